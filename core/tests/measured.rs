//! Figures of improvement measures that the program counts: before, after, and what may be said of the change.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::common::{Desk, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

fn plan(measured: &Value) -> Value {
    json!({ "origin": { "kind": "analysis" }, "plan": { "cause": "答复慢", "content": "增设备班", "owner_id": 1,
        "due_on": "2027-03-31", "measured": measured } })
}

fn measured(name: &str, from_on: &str, to_on: &str) -> Value {
    json!({ "name": name, "from_on": from_on, "to_on": to_on })
}

/// Inquiries of topic 2, so many of which are answered in time; the next day is there afterwards.
fn day_of_inquiries(desk: &Desk, on_time: usize, all: usize) {
    for place in 0..all {
        let ticket = json!({ "channel_id": 1, "category": "inquiry", "topic_id": 2, "content": "问" });
        let number = text(&desk.must("register_ticket", ticket)["number"]).to_owned();
        if place < on_time {
            desk.act(&number, "give_feedback").unwrap();
        }
    }
    desk.pass(TimeDelta::days(2));
}

fn of(detail: &Value) -> Value {
    detail["measure"]["measured"].clone()
}

#[test]
fn the_program_counts_before_and_after_and_calls_a_change_one_only_where_it_is() {
    // How many of how many were on time before and after, and what is said of it.
    for (before, after, verdict) in [
        ((1, 20), (19, 20), "rise"),
        ((19, 20), (1, 20), "fall"),
        ((9, 10), (10, 10), "no_significant_change"),
        ((1, 4), (4, 4), "too_few"),
    ] {
        let desk = Desk::open();
        day_of_inquiries(&desk, before.0, before.1);
        let made = desk.must("add_measure", plan(&measured("on_time", "2026-11-23", "2026-11-24")));
        assert_eq!(
            of(&made),
            json!({ "name": "on_time", "topic": null, "after": null, "verdict": null,
                "before": { "from_on": "2026-11-23", "to_on": "2026-11-24",
                    "of": { "numerator": before.0, "denominator": before.1 } } })
        );
        day_of_inquiries(&desk, after.0, after.1);
        let finish = json!({ "id": 1, "result": "备班排到年底", "after": { "from_on": "2026-11-25", "to_on": "2026-11-27" } });
        let done = desk.must("finish_measure", finish);
        assert_eq!(of(&done)["after"]["of"], json!({ "numerator": after.0, "denominator": after.1 }));
        assert_eq!(of(&done)["verdict"], verdict, "{before:?} {after:?}");
        // It is what the quarter's report says, and stays whatever happens to the tickets.
        let figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
        assert_eq!(figures["measures"]["added"][0]["measured"], of(&done));
        desk.must("reopen_measure", json!({ "id": 1, "reason": "又慢了" }));
        let open = desk.must("get_measure", json!({ "id": 1 }));
        assert_eq!((&of(&open)["after"], &of(&open)["before"]), (&Value::Null, &of(&done)["before"]));
        for sql in [
            "UPDATE improvement_measure_results SET after_count = 0",
            "DELETE FROM improvement_measure_results",
        ] {
            assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
        }
    }
}

#[test]
fn each_figure_is_what_the_report_says_of_the_same_days() {
    let desk = Desk::open();
    desk.hire("other", &["service"]);
    for act in ["pass", "fail", "miss"] {
        let number = desk.register("complaint");
        for step in ["assign", "mark_important", "give_feedback", act, "close"] {
            _ = desk.act(&number, step);
        }
    }
    desk.register("inquiry");
    desk.pass(TimeDelta::days(30));
    let report = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    let total = &report["total"];
    let counted = |name: &str, topic: Value| {
        let mut asked = measured(name, "2026-10-01", "2026-12-23");
        asked["topic_id"] = topic;
        of(&desk.must("add_measure", plan(&asked)))["before"]["of"].clone()
    };
    for (name, expected) in [
        ("on_time", &total["on_time"]),
        ("closing", &total["closing"]),
        ("satisfied", &total["follow_ups"]["satisfied"]),
        ("solved", &total["follow_ups"]["solved"]),
        ("followed_up", &total["follow_ups"]["followed_up"]),
    ] {
        assert_eq!(&counted(name, Value::Null), expected, "{name}");
        assert_ne!(expected["denominator"], 0, "{name} is no test of nothing");
    }
    let repeats = desk.must("get_repeats", json!({ "from": "2026-10", "to": "2026-12" }));
    assert_eq!(counted("repeat", Value::Null), repeats["rate"]);
    let topics = report["by_topic"].as_array().unwrap();
    let topic = topics.iter().find(|one| one["figures"]["received"].as_i64() > Some(0)).unwrap();
    assert_eq!(
        counted("tickets", topic["of"]["id"].clone()),
        json!({ "numerator": topic["figures"]["received"], "denominator": 84 })
    );
}

#[test]
fn what_cannot_be_counted_is_refused_at_its_field() {
    let desk = Desk::open();
    let ask = |changes: &Value| {
        let mut asked = measured("on_time", "2026-11-01", "2026-11-22");
        asked.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        plan(&asked)
    };
    for (changes, expected) in [
        (json!({ "name": "tickets" }), "input.required@plan.measured.topic_id"),
        (json!({ "name": "repeat", "topic_id": 2 }), "input.invalid@plan.measured.topic_id"),
        (json!({ "topic_id": 99 }), "input.unknown_id@plan.measured.topic_id"),
        (json!({ "to_on": "2026-11-24" }), "time.in_future@plan.measured.to_on"),
        (json!({ "from_on": "2025-11-21" }), "measure.period_too_long@plan.measured.to_on"),
        (json!({ "from_on": "1999-01-01", "to_on": "1999-01-02" }), "input.invalid@plan.measured.from_on"),
    ] {
        assert_eq!(desk.refusal("add_measure", ask(&changes)), expected, "{changes}");
    }
    let refused =
        desk.refusal("add_measure", ask(&json!({ "from_on": "2026-11-23", "to_on": "2026-11-22" })));
    assert!(refused.ends_with("@plan.measured.to_on"), "{refused}");
    let mut both = ask(&json!({}));
    both["plan"]["figure"] = json!("电梯类投诉件数");
    assert_eq!(desk.refusal("add_measure", both), "input.invalid@plan.figure");
    // 366 days are counted together, the last of them today.
    desk.must("add_measure", ask(&json!({ "from_on": "2025-11-23", "to_on": "2026-11-23" })));
    desk.pass(TimeDelta::days(3));
    let finish = |after: Value| json!({ "id": 1, "result": "好了", "after": after });
    assert_eq!(desk.refusal("finish_measure", finish(Value::Null)), "input.required@after");
    for (from_on, to_on, expected) in
        [("2026-11-23", "2026-11-25", "after.from_on"), ("2026-11-24", "2026-11-27", "after.to_on")]
    {
        let refused = desk.refusal("finish_measure", finish(json!({ "from_on": from_on, "to_on": to_on })));
        assert!(refused.ends_with(expected), "{refused}");
    }
    desk.must("finish_measure", finish(json!({ "from_on": "2026-11-24", "to_on": "2026-11-26" })));
}
