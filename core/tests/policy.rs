//! Versions of the limits, the calendar, and what of both a ticket keeps.

use crate::common::{self, Desk, text};
use serde_json::{Value, json};

/// Those that the program comes with.
const TOPICS: [&str; 8] = [
    "物业服务质量",
    "设施维护",
    "小区安全",
    "环境卫生",
    "绿化管理",
    "费用收取及使用的透明度",
    "社区活动及居民参与",
    "其他",
];

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
        "follow_up": { "complaint_percent": 0, "due_after_days": 3, "attempts": 3 },
        "topics": TOPICS,
        "retention": common::retention(3),
        "note": "居民代表会议通过",
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
    let policy = desk.policy();
    let limits = json!([
        limit("complaint", "elapsed_hours", 48, 4),
        limit("suggestion", "elapsed_hours", 168, 4),
        limit("inquiry", "elapsed_hours", 24, 4),
    ]);
    assert_eq!(policy["limits"], limits);
    assert_eq!((&policy["version"], &policy["state"]), (&json!(1), &json!("in_force")));
    assert_eq!(policy["saved_by"], Value::Null);
    assert_eq!(policy["topics"], json!(TOPICS));
    let rule = json!({ "complaint_percent": 0, "due_after_days": 3, "attempts": 3 });
    assert_eq!(policy["follow_up"], rule);
}

/// The names of those that can be chosen, in their order.
fn offered(desk: &Desk) -> Vec<String> {
    let topics = desk.must("list_topics", json!({}));
    let topics = topics.as_array().unwrap().iter();
    topics.filter(|topic| topic["in_use"] == true).map(|topic| text(&topic["name"]).to_owned()).collect()
}

#[test]
fn topics_come_and_go_with_the_versions_and_a_ticket_keeps_its_own() {
    let desk = Desk::open();
    let about = |topic_id: Value| {
        let mut ticket = json!({ "channel_id": 1, "category": "complaint", "content": "广场舞太吵" });
        if !topic_id.is_null() {
            ticket["topic_id"] = topic_id;
        }
        ticket
    };
    let old = desk.must("register_ticket", about(json!(5)));
    // The garden goes, charging comes, and the first two change places: from the day on.
    let topics = json!(["设施维护", "物业服务质量", "电动车充电", "小区安全", "未归类"]);
    let saved = desk.must("save_policy", policy(&json!({ "effective_on": "2026-12-01", "topics": topics })));
    assert_eq!((&saved["state"], &saved["topics"]), (&json!("upcoming"), &topics));
    assert_eq!(offered(&desk), TOPICS);
    assert_eq!(desk.refusal("register_ticket", about(json!(9))), "input.out_of_service@topic_id");
    desk.set("2026-11-30T16:00:00Z");
    assert_eq!(json!(offered(&desk)), topics);
    assert_eq!(desk.must("register_ticket", about(json!(9)))["topic"]["name"], "电动车充电");
    assert_eq!(desk.must("register_ticket", about(Value::Null))["topic"]["name"], "未归类", "the last one");
    assert_eq!(desk.refusal("register_ticket", about(json!(5))), "input.out_of_service@topic_id");
    assert_eq!(desk.refusal("register_ticket", about(json!(99))), "input.unknown_id@topic_id");
    // The ticket about the garden stays one, also while other things of it are put right; from another it cannot come there.
    let amended = json!({ "number": old["number"], "topic_id": 5, "category": "suggestion" });
    assert_eq!(desk.must("amend_ticket", amended)["topic"]["name"], "绿化管理");
    let moved = |topic: i64| json!({ "number": old["number"], "topic_id": topic });
    assert_eq!(desk.must("amend_ticket", moved(9))["topic"]["name"], "电动车充电");
    assert_eq!(desk.refusal("amend_ticket", moved(5)), "input.out_of_service@topic_id");
    // The same name is the same topic again.
    desk.must("save_policy", policy(&json!({ "effective_on": "2026-12-01", "topics": ["绿化管理"] })));
    assert_eq!(desk.must("register_ticket", about(json!(5)))["topic"]["id"], 5);
    assert_eq!(desk.count("SELECT count(*) FROM topics"), 10);
    // A topic is named and stays: by trigger too.
    for sql in [
        "DELETE FROM topics WHERE id = 7",
        "UPDATE topics SET name = '别的' WHERE id = 7",
        "UPDATE policy_topics SET topic_id = 7",
        "DELETE FROM policy_topics",
        "UPDATE policy_follow_ups SET attempts = 1",
        "DELETE FROM policy_follow_ups",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn the_report_of_a_quarter_lists_the_topics_of_its_end() {
    let desk = Desk::open();
    desk.register("complaint");
    desk.set("2027-01-05T02:00:00Z");
    let names = |desk: &Desk| -> Vec<String> {
        let figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
        let topics = figures["by_topic"].as_array().unwrap();
        topics.iter().map(|topic| text(&topic["of"]["name"]).to_owned()).collect()
    };
    let before = names(&desk);
    assert_eq!(before, TOPICS);
    desk.must("save_policy", policy(&json!({ "effective_on": "2027-01-05", "topics": ["电动车充电"] })));
    assert_eq!(names(&desk), before);
    let ticket = json!({ "channel_id": 1, "category": "inquiry", "topic_id": 9, "content": "在哪里充电" });
    desk.must("register_ticket", ticket);
    let figures = desk.must("quarter_figures", json!({ "quarter": "2027Q1" }));
    assert_eq!(figures["by_topic"].as_array().unwrap().len(), 1);
}

#[test]
fn what_a_version_may_not_say() {
    let desk = Desk::open();
    let limits = |first: Value| json!({ "limits": [first, limit("suggestion", "calendar_days", 7, 24), limit("inquiry", "elapsed_hours", 24, 4)] });
    let hours = |spans: Value| json!({ "hours": spans });
    let topics = |names: &[&str]| json!({ "topics": names });
    let rule = |percent: i64, days: i64, attempts: i64| json!({ "follow_up": { "complaint_percent": percent, "due_after_days": days, "attempts": attempts } });
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
        (json!({ "note": " " }), "input.required@note"),
        (rule(101, 3, 3), "input.out_of_range@follow_up.complaint_percent"),
        (rule(-1, 3, 3), "input.out_of_range@follow_up.complaint_percent"),
        (rule(5, 0, 3), "input.out_of_range@follow_up.due_after_days"),
        (rule(5, 91, 3), "input.out_of_range@follow_up.due_after_days"),
        (rule(5, 3, 11), "input.out_of_range@follow_up.attempts"),
        (topics(&[]), "input.out_of_range@topics"),
        (topics(&["一"; 31]), "input.out_of_range@topics"),
        (topics(&["其他", " "]), "input.required@topics[1]"),
        (topics(&["其他", &"长".repeat(21)]), "input.too_long@topics[1]"),
        (topics(&["其他", "小区安全", " 其他 "]), "policy.topic_twice@topics[2]"),
        (json!({ "expected_version": 0 }), "record.changed"),
    ];
    for (changes, expected) in cases {
        assert_eq!(desk.refusal("save_policy", policy(&changes)), expected, "{changes}");
    }
    assert_eq!(desk.count("SELECT count(*) FROM policy_versions"), 1);
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries"), 0);
    assert_eq!(desk.count("SELECT count(*) FROM topics"), 8, "what is refused adds no topic");
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
    assert_eq!(desk.policy()["version"], 1);
    desk.set("2026-11-30T16:00:00Z");
    assert_eq!(states(&desk), "in_force withdrawn past");
    assert_eq!(desk.ticket(&desk.register("complaint"))["policy_version"], 3);
    desk.set("2027-02-01T02:00:00Z");
    assert_eq!(desk.policy()["version"], 3, "what was withdrawn stays away");
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
    let PolicyParts { limits, hours } = parts(&desk.policy());
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
