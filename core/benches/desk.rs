//! `cargo xtask bench`: how fast the desk is, each figure as a ratio to a limit or to a peer measured in the same run.
//!
//! The peers are bare rusqlite on the same store, and the same work on a store a hundredth of the size. Bare rusqlite
//! means the same engine with the same key, cache and promises about the disk: encryption costs both the same, and no
//! ratio hides what it costs. Ends with 1 if a limit is exceeded.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot go on has failed")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::office::{Office, Session, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::{FILE_NAME, KeyPlace};
use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "parts/analysis.rs"]
mod analysis;
#[path = "parts/archive.rs"]
mod archive;
#[path = "parts/board.rs"]
mod board;
#[path = "parts/surveys.rs"]
mod surveys;

const DAY_MS: i64 = 86_400_000;

fn main() -> ExitCode {
    let mut limits = Limits { exceeded: false };
    println!("{:<58} {:>10} {:>10} {:>7}  limit", "", "ours", "peer", "ratio");
    residents(&mut limits);
    assembly(&mut limits);
    let small = Desk::filled(10_000);
    let large = Desk::filled(1_000_000);
    registering(&mut limits);
    lists(&mut limits, &small, &large);
    searching(&mut limits, &large);
    ledger(&mut limits);
    surveys::online_answers(&mut limits);
    report(&mut limits, &large);
    analysis::analysis(&mut limits, &large);
    board::board(&mut limits, &small, &large);
    archive::archive(&mut limits, &small, &large);
    if limits.exceeded { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

struct Limits {
    exceeded: bool,
}

impl Limits {
    /// `ours` may be no more than `limit` times the peer.
    fn at_most(&mut self, name: &str, ours: Duration, peer: Duration, limit: f64) {
        let ratio = ours.as_secs_f64() / peer.as_secs_f64();
        let verdict = if ratio <= limit { "" } else { "  EXCEEDED" };
        self.exceeded |= ratio > limit;
        println!("{name:<58} {:>10} {:>10} {ratio:>6.2}x  ≤ {limit:.2}{verdict}", show(ours), show(peer));
    }
}

fn show(time: Duration) -> String {
    if time < Duration::from_millis(1) {
        format!("{:.0} µs", time.as_secs_f64() * 1e6)
    } else {
        format!("{:.1} ms", time.as_secs_f64() * 1e3)
    }
}

/// The middle of `times` runs.
fn median(times: usize, mut run: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    taken[times / 2]
}

struct Desk {
    dir: TempDir,
    session: Session,
}

impl Desk {
    fn open() -> Self {
        let dir = TempDir::new().unwrap();
        let session = Self::session_in(&dir);
        Self { dir, session }
    }

    fn session_in(dir: &TempDir) -> Session {
        let setup = Setup { key_place: KeyPlace::File, ..Setup::system(FontPlaces::from_environment()) };
        Office::open(dir.path(), setup).unwrap().session(None).unwrap()
    }

    /// A store of `count` tickets: 300 open, the rest archived, one in forty received in the quarter before this one
    /// and as many in each before that.
    fn filled(count: i64) -> Self {
        let desk = Self::open();
        let now = SystemClock.now().timestamp_millis();
        let mut db = desk.bare();
        let transaction = db.transaction().unwrap();
        let past = past_quarter();
        let in_quarter = count / 40;
        {
            let mut insert = transaction.prepare(FILL).unwrap();
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
                insert
                    .execute(params![
                        id,
                        format!("uid-{id}"),
                        format!("TS-2000{:04}-{id:07}", id % 10_000),
                        ["complaint", "suggestion", "inquiry"][usize::try_from(id % 3).unwrap()],
                        if waiting { "unassigned" } else { "archived" },
                        id % 6 + 1,
                        id % 8 + 1,
                        format!("{}-1-{:04}", id % 40 + 1, id % 3000),
                        received,
                        due,
                        waiting.then_some(due),
                        answered,
                        said(id),
                    ])
                    .unwrap();
            }
        }
        transaction.commit().unwrap();
        db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let Self { dir, session } = desk;
        drop(session);
        // Opening a store whose tickets are not in the index of words puts them there.
        let session = Self::session_in(&dir);
        Self { dir, session }
    }

    /// A connection with the same promises about the disk, and nothing of ours in between.
    fn bare(&self) -> Connection {
        let db = Connection::open(self.dir.path().join(FILE_NAME)).unwrap();
        let note: Value =
            serde_json::from_slice(&std::fs::read(self.dir.path().join("linsheng.key")).unwrap()).unwrap();
        let key = format!("x'{}{}'", note["key"].as_str().unwrap(), note["id"].as_str().unwrap());
        db.pragma_update(None, "key", key).unwrap();
        db.pragma_update(None, "cipher_memory_security", false).unwrap();
        db.pragma_update(None, "cache_size", -65_536).unwrap();
        db.pragma_update(None, "synchronous", "FULL").unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        db
    }

    fn call(&self, operation: &str, arguments: Value) -> Value {
        self.session.call(operation, arguments).expect("an operation of the benchmark")
    }
}

const FILL: &str = "INSERT INTO tickets (id, uid, number, category, status, channel_id, topic_id, room, room_key, \
    content, received_at, registered_at, registered_by, policy_version, due_at, answer_due_at, answer_warn_at, \
    first_feedback_at, closed_at, archived_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, \
    ?13, ?9, ?9, 1, 1, ?10, ?11, ?11, ?12, ?12, ?12)";

/// What somebody said, of some millions of sentences; rare words among common ones.
fn said(id: i64) -> String {
    const PLACES: [&str; 11] = [
        "三号楼",
        "地下车库",
        "小区东门",
        "电梯间",
        "楼道",
        "儿童乐园",
        "垃圾房",
        "中心花园",
        "南侧围墙",
        "单元门口",
        "健身区",
    ];
    const THINGS: [&str; 13] = [
        "电梯",
        "路灯",
        "水管",
        "门禁",
        "监控",
        "停车位",
        "绿化带",
        "消防栓",
        "井盖",
        "对讲机",
        "充电桩",
        "公共收益",
        "装修噪音",
    ];
    const STATES: [&str; 17] = [
        "坏了没人修",
        "一直漏水",
        "晚上不亮",
        "经常停运",
        "被人占用",
        "味道很大",
        "已经三天了",
        "声音太吵",
        "不透明",
        "看不清楚",
        "有老人摔倒",
        "孩子受伤",
        "反复出问题",
        "没有公示",
        "关不上门",
        "结冰打滑",
        "掉了漆",
    ];
    const RARE: &str = "甲乙丙丁春夏秋冬天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往收藏闰余成岁律吕调阳云腾致雨露结为霜金丽玉出昆冈剑巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔";
    let rare: Vec<char> = RARE.chars().collect();
    let at = |list: &[&'static str], step: i64| list[usize::try_from(id / step).unwrap() % list.len()];
    let name = |step: i64| rare[usize::try_from(id * step).unwrap() % rare.len()];
    format!(
        "{}的{}{}，已经打过两次电话，{}{}请尽快安排师傅来看一下，{}{}谢谢。",
        at(&PLACES, 1),
        at(&THINGS, 3),
        at(&STATES, 7),
        name(7),
        name(13),
        name(31),
        name(57)
    )
}

/// The name of the quarter before this one, and how it begins, near enough.
fn past_quarter() -> i64 {
    let (_, start) = past_quarter_name();
    start
}

fn past_quarter_name() -> (String, i64) {
    use linsheng_core::office::OfficeZone;
    use linsheng_core::reports::Quarter;
    let zone = OfficeZone::Asia__Shanghai;
    let past = Quarter::of(SystemClock.now().with_timezone(&zone).date_naive()).previous();
    (past.to_string(), past.start(zone).timestamp_millis())
}

/// Registering against the same three INSERTs by bare rusqlite, which neither asks for permission nor chains its audit
/// rows; both wait for the disk.
fn registering(limits: &mut Limits) {
    let (ours, peer) = (Desk::open(), Desk::open());
    let arguments = json!({
        "channel_id": 1, "category": "complaint", "topic_id": 2, "room": "3-2-1201", "caller_name": "王秀英",
        "phone": "12812341234", "content": "电梯停了，请尽快安排师傅来看一下。",
    });
    let mut bare = peer.bare();
    let mut id = 0_i64;
    // Turn by turn, so that both meet the same disk.
    let (mut taken, mut bare_taken) = (Vec::new(), Vec::new());
    for _ in 0..600 {
        let start = Instant::now();
        ours.call("register_ticket", arguments.clone());
        taken.push(start.elapsed());
        id += 1;
        let start = Instant::now();
        three_inserts(&mut bare, id);
        bare_taken.push(start.elapsed());
    }
    taken.sort_unstable();
    bare_taken.sort_unstable();
    limits.at_most("register_ticket : three bare INSERTs, on disk", taken[300], bare_taken[300], 2.0);
}

fn three_inserts(db: &mut Connection, id: i64) {
    let now = SystemClock.now().timestamp_millis();
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    transaction
        .prepare_cached(FILL)
        .unwrap()
        .execute(params![
            id,
            format!("01a20c18-5c09-7360-8f48-{id:012}"),
            format!("TS-20261123-{id:03}"),
            "complaint",
            "unassigned",
            1,
            2,
            "3-2-1201",
            now,
            now + 2 * DAY_MS,
            now + 2 * DAY_MS,
            None::<i64>,
            "电梯停了，请尽快安排师傅来看一下。",
        ])
        .unwrap();
    transaction
        .prepare_cached(
            "INSERT INTO ticket_events (ticket_id, kind, at, staff_id) VALUES (?1, 'registered', ?2, 1)",
        )
        .unwrap()
        .execute(params![id, now])
        .unwrap();
    transaction
        .prepare_cached(
            "INSERT INTO audit_entries (at, staff_id, operation, subject, hash)
             VALUES (?1, 1, 'register', ?2, zeroblob(32))",
        )
        .unwrap()
        .execute(params![now, id.to_string()])
        .unwrap();
    transaction.commit().unwrap();
}

/// Pages and counts at a million tickets against those at ten thousand.
fn lists(limits: &mut Limits, small: &Desk, large: &Desk) {
    let pages = [
        ("all, first page", json!({})),
        ("unassigned, by urgency", json!({ "tab": "unassigned" })),
        ("overdue, by urgency", json!({ "tab": "overdue" })),
        ("archived, first page", json!({ "tab": "archived" })),
        (
            "archived complaints of a channel",
            json!({ "tab": "archived", "category": "complaint", "channel_id": 1 }),
        ),
    ];
    for (name, arguments) in pages {
        let [ours, peer] = [large, small].map(|desk| {
            median(101, || {
                desk.call("list_tickets", arguments.clone());
            })
        });
        limits.at_most(&format!("list_tickets {name}, 1,000,000 : 10,000"), ours, peer, 2.0);
    }
    let [ours, peer] = [large, small].map(|desk| {
        // Deep: as many pages down as the small store allows.
        let mut after = Value::Null;
        for _ in 0..40 {
            after = desk.call("list_tickets", json!({ "limit": 200, "after": after }))["next"].clone();
        }
        median(101, || {
            desk.call("list_tickets", json!({ "after": after }));
        })
    });
    limits.at_most("list_tickets, 8,000 rows down, 1,000,000 : 10,000", ours, peer, 2.0);
    let [ours, peer] = [large, small].map(|desk| {
        median(101, || {
            desk.call("count_tickets", json!({}));
        })
    });
    limits.at_most("count_tickets, 1,000,000 : 10,000", ours, peer, 2.0);
}

/// The slowest but one in twenty of `times` runs.
fn p95(times: usize, mut run: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    taken[times * 95 / 100]
}

/// Finding tickets by their words at a million tickets: nineteen of twenty within 20 ms, with filters within 50 ms.
fn searching(limits: &mut Limits, large: &Desk) {
    let questions = [
        "电",
        "昃",
        "电梯",
        "宇宙",
        "电梯经常停运",
        "梯坏",
        "了，已经",
        "没有这个词",
        "漏水 车库",
        "1502",
        "3-1-1502",
        "TS-2000",
        "ts-20000042-0000042",
        "0042-00",
        "12812340001",
        "1234",
        "5",
        "a",
    ];
    let all = p95(questions.len() * 20, round(large, &questions, json!({})));
    limits.at_most("list_tickets by words, 1,000,000, p95 : 20 ms", all, Duration::from_millis(20), 1.0);
    for (name, filter) in [
        ("a topic", json!({ "topic_id": 3 })),
        (
            "archived complaints of a channel",
            json!({ "tab": "archived", "category": "complaint", "channel_id": 2 }),
        ),
        ("a building", json!({ "building": "7" })),
        ("overdue", json!({ "tab": "overdue" })),
        ("a year", json!({ "received_from": "2024-01-01", "received_to": "2024-12-31" })),
    ] {
        let narrowed = p95(questions.len() * 20, round(large, &questions, filter));
        let limit = Duration::from_millis(50);
        limits.at_most(&format!("by words and {name}, p95 : 50 ms"), narrowed, limit, 1.0);
    }
}

/// Each call asks the next question.
fn round<'a>(desk: &'a Desk, questions: &'a [&'a str], filter: Value) -> impl FnMut() + 'a {
    let mut turn = 0;
    move || {
        let mut arguments = filter.clone();
        arguments["query"] = json!(questions[turn % questions.len()]);
        turn += 1;
        desk.call("list_tickets", arguments);
    }
}

/// Taking in a ledger of 100,000 rows, against what a person waits for.
fn ledger(limits: &mut Limits) {
    let desk = Desk::open();
    let mut csv = String::from("编号,投诉时间,来源,类别,分类,房号,姓名,电话,内容,处理结果,回复时间\n");
    for row in 0..100_000_i64 {
        let (day, hour) = (row / 300 % 28 + 1, row % 20);
        let month = row / 8400 % 12 + 1;
        csv.push_str(&format!(
            "{row},2024/{month}/{day} {hour}:15:30,来电,投诉,电梯维修,{}-1-{:04},王秀英,128{row:08},{},已处理，谢谢,2024/{month}/{day} {}:00\n",
            row % 40 + 1, row % 3000, said(row), hour + 3
        ));
    }
    let start = Instant::now();
    let staged = desk.call("stage_ledger", json!({ "file_name": "a.csv", "base64": STANDARD.encode(csv) }));
    let plan = json!({ "ledger_id": staged["ledger_id"], "plan": staged["plan"] });
    desk.call("preview_ledger", plan.clone());
    let mut after = Value::Null;
    loop {
        let mut arguments = plan.clone();
        arguments["after"] = after;
        let progress = desk.call("import_ledger_rows", arguments);
        if progress["finished"] == true {
            break;
        }
        after = progress["after"].clone();
    }
    limits.at_most("a ledger of 100,000 rows : 30 s", start.elapsed(), Duration::from_secs(30), 1.0);
}

/// Taking in a list of 30,000 people, against what a person waits for; looking people up, against one bare query by
/// prefix.
fn residents(limits: &mut Limits) {
    let ours = Desk::open();
    let surnames = ["王", "李", "单", "曾", "尉迟", "张", "欧阳"];
    let given = ["建国", "秀英", "伟", "芳", "乐怡", "文博", "子涵", "若溪", "海燕", "志强", "静"];
    let mut csv = String::from("房号,姓名,电话\n");
    for index in 0..30_000_usize {
        let room = format!("{}-{}-{}", index / 1000 + 1, index / 500 % 2 + 1, index / 2 % 250 + 101);
        let name = format!("{}{}{}", surnames[index % 7], given[index % 11], index % 2);
        let phone = format!("128{:08}", index * 3331);
        csv.push_str(&format!("{room},{name},{phone}\n"));
    }
    let base64 = STANDARD.encode(csv);
    let mapping = json!({ "header_row": 1, "columns": [
        { "column": 0, "field": "room" }, { "column": 1, "field": "name" }, { "column": 2, "field": "phone" },
    ]});
    let start = Instant::now();
    ours.call("apply_import", json!({ "file_name": "a.csv", "base64": base64, "mapping": mapping }));
    let taken = start.elapsed();
    limits.at_most("apply_import, 30,000 people : 5 s", taken, Duration::from_secs(5), 1.0);

    let db = ours.bare();
    let bare = median(1001, || {
        let mut statement = db
            .prepare_cached(
                "SELECT p.id, p.name FROM resident_keys k JOIN people p ON p.id = k.person_id
                 WHERE kind = 8 AND former = 0 AND key >= 'wjg' AND key < 'wjh' ORDER BY key LIMIT 20",
            )
            .unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            std::hint::black_box(row.get_ref(1).unwrap());
        }
    });
    for query in ["wjg", "3-2-150", "128000", "1502", "秀英", "zengzihan", "不在"] {
        let found = median(1001, || {
            ours.call("find_residents", json!({ "query": query }));
        });
        let allowed = bare * 5 + Duration::from_millis(1);
        limits.at_most(&format!("find_residents {query} : 5 × a bare prefix + 1 ms"), found, allowed, 1.0);
    }
}

/// An owners' assembly of 10,000 units counted on two items, against what nobody notices; and adding one ballot to it.
fn assembly(limits: &mut Limits) {
    let ours = Desk::open();
    let mut csv = String::from("房号,姓名,电话,面积\n");
    for index in 0..10_000_usize {
        let room = format!("{}-{}-{}", index / 500 + 1, index / 250 % 2 + 1, index % 250 + 101);
        csv.push_str(&format!(
            "{room},业主{index},128{:08},{}.{:02}\n",
            index * 331,
            70 + index % 90,
            index % 100
        ));
    }
    let columns = ["room", "name", "phone", "area"];
    let columns: Vec<Value> = columns
        .iter()
        .enumerate()
        .map(|(column, field)| json!({ "column": column, "field": field }))
        .collect();
    let mapping = json!({ "header_row": 1, "columns": columns });
    ours.call(
        "apply_import",
        json!({ "file_name": "a.csv", "base64": STANDARD.encode(csv), "mapping": mapping }),
    );
    let items = json!([{ "title": "一", "matter": "ordinary" }, { "title": "二", "matter": "special" }]);
    ours.call(
        "plan_meeting",
        json!({ "profile_id": 2, "title": "大会", "starts_at": "2099-01-01T01:00:00Z", "place": "广场", "items": items,
            "people": [] }),
    );
    // The day at the office, which has begun.
    let today = (SystemClock.now() + chrono::TimeDelta::hours(8)).date_naive();
    let drawn = Instant::now();
    ours.call("draw_electorate", json!({ "id": 1, "day": today.to_string() }));
    limits.at_most("draw_electorate, 10,000 units : 5 s", drawn.elapsed(), Duration::from_secs(5), 1.0);
    ours.call("start_meeting", json!({ "id": 1 }));
    let ballots = "INSERT INTO meeting_ballots (meeting_id, item_id, voter_id, choice)
        SELECT 1, i.id, v.id, CASE v.id % 5 WHEN 0 THEN 'against' WHEN 1 THEN 'abstain' ELSE 'for' END
        FROM meeting_voters v JOIN meeting_items i ON i.meeting_id = v.meeting_id WHERE v.id % 9 <> 0";
    ours.bare().execute(ballots, []).unwrap();
    let second = Duration::from_secs(1);
    let counted = median(9, || {
        let meeting = ours.call("get_meeting", json!({ "id": 1 }));
        assert_eq!(meeting["items"][0]["outcome"]["electorate"]["heads"], 10_000);
    });
    limits.at_most("get_meeting, 10,000 units counted on two items : 1 s", counted, second, 1.0);
    let entered = median(9, || {
        let ballot = json!([{ "item_id": 1, "choice": "for" }]);
        ours.call("enter_ballot", json!({ "meeting_id": 1, "voter_id": 9, "ballots": ballot }));
    });
    limits.at_most("enter_ballot among 10,000 units : 100 ms", entered, Duration::from_millis(100), 1.0);
}

/// Figures and PDF of a quarter of 25,000 tickets in a million, against bare SQL that adds up the same.
fn report(limits: &mut Limits, large: &Desk) {
    let (quarter, start) = past_quarter_name();
    let db = large.bare();
    let end = start + 92 * DAY_MS;
    let bare = median(5, || {
        for sql in AGGREGATES {
            let mut statement = db.prepare(sql).unwrap();
            let mut rows = statement.query([start, end]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                std::hint::black_box(row.get_ref(0).unwrap());
            }
        }
    });
    let figures = median(5, || {
        large.call("quarter_figures", json!({ "quarter": quarter }));
    });
    limits.at_most("quarter_figures : bare SQL aggregation", figures, bare, 3.0);
    let whole = median(5, || {
        large.call("render_quarterly_report", json!({ "quarter": quarter }));
    });
    let allowed = bare * 3 + Duration::from_millis(200);
    limits.at_most("figures and PDF : 3 × bare SQL + 200 ms", whole, allowed, 1.0);
}

/// What a report adds up, as the obvious SQL.
const AGGREGATES: [&str; 8] = [
    "SELECT category, count(*), sum(closed_at IS NOT NULL) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY category",
    "SELECT channel_id, count(*), sum(closed_at IS NOT NULL) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY channel_id",
    "SELECT topic_id, count(*), sum(closed_at IS NOT NULL) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY topic_id",
    "SELECT category, sum(ifnull(first_feedback_at <= due_at, 0)), count(*) FROM tickets WHERE settled_at >= ?1 AND settled_at < ?2 GROUP BY category",
    "SELECT channel_id, sum(ifnull(first_feedback_at <= due_at, 0)), count(*) FROM tickets WHERE settled_at >= ?1 AND settled_at < ?2 GROUP BY channel_id",
    "SELECT topic_id, sum(ifnull(first_feedback_at <= due_at, 0)), count(*) FROM tickets WHERE settled_at >= ?1 AND settled_at < ?2 GROUP BY topic_id",
    "SELECT (received_at - ?1) / 2678400000 AS month, category, count(*) FROM tickets WHERE received_at >= ?1 AND received_at < ?2 GROUP BY 1, 2",
    "SELECT first_feedback_at - received_at AS wait FROM tickets WHERE received_at >= ?1 AND received_at < ?2 AND first_feedback_at IS NOT NULL ORDER BY wait",
];
