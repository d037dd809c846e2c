//! What two people enter at once at one item, votes and words: each vote is an act of its own, and nobody writes over what
//! they have not seen.

use std::collections::BTreeMap;

use crate::common::Desk;
use proptest::prelude::*;
use serde_json::{Value, json};

const CHOICES: [&str; 3] = ["for", "against", "abstain"];

/// How many have a vote.
const MEMBERS: i64 = 6;

/// A committee of six in session, all of whom came, with one item; a second secretary sits beside the manager.
fn in_session() -> Desk {
    let desk = Desk::open();
    desk.hire("secretary", &["secretary"]);
    let people: Vec<Value> =
        (1..=MEMBERS).map(|n| json!({ "name": format!("委员{n}"), "votes": true })).collect();
    desk.must(
        "plan_meeting",
        json!({ "profile_id": 1, "title": "例会", "starts_at": "2026-11-23T02:00:00Z", "place": "会议室",
            "items": [{ "title": "电梯维保方案", "matter": "ordinary" }], "people": people }),
    );
    for person_id in 1..=MEMBERS {
        let here = json!({ "meeting_id": 1, "person_id": person_id, "attendance": "present" });
        desk.must("record_attendance", here);
    }
    desk.must("start_meeting", json!({ "id": 1 }));
    desk
}

/// One act at one of the two seats: the answer's item, or the code of the refusal with its field.
fn act(desk: &Desk, seat: usize, key: &str, entry: Value) -> Result<Value, String> {
    let mut arguments = json!({ "meeting_id": 1, "item_id": 1 });
    arguments[key] = entry;
    let answer = match seat {
        0 => desk.call("vote_on_item", arguments),
        _ => desk.call_as("secretary", "vote_on_item", arguments),
    };
    answer
        .map(|meeting| meeting["items"][0].clone())
        .map_err(|error| format!("{}@{}", error.code.text(), error.field.unwrap_or_default()))
}

fn vote(person_id: i64, choice: Option<&str>, instead_of: Option<&str>) -> Value {
    json!([{ "person_id": person_id, "choice": choice, "instead_of": instead_of }])
}

/// `for against - …`: what each of the six voted.
fn votes(item: &Value) -> String {
    let of = |person: i64| {
        let votes = item["votes"].as_array().unwrap();
        let found = votes.iter().find(|vote| vote["person_id"] == person);
        found.map_or("-", |vote| vote["choice"].as_str().unwrap())
    };
    (1..=MEMBERS).map(of).collect::<Vec<_>>().join(" ")
}

fn stands(desk: &Desk) -> Value {
    desk.must("get_meeting", json!({ "id": 1 }))["items"][0].clone()
}

#[test]
fn two_who_enter_votes_at_once_write_over_nothing() {
    let desk = in_session();
    // Neither has seen what the other enters: all of it stays.
    act(&desk, 0, "votes", vote(1, Some("for"), None)).unwrap();
    act(&desk, 1, "votes", vote(4, Some("against"), None)).unwrap();
    act(&desk, 0, "votes", vote(2, Some("for"), None)).unwrap();
    let item = act(&desk, 1, "votes", vote(5, Some("abstain"), None)).unwrap();
    assert_eq!(votes(&item), "for for - against abstain -");

    // The same person entered twice: the same twice is one vote, another one is refused with the name.
    let item = act(&desk, 1, "votes", vote(1, Some("for"), None)).unwrap();
    assert_eq!(votes(&item), "for for - against abstain -");
    let unseen = json!({ "meeting_id": 1, "item_id": 1, "votes": vote(4, Some("for"), None) });
    let refused = desk.call("vote_on_item", unseen).unwrap_err();
    assert_eq!(
        (refused.code.text(), json!(refused.params)),
        ("vote.changed", json!({ "id": 4, "name": "委员4" }))
    );
    // Whoever has seen it corrects it, or takes it back.
    let item = act(&desk, 0, "votes", vote(4, Some("for"), Some("against"))).unwrap();
    assert_eq!(votes(&item), "for for - for abstain -");
    assert_eq!(act(&desk, 1, "votes", vote(4, None, Some("against"))).unwrap_err(), "vote.changed@votes");
    let item = act(&desk, 1, "votes", vote(5, None, Some("abstain"))).unwrap();
    assert_eq!(votes(&item), "for for - for - -");

    // All others at once, while one of them is entered elsewhere: none of them, so that it is looked at.
    act(&desk, 1, "votes", vote(3, Some("against"), None)).unwrap();
    let rest: Vec<Value> =
        [3, 5, 6].map(|person_id| json!({ "person_id": person_id, "choice": "for" })).into();
    assert_eq!(act(&desk, 0, "votes", json!(rest)).unwrap_err(), "vote.changed@votes");
    assert_eq!(votes(&stands(&desk)), "for for against for - -");
    let item = act(&desk, 0, "votes", json!(rest[1..])).unwrap();
    assert_eq!(votes(&item), "for for against for for for");
}

#[test]
fn an_item_is_voted_on_in_one_way_at_a_time() {
    let desk = in_session();
    let count = |approving: i64| json!({ "approving": approving, "opposing": 0, "abstaining": 0 });
    let hands = |count: Value, instead_of: Value| json!({ "count": count, "instead_of": instead_of });
    act(&desk, 0, "votes", vote(1, Some("for"), None)).unwrap();
    assert_eq!(act(&desk, 1, "hands", hands(count(5), Value::Null)).unwrap_err(), "vote.other_way@hands");
    act(&desk, 0, "votes", vote(1, None, Some("for"))).unwrap();
    let item = act(&desk, 1, "hands", hands(count(5), Value::Null)).unwrap();
    assert_eq!(item["outcome"]["tally"]["approving"]["heads"], 5);
    // A count that somebody else changed meanwhile is not written over; the same count twice is one.
    act(&desk, 0, "hands", hands(count(5), Value::Null)).unwrap();
    assert_eq!(act(&desk, 0, "hands", hands(count(4), Value::Null)).unwrap_err(), "record.changed@hands");
    act(&desk, 0, "hands", hands(count(6), count(5))).unwrap();
    assert_eq!(act(&desk, 1, "hands", hands(count(7), count(6))).unwrap_err(), "vote.too_many@hands");
    assert_eq!(act(&desk, 1, "votes", vote(1, Some("for"), None)).unwrap_err(), "vote.other_way@votes");
    let item = act(&desk, 1, "hands", hands(Value::Null, count(6))).unwrap();
    assert_eq!((&item["hands"], &item["outcome"]["tally"]["approving"]["heads"]), (&Value::Null, &json!(0)));
    act(&desk, 1, "votes", vote(1, Some("for"), None)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_in_which_votes_are_entered_does_not_matter(
        (order, chosen) in (
            Just((1..=MEMBERS).collect::<Vec<_>>()).prop_shuffle(),
            prop::collection::vec((0usize..3, 0usize..2), 6),
        )
    ) {
        let entered = |order: &[i64]| {
            let desk = in_session();
            for person in order {
                let (choice, seat) = chosen[usize::try_from(*person).unwrap() - 1];
                act(&desk, seat, "votes", vote(*person, Some(CHOICES[choice]), None)).unwrap();
            }
            stands(&desk)
        };
        let in_turn: Vec<i64> = (1..=MEMBERS).collect();
        prop_assert_eq!(entered(&order), entered(&in_turn));
    }

    #[test]
    fn nobody_writes_over_what_they_have_not_seen(
        acts in prop::collection::vec((0usize..2, 1..=MEMBERS, prop::option::of(0usize..3), any::<bool>()), 1..30)
    ) {
        let desk = in_session();
        // What stands, and what each of the two sees: the state after their own last act, or after they looked.
        let mut truth: BTreeMap<i64, usize> = BTreeMap::new();
        let mut seen = [truth.clone(), truth.clone()];
        for (seat, person, choice, looks) in acts {
            if looks {
                seen[seat] = truth.clone();
            }
            let believed = seen[seat].get(&person).copied();
            let entry = vote(person, choice.map(|at| CHOICES[at]), believed.map(|at| CHOICES[at]));
            let answer = act(&desk, seat, "votes", entry);
            let before = truth.get(&person).copied();
            if before == choice || before == believed {
                prop_assert!(answer.is_ok(), "{:?}", answer);
                match choice {
                    Some(choice) => drop(truth.insert(person, choice)),
                    None => drop(truth.remove(&person)),
                }
                seen[seat] = truth.clone();
            } else {
                prop_assert_eq!(answer.unwrap_err(), "vote.changed@votes");
            }
            let told = |person: i64| truth.get(&person).map_or("-", |at| CHOICES[*at]);
            prop_assert_eq!(votes(&stands(&desk)), (1..=MEMBERS).map(told).collect::<Vec<_>>().join(" "));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is entered in whatever order, people coming and going, the item closed and opened: votes never exceed those
    /// who count as present, nor these the members, and what is refused changes nothing.
    #[test]
    fn votes_never_exceed_attendance(
        acts in prop::collection::vec((0usize..8, 1..=MEMBERS, 0usize..3, 0i64..8), 1..40),
    ) {
        let desk = in_session();
        for (act, person, choice, count) in acts {
            let before = stands(&desk);
            let item = json!({ "meeting_id": 1, "item_id": 1 });
            let seen = before["votes"].as_array().unwrap().iter().find(|vote| vote["person_id"] == person);
            let with = |key: &str, value: Value| {
                let mut arguments = item.clone();
                arguments[key] = value;
                arguments
            };
            let entry = |choice: Option<&str>| {
                let seen = seen.map_or(Value::Null, |vote| vote["choice"].clone());
                with("votes", json!([{ "person_id": person, "choice": choice, "instead_of": seen }]))
            };
            let hands = |count: Value| with("hands", json!({ "count": count, "instead_of": before["hands"] }));
            let (operation, arguments) = match act {
                0..=2 => {
                    let attendance = ["present", "left", "excused"][act];
                    let set = json!({ "meeting_id": 1, "person_id": person, "attendance": attendance });
                    ("record_attendance", set)
                }
                3 => ("vote_on_item", entry(Some(CHOICES[choice]))),
                4 => ("vote_on_item", entry(None)),
                5 => {
                    let shown = json!({ "approving": count, "opposing": person, "abstaining": 0 });
                    ("vote_on_item", hands(if choice == 0 { Value::Null } else { shown }))
                }
                6 => ("close_item", item.clone()),
                _ => ("reopen_item", item.clone()),
            };
            let refused = desk.call(operation, arguments).is_err();
            let after = stands(&desk);
            if refused {
                prop_assert_eq!(&after, &before);
            }
            let heads = |of: &Value| of["heads"].as_i64().unwrap();
            let outcome = &after["outcome"];
            let votes: i64 =
                ["approving", "opposing", "abstaining"].iter().map(|one| heads(&outcome["tally"][*one])).sum();
            let (present, members) = (heads(&outcome["taking_part"]), heads(&outcome["electorate"]));
            prop_assert!(votes <= present && present <= members && members == MEMBERS, "{}", outcome);
        }
    }
}

#[test]
fn two_who_write_at_one_text_write_over_nothing_unseen() {
    let desk = in_session();
    for (seat, field, text, instead_of, code) in [
        ("manager", "discussion", "维保单位三家比选", "", ""),
        ("secretary", "decision", "选第二家", "", ""),
        // Neither has seen what the other wrote at this text.
        ("secretary", "discussion", "三家报价", "", "record.changed@discussion"),
        ("manager", "decision", "选第三家", "选第一家", "record.changed@decision"),
        // What both wrote alike is no quarrel, nor is white space.
        ("manager", "decision", "选第二家", "", ""),
        ("manager", "decision", " 选第二家，一年 ", "选第二家\n", ""),
        ("secretary", "discussion", "三家比选后报价", "维保单位三家比选", ""),
        ("secretary", "discussion", &"长".repeat(10_001), "三家比选后报价", "input.too_long@discussion"),
    ] {
        let mut note = json!({ "meeting_id": 1, "item_id": 1 });
        note[field] = json!({ "text": text, "instead_of": instead_of });
        let answer = if seat == "manager" {
            desk.call("note_item", note)
        } else {
            desk.call_as(seat, "note_item", note)
        };
        let refused = answer.err().map_or(String::new(), |error| {
            format!("{}@{}", error.code.text(), error.field.unwrap_or_default())
        });
        assert_eq!(refused, code, "{text}");
    }
    let noted = stands(&desk);
    assert_eq!(
        (&noted["discussion"], &noted["decision"]),
        (&json!("三家比选后报价"), &json!("选第二家，一年"))
    );
}

#[test]
fn who_counts_in_a_show_of_hands_or_a_closed_item_came() {
    let desk = in_session();
    let set = |person: i64, attendance: &str| json!({ "meeting_id": 1, "person_id": person, "attendance": attendance });
    let refuse = |person: i64| {
        for absent in ["excused", "expected"] {
            let refused = desk.refusal("record_attendance", set(person, absent));
            assert_eq!(refused, "meeting.person_voted@attendance", "{person} {absent}");
        }
    };
    let count = |approving: i64| json!({ "approving": approving, "opposing": 1, "abstaining": 0 });
    act(&desk, 0, "hands", json!({ "count": count(4) })).unwrap();
    // Six came and five raised their hands: one of them can have been excused.
    desk.must("record_attendance", set(1, "excused"));
    desk.must("record_attendance", set(1, "expected"));
    refuse(2);
    // Who left came.
    desk.must("record_attendance", set(2, "left"));
    refuse(2);
    refuse(3);
    act(&desk, 0, "hands", json!({ "instead_of": count(4) })).unwrap();
    desk.must("record_attendance", set(2, "excused"));
    // Four are present when the item is closed, of whom two raised their hands.
    act(&desk, 0, "hands", json!({ "count": count(1) })).unwrap();
    desk.must("close_item", json!({ "meeting_id": 1, "item_id": 1 }));
    refuse(3);
    desk.must("reopen_item", json!({ "meeting_id": 1, "item_id": 1 }));
    desk.must("record_attendance", set(3, "excused"));
}

#[test]
fn where_nobody_owns_a_room_nobody_votes() {
    let desk = Desk::open();
    let plan = json!({ "profile_id": 2, "title": "首次业主大会", "starts_at": "2026-11-23T06:00:00Z", "place": "广场", "people": [],
        "items": [{ "title": "选举业主委员会", "matter": "ordinary" }] });
    desk.must("plan_meeting", plan);
    let drawn = desk.refusal("draw_electorate", json!({ "id": 1, "day": "2026-11-23" }));
    assert_eq!(drawn, "meeting.electorate_empty@day");
}
