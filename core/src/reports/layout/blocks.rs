//! The flow of blocks down the pages: heads stay with what follows them, panels and charts are not torn.

use super::page::{ACCENT, ACCENT_SOFT, Color, GROUND, INK, LINE, MUTED, PAPER, Page};
use super::table::{self, ROW};
use super::text::{Setter, fill};
use super::{BOTTOM, MARGIN, TOP, WIDTH};
use crate::reports::document::{Block, Chart, KeyFigure};
use crate::reports::fonts::Style;

const BODY: f32 = 10.5;
const BODY_STEP: f32 = 18.0;
const NOTE: f32 = 8.5;
const NOTE_STEP: f32 = 13.6;

/// Pages being filled from top to bottom.
pub(super) struct Flow<'s, 'f> {
    pub(super) setter: &'s mut Setter<'f>,
    pages: Vec<Page>,
    page: Page,
    y: f32,
}

impl<'s, 'f> Flow<'s, 'f> {
    pub(super) fn new(setter: &'s mut Setter<'f>) -> Self {
        Self { setter, pages: Vec::new(), page: Page::default(), y: TOP }
    }

    /// The number of the page being filled, from 0.
    pub(super) fn page_number(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn finish(mut self) -> Vec<Page> {
        self.pages.push(self.page);
        self.pages
    }

    pub(super) fn new_page(&mut self) {
        self.pages.push(std::mem::take(&mut self.page));
        self.y = TOP;
    }

    /// Goes on to a new page if there is no room for `height`.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    pub(super) fn room(&self) -> f32 {
        BOTTOM - self.y
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

    /// The head of a chapter, with room for something below it.
    pub(super) fn section(&mut self, heading: &str) {
        if self.y > TOP {
            self.y += 22.0;
            self.need(150.0);
        }
        let glyphs = self.setter.shape(heading, Style::SansBold, 16.0);
        self.page.rect(MARGIN, self.y + 2.0, 3.0, 17.0, ACCENT);
        self.page.text(&glyphs, MARGIN + 12.0, self.y + 16.5, 16.0, INK);
        self.y += 38.0;
    }

    /// One block; what comes `next` decides how much room a head needs below it.
    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading(text) => self.heading(text, next),
            Block::Text(text) => self.paragraph(text, Style::Serif, BODY, BODY_STEP, INK, true),
            Block::Note(text) => self.paragraph(text, Style::Sans, NOTE, NOTE_STEP, MUTED, false),
            Block::KeyFigures(figures) => self.key_figures(figures),
            Block::Table(table) => table::lay(self, table),
            Block::Chart(chart) => self.chart(chart),
            Block::Signatures(labels) => self.signatures(labels),
        }
    }

    fn heading(&mut self, text: &str, next: Option<&Block>) {
        let below = match next {
            Some(Block::Table(table)) => table::least_height(table),
            Some(Block::Chart(chart)) => chart_height(chart),
            Some(_) => 2.0 * BODY_STEP,
            None => 0.0,
        };
        if self.y > TOP {
            self.y += 8.0;
        }
        self.need(24.0 + below);
        let glyphs = self.setter.shape(text, Style::SansBold, 11.0);
        self.page.text(&glyphs, MARGIN, self.y + 11.0, 11.0, ACCENT);
        self.y += 22.0;
    }

    /// Running text; never one line alone at the foot or the head of a page.
    fn paragraph(&mut self, text: &str, style: Style, size: f32, step: f32, color: Color, indent: bool) {
        // Two characters, as Chinese paragraphs begin.
        let text = if indent { format!("　　{text}") } else { text.to_owned() };
        let lines = self.setter.lines(&text, style, size, WIDTH);
        let count = lines.len();
        for (index, mut line) in lines.into_iter().enumerate() {
            let left = count - index;
            #[expect(clippy::cast_precision_loss, reason = "two or three lines")]
            let together =
                if index == 0 || left == 2 { left.min(if left == 3 { 3 } else { 2 }) } else { 1 } as f32;
            self.need(together * step);
            fill(&mut line, size, WIDTH);
            self.page.text(&line.glyphs, MARGIN, self.y + size, size, color);
            self.y += step;
        }
        self.y += step * 0.35;
    }

    fn key_figures(&mut self, figures: &[KeyFigure]) {
        const HEIGHT: f32 = 74.0;
        const GAP: f32 = 10.0;
        self.need(HEIGHT + 14.0);
        #[expect(clippy::cast_precision_loss, reason = "a handful of panels")]
        let width = (WIDTH - GAP * (figures.len() as f32 - 1.0)) / figures.len() as f32;
        let mut x = MARGIN;
        for figure in figures {
            self.page.rect(x, self.y, width, HEIGHT, GROUND);
            self.page.rect(x, self.y, width, 2.0, ACCENT);
            let label = self.setter.shape(figure.label, Style::Sans, 8.5);
            self.page.text(&label, x + 10.0, self.y + 20.0, 8.5, MUTED);
            let mut size = 17.0;
            let mut value = self.setter.shape(&figure.value, Style::SansBold, size);
            while Setter::width(&value, size) > width - 20.0 && size > 9.0 {
                size -= 0.5;
                value = self.setter.shape(&figure.value, Style::SansBold, size);
            }
            self.page.text(&value, x + 10.0, self.y + 43.0, size, INK);
            let basis = self.setter.shape(&figure.basis, Style::Sans, 8.5);
            self.page.text(&basis, x + 10.0, self.y + 62.0, 8.5, MUTED);
            x += width + GAP;
        }
        self.y += HEIGHT + 16.0;
    }

    /// Horizontal bars in three parts that differ in tone and pattern, each with its number.
    fn chart(&mut self, chart: &Chart) {
        const LABEL: f32 = 40.0;
        const TOTAL: f32 = 40.0;
        const BAR: f32 = 18.0;
        self.need(chart_height(chart));
        let mut x = MARGIN + LABEL;
        for (part, name) in chart.legend.iter().enumerate() {
            self.part(part, x, self.y + 2.0, 14.0, 9.0);
            let glyphs = self.setter.shape(name, Style::Sans, NOTE);
            self.page.text(&glyphs, x + 19.0, self.y + 9.5, NOTE, MUTED);
            x += 58.0;
        }
        self.y += 22.0;
        let most = chart.bars.iter().map(|(_, parts)| parts.iter().sum::<i64>()).max().unwrap_or(0).max(1);
        for (name, parts) in &chart.bars {
            let label = self.setter.shape(name, Style::Sans, 9.0);
            self.page.text(&label, MARGIN, self.y + 12.5, 9.0, INK);
            let mut x = MARGIN + LABEL;
            for (part, count) in parts.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a length on paper")]
                let width = (WIDTH - LABEL - TOTAL) * (*count as f32) / (most as f32);
                if *count > 0 {
                    self.part(part, x, self.y, width, BAR);
                    self.part_number(part, *count, x, width);
                }
                x += width;
            }
            let total = self.setter.shape(&parts.iter().sum::<i64>().to_string(), Style::SansBold, 9.0);
            self.page.text(&total, x + 7.0, self.y + 12.5, 9.0, INK);
            self.y += BAR + 8.0;
        }
        self.page.line(
            MARGIN + LABEL,
            self.y - 4.0 - 26.0 * bars(chart),
            MARGIN + LABEL,
            self.y - 4.0,
            0.75,
            LINE,
        );
        self.y += 14.0;
    }

    /// The ground of a part: full, light, or hatched.
    fn part(&mut self, part: usize, x: f32, y: f32, width: f32, height: f32) {
        match part {
            0 => self.page.rect(x, y, width, height, ACCENT),
            1 => self.page.rect(x, y, width, height, ACCENT_SOFT),
            _ => {
                self.page.rect(x, y, width, height, GROUND);
                let mut start = x - height;
                while start < x + width {
                    // A rising line, cut off at the edges of the part.
                    let (left, right) = (start.max(x), (start + height).min(x + width));
                    if right > left {
                        self.page.line(
                            left,
                            y + height - (left - start),
                            right,
                            y + height - (right - start),
                            0.6,
                            ACCENT,
                        );
                    }
                    start += 4.0;
                }
                for (x1, y1, x2, y2) in [
                    (x, y, x + width, y),
                    (x, y + height, x + width, y + height),
                    (x + width, y, x + width, y + height),
                    (x, y, x, y + height),
                ] {
                    self.page.line(x1, y1, x2, y2, 0.6, ACCENT);
                }
            }
        }
    }

    /// The number within a part, where there is room for it.
    fn part_number(&mut self, part: usize, count: i64, x: f32, width: f32) {
        let glyphs = self.setter.shape(&count.to_string(), Style::Sans, NOTE);
        let needed = Setter::width(&glyphs, NOTE);
        if needed + 6.0 > width {
            return;
        }
        let start = x + (width - needed) / 2.0;
        if part == 2 {
            self.page.rect(start - 2.5, self.y + 4.0, needed + 5.0, 10.5, GROUND);
        }
        self.page.text(&glyphs, start, self.y + 12.2, NOTE, if part == 0 { PAPER } else { INK });
    }

    fn signatures(&mut self, labels: &[&str]) {
        self.need(70.0);
        self.y += 34.0;
        #[expect(clippy::cast_precision_loss, reason = "a handful of labels")]
        let width = WIDTH / labels.len() as f32;
        let mut x = MARGIN;
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

#[expect(clippy::cast_precision_loss, reason = "a handful of bars")]
fn bars(chart: &Chart) -> f32 {
    chart.bars.len() as f32
}

fn chart_height(chart: &Chart) -> f32 {
    22.0 + 26.0 * bars(chart) + 14.0 + ROW
}
