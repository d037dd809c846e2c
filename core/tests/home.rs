//! 工作台, what keeps a window up to date, reminders, and what comes before the manager because it is late.

use crate::common::{self, Desk, at, text};
use chrono::{DateTime, TimeDelta, Utc};
use linsheng_core::office::Session;
use serde_json::{Value, json};

/// The desk with a clerk, 李娜, and a repairer.
fn staffed() -> (Desk, Session) {
    let desk = Desk::open();
    desk.must("add_staff", json!({ "login": "li.na", "name": "李娜", "roles": ["service"] }));
    desk.must("add_staff", json!({ "login": "zhao", "name": "赵强", "roles": ["maintenance"] }));
    let clerk = desk.office.session(Some("li.na")).unwrap();
    (desk, clerk)
}

const LI_NA: i64 = 2;

fn home(session: &Session) -> Value {
    session.call("get_home", json!({})).unwrap()
}

fn numbers(rows: &Value) -> Vec<String> {
    let number = |row: &Value| text(row.get("number").unwrap_or(&row["ticket"]["number"])).to_owned();
    rows.as_array().unwrap().iter().map(number).collect()
}

fn workload(open: i64, overdue: i64, due_soon: i64, due_today: i64, unassigned: i64) -> Value {
    json!({ "open": open, "overdue": overdue, "due_soon": due_soon, "due_today": due_today, "unassigned": unassigned })
}

#[test]
fn a_new_office_is_told_its_first_steps_until_the_first_ticket() {
    let desk = Desk::open();
    assert_eq!(home(&desk.session)["first_steps"], json!({ "colleagues": false, "rooms": false }));
    desk.must("add_staff", json!({ "login": "li.na", "name": "李娜", "roles": ["service"] }));
    desk.must("save_room", json!({ "room": "3-2-1502" }));
    assert_eq!(home(&desk.session)["first_steps"], json!({ "colleagues": true, "rooms": true }));
    desk.register("inquiry");
    assert_eq!(home(&desk.session).get("first_steps"), None);
}

#[test]
fn what_is_mine_comes_late_ones_first_and_is_counted_apart() {
    let (desk, clerk) = staffed();
    // Due Tuesday 10:00, Wednesday 10:00, Wednesday 10:00, in Shanghai.
    let inquiry = desk.register("inquiry");
    let mine = desk.register("complaint");
    let nobodys = desk.register("complaint");
    for number in [&mine, &inquiry] {
        desk.must("assign_ticket", json!({ "number": number, "staff_id": LI_NA }));
    }
    let seen = home(&clerk);
    assert_eq!((&seen["mine"], &seen["office"]), (&workload(2, 0, 0, 0, 0), &workload(3, 0, 0, 0, 1)));
    assert_eq!(numbers(&seen["my_tickets"]), [inquiry.as_str(), &mine]);
    assert_eq!(numbers(&seen["unassigned"]), [nobodys.as_str()]);
    desk.set("2026-11-24T01:00:00Z");
    assert_eq!(home(&clerk)["mine"], workload(2, 0, 1, 1, 0));
    // The deadline itself is in time, a millisecond later is late.
    desk.set("2026-11-24T02:00:00Z");
    assert_eq!(home(&clerk)["mine"], workload(2, 0, 1, 1, 0));
    desk.set("2026-11-24T02:00:00.001Z");
    let seen = home(&clerk);
    assert_eq!((&seen["mine"], &seen["office"]), (&workload(2, 1, 0, 0, 0), &workload(3, 1, 0, 0, 1)));
    assert_eq!(numbers(&seen["late"]), [inquiry.as_str()]);
    // The counts are those of the lists that they lead to.
    let counts = desk.must("count_tickets", json!({}));
    for name in ["overdue", "due_soon", "unassigned"] {
        assert_eq!(counts[name], seen["office"][name], "{name}");
    }
    assert_eq!(home(&desk.session)["mine"], workload(0, 0, 0, 0, 0), "the manager is responsible for none");
}

#[test]
fn a_deadline_at_midnight_is_due_today() {
    let (desk, clerk) = staffed();
    let limit = |category: &str| json!({ "category": category, "counting": "calendar_days", "amount": 1, "warn_before_hours": 4 });
    desk.must(
        "save_policy",
        json!({
            "effective_on": "2026-11-23", "note": "试行", "topics": ["设施维护", "其他"],
            "retention": common::retention(3),
            "follow_up": { "complaint_percent": 0, "due_after_days": 3, "attempts": 3 }, "hours": [{ "from": "08:30", "to": "17:30" }],
            "limits": [limit("complaint"), limit("suggestion"), limit("inquiry")],
        }),
    );
    desk.register("complaint");
    assert_eq!(home(&clerk)["office"]["due_today"], 0);
    desk.set("2026-11-24T02:00:00Z");
    assert_eq!(home(&clerk)["office"]["due_today"], 1);
}

#[test]
fn the_week_stands_beside_the_same_part_of_the_week_before() {
    let (desk, clerk) = staffed();
    // The Sunday before last counts in neither week; then three of last week, the last of them on a later weekday.
    let days = [
        ("2026-11-15T15:59:59Z", true),
        ("2026-11-15T16:00:00Z", true),
        ("2026-11-17T02:00:00Z", false),
        ("2026-11-20T02:00:00Z", true),
        ("2026-11-22T16:00:00Z", true),
        ("2026-11-24T01:00:00Z", true),
    ];
    for (received, answered) in days {
        desk.set(received);
        let number = desk.register("inquiry");
        if answered {
            desk.act(&number, "give_feedback").unwrap();
            desk.act(&number, "close").unwrap();
        }
    }
    desk.set("2026-11-24T02:00:00Z");
    let week = &home(&clerk)["week"];
    assert_eq!(week["monday"], "2026-11-23");
    let figures = |received: i64, answered: i64, settled: i64, closed: i64| {
        json!({
            "received": received, "closed": closed,
            "on_time": { "numerator": answered, "denominator": settled },
        })
    };
    assert_eq!(week["this"], figures(2, 2, 2, 2));
    // Up to Tuesday 10:00: the one of Tuesday 10:00 is not over the line, its deadline on Wednesday neither.
    assert_eq!(week["before"], figures(1, 1, 1, 1));
    desk.set("2026-11-26T02:00:00Z");
    assert_eq!(
        home(&clerk)["week"]["before"],
        figures(2, 1, 2, 1),
        "the unanswered one was settled by its deadline"
    );
}

#[test]
fn the_next_year_is_asked_for_when_its_notice_can_be_expected() {
    let (desk, clerk) = staffed();
    assert_eq!(home(&clerk)["calendar_missing"], 2027);
    desk.must("save_calendar_year", json!({ "year": 2027, "published": true, "source": "通知" }));
    assert_eq!(home(&clerk).get("calendar_missing"), None);
    desk.set("2027-10-31T15:59:00Z");
    assert_eq!(home(&clerk).get("calendar_missing"), None);
    desk.set("2027-10-31T16:00:00Z");
    assert_eq!(home(&clerk)["calendar_missing"], 2028);
}

#[test]
fn every_change_by_anybody_is_seen_and_nothing_else() {
    let (desk, clerk) = staffed();
    let changes = |session: &Session| session.call("get_changes", json!({})).unwrap();
    let sequence = || changes(&clerk)["sequence"].as_i64().unwrap();
    let number = desk.register("inquiry");
    let before = sequence();
    for read in ["get_home", "list_tickets", "get_changes", "count_tickets"] {
        clerk.call(read, json!({})).unwrap();
    }
    clerk.call("save_draft", json!({ "kind": "note", "content": "{}" })).unwrap();
    desk.refusal("assign_ticket", json!({ "number": number, "staff_id": 99 }));
    assert_eq!(sequence(), before);
    desk.act(&number, "add_note").unwrap();
    assert_eq!(sequence(), before + 1);
    // Another program on the same store.
    let other = common::open(desk.dir.path(), &desk.clock, 2).unwrap();
    let note = json!({ "number": number, "content": "另一台" });
    other.session(None).unwrap().call("add_note", note).unwrap();
    assert_eq!(sequence(), before + 2);
    // Nobody does anything, and the answer becomes due soon, then late.
    assert_eq!(changes(&clerk)["urgent"], json!([0, 0]));
    desk.set("2026-11-23T22:00:00Z");
    assert_eq!(changes(&clerk)["urgent"], json!([0, 1]));
    desk.set("2026-11-24T02:00:01Z");
    assert_eq!(changes(&clerk)["urgent"], json!([1, 0]));
    // The clock is set back: nobody is late any more.
    desk.set("2026-11-23T03:00:00Z");
    assert_eq!((changes(&clerk)["urgent"].clone(), sequence()), (json!([0, 0]), before + 2));
}

#[test]
fn what_is_late_comes_before_the_manager_once_however_long_nobody_asked() {
    let (desk, _clerk) = staffed();
    let late = desk.register("inquiry");
    let answered = desk.register("inquiry");
    let open = desk.register("complaint");
    desk.act(&answered, "give_feedback").unwrap();
    desk.set("2026-11-24T02:00:00Z");
    assert_eq!(desk.office.escalate_late().unwrap(), 0, "the deadline itself is in time");
    // The machine slept for a day.
    desk.set("2026-11-25T01:00:00Z");
    assert_eq!((desk.office.escalate_late().unwrap(), desk.office.escalate_late().unwrap()), (1, 0));
    let seen = home(&desk.session);
    assert_eq!(numbers(&seen["late"]), [late.as_str()]);
    assert_eq!(seen["late"][0]["escalated_at"], "2026-11-25T01:00:00Z");
    let audited = format!(
        "SELECT count(*) FROM audit_entries WHERE operation = 'escalate_late' AND subject = '{late}' AND staff_id IS NULL"
    );
    assert_eq!(desk.count(&audited), 1);
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], Value::Null);
    // Answered, opened again and late again: another deadline, another time.
    for action in ["give_feedback", "reopen"] {
        desk.act(&late, action).unwrap();
    }
    assert_eq!(home(&desk.session)["late"], json!([]));
    desk.set("2026-11-26T01:00:01Z");
    assert_eq!(desk.office.escalate_late().unwrap(), 2);
    assert_eq!(numbers(&home(&desk.session)["late"]), [open.as_str(), &late]);
    let db = desk.raw();
    for sql in ["UPDATE late_escalations SET escalated_at = 9", "DELETE FROM late_escalations"] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

/// The reminders of a session since a moment, as `kind number`.
fn reminders(session: &Session, since: DateTime<Utc>) -> Vec<String> {
    let answer = session.call("list_reminders", json!({ "since": since })).unwrap();
    let all = answer["reminders"].as_array().unwrap();
    all.iter().map(|one| format!("{} {}", text(&one["kind"]), text(&one["number"]))).collect()
}

#[test]
fn reminders_concern_the_person_and_come_once() {
    let (desk, clerk) = staffed();
    let start = desk.now();
    let number = desk.register("inquiry");
    desk.pass(TimeDelta::minutes(1));
    assert_eq!(reminders(&clerk, start), [""; 0]);
    desk.must("assign_ticket", json!({ "number": number, "staff_id": LI_NA }));
    assert_eq!(reminders(&clerk, start), [format!("given {number}")]);
    assert_eq!(reminders(&clerk, desk.now()), [""; 0], "what was told is not told again");
    assert_eq!(reminders(&desk.session, start), [""; 0], "it is not the manager's");
    // Half of 24 hours; then slept through both the warning and the deadline: the last of them is told.
    let told = desk.now();
    desk.set("2026-11-23T14:00:00Z");
    assert_eq!(reminders(&clerk, told), [format!("reminded {number}")]);
    let told = desk.now();
    desk.set("2026-11-23T22:00:00Z");
    assert_eq!(reminders(&clerk, told), [format!("due_soon {number}")]);
    desk.set("2026-11-24T03:00:00Z");
    assert_eq!(reminders(&clerk, told), [format!("overdue {number}")]);
    desk.office.escalate_late().unwrap();
    assert_eq!(reminders(&desk.session, told), [format!("escalated {number}")]);
    let answer = clerk.call("list_reminders", json!({ "since": told })).unwrap();
    assert_eq!(answer["urgent"], 1);
    // A clock set back: nothing is told twice, nothing breaks.
    let told = desk.now();
    desk.set("2026-11-24T01:00:00Z");
    assert_eq!(reminders(&clerk, told), [""; 0]);
    // Answered: nobody is reminded of it any more.
    desk.set("2026-11-24T03:00:01Z");
    desk.act(&number, "give_feedback").unwrap();
    assert_eq!(reminders(&clerk, start), [""; 0]);
    // A `since` of long ago is a day ago.
    assert_eq!(reminders(&clerk, at("2000-01-01T00:00:00Z")), [""; 0]);
}

#[test]
fn whoever_gives_a_ticket_to_themselves_is_not_told() {
    let (desk, clerk) = staffed();
    let start = desk.now();
    let number = desk.register("inquiry");
    desk.pass(TimeDelta::minutes(1));
    clerk.call("assign_ticket", json!({ "number": number, "staff_id": LI_NA })).unwrap();
    assert_eq!(reminders(&clerk, start), [""; 0]);
}

#[test]
fn the_manager_is_shown_what_a_colleague_asked_for_and_a_clerk_nothing_about_staff() {
    let (desk, clerk) = staffed();
    let asked = desk.register("complaint");
    clerk.call("escalate_ticket", json!({ "number": asked, "reason": "住户要求经理答复" })).unwrap();
    let about_staff = json!({
        "channel_id": 1, "category": "complaint", "topic_id": 1, "content": "保安态度不好", "about_staff": true,
    });
    let hidden = text(&desk.must("register_ticket", about_staff)["number"]).to_owned();
    desk.must("escalate_ticket", json!({ "number": hidden, "reason": "重要" }));
    assert_eq!(numbers(&home(&desk.session)["asked"]), [asked.as_str(), &hidden]);
    assert_eq!(home(&desk.session)["asked"][0]["escalated_at"], "2026-11-23T02:00:00Z");
    desk.set("2026-11-25T02:00:01Z");
    let seen = home(&clerk);
    assert_eq!(numbers(&seen["asked"]), [asked.as_str()]);
    assert_eq!(numbers(&seen["late"]), [asked.as_str()]);
    assert_eq!((&seen["office"]["overdue"], &seen["office"]["unassigned"]), (&json!(1), &json!(1)));
    assert_eq!(reminders(&clerk, at("2026-11-24T12:00:00Z")), [""; 0]);
    assert_eq!(home(&desk.session)["office"]["overdue"], 2);
    // Answered: nothing is asked of the manager any more.
    desk.act(&asked, "give_feedback").unwrap();
    assert_eq!(numbers(&home(&desk.session)["asked"]), [hidden.as_str()]);
}

#[test]
fn follow_ups_of_the_day_are_counted() {
    let (desk, clerk) = staffed();
    assert_eq!(home(&clerk)["follow_ups_due"], 0);
    let important = json!({
        "channel_id": 1, "category": "complaint", "topic_id": 1, "content": "电梯停了", "important": true,
    });
    let number = text(&desk.must("register_ticket", important)["number"]).to_owned();
    desk.act(&number, "give_feedback").unwrap();
    let due = desk.must("list_follow_ups", json!({}))["rows"][0]["owed"]["due_at"].clone();
    let day_before: DateTime<Utc> = at(text(&due)) - TimeDelta::hours(30);
    desk.clock.set(day_before);
    assert_eq!(home(&clerk)["follow_ups_due"], 0);
    desk.clock.set(at(text(&due)) - TimeDelta::minutes(1));
    assert_eq!(home(&clerk)["follow_ups_due"], 1);
}

#[test]
fn the_next_meetings_are_there_for_whoever_may_see_meetings() {
    let (desk, clerk) = staffed();
    let repairer = desk.office.session(Some("zhao")).unwrap();
    let plan = |title: &str, starts_at: &str| {
        let meeting = json!({ "profile_id": 3, "title": title, "starts_at": starts_at, "place": "会议室",
            "items": [], "people": [] });
        desk.must("plan_meeting", meeting)["id"].as_i64().unwrap()
    };
    plan("昨天的会", "2026-11-22T06:00:00Z");
    plan("下月的会", "2026-12-20T06:00:00Z");
    let off = plan("取消的会", "2026-11-24T06:00:00Z");
    desk.must("cancel_meeting", json!({ "id": off, "reason": "场地不便" }));
    // Earlier today: whoever comes late still finds it.
    plan("今天的会", "2026-11-23T01:00:00Z");
    let titles = |session: &Session| {
        let home = home(session);
        let meetings = home["meetings"].as_array().unwrap().iter();
        meetings.map(|meeting| text(&meeting["title"]).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&clerk), ["今天的会", "下月的会"]);
    assert_eq!(titles(&repairer), Vec::<String>::new());
    for day in 25..30 {
        plan(&format!("{day} 日的会"), &format!("2026-11-{day}T06:00:00Z"));
    }
    assert_eq!(titles(&clerk), ["今天的会", "25 日的会", "26 日的会", "27 日的会"]);
}
