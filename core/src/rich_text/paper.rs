//! Rich text on paper: the blocks of a sheet, block by block.

use super::{RichBlock, RichListItem, RichTableCell, RichTableRow, RichText, words};
use crate::reports::sheet::{GridRow, Prose, SheetBlock, Words};

/// What the text says on paper; `own` says what becomes of the words.
pub(crate) fn blocks(document: &RichText, own: &dyn Fn(Vec<Words>) -> Vec<Words>) -> Vec<SheetBlock> {
    let mut printed = Vec::new();
    for block in document.blocks() {
        add(block, (String::new(), 0), own, &mut printed);
    }
    printed
}

fn prose(mark: String, depth: u8, words: Vec<Words>) -> SheetBlock {
    SheetBlock::Prose(Prose { mark, depth, words })
}

/// Adds a block that stands `depth` lists deep, after the mark of its item.
fn add(
    block: &RichBlock,
    (mark, depth): (String, u8),
    own: &dyn Fn(Vec<Words>) -> Vec<Words>,
    printed: &mut Vec<SheetBlock>,
) {
    match block {
        RichBlock::Heading { attrs, content } => {
            let text = own(words(content)).into_iter().map(|words| words.text).collect();
            printed.push(SheetBlock::Heading(attrs.level, text));
        }
        RichBlock::Paragraph { content } => printed.push(prose(mark, depth, own(words(content)))),
        RichBlock::BulletList { content } => {
            for item in content {
                add_item(item, "•".to_owned(), depth, own, printed);
            }
        }
        RichBlock::OrderedList { attrs, content } => {
            for (number, item) in (attrs.start..).zip(content) {
                add_item(item, format!("{number}."), depth, own, printed);
            }
        }
        RichBlock::Table { content } => {
            printed.push(SheetBlock::Grid(content.iter().map(|row| grid_row(row, own)).collect()));
        }
    }
}

fn add_item(
    item: &RichListItem,
    mark: String,
    depth: u8,
    own: &dyn Fn(Vec<Words>) -> Vec<Words>,
    printed: &mut Vec<SheetBlock>,
) {
    let RichListItem::ListItem { content } = item;
    let mut mark = Some(mark);
    for block in content {
        add(block, (mark.take().unwrap_or_default(), depth + 1), own, printed);
    }
}

fn grid_row(row: &RichTableRow, own: &dyn Fn(Vec<Words>) -> Vec<Words>) -> GridRow {
    let RichTableRow::TableRow { content } = row;
    let head = !content.is_empty() && content.iter().all(RichTableCell::is_head);
    GridRow { head, cells: content.iter().map(|cell| own(cell_words(cell.content()))).collect() }
}

/// What a cell says, a paragraph a line.
fn cell_words(blocks: &[RichBlock]) -> Vec<Words> {
    let mut said: Vec<Words> = Vec::new();
    let mut printed = Vec::new();
    for block in blocks {
        add(block, (String::new(), 0), &|words| words, &mut printed);
    }
    for block in printed {
        let (mark, words) = match block {
            SheetBlock::Prose(Prose { mark, words, .. }) => (mark, words),
            SheetBlock::Heading(_, text) => (String::new(), vec![Words { text, bold: true, to: None }]),
            // A cell has no other blocks: what has is refused when it comes in.
            _ => continue,
        };
        if !said.is_empty() {
            said.push(Words { text: "\n".to_owned(), bold: false, to: None });
        }
        if !mark.is_empty() {
            said.push(Words { text: format!("{mark} "), bold: false, to: None });
        }
        said.extend(words);
    }
    said
}
