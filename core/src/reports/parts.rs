//! What the parts of the report say beyond the figures of groups (R8.2, R9): types, without SQL and without a page. How they are
//! counted is in `count.rs`.
//!
//! Nobody who lives here is in them: incidents are called by a title from which names were taken out.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::figures::{Group, Rate};
use crate::access::Role;
use crate::meetings::HeldMeeting;
use crate::policy::PolicyLimit;
use crate::statistics::Verdict;
use crate::supervision::ChannelChecks;
use crate::tickets::{Category, Named};

/// What was received, by week and against earlier quarters; and what the office did to be reached (一 沟通情况).
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema, TS)]
pub struct Communication {
    /// Week by week, Monday to Sunday, cut at the ends of the quarter.
    pub by_week: Vec<WeekFigures>,
    /// How many were received in this and the earlier quarters: all, each category, channel and topic, in this order.
    pub volumes: Vec<Volume>,
    /// Whether the quarter before is compared with: the office kept tickets from its first day on.
    pub previous_known: bool,
    /// Whether the same quarter of last year is.
    pub last_year_known: bool,
    /// The meetings held, the earliest first.
    pub meetings: Vec<HeldMeeting>,
    /// The checks of channels, R7.1.
    pub checks: Vec<ChannelChecks>,
}

/// What was received in a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WeekFigures {
    /// Its first day in the quarter.
    pub from: NaiveDate,
    /// Its last day in the quarter.
    pub to: NaiveDate,
    /// How many were received, mistaken entries apart.
    pub received: i64,
}

/// Which tickets a volume is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum VolumeOf {
    /// All of them.
    All,
    /// Those of a category.
    Category(Category),
    /// Those of a channel.
    Channel(Named),
    /// Those on a topic.
    Topic(Named),
}

/// How many were received in this quarter, in the one before and in the same of last year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Volume {
    /// Of which tickets.
    pub of: VolumeOf,
    /// In this quarter.
    pub received: i64,
    /// In the quarter before; absent where it is not known.
    pub previous: Option<EarlierVolume>,
    /// In the same quarter of last year; absent where it is not known.
    pub last_year: Option<EarlierVolume>,
}

/// How many were received in an earlier quarter, and what may be said of the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct EarlierVolume {
    /// How many.
    pub received: i64,
    /// Whether there are more or fewer a day now, judged together with all other volumes of the quarter.
    pub verdict: Verdict,
}

/// What residents said (二 居民反馈).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Voices {
    /// 重复率: tickets with the same household and topic within 30 days of a closed one ÷ closed.
    pub repeats: Rate,
    /// The incidents of several households, those of the most first, at most [`INCIDENTS_LISTED`]; with all of their
    /// tickets, those of other days as well.
    pub incidents: Vec<IncidentFigures>,
    /// The buildings that most tickets came from, at most [`BUILDINGS_LISTED`], the most first.
    pub buildings: Vec<BuildingFigures>,
    /// The households that came again most often with the same topic, at least twice, the most often first, at most
    /// [`HOUSEHOLDS_LISTED`].
    pub households: Vec<HouseholdFigures>,
    /// How many tickets name a room of a building: what the buildings are shares of.
    pub of_buildings: i64,
}

/// How many incidents are listed.
pub const INCIDENTS_LISTED: usize = 8;

/// How many buildings are listed.
pub const BUILDINGS_LISTED: usize = 8;

/// One occurrence that several households reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct IncidentFigures {
    /// The incident.
    pub id: i64,
    /// What it is about, without names, rooms and telephone numbers of residents.
    pub title: String,
    /// How many tickets it has.
    pub tickets: i64,
    /// How many households those come from.
    pub households: i64,
}

/// How many households are listed.
pub const HOUSEHOLDS_LISTED: usize = 5;

/// A household that came again with the same topic; which one, only the list of its tickets tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct HouseholdFigures {
    /// Its id.
    pub household_id: i64,
    /// The key of the building that it lives in; absent where its room names none.
    pub building: Option<String>,
    /// What it came with.
    pub topic: Named,
    /// How many of its tickets repeat one that was closed no more than 30 days before.
    pub repeated: i64,
}

/// What came from a building.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BuildingFigures {
    /// The building's key.
    pub building: String,
    /// How many tickets.
    pub received: i64,
    /// How many of them are complaints.
    pub complaints: i64,
    /// The topic that most of them are on, the first in the office's order among equals.
    pub topic: Named,
    /// How many are on it.
    pub on_topic: i64,
}

/// What became of the tickets (三 处理结果).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Handling {
    /// 响应及时率 of each post, by who is responsible and what posts they had when it was settled: somebody of several posts
    /// stands in each of them.
    pub posts: Vec<PostFigures>,
    /// Of the tickets that nobody is responsible for.
    pub nobody: Rate,
    /// How the waits for the first feedback are spread, the shortest first; they add up to those answered.
    pub spread: Vec<SpreadFigures>,
    /// How many tickets were opened again in the quarter, each once.
    pub reopened: i64,
    /// Work orders issued in the quarter.
    pub orders: OrderFigures,
}

/// The on-time rate of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PostFigures {
    /// The post.
    pub role: Role,
    /// Settled on time ÷ settled in the quarter, of its people's tickets.
    pub on_time: Rate,
}

/// How many waited so long for the first feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SpreadFigures {
    /// Up to how many hours, included; absent of the longest waits.
    pub up_to_hours: Option<i64>,
    /// How many.
    pub count: i64,
}

/// What became of the work orders issued in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct OrderFigures {
    /// All of them.
    pub issued: i64,
    /// 完成
    pub done: i64,
    /// 未能完成
    pub unable: i64,
    /// 撤回
    pub withdrawn: i64,
    /// The median time from issue to done, in milliseconds; absent if none is done.
    pub median_ms: Option<i64>,
}

/// A version of the limits that counted in the quarter (R10.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PolicyUsed {
    /// The version.
    pub version: i64,
    /// From when on it is in force.
    pub effective_from: DateTime<Utc>,
    /// Its limits.
    pub limits: Vec<PolicyLimit>,
}

/// What the parts say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema, TS)]
pub struct Parts {
    /// The same quarter of last year; absent where it is not known.
    pub last_year: Option<Group>,
    /// 一 沟通情况
    pub communication: Communication,
    /// 二 居民反馈
    pub voices: Voices,
    /// 三 处理结果
    pub handling: Handling,
    /// The versions of the limits, the earliest first.
    pub policies: Vec<PolicyUsed>,
}
