//! What was known of notices at a past moment, for the compliance board (R1): what was published, taken back or proven later does
//! not count.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;

use super::store::{self, figures as rows};
use crate::access::audit;
use crate::error::{Error, Result};

/// Notices as they stood at a moment.
pub(crate) struct KnownNotices {
    /// The last first day, no later than the day asked for, of one that was not taken back.
    pub(crate) last_from: Option<NaiveDate>,
    /// After how many days without a notice the office wanted to be warned.
    pub(crate) silent_days: i64,
    /// Those that stood published, whose first day had passed, and of which a channel had no proof.
    pub(crate) unproven: i64,
    /// The first day of the earliest of these.
    pub(crate) unproven_since: Option<NaiveDate>,
}

/// Notices as they stood at `known` on the day `on`.
pub(crate) fn known(db: &Connection, on: NaiveDate, known: DateTime<Utc>) -> Result<KnownNotices> {
    let before: Option<i64> = audit::value_at(db, "notice_rule", "silent_days", known)?;
    let silent_days = before.map_or_else(|| Ok(store::rule(db)?.silent_days), Ok::<_, Error>)?;
    let (unproven, unproven_since) = rows::known_unproven(db, on, known)?;
    Ok(KnownNotices {
        last_from: rows::known_last_from(db, on, known)?,
        silent_days,
        unproven,
        unproven_since,
    })
}
