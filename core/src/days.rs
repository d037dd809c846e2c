//! Civil days of the office, and the instants at which they begin.

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone, Utc, Weekday,
};

use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;

/// How many minutes a day has on the wall clock.
pub const MINUTES: u16 = 1440;

/// The day that `at` falls on in the office's zone. At the ends of what chrono can count, where the zone's clock shows a
/// moment beyond them, the day in UTC.
#[must_use]
pub fn day_of(zone: OfficeZone, at: DateTime<Utc>) -> NaiveDate {
    let utc = at.naive_utc();
    let ahead = zone.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(ahead).unwrap_or(utc).date()
}

/// The instant at which `day` begins in the office's zone. Where the clocks skip midnight, the day begins at the
/// first moment that exists; where midnight comes twice, at the first of the two.
#[must_use]
pub fn start_of(zone: OfficeZone, day: NaiveDate) -> DateTime<Utc> {
    moment_of(zone, day, 0)
}

/// The instant at which the wall clock of `day` shows `minute`, counted from midnight; 1440 is the end of the day. Where
/// the clocks skip it, the first moment that exists after it; where it comes twice, the first of the two.
#[must_use]
pub fn moment_of(zone: OfficeZone, day: NaiveDate, minute: u16) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // No zone has ever skipped more than a day.
    (i64::from(minute)..=i64::from(minute) + i64::from(MINUTES))
        .find_map(|minute| {
            let shown = midnight.checked_add_signed(TimeDelta::minutes(minute))?;
            zone.from_local_datetime(&shown).earliest()
        })
        .map_or_else(|| midnight.and_utc(), |moment| moment.to_utc())
}

/// The day after `day`; the last day that chrono can count has none and stays.
#[must_use]
pub fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// `2026年11月23日`, as papers write a day.
#[must_use]
pub fn in_chinese(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// What follows 星期 or 周.
#[must_use]
pub fn weekday_word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "一",
        Weekday::Tue => "二",
        Weekday::Wed => "三",
        Weekday::Thu => "四",
        Weekday::Fri => "五",
        Weekday::Sat => "六",
        Weekday::Sun => "日",
    }
}

/// A day in a year that an office plans for; of other years the store would not keep the order.
///
/// # Errors
/// `input.invalid` at `field`.
pub fn plannable(field: &str, day: NaiveDate) -> Result<()> {
    if (2000..3000).contains(&day.year()) {
        Ok(())
    } else {
        Err(Error::field(field, ErrorCode::InputInvalid))
    }
}

/// A day that can be planned for and does not lie before `first`.
///
/// # Errors
/// As [`plannable`]; `date.before_start` at `field` with `began_on`.
pub fn not_before(field: &str, day: NaiveDate, first: NaiveDate) -> Result<()> {
    plannable(field, day)?;
    if day < first {
        return Err(Error::field(field, ErrorCode::DateBeforeStart).with("began_on", first.to_string()));
    }
    Ok(())
}

/// The first day of a month such as `2026-09`, of the years 2000…2999.
///
/// # Errors
/// `input.invalid` at `field`.
pub(crate) fn month(field: &str, text: &str) -> Result<NaiveDate> {
    let text = text.trim();
    let whole = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok().filter(|_| whole);
    let day = day.ok_or_else(|| Error::field(field, ErrorCode::InputInvalid))?;
    plannable(field, day)?;
    Ok(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_moment_falls_on_a_day() {
        let shanghai = chrono_tz::Asia::Shanghai;
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(day_of(shanghai, at("2026-11-23T15:59:59Z")).to_string(), "2026-11-23");
        assert_eq!(day_of(shanghai, at("2026-11-23T16:00:00Z")).to_string(), "2026-11-24");
        assert_eq!(day_of(shanghai, DateTime::<Utc>::MAX_UTC), NaiveDate::MAX);
        assert_eq!(day_of(chrono_tz::America::New_York, DateTime::<Utc>::MIN_UTC), NaiveDate::MIN);
    }
}
