//! Civil days of the office, and the instants at which they begin.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};

use crate::office::OfficeZone;

/// The day that `at` falls on in the office's zone.
#[must_use]
pub fn day_of(zone: OfficeZone, at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

/// The instant at which `day` begins in the office's zone. Where the clocks skip midnight, the day begins at the
/// first moment that exists; where midnight comes twice, at the first of the two.
#[must_use]
pub fn start_of(zone: OfficeZone, day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // No zone has ever skipped more than a day, in quarters of an hour.
    (0..=96)
        .find_map(|quarters| {
            zone.from_local_datetime(&(midnight + TimeDelta::minutes(15 * quarters))).earliest()
        })
        .map_or_else(|| midnight.and_utc(), |start| start.to_utc())
}

/// The day after `day`; the last day that chrono can count has none and stays.
#[must_use]
pub fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
