//! Proposals to change the limits, and the yearly look at them: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{ProposalState, ProposalStep};
use crate::policy::{FollowUpRule, OfficeHours, Policy, PolicyLimit, RetentionTerm};
use crate::stored::stored_as_text;
use crate::tickets::Named;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposalContent {
    /// One limit for each category.
    pub limits: Vec<PolicyLimit>,
    /// When the office would be open on a working day.
    pub hours: Vec<OfficeHours>,
    /// What would be followed up.
    pub follow_up: FollowUpRule,
    /// What tickets could be about, in that order.
    pub topics: Vec<String>,
    /// How long each kind of record would be kept that is not kept for good.
    pub retention: Vec<RetentionTerm>,
}

impl From<Policy> for ProposalContent {
    fn from(version: Policy) -> Self {
        let Policy { limits, hours, follow_up, topics, retention, .. } = version;
        Self { limits, hours, follow_up, topics, retention }
    }
}

/// Who said something of a proposal. Nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommentSource {
    /// 居民
    Resident,
    /// 业主委员会
    Committee,
    /// 居民代表
    Delegate,
    /// 物业人员
    Staff,
}
stored_as_text!(CommentSource {
    Resident = "resident",
    Committee = "committee",
    Delegate = "delegate",
    Staff = "staff"
});

/// What became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommentOutcome {
    /// 采纳
    Taken,
    /// 部分采纳
    Partly,
    /// 未采纳
    NotTaken,
}
stored_as_text!(CommentOutcome { Taken = "taken", Partly = "partly", NotTaken = "not_taken" });

/// What happened to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposalEventKind {
    /// It was written.
    Added,
    /// It was changed.
    Changed,
    /// Residents were asked.
    Opened,
    /// They were given more time.
    Extended,
    /// What came of it was written down.
    Summarised,
    /// The meeting was for it.
    Adopted,
    /// The meeting was against it.
    Rejected,
    /// It was taken back.
    Withdrawn,
}
stored_as_text!(ProposalEventKind {
    Added = "added",
    Changed = "changed",
    Opened = "opened",
    Extended = "extended",
    Summarised = "summarised",
    Adopted = "adopted",
    Rejected = "rejected",
    Withdrawn = "withdrawn"
});

/// A line of the course of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ProposalEvent {
    /// What happened.
    pub kind: ProposalEventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub staff: Named,
    /// What was noted.
    pub content: Option<String>,
}

/// What somebody said of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PolicyComment {
    /// Its id.
    pub id: i64,
    /// Who said it.
    pub source: CommentSource,
    /// What was said.
    pub content: String,
    /// When it was noted.
    pub at: DateTime<Utc>,
    /// Who noted it.
    pub staff: Named,
    /// What became of it; nothing yet if absent.
    pub outcome: Option<CommentOutcome>,
    /// Why.
    pub reply: Option<String>,
    /// When it was last said what becomes of it.
    pub replied_at: Option<DateTime<Utc>>,
    /// Who said so.
    pub replied_by: Option<Named>,
}

/// A proposal to change the limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PolicyProposal {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// Why it is made.
    pub reason: String,
    /// What is proposed.
    pub content: ProposalContent,
    /// The version of the limits that was in force when it was last written: what it would change.
    pub base_version: i64,
    /// Where it stands.
    pub state: ProposalState,
    /// From which day residents are asked.
    pub consult_from: Option<NaiveDate>,
    /// Until which day, that day included.
    pub consult_until: Option<NaiveDate>,
    /// What came of it.
    pub summary: Option<String>,
    /// The meeting that decided.
    pub meeting: Option<Named>,
    /// What it decided, in words.
    pub decision: Option<String>,
    /// The version of the limits made of it.
    pub policy_version: Option<i64>,
    /// How many comments there are.
    pub comments: i64,
    /// How many of them have no reply yet.
    pub unanswered: i64,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Who wrote it.
    pub created_by: Named,
    /// Grows with every change.
    pub version: i64,
}

/// A proposal with everything that was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ProposalDetail {
    /// The proposal.
    pub proposal: PolicyProposal,
    /// What was said, the first first.
    pub said: Vec<PolicyComment>,
    /// What happened, the first first.
    pub events: Vec<ProposalEvent>,
    /// What this person can do with it now.
    pub steps: Vec<ProposalStep>,
}

/// Every proposal to change the limits, the newest first: `list_policy_proposals`, R10.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPolicyProposals {}

/// A proposal with what was said of it: `get_policy_proposal`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetPolicyProposal {
    /// The proposal.
    pub id: i64,
}

/// Proposes to change the limits (提案): `add_policy_proposal`, R10.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPolicyProposal {
    /// What it is called; 1…60 characters.
    pub title: String,
    /// Why; 1…500 characters.
    pub reason: String,
    /// The limits as proposed, one for each category.
    pub limits: Vec<PolicyLimit>,
    /// When the office would be open on a working day: 1…4 spans in their order.
    pub hours: Vec<OfficeHours>,
    /// What would be followed up.
    pub follow_up: FollowUpRule,
    /// What tickets could be about: 1…30 names in their order, each of 1…20 characters.
    pub topics: Vec<String>,
    /// How long records would be kept: each kind that has a term, once, and none for a shorter time than now.
    pub retention: Vec<RetentionTerm>,
}

/// Changes a proposal that residents have not been asked about: `update_policy_proposal`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdatePolicyProposal {
    /// The proposal.
    pub id: i64,
    /// What it is called; 1…60 characters.
    pub title: String,
    /// Why; 1…500 characters.
    pub reason: String,
    /// The limits as proposed, one for each category.
    pub limits: Vec<PolicyLimit>,
    /// When the office would be open on a working day: 1…4 spans in their order.
    pub hours: Vec<OfficeHours>,
    /// What would be followed up.
    pub follow_up: FollowUpRule,
    /// What tickets could be about: 1…30 names in their order, each of 1…20 characters.
    pub topics: Vec<String>,
    /// How long records would be kept: each kind that has a term, once, and none for a shorter time than now.
    pub retention: Vec<RetentionTerm>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Asks residents about a proposal (征求意见), or gives them more time: `consult_on_policy_proposal`, R10.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsultOnPolicyProposal {
    /// The proposal.
    pub id: i64,
    /// Until which day, that day included: today or later, within 180 days; never earlier than they were told before.
    pub until: NaiveDate,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Notes what somebody said of a proposal: `record_policy_comment`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPolicyComment {
    /// The proposal.
    pub proposal_id: i64,
    /// Who said it.
    pub source: CommentSource,
    /// What was said; 1…1,000 characters, without names and telephone numbers.
    pub content: String,
}

/// Says what becomes of a comment; until the summary it can be said anew: `reply_to_policy_comment`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyToPolicyComment {
    /// The comment.
    pub id: i64,
    /// What becomes of it.
    pub outcome: CommentOutcome,
    /// Why; 1…500 characters.
    pub reply: String,
}

/// Writes down what came of the consultation (意见汇总), when its days are over and every comment has a reply:
/// `summarise_policy_consultation`, R10.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SummarisePolicyConsultation {
    /// The proposal.
    pub id: i64,
    /// What came of it; 1…2,000 characters.
    pub summary: String,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Notes what the meeting decided (表决); an adopted proposal becomes the next version of the limits:
/// `decide_policy_proposal`, R10.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecidePolicyProposal {
    /// The proposal.
    pub id: i64,
    /// The meeting: of the residents' representatives or the owners' assembly, ended after the consultation.
    pub meeting_id: i64,
    /// Whether it was for it.
    pub adopted: bool,
    /// What it decided, in words; 1…500 characters.
    pub decision: String,
    /// From which day on the limits are in force: today, from this moment on, or a later day. Only of an adopted one.
    #[serde(default)]
    #[ts(optional)]
    pub effective_on: Option<NaiveDate>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Takes a proposal back: `withdraw_policy_proposal`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawPolicyProposal {
    /// The proposal.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// Makes the paper on which residents are asked about a proposal (征求意见稿) as PDF: `render_policy_proposal`, R10.1. A draft says
/// that it is one.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderPolicyProposal {
    /// The proposal.
    pub id: i64,
}

/// Makes the paper that says what came of a consultation (意见汇总) as PDF, once it is summed up: `render_policy_summary`, R10.1.
/// Nobody who spoke is named on it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderPolicySummary {
    /// The proposal.
    pub id: i64,
}

/// A point of the yearly check list (R10.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewPoint {
    /// 反馈时限与计时方式 (R5)
    Limits,
    /// 类别与主题 (R2.2, R3)
    Topics,
    /// 沟通渠道 (R1)
    Channels,
    /// 节假日与办公时间: whether this year's are published.
    Calendar,
    /// 回访与满意度 (R6)
    FollowUp,
    /// 岗位责任 (R4, R7.3)
    Posts,
    /// 记录与保存 (R2.4, R8.1)
    Records,
    /// 监督检查与改进 (R7.1, R7.2)
    Supervision,
}
stored_as_text!(ReviewPoint {
    Limits = "limits",
    Topics = "topics",
    Channels = "channels",
    Calendar = "calendar",
    FollowUp = "follow_up",
    Posts = "posts",
    Records = "records",
    Supervision = "supervision"
});

/// What was found at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewVerdict {
    /// 继续适用
    Keep,
    /// 需要修订
    Change,
}
stored_as_text!(ReviewVerdict { Keep = "keep", Change = "change" });

/// What was found at a point of the check list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewedPoint {
    /// The point.
    pub point: ReviewPoint,
    /// What was found.
    pub verdict: ReviewVerdict,
    /// In words, up to 500 characters; required where something is to be changed.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub note: Option<String>,
}

/// A year's look at the regulation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PolicyReview {
    /// Which year's.
    pub year: i32,
    /// The points, each once.
    pub points: Vec<ReviewedPoint>,
    /// What follows.
    pub conclusion: String,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// Who wrote it down.
    pub staff: Named,
}

/// The yearly looks at the regulation: `get_policy_reviews`, R10.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetPolicyReviews {}

/// What has been looked at, and whether this year's look is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PolicyReviews {
    /// The year whose look is still to be written down: from 1 January on, until it is, in an office that has tickets of the
    /// year before.
    pub due: Option<i32>,
    /// Those that there are, the newest first.
    pub reviews: Vec<PolicyReview>,
}

/// Writes down the year's look at the regulation (年初评估): `record_policy_review`, R10.2. It stays as it is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPolicyReview {
    /// Every point, once.
    pub points: Vec<ReviewedPoint>,
    /// What follows; 1…1,000 characters.
    pub conclusion: String,
}

/// Makes the check list of a year's look at the regulation (年初评估表) as PDF: `render_policy_review`, R10.2. As it was written
/// down, or to fill in by hand while it is still to be.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderPolicyReview {
    /// Which year's.
    pub year: i32,
}
