//! A list and a search of a million tickets, against the same rows read by bare SQL and handed on as JSON, as they must be
//! either way: no permission is asked for, and what is stored is taken for what it should be.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params};
use serde_json::{Value, json};

use super::filled::Desk;
use super::rows::{Limits, median};

/// What is to be known of the peers.
pub(super) const PEERS: &str = "The peer is SQL by rusqlite on the same encrypted store, with the same promises about the disk. It asks \
    for no permission and writes no chained audit trail; rows of a page are handed on as JSON by both.";

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
        "SELECT t.id, t.number, t.category, t.status, c.name AS channel, p.name AS topic, t.room, t.caller_name, substr(t.content, 1, 80) AS excerpt, s.name AS responsible,
             t.received_at, t.answer_due_at, t.first_feedback_at, t.closed_at, t.urgent, t.important
         FROM {from} CROSS JOIN channels c ON c.id = t.channel_id CROSS JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id {which} ORDER BY {order} LIMIT 51"
    )
}

/// The rows as a caller gets them: a name for each value.
fn read(db: &Connection, sql: &str, values: impl Params) {
    let mut statement = db.prepare_cached(sql).unwrap();
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query(values).unwrap();
    let mut page = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let value = |column: usize| match row.get_ref(column).unwrap() {
            ValueRef::Integer(number) => json!(number),
            ValueRef::Text(text) => json!(str::from_utf8(text).unwrap()),
            _ => json!(null),
        };
        let row = names.iter().enumerate().map(|(column, name)| (name.clone(), value(column)));
        page.push(row.collect::<Value>());
    }
    std::hint::black_box(page);
}
