//! A quarter of a year, as the office counts it.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;

/// A quarter such as `2026Q3`: July to September 2026 in the office's zone. Years 2000…2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// 0…3
    index: u32,
}

impl Quarter {
    /// Reads `2026Q3`.
    ///
    /// # Errors
    /// `quarter.malformed` at `quarter`.
    pub fn parse(text: &str) -> Result<Self> {
        let read = || {
            let (year, quarter) = text.trim().split_once(['Q', 'q'])?;
            let index = ["1", "2", "3", "4"].iter().position(|name| *name == quarter)?;
            let digits = year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
            let year: i32 = if digits { year.parse().ok()? } else { return None };
            (2000..3000).contains(&year).then_some(Self { year, index: u32::try_from(index).ok()? })
        };
        read().ok_or_else(|| Error::field("quarter", ErrorCode::QuarterMalformed).with("quarter", text))
    }

    /// The quarter that `day` falls in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), index: day.month0() / 3 }
    }

    /// Its place in the year, 0…3.
    #[must_use]
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// The quarter before.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.index {
            0 => Self { year: self.year - 1, index: 3 },
            index => Self { index: index - 1, ..self },
        }
    }

    /// The same quarter of the year before.
    #[must_use]
    pub fn year_before(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    fn next(self) -> Self {
        match self.index {
            3 => Self { year: self.year + 1, index: 0 },
            index => Self { index: index + 1, ..self },
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.month(0)
    }

    /// The first day of its month 0…2.
    #[must_use]
    pub fn month(self, month: u32) -> NaiveDate {
        // The first of a month exists in every year that a quarter can have.
        NaiveDate::from_ymd_opt(self.year, self.index * 3 + month.min(2) + 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let next = self.next().first_day();
        next.pred_opt().unwrap_or(next)
    }

    /// The instant at which it begins.
    #[must_use]
    pub fn start(self, zone: OfficeZone) -> DateTime<Utc> {
        days::start_of(zone, self.first_day())
    }

    /// The instant at which the next one begins.
    #[must_use]
    pub fn end(self, zone: OfficeZone) -> DateTime<Utc> {
        self.next().start(zone)
    }

    /// From the quarter of `first` to that of `last`, latest first.
    #[must_use]
    pub fn between(first: NaiveDate, last: NaiveDate) -> Vec<Self> {
        let (first, mut quarter) = (Self::of(first), Self::of(last));
        let mut quarters = vec![quarter];
        while quarter > first {
            quarter = quarter.previous();
            quarters.push(quarter);
        }
        quarters
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year, self.index + 1)
    }
}
