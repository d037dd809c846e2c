//! What the report's first part says of notices (R1): how many of which kind, in which channels, and how many postings are
//! proven.

use super::{Block, CELL, Cell, Passage, Value, figure, listed_of, single, table, text};
use crate::notices::NoticeKind;
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::opens::{NoticeList, Opens};
use crate::reports::words;

/// A sentence and a table; of a quarter without notices the sentence alone.
pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let notices = &figures.notices;
    if notices.count == 0 {
        return vec![Block::Text("信息发布：本季度没有开始公示的信息。".into())];
    }
    let all = NoticeList::of(figures);
    let kinds = notices.by_kind.iter().filter(|one| one.count > 0).map(|one| {
        let of = NoticeList { kind: Some(one.kind), ..all };
        Passage::from(format!("{} ", kind(one.kind))).listed(one.count, Opens::Notices(of)).say(" 条")
    });
    let summary = Passage::from("信息发布：本季度开始公示 ")
        .listed(notices.count, Opens::Notices(all))
        .say(" 条，其中")
        .joined(kinds, "、")
        .say("。");
    let mut rows: Vec<Vec<Cell>> = notices
        .by_channel
        .iter()
        .map(|one| {
            let of = NoticeList { channel_id: Some(one.channel.id), ..all };
            row(&one.channel.name, listed_of(one.count, Opens::Notices(of)), one.proven, of)
        })
        .collect();
    let postings: i64 = notices.by_channel.iter().map(|one| one.count).sum();
    // A notice in several channels counts in each.
    let listed = Opens::Postings { from: figures.first_day, to: figures.last_day };
    rows.push(row("合计（条次）", listed_of(postings, listed), notices.proven, all));
    let columns =
        vec![text("渠道", 3.2), figure("公示（条次）", 1.8), figure("有凭证", 1.8), figure("凭证率", 1.6)];
    vec![
        Block::Text(summary),
        Block::Table(table("信息发布", columns, rows, true, &[])),
        Block::Note(
            "凭证率 = 有照片或链接的张贴 ÷ 公示首日已过的张贴；同一条信息在几个渠道公示，按几条次计。"
                .to_owned()
                .into(),
        ),
    ]
}

fn row(name: &str, count: Cell, proven: Rate, of: NoticeList) -> Vec<Cell> {
    let basis = format!("{} / {}", proven.numerator, proven.denominator);
    vec![
        CELL(name.to_owned()),
        count,
        // Which of their postings are proven stands in the list of the notices.
        single(Cell::valued(basis, Value::Fraction(proven)), Opens::Notices(of)),
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
