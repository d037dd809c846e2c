//! The tables `audit_entries` and `audit_head`.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, named_params, params_from_iter};

use crate::access::AuditEntry;
use crate::access::audit::LastAct;
use crate::clock::instant;
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::Named;

/// A row as it is chained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::access) struct Row {
    pub(in crate::access) id: i64,
    pub(in crate::access) at: i64,
    pub(in crate::access) staff_id: Option<i64>,
    pub(in crate::access) operation: String,
    pub(in crate::access) subject: String,
    pub(in crate::access) changes: Option<String>,
    pub(in crate::access) hash: [u8; 32],
}

/// How many rows were sealed, and the hash of the last of them; none if the seal is gone.
pub(in crate::access) fn head(db: &Connection) -> Result<Option<(i64, [u8; 32])>> {
    let mut statement = db.prepare_cached("SELECT entries, hash FROM audit_head")?;
    Ok(statement.query_row([], |row| Ok((row.get("entries")?, row.get("hash")?))).optional()?)
}

/// When the first row was written; none if there is none.
pub(in crate::access) fn begun_at(db: &Connection) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT at FROM audit_entries ORDER BY id LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get("at")).optional()?)
}

/// When the last row of all was written, and the last before a moment.
pub(in crate::access) fn last_before(db: &Connection, before: i64) -> Result<(Option<i64>, Option<i64>)> {
    let mut last = db.prepare_cached("SELECT max(at) AS at FROM audit_entries")?;
    let mut earlier = db.prepare_cached("SELECT max(at) AS at FROM audit_entries WHERE at < ?1")?;
    Ok((last.query_row([], |row| row.get("at"))?, earlier.query_row([before], |row| row.get("at"))?))
}

/// Appends the row and seals it.
pub(in crate::access) fn append(db: &Connection, row: &Row) -> Result<()> {
    let Row { id, at, staff_id, operation, subject, changes, hash } = row;
    db.prepare_cached(
        "INSERT INTO audit_entries (id, at, staff_id, operation, subject, changes, hash)
         VALUES (:id, :at, :staff_id, :operation, :subject, :changes, :hash)",
    )?
    .execute(named_params! {
        ":id": id, ":at": at, ":staff_id": staff_id, ":operation": operation, ":subject": subject,
        ":changes": changes, ":hash": hash,
    })?;
    db.prepare_cached("UPDATE audit_head SET entries = ?1, hash = ?2")?.execute((id, hash))?;
    Ok(())
}

/// The first change of a field of something after a moment: when, and what it was before.
pub(in crate::access) fn first_change_after(
    db: &Connection,
    subject: &str,
    field: &str,
    at: DateTime<Utc>,
) -> Result<Option<(DateTime<Utc>, serde_json::Value)>> {
    let mut statement = db.prepare_cached(
        "SELECT at, changes FROM audit_entries INDEXED BY audit_entries_by_subject
         WHERE subject = ?1 AND at > ?2 AND changes IS NOT NULL ORDER BY at, id",
    )?;
    let mut rows = statement.query(rusqlite::params![subject, at.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get("changes")?;
        let read = |text: &str| serde_json::from_str::<BTreeMap<String, [serde_json::Value; 2]>>(text).ok();
        let mut changes = stored_text(read, "changes of an audit entry", &text)?;
        if let Some([before, _]) = changes.remove(field) {
            return Ok(Some((instant(row.get("at")?), before)));
        }
    }
    Ok(None)
}

/// Whether anything was done to something no later than `at`.
pub(in crate::access) fn known_at(db: &Connection, subject: &str, at: DateTime<Utc>) -> Result<bool> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM audit_entries INDEXED BY audit_entries_by_subject
             WHERE subject = ?1 AND at <= ?2) AS known",
    )?;
    Ok(statement.query_row(rusqlite::params![subject, at.timestamp_millis()], |row| row.get("known"))?)
}

/// Shows every row to `look`, oldest first, until it has seen enough and answers false.
pub(in crate::access) fn each(db: &Connection, mut look: impl FnMut(&Row) -> bool) -> Result<()> {
    let mut statement = db.prepare(
        "SELECT id, at, staff_id, operation, subject, changes, hash FROM audit_entries ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let row = Row {
            id: row.get("id")?,
            at: row.get("at")?,
            staff_id: row.get("staff_id")?,
            operation: row.get("operation")?,
            subject: row.get("subject")?,
            changes: row.get("changes")?,
            hash: row.get("hash")?,
        };
        if !look(&row) {
            break;
        }
    }
    Ok(())
}

/// Which entries a page shows, and from where on.
pub(in crate::access) struct AuditQuery {
    pub(in crate::access) from: Option<DateTime<Utc>>,
    pub(in crate::access) to: Option<DateTime<Utc>>,
    pub(in crate::access) staff_id: Option<i64>,
    pub(in crate::access) operation: Option<String>,
    pub(in crate::access) subject: Option<String>,
    pub(in crate::access) after: Option<AuditKey>,
    pub(in crate::access) limit: usize,
}

/// Where an entry stands in the order of time.
pub(in crate::access) struct AuditKey {
    pub(in crate::access) at: i64,
    pub(in crate::access) id: i64,
}

/// The query's text and its values.
fn select(query: &AuditQuery) -> (String, Vec<Value>) {
    let mut conditions = vec!["1"];
    let mut values: Vec<Value> = Vec::new();
    let mut add = |condition: &'static str, value: Value| {
        conditions.push(condition);
        values.push(value);
    };
    if let Some(from) = query.from {
        add("at >= ?", from.timestamp_millis().into());
    }
    if let Some(to) = query.to {
        add("at < ?", to.timestamp_millis().into());
    }
    if let Some(staff_id) = query.staff_id {
        add("staff_id = ?", staff_id.into());
    }
    if let Some(operation) = &query.operation {
        add("operation = ?", operation.clone().into());
    }
    // A subject has few entries and is found by its own index; everything else walks back through time.
    let mut index = "audit_entries_by_time";
    if let Some(subject) = &query.subject {
        index = "audit_entries_by_subject";
        add("subject >= ?", subject.clone().into());
        add("subject < ?", format!("{subject}\u{10FFFF}").into());
    }
    if let Some(AuditKey { at, id }) = query.after {
        conditions.push("(at, audit_entries.id) < (?, ?)");
        values.extend([at.into(), id.into()]);
    }
    values.push(i64::try_from(query.limit).unwrap_or(i64::MAX).into());
    let sql = format!(
        "SELECT audit_entries.id AS id, at, staff_id, staff.name AS staff_name, operation, subject, changes
         FROM audit_entries INDEXED BY {index} LEFT JOIN staff ON staff.id = staff_id
         WHERE {} ORDER BY at DESC, audit_entries.id DESC LIMIT ?",
        conditions.join(" AND ")
    );
    (sql, values)
}

/// The last entry about exactly this subject, other than those of the operation `passing`.
pub(in crate::access) fn last_about(
    db: &Connection,
    subject: &str,
    passing: &str,
) -> Result<Option<LastAct>> {
    let mut statement = db.prepare_cached(
        "SELECT at, staff_id, operation, changes FROM audit_entries INDEXED BY audit_entries_by_subject
         WHERE subject = ?1 AND operation <> ?2 ORDER BY id DESC LIMIT 1",
    )?;
    let act = statement.query_row([subject, passing], |row| {
        let changes: Option<String> = row.get("changes")?;
        Ok(LastAct {
            at: instant(row.get("at")?),
            staff_id: row.get("staff_id")?,
            operation: row.get("operation")?,
            changes: match changes {
                Some(json) => stored_text(|json| serde_json::from_str(json).ok(), "changes", &json)?,
                None => std::collections::BTreeMap::new(),
            },
        })
    });
    Ok(act.optional()?)
}

pub(in crate::access) fn page(db: &Connection, query: &AuditQuery) -> Result<Vec<AuditEntry>> {
    let (sql, values) = select(query);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        let staff_id: Option<i64> = row.get("staff_id")?;
        let changes: Option<String> = row.get("changes")?;
        Ok(AuditEntry {
            id: row.get("id")?,
            at: instant(row.get("at")?),
            staff: match staff_id {
                Some(id) => Some(Named { id, name: row.get("staff_name")? }),
                None => None,
            },
            operation: row.get("operation")?,
            subject: row.get("subject")?,
            changes: match changes {
                Some(json) => stored_text(|json| serde_json::from_str(json).ok(), "changes", &json)?,
                None => std::collections::BTreeMap::new(),
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn no_page_reads_from_the_beginning_or_sorts_but_by_subject() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), crate::store::Opening::for_test()).unwrap();
        let plain = || AuditQuery {
            from: None,
            to: None,
            staff_id: None,
            operation: None,
            subject: None,
            after: None,
            limit: 50,
        };
        let day = instant(0);
        let cases = [
            (plain(), "SCAN audit_entries USING INDEX audit_entries_by_time", false),
            (AuditQuery { from: Some(day), to: Some(day), ..plain() }, "(at>? AND at<?)", false),
            (
                AuditQuery { staff_id: Some(1), after: Some(AuditKey { at: 1, id: 1 }), ..plain() },
                "(at<?)",
                false,
            ),
            (AuditQuery { subject: Some("TS".to_owned()), ..plain() }, "(subject>? AND subject<?)", true),
        ];
        for (query, expected, sorted) in cases {
            let (sql, values) = select(&query);
            let plan: String = store
                .read(|db| {
                    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let lines = statement
                        .query_map(params_from_iter(values), |row| row.get::<_, String>("detail"))?
                        .collect::<rusqlite::Result<Vec<String>>>()?;
                    Ok(lines.join("; "))
                })
                .unwrap();
            assert!(plan.contains(expected), "{plan}");
            assert_eq!(plan.contains("TEMP B-TREE"), sorted, "{plan}");
        }
    }
}
