//! The tables `office`, of one row, and `office_logo`, of one at most.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{OfficeCard, OfficeZone};
use crate::error::Result;
use crate::store::stored_text;

pub(crate) fn card(db: &Connection) -> Result<OfficeCard> {
    let mut statement = db.prepare_cached(
        "SELECT community_name, office_name, time_zone, lock_after_minutes, version FROM office",
    )?;
    Ok(statement.query_row([], |row| {
        Ok(OfficeCard {
            community_name: row.get("community_name")?,
            office_name: row.get("office_name")?,
            time_zone: row.get("time_zone")?,
            lock_after_minutes: row.get("lock_after_minutes")?,
            version: row.get("version")?,
        })
    })?)
}

pub(crate) fn zone(db: &Connection) -> Result<OfficeZone> {
    let mut statement = db.prepare_cached("SELECT time_zone FROM office")?;
    Ok(statement.query_row([], |row| {
        let name: String = row.get("time_zone")?;
        stored_text(|name| name.parse().ok(), "time_zone", &name)
    })?)
}

pub(crate) fn update(
    db: &Connection,
    community_name: &str,
    office_name: &str,
    zone: OfficeZone,
    lock_after_minutes: i64,
) -> Result<()> {
    db.execute(
        "UPDATE office SET community_name = ?1, office_name = ?2, time_zone = ?3, lock_after_minutes = ?4,
             version = version + 1",
        params![community_name, office_name, zone.name(), lock_after_minutes],
    )?;
    Ok(())
}

/// The logo's PNG, if there is one.
pub(crate) fn logo(db: &Connection) -> Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("SELECT png FROM office_logo")?;
    Ok(statement.query_row([], |row| row.get("png")).optional()?)
}

pub(super) fn set_logo(db: &Connection, png: Option<&[u8]>) -> Result<()> {
    match png {
        Some(png) => db.execute(
            "INSERT INTO office_logo (id, png) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET png = excluded.png",
            [png],
        )?,
        None => db.execute("DELETE FROM office_logo", [])?,
    };
    Ok(())
}
