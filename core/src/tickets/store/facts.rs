//! What figures are computed from: one pass over a covering index, without the tickets' texts.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::{category, moment};
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::{LateFact, ReceivedFact, SettledFact};

/// Visits every ticket received from `from` on and before `to`.
pub(in crate::tickets) fn received(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(ReceivedFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT category, channel_id, topic_id, received_at, first_feedback_at, closed_at, day_only, cancelled_at
         FROM tickets INDEXED BY tickets_received_facts WHERE received_at >= ?1 AND received_at < ?2",
    )?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        visit(ReceivedFact {
            category: category_of(row)?,
            channel_id: row.get(1)?,
            topic_id: row.get(2)?,
            received_at: instant(row.get(3)?),
            first_feedback_at: row.get::<_, Option<i64>>(4)?.map(instant),
            closed: row.get_ref(5)? != rusqlite::types::ValueRef::Null,
            day_only: row.get(6)?,
            cancelled: row.get_ref(7)? != rusqlite::types::ValueRef::Null,
        });
    }
    Ok(())
}

/// Visits every ticket settled, by the hour, from `from` on and before `to`.
pub(in crate::tickets) fn settled(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(SettledFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT category, channel_id, topic_id, id, due_at, first_feedback_at
         FROM tickets INDEXED BY tickets_settled_facts
         WHERE day_only = 0 AND settled_at >= ?1 AND settled_at < ?2",
    )?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        visit(SettledFact {
            category: category_of(row)?,
            channel_id: row.get(1)?,
            topic_id: row.get(2)?,
            id: row.get(3)?,
            due_at: instant(row.get(4)?),
            first_feedback_at: row.get::<_, Option<i64>>(5)?.map(instant),
        });
    }
    Ok(())
}

fn category_of(row: &Row<'_>) -> rusqlite::Result<crate::tickets::Category> {
    // By place, not by name, and without a copy: these two loops run over a quarter's tickets.
    let text = row.get_ref(0)?.as_str()?;
    crate::store::stored_text(crate::tickets::Category::parse, "category", text)
}

/// What the list of late tickets says of the one with this id.
pub(in crate::tickets) fn late(db: &Connection, id: i64) -> Result<LateFact> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, t.category, p.name AS topic, s.name AS responsible, t.received_at, t.due_at,
             t.first_feedback_at, t.about_staff
         FROM tickets t JOIN topics p ON p.id = t.topic_id LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE t.id = ?1",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(LateFact {
            number: row.get("number")?,
            category: category(row)?,
            topic: row.get("topic")?,
            responsible: row.get("responsible")?,
            received_at: instant(row.get("received_at")?),
            due_at: instant(row.get("due_at")?),
            first_feedback_at: moment(row, "first_feedback_at")?,
            about_staff: row.get("about_staff")?,
        })
    })?)
}

/// The receipt of the oldest ticket.
pub(in crate::tickets) fn first_receipt(db: &Connection) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached("SELECT min(received_at) AS first FROM tickets")?;
    Ok(statement.query_row([], |row| moment(row, "first"))?)
}

/// The moment of the last event, no later than `now`.
pub(in crate::tickets) fn last_event(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT min(max(at), ?1) AS last FROM (SELECT at FROM ticket_events ORDER BY id DESC LIMIT 1)",
    )?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}

/// The last moment, no later than `now`, at which a ticket was settled.
pub(in crate::tickets) fn last_settlement(
    db: &Connection,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement =
        db.prepare_cached("SELECT max(settled_at) AS last FROM tickets WHERE settled_at <= ?1")?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}
