//! What becomes of the daily work when an office grows: the same at a hundred thousand and a million tickets as at ten
//! thousand. What shows a page costs the same whatever there is; what adds up a quarter grows with the quarter at most.

use std::time::Duration;

use serde_json::{Value, json};

use super::archive;
use super::filled::{Desk, past_quarter, phone};
use super::intake::a_complaint;
use super::rows::{Limits, median, middle, timed};

/// How much slower than the smallest the middle and the largest may be.
type Allowed = [f64; 2];

const SAME: Allowed = [2.0, 2.0];
/// A page is gathered from several tables.
const NEARLY: Allowed = [3.0, 3.0];
const AS_THE_TICKETS: Allowed = [10.0, 100.0];

/// `desks` hold ten thousand, a hundred thousand and a million tickets.
pub(super) fn growth(limits: &mut Limits, desks: [&Desk; 3]) {
    let (quarter, _) = past_quarter();
    let quarter = json!({ "quarter": quarter });
    let tickets: [(&str, &str, Value); 10] = [
        ("list, first page", "list_tickets", json!({})),
        ("list of the unassigned, by urgency", "list_tickets", json!({ "tab": "unassigned" })),
        ("list of the overdue, by urgency", "list_tickets", json!({ "tab": "overdue" })),
        ("list of the archived, first page", "list_tickets", json!({ "tab": "archived" })),
        (
            "list of archived complaints of a channel",
            "list_tickets",
            json!({ "tab": "archived", "category": "complaint", "channel_id": 1 }),
        ),
        ("counts of the tabs", "count_tickets", json!({})),
        ("search of two common characters", "list_tickets", json!({ "query": "电梯" })),
        ("search of two rare characters", "list_tickets", json!({ "query": "宇宙" })),
        ("people by telephone number", "find_residents", json!({ "query": phone(7) })),
        ("tickets by telephone number", "list_tickets", json!({ "query": phone(7) })),
    ];
    for (name, operation, arguments) in tickets {
        grown(limits, name, desks.map(|desk| asked(desk, 101, operation, &arguments)), SAME);
    }
    grown(limits, "list, next page, 8,000 rows down", desks.map(next_page), SAME);
    grown(limits, "intake of a ticket", intake(desks), SAME);
    for (name, filter) in archive::filters() {
        let arguments = json!({ "filter": filter });
        let name = format!("archive, {name}");
        grown(limits, &name, desks.map(|desk| asked(desk, 7, "list_archive", &arguments)), NEARLY);
    }
    grown(limits, "first page of the desk", desks.map(|desk| asked(desk, 7, "get_home", &json!({}))), NEARLY);
    grown(
        limits,
        "line of the compliance board, asked again",
        desks.map(|desk| asked(desk, 7, "get_board_counts", &json!({}))),
        NEARLY,
    );
    let name = "figures of a quarter of a fortieth";
    grown(limits, name, desks.map(|desk| asked(desk, 5, "quarter_figures", &quarter)), AS_THE_TICKETS);
    board(limits);
}

fn grown(limits: &mut Limits, name: &str, [small, middle, large]: [Duration; 3], allowed: Allowed) {
    limits.at_most(&format!("{name}, 100,000 : 10,000"), middle, small, allowed[0]);
    limits.at_most(&format!("{name}, 1,000,000 : 10,000"), large, small, allowed[1]);
}

fn asked(desk: &Desk, times: usize, operation: &str, arguments: &Value) -> Duration {
    desk.call(operation, arguments.clone());
    median(times, || drop(desk.call(operation, arguments.clone())))
}

/// As many pages down as the smallest office allows.
fn next_page(desk: &Desk) -> Duration {
    let mut after = Value::Null;
    for _ in 0..40 {
        after = desk.call("list_tickets", json!({ "limit": 200, "after": after }))["next"].clone();
    }
    asked(desk, 101, "list_tickets", &json!({ "after": after }))
}

/// Turn by turn, so that all meet the same disk.
fn intake(desks: [&Desk; 3]) -> [Duration; 3] {
    let mut taken = [const { Vec::new() }; 3];
    for _ in 0..201 {
        for (desk, taken) in desks.into_iter().zip(&mut taken) {
            taken.push(timed(|| drop(desk.call("register_ticket", a_complaint()))));
        }
    }
    taken.map(middle)
}

/// The line of the compliance board on the first page, in the demo office and one twenty times as large: when something
/// has changed, and while nothing has.
fn board(limits: &mut Limits) {
    let desks = [Desk::demo(1), Desk::demo(20)];
    let line = |desk: &Desk| drop(desk.call("get_board_counts", json!({})));
    let [small, large] = desks.each_ref().map(|desk| {
        middle(
            (0..7)
                .map(|_| {
                    desk.call("register_ticket", a_complaint());
                    timed(|| line(desk))
                })
                .collect(),
        )
    });
    limits.at_most("line of the board after a change, demo × 20 : demo", large, small, 20.0);
    let [small, large] = desks.each_ref().map(|desk| median(101, || line(desk)));
    limits.at_most("line of the board, asked again, demo × 20 : demo", large, small, 3.0);
    let whole = median(7, || drop(desks[1].call("get_compliance_board", json!({}))));
    limits.at_most("line of the board, asked again : the board, demo × 20", large, whole, 0.5);
}
