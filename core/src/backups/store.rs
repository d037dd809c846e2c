//! The table `backup_settings`, of one row.

use rusqlite::Connection;

use crate::error::Result;

/// The second folder for backups, if there is one.
pub(super) fn second_folder(db: &Connection) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT second_folder FROM backup_settings")?;
    Ok(statement.query_row([], |row| row.get("second_folder"))?)
}

pub(super) fn set_second_folder(db: &Connection, folder: Option<&str>) -> Result<()> {
    db.execute("UPDATE backup_settings SET second_folder = ?1", [folder])?;
    Ok(())
}
