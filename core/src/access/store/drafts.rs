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
