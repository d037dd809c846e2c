//! The archive of a large office: a page of the catalogue, and a record by its mark or number.

use std::time::Duration;

use serde_json::{Value, json};

use super::filled::Desk;
use super::rows::{Limits, median};

/// What the catalogue is asked for.
pub(super) fn filters() -> [(&'static str, Value); 5] {
    [
        ("a page", json!({})),
        ("a page of a kind", json!({ "kind": "ticket", "standing": "kept" })),
        ("what is due", json!({ "standing": "due" })),
        ("by mark", json!({ "search": "WY-LJ-000007" })),
        ("by number", json!({ "search": "TS-20000007-0000007" })),
    ]
}

/// Nobody waits for a page.
pub(super) fn archive(limits: &mut Limits, large: &Desk) {
    for (name, filter) in filters() {
        let taken = median(7, || drop(large.call("list_archive", json!({ "filter": filter.clone() }))));
        limits.at_most(
            &format!("archive, {name} of a million : 50 ms"),
            taken,
            Duration::from_millis(50),
            1.0,
        );
    }
}
