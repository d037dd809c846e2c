//! A single paper: head, facts, text, a table to sign in. Large type, to be read from a notice board.

use super::breaks::{BETWEEN, Join, of_line, of_row};
use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page, PlacedGlyph};
use super::strips::Strips;
use super::text::{SetLine, Setter};
use super::{BOTTOM, LEFT, PAGE_HEIGHT, WIDTH};
use crate::reports::fonts::Style;
use crate::reports::sheet::{GridRow, Prose, Sheet, SheetBlock, SheetTable};

/// Where the head stands.
pub(super) const TOP: f32 = 78.0;
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
    paper.blocks(&sheet.blocks);
    let mut pages = paper.into_pages().0;
    let count = pages.len();
    if count > 1 {
        for (index, page) in pages.iter_mut().enumerate() {
            let foot = setter.shape(&format!("第 {} / {count} 页", index + 1), Style::Sans, 8.5);
            let x = LEFT + (WIDTH - Setter::width(&foot, 8.5)) / 2.0;
            page.text(&foot, x, PAGE_HEIGHT - 42.0, 8.5, MUTED);
        }
    }
    pages
}

pub(super) struct Paper<'s, 'f> {
    pub(super) setter: &'s mut Setter<'f>,
    pub(super) strips: Strips,
    /// How the next block hangs on what is above it.
    pub(super) join: Join,
}

impl<'s, 'f> Paper<'s, 'f> {
    /// An empty page to set on.
    pub(super) fn new(setter: &'s mut Setter<'f>) -> Self {
        Self { setter, strips: Strips::new(), join: Join::Free(BETWEEN) }
    }

    /// The pages that were set, without numbers, and the page of each strip.
    pub(super) fn into_pages(self) -> (Vec<Page>, Vec<usize>) {
        let (filled, of_strip) = self.strips.on_pages((TOP, BOTTOM), &mut |_| 0.0, 0.0);
        (filled.into_iter().map(|filled| filled.page).collect(), of_strip)
    }
}

impl Paper<'_, '_> {
    /// Begins the next block, which is one strip or whose first strip this is.
    pub(super) fn begin(&mut self) {
        let join = self.hang();
        self.strips.begin(join);
    }

    /// How the strip that begins the next block hangs on what is above it; what follows it may begin a page.
    pub(super) fn hang(&mut self) -> Join {
        std::mem::replace(&mut self.join, Join::Free(BETWEEN))
    }

    pub(super) fn page(&mut self) -> &mut Page {
        &mut self.strips.page
    }

    /// How far the strip being drawn reaches, from its upper edge.
    pub(super) fn y(&self) -> f32 {
        self.strips.y
    }

    pub(super) fn advance(&mut self, height: f32) {
        self.strips.y += height;
    }

    pub(super) fn blocks(&mut self, blocks: &[SheetBlock]) {
        for (index, block) in blocks.iter().enumerate() {
            self.block(block);
            if let Some(next) = blocks.get(index + 1) {
                self.join = between(block, next);
            }
        }
    }

    fn head(&mut self, sheet: &Sheet) {
        for (text, style, size, color) in
            [(&sheet.title, Style::SerifBold, TITLE, INK), (&sheet.subtitle, Style::Sans, BODY, MUTED)]
        {
            for line in self.setter.lines(text, style, size, WIDTH) {
                let x = LEFT + (WIDTH - Setter::width(&line.glyphs, size)) / 2.0;
                let y = self.y();
                self.page().text(&line.glyphs, x, y + size, size, color);
                self.advance(size * 1.5);
            }
        }
        self.advance(8.0);
        let y = self.y();
        self.page().line(LEFT, y, LEFT + WIDTH, y, 1.0, ACCENT);
        self.strips.air(22.0);
        self.join = Join::Kept;
    }

    pub(super) fn block(&mut self, block: &SheetBlock) {
        match block {
            SheetBlock::Fact(label, value) => self.labelled(label, LABEL, value, Style::Serif),
            SheetBlock::Opening(text) => {
                self.labelled("", 0.0, text, Style::SerifBold);
                self.strips.air(6.0);
            }
            SheetBlock::Text(text) => {
                self.labelled("", 0.0, &format!("　　{text}"), Style::Serif);
                self.strips.air(6.0);
            }
            SheetBlock::List(lines) => {
                for (index, line) in lines.iter().enumerate() {
                    self.labelled(&format!("{}.", index + 1), 24.0, line, Style::Serif);
                }
                self.strips.air(6.0);
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
        let lines = self.setter.lines(text, style, BODY, WIDTH - indent);
        let (count, first) = (lines.len(), self.hang());
        for (index, line) in lines.iter().enumerate() {
            self.strips.begin(of_line(index, count, first));
            if index == 0 {
                self.page().text(&label, LEFT, BODY, BODY, ACCENT);
            }
            self.page().text(&line.glyphs, LEFT + indent, BODY, BODY, INK);
            self.advance(STEP);
        }
    }

    fn closing(&mut self, lines: &[String]) {
        self.strips.air(CLOSING_AIR);
        self.begin();
        for text in lines {
            let glyphs = self.setter.shape(text, Style::Serif, BODY);
            let x = LEFT + WIDTH - Setter::width(&glyphs, BODY);
            let y = self.y();
            self.page().text(&glyphs, x, y + BODY, BODY, INK);
            self.advance(STEP);
        }
    }

    fn table(&mut self, table: &SheetTable) {
        let columns = columns(table);
        self.begin();
        self.table_head(table, &columns);
        self.strips.begin(Join::Kept);
        self.table_head(table, &columns);
        let head = self.strips.as_head();
        let count = table.rows.len();
        for (index, row) in table.rows.iter().enumerate() {
            let cells: Vec<Vec<SetLine>> = row
                .iter()
                .zip(&columns)
                .map(|(text, column)| self.setter.lines(text, Style::Sans, TABLE, column.room()))
                .collect();
            let most = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
            #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
            let height = ROW + TABLE_STEP * (most - 1) as f32;
            self.strips.begin(of_row(index, count, false));
            self.strips.again(head);
            for (lines, column) in cells.iter().zip(&columns) {
                let mut baseline = 17.5;
                for line in lines {
                    let x = column.start(&line.glyphs, TABLE);
                    self.page().text(&line.glyphs, x, baseline, TABLE, INK);
                    baseline += TABLE_STEP;
                }
            }
            self.rules(&columns, height);
        }
        self.strips.air(10.0);
    }

    fn table_head(&mut self, table: &SheetTable, columns: &[Column]) {
        self.page().rect(LEFT, 0.0, WIDTH, TABLE_HEAD, GROUND);
        self.page().line(LEFT, 0.0, LEFT + WIDTH, 0.0, 0.5, LINE);
        for ((title, _), column) in table.columns.iter().zip(columns) {
            let glyphs = self.setter.shape(title, Style::SansBold, TABLE);
            self.page().text(&glyphs, column.start(&glyphs, TABLE), 16.0, TABLE, MUTED);
        }
        self.rules(columns, TABLE_HEAD);
    }

    /// The lines around the cells of a row, which is all of a strip.
    fn rules(&mut self, columns: &[Column], height: f32) {
        for x in columns.iter().map(|column| column.x).chain([LEFT + WIDTH]) {
            self.page().line(x, 0.0, x, height, 0.5, LINE);
        }
        self.page().line(LEFT, height, LEFT + WIDTH, height, 0.5, LINE);
        self.advance(height);
    }
}

/// How a block hangs on the one before it: a head on nothing, what a head or a sentence with a colon is about on that,
/// and who signs on the last lines above.
pub(super) fn between(block: &SheetBlock, next: &SheetBlock) -> Join {
    match (block, next) {
        (SheetBlock::Heading(..), _) | (_, SheetBlock::Closing(_) | SheetBlock::Signing(_)) => Join::Kept,
        (SheetBlock::Text(text), SheetBlock::List(_) | SheetBlock::Table(_)) if announces(text) => Join::Kept,
        (SheetBlock::Prose(prose), SheetBlock::Prose(_) | SheetBlock::Grid(_) | SheetBlock::Columns(..))
            if announced(prose) =>
        {
            Join::Kept
        }
        (_, SheetBlock::Heading(..)) => Join::Free(0.0),
        _ => Join::Free(BETWEEN),
    }
}

/// Whether it says that something follows.
pub(super) fn announced(prose: &Prose) -> bool {
    prose.words.last().is_some_and(|words| announces(&words.text))
}

fn announces(text: &str) -> bool {
    text.ends_with('：')
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
    /// How wide the widest percentage is of a column that has shares with what they are of: `93.4%（169/181）`.
    pub(super) shares: f32,
}

impl Column {
    /// The room for text in it.
    pub(super) fn room(&self) -> f32 {
        self.width - 2.0 * PAD
    }

    /// Where a line of a cell begins.
    pub(super) fn start(&self, glyphs: &[PlacedGlyph], size: f32) -> f32 {
        if self.numbers {
            return self.x + self.width - PAD - Setter::width(glyphs, size);
        }
        let share = share_before(glyphs.iter().map(|placed| placed.glyph.character));
        let before = share.map_or(0.0, |share| self.shares - Setter::width(&glyphs[..share], size));
        self.x + PAD + before.max(0.0)
    }
}

/// How many characters of a cell are the percentage before what it is a share of.
pub(super) fn share_before(characters: impl Iterator<Item = char>) -> Option<usize> {
    let text: Vec<char> = characters.collect();
    let end = text.iter().position(|c| *c == '%')? + 1;
    let number = text[..end - 1].iter().all(|c| c.is_ascii_digit() || *c == '.');
    (number && end > 1 && text.get(end) == Some(&'（')).then_some(end)
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
            let column = Column { x, width, numbers: false, shares: 0.0 };
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
