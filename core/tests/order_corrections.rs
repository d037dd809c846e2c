//! 更正 of a finished work order: by whom until when, what it leaves behind, and what the archive keeps.

use crate::common::{Desk, text};
use serde_json::{Value, json};

/// An office with a clerk (`li`) and two repairers (`zhao`, id 3, and `sun`), and an order that `zhao` has finished: its
/// ticket's number and its own.
fn office() -> (Desk, String, String) {
    let desk = Desk::open();
    desk.hire("li", &["service"]);
    desk.hire("zhao", &["maintenance"]);
    desk.hire("sun", &["maintenance"]);
    let ticket = desk.register("complaint");
    let order = desk.call_as("li", "issue_work_order", json!({ "number": ticket, "staff_id": 3 })).unwrap();
    let order = text(&order["number"]).to_owned();
    let done = json!({ "number": order, "result": "换了软管", "minutes": 40,
        "materials": [{ "name": "软管", "quantity": "1", "unit": "根" }, { "name": "生料带", "quantity": "0.5", "unit": "卷" }] });
    desk.call_as("zhao", "finish_work_order", done).unwrap();
    (desk, ticket, order)
}

/// The result with other words and one material less.
fn corrected(order: &str, more: &Value) -> Value {
    let mut arguments = json!({ "number": order, "result": "换了角阀", "minutes": 25,
        "materials": [{ "name": "角阀", "quantity": "１.50", "unit": "个" }] });
    arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    arguments
}

fn last_line(desk: &Desk, ticket: &str) -> Value {
    desk.ticket(ticket)["timeline"].as_array().unwrap().last().unwrap().clone()
}

#[test]
fn the_repairer_sets_it_right_until_the_desk_goes_by_it() {
    let (desk, ticket, order) = office();
    let before = desk.call_as("zhao", "get_work_order", json!({ "number": order })).unwrap();
    assert_eq!(json!([before["actions"], before["corrected"]]), json!([["correct"], null]));
    let after = desk.call_as("zhao", "correct_work_order", corrected(&order, &json!({}))).unwrap();
    assert_eq!(
        json!([after["state"], after["result"], after["ended_at"], after["feedback_owed"]]),
        json!([
            "done",
            { "text": "换了角阀", "minutes": 25, "materials": [{ "name": "角阀", "quantity": "1.5", "unit": "个" }] },
            before["ended_at"],
            true
        ])
    );
    assert_eq!(
        json!([after["corrected"]["staff"]["name"], after["corrected"]["reason"]]),
        json!(["zhao", null])
    );
    assert_eq!(after["version"].as_i64(), before["version"].as_i64().map(|version| version + 1));

    // The desk sees the new words, and what they were.
    assert_eq!(desk.ticket(&ticket)["work_orders"][0]["result"], "换了角阀");
    let line = last_line(&desk, &ticket);
    assert_eq!(
        json!([line["kind"], line["work_order"], line["content"]]),
        json!(["work_order_corrected", order, null])
    );
    assert_eq!(
        line["changes"],
        json!([
            { "field": "result", "before": "换了软管", "after": "换了角阀" },
            { "field": "materials", "before": "软管 1 根、生料带 0.5 卷", "after": "角阀 1.5 个" },
            { "field": "minutes", "before": "40", "after": "25" },
        ])
    );
    let trail = desk.must("list_audit_entries", json!({ "filter": { "subject": order } }));
    assert_eq!(
        json!([trail["entries"][0]["operation"], trail["entries"][0]["changes"]]),
        json!(["correct_work_order", {
            "content_changed": [false, true],
            "materials": [2, 1],
            "minutes": [40, 25],
        }])
    );
    let slip = desk.call_as("zhao", "render_work_orders", json!({ "numbers": [order] })).unwrap();
    assert_eq!(slip["missing"], json!([]), "the slip still prints");

    // What is as it was is no correction.
    desk.call_as("zhao", "correct_work_order", corrected(&order, &json!({}))).unwrap();
    assert_eq!(desk.count("SELECT count(*) FROM work_order_corrections"), 1);
    assert_eq!(last_line(&desk, &ticket), line);

    // What a slip brought back the desk typed, and sets right as well.
    let again = json!({ "number": order, "result": "换了角阀，试水不漏" });
    let after = desk.call_as("li", "correct_work_order", again).unwrap();
    assert_eq!(after["result"], json!({ "text": "换了角阀，试水不漏", "minutes": null, "materials": [] }));
}

#[test]
fn once_the_resident_was_told_the_manager_corrects_and_says_why() {
    let (desk, ticket, order) = office();
    desk.act(&ticket, "give_feedback").unwrap();
    for who in ["zhao", "li"] {
        assert_eq!(
            desk.refusal_as(who, "correct_work_order", corrected(&order, &json!({ "reason": "写错了" }))),
            "work_order.result_used",
            "{who}"
        );
        let seen = desk.call_as(who, "get_work_order", json!({ "number": order })).unwrap();
        assert_eq!(seen["actions"], json!([]), "{who}");
    }
    assert_eq!(desk.must("get_work_order", json!({ "number": order }))["actions"], json!(["correct"]));
    for reason in [json!({}), json!({ "reason": " " })] {
        assert_eq!(desk.refusal("correct_work_order", corrected(&order, &reason)), "input.required@reason");
    }
    let after =
        desk.must("correct_work_order", corrected(&order, &json!({ "reason": "材料登记成了别家的" })));
    assert_eq!(
        json!([after["corrected"]["reason"], after["feedback_owed"]]),
        json!(["材料登记成了别家的", false]),
        "the resident is not owed anything by it"
    );
    assert_eq!(last_line(&desk, &ticket)["content"], "材料登记成了别家的");
    assert_eq!(
        desk.call_as("li", "list_work_orders", json!({ "tab": "returned" })).unwrap()["rows"],
        json!([])
    );

    // Sent again instead of told: the desk has gone by the result as well.
    let (desk, ticket, order) = office();
    desk.call_as("li", "issue_work_order", json!({ "number": ticket, "staff_id": 3 })).unwrap();
    assert_eq!(
        desk.refusal_as("zhao", "correct_work_order", corrected(&order, &json!({}))),
        "work_order.result_used"
    );
}

#[test]
fn what_is_refused() {
    let (desk, ticket, order) = office();
    let refusal =
        |who: &str, more: Value| desk.refusal_as(who, "correct_work_order", corrected(&order, &more));
    assert_eq!(refusal("sun", json!({})), "work_order.not_found@number");
    for (more, expected) in [
        (json!({ "result": " " }), "input.required@result"),
        (json!({ "minutes": 0 }), "input.out_of_range@minutes"),
        (
            json!({ "materials": [{ "name": "灯泡", "quantity": "两", "unit": "个" }] }),
            "quantity.malformed@materials[0].quantity",
        ),
        (
            json!({ "materials": vec![json!({ "name": "钉", "quantity": "1", "unit": "个" }); 31] }),
            "input.out_of_range@materials",
        ),
        (json!({ "reason": "长".repeat(501) }), "input.too_long@reason"),
    ] {
        assert_eq!(refusal("zhao", more.clone()), expected, "{more}");
    }
    // Two at once: the second is told.
    let seen = desk.call_as("zhao", "get_work_order", json!({ "number": order })).unwrap();
    let version = json!({ "expected_version": seen["version"] });
    desk.call_as("li", "correct_work_order", json!({ "number": order, "result": "换了水龙头" })).unwrap();
    assert_eq!(refusal("zhao", version), "record.changed");
    assert_eq!(
        desk.count("SELECT count(*) FROM work_order_corrections"),
        1,
        "nothing is kept of what was refused"
    );

    // What was not done has no result.
    let other = desk.register("complaint");
    let open = desk.call_as("li", "issue_work_order", json!({ "number": other, "staff_id": 3 })).unwrap();
    let open = text(&open["number"]);
    for give_up in [false, true] {
        if give_up {
            desk.must("give_up_work_order", json!({ "number": open, "reason": "nobody_home" }));
        }
        assert_eq!(
            desk.refusal("correct_work_order", corrected(open, &json!({}))),
            "work_order.transition_refused"
        );
    }

    // The archive keeps what it has.
    desk.act(&ticket, "give_feedback").unwrap();
    desk.act(&ticket, "close").unwrap();
    assert_eq!(
        desk.refusal("correct_work_order", corrected(&order, &json!({ "reason": "写错了" }))),
        "ticket.archived@number"
    );
    assert_eq!(desk.must("get_work_order", json!({ "number": order }))["actions"], json!([]));
    for change in [
        "INSERT INTO work_order_corrections (work_order_id, at, staff_id, result, materials) VALUES (1, 1, 1, 'x', '[]')",
        "INSERT INTO work_order_corrections (work_order_id, at, staff_id, result, materials) VALUES (2, 1, 1, 'x', '[]')",
        "UPDATE work_order_corrections SET result = 'x'",
        "DELETE FROM work_order_corrections",
    ] {
        assert!(desk.raw().execute(change, []).is_err(), "{change}");
    }
}
