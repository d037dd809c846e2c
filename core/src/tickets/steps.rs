//! Walking a ticket from one status to the next: each step asks the table of `status.rs` and leaves its line in the
//! timeline; the ticket itself is written once, with one version more.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::sight::Sight;
use super::store::follow_ups::Outcome;
use super::store::{self, Course, NewEvent, Standing, follow_ups, suspensions};
use super::{Action, EventKind, Status, TicketNo, work_orders};
use crate::access::{self, Actor, Changes, Permission};
use crate::clock::rfc3339;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::WriteContext;
use crate::policy::DueAt;

/// A ticket on its way through one operation.
pub(super) struct Steps<'a> {
    context: &'a WriteContext<'a>,
    /// As it was found.
    pub(super) before: Standing,
    /// As it is now.
    pub(super) course: Course,
    /// What becomes of a follow-up that was asked for, if the ticket leaves that status.
    pub(super) follow_up: Outcome,
    applied: bool,
}

/// A ticket to which something was just done.
pub(crate) struct Moved {
    pub(super) id: i64,
    pub(super) number: TicketNo,
    /// Where it stands now.
    pub(crate) status: Status,
    /// What the audit trail says of it.
    pub(crate) changes: Changes,
}

impl<'a> Steps<'a> {
    /// The ticket with this number, which whoever acts can see.
    ///
    /// # Errors
    /// `ticket.not_found`, `ticket.changed`.
    pub(super) fn find(
        context: &'a WriteContext<'a>,
        number: &str,
        expected_version: Option<i64>,
    ) -> Result<Self> {
        let before = find(context.db, context.actor, number, expected_version)?;
        let course = before.course.clone();
        Ok(Self { context, before, course, follow_up: Outcome::Dropped, applied: false })
    }

    /// Refuses somebody who has no desk to assign from, unless the ticket is their own.
    ///
    /// # Errors
    /// `ticket.not_yours`.
    pub(super) fn require_own(&self) -> Result<()> {
        if may_handle(self.context, self.course.responsible_id)? {
            return Ok(());
        }
        Err(Error::new(ErrorCode::TicketNotYours))
    }

    /// A line of the timeline that says no more than who did what now.
    pub(super) fn event<'e>(&self, kind: EventKind) -> NewEvent<'e> {
        NewEvent::new(self.before.id, kind, self.context.now, self.context.actor.id)
    }

    /// Goes where `action` leads.
    ///
    /// # Errors
    /// `ticket.transition_refused`; `work_order.open` where the ticket would end before its order has.
    pub(super) fn go(&mut self, action: Action) -> Result<()> {
        self.course.status = self.course.status.transition(action)?;
        if matches!(self.course.status, Status::Closed | Status::Cancelled) {
            work_orders::require_none_open(self.context.db, self.before.id)?;
        }
        if !self.course.status.is_open() {
            self.course.escalated_at = None;
        }
        Ok(())
    }

    /// Adds a line to the timeline. What leads into the archive is written before the ticket is in it, what leads out
    /// of it after.
    pub(super) fn tell(&mut self, event: &NewEvent<'_>) -> Result<()> {
        if self.before.course.status.is_sealed() {
            self.apply()?;
        }
        store::add_event(self.context.db, event)
    }

    fn apply(&mut self) -> Result<()> {
        if self.applied {
            return Ok(());
        }
        self.applied = true;
        let (was, is) = (self.before.course.status, self.course.status);
        let (db, id, now) = (self.context.db, self.before.id, self.context.now);
        if was == Status::Suspended && is != Status::Suspended {
            suspensions::end(db, id, now)?;
        }
        if was == Status::FollowUp && is != Status::FollowUp {
            follow_ups::end(db, id, self.follow_up, self.context.actor.id, now)?;
        }
        store::apply(db, id, &self.course)
    }

    /// Writes the ticket.
    pub(super) fn finish(mut self) -> Result<Moved> {
        self.apply()?;
        let changes = changes(self.context, &self.before.course, &self.course)?;
        Ok(Moved { id: self.before.id, number: self.before.number, status: self.course.status, changes })
    }
}

/// The ticket with this number as it stands, which `actor` can see.
///
/// # Errors
/// `ticket.not_found`; `ticket.changed` if it has another version than the one expected.
pub(super) fn find(
    db: &Connection,
    actor: &Actor,
    number: &str,
    expected_version: Option<i64>,
) -> Result<Standing> {
    let ticket = store::standing(db, &parse_number(number)?, Sight::of(db, actor)?)?;
    match expected_version {
        Some(expected) if expected != ticket.version => {
            Err(Error::new(ErrorCode::TicketChanged).with("version", ticket.version))
        }
        _ => Ok(ticket),
    }
}

/// Whether whoever acts may work on a ticket of this responsible person: everybody on their own, and whoever assigns
/// work on all.
fn may_handle(context: &WriteContext<'_>, responsible_id: Option<i64>) -> Result<bool> {
    Ok(responsible_id == Some(context.actor.id)
        || access::may(context.db, context.actor.id, Permission::TicketsAssign)?)
}

/// The number that somebody gave; one that cannot be a number names no ticket either.
pub(super) fn parse_number(number: &str) -> Result<TicketNo> {
    TicketNo::parse(number)
        .ok_or_else(|| Error::field("number", ErrorCode::TicketNotFound).with("number", number.trim()))
}

fn changes(context: &WriteContext<'_>, before: &Course, after: &Course) -> Result<Changes> {
    let Course {
        status,
        responsible_id,
        answer,
        first_feedback_at,
        closed_at,
        archived_at,
        cancelled_at,
        escalated_at,
        marks,
        reopened_count,
    } = after;
    let login = |id: Option<i64>| id.map(|id| access::store::login_of(context.db, id)).transpose();
    let moment = |at: Option<DateTime<Utc>>| at.map(rfc3339);
    let due = |answer: Option<DueAt>| moment(answer.map(|due| due.due_at));
    Ok(Changes::default()
        .with("status", before.status.text(), status.text())
        .with("responsible", login(before.responsible_id)?, login(*responsible_id)?)
        .with("answer_due_at", due(before.answer), due(*answer))
        .with("first_feedback_at", moment(before.first_feedback_at), moment(*first_feedback_at))
        .with("closed_at", moment(before.closed_at), moment(*closed_at))
        .with("archived_at", moment(before.archived_at), moment(*archived_at))
        .with("cancelled_at", moment(before.cancelled_at), moment(*cancelled_at))
        .with("escalated_at", moment(before.escalated_at), moment(*escalated_at))
        .with("urgent", before.marks.urgent, marks.urgent)
        .with("important", before.marks.important, marks.important)
        .with("about_staff", before.marks.about_staff, marks.about_staff)
        .with("reopened_count", before.reopened_count, *reopened_count))
}
