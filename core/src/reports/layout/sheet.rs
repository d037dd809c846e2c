//! A single paper: head, facts, text, a table to sign in. Large type, to be read from a notice board.

use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page, PlacedGlyph};
use super::text::{SetLine, Setter};
use super::{BOTTOM, LEFT, PAGE_HEIGHT, WIDTH};
use crate::reports::fonts::Style;
use crate::reports::sheet::{GridRow, Sheet, SheetBlock, SheetTable};

/// Where the head stands.
const TOP: f32 = 78.0;
const TITLE: f32 = 26.0;
const BODY: f32 = 13.0;
const STEP: f32 = 24.0;
/// The column of the facts' names.
const LABEL: f32 = 76.0;
const TABLE: f32 = 10.5;
const TABLE_STEP: f32 = 15.0;
const TABLE_HEAD: f32 = 24.0;
/// High enough to sign in.
const ROW: f32 = 27.0;
/// Between the text and who signs.
const CLOSING_AIR: f32 = 24.0;
/// Air at either side of a cell.
const PAD: f32 = 5.0;

/// The pages of the paper.
pub(super) fn lay(sheet: &Sheet, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut paper = Paper::new(setter);
    paper.head(sheet);
    for (index, block) in sheet.blocks.iter().enumerate() {
        if let (SheetBlock::Text(_), Some(SheetBlock::Closing(lines))) = (block, sheet.blocks.get(index + 1))
        {
            // Who signs does not stand alone on a page: the last line of the text goes along.
            paper.need(closing_height(lines) + STEP + 6.0);
        }
        paper.block(block);
    }
    paper.finish()
}

pub(super) struct Paper<'s, 'f> {
    pub(super) setter: &'s mut Setter<'f>,
    pages: Vec<Page>,
    pub(super) page: Page,
    pub(super) y: f32,
}

impl<'s, 'f> Paper<'s, 'f> {
    /// An empty page to set on.
    pub(super) fn new(setter: &'s mut Setter<'f>) -> Self {
        Self { setter, pages: Vec::new(), page: Page::default(), y: TOP }
    }

    /// The pages that were set, without numbers.
    pub(super) fn into_pages(mut self) -> Vec<Page> {
        self.pages.push(self.page);
        self.pages
    }
}

impl Paper<'_, '_> {
    fn finish(mut self) -> Vec<Page> {
        self.pages.push(self.page);
        let count = self.pages.len();
        if count > 1 {
            for (index, page) in self.pages.iter_mut().enumerate() {
                let foot = self.setter.shape(&format!("第 {} / {count} 页", index + 1), Style::Sans, 8.5);
                let x = LEFT + (WIDTH - Setter::width(&foot, 8.5)) / 2.0;
                page.text(&foot, x, PAGE_HEIGHT - 42.0, 8.5, MUTED);
            }
        }
        self.pages
    }

    /// Goes on to a new page if there is no room for `height`; answers whether it did.
    pub(super) fn need(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM;
        if full {
            self.pages.push(std::mem::take(&mut self.page));
            self.y = TOP;
        }
        full
    }

    fn head(&mut self, sheet: &Sheet) {
        for (text, style, size, color) in
            [(&sheet.title, Style::SerifBold, TITLE, INK), (&sheet.subtitle, Style::Sans, BODY, MUTED)]
        {
            for line in self.setter.lines(text, style, size, WIDTH) {
                let x = LEFT + (WIDTH - Setter::width(&line.glyphs, size)) / 2.0;
                self.page.text(&line.glyphs, x, self.y + size, size, color);
                self.y += size * 1.5;
            }
        }
        self.y += 8.0;
        self.page.line(LEFT, self.y, LEFT + WIDTH, self.y, 1.0, ACCENT);
        self.y += 22.0;
    }

    pub(super) fn block(&mut self, block: &SheetBlock) {
        match block {
            SheetBlock::Fact(label, value) => self.labelled(label, LABEL, value, Style::Serif),
            SheetBlock::Opening(text) => {
                self.labelled("", 0.0, text, Style::SerifBold);
                self.y += 6.0;
            }
            SheetBlock::Text(text) => {
                self.labelled("", 0.0, &format!("　　{text}"), Style::Serif);
                self.y += 6.0;
            }
            SheetBlock::List(lines) => {
                for (index, line) in lines.iter().enumerate() {
                    self.labelled(&format!("{}.", index + 1), 24.0, line, Style::Serif);
                }
                self.y += 6.0;
            }
            SheetBlock::Table(table) => self.table(table),
            SheetBlock::Closing(lines) => self.closing(lines),
            SheetBlock::Heading(level, text) => self.heading(*level, text),
            SheetBlock::Prose(prose) => self.prose(prose),
            SheetBlock::Grid(rows) => self.grid(rows, &even(rows)),
            SheetBlock::Columns(shares, rows) => self.grid(rows, shares),
            SheetBlock::Signing(labels) => self.signing(labels),
        }
    }

    /// Text that begins `indent` from the left edge, with something before its first line.
    fn labelled(&mut self, label: &str, indent: f32, text: &str, style: Style) {
        let label = self.setter.shape(label, Style::SansBold, BODY);
        for (index, line) in self.setter.lines(text, style, BODY, WIDTH - indent).iter().enumerate() {
            self.need(STEP);
            if index == 0 {
                self.page.text(&label, LEFT, self.y + BODY, BODY, ACCENT);
            }
            self.page.text(&line.glyphs, LEFT + indent, self.y + BODY, BODY, INK);
            self.y += STEP;
        }
    }

    fn closing(&mut self, lines: &[String]) {
        self.need(closing_height(lines));
        self.y += CLOSING_AIR;
        for text in lines {
            let glyphs = self.setter.shape(text, Style::Serif, BODY);
            let x = LEFT + WIDTH - Setter::width(&glyphs, BODY);
            self.page.text(&glyphs, x, self.y + BODY, BODY, INK);
            self.y += STEP;
        }
    }

    fn table(&mut self, table: &SheetTable) {
        let columns = columns(table);
        self.table_head(table, &columns);
        for row in &table.rows {
            let cells: Vec<Vec<SetLine>> = row
                .iter()
                .zip(&columns)
                .map(|(text, column)| self.setter.lines(text, Style::Sans, TABLE, column.room()))
                .collect();
            let most = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
            #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
            let height = ROW + TABLE_STEP * (most - 1) as f32;
            if self.need(height) {
                self.table_head(table, &columns);
            }
            for (lines, column) in cells.iter().zip(&columns) {
                let mut baseline = self.y + 17.5;
                for line in lines {
                    let x = column.start(&line.glyphs, TABLE);
                    self.page.text(&line.glyphs, x, baseline, TABLE, INK);
                    baseline += TABLE_STEP;
                }
            }
            self.rules(&columns, height);
        }
        self.y += 10.0;
    }

    fn table_head(&mut self, table: &SheetTable, columns: &[Column]) {
        self.need(TABLE_HEAD + ROW);
        self.page.rect(LEFT, self.y, WIDTH, TABLE_HEAD, GROUND);
        self.page.line(LEFT, self.y, LEFT + WIDTH, self.y, 0.5, LINE);
        for ((title, _), column) in table.columns.iter().zip(columns) {
            let glyphs = self.setter.shape(title, Style::SansBold, TABLE);
            self.page.text(&glyphs, column.start(&glyphs, TABLE), self.y + 16.0, TABLE, MUTED);
        }
        self.rules(columns, TABLE_HEAD);
    }

    /// The lines around the cells of a row, and on to the next.
    fn rules(&mut self, columns: &[Column], height: f32) {
        let bottom = self.y + height;
        for x in columns.iter().map(|column| column.x).chain([LEFT + WIDTH]) {
            self.page.line(x, self.y, x, bottom, 0.5, LINE);
        }
        self.page.line(LEFT, bottom, LEFT + WIDTH, bottom, 0.5, LINE);
        self.y = bottom;
    }
}

/// How much room the closing takes, with the air above it.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn closing_height(lines: &[String]) -> f32 {
    CLOSING_AIR + STEP * lines.len() as f32
}

/// The same share of the width for each column.
fn even(rows: &[GridRow]) -> Vec<u16> {
    vec![1; rows.iter().map(|row| row.cells.len()).max().unwrap_or(1)]
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// Where it begins.
    pub(super) x: f32,
    /// How wide it is.
    pub(super) width: f32,
    /// Whether it holds numbers, which stand at its right edge: digit below digit.
    numbers: bool,
}

impl Column {
    /// The room for text in it.
    pub(super) fn room(&self) -> f32 {
        self.width - 2.0 * PAD
    }

    /// Where a line of a cell begins.
    pub(super) fn start(&self, glyphs: &[PlacedGlyph], size: f32) -> f32 {
        if self.numbers { self.x + self.width - PAD - Setter::width(glyphs, size) } else { self.x + PAD }
    }
}

fn columns(table: &SheetTable) -> Vec<Column> {
    let shares: Vec<u16> = table.columns.iter().map(|(_, share)| *share).collect();
    let mut columns = placed(&shares);
    for (index, column) in columns.iter_mut().enumerate() {
        column.numbers = numbers(table.rows.iter().filter_map(|row| row.get(index)).map(String::as_str));
    }
    columns
}

/// Whether the cells of a column are numbers: each but the empty ones.
pub(super) fn numbers<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let number = |text: &str| {
        let digits = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
        let digits = digits.strip_suffix('%').unwrap_or(digits);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
    };
    let mut filled = cells.filter(|text| !text.is_empty()).peekable();
    filled.peek().is_some() && filled.all(number)
}

/// Columns with these shares of the width, of words.
fn placed(shares: &[u16]) -> Vec<Column> {
    let whole: f32 = shares.iter().map(|share| f32::from(*share)).sum();
    let mut x = LEFT;
    shares
        .iter()
        .map(|share| {
            let width = WIDTH * f32::from(*share) / whole;
            let column = Column { x, width, numbers: false };
            x += width;
            column
        })
        .collect()
}

/// The columns of a table in minutes.
pub(super) fn grid_columns(rows: &[GridRow], shares: &[u16]) -> Vec<Column> {
    let body = || rows.iter().filter(|row| !row.head);
    let mut columns = placed(shares);
    for (index, column) in columns.iter_mut().enumerate() {
        let cells: Vec<String> = body()
            .filter_map(|row| row.cells.get(index))
            .map(|words| words.iter().map(|words| words.text.as_str()).collect())
            .collect();
        column.numbers = numbers(cells.iter().map(String::as_str));
    }
    columns
}
