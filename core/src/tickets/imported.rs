//! Tickets that come from a ledger: what happened is known already, and is entered as it was.

use chrono::{DateTime, Utc};

use super::store::{self, NewEvent, imported as rows};
use super::{Category, EventKind, Phone, Room, Status, TicketNo};
use crate::days::day_of;
use crate::error::Result;
use crate::operation::WriteContext;
use crate::policy;
use crate::residents::{self, Chosen};

/// A ticket as a ledger tells it, checked.
pub(crate) struct ImportedTicket {
    pub(crate) category: Category,
    pub(crate) channel_id: i64,
    pub(crate) topic_id: i64,
    pub(crate) room: Option<Room>,
    pub(crate) caller_name: Option<String>,
    pub(crate) phone: Option<Phone>,
    pub(crate) content: String,
    pub(crate) received_at: DateTime<Utc>,
    /// Of receipt or feedback only the day is known, or of the feedback not even that.
    pub(crate) day_only: bool,
    pub(crate) responsible_id: Option<i64>,
    /// What the resident was told.
    pub(crate) feedback: Option<String>,
    /// When the resident was told; not before the receipt.
    pub(crate) feedback_at: Option<DateTime<Utc>>,
    /// When it was closed; it is open if absent.
    pub(crate) closed_at: Option<DateTime<Utc>>,
    /// What the ledger says beside that.
    pub(crate) summary: Option<String>,
    pub(crate) original_number: Option<String>,
    /// The ledger's file.
    pub(crate) from: String,
}

/// Enters a ticket of a ledger in the transaction given, and answers its id.
///
/// # Errors
/// Those of the store.
pub(crate) fn enter(context: &WriteContext<'_>, ticket: &ImportedTicket) -> Result<i64> {
    let WriteContext { db, now, zone, actor, ids } = *context;
    let day = day_of(zone, ticket.received_at);
    let chosen = Chosen {
        room_id: None,
        household_id: None,
        person_id: None,
        room: ticket.room.as_ref().map(Room::as_str),
    };
    let link = residents::link(db, chosen, day)?;
    let limit = policy::limit(db, ticket.category.text(), ticket.received_at)?;
    let count = store::next_count(db, ticket.category.prefix(), day)?;
    let number = TicketNo::new(ticket.category, day, count);
    let status = if ticket.responsible_id.is_some() { Status::InProgress } else { Status::Unassigned };
    let new = rows::NewImported {
        uid: ids.next(now),
        number: &number,
        status,
        link: &link,
        policy_version: limit.policy_version,
        due: limit.from(ticket.received_at),
        registered_at: now,
        registered_by: actor.id,
    };
    let id = rows::insert(db, &new, ticket)?;
    let event = |kind, at| NewEvent::new(id, kind, at, actor.id);
    store::add_event(db, &event(EventKind::Registered, now))?;
    if ticket.feedback.is_some() || ticket.feedback_at.is_some() {
        let told = NewEvent {
            content: ticket.feedback.as_deref(),
            channel_id: Some(ticket.channel_id),
            ..event(EventKind::FeedbackGiven, ticket.feedback_at.unwrap_or(now))
        };
        store::add_event(db, &told)?;
    }
    if let Some(at) = ticket.closed_at {
        let closed = NewEvent { content: ticket.summary.as_deref(), ..event(EventKind::Closed, at) };
        store::add_event(db, &closed)?;
        // The archive is read-only: what led into it is written first.
        rows::archive(db, id, at)?;
    }
    Ok(id)
}
