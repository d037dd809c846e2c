//! The tables `ticket_places`, `ticket_tokens` and `tickets_to_index`.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{category, status};
use crate::clock::instant;
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::search::{Entry, Texts};
use crate::tickets::{EventKind, MatchPlace};

/// 2000-01-01 in seconds since 1970.
const BEGINNING: i64 = 946_684_800;

/// A ticket about to be put into the index.
pub(in crate::tickets) struct Listed {
    pub(in crate::tickets) received_at: DateTime<Utc>,
    pub(in crate::tickets) entry: Entry,
}

/// Some of the tickets whose words have changed.
pub(in crate::tickets) fn waiting(db: &Connection, most: usize) -> Result<Vec<i64>> {
    let mut statement =
        db.prepare_cached("SELECT ticket_id FROM tickets_to_index ORDER BY ticket_id LIMIT ?1")?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(statement.query_map([most], |row| row.get("ticket_id"))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether a ticket waits that has never been in the index, nor has a place in it.
pub(in crate::tickets) fn any_without_place(db: &Connection) -> Result<bool> {
    Ok(db.prepare_cached(WITHOUT_PLACE)?.exists([])?)
}

/// Gives the tickets that wait their places, by which they are found even before they are in the index.
pub(in crate::tickets) fn give_places(db: &Connection, taken: &mut Taken) -> Result<()> {
    let mut statement = db.prepare_cached(WITHOUT_PLACE)?;
    let new = statement.query_map([], |row| Ok((row.get("id")?, instant(row.get("received_at")?))))?;
    for (id, received_at) in new.collect::<rusqlite::Result<Vec<_>>>()? {
        add_place(db, id, received_at, taken)?;
    }
    Ok(())
}

const WITHOUT_PLACE: &str =
    "SELECT t.id, t.received_at FROM tickets_to_index w CROSS JOIN tickets t ON t.id = w.ticket_id
     WHERE NOT EXISTS (SELECT 1 FROM ticket_places l WHERE l.ticket_id = w.ticket_id) ORDER BY t.id";

/// They are in the index as they are now.
pub(in crate::tickets) fn done(db: &Connection, ids: &[i64]) -> Result<()> {
    let mut statement = db.prepare_cached("DELETE FROM tickets_to_index WHERE ticket_id = ?1")?;
    ids.iter().try_for_each(|id| statement.execute([id]).map(drop))?;
    Ok(())
}

/// What a ticket is found by.
pub(in crate::tickets) fn entry(db: &Connection, id: i64) -> Result<Listed> {
    let mut statement = db.prepare_cached(
        "SELECT number, original_number, room, room_key, caller_name, phone, content, status, category, channel_id, topic_id,
             responsible_id, answer_due_at IS NOT NULL AS owed, received_at
         FROM tickets WHERE id = ?1",
    )?;
    let events = events(db, id)?;
    Ok(statement.query_row([id], |row| {
        Ok(Listed {
            received_at: instant(row.get("received_at")?),
            entry: Entry {
                texts: Texts { events, ..texts(row)? },
                status: status(row)?,
                category: category(row)?,
                channel_id: row.get("channel_id")?,
                topic_id: row.get("topic_id")?,
                responsible_id: row.get("responsible_id")?,
                owed: row.get("owed")?,
            },
        })
    })?)
}

/// The texts of a ticket's own row.
pub(super) fn texts(row: &Row<'_>) -> rusqlite::Result<Texts> {
    Ok(Texts {
        number: row.get("number")?,
        original_number: row.get("original_number")?,
        room: row.get("room")?,
        room_key: row.get("room_key")?,
        caller_name: row.get("caller_name")?,
        phone: row.get("phone")?,
        content: row.get("content")?,
        events: Vec::new(),
    })
}

/// What was written in the course of a ticket.
pub(super) fn events(db: &Connection, id: i64) -> Result<Vec<(MatchPlace, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, content FROM ticket_events WHERE ticket_id = ?1 AND content IS NOT NULL ORDER BY id",
    )?;
    let events = statement.query_map([id], |row| {
        let kind = stored_text(EventKind::parse, "event kind", row.get_ref("kind")?.as_str()?)?;
        let place = match kind {
            EventKind::FeedbackGiven => MatchPlace::Feedback,
            _ => MatchPlace::Note,
        };
        Ok((place, row.get("content")?))
    })?;
    Ok(events.collect::<rusqlite::Result<_>>()?)
}

/// Up to where the places from a second on are known to be taken: a ledger may give thousands of tickets the same one.
#[derive(Debug, Default)]
pub(in crate::tickets) struct Taken(HashMap<i64, i64>);

/// Puts a ticket into the index, in the place of what it said before.
pub(in crate::tickets) fn put(
    db: &Connection,
    id: i64,
    received_at: DateTime<Utc>,
    tokens: &str,
    taken: &mut Taken,
) -> Result<()> {
    let known = db
        .prepare_cached("SELECT place FROM ticket_places WHERE ticket_id = ?1")?
        .query_row([id], |row| row.get::<_, i64>("place"))
        .optional()?;
    let place = match known {
        Some(place) => {
            db.prepare_cached("DELETE FROM ticket_tokens WHERE rowid = ?1")?.execute([place])?;
            place
        }
        None => add_place(db, id, received_at, taken)?,
    };
    db.prepare_cached("INSERT INTO ticket_tokens (rowid, tokens) VALUES (?1, ?2)")?
        .execute(params![place, tokens])?;
    Ok(())
}

/// Gives a ticket the second of its receipt as its place, or the next one that is free.
fn add_place(db: &Connection, id: i64, received_at: DateTime<Utc>, known: &mut Taken) -> Result<i64> {
    let second = place_of(received_at);
    let mut free = known.0.get(&second).copied().unwrap_or(second);
    if db.prepare_cached("SELECT 1 FROM ticket_places WHERE place = ?1")?.exists([free])? {
        let mut after = db.prepare_cached(
            "SELECT p.place + 1 AS free FROM ticket_places p WHERE p.place >= ?1
             AND NOT EXISTS (SELECT 1 FROM ticket_places n WHERE n.place = p.place + 1)
             ORDER BY p.place LIMIT 1",
        )?;
        free = after.query_row([free], |row| row.get("free"))?;
    }
    db.prepare_cached("INSERT INTO ticket_places (place, ticket_id) VALUES (?1, ?2)")?.execute([free, id])?;
    known.0.insert(second, free + 1);
    Ok(free)
}

/// The first place that a receipt at this moment may have.
pub(super) fn place_of(at: DateTime<Utc>) -> i64 {
    at.timestamp() - BEGINNING
}
