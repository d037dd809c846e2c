//! Lists, counts and look-up, compared with what a plain pass over every ticket says.

use std::collections::BTreeSet;

use crate::common::{Desk, text};
use linsheng_core::tickets::Tab;
use serde_json::{Value, json};

/// Whether a row belongs to what was asked for.
type Fits = Box<dyn Fn(&Value) -> bool>;

/// The demo office of two weeks, at its end.
fn demo() -> Desk {
    Desk::demo((90, 400), (11, 9), 7)
}

/// Every row that `filter` leaves, page by page.
fn all(desk: &Desk, filter: &Value, limit: usize) -> Vec<Value> {
    let mut arguments = filter.clone();
    arguments["limit"] = json!(limit);
    let mut rows = Vec::new();
    loop {
        let page = desk.must("list_tickets", arguments.clone());
        let page_rows = page["rows"].as_array().unwrap();
        assert!(page_rows.len() <= limit);
        rows.extend(page_rows.iter().cloned());
        if page["next"].is_null() {
            return rows;
        }
        assert_eq!(page_rows.len(), limit, "only the last page is short");
        arguments["after"] = page["next"].clone();
    }
}

fn numbers(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| text(&row["number"])).collect()
}

#[test]
fn every_tab_holds_what_its_name_says_and_is_counted_right() {
    let desk = demo();
    let every = all(&desk, &json!({}), 200);
    assert_eq!(every.len(), 400);
    let counts = desk.must("count_tickets", json!({}));
    let urgency = |row: &Value, urgency: &str| row["answer_owed"]["urgency"] == urgency;
    let tabs: [(&str, Fits); 7] = [
        ("all", Box::new(|_| true)),
        ("unassigned", Box::new(|row| row["status"] == "unassigned")),
        ("in_progress", Box::new(|row| row["status"] == "in_progress")),
        ("due_soon", Box::new(move |row| urgency(row, "due_soon"))),
        ("overdue", Box::new(move |row| urgency(row, "overdue"))),
        ("answered", Box::new(|row| row["status"] == "answered")),
        ("archived", Box::new(|row| row["status"] == "archived")),
    ];
    for (tab, belongs) in tabs {
        let expected: BTreeSet<&str> =
            every.iter().filter(|row| belongs(row)).map(|row| text(&row["number"])).collect();
        assert!(!expected.is_empty(), "the demo shows something in {tab}");
        for limit in [1, 7, 200] {
            let rows = all(&desk, &json!({ "tab": tab }), limit);
            let listed: BTreeSet<&str> = numbers(&rows).into_iter().collect();
            assert_eq!(listed.len(), rows.len(), "{tab} shows nothing twice");
            assert_eq!(listed, expected, "{tab} by {limit}");
            let by_urgency = ["unassigned", "in_progress", "due_soon", "overdue"].contains(&tab);
            let keys: Vec<&str> = rows
                .iter()
                .map(|row| text(if by_urgency { &row["answer_owed"]["due_at"] } else { &row["received_at"] }))
                .collect();
            let sorted = if by_urgency { keys.is_sorted() } else { keys.iter().rev().is_sorted() };
            assert!(sorted, "{tab} is in order");
        }
        assert_eq!(counts[tab], expected.len(), "{tab}");
    }
}

#[test]
fn filters_leave_what_fits_alone() {
    let desk = demo();
    let every = all(&desk, &json!({}), 200);
    let staff = desk.must("list_staff", json!({}));
    let person = staff[3].clone();
    let topics = desk.must("list_topics", json!({}));
    let received = |row: &Value| text(&row["received_at"]).to_owned();
    let cases: [(Value, Fits); 7] = [
        (json!({ "category": "inquiry" }), Box::new(|row| row["category"] == "inquiry")),
        (json!({ "channel_id": 2 }), Box::new(|row| row["channel"] == "在线平台")),
        (json!({ "topic_id": topics[3]["id"] }), Box::new(|row| row["topic"] == "环境卫生")),
        (
            json!({ "responsible_id": person["id"] }),
            Box::new(move |row| row["responsible"] == person["name"]),
        ),
        // The 15th and 16th in Shanghai.
        (
            json!({ "received_from": "2026-11-15", "received_to": "2026-11-16" }),
            Box::new(move |row| {
                ("2026-11-14T16:00:00".."2026-11-16T16:00:00").contains(&received(row).as_str())
            }),
        ),
        (
            json!({ "building": "1栋" }),
            Box::new(|row| row["room"].as_str().is_some_and(|room| room.starts_with("1-"))),
        ),
        (json!({ "query": "ts-20261115" }), Box::new(|row| text(&row["number"]).starts_with("TS-20261115"))),
    ];
    for (filter, fits) in cases {
        for tab in ["all", "archived", "in_progress"] {
            let mut arguments = filter.clone();
            arguments["tab"] = json!(tab);
            let expected: BTreeSet<&str> = every
                .iter()
                .filter(|row| fits(row) && (tab == "all" || row["status"] == tab))
                .map(|row| text(&row["number"]))
                .collect();
            assert!(tab != "all" || !expected.is_empty(), "{filter} finds something");
            let rows = all(&desk, &arguments, 9);
            assert_eq!(numbers(&rows).into_iter().collect::<BTreeSet<_>>(), expected, "{filter} in {tab}");
        }
    }
    assert_eq!(all(&desk, &json!({ "query": "没有这个" }), 9), Vec::<Value>::new());
}

#[test]
fn wrong_arguments_of_lists() {
    let desk = Desk::open();
    let cases = [
        (json!({ "limit": 0 }), "input.out_of_range@limit"),
        (json!({ "limit": 201 }), "input.out_of_range@limit"),
        (json!({ "limit": -5 }), "input.out_of_range@limit"),
        (json!({ "after": "x" }), "cursor.malformed@after"),
        (json!({ "after": "1.2.3" }), "cursor.malformed@after"),
        (json!({ "after": "0.2.3.4" }), "cursor.malformed@after"),
        (json!({ "tab": "lost" }), "arguments.malformed@tab"),
        (json!({ "received_from": "15.11.2026" }), "arguments.malformed@received_from"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("list_tickets", arguments.clone()), expected, "{arguments}");
    }
    let page =
        desk.must("list_tickets", json!({ "received_from": "2026-11-20", "received_to": "2026-11-01" }));
    assert_eq!(page, json!({ "rows": [], "next": null }));
    assert_eq!(Tab::default(), Tab::All);
}
