//! The register: rooms, moving in and out, finding people, their personal data, and the tickets that are theirs.

use crate::common::{self, Desk, text};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// Adds a room and a household of these people, each a name and a telephone number. Answers the card.
fn household(desk: &Desk, room: &str, people: &[(&str, &str)]) -> Value {
    let room_id = &desk.must("save_room", json!({ "room": room }))["id"];
    let people: Vec<Value> = people
        .iter()
        .map(|(name, phone)| json!({ "name": name, "role": "owner", "phones": [phone] }))
        .collect();
    desk.must("move_in", json!({ "room_id": room_id, "people": people }))
}

fn find(desk: &Desk, query: &str) -> Vec<Value> {
    desk.must("find_residents", json!({ "query": query })).as_array().unwrap().clone()
}

/// What is found, each as room, name and what it was found by.
fn found(desk: &Desk, query: &str) -> Vec<String> {
    let line = |one: &Value| {
        let name = one["name"].as_str().unwrap_or("");
        let former = if one["moved_out"] == true { " former" } else { "" };
        format!("{} {name} {}{former}", text(&one["room"]), text(&one["matched"]))
    };
    find(desk, query).iter().map(line).collect()
}

fn town() -> Desk {
    let desk = Desk::open();
    household(&desk, "3栋2单元1502室", &[("王建国", "12812340001"), ("单雄信", "12812340002")]);
    household(&desk, "A座1801", &[("尉迟敏", "+86 12987651502")]);
    household(&desk, "5-1-1502", &[("曾静", "12700000003"), ("王建华", "12700000004")]);
    household(&desk, "商铺12", &[("覃勇", "0571-88886666")]);
    desk.must("save_room", json!({ "room": "车位B2-033", "area_hundredths": 1325 }));
    desk
}

#[test]
fn one_box_finds_everybody() {
    let desk = town();
    let cases: &[(&str, &[&str])] = &[
        ("3-2-1502", &["3-2-1502  room", "3-2-1502 王建国 room", "3-2-1502 单雄信 room"]),
        ("３栋２单元１５０２", &["3-2-1502  room", "3-2-1502 王建国 room", "3-2-1502 单雄信 room"]),
        ("3栋1502", &["3-2-1502  room"]),
        ("1502", &["3-2-1502  room", "5-1-1502  room", "A-1801 尉迟敏 phone_tail"]),
        ("3-2-15", &["3-2-1502  room"]),
        ("车位", &[]),
        ("b2-033车位", &["车位B2-033  room"]),
        ("0003", &["5-1-1502 曾静 phone_tail"]),
        ("1281234", &["3-2-1502 王建国 phone", "3-2-1502 单雄信 phone"]),
        ("128 1234 0002", &["3-2-1502 单雄信 phone"]),
        ("129876", &["A-1801 尉迟敏 phone"]),
        ("057188", &["商铺12 覃勇 phone"]),
        ("王建国", &["3-2-1502 王建国 name"]),
        ("王建", &["5-1-1502 王建华 name", "3-2-1502 王建国 name"]),
        ("建国", &["3-2-1502 王建国 name"]),
        ("wjg", &["3-2-1502 王建国 initials"]),
        ("WJ", &["3-2-1502 王建国 initials", "5-1-1502 王建华 initials"]),
        ("wangjianguo", &["3-2-1502 王建国 pinyin"]),
        ("wang jian g", &["3-2-1502 王建国 pinyin"]),
        ("jianguo", &["3-2-1502 王建国 pinyin"]),
        ("sxx", &["3-2-1502 单雄信 initials"]),
        ("shanxiong", &["3-2-1502 单雄信 pinyin"]),
        ("danxiong", &["3-2-1502 单雄信 pinyin"]),
        ("zj", &["5-1-1502 曾静 initials"]),
        ("yuchi", &["A-1801 尉迟敏 pinyin"]),
        ("qiny", &["商铺12 覃勇 pinyin"]),
        ("tany", &["商铺12 覃勇 pinyin"]),
        ("张三", &[]),
        ("  ", &[]),
        ("%_'\"", &[]),
    ];
    for (query, expected) in cases {
        assert_eq!(found(&desk, query), *expected, "{query}");
    }
    assert_eq!(find(&desk, "王建国")[0]["phone_masked"], "128****0001");
    assert_eq!(find(&desk, "王建国")[0]["exact"], true);
    assert_eq!(find(&desk, "王建")[0]["exact"], false);
    assert_eq!(
        desk.must("find_residents", json!({ "query": "1502", "limit": 1 })).as_array().unwrap().len(),
        1
    );
}

#[test]
fn what_is_refused_and_where() {
    let desk = town();
    let card = desk.must("get_household", json!({ "room_id": 1 }));
    let (household, person) = (&card["household"]["id"], &card["people"][0]["id"]);
    let someone = json!({ "name": "李明", "role": "tenant" });
    let cases = [
        ("save_room", json!({ "room": "" }), "input.required@room"),
        ("save_room", json!({ "room": "不详" }), "room.malformed@room"),
        ("save_room", json!({ "room": "3-2-15@2" }), "room.malformed@room"),
        ("save_room", json!({ "room": "3号楼2单元1502" }), "room.taken@room"),
        ("save_room", json!({ "id": 2, "room": "3-2-1502" }), "room.taken@room"),
        ("save_room", json!({ "id": 99, "room": "9-9-901" }), "input.unknown_id@id"),
        ("save_room", json!({ "id": 1, "room": "3-2-1502", "expected_version": 9 }), "record.changed"),
        (
            "save_room",
            json!({ "room": "9-1-101", "area_hundredths": 0 }),
            "input.out_of_range@area_hundredths",
        ),
        ("get_household", json!({}), "input.required@room_id"),
        ("get_household", json!({ "room_id": 99 }), "input.unknown_id@room_id"),
        ("get_household", json!({ "household_id": 99 }), "input.unknown_id@household_id"),
        ("list_rooms", json!({ "after": "x" }), "cursor.malformed@after"),
        ("list_rooms", json!({ "limit": 0 }), "input.out_of_range@limit"),
        ("find_residents", json!({ "query": "王", "limit": 51 }), "input.out_of_range@limit"),
        ("move_in", json!({ "room_id": 1, "people": [someone] }), "household.open@room_id"),
        ("move_in", json!({ "room_id": 5, "people": [] }), "input.required@people"),
        (
            "move_in",
            json!({ "room_id": 5, "people": [{ "name": " ", "role": "owner" }] }),
            "input.required@people[0].name",
        ),
        (
            "move_in",
            json!({ "room_id": 5, "began_on": "2026-11-24", "people": [someone] }),
            "time.in_future@began_on",
        ),
        (
            "add_person",
            json!({ "household_id": household, "person": { "name": "李", "role": "family", "phones": ["1381234123"] } }),
            "phone.malformed@person.phones[0]",
        ),
        (
            "add_person",
            json!({ "household_id": household, "person": { "name": "李", "role": "king" } }),
            "arguments.malformed@person.role",
        ),
        ("update_person", json!({ "id": 99, "name": "李", "role": "owner" }), "input.unknown_id@id"),
        (
            "update_person",
            json!({ "id": person, "name": "李", "role": "owner", "expected_version": 9 }),
            "record.changed",
        ),
        (
            "move_out",
            json!({ "household_id": household, "person_ids": [3], "moved_out": "2026-11-01" }),
            "person.elsewhere@person_ids[0]",
        ),
        (
            "move_out",
            json!({ "household_id": household, "moved_out": "2026-12-01" }),
            "time.in_future@moved_out",
        ),
        ("export_person", json!({ "person_id": person, "reason": " " }), "input.required@reason"),
        (
            "restrict_person",
            json!({ "person_id": person, "restricted": true, "reason": "" }),
            "input.required@reason",
        ),
        (
            "record_consent",
            json!({ "person_id": person, "day": "2026-11-24", "how": "书面" }),
            "time.in_future@day",
        ),
    ];
    let before = desk.count("SELECT count(*) FROM audit_entries");
    for (operation, arguments, expected) in cases {
        assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation} {arguments}");
    }
    assert_eq!(
        desk.count("SELECT count(*) FROM audit_entries"),
        before,
        "nothing is kept of what was refused"
    );
}

#[test]
fn rooms_come_in_the_order_of_their_numbers_page_by_page() {
    let desk = Desk::open();
    for room in ["10-1-101", "2-1-1001", "2-1-901", "商铺3", "2-2-101"] {
        desk.must("save_room", json!({ "room": room, "area_hundredths": 8953 }));
    }
    let mut rooms = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = desk.must("list_rooms", json!({ "limit": 2, "after": after }));
        assert_eq!(page["total"], 5, "of all pages");
        rooms.extend(page["rows"].as_array().unwrap().iter().map(|row| text(&row["room"]).to_owned()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(rooms, ["2-1-901", "2-1-1001", "2-2-101", "10-1-101", "商铺3"]);
    let buildings = desk.must("list_buildings", json!({}));
    assert_eq!((&buildings[0]["key"], &buildings[0]["units"]), (&json!("2"), &json!(["1", "2"])));
    assert_eq!(buildings[0]["area_hundredths"], 3 * 8953, "areas add exactly");
    assert_eq!(buildings[1]["key"], "10");
    let of_two = desk.must("list_rooms", json!({ "building_id": buildings[0]["id"], "query": "2-1" }));
    assert_eq!((of_two["rows"].as_array().unwrap().len(), &of_two["total"]), (2, &json!(2)));
    let shops = desk.must("list_rooms", json!({ "kind": "shop" }));
    assert_eq!((text(&shops["rows"][0]["room"]), &shops["total"]), ("商铺3", &json!(1)));
    let none = desk.must("list_rooms", json!({ "kind": "shop", "building_id": buildings[0]["id"] }));
    assert_eq!((&none["rows"], &none["total"]), (&json!([]), &json!(0)));
}

#[test]
fn a_room_that_is_renamed_is_found_by_its_new_number_only() {
    let desk = town();
    let renamed = desk.must("save_room", json!({ "id": 1, "room": "6-1-301", "note": "合并户" }));
    assert_eq!((&renamed["building"], &renamed["unit"]), (&json!("6"), &json!("1")));
    assert_eq!(found(&desk, "3-2-1502"), Vec::<String>::new());
    assert_eq!(found(&desk, "6-1-301").len(), 3);
    assert_eq!(find(&desk, "wjg")[0]["room"], "6-1-301");
}

#[test]
fn moving_out_and_in_keeps_the_history() {
    let desk = town();
    let old = desk.must("get_household", json!({ "room_id": 1 }))["household"]["id"].clone();
    let person = find(&desk, "单雄信")[0]["person_id"].clone();
    let card = desk
        .must("move_out", json!({ "household_id": old, "person_ids": [person], "moved_out": "2026-05-01" }));
    assert_eq!(card["household"]["ended_on"], Value::Null, "one of two has left");
    assert_eq!(card["people"][1]["moved_out"], "2026-05-01");
    let again = json!({ "household_id": old, "person_ids": [person], "moved_out": "2026-05-02" });
    assert_eq!(desk.refusal("move_out", again), "person.moved_out@person_ids[0]");
    assert_eq!(found(&desk, "sxx"), ["3-2-1502 单雄信 initials former"]);

    let card = desk.must("move_out", json!({ "household_id": old, "moved_out": "2026-06-30" }));
    assert_eq!(card["household"]["ended_on"], "2026-06-30");
    let someone = json!({ "name": "王建民", "role": "tenant" });
    let early = json!({ "room_id": 1, "began_on": "2026-06-01", "people": [someone] });
    assert_eq!(desk.refusal("move_in", early), "date.before_start@began_on");
    let new = desk.must("move_in", json!({ "room_id": 1, "began_on": "2026-07-01", "people": [someone] }));
    assert_eq!(new["people"][0]["moved_in"], "2026-07-01");
    assert_eq!(new["households"].as_array().unwrap().len(), 2);
    assert_eq!(
        found(&desk, "wj"),
        ["5-1-1502 王建华 initials", "3-2-1502 王建民 initials", "3-2-1502 王建国 initials former",]
    );
    assert_eq!(found(&desk, "3-2-1502"), ["3-2-1502  room", "3-2-1502 王建民 room"]);
    let closed = json!({ "household_id": old, "person": someone });
    assert_eq!(desk.refusal("add_person", closed), "household.closed@household_id");
    for table in ["people", "households"] {
        assert!(
            desk.raw().execute(&format!("DELETE FROM {table}"), []).is_err(),
            "{table} are never deleted"
        );
    }
}

#[test]
fn telephone_numbers_are_hidden_until_somebody_looks_and_that_is_recorded() {
    let desk = town();
    let person = find(&desk, "王建国")[0]["person_id"].clone();
    let card = desk.must("get_household", json!({ "room_id": 1 }));
    assert!(!card.to_string().contains("12812340001"));
    assert_eq!(card["people"][0]["phones_masked"], json!(["128****0001"]));
    let updated = desk
        .must("update_person", json!({ "id": person, "name": "王建国", "role": "owner", "note": "有老人" }));
    assert_eq!(updated["phones_masked"], json!(["128****0001"]), "numbers stay if nobody says otherwise");
    let shown = desk.must("reveal_person_phone", json!({ "person_id": person, "reason": "电梯困人" }));
    assert_eq!(shown["phones"], json!(["12812340001"]));
    let entries = "SELECT count(*) FROM privacy_entries WHERE kind = 'revealed' AND detail = '电梯困人'";
    assert_eq!(desk.count(entries), 1);
    assert_eq!(desk.count("SELECT count(*) FROM audit_entries WHERE operation = 'reveal_person_phone'"), 1);
    assert_eq!(
        desk.count("SELECT count(*) FROM audit_entries WHERE subject LIKE '%王%' OR subject LIKE '%128%'"),
        0,
        "the audit trail names nobody"
    );
    let bare = desk.must(
        "add_person",
        json!({ "household_id": card["household"]["id"], "person": { "name": "王小明", "role": "family" } }),
    );
    assert_eq!(
        desk.refusal("reveal_person_phone", json!({ "person_id": bare["id"] })),
        "person.without_phone@person_id"
    );
}

fn ticket(desk: &Desk, more: &Value) -> Result<Value, String> {
    let mut arguments =
        json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了" });
    for (name, value) in more.as_object().unwrap() {
        arguments[name] = value.clone();
    }
    match desk.call("register_ticket", arguments.clone()) {
        Ok(ticket) => Ok(ticket),
        Err(_) => Err(desk.refusal("register_ticket", arguments)),
    }
}

#[test]
fn tickets_belong_to_the_household_and_person_of_their_day() {
    let desk = town();
    let person = find(&desk, "王建国")[0]["person_id"].clone();
    let other = find(&desk, "曾静")[0].clone();
    let link = |ticket: &Value| {
        let resident = &ticket["resident"];
        (resident["room_id"].clone(), resident["household_id"].clone(), resident["person_id"].clone())
    };
    let by_person = ticket(&desk, &json!({ "person_id": person })).unwrap();
    assert_eq!(link(&by_person), (json!(1), json!(1), person.clone()));
    assert_eq!(
        (&by_person["room"], &by_person["caller_name"], &by_person["phone_masked"]),
        (&json!("3-2-1502"), &json!("王建国"), &json!("128****0001"))
    );
    let by_words = ticket(&desk, &json!({ "room": "3号楼2单元1502室" })).unwrap();
    assert_eq!(link(&by_words), (json!(1), json!(1), Value::Null));
    assert_eq!(
        (&by_words["resident"]["matched"], &by_words["room"]),
        (&json!(true), &json!("3号楼2单元1502室"))
    );
    let unknown = ticket(&desk, &json!({ "room": "99-1-101", "caller_name": "路人" })).unwrap();
    assert_eq!(unknown["resident"], Value::Null);
    let page = desk.must("list_tickets", json!({}));
    assert_eq!(page["rows"].as_array().unwrap().iter().filter(|row| row["resident"].is_object()).count(), 2);

    let cases = [
        (json!({ "room_id": 99 }), "input.unknown_id@room_id"),
        (json!({ "household_id": 99 }), "input.unknown_id@household_id"),
        (json!({ "person_id": 99 }), "input.unknown_id@person_id"),
        (json!({ "person_id": person, "household_id": other["household_id"] }), "person.elsewhere@person_id"),
        (json!({ "person_id": person, "room_id": other["room_id"] }), "household.elsewhere@person_id"),
        (json!({ "household_id": 1, "room_id": other["room_id"] }), "household.elsewhere@household_id"),
        (json!({ "person_id": person, "room": "5-1-1502" }), "room.mismatch@room"),
    ];
    for (more, expected) in cases {
        assert_eq!(ticket(&desk, &more).unwrap_err(), expected, "{more}");
    }
    desk.must("move_out", json!({ "household_id": 1, "moved_out": "2026-11-20" }));
    let new = desk.must(
        "move_in",
        json!({ "room_id": 1, "began_on": "2026-11-21", "people": [{ "name": "李明", "role": "owner" }] }),
    );
    assert_eq!(ticket(&desk, &json!({ "person_id": person })).unwrap_err(), "person.not_then@person_id");
    assert_eq!(ticket(&desk, &json!({ "household_id": 1 })).unwrap_err(), "household.not_then@household_id");
    let then = json!({ "room_id": 1, "received_at": "2026-11-20T02:00:00Z", "late_entry_reason": "补录" });
    assert_eq!(link(&ticket(&desk, &then).unwrap()).1, json!(1), "who lived there then");
    assert_eq!(link(&ticket(&desk, &json!({ "room_id": 1 })).unwrap()).1, new["household"]["id"]);
    let card = desk.must("get_household", json!({ "household_id": 1 }));
    assert_eq!(
        card["open_tickets"].as_array().unwrap().len(),
        3,
        "tickets stay with the household of their day"
    );
}

#[test]
fn tickets_of_before_are_linked_when_their_room_becomes_known() {
    let desk = Desk::open();
    let first = ticket(&desk, &json!({ "room": "3栋2单元1502" })).unwrap();
    let near = ticket(&desk, &json!({ "room": "3栋1502" })).unwrap();
    let number = text(&first["number"]).to_owned();
    for action in ["give_feedback", "close"] {
        desk.act(&number, action).unwrap();
    }
    household(&desk, "3-2-1502", &[("王建国", "12812340001")]);
    assert_eq!(desk.ticket(&number)["resident"]["matched"], true, "in the archive too");
    assert_eq!(desk.ticket(&number)["resident"]["room_id"], 1);
    assert_eq!(desk.ticket(text(&near["number"]))["resident"], Value::Null, "only exact numbers");
    let tamper = |sql: &str| desk.raw().execute(sql, []).is_err();
    assert!(tamper("UPDATE tickets SET room_id = NULL WHERE status = 'archived'"));
    assert!(tamper(
        "UPDATE tickets SET caller_name = NULL, phone = NULL, content = '' WHERE status = 'archived'"
    ));
    assert!(tamper("UPDATE tickets SET phone = '1' WHERE status = 'archived'"));
}

#[test]
fn personal_data_is_given_out_restricted_and_made_anonymous() {
    let desk = town();
    let person = find(&desk, "王建国")[0]["person_id"].clone();
    desk.must("record_consent", json!({ "person_id": person, "day": "2026-11-01", "how": "入住时书面告知" }));
    let number = text(&ticket(&desk, &json!({ "person_id": person })).unwrap()["number"]).to_owned();
    let because = json!({ "person_id": person, "reason": "本人申请" });
    assert_eq!(
        desk.refusal("anonymise_person", because.clone()),
        "person.retained@person_id",
        "an open ticket"
    );
    for action in ["give_feedback", "close"] {
        desk.act(&number, action).unwrap();
    }
    let refused = desk.call("anonymise_person", because.clone()).unwrap_err();
    assert_eq!(refused.params["until"], "2029-11-23");

    let export = desk.must("export_person", because.clone());
    assert_eq!(export["phones"], json!(["12812340001"]));
    assert_eq!(export["tickets"][0]["number"], number);
    assert_eq!(export["privacy"].as_array().unwrap().len(), 2);
    for word in ["王建国", "12812340001", "电梯停了", "已处理", "本人申请", "入住时书面告知"]
    {
        assert!(text(&export["text"]).contains(word), "{word}");
    }
    let restrict = |restricted: bool| {
        desk.must(
            "restrict_person",
            json!({ "person_id": person, "restricted": restricted, "reason": "保留期内" }),
        )
    };
    assert_eq!(restrict(true)["restricted"], true);
    assert_eq!(found(&desk, "wjg"), Vec::<String>::new());
    assert_eq!(found(&desk, "0001"), Vec::<String>::new());
    assert_eq!(found(&desk, "3-2-1502")[1], "3-2-1502 王建国 room", "by the exact room alone");
    assert_eq!(
        desk.must("list_rooms", json!({ "query": "3-2-1502" }))["rows"][0]["names"],
        json!(["单雄信"])
    );
    desk.must("update_person", json!({ "id": person, "name": "王建国", "role": "owner" }));
    assert_eq!(found(&desk, "wjg"), Vec::<String>::new(), "a change does not lift it");
    restrict(false);
    assert_eq!(found(&desk, "wjg").len(), 1);

    desk.pass(TimeDelta::days(3 * 365 + 2));
    let gone = desk.must("anonymise_person", because.clone());
    assert_eq!((&gone["name"], &gone["phones_masked"]), (&Value::Null, &json!([])));
    let kept = desk.ticket(&number);
    assert_eq!((&kept["caller_name"], &kept["phone_masked"]), (&Value::Null, &Value::Null));
    assert_eq!((&kept["status"], &kept["content"]), (&json!("archived"), &json!("电梯停了")));
    assert_eq!(desk.must("count_tickets", json!({}))["all"], 1);
    assert_eq!(found(&desk, "wjg"), Vec::<String>::new());
    for table in ["people", "person_phones", "tickets", "resident_keys"] {
        let columns: String = desk
            .raw()
            .query_row(
                &format!("SELECT group_concat('ifnull(' || name || ','''')', '||') FROM pragma_table_info('{table}')"),
                [],
                |row| row.get(0),
            )
            .unwrap();
        let sql = format!(
            "SELECT count(*) FROM {table} WHERE instr({columns}, '12812340001') OR instr({columns}, '王建国')"
        );
        assert_eq!(desk.count(&sql), 0, "{table}");
    }
    for operation in ["reveal_person_phone", "export_person", "anonymise_person"] {
        let arguments = json!({ "person_id": person, "reason": "x" });
        assert_eq!(desk.refusal(operation, arguments), "person.anonymised@person_id", "{operation}");
    }
}

/// A store of before the register keeps its rows, and its tickets are linked once their room is known.
#[test]
fn a_store_of_before_is_brought_along() {
    use sha2::{Digest as _, Sha256};
    let desk = Desk::open();
    let dir = tempfile::TempDir::new().unwrap();
    let first = include_str!("../migrations/0001_desk.sql");
    let hash =
        Sha256::digest(first.as_bytes()).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    // An office for its key; then the same file as the first edition made it.
    drop(common::open(dir.path(), &desk.clock, 1).unwrap());
    for ending in ["", "-wal", "-shm"] {
        let file = dir.path().join(format!("{}{ending}", linsheng_core::store::FILE_NAME));
        if file.exists() {
            std::fs::remove_file(file).unwrap();
        }
    }
    let db = common::raw(dir.path());
    db.execute_batch(first).unwrap();
    db.execute_batch(&format!(
        "PRAGMA application_id = {}; PRAGMA user_version = 1;
         CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;
         INSERT INTO migrations VALUES (1, '0001_desk', '{hash}');
         INSERT INTO tickets (uid, number, category, status, channel_id, topic_id, room, room_key, content,
             received_at, registered_at, registered_by, policy_version, due_at, first_feedback_at, closed_at)
         VALUES ('u', 'TS-20260101-001', 'complaint', 'archived', 1, 2, '03栋2单元1502', '03-2-1502', '电梯停了',
             1767200000000, 1767200000000, 1, 1, 1767372800000, 1767200000001, 1767200000002);",
        0x4C6E_5368
    ))
    .unwrap();
    db.close().unwrap();
    let office = common::open(dir.path(), &desk.clock, 1).unwrap();
    let session = office.session(None).unwrap();
    let call = |operation: &str, arguments: Value| session.call(operation, arguments).unwrap();
    let kept = call("get_ticket", json!({ "number": "TS-20260101-001" }));
    assert_eq!((&kept["room"], &kept["resident"]), (&json!("03栋2单元1502"), &Value::Null));
    let list = json!({
        "file_name": "a.csv", "base64": "5oi/5Y+3LOWnk+WQjQozLTItMTUwMizmnY7oirMK",
        "mapping": { "header_row": 1, "columns": [{ "column": 0, "field": "room" }, { "column": 1, "field": "name" }] },
    });
    assert_eq!(call("apply_import", list)["linked_tickets"], 1);
    let linked = call("get_ticket", json!({ "number": "TS-20260101-001" }));
    assert_eq!((&linked["resident"]["room_id"], &linked["version"]), (&json!(1), &kept["version"]));
}
