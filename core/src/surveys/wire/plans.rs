//! The yearly plan: arguments and answers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is planned to be asked, the next first: `list_survey_plans`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSurveyPlans {}

/// A survey that comes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyPlan {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// The questionnaire that is asked, if it is known already.
    pub questionnaire_id: Option<i64>,
    /// The day on which the next one is due.
    pub due_on: NaiveDate,
    /// After how many months it comes again.
    pub every_months: u32,
    /// How many days before it is due one is reminded.
    pub remind_days: u32,
    /// Whether it still comes.
    pub active: bool,
    /// Whether today one is reminded of it.
    pub reminds: bool,
    /// Whether the day on which it was due has passed.
    pub late: bool,
    /// Grows with every change.
    pub version: i64,
}

/// Keeps a survey that comes again: `save_survey_plan`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveSurveyPlan {
    /// The one to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// What it is called; 1…60 characters.
    pub title: String,
    /// The questionnaire that is asked.
    #[serde(default)]
    #[ts(optional)]
    pub questionnaire_id: Option<i64>,
    /// The day on which the next one is due.
    pub due_on: NaiveDate,
    /// After how many months it comes again, 1…24.
    pub every_months: u32,
    /// How many days before it is due one is reminded, 0…90.
    pub remind_days: u32,
    /// Whether it still comes.
    pub active: bool,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Notes that a planned survey was carried out: `advance_survey_plan`. The
/// next is due so many months after this one was.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AdvanceSurveyPlan {
    /// The plan.
    pub id: i64,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}
