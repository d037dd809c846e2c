//! By which day retention is judged. A clock that is wrong must not make records disposable.
//!
//! The store knows when its last writes were: the audit trail has a row for each. A clock behind them is behind. A clock that
//! is far ahead of them has leapt, or nobody has worked for a month: then somebody works on two days first, in sight of everybody.

use chrono::{NaiveDate, TimeDelta};
use rusqlite::Connection;

use crate::access::audit;
use crate::days::{day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;

/// How many days may lie between two days with work.
const LONGEST_PAUSE: i64 = 31;

/// The day that it is, if the store agrees.
///
/// # Errors
/// `archive.clock_behind` with the `last` day that is known; `archive.clock_leaps` with the `last` day before today.
pub(super) fn judged_on(
    db: &Connection,
    zone: OfficeZone,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<NaiveDate> {
    let today = day_of(zone, now);
    let [last, before_today] = audit::last_before(db, start_of(zone, today))?;
    if let Some(last) = last.filter(|last| *last > now) {
        let last = day_of(zone, last).to_string();
        return Err(Error::new(ErrorCode::ArchiveClockBehind).with("last", last));
    }
    let before = before_today.map(|at| day_of(zone, at));
    match before {
        Some(day) if today - day <= TimeDelta::days(LONGEST_PAUSE) => Ok(today),
        _ => Err(Error::new(ErrorCode::ArchiveClockLeaps)
            .with("last", before.map_or_else(String::new, |day| day.to_string()))
            .with("days", LONGEST_PAUSE)),
    }
}
