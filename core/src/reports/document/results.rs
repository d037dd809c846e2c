//! 三 处理结果: how many were answered in time, how long it took, what was late.

use super::{Block, CELL, Cell, FORMULAS, ReportInput, Table, figure, follow_ups, handling, table, text};
use crate::office::OfficeZone;
use crate::reports::figures::{Group, LATE_LISTED, QuarterFigures, Rate};
use crate::reports::texts::Texts;
use crate::reports::words;

pub(super) fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let (figures, zone) = (input.figures, input.zone);
    let total = &figures.total;
    let by_category =
        figures.by_category.iter().map(|one| (words::category(one.category).to_owned(), one.figures));
    let by_channel = figures.by_channel.iter().map(|one| (one.of.name.clone(), one.figures));
    let follow_ups = follow_ups::part(figures);
    let mut blocks = vec![
        Block::Text(results_summary(total, figures.day_only)),
        Block::Table(outcome("各类别处理结果", "类别", by_category.collect(), total)),
        Block::Table(outcome("各渠道处理结果", "渠道", by_channel.collect(), total)),
    ];
    blocks.extend(handling::part(figures));
    blocks.extend(follow_ups);
    blocks.extend([
        Block::Table(comparison(total, &figures.previous)),
        Block::Note("两季度数字并列供参考，未作统计检验，不据此判断升降。".to_owned()),
    ]);
    blocks.extend(late(figures, input.texts, zone));
    blocks
}

fn results_summary(total: &Group, day_only: i64) -> String {
    if total.received == 0 && total.on_time.denominator == 0 {
        return "本季度没有需要处理的来件。".to_owned();
    }
    let share = |label: &str, rate: Rate| match rate.denominator {
        0 => format!("{label}暂无可计的来件（0/0）"),
        _ => format!("{label} {}", words::rate(rate)),
    };
    let mut summary = format!("{}，{}。", share("响应及时率", total.on_time), share("办结率", total.closing));
    if let (Some(median), Some(p90)) = (total.waiting.median_ms, total.waiting.p90_ms) {
        summary += &format!(
            "自受理至首次反馈，一半来件不超过 {}，九成来件不超过 {}（n = {}）。",
            words::span(median),
            words::span(p90),
            total.waiting.answered
        );
    }
    if day_only > 0 {
        summary += &format!("以上及时率和用时不含本季度受理、只知日期的 {day_only} 件。");
    }
    summary
}

fn outcome(caption: &'static str, title: &'static str, groups: Vec<(String, Group)>, total: &Group) -> Table {
    let wait = |ms: Option<i64>| ms.map_or(CELL(words::NOTHING.to_owned()), Cell::span);
    let row = |name: String, group: &Group| {
        vec![
            CELL(name),
            Cell::Rate(group.on_time),
            wait(group.waiting.median_ms),
            wait(group.waiting.p90_ms),
            CELL(group.waiting.answered.to_string()),
            Cell::Rate(group.closing),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = groups.into_iter().map(|(name, group)| row(name, &group)).collect();
    rows.push(row("全部".to_owned(), total));
    let columns = vec![
        text(title, 1.7),
        figure("响应及时率¹", 2.3),
        figure("反馈用时中位数²", 2.0),
        figure("反馈用时 P90²", 1.8),
        figure("n", 0.9),
        figure("办结率³", 2.5),
    ];
    table(caption, columns, rows, true, &FORMULAS)
}

fn comparison(now: &Group, before: &Group) -> Table {
    let wait = |ms: Option<i64>| ms.map_or(CELL(words::NOTHING.to_owned()), Cell::span);
    let row =
        |name: &str, show: &dyn Fn(&Group) -> Cell| vec![CELL(name.to_owned()), show(now), show(before)];
    let rows = vec![
        row("受理件数", &|group| CELL(group.received.to_string())),
        row("响应及时率¹", &|group| Cell::Rate(group.on_time)),
        row("首次反馈用时中位数²", &|group| wait(group.waiting.median_ms)),
        row("首次反馈用时 P90²", &|group| wait(group.waiting.p90_ms)),
        row("办结率³", &|group| Cell::Rate(group.closing)),
        row("回访率⁴", &|group| Cell::Rate(group.follow_ups.followed_up)),
        row("解决率⁴", &|group| Cell::Rate(group.follow_ups.solved)),
        row("满意率⁴", &|group| Cell::Rate(group.follow_ups.satisfied)),
    ];
    let columns = vec![text("指标", 2.0), figure("本季度", 2.0), figure("上一季度", 2.0)];
    let footnotes = [&FORMULAS[..], &[follow_ups::FORMULA]].concat();
    table("与上一季度对照", columns, rows, false, &footnotes)
}

fn late(figures: &QuarterFigures, texts: &Texts, zone: OfficeZone) -> Vec<Block> {
    if figures.late_total == 0 {
        return vec![Block::Text("本季度没有超时的来件。".to_owned())];
    }
    let mut summary = format!("本季度首次反馈超时 {} 件，按超时长短排列。", figures.late_total);
    let listed = figures.late.len();
    if usize::try_from(figures.late_total).is_ok_and(|total| total > listed) {
        let rest = figures.late_total - i64::try_from(listed).unwrap_or(0);
        summary += &if listed < LATE_LISTED {
            format!("其中 {rest} 件涉及员工，不列入清单。")
        } else {
            format!("清单列出超时最长的 {LATE_LISTED} 件，其余 {rest} 件可在系统中查看。")
        };
    }
    let rows = figures
        .late
        .iter()
        .map(|ticket| {
            vec![
                CELL(ticket.number.clone()),
                CELL(ticket.topic.clone()),
                Cell::moment(ticket.received_at, zone),
                Cell::moment(ticket.due_at, zone),
                ticket
                    .first_feedback_at
                    .map_or(Cell::Late("尚未反馈".to_owned()), |at| Cell::moment(at, zone)),
                Cell::span(ticket.late_by_ms).late(),
                CELL(ticket.responsible.clone().unwrap_or_else(|| words::NOTHING.to_owned())),
                CELL(texts.late_reason(&ticket.number).unwrap_or(words::NOTHING).to_owned()),
            ]
        })
        .collect();
    let columns = vec![
        // The number begins with the category.
        text("编号", 7.6),
        text("主题", 6.6),
        text("受理", 5.5),
        text("时限", 5.5),
        text("首次反馈", 5.5),
        figure("超时", 5.8),
        text("责任人", 3.8),
        text("原因", 6.5),
    ];
    vec![Block::Text(summary), Block::Table(table("首次反馈超时清单", columns, rows, false, &[]))]
}
