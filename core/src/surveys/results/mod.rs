//! Results of a wave: what was answered, how far it can be trusted, how it changed, and who said what by building and
//! tenure without anybody being recognised. Also as a paper, and as a table to compute with.
//!
//! A form on which two entries still differ waits and is not counted. Satisfaction that was asked for after a ticket
//! (回访) stands beside these figures and never goes into them.

mod compute;
mod export;
mod paper;
mod quarter;
mod wire;
mod words;

use chrono::Days;
use rusqlite::Connection;

use super::answers::{self, WaveAnswers};
use super::design::SurveyTopic;
use super::store::waves;
use crate::days::{self, start_of};
use crate::error::Result;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::page;
use crate::reports::figures::Rate;
use crate::statistics;
use crate::tickets;

pub(crate) use quarter::{figures_within, last_closed, open_within};
pub use wire::*;
pub(crate) use words::says_something;

impl Read for GetSurveyResults {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveyResults> {
        results(context.db, context.zone, self.wave_id, Beside::EveryClosed)
    }
}

/// Which waves a wave is compared with. Answers of a wave that is not closed may still change, so it never is one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Every one that is closed by now.
    EveryClosed,
    /// Those that were closed when the wave itself was: what is said of it then stays as it was said.
    ClosedByThen,
}

/// The results of a wave.
///
/// # Errors
/// `survey.wave_not_found` at `wave_id`, and those of the store.
fn results(db: &Connection, zone: OfficeZone, wave_id: i64, beside: Beside) -> Result<SurveyResults> {
    let wave = answers::of_wave(db, wave_id, "wave_id")?;
    let mut questions = compute::questions(&wave);
    for id in waves::closed_before(db, wave_id, beside == Beside::ClosedByThen)? {
        let earlier = answers::of_wave(db, id, "wave_id")?;
        for question in &mut questions {
            go_on(question, &earlier);
        }
    }
    for question in &mut questions {
        compare(question, &wave);
    }
    let rate = |numerator, denominator| Rate { numerator, denominator };
    let building = |stratum: &super::WaveStratum| BuildingResponse {
        name: stratum.name.clone(),
        response: rate(stratum.entered, stratum.asked),
    };
    let asked = wave.strata.iter().map(|stratum| stratum.asked).sum();
    Ok(SurveyResults {
        wave_id,
        state: wave.state,
        anonymous: wave.anonymous,
        starts_on: wave.starts_on,
        ends_on: wave.ends_on,
        response: rate(wave.returned, asked),
        // Where nobody was asked nobody can have come back.
        buildings: wave.strata.iter().filter(|stratum| stratum.asked > 0).map(building).collect(),
        forms: compute::count(wave.sheets.len()),
        unsettled: compute::count(wave.unsettled),
        weighted: wave.sampled,
        questions,
        topics: compute::topics(&wave),
        follow_ups: follow_ups(db, zone, &wave)?,
        title: wave.title,
    })
}

/// Adds what an earlier wave said to the same question.
fn go_on(question: &mut QuestionResult, earlier: &WaveAnswers) {
    if question.satisfied.is_none() {
        return;
    }
    if let (Some(share), _) = compute::satisfied(earlier, &question.field) {
        question.trend.push(WaveShare { wave_id: earlier.wave_id, title: earlier.title.clone(), share });
    }
}

/// Compares with the last of the earlier waves, and puts this one behind them.
fn compare(question: &mut QuestionResult, wave: &WaveAnswers) {
    let (Some(before), Some(share)) = (question.trend.last(), question.satisfied) else { return };
    question.change = Some(WaveChange {
        wave_id: before.wave_id,
        title: before.title.clone(),
        change: statistics::change(&before.share, &share),
    });
    question.trend.push(WaveShare { wave_id: wave.wave_id, title: wave.title.clone(), share });
}

/// What residents said when their tickets were followed up, in the year up to the end of the wave.
fn follow_ups(db: &Connection, zone: OfficeZone, wave: &WaveAnswers) -> Result<FollowUpSatisfaction> {
    let to = wave.ends_on;
    let from = to.checked_sub_days(Days::new(364)).unwrap_or(to);
    let end = start_of(zone, days::next(to));
    let (satisfied, valid) = tickets::followed_up_satisfied(db, start_of(zone, from), end)?;
    let [satisfied, valid] = [satisfied, valid].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    Ok(FollowUpSatisfaction { from, to, share: statistics::share(satisfied, valid) })
}

/// The question that says how satisfied people are on the whole: the first on that topic that asks for it.
fn overall(questions: &[QuestionResult]) -> Option<&QuestionResult> {
    questions.iter().find(|one| one.topic == Some(SurveyTopic::Overall) && one.satisfied.is_some())
}

/// How the audit trail and files name a wave's answers.
fn subject(wave: &WaveAnswers, ending: &str) -> String {
    format!("survey/{}/{} {ending}", wave.wave_id, page::count(wave.sheets.len()))
}
