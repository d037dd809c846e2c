//! Sampled call-backs (抽查回访, R7.3): the supervision group draws closed tickets by chance, asks their residents itself, and
//! compares what they say with what the office had noted.
//!
//! Nothing of it is for those who handle tickets: each operation asks for `supervision.review`, nothing is written to a ticket or its
//! timeline, and a finding that comes of a call-back does not say so. Left out on purpose: drawing tickets for their look, and changing a
//! sample that was drawn.

mod draw;
mod paper;
mod results;
mod wire;

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use rusqlite::Connection;

use super::owed::{LONGEST, LONGEST_PAGE};
use super::store::call_backs as rows;
use crate::access::{Actor, Changes};
use crate::archive::{self, ArchiveKind};
use crate::clock::instant;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::policy;
use crate::sampling;
use crate::tickets::{self, Phone, Sight};

pub(super) use draw::Stratum;
pub use wire::*;

/// The longest reason for drawing a period again, in characters.
const LONGEST_REASON: usize = 200;

/// The longest period, in days.
const LONGEST_PERIOD: i64 = 366;

/// What the audit trail calls a sample.
fn subject(id: i64) -> String {
    format!("call_back_sample/{id}")
}

/// The moments between which the tickets of this period were closed.
fn period(
    zone: OfficeZone,
    (from_on, to_on): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
    if to_on > today {
        return Err(Error::field("to_on", ErrorCode::TimeInFuture));
    }
    days::not_before("to_on", to_on, from_on)?;
    if (to_on - from_on).num_days() >= LONGEST_PERIOD {
        return Err(Error::field("from_on", ErrorCode::CallBackPeriodTooLong).with("days", LONGEST_PERIOD));
    }
    Ok((days::start_of(zone, from_on), days::start_of(zone, days::next(to_on))))
}

/// The handlers with the tickets that were closed in this time, and how many name nobody who could be asked. Whoever may draw sees all
/// tickets; what is drawn does not depend on who draws.
fn strata_of(db: &Connection, (from, to): (DateTime<Utc>, DateTime<Utc>)) -> Result<(Vec<Stratum>, usize)> {
    Ok(draw::strata(&tickets::closed_within(db, from, to, Sight::All)?))
}

impl Read for ProposeCallBacks {
    fn run(self, context: &ReadContext<'_>) -> Result<CallBackProposal> {
        let ProposeCallBacks { from_on, to_on } = self;
        let ReadContext { db, now, zone, .. } = *context;
        let (strata, without_contact) = strata_of(db, period(zone, (from_on, to_on), day_of(zone, now))?)?;
        let (least, most, size) = draw::sizes(&strata);
        let each = strata.iter().zip(draw::allocation(&strata, size));
        let each = each.map(|(stratum, drawn)| {
            Ok(CallBackStratum {
                handler: stratum.staff_id.map(|id| rows::handler(db, id)).transpose()?,
                frame: page::count(stratum.frame.len()),
                drawn: page::count(drawn),
            })
        });
        Ok(CallBackProposal {
            frame: page::count(draw::frame(&strata)),
            without_contact: page::count(without_contact),
            strata: each.collect::<Result<_>>()?,
            size: page::count(size),
            least: page::count(least),
            most: page::count(most),
            drawn_before: rows::drawn_before(db, from_on, to_on)?,
        })
    }
}

impl Write for DrawCallBacks {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CallBackSampleDetail>> {
        let DrawCallBacks { from_on, to_on, size, due_on, seed, reason } = self;
        let WriteContext { db, now, zone, actor, ids } = *context;
        let today = day_of(zone, now);
        let time = period(zone, (from_on, to_on), today)?;
        days::not_before("due_on", due_on, today)?;
        let reason = input::optional_line("reason", reason.as_deref(), LONGEST_REASON)?;
        if reason.is_none() && rows::drawn_before(db, from_on, to_on)? > 0 {
            return Err(Error::field("reason", ErrorCode::InputRequired));
        }
        let (strata, without_contact) = strata_of(db, time)?;
        if strata.is_empty() {
            return Err(Error::field("to_on", ErrorCode::CallBackNobodyToAsk));
        }
        let (least, most, _) = draw::sizes(&strata);
        let wanted = usize::try_from(size).ok().filter(|size| (least..=most).contains(size));
        let wanted = wanted.ok_or_else(|| {
            let error = Error::field("size", ErrorCode::InputOutOfRange);
            error.with("min", least).with("max", most)
        })?;
        let seed = sampling::seed(seed, &mut sampling::chance(context))?;
        let drawn = draw::draw(&strata, wanted, seed);
        let new = rows::NewSample {
            uid: ids.next(now),
            days: (from_on, to_on),
            seed,
            size,
            without_contact: page::count(without_contact),
            attempts: policy::in_force(db, now)?.follow_up.attempts,
            due_on,
            reason: reason.as_deref(),
        };
        let id = rows::insert(db, &new, (&strata, &drawn), (now, actor.id))?;
        let changes = Changes::default()
            .with("period", serde_json::Value::Null, format!("{from_on}/{to_on}"))
            .with("seed", serde_json::Value::Null, seed)
            .with("sampled", serde_json::Value::Null, size)
            .with("due_on", serde_json::Value::Null, due_on.to_string());
        Ok(Done::new(detail(db, id, actor, today)?, subject(id)).changing(changes))
    }
}

impl Read for ListCallBackSamples {
    fn run(self, context: &ReadContext<'_>) -> Result<CallBackSamplePage> {
        let ListCallBackSamples { after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let after = after.as_deref().map(page::parse_cursor).transpose()?;
        let today = day_of(context.zone, context.now);
        let mut found = rows::page(context.db, after, limit + 1, today)?;
        let more = page::cut(&mut found, limit);
        let cursor = |last: &CallBackSample| page::cursor(last.drawn_at.timestamp_millis(), last.id);
        let next = found.last().filter(|_| more).map(cursor);
        Ok(CallBackSamplePage { rows: found, next })
    }
}

impl Read for GetCallBackSample {
    fn run(self, context: &ReadContext<'_>) -> Result<CallBackSampleDetail> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        detail(db, self.id, actor, day_of(zone, now))
    }
}

impl Read for RedrawCallBacks {
    fn run(self, context: &ReadContext<'_>) -> Result<RedrawnCallBacks> {
        let ReadContext { db, now, zone, .. } = *context;
        let today = day_of(zone, now);
        let sample = rows::sample(db, self.id, today)?;
        let strata = rows::strata(db, self.id)?;
        let size = usize::try_from(sample.size).unwrap_or(draw::MOST);
        let drawn: Vec<i64> = draw::draw(&strata, size, sample.seed).into_iter().flatten().collect();
        let kept: Vec<i64> = rows::drawn(db, self.id)?.into_iter().map(|one| one.ticket_id).collect();
        let (at_present, _) = strata_of(db, period(zone, (sample.from_on, sample.to_on), today)?)?;
        let all = |strata: &[Stratum]| -> std::collections::BTreeSet<i64> {
            strata.iter().flat_map(|stratum| stratum.frame.iter().copied()).collect()
        };
        let (then, now) = (all(&strata), all(&at_present));
        Ok(RedrawnCallBacks {
            same: drawn == kept,
            numbers: drawn.iter().map(|id| tickets::number_of(db, *id)).collect::<Result<_>>()?,
            gone: page::count(then.difference(&now).count()),
            come: page::count(now.difference(&then).count()),
        })
    }
}

impl Write for RecordCallBack {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CallBackSampleDetail>> {
        let RecordCallBack { id, reached, solution, satisfaction, feedback, note, called_at } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let today = day_of(zone, now);
        let drawn = rows::one(db, id)?;
        if tickets::handled(db, drawn.ticket_id, actor.id)? {
            return Err(Error::new(ErrorCode::TicketHandledByYou));
        }
        archive::refuse_disposed(db, ArchiveKind::CallBacks, drawn.sample_id, "id")?;
        let sample = rows::sample(db, drawn.sample_id, today)?;
        let called_at = called(called_at, sample.drawn_at, now)?;
        let missing = |field| Error::field(field, ErrorCode::InputRequired);
        let answer = if reached {
            Some(CallBackAnswer {
                solution: solution.ok_or_else(|| missing("solution"))?,
                satisfaction: satisfaction.ok_or_else(|| missing("satisfaction"))?,
                feedback: feedback.ok_or_else(|| missing("feedback"))?,
            })
        } else {
            None
        };
        let note = input::optional("note", note.as_deref(), LONGEST)?;
        let before = rows::entries(db, id)?;
        let again = before.iter().any(|entry| entry.answer.is_some());
        let untrue = answer.is_some_and(|answer| answer.feedback == FeedbackTruth::Untrue);
        if note.is_none() && (again || untrue) {
            return Err(missing("note"));
        }
        rows::add_entry(db, id, (called_at, answer, note.as_deref()), (now, actor.id))?;
        let was = before.iter().rev().find_map(|entry| entry.answer);
        let answer = answer.or(was);
        let changes = Changes::default()
            .with("calls", before.len(), before.len() + 1)
            .with("solution", was.map(|one| one.solution.text()), answer.map(|one| one.solution.text()))
            .with(
                "satisfaction",
                was.map(|one| one.satisfaction.points()),
                answer.map(|one| one.satisfaction.points()),
            )
            .with(
                "feedback_truth",
                was.map(|one| one.feedback.text()),
                answer.map(|one| one.feedback.text()),
            );
        let detail = detail(db, drawn.sample_id, actor, today)?;
        Ok(Done::new(detail, format!("call_back/{id}")).changing(changes))
    }
}

/// When a resident was called: not before the sample was drawn, and not in the future.
fn called(at: Option<DateTime<Utc>>, drawn_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let Some(at) = at else { return Ok(now) };
    let at = instant(at.timestamp_millis());
    // The form knows minutes only: a call in the minute of the draw came after it.
    let drawn_at =
        Utc.timestamp_opt(drawn_at.timestamp().div_euclid(60) * 60, 0).single().unwrap_or(drawn_at);
    if at > now {
        return Err(Error::field("called_at", ErrorCode::TimeInFuture));
    }
    if at < drawn_at {
        return Err(Error::field("called_at", ErrorCode::TimeTooEarly));
    }
    Ok(at)
}

fn detail(db: &Connection, id: i64, actor: &Actor, today: NaiveDate) -> Result<CallBackSampleDetail> {
    let sample = rows::sample(db, id, today)?;
    let call_backs = call_backs(db, &sample, actor.id)?;
    let results = results::results(&call_backs);
    Ok(CallBackSampleDetail { strata: rows::shown_strata(db, id)?, sample, call_backs, results })
}

/// The call-backs of a sample, as `reader_id` sees them.
fn call_backs(db: &Connection, sample: &CallBackSample, reader_id: i64) -> Result<Vec<CallBack>> {
    let drawn = rows::drawn(db, sample.id)?;
    drawn.into_iter().map(|drawn| call_back(db, sample, drawn, reader_id)).collect()
}

/// The last sample of a period within these days that is finished, with what came of it.
pub(super) fn last_finished(
    db: &Connection,
    days: (NaiveDate, NaiveDate),
) -> Result<Option<(CallBackSample, CallBackResults)>> {
    let Some(sample) = rows::last_finished(db, days)? else { return Ok(None) };
    // Who reads it plays no part in the shares.
    let results = results::results(&call_backs(db, &sample, sample.drawn_by.id)?);
    Ok(Some((sample, results)))
}

fn call_back(
    db: &Connection,
    sample: &CallBackSample,
    drawn: rows::Drawn,
    reader_id: i64,
) -> Result<CallBack> {
    let rows::Drawn { id, sample_id: _, ticket_id, handler } = drawn;
    let noted = tickets::noted(db, ticket_id, sample.drawn_at)?;
    let entries = rows::entries(db, id)?;
    let answer = entries.iter().rev().find_map(|entry| entry.answer);
    let missed = page::count(entries.iter().filter(|entry| entry.answer.is_none()).count());
    let own = noted.answer.map(|(solution, satisfaction)| CallBackOwn { solution, satisfaction });
    let standing = match answer {
        Some(_) => CallBackStanding::Reached,
        None if missed >= sample.attempts => CallBackStanding::NotReached,
        None => CallBackStanding::Waiting,
    };
    let differences = results::differences(answer, own);
    Ok(CallBack {
        id,
        number: noted.number,
        category: noted.category,
        topic: noted.topic,
        room: noted.room,
        caller_name: noted.caller_name,
        phone_masked: noted.phone.as_deref().map(Phone::masked),
        content: noted.content,
        told: noted.told,
        told_at: noted.told_at,
        handler,
        standing,
        missed,
        answer,
        own,
        counts: results::counts(standing, answer, own, &differences),
        differences,
        entries,
        findings: rows::findings(db, id)?,
        handled_by_you: tickets::handled(db, ticket_id, reader_id)?,
    })
}

/// Keeps that a finding came of this call-back.
pub(super) fn found(db: &Connection, id: i64, finding_id: i64) -> Result<()> {
    rows::one(db, id)?;
    rows::add_finding(db, id, finding_id)
}

/// The samples that are not finished and not drawn again since, the one due first first.
pub(super) fn unfinished(db: &Connection, today: NaiveDate) -> Result<Vec<CallBackSample>> {
    rows::unfinished(db, today)
}
