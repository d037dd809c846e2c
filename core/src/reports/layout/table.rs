//! Tables: columns, rows as high as their text, a head that is repeated on every page.

use super::blocks::Flow;
use super::breaks::{Join, of_row};
use super::page::{ACCENT, GROUND, INK, LATE, LINE, MUTED};
use super::text::{SetLine, Setter};
use super::{LEFT, Place, WIDTH};
use crate::reports::document::{Cell, Column, Footnote, Table};
use crate::reports::figures::{FEW, Rate};
use crate::reports::fonts::Style;
use crate::reports::words;

/// The height of a row of one line.
const ROW: f32 = 18.6;
const HEAD: f32 = 20.6;
const SIZE: f32 = 8.5;
const STEP: f32 = 12.0;
/// The baseline of a row's first line.
const BASE: f32 = 12.4;
/// The place of a share's numerator and denominator, to the right of its percentage.
const FRACTION: f32 = 55.0;
/// Air at either side of a cell.
const PAD: f32 = 3.6;
/// The mark of a share of few.
const SMALL: char = '†';
/// A table of no more rows than this is not torn,
const SHORT: usize = 6;
/// unless it is higher than this, which would leave most of a page empty.
const LARGEST: f32 = 320.0;
/// The air below a table.
const BELOW: f32 = 14.0;

/// The footnote of shares of few, where the table marks them.
fn of_small(table: &Table) -> Option<Footnote> {
    table.footnotes.iter().find(|footnote| footnote.mark == SMALL).copied()
}

fn is_small(cell: &Cell) -> bool {
    matches!(cell.shown(), Cell::Rate(rate) if (1..FEW).contains(&rate.denominator))
}

/// Those of its footnotes that these texts refer to.
fn referred<'t>(table: &Table, texts: impl Iterator<Item = &'t str>) -> Vec<Footnote> {
    let ends: Vec<char> = texts.filter_map(|text| text.chars().next_back()).collect();
    table.footnotes.iter().filter(|footnote| ends.contains(&footnote.mark)).copied().collect()
}

struct Places {
    x: f32,
    width: f32,
}

fn places(table: &Table) -> Vec<Places> {
    let whole: f32 = table.columns.iter().map(|column| column.width).sum();
    let mut x = LEFT;
    let place = |column: &Column| {
        let width = WIDTH * column.width / whole;
        let place = Places { x, width };
        x += width;
        place
    };
    table.columns.iter().map(place).collect()
}

fn is_total(table: &Table, index: usize) -> bool {
    table.total && index + 1 == table.rows.len()
}

/// Lays a table out. Every page that it reaches has its head, and what the marks in the head refer to.
pub(super) fn lay(flow: &mut Flow<'_, '_>, table: &Table) {
    let places = places(table);
    let titles = referred(table, table.columns.iter().map(|column| column.title));
    flow.begin();
    flow.caption(&format!("表 {}", table.number), table.caption);
    head(flow, table, &places);
    flow.strips.marked(&titles);
    flow.strips.begin(Join::Kept);
    flow.caption(&format!("续表 {}", table.number), table.caption);
    head(flow, table, &places);
    let again = flow.strips.as_head();
    let count = table.rows.len();
    let rows: Vec<Vec<Vec<SetLine>>> = table
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| set(flow.setter, row, &places, is_total(table, index)))
        .collect();
    let whole = count <= SHORT && rows.iter().map(|cells| height(cells)).sum::<f32>() <= LARGEST;
    for (index, (row, cells)) in table.rows.iter().zip(&rows).enumerate() {
        flow.strips.begin(of_row(index, count, whole));
        flow.strips.again(again);
        flow.strips.marked(&titles);
        let texts = row.iter().filter_map(|cell| match cell.shown() {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        });
        flow.strips.marked(&referred(table, texts));
        if let Some(small) = of_small(table).filter(|_| row.iter().any(is_small)) {
            flow.strips.marked(&[small]);
        }
        draw(flow, table, row, cells, &places, height(cells), is_total(table, index));
    }
    flow.strips.air(BELOW);
}

fn height(cells: &[Vec<SetLine>]) -> f32 {
    cells.iter().map(|lines| row_height(lines.len())).fold(ROW, f32::max)
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn row_height(lines: usize) -> f32 {
    ROW + STEP * (lines.max(1) - 1) as f32
}

fn head(flow: &mut Flow<'_, '_>, table: &Table, places: &[Places]) {
    let y = flow.y();
    flow.page().rect(LEFT, y, WIDTH, HEAD, GROUND);
    for (column, place) in table.columns.iter().zip(places) {
        let glyphs = flow.setter.shape(column.title, Style::SansBold, SIZE);
        let x = start(column, place, Setter::width(&glyphs, SIZE));
        flow.page().text(&glyphs, x, y + 13.6, SIZE, MUTED);
    }
    flow.page().line(LEFT, y + HEAD, LEFT + WIDTH, y + HEAD, 0.75, ACCENT);
    flow.advance(HEAD);
}

/// The lines of each cell; a bar has none.
fn set(setter: &mut Setter<'_>, row: &[Cell], places: &[Places], is_total: bool) -> Vec<Vec<SetLine>> {
    let style = if is_total { Style::SansBold } else { Style::Sans };
    row.iter()
        .zip(places)
        .map(|(cell, place)| match cell.shown() {
            Cell::Text(text) | Cell::Late(text) | Cell::Valued { text, .. } => {
                setter.lines(text, style, SIZE, place.width - 2.0 * PAD)
            }
            Cell::Rate(rate) => setter.lines(&words::percent(*rate), style, SIZE, place.width - 2.0 * PAD),
            Cell::Bar(_) | Cell::Opening { .. } => Vec::new(),
        })
        .collect()
}

fn draw(
    flow: &mut Flow<'_, '_>,
    table: &Table,
    row: &[Cell],
    cells: &[Vec<SetLine>],
    places: &[Places],
    height: f32,
    is_total: bool,
) {
    let y = flow.y();
    if is_total {
        flow.page().line(LEFT, y, LEFT + WIDTH, y, 0.75, MUTED);
    }
    for (((opening, lines), place), column) in row.iter().zip(cells).zip(places).zip(&table.columns) {
        let cell = opening.shown();
        let color = if matches!(cell, Cell::Late(_) | Cell::Valued { late: true, .. }) { LATE } else { INK };
        let fraction = if let Cell::Rate(rate) = cell { fraction(flow, *rate, place, y) } else { 0.0 };
        if is_small(cell) && of_small(table).is_some() {
            // In the air at its right: the numbers stay below each other.
            let mark = flow.setter.shape(&SMALL.to_string(), Style::Sans, SIZE - 2.0);
            let x = place.x + place.width - Setter::width(&mark, SIZE - 2.0);
            flow.page().text(&mark, x, y + BASE - 1.0, SIZE - 2.0, MUTED);
        }
        let mut baseline = y + BASE;
        for line in lines {
            let width = Setter::width(&line.glyphs, SIZE);
            let x = start(column, place, width + fraction);
            flow.page().text(&line.glyphs, x, baseline, SIZE, color);
            baseline += STEP;
        }
        if let Cell::Opening { opening, part, .. } = opening {
            let name = label(table, row, column, cell);
            // The numerator's list behind the fraction, that of the denominator behind the percentage before it.
            let (left, right) = (place.x + PAD, place.x + place.width - PAD);
            let middle = right - fraction;
            let at = |x: f32, to: f32| Place { x, y, width: to - x, height };
            if let Some(part) = part {
                let place = at(middle + 6.0, right);
                flow.page().opens.push((place, format!("{name}（分子）"), (**part).clone()));
            }
            let widest = lines.iter().map(|line| Setter::width(&line.glyphs, SIZE)).fold(0.0_f32, f32::max);
            let place = if column.figures { at(middle - widest, middle) } else { at(left, left + widest) };
            flow.page().opens.push((place, name, (**opening).clone()));
        }
        if let Cell::Bar(thousandths) = cell {
            let width = (place.width - 2.0 * PAD) * f32::from(*thousandths) / 1000.0;
            if width > 0.0 {
                flow.page().rect(place.x + PAD, y + 6.0, width, 6.6, ACCENT);
            }
        }
    }
    flow.page().line(LEFT, y + height, LEFT + WIDTH, y + height, 0.4, LINE);
    flow.advance(height);
}

/// What a number is: `各渠道处理结果：电话热线，办结率 96.5%`.
fn label(table: &Table, row: &[Cell], column: &Column, cell: &Cell) -> String {
    let said = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Late(text) | Cell::Valued { text, .. } => text.clone(),
        Cell::Rate(rate) => words::rate(*rate),
        Cell::Bar(_) | Cell::Opening { .. } => String::new(),
    };
    let title = column.title.trim_end_matches(|c| table.footnotes.iter().any(|note| note.mark == c));
    let row = row.first().map_or_else(String::new, |first| said(first.shown()));
    format!("{}：{row}，{title} {}", table.caption, said(cell))
}

/// Where something so wide begins in its column.
fn start(column: &Column, place: &Places, width: f32) -> f32 {
    if column.figures { place.x + place.width - PAD - width } else { place.x + PAD }
}

/// The numerator and the denominator of a share, below each other through all rows; answers how much room they take.
fn fraction(flow: &mut Flow<'_, '_>, rate: Rate, place: &Places, y: f32) -> f32 {
    let text = format!("{}/{}", rate.numerator, rate.denominator);
    let glyphs = flow.setter.shape(&text, Style::Sans, SIZE - 0.7);
    let width = Setter::width(&glyphs, SIZE - 0.7);
    flow.page().text(&glyphs, place.x + place.width - PAD - width, y + BASE, SIZE - 0.7, MUTED);
    FRACTION
}
