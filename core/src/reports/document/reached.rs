//! By what the office is reached, and what it does for it (R1, R7.1, R9.2): what each channel is worth, meetings, checks.

use super::{Block, CELL, Cell, ON_TIME, Value, figure, follow_ups, table, text};
use crate::days::day_of;
use crate::meetings::HeldMeeting;
use crate::meetings::profile::MeetingKind;
use crate::office::OfficeZone;
use crate::reports::figures::{NamedFigures, QuarterFigures, Rate};
use crate::reports::words;
use crate::supervision::ChannelChecks;

/// How often each channel is used, and with what effect (R9.2).
pub(super) fn channels(figures: &QuarterFigures) -> Vec<Block> {
    let total = figures.total.received;
    let row = |one: &NamedFigures| {
        let of = &one.figures;
        vec![
            CELL(one.of.name.clone()),
            Cell::share(Rate { numerator: of.received, denominator: total }),
            Cell::Rate(of.on_time),
            Cell::Rate(of.follow_ups.solved),
            Cell::Rate(of.follow_ups.satisfied),
        ]
    };
    let columns = vec![
        text("渠道", 2.2),
        figure("使用占比", 1.2),
        figure("响应及时率¹", 2.2),
        figure("解决率⁴", 2.2),
        figure("满意率⁴", 2.2),
    ];
    let rows = figures.by_channel.iter().map(row).collect();
    vec![Block::Table(table("渠道使用与效果", columns, rows, false, &[ON_TIME, follow_ups::FORMULA]))]
}

/// The meetings held.
pub(super) fn meetings(figures: &QuarterFigures, zone: OfficeZone) -> Vec<Block> {
    let held = &figures.parts.communication.meetings;
    if held.is_empty() {
        return vec![Block::Text("会议：本季度没有召开会议。".to_owned())];
    }
    let kinds: Vec<String> = KINDS
        .into_iter()
        .filter_map(|of| {
            let count = held.iter().filter(|meeting| meeting.kind == of).count();
            (count > 0).then(|| format!("{} {count} 次", kind(of)))
        })
        .collect();
    let sum = |of: fn(&HeldMeeting) -> i64| held.iter().map(of).sum::<i64>();
    let summary = format!(
        "会议：本季度召开 {} 次，其中{}；形成决议 {} 项，待办事项 {} 项。",
        held.len(),
        kinds.join("、"),
        sum(|one| one.decisions),
        sum(|one| one.action_items)
    );
    let row = |one: &HeldMeeting| {
        let day = day_of(zone, one.starts_at);
        vec![
            Cell::valued(day.format("%m-%d").to_string(), Value::Day(day)),
            CELL(kind(one.kind).to_owned()),
            CELL(one.title.clone()),
            CELL(one.present.to_string()),
            CELL(one.items.to_string()),
            CELL(one.decisions.to_string()),
            CELL(one.action_items.to_string()),
        ]
    };
    let columns = vec![
        text("日期", 1.0),
        text("形式", 2.2),
        text("会议", 4.2),
        figure("到会（人）", 1.3),
        figure("议题", 0.9),
        figure("决议", 0.9),
        figure("待办", 0.9),
    ];
    vec![
        Block::Text(summary),
        Block::Table(table("召开的会议", columns, held.iter().map(row).collect(), false, &[])),
    ]
}

const KINDS: [MeetingKind; 5] = [
    MeetingKind::Forum,
    MeetingKind::Committee,
    MeetingKind::Assembly,
    MeetingKind::Delegates,
    MeetingKind::Internal,
];

fn kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Forum => "居民座谈会",
        MeetingKind::Committee => "业主委员会会议",
        MeetingKind::Assembly => "业主大会",
        MeetingKind::Delegates => "居民代表会议",
        MeetingKind::Internal => "内部会议",
    }
}

/// The checks of channels (R7.1).
pub(super) fn checks(figures: &QuarterFigures) -> Vec<Block> {
    let checks = &figures.parts.communication.checks;
    if checks.is_empty() {
        return vec![Block::Text("渠道检查：本季度没有渠道检查的记录。".to_owned())];
    }
    let sum = |of: fn(&ChannelChecks) -> i64| checks.iter().map(of).sum::<i64>();
    let all =
        Rate { numerator: sum(|one| one.passed.numerator), denominator: sum(|one| one.passed.denominator) };
    let (findings, settled) = (sum(|one| one.findings), sum(|one| one.settled));
    let summary = format!(
        "渠道检查：本季度检查 {} 次，一次合格 {}；发现问题 {findings} 个，已处理 {settled} 个。",
        all.denominator,
        words::rate(all)
    );
    let row = |name: String, passed: Rate, findings: i64, settled: i64| {
        vec![
            CELL(name),
            CELL(passed.denominator.to_string()),
            Cell::Rate(passed),
            CELL(findings.to_string()),
            CELL(settled.to_string()),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = checks
        .iter()
        .map(|one| row(one.channel.name.clone(), one.passed, one.findings, one.settled))
        .collect();
    rows.push(row("合计".to_owned(), all, findings, settled));
    let columns = vec![
        text("渠道", 3.0),
        figure("检查（次）", 1.6),
        figure("一次合格", 2.4),
        figure("发现问题", 1.6),
        figure("已处理", 1.6),
    ];
    vec![Block::Text(summary), Block::Table(table("渠道检查", columns, rows, true, &[]))]
}
