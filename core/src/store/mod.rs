//! Opening the store, its connections, and the transactions in which operations run.
//!
//! One connection writes, behind a lock; readers have connections of their own and never wait for it (WAL). The
//! tables belong to the feature modules; this module knows none of them.

mod migration;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::error::{Error, ErrorCode, Result};

/// The store's file within an office's directory.
pub const FILE_NAME: &str = "linsheng.db";

/// How long a writer waits for another process before it reports `store.busy`.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many idle read connections are kept open.
const IDLE_READERS: usize = 4;

/// An opened store.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Opens the store in `dir`, making both if they are not there and `create` is set.
    ///
    /// # Errors
    /// `store.newer` and `store.foreign` leave the file untouched; `store.failed` if it cannot be opened.
    pub fn open(dir: &Path, create: bool) -> Result<Self> {
        let failed = |cause: std::io::Error| {
            Error::new(ErrorCode::StoreFailed).with("path", dir.display().to_string()).because(cause)
        };
        let path = dir.join(FILE_NAME);
        if create {
            std::fs::create_dir_all(dir).map_err(failed)?;
        } else if !path.try_exists().map_err(failed)? {
            return Err(Error::new(ErrorCode::StoreMissing).with("path", path.display().to_string()));
        }
        migration::inspect(&path)?;
        let mut writer = Connection::open_with_flags(
            &path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&writer)?;
        use_write_ahead_log(&writer)?;
        migration::migrate(&mut writer)?;
        Ok(Self { path, writer: Mutex::new(writer), readers: Mutex::new(Vec::new()) })
    }

    /// Runs `work` on one consistent snapshot.
    ///
    /// # Errors
    /// Those of `work`, and of the store.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => self.open_reader()?,
        };
        let snapshot = reader.transaction()?;
        let answer = work(&snapshot);
        // Ends the snapshot; a read transaction has nothing to roll back, so it can only fail with the connection.
        snapshot.finish()?;
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        answer
    }

    /// Runs `work` in the write transaction: all of it is on disk when this returns, or none of it is kept.
    ///
    /// # Errors
    /// Those of `work`, and of the store; `store.busy` if another process writes for half a minute.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        // A panic in the middle of an earlier write rolled it back when its transaction was dropped.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = work(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }

    fn open_reader(&self) -> Result<Connection> {
        let reader = Connection::open_with_flags(
            &self.path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&reader)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A commit that was acknowledged survives a power failure, not only a crash of the program.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Switching a new file to WAL does not wait for other processes that do the same, so waiting is done here.
fn use_write_ahead_log(connection: &Connection) -> Result<()> {
    const PAUSE: Duration = Duration::from_millis(20);
    let mut tries = PATIENCE.as_millis() / PAUSE.as_millis();
    loop {
        let switched =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
        match switched.map_err(Error::from) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(_) => return Err(Error::new(ErrorCode::StoreFailed).with("reason", "write-ahead log")),
            Err(error) if error.code() == ErrorCode::StoreBusy && tries > 0 => {
                tries -= 1;
                std::thread::sleep(PAUSE);
            }
            Err(error) => return Err(error),
        }
    }
}

/// What `parse` makes of a text that the store keeps; a text it does not know is damage, never a default.
pub(crate) fn stored_text<T>(
    parse: impl FnOnce(&str) -> Option<T>,
    column: &'static str,
    text: &str,
) -> rusqlite::Result<T> {
    parse(text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            0,
            rusqlite::types::Type::Text,
            format!("unknown {column} {text:?} in the store").into(),
        )
    })
}
