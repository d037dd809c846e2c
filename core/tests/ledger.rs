//! An existing ledger, from the file to the report. All of it is made up.

use crate::common::{Desk, MONDAY, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

/// A ledger as an office keeps it: a title, headings, good rows and five bad ones.
const LEDGER: &str = "\
翠湖花园 2025 年业主诉求台账,,,,,,,,,
留言编号,投诉时间,来源,类别,分类,房号,姓名,电话,内容,处理结果,回复时间,满意度,处理人
LY-001,2025/3/3 9:15:00,来电,投诉,电梯维修,3-2-1502,王秀英,128-1234-5678,电梯停了,已恢复运行,2025/3/3 15:20,满意,张师傅
LY-002,2025-03-04,微信,投诉,环境保洁,5栋1单元301,,,垃圾三天没有清,已清运,2025-03-05,,
LY-003,2025年3月5日 10点30分,业主来访,意见建议,绿化,,李芳,没有留,多种几棵树,采纳，四月补种,2025年3月9日 9点,满意,
LY-004,45722.5,来电,咨询,物业费,2-1-101,,12812340000,物业费怎么算,,,,
LY-005,2025/13/3,来电,投诉,电梯维修,,,,时间写错了,,,,
LY-006,,来电,投诉,电梯维修,,,,没有写时间,,,,
LY-007,2025/3/8 8:00,来电,投诉,电梯维修,,,,,已处理,2025/3/8 9:00,,
LY-008,2025/3/9 8:00,来电,投诉,电梯维修,,,,回复早于投诉,已处理,2025/3/8 9:00,,
LY-001,2025/3/3 9:15:00,来电,投诉,电梯维修,3-2-1502,,,又抄了一遍,,,,
LY-009,2027/1/1,来电,投诉,电梯维修,,,,还没有到,,,,
";

fn stage(desk: &Desk, file_name: &str, bytes: &[u8]) -> Value {
    desk.must("stage_ledger", json!({ "file_name": file_name, "base64": STANDARD.encode(bytes) }))
}

/// Imports all rows, three at a time, and answers the sums.
fn import(desk: &Desk, staged: &Value) -> (i64, i64, i64) {
    let mut after = Value::Null;
    let (mut imported, mut known, mut errors) = (0, 0, 0);
    loop {
        let arguments =
            json!({ "ledger_id": staged["ledger_id"], "plan": staged["plan"], "after": after, "limit": 3 });
        let progress = desk.must("import_ledger_rows", arguments);
        let sum = |name: &str| progress[name].as_i64().unwrap();
        imported += sum("imported");
        known += sum("known");
        errors += sum("errors");
        if progress["finished"] == true {
            return (imported, known, errors);
        }
        after = progress["after"].clone();
    }
}

fn find(desk: &Desk, question: &str) -> Value {
    let page = desk.must("list_tickets", json!({ "query": question }));
    let rows = page["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{question}: {page}");
    desk.ticket(text(&rows[0]["number"]))
}

#[test]
fn a_ledger_is_understood_and_becomes_tickets() {
    let desk = Desk::open();
    let staged = stage(&desk, "C:\\台账\\诉求台账.csv", LEDGER.as_bytes());
    assert_eq!((&staged["encoding"], &staged["remembered"]), (&json!("UTF-8"), &json!(false)));
    let plan = &staged["plan"];
    assert_eq!((&plan["header_row"], &plan["unanswered"]), (&json!(2), &json!("open")));
    let fields: Vec<&str> =
        plan["columns"].as_array().unwrap().iter().map(|column| text(&column["field"])).collect();
    assert_eq!(
        fields,
        [
            "number",
            "received_at",
            "channel",
            "category",
            "topic",
            "room",
            "caller_name",
            "phone",
            "content",
            "feedback",
            "feedback_at",
            "satisfaction",
            "responsible"
        ]
    );

    let preview = desk.must("preview_ledger", json!({ "ledger_id": staged["ledger_id"], "plan": plan }));
    let counts = json!({ "rows": 10, "new": 4, "known": 1, "errors": 5, "open": 1, "day_only": 1 });
    assert_eq!(preview["counts"], counts);
    assert_eq!(preview["staged_at"], MONDAY);
    let issues: Vec<(i64, &str, &str, &str)> = preview["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| {
            let row = issue["row"].as_i64().unwrap();
            (row, text(&issue["field"]), text(&issue["code"]), text(&issue["severity"]))
        })
        .collect();
    assert_eq!(
        issues,
        [
            (5, "phone", "phone.malformed", "notice"),
            (7, "received_at", "date.malformed", "error"),
            (8, "received_at", "input.required", "error"),
            (9, "content", "input.required", "error"),
            (10, "feedback_at", "ledger.before_receipt", "error"),
            (11, "number", "import.duplicate", "duplicate"),
            (12, "received_at", "time.in_future", "error"),
        ]
    );
    assert_eq!(preview["issues"][0]["value"], "***", "a telephone number is not shown");
    let meaning = |field: &str, word: &str| {
        let words = preview["words"].as_array().unwrap();
        let known = words.iter().find(|known| known["field"] == field && known["word"] == word).unwrap();
        if field == "category" { known["category"].clone() } else { known["id"].clone() }
    };
    assert_eq!(meaning("category", "意见建议"), "suggestion");
    assert_eq!(meaning("channel", "微信"), 2);
    assert_eq!(meaning("channel", "业主来访"), 5);
    assert_eq!(meaning("topic", "电梯维修"), 2);
    assert_eq!(meaning("topic", "物业费"), 6);
    assert_eq!(desk.count("SELECT count(*) FROM tickets"), 0, "a preview writes nothing");

    assert_eq!(import(&desk, &staged), (4, 1, 5));
    let lift = find(&desk, "LY-001");
    assert_eq!(lift["status"], "archived");
    assert_eq!(lift["number"], "TS-20250303-001");
    assert_eq!(
        (&lift["received_at"], &lift["first_feedback_at"]),
        (&json!("2025-03-03T01:15:00Z"), &json!("2025-03-03T07:20:00Z"))
    );
    assert_eq!((&lift["phone_masked"], &lift["on_time"]), (&json!("128****5678"), &json!(true)));
    assert_eq!(lift["imported"]["file"], "诉求台账.csv");
    assert_eq!(
        (&lift["imported"]["original_number"], &lift["imported"]["day_only"]),
        (&json!("LY-001"), &json!(false))
    );
    let said: Vec<&Value> =
        lift["timeline"].as_array().unwrap().iter().map(|entry| &entry["content"]).collect();
    assert_eq!(said, [&json!(null), &json!("已恢复运行"), &json!("满意度：满意；处理人：张师傅")]);
    let rubbish = find(&desk, "垃圾三天");
    assert_eq!((&rubbish["imported"]["day_only"], &rubbish["room"]), (&json!(true), &json!("5栋1单元301")));
    let question = find(&desk, "物业费怎么算");
    assert_eq!((&question["status"], &question["category"]), (&json!("unassigned"), &json!("inquiry")));
    assert_eq!(question["received_at"], "2025-03-06T04:00:00Z");
    assert_eq!(desk.must("verify_audit_trail", json!({}))["broken"], json!(null));
}

#[test]
fn the_same_ledger_again_changes_nothing_and_is_read_as_before() {
    let desk = Desk::open();
    let mut staged = stage(&desk, "a.csv", LEDGER.as_bytes());
    staged["plan"]["topics"] = json!([{ "word": "绿化", "id": 8 }]);
    assert_eq!(import(&desk, &staged), (4, 1, 5));
    assert_eq!(find(&desk, "多种几棵树")["topic"]["id"], 8);
    // The row that was broken is mended; the rest is as it was.
    let mended = LEDGER.replace("2025/13/3", "2025/12/3");
    let (gb, _, _) = encoding_rs::GB18030.encode(&mended);
    let again = stage(&desk, "b.csv", &gb);
    assert_eq!((&again["encoding"], &again["remembered"]), (&json!("gb18030"), &json!(true)));
    assert_eq!(again["plan"], staged["plan"]);
    assert_eq!(import(&desk, &again), (1, 5, 4));
    // Without numbers, by what the rows say.
    let plain = "时间,房号,内容\n2025-03-03 9:00,3-2-1502,没有编号\n2025-03-03 9:00,3-2-1502,没有编号\n2025-03-03 9:00,3-2-1503,没有编号\n";
    for expected in [(2, 1, 0), (0, 3, 0)] {
        let staged = stage(&desk, "c.csv", plain.as_bytes());
        assert_eq!(import(&desk, &staged), expected);
    }
    assert_eq!(desk.count("SELECT count(*) FROM tickets"), 7);
    assert_eq!(desk.count("SELECT count(*) FROM ledgers"), 1, "one's last ledger replaces the one before");
}

#[test]
fn a_workbook_with_moments_and_headlines() {
    let desk = Desk::open();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in
        (0..).zip(["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "一级分类"])
    {
        sheet.write(0, column, heading).unwrap();
    }
    let moment = Format::new().set_num_format("yyyy/m/d h:mm:ss");
    sheet.write(1, 0, 17).unwrap();
    sheet.write(1, 2, "楼下广场舞声音大").unwrap();
    sheet
        .write_with_format(
            1,
            3,
            ExcelDateTime::from_ymd(2025, 3, 3).unwrap().and_hms(21, 5, 6).unwrap(),
            &moment,
        )
        .unwrap();
    sheet.write(1, 4, "\n\t\t\t\n\t\t\t  每晚九点以后，\n\t希望管一管。\n").unwrap();
    sheet.write(1, 5, "小区安全").unwrap();
    sheet.write(2, 0, 18).unwrap();
    sheet.write(2, 2, "路灯").unwrap();
    sheet
        .write_with_format(
            2,
            3,
            ExcelDateTime::from_ymd(2025, 3, 4).unwrap(),
            &Format::new().set_num_format("yyyy/m/d"),
        )
        .unwrap();
    sheet.write(2, 4, "=1+1 是算式的样子").unwrap();
    let staged = stage(&desk, "留言.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(staged["plan"]["unanswered"], "archive", "a ledger that tells of no answers is not all late");
    assert_eq!(import(&desk, &staged), (2, 0, 0));
    let noise = find(&desk, "广场舞");
    assert_eq!(noise["content"], "楼下广场舞声音大\n每晚九点以后，\n希望管一管。");
    assert_eq!((&noise["received_at"], &noise["topic"]["id"]), (&json!("2025-03-03T13:05:06Z"), &json!(3)));
    assert_eq!(noise["imported"]["original_number"], "17");
    assert_eq!(find(&desk, "路灯")["imported"]["day_only"], true);
}

#[test]
fn the_report_counts_the_ledger_and_leaves_days_out_of_hours() {
    let desk = Desk::open();
    let staged = stage(&desk, "a.csv", LEDGER.as_bytes());
    import(&desk, &staged);
    let figures = desk.must("quarter_figures", json!({ "quarter": "2025Q1" }));
    assert_eq!(figures["total"]["received"], 4);
    assert_eq!(figures["day_only"], 1);
    // LY-001 and LY-003 were answered in time, LY-004 never; LY-002 is known by the day only.
    assert_eq!(figures["total"]["on_time"], json!({ "numerator": 2, "denominator": 3 }));
}

#[test]
fn bad_rows_are_given_back_with_reasons_and_no_formula() {
    let desk = Desk::open();
    let bad = LEDGER.replace("时间写错了", "=cmd|calc");
    let staged = stage(&desk, "诉求台账.csv", bad.as_bytes());
    let answer = desk
        .must("export_ledger_errors", json!({ "ledger_id": staged["ledger_id"], "plan": staged["plan"] }));
    assert_eq!(answer["file_name"], "诉求台账-未导入.csv");
    let bytes = STANDARD.decode(text(&answer["base64"])).unwrap();
    let table = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 6, "{table}");
    assert!(lines[0].ends_with("处理人,行号,原因"), "{table}");
    assert!(lines[1].contains("'=cmd|calc") && lines[1].ends_with("7,接收时间：时间无法识别"), "{table}");
    assert!(lines[4].ends_with("10,回复时间：早于接收时间"), "{table}");
}

#[test]
fn a_ledger_is_its_owners_until_it_is_dropped() {
    let desk = Desk::open();
    desk.must("add_staff", json!({ "login": "li", "name": "李", "roles": ["service"] }));
    let staged = stage(&desk, "a.csv", LEDGER.as_bytes());
    let li = desk.office.session(Some("li")).unwrap();
    let arguments = json!({ "ledger_id": staged["ledger_id"], "plan": staged["plan"] });
    for operation in ["preview_ledger", "import_ledger_rows", "export_ledger_errors"] {
        assert_eq!(
            li.call(operation, arguments.clone()).unwrap_err().code().text(),
            "input.unknown_id",
            "{operation}"
        );
    }
    let dropped = json!({ "ledger_id": staged["ledger_id"] });
    assert_eq!(desk.refusal_as("li", "drop_ledger", dropped.clone()), "input.unknown_id@ledger_id");
    desk.must("drop_ledger", dropped.clone());
    assert_eq!(desk.refusal("drop_ledger", dropped), "input.unknown_id@ledger_id", "it is gone");
    assert_eq!(desk.refusal("preview_ledger", arguments), "input.unknown_id@ledger_id");
    assert_eq!(desk.count("SELECT count(*) FROM ledger_rows"), 0);
    let wrong = |change: fn(&mut Value)| {
        let staged = stage(&desk, "a.csv", LEDGER.as_bytes());
        let mut plan = staged["plan"].clone();
        change(&mut plan);
        desk.refusal("preview_ledger", json!({ "ledger_id": staged["ledger_id"], "plan": plan }))
    };
    assert_eq!(wrong(|plan| plan["channel_id"] = json!(99)), "input.unknown_id@plan.channel_id");
    assert_eq!(
        wrong(|plan| plan["topics"] = json!([{ "word": "x", "id": 99 }])),
        "input.unknown_id@plan.topics"
    );
    assert_eq!(wrong(|plan| plan["columns"] = json!([])), "import.mapping_invalid@columns");
    assert_eq!(
        wrong(|plan| plan["columns"] = json!([{ "column": 0, "field": "content" }])),
        "import.mapping_invalid@columns"
    );
    for (name, bytes) in
        [("a.pdf", b"%PDF-1.7 \x00\x01".as_slice()), ("a.xls", b"\xD0\xCF\x11\xE0 not a workbook")]
    {
        let arguments = json!({ "file_name": name, "base64": STANDARD.encode(bytes) });
        assert_eq!(desk.refusal("stage_ledger", arguments), "import.format_unknown@base64");
    }
    let elsewhere = json!({ "file_name": "a.csv", "base64": STANDARD.encode(LEDGER), "sheet": "二期" });
    assert_eq!(desk.refusal("stage_ledger", elsewhere), "import.sheet_unknown@sheet");
}

#[test]
fn more_tickets_than_paper_is_made_of_are_refused_before_any_is_printed() {
    let desk = Desk::open();
    let rows = (0..3001).map(|row| format!("LY-{row},2025-03-03 9:00,电梯停了\n"));
    let ledger = format!("留言编号,时间,内容\n{}", rows.collect::<String>());
    let staged = stage(&desk, "a.csv", ledger.as_bytes());
    for after in [0, 2000] {
        let arguments = json!({ "ledger_id": staged["ledger_id"], "plan": staged["plan"], "after": after, "limit": 2000 });
        desk.must("import_ledger_rows", arguments);
    }
    let export = |filter: Value| {
        desk.call("export_tickets", json!({ "filter": filter, "format": "pdf" })).unwrap_err()
    };
    let refused = export(json!({}));
    assert_eq!((refused.code.text(), &refused.params["max"]), ("export.too_large", &json!(3000)));
}

#[test]
fn a_list_is_given_out_typed_masked_and_without_formulas() {
    use calamine::{Data, Reader as _, Xlsx};
    let desk = Desk::open();
    desk.must("add_staff", json!({ "login": "li", "name": "李", "roles": ["service"] }));
    for (content, phone) in [("=HYPERLINK(\"http://x\")", "128-1234-5678"), ("电梯停了", "12812340001")] {
        desk.must(
            "register_ticket",
            json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": content, "phone": phone, "room": "0302" }),
        );
    }
    let export = |arguments: Value| {
        let answer = desk.must("export_tickets", arguments);
        (answer["tickets"].as_i64().unwrap(), STANDARD.decode(text(&answer["base64"])).unwrap())
    };
    let (count, bytes) = export(json!({ "filter": {}, "format": "xlsx" }));
    assert_eq!(count, 2);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("来件清单").unwrap();
    assert_eq!(range.get((0, 8)), Some(&Data::String("内容".to_owned())));
    assert!(matches!(range.get((1, 1)), Some(Data::DateTime(_))), "a moment is a moment");
    assert_eq!(range.get((1, 5)), Some(&Data::String("0302".to_owned())), "zeros stay");
    assert_eq!(
        range.get((2, 8)),
        Some(&Data::String("=HYPERLINK(\"http://x\")".to_owned())),
        "a text, no formula"
    );
    assert!(
        book.worksheet_formula("来件清单").unwrap().used_cells().all(|(_, _, formula)| formula.is_empty())
    );
    assert_eq!(range.get((1, 7)), Some(&Data::String("128****0001".to_owned())));

    let (count, bytes) = export(json!({ "filter": { "query": "HYPERLINK" }, "format": "csv" }));
    let table = String::from_utf8(bytes).unwrap();
    assert_eq!(count, 1);
    assert!(table.starts_with("\u{FEFF}单号,接收时间"), "{table}");
    assert!(table.contains("'=HYPERLINK") && table.contains("2026-11-23 10:00"), "{table}");
    assert!(table.contains("128****5678") && !table.contains("1234-5678"), "{table}");
    let (_, bytes) = export(
        json!({ "filter": {}, "format": "csv", "whole_phones": true, "numbers": ["TS-20261123-001"] }),
    );
    let table = String::from_utf8(bytes).unwrap();
    assert!(table.contains("128-1234-5678") && !table.contains("12812340001"), "{table}");
    let li = desk.office.session(Some("li")).unwrap();
    let refused = li
        .call("export_tickets", json!({ "filter": {}, "format": "csv", "whole_phones": true }))
        .unwrap_err();
    assert_eq!(refused.code().text(), "permission.denied");
    let subject = desk
        .raw()
        .query_row("SELECT subject FROM audit_entries ORDER BY id DESC LIMIT 1", [], |row| {
            row.get::<_, String>(0)
        })
        .unwrap();
    assert_eq!(subject, "tickets/1 csv/phones");
}

#[test]
fn what_was_given_out_can_be_taken_in_by_another_office() {
    let desk = Desk::open();
    import(&desk, &stage(&desk, "a.csv", LEDGER.as_bytes()));
    let answer = desk.must("export_tickets", json!({ "filter": {}, "format": "xlsx" }));
    let other = Desk::open();
    let staged = other.must("stage_ledger", json!({ "file_name": "清单.xlsx", "base64": answer["base64"] }));
    assert_eq!(import(&other, &staged), (4, 0, 0));
    let lift = find(&other, "电梯停了");
    assert_eq!(
        (&lift["received_at"], &lift["first_feedback_at"]),
        (&json!("2025-03-03T01:15:00Z"), &json!("2025-03-03T07:20:00Z"))
    );
}

/// Made by another program (xlwt), read back by a third (xlrd): a workbook of Excel 97 in BIFF8, two sheets, merged title,
/// moments and days as numbers with formats, one bare serial, numbers where texts are usual.
const EXCEL_97: &[u8] = include_bytes!("fixtures/ledger-97.xls");

#[test]
fn a_workbook_of_excel_97_is_taken_in() {
    assert!(EXCEL_97.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "no other kind of file");
    let desk = Desk::open();
    // What a file is decides, not what it is called.
    for name in ["台账.xls", "台账.xlsx"] {
        let staged = stage(&desk, name, EXCEL_97);
        assert_eq!(staged["sheets"], json!(["2025年台账", "说明"]), "{name}");
        assert_eq!((&staged["sheet"], &staged["rows"]), (&json!("2025年台账"), &json!(7)), "{name}");
        assert_eq!(staged["plan"]["header_row"], 2, "{name}");
    }
    let staged = stage(&desk, "台账.xls", EXCEL_97);
    assert_eq!(import(&desk, &staged), (4, 0, 1));
    let lift = find(&desk, "三号楼电梯停了");
    assert_eq!(
        (&lift["received_at"], &lift["first_feedback_at"], &lift["imported"]["day_only"]),
        (&json!("2025-03-03T01:15:00Z"), &json!("2025-03-03T07:20:00Z"), &json!(false))
    );
    assert_eq!((&lift["room"], &lift["phone_masked"]), (&json!("3-2-1502"), &json!("128****5678")));
    assert_eq!(find(&desk, "垃圾三天没有清")["imported"]["day_only"], true);
    let trees = find(&desk, "多种几棵树");
    assert_eq!(
        (&trees["received_at"], &trees["phone_masked"]),
        (&json!("2025-03-05T02:30:00Z"), &json!("128****0001")),
        "a telephone number that the sheet keeps as a number"
    );
    let fee = find(&desk, "物业费怎么算");
    assert_eq!(
        (&fee["received_at"], &fee["imported"]["original_number"]),
        (&json!("2025-03-06T04:00:00Z"), &json!("4"))
    );
}
