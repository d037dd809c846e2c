//! Results: arguments and answers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::reports::figures::Rate;
use crate::statistics::{Change, Recommendation, Share};
use crate::surveys::design::SurveyTopic;
use crate::surveys::state::WaveState;

/// What was answered in a wave: `get_survey_results`, R6.1 and R9.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetSurveyResults {
    /// The wave.
    pub wave_id: i64,
}

/// What was answered in a wave.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SurveyResults {
    /// The wave.
    pub wave_id: i64,
    /// What it is called.
    pub title: String,
    /// Where it stands; the numbers are final once it is closed.
    pub state: WaveState,
    /// Whether nobody can know who answered what.
    pub anonymous: bool,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// 回收率: forms that came back ÷ households that were asked.
    pub response: Rate,
    /// The same by building; forms that were entered.
    pub buildings: Vec<BuildingResponse>,
    /// How many forms are counted.
    pub forms: u32,
    /// How many forms wait, since two entries of them differ.
    pub unsettled: u32,
    /// Whether a sample was drawn: satisfied rates are then weighted by building.
    pub weighted: bool,
    /// Question by question; each thing of a matrix is one.
    pub questions: Vec<QuestionResult>,
    /// Satisfaction by topic, where a topic has a question.
    pub topics: Vec<TopicResult>,
    /// 回访满意率 beside it: never part of these figures.
    pub follow_ups: FollowUpSatisfaction,
}

/// How many forms of a building came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BuildingResponse {
    /// The building.
    pub name: String,
    /// Forms that were entered ÷ households that were asked.
    pub response: Rate,
}

/// What kind of question it is, for whoever shows its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResultKind {
    /// 满意度
    Satisfaction,
    /// 单选
    Single,
    /// 多选
    Multiple,
    /// 推荐意愿
    Recommend,
    /// 数字
    Number,
    /// 文字
    Text,
}

/// What was answered to a question, or to one thing of a matrix.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct QuestionResult {
    /// Its key, the same in every version.
    pub field: String,
    /// Its number on the paper.
    pub number: u32,
    /// The question.
    pub text: String,
    /// The thing of a matrix.
    pub item: Option<String>,
    /// What it is about.
    pub topic: Option<SurveyTopic>,
    /// How it is answered.
    pub kind: ResultKind,
    /// On how many forms it was asked.
    pub asked: u32,
    /// How many answers count.
    pub valid: u32,
    /// Whether they are fewer than five, so that no figure of them is given.
    pub hidden: bool,
    /// 未填
    pub blank: u32,
    /// 看不清
    pub unreadable: u32,
    /// 不了解/不适用
    pub does_not_apply: u32,
    /// How often each answer was given, the best first; of several choices each counts.
    pub counts: Vec<AnswerCount>,
    /// The mean, of scales and numbers.
    pub mean: Option<f64>,
    /// The median, of scales and numbers.
    pub median: Option<f64>,
    /// 满意率: 非常满意 and 满意 ÷ valid answers; weighted by building where a sample was drawn, buildings that are hidden
    /// as one.
    pub satisfied: Option<Share>,
    /// The same without weights, where there are weights.
    pub unweighted: Option<Share>,
    /// The net recommendation.
    pub recommendation: Option<Recommendation>,
    /// The satisfied rate wave by wave, the earliest first, this one last; only if it was asked before.
    pub trend: Vec<WaveShare>,
    /// How it changed since the wave before that asked the same question.
    pub change: Option<WaveChange>,
    /// The satisfied rate by building and by tenure, with small groups hidden.
    pub groups: Vec<GroupResult>,
    /// What people wrote.
    pub texts: Vec<String>,
    /// The words that people wrote most, with on how many forms.
    pub words: Vec<WordCount>,
}

/// How often an answer was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct AnswerCount {
    /// Its code or the number.
    pub code: i64,
    /// Its words, of an option.
    pub text: Option<String>,
    /// How often.
    pub count: u32,
}

/// The satisfied rate of a wave.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct WaveShare {
    /// The wave.
    pub wave_id: i64,
    /// What it is called.
    pub title: String,
    /// The rate.
    pub share: Share,
}

/// A change since an earlier wave.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct WaveChange {
    /// The earlier wave.
    pub wave_id: i64,
    /// What it is called.
    pub title: String,
    /// The change.
    pub change: Change,
}

/// Whom a group consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GroupOf {
    /// The households of a building.
    Building {
        /// The building.
        name: String,
    },
    /// 业主
    Owners,
    /// 租户
    Tenants,
    /// Neither is known.
    UnknownTenure,
}

/// The satisfied rate of a group.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct GroupResult {
    /// Whom it consists of.
    pub of: GroupOf,
    /// Whether it is hidden: fewer than five answered, or theirs would follow by subtraction.
    pub hidden: bool,
    /// The rate; absent if hidden, or if nobody answered.
    pub share: Option<Share>,
}

/// The satisfied rate of a topic.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct TopicResult {
    /// The topic.
    pub topic: SurveyTopic,
    /// How many questions it has.
    pub questions: u32,
    /// The rate, in which each form counts once; absent if fewer than five forms say something.
    pub share: Option<Share>,
}

/// A word of open answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WordCount {
    /// The word.
    pub word: String,
    /// On how many forms it stands.
    pub forms: u32,
}

/// What residents said when their tickets were followed up.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct FollowUpSatisfaction {
    /// The first day of the follow-ups: a year up to the end of the wave.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// 满意率 of the follow-ups that reached somebody; absent if none did.
    pub share: Option<Share>,
}

/// A wave in the quarterly report.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SurveyFigures {
    /// The wave.
    pub wave_id: i64,
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Whether nobody can know who answered what.
    pub anonymous: bool,
    /// Whether a sample was drawn: satisfied rates are then weighted by building.
    pub weighted: bool,
    /// 回收率: forms that came back ÷ households that were asked.
    pub response: Rate,
    /// How many forms are counted.
    pub forms: u32,
    /// The question on satisfaction on the whole; absent if none was asked, or fewer than five answered it.
    pub overall: Option<SurveyQuestionFigures>,
    /// Every question on a scale of satisfaction.
    pub questions: Vec<SurveyQuestionFigures>,
}

/// A wave in the quarterly report that is not closed: it is named, and nothing of it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OpenSurvey {
    /// The wave.
    pub wave_id: i64,
    /// What it is called.
    pub title: String,
    /// Whether forms still come back or are being entered.
    pub state: WaveState,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Forms that came back so far, of the households that were asked.
    pub response: Rate,
}

/// A question on a scale of satisfaction in the quarterly report.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SurveyQuestionFigures {
    /// What the results call it.
    pub field: String,
    /// Its number on the paper.
    pub number: u32,
    /// The question.
    pub text: String,
    /// The thing of a matrix.
    pub item: Option<String>,
    /// Whether fewer than five answered, so that nothing is said.
    pub hidden: bool,
    /// How many answered 非常满意 or 满意; 0 if hidden.
    pub satisfied_answers: u32,
    /// How many answers count; 0 if hidden.
    pub valid: u32,
    /// 满意率: the first ÷ the second; weighted by building where a sample was drawn.
    pub satisfied: Option<Share>,
    /// The change since the wave before that asked the same question, if both have five answers.
    pub change: Option<WaveChange>,
    /// The rate of that wave.
    pub before: Option<Share>,
}

/// The results on paper: `render_survey_results`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderSurveyResults {
    /// The wave.
    pub wave_id: i64,
}

/// What kind of file is made of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SurveyExportFormat {
    /// A workbook with the answers and the code book.
    Xlsx,
    /// The answers as a text table in UTF-8 with a mark.
    Csv,
    /// The code book as such a table.
    CodeBook,
}

/// Gives out the answers form by form: `export_survey_answers`. Neither households nor rooms are in it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportSurveyAnswers {
    /// The wave.
    pub wave_id: i64,
    /// What kind of file.
    pub format: SurveyExportFormat,
}

/// The answers as a file.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ExportedSurvey {
    /// A name for it.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// How many forms are in it.
    pub forms: i64,
}
