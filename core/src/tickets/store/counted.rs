//! What a ticket must be so that a figure counts it, as conditions of the list.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::list::{Conditions, ListQuery, conditions};
use crate::access::PostSpan;
use crate::error::Result;
use crate::tickets::counted::FigureQuery;
use crate::tickets::{Counted, FigureFilter};

/// Of a ticket `t`: it is of a household and topic of which another was closed no more than 30 days before it came.
///
/// Of those whose household is not kept any longer, that they did is.
pub(super) const REPEATED: &str = "t.cancelled_at IS NULL AND (t.household_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM tickets b WHERE b.household_id = t.household_id AND b.topic_id = t.topic_id AND b.id <> t.id
        AND b.closed_at <= t.received_at AND b.closed_at >= t.received_at - 2592000000)
    OR EXISTS (SELECT 1 FROM ticket_repeats_kept k WHERE k.ticket_id = t.id))";

/// Of a ticket `t`: its room names no building. The words of an index.
const WITHOUT_BUILDING: &str =
    "(t.room_key IS NULL OR instr(t.room_key, '-') = 0 OR substr(t.room_key, 1, 2) = '车位')";

/// Of a ticket `t`: who is responsible had the post when it was settled.
fn settled_within(PostSpan { staff_id, from, to }: &PostSpan) -> String {
    let mut sql = format!("+t.responsible_id = {staff_id}");
    for (comparison, at) in [(">=", from), ("<", to)] {
        if let Some(at) = at {
            sql.push_str(&format!(" AND +t.settled_at {comparison} {}", at.timestamp_millis()));
        }
    }
    sql
}

/// Which follow-ups `d` a figure counts, and by which of their moments; none of a figure of something else.
fn follow_up(counted: Counted) -> Option<(&'static str, &'static str)> {
    match counted {
        Counted::FollowUpDue => {
            Some(("d.due_at", "d.reason <> 'by_choice' AND ifnull(d.outcome, '') <> 'dropped'"))
        }
        Counted::FollowUpDone => Some((
            "d.due_at",
            "d.reason <> 'by_choice' AND ifnull(d.outcome, '') <> 'dropped' AND d.satisfaction IS NOT NULL",
        )),
        Counted::FollowedUp => Some(("d.done_at", "d.satisfaction IS NOT NULL")),
        Counted::Solved => Some(("d.done_at", "d.outcome = 'solved'")),
        // 满意 and 非常满意.
        Counted::Satisfied => Some(("d.done_at", "d.satisfaction >= 4")),
        _ => None,
    }
}

/// How many follow-ups the tickets of the whole list have that its figure counts; none of a figure of something else.
pub(in crate::tickets) fn follow_ups_of(
    db: &Connection,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Option<i64>> {
    let Some(figure) = &query.figure else { return Ok(None) };
    let Some((at, of)) = follow_up(figure.filter.counted) else { return Ok(None) };
    let mut all = conditions(db, query, "+", now)?;
    all.sql.push(of.to_owned());
    for (comparison, bound) in [(">=", figure.from), ("<", figure.to)] {
        if let Some(bound) = bound {
            all.add(&format!("{at} {comparison} $"), bound.timestamp_millis());
        }
    }
    if let Some(id) = figure.filter.done_by {
        all.add("d.done_by = $", id);
    }
    let sql = format!(
        "SELECT count(*) AS follow_ups FROM follow_ups d JOIN tickets t ON t.id = d.ticket_id WHERE {}",
        all.sql.join(" AND ")
    );
    let mut statement = db.prepare_cached(&sql)?;
    Ok(Some(statement.query_row(params_from_iter(all.values), |row| row.get("follow_ups"))?))
}

/// Narrows a list to what a figure counts; `plus` is `+` where another index than that of a condition gives the rows.
pub(super) fn narrow(all: &mut Conditions, query: &FigureQuery, plus: &str) {
    let FigureFilter {
        counted,
        done_by,
        household_id,
        topic_ids,
        without_building,
        with_building,
        without_responsible,
        post: _,
        over_hours,
        up_to_hours,
    } = &query.filter;
    let days = |all: &mut Conditions, column: &str| {
        for (comparison, at) in [(">=", query.from), ("<", query.to)] {
            if let Some(at) = at {
                all.add(&format!("{column} {comparison} $"), at.timestamp_millis());
            }
        }
    };
    match counted {
        // The list's own days are those of the receipt.
        Counted::Received => {
            all.sql.push("t.cancelled_at IS NULL".to_owned());
            if let Some(id) = *done_by {
                all.add("t.registered_by = $", id);
            }
        }
        Counted::Answered => all
            .sql
            .push("t.cancelled_at IS NULL AND t.day_only = 0 AND t.first_feedback_at IS NOT NULL".to_owned()),
        Counted::Cancelled => all.sql.push("t.cancelled_at IS NOT NULL".to_owned()),
        Counted::DayOnly => all.sql.push("t.cancelled_at IS NULL AND t.day_only = 1".to_owned()),
        Counted::Reopened => {
            let of = "SELECT d.ticket_id FROM ticket_events d WHERE d.kind = 'reopened'";
            done(all, query, of, ("d.at", "d.staff_id"), None);
        }
        Counted::ClosedWithin => {
            let of = "SELECT d.id FROM tickets d WHERE d.closed_at IS NOT NULL";
            done(all, query, of, ("d.closed_at", "d.responsible_id"), None);
        }
        Counted::Closed => all.sql.push("t.cancelled_at IS NULL AND t.closed_at IS NOT NULL".to_owned()),
        Counted::Repeated => all.sql.push(REPEATED.to_owned()),
        Counted::Settled | Counted::OnTime | Counted::Late => {
            days(all, &format!("{plus}t.settled_at"));
            all.sql.push("t.day_only = 0".to_owned());
            let on_time = "ifnull(t.first_feedback_at <= t.due_at, 0)";
            match counted {
                Counted::OnTime => all.sql.push(on_time.to_owned()),
                Counted::Late => all.sql.push(format!("NOT {on_time}")),
                _ => {}
            }
        }
        Counted::Open => all.sql.push("t.answer_due_at IS NOT NULL".to_owned()),
        Counted::FollowUpDue
        | Counted::FollowUpDone
        | Counted::FollowedUp
        | Counted::Solved
        | Counted::Satisfied => {
            if let Some((at, of)) = follow_up(*counted) {
                let of = format!("SELECT d.ticket_id FROM follow_ups d WHERE {of}");
                done(all, query, &of, (at, "d.done_by"), *done_by);
            }
        }
        Counted::Repaired => {
            let of = "SELECT d.ticket_id FROM work_orders d WHERE d.state = 'done'";
            done(all, query, of, ("d.ended_at", "+d.repairer_id"), *done_by);
        }
    }
    for (comparison, hours) in [(">", over_hours), ("<=", up_to_hours)] {
        if let Some(hours) = hours {
            all.add(&format!("t.first_feedback_at - t.received_at {comparison} $"), hours * 3_600_000);
        }
    }
    if let Some(spans) = &query.of_post {
        let had: Vec<String> = spans.iter().map(settled_within).collect();
        all.sql.push(if had.is_empty() { "0 = 1".to_owned() } else { format!("({})", had.join(" OR ")) });
    }
    if let Some(id) = *household_id {
        all.add(&format!("{plus}t.household_id = $"), id);
    }
    if !topic_ids.is_empty() {
        let ids: Vec<String> = topic_ids.iter().map(i64::to_string).collect();
        // The few days of a figure are read along their own index.
        all.sql.push(format!("+t.topic_id IN ({})", ids.join(", ")));
    }
    if *without_building {
        all.sql.push(WITHOUT_BUILDING.to_owned());
    }
    if *with_building {
        all.sql.push(format!("NOT {WITHOUT_BUILDING}"));
    }
    if *without_responsible {
        all.sql.push("t.responsible_id IS NULL".to_owned());
    }
}

/// Of the few tickets of which something was done in the days of the figure, by one person or by anybody.
fn done(all: &mut Conditions, query: &FigureQuery, of: &str, (at, by): (&str, &str), done_by: Option<i64>) {
    let mut sql = of.to_owned();
    let values = [(">=", at, query.from), ("<", at, query.to)]
        .into_iter()
        .filter_map(|(comparison, column, at)| Some((comparison, column, at?.timestamp_millis())))
        .chain(done_by.map(|id| ("=", by, id)));
    for (comparison, column, value) in values {
        all.values.push(Value::from(value));
        sql.push_str(&format!(" AND {column} {comparison} ?{}", all.values.len()));
    }
    all.sql.push(format!("t.cancelled_at IS NULL AND t.id IN ({sql})"));
}
