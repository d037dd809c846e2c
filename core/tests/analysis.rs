//! The analysis agrees with the quarterly report and with the lists that its numbers open; what it suggests is really so.

use std::collections::BTreeMap;
use std::io::Cursor;

use crate::common::{Desk, at, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Reader as _, Xlsx};
use chrono::TimeDelta;
use serde_json::{Value, json};

fn demo(seed: u64) -> Desk {
    Desk::demo((60, 500), (5, 20), seed)
}

/// The quarters of the demo office with the months that are known of them.
const QUARTERS: [(&str, &str, &str); 3] =
    [("2026Q2", "2026-04", "2026-06"), ("2026Q3", "2026-07", "2026-09"), ("2026Q4", "2026-10", "2026-11")];

/// The numbers of every ticket of a list, page by page.
fn listed(desk: &Desk, filter: &Value) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut after = Value::Null;
    loop {
        let mut arguments = filter.clone();
        arguments["limit"] = json!(40);
        arguments["after"] = after;
        let page = desk.must("list_tickets", arguments);
        numbers.extend(page["rows"].as_array().unwrap().iter().map(|row| text(&row["number"]).to_owned()));
        after = page["next"].clone();
        if after.is_null() {
            return numbers;
        }
    }
}

/// How many tickets the list of a figure has, each of them once.
fn count(desk: &Desk, days: &Value, figure: Value, more: Value) -> i64 {
    let mut filter = more;
    filter["figure"] = figure;
    filter["received_from"] = days["from"].clone();
    filter["received_to"] = days["to"].clone();
    let mut numbers = listed(desk, &filter);
    let all = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "{filter}: a ticket twice");
    i64::try_from(all).unwrap()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no number: {value}"))
}

#[test]
fn the_map_is_that_of_the_report_and_opens_its_lists() {
    let desk = demo(5);
    for (quarter, from, to) in QUARTERS {
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        for (rows, columns) in [("topic", "building"), ("building", "month"), ("month", "topic")] {
            let map = desk
                .must("get_heat_map", json!({ "from": from, "to": to, "rows": rows, "columns": columns }));
            assert_eq!(map["total"], figures["total"]["received"], "{quarter} {rows} {columns}");
            let (lines, across) = (map["rows"].as_array().unwrap(), map["columns"].as_array().unwrap());
            for side in [lines, across] {
                let sum: i64 = side.iter().map(|line| number(&line["count"])).sum();
                assert_eq!(sum, number(&map["total"]), "{quarter} {rows} {columns}");
            }
            if rows == "topic" {
                for named in figures["by_topic"].as_array().unwrap() {
                    let line = lines.iter().find(|line| line["topic_id"] == named["of"]["id"]).unwrap();
                    assert_eq!(line["count"], named["figures"]["received"], "{quarter} {named}");
                }
            }
            for cell in map["cells"].as_array().unwrap().iter().step_by(5) {
                let ends = [
                    &lines[usize::try_from(number(&cell["row"])).unwrap()],
                    &across[usize::try_from(number(&cell["column"])).unwrap()],
                ];
                let (mut more, mut figure) = (json!({}), json!({ "counted": "received" }));
                let mut days = map["days"].clone();
                for (axis, end) in [rows, columns].into_iter().zip(ends) {
                    match axis {
                        "topic" => more["topic_id"] = end["topic_id"].clone(),
                        "month" => days = end["days"].clone(),
                        _ if end["building"].is_null() => figure["without_building"] = json!(true),
                        _ => more["building"] = end["building"].clone(),
                    }
                }
                let found = count(&desk, &days, figure.clone(), more.clone());
                assert_eq!(found, number(&cell["count"]), "{figure} {more}");
            }
        }
    }
}

#[test]
fn the_trend_has_the_months_of_the_report() {
    let desk = demo(6);
    let (figures, trend) = (
        desk.must("quarter_figures", json!({ "quarter": "2026Q3" })),
        desk.must("get_trend", json!({ "from": "2026-07", "to": "2026-09" })),
    );
    let months = trend["months"].as_array().unwrap();
    assert_eq!((months.len(), &months[0]["month"]), (36, &json!("2023-10")));
    // Of times before the first ticket nothing is known.
    assert!(months[30]["count"].is_null() && months[31]["count"].is_number(), "{}", months[30]);
    for month in figures["by_month"].as_array().unwrap() {
        let of = months.iter().find(|one| one["month"] == month["month"]).unwrap();
        let sum: i64 =
            ["complaint", "suggestion", "inquiry"].iter().map(|category| number(&month[category])).sum();
        assert_eq!(number(&of["count"]), sum, "{month}");
    }
    assert_eq!(trend["count"], figures["total"]["received"]);
    // The quarter before began before the office did.
    assert_eq!(trend["comparisons"], json!([]));
    let autumn =
        desk.must("get_trend", json!({ "from": "2026-10", "to": "2026-11", "category": "complaint" }));
    let compared = &autumn["comparisons"][0];
    assert_eq!(
        (&compared["against"], autumn["comparisons"].as_array().unwrap().len()),
        (&json!("previous"), 1)
    );
    let days = &compared["earlier"];
    let complaints = count(&desk, days, json!({ "counted": "received" }), json!({ "category": "complaint" }));
    assert_eq!(number(&compared["earlier_count"]), complaints);
    let ratio = compared["change"]["ratio"].as_f64().unwrap();
    let (now, before) = (autumn["days_passed"].as_f64().unwrap(), compared["earlier_days"].as_f64().unwrap());
    assert!((before - 61.0).abs() < 1e-9 && now < 54.0, "{now} {before}");
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let expected = number(&autumn["count"]) as f64 / now / (complaints as f64 / before);
    assert!((ratio - expected).abs() < 1e-9, "{ratio} {expected}");
}

#[test]
fn what_people_did_adds_up_to_the_report_and_opens_its_lists() {
    for seed in [7, 8] {
        let desk = demo(seed);
        for (quarter, from, to) in QUARTERS {
            let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
            let duty = desk.must("get_duty", json!({ "from": from, "to": to }));
            let total = &duty["total"];
            assert_eq!(total["received"], figures["total"]["received"], "{quarter}");
            assert_eq!(total["registered"], figures["total"]["received"], "{quarter}");
            assert_eq!(total["on_time"], figures["total"]["on_time"], "{quarter}");
            assert_eq!(
                total["follow_ups"], figures["total"]["follow_ups"]["solved"]["denominator"],
                "{quarter}"
            );
            assert_eq!(total["late"], desk.must("count_tickets", json!({}))["overdue"], "{quarter}");
            let mut once: BTreeMap<i64, Value> = BTreeMap::new();
            for role in duty["roles"].as_array().unwrap() {
                for person in role["people"].as_array().unwrap() {
                    once.insert(number(&person["staff_id"]), person["figures"].clone());
                }
            }
            for field in ["registered", "received", "open", "late", "follow_ups", "work_orders"] {
                let sum: i64 = once.values().map(|figures| number(&figures[field])).sum();
                assert_eq!(sum + number(&duty["nobody"][field]), number(&total[field]), "{quarter} {field}");
            }
            for (id, figures) in &once {
                opens_its_lists(&desk, &duty["days"], *id, figures);
            }
            let nobody = json!({ "counted": "received", "without_responsible": true });
            assert_eq!(count(&desk, &duty["days"], nobody, json!({})), number(&duty["nobody"]["received"]));
        }
    }
}

#[test]
fn everybody_sees_what_they_did_themselves_and_nobody_else_does() {
    let desk = demo(7);
    let duty =
        [("2026Q4", "2026-10", "2026-11"), ("2026Q3", "2026-07", "2026-09")].map(|(quarter, from, to)| {
            let duty = desk.must("get_duty", json!({ "from": from, "to": to }));
            let roles = duty["roles"].as_array().unwrap().iter();
            let people =
                roles.flat_map(|role| role["people"].as_array().unwrap().clone()).collect::<Vec<_>>();
            (quarter, people)
        });
    let mut seen = Vec::new();
    for person in desk.must("list_staff", json!({})).as_array().unwrap() {
        // The administrator has no desk.
        if person["active"] != true || person["roles"] == json!(["admin"]) {
            continue;
        }
        let own = desk.call_as(text(&person["login"]), "get_own_duty", json!({})).unwrap();
        for ((quarter, people), which) in duty.iter().zip(["this", "last"]) {
            let theirs = people.iter().find(|one| one["staff_id"] == person["id"]).unwrap();
            assert_eq!(
                (&own[which]["quarter"], &own[which]["figures"]),
                (&json!(quarter), &theirs["figures"])
            );
            seen.push((number(&person["id"]), own[which]["figures"].to_string()));
        }
    }
    assert!(seen.iter().any(|(id, figures)| seen.iter().all(|(other, same)| id == other || figures != same)));
    let other = json!({ "staff_id": 1 });
    assert!(desk.call_as("chenyu", "get_own_duty", other).is_err(), "nobody can be named");
}

#[test]
fn who_did_nothing_has_no_rate() {
    let desk = Desk::open();
    desk.hire("new", &["maintenance"]);
    let own = desk.call_as("new", "get_own_duty", json!({})).unwrap();
    let figures = &own["last"]["figures"];
    assert_eq!((&figures["received"], &figures["on_time"]["denominator"]), (&json!(0), &json!(0)));
    assert_eq!((&figures["on_time_within"], &figures["few"]), (&Value::Null, &json!(true)));
}

fn opens_its_lists(desk: &Desk, days: &Value, id: i64, figures: &Value) {
    let of = |counted: &str, doer: bool| {
        let figure =
            if doer { json!({ "counted": counted, "done_by": id }) } else { json!({ "counted": counted }) };
        let more = if doer { json!({}) } else { json!({ "responsible_id": id }) };
        count(desk, days, figure, more)
    };
    let (settled, on_time) = (&figures["on_time"]["denominator"], &figures["on_time"]["numerator"]);
    let cases = [
        ("received", true, &figures["registered"]),
        ("received", false, &figures["received"]),
        ("settled", false, settled),
        ("on_time", false, on_time),
        ("open", false, &figures["open"]),
        ("followed_up", true, &figures["follow_up_tickets"]),
        ("repaired", true, &figures["work_order_tickets"]),
    ];
    for (counted, doer, expected) in cases {
        assert_eq!(of(counted, doer), number(expected), "{counted} of {id}");
    }
    assert_eq!(of("late", false), number(settled) - number(on_time), "late of {id}");
    let overdue = listed(desk, &json!({ "tab": "overdue", "responsible_id": id })).len();
    assert_eq!(i64::try_from(overdue).unwrap(), number(&figures["late"]), "late now of {id}");
    assert_eq!(figures["few"], json!(number(settled) < 20), "{figures}");
}

/// A ticket that nobody else has, by its words; closed at once if it is to be.
fn said(desk: &Desk, topic: i64, room: &str, content: &str, close: bool) -> String {
    let arguments = json!({ "channel_id": 1, "category": "complaint", "topic_id": topic, "content": content,
        "room": room });
    let ticket = desk.must("register_ticket", arguments);
    let number = text(&ticket["number"]).to_owned();
    if close {
        desk.act(&number, "assign").unwrap();
        desk.act(&number, "give_feedback").unwrap();
        desk.act(&number, "close").unwrap();
    }
    number
}

#[test]
fn a_repeat_is_the_same_household_and_topic_within_thirty_days() {
    let desk = Desk::open();
    for room in ["1-1-101", "1-1-102"] {
        let saved = desk.must("save_room", json!({ "room": room, "kind": "home" }));
        let people = json!([{ "name": "住户", "role": "owner" }]);
        desk.must("move_in", json!({ "room_id": saved["id"], "people": people }));
    }
    desk.set("2026-07-01T02:00:00Z");
    said(&desk, 2, "1-1-101", "电梯停了", true);
    // Another topic, another household, one that was not closed before.
    said(&desk, 3, "1-1-101", "灯不亮", false);
    said(&desk, 2, "1-1-102", "电梯停了", false);
    desk.set("2026-07-31T02:00:00Z");
    let last = said(&desk, 2, "1-1-101", "电梯又停了", false);
    let beyond = said(&desk, 2, "1-1-102", "电梯又停了", false);
    desk.pass(TimeDelta::milliseconds(1));
    let after = said(&desk, 2, "1-1-101", "电梯还停着", false);
    desk.set("2026-08-02T02:00:00Z");
    let mistaken = said(&desk, 2, "1-1-101", "登记错了", false);
    desk.act(&mistaken, "cancel").unwrap();
    let repeats = desk.must("get_repeats", json!({ "from": "2026-07", "to": "2026-07" }));
    assert_eq!(repeats["rate"], json!({ "numerator": 1, "denominator": 1 }), "{repeats}");
    let row = &repeats["rows"][0];
    assert_eq!((&row["room"], &row["topic"]["id"], &row["count"]), (&json!("1-1-101"), &json!(2), &json!(1)));
    let filter = json!({ "topic_id": 2, "received_from": "2026-07-01", "received_to": "2026-07-31",
        "figure": { "counted": "repeated", "household_id": row["household_id"] } });
    assert_eq!(listed(&desk, &filter), [last], "{beyond} {after}");
    assert_eq!(desk.must("get_repeats", json!({ "from": "2026-08", "to": "2026-08" }))["rows"], json!([]));
}

/// So many complaints on a topic, spread over the month that has begun.
fn complaints(desk: &Desk, month: &str, topic: i64, count: i64, room: impl Fn(i64) -> String) {
    for index in 0..count {
        desk.clock.set(at(&format!("{month}-02T02:00:00Z")) + TimeDelta::hours(index * 9));
        said(desk, topic, &room(index), "电梯停了", false);
    }
}

#[test]
fn only_what_is_really_different_is_suggested() {
    let desk = Desk::open();
    let anywhere = |index: i64| format!("{}-1-{}", index % 6 + 1, 101 + index);
    // The office's first ticket: from here on everything is known.
    desk.set("2026-03-31T16:00:00Z");
    said(&desk, 1, "1-1-101", "问", false);
    complaints(&desk, "2026-05", 2, 20, anywhere);
    complaints(&desk, "2026-05", 3, 20, anywhere);
    complaints(&desk, "2026-05", 4, 20, anywhere);
    // Really more, above all in building 3; no more than chance; really fewer.
    complaints(&desk, "2026-08", 2, 60, |index| {
        format!("{}-1-{}", if index % 3 > 0 { 3 } else { 1 }, 101 + index)
    });
    complaints(&desk, "2026-08", 3, 28, anywhere);
    complaints(&desk, "2026-08", 4, 2, anywhere);
    desk.set("2026-10-02T02:00:00Z");
    let found = desk.must("suggest_sentences", json!({ "quarter": "2026Q3" }));
    assert_eq!(found["running"], json!(false));
    let of = |topic: i64| {
        found["rows"].as_array().unwrap().iter().find(|row| row["of"]["topic"]["id"] == json!(topic)).cloned()
    };
    let more = of(2).unwrap();
    assert_eq!((&more["later_count"], &more["earlier_count"]), (&json!(60), &json!(20)), "{more}");
    assert_eq!(more["buildings"], json!([{ "building": "3", "count": 40 }]));
    assert!(more["change"]["low"].as_f64().unwrap() > 1.0, "{more}");
    // 28 instead of 20 is what chance brings.
    assert!(of(3).is_none(), "{found}");
    assert!(of(4).unwrap()["change"]["high"].as_f64().unwrap() < 1.0);
    let evidence = json!({ "from": "2026-07-01", "to": "2026-09-30" });
    assert_eq!(more["later"], evidence);
    assert_eq!(
        count(
            &desk,
            &evidence,
            json!({ "counted": "received" }),
            json!({ "category": "complaint", "topic_id": 2 })
        ),
        60
    );
    // A quarter that has just begun is no fall, and of the one before the first nothing is known.
    let begun = desk.must("suggest_sentences", json!({ "quarter": "2026Q4" }));
    assert_eq!((&begun["running"], &begun["rows"]), (&json!(true), &json!([])), "{begun}");
    let first = desk.must("suggest_sentences", json!({ "quarter": "2026Q2" }));
    assert_eq!((&first["tested"], &first["rows"]), (&json!(0), &json!([])));
    assert_eq!(
        desk.refusal("suggest_sentences", json!({ "quarter": "2027Q1" })),
        "quarter.in_future@quarter"
    );
}

/// A year is compared with the one before, and the one that goes on with the same months of that.
#[test]
fn a_year_is_suggested_what_is_really_different_from_the_year_before() {
    let desk = Desk::open();
    let anywhere = |index: i64| format!("{}-1-{}", index % 6 + 1, 101 + index);
    desk.set("2024-12-31T16:00:00Z");
    said(&desk, 1, "1-1-101", "问", false);
    for (month, topic, count) in [
        // Really more, no more than chance, really fewer, and a December that no June has yet.
        ("2025-05", 2, 20),
        ("2026-05", 2, 60),
        ("2025-05", 3, 20),
        ("2026-05", 3, 28),
        ("2025-05", 4, 40),
        ("2026-05", 4, 6),
        ("2025-12", 5, 60),
    ] {
        complaints(&desk, month, topic, count, anywhere);
    }
    let suggested = |now: &str, year: &str| -> Vec<(i64, i64, i64)> {
        desk.set(now);
        let found = desk.must("suggest_sentences", json!({ "quarter": year }));
        assert_eq!(found["quarter"], json!(year));
        let mut rows = Vec::new();
        for row in found["rows"].as_array().unwrap() {
            assert_eq!(row["against"], json!("last_year"), "{row}");
            for (days, said) in [("earlier", "earlier_count"), ("later", "later_count")] {
                let mut more = json!({ "category": row["of"]["category"] });
                if !row["of"]["topic"].is_null() {
                    more["topic_id"] = row["of"]["topic"]["id"].clone();
                }
                let listed = count(&desk, &row[days], json!({ "counted": "received" }), more);
                assert_eq!(listed, number(&row[said]), "{row}");
            }
            if let Some(topic) = row["of"]["topic"]["id"].as_i64() {
                rows.push((topic, number(&row["earlier_count"]), number(&row["later_count"])));
            }
        }
        rows.sort_unstable();
        rows
    };
    // In the last of June December is no loss; at the end of the year it is.
    assert_eq!(suggested("2026-06-30T02:00:00Z", "2026"), [(2, 20, 60), (4, 40, 6)]);
    assert_eq!(suggested("2027-01-02T02:00:00Z", "2026"), [(2, 20, 60), (4, 40, 6), (5, 60, 0)]);
    // Of the year before the first nothing is known.
    assert_eq!(desk.must("suggest_sentences", json!({ "quarter": "2025" }))["tested"], json!(0));
    for (year, expected) in [("2028", "quarter.in_future@quarter"), ("20266", "quarter.malformed@quarter")] {
        assert_eq!(desk.refusal("suggest_sentences", json!({ "quarter": year })), expected);
    }
}

#[test]
fn words_rise_without_anybody_being_found_by_them() {
    let desk = Desk::open();
    let homes = |index: i64| format!("{}-1-{}", index % 6 + 1, 101 + index);
    for index in 0..60 {
        desk.clock.set(at("2026-05-02T02:00:00Z") + TimeDelta::hours(index * 9));
        said(&desk, 2, &homes(index), "楼道的灯不亮", false);
    }
    desk.hire("chenyu", &["service"]);
    for index in 0..30 {
        desk.clock.set(at("2026-08-02T02:00:00Z") + TimeDelta::hours(index * 9));
        let content = if index % 2 == 0 {
            "地下室异味很重，电话13800001111，chenyu没来"
        } else {
            "楼道的灯不亮"
        };
        said(&desk, 2, &homes(index), content, false);
    }
    // One home that says it often.
    for index in 0..12 {
        desk.clock.set(at("2026-08-20T02:00:00Z") + TimeDelta::hours(index));
        said(&desk, 2, "1-1-101", "钢琴声太大", false);
    }
    desk.set("2026-10-02T02:00:00Z");
    let found = desk.must("get_rising_words", json!({ "from": "2026-07", "to": "2026-09" }));
    assert_eq!((&found["read"], &found["read_before"]), (&json!(42), &json!(60)));
    let words: Vec<&str> = found["rows"].as_array().unwrap().iter().map(|row| text(&row["word"])).collect();
    assert!(words.iter().any(|word| word.contains("异味")), "{words:?}");
    for secret in ["钢琴", "chenyu", "1380", "灯"] {
        assert!(words.iter().all(|word| !word.contains(secret)), "{secret} {words:?}");
    }
    let row =
        found["rows"].as_array().unwrap().iter().find(|row| text(&row["word"]).contains("异味")).unwrap();
    assert_eq!((&row["count"], &row["before"]), (&json!(15), &json!(0)));
}

#[test]
fn incidents_of_a_period_come_with_their_households() {
    let desk = Desk::open();
    desk.set("2026-08-05T02:00:00Z");
    let first = said(&desk, 2, "3-1-101", "电梯停了", false);
    let second = said(&desk, 2, "3-1-102", "电梯停了", false);
    desk.must("attach_ticket", json!({ "number": second, "same_as": first }));
    desk.set("2026-10-05T02:00:00Z");
    let of = |from: &str, to: &str| desk.must("list_period_incidents", json!({ "from": from, "to": to }));
    let rows = of("2026-07", "2026-09");
    assert_eq!(
        (&rows["rows"][0]["tickets"], &rows["rows"][0]["households"]),
        (&json!(2), &json!(2)),
        "{rows}"
    );
    assert_eq!(of("2026-09", "2026-09")["rows"], json!([]));
}

#[test]
fn what_cannot_be_looked_at_is_refused_at_its_field() {
    let desk = Desk::open();
    let refused = |from: &str, to: &str| desk.refusal("get_duty", json!({ "from": from, "to": to }));
    assert_eq!(refused("2026", "2026-09"), "input.invalid@from");
    assert_eq!(refused("2026-09", "2026-08"), "date.before_start@to");
    assert_eq!(refused("2026-11", "2026-12"), "time.in_future@to");
    assert_eq!(refused("2023-11", "2026-11"), "input.out_of_range@to");
    let same = json!({ "from": "2026-10", "to": "2026-11", "rows": "topic", "columns": "topic" });
    assert_eq!(desk.refusal("get_heat_map", same), "input.invalid@columns");
    let doer = json!({ "figure": { "counted": "settled", "done_by": 1 } });
    assert_eq!(desk.refusal("list_tickets", doer), "input.invalid@figure.done_by");
    // A cursor of another order means nothing.
    let cursor = json!({ "after": "0.5.5", "figure": { "counted": "settled" } });
    assert_eq!(desk.refusal("list_tickets", cursor), "cursor.malformed@after");
}

#[test]
fn tickets_about_staff_stay_with_those_who_may_see_them() {
    let desk = Desk::open();
    desk.hire("service", &["service"]);
    let number = desk.register("complaint");
    desk.must("mark_ticket", json!({ "number": number, "about_staff": true }));
    let filter = json!({ "figure": { "counted": "received" } });
    assert_eq!(listed(&desk, &filter).len(), 1);
    let seen = desk.call_as("service", "list_tickets", filter).unwrap();
    assert_eq!(seen["rows"], json!([]));
}

#[test]
fn what_is_given_out_is_what_is_shown_and_no_formula() {
    let desk = demo(9);
    desk.must("add_staff", json!({ "login": "evil", "name": "=1+1", "roles": ["service"] }));
    let period = json!({ "from": "2026-07", "to": "2026-09" });
    let file = desk.must("export_duty", period.clone());
    let bytes = STANDARD.decode(text(&file["base64"])).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("岗位责任").unwrap();
    let named = |name: &str| sheet.rows().find(|row| row[1] == name).unwrap();
    let total = desk.must("get_duty", period.clone())["total"].clone();
    let sum = named("合计");
    let cell = |index: usize| sum[index].to_string().parse::<f64>().unwrap();
    for (index, expected) in
        [(2, &total["registered"]), (4, &total["on_time"]["numerator"]), (10, &total["open"])]
    {
        assert!((cell(index) - expected.as_f64().unwrap()).abs() < 1e-9, "{index} {expected}");
    }
    // A name is a text.
    assert!(book.worksheet_formula("岗位责任").unwrap().is_empty());
    assert_eq!(named("=1+1")[0].to_string(), "客服人员");
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'export_duty'"), 1);
    let paper = desk.must("render_duty", period);
    assert_eq!(paper["pages"], json!(1));
    assert_eq!(paper["missing"], json!([]));
}
