//! The figures and the paper of a quarter.

use std::time::Duration;

use serde_json::json;

use super::filled::{DAY_MS, Desk, past_quarter};
use super::rows::{Limits, median};

/// Figures and paper of a quarter of 25,000 tickets in a million, against bare SQL that adds up the same.
pub(super) fn report(limits: &mut Limits, large: &Desk) {
    let (quarter, start) = past_quarter();
    let start = start.timestamp_millis();
    let db = large.bare();
    let end = start + 92 * DAY_MS;
    let bare = median(5, || {
        for sql in AGGREGATES {
            let mut statement = db.prepare(sql).unwrap();
            let mut rows = statement.query([start, end]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                std::hint::black_box(row.get_ref(0).unwrap());
            }
        }
    });
    let figures = median(5, || {
        large.call("quarter_figures", json!({ "quarter": quarter }));
    });
    limits.at_most("quarter_figures : bare SQL aggregation", figures, bare, 3.0);
    let whole = median(5, || {
        large.call("render_quarterly_report", json!({ "quarter": quarter }));
    });
    let allowed = bare * 3 + Duration::from_millis(200);
    limits.at_most("figures and PDF : 3 × bare SQL + 200 ms", whole, allowed, 1.0);
}

/// What a report adds up, as the obvious SQL.
const AGGREGATES: [&str; 8] = [
    "SELECT category, count(*), sum(closed_at IS NOT NULL) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY category",
    "SELECT channel_id, count(*), sum(closed_at IS NOT NULL) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY channel_id",
    "SELECT topic_id, count(*), sum(closed_at IS NOT NULL) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY topic_id",
    "SELECT category, sum(ifnull(first_feedback_at <= due_at, 0)), count(*) FROM tickets WHERE settled_at >= ?1 AND settled_at < ?2 GROUP BY category",
    "SELECT channel_id, sum(ifnull(first_feedback_at <= due_at, 0)), count(*) FROM tickets WHERE settled_at >= ?1 AND settled_at < ?2 GROUP BY channel_id",
    "SELECT topic_id, sum(ifnull(first_feedback_at <= due_at, 0)), count(*) FROM tickets WHERE settled_at >= ?1 AND settled_at < ?2 GROUP BY topic_id",
    "SELECT (received_at - ?1) / 2678400000 AS month, category, count(*) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY 1, 2",
    "SELECT first_feedback_at - received_at AS wait FROM tickets WHERE received_at >= ?1 AND received_at < ?2 AND first_feedback_at IS NOT NULL ORDER BY wait",
];
