//! Work that waits for something, and goes on.

use chrono::{DateTime, TimeDelta, Utc};

use super::register::LONGEST_CONTENT;
use super::steps::{Moved, Steps};
use super::store::{NewEvent, suspensions};
use super::{
    Action, EventDetail, EventKind, ResumeTicket, SuspendReason, SuspendTicket, Suspension, TicketDetail,
    transitions,
};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

/// The furthest that anything can be put off, in days.
const FURTHEST: i64 = 90;

impl Write for SuspendTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        transitions::done(context, suspend(context, &self)?)
    }
}

impl Write for ResumeTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        transitions::done(context, resume(context, &self)?)
    }
}

/// Says that work waits for something.
pub(crate) fn suspend(context: &WriteContext<'_>, arguments: &SuspendTicket) -> Result<Moved> {
    let SuspendTicket { number, reason, until, note, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.require_own()?;
    steps.go(Action::Suspend)?;
    let until = ahead("until", *until, context.now)?;
    let note = match reason {
        SuspendReason::OtherReason => {
            Some(input::required("note", note.as_deref().unwrap_or_default(), LONGEST_CONTENT)?)
        }
        SuspendReason::ResidentAway | SuspendReason::WaitingAppointment | SuspendReason::WaitingParts => {
            input::optional("note", note.as_deref(), LONGEST_CONTENT)?
        }
    };
    let event = NewEvent {
        content: note.as_deref(),
        due_at: Some(until),
        detail: Some(EventDetail::Suspended(*reason)),
        ..steps.event(EventKind::Suspended)
    };
    steps.tell(&event)?;
    let suspension = Suspension { reason: *reason, note: note.clone(), began_at: context.now, until };
    suspensions::begin(context.db, steps.before.id, &suspension)?;
    steps.finish()
}

/// Says that work goes on.
pub(crate) fn resume(context: &WriteContext<'_>, arguments: &ResumeTicket) -> Result<Moved> {
    let ResumeTicket { number, note, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.require_own()?;
    steps.go(Action::Resume)?;
    let note = input::optional("note", note.as_deref(), LONGEST_CONTENT)?;
    let event = NewEvent { content: note.as_deref(), ..steps.event(EventKind::Resumed) };
    steps.tell(&event)?;
    steps.finish()
}

/// A moment that something is put off to: after now, and not so far that it is forgotten.
///
/// # Errors
/// `time.not_in_future`, `time.too_far` at `field`.
pub(super) fn ahead(field: &str, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    // As the store will give it back.
    let at = instant(at.timestamp_millis());
    if at <= now {
        return Err(Error::field(field, ErrorCode::TimeNotInFuture));
    }
    if at - now > TimeDelta::days(FURTHEST) {
        return Err(Error::field(field, ErrorCode::TimeTooFar).with("days", FURTHEST));
    }
    Ok(at)
}
