//! Versions of the limits, the calendar, and what of both a ticket keeps.

use crate::common::{Desk, text};
use serde_json::{Value, json};

/// 2 working hours for complaints, 7 days for suggestions, 24 hours for inquiries; with `changes` laid over it.
fn policy(changes: &Value) -> Value {
    let mut arguments = json!({
        "effective_on": "2026-11-23",
        "limits": [
            limit("complaint", "working_hours", 2, 1),
            limit("suggestion", "calendar_days", 7, 24),
            limit("inquiry", "elapsed_hours", 24, 4),
        ],
        "hours": [{ "from": "08:30", "to": "12:00" }, { "from": "13:30", "to": "17:30" }],
    });
    for (name, value) in changes.as_object().unwrap() {
        arguments[name] = value.clone();
    }
    arguments
}

fn limit(category: &str, counting: &str, amount: i64, warn: i64) -> Value {
    json!({
        "category": category, "counting": counting, "amount": amount, "remind_percent": 50,
        "warn_before_hours": warn,
    })
}

#[test]
fn the_limits_that_the_program_comes_with() {
    let desk = Desk::open();
    let policy = desk.must("get_policy", json!({}));
    let limits = json!([
        limit("complaint", "elapsed_hours", 48, 4),
        limit("suggestion", "elapsed_hours", 168, 4),
        limit("inquiry", "elapsed_hours", 24, 4),
    ]);
    assert_eq!(policy["limits"], limits);
    assert_eq!((&policy["version"], &policy["state"]), (&json!(1), &json!("in_force")));
    assert_eq!(policy["saved_by"], Value::Null);
}

#[test]
fn what_a_version_may_not_say() {
    let desk = Desk::open();
    let limits = |first: Value| json!({ "limits": [first, limit("suggestion", "calendar_days", 7, 24), limit("inquiry", "elapsed_hours", 24, 4)] });
    let hours = |spans: Value| json!({ "hours": spans });
    let cases = [
        (json!({ "effective_on": "2026-11-22" }), "policy.effective_past@effective_on"),
        (json!({ "effective_on": "tomorrow" }), "arguments.malformed@effective_on"),
        (json!({ "limits": [] }), "policy.limits_incomplete@limits"),
        (limits(limit("inquiry", "elapsed_hours", 24, 4)), "policy.limits_incomplete@limits"),
        (limits(limit("complaint", "elapsed_hours", 0, 0)), "input.out_of_range@limits[0].amount"),
        (limits(limit("complaint", "elapsed_hours", 2161, 0)), "input.out_of_range@limits[0].amount"),
        (limits(limit("complaint", "calendar_days", 91, 0)), "input.out_of_range@limits[0].amount"),
        (limits(limit("complaint", "calendar_days", i64::MAX, 0)), "input.out_of_range@limits[0].amount"),
        (limits(limit("complaint", "fortnights", 1, 0)), "arguments.malformed@limits[0].counting"),
        (limits(limit("complaint", "working_hours", 2, 3)), "input.out_of_range@limits[0].warn_before_hours"),
        (
            limits(limit("complaint", "working_hours", 2, -1)),
            "input.out_of_range@limits[0].warn_before_hours",
        ),
        (
            limits(json!({
                "category": "complaint", "counting": "elapsed_hours", "amount": 48, "remind_percent": 100,
                "warn_before_hours": 4,
            })),
            "input.out_of_range@limits[0].remind_percent",
        ),
        (hours(json!([])), "input.out_of_range@hours"),
        (hours(json!([{ "from": "8.30", "to": "12:00" }])), "policy.hours_malformed@hours[0].from"),
        (hours(json!([{ "from": "08:30", "to": "24:01" }])), "policy.hours_malformed@hours[0].to"),
        (hours(json!([{ "from": "08:60", "to": "12:00" }])), "policy.hours_malformed@hours[0].from"),
        (hours(json!([{ "from": "+8:30", "to": "12:00" }])), "policy.hours_malformed@hours[0].from"),
        (hours(json!([{ "from": "12:00", "to": "12:00" }])), "policy.hours_order@hours[0].to"),
        (hours(json!([{ "from": "24:00", "to": "24:00" }])), "policy.hours_order@hours[0].to"),
        (
            hours(json!([{ "from": "08:30", "to": "12:00" }, { "from": "11:59", "to": "17:30" }])),
            "policy.hours_order@hours[1].from",
        ),
        (json!({ "note": "长".repeat(201) }), "input.too_long@note"),
        (json!({ "expected_version": 0 }), "record.changed"),
    ];
    for (changes, expected) in cases {
        assert_eq!(desk.refusal("save_policy", policy(&changes)), expected, "{changes}");
    }
    assert_eq!(desk.count("SELECT count(*) FROM policy_versions"), 1);
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), 0);
    // The end of the day, a colon of the Chinese keyboard, one digit.
    let round = json!({ "hours": [{ "from": "0：00", "to": "9:05" }, { "from": "9:05", "to": "24:00" }] });
    let saved = desk.must("save_policy", policy(&round));
    assert_eq!(
        saved["hours"],
        json!([{ "from": "00:00", "to": "09:05" }, { "from": "09:05", "to": "24:00" }])
    );
}

#[test]
fn a_ticket_keeps_the_version_and_the_deadline_of_its_receipt() {
    let desk = Desk::open();
    let before = desk.register("complaint");
    desk.pass(chrono::TimeDelta::minutes(5));
    let saved = desk.must("save_policy", policy(&json!({ "note": "居民代表会议通过" })));
    assert_eq!((&saved["version"], &saved["state"]), (&json!(2), &json!("in_force")));
    assert_eq!(saved["effective_from"], "2026-11-23T02:05:00Z", "not from a moment that is over");
    let after = desk.register("complaint");
    assert_eq!(desk.ticket(&before)["due_at"], "2026-11-25T02:00:00Z");
    assert_eq!(desk.ticket(&before)["policy_version"], 1);
    // 10:05 and two working hours, over noon: 13:35 in Shanghai.
    let ticket = desk.ticket(&after);
    assert_eq!((&ticket["due_at"], &ticket["policy_version"]), (&json!("2026-11-23T05:35:00Z"), &json!(2)));
    assert_eq!(ticket["answer_owed"]["remind_at"], "2026-11-23T03:05:00Z");
    assert_eq!(ticket["answer_owed"]["warn_at"], "2026-11-23T03:05:00Z");
    // What was received before the change, though entered after it.
    let late = json!({
        "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了",
        "received_at": "2026-11-23T02:04:59Z",
    });
    assert_eq!(desk.must("register_ticket", late)["policy_version"], 1);
    // The calendar changes: no deadline does.
    let rest = json!({ "from": "2026-11-23", "kind": "rest", "name": "停电" });
    desk.must("save_calendar_days", rest);
    assert_eq!(desk.ticket(&after)["due_at"], "2026-11-23T05:35:00Z");
    let next = desk.register("complaint");
    assert_eq!(desk.ticket(&next)["due_at"], "2026-11-24T02:30:00Z", "the day is a holiday from now on");
}

#[test]
fn the_next_version_takes_the_place_of_one_that_waits() {
    let desk = Desk::open();
    let later = |day: &str| policy(&json!({ "effective_on": day }));
    desk.must("save_policy", later("2027-01-01"));
    let saved = desk.must("save_policy", later("2026-12-01"));
    assert_eq!((&saved["version"], &saved["state"]), (&json!(3), &json!("upcoming")));
    assert_eq!(saved["effective_from"], "2026-11-30T16:00:00Z");
    let states = |desk: &Desk| {
        let policies = desk.must("list_policies", json!({}));
        let states = policies.as_array().unwrap().iter().map(|one| text(&one["state"]).to_owned());
        states.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(states(&desk), "upcoming withdrawn in_force");
    assert_eq!(desk.must("get_policy", json!({}))["version"], 1);
    desk.set("2026-11-30T16:00:00Z");
    assert_eq!(states(&desk), "in_force withdrawn past");
    assert_eq!(desk.ticket(&desk.register("complaint"))["policy_version"], 3);
    desk.set("2027-02-01T02:00:00Z");
    assert_eq!(desk.must("get_policy", json!({}))["version"], 3, "what was withdrawn stays away");
}

#[test]
fn versions_never_change_in_the_store() {
    let desk = Desk::open();
    desk.must("save_policy", policy(&json!({ "effective_on": "2026-12-01" })));
    let db = desk.raw();
    for sql in [
        "UPDATE policy_versions SET effective_from = 0 WHERE version = 2",
        "UPDATE policy_versions SET withdrawn_at = 0 WHERE version = 1",
        "UPDATE policy_limits SET limit_ms = 1000000000",
        "UPDATE policy_hours SET to_minute = 1000",
        "DELETE FROM policy_versions",
        "DELETE FROM policy_limits",
        "DELETE FROM policy_hours",
        "INSERT INTO policy_hours VALUES (2, 900, 800)",
        "INSERT INTO policy_limits VALUES (2, 'other', 1, 0, 'weeks', 50)",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn an_example_is_what_a_ticket_gets() {
    let desk = Desk::open();
    desk.set("2026-12-31T09:20:00Z"); // 17:20
    desk.must("save_policy", policy(&json!({ "effective_on": "2026-12-31" })));
    let PolicyParts { limits, hours } = parts(&desk.must("get_policy", json!({})));
    let examples = desk.must("preview_deadlines", json!({ "limits": limits, "hours": hours }));
    for example in examples.as_array().unwrap() {
        let ticket = desk.ticket(&desk.register(text(&example["category"])));
        let owed = &ticket["answer_owed"];
        for name in ["due_at", "warn_at", "remind_at", "unpublished_year"] {
            assert_eq!(owed[name], example[name], "{example}");
        }
    }
    assert_eq!(examples[0]["unpublished_year"], 2027, "1 January is counted as the Friday that it is");
    assert_eq!(examples[0]["due_at"], "2027-01-01T02:20:00Z");
    // A ticket that is opened again owes its answer by the same rules.
    let number = desk.register("complaint");
    for action in ["give_feedback", "reopen"] {
        desk.act(&number, action).unwrap();
    }
    assert_eq!(desk.ticket(&number)["answer_owed"]["unpublished_year"], 2027);
}

struct PolicyParts {
    limits: Value,
    hours: Value,
}

fn parts(policy: &Value) -> PolicyParts {
    PolicyParts { limits: policy["limits"].clone(), hours: policy["hours"].clone() }
}

#[test]
fn due_soon_is_found_however_long_the_warning_stretches() {
    let desk = Desk::open();
    // An hour a day: a warning of 40 working hours comes eight weeks before.
    let slow = json!({
        "limits": [
            limit("complaint", "working_hours", 40, 40),
            limit("suggestion", "calendar_days", 7, 24),
            limit("inquiry", "elapsed_hours", 24, 4),
        ],
        "hours": [{ "from": "09:00", "to": "10:00" }],
    });
    desk.must("save_policy", policy(&slow));
    let number = desk.register("complaint");
    desk.pass(chrono::TimeDelta::days(1));
    let page = desk.must("list_tickets", json!({ "tab": "due_soon" }));
    assert_eq!(page["rows"][0]["number"], number.as_str());
    assert_eq!(desk.must("count_tickets", json!({}))["due_soon"], 1);
}

#[test]
fn the_calendar_is_kept_by_the_office() {
    let desk = Desk::open();
    let year = desk.must("list_calendar", json!({ "year": 2027 }));
    assert_eq!(year, json!({ "year": 2027, "published": false, "source": null, "days": [] }));
    let cases = [
        (json!({ "from": "2027-02-05", "to": "2027-02-04" }), "date.before_start@to"),
        (json!({ "from": "2027-12-31", "to": "2028-01-01" }), "calendar.span_too_long@to"),
        (json!({ "from": "2027-01-01", "to": "2027-02-01" }), "calendar.span_too_long@to"),
        (json!({ "from": "2027-01-01", "kind": "rest" }), "input.required@name"),
        (json!({ "from": "2027-01-01", "kind": "rest", "name": "长".repeat(21) }), "input.too_long@name"),
        (json!({ "from": "1999-01-01" }), "input.out_of_range@from"),
        (json!({ "from": "2027-02-29", "kind": "rest", "name": "春节" }), "arguments.malformed@from"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("save_calendar_days", arguments.clone()), expected, "{arguments}");
    }
    let span = json!({ "from": "2027-02-05", "to": "2027-02-07", "kind": "rest", "name": "春节" });
    desk.must("save_calendar_days", span);
    desk.must("save_calendar_days", json!({ "from": "2027-02-06", "kind": "work", "name": "调休" }));
    let year = desk.must("save_calendar_days", json!({ "from": "2027-02-07" }));
    let days = json!([
        { "day": "2027-02-05", "kind": "rest", "name": "春节" },
        { "day": "2027-02-06", "kind": "work", "name": "调休" },
    ]);
    assert_eq!(year["days"], days);
    assert_eq!(
        desk.refusal("save_calendar_year", json!({ "year": 2027, "published": true })),
        "input.required@source"
    );
    let published = json!({ "year": 2027, "published": true, "source": "国办发明电〔2026〕1号" });
    assert_eq!(desk.must("save_calendar_year", published)["published"], true);
    assert_eq!(
        desk.must("save_calendar_year", json!({ "year": 2027, "published": false }))["source"],
        Value::Null
    );
    let audited = "SELECT changes FROM audit_entries WHERE subject = '2027-02-05..2027-02-07'";
    let changes: String = desk.raw().query_row(audited, [], |row| row.get(0)).unwrap();
    assert_eq!(
        changes,
        r#"{"days":["","2027-02-05 rest 春节, 2027-02-06 rest 春节, 2027-02-07 rest 春节"]}"#
    );
}
