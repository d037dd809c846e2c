//! The next rows of the table `meetings`, and those of a quarter that are over.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::{MEETING, MeetingFacts, meeting_row, profiles};
use crate::clock::instant;
use crate::error::Result;
use crate::meetings::state::MeetingState;
use crate::meetings::upcoming::UpcomingMeeting;
use crate::store::stored_text;

/// Those that are planned or in session and begin at `from` or later, the nearest first.
pub(in crate::meetings) fn upcoming(
    db: &Connection,
    from: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<UpcomingMeeting>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, state, title, starts_at, place FROM meetings
         WHERE starts_at >= ?1 AND state IN ('planned', 'in_session') ORDER BY starts_at, id LIMIT ?2",
    )?;
    let rows = statement.query_map(params![from.timestamp_millis(), limit], |row| {
        Ok(UpcomingMeeting {
            id: row.get("id")?,
            kind: profiles::kind(row)?,
            state: stored_text(MeetingState::parse, "state of a meeting", &row.get::<_, String>("state")?)?,
            title: row.get("title")?,
            starts_at: instant(row.get("starts_at")?),
            place: row.get("place")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those that began from `from` on and before `to`, and had ended before `known`, the earliest first.
///
/// Each with how many items and action items it has.
pub(in crate::meetings) fn held_within(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Vec<(MeetingFacts, i64, i64)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {MEETING},
             (SELECT count(*) FROM meeting_items i WHERE i.meeting_id = meetings.id) AS items,
             (SELECT count(*) FROM action_items a WHERE a.meeting_id = meetings.id) AS action_items
         FROM meetings
         WHERE starts_at >= ?1 AND starts_at < ?2 AND state = 'ended' AND ended_at < ?3
         ORDER BY starts_at, id"
    ))?;
    let values = [from, to, known].map(|at| at.timestamp_millis());
    let rows = statement
        .query_map(values, |row| Ok((meeting_row(row)?, row.get("items")?, row.get("action_items")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last moment, no later than `now`, at which one that began from `from` on and before `to` ended.
pub(in crate::meetings) fn last_held(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(ended_at) AS last FROM meetings
         WHERE starts_at >= ?1 AND starts_at < ?2 AND state = 'ended' AND ended_at <= ?3",
    )?;
    let values = [from, to, now].map(|at| at.timestamp_millis());
    Ok(statement.query_row(values, |row| Ok(row.get::<_, Option<i64>>("last")?.map(instant)))?)
}
