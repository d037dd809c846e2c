//! Pages of lists: how many rows are wanted, and where the next page goes on.

use chrono::{Datelike as _, NaiveDate};

use crate::error::{Error, ErrorCode, Result};

/// How many rows are wanted: `usual` if it is not said, 1…`most`.
///
/// # Errors
/// `input.out_of_range` at `limit`.
pub(crate) fn limit(limit: Option<i64>, usual: usize, most: i64) -> Result<usize> {
    let Some(limit) = limit else { return Ok(usual) };
    match usize::try_from(limit) {
        Ok(count) if (1..=most).contains(&limit) => Ok(count),
        _ => Err(Error::field("limit", ErrorCode::InputOutOfRange).with("min", 1).with("max", most)),
    }
}

/// Leaves `limit` of rows that were asked for with one more; whether there is another page.
pub(crate) fn cut<T>(rows: &mut Vec<T>, limit: usize) -> bool {
    let more = rows.len() > limit;
    rows.truncate(limit);
    more
}

/// The cursor after the row with this key, in lists by a moment (milliseconds) and an id.
pub(crate) fn cursor(at: i64, id: i64) -> String {
    format!("{at}.{id}")
}

/// The key of a [`cursor`].
///
/// # Errors
/// `cursor.malformed` at `after`.
pub(crate) fn parse_cursor(text: &str) -> Result<(i64, i64)> {
    text.split_once('.')
        .and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)))
        .ok_or_else(|| Error::field("after", ErrorCode::CursorMalformed))
}

/// The cursor after the row with this key, in lists by a day and an id.
pub(crate) fn day_cursor(day: NaiveDate, id: i64) -> String {
    cursor(i64::from(day.num_days_from_ce()), id)
}

/// The key of a [`day_cursor`].
///
/// # Errors
/// `cursor.malformed` at `after`.
pub(crate) fn parse_day_cursor(text: &str) -> Result<(NaiveDate, i64)> {
    let (days, id) = parse_cursor(text)?;
    let day = i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
    day.map(|day| (day, id)).ok_or_else(|| Error::field("after", ErrorCode::CursorMalformed))
}

/// The cursor of lists that are counted off: how many rows stand before the page.
///
/// # Errors
/// `cursor.malformed` at `after`.
pub(crate) fn place(after: Option<i64>) -> Result<usize> {
    usize::try_from(after.unwrap_or(0)).map_err(|_| Error::field("after", ErrorCode::CursorMalformed))
}

/// The rows of a page, how many there are in all, and the place of the next page.
pub(crate) fn counted_off<T>(all: Vec<T>, place: usize, limit: usize) -> (Vec<T>, i64, Option<i64>) {
    let total = all.len();
    let rows: Vec<T> = all.into_iter().skip(place).take(limit).collect();
    let end = place.saturating_add(rows.len());
    (rows, count(total), (end < total).then(|| count(end)))
}

/// A length as it goes over the wire.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
