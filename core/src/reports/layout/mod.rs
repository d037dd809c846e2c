//! From the document to pages of positioned items: plain data that tests look at and `pdf` only encodes.
//!
//! Lengths are points (1/72 inch); the origin is the upper left corner of the page, y grows downwards, and text stands
//! on its baseline.

mod ballot;
mod blocks;
mod breaks;
mod bundle;
mod chart;
mod cover;
mod form;
mod list;
mod manual;
mod marks;
mod openings;
mod page;
mod poster;
mod prose;
mod qr;
mod sheet;
mod slip;
mod strips;
mod summary;
mod table;
mod text;

pub use page::{Color, Item, Page, PlacedGlyph};
pub(super) use text::Setter;

use super::ballot::BallotSlips;
use super::bundle::Part;
use super::document::{Block, Document};
use super::fonts::Style;
use super::form::Forms;
use super::list::List;
use super::manual::Manual;
use super::poster::Poster;
use super::sheet::Sheet;
use super::slip::Slips;
use blocks::Flow;
use page::{ACCENT, INK, LINE, MUTED};

/// A4.
pub const PAGE_WIDTH: f32 = 595.28;
/// A4.
pub const PAGE_HEIGHT: f32 = 841.89;
/// The left margin, 2.5 cm: the report is bound there.
pub const LEFT: f32 = 70.87;
/// The right margin, 2 cm.
pub const RIGHT: f32 = 56.69;
/// Where the text of a page begins.
pub const TOP: f32 = 84.0;
/// Where the text of a page must have ended.
pub const BOTTOM: f32 = PAGE_HEIGHT - 70.0;
/// How wide the text is.
pub const WIDTH: f32 = PAGE_WIDTH - LEFT - RIGHT;

/// A report on pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The pages, the cover first.
    pub pages: Vec<Page>,
    /// The head of each chapter, with the number of its page, from 0.
    pub outline: Vec<(String, usize)>,
    /// The places that lead to other pages.
    pub links: Vec<Link>,
    /// What lies under the pages in turn: under the first of them, the second, and from the first again. None in most
    /// files.
    pub ground: Vec<Page>,
}

/// A place on a page that leads to another page, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The page it is on.
    pub page: usize,
    /// Where it is there.
    pub place: Place,
    /// The page it leads to.
    pub to: usize,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Lays the document out.
#[must_use]
pub fn paginate(document: &Document, setter: &mut Setter<'_>) -> Laid {
    let mut outline = Vec::new();
    let mut flow = Flow::new(setter);
    for section in &document.sections {
        outline.push((section.heading.replace('　', " "), flow.section(section.heading)));
        for index in 0..section.blocks.len() {
            flow.block(&section.blocks[index..]);
        }
    }
    let (body, of_strip) = flow.finish();
    // The cover comes before the pages that the flow knows.
    for (_, page) in &mut outline {
        *page = of_strip.get(*page).map_or(1, |page| page + 1);
    }
    let (cover, places) = cover::lay(document, &outline, setter);
    let links = places.into_iter().zip(&outline).map(|(place, (_, to))| Link { page: 0, place, to: *to });
    let links = links.collect();
    let mut pages = vec![cover];
    let count = body.len() + 1;
    for (index, mut page) in body.into_iter().enumerate() {
        let foot = setter.shortened(&document.foot, Style::Sans, 7.5, WIDTH * 0.4);
        page.text(&foot, LEFT, PAGE_HEIGHT - 42.0, 7.5, MUTED);
        furnish(&mut page, setter, &document.running_head, index + 2, count);
        pages.push(page);
    }
    Laid { pages, outline, links, ground: Vec::new() }
}

/// Lays the first chapter of a report out as a poster of A3: what it is of at the head, the chapter below.
#[must_use]
pub fn paginate_summary(document: &Document, setter: &mut Setter<'_>) -> Laid {
    let blocks = document.sections.first().map_or(&[][..], |section| &section.blocks);
    let mut laid = poster_pages(document, blocks, setter);
    // The chart at the end is there to fill the page, and begins no other.
    if let Some((Block::Chart(_), rest)) = blocks.split_last().filter(|_| laid.len() > 1) {
        laid = poster_pages(document, rest, setter);
    }
    let mut pages = Vec::new();
    for mut page in laid {
        // As what it was issued, or that it is a draft.
        let number = setter.shape(&document.foot, Style::SansBold, 11.0);
        let width = Setter::width(&number, 11.0);
        page.text(&number, LEFT + WIDTH - width, 56.0, 11.0, INK);
        let head = format!("{}　{}", document.cover.community, document.cover.title);
        let head = setter.shortened(&head, Style::SansBold, 13.0, WIDTH - width - 18.0);
        page.text(&head, LEFT, 56.0, 13.0, ACCENT);
        page.line(LEFT, 66.0, LEFT + WIDTH, 66.0, 1.2, ACCENT);
        // Up to when it counts, and who says so: what hangs on a wall is not asked.
        let (mut x, mut baseline) = (LEFT, PAGE_HEIGHT - 54.0);
        for (name, value) in &document.cover.facts {
            let fact = setter.shortened(&format!("{name}　{value}"), Style::Sans, 9.0, WIDTH);
            let width = Setter::width(&fact, 9.0);
            // No fact is torn.
            if x + width > LEFT + WIDTH {
                (x, baseline) = (LEFT, baseline + 14.0);
            }
            page.text(&fact, x, baseline, 9.0, MUTED);
            x += width + 18.0;
        }
        pages.push(page.on_a3());
    }
    Laid { pages, outline: Vec::new(), links: Vec::new(), ground: Vec::new() }
}

/// The chapter of the poster on pages of A4.
fn poster_pages(document: &Document, blocks: &[Block], setter: &mut Setter<'_>) -> Vec<Page> {
    let mut flow = Flow::new(setter);
    flow.section(&document.cover.quarter);
    for index in 0..blocks.len() {
        flow.block(&blocks[index..]);
    }
    flow.finish().0
}

/// Lays a single paper out: no cover, no chapters.
#[must_use]
pub fn paginate_sheet(sheet: &Sheet, setter: &mut Setter<'_>) -> Laid {
    Laid { pages: sheet::lay(sheet, setter), outline: Vec::new(), links: Vec::new(), ground: Vec::new() }
}

/// Lays copies of a form out; what is the same on all of them is laid out once.
#[must_use]
pub fn paginate_forms(forms: &Forms, setter: &mut Setter<'_>) -> Laid {
    form::lay(forms, setter)
}

/// Lays ballot papers out; what is the same on all of them is laid out once.
#[must_use]
pub fn paginate_ballots(slips: &BallotSlips, setter: &mut Setter<'_>) -> Laid {
    ballot::lay(slips, setter)
}

/// Lays several papers and files from outside out as one file. `contents` makes the paper in front from the number of each
/// part's first page; `label` stands before the number of every page.
#[must_use]
pub fn paginate_bundle(
    contents: &dyn Fn(&[usize]) -> Sheet,
    parts: &[Part],
    label: &str,
    setter: &mut Setter<'_>,
) -> Laid {
    bundle::lay(contents, parts, label, setter)
}

/// Lays slips out, two on a sheet of A4, with a line to cut along.
#[must_use]
pub fn paginate_slips(slips: &Slips, setter: &mut Setter<'_>) -> Laid {
    Laid { pages: slip::lay(slips, setter), outline: Vec::new(), links: Vec::new(), ground: Vec::new() }
}

/// Lays a poster out.
#[must_use]
pub fn paginate_poster(poster: &Poster, setter: &mut Setter<'_>) -> Laid {
    Laid { pages: poster::lay(poster, setter), outline: Vec::new(), links: Vec::new(), ground: Vec::new() }
}

/// Lays a long list out, on pages that lie on their long side.
#[must_use]
pub fn paginate_list(list: &List, setter: &mut Setter<'_>) -> Laid {
    Laid { pages: list::lay(list, setter), outline: Vec::new(), links: Vec::new(), ground: Vec::new() }
}

/// Lays the manual out as a book: cover, contents, and the chapters of each post.
#[must_use]
pub fn paginate_manual(manual: &Manual, setter: &mut Setter<'_>) -> Laid {
    manual::lay(manual, setter)
}

/// Head and foot of a page.
fn furnish(page: &mut Page, setter: &mut Setter<'_>, head: &str, number: usize, count: usize) {
    let head = setter.shortened(head, Style::Sans, 8.5, WIDTH);
    page.text(&head, LEFT, 52.0, 8.5, MUTED);
    page.line(LEFT, 60.0, LEFT + WIDTH, 60.0, 0.5, LINE);
    let foot = setter.shape(&format!("第 {number} / {count} 页"), Style::Sans, 8.5);
    let width = Setter::width(&foot, 8.5);
    page.text(&foot, LEFT + (WIDTH - width) / 2.0, PAGE_HEIGHT - 42.0, 8.5, MUTED);
}

#[cfg(test)]
mod flow_tests;
#[cfg(test)]
mod openings_tests;
#[cfg(test)]
mod poster_tests;
#[cfg(test)]
mod prose_tests;
#[cfg(test)]
mod summary_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::figures as figures_of;
