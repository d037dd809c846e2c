//! Every number of a draft opens what it counts, or is here with the reason why it does not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::*;
use crate::access::{Gate, Permission};
use crate::clock::SetClock;
use crate::demo::{self, Plan};
use crate::error::Result;
use crate::office::{Office, Setup};
use crate::operation::{Kind, Operation, Read, ReadContext};
use crate::reports::editions::{Made, MadeYear};
use crate::reports::fonts::FontPlaces;
use crate::reports::{ReportPeriod, Texts};
use crate::store::KeyPlace;

/// What stands beside a number that opens nothing, by intention, and why.
const OPENS_NOTHING: &[(&str, &str)] = &[
    ("可抽取", "the frame of a sample is not kept: which tickets it was, nobody can list later"),
    ("不足 5 份", "a limit"),
    ("不足 5 件", "a limit"),
];

/// Columns of names, of rules, of shares, and of what somebody wrote.
const SAY_NO_COUNTS: &[&str] = &[
    "指标",
    "原因",
    "措施",
    "结果",
    "看什么",
    "看到了什么，改什么",
    "会议",
    "条目",
    "原规定",
    "建议",
    "条款",
    "题目",
    "调查",
    "渠道",
    "主题",
    "楼栋",
    "住户",
    "口径",
    "首次反馈时限",
    "名次",
];

/// What a number is that counts nothing.
fn is_no_count(before: &str, number: &str, after: &str) -> bool {
    let after = after.trim_start();
    let units = ["%", "个百分点", "年", "月", "日", "小时", "分", "天", "秒", "号", "版", "题", "–", "～"];
    number.chars().all(|c| !c.is_ascii_digit() || c == '0')
        || number.contains([':', '-', '.'])
        || units.iter().any(|unit| after.starts_with(unit))
        || before.ends_with(['第', '表', '图', '–', '～'])
}

/// The numbers of a text at which `opens` does not say that they open something, each with what stands around it; what
/// somebody else called something, in quotation marks, has no counts.
fn unopened(text: &str, opens: &dyn Fn(usize) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let (mut at, mut quoted) = (0, 0_i32);
    while let Some(c) = text[at..].chars().next() {
        quoted += i32::from(c == '“') - i32::from(c == '”');
        if quoted > 0 || !c.is_ascii_digit() {
            at += c.len_utf8();
            continue;
        }
        let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '-' | ',');
        let to = text[at..].find(|c| !part(c)).map_or(text.len(), |length| at + length);
        if !opens(at) && !is_no_count(&text[..at], &text[at..to], &text[to..]) {
            let near = |text: &str, back: bool| -> String {
                let take = |chars: &mut dyn Iterator<Item = char>| chars.take(12).collect::<Vec<_>>();
                let mut taken = if back { take(&mut text.chars().rev()) } else { take(&mut text.chars()) };
                if back {
                    taken.reverse();
                }
                taken.into_iter().collect()
            };
            found.push(format!("{}{}{}", near(&text[..at], true), &text[at..to], near(&text[to..], false)));
        }
        at = to;
    }
    found
}

fn of_passage(passage: &Passage) -> Vec<String> {
    let openings: Vec<_> = passage.openings().map(|(at, ..)| at).collect();
    unopened(passage, &|at| openings.iter().any(|one| one.contains(&at)))
}

fn of_words(text: &str) -> Vec<String> {
    unopened(text, &|_| false)
}

fn of_cell(cell: &Cell) -> Vec<String> {
    match cell {
        // Of a single thing both numbers of a share are.
        Cell::Opening { cell, part: None, opening } if opening.count.is_some() => match cell.shown() {
            Cell::Rate(rate) if rate.numerator > 0 => vec![format!("the numerator of {rate:?}")],
            _ => Vec::new(),
        },
        Cell::Rate(rate) | Cell::Valued { value: Value::Fraction(rate), .. } if rate.denominator > 0 => {
            vec![format!("{rate:?}")]
        }
        Cell::Text(text) | Cell::Late(text) => of_words(text),
        // Shares, intervals, spans, days and moments count nothing.
        Cell::Opening { .. } | Cell::Rate(_) | Cell::Bar(_) | Cell::Valued { .. } => Vec::new(),
    }
}

fn of_table(table: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(row) {
            if !SAY_NO_COUNTS.contains(&column.title) {
                let of = format!("{}，{}：", table.caption, column.title);
                found.extend(of_cell(cell).into_iter().map(|number| format!("{of}{number}")));
            }
        }
    }
    found
}

fn of_block(block: &Block) -> Vec<String> {
    match block {
        Block::Text(text) | Block::Note(text) => of_passage(text),
        Block::Numbered(all) => all.iter().flat_map(of_passage).collect(),
        Block::Headlines(all) => all
            .iter()
            .flat_map(|one| {
                let value = if one.opening.is_none() { of_words(&one.value) } else { Vec::new() };
                [value, of_passage(&one.basis), of_passage(&one.change)].concat()
            })
            .collect(),
        Block::KeyFigures(all, _) => all
            .iter()
            .flat_map(|one| {
                let value = if one.opening.is_none() && one.value != words::NOTHING {
                    vec![format!("{} {}", one.label, one.value)]
                } else {
                    Vec::new()
                };
                [value, of_passage(&one.basis)].concat()
            })
            .collect(),
        Block::Table(table) => of_table(table),
        // Every mark of a chart of counts opens; the shares of a chart of answers stand in the second appendix, where they open. The
        // others are names, what people wrote, and where they sign.
        Block::Chart(_)
        | Block::Columns(_)
        | Block::Bars(_)
        | Block::Intervals(_)
        | Block::Heading(_)
        | Block::Quotes(_)
        | Block::Signatures(_)
        | Block::Seal(_)
        | Block::Break => Vec::new(),
    }
}

/// A draft as the program makes it, nobody having written anything: its numbers that open nothing.
#[derive(Serialize, Deserialize, JsonSchema, TS)]
struct Numbers {
    period: String,
}

impl Operation for Numbers {
    const NAME: &'static str = "numbers_that_open_nothing";
    const GATE: Gate = Gate::Permission(Permission::ReportsRead);
    const KIND: Kind = Kind::Read;
    type Answer = Vec<String>;
}

impl Read for Numbers {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<String>> {
        let ReadContext { db, zone, now, .. } = *context;
        let document = match ReportPeriod::parse(&self.period)? {
            ReportPeriod::Quarter(quarter) => {
                let mut made = Made::read(db, zone, quarter, now)?;
                made.frame.texts = Texts::default();
                made.document(None)
            }
            ReportPeriod::Year(year) => {
                let mut made = MadeYear::read(context, year)?;
                made.frame.texts = Texts::default();
                made.document(None)
            }
        };
        Ok(document.sections.iter().flat_map(|section| &section.blocks).flat_map(of_block).collect())
    }
}

#[test]
fn every_number_of_a_draft_opens_something_or_it_is_said_why_not() {
    let now = "2026-11-23T02:00:00Z".parse().unwrap();
    let mut needed = std::collections::BTreeSet::new();
    let mut unopened = Vec::new();
    for seed in [11, 12] {
        let dir = tempfile::tempdir().unwrap();
        let setup = Setup {
            clock: Box::new(std::sync::Arc::new(SetClock::new(now))),
            ids: crate::ids::Ids::seeded(seed),
            key_place: KeyPlace::File,
            ..Setup::system(FontPlaces::from_environment())
        };
        let office = Office::open(dir.path(), setup).unwrap();
        let [from, to] =
            [(2025, 5, 20), (2026, 11, 23)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
        demo::fill(&office, &Plan { households: 60, tickets: 700, from, to, now, seed }, |_| ()).unwrap();
        for period in ["2026Q2", "2026Q3", "2026Q4", "2026", "2025"] {
            let numbers = office.session(None).unwrap().read(Numbers { period: period.to_owned() }).unwrap();
            for number in numbers {
                match OPENS_NOTHING.iter().find(|(words, _)| number.contains(words)) {
                    Some((words, _)) => _ = needed.insert(*words),
                    None => unopened.push(format!("{period}: {number}")),
                }
            }
        }
    }
    assert!(unopened.is_empty(), "{}", unopened.join("\n"));
    let idle: Vec<_> = OPENS_NOTHING.iter().filter(|(words, _)| !needed.contains(words)).collect();
    assert!(idle.is_empty(), "no number needs {idle:#?}");
}
