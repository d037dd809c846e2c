//! A cell of a table: words for paper and, where they stand for one, the value that a workbook has.

use chrono::{DateTime, NaiveDate, Utc};

use crate::office::OfficeZone;
use crate::reports::figures::Rate;
use crate::reports::opens::{Opening, Opens, TicketList};
use crate::reports::words;
use crate::tickets::Counted;

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
    /// Such a cell whose number opens the list of what it counts; of a share, the percentage opens that of the denominator.
    Opening {
        /// The cell.
        cell: Box<Cell>,
        /// What it opens.
        opening: Box<Opening>,
        /// What the numerator of a share opens.
        part: Option<Box<Opening>>,
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
    /// What stands in it, whatever it opens.
    #[must_use]
    pub fn shown(&self) -> &Cell {
        if let Cell::Opening { cell, .. } = self { cell.shown() } else { self }
    }

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

/// A cell that opens something, if it does.
fn opening(cell: Cell, opening: Option<Opening>, part: Option<Opening>) -> Cell {
    match opening {
        Some(opening) => {
            Cell::Opening { cell: Box::new(cell), opening: Box::new(opening), part: part.map(Box::new) }
        }
        None => cell,
    }
}

/// A cell that opens a single thing.
pub(super) fn single(cell: Cell, opens: Opens) -> Cell {
    opening(cell, Some(Opening::single(opens)), None)
}

/// A count that opens its list; nothing opens none.
pub(super) fn listed(count: i64, opens: Opens) -> Cell {
    opening(Cell::Text(count.to_string()), Opening::of(count, opens), None)
}

/// A count of tickets that opens their list; nothing opens none.
pub(super) fn counted(count: i64, of: &TicketList, counted: Counted) -> Cell {
    listed(count, of.counting(counted))
}

/// A share whose parts open their lists: what it is a share of, and what is counted of that.
pub(super) fn rated(rate: Rate, of: &TicketList, (part, whole): (Counted, Counted)) -> Cell {
    shared(rate, of.counting(part), of.counting(whole))
}

/// The same of other things than tickets.
pub(super) fn shared(rate: Rate, part: Opens, whole: Opens) -> Cell {
    let part = Opening::of(rate.numerator, part);
    opening(Cell::Rate(rate), Opening::of(rate.denominator, whole), part)
}

// The numerator and the denominator of each rate.
pub(super) const ON_TIME_OF: (Counted, Counted) = (Counted::OnTime, Counted::Settled);
pub(super) const CLOSED_OF: (Counted, Counted) = (Counted::Closed, Counted::Received);
pub(super) const FOLLOWED_UP_OF: (Counted, Counted) = (Counted::FollowUpDone, Counted::FollowUpDue);
pub(super) const SOLVED_OF: (Counted, Counted) = (Counted::Solved, Counted::FollowedUp);
pub(super) const SATISFIED_OF: (Counted, Counted) = (Counted::Satisfied, Counted::FollowedUp);
