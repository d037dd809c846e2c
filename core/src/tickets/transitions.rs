//! What people do with a ticket after it was entered: from hand to hand, to the resident, to its end. Which action may
//! follow which status is decided in `status.rs` alone; work that waits is in `waiting.rs`, follow-ups have a folder of
//! their own.

use super::register::LONGEST_CONTENT;
use super::sight::Sight;
use super::steps::{Moved, Steps};
use super::store::follow_ups::Outcome;
use super::store::{self, NewEvent};
use super::{
    Action, AddNote, ArchiveTicket, AssignTicket, CancelTicket, CloseTicket, EscalateTicket, EventDetail,
    EventKind, GiveFeedback, Mark, MarkTicket, PhrasePurpose, RecordFeedbackAttempt, ReopenTicket,
    ReturnTicket, RevealPhone, RevealedPhone, Status, TicketDetail, follow_ups, phrases, view, work_orders,
};
use crate::access;
use crate::archive::{self, ArchiveKind};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::policy;

/// The longest name of who was told, in characters.
const LONGEST_NAME: usize = 40;

macro_rules! writes {
    ($( $arguments:ty => $run:path; )*) => {
        $( impl Write for $arguments {
            fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
                done(context, $run(context, &self)?)
            }
        } )*
    };
}

writes! {
    AssignTicket => assign;
    ReturnTicket => give_back;
    EscalateTicket => escalate;
    MarkTicket => mark;
    GiveFeedback => give_feedback;
    RecordFeedbackAttempt => attempt_feedback;
    AddNote => add_note;
    CloseTicket => close;
    ArchiveTicket => archive;
    ReopenTicket => reopen;
    CancelTicket => cancel;
}

impl Write for RevealPhone {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RevealedPhone>> {
        let ticket = Steps::find(context, &self.number, None)?.before;
        let phone =
            store::phone(context.db, ticket.id)?.ok_or_else(|| Error::new(ErrorCode::TicketWithoutPhone))?;
        Ok(Done::new(RevealedPhone { phone }, ticket.number.to_string()))
    }
}

/// Names the responsible person, or another one.
pub(crate) fn assign(context: &WriteContext<'_>, arguments: &AssignTicket) -> Result<Moved> {
    let AssignTicket { number, staff_id, reason, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.go(naming(steps.course.status))?;
    access::store::require_active(context.db, *staff_id, "staff_id")?;
    require_sight(context, *staff_id, steps.course.marks.about_staff, "staff_id")?;
    let reason = input::optional("reason", reason.as_deref(), LONGEST_CONTENT)?;
    // One that was opened again may be in progress with nobody.
    let kind =
        if steps.course.responsible_id.is_some() { EventKind::Transferred } else { EventKind::Assigned };
    steps.course.responsible_id = Some(*staff_id);
    let event = NewEvent { responsible_id: Some(*staff_id), content: reason.as_deref(), ..steps.event(kind) };
    steps.tell(&event)?;
    steps.finish()
}

/// What it is to name a responsible person, from here.
pub(super) fn naming(status: Status) -> Action {
    match status {
        Status::InProgress | Status::Suspended => Action::Transfer,
        _ => Action::Assign,
    }
}

/// A ticket about staff is only for those who may see it.
///
/// # Errors
/// `ticket.about_staff` at `field`.
pub(super) fn require_sight(
    context: &WriteContext<'_>,
    staff_id: i64,
    about_staff: bool,
    field: &str,
) -> Result<()> {
    if Sight::of_staff(context.db, staff_id)?.sees(about_staff) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::TicketAboutStaff))
}

fn give_back(context: &WriteContext<'_>, arguments: &ReturnTicket) -> Result<Moved> {
    let ReturnTicket { number, reason, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.require_own()?;
    steps.go(Action::Return)?;
    let reason = input::required("reason", reason, LONGEST_CONTENT)?;
    let responsible_id = steps.course.responsible_id.take();
    let event = NewEvent { content: Some(&reason), responsible_id, ..steps.event(EventKind::Returned) };
    steps.tell(&event)?;
    steps.finish()
}

fn escalate(context: &WriteContext<'_>, arguments: &EscalateTicket) -> Result<Moved> {
    let EscalateTicket { number, reason, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.require_own()?;
    steps.go(Action::Escalate)?;
    let reason = input::required("reason", reason, LONGEST_CONTENT)?;
    steps.course.escalated_at = steps.course.escalated_at.or(Some(context.now));
    let event = NewEvent { content: Some(&reason), ..steps.event(EventKind::Escalated) };
    steps.tell(&event)?;
    steps.finish()
}

fn mark(context: &WriteContext<'_>, arguments: &MarkTicket) -> Result<Moved> {
    let MarkTicket { number, urgent, important, about_staff, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.go(Action::Mark)?;
    let before = steps.course.marks;
    let marks = &mut steps.course.marks;
    marks.urgent = urgent.unwrap_or(before.urgent);
    marks.important = important.unwrap_or(before.important);
    marks.about_staff = about_staff.unwrap_or(before.about_staff);
    let marks = *marks;
    if let Some(responsible_id) = steps.course.responsible_id {
        require_sight(context, responsible_id, marks.about_staff, "about_staff")?;
    }
    if let Some(repairer_id) = work_orders::repairer_at_work(context.db, steps.before.id)? {
        require_sight(context, repairer_id, marks.about_staff, "about_staff")?;
    }
    for mark in Mark::ALL.into_iter().filter(|mark| marks.has(*mark) != before.has(*mark)) {
        let kind = if marks.has(mark) { EventKind::Marked } else { EventKind::Unmarked };
        let event = NewEvent { detail: Some(EventDetail::Mark(mark)), ..steps.event(kind) };
        steps.tell(&event)?;
    }
    if marks.important {
        follow_ups::ask_if_due(context, &mut steps)?;
    }
    steps.finish()
}

/// Tells the resident the result; the first time settles the deadline.
pub(crate) fn give_feedback(context: &WriteContext<'_>, arguments: &GiveFeedback) -> Result<Moved> {
    let GiveFeedback { number, channel_id, content, told, phrase, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    let owed = steps.course.status.is_open();
    steps.go(Action::GiveFeedback)?;
    let content = input::required("content", content, LONGEST_CONTENT)?;
    phrases::require_filled(&content)?;
    let told = input::optional_line("told", told.as_deref(), LONGEST_NAME)?;
    store::require_channel(context.db, *channel_id)?;
    phrases::count_use(context, PhrasePurpose::Feedback, phrase.as_deref())?;
    steps.course.first_feedback_at = steps.course.first_feedback_at.or(Some(context.now));
    steps.course.answer = None;
    let event = NewEvent {
        content: Some(&content),
        channel_id: Some(*channel_id),
        told: told.as_deref(),
        ..steps.event(EventKind::FeedbackGiven)
    };
    steps.tell(&event)?;
    // What was told already, and not chosen then, is not put to the choice again.
    if owed {
        follow_ups::ask_if_due(context, &mut steps)?;
    }
    steps.finish()
}

fn attempt_feedback(context: &WriteContext<'_>, arguments: &RecordFeedbackAttempt) -> Result<Moved> {
    let RecordFeedbackAttempt { number, channel_id, note, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.go(Action::AttemptFeedback)?;
    let note = input::optional("note", note.as_deref(), LONGEST_CONTENT)?;
    store::require_channel(context.db, *channel_id)?;
    let event = NewEvent {
        content: note.as_deref(),
        channel_id: Some(*channel_id),
        ..steps.event(EventKind::FeedbackAttempted)
    };
    steps.tell(&event)?;
    steps.finish()
}

/// Adds a work note.
pub(crate) fn add_note(context: &WriteContext<'_>, arguments: &AddNote) -> Result<Moved> {
    let AddNote { number, content, phrase, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.go(Action::AddNote)?;
    let content = input::required("content", content, LONGEST_CONTENT)?;
    phrases::count_use(context, PhrasePurpose::Note, phrase.as_deref())?;
    let event = NewEvent { content: Some(&content), ..steps.event(EventKind::NoteAdded) };
    steps.tell(&event)?;
    steps.finish()
}

/// Closes, and archives unless told not to.
pub(crate) fn close(context: &WriteContext<'_>, arguments: &CloseTicket) -> Result<Moved> {
    let CloseTicket { number, summary, archive, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    let waited = steps.course.status == Status::FollowUp;
    steps.go(Action::Close)?;
    if waited {
        follow_ups::require_attempts(context.db, steps.before.id, context.actor.id)?;
        steps.follow_up = Outcome::NotReached;
    }
    let summary = input::optional("summary", summary.as_deref(), LONGEST_CONTENT)?;
    steps.course.closed_at = Some(context.now);
    let event = NewEvent { content: summary.as_deref(), ..steps.event(EventKind::Closed) };
    steps.tell(&event)?;
    if *archive {
        put_away(context, &mut steps)?;
    }
    steps.finish()
}

/// Puts a closed ticket away.
pub(crate) fn archive(context: &WriteContext<'_>, arguments: &ArchiveTicket) -> Result<Moved> {
    let ArchiveTicket { number, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    put_away(context, &mut steps)?;
    steps.finish()
}

fn put_away(context: &WriteContext<'_>, steps: &mut Steps<'_>) -> Result<()> {
    steps.go(Action::Archive)?;
    steps.course.archived_at = Some(context.now);
    let event = steps.event(EventKind::Archived);
    steps.tell(&event)
}

/// Opens again: the resident is owed another answer by the policy now in force.
pub(crate) fn reopen(context: &WriteContext<'_>, arguments: &ReopenTicket) -> Result<Moved> {
    let ReopenTicket { number, reason, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    archive::refuse_disposed(context.db, ArchiveKind::Ticket, steps.before.id, "number")?;
    steps.go(Action::Reopen)?;
    let reason = input::required("reason", reason, LONGEST_CONTENT)?;
    let due = policy::limit(context.db, steps.before.category.text(), context.now)?.from(context.now);
    open_again(&mut steps, due);
    let event =
        NewEvent { content: Some(&reason), due_at: Some(due.due_at), ..steps.event(EventKind::Reopened) };
    steps.tell(&event)?;
    steps.finish()
}

/// What a ticket that was opened again owes.
pub(super) fn open_again(steps: &mut Steps<'_>, due: policy::DueAt) {
    steps.course.answer = Some(due);
    steps.course.closed_at = None;
    steps.course.archived_at = None;
    steps.course.reopened_count += 1;
}

pub(super) fn cancel(context: &WriteContext<'_>, arguments: &CancelTicket) -> Result<Moved> {
    let CancelTicket { number, reason, expected_version } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    steps.go(Action::Cancel)?;
    let reason = input::required("reason", reason, LONGEST_CONTENT)?;
    steps.course.answer = None;
    steps.course.cancelled_at = Some(context.now);
    let event = NewEvent { content: Some(&reason), ..steps.event(EventKind::Cancelled) };
    steps.tell(&event)?;
    steps.finish()
}

/// What whoever acted gets to see of it.
pub(super) fn done(context: &WriteContext<'_>, moved: Moved) -> Result<Done<TicketDetail>> {
    let Moved { id, number, status: _, changes } = moved;
    let answer = view::detail(context.db, id, context.actor, context.now)?;
    Ok(Done::new(answer, number.to_string()).changing(changes))
}
