//! Minutes as pages: heads that repeat, rows that go on over a page, nothing lost and nothing beyond the margins.

use super::sheet::numbers;
use super::*;
use crate::reports::fonts::{FontPlaces, Style};
use crate::reports::sheet::{GridRow, Prose, SheetBlock, Words};

fn words(text: &str, bold: bool) -> Words {
    Words { text: text.to_owned(), bold, to: None }
}

fn row(head: bool, cells: &[&str]) -> GridRow {
    GridRow { head, cells: cells.iter().map(|text| vec![words(text, false)]).collect() }
}

fn pages(blocks: Vec<SheetBlock>) -> Vec<Page> {
    let fonts = FontPlaces::from_environment()
        .load()
        .unwrap_or_else(|error| panic!("{error}: `cargo xtask test` puts the fonts in their place"));
    let sheet = Sheet {
        name: "纪要".to_owned(),
        title: "会议纪要".to_owned(),
        subtitle: "翠湖花园".to_owned(),
        blocks,
    };
    paginate_sheet(&sheet, &mut Setter::new(&fonts)).pages
}

fn text(page: &Page) -> String {
    page.lines().concat()
}

/// Everything stands between the margins.
fn stands(pages: &[Page]) {
    for page in pages {
        assert!(page.depth() <= PAGE_HEIGHT - 40.0, "{:?}", page.lines());
        for item in &page.items {
            if let Item::Text { x, size, glyphs, .. } = item {
                assert!(*x >= LEFT - 0.01, "{:?}", page.lines());
                assert!(x + Setter::width(glyphs, *size) <= LEFT + WIDTH + 6.0, "{:?}", page.lines());
            }
        }
    }
}

#[test]
fn a_long_table_has_its_head_on_every_page_and_loses_no_row() {
    let mut rows = vec![row(true, &["表决意见", "人数"])];
    rows.extend((0..120).map(|number| row(false, &[&format!("第{number}行"), "1"])));
    let pages = pages(vec![SheetBlock::Grid(rows)]);
    assert!(pages.len() > 2);
    for page in &pages {
        assert_eq!(text(page).matches("表决意见").count(), 1, "{:?}", page.lines());
    }
    let all: String = pages.iter().map(text).collect();
    for number in 0..120 {
        assert_eq!(all.matches(&format!("第{number}行")).count(), 1, "{number}");
    }
    stands(&pages);
}

#[test]
fn a_row_higher_than_a_page_goes_on_over_it() {
    let long = "维保单位应当在接到通知后三十分钟内到达现场。".repeat(120);
    let pages = pages(vec![SheetBlock::Grid(vec![row(true, &["事项", "内容"]), row(false, &["一", &long])])]);
    assert!(pages.len() > 1);
    let count: usize = pages.iter().map(|page| text(page).matches('。').count()).sum();
    assert_eq!(count, 120);
    assert!(pages.iter().all(|page| text(page).contains("事项")));
    stands(&pages);
}

#[test]
fn a_table_that_is_all_head_or_has_no_head_is_set_as_well() {
    for head in [true, false] {
        let rows = (0..60).map(|number| row(head, &[&format!("行{number}")])).collect();
        let pages = pages(vec![SheetBlock::Grid(rows)]);
        let all: String = pages.iter().map(text).collect();
        assert_eq!(all.matches('行').count(), 60);
        stands(&pages);
    }
}

#[test]
fn the_last_digits_of_a_column_of_numbers_stand_below_each_other() {
    let rows = [("人数", "面积"), ("7", "104.50"), ("1201", "99040.00"), ("", "8.25")];
    let grid = |(index, (heads, area)): (usize, &(&str, &str))| row(index == 0, &["票", heads, area]);
    let pages = pages(vec![SheetBlock::Grid(rows.iter().enumerate().map(grid).collect())]);
    let ends = |wanted: &[&str]| -> Vec<i32> {
        let items = pages[0].items.iter().filter_map(|item| match item {
            Item::Text { x, glyphs, size, .. } => {
                let line: String = glyphs.iter().map(|placed| placed.glyph.character).collect();
                #[expect(clippy::cast_possible_truncation, reason = "a place on the page")]
                let end = ((x + Setter::width(glyphs, *size)) * 10.0).round() as i32;
                wanted.contains(&line.as_str()).then_some(end)
            }
            Item::Rect { .. } | Item::Line { .. } | Item::Picture { .. } | Item::Leaf { .. } => None,
        });
        items.collect()
    };
    for column in [&["人数", "7", "1201"][..], &["面积", "104.50", "99040.00", "8.25"]] {
        let ends = ends(column);
        assert_eq!(ends.len(), column.len());
        assert!(ends.iter().all(|end| (end - ends[0]).abs() <= 1), "{column:?}: {ends:?}");
    }
    for (cells, expected) in [
        (&["1", "", "20"][..], true),
        (&["", ""], false),
        (&["-3.5%", "12%"], true),
        (&["3 栋", "4"], false),
        (&["2026-1", "2"], false),
    ] {
        assert_eq!(numbers(cells.iter().copied()), expected, "{cells:?}");
    }
}

/// A date is torn only where the cell is narrower than it, and then between year, month and day.
#[test]
fn a_date_is_one_word_in_a_cell() {
    let fonts = FontPlaces::from_environment().load().unwrap_or_else(|error| panic!("{error}"));
    let mut setter = Setter::new(&fonts);
    for date in ["2026年11月23日", "2026年1月1日", "11月23日", "2026年11月"] {
        let whole = Setter::width(&setter.shape(date, Style::Sans, 8.5), 8.5);
        for (before, tail) in
            (0..12).flat_map(|before| [(before, ""), (before, "起，共三次"), (before, "（12 人）")])
        {
            let text = format!("{}{date}{tail}", "检".repeat(before));
            for width in [whole * 0.7, whole + 0.1, whole * 1.5, whole * 3.0] {
                let lines: Vec<String> = setter
                    .lines(&text, Style::Sans, 8.5, width)
                    .iter()
                    .map(|line| line.glyphs.iter().map(|placed| placed.glyph.character).collect())
                    .collect();
                let kept: String = lines.concat().chars().filter(|c| *c != ' ').collect();
                assert_eq!(kept, text.replace(' ', ""), "nothing is lost");
                let at_one = lines.iter().any(|line| line.contains(date));
                assert_eq!(at_one, width >= whole, "{lines:?}");
                if width < whole {
                    let torn = |line: &String| line.ends_with(|c: char| c.is_ascii_digit());
                    assert!(!lines.iter().any(torn), "{lines:?}");
                }
            }
        }
    }
    // As it stands in a table: year, month and day in the one line of the narrow column.
    let cells = ["最近一次检查", "首次检查于2026年11月23日，此后按月检查，最近一次在2026年12月1日"];
    let pages = pages(vec![SheetBlock::Grid(vec![row(true, &["条款", "说明"]), row(false, &cells)])]);
    for date in ["2026年11月23日", "2026年12月1日"] {
        assert!(pages[0].lines().iter().any(|line| line.contains(date)), "{:?}", pages[0].lines());
    }
}

#[test]
fn what_is_to_be_destroyed_and_what_was_has_its_mark_kind_and_days_on_one_line() {
    let cells = ["WY-LJ-000008", "信息发布", "2026-01-06", "2029-12-28", "2026"];
    for shares in [crate::archive::paper::OF_LIST, crate::archive::paper::OF_CERTIFICATE] {
        let pages = pages(vec![SheetBlock::Columns(shares.to_vec(), vec![row(false, &cells)])]);
        let set = pages[0].lines();
        for cell in cells {
            assert!(set.iter().any(|line| line == cell), "{cell}: {set:?}");
        }
    }
}

#[test]
fn bold_words_stand_in_the_line_and_lists_within_their_mark() {
    let prose = |mark: &str, depth, words| SheetBlock::Prose(Prose { mark: mark.to_owned(), depth, words });
    let pages = pages(vec![
        SheetBlock::Heading(2, "一、会议概况".to_owned()),
        prose("", 0, vec![words("时间：", true), words("今天", false)]),
        prose("1.", 1, vec![words("第一件事，说得比较长，要占两行才行。".repeat(4).as_str(), false)]),
        prose("•", 2, vec![words("其中一点", false)]),
        SheetBlock::Signing(vec!["主持人".to_owned(), "记录人".to_owned(), "王建国".to_owned()]),
    ]);
    stands(&pages);
    let place = |wanted: &str| {
        pages[0].items.iter().find_map(|item| match item {
            Item::Text { x, y, glyphs, .. } => {
                let line: String = glyphs.iter().map(|placed| placed.glyph.character).collect();
                line.contains(wanted).then_some((*x, *y))
            }
            Item::Rect { .. } | Item::Line { .. } | Item::Picture { .. } | Item::Leaf { .. } => None,
        })
    };
    let at = |wanted: &str| place(wanted).unwrap_or_else(|| panic!("no {wanted} in {:?}", pages[0].lines()));
    assert!(pages[0].lines().iter().any(|line| line == "　　时间：今天"));
    assert!(at("第一件事").0 > at("1.").0 && at("其中一点").0 > at("第一件事").0);
    assert!((at("主持人").1 - at("记录人").1).abs() < 0.01 && at("王建国").1 > at("主持人").1);
}
