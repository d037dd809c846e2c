//! The tables `credentials`, `sign_in_failures` and `recovery_key`.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::access::attempts::Failures;
use crate::clock::instant;
use crate::error::Result;

/// What a person proves to be with.
pub(in crate::access) struct Credential {
    pub(in crate::access) password_hash: String,
    pub(in crate::access) must_change: bool,
}

/// Whether anybody has a password: whether the office has been set up.
pub(in crate::access) fn any(db: &Connection) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM credentials) AS set_up")?;
    Ok(statement.query_row([], |row| row.get("set_up"))?)
}

pub(in crate::access) fn of(db: &Connection, staff_id: i64) -> Result<Option<Credential>> {
    let mut statement =
        db.prepare_cached("SELECT password_hash, must_change FROM credentials WHERE staff_id = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Credential { password_hash: row.get("password_hash")?, must_change: row.get("must_change")? })
    };
    Ok(statement.query_row([staff_id], read).optional()?)
}

pub(in crate::access) fn set(
    db: &Connection,
    staff_id: i64,
    password_hash: &str,
    must_change: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    db.execute(
        "INSERT INTO credentials (staff_id, password_hash, must_change, changed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (staff_id) DO UPDATE SET password_hash = excluded.password_hash,
             must_change = excluded.must_change, changed_at = excluded.changed_at",
        params![staff_id, password_hash, must_change, now.timestamp_millis()],
    )?;
    Ok(())
}

pub(in crate::access) fn failures(db: &Connection, name_hash: &[u8; 32]) -> Result<Option<Failures>> {
    let mut statement =
        db.prepare_cached("SELECT failures, last_at FROM sign_in_failures WHERE name_hash = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Failures { count: row.get("failures")?, last_at: instant(row.get("last_at")?) })
    };
    Ok(statement.query_row([name_hash], read).optional()?)
}

/// Counts one more failure, and forgets those that nobody has added to for `memory`.
pub(in crate::access) fn add_failure(
    db: &Connection,
    name_hash: &[u8; 32],
    now: DateTime<Utc>,
    memory: TimeDelta,
) -> Result<()> {
    db.execute("DELETE FROM sign_in_failures WHERE last_at < ?1", [(now - memory).timestamp_millis()])?;
    db.execute(
        "INSERT INTO sign_in_failures (name_hash, failures, last_at) VALUES (?1, 1, ?2)
         ON CONFLICT (name_hash) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at",
        params![name_hash, now.timestamp_millis()],
    )?;
    Ok(())
}

pub(in crate::access) fn forget_failures(db: &Connection, name_hash: &[u8; 32]) -> Result<()> {
    db.execute("DELETE FROM sign_in_failures WHERE name_hash = ?1", [name_hash])?;
    Ok(())
}

/// How the recovery key is known again where no file does; none if the office has none.
pub(in crate::access) fn recovery_hash(db: &Connection) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT key_hash FROM recovery_key")?;
    Ok(statement.query_row([], |row| row.get("key_hash")).optional()?)
}

pub(in crate::access) fn set_recovery_hash(
    db: &Connection,
    key_hash: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    db.execute(
        "INSERT INTO recovery_key (id, key_hash, made_at) VALUES (1, ?1, ?2)
         ON CONFLICT (id) DO UPDATE SET key_hash = excluded.key_hash, made_at = excluded.made_at",
        params![key_hash, now.timestamp_millis()],
    )?;
    Ok(())
}
