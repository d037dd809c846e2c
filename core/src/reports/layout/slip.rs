//! Slips: half a sheet of A4 each, read at arm's length and filled in with a pen.

use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page};
use super::text::Setter;
use super::{PAGE_HEIGHT, PAGE_WIDTH, Place};
use crate::reports::fonts::Style;
use crate::reports::slip::{Slip, Slips};

/// How high a slip is.
const HALF: f32 = PAGE_HEIGHT / 2.0;
/// The margin at either side: no printer leaves it out.
const EDGE: f32 = 45.0;
const WIDTH: f32 = PAGE_WIDTH - 2.0 * EDGE;
const RIGHT: f32 = EDGE + WIDTH;
/// The column of the names.
const LABEL: f32 = 58.0;
const LABEL_SIZE: f32 = 9.5;
const SIZE: f32 = 10.5;
const STEP: f32 = 15.0;
/// A line that is written on by hand.
const WRITTEN: f32 = 21.0;
const QR: f32 = 58.0;
/// Lines of what is to be done, and of what was done.
const LINES: usize = 3;
/// Rows of the table of materials; each takes two.
const ROWS: usize = 3;
const ROW: f32 = 18.0;
/// Air at either side of a cell.
const PAD: f32 = 4.0;

/// The sheets.
pub(super) fn lay(slips: &Slips, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut pages = Vec::new();
    for pair in slips.slips.chunks(2) {
        let mut page = Page::default();
        for (slip, top) in pair.iter().zip([0.0, HALF]) {
            Paper { setter: &mut *setter, page: &mut page, y: top }.lay(slip);
        }
        cut_line(&mut page);
        pages.push(page);
    }
    pages
}

/// Where the sheet is cut.
fn cut_line(page: &mut Page) {
    let mut x = 12.0;
    while x < PAGE_WIDTH - 12.0 {
        page.line(x, HALF, x + 4.0, HALF, 0.5, LINE);
        x += 9.0;
    }
}

struct Paper<'p, 's, 'f> {
    setter: &'s mut Setter<'f>,
    page: &'p mut Page,
    /// Where the next part begins.
    y: f32,
}

impl Paper<'_, '_, '_> {
    fn lay(&mut self, slip: &Slip) {
        self.head(slip);
        self.facts(&slip.facts);
        self.long(slip.problem.0, &slip.problem.1, false);
        self.long(slip.result.0, &slip.result.1, true);
        self.materials(slip);
        self.times(&slip.times);
        self.signatures(&slip.signatures);
        let foot = self.setter.shortened(&slip.foot, Style::Sans, 8.0, WIDTH);
        self.page.text(&foot, EDGE, self.y + 10.0, 8.0, MUTED);
    }

    fn head(&mut self, slip: &Slip) {
        let top = self.y + 24.0;
        let room = WIDTH - QR - 12.0;
        let office = self.setter.shortened(&slip.office, Style::Sans, LABEL_SIZE, room);
        self.page.text(&office, EDGE, top + 8.0, LABEL_SIZE, MUTED);
        let title = self.setter.shape(&slip.title, Style::SerifBold, 18.0);
        self.page.text(&title, EDGE, top + 32.0, 18.0, INK);
        if let Some(mark) = slip.mark {
            let x = EDGE + Setter::width(&title, 18.0) + 12.0;
            let glyphs = self.setter.shape(mark, Style::SansBold, 11.0);
            let width = Setter::width(&glyphs, 11.0) + 10.0;
            self.page.frame(Place { x, y: top + 18.0, width, height: 17.0 }, 0.8, INK);
            self.page.text(&glyphs, x + 5.0, top + 30.5, 11.0, INK);
        }
        let number = self.setter.shape(&slip.number, Style::SansBold, 13.0);
        self.page.text(&number, EDGE, top + 53.0, 13.0, INK);
        self.page.qr(&slip.number, RIGHT - QR, top, QR);
        self.y = top + QR + 6.0;
        self.page.line(EDGE, self.y, RIGHT, self.y, 1.0, ACCENT);
        self.y += 3.0;
    }

    fn label(&mut self, text: &str, x: f32, baseline: f32) {
        let glyphs = self.setter.shape(text, Style::SansBold, LABEL_SIZE);
        self.page.text(&glyphs, x, baseline, LABEL_SIZE, ACCENT);
    }

    fn facts(&mut self, facts: &[(&'static str, String)]) {
        let column = WIDTH / 2.0;
        for pair in facts.chunks(2) {
            for ((name, value), x) in pair.iter().zip([EDGE, EDGE + column]) {
                self.label(name, x, self.y + 13.5);
                let value = self.setter.shortened(value, Style::Sans, SIZE, column - LABEL - 8.0);
                self.page.text(&value, x + LABEL, self.y + 13.5, SIZE, INK);
            }
            self.y += 18.0;
        }
        self.rule();
    }

    fn rule(&mut self) {
        self.y += 3.0;
        self.page.line(EDGE, self.y, RIGHT, self.y, 0.5, LINE);
        self.y += 2.0;
    }

    /// Text of a few lines; lines to write on where there is none.
    fn long(&mut self, name: &str, text: &str, written: bool) {
        self.label(name, EDGE, self.y + 13.5);
        let height = if written { WRITTEN } else { STEP };
        if text.is_empty() {
            for _ in 0..LINES {
                self.y += height;
                self.page.line(EDGE + LABEL, self.y - 2.0, RIGHT, self.y - 2.0, 0.5, LINE);
            }
        } else {
            let width = WIDTH - LABEL;
            let lines = self.setter.lines(text, Style::Sans, SIZE, width);
            for (index, line) in lines.iter().take(LINES).enumerate() {
                let mut glyphs = line.glyphs.clone();
                if index + 1 == LINES && lines.len() > LINES {
                    let rest = lines[index..].iter().flat_map(|line| &line.glyphs);
                    let rest: String = rest.map(|placed| placed.glyph.character).collect();
                    glyphs = self.setter.shortened(&rest, Style::Sans, SIZE, width);
                }
                self.page.text(&glyphs, EDGE + LABEL, self.y + 13.5, SIZE, INK);
                self.y += height;
            }
        }
        self.rule();
    }

    /// What was used, in two columns of three rows; what has no room is only counted.
    fn materials(&mut self, slip: &Slip) {
        let top = self.y + 2.0;
        let half = WIDTH / 2.0;
        let places = [0.0, 0.58, 0.80].map(|share| share * half);
        self.page.rect(EDGE, top, WIDTH, ROW, GROUND);
        let rows = shown(&slip.materials);
        for column in 0..2_u8 {
            let left = EDGE + half * f32::from(column);
            for (title, place) in slip.columns.iter().zip(places) {
                let glyphs = self.setter.shape(title, Style::SansBold, 8.5);
                self.page.text(&glyphs, left + place + PAD, top + 12.2, 8.5, MUTED);
            }
            let mut y = top + ROW;
            for index in 0..ROWS {
                let row = rows.get(usize::from(column) * ROWS + index);
                for ((text, place), next) in
                    row.iter().flat_map(|row| row.iter()).zip(places).zip([places[1], places[2], half])
                {
                    let text = self.setter.shortened(text, Style::Sans, 9.5, next - place - 2.0 * PAD);
                    self.page.text(&text, left + place + PAD, y + 12.4, 9.5, INK);
                }
                y += ROW;
            }
            for place in places {
                self.page.line(left + place, top, left + place, y, 0.5, LINE);
            }
        }
        let mut y = top;
        for _ in 0..=ROWS + 1 {
            self.page.line(EDGE, y, RIGHT, y, 0.5, LINE);
            y += ROW;
        }
        self.page.line(RIGHT, top, RIGHT, y - ROW, 0.5, LINE);
        self.y = y - ROW + 4.0;
    }

    /// Names on one line, each with its value or a line to write on.
    fn times(&mut self, times: &[(&'static str, String)]) {
        self.y += 18.0;
        for ((name, value), x) in times.iter().zip(spread(times.len())) {
            self.label(name, x, self.y);
            let end = x + WIDTH / count(times.len());
            if value.is_empty() {
                self.page.line(x + LABEL - 8.0, self.y + 2.0, end - 10.0, self.y + 2.0, 0.5, MUTED);
            } else {
                let value = self.setter.shortened(value, Style::Sans, SIZE, end - x - LABEL);
                self.page.text(&value, x + LABEL - 8.0, self.y, SIZE, INK);
            }
        }
    }

    fn signatures(&mut self, names: &[&'static str]) {
        self.y += 28.0;
        for (name, x) in names.iter().zip(spread(names.len())) {
            let glyphs = self.setter.shape(name, Style::SansBold, LABEL_SIZE);
            let width = Setter::width(&glyphs, LABEL_SIZE);
            self.label(name, x, self.y);
            let end = x + WIDTH / count(names.len());
            self.page.line(x + width + 6.0, self.y + 2.0, end - 10.0, self.y + 2.0, 0.5, MUTED);
        }
        self.y += 6.0;
    }
}

/// The rows of the table: the last says how many more there are, if there are.
fn shown(materials: &[[String; 3]]) -> Vec<[String; 3]> {
    let most = 2 * ROWS;
    if materials.len() <= most {
        return materials.to_vec();
    }
    let mut rows = materials[..most - 1].to_vec();
    let rest = materials.len() - rows.len();
    rows.push([format!("另有 {rest} 种，见系统记录"), String::new(), String::new()]);
    rows
}

/// Where each of so many parts of a line begins.
fn spread(parts: usize) -> Vec<f32> {
    let width = WIDTH / count(parts);
    std::iter::successors(Some(EDGE), |x| Some(x + width)).take(parts).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
fn count(parts: usize) -> f32 {
    parts.max(1) as f32
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;
    use crate::reports::fonts::FontPlaces;
    use crate::reports::layout::{Item, paginate_slips};

    fn slip(number: &str, problem: &str, result: &str, materials: usize) -> Slip {
        Slip {
            office: "翠湖花园物业服务中心".to_owned(),
            title: "维修派工单".to_owned(),
            number: number.to_owned(),
            mark: Some("紧急"),
            facts: vec![
                ("维修地点", "3-2-1502".to_owned()),
                ("联 系 人", "王建国　138****5678".to_owned()),
                ("预约上门", "11月26日 14:00".to_owned()),
                ("维修人员", "孙磊".to_owned()),
            ],
            problem: ("报修内容", problem.to_owned()),
            result: ("处理情况", result.to_owned()),
            columns: ["材料名称", "数量", "单位"],
            materials: (1..=materials)
                .map(|count| [format!("软管{count}"), "1.5".to_owned(), "米".to_owned()])
                .collect(),
            times: vec![("到场时间", String::new()), ("完成时间", "11月26日 15:10".to_owned())],
            signatures: vec!["住户签名", "维修人员签名", "日期"],
            foot: "完成后请把此单交回客服。".to_owned(),
        }
    }

    fn lay(slips: Vec<Slip>) -> (Vec<Page>, Vec<char>) {
        let fonts = FontPlaces::from_environment().load().expect("the fonts of the report");
        let mut setter = Setter::new(&fonts);
        let laid = paginate_slips(&Slips { name: "派工单".to_owned(), slips }, &mut setter);
        (laid.pages, setter.missing())
    }

    #[test]
    fn a_slip_says_everything_and_leaves_room_for_the_rest() {
        let (pages, missing) = lay(vec![slip("PG-20261123-001", "厨房水管漏水", "", 0)]);
        let lines = pages[0].lines();
        for said in [
            "翠湖花园物业服务中心",
            "维修派工单",
            "PG-20261123-001",
            "紧急",
            "3-2-1502",
            "王建国　138****5678",
            "11月26日 14:00",
            "孙磊",
            "厨房水管漏水",
            "处理情况",
            "材料名称",
            "到场时间",
            "11月26日 15:10",
            "住户签名",
            "维修人员签名",
            "日期",
            "完成后请把此单交回客服。",
        ] {
            assert!(lines.iter().any(|line| line == said), "{said} in {lines:?}");
        }
        assert_eq!(missing, Vec::<char>::new());
    }

    #[test]
    fn two_slips_on_a_sheet_keep_to_their_halves() {
        let long = "厨房水管接头漏水，漏了一地，楼下也说天花板湿了。".repeat(20);
        let slips = (1..=5).map(|count| slip(&format!("PG-20261123-00{count}"), &long, &long, 9)).collect();
        let (pages, _) = lay(slips);
        assert_eq!(pages.len(), 3);
        for page in &pages {
            for item in &page.items {
                let Item::Text { x, y, size, glyphs, .. } = item else { continue };
                let within = y % HALF;
                assert!((24.0..HALF - 12.0).contains(&within), "{within} of half a sheet");
                assert!(x + Setter::width(glyphs, *size) <= RIGHT + 1.0, "nothing stands beyond the margin");
            }
        }
        let lines: Vec<String> = pages.iter().flat_map(Page::lines).collect();
        assert!(lines.iter().any(|line| line == "另有 4 种，见系统记录"), "what has no room is counted");
        let cut = lines.iter().filter(|line| line.ends_with('…')).count();
        assert_eq!(cut, 10, "what is to be done and what was done end where the room does, on each slip");
        assert_eq!(lines.iter().filter(|line| line.starts_with("PG-20261123-")).count(), 5);
    }

    #[test]
    fn the_squares_are_those_of_the_number() {
        let (pages, _) = lay(vec![slip("PG-20261123-001", "漏水", "", 0)]);
        let code = QrCode::encode_text("PG-20261123-001", QrCodeEcc::Medium).expect("a short text");
        let module = QR / 21.0;
        assert_eq!(code.size(), 21, "the smallest code: large squares for any camera");
        let black = |column: i32, row: i32| {
            #[expect(clippy::cast_precision_loss, reason = "at most 21")]
            let (at_x, at_y) =
                (RIGHT - QR + module * (column as f32 + 0.5), 24.0 + module * (row as f32 + 0.5));
            pages[0].items.iter().any(|item| match item {
                Item::Rect { x, y, width, height, color } => {
                    *color == INK && (*x..x + width).contains(&at_x) && (*y..y + height).contains(&at_y)
                }
                Item::Text { .. } | Item::Line { .. } | Item::Picture { .. } | Item::Leaf { .. } => false,
            })
        };
        for row in 0..21 {
            for column in 0..21 {
                assert_eq!(black(column, row), code.get_module(column, row), "{column}, {row}");
            }
        }
    }
}
