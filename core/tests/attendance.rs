//! Who is here: two of the same name, whoever never came, times in their order; and who signs the minutes.

use crate::common::{self, Desk, text};
use proptest::prelude::*;
use serde_json::{Value, json};

const COMMITTEE: i64 = 1;
const FORUM: i64 = 3;

/// A meeting of 2026-12-15 14:00 in Shanghai with these people: a name and a note.
fn planned(desk: &Desk, profile: i64, people: &[(&str, &str)]) -> Value {
    desk.must("plan_meeting", plan(profile, people))
}

fn plan(profile: i64, people: &[(&str, &str)]) -> Value {
    let people: Vec<Value> = people
        .iter()
        .map(|(name, note)| json!({ "name": name, "note": Some(note).filter(|note| !note.is_empty()), "votes": true }))
        .collect();
    json!({
        "profile_id": profile, "title": "座谈会", "starts_at": "2026-12-15T06:00:00Z", "place": "活动室",
        "items": [{ "title": "停车", "matter": "ordinary" }], "people": people,
    })
}

fn notes(person_id: i64, attendance: &str, at: Option<&str>) -> Value {
    json!({ "meeting_id": 1, "person_id": person_id, "attendance": attendance, "at": at })
}

#[test]
fn whoever_comes_to_a_forum_is_counted_and_who_comes_to_a_committee_sits_in() {
    let desk = Desk::open();
    let forum = planned(&desk, FORUM, &[("王建国", "")]);
    let came =
        desk.must("add_attendee", json!({ "meeting_id": forum["id"], "name": "李芳", "note": "3-2-1502" }));
    assert_eq!((&came["people"][1]["votes"], &came["attendance"]["expected"]), (&json!(true), &json!(2)));
    assert_eq!((&came["attendance"]["present"], &came["notice"]), (&json!(1), &Value::Null));
    let committee = planned(&desk, COMMITTEE, &[("王建国", "主任"), ("周亚萍", "")]);
    let came = desk.must("add_attendee", json!({ "meeting_id": committee["id"], "name": "李芳" }));
    assert_eq!((&came["people"][2]["votes"], &came["attendance"]["expected"]), (&json!(false), &json!(2)));
}

#[test]
fn two_of_the_same_name_are_two_and_the_same_one_is_there_once() {
    let desk = Desk::open();
    let meeting = planned(&desk, FORUM, &[("王芳", "3-2-101"), ("李强", "")]);
    let add = |name: &str, note: Option<&str>, another: bool| json!({ "meeting_id": 1, "name": name, "note": note, "another": another });
    let cases = [
        (add("王芳", Some("3-2-101"), false), "meeting.person_there@name"),
        (add("王 芳", Some(" 3-2-101 "), true), "meeting.person_there@name"),
        (add("王芳", None, true), "meeting.person_there@name"),
        (add("李强", None, false), "meeting.person_there@name"),
        (add("李强", Some("2-1-301"), false), "meeting.person_alike@another"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(desk.refusal("add_attendee", arguments.clone()), expected, "{arguments}");
    }
    let there = desk.call("add_attendee", add("王芳", None, false)).unwrap_err();
    assert_eq!(json!(there.params), json!({ "name": "王芳（3-2-101）" }));
    assert_eq!(desk.must("get_meeting", json!({ "id": 1 }))["version"], meeting["version"]);
    desk.must("add_attendee", add("王芳", Some("5-1-202"), false));
    let all = desk.must("add_attendee", add("李强", Some("2-1-301"), true));
    assert_eq!(all["attendance"], json!({ "expected": 4, "present": 2, "quorum": null }));
    // In a plan it is the same, whether they vote or sit in.
    let mut twice = plan(FORUM, &[("王芳", "3-2-101"), ("王芳", "5-1-202"), ("王芳", "3-2-101")]);
    assert_eq!(desk.refusal("plan_meeting", twice.clone()), "meeting.person_there@people[2].name");
    twice["people"][2]["votes"] = json!(false);
    assert_eq!(desk.refusal("plan_meeting", twice.clone()), "meeting.person_there@people[2].name");
    twice["people"][2]["note"] = json!("列席");
    desk.must("plan_meeting", twice);
}

/// What the text of minutes says, without what sets it off.
fn said(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let own = fields.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
            own + &fields.get("content").map(said).unwrap_or_default()
        }
        Value::Array(parts) => parts.iter().map(said).collect(),
        _ => String::new(),
    }
}

#[test]
fn two_of_the_same_name_stay_apart_in_votes_minutes_and_signatures() {
    let desk = Desk::open();
    planned(&desk, FORUM, &[("王芳", "3-2-101"), ("王芳", "5-1-202"), ("李强", "主任")]);
    desk.set("2026-12-15T06:00:00Z");
    for person in 1..=3 {
        desk.must("record_attendance", notes(person, if person == 2 { "late" } else { "present" }, None));
    }
    desk.must("start_meeting", json!({ "id": 1 }));
    let votes = json!([{ "person_id": 1, "choice": "for" }, { "person_id": 2, "choice": "against" }]);
    desk.must("vote_on_item", json!({ "meeting_id": 1, "item_id": 1, "votes": votes }));
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": 1 }));
    desk.must("end_meeting", json!({ "id": 1 }));
    let minutes = desk.must("begin_minutes", json!({ "meeting_id": 1 }));
    let words = said(&minutes["minutes"][0]["document"]);
    for told in [
        "王芳（3-2-101）、王芳（5-1-202）（迟到）、李强（主任）。",
        "同意：王芳（3-2-101）。反对：王芳（5-1-202）。",
    ] {
        assert!(words.contains(told), "{told} in {words}");
    }
    desk.must("submit_minutes", json!({ "id": 1 }));
    let sign = |signers: &[&str]| json!({ "id": 1, "signed_on": "2026-12-15", "signers": signers });
    let cases: [(&[&str], &str); 4] = [
        (&["王芳（3-2-101）", "王芳（3-2-101）"], "minutes.signed_twice@signers[1]"),
        (&["李强", "王芳", "王 芳"], "minutes.signed_twice@signers[2]"),
        (&["anna li", "李强", "Anna Li"], "minutes.signed_twice@signers[2]"),
        (&["王芳（3-2-101）", "王芳(3-2-101)"], "minutes.signed_twice@signers[1]"),
    ];
    for (signers, expected) in cases {
        assert_eq!(desk.refusal("sign_minutes", sign(signers)), expected, "{signers:?}");
    }
    let signed = desk.must("sign_minutes", sign(&["王芳（3-2-101）", "王芳（5-1-202）", "李强"]));
    assert_eq!(signed["minutes"][0]["signed"]["signers"].as_array().unwrap().len(), 3);
}

#[test]
fn who_never_came_cannot_have_left_and_times_are_in_order() {
    let desk = Desk::open();
    planned(&desk, FORUM, &[("王芳", "3-2-101"), ("李强", ""), ("周亚萍", "")]);
    desk.set("2026-12-15T05:50:00Z");
    let refusal = |person, attendance, at| desk.refusal("record_attendance", notes(person, attendance, at));
    assert_eq!(refusal(1, "left", None), "meeting.never_came@attendance");
    desk.must("record_attendance", notes(1, "present", None));
    desk.must("record_attendance", notes(2, "present", None));
    // Whoever goes before it begins was not at the meeting.
    assert_eq!(refusal(1, "left", None), "meeting.not_opened@attendance");
    desk.set("2026-12-15T06:00:30Z");
    desk.must("start_meeting", json!({ "id": 1 }));
    desk.set("2026-12-15T07:00:00Z");
    let cases = [
        (3, "left", None, "meeting.never_came@attendance"),
        (3, "left", Some("2026-12-15T06:30:00Z"), "meeting.never_came@attendance"),
        // Before it was opened, and later than now.
        (1, "left", Some("2026-12-15T05:59:59Z"), "meeting.time_too_early@at"),
        (1, "left", Some("2026-12-15T07:00:01Z"), "time.in_future@at"),
        (1, "present", Some("2026-12-15T07:00:01Z"), "time.in_future@at"),
        (1, "late", Some("2026-12-14T05:59:00Z"), "meeting.time_too_early@at"),
        (1, "excused", Some("2026-12-15T06:30:00Z"), "input.invalid@at"),
        (1, "expected", Some("2026-12-15T06:30:00Z"), "input.invalid@at"),
    ];
    for (person, attendance, at, expected) in cases {
        assert_eq!(refusal(person, attendance, at), expected, "{person} {attendance} {at:?}");
    }
    let early = desk.call("record_attendance", notes(1, "left", Some("2026-12-15T05:00:00Z"))).unwrap_err();
    assert_eq!(json!(early.params), json!({ "from": "2026-12-15 14:00" }));
    let person = |after: &Value, at: usize| {
        (after["people"][at]["came_at"].clone(), after["people"][at]["left_at"].clone())
    };
    // Somebody who came late: left before coming is refused, at the same minute is not.
    desk.must("record_attendance", notes(3, "late", Some("2026-12-15T06:20:30Z")));
    assert_eq!(refusal(3, "left", Some("2026-12-15T06:19:59Z")), "meeting.time_too_early@at");
    let after = desk.must("record_attendance", notes(3, "left", Some("2026-12-15T06:20:00Z")));
    let same = json!("2026-12-15T06:20:30Z");
    assert_eq!(person(&after, 2), (same.clone(), same));
    // In the minute of the opening: the moment of the opening itself.
    let after = desk.must("record_attendance", notes(1, "left", Some("2026-12-15T06:00:00Z")));
    assert_eq!(person(&after, 0).1, json!("2026-12-15T06:00:30Z"));
    // Noted a second time, the time that stands stays; coming back takes it away.
    desk.set("2026-12-15T07:30:00Z");
    let after = desk.must("record_attendance", notes(1, "left", None));
    assert_eq!(person(&after, 0).1, json!("2026-12-15T06:00:30Z"));
    let after = desk.must("record_attendance", notes(1, "present", None));
    assert_eq!(person(&after, 0), (json!("2026-12-15T05:50:00Z"), Value::Null));
    desk.must("record_attendance", notes(1, "left", None));
    desk.must("end_meeting", json!({ "id": 1 }));
    assert_eq!(refusal(2, "left", None), "meeting.transition_refused");
    let audit = desk.must("list_audit_entries", json!({ "filter": { "operation": "record_attendance" } }));
    assert_eq!(
        audit["entries"][0]["changes"]["left_at"],
        json!([null, "2026-12-15T07:30:00Z"]),
        "{}",
        audit["entries"][0]
    );
}

#[test]
fn the_store_itself_keeps_times_in_order() {
    let desk = Desk::open();
    planned(&desk, FORUM, &[("王芳", ""), ("李强", "")]);
    desk.set("2026-12-15T06:00:00Z");
    desk.must("record_attendance", notes(1, "present", None));
    let leaves = |ms: i64| {
        let sql = "UPDATE meeting_people SET attendance = 'left', left_at = ?1 WHERE id = 1";
        desk.raw().execute(sql, [ms]).map_err(|error| error.to_string())
    };
    let opened = desk.now().timestamp_millis();
    assert!(leaves(opened + 1).unwrap_err().contains("before the opening"));
    desk.must("start_meeting", json!({ "id": 1 }));
    assert!(leaves(opened - 1).unwrap_err().contains("before coming"));
    let never = "UPDATE meeting_people SET attendance = 'left', left_at = 1 WHERE id = 2";
    assert!(desk.raw().execute(never, []).is_err());
    assert_eq!(leaves(opened), Ok(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is noted, in whatever order: whoever is counted as having come has a time of coming, whoever left one of
    /// leaving that is no earlier than it and than the opening, and each person counts once.
    #[test]
    fn a_person_counts_once_and_times_stay_in_order(
        acts in prop::collection::vec((1_i64..=4, 0_usize..5, prop::option::of(-90_i64..90), 0_i64..20), 1..40),
    ) {
        let desk = Desk::open();
        planned(&desk, FORUM, &[("王芳", "3-2-101"), ("王芳", "5-1-202"), ("李强", ""), ("周亚萍", "")]);
        desk.set("2026-12-15T05:30:00Z");
        for (at, (person, state, minutes, passes)) in acts.into_iter().enumerate() {
            desk.pass(chrono::TimeDelta::minutes(passes));
            if at == 10 {
                desk.must("start_meeting", json!({ "id": 1 }));
            }
            let attendance = ["present", "late", "left", "excused", "expected"][state];
            let said = minutes.map(|minutes| (desk.now() + chrono::TimeDelta::minutes(minutes)).to_rfc3339());
            // Refused or not: what stands afterwards is in order.
            drop(desk.call("record_attendance", notes(person, attendance, said.as_deref())));
            let meeting = desk.must("get_meeting", json!({ "id": 1 }));
            let mut present = 0;
            for one in meeting["people"].as_array().unwrap() {
                let came = matches!(text(&one["attendance"]), "present" | "late" | "left");
                prop_assert_eq!(came, one["came_at"].is_string());
                prop_assert_eq!(one["attendance"] == "left", one["left_at"].is_string());
                if let Some(left) = one["left_at"].as_str() {
                    let left = common::at(left);
                    prop_assert!(left >= common::at(text(&one["came_at"])) && left <= desk.now());
                    prop_assert!(left >= common::at(text(&meeting["began_at"])));
                }
                present += i64::from(came && one["attendance"] != "left");
            }
            prop_assert_eq!(&meeting["attendance"]["present"], &json!(present));
        }
    }
}
