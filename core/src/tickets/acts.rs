//! What people do with a ticket, as hosts see it: arguments, and the words of it in the timeline. What it leads to is
//! in `transitions.rs` and `waiting.rs`.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::follow_ups::{FollowUpReason, Solution};
use super::undo::UndoneAct;
use super::work_orders::UnableReason;

/// Names the responsible person: `assign_ticket`, R2.2. Again for another person (转派) while the ticket is in progress
/// or suspended.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignTicket {
    /// The ticket's number.
    pub number: String,
    /// The responsible person: an id from `list_staff`.
    pub staff_id: i64,
    /// Why, where it goes from one to another; up to 4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Tells the resident the result: `give_feedback`, R2.3. The first one settles the deadline (R5); it may be given
/// before anyone is assigned. The moment is that of the call.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveFeedback {
    /// The ticket's number.
    pub number: String,
    /// By which channel the resident was told: an id from `list_channels`.
    pub channel_id: i64,
    /// What was said; 1…4,000 characters.
    pub content: String,
    /// Who was told, where it was not the resident in person; up to 40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub told: Option<String>,
    /// The title of the phrase that it was begun with, if one was: counted, so that what is used most is offered first.
    #[serde(default)]
    #[ts(optional)]
    pub phrase: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Adds a work note: `add_note`. It changes nothing else; an archived ticket takes none.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    /// The ticket's number.
    pub number: String,
    /// The note; 1…4,000 characters.
    pub content: String,
    /// The title of the phrase that it was begun with, if one was: counted, so that what is used most is offered first.
    #[serde(default)]
    #[ts(optional)]
    pub phrase: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Closes an answered ticket, and archives it: `close_ticket`, R2.4. One that waits for its follow-up only once the
/// resident was not reached as often as the rule asks for.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseTicket {
    /// The ticket's number.
    pub number: String,
    /// How the matter ended; up to 4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub summary: Option<String>,
    /// Whether it goes into the archive at once, which is read-only; it does if absent.
    #[serde(default = "yes")]
    #[ts(optional, as = "Option<bool>")]
    pub archive: bool,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

fn yes() -> bool {
    true
}

/// Opens an answered, closed or archived ticket again: `reopen_ticket`. The resident is owed another answer, within the
/// limit of the policy now in force; the first deadline stays what it was.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenTicket {
    /// The ticket's number.
    pub number: String,
    /// Why; 1…4,000 characters.
    pub reason: String,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Gives a ticket back to the desk: `return_ticket`. Whoever has no desk to assign from only their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnTicket {
    /// The ticket's number.
    pub number: String,
    /// Why; 1…4,000 characters.
    pub reason: String,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Asks the manager to step in: `escalate_ticket`. It holds until the resident is told. Whoever has no desk to assign
/// from only for their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EscalateTicket {
    /// The ticket's number.
    pub number: String,
    /// Why; 1…4,000 characters.
    pub reason: String,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Why work on a ticket waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuspendReason {
    /// 住户不在家
    ResidentAway,
    /// 待住户约时间
    WaitingAppointment,
    /// 待配件
    WaitingParts,
    /// Something else, which the note says.
    OtherReason,
}

impl SuspendReason {
    /// All of them.
    pub const ALL: [SuspendReason; 4] = [
        SuspendReason::ResidentAway,
        SuspendReason::WaitingAppointment,
        SuspendReason::WaitingParts,
        SuspendReason::OtherReason,
    ];

    pub(super) fn text(self) -> &'static str {
        match self {
            SuspendReason::ResidentAway => "resident_away",
            SuspendReason::WaitingAppointment => "waiting_appointment",
            SuspendReason::WaitingParts => "waiting_parts",
            SuspendReason::OtherReason => "other_reason",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.text() == text)
    }
}

/// Says that work waits for something: `suspend_ticket`. The deadline runs on. Whoever has no desk to assign from only
/// for their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SuspendTicket {
    /// The ticket's number.
    pub number: String,
    /// For what.
    pub reason: SuspendReason,
    /// When work is meant to go on: after now, within 90 days.
    pub until: DateTime<Utc>,
    /// More about it, up to 4,000 characters; required with `other_reason`.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Says that work goes on: `resume_ticket`. Whoever has no desk to assign from only for their own.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ResumeTicket {
    /// The ticket's number.
    pub number: String,
    /// A word about it, up to 4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// What work on a ticket waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Suspension {
    /// For what.
    pub reason: SuspendReason,
    /// More about it.
    pub note: Option<String>,
    /// Since when.
    pub began_at: DateTime<Utc>,
    /// When work is meant to go on.
    pub until: DateTime<Utc>,
}

/// What a ticket is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Marks {
    /// 紧急: it cannot wait.
    pub urgent: bool,
    /// 重要: it is to be followed up, R6.2.
    pub important: bool,
    /// 涉及员工: the manager and the supervisors alone see it.
    pub about_staff: bool,
}

/// One of the marks, as the timeline names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// 紧急
    Urgent,
    /// 重要
    Important,
    /// 涉及员工
    AboutStaff,
}

impl Mark {
    /// All of them.
    pub const ALL: [Mark; 3] = [Mark::Urgent, Mark::Important, Mark::AboutStaff];

    pub(super) fn text(self) -> &'static str {
        match self {
            Mark::Urgent => "urgent",
            Mark::Important => "important",
            Mark::AboutStaff => "about_staff",
        }
    }
}

impl Marks {
    pub(super) fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::Urgent => self.urgent,
            Mark::Important => self.important,
            Mark::AboutStaff => self.about_staff,
        }
    }
}

/// Marks a ticket, or takes marks off: `mark_ticket`. What is absent stays as it is. One about staff must be nobody's,
/// or that of somebody who may see it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkTicket {
    /// The ticket's number.
    pub number: String,
    /// Whether it cannot wait.
    #[serde(default)]
    #[ts(optional)]
    pub urgent: Option<bool>,
    /// Whether it is to be followed up.
    #[serde(default)]
    #[ts(optional)]
    pub important: Option<bool>,
    /// Whether it is about somebody who works here.
    #[serde(default)]
    #[ts(optional)]
    pub about_staff: Option<bool>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Records that the resident was to be told and was not reached: `record_feedback_attempt`. It is no feedback: the
/// answer is owed as before.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordFeedbackAttempt {
    /// The ticket's number.
    pub number: String,
    /// By which channel it was tried: an id from `list_channels`.
    pub channel_id: i64,
    /// A word about it, such as 无人接听; up to 4,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Archives a closed ticket: `archive_ticket`, R2.4. It is read-only from then on.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveTicket {
    /// The ticket's number.
    pub number: String,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Says that a ticket was entered by mistake: `cancel_ticket`. It stays, read-only, and is counted as such.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelTicket {
    /// The ticket's number.
    pub number: String,
    /// Why; 1…4,000 characters.
    pub reason: String,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// A word of a line of the timeline. Which one it can be, the line's kind says; no two of them are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(untagged)]
pub enum EventDetail {
    /// Why it was suspended.
    Suspended(SuspendReason),
    /// Which mark.
    Mark(Mark),
    /// Why it is followed up.
    FollowUp(FollowUpReason),
    /// Whether it is solved.
    Solution(Solution),
    /// Why the work could not be done.
    Unable(UnableReason),
    /// What was taken back.
    Undone(UndoneAct),
}

impl EventDetail {
    pub(super) fn text(self) -> &'static str {
        match self {
            EventDetail::Suspended(reason) => reason.text(),
            EventDetail::Mark(mark) => mark.text(),
            EventDetail::FollowUp(reason) => reason.text(),
            EventDetail::Solution(solution) => solution.text(),
            EventDetail::Unable(reason) => reason.text(),
            EventDetail::Undone(act) => act.text(),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let every = (SuspendReason::ALL.into_iter().map(EventDetail::Suspended))
            .chain(Mark::ALL.into_iter().map(EventDetail::Mark))
            .chain(FollowUpReason::ALL.into_iter().map(EventDetail::FollowUp))
            .chain(Solution::ALL.iter().copied().map(EventDetail::Solution))
            .chain(UnableReason::ALL.iter().copied().map(EventDetail::Unable))
            .chain(UndoneAct::ALL.into_iter().map(EventDetail::Undone));
        every.into_iter().find(|detail| detail.text() == text)
    }
}
