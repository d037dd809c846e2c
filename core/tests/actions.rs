//! What comes out of meetings: action items from the item to the next meeting, and tickets linked both ways.

use crate::common::{Desk, text};
use serde_json::{Value, json};

/// A forum of the series, or of none, on this day at 14:00 in Shanghai, with two items and three people.
fn forum(desk: &Desk, day: &str, series: Option<i64>) -> Value {
    desk.must(
        "plan_meeting",
        json!({
            "profile_id": 3, "title": format!("{day} 座谈会"), "starts_at": format!("{day}T06:00:00Z"),
            "place": "会议室", "series_id": series,
            "items": [{ "title": "电梯", "matter": "discussion" }, { "title": "停车", "matter": "discussion" }],
            "people": [
                { "name": "王建国", "note": "楼长 3-2-1502", "votes": true },
                { "name": "李芳", "note": "主任", "votes": true },
            ],
        }),
    )
}

/// The same, held.
fn held(desk: &Desk, day: &str, series: Option<i64>) -> Value {
    let meeting = forum(desk, day, series);
    desk.must("start_meeting", json!({ "id": meeting["id"] }))
}

fn series(desk: &Desk) -> Option<i64> {
    let series = json!({ "name": "双月座谈会", "profile_id": 3, "every_months": 2, "active": true });
    desk.must("save_meeting_series", series)["id"].as_i64()
}

fn add(desk: &Desk, meeting: &Value, content: &str, due_on: &str) -> Value {
    desk.must("add_action_item", action(meeting, content, due_on, 1))
}

fn action(meeting: &Value, content: &str, due_on: &str, owner_id: i64) -> Value {
    json!({
        "meeting_id": meeting["id"], "item_id": meeting["items"][0]["id"], "content": content,
        "owner_id": owner_id, "due_on": due_on,
    })
}

/// The contents of action items, with the state where it is not open.
fn contents(items: &Value) -> Vec<String> {
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| match text(&item["state"]) {
            "open" if item["late"] == true => format!("{} late", text(&item["content"])),
            "open" => text(&item["content"]).to_owned(),
            state => format!("{} {state}", text(&item["content"])),
        })
        .collect()
}

fn work(desk: &Desk, meeting: &Value) -> Value {
    desk.must("get_meeting_work", json!({ "meeting_id": meeting["id"] }))
}

#[test]
fn the_next_meeting_of_the_series_opens_with_what_is_open() {
    let desk = Desk::open();
    let series = series(&desk);
    let first = held(&desk, "2026-11-23", series);
    for (content, due_on) in
        [("核对维保合同", "2026-12-10"), ("公布账目", "2026-12-01"), ("清点车位", "2026-12-20")]
    {
        add(&desk, &first, content, due_on);
    }
    let other = held(&desk, "2026-11-23", None);
    add(&desk, &other, "另一个会议的事", "2026-12-01");
    desk.must("end_meeting", json!({ "id": first["id"] }));
    desk.must("finish_action_item", json!({ "id": 3 }));
    desk.set("2026-12-02T02:00:00Z");
    let second = forum(&desk, "2027-01-20", series);
    let carried = |meeting: &Value| contents(&work(&desk, meeting)["carried"]);
    // Shown by due date, what is done is not among them, nothing is copied.
    assert_eq!(carried(&second), ["公布账目 late", "核对维保合同"]);
    assert_eq!(contents(&work(&desk, &second)["items"]), Vec::<String>::new());
    assert_eq!(desk.count("SELECT count(*) FROM action_items"), 4);
    desk.set("2027-01-20T06:00:00Z");
    desk.must("start_meeting", json!({ "id": second["id"] }));
    // What is settled at the table stays on the list of that meeting, and is not on the next one's.
    desk.must("finish_action_item", json!({ "id": 2, "content": "已张贴" }));
    desk.must("drop_action_item", json!({ "id": 1, "reason": "换了维保单位" }));
    assert_eq!(carried(&second), ["公布账目 done", "核对维保合同 dropped"]);
    let third = forum(&desk, "2027-03-20", series);
    assert_eq!(carried(&third), Vec::<String>::new());
    // Taken up again, it is open for all that come after.
    desk.must("reopen_action_item", json!({ "id": 1, "reason": "合同还没签" }));
    assert_eq!(carried(&third), ["核对维保合同 late"]);
    assert_eq!(carried(&first), Vec::<String>::new(), "an earlier meeting opens with nothing of its own");
}

#[test]
fn the_course_of_an_action_item_is_kept() {
    let desk = Desk::open();
    let meeting = held(&desk, "2026-11-23", None);
    let worker = desk.hire("worker", &["maintenance"]);
    let other = desk.hire("other", &["service"]);
    desk.must("add_action_item", action(&meeting, "检修电梯", "2026-12-10", worker));
    let progress = json!({ "id": 1, "content": "配件已订" });
    let owned = desk.call_as("worker", "record_action_progress", progress.clone()).unwrap();
    assert_eq!(owned["steps"], json!(["progress", "finish"]));
    assert_eq!(owned["item"]["last_note"], "配件已订");
    assert_eq!(desk.refusal_as("other", "record_action_progress", progress), "action_item.of_another");
    let change = json!({ "id": 1, "content": "检修电梯", "owner_id": other, "due_on": "2026-12-20",
        "note": "转给客服跟进", "expected_version": 1 });
    let stale = json!({ "id": 1, "content": "检修", "owner_id": other, "due_on": "2026-12-20", "expected_version": 1 });
    let mut fresh = change;
    fresh["expected_version"] = owned["item"]["version"].clone();
    desk.must("update_action_item", fresh);
    assert_eq!(desk.refusal("update_action_item", stale), "record.changed");
    assert_eq!(desk.refusal_as("worker", "finish_action_item", json!({ "id": 1 })), "action_item.of_another");
    desk.call_as("other", "finish_action_item", json!({ "id": 1, "content": "已修好" })).unwrap();
    let detail = desk.must("get_action_item", json!({ "id": 1 }));
    let line = |event: &Value| {
        let owner = event["owner"]["name"].as_str().unwrap_or("-");
        let due = event["due_on"].as_str().unwrap_or("-");
        format!("{} {} {owner} {due}", text(&event["kind"]), event["content"].as_str().unwrap_or("-"))
    };
    let course: Vec<String> = detail["events"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(
        course,
        [
            "added - worker 2026-12-10",
            "progress 配件已订 - -",
            "changed 转给客服跟进 other 2026-12-20",
            "done 已修好 - -",
        ]
    );
    assert_eq!(detail["steps"], json!(["reopen"]));
}

#[test]
fn what_is_refused_and_where() {
    let desk = Desk::open();
    let planned = forum(&desk, "2026-11-24", None);
    let meeting = held(&desk, "2026-11-23", None);
    let with = |field: &str, value: Value| {
        let mut arguments = action(&meeting, "核对", "2026-12-10", 1);
        arguments[field] = value;
        arguments
    };
    let cases = [
        (
            "add_action_item",
            action(&planned, "核对", "2026-12-10", 1),
            "meeting.transition_refused@meeting_id",
        ),
        ("add_action_item", with("content", json!(" ")), "input.required@content"),
        ("add_action_item", with("content", json!("长".repeat(501))), "input.too_long@content"),
        ("add_action_item", with("owner_id", json!(99)), "staff.not_found@owner_id"),
        ("add_action_item", with("due_on", json!("2026-11-22")), "date.before_start@due_on"),
        ("add_action_item", with("due_on", json!("+10000-01-01")), "input.invalid@due_on"),
        ("add_action_item", with("due_on", json!("-0001-01-01")), "input.invalid@due_on"),
        ("add_action_item", with("item_id", planned["items"][0]["id"].clone()), "input.unknown_id@item_id"),
        ("add_action_item", with("meeting_id", json!(99)), "meeting.not_found@meeting_id"),
        ("get_action_item", json!({ "id": 99 }), "action_item.not_found@id"),
        ("list_action_items", json!({ "after": "x" }), "cursor.malformed@after"),
        ("list_action_items", json!({ "limit": 201 }), "input.out_of_range@limit"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    add(&desk, &meeting, "核对", "2026-12-10");
    let change = json!({ "id": 1, "content": "核对", "owner_id": 1, "due_on": "+10000-01-01" });
    assert_eq!(desk.refusal("update_action_item", change), "input.invalid@due_on");
    // One that began before its day: what is due between is not due before the meeting.
    let early = held(&desk, "2026-12-15", None);
    assert_eq!(add(&desk, &early, "先办", "2026-11-30")["item"]["meeting_on"], "2026-11-23");
    desk.must("finish_action_item", json!({ "id": 1 }));
    let cases = [
        ("finish_action_item", json!({ "id": 1 }), "action_item.transition_refused"),
        ("record_action_progress", json!({ "id": 1, "content": "好" }), "action_item.transition_refused"),
        ("drop_action_item", json!({ "id": 1, "reason": "不" }), "action_item.transition_refused"),
        ("drop_action_item", json!({ "id": 1, "reason": "" }), "input.required@reason"),
        ("reopen_action_item", json!({ "id": 1, "reason": " " }), "input.required@reason"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments), expected, "{operation}");
    }
    for sql in [
        "DELETE FROM action_items",
        "UPDATE action_items SET meeting_id = 1, item_id = 1",
        "UPDATE action_item_events SET content = '改'",
        "DELETE FROM action_item_events",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn lists_are_filtered_and_go_on_page_by_page() {
    let desk = Desk::open();
    let meeting = held(&desk, "2026-11-23", None);
    let worker = desk.hire("worker", &["maintenance"]);
    for (at, owner) in [(30, 1), (25, worker), (28, 1), (25, 1)] {
        desk.must("add_action_item", action(&meeting, &format!("{at}日"), &format!("2026-11-{at}"), owner));
    }
    desk.must("finish_action_item", json!({ "id": 3 }));
    desk.set("2026-11-27T02:00:00Z");
    let listed = |filter: Value| contents(&desk.must("list_action_items", filter)["rows"]);
    assert_eq!(listed(json!({})), ["25日 late", "25日 late", "28日 done", "30日"]);
    assert_eq!(listed(json!({ "late": true })), ["25日 late", "25日 late"]);
    assert_eq!(listed(json!({ "late": true, "owner_id": worker })), ["25日 late"]);
    assert_eq!(listed(json!({ "state": "open" })), ["25日 late", "25日 late", "30日"]);
    assert_eq!(listed(json!({ "state": "done" })), ["28日 done"]);
    let mut after = Value::Null;
    let mut all = Vec::new();
    loop {
        let page = desk.must("list_action_items", json!({ "limit": 1, "after": after }));
        all.push(page["rows"][0]["id"].as_i64().unwrap());
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(all, [2, 4, 3, 1]);
}

#[test]
fn what_was_late_at_the_end_of_a_quarter_stays_in_its_report() {
    let desk = Desk::open();
    let meeting = held(&desk, "2026-11-23", None);
    for (content, due_on) in [
        ("做完的", "2026-12-10"),
        ("拖延的", "2026-12-11"),
        ("改期的", "2026-12-12"),
        ("季度最后一天", "2026-12-31"),
        ("明年的", "2027-01-01"),
    ] {
        add(&desk, &meeting, content, due_on);
    }
    let late = |quarter: &str| -> Vec<String> {
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        let items = figures["late_action_items"].as_array().unwrap();
        items.iter().map(|item| text(&item["content"]).to_owned()).collect()
    };
    assert_eq!(late("2026Q4"), Vec::<String>::new());
    desk.set("2026-12-11T15:59:59Z");
    desk.must("finish_action_item", json!({ "id": 1 }));
    assert_eq!(late("2026Q4"), Vec::<String>::new(), "the day is not over");
    desk.set("2026-12-11T16:00:00Z");
    assert_eq!(late("2026Q4"), ["拖延的"]);
    desk.set("2026-12-20T02:00:00Z");
    let moved = json!({ "id": 3, "content": "改期的", "owner_id": 1, "due_on": "2027-02-01" });
    desk.must("update_action_item", moved);
    desk.set("2027-01-05T02:00:00Z");
    let expected = ["拖延的", "季度最后一天"];
    assert_eq!(late("2026Q4"), expected);
    assert_eq!(late("2027Q1"), ["拖延的", "季度最后一天", "明年的"]);
    // What is done afterwards changes this quarter, not the one that is over.
    for id in [2, 4, 5] {
        desk.must("finish_action_item", json!({ "id": id }));
    }
    desk.must("reopen_action_item", json!({ "id": 1, "reason": "又坏了" }));
    assert_eq!(late("2026Q4"), expected);
    assert_eq!(late("2027Q1"), ["做完的"]);
}

#[test]
fn what_residents_said_becomes_tickets_linked_both_ways() {
    let desk = Desk::open();
    let room = desk.must("save_room", json!({ "room": "3-2-1502", "area_hundredths": 9000 }));
    let people = json!([{ "name": "王建国", "role": "owner", "phones": ["12812340001"] }]);
    desk.must("move_in", json!({ "room_id": room["id"], "people": people, "began_on": "2020-01-01" }));
    let meeting = held(&desk, "2026-11-23", series(&desk));
    desk.set("2026-11-23T02:30:00Z");
    let said = |item: usize, more: Value| {
        let mut arguments = json!({
            "meeting_id": meeting["id"], "item_id": meeting["items"][item]["id"], "category": "complaint",
            "topic_id": 2, "content": "电梯一个月停三次",
        });
        for (field, value) in more.as_object().unwrap() {
            arguments[field] = value.clone();
        }
        arguments
    };
    let speaker = &meeting["people"][0]["id"];
    let made = desk.must("register_meeting_ticket", said(0, json!({ "person_id": speaker })));
    let ticket = desk.ticket(text(&made["number"]));
    // Said by somebody whom the register knows: linked by room and name, with the telephone number from there.
    assert_eq!(
        [&ticket["channel"]["kind"], &ticket["caller_name"], &ticket["room"], &ticket["phone_masked"]],
        ["meeting", "王建国", "3-2-1502", "128****0001"]
    );
    assert!(ticket["resident"]["person_id"].is_i64(), "{ticket}");
    assert_eq!(ticket["received_at"], "2026-11-23T02:30:00Z");
    assert_eq!(
        (&ticket["meeting"]["meeting_id"], &ticket["meeting"]["item"]),
        (&meeting["id"], &json!("电梯"))
    );
    // By somebody who is not on the list, and by nobody: the meeting gives it to the desk.
    desk.must("register_meeting_ticket", said(1, json!({ "caller_name": "周亚萍", "room": "5-1-101" })));
    let given = desk.must("register_meeting_ticket", said(1, json!({ "responsible_id": 1 })));
    let given = desk.ticket(text(&given["number"]));
    assert_eq!((&given["caller_name"], &given["status"]), (&Value::Null, &json!("in_progress")));
    let tickets = work(&desk, &meeting)["tickets"].clone();
    let line = |raised: &Value| {
        let person = raised["person"].as_str().unwrap_or("-");
        format!("{} {} {person}", text(&raised["ticket"]["number"]), text(&raised["ticket"]["status"]))
    };
    let lines = |of: &Value| of.as_array().unwrap().iter().map(line).collect::<Vec<_>>();
    assert_eq!(
        lines(&tickets),
        [
            "TS-20261123-001 unassigned 王建国",
            "TS-20261123-002 unassigned -",
            "TS-20261123-003 in_progress -"
        ]
    );
    desk.must("give_feedback", json!({ "number": "TS-20261123-003", "channel_id": 4, "content": "已安排" }));
    // The next meeting opens with those that are not answered yet.
    let next = forum(&desk, "2027-01-20", Some(1));
    let carried = work(&desk, &next)["carried_tickets"].clone();
    assert_eq!(lines(&carried), ["TS-20261123-001 unassigned 王建国", "TS-20261123-002 unassigned -"]);
}

#[test]
fn a_ticket_entered_after_the_meeting_was_received_there_and_says_why_it_is_late() {
    let desk = Desk::open();
    let meeting = held(&desk, "2026-11-23", None);
    let said = |reason: Option<&str>, item: usize| {
        json!({
            "meeting_id": meeting["id"], "item_id": meeting["items"][item]["id"], "category": "suggestion",
            "content": "多种树", "late_entry_reason": reason,
        })
    };
    desk.set("2026-11-23T03:00:00Z");
    desk.must("close_item", json!({ "meeting_id": meeting["id"], "item_id": meeting["items"][0]["id"] }));
    desk.set("2026-11-23T03:30:00Z");
    desk.must("end_meeting", json!({ "id": meeting["id"] }));
    desk.set("2026-11-24T01:00:00Z");
    let count = || desk.count("SELECT count(*) FROM tickets");
    assert_eq!(
        desk.refusal("register_meeting_ticket", said(None, 0)),
        "time.late_entry_reason_missing@late_entry_reason"
    );
    assert_eq!((count(), desk.count("SELECT count(*) FROM meeting_tickets")), (0, 0));
    for (item, received) in [(0, "2026-11-23T03:00:00Z"), (1, "2026-11-23T03:30:00Z")] {
        let made = desk.must("register_meeting_ticket", said(Some("会后整理记录"), item));
        assert_eq!(desk.ticket(text(&made["number"]))["received_at"], received);
    }
    let planned = forum(&desk, "2026-12-24", None);
    let mut early = said(None, 0);
    early["meeting_id"] = planned["id"].clone();
    assert_eq!(desk.refusal("register_meeting_ticket", early), "meeting.transition_refused@meeting_id");
    for channel in desk.must("list_channels", json!({})).as_array().unwrap() {
        if channel["kind"] == "meeting" {
            let ended = json!({ "id": channel["id"], "kind": "meeting", "name": channel["name"], "until_on": "2026-11-23" });
            desk.must("save_channel", ended);
        }
    }
    assert_eq!(
        desk.refusal("register_meeting_ticket", said(Some("会后整理记录"), 0)),
        "meeting.channel_missing"
    );
}

#[test]
fn a_ticket_about_staff_is_not_shown_to_whoever_may_not_see_it() {
    let desk = Desk::open();
    desk.hire("secretary", &["secretary"]);
    let meeting = held(&desk, "2026-11-23", None);
    let said = json!({
        "meeting_id": meeting["id"], "item_id": meeting["items"][0]["id"], "category": "complaint",
        "content": "保安态度差", "about_staff": true,
    });
    desk.call_as("secretary", "register_meeting_ticket", said).unwrap();
    let asked = json!({ "meeting_id": meeting["id"] });
    let seen = desk.call_as("secretary", "get_meeting_work", asked).unwrap();
    assert_eq!(seen["tickets"], json!([]));
    assert_eq!(work(&desk, &meeting)["tickets"].as_array().unwrap().len(), 1);
}

#[test]
fn what_the_meetings_ask_for_is_reminded_of_until_it_is_done() {
    let desk = Desk::open();
    let series = json!({ "name": "业委会例会", "profile_id": 1, "every_months": 1, "active": true });
    desk.must("save_meeting_series", series);
    let committee = json!({
        "profile_id": 1, "title": "十二月例会", "starts_at": "2026-12-15T06:00:00Z", "place": "会议室", "series_id": 1,
        "items": [], "people": [{ "name": "王建国", "votes": true }],
    });
    desk.must("plan_meeting", committee);
    let reminded = || -> Vec<String> {
        let line = |one: &Value| {
            let late = if one["late"] == true { " late" } else { "" };
            let minutes = one["minutes"].as_str().map(|state| format!(" {state}")).unwrap_or_default();
            format!("{} {}{late}{minutes}", text(&one["kind"]), text(&one["day"]))
        };
        desk.must("list_meeting_reminders", json!({})).as_array().unwrap().iter().map(line).collect()
    };
    let cases: [(&str, &[&str]); 4] = [
        ("2026-12-04T15:59:59Z", &[]),
        ("2026-12-04T16:00:00Z", &["notice 2026-12-08"]),
        ("2026-12-09T02:00:00Z", &["notice 2026-12-08 late"]),
        ("2026-12-14T02:00:00Z", &["notice 2026-12-08 late", "meeting 2026-12-15"]),
    ];
    for (now, expected) in cases {
        desk.set(now);
        assert_eq!(reminded(), expected, "{now}");
    }
    desk.must("note_notice", json!({ "id": 1, "notice_on": "2026-12-14" }));
    assert_eq!(reminded(), ["meeting 2026-12-15"]);
    desk.set("2026-12-15T06:00:00Z");
    desk.must("record_attendance", json!({ "meeting_id": 1, "person_id": 1, "attendance": "present" }));
    desk.must("start_meeting", json!({ "id": 1 }));
    assert_eq!(reminded(), Vec::<String>::new());
    desk.must("end_meeting", json!({ "id": 1 }));
    // The decisions wait for their minutes first, then for their posting.
    assert_eq!(reminded(), ["minutes 2026-12-18"]);
    desk.must("begin_minutes", json!({ "meeting_id": 1 }));
    assert_eq!(reminded(), ["minutes 2026-12-18 draft"]);
    desk.set("2026-12-20T02:00:00Z");
    // Late, and the next one of the series is less than a month away.
    desk.must("submit_minutes", json!({ "id": 1 }));
    assert_eq!(reminded(), ["minutes 2026-12-18 late review", "series 2027-01-15"]);
    let scan = json!({ "meeting_id": 1, "purpose": "signed_minutes", "file_name": "a.pdf", "base64": "JVBERi0xLjcK" });
    desk.must("add_meeting_file", scan);
    let signed = json!({ "id": 1, "signed_on": "2026-12-20", "signers": ["王建国"], "scan_id": 1 });
    desk.must("sign_minutes", signed);
    desk.must("issue_minutes", json!({ "id": 1 }));
    assert_eq!(reminded(), ["posting 2026-12-18 late issued", "series 2027-01-15"]);
    let posting = json!({ "meeting_id": 1, "place": "公告栏", "posted_on": "2026-12-20" });
    desk.must("record_posting", posting);
    assert_eq!(desk.must("get_meeting", json!({ "id": 1 }))["posting"]["state"], "missed");
    assert_eq!(reminded(), ["series 2027-01-15"]);
}

#[test]
fn a_forum_is_reminded_of_its_posting_only_where_its_rules_ask_for_one() {
    let desk = Desk::open();
    // The rules that come with the program: a summary may be posted, and nothing asks for it.
    let shipped = desk.must("list_rule_profiles", json!({ "kind": "forum" }))[0].clone();
    assert_eq!((&shipped["shipped"], &shipped["rules"]["posting"]), (&json!(true), &Value::Null));
    let mut own = json!({ "kind": "forum", "name": "座谈会（本小区）", "rules": shipped["rules"].clone() });
    own["rules"]["posting"] = json!({ "days": 7, "from": "meeting" });
    let own = desk.must("save_rule_profile", own);
    let mut wrong = json!({ "kind": "forum", "name": "错", "rules": own["rules"].clone() });
    wrong["rules"]["posting"]["days"] = json!(0);
    assert_eq!(desk.refusal("save_rule_profile", wrong), "input.out_of_range@rules.posting.days");
    desk.set("2026-12-15T06:00:00Z");
    for (at, profile) in (1_i64..).zip([&shipped, &own]) {
        desk.must(
            "plan_meeting",
            json!({ "profile_id": profile["id"], "title": format!("座谈会{at}"), "starts_at": "2026-12-15T06:00:00Z",
                "place": "活动室", "items": [], "people": [] }),
        );
        desk.must("start_meeting", json!({ "id": at }));
        desk.must("end_meeting", json!({ "id": at }));
    }
    let reminded = || -> Vec<String> {
        let all = desk.must("list_meeting_reminders", json!({}));
        let line =
            |one: &Value| format!("{} {} {}", text(&one["title"]), text(&one["kind"]), text(&one["day"]));
        all.as_array().unwrap().iter().map(line).collect()
    };
    assert_eq!(reminded(), ["座谈会2 minutes 2026-12-22"]);
    for at in [1, 2] {
        desk.must("begin_minutes", json!({ "meeting_id": at }));
        desk.must("submit_minutes", json!({ "id": at }));
        desk.must("sign_minutes", json!({ "id": at, "signed_on": "2026-12-15", "signers": ["王建国"] }));
        desk.must("issue_minutes", json!({ "id": at }));
    }
    assert_eq!(reminded(), ["座谈会2 posting 2026-12-22"]);
    // Without a limit nothing is missing, before the posting and after it.
    let postings = |at: i64| -> Vec<(String, bool)> {
        let archive = desk.must("get_meeting_archive", json!({ "meeting_id": at }));
        let entries = archive["entries"].as_array().unwrap().iter();
        let of = entries.filter(|entry| entry["kind"] == "posting");
        of.map(|entry| (text(&entry["title"]).to_owned(), entry["missing"] == true)).collect()
    };
    assert_eq!((postings(1), postings(2)), (vec![], vec![("公示记录".to_owned(), true)]));
    let edition = desk.must("render_minutes", json!({ "id": 1, "edition": "posting" }));
    assert!(text(&edition["file_name"]).ends_with("座谈会1会议纪要公示.pdf"), "{}", edition["file_name"]);
    for at in [1, 2] {
        let posted = json!({ "meeting_id": at, "place": "公告栏", "posted_on": "2026-12-15" });
        desk.must("record_posting", posted);
    }
    assert_eq!(reminded(), Vec::<String>::new());
    assert_eq!(postings(1), [("公示记录：公告栏".to_owned(), false)]);
    let meeting = |id: i64| desk.must("get_meeting", json!({ "id": id }))["posting"].clone();
    assert_eq!((meeting(1), meeting(2)["state"].clone()), (Value::Null, json!("kept")));
}

#[test]
fn a_notice_hung_before_the_meeting_began_and_not_in_another_age() {
    let desk = Desk::open();
    let committee = json!({
        "profile_id": 1, "title": "十二月例会", "starts_at": "2026-12-15T06:00:00Z", "place": "会议室", "items": [],
        "people": [{ "name": "王建国", "votes": true }],
    });
    desk.must("plan_meeting", committee);
    let note = |day: &str| json!({ "id": 1, "notice_on": day });
    for (day, expected) in [
        ("0001-01-01", "time.too_early@notice_on"),
        ("2025-11-21", "time.too_early@notice_on"),
        ("2026-11-24", "time.in_future@notice_on"),
    ] {
        assert_eq!(desk.refusal("note_notice", note(day)), expected, "{day}");
    }
    let notice =
        |meeting: &Value| format!("{} {}", text(&meeting["notice"]["by"]), text(&meeting["notice"]["state"]));
    for day in ["2025-11-22", "2026-11-23"] {
        assert_eq!(notice(&desk.must("note_notice", note(day))), "2026-12-08 kept", "{day}");
    }
    // It begins three weeks before it was planned to: what hung on that day hung too late.
    desk.must("record_attendance", json!({ "meeting_id": 1, "person_id": 1, "attendance": "present" }));
    assert_eq!(notice(&desk.must("start_meeting", json!({ "id": 1 }))), "2026-11-16 missed");
    desk.set("2026-11-25T02:00:00Z");
    let after = desk.call("note_notice", note("2026-11-24")).unwrap_err();
    assert_eq!((after.code.text(), &after.params["began_on"]), ("date.after_start", &json!("2026-11-23")));
    assert_eq!(notice(&desk.must("note_notice", note("2026-11-16"))), "2026-11-16 kept");
}
