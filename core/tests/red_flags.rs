//! Red flags: each kind from its facts, with its tickets, until it is set aside or made a finding.

use crate::common::{Desk, at, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

fn desk() -> Desk {
    let desk = Desk::open();
    for (login, role) in
        [("chenyu", "service"), ("other", "service"), ("sunlei", "maintenance"), ("watcher", "supervisor")]
    {
        desk.hire(login, &[role]);
    }
    desk
}

fn register(desk: &Desk, more: &Value) -> String {
    let mut ticket = json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了",
        "caller_name": "王敏" });
    ticket.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    text(&desk.call_as("chenyu", "register_ticket", ticket).unwrap()["number"]).to_owned()
}

fn tell(desk: &Desk, number: &str, told: Option<&str>) {
    let feedback = json!({ "number": number, "channel_id": 1, "content": "已修好", "told": told });
    desk.call_as("chenyu", "give_feedback", feedback).unwrap();
}

fn count(desk: &Desk, kind: &str) -> [i64; 4] {
    let flags = desk.call_as("watcher", "get_red_flags", json!({})).unwrap();
    let kinds = flags["kinds"].as_array().unwrap();
    let one = kinds.iter().find(|one| one["kind"] == kind).unwrap();
    ["total", "open", "set_aside", "found"].map(|name| one[name].as_i64().unwrap())
}

fn list(desk: &Desk, kind: &str) -> Vec<Value> {
    let page = desk.call_as("watcher", "list_red_flags", json!({ "kind": kind })).unwrap();
    page["rows"].as_array().unwrap().clone()
}

fn numbers(desk: &Desk, kind: &str) -> Vec<String> {
    list(desk, kind).iter().map(|row| text(&row["number"]).to_owned()).collect()
}

#[test]
fn complaints_answered_in_the_last_minutes() {
    let desk = desk();
    let began = desk.now();
    // Received at ten; due two days later at ten.
    let cases = [
        ("complaint", 48 * 60 - 11, false),
        ("complaint", 48 * 60 - 10, true),
        ("complaint", 48 * 60, true),
        ("complaint", 48 * 60 + 1, false),
        ("inquiry", 24 * 60 - 5, false),
    ];
    let mut expected = Vec::new();
    for (category, minutes, flagged) in cases {
        desk.clock.set(began);
        let number = register(&desk, &json!({ "category": category }));
        desk.clock.set(began + TimeDelta::minutes(minutes));
        tell(&desk, &number, None);
        if flagged {
            expected.insert(0, number);
        }
    }
    desk.clock.set(began + TimeDelta::days(3));
    assert_eq!(numbers(&desk, "last_minutes"), expected);
    assert_eq!(list(&desk, "last_minutes")[0]["by"]["name"], "chenyu");
    let rule = |minutes: i64| desk.must("set_red_flag_rule", json!({ "last_minutes": minutes }));
    rule(11);
    assert_eq!(count(&desk, "last_minutes"), [3, 3, 0, 0]);
    let flags = desk.must("get_red_flags", json!({}));
    assert_eq!(flags["rule"], json!({ "last_minutes": 11, "version": 2 }));
    rule(1);
    assert_eq!(count(&desk, "last_minutes")[0], 1);
    for minutes in [0, 61] {
        let refused = desk.refusal("set_red_flag_rule", json!({ "last_minutes": minutes }));
        assert_eq!(refused, "input.out_of_range@last_minutes");
    }
    let stale = json!({ "last_minutes": 5, "expected_version": 1 });
    assert_eq!(desk.refusal("set_red_flag_rule", stale), "record.changed");
}

#[test]
fn feedback_to_nobody_reopened_and_back_dated() {
    let desk = desk();
    let nobody = register(&desk, &json!({ "caller_name": null }));
    tell(&desk, &nobody, None);
    for more in [json!({ "caller_name": null, "phone": "13800000001" }), json!({})] {
        let number = register(&desk, &more);
        tell(&desk, &number, None);
    }
    let told = register(&desk, &json!({ "caller_name": null }));
    tell(&desk, &told, Some("王女士"));
    register(&desk, &json!({ "caller_name": null }));
    assert_eq!(numbers(&desk, "no_contact"), [nobody.as_str()]);

    desk.call_as("chenyu", "close_ticket", json!({ "number": told })).unwrap();
    for why in ["又停了", "还没好"] {
        desk.pass(TimeDelta::minutes(5));
        desk.call_as("chenyu", "reopen_ticket", json!({ "number": told, "reason": why })).unwrap();
        tell(&desk, &told, None);
        desk.call_as("chenyu", "close_ticket", json!({ "number": told })).unwrap();
    }
    let words: Vec<Value> = list(&desk, "reopened").iter().map(|row| row["words"].clone()).collect();
    assert_eq!(words, [json!("还没好"), json!("又停了")]);

    let late =
        register(&desk, &json!({ "received_at": "2026-11-20T02:00:00Z", "late_entry_reason": "周末补登" }));
    let row = &list(&desk, "back_dated")[0];
    assert_eq!(
        (&row["number"], &row["words"], &row["by"]["name"]),
        (&json!(late), &json!("周末补登"), &json!("chenyu"))
    );
    // In its quarter, not in that of the entry.
    let earlier =
        register(&desk, &json!({ "received_at": "2026-09-30T15:59:59Z", "late_entry_reason": "上季度漏登" }));
    assert_eq!(numbers(&desk, "back_dated"), [late]);
    let before = desk.must("list_red_flags", json!({ "kind": "back_dated", "quarter": "2026Q3" }));
    assert_eq!(before["rows"][0]["number"], json!(earlier));
}

#[test]
fn the_same_household_and_topic_within_thirty_days_of_a_closed_one() {
    let desk = desk();
    desk.set("2026-10-08T02:00:00Z");
    let room = desk.must("save_room", json!({ "room": "1-1-101" }));
    let people = json!([{ "name": "王敏", "role": "owner" }]);
    desk.must("move_in", json!({ "room_id": room["id"], "people": people }));
    let of = |topic: i64| register(&desk, &json!({ "room": "1-1-101", "topic_id": topic }));
    let first = of(2);
    tell(&desk, &first, None);
    let early = of(2);
    let closed = at("2026-10-09T02:00:00Z");
    desk.clock.set(closed);
    desk.call_as("chenyu", "close_ticket", json!({ "number": first })).unwrap();
    desk.clock.set(closed + TimeDelta::days(30));
    let again = of(2);
    of(3);
    desk.pass(TimeDelta::milliseconds(1));
    of(2);
    assert_eq!(numbers(&desk, "repeated"), [again.as_str()], "not {early}, which came before it was closed");
    assert_eq!(list(&desk, "repeated")[0]["before"], json!(first));
}

#[test]
fn a_follow_up_by_whoever_handled_it_stands_out_though_the_program_refuses_it() {
    let desk = desk();
    let number = register(&desk, &json!({}));
    desk.call_as("chenyu", "mark_ticket", json!({ "number": number, "important": true })).unwrap();
    tell(&desk, &number, None);
    let passed = json!({ "number": number, "channel_id": 1, "reached": true, "solution": "solved",
        "satisfaction": "satisfied" });
    desk.call_as("other", "record_follow_up", passed).unwrap();
    assert_eq!(count(&desk, "own_follow_up")[0], 0);
    // As data of an earlier program may have it.
    let raw = desk.raw();
    raw.execute_batch("DROP TRIGGER follow_ups_stay; UPDATE follow_ups SET done_by = 2").unwrap();
    assert_eq!(numbers(&desk, "own_follow_up"), [number.as_str()]);
    // What came to the person afterwards is no matter.
    raw.execute_batch("UPDATE follow_ups SET done_by = 3").unwrap();
    desk.pass(TimeDelta::hours(1));
    desk.call_as("chenyu", "reopen_ticket", json!({ "number": number, "reason": "又坏了" })).unwrap();
    desk.call_as("chenyu", "assign_ticket", json!({ "number": number, "staff_id": 3 })).unwrap();
    assert_eq!(count(&desk, "own_follow_up")[0], 0);
}

#[test]
fn a_persons_on_time_rate_stands_out_only_where_the_interval_says_so() {
    let desk = desk();
    let began = desk.now();
    let tickets = |staff_id: i64, on_time: i64, late: i64| {
        for place in 0..on_time + late {
            desk.clock.set(began);
            let number = register(&desk, &json!({}));
            desk.call_as("other", "assign_ticket", json!({ "number": number, "staff_id": staff_id }))
                .unwrap();
            desk.clock.set(began + TimeDelta::hours(if place < on_time { 1 } else { 50 }));
            tell(&desk, &number, None);
        }
    };
    let people = || desk.must("get_red_flags", json!({}))["people"].clone();
    tickets(2, 20, 9);
    tickets(3, 60, 0);
    assert_eq!(people(), json!([]), "of 29 nothing is said");
    assert_eq!(desk.must("get_red_flags", json!({}))["too_few"], 1);
    tickets(2, 0, 1);
    let found = people();
    let one = &found[0];
    assert_eq!((found.as_array().unwrap().len(), &one["staff"]["name"]), (1, &json!("chenyu")));
    assert_eq!(
        (&one["own"], &one["others"]),
        (&json!({ "numerator": 20, "denominator": 30 }), &json!({ "numerator": 60, "denominator": 60 }))
    );
    assert!(one["within"]["high"].as_f64().unwrap() < 0.0);
    let late = desk.must("list_red_flags", json!({ "kind": "slow_person", "staff_id": 2 }));
    assert_eq!(late["rows"].as_array().unwrap().len(), 10);
    assert_eq!(desk.refusal("list_red_flags", json!({ "kind": "slow_person" })), "input.required@staff_id");
    let flag = json!({ "of": "person", "staff_id": 2, "quarter": "2026Q4" });
    let aside = json!({ "flag": flag, "reason": "这段时间专办疑难件" });
    desk.call_as("watcher", "set_aside_red_flag", aside).unwrap();
    assert_eq!(count(&desk, "slow_person"), [1, 0, 1, 0]);
    assert_eq!(people()[0]["review"]["reason"], "这段时间专办疑难件");
    let nobody = json!({ "flag": { "of": "person", "staff_id": 3, "quarter": "2026Q4" }, "reason": "好" });
    assert_eq!(desk.refusal("set_aside_red_flag", nobody), "red_flag.not_found");
}

#[test]
fn a_red_flag_is_set_aside_by_somebody_else_and_stays() {
    let desk = desk();
    let number = register(&desk, &json!({ "caller_name": null }));
    tell(&desk, &number, None);
    let row = list(&desk, "no_contact")[0].clone();
    let flag = json!({ "of": "ticket", "kind": "no_contact", "number": number, "at": row["at"] });
    let aside = |reason: &str| json!({ "flag": flag, "reason": reason });
    let staff = json!({ "id": 2, "name": "陈雨", "roles": ["service", "supervisor"], "active": true });
    desk.must("update_staff", staff);
    assert_eq!(desk.refusal_as("chenyu", "set_aside_red_flag", aside("没问题")), "red_flag.own");
    assert_eq!(desk.refusal_as("watcher", "set_aside_red_flag", aside(" ")), "input.required@reason");
    desk.call_as("watcher", "set_aside_red_flag", aside("匿名意见，已张贴答复")).unwrap();
    desk.call_as("watcher", "set_aside_red_flag", aside("再次核实")).unwrap();
    assert_eq!(count(&desk, "no_contact"), [1, 0, 1, 0]);
    let shown = &list(&desk, "no_contact")[0]["review"];
    assert_eq!((&shown["reason"], &shown["by"]["name"]), (&json!("再次核实"), &json!("watcher")));
    let open = json!({ "kind": "no_contact", "standing": "open" });
    assert_eq!(desk.must("list_red_flags", open)["rows"], json!([]));
    assert_eq!(desk.count("SELECT count(*) FROM red_flag_reviews"), 2);
    assert!(desk.raw().execute("DELETE FROM red_flag_reviews", []).is_err());
    assert!(desk.raw().execute("UPDATE red_flag_reviews SET reason = ''", []).is_err());
    let trail = desk.must("list_audit_entries", json!({ "filter": { "operation": "set_aside_red_flag" } }));
    assert_eq!(trail["entries"][0]["subject"], format!("red_flag/{number}"));

    // It may still turn out to be a finding, once.
    let finding = json!({ "red_flag": flag, "content": "匿名来件要写明怎样答复", "owner_id": 2, "due_on": "2026-12-07" });
    let made = desk.call_as("watcher", "add_finding", finding.clone()).unwrap();
    assert_eq!(made["source"], json!({ "kind": "red_flag", "flag": "no_contact", "number": number }));
    assert_eq!(count(&desk, "no_contact"), [1, 0, 0, 1]);
    assert_eq!(desk.refusal_as("watcher", "set_aside_red_flag", aside("算了")), "red_flag.found");
    assert_eq!(desk.refusal_as("watcher", "add_finding", finding), "red_flag.found");
    let gone = json!({ "of": "ticket", "kind": "reopened", "number": number, "at": row["at"] });
    let gone = json!({ "flag": gone, "reason": "没有" });
    assert_eq!(desk.refusal("set_aside_red_flag", gone), "red_flag.not_found");
}

#[test]
fn pages_show_each_red_flag_once_whether_or_not_it_was_looked_into() {
    let desk = desk();
    for minute in 0..7 {
        let number = register(&desk, &json!({ "caller_name": null }));
        tell(&desk, &number, None);
        if minute % 2 == 0 {
            let row = list(&desk, "no_contact")[0].clone();
            let flag = json!({ "of": "ticket", "kind": "no_contact", "number": number, "at": row["at"] });
            desk.call_as("watcher", "set_aside_red_flag", json!({ "flag": flag, "reason": "看过" })).unwrap();
        }
        // Two of the same moment among them.
        if minute != 3 {
            desk.pass(TimeDelta::minutes(1));
        }
    }
    let stands = [(Value::Null, 7), (json!("open"), 3), (json!("set_aside"), 4), (json!("found"), 0)];
    for (standing, expected) in stands {
        for limit in [1, 2, 3, 50] {
            let (mut seen, mut after) = (Vec::new(), Value::Null);
            loop {
                let page =
                    json!({ "kind": "no_contact", "standing": standing, "limit": limit, "after": after });
                let page = desk.must("list_red_flags", page);
                seen.extend(
                    page["rows"].as_array().unwrap().iter().map(|row| text(&row["number"]).to_owned()),
                );
                after = page["next"].clone();
                if after.is_null() {
                    break;
                }
            }
            assert_eq!(seen.len(), expected, "{standing} {limit}");
            assert!(seen.windows(2).all(|pair| pair[0] > pair[1]), "{seen:?}");
        }
    }
    assert_eq!(count(&desk, "no_contact"), [7, 3, 4, 0]);
    // Some of them are of another kind as well, two of these at one moment.
    for _ in 0..2 {
        let back = json!({ "received_at": "2026-11-23T01:30:00Z", "late_entry_reason": "停电" });
        register(&desk, &back);
    }
    for limit in [1, 2, 3, 50] {
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        while seen.is_empty() || !after.is_null() {
            let page = desk.must("list_red_flags", json!({ "limit": limit, "after": after }));
            seen.extend(
                page["rows"].as_array().unwrap().iter().map(|row| {
                    [&row["at"], &row["kind"], &row["number"]].map(|value| text(value).to_owned())
                }),
            );
            after = page["next"].clone();
        }
        let kinds =
            ["no_contact", "back_dated"].map(|kind| seen.iter().filter(|[_, of, _]| of == kind).count());
        assert_eq!((kinds, seen.len()), ([7, 2], 9), "{limit}: {seen:?}");
        assert!(seen.windows(2).all(|pair| pair[0][0] >= pair[1][0]), "{seen:?}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 9, "each once");
    }
    assert_eq!(desk.refusal("get_red_flags", json!({ "quarter": "2027Q1" })), "quarter.in_future@quarter");
    let malformed = json!({ "kind": "reopened", "after": "x" });
    assert_eq!(desk.refusal("list_red_flags", malformed), "cursor.malformed@after");
}
