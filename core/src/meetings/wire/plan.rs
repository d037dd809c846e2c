//! Planning and listing: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::meetings::count::Matter;
use crate::meetings::profile::MeetingKind;
use crate::meetings::state::MeetingState;

/// An item of the agenda, about to be kept.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgendaEntry {
    /// The item to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// What it is about; 1…200 characters.
    pub title: String,
    /// Who proposes it; 1…40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub proposer: Option<String>,
    /// How many minutes are planned for it, 1…600.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// Whether it is voted on, and as what.
    pub matter: Matter,
}

/// Somebody who is invited, about to be kept.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InviteeEntry {
    /// The person to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// The name; 1…40 characters.
    pub name: String,
    /// What the person is there, or where they live: 主任, 3-2-1502; 1…60 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Whether the person has a vote; otherwise they sit in (列席).
    pub votes: bool,
}

/// Plans a meeting: `plan_meeting`. It takes the rules of the profile as they are now.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanMeeting {
    /// The rule profile; it says what kind of meeting it is.
    pub profile_id: i64,
    /// The series that it belongs to.
    #[serde(default)]
    #[ts(optional)]
    pub series_id: Option<i64>,
    /// What it is called; 1…100 characters.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where; 1…100 characters.
    pub place: String,
    /// The agenda in its order; at most 50.
    pub items: Vec<AgendaEntry>,
    /// Who is invited; at most 500. The electorate of an owners' assembly is drawn from the register instead.
    pub people: Vec<InviteeEntry>,
}

/// Changes a meeting that has not been opened: `update_meeting`. Agenda and invitees are given whole: what is not among
/// them any more is taken out. The rules are taken anew if the profile is another one than before.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateMeeting {
    /// The meeting.
    pub id: i64,
    /// The rule profile, for the same kind of meeting.
    pub profile_id: i64,
    /// The series that it belongs to.
    #[serde(default)]
    #[ts(optional)]
    pub series_id: Option<i64>,
    /// What it is called; 1…100 characters.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where; 1…100 characters.
    pub place: String,
    /// The agenda in its order; at most 50.
    pub items: Vec<AgendaEntry>,
    /// Who is invited; at most 500.
    pub people: Vec<InviteeEntry>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Calls a meeting off that has not been opened: `cancel_meeting`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelMeeting {
    /// The meeting.
    pub id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Notes when the notice was hung: `note_notice`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteNotice {
    /// The meeting.
    pub id: i64,
    /// The day; not after today.
    pub notice_on: NaiveDate,
}

/// One page of meetings, the latest first: `list_meetings`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeetings {
    /// Beginning on this day or later.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// Beginning on this day or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Only of this kind.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<MeetingKind>,
    /// Only in this state.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<MeetingState>,
    /// Only those that decided something.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub decided: bool,
    /// Only those in which something was put to the vote and not carried.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub not_carried: bool,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// How something stands that must be done by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayLimitState {
    /// 待办: not done, and there is time.
    Open,
    /// 已逾期: not done, and late.
    Overdue,
    /// 按期: done in time.
    Kept,
    /// 逾期完成: done late.
    Missed,
}

/// Something that must be done by a day: the notice, the posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DayLimit {
    /// The last day for it.
    pub by: NaiveDate,
    /// How many days the rule gives.
    pub days: u32,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// How it stands today.
    pub state: DayLimitState,
    /// Where the rule stands.
    pub source: Option<String>,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingRow {
    /// Its id.
    pub id: i64,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Where it stands.
    pub state: MeetingState,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where.
    pub place: String,
    /// How many items the agenda has.
    pub items: i64,
    /// How many of them were carried, or decided in words where nobody voted; absent unless only those that decided something are
    /// asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub decisions: Option<i64>,
    /// How many of them were put to the vote and not carried; absent unless only meetings with such items are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_carried: Option<i64>,
    /// Its notice; absent where no rule asks for it, and of a meeting that was called off.
    pub notice: Option<DayLimit>,
    /// Its posting; absent where no rule asks for it, and before the end.
    pub posting: Option<DayLimit>,
}

/// A page of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingPage {
    /// The rows.
    pub rows: Vec<MeetingRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Of those that decided something, on the first page: how many decisions the meetings of the whole list have. Absent of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub decisions: Option<i64>,
    /// Of those in which something was not carried, on the first page: how many such items the meetings of the whole list have. Absent
    /// of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_carried: Option<i64>,
}

/// One meeting with everything: `get_meeting`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMeeting {
    /// The meeting.
    pub id: i64,
}

/// A paper of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingPaper {
    /// 会议通知, for the notice board; it names nobody.
    Notice,
    /// 签到表, with the people, or with the rooms of an assembly's voters.
    SignIn,
}

/// Makes a paper of a meeting as PDF: `render_meeting_paper`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderMeetingPaper {
    /// The meeting.
    pub id: i64,
    /// Which paper.
    pub paper: MeetingPaper,
}
