//! Strips of a paper, drawn one below the other as if it were endless, and then put on pages. It knows nothing of what
//! they show; where the pages end is decided by `breaks`.

use super::breaks::{self, Join, Measure};
use super::page::Page;
use crate::reports::document::Footnote;

/// Draws a strip that is so much lower than it would be.
pub(super) type Lowered = Box<dyn Fn(f32) -> Page>;

/// The strips so far. What is drawn goes on `page`, at heights that count from the upper edge of the strip.
pub(super) struct Strips {
    pub(super) page: Page,
    /// How far the strip being drawn reaches.
    pub(super) y: f32,
    join: Join,
    air: f32,
    footnotes: Vec<Footnote>,
    again: Option<usize>,
    lower: Option<(f32, Lowered)>,
    lowest: Option<(Page, f32)>,
    end: Page,
    done: Vec<Strip>,
    heads: Vec<Head>,
}

struct Strip {
    page: Page,
    measure: Measure,
    again: Option<usize>,
    lower: Option<Lowered>,
    footnotes: Vec<Footnote>,
    end: Page,
}

/// What is repeated at the head of a page.
struct Head {
    page: Page,
    height: f32,
}

/// A page, and what its marks refer to.
pub(super) struct Filled {
    pub(super) page: Page,
    pub(super) footnotes: Vec<Footnote>,
}

impl Strips {
    pub(super) fn new() -> Self {
        Self {
            page: Page::default(),
            y: 0.0,
            join: Join::Free(0.0),
            air: 0.0,
            footnotes: Vec::new(),
            again: None,
            lower: None,
            lowest: None,
            end: Page::default(),
            done: Vec::new(),
            heads: Vec::new(),
        }
    }

    /// Ends the strip being drawn and begins another.
    pub(super) fn begin(&mut self, join: Join) {
        self.close();
        self.join = join;
    }

    /// Air below the strip being drawn, which there is not at the foot of a page; nor at its head.
    pub(super) fn air(&mut self, height: f32) {
        self.close();
        self.air += height;
    }

    /// What the marks of the strip being drawn refer to.
    pub(super) fn marked(&mut self, footnotes: &[Footnote]) {
        self.footnotes.extend_from_slice(footnotes);
    }

    /// What is repeated above the strip being drawn where a page begins with it.
    pub(super) fn again(&mut self, head: usize) {
        self.again = Some(head);
    }

    /// What is drawn below the strip where a page ends with it, from its lower edge.
    pub(super) fn end_with(&mut self, end: Page) {
        self.end = end;
    }

    /// By how much the strip being drawn may be lower, and how it looks then.
    pub(super) fn lower(&mut self, most: f32, lowered: Lowered) {
        self.lower = Some((most, lowered));
    }

    /// Takes what has been drawn since the last `begin` for how the strip looks where it is as low as it may be; the
    /// same is then drawn as it should be.
    pub(super) fn as_lowest(&mut self) {
        self.lowest = Some((std::mem::take(&mut self.page), std::mem::take(&mut self.y)));
    }

    /// Takes what has been drawn since the last `begin` for something to repeat, and not for a strip.
    pub(super) fn as_head(&mut self) -> usize {
        let page = std::mem::take(&mut self.page);
        let height = std::mem::take(&mut self.y);
        self.heads.push(Head { page, height });
        self.heads.len() - 1
    }

    /// The number of the strip being drawn.
    pub(super) fn number(&self) -> usize {
        self.done.len()
    }

    fn close(&mut self) {
        if self.y <= 0.0 && self.page.items.is_empty() {
            return;
        }
        if let Some((lowest, height)) = self.lowest.take() {
            let (page, most) = (self.page.clone(), self.y - height);
            self.lower(most, Box::new(move |less| page.toward(&lowest, less / most)));
        }
        let (lower, lowered) = self.lower.take().map_or((0.0, None), |(most, draw)| (most, Some(draw)));
        let again = self.again.take();
        let repeated = again.map(|head| &self.heads[head]);
        let marks = |footnotes: &[Footnote]| footnotes.iter().fold(0, |all, note| all | 1 << note.number);
        let measure = Measure {
            height: std::mem::take(&mut self.y),
            air: std::mem::take(&mut self.air),
            lower,
            again: repeated.map_or(0.0, |head| head.height),
            join: std::mem::replace(&mut self.join, Join::Free(breaks::BETWEEN)),
            marks: marks(&self.footnotes),
        };
        self.done.push(Strip {
            page: std::mem::take(&mut self.page),
            measure,
            again,
            lower: lowered,
            footnotes: std::mem::take(&mut self.footnotes),
            end: std::mem::take(&mut self.end),
        });
    }

    /// The pages, whose text reaches from `top` to `bottom`, and the page of each strip, from 0. `foot` is the height of
    /// footnotes.
    pub(super) fn on_pages(
        mut self,
        (top, bottom): (f32, f32),
        foot: &mut dyn FnMut(&Footnote) -> f32,
        above_foot: f32,
    ) -> (Vec<Filled>, Vec<usize>) {
        self.close();
        let mut heights = [0.0; 64];
        for note in self.done.iter().flat_map(|strip| &strip.footnotes) {
            heights[usize::from(note.number % 64)] = foot(note);
        }
        let feet = |marks: u64| {
            let all = heights.iter().enumerate().filter(|(bit, _)| marks & (1 << bit) != 0);
            if marks == 0 { 0.0 } else { above_foot + all.map(|(_, height)| height).sum::<f32>() }
        };
        let measures: Vec<Measure> = self.done.iter().map(|strip| strip.measure).collect();
        let starts = breaks::starts(&measures, bottom - top, &feet);
        let mut pages = Vec::new();
        let mut of_strip = Vec::new();
        let mut strips = self.done.into_iter();
        for (index, from) in starts.iter().enumerate() {
            let to = starts.get(index + 1).copied().unwrap_or(measures.len());
            let marks = measures[*from..to].iter().fold(0, |marks, measure| marks | measure.marks);
            let room = bottom - top - feet(marks);
            let fill = Fill { top, by: lowered_by(&measures[*from..to], room), heads: &self.heads };
            pages.push(fill.page(strips.by_ref().take(to - from)));
            of_strip.extend(std::iter::repeat_n(index, to - from));
        }
        if pages.is_empty() {
            pages.push(Filled { page: Page::default(), footnotes: Vec::new() });
        }
        (pages, of_strip)
    }
}

/// By which part of what they may be the strips of a page are lower, so that they fit.
fn lowered_by(measures: &[Measure], room: f32) -> f32 {
    let again = measures.first().map_or(0.0, |first| first.again - first.air);
    let height = again + measures.iter().map(|measure| measure.height + measure.air).sum::<f32>();
    let lower: f32 = measures.iter().enumerate().map(|(place, measure)| measure.gives(place == 0)).sum();
    if lower > 0.0 { ((height - room) / lower).clamp(0.0, 1.0) } else { 0.0 }
}

/// A page being filled.
struct Fill<'h> {
    top: f32,
    by: f32,
    heads: &'h [Head],
}

impl Fill<'_> {
    fn page(&self, strips: impl Iterator<Item = Strip>) -> Filled {
        let mut filled = Filled { page: Page::default(), footnotes: Vec::new() };
        let mut y = self.top;
        let mut end = Page::default();
        for (place, strip) in strips.enumerate() {
            let Strip { page, measure, again, lower, footnotes, end: below } = strip;
            if place > 0 {
                y += measure.air * (1.0 - breaks::THINNER * self.by);
            } else if let Some(head) = again.map(|head| &self.heads[head]) {
                filled.page.put(head.page.clone(), y);
                y += head.height;
            }
            let less = measure.lower * self.by;
            match lower {
                Some(lowered) if less > 0.0 => filled.page.put(lowered(less), y),
                _ => filled.page.put(page, y),
            }
            filled.footnotes.extend(footnotes);
            y += measure.height - less;
            end = below;
        }
        filled.page.put(end, y);
        filled.footnotes.sort_by_key(|footnote| footnote.number);
        filled.footnotes.dedup();
        filled
    }
}
