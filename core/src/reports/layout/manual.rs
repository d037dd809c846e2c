//! The manual as a book: a cover, the contents, and the chapters, each on pages of its own.

use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page};
use super::sheet::Paper;
use super::text::Setter;
use super::{BOTTOM, LEFT, Laid, Link, PAGE_HEIGHT, Place, WIDTH, furnish};
use crate::reports::fonts::Style;
use crate::reports::manual::{Block, Chapter, Manual};
use crate::reports::picture::Picture;
use crate::reports::sheet::SheetBlock;

const TITLE: f32 = 24.0;
const SMALL: f32 = 9.0;
const CODE: f32 = 9.0;
const CODE_STEP: f32 = 15.0;
/// From one line of the contents to the next.
const STEP: f32 = 13.8;
/// Above the chapters of a post.
const PART: f32 = 7.0;
const ENTRY: f32 = 10.0;
/// Where the contents begin, below their head.
const CONTENTS_TOP: f32 = 118.0;
/// As high as a picture may be, so that a page has room for what it is about.
const PICTURE: f32 = 320.0;

/// A chapter on its pages.
struct Set {
    part: usize,
    title: String,
    pages: Vec<Page>,
}

pub(super) fn lay(manual: &Manual, setter: &mut Setter<'_>) -> Laid {
    let mut chapters = Vec::new();
    for (part, of) in manual.parts.iter().enumerate() {
        for chapter in &of.chapters {
            chapters.push(Set { part, title: chapter.title.clone(), pages: chapter_pages(chapter, setter) });
        }
    }
    // How long the contents are does not depend on the numbers in them.
    let front = 1 + contents(manual, &chapters, 0, setter).0.len();
    let (pages, mut links) = contents(manual, &chapters, front, setter);
    let mut all = vec![cover(manual, setter)];
    let mut outline = vec![("目录".to_owned(), 1)];
    all.extend(pages);
    for link in &mut links {
        link.page += 1;
    }
    let count = front + chapters.iter().map(|set| set.pages.len()).sum::<usize>();
    for (index, page) in all.iter_mut().enumerate().skip(1) {
        furnish(page, setter, &manual.title, index + 1, count);
    }
    for Set { part, title, pages } in chapters {
        outline.push((title.clone(), all.len()));
        let head = format!("{}　{title}", manual.parts[part].title);
        for mut page in pages {
            furnish(&mut page, setter, &head, all.len() + 1, count);
            all.push(page);
        }
    }
    Laid { pages: all, outline, links, ground: Vec::new() }
}

fn cover(manual: &Manual, setter: &mut Setter<'_>) -> Page {
    let mut paper = Paper::new(setter);
    paper.page.rect(LEFT, 132.0, 46.0, 5.0, ACCENT);
    paper.y = 168.0;
    let mut line = |text: &str, style, size: f32, color, after: f32| {
        let glyphs = paper.setter.shape(text, style, size);
        paper.page.text(&glyphs, LEFT, paper.y + size, size, color);
        paper.y += size + after;
    };
    line("物业服务中心的沟通反馈台", Style::SansBold, 15.0, ACCENT, 24.0);
    line(&manual.title, Style::SerifBold, 36.0, INK, 18.0);
    line(&format!("版本 {}", manual.version), Style::Sans, 11.0, MUTED, 64.0);
    for block in &manual.lead {
        set(&mut paper, block);
    }
    let posts: Vec<&str> = manual.parts.iter().map(|part| part.title.as_str()).collect();
    let posts = paper.setter.shape(&posts.join(" · "), Style::Sans, 10.0);
    paper.page.line(LEFT, PAGE_HEIGHT - 116.0, LEFT + WIDTH, PAGE_HEIGHT - 116.0, 0.75, ACCENT);
    paper.page.text(&posts, LEFT, PAGE_HEIGHT - 94.0, 10.0, MUTED);
    paper.page
}

/// The contents on their pages, when the chapters begin on page `front`; links count from the first of them.
fn contents(
    manual: &Manual,
    chapters: &[Set],
    front: usize,
    setter: &mut Setter<'_>,
) -> (Vec<Page>, Vec<Link>) {
    let mut pages = vec![Page::default()];
    let mut links = Vec::new();
    let head = setter.shape("目　录", Style::SerifBold, TITLE);
    pages[0].text(&head, LEFT, 98.0, TITLE, INK);
    let (mut y, mut to, mut part) = (CONTENTS_TOP, front, None);
    for set in chapters {
        let begins = part != Some(set.part);
        if y + STEP + if begins { PART + STEP } else { 0.0 } > BOTTOM {
            pages.push(Page::default());
            y = CONTENTS_TOP - 34.0;
        }
        let index = pages.len() - 1;
        let page = &mut pages[index];
        if begins {
            part = Some(set.part);
            let title = setter.shape(&manual.parts[set.part].title, Style::SansBold, ENTRY);
            page.text(&title, LEFT, y + PART + ENTRY, ENTRY, ACCENT);
            y += PART + STEP;
        }
        let title = setter.shape(&set.title, Style::Serif, ENTRY);
        page.text(&title, LEFT + 16.0, y + ENTRY, ENTRY, INK);
        let number = setter.shape(&(to + 1).to_string(), Style::Sans, ENTRY);
        let right = LEFT + WIDTH - Setter::width(&number, ENTRY);
        page.text(&number, right, y + ENTRY, ENTRY, INK);
        let from = LEFT + 24.0 + Setter::width(&title, ENTRY);
        page.line(from, y + ENTRY - 1.0, right - 8.0, y + ENTRY - 1.0, 0.4, LINE);
        links.push(Link {
            page: index,
            place: Place { x: LEFT, y: y - 2.0, width: WIDTH, height: STEP },
            to,
        });
        y += STEP;
        to += set.pages.len();
    }
    (pages, links)
}

fn chapter_pages(chapter: &Chapter, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut paper = Paper::new(setter);
    for line in paper.setter.lines(&chapter.title, Style::SerifBold, TITLE, WIDTH) {
        paper.page.text(&line.glyphs, LEFT, paper.y + TITLE, TITLE, INK);
        paper.y += TITLE * 1.4;
    }
    paper.y += 4.0;
    paper.page.line(LEFT, paper.y, LEFT + WIDTH, paper.y, 1.0, ACCENT);
    paper.y += 14.0;
    for (index, block) in chapter.blocks.iter().enumerate() {
        // A head stays with the picture below it.
        if let (true, Some(Block::Picture(_, picture))) = (is_head(block), chapter.blocks.get(index + 1)) {
            paper.need(picture_size(picture).1 + 64.0);
        }
        set(&mut paper, block);
    }
    paper.into_pages()
}

fn is_head(block: &Block) -> bool {
    matches!(block, Block::Words(SheetBlock::Heading(..)))
}

fn set(paper: &mut Paper<'_, '_>, block: &Block) {
    match block {
        Block::Words(words) => paper.block(words),
        Block::Picture(caption, picture) => {
            let (width, height) = picture_size(picture);
            paper.need(height + 34.0);
            let place = Place { x: LEFT + (WIDTH - width) / 2.0, y: paper.y + 6.0, width, height };
            paper.page.picture(picture, place.x, place.y + height, (width, height));
            paper.page.frame(place, 0.5, LINE);
            let glyphs = paper.setter.shape(caption, Style::Sans, SMALL);
            let x = LEFT + (WIDTH - Setter::width(&glyphs, SMALL)) / 2.0;
            paper.page.text(&glyphs, x, place.y + height + 15.0, SMALL, MUTED);
            paper.y = place.y + height + 28.0;
        }
        Block::Lines(lines) => code(paper, lines),
    }
}

/// Lines for the command line on a ground of their own; a long one goes on below.
fn code(paper: &mut Paper<'_, '_>, lines: &[String]) {
    paper.y += 4.0;
    for line in lines {
        for line in paper.setter.lines(line, Style::Sans, CODE, WIDTH - 20.0) {
            paper.need(CODE_STEP);
            paper.page.rect(LEFT, paper.y, WIDTH, CODE_STEP, GROUND);
            paper.page.text(&line.glyphs, LEFT + 10.0, paper.y + 11.0, CODE, INK);
            paper.y += CODE_STEP;
        }
    }
    paper.y += 10.0;
}

/// As wide as the text, or as high as a picture may be.
#[expect(clippy::cast_precision_loss, reason = "a picture has far fewer pixels than f32 can count")]
fn picture_size(picture: &Picture) -> (f32, f32) {
    let (width, height) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
    let scale = (WIDTH / width).min(PICTURE / height);
    (width * scale, height * scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::fonts::FontPlaces;
    use crate::reports::manual::Part;
    use crate::reports::sheet::{Prose, Words};

    fn paragraph(text: &str) -> Block {
        let words = vec![Words { text: text.to_owned(), bold: false }];
        Block::Words(SheetBlock::Prose(Prose { mark: String::new(), depth: 0, words }))
    }

    fn chapter(title: &str, blocks: Vec<Block>) -> Chapter {
        Chapter { title: title.to_owned(), blocks }
    }

    /// A book of two posts: a chapter of two pages, with a picture, and `short` chapters of one.
    fn book(short: usize) -> Manual {
        let picture = Picture { width: 16, height: 10, rgb: vec![0; 480] };
        let long = vec![
            paragraph(&"居民说电梯又停了。".repeat(120)),
            Block::Words(SheetBlock::Heading(2, "反馈".to_owned())),
            Block::Picture("来件".to_owned(), picture),
        ];
        let others = (0..short).map(|number| chapter(&format!("派工单{number}"), vec![paragraph("接单。")]));
        Manual {
            title: "用户手册".to_owned(),
            version: "1.2.3".to_owned(),
            lead: vec![paragraph("先看这里。")],
            parts: vec![
                Part { title: "客服".to_owned(), chapters: vec![chapter("来件", long)] },
                Part { title: "维修".to_owned(), chapters: others.collect() },
            ],
        }
    }

    #[test]
    fn contents_lead_to_the_pages_that_they_name() {
        let fonts = FontPlaces::from_environment().load().unwrap();
        for (short, front) in [(1, 2), (60, 3)] {
            let laid = lay(&book(short), &mut Setter::new(&fonts));
            assert_eq!(laid.pages.len(), front + 2 + short);
            assert_eq!(laid.links.len(), short + 1);
            assert_eq!(laid.outline.len(), short + 2);
            for (link, (title, page)) in laid.links.iter().zip(&laid.outline[1..]) {
                assert_eq!(link.to, *page, "{title}");
                assert!(laid.pages[*page].lines().contains(title), "{title} begins on its page");
                let named = (page + 1).to_string();
                assert!(laid.pages[link.page].lines().contains(&named), "{named} stands in the contents");
                assert!(link.place.y + link.place.height < BOTTOM + STEP);
            }
            assert!(laid.pages[0].lines().contains(&"版本 1.2.3".to_owned()));
            let last = laid.pages.last().unwrap().lines();
            assert!(last.contains(&format!("第 {0} / {0} 页", laid.pages.len())), "{last:?}");
        }
    }

    #[test]
    fn a_head_stays_with_its_picture() {
        let fonts = FontPlaces::from_environment().load().unwrap();
        let laid = lay(&book(1), &mut Setter::new(&fonts));
        let has_picture =
            |page: &&Page| page.items.iter().any(|item| matches!(item, super::super::Item::Picture { .. }));
        let page = laid.pages.iter().find(has_picture).unwrap();
        assert!(page.lines().contains(&"反馈".to_owned()), "{:?}", page.lines());
        assert!(page.depth() <= PAGE_HEIGHT - 40.0);
    }

    #[test]
    fn the_manual_itself_is_a_book() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/manual");
        let read = |path: &str| std::fs::read(folder.join(path)).map_err(|error| format!("{path}: {error}"));
        let manual = Manual::read("zh-CN.md", "1.2.3", &read).unwrap();
        let posts: Vec<&str> = manual.parts.iter().map(|part| part.title.as_str()).collect();
        assert_eq!(
            posts,
            ["每个人", "前台客服", "维修人员", "会议秘书", "物业经理", "监督小组", "系统管理员"],
            "a part for each post"
        );
        let fonts = FontPlaces::from_environment().load().unwrap();
        let mut setter = Setter::new(&fonts);
        let laid = lay(&manual, &mut setter);
        assert_eq!(setter.missing(), Vec::<char>::new());
        for (index, page) in laid.pages.iter().enumerate() {
            assert!(page.depth() <= PAGE_HEIGHT - 40.0, "page {} ends on the page", index + 1);
        }
    }
}
