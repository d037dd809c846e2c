//! The table `report_texts`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Quarter, ReportText};
use crate::clock::instant;
use crate::error::Result;
use crate::tickets::Named;

pub(super) fn text(db: &Connection, quarter: Quarter) -> Result<ReportText> {
    let mut statement = db.prepare_cached(
        "SELECT measures, version, updated_at, updated_by, (SELECT name FROM staff WHERE id = updated_by) AS name
         FROM report_texts WHERE quarter = ?1",
    )?;
    let quarter = quarter.to_string();
    let found = statement
        .query_row([&quarter], |row| {
            Ok(ReportText {
                quarter: quarter.clone(),
                measures: row.get("measures")?,
                version: row.get("version")?,
                updated_at: Some(instant(row.get("updated_at")?)),
                updated_by: Some(Named { id: row.get("updated_by")?, name: row.get("name")? }),
            })
        })
        .optional()?;
    Ok(found.unwrap_or(ReportText {
        quarter,
        measures: String::new(),
        version: 0,
        updated_at: None,
        updated_by: None,
    }))
}

pub(super) fn save_text(
    db: &Connection,
    quarter: Quarter,
    measures: &str,
    now: DateTime<Utc>,
    staff_id: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO report_texts (quarter, measures, version, updated_at, updated_by) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT (quarter) DO UPDATE SET measures = excluded.measures, version = version + 1,
             updated_at = excluded.updated_at, updated_by = excluded.updated_by",
    )?
    .execute(params![quarter.to_string(), measures, now.timestamp_millis(), staff_id])?;
    Ok(())
}
