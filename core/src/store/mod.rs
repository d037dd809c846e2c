//! Opening the store, its connections, and the transactions in which operations run; its key, its backups, and what
//! is done when it is damaged.
//!
//! One connection writes, behind a lock; readers have connections of their own and never wait for it (WAL). The
//! tables belong to the feature modules; this module knows none of them. Every file of a store is encrypted.

mod backup;
mod check;
mod files;
mod key;
mod lock;
mod migration;
mod place;
mod remembered;
#[cfg(test)]
mod renewal_tests;
mod restore;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OpenFlags, Row, Transaction, TransactionBehavior};

use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::supervision::LastCounts;
use place::Place;
use remembered::Remembered;

pub use backup::{Backup, FOLDER as BACKUP_FOLDER};
pub use check::{Checkup, Problem};
pub(crate) use files::failure;
pub use key::KeyPlace;
pub use restore::{Restored, restore};

/// The store's file within an office's directory.
pub const FILE_NAME: &str = "linsheng.db";

/// How long a writer waits for another process before it reports `store.busy`.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many idle read connections are kept open.
const IDLE_READERS: usize = 4;

/// An opened store.
#[derive(Debug)]
pub struct Store {
    place: Place,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// The counts of the compliance board, as long as they stay.
    pub(crate) last_board: Remembered<LastCounts>,
    /// Last, so that it outlives the connections.
    _shared: lock::Hold,
}

/// How a store is opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// Whether a store that is not there is made.
    pub create: bool,
    /// Where the key of a store that is made is kept.
    pub key_place: KeyPlace,
    /// The moment, for the name of a backup.
    pub now: DateTime<Utc>,
}

#[cfg(test)]
impl Opening {
    /// A store that is made if it is not there, with its key beside it, in the first minute of 2027 in Shanghai.
    pub(crate) fn for_test() -> Self {
        Self { create: true, key_place: KeyPlace::File, now: crate::clock::instant(1_798_732_800_000) }
    }
}

impl Store {
    /// Opens the store in `dir`, making both if they are not there and that is asked for. What an interrupted restore
    /// left is finished first; before a migration, a backup is made.
    ///
    /// What is looked at is what costs nothing: the file's beginning, its size, its first page, its schema. A damaged
    /// page elsewhere is found when it is read, or by the daily backup, which reads them all.
    ///
    /// # Errors
    /// `store.newer`, `store.foreign`, `store.damaged` and `store.locked` leave the file untouched; `store.missing`,
    /// `store.read_only`, `store.unreachable`, `store.full`, `store.busy`, `store.failed`. Each has its `path`.
    pub fn open(dir: &Path, opening: Opening) -> Result<Self> {
        let shared = settle(dir, opening)?;
        let path = dir.join(FILE_NAME);
        let place = Place { dir: dir.to_owned(), key: key_of(dir)? };
        let writer = Self::open_writer(&place, opening.now).map_err(|error| error.at(&path))?;
        let (writer, readers) = (Mutex::new(writer), Mutex::new(Vec::new()));
        Ok(Self { place, writer, readers, last_board: Remembered::default(), _shared: shared })
    }

    fn open_writer(place: &Place, now: DateTime<Utc>) -> Result<Connection> {
        if inspect(place)? {
            // The office's zone stands in the store that is about to change; a name in UTC is as good.
            backup::make(place, &place.dir.join(BACKUP_FOLDER), now.with_timezone(&OfficeZone::UTC))?;
        }
        let mut writer = place.connect()?;
        use_write_ahead_log(&writer)?;
        migration::migrate(&mut writer)?;
        Ok(writer)
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
        let answer = reader.transaction().map_err(Error::from).and_then(|snapshot| {
            let answer = work(&snapshot);
            // Ends the snapshot; a read transaction has nothing to roll back, so it can only fail with the connection.
            snapshot.finish()?;
            answer
        });
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        answer.map_err(|error| self.judged(error))
    }

    /// Runs `work` in the write transaction: all of it is on disk when this returns, or none of it is kept.
    ///
    /// # Errors
    /// Those of `work`, and of the store; `store.busy` if another process writes for half a minute.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        // A panic in the middle of an earlier write rolled it back when its transaction was dropped.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let written = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from);
        let written = written.and_then(|transaction| {
            let answer = work(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        });
        written.map_err(|error| self.judged(error))
    }

    /// The error with the store's path. `SQLite` calls a file malformed also where the drive does not give it out, and
    /// does not tell a drive that takes nothing from one that is gone: the drive itself is asked.
    fn judged(&self, error: Error) -> Error {
        let path = self.path();
        let drive = match error.code() {
            ErrorCode::StoreDamaged => place::head(&path).map(drop),
            ErrorCode::StoreUnreachable => files::writable(&path),
            _ => Ok(()),
        };
        drive.err().unwrap_or(error).at(&path)
    }

    fn open_reader(&self) -> Result<Connection> {
        let reader = self.place.connect()?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }

    /// The store's file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.place.path()
    }

    /// The folder beside the store in which its backups are.
    #[must_use]
    pub fn backup_folder(&self) -> PathBuf {
        self.place.dir.join(BACKUP_FOLDER)
    }

    /// Makes a backup beside the store, and removes those that need not be kept. Writers go on meanwhile.
    ///
    /// # Errors
    /// `store.damaged` if the store is not sound; `store.full`, `store.read_only`, `store.unreachable` of the folder.
    pub fn back_up(&self, now: DateTime<OfficeZone>) -> Result<Backup> {
        let folder = self.backup_folder();
        let made = backup::make(&self.place, &folder, now)?;
        backup::prune(&folder, &self.place.key.id, now)?;
        Ok(made)
    }

    /// Copies a backup to another folder, and removes those from there that need not be kept.
    ///
    /// # Errors
    /// As [`Store::back_up`].
    pub fn copy_backup(&self, backup: &Backup, folder: &Path, now: DateTime<OfficeZone>) -> Result<Backup> {
        let copy = backup::copy(&self.place, backup, folder)?;
        backup::prune(folder, &self.place.key.id, now)?;
        Ok(copy)
    }

    /// The backups of this store in a folder, the newest first.
    ///
    /// # Errors
    /// `store.unreachable`, `store.read_only` if the folder cannot be read.
    pub fn backups(&self, folder: &Path) -> Result<Vec<Backup>> {
        backup::list(folder, Some(&self.place.key.id))
    }

    /// Wraps the store's key by the recovery key, so that it opens the store on another computer. An earlier
    /// recovery key opens it no longer; copies of its file beside backups are replaced with the next backup.
    ///
    /// # Errors
    /// `store.full`, `store.read_only`, `store.unreachable`.
    pub fn set_recovery_key(&self, recovery_key: &[u8; 32]) -> Result<()> {
        self.change_recovery_key(recovery_key, || Ok(()))
    }

    /// The same, where `record` keeps that it was done. Everything that may fail comes before it, and a rename after it:
    /// whatever is interrupted, the earlier recovery key opens the store or this one does.
    ///
    /// # Errors
    /// Those of [`Store::set_recovery_key`] and of `record`, after which the earlier key stays; `store.busy` while a
    /// backup is being made for too long.
    pub(crate) fn change_recovery_key<T>(
        &self,
        recovery_key: &[u8; 32],
        record: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let dir = &self.place.dir;
        // A backup that has read the earlier file must not lay it beside backups after this.
        let _no_backup = lock::backup(dir, PATIENCE)?;
        key::wrap(dir, &self.place.key, recovery_key)?;
        let recorded = record().inspect_err(|_| {
            // It opens nothing that anybody has; the next one takes its place.
            if let Err(left) = key::drop_wrapping(dir) {
                tracing::warn!(%left, "a recovery file that nobody wants was left");
            }
        })?;
        key::put_wrapping(dir)?;
        Ok(recorded)
    }

    /// Lays what the recovery key opens beside the backups in this folder, in the place of what an earlier one opened.
    ///
    /// # Errors
    /// As [`Store::back_up`].
    pub(crate) fn lay_recovery_file(&self, folder: &Path) -> Result<()> {
        let _no_backup = lock::backup(&self.place.dir, PATIENCE)?;
        backup::lay_recovery_file(&self.place, folder)
    }

    /// Whether this recovery key opens the store, by the file beside it or the one beside its backups, as for [`unlock`];
    /// nothing if neither says so.
    ///
    /// # Errors
    /// Those of reading a file.
    pub(crate) fn opens_with(&self, recovery_key: &[u8; 32]) -> Result<Option<bool>> {
        let id = &self.place.key.id;
        match key::recover(&recovery_files(&self.place.dir, id), id, recovery_key) {
            Ok((key, _)) => Ok(Some(key == self.place.key)),
            Err(error) => match error.code() {
                ErrorCode::StoreRecoveryKeyWrong => Ok(Some(false)),
                ErrorCode::StoreRecoveryMissing | ErrorCode::StoreRecoveryDamaged => Ok(None),
                _ => Err(error),
            },
        }
    }

    /// Whether a recovery key opens this store on another computer.
    ///
    /// # Errors
    /// Those of reading a file.
    pub fn has_recovery_key(&self) -> Result<bool> {
        Ok(key::wrapped_id(&self.place.dir.join(key::RECOVERY_FILE))? == Some(self.place.key.id))
    }

    /// Whether both are encrypted with the same key.
    #[must_use]
    pub(crate) fn has_key_of(&self, other: &Self) -> bool {
        self.place.key == other.place.key
    }

    /// Whether the system's credential store keeps the key, and not a file beside the store.
    ///
    /// # Errors
    /// Those of reading a file.
    pub fn key_kept_by_system(&self) -> Result<bool> {
        key::kept_by_system(&self.place.dir)
    }
}

/// Unwraps the key of the store in `dir` by the recovery key, and keeps it on this computer. What opens it lies beside
/// the store, or, where that is gone or damaged, in the folder of its backups. A note about another key that is there is
/// set aside: it may be all there is of that one.
///
/// # Errors
/// `store.missing`; `store.foreign` for a file that is not encrypted; `store.recovery_missing` also if what is there
/// belongs to another store; `store.recovery_damaged`, `store.recovery_key_wrong`; `store.busy` if a program has the
/// store open; those of writing the key's file.
pub fn unlock(dir: &Path, recovery_key: &[u8; 32], key_place: KeyPlace, now: DateTime<Utc>) -> Result<()> {
    let path = dir.join(FILE_NAME);
    if files::length(&path)?.is_none() {
        return Err(missing(&path));
    }
    place::refuse_plain(&path)?;
    let id = place::head(&path)?.ok_or_else(|| Error::new(ErrorCode::StoreDamaged).at(&path))?;
    let (key, _) = key::recover(&recovery_files(dir, &id), &id, recovery_key)?;
    let _alone = lock::alone(dir, PATIENCE)?;
    let note = dir.join(key::KEY_FILE);
    if files::length(&note)?.is_some() && !key::noted(dir, &key)? {
        files::rename(&note, &files::with_ending(&note, &restore::ending(dir, now)))?;
    }
    key::keep(dir, &key, key_place)
}

/// What the recovery key of the store in `dir` may open: beside the store, and beside its backups.
fn recovery_files(dir: &Path, id: &[u8; key::ID_LENGTH]) -> [PathBuf; 2] {
    [dir.join(key::RECOVERY_FILE), dir.join(BACKUP_FOLDER).join(key::recovery_copy(id))]
}

/// Looks over the whole store in `dir`: every page, index and reference. It may be in use.
///
/// # Errors
/// `store.missing`, `store.foreign`, `store.locked` and those of reading it; what is wrong with its content is in the
/// answer.
pub fn verify(dir: &Path) -> Result<Checkup> {
    let path = dir.join(FILE_NAME);
    if !path.exists() {
        return Err(missing(&path));
    }
    let _shared = lock::shared(dir, PATIENCE)?;
    let place = Place { dir: dir.to_owned(), key: key_of(dir)? };
    check::store(place.look(), &path, &place.key)
}

/// The backups beside the store in `dir`, the newest first, whether or not the store can be opened.
///
/// # Errors
/// Those of reading the folder.
pub fn backups_beside(dir: &Path) -> Result<Vec<Backup>> {
    backup::list(&dir.join(BACKUP_FOLDER), None)
}

fn missing(path: &Path) -> Error {
    Error::new(ErrorCode::StoreMissing).with("path", files::shown(path))
}

/// Sees to it that there is a store in `dir`, and that nobody replaces it while the answer is held.
fn settle(dir: &Path, opening: Opening) -> Result<lock::Hold> {
    let path = dir.join(FILE_NAME);
    let there = || Ok::<_, Error>(files::length(&path)?.is_some());
    if opening.create {
        std::fs::create_dir_all(dir).map_err(|cause| files::failure(dir, cause))?;
    } else if !there()? && !restore::unfinished(dir)? {
        return Err(missing(&path));
    }
    loop {
        let shared = lock::shared(dir, PATIENCE)?;
        if there()? && !restore::unfinished(dir)? {
            return Ok(shared);
        }
        drop(shared);
        let _alone = lock::alone(dir, PATIENCE)?;
        restore::finish(dir)?;
        if !there()? {
            if !opening.create {
                return Err(missing(&path));
            }
            make(dir, opening.key_place)?;
        }
    }
}

/// Makes an empty store, which appears whole or not at all. Its key is kept before it is used.
fn make(dir: &Path, key_place: KeyPlace) -> Result<()> {
    let path = dir.join(FILE_NAME);
    // There was a store here. Beginning a new one would hide that it is gone.
    if !backups_beside(dir)?.is_empty() {
        return Err(missing(&path));
    }
    let key = key::prepare(dir, key_place)?;
    let fresh = files::with_ending(&path, ".new");
    for ending in ["-journal", ""] {
        files::remove(&files::with_ending(&fresh, ending))?;
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = place::connect(&fresh, &key, flags)?;
    migration::migrate(&mut connection).map_err(|error| error.at(&fresh))?;
    connection.close().map_err(|(_, cause)| Error::from(cause).at(&fresh))?;
    files::sync(&fresh)?;
    files::rename(&fresh, &path)
}

/// The key of the store in `dir`.
fn key_of(dir: &Path) -> Result<key::StoreKey> {
    let path = dir.join(FILE_NAME);
    place::refuse_plain(&path)?;
    let found = key::find(dir, place::head(&path)?);
    match found {
        // Nothing beside it says that it is a store, nor does its size.
        Err(error) if error.code() == ErrorCode::StoreLocked && key::nothing_beside(dir) => {
            let length = files::length(&path)?.unwrap_or(0);
            let like_ours = length > 0 && length.is_multiple_of(place::PAGE);
            Err(if like_ours { error } else { Error::new(ErrorCode::StoreForeign).at(&path) })
        }
        found => found,
    }
}

/// Looks at the store without changing it; whether it has migrations to run.
fn inspect(place: &Place) -> Result<bool> {
    let path = place.path();
    let looked = place.look().and_then(|connection| Ok((migration::done(&connection)?, connection)));
    let (done, connection) = looked.map_err(|error| match error.code() {
        ErrorCode::StoreDamaged => place::unreadable(&path, &place.key).because(error),
        _ => error,
    })?;
    let log = files::length(&files::with_ending(&path, "-wal"))?.unwrap_or(0);
    let length = files::length(&path)?.unwrap_or(0);
    // A file that was cut off within a page, or whose beginning was changed, still reads well in the rest.
    let whole = log > 0 || length.is_multiple_of(place::PAGE);
    if done == 0 || !whole || place::head(&path)? != Some(place.key.id) {
        return Err(Error::new(ErrorCode::StoreDamaged));
    }
    migration::pending(&connection)
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

/// The moment in a column of milliseconds.
pub(crate) fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<DateTime<Utc>>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(instant))
}

/// A moment as a column of milliseconds keeps it.
pub(crate) fn ms(at: Option<DateTime<Utc>>) -> Option<i64> {
    at.map(|at| at.timestamp_millis())
}

/// The day in a column, if there is one.
pub(crate) fn day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| stored_text(|text| text.parse().ok(), column, &text)).transpose()
}

/// The day in a column that always has one.
pub(crate) fn required_day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<NaiveDate> {
    let text: String = row.get(column)?;
    stored_text(|text| text.parse().ok(), column, &text)
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
