//! The store as files: what can happen to them, and what opening, backing up and restoring make of it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rusqlite::params;
use tempfile::TempDir;

use super::*;

pub(super) const RECOVERY_KEY: [u8; 32] = [42; 32];

/// A word that no encrypted file contains by chance.
const SECRETS: [&str; 3] = ["翠湖花园三号楼王建国", "MARKER-13812345678", "马上处理电梯困人"];

pub(super) fn now() -> DateTime<OfficeZone> {
    Opening::for_test().now.with_timezone(&OfficeZone::Asia__Shanghai)
}

/// A store with enough rows to fill a few dozen pages.
pub(super) fn filled(dir: &Path) -> Store {
    let store = Store::open(dir, Opening::for_test()).unwrap();
    add_channels(&store, 0, 300);
    store
}

fn add_channels(store: &Store, from: i64, count: i64) {
    store
        .write(|db| {
            for number in from..from + count {
                db.execute(
                    "INSERT INTO channels (name, kind, position, in_service) VALUES (?1, 'other', ?2, 1)",
                    params![format!("{}{number}", SECRETS.repeat(8).concat()), number],
                )?;
            }
            Ok(())
        })
        .unwrap();
}

pub(super) fn channels(store: &Store) -> i64 {
    store
        .read(|db| {
            Ok(db.query_row("SELECT count(*) FROM channels WHERE length(name) > 100", [], |row| row.get(0))?)
        })
        .unwrap()
}

fn code_of(dir: &Path) -> Option<ErrorCode> {
    Store::open(dir, Opening::for_test()).err().map(|error| {
        assert!(error.body().params.contains_key("path"), "{error}");
        error.code()
    })
}

/// Every file under `dir`, with its content.
fn files_in(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_in(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// What is acknowledged survives a power failure, references hold, and nothing that is sorted goes to a plain file.
#[test]
fn every_connection_is_as_durable_and_as_closed_as_promised() {
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    let pragma = |db: &rusqlite::Connection, name: &str| -> Result<i64> {
        Ok(db.pragma_query_value(None, name, |row| row.get(0))?)
    };
    let full_and_in_memory =
        [("synchronous", 2), ("foreign_keys", 1), ("temp_store", 2), ("trusted_schema", 0)];
    for (name, expected) in full_and_in_memory {
        assert_eq!(store.read(|db| pragma(db, name)).unwrap(), expected, "{name} of a reader");
        assert_eq!(store.write(|db| pragma(db, name)).unwrap(), expected, "{name} of the writer");
    }
}

#[test]
fn no_plain_text_touches_the_disk() {
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    let backup = store.back_up(now()).unwrap();
    store.copy_backup(&backup, &dir.path().join("second"), now()).unwrap();
    // A sort that would need a temporary file, read while a write is in the log.
    add_channels(&store, 300, 10);
    let sorted: i64 = store
        .read(|db| {
            let sql = "SELECT count(*) FROM (SELECT a.name FROM channels AS a, channels AS b ORDER BY b.name || a.name)";
            Ok(db.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert!(sorted > 80_000);
    let check = |when: &str, least: usize| {
        let found = files_in(dir.path());
        assert!(found.len() >= least, "{when}: {found:?}");
        for (path, bytes) in found {
            for text in SECRETS.iter().chain(&["CREATE TABLE", "SQLite format 3", "channels"]) {
                assert!(!contains(&bytes, text), "{when}: {text} in {}", path.display());
            }
        }
    };
    check("open", 8);
    drop(store);
    check("closed", 6);
    assert_eq!(channels(&Store::open(dir.path(), Opening::for_test()).unwrap()), 310);
}

#[test]
fn flips_and_cuts_are_never_made_worse_and_always_found() {
    let origin = TempDir::new().unwrap();
    let store = filled(origin.path());
    let backup = store.back_up(now()).unwrap();
    drop(store);
    let good = fs::read(origin.path().join(FILE_NAME)).unwrap();
    let note = fs::read(origin.path().join(key::KEY_FILE)).unwrap();
    let copy = fs::read(&backup.path).unwrap();
    let mut chance = ChaCha8Rng::seed_from_u64(7);
    let mut below = |end: usize| usize::try_from(chance.next_u64() % u64::try_from(end).unwrap()).unwrap();
    let mut cases: Vec<(String, Vec<u8>)> = Vec::new();
    for at in
        [0, 15, 16, 100, 4095, 4096, good.len() - 1].into_iter().chain((0..40).map(|_| below(good.len())))
    {
        let mut bytes = good.clone();
        bytes[at] ^= 1 << (at % 8);
        cases.push((format!("flip at {at}"), bytes));
    }
    for length in [0, 1, 15, 16, 4095, 4096, 4097, good.len() - 4096, good.len() - 1] {
        cases.push((format!("cut to {length}"), good[..length].to_vec()));
    }
    for (what, bytes) in cases {
        let dir = TempDir::new().unwrap();
        let path = dir.path().join(FILE_NAME);
        fs::write(dir.path().join(key::KEY_FILE), &note).unwrap();
        fs::write(&path, &bytes).unwrap();
        assert!(!verify(dir.path()).unwrap().problems.is_empty(), "{what}");
        match Store::open(dir.path(), Opening::for_test()) {
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::StoreDamaged, "{what}: {error}");
                assert_eq!(fs::read(&path).unwrap(), bytes, "{what}: it was changed");
            }
            // A page that opening does not read. The backup reads it, and is not made, unless nothing is on it.
            Ok(store) => match store.back_up(now()) {
                Err(error) => {
                    assert_eq!(error.code(), ErrorCode::StoreDamaged, "{what}: {error}");
                    assert!(
                        files_in(&store.backup_folder()).is_empty(),
                        "{what}: no backup of a damaged store"
                    );
                }
                Ok(_) => assert_eq!(channels(&store), 300, "{what}"),
            },
        }
        assert!(path.exists(), "{what}");
    }
    let dir = TempDir::new().unwrap();
    drop(filled(dir.path()));
    fs::copy(origin.path().join(key::KEY_FILE), dir.path().join(key::KEY_FILE)).unwrap();
    fs::write(dir.path().join(FILE_NAME), &good).unwrap();
    for round in 0..30 {
        let mut bytes = copy.clone();
        if round % 3 == 0 {
            bytes.truncate(below(copy.len()));
        } else {
            bytes[below(copy.len())] ^= 16;
        }
        let bad = dir.path().join("bad.backup");
        fs::write(&bad, &bytes).unwrap();
        let error = restore(dir.path(), &bad, KeyPlace::File, None, now().to_utc()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BackupDamaged, "{round}: {error}");
        assert_eq!(fs::read(dir.path().join(FILE_NAME)).unwrap(), good, "{round}");
    }
    assert_eq!(code_of(dir.path()), None);
}

#[test]
fn what_is_found_in_place_of_a_store_has_its_own_code() {
    type Change = fn(&Path);
    let plain: Change = |path| {
        fs::remove_file(path).unwrap();
        Connection::open(path).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    };
    let without_key: Change = |path| fs::remove_file(path.with_file_name(key::KEY_FILE)).unwrap();
    let cases: [(&str, ErrorCode, Change); 8] = [
        ("a database that is not encrypted", ErrorCode::StoreForeign, plain),
        ("a letter", ErrorCode::StoreForeign, |path| {
            fs::write(path, "Dear neighbours, ".repeat(600)).unwrap();
        }),
        ("another office's store", ErrorCode::StoreForeign, |path| {
            let other = TempDir::new().unwrap();
            drop(Store::open(other.path(), Opening::for_test()).unwrap());
            fs::copy(other.path().join(FILE_NAME), path).unwrap();
        }),
        ("no key", ErrorCode::StoreLocked, without_key),
        ("a damaged key", ErrorCode::StoreLocked, |path| {
            fs::write(path.with_file_name(key::KEY_FILE), "{}").unwrap();
        }),
        ("no file, but backups", ErrorCode::StoreMissing, |path| {
            fs::remove_file(path).unwrap();
        }),
        ("nothing left of the file", ErrorCode::StoreDamaged, |path| {
            fs::write(path, "").unwrap();
        }),
        ("a folder", ErrorCode::StoreFailed, |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        }),
    ];
    for (what, code, change) in cases {
        let dir = TempDir::new().unwrap();
        let store = filled(dir.path());
        store.back_up(now()).unwrap();
        drop(store);
        change(&dir.path().join(FILE_NAME));
        let before = files_in(dir.path());
        let found = code_of(dir.path());
        if what == "a folder" {
            // Which code a system gives for it is the system's; that there is one is ours.
            assert!(found.is_some(), "{what}");
        } else {
            assert_eq!(found, Some(code), "{what}");
        }
        assert_eq!(files_in(dir.path()), before, "{what}: something was changed");
    }
    // The way through a file is no way; a drive that is gone answers the same.
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    let found = code_of(&dir.path().join("file").join("office"));
    // Windows says of it what it says of many things.
    let expected = if cfg!(windows) { ErrorCode::StoreFailed } else { ErrorCode::StoreUnreachable };
    assert_eq!(found, Some(expected));
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    {
        let writer = store.writer.lock().unwrap();
        let pages: i64 = writer.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        writer.pragma_update_and_check(None, "max_page_count", pages + 2, |_| Ok(())).unwrap();
    }
    let error = store
        .write(|db| {
            for number in 1_000..2_000 {
                db.execute(
                    "INSERT INTO channels (name, kind, position, in_service) VALUES (?1, 'other', ?2, 1)",
                    params![format!("{}{number}", "x".repeat(900)), number],
                )?;
            }
            Ok(())
        })
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::StoreFull);
    assert_eq!(error.body().params["path"], store.path().display().to_string());
    assert_eq!(channels(&store), 300);
}

#[test]
fn the_recovery_key_opens_the_store_on_another_computer() {
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    assert!(!store.has_recovery_key().unwrap());
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    assert!(store.has_recovery_key().unwrap());
    drop(store);
    fs::remove_file(dir.path().join(key::KEY_FILE)).unwrap();
    assert_eq!(code_of(dir.path()), Some(ErrorCode::StoreLocked));
    assert_eq!(
        unlock(dir.path(), &[1; 32], KeyPlace::File, now().to_utc()).unwrap_err().code(),
        ErrorCode::StoreRecoveryKeyWrong
    );
    assert_eq!(code_of(dir.path()), Some(ErrorCode::StoreLocked), "a wrong key changes nothing");
    unlock(dir.path(), &RECOVERY_KEY, KeyPlace::File, now().to_utc()).unwrap();
    assert_eq!(code_of(dir.path()), None);
    // Another store's file opens that one only, and does not cost this one its key.
    let other = TempDir::new().unwrap();
    drop(Store::open(other.path(), Opening::for_test()).unwrap());
    fs::copy(dir.path().join(key::RECOVERY_FILE), other.path().join(key::RECOVERY_FILE)).unwrap();
    let refused = unlock(other.path(), &RECOVERY_KEY, KeyPlace::File, now().to_utc()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::StoreRecoveryMissing);
    assert_eq!(code_of(other.path()), None);
}

#[test]
fn the_copy_beside_the_backups_opens_the_store_where_the_recovery_file_is_gone_or_damaged() {
    type Change = fn(&Path);
    let cases: [(&str, Change); 3] = [
        ("gone", |path| fs::remove_file(path).unwrap()),
        ("unreadable", |path| fs::write(path, "{").unwrap()),
        ("another seal", |path| {
            let text = fs::read_to_string(path).unwrap();
            let (before, seal) = text.split_once("\"sealed\": \"").unwrap();
            let other = if seal.starts_with('A') { "B" } else { "A" };
            fs::write(path, format!("{before}\"sealed\": \"{other}{}", &seal[1..])).unwrap();
        }),
    ];
    for (what, change) in cases {
        let dir = TempDir::new().unwrap();
        let store = filled(dir.path());
        store.set_recovery_key(&RECOVERY_KEY).unwrap();
        store.back_up(now()).unwrap();
        drop(store);
        change(&dir.path().join(key::RECOVERY_FILE));
        fs::remove_file(dir.path().join(key::KEY_FILE)).unwrap();
        let locked = Store::open(dir.path(), Opening::for_test()).unwrap_err();
        assert_eq!(
            (locked.code(), &locked.body().params["recovery"]),
            (ErrorCode::StoreLocked, &true.into())
        );
        let try_with = |key| unlock(dir.path(), key, KeyPlace::File, now().to_utc());
        assert_eq!(try_with(&[1; 32]).unwrap_err().code(), ErrorCode::StoreRecoveryKeyWrong, "{what}");
        try_with(&RECOVERY_KEY).unwrap();
        assert_eq!(code_of(dir.path()), None, "{what}");
    }
}

#[test]
fn unlocking_sets_the_note_about_another_key_aside() {
    let (dir, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let store = filled(dir.path());
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    drop((store, filled(other.path())));
    let (note, theirs) = (dir.path().join(key::KEY_FILE), other.path().join(key::KEY_FILE));
    fs::copy(&theirs, &note).unwrap();
    unlock(dir.path(), &RECOVERY_KEY, KeyPlace::File, now().to_utc()).unwrap();
    assert_eq!(code_of(dir.path()), None);
    let aside = files_in(dir.path()).into_iter().find(|(path, _)| shown_name(path).contains("key.set-aside"));
    assert_eq!(aside.unwrap().1, fs::read(&theirs).unwrap());
}

#[test]
fn why_a_backup_does_not_open_is_told_apart() {
    type Change = fn(&Path, &Path);
    let cases: [(&str, ErrorCode, Change); 4] = [
        ("no recovery file came along", ErrorCode::StoreRecoveryMissing, |_, recovery| {
            fs::remove_file(recovery).unwrap();
        }),
        ("a damaged recovery file came along", ErrorCode::StoreRecoveryDamaged, |_, recovery| {
            fs::write(recovery, "{").unwrap();
        }),
        ("a letter with the name of a backup", ErrorCode::StoreRecoveryMissing, |backup, _| {
            fs::write(backup, "Dear neighbours, ".repeat(600)).unwrap();
        }),
        ("nothing is in it", ErrorCode::BackupDamaged, |backup, _| fs::write(backup, "").unwrap()),
    ];
    for (what, code, change) in cases {
        let (old, stick, new) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
        let store = filled(old.path());
        store.set_recovery_key(&RECOVERY_KEY).unwrap();
        let copy = store.copy_backup(&store.back_up(now()).unwrap(), stick.path(), now()).unwrap();
        let recovery = stick.path().join(key::recovery_copy(&store.place.key.id));
        change(&copy.path, &recovery);
        let key = Some(&RECOVERY_KEY);
        let error = restore(new.path(), &copy.path, KeyPlace::File, key, now().to_utc()).unwrap_err();
        assert_eq!(error.code(), code, "{what}: {error}");
        assert!(error.body().params.contains_key("path"), "{what}: {error}");
    }
    // One of a program of a later year.
    let dir = TempDir::new().unwrap();
    let store = filled(dir.path());
    let backup = store.back_up(now()).unwrap();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let later = place::connect(&backup.path, &store.place.key, flags).unwrap();
    later.pragma_update(None, "user_version", 999).unwrap();
    drop((later, store));
    let before = fs::read(dir.path().join(FILE_NAME)).unwrap();
    let error = restore(dir.path(), &backup.path, KeyPlace::File, None, now().to_utc()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::StoreNewer);
    assert_eq!(fs::read(dir.path().join(FILE_NAME)).unwrap(), before);
}

#[test]
fn a_backup_restores_a_store_that_is_sound_damaged_or_gone() {
    type Change = fn(&Path);
    let cases: [(&str, bool, Change); 3] = [
        ("sound", true, |_| ()),
        ("damaged", true, |path| fs::write(path, "gone").unwrap()),
        ("gone", false, |path| fs::remove_file(path).unwrap()),
    ];
    for (what, set_aside, change) in cases {
        let dir = TempDir::new().unwrap();
        let store = filled(dir.path());
        let backup = store.back_up(now()).unwrap();
        add_channels(&store, 300, 5);
        if what == "sound" {
            let busy = restore(dir.path(), &backup.path, KeyPlace::File, None, now().to_utc());
            assert_eq!(busy.unwrap_err().code(), ErrorCode::StoreBusy, "it is open");
        }
        drop(store);
        let path = dir.path().join(FILE_NAME);
        change(&path);
        let before = fs::read(&path).ok();
        let done = restore(dir.path(), &backup.path, KeyPlace::File, None, now().to_utc()).unwrap();
        assert_eq!(done.set_aside.is_some(), set_aside, "{what}");
        assert_eq!(done.set_aside.map(|path| fs::read(path).unwrap()), before, "{what}: kept as it was");
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        assert_eq!(channels(&store), 300, "{what}");
        drop(store);
        // A second time, in the same second: nothing that was set aside is overwritten.
        restore(dir.path(), &backup.path, KeyPlace::File, None, now().to_utc()).unwrap();
        let aside =
            files_in(dir.path()).iter().filter(|(path, _)| shown_name(path).contains("set-aside")).count();
        assert_eq!(aside, usize::from(set_aside) + 1, "{what}");
    }
}

fn shown_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_backup_is_restored_on_a_new_computer_over_the_office_that_was_begun_there() {
    let old = TempDir::new().unwrap();
    let store = filled(old.path());
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    let stick = TempDir::new().unwrap();
    let copy = store.copy_backup(&store.back_up(now()).unwrap(), stick.path(), now()).unwrap();
    drop(store);
    let new = TempDir::new().unwrap();
    drop(Store::open(new.path(), Opening::for_test()).unwrap());
    let try_with = |key| restore(new.path(), &copy.path, KeyPlace::File, key, now().to_utc());
    assert_eq!(try_with(None).unwrap_err().code(), ErrorCode::StoreLocked);
    assert_eq!(try_with(Some(&[1; 32])).unwrap_err().code(), ErrorCode::StoreRecoveryKeyWrong);
    let before = files_in(new.path());
    try_with(Some(&RECOVERY_KEY)).unwrap();
    let store = Store::open(new.path(), Opening::for_test()).unwrap();
    assert_eq!(channels(&store), 300);
    assert!(store.has_recovery_key().unwrap(), "the recovery key came along");
    drop(store);
    // The office that was begun here is set aside together with its key.
    let aside = TempDir::new().unwrap();
    for (path, bytes) in files_in(new.path()) {
        if let Some((name, _)) = shown_name(&path).split_once(".set-aside") {
            fs::write(aside.path().join(name), bytes).unwrap();
        }
    }
    assert_eq!(channels(&Store::open(aside.path(), Opening::for_test()).unwrap()), 0);
    assert!(before.len() >= 2);
}

#[test]
fn a_restore_that_stops_anywhere_leaves_the_old_store_or_the_new_one() {
    let old = TempDir::new().unwrap();
    let store = filled(old.path());
    store.set_recovery_key(&RECOVERY_KEY).unwrap();
    let stick = TempDir::new().unwrap();
    let copy = store.copy_backup(&store.back_up(now()).unwrap(), stick.path(), now()).unwrap();
    drop(store);
    let journal = r#"{"version":1,"set_aside":".set-aside-x"}"#;
    let mut done = 0;
    for stop in 0.. {
        let dir = TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        add_channels(&store, 0, 50);
        // As a process that was killed leaves it: with a log.
        let killed = TempDir::new().unwrap();
        for (path, bytes) in files_in(dir.path()) {
            fs::write(killed.path().join(shown_name(&path)), bytes).unwrap();
        }
        assert!(killed.path().join("linsheng.db-wal").exists());
        restore::stage(killed.path(), &copy.path, KeyPlace::File, Some(&RECOVERY_KEY)).unwrap();
        if stop == 0 {
            // Killed before the journal: nothing has happened, and what was prepared is cleared away.
            assert_eq!(channels(&Store::open(killed.path(), Opening::for_test()).unwrap()), 50);
            drop(lock::alone(killed.path(), PATIENCE).map(|_| restore::finish(killed.path())).unwrap());
            assert!(
                files_in(killed.path()).iter().all(|(path, _)| !shown_name(path).ends_with(".restoring"))
            );
            continue;
        }
        files::write(&killed.path().join("linsheng.restore"), journal.as_bytes()).unwrap();
        let renames = restore::renames(killed.path(), ".set-aside-x").unwrap();
        done = renames.len();
        for (from, to) in renames.iter().take(stop - 1) {
            files::rename(from, to).unwrap();
        }
        assert_eq!(
            channels(&Store::open(killed.path(), Opening::for_test()).unwrap()),
            300,
            "stopped at {stop}"
        );
        let names: Vec<String> = files_in(killed.path()).iter().map(|(path, _)| shown_name(path)).collect();
        for name in ["linsheng.db.set-aside-x", "linsheng.db.set-aside-x-wal", "linsheng.key.set-aside-x"] {
            assert!(names.iter().any(|found| found == name), "stopped at {stop}: no {name} in {names:?}");
        }
        assert!(!names.iter().any(|name| name.ends_with(".restoring") || name == "linsheng.restore"));
        if stop > done {
            break;
        }
    }
    assert!(done >= 6, "a log, a key and a recovery file were there to rename");
}

#[test]
fn a_store_of_an_earlier_version_is_backed_up_before_it_is_changed() {
    let dir = TempDir::new().unwrap();
    let place = Place { dir: dir.path().to_owned(), key: key::prepare(dir.path(), KeyPlace::File).unwrap() };
    let mut db = place.connect().unwrap();
    migration::migrate_to_first(&mut db, 1).unwrap();
    db.close().unwrap();
    drop(Store::open(dir.path(), Opening::for_test()).unwrap());
    let backups = backups_beside(dir.path()).unwrap();
    assert_eq!(backups.len(), 1);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let before = place::connect(&backups[0].path, &place.key, flags).unwrap();
    assert_eq!(migration::done(&before).unwrap(), 1);
    drop(Store::open(dir.path(), Opening::for_test()).unwrap());
    assert_eq!(backups_beside(dir.path()).unwrap().len(), 1, "nothing was left to migrate");
}

#[test]
fn backups_are_kept_apart_finished_and_pruned() {
    let dir = TempDir::new().unwrap();
    let shared = TempDir::new().unwrap();
    let (store, other) = (filled(&dir.path().join("one")), filled(&dir.path().join("other")));
    let theirs = other.copy_backup(&other.back_up(now()).unwrap(), shared.path(), now()).unwrap();
    // What a backup that was killed leaves has another name, and goes with the next one.
    let left = files::with_ending(&theirs.path, ".part");
    fs::copy(store.path(), &left).unwrap();
    for day in 1..=9 {
        let at = now() + TimeDelta::days(day);
        let backup = store.back_up(at).unwrap();
        store.copy_backup(&backup, shared.path(), at).unwrap();
    }
    assert!(!left.exists());
    for folder in [&store.backup_folder(), shared.path()] {
        // Seven days, and the end of the week before; all in one month.
        assert_eq!(store.backups(folder).unwrap().len(), 8, "{}", folder.display());
    }
    assert_eq!(other.backups(shared.path()).unwrap(), [theirs], "another office's are left alone");
    // A writer goes on while a backup is made.
    std::thread::scope(|scope| {
        let making = scope.spawn(|| store.back_up(now() + TimeDelta::days(10)));
        let mut written = 0;
        while !making.is_finished() {
            add_channels(&store, 1_000 + written, 1);
            written += 1;
        }
        making.join().unwrap().unwrap();
        assert!(written > 0);
    });
}
