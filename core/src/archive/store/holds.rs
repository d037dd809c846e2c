//! The table `legal_holds`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use super::{named, required_named};
use crate::archive::{ArchiveKind, HoldOn, LegalHold, mark};
use crate::clock::instant;
use crate::error::Result;
use crate::store::{moment, stored_text};

/// What is held now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::archive) enum StandingHold {
    /// The record with this item number.
    Record(i64),
    /// Every record of this kind.
    Kind(ArchiveKind),
    /// Every ticket from the room with this key.
    Room(String),
}

/// How the store writes what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Record,
    Kind,
    Room,
}
crate::stored::stored_as_text!(Scope { Record = "record", Kind = "kind", Room = "room" });

fn scope(row: &Row<'_>) -> rusqlite::Result<Scope> {
    stored_text(Scope::parse, "scope of a hold", &row.get::<_, String>("scope")?)
}

fn kind(row: &Row<'_>, column: &'static str) -> rusqlite::Result<ArchiveKind> {
    stored_text(ArchiveKind::parse, "kind of a record", &row.get::<_, String>(column)?)
}

pub(in crate::archive) fn standing_holds(db: &Connection) -> Result<Vec<StandingHold>> {
    let mut statement = db.prepare_cached(
        "SELECT scope, archive_id, kind, room_key FROM legal_holds WHERE lifted_at IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(match scope(row)? {
            Scope::Record => StandingHold::Record(row.get("archive_id")?),
            Scope::Kind => StandingHold::Kind(kind(row, "kind")?),
            Scope::Room => StandingHold::Room(row.get("room_key")?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which holds stood before the moment `?1`.
pub(super) const STOOD: &str = "placed_at < ?1 AND (lifted_at IS NULL OR lifted_at >= ?1)";

/// The holds, those that stand first; only those that stood before `end`, if it is given. At most 500.
pub(in crate::archive) fn holds(db: &Connection, end: Option<DateTime<Utc>>) -> Result<Vec<LegalHold>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT h.id, h.scope, h.archive_id, h.kind, h.room_key, r.kind AS record_kind, h.reason, h.placed_at, h.placed_by,
             p.name AS placed_by_name, h.lifted_at, h.lifted_by, l.name AS lifted_by_name, h.lift_reason
         FROM legal_holds h JOIN staff p ON p.id = h.placed_by LEFT JOIN staff l ON l.id = h.lifted_by
             LEFT JOIN archive_records r ON r.id = h.archive_id
         WHERE ?1 IS NULL OR ({STOOD})
         ORDER BY h.lifted_at IS NOT NULL, h.id DESC LIMIT 500",
    ))?;
    let rows = statement.query_map([end.map(|end| end.timestamp_millis())], |row| {
        let (on, mark) = match scope(row)? {
            Scope::Record => {
                let id = row.get("archive_id")?;
                (HoldOn::Record { id }, Some(mark(kind(row, "record_kind")?, id)))
            }
            Scope::Kind => (HoldOn::Kind { kind: kind(row, "kind")? }, None),
            Scope::Room => {
                let room: Option<String> = row.get("room_key")?;
                (HoldOn::Room { room: room.unwrap_or_default() }, None)
            }
        };
        Ok(LegalHold {
            id: row.get("id")?,
            on,
            mark,
            reason: row.get("reason")?,
            placed_at: instant(row.get("placed_at")?),
            placed_by: required_named(row, "placed_by", "placed_by_name")?,
            lifted_at: moment(row, "lifted_at")?,
            lifted_by: named(row, "lifted_by", "lifted_by_name")?,
            lift_reason: row.get("lift_reason")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Notes a hold; answers its id.
pub(in crate::archive) fn place_hold(
    db: &Connection,
    hold: &StandingHold,
    reason: &str,
    (placed_at, placed_by): (DateTime<Utc>, i64),
) -> Result<i64> {
    let (scope, archive_id, kind, room_key) = match hold {
        StandingHold::Record(id) => (Scope::Record, Some(*id), None, None),
        StandingHold::Kind(kind) => (Scope::Kind, None, Some(kind.text()), None),
        StandingHold::Room(key) => (Scope::Room, None, None, Some(key)),
    };
    let mut statement = db.prepare_cached(
        "INSERT INTO legal_holds (scope, archive_id, kind, room_key, reason, placed_at, placed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let placed_at = placed_at.timestamp_millis();
    Ok(statement.insert(params![scope.text(), archive_id, kind, room_key, reason, placed_at, placed_by])?)
}

/// Lifts a hold that stands; whether there is one. The room that it was of is not kept.
pub(in crate::archive) fn lift_hold(
    db: &Connection,
    id: i64,
    reason: &str,
    (lifted_at, lifted_by): (DateTime<Utc>, i64),
) -> Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE legal_holds SET lifted_at = ?2, lifted_by = ?3, lift_reason = ?4, room_key = NULL
             WHERE id = ?1 AND lifted_at IS NULL",
        )?
        .execute(params![id, lifted_at.timestamp_millis(), lifted_by, reason])?;
    Ok(changed == 1)
}
