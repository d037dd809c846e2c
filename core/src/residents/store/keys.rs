//! The table `resident_keys`: prefixes by which rooms and people are found.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::residents::address::Address;
use crate::residents::keys::{self, Key, KeyKind};

/// What a prefix led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::residents) struct Hit {
    pub(in crate::residents) key: String,
    pub(in crate::residents) room_id: i64,
    /// None where the key names a room.
    pub(in crate::residents) person_id: Option<i64>,
}

/// The first `limit` keys of this kind that begin with `prefix`.
pub(in crate::residents) fn hits(
    db: &Connection,
    kind: KeyKind,
    former: bool,
    prefix: &str,
    limit: usize,
) -> Result<Vec<Hit>> {
    let mut statement = db.prepare_cached(
        "SELECT key, room_id, person_id FROM resident_keys
         WHERE kind = ?1 AND former = ?2 AND key >= ?3 AND key < ?4 ORDER BY key, room_id, person_id LIMIT ?5",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let beyond = format!("{prefix}\u{10FFFF}");
    let rows = statement.query_map(params![kind.number(), former, prefix, beyond, limit], |row| {
        let person_id: i64 = row.get("person_id")?;
        Ok(Hit {
            key: row.get("key")?,
            room_id: row.get("room_id")?,
            person_id: (person_id > 0).then_some(person_id),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn insert(db: &Connection, former: bool, keys: &[Key], room_id: i64, person_id: i64) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO resident_keys (kind, former, key, room_id, person_id) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO NOTHING",
    )?;
    for (kind, key) in keys {
        statement.execute(params![kind.number(), former, key, room_id, person_id])?;
    }
    Ok(())
}

pub(in crate::residents) fn set_room_keys(db: &Connection, room_id: i64, address: &Address) -> Result<()> {
    insert(db, false, &keys::of_room(address), room_id, 0)
}

pub(in crate::residents) fn forget_room_keys(db: &Connection, room_id: i64, address: &Address) -> Result<()> {
    let mut statement = db.prepare_cached(
        "DELETE FROM resident_keys WHERE kind = ?1 AND former = 0 AND key = ?2 AND room_id = ?3 AND person_id = 0",
    )?;
    for (kind, key) in keys::of_room(address) {
        statement.execute(params![kind.number(), key, room_id])?;
    }
    Ok(())
}

/// By what a person is to be found.
pub(in crate::residents) struct NewKeys<'a> {
    pub(in crate::residents) person_id: i64,
    pub(in crate::residents) room_id: i64,
    pub(in crate::residents) former: bool,
    pub(in crate::residents) keys: &'a [Key],
    /// Whether the person may have had keys before.
    pub(in crate::residents) replace: bool,
}

pub(in crate::residents) fn set_person_keys(db: &Connection, new: &NewKeys<'_>) -> Result<()> {
    if new.replace {
        // The test for > 0 is what makes the partial index serve.
        db.prepare_cached("DELETE FROM resident_keys WHERE person_id = ?1 AND person_id > 0")?
            .execute([new.person_id])?;
    }
    insert(db, new.former, new.keys, new.room_id, new.person_id)
}
