//! Entering the row of a ticket that a ledger tells of.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params, params};
use uuid::Uuid;

use crate::error::Result;
use crate::policy::DueAt;
use crate::residents::Link;
use crate::tickets::imported::ImportedTicket;
use crate::tickets::{Phone, Room, Status, TicketNo};

/// What the office adds to what the ledger says.
pub(in crate::tickets) struct NewImported<'a> {
    pub(in crate::tickets) uid: Uuid,
    pub(in crate::tickets) number: &'a TicketNo,
    pub(in crate::tickets) status: Status,
    pub(in crate::tickets) link: &'a Link,
    pub(in crate::tickets) policy_version: i64,
    pub(in crate::tickets) due: DueAt,
    pub(in crate::tickets) registered_at: DateTime<Utc>,
    pub(in crate::tickets) registered_by: i64,
}

pub(in crate::tickets) fn insert(
    db: &Connection,
    new: &NewImported<'_>,
    ticket: &ImportedTicket,
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO tickets (uid, number, category, status, channel_id, topic_id, room, room_key, caller_name,
             phone, content, received_at, registered_at, registered_by, responsible_id, policy_version, due_at,
             answer_due_at, answer_warn_at, first_feedback_at, room_id, household_id, room_matched_at,
             original_number, day_only, imported_from, imported_at)
         VALUES (:uid, :number, :category, :status, :channel_id, :topic_id, :room, :room_key, :caller_name,
             :phone, :content, :received_at, :now, :registered_by, :responsible_id, :policy_version, :due_at,
             :due_at, :warn_at, :first_feedback_at, :room_id, :household_id,
             :room_matched_at, :original_number, :day_only, :imported_from, :now)",
    )?;
    let now = new.registered_at.timestamp_millis();
    Ok(statement.insert(named_params! {
        ":uid": new.uid.hyphenated().to_string(),
        ":number": new.number.as_str(),
        ":category": ticket.category.text(),
        ":status": new.status.text(),
        ":channel_id": ticket.channel_id,
        ":topic_id": ticket.topic_id,
        ":room": ticket.room.as_ref().map(Room::as_str),
        ":room_key": ticket.room.as_ref().map(|room| Room::key(room.as_str())),
        ":caller_name": ticket.caller_name,
        ":phone": ticket.phone.as_ref().map(Phone::as_str),
        ":content": ticket.content,
        ":received_at": ticket.received_at.timestamp_millis(),
        ":now": now,
        ":registered_by": new.registered_by,
        ":responsible_id": ticket.responsible_id,
        ":policy_version": new.policy_version,
        ":due_at": new.due.due_at.timestamp_millis(),
        ":warn_at": new.due.warn_at.timestamp_millis(),
        ":first_feedback_at": ticket.feedback_at.map(|at| at.timestamp_millis()),
        ":room_id": new.link.room_id,
        ":household_id": new.link.household_id,
        ":room_matched_at": new.link.matched.then_some(now),
        ":original_number": ticket.original_number,
        ":day_only": ticket.day_only,
        ":imported_from": ticket.from,
    })?)
}

/// Puts a ticket into the archive, whose course was written before.
pub(in crate::tickets) fn archive(db: &Connection, id: i64, at: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "UPDATE tickets SET status = 'archived', closed_at = ?2, archived_at = ?2, answer_due_at = NULL, answer_warn_at = NULL
         WHERE id = ?1",
    )?
    .execute(params![id, at.timestamp_millis()])?;
    Ok(())
}
