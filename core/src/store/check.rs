//! Looking over a whole store or backup: every page, every index, every reference.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::key::{StoreKey, hex};
use super::place::{PAGE, connect, head};
use super::{files, migration};
use crate::error::{Error, ErrorCode, Result};

/// How many problems of one kind are told.
const MOST: usize = 20;

/// Something that is wrong with a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What found it: `size`, `head`, `pages`, `integrity`, `foreign_keys` or `schema`.
    pub check: &'static str,
    /// What exactly, for IT staff, in English.
    pub detail: String,
}

/// What looking over a store found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// The pages of 4,096 bytes that were read.
    pub pages: u64,
    /// Everything that is wrong; empty if the store is sound.
    pub problems: Vec<Problem>,
}

/// Looks over a file that nobody has open, without leaving anything beside it.
///
/// # Errors
/// Those of opening the file, `store.newer`; what is wrong with its content is in the answer.
pub(super) fn file(path: &Path, key: &StoreKey) -> Result<Checkup> {
    // Immutable: no lock, no log beside the file. It may lie on a stick that is write-protected.
    let uri = format!("file:{}?immutable=1", escaped(path));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    store(connect(Path::new(&uri), key, flags), path, key)
}

/// Looks over the store at `path` through a connection to it.
///
/// # Errors
/// Why there is no connection, unless that is because the first page cannot be read; `store.newer`.
pub(super) fn store(connection: Result<Connection>, path: &Path, key: &StoreKey) -> Result<Checkup> {
    let mut problems = Vec::new();
    let mut pages = 0;
    let mut note = |check, found: Result<Vec<String>>| {
        let found = found.unwrap_or_else(|error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            vec![format!("{error} {cause}")]
        });
        problems.extend(found.into_iter().map(|detail| Problem { check, detail }));
    };
    note("size", size(path, &mut pages));
    note("head", begins_with_id(path, key));
    match connection {
        Ok(connection) => {
            let db = &connection;
            note("pages", listed(db, "PRAGMA cipher_integrity_check"));
            note("integrity", faults(db));
            note("foreign_keys", broken_references(db));
            match migration::done(db) {
                Err(error) if error.code() == ErrorCode::StoreNewer => return Err(error.at(path)),
                done => note("schema", done.map(|_| Vec::new())),
            }
            // Here the audit trail's chain is to be followed as well: the one check that knows a feature's table.
        }
        Err(error) if error.code() == ErrorCode::StoreDamaged => note("pages", Err(error)),
        Err(error) => return Err(error.at(path)),
    }
    Ok(Checkup { pages, problems })
}

fn size(path: &Path, pages: &mut u64) -> Result<Vec<String>> {
    let length = files::length(path)?.unwrap_or(0);
    *pages = length / PAGE;
    // With a write-ahead log beside it, the file may be in the middle of growing.
    let logged = files::length(&files::with_ending(path, "-wal"))?.is_some_and(|length| length > 0);
    if length == 0 && !logged {
        return Ok(vec!["the file is empty".to_owned()]);
    }
    if !length.is_multiple_of(PAGE) && !logged {
        return Ok(vec![format!("{length} bytes are not a whole number of pages")]);
    }
    Ok(Vec::new())
}

fn begins_with_id(path: &Path, key: &StoreKey) -> Result<Vec<String>> {
    Ok(match head(path)? {
        Some(head) if head != key.id => {
            vec![format!("the file begins with {}, its key is {}", hex(&head), key.name())]
        }
        _ => Vec::new(),
    })
}

fn listed(connection: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(rows.take(MOST).collect::<rusqlite::Result<_>>()?)
}

fn faults(connection: &Connection) -> Result<Vec<String>> {
    let found = listed(connection, &format!("PRAGMA integrity_check({MOST})"))?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

fn broken_references(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| {
        let (table, id, parent): (String, Option<i64>, String) =
            (row.get("table")?, row.get("rowid")?, row.get("parent")?);
        Ok(format!("row {id:?} of {table} refers to nothing in {parent}"))
    })?;
    Ok(rows.take(MOST).collect::<rusqlite::Result<_>>()?)
}

/// A path within a URI.
fn escaped(path: &Path) -> String {
    let mut text = path.display().to_string();
    if cfg!(windows) {
        text = format!("/{}", text.replace('\\', "/"));
    }
    text.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

impl Checkup {
    /// The store is sound, or an error with this code that says what is wrong.
    ///
    /// # Errors
    /// `code` with the path and the first problem.
    pub(super) fn sound(self, path: &Path, code: ErrorCode) -> Result<()> {
        match self.problems.into_iter().next() {
            None => Ok(()),
            Some(Problem { check, detail }) => {
                Err(Error::new(code).with("path", files::shown(path)).with("check", check).because(detail))
            }
        }
    }
}
