//! Checks, findings and measures as they were known at a past moment.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

use super::{Owed, required_day, stored_text};
use crate::error::Result;
use crate::supervision::SupervisionEventKind;

/// A plan of checks as it stands now.
pub(in crate::supervision) struct PlanRow {
    pub(in crate::supervision) id: i64,
    pub(in crate::supervision) channel_id: i64,
    pub(in crate::supervision) next_on: NaiveDate,
    pub(in crate::supervision) active: bool,
}

pub(in crate::supervision) fn plans(db: &Connection) -> Result<Vec<PlanRow>> {
    let mut statement =
        db.prepare_cached("SELECT id, channel_id, next_on, active FROM check_plans ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok(PlanRow {
            id: row.get("id")?,
            channel_id: row.get("channel_id")?,
            next_on: required_day(row, "next_on")?,
            active: row.get("active")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The checks by a plan that were recorded after `known`, in the order in which they were.
pub(in crate::supervision) fn checks_after(
    db: &Connection,
    plan: &PlanRow,
    known: DateTime<Utc>,
) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM checks INDEXED BY checks_by_channel
         WHERE channel_id = ?1 AND plan_id = ?2 AND recorded_at > ?3 ORDER BY id",
    )?;
    let rows = statement
        .query_map(params![plan.channel_id, plan.id, known.timestamp_millis()], |row| row.get("id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Of the checks made from `from` on and before `to`, and recorded by `known`: how many saw everything as it should be, and how
/// many there are.
pub(in crate::supervision) fn checks(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<(i64, i64)> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) FILTER (WHERE NOT ifnull(k.measured > k.most, 0) AND NOT EXISTS (
                 SELECT 1 FROM check_lines l WHERE l.check_id = k.id AND l.result = 'poor')) AS passed,
             count(*) AS total
         FROM checks k INDEXED BY checks_by_time
         WHERE k.checked_at >= ?1 AND k.checked_at < ?2 AND k.recorded_at <= ?3",
    )?;
    let span = [from, to, known].map(|at| at.timestamp_millis());
    Ok(statement.query_row(span, |row| Ok((row.get("passed")?, row.get("total")?)))?)
}

/// Where something owed stood at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::supervision) enum Stood {
    /// It was to be done by this day.
    Open(NaiveDate),
    /// It was reported to be done, and not looked at again.
    Reported,
    /// It was over.
    Settled,
}

/// Where every finding, or every measure, stood at `known`, by its events.
pub(in crate::supervision) fn stood(db: &Connection, owed: Owed, known: DateTime<Utc>) -> Result<Vec<Stood>> {
    let (table, events, key) = (owed.table(), owed.events(), owed.key());
    let mut statement = db.prepare_cached(&format!(
        "SELECT (SELECT due_on FROM {events}
                 WHERE {key} = o.id AND due_on IS NOT NULL AND at <= ?1 ORDER BY id DESC LIMIT 1) AS due_on,
             (SELECT kind FROM {events} WHERE {key} = o.id AND at <= ?1
                 AND kind IN ('reported', 'sent_back', 'passed', 'done', 'dropped', 'reopened')
                 ORDER BY id DESC LIMIT 1) AS last
         FROM {table} o WHERE o.created_at <= ?1"
    ))?;
    let rows = statement.query_map([known.timestamp_millis()], |row| {
        let last: Option<String> = row.get("last")?;
        let last = last.map(|kind| stored_text(SupervisionEventKind::parse, "event of supervision", &kind));
        Ok(match last.transpose()? {
            Some(SupervisionEventKind::Reported) => Stood::Reported,
            Some(
                SupervisionEventKind::Passed | SupervisionEventKind::Done | SupervisionEventKind::Dropped,
            ) => Stood::Settled,
            _ => Stood::Open(required_day(row, "due_on")?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
