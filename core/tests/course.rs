//! The course of a ticket: which action follows which, and what each leaves behind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use chrono::TimeDelta;
use common::{Desk, at, text};
use proptest::prelude::*;
use serde_json::{Value, json};

const ACTIONS: [&str; 5] = ["assign", "give_feedback", "add_note", "close", "reopen"];

/// Where each action leads from each status; `-` where it is refused.
const TABLE: [(&str, [&str; 5]); 4] = [
    ("unassigned", ["in_progress", "answered", "unassigned", "-", "-"]),
    ("in_progress", ["in_progress", "answered", "in_progress", "-", "-"]),
    ("answered", ["-", "answered", "answered", "archived", "in_progress"]),
    ("archived", ["-", "-", "-", "-", "in_progress"]),
];

fn after(status: &str, action: usize) -> Option<&'static str> {
    let (_, row) = TABLE.iter().find(|(from, _)| *from == status).unwrap();
    Some(row[action]).filter(|to| *to != "-")
}

#[test]
fn an_ordinary_course() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    desk.pass(TimeDelta::hours(1));
    let ticket = desk.act(&number, "assign").unwrap();
    assert_eq!(
        (text(&ticket["status"]), &ticket["responsible"]["name"]),
        ("in_progress", &json!("物业经理"))
    );
    desk.pass(TimeDelta::hours(2));
    let ticket = desk.act(&number, "give_feedback").unwrap();
    assert_eq!((text(&ticket["status"]), &ticket["on_time"]), ("answered", &json!(true)));
    assert_eq!(ticket["first_feedback_at"], "2026-11-23T05:00:00Z");
    assert_eq!(ticket["answer_owed"], Value::Null);
    desk.pass(TimeDelta::days(1));
    desk.act(&number, "give_feedback").unwrap();
    let ticket = desk.act(&number, "close").unwrap();
    assert_eq!((text(&ticket["status"]), &ticket["closed_at"]), ("archived", &json!("2026-11-24T05:00:00Z")));
    assert_eq!(ticket["first_feedback_at"], "2026-11-23T05:00:00Z", "a second feedback is not a first");
    assert_eq!(ticket["actions"], json!(["reopen"]));
    desk.pass(TimeDelta::days(10));
    let ticket = desk.act(&number, "reopen").unwrap();
    assert_eq!((text(&ticket["status"]), &ticket["reopened_count"]), ("in_progress", &json!(1)));
    assert_eq!(ticket["answer_owed"]["due_at"], "2026-12-06T05:00:00Z", "48 hours from reopening");
    assert_eq!(ticket["due_at"], "2026-11-25T02:00:00Z", "the first deadline stays");
    assert_eq!(ticket["on_time"], true, "so does what became of it");
    let kinds: Vec<&str> =
        ticket["timeline"].as_array().unwrap().iter().map(|entry| text(&entry["kind"])).collect();
    assert_eq!(kinds, ["registered", "assigned", "feedback_given", "feedback_given", "closed", "reopened"]);
}

#[test]
fn feedback_at_the_deadline_is_on_time_and_a_moment_later_is_not() {
    for (late, on_time) in [(0, true), (1, false)] {
        let desk = Desk::open();
        let number = desk.register("inquiry");
        desk.pass(TimeDelta::hours(24) + TimeDelta::milliseconds(late));
        assert_eq!(desk.act(&number, "give_feedback").unwrap()["on_time"], on_time, "{late} ms late");
    }
}

#[test]
fn how_urgent_an_owed_answer_is() {
    // A complaint is due after 48 hours and warned of 4 hours before.
    let cases = [
        (TimeDelta::zero(), "on_track"),
        (TimeDelta::hours(44) - TimeDelta::milliseconds(1), "on_track"),
        (TimeDelta::hours(44), "due_soon"),
        (TimeDelta::hours(48), "due_soon"),
        (TimeDelta::hours(48) + TimeDelta::milliseconds(1), "overdue"),
    ];
    for (waited, urgency) in cases {
        let desk = Desk::open();
        let number = desk.register("complaint");
        desk.pass(waited);
        assert_eq!(desk.ticket(&number)["answer_owed"]["urgency"], urgency, "{waited}");
        let counts = desk.must("count_tickets", json!({}));
        for tab in ["due_soon", "overdue"] {
            let rows = desk.must("list_tickets", json!({ "tab": tab }));
            let expected = usize::from(tab == urgency);
            assert_eq!(rows["rows"].as_array().unwrap().len(), expected, "{tab} after {waited}");
            assert_eq!(counts[tab], expected, "{tab} after {waited}");
        }
    }
}

#[test]
fn wrong_arguments_of_actions() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    let long = "长".repeat(4001);
    let cases = [
        ("assign_ticket", json!({ "number": "TS-20261123-999", "staff_id": 1 }), "ticket.not_found@number"),
        ("assign_ticket", json!({ "number": "abc", "staff_id": 1 }), "ticket.not_found@number"),
        ("assign_ticket", json!({ "number": "' OR 1=1 --", "staff_id": 1 }), "ticket.not_found@number"),
        ("assign_ticket", json!({ "number": number, "staff_id": 99 }), "staff.not_found@staff_id"),
        ("assign_ticket", json!({ "number": number }), "input.required@staff_id"),
        ("assign_ticket", json!({}), "input.required@number"),
        (
            "give_feedback",
            json!({ "number": number, "channel_id": 1, "content": " " }),
            "input.required@content",
        ),
        (
            "give_feedback",
            json!({ "number": number, "channel_id": 77, "content": "好" }),
            "input.unknown_id@channel_id",
        ),
        ("add_note", json!({ "number": number, "content": long }), "input.too_long@content"),
        ("add_note", json!({ "number": number, "content": "好", "expected_version": 7 }), "ticket.changed"),
        ("close_ticket", json!({ "number": number }), "ticket.transition_refused"),
        ("reopen_ticket", json!({ "number": number, "reason": "又坏了" }), "ticket.transition_refused"),
        ("get_ticket", json!({ "number": "" }), "ticket.not_found@number"),
        ("do_nothing", json!({}), "operation.unknown"),
        ("add_note", json!([1]), "arguments.malformed"),
    ];
    let before = desk.ticket(&number);
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    assert_eq!(desk.ticket(&number), before, "a refusal changes nothing");
}

#[test]
fn staff_who_left_get_no_work() {
    let desk = Desk::open();
    let staff = desk.must("add_staff", json!({ "login": "zhao", "name": "赵刚", "roles": ["maintenance"] }));
    let left = json!({ "id": staff["id"], "name": "赵刚", "roles": ["maintenance"], "active": false });
    desk.must("update_staff", left);
    let number = desk.register("complaint");
    let assign = json!({ "number": number, "staff_id": staff["id"] });
    assert_eq!(desk.refusal("assign_ticket", assign), "staff.inactive@staff_id");
    assert!(desk.office.session(Some("zhao")).is_err(), "nor do they act");
}

#[test]
fn what_the_store_itself_refuses() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    for action in ["give_feedback", "close"] {
        desk.act(&number, action).unwrap();
    }
    let db = desk.raw();
    let cases = [
        "DELETE FROM tickets",
        "UPDATE tickets SET content = 'x'",
        "UPDATE tickets SET due_at = due_at + 1",
        "UPDATE tickets SET status = 'answered', closed_at = NULL",
        "UPDATE tickets SET first_feedback_at = first_feedback_at + 1",
        "UPDATE tickets SET status = 'in_progress', closed_at = NULL, reopened_count = 1, answer_due_at = 1, \
         answer_warn_at = 1, phone = '1'",
        "UPDATE ticket_events SET at = 0",
        "DELETE FROM ticket_events",
        "INSERT INTO ticket_events (ticket_id, kind, at, staff_id) VALUES (1, 'note_added', 1, 1)",
        "UPDATE audit_entries SET staff_id = 2",
        "DELETE FROM audit_entries",
        "UPDATE audit_head SET hash = zeroblob(32)",
        "UPDATE audit_head SET entries = entries - 1",
        "DELETE FROM audit_head",
    ];
    for sql in cases {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Any sequence of actions: core agrees with the table, a refusal leaves everything as it was, every success
    /// adds one line to the timeline, one to the audit trail and one to the version.
    #[test]
    fn the_table_is_all_there_is(actions in prop::collection::vec((0_usize..5, 1_i64..4000), 1..24)) {
        let desk = Desk::open();
        let number = desk.register("complaint");
        let mut status = "unassigned";
        let mut reopened = 0;
        for (action, minutes) in actions {
            desk.pass(TimeDelta::minutes(minutes));
            let before = desk.ticket(&number);
            let audited = desk.count("SELECT count(*) FROM audit_entries");
            let result = desk.act(&number, ACTIONS[action]);
            if let Some(next) = after(status, action) {
                    let ticket = result.expect("allowed");
                    prop_assert_eq!(text(&ticket["status"]), next);
                    let (lines, were) = (ticket["timeline"].as_array().unwrap(), before["timeline"].as_array().unwrap());
                    prop_assert_eq!(&lines[..were.len()], &were[..]);
                    prop_assert_eq!(lines.len(), were.len() + 1);
                    prop_assert_eq!(at(text(&lines[were.len()]["at"])), desk.now());
                    prop_assert_eq!(ticket["version"].as_i64().unwrap(), before["version"].as_i64().unwrap() + 1);
                    prop_assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), audited + 1);
                    prop_assert_eq!(ticket["answer_owed"].is_null(), matches!(next, "answered" | "archived"));
                    prop_assert_eq!(ticket["closed_at"].is_null(), next != "archived");
                    status = next;
                    reopened += i64::from(ACTIONS[action] == "reopen");
                    prop_assert_eq!(ticket["reopened_count"].as_i64().unwrap(), reopened);
            } else {
                    let refused = result.expect_err("refused");
                    prop_assert_eq!(refused.code.text(), "ticket.transition_refused");
                    prop_assert_eq!(&refused.params["action"], ACTIONS[action]);
                    prop_assert_eq!(&refused.params["status"], status);
                    prop_assert_eq!(desk.ticket(&number), before);
                    prop_assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), audited);
            }
            prop_assert_eq!(desk.count("SELECT count(*) FROM tickets t JOIN ticket_totals s USING (status) WHERE total = 1"), 1);
        }
    }
}
