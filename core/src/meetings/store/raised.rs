//! The table `meeting_tickets`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::instant;
use crate::error::Result;
use crate::meetings::TicketMeeting;

/// A ticket and where it came from.
pub(in crate::meetings) struct RaisedRow {
    pub(in crate::meetings) ticket_id: i64,
    pub(in crate::meetings) meeting_id: i64,
    pub(in crate::meetings) meeting_title: String,
    pub(in crate::meetings) starts_at: DateTime<Utc>,
    pub(in crate::meetings) item_id: i64,
    pub(in crate::meetings) person: Option<String>,
}

const RAISED: &str =
    "SELECT t.ticket_id, t.meeting_id, m.title AS meeting_title, m.starts_at, t.item_id, p.name AS person
    FROM meeting_tickets t JOIN meetings m ON m.id = t.meeting_id
    LEFT JOIN meeting_people p ON p.id = t.person_id";

fn raised_row(row: &Row<'_>) -> rusqlite::Result<RaisedRow> {
    Ok(RaisedRow {
        ticket_id: row.get("ticket_id")?,
        meeting_id: row.get("meeting_id")?,
        meeting_title: row.get("meeting_title")?,
        starts_at: instant(row.get("starts_at")?),
        item_id: row.get("item_id")?,
        person: row.get("person")?,
    })
}

pub(in crate::meetings) fn insert(
    db: &Connection,
    ticket_id: i64,
    (meeting_id, item_id): (i64, i64),
    person_id: Option<i64>,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO meeting_tickets (ticket_id, meeting_id, item_id, person_id) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![ticket_id, meeting_id, item_id, person_id])?;
    Ok(())
}

/// The tickets that came out of a meeting, in the order in which they were entered.
pub(in crate::meetings) fn of_meeting(db: &Connection, meeting_id: i64) -> Result<Vec<RaisedRow>> {
    let mut statement =
        db.prepare_cached(&format!("{RAISED} WHERE t.meeting_id = ?1 ORDER BY t.ticket_id"))?;
    let rows = statement.query_map([meeting_id], raised_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tickets that came out of meetings of the series before this one, in the order in which they were entered.
pub(in crate::meetings) fn before(
    db: &Connection,
    series_id: i64,
    starts_at: DateTime<Utc>,
    meeting_id: i64,
) -> Result<Vec<RaisedRow>> {
    let mut statement = db.prepare_cached(&format!(
        "{RAISED} WHERE m.series_id = ?1 AND (m.starts_at, m.id) < (?2, ?3) ORDER BY t.ticket_id"
    ))?;
    let given = params![series_id, starts_at.timestamp_millis(), meeting_id];
    let rows = statement.query_map(given, raised_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where a ticket came from; none if it did not come out of a meeting.
pub(in crate::meetings) fn of_ticket(db: &Connection, ticket_id: i64) -> Result<Option<TicketMeeting>> {
    let mut statement = db.prepare_cached(
        "SELECT t.meeting_id, m.title, m.starts_at, i.title AS item_title FROM meeting_tickets t
         JOIN meetings m ON m.id = t.meeting_id JOIN meeting_items i ON i.id = t.item_id
         WHERE t.ticket_id = ?1",
    )?;
    let found = statement.query_row([ticket_id], |row| {
        Ok(TicketMeeting {
            meeting_id: row.get("meeting_id")?,
            title: row.get("title")?,
            starts_at: instant(row.get("starts_at")?),
            item: row.get("item_title")?,
        })
    });
    Ok(found.optional()?)
}

/// Takes away who said what became a ticket that is destroyed.
pub(in crate::meetings) fn forget_speaker(db: &Connection, ticket_id: i64) -> Result<()> {
    db.prepare_cached("UPDATE meeting_tickets SET person_id = NULL WHERE ticket_id = ?1")?
        .execute([ticket_id])?;
    Ok(())
}
