//! Checks of channels: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::reports::figures::Rate;
use crate::stored::stored_as_text;
use crate::supervision::Finding;
use crate::tickets::{ChannelKind, Named};

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// 热线拨测: how many seconds until somebody answers.
    Call,
    /// 意见箱检查: opened as planned, and readable.
    Box,
    /// 平台更新检查: how many days ago something was last posted.
    Posting,
    /// 公告栏检查: what hangs there is current.
    Board,
    /// 现场检查: everything else.
    Visit,
}
stored_as_text!(CheckKind {
    Call = "call",
    Box = "box",
    Posting = "posting",
    Board = "board",
    Visit = "visit"
});

impl CheckKind {
    /// Whether channels of this kind are checked so.
    #[must_use]
    pub fn fits(self, channel: ChannelKind) -> bool {
        match self {
            CheckKind::Call => channel == ChannelKind::Phone,
            CheckKind::Box => channel == ChannelKind::Box,
            CheckKind::Posting => channel == ChannelKind::Online,
            CheckKind::Board | CheckKind::Visit => true,
        }
    }

    /// Whether something is measured: seconds, or days.
    #[must_use]
    pub fn measures(self) -> bool {
        match self {
            CheckKind::Call | CheckKind::Posting => true,
            CheckKind::Box | CheckKind::Board | CheckKind::Visit => false,
        }
    }
}

/// What is looked at in a check of each kind: `list_check_lists`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCheckLists {}

/// What is looked at in a check of this kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CheckList {
    /// The kind.
    pub kind: CheckKind,
    /// The lines, in order.
    pub lines: Vec<String>,
    /// Grows with every change.
    pub version: i64,
}

/// Says what is looked at in a check of this kind: `save_check_list`. Checks that were made keep their lines.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCheckList {
    /// The kind.
    pub kind: CheckKind,
    /// The lines, in order; 1…20 of 1…60 characters each.
    pub lines: Vec<String>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// The plans by which channels are checked, the next first: `list_check_plans`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCheckPlans {}

/// A plan by which a channel is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CheckPlan {
    /// Its id.
    pub id: i64,
    /// The channel.
    pub channel: Named,
    /// What is looked at.
    pub kind: CheckKind,
    /// How many days after a check the next one is due.
    pub every_days: i64,
    /// The day on which the next one is due.
    pub next_on: NaiveDate,
    /// How many seconds a call may ring, or how many days the last posting may be old.
    pub most: Option<i64>,
    /// Whether it still goes on: switched on, and the channel in service.
    pub active: bool,
    /// Whether it is switched off: then nothing is checked by it.
    pub paused: bool,
    /// Whether the day has passed.
    pub late: bool,
    /// Grows with every change.
    pub version: i64,
}

/// Keeps a plan by which a channel is checked: `save_check_plan`, R7.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCheckPlan {
    /// The one to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// The channel: an id from `get_channel_board`.
    pub channel_id: i64,
    /// What is looked at; it must fit the channel.
    pub kind: CheckKind,
    /// How many days after a check the next one is due, 1…366; on a day of rest it is due on the next working day.
    pub every_days: i64,
    /// The day on which the next one is due.
    pub next_on: NaiveDate,
    /// How many seconds a call may ring, or how many days the last posting may be old, 1…1000; of other kinds nothing.
    #[serde(default)]
    #[ts(optional)]
    pub most: Option<i64>,
    /// Whether it still goes on.
    pub active: bool,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// How a line of the list was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineResult {
    /// 符合
    Good,
    /// 不符合
    Poor,
    /// 不适用
    NotApplicable,
}
stored_as_text!(LineResult { Good = "good", Poor = "poor", NotApplicable = "not_applicable" });

/// How a line of the list was found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LineFound {
    /// How.
    pub result: LineResult,
    /// What was seen; up to 200 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Records a check of a channel: `record_check`, R7.1. It stays as it is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordCheck {
    /// The plan that it is made by, whose next one is due later then; absent of one beside the plans.
    #[serde(default)]
    #[ts(optional)]
    pub plan_id: Option<i64>,
    /// The channel; that of the plan, if there is one.
    pub channel_id: i64,
    /// What was looked at; that of the plan, if there is one.
    pub kind: CheckKind,
    /// When; absent means now. Not in the future.
    #[serde(default)]
    #[ts(optional)]
    pub checked_at: Option<DateTime<Utc>>,
    /// Who checked: an id from `list_staff`; absent means whoever records it.
    #[serde(default)]
    #[ts(optional)]
    pub checked_by: Option<i64>,
    /// How each line of the list was found, in its order.
    pub lines: Vec<LineFound>,
    /// The version of the list whose lines these are.
    pub list_version: i64,
    /// After how many seconds the call was answered, or how many days ago the last posting was, 0…9999; required where
    /// something is measured, unless a line says what is wrong.
    #[serde(default)]
    #[ts(optional)]
    pub measured: Option<i64>,
    /// What else is worth noting; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// One check with its lines and what it found: `get_check`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetCheck {
    /// The check.
    pub id: i64,
}

/// A page of checks, the latest first: `list_checks`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListChecks {
    /// Only of this channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel_id: Option<i64>,
    /// Only those made on this day or later.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
    /// Only those made on this day or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub to_on: Option<NaiveDate>,
    /// Only those that found everything as it should be.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub passed: bool,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// The checks of some days, by day: what was checked, what is planned and what is overdue: `list_check_days`, R7.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCheckDays {
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day, no more than 61 days later.
    pub to_on: NaiveDate,
}

/// What a day has of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckDayStanding {
    /// 逾期: it was to be made on this day, which has passed.
    Overdue,
    /// 计划: it is to be made on this day; one after the next, if those before are made on theirs.
    Planned,
    /// 合格: it was made, and everything was as it should be.
    Passed,
    /// 不合格: it was made, and something was not.
    Failed,
}

/// A check on its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CheckDay {
    /// The day.
    pub on: NaiveDate,
    /// Whether it was made, is to be made, or should have been.
    pub standing: CheckDayStanding,
    /// The channel.
    pub channel: Named,
    /// What is looked at.
    pub kind: CheckKind,
    /// The plan by which it is to be made; absent of one that was.
    pub plan_id: Option<i64>,
    /// The check that was made.
    pub check_id: Option<i64>,
}

/// A check of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Check {
    /// Its id.
    pub id: i64,
    /// The channel.
    pub channel: Named,
    /// What was looked at.
    pub kind: CheckKind,
    /// When.
    pub checked_at: DateTime<Utc>,
    /// Who checked.
    pub checked_by: Named,
    /// After how many seconds the call was answered, or how many days ago the last posting was.
    pub measured: Option<i64>,
    /// What that may be at most.
    pub most: Option<i64>,
    /// How many lines were not as they should be.
    pub poor: i64,
    /// Whether everything was as it should be: no line poor, and what was measured no more than it may be.
    pub passed: bool,
    /// What else was noted.
    pub note: Option<String>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Who recorded it.
    pub recorded_by: Named,
}

/// The checks of a channel in a quarter (R7.1), as the report shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ChannelChecks {
    /// The channel.
    pub channel: Named,
    /// Checks that found everything as it should be ÷ all checks.
    pub passed: Rate,
    /// How many findings came of them.
    pub findings: i64,
    /// How many of these are settled.
    pub settled: i64,
}

/// A line of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CheckLine {
    /// What was looked at.
    pub content: String,
    /// How it was found.
    pub result: LineResult,
    /// What was seen.
    pub note: Option<String>,
}

/// A page of checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CheckPage {
    /// The rows.
    pub rows: Vec<Check>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// A check with its lines and what it found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CheckDetail {
    /// The check.
    pub check: Check,
    /// Its lines, in order.
    pub lines: Vec<CheckLine>,
    /// Its findings; of whoever does not supervise, their own.
    pub findings: Vec<Finding>,
}

/// Makes the form that one goes to check with, as PDF: `render_check_form`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderCheckForm {
    /// The plan.
    pub plan_id: i64,
}
