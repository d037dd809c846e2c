//! Red flags: arguments and answers.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::reports::figures::Rate;
use crate::statistics;
use crate::tickets::{Category, Named, RedFlagKind};

/// How many red flags of each kind a quarter has, and whose on-time rates stand out: `get_red_flags`, R7.3.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRedFlags {
    /// The quarter, such as `2026Q3`; the present one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub quarter: Option<String>,
}

/// The red flags of a quarter.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct RedFlags {
    /// The quarter.
    pub quarter: String,
    /// Up to when facts are counted: the end of the quarter, or the moment of the call.
    pub as_of: DateTime<Utc>,
    /// How many minutes before the deadline are the last ones.
    pub rule: RedFlagRule,
    /// Each kind, in the order in which they are shown.
    pub kinds: Vec<RedFlagCount>,
    /// Whose on-time rate is under that of the others.
    pub people: Vec<SlowPerson>,
    /// How many people were responsible for too few tickets for anything to be said.
    pub too_few: i64,
}

/// How many red flags of a kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RedFlagCount {
    /// The kind.
    pub kind: RedFlagKind,
    /// How many.
    pub total: i64,
    /// How many of them nobody has looked into.
    pub open: i64,
    /// How many of them were set aside.
    pub set_aside: i64,
    /// How many of them were made a finding.
    pub found: i64,
}

/// A person whose on-time rate is under that of the others together. Never a ranking: who is not here does not stand out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SlowPerson {
    /// Who.
    pub staff: Named,
    /// Settled on time ÷ settled, of the tickets that the person is responsible for.
    pub own: Rate,
    /// The same of everybody else.
    pub others: Rate,
    /// The difference, less than 0, and its 95 % interval by Newcombe, all of which is under 0.
    pub difference: f64,
    /// Its interval.
    pub within: statistics::Interval,
    /// What was said of it.
    pub review: Option<RedFlagReview>,
}

/// What was said last of a red flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RedFlagStanding {
    /// 未核实: nobody has looked into it.
    Open,
    /// 核实无异常: it was set aside with a reason.
    SetAside,
    /// 登记为问题: it was made a finding.
    Found,
}

/// A page of red flags, the latest first: `list_red_flags`, R7.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRedFlags {
    /// Only of this kind; of all kinds but `slow_person`, whose red flags are people, if absent.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<RedFlagKind>,
    /// The quarter, such as `2026Q3`; the present one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub quarter: Option<String>,
    /// Whose late tickets; required of `slow_person`, of other kinds nothing.
    #[serde(default)]
    #[ts(optional)]
    pub staff_id: Option<i64>,
    /// Only those that stand so; of `slow_person` nothing.
    #[serde(default)]
    #[ts(optional)]
    pub standing: Option<RedFlagStanding>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// A page of red flags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RedFlagPage {
    /// The rows.
    pub rows: Vec<RedFlag>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// A ticket that stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RedFlag {
    /// The kind.
    pub kind: RedFlagKind,
    /// Its number.
    pub number: String,
    /// The moment at which it stands out: what it is a moment of, the kind says.
    pub at: DateTime<Utc>,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// The topic's name.
    pub topic: String,
    /// Who is responsible.
    pub responsible: Option<Named>,
    /// Whether it is about somebody who works here.
    pub about_staff: bool,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// When it was entered.
    pub registered_at: DateTime<Utc>,
    /// The deadline.
    pub due_at: DateTime<Utc>,
    /// When the resident was first told the result.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// Who answered, followed up, opened it again or entered it, as the kind asks.
    pub by: Option<Named>,
    /// Why it was opened again or entered late.
    pub words: Option<String>,
    /// The number of the closed ticket before it.
    pub before: Option<String>,
    /// What was said of it last.
    pub review: Option<RedFlagReview>,
}

/// What was said of a red flag that was looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RedFlagReview {
    /// The finding that it was made; absent if it was set aside.
    pub finding_id: Option<i64>,
    /// Why it was set aside.
    pub reason: Option<String>,
    /// Who said so.
    pub by: Named,
    /// When.
    pub at: DateTime<Utc>,
}

/// Which red flag.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, tag = "of", rename_all = "snake_case")]
pub enum RedFlagOf {
    /// A ticket that stands out.
    Ticket {
        /// The kind, any but `slow_person`.
        kind: RedFlagKind,
        /// The ticket's number.
        number: String,
        /// The moment at which it stands out.
        at: DateTime<Utc>,
    },
    /// A person whose on-time rate does.
    Person {
        /// The person.
        staff_id: i64,
        /// The quarter.
        quarter: String,
    },
}

/// Sets a red flag aside (已核实无异常): `set_aside_red_flag`, R7.3. It stays in the list with the reason. Not by whoever handled the
/// ticket.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAsideRedFlag {
    /// Which.
    pub flag: RedFlagOf,
    /// What was seen, and why nothing is wrong; 1…500 characters.
    pub reason: String,
}

/// How many minutes before the deadline are the last ones: `get_red_flags` says it, `set_red_flag_rule` sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RedFlagRule {
    /// How many minutes, 1…60.
    pub last_minutes: i64,
    /// Grows with every change.
    pub version: i64,
}

/// Says how many minutes before the deadline are the last ones: `set_red_flag_rule`, R7.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetRedFlagRule {
    /// How many minutes, 1…60.
    pub last_minutes: i64,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}
