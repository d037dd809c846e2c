//! Notices as hosts see them: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{NoticeStanding, NoticeState, NoticeStep};
use super::personal::NoticePersonal;
use super::postings::NoticePosting;
use crate::rich_text::RichText;
use crate::stored::stored_as_text;
use crate::tickets::Named;

/// What kind of notice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// 公告
    General,
    /// 停水停电
    Outage,
    /// 费用公示: with a table of amounts.
    Fees,
    /// 活动
    Activity,
    /// 会议公示
    Meeting,
}
stored_as_text!(NoticeKind {
    General = "general",
    Outage = "outage",
    Fees = "fees",
    Activity = "activity",
    Meeting = "meeting"
});

/// What a notice says, and where and when it is to be posted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticePlan {
    /// Its kind.
    pub kind: NoticeKind,
    /// Its title; 1…60 characters.
    pub title: String,
    /// Its text; up to 100,000 characters, nothing of a draft that is not written yet.
    pub document: RichText,
    /// The channels in which it is to be posted: ids from `list_channels`, at least one to be published.
    pub channels: Vec<i64>,
    /// The first day of posting; from the day of publishing on, or an earlier one of what hung before it was entered.
    pub from_on: NaiveDate,
    /// The last day of posting; until further notice if absent.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
    /// The rows of a fee disclosure, up to 200; none of another kind.
    #[serde(default)]
    pub fees: Vec<FeeEntry>,
}

/// A row of a fee disclosure as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeEntry {
    /// What is paid or taken in; 1…60 characters.
    pub item: String,
    /// How much, in yuan, with at most two digits after the point: `1,234.50`.
    pub amount: String,
    /// For which time, in words; up to 40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub period: Option<String>,
    /// A remark; up to 80 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// A row of a fee disclosure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FeeRow {
    /// What is paid or taken in.
    pub item: String,
    /// How much, in fen.
    pub fen: i64,
    /// For which time.
    pub period: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// Keeps a draft of a notice: `save_notice`, R1. What is published is corrected by `correct_notice`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveNotice {
    /// The draft to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// What it says.
    pub plan: NoticePlan,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Publishes a draft: `publish_notice`. It gets its number and stays as it is; what it corrects is replaced.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PublishNotice {
    /// The draft.
    pub id: i64,
    /// What of `personal` may be read by everybody, as it stands there. What is not confirmed is to be removed first.
    #[serde(default)]
    pub confirmed: Vec<String>,
    /// Why it is entered only now (补录), where its first day has passed: it hung before the program knew of it. 1…200 characters;
    /// not of a correction.
    #[serde(default)]
    #[ts(optional)]
    pub late_entry_reason: Option<String>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Gives a draft up: `drop_notice`. It stays readable.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropNotice {
    /// The draft.
    pub id: i64,
}

/// Begins the notice that corrects a published one (更正): `correct_notice`. It is a draft with the same words; the one before
/// stands until it is published.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectNotice {
    /// The notice to correct.
    pub id: i64,
}

/// Says that a notice is no longer posted: `end_notice`. Only of one without a last day, or before it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EndNotice {
    /// The notice.
    pub id: i64,
}

/// Takes a published notice back: `withdraw_notice`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawNotice {
    /// The notice.
    pub id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// A notice with everything: `get_notice`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetNotice {
    /// The notice.
    pub id: i64,
}

/// One page of notices, the one whose first day is latest first: `list_notices`. Drafts that were given up are listed only
/// when asked for.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListNotices {
    /// Only of this kind.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<NoticeKind>,
    /// Only those that stand so today.
    #[serde(default)]
    #[ts(optional)]
    pub standing: Option<NoticeStanding>,
    /// Only those to be posted in this channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel_id: Option<i64>,
    /// Only those that have all of these words, each of at least two characters.
    #[serde(default)]
    #[ts(optional)]
    pub words: Option<String>,
    /// Only those whose first day is this one or later.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
    /// Only those whose first day is this one or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub to_on: Option<NaiveDate>,
    /// Only those that a quarter's figures count: published, and not over before their first day.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub counted: bool,
    /// The `next` of the page before.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// A page of notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticePage {
    /// The rows.
    pub rows: Vec<Notice>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Of those that a quarter's figures count, on the first page: how many postings the notices of the whole list have, one in each of
    /// their channels. Absent of others, and of a single channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub postings: Option<i64>,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Notice {
    /// Its id.
    pub id: i64,
    /// Its number, such as `2026-012`; absent of what was never published.
    pub number: Option<String>,
    /// Its kind.
    pub kind: NoticeKind,
    /// Its title.
    pub title: String,
    /// The first day of posting.
    pub from_on: NaiveDate,
    /// The last day of posting; until further notice if absent.
    pub until_on: Option<NaiveDate>,
    /// What was decided of it.
    pub state: NoticeState,
    /// Where it stands today.
    pub standing: NoticeStanding,
    /// In how many channels it is to be posted.
    pub channels: i64,
    /// In how many of them its posting is proven.
    pub proven: i64,
    /// In how many of them a proof is missing although the first day has passed.
    pub missing: i64,
    /// When it was last written in.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Named,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// By whom.
    pub published_by: Option<Named>,
    /// When it was replaced, ended, withdrawn or dropped.
    pub settled_at: Option<DateTime<Utc>>,
    /// By whom.
    pub settled_by: Option<Named>,
    /// Why it was withdrawn.
    pub reason: Option<String>,
    /// Why it was entered only after its first day (补录); absent of one that was published in time.
    pub late_entry_reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// Another notice, to be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeLink {
    /// Its id.
    pub id: i64,
    /// Its number; absent of a draft.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
}

/// A notice with everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeDetail {
    /// The notice.
    pub notice: Notice,
    /// Its text.
    pub document: RichText,
    /// The rows of a fee disclosure.
    pub fees: Vec<FeeRow>,
    /// Their sum, in fen.
    pub total: i64,
    /// The channels in which it is to be posted, in the office's order, with the proof of each.
    pub postings: Vec<NoticePosting>,
    /// What in a draft tells who or where residents are, to be confirmed or removed before it is published.
    pub personal: Vec<NoticePersonal>,
    /// What it corrects.
    pub corrects: Option<NoticeLink>,
    /// What corrects it, a draft too.
    pub corrected_by: Option<NoticeLink>,
    /// What the person who asks can do with it.
    pub steps: Vec<NoticeStep>,
}
