//! What the summary is made of: figures one below the other with their intervals, numbered paragraphs; and what stands apart from
//! running text elsewhere: quotes, and the place of the seal.

use super::blocks::{BODY, BODY_STEP, Flow};
use super::breaks::{Join, of_line};
use super::openings::Openings;
use super::page::{ACCENT, ACCENT_SOFT, INK, LINE, MUTED, Page};
use super::text::{Setter, fill};
use super::{LEFT, Place, WIDTH};
use crate::reports::document::{Headline, Passage};
use crate::reports::fonts::Style;
use crate::statistics::Verdict;

/// The height of a figure's row.
const ROW: f32 = 56.0;
const SMALL: f32 = 8.0;
const SMALL_STEP: f32 = 11.0;
const VALUE: f32 = 23.0;
/// The right edge of the values, below each other at their points.
const VALUE_RIGHT: f32 = LEFT + 268.0;
/// Where the interval and what is said of the change stand.
const ASIDE: f32 = LEFT + 292.0;
const ASIDE_WIDTH: f32 = WIDTH - 292.0;
/// How far numbered paragraphs and quotes stand in.
const INDENT: f32 = 20.0;
const SEAL: f32 = 104.0;
/// A paragraph of no more lines than this is not torn.
const WHOLE: usize = 8;

/// The figures, one below the other; they are not torn.
pub(super) fn headlines(flow: &mut Flow<'_, '_>, rows: &[Headline]) {
    flow.begin();
    let y = flow.y();
    flow.page().line(LEFT, y, LEFT + WIDTH, y, 1.2, ACCENT);
    for row in rows {
        headline(flow, row);
    }
    flow.strips.air(12.0);
}

fn headline(flow: &mut Flow<'_, '_>, row: &Headline) {
    let y = flow.y();
    let label = flow.setter.shape(row.label, Style::SansBold, BODY);
    flow.page().text(&label, LEFT, y + 21.0, BODY, INK);
    // The unit is smaller, and stands to the right of where the figures end.
    let (figure, unit) = row.value.split_once(' ').unwrap_or((&row.value, ""));
    let figure = flow.setter.shape(figure, Style::SansBold, VALUE);
    let unit = flow.setter.shape(unit, Style::SansBold, VALUE * 0.5);
    let x = VALUE_RIGHT - Setter::width(&figure, VALUE);
    flow.page().text(&figure, x, y + 34.0, VALUE, INK);
    let place = Place { x, y: y + 10.0, width: VALUE_RIGHT - x, height: ROW - 20.0 };
    if let Some(opening) = &row.opening {
        flow.page().opens.push((place, format!("{} {}", row.label, row.value), opening.clone()));
    }
    let mut base = y + 35.0;
    let mut openings = Openings::of(&row.basis).named(row.label);
    for line in flow.setter.lines(&row.basis, Style::Sans, SMALL, 186.0) {
        flow.page().text(&line.glyphs, LEFT, base, SMALL, MUTED);
        openings.line(flow.page(), &line.glyphs, (LEFT, base), SMALL);
        base += SMALL_STEP;
    }
    flow.page().text(&unit, VALUE_RIGHT + 3.0, y + 34.0, VALUE * 0.5, INK);
    if let Some(interval) = row.interval {
        shown_interval(flow.page(), y + 15.0, interval);
    }
    let mark = match row.verdict {
        Some(Verdict::Rise) => "↑ ",
        Some(Verdict::Fall) => "↓ ",
        Some(Verdict::NoSignificantChange | Verdict::TooFew) | None => "",
    };
    let style = if mark.is_empty() { Style::Sans } else { Style::SansBold };
    let change = Passage::from(mark).and(row.change.clone());
    let mut openings = Openings::of(&change).named(row.label);
    let lines = flow.setter.lines(&change, style, SMALL, ASIDE_WIDTH);
    let mut base = if row.interval.is_some() { y + 35.0 } else { y + 29.0 };
    for line in lines {
        flow.page().text(&line.glyphs, ASIDE, base, SMALL, if mark.is_empty() { MUTED } else { INK });
        openings.line(flow.page(), &line.glyphs, (ASIDE, base), SMALL);
        base += SMALL_STEP;
    }
    flow.page().line(LEFT, y + ROW, LEFT + WIDTH, y + ROW, 0.5, LINE);
    flow.advance(ROW);
}

/// A share with its interval on an axis from none to all; the share of the quarter before is an open square.
fn shown_interval(page: &mut Page, middle: f32, (share, low, high, before): (u16, u16, u16, Option<u16>)) {
    let along = |thousandths: u16| ASIDE + ASIDE_WIDTH * f32::from(thousandths.min(1000)) / 1000.0;
    page.line(along(0), middle, along(1000), middle, 0.5, LINE);
    for quarter in [0, 250, 500, 750, 1000] {
        page.line(along(quarter), middle - 3.0, along(quarter), middle + 3.0, 0.5, MUTED);
    }
    page.line(along(low), middle, along(high), middle, 1.8, ACCENT);
    for end in [low, high] {
        page.line(along(end), middle - 4.0, along(end), middle + 4.0, 1.2, ACCENT);
    }
    if let Some(before) = before {
        let place = Place { x: along(before) - 2.5, y: middle + 4.5, width: 5.0, height: 5.0 };
        page.frame(place, 0.8, MUTED);
    }
    page.rect(along(share) - 3.0, middle - 3.0, 6.0, 6.0, ACCENT);
}

/// Paragraphs with their numbers before them, each whole on its page unless it is very long.
pub(super) fn numbered(flow: &mut Flow<'_, '_>, paragraphs: &[Passage]) {
    for (place, text) in paragraphs.iter().enumerate() {
        let number = flow.setter.shape(&(place + 1).to_string(), Style::SansBold, BODY);
        stood_in(flow, text, Openings::of(text), |page, line, _| {
            if line == 0 {
                page.text(&number, LEFT + 4.0, BODY, BODY, ACCENT);
            }
        });
    }
    flow.strips.air(4.0);
}

/// What somebody said, each with a line at its side.
pub(super) fn quotes(flow: &mut Flow<'_, '_>, quotes: &[String]) {
    for text in quotes {
        stood_in(flow, text, Openings::none(), |page, line, count| {
            let top = if line == 0 { 1.0 } else { 0.0 };
            let bottom = if line + 1 == count { BODY_STEP - 3.0 } else { BODY_STEP };
            page.rect(LEFT + 6.0, top, 2.0, bottom - top, ACCENT_SOFT);
        });
    }
    flow.strips.air(4.0);
}

/// A paragraph that stands in, and what `mark` puts before each line of so many.
fn stood_in(
    flow: &mut Flow<'_, '_>,
    text: &str,
    mut openings: Openings<'_>,
    mark: impl Fn(&mut Page, usize, usize),
) {
    let styled: Vec<(char, Style)> = text.chars().map(|c| (c, Style::Serif)).collect();
    let lines = flow.setter.running(&styled, BODY, WIDTH - INDENT);
    let (count, first) = (lines.len(), flow.hang());
    for (index, mut line) in lines.into_iter().enumerate() {
        let whole = index > 0 && count <= WHOLE;
        flow.strips.begin(if whole { Join::Kept } else { of_line(index, count, first) });
        mark(flow.page(), index, count);
        fill(&mut line, BODY, WIDTH - INDENT);
        flow.page().text(&line.glyphs, LEFT + INDENT, BODY, BODY, INK);
        openings.line(flow.page(), &line.glyphs, (LEFT + INDENT, BODY), BODY);
        flow.advance(BODY_STEP);
    }
    flow.strips.air(3.0);
}

/// Who gets the report, and the place of the seal.
pub(super) fn seal(flow: &mut Flow<'_, '_>, distribution: &[String]) {
    flow.begin();
    let y = flow.y();
    let width = WIDTH - SEAL - 24.0;
    let label = flow.setter.shape("发送范围", Style::SansBold, 10.0);
    flow.page().text(&label, LEFT, y + 12.0, 10.0, INK);
    let text = if distribution.is_empty() { "　".to_owned() } else { distribution.join("、") };
    let mut base = y + 30.0;
    // As many lines as there is room for beside the seal.
    for line in flow.setter.lines(&text, Style::Serif, 10.0, width).into_iter().take(5) {
        flow.page().text(&line.glyphs, LEFT, base, 10.0, INK);
        base += 16.0;
    }
    let place = Place { x: LEFT + WIDTH - SEAL, y, width: SEAL, height: SEAL };
    flow.page().frame(place, 0.5, MUTED);
    let words = flow.setter.shape("（单位盖章）", Style::Sans, 9.0);
    let x = place.x + (SEAL - Setter::width(&words, 9.0)) / 2.0;
    flow.page().text(&words, x, y + SEAL / 2.0 + 3.0, 9.0, MUTED);
    flow.advance(SEAL);
    flow.strips.air(8.0);
}
