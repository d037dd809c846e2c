//! Lists of rooms and people: read, previewed, refused row by row, written whole or not at all.

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use serde_json::{Value, json};

const HEADINGS: &str = "楼栋,单元,房号,姓名,电话,面积,身份,入住日期";

/// The arguments for a file, with the mapping that `read_import` proposes.
fn list(desk: &Desk, file_name: &str, bytes: &[u8]) -> Value {
    let base64 = STANDARD.encode(bytes);
    let content = desk.must("read_import", json!({ "file_name": file_name, "base64": base64 }));
    json!({ "file_name": file_name, "base64": base64, "mapping": content["sheets"][0]["mapping"] })
}

fn with(arguments: &Value, name: &str, value: Value) -> Value {
    let mut arguments = arguments.clone();
    arguments[name] = value;
    arguments
}

fn counts(answer: &Value) -> [i64; 6] {
    ["new_people", "changed_people", "unchanged", "rooms_only", "duplicates", "errors"]
        .map(|name| answer["counts"][name].as_i64().unwrap())
}

/// The issues of a list, each as row, field, code and value.
fn issues(desk: &Desk, arguments: &Value) -> Vec<String> {
    let preview = desk.must("preview_import", with(arguments, "limit", json!(500)));
    let line = |issue: &Value| {
        let [field, code, value] = ["field", "code", "value"].map(|name| text(&issue[name]).to_owned());
        format!("{} {field} {code} {value}", issue["row"])
    };
    preview["issues"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn text_tables_in_every_encoding() {
    let csv = format!(
        "{HEADINGS}\r\n3栋,2单元,1502,王建国,12812340001,89.53,业主,2024/5/31\r\n\r\n,,商铺12,李芳,,,租户,\r\n"
    );
    let gb18030 = encoding_rs::GB18030.encode(&csv).0.into_owned();
    let utf16: Vec<u8> = "\u{FEFF}"
        .chars()
        .chain(csv.replace(',', "\t").chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases = [
        ("UTF-8", csv.clone().into_bytes()),
        ("UTF-8", [b"\xEF\xBB\xBF", csv.as_bytes()].concat()),
        ("gb18030", gb18030),
        ("UTF-16LE", utf16),
    ];
    for (encoding, bytes) in cases {
        let desk = Desk::open();
        let base64 = STANDARD.encode(&bytes);
        let content = desk.must("read_import", json!({ "file_name": "名单.csv", "base64": base64 }));
        assert_eq!(content["encoding"], encoding);
        assert_eq!(content["sheets"][0]["name"], "名单");
        let arguments = list(&desk, "名单.csv", &bytes);
        let done = desk.must("apply_import", arguments.clone());
        assert_eq!(counts(&done), [2, 0, 0, 0, 0, 0], "{encoding}");
        let card = desk.must("get_household", json!({ "room_id": 1 }));
        assert_eq!(
            (&card["room"]["room"], &card["room"]["area_hundredths"], &card["people"][0]["moved_in"]),
            (&json!("3-2-1502"), &json!(8953), &json!("2024-05-31"))
        );
        assert_eq!(desk.must("get_household", json!({ "room_id": 2 }))["room"]["kind"], "shop");
        assert_eq!(
            counts(&desk.must("apply_import", arguments)),
            [0, 0, 2, 0, 0, 0],
            "again changes nothing"
        );
    }
}

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn workbooks_as_offices_keep_them() {
    let bytes = workbook(|sheet| {
        sheet.set_name("一期").unwrap();
        sheet.merge_range(0, 0, 0, 6, "翠湖花园业主名册", &Format::new()).unwrap();
        for (column, heading) in
            (0_u16..).zip(["楼栋", "房号", "业主姓名", "手机", "建筑面积", "入住", "微信"])
        {
            sheet.write(1, column, heading).unwrap();
        }
        sheet.merge_range(2, 0, 3, 0, "3栋", &Format::new()).unwrap();
        sheet.write(2, 1, 1502).unwrap();
        sheet.write(2, 2, "王建国").unwrap();
        sheet.write(2, 3, 12_812_340_001_f64).unwrap();
        sheet.write_formula(2, 4, Formula::new("=44.5*2").set_result("89.00000000001")).unwrap();
        sheet.write_with_format(2, 5, 45443, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        sheet.write(3, 1, "1503").unwrap();
        sheet.write(3, 2, "李芳").unwrap();
        sheet.write(3, 5, 45443).unwrap();
        sheet.write(5, 0, "车库").unwrap();
        sheet.write(5, 1, "车位B2-033").unwrap();
    });
    let desk = Desk::open();
    let arguments = list(&desk, "名册.xlsx", &bytes);
    assert_eq!(arguments["mapping"]["header_row"], 2);
    assert_eq!(issues(&desk, &arguments), Vec::<String>::new());
    assert_eq!(counts(&desk.must("apply_import", arguments)), [2, 0, 0, 1, 0, 0]);
    let rooms = desk.must("list_rooms", json!({}));
    let keys: Vec<&str> = rooms["rows"].as_array().unwrap().iter().map(|row| text(&row["room"])).collect();
    assert_eq!(keys, ["3-1502", "3-1503", "车位B2-033"]);
    let first = &rooms["rows"][0];
    assert_eq!((&first["area_hundredths"], &first["names"]), (&json!(8900), &json!(["王建国"])));
    for room in [1, 2] {
        let card = desk.must("get_household", json!({ "room_id": room }));
        assert_eq!(card["people"][0]["moved_in"], "2024-05-31");
    }
    assert_eq!(desk.must("reveal_person_phone", json!({ "person_id": 1 }))["phones"], json!(["12812340001"]));
}

#[test]
fn every_broken_row_is_named_and_can_be_mended() {
    let csv = format!(
        "{HEADINGS}
3栋,2单元,1501,王建国,12812340001,89.53,业主,2024-05-31
3栋,2单元,,李芳,12812340002,,,
3栋,2单元,1503,赵敏,1281234000,,,
3栋,2单元,1504,周洁,,八十九,,
3栋,2单元,1505,吴静,,,亲戚的朋友,
3栋,2单元,1506,郑丽,,,,2024-02-30
3栋,2单元,1507,孙磊、孙洋,,,,

3栋,2单元,1501,王建国,12812340001,,,
3栋,2单元,1501,王小明,12812340001,89.54,家属,
,,1508,马勇,,,,
3栋,2单元,1509,,12812340009,,,
3栋,2单元,1510,胡霞,1.2812E+10,-3,,2030-01-01
5-1-101,,5-1-101,郭平,12812340001,,,
"
    );
    let desk = Desk::open();
    let arguments = list(&desk, "名单.csv", csv.as_bytes());
    assert_eq!(
        issues(&desk, &arguments),
        [
            "3 room input.required ",
            "4 phone phone.malformed 1281234000",
            "5 area area.malformed 八十九",
            "6 role import.role_unknown 亲戚的朋友",
            "7 moved_in date.malformed 2024-02-30",
            "8 name import.several_people 孙磊、孙洋",
            "10 name import.duplicate 王建国",
            "11 area import.area_conflict 89.54",
            "12 building input.required ",
            "13 name input.required ",
            "14 area area.malformed -3",
            "14 phone phone.malformed 1.2812E+10",
            "14 moved_in time.in_future 2030-01-01",
            "15 phone import.phone_shared 12812340001",
        ]
    );
    let preview = desk.must("preview_import", with(&arguments, "limit", json!(5)));
    assert_eq!(counts(&preview), [2, 0, 0, 0, 1, 10]);
    assert_eq!((&preview["total_issues"], &preview["next"]), (&json!(14), &json!(5)));
    let last = desk.must("preview_import", with(&with(&arguments, "after", json!(13)), "limit", json!(5)));
    assert_eq!((last["issues"].as_array().unwrap().len(), &last["next"]), (1, &Value::Null));

    let refused = desk.call("apply_import", arguments.clone()).unwrap_err();
    assert_eq!((refused.code.text(), &refused.params["errors"]), ("import.has_errors", &json!(10)));
    for table in ["rooms", "people", "households", "buildings", "resident_keys", "audit_entries"] {
        assert_eq!(desk.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    let table = desk.must("export_import_errors", arguments.clone());
    let bytes = STANDARD.decode(text(&table["base64"])).unwrap();
    let csv = String::from_utf8(bytes).unwrap();
    assert_eq!(csv.lines().count(), 11, "{csv}");
    assert!(csv.contains("3栋,2单元,1503,赵敏,1281234000,,,,4,电话：号码不正确"), "{csv}");

    let fixes = json!([{ "row": 4, "column": 4, "value": "12812340003" }, { "row": 3, "column": 2, "value": "1502" }]);
    let mended = with(&arguments, "fixes", fixes);
    assert_eq!(counts(&desk.must("preview_import", mended.clone())), [4, 0, 0, 0, 1, 8]);
    let done = desk.must("apply_import", with(&mended, "skip_errors", json!(true)));
    assert_eq!(counts(&done), [4, 0, 0, 0, 1, 8]);
    assert_eq!(desk.count("SELECT count(*) FROM people"), 4);
}

#[test]
fn an_issue_says_whose_row_and_which_of_several_columns() {
    let desk = Desk::open();
    let csv = "楼栋,单元,房号,姓名,房屋类型\n3栋,2单元,1502,王建国,仓库\n3栋,2单元,1503,李芳,住宅\n";
    assert_eq!(issues(&desk, &list(&desk, "名单.csv", csv.as_bytes())), ["2 kind import.kind_unknown 仓库"]);
    let csv = "楼栋,单元,房号,姓名,电话,备用电话\n3栋,2单元,1502,王建国,12812340001,12812340\n";
    let preview = desk.must("preview_import", list(&desk, "名单.csv", csv.as_bytes()));
    let issue = &preview["issues"][0];
    assert_eq!(
        (&issue["about"], &issue["column"], &issue["value"]),
        (&json!("3栋 2单元 1502 王建国"), &json!(5), &json!("12812340"))
    );
}

#[test]
fn a_list_completes_what_is_known_and_takes_nothing_away() {
    let desk = Desk::open();
    let first = format!("{HEADINGS},微信\n3,2,1502,王建国,12812340001,89.5,租户,2024-05-31,老王\n");
    desk.must("apply_import", list(&desk, "a.csv", first.as_bytes()));
    let second =
        format!("{HEADINGS}\n3,2,1502,王建国,12812340009,90,,\n3,2,1502,李芳,,,家属,\n3,2,1503,,,75.25,,\n");
    let done = desk.must("apply_import", list(&desk, "b.csv", second.as_bytes()));
    assert_eq!(counts(&done), [1, 1, 0, 1, 0, 0]);
    assert_eq!((&done["counts"]["new_rooms"], &done["counts"]["changed_rooms"]), (&json!(1), &json!(1)));
    let card = desk.must("get_household", json!({ "room_id": 1 }));
    assert_eq!(card["room"]["area_hundredths"], 9000);
    let person = &card["people"][0];
    assert_eq!(
        (&person["role"], &person["wechat"], &person["phones_masked"], &person["moved_in"]),
        (&json!("tenant"), &json!("老王"), &json!(["128****0001", "128****0009"]), &json!("2024-05-31"))
    );
    let found = desk.must("find_residents", json!({ "query": "0009" }));
    assert_eq!(found[0]["name"], "王建国", "the new number finds him");
}

#[test]
fn who_moved_out_is_taken_in_again_only_with_a_notice() {
    let desk = Desk::open();
    let csv = format!("{HEADINGS}\n3,2,1502,王建国,12812340001,,,\n");
    let arguments = list(&desk, "a.csv", csv.as_bytes());
    desk.must("apply_import", arguments.clone());
    desk.must("move_out", json!({ "household_id": 1, "moved_out": "2026-05-01" }));
    assert_eq!(issues(&desk, &arguments), ["2 name import.moved_out 王建国"]);
    desk.must("apply_import", arguments);
    let card = desk.must("get_household", json!({ "room_id": 1 }));
    assert_eq!(card["households"].as_array().unwrap().len(), 2);
    assert_eq!(card["household"]["began_on"], "2026-05-01");
}

#[test]
fn tickets_are_linked_when_a_list_makes_their_room_known() {
    let desk = Desk::open();
    let ticket = |room: &str| {
        let ticket =
            json!({ "channel_id": 1, "category": "inquiry", "topic_id": 1, "content": "问", "room": room });
        text(&desk.must("register_ticket", ticket)["number"]).to_owned()
    };
    let (known, unknown) = (ticket("3栋2单元1502室"), ticket("3栋2单元1503室"));
    let csv = format!("{HEADINGS}\n3,2,1502,王建国,12812340001,,,\n");
    let done = desk.must("apply_import", list(&desk, "a.csv", csv.as_bytes()));
    assert_eq!(done["linked_tickets"], 1);
    let linked = &desk.ticket(&known)["resident"];
    assert_eq!((&linked["household_id"], &linked["matched"]), (&json!(1), &json!(true)));
    assert_eq!(desk.ticket(&unknown)["resident"], Value::Null);
}

#[test]
fn empty_cells_mean_the_same_as_above_only_if_somebody_says_so() {
    let desk = Desk::open();
    let csv = "楼栋,单元,房号,姓名\n3栋,1单元,101,甲一\n,,102,乙二\n,2单元,101,丙三\n4栋,,101,丁四\n";
    let arguments = list(&desk, "a.csv", csv.as_bytes());
    assert_eq!(issues(&desk, &arguments).len(), 2);
    let mut down = arguments;
    down["mapping"]["fill_down"] = json!(true);
    desk.must("apply_import", down);
    let rooms = desk.must("list_rooms", json!({}));
    let keys: Vec<&str> = rooms["rows"].as_array().unwrap().iter().map(|row| text(&row["room"])).collect();
    assert_eq!(keys, ["3-1-101", "3-1-102", "3-2-101", "4-101"]);
}

#[test]
fn files_that_cannot_be_read() {
    let desk = Desk::open();
    let mapping = |columns: Value| json!({ "header_row": 1, "columns": columns });
    let room = json!([{ "column": 0, "field": "room" }]);
    let csv = STANDARD.encode("房号\n1-1-101\n");
    let book = STANDARD.encode(workbook(|sheet| {
        sheet.set_name("一期").unwrap();
        sheet.write(0, 0, "房号").unwrap();
    }));
    let cases = [
        (json!({ "base64": "%%%", "mapping": mapping(room.clone()) }), "import.format_unknown@base64"),
        (
            json!({ "base64": STANDARD.encode(b"PK\x03\x04 not a workbook"), "mapping": mapping(room.clone()) }),
            "import.format_unknown@base64",
        ),
        (
            json!({ "base64": STANDARD.encode(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"), "mapping": mapping(room.clone()) }),
            "import.format_unknown@base64",
        ),
        (
            json!({ "base64": "A".repeat(23 << 20), "mapping": mapping(room.clone()) }),
            "import.too_large@base64",
        ),
        (json!({ "base64": csv, "mapping": mapping(json!([])) }), "import.mapping_invalid@mapping.columns"),
        (
            json!({ "base64": csv, "mapping": mapping(json!([{ "column": 0, "field": "room" }, { "column": 0, "field": "name" }])) }),
            "import.mapping_invalid@mapping.columns[1]",
        ),
        (
            json!({ "base64": csv, "mapping": mapping(json!([{ "column": -1, "field": "room" }])) }),
            "import.mapping_invalid@mapping.columns[0]",
        ),
        (
            json!({ "base64": book, "mapping": { "sheet": "二期", "header_row": 1, "columns": room } }),
            "import.sheet_unknown@mapping.sheet",
        ),
    ];
    for (arguments, expected) in cases {
        let arguments = with(&arguments, "file_name", json!("名单.csv"));
        for operation in ["preview_import", "apply_import", "export_import_errors"] {
            assert_eq!(desk.refusal(operation, arguments.clone()), expected, "{operation}");
        }
    }
    let far = workbook(|sheet| {
        sheet.write(1_000_000, 0, "远").unwrap();
    });
    let base64 = STANDARD.encode(far);
    assert_eq!(
        desk.refusal("read_import", json!({ "file_name": "a.xlsx", "base64": base64 })),
        "import.too_large@base64"
    );
}

/// One row in twenty is broken; every one of them is named, all others are taken in.
#[test]
fn fifty_thousand_people_with_one_row_in_twenty_broken() {
    let desk = Desk::open();
    let given = ["建国", "秀英", "伟", "芳", "单", "乐怡", "曾静"];
    let mut csv = format!("{HEADINGS}\n");
    let mut broken = Vec::new();
    for index in 0..50_000_usize {
        let (building, unit, door) = (index / 2000 + 1, index / 1000 % 2 + 1, index / 2 % 500 + 101);
        let name = format!("王{}{}", given[index % 7], index % 2);
        let phone = format!("128{index:08}");
        let bad = index % 20 == 7;
        if bad {
            broken.push(i64::try_from(index).unwrap() + 2);
        }
        let (door, phone) = match (bad, index % 3) {
            (true, 0) => (String::new(), phone),
            (true, 1) => (door.to_string(), phone[..10].to_owned()),
            (true, _) => ("不详".to_owned(), phone),
            (false, _) => (door.to_string(), phone),
        };
        csv.push_str(&format!("{building}栋,{unit}单元,{door},{name},{phone},89.53,业主,2020-01-01\n"));
    }
    let arguments = list(&desk, "名单.csv", csv.as_bytes());
    let mut named = Vec::new();
    let mut after = json!(0);
    while !after.is_null() {
        let page = desk.must("preview_import", with(&with(&arguments, "limit", json!(500)), "after", after));
        named.extend(page["issues"].as_array().unwrap().iter().map(|issue| issue["row"].as_i64().unwrap()));
        after = page["next"].clone();
    }
    assert_eq!(named, broken);
    let done = desk.must("apply_import", with(&arguments, "skip_errors", json!(true)));
    assert_eq!(counts(&done), [47_500, 0, 0, 0, 0, 2500]);
    assert_eq!(desk.count("SELECT count(*) FROM people"), 47_500);
    for query in ["wjg0", "128000", "3-2-150", "秀英", "wangyueyi", "1502"] {
        assert!(
            !desk.must("find_residents", json!({ "query": query })).as_array().unwrap().is_empty(),
            "{query}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every row is counted once, what is refused is what preview says, and taking it in twice changes nothing.
    #[test]
    fn errors_and_what_was_taken_in_make_up_the_rows(
        rows in prop::collection::vec(
            ("[1-3]?", "[1-2]?", "(10[1-4])?|x", "(王|李)?[一二]?", "(1281234000[1-3])?|12|abc", "(8[0-2])?|-1"),
            0..25,
        ),
    ) {
        let desk = Desk::open();
        let mut csv = String::from("楼栋,单元,房号,姓名,电话,面积\n");
        for (building, unit, door, name, phone, area) in &rows {
            csv.push_str(&format!("{building},{unit},{door},{name},{phone},{area}\n"));
        }
        let arguments = list(&desk, "a.csv", csv.as_bytes());
        let preview = desk.must("preview_import", with(&arguments, "limit", json!(500)));
        let filled = rows.iter().filter(|(a, b, c, d, e, f)| [a, b, c, d, e, f].iter().any(|cell| !cell.is_empty()));
        let filled = i64::try_from(filled.count()).unwrap();
        prop_assert_eq!(preview["counts"]["rows"].as_i64().unwrap(), filled);
        prop_assert_eq!(counts(&preview).iter().sum::<i64>(), filled);
        let of_severity = |severity: &str| {
            let issues = preview["issues"].as_array().unwrap().iter().filter(|issue| issue["severity"] == severity);
            let mut rows: Vec<i64> = issues.map(|issue| issue["row"].as_i64().unwrap()).collect();
            rows.dedup();
            i64::try_from(rows.len()).unwrap()
        };
        prop_assert_eq!(of_severity("error"), preview["counts"]["errors"].as_i64().unwrap());
        prop_assert_eq!(of_severity("duplicate"), preview["counts"]["duplicates"].as_i64().unwrap());
        let all = with(&arguments, "skip_errors", json!(true));
        let done = desk.must("apply_import", all.clone());
        prop_assert_eq!(&done["counts"], &preview["counts"]);
        prop_assert_eq!(desk.count("SELECT count(*) FROM people"), counts(&done)[0]);
        prop_assert_eq!(desk.count("SELECT count(*) FROM rooms"), done["counts"]["new_rooms"].as_i64().unwrap());
        let again = desk.must("apply_import", all);
        prop_assert_eq!((counts(&again)[0], counts(&again)[1]), (0, 0));
        prop_assert_eq!(&again["counts"]["new_rooms"], 0);
    }
}
