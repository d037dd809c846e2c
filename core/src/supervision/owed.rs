//! What findings and measures have in common: somebody owes it by a day, and everything that happens to it is kept.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::findings::OfChecks;
use crate::access::{self, Actor, Changes, Permission};
use crate::clock::rfc3339;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{ReadContext, WriteContext};
use crate::page;
use crate::stored::stored_as_text;
use crate::supervision::store::{Checked, ListQuery, NewEvent};
use crate::tickets::Named;

/// The longest account of what is wrong, what is done about it, or why, in characters.
pub(super) const LONGEST: usize = 500;

/// The longest page.
pub(super) const LONGEST_PAGE: i64 = 200;

/// What happened to a finding or a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupervisionEventKind {
    /// It was noted.
    Added,
    /// How far it is was noted.
    Progress,
    /// What, who or when was changed.
    Changed,
    /// It was reported to be put right.
    Reported,
    /// A look at it showed that it is not right yet.
    SentBack,
    /// A look at it showed that it is right.
    Passed,
    /// It was done.
    Done,
    /// It was given up.
    Dropped,
    /// It was taken up again.
    Reopened,
}
stored_as_text!(SupervisionEventKind {
    Added = "added",
    Progress = "progress",
    Changed = "changed",
    Reported = "reported",
    SentBack = "sent_back",
    Passed = "passed",
    Done = "done",
    Dropped = "dropped",
    Reopened = "reopened"
});

/// A line of the course of a finding or a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SupervisionEvent {
    /// Its id.
    pub id: i64,
    /// What happened.
    pub kind: SupervisionEventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub staff: Named,
    /// What was noted.
    pub content: Option<String>,
    /// Who is to do it from then on; absent if that stayed.
    pub owner: Option<Named>,
    /// By when from then on; absent if that stayed.
    pub due_on: Option<NaiveDate>,
}

/// Whether `actor` supervises: sees everything, and does what owners do not.
pub(super) fn supervises(db: &Connection, actor: &Actor) -> Result<bool> {
    access::has(db, actor, Permission::SupervisionWrite)
}

/// Refuses whoever neither supervises nor owns the record with this id: to them there is none.
pub(super) fn seen_by(db: &Connection, actor: &Actor, owner_id: i64, id: i64) -> Result<()> {
    if owner_id == actor.id || supervises(db, actor)? {
        return Ok(());
    }
    Err(Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

/// Something that is done now by whoever acts.
pub(super) fn event<'a>(
    context: &WriteContext<'_>,
    id: i64,
    kind: SupervisionEventKind,
    content: Option<&'a str>,
) -> NewEvent<'a> {
    NewEvent::new(id, kind, content, (context.now, context.actor.id))
}

/// What a list of what is owed is asked for.
pub(super) struct Asked {
    /// Only in this state.
    pub(super) state: Option<&'static str>,
    /// Only those that are late today: in this state, which is that of what is still owed.
    pub(super) late: Option<&'static str>,
    pub(super) owner_id: Option<i64>,
    /// Only findings of these checks.
    pub(super) of_checks: Option<OfChecks>,
    /// Only these.
    pub(super) ids: Option<Vec<i64>>,
    pub(super) after: Option<String>,
    pub(super) limit: Option<i64>,
}

/// A page of what is owed, the one due first first, and the cursor of the next; of whoever does not supervise, their own.
pub(super) fn listed<T>(
    context: &ReadContext<'_>,
    asked: Asked,
    rows: impl FnOnce(&Connection, &ListQuery, NaiveDate) -> Result<Vec<T>>,
    place: impl FnOnce(&T) -> (NaiveDate, i64),
) -> Result<(Vec<T>, Option<String>)> {
    let ReadContext { db, now, zone, actor, .. } = *context;
    let Asked { state, late, owner_id, of_checks, ids, after, limit } = asked;
    let limit = page::limit(limit, 50, LONGEST_PAGE)?;
    let today = day_of(zone, now);
    let query = ListQuery {
        state: late.or(state),
        due_before: late.map(|_| today),
        owner_id: if supervises(db, actor)? { owner_id } else { Some(actor.id) },
        of_checks: of_checks.map(|OfChecks { from, to, channel_id, settled }| Checked {
            from: days::start_of(zone, from),
            to: days::start_of(zone, days::next(to)),
            channel_id,
            settled,
        }),
        ids,
        after: after.as_deref().map(page::parse_day_cursor).transpose()?,
        // One more than shown tells whether there is another page.
        limit: limit + 1,
    };
    let mut found = rows(db, &query, today)?;
    let more = page::cut(&mut found, limit);
    let next = found.last().filter(|_| more).map(place);
    Ok((found, next.map(|(day, id)| page::day_cursor(day, id))))
}

/// Refuses a step that the state does not allow.
pub(super) fn refused(state: &str, step: &str) -> Error {
    Error::new(ErrorCode::SupervisionTransitionRefused).with("state", state).with("step", step)
}

/// Who is to do it by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Charge {
    pub(super) owner_id: i64,
    pub(super) due_on: NaiveDate,
}

impl Charge {
    /// What the audit trail says of the change from `before`; of something new, from nothing.
    pub(super) fn changes(self, context: &WriteContext<'_>, before: Option<Self>) -> Result<Changes> {
        let login = |id| access::store::login_of(context.db, id);
        let was = before.map(|before| login(before.owner_id)).transpose()?;
        Ok(Changes::default().with("owner", was, login(self.owner_id)?).with(
            "due_on",
            before.map(|before| before.due_on.to_string()),
            self.due_on.to_string(),
        ))
    }

    /// Who of it is another than in `before`.
    pub(super) fn new_owner(self, before: Self) -> Option<i64> {
        (self.owner_id != before.owner_id).then_some(self.owner_id)
    }

    /// Which day of it is another than in `before`.
    pub(super) fn new_day(self, before: Self) -> Option<NaiveDate> {
        (self.due_on != before.due_on).then_some(self.due_on)
    }
}

/// What the audit trail says of a step.
pub(super) fn moved(
    (before, after): (&str, &str),
    was_settled_at: Option<DateTime<Utc>>,
    settled_at: Option<DateTime<Utc>>,
) -> Changes {
    Changes::default().with("state", before, after).with(
        "settled_at",
        was_settled_at.map(rfc3339),
        settled_at.map(rfc3339),
    )
}
