//! The home screen and what keeps a window up to date, as hosts see them.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::meetings::UpcomingMeeting;
use crate::reports::figures::Rate;
use crate::tickets::{TicketRow, WorkOrderCounts, WorkOrderRow, Workload};

/// What there is to do today (工作台): `get_home`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetHome {}

/// What there is to do today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Home {
    /// The moment of the call.
    pub now: DateTime<Utc>,
    /// What the person who asks is responsible for.
    pub mine: Workload,
    /// What the whole office owes.
    pub office: Workload,
    /// The first tickets of `mine`, the most urgent first.
    pub my_tickets: Vec<TicketRow>,
    /// The first that nobody is responsible for, the most urgent first.
    pub unassigned: Vec<TicketRow>,
    /// The first that are late, the longest late first.
    pub late: Vec<LateTicket>,
    /// The first of which somebody asked the manager to step in, the longest asked first.
    pub asked: Vec<LateTicket>,
    /// How many work orders there are to do.
    pub work_orders: WorkOrderCounts,
    /// The first open work orders of the person who asks, the oldest first.
    pub my_work_orders: Vec<WorkOrderRow>,
    /// The first that came back to the desk, whose residents are to be told, the oldest first.
    pub returned_work_orders: Vec<WorkOrderRow>,
    /// How many follow-ups are to be made before the day is over, R6.2.
    pub follow_ups_due: i64,
    /// The week so far.
    pub week: Week,
    /// What a new office does first; absent once the first ticket is entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub first_steps: Option<FirstSteps>,
    /// The next year, in its last two months before, while its holidays are not entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub calendar_missing: Option<i32>,
    /// The next meetings from today on, the nearest first; none for whoever may not see meetings.
    pub meetings: Vec<UpcomingMeeting>,
}

/// A ticket that came before the manager, or will because its answer is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LateTicket {
    /// The ticket.
    pub ticket: TicketRow,
    /// When it came before the manager.
    pub escalated_at: Option<DateTime<Utc>>,
}

/// The figures of the week so far, Monday first, each with the same part of the week before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// This week's.
    pub this: WeekFigures,
    /// The week before, up to the same weekday and time.
    pub before: WeekFigures,
}

/// Figures of a part of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct WeekFigures {
    /// How many tickets were received.
    pub received: i64,
    /// 响应及时率: how many of those settled in it, at the earlier of first feedback and deadline, were answered in time.
    pub on_time: Rate,
    /// How many were closed.
    pub closed: i64,
}

/// What a new office has done already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FirstSteps {
    /// Whether somebody works here beside the first manager.
    pub colleagues: bool,
    /// Whether the register of residents has rooms.
    pub rooms: bool,
}

/// Whether anything changed: `get_changes`. Cheap enough to be asked every second.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetChanges {}

/// Whether anything changed, by comparing with the last answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LatestChange {
    /// The moment of the call, by the office's clock.
    pub now: DateTime<Utc>,
    /// Grows with every change in the store, whoever made it, in this program or another; drafts apart.
    pub sequence: i64,
    /// How many answers are late, and how many due soon: they change without anybody's doing.
    pub urgent: [i64; 2],
}

/// What the person who asks is to be told, since a moment: `list_reminders`. No resident is named in it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListReminders {
    /// The `now` of the last answer; what turned before is not told again. At most a day back.
    pub since: DateTime<Utc>,
}

/// What to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Reminders {
    /// The moment of the call: the next `since`.
    pub now: DateTime<Utc>,
    /// The latest first.
    pub reminders: Vec<Reminder>,
    /// How many of the person's tickets are late or due soon, for the badge.
    pub urgent: i64,
}

/// What a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    /// Somebody made the person responsible.
    Given,
    /// The share of the wait is over after which there is a reminder.
    Reminded,
    /// It is due soon.
    DueSoon,
    /// It is late.
    Overdue,
    /// It is late and came before the manager.
    Escalated,
    /// The report of the quarter that was over last was drafted; its number is the quarter's name.
    ReportDrafted,
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Reminder {
    /// What it is about.
    pub kind: ReminderKind,
    /// The ticket's number, or the quarter such as `2026Q3`.
    pub number: String,
    /// When it turned so.
    pub at: DateTime<Utc>,
}
