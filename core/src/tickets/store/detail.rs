//! One ticket in full, with its timeline.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::incidents::{incident, incident_columns};
use super::{
    category, due, imported_from, marks, moment, named, owed, resident, satisfaction, status, suspensions,
    work_orders,
};
use crate::clock::instant;
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::sight::Sight;
use crate::tickets::{
    Channel, ChannelKind, EventDetail, EventKind, Named, Phone, TicketDetail, TimelineEntry,
};

/// The ticket in full, as it stands at `now`. What is left to say is whether whoever asks may do with it what its status
/// allows.
pub(in crate::tickets) fn detail(
    db: &Connection,
    id: i64,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<TicketDetail> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT t.*, {incident}, c.name AS channel_name, c.kind AS channel_kind, p.name AS topic_name,
             r.name AS responsible_name, e.name AS registered_by_name
         FROM tickets t
         JOIN channels c ON c.id = t.channel_id
         JOIN topics p ON p.id = t.topic_id
         JOIN staff e ON e.id = t.registered_by
         LEFT JOIN staff r ON r.id = t.responsible_id
         WHERE t.id = ?1",
        incident = incident_columns(sight),
    ))?;
    let mut detail = statement.query_row([id], |row| ticket_detail(row, now))?;
    detail.timeline = timeline(db, id)?;
    detail.suspension = suspensions::running(db, id)?;
    detail.work_orders = work_orders::of_ticket(db, id)?;
    Ok(detail)
}

fn ticket_detail(row: &Row<'_>, now: DateTime<Utc>) -> rusqlite::Result<TicketDetail> {
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
        topic_pending: row.get("topic_pending")?,
        incident: incident(row)?,
        box_opening_id: row.get("box_opening_id")?,
        meeting: None,
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
        archived_at: moment(row, "archived_at")?,
        cancelled_at: moment(row, "cancelled_at")?,
        escalated_at: moment(row, "escalated_at")?,
        marks: marks(row)?,
        suspension: None,
        work_orders: Vec::new(),
        follow_up: None,
        last_satisfaction: None,
        reopened_count: row.get("reopened_count")?,
        version: row.get("version")?,
        imported: imported_from(row)?,
        timeline: Vec::new(),
        actions: status.actions(),
    })
}

fn timeline(db: &Connection, ticket_id: i64) -> Result<Vec<TimelineEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.kind, e.at, e.staff_id, s.name AS staff_name, e.content, e.channel_id,
             c.name AS channel_name, e.responsible_id, r.name AS responsible_name, e.due_at, e.detail,
             e.satisfaction, e.told, e.changes, w.number AS work_order
         FROM ticket_events e
         JOIN staff s ON s.id = e.staff_id
         LEFT JOIN channels c ON c.id = e.channel_id
         LEFT JOIN staff r ON r.id = e.responsible_id
         LEFT JOIN work_orders w ON w.id = e.work_order_id
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
            detail: row
                .get::<_, Option<String>>("detail")?
                .map(|text| stored_text(EventDetail::parse, "event detail", &text))
                .transpose()?,
            satisfaction: satisfaction(row)?,
            told: row.get("told")?,
            work_order: row.get("work_order")?,
            changes: row
                .get::<_, Option<String>>("changes")?
                .map(|text| stored_text(|text| serde_json::from_str(text).ok(), "changes of an event", &text))
                .transpose()?
                .unwrap_or_default(),
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}
