//! The flow of blocks down the pages: what stays with what, and what a mark refers to at the foot of the page that shows
//! it. Where a page ends is decided by `breaks`.

use super::breaks::{ALONE, BETWEEN, Join, of_line};
use super::openings::Openings;
use super::page::{ACCENT, Color, GROUND, INK, MUTED, Page};
use super::strips::{Filled, Strips};
use super::text::{SetLine, Setter, fill};
use super::{BOTTOM, LEFT, Place, TOP, WIDTH, chart, marks, summary, table};
use crate::reports::document::{Block, Footnote, KeyFigure};
use crate::reports::fonts::Style;

pub(super) const BODY: f32 = 10.5;
pub(super) const BODY_STEP: f32 = 18.0;
const NOTE: f32 = 8.5;
const NOTE_STEP: f32 = 13.6;
const CAPTION: f32 = 9.5;
/// The height of a caption with the air above and below it.
const CAPTION_HEIGHT: f32 = 22.0;
const FOOTNOTE: f32 = 7.6;
const FOOTNOTE_STEP: f32 = 11.2;
/// The height of a chapter's head with the air below it.
const SECTION_HEIGHT: f32 = 38.0;
/// Paragraphs of no more lines are a sentence or two, which belong to what is above them where they end it.
const SENTENCE: usize = 2;
/// The air below a paragraph, in its lines.
const AFTER: f32 = 0.35;
/// The rule above the footnotes, with its air.
const FOOTNOTE_RULE: f32 = 16.0;
/// A footnote's mark stands before its text.
const FOOTNOTE_INDENT: f32 = 9.0;

/// Blocks on their way to the pages.
pub(super) struct Flow<'s, 'f> {
    pub(super) setter: &'s mut Setter<'f>,
    pub(super) strips: Strips,
    /// How the next block hangs on what is above it.
    join: Join,
}

impl<'s, 'f> Flow<'s, 'f> {
    pub(super) fn new(setter: &'s mut Setter<'f>) -> Self {
        Self { setter, strips: Strips::new(), join: Join::Free(BETWEEN) }
    }

    /// The pages, and the page of each strip.
    pub(super) fn finish(self) -> (Vec<Page>, Vec<usize>) {
        let Self { setter, strips, .. } = self;
        let mut foot = |footnote: &Footnote| FOOTNOTE_STEP * times(footnote_lines(setter, footnote).len());
        let (filled, of_strip) = strips.on_pages((TOP, BOTTOM), &mut foot, FOOTNOTE_RULE);
        let mut pages = Vec::new();
        for Filled { mut page, footnotes } in filled {
            draw_footnotes(&mut page, &footnotes, setter);
            pages.push(page);
        }
        (pages, of_strip)
    }

    /// How the strip that begins the next block hangs on what is above it; what follows it may begin a page.
    pub(super) fn hang(&mut self) -> Join {
        std::mem::replace(&mut self.join, Join::Free(BETWEEN))
    }

    /// Begins the next block, which is one strip or whose first strip this is.
    pub(super) fn begin(&mut self) {
        let join = self.hang();
        self.strips.begin(join);
    }

    /// How far the strip being drawn reaches, from its upper edge.
    pub(super) fn y(&self) -> f32 {
        self.strips.y
    }

    pub(super) fn advance(&mut self, height: f32) {
        self.strips.y += height;
    }

    pub(super) fn page(&mut self) -> &mut Page {
        &mut self.strips.page
    }

    /// The head of a chapter, on the page of what it begins with; answers its strip.
    pub(super) fn section(&mut self, heading: &str) -> usize {
        // Between two chapters the page may end for nothing.
        if self.join == Join::Free(BETWEEN) {
            self.join = Join::Free(0.0);
        }
        self.strips.air(22.0);
        self.begin();
        let glyphs = self.setter.shape(heading, Style::SansBold, 16.0);
        self.page().rect(LEFT, 2.0, 3.0, 17.0, ACCENT);
        self.page().text(&glyphs, LEFT + 12.0, 16.5, 16.0, INK);
        self.advance(SECTION_HEIGHT);
        self.join = Join::Kept;
        self.strips.number()
    }

    /// The first of these blocks. What is said of a table or a chart stays with it, and so does a table's end with the
    /// remark below it.
    pub(super) fn block(&mut self, blocks: &[Block]) {
        let [block, rest @ ..] = blocks else { return };
        match block {
            Block::Text(text) => {
                let openings = Openings::of(text);
                if self.join == Join::Free(BETWEEN) && ends(rest) {
                    self.join = Join::Free(ALONE);
                }
                self.paragraph(&indented(text), openings, Style::Serif, (BODY, BODY_STEP), INK);
            }
            Block::Note(text) => {
                let openings = Openings::of(text);
                self.paragraph(text, openings, Style::Sans, (NOTE, NOTE_STEP), MUTED);
            }
            Block::KeyFigures(figures, footnotes) => self.key_figures(figures, footnotes),
            Block::Table(table) => table::lay(self, table),
            Block::Chart(chart) => chart::lay(self, chart),
            Block::Heading(text) => marks::heading(self, text),
            Block::Bars(bars) => marks::bars(self, bars),
            Block::Intervals(rows) => marks::intervals(self, rows),
            Block::Signatures(labels) => self.signatures(labels),
            Block::Headlines(rows) => summary::headlines(self, rows),
            Block::Numbered(paragraphs) => summary::numbered(self, paragraphs),
            Block::Quotes(quotes) => summary::quotes(self, quotes),
            Block::Columns(columns) => chart::columns(self, columns),
            Block::Seal(distribution) => summary::seal(self, distribution),
            Block::Break => {
                self.join = Join::Begin;
                return;
            }
        }
        if let Some(next) = rest.first() {
            self.join = between(block, next);
        }
    }

    /// `表 1` in jade, then what it shows.
    pub(super) fn caption(&mut self, label: &str, text: &str) {
        let label = self.setter.shape(label, Style::SansBold, CAPTION);
        let text = self.setter.shape(text, Style::SansBold, CAPTION);
        let after = LEFT + Setter::width(&label, CAPTION) + CAPTION;
        let base = self.y() + CAPTION + 3.0;
        self.page().text(&label, LEFT, base, CAPTION, ACCENT);
        self.page().text(&text, after, base, CAPTION, INK);
        self.advance(CAPTION_HEIGHT);
    }

    /// Running text; never one line alone at the foot or the head of a page.
    fn paragraph(
        &mut self,
        text: &str,
        mut openings: Openings<'_>,
        style: Style,
        (size, step): (f32, f32),
        color: Color,
    ) {
        let styled: Vec<(char, Style)> = text.chars().map(|c| (c, style)).collect();
        let lines = self.setter.paragraph(&styled, size, WIDTH);
        let count = lines.len();
        let mut first = self.hang();
        if first == Join::Free(ALONE) && count > SENTENCE {
            first = Join::Free(BETWEEN);
        }
        for (index, mut line) in lines.into_iter().enumerate() {
            self.strips.begin(of_line(index, count, first));
            fill(&mut line, size, WIDTH);
            self.page().text(&line.glyphs, LEFT, size, size, color);
            openings.line(self.page(), &line.glyphs, (LEFT, size), size);
            self.advance(step);
        }
        self.strips.air(step * AFTER);
    }

    fn key_figures(&mut self, figures: &[KeyFigure], footnotes: &[Footnote]) {
        const HEIGHT: f32 = 74.0;
        const GAP: f32 = 10.0;
        const PAD: f32 = 10.0;
        self.begin();
        self.strips.marked(footnotes);
        let width = (WIDTH - GAP * (times(figures.len()) - 1.0)) / times(figures.len());
        let mut x = LEFT;
        for figure in figures {
            let label = self.setter.shape(figure.label, Style::Sans, 8.5);
            let basis = self.setter.shape(&figure.basis, Style::Sans, 8.5);
            let name = figure.label.trim_end_matches(|c| footnotes.iter().any(|note| note.mark == c));
            let page = self.page();
            page.rect(x, 0.0, width, HEIGHT, GROUND);
            page.rect(x, 0.0, width, 2.0, ACCENT);
            page.text(&label, x + PAD, 20.0, 8.5, MUTED);
            page.text(&basis, x + PAD, 62.0, 8.5, MUTED);
            Openings::of(&figure.basis).named(name).line(page, &basis, (x + PAD, 62.0), 8.5);
            let right = self.value(&figure.value, x + PAD, width - 2.0 * PAD);
            if let Some(opening) = &figure.opening {
                let place = Place { x: x + PAD, y: 26.0, width: right - x - PAD, height: 22.0 };
                let said = format!("{name} {}", figure.value);
                self.page().opens.push((place, said, opening.clone()));
            }
            x += width + GAP;
        }
        self.advance(HEIGHT);
        self.strips.air(16.0);
    }

    /// A figure with its units, the units smaller: `12 小时 19 分`. Both shrink together where they do not fit.
    /// Answers where it ends.
    fn value(&mut self, text: &str, x: f32, width: f32) -> f32 {
        let mut size = 18.0;
        loop {
            let runs: Vec<_> = text
                .split_inclusive(' ')
                .map(|word| {
                    let unit = !word.starts_with(|c: char| c.is_ascii_digit() || c == '—');
                    let size = if unit { size * 0.58 } else { size };
                    (self.setter.shape(word, Style::SansBold, size), size)
                })
                .collect();
            let needed: f32 = runs.iter().map(|(glyphs, size)| Setter::width(glyphs, *size)).sum();
            if needed > width && size > 9.0 {
                size -= 0.5;
                continue;
            }
            let mut x = x;
            for (glyphs, size) in runs {
                self.page().text(&glyphs, x, 44.0, size, INK);
                x += Setter::width(&glyphs, size);
            }
            return x;
        }
    }

    fn signatures(&mut self, labels: &[&str]) {
        self.begin();
        let width = WIDTH / times(labels.len());
        let mut x = LEFT;
        for label in labels {
            let glyphs = self.setter.shape(&format!("{label}："), Style::Sans, 10.0);
            let used = Setter::width(&glyphs, 10.0);
            self.page().text(&glyphs, x, 44.0, 10.0, INK);
            self.page().line(x + used, 47.0, x + width - 18.0, 47.0, 0.5, MUTED);
            x += width;
        }
        self.advance(50.0);
        self.strips.air(8.0);
    }
}

/// Whether what comes after a block is about something else.
fn ends(rest: &[Block]) -> bool {
    matches!(rest.first(), None | Some(Block::Heading(_) | Block::Break))
}

/// How a block hangs on the one before it.
fn between(block: &Block, next: &Block) -> Join {
    match (block, next) {
        (Block::Heading(_), _)
        | (
            Block::Text(_),
            Block::Table(_) | Block::Chart(_) | Block::Columns(_) | Block::Bars(_) | Block::Intervals(_),
        )
        | (
            Block::Table(_)
            | Block::Headlines(_)
            | Block::KeyFigures(..)
            | Block::Chart(_)
            | Block::Columns(_)
            | Block::Bars(_)
            | Block::Intervals(_),
            Block::Note(_),
        )
        | (Block::Note(_), Block::Bars(_) | Block::Intervals(_))
        // Who signs and where the seal goes stay together, and on the page of the last thing that they sign.
        | (_, Block::Signatures(_))
        | (Block::Signatures(_), Block::Seal(_)) => Join::Kept,
        (_, Block::Heading(_)) => Join::Free(0.0),
        _ => Join::Free(BETWEEN),
    }
}

fn footnote_lines(setter: &mut Setter<'_>, footnote: &Footnote) -> Vec<SetLine> {
    setter.lines(footnote.text, Style::Sans, FOOTNOTE, WIDTH - FOOTNOTE_INDENT)
}

/// Puts a page's footnotes at its foot.
fn draw_footnotes(page: &mut Page, footnotes: &[Footnote], setter: &mut Setter<'_>) {
    if footnotes.is_empty() {
        return;
    }
    let lines: Vec<Vec<SetLine>> =
        footnotes.iter().map(|footnote| footnote_lines(setter, footnote)).collect();
    let mut y = BOTTOM - FOOTNOTE_STEP * times(lines.iter().map(Vec::len).sum());
    page.line(LEFT, y - 5.0, LEFT + 84.0, y - 5.0, 0.5, MUTED);
    for (footnote, lines) in footnotes.iter().zip(lines) {
        let mark = setter.shape(&footnote.mark.to_string(), Style::Sans, FOOTNOTE);
        page.text(&mark, LEFT, y + FOOTNOTE, FOOTNOTE, MUTED);
        for mut line in lines {
            fill(&mut line, FOOTNOTE, WIDTH - FOOTNOTE_INDENT);
            page.text(&line.glyphs, LEFT + FOOTNOTE_INDENT, y + FOOTNOTE, FOOTNOTE, MUTED);
            y += FOOTNOTE_STEP;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn times(count: usize) -> f32 {
    count as f32
}

/// Two characters further in, as Chinese paragraphs begin.
fn indented(text: &str) -> String {
    format!("　　{text}")
}
