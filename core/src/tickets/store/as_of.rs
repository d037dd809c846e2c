//! Tickets, follow-ups, work orders and openings of boxes as they were known at a past moment, along the indexes of the
//! figures.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use super::{category, moment};
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::as_of::{KnownSettled, KnownTicket, ORDER_TIME, Span};
use crate::tickets::{AmendedField, Category, FieldChange, Satisfaction};

/// Whether somebody had been named responsible for ticket `t` by `?3`. A ledger names them without an event; an event that names
/// the first one says that the ledger did not. Of the present, `?4`, whoever is responsible now was named: the timeline is asked of
/// the few others only.
macro_rules! responsible_named {
    () => {
        "(?4 AND t.responsible_id IS NOT NULL OR EXISTS (SELECT 1 FROM ticket_events e WHERE e.ticket_id = t.id AND e.at <= ?3
              AND e.kind IN ('assigned', 'transferred'))
          OR t.imported_at IS NOT NULL AND t.responsible_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM ticket_events e WHERE e.ticket_id = t.id AND e.kind = 'assigned'))
         AS responsible_named"
    };
}

/// Whether ticket `t` was corrected after `?3`; after the present nothing was.
macro_rules! amended_later {
    () => {
        "(NOT ?4 AND EXISTS (
             SELECT 1 FROM ticket_events e WHERE e.ticket_id = t.id AND e.kind = 'amended' AND e.at > ?3))
         AS amended_later"
    };
}

const RECEIVED: &str = concat!(
    "SELECT t.id, t.category, t.channel_id, t.topic_pending, t.imported_at IS NOT NULL AS imported,
         t.late_entry_reason IS NULL AS at_once, t.closed_at <= ?3 AS stays_closed, t.archived_at <= ?3 AS archived,
         CASE WHEN t.closed_at <= ?3 THEN NULL ELSE (
             SELECT e.kind FROM ticket_events e WHERE e.ticket_id = t.id AND e.at <= ?3
                 AND (e.kind IN ('closed', 'archived', 'reopened') OR e.kind = 'undone' AND e.detail = 'undid_close')
             ORDER BY e.id DESC LIMIT 1) END AS ended, ",
    responsible_named!(),
    ", ",
    amended_later!(),
    " FROM tickets t INDEXED BY tickets_received_facts
      WHERE t.received_at >= ?1 AND t.received_at < ?2 AND t.registered_at <= ?3
          AND (t.cancelled_at IS NULL OR t.cancelled_at > ?3)"
);

const SETTLED: &str = concat!(
    "SELECT t.id, t.category, t.first_feedback_at <= t.due_at AS on_time, t.first_feedback_at <= ?3 AS answered, ",
    responsible_named!(),
    ", ",
    amended_later!(),
    " FROM tickets t INDEXED BY tickets_settled_facts
      WHERE t.day_only = 0 AND t.settled_at >= ?1 AND t.settled_at < ?2 AND t.registered_at <= ?3"
);

fn values(Span { from, to, known, present }: Span) -> [i64; 4] {
    [from.timestamp_millis(), to.timestamp_millis(), known.timestamp_millis(), i64::from(present)]
}

pub(in crate::tickets) fn received(
    db: &Connection,
    span: Span,
    mut visit: impl FnMut(KnownTicket),
) -> Result<()> {
    let mut statement = db.prepare_cached(RECEIVED)?;
    let mut rows = statement.query(values(span))?;
    while let Some(row) = rows.next()? {
        let ended: Option<String> = row.get("ended")?;
        let stays_closed = row.get::<_, Option<bool>>("stays_closed")?.unwrap_or(false);
        let archived = if stays_closed {
            row.get::<_, Option<bool>>("archived")?.unwrap_or(false)
        } else {
            ended.as_deref() == Some("archived")
        };
        let closed = stays_closed || matches!(ended.as_deref(), Some("closed" | "archived"));
        let was = was(db, row, span.known)?;
        let imported: bool = row.get("imported")?;
        visit(KnownTicket {
            category: was.category,
            channel_id: row.get("channel_id")?,
            at_once: if imported { None } else { Some(row.get("at_once")?) },
            topic_named: was.topic_named.unwrap_or(!row.get::<_, bool>("topic_pending")?),
            responsible_named: row.get("responsible_named")?,
            closed,
            archived,
        });
    }
    Ok(())
}

pub(in crate::tickets) fn settled(
    db: &Connection,
    span: Span,
    mut visit: impl FnMut(KnownSettled),
) -> Result<()> {
    let mut statement = db.prepare_cached(SETTLED)?;
    let mut rows = statement.query(values(span))?;
    while let Some(row) = rows.next()? {
        visit(KnownSettled {
            category: was(db, row, span.known)?.category,
            on_time: row.get::<_, Option<bool>>("on_time")?.unwrap_or(false),
            answered: row.get::<_, Option<bool>>("answered")?.unwrap_or(false),
            responsible_named: row.get("responsible_named")?,
        });
    }
    Ok(())
}

/// What a ticket was before it was corrected.
struct Was {
    category: Category,
    /// None where the topic stayed.
    topic_named: Option<bool>,
}

fn was(db: &Connection, row: &Row<'_>, known: DateTime<Utc>) -> Result<Was> {
    let mut was = Was { category: category(row)?, topic_named: None };
    if !row.get::<_, bool>("amended_later")? {
        return Ok(was);
    }
    let mut statement = db.prepare_cached(
        "SELECT changes FROM ticket_events WHERE ticket_id = ?1 AND kind = 'amended' AND at > ?2 ORDER BY id DESC",
    )?;
    let mut rows = statement.query(params![row.get::<_, i64>("id")?, known.timestamp_millis()])?;
    // From the last one back to the first.
    while let Some(row) = rows.next()? {
        let text: String = row.get("changes")?;
        let read = |text: &str| serde_json::from_str::<Vec<FieldChange>>(text).ok();
        for change in stored_text(read, "changes of a ticket", &text)? {
            match change.field {
                AmendedField::Category => {
                    let before = change.before.unwrap_or_default();
                    was.category = stored_text(Category::parse, "category", &before)?;
                }
                AmendedField::Topic => was.topic_named = Some(change.before.is_some()),
                _ => {}
            }
        }
    }
    Ok(was)
}

/// How many of some are of a kind, and how many there are.
fn counted(db: &Connection, sql: &str, span: Span) -> Result<(i64, i64)> {
    let mut statement = db.prepare_cached(sql)?;
    let [from, to, known, _] = values(span);
    Ok(statement.query_row([from, to, known], |row| Ok((row.get("of_kind")?, row.get("total")?)))?)
}

const FOLLOW_UPS: &str =
    "SELECT count(*) FILTER (WHERE f.satisfaction IS NOT NULL AND f.done_at <= ?3) AS of_kind,
        count(*) AS total
    FROM follow_ups f INDEXED BY follow_ups_by_due JOIN tickets t ON t.id = f.ticket_id
    WHERE f.due_at >= ?1 AND f.due_at < ?2 AND f.asked_at <= ?3 AND f.reason <> 'by_choice'
        AND NOT (ifnull(f.outcome, '') = 'dropped' AND f.done_at <= ?3)
        AND (t.cancelled_at IS NULL OR t.cancelled_at > ?3)";

pub(in crate::tickets) fn follow_ups(db: &Connection, span: Span) -> Result<(i64, i64)> {
    counted(db, FOLLOW_UPS, span)
}

pub(in crate::tickets) fn satisfied(db: &Connection, span: Span) -> Result<(i64, i64)> {
    counted(db, &satisfied_sql(), span)
}

fn satisfied_sql() -> String {
    let least = Satisfaction::Satisfied.points();
    format!(
        "SELECT count(*) FILTER (WHERE f.satisfaction >= {least}) AS of_kind, count(*) AS total
         FROM follow_ups f INDEXED BY follow_ups_by_end JOIN tickets t ON t.id = f.ticket_id
         WHERE f.done_at >= ?1 AND f.done_at < ?2 AND f.done_at <= ?3 AND f.satisfaction IS NOT NULL
             AND (t.cancelled_at IS NULL OR t.cancelled_at > ?3)"
    )
}

const ORDERS: &str = "SELECT count(*) FILTER (WHERE ended_at <= ?3) AS of_kind, count(*) AS total
    FROM work_orders INDEXED BY work_orders_by_issue
    WHERE issued_at >= ?1 AND issued_at < ?2 AND issued_at <= ?3
        AND NOT (state = 'withdrawn' AND ended_at <= ?3)";

pub(in crate::tickets) fn orders(db: &Connection, span: Span) -> Result<(i64, i64)> {
    counted(db, ORDERS, span)
}

const FALLS_DUE: [&str; 3] = [
    "SELECT EXISTS (SELECT 1 FROM tickets INDEXED BY tickets_settled_facts
         WHERE day_only = 0 AND settled_at >= ?1 AND settled_at <= ?2) AS falls",
    "SELECT EXISTS (SELECT 1 FROM follow_ups INDEXED BY follow_ups_by_due
         WHERE due_at >= ?1 AND due_at <= ?2) AS falls",
    "SELECT EXISTS (SELECT 1 FROM work_orders INDEXED BY work_orders_by_issue
         WHERE issued_at >= ?1 AND issued_at <= ?2) AS falls",
];

pub(in crate::tickets) fn falls_due(
    db: &Connection,
    (after, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool> {
    let spans = [(after, until), (after, until), (after - ORDER_TIME, until - ORDER_TIME)];
    for (sql, (after, until)) in FALLS_DUE.into_iter().zip(spans) {
        let mut statement = db.prepare_cached(sql)?;
        let span = [after.timestamp_millis(), until.timestamp_millis()];
        if statement.query_row(span, |row| row.get("falls"))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// When a box was last opened, of the openings that were entered by then.
pub(in crate::tickets) fn last_opening(
    db: &Connection,
    channel_id: i64,
    known: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(opened_at) AS last FROM box_openings WHERE channel_id = ?1 AND registered_at <= ?2",
    )?;
    Ok(statement.query_row(params![channel_id, known.timestamp_millis()], |row| moment(row, "last"))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::params_from_iter;

    use super::*;
    use crate::store::{Opening, Store};

    /// The span is found along an index; nothing else is gone through.
    #[test]
    fn nothing_is_scanned() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let plans = [
            (RECEIVED.to_owned(), "tickets_received_facts (received_at>? AND received_at<?)"),
            (SETTLED.to_owned(), "tickets_settled_facts (settled_at>? AND settled_at<?)"),
            (FOLLOW_UPS.to_owned(), "follow_ups_by_due (due_at>? AND due_at<?)"),
            (satisfied_sql(), "follow_ups_by_end (done_at>? AND done_at<?)"),
            (ORDERS.to_owned(), "work_orders_by_issue (issued_at>? AND issued_at<?)"),
            (FALLS_DUE[0].to_owned(), "tickets_settled_facts (settled_at>? AND settled_at<?)"),
            (FALLS_DUE[1].to_owned(), "follow_ups_by_due (due_at>? AND due_at<?)"),
            (FALLS_DUE[2].to_owned(), "work_orders_by_issue (issued_at>? AND issued_at<?)"),
        ];
        for (sql, index) in plans {
            let explain = |db: &Connection| {
                let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let given = (1..=statement.parameter_count()).map(|number| number.to_string());
                let lines =
                    statement.query_map(params_from_iter(given), |row| row.get::<_, String>("detail"))?;
                Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
            };
            let plan = store.read(explain).unwrap();
            // Whether there is any is one row of no table.
            let scans = plan.replace("SCAN CONSTANT ROW", "").contains("SCAN");
            assert!(plan.contains(index) && !scans, "{sql}: {plan}");
        }
    }
}
