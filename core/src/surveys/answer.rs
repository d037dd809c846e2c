//! What can stand in a field of a form, and how two entries of one form become one: pure, whatever the order of entry.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::design::{Asks, Design, Field};
use crate::error::{Error, ErrorCode, Result};
use crate::input;

/// The longest open answer, in characters.
const LONGEST_TEXT: usize = 500;

/// What stands in a field. 未填 and 看不清 are answers of their own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// One code: of a scale, of an option.
    Code {
        /// The code.
        code: u32,
    },
    /// Several options, each once.
    Choices {
        /// Their codes.
        codes: BTreeSet<u32>,
    },
    /// A number.
    Number {
        /// The number.
        number: i64,
    },
    /// An open answer.
    Text {
        /// The words; 1…500 characters.
        text: String,
    },
    /// 未填
    Blank,
    /// 看不清
    Unreadable,
}

/// What stands on a form, by field. A question that is not asked after the answers before it has none.
pub type Answers = BTreeMap<String, Answer>;

/// Whether a question is asked after these answers. One that was left blank or cannot be read does not hide those that
/// depend on it: what people wrote there counts.
fn is_asked(field: &Field<'_>, design: &Design, answers: &Answers) -> bool {
    let Some(only_if) = &field.question.only_if else { return true };
    match answers.get(&only_if.question) {
        Some(Answer::Code { code }) => only_if.codes.contains(code),
        Some(_) => true,
        // Not asked itself, or still to be settled.
        None => !design.questions().any(|question| question.key == only_if.question),
    }
}

/// The answers as they are kept: one for every field that is asked, each of which fits, and no other.
///
/// # Errors
/// `input.required`, `input.out_of_range`, `input.invalid`, `input.unknown_id` and those of texts at `answers[key]`.
pub fn checked(design: &Design, mut given: Answers) -> Result<Answers> {
    let mut answers = Answers::new();
    for field in design.fields() {
        if !is_asked(&field, design, &answers) {
            continue;
        }
        let key = field.key();
        let at = format!("answers[{key}]");
        let answer = given.remove(&key).ok_or_else(|| Error::field(&at, ErrorCode::InputRequired))?;
        answers.insert(key, fitting(&at, &field.question.asks, answer)?);
    }
    match given.into_keys().next() {
        None => Ok(answers),
        Some(key) => Err(Error::field(&format!("answers[{key}]"), ErrorCode::InputUnknownId).with("id", key)),
    }
}

/// What of `given` is kept: the answers to what is asked, blank where there is none; and the keys of those that were given
/// to what is not asked after the answers before it.
pub(super) fn of_asked(design: &Design, mut given: Answers) -> (Answers, Vec<String>) {
    let (mut answers, mut skipped) = (Answers::new(), Vec::new());
    for field in design.fields() {
        let key = field.key();
        let answer = given.remove(&key);
        if is_asked(&field, design, &answers) {
            answers.insert(key, answer.unwrap_or(Answer::Blank));
        } else if answer.is_some_and(|answer| answer != Answer::Blank) {
            skipped.push(key);
        }
    }
    (answers, skipped)
}

/// The answer, if it can stand in a field that asks like this.
///
/// # Errors
/// As [`checked`], at `at`.
pub fn fitting(at: &str, asks: &Asks, answer: Answer) -> Result<Answer> {
    let out_of_range = || Error::field(at, ErrorCode::InputOutOfRange);
    match (asks, answer) {
        (_, answer @ (Answer::Blank | Answer::Unreadable)) => Ok(answer),
        (
            Asks::Satisfaction { .. } | Asks::Matrix { .. } | Asks::Single { .. } | Asks::Recommend,
            Answer::Code { code },
        ) => {
            let codes = asks.codes();
            let (min, max) = (codes.iter().min().copied(), codes.iter().max().copied());
            if codes.contains(&code) {
                Ok(Answer::Code { code })
            } else {
                Err(out_of_range().with("min", min.unwrap_or(0)).with("max", max.unwrap_or(0)))
            }
        }
        (Asks::Multiple { options }, Answer::Choices { codes }) => {
            let known = |code: &u32| options.iter().any(|option| option.code == *code);
            if codes.iter().all(known) && !codes.is_empty() {
                Ok(Answer::Choices { codes })
            } else {
                Err(out_of_range().with("min", 1).with("max", options.len()))
            }
        }
        (Asks::Number { min, max, .. }, Answer::Number { number }) => {
            if (min..=max).contains(&&number) {
                Ok(Answer::Number { number })
            } else {
                Err(out_of_range().with("min", *min).with("max", *max))
            }
        }
        (Asks::Text, Answer::Text { text }) => {
            Ok(Answer::Text { text: input::required(at, &text, LONGEST_TEXT)? })
        }
        _ => Err(Error::field(at, ErrorCode::InputInvalid)),
    }
}

/// Two entries of one form and what was settled, as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converged {
    /// What stands on the form as far as it is agreed.
    pub answers: Answers,
    /// The fields on which the entries differ and nobody has settled what stands there.
    pub open: Vec<String>,
}

/// Makes one of two entries. A field counts as agreed if both say the same or it was settled. What depends on a field
/// that is still open waits for it.
#[must_use]
pub fn converge(design: &Design, first: &Answers, second: Option<&Answers>, settled: &Answers) -> Converged {
    let Some(second) = second else {
        return Converged { answers: first.clone(), open: Vec::new() };
    };
    let mut converged = Converged { answers: Answers::new(), open: Vec::new() };
    for field in design.fields() {
        let key = field.key();
        let waits =
            field.question.only_if.as_ref().is_some_and(|only| converged.open.contains(&only.question));
        if waits || !is_asked(&field, design, &converged.answers) {
            continue;
        }
        let (one, other) = (first.get(&key), second.get(&key));
        let agreed = one.filter(|one| Some(*one) == other);
        match settled.get(&key).or(agreed) {
            Some(answer) => drop(converged.answers.insert(key, answer.clone())),
            None => converged.open.push(key),
        }
    }
    converged
}

/// How many fields somebody typed that were compared, and how many of them turned out wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Errors {
    /// Fields of which it is known what stands there.
    pub compared: i64,
    /// Those in which something else was typed.
    pub wrong: i64,
}

/// How often an entry says something else than what stands on the form.
#[must_use]
pub fn errors(converged: &Converged, entry: &Answers) -> Errors {
    let wrong = converged.answers.iter().filter(|(key, answer)| entry.get(*key) != Some(*answer)).count();
    Errors {
        compared: i64::try_from(converged.answers.len()).unwrap_or(i64::MAX),
        wrong: i64::try_from(wrong).unwrap_or(i64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::surveys::bank;

    fn design() -> Design {
        bank::templates().pop().map(|template| template.design).unwrap()
    }

    /// Answers of the whole design, each field as `pick` says.
    fn filled(design: &Design, pick: &[u8]) -> Answers {
        let mut answers = Answers::new();
        for (field, pick) in design.fields().iter().zip(pick) {
            if is_asked(field, design, &answers) {
                answers.insert(field.key(), picked(&field.question.asks, *pick));
            }
        }
        answers
    }

    fn picked(asks: &Asks, pick: u8) -> Answer {
        let codes = asks.codes();
        match (pick % 8, asks) {
            (0, _) => Answer::Blank,
            (1, _) => Answer::Unreadable,
            (_, Asks::Text) => Answer::Text { text: format!("话{pick}") },
            (_, Asks::Number { .. }) => Answer::Number { number: i64::from(pick) },
            (_, Asks::Multiple { options }) => {
                let codes =
                    options.iter().map(|option| option.code).filter(|code| pick >> (code % 8) & 1 == 1);
                let codes: BTreeSet<u32> = codes.collect();
                if codes.is_empty() { Answer::Blank } else { Answer::Choices { codes } }
            }
            _ => Answer::Code { code: codes[usize::from(pick) % codes.len()] },
        }
    }

    proptest! {
        #[test]
        fn two_entries_become_one_whatever_the_order_of_settling(
            one in prop::collection::vec(any::<u8>(), 40), other in prop::collection::vec(any::<u8>(), 40),
            slips in prop::collection::vec(0..4u8, 40), turns in prop::collection::vec(any::<usize>(), 80),
        ) {
            let design = design();
            let truth = filled(&design, &one);
            prop_assert_eq!(&checked(&design, truth.clone()).unwrap(), &truth);
            let slipped: Vec<u8> =
                one.iter().zip(&other).zip(&slips).map(|((one, other), slip)| if *slip == 0 { *other } else { *one }).collect();
            let second = filled(&design, &slipped);
            let all = filled(&design, &one.iter().map(|_| 2).collect::<Vec<u8>>());
            let settle = |turns: &[usize]| {
                let mut settled = Answers::new();
                for turn in turns.iter().chain(std::iter::repeat(&0)) {
                    let converged = converge(&design, &truth, Some(&second), &settled);
                    if converged.open.is_empty() {
                        return converged.answers;
                    }
                    let field = &converged.open[turn % converged.open.len()];
                    let answer = truth.get(field).or(all.get(field)).cloned().unwrap_or(Answer::Blank);
                    settled.insert(field.clone(), answer);
                }
                Answers::new()
            };
            let converged = settle(&turns);
            // It ends, the paper's answers stand, and what stands there could have been entered.
            prop_assert_eq!(&converged, &truth);
            prop_assert_eq!(&settle(&[]), &converged);
            prop_assert_eq!(&checked(&design, converged.clone()).unwrap(), &converged);
            // Who is first and who second does not matter.
            let (left, right) = (
                converge(&design, &truth, Some(&second), &Answers::new()),
                converge(&design, &second, Some(&truth), &Answers::new()),
            );
            prop_assert_eq!(left, right);
        }
    }
}
