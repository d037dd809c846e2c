//! What lies on a page.

use super::{PAGE_HEIGHT, PAGE_WIDTH, Place};
use crate::reports::bundle::Leaf;
use crate::reports::fonts::Glyph;
use crate::reports::opens::Opening;
use crate::reports::picture::Picture;

/// Red, green, blue, 0…255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// Text.
pub(super) const INK: Color = Color(0x1F, 0x25, 0x23);
/// Text that may step back.
pub(super) const MUTED: Color = Color(0x5F, 0x66, 0x62);
/// Lines.
pub(super) const LINE: Color = Color(0xD6, 0xD2, 0xC8);
/// The one accent: jade.
pub(super) const ACCENT: Color = Color(0x1F, 0x6F, 0x63);
/// The accent, lighter.
pub(super) const ACCENT_SOFT: Color = Color(0x9C, 0xC4, 0xBC);
/// A ground that lifts a row or a panel off the paper.
pub(super) const GROUND: Color = Color(0xF4, 0xF2, 0xEC);
/// Paper.
pub(super) const PAPER: Color = Color(0xFF, 0xFF, 0xFF);
/// Cinnabar, for late and nothing else.
pub(super) const LATE: Color = Color(0xB5, 0x38, 0x2A);

/// How many times as wide and high A3 is as A4.
const A3: f32 = std::f32::consts::SQRT_2;

/// A page of items, drawn in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The items.
    pub items: Vec<Item>,
    /// The places of numbers that open a list, with what each number is and what it opens.
    pub opens: Vec<(Place, String, Opening)>,
    /// The places of words that lead elsewhere in the book, with where they lead.
    pub links: Vec<(Place, String)>,
    /// Whether it lies on its long side.
    pub landscape: bool,
    /// Whether it is A3 rather than A4.
    pub large: bool,
}

/// A glyph of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedGlyph {
    /// The glyph.
    pub glyph: Glyph,
    /// Space after it beyond its own advance, in points.
    pub after: f32,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A line of text.
    Text {
        /// Where it begins.
        x: f32,
        /// Its baseline.
        y: f32,
        /// Its size.
        size: f32,
        /// Its color.
        color: Color,
        /// Its glyphs.
        glyphs: Vec<PlacedGlyph>,
    },
    /// A filled rectangle.
    Rect {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Its color.
        color: Color,
    },
    /// A straight line.
    Line {
        /// From.
        from: (f32, f32),
        /// To.
        to: (f32, f32),
        /// How thick.
        width: f32,
        /// Its color.
        color: Color,
    },
    /// A picture.
    Picture {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width on the page.
        width: f32,
        /// Height on the page.
        height: f32,
        /// Its pixels.
        picture: Picture,
    },
    /// A page of a file from outside.
    Leaf {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width on the page.
        width: f32,
        /// Height on the page.
        height: f32,
        /// What it shows.
        leaf: Leaf,
    },
}

impl Page {
    /// How wide it is.
    #[must_use]
    pub fn width(&self) -> f32 {
        let width = if self.landscape { PAGE_HEIGHT } else { PAGE_WIDTH };
        if self.large { width * A3 } else { width }
    }

    /// How high it is.
    #[must_use]
    pub fn height(&self) -> f32 {
        let height = if self.landscape { PAGE_WIDTH } else { PAGE_HEIGHT };
        if self.large { height * A3 } else { height }
    }

    /// The same page of A4 on A3, everything larger.
    pub(super) fn on_a3(mut self) -> Self {
        self.large = true;
        self.opens.clear();
        for item in &mut self.items {
            match item {
                Item::Text { x, y, size, glyphs, .. } => {
                    for length in [x, y, size] {
                        *length *= A3;
                    }
                    for glyph in glyphs {
                        glyph.after *= A3;
                    }
                }
                Item::Rect { x, y, width, height, .. }
                | Item::Picture { x, y, width, height, .. }
                | Item::Leaf { x, y, width, height, .. } => {
                    for length in [x, y, width, height] {
                        *length *= A3;
                    }
                }
                Item::Line { from, to, width, .. } => {
                    for length in [&mut from.0, &mut from.1, &mut to.0, &mut to.1, width] {
                        *length *= A3;
                    }
                }
            }
        }
        self
    }

    /// What lies so far on the way from where it stands here to where it stands on `other`, which has the same items.
    pub(super) fn toward(&self, other: &Self, part: f32) -> Self {
        let mut page = self.clone();
        let near = |one: &mut f32, other: &f32| *one += (other - *one) * part;
        for (item, other) in page.items.iter_mut().zip(&other.items) {
            match (item, other) {
                (Item::Text { y, .. }, Item::Text { y: to, .. }) => near(y, to),
                (Item::Rect { y, height, .. }, Item::Rect { y: to, height: high, .. }) => {
                    near(y, to);
                    near(height, high);
                }
                (Item::Line { from, to, .. }, Item::Line { from: start, to: end, .. }) => {
                    near(&mut from.1, &start.1);
                    near(&mut to.1, &end.1);
                }
                _ => {}
            }
        }
        page
    }

    /// Puts what stands on `other` on this page, so much lower.
    pub(super) fn put(&mut self, other: Self, down: f32) {
        for mut item in other.items {
            match &mut item {
                Item::Text { y, .. }
                | Item::Rect { y, .. }
                | Item::Picture { y, .. }
                | Item::Leaf { y, .. } => *y += down,
                Item::Line { from, to, .. } => (from.1, to.1) = (from.1 + down, to.1 + down),
            }
            self.items.push(item);
        }
        for (mut place, to) in other.links {
            place.y += down;
            self.links.push((place, to));
        }
        for (mut place, name, opens) in other.opens {
            place.y += down;
            self.opens.push((place, name, opens));
        }
    }

    pub(super) fn text(&mut self, glyphs: &[PlacedGlyph], x: f32, y: f32, size: f32, color: Color) {
        if !glyphs.is_empty() {
            self.items.push(Item::Text { x, y, size, color, glyphs: glyphs.to_vec() });
        }
    }

    pub(super) fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, color: Color) {
        self.items.push(Item::Rect { x, y, width, height, color });
    }

    /// The picture in its proportions, as large as the room that ends at `bottom` lets it be.
    pub(super) fn picture(&mut self, picture: &Picture, x: f32, bottom: f32, room: (f32, f32)) {
        #[expect(clippy::cast_precision_loss, reason = "a picture has far fewer pixels than f32 can count")]
        let (width, height) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
        let scale = (room.0 / width).min(room.1 / height);
        let (width, height) = (width * scale, height * scale);
        self.items.push(Item::Picture { x, y: bottom - height, width, height, picture: picture.clone() });
    }

    pub(super) fn leaf(&mut self, place: Place, leaf: Leaf) {
        let Place { x, y, width, height } = place;
        self.items.push(Item::Leaf { x, y, width, height, leaf });
    }

    pub(super) fn line(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, width: f32, color: Color) {
        self.items.push(Item::Line { from: (x1, y1), to: (x2, y2), width, color });
    }

    /// The four lines around a rectangle.
    pub(super) fn frame(&mut self, place: Place, width: f32, color: Color) {
        let Place { x, y, width: along, height } = place;
        let (right, bottom) = (x + along, y + height);
        for (x1, y1, x2, y2) in
            [(x, y, right, y), (x, bottom, right, bottom), (x, y, x, bottom), (right, y, right, bottom)]
        {
            self.line(x1, y1, x2, y2, width, color);
        }
    }

    /// The lines of text from top to bottom, those at one height from left to right.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut placed: Vec<(f32, f32, String)> = self
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text { x, y, glyphs, .. } => {
                    Some((*y, *x, glyphs.iter().map(|placed| placed.glyph.character).collect()))
                }
                Item::Rect { .. } | Item::Line { .. } | Item::Picture { .. } | Item::Leaf { .. } => None,
            })
            .collect();
        placed.sort_by(|one, other| {
            (one.0, one.1).partial_cmp(&(other.0, other.1)).unwrap_or(std::cmp::Ordering::Equal)
        });
        placed.into_iter().map(|(_, _, text)| text).collect()
    }

    /// How far down the page reaches.
    #[must_use]
    pub fn depth(&self) -> f32 {
        let bottom = |item: &Item| match item {
            Item::Text { y, .. } => *y,
            Item::Rect { y, height, .. } | Item::Picture { y, height, .. } | Item::Leaf { y, height, .. } => {
                y + height
            }
            Item::Line { from, to, .. } => from.1.max(to.1),
        };
        self.items.iter().map(bottom).fold(0.0, f32::max).min(self.height())
    }
}
