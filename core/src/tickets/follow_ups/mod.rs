//! 回访, R6.2: asking residents whether it is solved. Important tickets always, complaints by a share that the version of the
//! policy says which was in force when they were received (R10.1); by somebody else than whoever handled it; who is not
//! content has the ticket opened again.

mod wire;

use chrono::TimeDelta;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::register::LONGEST_CONTENT;
use super::sight::Sight;
use super::steps::{Moved, Steps};
use super::store::follow_ups::{self as rows, NewFollowUp, Outcome};
use super::store::{self, NewEvent};
use super::{Action, Category, EventDetail, EventKind, Status, TicketDetail, transitions, waiting};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::policy;

pub use wire::*;

impl Write for RecordFollowUp {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        transitions::done(context, record(context, &self)?)
    }
}

impl Read for ListFollowUps {
    fn run(self, context: &ReadContext<'_>) -> Result<FollowUpList> {
        let ListFollowUps {} = self;
        let sight = Sight::of(context.db, context.actor)?;
        let (total, late) = rows::count(context.db, sight, context.now)?;
        Ok(FollowUpList { rows: rows::due(context.db, context.actor.id, sight)?, total, late })
    }
}

/// Has a ticket that was just answered wait for its follow-up, if it is important or the sample chooses it.
pub(super) fn ask_if_due(context: &WriteContext<'_>, steps: &mut Steps<'_>) -> Result<()> {
    if steps.course.status != Status::Answered {
        return Ok(());
    }
    let rule = policy::follow_up_rule(context.db, steps.before.policy_version)?;
    let (reason, percent) = if steps.course.marks.important {
        (FollowUpReason::ByImportance, None)
    } else if steps.before.category == Category::Complaint
        && chosen(&steps.before.uid, rule.complaint_percent)
    {
        (FollowUpReason::BySample, Some(rule.complaint_percent))
    } else {
        return Ok(());
    };
    steps.go(Action::AwaitFollowUp)?;
    let due_at = context.now + TimeDelta::days(rule.due_after_days);
    let new = NewFollowUp { ticket_id: steps.before.id, reason, percent, asked_at: context.now, due_at };
    rows::ask(context.db, &new)?;
    let event = NewEvent {
        due_at: Some(due_at),
        detail: Some(EventDetail::FollowUp(reason)),
        ..steps.event(EventKind::FollowUpDue)
    };
    steps.tell(&event)
}

/// Whether a sample of so many in a hundred contains the ticket with this global identity. Anybody can compute it again,
/// and nobody chooses: the identity is drawn when the ticket is entered. A larger sample contains the smaller.
fn chosen(uid: &str, percent: i64) -> bool {
    let digest = Sha256::digest(format!("follow-up {uid}").as_bytes());
    let draw = digest.iter().take(4).fold(0_i64, |draw, byte| draw << 8 | i64::from(*byte));
    (draw * 100) >> 32 < percent
}

/// Refuses to close a ticket that waits for its follow-up before the resident was tried often enough.
///
/// # Errors
/// `ticket.follow_up_owed` with `attempts` and `made`.
pub(super) fn require_attempts(db: &Connection, ticket_id: i64, actor_id: i64) -> Result<()> {
    let owed = rows::owed(db, ticket_id, actor_id)?;
    match owed {
        Some(owed) if owed.attempts < owed.attempts_enough => Err(Error::new(ErrorCode::TicketFollowUpOwed)
            .with("attempts", owed.attempts_enough)
            .with("made", owed.attempts)),
        _ => Ok(()),
    }
}

/// What a household said when it was last followed up, on a ticket that `sight` sees.
pub(crate) fn last_satisfaction(
    db: &Connection,
    household_id: i64,
    sight: Sight,
) -> Result<Option<LastSatisfaction>> {
    rows::last_satisfaction(db, household_id, sight)
}

/// Whether `staff_id` handled the ticket with this number, and so may not follow it up.
///
/// # Errors
/// `ticket.not_found`.
pub(crate) fn handled_by(context: &WriteContext<'_>, number: &str, staff_id: i64) -> Result<bool> {
    let ticket = Steps::find(context, number, None)?.before;
    rows::handled(context.db, ticket.id, staff_id)
}

/// Records what the resident said, or that nobody was reached.
pub(crate) fn record(context: &WriteContext<'_>, arguments: &RecordFollowUp) -> Result<Moved> {
    let RecordFollowUp {
        number,
        channel_id,
        reached,
        solution,
        satisfaction,
        note,
        promised_by,
        expected_version,
    } = arguments;
    let mut steps = Steps::find(context, number, *expected_version)?;
    let answer = if *reached {
        let missing = |field| Error::field(field, ErrorCode::InputRequired);
        Some((
            solution.ok_or_else(|| missing("solution"))?,
            satisfaction.ok_or_else(|| missing("satisfaction"))?,
        ))
    } else {
        None
    };
    let action = match answer {
        None => Action::MissFollowUp,
        Some((solution, satisfaction)) if content(solution, satisfaction) => Action::PassFollowUp,
        Some(_) => Action::FailFollowUp,
    };
    steps.go(action)?;
    if rows::handled(context.db, steps.before.id, context.actor.id)? {
        return Err(Error::new(ErrorCode::TicketHandledByYou));
    }
    store::require_channel(context.db, *channel_id)?;
    let note = input::optional("note", note.as_deref(), LONGEST_CONTENT)?;
    let Some((solution, satisfaction)) = answer else {
        rows::miss(context.db, steps.before.id)?;
        let event = NewEvent {
            content: note.as_deref(),
            channel_id: Some(*channel_id),
            ..steps.event(EventKind::FollowUpMissed)
        };
        steps.tell(&event)?;
        return steps.finish();
    };
    let event = NewEvent {
        content: note.as_deref(),
        channel_id: Some(*channel_id),
        detail: Some(EventDetail::Solution(solution)),
        satisfaction: Some(satisfaction),
        ..steps.event(EventKind::FollowedUp)
    };
    steps.tell(&event)?;
    end(context, &mut steps, Outcome::Reached(solution, satisfaction))?;
    if action == Action::FailFollowUp {
        let reason = note.as_deref().ok_or_else(|| Error::field("note", ErrorCode::InputRequired))?;
        reopen(context, &mut steps, reason, *promised_by)?;
    } else {
        steps.course.closed_at = Some(context.now);
        let event = steps.event(EventKind::Closed);
        steps.tell(&event)?;
    }
    steps.finish()
}

/// Whether nothing is left to do for a resident who says so: R6.2, who is not satisfied has the ticket opened again.
fn content(solution: Solution, satisfaction: Satisfaction) -> bool {
    let solved = match solution {
        Solution::Solved | Solution::PartlySolved => true,
        Solution::Unsolved => false,
    };
    solved
        && match satisfaction {
            Satisfaction::VerySatisfied | Satisfaction::Satisfied | Satisfaction::Neutral => true,
            Satisfaction::Dissatisfied | Satisfaction::VeryDissatisfied => false,
        }
}

/// Ends the follow-up; one that did not have to be is asked for and ended at once.
fn end(context: &WriteContext<'_>, steps: &mut Steps<'_>, outcome: Outcome) -> Result<()> {
    steps.follow_up = outcome;
    if steps.before.course.status == Status::FollowUp {
        return Ok(());
    }
    let new = NewFollowUp {
        ticket_id: steps.before.id,
        reason: FollowUpReason::ByChoice,
        percent: None,
        asked_at: context.now,
        due_at: context.now,
    };
    rows::ask(context.db, &new)?;
    rows::end(context.db, steps.before.id, outcome, context.actor.id, context.now)
}

/// Opens a ticket again whose resident is not content, with the deadline that was promised, or the policy's.
fn reopen(
    context: &WriteContext<'_>,
    steps: &mut Steps<'_>,
    reason: &str,
    promised_by: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<()> {
    let limit = policy::limit(context.db, steps.before.category.text(), context.now)?;
    let due = match promised_by {
        None => limit.from(context.now),
        Some(at) => limit.promised(context.now, waiting::ahead("promised_by", at, context.now)?),
    };
    transitions::open_again(steps, due);
    let event =
        NewEvent { content: Some(reason), due_at: Some(due.due_at), ..steps.event(EventKind::Reopened) };
    steps.tell(&event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_as_large_as_it_says_and_contains_every_smaller_one() {
        let uids: Vec<String> =
            (0..20_000_u128).map(|n| uuid::Uuid::from_u128(n * 0x9E37_79B9_7F4A_7C15).to_string()).collect();
        let sample = |percent| uids.iter().filter(|uid| chosen(uid, percent)).count();
        assert_eq!((sample(0), sample(100)), (0, uids.len()));
        for percent in [1, 20, 50] {
            let expected = uids.len() * usize::try_from(percent).unwrap() / 100;
            assert!(sample(percent).abs_diff(expected) < 300, "{percent} %: {}", sample(percent));
        }
        assert!(uids.iter().all(|uid| !chosen(uid, 20) || chosen(uid, 21)));
        // What was chosen once is chosen for ever: computed elsewhere.
        let (low, high) = ("0190c5d2-7a35-7000-8000-000000000010", "0190c5d2-7a35-7000-8000-000000000004");
        assert_eq!([chosen(low, 11), chosen(low, 12)], [false, true]);
        assert_eq!([chosen(high, 23), chosen(high, 24)], [false, true]);
    }
}
