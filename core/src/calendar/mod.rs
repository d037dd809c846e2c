//! Working days: weekdays, except where the State Council's yearly notice says otherwise (节假日与调休). The office
//! keeps the notices' days itself, offline, year by year; the program comes with those that were published.
//!
//! When the office is open on a working day is not here; that belongs to the versions of the limits.

mod store;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate, Weekday};
use rusqlite::Connection;

use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

pub use wire::{CalendarDay, CalendarYear, DayKind, ListCalendar, SaveCalendarDays, SaveCalendarYear};

/// The years that the calendar can hold.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The longest span that is entered at once, in days: longer than any holiday.
const LONGEST_SPAN: i64 = 31;

/// The days that are not what their weekday says, and the years whose notice has been published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The kind of each day that the notices name.
    pub days: BTreeMap<NaiveDate, DayKind>,
    /// The years whose notice is in `days`.
    pub published: BTreeSet<i32>,
}

impl Calendar {
    /// Whether people work on `day`: what the notices say, otherwise Monday to Friday.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.days.get(&day) {
            Some(DayKind::Work) => true,
            Some(DayKind::Rest) => false,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// Whether the notice for the year of `day` has been published and entered.
    #[must_use]
    pub fn is_published(&self, day: NaiveDate) -> bool {
        self.published.contains(&day.year())
    }
}

/// The calendar as the office keeps it now.
pub(crate) fn load(db: &Connection) -> Result<Calendar> {
    store::calendar(db)
}

impl Read for ListCalendar {
    fn run(self, context: &ReadContext<'_>) -> Result<CalendarYear> {
        store::year(context.db, checked_year("year", self.year)?)
    }
}

impl Write for SaveCalendarDays {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CalendarYear>> {
        let Self { from, to, kind, name } = self;
        let to = to.unwrap_or(from);
        let year = checked_year("from", from.year())?;
        if to < from {
            return Err(Error::field("to", ErrorCode::DateBeforeStart).with("began_on", from.to_string()));
        }
        if to.year() != year || (to - from).num_days() >= LONGEST_SPAN {
            return Err(Error::field("to", ErrorCode::CalendarSpanTooLong).with("max", LONGEST_SPAN));
        }
        let name = match kind {
            Some(_) => input::required_line("name", name.as_deref().unwrap_or_default(), 20)?,
            None => String::new(),
        };
        let before = described(&store::year(context.db, year)?, from, to);
        for day in from.iter_days().take_while(|day| *day <= to) {
            store::set_day(context.db, day, kind, &name)?;
        }
        let answer = store::year(context.db, year)?;
        let after = described(&answer, from, to);
        let subject = if to == from { from.to_string() } else { format!("{from}..{to}") };
        Ok(Done::new(answer, subject).changing(Changes::default().with("days", before, after)))
    }
}

impl Write for SaveCalendarYear {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CalendarYear>> {
        let Self { year, published, source } = self;
        let year = checked_year("year", year)?;
        let source = published
            .then(|| input::required_line("source", source.as_deref().unwrap_or_default(), 60))
            .transpose()?;
        let before = store::year(context.db, year)?;
        store::set_year(context.db, year, source.as_deref())?;
        let answer = store::year(context.db, year)?;
        let changes = Changes::default().with("published", before.published, answer.published).with(
            "source",
            before.source,
            answer.source.as_deref(),
        );
        Ok(Done::new(answer, year.to_string()).changing(changes))
    }
}

fn checked_year(field: &str, year: i32) -> Result<i32> {
    if YEARS.contains(&year) {
        return Ok(year);
    }
    Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", *YEARS.start()).with("max", *YEARS.end()))
}

/// The named days from `from` to `to`, for the audit trail.
fn described(year: &CalendarYear, from: NaiveDate, to: NaiveDate) -> String {
    let named = year.days.iter().filter(|one| (from..=to).contains(&one.day));
    named.map(|one| format!("{} {} {}", one.day, one.kind.text(), one.name)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Opening, Store};

    #[test]
    fn the_notices_that_come_with_the_program_are_the_published_ones() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let calendar = store.read(load).unwrap();
        assert_eq!(calendar.published, BTreeSet::from([2024, 2025, 2026]));
        // 全年工作日: 2024 251, 2025 248, 2026 248, as the notices and the weekdays of each year make them.
        for (year, expected) in [(2024, 251), (2025, 248), (2026, 248)] {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let working = first
                .iter_days()
                .take_while(|day| day.year() == year)
                .filter(|day| calendar.is_working(*day));
            assert_eq!(working.count(), expected, "{year}");
        }
        let is_working = |text: &str| calendar.is_working(text.parse().unwrap());
        for (day, expected) in [
            ("2024-02-09", true),
            ("2024-02-10", false),
            ("2024-02-18", true),
            ("2025-10-08", false),
            ("2025-10-11", true),
            ("2026-01-02", false),
            ("2026-01-04", true),
            ("2026-02-14", true),
            ("2026-02-23", false),
            ("2026-09-20", true),
            ("2026-10-07", false),
            ("2026-10-10", true),
            ("2026-11-28", false),
            ("2027-01-01", true),
        ] {
            assert_eq!(is_working(day), expected, "{day}");
        }
        // A make-up day on a weekday, or a rest day lost in the week, would be a slip of the pen.
        for (day, kind) in &calendar.days {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            assert!(*kind == DayKind::Rest || weekend, "{day}");
        }
    }
}
