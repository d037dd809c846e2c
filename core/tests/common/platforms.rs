//! Answers as platforms write them: the same answers in the columns of each.

use std::collections::BTreeMap;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::common::{Desk, text};

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

pub type Answers = BTreeMap<String, Value>;

/// What somebody with this chance answers, field by field.
pub fn answered(design: &Value, chance: u64) -> Answers {
    let mut answers = Answers::new();
    for (at, (key, question, ..)) in (0_u64..).zip(fields(design)) {
        let pick = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(at.wrapping_mul(1_442_695_040_888_963_407))
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
pub enum Platform {
    /// 问卷星, options as words, several in one cell.
    Words,
    /// 问卷星, options by their number, each of several in a column of its own.
    Numbers,
    /// 腾讯问卷, each option and each item in a column that names its question.
    Columns,
    /// 金数据, questions without numbers, scales in numbers, what the platform notes behind the answers.
    Plain,
}

pub const PLATFORMS: [Platform; 4] = [Platform::Words, Platform::Numbers, Platform::Columns, Platform::Plain];

const SCALE: [&str; 6] = ["不了解", "非常不满意", "不满意", "一般", "满意", "非常满意"];

impl Platform {
    pub fn noted(self) -> &'static [(&'static str, &'static str)] {
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
            ("recommend", _) | ("single", Self::Numbers) => code.to_string(),
            ("single", _) => text(&asks["options"][place - 1]["text"]).to_owned(),
            (_, Self::Numbers) => (6 - code).to_string(),
            (_, Self::Plain) => code.to_string(),
            _ => SCALE[place].to_owned(),
        }
    }

    /// A file as the platform gives it out: headings, and a row for each of `people`, who say something more.
    pub fn rows(self, design: &Value, more: &str, people: &[(String, Answers)]) -> Vec<Vec<String>> {
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

/// A short questionnaire with every kind of answer that a stranger's cell might pass for.
pub fn short_design() -> Value {
    let options = |texts: &[&str]| -> Vec<Value> {
        (1..).zip(texts).map(|(code, text)| json!({ "code": code, "text": text })).collect()
    };
    let question = |key: &str, text: &str, asks: Value| json!({ "key": key, "text": text, "required": false, "asks": asks });
    json!({ "opening": "", "closing": "", "sections": [{ "title": "", "questions": [
        question("overall", "总体满意吗", json!({ "kind": "satisfaction", "does_not_apply": true })),
        question("improve", "最需改进", json!({ "kind": "multiple", "options": options(&["安全", "清洁", "绿化", "其他"]) })),
        question("inform", "希望怎样收到通知", json!({ "kind": "multiple", "options": options(&["电话", "微信", "公告"]) })),
        question("times", "报修过几次", json!({ "kind": "number", "min": 0, "max": 999_999, "unit": "次" })),
        question("said", "您的意见", json!({ "kind": "text" })),
    ] }] })
}

/// Rows of cells from lines of text.
pub fn lines(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.trim().split(',').map(str::to_owned).collect()).collect()
}

pub fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

pub fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
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

/// A community of three buildings with twelve households each.
pub fn town() -> Desk {
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
