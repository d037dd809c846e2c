//! A ticket whose retention has ended: who, where and what was said go, what figures are computed from stays.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::tickets::Room;
use crate::tickets::dispose::REPEAT_WITHIN;

/// What is known of its home, to keep what figures need of it.
struct Home {
    room_key: Option<String>,
    household_id: Option<i64>,
    topic_id: i64,
    received_at: i64,
    closed_at: Option<i64>,
    cancelled: bool,
}

/// Takes out of the ticket and of everything that belongs to it who, where and what; its category, topic, building, moments
/// and outcomes stay. It is in the archive afterwards if it was not.
pub(in crate::tickets) fn dispose(db: &Connection, id: i64, now: i64) -> Result<()> {
    let home = db
        .prepare_cached(
            "SELECT room_key, household_id, topic_id, received_at, closed_at, cancelled_at IS NOT NULL AS cancelled
             FROM tickets WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Home {
                room_key: row.get("room_key")?,
                household_id: row.get("household_id")?,
                topic_id: row.get("topic_id")?,
                received_at: row.get("received_at")?,
                closed_at: row.get("closed_at")?,
                cancelled: row.get("cancelled")?,
            })
        })?;
    keep_repeats(db, id, &home)?;
    let building =
        home.room_key.as_deref().and_then(Room::building).map(|building| format!("{building}-*-*"));
    // That there was a name or a room is a fact which figures count; which it was is not.
    db.prepare_cached(
        "UPDATE tickets SET
             room = CASE WHEN room IS NULL AND phone IS NULL AND person_id IS NULL THEN NULL ELSE '' END,
             caller_name = CASE WHEN caller_name IS NULL AND phone IS NULL AND person_id IS NULL THEN NULL ELSE '' END,
             room_key = ?2, phone = NULL, content = '', room_id = NULL, household_id = NULL, person_id = NULL,
             room_matched_at = NULL, late_entry_reason = CASE WHEN late_entry_reason IS NOT NULL THEN '' END,
             status = CASE status WHEN 'closed' THEN 'archived' ELSE status END,
             archived_at = CASE status WHEN 'closed' THEN ?3 ELSE archived_at END
         WHERE id = ?1",
    )?
    .execute(params![id, building, now])?;
    // Of what was corrected later, what figures of earlier days need.
    db.prepare_cached(
        "UPDATE ticket_events SET content = CASE WHEN content IS NOT NULL THEN '' END,
             told = CASE WHEN told IS NOT NULL THEN '' END,
             changes = CASE WHEN changes IS NOT NULL THEN (
                 SELECT json_group_array(json(value)) FROM json_each(changes)
                 WHERE json_extract(value, '$.field') IN ('category', 'topic')) END
         WHERE ticket_id = ?1",
    )?
    .execute([id])?;
    db.prepare_cached("UPDATE ticket_suspensions SET note = NULL WHERE ticket_id = ?1")?.execute([id])?;
    dispose_orders(db, id)?;
    dispose_incident(db, id)
}

/// Notes that this ticket, and those that came after it, repeat one (重复率), while the household still says so.
fn keep_repeats(db: &Connection, id: i64, home: &Home) -> Result<()> {
    let (Some(household_id), false) = (home.household_id, home.cancelled) else { return Ok(()) };
    db.prepare_cached(
        "INSERT INTO ticket_repeats_kept (ticket_id)
         SELECT ?1 WHERE EXISTS (SELECT 1 FROM tickets b WHERE b.household_id = ?2 AND b.topic_id = ?3 AND b.id <> ?1
             AND b.closed_at <= ?4 AND b.closed_at >= ?4 - ?5)
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![id, household_id, home.topic_id, home.received_at, REPEAT_WITHIN])?;
    let Some(closed_at) = home.closed_at else { return Ok(()) };
    db.prepare_cached(
        "INSERT INTO ticket_repeats_kept (ticket_id)
         SELECT t.id FROM tickets t WHERE t.household_id = ?2 AND t.topic_id = ?3 AND t.id <> ?1
             AND t.cancelled_at IS NULL AND t.received_at >= ?4 AND t.received_at <= ?4 + ?5
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![id, household_id, home.topic_id, closed_at, REPEAT_WITHIN])?;
    Ok(())
}

fn dispose_orders(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE work_order_corrections SET result = '—', reason = CASE WHEN reason IS NOT NULL THEN '—' END
         WHERE work_order_id IN (SELECT id FROM work_orders WHERE ticket_id = ?1)",
    )?
    .execute([id])?;
    db.prepare_cached(
        "UPDATE work_orders SET place = NULL, place_key = NULL, problem = '—', note = NULL,
             result = CASE WHEN result IS NOT NULL THEN '—' END
         WHERE ticket_id = ?1",
    )?
    .execute([id])?;
    Ok(())
}

/// The title of an incident goes with the last of its tickets.
fn dispose_incident(db: &Connection, id: i64) -> Result<()> {
    let incident: Option<i64> = db
        .prepare_cached("SELECT incident_id FROM tickets WHERE id = ?1")?
        .query_row([id], |row| row.get("incident_id"))
        .optional()?
        .flatten();
    let Some(incident) = incident else { return Ok(()) };
    db.prepare_cached(
        "UPDATE incidents SET title = '—' WHERE id = ?1
         AND NOT EXISTS (SELECT 1 FROM tickets WHERE incident_id = ?1 AND content <> '')",
    )?
    .execute([incident])?;
    Ok(())
}

/// The tickets from the room with this key, for holding them.
pub(in crate::tickets) fn from_room(db: &Connection, room_key: &str) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached("SELECT id FROM tickets WHERE room_key = ?1")?;
    let ids = statement.query_map([room_key], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Puts the parts of the index together, so that nothing of what is no longer in it is left.
pub(in crate::tickets) fn compact_index(db: &Connection) -> Result<()> {
    db.execute("INSERT INTO ticket_tokens (ticket_tokens) VALUES ('optimize')", [])?;
    Ok(())
}
