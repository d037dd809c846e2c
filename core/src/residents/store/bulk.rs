//! The whole register at once, for comparing a list with it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{day, room_kind};
use crate::error::Result;
use crate::residents::keys::digits;
use crate::residents::{ContactWay, HouseholdRole, RoomKind};
use crate::store::stored_text;

/// What a list must know of a room.
pub(in crate::residents) struct KnownRoom {
    pub(in crate::residents) id: i64,
    pub(in crate::residents) kind: RoomKind,
    pub(in crate::residents) area_hundredths: Option<i64>,
    /// The household that has it.
    pub(in crate::residents) household_id: Option<i64>,
}

/// Every room by its key.
pub(in crate::residents) fn known_rooms(db: &Connection) -> Result<HashMap<String, KnownRoom>> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.key, r.kind, r.area_hundredths, h.id AS household_id
         FROM rooms r LEFT JOIN households h ON h.room_id = r.id AND h.ended_on IS NULL",
    )?;
    let rooms = statement.query_map([], |row| {
        let known = KnownRoom {
            id: row.get("id")?,
            kind: room_kind(row)?,
            area_hundredths: row.get("area_hundredths")?,
            household_id: row.get("household_id")?,
        };
        Ok((row.get("key")?, known))
    })?;
    Ok(rooms.collect::<rusqlite::Result<_>>()?)
}

/// What a list must know of a person who is here.
pub(in crate::residents) struct KnownPerson {
    pub(in crate::residents) id: i64,
    pub(in crate::residents) role: HouseholdRole,
    pub(in crate::residents) wechat: Option<String>,
    pub(in crate::residents) contact_way: Option<ContactWay>,
    pub(in crate::residents) note: Option<String>,
    pub(in crate::residents) moved_in: Option<NaiveDate>,
}

/// Everybody who is here, by household and name.
pub(in crate::residents) fn known_people(db: &Connection) -> Result<HashMap<(i64, String), KnownPerson>> {
    let mut statement = db.prepare_cached(
        "SELECT id, household_id, name, role, wechat, contact_way, note, moved_in FROM people
         WHERE moved_out IS NULL AND name IS NOT NULL",
    )?;
    let people = statement.query_map([], |row| {
        let contact_way: Option<String> = row.get("contact_way")?;
        let known = KnownPerson {
            id: row.get("id")?,
            role: stored_text(HouseholdRole::parse, "role", &row.get::<_, String>("role")?)?,
            wechat: row.get("wechat")?,
            contact_way: contact_way
                .map(|text| stored_text(ContactWay::parse, "contact way", &text))
                .transpose()?,
            note: row.get("note")?,
            moved_in: day(row, "moved_in")?,
        };
        Ok(((row.get("household_id")?, row.get("name")?), known))
    })?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Everybody who has moved out, by the room's key and the name.
pub(in crate::residents) fn known_former(db: &Connection) -> Result<HashSet<(String, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT r.key, p.name FROM people p JOIN households h ON h.id = p.household_id
         JOIN rooms r ON r.id = h.room_id WHERE p.moved_out IS NOT NULL AND p.name IS NOT NULL",
    )?;
    let former = statement.query_map([], |row| Ok((row.get("key")?, row.get("name")?)))?;
    Ok(former.collect::<rusqlite::Result<_>>()?)
}

/// The telephone numbers of those who are here.
#[derive(Default)]
pub(in crate::residents) struct KnownPhones {
    of_person: HashMap<i64, Vec<String>>,
    names: HashMap<String, String>,
}

impl KnownPhones {
    /// The numbers of a person.
    pub(in crate::residents) fn of_person(&self, id: i64) -> &[String] {
        self.of_person.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The name of one who has the number with these digits.
    pub(in crate::residents) fn name_of(&self, digits: &str) -> Option<&str> {
        self.names.get(digits).map(String::as_str)
    }
}

/// Every telephone number of those who are here.
pub(in crate::residents) fn known_phones(db: &Connection) -> Result<KnownPhones> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, f.phone, p.name FROM people p JOIN person_phones f ON f.person_id = p.id
         WHERE p.moved_out IS NULL AND p.name IS NOT NULL ORDER BY p.id, f.position",
    )?;
    let mut known = KnownPhones::default();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let phone: String = row.get("phone")?;
        known.names.insert(digits(&phone), row.get("name")?);
        known.of_person.entry(row.get("id")?).or_default().push(phone);
    }
    Ok(known)
}
