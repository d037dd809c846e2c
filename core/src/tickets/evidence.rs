//! What the figures of a report can be recomputed from, ticket by ticket and follow-up by follow-up. Who lives where, what was said and
//! telephone numbers are left out; of a ticket about staff also its number, its building and who is responsible.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{Category, FollowUpReason, OrderEnd, Satisfaction, Solution, store};
use crate::error::Result;

/// Up to when facts of a period count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EvidenceSpan {
    /// Tickets received from here on are there for comparison.
    pub(crate) since: DateTime<Utc>,
    /// The period begins here.
    pub(crate) from: DateTime<Utc>,
    /// It ends before this.
    pub(crate) to: DateTime<Utc>,
    /// Facts that come with time count before this.
    pub(crate) known: DateTime<Utc>,
}

/// A ticket that a figure of the period counts, or one that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of its own")]
pub(crate) struct TicketEvidence {
    pub(crate) id: i64,
    /// None of a ticket about staff.
    pub(crate) number: Option<String>,
    pub(crate) category: Category,
    pub(crate) channel: String,
    pub(crate) topic: String,
    pub(crate) building: Option<String>,
    pub(crate) responsible_id: Option<i64>,
    pub(crate) responsible: Option<String>,
    pub(crate) about_staff: bool,
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) due_at: DateTime<Utc>,
    pub(crate) first_feedback_at: Option<DateTime<Utc>>,
    /// None of one that was cancelled before it was due.
    pub(crate) settled_at: Option<DateTime<Utc>>,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) cancelled_at: Option<DateTime<Utc>>,
    pub(crate) day_only: bool,
    pub(crate) reopened_count: i64,
    /// When it was opened again, the first time first.
    pub(crate) reopened_at: Vec<DateTime<Utc>>,
    /// Its household, its room and its incident; whoever shows them makes numbers of them that mean nothing.
    pub(crate) household_id: Option<i64>,
    pub(crate) room_key: Option<String>,
    pub(crate) incident_id: Option<i64>,
    /// Whether it is kept that it repeats: its household is no longer known.
    pub(crate) repeat_kept: bool,
    /// Whether it counts in 重复率; only asked of those received within the period.
    pub(crate) repeats: bool,
}

/// A follow-up that a figure of the period counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FollowUpEvidence {
    pub(crate) ticket_id: i64,
    /// The number of the ticket; none of one about staff.
    pub(crate) number: Option<String>,
    pub(crate) category: Category,
    pub(crate) channel: String,
    pub(crate) topic: String,
    pub(crate) reason: FollowUpReason,
    pub(crate) due_at: DateTime<Utc>,
    pub(crate) done_at: Option<DateTime<Utc>>,
    /// What the resident said; none if nobody was reached, or not yet.
    pub(crate) answer: Option<(Solution, Satisfaction)>,
    /// Whether it counts in the denominator of 回访率.
    pub(crate) due: bool,
    /// Whether it counts in the denominators of 解决率 and 满意率.
    pub(crate) reached: bool,
}

/// A work order that was issued in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OrderEvidence {
    pub(crate) ticket_id: i64,
    /// The number of the ticket; none of one about staff.
    pub(crate) number: Option<String>,
    pub(crate) issued_at: DateTime<Utc>,
    /// How it ended and when; absent while somebody is at it.
    pub(crate) ended: Option<(OrderEnd, DateTime<Utc>)>,
}

/// Every ticket that was received, settled, closed or opened again in the period, or received since then, the earliest receipt first; at most `most`.
pub(crate) fn ticket_evidence(
    db: &Connection,
    span: EvidenceSpan,
    most: usize,
) -> Result<Vec<TicketEvidence>> {
    store::evidence::tickets(db, span, most)
}

/// Every follow-up that was due in the period or reached the resident in it, the first due first.
pub(crate) fn follow_up_evidence(db: &Connection, span: EvidenceSpan) -> Result<Vec<FollowUpEvidence>> {
    store::evidence::follow_ups(db, span)
}

/// Every work order that was issued in the period, the first first; not those of mistaken entries.
pub(crate) fn order_evidence(db: &Connection, span: EvidenceSpan) -> Result<Vec<OrderEvidence>> {
    store::evidence::orders(db, span)
}
