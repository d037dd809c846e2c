//! Answers from online platforms: each platform's columns, rows refused one by one, taken in whole or not at all, and that
//! an anonymous wave stays anonymous.

use std::collections::BTreeSet;

use crate::common::platforms::{
    Answers, PLATFORMS, Platform, answered, csv, lines, short_design, town, xlsx,
};
use crate::common::{Desk, survey_rows, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use linsheng_core::surveys::answers;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The whole ready questionnaire, and a question for a number.
fn design(desk: &Desk) -> Value {
    let bank = desk.must("list_survey_bank", json!({}));
    let mut design = bank["templates"][1]["design"].clone();
    let topics = bank["topics"].as_array().unwrap();
    let ready = topics.iter().flat_map(|topic| topic["questions"].as_array().unwrap());
    let number = ready.clone().find(|question| question["key"] == "repair-times").unwrap();
    let questions = design["sections"][2]["questions"].as_array_mut().unwrap();
    questions.push(number.clone());
    design
}

/// A wave that answers can be taken into.
fn open_wave(desk: &Desk, anonymous: bool, sample_size: Option<i64>) -> i64 {
    open_wave_of(desk, &design(desk), anonymous, sample_size)
}

/// The same with a questionnaire of its own.
fn open_wave_of(desk: &Desk, design: &Value, anonymous: bool, sample_size: Option<i64>) -> i64 {
    let questionnaire =
        desk.must("save_questionnaire", json!({ "title": "满意度", "design": design }))["id"].clone();
    let plan = json!({ "questionnaire_id": questionnaire, "title": "下半年", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": anonymous, "sample_size": sample_size });
    let wave = desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].as_i64().unwrap();
    desk.must("draw_survey_wave", json!({ "id": wave, "seed": 7 }));
    desk.must("end_survey_collecting", json!({ "id": wave }));
    wave
}

/// The codes of a wave as they lie in the store, with the rooms where they are known.
fn forms(desk: &Desk, wave: i64) -> Vec<(String, Option<String>)> {
    let db = desk.raw();
    let sql = "SELECT f.code, h.room FROM survey_forms f LEFT JOIN survey_households h
        ON h.wave_id = f.wave_id AND h.household_id = f.household_id WHERE f.wave_id = ?1 ORDER BY f.code";
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([wave], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?))).unwrap();
    rows.map(|row| row.unwrap()).map(|(code, room)| (format!("{code:07}"), room)).collect()
}

/// How a file is read if nobody says otherwise.
fn reading(desk: &Desk, wave: i64, name: &str, bytes: &[u8]) -> Value {
    let base64 = STANDARD.encode(bytes);
    let file = json!({ "wave_id": wave, "file_name": name, "base64": base64 });
    let content = desk.must("read_survey_file", file.clone());
    let mut reading = file;
    reading["mapping"] = content["sheets"][0]["mapping"].clone();
    reading
}

fn with(reading: &Value, name: &str, value: Value) -> Value {
    let mut reading = reading.clone();
    reading[name] = value;
    reading
}

fn apply(desk: &Desk, reading: &Value) -> Value {
    desk.must("apply_survey_file", json!({ "reading": reading }))
}

/// The counts that are not zero.
fn counts(counts: &Value) -> String {
    let names = ["new", "without_code", "known", "same", "repeated", "empty", "errors", "left_out"];
    let said =
        names.iter().filter(|name| counts[**name] != 0).map(|name| format!("{name} {}", counts[*name]));
    said.collect::<Vec<_>>().join(", ")
}

/// The issues, each as row, what it is about, code and value.
fn issues(desk: &Desk, reading: &Value) -> Vec<String> {
    let preview = desk.must("preview_survey_file", json!({ "reading": reading, "limit": 500 }));
    let line = |issue: &Value| {
        let meaning = &issue["meaning"];
        let about = meaning["field"].as_str().unwrap_or_else(|| text(&meaning["kind"])).to_owned();
        let other = issue["other_row"].as_i64().map(|row| format!(" {row}")).unwrap_or_default();
        format!("{} {about} {} {}{other}", issue["row"], text(&issue["code"]), text(&issue["value"]))
    };
    preview["issues"].as_array().unwrap().iter().map(line).collect()
}

/// Every form that was entered online: its code, and what stands on it.
fn entered(desk: &Desk, wave: i64) -> Vec<Answers> {
    let wave = answers::of_wave(&desk.raw(), wave, "wave_id").unwrap();
    let sheet = |sheet: &answers::AnsweredSheet| -> Answers {
        serde_json::from_value(serde_json::to_value(&sheet.answers).unwrap()).unwrap()
    };
    wave.sheets.iter().map(sheet).collect()
}

fn sorted(answers: impl IntoIterator<Item = Answers>) -> Vec<String> {
    let mut all: Vec<String> =
        answers.into_iter().map(|answers| serde_json::to_string(&answers).unwrap()).collect();
    all.sort();
    all
}

#[test]
fn every_platforms_columns_are_known_by_their_words() {
    for platform in PLATFORMS {
        let desk = town();
        let wave = open_wave(&desk, true, None);
        let design = design(&desk);
        let codes = forms(&desk, wave);
        let people: Vec<(String, Answers)> = (0..20)
            .zip(&codes)
            .map(|(chance, (code, _))| (code.clone(), answered(&design, chance)))
            .collect();
        let rows = platform.rows(&design, "请输入问卷右上角的编号", &people);
        let utf8 = csv(&rows);
        let gb18030 = encoding_rs::GB18030.encode(std::str::from_utf8(&utf8).unwrap()).0.into_owned();
        let files = [
            ("答卷.csv", [b"\xEF\xBB\xBF", utf8.as_slice()].concat()),
            ("答卷.csv", gb18030),
            ("答卷.xlsx", xlsx(&rows)),
        ];
        for (name, bytes) in &files {
            let mut reading = reading(&desk, wave, name, bytes);
            let columns = reading["mapping"]["columns"].as_array().unwrap();
            let meant: BTreeSet<String> =
                columns.iter().map(|column| column["meaning"].to_string()).collect();
            assert_eq!(meant.len(), rows[0].len() - platform.noted().len(), "{platform:?} {name}");
            reading["mapping"]["first_is_best"] = json!(platform == Platform::Numbers);
            assert_eq!(issues(&desk, &reading), Vec::<String>::new(), "{platform:?} {name}");
            let preview = desk.must("preview_survey_file", json!({ "reading": reading }));
            assert_eq!(counts(&preview["counts"]), "new 20", "{platform:?} {name}");
            let in_numbers = preview["counts"]["scale_numbers"].as_i64().unwrap() > 0;
            assert_eq!(in_numbers, matches!(platform, Platform::Numbers | Platform::Plain));
        }
        let mut reading = reading(&desk, wave, files[2].0, &files[2].1);
        reading["mapping"]["first_is_best"] = json!(platform == Platform::Numbers);
        assert_eq!(counts(&apply(&desk, &reading)), "new 20");
        let expected = sorted(people.iter().map(|(_, answers)| answers.clone()));
        assert_eq!(sorted(entered(&desk, wave)), expected, "{platform:?}");
        // The same file again, and as another kind of file, adds nothing.
        assert_eq!(counts(&apply(&desk, &reading)), "known 20");
        let again = with(&reading, "base64", json!(STANDARD.encode(&files[0].1)));
        let mut again = with(&again, "file_name", json!("答卷.csv"));
        again["mapping"]["sheet"] = Value::Null;
        assert_eq!(counts(&apply(&desk, &again)), "known 20");
        assert_eq!(sorted(entered(&desk, wave)), expected);
        assert_eq!(desk.must("get_survey_wave", json!({ "id": wave }))["row"]["online"], 20);
    }
}

/// A file of one wave in words, with a column more.
fn in_words(desk: &Desk, wave: i64, more: &str, people: &[(String, Answers)]) -> Value {
    let rows = Platform::Words.rows(&design(desk), more, people);
    reading(desk, wave, "答卷.csv", &csv(&rows))
}

/// An anonymous wave into which these people's answers were taken, by code, by building or neither, in this order.
fn taken_in(order: &[usize]) -> (Desk, i64, Value) {
    let desk = town();
    let wave = open_wave(&desk, true, None);
    let design = design(&desk);
    let codes = forms(&desk, wave);
    let places = ["", "1号楼", "第2栋", "3幢1单元", "1-3号楼"];
    let person = |at: &usize| {
        let code = if at.is_multiple_of(3) { codes[*at].0.clone() } else { String::new() };
        // Some say the same as others.
        (code, places[at % places.len()].to_owned(), answered(&design, (*at / 2) as u64))
    };
    let people: Vec<(String, String, Answers)> = order.iter().map(person).collect();
    let by_code: Vec<(String, Answers)> =
        people.iter().map(|(code, _, answers)| (code.clone(), answers.clone())).collect();
    let mut rows = Platform::Words.rows(&design, "请输入问卷编号", &by_code);
    let buildings =
        std::iter::once("您住在几号楼？").chain(people.iter().map(|(_, building, _)| building.as_str()));
    for (row, building) in rows.iter_mut().zip(buildings) {
        row.push(building.to_owned());
    }
    let reading = reading(&desk, wave, "答卷.csv", &csv(&rows));
    apply(&desk, &reading);
    (desk, wave, reading)
}

#[test]
fn in_an_anonymous_wave_nothing_is_kept_but_the_answers() {
    let (desk, wave, reading) = taken_in(&(0..24).collect::<Vec<_>>());
    // 24 rows, 8 with a code; of the others those of 1-3号楼 and of nowhere count for no building.
    let detail = desk.must("get_survey_wave", json!({ "id": wave }));
    assert_eq!((&detail["row"]["entered"], &detail["row"]["online"]), (&json!(24), &json!(24)));
    assert_eq!((&detail["row"]["asked"], &detail["row"]["returned"]), (&json!(36), &json!(24)));
    assert_eq!(detail["tallies"], json!([]), "nobody has typed anything");
    // Nobody types over what somebody answered online, nor a second time beside it.
    let mut online = forms(&desk, wave).into_iter().map(|(code, _)| code);
    let typed = |code: &str, pass: &str| {
        let arguments = json!({ "wave_id": wave, "code": code, "pass": pass, "again": true, "answers": {} });
        desk.refusal("enter_survey_form", arguments)
    };
    let code = online.find(|code| typed(code, "first") == "survey.entry_stays@code").unwrap();
    assert_eq!(typed(&code, "second"), "survey.entry_stays@code");
    let strata = detail["strata"].as_array().unwrap();
    let names: Vec<&str> = strata.iter().map(|stratum| text(&stratum["name"])).collect();
    assert_eq!(names, ["1", "2", "3", "楼栋不明"]);
    assert_eq!((&strata[3]["households"], &strata[3]["asked"]), (&json!(0), &json!(0)));
    let counted: i64 = strata.iter().map(|stratum| stratum["entered"].as_i64().unwrap()).sum();
    assert_eq!(counted, 24);
    assert!(strata.iter().all(|stratum| stratum["entered"].as_i64().unwrap() > 0));
    // Forms that were made for them are not printed, and nobody finds them in the response by building.
    assert_eq!(forms(&desk, wave).len(), 36 + 16);
    let results = desk.must("get_survey_results", json!({ "wave_id": wave }));
    assert_eq!(results["forms"], 24);
    // Four came back from building 3: it is shown together with the next smallest.
    assert_eq!(
        results["buildings"],
        json!([
            { "name": "2", "response": { "numerator": 8, "denominator": 12 } },
            { "name": "其他", "response": { "numerator": 10, "denominator": 24 } },
        ])
    );

    // Whatever the order of the rows, the store is the same to the last byte of its tables.
    let (other, ..) = taken_in(&(0..24).rev().collect::<Vec<_>>());
    assert_eq!(survey_rows(&desk), survey_rows(&other));

    // No cell of what the platform noted is in the store, and the trail says how many it were and nothing else.
    let all = survey_rows(&desk).join("\n");
    for told in ["203.0.113.7", "2026/11/25", "微信", "答卷"] {
        assert!(!all.contains(told), "{told}");
    }
    let entries = desk.must("list_audit_entries", json!({ "limit": 50 }));
    let entries = entries["entries"].as_array().unwrap();
    let own: Vec<&Value> = entries.iter().filter(|entry| entry["operation"] == "apply_survey_file").collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0]["subject"], format!("survey/{wave}"));
    assert!(own[0].to_string().contains("\"rows\":[0,24]"), "{}", own[0]);

    // What may say who answered is neither shown nor read, whatever somebody says.
    let file = json!({ "wave_id": wave, "file_name": "答卷.csv", "base64": reading["base64"] });
    let content = desk.must("read_survey_file", file);
    let sheet = &content["sheets"][0];
    assert_eq!(sheet["withheld"], json!([0, 1, 2, 3, 4, 5]));
    assert_eq!(sheet["first_rows"][0][5], "来自IP");
    assert!(!sheet["first_rows"].to_string().contains("203.0.113.7"));
    let mut greedy = reading.clone();
    greedy["mapping"]["columns"] =
        json!([{ "column": 5, "meaning": { "kind": "field", "field": "suggestions" } }]);
    let refused = desk.refusal("preview_survey_file", json!({ "reading": greedy }));
    assert_eq!(refused, "survey.column_withheld@reading.mapping.columns[0]");
    let no_headings =
        with(&greedy, "mapping", json!({ "header_row": 0, "columns": greedy["mapping"]["columns"] }));
    let refused = desk.refusal("apply_survey_file", json!({ "reading": no_headings }));
    assert_eq!(refused, "survey.column_withheld@reading.mapping.columns[0]");
    let mut elsewhere = with(&reading, "base64", json!(STANDARD.encode(xlsx(&lines("总体满意吗\n满意")))));
    elsewhere["mapping"]["sheet"] = json!("二期");
    let refused = desk.refusal("preview_survey_file", json!({ "reading": elsewhere }));
    assert_eq!(refused, "import.sheet_unknown@reading.mapping.sheet");
    let db = desk.raw();
    let insert = "INSERT INTO survey_forms (code, wave_id, stratum, handed_out) VALUES (1, ?1, 1, 0)";
    db.execute(insert, [wave]).unwrap();
    desk.must("close_survey_wave", json!({ "id": wave }));
    assert!(db.execute(&insert.replace("(1,", "(2,"), [wave]).is_err(), "the wave is closed");
    assert_eq!(desk.refusal("apply_survey_file", json!({ "reading": reading })), "survey.transition_refused");
}

/// What the core says of a file: row of the headings, columns that are withheld, columns and meanings.
fn read_as(desk: &Desk, wave: i64, rows: &[Vec<String>]) -> (i64, Vec<i64>, Vec<String>) {
    let file = json!({ "wave_id": wave, "file_name": "答卷.csv", "base64": STANDARD.encode(csv(rows)) });
    let sheet = desk.must("read_survey_file", file)["sheets"][0].clone();
    let name = |column: &Value| {
        let meaning = &column["meaning"];
        let field = meaning["field"].as_str().unwrap_or_else(|| text(&meaning["kind"]));
        let code = meaning["code"].as_i64().map(|code| format!("={code}")).unwrap_or_default();
        format!("{}:{field}{code}", column["column"])
    };
    let withheld = sheet["withheld"].as_array().unwrap().iter().map(|column| column.as_i64().unwrap());
    (
        sheet["mapping"]["header_row"].as_i64().unwrap(),
        withheld.collect(),
        sheet["mapping"]["columns"].as_array().unwrap().iter().map(name).collect(),
    )
}

#[test]
fn headings_in_two_rows_keep_names_away_and_lose_no_question() {
    let desk = town();
    let wave = open_wave_of(&desk, &short_design(), true, None);
    let options = ["4:improve=1", "5:improve=2", "6:improve=3", "7:improve=4"];
    for (file, header, withheld, overall) in [
        (
            "序号,昵称,提交人,总体满意吗,最需改进,,,\n,,,,安全,清洁,绿化,其他\n1,湖边人家,张三,满意,1,0,0,1",
            2,
            vec![0, 1, 2],
            "3:overall",
        ),
        (
            "满意度调查,,,,,,,\n序号,昵称,提交人,1、总体满意吗,2、最需改进,,,\n,,,,安全,清洁,绿化,其他\n1,湖边,张三,满意,1,0,0,1",
            3,
            vec![0, 1, 2],
            "3:overall",
        ),
        // The first row has more of the questions than the second has options.
        (
            "序号,昵称,提交人,总体满意吗,最需改进,,,,报修过几次,您的意见,希望怎样收到通知\n\
             ,,,,安全,清洁,绿化,其他,,,\n1,湖边,张三,满意,1,0,0,1,2,好,公告",
            2,
            vec![0, 1, 2],
            "3:overall",
        ),
    ] {
        let (row, hidden, columns) = read_as(&desk, wave, &lines(file));
        assert_eq!((row, hidden), (header, withheld), "{file}");
        assert_eq!(columns[0], overall, "{file}");
        assert_eq!(columns[1..5], options, "{file}");
    }

    // Whichever row somebody says the headings are in, names are not taken.
    let rows = lines(
        "姓名,签收,总体满意吗,您的意见\n张三,张三签,满意,好\n李四,李四签,一般,不错\n王五,王五签,满意,无",
    );
    let base64 = STANDARD.encode(csv(&rows));
    for header_row in 0..=4 {
        for column in [0, 1] {
            let columns = json!([{ "column": column, "meaning": { "kind": "field", "field": "said" } }]);
            let mapping = json!({ "header_row": header_row, "columns": columns });
            let reading =
                json!({ "wave_id": wave, "file_name": "答卷.csv", "base64": base64, "mapping": mapping });
            let refused = desk.refusal("apply_survey_file", json!({ "reading": reading }));
            assert_eq!(refused, "survey.column_withheld@reading.mapping.columns[0]", "{header_row} {column}");
        }
    }
}

#[test]
fn in_an_anonymous_wave_a_column_that_nobody_knows_is_not_read() {
    let desk = town();
    let wave = open_wave_of(&desk, &short_design(), true, None);
    for (heading, cell) in [
        ("房间号", "1502"),
        ("您的房间号是", "1502"),
        ("房间", "1502"),
        ("电话", "0571-87654321"),
        ("您的电话", "87654321"),
        ("座机", "87654321"),
        ("QQ号", "10001"),
        ("Email", "a@example.org"),
        ("电子邮件", "a@example.org"),
        ("微信", "hubian"),
        ("称呼", "张先生"),
        ("联系人", "张三"),
        ("户主", "张三"),
        ("用户名", "hubian"),
        ("用户ID", "4"),
        ("账号", "4"),
        ("填写者", "张三"),
        ("提交者", "张三"),
        ("创建人", "张三"),
        ("答题者", "张三"),
        ("车牌号", "浙A12345"),
        ("地址", "湖滨路"),
        ("定位", "杭州"),
        ("经纬度", "30.2"),
        ("提交日期", "11月25日"),
        ("完成时间", "中午"),
        ("答题时间", "5"),
        ("作答时长", "6"),
        // Words that no list has.
        ("Who are you", "张三"),
        ("工号", "1502"),
        ("第几位", "17"),
        ("", "张三"),
    ] {
        let rows = lines(&format!("总体满意吗,{heading},您的意见\n满意,{cell},好\n还行吧,{cell},好"));
        let (_, withheld, columns) = read_as(&desk, wave, &rows);
        assert_eq!(
            (withheld, columns),
            (vec![1], vec!["0:overall".to_owned(), "2:said".to_owned()]),
            "{heading}"
        );
        let mut reading = reading(&desk, wave, "答卷.csv", &csv(&rows));
        let errors = desk.must("export_survey_file_errors", json!({ "reading": reading }));
        let list = String::from_utf8(STANDARD.decode(text(&errors["base64"])).unwrap()).unwrap();
        assert!(list.contains("还行吧") && !list.contains(cell), "{heading}: {list}");
        for field in ["said", "times"] {
            reading["mapping"]["columns"] =
                json!([{ "column": 1, "meaning": { "kind": "field", "field": field } }]);
            let refused = desk.refusal("apply_survey_file", json!({ "reading": reading }));
            assert_eq!(refused, "survey.column_withheld@reading.mapping.columns[0]", "{heading} {field}");
        }
    }

    // A column that says nothing but answers may be taken for what it answers, and for nothing else.
    let rows = lines("总体满意吗,Improve,Where\n满意,安全┋清洁,1号楼\n一般,绿化,2栋\n一般,(空),");
    assert_eq!(read_as(&desk, wave, &rows).1, Vec::<i64>::new());
    let mut reading = reading(&desk, wave, "答卷.csv", &csv(&rows));
    let field = |column: i64, field: &str| json!({ "column": column, "meaning": { "kind": "field", "field": field } });
    for (column, wrong) in [(1, "said"), (1, "overall"), (2, "said"), (2, "times")] {
        reading["mapping"]["columns"] = json!([field(column, wrong)]);
        let refused = desk.refusal("preview_survey_file", json!({ "reading": reading }));
        assert_eq!(refused, "survey.column_withheld@reading.mapping.columns[0]", "{column} {wrong}");
    }
    reading["mapping"]["columns"] =
        json!([field(0, "overall"), field(1, "improve"), { "column": 2, "meaning": { "kind": "building" } }]);
    assert_eq!(counts(&apply(&desk, &reading)), "new 3, without_code 3");

    // An option that is called as what people leave is one where nothing else is below it.
    for (cell, withheld) in [("1", vec![]), ("0571-87654321", vec![1])] {
        let rows = lines(&format!("总体满意吗,电话,微信,公告\n满意,{cell},0,1\n满意,0571-1234567,1,1"));
        let rows = if withheld.is_empty() { rows[..2].to_vec() } else { rows };
        assert_eq!(read_as(&desk, wave, &rows).1, withheld, "{cell}");
    }
}

#[test]
fn the_same_file_again_and_a_longer_one_add_what_is_new() {
    let (desk, wave, first) = taken_in(&(0..12).collect::<Vec<_>>());
    let known =
        |reading: &Value| counts(&desk.must("preview_survey_file", json!({ "reading": reading }))["counts"]);
    assert_eq!(known(&first), "known 4, same 8");
    assert_eq!(apply(&desk, &first)["new"], 0);
    // Somebody who knows better says that these are other people.
    assert_eq!(known(&with(&first, "same_are_new", json!(true))), "new 8, without_code 8, known 4, same 8");
    // The next day's file has the rows of today and more; without the column of the building they are known as well.
    let (_, _, longer) = taken_in(&(0..20).collect::<Vec<_>>());
    assert_eq!(known(&longer), "new 8, without_code 5, known 4, same 8");
    let mut elsewhere = longer.clone();
    let columns = elsewhere["mapping"]["columns"].as_array_mut().unwrap();
    columns.retain(|column| column["meaning"]["kind"] != "building");
    assert_eq!(known(&elsewhere), "new 8, without_code 5, known 4, same 8");
    assert_eq!(counts(&apply(&desk, &longer)), "new 8, without_code 5, known 4, same 8");
    assert_eq!(known(&longer), "known 7, same 13");
    assert_eq!(entered(&desk, wave).len(), 20);
}

#[test]
fn with_names_a_row_belongs_to_a_room_or_a_code() {
    let desk = town();
    let wave = open_wave(&desk, false, None);
    let design = design(&desk);
    let forms = forms(&desk, wave);
    let room = |at: usize| forms[at].1.clone().unwrap();
    let people = [
        (room(0), answered(&design, 1)),
        (room(1).replacen('-', "栋", 1).replacen('-', "单元", 1) + "室", answered(&design, 2)),
        ("9-9-909".to_owned(), answered(&design, 3)),
        (String::new(), answered(&design, 4)),
        (room(2), answered(&design, 5)),
        (room(2), answered(&design, 5)),
        (room(3), answered(&design, 6)),
        (room(3), answered(&design, 7)),
        (room(4), Answers::new()),
    ];
    let reading = in_words(&desk, wave, "您的房号", &people);
    assert_eq!(
        issues(&desk, &reading),
        [
            "4 room survey.form_not_found 9-9-909".to_owned(),
            "5 room input.required ".to_owned(),
            format!("7 room import.duplicate {} 6", room(2)),
            format!("8 room survey.form_twice {} 9", room(3)),
            format!("9 room survey.form_twice {} 8", room(3)),
        ]
    );
    let refused = desk.call("apply_survey_file", json!({ "reading": reading })).unwrap_err();
    assert_eq!((refused.code.text(), &refused.params["errors"]), ("import.has_errors", &json!(4)));
    assert_eq!(desk.count("SELECT count(*) FROM survey_entries"), 0);

    // The refused rows as a list to mend, without what is withheld.
    let list = desk.must("export_survey_file_errors", json!({ "reading": reading }));
    let csv = String::from_utf8(STANDARD.decode(text(&list["base64"])).unwrap()).unwrap();
    assert!(csv.contains("房号：本次调查没有这份问卷"), "{csv}");
    assert!(!csv.contains("203.0.113.7"), "{csv}");

    let fix = |row: i64, value: &str| json!({ "row": row, "column": 6, "value": value });
    let mended = with(&reading, "fixes", json!([fix(4, &room(5)), fix(5, &forms[6].0)]));
    let mended = with(&mended, "without", json!([9]));
    let left = issues(&desk, &mended);
    // A code is no room, and the column is that of the room.
    assert_eq!(left[0], format!("5 room survey.form_not_found {}", forms[6].0));
    let mended = with(&mended, "fixes", json!([fix(4, &room(5)), fix(5, &room(6))]));
    assert_eq!(counts(&apply(&desk, &mended)), "new 6, repeated 1, empty 1, left_out 1");
    assert_eq!(counts(&apply(&desk, &mended)), "known 7, empty 1, left_out 1");
    let sheets = answers::of_wave(&desk.raw(), wave, "wave_id").unwrap().sheets;
    assert!(sheets.iter().all(|sheet| sheet.tenure.is_some()));

    // Without a column that says whose they are nothing can be taken in; nor with another wave's meaning.
    let mut nobody = reading.clone();
    nobody["mapping"]["columns"].as_array_mut().unwrap().retain(|column| column["meaning"]["kind"] != "room");
    let refused = desk.call("preview_survey_file", json!({ "reading": nobody })).unwrap_err();
    assert_eq!((refused.code.text(), &refused.params["missing"]), ("import.mapping_invalid", &json!("room")));
    for columns in [
        json!([{ "column": 6, "meaning": { "kind": "building" } }]),
        json!([{ "column": 7, "meaning": { "kind": "field", "field": "nothing" } }]),
        json!([{ "column": 7, "meaning": { "kind": "field", "field": "overall" } }, { "column": 7, "meaning": { "kind": "room" } }]),
        json!([
            { "column": 7, "meaning": { "kind": "field", "field": "improve" } },
            { "column": 8, "meaning": { "kind": "option", "field": "improve", "code": 1 } },
        ]),
    ] {
        let mut wrong = reading.clone();
        wrong["mapping"]["columns"] = columns;
        let refused = desk.refusal("preview_survey_file", json!({ "reading": wrong }));
        assert!(refused.starts_with("import.mapping_invalid@reading.mapping.columns["), "{refused}");
    }
}

#[test]
fn every_broken_cell_is_named_and_can_be_mended() {
    let desk = town();
    let wave = open_wave(&desk, true, Some(20));
    let design = design(&desk);
    let codes = forms(&desk, wave);
    let mut people: Vec<(String, Answers)> =
        (0..4).zip(&codes).map(|(chance, (code, _))| (code.clone(), answered(&design, chance))).collect();
    people[3].0 = String::new();
    let mut rows = Platform::Words.rows(&design, "请输入问卷编号", &people);
    let column = |words: &str| rows[0].iter().position(|heading| heading.contains(words)).unwrap();
    let [overall, recommend, improve, times, said] =
        ["总的来说", "推荐给亲友", "最需要改进", "报修过几次", "意见和建议"].map(column);
    rows[1][overall] = "还行吧".to_owned();
    rows[1][recommend] = "11".to_owned();
    rows[2][improve] = "安全秩序┋食堂".to_owned();
    rows[2][times] = "很多次".to_owned();
    rows[3][said] = "好".repeat(501);
    rows[3][6] = "1234567".to_owned();
    let reading = reading(&desk, wave, "答卷.csv", &csv(&rows));
    let long = "好".repeat(501);
    assert_eq!(
        issues(&desk, &reading),
        [
            "2 overall survey.answer_unknown 还行吧".to_owned(),
            "2 recommend input.out_of_range 11".to_owned(),
            "3 repair-times survey.answer_unknown 很多次".to_owned(),
            "3 improve survey.answer_unknown 安全秩序┋食堂".to_owned(),
            format!("4 suggestions input.too_long {long}"),
            "4 code survey.code_malformed 1234567".to_owned(),
            // Of a sample nobody knows whose answers without a code are.
            "5 code input.required ".to_owned(),
        ]
    );
    let fixes = [
        (2, overall, "满意"),
        (2, recommend, "10"),
        (3, improve, "安全秩序"),
        (3, times, "3"),
        (4, said, "好"),
        (4, 6, codes[2].0.as_str()),
        (5, 6, codes[3].0.as_str()),
    ];
    let fixes: Vec<Value> = fixes
        .iter()
        .map(|(row, column, value)| json!({ "row": row, "column": column, "value": value }))
        .collect();
    assert_eq!(counts(&apply(&desk, &with(&reading, "fixes", json!(fixes)))), "new 4");
    let satisfied = entered(&desk, wave).iter().filter(|answers| answers["overall"]["code"] == 4).count();
    assert!(satisfied > 0);
}

#[test]
fn ten_thousand_rows_are_taken_in_at_once() {
    let desk = town();
    let wave = open_wave(&desk, true, None);
    let design = design(&desk);
    let people: Vec<(String, Answers)> =
        (0..10_000).map(|chance| (format!("{}号楼", 1 + chance % 3), answered(&design, chance))).collect();
    let reading = in_words(&desk, wave, "您住在几号楼？", &people);
    assert_eq!(counts(&apply(&desk, &reading)), "new 10000, without_code 10000");
    assert_eq!(desk.must("get_survey_wave", json!({ "id": wave }))["row"]["online"], 10_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn the_order_of_the_rows_decides_nothing(order in Just((0..18).collect::<Vec<usize>>()).prop_shuffle()) {
        let (desk, ..) = taken_in(&order);
        let (other, wave, reading) = taken_in(&(0..18).collect::<Vec<_>>());
        prop_assert_eq!(survey_rows(&desk), survey_rows(&other));
        let results = |desk: &Desk| desk.must("get_survey_results", json!({ "wave_id": wave }));
        prop_assert_eq!(results(&desk), results(&other));
        // Either file is known where the other was taken in.
        let preview = desk.must("preview_survey_file", json!({ "reading": reading }));
        prop_assert_eq!(&preview["counts"]["new"], &json!(0));
    }
}
