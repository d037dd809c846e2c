//! The tickets that a quarter's report lists in its appendix (R8.2), where whoever writes it wants that: what the office did with each,
//! without a resident and without what was said. Tickets about staff are not listed.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;

use super::compute::Period;
use crate::error::Result;
use crate::tickets::{self, EvidenceSpan};

/// The most tickets of the list: some seventy pages.
pub(super) const LISTED: usize = 3000;

/// A ticket of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedTicket {
    /// Its number.
    pub number: String,
    /// The channel.
    pub channel: String,
    /// The topic.
    pub topic: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// When the resident was first told.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// Whether that was in time; absent of one that is not settled.
    pub on_time: Option<bool>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
}

/// The tickets received in the period, the first first.
pub(super) fn listed(db: &Connection, period: &Period) -> Result<Vec<ListedTicket>> {
    let Period { start, end, settled_before } = *period;
    let span = EvidenceSpan { since: start, from: start, to: end, known: settled_before };
    // Those of before are counted as well, and come first.
    let found = tickets::ticket_evidence(db, span, usize::MAX >> 1)?;
    let rows = found.into_iter().filter(|one| one.received_at >= start && one.cancelled_at.is_none());
    let rows = rows.filter_map(|one| {
        let settled = !one.day_only && one.settled_at.is_some_and(|at| at < settled_before);
        Some(ListedTicket {
            number: one.number?,
            channel: one.channel,
            topic: one.topic,
            received_at: one.received_at,
            first_feedback_at: one.first_feedback_at,
            on_time: settled.then(|| one.first_feedback_at.is_some_and(|at| at <= one.due_at)),
            closed_at: one.closed_at,
        })
    });
    Ok(rows.take(LISTED).collect())
}
