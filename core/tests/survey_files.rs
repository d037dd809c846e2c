//! Answers from online platforms: each platform's columns, rows refused one by one, taken in whole or not at all, and that
//! an anonymous wave stays anonymous.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{Desk, text};
use linsheng_core::surveys::answers;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

/// A community of three buildings with twelve households each.
fn town() -> Desk {
    let desk = Desk::open();
    for building in 1..=3 {
        for at in 0..12 {
            let room = format!("{building}-1-{}{:02}", 1 + at / 4, 1 + at % 4);
            let room = desk.must("save_room", json!({ "room": room, "kind": "home" }));
            let people = json!([{ "name": "王建国", "role": "owner" }]);
            desk.must(
                "move_in",
                json!({ "room_id": room["id"], "began_on": "2020-01-01", "people": people }),
            );
        }
    }
    desk
}

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
    let questionnaire =
        desk.must("save_questionnaire", json!({ "title": "满意度", "design": design(desk) }))["id"].clone();
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

/// The questions with their fields: key, question, item, and the number on the paper.
fn fields(design: &Value) -> Vec<(String, Value, Option<Value>, usize)> {
    let mut fields = Vec::new();
    let sections = design["sections"].as_array().unwrap();
    let questions = sections.iter().flat_map(|section| section["questions"].as_array().unwrap());
    for (number, question) in (1..).zip(questions) {
        let key = text(&question["key"]).to_owned();
        match question["asks"]["items"].as_array() {
            Some(items) => fields.extend(items.iter().map(|item| {
                (format!("{key}/{}", item["code"]), question.clone(), Some(item.clone()), number)
            })),
            None => fields.push((key, question.clone(), None, number)),
        }
    }
    fields
}

type Answers = BTreeMap<String, Value>;

/// What somebody with this chance answers, field by field.
fn answered(design: &Value, chance: u64) -> Answers {
    let mut answers = Answers::new();
    for (at, (key, question, ..)) in (0_u64..).zip(fields(design)) {
        let pick =
            (chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(at * 1_442_695_040_888_963_407))
                >> 33;
        let only_if = &question["only_if"];
        if !only_if.is_null() && answers[text(&only_if["question"])]["code"] == 2 {
            continue;
        }
        let asks = &question["asks"];
        let options = asks["options"].as_array().map_or(0, Vec::len) as u64;
        let lowest = u64::from(asks["does_not_apply"] != true);
        // The first question is never blank: a row that says nothing is no answer.
        let answer = match text(&asks["kind"]) {
            _ if pick % 9 == 8 && at > 0 => json!({ "kind": "blank" }),
            "recommend" => json!({ "kind": "code", "code": pick % 11 }),
            "single" => json!({ "kind": "code", "code": 1 + pick % options }),
            "multiple" => {
                let codes: Vec<u64> = (1..=options).filter(|code| pick >> code & 1 == 1).collect();
                if codes.is_empty() {
                    json!({ "kind": "blank" })
                } else {
                    json!({ "kind": "choices", "codes": codes })
                }
            }
            "number" => json!({ "kind": "number", "number": pick % 100 }),
            "text" => json!({ "kind": "text", "text": format!("电梯，{}号太慢；\n请修", pick % 50) }),
            _ => json!({ "kind": "code", "code": lowest + pick % (6 - lowest) }),
        };
        answers.insert(key, answer);
    }
    answers
}

/// How a platform writes what people answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Platform {
    /// 问卷星, options as words, several in one cell.
    Words,
    /// 问卷星, options by their number, each of several in a column of its own.
    Numbers,
    /// 腾讯问卷, each option and each item in a column that names its question.
    Columns,
    /// 金数据, questions without numbers, scales in numbers, what the platform notes behind the answers.
    Plain,
}

const PLATFORMS: [Platform; 4] = [Platform::Words, Platform::Numbers, Platform::Columns, Platform::Plain];

const SCALE: [&str; 6] = ["不了解", "非常不满意", "不满意", "一般", "满意", "非常满意"];

impl Platform {
    fn noted(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Words | Self::Numbers => &[
                ("序号", "17"),
                ("提交答卷时间", "2026/11/25 12:30:11"),
                ("所用时间", "95秒"),
                ("来源", "微信"),
                ("来源详情", "N/A"),
                ("来自IP", "203.0.113.7(浙江-杭州)"),
            ],
            Self::Columns => &[
                ("编号", "17"),
                ("开始答题时间", "2026-11-25 12:28:36"),
                ("结束答题时间", "2026-11-25 12:30:11"),
                ("答题时长", "95"),
                ("地理位置省", "浙江省"),
                ("用户标识", "u-8841"),
                ("昵称", "湖边人家"),
                ("IP地址", "2001:db8::7"),
            ],
            Self::Plain => &[
                ("提交人", "湖边人家"),
                ("提交时间", "2026-11-25 12:30:11"),
                ("填写设备", "iPhone"),
                ("IP", "203.0.113.7"),
            ],
        }
    }

    /// The headings of a field, and what stands below them.
    fn cells(
        self,
        field: &(String, Value, Option<Value>, usize),
        answer: Option<&Value>,
    ) -> Vec<(String, String)> {
        let (_, question, item, number) = field;
        let (words, asks) = (text(&question["text"]), &question["asks"]);
        let item = item.as_ref().map(|item| text(&item["text"]));
        let heading = |part: Option<&str>| match (self, part) {
            (Self::Words, None) => format!("{number}、{words}[单选题]"),
            (Self::Words, Some(part)) => format!("{number}、{part}"),
            (Self::Numbers, None) => format!("{number}、{words}"),
            (Self::Numbers, Some(part)) => format!("第{number}题({part})"),
            (Self::Columns, None) => format!("{number}.{words}"),
            (Self::Columns, Some(part)) => format!("{number}.{words}:{part}"),
            (Self::Plain, None) => format!("{words}（必填）"),
            (Self::Plain, Some(part)) => format!("{words}/{part}"),
        };
        let nothing = |asked: bool| {
            let said = match self {
                Self::Words if asked => "(空)",
                Self::Words => "(跳过)",
                Self::Numbers if asked => "-2",
                Self::Numbers => "-3",
                Self::Columns | Self::Plain => "",
            };
            said.to_owned()
        };
        let options = || asks["options"].as_array().unwrap().iter();
        let chosen = |code: &Value| {
            answer.is_some_and(|answer| answer["codes"].as_array().is_some_and(|codes| codes.contains(code)))
        };
        let several = asks["kind"] == "multiple";
        if several && matches!(self, Self::Numbers | Self::Columns) {
            let cell = |option: &Value| match answer {
                None => nothing(false),
                Some(answer) if answer["kind"] == "blank" && self == Self::Numbers => nothing(true),
                Some(_) => u8::from(chosen(&option["code"])).to_string(),
            };
            return options().map(|option| (heading(Some(text(&option["text"]))), cell(option))).collect();
        }
        let word = |code: &Value| {
            options().find(|option| option["code"] == *code).map(|option| text(&option["text"]))
        };
        let said = match answer {
            None => nothing(false),
            Some(answer) => match text(&answer["kind"]) {
                "blank" => nothing(true),
                "text" => text(&answer["text"]).to_owned(),
                "number" => answer["number"].to_string(),
                "choices" => {
                    let apart = if self == Self::Plain { "，" } else { "┋" };
                    let codes = answer["codes"].as_array().unwrap();
                    codes.iter().map(|code| word(code).unwrap()).collect::<Vec<_>>().join(apart)
                }
                _ => self.coded(asks, answer["code"].as_u64().unwrap()),
            },
        };
        vec![(heading(item), said)]
    }

    fn coded(self, asks: &Value, code: u64) -> String {
        let place = usize::try_from(code).unwrap();
        match (text(&asks["kind"]), self) {
            ("recommend", _) => code.to_string(),
            ("single", Self::Numbers) => code.to_string(),
            ("single", _) => text(&asks["options"][place - 1]["text"]).to_owned(),
            (_, Self::Numbers) => (6 - code).to_string(),
            (_, Self::Plain) => code.to_string(),
            _ => SCALE[place].to_owned(),
        }
    }

    /// A file as the platform gives it out: headings, and a row for each of `people`, who say something more.
    fn rows(self, design: &Value, more: &str, people: &[(String, Answers)]) -> Vec<Vec<String>> {
        let fields = fields(design);
        let row = |said: Option<&(String, Answers)>, headings: bool| -> Vec<String> {
            let pick = |(heading, cell): (String, String)| if headings { heading } else { cell };
            let noted =
                self.noted().iter().map(|(heading, cell)| pick(((*heading).to_owned(), (*cell).to_owned())));
            let none = (String::new(), Answers::new());
            let (where_from, answers) = said.unwrap_or(&none);
            let mut answers: Vec<String> = std::iter::once(pick((more.to_owned(), where_from.clone())))
                .chain(fields.iter().flat_map(|field| self.cells(field, answers.get(&field.0))).map(pick))
                .collect();
            if self == Self::Plain {
                answers.extend(noted);
                answers
            } else {
                noted.chain(answers).collect()
            }
        };
        std::iter::once(row(None, true)).chain(people.iter().map(|person| row(Some(person), false))).collect()
    }
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell.parse::<f64>() {
                Ok(number) if at > 0 => sheet.write_number(at, column, number).map(drop).unwrap(),
                _ => sheet.write_string(at, column, cell).map(drop).unwrap(),
            }
        }
    }
    book.save_to_buffer().unwrap()
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
        let reading = with(&reading(&desk, wave, files[2].0, &files[2].1), "fixes", json!([]));
        let mut reading = reading;
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
