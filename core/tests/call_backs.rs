//! Sampled call-backs: what is drawn, what comes of it, and that those who handle tickets learn nothing of it.

use std::collections::BTreeMap;

use crate::common::{Desk, text};
use chrono::TimeDelta;
use linsheng_core::access::Role;
use linsheng_core::operation::Kind;
use linsheng_core::operations;
use serde_json::{Value, json};

/// Tickets that two handlers closed, by number: six of chenyu's and three of linmei's; one of nobody who could be asked.
pub fn closed(desk: &Desk) -> Vec<String> {
    for (login, role) in
        [("chenyu", "service"), ("linmei", "service"), ("sunlei", "maintenance"), ("watcher", "supervisor")]
    {
        desk.hire(login, &[role]);
    }
    let mut numbers = Vec::new();
    for place in 0..9 {
        let by = if place < 6 { "chenyu" } else { "linmei" };
        numbers.push(close(
            desk,
            by,
            &json!({ "room": format!("1-10{place}"), "phone": format!("1380000000{place}") }),
        ));
        desk.pass(TimeDelta::minutes(10));
    }
    close(desk, "chenyu", &json!({}));
    numbers
}

fn close(desk: &Desk, by: &str, more: &Value) -> String {
    let mut ticket =
        json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了" });
    ticket.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let number = text(&desk.call_as(by, "register_ticket", ticket).unwrap()["number"]).to_owned();
    let staff = desk.must("list_staff", json!({}));
    let id = staff.as_array().unwrap().iter().find(|one| one["login"] == by).unwrap()["id"].clone();
    desk.call_as(by, "assign_ticket", json!({ "number": number, "staff_id": id })).unwrap();
    let told = json!({ "number": number, "channel_id": 1, "content": "已修好", "told": "本人" });
    desk.call_as(by, "give_feedback", told).unwrap();
    desk.call_as(by, "close_ticket", json!({ "number": number })).unwrap();
    number
}

pub fn draw(size: i64, seed: i64, reason: Option<&str>) -> Value {
    json!({ "from_on": "2026-10-01", "to_on": "2026-11-23", "size": size, "due_on": "2026-12-07", "seed": seed,
        "reason": reason })
}

fn numbers(detail: &Value) -> Vec<String> {
    let rows = detail["call_backs"].as_array().unwrap();
    rows.iter().map(|row| text(&row["number"]).to_owned()).collect()
}

pub fn reached(id: &Value, solution: &str, satisfaction: &str, feedback: &str) -> Value {
    json!({ "id": id, "reached": true, "solution": solution, "satisfaction": satisfaction, "feedback": feedback,
        "note": "住户说" })
}

#[test]
fn the_same_seed_period_and_tickets_give_the_same_sample() {
    let desk = Desk::open();
    let all = closed(&desk);
    let proposal = desk
        .call_as("watcher", "propose_call_backs", json!({ "from_on": "2026-10-01", "to_on": "2026-11-23" }))
        .unwrap();
    let sizes =
        ["frame", "without_contact", "size", "least", "most", "drawn_before"].map(|name| &proposal[name]);
    assert_eq!(sizes, [9, 1, 8, 2, 9, 0].map(|number| json!(number)).each_ref());
    assert!(!proposal.to_string().contains(&all[0]), "nobody chooses by what would be drawn");

    let first = desk.call_as("watcher", "draw_call_backs", draw(4, 7, None)).unwrap();
    let strata: Vec<(&str, i64, i64)> = first["strata"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let count = |name: &str| one[name].as_i64().unwrap();
            (text(&one["handler"]["name"]), count("frame"), count("drawn"))
        })
        .collect();
    assert_eq!(strata, [("chenyu", 6, 3), ("linmei", 3, 1)]);
    let sample = &first["sample"];
    assert_eq!((&sample["seed"], &sample["frame"], &sample["size"]), (&json!(7), &json!(9), &json!(4)));
    assert!(numbers(&first).iter().all(|number| all.contains(number)));

    // Drawn again by chance or by the same seed it is another record, with a reason.
    assert_eq!(desk.refusal("draw_call_backs", draw(4, 7, None)), "input.required@reason");
    let again = desk.must("draw_call_backs", draw(4, 7, Some("复核")));
    assert_eq!(numbers(&again), numbers(&first));
    let other = desk.must("draw_call_backs", draw(4, 8, Some("再抽")));
    assert_ne!(numbers(&other), numbers(&first));
    let listed = desk.must("list_call_back_samples", json!({ "limit": 2 }));
    let ids: Vec<&Value> = listed["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, [&json!(3), &json!(2)]);
    let rest = desk.must("list_call_back_samples", json!({ "limit": 2, "after": listed["next"] }));
    assert_eq!((&rest["rows"][0]["id"], &rest["rows"][0]["superseded"]), (&json!(1), &json!(true)));
    assert_eq!(rest["next"], Value::Null);

    // What was drawn stays, whatever becomes of the tickets; whoever audits is told what has changed.
    let drawn = numbers(&first);
    desk.must("reopen_ticket", json!({ "number": drawn[0], "reason": "又停了" }));
    close(&desk, "linmei", &json!({ "phone": "13800000020" }));
    let redrawn = desk.must("redraw_call_backs", json!({ "id": 1 }));
    assert_eq!(redrawn, json!({ "same": true, "numbers": drawn, "gone": 1, "come": 1 }));
    assert_eq!(numbers(&desk.must("get_call_back_sample", json!({ "id": 1 }))), drawn);
}

#[test]
fn what_residents_say_is_compared_with_what_was_noted() {
    let desk = Desk::open();
    closed(&desk);
    // One that the office followed up itself before it was closed, with a content resident.
    let followed = text(
        &desk.call_as(
            "chenyu",
            "register_ticket",
            json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "灯不亮", "phone": "13900000000" }),
        )
        .unwrap()["number"],
    )
    .to_owned();
    desk.must("mark_ticket", json!({ "number": followed, "important": true }));
    desk.call_as(
        "chenyu",
        "give_feedback",
        json!({ "number": followed, "channel_id": 1, "content": "已换灯" }),
    )
    .unwrap();
    let own = json!({ "number": followed, "channel_id": 1, "reached": true, "solution": "solved",
        "satisfaction": "very_satisfied" });
    desk.call_as("linmei", "record_follow_up", own).unwrap();

    let sample = desk.must("draw_call_backs", draw(10, 1, None));
    let rows = sample["call_backs"].as_array().unwrap().clone();
    assert_eq!(rows.len(), 10);
    let of = |number: &str| rows.iter().find(|row| row["number"] == number).unwrap()["id"].clone();
    let by = |arguments: Value| desk.call_as("watcher", "record_call_back", arguments).unwrap();
    let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).filter(|id| **id != of(&followed)).collect();

    by(reached(&of(&followed), "unsolved", "dissatisfied", "untrue"));
    by(reached(ids[0], "solved", "satisfied", "true"));
    by(reached(ids[1], "unsolved", "neutral", "unclear"));
    by(reached(ids[2], "partly_solved", "satisfied", "true"));
    for _ in 0..3 {
        by(json!({ "id": ids[3], "reached": false }));
    }
    let after = by(json!({ "id": ids[4], "reached": false }));

    let standing = |id: &Value| {
        let row = after["call_backs"].as_array().unwrap().iter().find(|row| row["id"] == *id).unwrap();
        (row["standing"].clone(), row["missed"].clone(), row["differences"].clone())
    };
    let difference = json!(["solution", "satisfaction", "feedback"]);
    assert_eq!(standing(&of(&followed)), (json!("reached"), json!(0), difference));
    assert_eq!(standing(ids[1]).2, json!(["unsolved_closed"]));
    assert_eq!(standing(ids[3]), (json!("not_reached"), json!(3), json!([])));
    assert_eq!(standing(ids[4]), (json!("waiting"), json!(1), json!([])));
    let rate = |name: &str| {
        let rate = &after["results"][name]["rate"];
        (rate["numerator"].as_i64().unwrap(), rate["denominator"].as_i64().unwrap())
    };
    let names = ["reached", "solved", "satisfied", "feedback_true", "solution_agrees", "satisfaction_agrees"];
    assert_eq!(names.map(rate), [(4, 10), (1, 4), (2, 4), (2, 3), (0, 1), (0, 1)]);
    assert_eq!(
        (&after["results"]["differing"], &after["results"]["solved"]["few"]),
        (&json!(2), &json!(true))
    );
    // Wilson by hand: 1 of 4.
    assert_eq!(after["results"]["solved"]["within"], json!({ "low": 46, "high": 699 }));
    let counts = ["reached", "not_reached", "waiting"].map(|name| after["sample"][name].as_i64().unwrap());
    assert_eq!(counts, [4, 1, 5]);

    // Who was reached says something else later: the last word counts, both stay.
    let changed = by(reached(ids[1], "solved", "satisfied", "true"));
    let row = changed["call_backs"].as_array().unwrap().iter().find(|row| row["id"] == *ids[1]).unwrap();
    assert_eq!((row["entries"].as_array().unwrap().len(), &row["differences"]), (2, &json!([])));
    // What the office notes after the draw is not its own record any more.
    desk.must("reopen_ticket", json!({ "number": followed, "reason": "又坏了" }));
    let kept = desk.must("get_call_back_sample", json!({ "id": 1 }));
    let row =
        kept["call_backs"].as_array().unwrap().iter().find(|row| row["number"] == followed.as_str()).unwrap();
    assert_eq!(row["own"], json!({ "solution": "solved", "satisfaction": "very_satisfied" }));
}

#[test]
fn a_difference_becomes_a_finding_that_does_not_say_where_it_came_from() {
    let desk = Desk::open();
    closed(&desk);
    let sample = desk.must("draw_call_backs", draw(9, 1, None));
    let one = &sample["call_backs"][0];
    let chenyu = &one["handler"]["id"];
    let finding = json!({ "call_back_id": one["id"], "content": "反馈后要核实是否解决", "owner_id": chenyu,
        "due_on": "2026-12-07" });
    let made = desk.call_as("watcher", "add_finding", finding.clone()).unwrap();
    assert_eq!(made["source"], json!({ "kind": "call_back", "sample_id": 1, "number": one["number"] }));
    let own = desk.call_as("chenyu", "get_finding", json!({ "id": 1 })).unwrap();
    assert_eq!((&own["source"], &own["finding"]["content"]), (&Value::Null, &finding["content"]));
    let sample = desk.must("get_call_back_sample", json!({ "id": 1 }));
    assert_eq!(sample["call_backs"][0]["findings"], json!([1]));
    let mut both = finding;
    both["call_back_id"] = json!(99);
    assert_eq!(desk.refusal("add_finding", both.clone()), "input.unknown_id@id");
    both["call_back_id"] = json!(1);
    both["red_flag"] = json!({ "of": "person", "staff_id": 1, "quarter": "2026Q4" });
    assert_eq!(desk.refusal("add_finding", both), "input.invalid@check_id");
    assert_eq!(desk.count("SELECT count(*) FROM findings"), 1);
}

#[test]
fn what_is_refused_and_where() {
    let desk = Desk::open();
    let empty = json!({ "from_on": "2026-10-01", "to_on": "2026-11-23", "size": 1, "due_on": "2026-12-07" });
    assert_eq!(desk.refusal("draw_call_backs", empty), "call_back.nobody_to_ask@to_on");
    closed(&desk);
    let with = |field: &str, value: Value| {
        let mut arguments = draw(4, 7, None);
        arguments[field] = value;
        arguments
    };
    let draws = [
        (with("to_on", json!("2026-11-24")), "time.in_future@to_on"),
        (with("from_on", json!("2026-11-24")), "date.before_start@to_on"),
        (with("from_on", json!("2025-11-22")), "call_back.period_too_long@from_on"),
        (with("from_on", json!("-262143-01-01")), "call_back.period_too_long@from_on"),
        (with("due_on", json!("2026-11-22")), "date.before_start@due_on"),
        (with("due_on", json!("+262142-12-31")), "input.invalid@due_on"),
        (with("size", json!(1)), "input.out_of_range@size"),
        (with("size", json!(10)), "input.out_of_range@size"),
        (with("size", json!(-1)), "input.out_of_range@size"),
        (with("seed", json!(0)), "input.out_of_range@seed"),
        (with("seed", json!(1_000_000_000)), "input.out_of_range@seed"),
        (with("reason", json!("长".repeat(201))), "input.too_long@reason"),
    ];
    for (arguments, expected) in draws {
        assert_eq!(desk.refusal("draw_call_backs", arguments.clone()), expected, "{arguments}");
    }
    assert_eq!(desk.count("SELECT count(*) FROM call_back_samples"), 0);

    let drawn_at = desk.now();
    desk.must("draw_call_backs", draw(9, 7, None));
    desk.pass(TimeDelta::hours(1));
    let mut calls = Vec::new();
    for field in ["solution", "satisfaction", "feedback"] {
        let mut call = reached(&json!(1), "solved", "satisfied", "true");
        call.as_object_mut().unwrap().remove(field);
        calls.push((call, format!("input.required@{field}")));
    }
    let mut untrue = reached(&json!(1), "solved", "satisfied", "untrue");
    untrue["note"] = json!(" ");
    calls.push((untrue, "input.required@note".to_owned()));
    let at = |at: String| json!({ "id": 1, "reached": false, "called_at": at });
    calls
        .push((at((desk.now() + TimeDelta::minutes(1)).to_rfc3339()), "time.in_future@called_at".to_owned()));
    calls.push((at((drawn_at - TimeDelta::minutes(1)).to_rfc3339()), "time.too_early@called_at".to_owned()));
    calls.push((json!({ "id": 99, "reached": false }), "input.unknown_id@id".to_owned()));
    for (call, expected) in calls {
        assert_eq!(desk.refusal_as("watcher", "record_call_back", call.clone()), expected, "{call}");
    }
    for operation in ["get_call_back_sample", "redraw_call_backs", "render_call_sheet"] {
        assert_eq!(desk.refusal(operation, json!({ "id": 9 })), "input.unknown_id@id");
    }
    // Whoever handled a ticket does not ask about it, also with another post beside.
    let staff = desk.must("list_staff", json!({}));
    let chenyu = staff.as_array().unwrap().iter().find(|one| one["login"] == "chenyu").unwrap();
    let both =
        json!({ "id": chenyu["id"], "name": "chenyu", "roles": ["service", "supervisor"], "active": true });
    desk.must("update_staff", both);
    let own = reached(&json!(1), "solved", "satisfied", "true");
    assert_eq!(desk.refusal_as("chenyu", "record_call_back", own), "ticket.handled_by_you");
    assert_eq!(desk.count("SELECT count(*) FROM call_back_entries"), 0);
}

#[test]
fn what_was_drawn_and_said_stays() {
    let desk = Desk::open();
    closed(&desk);
    desk.must("draw_call_backs", draw(9, 7, None));
    desk.call_as("watcher", "record_call_back", reached(&json!(1), "solved", "satisfied", "true")).unwrap();
    let raw = desk.raw();
    for table in ["call_back_samples", "call_back_strata", "call_backs", "call_back_entries"] {
        let first: String = raw
            .query_row(
                &format!("SELECT name FROM pragma_table_info('{table}') LIMIT 1 OFFSET 1"),
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert!(raw.execute(&format!("UPDATE {table} SET {first} = {first}"), []).is_err(), "{table}");
        assert!(raw.execute(&format!("DELETE FROM {table}"), []).is_err(), "{table}");
    }
}

#[test]
fn the_sheet_reveals_numbers_and_says_so_in_the_trail() {
    let desk = Desk::open();
    closed(&desk);
    desk.must("draw_call_backs", draw(9, 7, None));
    desk.call_as("watcher", "record_call_back", reached(&json!(1), "solved", "satisfied", "true")).unwrap();
    let sheet = desk.call_as("watcher", "render_call_sheet", json!({ "id": 1 })).unwrap();
    assert!(sheet["pages"].as_i64().unwrap() >= 1);
    let entries = desk.must("list_audit_entries", json!({ "filter": { "operation": "render_call_sheet" } }));
    let entry = &entries["entries"][0];
    assert_eq!(entry["subject"], "call_back_sample/1", "{entries}");
    // Of the nine, one was reached already.
    assert!(
        entry["changes"].to_string().contains("phones_revealed")
            && entry["changes"].to_string().contains('8')
    );
    // On the screen they are masked.
    let shown = desk.must("get_call_back_sample", json!({ "id": 1 })).to_string();
    assert!(!shown.contains("1380000000") && shown.contains("138****000"));
}

#[test]
fn a_sample_is_reminded_of_until_it_is_finished() {
    let desk = Desk::open();
    closed(&desk);
    desk.must("draw_call_backs", draw(2, 7, None));
    let reminded = |login: &str| -> Vec<Value> {
        let all = desk.call_as(login, "list_supervision_reminders", json!({})).unwrap();
        all.as_array().unwrap().iter().filter(|one| one["kind"] == "call_back").cloned().collect()
    };
    let of = reminded("watcher");
    assert_eq!(
        of,
        [json!({ "kind": "call_back", "id": 1, "day": "2026-12-07", "late": false,
            "title": "2026-10-01 – 2026-11-23 · 0 / 2", "owner": null })]
    );
    assert_eq!((reminded("chenyu"), reminded("sunlei")), (vec![], vec![]));
    for id in [1, 2] {
        desk.call_as("watcher", "record_call_back", reached(&json!(id), "solved", "satisfied", "true"))
            .unwrap();
    }
    assert_eq!(reminded("watcher"), Vec::<Value>::new());
    // One that was drawn again is not asked for any more.
    desk.must("draw_call_backs", draw(3, 7, Some("扩大抽样")));
    desk.must("draw_call_backs", draw(4, 7, Some("再扩大")));
    desk.set("2026-12-08T02:00:00Z");
    let left = reminded("watcher");
    assert_eq!((left.len(), &left[0]["id"], &left[0]["late"]), (1, &json!(3), &json!(true)));
}

/// What everything that a person may read answers, by operation and arguments.
fn everything_read(desk: &Desk, login: &str, role: Role, numbers: &[String]) -> BTreeMap<String, String> {
    let mut arguments = vec![
        json!({}),
        json!({ "id": 1 }),
        json!({ "id": 2 }),
        json!({ "query": "电梯" }),
        json!({ "quarter": "2026Q4" }),
        json!({ "since": "2026-11-23T00:00:00Z" }),
        json!({ "of": { "kind": "finding", "id": 1 } }),
        json!({ "tab": "archived" }),
        json!({ "channel_id": 1 }),
    ];
    arguments.extend(numbers.iter().map(|number| json!({ "number": number })));
    let session = desk.office.session(Some(login)).unwrap();
    let mut answers = BTreeMap::new();
    for operation in operations::describe() {
        if operation.kind != Kind::Read || !operation.permission.admits(role) {
            continue;
        }
        for given in &arguments {
            let answer = session.call(operation.name, given.clone());
            let mut answer = answer.unwrap_or_else(|error| json!(format!("{:?}", error.body())));
            // How many entries the trail has, it always says: that somebody did something, and no more.
            if operation.name == "get_changes" && answer.is_object() {
                answer["sequence"] = Value::Null;
            }
            answers.insert(format!("{} {given}", operation.name), answer.to_string());
        }
    }
    answers
}

#[test]
fn nothing_that_a_handler_can_read_tells_of_a_sample() {
    let desk = Desk::open();
    let numbers = closed(&desk);
    let readers = [("chenyu", Role::Service), ("linmei", Role::Service), ("sunlei", Role::Maintenance)];
    let read = || readers.map(|(login, role)| everything_read(&desk, login, role, &numbers));
    let before = read();
    assert!(before[0].len() > 300, "{}", before[0].len());
    desk.must("propose_call_backs", json!({ "from_on": "2026-10-01", "to_on": "2026-11-23" }));
    desk.must("draw_call_backs", draw(9, 7, None));
    for id in 1..=9 {
        let call = reached(&json!(id), "unsolved", "dissatisfied", "untrue");
        desk.call_as("watcher", "record_call_back", call).unwrap();
    }
    desk.call_as("watcher", "render_call_sheet", json!({ "id": 1 })).unwrap();
    let mut asked = json!({ "flag": { "of": "ticket", "kind": "reopened", "number": numbers[0], "at": "2026-11-23T02:00:00Z" },
        "reason": "看过" });
    assert_eq!(desk.refusal_as("watcher", "set_aside_red_flag", asked.clone()), "red_flag.not_found");
    asked["flag"]["kind"] = json!("slow_person");
    assert_eq!(desk.refusal_as("watcher", "set_aside_red_flag", asked), "red_flag.not_found");
    for (old, new) in before.iter().zip(read()) {
        for (call, answer) in old {
            assert_eq!(&new[call], answer, "{call}");
        }
    }
    // Nor does anything that is kept of a ticket.
    assert_eq!(desk.count("SELECT count(*) FROM ticket_events WHERE kind NOT IN ('registered', 'assigned', 'feedback_given', 'closed', 'archived', 'transferred')"), 0);
}
