//! The tables `tickets`, `ticket_events`, `ticket_counters`, `ticket_totals`, `channels` and `topics`.

mod facts;
mod found;
pub(super) mod imported;
mod links;
mod list;
pub(super) mod search;
pub(super) mod views;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::{
    AnswerOwed, Category, Channel, ChannelKind, EventKind, ImportedFrom, Named, Phone, Room, Status,
    TicketDetail, TicketNo, TicketResident, TimelineEntry, Urgency,
};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::policy::DueAt;
use crate::residents::Link;
use crate::store::stored_text;

pub(super) use facts::{first_receipt, last_event, last_settlement, late, received, settled};
pub(super) use found::Looked;
pub(crate) use links::{PersonTicket, RoomOfTicket};
pub(super) use links::{
    forget_person, last_contact, of_household, of_person, open_of_person, room_keys, set_room, without_room,
};
pub(super) use list::{ListKey, ListQuery, counts, next_rows};

/// A ticket about to be entered.
pub(super) struct NewTicket<'a> {
    pub(super) uid: Uuid,
    pub(super) number: &'a TicketNo,
    pub(super) category: Category,
    pub(super) status: Status,
    pub(super) channel_id: i64,
    pub(super) topic_id: i64,
    pub(super) room: Option<&'a Room>,
    pub(super) link: &'a Link,
    pub(super) caller_name: Option<&'a str>,
    pub(super) phone: Option<&'a Phone>,
    pub(super) content: &'a str,
    pub(super) received_at: DateTime<Utc>,
    pub(super) registered_at: DateTime<Utc>,
    pub(super) registered_by: i64,
    pub(super) late_entry_reason: Option<&'a str>,
    pub(super) responsible_id: Option<i64>,
    pub(super) policy_version: i64,
    pub(super) due: DueAt,
}

/// What a change of a ticket must know of it.
pub(crate) struct Standing {
    pub(crate) id: i64,
    pub(crate) number: TicketNo,
    pub(crate) category: Category,
    pub(crate) status: Status,
    pub(crate) responsible_id: Option<i64>,
    pub(crate) answer: Option<DueAt>,
    pub(crate) first_feedback_at: Option<DateTime<Utc>>,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) reopened_count: i64,
    pub(crate) version: i64,
}

/// Everything about a ticket that an action can change.
pub(super) struct Change {
    pub(super) status: Status,
    pub(super) responsible_id: Option<i64>,
    pub(super) answer: Option<DueAt>,
    pub(super) first_feedback_at: Option<DateTime<Utc>>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) reopened_count: i64,
}

impl Standing {
    /// The change that changes nothing, to say only what differs.
    pub(super) fn change(&self) -> Change {
        Change {
            status: self.status,
            responsible_id: self.responsible_id,
            answer: self.answer,
            first_feedback_at: self.first_feedback_at,
            closed_at: self.closed_at,
            reopened_count: self.reopened_count,
        }
    }
}

/// A line about to be added to a timeline.
pub(super) struct NewEvent<'a> {
    pub(super) ticket_id: i64,
    pub(super) kind: EventKind,
    pub(super) at: DateTime<Utc>,
    pub(super) staff_id: i64,
    pub(super) content: Option<&'a str>,
    pub(super) channel_id: Option<i64>,
    pub(super) responsible_id: Option<i64>,
    pub(super) due_at: Option<DateTime<Utc>>,
}

impl NewEvent<'_> {
    /// A line that says no more than who did what when.
    pub(super) fn new(ticket_id: i64, kind: EventKind, at: DateTime<Utc>, staff_id: i64) -> Self {
        Self {
            ticket_id,
            kind,
            at,
            staff_id,
            content: None,
            channel_id: None,
            responsible_id: None,
            due_at: None,
        }
    }
}

impl EventKind {
    const ALL: [EventKind; 6] = [
        EventKind::Registered,
        EventKind::Assigned,
        EventKind::FeedbackGiven,
        EventKind::NoteAdded,
        EventKind::Closed,
        EventKind::Reopened,
    ];

    pub(super) fn parse(text: &str) -> Option<Self> {
        EventKind::ALL.into_iter().find(|kind| kind.text() == text)
    }

    fn text(self) -> &'static str {
        match self {
            EventKind::Registered => "registered",
            EventKind::Assigned => "assigned",
            EventKind::FeedbackGiven => "feedback_given",
            EventKind::NoteAdded => "note_added",
            EventKind::Closed => "closed",
            EventKind::Reopened => "reopened",
        }
    }
}

impl ChannelKind {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "phone" => ChannelKind::Phone,
            "online" => ChannelKind::Online,
            "box" => ChannelKind::Box,
            "meeting" => ChannelKind::Meeting,
            "walk_in" => ChannelKind::WalkIn,
            "other" => ChannelKind::Other,
            _ => return None,
        })
    }
}

/// The next count for tickets with this prefix on this day.
pub(super) fn next_count(db: &Connection, prefix: &str, day: NaiveDate) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO ticket_counters (prefix, day, last) VALUES (?1, ?2, 1)
         ON CONFLICT (prefix, day) DO UPDATE SET last = last + 1 RETURNING last",
    )?;
    Ok(statement.query_row(params![prefix, day.to_string()], |row| row.get("last"))?)
}

pub(super) fn insert(db: &Connection, new: &NewTicket<'_>) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO tickets (uid, number, category, status, channel_id, topic_id, room, room_key, caller_name,
             phone, content, received_at, registered_at, registered_by, late_entry_reason, responsible_id,
             policy_version, due_at, answer_due_at, answer_warn_at, answer_remind_at, answer_unpublished_year,
             room_id, household_id, person_id, room_matched_at)
         VALUES (:uid, :number, :category, :status, :channel_id, :topic_id, :room, :room_key, :caller_name,
             :phone, :content, :received_at, :registered_at, :registered_by, :late_entry_reason, :responsible_id,
             :policy_version, :due_at, :due_at, :warn_at, :remind_at, :unpublished_year, :room_id, :household_id, :person_id, :room_matched_at)",
    )?;
    let uid = new.uid.hyphenated().to_string();
    Ok(statement.insert(named_params! {
        ":uid": uid,
        ":number": new.number.as_str(),
        ":category": new.category.text(),
        ":status": new.status.text(),
        ":channel_id": new.channel_id,
        ":topic_id": new.topic_id,
        ":room": new.room.map(Room::as_str),
        ":room_key": new.room.map(|room| Room::key(room.as_str())),
        ":caller_name": new.caller_name,
        ":phone": new.phone.map(Phone::as_str),
        ":content": new.content,
        ":received_at": new.received_at.timestamp_millis(),
        ":registered_at": new.registered_at.timestamp_millis(),
        ":registered_by": new.registered_by,
        ":late_entry_reason": new.late_entry_reason,
        ":responsible_id": new.responsible_id,
        ":policy_version": new.policy_version,
        ":due_at": new.due.due_at.timestamp_millis(),
        ":warn_at": new.due.warn_at.timestamp_millis(),
        ":remind_at": new.due.remind_at.map(|at| at.timestamp_millis()),
        ":unpublished_year": new.due.unpublished_year,
        ":room_id": new.link.room_id,
        ":household_id": new.link.household_id,
        ":person_id": new.link.person_id,
        ":room_matched_at": new.link.matched.then(|| new.registered_at.timestamp_millis()),
    })?)
}

/// What a change must know of the ticket with this number.
pub(super) fn standing(db: &Connection, number: &TicketNo) -> Result<Standing> {
    let mut statement = db.prepare_cached(
        "SELECT id, category, status, responsible_id, answer_due_at, answer_warn_at, answer_remind_at,
             answer_unpublished_year, first_feedback_at, closed_at, reopened_count, version
         FROM tickets WHERE number = ?1",
    )?;
    statement
        .query_row([number.as_str()], |row| {
            Ok(Standing {
                id: row.get("id")?,
                number: number.clone(),
                category: category(row)?,
                status: status(row)?,
                responsible_id: row.get("responsible_id")?,
                answer: due(row)?,
                first_feedback_at: moment(row, "first_feedback_at")?,
                closed_at: moment(row, "closed_at")?,
                reopened_count: row.get("reopened_count")?,
                version: row.get("version")?,
            })
        })
        .optional()?
        .ok_or_else(|| not_found(number))
}

fn not_found(number: &TicketNo) -> Error {
    Error::field("number", ErrorCode::TicketNotFound).with("number", number.as_str())
}

pub(super) fn apply(db: &Connection, id: i64, change: &Change) -> Result<()> {
    let Change { status, responsible_id, answer, first_feedback_at, closed_at, reopened_count } = change;
    let mut statement = db.prepare_cached(
        "UPDATE tickets SET status = :status, responsible_id = :responsible_id, answer_due_at = :due_at,
             answer_warn_at = :warn_at, answer_remind_at = :remind_at, answer_unpublished_year = :unpublished_year,
             first_feedback_at = :first_feedback_at, closed_at = :closed_at,
             reopened_count = :reopened_count, version = version + 1
         WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id,
        ":status": status.text(),
        ":responsible_id": responsible_id,
        ":due_at": answer.map(|due| due.due_at.timestamp_millis()),
        ":warn_at": answer.map(|due| due.warn_at.timestamp_millis()),
        ":remind_at": answer.and_then(|due| due.remind_at).map(|at| at.timestamp_millis()),
        ":unpublished_year": answer.and_then(|due| due.unpublished_year),
        ":first_feedback_at": first_feedback_at.map(|at| at.timestamp_millis()),
        ":closed_at": closed_at.map(|at| at.timestamp_millis()),
        ":reopened_count": reopened_count,
    })?;
    Ok(())
}

pub(super) fn add_event(db: &Connection, event: &NewEvent<'_>) -> Result<()> {
    let NewEvent { ticket_id, kind, at, staff_id, content, channel_id, responsible_id, due_at } = event;
    let mut statement = db.prepare_cached(
        "INSERT INTO ticket_events (ticket_id, kind, at, staff_id, content, channel_id, responsible_id, due_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        ticket_id,
        kind.text(),
        at.timestamp_millis(),
        staff_id,
        content,
        channel_id,
        responsible_id,
        due_at.map(|at| at.timestamp_millis()),
    ])?;
    Ok(())
}

/// The id of the ticket with this number.
pub(super) fn id_of(db: &Connection, number: &TicketNo) -> Result<i64> {
    let mut statement = db.prepare_cached("SELECT id FROM tickets WHERE number = ?1")?;
    statement.query_row([number.as_str()], |row| row.get("id")).optional()?.ok_or_else(|| not_found(number))
}

/// The whole telephone number, for those who asked to see it.
pub(super) fn phone(db: &Connection, id: i64) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT phone FROM tickets WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("phone"))?)
}

/// The ticket in full, as it stands at `now`.
pub(super) fn detail(db: &Connection, id: i64, now: DateTime<Utc>) -> Result<TicketDetail> {
    let mut statement = db.prepare_cached(
        "SELECT t.*, c.name AS channel_name, c.kind AS channel_kind, p.name AS topic_name,
             r.name AS responsible_name, e.name AS registered_by_name
         FROM tickets t
         JOIN channels c ON c.id = t.channel_id
         JOIN topics p ON p.id = t.topic_id
         JOIN staff e ON e.id = t.registered_by
         LEFT JOIN staff r ON r.id = t.responsible_id
         WHERE t.id = ?1",
    )?;
    let timeline = timeline(db, id)?;
    Ok(statement.query_row([id], |row| ticket_detail(row, timeline, now))?)
}

fn ticket_detail(
    row: &Row<'_>,
    timeline: Vec<TimelineEntry>,
    now: DateTime<Utc>,
) -> rusqlite::Result<TicketDetail> {
    let status = status(row)?;
    let due_at = instant(row.get("due_at")?);
    let first_feedback_at = moment(row, "first_feedback_at")?;
    let phone: Option<String> = row.get("phone")?;
    let channel_kind: String = row.get("channel_kind")?;
    Ok(TicketDetail {
        number: row.get("number")?,
        uid: row.get("uid")?,
        category: category(row)?,
        status,
        channel: Channel {
            id: row.get("channel_id")?,
            name: row.get("channel_name")?,
            kind: stored_text(ChannelKind::parse, "channel kind", &channel_kind)?,
        },
        topic: Named { id: row.get("topic_id")?, name: row.get("topic_name")? },
        room: row.get("room")?,
        resident: resident(row)?,
        caller_name: row.get("caller_name")?,
        phone_masked: phone.as_deref().map(Phone::masked),
        content: row.get("content")?,
        received_at: instant(row.get("received_at")?),
        registered_at: instant(row.get("registered_at")?),
        late_entry_reason: row.get("late_entry_reason")?,
        registered_by: Named { id: row.get("registered_by")?, name: row.get("registered_by_name")? },
        responsible: named(row, "responsible_id", "responsible_name")?,
        due_at,
        policy_version: row.get("policy_version")?,
        answer_owed: due(row)?.map(|due| owed(due, now)),
        first_feedback_at,
        on_time: match first_feedback_at {
            Some(at) => Some(at <= due_at),
            None if now > due_at => Some(false),
            None => None,
        },
        closed_at: moment(row, "closed_at")?,
        reopened_count: row.get("reopened_count")?,
        version: row.get("version")?,
        imported: imported(row)?,
        timeline,
        actions: status.actions(),
    })
}

fn timeline(db: &Connection, ticket_id: i64) -> Result<Vec<TimelineEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.kind, e.at, e.staff_id, s.name AS staff_name, e.content, e.channel_id,
             c.name AS channel_name, e.responsible_id, r.name AS responsible_name, e.due_at
         FROM ticket_events e
         JOIN staff s ON s.id = e.staff_id
         LEFT JOIN channels c ON c.id = e.channel_id
         LEFT JOIN staff r ON r.id = e.responsible_id
         WHERE e.ticket_id = ?1 ORDER BY e.id",
    )?;
    let entries = statement.query_map([ticket_id], |row| {
        let kind: String = row.get("kind")?;
        Ok(TimelineEntry {
            id: row.get("id")?,
            kind: stored_text(EventKind::parse, "event kind", &kind)?,
            at: instant(row.get("at")?),
            staff: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
            content: row.get("content")?,
            channel: named(row, "channel_id", "channel_name")?,
            responsible: named(row, "responsible_id", "responsible_name")?,
            due_at: moment(row, "due_at")?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

/// Whether a channel can be chosen.
pub(super) fn require_channel(db: &Connection, id: i64) -> Result<()> {
    require(db, "SELECT in_service FROM channels WHERE id = ?1", id, "channel_id")
}

/// Whether a topic can be chosen.
pub(super) fn require_topic(db: &Connection, id: i64) -> Result<()> {
    require(db, "SELECT in_service FROM topics WHERE id = ?1", id, "topic_id")
}

fn require(db: &Connection, sql: &str, id: i64, field: &str) -> Result<()> {
    match db.prepare_cached(sql)?.query_row([id], |row| row.get::<_, bool>("in_service")).optional()? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::field(field, ErrorCode::InputOutOfService)),
        None => Err(Error::field(field, ErrorCode::InputUnknownId).with("id", id)),
    }
}

/// A channel with whether it can still be chosen.
pub(super) fn channels(db: &Connection) -> Result<Vec<(Channel, bool)>> {
    let mut statement =
        db.prepare_cached("SELECT id, name, kind, in_service FROM channels ORDER BY position, id")?;
    let channels = statement.query_map([], |row| {
        let kind: String = row.get("kind")?;
        let kind = stored_text(ChannelKind::parse, "channel kind", &kind)?;
        Ok((Channel { id: row.get("id")?, name: row.get("name")?, kind }, row.get("in_service")?))
    })?;
    Ok(channels.collect::<rusqlite::Result<_>>()?)
}

/// A topic with whether it can still be chosen.
pub(super) fn topics(db: &Connection) -> Result<Vec<(Named, bool)>> {
    let mut statement = db.prepare_cached("SELECT id, name, in_service FROM topics ORDER BY position, id")?;
    let topics = statement.query_map([], |row| {
        Ok((Named { id: row.get("id")?, name: row.get("name")? }, row.get("in_service")?))
    })?;
    Ok(topics.collect::<rusqlite::Result<_>>()?)
}

fn category(row: &Row<'_>) -> rusqlite::Result<Category> {
    stored_text(Category::parse, "category", &row.get::<_, String>("category")?)
}

fn status(row: &Row<'_>) -> rusqlite::Result<Status> {
    stored_text(Status::parse, "status", &row.get::<_, String>("status")?)
}

fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<DateTime<Utc>>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(instant))
}

fn resident(row: &Row<'_>) -> rusqlite::Result<Option<TicketResident>> {
    let room_id: Option<i64> = row.get("room_id")?;
    let (household_id, person_id) = (row.get("household_id")?, row.get("person_id")?);
    let matched = row.get::<_, Option<i64>>("room_matched_at")?.is_some();
    Ok(room_id.map(|room_id| TicketResident { room_id, household_id, person_id, matched }))
}

fn imported(row: &Row<'_>) -> rusqlite::Result<Option<ImportedFrom>> {
    let (file, at): (Option<String>, _) = (row.get("imported_from")?, moment(row, "imported_at")?);
    let (original_number, day_only) = (row.get("original_number")?, row.get("day_only")?);
    Ok(file.zip(at).map(|(file, at)| ImportedFrom { file, at, original_number, day_only }))
}

fn due(row: &Row<'_>) -> rusqlite::Result<Option<DueAt>> {
    let (due_at, warn_at) = (moment(row, "answer_due_at")?, moment(row, "answer_warn_at")?);
    let remind_at = moment(row, "answer_remind_at")?;
    let unpublished_year = row.get("answer_unpublished_year")?;
    Ok(due_at.zip(warn_at).map(|(due_at, warn_at)| DueAt { due_at, warn_at, remind_at, unpublished_year }))
}

fn named(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Option<Named>> {
    let (id, name): (Option<i64>, Option<String>) = (row.get(id)?, row.get(name)?);
    Ok(id.zip(name).map(|(id, name)| Named { id, name }))
}

fn owed(due: DueAt, now: DateTime<Utc>) -> AnswerOwed {
    let DueAt { due_at, warn_at, remind_at, unpublished_year } = due;
    let urgency = if now > due_at {
        Urgency::Overdue
    } else if now >= warn_at {
        Urgency::DueSoon
    } else {
        Urgency::OnTrack
    };
    AnswerOwed { due_at, warn_at, remind_at, urgency, unpublished_year }
}
