//! A form to fill in by hand: large enough for old eyes (12 points and more), boxes with the numbers in them that are typed.
//!
//! The questions are laid out once and lie under the pages of every copy; a copy adds its code and where it goes.

use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page};
use super::text::Setter;
use super::{Laid, PAGE_HEIGHT, PAGE_WIDTH, Place};
use crate::reports::fonts::Style;
use crate::reports::form::{FormAnswer, FormBlock, FormBody, FormCopy, FormQuestion, Forms};

/// The margin at either side.
pub(super) const EDGE: f32 = 51.0;
pub(super) const WIDTH: f32 = PAGE_WIDTH - 2.0 * EDGE;
pub(super) const RIGHT: f32 = EDGE + WIDTH;
pub(super) const TOP: f32 = 46.0;
pub(super) const BOTTOM: f32 = PAGE_HEIGHT - 54.0;
const QR: f32 = 62.0;
/// Words of a question; what is smaller is not read by everybody.
const SIZE: f32 = 12.5;
const STEP: f32 = 18.0;
const OPTION: f32 = 12.0;
/// A box to tick.
const BOX: f32 = 15.5;
const ROW: f32 = 25.0;
/// From one option to the next on a line.
const GAP: f32 = 15.0;
/// Where the words of a question begin.
const INDENT: f32 = 24.0;
/// A line to write on.
const WRITTEN: f32 = 27.0;
const CELL: f32 = 51.0;
/// How much less than the usual air a form may have, if it saves a side.
const TIGHT: [f32; 2] = [0.9, 0.8];
/// How much more it may have where there is room.
const WIDE: [f32; 3] = [1.3, 1.2, 1.1];

/// The pages of every copy, with the questions that lie under them.
pub(super) fn lay(forms: &Forms, setter: &mut Setter<'_>) -> Laid {
    let body = body(&forms.body, setter);
    if forms.copies.is_empty() {
        return Laid { pages: body, outline: Vec::new(), links: Vec::new(), ground: Vec::new() };
    }
    let pages = forms.copies.iter().flat_map(|copy| own(copy, body.len(), setter)).collect();
    Laid { pages, outline: Vec::new(), links: Vec::new(), ground: body }
}

/// What one copy adds to its pages.
fn own(copy: &FormCopy, count: usize, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut pages = vec![Page::default(); count];
    let code = setter.shape(&copy.code, Style::SansBold, 13.0);
    let width = Setter::width(&code, 13.0);
    for page in &mut pages {
        page.text(&code, RIGHT - width, PAGE_HEIGHT - 32.0, 13.0, INK);
    }
    if let Some(first) = pages.first_mut() {
        first.qr(&copy.scanned, RIGHT - QR, TOP, QR);
        first.text(&code, RIGHT - QR + (QR - width) / 2.0, TOP + QR + 16.0, 13.0, INK);
        let label = setter.shortened(&copy.label, Style::Sans, OPTION, WIDTH - QR - 12.0);
        first.text(&label, EDGE, TOP + QR + 16.0, OPTION, INK);
    }
    pages
}

/// The questions on their pages: on as few sides as can be read well, and on each about as many.
fn body(body: &FormBody, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut at = |air: f32, bottom: f32| laid(body, setter, Spacing { air, bottom });
    let usual = at(1.0, BOTTOM).len();
    // A little less air if that saves a side; otherwise as much as there is room for.
    let tight = TIGHT.into_iter().find(|air| at(*air, BOTTOM).len() < usual);
    let air = tight.or_else(|| WIDE.into_iter().find(|air| at(*air, BOTTOM).len() == usual)).unwrap_or(1.0);
    let mut pages = at(air, BOTTOM);
    // No side with a question alone: each ends as early as it can without needing another one.
    let mut bottom = BOTTOM;
    while pages.len() > 1 && bottom > BOTTOM / 2.0 {
        bottom -= 12.0;
        let even = at(air, bottom);
        if even.len() > pages.len() {
            break;
        }
        pages = even;
    }
    whole_sheets(pages)
}

/// What takes more than one side takes whole sheets, so that copies part.
fn whole_sheets(mut pages: Vec<Page>) -> Vec<Page> {
    if pages.len() > 1 && pages.len() % 2 == 1 {
        pages.push(Page::default());
    }
    pages
}

/// How a form is set.
#[derive(Clone, Copy)]
struct Spacing {
    /// How much of the usual air there is between lines; type is never smaller.
    air: f32,
    /// Where a side ends.
    bottom: f32,
}

fn laid(body: &FormBody, setter: &mut Setter<'_>, spacing: Spacing) -> Vec<Page> {
    let mut paper = Paper { spacing, ..Paper::new(setter) };
    paper.head(body);
    for (at, block) in body.blocks.iter().enumerate() {
        match block {
            FormBlock::Heading(text) => {
                let first = body.blocks.get(at + 1).map_or(0.0, |block| paper.height(block));
                paper.heading(text, first);
            }
            FormBlock::Question(question) => paper.question(question),
        }
    }
    paper.closing(&body.closing);
    paper.sides()
}

/// The pages of a form while they are laid out.
pub(super) struct Paper<'s, 'f> {
    pub(super) setter: &'s mut Setter<'f>,
    pages: Vec<Page>,
    pub(super) page: Page,
    pub(super) y: f32,
    spacing: Spacing,
}

impl<'s, 'f> Paper<'s, 'f> {
    pub(super) fn new(setter: &'s mut Setter<'f>) -> Self {
        Self {
            setter,
            pages: Vec::new(),
            page: Page::default(),
            y: TOP,
            spacing: Spacing { air: 1.0, bottom: BOTTOM },
        }
    }

    /// The pages, on whole sheets.
    pub(super) fn finish(self) -> Vec<Page> {
        whole_sheets(self.sides())
    }

    /// The pages with their numbers.
    fn sides(mut self) -> Vec<Page> {
        self.pages.push(self.page);
        let count = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            page.line(EDGE, PAGE_HEIGHT - 48.0, RIGHT, PAGE_HEIGHT - 48.0, 0.5, LINE);
            let side = if index + 1 < count { "　请继续填写背面或下一页" } else { "" };
            let text = format!("第 {} / {count} 页{side}", index + 1);
            let foot = self.setter.shape(&text, Style::Sans, 10.0);
            page.text(&foot, EDGE, PAGE_HEIGHT - 32.0, 10.0, MUTED);
        }
        self.pages
    }

    /// Goes on to a new page if there is no room for `height`.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > self.spacing.bottom {
            self.pages.push(std::mem::take(&mut self.page));
            self.y = TOP;
        }
    }

    /// So much with the form's air.
    fn airy(&self, height: f32) -> f32 {
        height * self.spacing.air
    }

    fn head(&mut self, body: &FormBody) {
        let room = WIDTH - QR - 14.0;
        let office = self.setter.shortened(&body.office, Style::Sans, OPTION, room);
        self.page.text(&office, EDGE, self.y + OPTION, OPTION, MUTED);
        let mut baseline = self.y + 40.0;
        for line in self.setter.lines(&body.title, Style::SerifBold, 20.0, room).iter().take(2) {
            self.page.text(&line.glyphs, EDGE, baseline, 20.0, INK);
            baseline += 25.0;
        }
        self.y += QR + 24.0;
        self.page.line(EDGE, self.y, RIGHT, self.y, 1.2, ACCENT);
        self.y += 8.0;
        if !body.opening.is_empty() {
            self.lines(&body.opening, OPTION, 0.0, Style::Serif);
            self.y += 4.0;
        }
    }

    /// Running text.
    pub(super) fn lines(&mut self, text: &str, size: f32, indent: f32, style: Style) {
        for line in self.setter.lines(text, style, size, WIDTH - indent) {
            let step = self.airy(STEP);
            self.need(step);
            self.page.text(&line.glyphs, EDGE + indent, self.y + size + 1.0, size, INK);
            self.y += step;
        }
    }

    fn heading(&mut self, text: &str, next: f32) {
        // A head does not stand alone at the foot of a page.
        self.need(32.0 + next);
        self.y += self.airy(6.0);
        self.page.rect(EDGE, self.y, WIDTH, 22.0, GROUND);
        self.page.rect(EDGE, self.y, 3.0, 22.0, ACCENT);
        let glyphs = self.setter.shape(text, Style::SansBold, 13.0);
        self.page.text(&glyphs, EDGE + 11.0, self.y + 15.8, 13.0, INK);
        self.y += 26.0;
    }

    /// How high a piece is, so that a question stays together.
    fn height(&mut self, block: &FormBlock) -> f32 {
        let FormBlock::Question(question) = block else { return 0.0 };
        let words = self.setter.lines(&worded(question), Style::Sans, SIZE, WIDTH - INDENT).len();
        let answer = match &question.answer {
            FormAnswer::Boxes(boxes) => self.airy(ROW) * times(self.rows(boxes).len()),
            FormAnswer::Scale { .. } => self.airy(ROW),
            FormAnswer::Grid { rows, .. } => 34.0 + self.airy(ROW) * times(rows.len()),
            FormAnswer::Number(_) => self.airy(WRITTEN),
            FormAnswer::Lines(count) => self.airy(WRITTEN) * f32::from(*count),
        };
        self.airy(STEP) * times(words) + answer + self.airy(5.0)
    }

    fn question(&mut self, question: &FormQuestion) {
        let height = self.height(&FormBlock::Question(question.clone()));
        self.need(height.min(self.spacing.bottom - TOP));
        let number = self.setter.shape(&question.number, Style::SansBold, SIZE);
        self.page.text(&number, EDGE, self.y + SIZE + 1.0, SIZE, ACCENT);
        self.lines(&worded(question), SIZE, INDENT, Style::Sans);
        match &question.answer {
            FormAnswer::Boxes(boxes) => self.boxes(boxes),
            FormAnswer::Scale { codes, from, to } => self.scale(codes, (from, to)),
            FormAnswer::Grid { columns, rows } => self.grid(columns, rows),
            FormAnswer::Number(unit) => {
                self.y += self.airy(WRITTEN);
                self.page.line(EDGE + INDENT, self.y - 5.0, EDGE + INDENT + 90.0, self.y - 5.0, 0.7, MUTED);
                let unit = self.setter.shape(unit, Style::Sans, OPTION);
                self.page.text(&unit, EDGE + INDENT + 97.0, self.y - 7.0, OPTION, INK);
            }
            FormAnswer::Lines(count) => {
                for _ in 0..*count {
                    let line = self.airy(WRITTEN);
                    self.need(line);
                    self.y += line;
                    self.page.line(EDGE + INDENT, self.y - 5.0, RIGHT, self.y - 5.0, 0.7, MUTED);
                }
            }
        }
        self.y += self.airy(5.0);
    }

    /// A box with the number in it that is typed for it.
    fn tick(&mut self, x: f32, y: f32, code: u32) {
        self.page.frame(Place { x, y, width: BOX, height: BOX }, 0.9, INK);
        let glyphs = self.setter.shape(&code.to_string(), Style::Sans, 9.5);
        let left = x + (BOX - Setter::width(&glyphs, 9.5)) / 2.0;
        self.page.text(&glyphs, left, y + 11.3, 9.5, MUTED);
    }

    /// Which boxes stand on a line together.
    fn rows(&mut self, boxes: &[(u32, String)]) -> Vec<Vec<(u32, String, f32)>> {
        let mut rows: Vec<Vec<(u32, String, f32)>> = Vec::new();
        let mut x = WIDTH;
        for (code, text) in boxes {
            let width = BOX + 5.0 + Setter::width(&self.setter.shape(text, Style::Sans, OPTION), OPTION);
            if x + width > WIDTH - INDENT {
                rows.push(Vec::new());
                x = 0.0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((*code, text.clone(), x));
            }
            x += width + GAP;
        }
        rows
    }

    fn boxes(&mut self, boxes: &[(u32, String)]) {
        for row in self.rows(boxes) {
            let top = self.y + self.airy(3.5);
            for (code, text, x) in row {
                let left = EDGE + INDENT + x;
                self.tick(left, top, code);
                let room = WIDTH - INDENT - x - BOX - 5.0;
                let glyphs = self.setter.shortened(&text, Style::Sans, OPTION, room);
                self.page.text(&glyphs, left + BOX + 5.0, top + 12.1, OPTION, INK);
            }
            self.y += self.airy(ROW);
        }
    }

    fn scale(&mut self, codes: &[u32], (from, to): (&str, &str)) {
        let from = self.setter.shape(from, Style::Sans, OPTION);
        let (mut x, top) = (EDGE + INDENT, self.y + self.airy(3.5));
        self.page.text(&from, x, top + 12.1, OPTION, INK);
        x += Setter::width(&from, OPTION) + 9.0;
        for code in codes {
            self.tick(x, top, *code);
            x += BOX + 9.5;
        }
        let to = self.setter.shape(to, Style::Sans, OPTION);
        self.page.text(&to, x, top + 12.1, OPTION, INK);
        self.y += self.airy(ROW);
    }

    fn grid(&mut self, columns: &[(u32, &'static str)], rows: &[String]) {
        let first = RIGHT - CELL * times(columns.len());
        for (at, (_, words)) in columns.iter().enumerate() {
            let x = first + CELL * times(at);
            // Words of more than four characters take two lines.
            let split = words.char_indices().nth(if words.chars().count() > 4 { 2 } else { 9 });
            let (one, other) = split.map_or(("", *words), |(at, _)| words.split_at(at));
            for (text, baseline) in [(one, self.y + 14.0), (other, self.y + 28.0)] {
                let glyphs = self.setter.shape(text, Style::Sans, OPTION);
                let left = x + (CELL - Setter::width(&glyphs, OPTION)) / 2.0;
                self.page.text(&glyphs, left, baseline, OPTION, INK);
            }
        }
        self.y += 34.0;
        let row = self.airy(ROW);
        for (at, text) in rows.iter().enumerate() {
            if at % 2 == 0 {
                self.page.rect(EDGE + INDENT, self.y, WIDTH - INDENT, row, GROUND);
            }
            let top = self.y + (row - BOX) / 2.0;
            let words = self.setter.shortened(text, Style::Sans, OPTION, first - EDGE - INDENT - 10.0);
            self.page.text(&words, EDGE + INDENT + 6.0, top + 12.0, OPTION, INK);
            for (at, (code, _)) in columns.iter().enumerate() {
                self.tick(first + CELL * times(at) + (CELL - BOX) / 2.0, top, *code);
            }
            self.y += row;
        }
    }

    fn closing(&mut self, text: &str) {
        if !text.is_empty() {
            self.y += 4.0;
            self.lines(text, OPTION, 0.0, Style::Serif);
        }
    }
}

fn worded(question: &FormQuestion) -> String {
    format!("{}{}", question.text, question.hint)
}

#[expect(clippy::cast_precision_loss, reason = "some dozens at most")]
pub(super) fn times(count: usize) -> f32 {
    count as f32
}
