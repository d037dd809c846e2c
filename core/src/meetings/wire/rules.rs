//! Rule profiles and series: arguments and answers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::meetings::profile::{MeetingKind, MeetingRules};

/// The rule profiles, those that came with the program first: `list_rule_profiles`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRuleProfiles {
    /// Only those for this kind of meeting.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<MeetingKind>,
}

/// Rules for a kind of meeting, with their sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RuleProfile {
    /// Its id.
    pub id: i64,
    /// The kind of meeting that it is for.
    pub kind: MeetingKind,
    /// Its name.
    pub name: String,
    /// The rules.
    pub rules: MeetingRules,
    /// Whether it came with the program; such a one stays as it is.
    pub shipped: bool,
    /// Grows with every change.
    pub version: i64,
}

/// Adds a rule profile, such as a changed copy of another, or changes one: `save_rule_profile`. Meetings that are
/// planned already keep the rules that they have.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRuleProfile {
    /// The profile to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// The kind of meeting that it is for; it stays.
    pub kind: MeetingKind,
    /// Its name, unlike the others'; 1…60 characters.
    pub name: String,
    /// The rules.
    pub rules: MeetingRules,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Every series of meetings: `list_meeting_series`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeetingSeries {}

/// Meetings that come again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingSeries {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The profile that its meetings are planned with.
    pub profile_id: i64,
    /// The kind of meeting.
    pub kind: MeetingKind,
    /// After how many months the next one is due.
    pub every_months: u32,
    /// Whether more are to come.
    pub active: bool,
    /// The day of the last meeting that was not called off, held or planned.
    pub last_on: Option<NaiveDate>,
    /// When the next one is due; absent without a last one, and when no more are to come.
    pub next_on: Option<NaiveDate>,
    /// Grows with every change.
    pub version: i64,
}

/// Adds a series or changes one: `save_meeting_series`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMeetingSeries {
    /// The series to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// Its name, unlike the others'; 1…60 characters.
    pub name: String,
    /// The profile that its meetings are planned with.
    pub profile_id: i64,
    /// After how many months the next one is due, 1…12.
    pub every_months: u32,
    /// Whether more are to come.
    pub active: bool,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}
