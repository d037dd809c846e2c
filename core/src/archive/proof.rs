//! What the quarterly report and the compliance board say of the archive: how far back the records go (R8.1), as they stood at
//! the end of a period.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::retention::Terms;
use super::store;
use crate::days::day_of;
use crate::error::Result;
use crate::office::OfficeZone;

/// Proof of age.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ArchiveProof {
    /// When the oldest record that was kept was filed; absent if there was none.
    pub oldest: Option<NaiveDate>,
    /// How many records were in the archive.
    pub kept: i64,
    /// Of these, how many had reached the end of their retention.
    pub due: i64,
    /// How many holds stood.
    pub holds: i64,
    /// How many records were destroyed in the period.
    pub disposed: i64,
}

/// The archive as it stood before `end`; what was destroyed is counted from `start` on.
pub(crate) fn proof(
    db: &Connection,
    zone: OfficeZone,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<ArchiveProof> {
    let last = end - chrono::TimeDelta::milliseconds(1);
    let stood = store::stood(db, end)?;
    let mut due = 0;
    for (kind, before) in Terms::at(db, last)?.due(zone, day_of(zone, last)) {
        due += store::count_kept_before(db, kind, before, end)?;
    }
    Ok(ArchiveProof {
        oldest: stood.oldest.map(|at| day_of(zone, at)),
        kept: stood.kept,
        due,
        holds: stood.holds,
        disposed: store::disposed_between(db, start, end)?,
    })
}

/// How many records had been destroyed by `at`.
pub(crate) fn disposed_by(db: &Connection, at: DateTime<Utc>) -> Result<i64> {
    store::disposed_between(db, DateTime::<Utc>::MIN_UTC, at + chrono::TimeDelta::milliseconds(1))
}
