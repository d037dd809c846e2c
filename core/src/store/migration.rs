//! Bringing a store to the present form.
//!
//! Migrations are append-only. Each runs in one transaction with its bookkeeping, and the hash of its text is kept:
//! a store whose migrations read differently from this program's is not touched, nor is one of a newer program.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
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
];

/// The number of the newest migration that this program knows.
fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Looks at a file without changing it.
///
/// # Errors
/// `store.newer` or `store.foreign` if this program must not touch it.
pub(super) fn inspect(path: &Path) -> Result<()> {
    let length = match std::fs::metadata(path) {
        Ok(metadata) => metadata.len(),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Error::new(ErrorCode::StoreFailed).because(cause)),
    };
    if length == 0 {
        return Ok(());
    }
    let mut connection = look(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let readable = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    if readable.is_err_and(|cause| cause.sqlite_error_code() == Some(rusqlite::ErrorCode::ReadOnly)) {
        // Somebody was cut off while the file was being made, before it had its write-ahead log: SQLite must undo
        // what was begun before anybody can read it, and needs to write for that.
        connection = look(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    }
    check(&connection).map(|_| ())
}

fn look(path: &Path, how: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, how)?;
    connection.busy_timeout(super::PATIENCE)?;
    Ok(connection)
}

/// Runs the migrations that the store has not seen.
///
/// # Errors
/// As [`inspect`]; a migration that fails leaves the store as it was.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    // The one transaction makes processes that start at the same moment wait for each other.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = check(&transaction)?;
    if done == MIGRATIONS.len() {
        return Ok(transaction.finish()?);
    }
    if done == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(
            "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;",
        )?;
    }
    for (version, migration) in (1_i64..).zip(MIGRATIONS).skip(done) {
        transaction.execute_batch(migration.text)?;
        transaction.execute(
            "INSERT INTO migrations (version, name, sha256) VALUES (?1, ?2, ?3)",
            params![version, migration.name, hash(migration.text)],
        )?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    Ok(transaction.commit()?)
}

/// How many migrations the store has seen.
fn check(connection: &Connection) -> Result<usize> {
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
