//! What residents came with again, together, and from where; and what some of them said, without names (二 居民反馈).

use super::{Block, CELL, Cell, Passage, counted, figure, listed_of, single, table, text};
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::opens::{Opens, TicketList};
use crate::reports::parts::HouseholdFigures;
use crate::reports::texts::{TextPart, Texts};
use crate::reports::words;
use crate::tickets::{Category, Counted};

pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let voices = &figures.parts.voices;
    let all = TicketList::of(figures);
    let repeated = voices.repeats.numerator;
    let mut blocks = vec![Block::Text(
        Passage::from("重复来件：同一户、同一主题在上一件办结后 30 天内再次来件 ")
            .counted(repeated, &all, Counted::Repeated)
            .say(" 件，重复率 ")
            .say(percentage(voices.repeats))
            .say("（")
            .counted(repeated, &all, Counted::Repeated)
            .say("/")
            .counted(voices.repeats.denominator, &all, Counted::ClosedWithin)
            .say("）。"),
    )];
    blocks.extend(households(figures));
    blocks.extend(buildings(figures));
    blocks.extend(incidents(figures));
    blocks
}

/// 重复率 is no share: what repeats need not be among what was closed.
pub(super) fn percentage(rate: Rate) -> String {
    if rate.denominator == 0 {
        return words::NOTHING.to_owned();
    }
    let tenths = (2 * rate.numerator * 1000 + rate.denominator).div_euclid(2 * rate.denominator);
    format!("{}.{}%", tenths / 10, tenths % 10)
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
            let of = TicketList { building: Some(one.building.clone()), ..TicketList::of(figures) };
            let complaints = TicketList { category: Some(Category::Complaint), ..of.clone() };
            let on_topic = TicketList { topic_id: Some(one.topic.id), ..of.clone() };
            vec![
                CELL(building(&one.building)),
                counted(one.received, &of, Counted::Received),
                Cell::share(share),
                counted(one.complaints, &complaints, Counted::Received),
                CELL(one.topic.name.clone()),
                counted(one.on_topic, &on_topic, Counted::Received),
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
    let placed = TicketList { with_building: true, ..TicketList::of(figures) };
    let note = Passage::from("占比 = 该楼栋件数 ÷ 写明楼栋房号的来件 ")
        .counted(voices.of_buildings, &placed, Counted::Received)
        .say(" 件；件数未按户数折算，楼栋之间不宜直接比较。");
    vec![Block::Table(table("来件较多的楼栋", columns, rows, false, &[])), Block::Note(note)]
}

/// `3 栋`, of a building that is called by a number.
fn building(key: &str) -> String {
    if key.chars().all(|c| c.is_ascii_digit()) { format!("{key} 栋") } else { key.to_owned() }
}

/// The households that came again most often, without a room: their tickets open to whoever may see them.
fn households(figures: &QuarterFigures) -> Option<Block> {
    let households = &figures.parts.voices.households;
    if households.is_empty() {
        return None;
    }
    let row = |one: &HouseholdFigures| {
        let of = TicketList {
            household_id: Some(one.household_id),
            topic_id: Some(one.topic.id),
            ..TicketList::of(figures)
        };
        let home = one.building.as_deref().map_or(String::new(), building);
        vec![
            CELL(format!("{home}某户")),
            CELL(one.topic.name.clone()),
            counted(one.repeated, &of, Counted::Repeated),
        ]
    };
    let columns = vec![text("住户", 2.4), text("主题", 4.0), figure("重复来件（件）", 1.8)];
    let rows = households.iter().map(row).collect();
    Some(Block::Table(table("同一户重复来件较多的主题（2 件及以上）", columns, rows, false, &[])))
}

fn incidents(figures: &QuarterFigures) -> Vec<Block> {
    let incidents = &figures.parts.voices.incidents;
    if incidents.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Vec<Cell>> = incidents
        .iter()
        .map(|one| {
            let opens = Opens::Incident { id: one.id };
            vec![
                single(CELL(one.title.clone()), opens.clone()),
                single(CELL(one.households.to_string()), opens.clone()),
                listed_of(one.tickets, opens),
            ]
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
