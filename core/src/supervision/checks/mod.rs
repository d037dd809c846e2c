//! Checks of channels (渠道检查, R7.1): by which plan each is checked, what is looked at, and what was seen. A record of a check
//! stays as it is; whoever erred records another.

mod days;
mod paper;
mod plans;
mod wire;

use chrono::{DateTime, TimeZone, Utc};

use super::owed::{LONGEST, LONGEST_PAGE, supervises};
use super::store::{checks as rows, findings};
use crate::access::{self, Actor, Changes};
use crate::calendar;
use crate::clock::instant;
use crate::days::{day_of, next, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::tickets;

pub use wire::*;

/// The longest note on a line, in characters.
const LONGEST_LINE_NOTE: usize = 200;

/// What may be measured, in seconds or days.
const MOST_MEASURED: i64 = 9999;

pub(super) use plans::{next_due, plans};

/// What the audit trail calls it.
fn subject(id: i64) -> String {
    format!("check/{id}")
}

/// Refuses a check that is not there. Answers what the audit trail calls it.
pub(crate) fn subject_of(db: &rusqlite::Connection, id: i64, field: &str) -> Result<String> {
    rows::check(db, id, field).map(|_| subject(id))
}

/// The day on which the next check by this plan is due.
pub(crate) fn next_check_on(db: &rusqlite::Connection, plan_id: i64) -> Result<chrono::NaiveDate> {
    Ok(plans::plan(db, plan_id, "plan_id", chrono::NaiveDate::MIN)?.next_on)
}

/// The checks of each channel made from `from` on and before `to`, as they were known before `known`.
pub(crate) fn checks_within(
    db: &rusqlite::Connection,
    span: (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Vec<ChannelChecks>> {
    rows::by_channel(db, span, known)
}

/// A check, as a report's figures count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckFact {
    /// The channel's name.
    pub(crate) channel: String,
    /// When it was made.
    pub(crate) checked_at: DateTime<Utc>,
    /// What was measured, and the most that it may be; both where the channel's kind of check measures.
    pub(crate) measured: Option<i64>,
    pub(crate) most: Option<i64>,
    /// How many lines were not as they should be.
    pub(crate) poor: i64,
    /// How many findings came of it.
    pub(crate) findings: i64,
    /// How many of these are settled.
    pub(crate) settled: i64,
}

/// Each check made from `from` on and before `to`, as it was known before `known`, the earliest first.
pub(crate) fn each_check_within(
    db: &rusqlite::Connection,
    span: (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Vec<CheckFact>> {
    rows::each_within(db, span, known)
}

/// The last moment, no later than `now`, at which what is said of the checks made from `from` on and before `to` changed: one was
/// entered, or a finding of it was noted or put right.
pub(crate) fn last_checked(
    db: &rusqlite::Connection,
    span: (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    rows::last_checked(db, span, now)
}

/// How many lines the list of a kind has.
pub(crate) fn lines_of(db: &rusqlite::Connection, kind: CheckKind) -> Result<usize> {
    Ok(rows::list(db, kind)?.lines.len())
}

impl Write for RecordCheck {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CheckDetail>> {
        let WriteContext { db, now, zone, actor, ids } = *context;
        let plan = self.plan_id.map(|id| plans::plan(db, id, "plan_id", day_of(zone, now))).transpose()?;
        let channel = tickets::channel_record(db, self.channel_id, "channel_id")?;
        if plan.as_ref().is_some_and(|plan| plan.channel.id != channel.id) {
            return Err(Error::field("channel_id", ErrorCode::InputInvalid));
        }
        if !self.kind.fits(channel.kind) || plan.as_ref().is_some_and(|plan| plan.kind != self.kind) {
            return Err(Error::field("kind", ErrorCode::InputInvalid));
        }
        if plan.as_ref().is_some_and(|plan| plan.paused) {
            return Err(Error::field("plan_id", ErrorCode::CheckPlanPaused));
        }
        let checked_at = self.checked_at.map_or(Ok(now), |at| past("checked_at", at, now))?;
        // A channel that is out of service now may not have been on that day.
        tickets::require_channel_on(db, channel.id, day_of(zone, checked_at))?;
        let checked_by = self.checked_by.unwrap_or(actor.id);
        access::store::require_active(db, checked_by, "checked_by")?;
        let lines = lines(db, &self)?;
        let measured = measured(&self, &lines)?;
        let note = input::optional("note", self.note.as_deref(), LONGEST)?;
        let new = rows::NewCheck {
            uid: ids.next(now),
            plan_id: self.plan_id,
            channel_id: channel.id,
            kind: self.kind,
            checked_at,
            checked_by,
            measured,
            most: plan.as_ref().and_then(|plan| plan.most),
            note: note.as_deref(),
        };
        let id = rows::insert(db, &new, &lines, (now, actor.id))?;
        let mut changes = Changes::default().with("kind", serde_json::Value::Null, self.kind.text());
        if let Some(plan) = plan {
            let next_on = next_due(&calendar::load(db)?, day_of(zone, checked_at), plan.every_days);
            // A check that is entered late does not bring back what came after it.
            let next_on = next_on.max(plan.next_on);
            rows::set_next(db, plan.id, next_on)?;
            changes = changes.with("due_on", plan.next_on.to_string(), next_on.to_string());
        }
        Ok(Done::new(detail(db, id, actor, (zone, now))?, subject(id)).changing(changes))
    }
}

/// A moment that has come, in a year that a check can be of.
fn past(field: &str, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let at = instant(at.timestamp_millis());
    if at > now {
        return Err(Error::field(field, ErrorCode::TimeInFuture));
    }
    if Utc.with_ymd_and_hms(2000, 1, 1, 0, 0, 0).single().is_some_and(|earliest| at < earliest) {
        return Err(Error::field(field, ErrorCode::TimeTooEarly));
    }
    Ok(at)
}

/// The lines of the list with how each was found.
fn lines(db: &rusqlite::Connection, record: &RecordCheck) -> Result<Vec<CheckLine>> {
    let list = rows::list(db, record.kind)?;
    if record.list_version != list.version {
        return Err(Error::new(ErrorCode::RecordChanged).with("version", list.version));
    }
    if record.lines.len() != list.lines.len() {
        return Err(Error::field("lines", ErrorCode::InputInvalid));
    }
    let line = |(index, (content, found)): (usize, (String, &LineFound))| {
        let field = format!("lines[{index}].note");
        let note = input::optional_line(&field, found.note.as_deref(), LONGEST_LINE_NOTE)?;
        Ok(CheckLine { content, result: found.result, note })
    };
    if record.lines.iter().all(|found| found.result == LineResult::NotApplicable) {
        return Err(Error::field("lines", ErrorCode::CheckNothingApplies));
    }
    list.lines.into_iter().zip(&record.lines).enumerate().map(line).collect()
}

/// What was measured. Where nobody answered, or nothing was ever posted, a line says so instead.
fn measured(record: &RecordCheck, lines: &[CheckLine]) -> Result<Option<i64>> {
    if !record.kind.measures() {
        return Ok(None);
    }
    match record.measured {
        Some(measured) if !(0..=MOST_MEASURED).contains(&measured) => {
            let error = Error::field("measured", ErrorCode::InputOutOfRange);
            Err(error.with("min", 0).with("max", MOST_MEASURED))
        }
        None if lines.iter().all(|line| line.result != LineResult::Poor) => {
            Err(Error::field("measured", ErrorCode::InputRequired))
        }
        measured => Ok(measured),
    }
}

fn detail(
    db: &rusqlite::Connection,
    id: i64,
    actor: &Actor,
    (zone, now): (crate::office::OfficeZone, DateTime<Utc>),
) -> Result<CheckDetail> {
    let all = supervises(db, actor)?;
    let mut found = findings::of_check(db, id, day_of(zone, now))?;
    found.retain(|finding| all || finding.owner.id == actor.id);
    Ok(CheckDetail { check: rows::check(db, id, "id")?, lines: rows::lines(db, id)?, findings: found })
}

impl Read for GetCheck {
    fn run(self, context: &ReadContext<'_>) -> Result<CheckDetail> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        detail(db, self.id, actor, (zone, now))
    }
}

impl Read for ListChecks {
    fn run(self, context: &ReadContext<'_>) -> Result<CheckPage> {
        let ListChecks { channel_id, from_on, to_on, passed, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let after = after.as_deref().map(page::parse_cursor).transpose()?;
        let start = |day| start_of(context.zone, day);
        let span = (from_on.map(start), to_on.map(|day| start(next(day))));
        let mut found = rows::page(context.db, channel_id, (span, passed), after, limit + 1)?;
        let more = page::cut(&mut found, limit);
        let cursor = |last: &Check| page::cursor(last.checked_at.timestamp_millis(), last.id);
        let next = found.last().filter(|_| more).map(cursor);
        Ok(CheckPage { rows: found, next })
    }
}
