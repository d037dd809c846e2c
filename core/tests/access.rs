//! Setting up, signing in, passwords, the recovery key, the lock, drafts.

#![expect(clippy::needless_pass_by_value, reason = "json! at the call makes a value to give away")]

use crate::common::{self, Desk, open, text};
use chrono::TimeDelta;
use linsheng_core::demo::{self, Plan};
use linsheng_core::error::ErrorBody;
use linsheng_core::office::Seat;
use serde_json::{Value, json};

const PASSWORD: &str = "a quiet pond 7";
const OTHER: &str = "a louder brook 8";

/// An office that was set up by 林静怡, the desk at which she did it, and her recovery key.
struct Set {
    desk: Desk,
    seat: Seat,
    recovery_key: String,
}

fn set_up_arguments() -> Value {
    json!({
        "community_name": "翠湖花园", "office_name": "翠湖花园物业服务中心", "time_zone": "Asia/Shanghai",
        "manager_name": "林静怡", "login": "lin", "password": PASSWORD,
    })
}

impl Set {
    fn up() -> Self {
        let desk = Desk::open();
        let seat = desk.office.seat();
        let answer = seat.call("set_up_office", set_up_arguments()).unwrap();
        let recovery_key = text(&answer["recovery_key"]).to_owned();
        Self { desk, seat, recovery_key }
    }

    /// Adds a member of staff who has a password of their own already; answers the id.
    fn hire(&self, login: &str, role: &str) -> i64 {
        let person =
            must(&self.seat, "add_staff", json!({ "login": login, "name": "李明", "roles": [role] }));
        let id = person["id"].as_i64().unwrap();
        must(&self.seat, "reset_password", json!({ "staff_id": id, "new_password": OTHER }));
        self.desk.raw().execute("UPDATE credentials SET must_change = 0", []).unwrap();
        id
    }

    fn audited(&self) -> Vec<(Option<i64>, String, String)> {
        let db = self.desk.raw();
        let mut statement =
            db.prepare("SELECT staff_id, operation, subject FROM audit_entries ORDER BY id").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }
}

fn must(seat: &Seat, operation: &str, arguments: Value) -> Value {
    seat.call(operation, arguments.clone()).unwrap_or_else(|error| panic!("{operation} {arguments}: {error}"))
}

fn refused(seat: &Seat, operation: &str, arguments: Value) -> String {
    match seat.call(operation, arguments.clone()) {
        Ok(answer) => panic!("{operation} {arguments} was not refused: {answer}"),
        Err(error) => code(error.body()),
    }
}

fn code(body: &ErrorBody) -> String {
    match &body.field {
        Some(field) => format!("{}@{field}", body.code.text()),
        None => body.code.text().to_owned(),
    }
}

fn sign_in(login: &str, password: &str) -> Value {
    json!({ "login": login, "password": password })
}

#[test]
fn from_a_new_store_to_a_manager_at_work() {
    let desk = Desk::open();
    let seat = desk.office.seat();
    let state = must(&seat, "get_access_state", json!({}));
    assert_eq!((text(&state["stage"]), &state["person"]), ("needs_setup", &Value::Null));
    let answer = must(&seat, "set_up_office", set_up_arguments());
    let state = &answer["state"];
    assert_eq!((text(&state["stage"]), text(&state["community_name"])), ("signed_in", "翠湖花园"));
    let person = &state["person"];
    assert_eq!((text(&person["login"]), text(&person["name"])), ("lin", "林静怡"));
    assert_eq!((&person["id"], &person["roles"]), (&json!(1), &json!(["manager"])), "the one that was there");
    assert_eq!(person["must_change_password"], false);
    assert!(person["permissions"].as_array().unwrap().contains(&json!("audit.read")));
    must(&seat, "count_tickets", json!({}));
    let staff = must(&seat, "list_staff", json!({}));
    assert_eq!((staff.as_array().unwrap().len(), &staff[0]["can_sign_in"]), (1, &json!(true)));

    assert_eq!(refused(&seat, "set_up_office", set_up_arguments()), "office.already_set_up");
    let elsewhere = desk.office.seat();
    assert_eq!(text(&must(&elsewhere, "get_access_state", json!({}))["stage"]), "signed_out");
    assert_eq!(refused(&elsewhere, "set_up_office", set_up_arguments()), "office.already_set_up");
    assert_eq!(desk.office.session(None).unwrap().actor().login, "lin");
}

#[test]
fn what_a_set_up_must_say() {
    let desk = Desk::open();
    desk.must("add_staff", json!({ "login": "li", "name": "李明", "roles": ["service"] }));
    let seat = desk.office.seat();
    let cases = [
        ("community_name", json!(" "), "input.required@community_name"),
        ("office_name", json!("字".repeat(61)), "input.too_long@office_name"),
        ("time_zone", json!("Mars/Base"), "office.time_zone_unknown@time_zone"),
        ("manager_name", json!(""), "input.required@manager_name"),
        ("login", json!("Lin Jingyi"), "staff.login_malformed@login"),
        ("login", json!("li"), "staff.login_taken@login"),
        ("password", json!("short"), "password.too_short@password"),
        ("password", json!("woaini1314"), "password.too_common@password"),
        ("password", json!("Lin-20260101"), "password.like_name@password"),
        ("password", json!(12_345_678), "arguments.malformed@password"),
    ];
    for (field, value, expected) in cases {
        let mut arguments = set_up_arguments();
        arguments[field] = value;
        assert_eq!(refused(&seat, "set_up_office", arguments.clone()), expected, "{arguments}");
    }
    assert_eq!(text(&must(&seat, "get_access_state", json!({}))["stage"]), "needs_setup");
    assert_eq!(desk.count("SELECT count(*) FROM credentials"), 0);
}

#[test]
fn signing_in_and_out_and_taking_turns() {
    let set = Set::up();
    set.hire("li", "service");
    let seat = set.desk.office.seat();
    for (login, password) in [("lin", OTHER), ("nobody", PASSWORD), ("", ""), ("lin", "")] {
        assert_eq!(refused(&seat, "sign_in", sign_in(login, password)), "sign_in.refused", "{login}");
    }
    let state = must(&seat, "sign_in", sign_in(" Lin ", PASSWORD));
    assert_eq!((text(&state["stage"]), text(&state["person"]["login"])), ("signed_in", "lin"));
    // Somebody else takes over; a wrong password changes nothing.
    assert_eq!(refused(&seat, "sign_in", sign_in("li", PASSWORD)), "sign_in.refused");
    assert_eq!(text(&must(&seat, "get_access_state", json!({}))["person"]["login"]), "lin");
    assert_eq!(text(&must(&seat, "sign_in", sign_in("li", OTHER))["person"]["login"]), "li");
    assert_eq!(refused(&seat, "add_staff", json!({})), "permission.denied");
    assert_eq!(text(&must(&seat, "sign_out", json!({}))["stage"]), "signed_out");
    assert_eq!(refused(&seat, "count_tickets", json!({})), "sign_in.required");
    must(&seat, "sign_out", json!({}));
    let said: Vec<(Option<i64>, String, String)> = set.audited().split_off(3);
    let said: Vec<(Option<i64>, &str, &str)> =
        said.iter().map(|(id, operation, subject)| (*id, operation.as_str(), subject.as_str())).collect();
    assert_eq!(
        said,
        [
            (None, "sign_in.refused", "lin"),
            (None, "sign_in.refused", ""),
            (None, "sign_in.refused", ""),
            (None, "sign_in.refused", "lin"),
            (Some(1), "sign_in", "lin"),
            (None, "sign_in.refused", "li"),
            (Some(2), "sign_in", "li"),
            (Some(2), "sign_out", "li"),
        ]
    );
}

#[test]
fn locking_shows_nothing_until_the_same_person_is_back() {
    let set = Set::up();
    set.hire("li", "service");
    let seat = &set.seat;
    let state = must(seat, "lock_seat", json!({}));
    assert_eq!((text(&state["stage"]), text(&state["person"]["name"])), ("locked", "林静怡"));
    assert_eq!(refused(seat, "count_tickets", json!({})), "sign_in.locked");
    assert_eq!(
        refused(seat, "change_password", json!({ "old_password": PASSWORD, "new_password": OTHER })),
        "sign_in.locked"
    );
    must(seat, "lock_seat", json!({}));
    assert_eq!(refused(seat, "unlock_seat", json!({ "password": OTHER })), "sign_in.refused@password");
    assert_eq!(text(&must(seat, "unlock_seat", json!({ "password": PASSWORD }))["stage"]), "signed_in");
    must(seat, "count_tickets", json!({}));
    must(seat, "lock_seat", json!({}));
    assert_eq!(text(&must(seat, "sign_in", sign_in("li", OTHER))["person"]["login"]), "li");
    assert_eq!(text(&must(seat, "get_access_state", json!({}))["stage"]), "signed_in");
    let operations: Vec<String> = set.audited().into_iter().map(|(_, operation, _)| operation).collect();
    assert_eq!(
        operations[3..],
        ["lock_seat", "unlock_seat.refused", "unlock_seat", "lock_seat", "sign_in"].map(ToOwned::to_owned)
    );
}

#[test]
fn guessing_gets_slower_for_every_name_alike() {
    for login in ["lin", "nobody"] {
        let set = Set::up();
        let seat = set.desk.office.seat();
        // So many seconds must pass before the next attempt, one millisecond less is too early.
        for wait in [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60] {
            if wait > 0 {
                set.desk.pass(TimeDelta::seconds(wait) - TimeDelta::milliseconds(1));
                let early = seat.call("sign_in", sign_in(login, PASSWORD)).unwrap_err();
                assert_eq!(
                    (code(early.body()).as_str(), &early.body().params["seconds"]),
                    ("sign_in.wait", &json!(1))
                );
                set.desk.pass(TimeDelta::milliseconds(1));
            }
            assert_eq!(refused(&seat, "sign_in", sign_in(login, OTHER)), "sign_in.refused", "{login}");
        }
        assert_eq!(refused(&seat, "sign_in", sign_in(login, PASSWORD)), "sign_in.wait");
        // Another name is not slowed down.
        assert_eq!(refused(&seat, "sign_in", sign_in("other", PASSWORD)), "sign_in.refused");
        set.desk.pass(TimeDelta::seconds(60));
        if login == "lin" {
            must(&seat, "sign_in", sign_in(login, PASSWORD));
            assert_eq!(refused(&seat, "sign_in", sign_in(login, OTHER)), "sign_in.refused");
            must(&seat, "sign_in", sign_in(login, PASSWORD));
        }
        let kept = "SELECT count(*) FROM sign_in_failures WHERE CAST(name_hash AS TEXT) LIKE '%nobody%'";
        assert_eq!(set.desk.count(kept), 0, "what was typed is not kept");
    }
}

#[test]
fn attempts_at_the_same_moment_do_not_get_around_the_wait() {
    let set = Set::up();
    let codes: Vec<String> = std::thread::scope(|scope| {
        let attempts: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| refused(&set.desk.office.seat(), "sign_in", sign_in("lin", OTHER))))
            .collect();
        attempts.into_iter().map(|attempt| attempt.join().unwrap()).collect()
    });
    let looked_at = codes.iter().filter(|code| *code == "sign_in.refused").count();
    assert_eq!((looked_at, codes.len()), (3, 12), "{codes:?}");
}

#[test]
fn a_name_that_nobody_has_takes_as_long_as_one_that_somebody_has() {
    let set = Set::up();
    set.desk.must("add_staff", json!({ "login": "new", "name": "新人", "roles": ["service"] }));
    let seat = set.desk.office.seat();
    let attempt = |login: &str| {
        set.desk.pass(TimeDelta::minutes(2));
        let start = std::time::Instant::now();
        assert_eq!(refused(&seat, "sign_in", sign_in(login, OTHER)), "sign_in.refused");
        start.elapsed().as_secs_f64()
    };
    // By turns, so that what else the machine does slows all of them; the quickest is what it cannot be blamed for.
    let mut quickest = [("lin", f64::MAX), ("nobody", f64::MAX), ("new", f64::MAX)];
    for _ in 0..7 {
        for (login, least) in &mut quickest {
            *least = least.min(attempt(login));
        }
    }
    let known = quickest[0].1;
    for (login, least) in quickest {
        // Without the hash it would take a tenth.
        let ratio = least / known;
        assert!((0.4..2.5).contains(&ratio), "{login}: {ratio}");
    }
}

#[test]
fn changing_the_own_password() {
    let set = Set::up();
    let change = |old: &str, new: &str| json!({ "old_password": old, "new_password": new });
    let cases = [
        (change(PASSWORD, "short"), "password.too_short@new_password"),
        (change(PASSWORD, "password1234"), "password.too_common@new_password"),
        (change(PASSWORD, "林静怡19900101"), "password.like_name@new_password"),
        (change(PASSWORD, &"x".repeat(129)), "input.too_long@new_password"),
        (change(PASSWORD, PASSWORD), "password.unchanged@new_password"),
        (change("not it at all", OTHER), "password.wrong@old_password"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(refused(&set.seat, "change_password", arguments.clone()), expected, "{arguments}");
    }
    must(&set.seat, "change_password", change(PASSWORD, OTHER));
    let seat = set.desk.office.seat();
    assert_eq!(refused(&seat, "sign_in", sign_in("lin", PASSWORD)), "sign_in.refused");
    must(&seat, "sign_in", sign_in("lin", OTHER));
}

#[test]
fn a_password_from_somebody_else_must_be_changed_first() {
    let set = Set::up();
    let person = must(&set.seat, "add_staff", json!({ "login": "li", "name": "李明", "roles": ["service"] }));
    assert_eq!(person["can_sign_in"], false);
    let seat = set.desk.office.seat();
    assert_eq!(refused(&seat, "sign_in", sign_in("li", OTHER)), "sign_in.refused", "has none yet");
    let reset = |id: i64, password: &str| json!({ "staff_id": id, "new_password": password });
    let id = person["id"].as_i64().unwrap();
    let cases = [
        (reset(1, OTHER), "password.reset_own@staff_id"),
        (reset(99, OTHER), "staff.not_found@staff_id"),
        (reset(id, "12345678"), "password.too_common@new_password"),
        (reset(id, "李明123456"), "password.like_name@new_password"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(refused(&set.seat, "reset_password", arguments.clone()), expected, "{arguments}");
    }
    assert_eq!(must(&set.seat, "reset_password", reset(id, OTHER))["can_sign_in"], true);
    let state = must(&seat, "sign_in", sign_in("li", OTHER));
    assert_eq!(state["person"]["must_change_password"], true);
    for (operation, arguments) in [("count_tickets", json!({})), ("get_draft", json!({ "kind": "a" }))] {
        assert_eq!(refused(&seat, operation, arguments), "password.must_change", "{operation}");
    }
    let own = "a third stream 9";
    let state = must(&seat, "change_password", json!({ "old_password": OTHER, "new_password": own }));
    assert_eq!(state["person"]["must_change_password"], false);
    must(&seat, "count_tickets", json!({}));
    // A person at work is stopped as well.
    must(&set.seat, "reset_password", reset(id, OTHER));
    assert_eq!(refused(&seat, "count_tickets", json!({})), "password.must_change");
    let left = json!({ "id": id, "name": "李明", "roles": ["service"], "active": false });
    must(&set.seat, "update_staff", left);
    assert_eq!(refused(&set.desk.office.seat(), "sign_in", sign_in("li", OTHER)), "sign_in.refused");
    assert_eq!(refused(&set.seat, "reset_password", reset(id, OTHER)), "staff.inactive@staff_id");
}

#[test]
fn the_recovery_key_opens_the_door_once_more() {
    let set = Set::up();
    set.hire("li", "service");
    set.hire("gao", "admin");
    let seat = set.desk.office.seat();
    let recover = |key: &str, login: &str, password: &str| json!({ "recovery_key": key, "login": login, "new_password": password });
    let key = set.recovery_key.as_str();
    let foreign = Set::up_with_seed(77).recovery_key;
    let slipped = key.replacen(key.chars().next().unwrap(), if key.starts_with('7') { "8" } else { "7" }, 1);
    let cases = [
        (recover("", "lin", OTHER), "recovery_key.malformed@recovery_key"),
        (recover(&slipped, "lin", OTHER), "recovery_key.malformed@recovery_key"),
        (recover(&foreign, "lin", OTHER), "recovery_key.refused@recovery_key"),
        (recover(key, "nobody", OTHER), "recovery_key.not_for_person@login"),
        (recover(key, "li", OTHER), "recovery_key.not_for_person@login"),
        (recover(key, "lin", "12345678"), "password.too_common@new_password"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(refused(&seat, "recover_access", arguments.clone()), expected, "{arguments}");
    }
    let typed = key.to_lowercase().replace('-', " ");
    assert_eq!(text(&must(&seat, "recover_access", recover(&typed, "lin", OTHER))["stage"]), "signed_out");
    must(&seat, "sign_in", sign_in("lin", OTHER));
    must(&seat, "recover_access", recover(key, "gao", "a third stream 9"));
    must(&seat, "sign_in", sign_in("gao", "a third stream 9"));
    for _ in 0..3 {
        assert_eq!(
            refused(&seat, "recover_access", recover(&foreign, "lin", OTHER)),
            "recovery_key.refused@recovery_key"
        );
    }
    assert_eq!(refused(&seat, "recover_access", recover(key, "lin", OTHER)), "sign_in.wait");
}

impl Set {
    /// The same with other chance.
    fn up_with_seed(seed: u64) -> Self {
        let mut desk = Desk::open();
        let other = tempfile::TempDir::new().unwrap();
        desk.office = common::open(other.path(), &desk.clock, seed).unwrap();
        desk.dir = other;
        let seat = desk.office.seat();
        let answer = seat.call("set_up_office", set_up_arguments()).unwrap();
        let recovery_key = text(&answer["recovery_key"]).to_owned();
        Self { desk, seat, recovery_key }
    }
}

#[test]
fn no_secret_is_anywhere_in_the_store() {
    let set = Set::up();
    let seat = &set.seat;
    set.hire("li", "service");
    assert_eq!(refused(seat, "sign_in", sign_in(PASSWORD, "lin")), "sign_in.refused");
    let third = "a third stream 9";
    must(seat, "change_password", json!({ "old_password": PASSWORD, "new_password": third }));
    must(
        seat,
        "recover_access",
        json!({ "recovery_key": set.recovery_key, "login": "lin", "new_password": OTHER }),
    );
    set.desk.raw().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let key = set.recovery_key.clone();
    let plain = key.replace('-', "");
    for entry in std::fs::read_dir(set.desk.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in [PASSWORD, OTHER, third, &key, &plain] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {}", path.display());
        }
    }
    let wrong =
        "SELECT count(*) FROM credentials WHERE password_hash NOT LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'";
    assert_eq!(set.desk.count(wrong), 0);
}

#[test]
fn drafts_come_back_to_the_same_person_only() {
    let set = Set::up();
    set.hire("li", "service");
    let seat = &set.seat;
    let get = json!({ "kind": "register_ticket" });
    assert_eq!(must(seat, "get_draft", get.clone()), Value::Null);
    let audited = set.audited().len();
    for content in ["{\"content\":\"电梯\"}", "{\"content\":\"电梯停了\"}"] {
        must(seat, "save_draft", json!({ "kind": "register_ticket", "content": content }));
    }
    must(seat, "drop_draft", json!({ "kind": "another" }));
    assert_eq!(set.audited().len(), audited, "drafts leave no trace");
    must(seat, "lock_seat", json!({}));
    assert_eq!(refused(seat, "get_draft", get.clone()), "sign_in.locked");
    must(seat, "sign_in", sign_in("li", OTHER));
    assert_eq!(must(seat, "get_draft", get.clone()), Value::Null);
    must(seat, "save_draft", json!({ "kind": "register_ticket", "content": "{}" }));
    must(seat, "sign_in", sign_in("lin", PASSWORD));
    let draft = must(seat, "get_draft", get.clone());
    assert_eq!(text(&draft["content"]), "{\"content\":\"电梯停了\"}");
    must(seat, "drop_draft", get.clone());
    assert_eq!(must(seat, "get_draft", get), Value::Null);
    let cases = [
        (json!({ "kind": "", "content": "{}" }), "input.required@kind"),
        (json!({ "kind": "k".repeat(41), "content": "{}" }), "input.too_long@kind"),
        (json!({ "kind": "k", "content": "{" }), "input.invalid@content"),
        (json!({ "kind": "k", "content": format!("\"{}\"", "x".repeat(524_287)) }), "input.too_long@content"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(refused(seat, "save_draft", arguments), expected);
    }
    must(seat, "save_draft", json!({ "kind": "k", "content": format!("\"{}\"", "x".repeat(524_286)) }));
}

#[test]
fn after_how_many_minutes_a_desk_is_locked() {
    let desk = Desk::open();
    let update = |minutes: Value| json!({ "community_name": "翠湖", "office_name": "中心", "lock_after_minutes": minutes });
    assert_eq!(desk.must("get_access_state", json!({}))["lock_after_minutes"], 10);
    for minutes in [json!(0), json!(121), json!(-5)] {
        assert_eq!(desk.refusal("update_office", update(minutes)), "input.out_of_range@lock_after_minutes");
    }
    for minutes in [1, 120] {
        assert_eq!(desk.must("update_office", update(json!(minutes)))["lock_after_minutes"], minutes);
        assert_eq!(desk.must("update_office", update(Value::Null))["lock_after_minutes"], minutes);
    }
}

#[test]
fn everybody_of_the_demo_office_can_sign_in() {
    let desk = Desk::open();
    let to = desk.now().date_naive();
    let plan =
        Plan { households: 30, tickets: 20, from: to - chrono::Days::new(9), to, now: desk.now(), seed: 1 };
    demo::fill(&desk.office, &plan, |_| ()).unwrap();
    let seat = desk.office.seat();
    let mut roles = std::collections::BTreeSet::new();
    for person in desk.must("list_staff", json!({})).as_array().unwrap() {
        let state = must(&seat, "sign_in", sign_in(text(&person["login"]), demo::PASSWORD));
        assert_eq!(
            (text(&state["stage"]), &state["person"]["must_change_password"]),
            ("signed_in", &json!(false))
        );
        roles.extend(person["roles"].as_array().unwrap().iter().map(|role| text(role).to_owned()));
    }
    assert_eq!(roles.len(), 6, "{roles:?}");
    assert_eq!(desk.count("SELECT count(DISTINCT password_hash) - count(*) FROM credentials"), 0);
    let check = desk.must("verify_audit_trail", json!({}));
    assert_eq!(check["broken"], Value::Null);
    assert_eq!(refused(&desk.office.seat(), "set_up_office", set_up_arguments()), "office.already_set_up");
}

#[test]
fn whoever_sits_at_a_desk_stays_there_when_the_same_office_is_opened_anew_and_in_no_other() {
    let set = Set::up();
    let again = || open(set.desk.dir.path(), &set.desk.clock, 2).unwrap();
    let moved = set.seat.moved_to(again());
    assert!(moved.is(&moved.clone()) && !moved.is(&set.seat));
    must(&moved, "count_tickets", json!({}));
    must(&moved, "lock_seat", json!({}));
    let moved = moved.moved_to(again());
    assert_eq!(refused(&moved, "count_tickets", json!({})), "sign_in.locked");
    must(&moved, "unlock_seat", json!({ "password": PASSWORD }));
    let other = Set::up();
    assert_eq!(
        refused(&moved.moved_to(other.desk.office.clone()), "count_tickets", json!({})),
        "sign_in.required"
    );
}
