//! Taking back what was done by mistake a moment ago: `undo_last_act`. Whoever did the last thing to a ticket may undo
//! it by another act, with a line and an audit row of its own; nothing is erased, no deadline moves.
//!
//! What was the last thing, and what it was before, the audit trail says. A resident cannot be made not to have been
//! told, so a feedback, an attempt and a follow-up stay; so does whatever led into the archive (R2.4).

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::amend::is_read_only;
use super::incidents::place;
use super::steps::{Moved, Steps};
use super::store::{NewEvent, suspensions};
use super::{
    Action, ArchiveTicket, AssignTicket, AssignTickets, AttachTicket, CancelTicket, CloseTicket,
    CloseTickets, DetachTicket, EventDetail, EventKind, Mark, MarkTicket, RegisterTicket, ResumeTicket,
    RevealPhone, Status, SuspendTicket, Suspension, TicketDetail, transitions,
};
use crate::access::{self, Changes, LastAct};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Done, Operation as _, Write, WriteContext};

/// How long the last act can be taken back.
const UNDO_WITHIN: TimeDelta = TimeDelta::minutes(10);

/// Takes back the last thing that was done to a ticket: `undo_last_act`. Only by whoever did it, within ten minutes, if
/// nothing came after it: 分派 and 转派, 挂起, 恢复处理, 标记, 办结 without 归档, 并入 and 移出 of an incident, and 登记,
/// which is then a mistaken entry.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoLastAct {
    /// The ticket's number.
    pub number: String,
    /// Why it was entered by mistake: needed where the last thing was its registration; 1…4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// What was taken back, as the timeline names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum UndoneAct {
    /// 分派 or 转派
    UndidAssign,
    /// 挂起
    UndidSuspend,
    /// 恢复处理
    UndidResume,
    /// 标记
    UndidMark,
    /// 办结
    UndidClose,
}

impl UndoneAct {
    /// All of them.
    pub const ALL: [UndoneAct; 5] = [
        UndoneAct::UndidAssign,
        UndoneAct::UndidSuspend,
        UndoneAct::UndidResume,
        UndoneAct::UndidMark,
        UndoneAct::UndidClose,
    ];

    pub(super) fn text(self) -> &'static str {
        match self {
            UndoneAct::UndidAssign => "undid_assign",
            UndoneAct::UndidSuspend => "undid_suspend",
            UndoneAct::UndidResume => "undid_resume",
            UndoneAct::UndidMark => "undid_mark",
            UndoneAct::UndidClose => "undid_close",
        }
    }
}

impl Write for UndoLastAct {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        let steps = Steps::find(context, &self.number, self.expected_version)?;
        let act = own_last_act(context, &steps)?;
        require_permission(context, &act)?;
        transitions::done(context, take_back(context, steps, &act, self.reason)?)
    }
}

/// The last thing that was done to the ticket, which must be whoever acts' own, and fresh.
fn own_last_act(context: &WriteContext<'_>, steps: &Steps<'_>) -> Result<LastAct> {
    let act = access::last_act(context.db, steps.before.number.as_str(), RevealPhone::NAME)?
        .ok_or_else(|| Error::new(ErrorCode::UndoNotPossible).with("operation", ""))?;
    if act.staff_id != Some(context.actor.id) {
        return Err(Error::new(ErrorCode::UndoNotYours));
    }
    // A clock that was set back makes nothing older.
    if context.now - act.at > UNDO_WITHIN {
        return Err(Error::new(ErrorCode::UndoTooLate).with("minutes", UNDO_WITHIN.num_minutes()));
    }
    Ok(act)
}

/// Whoever lost the post meanwhile takes back no more than they could do.
fn require_permission(context: &WriteContext<'_>, act: &LastAct) -> Result<()> {
    let (db, actor) = (context.db, context.actor);
    match act.operation.as_str() {
        AssignTicket::NAME | AssignTickets::NAME => access::authorise::<AssignTicket>(db, actor),
        SuspendTicket::NAME | ResumeTicket::NAME => access::authorise::<SuspendTicket>(db, actor),
        MarkTicket::NAME => access::authorise::<MarkTicket>(db, actor),
        CloseTicket::NAME => access::authorise::<CloseTicket>(db, actor),
        AttachTicket::NAME | DetachTicket::NAME | RegisterTicket::NAME => {
            access::authorise::<RegisterTicket>(db, actor)
        }
        // Nothing of it is taken back.
        _ => Ok(()),
    }
}

fn take_back(
    context: &WriteContext<'_>,
    steps: Steps<'_>,
    act: &LastAct,
    reason: Option<String>,
) -> Result<Moved> {
    if is_read_only(steps.before.course.status) {
        return Err(Error::new(ErrorCode::UndoArchived));
    }
    match act.operation.as_str() {
        AssignTicket::NAME | AssignTickets::NAME => assigning(context, steps, act),
        SuspendTicket::NAME => suspending(steps),
        ResumeTicket::NAME => resuming(context, steps, act),
        MarkTicket::NAME => marking(context, steps, act),
        CloseTicket::NAME => closing(steps, act),
        AttachTicket::NAME | DetachTicket::NAME => company(context, steps, act),
        RegisterTicket::NAME => registering(context, &steps, reason.unwrap_or_default()),
        ArchiveTicket::NAME | CloseTickets::NAME => Err(Error::new(ErrorCode::UndoArchived)),
        _ => Err(not_possible(act)),
    }
}

fn not_possible(act: &LastAct) -> Error {
    Error::new(ErrorCode::UndoNotPossible).with("operation", act.operation.as_str())
}

/// A line that says what was taken back.
fn undone<'e>(steps: &Steps<'_>, act: UndoneAct) -> NewEvent<'e> {
    NewEvent { detail: Some(EventDetail::Undone(act)), ..steps.event(EventKind::Undone) }
}

/// Back to whoever was responsible before, or to nobody.
fn assigning(context: &WriteContext<'_>, mut steps: Steps<'_>, act: &LastAct) -> Result<Moved> {
    let before = act.changes.get("responsible").and_then(|[before, _]| before.as_str());
    let staff = before.map(|login| access::store::by_login(context.db, login)).transpose()?.flatten();
    if before.is_some() && !staff.as_ref().is_some_and(|staff| staff.active) {
        return Err(not_possible(act));
    }
    let responsible_id = staff.map(|staff| staff.id);
    if let Some(id) = responsible_id {
        transitions::require_sight(context, id, steps.course.marks.about_staff, "number")?;
    }
    let from_nobody = act.changes.contains_key("status");
    steps.go(if from_nobody { Action::Return } else { Action::Transfer })?;
    steps.course.responsible_id = responsible_id;
    let event = NewEvent { responsible_id, ..undone(&steps, UndoneAct::UndidAssign) };
    steps.tell(&event)?;
    steps.finish()
}

fn suspending(mut steps: Steps<'_>) -> Result<Moved> {
    steps.go(Action::Resume)?;
    let event = undone(&steps, UndoneAct::UndidSuspend);
    steps.tell(&event)?;
    steps.finish()
}

/// Waits again for what it waited for, as a new span: the one that ended stays.
fn resuming(context: &WriteContext<'_>, mut steps: Steps<'_>, act: &LastAct) -> Result<Moved> {
    let ended = suspensions::last_ended(context.db, steps.before.id)?
        .filter(|ended| ended.until > context.now)
        .ok_or_else(|| not_possible(act))?;
    steps.go(Action::Suspend)?;
    let event = NewEvent { due_at: Some(ended.until), ..undone(&steps, UndoneAct::UndidResume) };
    steps.tell(&event)?;
    let again = Suspension { began_at: context.now, ..ended };
    suspensions::begin(context.db, steps.before.id, &again)?;
    steps.finish()
}

/// The marks as they were. One that brought the ticket before whoever follows it up stays: they are asked already.
fn marking(context: &WriteContext<'_>, mut steps: Steps<'_>, act: &LastAct) -> Result<Moved> {
    if act.changes.contains_key("status") || act.changes.is_empty() {
        return Err(not_possible(act));
    }
    steps.go(Action::Mark)?;
    let was = |mark: Mark, now: bool| {
        let before = act.changes.get(mark.text()).and_then(|[before, _]| before.as_bool());
        before.unwrap_or(now)
    };
    let marks = &mut steps.course.marks;
    marks.urgent = was(Mark::Urgent, marks.urgent);
    marks.important = was(Mark::Important, marks.important);
    marks.about_staff = was(Mark::AboutStaff, marks.about_staff);
    let about_staff = marks.about_staff;
    if let Some(id) = steps.course.responsible_id {
        transitions::require_sight(context, id, about_staff, "number")?;
    }
    let event = undone(&steps, UndoneAct::UndidMark);
    steps.tell(&event)?;
    steps.finish()
}

/// Answered again, and not counted as opened again: it never was over. A follow-up that was given up stays so.
fn closing(mut steps: Steps<'_>, act: &LastAct) -> Result<Moved> {
    let answered = Value::from(Status::Answered.text());
    if act.changes.get("status").is_none_or(|[before, _]| *before != answered) {
        return Err(not_possible(act));
    }
    steps.go(Action::UndoClose)?;
    steps.course.closed_at = None;
    let event = undone(&steps, UndoneAct::UndidClose);
    steps.tell(&event)?;
    steps.finish()
}

/// The incident that it was one of before, or none. As with joining and leaving one, the ticket itself stays as it is.
fn company(context: &WriteContext<'_>, steps: Steps<'_>, act: &LastAct) -> Result<Moved> {
    let [before, after] = act.changes.get("incident").ok_or_else(|| not_possible(act))?;
    if before == after {
        return Err(not_possible(act));
    }
    place(context.db, &steps.before, before.as_i64())?;
    let changes = Changes::default().with("incident", after.clone(), before.clone());
    let (id, status) = (steps.before.id, steps.course.status);
    Ok(Moved { id, number: steps.before.number, status, changes })
}

/// A mistaken entry, with its reason; it is counted as such.
fn registering(context: &WriteContext<'_>, steps: &Steps<'_>, reason: String) -> Result<Moved> {
    let number = steps.before.number.to_string();
    transitions::cancel(context, &CancelTicket { number, reason, expected_version: None })
}
