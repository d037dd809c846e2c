//! Who may use the store's files and who may replace them.
//!
//! SQLite's own locks order those who read and write the store. They cannot keep a restore from renaming the file
//! under a process that has it open; the lock on `linsheng.lock` does. Everyone who has the store open shares it,
//! who makes or replaces the store holds it alone.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use super::files::{failure, shown};
use crate::error::{Error, ErrorCode, Result};

/// The lock's file within an office's directory; it is empty.
const STORE: &str = "linsheng.lock";

/// The file of the lock that one backup at a time holds.
const BACKUP: &str = "linsheng.backup-lock";

const PAUSE: Duration = Duration::from_millis(20);

/// A lock that is held until this is dropped, or the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Hold(#[expect(dead_code, reason = "the open file is the lock")] File);

/// Waits to use the store together with others.
///
/// # Errors
/// `store.busy` if somebody replaces it for longer than `patience`; `store.read_only`, `store.unreachable`.
pub(super) fn shared(dir: &Path, patience: Duration) -> Result<Hold> {
    wait(dir, STORE, patience, File::try_lock_shared)
}

/// Waits to have the store alone.
///
/// # Errors
/// `store.busy` if somebody has it open for longer than `patience`; otherwise as [`shared`].
pub(super) fn alone(dir: &Path, patience: Duration) -> Result<Hold> {
    wait(dir, STORE, patience, File::try_lock)
}

/// Waits until no other backup of this store is being made.
///
/// # Errors
/// As [`alone`].
pub(super) fn backup(dir: &Path, patience: Duration) -> Result<Hold> {
    wait(dir, BACKUP, patience, File::try_lock)
}

fn wait(
    dir: &Path,
    name: &str,
    patience: Duration,
    lock: impl Fn(&File) -> std::result::Result<(), TryLockError>,
) -> Result<Hold> {
    let path = dir.join(name);
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|cause| failure(&path, cause))?;
    let mut tries = patience.as_millis() / PAUSE.as_millis();
    loop {
        match lock(&file) {
            Ok(()) => return Ok(Hold(file)),
            Err(TryLockError::WouldBlock) if tries > 0 => {
                tries -= 1;
                std::thread::sleep(PAUSE);
            }
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(ErrorCode::StoreBusy).with("path", shown(dir)));
            }
            // A file system without locks: what SQLite's own locks keep is kept there too, or not at all.
            Err(TryLockError::Error(cause)) if cause.kind() == ErrorKind::Unsupported => {
                return Ok(Hold(file));
            }
            Err(TryLockError::Error(cause)) => return Err(failure(&path, cause)),
        }
    }
}
