//! What the archive asks of tickets: destroying one whose retention has ended, and which came from a room that is held.
//!
//! Whether it may be destroyed is not known here: that is for [`crate::archive`].

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{search, store};
use crate::error::Result;

/// A ticket repeats one of its household and topic that was closed no more than so many milliseconds before: 30 days.
pub(super) const REPEAT_WITHIN: i64 = 2_592_000_000;

/// Takes out of the ticket who, where and what was said; what figures are computed from stays.
pub(crate) fn dispose(db: &Connection, id: i64, now: DateTime<Utc>) -> Result<()> {
    store::dispose(db, id, now.timestamp_millis())
}

/// Takes what was destroyed out of the index of words.
pub(crate) fn forget_words_of_disposed(db: &Connection) -> Result<()> {
    search::index_all(db)?;
    store::compact_index(db)
}

/// The tickets from the room with this key.
pub(crate) fn from_room(db: &Connection, room_key: &str) -> Result<Vec<i64>> {
    store::from_room(db, room_key)
}
