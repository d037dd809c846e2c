//! The summary on a page of its own, and what an issued report bears.

use chrono::NaiveDate;

use super::tests::{assert_within, figures, fonts, frame, lay, without_air};
use super::*;
use crate::reports::document::{Issue, ReportInput, quarterly};
use crate::reports::figures::Rate;
use crate::reports::texts::Texts;

/// What a director reads stands on one page of its own, with each of the five figures.
#[test]
fn the_summary_is_one_page_and_says_what_may_be_said() {
    let mut figures = figures(126, 6);
    figures.previous.on_time = Rate { numerator: 90, denominator: 126 };
    let (laid, _, _) = lay(&figures, "好。");
    let of_chapter = |chapter: usize| laid.outline[chapter].1;
    assert_eq!((of_chapter(0), of_chapter(1)), (1, 2), "one page");
    let text = without_air(&laid.pages[1].lines().concat());
    for expected in [
        "受理件数",
        "95.2%",
        // 120 of 126 by Wilson; the difference to 90 of 126 by Newcombe is sure.
        "120/126，95%置信区间90.0%～97.8%",
        "上一季度71.4%（90/126），上升23.8个百分点，差异显著",
        "办结率",
        "不作比较",
        "满意率（回访）",
        "主要发现",
        "响应及时率95.2%（120/126），比上一季度的71.4%显著上升，超时6件。",
        "主要措施",
    ] {
        assert!(text.contains(&without_air(expected)), "{expected}: {text}");
    }
    let written = Texts { findings: "甲。\n乙。\n丙。\n丁。".to_owned(), ..Texts::default() };
    let fonts = fonts();
    let document = quarterly(&ReportInput {
        figures: &figures,
        frame: &frame(written),
        listed: &[],
        reviewed: &crate::supervision::QuarterReviewed::default(),
        archive: &crate::archive::ArchiveProof::default(),
        issue: None,
    });
    let text = paginate(&document, &mut Setter::new(&fonts)).pages[1].lines().concat();
    assert!(text.contains("丙。") && !text.contains("丁。") && !text.contains("显著上升，超时"), "{text}");
}

#[test]
fn an_issued_report_bears_its_number_and_the_hash_on_every_page() {
    let figures = figures(126, 6);
    let issue = Issue {
        number: "〔2026〕第3号 勘误第1版".to_owned(),
        issued_on: NaiveDate::from_ymd_opt(2026, 10, 12).unwrap(),
        correction: Some("更正表 3".to_owned()),
        hash: "0123456789abcdef".repeat(4),
        people: ["林静怡", "谢明", "林静怡"].map(str::to_owned),
    };
    let fonts = fonts();
    let document = quarterly(&ReportInput {
        figures: &figures,
        frame: &frame(Texts::default()),
        listed: &[],
        reviewed: &crate::supervision::QuarterReviewed::default(),
        archive: &crate::archive::ArchiveProof::default(),
        issue: Some(&issue),
    });
    let mut setter = Setter::new(&fonts);
    let laid = paginate(&document, &mut setter);
    let cover = laid.pages[0].lines().concat();
    for expected in ["〔2026〕第3号", "2026年10月12日", "更正表"] {
        assert!(cover.contains(expected), "{expected}: {cover}");
    }
    for page in &laid.pages[1..] {
        assert_within(page);
        assert!(page.lines().concat().contains("校验 0123456789abcdef"), "{:?}", page.lines());
    }
    assert_eq!(setter.missing(), Vec::<char>::new());
    let text: String = laid.pages.iter().flat_map(Page::lines).collect();
    assert!(text.contains("审核：谢明"), "{text}");
}
