//! Taking in: one ticket, a ledger of many.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use linsheng_core::clock::{Clock as _, SystemClock};
use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::{Value, json};

use super::filled::{DAY_MS, Desk, FILL};
use super::rows::{Limits, middle, timed};
use super::words::said;

/// Registering against the same three INSERTs by bare rusqlite, which neither asks for permission nor chains its audit
/// rows; both wait for the disk.
pub(super) fn registering(limits: &mut Limits) {
    let (ours, peer) = (Desk::open(), Desk::open());
    let arguments = a_complaint();
    let mut bare = peer.bare();
    // Turn by turn, so that both meet the same disk.
    let (mut taken, mut bare_taken) = (Vec::new(), Vec::new());
    for id in 1..=600 {
        taken.push(timed(|| drop(ours.call("register_ticket", arguments.clone()))));
        bare_taken.push(timed(|| three_inserts(&mut bare, id)));
    }
    let (ours, peer) = (middle(taken), middle(bare_taken));
    limits.at_most("register_ticket : three bare INSERTs, on disk", ours, peer, 2.0);
}

/// What a caller says at the desk.
pub(super) fn a_complaint() -> Value {
    json!({
        "channel_id": 1, "category": "complaint", "topic_id": 2, "room": "3-2-120", "caller_name": "王秀英",
        "phone": "12812341234", "content": "电梯停了，请尽快安排师傅来看一下。",
    })
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
            "王秀英",
            "12812341234",
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

/// Taking in a ledger of 100,000 rows, against what a person waits for.
pub(super) fn ledger(limits: &mut Limits) {
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
