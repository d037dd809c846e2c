//! What answers look like on paper: a bar for each, and shares with their intervals on one axis. Grounds differ in
//! pattern as well as in tone, so that a copy in black and white says the same.

use super::blocks::Flow;
use super::breaks::{Join, of_row};
use super::chart::hatch;
use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page};
use super::text::SetLine;
use super::{LEFT, Place, WIDTH};
use crate::reports::document::{AnswerBar, IntervalRow, Tone};
use crate::reports::fonts::Style;

const SIZE: f32 = 8.5;
const HEADING: f32 = 10.5;
const HEADING_STEP: f32 = 16.0;
/// The column of the names.
const LABEL: f32 = 118.0;
/// The column of the numbers.
const NUMBER: f32 = 132.0;
const ROW: f32 = 18.0;
/// From one line of a long name to the next.
const NAME_STEP: f32 = 11.0;
/// A chart of rows that is no higher than this is not torn.
const TALLEST: f32 = 240.0;
const BAR: f32 = 10.0;
/// Where the axis begins, and how long it is.
const AXIS: f32 = LEFT + LABEL;
const LONGEST: f32 = WIDTH - LABEL - NUMBER;

/// A line or two in bold.
pub(super) fn heading(flow: &mut Flow<'_, '_>, text: &str) {
    let lines = flow.setter.lines(text, Style::SansBold, HEADING, WIDTH);
    flow.strips.air(8.0);
    flow.begin();
    for line in lines {
        let y = flow.y();
        flow.page().text(&line.glyphs, LEFT, y + HEADING, HEADING, INK);
        flow.advance(HEADING_STEP);
    }
    flow.strips.air(3.0);
}

/// A bar for each answer; they are not torn.
pub(super) fn bars(flow: &mut Flow<'_, '_>, bars: &[AnswerBar]) {
    let mut join = flow.hang();
    for bar in bars {
        flow.strips.begin(std::mem::replace(&mut join, Join::Kept));
        flow.page().line(AXIS, 0.0, AXIS, ROW, 0.75, MUTED);
        label(flow, &bar.name, &bar.text);
        let (y, width) = (flow.y(), along(bar.thousandths));
        if width > 0.0 {
            ground(flow.page(), bar.tone, AXIS, y + (ROW - BAR) / 2.0, width);
        }
        flow.advance(ROW);
    }
    flow.strips.air(8.0);
}

/// A share with its interval in each row, and the share of the time before where there is one.
pub(super) fn intervals(flow: &mut Flow<'_, '_>, rows: &[IntervalRow]) {
    let names = names(flow, rows);
    let whole = names.iter().map(|lines| row_height(lines)).sum::<f32>() <= TALLEST;
    for (index, (row, lines)) in rows.iter().zip(&names).enumerate() {
        let join = if index == 0 { flow.hang() } else { of_row(index, rows.len(), whole) };
        flow.strips.begin(join);
        let high = row_height(lines);
        axis(flow, high);
        let (y, middle) = (flow.y(), flow.y() + high / 2.0);
        let mut base = middle + 3.0 - NAME_STEP * times(lines.len() - 1) / 2.0;
        for line in lines {
            flow.page().text(&line.glyphs, LEFT, base, SIZE, INK);
            base += NAME_STEP;
        }
        number(flow, &row.text, y, high);
        let (low, high, share) = (AXIS + along(row.low), AXIS + along(row.high), AXIS + along(row.share));
        let page = flow.page();
        page.line(low, middle, high, middle, 1.2, ACCENT);
        for end in [low, high] {
            page.line(end, middle - 3.0, end, middle + 3.0, 1.2, ACCENT);
        }
        if let Some(before) = row.before {
            // A little lower: the two often lie over each other.
            let place = Place { x: AXIS + along(before) - 2.5, y: middle + 4.5, width: 5.0, height: 5.0 };
            page.frame(place, 0.8, MUTED);
        }
        page.rect(share - 3.0, middle - 3.0, 6.0, 6.0, ACCENT);
        flow.advance(row_height(lines));
    }
    flow.strips.air(8.0);
}

fn names(flow: &mut Flow<'_, '_>, rows: &[IntervalRow]) -> Vec<Vec<SetLine>> {
    rows.iter().map(|row| flow.setter.lines(&row.name, Style::Sans, SIZE, LABEL - 8.0)).collect()
}

/// The lines of the quarters across one row.
fn axis(flow: &mut Flow<'_, '_>, height: f32) {
    let y = flow.y();
    for quarter in [0, 250, 500, 750, 1000] {
        let x = AXIS + along(quarter);
        flow.page().line(x, y, x, y + height, 0.4, if quarter == 0 { MUTED } else { LINE });
    }
}

fn row_height(lines: &[SetLine]) -> f32 {
    ROW + NAME_STEP * times(lines.len().max(1) - 1)
}

/// The name before the axis, the number behind it.
fn label(flow: &mut Flow<'_, '_>, name: &str, text: &str) {
    let y = flow.y();
    let name = flow.setter.shortened(name, Style::Sans, SIZE, LABEL - 8.0);
    flow.page().text(&name, LEFT, y + ROW / 2.0 + 3.0, SIZE, INK);
    number(flow, text, y, ROW);
}

/// What stands behind the axis, in the middle of a row.
fn number(flow: &mut Flow<'_, '_>, text: &str, y: f32, height: f32) {
    let text = flow.setter.shape(text, Style::Sans, SIZE);
    flow.page().text(&text, AXIS + LONGEST + 8.0, y + height / 2.0 + 3.0, SIZE, INK);
}

fn along(thousandths: u16) -> f32 {
    LONGEST * f32::from(thousandths.min(1000)) / 1000.0
}

fn ground(page: &mut Page, tone: Tone, x: f32, y: f32, width: f32) {
    match tone {
        Tone::Good => page.rect(x, y, width, BAR, ACCENT),
        Tone::Middle => hatch(page, x, y, width, BAR),
        Tone::Poor => {
            page.rect(x, y, width, BAR, GROUND);
            page.frame(Place { x, y, width, height: BAR }, 0.8, MUTED);
        }
    }
}

/// The edge of a mark that is not filled.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn times(count: usize) -> f32 {
    count as f32
}
