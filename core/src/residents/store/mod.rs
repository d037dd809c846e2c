//! The tables `buildings`, `units`, `rooms` and `households`.

mod bulk;
mod keys;
mod living;
mod owners;
mod people;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::address::Address;
use super::{Building, Household, RoomCard, RoomKind, RoomRow};
use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;

pub(super) use bulk::{
    KnownPerson, KnownPhones, KnownRoom, known_former, known_people, known_phones, known_rooms,
};
pub(super) use keys::{Hit, NewKeys, forget_room_keys, hits, set_person_keys, set_room_keys};
pub(super) use living::living;
pub(super) use owners::{OwnerRow, owners, rooms_on};
pub(super) use people::{
    NewPerson, PersonChange, add_privacy, anonymise, find_person, former, insert_person, known, of_household,
    person, phones, privacy, set_moved_out, set_phones, set_restricted, update_person,
};

/// Every building with its units and what they add up to, unordered.
pub(super) fn buildings(db: &Connection) -> Result<Vec<Building>> {
    let mut units = db.prepare_cached("SELECT key FROM units WHERE building_id = ?1")?;
    let mut statement = db.prepare_cached(
        "SELECT b.id, b.key, count(r.id) AS rooms, ifnull(sum(r.area_hundredths), 0) AS area
         FROM buildings b LEFT JOIN rooms r ON r.building_id = b.id GROUP BY b.id",
    )?;
    let rows = statement.query_map([], |row| {
        let id = row.get("id")?;
        Ok(Building {
            id,
            key: row.get("key")?,
            units: units.query_map([id], |row| row.get("key"))?.collect::<rusqlite::Result<_>>()?,
            rooms: row.get("rooms")?,
            area_hundredths: row.get("area")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which rooms a list shows, checked.
pub(super) struct RoomQuery<'a> {
    pub(super) building_id: Option<i64>,
    pub(super) kind: Option<RoomKind>,
    /// The beginning of a key.
    pub(super) beginning: Option<&'a str>,
}

/// A condition of a statement with the values of its parameters.
type Condition = (String, Vec<(&'static str, Box<dyn ToSql>)>);

impl RoomQuery<'_> {
    fn condition(&self) -> Condition {
        let Self { building_id, kind, beginning } = self;
        let mut sql = String::from(" WHERE 1 = 1");
        let mut values: Vec<(&str, Box<dyn ToSql>)> = Vec::new();
        if let Some(building) = building_id {
            sql.push_str(" AND r.building_id = :building");
            values.push((":building", Box::new(*building)));
        }
        if let Some(kind) = kind {
            sql.push_str(" AND r.kind = :kind");
            values.push((":kind", Box::new(kind.text())));
        }
        if let Some(beginning) = beginning {
            sql.push_str(" AND r.key >= :from AND r.key < :to");
            values.push((":from", Box::new((*beginning).to_owned())));
            values.push((":to", Box::new(format!("{beginning}\u{10FFFF}"))));
        }
        (sql, values)
    }
}

fn named<'a>(values: &'a [(&'static str, Box<dyn ToSql>)]) -> Vec<(&'static str, &'a dyn ToSql)> {
    values.iter().map(|(name, value)| (*name, value.as_ref())).collect()
}

/// How many rooms a list shows on all its pages.
/// Whether the register has any room.
pub(crate) fn has_rooms(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM rooms) AS any", [], |row| row.get("any"))?)
}

pub(super) fn count_rooms(db: &Connection, query: &RoomQuery<'_>) -> Result<i64> {
    let (condition, values) = query.condition();
    let mut statement = db.prepare_cached(&format!("SELECT count(*) AS rooms FROM rooms r{condition}"))?;
    Ok(statement.query_row(named(&values).as_slice(), |row| row.get("rooms"))?)
}

/// A page of rooms in the order of their numbers: at most `limit` after the room `after`.
pub(super) fn rooms(
    db: &Connection,
    query: &RoomQuery<'_>,
    after: Option<i64>,
    limit: usize,
) -> Result<Vec<RoomRow>> {
    let (mut condition, mut values) = query.condition();
    if let Some(after) = after {
        condition
            .push_str(" AND (r.sort_key, r.id) > ((SELECT sort_key FROM rooms WHERE id = :after), :after)");
        values.push((":after", Box::new(after)));
    }
    values.push((":limit", Box::new(i64::try_from(limit).unwrap_or(i64::MAX))));
    let mut statement = db.prepare_cached(&format!(
        "SELECT r.id, r.key, r.kind, r.area_hundredths, h.id AS household_id
         FROM rooms r LEFT JOIN households h ON h.room_id = r.id AND h.ended_on IS NULL{condition}
         ORDER BY r.sort_key, r.id LIMIT :limit"
    ))?;
    let values = named(&values);
    let rows = statement.query_map(values.as_slice(), |row| {
        let household_id: Option<i64> = row.get("household_id")?;
        let (names, people) = household_id.map_or(Ok((Vec::new(), 0)), |id| people::names(db, id))?;
        Ok(RoomRow {
            id: row.get("id")?,
            room: row.get("key")?,
            kind: room_kind(row)?,
            area_hundredths: row.get("area_hundredths")?,
            household_id,
            names,
            people,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The room with this id; `field` is where the id came from.
pub(super) fn room(db: &Connection, id: i64, field: &str) -> Result<RoomCard> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.key, b.key AS building, u.key AS unit, r.kind, r.area_hundredths, r.note, r.version
         FROM rooms r LEFT JOIN buildings b ON b.id = r.building_id LEFT JOIN units u ON u.id = r.unit_id
         WHERE r.id = ?1",
    )?;
    let card = statement.query_row([id], |row| {
        Ok(RoomCard {
            id: row.get("id")?,
            room: row.get("key")?,
            building: row.get("building")?,
            unit: row.get("unit")?,
            kind: room_kind(row)?,
            area_hundredths: row.get("area_hundredths")?,
            note: row.get("note")?,
            version: row.get("version")?,
        })
    });
    card.optional()?.ok_or_else(|| unknown(field, id))
}

fn unknown(field: &str, id: i64) -> Error {
    Error::field(field, ErrorCode::InputUnknownId).with("id", id)
}

fn room_kind(row: &Row<'_>) -> rusqlite::Result<RoomKind> {
    stored_text(RoomKind::parse, "room kind", &row.get::<_, String>("kind")?)
}

/// The room with this key.
pub(super) fn room_id(db: &Connection, key: &str) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM rooms WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get("id")).optional()?)
}

/// What is kept of a room beside its number.
pub(super) struct RoomFacts<'a> {
    pub(super) kind: RoomKind,
    pub(super) area_hundredths: Option<i64>,
    pub(super) note: Option<&'a str>,
}

/// Adds a room, with building and unit if they are new, and the keys by which it is found.
pub(super) fn insert_room(db: &Connection, address: &Address, facts: &RoomFacts<'_>) -> Result<i64> {
    let (building_id, unit_id) = place(db, address)?;
    let mut statement = db.prepare_cached(
        "INSERT INTO rooms (key, building_id, unit_id, number, sort_key, kind, area_hundredths, note)
         VALUES (:key, :building_id, :unit_id, :number, :sort_key, :kind, :area, :note)",
    )?;
    let id = statement.insert(named_params! {
        ":key": address.key, ":building_id": building_id, ":unit_id": unit_id, ":number": address.number,
        ":sort_key": sort_key(&address.key), ":kind": facts.kind.text(), ":area": facts.area_hundredths,
        ":note": facts.note,
    })?;
    set_room_keys(db, id, address)?;
    Ok(id)
}

/// Changes a room; its keys are the caller's.
pub(super) fn update_room(db: &Connection, id: i64, address: &Address, facts: &RoomFacts<'_>) -> Result<()> {
    let (building_id, unit_id) = place(db, address)?;
    let mut statement = db.prepare_cached(
        "UPDATE rooms SET key = :key, building_id = :building_id, unit_id = :unit_id, number = :number,
             sort_key = :sort_key, kind = :kind, area_hundredths = :area, note = :note, version = version + 1
         WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id, ":key": address.key, ":building_id": building_id, ":unit_id": unit_id,
        ":number": address.number, ":sort_key": sort_key(&address.key), ":kind": facts.kind.text(),
        ":area": facts.area_hundredths, ":note": facts.note,
    })?;
    Ok(())
}

/// Changes what a list says of a room that is there.
pub(super) fn update_room_facts(db: &Connection, id: i64, kind: RoomKind, area: Option<i64>) -> Result<()> {
    db.prepare_cached(
        "UPDATE rooms SET kind = ?2, area_hundredths = ?3, version = version + 1 WHERE id = ?1",
    )?
    .execute(params![id, kind.text(), area])?;
    Ok(())
}

/// The ids of building and unit, which are added if they are new.
fn place(db: &Connection, address: &Address) -> Result<(Option<i64>, Option<i64>)> {
    let Some(building) = &address.building else { return Ok((None, None)) };
    db.prepare_cached("INSERT INTO buildings (key) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([building])?;
    let building_id: i64 = db
        .prepare_cached("SELECT id FROM buildings WHERE key = ?1")?
        .query_row([building], |row| row.get("id"))?;
    let Some(unit) = &address.unit else { return Ok((Some(building_id), None)) };
    db.prepare_cached("INSERT INTO units (building_id, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![building_id, unit])?;
    let unit_id = db
        .prepare_cached("SELECT id FROM units WHERE building_id = ?1 AND key = ?2")?
        .query_row(params![building_id, unit], |row| row.get("id"))?;
    Ok((Some(building_id), Some(unit_id)))
}

/// A key whose runs of digits have one length, so that text order is the order of the numbers.
pub(super) fn sort_key(key: &str) -> String {
    let mut sorted = String::with_capacity(key.len() + 16);
    let mut rest = key;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (run, after) = if digits > 0 {
            rest.split_at(digits)
        } else {
            rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()))
        };
        if digits > 0 {
            sorted.push_str(&format!("{run:0>8}"));
        } else {
            sorted.push_str(run);
        }
        rest = after;
    }
    sorted
}

fn household_row(row: &Row<'_>) -> rusqlite::Result<Household> {
    Ok(Household { id: row.get("id")?, began_on: day(row, "began_on")?, ended_on: day(row, "ended_on")? })
}

fn day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| stored_text(|text| text.parse().ok(), column, &text)).transpose()
}

/// Every household of a room, the latest first.
pub(super) fn households(db: &Connection, room_id: i64) -> Result<Vec<Household>> {
    let mut statement = db.prepare_cached(
        "SELECT id, began_on, ended_on FROM households WHERE room_id = ?1
         ORDER BY ended_on DESC NULLS FIRST, id DESC",
    )?;
    Ok(statement.query_map([room_id], household_row)?.collect::<rusqlite::Result<_>>()?)
}

/// A household with the id of its room; `field` is where the id came from.
pub(super) fn household(db: &Connection, id: i64, field: &str) -> Result<(Household, i64)> {
    let mut statement =
        db.prepare_cached("SELECT id, began_on, ended_on, room_id FROM households WHERE id = ?1")?;
    let found = statement.query_row([id], |row| Ok((household_row(row)?, row.get("room_id")?)));
    found.optional()?.ok_or_else(|| unknown(field, id))
}

/// The household that had the room on `on`: the first of those whose span holds the day to leave.
pub(super) fn household_on(db: &Connection, room_id: i64, on: NaiveDate) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM households WHERE room_id = ?1 AND (began_on IS NULL OR began_on <= ?2)
             AND (ended_on IS NULL OR ended_on >= ?2)
         ORDER BY ended_on NULLS LAST, id LIMIT 1",
    )?;
    Ok(statement.query_row(params![room_id, on.to_string()], |row| row.get("id")).optional()?)
}

pub(super) fn insert_household(db: &Connection, room_id: i64, began_on: Option<NaiveDate>) -> Result<i64> {
    let mut statement = db.prepare_cached("INSERT INTO households (room_id, began_on) VALUES (?1, ?2)")?;
    Ok(statement.insert(params![room_id, began_on.map(|day| day.to_string())])?)
}

pub(super) fn end_household(db: &Connection, id: i64, on: NaiveDate) -> Result<()> {
    db.prepare_cached("UPDATE households SET ended_on = ?2 WHERE id = ?1")?
        .execute(params![id, on.to_string()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn numbers_sort_as_numbers() {
        let mut keys = ["10-1-101", "2-1-1001", "2-1-901", "A-3", "车位B2-10", "车位B2-9"];
        keys.sort_by_key(|key| sort_key(key));
        assert_eq!(keys, ["2-1-901", "2-1-1001", "10-1-101", "A-3", "车位B2-9", "车位B2-10"]);
    }
}
