//! The tables `policy_versions` and `policy_limits`.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, params};

use super::Limit;
use crate::error::Result;

/// The limit for `category` by the version in force at `at`.
pub(crate) fn limit(db: &Connection, category: &str, at: DateTime<Utc>) -> Result<Limit> {
    let mut statement = db.prepare_cached(
        "SELECT policy_version, limit_ms, warn_before_ms FROM policy_limits
         WHERE category = ?1 AND policy_version = (
             SELECT version FROM policy_versions WHERE effective_from <= ?2
             ORDER BY effective_from DESC, version DESC LIMIT 1)",
    )?;
    Ok(statement.query_row(params![category, at.timestamp_millis()], |row| {
        Ok(Limit {
            policy_version: row.get("policy_version")?,
            limit_ms: row.get("limit_ms")?,
            warn_before_ms: row.get("warn_before_ms")?,
        })
    })?)
}

/// The longest warning of any version: nothing that is due later than this from now can be due soon.
pub(crate) fn longest_warning(db: &Connection) -> Result<TimeDelta> {
    let mut statement = db.prepare_cached("SELECT max(warn_before_ms) AS longest FROM policy_limits")?;
    Ok(TimeDelta::milliseconds(statement.query_row([], |row| row.get("longest"))?))
}
