//! The course of a ticket: which action follows which, and what each leaves behind.

use crate::common::{Desk, at, text};
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

const STATUSES: [&str; 8] =
    ["unassigned", "in_progress", "suspended", "answered", "follow_up", "closed", "archived", "cancelled"];

/// Where each action leads from each status, by the letters of `STATUSES`: u, i, s, a, f, c, r (archived), x
/// (cancelled); `-` where it is refused.
const TABLE: [(&str, &str); 18] = [
    ("assign", "iis-----"),
    ("return", "-uu-----"),
    ("escalate", "uis-----"),
    ("suspend", "-s------"),
    ("resume", "--i-----"),
    ("give_feedback", "aaaaf---"),
    ("attempt", "uis-----"),
    ("add_note", "uisafc--"),
    ("mark_urgent", "uisaf---"),
    ("mark_important", "uisff---"),
    ("pass", "---cc---"),
    ("fail", "---ii---"),
    ("miss", "----f---"),
    ("close", "---rr---"),
    ("close_only", "---cc---"),
    ("archive", "-----r--"),
    ("reopen", "---iiii-"),
    ("cancel", "xxx-----"),
];

/// How many attempts the rule asks for before a ticket is closed without its follow-up.
const ATTEMPTS: i64 = 3;

/// What the test knows of a ticket.
#[derive(Default)]
struct Model {
    status: usize,
    important: bool,
    urgent: bool,
    attempts: i64,
    reopened: i64,
}

impl Model {
    /// The status after `action` and how many lines it adds; the code of the refusal where it is refused.
    fn after(&self, action: &str) -> Result<(usize, usize), &'static str> {
        let (_, row) = TABLE.iter().find(|(known, _)| *known == action).unwrap();
        let letter = char::from(row.as_bytes()[self.status]);
        let mut next = "uisafcrx".find(letter).ok_or("ticket.transition_refused")?;
        let waits = STATUSES[self.status] == "follow_up";
        if waits && action.starts_with("close") && self.attempts < ATTEMPTS {
            return Err("ticket.follow_up_owed");
        }
        let mut lines = match action {
            "pass" | "fail" | "close" => 2,
            "mark_urgent" => usize::from(!self.urgent),
            "mark_important" => usize::from(!self.important),
            _ => 1,
        };
        let told = action == "give_feedback" && self.status < 3 && self.important;
        if told || (action == "mark_important" && STATUSES[self.status] == "answered") {
            (next, lines) = (4, lines + 1);
        }
        Ok((next, lines))
    }

    fn go(&mut self, action: &str, next: usize) {
        match action {
            "mark_urgent" => self.urgent = true,
            "mark_important" => self.important = true,
            "miss" => self.attempts += 1,
            "fail" | "reopen" => self.reopened += 1,
            _ => {}
        }
        if STATUSES[next] != "follow_up" {
            self.attempts = 0;
        }
        self.status = next;
    }
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
    let expected =
        ["registered", "assigned", "feedback_given", "feedback_given", "closed", "archived", "reopened"];
    assert_eq!(kinds, expected);
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
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Any sequence of actions: core agrees with the table, a refusal leaves everything as it was, every success leaves
    /// its lines in the timeline, one row in the audit trail and one version; what was frozen stays.
    #[test]
    fn the_table_is_all_there_is(actions in prop::collection::vec((0_usize..TABLE.len(), 1_i64..4000), 1..40)) {
        let desk = Desk::open();
        desk.hire("other", &["service"]);
        let number = desk.register("complaint");
        let mut model = Model::default();
        for (action, minutes) in actions {
            desk.pass(TimeDelta::minutes(minutes));
            let before = desk.ticket(&number);
            let audited = desk.count("SELECT count(*) FROM audit_entries");
            let action = TABLE[action].0;
            let result = desk.act(&number, action);
            match model.after(action) {
                Ok((next, lines)) => {
                    let ticket = result.unwrap_or_else(|error| panic!("{action} is allowed: {error:?}"));
                    model.go(action, next);
                    prop_assert_eq!(text(&ticket["status"]), STATUSES[next], "{}", action);
                    let (now, were) = (ticket["timeline"].as_array().unwrap(), before["timeline"].as_array().unwrap());
                    prop_assert_eq!(&now[..were.len()], &were[..]);
                    prop_assert_eq!(now.len(), were.len() + lines, "{}", action);
                    prop_assert!(now[were.len()..].iter().all(|line| at(text(&line["at"])) == desk.now()));
                    prop_assert_eq!(ticket["version"].as_i64().unwrap(), before["version"].as_i64().unwrap() + 1);
                    prop_assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), audited + 1);
                    prop_assert_eq!(ticket["reopened_count"].as_i64().unwrap(), model.reopened);
                    prop_assert_eq!(&ticket["due_at"], &before["due_at"]);
                    if !before["first_feedback_at"].is_null() {
                        prop_assert_eq!(&ticket["first_feedback_at"], &before["first_feedback_at"]);
                    }
                }
                Err(code) => {
                    let refused = result.expect_err(action);
                    prop_assert_eq!(refused.code.text(), code, "{}", action);
                    prop_assert_eq!(&desk.ticket(&number), &before);
                    prop_assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), audited);
                }
            }
            stands(&desk, &desk.ticket(&number), STATUSES[model.status]);
        }
    }
}

/// What holds of a ticket with this status, whatever happened to it.
fn stands(desk: &Desk, ticket: &Value, status: &str) {
    let is = |some: &[&str]| some.contains(&status);
    let open = is(&["unassigned", "in_progress", "suspended"]);
    assert_eq!(!ticket["answer_owed"].is_null(), open, "{status}");
    assert_eq!(!ticket["closed_at"].is_null(), is(&["closed", "archived"]), "{status}");
    assert_eq!(!ticket["archived_at"].is_null(), is(&["archived"]), "{status}");
    assert_eq!(!ticket["cancelled_at"].is_null(), is(&["cancelled"]), "{status}");
    assert_eq!(!ticket["suspension"].is_null(), is(&["suspended"]), "{status}");
    assert_eq!(!ticket["follow_up"].is_null(), is(&["follow_up"]), "{status}");
    assert!(ticket["escalated_at"].is_null() || open, "{status}");
    let running = "SELECT count(*) FROM ticket_suspensions WHERE ended_at IS NULL";
    assert_eq!(desk.count(running), i64::from(is(&["suspended"])), "{status}");
    let owed = "SELECT count(*) FROM follow_ups WHERE done_at IS NULL";
    assert_eq!(desk.count(owed), i64::from(is(&["follow_up"])), "{status}");
    let wrong = "SELECT count(*) FROM ticket_totals x
        WHERE total <> (SELECT count(*) FROM tickets t WHERE t.status = x.status)";
    assert_eq!(desk.count(wrong), 0, "the totals are those of the tickets");
    let counts = desk.must("count_tickets", json!({}));
    assert_eq!((&counts[status], &counts["all"]), (&json!(1), &json!(1)), "{status}");
    let listed = desk.must("list_tickets", json!({ "tab": status }));
    assert_eq!(listed["rows"].as_array().unwrap().len(), 1, "{status}");
}
