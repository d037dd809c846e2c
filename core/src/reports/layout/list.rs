//! A long list on pages that lie on their long side. The head is repeated, a row is never torn, and a long text is cut
//! off: the whole of it is in the program.

use super::breaks::{Join, of_row};
use super::page::{ACCENT, GROUND, INK, LATE, LINE, MUTED, Page};
use super::sheet::numbers;
use super::strips::Strips;
use super::text::{SetLine, Setter};
use super::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::reports::fonts::Style;
use crate::reports::list::{List, ListCell};

/// 1.5 cm at either side.
const LEFT: f32 = 42.52;
/// A page on its long side is as wide as it is high otherwise.
const WIDTH: f32 = PAGE_HEIGHT - 2.0 * LEFT;
const HEIGHT: f32 = PAGE_WIDTH;
/// Where the first page's head stands.
const TOP: f32 = 42.0;
/// Where the rows of a page must have ended.
const BOTTOM: f32 = HEIGHT - 46.0;

const TITLE: f32 = 16.0;
const SIZE: f32 = 8.5;
const STEP: f32 = 11.6;
const HEAD: f32 = 20.0;
/// Air above and below the lines of a row.
const AIR: f32 = 8.0;
/// Air at either side of a cell.
const PAD: f32 = 4.0;
/// The most lines of a cell.
const MOST_LINES: usize = 4;

/// The pages of the list.
pub(super) fn lay(list: &List, setter: &mut Setter<'_>) -> Vec<Page> {
    let places = places(list);
    let mut strips = Strips::new();
    let y = title(&mut strips.page, list, setter);
    strips.y = head(&mut strips.page, list, &places, setter, y);
    strips.begin(Join::Kept);
    strips.y = head(&mut strips.page, list, &places, setter, 0.0);
    let again = strips.as_head();
    for (index, row) in list.rows.iter().enumerate() {
        let cells: Vec<Vec<SetLine>> = row
            .iter()
            .zip(&places)
            .map(|(cell, (_, width, _))| set(cell, setter, width - 2.0 * PAD))
            .collect();
        let most = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let height = STEP * most as f32 + AIR;
        strips.begin(of_row(index, list.rows.len(), false));
        strips.again(again);
        draw(&mut strips.page, row, &cells, &places, 0.0);
        strips.y = height;
        strips.page.line(LEFT, height, LEFT + WIDTH, height, 0.4, LINE);
    }
    let (filled, _) = strips.on_pages((TOP, BOTTOM), &mut |_| 0.0, 0.0);
    let mut pages: Vec<Page> =
        filled.into_iter().map(|filled| Page { landscape: true, ..filled.page }).collect();
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        foot(page, list, setter, index + 1, count);
    }
    pages
}

/// The head of the list; answers where the table begins.
fn title(page: &mut Page, list: &List, setter: &mut Setter<'_>) -> f32 {
    let title = setter.shape(&list.title, Style::SerifBold, TITLE);
    page.text(&title, LEFT, TITLE, TITLE, INK);
    let room = WIDTH - Setter::width(&title, TITLE) - 2.0 * TITLE;
    let about = setter.shortened(&list.about, Style::Sans, SIZE, room);
    page.text(&about, LEFT + WIDTH - Setter::width(&about, SIZE), TITLE, SIZE, MUTED);
    TITLE + 14.0
}

/// The heads of the columns; answers where the rows begin.
fn head(page: &mut Page, list: &List, places: &[Place], setter: &mut Setter<'_>, y: f32) -> f32 {
    page.rect(LEFT, y, WIDTH, HEAD, GROUND);
    for ((title, _), (x, width, numbers)) in list.columns.iter().zip(places) {
        let glyphs = setter.shape(title, Style::SansBold, SIZE);
        let before = if *numbers { width - 2.0 * PAD - Setter::width(&glyphs, SIZE) } else { 0.0 };
        page.text(&glyphs, x + PAD + before, y + 13.2, SIZE, MUTED);
    }
    page.line(LEFT, y + HEAD, LEFT + WIDTH, y + HEAD, 0.75, ACCENT);
    y + HEAD
}

/// The lines of a cell, no more than there is room for.
fn set(cell: &ListCell, setter: &mut Setter<'_>, width: f32) -> Vec<SetLine> {
    let (ListCell::Text(text) | ListCell::Late(text)) = cell;
    let mut lines = setter.lines(text, Style::Sans, SIZE, width);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            let words: String = last.glyphs.iter().map(|placed| placed.glyph.character).collect();
            last.glyphs = setter.shortened(&format!("{words}……"), Style::Sans, SIZE, width);
        }
    }
    lines
}

fn draw(page: &mut Page, row: &[ListCell], cells: &[Vec<SetLine>], places: &[Place], y: f32) {
    for ((cell, lines), (x, width, numbers)) in row.iter().zip(cells).zip(places) {
        let color = if matches!(cell, ListCell::Late(_)) { LATE } else { INK };
        let mut baseline = y + AIR / 2.0 + SIZE;
        for line in lines {
            let before = if *numbers { width - 2.0 * PAD - Setter::width(&line.glyphs, SIZE) } else { 0.0 };
            page.text(&line.glyphs, x + PAD + before, baseline, SIZE, color);
            baseline += STEP;
        }
    }
}

/// What it is, and which of how many pages.
fn foot(page: &mut Page, list: &List, setter: &mut Setter<'_>, number: usize, count: usize) {
    let y = HEIGHT - 26.0;
    let number = setter.shape(&format!("第 {number} / {count} 页"), Style::Sans, SIZE);
    let width = Setter::width(&number, SIZE);
    page.text(&number, LEFT + WIDTH - width, y, SIZE, MUTED);
    let name = setter.shortened(&list.name, Style::Sans, SIZE, WIDTH - width - 20.0);
    page.text(&name, LEFT, y, SIZE, MUTED);
}

/// Where a column begins, how wide it is, and whether it holds numbers, which stand at its right edge.
type Place = (f32, f32, bool);

fn places(list: &List) -> Vec<Place> {
    let whole: f32 = list.columns.iter().map(|(_, share)| f32::from(*share)).sum();
    let mut x = LEFT;
    let place = |(index, (_, share)): (usize, &(&str, u16))| {
        let width = WIDTH * f32::from(*share) / whole;
        let cells = list.rows.iter().filter_map(|row| row.get(index)).map(|cell| match cell {
            ListCell::Text(text) | ListCell::Late(text) => text.as_str(),
        });
        let place = (x, width, numbers(cells));
        x += width;
        place
    };
    list.columns.iter().enumerate().map(place).collect()
}
