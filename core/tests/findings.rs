//! Findings and their rectification, and what is improved: who may do what, what is reminded of, what the report says.

use crate::common::{Desk, text};
use serde_json::{Value, json};

/// A desk with somebody of maintenance, of supervision and of the desk; the clock stands at Monday.
fn staffed() -> (Desk, i64) {
    let desk = Desk::open();
    let worker = desk.hire("worker", &["maintenance"]);
    desk.hire("watcher", &["supervisor"]);
    desk.hire("clerk", &["service"]);
    (desk, worker)
}

fn finding(content: &str, owner_id: i64, due_on: &str) -> Value {
    json!({ "content": content, "owner_id": owner_id, "due_on": due_on })
}

fn measure(content: &str, owner_id: i64, due_on: &str) -> Value {
    json!({
        "origin": { "kind": "analysis" },
        "plan": { "cause": "电梯类投诉多", "content": content, "owner_id": owner_id, "due_on": due_on },
    })
}

fn course(detail: &Value) -> Vec<String> {
    let line = |event: &Value| {
        let owner = event["owner"]["name"].as_str().unwrap_or("-");
        format!("{} {} {owner}", text(&event["kind"]), event["content"].as_str().unwrap_or("-"))
    };
    detail["events"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_finding_is_put_right_by_one_and_looked_at_by_another() {
    let (desk, worker) = staffed();
    desk.must("add_finding", finding("公告栏玻璃碎了", worker, "2026-11-30"));
    let own = desk.call_as("worker", "get_finding", json!({ "id": 1 })).unwrap();
    assert_eq!((&own["steps"], &own["adds_files"]), (&json!(["report"]), &json!(true)));
    assert_eq!(desk.refusal_as("clerk", "get_finding", json!({ "id": 1 })), "input.unknown_id@id");
    let report = json!({ "id": 1, "content": "已换玻璃" });
    assert_eq!(desk.refusal_as("clerk", "report_finding", report.clone()), "input.unknown_id@id");
    let proof =
        json!({ "of": { "kind": "finding", "id": 1 }, "file_name": "照片.pdf", "base64": "JVBERi0xLjcK" });
    assert_eq!(desk.refusal_as("clerk", "add_supervision_file", proof.clone()), "input.unknown_id@id");
    let files = desk.call_as("worker", "add_supervision_file", proof.clone()).unwrap();
    assert_eq!(files[0]["name"], "照片.pdf");
    assert_eq!(desk.refusal_as("worker", "add_supervision_file", proof.clone()), "attachment.there@base64");
    let reported = desk.call_as("worker", "report_finding", report.clone()).unwrap();
    assert_eq!((&reported["finding"]["state"], &reported["steps"]), (&json!("reported"), &json!([])));
    assert_eq!(desk.refusal_as("worker", "report_finding", report), "supervision.transition_refused");
    let no = json!({ "id": 1, "passed": false, "content": "边框没有固定" });
    desk.call_as("watcher", "recheck_finding", no).unwrap();
    desk.call_as("worker", "report_finding", json!({ "id": 1, "content": "已固定" })).unwrap();
    let closed = desk.call_as("watcher", "recheck_finding", json!({ "id": 1, "passed": true })).unwrap();
    assert_eq!(closed["finding"]["state"], "closed");
    assert_eq!(
        course(&closed),
        [
            "added - worker",
            "reported 已换玻璃 -",
            "sent_back 边框没有固定 -",
            "reported 已固定 -",
            "passed - -"
        ]
    );
    // The proof of what is settled stays.
    let gone = json!({ "of": { "kind": "finding", "id": 1 }, "id": 1 });
    assert_eq!(desk.refusal("remove_supervision_file", gone), "supervision.transition_refused");
    assert_eq!(
        desk.must("list_supervision_files", json!({ "of": proof["of"] })).as_array().unwrap().len(),
        1
    );
}

#[test]
fn nobody_looks_at_what_they_put_right_themselves() {
    let (desk, _) = staffed();
    desk.must("add_finding", finding("值班表过期", 1, "2026-11-30"));
    let reported = desk.must("report_finding", json!({ "id": 1, "content": "已更新" }));
    assert_eq!(reported["steps"], json!(["drop"]));
    for passed in [true, false] {
        let own = json!({ "id": 1, "passed": passed, "content": "好" });
        assert_eq!(desk.refusal("recheck_finding", own), "finding.own_recheck");
    }
    let kinds = |login: &str| -> Vec<String> {
        let all = desk.call_as(login, "list_supervision_reminders", json!({})).unwrap();
        all.as_array().unwrap().iter().map(|one| text(&one["kind"]).to_owned()).collect()
    };
    assert_eq!((kinds("manager"), kinds("watcher")), (vec![], vec!["recheck".to_owned()]));
    desk.call_as("watcher", "recheck_finding", json!({ "id": 1, "passed": true })).unwrap();
}

#[test]
fn whoever_reported_a_finding_does_not_look_at_it_again() {
    // Who reported last, and whether each of those who supervise may look at it.
    let cases = [("worker", [true, true]), ("watcher", [true, false]), ("manager", [false, true])];
    for (reporter, expected) in cases {
        let (desk, worker) = staffed();
        desk.call_as("watcher", "add_finding", finding("锁坏了", worker, "2026-11-25")).unwrap();
        // Sent back once: what counts is the last report.
        desk.call_as("worker", "report_finding", json!({ "id": 1, "content": "换锁" })).unwrap();
        let no = json!({ "id": 1, "passed": false, "content": "锁不上" });
        desk.call_as("manager", "recheck_finding", no.clone()).unwrap();
        desk.call_as(reporter, "report_finding", json!({ "id": 1, "content": "换好了" })).unwrap();
        for (login, may) in ["manager", "watcher"].into_iter().zip(expected) {
            let shown = desk.call_as(login, "get_finding", json!({ "id": 1 })).unwrap();
            let steps = if may { json!(["pass", "send_back", "drop"]) } else { json!(["drop"]) };
            assert_eq!(shown["steps"], steps, "{login} after {reporter}");
            let reminders = desk.call_as(login, "list_supervision_reminders", json!({})).unwrap();
            assert_eq!(reminders.as_array().unwrap().len(), usize::from(may), "{login} after {reporter}");
            if !may {
                for arguments in [json!({ "id": 1, "passed": true }), no.clone()] {
                    assert_eq!(desk.refusal_as(login, "recheck_finding", arguments), "finding.own_recheck");
                }
            }
        }
    }
}

#[test]
fn a_measure_says_where_it_comes_from_to_whoever_may_read_that() {
    let (desk, worker) = staffed();
    desk.must("add_finding", finding("玻璃碎了", 1, "2026-11-30"));
    desk.must("add_finding", finding("值班表过期", worker, "2026-11-30"));
    let meeting = json!({ "profile_id": 3, "title": "闭门会", "starts_at": "2026-12-15T06:00:00Z", "place": "活动室",
        "items": [{ "title": "车位", "matter": "discussion" }], "people": [] });
    desk.must("plan_meeting", meeting);
    let origins = [
        (json!({ "kind": "finding", "id": 1 }), "玻璃碎了", false),
        (json!({ "kind": "finding", "id": 2 }), "值班表过期", true),
        (json!({ "kind": "meeting", "id": 1 }), "闭门会", false),
    ];
    for (index, (origin, title, own)) in origins.into_iter().enumerate() {
        let mut arguments = measure("巡检", worker, "2026-12-31");
        arguments["origin"] = origin.clone();
        desk.must("add_measure", arguments);
        for (login, reads) in [("manager", true), ("watcher", true), ("worker", own)] {
            let shown = desk.call_as(login, "get_measure", json!({ "id": index + 1 })).unwrap();
            let listed = desk.call_as(login, "list_measures", json!({})).unwrap();
            let expected = if reads { json!(title) } else { Value::Null };
            assert_eq!(shown["measure"]["origin_title"], expected, "{login} {origin}");
            assert_eq!(listed["rows"][index]["origin_title"], expected, "{login} {origin}");
        }
    }
}

#[test]
fn what_is_refused_and_where() {
    let (desk, worker) = staffed();
    let plan = |field: &str, value: Value| {
        let mut arguments = measure("巡检", 1, "2026-12-31");
        arguments["plan"][field] = value;
        arguments
    };
    let origin = |origin: Value| {
        let mut arguments = measure("巡检", 1, "2026-12-31");
        arguments["origin"] = origin;
        arguments
    };
    let cases = [
        ("add_finding", finding(" ", 1, "2026-12-01"), "input.required@content"),
        ("add_finding", finding(&"长".repeat(501), 1, "2026-12-01"), "input.too_long@content"),
        ("add_finding", finding("坏了", 99, "2026-12-01"), "staff.not_found@owner_id"),
        ("add_finding", finding("坏了", 1, "2026-11-22"), "date.before_start@due_on"),
        ("add_finding", finding("坏了", 1, "+262142-12-31"), "input.invalid@due_on"),
        ("add_measure", measure("巡检", 1, "3000-01-01"), "input.invalid@plan.due_on"),
        (
            "add_finding",
            json!({ "check_id": 9, "content": "坏了", "owner_id": 1, "due_on": "2026-12-01" }),
            "input.unknown_id@check_id",
        ),
        ("get_finding", json!({ "id": 9 }), "input.unknown_id@id"),
        ("list_findings", json!({ "after": "x" }), "cursor.malformed@after"),
        ("add_measure", plan("cause", json!("")), "input.required@plan.cause"),
        ("add_measure", plan("content", json!("")), "input.required@plan.content"),
        ("add_measure", plan("figure_before", json!("28 件")), "input.required@plan.figure"),
        ("add_measure", plan("owner_id", json!(99)), "staff.not_found@plan.owner_id"),
        ("add_measure", plan("due_on", json!("2026-11-22")), "date.before_start@plan.due_on"),
        ("add_measure", origin(json!({ "kind": "finding", "id": 9 })), "input.unknown_id@origin"),
        ("add_measure", origin(json!({ "kind": "survey", "id": 9 })), "survey.wave_not_found@origin"),
        ("add_measure", origin(json!({ "kind": "meeting", "id": 9 })), "meeting.not_found@origin"),
        ("get_measure", json!({ "id": 9 }), "input.unknown_id@id"),
        ("list_measures", json!({ "limit": 201 }), "input.out_of_range@limit"),
    ];
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    let mut figured = measure("巡检", worker, "2026-12-31");
    figured["plan"]["figure"] = json!("电梯类投诉件数");
    desk.must("add_measure", figured);
    desk.must("add_finding", finding("坏了", worker, "2026-12-01"));
    let cases = [
        ("manager", "finish_measure", json!({ "id": 1, "result": "少了" }), "input.required@figure_after"),
        ("worker", "finish_measure", json!({ "id": 1, "result": " " }), "input.required@result"),
        ("manager", "reopen_measure", json!({ "id": 1, "reason": "又来" }), "supervision.transition_refused"),
        ("clerk", "record_measure_progress", json!({ "id": 1, "content": "好" }), "input.unknown_id@id"),
        ("manager", "recheck_finding", json!({ "id": 1, "passed": true }), "supervision.transition_refused"),
        ("manager", "drop_finding", json!({ "id": 1, "reason": "" }), "input.required@reason"),
        ("worker", "report_finding", json!({ "id": 1, "content": "" }), "input.required@content"),
    ];
    for (login, operation, arguments, expected) in cases {
        assert_eq!(desk.refusal_as(login, operation, arguments), expected, "{operation}");
    }
    let stale = json!({ "id": 1, "content": "坏", "owner_id": worker, "due_on": "2026-12-01", "expected_version": 9 });
    assert_eq!(desk.refusal("update_finding", stale), "record.changed");
    for sql in [
        "DELETE FROM findings",
        "UPDATE findings SET created_by = 2",
        "UPDATE finding_events SET content = '改'",
        "DELETE FROM finding_events",
        "DELETE FROM improvement_measures",
        "UPDATE improvement_measures SET origin = 'meeting', meeting_id = 1",
        "UPDATE improvement_measure_events SET content = '改'",
        "DELETE FROM improvement_measure_events",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn others_see_what_is_theirs() {
    let (desk, worker) = staffed();
    for (content, owner) in [("玻璃", worker), ("值班表", 1)] {
        desk.must("add_finding", finding(content, owner, "2026-11-25"));
        desk.must("add_measure", measure(content, owner, "2026-11-26"));
    }
    let seen = |login: &str, list: &str| {
        let page = desk.call_as(login, list, json!({ "owner_id": 1 })).unwrap();
        page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    for list in ["list_findings", "list_measures"] {
        assert_eq!(seen("worker", list), [1], "{list}");
        assert_eq!(seen("watcher", list), [2], "{list}");
        assert_eq!(seen("clerk", list), Vec::<i64>::new(), "{list}");
    }
    let reminded = |login: &str| -> Vec<String> {
        let all = desk.call_as(login, "list_supervision_reminders", json!({})).unwrap();
        let line = |one: &Value| format!("{} {}", text(&one["kind"]), text(&one["title"]));
        all.as_array().unwrap().iter().map(line).collect()
    };
    assert_eq!(reminded("worker"), ["rectify 玻璃", "measure 玻璃"]);
    assert_eq!(reminded("clerk"), Vec::<String>::new());
    assert_eq!(reminded("watcher").len(), 4);
}

#[test]
fn what_is_due_is_reminded_of_until_it_is_done() {
    let (desk, worker) = staffed();
    let plan =
        json!({ "channel_id": 3, "kind": "box", "every_days": 14, "next_on": "2026-11-27", "active": true });
    desk.must("save_check_plan", plan);
    desk.must("add_finding", finding("锁坏了", worker, "2026-11-28"));
    let reminded = || -> Vec<String> {
        let line = |one: &Value| {
            let late = if one["late"] == true { " late" } else { "" };
            format!("{} {}{late}", text(&one["kind"]), text(&one["day"]))
        };
        desk.must("list_supervision_reminders", json!({})).as_array().unwrap().iter().map(line).collect()
    };
    let cases: [(&str, &[&str]); 4] = [
        ("2026-11-23T15:59:59Z", &[]),
        ("2026-11-23T16:00:00Z", &["check 2026-11-27"]),
        ("2026-11-25T02:00:00Z", &["check 2026-11-27", "rectify 2026-11-28"]),
        ("2026-11-29T02:00:00Z", &["check 2026-11-27 late", "rectify 2026-11-28 late"]),
    ];
    for (now, expected) in cases {
        desk.set(now);
        assert_eq!(reminded(), expected, "{now}");
    }
    let lines = json!([{ "result": "good" }, { "result": "good" }, { "result": "good" }, { "result": "not_applicable" }]);
    let check = json!({ "plan_id": 1, "channel_id": 3, "kind": "box", "lines": lines, "list_version": 1 });
    desk.must("record_check", check);
    desk.call_as("worker", "report_finding", json!({ "id": 1, "content": "换锁" })).unwrap();
    assert_eq!(reminded(), ["recheck 2026-11-28"]);
    desk.must("recheck_finding", json!({ "id": 1, "passed": true }));
    assert_eq!(reminded(), Vec::<String>::new());
}

#[test]
fn measures_stand_in_the_reports_of_their_quarters_and_stay_there() {
    let (desk, worker) = staffed();
    for (content, due_on) in [
        ("巡检", "2026-12-10"),
        ("换钢丝绳", "2027-01-20"),
        ("放弃的", "2026-12-20"),
        ("做完的", "2026-12-12"),
    ] {
        let mut one = measure(content, worker, due_on);
        one["plan"]["figure"] = json!("电梯类投诉件数");
        one["plan"]["figure_before"] = json!("28 件");
        desk.must("add_measure", one);
    }
    let stand = |quarter: &str, part: &str| -> Vec<String> {
        let figures = desk.must("quarter_figures", json!({ "quarter": quarter }));
        let line = |one: &Value| {
            let late = if one["late"] == true { " late" } else { "" };
            format!("{} {} {}{late}", text(&one["content"]), text(&one["owner"]), text(&one["state"]))
        };
        figures["measures"][part].as_array().unwrap().iter().map(line).collect()
    };
    desk.set("2026-12-11T02:00:00Z");
    let finish = json!({ "id": 4, "result": "装了监控", "figure_after": "19 件" });
    desk.call_as("worker", "finish_measure", finish).unwrap();
    desk.set("2026-12-30T02:00:00Z");
    desk.must("drop_measure", json!({ "id": 3, "reason": "没有预算" }));
    let fourth =
        ["巡检 worker open late", "做完的 worker done", "放弃的 worker dropped", "换钢丝绳 worker open"];
    assert_eq!(
        (stand("2026Q4", "carried"), stand("2026Q4", "added")),
        (Vec::<String>::new(), fourth.map(String::from).to_vec())
    );
    desk.set("2027-01-15T02:00:00Z");
    desk.must("finish_measure", json!({ "id": 2, "result": "已更换", "figure_after": "12 件" }));
    let moved = json!({ "id": 1, "plan": { "cause": "电梯类投诉多", "content": "巡检", "owner_id": 1,
        "due_on": "2027-03-31" } });
    desk.must("update_measure", moved);
    let report = desk.must("quarter_figures", json!({ "quarter": "2027Q1" }));
    let done = &report["measures"]["carried"][0];
    assert_eq!(
        [&done["result"], &done["figure"], &done["figure_before"], &done["figure_after"]],
        ["已更换", "电梯类投诉件数", "28 件", "12 件"]
    );
    let settled = ["换钢丝绳 worker done", "巡检 物业经理 open"];
    assert_eq!(stand("2027Q1", "carried"), settled, "what was given up before is not carried");
    assert_eq!(stand("2026Q4", "added"), fourth, "a quarter that is over stays what it was");
    desk.must("reopen_measure", json!({ "id": 3, "reason": "有了预算" }));
    let reopened = ["放弃的 worker open late", "换钢丝绳 worker done", "巡检 物业经理 open"];
    assert_eq!(stand("2027Q1", "carried"), reopened);
    desk.set("2027-04-10T02:00:00Z");
    assert_eq!(stand("2027Q2", "carried"), ["放弃的 worker open late", "巡检 物业经理 open late"]);
    // The same data give the same bytes.
    let render = || desk.must("render_quarterly_report", json!({ "quarter": "2027Q1" }))["base64"].clone();
    assert_eq!(render(), render());
}

#[test]
fn an_office_with_one_supervisor_closes_what_that_supervisor_put_right() {
    // The watcher's own, reported by the watcher: the manager looks.
    let (desk, _) = staffed();
    let watcher = json!("watcher");
    let staff = desk.must("list_staff", json!({}));
    let id =
        staff.as_array().unwrap().iter().find(|one| one["login"] == watcher).unwrap()["id"].as_i64().unwrap();
    desk.must("add_finding", finding("值班表过期", id, "2026-11-30"));
    desk.call_as("watcher", "report_finding", json!({ "id": 1, "content": "已更新" })).unwrap();
    desk.must("recheck_finding", json!({ "id": 1, "passed": true }));

    // The watcher's own, reported by the manager: nobody is left who had no part in it, and the manager, who only
    // reported it, looks and says what there was to see.
    desk.must("add_finding", finding("牌子歪了", id, "2026-11-30"));
    let reported = desk.must("report_finding", json!({ "id": 2, "content": "扶正了" }));
    assert_eq!(
        (&reported["alone"], &reported["steps"]),
        (&json!(true), &json!(["pass", "send_back", "drop"]))
    );
    let own = json!({ "id": 2, "passed": true, "content": "好" });
    assert_eq!(desk.refusal_as("watcher", "recheck_finding", own.clone()), "finding.own_recheck");
    assert_eq!(desk.refusal("recheck_finding", json!({ "id": 2, "passed": true })), "input.required@content");
    desk.must("recheck_finding", own);

    // Alone in the office, the manager closes even what was the manager's.
    desk.must("add_finding", finding("灯不亮", 1, "2026-11-30"));
    desk.must("report_finding", json!({ "id": 3, "content": "换了灯泡" }));
    let own = json!({ "id": 3, "passed": true, "content": "晚上看过，亮了" });
    assert_eq!(desk.refusal("recheck_finding", own.clone()), "finding.own_recheck");
    let mut gone = json!({ "id": id, "name": "watcher", "roles": ["supervisor"], "active": false });
    gone["expected_version"] = Value::Null;
    desk.must("update_staff", gone);
    assert_eq!(desk.must("recheck_finding", own)["finding"]["state"], "closed");
}
