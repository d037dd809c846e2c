//! The tickets and the follow-ups that a report's figures count, along the indexes of those figures.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, named_params};

use super::counted::REPEATED;
use super::facts::order_end;
use super::{category, moment, satisfaction};
use crate::clock::instant;
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::evidence::{EvidenceSpan, FollowUpEvidence, OrderEvidence, TicketEvidence};
use crate::tickets::{FollowUpReason, Room, Solution};

/// The tickets that a figure of a period counts.
const COUNTED: &str = "SELECT id FROM tickets INDEXED BY tickets_received_facts
        WHERE received_at >= :since AND received_at < :to
    UNION SELECT id FROM tickets INDEXED BY tickets_settled_facts
        WHERE day_only = 0 AND settled_at >= :from AND settled_at < :known
    UNION SELECT id FROM tickets INDEXED BY tickets_by_closing WHERE closed_at >= :from AND closed_at < :known
    UNION SELECT ticket_id FROM ticket_events INDEXED BY ticket_events_reopened
        WHERE kind = 'reopened' AND at >= :from AND at < :known";

/// What is said of each.
fn of_tickets() -> String {
    format!(
        "SELECT t.id, t.number, t.category, c.name AS channel, p.name AS topic, t.room_key, t.responsible_id,
             s.name AS responsible, t.about_staff, t.received_at, t.due_at, t.first_feedback_at, t.settled_at,
             t.closed_at, t.cancelled_at, t.day_only, t.reopened_count,
             (SELECT group_concat(e.at ORDER BY e.id) FROM ticket_events e
                 WHERE e.ticket_id = t.id AND e.kind = 'reopened') AS reopened_at,
             t.household_id, ifnull(i.merged_into, i.id) AS incident_id,
             EXISTS (SELECT 1 FROM ticket_repeats_kept k WHERE k.ticket_id = t.id) AS repeat_kept,
             t.received_at >= :from AND t.received_at < :known AND ({REPEATED}) AS repeats
         FROM ({COUNTED}) k CROSS JOIN tickets t ON t.id = k.id JOIN channels c ON c.id = t.channel_id
         JOIN topics p ON p.id = t.topic_id LEFT JOIN staff s ON s.id = t.responsible_id
         LEFT JOIN incidents i ON i.id = t.incident_id
         ORDER BY t.received_at, t.id LIMIT :most"
    )
}

pub(in crate::tickets) fn tickets(
    db: &Connection,
    span: EvidenceSpan,
    most: usize,
) -> Result<Vec<TicketEvidence>> {
    let mut statement = db.prepare_cached(&of_tickets())?;
    let rows = statement.query_map(
        named_params! { ":since": span.since.timestamp_millis(), ":from": span.from.timestamp_millis(),
        ":to": span.to.timestamp_millis(), ":known": span.known.timestamp_millis(), ":most": crate::page::count(most) },
        ticket,
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn ticket(row: &Row<'_>) -> rusqlite::Result<TicketEvidence> {
    let about_staff: bool = row.get("about_staff")?;
    let shown = |text: Option<String>| text.filter(|_| !about_staff);
    let room_key: Option<String> = row.get("room_key")?;
    Ok(TicketEvidence {
        id: row.get("id")?,
        number: shown(row.get("number")?),
        category: category(row)?,
        channel: row.get("channel")?,
        topic: row.get("topic")?,
        building: shown(room_key.as_deref().and_then(Room::building).map(str::to_owned)),
        responsible_id: row.get("responsible_id")?,
        responsible: shown(row.get("responsible")?),
        about_staff,
        received_at: instant(row.get("received_at")?),
        due_at: instant(row.get("due_at")?),
        first_feedback_at: moment(row, "first_feedback_at")?,
        settled_at: moment(row, "settled_at")?,
        closed_at: moment(row, "closed_at")?,
        cancelled_at: moment(row, "cancelled_at")?,
        day_only: row.get("day_only")?,
        reopened_count: row.get("reopened_count")?,
        reopened_at: moments(row.get("reopened_at")?)?,
        household_id: row.get("household_id")?,
        incident_id: row.get("incident_id")?,
        repeat_kept: row.get("repeat_kept")?,
        room_key,
        repeats: row.get("repeats")?,
    })
}

/// Milliseconds in a list.
fn moments(list: Option<String>) -> rusqlite::Result<Vec<DateTime<Utc>>> {
    let read = |text: &str| stored_text(|text| text.parse().ok().map(instant), "moment of an event", text);
    list.unwrap_or_default().split_terminator(',').map(read).collect()
}

const OF_ORDERS: &str = "SELECT w.ticket_id, t.number, t.about_staff, w.state, w.issued_at, w.ended_at
    FROM work_orders w INDEXED BY work_orders_by_issue CROSS JOIN tickets t ON t.id = w.ticket_id
    WHERE w.issued_at >= :from AND w.issued_at < :known AND t.cancelled_at IS NULL ORDER BY w.issued_at, w.id";

pub(in crate::tickets) fn orders(db: &Connection, span: EvidenceSpan) -> Result<Vec<OrderEvidence>> {
    let mut statement = db.prepare_cached(OF_ORDERS)?;
    let rows = statement.query_map(
        named_params! { ":from": span.from.timestamp_millis(), ":known": span.known.timestamp_millis() },
        |row| {
            let state: String = row.get("state")?;
            let ended = moment(row, "ended_at")?;
            let end =
                |at| stored_text(order_end, "state of an ended work order", &state).map(|end| (end, at));
            let about_staff: bool = row.get("about_staff")?;
            Ok(OrderEvidence {
                ticket_id: row.get("ticket_id")?,
                number: row.get::<_, Option<String>>("number")?.filter(|_| !about_staff),
                issued_at: instant(row.get("issued_at")?),
                ended: ended.map(end).transpose()?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const OF_FOLLOW_UPS: &str = "SELECT f.ticket_id, t.number, t.about_staff, t.category, c.name AS channel, p.name AS topic, f.reason,
        f.due_at, f.done_at, f.outcome, f.satisfaction,
        f.due_at >= :from AND f.due_at < :known AND f.reason <> 'by_choice' AND ifnull(f.outcome, '') <> 'dropped' AS due,
        f.satisfaction IS NOT NULL AND f.done_at >= :from AND f.done_at < :known AS reached
    FROM follow_ups f JOIN tickets t ON t.id = f.ticket_id JOIN channels c ON c.id = t.channel_id
    JOIN topics p ON p.id = t.topic_id
    WHERE t.cancelled_at IS NULL AND f.id IN (
        SELECT id FROM follow_ups WHERE due_at >= :from AND due_at < :known AND reason <> 'by_choice'
            AND ifnull(outcome, '') <> 'dropped'
        UNION SELECT id FROM follow_ups WHERE done_at >= :from AND done_at < :known AND satisfaction IS NOT NULL)
    ORDER BY f.due_at, f.id";

pub(in crate::tickets) fn follow_ups(db: &Connection, span: EvidenceSpan) -> Result<Vec<FollowUpEvidence>> {
    let mut statement = db.prepare_cached(OF_FOLLOW_UPS)?;
    let rows = statement.query_map(
        named_params! { ":from": span.from.timestamp_millis(), ":known": span.known.timestamp_millis() },
        |row| {
            let about_staff: bool = row.get("about_staff")?;
            let reason: String = row.get("reason")?;
            let outcome: Option<String> = row.get("outcome")?;
            let answer = match (outcome, satisfaction(row)?) {
                (Some(outcome), Some(said)) => {
                    Some((stored_text(Solution::parse, "outcome of a follow-up", &outcome)?, said))
                }
                _ => None,
            };
            Ok(FollowUpEvidence {
                ticket_id: row.get("ticket_id")?,
                number: row.get::<_, Option<String>>("number")?.filter(|_| !about_staff),
                category: category(row)?,
                channel: row.get("channel")?,
                topic: row.get("topic")?,
                reason: stored_text(FollowUpReason::parse, "reason of a follow-up", &reason)?,
                due_at: instant(row.get("due_at")?),
                done_at: moment(row, "done_at")?,
                answer,
                due: row.get("due")?,
                reached: row.get("reached")?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use rusqlite::params_from_iter;

    use super::*;
    use crate::store::{Opening, Store};

    /// Only what the period's figures count is read, along their indexes.
    #[test]
    fn no_more_is_read_than_the_figures_count() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        for sql in [of_tickets(), OF_FOLLOW_UPS.to_owned(), OF_ORDERS.to_owned()] {
            let explain = |db: &Connection| {
                let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let values = params_from_iter(vec![0; statement.parameter_count()]);
                let lines = statement.query_map(values, |row| row.get::<_, String>("detail"))?;
                Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
            };
            let plan = store.read(explain).unwrap();
            assert!(!plan.contains("SCAN t") && !plan.contains("SCAN f"), "{plan}");
        }
    }
}
