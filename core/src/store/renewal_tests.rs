//! One recovery key in the place of another: which of them opens what, wherever it stops.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::tests::{RECOVERY_KEY, channels, filled, now};
use super::*;

const NEW: [u8; 32] = [11; 32];

/// Whether the old key opens the store in `dir`, and whether the new one does, by what lies there.
fn opens(store: &Store) -> [bool; 2] {
    [RECOVERY_KEY, NEW].map(|key| store.opens_with(&key).unwrap().unwrap())
}

/// Why a backup is not restored with this recovery key on a computer that has nothing; none if it is.
fn elsewhere(file: &Path, recovery_key: &[u8; 32]) -> Option<ErrorCode> {
    let new = TempDir::new().unwrap();
    if let Err(error) = restore(new.path(), file, KeyPlace::File, Some(recovery_key), now().to_utc()) {
        return Some(error.code());
    }
    let store = Store::open(new.path(), Opening::for_test()).unwrap();
    assert_eq!(channels(&store), 300);
    assert_eq!(store.opens_with(recovery_key).unwrap(), Some(true), "the key that was handed in stays good");
    None
}

#[test]
fn a_new_recovery_key_takes_the_place_of_the_old_one_wherever_it_stops() {
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    assert_eq!(store.opens_with(&NEW).unwrap(), None, "there is none yet");
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    let stick = TempDir::new().unwrap();
    let backup = store.back_up(now()).unwrap();
    let copy = store.copy_backup(&backup, stick.path(), now()).unwrap();
    // It is refused, or cannot be recorded: nothing has happened and nothing is left.
    let names = || fs::read_dir(dir.path()).unwrap().count();
    let before = names();
    let refused = store.change_recovery_key(&NEW, || Err::<(), _>(Error::new(ErrorCode::Internal)));
    assert_eq!((refused.unwrap_err().code(), names()), (ErrorCode::Internal, before));
    assert_eq!(opens(&store), [true, false]);
    // Killed before the file takes its place, whatever was recorded: the old one is as good as before.
    key::wrap(dir.path(), &store.place.key, &NEW).unwrap();
    drop(store);
    let store = Store::open(dir.path(), Opening::for_test()).unwrap();
    assert_eq!(opens(&store), [true, false]);
    // Killed after it, before the copy beside the backups is replaced: neither person stands before a closed door.
    store.set_recovery_key(&NEW).unwrap();
    assert_eq!(opens(&store), [true, true]);
    assert_eq!(elsewhere(&backup.path, &RECOVERY_KEY), None);
    store.lay_recovery_file(&store.backup_folder()).unwrap();
    assert_eq!(opens(&store), [false, true]);
    // An earlier backup is opened by the key that lies beside it now, not by the one that it was made under.
    assert_eq!(elsewhere(&backup.path, &RECOVERY_KEY), Some(ErrorCode::StoreRecoveryKeyWrong));
    assert_eq!(elsewhere(&backup.path, &NEW), None);
    // One that lay in a drawer is opened by the old key, until the next backup goes there.
    assert_eq!(elsewhere(&copy.path, &NEW), Some(ErrorCode::StoreRecoveryKeyWrong));
    assert_eq!(elsewhere(&copy.path, &RECOVERY_KEY), None);
    store.copy_backup(&backup, stick.path(), now()).unwrap();
    assert_eq!(elsewhere(&copy.path, &RECOVERY_KEY), Some(ErrorCode::StoreRecoveryKeyWrong));
    assert_eq!(elsewhere(&copy.path, &NEW), None);
    drop(store);
    fs::remove_file(dir.path().join(key::KEY_FILE)).unwrap();
    let unlocked = |key| unlock(dir.path(), key, KeyPlace::File, now().to_utc());
    assert_eq!(unlocked(&RECOVERY_KEY).unwrap_err().code(), ErrorCode::StoreRecoveryKeyWrong);
    unlocked(&NEW).unwrap();
}

/// Where the present file is gone and two others lie about, the one that somebody has the key of is kept.
#[test]
fn a_restore_keeps_the_file_that_it_was_opened_by() {
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    let stick = TempDir::new().unwrap();
    let backup = store.back_up(now()).unwrap();
    let copy = store.copy_backup(&backup, stick.path(), now()).unwrap();
    store.set_recovery_key(&NEW).unwrap();
    store.lay_recovery_file(&store.backup_folder()).unwrap();
    drop(store);
    for name in [key::KEY_FILE, key::RECOVERY_FILE, FILE_NAME] {
        fs::remove_file(dir.path().join(name)).unwrap();
    }
    restore(dir.path(), &copy.path, KeyPlace::File, Some(&NEW), now().to_utc()).unwrap();
    let store = Store::open(dir.path(), Opening::for_test()).unwrap();
    assert_eq!(opens(&store), [false, true]);
}
