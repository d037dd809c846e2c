//! What residents came with again, together, and from where; and what some of them said, without names (二 居民反馈).

use super::{Block, CELL, Cell, figure, table, text};
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::texts::{TextPart, Texts};
use crate::reports::words;

pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let voices = &figures.parts.voices;
    let mut blocks = vec![Block::Text(format!(
        "重复来件：同一户、同一主题在上一件办结后 30 天内再次来件 {} 件，重复率 {}。",
        voices.repeats.numerator,
        ratio(voices.repeats)
    ))];
    blocks.extend(buildings(figures));
    blocks.extend(incidents(figures));
    blocks
}

/// 重复率 is no share: what repeats need not be among what was closed.
pub(super) fn ratio(rate: Rate) -> String {
    if rate.denominator == 0 {
        return format!("{}（{}/0）", words::NOTHING, rate.numerator);
    }
    let tenths = (2 * rate.numerator * 1000 + rate.denominator).div_euclid(2 * rate.denominator);
    format!("{}.{}%（{}/{}）", tenths / 10, tenths % 10, rate.numerator, rate.denominator)
}

fn buildings(figures: &QuarterFigures) -> Vec<Block> {
    let voices = &figures.parts.voices;
    if voices.buildings.is_empty() {
        return Vec::new();
    }
    let rows = voices
        .buildings
        .iter()
        .map(|one| {
            let share = Rate { numerator: one.received, denominator: voices.of_buildings };
            vec![
                CELL(building(&one.building)),
                CELL(one.received.to_string()),
                Cell::share(share),
                CELL(one.complaints.to_string()),
                CELL(one.topic.name.clone()),
                CELL(one.on_topic.to_string()),
            ]
        })
        .collect();
    let columns = vec![
        text("楼栋", 1.8),
        figure("受理（件）", 1.4),
        figure("占比", 1.2),
        figure("其中投诉", 1.4),
        text("最多的主题", 3.4),
        figure("件数", 1.0),
    ];
    let note = format!(
        "占比 = 该楼栋件数 ÷ 写明楼栋房号的来件 {} 件；件数未按户数折算，楼栋之间不宜直接比较。",
        voices.of_buildings
    );
    vec![Block::Table(table("来件较多的楼栋", columns, rows, false, &[])), Block::Note(note)]
}

/// `3 栋`, of a building that is called by a number.
fn building(key: &str) -> String {
    if key.chars().all(|c| c.is_ascii_digit()) { format!("{key} 栋") } else { key.to_owned() }
}

fn incidents(figures: &QuarterFigures) -> Vec<Block> {
    let incidents = &figures.parts.voices.incidents;
    if incidents.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Vec<Cell>> = incidents
        .iter()
        .map(|one| {
            vec![CELL(one.title.clone()), CELL(one.households.to_string()), CELL(one.tickets.to_string())]
        })
        .collect();
    let columns = vec![text("事件", 7.0), figure("涉及户数", 1.6), figure("来件（件）", 1.6)];
    vec![Block::Table(table("多户反映的事件", columns, rows, false, &[]))]
}

/// What residents said, as whoever wrote the report chose.
pub(super) fn said(texts: &Texts) -> Vec<Block> {
    let lines: Vec<String> = texts
        .lines(TextPart::Voices)
        .map(|line| format!("“{}”", line.trim_matches(['“', '”', '"'])))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("居民之声".to_owned()), Block::Quotes(lines)]
}
