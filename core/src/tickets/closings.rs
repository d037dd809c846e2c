//! What sampled call-backs (R7.3) ask of tickets: which were closed in a time, and what the office has noted of one whose resident
//! is asked again.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::sight::Sight;
use super::{Category, Satisfaction, Solution, store};
use crate::error::Result;

/// A ticket that was closed in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClosedFact {
    pub(crate) id: i64,
    /// Who was responsible.
    pub(crate) responsible_id: Option<i64>,
    /// Whether it names nobody who could be asked: neither telephone number, nor room, nor person.
    pub(crate) without_contact: bool,
}

/// What the office has noted of a ticket whose resident is asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotedFact {
    pub(crate) number: String,
    pub(crate) category: Category,
    pub(crate) topic: String,
    pub(crate) room: Option<String>,
    pub(crate) caller_name: Option<String>,
    /// The whole number: whoever shows it masks it.
    pub(crate) phone: Option<String>,
    pub(crate) content: String,
    pub(crate) about_staff: bool,
    /// What the resident was told last, and when.
    pub(crate) told: Option<String>,
    pub(crate) told_at: Option<DateTime<Utc>>,
    /// What the resident said when the office followed it up last.
    pub(crate) answer: Option<(Solution, Satisfaction)>,
}

/// The tickets that `sight` sees and that were closed from `from` on and before `to`, the first closed first.
pub(crate) fn closed_within(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    sight: Sight,
) -> Result<Vec<ClosedFact>> {
    store::closings::closed_within(db, from, to, sight)
}

/// What the office had noted by `until` of the ticket with this id.
pub(crate) fn noted(db: &Connection, id: i64, until: DateTime<Utc>) -> Result<NotedFact> {
    store::closings::noted(db, id, until)
}

/// Whether a member of staff handled the ticket with this id: was responsible for it, was sent for it, or told the resident.
pub(crate) fn handled(db: &Connection, id: i64, staff_id: i64) -> Result<bool> {
    store::follow_ups::handled(db, id, staff_id)
}

/// The number of the ticket with this id.
pub(crate) fn number_of(db: &Connection, id: i64) -> Result<String> {
    store::closings::number_of(db, id)
}
