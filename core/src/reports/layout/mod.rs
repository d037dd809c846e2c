//! From the document to pages of positioned items: plain data that tests look at and `pdf` only encodes.
//!
//! Lengths are points (1/72 inch); the origin is the upper left corner of the page, y grows downwards, and text stands
//! on its baseline.

mod blocks;
mod page;
mod table;
mod text;

pub use page::{Color, Item, Page, PlacedGlyph};
pub(super) use text::Setter;

use super::document::{Cover, Document};
use super::fonts::Style;
use blocks::Flow;
use page::{ACCENT, INK, LINE, MUTED};

/// A4.
pub const PAGE_WIDTH: f32 = 595.28;
/// A4.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Left and right.
pub const MARGIN: f32 = 64.0;
/// Where the text of a page begins.
pub const TOP: f32 = 88.0;
/// Where the text of a page must have ended.
pub const BOTTOM: f32 = PAGE_HEIGHT - 76.0;
/// How wide the text is.
pub const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;

/// A report on pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The pages, the cover first.
    pub pages: Vec<Page>,
    /// The head of each chapter, with the number of its page, from 0.
    pub outline: Vec<(String, usize)>,
}

/// Lays the document out.
#[must_use]
pub fn paginate(document: &Document, setter: &mut Setter<'_>) -> Laid {
    let mut outline = Vec::new();
    let mut flow = Flow::new(setter);
    for section in &document.sections {
        flow.section(section.heading);
        // The cover comes before the page that the flow knows.
        outline.push((section.heading.replace('　', " "), flow.page_number() + 1));
        for (index, block) in section.blocks.iter().enumerate() {
            flow.block(block, section.blocks.get(index + 1));
        }
    }
    let mut pages = vec![cover(&document.cover, flow.setter)];
    let body = flow.finish();
    let count = body.len() + 1;
    for (index, mut page) in body.into_iter().enumerate() {
        furnish(&mut page, setter, &document.running_head, index + 2, count);
        pages.push(page);
    }
    Laid { pages, outline }
}

/// Head and foot of a page.
fn furnish(page: &mut Page, setter: &mut Setter<'_>, head: &str, number: usize, count: usize) {
    let head = setter.shortened(head, Style::Sans, 8.5, WIDTH);
    page.text(&head, MARGIN, 54.0, 8.5, MUTED);
    page.line(MARGIN, 62.0, PAGE_WIDTH - MARGIN, 62.0, 0.5, LINE);
    let foot = setter.shape(&format!("第 {number} / {count} 页"), Style::Sans, 8.5);
    let width = Setter::width(&foot, 8.5);
    page.text(&foot, (PAGE_WIDTH - width) / 2.0, PAGE_HEIGHT - 42.0, 8.5, MUTED);
}

fn cover(cover: &Cover, setter: &mut Setter<'_>) -> Page {
    let mut page = Page::default();
    page.rect(MARGIN, 148.0, 46.0, 5.0, ACCENT);
    let mut y = 206.0;
    for (text, style, size, color, step) in [
        (&cover.community, Style::SansBold, 17.0, ACCENT, 58.0),
        (&cover.title, Style::SerifBold, 36.0, INK, 50.0),
        (&cover.quarter, Style::Serif, 21.0, INK, 0.0),
    ] {
        for line in setter.lines(text, style, size, WIDTH) {
            page.text(&line.glyphs, MARGIN, y, size, color);
            y += size * 1.3;
        }
        y += step - size * 1.3;
    }
    let mut y = 640.0;
    page.line(MARGIN, y - 26.0, PAGE_WIDTH - MARGIN, y - 26.0, 0.5, LINE);
    for (label, value) in &cover.facts {
        let label = setter.shape(label, Style::Sans, 10.0);
        page.text(&label, MARGIN, y, 10.0, MUTED);
        for line in setter.lines(value, Style::Sans, 10.0, WIDTH - 84.0) {
            page.text(&line.glyphs, MARGIN + 84.0, y, 10.0, INK);
            y += 22.0;
        }
    }
    page
}

#[cfg(test)]
mod tests;
