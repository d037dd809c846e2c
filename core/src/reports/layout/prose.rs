//! Minutes on paper: heads, paragraphs with bold words, lists, tables that go on over pages, lines to sign on.

use super::breaks::{BETWEEN, Join, of_line, of_row};
use super::page::{GROUND, INK, LINE, MUTED, Page};
use super::sheet::TOP;
use super::sheet::{Column, Paper, grid_columns, share_before};
use super::text::{SetLine, Setter, fill};
use super::{BOTTOM, LEFT, Place, WIDTH};
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
/// So much less below the last line, which brings air of its own.
const LESS: f32 = 2.5;
/// A table of no more rows than this, and no higher, is not torn.
const FEW: usize = 6;
const LARGEST: f32 = 320.0;
/// High enough to sign on.
const SIGNING: f32 = 32.0;

/// The lines of each cell of a row.
type Cells = Vec<Vec<SetLine>>;

impl Paper<'_, '_> {
    /// A head, which is not the last on its page.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let size = HEADS[usize::from(level.clamp(1, 3)) - 1];
        let step = size * 1.65;
        self.strips.air(6.0);
        self.begin();
        for line in self.setter.lines(text, Style::SansBold, size, WIDTH) {
            let y = self.y();
            self.page().text(&line.glyphs, LEFT, y + size, size, INK);
            self.advance(step);
        }
    }

    /// A paragraph, filled to both edges; no line of it stands alone on a page.
    pub(super) fn prose(&mut self, prose: &Prose) {
        let Prose { mark, depth, words } = prose;
        let indent = INDENT * f32::from(*depth);
        let mut styled = styled(words, Style::Serif, Style::SerifBold);
        if *depth == 0 && !styled.is_empty() {
            styled.splice(0..0, [('　', Style::Serif), ('　', Style::Serif)]);
        }
        let lines = self.setter.paragraph(&styled, SIZE, WIDTH - indent);
        let (count, first) = (lines.len(), self.hang());
        let mut leads = Leads::new(words);
        for (index, mut line) in lines.into_iter().enumerate() {
            self.strips.begin(of_line(index, count, first));
            if index == 0 && !mark.is_empty() {
                let glyphs =
                    self.setter.shape(mark, if mark == "•" { Style::SansBold } else { Style::Serif }, SIZE);
                self.page().text(&glyphs, LEFT + indent - INDENT, SIZE, SIZE, INK);
            }
            fill(&mut line, SIZE, WIDTH - indent);
            self.page().text(&line.glyphs, LEFT + indent, SIZE, SIZE, INK);
            leads.mark(self.page(), &line, (LEFT + indent, 0.0), SIZE);
            self.advance(STEP);
        }
    }

    /// A table. Its head is repeated; a row goes on over the page only where it is higher than a page.
    pub(super) fn grid(&mut self, rows: &[GridRow], shares: &[u16]) {
        let mut columns = grid_columns(rows, shares);
        self.align_shares(rows, &mut columns);
        let heads = rows.iter().take_while(|row| row.head).count();
        let (head, body) = rows.split_at(if heads == rows.len() { 0 } else { heads });
        let head: Vec<Cells> = head.iter().map(|row| self.cells(row, &columns)).collect();
        self.strips.air(4.0);
        let mut first = self.hang();
        if !head.is_empty() {
            self.strips.begin(std::mem::replace(&mut first, Join::Kept));
            self.grid_head(&head, &columns);
        }
        self.strips.begin(Join::Kept);
        self.grid_head(&head, &columns);
        let room = BOTTOM - TOP - self.y();
        let again = self.strips.as_head();
        // The rest of a torn row does not touch the rule above it.
        self.grid_head(&head, &columns);
        let bare = self.y();
        self.verticals(&columns, bare, PAD);
        self.page().line(LEFT, bare, LEFT + WIDTH, bare, 0.5, LINE);
        self.advance(PAD);
        let torn = self.strips.as_head();
        let rows: Vec<Cells> = body.iter().map(|row| self.cells(row, &columns)).collect();
        let whole = rows.len() <= FEW && rows.iter().map(|cells| height(most(cells))).sum::<f32>() <= LARGEST;
        for (index, (row, cells)) in body.iter().zip(&rows).enumerate() {
            let join = match index {
                0 => first,
                _ if body[index - 1].head => Join::Kept,
                _ => of_row(index, body.len(), whole),
            };
            if height(most(cells)) <= room {
                self.strips.begin(join);
                self.strips.again(again);
                self.grid_row(cells, (0, most(cells)), &columns, row.head);
                self.leads(row, cells, &columns);
                continue;
            }
            let mut end = Page::default();
            end.line(LEFT, 0.0, LEFT + WIDTH, 0.0, 0.5, LINE);
            for line in 0..most(cells) {
                let inside = of_line(line, most(cells), Join::Free(BETWEEN));
                self.strips.begin(if line == 0 && join != Join::Kept { join } else { inside });
                self.strips.again(if line == 0 { again } else { torn });
                self.grid_row(cells, (line, line + 1), &columns, row.head);
                self.strips.end_with(end.clone());
            }
        }
        self.strips.air(10.0);
    }

    /// Lets the percentages of a column stand below each other, with what they are shares of behind them.
    fn align_shares(&mut self, rows: &[GridRow], columns: &mut [Column]) {
        for (index, column) in columns.iter_mut().enumerate() {
            for words in rows.iter().filter_map(|row| row.cells.get(index)) {
                let text: String = words.iter().map(|words| words.text.as_str()).collect();
                if let Some(share) = share_before(text.chars()) {
                    let glyphs = self.setter.shape(&text, Style::Sans, CELL);
                    column.shares = column.shares.max(Setter::width(&glyphs[..share], CELL));
                }
            }
        }
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

    fn grid_head(&mut self, head: &[Cells], columns: &[Column]) {
        for cells in head {
            self.grid_row(cells, (0, most(cells)), columns, true);
        }
    }

    /// The lines `from`…`to` of a row's cells, and the rules around them: above the first and below the last.
    fn grid_row(
        &mut self,
        cells: &[Vec<SetLine>],
        (from, to): (usize, usize),
        columns: &[Column],
        head: bool,
    ) {
        let top = self.y();
        let above = if from == 0 { PAD } else { 0.0 };
        let below = if to == most(cells) { PAD - LESS } else { 0.0 };
        let height = above + CELL_STEP * times(to - from) + below;
        if head {
            self.page().rect(LEFT, top, WIDTH, height, GROUND);
        }
        for (cell, column) in cells.iter().zip(columns) {
            let mut baseline = top + above + CELL;
            for line in cell.iter().skip(from).take(to - from) {
                let x = column.start(&line.glyphs, CELL);
                self.page().text(&line.glyphs, x, baseline, CELL, if head { MUTED } else { INK });
                baseline += CELL_STEP;
            }
        }
        self.verticals(columns, top, height);
        for (y, drawn) in [(top, from == 0), (top + height, to == most(cells))] {
            if drawn {
                self.page().line(LEFT, y, LEFT + WIDTH, y, 0.5, LINE);
            }
        }
        self.advance(height);
    }

    /// Where the words of a whole row lead.
    fn leads(&mut self, row: &GridRow, cells: &[Vec<SetLine>], columns: &[Column]) {
        for ((words, lines), column) in row.cells.iter().zip(cells).zip(columns) {
            let mut leads = Leads::new(words);
            for (index, line) in lines.iter().enumerate() {
                let place = (column.start(&line.glyphs, CELL), PAD + CELL_STEP * times(index));
                leads.mark(self.page(), line, place, CELL);
            }
        }
    }

    /// The rules between the columns.
    fn verticals(&mut self, columns: &[Column], y: f32, height: f32) {
        for x in columns.iter().map(|column| column.x).chain([LEFT + WIDTH]) {
            self.page().line(x, y, x, y + height, 0.5, LINE);
        }
    }

    /// Two to a row, each with a line to write on.
    pub(super) fn signing(&mut self, labels: &[String]) {
        const GAP: f32 = 24.0;
        let width = (WIDTH - GAP) / 2.0;
        self.strips.air(6.0);
        let mut join = self.hang();
        for pair in labels.chunks(2) {
            self.strips.begin(std::mem::replace(&mut join, Join::Free(BETWEEN)));
            let mut x = LEFT;
            for label in pair {
                let glyphs = self.setter.shape(&format!("{label}："), Style::Sans, SIZE);
                let used = Setter::width(&glyphs, SIZE);
                self.page().text(&glyphs, x, 20.0, SIZE, INK);
                self.page().line(x + used, 23.0, x + width, 23.0, 0.5, MUTED);
                x += width + GAP;
            }
            self.advance(SIGNING);
        }
        self.strips.air(8.0);
    }
}

/// The characters of words, each in its style.
pub(super) fn styled(words: &[Words], plain: Style, bold: Style) -> Vec<(char, Style)> {
    let style = |words: &Words| if words.bold { bold } else { plain };
    words.iter().flat_map(|words| words.text.chars().map(move |c| (c, style(words)))).collect()
}

/// Where the words of a paragraph lead, as its lines are set one after the other.
pub(super) struct Leads<'w> {
    characters: Vec<(char, Option<&'w str>)>,
    next: usize,
}

impl<'w> Leads<'w> {
    pub(super) fn new(words: &'w [Words]) -> Self {
        let each = |words: &'w Words| words.text.chars().map(|c| (c, words.to.as_deref()));
        Self { characters: words.iter().flat_map(each).collect(), next: 0 }
    }

    /// Marks on the page what of this line leads elsewhere, whose upper left corner is at `x` and `y`.
    pub(super) fn mark(&mut self, page: &mut Page, line: &SetLine, (x, y): (f32, f32), size: f32) {
        let mut right = x;
        let mut open: Option<(f32, &str)> = None;
        let mut close = |open: Option<(f32, &str)>, right: f32| {
            if let Some((left, to)) = open {
                let place = Place { x: left, y: y - 2.0, width: right - left, height: size + 6.0 };
                page.links.push((place, to.to_owned()));
            }
        };
        for placed in &line.glyphs {
            let to = self.of(placed.glyph.character);
            if open.map(|(_, to)| to) != to {
                close(open, right);
                open = to.map(|to| (right, to));
            }
            right += placed.glyph.advance * size + placed.after;
        }
        close(open, right);
    }

    /// Where the next character leads, which is this one; an indent and an end's space are in one of the two only.
    fn of(&mut self, character: char) -> Option<&'w str> {
        let rest = self.characters.get(self.next..).unwrap_or_default();
        if character == '　' && rest.first().is_none_or(|(next, _)| *next != character) {
            return None;
        }
        let place = rest.iter().position(|(next, _)| *next == character)?;
        self.next += place + 1;
        rest[place].1
    }
}

/// How many lines the highest cell has.
fn most(cells: &[Vec<SetLine>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(1).max(1)
}

/// The height of a row of so many lines.
fn height(lines: usize) -> f32 {
    CELL_STEP * times(lines) + 2.0 * PAD - LESS
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn times(count: usize) -> f32 {
    count as f32
}
