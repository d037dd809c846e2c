//! The open tickets, along the indexes that hold nothing else; and the table `late_escalations`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::list::{row_columns, ticket_row};
use super::moment;
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::TicketRow;
use crate::tickets::sight::Sight;
use crate::tickets::standing::{Owed, Turn};

/// Visits every ticket that owes an answer.
pub(in crate::tickets) fn each_owed(db: &Connection, mut visit: impl FnMut(Owed)) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT responsible_id, answer_due_at, answer_warn_at, status = 'unassigned' AS unassigned, about_staff
         FROM tickets INDEXED BY tickets_owed_by_person WHERE answer_due_at IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(Owed {
            responsible_id: row.get("responsible_id")?,
            due_at: instant(row.get("answer_due_at")?),
            warn_at: instant(row.get("answer_warn_at")?),
            unassigned: row.get("unassigned")?,
            about_staff: row.get("about_staff")?,
        });
    }
    Ok(())
}

/// The open tickets of which somebody asked the manager to step in, the longest asked first.
pub(in crate::tickets) fn asked(
    db: &Connection,
    sight: Sight,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(TicketRow, DateTime<Utc>)>> {
    let row = row_columns(sight);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {row}, t.answer_due_at AS list_key
         FROM tickets t CROSS JOIN channels c ON c.id = t.channel_id CROSS JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE t.answer_due_at IS NOT NULL AND t.escalated_at IS NOT NULL AND (t.about_staff = 0 OR ?1)
         ORDER BY t.escalated_at, t.id LIMIT ?2"
    ))?;
    let asked = statement.query_map(params![sight.sees(true), most], |row| {
        Ok((ticket_row(row, now)?.1, instant(row.get("escalated_at")?)))
    })?;
    Ok(asked.collect::<rusqlite::Result<_>>()?)
}

/// How many tickets were closed from `from` on and before `to`.
pub(in crate::tickets) fn closed(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<i64> {
    let mut statement =
        db.prepare_cached("SELECT count(*) AS closed FROM tickets WHERE closed_at >= ?1 AND closed_at < ?2")?;
    Ok(statement.query_row([from.timestamp_millis(), to.timestamp_millis()], |row| row.get("closed"))?)
}

/// What turned with a person's open tickets after `since` and no later than `now`.
pub(in crate::tickets) fn turns(
    db: &Connection,
    person: i64,
    sight: Sight,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<(Turn, String, DateTime<Utc>)>> {
    let mut statement = db.prepare_cached(
        "SELECT number, answer_due_at, answer_warn_at, answer_remind_at, about_staff FROM tickets
         WHERE responsible_id = ?1 AND answer_due_at IS NOT NULL",
    )?;
    let mut rows = statement.query([person])?;
    let mut turns = Vec::new();
    while let Some(row) = rows.next()? {
        if !sight.sees(row.get("about_staff")?) {
            continue;
        }
        // A deadline that falls on this very millisecond is still in time.
        let overdue = instant(row.get::<_, i64>("answer_due_at")?.saturating_add(1));
        let latest = [
            (Turn::Overdue, Some(overdue)),
            (Turn::DueSoon, moment(row, "answer_warn_at")?),
            (Turn::Reminded, moment(row, "answer_remind_at")?),
        ]
        .into_iter()
        .find_map(|(turn, at)| at.filter(|at| since < *at && *at <= now).map(|at| (turn, at)));
        if let Some((turn, at)) = latest {
            turns.push((turn, row.get("number")?, at));
        }
    }
    turns.sort_by_key(|other| std::cmp::Reverse(other.2));
    Ok(turns)
}

/// The tickets that a person was given by somebody else after `since`, and are still theirs.
pub(in crate::tickets) fn given(
    db: &Connection,
    person: i64,
    sight: Sight,
    since: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, max(e.at) AS at, t.about_staff FROM tickets t JOIN ticket_events e ON e.ticket_id = t.id
         WHERE t.responsible_id = ?1 AND t.answer_due_at IS NOT NULL
             AND e.responsible_id = ?1 AND e.staff_id <> ?1 AND e.at > ?2
         GROUP BY t.id ORDER BY at DESC",
    )?;
    let mut rows = statement.query(params![person, since.timestamp_millis()])?;
    let mut given = Vec::new();
    while let Some(row) = rows.next()? {
        if sight.sees(row.get("about_staff")?) {
            given.push((row.get("number")?, instant(row.get("at")?)));
        }
    }
    Ok(given)
}

/// The answers that are late at `now` and have not come before the manager: id, number, deadline.
pub(in crate::tickets) fn late_unescalated(
    db: &Connection,
    now: DateTime<Utc>,
) -> Result<Vec<(i64, String, DateTime<Utc>)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.number, t.answer_due_at FROM tickets t
         LEFT JOIN late_escalations e ON e.ticket_id = t.id AND e.due_at = t.answer_due_at
         WHERE t.answer_due_at IS NOT NULL AND t.answer_due_at < ?1 AND e.ticket_id IS NULL
         ORDER BY t.answer_due_at, t.id",
    )?;
    let late = statement.query_map([now.timestamp_millis()], |row| {
        Ok((row.get("id")?, row.get("number")?, instant(row.get("answer_due_at")?)))
    })?;
    Ok(late.collect::<rusqlite::Result<_>>()?)
}

/// Records that an answer came before the manager.
pub(in crate::tickets) fn escalate(
    db: &Connection,
    id: i64,
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached("INSERT INTO late_escalations (ticket_id, due_at, escalated_at) VALUES (?1, ?2, ?3)")?
        .execute(params![id, due_at.timestamp_millis(), now.timestamp_millis()])?;
    Ok(())
}

/// When the answer owed on a ticket came before the manager.
pub(in crate::tickets) fn escalated(db: &Connection, number: &str) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT e.escalated_at FROM late_escalations e JOIN tickets t ON t.id = e.ticket_id
         WHERE t.number = ?1 AND e.due_at = t.answer_due_at",
    )?;
    Ok(statement.query_row([number], |row| moment(row, "escalated_at")).optional()?.flatten())
}

/// The tickets whose answers came before the manager after `since` and are still owed, the latest first.
pub(in crate::tickets) fn escalated_since(
    db: &Connection,
    since: DateTime<Utc>,
) -> Result<Vec<(String, DateTime<Utc>)>> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, e.escalated_at FROM late_escalations e
         JOIN tickets t ON t.id = e.ticket_id AND t.answer_due_at = e.due_at
         WHERE e.escalated_at > ?1 ORDER BY e.escalated_at DESC, e.ticket_id DESC",
    )?;
    let escalated = statement.query_map([since.timestamp_millis()], |row| {
        Ok((row.get("number")?, instant(row.get("escalated_at")?)))
    })?;
    Ok(escalated.collect::<rusqlite::Result<_>>()?)
}
