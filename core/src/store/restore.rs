//! Putting a backup in the store's place. The present store is set aside under another name, never overwritten.
//!
//! The backup is copied beside the store and looked over there. Then a journal is written; from that moment on the
//! restore is finished by whoever comes next, until then nothing has happened. What a journal asks for is a row of
//! renames that may be interrupted anywhere and begun again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::backup::{self, FOLDER};
use super::key::{self, ID_LENGTH, KEY_FILE, KeyPlace, RECOVERY_FILE, StoreKey};
use super::place::head;
use super::{FILE_NAME, check, files, lock};
use crate::error::{Error, ErrorCode, Result};

/// The journal of a restore that was decided.
const JOURNAL: &str = "linsheng.restore";

/// The ending of what will take the place of the file without it.
const STAGED: &str = ".restoring";

/// How long running calls may take to end before the restore gives up.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    version: u32,
    /// The ending under which the present files are set aside.
    set_aside: String,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The store that was there before, under its new name; `None` if there was none.
    pub set_aside: Option<PathBuf>,
    /// Whether the chain of the audit trail in the backup is broken.
    pub audit_broken: bool,
}

/// Restores the backup `file` into `dir`, whatever is there: a sound store, a damaged one, none.
///
/// The key is the one known for this backup on this computer; on another one, `recovery_key` opens the copy of
/// `linsheng.recovery` that lies beside the backup.
///
/// # Errors
/// `backup.missing`, `backup.damaged`; `store.locked` if the recovery key is needed; `store.busy` if a program has
/// the store open; those of the recovery key and of the folder. The present store is untouched then.
pub fn restore(
    dir: &Path,
    file: &Path,
    key_place: KeyPlace,
    recovery_key: Option<&[u8; 32]>,
    now: DateTime<Utc>,
) -> Result<Restored> {
    if files::length(file)?.is_none() {
        return Err(Error::new(ErrorCode::BackupMissing).with("path", files::shown(file)));
    }
    fs::create_dir_all(dir).map_err(|cause| files::failure(dir, cause))?;
    let _alone = lock::alone(dir, PATIENCE)?;
    finish(dir)?;
    let audit_broken = match stage(dir, file, key_place, recovery_key) {
        Ok(audit_broken) => audit_broken,
        Err(error) => {
            remove_staged(dir)?;
            return Err(error);
        }
    };
    let set_aside = ending(dir, now);
    let journal = serde_json::to_vec(&Journal { version: 1, set_aside: set_aside.clone() })
        .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    let had_store = dir.join(FILE_NAME).exists();
    files::write(&dir.join(JOURNAL), &journal)?;
    finish(dir)?;
    let set_aside = had_store.then(|| files::with_ending(&dir.join(FILE_NAME), &set_aside));
    Ok(Restored { set_aside, audit_broken })
}

/// Puts the backup and its key beside the store and looks them over; nothing that is there is changed. Answers whether
/// the audit trail in it is broken.
pub(super) fn stage(
    dir: &Path,
    file: &Path,
    key_place: KeyPlace,
    recovery_key: Option<&[u8; 32]>,
) -> Result<bool> {
    let (key, opened) = key_of(dir, file, recovery_key)?;
    let staged = staged(dir, FILE_NAME);
    files::copy(file, &staged)?;
    let audit_broken = check::file(&staged, &key)?.sound(file, ErrorCode::BackupDamaged)?;
    stage_key(dir, (file, opened), &key, key_place)?;
    Ok(audit_broken)
}

/// The key of the backup, and the file that the recovery key opened to get it.
fn key_of(dir: &Path, file: &Path, recovery_key: Option<&[u8; 32]>) -> Result<(StoreKey, Option<PathBuf>)> {
    let unknown = || Error::new(ErrorCode::BackupDamaged).with("path", files::shown(file));
    let id = head(file)?.ok_or_else(unknown)?;
    let known = match key::find(dir, Some(id)) {
        Ok(key) if key.id == id => Some(key),
        Ok(_) => None,
        Err(error) if error.code() == ErrorCode::StoreLocked => None,
        Err(error) => return Err(error),
    };
    if let Some(key) = known {
        return Ok((key, None));
    }
    let places = wrappings(dir, file, &id);
    match (recovery_key, wrapping(&places, &id)?) {
        (Some(recovery_key), Some(_)) => {
            let (key, opened) = key::recover(&places, &id, recovery_key)?;
            Ok((key, Some(opened.to_owned())))
        }
        (None, Some(_)) => {
            Err(Error::new(ErrorCode::StoreLocked).with("path", files::shown(file)).with("recovery", true))
        }
        // It is called like a backup: what is missing is what opens it.
        (_, None) if backup::is_name(file) => key::nothing_wraps(&places[1..]).and_then(Err),
        (_, None) => Err(unknown()),
    }
}

/// The files that the recovery key may open the backup with: beside the store, beside the backup, beside the store's
/// own backups.
fn wrappings(dir: &Path, file: &Path, id: &[u8; ID_LENGTH]) -> [PathBuf; 3] {
    let copy = key::recovery_copy(id);
    [dir.join(RECOVERY_FILE), file.with_file_name(&copy), dir.join(FOLDER).join(copy)]
}

/// The first of these files that wraps the key with this id.
fn wrapping<'a>(places: &'a [PathBuf], id: &[u8; ID_LENGTH]) -> Result<Option<&'a PathBuf>> {
    for path in places {
        if key::wrapped_id(path)? == Some(*id) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Stages the notes about the key where those beside the store are not about this one; of several files for recovery keys
/// the one that was opened: that key somebody has.
fn stage_key(
    dir: &Path,
    (file, opened): (&Path, Option<PathBuf>),
    key: &StoreKey,
    key_place: KeyPlace,
) -> Result<()> {
    if !key::noted(dir, key)? {
        files::write(&staged(dir, KEY_FILE), key::note(key, key_place)?.as_bytes())?;
    }
    let present = dir.join(RECOVERY_FILE);
    if key::wrapped_id(&present)? != Some(key.id) {
        let wrapped = match opened {
            Some(opened) => Some(opened),
            None => wrapping(&wrappings(dir, file, &key.id), &key.id)?.cloned(),
        };
        if let Some(wrapped) = wrapped {
            files::copy(&wrapped, &staged(dir, RECOVERY_FILE))?;
        }
    }
    Ok(())
}

/// Whether a restore was decided and not finished.
pub(super) fn unfinished(dir: &Path) -> Result<bool> {
    Ok(files::length(&dir.join(JOURNAL))?.is_some())
}

/// Finishes a restore that was decided, or clears away what was prepared for one that was not. Only for who has the
/// store alone.
pub(super) fn finish(dir: &Path) -> Result<()> {
    let path = dir.join(JOURNAL);
    let Some(journal) = files::read(&path)? else { return remove_staged(dir) };
    let journal: Journal = serde_json::from_slice(&journal).map_err(|cause| {
        Error::new(ErrorCode::StoreFailed).with("path", files::shown(&path)).because(cause)
    })?;
    for (from, to) in renames(dir, &journal.set_aside)? {
        files::rename(&from, &to)?;
    }
    files::remove(&path)
}

/// What is left to do of a restore. The last rename puts the backup in the store's place; after it nothing is left.
pub(super) fn renames(dir: &Path, set_aside: &str) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut renames = Vec::new();
    if files::length(&staged(dir, FILE_NAME))?.is_none() {
        return Ok(renames);
    }
    for name in [KEY_FILE, RECOVERY_FILE] {
        let (present, staged) = (dir.join(name), staged(dir, name));
        if files::length(&staged)?.is_some() {
            if files::length(&present)?.is_some() {
                renames.push((present.clone(), files::with_ending(&present, set_aside)));
            }
            renames.push((staged, present));
        }
    }
    let store = dir.join(FILE_NAME);
    let aside = files::with_ending(&store, set_aside);
    // The log belongs to the store that is set aside, and would be poison to another one.
    for ending in ["-wal", "-shm", ""] {
        let present = files::with_ending(&store, ending);
        if files::length(&present)?.is_some() {
            renames.push((present, files::with_ending(&aside, ending)));
        }
    }
    renames.push((staged(dir, FILE_NAME), store));
    Ok(renames)
}

fn staged(dir: &Path, name: &str) -> PathBuf {
    files::with_ending(&dir.join(name), STAGED)
}

fn remove_staged(dir: &Path) -> Result<()> {
    [KEY_FILE, RECOVERY_FILE, FILE_NAME].iter().try_for_each(|name| files::remove(&staged(dir, name)))
}

/// An ending that nothing was set aside under yet.
pub(super) fn ending(dir: &Path, now: DateTime<Utc>) -> String {
    let first = format!(".set-aside-{}", now.format("%Y%m%d-%H%M%SZ"));
    let taken = |ending: &str| {
        [FILE_NAME, KEY_FILE, RECOVERY_FILE]
            .iter()
            .any(|name| files::with_ending(&dir.join(name), ending).exists())
    };
    let mut ending = first.clone();
    let mut count = 1;
    while taken(&ending) {
        count += 1;
        ending = format!("{first}-{count}");
    }
    ending
}
