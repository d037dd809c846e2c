//! What was said of red flags, and the rule of the last minutes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::named;
use crate::clock::instant;
use crate::error::Result;
use crate::reports::Quarter;
use crate::store::stored_text;
use crate::supervision::{RedFlagReview, RedFlagRule};
use crate::tickets::RedFlagKind;

/// What a review is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::supervision) enum ReviewOf {
    Ticket { kind: RedFlagKind, ticket_id: i64, at: DateTime<Utc> },
    Person { staff_id: i64, quarter: String },
}

impl ReviewOf {
    pub(in crate::supervision) fn kind(&self) -> RedFlagKind {
        match self {
            ReviewOf::Ticket { kind, .. } => *kind,
            ReviewOf::Person { .. } => RedFlagKind::SlowPerson,
        }
    }
}

pub(in crate::supervision) fn rule(db: &Connection) -> Result<RedFlagRule> {
    let mut statement = db.prepare_cached("SELECT last_minutes, version FROM red_flag_rule")?;
    Ok(statement.query_row([], |row| {
        Ok(RedFlagRule { last_minutes: row.get("last_minutes")?, version: row.get("version")? })
    })?)
}

pub(in crate::supervision) fn set_rule(db: &Connection, rule: RedFlagRule) -> Result<()> {
    let RedFlagRule { last_minutes, version } = rule;
    db.prepare_cached("UPDATE red_flag_rule SET last_minutes = ?1, version = ?2")?
        .execute([last_minutes, version])?;
    Ok(())
}

fn review(row: &Row<'_>) -> rusqlite::Result<RedFlagReview> {
    Ok(RedFlagReview {
        finding_id: row.get("finding_id")?,
        reason: row.get("reason")?,
        by: named(row, "reviewed_by", "reviewed_by_name")?,
        at: instant(row.get("reviewed_at")?),
    })
}

/// What was said last of each ticket that stands out at a moment of this time, by ticket and moment in milliseconds.
pub(in crate::supervision) fn reviews(
    db: &Connection,
    kind: RedFlagKind,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<BTreeMap<(i64, i64), RedFlagReview>> {
    let mut statement = db.prepare_cached(
        "SELECT r.ticket_id, r.at, r.finding_id, r.reason, r.reviewed_at, r.reviewed_by, s.name AS reviewed_by_name
         FROM red_flag_reviews r JOIN staff s ON s.id = r.reviewed_by
         WHERE r.kind = ?1 AND r.ticket_id IS NOT NULL AND r.at >= ?2 AND r.at < ?3 ORDER BY r.id",
    )?;
    let values = params![kind.text(), from.timestamp_millis(), to.timestamp_millis()];
    let rows =
        statement.query_map(values, |row| Ok(((row.get("ticket_id")?, row.get("at")?), review(row)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which tickets that stand out at a moment of this time had been looked into by `known`, by ticket and moment in milliseconds.
pub(in crate::supervision) fn looked_into(
    db: &Connection,
    kind: RedFlagKind,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<BTreeSet<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT ticket_id, at FROM red_flag_reviews INDEXED BY red_flag_reviews_by_moment
         WHERE kind = ?1 AND ticket_id IS NOT NULL AND at >= ?2 AND at < ?3 AND reviewed_at <= ?4",
    )?;
    let [from, to, known] = [from, to, known].map(|at| at.timestamp_millis());
    let rows = statement.query_map(params![kind.text(), from, to, known], |row| {
        Ok((row.get("ticket_id")?, row.get("at")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was said last of a person's on-time rate in a quarter.
pub(in crate::supervision) fn review_of_person(
    db: &Connection,
    staff_id: i64,
    quarter: Quarter,
) -> Result<Option<RedFlagReview>> {
    let mut statement = db.prepare_cached(
        "SELECT r.finding_id, r.reason, r.reviewed_at, r.reviewed_by, s.name AS reviewed_by_name
         FROM red_flag_reviews r JOIN staff s ON s.id = r.reviewed_by
         WHERE r.staff_id = ?1 AND r.quarter = ?2 ORDER BY r.id DESC LIMIT 1",
    )?;
    Ok(statement.query_row(params![staff_id, quarter.to_string()], review).optional()?)
}

/// Keeps what was said: the finding that it was made, or why it was set aside.
pub(in crate::supervision) fn add_review(
    db: &Connection,
    of: &ReviewOf,
    (finding_id, reason): (Option<i64>, Option<&str>),
    (now, reviewer_id): (DateTime<Utc>, i64),
) -> Result<()> {
    let (ticket_id, at, staff_id, quarter) = match of {
        ReviewOf::Ticket { ticket_id, at, .. } => (Some(*ticket_id), Some(at.timestamp_millis()), None, None),
        ReviewOf::Person { staff_id, quarter } => (None, None, Some(*staff_id), Some(quarter)),
    };
    let mut statement = db.prepare_cached(
        "INSERT INTO red_flag_reviews (kind, ticket_id, at, staff_id, quarter, finding_id, reason, reviewed_at,
             reviewed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let reviewed_at = now.timestamp_millis();
    let kind = of.kind().text();
    statement.execute(params![
        kind,
        ticket_id,
        at,
        staff_id,
        quarter,
        finding_id,
        reason,
        reviewed_at,
        reviewer_id
    ])?;
    Ok(())
}

/// The red flag that a finding was made of.
pub(in crate::supervision) fn of_finding(db: &Connection, finding_id: i64) -> Result<Option<ReviewOf>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, ticket_id, at, staff_id, quarter FROM red_flag_reviews WHERE finding_id = ?1",
    )?;
    let found = statement.query_row([finding_id], |row| {
        let kind: String = row.get("kind")?;
        Ok(match row.get::<_, Option<i64>>("staff_id")? {
            Some(staff_id) => ReviewOf::Person { staff_id, quarter: row.get("quarter")? },
            None => ReviewOf::Ticket {
                kind: stored_text(RedFlagKind::parse, "kind of a red flag", &kind)?,
                ticket_id: row.get("ticket_id")?,
                at: instant(row.get("at")?),
            },
        })
    });
    Ok(found.optional()?)
}
