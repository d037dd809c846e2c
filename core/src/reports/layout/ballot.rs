//! Ballot papers: large type, a box each for what can be chosen, room to sign.
//!
//! The items are laid out once and lie under the pages of every paper; a paper adds its number and whose it is.

use super::form::{EDGE, Paper, RIGHT, TOP, WIDTH, times};
use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page};
use super::text::Setter;
use super::{Laid, PAGE_HEIGHT, Place};
use crate::reports::ballot::{BallotBody, BallotCopy, BallotItem, BallotSlips};
use crate::reports::fonts::Style;

const QR: f32 = 74.0;
/// Where the voter's lines begin, and how high each is.
const FACTS: f32 = TOP + QR + 36.0;
const FACT: f32 = 32.0;
/// The column of the names.
const LABEL: f32 = 92.0;
const LABEL_SIZE: f32 = 12.5;
const VALUE_SIZE: f32 = 15.0;
/// The words of an item.
const SIZE: f32 = 15.5;
const STEP: f32 = 23.0;
const INDENT: f32 = 28.0;
/// A box to tick, and the words beside it.
const BOX: f32 = 23.0;
const CHOICE: f32 = 16.0;
const ROW: f32 = 37.0;
/// Air around an item.
const AIR: f32 = 9.0;
/// Room for the number at the foot of a page.
const NUMBER: f32 = 96.0;
const SIGNATURE: f32 = 46.0;
/// How many sign or write on one line.
const SIDE_BY_SIDE: usize = 3;

/// The pages of every paper, with the items that lie under them.
pub(super) fn lay(slips: &BallotSlips, setter: &mut Setter<'_>) -> Laid {
    let facts = slips.copies.first().map_or(0, |copy| copy.facts.len());
    let ground = body(&slips.body, facts, setter);
    let pages = slips.copies.iter().flat_map(|copy| own(copy, ground.len(), setter)).collect();
    Laid { pages, outline: Vec::new(), links: Vec::new(), ground }
}

/// What one paper adds to its pages.
fn own(copy: &BallotCopy, count: usize, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut pages = vec![Page::default(); count];
    let number = setter.shape(&copy.number, Style::SansBold, VALUE_SIZE);
    let width = Setter::width(&number, VALUE_SIZE);
    for page in &mut pages {
        page.text(&number, RIGHT - width, PAGE_HEIGHT - 31.0, VALUE_SIZE, INK);
    }
    let Some(first) = pages.first_mut() else { return pages };
    first.qr(&copy.scanned, RIGHT - QR, TOP, QR);
    first.text(&number, RIGHT - QR + (QR - width) / 2.0, TOP + QR + 19.0, VALUE_SIZE, INK);
    let mut y = FACTS;
    for (name, value) in &copy.facts {
        let name = setter.shape(name, Style::SansBold, LABEL_SIZE);
        first.text(&name, EDGE + 10.0, y + 20.5, LABEL_SIZE, MUTED);
        let value = setter.shortened(value, Style::SansBold, VALUE_SIZE, WIDTH - LABEL - 20.0);
        first.text(&value, EDGE + LABEL + 10.0, y + 21.5, VALUE_SIZE, INK);
        y += FACT;
    }
    pages
}

/// The items on their pages, below room for `facts` lines about the voter.
fn body(body: &BallotBody, facts: usize, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut paper = Paper::new(setter);
    head(&mut paper, body);
    table(&mut paper, facts);
    for line in &body.instructions {
        paper.lines(line, 12.0, 0.0, Style::Serif);
    }
    paper.y += 6.0;
    for (at, one) in body.items.iter().enumerate() {
        // Who signs does not stand alone on a page.
        let last = at + 1 == body.items.len();
        item(&mut paper, one, body.choices, if last { signatures_height(body) } else { 0.0 });
    }
    signatures(&mut paper, body);
    let mut pages = paper.finish();
    for page in &mut pages {
        if !page.items.is_empty() {
            let foot = setter.shape(&body.foot, Style::Sans, 10.0);
            let x = RIGHT - NUMBER - Setter::width(&foot, 10.0);
            page.text(&foot, x, PAGE_HEIGHT - 32.0, 10.0, MUTED);
        }
    }
    pages
}

fn head(paper: &mut Paper<'_, '_>, body: &BallotBody) {
    let room = WIDTH - QR - 16.0;
    let community = paper.setter.shortened(&body.community, Style::Sans, 12.0, room);
    paper.page.text(&community, EDGE, TOP + 12.0, 12.0, MUTED);
    let title = paper.setter.shape(&body.title, Style::SerifBold, 28.0);
    paper.page.text(&title, EDGE, TOP + 50.0, 28.0, INK);
    let mut baseline = TOP + 76.0;
    for line in paper.setter.lines(&body.meeting, Style::SansBold, 14.0, room).iter().take(2) {
        paper.page.text(&line.glyphs, EDGE, baseline, 14.0, INK);
        baseline += 18.0;
    }
    paper.page.line(EDGE, FACTS - 8.0, RIGHT, FACTS - 8.0, 1.2, ACCENT);
    paper.y = FACTS;
}

/// The lines around what is said of the voter.
fn table(paper: &mut Paper<'_, '_>, facts: usize) {
    let height = FACT * times(facts);
    paper.page.rect(EDGE, paper.y, LABEL, height, GROUND);
    paper.page.frame(Place { x: EDGE, y: paper.y, width: WIDTH, height }, 0.8, LINE);
    paper.page.line(EDGE + LABEL, paper.y, EDGE + LABEL, paper.y + height, 0.8, LINE);
    for row in 1..facts {
        let y = paper.y + FACT * times(row);
        paper.page.line(EDGE, y, RIGHT, y, 0.8, LINE);
    }
    paper.y += height + 10.0;
}

/// An item with its boxes, which stay together; `more` is what must stand on the same page below it.
fn item(paper: &mut Paper<'_, '_>, item: &BallotItem, choices: [&'static str; 3], more: f32) {
    let lines = paper.setter.lines(&item.title, Style::SerifBold, SIZE, WIDTH - INDENT);
    let height = STEP * times(lines.len()) + ROW + 2.0 * AIR;
    paper.need(height + more);
    paper.page.line(EDGE, paper.y, RIGHT, paper.y, 0.8, LINE);
    paper.y += AIR;
    let number = paper.setter.shape(&item.number, Style::SansBold, SIZE);
    paper.page.text(&number, EDGE, paper.y + SIZE + 1.0, SIZE, ACCENT);
    for line in lines {
        paper.page.text(&line.glyphs, EDGE + INDENT, paper.y + SIZE + 1.0, SIZE, INK);
        paper.y += STEP;
    }
    let column = (WIDTH - INDENT) / times(choices.len());
    for (at, choice) in choices.into_iter().enumerate() {
        let (x, y) = (EDGE + INDENT + column * times(at), paper.y + (ROW - BOX) / 2.0);
        paper.page.frame(Place { x, y, width: BOX, height: BOX }, 1.3, INK);
        let words = paper.setter.shape(choice, Style::SansBold, CHOICE);
        paper.page.text(&words, x + BOX + 10.0, y + 17.5, CHOICE, INK);
    }
    paper.y += ROW + AIR;
}

fn signatures_height(body: &BallotBody) -> f32 {
    SIGNATURE * times(body.signatures.len().div_ceil(SIDE_BY_SIDE))
}

/// Lines to sign on, side by side.
fn signatures(paper: &mut Paper<'_, '_>, body: &BallotBody) {
    paper.need(signatures_height(body));
    paper.page.line(EDGE, paper.y, RIGHT, paper.y, 1.2, ACCENT);
    let column = WIDTH / times(body.signatures.len().clamp(1, SIDE_BY_SIDE));
    for line in body.signatures.chunks(SIDE_BY_SIDE) {
        paper.y += SIGNATURE;
        for (at, name) in line.iter().enumerate() {
            let x = EDGE + column * times(at);
            let glyphs = paper.setter.shape(name, Style::SansBold, LABEL_SIZE);
            paper.page.text(&glyphs, x, paper.y - 12.0, LABEL_SIZE, INK);
            let from = x + Setter::width(&glyphs, LABEL_SIZE) + 8.0;
            paper.page.line(from, paper.y - 9.0, x + column - 12.0, paper.y - 9.0, 0.8, MUTED);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::fonts::FontPlaces;
    use crate::reports::layout::{Item, paginate_ballots};

    fn slips(items: usize, words: usize, copies: i64) -> BallotSlips {
        let item = |number: usize| BallotItem {
            number: format!("{number}."),
            title: "使用维修资金更换五号楼电梯曳引机和钢丝绳".repeat(words),
        };
        let copy = |number: i64| BallotCopy {
            number: format!("第 {number} 号"),
            scanned: format!("1-{number}"),
            facts: vec![
                ("房　　号", format!("共 40 套：{}", "5-1-101、".repeat(40))),
                ("专有面积", "3580.00 平方米".to_owned()),
                ("业主姓名", String::new()),
                ("代 理 人", "李四".to_owned()),
            ],
        };
        BallotSlips {
            name: "表决票".to_owned(),
            body: BallotBody {
                community: "翠湖花园".to_owned(),
                title: "表决票".to_owned(),
                meeting: "2026年度业主大会会议".to_owned(),
                instructions: vec!["每项只在一个方框里打“√”。".repeat(4); 3],
                items: (1..=items).map(item).collect(),
                choices: ["同意", "反对", "弃权"],
                signatures: vec!["业主签名", "代理人签名", "日期"],
                foot: "只供本人表决，不得张贴".to_owned(),
            },
            copies: (1..=copies).map(copy).collect(),
        }
    }

    #[test]
    fn every_paper_is_whole_and_keeps_to_its_margins() {
        let fonts = FontPlaces::from_environment().load().expect("the fonts of the report");
        for (items, words, sides) in [(1, 1, 1), (4, 1, 1), (9, 2, 2), (30, 5, 8)] {
            let mut setter = Setter::new(&fonts);
            let laid = paginate_ballots(&slips(items, words, 3), &mut setter);
            assert_eq!((laid.ground.len(), laid.pages.len()), (sides, 3 * sides), "{items} items");
            assert_eq!(setter.missing(), Vec::<char>::new());
            for page in laid.ground.iter().chain(&laid.pages) {
                for item in &page.items {
                    let Item::Text { x, y, size, glyphs, .. } = item else { continue };
                    assert!(
                        *x >= EDGE - 0.1 && x + Setter::width(glyphs, *size) <= RIGHT + 0.1,
                        "{items} items"
                    );
                    assert!((30.0..=PAGE_HEIGHT - 30.0).contains(y), "{y}");
                }
            }
            let said: Vec<String> = laid.ground.iter().flat_map(Page::lines).collect();
            for choice in ["同意", "反对", "弃权"] {
                assert_eq!(said.iter().filter(|line| *line == choice).count(), items, "{choice}");
            }
            assert_eq!(said.iter().filter(|line| *line == "业主签名").count(), 1);
            let numbers = laid.pages.iter().filter(|page| page.lines().contains(&"第 2 号".to_owned()));
            assert_eq!(numbers.count(), sides, "each side of a paper has its number");
        }
    }
}
