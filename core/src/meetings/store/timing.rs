//! The table `meeting_item_spans`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::clock::instant;
use crate::error::Result;
use crate::meetings::ItemTiming;

/// How long an item was dealt with, the span that is running apart.
pub(in crate::meetings) fn of_item(db: &Connection, item_id: i64) -> Result<ItemTiming> {
    let mut statement = db.prepare_cached(
        "SELECT coalesce(sum(ended_at - began_at), 0) AS used, max(iif(ended_at IS NULL, began_at, NULL)) AS running
         FROM meeting_item_spans WHERE item_id = ?1",
    )?;
    Ok(statement.query_row([item_id], |row| {
        let running: Option<i64> = row.get("running")?;
        Ok(ItemTiming { used_ms: row.get("used")?, running_since: running.map(instant) })
    })?)
}

/// The item that is being dealt with.
pub(in crate::meetings) fn running(db: &Connection, meeting_id: i64) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT item_id FROM meeting_item_spans WHERE meeting_id = ?1 AND ended_at IS NULL",
    )?;
    Ok(statement.query_row([meeting_id], |row| row.get("item_id")).optional()?)
}

/// Ends the span that is running in a meeting, if any is. A clock that was set back ends it where it began.
pub(in crate::meetings) fn stop(db: &Connection, meeting_id: i64, now: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "UPDATE meeting_item_spans SET ended_at = max(began_at, ?2) WHERE meeting_id = ?1 AND ended_at IS NULL",
    )?
    .execute(params![meeting_id, now.timestamp_millis()])?;
    Ok(())
}

/// Begins a span of an item; none may be running.
pub(in crate::meetings) fn start(
    db: &Connection,
    meeting_id: i64,
    item_id: i64,
    now: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached("INSERT INTO meeting_item_spans (meeting_id, item_id, began_at) VALUES (?1, ?2, ?3)")?
        .execute(params![meeting_id, item_id, now.timestamp_millis()])?;
    Ok(())
}
