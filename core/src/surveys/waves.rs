//! Waves: planning them, drawing who is asked, ticking off what came back, closing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;

use super::answer::{self, Converged};
use super::apart;
use super::draw::{self, Drawn};
use super::state::{self, WaveAction, WaveState};
use super::store::forms::{self, Entered};
use super::store::waves::{self as store, HouseholdQuery, Plan, WaveFacts};
use super::{
    CancelSurveyWave, CloseSurveyWave, DrawSurveyWave, EndSurveyCollecting, EntryTally, GetSurveyWave,
    ListSurveyHouseholds, ListSurveyWaves, Pass, PlanSurveyWave, RestoreSurveyWave, SizeSurveySample,
    SurveyChannel, SurveyHousehold, SurveyHouseholdPage, SurveySampleSize, TickSurveyHousehold,
    UpdateSurveyWave, WaveDetail, WavePlan, WaveRow, code,
};
use crate::access::{self, Changes};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::residents;
use crate::sampling;
use crate::statistics::{self, Sample};

/// The most households that can be drawn or wanted.
const MOST: i64 = 100_000;

/// How the audit trail names a wave. A form or a household of it is never named.
pub(super) fn subject(id: i64) -> String {
    format!("survey/{id}")
}

/// The wave, whose state must allow `action`; with the state that the action leads to.
pub(super) fn wave_for(db: &Connection, id: i64, field: &str, action: WaveAction) -> Result<WaveFacts> {
    let mut wave = store::wave(db, id, field)?;
    wave.state = state::after(wave.standing(), action)?.state;
    Ok(wave)
}

impl Read for ListSurveyWaves {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<WaveRow>> {
        let ListSurveyWaves {} = self;
        store::rows(context.db)
    }
}

impl Read for GetSurveyWave {
    fn run(self, context: &ReadContext<'_>) -> Result<WaveDetail> {
        detail(context.db, self.id, day_of(context.zone, context.now))
    }
}

/// The wave with everything, as it is today.
fn detail(db: &Connection, id: i64, today: NaiveDate) -> Result<WaveDetail> {
    let wave = store::wave(db, id, "id")?;
    let strata = store::strata(db, id)?;
    let households = match wave.drawn_on {
        Some(_) => strata.iter().map(|stratum| stratum.households).sum(),
        None => page::count(residents::living_households(db, today)?.len()),
    };
    let design = super::store::version_by_id(db, wave.version_id)?.design;
    let entered = forms::entered(db, id)?;
    let converged: BTreeMap<i64, Converged> =
        entered.iter().filter_map(|(code, form)| Some((*code, converge(&design, form)?))).collect();
    Ok(WaveDetail {
        row: store::row(db, id)?,
        sample_size: wave.sample_size,
        seed: wave.seed,
        drawn_on: wave.drawn_on,
        households,
        strata,
        twice: page::count(entered.values().filter(|form| form.second.is_some()).count()),
        differences: page::count(converged.values().map(|form| form.open.len()).sum()),
        tallies: tallies(db, id, &entered, &converged)?,
        actions: state::allowed(wave.standing()),
        cancellation: wave.cancellation,
        version: wave.version,
    })
}

/// What stands on a form that was entered, as far as its entries agree or were settled.
pub(super) fn converge(design: &super::design::Design, form: &Entered) -> Option<Converged> {
    let first = form.first.as_ref()?;
    let second = form.second.as_ref().map(|entry| &entry.answers);
    Some(answer::converge(design, &first.answers, second, &form.settled))
}

/// Who typed how much, and how often it turned out wrong.
fn tallies(
    db: &Connection,
    wave_id: i64,
    entered: &BTreeMap<i64, Entered>,
    converged: &BTreeMap<i64, Converged>,
) -> Result<Vec<EntryTally>> {
    let mut tallies: BTreeMap<i64, EntryTally> = BTreeMap::new();
    for (code, form) in entered {
        for (entry, pass) in [(&form.first, Pass::First), (&form.second, Pass::Second)] {
            // What was answered online nobody has typed.
            let Some(entry) = entry.as_ref().filter(|entry| entry.channel == SurveyChannel::Paper) else {
                continue;
            };
            // Of a closed anonymous wave the sums alone are kept.
            let Some(staff_id) = entry.staff_id else { continue };
            let empty =
                || EntryTally { staff_id, name: String::new(), first: 0, second: 0, compared: 0, wrong: 0 };
            let tally = tallies.entry(staff_id).or_insert_with(empty);
            match pass {
                Pass::First => tally.first += 1,
                Pass::Second => tally.second += 1,
            }
            if let Some(agreed) = converged.get(code).filter(|_| form.second.is_some()) {
                let errors = answer::errors(agreed, &entry.answers);
                tally.compared += errors.compared;
                tally.wrong += errors.wrong;
            }
        }
    }
    for (name, staff_id) in access::store::names(db)? {
        if let Some(tally) = tallies.get_mut(&staff_id) {
            tally.name = name;
        }
    }
    let kept = store::kept_tallies(db, wave_id)?;
    Ok(tallies.into_values().chain(kept).collect())
}

/// The wave as a read by the same person would show it, as a write's answer.
fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<WaveDetail>> {
    let answer = detail(context.db, id, day_of(context.zone, context.now))?;
    Ok(Done::new(answer, subject(id)).changing(changes))
}

fn checked(db: &Connection, plan: WavePlan) -> Result<Plan> {
    let WavePlan { questionnaire_id, title, starts_on, ends_on, anonymous, sample_size, target } = plan;
    if ends_on < starts_on {
        let error = Error::field("plan.ends_on", ErrorCode::DateBeforeStart);
        return Err(error.with("began_on", starts_on.to_string()));
    }
    for (field, number) in [("plan.sample_size", sample_size), ("plan.target", target)] {
        if number.is_some_and(|number| !(1..=MOST).contains(&number)) {
            return Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", 1).with("max", MOST));
        }
    }
    Ok(Plan {
        version_id: super::store::version(db, questionnaire_id, None, "plan.questionnaire_id")?.id,
        title: input::required_line("plan.title", &title, 60)?,
        starts_on,
        ends_on,
        anonymous,
        sample_size,
        target,
    })
}

impl Write for PlanSurveyWave {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let plan = checked(context.db, self.plan)?;
        let by = (context.ids.next(context.now), context.now, context.actor.id);
        let id = store::insert(context.db, &plan, by)?;
        done(context, id, Changes::default())
    }
}

impl Write for UpdateSurveyWave {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let UpdateSurveyWave { id, plan, expected_version } = self;
        let before = wave_for(context.db, id, "id", WaveAction::Update)?;
        input::same_version(expected_version, before.version)?;
        let plan = checked(context.db, plan)?;
        store::update(context.db, id, &plan, context.now)?;
        let changes = Changes::default()
            .with("title", before.title, plan.title)
            .with("starts_on", before.starts_on.to_string(), plan.starts_on.to_string())
            .with("ends_on", before.ends_on.to_string(), plan.ends_on.to_string())
            .with("anonymous", before.anonymous, plan.anonymous)
            .with("sample_size", before.sample_size, plan.sample_size)
            .with("target", before.target, plan.target);
        done(context, id, changes)
    }
}

impl Write for DrawSurveyWave {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let DrawSurveyWave { id, seed } = self;
        let db = context.db;
        let before = store::wave(db, id, "id")?;
        let mut wave = wave_for(db, id, "id", WaveAction::Draw)?;
        // What is asked is the questionnaire as it is on the day of the draw.
        let questionnaire = super::store::version_by_id(db, wave.version_id)?.questionnaire_id;
        wave.version_id = super::store::version(db, questionnaire, None, "id")?.id;
        // Codes must not follow from the seed that is kept: they have a chance of their own, which is not.
        let mut chance = sampling::chance(context);
        let seed = sampling::seed(seed, &mut chance)?;
        let today = day_of(context.zone, context.now);
        let households = residents::living_households(db, today)?;
        if households.is_empty() {
            return Err(Error::new(ErrorCode::SurveyNobodyToAsk));
        }
        let size = wave.sample_size.and_then(|size| usize::try_from(size).ok());
        let drawn = draw::draw(&households, wave.anonymous, size, seed.unsigned_abs());
        store::set_drawn(db, &wave, (seed, today), (&households, &drawn))?;
        make_forms(db, &wave, &drawn, &mut chance)?;
        let asked = page::count(drawn.iter().map(|one| one.asked.len()).sum());
        let changes =
            Changes::default().with("state", before.state.text(), wave.state.text()).with("asked", 0, asked);
        done(context, id, changes)
    }
}

/// A code that no form has, in the store or among those that are being made.
pub(super) fn free_code(
    db: &Connection,
    chance: &mut ChaCha8Rng,
    is_made: impl Fn(&i64) -> bool,
) -> Result<i64> {
    loop {
        // A million codes: one that is taken is rare.
        let code = code::code_of(sampling::below(code::COUNT, chance));
        if !is_made(&code) && !forms::is_taken(db, code)? {
            return Ok(code);
        }
    }
}

/// A form for each household that is asked. In an anonymous wave a form belongs to a stratum and to no household.
fn make_forms(db: &Connection, wave: &WaveFacts, drawn: &[Drawn], chance: &mut ChaCha8Rng) -> Result<()> {
    for (stratum, _) in (1_i64..).zip(drawn) {
        for household_id in store::asked_in(db, wave.id, stratum)? {
            let household_id = (!wave.anonymous).then_some(household_id);
            let code = free_code(db, chance, |_| false)?;
            forms::insert(db, code, (wave.id, stratum), household_id, true)?;
        }
    }
    Ok(())
}

fn step(context: &WriteContext<'_>, id: i64, action: WaveAction) -> Result<Done<WaveDetail>> {
    let before = store::wave(context.db, id, "id")?;
    let after: WaveState = wave_for(context.db, id, "id", action)?.state;
    store::set_state(context.db, id, after, context.now)?;
    done(context, id, Changes::default().with("state", before.state.text(), after.text()))
}

impl Write for EndSurveyCollecting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let wave = wave_for(context.db, self.id, "id", WaveAction::EndCollecting)?;
        apart::end_collecting(context.db, &wave)?;
        step(context, self.id, WaveAction::EndCollecting)
    }
}

impl Write for CloseSurveyWave {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let wave = wave_for(context.db, self.id, "id", WaveAction::Close)?;
        let before = detail(context.db, self.id, day_of(context.zone, context.now))?;
        if before.differences > 0 {
            return Err(Error::new(ErrorCode::SurveyDifferencesOpen).with("count", before.differences));
        }
        apart::close(context, &wave, &before.tallies)?;
        step(context, self.id, WaveAction::Close)
    }
}

impl Write for CancelSurveyWave {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let CancelSurveyWave { id, reason } = self;
        let reason = input::required("reason", &reason, 200)?;
        let before = wave_for(context.db, id, "id", WaveAction::Cancel)?;
        store::set_cancelled(context.db, id, &reason, (context.now, context.actor.id))?;
        let changes =
            Changes::default().with("state", before.state.text(), "cancelled").with("reason", "", reason);
        done(context, id, changes)
    }
}

impl Write for RestoreSurveyWave {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<WaveDetail>> {
        let wave = wave_for(context.db, self.id, "id", WaveAction::Restore)?;
        // Two waves in the place of one would count twice.
        if let Some(title) = store::planned_instead(context.db, self.id)? {
            return Err(Error::new(ErrorCode::SurveyWaveReplaced).with("wave", title));
        }
        store::set_restored(context.db, self.id, context.now)?;
        done(context, self.id, Changes::default().with("state", "cancelled", wave.state.text()))
    }
}

impl Read for SizeSurveySample {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveySampleSize> {
        let SizeSurveySample { households, margin_percent, return_percent } = self;
        for (field, number, most) in
            [("margin_percent", margin_percent, 20), ("return_percent", return_percent, 100)]
        {
            if !(1..=most).contains(&number) {
                return Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", 1).with("max", most));
            }
        }
        let living = || households_to_ask(context.db, day_of(context.zone, context.now));
        let population = match households {
            Some(households) => i64::from(households),
            None => living()?,
        };
        let population =
            u32::try_from(population).ok().filter(|count| (1..=MOST).contains(&i64::from(*count)));
        let Some(population) = population else {
            let error = Error::field("households", ErrorCode::InputOutOfRange);
            return Err(error.with("min", 1).with("max", MOST));
        };
        let share = |percent: u32| f64::from(percent) / 100.0;
        let sample = Sample { population, margin: share(margin_percent), expected: 0.5 };
        let target = statistics::sample_size(sample);
        let forms = statistics::forms_for(target, share(return_percent), population);
        Ok(SurveySampleSize {
            households: population,
            endless: statistics::endless_sample(sample),
            target,
            forms,
            all_are_too_few: u64::from(population) * u64::from(return_percent) < u64::from(target) * 100,
        })
    }
}

impl Read for ListSurveyHouseholds {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveyHouseholdPage> {
        let ListSurveyHouseholds { wave_id, query, missing_only, after, limit } = self;
        store::wave(context.db, wave_id, "wave_id")?;
        let limit = page::limit(limit, 60, 200)?;
        let beginning = query.as_deref().unwrap_or_default().trim();
        let after = after.unwrap_or(-1);
        let query = HouseholdQuery { wave_id, beginning, missing_only, after, limit: limit + 1 };
        let mut rows = store::households(context.db, &query)?;
        let more = page::cut(&mut rows, limit);
        let next = rows.last().filter(|_| more).map(|last| last.position);
        Ok(SurveyHouseholdPage { rows, next })
    }
}

impl Write for TickSurveyHousehold {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<SurveyHousehold>> {
        let TickSurveyHousehold { wave_id, household_id, returned } = self;
        wave_for(context.db, wave_id, "wave_id", WaveAction::TickOff)?;
        let mut household = store::household(context.db, wave_id, household_id)?;
        store::set_returned(context.db, wave_id, household_id, returned)?;
        household.returned = returned;
        // Which household it was stays out of the trail, which knows the moment.
        Ok(Done::new(household, subject(wave_id)))
    }
}

/// How many households can be asked on a day.
///
/// # Errors
/// Those of the store.
pub(crate) fn households_to_ask(db: &Connection, day: NaiveDate) -> Result<i64> {
    Ok(page::count(residents::living_households(db, day)?.len()))
}

/// The households that are asked in a wave, in the order of their rooms.
///
/// # Errors
/// Those of the store.
pub(crate) fn asked_households(db: &Connection, wave_id: i64) -> Result<Vec<i64>> {
    let query = HouseholdQuery { wave_id, beginning: "", missing_only: false, after: -1, limit: usize::MAX };
    Ok(store::households(db, &query)?.into_iter().map(|household| household.household_id).collect())
}

/// The codes of a wave's forms, as printed.
///
/// # Errors
/// Those of the store.
pub(crate) fn form_codes(db: &Connection, wave_id: i64) -> Result<Vec<String>> {
    let forms = forms::of_wave(db, wave_id)?.into_iter().filter(|form| form.handed_out);
    Ok(forms.map(|form| code::printed(form.code)).collect())
}

/// What a wave is called; `field` is where its id came from.
pub(crate) fn title_of_wave(db: &Connection, id: i64, field: &str) -> Result<String> {
    Ok(store::wave(db, id, field)?.title)
}
