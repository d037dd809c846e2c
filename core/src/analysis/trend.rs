//! Month by month, with the same months of earlier years; and the period against the one before and the same of last year.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{Only, Period, Span};
use crate::days::day_of;
use crate::error::Result;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::statistics::{CountChange, count_change};
use crate::tickets::Category;

/// How many months the trend goes back: three years.
const MONTHS: u32 = 36;

/// How many tickets were received each month of three years, and how the period compares: `get_trend`, R7.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetTrend {
    /// The first month of the period, such as `2026-07`.
    pub from: String,
    /// The last month, at which the trend ends; the period has at most 36 months.
    pub to: String,
    /// Only this category.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<Category>,
    /// Only this topic.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// Only this building, by its key.
    #[serde(default)]
    #[ts(optional)]
    pub building: Option<String>,
    /// Only places that are no room of a building.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub without_building: bool,
}

/// A month of the trend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TrendMonth {
    /// The month, such as `2026-07`.
    pub month: String,
    /// Its days.
    pub days: Span,
    /// How many tickets were received; absent of months before the office's first ticket.
    pub count: Option<i64>,
    /// Whether it goes on.
    pub running: bool,
}

/// What a period is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// 环比: as many months just before.
    Previous,
    /// 同比: the same months a year before.
    LastYear,
}

/// A period against an earlier one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct PeriodComparison {
    /// With what it is compared.
    pub against: Against,
    /// The days of the earlier period.
    pub earlier: Span,
    /// How many were received in it.
    pub earlier_count: i64,
    /// How many days it has.
    pub earlier_days: f64,
    /// How many times as many a day were received in the later, with its interval; absent if there were none at all.
    pub change: Option<CountChange>,
}

/// How many tickets were received month by month, mistaken entries apart.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct Trend {
    /// The 36 months up to the last of the period, the earliest first.
    pub months: Vec<TrendMonth>,
    /// The days of the period.
    pub days: Span,
    /// How many were received in it.
    pub count: i64,
    /// How many of its days have passed.
    pub days_passed: f64,
    /// Whether it goes on.
    pub running: bool,
    /// What it is compared with; not with times before the office's first ticket.
    pub comparisons: Vec<PeriodComparison>,
}

impl Read for GetTrend {
    fn run(self, context: &ReadContext<'_>) -> Result<Trend> {
        let ReadContext { db, now, zone, .. } = *context;
        let Self { from, to, category, topic_id, building, without_building } = self;
        let period = Period::read(&from, &to, zone, now)?;
        let only = Only { category, topic_id, building, without_building };
        let last = Period { first: period.month(period.months - 1), months: 1 };
        let all = Period { months: MONTHS, ..last.earlier(MONTHS - 1) };
        let mut months = Vec::new();
        for index in 0..MONTHS {
            let one = Period { first: all.month(index), months: 1 };
            months.push(TrendMonth {
                month: one.first.format("%Y-%m").to_string(),
                days: one.days(),
                count: one.is_known(db, zone)?.then_some(0),
                running: one.running(zone, now),
            });
        }
        all.received(db, zone, |fact| {
            let day = day_of(zone, fact.received_at);
            let month = months.iter_mut().rev().find(|month| month.days.from <= day);
            if let Some(count) = month.filter(|_| only.has(&fact)).and_then(|month| month.count.as_mut()) {
                *count += 1;
            }
        })?;
        let count = received(db, zone, period, &only)?;
        let mut comparisons = Vec::new();
        for against in [Against::Previous, Against::LastYear] {
            comparisons.extend(compared(db, (zone, now), (period, count), against, &only)?);
        }
        Ok(Trend {
            months,
            days: period.days(),
            count,
            days_passed: period.exposure(zone, now),
            running: period.running(zone, now),
            comparisons,
        })
    }
}

impl Against {
    pub(super) fn of(self, period: Period) -> Period {
        match self {
            Against::Previous => period.previous(),
            Against::LastYear => period.earlier(12),
        }
    }
}

fn received(db: &Connection, zone: OfficeZone, period: Period, only: &Only) -> Result<i64> {
    let mut count = 0;
    period.received(db, zone, |fact| count += i64::from(only.has(&fact)))?;
    Ok(count)
}

fn compared(
    db: &Connection,
    (zone, now): (OfficeZone, DateTime<Utc>),
    (period, count): (Period, i64),
    against: Against,
    only: &Only,
) -> Result<Option<PeriodComparison>> {
    let earlier = against.of(period);
    // More than a year overlaps with the same a year before.
    if !earlier.is_whole(db, zone)? || earlier.end(zone) > period.start(zone) {
        return Ok(None);
    }
    let earlier_count = received(db, zone, earlier, only)?;
    Ok(Some(PeriodComparison {
        against,
        earlier: earlier.days(),
        earlier_count,
        earlier_days: earlier.exposure(zone, now),
        change: count_change(earlier.events(earlier_count, zone, now), period.events(count, zone, now)),
    }))
}
