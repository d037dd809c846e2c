//! The draft that the program makes on the first day of a quarter, and the list of tickets in a report's appendix.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Reader as _, Xlsx};
use serde_json::{Value, json};

use crate::common::{Desk, text};

/// An office whose first ticket came in the third quarter of 2026.
fn office() -> Desk {
    let desk = Desk::open();
    desk.set("2026-08-03T02:00:00Z");
    desk.register("complaint");
    desk.register("inquiry");
    desk
}

fn drafts(desk: &Desk) -> i64 {
    desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'draft_report' AND staff_id IS NULL")
}

fn quarter(desk: &Desk, name: &str) -> Value {
    let rows = desk.must("list_quarters", json!({}));
    rows.as_array().unwrap().iter().find(|row| row["quarter"] == name).unwrap().clone()
}

#[test]
fn a_report_is_drafted_once_on_the_first_day_of_the_next_quarter() {
    let desk = office();
    // The last millisecond of the quarter in Shanghai, and the first of the next.
    for (now, drafted, all) in [
        ("2026-09-30T15:59:59.999Z", false, 0),
        ("2026-09-30T16:00:00Z", true, 1),
        ("2026-09-30T16:00:00Z", false, 1),
        ("2026-12-31T15:59:59Z", false, 1),
        // Opened again in the middle of the quarter after.
        ("2027-02-10T02:00:00Z", true, 2),
        ("2027-02-10T02:01:00Z", false, 2),
    ] {
        desk.set(now);
        assert_eq!((desk.office.draft_report().unwrap(), drafts(&desk)), (drafted, all), "{now}");
    }
    let row = quarter(&desk, "2026Q3");
    assert_eq!((&row["due_on"], &row["issued"]), (&json!("2026-10-30"), &json!(false)));
    assert_eq!(row["drafted_at"], "2026-09-30T16:00:00Z");
    assert_eq!(quarter(&desk, "2027Q1")["drafted_at"], Value::Null);
    for sql in ["UPDATE report_drafts SET findings = 'x'", "DELETE FROM report_drafts"] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], json!(null));
}

#[test]
fn an_office_without_tickets_in_it_has_no_report_to_draft() {
    let desk = Desk::open();
    assert!(!desk.office.draft_report().unwrap());
    desk.register("complaint");
    // The quarter before the first ticket is none of the office's.
    assert!(!desk.office.draft_report().unwrap());
    assert_eq!(drafts(&desk), 0);
}

#[test]
fn what_was_drafted_stands_in_the_report_until_somebody_writes() {
    let desk = office();
    desk.hire("service", &["service"]);
    desk.set("2026-10-01T01:00:00Z");
    assert!(desk.office.draft_report().unwrap());
    let of = json!({ "quarter": "2026Q3" });
    let draft = desk.must("get_report_text", of.clone());
    let proposed = desk.must("get_report_course", of.clone())["proposed_findings"].clone();
    let lines: Vec<&str> = text(&draft["findings"]).lines().collect();
    assert_eq!(json!(lines), proposed);
    assert!(!lines.is_empty());
    assert_eq!((&draft["version"], &draft["updated_by"]), (&json!(0), &Value::Null));
    let gap = |desk: &Desk| {
        let course = desk.must("get_report_course", of.clone());
        course["gaps"].as_array().unwrap().iter().any(|row| row["gap"]["kind"] == "findings_proposed")
    };
    assert!(gap(&desk), "nobody has looked at it");
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "measures": "加强巡查。" }));
    assert_eq!(desk.must("get_report_text", of.clone())["findings"], draft["findings"]);
    assert!(gap(&desk));
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "findings": "电梯投诉多。" }));
    assert!(!gap(&desk));
    // The manager is told, and nobody else.
    let since = json!({ "since": "2026-10-01T00:30:00Z" });
    let told = desk.must("list_reminders", since.clone())["reminders"].clone();
    let about = told.as_array().unwrap().iter().find(|one| one["kind"] == "report_drafted").unwrap();
    assert_eq!(about["number"], "2026Q3");
    let others = desk.call_as("service", "list_reminders", since).unwrap()["reminders"].clone();
    assert!(others.as_array().unwrap().iter().all(|one| one["kind"] != "report_drafted"));
}

fn listed(desk: &Desk) -> Vec<String> {
    let file = desk.must("export_report", json!({ "quarter": "2026Q3" }));
    let mut book = Xlsx::new(Cursor::new(STANDARD.decode(text(&file["base64"])).unwrap())).unwrap();
    let Some(name) = book.sheet_names().into_iter().find(|name| name.ends_with("本季度受理的来件"))
    else {
        return Vec::new();
    };
    let range = book.worksheet_range(&name).unwrap();
    range.rows().skip(1).map(|row| row[0].to_string()).collect()
}

#[test]
fn the_tickets_are_listed_where_that_is_wanted_and_none_about_staff() {
    let desk = office();
    let third = desk.register("suggestion");
    desk.must("mark_ticket", json!({ "number": third, "about_staff": true }));
    let fourth = desk.register("inquiry");
    desk.must("cancel_ticket", json!({ "number": fourth, "reason": "登记重了" }));
    desk.set("2026-10-08T02:00:00Z");
    assert_eq!(listed(&desk), Vec::<String>::new());
    let pages = |desk: &Desk| {
        desk.must("render_quarterly_report", json!({ "quarter": "2026Q3" }))["pages"].as_i64().unwrap()
    };
    let before = pages(&desk);
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "lists_tickets": true }));
    assert_eq!(listed(&desk).len(), 2, "neither the one about staff nor the mistaken one");
    assert!(listed(&desk).iter().all(|number| *number != third && *number != fourth));
    assert!(pages(&desk) >= before);
    // A part that is not given stays.
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "measures": "加强巡查。" }));
    assert_eq!(listed(&desk).len(), 2);
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "lists_tickets": false }));
    assert_eq!(listed(&desk), Vec::<String>::new());
}
