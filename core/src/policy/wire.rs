//! Versions of the limits as hosts see them: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::counting::Counting;
use crate::archive::ArchiveKind;
use crate::tickets::{Category, Named};

/// How long the resident of one category may wait (R5), and when the office is warned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PolicyLimit {
    /// Which tickets it is for.
    pub category: Category,
    /// How it counts.
    pub counting: Counting,
    /// The wait: 1…2,160 hours, or 1…90 days.
    pub amount: i64,
    /// The share of the wait after which whoever is responsible is first reminded, 1…99; not at all if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub remind_percent: Option<i64>,
    /// How many hours before the deadline a ticket counts as due soon: 0 to the wait. Working hours where the limit
    /// counts those.
    pub warn_before_hours: i64,
}

/// A part of a working day in which the office is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficeHours {
    /// When it opens, such as `08:30`.
    pub from: String,
    /// When it closes, such as `17:30`; `24:00` is the end of the day.
    pub to: String,
}

/// What is followed up beyond the important tickets, and when (回访规则, R6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FollowUpRule {
    /// How many complaints in a hundred, 0…100, beyond the important tickets.
    pub complaint_percent: i64,
    /// How many days after the feedback, 1…90.
    pub due_after_days: i64,
    /// After how many attempts a resident counts as not reached, 1…10.
    pub attempts: i64,
}

/// How long records of a kind are kept (保管期限, R8.1): the office's own rule, never less than three years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionTerm {
    /// Which records; none that are kept for good.
    pub kind: ArchiveKind,
    /// How many calendar years from their filing, 3…100; never fewer than in force.
    pub years: i64,
}

/// Where a version of the limits stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PolicyState {
    /// It will come into force.
    Upcoming,
    /// Tickets received now come under it.
    InForce,
    /// It was in force.
    Past,
    /// Another took its place before it came into force.
    Withdrawn,
}

/// A version of the limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Policy {
    /// Its number.
    pub version: i64,
    /// From when on tickets that are received come under it.
    pub effective_from: DateTime<Utc>,
    /// Where it stands.
    pub state: PolicyState,
    /// One limit for each category.
    pub limits: Vec<PolicyLimit>,
    /// When the office is open on a working day.
    pub hours: Vec<OfficeHours>,
    /// What is followed up; a ticket keeps the rule of the version that it was received under.
    pub follow_up: FollowUpRule,
    /// What tickets can be about, in the office's order; one whose topic nobody has chosen counts to the last.
    pub topics: Vec<String>,
    /// How long each kind of record is kept that is not kept for good.
    pub retention: Vec<RetentionTerm>,
    /// Why it was made; nothing of the one that came with the program.
    pub note: Option<String>,
    /// Who made it; nobody where it came with the program.
    pub saved_by: Option<Named>,
    /// When it was made.
    pub saved_at: Option<DateTime<Utc>>,
}

/// Every version of the limits, the newest first: `list_policies`, R10.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPolicies {}

/// Makes a new version of the limits: `save_policy`, R5 and R10.1. One that still waits for its day gives way to it;
/// tickets keep the version that they were received under.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePolicy {
    /// From which day on it is in force: today, from this moment on, or a later day.
    pub effective_on: NaiveDate,
    /// One limit for each category.
    pub limits: Vec<PolicyLimit>,
    /// When the office is open on a working day: 1…4 spans in their order.
    pub hours: Vec<OfficeHours>,
    /// What is followed up.
    pub follow_up: FollowUpRule,
    /// What tickets can be about: 1…30 names in their order, each of 1…20 characters. A name that there never was is a new
    /// topic; one that is left out can be chosen no more.
    pub topics: Vec<String>,
    /// How long records are kept: each kind that has a term, once. What is filed already is kept as long.
    pub retention: Vec<RetentionTerm>,
    /// Why, such as the meeting's decision; 1…200 characters.
    pub note: String,
    /// Refuse if there is a newer version than this.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// When tickets would be due by these limits: `preview_deadlines`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDeadlines {
    /// The limits, such as those about to be saved.
    pub limits: Vec<PolicyLimit>,
    /// When the office is open on a working day.
    pub hours: Vec<OfficeHours>,
    /// When the ticket is received; now if absent.
    #[serde(default)]
    #[ts(optional)]
    pub received_at: Option<DateTime<Utc>>,
}

/// When a ticket would be due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DeadlineExample {
    /// Of which category.
    pub category: Category,
    /// When it is received.
    pub received_at: DateTime<Utc>,
    /// The deadline; 24:00 of a day is the 00:00 after it.
    pub due_at: DateTime<Utc>,
    /// From when on it counts as due soon.
    pub warn_at: DateTime<Utc>,
    /// When whoever is responsible is first reminded.
    pub remind_at: Option<DateTime<Utc>>,
    /// The first year that was counted by its weekends because its holidays are not published.
    pub unpublished_year: Option<i32>,
}
