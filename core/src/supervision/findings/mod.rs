//! Findings (问题) and their rectification (整改): what is not as it should be, who puts it right by when, the report that it
//! is right, and the look of somebody else at it (复查).

pub mod course;
mod wire;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;

pub use self::course::{FindingState, FindingStep, next};
use super::owed::{Asked, Charge, LONGEST, SupervisionEventKind, event, listed, moved, seen_by, supervises};
use super::store::red_flags::ReviewOf;
use super::store::{self, NewEvent, Owed, checks, findings as rows};
use super::{call_backs, red_flags};
use crate::access::{self, Actor, Changes, Permission};
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::tickets;

pub use wire::*;

/// What the audit trail calls it.
fn subject(id: i64) -> String {
    format!("finding/{id}")
}

impl Write for AddFinding {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FindingDetail>> {
        let AddFinding { check_id, call_back_id, red_flag, content, owner_id, due_on } = self;
        let WriteContext { db, now, zone, actor, ids } = *context;
        let content = input::required("content", &content, LONGEST)?;
        if check_id.is_some() && call_back_id.is_some()
            || check_id.or(call_back_id).is_some() && red_flag.is_some()
        {
            return Err(Error::field("check_id", ErrorCode::InputInvalid));
        }
        if let Some(id) = check_id {
            checks::check(db, id, "check_id")?;
        }
        access::store::require_active(db, owner_id, "owner_id")?;
        days::not_before("due_on", due_on, day_of(zone, now))?;
        let charge = Charge { owner_id, due_on };
        let id = rows::insert(db, ids.next(now), check_id, &content, charge, (now, actor.id))?;
        let added = NewEvent {
            owner_id: Some(owner_id),
            due_on: Some(due_on),
            ..event(context, id, SupervisionEventKind::Added, None)
        };
        store::add_event(db, Owed::Finding, &added)?;
        if let Some(call_back_id) = call_back_id {
            call_backs::found(db, call_back_id, id)?;
        }
        if let Some(red_flag) = red_flag {
            red_flags::found(context, &red_flag, id)?;
        }
        done(context, id, charge.changes(context, None)?)
    }
}

impl Write for UpdateFinding {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FindingDetail>> {
        let UpdateFinding { id, content, owner_id, due_on, note, expected_version } = self;
        let db = context.db;
        let content = input::required("content", &content, LONGEST)?;
        let note = input::optional("note", note.as_deref(), LONGEST)?;
        let before = finding_for(context, id, FindingStep::Change)?;
        input::same_version(expected_version, before.version)?;
        if owner_id != before.owner.id {
            access::store::require_active(db, owner_id, "owner_id")?;
        }
        days::not_before("due_on", due_on, day_of(context.zone, before.created_at))?;
        let was = Charge { owner_id: before.owner.id, due_on: before.due_on };
        let charge = Charge { owner_id, due_on };
        rows::set_content(db, id, &content)?;
        store::charge(db, Owed::Finding, id, charge)?;
        let changed = NewEvent {
            owner_id: charge.new_owner(was),
            due_on: charge.new_day(was),
            ..event(context, id, SupervisionEventKind::Changed, note.as_deref())
        };
        store::add_event(db, Owed::Finding, &changed)?;
        let changes = charge.changes(context, Some(was))?;
        done(context, id, changes.with("content_changed", false, before.content != content))
    }
}

impl Write for ReportFinding {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FindingDetail>> {
        let content = input::required("content", &self.content, LONGEST)?;
        step(context, self.id, FindingStep::Report, Some(&content))
    }
}

impl Write for RecheckFinding {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FindingDetail>> {
        let RecheckFinding { id, passed, content } = self;
        if passed {
            let content = input::optional("content", content.as_deref(), LONGEST)?;
            let finding = finding_for(context, id, FindingStep::Pass)?;
            if content.is_none() && Recheck::of(context.db, &finding, context.actor)? == Recheck::Alone {
                return Err(Error::field("content", ErrorCode::InputRequired));
            }
            return step(context, id, FindingStep::Pass, content.as_deref());
        }
        let content = input::required("content", content.as_deref().unwrap_or_default(), LONGEST)?;
        step(context, id, FindingStep::SendBack, Some(&content))
    }
}

impl Write for DropFinding {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FindingDetail>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        step(context, self.id, FindingStep::Drop, Some(&reason))
    }
}

impl Write for ReopenFinding {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FindingDetail>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        step(context, self.id, FindingStep::Reopen, Some(&reason))
    }
}

/// Takes a step and notes it.
fn step(
    context: &WriteContext<'_>,
    id: i64,
    step: FindingStep,
    content: Option<&str>,
) -> Result<Done<FindingDetail>> {
    let before = finding_for(context, id, step)?;
    let state = course::after(before.state, step)?;
    let settled_at = match state {
        FindingState::Open | FindingState::Reported => None,
        FindingState::Closed | FindingState::Dropped => Some(context.now),
    };
    let kind = match step {
        FindingStep::Report => SupervisionEventKind::Reported,
        FindingStep::Pass => SupervisionEventKind::Passed,
        FindingStep::SendBack => SupervisionEventKind::SentBack,
        FindingStep::Change => SupervisionEventKind::Changed,
        FindingStep::Drop => SupervisionEventKind::Dropped,
        FindingStep::Reopen => SupervisionEventKind::Reopened,
    };
    store::set_state(context.db, Owed::Finding, id, state.text(), settled_at)?;
    store::add_event(context.db, Owed::Finding, &event(context, id, kind, content))?;
    done(context, id, moved((before.state.text(), state.text()), before.settled_at, settled_at))
}

/// The finding, whose state and owner must allow `step`.
fn finding_for(context: &WriteContext<'_>, id: i64, step: FindingStep) -> Result<Finding> {
    let WriteContext { db, now, zone, actor, .. } = *context;
    let finding = seen(db, id, actor, day_of(zone, now))?;
    course::after(finding.state, step)?;
    if may(db, actor, &finding, step)? {
        return Ok(finding);
    }
    // Nobody sees another's who does not supervise, and the other steps are operations that only those have who do.
    Err(Error::new(ErrorCode::FindingOwnRecheck))
}

/// The owner reports; whoever supervises does everything, but looks at what they put right themselves only if nobody else can.
fn may(db: &Connection, actor: &Actor, finding: &Finding, step: FindingStep) -> Result<bool> {
    Ok(match step {
        FindingStep::Report => finding.owner.id == actor.id || supervises(db, actor)?,
        FindingStep::Pass | FindingStep::SendBack => Recheck::of(db, finding, actor)? != Recheck::Refused,
        FindingStep::Change | FindingStep::Drop | FindingStep::Reopen => supervises(db, actor)?,
    })
}

/// Whether somebody may look at what was put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recheck {
    /// They had no part in it.
    Apart,
    /// They own it or reported it, and nobody is left who had less of a part in it: they say what they saw.
    Alone,
    Refused,
}

impl Recheck {
    pub(super) fn of(db: &Connection, finding: &Finding, actor: &Actor) -> Result<Self> {
        let events = store::events(db, Owed::Finding, finding.id)?;
        let reported = events.iter().rev().find(|event| event.kind == SupervisionEventKind::Reported);
        let supervising = access::all_who_may(db, Permission::SupervisionWrite)?;
        Ok(Self::by(&supervising, (finding.owner.id, reported.map(|event| event.staff.id)), actor.id))
    }

    /// By those who supervise: first whoever had no part in it; in their absence whoever only reported it for the owner; the owner
    /// last.
    fn by(supervising: &[i64], (owner, reporter): (i64, Option<i64>), actor: i64) -> Self {
        let apart = |id: i64| id != owner && Some(id) != reporter;
        let only_reported = |id: i64| id != owner && Some(id) == reporter;
        let any = |which: &dyn Fn(i64) -> bool| supervising.iter().any(|id| which(*id));
        if !supervising.contains(&actor) {
            Recheck::Refused
        } else if apart(actor) {
            Recheck::Apart
        } else if !any(&apart) && (only_reported(actor) || !any(&only_reported)) {
            Recheck::Alone
        } else {
            Recheck::Refused
        }
    }
}

/// The finding, if the person may see it: whoever does not supervise sees their own.
fn seen(db: &Connection, id: i64, actor: &Actor, today: NaiveDate) -> Result<Finding> {
    let finding = rows::finding(db, id, "id", today)?;
    seen_by(db, actor, finding.owner.id, id)?;
    Ok(finding)
}

/// The finding as a read by the same person would show it, as a write's answer.
fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<FindingDetail>> {
    let WriteContext { db, now, zone, actor, .. } = *context;
    Ok(Done::new(detail(db, id, actor, day_of(zone, now))?, subject(id)).changing(changes))
}

fn detail(db: &Connection, id: i64, actor: &Actor, today: NaiveDate) -> Result<FindingDetail> {
    let finding = seen(db, id, actor, today)?;
    let mut steps = Vec::new();
    for step in FindingStep::ALL.iter().copied() {
        if next(finding.state, step).is_some() && may(db, actor, &finding, step)? {
            steps.push(step);
        }
    }
    let adds_files = takes_files(finding.state);
    let source = if supervises(db, actor)? { source(db, id)? } else { None };
    let alone = steps.contains(&FindingStep::Pass) && Recheck::of(db, &finding, actor)? == Recheck::Alone;
    Ok(FindingDetail {
        events: store::events(db, Owed::Finding, id)?,
        finding,
        steps,
        alone,
        adds_files,
        source,
    })
}

/// The call-back or the red flag that a finding came of.
fn source(db: &Connection, id: i64) -> Result<Option<FindingSource>> {
    let number = |ticket_id| tickets::number_of(db, ticket_id);
    if let Some((sample_id, ticket_id)) = store::call_backs::of_finding(db, id)? {
        return Ok(Some(FindingSource::CallBack { sample_id, number: number(ticket_id)? }));
    }
    Ok(match store::red_flags::of_finding(db, id)? {
        None => None,
        Some(ReviewOf::Ticket { kind, ticket_id, .. }) => {
            Some(FindingSource::RedFlag { flag: kind, number: number(ticket_id)? })
        }
        Some(ReviewOf::Person { staff_id, quarter }) => {
            Some(FindingSource::SlowPerson { staff: store::call_backs::handler(db, staff_id)?, quarter })
        }
    })
}

/// What a finding says, and whose it is; `field` is where its id came from.
pub(super) fn title(db: &Connection, id: i64, field: &str) -> Result<(String, i64)> {
    let Finding { content, owner, .. } = rows::finding(db, id, field, NaiveDate::MIN)?;
    Ok((content, owner.id))
}

/// Proof is added until it is settled.
fn takes_files(state: FindingState) -> bool {
    match state {
        FindingState::Open | FindingState::Reported => true,
        FindingState::Closed | FindingState::Dropped => false,
    }
}

/// Refuses whoever may not see the files of this finding. Answers what the audit trail calls it.
pub(crate) fn sees_files(db: &Connection, id: i64, actor: &Actor, now: DateTime<Utc>) -> Result<String> {
    // What is late plays no part: any day will do.
    seen(db, id, actor, now.date_naive()).map(|_| subject(id))
}

/// Refuses whoever may not add files to this finding or take them away, as it stands. Answers what the audit trail calls it.
pub(crate) fn adds_files(db: &Connection, id: i64, actor: &Actor, now: DateTime<Utc>) -> Result<String> {
    let finding = seen(db, id, actor, now.date_naive())?;
    if takes_files(finding.state) {
        return Ok(subject(id));
    }
    Err(Error::new(ErrorCode::SupervisionTransitionRefused).with("state", finding.state.text()))
}

impl Read for GetFinding {
    fn run(self, context: &ReadContext<'_>) -> Result<FindingDetail> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        detail(db, self.id, actor, day_of(zone, now))
    }
}

impl Read for ListFindings {
    fn run(self, context: &ReadContext<'_>) -> Result<FindingPage> {
        let ListFindings { of_checks, state, late, owner_id, after, limit } = self;
        let asked = Asked {
            ids: None,
            state: state.map(FindingState::text),
            late: late.then_some(FindingState::Open.text()),
            owner_id,
            of_checks,
            after,
            limit,
        };
        let (rows, next) = listed(context, asked, rows::page, |finding| (finding.due_on, finding.id))?;
        Ok(FindingPage { rows, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_had_the_least_part_in_it_looks() {
        use Recheck::{Alone, Apart, Refused};
        /// Who supervises, who owns it, who reported it, and what that makes of persons 1, 2 and 3.
        type Case<'c> = (&'c [i64], i64, Option<i64>, [Recheck; 3]);
        let cases: [Case<'_>; 8] = [
            (&[1, 2], 3, Some(3), [Apart, Apart, Refused]),
            (&[1, 2], 3, Some(2), [Apart, Refused, Refused]),
            (&[1, 2], 2, Some(2), [Apart, Refused, Refused]),
            (&[1, 2], 2, Some(1), [Alone, Refused, Refused]),
            (&[1, 2, 3], 2, Some(1), [Refused, Refused, Apart]),
            (&[1], 1, Some(1), [Alone, Refused, Refused]),
            (&[1], 2, Some(1), [Alone, Refused, Refused]),
            (&[1], 1, Some(3), [Alone, Refused, Refused]),
        ];
        for (supervising, owner, reporter, expected) in cases {
            let found = [1, 2, 3].map(|actor| Recheck::by(supervising, (owner, reporter), actor));
            assert_eq!(found, expected, "{supervising:?} {owner} {reporter:?}");
        }
    }
}
