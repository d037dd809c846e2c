//! The compliance board: it never disagrees with the report or the lists about a number, and an earlier day's board stays what
//! it was, whatever is done later.

use std::collections::BTreeMap;

use crate::board_more;
use crate::common::{self, Desk, at, text};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use linsheng_core::demo::{self, Plan};
use proptest::prelude::*;
use serde_json::{Value, json};

fn board(desk: &Desk) -> Value {
    desk.must("get_compliance_board", json!({}))
}

pub fn row<'a>(board: &'a Value, id: &str) -> &'a Value {
    board["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap()
}

/// A figure of a row as its numbers: a share as two, a count as one, a day as text.
pub fn figure(board: &Value, id: &str, name: &str) -> Value {
    let figures = row(board, id)["figures"].as_array().unwrap();
    let found = figures.iter().find(|figure| figure["name"] == name);
    found.map_or(Value::Null, |figure| match text(&figure["kind"]) {
        "share" => json!({ "numerator": figure["numerator"], "denominator": figure["denominator"] }),
        kind => figure[kind].clone(),
    })
}

pub fn state(board: &Value, id: &str) -> String {
    text(&row(board, id)["state"]).to_owned()
}

pub fn codes(board: &Value, id: &str) -> Vec<String> {
    let reasons = row(board, id)["reasons"].as_array().unwrap();
    reasons.iter().map(|reason| text(&reason["code"]).to_owned()).collect()
}

/// The last moment of the day of `at` in Shanghai, and the day.
pub fn end_of(at: DateTime<Utc>) -> (DateTime<Utc>, NaiveDate) {
    let day = (at + TimeDelta::hours(8)).date_naive();
    let next = day.succ_opt().unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc();
    (next - TimeDelta::hours(8) - TimeDelta::milliseconds(1), day)
}

/// Every number that stands elsewhere too is the same there, at the same moment.
fn agrees(desk: &Desk, board: &Value) {
    let figures = desk.must("quarter_figures", json!({ "quarter": board["quarter"] }));
    let total = &figures["total"];
    let share = |id: &str, name: &str| figure(board, id, name);
    let category = |name: &str| {
        let all = figures["by_category"].as_array().unwrap();
        all.iter().find(|one| one["category"] == name).unwrap()["figures"].clone()
    };
    assert_eq!(share("R2.3", "on_time"), total["on_time"]);
    for (id, name) in [("R5.1", "complaint"), ("R5.2", "suggestion"), ("R5.3", "inquiry")] {
        assert_eq!(share(id, "on_time"), category(name)["on_time"], "{id}");
    }
    assert_eq!(share("R6.2", "followed_up"), total["follow_ups"]["followed_up"]);
    assert_eq!(share("R9.1", "satisfied"), total["follow_ups"]["satisfied"]);
    assert_eq!(share("R9.1", "satisfied_before"), figures["previous"]["follow_ups"]["satisfied"]);
    assert_eq!(share("R9.3", "complaints_closed"), category("complaint")["closing"]);
    for (id, name) in [("R2.2", "responsible_named"), ("R3", "topic_named")] {
        assert_eq!(share(id, name)["denominator"], total["received"], "{id}");
    }
    assert_eq!(share("R2.4", "archived")["denominator"], total["closing"]["numerator"]);
    assert_eq!(share("R7.3", "late"), figures["late_total"]);
    let late = figures["late"].as_array().unwrap();
    // Those about staff are counted, and not listed.
    if figures["late_total"] == late.len() {
        let unanswered = late.iter().filter(|one| one["first_feedback_at"] == Value::Null).count();
        assert_eq!(share("R2.3", "unanswered"), unanswered);
    }
    let counts = desk.must("count_tickets", json!({}));
    if counts["all"].as_i64().unwrap() - counts["cancelled"].as_i64().unwrap() == total["received"] {
        assert_eq!(share("R2.4", "archived")["numerator"], counts["archived"]);
    }
    agrees_with_lists(desk, board);
    board_more::agrees(desk, board, &figures);
    // Also what the first page has of it, which is remembered while nothing changes.
    for _ in 0..2 {
        assert_eq!(desk.must("get_board_counts", json!({})), board["counts"]);
    }
}

/// How many a row says that there are of what makes it late, missing or open.
pub fn late(board: &Value, id: &str, code: &str) -> usize {
    let reasons = row(board, id)["reasons"].as_array().unwrap();
    let found = reasons.iter().find(|reason| reason["code"] == code);
    found.map_or(0, |reason| usize::try_from(reason["count"].as_i64().unwrap()).unwrap())
}

pub fn listed(desk: &Desk, operation: &str, filter: Value) -> usize {
    let mut filter = filter;
    filter["limit"] = json!(200);
    let page = desk.must(operation, filter);
    assert_eq!(page["next"], Value::Null);
    page["rows"].as_array().unwrap().len()
}

fn agrees_with_lists(desk: &Desk, board: &Value) {
    let late = |id: &str, code: &str| late(board, id, code);
    let findings = |filter: Value| listed(desk, "list_findings", filter);
    let open = findings(json!({ "state": "open" })) + findings(json!({ "state": "reported" }));
    assert_eq!(figure(board, "R7.2", "open_findings"), open);
    assert_eq!(late("R7.2", "finding_late"), findings(json!({ "late": true })));
    let measures = |filter: Value| listed(desk, "list_measures", filter);
    assert_eq!(figure(board, "R7.2", "open_measures"), measures(json!({ "state": "open" })));
    assert_eq!(late("R7.2", "measure_late"), measures(json!({ "late": true })));
    let plans = desk.must("list_check_plans", json!({}));
    let plans: Vec<&Value> = plans.as_array().unwrap().iter().filter(|plan| plan["active"] == true).collect();
    assert_eq!(figure(board, "R7.1", "plans_in_time")["denominator"], plans.len());
    assert_eq!(late("R7.1", "check_late"), plans.iter().filter(|plan| plan["late"] == true).count());
    let channels = desk.must("get_channel_board", json!({ "quarter": board["quarter"] }));
    let channels = channels["channels"].as_array().unwrap();
    let named: Vec<&Value> = channels
        .iter()
        .filter(|one| one["channel"]["in_service"] == true)
        .filter(|one| ["phone", "online", "box", "meeting"].contains(&text(&one["channel"]["kind"])))
        .collect();
    let used = named.iter().filter(|one| one["figures"]["received"].as_i64().unwrap() > 0).count();
    assert_eq!(
        figure(board, "R9.2", "channels_used"),
        json!({ "numerator": used, "denominator": named.len() })
    );
    assert_eq!(late("R1", "box_late"), channels.iter().filter(|one| one["opening_late"] == true).count());
    let staff = desk.must("list_staff", json!({}));
    for (id, role) in [("R4.1", "manager"), ("R4.2", "service"), ("R4.3", "maintenance")] {
        let holds = |one: &&Value| {
            one["active"] == true && one["roles"].as_array().unwrap().iter().any(|held| held == role)
        };
        assert_eq!(figure(board, id, "in_post"), staff.as_array().unwrap().iter().filter(holds).count());
    }
    let mut counted: BTreeMap<&str, i64> = BTreeMap::new();
    for row in board["rows"].as_array().unwrap() {
        *counted.entry(text(&row["state"])).or_default() += 1;
    }
    for name in ["met", "at_risk", "not_met", "no_data"] {
        assert_eq!(board["counts"][name], counted.get(name).copied().unwrap_or(0), "{name}");
    }
    assert_eq!(board["rows"].as_array().unwrap().len(), 24);
}

/// The board without the row that looks at the backups, of which only today's are known.
fn lasting(mut board: Value) -> Value {
    board["counts"] = Value::Null;
    board["rows"].as_array_mut().unwrap().retain(|row| row["id"] != "R8.1");
    board
}

/// What an office does, chosen by two numbers; what is refused is not done.
fn live(desk: &Desk, numbers: &mut Vec<String>, kind: u8, draw: u32) {
    let (day, draw64) = (end_of(desk.now()).1, i64::from(draw));
    let pick = |from: i64, to: i64| from + draw64 % (to - from);
    let due = (day + TimeDelta::days(pick(0, 20))).to_string();
    let number = (!numbers.is_empty()).then(|| numbers[draw as usize % numbers.len()].clone());
    let acts = [
        "assign",
        "return",
        "give_feedback",
        "give_feedback",
        "attempt",
        "mark_important",
        "pass",
        "pass",
        "fail",
        "miss",
        "close",
        "close_only",
        "archive",
        "reopen",
        "cancel",
        "suspend",
        "resume",
    ];
    match kind {
        0..=5 => {
            let category = ["complaint", "suggestion", "inquiry"][draw as usize % 3];
            let late = draw.is_multiple_of(5);
            let came = desk.now() - TimeDelta::hours(if late { pick(1, 60) } else { 0 });
            let mut ticket = json!({ "channel_id": pick(1, 7), "category": category, "content": "电梯停了",
                "received_at": came, "late_entry_reason": late.then_some("补登") });
            if !draw.is_multiple_of(3) {
                ticket["topic_id"] = json!(2);
            }
            if !draw.is_multiple_of(2) {
                ticket["responsible_id"] = json!(1);
            }
            if let Ok(made) = desk.call("register_ticket", ticket) {
                numbers.push(text(&made["number"]).to_owned());
            }
        }
        6..=20 => {
            if let Some(number) = number {
                _ = desk.act(&number, acts[(draw / 7) as usize % acts.len()]);
            }
        }
        21 => {
            _ = number.map(|number| {
                let category = ["complaint", "suggestion", "inquiry"][(draw / 3) as usize % 3];
                desk.call(
                    "amend_ticket",
                    json!({ "number": number, "category": category, "topic_id": pick(1, 8) }),
                )
            });
        }
        22 => {
            _ = number
                .map(|number| desk.call("undo_last_act", json!({ "number": number, "reason": "错了" })));
        }
        _ => supervise(desk, kind, (draw, draw64), &due),
    }
}

fn supervise(desk: &Desk, kind: u8, (draw, draw64): (u32, i64), due: &str) {
    let pick = |from: i64, to: i64| from + draw64 % (to - from);
    let id = pick(1, 5);
    let plan = json!({ "cause": "老化", "content": "巡检", "owner_id": 1, "due_on": due });
    let (operation, arguments) = match kind {
        23 => {
            let kinds = ["phone", "online", "box", "meeting"];
            let place = draw as usize % 4;
            (
                "save_channel",
                json!({ "id": place + 1, "kind": kinds[place], "name": format!("渠道{place}"),
                "every_days": (place == 2).then_some(pick(3, 20)),
                "until_on": (draw.is_multiple_of(3)).then(|| end_of(desk.now()).1.to_string()) }),
            )
        }
        24 => (
            "register_box_opening",
            json!({ "channel_id": 3, "opener_id": 1, "witness": "王建国", "slips": 0,
            "opened_at": desk.now() - TimeDelta::hours(pick(0, 90)) }),
        ),
        25 => (
            "save_check_plan",
            json!({ "id": (draw.is_multiple_of(2)).then_some(id), "channel_id": 1, "kind": "visit",
            "every_days": pick(3, 20), "next_on": due, "active": !draw.is_multiple_of(5) }),
        ),
        26 => (
            "record_check",
            json!({ "plan_id": (!draw.is_multiple_of(4)).then_some(id), "channel_id": 1, "kind": "visit",
            "list_version": 1, "checked_at": desk.now() - TimeDelta::hours(pick(0, 50)),
            "lines": [{ "result": "good" }, { "result": if draw.is_multiple_of(3) { "poor" } else { "good" } }, { "result": "good" }] }),
        ),
        27 => ("add_finding", json!({ "content": "没人接", "owner_id": 1, "due_on": due })),
        28 => ("report_finding", json!({ "id": id, "content": "好了" })),
        29 => {
            _ = desk.call_as(
                "watch",
                "recheck_finding",
                json!({ "id": id, "passed": !draw.is_multiple_of(3), "note": "看过" }),
            );
            return;
        }
        30 => ("update_finding", json!({ "id": id, "content": "没人接", "owner_id": 1, "due_on": due })),
        31 => ("drop_finding", json!({ "id": id, "reason": "不用" })),
        32 => ("reopen_finding", json!({ "id": id, "reason": "还在" })),
        33 => ("add_measure", json!({ "origin": { "kind": "analysis" }, "plan": plan })),
        34 => ("finish_measure", json!({ "id": id, "result": "好" })),
        35 => ("reopen_measure", json!({ "id": id, "reason": "又来" })),
        36 => ("update_measure", json!({ "id": id, "plan": plan })),
        _ => return govern(desk, kind, draw, due),
    };
    _ = desk.call(operation, arguments);
}

fn govern(desk: &Desk, kind: u8, draw: u32, due: &str) {
    let pick = |from: u32, to: u32| from + draw % (to - from);
    let (id, roles) = (pick(1, 4), [["service"], ["maintenance"], ["supervisor"]][draw as usize % 3]);
    let (operation, arguments) = match kind {
        37 => (
            "save_meeting_series",
            json!({ "id": (draw.is_multiple_of(2)).then_some(id), "name": format!("座谈会{draw}"),
            "profile_id": 3, "every_months": pick(1, 4), "active": !draw.is_multiple_of(3) }),
        ),
        38 => {
            let meeting = json!({ "profile_id": 3, "title": "座谈会", "starts_at": desk.now() + TimeDelta::hours(1),
                "place": "会议室", "series_id": (!draw.is_multiple_of(4)).then_some(id), "items": [{ "title": "谈", "matter": "discussion" }],
                "people": [{ "name": "王建国", "votes": true }] });
            let Ok(made) = desk.call("plan_meeting", meeting) else { return };
            _ = desk.call("start_meeting", json!({ "id": made["id"] }));
            ("end_meeting", json!({ "id": made["id"] }))
        }
        39 => (
            "save_survey_plan",
            json!({ "id": (draw.is_multiple_of(2)).then_some(id), "title": "满意度", "due_on": due,
            "every_months": 6, "remind_days": 30, "active": !draw.is_multiple_of(4) }),
        ),
        40 => ("advance_survey_plan", json!({ "id": id })),
        41 => {
            let quarter = ["2026Q3", "2026Q4", "2027Q1", "2027Q2"][draw as usize % 4];
            let measures = if draw.is_multiple_of(3) { "" } else { "整改" };
            ("save_report_text", json!({ "quarter": quarter, "measures": measures }))
        }
        42 => {
            let limit = |name: &str| json!({ "category": name, "counting": "elapsed_hours", "amount": pick(20, 40), "warn_before_hours": 4 });
            (
                "save_policy",
                json!({ "effective_on": due, "limits": [limit("complaint"), limit("suggestion"), limit("inquiry")],
                "hours": [{ "from": "08:30", "to": "17:30" }], "note": "代表会议决定",
                "follow_up": { "complaint_percent": 100, "due_after_days": pick(1, 9), "attempts": 2 },
                "topics": [if draw.is_multiple_of(2) { "设施维护" } else { "电动车充电" }, "其他"],
                "retention": common::retention(if draw.is_multiple_of(5) { 4 } else { 3 }) }),
            )
        }
        43 => ("add_staff", json!({ "login": format!("p{draw}"), "name": "李明", "roles": ["service"] })),
        44 => (
            "update_staff",
            json!({ "id": pick(4, 9), "name": "李明", "active": !draw.is_multiple_of(3), "roles": roles }),
        ),
        _ => return board_more::live(desk, kind, draw),
    };
    _ = desk.call(operation, arguments);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn an_office_lives_on_and_the_board_of_each_day_stays_what_it_was(
        days in prop::collection::vec((0_u8..60, any::<u32>()), 60..160),
    ) {
        let desk = Desk::open();
        desk.hire("other", &["service"]);
        desk.hire("watch", &["supervisor"]);
        let (mut numbers, mut seen) = (Vec::new(), Vec::new());
        for (kind, draw) in days {
            let next = desk.now() + TimeDelta::minutes(i64::from(draw % 37) * i64::from(draw % 83));
            let (end, day) = end_of(desk.now());
            if next > end {
                desk.clock.set(end);
                let board = board(&desk);
                agrees(&desk, &board);
                seen.push((day, board));
            }
            desk.clock.set(next);
            assert_eq!(desk.must("get_board_counts", json!({})), board(&desk)["counts"]);
            live(&desk, &mut numbers, kind, draw);
        }
        desk.pass(TimeDelta::days(40));
        for (day, board) in seen {
            let again = desk.must("get_compliance_board", json!({ "on": day }));
            assert_eq!(lasting(again), lasting(board), "{day}");
        }
    }
}

#[test]
fn the_demo_office_agrees_too_and_its_board_stays() {
    let desk = Desk::open();
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let (from, to) = (day(1, 1), day(11, 23));
    let plan = Plan { households: 300, tickets: 1500, from, to, now: desk.now(), seed: 7 };
    demo::fill(&desk.office, &plan, |_| ()).unwrap();
    desk.clock.set(end_of(desk.now()).0);
    let before = board(&desk);
    agrees(&desk, &before);
    // What is not lived through is no test of it.
    for id in [
        "R2.1", "R2.2", "R2.3", "R2.4", "R4.3", "R5.1", "R5.2", "R5.3", "R6.1", "R6.2", "R7.2", "R8.2",
        "R9.1",
    ] {
        assert_ne!(state(&before, id), "no_data", "{id}");
    }
    desk.pass(TimeDelta::days(1));
    let open = desk.must("list_tickets", json!({ "tab": "in_progress", "limit": 50 }));
    for ticket in open["rows"].as_array().unwrap() {
        _ = desk.act(text(&ticket["number"]), "give_feedback");
        _ = desk.act(text(&ticket["number"]), "close");
    }
    let closed = desk.must("list_tickets", json!({ "tab": "archived", "limit": 50 }));
    for ticket in closed["rows"].as_array().unwrap() {
        _ = desk.act(text(&ticket["number"]), "reopen");
    }
    desk.must("save_channel", json!({ "id": 1, "kind": "phone", "name": "热线", "until_on": "2026-11-01" }));
    desk.must("save_report_text", json!({ "quarter": "2026Q3", "measures": "" }));
    assert_ne!(lasting(board(&desk))["rows"], lasting(before.clone())["rows"]);
    assert_eq!(lasting(desk.must("get_compliance_board", json!({ "on": "2026-11-23" }))), lasting(before));
    // A quarter that has ended, on its last day, as the report had it before anything was done later.
    for on in ["2026-03-31", "2026-06-30", "2026-09-30"] {
        let past = desk.must("get_compliance_board", json!({ "on": on }));
        let figures = desk.must("quarter_figures", json!({ "quarter": past["quarter"] }));
        assert_eq!(figure(&past, "R2.3", "on_time"), figures["total"]["on_time"], "{on}");
        assert_eq!(text(&row(&past, "R2.3")["until"]), on);
    }
}

#[test]
fn a_share_is_judged_by_its_thresholds_and_by_nothing_else() {
    // How many of how many inquiries were answered in time, and what that is.
    for (on_time, all, expected, says) in [
        (0, 0, "no_data", vec![]),
        (1, 1, "met", vec!["few"]),
        (19, 20, "met", vec![]),
        (18, 20, "at_risk", vec!["below"]),
        (17, 20, "at_risk", vec!["below"]),
        (16, 20, "not_met", vec!["below"]),
        (0, 2, "not_met", vec!["below", "few"]),
    ] {
        let desk = Desk::open();
        for place in 0..all {
            let number = desk.register("inquiry");
            if place < on_time {
                desk.act(&number, "give_feedback").unwrap();
            }
        }
        desk.pass(TimeDelta::days(2));
        let board = board(&desk);
        assert_eq!(
            (state(&board, "R5.3").as_str(), codes(&board, "R5.3")),
            (expected, says.iter().map(|code| (*code).to_owned()).collect()),
            "{on_time}/{all}"
        );
        assert_eq!(row(&board, "R5.3")["limits"], json!({ "unit": "percent", "met": 95, "risk": 85 }));
        assert_eq!(state(&board, "R5.1"), "no_data");
    }
}

#[test]
fn a_deadline_is_kept_up_to_its_last_moment_and_a_day_to_its_end() {
    let desk = Desk::open();
    let number = desk.register("inquiry");
    desk.set("2026-11-24T02:00:00Z");
    assert_eq!(state(&board(&desk), "R5.3"), "not_met", "due this very millisecond, untold");
    desk.act(&number, "give_feedback").unwrap();
    assert_eq!(state(&board(&desk), "R5.3"), "met");
    // A feedback of the next day is none on the day before.
    let other = desk.register("complaint");
    desk.set("2026-11-26T16:00:00Z");
    desk.act(&other, "give_feedback").unwrap();
    let on = |day: &str| desk.must("get_compliance_board", json!({ "on": day }));
    assert_eq!(figure(&on("2026-11-26"), "R2.3", "unanswered"), 1);
    assert_eq!(figure(&on("2026-11-27"), "R2.3", "unanswered"), 0);
    assert_eq!(on("2026-11-26")["known_at"], "2026-11-26T15:59:59.999Z");
    assert_eq!(figure(&on("2026-11-23"), "R5.3", "on_time"), json!({ "numerator": 0, "denominator": 0 }));
}

#[test]
fn nothing_settled_in_a_new_quarter_leaves_the_one_before() {
    let desk = Desk::open();
    let number = desk.register("inquiry");
    desk.act(&number, "give_feedback").unwrap();
    desk.set("2027-01-01T02:00:00Z");
    let early = board(&desk);
    assert_eq!(
        (&early["quarter"], codes(&early, "R5.3")),
        (&json!("2026Q4"), vec!["few".to_owned(), "quarter_before".to_owned()])
    );
    assert_eq!(row(&early, "R5.3")["until"], "2026-12-31");
    let number = desk.register("inquiry");
    desk.act(&number, "give_feedback").unwrap();
    assert_eq!(board(&desk)["quarter"], "2027Q1");
}

#[test]
fn what_is_owed_and_kept_makes_the_other_rows() {
    let desk = Desk::open();
    desk.hire("other", &["service"]);
    let new = board(&desk);
    let states = |board: &Value, ids: &[&str]| ids.iter().map(|id| state(board, id)).collect::<Vec<_>>();
    assert_eq!(
        states(
            &new,
            &["R1", "R4.1", "R4.2", "R4.3", "R6.1", "R7.1", "R7.2", "R8.1", "R8.2", "R10.1", "R10.2"]
        ),
        [
            "at_risk", "met", "met", "not_met", "no_data", "not_met", "no_data", "met", "no_data", "met",
            "no_data"
        ]
    );
    assert_eq!(
        (codes(&new, "R1"), codes(&new, "R7.1")),
        (vec!["no_series".to_owned()], vec!["no_check_plan".to_owned()])
    );
    desk.must(
        "save_check_plan",
        json!({ "channel_id": 5, "kind": "visit", "every_days": 7, "next_on": "2026-11-30", "active": true }),
    );
    desk.must(
        "add_measure",
        json!({ "origin": { "kind": "analysis" },
        "plan": { "cause": "老化", "content": "巡检", "owner_id": 1, "due_on": "2026-11-30" } }),
    );
    assert_eq!(states(&board(&desk), &["R7.1", "R7.2"]), ["met", "met"]);
    desk.set("2026-12-01T02:00:00Z");
    assert_eq!(states(&board(&desk), &["R7.1", "R7.2"]), ["at_risk", "at_risk"]);
    desk.set("2026-12-31T02:00:00Z");
    assert_eq!(codes(&board(&desk), "R7.2"), ["measure_late", "late_days"]);
    assert_eq!(states(&board(&desk), &["R7.1", "R7.2"]), ["not_met", "not_met"]);
    desk.must("save_channel", json!({ "id": 1, "kind": "phone", "name": "热线", "until_on": "2026-12-31" }));
    assert_eq!(
        (state(&board(&desk), "R1"), codes(&board(&desk), "R1")),
        ("not_met".to_owned(), ["no_phone", "no_series", "notice_never"].map(str::to_owned).to_vec())
    );
    // The report of the fourth quarter is due thirty days after it.
    desk.set("2027-01-30T15:59:59.999Z");
    assert_eq!(state(&board(&desk), "R8.2"), "no_data");
    desk.set("2027-01-30T16:00:00Z");
    assert_eq!(
        (state(&board(&desk), "R8.2"), codes(&board(&desk), "R8.2")),
        ("not_met".to_owned(), vec!["below".to_owned(), "report_missing".to_owned()])
    );
    desk.must("save_report_text", json!({ "quarter": "2026Q4", "measures": "整改" }));
    assert_eq!(
        (state(&board(&desk), "R8.2"), codes(&board(&desk), "R8.2")),
        ("at_risk".to_owned(), vec!["report_unissued".to_owned()])
    );
    desk.must("submit_report", json!({ "quarter": "2026Q4" }));
    desk.hire("review", &["supervisor"]);
    desk.call_as("review", "review_report", json!({ "quarter": "2026Q4", "passed": true })).unwrap();
    desk.must("issue_report", json!({ "quarter": "2026Q4" }));
    assert_eq!(state(&board(&desk), "R8.2"), "met");
    assert_eq!(state(&desk.must("get_compliance_board", json!({ "on": "2027-01-30" })), "R8.2"), "no_data");
}

#[test]
fn a_day_that_has_not_come_is_refused_and_one_before_the_records_is_empty() {
    let desk = Desk::open();
    desk.hire("watch", &["supervisor"]);
    for (on, expected) in [
        ("2026-11-24", "time.in_future@on"),
        ("1999-12-31", "input.invalid@on"),
        ("+262142-12-31", "input.invalid@on"),
        ("2026-02-30", "input.malformed@on"),
    ] {
        for operation in ["get_compliance_board", "render_compliance_board"] {
            let refused = desk.refusal(operation, json!({ "on": on }));
            assert!(refused == expected || expected.starts_with("input.malformed"), "{on}: {refused}");
        }
    }
    let empty = desk.must("get_compliance_board", json!({ "on": "2026-11-01" }));
    assert_eq!((&empty["first_day"], state(&empty, "R8.1")), (&json!("2026-11-01"), "no_data".to_owned()));
    let day = json!({ "on": "2026-11-23" });
    assert_eq!(desk.call_as("watch", "get_compliance_board", day).unwrap()["first_day"], "2026-11-23");
}

#[test]
fn the_paper_has_every_clause_with_its_state_in_a_word() {
    let desk = Desk::open();
    desk.register("inquiry");
    desk.pass(TimeDelta::days(2));
    let paper = desk.must("render_compliance_board", json!({ "on": "2026-11-24" }));
    assert!(text(&paper["file_name"]).contains("制度对照2026-11-24"), "{}", paper["file_name"]);
    assert!(paper["pages"].as_i64().unwrap() >= 2);
    assert_eq!(paper["missing"], json!([]));
    assert_eq!(at("2026-11-25T02:00:00Z"), desk.now());
    assert_eq!(
        paper["base64"],
        desk.must("render_compliance_board", json!({ "on": "2026-11-24" }))["base64"]
    );
}
