//! Follow-ups as hosts see them: arguments and answers.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::stored::stored_as_text;
use crate::tickets::Category;

/// What the resident said of the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Solution {
    /// 已解决
    Solved,
    /// 部分解决
    PartlySolved,
    /// 未解决
    Unsolved,
}

stored_as_text!(Solution { Solved = "solved", PartlySolved = "partly_solved", Unsolved = "unsolved" });

/// How satisfied the resident is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Satisfaction {
    /// 非常满意
    VerySatisfied,
    /// 满意
    Satisfied,
    /// 一般
    Neutral,
    /// 不满意
    Dissatisfied,
    /// 非常不满意
    VeryDissatisfied,
}

impl Satisfaction {
    /// All of them, the best first.
    pub const ALL: [Satisfaction; 5] = [
        Satisfaction::VerySatisfied,
        Satisfaction::Satisfied,
        Satisfaction::Neutral,
        Satisfaction::Dissatisfied,
        Satisfaction::VeryDissatisfied,
    ];

    /// 5 to 1, as the store keeps it.
    pub(crate) fn points(self) -> i64 {
        match self {
            Satisfaction::VerySatisfied => 5,
            Satisfaction::Satisfied => 4,
            Satisfaction::Neutral => 3,
            Satisfaction::Dissatisfied => 2,
            Satisfaction::VeryDissatisfied => 1,
        }
    }

    pub(crate) fn of_points(points: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|satisfaction| satisfaction.points() == points)
    }
}

/// Why a ticket is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpReason {
    /// It is important.
    ByImportance,
    /// A complaint that the sample chose.
    BySample,
    /// It did not have to be.
    ByChoice,
}

impl FollowUpReason {
    /// All of them.
    pub const ALL: [FollowUpReason; 3] =
        [FollowUpReason::ByImportance, FollowUpReason::BySample, FollowUpReason::ByChoice];

    pub(in crate::tickets) fn text(self) -> &'static str {
        match self {
            FollowUpReason::ByImportance => "by_importance",
            FollowUpReason::BySample => "by_sample",
            FollowUpReason::ByChoice => "by_choice",
        }
    }

    pub(in crate::tickets) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.text() == text)
    }
}

/// The follow-up that a ticket waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FollowUpOwed {
    /// Why.
    pub reason: FollowUpReason,
    /// Since when.
    pub asked_at: DateTime<Utc>,
    /// Until when.
    pub due_at: DateTime<Utc>,
    /// How often the resident was not reached.
    pub attempts: i64,
    /// After how many attempts the ticket can be closed without.
    pub attempts_enough: i64,
    /// Whether whoever asks handled the ticket, and so may not follow it up.
    pub handled_by_you: bool,
}

/// What a household said when it was last followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LastSatisfaction {
    /// On which ticket.
    pub number: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How satisfied.
    pub satisfaction: Satisfaction,
}

/// Records a follow-up: `record_follow_up`, R6.2. Reached: who is content has the ticket closed; who says that it is
/// not solved, or is not satisfied, has it opened again with a new deadline. Not reached: an attempt is counted. Whoever
/// handled the ticket may not. A ticket that was answered can be followed up without having to be.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordFollowUp {
    /// The ticket's number.
    pub number: String,
    /// By which channel the resident was asked: an id from `list_channels`.
    pub channel_id: i64,
    /// Whether the resident was reached.
    pub reached: bool,
    /// Whether it is solved; required if reached.
    #[serde(default)]
    #[ts(optional)]
    pub solution: Option<Solution>,
    /// How satisfied; required if reached.
    #[serde(default)]
    #[ts(optional)]
    pub satisfaction: Option<Satisfaction>,
    /// What the resident said, up to 4,000 characters; required where the ticket is opened again.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// By when the resident was promised another answer, where the ticket is opened again: after now, within 90 days.
    /// The limit of the policy if absent.
    #[serde(default)]
    #[ts(optional)]
    pub promised_by: Option<DateTime<Utc>>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// The tickets to be followed up, the first due first, at most 200: `list_follow_ups`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListFollowUps {}

/// A ticket to be followed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FollowUpRow {
    /// Its number.
    pub number: String,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// The topic's name.
    pub topic: String,
    /// The household's room.
    pub room: Option<String>,
    /// The resident's name.
    pub caller_name: Option<String>,
    /// The beginning of what was said, at most 80 characters.
    pub excerpt: String,
    /// The responsible person's name.
    pub responsible: Option<String>,
    /// When the resident was last told the result.
    pub told_at: Option<DateTime<Utc>>,
    /// The follow-up.
    pub owed: FollowUpOwed,
}

/// What is to be followed up: answer of `list_follow_ups`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FollowUpList {
    /// The first of them.
    pub rows: Vec<FollowUpRow>,
    /// How many there are.
    pub total: i64,
    /// How many of them are late.
    pub late: i64,
}
