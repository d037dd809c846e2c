//! Improvement measures (改进措施, R7.2): why, what, by whom, by when, and by which figure one sees whether it helped. One is
//! carried from quarter to quarter until it is done or given up, and stands in the report of each.

pub mod course;
mod measured;
mod wire;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

pub use self::course::{MeasureState, MeasureStep, next};
use super::owed::{Asked, Charge, LONGEST, SupervisionEventKind, event, listed, moved, seen_by, supervises};
use super::store::{self, NewEvent, Owed, measures as rows};
use crate::access::{self, Actor, Changes, Permission};
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::meetings;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::surveys;

pub use wire::*;

use self::measured::Moment;
pub(super) use self::measured::verdict;

/// The longest name or value of a figure, in characters.
const LONGEST_FIGURE: usize = 40;

/// The measures of a quarter from `start` on as they stood before `end`; an earlier quarter stays what it was.
pub(crate) fn of_quarter(
    db: &Connection,
    zone: OfficeZone,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<QuarterMeasures> {
    let rows = rows::of_quarter(db, (start, end), day_of(zone, end))?;
    let (carried, added): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(created_at, _)| *created_at < start);
    let plain = |rows: Vec<(DateTime<Utc>, QuarterMeasure)>| rows.into_iter().map(|(_, row)| row).collect();
    Ok(QuarterMeasures { carried: plain(carried), added: plain(added) })
}

/// The last moment, no later than `now`, at which what stands in a report changed: somebody did something, or a day passed.
pub(crate) fn last_change(
    db: &Connection,
    zone: OfficeZone,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let passed = rows::last_due_before(db, day_of(zone, now))?;
    let passed = passed.map(|day| days::start_of(zone, days::next(day)));
    Ok(rows::last_event(db, now)?.max(passed))
}

/// What is said of a measure, checked.
fn checked(plan: MeasurePlan) -> Result<MeasurePlan> {
    let MeasurePlan { cause, content, figure, figure_before, measured, owner_id, due_on } = plan;
    let line = |field, text: Option<String>| input::optional_line(field, text.as_deref(), LONGEST_FIGURE);
    let figure = line("plan.figure", figure)?;
    let figure_before = line("plan.figure_before", figure_before)?;
    if figure.is_none() && figure_before.is_some() {
        return Err(Error::field("plan.figure", ErrorCode::InputRequired));
    }
    if figure.is_some() && measured.is_some() {
        return Err(Error::field("plan.figure", ErrorCode::InputInvalid));
    }
    let cause = input::required("plan.cause", &cause, LONGEST)?;
    let content = input::required("plan.content", &content, LONGEST)?;
    Ok(MeasurePlan { cause, content, figure, figure_before, measured, owner_id, due_on })
}

fn moment<'a>(context: &WriteContext<'a>) -> Moment<'a> {
    let WriteContext { db, now, zone, .. } = *context;
    Moment { db, zone, now }
}

/// What was said of the figure that the program counts.
fn planned(figure: &MeasuredFigure) -> MeasuredPlan {
    let MeasuredFigure { name, topic, before, .. } = figure;
    let topic_id = topic.as_ref().map(|topic| topic.id);
    MeasuredPlan { name: *name, topic_id, from_on: before.from_on, to_on: before.to_on }
}

/// What the plan's figure was; what was counted stays where the same is asked for.
fn counted(
    context: &WriteContext<'_>,
    plan: &MeasurePlan,
    was: Option<&MeasuredFigure>,
) -> Result<Option<MeasuredValue>> {
    let Some(asked) = &plan.measured else { return Ok(None) };
    match was.filter(|was| planned(was) == *asked) {
        Some(was) => Ok(Some(was.before)),
        None => measured::before(moment(context), asked).map(Some),
    }
}

/// What the origin is called, to whoever may read it. What is not there is refused.
fn title_of(db: &Connection, actor: &Actor, origin: MeasureOrigin, field: &str) -> Result<Option<String>> {
    let (title, reads) = match origin {
        MeasureOrigin::Finding { id } => {
            let (title, owner_id) = super::findings::title(db, id, field)?;
            (title, owner_id == actor.id || supervises(db, actor)?)
        }
        MeasureOrigin::Analysis => return Ok(None),
        MeasureOrigin::Survey { id } => {
            (surveys::title_of_wave(db, id, field)?, access::has(db, actor, Permission::SurveysRead)?)
        }
        MeasureOrigin::Meeting { id } => {
            (meetings::title_of(db, id, field)?, access::has(db, actor, Permission::MeetingsRead)?)
        }
    };
    Ok(reads.then_some(title))
}

impl Write for AddMeasure {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeasureDetail>> {
        let AddMeasure { origin, plan } = self;
        let WriteContext { db, now, zone, actor, ids } = *context;
        let plan = checked(plan)?;
        title_of(db, actor, origin, "origin")?;
        access::store::require_active(db, plan.owner_id, "plan.owner_id")?;
        days::not_before("plan.due_on", plan.due_on, day_of(zone, now))?;
        let value = counted(context, &plan, None)?;
        let id = rows::insert(db, ids.next(now), origin, (&plan, value), (now, actor.id))?;
        let added = NewEvent {
            owner_id: Some(plan.owner_id),
            due_on: Some(plan.due_on),
            ..event(context, id, SupervisionEventKind::Added, None)
        };
        store::add_event(db, Owed::Measure, &added)?;
        let charge = Charge { owner_id: plan.owner_id, due_on: plan.due_on };
        done(context, id, charge.changes(context, None)?)
    }
}

impl Write for UpdateMeasure {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeasureDetail>> {
        let UpdateMeasure { id, plan, note, expected_version } = self;
        let db = context.db;
        let plan = checked(plan)?;
        let note = input::optional("note", note.as_deref(), LONGEST)?;
        let before = measure_for(context, id, MeasureStep::Change)?;
        input::same_version(expected_version, before.version)?;
        if plan.owner_id != before.owner.id {
            access::store::require_active(db, plan.owner_id, "plan.owner_id")?;
        }
        days::not_before("plan.due_on", plan.due_on, day_of(context.zone, before.created_at))?;
        let was = Charge { owner_id: before.owner.id, due_on: before.due_on };
        let charge = Charge { owner_id: plan.owner_id, due_on: plan.due_on };
        let value = counted(context, &plan, before.measured.as_ref())?;
        rows::set_words(db, id, &plan, value)?;
        store::charge(db, Owed::Measure, id, charge)?;
        let changed = NewEvent {
            owner_id: charge.new_owner(was),
            due_on: charge.new_day(was),
            ..event(context, id, SupervisionEventKind::Changed, note.as_deref())
        };
        store::add_event(db, Owed::Measure, &changed)?;
        let said = (&before.cause, &before.content, &before.figure, &before.figure_before);
        let same = said == (&plan.cause, &plan.content, &plan.figure, &plan.figure_before)
            && before.measured.as_ref().map(planned) == plan.measured;
        let changes = charge.changes(context, Some(was))?;
        done(context, id, changes.with("content_changed", false, !same))
    }
}

impl Write for RecordMeasureProgress {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeasureDetail>> {
        let content = input::required("content", &self.content, LONGEST)?;
        step(context, self.id, MeasureStep::Progress, &content, None)
    }
}

impl Write for FinishMeasure {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeasureDetail>> {
        let FinishMeasure { id, result, figure_after, after } = self;
        let result = input::required("result", &result, LONGEST)?;
        let figure_after = input::optional_line("figure_after", figure_after.as_deref(), LONGEST_FIGURE)?;
        let measure = measure_for(context, id, MeasureStep::Finish)?;
        if measure.figure.is_some() && figure_after.is_none() {
            return Err(Error::field("figure_after", ErrorCode::InputRequired));
        }
        let figure_after = figure_after.filter(|_| measure.figure.is_some());
        let counted = match (&measure.measured, after) {
            (None, _) => None,
            (Some(_), None) => return Err(Error::field("after", ErrorCode::InputRequired)),
            (Some(MeasuredFigure { name, topic, before, .. }), Some(days)) => {
                let topic_id = topic.as_ref().map(|topic| topic.id);
                let after = measured::after(moment(context), (*name, topic_id), *before, days)?;
                Some((*name, topic_id, *before, after))
            }
        };
        let done = step(context, id, MeasureStep::Finish, &result, figure_after.as_deref())?;
        let Some((name, topic_id, before, after)) = counted else { return Ok(done) };
        rows::keep_result(context.db, id, (name, topic_id), (before, after))?;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let answer = detail(db, id, actor, day_of(zone, now))?;
        Ok(Done { answer, ..done })
    }
}

impl Write for DropMeasure {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeasureDetail>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        step(context, self.id, MeasureStep::Drop, &reason, None)
    }
}

impl Write for ReopenMeasure {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeasureDetail>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        step(context, self.id, MeasureStep::Reopen, &reason, None)
    }
}

/// Takes a step and notes it.
fn step(
    context: &WriteContext<'_>,
    id: i64,
    step: MeasureStep,
    content: &str,
    figure_after: Option<&str>,
) -> Result<Done<MeasureDetail>> {
    let before = measure_for(context, id, step)?;
    let state = course::after(before.state, step)?;
    let settled_at = match state {
        MeasureState::Open => None,
        MeasureState::Done | MeasureState::Dropped => Some(context.now),
    };
    let kind = match step {
        MeasureStep::Progress => SupervisionEventKind::Progress,
        MeasureStep::Change => SupervisionEventKind::Changed,
        MeasureStep::Finish => SupervisionEventKind::Done,
        MeasureStep::Drop => SupervisionEventKind::Dropped,
        MeasureStep::Reopen => SupervisionEventKind::Reopened,
    };
    store::set_state(context.db, Owed::Measure, id, state.text(), settled_at)?;
    let noted = NewEvent { figure_after, ..event(context, id, kind, Some(content)) };
    store::add_event(context.db, Owed::Measure, &noted)?;
    done(context, id, moved((before.state.text(), state.text()), before.settled_at, settled_at))
}

/// The measure, whose state must allow `step`. Nobody sees another's who does not supervise, and what only those may do who do is
/// an operation that only they have.
fn measure_for(context: &WriteContext<'_>, id: i64, step: MeasureStep) -> Result<Measure> {
    let WriteContext { db, now, zone, actor, .. } = *context;
    let measure = seen(db, id, actor, day_of(zone, now))?;
    course::after(measure.state, step)?;
    Ok(measure)
}

/// The owner says how far it is and what came of it; whoever supervises does everything.
fn may(db: &Connection, actor: &Actor, measure: &Measure, step: MeasureStep) -> Result<bool> {
    let own = match step {
        MeasureStep::Progress | MeasureStep::Finish => measure.owner.id == actor.id,
        MeasureStep::Change | MeasureStep::Drop | MeasureStep::Reopen => false,
    };
    Ok(own || supervises(db, actor)?)
}

/// The measure, if the person may see it.
fn seen(db: &Connection, id: i64, actor: &Actor, today: NaiveDate) -> Result<Measure> {
    let measure = rows::measure(db, id, today)?;
    seen_by(db, actor, measure.owner.id, id)?;
    titled(db, actor, measure)
}

/// The same with what its origin is called.
fn titled(db: &Connection, actor: &Actor, measure: Measure) -> Result<Measure> {
    Ok(Measure { origin_title: title_of(db, actor, measure.origin, "id")?, ..measure })
}

/// The measure as a read by the same person would show it, as a write's answer.
fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<MeasureDetail>> {
    let WriteContext { db, now, zone, actor, .. } = *context;
    Ok(Done::new(detail(db, id, actor, day_of(zone, now))?, format!("measure/{id}")).changing(changes))
}

fn detail(db: &Connection, id: i64, actor: &Actor, today: NaiveDate) -> Result<MeasureDetail> {
    let measure = seen(db, id, actor, today)?;
    let mut steps = Vec::new();
    for step in MeasureStep::ALL.iter().copied() {
        if next(measure.state, step).is_some() && may(db, actor, &measure, step)? {
            steps.push(step);
        }
    }
    Ok(MeasureDetail { events: store::events(db, Owed::Measure, id)?, measure, steps })
}

impl Read for GetMeasure {
    fn run(self, context: &ReadContext<'_>) -> Result<MeasureDetail> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        detail(db, self.id, actor, day_of(zone, now))
    }
}

/// The ids of those that the report of these days counts.
fn carried_into(context: &ReadContext<'_>, asked: CarriedMeasures) -> Result<Vec<i64>> {
    let ReadContext { db, now, zone, .. } = *context;
    let CarriedMeasures { from, to, state, late } = asked;
    // What happens at this very moment has happened.
    let end = days::start_of(zone, days::next(to)).min(now + TimeDelta::milliseconds(1));
    let QuarterMeasures { carried, .. } = of_quarter(db, zone, days::start_of(zone, from), end)?;
    let counts = |one: &&QuarterMeasure| state.is_none_or(|state| one.state == state) && (one.late || !late);
    Ok(carried.iter().filter(counts).map(|one| one.id).collect())
}

impl Read for ListMeasures {
    fn run(self, context: &ReadContext<'_>) -> Result<MeasurePage> {
        let ListMeasures { state, late, owner_id, carried, after, limit } = self;
        let asked = Asked {
            of_checks: None,
            ids: carried.map(|asked| carried_into(context, asked)).transpose()?,
            state: state.map(MeasureState::text),
            late: late.then_some(MeasureState::Open.text()),
            owner_id,
            after,
            limit,
        };
        let (found, next) = listed(context, asked, rows::page, |measure| (measure.due_on, measure.id))?;
        let ReadContext { db, actor, .. } = *context;
        let rows = found.into_iter().map(|measure| titled(db, actor, measure)).collect::<Result<_>>()?;
        Ok(MeasurePage { rows, next })
    }
}
