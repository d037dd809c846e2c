//! What the quarterly report says of surveys: the waves that ended in it, by the same figures as the results. A question with
//! fewer than five answers is left out of it, numbers and all; nobody is named, no group is told apart.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;

use super::compute::satisfied_answers;
use super::{
    Beside, OpenSurvey, QuestionResult, ResultKind, SurveyFigures, SurveyQuestionFigures, SurveyResults,
    overall, results,
};
use crate::error::Result;
use crate::office::OfficeZone;
use crate::reports::figures::Rate;
use crate::statistics::Verdict;
use crate::surveys::WaveRow;
use crate::surveys::store::waves;

/// The waves that were closed and whose last day is one of these, the first first.
///
/// # Errors
/// Those of the store.
pub(crate) fn figures_within(
    db: &Connection,
    zone: OfficeZone,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<SurveyFigures>> {
    waves::closed_within(db, from, to)?
        .into_iter()
        .map(|id| Ok(figures(&results(db, zone, id, Beside::ClosedByThen)?)))
        .collect()
}

/// The waves that are out on some of these days and not closed, the first first.
///
/// # Errors
/// Those of the store.
pub(crate) fn open_within(db: &Connection, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<OpenSurvey>> {
    let open = |row: WaveRow| OpenSurvey {
        wave_id: row.id,
        title: row.title,
        state: row.state,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        response: Rate { numerator: row.returned, denominator: row.asked },
    };
    Ok(waves::open_within(db, from, to)?.into_iter().map(open).collect())
}

/// When the last wave of these days was closed, no later than `now`.
///
/// # Errors
/// Those of the store.
pub(crate) fn last_closed(
    db: &Connection,
    days: (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    waves::last_closed(db, days, now)
}

fn figures(results: &SurveyResults) -> SurveyFigures {
    let scales = results
        .questions
        .iter()
        .filter(|question| question.kind == ResultKind::Satisfaction && question.valid > 0);
    SurveyFigures {
        wave_id: results.wave_id,
        title: results.title.clone(),
        starts_on: results.starts_on,
        ends_on: results.ends_on,
        anonymous: results.anonymous,
        weighted: results.weighted,
        response: results.response,
        forms: results.forms,
        overall: overall(&results.questions).map(question).filter(|one| !one.hidden),
        questions: scales.map(question).collect(),
    }
}

fn question(of: &QuestionResult) -> SurveyQuestionFigures {
    let shown = |count: u32| if of.hidden { 0 } else { count };
    SurveyQuestionFigures {
        field: of.field.clone(),
        number: of.number,
        text: of.text.clone(),
        item: of.item.clone(),
        hidden: of.hidden,
        satisfied_answers: shown(satisfied_answers(of)),
        valid: shown(of.valid),
        satisfied: of.satisfied,
        change: of.change.clone().filter(|change| change.change.verdict != Verdict::TooFew),
        before: of
            .change
            .as_ref()
            .filter(|one| one.change.verdict != Verdict::TooFew)
            .and_then(|one| of.trend.iter().find(|wave| wave.wave_id == one.wave_id).map(|wave| wave.share)),
    }
}
