//! Typing forms in: the first time, the second time, and settling where the two differ.

use rusqlite::Connection;

use super::answer::{self, Answers};
use super::design::Design;
use super::state::WaveAction;
use super::store::forms::{self, Entered, FormFacts};
use super::store::waves::WaveFacts;
use super::waves::{converge, subject, wave_for};
use super::{
    EnterSurveyForm, FormEntered, GetSurveyForm, ListSurveyDifferences, Pass, SettleSurveyDifference,
    SurveyChannel, SurveyDifference, SurveyForm, code, store,
};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;

/// The most differences of a list.
const MOST_DIFFERENCES: usize = 200;

/// The form of the wave that has the code on it.
fn form_of(db: &Connection, wave: &WaveFacts, typed: &str) -> Result<FormFacts> {
    let code = code::parse("code", typed)?;
    let not_found = || Error::field("code", ErrorCode::SurveyFormNotFound);
    let form = forms::form(db, code)?.ok_or_else(not_found)?;
    if form.wave_id != wave.id {
        let other = store::waves::wave(db, form.wave_id, "wave_id")?;
        return Err(not_found().with("wave", other.title));
    }
    Ok(form)
}

/// Whether somebody may type the form in, this time of the two; answers what they typed before.
fn may_enter(entered: &Entered, pass: Pass, again: bool, staff_id: i64) -> Result<Option<Answers>> {
    let refused = |code| Err(Error::field("code", code));
    let before = match pass {
        Pass::First => &entered.first,
        Pass::Second if entered.first.is_none() => return refused(ErrorCode::SurveyFormNotEntered),
        Pass::Second => &entered.second,
    };
    let online = entered.first.as_ref().is_some_and(|first| first.channel == SurveyChannel::Online);
    match before {
        // What came online nobody has typed: there is nothing to type again, and nothing to compare.
        None if online => refused(ErrorCode::SurveyEntryStays),
        None => Ok(None),
        Some(_) if !again => refused(ErrorCode::SurveyFormEntered),
        // The first entry stays once it can have been compared with the second.
        Some(entry)
            if online
                || entry.staff_id != Some(staff_id)
                || (pass == Pass::First && entered.second.is_some()) =>
        {
            refused(ErrorCode::SurveyEntryStays)
        }
        Some(entry) => Ok(Some(entry.answers.clone())),
    }
}

impl Read for GetSurveyForm {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveyForm> {
        let GetSurveyForm { wave_id, code, pass, again } = self;
        let wave = wave_for(context.db, wave_id, "wave_id", WaveAction::Enter)?;
        let form = form_of(context.db, &wave, &code)?;
        let entered = forms::entered_of(context.db, form.code)?;
        let answers = may_enter(&entered, pass, again, context.actor.id)?;
        Ok(SurveyForm {
            code: code::printed(form.code),
            stratum: form.stratum_name,
            room: form.room,
            answers,
        })
    }
}

impl Write for EnterSurveyForm {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<FormEntered>> {
        let EnterSurveyForm { wave_id, code, pass, answers, again } = self;
        let wave = wave_for(context.db, wave_id, "wave_id", WaveAction::Enter)?;
        let form = form_of(context.db, &wave, &code)?;
        let entered = forms::entered_of(context.db, form.code)?;
        may_enter(&entered, pass, again, context.actor.id)?;
        let design = store::version_by_id(context.db, wave.version_id)?.design;
        let answers = answer::checked(&design, answers)?;
        forms::forget_settled(context.db, form.code)?;
        let by = (SurveyChannel::Paper, Some(context.actor.id));
        forms::set_entry(context.db, form.code, pass, by, &answers)?;
        let entered = forms::entered_of(context.db, form.code)?;
        let answer = FormEntered {
            code: code::printed(form.code),
            entered: forms::count_entered(context.db, wave.id, pass)?,
            differences: page::count(converge(&design, &entered).map_or(0, |form| form.open.len())),
        };
        // Which form it was stays out of the trail: in what order forms come is nobody's business.
        Ok(Done::new(answer, subject(wave_id)))
    }
}

impl Read for ListSurveyDifferences {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<SurveyDifference>> {
        let db = context.db;
        let wave = store::waves::wave(db, self.wave_id, "wave_id")?;
        let design = store::version_by_id(db, wave.version_id)?.design;
        let mut differences = Vec::new();
        for (code, form) in forms::entered(db, wave.id)? {
            if differences.len() >= MOST_DIFFERENCES {
                break;
            }
            differences.extend(differences_of(&design, code, &form));
        }
        differences.truncate(MOST_DIFFERENCES);
        Ok(differences)
    }
}

fn differences_of(design: &Design, code: i64, form: &Entered) -> Vec<SurveyDifference> {
    let open = converge(design, form).map(|form| form.open).unwrap_or_default();
    let value = |entry: &Option<forms::Entry>, field: &str| {
        entry.as_ref().and_then(|entry| entry.answers.get(field).cloned())
    };
    let numbers: Vec<(String, usize)> =
        design.fields().iter().map(|field| (field.key(), field.number)).collect();
    open.into_iter()
        .map(|field| SurveyDifference {
            code: code::printed(code),
            number: numbers.iter().find(|(key, _)| *key == field).map_or(0, |(_, number)| *number),
            first: value(&form.first, &field),
            second: value(&form.second, &field),
            field,
        })
        .collect()
}

impl Write for SettleSurveyDifference {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<SurveyDifference>>> {
        let SettleSurveyDifference { wave_id, code, field, answer } = self;
        let db = context.db;
        let wave = wave_for(db, wave_id, "wave_id", WaveAction::Enter)?;
        let form = form_of(db, &wave, &code)?;
        let design = store::version_by_id(db, wave.version_id)?.design;
        let entered = forms::entered_of(db, form.code)?;
        let open = converge(&design, &entered).map(|form| form.open).unwrap_or_default();
        if !open.contains(&field) {
            return Err(Error::field("field", ErrorCode::SurveyNothingToSettle));
        }
        let fields = design.fields();
        let asks = fields.iter().find(|known| known.key() == field).map(|known| &known.question.asks);
        let asks =
            asks.ok_or_else(|| Error::field("field", ErrorCode::InputUnknownId).with("id", &*field))?;
        let answer = answer::fitting("answer", asks, answer)?;
        forms::set_settled(db, form.code, &field, &answer)?;
        let left = differences_of(&design, form.code, &forms::entered_of(db, form.code)?);
        Ok(Done::new(left, subject(wave_id)))
    }
}
