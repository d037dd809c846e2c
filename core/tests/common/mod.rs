//! An office in a temporary directory, with a clock that tests set.

#![expect(clippy::needless_pass_by_value, reason = "json! at the call makes a value to give away")]

pub mod platforms;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use linsheng_core::access::AUDIT_FIELDS;
use linsheng_core::chance::Chance;
use linsheng_core::clock::SetClock;
use linsheng_core::demo::{self, Plan};
use linsheng_core::error::{Error, ErrorBody};
use linsheng_core::ids::Ids;
use linsheng_core::office::{Office, Session, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::KeyPlace;
use serde_json::{Value, json};
use tempfile::TempDir;

/// An office that was opened a moment ago, and its manager at work.
pub struct Desk {
    /// Kept for what it does when it is dropped.
    _named: Named,
    pub dir: TempDir,
    pub clock: Arc<SetClock>,
    pub office: Office,
    pub session: Session,
}

/// 2026-11-23 10:00 in Shanghai, a Monday.
pub const MONDAY: &str = "2026-11-23T02:00:00Z";

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The text of a PDF, page by page, without line breaks.
pub fn printed(answer: &Value) -> String {
    let bytes = STANDARD.decode(text(&answer["base64"])).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    file.extract_text(&pages).unwrap().split_whitespace().collect()
}

/// How long each kind of record is kept, as a version of the policy says it: tickets `years`, the others three.
pub fn retention(years: i64) -> Value {
    json!([{ "kind": "ticket", "years": years }, { "kind": "notice", "years": 3 }, { "kind": "check", "years": 3 },
        { "kind": "call_backs", "years": 3 }])
}

impl Desk {
    pub fn open() -> Self {
        let dir = TempDir::new().unwrap();
        let clock = Arc::new(SetClock::new(at(MONDAY)));
        let office = open(dir.path(), &clock, 1).unwrap();
        let session = office.session(None).unwrap();
        Self { _named: Named(dir.path().to_owned()), dir, clock, office, session }
    }

    pub fn call(&self, operation: &str, arguments: Value) -> Result<Value, ErrorBody> {
        self.session.call(operation, arguments).map_err(|error| error.body().clone())
    }

    /// The answer of an operation that must not fail.
    pub fn must(&self, operation: &str, arguments: Value) -> Value {
        self.call(operation, arguments.clone())
            .unwrap_or_else(|error| panic!("{operation} {arguments}: {error:?}"))
    }

    /// `code` or `code@field` of an operation that must fail.
    pub fn refusal(&self, operation: &str, arguments: Value) -> String {
        refused(operation, &arguments, self.call(operation, arguments.clone()))
    }

    pub fn now(&self) -> DateTime<Utc> {
        use linsheng_core::clock::Clock as _;
        self.clock.now()
    }

    pub fn set(&self, text: &str) {
        self.clock.set(at(text));
    }

    pub fn pass(&self, time: TimeDelta) {
        self.clock.set(self.now() + time);
    }

    /// Registers a ticket of this category and answers its number.
    pub fn register(&self, category: &str) -> String {
        let ticket = self.must(
            "register_ticket",
            json!({ "channel_id": 1, "category": category, "topic_id": 2, "content": "电梯停了" }),
        );
        text(&ticket["number"]).to_owned()
    }

    /// The version of the policy in force.
    pub fn policy(&self) -> Value {
        let versions = self.must("list_policies", json!({}));
        let mut in_force =
            versions.as_array().unwrap().iter().filter(|version| version["state"] == "in_force");
        in_force.next().unwrap().clone()
    }

    pub fn ticket(&self, number: &str) -> Value {
        self.must("get_ticket", json!({ "number": number }))
    }

    /// Does `action` with the ticket, with arguments that fit; follow-ups as `other`, who handles none.
    pub fn act(&self, number: &str, action: &str) -> Result<Value, ErrorBody> {
        let follow_up = |reached: bool, solution: &str| {
            let answer = json!({ "number": number, "channel_id": 1, "reached": reached, "note": "住户说",
                "solution": reached.then_some(solution), "satisfaction": reached.then_some("neutral") });
            self.call_as("other", "record_follow_up", answer)
        };
        match action {
            "assign" => self.call("assign_ticket", json!({ "number": number, "staff_id": 1 })),
            "return" => self.call("return_ticket", json!({ "number": number, "reason": "不归我管" })),
            "escalate" => self.call("escalate_ticket", json!({ "number": number, "reason": "要请经理出面" })),
            "suspend" => {
                let until = self.now() + TimeDelta::days(2);
                self.call(
                    "suspend_ticket",
                    json!({ "number": number, "reason": "waiting_parts", "until": until }),
                )
            }
            "resume" => self.call("resume_ticket", json!({ "number": number })),
            "give_feedback" => {
                self.call("give_feedback", json!({ "number": number, "channel_id": 1, "content": "已处理" }))
            }
            "attempt" => self.call("record_feedback_attempt", json!({ "number": number, "channel_id": 1 })),
            "add_note" => self.call("add_note", json!({ "number": number, "content": "已联系" })),
            "mark_urgent" => self.call("mark_ticket", json!({ "number": number, "urgent": true })),
            "mark_important" => self.call("mark_ticket", json!({ "number": number, "important": true })),
            "pass" => follow_up(true, "solved"),
            "fail" => follow_up(true, "unsolved"),
            "miss" => follow_up(false, ""),
            "close" => self.call("close_ticket", json!({ "number": number })),
            "close_only" => self.call("close_ticket", json!({ "number": number, "archive": false })),
            "archive" => self.call("archive_ticket", json!({ "number": number })),
            "reopen" => self.call("reopen_ticket", json!({ "number": number, "reason": "又坏了" })),
            "cancel" => self.call("cancel_ticket", json!({ "number": number, "reason": "登记重了" })),
            other => panic!("no action {other}"),
        }
    }

    /// The demo office, from a month and day of 2026 up to 23 November.
    pub fn demo((households, tickets): (usize, usize), (month, day): (u32, u32), seed: u64) -> Self {
        let desk = Self::open();
        let from = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let to = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let plan = Plan { households, tickets, from, to, now: desk.now(), seed };
        demo::fill(&desk.office, &plan, |_| ()).unwrap();
        desk
    }

    /// Adds a member of staff with these posts and answers the id.
    pub fn hire(&self, login: &str, roles: &[&str]) -> i64 {
        let staff = self.must("add_staff", json!({ "login": login, "name": login, "roles": roles }));
        staff["id"].as_i64().unwrap()
    }

    /// As [`Desk::call`], by somebody else.
    pub fn call_as(&self, login: &str, operation: &str, arguments: Value) -> Result<Value, ErrorBody> {
        let session = self.office.session(Some(login)).unwrap();
        session.call(operation, arguments).map_err(|error| error.body().clone())
    }

    /// As [`Desk::refusal`], by somebody else.
    pub fn refusal_as(&self, login: &str, operation: &str, arguments: Value) -> String {
        refused(operation, &arguments, self.call_as(login, operation, arguments.clone()))
    }

    /// The store, for looking where no operation looks.
    pub fn raw(&self) -> rusqlite::Connection {
        raw(self.dir.path())
    }

    pub fn count(&self, sql: &str) -> i64 {
        self.raw().query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

/// Looks, when a test is over, whether any entry of the trail names a field that the screen has no word for.
struct Named(PathBuf);

impl Drop for Named {
    fn drop(&mut self) {
        // Some tests take the store or its key away; one that has failed already says why.
        if std::thread::panicking() || !self.0.join("linsheng.key").exists() {
            return;
        }
        let db = raw(&self.0);
        let sql = "SELECT DISTINCT key FROM audit_entries, json_each(changes) WHERE json_valid(changes)";
        let Ok(mut statement) = db.prepare(sql) else { return };
        let fields = statement.query_map([], |row| row.get::<_, String>("key")).unwrap();
        for field in fields.map(Result::unwrap) {
            assert!(
                AUDIT_FIELDS.contains(&field.as_str()),
                "{field} is to be listed in access::AUDIT_FIELDS"
            );
        }
    }
}

fn refused(operation: &str, arguments: &Value, result: Result<Value, ErrorBody>) -> String {
    match result {
        Ok(answer) => panic!("{operation} {arguments} was not refused: {answer}"),
        Err(ErrorBody { code, field: Some(field), .. }) => format!("{}@{field}", code.text()),
        Err(ErrorBody { code, .. }) => code.text().to_owned(),
    }
}

pub fn open(dir: &Path, clock: &Arc<SetClock>, seed: u64) -> Result<Office, Error> {
    Office::open(
        dir,
        Setup {
            clock: Box::new(Arc::clone(clock)),
            ids: Ids::seeded(seed),
            chance: Chance::seeded(seed),
            fonts: FontPlaces::from_environment(),
            create: true,
            key_place: KeyPlace::File,
        },
    )
}

/// The store in `dir`, opened by the key that lies beside it.
pub fn raw(dir: &Path) -> rusqlite::Connection {
    let note: Value = serde_json::from_slice(&std::fs::read(dir.join("linsheng.key")).unwrap()).unwrap();
    let db = rusqlite::Connection::open(dir.join(linsheng_core::store::FILE_NAME)).unwrap();
    db.pragma_update(None, "key", format!("x'{}{}'", text(&note["key"]), text(&note["id"]))).unwrap();
    db
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

/// Every row of the survey tables, as it lies in the store.
pub fn survey_rows(desk: &Desk) -> Vec<String> {
    let db = desk.raw();
    let mut all = Vec::new();
    for table in ["survey_strata", "survey_households", "survey_forms", "survey_entries", "survey_values"] {
        let mut statement = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let rows = statement
            .query_map([], |row| {
                (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at)).collect::<Result<Vec<_>, _>>()
            })
            .unwrap();
        all.extend(rows.map(|row| format!("{table} {:?}", row.unwrap())));
    }
    all
}
