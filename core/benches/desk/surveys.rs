//! Surveys: taking in what an online platform gave out.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::filled::Desk;
use super::rows::Limits;
use super::words::said;

const ANSWERS: usize = 10_000;

/// Looking over and taking in the answers of 10,000 people without codes, into an anonymous wave, against what a person waits
/// for.
pub(super) fn online_answers(limits: &mut Limits) {
    let desk = Desk::open();
    let room = desk.call("save_room", json!({ "room": "1-1-101", "kind": "home" }));
    let people = json!([{ "name": "王建国", "role": "owner" }]);
    desk.call("move_in", json!({ "room_id": room["id"], "began_on": "2020-01-01", "people": people }));
    let template = desk.call("list_survey_bank", json!({}))["templates"][0].clone();
    let design = template["design"].clone();
    let questionnaire = desk.call("save_questionnaire", json!({ "title": "调查", "design": design }));
    let plan = json!({ "questionnaire_id": questionnaire["id"], "title": "调查", "starts_on": "2026-11-23",
        "ends_on": "2026-12-06", "anonymous": true });
    let wave = desk.call("plan_survey_wave", json!({ "plan": plan }))["row"]["id"].clone();
    desk.call("draw_survey_wave", json!({ "id": wave }));
    desk.call("end_survey_collecting", json!({ "id": wave }));

    let base64 = STANDARD.encode(answers(&design));
    let file = json!({ "wave_id": wave, "file_name": "a.csv", "base64": base64 });
    let start = Instant::now();
    let mapping = desk.call("read_survey_file", file.clone())["sheets"][0]["mapping"].clone();
    let mut reading = file;
    reading["mapping"] = mapping;
    desk.call("preview_survey_file", json!({ "reading": reading }));
    let taken = desk.call("apply_survey_file", json!({ "reading": reading }));
    assert_eq!(taken["new"], ANSWERS);
    limits.at_most("online answers of 10,000 people : 10 s", start.elapsed(), Duration::from_secs(10), 1.0);
}

/// A file with a column for each question, as 问卷星 gives it out.
fn answers(design: &Value) -> String {
    let sections = design["sections"].as_array().unwrap();
    let questions: Vec<&Value> =
        sections.iter().flat_map(|section| section["questions"].as_array().unwrap()).collect();
    let headings: Vec<&str> = questions.iter().map(|question| question["text"].as_str().unwrap()).collect();
    let mut csv = headings.join(",") + "\n";
    for row in 0..ANSWERS {
        let cells: Vec<String> = questions.iter().map(|question| answer(&question["asks"], row)).collect();
        writeln!(csv, "{}", cells.join(",")).unwrap();
    }
    csv
}

fn answer(asks: &Value, row: usize) -> String {
    match asks["kind"].as_str().unwrap() {
        "satisfaction" => ["非常满意", "满意", "一般", "不满意", "非常不满意"][row * 7 / 3 % 5].to_owned(),
        "recommend" => (row % 11).to_string(),
        "single" | "multiple" => {
            let options = asks["options"].as_array().unwrap();
            options[row % options.len()]["text"].as_str().unwrap().to_owned()
        }
        "text" => said(i64::try_from(row).unwrap()),
        other => panic!("the template has no question that is answered by {other}"),
    }
}
