//! The sample that a newcomer looks at: the demo office, with less in it, in a place of its own beside the data of the own
//! office, and thrown away as a whole. It leaves nothing behind: key and backups are in its folder too.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Plan, fill, words};
use crate::access::Role;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::office::{Office, OfficeZone, Setup};
use crate::reports::Quarter;
use crate::store::{self, KeyPlace};

/// The file that says that a folder is a sample: nothing else is ever thrown away.
const MARK: &str = "linsheng.sample";
const HOUSEHOLDS: usize = 320;
const TICKETS: usize = 500;

/// Where the sample is of whoever has their own office in `own`.
#[must_use]
pub fn place_of(own: &Path) -> PathBuf {
    beside(own, "-sample")
}

/// Whether there is a whole sample in the folder.
#[must_use]
pub fn is_made(folder: &Path) -> bool {
    folder.join(MARK).is_file() && folder.join(store::FILE_NAME).is_file()
}

/// One login of each post, with the post, the manager first. Their password is [`super::PASSWORD`].
#[must_use]
pub fn logins() -> Vec<(&'static str, Role)> {
    let mut logins = vec![("manager", Role::Manager)];
    for (login, _, role) in words::STAFF {
        let role = Role::parse(role).unwrap_or(Role::Service);
        if logins.iter().all(|(_, other)| *other != role) {
            logins.push((login, role));
        }
    }
    logins
}

/// Makes the sample in `folder`, which is there when it is whole. It takes seconds.
///
/// # Errors
/// `demo.office_not_empty` if there is something else in the folder; those of [`Office::open`].
pub fn make(folder: &Path, setup: Setup) -> Result<()> {
    let unfinished = beside(folder, ".part");
    throw_away(&unfinished)?;
    throw_away(folder)?;
    let failure = |cause| store::failure(&unfinished, cause);
    fs::create_dir_all(&unfinished).map_err(failure)?;
    fs::write(unfinished.join(MARK), "").map_err(failure)?;
    let now = setup.clock.now();
    let to = day_of(OfficeZone::Asia__Shanghai, now);
    let from = Quarter::of(to).previous().previous().first_day();
    let plan = Plan { households: HOUSEHOLDS, tickets: TICKETS, from, to, now, seed: 1 };
    // Nobody's secrets: no key of it is left in the system's credential store when it is gone.
    let office = Office::open(&unfinished, Setup { create: true, key_place: KeyPlace::File, ..setup })?;
    fill(&office, &plan, |_| {})?;
    // As an office that has been at work for months would have: nothing to warn of.
    office.back_up_if_due()?;
    drop(office);
    fs::rename(&unfinished, folder).map_err(|cause| store::failure(folder, cause))
}

/// Throws the sample away, with everything that was done in it.
///
/// # Errors
/// `demo.office_not_empty` if the folder is no sample, which stays as it is; `store.unreachable`, `store.read_only`.
pub fn throw_away(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    if !folder.join(MARK).is_file() {
        return Err(Error::new(ErrorCode::DemoOfficeNotEmpty).with("path", folder.display().to_string()));
    }
    let failure = |cause| store::failure(folder, cause);
    // The mark last: what was begun can be gone on with.
    for entry in fs::read_dir(folder).map_err(failure)? {
        let entry = entry.map_err(failure)?;
        if entry.file_name() == MARK {
            continue;
        }
        let is_folder = entry.file_type().map_err(failure)?.is_dir();
        let path = entry.path();
        if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) }.map_err(failure)?;
    }
    fs::remove_dir_all(folder).map_err(failure)
}

/// The folder whose name is that of another and an ending.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    folder.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::ListStaff;
    use crate::reports::fonts::FontPlaces;

    fn setup() -> Setup {
        Setup::system(FontPlaces::from_environment())
    }

    #[test]
    fn a_sample_is_made_beside_the_own_office_and_thrown_away_whole() {
        let dir = tempfile::tempdir().unwrap();
        let own = dir.path().join("office");
        let folder = place_of(&own);
        assert_eq!(folder, dir.path().join("office-sample"));
        // What an earlier try left is no obstacle.
        fs::create_dir_all(dir.path().join("office-sample.part")).unwrap();
        fs::write(dir.path().join("office-sample.part").join(MARK), "").unwrap();
        make(&folder, setup()).unwrap();
        assert!(is_made(&folder));
        let office = Office::open(&folder, Setup { create: false, ..setup() }).unwrap();
        let staff = office.session(None).unwrap().read(ListStaff {}).unwrap();
        for (login, role) in logins() {
            assert!(staff.iter().any(|one| one.login == login && one.roles.contains(&role)), "{login}");
        }
        assert_eq!(logins().len(), 6, "one of each post");
        drop(office);
        throw_away(&folder).unwrap();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "nothing is left, and no office was made");
        throw_away(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_is_no_sample_stays() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("office-sample");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("账目.txt"), "1").unwrap();
        for refused in [throw_away(&folder), make(&folder, setup())] {
            assert_eq!(refused.unwrap_err().code(), ErrorCode::DemoOfficeNotEmpty);
        }
        assert!(!is_made(&folder));
        assert_eq!(fs::read_to_string(folder.join("账目.txt")).unwrap(), "1");
    }
}
