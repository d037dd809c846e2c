//! Offices to measure on: of so many tickets, made once and kept in target/bench, or the demo office so many times over.
//! Each run works on a copy.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::demo::{self, Plan};
use linsheng_core::office::{Office, OfficeZone, Session, Setup};
use linsheng_core::reports::Quarter;
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::{FILE_NAME, KeyPlace};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::words::said;

pub(super) const DAY_MS: i64 = 86_400_000;

/// The office's zone.
pub(super) const ZONE: OfficeZone = OfficeZone::Asia__Shanghai;

/// Tickets for each of the people on the list.
const TICKETS_OF_ONE: i64 = 10;

pub(super) struct Desk {
    dir: TempDir,
    session: Session,
}

impl Desk {
    /// An office in which nothing has happened.
    pub(super) fn open() -> Self {
        let dir = TempDir::new_in(folder()).unwrap();
        let session = office(dir.path()).session(None).unwrap();
        Self { dir, session }
    }

    /// An office of `count` tickets: 300 open, the rest archived, one in forty received in the quarter before this one
    /// and as many in each before that; and of a tenth as many people, from whom they come.
    pub(super) fn filled(count: i64) -> Self {
        Self::kept(&format!("{count}"), |dir| fill(dir, count))
    }

    /// The demo office, with `times` as many tickets.
    pub(super) fn demo(times: usize) -> Self {
        Self::kept(&format!("demo-{times}"), |dir| {
            let now = SystemClock.now();
            let to = now.with_timezone(&ZONE).date_naive();
            let from = Quarter::of(to).previous().previous().previous().first_day();
            let plan = Plan { households: 1200, tickets: 2000 * times, from, to, now, seed: 1 };
            demo::fill(&office(dir), &plan, |_| {}).expect("the demo office");
        })
    }

    /// A copy of the office that is kept under this name, which `make` makes when there is none as the store is now.
    fn kept(name: &str, make: impl FnOnce(&Path)) -> Self {
        let (quarter, _) = past_quarter();
        let all = folder().join("offices");
        fs::create_dir_all(&all).unwrap();
        let kept = all.join(format!("{name}-{quarter}-{}", last_migration()));
        if !kept.exists() {
            for old in fs::read_dir(&all).unwrap().map(|entry| entry.unwrap()) {
                if old.file_name().to_string_lossy().starts_with(&format!("{name}-")) {
                    fs::remove_dir_all(old.path()).unwrap();
                }
            }
            eprintln!("making an office: {name}");
            let new = all.join(format!("{name}-new"));
            make(&new);
            fs::rename(&new, &kept).unwrap();
        }
        let dir = TempDir::new_in(folder()).unwrap();
        for file in fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap()) {
            if file.file_type().unwrap().is_file() {
                fs::copy(file.path(), dir.path().join(file.file_name())).unwrap();
            }
        }
        let session = office(dir.path()).session(None).unwrap();
        Self { dir, session }
    }

    /// A connection with the same promises about the disk, and nothing of ours in between.
    pub(super) fn bare(&self) -> Connection {
        bare(self.dir.path())
    }

    pub(super) fn call(&self, operation: &str, arguments: Value) -> Value {
        self.session.call(operation, arguments).expect("an operation of the benchmark")
    }
}

/// Where offices and engines of the benchmark are kept: `bench` in the folder in which cargo builds.
pub(super) fn folder() -> PathBuf {
    // This program is in release/deps of it.
    let program = std::env::current_exe().unwrap();
    let folder = program.ancestors().nth(3).unwrap().join("bench");
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn office(dir: &Path) -> Office {
    let setup = Setup { key_place: KeyPlace::File, ..Setup::system(FontPlaces::from_environment()) };
    Office::open(dir, setup).unwrap()
}

fn bare(dir: &Path) -> Connection {
    let db = Connection::open(dir.join(FILE_NAME)).unwrap();
    let note: Value = serde_json::from_slice(&fs::read(dir.join("linsheng.key")).unwrap()).unwrap();
    let key = format!("x'{}{}'", note["key"].as_str().unwrap(), note["id"].as_str().unwrap());
    db.pragma_update(None, "key", key).unwrap();
    db.pragma_update(None, "cipher_memory_security", false).unwrap();
    db.pragma_update(None, "cache_size", -65_536).unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    db.pragma_update(None, "foreign_keys", true).unwrap();
    db
}

/// The newest migration: an office of an older one is made anew.
fn last_migration() -> String {
    let all = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap();
    let names = all.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.max().unwrap().trim_end_matches(".sql").to_owned()
}

fn fill(dir: &Path, count: i64) {
    let people = count / TICKETS_OF_ONE;
    {
        let desk = office(dir).session(None).unwrap();
        take_in(people, |file| drop(desk.call("apply_import", file).unwrap()));
    }
    let mut db = bare(dir);
    let transaction = db.transaction().unwrap();
    insert(&transaction, count, people);
    transaction.commit().unwrap();
    drop(db);
    // Opening a store whose tickets are not in the index of words puts them there.
    drop(office(dir).session(None).unwrap());
    bare(dir).execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
}

fn insert(db: &Connection, count: i64, people: i64) {
    let now = SystemClock.now().timestamp_millis();
    let (_, past) = past_quarter();
    let past = past.timestamp_millis();
    let in_quarter = count / 40;
    let mut insert = db.prepare(FILL).unwrap();
    for id in 1..=count {
        let waiting = id > count - 300;
        let received = if waiting {
            now - (count - id) * DAY_MS / 100
        } else if id > count - 300 - in_quarter {
            past + (id - (count - 300 - in_quarter)) * (80 * DAY_MS / in_quarter)
        } else {
            past - 1 - (count - id) * (80 * DAY_MS / in_quarter)
        };
        let due = received + 2 * DAY_MS;
        let answered = (!waiting).then_some(received + id % 97 * DAY_MS / 40);
        let person = id % people;
        insert
            .execute(params![
                id,
                format!("uid-{id}"),
                format!("TS-2000{:04}-{id:07}", id % 10_000),
                ["complaint", "suggestion", "inquiry"][usize::try_from(id % 3).unwrap()],
                if waiting { "unassigned" } else { "archived" },
                id % 6 + 1,
                id % 8 + 1,
                room(person),
                received,
                due,
                waiting.then_some(due),
                answered,
                said(id),
                name(person),
                phone(person),
            ])
            .unwrap();
    }
}

/// As the program stores a ticket, with nothing beside it.
pub(super) const FILL: &str = "INSERT INTO tickets (id, uid, number, category, status, channel_id, topic_id, room, \
    room_key, content, received_at, registered_at, registered_by, policy_version, due_at, answer_due_at, answer_warn_at, \
    first_feedback_at, closed_at, archived_at, caller_name, phone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, \
    ?13, ?9, ?9, 1, 1, ?10, ?11, ?11, ?12, ?12, ?12, ?14, ?15)";

/// Lists of `people`, as spreadsheets of no more than 30,000 rows.
pub(super) fn take_in(people: i64, mut take: impl FnMut(Value)) {
    let mapping = json!({ "header_row": 1, "columns": [
        { "column": 0, "field": "room" }, { "column": 1, "field": "name" }, { "column": 2, "field": "phone" },
    ]});
    for first in (0..people).step_by(30_000) {
        let mut csv = String::from("房号,姓名,电话\n");
        for person in first..people.min(first + 30_000) {
            csv.push_str(&format!("{},{},{}\n", room(person), name(person), phone(person)));
        }
        take(json!({ "file_name": "a.csv", "base64": STANDARD.encode(csv), "mapping": mapping }));
    }
}

/// Two people live in each.
fn room(person: i64) -> String {
    format!("{}-{}-{}", person / 1000 + 1, person / 500 % 2 + 1, person / 2 % 250 + 101)
}

fn name(person: i64) -> String {
    let surnames = ["王", "李", "单", "曾", "尉迟", "张", "欧阳"];
    let given = ["建国", "秀英", "伟", "芳", "乐怡", "文博", "子涵", "若溪", "海燕", "志强", "静"];
    let person = usize::try_from(person).unwrap();
    format!("{}{}{}", surnames[person % 7], given[person % 11], person % 2)
}

pub(super) fn phone(person: i64) -> String {
    format!("128{:08}", person * 331)
}

/// The name of the quarter before this one, and how it begins.
pub(super) fn past_quarter() -> (String, DateTime<Utc>) {
    let past = Quarter::of(SystemClock.now().with_timezone(&ZONE).date_naive()).previous();
    (past.to_string(), past.start(ZONE))
}

/// The day at the office.
pub(super) fn today() -> String {
    SystemClock.now().with_timezone(&ZONE).date_naive().to_string()
}
