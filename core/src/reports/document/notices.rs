//! What the report's first part says of notices (R1): how many of which kind, in which channels, and how many postings are
//! proven.

use super::{Block, CELL, Cell, Value, figure, table, text};
use crate::notices::NoticeKind;
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::opens::Opens;
use crate::reports::words;

/// A sentence and a table; of a quarter without notices the sentence alone.
pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let notices = &figures.notices;
    if notices.count == 0 {
        return vec![Block::Text("信息发布：本季度没有开始公示的信息。".to_owned())];
    }
    let kinds: Vec<String> = notices
        .by_kind
        .iter()
        .filter(|one| one.count > 0)
        .map(|one| format!("{} {} 条", kind(one.kind), one.count))
        .collect();
    let summary = format!("信息发布：本季度开始公示 {} 条，其中{}。", notices.count, kinds.join("、"));
    let mut rows: Vec<Vec<Cell>> = notices
        .by_channel
        .iter()
        .map(|one| row(&one.channel.name, one.count.to_string(), one.proven))
        .collect();
    let postings: i64 = notices.by_channel.iter().map(|one| one.count).sum();
    let mut total = row("合计（条次）", postings.to_string(), notices.proven);
    let opens = Opens::Notices { from: figures.first_day, to: figures.last_day };
    total[1] = Cell::Opening { cell: Box::new(total[1].clone()), opens, part: None };
    rows.push(total);
    let columns =
        vec![text("渠道", 3.2), figure("公示（条次）", 1.8), figure("有凭证", 1.8), figure("凭证率", 1.6)];
    vec![
        Block::Text(summary),
        Block::Table(table("信息发布", columns, rows, true, &[])),
        Block::Note(
            "凭证率 = 有照片或链接的张贴 ÷ 公示首日已过的张贴；同一条信息在几个渠道公示，按几条次计。"
                .to_owned(),
        ),
    ]
}

fn row(name: &str, count: String, proven: Rate) -> Vec<Cell> {
    let basis = format!("{} / {}", proven.numerator, proven.denominator);
    vec![
        CELL(name.to_owned()),
        CELL(count),
        Cell::valued(basis, Value::Fraction(proven)),
        Cell::valued(words::percent(proven), Value::of(proven)),
    ]
}

pub(crate) fn kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::General => "公告",
        NoticeKind::Outage => "停水停电",
        NoticeKind::Fees => "费用公示",
        NoticeKind::Activity => "活动",
        NoticeKind::Meeting => "会议公示",
    }
}
