//! The manual as a book: a cover, the contents, and the chapters. The chapters of a post begin on a page of their own, each
//! other one too, unless that would leave next to nothing on a page. What says where else something stands names
//! the page and leads there.

use std::collections::BTreeMap;

use super::breaks::{BETWEEN, Join};
use super::page::{ACCENT, GROUND, INK, LINE, MUTED, Page};
use super::sheet::{Paper, announced, between};
use super::text::Setter;
use super::{BOTTOM, LEFT, Laid, Link, PAGE_HEIGHT, Place, WIDTH, furnish};
use crate::reports::fonts::Style;
use crate::reports::manual::{Block, Chapter, Manual};
use crate::reports::picture::Picture;
use crate::reports::sheet::{GridRow, SheetBlock, Words};

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

/// How much of its size a picture may give up where room is short.
const LOWER: f32 = 0.2;
/// How often the chapters are set at most, until the pages that they name are those that they are on.
const ROUNDS: usize = 4;

/// The chapters on their pages.
struct Body {
    pages: Vec<Page>,
    /// The part, the title and the page of each chapter.
    chapters: Vec<(usize, String, usize)>,
    /// The page of each place that something may lead to.
    places: BTreeMap<String, usize>,
}

pub(super) fn lay(manual: &Manual, setter: &mut Setter<'_>) -> Laid {
    let mut places = BTreeMap::new();
    let mut body = body(manual, &places, setter);
    // How long the contents are does not depend on the numbers in them.
    let front = 1 + contents(manual, &body.chapters, 0, setter).0.len();
    for _ in 0..ROUNDS {
        let named: BTreeMap<String, usize> =
            body.places.iter().map(|(to, page)| (to.clone(), page + front)).collect();
        if named == places {
            break;
        }
        places = named;
        body = self::body(manual, &places, setter);
    }
    let (pages, mut links) = contents(manual, &body.chapters, front, setter);
    let mut all = vec![cover(manual, setter)];
    let mut outline = vec![("目录".to_owned(), 1)];
    all.extend(pages);
    for link in &mut links {
        link.page += 1;
    }
    let count = front + body.pages.len();
    for (index, page) in all.iter_mut().enumerate().skip(1) {
        furnish(page, setter, &manual.title, index + 1, count);
    }
    outline.extend(body.chapters.iter().map(|(_, title, page)| (title.clone(), page + front)));
    for (index, mut page) in body.pages.into_iter().enumerate() {
        // What goes on from the page before, or else begins here first.
        let before = body.chapters.iter().rev().find(|(_, _, begins)| *begins < index);
        let here = body.chapters.iter().find(|(_, title, begins)| *begins == index && is_first(&page, title));
        if let Some((part, title, _)) = here.or(before) {
            let head = format!("{}　{title}", manual.parts[*part].title);
            furnish(&mut page, setter, &head, all.len() + 1, count);
        }
        for (place, to) in std::mem::take(&mut page.links) {
            links.extend(body.places.get(&to).map(|to| Link { page: all.len(), place, to: to + front }));
        }
        all.push(page);
    }
    Laid { pages: all, outline, links, ground: Vec::new() }
}

/// The chapters, which name the pages of these places.
fn body(manual: &Manual, places: &BTreeMap<String, usize>, setter: &mut Setter<'_>) -> Body {
    let mut paper = Paper::new(setter);
    let mut chapters = Vec::new();
    let mut marked = Vec::new();
    for (part, of) in manual.parts.iter().enumerate() {
        for (index, chapter) in of.chapters.iter().enumerate() {
            paper.join = if index == 0 { Join::Begin } else { Join::Fresh };
            paper.strips.air(30.0);
            let strip = head(&mut paper, chapter);
            chapters.push((part, chapter.title.clone(), strip));
            marked.push((chapter.path.clone(), strip));
            set_all(&mut paper, chapter, places, &mut marked);
        }
    }
    let (pages, of_strip) = paper.into_pages();
    let page = |strip: usize| of_strip.get(strip).copied().unwrap_or(0);
    Body {
        pages,
        chapters: chapters.into_iter().map(|(part, title, strip)| (part, title, page(strip))).collect(),
        places: marked.into_iter().map(|(place, strip)| (place, page(strip))).collect(),
    }
}

/// The blocks of a chapter; its heads are put with the places that something may lead to.
fn set_all(
    paper: &mut Paper<'_, '_>,
    chapter: &Chapter,
    places: &BTreeMap<String, usize>,
    marked: &mut Vec<(String, usize)>,
) {
    for (index, block) in chapter.blocks.iter().enumerate() {
        if let Block::Words(words) = block {
            paper.block(&with_pages(words, places));
        } else {
            set(paper, block);
        }
        if let Block::Words(SheetBlock::Heading(_, text)) = block {
            marked.push((format!("{}#{text}", chapter.path), paper.strips.number()));
        }
        if let Some(next) = chapter.blocks.get(index + 1) {
            paper.join = join(block, next);
        }
    }
}

/// How a block hangs on the one before it: a picture or lines for the command line on what is said of them.
fn join(block: &Block, next: &Block) -> Join {
    match (block, next) {
        (Block::Words(block), Block::Words(next)) => between(block, next),
        (Block::Words(SheetBlock::Prose(prose)), Block::Lines(_)) if announced(prose) => Join::Kept,
        (Block::Words(SheetBlock::Heading(..)), _)
        | (Block::Words(SheetBlock::Prose(_)), Block::Picture(..)) => Join::Kept,
        (_, Block::Words(SheetBlock::Heading(..))) => Join::Free(0.0),
        _ => Join::Free(BETWEEN),
    }
}

/// The same words, with the page behind each place that they lead to.
fn with_pages(block: &SheetBlock, places: &BTreeMap<String, usize>) -> SheetBlock {
    let mut block = block.clone();
    let name = |words: &mut Vec<Words>| {
        for words in words {
            if let Some(to) = &words.to {
                words.text +=
                    &places.get(to).map_or_else(String::new, |page| format!("（第 {} 页）", page + 1));
            }
        }
    };
    match &mut block {
        SheetBlock::Prose(prose) => name(&mut prose.words),
        SheetBlock::Grid(rows) | SheetBlock::Columns(_, rows) => {
            rows.iter_mut().flat_map(|GridRow { cells, .. }| cells).for_each(name);
        }
        _ => {}
    }
    block
}

/// Whether a page begins with the head of this chapter.
fn is_first(page: &Page, title: &str) -> bool {
    page.lines().first().is_some_and(|line| title.starts_with(line.as_str()))
}

fn cover(manual: &Manual, setter: &mut Setter<'_>) -> Page {
    let mut paper = Paper::new(setter);
    paper.strips.y = 90.0;
    let mut line = |text: &str, style, size: f32, color, after: f32| {
        let glyphs = paper.setter.shape(text, style, size);
        let y = paper.y();
        paper.page().text(&glyphs, LEFT, y + size, size, color);
        paper.advance(size + after);
    };
    line("物业服务中心的沟通反馈台", Style::SansBold, 15.0, ACCENT, 24.0);
    line(&manual.title, Style::SerifBold, 36.0, INK, 18.0);
    line(&format!("版本 {}", manual.version), Style::Sans, 11.0, MUTED, 64.0);
    for block in &manual.lead {
        set(&mut paper, block);
    }
    let posts: Vec<&str> = manual.parts.iter().map(|part| part.title.as_str()).collect();
    let posts = paper.setter.shape(&posts.join(" · "), Style::Sans, 10.0);
    let mut page = paper.into_pages().0.swap_remove(0);
    page.rect(LEFT, 132.0, 46.0, 5.0, ACCENT);
    page.line(LEFT, PAGE_HEIGHT - 116.0, LEFT + WIDTH, PAGE_HEIGHT - 116.0, 0.75, ACCENT);
    page.text(&posts, LEFT, PAGE_HEIGHT - 94.0, 10.0, MUTED);
    page
}

/// The contents on their pages, when the chapters begin on page `front`; links count from the first of them.
fn contents(
    manual: &Manual,
    chapters: &[(usize, String, usize)],
    front: usize,
    setter: &mut Setter<'_>,
) -> (Vec<Page>, Vec<Link>) {
    let mut pages = vec![Page::default()];
    let mut links = Vec::new();
    let head = setter.shape("目　录", Style::SerifBold, TITLE);
    pages[0].text(&head, LEFT, 98.0, TITLE, INK);
    let (mut y, mut part) = (CONTENTS_TOP, None);
    for (of, title, page) in chapters {
        let to = page + front;
        let begins = part != Some(*of);
        if y + STEP + if begins { PART + STEP } else { 0.0 } > BOTTOM {
            pages.push(Page::default());
            y = CONTENTS_TOP - 34.0;
        }
        let index = pages.len() - 1;
        let page = &mut pages[index];
        if begins {
            part = Some(*of);
            let title = setter.shape(&manual.parts[*of].title, Style::SansBold, ENTRY);
            page.text(&title, LEFT, y + PART + ENTRY, ENTRY, ACCENT);
            y += PART + STEP;
        }
        let title = setter.shape(title, Style::Serif, ENTRY);
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
    }
    (pages, links)
}

/// The head of a chapter; answers its strip.
fn head(paper: &mut Paper<'_, '_>, chapter: &Chapter) -> usize {
    paper.begin();
    let strip = paper.strips.number();
    for line in paper.setter.lines(&chapter.title, Style::SerifBold, TITLE, WIDTH) {
        let y = paper.y();
        paper.page().text(&line.glyphs, LEFT, y + TITLE, TITLE, INK);
        paper.advance(TITLE * 1.4);
    }
    paper.advance(4.0);
    let y = paper.y();
    paper.page().line(LEFT, y, LEFT + WIDTH, y, 1.0, ACCENT);
    paper.strips.air(14.0);
    paper.join = Join::Kept;
    strip
}

fn set(paper: &mut Paper<'_, '_>, block: &Block) {
    match block {
        Block::Words(words) => paper.block(words),
        Block::Picture(caption, picture) => shown(paper, caption, picture),
        Block::Lines(lines) => code(paper, lines),
    }
}

/// A picture above its caption; both are one strip, which may be a little lower.
fn shown(paper: &mut Paper<'_, '_>, caption: &str, picture: &Picture) {
    let (width, height) = picture_size(picture);
    let glyphs = paper.setter.shape(caption, Style::Sans, SMALL);
    let picture = picture.clone();
    let draw = move |less: f32| {
        let mut page = Page::default();
        let (width, height) = (width * (height - less) / height, height - less);
        let place = Place { x: LEFT + (WIDTH - width) / 2.0, y: 0.0, width, height };
        page.picture(&picture, place.x, height, (width, height));
        page.frame(place, 0.5, LINE);
        let x = LEFT + (WIDTH - Setter::width(&glyphs, SMALL)) / 2.0;
        page.text(&glyphs, x, height + 15.0, SMALL, MUTED);
        page
    };
    paper.strips.air(6.0);
    paper.begin();
    *paper.page() = draw(0.0);
    paper.advance(height + 18.0);
    paper.strips.lower(height * LOWER, Box::new(draw));
    paper.strips.air(10.0);
}

/// Lines for the command line on a ground of their own; a long one goes on below.
fn code(paper: &mut Paper<'_, '_>, lines: &[String]) {
    paper.strips.air(4.0);
    let mut join = paper.hang();
    for line in lines {
        for line in paper.setter.lines(line, Style::Sans, CODE, WIDTH - 20.0) {
            paper.strips.begin(std::mem::replace(&mut join, Join::Kept));
            paper.page().rect(LEFT, 0.0, WIDTH, CODE_STEP, GROUND);
            paper.page().text(&line.glyphs, LEFT + 10.0, 11.0, CODE, INK);
            paper.advance(CODE_STEP);
        }
    }
    paper.strips.air(10.0);
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
    use crate::reports::sheet::Prose;

    fn paragraph(text: &str) -> Block {
        let words = vec![Words { text: text.to_owned(), bold: false, to: None }];
        Block::Words(SheetBlock::Prose(Prose { mark: String::new(), depth: 0, words }))
    }

    fn chapter(title: &str, blocks: Vec<Block>) -> Chapter {
        Chapter { path: format!("{title}.md"), title: title.to_owned(), blocks }
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
            assert_eq!(laid.links.iter().map(|link| link.page).max(), Some(front - 1));
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
    fn what_stands_elsewhere_is_named_by_its_page_and_leads_there() {
        let fonts = FontPlaces::from_environment().load().unwrap();
        let mut book = book(3);
        let lead =
            |text: &str, to: &str| Words { text: text.to_owned(), bold: false, to: Some(to.to_owned()) };
        let words = vec![lead("来件", "来件.md#反馈"), lead("，以及没有的一章", "没有.md")];
        let prose = SheetBlock::Prose(Prose { mark: String::new(), depth: 0, words });
        let cell = vec![lead("派工单", "派工单1.md")];
        let grid = SheetBlock::Columns(vec![1], vec![GridRow { head: false, cells: vec![cell] }]);
        book.parts[1].chapters[0].blocks.extend([Block::Words(prose), Block::Words(grid)]);
        let laid = lay(&book, &mut Setter::new(&fonts));
        let page_of = |text: &str| {
            laid.pages.iter().skip(2).position(|page| page.lines().iter().any(|line| line == text)).unwrap()
                + 2
        };
        let from = page_of("派工单0");
        for (text, to) in [("来件", page_of("反馈")), ("派工单", page_of("派工单1"))] {
            let named = format!("{text}（第 {} 页）", to + 1);
            let lines = laid.pages[from].lines();
            assert!(
                lines.iter().any(|line| line.trim_start_matches('　').starts_with(&named)),
                "{named}: {lines:?}"
            );
            assert!(
                laid.links.iter().any(|link| link.page == from && link.to == to && link.place.width > 60.0)
            );
        }
        let leads = laid.links.iter().filter(|link| link.page == from).count();
        assert_eq!(leads, 2, "nothing leads to a chapter that is not there");
    }

    #[test]
    fn a_chapter_begins_on_a_page_of_its_own_unless_next_to_nothing_is_on_it() {
        let fonts = FontPlaces::from_environment().load().unwrap();
        let of = |sentences: usize| {
            let one = chapter("甲章", vec![paragraph(&"居民说电梯又停了。".repeat(sentences))]);
            let chapters = vec![one, chapter("乙章", vec![paragraph(&"师傅接单。".repeat(110))])];
            let manual = Manual { parts: vec![Part { title: "客服".to_owned(), chapters }], ..book(1) };
            let laid = lay(&manual, &mut Setter::new(&fonts));
            laid.outline[2].1 - laid.outline[1].1
        };
        assert_eq!((of(20), of(100), of(160)), (0, 1, 1), "pages from the one to the other");
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
        // What the chapters say of each other leads there, beside the contents.
        let chapters: usize = manual.parts.iter().map(|part| part.chapters.len()).sum();
        assert!(laid.links.len() >= chapters + 12, "{}", laid.links.len() - chapters);
        for (index, page) in laid.pages.iter().enumerate() {
            assert!(page.depth() <= PAGE_HEIGHT - 40.0, "page {} ends on the page", index + 1);
        }
    }
}
