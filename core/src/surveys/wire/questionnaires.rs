//! Questionnaires: arguments and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::surveys::design::{Design, Question, SurveyTopic};

/// All questionnaires, the latest first: `list_questionnaires`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListQuestionnaires {}

/// A questionnaire in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct QuestionnaireRow {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// The number of its latest version, from 1.
    pub number: i64,
    /// Whether forms of the latest version are out: the next change makes another one.
    pub frozen: bool,
    /// How many questions the latest version has.
    pub questions: i64,
    /// How many waves asked any of its versions.
    pub waves: i64,
}

/// A version of a questionnaire: `get_questionnaire`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetQuestionnaire {
    /// The questionnaire.
    pub id: i64,
    /// Which version; the latest if absent.
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<i64>,
}

/// A version of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct QuestionnaireDetail {
    /// The questionnaire.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// The number of this version.
    pub number: i64,
    /// The id of this version.
    pub version_id: i64,
    /// The number of the latest version.
    pub latest: i64,
    /// Whether forms of this version are out.
    pub frozen: bool,
    /// What it asks.
    pub design: Design,
    /// Grows with every change of the questionnaire.
    pub version: i64,
}

/// Keeps a questionnaire: `save_questionnaire`. If forms of its latest version are out, this makes the next version; the
/// one that was asked stays what it is. A question with the key of an earlier one is the same question and is answered
/// in the same way.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveQuestionnaire {
    /// The questionnaire to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// What it is called; 1…60 characters.
    pub title: String,
    /// What it asks.
    pub design: Design,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Ready questions and templates: `list_survey_bank`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSurveyBank {}

/// Ready questions and templates for property services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyBank {
    /// The questions by topic.
    pub topics: Vec<BankTopic>,
    /// The office's own questions, the latest first; those that are no longer offered among them.
    pub own: Vec<OwnQuestion>,
    /// Whole questionnaires.
    pub templates: Vec<SurveyTemplate>,
}

/// A question that the office keeps for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OwnQuestion {
    /// Its id.
    pub id: i64,
    /// The question.
    pub question: Question,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// In how many questionnaires it stands, in one of their versions.
    pub questionnaires: i64,
    /// Grows with every change.
    pub version: i64,
}

/// Keeps a question for later questionnaires: `save_survey_question`. It is the same question as long as its key is, whatever
/// its words become; those of questionnaires stay what they are. It can be taken from the list, and is never deleted.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveSurveyQuestion {
    /// The one to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// The question; after which answers it is asked is left to questionnaires.
    pub question: Question,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// The ready questions on a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BankTopic {
    /// The topic.
    pub topic: SurveyTopic,
    /// The questions.
    pub questions: Vec<Question>,
}

/// A ready questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyTemplate {
    /// What it is called.
    pub title: String,
    /// What it asks.
    pub design: Design,
}

/// Shows a questionnaire as the paper will show it, kept or not: `preview_questionnaire`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewQuestionnaire {
    /// What stands at its head.
    pub title: String,
    /// What it asks.
    pub design: Design,
}
