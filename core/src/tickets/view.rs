//! One ticket as the person who asks gets to see it.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::sight::Sight;
use super::store::{self, follow_ups};
use super::{Action, Status, TicketDetail};
use crate::access::{self, Actor, Permission};
use crate::error::Result;
use crate::meetings;

/// The ticket in full, with what `actor` may do with it, permissions apart. That the actor can see it was asked before.
pub(super) fn detail(db: &Connection, id: i64, actor: &Actor, now: DateTime<Utc>) -> Result<TicketDetail> {
    let mut detail = store::detail(db, id, Sight::of(db, actor)?, now)?;
    detail.meeting = meetings::of_ticket(db, id)?;
    detail.follow_up = follow_ups::owed(db, id, actor.id)?;
    if let Some(household_id) = detail.resident.and_then(|resident| resident.household_id) {
        detail.last_satisfaction = follow_ups::last_satisfaction(db, household_id, Sight::of(db, actor)?)?;
    }
    let own = detail.responsible.as_ref().is_some_and(|person| person.id == actor.id)
        || access::may(db, actor.id, Permission::TicketsAssign)?;
    let handled = follow_ups::handled(db, id, actor.id)?;
    let tried_enough = detail.follow_up.is_none_or(|owed| owed.attempts >= owed.attempts_enough);
    let waits = detail.status == Status::FollowUp;
    let at_work = detail.work_orders.iter().any(|order| order.state.is_open());
    detail.actions.retain(|action| match action {
        Action::AwaitFollowUp | Action::UndoClose => false,
        Action::MissFollowUp | Action::PassFollowUp | Action::FailFollowUp => !handled,
        Action::Close => (!waits || tried_enough) && !at_work,
        Action::IssueWorkOrder | Action::Cancel => !at_work,
        Action::Return | Action::Escalate | Action::Suspend | Action::Resume => own,
        Action::Assign
        | Action::Transfer
        | Action::GiveFeedback
        | Action::AttemptFeedback
        | Action::AddNote
        | Action::Mark
        | Action::Archive
        | Action::Reopen => true,
    });
    Ok(detail)
}
