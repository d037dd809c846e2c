//! Improvement measures: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{MeasureState, MeasureStep};
use crate::reports::figures::Rate;
use crate::statistics::Verdict;
use crate::stored::stored_as_text;
use crate::supervision::SupervisionEvent;
use crate::tickets::Named;

/// Where a measure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MeasureOrigin {
    /// 监督检查发现的问题
    Finding {
        /// The finding.
        id: i64,
    },
    /// 数据分析: figures of the report.
    Analysis,
    /// 满意度调查
    Survey {
        /// The wave.
        id: i64,
    },
    /// 会议
    Meeting {
        /// The meeting.
        id: i64,
    },
}

/// A figure that the program counts, by the formulas of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasuredName {
    /// 响应及时率: on time ÷ settled in these days.
    OnTime,
    /// 满意率: satisfied or very satisfied ÷ answers of these days.
    Satisfied,
    /// 解决率: confirmed solved ÷ residents reached in these days.
    Solved,
    /// 回访率: followed up ÷ due for it in these days.
    FollowedUp,
    /// 办结率: closed ÷ received in these days.
    Closing,
    /// 重复率: came again within 30 days of a closed one ÷ closed in these days; of all topics together.
    Repeat,
    /// 来件数: tickets of a topic received in these days; beside it, how many days they are.
    Tickets,
}
stored_as_text!(MeasuredName {
    OnTime = "on_time",
    Satisfied = "satisfied",
    Solved = "solved",
    FollowedUp = "followed_up",
    Closing = "closing",
    Repeat = "repeat",
    Tickets = "tickets"
});

/// Which figure of the program, and of which days before the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeasuredPlan {
    /// Which figure.
    pub name: MeasuredName,
    /// Only of this topic: needed where tickets are counted, not for the repeat rate.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub topic_id: Option<i64>,
    /// The first of the days.
    pub from_on: NaiveDate,
    /// The last, today or before; at most 366 days together.
    pub to_on: NaiveDate,
}

/// Days that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeasuredDays {
    /// The first.
    pub from_on: NaiveDate,
    /// The last, today or before; at most 366 days together.
    pub to_on: NaiveDate,
}

/// What a figure of the program was, as it was counted when it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeasuredValue {
    /// The first of the days.
    pub from_on: NaiveDate,
    /// The last.
    pub to_on: NaiveDate,
    /// The share; of tickets how many there are, and in how many days.
    pub of: Rate,
}

/// A figure of the program before a measure and after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeasuredFigure {
    /// Which figure.
    pub name: MeasuredName,
    /// Only of this topic.
    pub topic: Option<Named>,
    /// Before.
    pub before: MeasuredValue,
    /// When it was done; absent until then.
    pub after: Option<MeasuredValue>,
    /// What may be said of the change; absent until then.
    pub verdict: Option<Verdict>,
}

/// What is said of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeasurePlan {
    /// What it comes from, in words: what goes wrong, and why; 1…500 characters.
    pub cause: String,
    /// What is done; 1…500 characters.
    pub content: String,
    /// By which figure one sees whether it helped, such as 电梯类投诉件数; up to 40 characters.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub figure: Option<String>,
    /// What the figure is before, such as 28 件; up to 40 characters, only of a figure.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub figure_before: Option<String>,
    /// The figure, where it is one that the program counts: then there is none in words.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub measured: Option<MeasuredPlan>,
    /// Who does it: an id from `list_staff`.
    pub owner_id: i64,
    /// By the end of this day.
    pub due_on: NaiveDate,
}

/// Notes what is to be improved (改进措施): `add_measure`, R7.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddMeasure {
    /// Where it comes from.
    pub origin: MeasureOrigin,
    /// What is said of it; due today or later.
    pub plan: MeasurePlan,
}

/// Changes what is said of a measure: `update_measure`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateMeasure {
    /// The measure.
    pub id: i64,
    /// What is said of it; due not before the day on which it was noted.
    pub plan: MeasurePlan,
    /// Why; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Notes how far a measure is; the owner, or whoever supervises: `record_measure_progress`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordMeasureProgress {
    /// The measure.
    pub id: i64,
    /// How far it is; 1…500 characters.
    pub content: String,
}

/// Says what came of a measure; the owner, or whoever supervises: `finish_measure`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishMeasure {
    /// The measure.
    pub id: i64,
    /// What came of it; 1…500 characters.
    pub result: String,
    /// What its figure is now; up to 40 characters, required where it has one in words.
    #[serde(default)]
    #[ts(optional)]
    pub figure_after: Option<String>,
    /// For which days the program counts its figure again, after those before; required where it has one.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<MeasuredDays>,
}

/// Gives a measure up: `drop_measure`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropMeasure {
    /// The measure.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// Takes a measure up again that was settled: `reopen_measure`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenMeasure {
    /// The measure.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// One measure with its course: `get_measure`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMeasure {
    /// The measure.
    pub id: i64,
}

/// A page of measures, the one due first first; of whoever does not supervise, their own: `list_measures`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeasures {
    /// Only in this state.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<MeasureState>,
    /// Only those that are open and late today.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub late: bool,
    /// Only this person's.
    #[serde(default)]
    #[ts(optional)]
    pub owner_id: Option<i64>,
    /// Only those that were carried into these days.
    #[serde(default)]
    #[ts(optional)]
    pub carried: Option<CarriedMeasures>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Something that is to be improved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Measure {
    /// Its id.
    pub id: i64,
    /// Where it comes from.
    pub origin: MeasureOrigin,
    /// What that is called: the finding's words, the title of the wave or of the meeting; absent to whoever may not
    /// read that.
    pub origin_title: Option<String>,
    /// What goes wrong, and why.
    pub cause: String,
    /// What is done.
    pub content: String,
    /// By which figure one sees whether it helped.
    pub figure: Option<String>,
    /// What the figure was before.
    pub figure_before: Option<String>,
    /// What the figure was when it was done.
    pub figure_after: Option<String>,
    /// The figure that the program counts.
    pub measured: Option<MeasuredFigure>,
    /// Who does it.
    pub owner: Named,
    /// By the end of which day.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: MeasureState,
    /// Whether it is open and its day has passed.
    pub late: bool,
    /// When it was noted.
    pub created_at: DateTime<Utc>,
    /// When it was done or dropped.
    pub settled_at: Option<DateTime<Utc>>,
    /// What was noted last: how far it is, what came of it, why it was dropped.
    pub last_note: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// A page of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeasurePage {
    /// The rows.
    pub rows: Vec<Measure>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// A measure with its course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeasureDetail {
    /// The measure.
    pub measure: Measure,
    /// Everything that happened, oldest first.
    pub events: Vec<SupervisionEvent>,
    /// What may be done next, by whoever asks.
    pub steps: Vec<MeasureStep>,
}

/// Of the measures that a report counts as carried into its days: noted before and not settled then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CarriedMeasures {
    /// The first of the days.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// Only those that stood so at the end of the last of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub state: Option<MeasureState>,
    /// Only those that were late then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub late: bool,
}

/// The measures of a quarter, as its report lists them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct QuarterMeasures {
    /// 上季度结转: noted before the quarter and not settled then, the one due first first.
    pub carried: Vec<QuarterMeasure>,
    /// 本季度新增: noted in the quarter, the one due first first.
    pub added: Vec<QuarterMeasure>,
}

/// A measure as it stood at the end of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct QuarterMeasure {
    /// The measure.
    pub id: i64,
    /// What goes wrong, and why.
    pub cause: String,
    /// What is done.
    pub content: String,
    /// By which figure one sees whether it helped.
    pub figure: Option<String>,
    /// What the figure was before.
    pub figure_before: Option<String>,
    /// What the figure was when it was done.
    pub figure_after: Option<String>,
    /// The figure that the program counts.
    pub measured: Option<MeasuredFigure>,
    /// The owner's name.
    pub owner: String,
    /// By the end of which day.
    pub due_on: NaiveDate,
    /// Where it stood.
    pub state: MeasureState,
    /// Whether it was open and its day had passed.
    pub late: bool,
    /// What came of it, or why it was dropped; absent of an open one.
    pub result: Option<String>,
}
