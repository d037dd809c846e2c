//! Where the numbers of running text that open something come to lie: the only thing that the layout knows of them.

use std::ops::Range;

use super::page::{Page, PlacedGlyph};
use super::{Place, Setter};
use crate::reports::document::Passage;
use crate::reports::opens::Opening;

/// The numbers of a passage while its lines are laid.
pub(super) struct Openings<'p> {
    /// Each with its place among the characters that are seen: breaks and their spaces are not the same on paper.
    all: Vec<(Range<usize>, String, &'p Opening)>,
    /// How many characters were laid.
    reached: usize,
}

impl<'p> Openings<'p> {
    pub(super) fn of(passage: &'p Passage) -> Self {
        let seen = |to: usize| passage[..to].chars().filter(|c| !c.is_whitespace()).count();
        let all = passage.openings().map(|(at, said, opening)| (seen(at.start)..seen(at.end), said, opening));
        Self { all: all.collect(), reached: 0 }
    }

    /// The same, said of something: `办结率：上一季度 96.5%`.
    pub(super) fn named(mut self, name: &str) -> Self {
        for (_, said, _) in &mut self.all {
            *said = format!("{name}：{said}");
        }
        self
    }

    /// Running text in which nothing opens.
    pub(super) fn none() -> Self {
        Self { all: Vec::new(), reached: 0 }
    }

    /// Puts the places of the next line's numbers on the page; the line begins at `x` and stands on `baseline`.
    pub(super) fn line(
        &mut self,
        page: &mut Page,
        glyphs: &[PlacedGlyph],
        (x, baseline): (f32, f32),
        size: f32,
    ) {
        let mut right = x;
        let mut spans: Vec<Option<(f32, f32)>> = vec![None; self.all.len()];
        for placed in glyphs {
            let left = right;
            right += Setter::width(std::slice::from_ref(placed), size);
            if placed.glyph.character.is_whitespace() {
                continue;
            }
            for ((at, ..), span) in self.all.iter().zip(&mut spans) {
                if at.contains(&self.reached) {
                    // The air after it belongs to what comes next.
                    let end = left + placed.glyph.advance * size;
                    *span = Some((span.map_or(left, |(from, _)| from), end));
                }
            }
            self.reached += 1;
        }
        for ((_, said, opening), span) in self.all.iter().zip(spans) {
            if let Some((from, to)) = span {
                let place = Place { x: from, y: baseline - size, width: to - from, height: size * 1.3 };
                page.opens.push((place, said.clone(), (*opening).clone()));
            }
        }
    }
}
