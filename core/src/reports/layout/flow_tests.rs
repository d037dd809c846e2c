//! What stays together where a page ends.

use chrono::DateTime;

use super::*;
use crate::reports::document::{AnswerBar, Block, Cell, Column, Cover, IntervalRow, Section, Table, Tone};
use crate::reports::fonts::{FontPlaces, Fonts};

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
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".to_owned())).collect();
        blocks.push(Block::Table(Table {
            number: 1,
            caption: "时限",
            columns: vec![Column { title: "版本", width: 1.0, figures: false }],
            rows: vec![vec![Cell::Text("最后一行".to_owned())]],
            total: false,
            footnotes: Vec::new(),
        }));
        blocks.push(Block::Note("说明".to_owned()));
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
        let filler = (0..before).map(|_| Block::Note("一行".to_owned())).collect();
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
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Note("一行".to_owned())).collect();
        blocks.extend((0..paragraphs).map(|_| Block::Text("一段".into())));
        blocks.push(Block::Note("有显著变化".to_owned()));
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
