//! The tables of the desk: tickets with their timeline, what they are sorted into, and what holds them together.

mod amend;
pub(super) mod as_of;
mod box_openings;
pub(super) mod channels;
pub(super) mod closings;
mod counted;
mod detail;
mod dispose;
pub(super) mod evidence;
mod facts;
pub(super) mod follow_ups;
mod found;
pub(super) mod imported;
mod incidents;
mod links;
mod list;
mod phrases;
pub(super) mod red_flags;
mod rules;
pub(super) mod search;
pub(super) mod standing;
pub(super) mod suspensions;
pub(super) mod views;
pub(super) mod work_orders;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::sight::Sight;
use super::{
    AnswerOwed, Category, Channel, ChannelKind, EventDetail, EventKind, FieldChange, ImportedFrom, Marks,
    Named, Phone, Room, Satisfaction, Status, TicketNo, TicketResident, Urgency,
};
use crate::error::{Error, ErrorCode, Result};
use crate::policy::DueAt;
use crate::residents::Link;
use crate::store::{moment, ms, stored_text};

pub(super) use amend::{Amended, amend, amendable, topic_name};
pub(super) use box_openings::{
    NewBoxOpening, box_opening, box_openings, correct_box_opening, insert_box_opening, is_box_full,
};
pub(super) use counted::follow_ups_of;
pub(super) use detail::detail;
pub(super) use dispose::{compact_index, dispose, from_room};
pub(super) use facts::{
    first_receipt, last_event, last_settlement, late, orders_issued, received, reopened, repeated, said,
    settled, work_done,
};
pub(super) use found::Looked;
pub(super) use incidents::{
    Candidate, Company, IncidentFacts, beginning, company, incident_facts, incident_of, incidents_within,
    insert_incident, listed, merge_incident, merged_incidents, of_incident, open_incidents, rename_incident,
    root_of, set_incident, title_anew, unended, unmerge_incident,
};
pub(crate) use links::{PersonTicket, RoomOfTicket};
pub(super) use links::{
    forget_person, last_contact, of_household, of_person, open_of_person, room_keys, row_of, set_room,
    without_room,
};
pub(super) use list::{ListKey, ListQuery, counts, next_rows};
pub(super) use phrases::{Uses, count_phrase_use, phrase_uses, phrases, phrases_version, set_phrases};
pub(super) use rules::{rules, set_rules};

/// A ticket about to be entered.
pub(super) struct NewTicket<'a> {
    pub(super) uid: Uuid,
    pub(super) number: &'a TicketNo,
    pub(super) category: Category,
    pub(super) status: Status,
    pub(super) channel_id: i64,
    pub(super) topic_id: i64,
    pub(super) topic_pending: bool,
    pub(super) incident_id: Option<i64>,
    pub(super) box_opening_id: Option<i64>,
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
    pub(super) marks: Marks,
}

/// What a change of a ticket must know of it.
pub(crate) struct Standing {
    pub(crate) id: i64,
    pub(crate) uid: String,
    pub(crate) number: TicketNo,
    pub(crate) category: Category,
    /// The version of the policy that it was received under.
    pub(crate) policy_version: i64,
    pub(crate) version: i64,
    pub(crate) course: Course,
}

/// Everything about a ticket that an action can change.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    pub(crate) status: Status,
    pub(crate) responsible_id: Option<i64>,
    pub(crate) answer: Option<DueAt>,
    pub(crate) first_feedback_at: Option<DateTime<Utc>>,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) archived_at: Option<DateTime<Utc>>,
    pub(crate) cancelled_at: Option<DateTime<Utc>>,
    pub(crate) escalated_at: Option<DateTime<Utc>>,
    pub(crate) marks: Marks,
    pub(crate) reopened_count: i64,
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
    pub(super) detail: Option<EventDetail>,
    pub(super) satisfaction: Option<Satisfaction>,
    pub(super) told: Option<&'a str>,
    pub(super) work_order_id: Option<i64>,
    pub(super) changes: &'a [FieldChange],
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
            detail: None,
            satisfaction: None,
            told: None,
            work_order_id: None,
            changes: &[],
        }
    }
}

impl EventKind {
    const ALL: [EventKind; 29] = [
        EventKind::Registered,
        EventKind::Assigned,
        EventKind::Transferred,
        EventKind::Returned,
        EventKind::Escalated,
        EventKind::Suspended,
        EventKind::Resumed,
        EventKind::FeedbackGiven,
        EventKind::FeedbackAttempted,
        EventKind::NoteAdded,
        EventKind::Marked,
        EventKind::Unmarked,
        EventKind::WorkOrderIssued,
        EventKind::WorkOrderReassigned,
        EventKind::WorkOrderAccepted,
        EventKind::WorkOrderArrived,
        EventKind::WorkOrderDone,
        EventKind::WorkOrderUnable,
        EventKind::WorkOrderWithdrawn,
        EventKind::WorkOrderCorrected,
        EventKind::FollowUpDue,
        EventKind::FollowUpMissed,
        EventKind::FollowedUp,
        EventKind::Closed,
        EventKind::Archived,
        EventKind::Reopened,
        EventKind::Cancelled,
        EventKind::Amended,
        EventKind::Undone,
    ];

    pub(super) fn parse(text: &str) -> Option<Self> {
        EventKind::ALL.into_iter().find(|kind| kind.text() == text)
    }

    fn text(self) -> &'static str {
        match self {
            EventKind::Registered => "registered",
            EventKind::Assigned => "assigned",
            EventKind::Transferred => "transferred",
            EventKind::Returned => "returned",
            EventKind::Escalated => "escalated",
            EventKind::Suspended => "suspended",
            EventKind::Resumed => "resumed",
            EventKind::FeedbackGiven => "feedback_given",
            EventKind::FeedbackAttempted => "feedback_attempted",
            EventKind::NoteAdded => "note_added",
            EventKind::Marked => "marked",
            EventKind::Unmarked => "unmarked",
            EventKind::WorkOrderIssued => "work_order_issued",
            EventKind::WorkOrderReassigned => "work_order_reassigned",
            EventKind::WorkOrderAccepted => "work_order_accepted",
            EventKind::WorkOrderArrived => "work_order_arrived",
            EventKind::WorkOrderDone => "work_order_done",
            EventKind::WorkOrderUnable => "work_order_unable",
            EventKind::WorkOrderWithdrawn => "work_order_withdrawn",
            EventKind::WorkOrderCorrected => "work_order_corrected",
            EventKind::FollowUpDue => "follow_up_due",
            EventKind::FollowUpMissed => "follow_up_missed",
            EventKind::FollowedUp => "followed_up",
            EventKind::Closed => "closed",
            EventKind::Archived => "archived",
            EventKind::Reopened => "reopened",
            EventKind::Cancelled => "cancelled",
            EventKind::Amended => "amended",
            EventKind::Undone => "undone",
        }
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
             room_id, household_id, person_id, room_matched_at, urgent, important, about_staff, topic_pending,
             incident_id, box_opening_id)
         VALUES (:uid, :number, :category, :status, :channel_id, :topic_id, :room, :room_key, :caller_name,
             :phone, :content, :received_at, :registered_at, :registered_by, :late_entry_reason, :responsible_id,
             :policy_version, :due_at, :due_at, :warn_at, :remind_at, :unpublished_year,
             :room_id, :household_id, :person_id, :room_matched_at, :urgent, :important, :about_staff, :topic_pending,
             :incident_id, :box_opening_id)",
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
        ":topic_pending": new.topic_pending,
        ":incident_id": new.incident_id,
        ":box_opening_id": new.box_opening_id,
        ":urgent": new.marks.urgent,
        ":important": new.marks.important,
        ":about_staff": new.marks.about_staff,
    })?)
}

/// What a change must know of the ticket with this number; one that cannot be seen is none.
pub(super) fn standing(db: &Connection, number: &TicketNo, sight: Sight) -> Result<Standing> {
    let mut statement = db.prepare_cached(
        "SELECT id, uid, category, status, responsible_id, answer_due_at, answer_warn_at, answer_remind_at,
             answer_unpublished_year, first_feedback_at, closed_at, archived_at, cancelled_at, escalated_at, urgent,
             important, about_staff, reopened_count, policy_version, version
         FROM tickets WHERE number = ?1",
    )?;
    statement
        .query_row([number.as_str()], |row| {
            Ok(Standing {
                id: row.get("id")?,
                uid: row.get("uid")?,
                number: number.clone(),
                category: category(row)?,
                policy_version: row.get("policy_version")?,
                version: row.get("version")?,
                course: course(row)?,
            })
        })
        .optional()?
        .filter(|ticket| sight.sees(ticket.course.marks.about_staff))
        .ok_or_else(|| not_found(number))
}

fn course(row: &Row<'_>) -> rusqlite::Result<Course> {
    Ok(Course {
        status: status(row)?,
        responsible_id: row.get("responsible_id")?,
        answer: due(row)?,
        first_feedback_at: moment(row, "first_feedback_at")?,
        closed_at: moment(row, "closed_at")?,
        archived_at: moment(row, "archived_at")?,
        cancelled_at: moment(row, "cancelled_at")?,
        escalated_at: moment(row, "escalated_at")?,
        marks: marks(row)?,
        reopened_count: row.get("reopened_count")?,
    })
}

fn marks(row: &Row<'_>) -> rusqlite::Result<Marks> {
    Ok(Marks {
        urgent: row.get("urgent")?,
        important: row.get("important")?,
        about_staff: row.get("about_staff")?,
    })
}

fn not_found(number: &TicketNo) -> Error {
    Error::field("number", ErrorCode::TicketNotFound).with("number", number.as_str())
}

pub(super) fn apply(db: &Connection, id: i64, course: &Course) -> Result<()> {
    let Course {
        status,
        responsible_id,
        answer,
        first_feedback_at,
        closed_at,
        archived_at,
        cancelled_at,
        escalated_at,
        marks: Marks { urgent, important, about_staff },
        reopened_count,
    } = course;
    let mut statement = db.prepare_cached(
        "UPDATE tickets SET status = :status, responsible_id = :responsible_id, answer_due_at = :due_at,
             answer_warn_at = :warn_at, answer_remind_at = :remind_at, answer_unpublished_year = :unpublished_year,
             first_feedback_at = :first_feedback_at, closed_at = :closed_at,
             archived_at = :archived_at, cancelled_at = :cancelled_at, escalated_at = :escalated_at,
             urgent = :urgent, important = :important, about_staff = :about_staff,
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
        ":first_feedback_at": ms(*first_feedback_at),
        ":closed_at": ms(*closed_at),
        ":archived_at": ms(*archived_at),
        ":cancelled_at": ms(*cancelled_at),
        ":escalated_at": ms(*escalated_at),
        ":urgent": urgent,
        ":important": important,
        ":about_staff": about_staff,
        ":reopened_count": reopened_count,
    })?;
    Ok(())
}

pub(super) fn add_event(db: &Connection, event: &NewEvent<'_>) -> Result<()> {
    let NewEvent {
        ticket_id,
        kind,
        at,
        staff_id,
        content,
        channel_id,
        responsible_id,
        due_at,
        detail,
        satisfaction,
        told,
        work_order_id,
        changes,
    } = event;
    let changes = (!changes.is_empty()).then(|| json(changes)).transpose()?;
    let mut statement = db.prepare_cached(
        "INSERT INTO ticket_events (ticket_id, kind, at, staff_id, content, channel_id, responsible_id, due_at, detail,
             satisfaction, told, work_order_id, changes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
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
        detail.map(EventDetail::text),
        satisfaction.map(Satisfaction::points),
        told,
        work_order_id,
        changes,
    ])?;
    Ok(())
}

fn json(changes: &[FieldChange]) -> Result<String> {
    serde_json::to_string(changes).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// The id of the ticket with this number; one that cannot be seen is none.
pub(super) fn id_of(db: &Connection, number: &TicketNo, sight: Sight) -> Result<i64> {
    let mut statement = db.prepare_cached("SELECT id, about_staff FROM tickets WHERE number = ?1")?;
    statement
        .query_row([number.as_str()], |row| Ok((row.get("id")?, row.get("about_staff")?)))
        .optional()?
        .filter(|(_, about_staff)| sight.sees(*about_staff))
        .map(|(id, _)| id)
        .ok_or_else(|| not_found(number))
}

/// The whole telephone number, for those who asked to see it.
pub(super) fn phone(db: &Connection, id: i64) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT phone FROM tickets WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("phone"))?)
}

/// Whether a channel can be chosen.
pub(super) fn require_channel(db: &Connection, id: i64) -> Result<()> {
    require(db, "SELECT in_service FROM channels WHERE id = ?1", id, "channel_id")
}

/// Whether something can have come by a channel on this day: one that is out of service now may have been in service.
pub(super) fn require_channel_on(db: &Connection, id: i64, day: NaiveDate) -> Result<()> {
    let mut statement =
        db.prepare_cached("SELECT ifnull(until_on >= ?2, 0) AS served FROM channels WHERE id = ?1")?;
    let served = statement.query_row(params![id, day.to_string()], |row| row.get("served")).optional()?;
    if served == Some(true) { Ok(()) } else { require_channel(db, id) }
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

/// Every topic that there is or was, in the order in which they came.
pub(super) fn topics(db: &Connection) -> Result<Vec<Named>> {
    let mut statement = db.prepare_cached("SELECT id, name FROM topics ORDER BY position, id")?;
    let topics = statement.query_map([], |row| Ok(Named { id: row.get("id")?, name: row.get("name")? }))?;
    Ok(topics.collect::<rusqlite::Result<_>>()?)
}

/// Adds a topic behind all others.
pub(super) fn insert_topic(db: &Connection, name: &str) -> Result<i64> {
    db.execute(
        "INSERT INTO topics (name, position) SELECT ?1, ifnull(max(position), 0) + 1 FROM topics",
        [name],
    )?;
    Ok(db.last_insert_rowid())
}

fn category(row: &Row<'_>) -> rusqlite::Result<Category> {
    stored_text(Category::parse, "category", &row.get::<_, String>("category")?)
}

fn status(row: &Row<'_>) -> rusqlite::Result<Status> {
    stored_text(Status::parse, "status", &row.get::<_, String>("status")?)
}

fn resident(row: &Row<'_>) -> rusqlite::Result<Option<TicketResident>> {
    let room_id: Option<i64> = row.get("room_id")?;
    let (household_id, person_id) = (row.get("household_id")?, row.get("person_id")?);
    let matched = row.get::<_, Option<i64>>("room_matched_at")?.is_some();
    Ok(room_id.map(|room_id| TicketResident { room_id, household_id, person_id, matched }))
}

fn imported_from(row: &Row<'_>) -> rusqlite::Result<Option<ImportedFrom>> {
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

fn satisfaction(row: &Row<'_>) -> rusqlite::Result<Option<Satisfaction>> {
    let points: Option<i64> = row.get("satisfaction")?;
    points
        .map(|points| stored_text(|_| Satisfaction::of_points(points), "satisfaction", &points.to_string()))
        .transpose()
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
