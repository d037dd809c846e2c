//! How long records are kept is a part of a version of the policy; and the kinds of records that are no tickets: in the catalogue with
//! their pages, and destroyed where they have a term.

use crate::archive::{at_work, catalogue, closed, lengthen, triggers, version, where_is};
use crate::common::{self, Desk, printed, text};
use crate::{call_backs, calls, minutes, proposals, reports, supervision};
use serde_json::{Value, json};

/// A picture of one point, which is a page.
const POINT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==";

fn until(desk: &Desk) -> Vec<String> {
    catalogue(desk, json!({ "kind": "ticket" }))
        .iter()
        .map(|row| text(&row["kept_until"]).to_owned())
        .collect()
}

/// The records of a kind, each by mark, number, title and pages.
fn of_kind(desk: &Desk, kind: &str) -> Vec<(String, Value, String, Value)> {
    let rows = catalogue(desk, json!({ "kind": kind }));
    let told = rows.iter().map(|row| {
        (
            text(&row["mark"]).to_owned(),
            row["number"].clone(),
            text(&row["title"]).to_owned(),
            row["pages"].clone(),
        )
    });
    told.collect()
}

fn row(mark: &str, number: Value, title: &str, pages: Value) -> (String, Value, String, Value) {
    (mark.to_owned(), number, title.to_owned(), pages)
}

#[test]
fn a_version_lengthens_retention_from_its_day_on_for_what_is_filed_already() {
    let desk = Desk::open();
    closed(&desk, "3-2-1502", "电梯停了");
    assert_eq!(until(&desk), ["2029-11-23"]);
    let mut later = version(&desk, &common::retention(10));
    later["effective_on"] = json!("2026-12-01");
    let saved = desk.must("save_policy", later);
    assert_eq!(saved["retention"], common::retention(10));
    assert_eq!(until(&desk), ["2029-11-23"], "it is not in force yet");
    desk.set("2026-11-30T16:00:00Z");
    assert_eq!(until(&desk), ["2036-11-23"]);
    desk.set("2028-02-29T02:00:00Z");
    closed(&desk, "3-2-1502", "又停了");
    assert_eq!(until(&desk), ["2038-02-28", "2036-11-23"]);
    let retention = desk.must("get_retention", json!({}));
    let years: Vec<(&str, Option<i64>)> = retention
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["kind"]), one["years"].as_i64()))
        .filter(|(_, years)| years.is_some())
        .collect();
    assert_eq!(
        years,
        [("ticket", Some(10)), ("notice", Some(3)), ("check", Some(3)), ("call_backs", Some(3))]
    );
    // The trail says what it was, the versions what each of them says.
    let trail = desk.must("list_audit_entries", json!({ "filter": { "operation": "save_policy" } }));
    assert_eq!(trail["entries"][0]["changes"]["ticket_years"], json!([3, 10]), "{trail}");
    let versions = desk.must("list_policies", json!({}));
    let of = |place: usize| versions[place]["retention"][0]["years"].as_i64();
    assert_eq!([of(0), of(1)], [Some(10), Some(3)]);
}

#[test]
fn none_is_shortened_and_each_is_refused_at_its_field() {
    let desk = Desk::open();
    lengthen(&desk, 5);
    let with = |place: usize, years: i64| {
        let mut terms = common::retention(5);
        terms[place]["years"] = json!(years);
        terms
    };
    let mut twice = common::retention(5);
    twice[1]["kind"] = json!("ticket");
    let mut for_good = common::retention(5);
    for_good[1]["kind"] = json!("meeting");
    let mut less = common::retention(5);
    less.as_array_mut().unwrap().pop();
    let cases = [
        (with(0, 4), "policy.retention_shorter@retention[0].years"),
        (with(0, 2), "input.out_of_range@retention[0].years"),
        (with(2, 2), "input.out_of_range@retention[2].years"),
        (with(3, 101), "input.out_of_range@retention[3].years"),
        (with(1, i64::MIN), "input.out_of_range@retention[1].years"),
        (twice, "policy.limits_incomplete@retention"),
        (for_good, "policy.limits_incomplete@retention"),
        (less, "policy.limits_incomplete@retention"),
        (json!([]), "policy.limits_incomplete@retention"),
    ];
    for (terms, expected) in cases {
        assert_eq!(desk.refusal("save_policy", version(&desk, &terms)), expected, "{terms}");
        let mut proposal = proposals::proposal(&json!({ "retention": terms }));
        proposal["title"] = json!("改");
        assert_eq!(desk.refusal("add_policy_proposal", proposal), expected, "{terms}");
    }
    // One that has not come into force promises nothing yet.
    let mut upcoming = version(&desk, &with(0, 9));
    upcoming["effective_on"] = json!("2026-12-24");
    desk.must("save_policy", upcoming);
    desk.must("save_policy", version(&desk, &with(0, 6)));
    // Nor does SQL.
    let db = desk.raw();
    let newest: i64 = db.query_row("SELECT max(version) FROM policy_versions", [], |row| row.get(0)).unwrap();
    db.execute(
        "INSERT INTO policy_versions (version, effective_from, note, saved_at, saved_by) VALUES (?1, ?2, '短', ?2, 1)",
        [newest + 1, desk.now().timestamp_millis() + 1],
    )
    .unwrap();
    let add = |kind: &str, years: i64| {
        let sql = "INSERT INTO policy_retention (policy_version, kind, years) VALUES (?1, ?2, ?3)";
        db.execute(sql, rusqlite::params![newest + 1, kind, years]).is_ok()
    };
    assert_eq!(
        [add("ticket", 5), add("ticket", 6), add("meeting", 9), add("notice", 2)],
        [false, true, false, false]
    );
    for sql in ["UPDATE policy_retention SET years = 50", "DELETE FROM policy_retention"] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

/// Residents decide on five years; meanwhile the office went to six. What was lengthened stays.
#[test]
fn a_proposal_lengthens_it_and_shortens_nothing_that_was_lengthened_since() {
    let desk = Desk::open();
    let asked = json!({ "title": "来件保管五年", "retention": common::retention(5) });
    let made = desk.must("add_policy_proposal", proposals::proposal(&asked));
    assert_eq!(proposals::of(&made)["content"]["retention"], common::retention(5));
    let paper = proposals::on_paper(&desk.must("render_policy_proposal", json!({ "id": 1 })));
    assert!(paper.contains("来件档案保管期限") && paper.contains("5年"), "{paper}");
    assert!(!paper.contains("信息发布档案保管期限"), "what stays is not listed: {paper}");
    desk.must("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-11-24" }));
    let mut notices = common::retention(3);
    notices[1]["years"] = json!(6);
    desk.must("save_policy", version(&desk, &notices));
    desk.set("2026-11-24T16:00:00Z");
    desk.must("summarise_policy_consultation", json!({ "id": 1, "summary": "没有意见" }));
    let meeting = proposals::held(&desk, proposals::DELEGATES);
    let decided = json!({ "id": 1, "meeting_id": meeting, "adopted": true, "decision": "同意",
        "effective_on": "2026-11-26" });
    desk.must("decide_policy_proposal", decided);
    desk.set("2026-11-26T02:00:00Z");
    let mut expected = common::retention(5);
    expected[1]["years"] = json!(6);
    assert_eq!(desk.policy()["retention"], expected);
    assert_eq!(of_kind(&desk, "proposal"), [row("WY-TA-000003", Value::Null, "来件保管五年", Value::Null)]);
}

#[test]
fn a_check_is_in_the_catalogue_with_its_photographs_and_destroyed_after_its_term() {
    let desk = Desk::open();
    desk.hire("second", &["supervisor"]);
    supervision::call_plan(&desk, "2026-11-23");
    let mut check = supervision::call(Some(40), &[1]);
    check["note"] = json!("欧阳若兰说没人接");
    check["lines"][1]["note"] = json!("欧阳若兰等了很久");
    desk.must("record_check", check);
    let channel = text(&desk.must("list_channels", json!({}))[0]["name"]).to_owned();
    assert_eq!(of_kind(&desk, "check"), [row("WY-JC-000001", Value::Null, &channel, json!(0))]);
    let file = |name: &str, base64: &str| json!({ "of": { "kind": "check", "id": 1 }, "file_name": name, "base64": base64 });
    desk.must("add_supervision_file", file("欧阳若兰.png", POINT));
    assert_eq!(of_kind(&desk, "check")[0].3, 1);
    let paper = desk.must("render_archive", json!({}));
    desk.must("add_supervision_file", file("目录.pdf", text(&paper["base64"])));
    assert_eq!(of_kind(&desk, "check")[0].3, 1 + paper["pages"].as_i64().unwrap());

    at_work(&desk, "2029-11-22", "2029-11-23");
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.nothing_due");
    at_work(&desk, "2029-11-23", "2029-11-24");
    let before = desk.must("get_compliance_board", json!({ "on": "2026-12-31" }));
    let kept = triggers(&desk);
    desk.must("draw_disposal", json!({}));
    desk.call_as("second", "approve_disposal", json!({ "id": 1 })).unwrap();
    desk.must("carry_out_disposal", json!({ "id": 1 }));
    assert_eq!(where_is(&desk, "欧阳若兰"), Vec::<String>::new());
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 0);
    assert_eq!(triggers(&desk), kept);
    assert_eq!(
        desk.must("get_compliance_board", json!({ "on": "2026-12-31" })),
        before,
        "its result counts as before"
    );
    assert_eq!(of_kind(&desk, "check")[0].3, 2, "the certificate's row keeps its pages");
    assert_eq!(desk.refusal("add_supervision_file", file("a.png", POINT)), "archive.disposed@of");
    let shown = desk.must("get_check", json!({ "id": 1 }));
    assert_eq!(
        (&shown["lines"][1]["result"], &shown["lines"][1]["note"]),
        (&json!("poor"), &Value::Null),
        "{shown}"
    );
}

#[test]
fn a_sample_of_call_backs_is_filed_when_everybody_was_asked_or_it_is_drawn_again() {
    let desk = Desk::open();
    call_backs::closed(&desk);
    desk.hire("second", &["supervisor"]);
    let sample = desk.must("draw_call_backs", call_backs::draw(2, 7, None));
    let ask = |place: usize| {
        let id = &sample["call_backs"][place]["id"];
        desk.must("record_call_back", call_backs::reached(id, "solved", "satisfied", "true"));
    };
    ask(0);
    assert_eq!(of_kind(&desk, "call_backs"), []);
    ask(1);
    let filed = of_kind(&desk, "call_backs");
    assert_eq!(filed.len(), 1);
    assert_eq!((&filed[0].2, &filed[0].3), (&"2026-10-01—2026-11-23".to_owned(), &Value::Null));
    // Of two that were not finished the one that another took the place of is over.
    desk.must("draw_call_backs", call_backs::draw(3, 8, Some("再抽")));
    assert_eq!(of_kind(&desk, "call_backs").len(), 1);
    desk.must("draw_call_backs", call_backs::draw(3, 9, Some("再抽")));
    let ids: Vec<Value> = catalogue(&desk, json!({ "kind": "call_backs" }))
        .iter()
        .map(|one| one["record_id"].clone())
        .collect();
    assert_eq!(ids, [2, 1]);
    desk.pass(chrono::TimeDelta::days(1));
    ask(1);
    assert_eq!(
        catalogue(&desk, json!({ "kind": "call_backs" }))[0]["record_id"],
        1,
        "kept from its last word on"
    );

    at_work(&desk, "2029-11-24", "2029-11-25");
    let results = |desk: &Desk| desk.must("get_call_back_sample", json!({ "id": 1 }))["results"].clone();
    let before = results(&desk);
    desk.must("draw_disposal", json!({}));
    desk.call_as("second", "approve_disposal", json!({ "id": 1 })).unwrap();
    desk.must("carry_out_disposal", json!({ "id": 1 }));
    assert_eq!(desk.count("SELECT count(*) FROM call_back_entries WHERE note <> ''"), 0);
    assert_eq!(results(&desk), before);
    let late = call_backs::reached(&sample["call_backs"][0]["id"], "solved", "satisfied", "true");
    assert_eq!(desk.refusal("record_call_back", late), "archive.disposed@id");
}

#[test]
fn issued_reports_decided_proposals_and_reviews_are_in_it_for_good() {
    let desk = reports::office();
    desk.hire("xieming", &["supervisor"]);
    let issue = |arguments: Value| {
        reports::review(&desk);
        desk.must("issue_report", arguments)
    };
    reports::save(&desk, json!({ "measures": "加强巡查。" }));
    let first = issue(json!({ "quarter": "2026Q3" }));
    let second = issue(json!({ "quarter": "2026Q3", "correction": "改正一处" }));
    let number = json!("〔2026〕第1号");
    let told: Vec<_> = of_kind(&desk, "report")
        .into_iter()
        .map(|(_, number, title, pages)| (number, title, pages))
        .collect();
    let expected = [
        (number.clone(), "2026Q3-2".to_owned(), second["pages"].clone()),
        (number.clone(), "2026Q3".to_owned(), first["pages"].clone()),
    ];
    assert_eq!(told, expected);
    assert_eq!(catalogue(&desk, json!({ "search": number })).len(), 2);
    let paper = printed(&desk.must("render_archive", json!({ "filter": { "kind": "report" } })));
    assert_eq!(paper.matches("2026年第三季度报告").count(), 2, "{paper}");
    assert!(paper.contains("2026年第三季度报告勘误第1版"), "{paper}");
    for (operation, arguments) in calls::proposal_calls() {
        let _ = desk.call(operation, arguments);
    }
    assert_eq!(of_kind(&desk, "proposal").len(), 1);
    assert_eq!(of_kind(&desk, "review")[0].2, "2026");
    assert!(
        catalogue(&desk, json!({}))
            .iter()
            .filter(|one| one["kind"] != "ticket")
            .all(|one| one["kept_until"].is_null())
    );
    for sql in [
        "UPDATE report_editions SET correction = '别的'",
        "DELETE FROM report_editions",
        "UPDATE policy_proposals SET title = '别的'",
        "DELETE FROM policy_proposals",
        "UPDATE policy_reviews SET conclusion = '别的'",
        "DELETE FROM policy_reviews",
        "DELETE FROM archive_records",
        "UPDATE archive_records SET disposal_id = 1 WHERE kind = 'report'",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

/// Of a meeting the scans are its pages, also those that come after the minutes; a hold on it stands like any other.
#[test]
fn a_meeting_has_its_scans_for_pages_and_can_be_held() {
    let desk = Desk::open();
    minutes::held(&desk);
    let id = minutes::begun(&desk)["minutes"][0]["id"].as_i64().unwrap();
    let scan = |purpose: &str, base64: &str| {
        let file = json!({ "meeting_id": 1, "purpose": purpose, "file_name": "扫描.png", "base64": base64 });
        desk.must("add_meeting_file", file);
    };
    scan("signed_minutes", POINT);
    minutes::bring(&desk, id, "issue");
    assert_eq!(of_kind(&desk, "meeting"), [row("WY-HY-000001", Value::Null, "十二月例会", json!(1))]);
    let paper = desk.must("render_archive", json!({}));
    let file =
        json!({ "meeting_id": 1, "purpose": "posting", "file_name": "公示.pdf", "base64": paper["base64"] });
    desk.must("add_meeting_file", file);
    assert_eq!(of_kind(&desk, "meeting")[0].3, 1 + paper["pages"].as_i64().unwrap());
    desk.must("place_hold", json!({ "on": { "scope": "record", "id": 1 }, "reason": "诉讼" }));
    let held = catalogue(&desk, json!({ "standing": "held" }));
    assert_eq!((held.len(), &held[0]["mark"], &held[0]["held"]), (1, &json!("WY-HY-000001"), &json!(true)));
    desk.must("lift_hold", json!({ "id": 1, "reason": "结案" }));
    assert_eq!(catalogue(&desk, json!({ "standing": "held" })).len(), 0);
}
