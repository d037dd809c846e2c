//! Checks, findings, measures and samples of call-backs as they were known at a past moment.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

use super::{Owed, required_day, stored_text};
use crate::clock::instant;
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

/// A sample of call-backs as it stood at a moment.
pub(in crate::supervision) struct KnownSample {
    pub(in crate::supervision) id: i64,
    pub(in crate::supervision) drawn_at: DateTime<Utc>,
    pub(in crate::supervision) due_on: NaiveDate,
    pub(in crate::supervision) size: i64,
    /// Whose residents had been reached.
    pub(in crate::supervision) reached: i64,
    /// Whose residents were still to be asked, of a period that had not been drawn again.
    pub(in crate::supervision) waiting: i64,
}

/// The samples that had been drawn by `known`, in the order in which they were.
pub(in crate::supervision) fn samples(db: &Connection, known: DateTime<Utc>) -> Result<Vec<KnownSample>> {
    let mut statement = db.prepare_cached(
        "SELECT o.id, o.drawn_at, o.due_on, o.size,
             (SELECT count(*) FROM call_backs k WHERE k.sample_id = o.id AND EXISTS (
                 SELECT 1 FROM call_back_entries e
                 WHERE e.call_back_id = k.id AND e.recorded_at <= ?1 AND e.solution IS NOT NULL)) AS reached,
             (SELECT count(*) FROM call_backs k WHERE k.sample_id = o.id AND NOT EXISTS (
                 SELECT 1 FROM call_back_entries e
                 WHERE e.call_back_id = k.id AND e.recorded_at <= ?1 AND e.solution IS NOT NULL) AND o.attempts > (
                     SELECT count(*) FROM call_back_entries e WHERE e.call_back_id = k.id AND e.recorded_at <= ?1)
             ) AS waiting,
             EXISTS (SELECT 1 FROM call_back_samples n WHERE n.from_on = o.from_on AND n.to_on = o.to_on
                 AND n.id > o.id AND n.drawn_at <= ?1) AS superseded
         FROM call_back_samples o WHERE o.drawn_at <= ?1 ORDER BY o.id",
    )?;
    let rows = statement.query_map([known.timestamp_millis()], |row| {
        let (waiting, superseded): (i64, bool) = (row.get("waiting")?, row.get("superseded")?);
        Ok(KnownSample {
            id: row.get("id")?,
            drawn_at: instant(row.get("drawn_at")?),
            due_on: required_day(row, "due_on")?,
            size: row.get("size")?,
            reached: row.get("reached")?,
            waiting: if superseded { 0 } else { waiting },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
