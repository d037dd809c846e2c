//! The tables `ledgers`, `ledger_rows`, `ledger_tickets` and `ledger_plans`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};

/// A ledger that waits.
pub(super) struct Staged {
    pub(super) id: i64,
    pub(super) file_name: String,
    /// When it was read.
    pub(super) at: DateTime<Utc>,
}

/// A row of a ledger: its number in the sheet, counted from 1, its cells, and whether it is a ticket already.
pub(super) struct StagedRow {
    pub(super) row: i64,
    pub(super) cells: Vec<String>,
    pub(super) done: bool,
}

/// Keeps the rows of a ledger, in the place of one that the same person left.
pub(super) fn stage(
    db: &Connection,
    file_name: &str,
    rows: &[Vec<String>],
    staff_id: i64,
    now: DateTime<Utc>,
) -> Result<i64> {
    let mut left = db.prepare_cached("SELECT id FROM ledgers WHERE staff_id = ?1")?;
    let left: Vec<i64> = left.query_map([staff_id], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?;
    left.into_iter().try_for_each(|id| remove(db, id))?;
    let id = db
        .prepare_cached("INSERT INTO ledgers (file_name, staff_id, staged_at) VALUES (?1, ?2, ?3)")?
        .insert(params![file_name, staff_id, now.timestamp_millis()])?;
    let mut insert =
        db.prepare_cached("INSERT INTO ledger_rows (ledger_id, row, cells) VALUES (?1, ?2, ?3)")?;
    for (row, cells) in (1_i64..).zip(rows) {
        if !cells.iter().all(String::is_empty) {
            insert.execute(params![id, row, json(cells)?])?;
        }
    }
    Ok(id)
}

/// Forgets a ledger's rows. The tickets that they became stay.
pub(super) fn remove(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM ledger_rows WHERE ledger_id = ?1")?.execute([id])?;
    db.prepare_cached("DELETE FROM ledgers WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The ledger that a person staged.
///
/// # Errors
/// `input.unknown_id` at `ledger_id`.
pub(super) fn find(db: &Connection, id: i64, staff_id: i64) -> Result<Staged> {
    let mut statement =
        db.prepare_cached("SELECT id, file_name, staged_at FROM ledgers WHERE id = ?1 AND staff_id = ?2")?;
    let staged = statement.query_row([id, staff_id], |row| {
        Ok(Staged {
            id: row.get("id")?,
            file_name: row.get("file_name")?,
            at: instant(row.get("staged_at")?),
        })
    });
    staged.optional()?.ok_or_else(|| Error::field("ledger_id", ErrorCode::InputUnknownId).with("id", id))
}

/// The cells of a row; none if it is empty.
pub(super) fn row(db: &Connection, id: i64, row: i64) -> Result<Vec<String>> {
    let mut statement =
        db.prepare_cached("SELECT cells FROM ledger_rows WHERE ledger_id = ?1 AND row = ?2")?;
    let cells = statement.query_row([id, row], |row| row.get::<_, String>("cells")).optional()?;
    cells.map_or_else(|| Ok(Vec::new()), |cells| parsed(&cells))
}

/// Visits every row after `after`, in order.
pub(super) fn each(
    db: &Connection,
    id: i64,
    after: i64,
    mut visit: impl FnMut(StagedRow) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT row, cells, done FROM ledger_rows WHERE ledger_id = ?1 AND row > ?2 ORDER BY row",
    )?;
    let mut rows = statement.query([id, after])?;
    while let Some(row) = rows.next()? {
        let cells = parsed(row.get_ref("cells")?.as_str().map_err(rusqlite::Error::from)?)?;
        visit(StagedRow { row: row.get("row")?, cells, done: row.get("done")? })?;
    }
    Ok(())
}

/// Some rows after `after`, in order.
pub(super) fn some(db: &Connection, id: i64, after: i64, most: i64) -> Result<Vec<StagedRow>> {
    let mut statement = db.prepare_cached(
        "SELECT row, cells, done FROM ledger_rows WHERE ledger_id = ?1 AND row > ?2 ORDER BY row LIMIT ?3",
    )?;
    let mut rows = statement.query([id, after, most])?;
    let mut some = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = parsed(row.get_ref("cells")?.as_str().map_err(rusqlite::Error::from)?)?;
        some.push(StagedRow { row: row.get("row")?, cells, done: row.get("done")? });
    }
    Ok(some)
}

/// Whether a row with this key is a ticket already.
pub(super) fn is_known(db: &Connection, key: &str) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM ledger_tickets WHERE key = ?1")?.exists([key])?)
}

/// Keeps that a row has become a ticket.
pub(super) fn done(db: &Connection, ledger_id: i64, row: i64, became: Option<(&str, i64)>) -> Result<()> {
    if let Some((key, ticket_id)) = became {
        db.prepare_cached("INSERT INTO ledger_tickets (key, ticket_id) VALUES (?1, ?2)")?
            .execute(params![key, ticket_id])?;
    }
    db.prepare_cached("UPDATE ledger_rows SET done = 1 WHERE ledger_id = ?1 AND row = ?2")?
        .execute([ledger_id, row])?;
    Ok(())
}

/// How a ledger with these headings was read the last time.
pub(super) fn plan<T: DeserializeOwned>(db: &Connection, headings: &str) -> Result<Option<T>> {
    let mut statement = db.prepare_cached("SELECT plan FROM ledger_plans WHERE headings = ?1")?;
    let plan = statement.query_row([headings], |row| row.get::<_, String>("plan")).optional()?;
    // One of another version of the program, which reads otherwise, is as good as none.
    Ok(plan.and_then(|plan| serde_json::from_str(&plan).ok()))
}

pub(super) fn keep_plan<T: Serialize>(db: &Connection, headings: &str, plan: &T) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO ledger_plans (headings, plan) VALUES (?1, ?2)
         ON CONFLICT (headings) DO UPDATE SET plan = excluded.plan",
    )?
    .execute(params![headings, json(plan)?])?;
    Ok(())
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

fn parsed(cells: &str) -> Result<Vec<String>> {
    serde_json::from_str(cells).map_err(|cause| Error::new(ErrorCode::StoreDamaged).because(cause))
}
