//! What a report is of: a quarter (R8.2) or a year (R9, R10.2).

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::Quarter;
use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;

/// A year such as `2026`, in the office's zone. Years 2000…2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(i32);

impl Year {
    /// The year that `day` falls in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year())
    }

    /// The year before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        // The first of January exists in every year that there can be.
        NaiveDate::from_ymd_opt(self.0, 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 12, 31).unwrap_or(NaiveDate::MAX)
    }

    /// The instant at which it begins.
    #[must_use]
    pub fn start(self, zone: OfficeZone) -> DateTime<Utc> {
        days::start_of(zone, self.first_day())
    }

    /// The instant at which the next one begins.
    #[must_use]
    pub fn end(self, zone: OfficeZone) -> DateTime<Utc> {
        days::start_of(zone, days::next(self.last_day()))
    }

    /// Its four quarters, the first first.
    #[must_use]
    pub fn quarters(self) -> [Quarter; 4] {
        [1, 4, 7, 10]
            .map(|month| Quarter::of(NaiveDate::from_ymd_opt(self.0, month, 1).unwrap_or(NaiveDate::MIN)))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// What a report is of; its texts, its course and its editions are kept under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportPeriod {
    /// 季度报告, R8.2.
    Quarter(Quarter),
    /// 年度评估报告, R9 and R10.2.
    Year(Year),
}

impl ReportPeriod {
    /// Reads `2026Q3` or `2026`.
    ///
    /// # Errors
    /// `quarter.malformed` at `quarter`.
    pub fn parse(text: &str) -> Result<Self> {
        let trimmed = text.trim();
        if trimmed.len() == 4 && trimmed.chars().all(|c| c.is_ascii_digit()) {
            let year = trimmed.parse().ok().filter(|year| (2000..3000).contains(year));
            let malformed = || Error::field("quarter", ErrorCode::QuarterMalformed).with("quarter", text);
            return year.map(|year| Self::Year(Year(year))).ok_or_else(malformed);
        }
        Quarter::parse(text).map(Self::Quarter)
    }

    /// The instant at which it begins.
    #[must_use]
    pub fn start(self, zone: OfficeZone) -> DateTime<Utc> {
        match self {
            Self::Quarter(quarter) => quarter.start(zone),
            Self::Year(year) => year.start(zone),
        }
    }
}

impl From<Quarter> for ReportPeriod {
    fn from(quarter: Quarter) -> Self {
        Self::Quarter(quarter)
    }
}

impl fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_they_are_written() {
        for text in ["2026", "2026Q3", "2000", "2999Q4"] {
            assert_eq!(ReportPeriod::parse(text).unwrap().to_string(), text);
        }
        for malformed in ["", "1999", "3000", "20266", "２０２６", "2026Q5", "2026-1"] {
            assert!(ReportPeriod::parse(malformed).is_err(), "{malformed}");
        }
    }

    #[test]
    fn a_year_is_its_quarters() {
        let ReportPeriod::Year(year) = ReportPeriod::parse("2028").unwrap() else { panic!("a year") };
        let quarters = year.quarters();
        assert_eq!((quarters[0].first_day(), quarters[3].last_day()), (year.first_day(), year.last_day()));
        let days: i64 = quarters.iter().map(|one| (one.last_day() - one.first_day()).num_days() + 1).sum();
        assert_eq!(days, 366);
        assert_eq!(
            year.end(chrono_tz::Asia::Shanghai),
            "2028-12-31T16:00:00Z".parse::<DateTime<Utc>>().unwrap()
        );
    }
}
