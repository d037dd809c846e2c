//! How many clauses are kept how, for the first page, which is opened often: the last answer is given again while nothing was done in
//! the office, no day began and nothing fell due. The board itself is computed anew whenever it is opened.

use chrono::{DateTime, NaiveDate, Utc};

use super::{BoardCounts, GetBoardCounts, board};
use crate::access::audit;
use crate::backups;
use crate::days::day_of;
use crate::error::Result;
use crate::operation::{Read, ReadContext};
use crate::tickets;

/// What the counts were made of: everything but the time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    /// How many entries the audit trail had: every change adds one.
    acts: i64,
    on: NaiveDate,
    backup: Option<DateTime<Utc>>,
}

/// Counts that were made, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LastCounts {
    version: Version,
    at: DateTime<Utc>,
    counts: BoardCounts,
}

impl Read for GetBoardCounts {
    fn run(self, context: &ReadContext<'_>) -> Result<BoardCounts> {
        let GetBoardCounts {} = self;
        let ReadContext { db, now, zone, store, .. } = *context;
        let acts = audit::length(db)?;
        let version = Version { acts, on: day_of(zone, now), backup: backups::last_at(context)? };
        if let Some(last) = store.last_board.get()
            && last.version == version
            && last.at <= now
            && !tickets::falls_due(db, (last.at, now))?
        {
            return Ok(last.counts);
        }
        let counts = board(context, None, false)?.counts;
        store.last_board.set(LastCounts { version, at: now, counts });
        Ok(counts)
    }
}
