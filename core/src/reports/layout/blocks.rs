//! The flow of blocks down the pages: heads stay with what follows them, panels and charts are not torn, and what a
//! mark refers to stands at the foot of the page that shows it.

use super::openings::Openings;
use super::page::{ACCENT, Color, GROUND, INK, MUTED, Page};
use super::text::{SetLine, Setter, can_fill, fill};
use super::{BOTTOM, LEFT, TOP, WIDTH, chart, marks, summary, table};
use crate::reports::document::{Block, Footnote, KeyFigure};
use crate::reports::fonts::Style;

pub(super) const BODY: f32 = 10.5;
pub(super) const BODY_STEP: f32 = 18.0;
const NOTE: f32 = 8.5;
const NOTE_STEP: f32 = 13.6;
const CAPTION: f32 = 9.5;
/// The height of a caption with the air above and below it.
pub(super) const CAPTION_HEIGHT: f32 = 22.0;
const FOOTNOTE: f32 = 7.6;
const FOOTNOTE_STEP: f32 = 11.2;
/// The height of the figures that matter most, with the air below them.
const KEY_FIGURES: f32 = 88.0;
/// The height of a chapter's head with the air below it.
const SECTION_HEIGHT: f32 = 38.0;
/// The height of a heading within a chapter, of at most two lines.
const HEADING_HEIGHT: f32 = 44.0;
/// What follows a heading on its page, at least.
const LEAST_BELOW_HEADING: f32 = 108.0;
/// The air below a paragraph, in its lines.
const AFTER: f32 = 0.35;
/// The rule above the footnotes, with its air.
const FOOTNOTE_RULE: f32 = 16.0;
/// A footnote's mark stands before its text.
const FOOTNOTE_INDENT: f32 = 9.0;

/// Pages being filled from top to bottom.
pub(super) struct Flow<'s, 'f> {
    pub(super) setter: &'s mut Setter<'f>,
    pages: Vec<Page>,
    page: Page,
    y: f32,
    /// What the marks on the page refer to, in the order of the marks.
    footnotes: Vec<Footnote>,
}

impl<'s, 'f> Flow<'s, 'f> {
    pub(super) fn new(setter: &'s mut Setter<'f>) -> Self {
        Self { setter, pages: Vec::new(), page: Page::default(), y: TOP, footnotes: Vec::new() }
    }

    /// The number of the page being filled, from 0.
    pub(super) fn page_number(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn finish(mut self) -> Vec<Page> {
        self.draw_footnotes();
        self.pages.push(self.page);
        self.pages
    }

    pub(super) fn new_page(&mut self) {
        self.draw_footnotes();
        self.pages.push(std::mem::take(&mut self.page));
        self.y = TOP;
    }

    /// Goes on to a new page if there is no room for `height`.
    pub(super) fn need(&mut self, height: f32) {
        self.need_with(height, &[]);
    }

    /// The same for something whose marks refer to `footnotes`: they go to the foot of the same page.
    pub(super) fn need_with(&mut self, height: f32, footnotes: &[Footnote]) {
        let mut together = self.footnotes.clone();
        together.extend(footnotes.iter().filter(|footnote| !self.footnotes.contains(footnote)));
        together.sort_by_key(|footnote| footnote.number);
        if self.y + height > BOTTOM - self.footnotes_height(&together) && self.y > TOP {
            self.new_page();
            self.footnotes = footnotes.to_vec();
        } else {
            self.footnotes = together;
        }
    }

    pub(super) fn room(&mut self) -> f32 {
        let footnotes = std::mem::take(&mut self.footnotes);
        let height = self.footnotes_height(&footnotes);
        self.footnotes = footnotes;
        BOTTOM - height - self.y
    }

    fn footnote_lines(&mut self, footnote: &Footnote) -> Vec<SetLine> {
        self.setter.lines(footnote.text, Style::Sans, FOOTNOTE, WIDTH - FOOTNOTE_INDENT)
    }

    fn footnotes_height(&mut self, footnotes: &[Footnote]) -> f32 {
        let lines: usize = footnotes.iter().map(|footnote| self.footnote_lines(footnote).len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let lines = lines as f32;
        if footnotes.is_empty() { 0.0 } else { FOOTNOTE_RULE + FOOTNOTE_STEP * lines }
    }

    /// Puts the page's footnotes at its foot.
    fn draw_footnotes(&mut self) {
        let footnotes = std::mem::take(&mut self.footnotes);
        if footnotes.is_empty() {
            return;
        }
        let mut y = BOTTOM - self.footnotes_height(&footnotes) + FOOTNOTE_RULE;
        self.page.line(LEFT, y - 5.0, LEFT + 84.0, y - 5.0, 0.5, MUTED);
        for footnote in &footnotes {
            let mark = self.setter.shape(&footnote.mark.to_string(), Style::Sans, FOOTNOTE);
            self.page.text(&mark, LEFT, y + FOOTNOTE, FOOTNOTE, MUTED);
            for mut line in self.footnote_lines(footnote) {
                fill(&mut line, FOOTNOTE, WIDTH - FOOTNOTE_INDENT);
                self.page.text(&line.glyphs, LEFT + FOOTNOTE_INDENT, y + FOOTNOTE, FOOTNOTE, MUTED);
                y += FOOTNOTE_STEP;
            }
        }
    }

    pub(super) fn y(&self) -> f32 {
        self.y
    }

    pub(super) fn advance(&mut self, height: f32) {
        self.y += height;
    }

    pub(super) fn page(&mut self) -> &mut Page {
        &mut self.page
    }

    /// The head of a chapter, on the page of what it begins with.
    pub(super) fn section(&mut self, heading: &str, blocks: &[Block]) {
        if self.y > TOP {
            self.y += 22.0;
            let (height, footnotes) = self.beginning(blocks);
            self.need_with(SECTION_HEIGHT + height, footnotes);
        }
        let glyphs = self.setter.shape(heading, Style::SansBold, 16.0);
        self.page.rect(LEFT, self.y + 2.0, 3.0, 17.0, ACCENT);
        self.page.text(&glyphs, LEFT + 12.0, self.y + 16.5, 16.0, INK);
        self.y += SECTION_HEIGHT;
    }

    /// The room that the first of these blocks needs to begin, with what stays on its page, and what their marks refer to.
    fn beginning<'b>(&mut self, blocks: &'b [Block]) -> (f32, &'b [Footnote]) {
        match blocks {
            [Block::Text(text), Block::Table(table), rest @ ..] => {
                #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
                let lines = self.lines(&indented(text), Style::Serif, BODY).len() as f32;
                let tail = self.tail(rest.first());
                (lines * BODY_STEP + table::least_height(self.setter, table, tail), &table.footnotes)
            }
            [Block::Table(table), rest @ ..] => {
                let tail = self.tail(rest.first());
                (table::least_height(self.setter, table, tail), &table.footnotes)
            }
            [Block::Heading(_), Block::Bars(bars), ..] => {
                (HEADING_HEIGHT + marks::bars_height(bars.len()), &[])
            }
            [Block::Heading(_), rest @ ..] => {
                let (height, footnotes) = self.beginning(rest);
                (HEADING_HEIGHT + height.max(LEAST_BELOW_HEADING), footnotes)
            }
            [Block::KeyFigures(_, footnotes), ..] => (KEY_FIGURES, footnotes),
            // The remark says what the chart below it compares.
            [Block::Note(text), Block::Intervals(rows), ..] => {
                let remark = self.note_height(text);
                (remark + AFTER * NOTE_STEP + marks::intervals_height(self, rows), &[])
            }
            // No more than was kept free for it below a table.
            [Block::Note(text), ..] => {
                #[expect(clippy::cast_precision_loss, reason = "one or two")]
                let lines = self.lines(text, Style::Sans, NOTE).len().min(2) as f32;
                (lines * NOTE_STEP, &[])
            }
            [Block::Headlines(rows), ..] => (summary::headlines_height(rows.len()), &[]),
            // Who signs and where the seal goes stay together.
            [Block::Signatures(_), Block::Seal(_), ..] => (190.0, &[]),
            [Block::Break, ..] => (0.0, &[]),
            _ => (2.0 * BODY_STEP, &[]),
        }
    }

    /// The height of a remark below a table, which stays with its last rows.
    fn tail(&mut self, next: Option<&Block>) -> f32 {
        let Some(Block::Note(text)) = next else { return 0.0 };
        table::BELOW + self.note_height(text)
    }

    fn note_height(&mut self, text: &str) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let lines = self.lines(text, Style::Sans, NOTE).len() as f32;
        lines * NOTE_STEP
    }

    /// The first of these blocks; a paragraph stays on the page of the table that comes next, and a table's end on that of
    /// the remark.
    pub(super) fn block(&mut self, blocks: &[Block]) {
        let [block, rest @ ..] = blocks else { return };
        let (height, footnotes) = self.beginning(blocks);
        self.need_with(height, footnotes);
        match block {
            Block::Text(text) => {
                let openings = Openings::of(text);
                self.paragraph(&indented(text), openings, Style::Serif, (BODY, BODY_STEP), INK);
            }
            Block::Note(text) => {
                self.paragraph(text, Openings::none(), Style::Sans, (NOTE, NOTE_STEP), MUTED);
            }
            Block::KeyFigures(figures, footnotes) => self.key_figures(figures, footnotes),
            Block::Table(table) => {
                let tail = self.tail(rest.first());
                table::lay(self, table, tail);
            }
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
            Block::Break => self.new_page(),
        }
    }

    /// `表 1` in jade, then what it shows.
    pub(super) fn caption(&mut self, label: &str, text: &str) {
        let label = self.setter.shape(label, Style::SansBold, CAPTION);
        let text = self.setter.shape(text, Style::SansBold, CAPTION);
        let after = LEFT + Setter::width(&label, CAPTION) + CAPTION;
        let base = self.y + CAPTION + 3.0;
        self.page.text(&label, LEFT, base, CAPTION, ACCENT);
        self.page.text(&text, after, base, CAPTION, INK);
        self.y += CAPTION_HEIGHT;
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
        let lines = self.lines(text, style, size);
        let count = lines.len();
        for (index, mut line) in lines.into_iter().enumerate() {
            let left = count - index;
            #[expect(clippy::cast_precision_loss, reason = "two or three lines")]
            let together =
                if index == 0 || left == 2 { left.min(if left == 3 { 3 } else { 2 }) } else { 1 } as f32;
            self.need(together * step);
            fill(&mut line, size, WIDTH);
            self.page.text(&line.glyphs, LEFT, self.y + size, size, color);
            openings.line(&mut self.page, &line.glyphs, (LEFT, self.y + size), size);
            self.y += step;
        }
        self.y += step * AFTER;
    }

    /// The lines of a paragraph. A few characters do not stand alone in the last line: the lines above give up
    /// a little of their width to it.
    fn lines(&mut self, text: &str, style: Style, size: f32) -> Vec<SetLine> {
        let stands = |lines: &[SetLine]| {
            lines.len() < 2 || lines.last().is_some_and(|line| Setter::width(&line.glyphs, size) > 4.2 * size)
        };
        let narrower =
            [1.0, 2.0, 3.0, 4.0].map(|ems: f32| self.setter.lines(text, style, size, WIDTH - ems * size));
        let lines = self.setter.lines(text, style, size, WIDTH);
        if stands(&lines) {
            return lines;
        }
        let better = |other: &&Vec<SetLine>| {
            let full = || other.iter().all(|line| can_fill(line, size, WIDTH));
            other.len() == lines.len() && stands(other) && full()
        };
        narrower.iter().find(better).cloned().unwrap_or(lines)
    }

    fn key_figures(&mut self, figures: &[KeyFigure], footnotes: &[Footnote]) {
        const HEIGHT: f32 = 74.0;
        const GAP: f32 = 10.0;
        const PAD: f32 = 10.0;
        self.need_with(KEY_FIGURES, footnotes);
        #[expect(clippy::cast_precision_loss, reason = "a handful of panels")]
        let width = (WIDTH - GAP * (figures.len() as f32 - 1.0)) / figures.len() as f32;
        let mut x = LEFT;
        for figure in figures {
            self.page.rect(x, self.y, width, HEIGHT, GROUND);
            self.page.rect(x, self.y, width, 2.0, ACCENT);
            let label = self.setter.shape(figure.label, Style::Sans, 8.5);
            self.page.text(&label, x + PAD, self.y + 20.0, 8.5, MUTED);
            self.value(&figure.value, x + PAD, width - 2.0 * PAD);
            let basis = self.setter.shape(&figure.basis, Style::Sans, 8.5);
            self.page.text(&basis, x + PAD, self.y + 62.0, 8.5, MUTED);
            x += width + GAP;
        }
        self.y += HEIGHT + 16.0;
    }

    /// A figure with its units, the units smaller: `12 小时 19 分`. Both shrink together where they do not fit.
    fn value(&mut self, text: &str, x: f32, width: f32) {
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
                self.page.text(&glyphs, x, self.y + 44.0, size, INK);
                x += Setter::width(&glyphs, size);
            }
            return;
        }
    }

    fn signatures(&mut self, labels: &[&str]) {
        self.need(70.0);
        self.y += 34.0;
        #[expect(clippy::cast_precision_loss, reason = "a handful of labels")]
        let width = WIDTH / labels.len() as f32;
        let mut x = LEFT;
        for label in labels {
            let glyphs = self.setter.shape(&format!("{label}："), Style::Sans, 10.0);
            let used = Setter::width(&glyphs, 10.0);
            self.page.text(&glyphs, x, self.y + 10.0, 10.0, INK);
            self.page.line(x + used, self.y + 13.0, x + width - 18.0, self.y + 13.0, 0.5, MUTED);
            x += width;
        }
        self.y += 24.0;
    }
}

/// Two characters further in, as Chinese paragraphs begin.
fn indented(text: &str) -> String {
    format!("　　{text}")
}
