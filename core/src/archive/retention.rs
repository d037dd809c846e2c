//! How long each kind of record is kept (保管期限, R8.1): at least three calendar years from its filing, by the office's own
//! rule. It can be lengthened, for what is filed already as well; a shorter one holds for what is filed later only.

use std::cmp::max;

use chrono::{DateTime, Months, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::store::{self, Rule};
use super::{ArchiveKind, KindRetention, RetentionChange};
use crate::access::Changes;
use crate::days::{day_of, next, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// The fewest years and the most.
const FEWEST_YEARS: i64 = 3;
const MOST_YEARS: i64 = 100;

/// The longest reason, in characters.
pub(super) const LONGEST_REASON: usize = 200;

/// How long each kind of record is kept, and how many there are: `get_retention`, R8.1.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetRetention {}

/// Sets how many years a kind of record is kept: `set_retention`, R8.1. What is filed already keeps the longest that held
/// since it was filed.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetRetention {
    /// Which kind; one that is kept for good stays so.
    pub kind: ArchiveKind,
    /// 3…100.
    pub years: i64,
    /// Why; 1…200 characters.
    pub reason: String,
    /// The years as they were when the form was opened.
    #[serde(default)]
    #[ts(optional)]
    pub expected_years: Option<i64>,
}

/// The rules of one kind, the first first.
pub(super) struct Rules(Vec<Rule>);

impl Rules {
    /// The rules of a kind; none of one that is kept for good.
    pub(super) fn of(db: &Connection, kind: ArchiveKind) -> Result<Option<Self>> {
        Ok(if kind.has_term() { Some(Self(store::rules(db, kind)?)) } else { None })
    }

    /// The same as they were known before `at`.
    pub(super) fn before(mut self, at: DateTime<Utc>) -> Self {
        self.0.retain(|rule| rule.from_at < at);
        self
    }

    /// The years that hold for what is filed now.
    fn years(&self) -> i64 {
        self.0.last().map_or(FEWEST_YEARS, |rule| rule.years)
    }

    /// The years of what was filed at `at`: the longest that has held since.
    fn years_of(&self, at: DateTime<Utc>) -> i64 {
        let since = self.0.iter().rposition(|rule| rule.from_at <= at).unwrap_or(0);
        self.0[since..].iter().map(|rule| rule.years).fold(FEWEST_YEARS, max)
    }

    /// The last day on which a record filed at `at` is kept.
    pub(super) fn kept_until(&self, zone: OfficeZone, at: DateTime<Utc>) -> NaiveDate {
        last_day(day_of(zone, at), self.years_of(at))
    }

    /// The spans of filing, from and before, whose records are kept no longer on `today`.
    pub(super) fn due_spans(
        &self,
        zone: OfficeZone,
        today: NaiveDate,
    ) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let mut spans = Vec::new();
        for (place, rule) in self.0.iter().enumerate() {
            let from = if place == 0 { DateTime::<Utc>::MIN_UTC } else { rule.from_at };
            let years = self.0[place..].iter().map(|rule| rule.years).fold(FEWEST_YEARS, max);
            let cut = start_of(zone, next(last_filed(today, years)));
            let to = self.0.get(place + 1).map_or(cut, |later| later.from_at.min(cut));
            if from < to {
                spans.push((from, to));
            }
        }
        spans
    }
}

/// The last day of `years` calendar years from `filed` on. Where the year has no such day (29 February), its month's last.
fn last_day(filed: NaiveDate, years: i64) -> NaiveDate {
    let months = u32::try_from(years * 12).map_or(Months::new(0), Months::new);
    filed.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// The last day of filing whose records are kept no longer on `today`.
fn last_filed(today: NaiveDate, years: i64) -> NaiveDate {
    let months = u32::try_from(years * 12).map_or(Months::new(0), Months::new);
    let mut day = today.checked_sub_months(months).unwrap_or(NaiveDate::MIN);
    while last_day(day, years) >= today {
        let Some(earlier) = day.pred_opt() else { break };
        day = earlier;
    }
    day
}

impl Read for GetRetention {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<KindRetention>> {
        let GetRetention {} = self;
        all(context.db, context.zone, context.now)
    }
}

fn all(db: &Connection, zone: OfficeZone, now: DateTime<Utc>) -> Result<Vec<KindRetention>> {
    let today = day_of(zone, now);
    ArchiveKind::ALL
        .iter()
        .map(|kind| {
            let rules = Rules::of(db, *kind)?;
            let spans = rules.as_ref().map_or_else(Vec::new, |rules| rules.due_spans(zone, today));
            let mut due = 0;
            for (from, to) in spans {
                due += store::count_left(db, *kind, from, to)?;
            }
            let count = store::counted(db, *kind, now)?;
            Ok(KindRetention {
                kind: *kind,
                years: rules.as_ref().map(Rules::years),
                oldest: count.oldest.map(|at| day_of(zone, at)),
                kept: count.kept,
                due,
                disposed: count.disposed,
                changes: changes(db, *kind)?,
            })
        })
        .collect()
}

fn changes(db: &Connection, kind: ArchiveKind) -> Result<Vec<RetentionChange>> {
    if kind.has_term() { store::retention_changes(db, kind) } else { Ok(Vec::new()) }
}

impl Write for SetRetention {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<KindRetention>>> {
        let SetRetention { kind, years, reason, expected_years } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let Some(rules) = Rules::of(db, kind)? else {
            return Err(Error::field("kind", ErrorCode::ArchiveKeptForGood));
        };
        if !(FEWEST_YEARS..=MOST_YEARS).contains(&years) {
            return Err(Error::field("years", ErrorCode::InputOutOfRange)
                .with("min", FEWEST_YEARS)
                .with("max", MOST_YEARS));
        }
        let reason = input::required("reason", &reason, LONGEST_REASON)?;
        let before = rules.years();
        input::same_version(expected_years, before)?;
        if years == before {
            return Err(Error::field("years", ErrorCode::ArchiveYearsSame));
        }
        // A clock that was ahead when the last one was set must not put this one before it.
        let from_at = rules.0.last().map_or(now, |rule| rule.from_at.max(now));
        store::add_rule(db, kind, years, (from_at, actor.id), &reason)?;
        let changes = Changes::default().with("retention_years", before, years);
        Ok(Done::new(all(db, zone, now)?, format!("retention/{}", kind.text())).changing(changes))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::instant;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn years_are_calendar_years() {
        let cases = [
            ("2024-02-29", 3, "2027-02-28"),
            ("2024-02-29", 4, "2028-02-29"),
            ("2023-02-28", 3, "2026-02-28"),
            ("2026-12-31", 3, "2029-12-31"),
            ("2027-03-01", 5, "2032-03-01"),
        ];
        for (filed, years, expected) in cases {
            assert_eq!(last_day(day(filed), years), day(expected), "{filed} {years}");
        }
        // Kept on its last day, and no longer on the next.
        assert_eq!(last_filed(day("2027-02-28"), 3), day("2024-02-27"));
        assert_eq!(last_filed(day("2027-03-01"), 3), day("2024-02-29"));
        assert_eq!(last_filed(day("2028-02-29"), 3), day("2025-02-28"));
    }

    fn rules(steps: &[(i64, i64)]) -> Rules {
        Rules(steps.iter().map(|(at, years)| Rule { from_at: instant(*at), years: *years }).collect())
    }

    #[test]
    fn what_is_filed_keeps_the_longest_that_has_held_since() {
        let all = rules(&[(0, 3), (100, 10), (200, 5), (300, 6)]);
        for (filed, years) in
            [(50, 10), (99, 10), (100, 10), (199, 10), (200, 6), (250, 6), (300, 6), (400, 6)]
        {
            assert_eq!(all.years_of(instant(filed)), years, "{filed}");
        }
        assert_eq!(all.years(), 6);
    }

    proptest! {
        /// The spans say the same of a record as its own last day, in whichever zone and however often rules change.
        #[test]
        fn spans_and_days_agree(
            filed in 0_i64..2_000_000_000_000,
            today in 0_i64..3_000_000_000_000,
            steps in proptest::collection::vec((0_i64..2_000_000_000_000, 3_i64..12), 0..5),
            shanghai in any::<bool>(),
        ) {
            let zone = if shanghai { OfficeZone::Asia__Shanghai } else { OfficeZone::Europe__Berlin };
            let mut steps = steps;
            steps.sort_unstable();
            steps.insert(0, (0, 3));
            let rules = rules(&steps);
            let (at, today) = (instant(filed), day_of(zone, instant(today)));
            let within = rules.due_spans(zone, today).iter().any(|(from, to)| *from <= at && at < *to);
            prop_assert_eq!(within, rules.kept_until(zone, at) < today);
        }
    }
}
