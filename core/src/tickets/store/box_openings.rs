//! The table `box_openings`, with the tickets of the slips.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::incidents::seen;
use super::list::{row_columns, ticket_row};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::sight::Sight;
use crate::tickets::{BoxOpening, Named, TicketRow};

/// An opening about to be entered.
pub(in crate::tickets) struct NewBoxOpening<'a> {
    pub(in crate::tickets) channel_id: i64,
    pub(in crate::tickets) opened_at: DateTime<Utc>,
    pub(in crate::tickets) opener_id: i64,
    pub(in crate::tickets) witness: &'a str,
    pub(in crate::tickets) slips: i64,
    pub(in crate::tickets) note: Option<&'a str>,
    pub(in crate::tickets) registered_at: DateTime<Utc>,
    pub(in crate::tickets) registered_by: i64,
}

pub(in crate::tickets) fn insert_box_opening(db: &Connection, new: &NewBoxOpening<'_>) -> Result<i64> {
    let NewBoxOpening {
        channel_id,
        opened_at,
        opener_id,
        witness,
        slips,
        note,
        registered_at,
        registered_by,
    } = new;
    let mut statement = db.prepare_cached(
        "INSERT INTO box_openings (channel_id, opened_at, opener_id, witness, slips, note, registered_at, registered_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    Ok(statement.insert(params![
        channel_id,
        opened_at.timestamp_millis(),
        opener_id,
        witness,
        slips,
        note,
        registered_at.timestamp_millis(),
        registered_by,
    ])?)
}

pub(in crate::tickets) fn correct_box_opening(
    db: &Connection,
    id: i64,
    witness: &str,
    slips: i64,
    note: Option<&str>,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE box_openings SET witness = ?2, slips = ?3, note = ?4, version = version + 1 WHERE id = ?1",
    )?
    .execute(params![id, witness, slips, note])?;
    Ok(())
}

const OPENING: &str = "SELECT b.id, b.channel_id, c.name AS channel_name, b.opened_at, b.opener_id,
        o.name AS opener_name, b.witness, b.slips, b.note, b.registered_by, r.name AS registered_by_name,
        b.registered_at, b.version, (SELECT count(*) FROM tickets t WHERE t.box_opening_id = b.id) AS entered
    FROM box_openings b JOIN channels c ON c.id = b.channel_id JOIN staff o ON o.id = b.opener_id
    JOIN staff r ON r.id = b.registered_by";

fn opening(row: &Row<'_>) -> rusqlite::Result<BoxOpening> {
    let named = |id: &str, name: &str| -> rusqlite::Result<Named> {
        Ok(Named { id: row.get(id)?, name: row.get(name)? })
    };
    Ok(BoxOpening {
        id: row.get("id")?,
        channel: named("channel_id", "channel_name")?,
        opened_at: instant(row.get("opened_at")?),
        opener: named("opener_id", "opener_name")?,
        witness: row.get("witness")?,
        slips: row.get("slips")?,
        entered: row.get("entered")?,
        note: row.get("note")?,
        registered_by: named("registered_by", "registered_by_name")?,
        registered_at: instant(row.get("registered_at")?),
        tickets: Vec::new(),
        version: row.get("version")?,
    })
}

/// One opening with its tickets.
pub(in crate::tickets) fn box_opening(
    db: &Connection,
    id: i64,
    field: &str,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<BoxOpening> {
    let found =
        db.prepare_cached(&format!("{OPENING} WHERE b.id = ?1"))?.query_row([id], opening).optional()?;
    let found = found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))?;
    Ok(BoxOpening { tickets: slips(db, id, sight, now)?, ..found })
}

fn slips(db: &Connection, id: i64, sight: Sight, now: DateTime<Utc>) -> Result<Vec<TicketRow>> {
    let row = row_columns(sight);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {row}, t.received_at AS list_key
         FROM tickets t JOIN channels c ON c.id = t.channel_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE t.box_opening_id = ?1 AND t.about_staff <= ?2 ORDER BY t.id"
    ))?;
    let rows = statement.query_map([id, seen(sight)], |row| Ok(ticket_row(row, now)?.1))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether there is such an opening, and all its slips are entered.
pub(in crate::tickets) fn is_box_full(db: &Connection, id: i64) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM box_openings b
         WHERE b.id = ?1 AND b.slips <= (SELECT count(*) FROM tickets t WHERE t.box_opening_id = b.id)",
    )?;
    Ok(statement.exists([id])?)
}

/// Openings without their tickets, the latest first, from the one after the moment and id given.
pub(in crate::tickets) fn box_openings(
    db: &Connection,
    after: Option<(i64, i64)>,
    limit: i64,
) -> Result<Vec<BoxOpening>> {
    let (opened_at, id) = after.unwrap_or((i64::MAX, i64::MAX));
    let mut statement = db.prepare_cached(&format!(
        "{OPENING} WHERE (b.opened_at, b.id) < (?1, ?2) ORDER BY b.opened_at DESC, b.id DESC LIMIT ?3"
    ))?;
    let rows = statement.query_map([opened_at, id, limit], opening)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
