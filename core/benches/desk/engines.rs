//! The report against other engines: the same words, tables and fonts as PDF, by `ReportLab` and by typst, where they
//! are installed. Charts are left out, and what only our report has: bookmarks, links from the contents, and the places that
//! open lists.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::reports::document::{Block, Cell, Column, Cover, Document, Section, Table};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::reports::render_document;
use serde_json::{Value, json};

use super::filled::folder;
use super::rows::{Limits, left_out, median};
use super::words::said;

/// What is to be known of the peers.
pub(super) const PEERS: &str = "The same paper of about 45 pages: cover, headings, paragraphs, notes, and tables whose heads are \
    repeated; the same fonts, which are read before the clock runs; files compressed. Each engine sets it by its own rules of \
    line breaking, and none has charts here. ReportLab is Python and builds its paragraphs within the time; typst starts \
    anew for each run, because it remembers what it has laid out, and justifies the text.";

const TIMES: usize = 7;

/// No slower than either, and the file hardly larger.
pub(super) fn engines(limits: &mut Limits) {
    let paper = paper();
    let fonts = FontPlaces::from_environment();
    let rendered = render_document(&paper, &fonts).expect("the paper");
    assert!(rendered.missing.is_empty(), "characters without a glyph");
    let bytes = rendered.bytes().unwrap();
    let ours = median(TIMES, || drop(render_document(&paper, &fonts).unwrap()));

    let place = folder().join("paper");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("ours.pdf"), &bytes).unwrap();
    let content = place.join("content.json");
    fs::write(&content, content_of(&paper).to_string()).unwrap();
    for (engine, times, size) in [("reportlab", 1.0, 1.25), ("typst", 1.0, 1.25)] {
        match by(engine, &content) {
            Ok(peer) => {
                let name = format!(
                    "{} pages : {engine} {}, {} pages",
                    rendered.pages,
                    peer["version"].as_str().unwrap(),
                    peer["pages"]
                );
                let taken = Duration::from_secs_f64(peer["seconds"].as_f64().unwrap());
                limits.at_most(&name, ours, taken, times);
                let theirs = usize::try_from(peer["bytes"].as_u64().unwrap()).unwrap();
                limits.no_larger(&format!("its file : {engine}"), bytes.len(), theirs, size);
            }
            Err(why) => left_out(&format!("{} pages : {engine}", rendered.pages), why),
        }
    }
}

/// What the engine says of its own run, or why there is none.
fn by(engine: &str, content: &Path) -> Result<Value, String> {
    let python =
        folder().join("engines").join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let missing = || "not installed".to_owned();
    if !python.exists() {
        return Err(missing());
    }
    let known =
        Command::new(&python).args(["-c", &format!("import {engine}")]).output().map_err(|_| missing())?;
    if !known.status.success() {
        return Err(missing());
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/desk/engines.py");
    let fonts = folder().join("../fonts");
    let output =
        Command::new(&python).args([script, engine]).arg(content).arg(fonts).arg(TIMES.to_string()).output();
    let output = output.map_err(|error| error.to_string())?;
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
        return Err("failed".to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// A report's pieces without its charts, as many as a busy quarter has.
fn paper() -> Document {
    let mut number = 0;
    let mut tables = 0;
    let mut speech = |sentences: i64| -> String {
        number += sentences;
        (number - sentences..number).map(said).collect()
    };
    let mut sections = Vec::new();
    for heading in ["一　沟通情况", "二　居民反馈", "三　处理结果", "四　改进措施"] {
        let mut blocks = Vec::new();
        for part in ["受理与答复", "按渠道与分类", "会议与公示", "回访与复查"] {
            blocks.push(Block::Heading(part.to_owned()));
            blocks.extend((0..3).map(|_| Block::Text(speech(5).into())));
            tables += 1;
            blocks.push(Block::Table(figures(tables)));
            blocks.push(Block::Note(speech(2).into()));
        }
        sections.push(Section { heading, blocks });
    }
    let rows = (0..600).map(|id| listed(id, speech(1))).collect();
    let list =
        table(tables + 1, "本季度来件", &["编号", "受理", "分类", "房号", "内容"], &[2, 2, 1, 1, 6], rows);
    sections.push(Section { heading: "附录　来件清单", blocks: vec![Block::Table(list)] });
    Document {
        title: "翠湖花园2026年第三季度物业沟通报告".to_owned(),
        author: "翠湖花园物业服务中心".to_owned(),
        running_head: "翠湖花园 · 2026年第三季度物业沟通报告".to_owned(),
        foot: "草稿，未签发".to_owned(),
        dated: SystemClock.now(),
        cover: Cover {
            logo: None,
            community: "翠湖花园".to_owned(),
            title: "物业沟通季度报告".to_owned(),
            quarter: "2026年第三季度".to_owned(),
            facts: vec![("报告期", "2026年7月1日 至 2026年9月30日".to_owned())],
        },
        sections,
    }
}

fn figures(number: usize) -> Table {
    let names = ["电梯", "保洁", "安防", "绿化", "停车", "维修", "收费", "噪音", "公共收益", "其他"];
    let row = |(index, name): (usize, &&str)| {
        let counts = (1..6).map(|column| (index * 37 + column * number * 13) % 900);
        std::iter::once((*name).to_owned()).chain(counts.map(|count| count.to_string())).collect()
    };
    let rows = names.iter().enumerate().map(row).collect();
    table(
        number,
        "按分类",
        &["分类", "受理", "按时", "办结", "上季度", "去年同期"],
        &[3, 2, 2, 2, 2, 2],
        rows,
    )
}

fn listed(id: i64, content: String) -> Vec<String> {
    let moment = format!("7月{}日 {:02}:15", id % 31 + 1, id % 24);
    vec![
        format!("TS-20260701-{id:03}"),
        moment,
        "投诉".to_owned(),
        format!("{}-1-{}", id % 40 + 1, 101 + id),
        content,
    ]
}

fn table(
    number: usize,
    caption: &'static str,
    titles: &[&'static str],
    widths: &[u8],
    rows: Vec<Vec<String>>,
) -> Table {
    let column = |(title, width): (&&'static str, &u8)| Column {
        title,
        width: f32::from(*width),
        figures: titles.len() == 6 && *title != "分类",
    };
    Table {
        number,
        caption,
        columns: titles.iter().zip(widths).map(column).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect()).collect(),
        total: false,
        footnotes: Vec::new(),
    }
}

/// The same content for another engine.
fn content_of(paper: &Document) -> Value {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        other => unreachable!("{other:?} is not in the paper"),
    };
    let block = |block: &Block| match block {
        Block::Text(text) => json!({ "kind": "text", "text": **text }),
        Block::Note(text) => json!({ "kind": "note", "text": **text }),
        Block::Heading(text) => json!({ "kind": "heading", "text": text }),
        Block::Table(table) => json!({
            "kind": "table",
            "caption": format!("表 {}　{}", table.number, table.caption),
            "columns": table.columns.iter().map(|column| {
                json!({ "title": column.title, "width": column.width, "figures": column.figures })
            }).collect::<Value>(),
            "rows": table.rows.iter().map(|row| row.iter().map(cell).collect::<Value>()).collect::<Value>(),
        }),
        other => unreachable!("{other:?} is not in the paper"),
    };
    json!({
        "title": paper.title,
        "running_head": paper.running_head,
        "facts": paper.cover.facts,
        "sections": paper.sections.iter().map(|section| {
            json!({ "heading": section.heading, "blocks": section.blocks.iter().map(block).collect::<Value>() })
        }).collect::<Value>(),
    })
}
