//! The table `incidents`, and which tickets belong together.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::list::{row_columns, ticket_row};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::sight::Sight;
use crate::tickets::{MergedIncident, Named, TicketIncident, TicketRow};

/// The longest list of an incident's tickets.
const MOST_TICKETS: i64 = 1000;

/// The incident of a ticket `t` in a list or by itself, as columns that [`incident`] reads, of what can be seen. Mistaken
/// entries do not count; callers of one room are one household, a caller without room stands for one.
pub(super) fn incident_columns(sight: Sight) -> String {
    let counted = format!(
        "FROM incidents n
            JOIN incidents m ON ifnull(m.merged_into, m.id) = ifnull(n.merged_into, n.id)
            JOIN tickets i ON i.incident_id = m.id
            WHERE n.id = t.incident_id AND i.status <> 'cancelled' AND i.about_staff <= {}",
        seen(sight)
    );
    format!(
        "(SELECT ifnull(n.merged_into, n.id) FROM incidents n WHERE n.id = t.incident_id) AS incident_root,
        (SELECT {title} FROM incidents x JOIN incidents n ON n.id = ifnull(x.merged_into, x.id)
            WHERE x.id = t.incident_id) AS incident_title,
        (SELECT count(*) {counted}) AS incident_tickets,
        (SELECT count(DISTINCT ifnull(i.room_key, '#' || i.id)) {counted}) AS incident_households",
        title = title(sight),
    )
}

/// The title of an incident `n`. Whoever may not see all of its tickets is told what the first registered of the others says:
/// the title may quote one that they may not see.
fn title(sight: Sight) -> String {
    match sight {
        Sight::All => "n.title".to_owned(),
        Sight::NotAboutStaff => format!(
            "CASE WHEN EXISTS (SELECT 1 {TICKETS_OF} AND i.about_staff = 1)
                THEN {} ELSE n.title END",
            first_said()
        ),
    }
}

/// Where the tickets `i` of an incident `n` are, with those of what was merged into it. The sign keeps the index of roots
/// usable: it holds an expression, which a column would be compared with by its own type.
const TICKETS_OF: &str = "FROM tickets i WHERE i.incident_id IN
    (SELECT n.id UNION ALL SELECT g.id FROM incidents g WHERE ifnull(g.merged_into, g.id) = +n.id AND g.id <> n.id)";

/// What the first registered ticket of an incident `n` that is not about staff begins with, along the index.
fn first_said() -> String {
    format!(
        "(SELECT {BEGINNING} FROM tickets i WHERE i.id = (SELECT min(i.id) {TICKETS_OF} AND i.about_staff = 0))"
    )
}

/// The beginning of what was said in a ticket `i`, in one line.
const BEGINNING: &str = "replace(replace(substr(i.content, 1, 40), char(10), ' '), char(9), ' ')";

/// The incident of a ticket; one that nobody else is left in is none.
pub(super) fn incident(row: &Row<'_>) -> rusqlite::Result<Option<TicketIncident>> {
    let root: Option<i64> = row.get("incident_root")?;
    let tickets: i64 = row.get("incident_tickets")?;
    root.filter(|_| tickets > 1)
        .map(|id| {
            Ok(TicketIncident {
                id,
                title: row.get("incident_title")?,
                tickets,
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

/// The incident with this id; one of which nothing can be seen is none.
pub(in crate::tickets) fn incident_facts(
    db: &Connection,
    id: i64,
    field: &str,
    sight: Sight,
) -> Result<IncidentFacts> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {title} AS title, n.created_at, n.created_by, s.name, n.merged_into, n.version
         FROM incidents n JOIN staff s ON s.id = n.created_by
         WHERE n.id = ?1 AND EXISTS (SELECT 1 {TICKETS_OF} AND i.about_staff <= ?2)",
        title = title(sight),
    ))?;
    statement
        .query_row([id, seen(sight)], |row| {
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

/// How the tickets of an incident stand, whoever may see them.
pub(in crate::tickets) struct Company {
    /// How many there are, mistaken entries too.
    pub(in crate::tickets) tickets: i64,
    /// How many of them can still be changed.
    pub(in crate::tickets) changeable: i64,
    /// How many of them are about staff.
    pub(in crate::tickets) about_staff: i64,
    /// The number of one that is archived.
    pub(in crate::tickets) archived: Option<String>,
}

pub(in crate::tickets) fn company(db: &Connection, id: i64) -> Result<Company> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS tickets, count(*) FILTER (WHERE status NOT IN ('archived', 'cancelled')) AS changeable,
             count(*) FILTER (WHERE about_staff = 1) AS about_staff,
             min(CASE WHEN status = 'archived' THEN number END) AS archived
         FROM tickets WHERE incident_id IN
             (SELECT ?1 UNION ALL SELECT id FROM incidents WHERE ifnull(merged_into, id) = ?1 AND id <> ?1)",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(Company {
            tickets: row.get("tickets")?,
            changeable: row.get("changeable")?,
            about_staff: row.get("about_staff")?,
            archived: row.get("archived")?,
        })
    })?)
}

/// The most that `about_staff` may be: those that may not be seen have 1.
pub(super) fn seen(sight: Sight) -> i64 {
    i64::from(sight.sees(true))
}

/// What was merged into the incident, of what can be seen.
pub(in crate::tickets) fn merged_incidents(
    db: &Connection,
    root: i64,
    sight: Sight,
) -> Result<Vec<MergedIncident>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT * FROM (
             SELECT n.id, {title} AS title, (SELECT count(*) {TICKETS_OF} AND i.about_staff <= ?2) AS tickets
             FROM incidents n WHERE ifnull(n.merged_into, n.id) = ?1 AND n.id <> ?1
         ) WHERE tickets > 0 ORDER BY id",
        title = title(sight),
    ))?;
    let rows = statement.query_map([root, seen(sight)], |row| {
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
    let (row, seen) = (row_columns(sight), seen(sight));
    let mut statement = db.prepare_cached(&format!(
        "SELECT {row}, t.received_at AS list_key
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
    let mut statement = db.prepare_cached(&format!(
        "SELECT {columns} FROM (
             SELECT max(u.id) AS id, max(u.received_at) AS last, ifnull(n.merged_into, n.id) AS root
             FROM tickets u JOIN incidents n ON n.id = u.incident_id
             WHERE u.closed_at IS NULL AND u.received_at >= ?1 AND u.status <> 'cancelled'
                 AND u.about_staff <= ?3
             GROUP BY root
         ) latest JOIN tickets t ON t.id = latest.id
         WHERE incident_tickets > 1 ORDER BY latest.last DESC LIMIT ?2",
        columns = incident_columns(sight),
    ))?;
    let rows = statement.query_map(params![since.timestamp_millis(), limit, seen(sight)], incident)?;
    Ok(rows.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?)
}

/// Incidents with tickets received from `from` on and before `to`, those of the most households first.
pub(in crate::tickets) fn incidents_within(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    sight: Sight,
    limit: i64,
) -> Result<Vec<TicketIncident>> {
    let mut statement = db.prepare_cached(&within(sight))?;
    let values = params![from.timestamp_millis(), to.timestamp_millis(), limit, seen(sight)];
    let rows = statement.query_map(values, incident)?;
    Ok(rows.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?)
}

fn within(sight: Sight) -> String {
    format!(
        "SELECT {columns} FROM (
             SELECT max(u.id) AS id, ifnull(n.merged_into, n.id) AS root
             FROM tickets u INDEXED BY tickets_of_incidents JOIN incidents n ON n.id = u.incident_id
             WHERE u.incident_id IS NOT NULL AND u.received_at >= ?1 AND u.received_at < ?2
                 AND u.status <> 'cancelled' AND u.about_staff <= ?4
             GROUP BY root
         ) latest JOIN tickets t ON t.id = latest.id
         WHERE incident_tickets > 1 ORDER BY incident_households DESC, incident_tickets DESC, latest.root LIMIT ?3",
        columns = incident_columns(sight),
    )
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
        db.prepare_cached(&format!("SELECT {BEGINNING} AS words FROM tickets i WHERE id = ?1"))?;
    Ok(statement.query_row([ticket_id], |row| row.get("words"))?)
}

/// Calls an incident by its first ticket that is not about staff, if it has one.
pub(in crate::tickets) fn title_anew(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached(&format!(
        "UPDATE incidents AS n SET version = version + 1, title = coalesce({}, title) WHERE id = ?1",
        first_said()
    ))?
    .execute([id])?;
    Ok(())
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
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<(TicketRow, Option<i64>)> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {row},
             CASE t.topic_pending WHEN 0 THEN t.topic_id END AS topic_id, t.received_at AS list_key
         FROM tickets t JOIN channels c ON c.id = t.channel_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id WHERE t.id = ?1",
        row = row_columns(sight),
    ))?;
    Ok(statement.query_row([id], |row| Ok((ticket_row(row, now)?.1, row.get("topic_id")?)))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Opening, Store};

    /// The incidents of a period are looked for among its tickets that have one.
    #[test]
    fn incidents_of_a_period_are_not_looked_for_everywhere() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let explain = |db: &Connection| {
            let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {}", within(Sight::All)))?;
            let lines = statement.query_map(params![0, 1, 2, 1], |row| row.get::<_, String>("detail"))?;
            Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
        };
        let plan = store.read(explain).unwrap();
        let index = "SEARCH u USING INDEX tickets_of_incidents (received_at>? AND received_at<?)";
        assert!(plan.contains(index) && !plan.contains("SCAN u") && !plan.contains("SCAN t"), "{plan}");
    }

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
