//! Typing forms in: arguments and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::stored::stored_as_text;
use crate::surveys::answer::{Answer, Answers};

/// Which time a form is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// 第一次录入
    First,
    /// 第二次录入, without sight of the first.
    Second,
}
stored_as_text!(Pass { First = "first", Second = "second" });

/// How a form came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SurveyChannel {
    /// 纸质: typed in from paper.
    Paper,
    /// 线上: taken in from the export of an online platform.
    Online,
}
stored_as_text!(SurveyChannel { Paper = "paper", Online = "online" });

/// A form by its code, before it is typed in: `get_survey_form`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetSurveyForm {
    /// The wave.
    pub wave_id: i64,
    /// The code as it was typed or scanned.
    pub code: String,
    /// Which time it is going to be typed in.
    pub pass: Pass,
    /// Whether to go back to what the same person typed before; otherwise a form that was entered is refused.
    #[serde(default)]
    pub again: bool,
}

/// A form, before it is typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyForm {
    /// Its code as printed.
    pub code: String,
    /// The building or the part of the community.
    pub stratum: String,
    /// The room it was for; absent in an anonymous wave.
    pub room: Option<String>,
    /// What the same person typed before, if the form is gone back to.
    pub answers: Option<Answers>,
}

/// Keeps a form that was typed in: `enter_survey_form`. Each field that is asked has an answer; blank and unreadable are
/// some. Until it was entered a second time, the same person may put it right.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnterSurveyForm {
    /// The wave.
    pub wave_id: i64,
    /// The code as it was typed or scanned.
    pub code: String,
    /// Which time.
    pub pass: Pass,
    /// What stands on the form, by field: `cleaning`, or `cleaning/2` in a matrix.
    pub answers: Answers,
    /// Whether to put what the same person typed before in the right.
    #[serde(default)]
    pub again: bool,
}

/// A form that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FormEntered {
    /// Its code as printed.
    pub code: String,
    /// How many forms of the wave were entered so far, this time of the two.
    pub entered: i64,
    /// In how many fields the two entries of this form differ.
    pub differences: i64,
}

/// What two entries differ in and nobody has settled: `list_survey_differences`, at most 200.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSurveyDifferences {
    /// The wave.
    pub wave_id: i64,
}

/// A field in which the two entries of a form differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyDifference {
    /// The code of the form as printed: to find the paper.
    pub code: String,
    /// The field.
    pub field: String,
    /// The number of the question on the paper.
    pub number: usize,
    /// What the first entry has; nothing if the question was skipped.
    pub first: Option<Answer>,
    /// What the second entry has.
    pub second: Option<Answer>,
}

/// Says what stands on the paper where two entries differ: `settle_survey_difference`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleSurveyDifference {
    /// The wave.
    pub wave_id: i64,
    /// The code of the form.
    pub code: String,
    /// The field.
    pub field: String,
    /// What stands there.
    pub answer: Answer,
}
