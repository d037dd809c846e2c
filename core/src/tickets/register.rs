//! Entering a ticket (R2.1, R2.2): everything is checked first, then number, deadline and timeline are written
//! together.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use rusqlite::Connection;
use serde_json::Value;

use super::box_openings::{end_if_full, slip_of};
use super::incidents::joined;
use super::store::{self, NewEvent, NewTicket};
use super::{
    Category, EventDetail, EventKind, Mark, Marks, Phone, RegisterTicket, Room, Status, TicketDetail,
    TicketNo, topics, transitions, view,
};
use crate::access::{self, Changes};
use crate::attachments;
use crate::clock::{instant, rfc3339};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::policy;
use crate::residents::{self, Chosen, Link};

/// How much later than the receipt an entry may be without saying why.
const LATE_ENTRY_AFTER: TimeDelta = TimeDelta::minutes(15);

/// The longest account of what was said, in characters; also of a feedback or a note.
pub(super) const LONGEST_CONTENT: usize = 4000;

impl Write for RegisterTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        let Registered { id, number, changes } = register(context, self)?;
        // One about staff is shown this once to whoever wrote it down.
        let answer = view::detail(context.db, id, context.actor, context.now)?;
        Ok(Done::new(answer, number.to_string()).changing(changes))
    }
}

/// A ticket just entered.
pub(crate) struct Registered {
    /// Its id in the store.
    pub(crate) id: i64,
    /// Its number.
    pub(crate) number: TicketNo,
    /// What the audit trail says of it.
    pub(crate) changes: Changes,
}

/// Enters a ticket in the transaction given.
///
/// # Errors
/// Those of the fields of [`RegisterTicket`]; nothing is written then.
pub(crate) fn register(context: &WriteContext<'_>, arguments: RegisterTicket) -> Result<Registered> {
    let WriteContext { db, now, zone, actor, ids } = *context;
    let RegisterTicket {
        channel_id,
        category,
        topic_id,
        room,
        caller_name,
        room_id,
        household_id,
        person_id,
        phone,
        content,
        received_at,
        late_entry_reason,
        responsible_id,
        same_as,
        box_opening_id,
        draft_files,
        urgent,
        important,
        about_staff,
    } = arguments;
    let marks = Marks { urgent, important, about_staff };
    let content = input::required("content", &content, LONGEST_CONTENT)?;
    let topic_pending = topic_id.is_none();
    let topic_id = match topic_id {
        Some(id) => topics::require_topic(db, id, now).map(|()| id)?,
        None => topics::last_topic(db, now)?,
    };
    let opened_at = box_opening_id.map(|id| slip_of(context, id, channel_id)).transpose()?;
    let room = Room::parse("room", room.as_deref())?;
    let caller_name = input::optional_line("caller_name", caller_name.as_deref(), 40)?;
    let phone = Phone::parse("phone", phone.as_deref())?;
    let reason = input::optional("late_entry_reason", late_entry_reason.as_deref(), 200)?;
    let received_at = received(received_at.or(opened_at), reason.as_deref(), now)?;
    if let Some(id) = responsible_id {
        access::store::require_active(db, id, "responsible_id")?;
        transitions::require_sight(context, id, about_staff, "responsible_id")?;
    }
    let day = day_of(zone, received_at);
    store::require_channel_on(db, channel_id, day)?;
    let chosen = Chosen { room_id, household_id, person_id, room: room.as_ref().map(Room::as_str) };
    let link = residents::link(db, chosen, day)?;
    let (room, caller_name, phone) = completed(&link, room, caller_name, phone)?;
    let incident_id = same_as.map(|number| joined(context, &number)).transpose()?;
    let limit = policy::limit(db, category.text(), received_at)?;
    let number = TicketNo::new(category, day, store::next_count(db, category.prefix(), day)?);
    let status = if responsible_id.is_some() { Status::InProgress } else { Status::Unassigned };
    let id = store::insert(
        db,
        &NewTicket {
            uid: ids.next(now),
            number: &number,
            category,
            status,
            channel_id,
            topic_id,
            topic_pending,
            incident_id,
            box_opening_id,
            room: room.as_ref(),
            link: &link,
            caller_name: caller_name.as_deref(),
            phone: phone.as_ref(),
            content: &content,
            received_at,
            registered_at: now,
            registered_by: actor.id,
            late_entry_reason: reason.as_deref(),
            responsible_id,
            policy_version: limit.policy_version,
            due: limit.from(received_at),
            marks,
        },
    )?;
    store::add_event(db, &NewEvent::new(id, EventKind::Registered, now, actor.id))?;
    if responsible_id.is_some() {
        let assigned = NewEvent { responsible_id, ..NewEvent::new(id, EventKind::Assigned, now, actor.id) };
        store::add_event(db, &assigned)?;
    }
    for mark in Mark::ALL.into_iter().filter(|mark| marks.has(*mark)) {
        let detail = Some(EventDetail::Mark(mark));
        store::add_event(db, &NewEvent { detail, ..NewEvent::new(id, EventKind::Marked, now, actor.id) })?;
    }
    let due_at = limit.from(received_at).due_at;
    let files = draft_files.map(|draft| attachments::hand_over(context, &draft, id)).transpose()?;
    box_opening_id.map(|id| end_if_full(db, id, now)).transpose()?;
    let changes = registration(db, category, status, responsible_id, due_at)?
        .with("incident", Value::Null, incident_id)
        .with("box_opening", Value::Null, box_opening_id)
        .with("attachment", Value::Null, files.filter(|names| !names.is_empty()))
        .with("urgent", false, marks.urgent)
        .with("important", false, marks.important)
        .with("about_staff", false, marks.about_staff);
    Ok(Registered { id, number, changes })
}

/// What the audit trail says of a new ticket. What the resident said, and who they are, stays out of it.
fn registration(
    db: &Connection,
    category: Category,
    status: Status,
    responsible_id: Option<i64>,
    due_at: DateTime<Utc>,
) -> Result<Changes> {
    let responsible = responsible_id.map(|id| access::store::login_of(db, id)).transpose()?;
    Ok(Changes::default()
        .with("category", Value::Null, category.text())
        .with("status", Value::Null, status.text())
        .with("responsible", Value::Null, responsible)
        .with("due_at", Value::Null, rfc3339(due_at)))
}

/// What was said, completed from the register.
pub(super) fn completed(
    link: &Link,
    room: Option<Room>,
    caller_name: Option<String>,
    phone: Option<Phone>,
) -> Result<(Option<Room>, Option<String>, Option<Phone>)> {
    let room = match room {
        None => Room::parse("room", link.room.as_deref())?,
        said => said,
    };
    let phone = match phone {
        None => Phone::parse("phone", link.phone.as_deref())?,
        said => said,
    };
    Ok((room, caller_name.or_else(|| link.name.clone()), phone))
}

/// The moment of receipt, checked against the moment of entry.
fn received(at: Option<DateTime<Utc>>, reason: Option<&str>, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let Some(at) = at else { return Ok(now) };
    let at = not_in_future("received_at", at, now)?;
    if now - at > LATE_ENTRY_AFTER && reason.is_none() {
        return Err(Error::field("late_entry_reason", ErrorCode::TimeLateEntryReasonMissing)
            .with("minutes", LATE_ENTRY_AFTER.num_minutes()));
    }
    Ok(at)
}

/// A moment that somebody gave, which must have come; as the store will give it back, so that a deadline is counted
/// from what is kept: a leap second counts as the second after it.
pub(super) fn not_in_future(field: &str, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let at = instant(at.timestamp_millis());
    if at > now {
        return Err(Error::field(field, ErrorCode::TimeInFuture));
    }
    // A year typed with two digits, or a clock that stands at its maker's first day.
    if Utc.with_ymd_and_hms(2000, 1, 1, 0, 0, 0).single().is_some_and(|earliest| at < earliest) {
        return Err(Error::field(field, ErrorCode::TimeTooEarly));
    }
    Ok(at)
}
