//! What the rest of the program may know of a wave: its answers as they are settled, and the strata they are weighted by.
//!
//! A sheet carries its stratum. In an anonymous wave that is a building of which at least ten households were asked and
//! five forms are counted, or all smaller ones together, and nothing else; whether owner or tenant is then known only if the
//! form asks. Otherwise a sheet carries building and tenure, and never the household.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answer::Answers;
use super::design::Design;
use super::draw;
use super::state::WaveState;
use super::store::{self, forms, waves};
use super::waves::converge;
use super::{SurveyChannel, WaveStratum};
use crate::error::{Error, ErrorCode, Result};
use crate::residents::Tenure;

/// The answers of a wave.
#[derive(Debug, Clone)]
pub struct WaveAnswers {
    /// The wave.
    pub wave_id: i64,
    /// What it is called.
    pub title: String,
    /// The questionnaire; waves of the same one are a series.
    pub questionnaire_id: i64,
    /// Which version of it was asked.
    pub number: i64,
    /// What was asked. A question is the same in every version as long as its key is.
    pub design: Design,
    /// Where the wave stands; answers are final once it is closed.
    pub state: WaveState,
    /// Whether nobody can know who answered what.
    pub anonymous: bool,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Whether a sample was drawn, so that answers are weighted by stratum; otherwise all were asked.
    pub sampled: bool,
    /// The parts that were drawn from, in their order.
    pub strata: Vec<WaveStratum>,
    /// How many forms came back, as in [`super::WaveRow::returned`].
    pub returned: i64,
    /// The forms that were entered and on which nothing is left to settle, in no order that means anything.
    pub sheets: Vec<AnsweredSheet>,
    /// How many forms were entered on which something is left to settle.
    pub unsettled: usize,
}

/// A form that was entered.
#[derive(Debug, Clone)]
pub struct AnsweredSheet {
    /// The position of its stratum, as in [`WaveStratum::position`].
    pub stratum: i64,
    /// By what right the household lives there; never known in an anonymous wave.
    pub tenure: Option<Tenure>,
    /// How it came.
    pub channel: SurveyChannel,
    /// What stands in each field that was asked, by its key ([`super::design::Field::key`]). A question that the form
    /// skips after the answers before it is not in here.
    pub answers: Answers,
}

/// The answers of a wave; `field` is where the id came from.
///
/// # Errors
/// `survey.wave_not_found`, `survey.wave_cancelled` if its answers count nowhere, and those of the store.
pub fn of_wave(db: &Connection, wave_id: i64, field: &str) -> Result<WaveAnswers> {
    let wave = waves::wave(db, wave_id, field)?;
    if wave.cancellation.is_some() {
        return Err(Error::field(field, ErrorCode::SurveyWaveCancelled));
    }
    let version = store::version_by_id(db, wave.version_id)?;
    let mut entered = forms::entered(db, wave_id)?;
    let (mut sheets, mut unsettled) = (Vec::new(), 0);
    for form in forms::of_wave(db, wave_id)? {
        let Some(typed) = entered.remove(&form.code) else { continue };
        let Some(converged) = converge(&version.design, &typed) else { continue };
        if !converged.open.is_empty() {
            unsettled += 1;
            continue;
        }
        sheets.push(AnsweredSheet {
            stratum: form.stratum,
            tenure: form.tenure,
            channel: typed.first.map_or(SurveyChannel::Paper, |entry| entry.channel),
            answers: converged.answers,
        });
    }
    let mut strata = waves::strata(db, wave_id)?;
    if wave.anonymous {
        strata = together(strata, &mut sheets);
    }
    Ok(WaveAnswers {
        wave_id,
        title: wave.title,
        questionnaire_id: version.questionnaire_id,
        number: version.number,
        design: version.design,
        state: wave.state,
        anonymous: wave.anonymous,
        starts_on: wave.starts_on,
        ends_on: wave.ends_on,
        sampled: wave.sample_size.is_some(),
        strata,
        returned: waves::row(db, wave_id)?.returned,
        sheets,
        unsettled,
    })
}

/// The strata of an anonymous wave, where those with few forms are one: who came back is known by the room, so that the form
/// of a building of which nobody else came back would be known by its stratum.
fn together(strata: Vec<WaveStratum>, sheets: &mut [AnsweredSheet]) -> Vec<WaveStratum> {
    let forms = |stratum: &WaveStratum| sheets.iter().filter(|one| one.stratum == stratum.position).count();
    let sizes: Vec<usize> = strata.iter().map(forms).collect();
    let joined = draw::put_together(&strata, &[sizes]);
    let name = draw::name_of(&joined);
    let mut parts: Vec<WaveStratum> = Vec::new();
    let mut rest: Option<WaveStratum> = None;
    for (stratum, joined) in strata.into_iter().zip(joined) {
        if !joined {
            parts.push(stratum);
            continue;
        }
        let rest = rest.get_or_insert_with(|| WaveStratum {
            position: stratum.position,
            name: name.to_owned(),
            households: 0,
            asked: 0,
            entered: 0,
        });
        rest.households += stratum.households;
        rest.asked += stratum.asked;
        rest.entered += stratum.entered;
        for sheet in sheets.iter_mut().filter(|sheet| sheet.stratum == stratum.position) {
            sheet.stratum = rest.position;
        }
    }
    parts.extend(rest);
    parts
}
