//! Entering tickets: what is refused and where, what is frozen, which numbers are given.

use crate::common;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::common::{Desk, at, text};
use chrono::TimeDelta;
use linsheng_core::clock::SetClock;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A good registration with `changes` laid over it.
fn registration(changes: &Value) -> Value {
    let mut arguments = json!({
        "channel_id": 1, "category": "complaint", "topic_id": 2, "room": "3栋2单元1201", "caller_name": "王秀英",
        "phone": "13812341234", "content": "电梯停了", "received_at": "2026-11-23T01:55:00Z",
    });
    for (name, value) in changes.as_object().unwrap() {
        arguments[name] = value.clone();
    }
    arguments
}

#[test]
fn what_is_refused_and_where() {
    let long = |count: usize| Value::from("长".repeat(count));
    let cases = [
        (json!({ "channel_id": 99 }), "input.unknown_id@channel_id"),
        (json!({ "channel_id": -1 }), "input.unknown_id@channel_id"),
        (json!({ "channel_id": "1" }), "arguments.malformed@channel_id"),
        (json!({ "channel_id": 1.5 }), "arguments.malformed@channel_id"),
        (json!({ "topic_id": 99 }), "input.unknown_id@topic_id"),
        (json!({ "category": "praise" }), "arguments.malformed@category"),
        (json!({ "category": null }), "arguments.malformed@category"),
        (json!({ "content": "" }), "input.required@content"),
        (json!({ "content": " \n\t　" }), "input.required@content"),
        (json!({ "content": "\u{200B}\u{FEFF}" }), "input.required@content"),
        (json!({ "content": null }), "arguments.malformed@content"),
        (json!({ "content": long(4001) }), "input.too_long@content"),
        (json!({ "content": "a\u{0}b" }), "input.invalid@content"),
        (json!({ "room": long(41) }), "input.too_long@room"),
        (json!({ "room": "3栋\n2单元" }), "input.invalid@room"),
        (json!({ "caller_name": long(41) }), "input.too_long@caller_name"),
        (json!({ "phone": "1381234" .repeat(4) }), "phone.malformed@phone"),
        (json!({ "phone": format!("12345{}1", " ".repeat(100)) }), "phone.malformed@phone"),
        (json!({ "phone": "没有电话" }), "phone.malformed@phone"),
        (json!({ "received_at": "2026-11-23T02:00:00.001Z" }), "time.in_future@received_at"),
        (json!({ "received_at": "2026-11-23" }), "arguments.malformed@received_at"),
        (
            json!({ "received_at": "1999-12-31T23:59:59Z", "late_entry_reason": "补录" }),
            "time.too_early@received_at",
        ),
        (
            json!({ "received_at": "2026-11-23T01:44:59Z" }),
            "time.late_entry_reason_missing@late_entry_reason",
        ),
        (
            json!({ "received_at": "2026-11-23T01:44:59Z", "late_entry_reason": "  " }),
            "time.late_entry_reason_missing@late_entry_reason",
        ),
        (json!({ "late_entry_reason": long(201) }), "input.too_long@late_entry_reason"),
        (json!({ "responsible_id": 99 }), "staff.not_found@responsible_id"),
        (json!({ "surprise": 1 }), "arguments.malformed@surprise"),
    ];
    let desk = Desk::open();
    for (changes, expected) in cases {
        assert_eq!(desk.refusal("register_ticket", registration(&changes)), expected, "{changes}");
    }
    assert_eq!(desk.count("SELECT count(*) FROM tickets"), 0);
    assert_eq!(desk.count("SELECT count(*) FROM ticket_events"), 0);
    assert_eq!(desk.count("SELECT count(*) FROM ticket_counters"), 0, "a refused ticket takes no number");
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), 0);
}

#[test]
fn what_is_kept_of_a_good_one() {
    let desk = Desk::open();
    let ticket = desk.must("register_ticket", registration(&json!({ "content": "  电梯\r\n停了 " })));
    assert_eq!(ticket["number"], "TS-20261123-001");
    assert_eq!(ticket["status"], "unassigned");
    assert_eq!(ticket["content"], "电梯\n停了");
    assert_eq!(ticket["phone_masked"], "138****1234");
    assert_eq!(ticket["received_at"], "2026-11-23T01:55:00Z");
    assert_eq!(ticket["registered_at"], "2026-11-23T02:00:00Z");
    assert_eq!(ticket["due_at"], "2026-11-25T01:55:00Z");
    assert_eq!(ticket["on_time"], Value::Null);
    let offered = [
        "assign",
        "escalate",
        "give_feedback",
        "attempt_feedback",
        "add_note",
        "issue_work_order",
        "mark",
        "cancel",
    ];
    assert_eq!(ticket["actions"], json!(offered));
    assert!(!ticket.to_string().contains("13812341234"), "the whole number stays in the store");
    let revealed = desk.must("reveal_phone", json!({ "number": "TS-20261123-001" }));
    assert_eq!(revealed["phone"], "13812341234");
    let audited =
        "SELECT count(*) FROM audit_entries WHERE operation = 'reveal_phone' AND subject = 'TS-20261123-001'";
    assert_eq!(desk.count(audited), 1);
}

#[test]
fn a_deadline_counts_from_the_moment_that_is_kept() {
    let desk = Desk::open();
    let leap = json!({ "received_at": "2016-12-31T23:59:60Z", "late_entry_reason": "补录" });
    let ticket = desk.must("register_ticket", registration(&leap));
    assert_eq!(ticket["received_at"], "2017-01-01T00:00:00Z");
    assert_eq!(ticket["due_at"], "2017-01-03T00:00:00Z");
}

#[test]
fn a_known_responsible_person_starts_the_work() {
    let desk = Desk::open();
    let ticket = desk.must("register_ticket", registration(&json!({ "responsible_id": 1 })));
    assert_eq!(ticket["status"], "in_progress");
    let kinds: Vec<&str> =
        ticket["timeline"].as_array().unwrap().iter().map(|entry| text(&entry["kind"])).collect();
    assert_eq!(kinds, ["registered", "assigned"]);
}

#[test]
fn everything_optional_may_be_absent_or_empty() {
    let desk = Desk::open();
    let bare = json!({ "channel_id": 3, "category": "suggestion", "topic_id": 5, "content": "多种树" });
    let ticket = desk.must("register_ticket", bare);
    assert_eq!(
        (&ticket["room"], &ticket["caller_name"], &ticket["phone_masked"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(desk.refusal("reveal_phone", json!({ "number": ticket["number"] })), "ticket.without_phone");
    let empty =
        registration(&json!({ "room": " ", "caller_name": "", "phone": "", "late_entry_reason": null }));
    assert_eq!(desk.must("register_ticket", empty)["room"], Value::Null);
}

#[test]
fn numbers_count_by_category_and_day_of_receipt_in_the_office_zone() {
    let desk = Desk::open();
    // 23:59:59 and 00:00 in Shanghai.
    let received = [
        ("complaint", "2026-11-22T15:59:59Z", "TS-20261122-001"),
        ("complaint", "2026-11-22T16:00:00Z", "TS-20261123-001"),
        ("inquiry", "2026-11-22T16:00:00Z", "ZX-20261123-001"),
        ("suggestion", "2026-11-22T16:00:00+08:00", "JY-20261122-001"),
        ("complaint", "2026-11-23T02:00:00Z", "TS-20261123-002"),
        ("complaint", "2026-11-22T15:00:00Z", "TS-20261122-002"),
    ];
    for (category, received_at, number) in received {
        let changes =
            json!({ "category": category, "received_at": received_at, "late_entry_reason": "补录" });
        assert_eq!(desk.must("register_ticket", registration(&changes))["number"], number);
    }
}

#[test]
fn writers_at_once_leave_no_gap_and_no_duplicate() {
    let desk = Desk::open();
    let (writers, each) = (8, 25);
    let numbers: BTreeSet<String> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..writers)
            .map(|writer| {
                let (dir, clock) = (desk.dir.path(), Arc::new(SetClock::new(desk.now())));
                scope.spawn(move || {
                    let session = common::open(dir, &clock, writer).unwrap().session(None).unwrap();
                    let one = || session.call("register_ticket", registration(&json!({}))).unwrap();
                    (0..each).map(|_| text(&one()["number"]).to_owned()).collect::<Vec<_>>()
                })
            })
            .collect();
        running.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let expected: BTreeSet<String> =
        (1..=writers * each).map(|count| format!("TS-20261123-{count:03}")).collect();
    assert_eq!(numbers, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// R5: the deadline is plain elapsed time from the receipt, whatever the hour, and stays whatever happens.
    #[test]
    fn deadlines_are_frozen_at_receipt(
        minutes_ago in 0_i64..(400 * 24 * 60),
        category in 0_usize..3,
        actions in prop::collection::vec(0_usize..5, 0..8),
    ) {
        let desk = Desk::open();
        let (name, hours) = [("complaint", 48), ("suggestion", 168), ("inquiry", 24)][category];
        let received_at = desk.now() - TimeDelta::minutes(minutes_ago);
        let changes = json!({ "category": name, "received_at": received_at, "late_entry_reason": "补录" });
        let ticket = desk.must("register_ticket", registration(&changes));
        let due = received_at + TimeDelta::hours(hours);
        prop_assert_eq!(at(text(&ticket["due_at"])), due);
        let number = text(&ticket["number"]).to_owned();
        for action in actions {
            desk.pass(TimeDelta::hours(7));
            // Refused or not, the deadline stays; which is refused is the course's business.
            drop(desk.act(&number, ["assign", "give_feedback", "add_note", "close", "reopen"][action]));
            prop_assert_eq!(at(text(&desk.ticket(&number)["due_at"])), due);
        }
    }
}
