//! Posters as pages: as large as one page lets them be, amounts point below point, nothing lost and nothing beyond the margins.

use super::*;
use crate::reports::fonts::FontPlaces;
use crate::reports::poster::{AmountRow, Amounts, Poster, PosterSize};
use crate::reports::sheet::{Prose, SheetBlock, Words};

fn poster(lines: usize, amounts: &[&str], size: PosterSize) -> Poster {
    let line = |number: usize| {
        let text = format!("第{number}行：请各位业主、住户提前做好准备，注意安全，感谢配合。");
        SheetBlock::Prose(Prose {
            mark: String::new(),
            depth: 0,
            words: vec![Words { text, bold: false, to: None }],
        })
    };
    let row = |amount: &&str| AmountRow {
        item: "停车位租金".to_owned(),
        amount: (*amount).to_owned(),
        period: "2026年第三季度".to_owned(),
        note: String::new(),
    };
    Poster {
        name: "海报".to_owned(),
        size,
        community: "翠湖花园".to_owned(),
        logo: None,
        label: "停水停电通知",
        title: "十一月临时停水通知".to_owned(),
        facts: vec!["公示期：2026年11月23日起".to_owned()],
        blocks: (0..lines).map(line).collect(),
        amounts: (!amounts.is_empty())
            .then(|| Amounts { rows: amounts.iter().map(row).collect(), total: "0.00".to_owned() }),
        office: "翠湖花园物业服务中心".to_owned(),
        day: "2026年11月23日".to_owned(),
        number: "编号 2026-001".to_owned(),
        contact: "服务电话 0571-0000 1866".to_owned(),
    }
}

fn pages(poster: &Poster) -> Vec<Page> {
    let fonts = FontPlaces::from_environment()
        .load()
        .unwrap_or_else(|error| panic!("{error}: `cargo xtask test` puts the fonts in their place"));
    paginate_poster(poster, &mut Setter::new(&fonts)).pages
}

/// The size of the line that has these words, and where it begins.
fn line(page: &Page, words: &str) -> (f32, f32) {
    let found = page.items.iter().find_map(|item| match item {
        Item::Text { x, size, glyphs, .. } => {
            let text: String = glyphs.iter().map(|placed| placed.glyph.character).collect();
            text.contains(words).then_some((*size, *x))
        }
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no {words} in {:?}", page.lines()))
}

#[test]
fn few_words_are_large_and_many_go_on() {
    let sizes: Vec<f32> = [1, 5, 12]
        .iter()
        .map(|lines| {
            let pages = pages(&poster(*lines, &[], PosterSize::A4));
            assert_eq!(pages.len(), 1, "{lines}");
            line(&pages[0], "第0行").0
        })
        .collect();
    assert!(sizes[0] > sizes[1] && sizes[1] > sizes[2], "{sizes:?}");
    let long = pages(&poster(90, &[], PosterSize::A4));
    assert!(long.len() > 1);
    let all: String = long.iter().flat_map(Page::lines).collect();
    for number in 0..90 {
        assert_eq!(all.matches(&format!("第{number}行")).count(), 1, "{number}");
    }
    assert!(long.iter().all(|page| page.depth() < PAGE_HEIGHT - 30.0));
}

#[test]
fn amounts_stand_point_below_point() {
    let amounts = ["186,400.00", "-42,857.60", "1.23"];
    let pages = pages(&poster(1, &amounts, PosterSize::A4));
    let points: Vec<f32> = [".00", ".60", ".23"].map(|behind| line(&pages[0], behind).1).to_vec();
    assert!(points.iter().all(|point| (point - points[0]).abs() < 0.01), "{points:?}");
    // A table of many pages has its head on each.
    let many = vec!["1.00"; 120];
    let pages = self::pages(&poster(0, &many, PosterSize::A4));
    assert!(pages.len() > 1);
    let heads = pages.iter().filter(|page| page.lines().concat().contains("金额（元）")).count();
    let rows = pages.iter().filter(|page| page.lines().concat().contains("停车位租金")).count();
    assert_eq!(heads, rows);
}

#[test]
fn a_long_remark_does_not_squeeze_the_others_out() {
    let mut long = poster(0, &["999,999,999,999.99"], PosterSize::A4);
    if let Some(amounts) = &mut long.amounts {
        amounts.rows[0].note = "说明".repeat(40);
        amounts.rows[0].item = "水费".to_owned();
    }
    let pages = pages(&long);
    let lines = pages[0].lines();
    assert!(lines.iter().any(|line| line == "水费"), "{lines:?}");
}

#[test]
fn a3_is_a4_larger() {
    let (small, large) =
        (pages(&poster(3, &["1.00"], PosterSize::A4)), pages(&poster(3, &["1.00"], PosterSize::A3)));
    assert_eq!(small[0].lines(), large[0].lines());
    assert!((large[0].width() - PAGE_HEIGHT).abs() < 0.1, "the short side of A3 is the long one of A4");
    let (one, other) = (line(&small[0], "第0行"), line(&large[0], "第0行"));
    assert!((other.0 / one.0 - std::f32::consts::SQRT_2).abs() < 0.001);
}
