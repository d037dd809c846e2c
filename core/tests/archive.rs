//! The archive: whatever is closed is in its catalogue and read-only, is kept as long as it must be, and is destroyed by two
//! people and in no other way.

#![expect(clippy::needless_pass_by_value, reason = "json! at the call makes a value to give away")]

use std::collections::BTreeMap;

use crate::attempts::attempts;
use crate::common::{self, Desk, printed, text};
use linsheng_core::operations;
use serde_json::{Value, json};

pub fn catalogue(desk: &Desk, filter: Value) -> Vec<Value> {
    desk.must("list_archive", json!({ "filter": filter }))["rows"].as_array().unwrap().clone()
}

fn marks(desk: &Desk, filter: Value) -> Vec<String> {
    catalogue(desk, filter).iter().map(|row| text(&row["mark"]).to_owned()).collect()
}

/// A ticket from a room, closed and archived.
pub fn closed(desk: &Desk, room: &str, content: &str) -> String {
    let ticket = json!({ "channel_id": 1, "category": "inquiry", "topic_id": 2, "content": content, "room": room,
        "caller_name": "欧阳若兰", "phone": "12812345678" });
    let number = text(&desk.must("register_ticket", ticket)["number"]).to_owned();
    desk.act(&number, "assign").unwrap();
    let told = json!({ "number": number, "channel_id": 1, "content": "告诉了欧阳若兰", "told": "欧阳若兰" });
    let told = desk.call("give_feedback", told).map(drop);
    if told.is_err() {
        desk.act(&number, "give_feedback").unwrap();
    }
    desk.act(&number, "close").unwrap();
    number
}

/// Makes a version of the policy from now on by which tickets are kept for so many years.
pub fn lengthen(desk: &Desk, years: i64) {
    let mut version = version(desk, &common::retention(years));
    version["note"] = json!("上级要求");
    desk.must("save_policy", version);
}

/// The version in force with another retention, from today on.
pub fn version(desk: &Desk, retention: &Value) -> Value {
    let now = desk.policy();
    let part = |name: &str| now[name].clone();
    json!({ "limits": part("limits"), "hours": part("hours"), "follow_up": part("follow_up"), "topics": part("topics"),
        "retention": retention, "effective_on": desk.now().date_naive().to_string(), "note": "改" })
}

/// An office in which somebody worked yesterday, on this day.
pub fn at_work(desk: &Desk, yesterday: &str, today: &str) {
    desk.set(&format!("{yesterday}T02:00:00Z"));
    desk.must("add_note", json!({ "number": desk.register("inquiry"), "content": "记" }));
    desk.set(&format!("{today}T02:00:00Z"));
}

#[test]
fn whatever_is_closed_is_in_the_catalogue_once() {
    let desk = Desk::open();
    let one = closed(&desk, "3-2-1502", "电梯停了");
    let two = desk.register("complaint");
    desk.act(&two, "cancel").unwrap();
    desk.register("inquiry");
    let rows = catalogue(&desk, json!({}));
    let told: Vec<(&str, &str, &str)> =
        rows.iter().map(|row| (text(&row["mark"]), text(&row["number"]), text(&row["kept_until"]))).collect();
    assert_eq!(
        told,
        [("WY-LJ-000002", two.as_str(), "2029-11-23"), ("WY-LJ-000001", one.as_str(), "2029-11-23"),]
    );
    assert_eq!(rows[0]["title"], "设施维护");
    assert!(!desk.must("list_archive", json!({})).to_string().contains("欧阳"), "no resident is in it");
    // Opened again it is out of it; closed again it has its old place, and is kept from then on.
    desk.act(&one, "reopen").unwrap();
    assert_eq!(marks(&desk, json!({})), ["WY-LJ-000002"]);
    desk.set("2027-02-01T02:00:00Z");
    desk.act(&one, "assign").ok();
    desk.act(&one, "give_feedback").unwrap();
    desk.act(&one, "close").unwrap();
    let rows = catalogue(&desk, json!({ "search": "wy-lj-000001" }));
    assert_eq!((&rows[0]["number"], &rows[0]["kept_until"]), (&json!(one), &json!("2030-02-01")));
    assert_eq!(marks(&desk, json!({ "search": one })), ["WY-LJ-000001"]);
    assert_eq!(marks(&desk, json!({ "year": 2026 })), ["WY-LJ-000002"]);
    assert_eq!(marks(&desk, json!({ "kind": "notice" })), Vec::<String>::new());
    assert_eq!(
        desk.refusal("list_archive", json!({ "filter": { "year": 20 } })),
        "input.out_of_range@filter.year"
    );
    // A page after another, each row once.
    let first = desk.must("list_archive", json!({ "limit": 1 }));
    let second = desk.must("list_archive", json!({ "limit": 1, "after": first["next"] }));
    assert_eq!(first["rows"][0]["mark"], "WY-LJ-000001");
    assert_eq!((&second["rows"][0]["mark"], &second["next"]), (&json!("WY-LJ-000002"), &Value::Null));
    let paper = desk.must("render_archive", json!({}));
    assert_eq!(paper["pages"], 1, "{}", paper["file_name"]);
}

#[test]
fn findings_measures_notices_and_versions_are_in_it_too() {
    let desk = Desk::open();
    desk.hire("watcher", &["supervisor"]);
    desk.must("add_finding", json!({ "content": "没人接听", "owner_id": 1, "due_on": "2026-12-31" }));
    desk.must("report_finding", json!({ "id": 1, "content": "排了班" }));
    desk.call_as("watcher", "recheck_finding", json!({ "id": 1, "passed": true })).unwrap();
    let plan = json!({ "cause": "忙", "content": "加人", "owner_id": 1, "due_on": "2026-12-31" });
    desk.must("add_measure", json!({ "origin": { "kind": "analysis" }, "plan": plan }));
    desk.must("finish_measure", json!({ "id": 1, "result": "少了" }));
    for (operation, arguments) in crate::calls::notice_calls() {
        desk.must(operation, arguments);
    }
    let mut policy = crate::calls::content(&json!({ "effective_on": "2026-12-01" }));
    policy["note"] = json!("试");
    desk.must("save_policy", policy);
    let rows = catalogue(&desk, json!({}));
    let mut kinds: BTreeMap<&str, i64> = BTreeMap::new();
    for row in &rows {
        *kinds.entry(text(&row["kind"])).or_default() += 1;
        let for_good = row["kept_until"].is_null();
        assert_eq!(for_good, row["kind"] != "notice", "{row}");
    }
    assert_eq!(kinds, BTreeMap::from([("finding", 1), ("measure", 1), ("notice", 2), ("policy", 1)]));
    // Each of them stays as it is, whatever is tried.
    for sql in [
        "UPDATE findings SET content = '别的'",
        "UPDATE improvement_measures SET content = '别的'",
        "UPDATE notices SET reason = '别的' WHERE state = 'withdrawn'",
        "UPDATE notices SET title = '别的'",
        "DELETE FROM findings",
        "DELETE FROM improvement_measures",
        "DELETE FROM notices",
        "DELETE FROM policy_versions WHERE saved_at IS NOT NULL",
        "DELETE FROM archive_records",
        "UPDATE archive_records SET kind = 'meeting'",
        "UPDATE archive_records SET disposal_id = 1",
        "UPDATE policy_retention SET years = 3",
        "DELETE FROM policy_retention",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

/// Everything that belongs to an archived ticket refuses to be changed or taken away.
#[test]
fn an_archived_ticket_is_read_only_for_sql() {
    let desk = Desk::open();
    let repairer = desk.hire("sunlei", &["maintenance"]);
    let number = desk.register("complaint");
    desk.act(&number, "assign").unwrap();
    desk.must("add_attachment", json!({ "number": number, "file_name": "a.pdf", "base64": "JVBERi0xLjcK" }));
    let order = desk.must("issue_work_order", json!({ "number": number, "staff_id": repairer }));
    let done = json!({ "number": order["number"], "result": "换了门机", "minutes": 30,
        "materials": [{ "name": "皮带", "quantity": "1", "unit": "根" }] });
    desk.call_as("sunlei", "finish_work_order", done).unwrap();
    desk.act(&number, "give_feedback").unwrap();
    desk.act(&number, "close").unwrap();
    let db = desk.raw();
    for table in ["ticket_events", "attachments", "work_orders", "work_order_materials", "tickets"] {
        assert!(desk.count(&format!("SELECT count(*) FROM {table}")) > 0, "{table} has rows");
    }
    for sql in [
        "UPDATE tickets SET content = '别的'",
        "UPDATE tickets SET topic_id = 1",
        "UPDATE tickets SET closed_at = closed_at - 1",
        "UPDATE tickets SET archived_at = archived_at - 1",
        "UPDATE tickets SET responsible_id = NULL",
        "DELETE FROM tickets",
        "UPDATE ticket_events SET content = '别的'",
        "DELETE FROM ticket_events",
        "DELETE FROM attachments",
        "UPDATE attachments SET name = 'b.pdf'",
        "UPDATE work_orders SET result = '别的'",
        "DELETE FROM work_orders",
        "UPDATE work_order_materials SET name = '别的'",
        "DELETE FROM work_order_materials",
        "UPDATE attachment_files SET content = x'00', bytes = 1",
    ] {
        assert!(db.execute(sql, []).is_err(), "{sql}");
    }
}

/// On the last day it is kept, on the next it is not, in the office's zone; 29 February ends with February.
#[test]
fn the_last_day_is_the_offices() {
    let desk = Desk::open();
    desk.set("2028-02-29T15:59:00Z");
    closed(&desk, "3-2-1502", "电梯停了");
    at_work(&desk, "2031-02-27", "2031-02-28");
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.nothing_due");
    desk.set("2031-02-28T15:59:59Z");
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.nothing_due");
    desk.set("2031-02-28T16:00:00Z");
    let list = desk.must("draw_disposal", json!({}));
    assert_eq!(
        (&list["disposal"]["judged_on"], &list["disposal"]["records"]),
        (&json!("2031-03-01"), &json!(1))
    );
}

#[test]
fn a_clock_that_is_wrong_makes_nothing_disposable() {
    let desk = Desk::open();
    closed(&desk, "3-2-1502", "电梯停了");
    // It leaps years ahead: nobody worked there in the month before.
    desk.set("2031-05-01T02:00:00Z");
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.clock_leaps");
    desk.register("inquiry");
    desk.pass(chrono::TimeDelta::hours(3));
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.clock_leaps", "on the same day");
    // Back again, it is behind what was written.
    desk.set("2029-12-01T02:00:00Z");
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.clock_behind");
    // What is closed under a clock that is behind is kept from the latest moment that is known.
    closed(&desk, "3-2-1502", "又停了");
    desk.set("2031-05-02T02:00:00Z");
    let rows = catalogue(&desk, json!({ "year": 2031 }));
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["kept_until"], "2034-05-01");
}

#[test]
fn what_is_held_is_on_no_list() {
    let desk = Desk::open();
    closed(&desk, "3-2-1502", "电梯停了");
    closed(&desk, "5-1-301", "灯坏了");
    closed(&desk, "5-1-302", "门坏了");
    at_work(&desk, "2030-01-01", "2030-01-02");
    let hold = |on: Value| json!({ "on": on, "reason": "诉讼" });
    assert_eq!(
        desk.refusal("place_hold", hold(json!({ "scope": "record", "id": 9 }))),
        "input.unknown_id@on.id"
    );
    assert_eq!(
        desk.refusal("place_hold", hold(json!({ "scope": "kind", "kind": "meeting" }))),
        "archive.kept_for_good@on.kind"
    );
    desk.must("place_hold", hold(json!({ "scope": "room", "room": "3栋2单元1502室" })));
    desk.must("place_hold", hold(json!({ "scope": "record", "id": 2 })));
    assert_eq!(
        desk.refusal("place_hold", hold(json!({ "scope": "record", "id": 2 }))),
        "archive.held_already@on"
    );
    assert_eq!(marks(&desk, json!({ "standing": "held" })), ["WY-LJ-000002", "WY-LJ-000001"]);
    assert_eq!(marks(&desk, json!({ "standing": "due" })).len(), 3);
    let list = desk.must("draw_disposal", json!({}));
    let rows: Vec<&str> =
        list["rows"].as_array().unwrap().iter().map(|row| text(&row["record"]["mark"])).collect();
    assert_eq!(rows, ["WY-LJ-000003"]);
    desk.must("refuse_disposal", json!({ "id": 1, "reason": "先不办" }));
    desk.must("place_hold", hold(json!({ "scope": "kind", "kind": "ticket" })));
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.nothing_due");
    for id in 1..=3 {
        desk.must("lift_hold", json!({ "id": id, "reason": "结案" }));
    }
    assert_eq!(desk.refusal("lift_hold", json!({ "id": 1, "reason": "结案" })), "input.unknown_id@id");
    let holds = desk.must("list_holds", json!({}));
    assert!(!holds.to_string().contains("1502"), "the room of a lifted hold is not kept: {holds}");
    assert_eq!(desk.must("draw_disposal", json!({}))["disposal"]["records"], 3);
    let trail = desk.must("list_audit_entries", json!({}));
    assert!(!trail.to_string().contains("1502"), "nor does the trail have it");
}

/// Every text of the store, by table and column, that has these words.
pub fn where_is(desk: &Desk, words: &str) -> Vec<String> {
    let db = desk.raw();
    let mut columns = db
        .prepare(
            "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'ticket_tokens%' AND m.name NOT LIKE 'sqlite%'",
        )
        .unwrap();
    let all: Vec<(String, String)> = columns
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let has = |(table, column): &(String, String)| {
        let sql =
            format!("SELECT count(*) FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%{words}%'");
        db.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap() > 0
    };
    all.into_iter().filter(has).map(|(table, column)| format!("{table}.{column}")).collect()
}

pub fn triggers(desk: &Desk) -> Vec<String> {
    let db = desk.raw();
    let mut statement =
        db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// Figures of the old quarter, as they are shown anywhere.
fn figures(desk: &Desk) -> Value {
    let period = json!({ "from": "2026-10", "to": "2026-12" });
    let by_building = json!({ "from": "2026-10", "to": "2026-12", "rows": "topic", "columns": "building" });
    let flags = |kind: &str| {
        desk.must("list_red_flags", json!({ "kind": kind, "quarter": "2026Q4" }))["rows"]
            .as_array()
            .unwrap()
            .len()
    };
    let mut figures = desk.must("quarter_figures", json!({ "quarter": "2026Q4" }));
    figures.as_object_mut().unwrap().remove("as_of");
    let flagged = ["no_contact", "repeated", "back_dated"].map(flags);
    json!({
        "report": figures,
        "repeats": desk.must("get_repeats", period.clone())["rate"],
        "duty": desk.must("get_duty", period)["total"],
        "buildings": desk.must("get_heat_map", by_building)["cells"],
        "flags": flagged,
    })
}

fn office_with_old_tickets() -> (Desk, [String; 3]) {
    let desk = Desk::open();
    desk.hire("second", &["supervisor"]);
    let room = desk.must("save_room", json!({ "room": "3-2-1502" }));
    let people = json!([{ "name": "欧阳若兰", "role": "owner", "phones": ["12812345678"] }]);
    desk.must("move_in", json!({ "room_id": room["id"], "people": people }));
    let first = closed(&desk, "3-2-1502", "欧阳若兰家的电梯停了");
    desk.set("2026-11-25T02:00:00Z");
    let again = closed(&desk, "3-2-1502", "欧阳若兰家的电梯又停了");
    let other = closed(&desk, "5-1-301", "灯坏了");
    (desk, [first, again, other])
}

#[test]
fn two_people_destroy_and_the_figures_stay() {
    let (desk, [first, again, other]) = office_with_old_tickets();
    let number = json!({ "number": first, "file_name": "欧阳若兰.pdf", "base64": "JVBERi0xLjcK" });
    desk.act(&first, "reopen").unwrap();
    desk.must("add_attachment", number);
    desk.act(&first, "assign").ok();
    desk.act(&first, "give_feedback").unwrap();
    desk.act(&first, "close").unwrap();
    at_work(&desk, "2030-01-01", "2030-01-02");
    let before = figures(&desk);
    let kept = triggers(&desk);
    assert!(before["repeats"]["numerator"].as_i64().unwrap() > 0, "{}", before["repeats"]);

    let list = desk.must("draw_disposal", json!({}));
    assert_eq!((&list["disposal"]["state"], &list["disposal"]["records"]), (&json!("drawn"), &json!(3)));
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.disposal_open");
    assert_eq!(desk.refusal("approve_disposal", json!({ "id": 1 })), "archive.own_disposal");
    assert_eq!(desk.refusal("carry_out_disposal", json!({ "id": 1 })), "archive.disposal_refused");
    let out = catalogue(&desk, json!({ "search": other }))[0]["id"].clone();
    let leave = json!({ "id": 1, "archive_id": out, "reason": "还要用" });
    desk.call_as("second", "leave_out_record", leave.clone()).unwrap();
    assert_eq!(desk.refusal("leave_out_record", leave), "input.unknown_id@archive_id");
    let stale = json!({ "id": 1, "expected_version": list["disposal"]["version"] });
    assert_eq!(desk.refusal_as("second", "approve_disposal", stale), "record.changed");
    desk.call_as("second", "approve_disposal", json!({ "id": 1 })).unwrap();
    assert_eq!(desk.refusal_as("second", "approve_disposal", json!({ "id": 1 })), "archive.disposal_refused");
    assert_eq!(desk.refusal_as("second", "carry_out_disposal", json!({ "id": 1 })), "permission.denied");
    let done = desk.must("carry_out_disposal", json!({ "id": 1 }));
    assert_eq!(
        (&done["disposal"]["certificate"], &done["disposal"]["records"], &done["disposal"]["left_out"]),
        (&json!("销〔2030〕001"), &json!(2), &json!(1))
    );
    assert_eq!(desk.refusal("carry_out_disposal", json!({ "id": 1 })), "archive.disposal_refused");

    // Nothing of the resident is left but the register's own row; the figures are what they were.
    let left = where_is(&desk, "欧阳若兰");
    assert!(
        left.iter().all(|place| ["people.", "resident_keys.", "tickets.", "ticket_events."]
            .iter()
            .any(|of| place.starts_with(of))),
        "{left:?}"
    );
    let gone = format!("SELECT count(*) FROM tickets WHERE number IN ('{first}', '{again}')
        AND content = '' AND room = '' AND phone IS NULL AND household_id IS NULL AND person_id IS NULL AND caller_name = ''");
    assert_eq!(desk.count(&gone), 2);
    assert_eq!(
        desk.count(&format!(
            "SELECT count(*) FROM ticket_events e JOIN tickets t ON t.id = e.ticket_id
        WHERE t.number IN ('{first}', '{again}') AND (e.content <> '' OR e.told <> '')"
        )),
        0
    );
    assert_eq!(desk.count("SELECT count(*) FROM attachments"), 0);
    assert_eq!(desk.count("SELECT count(*) FROM attachment_files"), 0);
    assert_eq!(figures(&desk), before);
    // Which words rose cannot be counted of those that are left: it says so.
    let words = desk.must("get_rising_words", json!({ "from": "2027-01", "to": "2027-03" }));
    assert_eq!((&words["destroyed"], &words["rows"]), (&json!(2), &json!([])));
    assert_eq!(triggers(&desk), kept, "what keeps records read-only is back word for word");
    let found = desk.must("list_tickets", json!({ "query": "电梯又停了" }));
    assert_eq!(found["rows"], json!([]));
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], Value::Null);

    // It cannot be gone on with, and its mark leads to the certificate.
    assert_eq!(
        desk.refusal("reopen_ticket", json!({ "number": first, "reason": "又" })),
        "archive.disposed@number"
    );
    assert!(desk.raw().execute("UPDATE tickets SET content = '别的' WHERE content = ''", []).is_err());
    let rows = catalogue(&desk, json!({ "standing": "disposed" }));
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row["certificate"] == "销〔2030〕001"));
    as_it_stood(&desk);
    assert_eq!(marks(&desk, json!({ "standing": "due" })).len(), 1, "what was left out is on the next list");
    let paper = desk.must("render_disposal", json!({ "id": 1 }));
    assert_eq!(paper["pages"], 1);
    assert_eq!(
        desk.refusal("refuse_disposal", json!({ "id": 1, "reason": "后悔" })),
        "archive.disposal_refused"
    );
    for sql in [
        "DELETE FROM disposals",
        "UPDATE disposals SET done_by = 2",
        "DELETE FROM disposal_records",
        "UPDATE archive_records SET disposal_id = NULL",
    ] {
        assert!(desk.raw().execute(sql, []).is_err(), "{sql}");
    }
}

/// On a day before the destruction they were there, as its report says; on the day of it no longer.
fn as_it_stood(desk: &Desk) {
    let stood = |quarter: &str, [first, on]: [&str; 2]| {
        let paper = desk.must("render_quarterly_report", json!({ "quarter": quarter }));
        let said = |standing: Option<&str>, from: Option<&str>| {
            let mut filter = json!({ "on": on, "standing": standing, "destroyed_from": from });
            filter.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            let place = paper["opens"].as_array().unwrap().iter().find(|place| {
                let mut opens = place["opens"].as_object().unwrap().clone();
                opens.remove("list") == Some(json!("archive")) && Value::Object(opens) == filter
            })?;
            assert_eq!(place["count"], json!(marks(desk, filter).len()), "{place}");
            place["count"].as_u64()
        };
        [said(None, None), said(Some("due"), None), said(Some("disposed"), Some(first))]
    };
    assert_eq!(stood("2026Q4", ["2026-10-01", "2026-12-31"]), [Some(3), None, None]);
    assert_eq!(stood("2030Q1", ["2030-01-01", "2030-03-31"]), [Some(1), Some(1), Some(2)]);
    for (on, standing, from, records) in [
        ("2026-11-22", None, None, 0),
        ("2030-01-01", None, None, 3),
        ("2030-01-01", Some("kept"), None, 3),
        ("2030-01-02", Some("kept"), None, 1),
        ("2029-11-01", Some("due"), None, 0),
        ("2030-01-01", Some("due"), None, 3),
        ("2030-01-02", Some("due"), None, 1),
        ("2030-01-01", Some("disposed"), None, 0),
        ("2030-01-02", Some("disposed"), None, 2),
        ("2030-03-31", Some("disposed"), Some("2030-01-02"), 2),
        ("2030-03-31", Some("disposed"), Some("2030-01-03"), 0),
    ] {
        let filter = json!({ "on": on, "kind": "ticket", "standing": standing, "destroyed_from": from });
        assert_eq!(marks(desk, filter.clone()).len(), records, "{filter}");
    }
    for (field, standing) in [("on", "held"), ("destroyed_from", "kept")] {
        let filter = json!({ "filter": { field: "2026-12-31", "standing": standing } });
        assert_eq!(desk.refusal("list_archive", filter), format!("input.invalid@filter.{field}"));
    }
    let holds = |on: &str| desk.must("list_holds", json!({ "on": on })).as_array().unwrap().len();
    let hold = json!({ "on": { "scope": "kind", "kind": "notice" }, "reason": "街道办检查" });
    desk.must("place_hold", hold);
    assert_eq!((holds("2030-01-01"), holds("2030-01-02")), (0, 1));
    let paper = desk.must("render_quarterly_report", json!({ "quarter": "2030Q1" }));
    let opens = json!({ "list": "holds", "on": "2030-03-31" });
    let place = paper["opens"].as_array().unwrap().iter().find(|place| place["opens"] == opens).unwrap();
    assert_eq!(place["count"], holds("2030-03-31"));
    desk.must("lift_hold", json!({ "id": 1, "reason": "查完了" }));
    assert_eq!(holds("2030-01-02"), 0, "lifted on the same day");
}

/// What is held, lengthened or opened again between approval and the end stays; a list with nothing left is not carried out.
#[test]
fn what_changed_since_it_was_approved_stays() {
    let (desk, [first, ..]) = office_with_old_tickets();
    at_work(&desk, "2030-01-01", "2030-01-02");
    desk.must("draw_disposal", json!({}));
    desk.call_as("second", "approve_disposal", json!({ "id": 1 })).unwrap();
    desk.act(&first, "reopen").unwrap();
    desk.call_as("second", "place_hold", json!({ "on": { "scope": "record", "id": 2 }, "reason": "诉讼" }))
        .unwrap();
    // What was opened again has no day any more, on the screen or on paper, and is not counted as to be destroyed.
    let list = desk.must("get_disposal", json!({ "id": 1 }));
    let days: Vec<_> =
        list["rows"].as_array().unwrap().iter().map(|row| &row["record"]["filed_at"]).collect();
    assert_eq!(days.iter().filter(|day| day.is_null()).count(), 1, "{days:?}");
    let paper = printed(&desk.must("render_disposal", json!({ "id": 1 })));
    assert!(paper.contains("件数2件") && !paper.contains("1970"), "{paper}");
    let done = desk.must("carry_out_disposal", json!({ "id": 1 }));
    assert_eq!((&done["disposal"]["records"], &done["disposal"]["left_out"]), (&json!(1), &json!(2)));
    assert_eq!(desk.count("SELECT count(*) FROM tickets WHERE content LIKE '%欧阳若兰%'"), 2);

    let (desk, _) = office_with_old_tickets();
    at_work(&desk, "2030-01-01", "2030-01-02");
    desk.must("draw_disposal", json!({}));
    desk.call_as("second", "approve_disposal", json!({ "id": 1 })).unwrap();
    lengthen(&desk, 10);
    assert_eq!(desk.refusal("carry_out_disposal", json!({ "id": 1 })), "archive.nothing_due");
    desk.must("refuse_disposal", json!({ "id": 1, "reason": "延长了" }));
    assert_eq!(desk.refusal("draw_disposal", json!({})), "archive.nothing_due");
}

/// Every operation, with arguments that fit, by everybody who may: no row of an archived record is lost, no word of it changed.
#[test]
fn nothing_else_destroys() {
    let desk = Desk::open();
    desk.hire("second", &["supervisor", "admin", "service", "secretary"]);
    let tickets: Vec<String> =
        (0..3).map(|place| closed(&desk, "3-2-1502", &format!("第{place}件"))).collect();
    at_work(&desk, "2030-01-01", "2030-01-02");
    let words = "SELECT group_concat(number || content || ifnull(room, '') || ifnull(caller_name, ''), '|')
        FROM (SELECT * FROM tickets WHERE content LIKE '第%' ORDER BY id)";
    let told = "SELECT count(*) FROM ticket_events e JOIN tickets t ON t.id = e.ticket_id WHERE t.content LIKE '第%'";
    let read = |sql: &str| -> String { desk.raw().query_row(sql, [], |row| row.get(0)).unwrap() };
    let (said, events) = (read(words), desk.count(told));
    assert_eq!(tickets[0], "ZX-20261123-001", "what the attempts are made on");
    for operation in operations::describe() {
        // A disposal is the one way; a row less is what it is for.
        if ["draw_disposal", "approve_disposal", "carry_out_disposal"].contains(&operation.name) {
            continue;
        }
        for arguments in attempts(operation.name) {
            for login in ["manager", "second"] {
                let _ = desk.call_as(login, operation.name, arguments.clone());
            }
        }
        assert_eq!(read(words), said, "{}", operation.name);
        assert!(desk.count(told) >= events, "{}", operation.name);
    }
}
