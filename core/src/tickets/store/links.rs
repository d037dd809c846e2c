//! Tickets by household and person, and the two changes that even the archive allows: a room that became known, a
//! person who was made anonymous.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::list::{row_columns, ticket_row};
use super::moment;
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::TicketRow;
use crate::tickets::sight::Sight;

pub(in crate::tickets) fn of_household(
    db: &Connection,
    household_id: i64,
    only_open: bool,
    limit: i64,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<Vec<TicketRow>> {
    let open = if only_open { "AND t.status NOT IN ('closed', 'archived', 'cancelled')" } else { "" };
    let seen = match sight {
        Sight::All => "",
        Sight::NotAboutStaff => "AND t.about_staff = 0",
    };
    let row = row_columns(sight);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {row}, t.received_at AS list_key
         FROM tickets t JOIN channels c ON c.id = t.channel_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE t.household_id = ?1 {open} {seen} ORDER BY t.received_at DESC, t.id DESC LIMIT ?2"
    ))?;
    let rows = statement.query_map([household_id, limit], |row| Ok(ticket_row(row, now)?.1))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The ticket with this id as lists show it; none if it cannot be seen.
pub(in crate::tickets) fn row_of(
    db: &Connection,
    id: i64,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<Option<TicketRow>> {
    let row = row_columns(sight);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {row}, t.received_at AS list_key
         FROM tickets t JOIN channels c ON c.id = t.channel_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id WHERE t.id = ?1"
    ))?;
    let found = statement.query_row([id], |row| Ok(ticket_row(row, now)?.1)).optional()?;
    Ok(found.filter(|ticket| sight.sees(ticket.marks.about_staff)))
}

/// The room of a ticket, and the household that had it when the ticket was received.
pub(crate) type RoomOfTicket = (i64, Option<i64>);

/// Every room's key that a ticket names.
pub(in crate::tickets) fn room_keys(db: &Connection) -> Result<Vec<String>> {
    let mut statement =
        db.prepare_cached("SELECT DISTINCT room_key FROM tickets WHERE room_key IS NOT NULL")?;
    Ok(statement.query_map([], |row| row.get("room_key"))?.collect::<rusqlite::Result<_>>()?)
}

/// The tickets of this key that no room is known of, with their receipt.
pub(in crate::tickets) fn without_room(db: &Connection, key: &str) -> Result<Vec<(i64, DateTime<Utc>)>> {
    let mut statement =
        db.prepare_cached("SELECT id, received_at FROM tickets WHERE room_key = ?1 AND room_id IS NULL")?;
    let rows = statement.query_map([key], |row| Ok((row.get("id")?, instant(row.get("received_at")?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::tickets) fn set_room(
    db: &Connection,
    ticket_id: i64,
    (room_id, household_id): RoomOfTicket,
    now: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE tickets SET room_id = ?2, household_id = ?3, room_matched_at = ?4 WHERE id = ?1",
    )?
    .execute(params![ticket_id, room_id, household_id, now.timestamp_millis()])?;
    Ok(())
}

pub(in crate::tickets) fn open_of_person(db: &Connection, person_id: i64) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS open FROM tickets WHERE person_id = ?1 AND status NOT IN ('closed', 'archived', 'cancelled')",
    )?;
    Ok(statement.query_row([person_id], |row| row.get("open"))?)
}

pub(in crate::tickets) fn last_contact(db: &Connection, person_id: i64) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(t.received_at, ifnull(max(e.at), 0)) AS last
         FROM tickets t LEFT JOIN ticket_events e ON e.ticket_id = t.id
         WHERE t.person_id = ?1 GROUP BY t.id ORDER BY last DESC LIMIT 1",
    )?;
    let mut rows = statement.query([person_id])?;
    Ok(rows.next()?.map(|row| moment(row, "last")).transpose()?.flatten())
}

/// What a ticket keeps of a person.
pub(crate) struct PersonTicket {
    pub(crate) number: String,
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) caller_name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) room: Option<String>,
    pub(crate) content: String,
    /// What the resident was told, oldest first.
    pub(crate) feedback: Vec<String>,
}

pub(in crate::tickets) fn of_person(db: &Connection, person_id: i64) -> Result<Vec<PersonTicket>> {
    let mut told = db.prepare_cached(
        "SELECT content FROM ticket_events WHERE ticket_id = ?1 AND kind = 'feedback_given' ORDER BY id",
    )?;
    let mut statement = db.prepare_cached(
        "SELECT id, number, received_at, caller_name, phone, room, content FROM tickets
         WHERE person_id = ?1 ORDER BY received_at, id",
    )?;
    let tickets = statement.query_map([person_id], |row| {
        let id: i64 = row.get("id")?;
        Ok(PersonTicket {
            number: row.get("number")?,
            received_at: instant(row.get("received_at")?),
            caller_name: row.get("caller_name")?,
            phone: row.get("phone")?,
            room: row.get("room")?,
            content: row.get("content")?,
            feedback: told.query_map([id], |row| row.get("content"))?.collect::<rusqlite::Result<_>>()?,
        })
    })?;
    Ok(tickets.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::tickets) fn forget_person(db: &Connection, person_id: i64) -> Result<()> {
    db.prepare_cached("UPDATE tickets SET caller_name = NULL, phone = NULL WHERE person_id = ?1")?
        .execute([person_id])?;
    db.prepare_cached(
        "UPDATE ticket_events SET told = NULL
         WHERE told IS NOT NULL AND ticket_id IN (SELECT id FROM tickets WHERE person_id = ?1)",
    )?
    .execute([person_id])?;
    Ok(())
}
