//! Rooms and their owners as of a day.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::room_kind;
use crate::error::Result;
use crate::residents::owners::OwnedRoom;

/// An owner's entry in a household.
pub(in crate::residents) struct OwnerRow {
    pub(in crate::residents) person_id: i64,
    pub(in crate::residents) household_id: i64,
    /// None of somebody who was made anonymous.
    pub(in crate::residents) name: Option<String>,
    pub(in crate::residents) phones: Vec<String>,
}

/// Every entry of an owner who had not left at the end of `day`, by id.
pub(in crate::residents) fn owners(db: &Connection, day: NaiveDate) -> Result<Vec<OwnerRow>> {
    let mut phones =
        db.prepare_cached("SELECT phone FROM person_phones WHERE person_id = ?1 ORDER BY position")?;
    let mut statement = db.prepare_cached(
        "SELECT id, household_id, name FROM people
         WHERE role = 'owner' AND (moved_in IS NULL OR moved_in <= ?1) AND (moved_out IS NULL OR moved_out > ?1)
         ORDER BY id",
    )?;
    let rows = statement.query_map([day.to_string()], |row| {
        let person_id = row.get("id")?;
        Ok(OwnerRow {
            person_id,
            household_id: row.get("household_id")?,
            name: row.get("name")?,
            phones: phones
                .query_map([person_id], |row| row.get("phone"))?
                .collect::<rusqlite::Result<_>>()?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every room in the order of their numbers, without owners, with the household that had it at the end of `day`.
pub(in crate::residents) fn rooms_on(
    db: &Connection,
    day: NaiveDate,
) -> Result<Vec<(OwnedRoom, Option<i64>)>> {
    // On the day on which a room passes on, both households have it; at the end of the day the new one has.
    let mut statement = db.prepare_cached(
        "SELECT r.key, r.kind, r.area_hundredths, (
             SELECT h.id FROM households h
             WHERE h.room_id = r.id AND (h.began_on IS NULL OR h.began_on <= ?1)
                 AND (h.ended_on IS NULL OR h.ended_on > ?1)
             ORDER BY h.ended_on DESC NULLS FIRST, h.id DESC LIMIT 1) AS household_id,
             EXISTS (SELECT 1 FROM households h
                 WHERE h.room_id = r.id AND (h.began_on IS NULL OR h.began_on <= ?1)) AS taken
         FROM rooms r ORDER BY r.sort_key, r.id",
    )?;
    let rows = statement.query_map(params![day.to_string()], |row| {
        let room = OwnedRoom {
            room: row.get("key")?,
            kind: room_kind(row)?,
            area_hundredths: row.get("area_hundredths")?,
            taken: row.get("taken")?,
            owners: Vec::new(),
        };
        Ok((room, row.get("household_id")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
