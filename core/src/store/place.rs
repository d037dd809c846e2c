//! A store's files and its key: what every connection is made with.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::key::{ID_LENGTH, StoreKey};
use super::{FILE_NAME, PATIENCE, files};
use crate::error::{Error, ErrorCode, Result};

/// How SQLite itself begins a file that is not encrypted.
const PLAIN: &[u8; ID_LENGTH] = b"SQLite format 3\0";

/// The size of a page, which every encrypted file is a multiple of.
pub(super) const PAGE: u64 = 4096;

/// Where a store is, and its key.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) dir: PathBuf,
    pub(super) key: StoreKey,
}

impl Place {
    /// The store's file.
    pub(super) fn path(&self) -> PathBuf {
        self.dir.join(FILE_NAME)
    }

    /// A connection that writes, making the file if it is not there.
    pub(super) fn connect(&self) -> Result<Connection> {
        connect(
            &self.path(),
            &self.key,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )
    }

    /// A connection that changes nothing.
    pub(super) fn look(&self) -> Result<Connection> {
        connect(&self.path(), &self.key, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }
}

/// A connection to an encrypted file.
pub(super) fn connect(path: &Path, key: &StoreKey, flags: OpenFlags) -> Result<Connection> {
    make_ready();
    let connection = Connection::open_with_flags(path, flags).map_err(|cause| Error::from(cause).at(path))?;
    prepare(&connection, key).map_err(|cause| Error::from(cause).at(path))?;
    Ok(connection)
}

/// Lets SQLCipher prepare itself, once in a process. It does so with the first connection, but after telling that it
/// is ready: a second connection that is made at the same moment would be refused its key.
fn make_ready() {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
}

fn prepare(connection: &Connection, key: &StoreKey) -> rusqlite::Result<()> {
    // What is wrong comes back as an error, with a place in our own log.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.pragma().as_str())?;
    // Wiping every freed page costs a third of the speed, against a reader of this process's memory who could read
    // the key as well.
    connection.pragma_update(None, "cipher_memory_security", false)?;
    // Nothing that is sorted or collected goes into a file that is not encrypted.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A commit that was acknowledged survives a power failure, not only a crash of the program.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // A plan made once stays, whatever values come: without this SQLite makes it anew at nearly every step.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(512);
    Ok(())
}

/// The first bytes of a file, by which it is known to belong to a key; `None` if it has fewer.
pub(super) fn head(path: &Path) -> Result<Option<[u8; ID_LENGTH]>> {
    let mut head = [0; ID_LENGTH];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) => Ok(Some(head)),
        Err(cause) if cause.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(cause) => Err(files::failure(path, cause)),
    }
}

/// Refuses a file that cannot be an encrypted store, before any key is looked for.
///
/// # Errors
/// `store.foreign` for a database that is not encrypted.
pub(super) fn refuse_plain(path: &Path) -> Result<()> {
    if head(path)?.is_some_and(|head| head == *PLAIN) {
        return Err(foreign(path).with("reason", "not_encrypted"));
    }
    Ok(())
}

/// What it means that the first page of the file cannot be read with the key.
pub(super) fn unreadable(path: &Path, key: &StoreKey) -> Error {
    match head(path) {
        // It begins as ours does: it is ours, and something happened to it.
        Ok(Some(head)) if head == key.id => {
            Error::new(ErrorCode::StoreDamaged).with("path", files::shown(path))
        }
        Ok(None) => Error::new(ErrorCode::StoreDamaged).with("path", files::shown(path)),
        Ok(Some(_)) => foreign(path),
        Err(error) => error,
    }
}

fn foreign(path: &Path) -> Error {
    Error::new(ErrorCode::StoreForeign).with("path", files::shown(path))
}
