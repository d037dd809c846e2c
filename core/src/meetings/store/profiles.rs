//! The tables `rule_profiles` and `meeting_series`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::meetings::profile::{MeetingKind, MeetingRules};
use crate::meetings::{RuleProfile, SaveMeetingSeries};
use crate::store::stored_text;

/// The rules as the store keeps them.
pub(in crate::meetings) fn text(rules: &MeetingRules) -> Result<String> {
    serde_json::to_string(rules).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// The rules that the store keeps in the column `rules`.
pub(super) fn rules(row: &Row<'_>) -> rusqlite::Result<MeetingRules> {
    let text: String = row.get("rules")?;
    stored_text(|text| serde_json::from_str(text).ok(), "rules", &text)
}

pub(super) fn kind(row: &Row<'_>) -> rusqlite::Result<MeetingKind> {
    stored_text(MeetingKind::parse, "kind of meeting", &row.get::<_, String>("kind")?)
}

fn profile_row(row: &Row<'_>) -> rusqlite::Result<RuleProfile> {
    Ok(RuleProfile {
        id: row.get("id")?,
        kind: kind(row)?,
        name: row.get("name")?,
        rules: rules(row)?,
        shipped: row.get("shipped")?,
        version: row.get("version")?,
    })
}

/// The profiles for `only` this kind, or all of them, in the order in which they were added.
pub(in crate::meetings) fn profiles(db: &Connection, only: Option<MeetingKind>) -> Result<Vec<RuleProfile>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, name, rules, shipped, version FROM rule_profiles
         WHERE ?1 IS NULL OR kind = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([only.map(MeetingKind::text)], profile_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The profile with this id; `field` is where the id came from.
pub(in crate::meetings) fn profile(db: &Connection, id: i64, field: &str) -> Result<RuleProfile> {
    let mut statement =
        db.prepare_cached("SELECT id, kind, name, rules, shipped, version FROM rule_profiles WHERE id = ?1")?;
    let found = statement.query_row([id], profile_row).optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

pub(in crate::meetings) fn id_of_name(db: &Connection, name: &str) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM rule_profiles WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get("id")).optional()?)
}

pub(in crate::meetings) fn insert(
    db: &Connection,
    kind: MeetingKind,
    name: &str,
    rules: &MeetingRules,
) -> Result<i64> {
    let mut statement =
        db.prepare_cached("INSERT INTO rule_profiles (kind, name, rules) VALUES (?1, ?2, ?3)")?;
    Ok(statement.insert(params![kind.text(), name, text(rules)?])?)
}

pub(in crate::meetings) fn update(db: &Connection, id: i64, name: &str, rules: &MeetingRules) -> Result<()> {
    db.prepare_cached("UPDATE rule_profiles SET name = ?2, rules = ?3, version = version + 1 WHERE id = ?1")?
        .execute(params![id, name, text(rules)?])?;
    Ok(())
}

/// A series as the store keeps it, with the beginning of its last meeting that was not called off.
pub(in crate::meetings) struct SeriesRow {
    pub(in crate::meetings) id: i64,
    pub(in crate::meetings) name: String,
    pub(in crate::meetings) profile_id: i64,
    pub(in crate::meetings) kind: MeetingKind,
    pub(in crate::meetings) every_months: u32,
    pub(in crate::meetings) active: bool,
    pub(in crate::meetings) version: i64,
    pub(in crate::meetings) last_at: Option<DateTime<Utc>>,
}

/// Every series, those with more to come first.
pub(in crate::meetings) fn series(db: &Connection) -> Result<Vec<SeriesRow>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.name, s.profile_id, p.kind, s.every_months, s.active, s.version, (
             SELECT max(m.starts_at) FROM meetings m
             WHERE m.series_id = s.id AND m.state <> 'cancelled') AS last_at
         FROM meeting_series s JOIN rule_profiles p ON p.id = s.profile_id
         ORDER BY s.active DESC, s.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(SeriesRow {
            id: row.get("id")?,
            name: row.get("name")?,
            profile_id: row.get("profile_id")?,
            kind: kind(row)?,
            every_months: row.get("every_months")?,
            active: row.get("active")?,
            version: row.get("version")?,
            last_at: row.get::<_, Option<i64>>("last_at")?.map(instant),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When the last meeting of a series began of those that were over by `known`.
pub(in crate::meetings) fn last_held(
    db: &Connection,
    series_id: i64,
    known: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(began_at) AS last FROM meetings INDEXED BY meetings_by_series
         WHERE series_id = ?1 AND ended_at <= ?2",
    )?;
    let last: Option<i64> =
        statement.query_row(params![series_id, known.timestamp_millis()], |row| row.get("last"))?;
    Ok(last.map(instant))
}

/// How many forums and meetings of the committee began from `from` on and were over by `known`.
pub(in crate::meetings) fn held_with_residents(
    db: &Connection,
    from: DateTime<Utc>,
    known: DateTime<Utc>,
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS held FROM meetings
         WHERE kind IN ('forum', 'committee') AND began_at >= ?1 AND ended_at <= ?2",
    )?;
    Ok(statement
        .query_row(params![from.timestamp_millis(), known.timestamp_millis()], |row| row.get("held"))?)
}

pub(in crate::meetings) fn insert_series(db: &Connection, new: &SaveMeetingSeries) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO meeting_series (name, profile_id, every_months, active) VALUES (?1, ?2, ?3, ?4)",
    )?;
    Ok(statement.insert(params![new.name, new.profile_id, new.every_months, new.active])?)
}

pub(in crate::meetings) fn update_series(db: &Connection, id: i64, to: &SaveMeetingSeries) -> Result<()> {
    db.prepare_cached(
        "UPDATE meeting_series SET name = ?2, profile_id = ?3, every_months = ?4, active = ?5,
             version = version + 1
         WHERE id = ?1",
    )?
    .execute(params![id, to.name, to.profile_id, to.every_months, to.active])?;
    Ok(())
}
