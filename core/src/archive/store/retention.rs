//! The table `retention_rules`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::named;
use crate::archive::{ArchiveKind, RetentionChange};
use crate::clock::instant;
use crate::error::Result;

/// A rule: how many years from when on.
#[derive(Debug, Clone, Copy)]
pub(in crate::archive) struct Rule {
    pub(in crate::archive) from_at: DateTime<Utc>,
    pub(in crate::archive) years: i64,
}

/// The rules of a kind, the first first.
pub(in crate::archive) fn rules(db: &Connection, kind: ArchiveKind) -> Result<Vec<Rule>> {
    let mut statement =
        db.prepare_cached("SELECT from_at, years FROM retention_rules WHERE kind = ?1 ORDER BY from_at, id")?;
    let rows = statement.query_map([kind.text()], |row| {
        Ok(Rule { from_at: instant(row.get("from_at")?), years: row.get("years")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was set of a kind, the last first.
pub(in crate::archive) fn retention_changes(
    db: &Connection,
    kind: ArchiveKind,
) -> Result<Vec<RetentionChange>> {
    let mut statement = db.prepare_cached(
        "SELECT r.years, r.from_at, r.set_by, s.name AS set_by_name, r.reason
         FROM retention_rules r LEFT JOIN staff s ON s.id = r.set_by
         WHERE r.kind = ?1 ORDER BY r.from_at DESC, r.id DESC",
    )?;
    let rows = statement.query_map([kind.text()], |row| {
        let set_by = named(row, "set_by", "set_by_name")?;
        Ok(RetentionChange {
            years: row.get("years")?,
            from_at: if set_by.is_some() { Some(instant(row.get("from_at")?)) } else { None },
            set_by,
            reason: row.get("reason")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::archive) fn add_rule(
    db: &Connection,
    kind: ArchiveKind,
    years: i64,
    (from_at, set_by): (DateTime<Utc>, i64),
    reason: &str,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO retention_rules (kind, years, from_at, set_by, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![kind.text(), years, from_at.timestamp_millis(), set_by, reason])?;
    Ok(())
}
