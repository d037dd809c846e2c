//! Tickets by when they were closed, and what was noted of them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::{category, moment, satisfaction};
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::Solution;
use crate::tickets::closings::{ClosedFact, NotedFact};
use crate::tickets::sight::Sight;

/// Those that were closed from `from` on and before `to`, the first closed first.
pub(in crate::tickets) fn closed_within(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    sight: Sight,
) -> Result<Vec<ClosedFact>> {
    let mut statement = db.prepare_cached(
        "SELECT id, responsible_id, phone IS NULL AND room IS NULL AND person_id IS NULL AS without_contact
         FROM tickets INDEXED BY tickets_by_closing
         WHERE closed_at >= ?1 AND closed_at < ?2 AND (about_staff = 0 OR ?3) ORDER BY closed_at, id",
    )?;
    let all = sight == Sight::All;
    let rows = statement.query_map(params![from.timestamp_millis(), to.timestamp_millis(), all], |row| {
        Ok(ClosedFact {
            id: row.get("id")?,
            responsible_id: row.get("responsible_id")?,
            without_contact: row.get("without_contact")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What had been noted of the ticket by `until`.
pub(in crate::tickets) fn noted(db: &Connection, id: i64, until: DateTime<Utc>) -> Result<NotedFact> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, t.category, p.name AS topic, t.room, t.caller_name, t.phone, t.content, t.about_staff,
             e.content AS told, e.at AS told_at, f.outcome, f.satisfaction
         FROM tickets t JOIN topics p ON p.id = t.topic_id
         LEFT JOIN ticket_events e ON e.id = (
             SELECT max(id) FROM ticket_events WHERE ticket_id = t.id AND kind = 'feedback_given' AND at <= ?2)
         LEFT JOIN follow_ups f ON f.id = (
             SELECT max(id) FROM follow_ups
             WHERE ticket_id = t.id AND satisfaction IS NOT NULL AND done_at <= ?2)
         WHERE t.id = ?1",
    )?;
    Ok(statement.query_row(params![id, until.timestamp_millis()], |row| {
        let solution = |text: &str| stored_text(Solution::parse, "outcome of a follow-up", text);
        let outcome: Option<String> = row.get("outcome")?;
        Ok(NotedFact {
            number: row.get("number")?,
            category: category(row)?,
            topic: row.get("topic")?,
            room: row.get("room")?,
            caller_name: row.get("caller_name")?,
            phone: row.get("phone")?,
            content: row.get("content")?,
            about_staff: row.get("about_staff")?,
            told: row.get("told")?,
            told_at: moment(row, "told_at")?,
            answer: outcome.as_deref().map(solution).transpose()?.zip(satisfaction(row)?),
        })
    })?)
}

/// The number of the ticket with this id.
pub(in crate::tickets) fn number_of(db: &Connection, id: i64) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT number FROM tickets WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("number"))?)
}
