//! The table `drafts`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::access::Draft;
use crate::clock::instant;
use crate::error::Result;

pub(in crate::access) fn save(
    db: &Connection,
    staff_id: i64,
    kind: &str,
    content: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO drafts (staff_id, kind, content, saved_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (staff_id, kind) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
    )?
    .execute(params![staff_id, kind, content, now.timestamp_millis()])?;
    Ok(())
}

pub(in crate::access) fn get(db: &Connection, staff_id: i64, kind: &str) -> Result<Option<Draft>> {
    let mut statement =
        db.prepare_cached("SELECT kind, content, saved_at FROM drafts WHERE staff_id = ?1 AND kind = ?2")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Draft {
            kind: row.get("kind")?,
            content: row.get("content")?,
            saved_at: instant(row.get("saved_at")?),
        })
    };
    Ok(statement.query_row(params![staff_id, kind], read).optional()?)
}

pub(in crate::access) fn remove(db: &Connection, staff_id: i64, kind: &str) -> Result<()> {
    db.execute("DELETE FROM drafts WHERE staff_id = ?1 AND kind = ?2", params![staff_id, kind])?;
    Ok(())
}

pub(in crate::access) fn is_there(db: &Connection, staff_id: i64, kind: &str) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM drafts WHERE staff_id = ?1 AND kind = ?2")?;
    Ok(statement.exists(params![staff_id, kind])?)
}

/// Who has a form whose kind begins with `prefix` and was last kept at this moment or before, and its kind.
pub(in crate::access) fn old(
    db: &Connection,
    prefix: &str,
    until: DateTime<Utc>,
) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT staff_id, kind FROM drafts WHERE substr(kind, 1, length(?1)) = ?1 AND saved_at <= ?2",
    )?;
    let forms = statement.query_map(params![prefix, until.timestamp_millis()], |row| {
        Ok((row.get("staff_id")?, row.get("kind")?))
    })?;
    Ok(forms.collect::<rusqlite::Result<_>>()?)
}
