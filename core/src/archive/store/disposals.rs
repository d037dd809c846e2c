//! The tables `disposals` and `disposal_records`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::records::{RECORD, RecordRow};
use super::{certificate, named, records, required_named};
use crate::archive::{Disposal, DisposalState};
use crate::clock::instant;
use crate::error::Result;
use crate::store::{moment, required_day, stored_text};
use crate::tickets::Named;

const DISPOSAL: &str = "SELECT d.id, d.state, d.judged_on, d.drawn_at, d.drawn_by, w.name AS drawn_by_name, d.decided_at,
        d.decided_by, a.name AS decided_by_name, d.refusal, d.done_at, d.done_by, o.name AS done_by_name, d.year,
        d.sequence, d.version,
        (SELECT count(*) FROM disposal_records r WHERE r.disposal_id = d.id AND r.left_out IS NULL) AS records,
        (SELECT count(*) FROM disposal_records r WHERE r.disposal_id = d.id AND r.left_out IS NOT NULL) AS left_out
    FROM disposals d JOIN staff w ON w.id = d.drawn_by LEFT JOIN staff a ON a.id = d.decided_by
    LEFT JOIN staff o ON o.id = d.done_by";

fn row(row: &Row<'_>) -> rusqlite::Result<Disposal> {
    Ok(Disposal {
        id: row.get("id")?,
        state: stored_text(DisposalState::parse, "state of a disposal", &row.get::<_, String>("state")?)?,
        certificate: certificate(row)?,
        judged_on: required_day(row, "judged_on")?,
        records: row.get("records")?,
        left_out: row.get("left_out")?,
        drawn_at: instant(row.get("drawn_at")?),
        drawn_by: required_named(row, "drawn_by", "drawn_by_name")?,
        decided_at: moment(row, "decided_at")?,
        decided_by: named(row, "decided_by", "decided_by_name")?,
        refusal: row.get("refusal")?,
        done_at: moment(row, "done_at")?,
        done_by: named(row, "done_by", "done_by_name")?,
        version: row.get("version")?,
    })
}

/// The last 200 disposals, the last first.
pub(in crate::archive) fn disposals(db: &Connection) -> Result<Vec<Disposal>> {
    let mut statement = db.prepare_cached(&format!("{DISPOSAL} ORDER BY d.id DESC LIMIT 200"))?;
    let rows = statement.query_map([], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::archive) fn disposal(db: &Connection, id: i64) -> Result<Option<Disposal>> {
    let mut statement = db.prepare_cached(&format!("{DISPOSAL} WHERE d.id = ?1"))?;
    Ok(statement.query_row([id], row).optional()?)
}

/// The one that is neither carried out nor refused.
pub(in crate::archive) fn open_disposal(db: &Connection) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM disposals WHERE state IN ('drawn', 'approved')")?;
    Ok(statement.query_row([], |row| row.get("id")).optional()?)
}

/// A record on a list, with why it was taken off, and by whom.
type ListedRecord = (RecordRow, Option<String>, Option<Named>);

/// The records of a list, in the order of their item numbers.
pub(in crate::archive) fn disposal_rows(db: &Connection, id: i64) -> Result<Vec<ListedRecord>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT l.left_out, l.left_out_by, s.name AS left_out_by_name, {RECORD}
         JOIN disposal_records l ON l.archive_id = r.id LEFT JOIN staff s ON s.id = l.left_out_by
         WHERE l.disposal_id = ?1 ORDER BY r.id"
    ))?;
    let rows = statement.query_map([id], |found| {
        Ok((records::row(found)?, found.get("left_out")?, named(found, "left_out_by", "left_out_by_name")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Begins a list; answers its id.
pub(in crate::archive) fn add_disposal(
    db: &Connection,
    judged_on: NaiveDate,
    (drawn_at, drawn_by): (DateTime<Utc>, i64),
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO disposals (state, judged_on, drawn_at, drawn_by) VALUES ('drawn', ?1, ?2, ?3)",
    )?;
    Ok(statement.insert(params![judged_on.to_string(), drawn_at.timestamp_millis(), drawn_by])?)
}

pub(in crate::archive) fn add_to_disposal(db: &Connection, id: i64, archive_id: i64) -> Result<()> {
    db.prepare_cached("INSERT INTO disposal_records (disposal_id, archive_id) VALUES (?1, ?2)")?
        .execute([id, archive_id])?;
    Ok(())
}

/// Takes a record off the list; whether it stood on it.
pub(in crate::archive) fn leave_out(
    db: &Connection,
    id: i64,
    archive_id: i64,
    reason: &str,
    by: Option<i64>,
) -> Result<bool> {
    let changed = db
        .prepare_cached(
            "UPDATE disposal_records SET left_out = ?3, left_out_by = ?4
             WHERE disposal_id = ?1 AND archive_id = ?2 AND left_out IS NULL",
        )?
        .execute(params![id, archive_id, reason, by])?;
    Ok(changed == 1)
}

/// Notes that the list was changed.
pub(in crate::archive) fn touch(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE disposals SET version = version + 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

pub(in crate::archive) fn decide(
    db: &Connection,
    id: i64,
    state: DisposalState,
    refusal: Option<&str>,
    (at, by): (DateTime<Utc>, i64),
) -> Result<()> {
    db.prepare_cached(
        "UPDATE disposals SET state = ?2, refusal = ?3, decided_at = ?4, decided_by = ?5, version = version + 1
         WHERE id = ?1",
    )?
    .execute(params![id, state.text(), refusal, at.timestamp_millis(), by])?;
    Ok(())
}

/// Says of a record that it was destroyed; of its title, what is no words of anybody stays.
pub(in crate::archive) fn set_disposed(db: &Connection, archive_id: i64, disposal_id: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE archive_records SET disposal_id = ?2, title = CASE kind WHEN 'ticket' THEN title ELSE '' END
         WHERE id = ?1",
    )?
    .execute([archive_id, disposal_id])?;
    Ok(())
}

/// Notes that the list was carried out, and numbers its certificate.
pub(in crate::archive) fn finish(
    db: &Connection,
    id: i64,
    year: i32,
    (at, by): (DateTime<Utc>, i64),
) -> Result<()> {
    db.prepare_cached(
        "UPDATE disposals SET state = 'done', done_at = ?2, done_by = ?3, year = ?4, version = version + 1,
             sequence = (SELECT ifnull(max(sequence), 0) + 1 FROM disposals WHERE year = ?4)
         WHERE id = ?1",
    )?
    .execute(params![id, at.timestamp_millis(), by, year])?;
    Ok(())
}
