//! The archive of a large office: a page of the catalogue, and a record by its mark or number.

use std::time::Duration;

use serde_json::json;

use super::{Desk, Limits, median};

/// A page costs the same whatever there is, and nobody waits for one.
pub(super) fn archive(limits: &mut Limits, small: &Desk, large: &Desk) {
    let filters = [
        ("a page", json!({})),
        ("a page of a kind", json!({ "kind": "ticket", "standing": "kept" })),
        ("what is due", json!({ "standing": "due" })),
        ("by mark", json!({ "search": "WY-LJ-000007" })),
        ("by number", json!({ "search": "TS-20000007-0000007" })),
    ];
    for (name, filter) in filters {
        let page =
            |desk: &Desk| median(7, || drop(desk.call("list_archive", json!({ "filter": filter.clone() }))));
        let (few, many) = (page(small), page(large));
        limits.at_most(&format!("archive, {name}: a million : ten thousand"), many, few, 3.0);
        limits.at_most(
            &format!("archive, {name} of a million : 50 ms"),
            many,
            Duration::from_millis(50),
            1.0,
        );
    }
}
