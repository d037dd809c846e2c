//! Which day it is, and which quarter it lies in: the demo's report is of the last whole one.

use std::time::{SystemTime, UNIX_EPOCH};

/// The last quarter that is over, such as `2026Q3`.
pub(crate) fn last_whole_quarter() -> String {
    before(day())
}

/// Today in UTC, such as `2026-11-30`.
pub(crate) fn today() -> String {
    date(day())
}

/// The day, counted from 1970-01-01.
fn day() -> u64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "a chore of the developer's machine, not the office's clock"
    )]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs() / 86_400
}

fn date(day: u64) -> String {
    let (year, mut left) = year_of(day);
    let february = days_of(year) - 337;
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if left < days {
            break;
        }
        left -= days;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

/// The year that a day lies in, and which of its days it is, from 0.
fn year_of(day: u64) -> (u64, u64) {
    let mut year = 1970;
    let mut left = day;
    while left >= days_of(year) {
        left -= days_of(year);
        year += 1;
    }
    (year, left)
}

/// The last quarter that is over on a day, counted from 1970-01-01.
fn before(day: u64) -> String {
    let (year, left) = year_of(day);
    let leap = days_of(year) - 365;
    // The day of the year on which the second, third and fourth quarter begin.
    match [90 + leap, 181 + leap, 273 + leap].iter().filter(|first| left >= **first).count() {
        0 => format!("{}Q4", year - 1),
        quarter => format!("{year}Q{quarter}"),
    }
}

fn days_of(year: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let check = |day, expected: &str| assert_eq!(date(day), expected, "day {day}");
        check(0, "1970-01-01");
        check(19_782, "2024-02-29");
        check(19_783, "2024-03-01");
        check(20_787, "2026-11-30");
        check(20_818, "2026-12-31");
    }

    #[test]
    fn quarters() {
        let check = |day, expected: &str| assert_eq!(before(day), expected, "day {day}");
        check(0, "1969Q4");
        check(89, "1969Q4");
        check(90, "1970Q1");
        check(20_780, "2026Q3"); // 2026-11-23
        check(20_726, "2026Q2"); // 2026-09-30
        check(20_727, "2026Q3"); // 2026-10-01
        check(19_813, "2023Q4"); // 2024-03-31, of a leap year
        check(19_814, "2024Q1"); // 2024-04-01
    }
}
