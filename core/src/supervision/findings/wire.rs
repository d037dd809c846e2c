//! Findings: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{FindingState, FindingStep};
use crate::supervision::{RedFlagOf, SupervisionEvent};
use crate::tickets::{Named, RedFlagKind};

/// Notes what is not as it should be (问题), who puts it right, by when: `add_finding`, R7.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFinding {
    /// The check that found it; absent of what was found otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub check_id: Option<i64>,
    /// The sampled call-back that it came of; only one of the three.
    #[serde(default)]
    #[ts(optional)]
    pub call_back_id: Option<i64>,
    /// The red flag that it is made of; only one of the three.
    #[serde(default)]
    #[ts(optional)]
    pub red_flag: Option<RedFlagOf>,
    /// What is wrong, and what is to be done; 1…500 characters.
    pub content: String,
    /// Who puts it right: an id from `list_staff`.
    pub owner_id: i64,
    /// By the end of this day, today or later.
    pub due_on: NaiveDate,
}

/// Changes what is wrong, who puts it right or by when: `update_finding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateFinding {
    /// The finding.
    pub id: i64,
    /// What is wrong, and what is to be done; 1…500 characters.
    pub content: String,
    /// Who puts it right: an id from `list_staff`.
    pub owner_id: i64,
    /// By the end of this day, not before that on which it was found.
    pub due_on: NaiveDate,
    /// Why; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Says that it is put right, and how (整改); the owner, or whoever supervises: `report_finding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportFinding {
    /// The finding.
    pub id: i64,
    /// What was done; 1…500 characters.
    pub content: String,
}

/// Says what a look at it showed (复查); by its owner or whoever reported it only if nobody else supervises: `recheck_finding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecheckFinding {
    /// The finding.
    pub id: i64,
    /// Whether it is right now.
    pub passed: bool,
    /// What was seen; 1…500 characters where it is not right yet, or whoever looks put it right.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<String>,
}

/// Gives a finding up (不予整改): `drop_finding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropFinding {
    /// The finding.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// Takes a finding up again that was settled: `reopen_finding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenFinding {
    /// The finding.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// One finding with its course: `get_finding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetFinding {
    /// The finding.
    pub id: i64,
}

/// The checks whose findings a report's figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OfChecks {
    /// Made on this day or later.
    pub from: NaiveDate,
    /// Made on this day or earlier.
    pub to: NaiveDate,
    /// Only of this channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel_id: Option<i64>,
    /// Only the findings that are settled.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub settled: bool,
}

/// A page of findings, the one due first first; of whoever does not supervise, their own: `list_findings`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListFindings {
    /// Only of the checks that these are.
    #[serde(default)]
    #[ts(optional)]
    pub of_checks: Option<OfChecks>,
    /// Only in this state.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<FindingState>,
    /// Only those that are open and late today.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub late: bool,
    /// Only this person's.
    #[serde(default)]
    #[ts(optional)]
    pub owner_id: Option<i64>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Finding {
    /// Its id.
    pub id: i64,
    /// The check that found it.
    pub check_id: Option<i64>,
    /// The channel that was checked.
    pub channel: Option<Named>,
    /// What is wrong, and what is to be done.
    pub content: String,
    /// Who puts it right.
    pub owner: Named,
    /// By the end of which day.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: FindingState,
    /// Whether it is open and its day has passed.
    pub late: bool,
    /// When it was noted.
    pub created_at: DateTime<Utc>,
    /// When it was closed or dropped.
    pub settled_at: Option<DateTime<Utc>>,
    /// What was noted last.
    pub last_note: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// A page of findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FindingPage {
    /// The rows.
    pub rows: Vec<Finding>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// A finding with its course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FindingDetail {
    /// The finding.
    pub finding: Finding,
    /// Everything that happened, oldest first.
    pub events: Vec<SupervisionEvent>,
    /// What may be done next, by whoever asks.
    pub steps: Vec<FindingStep>,
    /// Whether whoever asks put it right and looks at it all the same, as nobody else can.
    pub alone: bool,
    /// Whether whoever asks may add a file: proof that it was put right.
    pub adds_files: bool,
    /// The call-back or the red flag that it came of; whoever does not supervise is told of neither.
    pub source: Option<FindingSource>,
}

/// What a finding came of, beside checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FindingSource {
    /// A sampled call-back.
    CallBack {
        /// Its sample.
        sample_id: i64,
        /// The ticket's number.
        number: String,
    },
    /// A ticket that stands out.
    RedFlag {
        /// Its kind.
        flag: RedFlagKind,
        /// The ticket's number.
        number: String,
    },
    /// A person whose on-time rate does.
    SlowPerson {
        /// The person.
        staff: Named,
        /// The quarter.
        quarter: String,
    },
}
