//! When and why tickets could not be worked on: one span at a time for each.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::instant;
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::{SuspendReason, Suspension};

pub(in crate::tickets) fn begin(db: &Connection, ticket_id: i64, suspension: &Suspension) -> Result<()> {
    let Suspension { reason, note, began_at, until } = suspension;
    db.prepare_cached(
        "INSERT INTO ticket_suspensions (ticket_id, reason, note, began_at, until) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![ticket_id, reason.text(), note, began_at.timestamp_millis(), until.timestamp_millis()])?;
    Ok(())
}

/// Ends the span that runs, if one does.
pub(in crate::tickets) fn end(db: &Connection, ticket_id: i64, at: DateTime<Utc>) -> Result<()> {
    db.prepare_cached("UPDATE ticket_suspensions SET ended_at = max(?2, began_at) WHERE ticket_id = ?1 AND ended_at IS NULL")?
        .execute(params![ticket_id, at.timestamp_millis()])?;
    Ok(())
}

/// The span that ended last.
pub(in crate::tickets) fn last_ended(db: &Connection, ticket_id: i64) -> Result<Option<Suspension>> {
    let mut statement = db.prepare_cached(
        "SELECT reason, note, began_at, until FROM ticket_suspensions
         WHERE ticket_id = ?1 AND ended_at IS NOT NULL ORDER BY began_at DESC, id DESC LIMIT 1",
    )?;
    Ok(statement.query_row([ticket_id], suspension).optional()?)
}

/// The span that runs.
pub(in crate::tickets) fn running(db: &Connection, ticket_id: i64) -> Result<Option<Suspension>> {
    let mut statement = db.prepare_cached(
        "SELECT reason, note, began_at, until FROM ticket_suspensions WHERE ticket_id = ?1 AND ended_at IS NULL",
    )?;
    Ok(statement.query_row([ticket_id], suspension).optional()?)
}

fn suspension(row: &Row<'_>) -> rusqlite::Result<Suspension> {
    let reason: String = row.get("reason")?;
    Ok(Suspension {
        reason: stored_text(SuspendReason::parse, "reason of a suspension", &reason)?,
        note: row.get("note")?,
        began_at: instant(row.get("began_at")?),
        until: instant(row.get("until")?),
    })
}
