//! 派工单: who is sent, what each step leaves behind, who may take it, and that none of it is a feedback.

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

/// An office with a clerk (`li`, id 2) and two repairers (`zhao`, id 3, and `sun`, id 4), and a complaint.
fn office() -> (Desk, String) {
    let desk = Desk::open();
    desk.hire("li", &["service"]);
    desk.hire("zhao", &["maintenance"]);
    desk.hire("sun", &["maintenance"]);
    let ticket = desk.must(
        "register_ticket",
        json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "厨房水管漏水，漏了一地",
            "room": "3-2-1502", "caller_name": "王建国", "phone": "13812345678" }),
    );
    let number = text(&ticket["number"]).to_owned();
    (desk, number)
}

fn issued(desk: &Desk, ticket: &str) -> String {
    let order = desk.call_as("li", "issue_work_order", json!({ "number": ticket, "staff_id": 3 })).unwrap();
    text(&order["number"]).to_owned()
}

/// The kinds of the lines about work orders, each with its order's number.
fn lines(desk: &Desk, ticket: &str) -> Vec<(String, String)> {
    let ticket = desk.ticket(ticket);
    let about = |line: &Value| {
        line["work_order"].as_str().map(|order| (text(&line["kind"]).to_owned(), order.to_owned()))
    };
    ticket["timeline"].as_array().unwrap().iter().filter_map(about).collect()
}

fn step(desk: &Desk, who: &str, order: &str, action: &str) -> Result<Value, String> {
    let (operation, more) = match action {
        "accept" => ("accept_work_order", json!({})),
        "arrive" => ("arrive_at_work_order", json!({})),
        "finish" => ("finish_work_order", json!({ "result": "换了软管" })),
        "give_up" => ("give_up_work_order", json!({ "reason": "nobody_home" })),
        "reassign" => ("reassign_work_order", json!({ "staff_id": 4 })),
        "correct" => ("correct_work_order", json!({ "result": format!("换了水管，{} 更正", desk.now()) })),
        "withdraw" => ("withdraw_work_order", json!({ "note": "住户说好了" })),
        other => panic!("no step {other}"),
    };
    let mut arguments = more;
    arguments["number"] = json!(order);
    desk.call_as(who, operation, arguments).map_err(|error| error.code.text().to_owned())
}

#[test]
fn an_order_from_the_desk_and_back_to_it() {
    let (desk, ticket) = office();
    let order = desk
        .call_as(
            "li",
            "issue_work_order",
            json!({ "number": ticket, "staff_id": 3, "wanted_at": "2026-11-23T06:00:00Z" }),
        )
        .unwrap();
    assert_eq!(
        json!([order["number"], order["state"], order["place"], order["problem"], order["repairer"]["name"]]),
        json!(["PG-20261123-001", "issued", "3-2-1502", "厨房水管漏水，漏了一地", "zhao"])
    );
    let number = text(&order["number"]).to_owned();
    let one = desk.ticket(&ticket);
    assert_eq!(json!([one["status"], one["responsible"]["name"]]), json!(["in_progress", "li"]));
    assert!(!one["actions"].as_array().unwrap().iter().any(|action| action == "issue_work_order"));

    let seen = desk.call_as("zhao", "get_work_order", json!({ "number": number })).unwrap();
    assert_eq!(
        json!([seen["caller_name"], seen["phone_masked"], seen["actions"]]),
        json!(["王建国", "138****5678", ["accept", "arrive", "finish", "give_up"]])
    );
    desk.pass(TimeDelta::minutes(5));
    step(&desk, "zhao", &number, "accept").unwrap();
    desk.pass(TimeDelta::minutes(20));
    step(&desk, "zhao", &number, "arrive").unwrap();
    desk.pass(TimeDelta::minutes(40));
    let materials = json!([{ "name": "不锈钢软管", "quantity": "1.50", "unit": "米" }]);
    let done = desk
        .call_as(
            "zhao",
            "finish_work_order",
            json!({ "number": number, "result": "换了软管，试水不漏", "materials": materials, "minutes": 40 }),
        )
        .unwrap();
    assert_eq!(
        done["result"],
        json!({ "text": "换了软管，试水不漏", "minutes": 40,
            "materials": [{ "name": "不锈钢软管", "quantity": "1.5", "unit": "米" }] })
    );
    assert_eq!(
        json!([done["accepted_at"], done["arrived_at"], done["ended_at"]]),
        json!(["2026-11-23T02:05:00Z", "2026-11-23T02:25:00Z", "2026-11-23T03:05:00Z"])
    );

    // It is back at the desk, and the resident is not told by that.
    let one = desk.ticket(&ticket);
    assert_eq!(
        json!([one["status"], one["first_feedback_at"], one["work_orders"][0]["feedback_owed"]]),
        json!(["in_progress", null, true])
    );
    assert!(!one["answer_owed"].is_null());
    let home = desk.call_as("li", "get_home", json!({})).unwrap();
    assert_eq!(
        json!([home["work_orders"], home["returned_work_orders"][0]["ticket"]]),
        json!([{ "open": 0, "mine": 0, "returned": 1 }, ticket])
    );
    let told = json!({ "number": ticket, "channel_id": 1, "content": "水管换好了" });
    let one = desk.call_as("li", "give_feedback", told).unwrap();
    assert_eq!(json!([one["status"], one["work_orders"][0]["feedback_owed"]]), json!(["answered", false]));
    assert_eq!(
        desk.call_as("li", "get_home", json!({})).unwrap()["returned_work_orders"],
        json!([]),
        "what was told is not owed"
    );
    let kinds =
        ["issued", "accepted", "arrived", "done"].map(|kind| (format!("work_order_{kind}"), number.clone()));
    assert_eq!(lines(&desk, &ticket), kinds);
}

#[test]
fn what_could_not_be_done_goes_again() {
    let (desk, ticket) = office();
    let first = issued(&desk, &ticket);
    let give_up =
        |reason: &str, note: Option<&str>| json!({ "number": first, "reason": reason, "note": note });
    assert_eq!(
        desk.refusal_as("zhao", "give_up_work_order", give_up("other_cause", Some(" "))),
        "input.required@note"
    );
    let order = desk.call_as("zhao", "give_up_work_order", give_up("parts_missing", Some("缺三通"))).unwrap();
    assert_eq!(
        json!([order["state"], order["unable_reason"], order["note"], order["feedback_owed"]]),
        json!(["unable", "parts_missing", "缺三通", true])
    );
    let one = desk.ticket(&ticket);
    let last = one["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!(
        json!([last["kind"], last["detail"], last["content"]]),
        json!(["work_order_unable", "parts_missing", "缺三通"])
    );
    let second = issued(&desk, &ticket);
    assert_eq!(second, "PG-20261123-002");
    let owed = desk.ticket(&ticket)["work_orders"].clone();
    assert_eq!(json!([owed[0]["feedback_owed"], owed[1]["feedback_owed"]]), json!([false, false]));
}

#[test]
fn one_order_at_a_time_and_none_left_behind() {
    let (desk, ticket) = office();
    let order = issued(&desk, &ticket);
    let again = json!({ "number": ticket, "staff_id": 4 });
    assert_eq!(desk.refusal_as("li", "issue_work_order", again.clone()), "work_order.open");
    assert_eq!(
        desk.refusal("cancel_ticket", json!({ "number": ticket, "reason": "误登" })),
        "work_order.open"
    );
    desk.act(&ticket, "give_feedback").unwrap();
    assert_eq!(desk.refusal("close_ticket", json!({ "number": ticket })), "work_order.open");
    let picked = json!({ "tickets": [{ "number": ticket }] });
    let mut preview = picked.clone();
    preview["action"] = json!("close");
    assert_eq!(desk.must("preview_bulk", preview)["rows"][0]["refusal"], "work_order.open");
    assert_eq!(desk.must("close_tickets", picked)["rows"][0]["refusal"], "work_order.open");
    let raw = desk.raw().execute("UPDATE tickets SET status = 'closed', closed_at = 1", []);
    assert!(raw.unwrap_err().to_string().contains("does not end before its work order"));
    step(&desk, "li", &order, "withdraw").unwrap();
    desk.act(&ticket, "close").unwrap();

    // The archive takes no order, and keeps those it has.
    assert_eq!(desk.refusal_as("li", "issue_work_order", again), "ticket.transition_refused");
    assert_eq!(step(&desk, "li", &order, "accept").unwrap_err(), "work_order.transition_refused");
    let seen = desk.must("get_work_order", json!({ "number": order }));
    assert_eq!(json!([seen["actions"], seen["takes_photos"]]), json!([[], false]));
    for change in [
        "UPDATE work_orders SET note = 'x'",
        "DELETE FROM work_orders",
        "INSERT INTO work_orders (uid, number, ticket_id, state, problem, repairer_id, issued_at, issued_by)
         VALUES ('u', 'PG-20261123-009', 1, 'issued', 'x', 3, 1, 2)",
        "INSERT INTO work_order_materials (work_order_id, name, quantity, unit) VALUES (1, '胶', 1, '支')",
    ] {
        assert!(desk.raw().execute(change, []).is_err(), "{change}");
    }
}

#[test]
fn who_may_what() {
    let (desk, ticket) = office();
    let order = issued(&desk, &ticket);
    // Others' orders are not there for a repairer.
    assert_eq!(
        desk.refusal_as("sun", "get_work_order", json!({ "number": order })),
        "work_order.not_found@number"
    );
    for action in ["accept", "arrive", "finish", "give_up"] {
        assert_eq!(step(&desk, "sun", &order, action).unwrap_err(), "work_order.not_found", "{action}");
    }
    for action in ["reassign", "withdraw"] {
        assert_eq!(step(&desk, "zhao", &order, action).unwrap_err(), "permission.denied", "{action}");
    }
    let all = |who: &str| {
        let page = desk.call_as(who, "list_work_orders", json!({ "tab": "all" })).unwrap();
        (page["rows"].as_array().unwrap().len(), page["counts"]["open"].as_i64().unwrap())
    };
    assert_eq!([all("li"), all("zhao"), all("sun")], [(1, 1), (1, 1), (0, 0)]);
    assert_eq!(
        desk.refusal_as("sun", "render_work_orders", json!({ "numbers": [order] })),
        "work_order.not_found@number"
    );

    // Reassigned, it is the other's, who accepts it anew.
    step(&desk, "zhao", &order, "arrive").unwrap();
    let moved = step(&desk, "li", &order, "reassign").unwrap();
    assert_eq!(
        json!([moved["state"], moved["repairer"]["name"], moved["arrived_at"]]),
        json!(["issued", "sun", null])
    );
    assert_eq!(step(&desk, "zhao", &order, "accept").unwrap_err(), "work_order.not_found");
    step(&desk, "sun", &order, "accept").unwrap();
    // What a slip brings back the desk enters in one step.
    let done = step(&desk, "li", &order, "finish").unwrap();
    assert_eq!(json!([done["state"], done["arrived_at"]]), json!(["done", null]), "no moment is made up");

    let send = |staff_id: i64| json!({ "number": ticket, "staff_id": staff_id });
    for (staff_id, refusal) in [(2, "staff.not_maintenance@staff_id"), (99, "staff.not_found@staff_id")] {
        assert_eq!(desk.refusal_as("li", "issue_work_order", send(staff_id)), refusal);
    }
}

#[test]
fn complaints_about_staff_stay_with_those_who_may_see_them() {
    let (desk, ticket) = office();
    let order = issued(&desk, &ticket);
    let about = json!({ "number": ticket, "about_staff": true });
    desk.must("assign_ticket", json!({ "number": ticket, "staff_id": 1 }));
    assert_eq!(desk.refusal("mark_ticket", about.clone()), "ticket.about_staff@about_staff");
    step(&desk, "zhao", &order, "finish").unwrap();
    desk.must("mark_ticket", about);
    for who in ["li", "zhao"] {
        assert_eq!(
            desk.refusal_as(who, "get_work_order", json!({ "number": order })),
            "work_order.not_found@number"
        );
        for tab in ["all", "returned", "ended"] {
            let page = desk.call_as(who, "list_work_orders", json!({ "tab": tab })).unwrap();
            assert_eq!(json!([page["rows"], page["counts"]["returned"]]), json!([[], 0]), "{who} {tab}");
        }
    }
    assert_eq!(desk.must("list_work_orders", json!({ "tab": "returned" }))["counts"]["returned"], 1);
    assert_eq!(
        desk.refusal("issue_work_order", json!({ "number": ticket, "staff_id": 3 })),
        "ticket.about_staff@staff_id"
    );
}

#[test]
fn what_is_refused_of_an_order() {
    let (desk, ticket) = office();
    let issue = |more: Value| {
        let mut arguments = json!({ "number": ticket, "staff_id": 3 });
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.refusal_as("li", "issue_work_order", arguments)
    };
    for (more, refusal) in [
        (json!({ "wanted_at": "2026-11-23T01:00:00Z" }), "time.not_in_future@wanted_at"),
        (json!({ "wanted_at": "2027-11-23T01:00:00Z" }), "time.too_far@wanted_at"),
        (json!({ "place": "长".repeat(81) }), "input.too_long@place"),
        (json!({ "problem": "长".repeat(501) }), "input.too_long@problem"),
        (json!({ "expected_version": 7 }), "ticket.changed"),
        (json!({ "number": "TS-20261123-009" }), "ticket.not_found@number"),
    ] {
        assert_eq!(issue(more.clone()), refusal, "{more}");
    }
    let order = issued(&desk, &ticket);
    assert_eq!(order, "PG-20261123-001", "what was refused took no number");
    let finish = |more: Value| {
        let mut arguments = json!({ "number": order, "result": "好了" });
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.refusal_as("zhao", "finish_work_order", arguments)
    };
    let material = |name: &str, quantity: &str, unit: &str| json!({ "materials": [{ "name": name, "quantity": quantity, "unit": unit }] });
    for (more, refusal) in [
        (json!({ "result": " " }), "input.required@result"),
        (json!({ "minutes": 0 }), "input.out_of_range@minutes"),
        (json!({ "minutes": 10_081 }), "input.out_of_range@minutes"),
        (material("", "1", "个"), "input.required@materials[0].name"),
        (material("灯泡", "1.2345", "个"), "quantity.malformed@materials[0].quantity"),
        (material("灯泡", "0", "个"), "quantity.malformed@materials[0].quantity"),
        (material("灯泡", "1", ""), "input.required@materials[0].unit"),
        (json!({ "expected_version": 9 }), "record.changed"),
    ] {
        assert_eq!(finish(more.clone()), refusal, "{more}");
    }
    assert_eq!(
        desk.count("SELECT count(*) FROM work_order_materials"),
        0,
        "nothing is kept of what was refused"
    );
    for (number, refusal) in
        [("PG-1", "work_order.not_found@number"), (&ticket, "work_order.not_found@number")]
    {
        assert_eq!(desk.refusal("get_work_order", json!({ "number": number })), refusal);
    }
}

#[test]
fn photographs_tell_before_from_after() {
    let (desk, ticket) = office();
    let order = issued(&desk, &ticket);
    let png = |side: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(side, side).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        STANDARD.encode(bytes.into_inner())
    };
    let photo = |side: u32, work_order: &str, stage: &str| {
        json!({ "number": ticket, "file_name": "照片.png", "base64": png(side),
            "photo": { "work_order": work_order, "stage": stage } })
    };
    desk.call_as("zhao", "add_attachment", photo(20, &order, "before")).unwrap();
    let files = desk.call_as("zhao", "add_attachment", photo(21, "pg-20261123-001", "after")).unwrap();
    let photos: Vec<&Value> = files.as_array().unwrap().iter().map(|file| &file["photo"]).collect();
    assert_eq!(
        photos,
        [
            &json!({ "work_order": order, "stage": "before" }),
            &json!({ "work_order": order, "stage": "after" })
        ]
    );
    let refusal = |who: &str, arguments: Value| desk.refusal_as(who, "add_attachment", arguments);
    assert_eq!(refusal("sun", photo(22, &order, "after")), "work_order.not_found@work_order");
    assert_eq!(refusal("zhao", photo(22, "PG-20261123-002", "after")), "work_order.not_found@work_order");
    let other = desk.register("inquiry");
    let mut elsewhere = photo(22, &order, "after");
    elsewhere["number"] = json!(other);
    assert_eq!(refusal("zhao", elsewhere), "work_order.not_found@work_order");
    let mut recording = photo(22, &order, "after");
    recording["base64"] = json!(STANDARD.encode(b"#!AMR\n12345678"));
    assert_eq!(refusal("zhao", recording), "attachment.kind_refused@base64");
}

#[test]
fn lists_go_on_where_they_stopped_and_find_what_a_slip_says() {
    let (desk, first) = office();
    let mut numbers = vec![issued(&desk, &first)];
    for index in 1..7 {
        desk.pass(TimeDelta::minutes(1));
        let ticket = desk.register("complaint");
        let place = format!("{index}-1-101");
        let order = json!({ "number": ticket, "staff_id": 3 + index % 2, "place": place });
        numbers.push(text(&desk.call_as("li", "issue_work_order", order).unwrap()["number"]).to_owned());
    }
    let page = |arguments: Value| desk.call_as("li", "list_work_orders", arguments).unwrap();
    let listed = |page: &Value| -> Vec<String> {
        page["rows"].as_array().unwrap().iter().map(|row| text(&row["number"]).to_owned()).collect()
    };
    for (tab, newest_first) in [("open", false), ("all", true)] {
        let mut all = Vec::new();
        let mut after = Value::Null;
        loop {
            let part = page(json!({ "tab": tab, "limit": 3, "after": after }));
            all.extend(listed(&part));
            after = part["next"].clone();
            if after.is_null() {
                break;
            }
        }
        let mut expected = numbers.clone();
        if newest_first {
            expected.reverse();
        }
        assert_eq!(all, expected, "{tab}");
    }
    step(&desk, "zhao", &numbers[0], "finish").unwrap();
    for (arguments, expected) in [
        (json!({ "tab": "returned" }), vec![&numbers[0]]),
        (json!({ "tab": "ended" }), vec![&numbers[0]]),
        (json!({ "query": "ｐｇ-20261123-001" }), vec![&numbers[0]]),
        (json!({ "query": first }), vec![&numbers[0]]),
        (json!({ "query": "3" }), vec![&numbers[3]]),
        (json!({ "query": "3-1" }), vec![&numbers[3]]),
        (json!({ "repairer_id": 3 }), vec![&numbers[2], &numbers[4], &numbers[6]]),
        (json!({ "tab": "mine" }), vec![]),
    ] {
        assert_eq!(listed(&page(arguments.clone())).iter().collect::<Vec<_>>(), expected, "{arguments}");
    }
    let mine = desk.call_as("sun", "list_work_orders", json!({ "tab": "mine" })).unwrap();
    assert_eq!((listed(&mine).len(), &mine["counts"]["mine"]), (3, &json!(3)));
    assert_eq!(desk.refusal("list_work_orders", json!({ "after": "x" })), "cursor.malformed@after");
}

#[test]
fn whoever_was_sent_does_not_follow_it_up() {
    let (desk, ticket) = office();
    let both = desk.hire("qian", &["service", "maintenance"]);
    let order = desk.must("issue_work_order", json!({ "number": ticket, "staff_id": both }));
    step(&desk, "qian", text(&order["number"]), "finish").unwrap();
    desk.act(&ticket, "mark_important").unwrap();
    desk.act(&ticket, "give_feedback").unwrap();
    let asked = json!({ "number": ticket, "channel_id": 1, "reached": false });
    assert_eq!(desk.refusal_as("qian", "record_follow_up", asked.clone()), "ticket.handled_by_you");
    desk.call_as("li", "record_follow_up", asked).unwrap();
}

#[test]
fn every_step_is_in_the_audit_trail() {
    let (desk, ticket) = office();
    let order = issued(&desk, &ticket);
    for (who, action) in [("zhao", "accept"), ("li", "reassign"), ("sun", "arrive"), ("sun", "finish")] {
        step(&desk, who, &order, action).unwrap();
    }
    let trail = desk.must("list_audit_entries", json!({ "filter": { "subject": order } }));
    let trail: Vec<(String, Value)> = trail["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (text(&entry["operation"]).to_owned(), entry["changes"].clone()))
        .collect();
    let expected = [
        ("finish_work_order", json!({ "state": ["on_site", "done"] })),
        ("arrive_at_work_order", json!({ "state": ["issued", "on_site"] })),
        ("reassign_work_order", json!({ "state": ["accepted", "issued"], "repairer": ["zhao", "sun"] })),
        ("accept_work_order", json!({ "state": ["issued", "accepted"] })),
        ("issue_work_order", json!({ "state": [null, "issued"], "repairer": [null, "zhao"] })),
    ];
    assert_eq!(trail, expected.map(|(operation, changes)| (operation.to_owned(), changes)));
}

#[test]
fn a_slip_says_what_is_to_be_done() {
    let (desk, ticket) = office();
    let order = issued(&desk, &ticket);
    let paper = desk.call_as("zhao", "render_work_orders", json!({ "numbers": [order] })).unwrap();
    assert_eq!(
        json!([paper["file_name"], paper["pages"], paper["missing"]]),
        json!(["维修派工单PG-20261123-001.pdf", 1, []])
    );
    let many: Vec<String> = (0..5)
        .map(|_| {
            let ticket = desk.register("complaint");
            issued(&desk, &ticket)
        })
        .collect();
    let paper = desk.must("render_work_orders", json!({ "numbers": many }));
    assert_eq!(json!([paper["pages"], paper["missing"]]), json!([3, []]), "two on a sheet");
    for (numbers, refusal) in [
        (json!([]), "input.required@numbers"),
        (json!(vec!["PG-20261123-001"; 101]), "input.out_of_range@numbers"),
        (json!(["PG-20261123-099"]), "work_order.not_found@number"),
    ] {
        assert_eq!(desk.refusal("render_work_orders", json!({ "numbers": numbers })), refusal);
    }
}

const STATES: [&str; 6] = ["issued", "accepted", "on_site", "done", "unable", "withdrawn"];

/// Where each step leads from each state, by the letters of `STATES`: i, a, o, d, u, w; `-` where it is refused.
const TABLE: [(&str, &str); 7] = [
    ("accept", "a-----"),
    ("arrive", "oo----"),
    ("finish", "ddd---"),
    ("give_up", "uuu---"),
    ("reassign", "iii---"),
    ("withdraw", "www---"),
    ("correct", "---d--"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is tried in whatever order: the table decides, each step leaves one line, numbers have no gap, at most one
    /// order of a ticket is open, and the resident is told by none of it.
    #[test]
    fn a_random_walk_keeps_to_the_table(steps in prop::collection::vec(0..8_usize, 1..40)) {
        let (desk, ticket) = office();
        let mut orders: Vec<usize> = Vec::new();
        let mut told = 0;
        for step_taken in steps {
            desk.pass(TimeDelta::seconds(30));
            let open = orders.last().is_some_and(|state| *state < 3);
            let Some((action, row)) = TABLE.get(step_taken) else {
                let sent = desk.call_as("li", "issue_work_order", json!({ "number": ticket, "staff_id": 3 }));
                prop_assert_eq!(sent.is_err(), open);
                if let Ok(sent) = sent {
                    orders.push(0);
                    told += 1;
                    prop_assert_eq!(&sent["number"], &json!(format!("PG-20261123-{:03}", orders.len())));
                }
                continue;
            };
            let Some(state) = orders.last_mut() else { continue };
            let order = format!("PG-20261123-{:03}", desk.count("SELECT count(*) FROM work_orders"));
            let letter = char::from(row.as_bytes()[*state]);
            match (step(&desk, "li", &order, action), "iaoduw".find(letter)) {
                (Ok(answer), Some(next)) => {
                    prop_assert_eq!(&answer["state"], STATES[next], "{} from {}", action, STATES[*state]);
                    *state = next;
                    told += 1;
                }
                (Err(code), None) => prop_assert_eq!(code, "work_order.transition_refused"),
                (answer, expected) => prop_assert!(false, "{action} from {}: {answer:?}, {expected:?}", STATES[*state]),
            }
        }
        prop_assert_eq!(lines(&desk, &ticket).len(), told);
        let one = desk.ticket(&ticket);
        prop_assert!(one["first_feedback_at"].is_null() && !one["answer_owed"].is_null());
        let open = desk.count("SELECT count(*) FROM work_orders WHERE ended_at IS NULL");
        prop_assert_eq!(open, i64::from(orders.last().is_some_and(|state| *state < 3)));
        prop_assert_eq!(desk.count("SELECT count(*) FROM work_orders"), i64::try_from(orders.len()).unwrap());
        let check = desk.must("verify_audit_trail", json!({}));
        prop_assert!(check["broken"].is_null());
    }
}
