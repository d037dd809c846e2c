//! What stays together where a page or a line ends, and what stands below each other.

use chrono::DateTime;

use super::*;
use crate::reports::document::{
    AnswerBar, Block, Cell, Column, Columns, Cover, IntervalRow, Mark, Section, Table, Tone,
};
use crate::reports::fonts::{FontPlaces, Fonts};
use crate::reports::opens::Opens;
use crate::reports::sheet::{GridRow, SheetBlock, Words};

fn document(sections: Vec<Section>) -> Document {
    let text = String::new;
    let cover = Cover { logo: None, community: text(), title: text(), quarter: text(), facts: Vec::new() };
    Document {
        title: text(),
        author: text(),
        running_head: text(),
        foot: text(),
        dated: DateTime::UNIX_EPOCH,
        cover,
        sections,
    }
}

fn fonts() -> std::sync::Arc<Fonts> {
    FontPlaces::from_environment()
        .load()
        .unwrap_or_else(|error| panic!("{error}: `cargo xtask test` puts the fonts in their place"))
}

#[test]
fn a_remark_stands_below_the_last_row_of_its_table() {
    let fonts = fonts();
    for before in 0..44 {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".into())).collect();
        blocks.push(Block::Table(Table {
            number: 1,
            caption: "时限",
            columns: vec![Column { title: "版本", width: 1.0, figures: false }],
            rows: vec![vec![Cell::Text("最后一行".to_owned())]],
            total: false,
            footnotes: Vec::new(),
        }));
        blocks.push(Block::Note("说明".into()));
        let sections = vec![Section { heading: "一　附录", blocks }];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let together = laid.pages[1..].iter().any(|page| {
            let lines = page.lines();
            ["最后一行", "说明"].iter().all(|text| lines.iter().any(|line| line == text))
        });
        assert!(together, "{before} lines before");
    }
}

#[test]
fn a_heading_stands_on_the_page_of_what_it_is_about() {
    let fonts = fonts();
    let bar =
        AnswerBar {
            name: "第一个回答".to_owned(), text: String::new(), thousandths: 1, tone: Tone::Good
        };
    for (before, answers) in (0..44).flat_map(|before| [(before, 5), (before, 11)]) {
        let filler = (0..before).map(|_| Block::Note("一行".into())).collect();
        let question = vec![Block::Heading("第一题".to_owned()), Block::Bars(vec![bar.clone(); answers])];
        let sections = vec![
            Section { heading: "一　回收", blocks: filler },
            Section { heading: "二　各题", blocks: question },
        ];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let whole = laid.pages[1..].iter().any(|page| {
            let lines = page.lines();
            ["二　各题", "第一题", "第一个回答"].iter().all(|text| lines.iter().any(|line| line == text))
        });
        assert!(whole, "{before} lines before {answers} answers");
    }
}

#[test]
fn a_chart_of_two_waves_stands_on_the_page_of_what_is_said_of_it() {
    let fonts = fonts();
    // Paragraphs, which are a little higher than remarks, so that the page ends at every place of the two.
    for (before, paragraphs) in (28..44).flat_map(|before| (0..8).map(move |paragraphs| (before, paragraphs)))
    {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".into())).collect();
        blocks.extend((0..paragraphs).map(|_| Block::Text("一段".into())));
        blocks.push(Block::Note("有显著变化".into()));
        let row = |name: &str| IntervalRow {
            name: name.to_owned(),
            text: String::new(),
            share: 700,
            low: 600,
            high: 800,
            before: None,
        };
        blocks.push(Block::Intervals(vec![row("上一期"), row("这一期")]));
        let sections = vec![Section { heading: "一　附录", blocks }];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let together = laid.pages[1..].iter().any(|page| {
            let lines = page.lines();
            ["有显著变化", "上一期", "这一期"].iter().all(|text| lines.iter().any(|line| line == text))
        });
        assert!(together, "{before} lines and {paragraphs} paragraphs before");
    }
}

/// Of a table of any length after anything, no page has a row or two, and each has its head once.
#[test]
fn no_page_has_a_row_or_two_of_a_table() {
    let fonts = fonts();
    for (before, rows) in (0..44).step_by(3).flat_map(|before| [(before, 7), (before, 13), (before, 70)]) {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".into())).collect();
        blocks.push(Block::Text("下表按时间排列。".into()));
        blocks.push(Block::Table(Table {
            number: 1,
            caption: "时限",
            columns: vec![Column { title: "版本", width: 1.0, figures: false }],
            rows: (0..rows).map(|row| vec![Cell::Text(format!("第{row}行"))]).collect(),
            total: false,
            footnotes: Vec::new(),
        }));
        let sections = vec![Section { heading: "一　附录", blocks }];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let mut seen = Vec::new();
        for page in &laid.pages[1..] {
            let lines = page.lines();
            let own: Vec<&String> =
                lines.iter().filter(|line| line.starts_with('第') && line.ends_with('行')).collect();
            let heads = lines.iter().filter(|line| *line == "版本").count();
            assert_eq!(heads, usize::from(!own.is_empty()), "{before} lines before {rows} rows: {lines:?}");
            assert!(own.is_empty() || own.len() >= 3, "{before} lines before {rows} rows: {own:?}");
            let first = own.first().is_some_and(|row| *row == "第0行");
            assert!(!first || lines.iter().any(|line| line.contains("下表按时间排列")), "{lines:?}");
            seen.extend(own.into_iter().cloned());
        }
        let all: Vec<String> = (0..rows).map(|row| format!("第{row}行")).collect();
        assert_eq!(seen, all, "every row once, in its order");
    }
}

/// The last sentence of a chapter takes along what stands above it where it would be alone at the head of a page.
#[test]
fn no_last_sentence_stands_alone_at_the_head_of_a_page() {
    let fonts = fonts();
    let note = || Block::Note("一行".into());
    let rows = (0..20).map(|row| vec![Cell::Text(format!("第{row}行"))]).collect();
    let table = Block::Table(Table {
        number: 1,
        caption: "时限",
        columns: vec![Column { title: "版本", width: 1.0, figures: false }],
        rows,
        total: false,
        footnotes: Vec::new(),
    });
    for (before, above, next) in (0..44).flat_map(|before| {
        [(note(), None), (note(), Some(Block::Heading("另一件".to_owned()))), (table.clone(), None)]
            .map(|(above, next)| (before, above, next))
    }) {
        let mut blocks: Vec<Block> = (0..before).map(|_| note()).collect();
        blocks.extend([above, Block::Text("最后一句。".into())]);
        blocks.extend(next.into_iter().flat_map(|heading| [heading, note()]));
        let sections = vec![
            Section { heading: "一　情况", blocks },
            Section { heading: "二　其他", blocks: vec![Block::Text("另一章。".into())] },
        ];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let last = |line: &String| line.contains("最后一句");
        let lines = laid.pages.iter().map(Page::lines).find(|lines| lines.iter().any(last)).unwrap();
        let place = lines.iter().position(last).unwrap();
        let above = &lines[place.saturating_sub(1)];
        assert!(above.ends_with('行'), "{before} lines before: {lines:?}");
    }
}

#[test]
fn a_chart_is_a_little_lower_where_that_keeps_a_page_whole() {
    let fonts = fonts();
    let mut heights = Vec::new();
    for before in 20..56 {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".into())).collect();
        let columns = [("一周", 7), ("二周", 3)]
            .map(|(name, count)| (name.to_owned(), Mark { count, opens: Opens::Meeting { id: 1 } }))
            .to_vec();
        blocks.push(Block::Columns(Columns { number: 1, caption: "逐周", columns }));
        blocks.push(Block::Note("说的是图".into()));
        let sections = vec![Section { heading: "一　附录", blocks }];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let place = |page: &Page, wanted: &str| {
            page.items.iter().find_map(|item| match item {
                Item::Text { y, glyphs, .. } => {
                    let line: String = glyphs.iter().map(|placed| placed.glyph.character).collect();
                    (line == wanted).then_some(*y)
                }
                _ => None,
            })
        };
        let ends = |page: &Page| Some((place(page, "7")?, place(page, "逐周")?));
        let (number, caption) = laid.pages[1..].iter().find_map(ends).expect("the chart is on one page");
        heights.push(caption - number);
    }
    let (lowest, highest) =
        heights.iter().fold((f32::MAX, 0.0_f32), |(low, high), height| (low.min(*height), high.max(*height)));
    assert!(lowest < highest - 1.0 && lowest > highest * 0.8, "{lowest}…{highest}");
}

#[test]
fn nobody_signs_on_a_page_of_its_own() {
    let fonts = fonts();
    for before in 0..44 {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".into())).collect();
        blocks.push(Block::Text("最后一段。".into()));
        blocks.push(Block::Signatures(vec!["编制人"]));
        blocks.push(Block::Seal(vec!["公司品质部".to_owned()]));
        let sections = vec![Section { heading: "一　附录", blocks }];
        let laid = paginate(&document(sections), &mut Setter::new(&fonts));
        let together = laid.pages[1..].iter().any(|page| {
            let lines = page.lines().concat();
            ["最后一段", "编制人", "单位盖章"].iter().all(|text| lines.contains(text))
        });
        assert!(together, "{before} lines before");
    }
}

#[test]
fn a_number_stays_with_its_unit_and_a_sign_with_what_it_is_of() {
    let fonts = fonts();
    let mut setter = Setter::new(&fonts);
    for whole in ["46 页", "11月", "2026年", "● ≥95%", "≤5", "■ 更"] {
        for before in 1..12 {
            let text = format!("{}{whole}的说明在后面", "字".repeat(before));
            let lines = setter.lines(&text, Style::Serif, 10.0, 80.0);
            let set = |line: &text::SetLine| -> String {
                line.glyphs.iter().map(|placed| placed.glyph.character).collect()
            };
            assert!(lines.iter().any(|line| set(line).contains(whole)), "{text}");
        }
    }
}

#[test]
fn percentages_of_a_column_stand_below_each_other() {
    let fonts = fonts();
    let cell = |text: &str| vec![Words { text: text.to_owned(), bold: false, to: None }];
    let row = |head: bool, text: &str| GridRow { head, cells: vec![cell("指标"), cell(text)] };
    let shares = ["93.4%（169/181）", "100.0%（1/1）", "0.0%（0/12）"];
    let rows = std::iter::once(row(true, "本月")).chain(shares.map(|text| row(false, text))).collect();
    let sheet = Sheet {
        name: String::new(),
        title: "简报".to_owned(),
        subtitle: String::new(),
        blocks: vec![SheetBlock::Grid(rows)],
    };
    let laid = paginate_sheet(&sheet, &mut Setter::new(&fonts));
    let ends: Vec<f32> = laid.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text { x, size, glyphs, .. } => {
                let sign = glyphs.iter().position(|placed| placed.glyph.character == '%')?;
                Some(x + Setter::width(&glyphs[..sign], *size))
            }
            _ => None,
        })
        .collect();
    assert_eq!(ends.len(), 3);
    assert!(ends.iter().all(|end| (end - ends[0]).abs() < 0.1), "{ends:?}");
}

#[test]
fn a_reason_of_24_characters_has_two_lines_at_most() {
    let fonts = fonts();
    let reason = "等待电梯配件到货，厂家答复七日内发出并上门安装调试";
    let late_reasons = format!("TS-20260701-001：{reason}");
    let input = crate::reports::document::ReportInput {
        figures: &super::tests::figures(126, 2),
        frame: &super::tests::frame(crate::reports::texts::Texts { late_reasons, ..Default::default() }),
        listed: &[],
        reviewed: &crate::supervision::QuarterReviewed::default(),
        archive: &crate::archive::ArchiveProof::default(),
        issue: None,
    };
    let document = crate::reports::document::quarterly(&input);
    let laid = paginate(&document, &mut Setter::new(&fonts));
    let lines: Vec<String> = laid.pages.iter().flat_map(Page::lines).collect();
    let parts: Vec<&String> =
        lines.iter().filter(|line| line.len() > 6 && reason.contains(&***line)).collect();
    assert_eq!(parts.iter().map(|line| line.as_str()).collect::<String>(), reason);
    assert!(parts.len() <= 2, "{parts:?}");
    // The day, and below it the time.
    assert!(
        !lines.iter().any(|line| line.contains("07-0") && line.contains(':') && line.len() < 12),
        "{lines:?}"
    );
}

#[test]
fn the_air_of_a_page_is_thinner_where_what_follows_would_just_not_fit() {
    let fonts = fonts();
    let mut steps = Vec::new();
    for before in 24..40 {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".into())).collect();
        blocks.push(Block::Heading("签署".to_owned()));
        blocks.push(Block::Signatures(vec!["编制人"]));
        blocks.extend((0..40).map(|_| Block::Note("又一行".into())));
        let laid =
            paginate(&document(vec![Section { heading: "一　附录", blocks }]), &mut Setter::new(&fonts));
        for page in &laid.pages[1..] {
            let lines = page.items.iter().filter_map(|item| match item {
                Item::Text { y, glyphs, .. } if glyphs.iter().any(|one| one.glyph.character == '行') => {
                    Some(*y)
                }
                _ => None,
            });
            let lines: Vec<f32> = lines.collect();
            let of_page: Vec<f32> =
                lines.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step < 20.0).collect();
            // All of a page are as far from each other.
            assert!(of_page.iter().all(|step| (step - of_page[0]).abs() < 0.01), "{before}: {of_page:?}");
            steps.extend(of_page.first());
        }
    }
    let (least, most) =
        steps.iter().fold((f32::MAX, 0.0_f32), |(least, most), step| (least.min(*step), most.max(*step)));
    // A line of 13.6 points, and below it between six tenths and all of 4.76.
    assert!((most - 18.36).abs() < 0.01 && least < 18.0 && least > 16.45, "{least}…{most}");
}
