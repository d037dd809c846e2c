//! The charts: columns for counts, and a bar for each month in three parts that differ in tone and pattern, so that it can be read without
//! color, and beside it the numbers under the names that the patterns stand for.

use super::blocks::Flow;
use super::page::{ACCENT, ACCENT_SOFT, INK, LINE, MUTED, PAPER, Page};
use super::text::Setter;
use super::{LEFT, Place, WIDTH};
use crate::reports::document::{Bar, Chart, Columns, Mark};
use crate::reports::fonts::Style;
use crate::reports::opens::Opening;

const SIZE: f32 = 8.5;
/// The column of the months' names.
const LABEL: f32 = 40.0;
/// A column of numbers.
const NUMBER: f32 = 44.0;
const HEAD: f32 = 24.0;
const BAR: f32 = 16.0;
const GAP: f32 = 9.0;
/// The same where room is short.
const NARROW_GAP: f32 = 4.5;

/// Where room is short, its bars move together.
pub(super) fn lay(flow: &mut Flow<'_, '_>, chart: &Chart) {
    low_and_usual(flow, [NARROW_GAP, GAP], 16.0, |flow, gap| bars(flow, chart, gap));
}

/// Draws a chart as it is where room is short, and as it should be; the pages choose.
fn low_and_usual(
    flow: &mut Flow<'_, '_>,
    [low, usual]: [f32; 2],
    air: f32,
    draw: impl Fn(&mut Flow<'_, '_>, f32),
) {
    flow.begin();
    draw(flow, low);
    flow.strips.as_lowest();
    draw(flow, usual);
    flow.strips.air(air);
}

fn bars(flow: &mut Flow<'_, '_>, chart: &Chart, gap: f32) {
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let columns = (chart.legend.len() + 1) as f32;
    let longest = WIDTH - LABEL - NUMBER * columns - 12.0;
    head(flow, chart);
    let top = flow.y();
    let most = chart.bars.iter().map(|bar| bar.whole.count).max().unwrap_or(0).max(1);
    for Bar { name, parts, whole } in &chart.bars {
        let y = flow.y();
        let label = flow.setter.shape(name, Style::Sans, SIZE);
        flow.page().text(&label, LEFT, y + 11.6, SIZE, INK);
        let mut x = LEFT + LABEL;
        for (index, mark) in parts.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a length on paper")]
            let width = longest * (mark.count as f32) / (most as f32);
            if mark.count > 0 {
                part(flow.page(), index, x, y, width, BAR);
            }
            let place = number(flow, &mark.count.to_string(), Style::Sans, column(chart, index), y + 11.6);
            let label = format!("{}：{name}，{}", chart.caption, chart.legend[index]);
            opens(flow, place, &label, mark);
            x += width;
        }
        let right = column(chart, parts.len());
        let place = number(flow, &whole.count.to_string(), Style::SansBold, right, y + 11.6);
        opens(flow, place, &format!("{}：{name}，合计", chart.caption), whole);
        flow.advance(BAR + gap);
    }
    let bottom = flow.y() - gap + 4.0;
    flow.page().line(LEFT + LABEL, top - 4.0, LEFT + LABEL, bottom, 0.75, MUTED);
    flow.page().line(LEFT, bottom + 4.0, LEFT + WIDTH, bottom + 4.0, 0.4, LINE);
    flow.advance(9.0);
    flow.caption(&format!("图 {}", chart.number), chart.caption);
}

/// The height of the tallest column; above it are the numbers, below the names.
const COLUMN: f32 = 64.0;
/// The same where room is short.
const LOW_COLUMN: f32 = COLUMN * 0.8;

/// A column for each count, which stands above it.
pub(super) fn columns(flow: &mut Flow<'_, '_>, chart: &Columns) {
    low_and_usual(flow, [LOW_COLUMN, COLUMN], 12.0, |flow, highest| columns_of(flow, chart, highest));
}

fn columns_of(flow: &mut Flow<'_, '_>, chart: &Columns, highest: f32) {
    let most = chart.columns.iter().map(|(_, mark)| mark.count).max().unwrap_or(0).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let step = WIDTH / chart.columns.len().max(1) as f32;
    let width = (step * 0.62).min(34.0);
    let base = flow.y() + 14.0 + highest;
    for (place, (name, mark)) in chart.columns.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a place and a length on paper")]
        let (middle, height) =
            (LEFT + step * (place as f32 + 0.5), highest * mark.count as f32 / most as f32);
        if mark.count > 0 {
            flow.page().rect(middle - width / 2.0, base - height, width, height, ACCENT);
        }
        let at = centred(flow, &mark.count.to_string(), Style::SansBold, (middle, base - height - 4.0));
        opens(flow, at, &format!("{}：{name}", chart.caption), mark);
        centred(flow, name, Style::Sans, (middle, base + 12.0));
    }
    flow.page().line(LEFT, base, LEFT + WIDTH, base, 0.75, MUTED);
    flow.advance(highest + 30.0);
    flow.caption(&format!("图 {}", chart.number), chart.caption);
}

/// Writes about a middle; answers where that is.
fn centred(flow: &mut Flow<'_, '_>, text: &str, style: Style, (middle, baseline): (f32, f32)) -> Place {
    let glyphs = flow.setter.shape(text, style, SIZE);
    let width = Setter::width(&glyphs, SIZE);
    let x = middle - width / 2.0;
    flow.page().text(&glyphs, x, baseline, SIZE, INK);
    Place { x, y: baseline - SIZE, width, height: SIZE * 1.3 }
}

/// A count that opens its list.
fn opens(flow: &mut Flow<'_, '_>, place: Place, name: &str, mark: &Mark) {
    if let Some(opening) = Opening::of(mark.count, mark.opens.clone()) {
        flow.page().opens.push((place, format!("{name} {}", mark.count), opening));
    }
}

/// The names over their numbers, each with its pattern.
fn head(flow: &mut Flow<'_, '_>, chart: &Chart) {
    let y = flow.y();
    for (index, name) in chart.legend.iter().enumerate() {
        let right = column(chart, index);
        number(flow, name, Style::Sans, right, y + 11.0);
        part(flow.page(), index, right - 2.0 * SIZE - 14.0, y + 3.5, 10.0, 8.0);
    }
    number(flow, "合计", Style::Sans, column(chart, chart.legend.len()), y + 11.0);
    flow.advance(HEAD);
}

/// The right edge of a column of numbers.
fn column(chart: &Chart, index: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let after = (chart.legend.len() - index.min(chart.legend.len())) as f32;
    LEFT + WIDTH - 4.0 - NUMBER * after
}

/// Writes up to a right edge; answers where that is.
fn number(flow: &mut Flow<'_, '_>, text: &str, style: Style, right: f32, baseline: f32) -> Place {
    let glyphs = flow.setter.shape(text, style, SIZE);
    let width = Setter::width(&glyphs, SIZE);
    flow.page().text(&glyphs, right - width, baseline, SIZE, INK);
    Place { x: right - width, y: baseline - SIZE, width, height: SIZE * 1.3 }
}

/// The ground of a part: full, light, or hatched.
fn part(page: &mut Page, part: usize, x: f32, y: f32, width: f32, height: f32) {
    match part {
        0 => page.rect(x, y, width, height, ACCENT),
        1 => page.rect(x, y, width, height, ACCENT_SOFT),
        _ => hatch(page, x, y, width, height),
    }
}

pub(super) fn hatch(page: &mut Page, x: f32, y: f32, width: f32, height: f32) {
    page.rect(x, y, width, height, PAPER);
    let mut start = x - height;
    while start < x + width {
        // A rising line, cut off at the edges of the part.
        let (left, right) = (start.max(x), (start + height).min(x + width));
        if right > left {
            page.line(left, y + height - (left - start), right, y + height - (right - start), 0.6, ACCENT);
        }
        start += 4.0;
    }
    for (x1, y1, x2, y2) in [
        (x, y, x + width, y),
        (x, y + height, x + width, y + height),
        (x + width, y, x + width, y + height),
        (x, y, x, y + height),
    ] {
        page.line(x1, y1, x2, y2, 0.6, ACCENT);
    }
}
