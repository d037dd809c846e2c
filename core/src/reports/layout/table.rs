//! Tables: columns, rows as high as their text, a head that is repeated on every page.

use super::blocks::{CAPTION_HEIGHT, Flow};
use super::page::{ACCENT, GROUND, INK, LATE, LINE, MUTED};
use super::text::{SetLine, Setter};
use super::{LEFT, Place, WIDTH};
use crate::reports::document::{Cell, Column, Table};
use crate::reports::figures::Rate;
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
/// A table of no more rows than this is not torn.
const SHORT: usize = 6;
/// Nor one of no more than this whose rows have marks: what they refer to stands at the foot of one page.
const MARKED: usize = 10;
/// Nor one higher than this, which would leave most of a page empty.
const LARGEST: f32 = 320.0;
/// Rows that stay together with the head, and with each other at the end, where all but the first are taken for low.
const TOGETHER: usize = 3;

/// The air below a table.
pub(super) const BELOW: f32 = 14.0;

/// The room that a table needs to begin: all of a short one with its `tail`, of a long one its head and its first rows.
/// `tail` is the height of what stays with its last rows.
pub(super) fn least_height(setter: &mut Setter<'_>, table: &Table, tail: f32) -> f32 {
    let places = places(table);
    let heights: Vec<f32> = table
        .rows
        .iter()
        .take(MARKED + 1)
        .enumerate()
        .map(|(index, row)| height(&set(setter, row, &places, is_total(table, index))))
        .collect();
    let whole = heights.iter().sum::<f32>() + tail;
    let rows = if table.rows.len() <= (if is_marked(table) { MARKED } else { SHORT }) && whole <= LARGEST {
        whole
    } else {
        heights.iter().take(TOGETHER).sum::<f32>()
    };
    CAPTION_HEIGHT + HEAD + rows
}

/// Whether a row of it shows a mark.
fn is_marked(table: &Table) -> bool {
    let marked = |text: &str| table.footnotes.iter().any(|footnote| text.ends_with(footnote.mark));
    table.rows.iter().flatten().any(|cell| matches!(cell.shown(), Cell::Text(text) if marked(text)))
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

/// Lays a table out, with `tail` of room below its last row.
pub(super) fn lay(flow: &mut Flow<'_, '_>, table: &Table, tail: f32) {
    let places = places(table);
    flow.caption(&format!("表 {}", table.number), table.caption);
    head(flow, table, &places);
    let count = table.rows.len();
    for (index, row) in table.rows.iter().enumerate() {
        let is_total = is_total(table, index);
        let cells = set(flow.setter, row, &places, is_total);
        let height = height(&cells);
        // The last row does not stand alone on a page, nor what stays with it.
        let needed = match count - index {
            1 => height + tail,
            TOGETHER => height + 2.0 * ROW + tail,
            _ => height,
        };
        if needed > flow.room() {
            flow.new_page();
            flow.need_with(0.0, &table.footnotes);
            flow.caption(&format!("续表 {}", table.number), table.caption);
            head(flow, table, &places);
        }
        draw(flow, table, row, &cells, &places, height, is_total);
    }
    flow.advance(BELOW);
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
