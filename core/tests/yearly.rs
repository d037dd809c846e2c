//! The yearly evaluation report: the year by quarters and against the year before, the board, the review, the proposals; written, reviewed
//! and issued as a quarter's report is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};

use crate::common::{Desk, printed, text};

/// Five tickets of 2025 and four of 2026, each answered in an hour but one.
fn office() -> Desk {
    let desk = Desk::open();
    desk.set("2025-01-01T01:00:00Z");
    desk.hire("xieming", &["supervisor"]);
    for (at, category) in [
        ("2025-01-01T02:00:00Z", "complaint"),
        ("2025-02-03T02:00:00Z", "complaint"),
        ("2025-05-05T02:00:00Z", "inquiry"),
        ("2025-08-05T02:00:00Z", "complaint"),
        // The last millisecond of 2025 in Shanghai, and the first of 2026.
        ("2025-12-31T15:59:59.999Z", "inquiry"),
        ("2025-12-31T16:00:00Z", "complaint"),
        ("2026-04-05T02:00:00Z", "inquiry"),
        ("2026-07-05T02:00:00Z", "complaint"),
        ("2026-10-05T02:00:00Z", "suggestion"),
    ] {
        desk.set(at);
        let number = desk.register(category);
        if at != "2026-07-05T02:00:00Z" {
            desk.pass(chrono::TimeDelta::hours(1));
            desk.must("give_feedback", json!({ "number": number, "channel_id": 1, "content": "好了" }));
        }
    }
    desk.set("2026-11-23T02:00:00Z");
    desk
}

/// The rows of the sheet whose name ends so, without its head.
fn sheet(file: &Value, ends: &str) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(STANDARD.decode(text(&file["base64"])).unwrap())).unwrap();
    let name = book.sheet_names().into_iter().find(|name| name.ends_with(ends));
    let Some(name) = name else { return Vec::new() };
    book.worksheet_range(&name).unwrap().rows().skip(1).map(<[Data]>::to_vec).collect()
}

fn count(row: &[Data], place: usize) -> i64 {
    row[place].to_string().parse().unwrap()
}

fn tables(desk: &Desk, year: &str) -> Value {
    desk.must("export_report", json!({ "quarter": year }))
}

#[test]
fn a_year_is_the_sum_of_its_quarters_and_stands_beside_the_year_before() {
    let desk = office();
    // What came in the last moment of 2025 was settled in 2026, when it was answered.
    for (year, received, settled) in [("2025", [2, 1, 1, 1], 4), ("2026", [1, 1, 1, 1], 5)] {
        let rows = sheet(&tables(&desk, year), "各季度的数字");
        let by_quarter: Vec<i64> = rows[..4].iter().map(|row| count(row, 1)).collect();
        assert_eq!(by_quarter, received, "{year}");
        let all = &rows[4];
        assert_eq!(count(all, 1), received.iter().sum::<i64>(), "{year}");
        // The percentage, its numerator and its denominator.
        assert_eq!(count(all, 4), settled, "{year}");
        let of_quarters: i64 = rows[..4].iter().map(|row| count(row, 4)).sum();
        assert_eq!(of_quarters, settled, "{year}");
    }
    let rows = sheet(&tables(&desk, "2026"), "各季度的数字");
    assert_eq!(rows[4].last().unwrap().to_string(), "5", "the year before");
    let compared = sheet(&tables(&desk, "2026"), "与上一年度比较");
    assert_eq!((count(&compared[0], 2), count(&compared[0], 3)), (4, 5));
    assert_eq!((count(&compared[0], 5), count(&compared[0], 6)), (4, 4));
    // Before 2025 there is no whole year.
    assert_eq!(sheet(&tables(&desk, "2025"), "与上一年度比较"), Vec::<Vec<Data>>::new());
    let complaints = sheet(&tables(&desk, "2026"), "投诉的处理");
    assert_eq!((count(&complaints[0], 1), count(&complaints[1], 2)), (2, 1));
}

#[test]
fn it_has_the_board_the_review_and_what_is_proposed() {
    let desk = office();
    let board = desk.must("get_compliance_board", json!({}))["rows"].as_array().unwrap().len();
    let lines = sheet(&tables(&desk, "2026"), "制度对照");
    assert_eq!(lines.len(), board);
    // Of the year, as on the pages before: the running quarter has settled a single ticket.
    let on_time: Vec<String> = lines.iter().map(|row| row[2].to_string()).collect();
    assert!(on_time.iter().any(|said| said.starts_with("响应及时率 80.0%（4/5）")), "{on_time:?}");
    assert!(on_time.iter().any(|said| said.contains("本年度发布信息 0")), "{on_time:?}");
    assert!(!on_time.iter().any(|said| said.contains("本季度") || said.contains("上一季度")), "{on_time:?}");
    assert_eq!(sheet(&tables(&desk, "2026"), "年初评估表").len(), 0);
    let review = |desk: &Desk| {
        let points =
            ["limits", "topics", "channels", "calendar", "follow_up", "posts", "records", "supervision"];
        let points: Vec<Value> = points
            .map(|point| match point {
                "limits" => json!({ "point": point, "verdict": "change", "note": "投诉改为 24 小时" }),
                _ => json!({ "point": point, "verdict": "keep" }),
            })
            .to_vec();
        desk.must("record_policy_review", json!({ "points": points, "conclusion": "缩短投诉时限" }));
    };
    let missing = |desk: &Desk| {
        let course = desk.must("get_report_course", json!({ "quarter": "2026" }));
        course["gaps"].as_array().unwrap().iter().any(|row| row["gap"]["kind"] == "review_missing")
    };
    assert!(missing(&desk));
    desk.set("2027-01-05T02:00:00Z");
    review(&desk);
    assert!(!missing(&desk));
    let rows = sheet(&tables(&desk, "2026"), "年初评估表");
    assert_eq!(rows.len(), 8);
    assert_eq!(
        (rows[0][1].to_string(), rows[0][2].to_string()),
        ("需要修订".to_owned(), "投诉改为 24 小时".to_owned())
    );
    // It evaluates 2026, not 2027.
    assert_eq!(sheet(&tables(&desk, "2027"), "年初评估表").len(), 0);
}

#[test]
fn it_is_written_reviewed_issued_and_frozen_as_a_quarters_report() {
    let desk = office();
    let year = json!({ "quarter": "2026" });
    let write = json!({ "quarter": "2026", "measures": "加强巡查。", "regulation": "投诉时限可以缩短。" });
    let saved = desk.must("save_report_text", write);
    assert_eq!(saved["regulation"], "投诉时限可以缩短。");
    // Those of its last quarter are others.
    assert_eq!(desk.must("get_report_text", json!({ "quarter": "2026Q4" }))["measures"], "");
    let pass = json!({ "quarter": "2026", "passed": true });
    desk.must("submit_report", year.clone());
    desk.call_as("xieming", "review_report", pass).unwrap();
    assert_eq!(desk.refusal("issue_report", year.clone()), "report.incomplete", "it is still running");
    desk.set("2027-01-08T02:00:00Z");
    let edition = desk.must("issue_report", year.clone());
    assert_eq!((&edition["year"], &edition["number"]), (&json!(2027), &json!(1)));
    let file =
        |desk: &Desk| desk.must("render_issued_report", json!({ "id": edition["id"] }))["base64"].clone();
    let xlsx = json!({ "quarter": "2026", "edition": edition["id"] });
    let (first, tables) = (file(&desk), desk.must("export_report", xlsx.clone())["base64"].clone());
    desk.must("update_office", json!({ "community_name": "新名字", "office_name": "新中心" }));
    desk.must("save_report_text", json!({ "quarter": "2026", "regulation": "另写。" }));
    assert_eq!((file(&desk), desk.must("export_report", xlsx)["base64"].clone()), (first, tables));
    // The next report of the year has the next number.
    desk.must("save_report_text", json!({ "quarter": "2026Q4", "measures": "好" }));
    desk.must("submit_report", json!({ "quarter": "2026Q4" }));
    desk.call_as("xieming", "review_report", json!({ "quarter": "2026Q4", "passed": true })).unwrap();
    assert_eq!(desk.must("issue_report", json!({ "quarter": "2026Q4" }))["number"], 2);
    let paper = printed(&desk.must("render_archive", json!({ "filter": { "kind": "report" } })));
    assert!(paper.contains("2026年度评估报告") && paper.contains("2026年第四季度报告"), "{paper}");
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], json!(null));
}

#[test]
fn years_refused() {
    let desk = office();
    for (year, refusal) in [
        ("2027", "quarter.in_future@quarter"),
        ("1999", "quarter.malformed@quarter"),
        ("２０２６", "quarter.malformed@quarter"),
        ("2026Q3", "input.invalid@year"),
    ] {
        assert_eq!(desk.refusal("render_yearly_report", json!({ "year": year })), refusal, "{year}");
    }
    let paper = desk.must("render_yearly_report", json!({ "year": "2026" }));
    assert_eq!(paper["missing"], json!([]));
    assert_eq!(desk.must("render_yearly_report", json!({ "year": "2026" }))["base64"], paper["base64"]);
}
