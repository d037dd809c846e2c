//! A list and a search of a million tickets, against the same rows read by bare SQL: no permission is asked for, nothing is
//! parsed, and nothing is put into words.

use rusqlite::{Connection, Params};
use serde_json::json;

use super::filled::Desk;
use super::rows::{Limits, median};

/// As many times as long as bare SQL takes.
const MOST: f64 = 5.0;

pub(super) fn pages(limits: &mut Limits, large: &Desk) {
    let db = large.bare();
    let newest = page("tickets t", "", "t.received_at DESC, t.id DESC");
    let bare = median(101, || read(&db, &newest, []));
    let ours = median(101, || drop(large.call("list_tickets", json!({}))));
    limits.at_most("list_tickets, first page : its rows by bare SQL", ours, bare, MOST);

    let found = page(
        "ticket_tokens f CROSS JOIN ticket_places l ON l.place = f.rowid CROSS JOIN tickets t ON t.id = l.ticket_id",
        "WHERE ticket_tokens MATCH ?1",
        "f.rowid DESC",
    );
    for word in ["电梯", "宇宙"] {
        let bare = median(101, || read(&db, &found, [format!("\"{word}\"")]));
        let ours = median(101, || drop(large.call("list_tickets", json!({ "query": word }))));
        limits.at_most(&format!("list_tickets, {word} : its rows by bare FTS5"), ours, bare, MOST);
    }
    let scan = page("tickets t", "WHERE t.content LIKE ?1", "t.received_at DESC, t.id DESC");
    let bare = median(3, || read(&db, &scan, ["%宇宙%"]));
    let ours = median(101, || drop(large.call("list_tickets", json!({ "query": "宇宙" }))));
    limits.at_most("list_tickets, 宇宙 : its rows by bare LIKE", ours, bare, 1.0);
}

fn page(from: &str, which: &str, order: &str) -> String {
    format!(
        "SELECT t.id, t.number, t.category, t.status, c.name, p.name, t.room, t.caller_name, substr(t.content, 1, 80), s.name,
             t.received_at, t.answer_due_at, t.first_feedback_at, t.closed_at, t.urgent, t.important
         FROM {from} CROSS JOIN channels c ON c.id = t.channel_id CROSS JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id {which} ORDER BY {order} LIMIT 51"
    )
}

fn read(db: &Connection, sql: &str, values: impl Params) {
    let mut statement = db.prepare_cached(sql).unwrap();
    let mut rows = statement.query(values).unwrap();
    while let Some(row) = rows.next().unwrap() {
        for column in 0..16 {
            std::hint::black_box(row.get_ref(column).unwrap());
        }
    }
}
