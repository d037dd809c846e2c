//! A cell of a table: words for paper and, where they stand for one, the value that a workbook has.

use chrono::{DateTime, NaiveDate, Utc};

use crate::office::OfficeZone;
use crate::reports::figures::Rate;
use crate::reports::words;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words or figures.
    Text(String),
    /// Words that say that something is late.
    Late(String),
    /// A share, with its numerator and denominator.
    Rate(Rate),
    /// A bar as long as the share, so many thousandths of the column.
    Bar(u16),
    /// Words for something that a workbook has as a value.
    Valued {
        /// What stands on paper.
        text: String,
        /// What stands in a workbook.
        value: Value,
        /// Whether the words say that something is late.
        late: bool,
    },
}

/// What the words of a cell say, for whoever computes with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A share whose numerator and denominator do not stand beside it on paper.
    Share(Rate),
    /// A share, 0…1, whose numerator and denominator stand beside it, or that is weighted.
    Percent(f64),
    /// A numerator and a denominator.
    Fraction(Rate),
    /// The ends of an interval of shares, each 0…1.
    Interval(f64, f64),
    /// Milliseconds.
    Span(i64),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<Utc>),
}

impl Value {
    /// The percentage of a rate; nothing of nothing.
    pub(super) fn of(Rate { numerator, denominator }: Rate) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts of an office")]
        let share = numerator as f64 / denominator as f64;
        Self::Percent(share)
    }
}

impl Cell {
    pub(super) fn valued(text: String, value: Value) -> Self {
        Self::Valued { text, value, late: false }
    }

    pub(super) fn share(rate: Rate) -> Self {
        Self::valued(words::percent(rate), Value::Share(rate))
    }

    pub(super) fn span(ms: i64) -> Self {
        Self::valued(words::span(ms), Value::Span(ms))
    }

    pub(super) fn day(day: NaiveDate) -> Self {
        Self::valued(words::date(day), Value::Day(day))
    }

    pub(super) fn moment(at: DateTime<Utc>, zone: OfficeZone) -> Self {
        Self::valued(words::short_moment(at, zone), Value::Moment(at))
    }

    /// The same, and that it says that something is late.
    pub(super) fn late(self) -> Self {
        match self {
            Self::Text(text) => Self::Late(text),
            Self::Valued { text, value, .. } => Self::Valued { text, value, late: true },
            other => other,
        }
    }
}
