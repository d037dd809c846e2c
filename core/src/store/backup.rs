//! Backups: a copy of the store in one file, encrypted with the same key, looked over before it counts.
//!
//! `VACUUM INTO` reads one snapshot on a connection of its own; writers go on meanwhile. An unfinished backup has
//! another name. Which backups a folder holds is known from the names and the first bytes of its files, so that
//! they can be found when the store cannot be opened, and that two offices may share a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, TimeDelta, TimeZone, Utc};

use super::key::{ID_LENGTH, RECOVERY_FILE, recovery_copy};
use super::place::{Place, head};
use super::{PATIENCE, check, files, lock};
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;

/// The folder of backups within an office's directory.
pub const FOLDER: &str = "backups";

const BEGINNING: &str = "linsheng-";
const ENDING: &str = ".backup";
const UNFINISHED: &str = ".part";

/// What stands before the ending of a backup whose audit trail is broken.
const BROKEN: &str = ".audit-broken";

/// The moment within a backup's name: the office's own time, and how far that is from UTC.
const MOMENT: &str = "%Y%m%d-%H%M%S%z";

const DAYS: usize = 7;
const WEEKS: usize = 5;
const MONTHS: usize = 12;

/// A finished backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// The name of its file.
    pub name: String,
    /// When it was begun, to the second.
    pub made_at: DateTime<Utc>,
    /// Its size.
    pub bytes: u64,
    /// Whether the chain of the audit trail in it is broken, by its name.
    pub audit_broken: bool,
}

fn name(at: DateTime<OfficeZone>) -> String {
    format!("{BEGINNING}{}{ENDING}", at.format(MOMENT))
}

/// The name that says that the audit trail is broken, or does not.
fn marked(name: &str, audit_broken: bool) -> String {
    let name = name.strip_suffix(ENDING).unwrap_or(name);
    let name = name.strip_suffix(BROKEN).unwrap_or(name);
    format!("{name}{}{ENDING}", if audit_broken { BROKEN } else { "" })
}

fn is_marked(name: &str) -> bool {
    name.strip_suffix(ENDING).is_some_and(|name| name.ends_with(BROKEN))
}

fn moment(name: &str) -> Option<DateTime<Utc>> {
    let moment = name.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?;
    let moment = moment.strip_suffix(BROKEN).unwrap_or(moment);
    let at = DateTime::parse_from_str(moment, MOMENT).ok()?;
    // chrono reads more than it writes; what it would not write is not ours.
    (at.format(MOMENT).to_string() == moment).then(|| at.to_utc())
}

/// Whether the file is called like a backup.
pub(super) fn is_name(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).and_then(moment).is_some()
}

/// The backups in a folder, the newest first: those of the store with this id, or all.
///
/// # Errors
/// `store.unreachable`, `store.read_only` if the folder is there but cannot be read.
pub(super) fn list(folder: &Path, id: Option<&[u8; ID_LENGTH]>) -> Result<Vec<Backup>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(files::failure(folder, cause)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|cause| files::failure(folder, cause))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else { continue };
        let Some(made_at) = moment(&name) else { continue };
        let Some(bytes) = files::length(&path)? else { continue };
        let begins = head(&path)?;
        if id.is_none_or(|id| begins.as_ref() == Some(id)) {
            let audit_broken = is_marked(&name);
            found.push(Backup { path, name, made_at, bytes, audit_broken });
        }
    }
    found.sort_by(|one, other| (other.made_at, &other.name).cmp(&(one.made_at, &one.name)));
    Ok(found)
}

/// Makes a backup of the store in `folder`, which is made if it is not there.
///
/// # Errors
/// `store.damaged` if the store or the finished copy is not sound; `store.full`, `store.read_only` and
/// `store.unreachable` of the folder. Nothing with the name of a backup is left behind then.
pub(super) fn make(place: &Place, folder: &Path, at: DateTime<OfficeZone>) -> Result<Backup> {
    let _one_at_a_time = lock::backup(&place.dir, PATIENCE)?;
    finish(place, folder, &name(at), |unfinished| {
        let connection = place.connect()?;
        // Absolute, because SQLite would take a relative `file:…` for something else.
        let target = std::path::absolute(unfinished).map_err(|cause| files::failure(folder, cause))?;
        let target = target.to_str().ok_or_else(|| Error::new(ErrorCode::StoreUnreachable).at(folder))?;
        connection.execute("VACUUM INTO ?1", [target]).map(|_| ()).map_err(|cause| {
            let error = Error::from(cause);
            let at = if error.code() == ErrorCode::StoreDamaged { place.path() } else { folder.to_owned() };
            error.at(&at)
        })?;
        files::sync(unfinished)
    })
}

/// Copies a backup to another folder.
///
/// # Errors
/// As [`make`].
pub(super) fn copy(place: &Place, backup: &Backup, folder: &Path) -> Result<Backup> {
    let _one_at_a_time = lock::backup(&place.dir, PATIENCE)?;
    finish(place, folder, &backup.name, |unfinished| files::copy(&backup.path, unfinished))
}

/// Lets `write` make the unfinished file, looks it over, and gives it the name of a backup, marked if its audit trail
/// is broken.
fn finish(
    place: &Place,
    folder: &Path,
    name: &str,
    write: impl FnOnce(&Path) -> Result<()>,
) -> Result<Backup> {
    fs::create_dir_all(folder).map_err(|cause| files::failure(folder, cause))?;
    remove_unfinished(folder, &place.key.id)?;
    let unfinished = files::with_ending(&folder.join(name), UNFINISHED);
    files::remove(&unfinished)?;
    let made = write(&unfinished)
        .and_then(|()| check::file(&unfinished, &place.key)?.sound(&unfinished, ErrorCode::StoreDamaged));
    let audit_broken = made.inspect_err(|_| {
        // It was not a backup yet; if it cannot be removed either, the next one tries again.
        if let Err(left) = files::remove(&unfinished) {
            tracing::warn!(%left, "an unfinished backup was left");
        }
    })?;
    let name = marked(name, audit_broken);
    let path = folder.join(&name);
    files::rename(&unfinished, &path)?;
    lay_recovery_file(place, folder)?;
    let bytes = files::length(&path)?.unwrap_or(0);
    let made_at = moment(&name).ok_or_else(|| Error::new(ErrorCode::Internal))?;
    Ok(Backup { path, name, made_at, bytes, audit_broken })
}

/// Lays what the recovery key opens beside the backups in the folder: without it they are of no use on another computer.
pub(super) fn lay_recovery_file(place: &Place, folder: &Path) -> Result<()> {
    match files::read(&place.dir.join(RECOVERY_FILE))? {
        Some(wrapped) => files::write(&folder.join(recovery_copy(&place.key.id)), &wrapped),
        None => Ok(()),
    }
}

/// Removes what a backup of this store left that was interrupted.
fn remove_unfinished(folder: &Path, id: &[u8; ID_LENGTH]) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(|cause| files::failure(folder, cause))? {
        let path = entry.map_err(|cause| files::failure(folder, cause))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let unfinished = name.strip_suffix(UNFINISHED).is_some_and(|name| moment(name).is_some());
        if unfinished && head(&path)?.is_none_or(|head| head == *id) {
            files::remove(&path)?;
        }
    }
    Ok(())
}

/// Removes the backups of this store from the folder that need not be kept any longer. The newest whose audit trail is
/// whole stays: it says what the trail was before it was broken.
///
/// # Errors
/// Those of reading the folder and removing files.
pub(super) fn prune(folder: &Path, id: &[u8; ID_LENGTH], now: DateTime<OfficeZone>) -> Result<()> {
    let backups = list(folder, Some(id))?;
    let made: Vec<_> = backups.iter().map(|backup| backup.made_at.with_timezone(&now.timezone())).collect();
    let whole = backups.iter().position(|backup| !backup.audit_broken);
    for index in surplus(&made, &now).into_iter().filter(|index| Some(*index) != whole) {
        files::remove(&backups[index].path)?;
    }
    Ok(())
}

/// Which of the backups made at these moments, the newest first, need not be kept: all but those of the last 24
/// hours and the newest of each of the last 7 days, 5 weeks and 12 months of which there is one.
///
/// One from the future, which a clock that was wrong leaves behind, is not judged.
fn surplus<Z: TimeZone>(made: &[DateTime<Z>], now: &DateTime<Z>) -> Vec<usize> {
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut surplus = Vec::new();
    for (index, at) in made.iter().enumerate().filter(|(_, at)| *at <= now) {
        let day = at.date_naive();
        let first_of_day = days.len() < DAYS && days.insert(day);
        let first_of_week =
            weeks.len() < WEEKS && weeks.insert((day.iso_week().year(), day.iso_week().week()));
        let first_of_month = months.len() < MONTHS && months.insert((day.year(), day.month()));
        let fresh = now.clone() - at.clone() < TimeDelta::days(1);
        if !(fresh || first_of_day || first_of_week || first_of_month) {
            surplus.push(index);
        }
    }
    surplus
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<OfficeZone> {
        text.parse::<DateTime<Utc>>().unwrap().with_timezone(&OfficeZone::Asia__Shanghai)
    }

    #[test]
    fn a_name_says_when_in_the_offices_own_time() {
        let moment_made = at("2026-11-23T02:15:00Z");
        assert_eq!(name(moment_made), "linsheng-20261123-101500+0800.backup");
        assert_eq!(moment(&name(moment_made)), Some(moment_made.to_utc()));
        let broken = marked(&name(moment_made), true);
        assert_eq!(broken, "linsheng-20261123-101500+0800.audit-broken.backup");
        assert_eq!((moment(&broken), is_marked(&broken)), (Some(moment_made.to_utc()), true));
        assert_eq!(marked(&broken, false), name(moment_made));
        assert!(!is_marked(&name(moment_made)));
        for other in [
            "linsheng-20261123-101500+0800.backup.part",
            "linsheng-20261123-101500.backup",
            "linsheng-20261123-101500+08:00.backup",
            "linsheng-20261323-101500+0800.backup",
            "my-linsheng-20261123-101500+0800.backup",
            "linsheng.db",
        ] {
            assert_eq!(moment(other), None, "{other}");
        }
    }

    #[test]
    fn a_backup_a_day_for_two_years_leaves_days_weeks_and_months() {
        let now = at("2026-11-23T02:00:00Z");
        let made: Vec<_> = (0..730).map(|days| now - TimeDelta::days(days)).collect();
        let surplus: BTreeSet<usize> = surplus(&made, &now).into_iter().collect();
        let kept: Vec<NaiveDate> =
            (0..730).filter(|index| !surplus.contains(index)).map(|index| made[index].date_naive()).collect();
        // 23 November 2026 is a Monday: of its own week there is one day.
        let expected = "2026-11-23 2026-11-22 2026-11-21 2026-11-20 2026-11-19 2026-11-18 2026-11-17 2026-11-15 \
                        2026-11-08 2026-11-01 2026-10-31 2026-09-30 2026-08-31 2026-07-31 2026-06-30 2026-05-31 \
                        2026-04-30 2026-03-31 2026-02-28 2026-01-31 2025-12-31";
        let kept: Vec<String> = kept.iter().map(ToString::to_string).collect();
        assert_eq!(kept.join(" "), expected);
    }

    proptest! {
        #[test]
        fn what_is_kept(hours in proptest::collection::vec(-100_i64..20_000, 0..200)) {
            let now = at("2026-11-23T02:00:00Z");
            let mut made: Vec<_> = hours.iter().map(|hours| now - TimeDelta::hours(*hours)).collect();
            made.sort();
            made.reverse();
            let gone: BTreeSet<usize> = surplus(&made, &now).into_iter().collect();
            let kept: Vec<_> = (0..made.len()).filter(|index| !gone.contains(index)).map(|index| made[index]).collect();
            let past: Vec<_> = kept.iter().filter(|at| **at <= now).collect();
            // The newest, all of the last day, and all of the future stay.
            if let Some(newest) = made.iter().find(|at| **at <= now) {
                prop_assert!(kept.contains(newest));
            }
            prop_assert!(made.iter().filter(|at| **at > now - TimeDelta::days(1)).all(|at| kept.contains(at)));
            // No more than the rules ask for, and pruning again removes nothing.
            let older = past.iter().filter(|at| **at <= &(now - TimeDelta::days(1))).count();
            prop_assert!(older <= DAYS + WEEKS + MONTHS);
            prop_assert!(surplus(&kept, &now).is_empty());
        }
    }
}
