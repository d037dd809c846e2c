//! The program as scripts meet it: exit codes, JSON-RPC, many processes at once, and processes that are killed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{Rpc, assert_unbroken, demo, linsheng, program, set_up};
use serde_json::{Value, json};
use tempfile::TempDir;

fn registration(id: usize) -> String {
    let params = json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了" });
    json!({ "jsonrpc": "2.0", "id": id, "method": "register_ticket", "params": params }).to_string()
}

/// Every number in the store.
fn numbers(dir: &Path) -> BTreeSet<String> {
    let mut rpc = Rpc::start(dir);
    let mut numbers = BTreeSet::new();
    let mut after = Value::Null;
    loop {
        let params = json!({ "limit": 200, "after": after });
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": "list_tickets", "params": params });
        let page = rpc.ask(&request.to_string())["result"].clone();
        for row in page["rows"].as_array().unwrap() {
            numbers.insert(row["number"].as_str().unwrap().to_owned());
        }
        after = page["next"].clone();
        if after.is_null() {
            rpc.end();
            return numbers;
        }
    }
}

/// What numbers of so many tickets must be: without a gap from 001 on, on each day that they were received on
/// (midnight may pass while a test runs).
fn assert_gap_free(numbers: &BTreeSet<String>) {
    let mut days: Vec<(&str, usize)> = Vec::new();
    for number in numbers {
        let (day, count) = number.rsplit_once('-').unwrap();
        let expected = match days.last_mut() {
            Some((last, seen)) if *last == day => {
                *seen += 1;
                *seen
            }
            _ => {
                days.push((day, 1));
                1
            }
        };
        assert_eq!(count, format!("{expected:03}"), "{number}");
    }
}

#[test]
fn exit_codes() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().to_str().unwrap();
    let missing = dir.path().join("nowhere");
    let missing = missing.to_str().unwrap();
    let out = dir.path().join("r.pdf");
    let out = out.to_str().unwrap();
    assert_eq!(demo(dir.path(), "60").status.code(), Some(0));
    let cases: [(&[&str], i32); 19] = [
        (&["demo", path], 1),
        (&["demo"], 2),
        (&["demo", path, "--tickets", "many"], 2),
        (&["demo", path, "--tickets", "-1"], 2),
        (&["demo", path, "--from", "2026-05-01", "--to", "2026-04-01"], 2),
        (&["demo", missing, "--from", "2999-01-01", "--to", "2999-02-01"], 2),
        (&["demo", missing, "--from", "1999-12-31"], 2),
        (&["operations", "--json"], 0),
        (&["rpc", path, "--as", "nobody"], 1),
        (&["verify", path], 0),
        (&["verify", missing], 1),
        (&["verify"], 2),
        (&["report", "quarterly", path, "--quarter", "2026Q9", "--out", out], 2),
        (&["report", "quarterly", missing, "--quarter", "2026Q1", "--out", out], 1),
        (&["report", "quarterly", path, "--out", out], 2),
        (&["report", "quarterly", path, "--quarter", "2999Q1", "--out", out], 1),
        (&["report", "yearly", path], 2),
        (&["fly"], 2),
        (&["--help"], 0),
    ];
    for (arguments, code) in cases {
        let output = linsheng(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert_eq!(said.is_empty(), code == 0, "{arguments:?}: {said}");
    }
    assert!(!Path::new(missing).exists(), "neither a report nor a wrong call makes an office");
    assert!(!Path::new(out).exists(), "a report that failed leaves no file");
}

#[test]
fn operations_are_listed_for_scripts() {
    let output = linsheng(&["operations", "--json"]);
    let operations: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> =
        operations.as_array().unwrap().iter().map(|operation| operation["name"].as_str().unwrap()).collect();
    for name in ["register_ticket", "assign_ticket", "give_feedback", "quarter_figures"] {
        assert!(names.contains(&name), "{name}");
    }
    let register = &operations[0];
    assert_eq!((&register["permission"], &register["kind"]), (&json!("tickets.register"), &json!("write")));
    assert_eq!(register["arguments"]["required"], json!(["channel_id", "category", "content"]));
}

#[test]
fn what_is_said_to_rpc_and_what_it_answers() {
    let dir = TempDir::new().unwrap();
    let mut rpc = Rpc::start(dir.path());
    // The answer's code; 0 is a result.
    let cases = [
        (r#"{"jsonrpc":"2.0","id":1,"method":"count_tickets"}"#, 0, json!(1)),
        (r#"{"jsonrpc":"2.0","id":"a","method":"count_tickets","params":{}}"#, 0, json!("a")),
        (r#"{"jsonrpc":"2.0","id":2,"method":"fly"}"#, -32601, json!(2)),
        (r#"{"jsonrpc":"2.0","id":3,"method":"count_tickets","params":[]}"#, -32602, json!(3)),
        (r#"{"jsonrpc":"2.0","id":4,"method":"count_tickets","params":{"x":1}}"#, -32602, json!(4)),
        (
            r#"{"jsonrpc":"2.0","id":5,"method":"get_ticket","params":{"number":"TS-20261123-001"}}"#,
            -32000,
            json!(5),
        ),
        (r#"{"jsonrpc":"1.0","id":6,"method":"count_tickets"}"#, -32600, json!(6)),
        (r#"{"jsonrpc":"2.0","id":7}"#, -32600, json!(7)),
        (r#"{"jsonrpc":"2.0","id":{},"method":"count_tickets"}"#, -32600, Value::Null),
        ("{", -32700, Value::Null),
        ("7", -32600, Value::Null),
        ("[]", -32600, Value::Null),
        ("\u{FEFF}{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"count_tickets\"}", 0, json!(8)),
    ];
    for (line, code, id) in cases {
        let answer = rpc.ask(line);
        assert_eq!(answer["error"]["code"].as_i64().unwrap_or(0), code, "{line}: {answer}");
        assert_eq!((&answer["id"], &answer["jsonrpc"]), (&id, &json!("2.0")), "{line}");
    }
    let refused = rpc.ask(r#"{"jsonrpc":"2.0","id":1,"method":"get_ticket","params":{"number":"x"}}"#);
    assert_eq!(refused["error"]["data"]["code"], "ticket.not_found");
    assert_eq!(refused["error"]["data"]["field"], "number");
    // A notification is done but not answered: the next answer is that of the next request.
    rpc.send(&registration(1).replace("\"id\":1,", ""));
    let batch = rpc.ask(
        r#"[{"jsonrpc":"2.0","id":9,"method":"count_tickets"},{"jsonrpc":"2.0","method":"count_tickets"},3]"#,
    );
    assert_eq!(batch[0]["result"]["all"], 1);
    assert_eq!((batch[1]["error"]["code"].as_i64(), batch.as_array().unwrap().len()), (Some(-32600), 2));
    rpc.end();
}

#[test]
fn who_acts_by_rpc_and_who_signs_in_there() {
    let dir = TempDir::new().unwrap();
    let mut rpc = Rpc::start(dir.path());
    let key = set_up(&mut rpc);
    assert_eq!(key.len(), 8 * 7 + 7);
    let person = json!({ "login": "zhao", "name": "赵刚", "roles": ["maintenance"] });
    let id = rpc.run("add_staff", &person).unwrap()["id"].clone();
    rpc.end();

    // Whoever may read the file acts as anybody, but may do no more than they.
    let mut rpc = Rpc::start_as(dir.path(), Some("zhao"));
    assert_eq!(rpc.run("get_access_state", &json!({})).unwrap()["person"]["login"], "zhao");
    assert_eq!(rpc.run("add_staff", &person), Err("permission.denied".to_owned()));
    rpc.run("count_tickets", &json!({})).unwrap();
    rpc.end();

    let mut rpc = Rpc::start(dir.path());
    let reset = json!({ "staff_id": id, "new_password": "a louder brook 8" });
    rpc.run("reset_password", &reset).unwrap();
    rpc.run("sign_out", &json!({})).unwrap();
    assert_eq!(rpc.run("count_tickets", &json!({})), Err("sign_in.required".to_owned()));
    let sign_in = |password: &str| json!({ "login": "zhao", "password": password });
    assert_eq!(rpc.run("sign_in", &sign_in("wrong wrong")), Err("sign_in.refused".to_owned()));
    let state = rpc.run("sign_in", &sign_in("a louder brook 8")).unwrap();
    assert_eq!(state["person"]["must_change_password"], true);
    assert_eq!(rpc.run("count_tickets", &json!({})), Err("password.must_change".to_owned()));
    rpc.end();
    let output = linsheng(&["verify", dir.path().to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.lines().last(), Some("audit trail: 6 entries, unbroken"), "{said}");
}

#[test]
fn twenty_processes_at_once_leave_no_gap() {
    let dir = TempDir::new().unwrap();
    let (processes, each) = (20, 10);
    let acknowledged: BTreeSet<String> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..processes)
            .map(|_| {
                scope.spawn(|| {
                    let mut rpc = Rpc::start(dir.path());
                    let numbers: Vec<String> = (0..each)
                        .map(|id| rpc.ask(&registration(id))["result"]["number"].as_str().unwrap().to_owned())
                        .collect();
                    rpc.end();
                    numbers
                })
            })
            .collect();
        running.into_iter().flat_map(|process| process.join().unwrap()).collect()
    });
    assert_eq!(acknowledged.len(), processes * each);
    assert_eq!(acknowledged, numbers(dir.path()));
    assert_gap_free(&acknowledged);
    assert_unbroken(dir.path());
}

#[test]
fn what_was_acknowledged_survives_being_killed() {
    let dir = TempDir::new().unwrap();
    let mut acknowledged = BTreeSet::new();
    for round in 0..12_u64 {
        let mut rpc = Rpc::start(dir.path());
        for id in 0..400 {
            rpc.send(&registration(id));
        }
        // At another moment each time, from before the first answer to the middle of the rest.
        for _ in 0..round * 11 {
            let answer = rpc.receive().unwrap();
            acknowledged.insert(answer["result"]["number"].as_str().unwrap().to_owned());
        }
        rpc.child.kill().unwrap();
        rpc.child.wait().unwrap();
        while let Some(answer) = rpc.receive() {
            acknowledged.insert(answer["result"]["number"].as_str().unwrap().to_owned());
        }
    }
    let kept = numbers(dir.path());
    assert!(!acknowledged.is_empty());
    assert_eq!(acknowledged.difference(&kept).count(), 0, "an acknowledged ticket is missing");
    assert_gap_free(&kept);
    assert_unbroken(dir.path());
}

#[test]
fn an_import_that_was_killed_left_nothing_and_can_be_done_again() {
    use base64::Engine as _;
    let dir = TempDir::new().unwrap();
    let rows = 6000_usize;
    let mut csv = String::from("房号,姓名,电话\n");
    for index in 0..rows {
        csv.push_str(&format!("{}-1-{},王建国{index},128{index:08}\n", index / 100 + 1, index % 100 + 101));
    }
    let params = json!({
        "file_name": "a.csv", "base64": base64::engine::general_purpose::STANDARD.encode(csv),
        "mapping": { "header_row": 1, "columns": [
            { "column": 0, "field": "room" }, { "column": 1, "field": "name" }, { "column": 2, "field": "phone" },
        ]},
    });
    let import = json!({ "jsonrpc": "2.0", "id": 1, "method": "apply_import", "params": params }).to_string();
    let rooms = |rpc: &mut Rpc| {
        let buildings = rpc.ask(r#"{"jsonrpc":"2.0","id":1,"method":"list_buildings"}"#);
        let rooms = buildings["result"]
            .as_array()
            .unwrap()
            .iter()
            .map(|building| building["rooms"].as_u64().unwrap());
        rooms.sum::<u64>()
    };
    for round in 1..6_u64 {
        let mut rpc = Rpc::start(dir.path());
        rpc.send(&import);
        std::thread::sleep(Duration::from_millis(round * 60));
        rpc.child.kill().unwrap();
        rpc.child.wait().unwrap();
        let acknowledged = rpc.receive().is_some();
        let mut rpc = Rpc::start(dir.path());
        let kept = rooms(&mut rpc);
        assert!(
            kept == 0 && !acknowledged || kept == rows as u64,
            "{kept} rooms, acknowledged: {acknowledged}"
        );
        rpc.end();
    }
    let mut rpc = Rpc::start(dir.path());
    assert!(rpc.ask(&import)["result"]["counts"].is_object());
    assert_eq!(rooms(&mut rpc), rows as u64);
    rpc.end();
}

#[test]
fn a_store_is_backed_up_verified_and_restored() {
    let dir = TempDir::new().unwrap();
    let office = dir.path().join("office");
    let path = office.to_str().unwrap();
    let stick = dir.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let mut rpc = Rpc::start(&office);
    rpc.ask(&registration(1));
    let made = linsheng(&["backup", path, "--to", stick.to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let said = String::from_utf8(made.stdout).unwrap();
    let made: Vec<&str> = said.lines().collect();
    assert_eq!(made.len(), 2, "{said}");
    rpc.ask(&registration(2));
    assert_eq!(linsheng(&["verify", path]).status.code(), Some(0), "it may be in use");
    assert_eq!(linsheng(&["restore", path, made[1]]).status.code(), Some(1), "it is in use");
    rpc.end();
    let cases: [(&[&str], i32); 7] = [
        (&["restore", path, path], 1),
        (&["restore", path, "nowhere.backup"], 1),
        (&["restore", path], 2),
        (&["restore", path, made[1]], 0),
        (&["verify", path], 0),
        (&["verify", "nowhere"], 1),
        (&["backup", path, "--to", "nowhere"], 1),
    ];
    for (arguments, code) in cases {
        let output = linsheng(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {output:?}");
    }
    assert_eq!(numbers(&office).len(), 1, "what the backup had");
    let store = office.join("linsheng.db");
    let mut bytes = std::fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&store, bytes).unwrap();
    let found = linsheng(&["verify", path]);
    assert_eq!(found.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&found.stdout).contains("pages: "), "{found:?}");
}

/// A restore and a backup that are killed at many moments: what opens afterwards is the old store or the new one.
#[test]
fn killed_while_it_backs_up_or_restores() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().to_str().unwrap();
    assert_eq!(demo(dir.path(), "3000").status.code(), Some(0));
    let made = linsheng(&["backup", path]);
    let backup = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let mut rpc = Rpc::start(dir.path());
    rpc.ask(&registration(1));
    rpc.end();
    let count = |dir: &Path| {
        let mut rpc = Rpc::start(dir);
        let counts = rpc.ask(r#"{"jsonrpc":"2.0","id":1,"method":"count_tickets"}"#);
        rpc.end();
        counts["result"]["all"].as_i64().unwrap()
    };
    assert_eq!(count(dir.path()), 3001);
    let mut seen = BTreeSet::new();
    for round in 0..24_u64 {
        let arguments: &[&str] = if round % 2 == 0 { &["restore", path, &backup] } else { &["backup", path] };
        let mut child =
            program().args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * 9));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = count(dir.path());
        assert!(found == 3000 || found == 3001, "{round}: {found}");
        seen.insert(found);
        assert_eq!(linsheng(&["verify", path]).status.code(), Some(0), "{round}");
    }
    assert!(seen.contains(&3001));
    for entry in std::fs::read_dir(dir.path().join("backups")).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "backup") {
            let output = linsheng(&["restore", path, file.to_str().unwrap()]);
            assert_eq!(output.status.code(), Some(0), "{output:?}");
        }
    }
}

/// Run as root, where permissions stop nobody, through a user whom they do stop.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = TempDir::new().unwrap();
    let path = dir.path().to_str().unwrap();
    let begun = linsheng(&["demo", path, "--tickets", "0"]);
    assert_eq!(begun.status.code(), Some(0), "{begun:?}");
    let root = Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n");
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    let mut command = if root {
        // The program where that user can reach it, whatever folder it was built in.
        let copy = std::env::temp_dir().join(format!("linsheng-{}", std::process::id()));
        std::fs::copy(env!("CARGO_BIN_EXE_linsheng"), &copy).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(copy);
        command
    } else {
        program()
    };
    let output = command.args(["backup", path]).output().unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("store.read_only"), "{said}");
    drop(std::fs::remove_file(std::env::temp_dir().join(format!("linsheng-{}", std::process::id()))));
}

#[test]
fn the_recovery_key_opens_the_store_on_another_computer() {
    let dir = TempDir::new().unwrap();
    let mut rpc = Rpc::start(dir.path());
    let key = set_up(&mut rpc);
    rpc.end();
    // The other computer has the folder, and not the key that this one kept.
    std::fs::remove_file(dir.path().join("linsheng.key")).unwrap();
    let path = dir.path().to_str().unwrap();
    let unlock = |key: &str| {
        let mut child = program()
            .args(["unlock", path])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{key}").unwrap();
        child.wait().unwrap().code()
    };
    assert_eq!(linsheng(&["verify", path]).status.code(), Some(1));
    let wrong = format!("{}{}", if key.starts_with('0') { "1" } else { "0" }, &key[1..]);
    assert_eq!(unlock(&wrong), Some(1));
    assert_eq!(unlock(&key.to_lowercase()), Some(0));
    assert_eq!(linsheng(&["verify", path]).status.code(), Some(0));

    // Only the backup comes along. Its key is read from stdin or a file, never from an argument.
    let stick = TempDir::new().unwrap();
    let backup = linsheng(&["backup", path, "--to", stick.path().to_str().unwrap()]);
    let copy = String::from_utf8(backup.stdout).unwrap().lines().nth(1).unwrap().to_owned();
    let new = TempDir::new().unwrap();
    let new = new.path().to_str().unwrap();
    let restored = |key: &str| linsheng(&["restore", new, &copy, "--recovery-key", key]).status.code();
    let written = stick.path().join("恢复密钥.txt");
    std::fs::write(&written, format!("邻声 翠湖花园\n恢复密钥\n\n{wrong}\n")).unwrap();
    assert_eq!(linsheng(&["restore", new, &copy]).status.code(), Some(1), "the key is not here");
    assert_eq!(restored(&key), Some(1), "the key itself is no file");
    assert_eq!(restored(written.to_str().unwrap()), Some(1));
    std::fs::write(&written, format!("邻声 翠湖花园\n恢复密钥\n\n{key}\n")).unwrap();
    assert_eq!(restored(written.to_str().unwrap()), Some(0));
    assert_eq!(linsheng(&["verify", new]).status.code(), Some(0));
}
