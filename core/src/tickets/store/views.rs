//! The table `ticket_views`.

use rusqlite::{Connection, params};

use crate::error::{Error, ErrorCode, Result};
use crate::tickets::{TicketView, ViewFilter};

/// The views of a person, and those that are shared.
pub(in crate::tickets) fn of(db: &Connection, staff_id: i64) -> Result<Vec<TicketView>> {
    let mut statement = db.prepare_cached(
        "SELECT v.id, v.name, v.shared, v.owner_id, s.name AS owner, v.filter
         FROM ticket_views v JOIN staff s ON s.id = v.owner_id
         WHERE v.owner_id = ?1 OR v.shared = 1 ORDER BY v.name, v.id",
    )?;
    let mut rows = statement.query([staff_id])?;
    let mut views = Vec::new();
    while let Some(row) = rows.next()? {
        let filter: String = row.get("filter")?;
        let filter = serde_json::from_str(&filter)
            .map_err(|cause| Error::new(ErrorCode::StoreDamaged).because(cause))?;
        views.push(TicketView {
            id: row.get("id")?,
            name: row.get("name")?,
            shared: row.get("shared")?,
            owner: row.get("owner")?,
            own: row.get::<_, i64>("owner_id")? == staff_id,
            filter,
        });
    }
    Ok(views)
}

pub(in crate::tickets) fn save(
    db: &Connection,
    staff_id: i64,
    name: &str,
    shared: bool,
    filter: &ViewFilter,
) -> Result<()> {
    let filter =
        serde_json::to_string(filter).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    db.prepare_cached(
        "INSERT INTO ticket_views (owner_id, name, shared, filter) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (owner_id, name) DO UPDATE SET shared = excluded.shared, filter = excluded.filter",
    )?
    .execute(params![staff_id, name, shared, filter])?;
    Ok(())
}

pub(in crate::tickets) fn remove(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM ticket_views WHERE id = ?1")?.execute([id])?;
    Ok(())
}
