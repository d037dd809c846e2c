//! 回访 and tickets about staff: who is asked, by whom, what comes of it, and who sees what.

use crate::common::{self, Desk, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// Another rule from this moment on: the share of complaints, the days, the attempts.
fn rule(desk: &Desk, complaint_percent: i64, due_after_days: i64, attempts: i64) {
    let mut policy = desk.policy();
    policy["follow_up"] = json!({ "complaint_percent": complaint_percent, "due_after_days": due_after_days,
        "attempts": attempts });
    let part = |name: &str| policy[name].clone();
    let saved = json!({ "effective_on": "2026-11-23", "limits": part("limits"), "hours": part("hours"),
        "follow_up": part("follow_up"), "topics": part("topics"), "retention": part("retention"), "note": "经理决定" });
    desk.must("save_policy", saved);
}

/// An office with a second clerk, and a complaint that waits for its follow-up.
fn waiting() -> (Desk, String) {
    waiting_by(|_| ())
}

/// The same, in an office where something was decided before.
fn waiting_by(decided: impl FnOnce(&Desk)) -> (Desk, String) {
    let desk = Desk::open();
    decided(&desk);
    desk.hire("li", &["service"]);
    let number = desk.register("complaint");
    desk.act(&number, "mark_important").unwrap();
    desk.act(&number, "assign").unwrap();
    desk.act(&number, "give_feedback").unwrap();
    (desk, number)
}

fn said(number: &str, solution: &str, satisfaction: &str) -> Value {
    json!({ "number": number, "channel_id": 1, "reached": true, "solution": solution,
        "satisfaction": satisfaction, "note": "住户说" })
}

#[test]
fn what_a_resident_says_closes_a_ticket_or_opens_it_again() {
    let cases = [
        ("solved", "very_satisfied", "closed"),
        ("solved", "satisfied", "closed"),
        ("solved", "neutral", "closed"),
        ("solved", "dissatisfied", "in_progress"),
        ("partly_solved", "neutral", "closed"),
        ("partly_solved", "very_dissatisfied", "in_progress"),
        ("unsolved", "very_satisfied", "in_progress"),
        ("unsolved", "very_dissatisfied", "in_progress"),
    ];
    for (solution, satisfaction, status) in cases {
        let (desk, number) = waiting();
        let ticket = desk.call_as("li", "record_follow_up", said(&number, solution, satisfaction)).unwrap();
        assert_eq!(ticket["status"], status, "{solution} {satisfaction}");
        let again = status == "in_progress";
        assert_eq!(ticket["reopened_count"], i64::from(again), "{solution} {satisfaction}");
        assert_eq!(ticket["answer_owed"].is_null(), !again, "{solution} {satisfaction}");
        let line = ticket["timeline"].as_array().unwrap().iter().find(|line| line["kind"] == "followed_up");
        assert_eq!(line.unwrap()["detail"], solution);
        assert_eq!(line.unwrap()["satisfaction"], satisfaction);
        assert_eq!(desk.must("list_follow_ups", json!({}))["total"], 0);
    }
}

#[test]
fn a_promise_to_the_resident_is_the_new_deadline() {
    let (desk, number) = waiting();
    let mut answer = said(&number, "unsolved", "dissatisfied");
    answer["promised_by"] = json!("2026-11-23T01:00:00Z");
    let refused = |answer: &Value| desk.refusal_as("li", "record_follow_up", answer.clone());
    assert_eq!(refused(&answer), "time.not_in_future@promised_by");
    answer["promised_by"] = json!("2027-06-01T01:00:00Z");
    assert_eq!(refused(&answer), "time.too_far@promised_by");
    answer["promised_by"] = json!("2026-11-30T01:00:00Z");
    let ticket = desk.call_as("li", "record_follow_up", answer).unwrap();
    assert_eq!(ticket["answer_owed"]["due_at"], "2026-11-30T01:00:00Z");
    assert_eq!(ticket["answer_owed"]["warn_at"], "2026-11-29T21:00:00Z", "the policy's warning");
    let (desk, number) = waiting();
    let ticket = desk.call_as("li", "record_follow_up", said(&number, "unsolved", "neutral")).unwrap();
    assert_eq!(ticket["answer_owed"]["due_at"], "2026-11-25T02:00:00Z", "otherwise the policy's 48 hours");
}

#[test]
fn whoever_handled_it_does_not_follow_it_up() {
    let (desk, number) = waiting();
    assert_eq!(
        desk.refusal("record_follow_up", said(&number, "solved", "satisfied")),
        "ticket.handled_by_you"
    );
    let ticket = desk.ticket(&number);
    assert_eq!(ticket["follow_up"]["handled_by_you"], true);
    let offered = ticket["actions"].as_array().unwrap();
    assert!(!offered.contains(&json!("pass_follow_up")), "{offered:?}");
    let rows = desk.must("list_follow_ups", json!({}));
    assert_eq!(rows["rows"][0]["owed"]["handled_by_you"], true);
    let theirs = desk.call_as("li", "list_follow_ups", json!({})).unwrap();
    assert_eq!(theirs["rows"][0]["owed"]["handled_by_you"], false);
    assert_eq!(theirs["rows"][0]["owed"]["due_at"], "2026-11-26T02:00:00Z", "three days after the feedback");
    // Not even long ago, before it was transferred and answered by others.
    let number = desk.register("complaint");
    desk.act(&number, "mark_important").unwrap();
    desk.must("assign_ticket", json!({ "number": number, "staff_id": 2 }));
    desk.act(&number, "assign").unwrap();
    desk.act(&number, "give_feedback").unwrap();
    let answer = said(&number, "solved", "satisfied");
    assert_eq!(desk.refusal_as("li", "record_follow_up", answer.clone()), "ticket.handled_by_you");
    desk.hire("wang", &["service"]);
    assert_eq!(desk.call_as("wang", "record_follow_up", answer).unwrap()["status"], "closed");
}

#[test]
fn a_resident_who_is_not_reached_is_tried_as_often_as_the_rule_says() {
    let (desk, number) = waiting_by(|desk| rule(desk, 0, 1, 2));
    // What is decided later is for what comes later.
    rule(&desk, 0, 1, 9);
    for made in 0..2 {
        assert_eq!(desk.refusal("close_ticket", json!({ "number": number })), "ticket.follow_up_owed");
        assert!(!desk.ticket(&number)["actions"].as_array().unwrap().contains(&json!("close")));
        let ticket = desk.act_as_li(&number);
        assert_eq!(
            (&ticket["status"], &ticket["follow_up"]["attempts"]),
            (&json!("follow_up"), &json!(made + 1))
        );
    }
    assert!(desk.ticket(&number)["actions"].as_array().unwrap().contains(&json!("close")));
    let ticket = desk.act(&number, "close").unwrap();
    assert_eq!(ticket["status"], "archived");
    assert_eq!(
        desk.count("SELECT count(*) FROM follow_ups WHERE outcome = 'not_reached' AND attempts = 2"),
        1
    );
}

impl Desk {
    fn act_as_li(&self, number: &str) -> Value {
        let missed = json!({ "number": number, "channel_id": 1, "reached": false });
        self.call_as("li", "record_follow_up", missed).unwrap()
    }
}

#[test]
fn the_sample_takes_complaints_only_and_as_many_as_it_says() {
    let desk = Desk::open();
    rule(&desk, 30, 3, 3);
    let mut chosen = 0;
    for index in 0..120 {
        let category = if index % 3 == 0 { "inquiry" } else { "complaint" };
        let number = desk.register(category);
        let ticket = desk.act(&number, "give_feedback").unwrap();
        let waits = ticket["status"] == "follow_up";
        assert!(!waits || category == "complaint");
        if waits {
            assert_eq!(ticket["follow_up"]["reason"], "by_sample");
            chosen += 1;
        }
        // What was told and not chosen is not put to the choice again.
        assert_eq!(desk.act(&number, "give_feedback").unwrap()["status"], ticket["status"]);
    }
    assert!((12..=36).contains(&chosen), "{chosen} of 80");
    assert_eq!(desk.must("list_follow_ups", json!({}))["total"], chosen);
    assert_eq!(desk.count("SELECT count(*) FROM follow_ups WHERE percent = 30"), chosen);
    desk.pass(TimeDelta::days(3) + TimeDelta::milliseconds(1));
    assert_eq!(desk.must("list_follow_ups", json!({}))["late"], chosen);
}

#[test]
fn a_ticket_is_followed_up_by_the_rule_of_its_receipt() {
    let desk = Desk::open();
    desk.hire("li", &["service"]);
    let before = desk.register("complaint");
    desk.pass(TimeDelta::minutes(1));
    rule(&desk, 100, 5, 1);
    let after = desk.register("complaint");
    desk.pass(TimeDelta::minutes(1));
    rule(&desk, 0, 9, 9);
    desk.act(&before, "mark_important").unwrap();
    for (number, reason, days, attempts) in [(before, "by_importance", 3, 3), (after, "by_sample", 5, 1)] {
        let ticket = desk.act(&number, "give_feedback").unwrap();
        let owed = &ticket["follow_up"];
        let due = common::at(text(&owed["due_at"])) - desk.now();
        assert_eq!((&owed["reason"], due.num_days()), (&json!(reason), days));
        assert_eq!(owed["attempts_enough"], attempts);
        let rows = desk.must("list_follow_ups", json!({}));
        let row = rows["rows"].as_array().unwrap().iter().find(|row| row["number"] == *number).unwrap();
        assert_eq!(row["owed"]["attempts_enough"], attempts);
    }
}

#[test]
fn what_is_missing_in_an_answer_is_said_at_its_field() {
    let (desk, number) = waiting();
    let reached = |more: Value| {
        let mut answer = json!({ "number": number, "channel_id": 1, "reached": true });
        answer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.refusal_as("li", "record_follow_up", answer)
    };
    assert_eq!(reached(json!({})), "input.required@solution");
    assert_eq!(reached(json!({ "solution": "solved" })), "input.required@satisfaction");
    assert_eq!(
        reached(json!({ "solution": "unsolved", "satisfaction": "neutral" })),
        "input.required@note",
        "why it is opened again"
    );
    assert_eq!(
        reached(json!({ "solution": "solved", "satisfaction": "neutral", "channel_id": 99 })),
        "input.unknown_id@channel_id"
    );
    assert_eq!(desk.ticket(&number)["status"], "follow_up");
}

#[test]
fn a_household_keeps_what_it_said_last() {
    let desk = Desk::open();
    desk.hire("li", &["service"]);
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    desk.must("move_in", json!({ "room_id": 1, "people": [{ "name": "王建国", "role": "owner" }] }));
    for (satisfaction, expected) in [("very_satisfied", "very_satisfied"), ("dissatisfied", "dissatisfied")] {
        let ticket = json!({ "channel_id": 1, "category": "inquiry", "topic_id": 1, "content": "问", "room": "3-2-1502",
            "important": true });
        let number = text(&desk.must("register_ticket", ticket)["number"]).to_owned();
        desk.act(&number, "give_feedback").unwrap();
        desk.call_as("li", "record_follow_up", said(&number, "solved", satisfaction)).unwrap();
        let card = desk.must("get_household", json!({ "room_id": 1 }));
        assert_eq!(card["last_satisfaction"]["satisfaction"], expected);
        assert_eq!(desk.ticket(&number)["last_satisfaction"]["number"], *number);
        desk.pass(TimeDelta::days(1));
    }
}

#[test]
fn a_ticket_about_staff_is_there_for_the_manager_and_the_supervisors_only() {
    let desk = Desk::open();
    for (login, role) in
        [("li", "service"), ("zhao", "maintenance"), ("sun", "supervisor"), ("mi", "secretary")]
    {
        desk.hire(login, &[role]);
    }
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    desk.must("move_in", json!({ "room_id": 1, "people": [{ "name": "王建国", "role": "owner" }] }));
    let ticket = json!({ "channel_id": 1, "category": "complaint", "topic_id": 1, "content": "维修工态度恶劣",
        "room": "3-2-1502", "phone": "12345678", "about_staff": true, "important": true });
    let mut given = ticket.clone();
    given["responsible_id"] = json!(3);
    assert_eq!(desk.refusal("register_ticket", given), "ticket.about_staff@responsible_id");
    // Whoever wrote it down can read its number aloud, and never sees it again.
    let number = text(&desk.call_as("li", "register_ticket", ticket).unwrap()["number"]).to_owned();
    let plain = desk.register("complaint");
    let by_number = json!({ "number": number });
    for (login, sees) in [("manager", true), ("sun", true), ("li", false), ("zhao", false), ("mi", false)] {
        let call = |operation: &str, arguments: Value| desk.call_as(login, operation, arguments);
        assert_eq!(call("get_ticket", by_number.clone()).is_ok(), sees, "{login}");
        let rows =
            |arguments: Value| call("list_tickets", arguments).unwrap()["rows"].as_array().unwrap().len();
        let all = 1 + usize::from(sees);
        for arguments in [json!({}), json!({ "tab": "unassigned" }), json!({ "query": "TS-2026" })] {
            assert_eq!(rows(arguments.clone()), all, "{login} {arguments}");
        }
        assert_eq!(rows(json!({ "query": number })), usize::from(sees), "{login}");
        assert_eq!(rows(json!({ "query": "3-2-1502" })), usize::from(sees), "{login}");
        assert_eq!(rows(json!({ "query": "态度恶劣" })), usize::from(sees), "{login} looks for its words");
        let counts = call("count_tickets", json!({})).unwrap();
        assert_eq!((&counts["all"], &counts["unassigned"]), (&json!(all), &json!(all)), "{login}");
    }
    let writes = [
        ("assign_ticket", json!({ "number": number, "staff_id": 2 })),
        ("return_ticket", json!({ "number": number, "reason": "错" })),
        ("escalate_ticket", json!({ "number": number, "reason": "错" })),
        (
            "suspend_ticket",
            json!({ "number": number, "reason": "waiting_parts", "until": "2026-11-25T02:00:00Z" }),
        ),
        ("resume_ticket", by_number.clone()),
        ("mark_ticket", json!({ "number": number, "about_staff": false })),
        ("give_feedback", json!({ "number": number, "channel_id": 1, "content": "答" })),
        ("record_feedback_attempt", json!({ "number": number, "channel_id": 1 })),
        ("add_note", json!({ "number": number, "content": "记" })),
        ("close_ticket", by_number.clone()),
        ("archive_ticket", by_number.clone()),
        ("reopen_ticket", json!({ "number": number, "reason": "错" })),
        ("cancel_ticket", json!({ "number": number, "reason": "错" })),
        ("record_follow_up", json!({ "number": number, "channel_id": 1, "reached": false })),
        ("reveal_phone", by_number.clone()),
    ];
    for (operation, arguments) in writes {
        assert_eq!(desk.refusal_as("li", operation, arguments), "ticket.not_found@number", "{operation}");
    }
    let many = json!({ "tickets": [{ "number": number }], "staff_id": 2 });
    let outcome = desk.call_as("li", "assign_tickets", many).unwrap();
    assert_eq!(outcome["rows"][0]["refusal"], "ticket.not_found");
    let many = json!({ "tickets": [{ "number": number }], "action": "close" });
    let outcome = desk.call_as("li", "preview_bulk", many).unwrap();
    assert_eq!(
        (&outcome["rows"][0]["refusal"], &outcome["rows"][0]["before"]),
        (&json!("ticket.not_found"), &Value::Null)
    );
    let card = desk.call_as("li", "get_household", json!({ "room_id": 1 })).unwrap();
    assert_eq!((&card["open_tickets"], &card["latest_tickets"]), (&json!([]), &json!([])));
    // The deadlines are counted without it, and so are follow-ups and what the household said.
    desk.pass(TimeDelta::days(3));
    assert_eq!(desk.call_as("li", "count_tickets", json!({})).unwrap()["overdue"], 1);
    assert_eq!(desk.must("count_tickets", json!({}))["overdue"], 2);
    let late = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    assert_eq!((late["late_total"].as_i64(), late["late"].as_array().unwrap().len()), (Some(2), 1));
    assert_eq!(late["late"][0]["number"], *plain, "the report names it to nobody");
    assert_eq!(
        desk.refusal("assign_ticket", json!({ "number": number, "staff_id": 2 })),
        "ticket.about_staff@staff_id"
    );
    desk.act(&number, "give_feedback").unwrap();
    assert_eq!(desk.call_as("li", "list_follow_ups", json!({})).unwrap()["total"], 0);
    assert_eq!(desk.must("list_follow_ups", json!({}))["total"], 1);
}

#[test]
fn a_ticket_becomes_one_about_staff_only_once_nobody_else_has_it() {
    let desk = Desk::open();
    let li = desk.hire("li", &["service"]);
    let number = desk.register("complaint");
    desk.must("assign_ticket", json!({ "number": number, "staff_id": li }));
    let mark = json!({ "number": number, "about_staff": true });
    assert_eq!(desk.refusal_as("li", "mark_ticket", mark.clone()), "ticket.about_staff@about_staff");
    desk.act(&number, "return").unwrap();
    desk.call_as("li", "mark_ticket", mark).unwrap();
    assert_eq!(desk.refusal_as("li", "get_ticket", json!({ "number": number })), "ticket.not_found@number");
    let kinds: Vec<String> = desk.ticket(&number)["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| format!("{} {}", text(&line["kind"]), line["detail"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(kinds, ["registered ", "assigned ", "returned ", "marked about_staff"]);
}

#[test]
fn maintenance_works_on_its_own_tickets_only() {
    let desk = Desk::open();
    let zhao = desk.hire("zhao", &["maintenance"]);
    let (own, other) = (desk.register("complaint"), desk.register("complaint"));
    desk.must("assign_ticket", json!({ "number": own, "staff_id": zhao }));
    desk.must("assign_ticket", json!({ "number": other, "staff_id": 1 }));
    let suspend = |number: &str| json!({ "number": number, "reason": "resident_away", "until": "2026-11-24T02:00:00Z" });
    for (operation, arguments) in [
        ("suspend_ticket", suspend(&other)),
        ("return_ticket", json!({ "number": other, "reason": "错" })),
        ("escalate_ticket", json!({ "number": other, "reason": "错" })),
        ("resume_ticket", json!({ "number": other })),
    ] {
        assert_eq!(desk.refusal_as("zhao", operation, arguments), "ticket.not_yours", "{operation}");
    }
    let ticket = desk.call_as("zhao", "suspend_ticket", suspend(&own)).unwrap();
    assert_eq!(ticket["suspension"]["reason"], "resident_away");
    assert!(!ticket["answer_owed"].is_null(), "the deadline runs on");
    desk.pass(TimeDelta::hours(5));
    desk.call_as("zhao", "resume_ticket", json!({ "number": own })).unwrap();
    let span = "SELECT ended_at - began_at FROM ticket_suspensions";
    assert_eq!(desk.count(span), 5 * 3_600_000);
    let ticket = desk.call_as("zhao", "return_ticket", json!({ "number": own, "reason": "要电工" })).unwrap();
    assert_eq!((&ticket["status"], &ticket["responsible"]), (&json!("unassigned"), &Value::Null));
    assert_eq!(
        desk.refusal_as("zhao", "return_ticket", json!({ "number": own, "reason": "x" })),
        "ticket.not_yours"
    );
}

#[test]
fn wrong_arguments_of_suspensions() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    desk.act(&number, "assign").unwrap();
    let suspend = |reason: &str, until: &str| {
        desk.refusal("suspend_ticket", json!({ "number": number, "reason": reason, "until": until }))
    };
    assert_eq!(suspend("waiting_parts", common::MONDAY), "time.not_in_future@until");
    assert_eq!(suspend("waiting_parts", "2027-02-21T02:00:00.001Z"), "time.too_far@until");
    assert_eq!(suspend("other_reason", "2026-11-24T02:00:00Z"), "input.required@note");
    assert_eq!(suspend("tired", "2026-11-24T02:00:00Z"), "arguments.malformed@reason");
    assert_eq!(desk.ticket(&number)["status"], "in_progress");
}

#[test]
fn an_attempt_is_no_feedback() {
    let desk = Desk::open();
    let number = desk.register("inquiry");
    desk.pass(TimeDelta::hours(23));
    let ticket = desk.act(&number, "attempt").unwrap();
    assert_eq!((&ticket["first_feedback_at"], &ticket["status"]), (&Value::Null, &json!("unassigned")));
    desk.pass(TimeDelta::hours(2));
    assert_eq!(desk.ticket(&number)["on_time"], false);
    let told = json!({ "number": number, "channel_id": 1, "content": "已答", "told": "其女儿" });
    let ticket = desk.must("give_feedback", told);
    assert_eq!(ticket["timeline"][2]["told"], "其女儿");
}

#[test]
fn mistaken_entries_are_counted_as_such() {
    let desk = Desk::open();
    let [early, late, real] = ["inquiry"; 3].map(|category| desk.register(category));
    desk.act(&early, "cancel").unwrap();
    desk.pass(TimeDelta::hours(25));
    desk.act(&late, "cancel").unwrap();
    desk.act(&real, "give_feedback").unwrap();
    let total = &desk.must("quarter_figures", json!({ "quarter": "2026Q4" }))["total"];
    assert_eq!((&total["received"], &total["cancelled"]), (&json!(1), &json!(2)));
    // The one that was late already when it was cancelled stays late.
    assert_eq!(total["on_time"], json!({ "numerator": 0, "denominator": 2 }));
    assert_eq!(total["closing"], json!({ "numerator": 0, "denominator": 1 }));
    assert_eq!(desk.must("count_tickets", json!({}))["cancelled"], 2);
    assert_eq!(desk.ticket(&early)["actions"], json!([]));
    let db = desk.raw();
    assert!(db.execute("UPDATE tickets SET content = 'x' WHERE status = 'cancelled'", []).is_err());
}

#[test]
fn a_person_who_was_made_anonymous_is_not_named_in_the_timeline() {
    let desk = Desk::open();
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    desk.must("move_in", json!({ "room_id": 1, "people": [{ "name": "王建国", "role": "owner" }] }));
    let ticket =
        json!({ "channel_id": 1, "category": "inquiry", "topic_id": 1, "content": "问", "person_id": 1 });
    let number = text(&desk.must("register_ticket", ticket)["number"]).to_owned();
    let told = json!({ "number": number, "channel_id": 1, "content": "已答", "told": "王建国之女" });
    desk.must("give_feedback", told);
    assert!(desk.raw().execute("UPDATE ticket_events SET told = NULL", []).is_err(), "while it is known");
    desk.act(&number, "close").unwrap();
    desk.pass(TimeDelta::days(4 * 366));
    desk.must("move_out", json!({ "household_id": 1, "moved_out": "2026-12-01" }));
    desk.must("anonymise_person", json!({ "person_id": 1, "reason": "申请" }));
    assert!(!desk.ticket(&number).to_string().contains("王建国"));
}
