//! Columns of an online file below the headings that somebody says they are below.

use crate::common::{Desk, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

fn open_wave(desk: &Desk) -> i64 {
    let question = |key: &str, text: &str, asks: Value| json!({ "key": key, "text": text, "required": false, "asks": asks });
    let questions = json!([
        question("overall", "总体满意吗", json!({ "kind": "satisfaction", "does_not_apply": true })),
        question("times", "报修过几次", json!({ "kind": "number", "min": 0, "max": 99, "unit": "次" })),
        question("said", "您的意见", json!({ "kind": "text" })),
    ]);
    open_wave_of(desk, &questions)
}

fn open_wave_of(desk: &Desk, questions: &Value) -> i64 {
    let room = desk.must("save_room", json!({ "room": "1-1-101", "kind": "home" }));
    let people = json!([{ "name": "王建国", "role": "owner" }]);
    desk.must("move_in", json!({ "room_id": room["id"], "began_on": "2020-01-01", "people": people }));
    let design =
        json!({ "opening": "", "closing": "", "sections": [{ "title": "", "questions": questions }] });
    let questionnaire =
        desk.must("save_questionnaire", json!({ "title": "满意度", "design": design }))["id"].clone();
    let plan = json!({ "questionnaire_id": questionnaire, "title": "下半年", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": true });
    let wave = desk.must("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].as_i64().unwrap();
    desk.must("draw_survey_wave", json!({ "id": wave }));
    desk.must("end_survey_collecting", json!({ "id": wave }));
    wave
}

#[test]
fn columns_are_known_by_the_headings_that_somebody_says_and_a_name_stays_a_name() {
    let desk = Desk::open();
    let wave = open_wave(&desk);
    // What the platform asked before stands in the first row, what it asks now in the second.
    let rows = "姓名,总体满意吗,报修过几次,您的意见\n姓名,报修过几次,总体满意吗,您的意见\n\
        王秀英,2,满意,电梯太慢\n李建国,3,一般,楼道灯不亮\n";
    let read = |header_row: Value| -> Value {
        let mut file = json!({ "wave_id": wave, "file_name": "a.csv", "base64": STANDARD.encode(rows) });
        if !header_row.is_null() {
            file["header_row"] = header_row;
        }
        desk.call("read_survey_file", file).map_or_else(
            |error| json!(format!("{}@{}", error.code.text(), error.field.unwrap_or_default())),
            |read| read["sheets"][0].clone(),
        )
    };
    let known = |sheet: &Value| -> Vec<(i64, String)> {
        let columns = sheet["mapping"]["columns"].as_array().unwrap().iter();
        columns
            .map(|one| (one["column"].as_i64().unwrap(), text(&one["meaning"]["field"]).to_owned()))
            .collect()
    };
    let of = |names: [&str; 3]| -> Vec<(i64, String)> { (1..).zip(names.map(str::to_owned)).collect() };
    assert_eq!(known(&read(Value::Null)), of(["overall", "times", "said"]));
    let second = read(json!(2));
    assert_eq!(second["mapping"]["header_row"], 2);
    assert_eq!(known(&second), of(["times", "overall", "said"]));
    // Whichever row somebody says: a name is not shown, nor is what stands above the headings taken for one.
    for row in 0..5 {
        let sheet = read(json!(row));
        assert_eq!(sheet["withheld"].as_array().unwrap().first(), Some(&json!(0)), "{row}");
        assert!(!sheet["first_rows"].to_string().contains("王秀英"), "{row}");
    }
    assert_eq!(read(json!(-1)), "import.mapping_invalid@header_row");
    // What was understood so is taken in so.
    let mut reading = json!({ "wave_id": wave, "file_name": "a.csv", "base64": STANDARD.encode(rows) });
    reading["mapping"] = second["mapping"].clone();
    let taken = desk.must("apply_survey_file", json!({ "reading": reading }));
    assert_eq!((&taken["new"], &taken["errors"]), (&json!(2), &json!(0)));
}

#[test]
fn what_is_left_out_of_a_row_is_said_and_the_rest_of_it_counts() {
    let desk = Desk::open();
    let options = json!([{ "code": 1, "text": "报修过" }, { "code": 2, "text": "没有" }]);
    let wave = open_wave_of(
        &desk,
        &json!([
            { "key": "asked", "text": "今年报修过吗", "required": false, "asks": { "kind": "single", "options": options } },
            { "key": "solved", "text": "解决得满意吗", "required": false, "only_if": { "question": "asked", "codes": [1] },
                "asks": { "kind": "satisfaction", "does_not_apply": false } },
        ]),
    );
    let csv = "今年报修过吗,解决得满意吗,您住在几号楼\n没有,满意,1号楼\n报修过,满意,99号楼\n";
    let file = json!({ "wave_id": wave, "file_name": "答卷.csv", "base64": STANDARD.encode(csv) });
    let mut reading = file.clone();
    reading["mapping"] = desk.must("read_survey_file", file)["sheets"][0]["mapping"].clone();
    let preview = desk.must("preview_survey_file", json!({ "reading": reading }));
    let issues: Vec<String> = preview["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| {
            let said = ["code", "value", "severity"].map(|name| text(&issue[name]).to_owned());
            format!("{} {}", issue["row"], said.join(" "))
        })
        .collect();
    assert_eq!(
        issues,
        ["2 survey.answer_skipped 满意 notice", "3 survey.building_unknown 99号楼 notice"],
        "{preview}"
    );
    assert_eq!(desk.must("apply_survey_file", json!({ "reading": reading }))["new"], 2);
}
