//! The months that are looked at: whole ones, the first and the last included; of the one that is running what is known.

use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::reports::{Quarter, Year};
use crate::statistics::Events;
use crate::tickets::{self, Category, ReceivedFact};

/// The most months that are looked at together.
pub(super) const MOST_MONTHS: i64 = 36;

/// Whole months, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    /// The first day of the first month.
    pub(super) first: NaiveDate,
    /// How many.
    pub(super) months: u32,
}

/// Days, for a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Span {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// Which tickets of a period are counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Only {
    pub(super) category: Option<Category>,
    pub(super) topic_id: Option<i64>,
    pub(super) building: Option<String>,
    pub(super) without_building: bool,
}

impl Only {
    pub(super) fn has(&self, fact: &ReceivedFact<'_>) -> bool {
        !fact.cancelled
            && self.category.is_none_or(|one| one == fact.category)
            && self.topic_id.is_none_or(|one| one == fact.topic_id)
            && self.building.as_deref().is_none_or(|one| fact.building == Some(one))
            && !(self.without_building && fact.building.is_some())
    }
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

impl Period {
    /// From one month to another, such as `2026-07` and `2026-09`.
    ///
    /// # Errors
    /// `input.invalid` at `from` or `to`; `date.before_start` at `to`; `input.out_of_range` at `to` of more than 36 months;
    /// `time.in_future` at `to` of a month that has not begun at `now`.
    pub(super) fn read(from: &str, to: &str, zone: OfficeZone, now: DateTime<Utc>) -> Result<Self> {
        let (first, last) = (days::month("from", from)?, days::month("to", to)?);
        let months = number(last) - number(first) + 1;
        if months < 1 {
            return Err(Error::field("to", ErrorCode::DateBeforeStart)
                .with("began_on", first.format("%Y-%m").to_string()));
        }
        if months > MOST_MONTHS {
            return Err(Error::field("to", ErrorCode::InputOutOfRange)
                .with("min", 1)
                .with("max", MOST_MONTHS));
        }
        if days::start_of(zone, last) > now {
            return Err(Error::field("to", ErrorCode::TimeInFuture));
        }
        Ok(Self { first, months: u32::try_from(months).unwrap_or(1) })
    }

    /// A quarter, which has begun.
    pub(super) fn of(quarter: Quarter) -> Self {
        Self { first: quarter.first_day(), months: 3 }
    }

    /// A year, which has begun; of the one that goes on the months that have begun, so that it stands beside the same months of the
    /// year before: a summer without its winter is no change.
    pub(super) fn of_year(year: Year, zone: OfficeZone, now: DateTime<Utc>) -> Self {
        let whole = Self { first: year.first_day(), months: 12 };
        let begun = (1..=12).rev().find(|months| days::start_of(zone, whole.month(months - 1)) <= now);
        Self { months: begun.unwrap_or(1), ..whole }
    }

    /// As many months that end where this one begins.
    pub(super) fn previous(self) -> Self {
        self.earlier(self.months)
    }

    /// As many months so many months before.
    pub(super) fn earlier(self, months: u32) -> Self {
        // No year that can be planned for lies near the first that can be counted.
        Self { first: self.first.checked_sub_months(Months::new(months)).unwrap_or(self.first), ..self }
    }

    /// The first day of its month with this index, or of the one after it.
    pub(super) fn month(self, index: u32) -> NaiveDate {
        self.first.checked_add_months(Months::new(index)).unwrap_or(self.first)
    }

    pub(super) fn days(self) -> Span {
        let next = self.month(self.months);
        Span { from: self.first, to: next.pred_opt().unwrap_or(next) }
    }

    pub(super) fn start(self, zone: OfficeZone) -> DateTime<Utc> {
        days::start_of(zone, self.first)
    }

    pub(super) fn end(self, zone: OfficeZone) -> DateTime<Utc> {
        days::start_of(zone, self.month(self.months))
    }

    /// Up to here, exclusive, what happened is known at `now`.
    pub(super) fn known(self, zone: OfficeZone, now: DateTime<Utc>) -> DateTime<Utc> {
        self.end(zone).min(now + TimeDelta::milliseconds(1))
    }

    /// Whether it goes on at `now`.
    pub(super) fn running(self, zone: OfficeZone, now: DateTime<Utc>) -> bool {
        self.end(zone) > now
    }

    /// Over how many days something was counted by `now`, parts of a day included.
    pub(super) fn exposure(self, zone: OfficeZone, now: DateTime<Utc>) -> f64 {
        let passed = (self.known(zone, now) - self.start(zone)).num_seconds().max(0);
        #[expect(clippy::cast_precision_loss, reason = "seconds of three years")]
        let days = passed as f64 / 86_400.0;
        days
    }

    /// So many of something in this period.
    pub(super) fn events(self, count: i64, zone: OfficeZone, now: DateTime<Utc>) -> Events {
        Events { count: u32::try_from(count).unwrap_or(u32::MAX), over: self.exposure(zone, now) }
    }

    /// Whether the office has tickets of its first month or earlier: of times before nothing is known, and nothing is no zero.
    pub(super) fn is_known(self, db: &Connection, zone: OfficeZone) -> Result<bool> {
        let first = tickets::first_receipt(db)?.map(|at| days::day_of(zone, at));
        Ok(first.is_some_and(|first| first.with_day(1).is_some_and(|month| month <= self.first)))
    }

    /// Whether the office kept tickets from its first day on: only then is it compared with.
    pub(super) fn is_whole(self, db: &Connection, zone: OfficeZone) -> Result<bool> {
        Ok(tickets::first_receipt(db)?.is_some_and(|at| days::day_of(zone, at) <= self.first))
    }

    /// Visits every ticket received in it.
    pub(super) fn received(
        self,
        db: &Connection,
        zone: OfficeZone,
        visit: impl FnMut(ReceivedFact<'_>),
    ) -> Result<()> {
        tickets::received(db, self.start(zone), self.end(zone), visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_the_months_that_have_begun() {
        let zone = chrono_tz::Asia::Shanghai;
        let year = Year::of(NaiveDate::from_ymd_opt(2026, 7, 1).unwrap());
        for (now, months, last, running) in [
            ("2025-12-31T16:00:00Z", 1, "2026-01-31", true),
            ("2026-01-31T15:59:59Z", 1, "2026-01-31", true),
            ("2026-01-31T16:00:00Z", 2, "2026-02-28", true),
            ("2026-11-23T02:00:00Z", 11, "2026-11-30", true),
            ("2026-12-31T15:59:59Z", 12, "2026-12-31", true),
            ("2026-12-31T16:00:00Z", 12, "2026-12-31", false),
            ("2029-01-01T00:00:00Z", 12, "2026-12-31", false),
        ] {
            let now = now.parse().unwrap();
            let period = Period::of_year(year, zone, now);
            assert_eq!((period.months, period.days().to.to_string()), (months, last.to_owned()), "{now}");
            assert_eq!(period.running(zone, now), running, "{now}");
        }
    }

    #[test]
    fn periods_are_whole_months() {
        let zone = chrono_tz::Asia::Shanghai;
        let now = "2026-11-23T02:00:00Z".parse().unwrap();
        let read = |from: &str, to: &str| Period::read(from, to, zone, now);
        let refused = |from: &str, to: &str| {
            let body = read(from, to).unwrap_err().body().clone();
            format!("{}@{}", body.code.text(), body.field.unwrap())
        };
        let period = read("2026-07", "2026-09").unwrap();
        assert_eq!(period.months, 3);
        assert_eq!(period.days().to.to_string(), "2026-09-30");
        assert_eq!(period.previous().days().from.to_string(), "2026-04-01");
        assert_eq!(period.earlier(12).days().to.to_string(), "2025-09-30");
        assert!(!period.running(zone, now));
        assert!((period.exposure(zone, now) - 92.0).abs() < 1e-9);
        let running = read("2026-11", "2026-11").unwrap();
        assert!(running.running(zone, now) && (running.exposure(zone, now) - 22.4166).abs() < 0.001);
        for (from, to, expected) in [
            ("2026-7", "2026-09", "input.invalid@from"),
            ("2026-07", "九月", "input.invalid@to"),
            ("2026-13", "2026-13", "input.invalid@from"),
            ("1999-12", "2000-01", "input.invalid@from"),
            ("2026-09", "2026-08", "date.before_start@to"),
            ("2023-11", "2026-11", "input.out_of_range@to"),
            ("2026-11", "2026-12", "time.in_future@to"),
        ] {
            assert_eq!(refused(from, to), expected, "{from} {to}");
        }
        assert!(read("2023-12", "2026-11").is_ok());
    }
}
