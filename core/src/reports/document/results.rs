//! 三 处理结果: how many were answered in time, how long it took, what was late.

use super::{
    Block, CELL, CLOSED_OF, Cell, FOLLOWED_UP_OF, FORMULAS, ON_TIME_OF, Passage, ReportInput, SATISFIED_OF,
    SMALL, SOLVED_OF, Table, counted, figure, follow_ups, handling, rated, single, table, text,
};
use crate::office::OfficeZone;
use crate::reports::figures::{Group, LATE_LISTED, QuarterFigures, Rate};
use crate::reports::opens::{Opens, TicketList};
use crate::reports::texts::Texts;
use crate::reports::words;
use crate::tickets::Counted;

pub(super) fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let (figures, zone) = (input.figures, input.frame.zone);
    let total = &figures.total;
    let all = TicketList::of(figures);
    let by_category = figures.by_category.iter().map(|one| {
        let of = TicketList { category: Some(one.category), ..all.clone() };
        (one.category.word().to_owned(), one.figures, of)
    });
    let by_channel = figures.by_channel.iter().map(|one| {
        let of = TicketList { channel_id: Some(one.of.id), ..all.clone() };
        (one.of.name.clone(), one.figures, of)
    });
    let whole = || ("全部".to_owned(), *total, all.clone());
    let follow_ups = follow_ups::part(figures);
    let mut blocks = vec![
        Block::Text(results_summary(figures)),
        Block::Table(outcome("各类别处理结果", "类别", by_category.chain([whole()]))),
        Block::Table(outcome("各渠道处理结果", "渠道", by_channel.chain([whole()]))),
    ];
    blocks.extend(handling::part(figures));
    blocks.extend(follow_ups);
    blocks.extend([
        Block::Table(comparison(figures)),
        Block::Note(
            "受理件数、响应及时率、解决率和满意率的升降见摘要；其余指标未作检验，并列供参考。"
                .to_owned()
                .into(),
        ),
    ]);
    blocks.extend(late(figures, &input.frame.texts, zone));
    blocks
}

fn results_summary(figures: &QuarterFigures) -> Passage {
    let (total, all) = (&figures.total, TicketList::of(figures));
    if total.received == 0 && total.on_time.denominator == 0 {
        return "本季度没有需要处理的来件。".into();
    }
    let share = |label: &str, rate: Rate, of| match rate.denominator {
        0 => Passage::from(format!("{label}暂无可计的来件（0/0）")),
        _ => Passage::from(format!("{label} ")).rated(rate, &all, of),
    };
    let mut summary = share("响应及时率", total.on_time, ON_TIME_OF)
        .say("，")
        .and(share("办结率", total.closing, CLOSED_OF))
        .say("。");
    if let (Some(median), Some(p90)) = (total.waiting.median_ms, total.waiting.p90_ms) {
        let [median, p90] = [median, p90].map(words::span);
        summary = summary
            .say(format!("自受理至首次反馈，一半来件不超过 {median}，九成来件不超过 {p90}（n = "))
            .counted(total.waiting.answered, &all, Counted::Answered)
            .say("）。");
    }
    if figures.day_only > 0 {
        summary = summary
            .say("以上及时率和用时不含本季度受理、只知日期的 ")
            .counted(figures.day_only, &all, Counted::DayOnly)
            .say(" 件。");
    }
    summary
}

/// A row for each group, that of all at the end.
fn outcome(
    caption: &'static str,
    title: &'static str,
    groups: impl Iterator<Item = (String, Group, TicketList)>,
) -> Table {
    let wait = |ms: Option<i64>| ms.map_or(CELL(words::NOTHING.to_owned()), Cell::span);
    let row = |(name, group, of): (String, Group, TicketList)| {
        vec![
            CELL(name),
            rated(group.on_time, &of, ON_TIME_OF),
            wait(group.waiting.median_ms),
            wait(group.waiting.p90_ms),
            counted(group.waiting.answered, &of, Counted::Answered),
            rated(group.closing, &of, CLOSED_OF),
        ]
    };
    let rows: Vec<Vec<Cell>> = groups.map(row).collect();
    let columns = vec![
        text(title, 1.7),
        figure("响应及时率¹", 2.3),
        figure("反馈用时中位数²", 2.0),
        figure("反馈用时 P90²", 1.8),
        figure("n", 0.9),
        figure("办结率³", 2.5),
    ];
    table(caption, columns, rows, true, &[&FORMULAS[..], &[SMALL]].concat())
}

fn comparison(figures: &QuarterFigures) -> Table {
    type Show<'a> = &'a dyn Fn(&Group, &TicketList) -> Cell;
    let (now, before) = (TicketList::of(figures), TicketList::before(figures));
    let wait = |ms: Option<i64>| ms.map_or(CELL(words::NOTHING.to_owned()), Cell::span);
    let row = |name: &str, show: Show<'_>| {
        vec![CELL(name.to_owned()), show(&figures.total, &now), show(&figures.previous, &before)]
    };
    let rows = vec![
        row("受理件数", &|group, of| counted(group.received, of, Counted::Received)),
        row("响应及时率¹", &|group, of| rated(group.on_time, of, ON_TIME_OF)),
        row("首次反馈用时中位数²", &|group, _| wait(group.waiting.median_ms)),
        row("首次反馈用时 P90²", &|group, _| wait(group.waiting.p90_ms)),
        row("办结率³", &|group, of| rated(group.closing, of, CLOSED_OF)),
        row("回访率⁴", &|group, of| rated(group.follow_ups.followed_up, of, FOLLOWED_UP_OF)),
        row("解决率⁴", &|group, of| rated(group.follow_ups.solved, of, SOLVED_OF)),
        row("满意率⁴", &|group, of| rated(group.follow_ups.satisfied, of, SATISFIED_OF)),
    ];
    let columns = vec![text("指标", 2.0), figure("本季度", 2.0), figure("上一季度", 2.0)];
    let footnotes = [&FORMULAS[..], &[follow_ups::FORMULA]].concat();
    table("与上一季度对照", columns, rows, false, &footnotes)
}

fn late(figures: &QuarterFigures, texts: &Texts, zone: OfficeZone) -> Vec<Block> {
    if figures.late_total == 0 {
        return vec![Block::Text("本季度没有超时的来件。".into())];
    }
    let mut summary = Passage::from("本季度首次反馈超时 ")
        .counted(figures.late_total, &TicketList::of(figures), Counted::Late)
        .say(" 件，按超时长短排列。");
    let listed = figures.late.len();
    if usize::try_from(figures.late_total).is_ok_and(|total| total > listed) {
        let rest = figures.late_total - i64::try_from(listed).unwrap_or(0);
        summary = summary.say(if listed < LATE_LISTED {
            format!("其中 {rest} 件涉及员工，不列入清单。")
        } else {
            format!("清单列出超时最长的 {LATE_LISTED} 件，其余 {rest} 件可在系统中查看。")
        });
    }
    let rows = figures
        .late
        .iter()
        .map(|ticket| {
            vec![
                single(CELL(ticket.number.clone()), Opens::Ticket { number: ticket.number.clone() }),
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
        text("主题", 5.4),
        // The day and below it the time: the reason needs the room.
        text("受理", 3.6),
        text("时限", 3.6),
        text("首次反馈", 4.3),
        figure("超时", 6.5),
        text("责任人", 3.8),
        text("原因", 12.0),
    ];
    vec![Block::Text(summary), Block::Table(table("首次反馈超时清单", columns, rows, false, &[]))]
}
