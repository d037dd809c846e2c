//! What a questionnaire asks: sections of questions, each of a kind, some only after certain answers.
//!
//! A question is the same question in every version as long as its key is: trends join by it. Option and item codes are
//! likewise never given to another option. What is checked here holds for every design in the store.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::stored::stored_as_text;
use crate::tickets::half_width;

/// The most sections of a questionnaire.
const MOST_SECTIONS: usize = 12;
/// The most questions of a questionnaire.
const MOST_QUESTIONS: usize = 60;
/// The highest code of an option: one key each.
pub const HIGHEST_CODE: u32 = 9;
/// The most items of a matrix.
const MOST_ITEMS: usize = 12;
/// The largest number that can be asked for.
const LARGEST_NUMBER: i64 = 999_999;
/// The code of 不了解/不适用 on a scale of satisfaction.
pub const DOES_NOT_APPLY: u32 = 0;
/// The best score of a scale of satisfaction: 非常满意.
pub const BEST: u32 = 5;
/// The best score of a recommendation.
pub const SURELY: u32 = 10;

/// What a question of a property office is about, for results by topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SurveyTopic {
    /// 总体评价
    Overall,
    /// 安全秩序
    Safety,
    /// 清洁卫生
    Cleaning,
    /// 绿化养护
    Greening,
    /// 维修与设施
    Repair,
    /// 服务态度
    Attitude,
    /// 收费公开
    Fees,
    /// 社区活动
    Activities,
    /// 沟通反馈
    Communication,
}
stored_as_text!(SurveyTopic {
    Overall = "overall",
    Safety = "safety",
    Cleaning = "cleaning",
    Greening = "greening",
    Repair = "repair",
    Attitude = "attitude",
    Fees = "fees",
    Activities = "activities",
    Communication = "communication",
});

/// An option to choose, or an item of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The number that stands on the paper and is typed, 1…9 for options, 1…12 for items; the same option has the same
    /// number in every version.
    pub code: u32,
    /// The words; 1…60 characters.
    pub text: String,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asks {
    /// 满意度: 5 非常满意 … 1 非常不满意; 0 不了解/不适用 where it is offered.
    Satisfaction {
        /// Whether 不了解/不适用 can be answered.
        does_not_apply: bool,
    },
    /// 单选
    Single {
        /// What there is to choose; 2…9.
        options: Vec<Choice>,
    },
    /// 多选
    Multiple {
        /// What there is to choose; 2…9.
        options: Vec<Choice>,
    },
    /// 推荐意愿 (NPS): 0…10.
    Recommend,
    /// 数字: a whole number.
    Number {
        /// The smallest that can be answered, 0 or more.
        min: i64,
        /// The largest that can be answered, up to 999,999.
        max: i64,
        /// What is counted, such as 人; up to 10 characters.
        unit: String,
    },
    /// 文字: an open answer.
    Text,
    /// 矩阵: several things, each on the scale of satisfaction.
    Matrix {
        /// What is judged; 2…12.
        items: Vec<Choice>,
        /// Whether 不了解/不适用 can be answered.
        does_not_apply: bool,
    },
}

/// When a question is asked only after certain answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OnlyIf {
    /// The key of an earlier question with one answer by code: satisfaction, single, recommend.
    pub question: String,
    /// The codes after which it is asked.
    pub codes: Vec<u32>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What makes it the same question in every version; 1…40 of `a–z`, `0–9`, `-`. Whoever writes a new question makes
    /// a new key.
    pub key: String,
    /// The words; 1…200 characters.
    pub text: String,
    /// What it is about.
    #[serde(default)]
    pub topic: Option<SurveyTopic>,
    /// Whether the paper asks for an answer in any case. What came back blank is entered as blank all the same.
    pub required: bool,
    /// How it is answered.
    pub asks: Asks,
    /// When it is asked; always if absent.
    #[serde(default)]
    pub only_if: Option<OnlyIf>,
}

/// A part of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its head; up to 40 characters, none if empty.
    pub title: String,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// What a questionnaire asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// What stands above the first question; up to 400 characters.
    pub opening: String,
    /// The parts; 1…12, with at most 60 questions together.
    pub sections: Vec<Section>,
    /// What stands below the last question; up to 200 characters.
    pub closing: String,
}

/// What one key or one line of typing answers: a question, or an item of a matrix.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// The question.
    pub question: &'a Question,
    /// The item, in a matrix.
    pub item: Option<&'a Choice>,
    /// The number of the question on the paper, from 1.
    pub number: usize,
}

impl Field<'_> {
    /// How answers name it: `cleaning` or `cleaning/2`.
    #[must_use]
    pub fn key(&self) -> String {
        match self.item {
            None => self.question.key.clone(),
            Some(item) => format!("{}/{}", self.question.key, item.code),
        }
    }
}

impl Design {
    /// The questions in their order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The fields in the order of the paper.
    #[must_use]
    pub fn fields(&self) -> Vec<Field<'_>> {
        let mut fields = Vec::new();
        for (number, question) in (1..).zip(self.questions()) {
            match &question.asks {
                Asks::Matrix { items, .. } => {
                    fields.extend(items.iter().map(|item| Field { question, item: Some(item), number }));
                }
                _ => fields.push(Field { question, item: None, number }),
            }
        }
        fields
    }

    /// The design as it is kept: texts without surrounding white space, everything checked.
    ///
    /// # Errors
    /// `input.*`, `survey.key_taken` and `survey.option_taken` at the field, such as `sections[0].questions[2].text`.
    pub fn checked(self) -> Result<Self> {
        let Self { opening, sections, closing } = self;
        count("sections", sections.len(), 1, MOST_SECTIONS)?;
        let questions = sections.iter().map(|section| section.questions.len()).sum();
        count("sections[0].questions", questions, 1, MOST_QUESTIONS)?;
        let mut known = BTreeMap::new();
        let sections = (0..)
            .zip(sections)
            .map(|(place, section)| checked_section(place, section, &mut known))
            .collect::<Result<_>>()?;
        Ok(Self {
            opening: input::optional("opening", Some(&opening), 400)?.unwrap_or_default(),
            sections,
            closing: input::optional("closing", Some(&closing), 200)?.unwrap_or_default(),
        })
    }

    /// Refuses a question that was asked before in another way: its answers could not be joined.
    ///
    /// # Errors
    /// `survey.kind_changed` at the question's `asks`.
    pub fn goes_on_from(&self, earlier: &Self) -> Result<()> {
        for (at, section) in self.sections.iter().enumerate() {
            for (place, question) in section.questions.iter().enumerate() {
                let before = earlier.questions().find(|before| before.key == question.key);
                if before.is_some_and(|before| !before.asks.same_kind(&question.asks)) {
                    let field = format!("sections[{at}].questions[{place}].asks");
                    return Err(Error::field(&field, ErrorCode::SurveyKindChanged));
                }
            }
        }
        Ok(())
    }
}

impl Question {
    /// The question alone as it is kept, asked whatever was answered before.
    ///
    /// # Errors
    /// `input.*` at the field, such as `question.text`.
    pub fn checked(self, at: &str) -> Result<Self> {
        checked_question(at, Self { only_if: None, ..self }, &mut Known::new())
    }
}

impl Asks {
    /// Whether both are answered in the same way.
    #[must_use]
    pub fn same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The codes of which one is the answer; none where the answer is something else.
    #[must_use]
    pub fn codes(&self) -> Vec<u32> {
        match self {
            Self::Satisfaction { does_not_apply } | Self::Matrix { does_not_apply, .. } => {
                (u32::from(!does_not_apply)..=BEST).collect()
            }
            Self::Single { options } => options.iter().map(|option| option.code).collect(),
            Self::Recommend => (0..=SURELY).collect(),
            Self::Multiple { .. } | Self::Number { .. } | Self::Text => Vec::new(),
        }
    }

    /// The same with its texts checked; `at` is the field of the question.
    fn checked(self, at: &str) -> Result<Self> {
        let field = format!("{at}.asks");
        Ok(match self {
            Self::Single { options } => {
                Self::Single { options: choices(&field, "options", options, HIGHEST_CODE)? }
            }
            Self::Multiple { options } => {
                Self::Multiple { options: choices(&field, "options", options, HIGHEST_CODE)? }
            }
            Self::Matrix { items, does_not_apply } => {
                let most = u32::try_from(MOST_ITEMS).unwrap_or(u32::MAX);
                Self::Matrix { items: choices(&field, "items", items, most)?, does_not_apply }
            }
            Self::Number { min, max, unit } => {
                if !(0..=LARGEST_NUMBER).contains(&max) {
                    let error = Error::field(&format!("{field}.max"), ErrorCode::InputOutOfRange);
                    return Err(error.with("min", 0).with("max", LARGEST_NUMBER));
                }
                if !(0..=max).contains(&min) {
                    let error = Error::field(&format!("{field}.min"), ErrorCode::InputOutOfRange);
                    return Err(error.with("min", 0).with("max", max));
                }
                let unit = input::optional_line(&format!("{field}.unit"), Some(&unit), 10)?;
                Self::Number { min, max, unit: unit.unwrap_or_default() }
            }
            asks @ (Self::Satisfaction { .. } | Self::Recommend | Self::Text) => asks,
        })
    }
}

fn count(field: &str, count: usize, min: usize, max: usize) -> Result<()> {
    if (min..=max).contains(&count) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", min).with("max", max))
}

fn choices(at: &str, name: &str, choices: Vec<Choice>, highest: u32) -> Result<Vec<Choice>> {
    let field = format!("{at}.{name}");
    count(&field, choices.len(), 2, usize::try_from(highest).unwrap_or(usize::MAX))?;
    let (mut seen, mut words, mut checked) = (Vec::new(), Vec::new(), Vec::new());
    for (place, Choice { code, text }) in choices.into_iter().enumerate() {
        let at = format!("{field}[{place}]");
        if !(1..=highest).contains(&code) || seen.contains(&code) {
            let error = Error::field(&format!("{at}.code"), ErrorCode::InputOutOfRange);
            return Err(error.with("min", 1).with("max", highest));
        }
        seen.push(code);
        let text = input::required_line(&format!("{at}.text"), &text, 60)?;
        // Nobody could tell on which of the two somebody put a cross.
        let same: String = half_width(&text).to_lowercase().split_whitespace().collect();
        if words.contains(&same) {
            return Err(Error::field(&format!("{at}.text"), ErrorCode::SurveyOptionTaken));
        }
        words.push(same);
        checked.push(Choice { code, text });
    }
    Ok(checked)
}

/// Which questions came before, with the codes that they can be answered by.
type Known = BTreeMap<String, Vec<u32>>;

fn checked_section(place: usize, section: Section, known: &mut Known) -> Result<Section> {
    let Section { title, questions } = section;
    let at = format!("sections[{place}]");
    let title = input::optional_line(&format!("{at}.title"), Some(&title), 40)?.unwrap_or_default();
    let questions = (0..)
        .zip(questions)
        .map(|(place, question)| checked_question(&format!("{at}.questions[{place}]"), question, known))
        .collect::<Result<_>>()?;
    Ok(Section { title, questions })
}

fn checked_question(at: &str, question: Question, known: &mut Known) -> Result<Question> {
    let Question { key, text, topic, required, asks, only_if } = question;
    let field = |name: &str| format!("{at}.{name}");
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if key.is_empty() || key.len() > 40 || !key.chars().all(fits) {
        return Err(Error::field(&field("key"), ErrorCode::InputInvalid));
    }
    if known.contains_key(&key) {
        return Err(Error::field(&field("key"), ErrorCode::SurveyKeyTaken));
    }
    let text = input::required_line(&field("text"), &text, 200)?;
    let asks = asks.checked(at)?;
    if let Some(OnlyIf { question, codes }) = &only_if {
        // A code that can never be answered would hide the question for good.
        let answers = known.get(question);
        let fits = answers.is_some_and(|known| codes.iter().all(|code| known.contains(code)));
        if codes.is_empty() || !fits {
            return Err(Error::field(&field("only_if"), ErrorCode::InputInvalid));
        }
    }
    let by_code = !matches!(asks, Asks::Matrix { .. });
    known.insert(key.clone(), if by_code { asks.codes() } else { Vec::new() });
    Ok(Question { key, text, topic, required, asks, only_if })
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "json! at the call makes a value to give away")]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn check(questions: Value, expected: &str) {
        let design = json!({ "opening": "", "closing": "", "sections": [{ "title": " 一 ", "questions": questions }] });
        let design: Design = serde_json::from_value(design).unwrap();
        let said = match design.checked() {
            Ok(design) => {
                let keys: Vec<String> = design.fields().iter().map(Field::key).collect();
                keys.join(" ")
            }
            Err(error) => {
                let field = error.body().field.clone().unwrap_or_default();
                format!("{}@{}", error.code().text(), field.replace("sections[0].questions", ""))
            }
        };
        assert_eq!(said, expected);
    }

    fn question(key: &str, asks: Value, only_if: Value) -> Value {
        json!({ "key": key, "text": "问", "required": false, "asks": asks, "only_if": only_if })
    }

    #[test]
    fn a_design_is_checked_to_the_last_code() {
        let scale = || json!({ "kind": "satisfaction", "does_not_apply": false });
        let options = |codes: &[u32]| {
            let options: Vec<Value> =
                codes.iter().map(|code| json!({ "code": code, "text": format!("选{code}") })).collect();
            json!({ "kind": "single", "options": options })
        };
        let items = json!({ "kind": "matrix", "does_not_apply": true,
            "items": [{ "code": 1, "text": "楼道" }, { "code": 4, "text": "电梯" }] });
        let only = |question: &str, codes: &[u32]| json!({ "question": question, "codes": codes });
        check(json!([question("a", scale(), Value::Null), question("m", items, Value::Null)]), "a m/1 m/4");
        check(
            json!([
                question("a", scale(), Value::Null),
                question("b", json!({"kind":"text"}), only("a", &[1, 2]))
            ]),
            "a b",
        );
        // Without 不了解 there is no 0 to answer.
        check(
            json!([question("a", scale(), Value::Null), question("b", scale(), only("a", &[0]))]),
            "input.invalid@[1].only_if",
        );
        // Later questions have not been answered yet.
        check(
            json!([question("a", scale(), only("b", &[1])), question("b", scale(), Value::Null)]),
            "input.invalid@[0].only_if",
        );
        check(
            json!([question("a", scale(), Value::Null), question("a", scale(), Value::Null)]),
            "survey.key_taken@[1].key",
        );
        check(json!([question("A b", scale(), Value::Null)]), "input.invalid@[0].key");
        check(json!([question("a", options(&[1, 2, 9]), Value::Null)]), "a");
        check(
            json!([question("a", options(&[1, 1]), Value::Null)]),
            "input.out_of_range@[0].asks.options[1].code",
        );
        check(
            json!([question("a", options(&[1, 10]), Value::Null)]),
            "input.out_of_range@[0].asks.options[1].code",
        );
        check(json!([question("a", options(&[1]), Value::Null)]), "input.out_of_range@[0].asks.options");
        let alike = json!({ "kind": "single", "options": [
            { "code": 1, "text": "3 次" }, { "code": 2, "text": ">3次" }, { "code": 3, "text": "３次" }] });
        check(json!([question("a", alike, Value::Null)]), "survey.option_taken@[0].asks.options[2].text");
        let number = |min: i64, max: i64| json!({ "kind": "number", "min": min, "max": max, "unit": "人" });
        check(json!([question("a", number(1, 20), Value::Null)]), "a");
        check(json!([question("a", number(21, 20), Value::Null)]), "input.out_of_range@[0].asks.min");
        check(json!([]), "input.out_of_range@");
    }
}
