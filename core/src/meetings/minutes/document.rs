//! The text of minutes as its editor keeps it: a closed set of blocks, so that paper, differences and the posting edition
//! work on it. What is not in the set is refused when it comes in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::reports::sheet::Words;

/// The longest text of minutes, in characters.
pub(super) const LONGEST: usize = 100_000;

/// How deep lists stand in lists.
const DEEPEST: usize = 4;

/// The most columns of a table: more cannot be read on paper.
const MOST_COLUMNS: usize = 10;

/// The text of minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesDocument {
    /// The whole.
    Doc {
        /// From top to bottom.
        content: Vec<MinutesBlock>,
    },
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesBlock {
    /// A head.
    Heading {
        /// How large.
        attrs: HeadingAttrs,
        /// Its words.
        #[serde(default)]
        content: Vec<MinutesInline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        #[serde(default)]
        content: Vec<MinutesInline>,
    },
    /// A list with points.
    BulletList {
        /// Its items.
        content: Vec<MinutesListItem>,
    },
    /// A list with numbers.
    OrderedList {
        /// Where it begins to count.
        #[serde(default)]
        attrs: OrderedAttrs,
        /// Its items.
        content: Vec<MinutesListItem>,
    },
    /// A table.
    Table {
        /// Its rows.
        content: Vec<MinutesTableRow>,
    },
}

/// How large a head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HeadingAttrs {
    /// 1…3, 1 the largest.
    pub level: u8,
}

/// Where a list begins to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderedAttrs {
    /// The first number.
    pub start: u32,
    /// Always absent: lists count in digits.
    #[serde(default, rename = "type")]
    #[ts(type = "null")]
    pub kind: Option<()>,
}

impl Default for OrderedAttrs {
    fn default() -> Self {
        Self { start: 1, kind: None }
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesListItem {
    /// The item.
    ListItem {
        /// Paragraphs, and lists within it.
        content: Vec<MinutesBlock>,
    },
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesTableRow {
    /// The row.
    TableRow {
        /// Its cells.
        content: Vec<MinutesTableCell>,
    },
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesTableCell {
    /// A cell of the head.
    TableHeader {
        /// How it stands among its neighbours.
        #[serde(default)]
        attrs: CellAttrs,
        /// What it says.
        content: Vec<MinutesBlock>,
    },
    /// Any other cell.
    TableCell {
        /// How it stands among its neighbours.
        #[serde(default)]
        attrs: CellAttrs,
        /// What it says.
        content: Vec<MinutesBlock>,
    },
}

/// How a cell stands among its neighbours. Cells are not joined, and columns share the width evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CellAttrs {
    /// Always 1.
    pub colspan: u8,
    /// Always 1.
    pub rowspan: u8,
    /// Always absent.
    #[serde(default)]
    #[ts(type = "null")]
    pub colwidth: Option<()>,
}

impl Default for CellAttrs {
    fn default() -> Self {
        Self { colspan: 1, rowspan: 1, colwidth: None }
    }
}

/// Words within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesInline {
    /// Words.
    Text {
        /// The words.
        text: String,
        /// How they are set off.
        #[serde(default)]
        marks: Vec<MinutesMark>,
    },
    /// A new line within the paragraph.
    HardBreak {},
}

/// How words are set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum MinutesMark {
    /// 加粗
    Bold {},
}

/// The words of a paragraph.
pub(super) fn words(content: &[MinutesInline]) -> Vec<Words> {
    let word = |inline: &MinutesInline| match inline {
        MinutesInline::Text { text, marks } => Words { text: text.clone(), bold: !marks.is_empty() },
        MinutesInline::HardBreak {} => Words { text: "\n".to_owned(), bold: false },
    };
    content.iter().map(word).collect()
}

/// The words of a paragraph as one text.
fn text_of(content: &[MinutesInline]) -> String {
    words(content).into_iter().map(|words| words.text).collect()
}

impl MinutesTableCell {
    pub(super) fn content(&self) -> &[MinutesBlock] {
        match self {
            MinutesTableCell::TableHeader { content, .. } | MinutesTableCell::TableCell { content, .. } => {
                content
            }
        }
    }

    fn attrs(&self) -> CellAttrs {
        match self {
            MinutesTableCell::TableHeader { attrs, .. } | MinutesTableCell::TableCell { attrs, .. } => *attrs,
        }
    }

    pub(super) fn is_head(&self) -> bool {
        matches!(self, MinutesTableCell::TableHeader { .. })
    }
}

impl MinutesDocument {
    /// The blocks from top to bottom.
    pub(super) fn blocks(&self) -> &[MinutesBlock] {
        let MinutesDocument::Doc { content } = self;
        content
    }

    /// The document, if it can be kept.
    ///
    /// # Errors
    /// `input.too_long` with `max`, `input.invalid` at `document`.
    pub(super) fn checked(self) -> Result<Self> {
        if self.length() > LONGEST {
            return Err(Error::field("document", ErrorCode::InputTooLong).with("max", LONGEST));
        }
        if self.blocks().is_empty() || !self.blocks().iter().all(|block| stands(block, DEEPEST)) {
            return Err(Error::field("document", ErrorCode::InputInvalid));
        }
        Ok(self)
    }

    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        self.lines().iter().map(|line| line.chars().count()).sum()
    }

    /// Whether it says anything.
    pub(super) fn says_something(&self) -> bool {
        self.lines().iter().any(|line| !line.trim().is_empty())
    }

    /// The text line by line, without marks: what differences are told of.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in self.blocks() {
            add_lines(block, "", &mut lines);
        }
        lines
    }
}

fn stands(block: &MinutesBlock, deep: usize) -> bool {
    match block {
        MinutesBlock::Heading { attrs, .. } => (1..=3).contains(&attrs.level),
        MinutesBlock::Paragraph { .. } => true,
        MinutesBlock::BulletList { content } | MinutesBlock::OrderedList { content, .. } => {
            deep > 0
                && content.iter().all(|MinutesListItem::ListItem { content }| {
                    content
                        .iter()
                        .all(|block| !matches!(block, MinutesBlock::Table { .. }) && stands(block, deep - 1))
                })
        }
        MinutesBlock::Table { content } => content.iter().all(|MinutesTableRow::TableRow { content }| {
            content.len() <= MOST_COLUMNS
                && content.iter().all(|cell| {
                    cell.attrs() == CellAttrs::default()
                        && cell
                            .content()
                            .iter()
                            .all(|block| !matches!(block, MinutesBlock::Table { .. }) && stands(block, deep))
                })
        }),
    }
}

fn add_lines(block: &MinutesBlock, before: &str, lines: &mut Vec<String>) {
    match block {
        MinutesBlock::Heading { content, .. } | MinutesBlock::Paragraph { content } => {
            lines.push(format!("{before}{}", text_of(content)));
        }
        MinutesBlock::BulletList { content } => {
            for item in content {
                add_item(item, "· ", before, lines);
            }
        }
        MinutesBlock::OrderedList { attrs, content } => {
            for (number, item) in (attrs.start..).zip(content) {
                add_item(item, &format!("{number}. "), before, lines);
            }
        }
        MinutesBlock::Table { content } => {
            for MinutesTableRow::TableRow { content } in content {
                let cell = |cell: &MinutesTableCell| cell_lines(cell).join(" ");
                lines.push(content.iter().map(cell).collect::<Vec<_>>().join(" | "));
            }
        }
    }
}

/// The lines of an item: the first after its mark, the others below it.
fn add_item(item: &MinutesListItem, mark: &str, before: &str, lines: &mut Vec<String>) {
    let MinutesListItem::ListItem { content } = item;
    for (place, block) in content.iter().enumerate() {
        let mark = if place == 0 { mark } else { "　" };
        add_lines(block, &format!("{before}{mark}"), lines);
    }
}

/// The text of a cell line by line.
pub(super) fn cell_lines(cell: &MinutesTableCell) -> Vec<String> {
    let mut lines = Vec::new();
    for block in cell.content() {
        add_lines(block, "", &mut lines);
    }
    lines
}

/// A paragraph of plain words.
pub(super) fn paragraph(text: impl Into<String>) -> MinutesBlock {
    MinutesBlock::Paragraph { content: plain(text.into(), false) }
}

/// A paragraph that begins with bold words.
pub(super) fn labelled(label: &str, text: impl Into<String>) -> MinutesBlock {
    let mut content = plain(label.to_owned(), true);
    content.extend(plain(text.into(), false));
    MinutesBlock::Paragraph { content }
}

/// A head.
pub(super) fn heading(level: u8, text: impl Into<String>) -> MinutesBlock {
    MinutesBlock::Heading { attrs: HeadingAttrs { level }, content: plain(text.into(), false) }
}

/// A table with one row as its head.
pub(super) fn table(head: &[&str], rows: Vec<Vec<String>>) -> MinutesBlock {
    let attrs = CellAttrs::default();
    let head =
        head.iter().map(|text| MinutesTableCell::TableHeader { attrs, content: vec![paragraph(*text)] });
    let cell = |text: String| MinutesTableCell::TableCell { attrs, content: vec![paragraph(text)] };
    let mut content = vec![MinutesTableRow::TableRow { content: head.collect() }];
    content.extend(
        rows.into_iter()
            .map(|row| MinutesTableRow::TableRow { content: row.into_iter().map(cell).collect() }),
    );
    MinutesBlock::Table { content }
}

/// The editor knows no empty words.
fn plain(text: String, bold: bool) -> Vec<MinutesInline> {
    if text.is_empty() {
        return Vec::new();
    }
    let marks = if bold { vec![MinutesMark::Bold {}] } else { Vec::new() };
    vec![MinutesInline::Text { text, marks }]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(content: &Value) -> Option<MinutesDocument> {
        let document = json!({ "type": "doc", "content": content });
        serde_json::from_value::<MinutesDocument>(document).ok()?.checked().ok()
    }

    #[test]
    fn only_what_can_be_printed_is_taken() {
        let text = json!({ "type": "text", "text": "字" });
        let cell = json!({ "type": "tableCell", "attrs": { "colspan": 1, "rowspan": 1, "colwidth": null },
            "content": [{ "type": "paragraph" }] });
        let wide = json!({ "type": "tableCell", "attrs": { "colspan": 2, "rowspan": 1, "colwidth": null },
            "content": [{ "type": "paragraph" }] });
        let table = |cell: &Value| json!([{ "type": "table", "content": [{ "type": "tableRow", "content": [cell] }] }]);
        let cases = [
            (json!([{ "type": "paragraph" }]), true),
            (json!([{ "type": "paragraph", "content": [text, { "type": "hardBreak" }] }]), true),
            (
                json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "字",
                "marks": [{ "type": "bold" }] }] }]),
                true,
            ),
            (json!([{ "type": "heading", "attrs": { "level": 2 }, "content": [text] }]), true),
            (
                json!([{ "type": "orderedList", "attrs": { "start": 1, "type": null }, "content": [
                { "type": "listItem", "content": [{ "type": "paragraph" }] }] }]),
                true,
            ),
            (table(&cell), true),
            (json!([]), false),
            (table(&wide), false),
            (json!([{ "type": "heading", "attrs": { "level": 4 } }]), false),
            (json!([{ "type": "image", "attrs": { "src": "x" } }]), false),
            (json!([{ "type": "paragraph", "attrs": { "onclick": "x" } }]), false),
            (
                json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "字",
                "marks": [{ "type": "link" }] }] }]),
                false,
            ),
        ];
        for (content, taken) in cases {
            assert_eq!(read(&content).is_some(), taken, "{content}");
        }
    }

    #[test]
    fn what_is_read_is_written_the_same() {
        let document = MinutesDocument::Doc {
            content: vec![
                heading(1, "头"),
                labelled("时间：", "今天"),
                table(&["甲", "乙"], vec![vec!["1".into(), String::new()]]),
            ],
        };
        let text = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<MinutesDocument>(&text).unwrap(), document);
        assert_eq!(document.lines(), ["头", "时间：今天", "甲 | 乙", "1 | "]);
    }
}
