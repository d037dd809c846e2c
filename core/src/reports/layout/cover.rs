//! The first page: what this is, of which quarter, what is in it, and what it was made from.

use super::page::{ACCENT, INK, LINE, MUTED, Page};
use super::text::Setter;
use super::{LEFT, Place, WIDTH};
use crate::reports::document::{Cover, Document};
use crate::reports::fonts::Style;

const SIZE: f32 = 10.5;
/// From one chapter to the next.
const STEP: f32 = 26.0;
/// The column of the facts' names.
const LABEL: f32 = 84.0;
/// Where the logo stands, above the title's stroke.
const LOGO_BOTTOM: f32 = 114.0;
/// How wide and high the logo may be.
const LOGO_ROOM: (f32, f32) = (170.0, 56.0);

pub(super) fn lay(
    document: &Document,
    outline: &[(String, usize)],
    setter: &mut Setter<'_>,
) -> (Page, Vec<Place>) {
    let mut page = Page::default();
    if let Some(logo) = &document.cover.logo {
        page.picture(logo, LEFT, LOGO_BOTTOM, LOGO_ROOM);
    }
    title(&mut page, &document.cover, setter);
    let links = contents(&mut page, outline, setter);
    // Below the contents, however many chapters there are.
    let after = links.last().map_or(0.0, |place| place.y + place.height);
    facts(&mut page, &document.cover, setter, f32::max(660.0, after + 28.0));
    (page, links)
}

fn title(page: &mut Page, cover: &Cover, setter: &mut Setter<'_>) {
    page.rect(LEFT, 132.0, 46.0, 5.0, ACCENT);
    let mut y = 188.0;
    for (text, style, size, color, step) in [
        (&cover.community, Style::SansBold, 17.0, ACCENT, 58.0),
        (&cover.title, Style::SerifBold, 38.0, INK, 48.0),
        (&cover.quarter, Style::Serif, 21.0, INK, 0.0),
    ] {
        for line in setter.lines(text, style, size, WIDTH) {
            page.text(&line.glyphs, LEFT, y, size, color);
            y += size * 1.3;
        }
        y += step - size * 1.3;
    }
}

/// The chapters with their pages; answers the places of the lines.
fn contents(page: &mut Page, outline: &[(String, usize)], setter: &mut Setter<'_>) -> Vec<Place> {
    let mut y = 430.0;
    let head = setter.shape("目　录", Style::SansBold, SIZE);
    page.text(&head, LEFT, y, SIZE, ACCENT);
    page.line(LEFT, y + 10.0, LEFT + WIDTH, y + 10.0, 0.75, ACCENT);
    y += 30.0;
    let mut links = Vec::new();
    for (chapter, number) in outline {
        let chapter = setter.shape(chapter, Style::Serif, SIZE);
        page.text(&chapter, LEFT, y, SIZE, INK);
        // Pages count from the cover, which is the first.
        let number = setter.shape(&(number + 1).to_string(), Style::Sans, SIZE);
        page.text(&number, LEFT + WIDTH - Setter::width(&number, SIZE), y, SIZE, INK);
        page.line(LEFT, y + 8.5, LEFT + WIDTH, y + 8.5, 0.4, LINE);
        links.push(Place { x: LEFT, y: y - 15.0, width: WIDTH, height: STEP });
        y += STEP;
    }
    links
}

fn facts(page: &mut Page, cover: &Cover, setter: &mut Setter<'_>, mut y: f32) {
    for (label, value) in &cover.facts {
        let label = setter.shape(label, Style::Sans, 10.0);
        page.text(&label, LEFT, y, 10.0, MUTED);
        for line in setter.lines(value, Style::Sans, 10.0, WIDTH - LABEL) {
            page.text(&line.glyphs, LEFT + LABEL, y, 10.0, INK);
            y += 21.0;
        }
    }
}
