//! The compliance board on what is published, asked again, looked into, revised and reviewed: the rows R1, R7.3, R10.1 and R10.2, by
//! hand and, for the walk of [`crate::board`], as part of an office's life.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::board::{codes, end_of, figure, late, listed, row, state};
use crate::calls;
use crate::common::{Desk, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

fn board(desk: &Desk) -> Value {
    desk.must("get_compliance_board", json!({}))
}

/// What the rows say is what the report, the lists and their reminders say at the same moment.
pub fn agrees(desk: &Desk, board: &Value, figures: &Value) {
    let notices = &figures["notices"];
    assert_eq!(figure(board, "R1", "notices"), notices["count"]);
    assert_eq!(figure(board, "R1", "notices_proven"), notices["proven"]);
    let evidence = row(board, "R1")["evidence"].as_array().unwrap();
    let place = evidence.iter().find(|one| one["kind"] == "notices").unwrap();
    let filter = json!({ "from_on": place["from"], "to_on": place["to"], "counted": true });
    assert_eq!(figure(board, "R1", "notices"), listed(desk, "list_notices", filter));
    let asks = desk.must("list_notice_reminders", json!({}));
    let asks = |kind: &str| asks.as_array().unwrap().iter().filter(|one| one["kind"] == kind).count();
    assert_eq!(late(board, "R1", "notice_unproven"), asks("proof"));
    if codes(board, "R1").iter().any(|code| code.starts_with("notice_old") || code == "notice_never") {
        assert_eq!(asks("silent"), 1);
    }

    let samples = desk.must("list_call_back_samples", json!({ "limit": 200 }));
    let samples = samples["rows"].as_array().unwrap();
    assert_eq!(late(board, "R7.3", "sample_late"), samples.iter().filter(|one| one["late"] == true).count());
    let last =
        samples.first().map(|last| json!({ "numerator": last["reached"], "denominator": last["size"] }));
    assert_eq!(figure(board, "R7.3", "called_back"), last.unwrap_or(Value::Null));
    let flags = desk.must("get_red_flags", json!({ "quarter": board["quarter"] }));
    let lasting = |name: &str| {
        let kinds = flags["kinds"].as_array().unwrap().iter();
        let kinds =
            kinds.filter(|one| ["own_follow_up", "reopened", "back_dated"].contains(&text(&one["kind"])));
        kinds.map(|one| one[name].as_i64().unwrap()).sum::<i64>()
    };
    assert_eq!(
        figure(board, "R7.3", "red_flags_seen"),
        json!({ "numerator": lasting("set_aside") + lasting("found"), "denominator": lasting("total") })
    );

    let proposals = desk.must("list_policy_proposals", json!({}));
    let proposals = proposals.as_array().unwrap();
    let open = |one: &&Value| ["draft", "consulting", "summarised"].contains(&text(&one["state"]));
    assert_eq!(figure(board, "R10.1", "open_proposals"), proposals.iter().filter(open).count());
    let version = figure(board, "R10.1", "policy_version");
    let made_of = proposals.iter().find(|one| one["policy_version"] == version);
    assert_eq!(
        figure(board, "R10.1", "policy_comments"),
        made_of.map_or(Value::Null, |one| one["comments"].clone())
    );
    let reviews = desk.must("get_policy_reviews", json!({}));
    let changes = |review: &Value| {
        let points = review["points"].as_array().unwrap();
        points.iter().filter(|one| one["verdict"] == "change").count()
    };
    let last = reviews["reviews"].as_array().unwrap().first();
    assert_eq!(figure(board, "R10.2", "review_changes"), last.map_or(Value::Null, |one| json!(changes(one))));
    if state(board, "R10.2") == "met" && codes(board, "R10.2").is_empty() {
        assert_eq!(reviews["due"], Value::Null);
    }
}

/// Something of it that an office does, chosen by two numbers; what is refused is not done.
pub fn live(desk: &Desk, kind: u8, draw: u32) {
    let day = end_of(desk.now()).1;
    let ahead = |days: u32| (day + TimeDelta::days(i64::from(days))).to_string();
    let id = draw % 4 + 1;
    let (operation, arguments) = match kind {
        46 => ("save_notice", json!({ "plan": plan(&ahead(draw % 9)) })),
        47 => ("publish_notice", json!({ "id": id })),
        48 if draw.is_multiple_of(3) => ("withdraw_notice", json!({ "id": id, "reason": "取消" })),
        48 if draw.is_multiple_of(2) => ("correct_notice", json!({ "id": id })),
        48 => ("end_notice", json!({ "id": id })),
        49 => (
            "record_notice_posting",
            json!({ "id": id, "channel_id": ([2, 6][(draw / 4) as usize % 2]), "posted_on": day,
            "link": (!draw.is_multiple_of(3)).then_some("大门口") }),
        ),
        50 => ("set_notice_rule", json!({ "silent_days": draw % 40 + 1 })),
        51 => {
            let days = json!({ "from_on": day - TimeDelta::days(20), "to_on": day });
            let Ok(proposal) = desk.call("propose_call_backs", days) else { return };
            (
                "draw_call_backs",
                json!({ "from_on": day - TimeDelta::days(20), "to_on": day, "size": proposal["size"],
                "due_on": ahead(draw % 5), "seed": 7, "reason": "再抽" }),
            )
        }
        52 => return call_back(desk, draw),
        53 => return set_aside(desk, draw),
        54 => (
            "add_policy_proposal",
            version(i64::from(draw % 20) + 20, &json!({ "title": "投诉时限", "reason": "居民提出" })),
        ),
        55 => ("consult_on_policy_proposal", json!({ "id": id, "until": ahead(draw % 3) })),
        56 => {
            ("record_policy_comment", json!({ "proposal_id": id, "source": "resident", "content": "太久" }))
        }
        57 => {
            _ = desk.call("reply_to_policy_comment", json!({ "id": id, "outcome": "taken", "reply": "好" }));
            ("summarise_policy_consultation", json!({ "id": id, "summary": "同意" }))
        }
        58 if draw.is_multiple_of(5) => ("withdraw_policy_proposal", json!({ "id": id, "reason": "不改" })),
        58 => (
            "decide_policy_proposal",
            json!({ "id": id, "meeting_id": held(desk), "adopted": true, "decision": "通过",
            "effective_on": ahead(1) }),
        ),
        59 => ("record_policy_review", review(draw.is_multiple_of(2))),
        _ => return,
    };
    _ = desk.call(operation, arguments);
}

fn plan(from_on: &str) -> Value {
    let text = json!({ "type": "text", "text": "电梯将逐台检验。" });
    json!({ "kind": "general", "title": "电梯年检公告", "channels": [2, 6], "from_on": from_on,
        "document": { "type": "doc", "content": [{ "type": "paragraph", "content": [text] }] } })
}

/// All that a version says, with this limit for complaints.
fn version(complaint: i64, others: &Value) -> Value {
    let mut arguments = calls::content(others);
    arguments["limits"] = limits(complaint);
    arguments
}

fn limits(complaint: i64) -> Value {
    let limit = |category: &str, amount: i64| {
        json!({ "category": category, "counting": "elapsed_hours", "amount": amount,
        "warn_before_hours": 4 })
    };
    json!([limit("complaint", complaint), limit("suggestion", 168), limit("inquiry", 24)])
}

fn review(changes: bool) -> Value {
    let points = ["limits", "topics", "channels", "calendar", "follow_up", "posts", "records", "supervision"];
    let one = |point: &&str| {
        let change = changes && *point == "limits";
        json!({ "point": point, "verdict": if change { "change" } else { "keep" }, "note": change.then_some("缩短") })
    };
    json!({ "points": points.iter().map(one).collect::<Vec<_>>(), "conclusion": "继续执行" })
}

/// A meeting of the representatives that is over.
fn held(desk: &Desk) -> Value {
    let meeting = json!({ "profile_id": 4, "title": "表决", "starts_at": desk.now() + TimeDelta::hours(1),
        "place": "会议室", "items": [{ "title": "时限", "matter": "discussion" }],
        "people": [{ "name": "王建国", "votes": true }] });
    let meeting = desk.must("plan_meeting", meeting);
    let id = &meeting["id"];
    let person = &meeting["people"][0]["id"];
    desk.must("record_attendance", json!({ "meeting_id": id, "person_id": person, "attendance": "present" }));
    desk.must("start_meeting", json!({ "id": id }));
    desk.must("close_item", json!({ "meeting_id": id, "item_id": meeting["items"][0]["id"] }));
    desk.must("end_meeting", json!({ "id": id }));
    id.clone()
}

fn call_back(desk: &Desk, draw: u32) {
    let reached = !draw.is_multiple_of(3);
    let said = |word: &str| reached.then(|| word.to_owned());
    let call = json!({ "id": draw % 6 + 1, "reached": reached, "solution": said("solved"),
        "satisfaction": said("satisfied"), "feedback": said("true"), "note": "住户说" });
    _ = desk.call_as("watch", "record_call_back", call);
}

fn set_aside(desk: &Desk, draw: u32) {
    let kind = ["own_follow_up", "reopened", "back_dated"][draw as usize % 3];
    let flags = desk.call_as("watch", "list_red_flags", json!({ "kind": kind })).unwrap();
    let Some(flag) = flags["rows"].as_array().unwrap().first() else { return };
    let flag = json!({ "of": "ticket", "kind": kind, "number": flag["number"], "at": flag["at"] });
    _ = desk.call_as("watch", "set_aside_red_flag", json!({ "flag": flag, "reason": "看过" }));
}

fn on(desk: &Desk, day: &str) -> Value {
    desk.must("get_compliance_board", json!({ "on": day }))
}

#[test]
fn notices_are_regular_and_proven() {
    let desk = Desk::open();
    desk.register("inquiry");
    assert!(!codes(&board(&desk), "R1").contains(&"notice_never".to_owned()), "a new office has a month");
    desk.pass(TimeDelta::days(32));
    assert!(codes(&board(&desk), "R1").contains(&"notice_never".to_owned()));
    desk.must("set_notice_rule", json!({ "silent_days": 40 }));
    assert!(!codes(&board(&desk), "R1").contains(&"notice_never".to_owned()));
    assert!(
        codes(&on(&desk, "2026-12-24"), "R1").contains(&"notice_never".to_owned()),
        "by the rule of then"
    );
    desk.must("save_notice", json!({ "plan": plan("2026-12-26") }));
    assert_eq!(figure(&board(&desk), "R1", "notices"), 0, "a draft is none");
    desk.must("publish_notice", json!({ "id": 1 }));
    assert_eq!(figure(&board(&desk), "R1", "last_notice"), Value::Null, "its day is to come");
    desk.set("2026-12-27T02:00:00Z");
    let unproven = board(&desk);
    assert_eq!(figure(&unproven, "R1", "last_notice"), "2026-12-26");
    assert_eq!(late(&unproven, "R1", "notice_unproven"), 1);
    assert_eq!(figure(&unproven, "R1", "notices_proven"), json!({ "numerator": 0, "denominator": 2 }));
    for channel in [2, 6] {
        let posting = json!({ "id": 1, "channel_id": channel, "posted_on": "2026-12-27", "link": "门厅" });
        desk.must("record_notice_posting", posting);
    }
    assert_eq!(late(&board(&desk), "R1", "notice_unproven"), 0);
    assert_eq!(late(&on(&desk, "2026-12-26"), "R1", "notice_unproven"), 0, "its first day is not over");
    desk.must("withdraw_notice", json!({ "id": 1, "reason": "取消" }));
    assert_eq!(figure(&board(&desk), "R1", "last_notice"), Value::Null);
    assert_eq!(figure(&on(&desk, "2026-12-26"), "R1", "last_notice"), "2026-12-26", "it was withdrawn later");
    desk.must("save_notice", json!({ "plan": plan("2026-12-27") }));
    desk.must("publish_notice", json!({ "id": 2 }));
    // One of a quarter that is over has a link of its own: that of the quarter leads to what is counted in it.
    let place = |board: &Value| {
        let evidence = row(board, "R1")["evidence"].as_array().unwrap().clone();
        evidence.into_iter().find(|one| one["kind"] == "earlier_notices")
    };
    assert_eq!(place(&board(&desk)), None);
    // Something was settled in the quarter that began: it is the one that is counted.
    desk.set("2027-01-05T02:00:00Z");
    desk.register("inquiry");
    desk.pass(TimeDelta::days(2));
    let earlier = board(&desk);
    let expected = json!({ "kind": "earlier_notices", "from": "2026-12-27", "to": "2026-12-31" });
    assert_eq!((late(&earlier, "R1", "notice_unproven"), place(&earlier)), (1, Some(expected)));
    desk.set("2027-02-05T02:00:00Z");
    assert!(!codes(&board(&desk), "R1").contains(&"notice_old".to_owned()), "the fortieth day");
    desk.set("2027-02-06T02:00:00Z");
    assert_eq!(late(&board(&desk), "R1", "notice_old"), 41);
}

#[test]
fn residents_are_asked_again_and_red_flags_looked_into() {
    let desk = Desk::open();
    for (login, role) in [("other", "service"), ("watch", "supervisor")] {
        desk.hire(login, &[role]);
    }
    let number = text(
        &desk.must(
            "register_ticket",
            json!({ "channel_id": 1, "category": "complaint", "topic_id": 2,
            "content": "电梯停了", "phone": "13800000001", "room": "1-101", "late_entry_reason": "补登",
            "received_at": desk.now() - TimeDelta::hours(9) }),
        )["number"],
    )
    .to_owned();
    for act in ["assign", "give_feedback", "close"] {
        desk.act(&number, act).unwrap();
    }
    assert_eq!(figure(&board(&desk), "R7.3", "red_flags_seen"), json!({ "numerator": 0, "denominator": 1 }));
    assert_eq!(late(&board(&desk), "R7.3", "red_flags_unseen"), 1);
    desk.pass(TimeDelta::days(1));
    set_aside(&desk, 2);
    assert_eq!(late(&board(&desk), "R7.3", "red_flags_unseen"), 0);
    assert_eq!(late(&on(&desk, "2026-11-23"), "R7.3", "red_flags_unseen"), 1, "nobody had looked yet");

    let sample = json!({ "from_on": "2026-11-01", "to_on": "2026-11-24", "size": 1, "due_on": "2026-11-25", "seed": 7 });
    desk.call_as("watch", "draw_call_backs", sample).unwrap();
    let drawn = board(&desk);
    assert_eq!(figure(&drawn, "R7.3", "last_sample"), "2026-11-24");
    assert_eq!(figure(&drawn, "R7.3", "called_back"), json!({ "numerator": 0, "denominator": 1 }));
    desk.set("2026-11-26T02:00:00Z");
    assert_eq!(late(&board(&desk), "R7.3", "sample_late"), 1);
    call_back(&desk, 6);
    assert_eq!(late(&board(&desk), "R7.3", "sample_late"), 1, "tried once");
    let said = json!({ "id": 1, "reached": true, "solution": "solved", "satisfaction": "satisfied", "feedback": "true" });
    desk.pass(TimeDelta::days(1));
    desk.call_as("watch", "record_call_back", said).unwrap();
    assert_eq!(late(&board(&desk), "R7.3", "sample_late"), 0);
    assert_eq!(figure(&board(&desk), "R7.3", "called_back"), json!({ "numerator": 1, "denominator": 1 }));
    assert_eq!(late(&on(&desk, "2026-11-26"), "R7.3", "sample_late"), 1, "nobody was reached yet");
    desk.set("2027-05-27T02:00:00Z");
    assert_eq!(late(&board(&desk), "R7.3", "sample_old"), 0);
    desk.set("2027-05-28T02:00:00Z");
    assert_eq!(late(&board(&desk), "R7.3", "sample_old"), 185);
}

#[test]
fn a_version_is_asked_about_and_decided() {
    let desk = Desk::open();
    desk.must("add_policy_proposal", version(36, &json!({ "title": "投诉时限", "reason": "居民提出" })));
    assert_eq!(figure(&board(&desk), "R10.1", "open_proposals"), 1);
    desk.must("consult_on_policy_proposal", json!({ "id": 1, "until": "2026-11-25" }));
    desk.must("record_policy_comment", json!({ "proposal_id": 1, "source": "resident", "content": "好" }));
    desk.must("reply_to_policy_comment", json!({ "id": 1, "outcome": "taken", "reply": "好" }));
    desk.set("2026-11-25T02:00:00Z");
    assert_eq!(late(&board(&desk), "R10.1", "consultation_over"), 0, "its last day");
    desk.set("2026-11-26T02:00:00Z");
    assert_eq!(late(&board(&desk), "R10.1", "consultation_over"), 1);
    desk.must("summarise_policy_consultation", json!({ "id": 1, "summary": "同意" }));
    assert_eq!(late(&board(&desk), "R10.1", "consultation_over"), 0);
    let decision = json!({ "id": 1, "meeting_id": held(&desk), "adopted": true, "decision": "通过",
        "effective_on": "2026-12-01" });
    desk.must("decide_policy_proposal", decision);
    desk.set("2026-12-01T02:00:00Z");
    let decided = board(&desk);
    assert_eq!((state(&decided, "R10.1"), codes(&decided, "R10.1")), ("met".to_owned(), Vec::new()));
    assert_eq!(figure(&decided, "R10.1", "policy_comments"), 1);
    // One that nobody was asked about.
    desk.must("save_policy", version(24, &json!({ "effective_on": "2026-12-02", "note": "经理定的" })));
    desk.set("2026-12-02T02:00:00Z");
    assert_eq!(codes(&board(&desk), "R10.1"), ["policy_undecided"]);
    assert_eq!(state(&on(&desk, "2026-12-01"), "R10.1"), "met");
    assert_eq!(figure(&on(&desk, "2026-11-24"), "R10.1", "open_proposals"), 1);
}

#[test]
fn the_year_is_reviewed_at_its_start() {
    let desk = Desk::open();
    desk.register("inquiry");
    // The last days of January and of the first quarter, also of a leap year.
    for (day, expected) in [
        ("2026-11-23", "no_data"),
        ("2026-12-31", "no_data"),
        ("2027-01-01", "met"),
        ("2027-01-31", "met"),
        ("2027-02-01", "at_risk"),
        ("2027-03-31", "at_risk"),
        ("2027-04-01", "not_met"),
        ("2028-01-31", "met"),
        ("2028-03-30", "at_risk"),
        ("2028-03-31", "not_met"),
    ] {
        desk.set(&format!("{day}T02:00:00Z"));
        let board = board(&desk);
        assert_eq!(
            (state(&board, "R10.2").as_str(), codes(&board, "R10.2")),
            (expected, vec!["review_not_recorded".to_owned()]),
            "{day}"
        );
    }
    desk.must("record_policy_review", review(true));
    let board = board(&desk);
    assert_eq!((state(&board, "R10.2"), codes(&board, "R10.2")), ("met".to_owned(), Vec::new()));
    assert_eq!(figure(&board, "R10.2", "last_review"), "2028-03-31");
    assert_eq!(figure(&board, "R10.2", "review_changes"), 1);
    assert_eq!(state(&on(&desk, "2028-03-30"), "R10.2"), "at_risk");
}
