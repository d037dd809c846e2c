//! Who answered in time, how the waits are spread, what came back, and what maintenance did (三 处理结果).

use super::{Block, CELL, Cell, Columns, Mark, ON_TIME, ON_TIME_OF, Passage, figure, rated, table, text};
use crate::reports::figures::QuarterFigures;
use crate::reports::opens::{Opens, TicketList};
use crate::reports::parts::{OrderFigures, SpreadFigures};
use crate::reports::words;
use crate::tickets::{Counted, OrderStood};

pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let handling = &figures.parts.handling;
    let mut blocks = Vec::new();
    if figures.total.waiting.answered > 0 {
        let mut over_hours = None;
        let mut columns = Vec::new();
        for one in &handling.spread {
            let of = TicketList { over_hours, up_to_hours: one.up_to_hours, ..TicketList::of(figures) };
            let mark = Mark { count: one.count, opens: of.counting(Counted::Answered) };
            columns.push((class(&handling.spread, one), mark));
            over_hours = one.up_to_hours;
        }
        let caption = "首次反馈用时的分布（件）";
        blocks.push(Block::Columns(Columns { number: 0, caption, columns }));
    }
    blocks.extend(posts(figures));
    blocks.push(Block::Text(orders(figures, &handling.orders, handling.reopened)));
    blocks
}

/// `2–8 小时`, of one class among all.
fn class(all: &[SpreadFigures], one: &SpreadFigures) -> String {
    let place = all.iter().position(|other| other == one).unwrap_or(0);
    let from = place.checked_sub(1).and_then(|place| all[place].up_to_hours);
    let words =
        |hours: i64| if hours > 48 { format!("{} 天", hours / 24) } else { format!("{hours} 小时") };
    match (from, one.up_to_hours) {
        (None, Some(to)) => format!("≤ {}", words(to)),
        (Some(from), Some(to)) if to > 48 => format!("{}–{}", words(from), words(to)),
        (Some(from), Some(to)) => format!("{from}–{}", words(to)),
        (Some(from), None) => format!("> {}", words(from)),
        (None, None) => String::new(),
    }
}

fn posts(figures: &QuarterFigures) -> Vec<Block> {
    let handling = &figures.parts.handling;
    let mut rows: Vec<Vec<Cell>> = handling
        .posts
        .iter()
        .map(|one| {
            let of = TicketList { post: Some(one.role), ..TicketList::of(figures) };
            vec![CELL(words::post(one.role).to_owned()), rated(one.on_time, &of, ON_TIME_OF)]
        })
        .collect();
    if handling.nobody.denominator > 0 {
        let of = TicketList { without_responsible: true, ..TicketList::of(figures) };
        rows.push(vec![CELL("未落实责任人".to_owned()), rated(handling.nobody, &of, ON_TIME_OF)]);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Table(table(
            "各岗位响应及时率",
            vec![text("岗位", 3.0), figure("响应及时率¹", 3.0)],
            rows,
            false,
            &[ON_TIME],
        )),
        Block::Note("按责任人在来件结算时的岗位统计；一人兼任几个岗位的，在各岗位分别计入。".into()),
    ]
}

fn orders(figures: &QuarterFigures, orders: &OrderFigures, reopened: i64) -> Passage {
    let OrderFigures { issued, done, unable, withdrawn, median_ms } = *orders;
    let opens = |stood| Opens::WorkOrders { from: figures.first_day, to: figures.last_day, stood };
    let again = match reopened {
        0 => "本季度没有重新办理的来件。".into(),
        count => Passage::from("本季度重新办理 ")
            .counted(count, &TicketList::of(figures), Counted::Reopened)
            .say(" 件（同一件多次重新办理只计一次）。"),
    };
    if issued == 0 {
        return again.say("维修派工：本季度没有派出工单。");
    }
    let mut said = again
        .say("维修派工：本季度派出工单 ")
        .listed(issued, opens(None))
        .say(" 张，完成 ")
        .listed(done, opens(Some(OrderStood::Done)))
        .say(" 张");
    if unable > 0 {
        said = said.say("，未能完成 ").listed(unable, opens(Some(OrderStood::Unable))).say(" 张");
    }
    if withdrawn > 0 {
        said = said.say("，撤回 ").listed(withdrawn, opens(Some(OrderStood::Withdrawn))).say(" 张");
    }
    let open = issued - done - unable - withdrawn;
    if open > 0 {
        said = said.say("，").listed(open, opens(Some(OrderStood::Open))).say(" 张仍在进行");
    }
    if let Some(median) = median_ms {
        said = said
            .say(format!("；自派工至完成，一半工单不超过 {}（n = ", words::span(median)))
            .listed(done, opens(Some(OrderStood::Done)))
            .say("）");
    }
    said.say("。")
}
