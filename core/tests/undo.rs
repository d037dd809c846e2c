//! Taking back the last act: what can be, what it leaves behind, and what is refused.

use crate::common::{Desk, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// A desk whose manager has a colleague.
fn desk() -> Desk {
    let desk = Desk::open();
    desk.hire("other", &["manager"]);
    desk
}

fn undo(desk: &Desk, number: &str) -> Value {
    desk.must("undo_last_act", json!({ "number": number }))
}

fn refusal(desk: &Desk, number: &str) -> String {
    desk.refusal("undo_last_act", json!({ "number": number }))
}

/// A ticket after these acts, a minute apart.
fn ticket(desk: &Desk, acts: &[&str]) -> String {
    let number = desk.register("complaint");
    for act in acts {
        desk.pass(TimeDelta::minutes(1));
        desk.act(&number, act).unwrap_or_else(|error| panic!("{act}: {error:?}"));
    }
    desk.pass(TimeDelta::minutes(1));
    number
}

/// What must be as it was, once the last act was taken back.
fn course(ticket: &Value) -> Vec<Value> {
    let kept = [
        "status",
        "responsible",
        "marks",
        "answer_owed",
        "due_at",
        "first_feedback_at",
        "closed_at",
        "archived_at",
        "reopened_count",
    ];
    kept.iter().map(|field| ticket[field].clone()).collect()
}

#[test]
fn what_can_be_taken_back_is_as_it_was_and_leaves_a_line() {
    let cases: [(&[&str], &str, &str); 6] = [
        (&[], "assign", "undid_assign"),
        (&["assign"], "suspend", "undid_suspend"),
        (&["assign", "suspend"], "resume", "undid_resume"),
        (&["assign"], "mark_urgent", "undid_mark"),
        (&["assign"], "mark_important", "undid_mark"),
        (&["assign", "give_feedback"], "close_only", "undid_close"),
    ];
    let desk = desk();
    for (before, act, detail) in cases {
        let number = ticket(&desk, before);
        let was = desk.ticket(&number);
        desk.act(&number, act).unwrap();
        desk.pass(TimeDelta::minutes(9));
        let now = undo(&desk, &number);
        assert_eq!(course(&now), course(&was), "{act}");
        let lines = |ticket: &Value| ticket["timeline"].as_array().unwrap().len();
        assert!(lines(&now) >= lines(&was) + 2, "{act}: nothing is erased");
        let last = now["timeline"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((text(&last["kind"]), text(&last["detail"])), ("undone", detail), "{act}");
        let trail = desk.must("list_audit_entries", json!({}));
        assert_eq!(trail["entries"][0]["operation"], "undo_last_act", "{act}");
        assert_eq!(trail["entries"][0]["subject"], Value::from(number.as_str()));
        // What was taken back is not taken back once more.
        assert_eq!(refusal(&desk, &number), "undo.not_possible", "{act}");
    }
}

#[test]
fn a_transfer_goes_back_to_whoever_it_was_and_a_suspension_goes_on_as_a_new_span() {
    let desk = desk();
    let number = ticket(&desk, &["assign"]);
    let colleague = json!({ "number": number, "staff_id": 2, "reason": "顺路" });
    desk.must("assign_ticket", colleague);
    assert_eq!(undo(&desk, &number)["responsible"]["id"], 1);

    let number = ticket(&desk, &["assign", "suspend"]);
    let waited = desk.ticket(&number)["suspension"].clone();
    desk.act(&number, "resume").unwrap();
    desk.pass(TimeDelta::minutes(2));
    let again = undo(&desk, &number)["suspension"].clone();
    assert_eq!((&again["reason"], &again["until"]), (&waited["reason"], &waited["until"]));
    assert_ne!(again["began_at"], waited["began_at"]);
    assert_eq!(desk.count("SELECT count(*) FROM ticket_suspensions WHERE ended_at IS NOT NULL"), 1);
}

#[test]
fn a_mistaken_entry_is_cancelled_with_its_reason() {
    let desk = desk();
    let number = ticket(&desk, &[]);
    assert_eq!(refusal(&desk, &number), "input.required@reason");
    let gone = desk.must("undo_last_act", json!({ "number": number, "reason": "登记重了" }));
    assert_eq!(gone["status"], "cancelled");
    assert_eq!(gone["timeline"][1]["content"], "登记重了");
    assert_eq!(refusal(&desk, &number), "undo.archived");
}

#[test]
fn whoever_joined_an_incident_by_mistake_leaves_it_again() {
    let desk = desk();
    let (first, second) = (desk.register("complaint"), desk.register("complaint"));
    desk.must("attach_ticket", json!({ "number": second, "same_as": first }));
    let version = desk.ticket(&second)["version"].clone();
    let alone = undo(&desk, &second);
    assert_eq!((&alone["incident"], &alone["version"]), (&Value::Null, &version));
    assert_eq!(desk.ticket(&first)["incident"], Value::Null, "nobody is left in an incident of one");

    desk.must("attach_ticket", json!({ "number": second, "same_as": first }));
    desk.must("detach_ticket", json!({ "number": second }));
    for number in [&first, &second] {
        assert_eq!(desk.ticket(number)["incident"], Value::Null);
        assert_eq!(desk.refusal("detach_ticket", json!({ "number": number })), "incident.elsewhere@number");
    }
    assert_eq!(desk.must("list_incidents", json!({})), json!([]));
    assert_eq!(undo(&desk, &second)["incident"]["tickets"], 2);
    assert_eq!(desk.ticket(&first)["incident"]["tickets"], 2);
}

#[test]
fn joining_once_more_changes_nothing_and_hides_nothing() {
    let desk = desk();
    let (first, second) = (desk.register("complaint"), desk.register("complaint"));
    desk.must("attach_ticket", json!({ "number": second, "same_as": first }));
    for (number, same_as) in [(&second, &first), (&first, &second)] {
        let again = json!({ "number": number, "same_as": same_as });
        assert_eq!(desk.refusal("attach_ticket", again), "input.invalid@same_as");
    }
    assert_eq!(undo(&desk, &second)["incident"], Value::Null);
}

#[test]
fn what_cannot_be_taken_back_is_refused_and_says_why() {
    let cases: [(&[&str], &str); 8] = [
        (&["assign", "give_feedback"], "undo.not_possible"),
        (&["attempt"], "undo.not_possible"),
        (&["assign", "add_note"], "undo.not_possible"),
        (&["assign", "escalate"], "undo.not_possible"),
        (&["assign", "give_feedback", "close"], "undo.archived"),
        (&["assign", "give_feedback", "close_only", "archive"], "undo.archived"),
        // Marked important after the feedback, it waits for its follow-up already.
        (&["assign", "give_feedback", "mark_important"], "undo.not_possible"),
        (&["assign", "give_feedback", "close", "reopen"], "undo.not_possible"),
    ];
    let desk = desk();
    for (acts, expected) in cases {
        let number = ticket(&desk, acts);
        let was = desk.ticket(&number);
        assert_eq!(refusal(&desk, &number), expected, "{acts:?}");
        assert_eq!(desk.ticket(&number), was, "{acts:?}");
    }
}

#[test]
fn only_ones_own_fresh_act_and_only_if_nothing_came_after_it() {
    let desk = desk();
    let number = ticket(&desk, &["assign"]);
    let arguments = json!({ "number": number });
    assert_eq!(desk.refusal_as("other", "undo_last_act", arguments.clone()), "undo.not_yours");
    let stale = json!({ "number": number, "expected_version": 1 });
    assert_eq!(desk.refusal("undo_last_act", stale), "ticket.changed");
    // Looking at the number is no act; a note by a colleague is.
    let telephone = json!({ "number": number, "caller": { "phone": "13812345678" } });
    desk.must("amend_ticket", telephone);
    desk.act(&number, "mark_urgent").unwrap();
    desk.must("reveal_phone", arguments.clone());
    assert_eq!(undo(&desk, &number)["marks"]["urgent"], false);
    desk.act(&number, "mark_urgent").unwrap();
    desk.call_as("other", "add_note", json!({ "number": number, "content": "已联系" })).unwrap();
    assert_eq!(refusal(&desk, &number), "undo.not_yours");

    desk.act(&number, "suspend").unwrap();
    desk.pass(TimeDelta::minutes(10) + TimeDelta::milliseconds(1));
    assert_eq!(refusal(&desk, &number), "undo.too_late");
}

#[test]
fn the_figures_are_those_of_a_ticket_that_was_never_closed() {
    let desk = desk();
    let number = ticket(&desk, &["assign", "give_feedback"]);
    let figures = || {
        let mut figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
        // When something happened last has moved on, nothing else.
        figures.as_object_mut().unwrap().remove("as_of");
        figures
    };
    let before = figures();
    desk.act(&number, "close_only").unwrap();
    assert_ne!(figures(), before);
    undo(&desk, &number);
    assert_eq!(figures(), before);
}
