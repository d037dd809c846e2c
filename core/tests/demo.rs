//! The demo office as somebody sees it who knows how life goes in a property office.

use crate::common::{Desk, text};
use chrono::NaiveDate;
use linsheng_core::demo::{Plan, fill};
use serde_json::{Value, json};

fn demo(tickets: usize) -> Desk {
    demo_of(1200, tickets)
}

fn demo_of(households: usize, tickets: usize) -> Desk {
    Desk::demo((households, tickets), (1, 1), 1)
}

/// Hour, month and weekday (0 is Sunday) of receipt in Shanghai.
const LOCAL: &str = "WITH t AS (SELECT tickets.*,
    strftime('%H', received_at / 1000 + 28800, 'unixepoch') + 0 AS hour,
    strftime('%m', received_at / 1000 + 28800, 'unixepoch') + 0 AS month,
    strftime('%w', received_at / 1000 + 28800, 'unixepoch') + 0 AS weekday,
    date(received_at / 1000 + 28800, 'unixepoch') AS day FROM tickets) ";

#[test]
fn a_demo_needs_a_day_that_has_begun() {
    let day = |text: &str| text.parse().unwrap();
    // 23 November 10:00 is now; a day whose end comes before its beginning, and one that has not begun.
    for (from, to) in [("2026-11-23", "2026-11-22"), ("2026-11-24", "2026-11-30")] {
        let desk = Desk::open();
        let plan = Plan { households: 1, tickets: 1, from: day(from), to: day(to), now: desk.now(), seed: 1 };
        let refused = fill(&desk.office, &plan, |_| ()).unwrap_err().body().clone();
        assert_eq!((refused.code.text(), refused.field.as_deref()), ("demo.period_empty", Some("from")));
        assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), 0);
    }
}

#[test]
fn the_demo_is_as_life_is() {
    let desk = demo(2000);
    let count = |sql: &str| desk.count(&format!("{LOCAL}{sql}"));
    // What must not be, and how it would show.
    for (wrong, sql) in [
        (
            "the lift of building 7 troubles other houses",
            "SELECT count(*) FROM t WHERE content LIKE '%7栋_单元电梯%停%' AND topic_id = 2 AND room NOT LIKE '7-%'",
        ),
        (
            "mid-autumn in another season",
            "SELECT count(*) FROM t WHERE content LIKE '%中秋%' AND month NOT IN (8, 9)",
        ),
        (
            "mosquitoes in winter",
            "SELECT count(*) FROM t WHERE content LIKE '%灭蚊%' AND month NOT BETWEEN 5 AND 10",
        ),
        (
            "visitors at night",
            "SELECT count(*) FROM t WHERE channel_id IN (4, 5) AND hour NOT BETWEEN 8 AND 19",
        ),
        (
            "follow-ups by who handled the ticket",
            "SELECT count(*) FROM follow_ups f JOIN ticket_events e ON e.ticket_id = f.ticket_id
            WHERE f.satisfaction IS NOT NULL AND e.kind = 'feedback_given' AND e.staff_id = f.done_by
            AND e.at < f.done_at",
        ),
        (
            "findings looked at by who put them right",
            "SELECT count(*) FROM finding_events e JOIN findings f ON f.id = e.finding_id
            WHERE e.kind = 'passed' AND e.staff_id = f.owner_id",
        ),
        (
            "findings of checks that found nothing",
            "SELECT count(*) FROM findings f JOIN checks k ON k.id = f.check_id
            WHERE coalesce(k.measured <= k.most, 1) AND NOT EXISTS (
                SELECT 1 FROM check_lines l WHERE l.check_id = k.id AND l.result = 'poor')",
        ),
        ("places that were not filled in", "SELECT count(*) FROM t WHERE content LIKE '%{%'"),
        (
            "late entries without a reason",
            "SELECT count(*) FROM t WHERE registered_at - received_at > 900000
            AND late_entry_reason IS NULL",
        ),
    ] {
        assert_eq!(count(sql), 0, "{wrong}");
    }
    // What must be, in per cent of all, from and to.
    for (what, share, from, to) in [
        ("different words", "SELECT count(DISTINCT content) FROM t", 55, 100),
        ("during the day", "SELECT count(*) FROM t WHERE hour BETWEEN 8 AND 20", 80, 95),
        ("on Mondays", "SELECT count(*) FROM t WHERE weekday = 1", 15, 21),
        ("on Sundays", "SELECT count(*) FROM t WHERE weekday = 0", 8, 13),
        ("opened again", "SELECT count(*) FROM t WHERE reopened_count > 0", 2, 7),
        ("late", "SELECT count(*) FROM t WHERE first_feedback_at > due_at", 2, 9),
        ("followed up", "SELECT count(*) FROM follow_ups WHERE satisfaction IS NOT NULL", 4, 12),
        ("waited for something", "SELECT count(DISTINCT ticket_id) FROM ticket_suspensions", 2, 9),
        ("on the busiest day", "SELECT count(*) FROM t GROUP BY day ORDER BY 1 DESC LIMIT 1", 1, 3),
    ] {
        let percent = count(share) * 100 / 2000;
        assert!((from..=to).contains(&percent), "{what}: {percent} %");
    }
    let states = "SELECT count(DISTINCT state) FROM work_orders";
    assert_eq!(count(states), 6, "somewhere, an order is in each state");
    let returned = desk.must("list_work_orders", serde_json::json!({ "tab": "returned" }));
    assert!(returned["counts"]["returned"].as_i64() > Some(0), "some result is still to be told: {returned}");
    supervised(&desk);
    reported(&desk);
    worth_showing(&desk);
    let summer = count("SELECT count(*) FROM t WHERE topic_id = 4 AND month IN (7, 8)");
    let winter = count("SELECT count(*) FROM t WHERE topic_id = 4 AND month IN (1, 2)");
    assert!(summer * 2 > winter * 3, "rubbish smells in summer: {summer}, {winter}");
}

/// The last full quarter has what there is a page for: every kind of red flag, the same trouble of many, and changes that the
/// intervals call one.
fn worth_showing(desk: &Desk) {
    let flags = desk.must("get_red_flags", json!({ "quarter": "2026Q3" }));
    for kind in flags["kinds"].as_array().unwrap() {
        assert!(kind["total"].as_i64() > Some(0), "{kind}");
    }
    let incidents = desk.must("list_period_incidents", json!({ "from": "2026-07", "to": "2026-09" }));
    let rows = incidents["rows"].as_array().unwrap();
    assert!(rows.iter().filter(|one| one["tickets"].as_i64() > Some(2)).count() >= 3, "{incidents}");
    let suggestions = desk.must("suggest_sentences", json!({ "quarter": "2026Q3" }));
    assert!(!suggestions["rows"].as_array().unwrap().is_empty(), "{suggestions}");
}

/// Every channel that has a plan was checked, something waits in each list, and what was improved is in the reports.
fn supervised(desk: &Desk) {
    let checked = desk.count("SELECT count(DISTINCT channel_id) FROM checks");
    assert_eq!(checked, desk.count("SELECT count(*) FROM check_plans"));
    let waits = |sql: &str| desk.count(sql) > 0;
    assert!(waits("SELECT count(*) FROM findings WHERE state = 'reported'"), "something to look at again");
    assert!(waits("SELECT count(*) FROM findings WHERE state = 'closed'"));
    assert!(waits("SELECT count(*) FROM check_plans WHERE next_on < '2026-11-23'"), "a check is late");
    let figures = desk.must("quarter_figures", serde_json::json!({ "quarter": "2026Q3" }));
    let measures = &figures["measures"];
    let state = |part: &str| measures[part][0]["state"].clone();
    assert_eq!((state("carried"), state("added")), ("done".into(), "open".into()), "{measures}");
}

/// What was due is issued, so that the board has nothing to say of it, and is not drafted once more.
fn reported(desk: &Desk) {
    let board = desk.must("get_compliance_board", json!({}));
    let kept = board["rows"].as_array().unwrap().iter().find(|row| row["id"] == "R8.2").unwrap();
    assert_eq!(kept["state"], "met", "{kept}");
    assert!(!desk.office.draft_report().unwrap());
}

#[test]
fn reports_that_were_due_are_issued_and_the_next_one_is_a_draft() {
    let made = || {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let desk = Desk::open();
        desk.set("2026-10-21T02:00:00Z");
        let plan =
            Plan { households: 60, tickets: 200, from: day(4, 1), to: day(10, 21), now: desk.now(), seed: 1 };
        fill(&desk.office, &plan, |_| ()).unwrap();
        desk
    };
    let desk = made();
    let course = |desk: &Desk, quarter| desk.must("get_report_course", json!({ "quarter": quarter }));
    let issued = course(&desk, "2026Q2")["editions"].as_array().unwrap().clone();
    assert_eq!(issued.len(), 1);
    assert!(text(&issued[0]["issued_at"]).starts_with("2026-07-09T01:30"), "{issued:?}");
    let paper = desk.must("render_issued_report", json!({ "id": issued[0]["id"] }));
    let said = crate::common::printed(&paper);
    for words in ["〔2026〕第1号", "编制：林静怡；审核：谢明；签发：林静怡", "数据截至2026年7月"]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    // Due on the 30th: there is a text to go on with.
    let draft = course(&desk, "2026Q3");
    assert_eq!((&draft["editions"], &draft["state"]), (&json!([]), &json!("draft")));
    let words = desk.must("get_report_text", json!({ "quarter": "2026Q3" }));
    assert!(!text(&words["measures"]).is_empty());
    assert_eq!(course(&made(), "2026Q2")["editions"], json!(issued), "the same seed, the same report");
}

#[test]
fn a_demo_of_any_size_is_made() {
    for tickets in [0, 1, 59, 60] {
        let desk = demo_of(120, tickets);
        assert_eq!(desk.count("SELECT count(*) FROM tickets"), i64::try_from(tickets).unwrap());
    }
}

/// What an operation lists, all of it.
fn rows(desk: &Desk, operation: &str, mut arguments: Value) -> Vec<Value> {
    arguments["limit"] = json!(200);
    desk.must(operation, arguments)["rows"].as_array().unwrap().clone()
}

#[test]
fn the_demo_holds_meetings_and_what_they_leave_agrees() {
    let desk = demo_of(240, 400);
    let meetings = rows(&desk, "list_meetings", json!({}));
    let of = |kind: &str, state: &str| {
        meetings.iter().filter(|one| one["kind"] == kind && one["state"] == state).count()
    };
    assert_eq!(
        (of("committee", "ended"), of("committee", "planned")),
        (6, 1),
        "five of the series and one in a hurry"
    );
    assert_eq!((of("forum", "ended"), of("assembly", "ended")), (1, 1));
    for row in meetings.iter().filter(|one| one["state"] == "ended") {
        let id = &row["id"];
        let meeting = desk.must("get_meeting", json!({ "id": id }));
        for item in meeting["items"].as_array().unwrap() {
            assert!(item["closed_at"].is_string() && item["discussion"].is_string(), "{item}");
            let lost = item["outcome"]["passed"] == false;
            assert_eq!(
                lost,
                item["decision"].as_str().is_some_and(|words| words.contains("未通过")),
                "{item}"
            );
            let voted = item["votes"].as_array().unwrap().len();
            let here = &item["outcome"]["taking_part"]["heads"];
            assert!(
                meeting["kind"] != "committee" || item["matter"] == "discussion" || *here == json!(voted),
                "{item}"
            );
        }
        if row["notice"].is_object() {
            assert_eq!(row["notice"]["state"], "kept", "{row}");
        }
        let archive = desk.must("get_meeting_archive", json!({ "meeting_id": id }));
        let missing =
            archive["entries"].as_array().unwrap().iter().filter(|entry| entry["missing"] == true).count();
        // The one of yesterday is written down and posted today.
        let yesterday = text(&row["title"]).contains("临时会议");
        assert_eq!(missing, if yesterday { 2 } else { 0 }, "{archive}");
    }
    // An assembly has a result, a special matter another threshold.
    let assembly = meetings.iter().find(|one| one["kind"] == "assembly").unwrap();
    let assembly = desk.must("get_meeting", json!({ "id": assembly["id"] }));
    let passed: Vec<&Value> =
        assembly["items"].as_array().unwrap().iter().map(|item| &item["outcome"]["passed"]).collect();
    assert_eq!(passed, [&json!(true), &json!(false)]);
    // What residents said at the forum are tickets of residents who live there.
    let raised = desk.count("SELECT count(*) FROM meeting_tickets");
    let known = desk.count(
        "SELECT count(*) FROM meeting_tickets r JOIN tickets t ON t.id = r.ticket_id
         JOIN channels c ON c.id = t.channel_id WHERE t.person_id IS NOT NULL AND c.kind = 'meeting'",
    );
    assert_eq!((raised, known), (5, 5));
    assert_eq!(desk.count("SELECT count(*) FROM tickets"), 400);
    let left = rows(&desk, "list_action_items", json!({}));
    let late = left.iter().filter(|item| item["late"] == true).count();
    let done = left.iter().filter(|item| item["state"] == "done").count();
    assert!((1..=4).contains(&late) && done >= 6, "{late} late and {done} done of {}", left.len());
    let reminders = desk.must("list_meeting_reminders", json!({}));
    let kinds: Vec<&str> = reminders.as_array().unwrap().iter().map(|one| text(&one["kind"])).collect();
    assert_eq!(kinds, ["minutes", "notice"]);
    // Members of the committee own what they own.
    let strangers = "SELECT count(*) FROM meeting_people m WHERE m.votes = 1
        AND NOT EXISTS (SELECT 1 FROM people p WHERE p.name = m.name)";
    assert_eq!(desk.count(strangers), 0);
}

#[test]
fn the_same_seed_holds_the_same_meetings() {
    let told = || {
        let desk = demo_of(80, 130);
        let all = rows(&desk, "list_meetings", json!({}));
        let whole = |one: &Value| {
            let id = &one["id"];
            let parts = [
                desk.must("get_meeting", json!({ "id": id })),
                desk.must("get_meeting_minutes", json!({ "meeting_id": id })),
                desk.must("list_meeting_files", json!({ "meeting_id": id })),
                desk.must("get_meeting_work", json!({ "meeting_id": id })),
            ];
            json!(parts)
        };
        all.iter().map(whole).collect::<Vec<_>>()
    };
    assert!(told() == told(), "two demos of one seed hold different meetings");
}
