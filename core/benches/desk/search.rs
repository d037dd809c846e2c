//! Finding tickets by their words.

use std::time::Duration;

use serde_json::{Value, json};

use super::filled::Desk;
use super::rows::{Limits, p95};

/// Finding tickets by their words at a million tickets: nineteen of twenty within 20 ms, with filters within 50 ms.
pub(super) fn searching(limits: &mut Limits, large: &Desk) {
    let questions = [
        "电",
        "昃",
        "电梯",
        "宇宙",
        "电梯经常停运",
        "梯坏",
        "了，已经",
        "没有这个词",
        "漏水 车库",
        "1502",
        "3-1-215",
        "TS-2000",
        "ts-20000042-0000042",
        "0042-00",
        "12812340001",
        "1234",
        "5",
        "a",
    ];
    let all = p95(questions.len() * 20, round(large, &questions, json!({})));
    limits.at_most("list_tickets by words, 1,000,000, p95 : 20 ms", all, Duration::from_millis(20), 1.0);
    for (name, filter) in [
        ("a topic", json!({ "topic_id": 3 })),
        (
            "archived complaints of a channel",
            json!({ "tab": "archived", "category": "complaint", "channel_id": 2 }),
        ),
        ("a building", json!({ "building": "7" })),
        ("overdue", json!({ "tab": "overdue" })),
        ("a year", json!({ "received_from": "2024-01-01", "received_to": "2024-12-31" })),
    ] {
        let narrowed = p95(questions.len() * 20, round(large, &questions, filter));
        let limit = Duration::from_millis(50);
        limits.at_most(&format!("by words and {name}, p95 : 50 ms"), narrowed, limit, 1.0);
    }
}

/// Each call asks the next question.
fn round<'a>(desk: &'a Desk, questions: &'a [&'a str], filter: Value) -> impl FnMut() + 'a {
    let mut turn = 0;
    move || {
        let mut arguments = filter.clone();
        arguments["query"] = json!(questions[turn % questions.len()]);
        turn += 1;
        desk.call("list_tickets", arguments);
    }
}
