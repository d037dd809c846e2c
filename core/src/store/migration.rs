//! Bringing a store to the present form.
//!
//! Migrations are append-only. Each runs in one transaction with its bookkeeping, and the hash of its text is kept:
//! a store whose migrations read differently from this program's is not touched, nor is one of a newer program.

use rusqlite::{Connection, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorCode, Result};

/// Marks the file as a store of this program (SQLite's `application_id`): `LnSh`.
const APPLICATION_ID: i64 = 0x4C6E_5368;

struct Migration {
    name: &'static str,
    text: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { name: "0001_desk", text: include_str!("../../migrations/0001_desk.sql") },
    Migration { name: "0002_access", text: include_str!("../../migrations/0002_access.sql") },
    Migration { name: "0003_residents", text: include_str!("../../migrations/0003_residents.sql") },
    Migration { name: "0004_store", text: include_str!("../../migrations/0004_store.sql") },
    Migration { name: "0007_search", text: include_str!("../../migrations/0007_search.sql") },
    Migration { name: "0008_ledger", text: include_str!("../../migrations/0008_ledger.sql") },
    Migration { name: "0010_clock", text: include_str!("../../migrations/0010_clock.sql") },
];

/// The number of the newest migration that this program knows.
fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Runs the migrations that the store has not seen.
///
/// # Errors
/// As [`done`]; a migration that fails leaves the store as it was.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    migrate_to(connection, MIGRATIONS.len())
}

/// The store as the program made it that knew only the first `count` migrations.
#[cfg(test)]
pub(super) fn migrate_to_first(connection: &mut Connection, count: usize) -> Result<()> {
    migrate_to(connection, count)
}

fn migrate_to(connection: &mut Connection, count: usize) -> Result<()> {
    // The one transaction makes processes that start at the same moment wait for each other.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = done(&transaction)?;
    if done >= count {
        return Ok(transaction.finish()?);
    }
    if done == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(
            "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;",
        )?;
    }
    for (version, migration) in (1_i64..).zip(&MIGRATIONS[..count]).skip(done) {
        transaction.execute_batch(migration.text)?;
        transaction.execute(
            "INSERT INTO migrations (version, name, sha256) VALUES (?1, ?2, ?3)",
            params![version, migration.name, hash(migration.text)],
        )?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    Ok(transaction.commit()?)
}

/// Whether there are migrations that a store of this program has not seen.
///
/// # Errors
/// As [`done`].
pub(super) fn pending(connection: &Connection) -> Result<bool> {
    let done = done(connection)?;
    Ok(done > 0 && done < MIGRATIONS.len())
}

/// How many migrations the store has seen; it is only looked at.
///
/// # Errors
/// `store.newer` or `store.foreign` if this program must not touch it.
pub(super) fn done(connection: &Connection) -> Result<usize> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) AS tables FROM sqlite_schema", [], |row| row.get("tables"))?;
    if application != APPLICATION_ID && (application != 0 || tables != 0 || version != 0) {
        return Err(Error::new(ErrorCode::StoreForeign));
    }
    if version > newest() {
        return Err(Error::new(ErrorCode::StoreNewer).with("version", version).with("known", newest()));
    }
    let done = usize::try_from(version).map_err(|_| Error::new(ErrorCode::StoreForeign))?;
    if done > 0 {
        let mut statement = connection.prepare("SELECT sha256 FROM migrations ORDER BY version")?;
        let hashes: Vec<String> =
            statement.query_map([], |row| row.get("sha256"))?.collect::<rusqlite::Result<_>>()?;
        let same = hashes.iter().eq(MIGRATIONS[..done]
            .iter()
            .map(|migration| hash(migration.text))
            .collect::<Vec<_>>()
            .iter());
        if !same {
            return Err(Error::new(ErrorCode::StoreForeign).with("version", version));
        }
    }
    Ok(done)
}

/// The hash of a migration's text, whatever line ends the checkout gave it.
fn hash(text: &str) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    digest.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap_or_default();
        hex
    })
}
