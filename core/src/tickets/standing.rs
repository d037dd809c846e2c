//! How the open tickets stand: how many answers are owed and how urgently, what turned urgent meanwhile, what is late and
//! came before the manager. All of it follows from the moment of asking; no timer is trusted.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::sight::Sight;
use super::store::{follow_ups, standing as rows};
use super::wire::TicketRow;
use crate::access::{self, Actor, Changes, Entry};
use crate::clock::rfc3339;
use crate::error::Result;

/// How the audit trail calls what the program does by itself when an answer is late.
const ESCALATED: &str = "escalate_late";

/// Answers owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Workload {
    /// All of them.
    pub open: i64,
    /// Those whose deadline is over.
    pub overdue: i64,
    /// Those that are not late yet and have been warned of.
    pub due_soon: i64,
    /// Those that are not late yet and due before the day is over.
    pub due_today: i64,
    /// Those that nobody is responsible for.
    pub unassigned: i64,
}

/// An open ticket, as far as counting goes.
pub(crate) struct Owed {
    pub(crate) responsible_id: Option<i64>,
    pub(crate) due_at: DateTime<Utc>,
    pub(crate) warn_at: DateTime<Utc>,
    pub(crate) unassigned: bool,
    pub(crate) about_staff: bool,
}

impl Workload {
    fn add(&mut self, owed: &Owed, now: DateTime<Utc>, day_ends: DateTime<Utc>) {
        let late = owed.due_at < now;
        self.open += 1;
        self.overdue += i64::from(late);
        self.due_soon += i64::from(!late && owed.warn_at <= now);
        self.due_today += i64::from(!late && owed.due_at <= day_ends);
        self.unassigned += i64::from(owed.unassigned);
    }
}

/// The answers that the whole office owes, as far as a person may see, and those of that person; the day of `now` ends at
/// `day_ends`.
pub(crate) fn workload(
    db: &Connection,
    actor: &Actor,
    now: DateTime<Utc>,
    day_ends: DateTime<Utc>,
) -> Result<(Workload, Workload)> {
    let sight = Sight::of(db, actor)?;
    let (mut all, mut mine) = (Workload::default(), Workload::default());
    rows::each_owed(db, |owed| {
        if !sight.sees(owed.about_staff) {
            return;
        }
        all.add(&owed, now, day_ends);
        if owed.responsible_id == Some(actor.id) {
            mine.add(&owed, now, day_ends);
        }
    })?;
    Ok((all, mine))
}

/// Visits every ticket that owes an answer at `now`: who is responsible for it, and whether it is late.
pub(crate) fn open_now(
    db: &Connection,
    now: DateTime<Utc>,
    mut visit: impl FnMut(Option<i64>, bool),
) -> Result<()> {
    rows::each_owed(db, |owed| visit(owed.responsible_id, owed.due_at < now))
}

/// The open tickets of which somebody asked the manager to step in, the longest asked first, at most `most`; as far as
/// `actor` may see.
pub(crate) fn asked(
    db: &Connection,
    actor: &Actor,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(TicketRow, DateTime<Utc>)>> {
    rows::asked(db, Sight::of(db, actor)?, now, most)
}

/// How many follow-ups are to be made before `day_ends`, as far as `actor` may see.
pub(crate) fn follow_ups_due(db: &Connection, actor: &Actor, day_ends: DateTime<Utc>) -> Result<i64> {
    Ok(follow_ups::count(db, Sight::of(db, actor)?, day_ends)?.1)
}

/// How many tickets were closed from `from` on and before `to`.
pub(crate) fn closed(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<i64> {
    rows::closed(db, from, to)
}

/// What turned with an open ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The share of the wait is over after which there is a reminder.
    Reminded,
    /// It is due soon.
    DueSoon,
    /// It is late.
    Overdue,
}

/// What turned with a person's open tickets after `since` and no later than `now`, the latest first; of each ticket the
/// last turn only.
pub(crate) fn turns(
    db: &Connection,
    actor: &Actor,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<(Turn, String, DateTime<Utc>)>> {
    rows::turns(db, actor.id, Sight::of(db, actor)?, since, now)
}

/// The tickets that a person was given by somebody else after `since`, and are still theirs, with the moment.
pub(crate) fn given(
    db: &Connection,
    actor: &Actor,
    since: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>)>> {
    rows::given(db, actor.id, Sight::of(db, actor)?, since)
}

/// Whether an answer is late at `now` and has not come before the manager yet.
pub(crate) fn any_unescalated(db: &Connection, now: DateTime<Utc>) -> Result<bool> {
    Ok(!rows::late_unescalated(db, now)?.is_empty())
}

/// Records every answer that is late at `now` as escalated to the manager, once for each deadline; answers how many there
/// were.
pub(crate) fn escalate_late(db: &Connection, now: DateTime<Utc>) -> Result<usize> {
    let late = rows::late_unescalated(db, now)?;
    for (id, number, due_at) in &late {
        rows::escalate(db, *id, *due_at, now)?;
        let due = rfc3339(*due_at);
        let changes = Changes::default().with("answer_due_at", Value::Null, due);
        let entry =
            Entry { at: now, staff_id: None, operation: ESCALATED, subject: number, changes: &changes };
        access::record(db, &entry)?;
    }
    Ok(late.len())
}

/// When the answer owed on the ticket with this number came before the manager because it was late; none if it did not.
pub(crate) fn escalated(db: &Connection, number: &str) -> Result<Option<DateTime<Utc>>> {
    rows::escalated(db, number)
}

/// The tickets whose answers came before the manager after `since` and are still owed, with the moment.
pub(crate) fn latest_escalation(
    db: &Connection,
    since: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>)>> {
    rows::escalated_since(db, since)
}
