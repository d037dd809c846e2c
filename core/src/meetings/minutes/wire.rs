//! Minutes as hosts see them: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{MinutesAction, MinutesState};
use crate::rich_text::RichText;
use crate::tickets::Named;

/// The minutes of a meeting, its supplements, and where it was posted: `get_meeting_minutes`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMeetingMinutes {
    /// The meeting.
    pub meeting_id: i64,
}

/// What was written down of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingMinutes {
    /// The meeting.
    pub meeting_id: i64,
    /// Whether minutes, or the next supplement, can be begun.
    pub can_begin: bool,
    /// The minutes and then the supplements.
    pub minutes: Vec<Minutes>,
    /// Where the decisions hung.
    pub postings: Vec<MeetingPosting>,
}

/// Minutes, or a supplement to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Minutes {
    /// The id.
    pub id: i64,
    /// 0 of the minutes, the number of a supplement otherwise.
    pub number: i64,
    /// Where it stands.
    pub state: MinutesState,
    /// What can be done with it now.
    pub actions: Vec<MinutesAction>,
    /// The text.
    pub document: RichText,
    /// The versions of the text, the newest first.
    pub versions: Vec<MinutesVersion>,
    /// When it was handed in the last time.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Who handed it in.
    pub submitted_by: Option<Named>,
    /// What the reviewer asked for when it was sent back the last time.
    pub sent_back: Option<SentBack>,
    /// Who signed it, and when.
    pub signed: Option<Signed>,
    /// When it was issued.
    pub issued_at: Option<DateTime<Utc>>,
    /// Who issued it.
    pub issued_by: Option<Named>,
    /// Grows with every change.
    pub version: i64,
}

/// What the reviewer asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SentBack {
    /// In words.
    pub words: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: Named,
}

/// Signatures on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Signed {
    /// The day.
    pub on: NaiveDate,
    /// Who signed.
    pub signers: Vec<String>,
    /// The scan: a file of the meeting.
    pub scan_id: Option<i64>,
}

/// A version of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MinutesVersion {
    /// Its number, from 1.
    pub number: i64,
    /// When it was last written in.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Named,
    /// Whether it stays as it is: what is written next is another version.
    pub kept: bool,
    /// The number of the earlier version whose text was put back with it.
    pub restored_from: Option<i64>,
}

/// Drafts the minutes of a meeting that is over from its record; once those are issued, begins the next supplement:
/// `begin_minutes`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginMinutes {
    /// The meeting.
    pub meeting_id: i64,
}

/// Keeps the text of a draft: `save_minutes`. The editor calls it every few seconds.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMinutes {
    /// The minutes or the supplement.
    pub id: i64,
    /// The whole text; at most 100,000 characters.
    pub document: RichText,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Puts the text of an earlier version back, as a new version: `restore_minutes`. What was written since stays in its versions.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreMinutes {
    /// The minutes or the supplement, a draft.
    pub id: i64,
    /// The number of the version; not the newest.
    pub number: i64,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Hands a draft in to be looked over: `submit_minutes`. From now on its text stands still.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SubmitMinutes {
    /// The minutes or the supplement.
    pub id: i64,
}

/// Gives it back to be changed: `send_back_minutes`. Signatures that there were are void.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SendBackMinutes {
    /// The minutes or the supplement.
    pub id: i64,
    /// What is to be changed; 1…500 characters.
    pub words: String,
}

/// Notes who signed the paper: `sign_minutes`. Of a meeting that decides, the scan must be there.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignMinutes {
    /// The minutes or the supplement.
    pub id: i64,
    /// The day, from that of the meeting to today.
    pub signed_on: NaiveDate,
    /// Who signed, each once; 1…500 names of 1…102 characters. Two of the same name are told apart: `王芳（3-2-101）`.
    pub signers: Vec<String>,
    /// The scan: a file of the meeting.
    #[serde(default)]
    #[ts(optional)]
    pub scan_id: Option<i64>,
}

/// Issues what was signed: `issue_minutes`. It can never be changed again.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueMinutes {
    /// The minutes or the supplement.
    pub id: i64,
}

/// What differs between two versions of the text: `compare_minutes`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareMinutes {
    /// The minutes or the supplement.
    pub id: i64,
    /// The number of the earlier version.
    pub from: i64,
    /// The number of the later version.
    pub to: i64,
}

/// For whom a paper is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MinutesEdition {
    /// 签字版: with everything, and where to sign.
    Signing,
    /// 公示版: names no resident; only of what is issued.
    Posting,
}

/// Makes the paper as PDF: `render_minutes`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderMinutes {
    /// The minutes or the supplement.
    pub id: i64,
    /// For whom.
    pub edition: MinutesEdition,
}

/// Where the decisions of a meeting hung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingPosting {
    /// Its id.
    pub id: i64,
    /// Where.
    pub place: String,
    /// From this day on.
    pub posted_on: NaiveDate,
    /// Until this day; absent as long as it is not known.
    pub until_on: Option<NaiveDate>,
    /// The photograph that proves it: a file of the meeting.
    pub photo_id: Option<i64>,
    /// When it was first noted.
    pub noted_at: DateTime<Utc>,
    /// Who noted it then.
    pub noted_by: Named,
}

/// Notes where the decisions were posted, with proof: `record_posting`. The minutes must be issued.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPosting {
    /// The meeting.
    pub meeting_id: i64,
    /// The posting to correct or to end; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// Where; 1…100 characters.
    pub place: String,
    /// From this day on: from that of the meeting's end to today.
    pub posted_on: NaiveDate,
    /// Until this day.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
    /// The photograph that proves it: a file of the meeting.
    #[serde(default)]
    #[ts(optional)]
    pub photo_id: Option<i64>,
}
