//! What figures are computed from: one pass over a covering index, without the tickets' texts.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::counted::REPEATED;
use super::{category, moment};
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::facts::{OrderEnd, OrderFact, RepeatFact, TextFact, WorkFact};
use crate::tickets::{LateFact, ReceivedFact, Room, SettledFact};

/// Visits every ticket received from `from` on and before `to`.
pub(in crate::tickets) fn received(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(ReceivedFact<'_>),
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT category, channel_id, topic_id, received_at, first_feedback_at, closed_at, day_only, cancelled_at,
             responsible_id, registered_by, room_key
         FROM tickets INDEXED BY tickets_received_facts WHERE received_at >= ?1 AND received_at < ?2",
    )?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        visit(ReceivedFact {
            category: category_of(row)?,
            channel_id: row.get(1)?,
            topic_id: row.get(2)?,
            received_at: instant(row.get(3)?),
            first_feedback_at: row.get::<_, Option<i64>>(4)?.map(instant),
            closed: row.get_ref(5)? != rusqlite::types::ValueRef::Null,
            day_only: row.get(6)?,
            cancelled: row.get_ref(7)? != rusqlite::types::ValueRef::Null,
            responsible_id: row.get(8)?,
            registered_by: row.get(9)?,
            building: row
                .get_ref(10)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?
                .and_then(Room::building),
        });
    }
    Ok(())
}

/// Visits every ticket settled, by the hour, from `from` on and before `to`.
pub(in crate::tickets) fn settled(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(SettledFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT category, channel_id, topic_id, id, due_at, first_feedback_at, responsible_id
         FROM tickets INDEXED BY tickets_settled_facts
         WHERE day_only = 0 AND settled_at >= ?1 AND settled_at < ?2",
    )?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        visit(SettledFact {
            category: category_of(row)?,
            channel_id: row.get(1)?,
            topic_id: row.get(2)?,
            id: row.get(3)?,
            due_at: instant(row.get(4)?),
            first_feedback_at: row.get::<_, Option<i64>>(5)?.map(instant),
            responsible_id: row.get(6)?,
        });
    }
    Ok(())
}

fn category_of(row: &Row<'_>) -> rusqlite::Result<crate::tickets::Category> {
    // By place, not by name, and without a copy: these two loops run over a quarter's tickets.
    let text = row.get_ref(0)?.as_str()?;
    crate::store::stored_text(crate::tickets::Category::parse, "category", text)
}

/// What the list of late tickets says of the one with this id.
pub(in crate::tickets) fn late(db: &Connection, id: i64) -> Result<LateFact> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, t.category, p.name AS topic, s.name AS responsible, t.received_at, t.due_at,
             t.first_feedback_at, t.about_staff
         FROM tickets t JOIN topics p ON p.id = t.topic_id LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE t.id = ?1",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(LateFact {
            number: row.get("number")?,
            category: category(row)?,
            topic: row.get("topic")?,
            responsible: row.get("responsible")?,
            received_at: instant(row.get("received_at")?),
            due_at: instant(row.get("due_at")?),
            first_feedback_at: moment(row, "first_feedback_at")?,
            about_staff: row.get("about_staff")?,
        })
    })?)
}

/// The receipt of the oldest ticket.
pub(in crate::tickets) fn first_receipt(db: &Connection) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached("SELECT min(received_at) AS first FROM tickets")?;
    Ok(statement.query_row([], |row| moment(row, "first"))?)
}

/// The moment of the last event, no later than `now`.
pub(in crate::tickets) fn last_event(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT min(max(at), ?1) AS last FROM (SELECT at FROM ticket_events ORDER BY id DESC LIMIT 1)",
    )?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}

/// The last moment, no later than `now`, at which a ticket was settled.
pub(in crate::tickets) fn last_settlement(
    db: &Connection,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement =
        db.prepare_cached("SELECT max(settled_at) AS last FROM tickets WHERE settled_at <= ?1")?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}

/// Visits every work order that was done from `from` on and before `to`.
pub(in crate::tickets) fn work_done(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(WorkFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(WORK_DONE)?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        visit(WorkFact { ticket_id: row.get("ticket_id")?, repairer_id: row.get("repairer_id")? });
    }
    Ok(())
}

const WORK_DONE: &str = "SELECT w.ticket_id, w.repairer_id
    FROM work_orders w INDEXED BY work_orders_done CROSS JOIN tickets t ON t.id = w.ticket_id
    WHERE w.state = 'done' AND w.ended_at >= ?1 AND w.ended_at < ?2 AND t.cancelled_at IS NULL";

/// Visits every work order that was issued from `from` on and before `to`.
pub(in crate::tickets) fn orders_issued(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(OrderFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(ORDERS_ISSUED)?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        let state: String = row.get("state")?;
        let ended = match moment(row, "ended_at")? {
            None => None,
            Some(at) => {
                Some((crate::store::stored_text(order_end, "state of an ended work order", &state)?, at))
            }
        };
        visit(OrderFact { issued_at: instant(row.get("issued_at")?), ended });
    }
    Ok(())
}

/// How an order that is over ended.
pub(super) fn order_end(state: &str) -> Option<OrderEnd> {
    match state {
        "done" => Some(OrderEnd::Done),
        "unable" => Some(OrderEnd::Unable),
        "withdrawn" => Some(OrderEnd::Withdrawn),
        _ => None,
    }
}

const ORDERS_ISSUED: &str = "SELECT w.state, w.issued_at, w.ended_at
    FROM work_orders w INDEXED BY work_orders_by_issue CROSS JOIN tickets t ON t.id = w.ticket_id
    WHERE w.issued_at >= ?1 AND w.issued_at < ?2 AND t.cancelled_at IS NULL";

/// How many tickets were opened again from `from` on and before `to`.
pub(in crate::tickets) fn reopened(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<i64> {
    let mut statement = db.prepare_cached(REOPENED)?;
    Ok(statement.query_row([from.timestamp_millis(), to.timestamp_millis()], |row| row.get("reopened"))?)
}

const REOPENED: &str = "SELECT count(DISTINCT e.ticket_id) AS reopened
    FROM ticket_events e INDEXED BY ticket_events_reopened CROSS JOIN tickets t ON t.id = e.ticket_id
    WHERE e.kind = 'reopened' AND e.at >= ?1 AND e.at < ?2 AND t.cancelled_at IS NULL";

/// Visits every ticket received from `from` on and before `to` that repeats one closed shortly before.
pub(in crate::tickets) fn repeated(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(RepeatFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(&each_repeated())?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        visit(RepeatFact {
            household_id: row.get("household_id")?,
            topic_id: row.get("topic_id")?,
            room: row.get("room_key")?,
        });
    }
    Ok(())
}

fn each_repeated() -> String {
    format!(
        "SELECT t.household_id, t.topic_id, t.room_key FROM tickets t INDEXED BY tickets_received_facts
         WHERE t.received_at >= ?1 AND t.received_at < ?2 AND {REPEATED}"
    )
}

/// Visits what was said in the tickets received from `from` on and before `to`, of at most `most` of them.
pub(in crate::tickets) fn said(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    most: i64,
    mut visit: impl FnMut(TextFact<'_>) -> Result<()>,
) -> Result<()> {
    let (from, to) = (from.timestamp_millis(), to.timestamp_millis());
    let count: i64 = db
        .prepare_cached(
            "SELECT count(*) AS n FROM tickets INDEXED BY tickets_received_facts
             WHERE received_at >= ?1 AND received_at < ?2 AND cancelled_at IS NULL",
        )?
        .query_row([from, to], |row| row.get("n"))?;
    let every = (count + most - 1).div_euclid(most).max(1);
    let mut statement = db.prepare_cached(SAID)?;
    let mut rows = statement.query([from, to, every])?;
    while let Some(row) = rows.next()? {
        visit(TextFact {
            content: row.get_ref("content")?.as_str().map_err(rusqlite::Error::from)?,
            room: row.get_ref("room_key")?.as_str_or_null().map_err(rusqlite::Error::from)?,
            caller_name: row.get_ref("caller_name")?.as_str_or_null().map_err(rusqlite::Error::from)?,
        })?;
    }
    Ok(())
}

const SAID: &str = "SELECT content, room_key, caller_name FROM tickets INDEXED BY tickets_by_receipt
    WHERE received_at >= ?1 AND received_at < ?2 AND cancelled_at IS NULL AND id % ?3 = 0";

#[cfg(test)]
mod tests {
    use rusqlite::params_from_iter;

    use super::*;
    use crate::store::{Opening, Store};

    /// What a period is computed from is read along an index, from where the period begins to where it ends.
    #[test]
    fn no_figure_reads_more_than_its_period() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let cases = [
            (WORK_DONE.to_owned(), "work_orders_done (ended_at>? AND ended_at<?)"),
            (ORDERS_ISSUED.to_owned(), "work_orders_by_issue (issued_at>? AND issued_at<?)"),
            (each_repeated(), "tickets_received_facts (received_at>? AND received_at<?)"),
            (SAID.to_owned(), "tickets_by_receipt (received_at>? AND received_at<?)"),
        ];
        for (sql, index) in cases {
            let explain = |db: &Connection| {
                let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let values = params_from_iter(vec![0; statement.parameter_count()]);
                let lines = statement.query_map(values, |row| row.get::<_, String>("detail"))?;
                Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
            };
            let plan = store.read(explain).unwrap();
            assert!(plan.contains(index) && !plan.contains("SCAN") && !plan.contains("TEMP"), "{plan}");
        }
    }
}
