//! Who answered in time, how the waits are spread, what came back, and what maintenance did (三 处理结果).

use super::{Block, CELL, Cell, Columns, ON_TIME, figure, table, text};
use crate::reports::figures::QuarterFigures;
use crate::reports::parts::{OrderFigures, SpreadFigures};
use crate::reports::words;

pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let handling = &figures.parts.handling;
    let mut blocks = Vec::new();
    if figures.total.waiting.answered > 0 {
        let columns = handling.spread.iter().map(|one| (class(&handling.spread, one), one.count)).collect();
        blocks.push(Block::Columns(Columns {
            number: 0, caption: "首次反馈用时的分布（件）", columns
        }));
    }
    blocks.extend(posts(figures));
    blocks.push(Block::Text(orders(&handling.orders, handling.reopened)));
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
        .map(|one| vec![CELL(words::post(one.role).to_owned()), Cell::Rate(one.on_time)])
        .collect();
    if handling.nobody.denominator > 0 {
        rows.push(vec![CELL("未落实责任人".to_owned()), Cell::Rate(handling.nobody)]);
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
        Block::Note("按责任人的岗位统计；一人兼任几个岗位的，在各岗位分别计入。".to_owned()),
    ]
}

fn orders(orders: &OrderFigures, reopened: i64) -> String {
    let OrderFigures { issued, done, unable, withdrawn, median_ms } = *orders;
    let again = match reopened {
        0 => "本季度没有重新办理的来件。".to_owned(),
        count => format!("本季度重新办理 {count} 件（同一件多次重新办理只计一次）。"),
    };
    if issued == 0 {
        return format!("{again}维修派工：本季度没有派出工单。");
    }
    let mut said = format!("{again}维修派工：本季度派出工单 {issued} 张，完成 {done} 张");
    if unable > 0 {
        said += &format!("，未能完成 {unable} 张");
    }
    if withdrawn > 0 {
        said += &format!("，撤回 {withdrawn} 张");
    }
    let open = issued - done - unable - withdrawn;
    if open > 0 {
        said += &format!("，{open} 张仍在进行");
    }
    if let Some(median) = median_ms {
        said += &format!("；自派工至完成，一半工单不超过 {}（n = {done}）", words::span(median));
    }
    said + "。"
}
