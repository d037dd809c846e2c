//! From forms to figures: pure, whatever order the forms come in.

use std::collections::BTreeMap;

use super::words;
use super::{AnswerCount, GroupOf, GroupResult, QuestionResult, ResultKind, TopicResult};
use crate::residents::Tenure;
use crate::statistics::{self, LEAST_SHOWN, Share, Stratum, Tally};
use crate::surveys::answer::Answer;
use crate::surveys::answers::{AnsweredSheet, WaveAnswers};
use crate::surveys::design::{Asks, BEST, Choice, DOES_NOT_APPLY, Field, SURELY, SurveyTopic};

/// From this score on somebody is satisfied: 满意 and 非常满意.
const SATISFIED: u32 = 4;

/// Every question of the wave, as it was answered in it alone.
pub(super) fn questions(wave: &WaveAnswers) -> Vec<QuestionResult> {
    wave.design.fields().iter().map(|field| question(wave, field)).collect()
}

fn question(wave: &WaveAnswers, field: &Field<'_>) -> QuestionResult {
    let key = field.key();
    let answers: Vec<&Answer> = wave.sheets.iter().filter_map(|sheet| sheet.answers.get(&key)).collect();
    let how_many = |wanted: &Answer| count(answers.iter().filter(|answer| **answer == wanted).count());
    let asks = &field.question.asks;
    let scale = is_scale(asks);
    let numbers: Tally = answers.iter().filter_map(|answer| number(answer, scale)).collect();
    let texts = texts(&answers);
    let does_not_apply = if scale { how_many(&Answer::Code { code: DOES_NOT_APPLY }) } else { 0 };
    let (blank, unreadable) = (how_many(&Answer::Blank), how_many(&Answer::Unreadable));
    let asked = count(answers.len());
    let measured = !matches!(asks, Asks::Single { .. } | Asks::Multiple { .. } | Asks::Text);
    let (satisfied, unweighted) = if scale { satisfied(wave, &key) } else { (None, None) };
    let valid = asked - blank - unreadable - does_not_apply;
    // What people wrote is no figure.
    let hidden = (1..LEAST_SHOWN).contains(&valid) && !matches!(asks, Asks::Text);
    let measured = measured && !hidden;
    QuestionResult {
        number: count(field.number),
        text: field.question.text.clone(),
        item: field.item.map(|item| item.text.clone()),
        topic: field.question.topic,
        kind: kind(asks),
        asked,
        valid,
        hidden,
        blank,
        unreadable,
        does_not_apply,
        counts: if hidden { Vec::new() } else { counts(asks, &answers, &numbers) },
        mean: numbers.mean().filter(|_| measured),
        median: numbers.median().filter(|_| measured),
        satisfied,
        unweighted,
        recommendation: statistics::recommendation(&numbers)
            .filter(|_| measured && matches!(asks, Asks::Recommend)),
        trend: Vec::new(),
        change: None,
        groups: if scale && !hidden { groups(wave, &key) } else { Vec::new() },
        words: words::counted(&texts),
        texts,
        field: key,
    }
}

/// A length as the figures have it.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn is_scale(asks: &Asks) -> bool {
    matches!(asks, Asks::Satisfaction { .. } | Asks::Matrix { .. })
}

fn kind(asks: &Asks) -> ResultKind {
    match asks {
        Asks::Satisfaction { .. } | Asks::Matrix { .. } => ResultKind::Satisfaction,
        Asks::Single { .. } => ResultKind::Single,
        Asks::Multiple { .. } => ResultKind::Multiple,
        Asks::Recommend => ResultKind::Recommend,
        Asks::Number { .. } => ResultKind::Number,
        Asks::Text => ResultKind::Text,
    }
}

/// The number that an answer is; 不了解/不适用 is none.
fn number(answer: &Answer, scale: bool) -> Option<i64> {
    match answer {
        Answer::Code { code } if scale && *code == DOES_NOT_APPLY => None,
        Answer::Code { code } => Some(i64::from(*code)),
        Answer::Number { number } => Some(*number),
        Answer::Choices { .. } | Answer::Text { .. } | Answer::Blank | Answer::Unreadable => None,
    }
}

/// What people wrote, sorted: the order of the forms says nothing.
fn texts(answers: &[&Answer]) -> Vec<String> {
    let text = |answer: &&Answer| match answer {
        Answer::Text { text } => Some(text.clone()),
        _ => None,
    };
    let mut texts: Vec<String> = answers.iter().filter_map(text).collect();
    texts.sort_unstable();
    texts
}

fn counts(asks: &Asks, answers: &[&Answer], numbers: &Tally) -> Vec<AnswerCount> {
    let scored = |codes: Vec<u32>| {
        let count = |code: u32| AnswerCount {
            code: i64::from(code),
            text: None,
            count: numbers.count(i64::from(code)),
        };
        codes.into_iter().rev().map(count).collect()
    };
    let chosen = |options: &[Choice]| {
        let has = |answer: &&&Answer, wanted: u32| match answer {
            Answer::Code { code } => *code == wanted,
            Answer::Choices { codes } => codes.contains(&wanted),
            _ => false,
        };
        let option = |option: &Choice| AnswerCount {
            code: i64::from(option.code),
            text: Some(option.text.clone()),
            count: count(answers.iter().filter(|answer| has(answer, option.code)).count()),
        };
        options.iter().map(option).collect()
    };
    match asks {
        Asks::Satisfaction { .. } | Asks::Matrix { .. } => scored((1..=BEST).collect()),
        Asks::Recommend => scored((0..=SURELY).collect()),
        Asks::Single { options } | Asks::Multiple { options } => chosen(options),
        Asks::Number { .. } => {
            numbers.each().map(|(code, count)| AnswerCount { code, text: None, count }).collect()
        }
        Asks::Text => Vec::new(),
    }
}

/// Whether a sheet says that somebody is satisfied; `None` if it says nothing about it.
fn says(sheet: &AnsweredSheet, key: &str) -> Option<bool> {
    match sheet.answers.get(key)? {
        Answer::Code { code } if *code != DOES_NOT_APPLY => Some(*code >= SATISFIED),
        _ => None,
    }
}

/// How many of these sheets say that somebody is satisfied, and how many say anything.
fn tallied<'a>(sheets: impl Iterator<Item = &'a AnsweredSheet>, key: &str) -> (u32, u32) {
    sheets
        .filter_map(|sheet| says(sheet, key))
        .fold((0, 0), |(satisfied, valid), says| (satisfied + u32::from(says), valid + 1))
}

/// The satisfied rate of a question, and the one without weights where there are weights; neither if fewer than five
/// answered.
pub(super) fn satisfied(wave: &WaveAnswers, key: &str) -> (Option<Share>, Option<Share>) {
    let (satisfied, valid) = tallied(wave.sheets.iter(), key);
    let plain = statistics::share(satisfied, valid).filter(|share| share.answers >= LEAST_SHOWN);
    if !wave.sampled || plain.is_none() {
        return (plain, None);
    }
    let buildings = by_building(wave, key);
    let counted = buildings.iter().map(|(count, answers)| (f64::from(*count), *answers));
    (weighted(wave, &statistics::hidden(&buildings), counted), plain)
}

/// How many of each stratum say that somebody is satisfied, and how many say anything.
fn by_building(wave: &WaveAnswers, key: &str) -> Vec<(u32, u32)> {
    wave.strata.iter().map(|stratum| tallied(of_stratum(wave, stratum.position), key)).collect()
}

/// The share weighted by building. Those that are hidden are weighted as one: with weights of their own, what each of them
/// answered would follow from the weighted rate and the plain one.
fn weighted(wave: &WaveAnswers, hidden: &[bool], counted: impl Iterator<Item = (f64, u32)>) -> Option<Share> {
    let (mut strata, mut rest) = (Vec::new(), Stratum { population: 0, answers: 0, count: 0.0 });
    for ((stratum, hidden), (count, answers)) in wave.strata.iter().zip(hidden).zip(counted) {
        let population = u32::try_from(stratum.households).unwrap_or(0);
        if *hidden {
            rest.population += population;
            rest.answers += answers;
            rest.count += count;
        } else {
            strata.push(Stratum { population, answers, count });
        }
    }
    strata.push(rest);
    statistics::weighted_share(&strata)
}

/// How many valid answers of a scale say that somebody is satisfied, without weights.
pub(super) fn satisfied_answers(question: &QuestionResult) -> u32 {
    let says = |answer: &&AnswerCount| answer.code >= i64::from(SATISFIED);
    question.counts.iter().filter(says).map(|answer| answer.count).sum()
}

fn of_stratum(wave: &WaveAnswers, position: i64) -> impl Iterator<Item = &AnsweredSheet> {
    wave.sheets.iter().filter(move |sheet| sheet.stratum == position)
}

fn groups(wave: &WaveAnswers, key: &str) -> Vec<GroupResult> {
    let buildings = wave.strata.iter().map(|stratum| GroupOf::Building { name: stratum.name.clone() });
    let buildings = buildings.zip(by_building(wave, key));
    let mut groups = shown(buildings.collect());
    if !wave.anonymous {
        let tenures = [
            (GroupOf::Owners, Some(Tenure::Owner)),
            (GroupOf::Tenants, Some(Tenure::Tenant)),
            (GroupOf::UnknownTenure, None),
        ];
        let tenures = tenures.into_iter().map(|(of, tenure)| {
            (of, tallied(wave.sheets.iter().filter(|sheet| sheet.tenure == tenure), key))
        });
        groups.extend(shown(tenures.collect()));
    }
    groups
}

/// The groups of one division, with the small ones hidden.
fn shown(groups: Vec<(GroupOf, (u32, u32))>) -> Vec<GroupResult> {
    let counted: Vec<(u32, u32)> = groups.iter().map(|(_, counted)| *counted).collect();
    let hidden = statistics::hidden(&counted);
    let result = |((of, (satisfied, valid)), hidden): ((GroupOf, (u32, u32)), bool)| GroupResult {
        of,
        hidden,
        share: statistics::share(satisfied, valid).filter(|_| !hidden),
    };
    groups.into_iter().zip(hidden).map(result).collect()
}

/// Satisfaction by topic, the topics in their order.
pub(super) fn topics(wave: &WaveAnswers) -> Vec<TopicResult> {
    let mut keys: BTreeMap<SurveyTopic, Vec<String>> = BTreeMap::new();
    for field in wave.design.fields().iter().filter(|field| is_scale(&field.question.asks)) {
        if let Some(topic) = field.question.topic {
            keys.entry(topic).or_default().push(field.key());
        }
    }
    let topic = |(topic, keys): (SurveyTopic, Vec<String>)| {
        let share = topic_share(wave, &keys).filter(|share| share.answers >= LEAST_SHOWN);
        TopicResult { topic, questions: count(keys.len()), share }
    };
    keys.into_iter().map(topic).collect()
}

/// The satisfied rate of several questions, in which each form counts once.
fn topic_share(wave: &WaveAnswers, keys: &[String]) -> Option<Share> {
    let of_form = |sheet: &AnsweredSheet| {
        keys.iter()
            .filter_map(|key| says(sheet, key))
            .fold((0, 0), |(satisfied, valid), says| (satisfied + u32::from(says), valid + 1))
    };
    if !wave.sampled {
        return statistics::share_of_forms(wave.sheets.iter().map(of_form));
    }
    let counted = wave.strata.iter().map(|stratum| {
        let forms = of_stratum(wave, stratum.position).map(of_form).filter(|(_, valid)| *valid > 0);
        forms.fold((0.0, 0), |(sum, forms), (satisfied, valid)| {
            (sum + f64::from(satisfied) / f64::from(valid), forms + 1)
        })
    });
    let mut hidden = vec![false; wave.strata.len()];
    for key in keys {
        for (hidden, of_key) in hidden.iter_mut().zip(statistics::hidden(&by_building(wave, key))) {
            *hidden |= of_key;
        }
    }
    weighted(wave, &hidden, counted)
}
