//! By what every figure is computed, with its numerator and denominator; up to when; by which limits.

use super::{
    Block, CELL, CLOSED_OF, Cell, FOLLOWED_UP_OF, ON_TIME_OF, ReportInput, SATISFIED_OF, SOLVED_OF, Section,
    Value, counted, figure, single, table, text, voices,
};
use crate::policy::{Counting, PolicyLimit};
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::opens::{NoticeList, Opens, TicketList};
use crate::reports::parts::PolicyUsed;
use crate::reports::words;
use crate::tickets::Counted;

/// 附录一
pub(super) fn section(input: &ReportInput<'_>) -> Section {
    let figures = input.figures;
    let mut blocks = vec![
        Block::Table(formulas(figures)),
        Block::Text(
            format!(
                "报告期为 {}至{}。数据截至 {}：此后登记、反馈和办结的来件不在本报告内。",
                words::date(figures.first_day),
                words::date(figures.last_day),
                words::long_moment(figures.as_of, input.frame.zone)
            )
            .into(),
        ),
    ];
    blocks.push(Block::Note(
        "回访按次计：来件重新办理后再回访的另计一次，同一居民因此可能答了几次，各次评价不是互相独立的。"
            .to_owned()
            .into(),
    ));
    blocks.extend(policies(input));
    Section { heading: "附录一　指标口径与依据", blocks }
}

fn formulas(figures: &QuarterFigures) -> super::Table {
    let total = &figures.total;
    let follow_ups = &total.follow_ups;
    let all = TicketList::of(figures);
    let notices = Opens::Notices(NoticeList::of(figures));
    let rows = [
        (
            "响应及时率",
            Some(ON_TIME_OF),
            total.on_time,
            words::percent(total.on_time),
            "按时首次反馈 ÷ 本季度结算的来件；每件在首次反馈与时限届满较早者结算一次",
        ),
        (
            "办结率",
            Some(CLOSED_OF),
            total.closing,
            words::percent(total.closing),
            "已办结 ÷ 受理，均为本季度受理的来件",
        ),
        (
            "回访率",
            Some(FOLLOWED_UP_OF),
            follow_ups.followed_up,
            words::percent(follow_ups.followed_up),
            "已回访到居民的次数 ÷ 本季度到期应回访的次数；联系不上的计入分母",
        ),
        (
            "解决率",
            Some(SOLVED_OF),
            follow_ups.solved,
            words::percent(follow_ups.solved),
            "居民确认已解决的次数 ÷ 回访到居民的次数；部分解决不计入分子",
        ),
        (
            "满意率",
            Some(SATISFIED_OF),
            follow_ups.satisfied,
            words::percent(follow_ups.satisfied),
            "非常满意和满意的次数 ÷ 有效评价的次数；联系不上的不计入分母",
        ),
        (
            "重复率",
            Some((Counted::Repeated, Counted::ClosedWithin)),
            figures.parts.voices.repeats,
            voices::percentage(figures.parts.voices.repeats),
            "同一户、同一主题在上一件办结后 30 天内再来的件数 ÷ 本季度办结件数",
        ),
        (
            "公示凭证率",
            None,
            figures.notices.proven,
            words::percent(figures.notices.proven),
            "有照片或链接的张贴 ÷ 公示首日已过的张贴",
        ),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, of, Rate { numerator, denominator }, value, rule)| {
            let count = |count: i64, of: Option<Counted>| match of {
                Some(of) => counted(count, &all, of),
                // Of postings: which of them are proven stands in the list of the notices.
                None if count > 0 => single(CELL(count.to_string()), notices.clone()),
                None => CELL(count.to_string()),
            };
            vec![
                CELL(name.to_owned()),
                count(numerator, of.map(|(part, _)| part)),
                count(denominator, of.map(|(_, whole)| whole)),
                Cell::valued(value, Value::of(Rate { numerator, denominator })),
                CELL(rule.to_owned()),
            ]
        })
        .collect();
    let columns = vec![
        text("指标", 1.5),
        figure("分子", 0.9),
        figure("分母", 0.9),
        figure("结果", 1.1),
        text("口径", 6.6),
    ];
    table("指标的口径、分子与分母", columns, rows, false, &[])
}

fn policies(input: &ReportInput<'_>) -> Vec<Block> {
    let used = &input.figures.parts.policies;
    if used.is_empty() {
        return Vec::new();
    }
    let row = |one: &PolicyUsed| -> Vec<Cell> {
        let limits: Vec<String> = one.limits.iter().map(limit).collect();
        // The first version holds from the beginning of the records.
        let from = if one.effective_from.timestamp() == 0 {
            "启用时".to_owned()
        } else {
            words::long_moment(one.effective_from, input.frame.zone)
        };
        vec![CELL(format!("第 {} 版", one.version)), CELL(from), CELL(limits.join("；"))]
    };
    let columns = vec![text("制度版本", 1.4), text("生效", 2.4), text("首次反馈时限", 6.2)];
    let rows = used.iter().map(row).collect();
    vec![
        Block::Table(table("本季度适用的时限", columns, rows, false, &[])),
        Block::Note("时限取自受理时有效的版本，受理时即固定；制度修订不改变此前来件的时限。".into()),
    ]
}

fn limit(limit: &PolicyLimit) -> String {
    let (amount, unit) = match limit.counting {
        Counting::ElapsedHours if limit.amount > 72 && limit.amount % 24 == 0 => (limit.amount / 24, "天"),
        Counting::ElapsedHours => (limit.amount, "小时"),
        Counting::WorkingHours => (limit.amount, "工作小时"),
        Counting::CalendarDays => (limit.amount, "个自然日"),
    };
    format!("{} {amount} {unit}", limit.category.word())
}
