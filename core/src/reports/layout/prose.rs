//! Minutes on paper: heads, paragraphs with bold words, lists, tables that go on over pages, lines to sign on.

use super::page::{GROUND, INK, LINE, MUTED};
use super::sheet::{Column, Paper, grid_columns};
use super::text::{SetLine, Setter, fill};
use super::{BOTTOM, LEFT, TOP, WIDTH};
use crate::reports::fonts::Style;
use crate::reports::sheet::{GridRow, Prose, Words};

const SIZE: f32 = 11.5;
const STEP: f32 = 20.5;
/// The sizes of heads of the three ranks.
const HEADS: [f32; 3] = [15.0, 13.0, 11.5];
/// How far a list stands within what it belongs to.
const INDENT: f32 = 23.0;
const CELL: f32 = 10.0;
const CELL_STEP: f32 = 15.5;
/// Air around what stands in a cell.
const PAD: f32 = 5.5;
/// High enough to sign on.
const SIGNING: f32 = 32.0;

/// The lines of each cell of a row.
type Cells = Vec<Vec<SetLine>>;

impl Paper<'_, '_> {
    /// A head, which is not the last on its page.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let size = HEADS[usize::from(level.clamp(1, 3)) - 1];
        let step = size * 1.65;
        self.y += 6.0;
        self.need(step + STEP * 2.0);
        for line in self.setter.lines(text, Style::SansBold, size, WIDTH) {
            self.need(step);
            self.page.text(&line.glyphs, LEFT, self.y + size, size, INK);
            self.y += step;
        }
    }

    /// A paragraph, filled to both edges; never its first line alone at the foot of a page.
    pub(super) fn prose(&mut self, prose: &Prose) {
        let Prose { mark, depth, words } = prose;
        let indent = INDENT * f32::from(*depth);
        let mut styled = styled(words, Style::Serif, Style::SerifBold);
        if *depth == 0 && !styled.is_empty() {
            styled.splice(0..0, [('　', Style::Serif), ('　', Style::Serif)]);
        }
        let lines = self.setter.styled_lines(&styled, SIZE, WIDTH - indent);
        let count = lines.len();
        for (index, mut line) in lines.into_iter().enumerate() {
            self.need(if index == 0 && count > 1 { STEP * 2.0 } else { STEP });
            if index == 0 && !mark.is_empty() {
                let glyphs = self.setter.shape(mark, Style::Serif, SIZE);
                let x = LEFT + indent - INDENT;
                self.page.text(&glyphs, x, self.y + SIZE, SIZE, INK);
            }
            fill(&mut line, SIZE, WIDTH - indent);
            self.page.text(&line.glyphs, LEFT + indent, self.y + SIZE, SIZE, INK);
            self.y += STEP;
        }
    }

    /// A table. Its head is repeated; a row goes on over the page where it is higher than what is left of it.
    pub(super) fn grid(&mut self, rows: &[GridRow], shares: &[u16]) {
        let columns = grid_columns(rows, shares);
        let heads = rows.iter().take_while(|row| row.head).count();
        let (head, body) = rows.split_at(if heads == rows.len() { 0 } else { heads });
        let head: Vec<Cells> = head.iter().map(|row| self.cells(row, &columns)).collect();
        self.y += 4.0;
        let head_height: f32 = head.iter().map(|cells| height(most(cells))).sum();
        self.need(head_height + height(1));
        self.grid_head(&head, &columns);
        for row in body {
            let cells = self.cells(row, &columns);
            let all = most(&cells);
            // A row that fits on a page is not torn.
            if self.y + height(all) > BOTTOM && head_height + height(all) <= BOTTOM - TOP {
                self.turn(&head, &columns, height(all));
            }
            let mut from = 0;
            while from < all {
                if self.room() == 0 {
                    self.turn(&head, &columns, height(1));
                }
                let to = (from + self.room().max(1)).min(all);
                self.grid_row(&cells, (from, to), &columns, row.head);
                from = to;
            }
        }
        self.y += 10.0;
    }

    /// The lines of each cell of a row.
    fn cells(&mut self, row: &GridRow, columns: &[Column]) -> Cells {
        let plain = if row.head { Style::SansBold } else { Style::Sans };
        row.cells
            .iter()
            .zip(columns)
            .map(|(words, column)| {
                let text = styled(words, plain, Style::SansBold);
                self.setter.styled_lines(&text, CELL, column.room())
            })
            .collect()
    }

    /// How many lines of a row the page has room for.
    fn room(&self) -> usize {
        let lines = (BOTTOM - self.y - height(0)) / CELL_STEP;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens of lines")]
        let lines = lines.max(0.0) as usize;
        lines
    }

    /// Goes on to a new page with the head of the table.
    fn turn(&mut self, head: &[Cells], columns: &[Column], height: f32) {
        if self.need(BOTTOM - self.y + height) {
            self.grid_head(head, columns);
        }
    }

    fn grid_head(&mut self, head: &[Cells], columns: &[Column]) {
        for cells in head {
            self.grid_row(cells, (0, most(cells)), columns, true);
        }
    }

    /// The lines `from`…`to` of a row's cells, and the rules around them.
    fn grid_row(
        &mut self,
        cells: &[Vec<SetLine>],
        (from, to): (usize, usize),
        columns: &[Column],
        head: bool,
    ) {
        let height = height(to - from);
        let bottom = self.y + height;
        if head {
            self.page.rect(LEFT, self.y, WIDTH, height, GROUND);
        }
        for (cell, column) in cells.iter().zip(columns) {
            let mut baseline = self.y + PAD + CELL;
            for line in cell.iter().skip(from).take(to - from) {
                let x = column.start(&line.glyphs, CELL);
                self.page.text(&line.glyphs, x, baseline, CELL, if head { MUTED } else { INK });
                baseline += CELL_STEP;
            }
        }
        self.page.line(LEFT, self.y, LEFT + WIDTH, self.y, 0.5, LINE);
        self.page.line(LEFT, bottom, LEFT + WIDTH, bottom, 0.5, LINE);
        for x in columns.iter().map(|column| column.x).chain([LEFT + WIDTH]) {
            self.page.line(x, self.y, x, bottom, 0.5, LINE);
        }
        self.y = bottom;
    }

    /// Two to a row, each with a line to write on.
    pub(super) fn signing(&mut self, labels: &[String]) {
        const GAP: f32 = 24.0;
        let width = (WIDTH - GAP) / 2.0;
        self.y += 6.0;
        for pair in labels.chunks(2) {
            self.need(SIGNING);
            let mut x = LEFT;
            for label in pair {
                let glyphs = self.setter.shape(&format!("{label}："), Style::Sans, SIZE);
                let used = Setter::width(&glyphs, SIZE);
                self.page.text(&glyphs, x, self.y + 20.0, SIZE, INK);
                self.page.line(x + used, self.y + 23.0, x + width, self.y + 23.0, 0.5, MUTED);
                x += width + GAP;
            }
            self.y += SIGNING;
        }
    }
}

/// The characters of words, each in its style.
pub(super) fn styled(words: &[Words], plain: Style, bold: Style) -> Vec<(char, Style)> {
    let style = |words: &Words| if words.bold { bold } else { plain };
    words.iter().flat_map(|words| words.text.chars().map(move |c| (c, style(words)))).collect()
}

/// How many lines the highest cell has.
fn most(cells: &[Vec<SetLine>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(1).max(1)
}

/// The height of a row of so many lines.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn height(lines: usize) -> f32 {
    CELL_STEP * lines as f32 + 2.0 * PAD - 2.5
}
