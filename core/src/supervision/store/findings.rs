//! The table `findings`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params_from_iter};
use uuid::Uuid;

use super::{Charge, ListQuery, moment, named, named_if, required_day, stored_text};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::supervision::{Finding, FindingState};

const FINDING: &str = "SELECT o.id, o.check_id, k.channel_id, h.name AS channel_name, o.content, o.owner_id,
        s.name AS owner_name, o.due_on, o.state, o.created_at, o.settled_at, o.version, (
            SELECT e.content FROM finding_events e
            WHERE e.finding_id = o.id AND e.content IS NOT NULL ORDER BY e.id DESC LIMIT 1) AS last_note
    FROM findings o JOIN staff s ON s.id = o.owner_id LEFT JOIN checks k ON k.id = o.check_id
    LEFT JOIN channels h ON h.id = k.channel_id";

fn row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Finding> {
    let state: String = row.get("state")?;
    let state = stored_text(FindingState::parse, "state of a finding", &state)?;
    let due_on = required_day(row, "due_on")?;
    Ok(Finding {
        id: row.get("id")?,
        check_id: row.get("check_id")?,
        channel: named_if(row, "channel_id", "channel_name")?,
        content: row.get("content")?,
        owner: named(row, "owner_id", "owner_name")?,
        due_on,
        state,
        late: state == FindingState::Open && due_on < today,
        created_at: instant(row.get("created_at")?),
        settled_at: moment(row, "settled_at")?,
        last_note: row.get("last_note")?,
        version: row.get("version")?,
    })
}

/// The finding with this id; `field` is where the id came from.
pub(in crate::supervision) fn finding(
    db: &Connection,
    id: i64,
    field: &str,
    today: NaiveDate,
) -> Result<Finding> {
    let mut statement = db.prepare_cached(&format!("{FINDING} WHERE o.id = ?1"))?;
    let found = statement.query_row([id], |found| row(found, today)).optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

/// A page of findings, the one due first first.
pub(in crate::supervision) fn page(
    db: &Connection,
    query: &ListQuery,
    today: NaiveDate,
) -> Result<Vec<Finding>> {
    let (tail, values) = query.tail();
    let mut statement = db.prepare_cached(&format!("{FINDING} {tail}"))?;
    let rows = statement.query_map(params_from_iter(values), |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The findings of a check, in the order in which they were noted.
pub(in crate::supervision) fn of_check(
    db: &Connection,
    check_id: i64,
    today: NaiveDate,
) -> Result<Vec<Finding>> {
    let mut statement = db.prepare_cached(&format!("{FINDING} WHERE o.check_id = ?1 ORDER BY o.id"))?;
    let rows = statement.query_map([check_id], |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Notes a finding; answers its id.
pub(in crate::supervision) fn insert(
    db: &Connection,
    uid: Uuid,
    check_id: Option<i64>,
    content: &str,
    charge: Charge,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO findings (uid, check_id, content, owner_id, due_on, state, created_at, created_by)
         VALUES (:uid, :check_id, :content, :owner_id, :due_on, 'open', :created_at, :created_by)",
    )?;
    Ok(statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":check_id": check_id, ":content": content,
        ":owner_id": charge.owner_id, ":due_on": charge.due_on.to_string(),
        ":created_at": now.timestamp_millis(), ":created_by": staff_id,
    })?)
}

pub(in crate::supervision) fn set_content(db: &Connection, id: i64, content: &str) -> Result<()> {
    db.prepare_cached("UPDATE findings SET content = ?2 WHERE id = ?1")?
        .execute(rusqlite::params![id, content])?;
    Ok(())
}
