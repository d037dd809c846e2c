//! Households with a home on a day.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::residents::living::{LivingHousehold, Tenure};

/// In the order of their rooms.
pub(in crate::residents) fn living(db: &Connection, day: NaiveDate) -> Result<Vec<LivingHousehold>> {
    let mut statement = db.prepare_cached(
        "SELECT h.id AS household_id, r.key AS room, b.key AS building,
             EXISTS (SELECT 1 FROM people p WHERE p.household_id = h.id AND p.role = 'tenant'
                 AND (p.moved_out IS NULL OR p.moved_out > :day)) AS tenant,
             EXISTS (SELECT 1 FROM people p WHERE p.household_id = h.id AND p.role = 'owner'
                 AND (p.moved_out IS NULL OR p.moved_out > :day)) AS owner
         FROM households h JOIN rooms r ON r.id = h.room_id LEFT JOIN buildings b ON b.id = r.building_id
         WHERE r.kind = 'home' AND (h.began_on IS NULL OR h.began_on <= :day)
             AND (h.ended_on IS NULL OR h.ended_on > :day)
         ORDER BY r.sort_key, r.id, h.id",
    )?;
    let rows = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
        let tenure = match (row.get("tenant")?, row.get("owner")?) {
            (true, _) => Some(Tenure::Tenant),
            (false, true) => Some(Tenure::Owner),
            (false, false) => None,
        };
        Ok(LivingHousehold {
            household_id: row.get("household_id")?,
            room: row.get("room")?,
            building: row.get("building")?,
            tenure,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
