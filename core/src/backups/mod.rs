//! Backups as people see them: when the last one was made, where they go, and making one now.
//!
//! How a backup is made and looked over is [`crate::store`]'s. Restoring is not an operation: it replaces the store
//! that operations run on, so hosts call [`crate::store::restore`] with the office closed.

mod store;

use std::cmp::Reverse;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access;
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Act, Done, Read, ReadContext, StoreContext, Write, WriteContext};
use crate::store::{Backup, Store};

/// How old the last good backup may be before people are warned.
const WARN_AFTER: TimeDelta = TimeDelta::days(3);

/// Which folder a backup is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupFolder {
    /// The one beside the store.
    Beside,
    /// The second one, such as a USB drive.
    Second,
    /// Another one that was named for this once.
    Other,
}

/// A finished backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupRow {
    /// The name of its file.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// Which folder that is.
    pub folder: BackupFolder,
    /// When it was begun.
    pub made_at: DateTime<Utc>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether the audit trail in it is broken: a row was changed or taken out by hand before it was made.
    pub audit_broken: bool,
}

impl BackupRow {
    fn new(backup: Backup, folder: BackupFolder) -> Self {
        let Backup { path, name, made_at, bytes, audit_broken } = backup;
        Self { name, path: path.display().to_string(), folder, made_at, bytes, audit_broken }
    }
}

/// Makes a backup now: `back_up_store`. It takes seconds; other calls go on meanwhile.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BackUpStore {
    /// The absolute path of a folder to copy it to this once, besides the second folder.
    #[serde(default)]
    #[ts(optional)]
    pub folder: Option<String>,
}

/// What `back_up_store` made.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct BackupMade {
    /// The backup beside the store, and each copy of it.
    pub backups: Vec<BackupRow>,
    /// Why it could not be copied to the second folder; absent if it was, or if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_copied: Option<ErrorBody>,
}

impl Act for BackUpStore {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<BackupMade>> {
        let other = self.folder.as_deref().map(usable).transpose()?;
        let now = context.now.with_timezone(&context.zone);
        let backup = context.store.back_up(now)?;
        let subject = backup.name.clone();
        let mut made = vec![BackupRow::new(backup.clone(), BackupFolder::Beside)];
        if let Some(folder) = other {
            let copy = context.store.copy_backup(&backup, Path::new(&folder), now)?;
            made.push(BackupRow::new(copy, BackupFolder::Other));
        }
        let mut not_copied = None;
        if let Some(folder) = context.store.read(store::second_folder)? {
            match copy_to_second(context.store, now, &backup, Path::new(&folder)) {
                Ok(copy) => made.push(BackupRow::new(copy, BackupFolder::Second)),
                Err(error) => not_copied = Some(error.body().clone()),
            }
        }
        Ok(Done::new(BackupMade { backups: made, not_copied }, subject))
    }
}

/// Copies a backup to the second folder, which is not made if it is gone: a drive that is away leaves an ordinary
/// folder of its name behind, on the very disk that backups are to be kept away from.
fn copy_to_second(
    store: &Store,
    now: DateTime<OfficeZone>,
    backup: &Backup,
    folder: &Path,
) -> Result<Backup> {
    if !folder.is_dir() {
        return Err(unreachable_folder(folder));
    }
    store.copy_backup(backup, folder, now)
}

/// Lays what the recovery key opens beside the backups that there are, here and in the second folder.
///
/// # Errors
/// `backup.folder_unreachable` if the second folder is away; those of writing to one of the folders.
pub(crate) fn lay_recovery_files(store: &Store) -> Result<()> {
    let beside = store.backup_folder();
    if beside.is_dir() {
        store.lay_recovery_file(&beside)?;
    }
    let Some(folder) = store.read(self::store::second_folder)? else { return Ok(()) };
    let folder = Path::new(&folder);
    if !folder.is_dir() {
        return Err(unreachable_folder(folder));
    }
    store.lay_recovery_file(folder)
}

fn unreachable_folder(folder: &Path) -> Error {
    Error::new(ErrorCode::BackupFolderUnreachable).with("path", folder.display().to_string())
}

/// Makes the backup of the day if there is none yet, and copies the last one to the second folder if that has none of
/// today. A second folder that is away is not a failure: it is tried again, and `get_backup_state` tells.
///
/// # Errors
/// As [`Store::back_up`].
pub(crate) fn back_up_if_due(store: &Store, now: DateTime<OfficeZone>) -> Result<()> {
    let zone = now.timezone();
    let of_today = |backup: &Backup| backup.made_at.with_timezone(&zone).date_naive() == now.date_naive();
    let present = store.backups(&store.backup_folder())?.into_iter().find(of_today);
    let backup = match present {
        Some(backup) => backup,
        None => store.back_up(now)?,
    };
    let Some(folder) = store.read(self::store::second_folder)? else { return Ok(()) };
    let folder = Path::new(&folder);
    if store.backups(folder).is_ok_and(|there| there.iter().any(of_today)) {
        return Ok(());
    }
    if let Err(error) = copy_to_second(store, now, &backup, folder) {
        tracing::warn!(%error, "the backup could not be copied to the second folder");
    }
    Ok(())
}

/// The finished backups, the newest first: `list_backups`. Those of a second folder that is away are left out.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBackups {}

impl Read for ListBackups {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<BackupRow>> {
        let ListBackups {} = self;
        let beside = context.store.backups(&context.store.backup_folder())?;
        let mut rows: Vec<_> =
            beside.into_iter().map(|backup| BackupRow::new(backup, BackupFolder::Beside)).collect();
        if let Some(folder) = store::second_folder(context.db)? {
            match context.store.backups(Path::new(&folder)) {
                Ok(second) => {
                    rows.extend(
                        second.into_iter().map(|backup| BackupRow::new(backup, BackupFolder::Second)),
                    );
                }
                // Those beside the store are there all the same; `get_backup_state` says whether the folder is.
                Err(error) => tracing::warn!(%error, "the second folder could not be read"),
            }
        }
        rows.sort_by_key(|row| Reverse(row.made_at));
        Ok(rows)
    }
}

/// How safe the office's data are: `get_backup_state`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetBackupState {}

/// How safe the office's data are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupState {
    /// The last good backup beside the store; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last: Option<BackupRow>,
    /// Whether there is none of the last three days, in which case people are to be warned.
    pub overdue: bool,
    /// The second folder; absent if none is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub second_folder: Option<SecondFolder>,
    /// Whether a recovery key opens the data on another computer.
    pub has_recovery_key: bool,
    /// Whether the system's credential store keeps the key; otherwise a file beside the store does.
    pub key_kept_by_system: bool,
}

/// The second folder for backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SecondFolder {
    /// Its path.
    pub path: String,
    /// Whether it is there now.
    pub reachable: bool,
    /// When the last backup in it was made; absent if there is none, or the folder is away.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_made_at: Option<DateTime<Utc>>,
}

impl Read for GetBackupState {
    fn run(self, context: &ReadContext<'_>) -> Result<BackupState> {
        let GetBackupState {} = self;
        state(context.db, context.store, context.now)
    }
}

fn state(db: &Connection, store: &Store, now: DateTime<Utc>) -> Result<BackupState> {
    // One from the future says nothing about how old the last one is.
    let last = store.backups(&store.backup_folder())?.into_iter().find(|backup| backup.made_at <= now);
    let second_folder = store::second_folder(db)?.map(|path| SecondFolder {
        path: path.clone(),
        reachable: Path::new(&path).is_dir(),
        last_made_at: store.backups(Path::new(&path)).ok().and_then(|found| Some(found.first()?.made_at)),
    });
    Ok(BackupState {
        overdue: match &last {
            Some(last) => now - last.made_at > WARN_AFTER,
            // A new office has nothing to lose yet.
            None => access::audit::begun_at(db)?.is_some_and(|begun_at| now - begun_at > WARN_AFTER),
        },
        last: last.map(|last| BackupRow::new(last, BackupFolder::Beside)),
        second_folder,
        has_recovery_key: store.has_recovery_key()?,
        key_kept_by_system: store.key_kept_by_system()?,
    })
}

/// When the last good backup beside the store was made; none if there is none.
///
/// # Errors
/// Those of the store.
pub(crate) fn last_at(context: &ReadContext<'_>) -> Result<Option<DateTime<Utc>>> {
    Ok(state(context.db, context.store, context.now)?.last.map(|last| last.made_at))
}

/// Says to which folder every backup is copied as well: `set_backup_folder`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetBackupFolder {
    /// The absolute path of a folder that is there, best on another drive; none if absent.
    #[serde(default)]
    #[ts(optional)]
    pub folder: Option<String>,
}

/// Where every backup is copied to from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupFolderSet {
    /// The folder's path; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub second_folder: Option<String>,
}

impl Write for SetBackupFolder {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BackupFolderSet>> {
        let folder = self.folder.as_deref().map(usable).transpose()?;
        store::set_second_folder(context.db, folder.as_deref())?;
        let subject = folder.clone().unwrap_or_else(|| "-".to_owned());
        Ok(Done::new(BackupFolderSet { second_folder: folder }, subject))
    }
}

/// The folder, if it is absolute, there, and can be written to.
fn usable(folder: &str) -> Result<String> {
    let folder = input::required_line("folder", folder, 1000)?;
    let path = Path::new(&folder);
    if !path.is_absolute() {
        return Err(Error::field("folder", ErrorCode::InputInvalid));
    }
    let refused = |cause| {
        Error::field("folder", ErrorCode::BackupFolderUnreachable)
            .with("path", folder.as_str())
            .because(cause)
    };
    // The only way to know is to try.
    let trial = path.join("linsheng-trial.part");
    std::fs::write(&trial, b"").and_then(|()| std::fs::remove_file(&trial)).map_err(refused)?;
    Ok(folder)
}
