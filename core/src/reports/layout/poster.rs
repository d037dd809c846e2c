//! A poster: a band with the community and the kind of notice, the title, the text as large as one page lets it be, who
//! signs, and at the foot the number and how to reach the office.

use super::page::{ACCENT, GROUND, INK, LINE, MUTED, PAPER, Page};
use super::prose::styled;
use super::text::{SetLine, Setter, fill};
use super::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::reports::fonts::Style;
use crate::reports::poster::{AmountRow, Amounts, Poster, PosterSize};
use crate::reports::sheet::{GridRow, Prose, SheetBlock};

const LEFT: f32 = 54.0;
const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;
/// Where the band at the head ends.
const BAND: f32 = 104.0;
/// Where a page begins that is not the first.
const TOP: f32 = 64.0;
/// Where the text must have ended.
const BOTTOM: f32 = PAGE_HEIGHT - 78.0;
/// The sizes of a title, the largest first; of the last it may have as many lines as it needs.
const TITLES: [f32; 3] = [42.0, 35.0, 29.0];
/// The sizes of the text, the largest first. What does not fit on one page at the last but one goes on at that.
const BODIES: [f32; 7] = [29.0, 26.0, 23.0, 20.5, 18.0, 16.0, 14.5];
/// The size of a text of several pages.
const LONG: f32 = 16.0;
/// The heads of a table of amounts.
const HEADS: [&str; 4] = ["项目", "金额（元）", "期间", "说明"];

/// The pages of the poster.
pub(super) fn lay(poster: &Poster, setter: &mut Setter<'_>) -> Vec<Page> {
    let fitting = BODIES.into_iter().map(|size| flow(poster, size, setter)).find(|pages| pages.len() == 1);
    let mut pages = fitting.unwrap_or_else(|| flow(poster, LONG, setter));
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        foot(page, poster, (index + 1, count), setter);
    }
    match poster.size {
        PosterSize::A4 => pages,
        PosterSize::A3 => pages.into_iter().map(Page::on_a3).collect(),
    }
}

fn flow(poster: &Poster, size: f32, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut flow = Flow { setter, pages: Vec::new(), page: Page::default(), y: BAND, size, keep: 0.0 };
    flow.band(poster);
    flow.title(poster);
    let last = poster.blocks.len().checked_sub(1);
    for (index, block) in poster.blocks.iter().enumerate() {
        if Some(index) == last && poster.amounts.is_none() {
            // Who signs does not stand alone on a page.
            flow.keep = flow.closing_height();
        }
        flow.block(block);
    }
    flow.keep = 0.0;
    if let Some(amounts) = &poster.amounts {
        flow.amounts(amounts);
    }
    flow.closing(poster);
    flow.pages.push(flow.page);
    flow.pages
}

/// The line at the foot of every page.
fn foot(page: &mut Page, poster: &Poster, (number, count): (usize, usize), setter: &mut Setter<'_>) {
    const SIZE: f32 = 12.0;
    let y = PAGE_HEIGHT - 42.0;
    page.line(LEFT, y - 20.0, LEFT + WIDTH, y - 20.0, 1.0, ACCENT);
    let number_text = if count > 1 {
        format!("{}　第 {number} / {count} 页", poster.number)
    } else {
        poster.number.clone()
    };
    let left = setter.shape(&number_text, Style::Sans, SIZE);
    page.text(&left, LEFT, y, SIZE, MUTED);
    let room = WIDTH - Setter::width(&left, SIZE) - 24.0;
    let right = setter.shortened(&poster.contact, Style::SansBold, SIZE, room);
    page.text(&right, LEFT + WIDTH - Setter::width(&right, SIZE), y, SIZE, INK);
}

struct Flow<'s, 'f> {
    setter: &'s mut Setter<'f>,
    pages: Vec<Page>,
    page: Page,
    y: f32,
    /// The size of the text.
    size: f32,
    /// How much must follow the last line on its page.
    keep: f32,
}

impl Flow<'_, '_> {
    fn step(&self) -> f32 {
        self.size * 1.62
    }

    /// Goes on to a new page if there is no room for `height`; answers whether it did.
    fn need(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM;
        if full {
            self.pages.push(std::mem::take(&mut self.page));
            self.y = TOP;
        }
        full
    }

    /// The community at the left, the kind of notice at the right on the accent's ground.
    fn band(&mut self, poster: &Poster) {
        const SIZE: f32 = 16.0;
        let mut x = LEFT;
        if let Some(logo) = &poster.logo {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a picture has far fewer pixels than f32 can count"
            )]
            let (width, height) = (logo.width.max(1) as f32, logo.height.max(1) as f32);
            let scale = (120.0 / width).min(40.0 / height);
            self.page.picture(logo, x, 84.0, (120.0, 40.0));
            x += width * scale + 12.0;
        }
        let label = self.setter.shape(poster.label, Style::SansBold, SIZE);
        let width = Setter::width(&label, SIZE);
        let from = LEFT + WIDTH - width - 28.0;
        self.page.rect(from, 44.0, width + 28.0, 34.0, ACCENT);
        self.page.text(&label, from + 14.0, 67.0, SIZE, PAPER);
        let community = self.setter.shortened(&poster.community, Style::SansBold, SIZE, from - x - 16.0);
        self.page.text(&community, x, 67.0, SIZE, ACCENT);
        self.page.line(LEFT, 92.0, LEFT + WIDTH, 92.0, 2.0, ACCENT);
    }

    /// The title in the middle, as large as two lines let it be, and the facts below it.
    fn title(&mut self, poster: &Poster) {
        let smallest = TITLES[TITLES.len() - 1];
        let mut lines = Vec::new();
        let mut size = smallest;
        for candidate in TITLES {
            size = candidate;
            lines = self.setter.lines(&poster.title, Style::SerifBold, size, WIDTH);
            if lines.len() <= 2 {
                break;
            }
        }
        if lines.len() == 2 {
            // Two lines of about the same length.
            let narrow = (10_u8..20).map(|part| WIDTH * f32::from(part) / 20.0);
            let mut even =
                narrow.map(|width| self.setter.lines(&poster.title, Style::SerifBold, size, width));
            lines = even.find(|lines| lines.len() == 2).unwrap_or(lines);
        }
        self.y += 22.0;
        for line in lines {
            let x = LEFT + (WIDTH - Setter::width(&line.glyphs, size)) / 2.0;
            self.page.text(&line.glyphs, x, self.y + size, size, INK);
            self.y += size * 1.4;
        }
        self.y += 8.0;
        for fact in &poster.facts {
            const SIZE: f32 = 14.0;
            for line in self.setter.lines(fact, Style::Sans, SIZE, WIDTH) {
                let x = LEFT + (WIDTH - Setter::width(&line.glyphs, SIZE)) / 2.0;
                self.page.text(&line.glyphs, x, self.y + SIZE, SIZE, MUTED);
                self.y += SIZE * 1.6;
            }
        }
        self.y += 18.0;
    }

    fn block(&mut self, block: &SheetBlock) {
        match block {
            SheetBlock::Heading(level, text) => self.heading(*level, text),
            SheetBlock::Prose(prose) => self.prose(prose),
            SheetBlock::Grid(rows) => self.grid(rows),
            // Rich text has no other blocks.
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let size = self.size * if level == 1 { 1.2 } else { 1.08 };
        self.y += size * 0.35;
        self.need(size * 1.6 + self.step());
        for line in self.setter.lines(text, Style::SansBold, size, WIDTH) {
            self.need(size * 1.6);
            self.page.text(&line.glyphs, LEFT, self.y + size, size, ACCENT);
            self.y += size * 1.6;
        }
    }

    fn prose(&mut self, prose: &Prose) {
        let Prose { mark, depth, words } = prose;
        let (size, step) = (self.size, self.step());
        let indent = size * 2.0 * f32::from(*depth);
        let mut text = styled(words, Style::Serif, Style::SerifBold);
        if *depth == 0 && !text.is_empty() {
            text.splice(0..0, [('　', Style::Serif), ('　', Style::Serif)]);
        }
        let lines = self.setter.running(&text, size, WIDTH - indent);
        let count = lines.len();
        for (index, mut line) in lines.into_iter().enumerate() {
            let after = if index + 1 == count { self.keep } else { 0.0 };
            self.need(step + after);
            if index == 0 && !mark.is_empty() {
                let glyphs = self.setter.shape(mark, Style::SerifBold, size);
                self.page.text(&glyphs, LEFT + indent - size * 1.5, self.y + size, size, ACCENT);
            }
            fill(&mut line, size, WIDTH - indent);
            self.page.text(&line.glyphs, LEFT + indent, self.y + size, size, INK);
            self.y += step;
        }
        self.y += size * 0.25;
    }

    /// A table of the text; columns share the width evenly.
    fn grid(&mut self, rows: &[GridRow]) {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1).max(1);
        let places = placed(&vec![1.0; columns]);
        let size = self.size * 0.86;
        for row in rows {
            let plain = if row.head { Style::SansBold } else { Style::Sans };
            let cells: Vec<Vec<SetLine>> = row
                .cells
                .iter()
                .zip(&places)
                .map(|(words, (_, width))| {
                    let text = styled(words, plain, Style::SansBold);
                    self.setter.styled_lines(&text, size, width - size)
                })
                .collect();
            self.row(&cells, &places, (size, row.head));
        }
        self.y += self.size * 0.6;
    }

    /// The cells of a row with the rules around them.
    fn row(&mut self, cells: &[Vec<SetLine>], places: &[(f32, f32)], (size, head): (f32, bool)) {
        let height = height(cells, size);
        self.need(height);
        if head {
            self.page.rect(LEFT, self.y, WIDTH, height, GROUND);
        }
        for (lines, (x, _)) in cells.iter().zip(places) {
            let mut baseline = self.y + size * 1.35;
            for line in lines {
                self.page.text(&line.glyphs, x + size * 0.5, baseline, size, if head { MUTED } else { INK });
                baseline += size * 1.4;
            }
        }
        self.rules(places, height);
    }

    fn rules(&mut self, places: &[(f32, f32)], height: f32) {
        let bottom = self.y + height;
        self.page.line(LEFT, self.y, LEFT + WIDTH, self.y, 0.6, LINE);
        self.page.line(LEFT, bottom, LEFT + WIDTH, bottom, 0.6, LINE);
        for x in places.iter().map(|(x, _)| *x).chain([LEFT + WIDTH]) {
            self.page.line(x, self.y, x, bottom, 0.6, LINE);
        }
        self.y = bottom;
    }

    /// The amounts, their points below each other; the head is repeated on every page.
    fn amounts(&mut self, amounts: &Amounts) {
        let size = self.size * 0.86;
        let places = self.amount_places(amounts, size);
        let all = amounts.rows.iter().map(|row| row.amount.as_str()).chain([amounts.total.as_str()]);
        // How much stands behind the point at most: all amounts have it at the same place.
        let behind = all
            .map(|amount| {
                let glyphs = self.setter.shape(split(amount).1, Style::SansBold, size);
                Setter::width(&glyphs, size)
            })
            .fold(0.0, f32::max);
        let (x, width) = places[1];
        let point = x + width - size * 0.5 - behind;
        self.y += self.size * 0.3;
        self.amounts_head(&places, size);
        for row in &amounts.rows {
            let cells = self.amount_cells(row, &places, size);
            if self.y + height(&cells, size) > BOTTOM {
                self.need(PAGE_HEIGHT);
                self.amounts_head(&places, size);
            }
            let y = self.y;
            self.row(&cells, &places, (size, false));
            self.amount(&row.amount, (point, y + size * 1.35), (Style::Sans, size));
        }
        let total = AmountRow {
            item: "合计".to_owned(),
            amount: amounts.total.clone(),
            period: String::new(),
            note: String::new(),
        };
        let cells = self.amount_cells(&total, &places, size);
        self.need(height(&cells, size) + self.closing_height());
        let y = self.y;
        self.row(&cells, &places, (size, true));
        self.page.line(LEFT, y, LEFT + WIDTH, y, 1.2, ACCENT);
        self.amount(&total.amount, (point, y + size * 1.35), (Style::SansBold, size));
    }

    /// Where the columns of a table of amounts begin, and how wide they are: as their texts are, the amounts always whole.
    fn amount_places(&mut self, amounts: &Amounts, size: f32) -> Vec<(f32, f32)> {
        let total = [String::new(), amounts.total.clone(), String::new(), String::new()];
        let rows = amounts
            .rows
            .iter()
            .map(|row| [row.item.clone(), row.amount.clone(), row.period.clone(), row.note.clone()]);
        let mut widths = [0.0_f32; 4];
        for row in rows.chain([HEADS.map(str::to_owned), total]) {
            for (width, text) in widths.iter_mut().zip(row) {
                let glyphs = self.setter.shape(&text, Style::SansBold, size);
                *width = width.max(Setter::width(&glyphs, size) + size * 1.2);
            }
        }
        // A long remark does not squeeze the others out.
        let [item, _, period, note] = widths.map(|width| width.clamp(size * 3.5, WIDTH * 0.36));
        let amount = widths[1];
        let words = item + period + note;
        // What is too much for the page, or is left of it, the columns of words share.
        let scale = (WIDTH - amount) / words;
        placed(&[item * scale, amount, period * scale, note * scale])
    }

    fn amounts_head(&mut self, places: &[(f32, f32)], size: f32) {
        let cells: Vec<Vec<SetLine>> = ["项目", "", "期间", "说明"]
            .iter()
            .zip(places)
            .map(|(head, (_, width))| self.setter.lines(head, Style::SansBold, size, width - size))
            .collect();
        self.need(height(&cells, size) * 2.0);
        let y = self.y;
        self.row(&cells, places, (size, true));
        let (x, width) = places[1];
        let head = self.setter.shape(HEADS[1], Style::SansBold, size);
        // Its closing bracket has its own air.
        let right = x + width - size * 0.25;
        self.page.text(&head, right - Setter::width(&head, size), y + size * 1.35, size, MUTED);
    }

    /// The cells of a row without its amount, which stands by its point.
    fn amount_cells(&mut self, row: &AmountRow, places: &[(f32, f32)], size: f32) -> Vec<Vec<SetLine>> {
        let texts = [row.item.as_str(), "", row.period.as_str(), row.note.as_str()];
        let set = |(text, (_, width)): (&str, &(f32, f32))| {
            self.setter.lines(text, Style::Sans, size, width - size)
        };
        texts.into_iter().zip(places).map(set).collect()
    }

    /// An amount whose point is at this place.
    fn amount(&mut self, amount: &str, (point, baseline): (f32, f32), (style, size): (Style, f32)) {
        let (before, behind) = split(amount);
        let before = self.setter.shape(before, style, size);
        let behind = self.setter.shape(behind, style, size);
        self.page.text(&before, point - Setter::width(&before, size), baseline, size, INK);
        self.page.text(&behind, point, baseline, size, INK);
    }

    fn closing_height(&self) -> f32 {
        self.size * 4.4
    }

    /// Who signs, and the day, at the right edge.
    fn closing(&mut self, poster: &Poster) {
        self.need(self.closing_height());
        let (size, step) = (self.size, self.step());
        self.y += size * 1.2;
        for (text, style) in [(&poster.office, Style::SerifBold), (&poster.day, Style::Serif)] {
            let glyphs = self.setter.shape(text, style, size);
            let x = LEFT + WIDTH - Setter::width(&glyphs, size);
            self.page.text(&glyphs, x, self.y + size, size, INK);
            self.y += step;
        }
    }
}

/// `1,234` and `.50`
fn split(amount: &str) -> (&str, &str) {
    amount.split_at(amount.find('.').unwrap_or(amount.len()))
}

/// Where columns with these shares of the width begin, and how wide they are.
fn placed(shares: &[f32]) -> Vec<(f32, f32)> {
    let whole: f32 = shares.iter().sum();
    let mut x = LEFT;
    shares
        .iter()
        .map(|share| {
            let width = WIDTH * share / whole;
            let place = (x, width);
            x += width;
            place
        })
        .collect()
}

/// How high a row is.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn height(cells: &[Vec<SetLine>], size: f32) -> f32 {
    let most = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
    size * 1.4 * most as f32 + size * 0.55
}
