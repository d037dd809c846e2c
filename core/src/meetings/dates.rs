//! The days of a meeting: by when its notice must hang, and by when its decisions must be posted.
//!
//! 民法典 第201条: a limit in days does not count the day on which it begins. 第203条: one that ends on a day off moves to
//! the next working day. A limit that is counted back from the meeting does not move: that would only shorten it.

use chrono::{Days, NaiveDate};

use crate::calendar::Calendar;

/// The last day on which the notice can be hung: the meeting's own day is not counted.
#[must_use]
pub fn notice_by(meeting_on: NaiveDate, days: u32) -> NaiveDate {
    meeting_on.checked_sub_days(Days::new(u64::from(days))).unwrap_or(meeting_on)
}

/// The last day on which the decisions can be posted: `from` is not counted; a day off at the end moves on.
#[must_use]
pub fn posting_by(from: NaiveDate, days: u32, calendar: &Calendar) -> NaiveDate {
    let last = from.checked_add_days(Days::new(u64::from(days))).unwrap_or(from);
    // No holiday is longer than this; a calendar without any working day must not stop the program.
    last.iter_days().take(60).find(|day| calendar.is_working(*day)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayKind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_notice_hangs_the_whole_days_before() {
        for (meeting, days, by) in [
            ("2026-12-15", 7, "2026-12-08"),
            ("2026-12-15", 15, "2026-11-30"),
            ("2027-03-01", 1, "2027-02-28"),
        ] {
            assert_eq!(notice_by(day(meeting), days), day(by), "{days} before {meeting}");
        }
    }

    #[test]
    fn posting_does_not_count_the_first_day_and_ends_on_a_working_day() {
        let rest = day("2026-10-01").iter_days().take(7).map(|day| (day, DayKind::Rest));
        let calendar = Calendar { days: rest.collect(), ..Calendar::default() };
        for (from, days, by) in [
            ("2026-11-23", 3, "2026-11-26"),
            ("2026-11-25", 3, "2026-11-30"),
            ("2026-11-26", 3, "2026-11-30"),
            ("2026-09-29", 3, "2026-10-08"),
            ("2026-12-29", 3, "2027-01-01"),
        ] {
            assert_eq!(posting_by(day(from), days, &calendar), day(by), "{days} after {from}");
        }
    }
}
