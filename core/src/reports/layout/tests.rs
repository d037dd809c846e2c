//! Pages as data: what stands where, and that nothing is lost, torn or set beyond the margins.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::clock::instant;
use crate::notices::{NoticeKind, NoticeKindFigures};
use crate::reports::document::{Frame, ReportInput, quarterly};
use crate::reports::figures::{
    CategoryFigures, FollowUpRates, Group, Interval, LateTicket, MonthFigures, NamedFigures, QuarterFigures,
    Rate, Waiting,
};
use crate::reports::fonts::{FontPlaces, Fonts};
use crate::reports::pdf::encode;
use crate::reports::sheet::{SheetBlock, SheetTable};
use crate::reports::texts::Texts;
use crate::statistics::{change, share};
use crate::surveys::state::WaveState;
use crate::surveys::{OpenSurvey, SurveyFigures, SurveyQuestionFigures, WaveChange};
use crate::tickets::{Category, Named};

pub(super) fn fonts() -> std::sync::Arc<Fonts> {
    FontPlaces::from_environment()
        .load()
        .unwrap_or_else(|error| panic!("{error}: `cargo xtask test` puts the fonts in their place"))
}

fn follow_ups(reached: i64) -> FollowUpRates {
    let satisfied = Rate { numerator: reached * 3 / 4, denominator: reached };
    FollowUpRates {
        followed_up: Rate { numerator: reached, denominator: reached * 5 / 4 },
        solved: Rate { numerator: reached / 2, denominator: reached },
        satisfied,
        due_tickets: reached * 5 / 4,
        reached_tickets: reached,
        satisfied_within: Interval::wilson(satisfied),
    }
}

pub(in crate::reports) fn figures(received: i64, late: usize) -> QuarterFigures {
    let at = |hours: i64| -> DateTime<Utc> { instant(1_783_000_000_000) + TimeDelta::hours(hours) };
    let group = Group {
        received,
        cancelled: 0,
        on_time: Rate { numerator: received - i64::try_from(late).unwrap(), denominator: received },
        closing: Rate { numerator: received / 2, denominator: received },
        waiting: Waiting {
            answered: received,
            median_ms: (received > 0).then_some(9_000_000),
            p90_ms: (received > 0).then_some(180_000_000),
        },
        follow_ups: follow_ups(received / 5),
    };
    let named = |id, name: &str| NamedFigures { of: Named { id, name: name.to_owned() }, figures: group };
    QuarterFigures {
        day_only: 0,
        parts: crate::reports::parts::Parts::default(),
        quarter: "2026Q3".to_owned(),
        first_day: NaiveDate::from_ymd_opt(2026, 7, 1).unwrap(),
        last_day: NaiveDate::from_ymd_opt(2026, 9, 30).unwrap(),
        as_of: at(3000),
        running: received == 0,
        total: group,
        previous: group,
        by_category: Category::ALL.map(|category| CategoryFigures { category, figures: group }).to_vec(),
        by_channel: vec![named(1, "电话热线"), named(2, "在线平台")],
        by_topic: vec![
            named(1, "设施维护"),
            named(2, "费用收取及使用的透明度"),
            named(3, "其他"),
            named(4, "绿化管理"),
        ],
        by_month: ["2026-07", "2026-08", "2026-09"]
            .map(|month| MonthFigures {
                month: month.to_owned(),
                complaint: received / 3,
                suggestion: 0,
                inquiry: 2,
            })
            .to_vec(),
        late_action_items: Vec::new(),
        surveys: Vec::new(),
        open_surveys: Vec::new(),
        measures: crate::supervision::QuarterMeasures::default(),
        notices: crate::notices::NoticeFigures {
            count: received,
            proven: Rate { numerator: received / 2, denominator: received },
            by_kind: vec![NoticeKindFigures { kind: NoticeKind::Fees, count: received }],
            by_channel: Vec::new(),
        },
        late_total: i64::try_from(late).unwrap() + if late == 200 { 25 } else { 0 },
        late: (0..late)
            .map(|index| {
                let number = i64::try_from(index).unwrap();
                LateTicket {
                    number: format!("TS-20260701-{number:03}"),
                    category: Category::Complaint,
                    topic: "费用收取及使用的透明度".to_owned(),
                    responsible: (index % 3 > 0).then(|| "欧阳桂英".to_owned()),
                    received_at: at(number),
                    due_at: at(number + 48),
                    first_feedback_at: (index % 2 > 0).then(|| at(number + 90)),
                    late_by_ms: 3_600_000 * number,
                }
            })
            .collect(),
    }
}

/// A survey of `questions` on a scale, each `of` so many answers; the first were asked before, and the last by too few.
fn survey(questions: u32, of: u32) -> SurveyFigures {
    let question = |number: u32| {
        let (count, before) = (of - of / (number + 1), share(of / 2, of));
        let hidden = number == questions;
        let satisfied = share(count, of).filter(|_| !hidden);
        let change = before.zip(satisfied).filter(|_| number < 3).map(|(before, satisfied)| WaveChange {
            wave_id: 1,
            title: "上半年".to_owned(),
            change: change(&before, &satisfied),
        });
        SurveyQuestionFigures {
            field: format!("q{number}"),
            number,
            text: "您对下列各处的清洁满意吗？".to_owned(),
            item: (number > 3).then(|| "儿童活动区".to_owned()),
            hidden,
            satisfied_answers: if hidden { 0 } else { count },
            valid: if hidden { 0 } else { of },
            satisfied,
            before: change.as_ref().and(before),
            change,
        }
    };
    SurveyFigures {
        wave_id: 2,
        title: "下半年满意度调查".to_owned(),
        starts_on: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
        ends_on: NaiveDate::from_ymd_opt(2026, 9, 14).unwrap(),
        anonymous: true,
        weighted: false,
        response: Rate { numerator: 213, denominator: 300 },
        forms: of,
        overall: Some(question(1)),
        questions: (1..=questions).map(question).collect(),
    }
}

/// The made-up office, and what people wrote.
pub(super) fn frame(texts: Texts) -> Frame {
    Frame {
        office_name: "翠湖花园物业服务中心".to_owned(),
        community_name: "翠湖花园".to_owned(),
        texts,
        zone: chrono_tz::Asia::Shanghai,
        logo: None,
    }
}

pub(super) fn lay(figures: &QuarterFigures, measures: &str) -> (Laid, Vec<u8>, Vec<char>) {
    let fonts = fonts();
    let input = ReportInput {
        figures,
        frame: &frame(Texts { measures: measures.to_owned(), ..Texts::default() }),
        listed: &[],
        reviewed: &crate::supervision::QuarterReviewed::default(),
        archive: &crate::archive::ArchiveProof::default(),
        issue: None,
    };
    let document = quarterly(&input);
    let mut setter = Setter::new(&fonts);
    let laid = paginate(&document, &mut setter);
    let bytes = encode(&laid, (&document).into(), &fonts).unwrap();
    (laid, bytes, setter.missing())
}

/// Nothing reaches beyond the paper's margins.
pub(super) fn assert_within(page: &Page) {
    for item in &page.items {
        let (left, right) = match item {
            Item::Text { x, size, glyphs, .. } => (*x, x + Setter::width(glyphs, *size)),
            Item::Rect { x, width, .. } | Item::Picture { x, width, .. } | Item::Leaf { x, width, .. } => {
                (*x, x + width)
            }
            Item::Line { from, to, .. } => (from.0.min(to.0), from.0.max(to.0)),
        };
        assert!(
            left >= LEFT - 0.1 && right <= PAGE_WIDTH - RIGHT + 0.5,
            "{left}…{right}: {:?}",
            page.lines()
        );
    }
    assert!(page.depth() < PAGE_HEIGHT - 30.0);
}

#[test]
fn a_long_table_repeats_its_head_and_loses_no_row() {
    let (laid, _, _) = lay(&figures(600, 200), "加强巡查。");
    let mut listed = Vec::new();
    for (index, page) in laid.pages.iter().enumerate() {
        assert_within(page);
        let lines = page.lines();
        if index > 0 {
            assert!(lines.contains(&format!("第 {} / {} 页", index + 1, laid.pages.len())), "{lines:?}");
        }
        let numbers: Vec<&String> = lines.iter().filter(|line| line.starts_with("TS-")).collect();
        if let Some(first) = numbers.first() {
            let head = lines.iter().position(|line| line == "责任人").expect("the head of the table");
            assert!(head < lines.iter().position(|line| line == *first).unwrap());
        }
        listed.extend(numbers.into_iter().cloned());
    }
    let expected: Vec<String> = (0..200).map(|number| format!("TS-20260701-{number:03}")).collect();
    assert_eq!(listed, expected);
    let text: String = laid.pages.iter().flat_map(Page::lines).collect();
    assert!(text.contains("其余 25 件"), "what is not listed is said");
}

#[test]
fn the_same_data_gives_the_same_bytes_and_every_figure_its_basis() {
    let figures = figures(126, 6);
    let (laid, bytes, missing) = lay(&figures, "第一段。\n第二段。");
    assert_eq!(bytes, lay(&figures, "第一段。\n第二段。").1);
    assert_eq!(missing, Vec::<char>::new());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let text: String = laid.pages.iter().flat_map(Page::lines).collect();
    for expected in
        ["95.2%（120/126）", "50.0%（63/126）", "n = 126", "2 小时 30 分", "2026年第三季度", "第一段。"]
    {
        assert!(text.contains(expected), "{expected}");
    }
    assert_eq!(laid.links.len(), laid.outline.len(), "each chapter can be reached from the cover");
    let chapters: Vec<&str> = laid.outline.iter().map(|(title, _)| title.as_str()).collect();
    let expected =
        ["摘要", "一 沟通情况", "二 居民反馈", "三 处理结果", "四 改进措施", "附录一 指标口径与依据"];
    assert_eq!(chapters, expected);
}

#[test]
fn a_quarter_without_anything_says_so() {
    let (laid, _, _) = lay(&figures(0, 0), "");
    let text: String = laid.pages.iter().flat_map(Page::lines).collect();
    for expected in ["—", "0/0", "本季度没有超时的来件", "尚未填写", "本季度尚未结束"]
    {
        assert!(text.contains(expected), "{expected}");
    }
    for nonsense in ["NaN", "inf"] {
        assert!(!text.contains(nonsense), "{nonsense}");
    }
}

#[test]
fn a_survey_stands_beside_the_follow_ups_with_its_numbers_in_the_appendix() {
    let mut with = figures(126, 6);
    with.surveys = vec![survey(40, 210)];
    let (laid, bytes, missing) = lay(&with, "好。");
    assert_eq!((bytes, missing), (lay(&with, "好。").1, Vec::new()));
    for page in &laid.pages {
        assert_within(page);
    }
    let chapters: Vec<&str> = laid.outline.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(chapters.last(), Some(&"附录二 满意度调查数据"));
    let text: String = laid.pages.iter().flat_map(Page::lines).collect();
    for expected in [
        "213 / 300 户",
        "回访满意率⁴（另计）",
        // 105 of 210 by Wilson, and the same as the time before.
        "50.0%（43.3–56.7）n = 210",
        "总体满意率与“上半年”相比无显著变化",
        "能与以前的调查比较的有 2 题：满意率上升且差异显著的有第 2 题（16.7 个百分点）；其余 1 题无显著变化。",
        "有 1 题有效回答不足 5 份，不列。",
        "140 / 210",
        "上升 16.7 个百分点",
        "不足 5 份",
    ] {
        assert!(without_air(&text).contains(&without_air(expected)), "{expected}: {text}");
    }
    let mut few = figures(126, 6);
    few.surveys = vec![SurveyFigures { overall: None, ..survey(1, 4) }];
    let text: String = lay(&few, "").0.pages.iter().flat_map(Page::lines).collect();
    assert!(text.contains("各题有效回答均不足5份") || text.contains("各题有效回答均不足 5 份"), "{text}");
    let text: String = lay(&figures(126, 6), "").0.pages.iter().flat_map(Page::lines).collect();
    assert!(text.contains("本季度没有结束的满意度调查") && !text.contains("附录二"));
}

#[test]
fn a_survey_that_is_still_going_on_is_named_and_not_counted() {
    let mut with = figures(126, 6);
    let open = |state: WaveState, title: &str| OpenSurvey {
        wave_id: 2,
        title: title.to_owned(),
        state,
        starts_on: NaiveDate::from_ymd_opt(2026, 9, 20).unwrap(),
        ends_on: NaiveDate::from_ymd_opt(2026, 10, 8).unwrap(),
        response: Rate { numerator: 41, denominator: 300 },
    };
    with.open_surveys = vec![open(WaveState::Collecting, "秋季"), open(WaveState::Entering, "保洁")];
    let text: String = lay(&with, "").0.pages.iter().flat_map(Page::lines).collect();
    let text = without_air(&text);
    for expected in [
        "本季度没有结束的满意度调查。",
        "“秋季”（2026年9月20日至2026年10月8日）仍在回收，至今收回 41 份，共发放 300 户",
        "已停止回收，仍在录入，至今收回 41 份",
    ] {
        assert!(text.contains(&without_air(expected)), "{expected}: {text}");
    }
    assert!(!text.contains("附录二"));
}

/// Lines end within what is looked for, and air is set there.
pub(super) fn without_air(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_character_that_no_font_has_is_shown_and_reported() {
    let (laid, _, missing) = lay(&figures(3, 0), "请联系\u{10FFFD}先生。");
    assert_eq!(missing, ['\u{10FFFD}']);
    assert!(laid.pages.iter().flat_map(Page::lines).any(|line| line.contains("请联系〓先生")));
}

#[test]
fn names_as_long_as_they_may_be_stay_on_the_paper() {
    let fonts = fonts();
    let mut figures = figures(40, 3);
    figures.by_topic[0].of.name = "极长的主题名称".repeat(6);
    let document = quarterly(&ReportInput {
        figures: &figures,
        frame: &Frame {
            office_name: "物业服务中心".repeat(10),
            community_name: "翠湖花园".repeat(10),
            ..frame(Texts { measures: "A".repeat(3000), ..Texts::default() })
        },
        listed: &[],
        reviewed: &crate::supervision::QuarterReviewed::default(),
        archive: &crate::archive::ArchiveProof::default(),
        issue: None,
    });
    for page in paginate(&document, &mut Setter::new(&fonts)).pages {
        assert_within(&page);
    }
}

/// What a raised digit refers to stands at the foot of each page that shows it, below everything else.
#[test]
fn a_page_that_shows_a_mark_says_what_it_means() {
    let fonts = fonts();
    for topics in [0, 3, 9, 30] {
        let mut figures = figures(126, 40);
        figures.by_topic = (0..topics)
            .map(|id| {
                let name = "费用收取及使用的透明度".repeat(1 + usize::try_from(id % 3).unwrap());
                NamedFigures { of: Named { id, name }, figures: figures.total }
            })
            .collect();
        let input = ReportInput {
            figures: &figures,
            frame: &frame(Texts { measures: "加强巡查。".to_owned(), ..Texts::default() }),
            listed: &[],
            reviewed: &crate::supervision::QuarterReviewed::default(),
            archive: &crate::archive::ArchiveProof::default(),
            issue: None,
        };
        let mut shown = 0;
        for page in paginate(&quarterly(&input), &mut Setter::new(&fonts)).pages {
            let lines = page.lines();
            for mark in ['¹', '²', '³', '⁴'] {
                let labels = lines.iter().filter(|line| line.chars().count() > 1 && line.ends_with(mark));
                let footnotes = lines.iter().filter(|line| **line == mark.to_string()).count();
                assert_eq!(
                    footnotes,
                    usize::from(labels.count() > 0),
                    "{mark} with {topics} topics: {lines:?}"
                );
                shown += footnotes;
            }
            let rule = page.items.iter().find_map(|item| match item {
                Item::Line { from, to, .. } if (to.0 - from.0 - 84.0).abs() < 0.01 => Some(from.1),
                _ => None,
            });
            for item in &page.items {
                if let (Some(rule), Item::Text { y, size, .. }) = (rule, item) {
                    let below = *y > rule && *y <= BOTTOM;
                    assert_eq!(below, (*size - 7.6).abs() < 0.01, "{topics} topics, {y}: {lines:?}");
                }
            }
        }
        assert!(shown >= 4, "{topics} topics");
    }
}

/// The words of a report, without its pages.
fn words_of(figures: &QuarterFigures) -> String {
    let input = ReportInput {
        figures,
        frame: &frame(Texts::default()),
        listed: &[],
        reviewed: &crate::supervision::QuarterReviewed::default(),
        archive: &crate::archive::ArchiveProof::default(),
        issue: None,
    };
    format!("{:?}", quarterly(&input))
}

#[test]
fn tickets_known_by_the_day_are_told_in_words_where_they_matter() {
    let mut figures = figures(126, 4);
    assert!(!words_of(&figures).contains("只知日期"));
    figures.day_only = 17;
    let words = words_of(&figures);
    assert!(words.contains("其中 17 件由台账导入，只知日期"), "{words}");
    assert!(words.contains("以上及时率和用时不含本季度受理、只知日期的 17 件。"), "{words}");
}

#[test]
fn follow_ups_are_told_with_their_counts_and_their_interval() {
    let mut figures = figures(60, 4);
    let words = words_of(&figures);
    for said in [
        "本季度应回访 15 次，回访率 80.0%（12/15）。",
        "回访到居民 12 次，解决率 50.0%（6/12），满意率 75.0%（9/12），95% 置信区间 46.8%～91.1%（n = 12）。",
        "各类别回访结果",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    figures.total.follow_ups = FollowUpRates::default();
    assert!(words_of(&figures).contains("本季度没有到期的回访，也没有回访到居民。"));
    figures.total.follow_ups.followed_up = Rate { numerator: 0, denominator: 3 };
    figures.total.follow_ups.due_tickets = 3;
    let words = words_of(&figures);
    assert!(words.contains("本季度应回访 3 次，回访率 0.0%（0/3）。还没有回访到居民"), "{words}");
}

/// A list whose texts are as long as texts can be, and one without rows.
#[test]
fn a_list_stays_within_its_pages_and_repeats_its_head() {
    use crate::reports::list::{List, ListCell};
    let fonts = fonts();
    for rows in [0, 1, 15, 400] {
        let list = List {
            name: "来件清单".to_owned(),
            title: "来件清单".to_owned(),
            about: "翠湖花园".repeat(40),
            columns: vec![("序号", 1), ("内容", 8), ("首次反馈", 2)],
            rows: (1..=rows)
                .map(|number: usize| {
                    vec![
                        ListCell::Text(number.to_string()),
                        ListCell::Text("电梯停了，老人下不了楼。".repeat(number % 40)),
                        ListCell::Late("尚未反馈\n超时".to_owned()),
                    ]
                })
                .collect(),
        };
        let pages = paginate_list(&list, &mut Setter::new(&fonts)).pages;
        let count = pages.len();
        let mut numbers = 0;
        for (index, page) in pages.iter().enumerate() {
            let lines = page.lines();
            assert!(page.landscape);
            assert!(lines.contains(&"首次反馈".to_owned()), "{rows} rows: {lines:?}");
            assert!(lines.contains(&format!("第 {} / {count} 页", index + 1)), "{rows} rows: {lines:?}");
            numbers += lines.iter().filter(|line| line.parse::<usize>().is_ok()).count();
            for item in &page.items {
                if let Item::Text { x, y, size, glyphs, .. } = item {
                    let right = x + Setter::width(glyphs, *size);
                    assert!(*x >= 42.0 && right <= page.width() - 42.0, "{rows} rows: {right}");
                    assert!(*y <= page.height() - 25.0, "{rows} rows: {y}");
                }
            }
        }
        assert_eq!(numbers, rows, "every row is on a page, once");
    }
}

#[test]
fn two_marks_together_share_their_air() {
    let fonts = fonts();
    let mut setter = Setter::new(&fonts);
    for (text, ems) in
        [("（）", 2.0), ("）。", 1.5), ("”，", 1.5), ("。“", 1.5), ("《“", 1.5), ("字。", 2.0), ("，字", 2.0)]
    {
        let width = Setter::width(&setter.shape(text, Style::Serif, 10.0), 10.0);
        assert!((width - ems * 10.0).abs() < 0.01, "{text}: {width}");
    }
}

#[test]
fn no_paragraph_ends_in_a_few_characters_of_their_own() {
    let (laid, _, _) = lay(&figures(126, 6), &format!("{}。", "我们加强巡查，".repeat(6)));
    let text: Vec<String> = laid.pages.iter().flat_map(Page::lines).collect();
    let last = text.iter().find(|line| line.ends_with("巡查，。")).expect("the end of the paragraph");
    assert!(last.chars().count() > 4, "{last}");
}

#[test]
fn a_list_to_sign_repeats_its_head_and_stays_on_the_paper() {
    let fonts = fonts();
    let mut setter = Setter::new(&fonts);
    let row = |number: usize| {
        vec![number.to_string(), format!("3-2-{number}、车位B2-{number:03}、商铺{number}"), String::new()]
    };
    let table = SheetTable {
        columns: vec![("序号", 10), ("房号", 20), ("签名", 70)],
        rows: (1..=60).map(row).collect(),
    };
    let sheet = Sheet {
        name: "签到表".to_owned(),
        title: "签到表".to_owned(),
        subtitle: "翠湖花园".to_owned(),
        blocks: vec![
            SheetBlock::Fact("时间", "2026年12月15日（星期二）14:00".to_owned()),
            SheetBlock::Table(table),
            SheetBlock::Closing(vec!["召集人（签章）：".to_owned()]),
        ],
    };
    let laid = paginate_sheet(&sheet, &mut setter);
    assert!(laid.pages.len() > 2);
    let mut seen = Vec::new();
    for (index, page) in laid.pages.iter().enumerate() {
        let lines = page.lines();
        assert!(lines.iter().any(|line| line == "序号"), "the head is on page {index}");
        assert_eq!(
            lines.last().map(String::as_str),
            Some(format!("第 {} / {} 页", index + 1, laid.pages.len()).as_str())
        );
        seen.extend(lines.iter().filter_map(|line| line.parse::<usize>().ok()));
        let lowest = page.items.iter().filter_map(|item| match item {
            Item::Text { y, size, .. } if *size > 9.0 => Some(*y),
            _ => None,
        });
        assert!(lowest.fold(0.0, f32::max) <= BOTTOM, "nothing lies below the foot of page {index}");
    }
    assert_eq!(seen, (1..=60).collect::<Vec<_>>(), "each row stands once, in order");
    assert_eq!(setter.missing(), Vec::<char>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Breaking a text into lines loses nothing, keeps to the width, and starts no line with an end mark.
    #[test]
    fn lines_are_broken_as_chinese_is(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "我们", "已经", "处理", "，", "。", "（", "）", "“", "”", "、", "PDF", " ", "2026年", "——", "…", "95.2%",
                "《", "》", "：", "？", "·", "lift", "楼",
            ]),
            1..120,
        ),
        width in 60.0_f32..480.0,
    ) {
        let fonts = fonts();
        let text: String = words.concat();
        let mut setter = Setter::new(&fonts);
        let lines = setter.lines(&text, Style::Serif, 10.5, width);
        let set = |line: &text::SetLine| -> String { line.glyphs.iter().map(|placed| placed.glyph.character).collect() };
        let joined: String = lines.iter().map(set).collect();
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(letters(&joined), letters(&text));
        for (index, line) in lines.iter().enumerate() {
            prop_assert!(Setter::width(&line.glyphs, 10.5) <= width + 0.1, "{:?}", set(line));
            let mut filled = line.clone();
            text::fill(&mut filled, 10.5, width);
            prop_assert!(Setter::width(&filled.glyphs, 10.5) <= width + 0.1);
            // Nor does a line end with an opening mark, unless it is all that fits.
            let last = line.glyphs.last().map(|placed| placed.glyph.character);
            prop_assert!(
                !line.goes_on || line.glyphs.len() < 2 || !matches!(last, Some('“' | '（' | '《')),
                "{:?}", set(line)
            );
            // What was cut within a word that is longer than the line is no line break.
            let whole_word = index == 0 || words.iter().any(|word| set(line).starts_with(word));
            let first = line.glyphs.first().map(|placed| placed.glyph.character);
            if index > 0 && whole_word {
                prop_assert!(!matches!(first, Some('，' | '。' | '、' | '）' | '》' | '：' | '？' | '…' | '·')) || lines.len() == 1
                    || Setter::width(&lines[index - 1].glyphs, 10.5) > width - 21.1, "{:?}", lines.iter().map(set).collect::<Vec<_>>());
            }
        }
    }
}
