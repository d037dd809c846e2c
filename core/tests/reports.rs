//! The quarterly report beyond its rates: what its parts count, worked out by hand; its texts, review, issue and corrections.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use linsheng_core::office::{Office, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::KeyPlace;
use serde_json::{Value, json};

/// Registers a ticket when it comes.
fn comes(desk: &Desk, at: &str, category: &str, (channel, topic): (i64, i64), room: Option<&str>) -> String {
    desk.set(at);
    let ticket = json!({ "channel_id": channel, "category": category, "topic_id": topic, "content": "电梯停了",
        "room": room });
    text(&desk.must("register_ticket", ticket)["number"]).to_owned()
}

fn answered(desk: &Desk, number: &str, hours: i64) {
    desk.pass(TimeDelta::hours(hours));
    desk.must("give_feedback", json!({ "number": number, "channel_id": 1, "content": "好了" }));
}

/// An office with tickets in two quarters: two in the second, five in the third.
pub fn office() -> Desk {
    let desk = Desk::open();
    desk.set("2026-04-01T01:00:00Z");
    let repairer = desk.hire("sunlei", &["maintenance"]);
    for room in ["3-1-101", "3-1-102", "5-1-101"] {
        desk.must("save_room", json!({ "room": room, "kind": "home" }));
    }
    comes(&desk, "2026-04-01T02:00:00Z", "complaint", (1, 2), None);
    comes(&desk, "2026-05-04T02:00:00Z", "inquiry", (2, 1), None);
    // Wednesday 1 July, the first week; 2 hours to the feedback.
    let first = comes(&desk, "2026-07-01T02:00:00Z", "complaint", (1, 2), Some("3-1-101"));
    answered(&desk, &first, 2);
    // Sunday 5 July 23:59 and Monday 6 July 00:00 in Shanghai: two weeks. 9 hours; 50 hours, which is late.
    let second = comes(&desk, "2026-07-05T15:59:00Z", "complaint", (1, 2), Some("3-1-102"));
    let third = comes(&desk, "2026-07-05T16:00:00Z", "complaint", (2, 4), Some("5-1-101"));
    answered(&desk, &second, 9);
    answered(&desk, &third, 41);
    let last = comes(&desk, "2026-09-30T15:59:00Z", "inquiry", (1, 1), None);
    desk.must("issue_work_order", json!({ "number": last, "staff_id": repairer, "problem": "电梯停了" }));
    // 1 October in Shanghai: the next quarter.
    comes(&desk, "2026-09-30T16:00:00Z", "inquiry", (1, 1), None);
    desk.set("2026-11-23T02:00:00Z");
    desk
}

fn figures(desk: &Desk) -> Value {
    desk.must("quarter_figures", json!({ "quarter": "2026Q3" }))
}

#[test]
fn the_parts_count_what_was_worked_out_by_hand() {
    let desk = office();
    let figures = figures(&desk);
    let parts = &figures["parts"];
    let communication = &parts["communication"];
    let weeks = communication["by_week"].as_array().unwrap();
    assert_eq!(weeks.len(), 14);
    assert_eq!(weeks[0], json!({ "from": "2026-07-01", "to": "2026-07-05", "received": 2 }));
    assert_eq!(weeks[1], json!({ "from": "2026-07-06", "to": "2026-07-12", "received": 1 }));
    assert_eq!(weeks[13], json!({ "from": "2026-09-28", "to": "2026-09-30", "received": 1 }));
    let sum: i64 = weeks.iter().map(|week| week["received"].as_i64().unwrap()).sum();
    assert_eq!(sum, 4);
    assert_eq!(figures["total"]["received"], 4);

    // The office began on 1 April: the second quarter is whole, last year is not known.
    assert_eq!(
        (&communication["previous_known"], &communication["last_year_known"]),
        (&json!(true), &json!(false))
    );
    let volume = |of: Value| {
        let found = communication["volumes"].as_array().unwrap().iter().find(|one| one["of"] == of);
        let one = found.unwrap_or_else(|| panic!("{of}"));
        (one["received"].as_i64().unwrap(), one["previous"]["received"].as_i64().unwrap())
    };
    assert_eq!(volume(json!("all")), (4, 2));
    assert_eq!(volume(json!({ "category": "complaint" })), (3, 1));
    assert_eq!(volume(json!({ "category": "inquiry" })), (1, 1));
    let no_change = communication["volumes"]
        .as_array()
        .unwrap()
        .iter()
        .all(|one| one["previous"]["verdict"] == "no_significant_change" && one["last_year"].is_null());
    assert!(no_change, "so few say nothing: {communication}");

    // Waits of 2, 9 and 50 hours: each in its class.
    let spread: Vec<i64> = parts["handling"]["spread"]
        .as_array()
        .unwrap()
        .iter()
        .map(|class| class["count"].as_i64().unwrap())
        .collect();
    assert_eq!(spread, [1, 0, 1, 0, 1, 0]);
    // Two of building 3, one of 5; the topic most of them are on.
    let buildings = parts["voices"]["buildings"].as_array().unwrap();
    let shown: Vec<(&str, i64, i64, i64)> = buildings
        .iter()
        .map(|one| {
            let count = |name: &str| one[name].as_i64().unwrap();
            (text(&one["building"]), count("received"), count("complaints"), count("on_topic"))
        })
        .collect();
    assert_eq!(shown, [("3", 2, 2, 2), ("5", 1, 1, 1)]);
    assert_eq!((&buildings[0]["topic"]["id"], &parts["voices"]["of_buildings"]), (&json!(2), &json!(3)));
    assert_eq!(parts["policies"].as_array().unwrap().len(), 1);
    assert_eq!(
        parts["handling"]["orders"],
        json!({ "issued": 1, "done": 0, "unable": 0, "withdrawn": 0, "median_ms": null })
    );
}

#[test]
fn volumes_and_weeks_add_up_to_the_figures() {
    let desk = office();
    for quarter in ["2026Q2", "2026Q3", "2026Q4"] {
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        let parts = &figures["parts"];
        let total = figures["total"]["received"].as_i64().unwrap();
        let of = |rows: &Value, field: &str| -> i64 {
            rows.as_array().unwrap().iter().map(|row| row[field].as_i64().unwrap()).sum()
        };
        assert_eq!(of(&parts["communication"]["by_week"], "received"), total, "{quarter}");
        assert_eq!(of(&parts["handling"]["spread"], "count"), figures["total"]["waiting"]["answered"]);
        // All, three categories, channels, topics: the whole four times.
        assert_eq!(of(&parts["communication"]["volumes"], "received"), total * 4, "{quarter}");
    }
}

fn course(desk: &Desk) -> Value {
    desk.must("get_report_course", json!({ "quarter": "2026Q3" }))
}

fn gaps(course: &Value) -> Vec<(String, bool)> {
    let rows = course["gaps"].as_array().unwrap();
    rows.iter().map(|row| (text(&row["gap"]["kind"]).to_owned(), row["blocks"].as_bool().unwrap())).collect()
}

pub fn save(desk: &Desk, mut texts: Value) -> Value {
    texts["quarter"] = json!("2026Q3");
    desk.must("save_report_text", texts)
}

pub fn review(desk: &Desk) {
    desk.must("submit_report", json!({ "quarter": "2026Q3" }));
    desk.call_as("xieming", "review_report", json!({ "quarter": "2026Q3", "passed": true })).unwrap();
}

fn file(desk: &Desk, id: &Value) -> Vec<u8> {
    let paper = desk.must("render_issued_report", json!({ "id": id }));
    STANDARD.decode(text(&paper["base64"])).unwrap()
}

#[test]
fn what_is_missing_is_said_before_it_is_issued() {
    let desk = office();
    let of = |names: &[(&str, bool)]| -> Vec<(String, bool)> {
        names.iter().map(|(name, blocks)| ((*name).to_owned(), *blocks)).collect()
    };
    let expected = of(&[
        ("measures_missing", true),
        ("findings_proposed", false),
        ("actions_missing", false),
        ("reasons_missing", false),
        ("distribution_missing", false),
    ]);
    assert_eq!(gaps(&course(&desk)), expected);
    assert!(!course(&desk)["proposed_findings"].as_array().unwrap().is_empty());
    let late = figures(&desk)["late"].as_array().unwrap().clone();
    let reasons: Vec<String> = late.iter().map(|one| format!("{}：等待配件", text(&one["number"]))).collect();
    save(
        &desk,
        json!({ "measures": "加强巡查。", "findings": "电梯投诉多。", "actions": "换维保单位。",
            "late_reasons": reasons.join("\n"), "distribution": "公司" }),
    );
    assert_eq!(gaps(&course(&desk)), []);
    // The office's own people may be named.
    save(&desk, json!({ "handling": "sunlei 当天到场" }));
    assert_eq!(gaps(&course(&desk)), []);
    save(&desk, json!({ "voices": "3-1-101 的住户说电梯总坏" }));
    assert_eq!(gaps(&course(&desk)), of(&[("names_people", false)]));
    let running = desk.must("get_report_course", json!({ "quarter": "2026Q4" }));
    assert_eq!(gaps(&running)[0], ("running".to_owned(), true));
}

#[test]
fn a_report_is_reviewed_by_somebody_else_and_a_change_makes_it_a_draft_again() {
    let desk = office();
    desk.hire("xieming", &["supervisor"]);
    let quarter = json!({ "quarter": "2026Q3" });
    let passed = json!({ "quarter": "2026Q3", "passed": true });
    assert_eq!(desk.refusal("review_report", passed.clone()), "report.transition_refused");
    assert_eq!(desk.refusal("issue_report", quarter.clone()), "report.transition_refused");
    let version = save(&desk, json!({ "measures": "加强巡查。" }))["version"].clone();
    let stale = json!({ "quarter": "2026Q3", "expected_version": 0 });
    assert_eq!(desk.refusal("submit_report", stale), "record.changed");
    desk.must("submit_report", json!({ "quarter": "2026Q3", "expected_version": version }));
    assert_eq!(desk.refusal("submit_report", quarter.clone()), "report.transition_refused");
    assert_eq!(desk.refusal("review_report", passed.clone()), "report.own_review");
    let back = json!({ "quarter": "2026Q3", "passed": false });
    assert_eq!(desk.refusal_as("xieming", "review_report", back.clone()), "input.required@content");
    let mut with_words = back;
    with_words["content"] = json!("写明期限");
    let course = desk.call_as("xieming", "review_report", with_words).unwrap();
    assert_eq!((&course["state"], &course["comments"][0]["content"]), (&json!("draft"), &json!("写明期限")));
    review(&desk);
    // The comment is not settled.
    assert_eq!(desk.refusal("issue_report", quarter.clone()), "report.incomplete");
    desk.must("settle_report_comment", json!({ "id": 1 }));
    assert_eq!(desk.refusal("settle_report_comment", json!({ "id": 1 })), "record.changed@id");
    assert_eq!(desk.refusal("settle_report_comment", json!({ "id": 9 })), "input.unknown_id@id");
    save(&desk, json!({ "measures": "加强巡查，十月底前完成。" }));
    assert_eq!(self::course(&desk)["state"], "draft", "what was reviewed is not what stands there");
    assert_eq!(desk.refusal("issue_report", quarter), "report.transition_refused");
    let running = json!({ "quarter": "2026Q4" });
    desk.must("save_report_text", json!({ "quarter": "2026Q4", "measures": "好" }));
    desk.must("submit_report", running.clone());
    desk.call_as("xieming", "review_report", json!({ "quarter": "2026Q4", "passed": true })).unwrap();
    assert_eq!(desk.refusal("issue_report", running), "report.incomplete");
}

#[test]
fn an_issued_report_is_printed_again_byte_for_byte_and_corrected_by_another() {
    let desk = office();
    desk.hire("xieming", &["supervisor"]);
    save(&desk, json!({ "measures": "加强巡查。" }));
    review(&desk);
    let early = json!({ "quarter": "2026Q3", "correction": "改正" });
    assert_eq!(desk.refusal("issue_report", early), "input.invalid@correction");
    let before = desk.count("SELECT count(*) FROM audit_entries");
    let edition = desk.must("issue_report", json!({ "quarter": "2026Q3" }));
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries") - before, 1);
    assert_eq!(
        (&edition["year"], &edition["number"], &edition["edition"]),
        (&json!(2026), &json!(1), &json!(1))
    );
    assert_eq!(text(&edition["hash"]).len(), 64);
    let first = file(&desk, &edition["id"]);
    assert!(first.starts_with(b"%PDF-1.7"));

    // A year later, with other tickets, texts and names of the office.
    comes(&desk, "2027-11-23T02:00:00Z", "complaint", (1, 2), None);
    desk.must("update_office", json!({ "community_name": "新名字", "office_name": "新中心" }));
    save(&desk, json!({ "measures": "另写。" }));
    assert_eq!(file(&desk, &edition["id"]), first);
    for sql in [
        "UPDATE report_editions SET pdf = x'00'",
        "DELETE FROM report_editions",
        "UPDATE report_editions SET content = '{}'",
        "DELETE FROM report_comments",
    ] {
        let changed = desk.raw().execute(sql, []);
        assert!(changed.is_err() || changed == Ok(0), "{sql}");
    }

    review(&desk);
    assert_eq!(desk.refusal("issue_report", json!({ "quarter": "2026Q3" })), "input.required@correction");
    let corrected = desk.must("issue_report", json!({ "quarter": "2026Q3", "correction": "改正措施" }));
    // The number stays that of 2026.
    assert_eq!(
        (&corrected["year"], &corrected["number"], &corrected["edition"], &corrected["correction"]),
        (&json!(2026), &json!(1), &json!(2), &json!("改正措施"))
    );
    assert_ne!(corrected["hash"], edition["hash"]);
    assert_ne!(file(&desk, &corrected["id"]), first);
    assert_eq!(file(&desk, &edition["id"]), first);
    assert_eq!(course(&desk)["editions"].as_array().unwrap().len(), 2);
    assert_eq!(course(&desk)["state"], "draft");
    assert_eq!(desk.refusal("render_issued_report", json!({ "id": 99 })), "input.unknown_id@id");
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], json!(null));
}

#[test]
fn what_changes_while_the_report_is_made_is_not_issued() {
    let desk = office();
    desk.hire("xieming", &["supervisor"]);
    save(&desk, json!({ "measures": "加强巡查。" }));
    review(&desk);
    let done = AtomicBool::new(false);
    let issue = || desk.call("issue_report", json!({ "quarter": "2026Q3" }));
    // A colleague changes what is on the first page, again and again, until the report is made.
    let refused = std::thread::scope(|scope| {
        let (changed, first_change) = std::sync::mpsc::channel();
        let (done, office) = (&done, &desk.office);
        scope.spawn(move || {
            let colleague = office.session(None).unwrap();
            for name in 0.. {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                let names = json!({ "community_name": format!("小区{name}"), "office_name": "中心" });
                colleague.call("update_office", names).unwrap();
                // Nobody listens after the first time.
                let _ = changed.send(());
            }
        });
        first_change.recv().unwrap();
        let refused = issue();
        done.store(true, Ordering::Relaxed);
        refused
    });
    assert_eq!(refused.unwrap_err().code.text(), "report.changed");
    assert_eq!(desk.count("SELECT count(*) FROM report_editions"), 0);
    issue().unwrap();
}

#[test]
fn without_its_fonts_the_program_prints_nothing_and_says_where_it_looked() {
    let desk = office();
    let setup = Setup {
        clock: Box::new(Arc::clone(&desk.clock)),
        key_place: KeyPlace::File,
        ..Setup::system(FontPlaces::default())
    };
    let office = Office::open(desk.dir.path(), setup).unwrap();
    let paper = office.session(None).unwrap().call("render_quarterly_report", json!({ "quarter": "2026Q3" }));
    let refused = paper.unwrap_err().body().clone();
    assert_eq!((refused.code.text(), &refused.params["places"]), ("fonts.missing", &json!([])));
}

#[test]
fn the_next_report_of_a_year_has_the_next_number() {
    let desk = office();
    desk.hire("xieming", &["supervisor"]);
    let issue = |quarter: &str| {
        desk.must("save_report_text", json!({ "quarter": quarter, "measures": "好" }));
        desk.must("submit_report", json!({ "quarter": quarter }));
        desk.call_as("xieming", "review_report", json!({ "quarter": quarter, "passed": true })).unwrap();
        let edition = desk.must("issue_report", json!({ "quarter": quarter }));
        (edition["year"].as_i64().unwrap(), edition["number"].as_i64().unwrap())
    };
    assert_eq!(issue("2026Q2"), (2026, 1));
    assert_eq!(issue("2026Q3"), (2026, 2));
    // The poster of what was issued bears its number, until what it says is another thing.
    let poster =
        || crate::common::printed(&desk.must("render_report_poster", json!({ "quarter": "2026Q3" })));
    assert!(poster().contains("〔2026〕第2号") && !poster().contains("草稿"), "{}", poster());
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "findings": "另有发现。" }));
    assert!(poster().contains("草稿，未签发") && !poster().contains("第2号"), "{}", poster());
    // New Year in Shanghai.
    desk.set("2026-12-31T15:59:00Z");
    assert_eq!(desk.refusal("issue_report", json!({ "quarter": "2026Q4" })), "report.transition_refused");
    desk.set("2026-12-31T16:00:00Z");
    assert_eq!(issue("2026Q4"), (2027, 1));
}

#[test]
fn the_summary_is_a_poster_of_one_page() {
    let desk = office();
    let poster = desk.must("render_report_poster", json!({ "quarter": "2026Q3" }));
    assert_eq!((&poster["pages"], &poster["missing"]), (&json!(1), &json!([])));
    assert!(text(&poster["file_name"]).contains("摘要"));
    let words = crate::common::printed(&poster);
    // It hangs by itself: it says that it is a draft, in words for everybody, and shows the months.
    for said in ["草稿，未签发", "变化大于偶然波动的才称为升降", "逐月受理件数"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    let report =
        crate::common::printed(&desk.must("render_quarterly_report", json!({ "quarter": "2026Q3" })));
    assert!(
        report.contains("比较合并控制误报（Holm法，5%）") && !report.contains("不据此判断升降"),
        "{report}"
    );
    for unsaid in ["附录", "第三部分", "Newcombe", "Holm", "置信"] {
        assert!(!words.contains(unsaid), "{unsaid} in {words}");
    }
}
