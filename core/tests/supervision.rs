//! Channels with their figures and checks: what is kept of them, when the next check is due, what stays.

use crate::common::{Desk, text};
use serde_json::{Value, json};

fn board(desk: &Desk) -> Vec<Value> {
    desk.must("get_channel_board", json!({}))["channels"].as_array().unwrap().clone()
}

fn standing(desk: &Desk, id: i64) -> Value {
    board(desk).into_iter().find(|one| one["channel"]["id"] == id).unwrap()
}

pub fn call_plan(desk: &Desk, next_on: &str) -> Value {
    let plan = json!({ "channel_id": 1, "kind": "call", "every_days": 7, "next_on": next_on, "most": 20, "active": true });
    desk.must("save_check_plan", plan)
}

/// A test call of the hotline by the first plan: four lines, those named poor.
pub fn call(measured: Option<i64>, poor: &[usize]) -> Value {
    let lines: Vec<Value> =
        (0..4).map(|line| json!({ "result": if poor.contains(&line) { "poor" } else { "good" } })).collect();
    json!({ "plan_id": 1, "channel_id": 1, "kind": "call", "lines": lines, "list_version": 1, "measured": measured })
}

#[test]
fn a_channel_is_kept_changed_and_taken_out_of_service() {
    let desk = Desk::open();
    let keeper = desk.hire("chenyu", &["service"]);
    let made = desk.must(
        "save_channel",
        json!({ "kind": "online", "name": "业主微信群", "contact": "cuihu-wx", "responsible_id": keeper,
            "hours": "每天 8:00–20:00", "every_days": 7, "from_on": "2026-01-01" }),
    );
    assert_eq!(
        (&made["id"], &made["in_service"], &made["responsible"]["name"]),
        (&json!(7), &json!(true), &json!("chenyu"))
    );
    let named = |desk: &Desk| -> Vec<String> {
        let listed = desk.must("list_channels", json!({}));
        listed.as_array().unwrap().iter().map(|one| text(&one["name"]).to_owned()).collect()
    };
    assert_eq!(named(&desk).last().unwrap(), "业主微信群");
    let ticket = json!({ "channel_id": 7, "category": "inquiry", "topic_id": 1, "content": "问" });
    desk.must("register_ticket", ticket.clone());
    let mut ended = json!({ "id": 7, "kind": "online", "name": "业主微信群", "until_on": "2026-11-22",
        "expected_version": made["version"] });
    let after = desk.must("save_channel", ended.clone());
    assert_eq!((&after["in_service"], &after["contact"]), (&json!(false), &Value::Null));
    assert_eq!(desk.refusal("save_channel", ended.clone()), "record.changed");
    assert_eq!(named(&desk).len(), 6, "it cannot be chosen any more");
    assert_eq!(desk.refusal("register_ticket", ticket.clone()), "input.out_of_service@channel_id");
    // Its ticket stays with it, and it stays on the board.
    assert_eq!(standing(&desk, 7)["figures"]["received"], 1);
    assert!(desk.raw().execute("DELETE FROM channels WHERE id = 6", []).is_err());
    assert!(desk.raw().execute("UPDATE channels SET kind = 'box' WHERE id = 6", []).is_err());
    ended["until_on"] = Value::Null;
    ended["expected_version"] = after["version"].clone();
    assert_eq!(desk.must("save_channel", ended)["in_service"], true);
    assert_eq!(named(&desk).len(), 7);
}

#[test]
fn what_came_while_a_channel_was_in_service_is_still_taken_down() {
    let desk = Desk::open();
    let until = |day: &str| {
        let channel = json!({ "id": 6, "kind": "other", "name": "小程序", "until_on": day });
        desk.must("save_channel", channel);
    };
    // The last day is the office's day, whatever day it is in UTC.
    let cases = [
        ("2026-11-23", None, true),
        ("2026-11-22", None, false),
        ("2026-11-22", Some("2026-11-22T15:59:59Z"), true),
        ("2026-11-22", Some("2026-11-22T16:00:00Z"), false),
        ("2026-11-20", Some("2026-11-19T02:00:00Z"), true),
    ];
    for (last, received_at, taken) in cases {
        until(last);
        let ticket = json!({ "channel_id": 6, "category": "inquiry", "topic_id": 1, "content": "问",
            "received_at": received_at, "late_entry_reason": "补登" });
        if taken {
            desk.must("register_ticket", ticket);
        } else {
            assert_eq!(desk.refusal("register_ticket", ticket), "input.out_of_service@channel_id", "{last}");
        }
    }
}

#[test]
fn what_is_refused_of_channels_and_where() {
    let desk = Desk::open();
    let with = |more: Value| {
        let mut channel = json!({ "kind": "other", "name": "小程序" });
        channel.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        channel
    };
    let cases = [
        (json!({ "name": " " }), "input.required@name"),
        (json!({ "name": "长".repeat(31) }), "input.too_long@name"),
        (json!({ "name": "电话热线" }), "channel.name_taken@name"),
        (json!({ "id": 1, "kind": "box", "name": "热线" }), "input.invalid@kind"),
        (json!({ "id": 99 }), "input.unknown_id@id"),
        (json!({ "responsible_id": 99 }), "staff.not_found@responsible_id"),
        (json!({ "every_days": 0 }), "input.out_of_range@every_days"),
        (json!({ "until_on": "2026-11-24" }), "time.in_future@until_on"),
        (json!({ "from_on": "2026-11-24" }), "time.in_future@from_on"),
        (json!({ "from_on": "+262142-12-31" }), "time.in_future@from_on"),
        (json!({ "from_on": "-262143-01-01" }), "input.invalid@from_on"),
        (json!({ "until_on": "1899-12-31" }), "input.invalid@until_on"),
        (json!({ "from_on": "2026-11-10", "until_on": "2026-11-09" }), "date.before_start@until_on"),
        (json!({ "place": "一\n二" }), "input.invalid@place"),
    ];
    for (more, expected) in cases {
        assert_eq!(desk.refusal("save_channel", with(more.clone())), expected, "{more}");
    }
}

#[test]
fn the_board_gives_the_figures_of_the_report() {
    let desk = Desk::open();
    desk.hire("other", &["service"]);
    for (channel, category) in [(1, "complaint"), (1, "inquiry"), (1, "inquiry"), (5, "suggestion")] {
        let ticket = json!({ "channel_id": channel, "category": category, "topic_id": 2, "content": "问" });
        let number = text(&desk.must("register_ticket", ticket)["number"]).to_owned();
        if channel == 1 {
            desk.act(&number, "mark_important").unwrap();
            desk.act(&number, "give_feedback").unwrap();
            desk.act(&number, "pass").unwrap();
        }
    }
    desk.set("2026-12-02T02:00:00Z");
    let figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    let board = desk.must("get_channel_board", json!({ "quarter": "2026Q4" }));
    assert_eq!((&board["as_of"], &board["received"]), (&figures["as_of"], &figures["total"]["received"]));
    let mut compared = 0;
    for own in figures["by_channel"].as_array().unwrap() {
        let standing = standing(&desk, own["of"]["id"].as_i64().unwrap());
        assert_eq!(standing["figures"], own["figures"]);
        let share = json!({ "numerator": own["figures"]["received"], "denominator": 4 });
        assert_eq!(standing["share"], share);
        compared += 1;
    }
    assert_eq!(compared, 6);
    let hotline = standing(&desk, 1);
    assert_eq!(hotline["figures"]["on_time"], json!({ "numerator": 3, "denominator": 3 }));
    assert_eq!(hotline["figures"]["follow_ups"]["solved"], json!({ "numerator": 3, "denominator": 3 }));
    assert!(hotline["figures"]["follow_ups"]["satisfied_within"]["low"].is_i64());
    assert_eq!(
        desk.refusal("get_channel_board", json!({ "quarter": "2027Q1" })),
        "quarter.in_future@quarter"
    );
}

#[test]
fn a_check_moves_its_plan_on_to_a_working_day() {
    let desk = Desk::open();
    call_plan(&desk, "2026-11-23");
    // 2026-12-26 is a Saturday, the 28th the Monday after.
    let cases = [
        ("2026-11-23T02:00:00Z", "2026-11-30"),
        ("2026-12-19T02:00:00Z", "2026-12-28"),
        // Entered late: what is planned already is not brought back.
        ("2026-12-20T02:00:00Z", "2026-12-28"),
    ];
    for (now, next_on) in cases {
        desk.set(now);
        let detail = desk.must("record_check", call(Some(12), &[]));
        assert_eq!(detail["check"]["passed"], true);
        assert_eq!(standing(&desk, 1)["next_check_on"], next_on, "{now}");
    }
    let mut late = call(Some(12), &[]);
    late["checked_at"] = json!("2026-12-01T02:00:00Z");
    desk.must("record_check", late);
    let hotline = standing(&desk, 1);
    assert_eq!(hotline["next_check_on"], "2026-12-28");
    assert_eq!(hotline["last_check"]["checked_at"], "2026-12-20T02:00:00Z");
    // A plan of a channel out of service is not asked for.
    desk.must(
        "save_channel",
        json!({ "id": 1, "kind": "phone", "name": "电话热线", "until_on": "2026-12-20" }),
    );
    assert_eq!(standing(&desk, 1)["next_check_on"], Value::Null);
}

#[test]
fn a_check_passes_by_its_lines_and_by_what_is_measured() {
    let desk = Desk::open();
    call_plan(&desk, "2026-11-23");
    let cases: [(Option<i64>, &[usize], bool, i64); 5] = [
        (Some(20), &[], true, 0),
        (Some(21), &[], false, 0),
        (Some(5), &[1], false, 1),
        (None, &[0, 1], false, 2),
        (Some(0), &[], true, 0),
    ];
    for (measured, poor, passed, count) in cases {
        let check = desk.must("record_check", call(measured, poor))["check"].clone();
        assert_eq!(
            (&check["passed"], &check["poor"]),
            (&json!(passed), &json!(count)),
            "{measured:?} {poor:?}"
        );
        assert_eq!(standing(&desk, 1)["last_check"]["passed"], passed);
    }
    // What was looked at then stays with the check.
    desk.must("save_check_list", json!({ "kind": "call", "lines": ["接通"] }));
    let kept = desk.must("get_check", json!({ "id": 1 }));
    assert_eq!(kept["lines"].as_array().unwrap().len(), 4);
    assert_eq!(desk.refusal("record_check", call(Some(3), &[])), "record.changed");
    for sql in [
        "UPDATE checks SET measured = 1",
        "DELETE FROM checks",
        "UPDATE check_lines SET result = 'good'",
        "DELETE FROM check_lines",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
    let mut seen = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = desk.must("list_checks", json!({ "channel_id": 1, "limit": 2, "after": after }));
        seen.extend(page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(seen, [5, 4, 3, 2, 1]);
    assert_eq!(desk.must("list_checks", json!({ "channel_id": 2 }))["rows"], json!([]));
}

#[test]
fn what_is_refused_of_checks_and_where() {
    let desk = Desk::open();
    call_plan(&desk, "2026-11-23");
    let check = |field: &str, value: Value| {
        let mut arguments = call(Some(5), &[]);
        arguments[field] = value;
        arguments
    };
    let plan = |field: &str, value: Value| {
        let mut arguments = json!({ "channel_id": 1, "kind": "call", "every_days": 7, "next_on": "2026-12-01", "most": 20, "active": true });
        arguments[field] = value;
        arguments
    };
    let list = |lines: Value| json!({ "kind": "call", "lines": lines });
    let cases = [
        ("record_check", check("plan_id", json!(9)), "input.unknown_id@plan_id"),
        ("record_check", check("channel_id", json!(2)), "input.invalid@channel_id"),
        ("record_check", check("kind", json!("visit")), "input.invalid@kind"),
        ("record_check", check("checked_at", json!("2026-11-24T02:00:00Z")), "time.in_future@checked_at"),
        ("record_check", check("checked_at", json!("1999-11-24T02:00:00Z")), "time.too_early@checked_at"),
        ("record_check", check("checked_by", json!(9)), "staff.not_found@checked_by"),
        ("record_check", check("measured", Value::Null), "input.required@measured"),
        ("record_check", check("measured", json!(-1)), "input.out_of_range@measured"),
        ("record_check", check("lines", json!([])), "input.invalid@lines"),
        ("record_check", check("note", json!("长".repeat(501))), "input.too_long@note"),
        (
            "record_check",
            check("lines", json!(vec![json!({ "result": "not_applicable" }); 4])),
            "check.nothing_applies@lines",
        ),
        ("save_check_plan", plan("channel_id", json!(9)), "input.unknown_id@channel_id"),
        ("save_check_plan", plan("channel_id", json!(3)), "input.invalid@kind"),
        ("save_check_plan", plan("every_days", json!(0)), "input.out_of_range@every_days"),
        ("save_check_plan", plan("most", Value::Null), "input.required@most"),
        ("save_check_plan", plan("most", json!(1001)), "input.out_of_range@most"),
        ("save_check_plan", plan("id", json!(9)), "input.unknown_id@id"),
        ("save_check_plan", plan("next_on", json!("+262142-12-31")), "input.invalid@next_on"),
        ("save_check_list", list(json!([])), "input.required@lines"),
        ("save_check_list", list(json!(["接通", " "])), "input.required@lines[1]"),
        ("save_check_list", list(json!(vec!["接通"; 21])), "input.out_of_range@lines"),
        ("get_check", json!({ "id": 9 }), "input.unknown_id@id"),
        ("render_check_form", json!({ "plan_id": 9 }), "input.unknown_id@plan_id"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    let long = json!([{ "result": "good", "note": "长".repeat(201) }, { "result": "good" }, { "result": "good" },
        { "result": "good" }]);
    assert_eq!(desk.refusal("record_check", check("lines", long)), "input.too_long@lines[0].note");
    assert_eq!(desk.count("SELECT count(*) FROM checks"), 0);
}

#[test]
fn a_plan_that_is_off_takes_no_checks_and_a_channel_out_of_service_those_of_its_days() {
    let desk = Desk::open();
    let plan = call_plan(&desk, "2026-11-23");
    let switch = |active: bool, version: &Value| {
        let arguments = json!({ "id": 1, "channel_id": 1, "kind": "call", "every_days": 7, "next_on": "2026-11-23",
            "most": 20, "active": active, "expected_version": version });
        desk.must("save_check_plan", arguments)
    };
    let off = switch(false, &plan["version"]);
    assert_eq!((&off["active"], &off["paused"]), (&json!(false), &json!(true)));
    assert_eq!(desk.refusal("record_check", call(Some(5), &[])), "check_plan.paused@plan_id");
    switch(true, &off["version"]);
    desk.must(
        "save_channel",
        json!({ "id": 1, "kind": "phone", "name": "电话热线", "until_on": "2026-11-22" }),
    );
    let plans = desk.must("list_check_plans", json!({}));
    assert_eq!((&plans[0]["active"], &plans[0]["paused"]), (&json!(false), &json!(false)));
    assert_eq!(desk.refusal("record_check", call(Some(5), &[])), "input.out_of_service@channel_id");
    let mut earlier = call(Some(5), &[]);
    earlier["checked_at"] = json!("2026-11-22T15:59:00Z");
    desk.must("record_check", earlier.clone());
    earlier["checked_at"] = json!("2026-11-22T16:00:00Z");
    assert_eq!(desk.refusal("record_check", earlier), "input.out_of_service@channel_id");
}

#[test]
fn a_box_that_stays_shut_too_long_is_late() {
    let desk = Desk::open();
    let late = || standing(&desk, 3)["opening_late"].clone();
    let keep = |more: Value| {
        let mut channel = json!({ "id": 3, "kind": "box", "name": "意见箱", "every_days": 7 });
        channel.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.must("save_channel", channel);
    };
    keep(json!({}));
    assert_eq!(late(), false, "nobody knows since when");
    keep(json!({ "from_on": "2026-11-15" }));
    assert_eq!(late(), true);
    let opening = json!({ "channel_id": 3, "opener_id": 1, "witness": "王建国", "slips": 0 });
    desk.must("register_box_opening", opening);
    assert_eq!(late(), false);
    desk.set("2026-11-30T15:59:59Z");
    assert_eq!(late(), false);
    desk.set("2026-11-30T16:00:00Z");
    assert_eq!(late(), true);
    keep(json!({ "until_on": "2026-11-30" }));
    assert_eq!(late(), false);
}

#[test]
fn photographs_of_a_check_are_seen_by_whoever_sees_checks() {
    let desk = Desk::open();
    for (login, role) in [("watcher", "supervisor"), ("clerk", "service"), ("worker", "maintenance")] {
        desk.hire(login, &[role]);
    }
    call_plan(&desk, "2026-11-23");
    assert_eq!(desk.must("render_check_form", json!({ "plan_id": 1 }))["pages"], 1);
    desk.must("record_check", call(Some(40), &[]));
    let of = json!({ "kind": "check", "id": 1 });
    let file = |of: &Value| json!({ "of": of, "file_name": "照片.pdf", "base64": "JVBERi0xLjcK" });
    desk.call_as("watcher", "add_supervision_file", file(&of)).unwrap();
    assert_eq!(desk.refusal_as("clerk", "add_supervision_file", file(&of)), "input.unknown_id@of");
    let listed = json!({ "of": of });
    assert_eq!(
        desk.call_as("clerk", "list_supervision_files", listed.clone()).unwrap().as_array().unwrap().len(),
        1
    );
    assert_eq!(desk.refusal_as("worker", "list_supervision_files", listed), "input.unknown_id@of");
    // A recorded check keeps what it has; the same content as proof can be taken away from the finding.
    for login in ["watcher", "manager"] {
        let gone = json!({ "of": of, "id": 1 });
        assert_eq!(desk.refusal_as(login, "remove_supervision_file", gone), "check.recorded", "{login}");
    }
    let gone = json!({ "of": of, "id": 1 });
    assert_eq!(desk.refusal_as("clerk", "remove_supervision_file", gone), "input.unknown_id@of");
    desk.must(
        "add_finding",
        json!({ "check_id": 1, "content": "接得慢", "owner_id": 1, "due_on": "2026-11-30" }),
    );
    let proof = json!({ "kind": "finding", "id": 1 });
    desk.must("add_supervision_file", file(&proof));
    desk.must("remove_supervision_file", json!({ "of": proof, "id": 2 }));
    let kept = desk.must("get_supervision_file", json!({ "of": of, "id": 1 }));
    assert_eq!((&kept["name"], &kept["base64"]), (&json!("照片.pdf"), &json!("JVBERi0xLjcK")));
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 1);
    // What a check found is seen by its owner and by whoever supervises.
    let found = |login: &str| {
        let check = desk.call_as(login, "get_check", json!({ "id": 1 })).unwrap();
        check["findings"].as_array().unwrap().len()
    };
    assert_eq!((found("watcher"), found("clerk")), (1, 0));
}

fn days(desk: &Desk, from_on: &str, to_on: &str) -> Vec<String> {
    let days = desk.must("list_check_days", json!({ "from_on": from_on, "to_on": to_on }));
    let line = |one: &Value| {
        format!("{} {} {}", text(&one["on"]), text(&one["standing"]), text(&one["channel"]["name"]))
    };
    days.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_month_has_its_checks_made_planned_and_overdue() {
    let desk = Desk::open();
    call_plan(&desk, "2026-11-25");
    let november = |desk: &Desk| days(desk, "2026-11-01", "2026-11-30");
    // Saturdays and Sundays are not worked on: each seven days, from one that is.
    assert_eq!(november(&desk), ["2026-11-25 planned 电话热线"]);
    assert_eq!(
        days(&desk, "2026-11-25", "2026-12-16"),
        ["2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16"].map(|on| format!("{on} planned 电话热线"))
    );
    desk.set("2026-11-25T15:59:59Z");
    assert_eq!(november(&desk), ["2026-11-25 planned 电话热线"], "its day is not over");
    desk.set("2026-11-25T16:00:00Z");
    assert_eq!(november(&desk), ["2026-11-25 overdue 电话热线"]);
    assert_eq!(
        days(&desk, "2026-11-26", "2026-12-31"),
        Vec::<String>::new(),
        "what comes after it nobody knows"
    );
    desk.must("record_check", call(Some(5), &[]));
    desk.must("record_check", call(Some(5), &[1]));
    assert_eq!(
        days(&desk, "2026-11-26", "2026-12-03"),
        ["2026-11-26 passed 电话热线", "2026-11-26 failed 电话热线", "2026-12-03 planned 电话热线"]
    );
    for (from_on, to_on, expected) in [
        ("2026-12-01", "2026-11-30", "to_on"),
        ("2026-11-01", "2027-01-02", "to_on"),
        ("1999-12-31", "2000-01-01", "from_on"),
    ] {
        let refused = desk.refusal("list_check_days", json!({ "from_on": from_on, "to_on": to_on }));
        assert!(refused.ends_with(&format!("@{expected}")), "{refused}");
    }
    desk.must("list_check_days", json!({ "from_on": "2026-11-01", "to_on": "2027-01-01" }));
}

#[test]
fn files_of_a_check_and_of_a_settled_finding_stay_in_the_store_itself() {
    let desk = Desk::open();
    desk.hire("watcher", &["supervisor"]);
    call_plan(&desk, "2026-11-23");
    desk.must("record_check", call(Some(5), &[]));
    desk.must("add_finding", json!({ "content": "没人接", "owner_id": 1, "due_on": "2026-11-30" }));
    let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    for kind in ["check", "finding"] {
        let file = json!({ "of": { "kind": kind, "id": 1 }, "file_name": "照片.png", "base64": png });
        desk.must("add_supervision_file", file);
    }
    let taken = |sql: &str| desk.raw().execute(sql, []);
    let of_check = "DELETE FROM supervision_attachments WHERE check_id = 1";
    assert!(taken(of_check).is_err());
    assert!(taken("REPLACE INTO supervision_attachments SELECT * FROM supervision_attachments").is_err());
    desk.must("report_finding", json!({ "id": 1, "content": "换了" }));
    desk.call_as("watcher", "recheck_finding", json!({ "id": 1, "passed": true })).unwrap();
    let of_finding = "DELETE FROM supervision_attachments WHERE finding_id = 1";
    assert!(taken(of_finding).is_err());
    // Of one that is taken up again the proof can be exchanged.
    desk.must("reopen_finding", json!({ "id": 1, "reason": "又没人接" }));
    assert_eq!(taken(of_finding).unwrap(), 1);
}

#[test]
fn a_channel_out_of_service_is_offered_for_the_days_of_its_service_only() {
    let desk = Desk::open();
    desk.must(
        "save_channel",
        json!({ "id": 1, "kind": "phone", "name": "电话热线", "until_on": "2026-11-20" }),
    );
    let offered = |on: Value| {
        let channels = desk.must("list_channels", on);
        channels.as_array().unwrap().iter().any(|one| one["id"] == 1)
    };
    for (on, expected) in [
        (json!({}), false),
        (json!({ "on": "2026-11-23" }), false),
        (json!({ "on": "2026-11-21" }), false),
        (json!({ "on": "2026-11-20" }), true),
        (json!({ "on": "2026-01-01" }), true),
    ] {
        assert_eq!(offered(on.clone()), expected, "{on}");
    }
    // What is offered is taken, and what is not is refused.
    let ticket = |received_at: &str| {
        json!({ "channel_id": 1, "category": "inquiry", "topic_id": 1, "content": "问", "received_at": received_at,
            "late_entry_reason": "留言机" })
    };
    desk.must("register_ticket", ticket("2026-11-20T15:59:59Z"));
    assert_eq!(
        desk.refusal("register_ticket", ticket("2026-11-20T16:00:00Z")),
        "input.out_of_service@channel_id"
    );
}
