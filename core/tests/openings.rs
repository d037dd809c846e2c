//! Every number in the preview of the quarterly and of the yearly report opens a list in which there are as many things as it says.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use linsheng_core::demo::{self, Plan};
use serde_json::{Value, json};

use crate::common::{Desk, text};

fn demo(seed: u64) -> Desk {
    Desk::demo((60, 500), (5, 20), seed)
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no number: {value}"))
}

fn length(rows: &Value) -> i64 {
    i64::try_from(rows.as_array().unwrap().len()).unwrap()
}

/// What a page says that it lists: its rows, page by page, or the follow-ups of them.
fn rows_of(desk: &Desk, operation: &str, filter: &Value) -> i64 {
    let (mut rows, mut after, mut follow_ups) = (0, Value::Null, None);
    loop {
        let mut arguments = filter.clone();
        arguments["limit"] = json!(40);
        arguments["after"] = after;
        let page = desk.must(operation, arguments);
        rows += length(&page["rows"]);
        follow_ups = follow_ups.or_else(|| page["follow_ups"].as_i64());
        after = page["next"].clone();
        if after.is_null() {
            // A ticket followed up twice stands in the list once.
            assert!(follow_ups.is_none_or(|count| count >= rows), "{filter}");
            return follow_ups.unwrap_or(rows);
        }
    }
}

/// Those of these fields that are given, each as the operation calls it.
fn given(opens: &Value, fields: &[(&str, &str)]) -> Value {
    let mut filter = json!({});
    for (field, name) in fields {
        if !opens[*field].is_null() {
            filter[*name] = opens[*field].clone();
        }
    }
    filter
}

fn tickets(opens: &Value) -> Value {
    let same = ["category", "channel_id", "topic_id", "building"].map(|field| (field, field));
    let mut filter = given(opens, &same);
    let narrowing = [
        "counted",
        "household_id",
        "topic_ids",
        "with_building",
        "post",
        "without_responsible",
        "over_hours",
        "up_to_hours",
    ];
    filter["figure"] = given(opens, &narrowing.map(|field| (field, field)));
    filter["received_from"] = opens["from"].clone();
    filter["received_to"] = opens["to"].clone();
    filter
}

/// The items of meetings that were voted on so, as the list of these meetings says.
fn of_votes(desk: &Desk, opens: &Value, asked: &str, counted: &str) -> i64 {
    let mut filter = given(opens, &[("from", "from"), ("to", "to")]);
    filter["state"] = json!("ended");
    filter[asked] = json!(true);
    let (page, rows) = (desk.must("list_meetings", filter.clone()), rows_of(desk, "list_meetings", &filter));
    let each: Vec<i64> = page["rows"].as_array().unwrap().iter().map(|row| number(&row[counted])).collect();
    // Every meeting of the list has some.
    assert!(each.iter().all(|count| *count > 0) && rows <= number(&page[counted]), "{page}");
    number(&page[counted])
}

/// The page of all kinds of red flags shows those of tickets and, below them, those of people.
fn of_all_kinds(desk: &Desk, opens: &Value) -> i64 {
    let fields = ["quarter", "standing"].map(|field| (field, field));
    let people = desk.must("get_red_flags", given(opens, &[("quarter", "quarter")]))["people"].clone();
    let stands = |one: &&Value| {
        let review = &one["review"];
        let standing = match (review.is_null(), review["finding_id"].is_null()) {
            (true, _) => "open",
            (false, true) => "set_aside",
            (false, false) => "found",
        };
        opens["standing"].is_null() || opens["standing"] == standing
    };
    let people = people.as_array().unwrap().iter().filter(stands).count();
    rows_of(desk, "list_red_flags", &given(opens, &fields)) + i64::try_from(people).unwrap()
}

/// How many things there are where it leads, by the operation that the page there asks.
fn there(desk: &Desk, opens: &Value) -> i64 {
    let days = [("from", "from_on"), ("to", "to_on")];
    let id = json!({ "id": opens["id"] });
    match text(&opens["list"]) {
        "tickets" => rows_of(desk, "list_tickets", &tickets(opens)),
        // The list says both: how many follow-ups there are, and how many tickets.
        "followed_tickets" => {
            let mut filter = tickets(opens);
            filter["limit"] = json!(200);
            let page = desk.must("list_tickets", filter);
            assert!(page["next"].is_null() && number(&page["follow_ups"]) > length(&page["rows"]), "{opens}");
            length(&page["rows"])
        }
        "ticket" => {
            desk.must("get_ticket", json!({ "number": opens["number"] }));
            1
        }
        "notices" => {
            let mut filter =
                given(opens, &[&days[..], &[("kind", "kind"), ("channel_id", "channel_id")]].concat());
            filter["counted"] = json!(true);
            rows_of(desk, "list_notices", &filter)
        }
        "postings" => {
            let filter = json!({ "from_on": opens["from"], "to_on": opens["to"], "counted": true });
            number(&desk.must("list_notices", filter)["postings"])
        }
        "decisions" => of_votes(desk, opens, "decided", "decisions"),
        "not_carried" => of_votes(desk, opens, "not_carried", "not_carried"),
        "carried" => {
            let fields = ["from", "to", "state", "late"].map(|field| (field, field));
            rows_of(desk, "list_measures", &json!({ "carried": given(opens, &fields) }))
        }
        "archive" => {
            let fields = ["on", "standing", "destroyed_from"].map(|field| (field, field));
            rows_of(desk, "list_archive", &json!({ "filter": given(opens, &fields) }))
        }
        "holds" => length(&desk.must("list_holds", json!({ "on": opens["on"] }))),
        "meetings" => {
            let mut filter = given(opens, &[("from", "from"), ("to", "to"), ("kind", "kind")]);
            filter["state"] = json!("ended");
            rows_of(desk, "list_meetings", &filter)
        }
        "action_items" => {
            let held = json!({ "held_from": opens["from"], "held_to": opens["to"] });
            rows_of(desk, "list_action_items", &held)
        }
        "late_action_items" => rows_of(desk, "list_action_items", &json!({ "late_on": opens["on"] })),
        "board" => length(&json!([desk.must("get_compliance_board", json!({ "on": opens["on"] }))])),
        "proposal" => length(&desk.must("get_policy_proposal", id)["said"]),
        "checks" => {
            let more = [("channel_id", "channel_id"), ("passed", "passed")];
            rows_of(desk, "list_checks", &given(opens, &[&days[..], &more].concat()))
        }
        "findings" => {
            let fields = ["from", "to", "channel_id", "settled"].map(|field| (field, field));
            rows_of(desk, "list_findings", &json!({ "of_checks": given(opens, &fields) }))
        }
        "red_flags" if opens["kind"] == "slow_person" => {
            length(&desk.must("get_red_flags", given(opens, &[("quarter", "quarter")]))["people"])
        }
        "red_flags" if opens["kind"].is_null() => of_all_kinds(desk, opens),
        "red_flags" => {
            let fields = ["kind", "quarter", "standing"].map(|field| (field, field));
            rows_of(desk, "list_red_flags", &given(opens, &fields))
        }
        "work_orders" => {
            let fields = ["from", "to", "stood"].map(|field| (field, field));
            let filter = json!({ "tab": "all", "issued": given(opens, &fields) });
            rows_of(desk, "list_work_orders", &filter)
        }
        "incident" => length(&desk.must("get_incident", id)["tickets"]),
        "sample" => {
            let sample = desk.must("get_call_back_sample", id);
            let counts = |one: &Value| {
                let of = |count: &&Value| {
                    count["figure"] == opens["figure"]
                        && (opens["hit"].is_null() || count["hit"] == json!(true))
                };
                opens["figure"].is_null() || one["counts"].as_array().unwrap().iter().any(|count| of(&count))
            };
            let rows = sample["call_backs"].as_array().unwrap();
            length(&json!(rows.iter().filter(|one| counts(one)).collect::<Vec<_>>()))
        }
        "meeting" => length(&json!([desk.must("get_meeting", id)])),
        "action_item" => length(&json!([desk.must("get_action_item", id)])),
        "measure" => length(&json!([desk.must("get_measure", id)])),
        "survey_question" => {
            let results = desk.must("get_survey_results", json!({ "wave_id": opens["id"] }));
            let questions = results["questions"].as_array().unwrap();
            length(&json!(questions.iter().filter(|one| one["field"] == opens["field"]).collect::<Vec<_>>()))
        }
        "survey" => length(&json!([desk.must("get_survey_wave", id)])),
        other => panic!("where is {other}?"),
    }
}

/// Follows every number of the draft of a quarter or a year; answers how many of each kind there are.
fn follow(desk: &Desk, quarter: &str) -> BTreeMap<String, usize> {
    let paper = match quarter.len() {
        4 => desk.must("render_yearly_report", json!({ "year": quarter })),
        _ => desk.must("render_quarterly_report", json!({ "quarter": quarter })),
    };
    let pages = number(&paper["pages"]);
    let mut kinds = BTreeMap::new();
    let mut wrong = Vec::new();
    for place in paper["opens"].as_array().unwrap() {
        let (label, opens) = (text(&place["label"]), &place["opens"]);
        assert!((2..=pages).contains(&number(&place["page"])), "{label}");
        let within = |at: &str, length: &str, whole: f64| {
            let (at, length) = (place[at].as_f64().unwrap(), place[length].as_f64().unwrap());
            at > 0.0 && length > 3.0 && at + length < whole
        };
        assert!(within("x", "width", 595.3) && within("y", "height", 841.9), "{place}");
        let found = there(desk, opens);
        // A single thing is there, however much is in it.
        let said = place["count"].as_i64().unwrap_or(found.max(1));
        if found != said {
            wrong.push(format!("{label}: {said} on paper, {found} in {opens}"));
        }
        let kind = if opens["list"] == "tickets" { &opens["counted"] } else { &opens["list"] };
        *kinds.entry(text(kind).to_owned()).or_insert(0) += 1;
        if opens["list"] == "red_flags" && opens["kind"].is_null() {
            *kinds.entry("red flags of all kinds".to_owned()).or_insert(0) += 1;
        }
        for (field, name) in [
            ("household_id", "household"),
            ("topic_ids", "topics"),
            ("with_building", "with a building"),
            ("figure", "share of a sample"),
        ] {
            if !opens[field].is_null() {
                *kinds.entry(name.to_owned()).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{quarter}");
    kinds
}

/// What the numbers of both reports open.
const OF_BOTH: [&str; 14] = [
    "received",
    "settled",
    "on_time",
    "closed",
    "closed_within",
    "repeated",
    "reopened",
    "follow_up_due",
    "follow_up_done",
    "followed_up",
    "solved",
    "satisfied",
    "measure",
    "survey",
];

/// Otherwise a kind could be followed nowhere, and nobody would notice.
fn assert_opened(kinds: &BTreeMap<String, usize>, more: &[&str]) {
    for kind in OF_BOTH.iter().chain(more) {
        assert!(kinds.contains_key(*kind), "nothing opens {kind}: {kinds:?}");
    }
}

#[test]
fn a_number_of_the_draft_opens_as_many_things_as_it_says() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for seed in [11, 12] {
        let desk = demo(seed);
        for quarter in ["2026Q2", "2026Q3", "2026Q4"] {
            for (kind, count) in follow(&desk, quarter) {
                *kinds.entry(kind).or_default() += count;
            }
        }
    }
    let of_quarter = [
        "household",
        "topics",
        "sample",
        "share of a sample",
        "postings",
        "decisions",
        "action_items",
        "survey_question",
        "late",
        "answered",
        "ticket",
        "notices",
        "meetings",
        "meeting",
        "checks",
        "findings",
        "red_flags",
        "red flags of all kinds",
        "with a building",
        "followed_tickets",
        "not_carried",
        "carried",
        "late_action_items",
        "archive",
        "work_orders",
        "incident",
    ];
    assert_opened(&kinds, &of_quarter);
}

/// The lists of a year are those of a quarter, with the days of the year and of the one before.
#[test]
fn a_number_of_the_year_opens_as_many_things_as_it_says() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    for (seed, from) in [(11, day(2026, 5, 20)), (12, day(2024, 12, 20))] {
        let desk = Desk::open();
        let plan = Plan { households: 60, tickets: 600, from, to: day(2026, 11, 23), now: desk.now(), seed };
        demo::fill(&desk.office, &plan, |_| ()).unwrap();
        for year in ["2025", "2026"].into_iter().skip(usize::from(from.year() == 2026)) {
            for (kind, count) in follow(&desk, year) {
                *kinds.entry(kind).or_default() += count;
            }
        }
    }
    assert_opened(&kinds, &["board", "proposal"]);
}

/// The counts of what opens a list, as the labels of the draft say them.
fn opened(desk: &Desk, quarter: &str, list: &str) -> Vec<(String, i64)> {
    let paper = desk.must("render_quarterly_report", json!({ "quarter": quarter }));
    let places = paper["opens"].as_array().unwrap().iter();
    let of_list = places.filter(|place| place["opens"]["list"] == list || place["opens"]["counted"] == list);
    of_list.map(|place| (text(&place["label"]).to_owned(), number(&place["count"]))).collect()
}

/// What came after the quarter changes neither its numbers nor their lists: an order that was still at work, a second follow-up.
#[test]
fn a_number_of_a_past_quarter_opens_what_it_was() {
    let desk = Desk::open();
    for (login, post) in [("li", "service"), ("other", "service"), ("zhao", "maintenance")] {
        desk.hire(login, &[post]);
    }
    desk.set("2026-12-29T01:00:00Z");
    let order = |number: &str| {
        let order = desk.call_as("li", "issue_work_order", json!({ "number": number, "staff_id": 4 }));
        text(&order.unwrap()["number"]).to_owned()
    };
    let step = |who: &str, operation: &str, order: &str, said: &str| {
        let arguments = json!({ "number": order, said: "说明" });
        desk.call_as(who, operation, arguments).unwrap();
    };
    let [late, taken_back] = ["complaint", "inquiry"].map(|category| {
        let arguments = json!({ "channel_id": 1, "category": category, "topic_id": 2, "content": "漏水",
            "room": "3-2-1502", "caller_name": "王建国", "phone": "13812345678" });
        let ticket = desk.must("register_ticket", arguments);
        order(text(&ticket["number"]))
    });
    step("li", "withdraw_work_order", &taken_back, "note");
    let [asked_twice, mistaken, waited] =
        ["complaint", "suggestion", "inquiry"].map(|one| desk.register(one));
    desk.act(&mistaken, "cancel").unwrap();
    desk.act(&asked_twice, "mark_important").unwrap();
    desk.act(&asked_twice, "assign").unwrap();
    desk.pass(TimeDelta::hours(2));
    for number in [&waited, &asked_twice] {
        desk.act(number, "give_feedback").unwrap();
    }
    desk.act(&asked_twice, "fail").unwrap();
    desk.act(&asked_twice, "give_feedback").unwrap();
    desk.act(&asked_twice, "pass").unwrap();
    desk.set("2027-01-03T01:00:00Z");
    step("zhao", "finish_work_order", &late, "result");

    follow(&desk, "2026Q4");
    let said = |list| opened(&desk, "2026Q4", list);
    let orders = [("本季度派出工单 2 张", 2), ("撤回 1 张", 1), ("1 张仍在进行", 1)];
    assert_eq!(said("work_orders"), orders.map(|(label, count)| (label.to_owned(), count)));
    assert!(said("cancelled").contains(&("另有 1 件属误登".to_owned(), 1)), "{:?}", said("cancelled"));
    assert!(said("reopened").contains(&("本季度重新办理 1 件".to_owned(), 1)), "{:?}", said("reopened"));
    let report =
        crate::common::printed(&desk.must("render_quarterly_report", json!({ "quarter": "2026Q4" })));
    for said in ["回访到居民2次（1件），", "†样本少：分母不足30", "同一居民因此可能答了几次"]
    {
        assert!(report.contains(said), "{said} in {report}");
    }
    // Asked twice, and one ticket: the list says both.
    assert!(said("followed_up").contains(&("回访到居民 2 次".to_owned(), 2)), "{:?}", said("followed_up"));
    let list = desk.must(
        "list_tickets",
        json!({ "tab": "all", "figure": { "counted": "followed_up" }, "received_from": "2026-10-01",
            "received_to": "2026-12-31" }),
    );
    assert_eq!((length(&list["rows"]), &list["follow_ups"]), (1, &json!(2)));
    // Two hours belong to the first class of waits, whose end is included.
    let spread: Vec<(String, i64)> =
        said("answered").into_iter().filter(|(label, _)| label.contains("分布")).collect();
    assert_eq!(spread, [("首次反馈用时的分布（件）：≤ 2 小时 2".to_owned(), 2)]);
}

#[test]
fn what_a_list_cannot_be_narrowed_by_is_said() {
    let desk = Desk::open();
    for (figure, expected) in [
        (json!({ "counted": "received", "post": "service" }), "input.invalid@figure.post"),
        (json!({ "counted": "settled", "over_hours": 2 }), "input.invalid@figure.over_hours"),
        (json!({ "counted": "answered", "up_to_hours": -1 }), "input.out_of_range@figure.up_to_hours"),
        (json!({ "counted": "answered", "over_hours": 100_001 }), "input.out_of_range@figure.over_hours"),
        (json!({ "counted": "received", "topic_ids": vec![1; 21] }), "input.out_of_range@figure.topic_ids"),
    ] {
        let refused = desk.refusal("list_tickets", json!({ "tab": "all", "figure": figure }));
        assert_eq!(refused, expected, "{figure}");
    }
}

/// Whoever changes posts takes no ticket along that was settled before.
#[test]
fn a_post_has_the_tickets_that_were_settled_while_somebody_had_it() {
    let desk = Desk::open();
    let li = desk.hire("li", &["service"]);
    let settle = || {
        let number = desk.register("complaint");
        desk.must("assign_ticket", json!({ "number": number, "staff_id": li }));
        desk.act(&number, "give_feedback").unwrap();
    };
    let becomes = |roles: &[&str]| {
        desk.must("update_staff", json!({ "id": li, "name": "李", "roles": roles, "active": true }));
    };
    settle();
    desk.pass(TimeDelta::days(1));
    becomes(&["maintenance", "supervisor"]);
    settle();
    settle();
    desk.pass(TimeDelta::days(1));
    becomes(&["secretary"]);
    desk.set("2027-01-03T01:00:00Z");
    settle();

    let posts = |quarter: &str| {
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        let rows = figures["parts"]["handling"]["posts"].as_array().unwrap().clone();
        rows.iter()
            .map(|one| (text(&one["role"]).to_owned(), number(&one["on_time"]["denominator"])))
            .collect()
    };
    let had = |posts: &[(&str, i64)]| -> Vec<(String, i64)> {
        posts.iter().map(|(post, count)| ((*post).to_owned(), *count)).collect()
    };
    let last: Vec<(String, i64)> = posts("2026Q4");
    assert_eq!(last, had(&[("service", 1), ("maintenance", 2), ("supervisor", 2)]));
    let now: Vec<(String, i64)> = posts("2027Q1");
    assert_eq!(now, had(&[("secretary", 1)]));
    for quarter in ["2026Q4", "2027Q1"] {
        follow(&desk, quarter);
    }
    let nobody = json!({ "tab": "all", "figure": { "counted": "settled", "post": "manager" } });
    assert_eq!(rows_of(&desk, "list_tickets", &nobody), 0);
}
