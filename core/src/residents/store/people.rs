//! The tables `people`, `person_phones` and `privacy_entries`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::{day, unknown};
use crate::clock::instant;
use crate::error::Result;
use crate::residents::{ContactWay, HouseholdRole, KnownOfResidents, PersonCard, PrivacyAct, PrivacyEntry};
use crate::store::stored_text;
use crate::tickets::Phone;

/// What is kept of a person, about to be written.
pub(in crate::residents) struct PersonChange<'a> {
    pub(in crate::residents) name: &'a str,
    pub(in crate::residents) role: HouseholdRole,
    pub(in crate::residents) wechat: Option<&'a str>,
    pub(in crate::residents) contact_way: Option<ContactWay>,
    pub(in crate::residents) note: Option<&'a str>,
    pub(in crate::residents) moved_in: Option<NaiveDate>,
}

/// A person about to be added.
pub(in crate::residents) struct NewPerson<'a> {
    pub(in crate::residents) uid: Uuid,
    pub(in crate::residents) household_id: i64,
    pub(in crate::residents) created_at: DateTime<Utc>,
    pub(in crate::residents) kept: PersonChange<'a>,
}

pub(in crate::residents) fn insert_person(db: &Connection, new: &NewPerson<'_>) -> Result<i64> {
    let PersonChange { name, role, wechat, contact_way, note, moved_in } = &new.kept;
    let mut statement = db.prepare_cached(
        "INSERT INTO people (uid, household_id, name, role, wechat, contact_way, note, moved_in, created_at)
         VALUES (:uid, :household_id, :name, :role, :wechat, :contact_way, :note, :moved_in, :created_at)",
    )?;
    Ok(statement.insert(named_params! {
        ":uid": new.uid.hyphenated().to_string(), ":household_id": new.household_id, ":name": name,
        ":role": role.text(), ":wechat": wechat, ":contact_way": contact_way.map(ContactWay::text),
        ":note": note, ":moved_in": moved_in.map(|day| day.to_string()),
        ":created_at": new.created_at.timestamp_millis(),
    })?)
}

pub(in crate::residents) fn update_person(db: &Connection, id: i64, kept: &PersonChange<'_>) -> Result<()> {
    let PersonChange { name, role, wechat, contact_way, note, moved_in } = kept;
    let mut statement = db.prepare_cached(
        "UPDATE people SET name = :name, role = :role, wechat = :wechat, contact_way = :contact_way, note = :note,
             moved_in = :moved_in, version = version + 1
         WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id, ":name": name, ":role": role.text(), ":wechat": wechat,
        ":contact_way": contact_way.map(ContactWay::text), ":note": note,
        ":moved_in": moved_in.map(|day| day.to_string()),
    })?;
    Ok(())
}

/// The telephone numbers in full, the one to ring first comes first.
pub(in crate::residents) fn phones(db: &Connection, person_id: i64) -> Result<Vec<String>> {
    Ok(phone_rows(db, person_id)?)
}

fn phone_rows(db: &Connection, person_id: i64) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT phone FROM person_phones WHERE person_id = ?1 ORDER BY position")?
        .query_map([person_id], |row| row.get("phone"))?
        .collect()
}

pub(in crate::residents) fn set_phones(db: &Connection, person_id: i64, phones: &[String]) -> Result<()> {
    db.prepare_cached("DELETE FROM person_phones WHERE person_id = ?1")?.execute([person_id])?;
    let mut statement =
        db.prepare_cached("INSERT INTO person_phones (person_id, position, phone) VALUES (?1, ?2, ?3)")?;
    for (position, phone) in (0_i64..).zip(phones) {
        statement.execute(params![person_id, position, phone])?;
    }
    Ok(())
}

const PERSON: &str = "SELECT p.*, (SELECT max(day) FROM privacy_entries WHERE person_id = p.id
    AND kind = 'notice_given') AS notice_given_on FROM people p";

fn person_card(db: &Connection, row: &Row<'_>) -> rusqlite::Result<PersonCard> {
    let id = row.get("id")?;
    let contact_way: Option<String> = row.get("contact_way")?;
    Ok(PersonCard {
        id,
        uid: row.get("uid")?,
        household_id: row.get("household_id")?,
        name: row.get("name")?,
        role: role(row)?,
        phones_masked: phone_rows(db, id)?.iter().map(|phone| Phone::masked(phone)).collect(),
        wechat: row.get("wechat")?,
        contact_way: contact_way
            .map(|text| stored_text(ContactWay::parse, "contact way", &text))
            .transpose()?,
        note: row.get("note")?,
        moved_in: day(row, "moved_in")?,
        moved_out: day(row, "moved_out")?,
        restricted: row.get("restricted")?,
        anonymised_at: row.get::<_, Option<i64>>("anonymised_at")?.map(instant),
        notice_given_on: day(row, "notice_given_on")?,
        version: row.get("version")?,
    })
}

fn role(row: &Row<'_>) -> rusqlite::Result<HouseholdRole> {
    stored_text(HouseholdRole::parse, "role", &row.get::<_, String>("role")?)
}

/// The person with this id; `field` is where the id came from.
pub(in crate::residents) fn person(db: &Connection, id: i64, field: &str) -> Result<PersonCard> {
    let mut statement = db.prepare_cached(&format!("{PERSON} WHERE p.id = ?1"))?;
    statement.query_row([id], |row| person_card(db, row)).optional()?.ok_or_else(|| unknown(field, id))
}

/// The people of a household: those who are here, then those who moved out.
pub(in crate::residents) fn of_household(db: &Connection, household_id: i64) -> Result<Vec<PersonCard>> {
    let mut statement = db.prepare_cached(&format!(
        "{PERSON} WHERE p.household_id = ?1 ORDER BY p.moved_out IS NOT NULL, p.moved_out DESC, p.id"
    ))?;
    let people = statement.query_map([household_id], |row| person_card(db, row))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// The names of those who are here and may be named, and how many are here.
pub(super) fn names(db: &Connection, household_id: i64) -> rusqlite::Result<(Vec<String>, i64)> {
    let mut statement = db.prepare_cached(
        "SELECT name, restricted FROM people WHERE household_id = ?1 AND moved_out IS NULL ORDER BY id",
    )?;
    let mut rows = statement.query([household_id])?;
    let (mut names, mut people) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        people += 1;
        let name: Option<String> = row.get("name")?;
        names.extend(name.filter(|_| row.get("restricted") == Ok(false)));
    }
    Ok((names, people))
}

/// What the look-up shows of a person.
pub(in crate::residents) struct FoundPerson {
    pub(in crate::residents) household_id: i64,
    pub(in crate::residents) name: Option<String>,
    pub(in crate::residents) role: HouseholdRole,
    pub(in crate::residents) phone: Option<String>,
    pub(in crate::residents) moved_out: bool,
    pub(in crate::residents) restricted: bool,
}

pub(in crate::residents) fn find_person(db: &Connection, id: i64) -> Result<FoundPerson> {
    let mut statement = db.prepare_cached(
        "SELECT p.household_id, p.name, p.role, p.moved_out IS NOT NULL AS former, p.restricted,
             (SELECT phone FROM person_phones WHERE person_id = p.id AND position = 0) AS phone
         FROM people p WHERE p.id = ?1",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(FoundPerson {
            household_id: row.get("household_id")?,
            name: row.get("name")?,
            role: role(row)?,
            phone: row.get("phone")?,
            moved_out: row.get("former")?,
            restricted: row.get("restricted")?,
        })
    })?)
}

/// Whether nobody of the household is here any more.
pub(in crate::residents) fn former(db: &Connection, household_id: i64) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT NOT EXISTS (SELECT 1 FROM people WHERE household_id = ?1 AND moved_out IS NULL) AS former",
    )?;
    Ok(statement.query_row([household_id], |row| row.get("former"))?)
}

pub(in crate::residents) fn set_moved_out(db: &Connection, id: i64, on: NaiveDate) -> Result<()> {
    db.prepare_cached("UPDATE people SET moved_out = ?2, version = version + 1 WHERE id = ?1")?
        .execute(params![id, on.to_string()])?;
    Ok(())
}

pub(in crate::residents) fn set_restricted(db: &Connection, id: i64, restricted: bool) -> Result<()> {
    db.prepare_cached("UPDATE people SET restricted = ?2, version = version + 1 WHERE id = ?1")?
        .execute(params![id, restricted])?;
    Ok(())
}

/// Takes out everything that says who a person is; role and days stay for the count.
pub(in crate::residents) fn anonymise(db: &Connection, id: i64, at: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "UPDATE people SET name = NULL, wechat = NULL, contact_way = NULL, note = NULL, anonymised_at = ?2,
             version = version + 1
         WHERE id = ?1",
    )?
    .execute(params![id, at.timestamp_millis()])?;
    set_phones(db, id, &[])
}

/// Adds to the record of a person's data.
pub(in crate::residents) fn add_privacy(
    db: &Connection,
    person_id: i64,
    act: PrivacyAct,
    (at, staff_id): (DateTime<Utc>, i64),
    day: Option<NaiveDate>,
    detail: Option<&str>,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO privacy_entries (person_id, kind, at, staff_id, day, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        person_id,
        act.text(),
        at.timestamp_millis(),
        staff_id,
        day.map(|day| day.to_string()),
        detail
    ])?;
    Ok(())
}

/// The record of a person's data, oldest first.
pub(in crate::residents) fn privacy(db: &Connection, person_id: i64) -> Result<Vec<PrivacyEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT e.kind, e.at, s.name AS staff, e.day, e.detail
         FROM privacy_entries e JOIN staff s ON s.id = e.staff_id WHERE e.person_id = ?1 ORDER BY e.id",
    )?;
    let entries = statement.query_map([person_id], |row| {
        Ok(PrivacyEntry {
            act: stored_text(PrivacyAct::parse, "privacy act", &row.get::<_, String>("kind")?)?,
            at: instant(row.get("at")?),
            staff: row.get("staff")?,
            day: day(row, "day")?,
            detail: row.get("detail")?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

/// Everything by which the register knows a resident, of those who left as well.
pub(in crate::residents) fn known(db: &Connection) -> Result<KnownOfResidents> {
    let texts = |sql: &str, column: &'static str| -> Result<Vec<String>> {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| row.get(column))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    Ok(KnownOfResidents {
        names: texts("SELECT DISTINCT name FROM people WHERE name IS NOT NULL", "name")?,
        phones: texts("SELECT DISTINCT phone FROM person_phones", "phone")?,
        rooms: texts("SELECT key FROM rooms", "key")?,
    })
}
