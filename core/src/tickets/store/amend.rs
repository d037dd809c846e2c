//! What of a ticket can be completed after it was entered.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params};

use super::category;
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::{Category, Room};

/// What of a ticket can be completed, and the moment of receipt that it goes by.
#[derive(Clone)]
pub(in crate::tickets) struct Amended {
    pub(in crate::tickets) category: Category,
    pub(in crate::tickets) topic_id: i64,
    pub(in crate::tickets) topic_pending: bool,
    pub(in crate::tickets) room: Option<String>,
    pub(in crate::tickets) caller_name: Option<String>,
    pub(in crate::tickets) phone: Option<String>,
    pub(in crate::tickets) room_id: Option<i64>,
    pub(in crate::tickets) household_id: Option<i64>,
    pub(in crate::tickets) person_id: Option<i64>,
    /// Whether the room was found by its number alone.
    pub(in crate::tickets) matched: bool,
    pub(in crate::tickets) received_at: DateTime<Utc>,
}

pub(in crate::tickets) fn amendable(db: &Connection, id: i64) -> Result<Amended> {
    let mut statement = db.prepare_cached(
        "SELECT category, topic_id, topic_pending, room, caller_name, phone, room_id, household_id, person_id,
             room_matched_at, received_at
         FROM tickets WHERE id = ?1",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(Amended {
            category: category(row)?,
            topic_id: row.get("topic_id")?,
            topic_pending: row.get("topic_pending")?,
            room: row.get("room")?,
            caller_name: row.get("caller_name")?,
            phone: row.get("phone")?,
            room_id: row.get("room_id")?,
            household_id: row.get("household_id")?,
            person_id: row.get("person_id")?,
            matched: row.get::<_, Option<i64>>("room_matched_at")?.is_some(),
            received_at: instant(row.get("received_at")?),
        })
    })?)
}

pub(in crate::tickets) fn amend(
    db: &Connection,
    id: i64,
    ticket: &Amended,
    now: DateTime<Utc>,
) -> Result<()> {
    let Amended {
        category,
        topic_id,
        topic_pending,
        room,
        caller_name,
        phone,
        room_id,
        household_id,
        person_id,
        matched,
        received_at: _,
    } = ticket;
    let mut statement = db.prepare_cached(
        "UPDATE tickets SET category = :category, topic_id = :topic_id, topic_pending = :topic_pending, room = :room,
             room_key = :room_key, caller_name = :caller_name, phone = :phone, room_id = :room_id,
             household_id = :household_id, person_id = :person_id, room_matched_at = :room_matched_at,
             version = version + 1
         WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id,
        ":category": category.text(),
        ":topic_id": topic_id,
        ":topic_pending": topic_pending,
        ":room": room,
        ":room_key": room.as_deref().map(Room::key),
        ":caller_name": caller_name,
        ":phone": phone,
        ":room_id": room_id,
        ":household_id": household_id,
        ":person_id": person_id,
        ":room_matched_at": matched.then(|| now.timestamp_millis()),
    })?;
    Ok(())
}

pub(in crate::tickets) fn topic_name(db: &Connection, id: i64) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT name FROM topics WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("name"))?)
}
