//! Sampled call-backs: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::reports::figures::{Interval, Rate};
use crate::stored::stored_as_text;
use crate::tickets::{Category, Named, Satisfaction, Solution};

/// What a sample of the tickets closed in a period would be drawn from, and a size for it: `propose_call_backs`, R7.3. It
/// names no ticket.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeCallBacks {
    /// The first day on which they were closed.
    pub from_on: NaiveDate,
    /// The last day, no later than today and at most 366 days after the first.
    pub to_on: NaiveDate,
}

/// What a sample would be drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackProposal {
    /// How many tickets were closed whose residents can be asked.
    pub frame: i64,
    /// How many more were closed that name nobody who could be asked: neither telephone number, nor room, nor person.
    pub without_contact: i64,
    /// The handlers, with how many of a sample of the proposed size fall to each.
    pub strata: Vec<CallBackStratum>,
    /// How many to ask: good for a share to within 15 points if all are reached, and at least one of each handler.
    pub size: i64,
    /// The fewest: one of each handler.
    pub least: i64,
    /// The most: all of them, or 200.
    pub most: i64,
    /// How many samples of just this period there are; another one needs a reason.
    pub drawn_before: i64,
}

/// The tickets of one handler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackStratum {
    /// Who was responsible; absent where nobody was.
    pub handler: Option<Named>,
    /// How many were closed.
    pub frame: i64,
    /// How many of them are in the sample.
    pub drawn: i64,
}

/// Draws a sample of the tickets closed in a period: `draw_call_backs`, R7.3. The same seed, period and size draw the same from the
/// same tickets; the sample stays as it was drawn.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawCallBacks {
    /// The first day on which they were closed.
    pub from_on: NaiveDate,
    /// The last day, no later than today and at most 366 days after the first.
    pub to_on: NaiveDate,
    /// How many to ask, from one of each handler to all of them, at most 200.
    pub size: i64,
    /// By the end of which day, today or later.
    pub due_on: NaiveDate,
    /// What the sample follows from, 1…999,999,999; drawn by chance if absent.
    #[serde(default)]
    #[ts(optional)]
    pub seed: Option<i64>,
    /// Why a period is drawn again, up to 200 characters; required where just this one was drawn before.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A page of samples, the last drawn first: `list_call_back_samples`, R7.3.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCallBackSamples {
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// A page of samples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackSamplePage {
    /// The rows.
    pub rows: Vec<CallBackSample>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// A sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackSample {
    /// Its id.
    pub id: i64,
    /// The first day on which the tickets were closed.
    pub from_on: NaiveDate,
    /// The last one.
    pub to_on: NaiveDate,
    /// What it follows from.
    pub seed: i64,
    /// How many are asked.
    pub size: i64,
    /// Of how many.
    pub frame: i64,
    /// How many more were closed that name nobody who could be asked.
    pub without_contact: i64,
    /// After how many attempts a resident counts as not reached.
    pub attempts: i64,
    /// By the end of which day it is to be finished.
    pub due_on: NaiveDate,
    /// Why the period was drawn again.
    pub reason: Option<String>,
    /// When it was drawn.
    pub drawn_at: DateTime<Utc>,
    /// Who drew it.
    pub drawn_by: Named,
    /// How many were reached.
    pub reached: i64,
    /// How many were tried often enough and not reached.
    pub not_reached: i64,
    /// How many are still to be asked.
    pub waiting: i64,
    /// Whether the period was drawn again since: nothing more is asked for of this one.
    pub superseded: bool,
    /// Whether its day has passed while some are still to be asked.
    pub late: bool,
}

/// One sample with its call-backs and results: `get_call_back_sample`, R7.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetCallBackSample {
    /// The sample.
    pub id: i64,
}

/// A sample with its call-backs and results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackSampleDetail {
    /// The sample.
    pub sample: CallBackSample,
    /// The handlers.
    pub strata: Vec<CallBackStratum>,
    /// The call-backs, by handler and then by when the ticket was closed.
    pub call_backs: Vec<CallBack>,
    /// What came of them.
    pub results: CallBackResults,
}

/// Whether the resident was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallBackStanding {
    /// 待回访
    Waiting,
    /// 已联系上
    Reached,
    /// 未联系上: tried as often as is enough.
    NotReached,
}

/// A ticket whose resident is asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBack {
    /// Its id.
    pub id: i64,
    /// The ticket's number.
    pub number: String,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// The topic's name.
    pub topic: String,
    /// The household's room.
    pub room: Option<String>,
    /// The resident's name.
    pub caller_name: Option<String>,
    /// The telephone number, masked.
    pub phone_masked: Option<String>,
    /// What was said.
    pub content: String,
    /// What the resident was told last.
    pub told: Option<String>,
    /// When.
    pub told_at: Option<DateTime<Utc>>,
    /// Who was responsible.
    pub handler: Option<Named>,
    /// Where it stands.
    pub standing: CallBackStanding,
    /// How often nobody was reached.
    pub missed: i64,
    /// What the resident says.
    pub answer: Option<CallBackAnswer>,
    /// What the resident had said when the office followed the ticket up, before the sample was drawn.
    pub own: Option<CallBackOwn>,
    /// In what the two differ.
    pub differences: Vec<CallBackDifference>,
    /// The shares of the sample that it counts in.
    pub counts: Vec<CallBackCount>,
    /// Every call, oldest first.
    pub entries: Vec<CallBackEntry>,
    /// The findings that came of it.
    pub findings: Vec<i64>,
    /// Whether whoever asks handled the ticket, and so does not ask the resident.
    pub handled_by_you: bool,
}

/// What a resident says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackAnswer {
    /// Whether it is solved.
    pub solution: Solution,
    /// How satisfied.
    pub satisfaction: Satisfaction,
    /// Whether what the ticket says they were told is true.
    pub feedback: FeedbackTruth,
}

/// What a resident had said when the office followed the ticket up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackOwn {
    /// Whether it is solved.
    pub solution: Solution,
    /// How satisfied.
    pub satisfaction: Satisfaction,
}

/// Whether the feedback that the ticket notes was given as noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackTruth {
    /// 属实
    True,
    /// 不符
    Untrue,
    /// 说不清
    Unclear,
}
stored_as_text!(FeedbackTruth { True = "true", Untrue = "untrue", Unclear = "unclear" });

/// In what the resident's word differs from the office's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallBackDifference {
    /// 解决情况: another than at the office's own follow-up.
    Solution,
    /// 满意: content then and not now, or the other way round.
    Satisfaction,
    /// 反馈不符: the resident was not told what is noted.
    Feedback,
    /// 办结未解决: closed without a follow-up of the office's own, and not solved.
    UnsolvedClosed,
}

/// A share of a sample, or what is counted of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallBackFigure {
    /// 联系上 ÷ asked.
    Reached,
    /// 已解决 ÷ reached.
    Solved,
    /// 非常满意 and 满意 ÷ reached.
    Satisfied,
    /// 属实 ÷ 属实 and 不符; who cannot say is in neither.
    FeedbackTrue,
    /// 解决情况一致: as at the office's own follow-up ÷ reached and followed up by the office before.
    SolutionAgrees,
    /// 满意一致: content or not as at the office's own follow-up ÷ the same.
    SatisfactionAgrees,
    /// 有出入: the resident's word differs in something ÷ reached.
    Differing,
}

/// That a call-back counts in a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackCount {
    /// In which.
    pub figure: CallBackFigure,
    /// Whether in its numerator too.
    pub hit: bool,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackEntry {
    /// When.
    pub called_at: DateTime<Utc>,
    /// What the resident says; absent if nobody was reached.
    pub answer: Option<CallBackAnswer>,
    /// What was noted.
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by: Named,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// A share with its 95 % interval by Wilson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackShare {
    /// The share.
    pub rate: Rate,
    /// Its interval; absent of nothing.
    pub within: Option<Interval>,
    /// Whether it is of fewer than 30: to be read with care.
    pub few: bool,
}

/// What came of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CallBackResults {
    /// Reached ÷ asked.
    pub reached: CallBackShare,
    /// 已解决 ÷ reached.
    pub solved: CallBackShare,
    /// 非常满意 and 满意 ÷ reached.
    pub satisfied: CallBackShare,
    /// 属实 ÷ 属实 and 不符; who cannot say is in neither.
    pub feedback_true: CallBackShare,
    /// 解决情况一致: as at the office's own follow-up ÷ reached and followed up by the office before.
    pub solution_agrees: CallBackShare,
    /// 满意一致: content or not as at the office's own follow-up ÷ the same.
    pub satisfaction_agrees: CallBackShare,
    /// How many call-backs differ in something.
    pub differing: i64,
}

/// Draws a sample again from what it was drawn from, and compares that with the tickets as they are now: `redraw_call_backs`, R7.3. For
/// whoever audits; nothing changes.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RedrawCallBacks {
    /// The sample.
    pub id: i64,
}

/// A sample that was drawn again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RedrawnCallBacks {
    /// Whether the same tickets come out.
    pub same: bool,
    /// The numbers that come out, by handler and then by when the ticket was closed.
    pub numbers: Vec<String>,
    /// How many tickets of the frame were not closed in the period as things stand now: opened again since.
    pub gone: i64,
    /// How many closed in the period, as things stand now, were not in the frame: closed or entered since.
    pub come: i64,
}

/// Makes the sheet by which residents are called, with their whole telephone numbers: `render_call_sheet`, R7.3. It has those who are
/// still to be asked, and is recorded, as a reveal is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderCallSheet {
    /// The sample.
    pub id: i64,
}

/// Records a call: `record_call_back`, R7.3. Not by whoever handled the ticket.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordCallBack {
    /// The call-back.
    pub id: i64,
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
    /// Whether what the ticket says they were told is true; required if reached.
    #[serde(default)]
    #[ts(optional)]
    pub feedback: Option<FeedbackTruth>,
    /// What was said, up to 500 characters; required where the feedback is not true, and where the resident was reached before.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When; absent means now. Not in the future, and not before the sample was drawn.
    #[serde(default)]
    #[ts(optional)]
    pub called_at: Option<DateTime<Utc>>,
}
