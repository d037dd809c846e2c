//! What the report counts beyond the rates of its groups, in small quarters that are worked out by hand: work orders, tickets
//! opened again, posts, repeats, incidents, meetings and checks of channels, each with what happens at the border of the quarter.
//!
//! The third quarter of 2026 begins on 30 June at 16:00 UTC, which is midnight in Shanghai, and ends on 30 September at 16:00.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::io::Cursor;

use crate::common::{Desk, retention, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Reader as _, Xlsx};
use serde_json::{Value, json};

/// The last moment before the quarter, its first and its last, and the first of the next.
const BEFORE: &str = "2026-06-30T15:59:59.999Z";
const FIRST: &str = "2026-06-30T16:00:00Z";
const LAST: &str = "2026-09-30T15:59:59.999Z";
const NEXT: &str = "2026-09-30T16:00:00Z";

/// Long after all of it, so that the quarters are over.
const LATER: &str = "2027-01-20T02:00:00Z";

const QUARTERS: [&str; 3] = ["2026Q2", "2026Q3", "2026Q4"];

/// An office that opened in spring, with somebody of each post: `chen` (id 2) at the desk, `sun` (3) who repairs, `both` (4),
/// `other` (5) at the desk, who follows up, and `watch` (6) who supervises.
fn office() -> Desk {
    let desk = Desk::open();
    desk.set("2026-04-01T01:00:00Z");
    let staff: [(&str, &[&str]); 5] = [
        ("chen", &["service"]),
        ("sun", &["maintenance"]),
        ("both", &["service", "maintenance"]),
        ("other", &["service"]),
        ("watch", &["supervisor"]),
    ];
    for (login, roles) in staff {
        desk.hire(login, roles);
    }
    desk
}

fn figures(desk: &Desk, quarter: &str) -> Value {
    desk.must("quarter_figures", json!({ "quarter": quarter }))
}

/// What the parts of the three quarters say at this place.
fn each(desk: &Desk, pointer: &str) -> Vec<Value> {
    let found = |quarter: &&str| figures(desk, quarter)["parts"].pointer(pointer).unwrap().clone();
    QUARTERS.iter().map(found).collect()
}

/// Somebody comes at this moment; what they say with `more` laid over it.
fn comes(desk: &Desk, at: &str, more: &Value) -> String {
    desk.set(at);
    let mut ticket =
        json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了" });
    for (name, value) in more.as_object().unwrap() {
        ticket[name] = value.clone();
    }
    text(&desk.must("register_ticket", ticket)["number"]).to_owned()
}

/// Does this with a ticket at this moment.
fn act(desk: &Desk, at: &str, number: &str, action: &str) {
    desk.set(at);
    desk.act(number, action).unwrap_or_else(|error| panic!("{at} {action}: {error:?}"));
}

/// Answers and closes at once, at this moment.
fn closed(desk: &Desk, at: &str, number: &str) {
    act(desk, at, number, "give_feedback");
    act(desk, at, number, "close_only");
}

/// A rate as the answer has it.
fn rate(numerator: i64, denominator: i64) -> Value {
    json!({ "numerator": numerator, "denominator": denominator })
}

#[test]
fn an_order_counts_where_it_was_issued_and_as_it_stood_at_the_end() {
    // Issued, how it ended and when.
    let cases = [
        // The second quarter's, done after its end: there it is still at work.
        (BEFORE, "finish", "2026-06-30T17:00:00Z"),
        // Two, five and four hours; the last of them on the last moment.
        (FIRST, "finish", "2026-06-30T18:00:00Z"),
        ("2026-07-10T02:00:00Z", "finish", "2026-07-10T07:00:00Z"),
        ("2026-07-11T02:00:00Z", "give_up", "2026-07-11T03:00:00Z"),
        ("2026-07-12T02:00:00Z", "withdraw", "2026-07-12T03:00:00Z"),
        // Of a ticket that turned out to be a mistake: no order at all.
        ("2026-07-13T02:00:00Z", "mistake", "2026-07-13T03:00:00Z"),
        ("2026-09-30T11:59:59.999Z", "finish", LAST),
        // Done on the first moment of the next quarter.
        (LAST, "finish", NEXT),
        ("2026-09-30T17:00:00Z", "finish", "2026-09-30T18:00:00Z"),
    ];
    let desk = office();
    for (issued, how, ended) in cases {
        let ticket = comes(&desk, issued, &json!({}));
        let order = desk.must("issue_work_order", json!({ "number": ticket, "staff_id": 3 }));
        desk.set(ended);
        let order = &order["number"];
        let (who, operation, arguments) = match how {
            "finish" => ("sun", "finish_work_order", json!({ "number": order, "result": "修好了" })),
            "give_up" => ("sun", "give_up_work_order", json!({ "number": order, "reason": "nobody_home" })),
            _ => ("manager", "withdraw_work_order", json!({ "number": order, "note": "不用了" })),
        };
        desk.call_as(who, operation, arguments).unwrap();
        if how == "mistake" {
            desk.act(&ticket, "cancel").unwrap();
        }
    }
    desk.set(LATER);
    let orders = |issued: i64, done: i64, unable: i64, withdrawn: i64, hours: Option<i64>| {
        json!({ "issued": issued, "done": done, "unable": unable, "withdrawn": withdrawn,
            "median_ms": hours.map(|hours| hours * 3_600_000) })
    };
    // The median of 2, 4 and 5 hours.
    assert_eq!(
        each(&desk, "/handling/orders"),
        [orders(1, 0, 0, 0, None), orders(6, 3, 1, 1, Some(4)), orders(1, 1, 0, 0, Some(1))]
    );
}

#[test]
fn a_ticket_opened_again_counts_once_in_each_quarter_that_saw_it() {
    let desk = office();
    let tickets: Vec<String> = (0..5).map(|_| comes(&desk, "2026-06-20T02:00:00Z", &json!({}))).collect();
    let again = |number: &str, at: &str| {
        closed(&desk, at, number);
        act(&desk, at, number, "reopen");
    };
    // The second quarter has the first ticket; the third the second ticket thrice, the third by what a resident said, and the
    // fourth on its last moment; the next has the fourth once more. The fifth was a mistake.
    again(&tickets[0], BEFORE);
    for at in [FIRST, "2026-07-02T02:00:00Z", "2026-08-02T02:00:00Z"] {
        again(&tickets[1], at);
    }
    act(&desk, "2026-08-03T02:00:00Z", &tickets[2], "give_feedback");
    act(&desk, "2026-08-04T02:00:00Z", &tickets[2], "fail");
    again(&tickets[4], "2026-08-05T02:00:00Z");
    act(&desk, "2026-08-06T02:00:00Z", &tickets[4], "cancel");
    again(&tickets[3], LAST);
    again(&tickets[3], NEXT);
    desk.set(LATER);
    assert_eq!(each(&desk, "/handling/reopened"), [json!(1), json!(3), json!(1)]);
}

#[test]
fn a_post_answers_for_what_its_people_are_responsible_for_in_the_end() {
    // When it came, who got it one after the other, when it was answered, and what came of it otherwise.
    type Case = (&'static str, &'static [i64], Option<&'static str>, &'static str);
    let cases: [Case; 11] = [
        // At the desk: in time to the millisecond, and a millisecond late.
        ("2026-07-01T02:00:00Z", &[2], Some("2026-07-03T02:00:00Z"), ""),
        ("2026-07-06T02:00:00Z", &[2], Some("2026-07-08T02:00:00.001Z"), ""),
        // Somebody of two posts stands in both; who was given the ticket of another is who counts.
        ("2026-07-10T02:00:00Z", &[4], Some("2026-07-10T03:00:00Z"), ""),
        ("2026-07-13T02:00:00Z", &[2, 3], Some("2026-07-13T03:00:00Z"), ""),
        // Waiting for parts does not stop the clock: due two days after it came, answered after five.
        ("2026-07-20T02:00:00Z", &[3], Some("2026-07-25T02:00:00Z"), "suspend"),
        // Nobody was named, and nobody answered: late with its deadline, which is the last moment of the quarter.
        ("2026-09-28T15:59:59.999Z", &[], None, ""),
        // The same, due with the first moment of the next.
        ("2026-09-28T16:00:00Z", &[], None, ""),
        // A mistake before it was due settles nothing; one that was late before it was called a mistake stays late.
        ("2026-07-27T02:00:00Z", &[2], None, "cancel in time"),
        ("2026-08-03T02:00:00Z", &[2], None, "cancel late"),
        // Answered on the first moment of the next quarter, long before it was due.
        ("2026-09-30T15:00:00Z", &[2], Some(NEXT), ""),
        // Came before the quarter, answered on its first moment.
        ("2026-06-30T15:00:00Z", &[2], Some(FIRST), ""),
    ];
    for late in [false, true] {
        let desk = office();
        let mut acts: Vec<(&str, usize, &str)> = Vec::new();
        for (place, (came, _, answered, other)) in cases.iter().enumerate() {
            acts.push((came, place, "came"));
            acts.extend(answered.map(|at| (at, place, "answered")));
            match *other {
                "cancel in time" => acts.push(("2026-07-28T02:00:00Z", place, "cancel")),
                "cancel late" => acts.push(("2026-08-05T02:00:00.001Z", place, "cancel")),
                _ => {}
            }
        }
        // In the order of time: the timestamps are of one form up to their seconds, and no two of a second are of one ticket.
        acts.sort_by_key(|(at, ..)| crate::common::at(at));
        let mut numbers = BTreeMap::new();
        for (at, place, what) in acts {
            let (_, people, _, other) = cases[place];
            if what == "came" {
                let number = comes(&desk, at, &json!({}));
                for id in people {
                    desk.must("assign_ticket", json!({ "number": number, "staff_id": id }));
                }
                if other == "suspend" {
                    desk.act(&number, "suspend").unwrap();
                }
                numbers.insert(place, number);
            } else {
                let what = if what == "answered" { "give_feedback" } else { what };
                act(&desk, at, &numbers[&place], what);
            }
        }
        // Asked in the next quarter, and once more when it is over: a past quarter stays what it was.
        desk.set(if late { LATER } else { "2026-10-05T02:00:00Z" });
        let posts = |quarter: &str| {
            let handling = figures(&desk, quarter)["parts"]["handling"].clone();
            let posts = handling["posts"].as_array().unwrap().iter();
            let posts: BTreeMap<String, Value> =
                posts.map(|one| (text(&one["role"]).to_owned(), one["on_time"].clone())).collect();
            (posts, handling["nobody"].clone())
        };
        let of = |posts: &[(&str, Value)]| -> BTreeMap<String, Value> {
            posts.iter().map(|(role, rate)| ((*role).to_owned(), rate.clone())).collect()
        };
        // service: the first, the third and the eleventh in time of those and the second and the ninth; maintenance: the third and
        // the fourth in time, the fifth late.
        assert_eq!(
            posts("2026Q3"),
            (of(&[("service", rate(3, 5)), ("maintenance", rate(2, 3))]), rate(0, 1))
        );
        assert_eq!(posts("2026Q4"), (of(&[("service", rate(1, 1))]), rate(0, 1)));
        let total = &figures(&desk, "2026Q3")["total"];
        // Somebody of two posts is one person, and the ticket one: 1+1+1+1+1 in time or late of the first five, the sixth, the
        // ninth and the eleventh.
        assert_eq!((&total["on_time"], &total["cancelled"]), (&rate(4, 8), &json!(2)));
    }
}

#[test]
fn a_limit_in_working_time_is_due_after_the_holidays_and_settled_there() {
    let desk = office();
    desk.set("2026-08-31T02:00:00Z");
    let limit = |category: &str, counting: &str, amount: i64| json!({ "category": category, "counting": counting, "amount": amount, "warn_before_hours": 1 });
    let policy = json!({ "effective_on": "2026-09-01", "hours": [{ "from": "08:30", "to": "17:30" }],
        "limits": [limit("complaint", "working_hours", 2), limit("suggestion", "calendar_days", 7),
            limit("inquiry", "elapsed_hours", 24)],
        "follow_up": { "complaint_percent": 0, "due_after_days": 3, "attempts": 3 },
        "topics": ["设施维护", "其他"], "retention": retention(3), "note": "居民代表会议决定" });
    desk.must("save_policy", policy);
    // Category, receipt, first feedback; the quarter that settles it, and whether it was in time. 1 to 7 October are holidays, the
    // 20th of September is a Sunday on which people work, the 25th to the 27th are the Mid-Autumn holiday.
    let cases = [
        // 17:00 on 30 September: half an hour that day, an hour and a half from 8:30 on the 8th of October.
        ("complaint", "2026-09-30T09:00:00Z", "2026-10-08T02:00:00Z", 2, true),
        ("complaint", "2026-09-30T09:00:00.001Z", "2026-10-08T02:00:00.002Z", 2, false),
        // 16:00 on the Saturday before the Sunday that is worked: two hours from 8:30 on that Sunday.
        ("complaint", "2026-09-19T08:00:00Z", "2026-09-20T02:30:00Z", 1, true),
        ("complaint", "2026-09-19T08:00:00Z", "2026-09-20T02:30:00.001Z", 1, false),
        // Seven days after the 24th are the 1st of October, a holiday: until the end of the 8th, and its midnight is in time.
        ("suggestion", "2026-09-24T02:00:00Z", "2026-10-08T16:00:00Z", 2, true),
        ("suggestion", "2026-09-24T02:00:00Z", "2026-10-08T16:00:00.001Z", 2, false),
        // Seven days after the 23rd are the 30th: its midnight is the first moment of the next quarter.
        ("suggestion", "2026-09-23T02:00:00Z", "2026-10-09T02:00:00Z", 2, false),
        // Holidays are nothing to elapsed hours.
        ("inquiry", "2026-09-29T16:00:00Z", "2026-09-30T15:59:59.999Z", 1, true),
        ("inquiry", "2026-09-29T15:59:59.999Z", "2026-10-08T02:00:00Z", 1, false),
        ("inquiry", "2026-09-29T16:00:00Z", "2026-10-08T02:00:00Z", 2, false),
    ];
    let mut acts: Vec<(&str, usize, bool)> = Vec::new();
    for (place, (_, came, told, ..)) in cases.iter().enumerate() {
        acts.extend([(*came, place, true), (*told, place, false)]);
    }
    acts.sort_by_key(|(at, ..)| crate::common::at(at));
    let mut numbers = BTreeMap::new();
    for (at, place, came) in acts {
        if came {
            numbers.insert(place, comes(&desk, at, &json!({ "category": cases[place].0, "topic_id": 2 })));
        } else {
            act(&desk, at, &numbers[&place], "give_feedback");
        }
    }
    desk.set(LATER);
    for (index, quarter) in QUARTERS.iter().enumerate() {
        let figures = figures(&desk, quarter);
        for category in ["complaint", "suggestion", "inquiry"] {
            let settled = cases.iter().filter(|case| case.0 == category && case.3 == index);
            let (all, on_time) =
                settled.fold((0, 0), |(all, on_time), case| (all + 1, on_time + i64::from(case.4)));
            let found = figures["by_category"].as_array().unwrap().iter();
            let found = found.map(|one| (&one["category"], &one["figures"]["on_time"]));
            let found = found.filter(|(of, _)| **of == category).map(|(_, rate)| rate).next().unwrap();
            assert_eq!(*found, rate(on_time, all), "{quarter} {category}");
        }
    }
}

/// Two households, each at home in a room of its own.
fn at_home(desk: &Desk) {
    for room in ["1-1-101", "1-1-102"] {
        let room = desk.must("save_room", json!({ "room": room }));
        let people = json!([{ "name": "王敏", "role": "owner" }]);
        desk.must("move_in", json!({ "room_id": room["id"], "people": people }));
    }
}

#[test]
fn a_repeat_is_of_the_same_household_and_topic_within_thirty_days_of_a_closed_one() {
    let one = |topic: i64| json!({ "room": "1-1-101", "topic_id": topic });
    let other = |topic: i64| json!({ "room": "1-1-102", "topic_id": topic });
    let desk = office();
    at_home(&desk);
    // Closed on the last moment of the second quarter: one of its closed, and what comes after repeats in the third.
    let spring = comes(&desk, "2026-06-29T02:00:00Z", &one(3));
    closed(&desk, BEFORE, &spring);
    comes(&desk, FIRST, &one(3));
    // A quarrel of August: while the first is not closed nothing repeats it; another topic, another household and nobody's do not.
    let first = comes(&desk, "2026-07-30T02:00:00Z", &one(2));
    comes(&desk, "2026-08-01T01:59:59.999Z", &one(2));
    closed(&desk, "2026-08-01T02:00:00Z", &first);
    comes(&desk, "2026-08-01T02:00:00Z", &one(2));
    comes(&desk, "2026-08-02T02:00:00Z", &one(4));
    comes(&desk, "2026-08-02T02:00:00Z", &other(2));
    comes(&desk, "2026-08-02T02:00:00Z", &json!({ "topic_id": 2 }));
    let mistake = comes(&desk, "2026-08-03T02:00:00Z", &one(2));
    act(&desk, "2026-08-03T02:00:00Z", &mistake, "cancel");
    // Thirty days to the millisecond, and one more.
    comes(&desk, "2026-08-31T02:00:00Z", &one(2));
    comes(&desk, "2026-08-31T02:00:00.001Z", &one(2));
    // One that was opened again is not closed: what came after it repeats nothing.
    let again = comes(&desk, "2026-09-10T02:00:00Z", &other(5));
    closed(&desk, "2026-09-10T03:00:00Z", &again);
    act(&desk, "2026-09-11T02:00:00Z", &again, "reopen");
    comes(&desk, "2026-09-12T02:00:00Z", &other(5));
    // Closed on the last moment; what comes on the first of the next repeats there.
    let late = comes(&desk, "2026-09-29T02:00:00Z", &other(6));
    closed(&desk, LAST, &late);
    comes(&desk, NEXT, &other(6));
    desk.set(LATER);
    // Third quarter: repeats are the one of July, those of 1 and of 31 August; closed are the first and the one of the last moment.
    // Fourth: one repeats, none is closed.
    assert_eq!(each(&desk, "/voices/repeats"), [rate(0, 1), rate(3, 2), rate(1, 0)]);
}

#[test]
fn an_incident_is_of_the_quarter_that_its_tickets_came_in_and_counts_all_of_them() {
    let desk = office();
    let with = |room: &str, content: &str, same: Option<&str>| json!({ "room": room, "content": content, "same_as": same });
    // Water: from the second quarter into the third. Three tickets of two households, and one of nobody's: four, three.
    let water = comes(&desk, BEFORE, &with("1-1-101", "停水", None));
    comes(&desk, FIRST, &with("1-1-102", "没水", Some(&water)));
    comes(&desk, "2026-07-01T02:00:00Z", &with("1-1-101", "还没水", Some(&water)));
    comes(&desk, "2026-07-01T02:00:00Z", &json!({ "content": "没水", "same_as": water }));
    // The lift: two callers, one a mistake: no incident. One about staff is not told of to the readers of a report.
    let lift = comes(&desk, "2026-08-01T02:00:00Z", &with("2-1-101", "电梯停了", None));
    let mistake = comes(&desk, "2026-08-01T02:00:00Z", &with("2-1-102", "电梯停了", Some(&lift)));
    act(&desk, "2026-08-01T02:00:00Z", &mistake, "cancel");
    let noise = comes(&desk, "2026-08-02T02:00:00Z", &with("3-1-101", "太吵", None));
    comes(&desk, "2026-08-02T02:00:00Z", &with("3-1-102", "太吵", Some(&noise)));
    let mut staff = with("3-1-103", "保安太吵", Some(&noise));
    staff["about_staff"] = json!(true);
    comes(&desk, "2026-08-02T02:00:00Z", &staff);
    // The door: its first ticket on the last moment of the quarter, its second on the first of the next.
    let door = comes(&desk, LAST, &with("4-1-101", "门坏了", None));
    comes(&desk, NEXT, &with("4-1-102", "门坏了", Some(&door)));
    desk.set(LATER);
    let shown: Vec<Vec<(String, i64, i64)>> = each(&desk, "/voices/incidents")
        .iter()
        .map(|rows| {
            let count = |one: &Value, name: &str| one[name].as_i64().unwrap();
            let row = |one: &Value| {
                (text(&one["title"]).to_owned(), count(one, "tickets"), count(one, "households"))
            };
            rows.as_array().unwrap().iter().map(row).collect()
        })
        .collect();
    let line = |title: &str, tickets: i64, households: i64| (title.to_owned(), tickets, households);
    assert_eq!(
        shown,
        [
            vec![line("停水", 4, 3)],
            vec![line("停水", 4, 3), line("太吵", 2, 2), line("门坏了", 2, 2)],
            vec![line("门坏了", 2, 2)]
        ]
    );
}

#[test]
fn a_meeting_counts_where_it_began_once_it_is_over() {
    let desk = office();
    // When it begins and when it is over; none of one that was called off.
    let cases = [
        (BEFORE, Some("2026-06-30T17:00:00Z")),
        (FIRST, Some("2026-06-30T18:00:00Z")),
        ("2026-08-15T06:00:00Z", Some("2026-08-15T07:00:00Z")),
        ("2026-08-20T06:00:00Z", None),
        // Past midnight of the quarter's last day: in the third quarter's report, and not lost between two.
        ("2026-09-30T14:00:00Z", Some("2026-09-30T16:30:00Z")),
        (NEXT, Some("2026-09-30T18:00:00Z")),
    ];
    for (begins, over) in cases {
        desk.set("2026-06-01T02:00:00Z");
        let meeting = desk.must(
            "plan_meeting",
            json!({ "profile_id": 3, "title": begins, "starts_at": begins, "place": "活动室",
                "items": [{ "title": "电梯", "matter": "discussion" }, { "title": "停车", "matter": "discussion" }],
                "people": [{ "name": "王建国", "votes": true }, { "name": "李芳", "votes": true },
                    { "name": "覃勇", "votes": true }] }),
        );
        let id = &meeting["id"];
        desk.set(begins);
        let Some(over) = over else {
            desk.must("cancel_meeting", json!({ "id": id, "reason": "台风" }));
            continue;
        };
        desk.must("start_meeting", json!({ "id": id }));
        for place in [0, 1] {
            let person = &meeting["people"][place]["id"];
            let came = json!({ "meeting_id": id, "person_id": person, "attendance": "present" });
            desk.must("record_attendance", came);
        }
        for item in meeting["items"].as_array().unwrap() {
            desk.must("close_item", json!({ "meeting_id": id, "item_id": item["id"] }));
        }
        desk.set(over);
        desk.must("end_meeting", json!({ "id": id }));
        // It is in the figures at once, also in those of a quarter that is still running.
        let quarter = if begins == BEFORE { 0 } else { 1 + usize::from(begins == NEXT) };
        let titles = &figures(&desk, QUARTERS[quarter])["parts"]["communication"]["meetings"];
        assert!(titles.as_array().unwrap().iter().any(|one| one["title"] == begins), "{begins}: {titles}");
    }
    desk.set(LATER);
    let shown: Vec<Vec<String>> = each(&desk, "/communication/meetings")
        .iter()
        .map(|rows| rows.as_array().unwrap().iter().map(|one| text(&one["title"]).to_owned()).collect())
        .collect();
    assert_eq!(
        shown,
        [vec![BEFORE], vec![FIRST, "2026-08-15T06:00:00Z", "2026-09-30T14:00:00Z"], vec![NEXT]]
    );
    let one = &each(&desk, "/communication/meetings")[1][1];
    assert_eq!(
        (&one["took_part"], &one["items"], &one["decisions"], &one["action_items"]),
        (&json!(2), &json!(2), &json!(0), &json!(0))
    );
}

#[test]
fn a_check_counts_on_the_day_of_its_visit_also_when_it_is_entered_later() {
    let desk = office();
    let plan = json!({ "channel_id": 1, "kind": "call", "every_days": 7, "next_on": "2026-06-30", "most": 20,
        "active": true });
    desk.must("save_check_plan", plan);
    // Checked, entered, seconds measured, whether a line was poor.
    let cases = [
        (BEFORE, BEFORE, 5, false),
        // As long as the plan allows, and a second longer; a poor line.
        (FIRST, FIRST, 20, false),
        ("2026-08-01T02:00:00Z", "2026-08-01T02:00:00Z", 21, false),
        ("2026-08-02T02:00:00Z", "2026-08-02T02:00:00Z", 5, true),
        // Entered in the next quarter.
        (LAST, "2026-10-02T02:00:00Z", 5, false),
        (NEXT, "2026-10-02T02:00:00Z", 5, false),
    ];
    for (checked, entered, measured, poor) in cases {
        desk.set(entered);
        let lines = ["good", "good", "good", if poor { "poor" } else { "good" }];
        let lines: Vec<Value> = lines.iter().map(|result| json!({ "result": result })).collect();
        let check = desk.must(
            "record_check",
            json!({ "plan_id": 1, "channel_id": 1, "kind": "call", "lines": lines, "list_version": 1,
                "measured": measured, "checked_at": checked }),
        );
        if poor {
            // Two findings; one is put right and looked at in the quarter, one after it.
            for due_on in ["2026-08-31", "2026-10-31"] {
                let finding = json!({ "content": "没有人接", "owner_id": 2, "due_on": due_on,
                    "check_id": check["check"]["id"] });
                desk.must("add_finding", finding);
            }
        }
        // It is in the figures at once, also where nothing else has happened since.
        let quarter = QUARTERS[usize::from(checked != BEFORE) + usize::from(checked == NEXT)];
        let checks = &figures(&desk, quarter)["parts"]["communication"]["checks"];
        assert!(!checks.as_array().unwrap().is_empty(), "{checked}");
    }
    for (id, at) in [(1, "2026-08-20T02:00:00Z"), (2, "2026-10-20T02:00:00Z")] {
        desk.set(at);
        desk.call_as("chen", "report_finding", json!({ "id": id, "content": "有人值班" })).unwrap();
        desk.call_as("watch", "recheck_finding", json!({ "id": id, "passed": true })).unwrap();
    }
    let third = || figures(&desk, "2026Q3")["parts"]["communication"]["checks"][0].clone();
    // Four: one too slow, one poor. What was put right is said as it stands, like what is closed.
    assert_eq!(
        (&third()["passed"], &third()["findings"], &third()["settled"]),
        (&rate(2, 4), &json!(2), &json!(2))
    );
    desk.set(LATER);
    let all: Vec<Value> =
        each(&desk, "/communication/checks").iter().map(|rows| rows[0]["passed"].clone()).collect();
    assert_eq!(all, [rate(1, 1), rate(2, 4), rate(1, 1)]);
    // One by one in the workbook: seconds, the most that they may be, poor lines, findings, of which settled.
    let rows = sheet(&desk, "2026Q3", "检查");
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row[2..].iter().map(String::as_str).collect()).collect();
    let good = ["5", "20", "0", "0", "0"];
    assert_eq!(
        rows,
        [
            vec!["20", "20", "0", "0", "0"],
            vec!["21", "20", "0", "0", "0"],
            vec!["5", "20", "1", "2", "2"],
            good.to_vec()
        ]
    );
}

/// The rows of a sheet of the quarter's workbook, below its heads, as texts.
fn sheet(desk: &Desk, quarter: &str, name: &str) -> Vec<Vec<String>> {
    let file = desk.must("export_report", json!({ "quarter": quarter }));
    let bytes = STANDARD.decode(text(&file["base64"])).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().skip(1).map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn a_notice_counts_by_its_first_day_and_owes_its_proof_when_that_has_passed() {
    let desk = office();
    let document = json!({ "type": "doc", "content": [{ "type": "paragraph",
        "content": [{ "type": "text", "text": "明天停水" }] }] });
    // The first day, and when a photograph or link of the first of its two channels was noted.
    let cases = [
        ("2026-06-30", Some("2026-06-30T02:00:00Z")),
        ("2026-07-01", Some("2026-07-02T02:00:00Z")),
        ("2026-08-01", None),
        // On its last moment, and on the first of the next.
        ("2026-09-29", Some(LAST)),
        ("2026-09-30", Some(NEXT)),
        ("2026-10-01", Some("2026-10-02T02:00:00Z")),
    ];
    for (id, (from_on, proven)) in (1..).zip(cases) {
        desk.set(&format!("{from_on}T01:00:00Z"));
        let plan = json!({ "kind": "outage", "title": from_on, "document": document, "channels": [2, 6], "from_on": from_on });
        desk.must("save_notice", json!({ "plan": plan }));
        desk.must("publish_notice", json!({ "id": id }));
        let Some(proven) = proven else { continue };
        desk.set(proven);
        let posting =
            json!({ "id": id, "channel_id": 2, "posted_on": from_on, "link": "https://example.org/1" });
        desk.must("record_notice_posting", posting);
    }
    desk.set(LATER);
    let of = |quarter: &str| {
        let notices = figures(&desk, quarter)["notices"].clone();
        (notices["count"].clone(), notices["proven"].clone(), sheet(&desk, quarter, "公示"))
    };
    for (quarter, count, proven, shown) in [
        ("2026Q2", 1, rate(1, 2), vec!["1", "0"]),
        ("2026Q3", 4, rate(2, 8), vec!["1", "0", "0", "0", "1", "0", "0", "0"]),
        ("2026Q4", 1, rate(1, 2), vec!["1", "0"]),
    ] {
        let (found, share, rows) = of(quarter);
        let rows: Vec<&str> = rows.iter().map(|row| row[4].as_str()).collect();
        assert_eq!((found, share, rows), (json!(count), proven, shown), "{quarter}");
    }
}
