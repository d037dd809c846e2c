//! Backups as the office's operations show them.

use std::sync::Arc;

use crate::common::{Desk, open, text};
use chrono::TimeDelta;
use linsheng_core::error::ErrorCode;
use linsheng_core::office::{Office, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::{self, KeyPlace};
use serde_json::{Value, json};
use tempfile::TempDir;

fn state(desk: &Desk) -> Value {
    desk.must("get_backup_state", json!({}))
}

#[test]
fn a_new_office_is_not_warned_before_it_has_three_days_to_lose() {
    let desk = Desk::open();
    desk.register("complaint");
    desk.pass(TimeDelta::days(3));
    assert_eq!(state(&desk)["overdue"], false);
    desk.pass(TimeDelta::minutes(1));
    assert_eq!(state(&desk)["overdue"], true);
}

#[test]
fn the_backup_of_the_day_is_made_once_and_its_absence_is_told_after_three_days() {
    let desk = Desk::open();
    assert_eq!(
        state(&desk),
        json!({ "overdue": false, "has_recovery_key": false, "key_kept_by_system": false })
    );
    // What happens, how many backups there are then, and whether the last is too old.
    let steps = [
        (TimeDelta::zero(), true, 1, false),
        (TimeDelta::hours(3), true, 1, false),
        // 10:00 is past; the office's day ends at 16:00 UTC.
        (TimeDelta::hours(12), true, 2, false),
        (TimeDelta::days(3), false, 2, false),
        (TimeDelta::minutes(1), false, 2, true),
        (TimeDelta::zero(), true, 3, false),
    ];
    for (passed, look, count, overdue) in steps {
        desk.pass(passed);
        if look {
            desk.office.back_up_if_due().unwrap();
        }
        assert_eq!(desk.must("list_backups", json!({})).as_array().unwrap().len(), count, "{}", desk.now());
        assert_eq!(state(&desk)["overdue"], overdue, "{}", desk.now());
    }
    assert_eq!(state(&desk)["last"]["made_at"], "2026-11-26T17:01:00Z");
}

#[test]
fn the_second_folder_gets_a_copy_and_may_be_away() {
    let desk = Desk::open();
    let stick = TempDir::new().unwrap();
    let folder = stick.path().join("backups");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.display().to_string();
    for (wrong, code) in [
        (json!(""), "input.required@folder"),
        (json!("backups"), "input.invalid@folder"),
        (json!(stick.path().join("nowhere").display().to_string()), "backup.folder_unreachable@folder"),
    ] {
        assert_eq!(desk.refusal("set_backup_folder", json!({ "folder": wrong })), code);
        assert_eq!(desk.refusal("back_up_store", json!({ "folder": wrong })), code);
    }
    assert_eq!(desk.must("set_backup_folder", json!({ "folder": path })), json!({ "second_folder": path }));
    let made = desk.must("back_up_store", json!({}));
    let folders: Vec<&str> =
        made["backups"].as_array().unwrap().iter().map(|row| text(&row["folder"])).collect();
    assert_eq!(folders, ["beside", "second"]);
    assert_eq!(desk.must("list_backups", json!({})).as_array().unwrap().len(), 2);
    // The drive is taken away. The backup is made, the copy is not, and no folder of its name appears.
    std::fs::rename(&folder, stick.path().join("away")).unwrap();
    desk.pass(TimeDelta::days(1));
    let made = desk.must("back_up_store", json!({}));
    assert_eq!(made["backups"].as_array().unwrap().len(), 1);
    assert_eq!(made["not_copied"]["code"], "backup.folder_unreachable");
    desk.office.back_up_if_due().unwrap();
    assert!(!folder.exists());
    assert_eq!(state(&desk)["second_folder"], json!({ "path": path, "reachable": false }));
    // It is back: the next look copies what it missed.
    std::fs::rename(stick.path().join("away"), &folder).unwrap();
    desk.office.back_up_if_due().unwrap();
    let second = &state(&desk)["second_folder"];
    assert_eq!(*second, json!({ "path": path, "reachable": true, "last_made_at": "2026-11-24T02:00:00Z" }));
    assert_eq!(desk.must("set_backup_folder", json!({})), json!({}));
    assert_eq!(state(&desk)["second_folder"], Value::Null);
}

#[test]
fn an_office_is_restored_and_opened_on_another_computer() {
    let desk = Desk::open();
    let number = desk.register("complaint");
    let recovery_key = [9; 32];
    desk.office.set_recovery_key(&recovery_key).unwrap();
    assert_eq!(state(&desk)["has_recovery_key"], true);
    let stick = TempDir::new().unwrap();
    let made = desk.must("back_up_store", json!({ "folder": stick.path().display().to_string() }));
    let copy = text(&made["backups"][1]["path"]).to_owned();
    let setup = || Setup {
        clock: Box::new(Arc::clone(&desk.clock)),
        key_place: KeyPlace::File,
        ..Setup::system(FontPlaces::from_environment())
    };
    // By a backup, which must be there.
    let new = TempDir::new().unwrap();
    let gone = stick.path().join("gone.db");
    let refused = store::restore(new.path(), &gone, KeyPlace::File, None, desk.now()).unwrap_err();
    assert_eq!(
        (refused.code().text(), &refused.body().params["path"]),
        ("backup.missing", &json!(gone.display().to_string()))
    );
    assert!(std::fs::read_dir(new.path()).unwrap().next().is_none(), "nothing was begun");
    store::restore(new.path(), copy.as_ref(), KeyPlace::File, Some(&recovery_key), desk.now()).unwrap();
    let office = open(new.path(), &desk.clock, 3).unwrap();
    office.session(None).unwrap().call("get_ticket", json!({ "number": number })).unwrap();
    drop(office);
    // By the files themselves, without the key.
    std::fs::remove_file(new.path().join("linsheng.key")).unwrap();
    assert_eq!(open(new.path(), &desk.clock, 3).map(|_| ()).unwrap_err().code(), ErrorCode::StoreLocked);
    let office = Office::open_with_recovery(new.path(), &recovery_key, setup()).unwrap();
    office.session(None).unwrap().call("get_ticket", json!({ "number": number })).unwrap();
    drop(office);
    open(new.path(), &desk.clock, 3).unwrap();
}

/// Changes an entry of the trail, past the triggers, as somebody with the key and a database tool would.
fn tamper(desk: &Desk, sql: &str) {
    let triggers = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema
                    WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'";
    let db = desk.raw();
    let drop: String = db.query_row(triggers, [], |row| row.get(0)).unwrap();
    db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {drop}; {sql}")).unwrap();
}

#[test]
fn a_broken_trail_is_told_with_each_backup_and_stops_none() {
    let cases = [
        "UPDATE audit_entries SET subject = 'x' WHERE id = 2",
        "UPDATE audit_entries SET staff_id = 99 WHERE id = 2",
        "DELETE FROM audit_entries WHERE id = 2",
        "DELETE FROM audit_entries",
        "UPDATE audit_head SET entries = 1",
        "DELETE FROM audit_head",
    ];
    for sql in cases {
        let desk = Desk::open();
        let number = desk.register("complaint");
        desk.must("set_backup_folder", json!({ "folder": desk.dir.path().display().to_string() }));
        let whole = desk.must("back_up_store", json!({}))["backups"][0].clone();
        assert_eq!((&whole["audit_broken"], &state(&desk)["last"]), (&json!(false), &whole), "{sql}");
        assert!(store::verify(desk.dir.path()).unwrap().trail.is_some_and(|trail| !trail.is_broken()));
        tamper(&desk, sql);
        let looked = store::verify(desk.dir.path()).unwrap();
        assert_eq!(looked.problems, [], "{sql}: the data are sound");
        assert!(looked.trail.is_some_and(|trail| trail.is_broken()), "{sql}");
        desk.pass(TimeDelta::days(1));
        desk.office.back_up_if_due().unwrap();
        let list = desk.must("list_backups", json!({}));
        let marks: Vec<bool> = list
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let broken = row["audit_broken"].as_bool().unwrap();
                assert_eq!(text(&row["name"]).ends_with(".audit-broken.backup"), broken, "{sql}: {row}");
                broken
            })
            .collect();
        assert_eq!(marks, [true, true, false, false], "{sql}: beside and in the second folder");
        let last = state(&desk)["last"].clone();
        assert_eq!((&last["audit_broken"], &state(&desk)["overdue"]), (&json!(true), &json!(false)), "{sql}");

        let new = TempDir::new().unwrap();
        std::fs::copy(desk.dir.path().join("linsheng.key"), new.path().join("linsheng.key")).unwrap();
        for (row, broken) in [(&last, true), (&whole, false)] {
            let file = text(&row["path"]).as_ref();
            let restored = store::restore(new.path(), file, KeyPlace::File, None, desk.now()).unwrap();
            assert_eq!(restored.audit_broken, broken, "{sql}");
            let office = open(new.path(), &desk.clock, 3).unwrap();
            office.session(None).unwrap().call("get_ticket", json!({ "number": number })).unwrap();
        }
    }
}

#[test]
fn the_last_backup_with_a_whole_trail_is_kept_however_old_it_is() {
    let desk = Desk::open();
    desk.register("complaint");
    let whole = desk.must("back_up_store", json!({}))["backups"][0]["name"].clone();
    tamper(&desk, "UPDATE audit_entries SET subject = 'x' WHERE id = 1");
    // Every month of two years, a backup on its last days.
    for _ in 0..24 {
        desk.pass(TimeDelta::days(30));
        desk.office.back_up_if_due().unwrap();
    }
    let list = desk.must("list_backups", json!({}));
    let list = list.as_array().unwrap();
    assert!(list.len() < 24, "those that need not be kept are gone: {}", list.len());
    assert_eq!(list.last().unwrap()["name"], whole);
}
