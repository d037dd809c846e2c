//! Where pages end: numbers only, nothing of what is shown.
//!
//! What a page may hold is a row of strips, from top to bottom. Of all ways to end pages between them, the one of least
//! cost is taken, as lines are broken in good books: the page before is as full as it can be, the air between its
//! pieces is a little thinner where that brings on what would just not fit, a table is torn only where that saves more
//! than it harms, and what is kept together is torn only if there is no way at all to keep it. Strips are never set in
//! another order: what the paper says would be another thing.

/// How a strip hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Join {
    /// It begins a page, always.
    Begin,
    /// A page may as well begin here: the one before counts as an end, which may stay empty but for a little.
    Fresh,
    /// A page may begin here, at this cost.
    Free(f32),
    /// It stays on the page of the strip before it.
    Kept,
}

/// How much room a strip takes, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Its own height.
    pub(super) height: f32,
    /// The air above it, which there is not at the head of a page, and less of where room is short.
    pub(super) air: f32,
    /// By how much it may be lower where room is short.
    pub(super) lower: f32,
    /// The height of what is repeated above it where a page begins with it.
    pub(super) again: f32,
    /// How it hangs on the one before.
    pub(super) join: Join,
    /// A bit for each footnote that has to stand on its page.
    pub(super) marks: u64,
}

impl Measure {
    /// By how much the page may be lower with it, where it is the first of the page or not.
    pub(super) fn gives(&self, first: bool) -> f32 {
        self.lower + if first { 0.0 } else { self.air * THINNER }
    }
}

/// Which part of the air between strips may be missing where room is short.
pub(super) const THINNER: f32 = 0.4;
/// Between two blocks of a chapter.
pub(super) const BETWEEN: f32 = 4.0;
/// Before a sentence that ends what stands above it, and would stand alone at the head of a page: as dear as a fifth of a page that
/// stays empty.
pub(super) const ALONE: f32 = 60.0;
/// Between two lines of a paragraph.
const LINE: f32 = 6.0;
/// Between two rows of a long table.
const ROW: f32 = 14.0;
/// Between two rows of a short table: it rather goes to the next page, where that leaves no more than a third empty of the height that
/// a page's text has, about a quarter of the sheet;
const SHORT_ROW: f32 = 200.0;
/// and where less than half of its rows would stay behind, where it leaves no more than four tenths empty.
const SHORT_EARLY: f32 = 300.0;
/// Rows of such a table, at most.
const SHORT: usize = 12;
/// Lines and rows that are not left alone at either side of a page's end.
const LINES: usize = 2;
const ROWS: usize = 3;
/// A quarter of a page that stays empty; half a page is four times as bad.
const QUARTER: f32 = 100.0;
/// A last page with next to nothing on it; none where a third is filled.
const REST: f32 = 150.0;
/// Everything on a page as low as it may be.
const LOWER: f32 = 40.0;

/// How the row `index` of `count` hangs on the one before it: no fewer than three rows stand at either side of a page's
/// end. A table that is to be `whole` is not torn, and one of few rows rather goes to the next page.
pub(super) fn of_row(index: usize, count: usize, whole: bool) -> Join {
    if whole || index < ROWS || count - index < ROWS {
        Join::Kept
    } else {
        Join::Free(match count {
            0..=SHORT if index * 2 < count => SHORT_EARLY,
            0..=SHORT => SHORT_ROW,
            _ => ROW,
        })
    }
}

/// How the line `index` of `count` hangs on the one before it; the first on what is before the paragraph, by `first`.
pub(super) fn of_line(index: usize, count: usize, first: Join) -> Join {
    match index {
        0 => first,
        _ if index < LINES || count - index < LINES => Join::Kept,
        _ => Join::Free(LINE),
    }
}

/// What is paid for a row of pages: what was torn counts before everything else.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Cost {
    torn: u32,
    ugly: f32,
}

/// With which strip each page begins. `room` is the height of a page's text, `foot` that of the footnotes of these marks.
pub(super) fn starts(strips: &[Measure], room: f32, foot: &dyn Fn(u64) -> f32) -> Vec<usize> {
    let count = strips.len();
    // The best way to set what begins with each strip, and where its first page ends.
    let mut best = vec![(Cost { torn: 0, ugly: 0.0 }, count); count + 1];
    for from in (0..count).rev() {
        let mut least: Option<(Cost, usize)> = None;
        let (mut height, mut lower, mut marks) = (strips[from].again, 0.0, 0);
        for to in from + 1..=count {
            let strip = &strips[to - 1];
            let first = to == from + 1;
            if !first && strip.join == Join::Begin {
                break;
            }
            height += strip.height + if first { 0.0 } else { strip.air };
            lower += strip.gives(first);
            marks |= strip.marks;
            let left = room - foot(marks) - height;
            // What does not fit on any page stands on one of its own.
            if left + lower < -0.01 && !first {
                break;
            }
            let page = of_page(left, lower, room, strips.get(to).map(|next| next.join));
            let rest = best[to].0;
            let cost = Cost { torn: page.torn + rest.torn, ugly: page.ugly + rest.ugly };
            // Of two ways that cost the same, the one with the fuller page.
            if least.is_none_or(|(other, _)| cost <= other) {
                least = Some((cost, to));
            }
        }
        best[from] = least.unwrap_or(best[from]);
    }
    let mut starts = Vec::new();
    let mut from = 0;
    while from < count {
        starts.push(from);
        from = best[from].1;
    }
    starts
}

/// The cost of a page on which so much is `left`, before a strip that hangs on it by `next`; none comes after the last.
fn of_page(left: f32, lower: f32, room: f32, next: Option<Join>) -> Cost {
    let tight = if left < 0.0 && lower > 0.0 { LOWER * (-left / lower).min(1.0) } else { 0.0 };
    let empty = (left / room).clamp(0.0, 1.0);
    let blank = QUARTER * (empty * 4.0).powi(2);
    let rest = REST * (1.0 - (1.0 - empty) * 3.0).max(0.0);
    let (torn, ugly) = match next {
        None | Some(Join::Begin | Join::Fresh) => (0, rest),
        Some(Join::Free(cost)) => (0, blank + cost),
        Some(Join::Kept) => (1, blank),
    };
    Cost { torn, ugly: ugly + tight }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROOM: f32 = 100.0;

    fn strip(height: f32, join: Join) -> Measure {
        Measure { height, air: 0.0, lower: 0.0, again: 0.0, join, marks: 0 }
    }

    fn none(_: u64) -> f32 {
        0.0
    }

    fn rows(count: usize) -> Vec<Measure> {
        (0..count).map(|index| strip(10.0, of_row(index, count, false))).collect()
    }

    #[test]
    fn pages_end_where_it_harms_least() {
        let free = Join::Free(BETWEEN);
        let with = |filler: usize, mut then: Vec<Measure>| {
            let mut all: Vec<Measure> = (0..filler).map(|_| strip(10.0, free)).collect();
            then[0].join = free;
            all.append(&mut then);
            all
        };
        let cases: [(&str, Vec<Measure>, &[usize]); 11] = [
            ("a table of four rows is not torn", with(8, rows(4)), &[0, 8]),
            ("nor do two rows of a long one stand alone on the first page", with(8, rows(20)), &[0, 8, 18]),
            ("nor on the second", with(6, rows(5)), &[0, 6]),
            ("a long one is torn rather than a page left empty", with(5, rows(20)), &[0, 10, 20]),
            ("three rows of seven do not stay behind", with(7, rows(7)), &[0, 7]),
            ("five of ten do rather than a half of the page empty", with(5, rows(10)), &[0, 10]),
            ("a page begins where one must", vec![strip(10.0, free), strip(10.0, Join::Begin)], &[0, 1]),
            (
                "what fits on no page stands alone",
                with(1, vec![strip(150.0, free), strip(10.0, free)]),
                &[0, 1, 2],
            ),
            (
                "the air is thinner where a strip would just not fit",
                (0..5).map(|_| Measure { air: 4.0, ..strip(18.0, free) }).collect(),
                &[0],
            ),
            (
                "but never so thin that what is apart looks like one",
                (0..5).map(|_| Measure { air: 4.0, ..strip(19.0, free) }).collect(),
                &[0, 4],
            ),
            (
                "a picture is lower where a line would be left over",
                vec![
                    strip(80.0, free),
                    Measure { lower: 12.0, ..strip(20.0, Join::Kept) },
                    strip(10.0, free),
                ],
                &[0],
            ),
        ];
        for (what, strips, expected) in cases {
            assert_eq!(starts(&strips, ROOM, &none), expected, "{what}");
        }
    }

    #[test]
    fn what_is_repeated_and_what_stands_at_the_foot_take_their_room() {
        let mut strips = rows(30);
        strips[0].join = Join::Free(0.0);
        for strip in &mut strips {
            (strip.again, strip.marks) = (20.0, 1);
        }
        let starts = starts(&strips, ROOM, &|marks| if marks == 0 { 0.0 } else { 10.0 });
        assert!(starts.windows(2).all(|pair| pair[1] - pair[0] <= 7), "{starts:?}");
    }

    #[test]
    fn an_end_with_little_on_it_takes_in_the_next_beginning() {
        let free = Join::Free(BETWEEN);
        let chapter = |lines: usize| {
            (0..lines).map(move |index| strip(10.0, if index == 0 { Join::Fresh } else { free }))
        };
        let after = |lines: usize| starts(&chapter(lines).chain(chapter(4)).collect::<Vec<_>>(), ROOM, &none);
        assert_eq!(after(11), [0, 10], "one line alone");
        assert_eq!(after(6), [0], "and what fits is taken along");
    }

    fn any_strip() -> impl Strategy<Value = Measure> {
        let join = prop_oneof![
            1 => Just(Join::Begin),
            1 => Just(Join::Fresh),
            6 => (0.0_f32..80.0).prop_map(Join::Free),
            6 => Just(Join::Kept),
        ];
        // Whole points, so that what just fits fits in whatever order it is added up.
        (4_u8..70, 0_u8..10, prop::bool::weighted(0.2), 0_u8..15, join, 0_u64..8).prop_map(
            |(height, air, lower, again, join, marks)| Measure {
                height: f32::from(height),
                air: f32::from(air),
                lower: if lower { f32::from(height / 5) } else { 0.0 },
                again: f32::from(again),
                join,
                marks: if marks < 4 { 0 } else { marks },
            },
        )
    }

    fn foot(marks: u64) -> f32 {
        if marks == 0 { 0.0 } else { 4.0 + 5.0 * f32::from(u8::try_from(marks.count_ones()).unwrap()) }
    }

    /// Whether these strips fit on a page.
    fn fits(strips: &[Measure]) -> bool {
        let gives: f32 = strips.iter().enumerate().map(|(place, strip)| strip.gives(place == 0)).sum();
        let height: f32 = strips.iter().map(|strip| strip.height + strip.air).sum::<f32>() - gives;
        let marks = strips.iter().fold(0, |marks, strip| marks | strip.marks);
        strips[1..].iter().all(|strip| strip.join != Join::Begin)
            && height - strips[0].air + strips[0].again + foot(marks) <= ROOM
    }

    /// The fewest strips torn off what they are kept with, over every way to end the pages.
    fn fewest_torn(strips: &[Measure]) -> usize {
        let mut fewest = vec![0; strips.len() + 1];
        for from in (0..strips.len()).rev() {
            let torn = |to: usize| {
                usize::from(strips.get(to).is_some_and(|next| next.join == Join::Kept)) + fewest[to]
            };
            let ends = (from + 1..=strips.len()).filter(|to| *to == from + 1 || fits(&strips[from..*to]));
            fewest[from] = ends.map(torn).min().unwrap();
        }
        fewest[0]
    }

    proptest! {
        /// Nothing is lost, stands twice or in another order; no page is over-full; and nothing is torn that some way of
        /// ending the pages keeps.
        #[test]
        fn pages_hold_everything_once_and_tear_no_more_than_they_must(
            strips in prop::collection::vec(any_strip(), 0..40),
        ) {
            let starts = starts(&strips, ROOM, &foot);
            prop_assert_eq!(starts.first().copied(), (!strips.is_empty()).then_some(0));
            prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", starts);
            let mut torn = 0;
            for (page, from) in starts.iter().enumerate() {
                let to = starts.get(page + 1).copied().unwrap_or(strips.len());
                prop_assert!(to == from + 1 || fits(&strips[*from..to]), "{}..{}", from, to);
                torn += usize::from(page > 0 && strips[*from].join == Join::Kept);
            }
            prop_assert_eq!(torn, fewest_torn(&strips));
        }

        /// A table on pages of its own: at least three rows at either side of every end.
        #[test]
        fn no_table_leaves_a_row_or_two(count in 1_usize..80, before in 0_usize..12) {
            let mut strips: Vec<Measure> = (0..before).map(|_| strip(10.0, Join::Free(BETWEEN))).collect();
            let mut table = rows(count);
            table[0].join = Join::Free(BETWEEN);
            strips.extend(table);
            for start in starts(&strips, ROOM, &none).into_iter().skip(1).filter(|start| *start > before) {
                prop_assert!(start - before >= ROWS && count + before - start >= ROWS);
            }
        }
    }
}
