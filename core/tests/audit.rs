//! 操作日志: what it says of each change, that tampering with it is noticed, and how it is looked through.

use crate::common::{Desk, text};
use base64::Engine as _;
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What the trail says of the last change.
fn last(desk: &Desk) -> Value {
    desk.must("list_audit_entries", json!({ "limit": 1 }))["entries"][0].clone()
}

/// A desk at which the ordinary things of a day happened.
fn day() -> Desk {
    let desk = Desk::open();
    desk.must("add_staff", json!({ "login": "zhao", "name": "赵刚", "roles": ["maintenance"] }));
    for category in ["complaint", "inquiry", "suggestion"] {
        let number = desk.register(category);
        for action in ["assign", "add_note", "give_feedback", "close"] {
            desk.pass(TimeDelta::minutes(7));
            desk.act(&number, action).unwrap();
        }
    }
    desk
}

#[test]
fn each_change_says_what_was_and_what_is() {
    let desk = Desk::open();
    let register = json!({
        "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了", "room": "3-2-1201",
        "caller_name": "王建国", "phone": "12912341234",
    });
    let number = text(&desk.must("register_ticket", register)["number"]).to_owned();
    let number = number.as_str();
    let said = last(&desk);
    assert_eq!(
        (text(&said["operation"]), text(&said["subject"]), text(&said["staff"]["name"])),
        ("register_ticket", number, "物业经理")
    );
    assert_eq!(said["at"], "2026-11-23T02:00:00Z");
    let due = "2026-11-25T02:00:00Z";
    assert_eq!(
        said["changes"],
        json!({ "category": [null, "complaint"], "status": [null, "unassigned"], "due_at": [null, due] })
    );
    let now = "2026-11-23T02:00:00Z";
    let cases = [
        (
            "assign_ticket",
            json!({ "number": number, "staff_id": 1 }),
            json!({ "status": ["unassigned", "in_progress"], "responsible": [null, "manager"] }),
        ),
        ("assign_ticket", json!({ "number": number, "staff_id": 1 }), json!({})),
        ("add_note", json!({ "number": number, "content": "已联系" }), json!({})),
        ("reveal_phone", json!({ "number": number }), json!({})),
        (
            "give_feedback",
            json!({ "number": number, "channel_id": 1, "content": "已处理" }),
            json!({
                "status": ["in_progress", "answered"], "answer_due_at": [due, null],
                "first_feedback_at": [null, now],
            }),
        ),
        (
            "close_ticket",
            json!({ "number": number }),
            json!({ "status": ["answered", "archived"], "closed_at": [null, now], "archived_at": [null, now] }),
        ),
        (
            "reopen_ticket",
            json!({ "number": number, "reason": "又坏了" }),
            json!({
                "status": ["archived", "in_progress"], "closed_at": [now, null], "archived_at": [now, null],
                "answer_due_at": [null, due],
                "reopened_count": [0, 1],
            }),
        ),
        (
            "add_staff",
            json!({ "login": "li", "name": "李明", "roles": ["service"] }),
            json!({ "name": [null, "李明"], "roles": [null, ["service"]] }),
        ),
        (
            "update_staff",
            json!({ "id": 2, "name": "李明", "roles": ["admin", "service"], "active": false }),
            json!({ "roles": [["service"], ["service", "admin"]], "active": [true, false] }),
        ),
        (
            "update_office",
            json!({ "community_name": "翠湖花园", "office_name": "物业服务中心", "lock_after_minutes": 5 }),
            json!({ "community_name": ["本小区", "翠湖花园"], "lock_after_minutes": [10, 5] }),
        ),
        (
            "save_report_text",
            json!({ "quarter": "2026Q4", "measures": "好" }),
            json!({ "measures": ["", "好"] }),
        ),
    ];
    for (operation, arguments, changes) in cases {
        desk.must(operation, arguments.clone());
        let said = last(&desk);
        assert_eq!(text(&said["operation"]), operation);
        assert_eq!(said["changes"], changes, "{operation} {arguments}");
    }
    let private = "SELECT count(*) FROM audit_entries WHERE changes LIKE '%王建国%' OR changes LIKE '%1234%' \
                   OR changes LIKE '%电梯%' OR changes LIKE '%1201%' OR subject LIKE '%1234%'";
    assert_eq!(desk.count(private), 0, "residents' data stay out of the trail");
}

/// What the register's writes leave in the trail, one after the other.
fn register_writes() -> Vec<(&'static str, Value, Value)> {
    let jianguo = json!({
        "name": "王建国", "role": "owner", "phones": ["12812340001"], "wechat": "老王", "note": "上夜班",
    });
    let list = base64::engine::general_purpose::STANDARD
        .encode("房号,姓名,电话\n3-2-1502,李芳,12812340009\n3-2-1503,赵敏,12812340008\n");
    let mapping = json!({ "header_row": 1, "columns": [
        { "column": 0, "field": "room" }, { "column": 1, "field": "name" }, { "column": 2, "field": "phone" },
    ] });
    vec![
        (
            "save_room",
            json!({ "room": "3-2-1501", "area_hundredths": 8953, "note": "业主在国外" }),
            json!({
                "room": [null, "3-2-1501"], "kind": [null, "home"], "area_hundredths": [null, 8953],
                "note": [null, "***"],
            }),
        ),
        (
            "save_room",
            json!({ "id": 1, "room": "3-2-1502", "area_hundredths": 8953, "note": "租给别人" }),
            json!({ "room": ["3-2-1501", "3-2-1502"], "note": ["***", "***"] }),
        ),
        (
            "move_in",
            json!({ "room_id": 1, "began_on": "2024-05-31", "people": [jianguo] }),
            json!({ "people": [null, ["person/1 王**"]], "began_on": [null, "2024-05-31"] }),
        ),
        (
            "add_person",
            json!({ "household_id": 1, "person": { "name": "𠅤㛃", "role": "family", "phones": ["0571-88886666"] } }),
            json!({ "name": [null, "𠅤**"], "role": [null, "family"], "phones": [[], ["0571****6666"]] }),
        ),
        (
            "update_person",
            json!({
                "id": 1, "name": "王建华", "role": "tenant", "phones": ["12899990001", "12812340002"],
                "contact_way": "wechat", "moved_in": "2024-06-01", "wechat": "老王", "note": "上夜班",
            }),
            json!({
                "name": ["王**", "王**"], "role": ["owner", "tenant"],
                "phones": [["128****0001"], ["128****0001", "128****0002"]],
                "contact_way": [null, "wechat"], "moved_in": ["2024-05-31", "2024-06-01"],
            }),
        ),
        ("update_person", json!({ "id": 2, "name": "𠅤㛃", "role": "family", "moved_in": null }), json!({})),
        (
            "record_consent",
            json!({ "person_id": 1, "day": "2024-06-01", "how": "王建华当面签字" }),
            json!({ "notice_given_on": [null, "2024-06-01"] }),
        ),
        (
            "restrict_person",
            json!({ "person_id": 1, "restricted": true, "reason": "王建华要求" }),
            json!({ "restricted": [false, true] }),
        ),
        ("export_person", json!({ "person_id": 1, "reason": "王建华申请查阅" }), json!({})),
        (
            "move_out",
            json!({ "household_id": 1, "person_ids": [1], "moved_out": "2024-07-01" }),
            json!({ "people": [["person/1 王**", "person/2 𠅤**"], ["person/2 𠅤**"]], "moved_out": [null, "2024-07-01"] }),
        ),
        (
            "move_out",
            json!({ "household_id": 1, "moved_out": "2024-07-02" }),
            json!({
                "people": [["person/2 𠅤**"], []], "ended_on": [null, "2024-07-02"],
                "moved_out": [null, "2024-07-02"],
            }),
        ),
        (
            "apply_import",
            json!({ "file_name": "名单.csv", "base64": list, "mapping": mapping }),
            json!({ "new_rooms": [0, 1], "new_people": [0, 2] }),
        ),
    ]
}

#[test]
fn the_register_leaves_what_changed_and_nobody_s_data() {
    let desk = Desk::open();
    let mut written = Vec::new();
    for (operation, arguments, changes) in register_writes() {
        desk.must(operation, arguments.clone());
        let said = last(&desk);
        assert_eq!((text(&said["operation"]), &said["changes"]), (operation, &changes), "{arguments}");
        written.push(operation);
    }
    // Three years after moving out nothing stands against it any more.
    desk.set("2027-08-01T02:00:00Z");
    desk.must("anonymise_person", json!({ "person_id": 1, "reason": "王建华书面要求" }));
    written.push("anonymise_person");
    assert_eq!(
        last(&desk)["changes"],
        json!({
            "anonymised": [false, true], "name": ["***", null], "phones": ["***", null], "wechat": ["***", null],
            "note": ["***", null],
        })
    );
    let all: Vec<&str> = linsheng_core::operations::describe()
        .iter()
        .filter(|operation| {
            operation.permission.text().starts_with("residents.")
                && operation.kind == linsheng_core::operation::Kind::Write
        })
        .map(|operation| operation.name)
        .collect();
    for operation in all {
        assert!(written.contains(&operation), "{operation} has no case here");
    }
    for secret in
        ["建国", "建华", "㛃", "李芳", "赵敏", "1281234", "8888", "老王", "夜班", "国外", "租给", "要求"]
    {
        let found = format!(
            "SELECT count(*) FROM audit_entries WHERE changes LIKE '%{secret}%' OR subject LIKE '%{secret}%'"
        );
        assert_eq!(desk.count(&found), 0, "{secret} stays out of the trail");
    }
}

/// Lets `sql` loose on the trail, past the triggers, as somebody with the file and a database tool would.
fn tampered(sql: &str) -> Value {
    let desk = day();
    assert_eq!(desk.must("verify_audit_trail", json!({})), json!({ "entries": 16, "broken": null }));
    let db = desk.raw();
    let triggers: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for trigger in triggers {
        db.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    desk.must("verify_audit_trail", json!({}))["broken"].clone()
}

#[test]
fn tampering_is_noticed_where_it_begins() {
    let cases = [
        ("UPDATE audit_entries SET staff_id = 2 WHERE id = 5", 5, "altered"),
        ("UPDATE audit_entries SET staff_id = NULL WHERE id = 5", 5, "altered"),
        ("UPDATE audit_entries SET at = at + 1 WHERE id = 1", 1, "altered"),
        ("UPDATE audit_entries SET operation = 'get_ticket' WHERE id = 16", 16, "altered"),
        ("UPDATE audit_entries SET subject = 'TS-20261123-009' WHERE id = 7", 7, "altered"),
        ("UPDATE audit_entries SET changes = NULL WHERE id = 2", 2, "altered"),
        ("UPDATE audit_entries SET changes = '{}' WHERE changes IS NULL", 4, "altered"),
        ("UPDATE audit_entries SET hash = zeroblob(32) WHERE id = 9", 9, "altered"),
        ("DELETE FROM audit_entries WHERE id = 1", 1, "missing"),
        ("DELETE FROM audit_entries WHERE id = 8", 8, "missing"),
        ("DELETE FROM audit_entries WHERE id = 16", 16, "missing"),
        ("DELETE FROM audit_entries WHERE id > 3", 4, "missing"),
        ("DELETE FROM audit_entries", 1, "missing"),
        ("UPDATE audit_entries SET id = -5 WHERE id = 3", 1, "missing"),
        (
            "DELETE FROM audit_entries WHERE id = 8; UPDATE audit_entries SET id = id - 1 WHERE id > 8",
            8,
            "altered",
        ),
        // Cut off, and the seal set back without knowing what it held then.
        ("DELETE FROM audit_entries WHERE id = 16; UPDATE audit_head SET entries = 15", 15, "unsealed"),
        ("UPDATE audit_head SET hash = zeroblob(32)", 16, "unsealed"),
        ("UPDATE audit_head SET entries = 15", 16, "unsealed"),
        (
            "INSERT INTO audit_entries SELECT 17, at, staff_id, operation, subject, changes, hash \
             FROM audit_entries WHERE id = 16",
            17,
            "altered",
        ),
    ];
    for (sql, entry, how) in cases {
        assert_eq!(tampered(sql), json!({ "entry": entry, "how": how }), "{sql}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Two rows that change places, wherever they stand.
    #[test]
    fn no_two_entries_can_change_places(one in 1_i64..=16, other in 1_i64..=16) {
        prop_assume!(one != other);
        let sql = format!(
            "UPDATE audit_entries SET id = -1 WHERE id = {one}; UPDATE audit_entries SET id = {one} WHERE id = {other}; \
             UPDATE audit_entries SET id = {other} WHERE id = -1"
        );
        prop_assert_eq!(tampered(&sql), json!({ "entry": one.min(other), "how": "altered" }));
    }
}

#[test]
fn the_trail_is_looked_through_by_filter_and_page() {
    let desk = day();
    desk.set("2026-11-23T16:30:00Z");
    desk.act("TS-20261123-001", "reopen").unwrap();
    let zhao = desk.office.session(Some("zhao")).unwrap();
    zhao.call("add_note", json!({ "number": "TS-20261123-001", "content": "到场" })).unwrap();
    let cases = [
        (json!({}), 18),
        (json!({ "staff_id": 1 }), 17),
        (json!({ "staff_id": 2 }), 1),
        (json!({ "staff_id": 9 }), 0),
        (json!({ "operation": "assign_ticket" }), 3),
        (json!({ "operation": "assign" }), 0),
        (json!({ "operation": " add_note ", "staff_id": 2 }), 1),
        (json!({ "subject": "TS-20261123-001" }), 7),
        (json!({ "subject": "TS-" }), 7),
        (json!({ "subject": "zhao" }), 1),
        (json!({ "subject": "%" }), 0),
        (json!({ "subject": " " }), 18),
        // The office's days: half past midnight on the 24th in Shanghai.
        (json!({ "from": "2026-11-24" }), 2),
        (json!({ "to": "2026-11-23" }), 16),
        (json!({ "from": "2026-11-23", "to": "2026-11-24" }), 18),
        (json!({ "from": "2026-11-25" }), 0),
        (json!({ "from": "2026-11-24", "operation": "add_note" }), 1),
    ];
    for (filter, count) in cases {
        let mut ids = Vec::new();
        let mut after = Value::Null;
        loop {
            let arguments = json!({ "filter": filter, "limit": 3, "after": after });
            let page = desk.must("list_audit_entries", arguments);
            ids.extend(page["entries"].as_array().unwrap().iter().map(|entry| entry["id"].as_i64().unwrap()));
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        assert_eq!(ids.len(), count, "{filter}");
        assert!(ids.is_sorted_by(|one, next| one > next), "newest first: {ids:?}");
    }
    for (arguments, expected) in [
        (json!({ "limit": 0 }), "input.out_of_range@limit"),
        (json!({ "limit": 201 }), "input.out_of_range@limit"),
        (json!({ "after": "x.1" }), "cursor.malformed@after"),
        (json!({ "filter": { "from": "yesterday" } }), "arguments.malformed@filter.from"),
        (json!({ "filter": { "staff": 1 } }), "arguments.malformed@filter.staff"),
    ] {
        assert_eq!(desk.refusal("list_audit_entries", arguments), expected);
    }
}

#[test]
fn the_trail_as_a_table() {
    let desk = Desk::open();
    desk.must(
        "update_staff",
        json!({ "id": 1, "name": "=林\"静怡\"", "roles": ["manager"], "active": true }),
    );
    desk.register("complaint");
    let export = |filter: Value| {
        let answer = desk.must("export_audit", json!({ "filter": filter }));
        let bytes = base64::engine::general_purpose::STANDARD.decode(text(&answer["base64"])).unwrap();
        (answer, String::from_utf8(bytes).unwrap())
    };
    let (answer, csv) = export(json!({ "operation": "register_ticket" }));
    assert_eq!(
        (text(&answer["file_name"]), &answer["rows"], &answer["cut"]),
        ("操作日志-20261123.csv", &json!(1), &json!(false))
    );
    assert_eq!(
        csv,
        "\u{FEFF}编号,时间,人员编号,人员,操作,对象,变更\r\n\
         2,2026-11-23 10:00:00,1,\"'=林\"\"静怡\"\"\",\"register_ticket\",\"TS-20261123-001\",\"{\"\"category\"\":[null,\"\"complaint\"\"],\
         \"\"due_at\"\":[null,\"\"2026-11-25T02:00:00Z\"\"],\"\"status\"\":[null,\"\"unassigned\"\"]}\"\r\n"
    );
    let said = last(&desk);
    assert_eq!((text(&said["operation"]), &said["changes"]), ("export_audit", &json!({ "rows": [null, 1] })));
    let (answer, csv) = export(json!({}));
    assert_eq!((answer["rows"].as_u64(), csv.lines().count()), (Some(3), 4));
}
