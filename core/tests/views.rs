//! Saved views and bulk actions.

use crate::common::{Desk, text};
use serde_json::{Value, json};

fn picked(numbers: &[&str]) -> Value {
    numbers.iter().map(|number| json!({ "number": number })).collect()
}

#[test]
fn a_view_is_ones_own_or_everybodys() {
    let desk = Desk::open();
    for login in ["li", "zhao"] {
        desk.must("add_staff", json!({ "login": login, "name": login, "roles": ["service"] }));
    }
    let [li, zhao] = ["li", "zhao"].map(|login| desk.office.session(Some(login)).unwrap());
    let filter = json!({ "tab": "archived", "topic_id": 2, "building": "3", "query": "电梯", "received_from": "2026-11-01" });
    li.call("save_view", json!({ "name": "电梯", "filter": filter })).unwrap();
    li.call("save_view", json!({ "name": "共用", "shared": true, "filter": {} })).unwrap();
    let names = |views: &Value| {
        let views = views.as_array().unwrap().iter();
        views.map(|view| (text(&view["name"]).to_owned(), view["own"] == true)).collect::<Vec<_>>()
    };
    let own = li.call("list_views", json!({})).unwrap();
    assert_eq!(names(&own), [("共用".to_owned(), true), ("电梯".to_owned(), true)]);
    assert_eq!(own[1]["filter"], filter);
    let others = zhao.call("list_views", json!({})).unwrap();
    assert_eq!(names(&others), [("共用".to_owned(), false)]);

    // The same name replaces one's own view, not another's.
    li.call("save_view", json!({ "name": "电梯", "filter": { "query": "停电" } })).unwrap();
    let own = li.call("list_views", json!({})).unwrap();
    assert_eq!((own.as_array().unwrap().len(), &own[1]["filter"]["query"]), (2, &json!("停电")));

    let (shared, private) = (&own[0]["id"], &own[1]["id"]);
    let refused = |session: &linsheng_core::office::Session, id: &Value| {
        session.call("remove_view", json!({ "id": id })).unwrap_err().code().text()
    };
    assert_eq!(refused(&zhao, shared), "view.not_own");
    assert_eq!(refused(&zhao, private), "input.unknown_id", "that it is there is not told");
    assert_eq!(refused(&desk.session, private), "input.unknown_id");
    desk.must("remove_view", json!({ "id": shared }));
    li.call("remove_view", json!({ "id": private })).unwrap();
    assert_eq!(li.call("list_views", json!({})).unwrap(), json!([]));

    for (arguments, expected) in [
        (json!({ "name": " ", "filter": {} }), "input.required@name"),
        (json!({ "name": "x", "filter": { "query": "电".repeat(101) } }), "input.too_long@filter.query"),
        (json!({ "name": "x", "filter": { "tab": "lost" } }), "arguments.malformed@filter.tab"),
    ] {
        assert_eq!(desk.refusal("save_view", arguments), expected);
    }
}

#[test]
fn many_tickets_at_once_each_by_its_own_rules() {
    let desk = Desk::open();
    let numbers: Vec<String> = (0..4).map(|_| desk.register("complaint")).collect();
    let [open, answered, closed, changed] = [0, 1, 2, 3].map(|at| numbers[at].as_str());
    for number in [answered, closed] {
        desk.act(number, "give_feedback").unwrap();
    }
    desk.act(closed, "close").unwrap();
    let all = picked(&[open, answered, closed, "TS-20200101-001", open]);

    let preview = desk.must("preview_bulk", json!({ "tickets": all, "action": "close" }));
    let outcome = |answer: &Value| {
        let rows = answer["rows"].as_array().unwrap().iter();
        rows.map(|row| (row["after"].as_str().map(str::to_owned), row["refusal"].as_str().map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    let refused = |code: &str| (None, Some(code.to_owned()));
    let expected = [
        refused("ticket.transition_refused"),
        (Some("archived".to_owned()), None),
        refused("ticket.transition_refused"),
        refused("ticket.not_found"),
    ];
    assert_eq!(outcome(&preview), expected);
    assert_eq!(desk.ticket(answered)["status"], "answered", "a preview changes nothing");
    let done = desk.must("close_tickets", json!({ "tickets": all, "summary": "都好了" }));
    assert_eq!(outcome(&done), expected);
    assert_eq!((&done["done"], &done["refused"]), (&json!(1), &json!(3)));
    assert_eq!(desk.ticket(answered)["status"], "archived");

    let version = desk.ticket(changed)["version"].clone();
    desk.act(changed, "assign").unwrap();
    let stale = json!([{ "number": changed, "expected_version": version }, { "number": open }]);
    let done = desk.must("assign_tickets", json!({ "tickets": stale, "staff_id": 1 }));
    assert_eq!(outcome(&done), [refused("ticket.changed"), (Some("in_progress".to_owned()), None)]);
    let audit = desk.must("list_audit_entries", json!({ "filter": { "operation": "assign_tickets" } }));
    assert_eq!(audit["entries"].as_array().map_or(0, Vec::len), 1, "{audit}");
    assert_eq!(audit["entries"][0]["subject"], open);

    for (operation, arguments, expected) in [
        ("assign_tickets", json!({ "tickets": [], "staff_id": 1 }), "input.required@tickets"),
        ("assign_tickets", json!({ "tickets": picked(&[open]), "staff_id": 99 }), "staff.not_found@staff_id"),
        (
            "preview_bulk",
            json!({ "tickets": (0..501).map(|at| json!({ "number": format!("x{at}") })).collect::<Value>(), "action": "close" }),
            "input.out_of_range@tickets",
        ),
    ] {
        assert_eq!(desk.refusal(operation, arguments), expected);
    }
}
