//! What a question finds, compared with a plain pass over every text.

#![expect(clippy::needless_pass_by_value, reason = "json! at the call makes a value to give away")]

use crate::common::{self, Desk, at, text};
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every number that the list gives, page by page.
fn numbers(desk: &Desk, arguments: &Value, limit: i64) -> Vec<String> {
    let mut arguments = arguments.clone();
    arguments["limit"] = json!(limit);
    let mut numbers = Vec::new();
    loop {
        let page = desk.must("list_tickets", arguments.clone());
        numbers.extend(page["rows"].as_array().unwrap().iter().map(|row| text(&row["number"]).to_owned()));
        if page["next"].is_null() {
            return numbers;
        }
        arguments["after"] = page["next"].clone();
    }
}

fn register(desk: &Desk, more: Value) -> String {
    let mut arguments =
        json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了" });
    arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&desk.must("register_ticket", arguments)["number"]).to_owned()
}

/// As a scan would compare: letters of ASCII small, full-width forms as half-width ones.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap(),
        c => c,
    };
    text.chars().map(half).collect::<String>().to_ascii_lowercase()
}

/// What a list can be narrowed to.
const FILTERS: [&str; 11] = [
    "{}",
    r#"{ "category": "inquiry" }"#,
    r#"{ "channel_id": 2 }"#,
    r#"{ "topic_id": 3 }"#,
    r#"{ "topic_id": 5 }"#,
    r#"{ "building": "2" }"#,
    r#"{ "tab": "answered" }"#,
    r#"{ "tab": "cancelled" }"#,
    r#"{ "category": "complaint", "channel_id": 1 }"#,
    r#"{ "tab": "answered", "category": "complaint", "topic_id": 2, "building": "1" }"#,
    r#"{ "category": "inquiry", "channel_id": 1, "topic_id": 3 }"#,
];

/// What one of them is, as a scan knows it.
struct Known {
    minutes_back: i64,
    number: String,
    texts: Vec<String>,
    facts: Value,
}

impl Known {
    fn is(&self, filter: &Value) -> bool {
        filter.as_object().unwrap().iter().all(|(name, wanted)| self.facts[name] == *wanted)
    }

    fn has(&self, question: &str) -> bool {
        self.texts.iter().any(|text| plain(text).contains(&plain(question)))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_question_finds_what_a_scan_finds(
        tickets in prop::collection::vec(
            ("[电梯停水下了31502aBＡ，\"%_'-]{1,14}", prop::option::of("[1-3](-|栋)[12](-|单元)1?[0-9]0[12]"), "[王李张秀英]{2,3}",
                prop::option::of("[电梯好了已修0-5aA]{1,8}"), 0_i64..400, (any::<bool>(), 1..3_i64, 2..4_i64)),
            // More than may wait outside the index, and than are few for a token.
            130,
        ),
        // The last came in one minute and are all of one kind.
        alike in 0_usize..70,
        questions in prop::collection::vec(("[电梯停水下了3150aBＡ，\"%_'王秀好已-]{1,5}", 0..FILTERS.len()), 40),
    ) {
        let desk = Desk::open();
        let now = desk.now();
        let mut all: Vec<Known> = Vec::new();
        let first_alike = tickets.len() - alike;
        for (at, (content, room, name, feedback, back, (complains, channel, topic))) in tickets.into_iter().enumerate() {
            let (complains, channel, topic, back) =
                if at < first_alike { (complains, channel, topic, back + 1) } else { (true, 1, 2, 0) };
            let category = if complains { "complaint" } else { "inquiry" };
            let mut arguments = json!({ "content": content, "caller_name": name, "late_entry_reason": "补登", "category": category,
                "channel_id": channel, "topic_id": topic, "received_at": (now - TimeDelta::minutes(back)).to_rfc3339() });
            if let Some(room) = &room {
                arguments["room"] = json!(room);
            }
            let number = register(&desk, arguments);
            let tab = if feedback.is_some() { "answered" } else { "unassigned" };
            let building = room.as_ref().map(|room| room[..1].to_owned());
            let facts = json!({ "category": category, "channel_id": channel, "topic_id": topic, "tab": tab, "building": building });
            let mut texts = vec![content, name, number.clone()];
            if let Some(room) = room {
                texts.push(room.replace('栋', "-").replace("单元", "-"));
                texts.push(room);
            }
            if let Some(feedback) = feedback {
                desk.must("give_feedback", json!({ "number": number, "channel_id": 1, "content": feedback }));
                texts.push(feedback);
            }
            all.push(Known { minutes_back: back, number, texts, facts });
        }
        for (question, filter) in questions {
            let filter: Value = serde_json::from_str(FILTERS[filter]).unwrap();
            let mut expected: Vec<&str> = all
                .iter()
                .filter(|known| known.is(&filter) && known.has(&question))
                .map(|known| known.number.as_str())
                .collect();
            let mut arguments = filter.clone();
            arguments["query"] = json!(question);
            let mut found = numbers(&desk, &arguments, 7);
            let back = |number: &String| all.iter().find(|known| known.number == *number).unwrap().minutes_back;
            prop_assert!(found.iter().map(back).is_sorted(), "{question:?} {filter}: the newest come first");
            found.sort();
            expected.sort_unstable();
            // Four digits alone are the end of a telephone number as well; nobody here has one.
            prop_assert_eq!(found, expected, "{:?} {}", question, filter);
        }
    }
}

#[test]
fn every_text_of_a_ticket_is_found_and_said_where() {
    let desk = Desk::open();
    let number = register(
        &desk,
        json!({ "content": "电梯停了", "room": "3栋2单元1502室", "caller_name": "王秀英", "phone": "138-1234-5678" }),
    );
    let other = register(&desk, json!({ "content": "楼道灯不亮" }));
    desk.must("add_note", json!({ "number": number, "content": "已联系维保" }));
    desk.must("give_feedback", json!({ "number": number, "channel_id": 1, "content": "十点半恢复运行" }));
    desk.must("close_ticket", json!({ "number": number, "summary": "居民表示满意" }));
    let cases = [
        ("梯", "content"),
        ("梯停", "content"),
        ("3-2-1502", "room"),
        ("２单元", "room"),
        ("秀英", "caller_name"),
        ("维保", "note"),
        ("恢复", "feedback"),
        ("满意", "note"),
        ("5678", "phone"),
        ("138 1234 5678", "phone"),
        ("1381234567８", "phone"),
        ("电梯 恢复", "feedback"),
    ];
    for (question, place) in cases {
        let page = desk.must("list_tickets", json!({ "query": question }));
        let rows = page["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 1, "{question}");
        assert_eq!(rows[0]["number"], number.as_str(), "{question}");
        assert_eq!(rows[0]["found"]["place"], place, "{question}");
    }
    let shown = desk.must("list_tickets", json!({ "query": "恢复" }));
    assert_eq!(shown["rows"][0]["found"]["excerpt"], "十点半恢复运行");
    assert!(!shown.to_string().contains("12345678"), "a search shows no telephone number");
    for nothing in ["1234", "12345", "1381234567", "2345678", "电梯 灯", "没有"] {
        assert_eq!(numbers(&desk, &json!({ "query": nothing }), 50), Vec::<String>::new(), "{nothing}");
    }
    assert_eq!(numbers(&desk, &json!({ "query": "ts-20261123" }), 1), [other, number]);
}

#[test]
fn a_question_and_filters_together() {
    let desk = Desk::open();
    let one = register(&desk, json!({ "room": "3-2-1502", "responsible_id": 1 }));
    let two = register(&desk, json!({ "room": "13-2-1502", "channel_id": 2, "category": "inquiry" }));
    let three = register(
        &desk,
        json!({ "room": "3-1-101", "topic_id": 4, "received_at": "2026-11-20T02:00:00Z",
        "late_entry_reason": "补登" }),
    );
    desk.must("give_feedback", json!({ "number": three, "channel_id": 1, "content": "好" }));
    let cases = [
        (json!({}), vec![&two, &one, &three]),
        (json!({ "tab": "in_progress" }), vec![&one]),
        (json!({ "tab": "unassigned" }), vec![&two]),
        (json!({ "tab": "answered" }), vec![&three]),
        (json!({ "tab": "overdue" }), vec![]),
        (json!({ "category": "inquiry" }), vec![&two]),
        (json!({ "channel_id": 2 }), vec![&two]),
        (json!({ "topic_id": 4 }), vec![&three]),
        (json!({ "responsible_id": 1 }), vec![&one]),
        (json!({ "building": "3栋" }), vec![&one, &three]),
        (json!({ "building": "3-2" }), vec![&one]),
        (json!({ "building": "3", "topic_id": 2 }), vec![&one]),
        (json!({ "received_to": "2026-11-20" }), vec![&three]),
        (json!({ "received_from": "2026-11-21" }), vec![&two, &one]),
    ];
    for (filter, expected) in cases {
        let mut with_question = filter.clone();
        with_question["query"] = json!("电梯");
        assert_eq!(
            numbers(&desk, &with_question, 1),
            expected.iter().map(|n| n.as_str()).collect::<Vec<_>>(),
            "{filter}"
        );
        let mut alone = numbers(&desk, &filter, 1);
        alone.sort();
        let mut expected: Vec<String> = expected.into_iter().cloned().collect();
        expected.sort();
        assert_eq!(alone, expected, "{filter} without a question");
    }
    // By urgency, the building's tickets keep that order.
    assert_eq!(numbers(&desk, &json!({ "tab": "unassigned", "building": "13" }), 5), [two]);
}

#[test]
fn what_changes_is_found_as_it_is_now() {
    let desk = Desk::open();
    let number = register(&desk, json!({}));
    let find = |tab: &str| numbers(&desk, &json!({ "tab": tab, "query": "电" }), 50).len();
    assert_eq!((find("unassigned"), find("in_progress")), (1, 0));
    desk.must("assign_ticket", json!({ "number": number, "staff_id": 1 }));
    assert_eq!((find("unassigned"), find("in_progress")), (0, 1));
    desk.pass(TimeDelta::days(3));
    assert_eq!((find("overdue"), find("due_soon")), (1, 0));
    // The last ones wait for others outside the index; all are found.
    let mut expected = vec![number];
    for registered in 1..=70 {
        expected.insert(0, register(&desk, json!({})));
        if registered % 10 == 0 {
            assert_eq!(numbers(&desk, &json!({ "query": "电" }), 7), expected);
            assert_eq!(
                numbers(&desk, &json!({ "tab": "unassigned", "query": "电" }), 7),
                expected[..registered]
            );
        }
    }
    assert!((1..32).contains(&desk.count("SELECT count(*) FROM tickets_to_index")));
    desk.raw().execute_batch("INSERT INTO ticket_tokens (ticket_tokens) VALUES ('integrity-check')").unwrap();
}

#[test]
fn a_store_without_the_index_gets_it_when_it_is_opened() {
    let desk = Desk::open();
    let number = register(&desk, json!({}));
    let (dir, clock) = (desk.dir, std::sync::Arc::clone(&desk.clock));
    drop((desk.session, desk.office));
    let db = common::raw(dir.path());
    db.execute_batch(
        "INSERT INTO ticket_tokens (ticket_tokens) VALUES ('delete-all'); DELETE FROM ticket_places;
         INSERT OR IGNORE INTO tickets_to_index (ticket_id) SELECT id FROM tickets;",
    )
    .unwrap();
    drop(db);
    let office = common::open(dir.path(), &clock, 2).unwrap();
    let page = office.session(None).unwrap().call("list_tickets", json!({ "query": "梯停" })).unwrap();
    assert_eq!(page["rows"][0]["number"], number.as_str());
}

#[test]
fn many_of_the_same_second_are_found_in_the_order_of_their_entry() {
    let desk = Desk::open();
    let early = json!({ "received_at": "2026-11-20T02:00:00Z", "late_entry_reason": "补登" });
    let after =
        register(&desk, json!({ "received_at": "2026-11-20T02:00:03Z", "late_entry_reason": "补登" }));
    let mut expected: Vec<String> = (0..6).map(|_| register(&desk, early.clone())).collect();
    expected.insert(3, after);
    expected.reverse();
    assert_eq!(numbers(&desk, &json!({ "query": "电梯" }), 2), expected);
    assert_eq!(desk.now(), at(common::MONDAY));
    for wrong in ["1.5.5", "100.5", "0.1.1"] {
        assert_eq!(
            desk.refusal("list_tickets", json!({ "query": "电", "after": wrong })),
            "cursor.malformed@after"
        );
    }
    let long = "电".repeat(101);
    assert_eq!(desk.refusal("list_tickets", json!({ "query": long })), "input.too_long@query");
}
