//! The table `incidents`, and which tickets belong together.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::list::{ROW, ticket_row};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::sight::Sight;
use crate::tickets::{MergedIncident, Named, TicketIncident, TicketRow};

/// The longest list of an incident's tickets.
const MOST_TICKETS: i64 = 1000;

/// The incident of a ticket `t` in a list or by itself, as columns that [`incident`] reads. Mistaken entries do not
/// count; callers of one room are one household, a caller without room stands for one.
macro_rules! incident_columns {
    () => {
        "
    (SELECT ifnull(n.merged_into, n.id) FROM incidents n WHERE n.id = t.incident_id) AS incident_root,
    (SELECT r.title FROM incidents n JOIN incidents r ON r.id = ifnull(n.merged_into, n.id)
        WHERE n.id = t.incident_id) AS incident_title,
    (SELECT count(*) FROM incidents n
        JOIN incidents m ON ifnull(m.merged_into, m.id) = ifnull(n.merged_into, n.id)
        JOIN tickets i ON i.incident_id = m.id
        WHERE n.id = t.incident_id AND i.status <> 'cancelled') AS incident_tickets,
    (SELECT count(DISTINCT ifnull(i.room_key, '#' || i.id)) FROM incidents n
        JOIN incidents m ON ifnull(m.merged_into, m.id) = ifnull(n.merged_into, n.id)
        JOIN tickets i ON i.incident_id = m.id
        WHERE n.id = t.incident_id AND i.status <> 'cancelled') AS incident_households"
    };
}
pub(super) use incident_columns;

pub(super) fn incident(row: &Row<'_>) -> rusqlite::Result<Option<TicketIncident>> {
    let root: Option<i64> = row.get("incident_root")?;
    root.map(|id| {
        Ok(TicketIncident {
            id,
            title: row.get("incident_title")?,
            tickets: row.get("incident_tickets")?,
            households: row.get("incident_households")?,
        })
    })
    .transpose()
}

/// An incident as it stands by itself.
pub(in crate::tickets) struct IncidentFacts {
    pub(in crate::tickets) title: String,
    pub(in crate::tickets) created_at: DateTime<Utc>,
    pub(in crate::tickets) created_by: Named,
    pub(in crate::tickets) merged_into: Option<i64>,
    pub(in crate::tickets) version: i64,
}

pub(in crate::tickets) fn incident_facts(db: &Connection, id: i64, field: &str) -> Result<IncidentFacts> {
    let mut statement = db.prepare_cached(
        "SELECT n.title, n.created_at, n.created_by, s.name, n.merged_into, n.version
         FROM incidents n JOIN staff s ON s.id = n.created_by WHERE n.id = ?1",
    )?;
    statement
        .query_row([id], |row| {
            Ok(IncidentFacts {
                title: row.get("title")?,
                created_at: instant(row.get("created_at")?),
                created_by: Named { id: row.get("created_by")?, name: row.get("name")? },
                merged_into: row.get("merged_into")?,
                version: row.get("version")?,
            })
        })
        .optional()?
        .ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

/// The most that `about_staff` may be: those that may not be seen have 1.
pub(super) fn seen(sight: Sight) -> i64 {
    i64::from(sight.sees(true))
}

/// What was merged into the incident.
pub(in crate::tickets) fn merged_incidents(db: &Connection, root: i64) -> Result<Vec<MergedIncident>> {
    let mut statement = db.prepare_cached(
        "SELECT m.id, m.title, (SELECT count(*) FROM tickets t WHERE t.incident_id = m.id) AS tickets
         FROM incidents m WHERE ifnull(m.merged_into, m.id) = ?1 AND m.id <> ?1 ORDER BY m.id",
    )?;
    let rows = statement.query_map([root], |row| {
        Ok(MergedIncident { id: row.get("id")?, title: row.get("title")?, tickets: row.get("tickets")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tickets of an incident and of what was merged into it, earliest receipt first.
pub(in crate::tickets) fn of_incident(
    db: &Connection,
    root: i64,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<Vec<TicketRow>> {
    let seen = seen(sight);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {ROW}, t.received_at AS list_key
         FROM incidents m JOIN tickets t ON t.incident_id = m.id
         JOIN channels c ON c.id = t.channel_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE ifnull(m.merged_into, m.id) = ?1 AND t.about_staff <= {seen} ORDER BY t.received_at, t.id LIMIT {MOST_TICKETS}"
    ))?;
    let rows = statement.query_map([root], |row| Ok(ticket_row(row, now)?.1))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Incidents with tickets that have not ended yet, the latest first, by the receipt of those.
pub(in crate::tickets) fn open_incidents(
    db: &Connection,
    since: DateTime<Utc>,
    sight: Sight,
    limit: i64,
) -> Result<Vec<TicketIncident>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT ",
        incident_columns!(),
        " FROM (
             SELECT max(u.id) AS id, max(u.received_at) AS last, ifnull(n.merged_into, n.id) AS root
             FROM tickets u JOIN incidents n ON n.id = u.incident_id
             WHERE u.closed_at IS NULL AND u.received_at >= ?1 AND u.status <> 'cancelled'
                 AND u.about_staff <= ?3
             GROUP BY root
         ) latest JOIN tickets t ON t.id = latest.id ORDER BY latest.last DESC LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![since.timestamp_millis(), limit, seen(sight)], incident)?;
    Ok(rows.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?)
}

/// The incident of a ticket, itself and not what it was merged into.
pub(in crate::tickets) fn incident_of(db: &Connection, ticket_id: i64) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT incident_id FROM tickets WHERE id = ?1")?;
    Ok(statement.query_row([ticket_id], |row| row.get("incident_id"))?)
}

/// The incident that this one counts as.
pub(in crate::tickets) fn root_of(db: &Connection, id: i64) -> Result<i64> {
    let mut statement =
        db.prepare_cached("SELECT ifnull(merged_into, id) AS root FROM incidents WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("root"))?)
}

pub(in crate::tickets) fn insert_incident(
    db: &Connection,
    title: &str,
    created_at: DateTime<Utc>,
    created_by: i64,
) -> Result<i64> {
    let mut statement =
        db.prepare_cached("INSERT INTO incidents (title, created_at, created_by) VALUES (?1, ?2, ?3)")?;
    Ok(statement.insert(params![title, created_at.timestamp_millis(), created_by])?)
}

pub(in crate::tickets) fn set_incident(
    db: &Connection,
    ticket_id: i64,
    incident_id: Option<i64>,
) -> Result<()> {
    db.prepare_cached("UPDATE tickets SET incident_id = ?2 WHERE id = ?1")?
        .execute(params![ticket_id, incident_id])?;
    Ok(())
}

/// Merges an incident, and what was merged into it before, into another.
pub(in crate::tickets) fn merge_incident(db: &Connection, from: i64, into: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE incidents SET merged_into = ?2, version = version + 1
         WHERE ifnull(merged_into, id) = ?1 AND id <> ?1",
    )?
    .execute([from, into])?;
    db.prepare_cached("UPDATE incidents SET merged_into = ?2, version = version + 1 WHERE id = ?1")?
        .execute([from, into])?;
    Ok(())
}

pub(in crate::tickets) fn unmerge_incident(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE incidents SET merged_into = NULL, version = version + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(in crate::tickets) fn rename_incident(db: &Connection, id: i64, title: &str) -> Result<()> {
    db.prepare_cached("UPDATE incidents SET title = ?2, version = version + 1 WHERE id = ?1")?
        .execute(params![id, title])?;
    Ok(())
}

/// The beginning of what was said in a ticket.
pub(in crate::tickets) fn beginning(db: &Connection, ticket_id: i64) -> Result<String> {
    let mut statement =
        db.prepare_cached("SELECT substr(content, 1, 40) AS words FROM tickets WHERE id = ?1")?;
    let words: String = statement.query_row([ticket_id], |row| row.get("words"))?;
    Ok(words.replace(['\n', '\t'], " "))
}

/// A ticket that may be about the same.
pub(in crate::tickets) struct Candidate {
    pub(in crate::tickets) id: i64,
    /// The incident that it counts to.
    pub(in crate::tickets) root: Option<i64>,
    pub(in crate::tickets) room_key: Option<String>,
    /// The beginning of what was said.
    pub(in crate::tickets) words: String,
}

/// What was received since and has not ended, the latest first: a piece of an index that holds nothing else.
pub(in crate::tickets) fn unended(
    db: &Connection,
    since: DateTime<Utc>,
    sight: Sight,
    limit: i64,
) -> Result<Vec<Candidate>> {
    let mut statement = db.prepare_cached(UNENDED)?;
    let rows = statement.query_map(params![since.timestamp_millis(), limit, seen(sight)], |row| {
        Ok(Candidate {
            id: row.get("id")?,
            root: row.get("root")?,
            room_key: row.get("room_key")?,
            words: row.get("words")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const UNENDED: &str =
    "SELECT t.id, ifnull(n.merged_into, n.id) AS root, t.room_key, substr(t.content, 1, 300) AS words
    FROM tickets t LEFT JOIN incidents n ON n.id = t.incident_id
    WHERE t.closed_at IS NULL AND t.received_at >= ?1 AND t.status <> 'cancelled' AND t.about_staff <= ?3
    ORDER BY t.received_at DESC, t.id DESC LIMIT ?2";

/// A ticket as lists show it, with its topic's id if somebody has chosen it.
pub(in crate::tickets) fn listed(
    db: &Connection,
    id: i64,
    now: DateTime<Utc>,
) -> Result<(TicketRow, Option<i64>)> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {ROW}, 
             CASE t.topic_pending WHEN 0 THEN t.topic_id END AS topic_id, t.received_at AS list_key
         FROM tickets t JOIN channels c ON c.id = t.channel_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id WHERE t.id = ?1"
    ))?;
    Ok(statement.query_row([id], |row| Ok((ticket_row(row, now)?.1, row.get("topic_id")?)))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Opening, Store};

    /// Similar tickets are looked for along the index of what has not ended, not among all tickets.
    #[test]
    fn what_is_similar_is_not_looked_for_everywhere() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let explain = |db: &Connection| {
            let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {UNENDED}"))?;
            let lines = statement.query_map(params![0, 1, 0], |row| row.get::<_, String>("detail"))?;
            Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
        };
        let plan = store.read(explain).unwrap();
        assert!(
            plan.contains("tickets_unended") && !plan.contains("SCAN") && !plan.contains("TEMP"),
            "{plan}"
        );
    }
}
