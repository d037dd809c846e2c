//! By what the office is reached, and what it does for it (R1, R7.1, R9.2): what each channel is worth, meetings, checks.

use super::{
    Block, CELL, Cell, ON_TIME, ON_TIME_OF, Passage, SATISFIED_OF, SMALL, SOLVED_OF, Value, figure,
    follow_ups, listed_of, rated, shared, single, table, text,
};
use crate::days::day_of;
use crate::meetings::HeldMeeting;
use crate::meetings::profile::MeetingKind;
use crate::office::OfficeZone;
use crate::page;
use crate::reports::figures::{NamedFigures, QuarterFigures, Rate};
use crate::reports::opens::{Opening, Opens, TicketList};
use crate::supervision::ChannelChecks;

/// How often each channel is used, and with what effect (R9.2).
pub(super) fn channels(figures: &QuarterFigures) -> Vec<Block> {
    let total = figures.total.received;
    let row = |one: &NamedFigures| {
        let of = &one.figures;
        let tickets = TicketList { channel_id: Some(one.of.id), ..TicketList::of(figures) };
        vec![
            CELL(one.of.name.clone()),
            Cell::share(Rate { numerator: of.received, denominator: total }),
            rated(of.on_time, &tickets, ON_TIME_OF),
            rated(of.follow_ups.solved, &tickets, SOLVED_OF),
            rated(of.follow_ups.satisfied, &tickets, SATISFIED_OF),
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
    vec![Block::Table(table("渠道使用与效果", columns, rows, false, &[ON_TIME, follow_ups::FORMULA, SMALL]))]
}

/// The meetings held.
pub(super) fn meetings(figures: &QuarterFigures, zone: OfficeZone) -> Vec<Block> {
    let held = &figures.parts.communication.meetings;
    if held.is_empty() {
        return vec![Block::Text("会议：本季度没有召开会议。".into())];
    }
    let list = |kind| Opens::Meetings { from: figures.first_day, to: figures.last_day, kind };
    let kinds = KINDS.into_iter().filter_map(|of| {
        let count = page::count(held.iter().filter(|meeting| meeting.kind == of).count());
        let said = Passage::from(format!("{} ", of.word()));
        (count > 0).then(|| said.listed(count, list(Some(of))).say(" 次"))
    });
    let sum = |of: fn(&HeldMeeting) -> i64| held.iter().map(of).sum::<i64>();
    // Who votes in an assembly does so as an owner of a home, mostly on paper: nobody came.
    let voted = held.iter().filter(|one| one.kind == MeetingKind::Assembly).map(|one| {
        let of = (one.took_part > 0).then(|| Opening::single(Opens::Meeting { id: one.id }));
        Passage::from(format!("{}参加表决 ", one.title)).number(one.took_part, of).say(" 户。")
    });
    let decided = Opens::Decisions { from: figures.first_day, to: figures.last_day };
    let not_carried = Opens::NotCarried { from: figures.first_day, to: figures.last_day };
    let summary = Passage::from("会议：本季度召开 ")
        .listed(page::count(held.len()), list(None))
        .say(" 次，其中")
        .joined(kinds, "、")
        .say("；形成决议 ")
        .listed(sum(|one| one.decisions), decided)
        .and(match sum(|one| one.not_carried) {
            0 => " 项".into(),
            count => Passage::from(" 项，表决未通过 ").listed(count, not_carried).say(" 项"),
        })
        .say("，待办事项 ")
        .listed(
            sum(|one| one.action_items),
            Opens::ActionItems { from: figures.first_day, to: figures.last_day },
        )
        .say(" 项。")
        .joined(voted, "");
    let row = |one: &HeldMeeting| {
        let day = day_of(zone, one.starts_at);
        // Who came, what was talked about and what was decided stand in the meeting.
        let within = |count: i64| {
            let cell = CELL(count.to_string());
            if count > 0 { single(cell, Opens::Meeting { id: one.id }) } else { cell }
        };
        vec![
            Cell::valued(day.format("%m-%d").to_string(), Value::Day(day)),
            CELL(one.kind.word().to_owned()),
            single(CELL(one.title.clone()), Opens::Meeting { id: one.id }),
            within(one.took_part),
            within(one.items),
            within(one.decisions),
            within(one.not_carried),
            within(one.action_items),
        ]
    };
    let columns = vec![
        text("日期", 1.0),
        text("形式", 2.2),
        text("会议", 4.2),
        figure("参加", 0.9),
        figure("议题", 0.9),
        figure("决议", 0.9),
        figure("未通过", 1.0),
        figure("待办", 0.9),
    ];
    vec![
        Block::Text(summary),
        Block::Table(table("召开的会议", columns, held.iter().map(row).collect(), false, &[])),
        Block::Note(
            "参加：业主大会为参加表决的户数，其他会议为到会人数。决议：表决通过的议题，和不经表决、记有决定的议题。"
                .to_owned().into(),
        ),
    ]
}

const KINDS: [MeetingKind; 5] = [
    MeetingKind::Forum,
    MeetingKind::Committee,
    MeetingKind::Assembly,
    MeetingKind::Delegates,
    MeetingKind::Internal,
];

/// The checks of channels (R7.1).
pub(super) fn checks(figures: &QuarterFigures) -> Vec<Block> {
    let checks = &figures.parts.communication.checks;
    if checks.is_empty() {
        return vec![Block::Text("渠道检查：本季度没有渠道检查的记录。".into())];
    }
    let sum = |of: fn(&ChannelChecks) -> i64| checks.iter().map(of).sum::<i64>();
    let all =
        Rate { numerator: sum(|one| one.passed.numerator), denominator: sum(|one| one.passed.denominator) };
    let (findings, settled) = (sum(|one| one.findings), sum(|one| one.settled));
    let (from, to) = (figures.first_day, figures.last_day);
    let made = |channel_id, passed| Opens::Checks { from, to, channel_id, passed };
    let found = |channel_id, settled| Opens::Findings { from, to, channel_id, settled };
    let summary = Passage::from("渠道检查：本季度检查 ")
        .listed(all.denominator, made(None, false))
        .say(" 次，一次合格 ")
        .shared(all, made(None, true), &made(None, false))
        .say("；发现问题 ")
        .listed(findings, found(None, false))
        .say(" 个，已处理 ")
        .listed(settled, found(None, true))
        .say(" 个。");
    let row = |name: String, id: Option<i64>, passed: Rate, (findings, settled): (i64, i64)| {
        vec![
            CELL(name),
            listed_of(passed.denominator, made(id, false)),
            shared(passed, made(id, true), made(id, false)),
            listed_of(findings, found(id, false)),
            listed_of(settled, found(id, true)),
        ]
    };
    let of_channel = |one: &ChannelChecks| {
        row(one.channel.name.clone(), Some(one.channel.id), one.passed, (one.findings, one.settled))
    };
    let mut rows: Vec<Vec<Cell>> = checks.iter().map(of_channel).collect();
    rows.push(row("合计".to_owned(), None, all, (findings, settled)));
    let columns = vec![
        text("渠道", 3.0),
        figure("检查（次）", 1.6),
        figure("一次合格", 2.4),
        figure("发现问题", 1.6),
        figure("已处理", 1.6),
    ];
    vec![Block::Text(summary), Block::Table(table("渠道检查", columns, rows, true, &[]))]
}
