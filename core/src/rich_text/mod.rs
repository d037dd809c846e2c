//! Rich text as its editor keeps it: a closed set of blocks, so that paper, differences and what is posted work on it. What
//! is not in the set is refused when it comes in. Minutes and notices are written in it; pictures, links and colours are left out.

mod paper;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::reports::sheet::Words;

pub(crate) use paper::blocks;

/// The longest text, in characters.
pub(crate) const LONGEST: usize = 100_000;

/// How deep lists stand in lists.
const DEEPEST: usize = 4;

/// The most columns of a table: more cannot be read on paper.
const MOST_COLUMNS: usize = 10;

/// A rich text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum RichText {
    /// The whole.
    Doc {
        /// From top to bottom.
        content: Vec<RichBlock>,
    },
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum RichBlock {
    /// A head.
    Heading {
        /// How large.
        attrs: HeadingAttrs,
        /// Its words.
        #[serde(default)]
        content: Vec<RichInline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        #[serde(default)]
        content: Vec<RichInline>,
    },
    /// A list with points.
    BulletList {
        /// Its items.
        content: Vec<RichListItem>,
    },
    /// A list with numbers.
    OrderedList {
        /// Where it begins to count.
        #[serde(default)]
        attrs: OrderedAttrs,
        /// Its items.
        content: Vec<RichListItem>,
    },
    /// A table.
    Table {
        /// Its rows.
        content: Vec<RichTableRow>,
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
pub enum RichListItem {
    /// The item.
    ListItem {
        /// Paragraphs, and lists within it.
        content: Vec<RichBlock>,
    },
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum RichTableRow {
    /// The row.
    TableRow {
        /// Its cells.
        content: Vec<RichTableCell>,
    },
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum RichTableCell {
    /// A cell of the head.
    TableHeader {
        /// How it stands among its neighbours.
        #[serde(default)]
        attrs: CellAttrs,
        /// What it says.
        content: Vec<RichBlock>,
    },
    /// Any other cell.
    TableCell {
        /// How it stands among its neighbours.
        #[serde(default)]
        attrs: CellAttrs,
        /// What it says.
        content: Vec<RichBlock>,
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
pub enum RichInline {
    /// Words.
    Text {
        /// The words.
        text: String,
        /// How they are set off.
        #[serde(default)]
        marks: Vec<RichMark>,
    },
    /// A new line within the paragraph.
    HardBreak {},
}

/// How words are set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum RichMark {
    /// 加粗
    Bold {},
}

/// The words of a paragraph.
pub(crate) fn words(content: &[RichInline]) -> Vec<Words> {
    let word = |inline: &RichInline| match inline {
        RichInline::Text { text, marks } => Words { text: text.clone(), bold: !marks.is_empty(), to: None },
        RichInline::HardBreak {} => Words { text: "\n".to_owned(), bold: false, to: None },
    };
    content.iter().map(word).collect()
}

/// The words of a paragraph as one text.
fn text_of(content: &[RichInline]) -> String {
    words(content).into_iter().map(|words| words.text).collect()
}

impl RichTableCell {
    pub(crate) fn content(&self) -> &[RichBlock] {
        match self {
            RichTableCell::TableHeader { content, .. } | RichTableCell::TableCell { content, .. } => content,
        }
    }

    fn attrs(&self) -> CellAttrs {
        match self {
            RichTableCell::TableHeader { attrs, .. } | RichTableCell::TableCell { attrs, .. } => *attrs,
        }
    }

    pub(crate) fn is_head(&self) -> bool {
        matches!(self, RichTableCell::TableHeader { .. })
    }
}

impl RichText {
    /// One empty paragraph, as the editor begins.
    pub(crate) fn empty() -> Self {
        RichText::Doc { content: vec![paragraph("")] }
    }

    /// The blocks from top to bottom.
    pub(crate) fn blocks(&self) -> &[RichBlock] {
        let RichText::Doc { content } = self;
        content
    }

    /// The document, if it can be kept.
    ///
    /// # Errors
    /// `input.too_long` with `max`, `input.invalid` at `field`.
    pub(crate) fn checked(self, field: &str) -> Result<Self> {
        if self.length() > LONGEST {
            return Err(Error::field(field, ErrorCode::InputTooLong).with("max", LONGEST));
        }
        if self.blocks().is_empty() || !self.blocks().iter().all(|block| stands(block, DEEPEST)) {
            return Err(Error::field(field, ErrorCode::InputInvalid));
        }
        Ok(self)
    }

    /// How many characters it has.
    pub(crate) fn length(&self) -> usize {
        self.lines().iter().map(|line| line.chars().count()).sum()
    }

    /// Whether it says anything.
    pub(crate) fn says_something(&self) -> bool {
        self.lines().iter().any(|line| !line.trim().is_empty())
    }

    /// The text line by line, without marks: what differences are told of.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in self.blocks() {
            add_lines(block, "", &mut lines);
        }
        lines
    }
}

fn stands(block: &RichBlock, deep: usize) -> bool {
    match block {
        RichBlock::Heading { attrs, .. } => (1..=3).contains(&attrs.level),
        RichBlock::Paragraph { .. } => true,
        RichBlock::BulletList { content } | RichBlock::OrderedList { content, .. } => {
            deep > 0
                && content.iter().all(|RichListItem::ListItem { content }| {
                    content
                        .iter()
                        .all(|block| !matches!(block, RichBlock::Table { .. }) && stands(block, deep - 1))
                })
        }
        RichBlock::Table { content } => content.iter().all(|RichTableRow::TableRow { content }| {
            content.len() <= MOST_COLUMNS
                && content.iter().all(|cell| {
                    cell.attrs() == CellAttrs::default()
                        && cell
                            .content()
                            .iter()
                            .all(|block| !matches!(block, RichBlock::Table { .. }) && stands(block, deep))
                })
        }),
    }
}

fn add_lines(block: &RichBlock, before: &str, lines: &mut Vec<String>) {
    match block {
        RichBlock::Heading { content, .. } | RichBlock::Paragraph { content } => {
            lines.push(format!("{before}{}", text_of(content)));
        }
        RichBlock::BulletList { content } => {
            for item in content {
                add_item(item, "· ", before, lines);
            }
        }
        RichBlock::OrderedList { attrs, content } => {
            for (number, item) in (attrs.start..).zip(content) {
                add_item(item, &format!("{number}. "), before, lines);
            }
        }
        RichBlock::Table { content } => {
            for RichTableRow::TableRow { content } in content {
                let cell = |cell: &RichTableCell| cell_lines(cell).join(" ");
                lines.push(content.iter().map(cell).collect::<Vec<_>>().join(" | "));
            }
        }
    }
}

/// The lines of an item: the first after its mark, the others below it.
fn add_item(item: &RichListItem, mark: &str, before: &str, lines: &mut Vec<String>) {
    let RichListItem::ListItem { content } = item;
    for (place, block) in content.iter().enumerate() {
        let mark = if place == 0 { mark } else { "　" };
        add_lines(block, &format!("{before}{mark}"), lines);
    }
}

/// The text of a cell line by line.
pub(crate) fn cell_lines(cell: &RichTableCell) -> Vec<String> {
    let mut lines = Vec::new();
    for block in cell.content() {
        add_lines(block, "", &mut lines);
    }
    lines
}

/// A paragraph of plain words.
pub(crate) fn paragraph(text: impl Into<String>) -> RichBlock {
    RichBlock::Paragraph { content: plain(text.into(), false) }
}

/// A paragraph that begins with bold words.
pub(crate) fn labelled(label: &str, text: impl Into<String>) -> RichBlock {
    let mut content = plain(label.to_owned(), true);
    content.extend(plain(text.into(), false));
    RichBlock::Paragraph { content }
}

/// A head.
pub(crate) fn heading(level: u8, text: impl Into<String>) -> RichBlock {
    RichBlock::Heading { attrs: HeadingAttrs { level }, content: plain(text.into(), false) }
}

/// A table with one row as its head.
pub(crate) fn table(head: &[&str], rows: Vec<Vec<String>>) -> RichBlock {
    let attrs = CellAttrs::default();
    let head = head.iter().map(|text| RichTableCell::TableHeader { attrs, content: vec![paragraph(*text)] });
    let cell = |text: String| RichTableCell::TableCell { attrs, content: vec![paragraph(text)] };
    let mut content = vec![RichTableRow::TableRow { content: head.collect() }];
    content.extend(
        rows.into_iter().map(|row| RichTableRow::TableRow { content: row.into_iter().map(cell).collect() }),
    );
    RichBlock::Table { content }
}

/// The editor knows no empty words.
fn plain(text: String, bold: bool) -> Vec<RichInline> {
    if text.is_empty() {
        return Vec::new();
    }
    let marks = if bold { vec![RichMark::Bold {}] } else { Vec::new() };
    vec![RichInline::Text { text, marks }]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(content: &Value) -> Option<RichText> {
        let document = json!({ "type": "doc", "content": content });
        serde_json::from_value::<RichText>(document).ok()?.checked("document").ok()
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
        let document = RichText::Doc {
            content: vec![
                heading(1, "头"),
                labelled("时间：", "今天"),
                table(&["甲", "乙"], vec![vec!["1".into(), String::new()]]),
            ],
        };
        let text = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<RichText>(&text).unwrap(), document);
        assert_eq!(document.lines(), ["头", "时间：今天", "甲 | 乙", "1 | "]);
    }
}
