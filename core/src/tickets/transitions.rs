//! What people do with a ticket after it was entered. Which action may follow which status is decided in
//! `status.rs` alone.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Connection;

use super::register::LONGEST_CONTENT;
use super::store::{self, Change, NewEvent, Standing};
use super::{
    Action, AddNote, AssignTicket, CloseTicket, EventKind, GiveFeedback, ReopenTicket, RevealPhone,
    RevealedPhone, TicketDetail, TicketNo,
};
use crate::access::{self, Changes};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::policy::{self, DueAt};

impl Write for AssignTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        done(context, assign(context, &self)?)
    }
}

impl Write for GiveFeedback {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        done(context, give_feedback(context, &self)?)
    }
}

impl Write for AddNote {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        done(context, add_note(context, &self)?)
    }
}

impl Write for CloseTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        done(context, close(context, &self)?)
    }
}

impl Write for ReopenTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        done(context, reopen(context, &self)?)
    }
}

impl Write for RevealPhone {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RevealedPhone>> {
        let ticket = find(context.db, &self.number, None)?;
        let phone =
            store::phone(context.db, ticket.id)?.ok_or_else(|| Error::new(ErrorCode::TicketWithoutPhone))?;
        Ok(Done::new(RevealedPhone { phone }, ticket.number.to_string()))
    }
}

/// Names the responsible person.
pub(crate) fn assign(context: &WriteContext<'_>, arguments: &AssignTicket) -> Result<Moved> {
    let AssignTicket { number, staff_id, expected_version } = arguments;
    let ticket = find(context.db, number, *expected_version)?;
    let status = ticket.status.transition(Action::Assign)?;
    access::store::require_active(context.db, *staff_id, "staff_id")?;
    let change = Change { status, responsible_id: Some(*staff_id), ..ticket.change() };
    let event = NewEvent { responsible_id: Some(*staff_id), ..event(context, &ticket, EventKind::Assigned) };
    moved(context, ticket, &change, &event)
}

/// Tells the resident the result; the first time settles the deadline.
pub(crate) fn give_feedback(context: &WriteContext<'_>, arguments: &GiveFeedback) -> Result<Moved> {
    let GiveFeedback { number, channel_id, content, expected_version } = arguments;
    let ticket = find(context.db, number, *expected_version)?;
    let status = ticket.status.transition(Action::GiveFeedback)?;
    let content = input::required("content", content, LONGEST_CONTENT)?;
    store::require_channel(context.db, *channel_id)?;
    let first_feedback_at = ticket.first_feedback_at.or(Some(context.now));
    let change = Change { status, first_feedback_at, answer: None, ..ticket.change() };
    let event = NewEvent {
        content: Some(&content),
        channel_id: Some(*channel_id),
        ..event(context, &ticket, EventKind::FeedbackGiven)
    };
    moved(context, ticket, &change, &event)
}

/// Adds a work note.
pub(crate) fn add_note(context: &WriteContext<'_>, arguments: &AddNote) -> Result<Moved> {
    let AddNote { number, content, expected_version } = arguments;
    let ticket = find(context.db, number, *expected_version)?;
    ticket.status.transition(Action::AddNote)?;
    let content = input::required("content", content, LONGEST_CONTENT)?;
    let change = ticket.change();
    let event = NewEvent { content: Some(&content), ..event(context, &ticket, EventKind::NoteAdded) };
    moved(context, ticket, &change, &event)
}

/// Closes and archives.
pub(crate) fn close(context: &WriteContext<'_>, arguments: &CloseTicket) -> Result<Moved> {
    let CloseTicket { number, summary, expected_version } = arguments;
    let ticket = find(context.db, number, *expected_version)?;
    let status = ticket.status.transition(Action::Close)?;
    let summary = input::optional("summary", summary.as_deref(), LONGEST_CONTENT)?;
    let change = Change { status, closed_at: Some(context.now), ..ticket.change() };
    let event = NewEvent { content: summary.as_deref(), ..event(context, &ticket, EventKind::Closed) };
    moved(context, ticket, &change, &event)
}

/// Opens again: the resident is owed another answer by the policy now in force.
pub(crate) fn reopen(context: &WriteContext<'_>, arguments: &ReopenTicket) -> Result<Moved> {
    let ReopenTicket { number, reason, expected_version } = arguments;
    let ticket = find(context.db, number, *expected_version)?;
    let status = ticket.status.transition(Action::Reopen)?;
    let reason = input::required("reason", reason, LONGEST_CONTENT)?;
    let due = policy::limit(context.db, ticket.category.text(), context.now)?.from(context.now);
    let change = Change {
        status,
        answer: Some(due),
        closed_at: None,
        reopened_count: ticket.reopened_count + 1,
        ..ticket.change()
    };
    let event = NewEvent {
        content: Some(&reason),
        due_at: Some(due.due_at),
        ..event(context, &ticket, EventKind::Reopened)
    };
    moved(context, ticket, &change, &event)
}

/// The ticket with this number, as it must be for a change.
///
/// # Errors
/// `ticket.not_found`; `ticket.changed` if it has another version than the one expected.
pub(super) fn find(db: &Connection, number: &str, expected_version: Option<i64>) -> Result<Standing> {
    let ticket = store::standing(db, &parse_number(number)?)?;
    match expected_version {
        Some(expected) if expected != ticket.version => {
            Err(Error::new(ErrorCode::TicketChanged).with("version", ticket.version))
        }
        _ => Ok(ticket),
    }
}

/// The number that somebody gave; one that cannot be a number names no ticket either.
pub(super) fn parse_number(number: &str) -> Result<TicketNo> {
    TicketNo::parse(number)
        .ok_or_else(|| Error::field("number", ErrorCode::TicketNotFound).with("number", number.trim()))
}

fn event<'a>(context: &WriteContext<'_>, ticket: &Standing, kind: EventKind) -> NewEvent<'a> {
    NewEvent::new(ticket.id, kind, context.now, context.actor.id)
}

/// A ticket to which something was just done.
pub(crate) struct Moved {
    pub(super) id: i64,
    pub(super) number: TicketNo,
    /// What the audit trail says of it.
    pub(crate) changes: Changes,
}

/// Applies the change and adds its line to the timeline.
fn moved(
    context: &WriteContext<'_>,
    ticket: Standing,
    change: &Change,
    event: &NewEvent<'_>,
) -> Result<Moved> {
    store::apply(context.db, ticket.id, change)?;
    store::add_event(context.db, event)?;
    let changes = changes(context, &ticket, change)?;
    Ok(Moved { id: ticket.id, number: ticket.number, changes })
}

fn changes(context: &WriteContext<'_>, before: &Standing, after: &Change) -> Result<Changes> {
    let Change { status, responsible_id, answer, first_feedback_at, closed_at, reopened_count } = after;
    let login = |id: Option<i64>| id.map(|id| access::store::login_of(context.db, id)).transpose();
    let moment = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    let due = |answer: Option<DueAt>| moment(answer.map(|due| due.due_at));
    Ok(Changes::default()
        .with("status", before.status.text(), status.text())
        .with("responsible", login(before.responsible_id)?, login(*responsible_id)?)
        .with("answer_due_at", due(before.answer), due(*answer))
        .with("first_feedback_at", moment(before.first_feedback_at), moment(*first_feedback_at))
        .with("closed_at", moment(before.closed_at), moment(*closed_at))
        .with("reopened_count", before.reopened_count, *reopened_count))
}

fn done(context: &WriteContext<'_>, moved: Moved) -> Result<Done<TicketDetail>> {
    let Moved { id, number, changes } = moved;
    let answer = store::detail(context.db, id, context.now)?;
    Ok(Done::new(answer, number.to_string()).changing(changes))
}
