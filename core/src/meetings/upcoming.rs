//! The next meetings, for the home screen of whoever may see meetings; and those that were held, for the quarterly report.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::decided::{self, Decided};
use super::profile::MeetingKind;
use super::state::MeetingState;
use super::store::{MeetingFacts, upcoming as rows};
use crate::access::{self, Permission};
use crate::days::{day_of, start_of};
use crate::error::Result;
use crate::operation::ReadContext;

/// A meeting that is to come, or that is being held today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct UpcomingMeeting {
    /// Its id.
    pub id: i64,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Where it stands: planned, or in session.
    pub state: MeetingState,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where.
    pub place: String,
}

/// A meeting that was held (R1): what the report says of it. Nobody who was there is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct HeldMeeting {
    /// Its id.
    pub id: i64,
    /// What kind it is.
    pub kind: MeetingKind,
    /// What it is called.
    pub title: String,
    /// When it was to begin.
    pub starts_at: DateTime<Utc>,
    /// How many took part: of an assembly, voters whose ballot counts; of any other meeting, people who came.
    pub took_part: i64,
    /// How many items its agenda has.
    pub items: i64,
    /// How many of them were carried, or decided in words where nobody voted.
    pub decisions: i64,
    /// How many of them were put to the vote and not carried.
    pub not_carried: i64,
    /// How many action items came of it.
    pub action_items: i64,
}

/// The meetings that were to begin from `from` on and before `to`, and had ended before `known`, the earliest first.
pub(crate) fn held_within(
    db: &Connection,
    span: (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Vec<HeldMeeting>> {
    let held = |(meeting, items, action_items)| -> Result<HeldMeeting> {
        let Decided { decisions, not_carried } = decided::of(db, &meeting)?;
        let took_part = decided::took_part(db, &meeting)?;
        let MeetingFacts { id, kind, title, starts_at, .. } = meeting;
        Ok(HeldMeeting { id, kind, title, starts_at, took_part, items, decisions, not_carried, action_items })
    };
    rows::held_within(db, span, known)?.into_iter().map(held).collect()
}

/// The last moment, no later than `now`, at which one that began from `from` on and before `to` ended.
pub(crate) fn last_held(
    db: &Connection,
    span: (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    rows::last_held(db, span, now)
}

/// The next meetings from today on, the nearest first; none for whoever may not see meetings. Who is invited is written
/// by name and is not a member of staff, so they are the same for all who may see them.
pub(crate) fn upcoming(context: &ReadContext<'_>, limit: i64) -> Result<Vec<UpcomingMeeting>> {
    let ReadContext { db, now, zone, actor, .. } = *context;
    if !access::has(db, actor, Permission::MeetingsRead)? {
        return Ok(Vec::new());
    }
    rows::upcoming(db, start_of(zone, day_of(zone, now)), limit)
}
