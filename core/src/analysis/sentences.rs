//! What the report may say of a quarter or a year because it is so: counts that differ by more than chance from those of the quarter
//! before or of the same quarter last year; of a year, from the year before. The sentences themselves are the reader's language's.
//!
//! Every count is tested by [`count_change`], per day, so that neither a short February nor a quarter that has just begun
//! misleads; all tests of a period are judged together by [`holm`], so that of all it would ever suggest 5 % at most come from chance. A
//! difference of less than a tenth is not worth a sentence, however sure it is.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{Only, Period, Span};
use super::trend::Against;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::page;
use crate::reports::ReportPeriod;
use crate::statistics::{CountChange, Events, count_change, holm};
use crate::tickets::{self, Category, Named};

/// By how much at least the rates must differ.
const LEAST_DIFFERENCE: f64 = 0.1;

/// The fewest tickets of a building that it is named for.
const LEAST_OF_BUILDING: i64 = 3;

/// The smallest share of the tickets that a building is named for.
const LEAST_SHARE: f64 = 0.25;

/// What may be said of a quarter or a year: `suggest_sentences`, R7.2, R8.2, R10.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestSentences {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
    pub quarter: String,
}

/// Which tickets a suggestion is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SuggestionOf {
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// On which topic; absent of all.
    pub topic: Option<Named>,
}

/// A building that more of them come from than from the rest of its tickets would be expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Concentration {
    /// The building's key.
    pub building: String,
    /// How many of the later tickets come from it.
    pub count: i64,
}

/// Something that is really different, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct Suggestion {
    /// Of which tickets.
    pub of: SuggestionOf,
    /// With what it was compared.
    pub against: Against,
    /// The days of the quarter; of a year those of its months that have begun.
    pub later: Span,
    /// How many were received in it.
    pub later_count: i64,
    /// As many days before, or the same of the year before.
    pub earlier: Span,
    /// How many were received in that.
    pub earlier_count: i64,
    /// How many times as many a day, with the 95 % interval and the likelihood that chance alone gives as much.
    pub change: CountChange,
    /// The buildings they come from above all, the most first.
    pub buildings: Vec<Concentration>,
}

/// What may be said of a quarter or a year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct Suggestions {
    /// The quarter or the year.
    pub quarter: String,
    /// Whether it goes on: then only what is counted by day can be compared.
    pub running: bool,
    /// How many differences were looked for.
    pub tested: i64,
    /// Those that are real, the surest first.
    pub rows: Vec<Suggestion>,
}

/// The tickets of one period, counted by what suggestions are of and by building.
#[derive(Default)]
struct Counts {
    of: BTreeMap<(Category, Option<i64>), i64>,
    buildings: BTreeMap<(Category, Option<i64>), BTreeMap<String, i64>>,
    every_building: BTreeMap<String, i64>,
    total: i64,
}

impl Counts {
    fn read(db: &Connection, zone: OfficeZone, period: Period) -> Result<Self> {
        let mut counts = Self::default();
        let every = Only::default();
        period.received(db, zone, |fact| {
            if !every.has(&fact) {
                return;
            }
            counts.total += 1;
            for key in [(fact.category, None), (fact.category, Some(fact.topic_id))] {
                *counts.of.entry(key).or_default() += 1;
                if let Some(building) = fact.building {
                    let of = counts.buildings.entry(key).or_default();
                    *of.entry(building.to_owned()).or_default() += 1;
                }
            }
            if let Some(building) = fact.building {
                *counts.every_building.entry(building.to_owned()).or_default() += 1;
            }
        })?;
        Ok(counts)
    }

    fn count(&self, key: (Category, Option<i64>)) -> i64 {
        self.of.get(&key).copied().unwrap_or(0)
    }

    /// The buildings that have more of these than of everything else, judged together.
    fn concentrated(&self, key: (Category, Option<i64>)) -> Vec<Concentration> {
        let Some(buildings) = self.buildings.get(&key) else { return Vec::new() };
        let of = self.count(key);
        let changes: Vec<(&String, i64, CountChange)> = buildings
            .iter()
            .filter_map(|(building, count)| {
                let every = self.every_building.get(building).copied().unwrap_or(0);
                let rest = events(every - count, self.total - of);
                Some((building, *count, count_change(rest, events(*count, of))?))
            })
            .collect();
        let likelihoods: Vec<f64> = changes.iter().map(|(.., change)| change.p).collect();
        let mut found: Vec<Concentration> = changes
            .into_iter()
            .zip(holm(&likelihoods))
            .filter(|((_, count, change), holds)| {
                let Events { count: here, over } = events(*count, of);
                *holds
                    && change.low > 1.0
                    && *count >= LEAST_OF_BUILDING
                    && f64::from(here) >= LEAST_SHARE * over
            })
            .map(|((building, count, _), _)| Concentration { building: building.clone(), count })
            .collect();
        found.sort_by_key(|one| std::cmp::Reverse(one.count));
        found
    }
}

fn events(count: i64, over: i64) -> Events {
    #[expect(clippy::cast_precision_loss, reason = "counts of tickets")]
    let over = over as f64;
    Events { count: u32::try_from(count).unwrap_or(u32::MAX), over }
}

impl Read for SuggestSentences {
    fn run(self, context: &ReadContext<'_>) -> Result<Suggestions> {
        let ReadContext { db, now, zone, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        if quarter.start(zone) > now {
            return Err(
                Error::field("quarter", ErrorCode::QuarterInFuture).with("quarter", quarter.to_string())
            );
        }
        // As many months before a whole year are the same months a year before.
        let (period, compared): (_, &[Against]) = match quarter {
            ReportPeriod::Quarter(quarter) => (Period::of(quarter), &[Against::Previous, Against::LastYear]),
            ReportPeriod::Year(year) => (Period::of_year(year, zone, now), &[Against::LastYear]),
        };
        let later = Counts::read(db, zone, period)?;
        let topics = tickets::topics(db)?;
        let mut tested = Vec::new();
        for &against in compared {
            let earlier = against.of(period);
            if earlier.is_whole(db, zone)? {
                let counts = Counts::read(db, zone, earlier)?;
                tested.extend(candidates(
                    (zone, now),
                    &topics,
                    (period, &later),
                    (against, earlier, &counts),
                ));
            }
        }
        let likelihoods: Vec<f64> = tested.iter().map(|one| one.change.p).collect();
        let judged = tested.len();
        let mut rows: Vec<Suggestion> = tested
            .into_iter()
            .zip(holm(&likelihoods))
            .filter(|(one, holds)| {
                *holds && (one.change.ratio.unwrap_or(f64::INFINITY) - 1.0).abs() >= LEAST_DIFFERENCE
            })
            .map(|(one, _)| one)
            .collect();
        for row in &mut rows {
            row.buildings =
                later.concentrated((row.of.category, row.of.topic.as_ref().map(|topic| topic.id)));
        }
        rows.sort_by(|one, other| one.change.p.total_cmp(&other.change.p));
        Ok(Suggestions {
            quarter: quarter.to_string(),
            running: period.running(zone, now),
            tested: page::count(judged),
            rows,
        })
    }
}

/// Every difference that is looked for: each category, and the complaints on each topic.
fn candidates(
    (zone, now): (OfficeZone, DateTime<Utc>),
    topics: &[Named],
    (period, later): (Period, &Counts),
    (against, earlier, counts): (Against, Period, &Counts),
) -> Vec<Suggestion> {
    let whole = Category::ALL.into_iter().map(|category| SuggestionOf { category, topic: None });
    let topics =
        topics.iter().map(|topic| SuggestionOf { category: Category::Complaint, topic: Some(topic.clone()) });
    whole
        .chain(topics)
        .filter_map(|of| {
            let key = (of.category, of.topic.as_ref().map(|topic| topic.id));
            let (later_count, earlier_count) = (later.count(key), counts.count(key));
            let change = count_change(
                earlier.events(earlier_count, zone, now),
                period.events(later_count, zone, now),
            )?;
            Some(Suggestion {
                of,
                against,
                later: period.days(),
                later_count,
                earlier: earlier.days(),
                earlier_count,
                change,
                buildings: Vec::new(),
            })
        })
        .collect()
}
