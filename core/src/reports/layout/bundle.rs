//! Several papers and files from outside as one file: a contents in front, a caption above each page from outside, and
//! the page's number within the whole on every page.

use super::page::{INK, LINE, MUTED, Page};
use super::text::Setter;
use super::{Laid, Place, sheet};
use crate::reports::bundle::{Enclosed, Leaf, Part, PartContent};
use crate::reports::fonts::Style;
use crate::reports::sheet::Sheet;

/// The margin of a page from outside.
const EDGE: f32 = 42.0;
/// Where a page from outside begins, below its caption.
const TOP: f32 = 74.0;
/// How far from the foot of the page it has ended.
const FOOT: f32 = 48.0;
const CAPTION: f32 = 11.0;
const SMALL: f32 = 8.5;

/// The pages: `contents` makes the paper in front from the number of each part's first page.
pub(super) fn lay(
    contents: &dyn Fn(&[usize]) -> Sheet,
    parts: &[Part],
    label: &str,
    setter: &mut Setter<'_>,
) -> Laid {
    let laid: Vec<Vec<Page>> = parts.iter().map(|part| of_part(part, setter)).collect();
    // How long the contents are tells where the parts begin, which stands in the contents.
    let mut front = 1;
    let mut pages = loop {
        let pages = sheet::lay(&contents(&starts(front, &laid)), setter);
        if pages.len() <= front {
            break pages;
        }
        front = pages.len();
    };
    pages.resize(front, Page::default());
    let mut outline = vec![(contents(&[]).title, 0)];
    for (part, own) in parts.iter().zip(laid) {
        outline.push((part.title.clone(), pages.len()));
        pages.extend(own);
    }
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = setter.shape(&format!("{label} {} / {count}", index + 1), Style::Sans, SMALL);
        let x = page.width() - EDGE - Setter::width(&number, SMALL);
        page.text(&number, x, page.height() - 24.0, SMALL, MUTED);
    }
    Laid { pages, outline, links: Vec::new(), ground: Vec::new() }
}

/// The number of the first page of each part, the first page of all being 1.
fn starts(front: usize, parts: &[Vec<Page>]) -> Vec<usize> {
    let mut next = front + 1;
    parts
        .iter()
        .map(|pages| {
            let start = next;
            next += pages.len();
            start
        })
        .collect()
}

fn of_part(part: &Part, setter: &mut Setter<'_>) -> Vec<Page> {
    match &part.content {
        PartContent::Sheet(paper) => sheet::lay(paper, setter),
        PartContent::Enclosed(enclosed) => {
            let count = enclosed.leaves.len();
            let leaf =
                |(index, leaf): (usize, &Leaf)| enclosed_page(enclosed, leaf, (index + 1, count), setter);
            enclosed.leaves.iter().enumerate().map(leaf).collect()
        }
    }
}

/// A page from outside on one of ours, as large as there is room, below what it is.
fn enclosed_page(
    enclosed: &Enclosed,
    leaf: &Leaf,
    (number, count): (usize, usize),
    setter: &mut Setter<'_>,
) -> Page {
    let (width, height) = leaf.size();
    let mut page = Page { landscape: width > height, ..Page::default() };
    let room = page.width() - 2.0 * EDGE;
    let about = if count == 1 {
        enclosed.about.clone()
    } else {
        format!("{} · 第 {number} / {count} 页", enclosed.about)
    };
    let about = setter.shape(&about, Style::Sans, SMALL);
    let place = page.width() - EDGE - Setter::width(&about, SMALL);
    page.text(&about, place, TOP - 22.0, SMALL, MUTED);
    let caption = setter.shortened(&enclosed.caption, Style::SansBold, CAPTION, place - EDGE - 12.0);
    page.text(&caption, EDGE, TOP - 22.0, CAPTION, INK);
    page.line(EDGE, TOP - 14.0, EDGE + room, TOP - 14.0, 0.5, LINE);
    let high = page.height() - TOP - FOOT;
    let scale = (room / width.max(1.0)).min(high / height.max(1.0));
    let (width, height) = (width * scale, height * scale);
    let place = Place { x: EDGE + (room - width) / 2.0, y: TOP, width, height };
    page.leaf(place, leaf.clone());
    page.frame(place, 0.5, LINE);
    page
}
