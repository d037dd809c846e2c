//! The analysis of a large office.

use std::time::Duration;

use serde_json::json;

use super::filled::{Desk, past_quarter};
use super::rows::{Limits, median};

/// The analysis of a quarter of 25,000 tickets in a million, each part of it against what nobody waits for.
pub(super) fn analysis(limits: &mut Limits, large: &Desk) {
    let (quarter, start) = past_quarter();
    let first = start + chrono::TimeDelta::days(1);
    let (from, to) = (first.format("%Y-%m"), (first + chrono::TimeDelta::days(75)).format("%Y-%m"));
    let period = json!({ "from": from.to_string(), "to": to.to_string() });
    let map = json!({ "from": period["from"], "to": period["to"], "rows": "topic", "columns": "building" });
    let late = json!({ "figure": { "counted": "late" }, "responsible_id": 1, "received_from": format!("{from}-01"),
        "received_to": format!("{to}-28") });
    let parts = [
        ("get_heat_map", map, 200),
        ("get_duty", period.clone(), 300),
        ("get_repeats", period.clone(), 300),
        ("get_trend", period.clone(), 1000),
        ("suggest_sentences", json!({ "quarter": quarter }), 1000),
        ("get_rising_words", period, 5000),
        ("list_tickets", late, 50),
    ];
    for (operation, arguments, ms) in parts {
        let taken = median(3, || drop(large.call(operation, arguments.clone())));
        limits.at_most(&format!("{operation} of a quarter : {ms} ms"), taken, Duration::from_millis(ms), 1.0);
    }
}
