//! 异常线索 (R7.3): which tickets of a time stand out, read from facts along indexes. What is said of them, and who sees them, is the
//! business of [`crate::supervision`].

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sight::Sight;
use super::{Category, Named, store};
use crate::error::Result;
use crate::stored::stored_as_text;

/// What makes a ticket, or a person's tickets, stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RedFlagKind {
    /// 临期办理: a complaint answered or closed in the last minutes before its deadline; by the deadline.
    LastMinutes,
    /// 反馈无联系人: answered, though the ticket names nobody and it was not noted who was told; by the first feedback.
    NoContact,
    /// 自办自访: followed up by somebody who had handled it; by the follow-up.
    OwnFollowUp,
    /// 重新办理: opened again; by when it was.
    Reopened,
    /// 重复来件: the same household and topic within 30 days of a closed one; by the receipt.
    Repeated,
    /// 补登: entered later than received; by the receipt.
    BackDated,
    /// 及时率偏低: a person's on-time rate is under that of the others, as the interval says. Its tickets are the late ones,
    /// by when they were settled.
    SlowPerson,
}

impl RedFlagKind {
    /// Those whose facts are never changed: of any past moment it is known which there were. The others follow from what
    /// is corrected, taken back or closed anew.
    pub(crate) const LASTING: [RedFlagKind; 3] =
        [RedFlagKind::OwnFollowUp, RedFlagKind::Reopened, RedFlagKind::BackDated];
}
stored_as_text!(RedFlagKind {
    LastMinutes = "last_minutes",
    NoContact = "no_contact",
    OwnFollowUp = "own_follow_up",
    Reopened = "reopened",
    Repeated = "repeated",
    BackDated = "back_dated",
    SlowPerson = "slow_person"
});

/// Which tickets are looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FlagQuery {
    pub(crate) kind: RedFlagKind,
    /// From this moment on and before the other.
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    /// How many minutes before the deadline are the last ones, 1…60.
    pub(crate) last_minutes: i64,
    /// Whose late tickets, of [`RedFlagKind::SlowPerson`].
    pub(crate) staff_id: Option<i64>,
    pub(crate) sight: Sight,
    /// What was entered after this moment does not count, where there is one.
    pub(crate) known: Option<DateTime<Utc>>,
}

/// Where a ticket stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flagged {
    /// The moment: what it is a moment of, the kind says.
    pub(crate) at: DateTime<Utc>,
    /// The ticket, its event or its follow-up: with the moment, its place in the list.
    pub(crate) key: i64,
    pub(crate) ticket_id: i64,
}

/// What is shown of a ticket that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FlaggedTicket {
    pub(crate) number: String,
    pub(crate) category: Category,
    pub(crate) topic: String,
    pub(crate) responsible: Option<Named>,
    pub(crate) about_staff: bool,
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) registered_at: DateTime<Utc>,
    pub(crate) due_at: DateTime<Utc>,
    pub(crate) first_feedback_at: Option<DateTime<Utc>>,
    /// Who answered, followed up, opened it again or entered it, as the kind asks.
    pub(crate) by: Option<Named>,
    /// Why it was opened again or entered late.
    pub(crate) words: Option<String>,
    /// The number of the closed ticket before it.
    pub(crate) before: Option<String>,
}

/// How many of a person's tickets were settled in a time, and how many of these on time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonOnTime {
    pub(crate) staff: Named,
    pub(crate) on_time: u32,
    pub(crate) settled: u32,
}

/// The tickets that stand out, the latest first; the first `limit` after that place, or all.
pub(crate) fn flagged(
    db: &Connection,
    query: &FlagQuery,
    after: Option<(i64, i64)>,
    limit: Option<usize>,
) -> Result<Vec<Flagged>> {
    store::red_flags::flagged(db, query, after, limit)
}

/// What is shown of one of them.
pub(crate) fn flagged_ticket(db: &Connection, kind: RedFlagKind, flagged: &Flagged) -> Result<FlaggedTicket> {
    store::red_flags::ticket(db, kind, flagged)
}

/// How everybody who was responsible for a ticket settled from `from` on and before `to` kept the limits, in the order in
/// which they were hired.
pub(crate) fn on_time_by_person(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<PersonOnTime>> {
    store::red_flags::on_time_by_person(db, from, to)
}
