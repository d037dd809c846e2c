//! The tables of supervision. What findings and measures have in common is here, the rest in a file for each.

pub(super) mod board;
pub(super) mod call_backs;
pub(super) mod checks;
pub(super) mod findings;
pub(super) mod measures;
pub(super) mod red_flags;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};

use super::owed::{Charge, SupervisionEvent, SupervisionEventKind};
use crate::clock::instant;
use crate::error::Result;
use crate::store::{day, moment, ms, required_day, stored_text};
use crate::tickets::Named;

/// What is owed: a finding's rectification, or a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owed {
    Finding,
    Measure,
}

impl Owed {
    fn table(self) -> &'static str {
        match self {
            Owed::Finding => "findings",
            Owed::Measure => "improvement_measures",
        }
    }

    fn events(self) -> &'static str {
        match self {
            Owed::Finding => "finding_events",
            Owed::Measure => "improvement_measure_events",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Owed::Finding => "finding_id",
            Owed::Measure => "measure_id",
        }
    }
}

/// The person whose id and name stand in these columns.
fn named(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Named> {
    Ok(Named { id: row.get(id)?, name: row.get(name)? })
}

/// The same where there may be none.
fn named_if(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Option<Named>> {
    match row.get(id)? {
        None => Ok(None),
        Some(id) => Ok(Some(Named { id, name: row.get(name)? })),
    }
}

/// Checks made from one moment on and before the other, of a channel or of all; of their findings perhaps only the settled.
pub(super) struct Checked {
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
    pub(super) channel_id: Option<i64>,
    pub(super) settled: bool,
}

/// Which rows of a list a page shows, checked.
pub(super) struct ListQuery {
    pub(super) state: Option<&'static str>,
    /// Due on an earlier day.
    pub(super) due_before: Option<NaiveDate>,
    pub(super) owner_id: Option<i64>,
    /// Findings of these checks.
    pub(super) of_checks: Option<Checked>,
    /// Only these.
    pub(super) ids: Option<Vec<i64>>,
    /// The place of the row after which the page begins: its day and its id.
    pub(super) after: Option<(NaiveDate, i64)>,
    pub(super) limit: usize,
}

impl ListQuery {
    /// The rest of a query of rows called `o`, the one due first first, with the values of its question marks.
    fn tail(&self) -> (String, Vec<Value>) {
        let mut conditions = vec!["1 = 1"];
        let mut values: Vec<Value> = Vec::new();
        if let Some(state) = self.state {
            conditions.push("o.state = ?");
            values.push(state.to_owned().into());
        }
        if let Some(day) = self.due_before {
            conditions.push("o.due_on < ?");
            values.push(day.to_string().into());
        }
        if let Some(owner_id) = self.owner_id {
            conditions.push("o.owner_id = ?");
            values.push(owner_id.into());
        }
        if let Some(Checked { from, to, channel_id, settled }) = &self.of_checks {
            // Few enough to be sorted.
            conditions.push(
                "o.check_id IN (SELECT k.id FROM checks k INDEXED BY checks_by_time
                     WHERE k.checked_at >= ? AND k.checked_at < ? AND k.channel_id = ifnull(?, k.channel_id))",
            );
            values.extend([from, to].map(|at| Value::from(at.timestamp_millis())));
            values.push((*channel_id).map_or(Value::Null, Value::from));
            if *settled {
                conditions.push("o.settled_at IS NOT NULL");
            }
        }
        if let Some(ids) = &self.ids {
            conditions.push("o.id IN (SELECT value FROM json_each(?))");
            values.push(format!("{ids:?}").into());
        }
        if let Some((day, id)) = self.after {
            conditions.push("(o.due_on, o.id) > (?, ?)");
            values.extend([day.to_string().into(), id.into()]);
        }
        let filter = conditions.join(" AND ");
        (format!("WHERE {filter} ORDER BY o.due_on, o.id LIMIT {}", self.limit), values)
    }
}

/// Says who is to do it by when from now on.
pub(super) fn charge(db: &Connection, owed: Owed, id: i64, charge: Charge) -> Result<()> {
    let table = owed.table();
    db.prepare_cached(&format!(
        "UPDATE {table} SET owner_id = ?2, due_on = ?3, version = version + 1 WHERE id = ?1"
    ))?
    .execute(params![id, charge.owner_id, charge.due_on.to_string()])?;
    Ok(())
}

pub(super) fn set_state(
    db: &Connection,
    owed: Owed,
    id: i64,
    state: &str,
    settled_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let table = owed.table();
    db.prepare_cached(&format!(
        "UPDATE {table} SET state = ?2, settled_at = ?3, version = version + 1 WHERE id = ?1"
    ))?
    .execute(params![id, state, ms(settled_at)])?;
    Ok(())
}

/// Something that happened, about to be kept.
pub(super) struct NewEvent<'a> {
    pub(super) id: i64,
    pub(super) kind: SupervisionEventKind,
    pub(super) at: DateTime<Utc>,
    pub(super) staff_id: i64,
    pub(super) content: Option<&'a str>,
    pub(super) owner_id: Option<i64>,
    pub(super) due_on: Option<NaiveDate>,
    /// What the figure of a measure is now.
    pub(super) figure_after: Option<&'a str>,
}

impl<'a> NewEvent<'a> {
    /// One that says no more than who did what when, and what was noted.
    pub(super) fn new(
        id: i64,
        kind: SupervisionEventKind,
        content: Option<&'a str>,
        (at, staff_id): (DateTime<Utc>, i64),
    ) -> Self {
        Self { id, kind, at, staff_id, content, owner_id: None, due_on: None, figure_after: None }
    }
}

pub(super) fn add_event(db: &Connection, owed: Owed, event: &NewEvent<'_>) -> Result<()> {
    let NewEvent { id, kind, at, staff_id, content, owner_id, due_on, figure_after } = event;
    let (events, key) = (owed.events(), owed.key());
    let mut statement = db.prepare_cached(&format!(
        "INSERT INTO {events} ({key}, kind, at, staff_id, content, owner_id, due_on, figure_after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    ))?;
    let due_on = due_on.map(|day| day.to_string());
    statement.execute(params![
        id,
        kind.text(),
        at.timestamp_millis(),
        staff_id,
        content,
        owner_id,
        due_on,
        figure_after
    ])?;
    Ok(())
}

/// Everything that happened to it, oldest first.
pub(super) fn events(db: &Connection, owed: Owed, id: i64) -> Result<Vec<SupervisionEvent>> {
    let (events, key) = (owed.events(), owed.key());
    let mut statement = db.prepare_cached(&format!(
        "SELECT e.id, e.kind, e.at, e.staff_id, s.name AS staff_name, e.content, e.owner_id,
             o.name AS owner_name, e.due_on
         FROM {events} e JOIN staff s ON s.id = e.staff_id LEFT JOIN staff o ON o.id = e.owner_id
         WHERE e.{key} = ?1 ORDER BY e.id"
    ))?;
    let rows = statement.query_map([id], |row| {
        let kind: String = row.get("kind")?;
        Ok(SupervisionEvent {
            id: row.get("id")?,
            kind: stored_text(SupervisionEventKind::parse, "event of supervision", &kind)?,
            at: instant(row.get("at")?),
            staff: named(row, "staff_id", "staff_name")?,
            content: row.get("content")?,
            owner: named_if(row, "owner_id", "owner_name")?,
            due_on: day(row, "due_on")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
