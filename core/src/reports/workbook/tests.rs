//! Every figure that the pages say is in the workbook, as a value.

use std::sync::Arc;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;
use crate::chance::Chance;
use crate::clock::SetClock;
use crate::demo::{self, Plan};
use crate::ids::Ids;
use crate::office::{Office, Setup};
use crate::reports::Quarter;
use crate::reports::document::{self, Block, Value};
use crate::reports::figures::Rate;
use crate::reports::fonts::FontPlaces;
use crate::reports::texts::TextPart;
use crate::reports::words;
use crate::store::KeyPlace;

/// What the units after which a number is a figure are.
const UNITS: [char; 9] = ['件', '张', '项', '次', '户', '条', '个', '份', '人'];

fn demo_office(dir: &TempDir) -> Office {
    let now = "2026-11-23T02:00:00Z".parse().unwrap();
    let office = Office::open(
        dir.path(),
        Setup {
            clock: Box::new(Arc::new(SetClock::new(now))),
            ids: Ids::seeded(4),
            chance: Chance::seeded(4),
            fonts: FontPlaces::from_environment(),
            create: true,
            key_place: KeyPlace::File,
        },
    )
    .unwrap();
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let plan = Plan { households: 60, tickets: 500, from: day(3, 20), to: day(11, 23), now, seed: 4 };
    demo::fill(&office, &plan, |_| ()).unwrap();
    office
}

/// The percentages and the counts of a text: `12.3%`, and numbers that a unit follows.
fn figures_of(text: &str) -> (Vec<f64>, Vec<i64>) {
    let (mut shares, mut counts) = (Vec::new(), Vec::new());
    let mut number = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (place, c) in chars.iter().enumerate() {
        if c.is_ascii_digit() || (*c == '.' && !number.is_empty()) {
            number.push(*c);
            continue;
        }
        let unit = if *c == ' ' { chars.get(place + 1) } else { None };
        if *c == '%' {
            // 95% is how sure an interval is.
            shares.extend(number.parse::<f64>().ok().filter(|_| number.contains('.')));
        } else if unit.is_some_and(|unit| UNITS.contains(unit)) && !number.contains('.') {
            // 百分点 is no count.
            counts.extend(number.parse::<i64>());
        }
        number.clear();
    }
    (shares, counts)
}

#[test]
fn figures_are_found_in_words() {
    let (shares, counts) = figures_of("受理 12 件，及时率 95.2%（120/126），上升 4.1 个百分点，第 3 题");
    assert_eq!((shares, counts), (vec![95.2], vec![12]));
}

fn has(cells: &[Cell], test: impl Fn(&Cell) -> bool) -> bool {
    cells.iter().any(test)
}

fn has_count(cells: &[Cell], count: i64) -> bool {
    has(cells, |cell| matches!(cell, Cell::Number(number) if *number == count))
}

/// A percentage as printed, within half of its last digit.
fn has_share(cells: &[Cell], percent: f64) -> bool {
    has(cells, |cell| matches!(cell, Cell::Percent(share) if (share * 100.0 - percent).abs() < 0.0501))
}

fn has_rate(cells: &[Cell], rate: Rate) -> bool {
    let said = words::percent(rate);
    let share = said.strip_suffix('%').map_or_else(
        || has(cells, |cell| matches!(cell, Cell::Text(text) if *text == said)),
        |percent| has_share(cells, percent.parse().unwrap()),
    );
    share && has_count(cells, rate.numerator) && has_count(cells, rate.denominator)
}

/// Whether what a cell of the page says is among the values of its row.
fn stands(cell: &document::Cell, row: &[Cell], zone: OfficeZone) -> bool {
    match cell {
        document::Cell::Opening { cell, .. } => stands(cell, row, zone),
        document::Cell::Bar(_) => true,
        document::Cell::Rate(rate) => has_rate(row, *rate),
        document::Cell::Text(text) | document::Cell::Late(text) => {
            text.is_empty()
                || has(row, |value| match value {
                    Cell::Text(said) => said == text,
                    Cell::Number(count) => count.to_string() == *text,
                    _ => false,
                })
        }
        document::Cell::Valued { text, value, .. } => match value {
            Value::Share(rate) => has_rate(row, *rate),
            Value::Fraction(rate) => has_count(row, rate.numerator) && has_count(row, rate.denominator),
            Value::Interval(low, high) => has_share(row, low * 100.0) && has_share(row, high * 100.0),
            Value::Percent(share) if share.is_finite() => has_share(row, share * 100.0),
            Value::Percent(_) => has(row, |value| matches!(value, Cell::Text(said) if said == text)),
            Value::Span(_) => has(row, |value| matches!(value, Cell::Span(ms) if words::span(*ms) == *text)),
            Value::Day(day) => has(row, |value| matches!(value, Cell::Day(one) if one == day)),
            Value::Moment(_) => has(
                row,
                |value| matches!(value, Cell::Moment(Some(at)) if words::short_moment(*at, zone) == *text),
            ),
        },
    }
}

/// What a block says in words.
fn words_of(block: &Block) -> Vec<String> {
    match block {
        Block::Text(text) => vec![text.to_string()],
        Block::Headlines(all) => {
            all.iter().flat_map(|one| [one.value.clone(), one.basis.to_string()]).collect()
        }
        Block::KeyFigures(all, _) => all.iter().map(|one| one.value.clone()).collect(),
        Block::Intervals(all) => all.iter().map(|one| one.text.clone()).collect(),
        _ => Vec::new(),
    }
}

fn check(made: &Made, source: &Source) {
    let document = made.document(None);
    let sheets = sheets(made, None, source);
    let all: Vec<Cell> = sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten().cloned()).collect();
    let written: Vec<&str> =
        TextPart::ALL.into_iter().flat_map(|part| made.frame.texts.lines(part)).collect();
    let (mut tables, mut missing) = (0, Vec::new());
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Table(table) = block {
            tables += 1;
            let name = tables::table_name(table);
            let sheet = sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(sheet.rows.len(), table.rows.len(), "{name}");
            for (row, cells) in table.rows.iter().zip(&sheet.rows) {
                assert_eq!(cells.len(), sheet.columns.len(), "{name}");
                for cell in row {
                    assert!(stands(cell, cells, made.frame.zone), "{name}: {cell:?} is not in {cells:?}");
                }
            }
        }
        for text in words_of(block).iter().filter(|text| !written.contains(&text.as_str())) {
            let (shares, counts) = figures_of(text);
            let counts = counts.into_iter().filter(|count| !has_count(&all, *count));
            missing.extend(counts.map(|count| format!("{count} of {text}")));
            let shares = shares.into_iter().filter(|share| !has_share(&all, *share));
            missing.extend(shares.map(|share| format!("{share}% of {text}")));
        }
    }
    assert!(tables > 8, "{tables}");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_figure_of_the_pages_is_in_the_workbook() {
    let dir = TempDir::new().unwrap();
    let office = demo_office(&dir);
    let now = "2026-11-23T02:00:00Z".parse().unwrap();
    for quarter in ["2026Q2", "2026Q3", "2026Q4"] {
        let quarter = Quarter::parse(quarter).unwrap();
        let (made, source) = office
            .read(|db| {
                let zone = crate::office::store::zone(db)?;
                let made = Made::read(db, zone, quarter, now)?;
                let source = Source::read(db, zone, &made.figures)?;
                Ok((made, source))
            })
            .unwrap();
        check(&made, &source);
        let bytes = workbook(&made, None, &source).unwrap();
        assert_eq!(bytes, workbook(&made, None, &source).unwrap(), "the same data give the same bytes");
    }
}
