//! The next rows of the table `meetings`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::profiles;
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
