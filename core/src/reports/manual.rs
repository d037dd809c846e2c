//! The manual as a book in words: what its Markdown files say, in the order of their contents. Only what the manual uses is
//! read; anything else is an error, so that nothing is left out on paper without anybody knowing.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::picture::Picture;
use super::sheet::{GridRow, Prose, SheetBlock, Words};

/// The manual.
#[derive(Debug, Clone, PartialEq)]
pub struct Manual {
    /// What the book is called.
    pub title: String,
    /// The version of the program that it is about.
    pub version: String,
    /// What stands before the contents.
    pub lead: Vec<Block>,
    /// The chapters of each post.
    pub parts: Vec<Part>,
}

/// The chapters of a post.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Whom they are for.
    pub title: String,
    /// The chapters, at least one.
    pub chapters: Vec<Chapter>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// The file that it stands in, by its path from the manual's folder.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What a paper may have as well.
    Words(SheetBlock),
    /// A picture of the window, with what it shows.
    Picture(String, Picture),
    /// Lines for the command line, as they are.
    Lines(Vec<String>),
}

/// Reads a file of the manual by its path from the manual's folder.
pub type ReadFile<'a> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'a;

impl Manual {
    /// Reads the manual whose contents are in the file `contents`.
    ///
    /// # Errors
    /// In words, if a file cannot be read or has something that the book cannot show.
    pub fn read(contents: &str, version: &str, read: &ReadFile<'_>) -> Result<Self, String> {
        let text = text_of(contents, read)?;
        let Chapter { title, blocks, .. } = chapter(contents, &text, read)?;
        let end = blocks.iter().position(|block| matches!(block, Block::Words(SheetBlock::Heading(..))));
        let lead = blocks.into_iter().take(end.unwrap_or(0)).collect();
        let mut parts: Vec<Part> = Vec::new();
        for event in Parser::new(&text).scan(false, |within, event| {
            if let Event::Start(Tag::Heading { level, .. }) = &event {
                *within = *level == HeadingLevel::H2;
            }
            Some((*within, event))
        }) {
            match (event, parts.last_mut()) {
                ((true, Event::Start(Tag::Heading { .. })), _) => {
                    parts.push(Part { title: String::new(), chapters: Vec::new() });
                }
                ((true, Event::Text(said)), Some(part))
                    if part.chapters.is_empty() && part.title.is_empty() =>
                {
                    part.title = said.to_string();
                }
                ((true, Event::Start(Tag::Link { dest_url, .. })), Some(part)) => {
                    let text = text_of(&dest_url, read)?;
                    part.chapters.push(chapter(&dest_url, &text, read)?);
                }
                _ => {}
            }
        }
        parts.retain(|part| !part.chapters.is_empty());
        Ok(Self { title, version: version.to_owned(), lead, parts })
    }
}

fn text_of(path: &str, read: &ReadFile<'_>) -> Result<String, String> {
    String::from_utf8(read(path)?).map_err(|error| format!("{path}: {error}"))
}

/// What a file says: its first head is the title.
fn chapter(path: &str, text: &str, read: &ReadFile<'_>) -> Result<Chapter, String> {
    let mut reader = Reader { path: path.to_owned(), ..Reader::default() };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event).map_err(|what| format!("{path}: {what}"))?;
    }
    let Reader { title, blocks, pictures, .. } = reader;
    let mut all = Vec::new();
    let mut pictures = pictures.into_iter();
    for block in blocks {
        if let Some(block) = block {
            all.push(block);
        } else if let Some((address, caption)) = pictures.next() {
            let file = joined(path, &address);
            let picture = Picture::of_png(&read(&file)?).ok_or_else(|| format!("{file}: not a PNG"))?;
            all.push(Block::Picture(caption, picture));
        }
    }
    Ok(Chapter { path: path.to_owned(), title, blocks: all })
}

/// The path that a file of the manual means by `address`.
fn joined(file: &str, address: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What has been read of a file so far.
#[derive(Default)]
struct Reader {
    /// The file.
    path: String,
    title: String,
    /// What it says; `None` where the next picture stands.
    blocks: Vec<Option<Block>>,
    /// The address and the caption of each picture.
    pictures: Vec<(String, String)>,
    /// The words of the paragraph, head or cell that is being read.
    words: Vec<Words>,
    bold: bool,
    /// Where the words lead.
    to: Option<String>,
    in_picture: bool,
    /// The lists around, each with the number of its next item if it has numbers.
    lists: Vec<Option<u64>>,
    /// The mark of the item, until its first paragraph has it.
    mark: String,
    rows: Vec<GridRow>,
    cells: Vec<Vec<Words>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => {
                self.end(tag);
                Ok(())
            }
            Event::Text(text) | Event::Code(text) => {
                self.say(&text);
                Ok(())
            }
            Event::HardBreak => {
                self.say("\n");
                Ok(())
            }
            // Lines of Chinese are put together without a space. Keys are set as the words around them.
            Event::SoftBreak => Ok(()),
            Event::InlineHtml(html) if ["<kbd>", "</kbd>"].contains(&&*html) => Ok(()),
            other => Err(format!("{other:?} is not for the book")),
        }
    }

    fn say(&mut self, text: &str) {
        if self.in_picture {
            if let Some((_, caption)) = self.pictures.last_mut() {
                caption.push_str(text);
            }
            return;
        }
        match self.words.last_mut() {
            Some(last) if last.bold == self.bold && last.to == self.to => last.text.push_str(text),
            _ => self.words.push(Words { text: text.to_owned(), bold: self.bold, to: self.to.clone() }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), String> {
        match tag {
            Tag::Strong => self.bold = true,
            Tag::Link { dest_url, .. } => self.to = Some(joined(&self.path, &dest_url)),
            Tag::List(number) => {
                self.paragraph();
                self.lists.push(number);
            }
            Tag::Item => {
                self.mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                };
            }
            Tag::Image { dest_url, .. } => {
                self.in_picture = true;
                self.pictures.push((dest_url.to_string(), String::new()));
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)
            | Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell => {}
            other => return Err(format!("{other:?} is not for the book")),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = false,
            TagEnd::Link => self.to = None,
            TagEnd::Heading(level) => {
                let text: String = self.words.drain(..).map(|words| words.text).collect();
                match level {
                    HeadingLevel::H1 => self.title = text,
                    HeadingLevel::H2 => self.push(Block::Words(SheetBlock::Heading(2, text))),
                    _ => self.push(Block::Words(SheetBlock::Heading(3, text))),
                }
            }
            TagEnd::Paragraph | TagEnd::Item => self.paragraph(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Image => {
                self.in_picture = false;
                self.paragraph();
                self.blocks.push(None);
            }
            TagEnd::CodeBlock => {
                let text: String = self.words.drain(..).map(|words| words.text).collect();
                self.push(Block::Lines(text.lines().map(str::to_owned).collect()));
            }
            TagEnd::TableCell => self.cells.push(tight(std::mem::take(&mut self.words))),
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.rows.push(GridRow { head: tag == TagEnd::TableHead, cells });
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                let shares = shares(&rows);
                self.push(Block::Words(SheetBlock::Columns(shares, rows)));
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let words = tight(std::mem::take(&mut self.words));
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let mark = std::mem::take(&mut self.mark);
        self.push(Block::Words(SheetBlock::Prose(Prose { mark, depth, words })));
    }

    fn push(&mut self, block: Block) {
        self.blocks.push(Some(block));
    }
}

/// The words without the spaces that Markdown wants around bold words and links, but nobody between Chinese ones.
fn tight(words: Vec<Words>) -> Vec<Words> {
    let all: Vec<char> = words.iter().flat_map(|words| words.text.chars()).collect();
    let wide =
        |place: usize| all.get(place).is_some_and(|c| *c >= '\u{2E80}' || matches!(c, '“' | '”' | '…'));
    let mut place = 0;
    let mut keep = |c: char| {
        place += 1;
        !(c == ' ' && place > 1 && wide(place - 2) && wide(place))
    };
    words
        .into_iter()
        .map(|words| Words { text: words.text.chars().filter(|c| keep(*c)).collect(), ..words })
        .collect()
}

/// What a link has behind it on paper: `（第 46 页）`.
const PAGE: usize = 8;

/// The columns' shares of the width: by what their longest cell needs, within reason.
fn shares(rows: &[GridRow]) -> Vec<u16> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    (0..columns)
        .map(|column| {
            let long = |row: &GridRow| {
                let cell = row.cells.get(column)?;
                let page = if cell.iter().any(|words| words.to.is_some()) { PAGE } else { 0 };
                Some(cell.iter().map(|words| words.text.chars().count()).sum::<usize>() + page)
            };
            let most = rows.iter().filter_map(long).max().unwrap_or(0);
            u16::try_from(most.clamp(7, 30)).unwrap_or(30)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_from<'a>(files: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Result<Vec<u8>, String> + 'a {
        |path| {
            let found = files.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| format!("{path}: not there"))
        }
    }

    const CONTENTS: &str =
        "# 手册\n\n先看这里。\n\n## 客服\n\n- [来件](zh/1-a.md)：办理\n\n## 维修\n\n- [派工单](zh/2-b.md)\n";

    #[test]
    fn chapters_come_in_the_order_of_the_contents() {
        let a = "# 来件\n\n按 <kbd>Alt</kbd>+<kbd>1</kbd>\n提交。\n\n## 反馈\n\n1. **甲** 乙\n   - 丙\n2. 丁\n\n| 图 | 意思 |\n|---|---|\n| 对勾 | 已反馈 |\n";
        let files =
            [("zh-CN.md", CONTENTS), ("zh/1-a.md", a), ("zh/2-b.md", "# 派工单\n\n```sh\nlinsheng\n```\n")];
        let manual = Manual::read("zh-CN.md", "1", &read_from(&files)).unwrap();
        let titles: Vec<_> =
            manual.parts.iter().map(|part| (&*part.title, &*part.chapters[0].title)).collect();
        assert_eq!(titles, [("客服", "来件"), ("维修", "派工单")]);
        assert_eq!((manual.title.as_str(), manual.lead.len()), ("手册", 1));
        let plain = |text: &str| Words { text: text.to_owned(), bold: false, to: None };
        let prose = |mark: &str, depth, words| {
            Block::Words(SheetBlock::Prose(Prose { mark: mark.to_owned(), depth, words }))
        };
        let row =
            |head, cells: [&str; 2]| GridRow { head, cells: cells.map(|text| vec![plain(text)]).into() };
        assert_eq!(
            manual.parts[0].chapters[0].blocks,
            [
                prose("", 0, vec![plain("按 Alt+1提交。")]),
                Block::Words(SheetBlock::Heading(2, "反馈".to_owned())),
                prose("1.", 1, vec![Words { text: "甲".to_owned(), bold: true, to: None }, plain("乙")]),
                prose("•", 2, vec![plain("丙")]),
                prose("2.", 1, vec![plain("丁")]),
                Block::Words(SheetBlock::Columns(
                    vec![7, 7],
                    vec![row(true, ["图", "意思"]), row(false, ["对勾", "已反馈"])],
                )),
            ]
        );
        assert_eq!(manual.parts[1].chapters[0].blocks, [Block::Lines(vec!["linsheng".to_owned()])]);
    }

    #[test]
    fn what_the_book_cannot_show_is_told() {
        let cases = [
            ("# 来件\n\n> 引文", "BlockQuote"),
            ("# 来件\n\n*斜体*", "Emphasis"),
            ("# 来件\n\n![图](../images/无.png)", "images/无.png: not there"),
            ("# 来件\n\n![图](2-b.md)", "zh/2-b.md: not a PNG"),
            ("# 来件\n\n<b>粗</b>", "InlineHtml"),
        ];
        for (text, expected) in cases {
            let files = [("zh-CN.md", CONTENTS), ("zh/1-a.md", text), ("zh/2-b.md", "# 派工单")];
            let told = Manual::read("zh-CN.md", "1", &read_from(&files)).unwrap_err();
            assert!(told.contains(expected), "{told}");
        }
        let told = Manual::read("zh-CN.md", "1", &read_from(&[("zh-CN.md", CONTENTS)])).unwrap_err();
        assert_eq!(told, "zh/1-a.md: not there");
    }
}
