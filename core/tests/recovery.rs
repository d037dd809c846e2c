//! A new recovery key: who may make one, what it asks for, and what the old one is good for afterwards.

use std::path::Path;

use crate::common::{Desk, open, text};
use chrono::TimeDelta;
use linsheng_core::access::RecoveryKey;
use linsheng_core::error::{Error, ErrorCode};
use linsheng_core::office::Seat;
use linsheng_core::store::{self, KeyPlace};
use serde_json::{Value, json};
use tempfile::TempDir;

const PASSWORD: &str = "a quiet pond 7";
const OTHER: &str = "a louder brook 8";

/// An office that 林静怡 set up, the desk at which she sits, and its recovery key.
fn set_up() -> (Desk, Seat, String) {
    let desk = Desk::open();
    let seat = desk.office.seat();
    let made = must(
        &seat,
        "set_up_office",
        &json!({ "community_name": "翠湖花园", "office_name": "翠湖花园物业服务中心", "time_zone": "Asia/Shanghai",
            "manager_name": "林静怡", "login": "lin", "password": PASSWORD }),
    );
    (desk, seat, text(&made["recovery_key"]).to_owned())
}

fn must(seat: &Seat, operation: &str, arguments: &Value) -> Value {
    seat.call(operation, arguments.clone()).unwrap_or_else(|error| panic!("{operation} {arguments}: {error}"))
}

fn renew(seat: &Seat) -> Value {
    must(seat, "renew_recovery_key", &json!({ "password": PASSWORD }))
}

/// What becomes of somebody who forgot the password and holds this paper: nothing, or a refusal.
fn recover(seat: &Seat, key: &str) -> Option<ErrorCode> {
    let arguments = json!({ "recovery_key": key, "login": "lin", "new_password": OTHER });
    seat.call("recover_access", arguments).err().map(|error| error.code())
}

fn restored(dir: &Path, file: &str, key: &str, desk: &Desk) -> Result<(), Error> {
    let key = RecoveryKey::parse("recovery_key", key)?;
    store::restore(dir, file.as_ref(), KeyPlace::File, Some(key.bytes()), desk.now()).map(|_| ())
}

#[test]
fn the_old_paper_opens_nothing_any_more_and_the_new_one_everything() {
    let (desk, seat, old) = set_up();
    let stick = TempDir::new().unwrap();
    let folder = stick.path().display().to_string();
    must(&seat, "set_backup_folder", &json!({ "folder": folder }));
    let made = must(&seat, "back_up_store", &json!({}));
    let earlier = made["backups"].as_array().unwrap().iter().map(|row| text(&row["path"]).to_owned());
    let earlier: Vec<String> = earlier.collect();
    let renewed = renew(&seat);
    let new = text(&renewed["recovery_key"]);
    assert!(new != old && renewed["not_copied"].is_null(), "{renewed}");
    assert_eq!(recover(&seat, &old), Some(ErrorCode::RecoveryKeyRefused));
    // Also backups that were made before, beside the store and in the second folder.
    for file in &earlier {
        let there = TempDir::new().unwrap();
        let refused = restored(there.path(), file, &old, &desk).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::StoreRecoveryKeyWrong, "{file}");
        restored(there.path(), file, new, &desk).unwrap();
        let office = open(there.path(), &desk.clock, 3).unwrap();
        // Within that backup the old one is written down; what opened it counts.
        let elsewhere = office.seat();
        assert_eq!(recover(&elsewhere, &old), Some(ErrorCode::RecoveryKeyRefused), "{file}");
        assert_eq!(recover(&elsewhere, new), None, "{file}");
    }
    assert_eq!(recover(&seat, new), None);
    must(&seat, "sign_in", &json!({ "login": "lin", "password": OTHER }));
    let audit =
        must(&seat, "list_audit_entries", &json!({ "filter": { "operation": "renew_recovery_key" } }));
    let entry = &audit["entries"][0];
    assert_eq!(
        (&entry["subject"], &entry["changes"]),
        (&json!("office"), &json!({ "recovery_key": ["made", "renewed"] }))
    );
    for key in [old.as_str(), new] {
        assert!(!audit.to_string().contains(key), "a key is in no row");
    }
    assert_eq!(must(&seat, "verify_audit_trail", &json!({}))["broken"], Value::Null);
}

#[test]
fn a_stick_that_is_away_is_told_and_goes_by_the_old_paper_until_it_is_back() {
    let (desk, seat, old) = set_up();
    let drive = TempDir::new().unwrap();
    let (folder, away) = (drive.path().join("backups"), drive.path().join("away"));
    std::fs::create_dir(&folder).unwrap();
    must(&seat, "set_backup_folder", &json!({ "folder": folder.display().to_string() }));
    let made = must(&seat, "back_up_store", &json!({}));
    let file = away.join(text(&made["backups"][0]["name"])).display().to_string();
    std::fs::rename(&folder, &away).unwrap();
    let renewed = renew(&seat);
    let new = text(&renewed["recovery_key"]);
    assert_eq!(renewed["not_copied"]["code"], "backup.folder_unreachable");
    assert_eq!(recover(&seat, &old), Some(ErrorCode::RecoveryKeyRefused));
    let there = TempDir::new().unwrap();
    let refused = restored(there.path(), &file, new, &desk).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::StoreRecoveryKeyWrong);
    restored(there.path(), &file, &old, &desk).unwrap();
    std::fs::rename(&away, &folder).unwrap();
    desk.pass(TimeDelta::days(1));
    desk.office.back_up_if_due().unwrap();
    let file = folder.join(text(&made["backups"][0]["name"])).display().to_string();
    let there = TempDir::new().unwrap();
    assert!(restored(there.path(), &file, &old, &desk).is_err());
    restored(there.path(), &file, new, &desk).unwrap();
}

#[test]
fn a_new_key_is_made_by_who_keeps_the_backups_and_says_the_password_again() {
    let (desk, seat, old) = set_up();
    let wrong = |seat: &Seat, password: &str| {
        let error = seat.call("renew_recovery_key", json!({ "password": password })).unwrap_err();
        (error.code(), error.body().field.clone())
    };
    assert_eq!(wrong(&seat, OTHER), (ErrorCode::PasswordWrong, Some("password".to_owned())));
    must(&seat, "lock_seat", &json!({}));
    assert_eq!(wrong(&seat, PASSWORD), (ErrorCode::SignInLocked, None));
    must(&seat, "unlock_seat", &json!({ "password": PASSWORD }));
    let li = must(&seat, "add_staff", &json!({ "login": "li", "name": "李明", "roles": ["service"] }));
    must(&seat, "reset_password", &json!({ "staff_id": li["id"], "new_password": OTHER }));
    desk.raw().execute("UPDATE credentials SET must_change = 0", []).unwrap();
    let clerk = desk.office.seat();
    must(&clerk, "sign_in", &json!({ "login": "li", "password": OTHER }));
    assert_eq!(wrong(&clerk, OTHER), (ErrorCode::PermissionDenied, None));
    assert_eq!(recover(&desk.office.seat(), &old), None, "nothing was changed");
}

#[test]
fn an_office_without_a_recovery_key_gets_its_first_one() {
    let (desk, seat, _) = set_up();
    std::fs::remove_file(desk.dir.path().join("linsheng.recovery")).unwrap();
    desk.raw().execute("DELETE FROM recovery_key", []).unwrap();
    assert_eq!(must(&seat, "get_backup_state", &json!({}))["has_recovery_key"], false);
    let renewed = renew(&seat);
    assert_eq!(must(&seat, "get_backup_state", &json!({}))["has_recovery_key"], true);
    assert_eq!(recover(&seat, text(&renewed["recovery_key"])), None);
}
