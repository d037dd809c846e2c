//! The tables `improvement_measures`, `improvement_measure_results` and, where they differ from those of findings,
//! `improvement_measure_events`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params_from_iter};
use uuid::Uuid;

use super::{ListQuery, day, moment, named, named_if, required_day, stored_text};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::reports::figures::Rate;
use crate::stored::stored_as_text;
use crate::supervision::measures::verdict;
use crate::supervision::{
    Measure, MeasureOrigin, MeasurePlan, MeasureState, MeasuredFigure, MeasuredName, MeasuredValue,
    QuarterMeasure, SupervisionEventKind,
};

/// How the store writes where a measure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Finding,
    Analysis,
    Survey,
    Meeting,
}
stored_as_text!(Origin { Finding = "finding", Analysis = "analysis", Survey = "survey", Meeting = "meeting" });

/// The figure that the program counts of measure `o`: of one that is done as its result `r` has it.
macro_rules! measured {
    () => {
        "coalesce(r.name, o.measured_name) AS m_name, p.id AS m_topic_id, p.name AS m_topic_name,
         coalesce(r.before_from, o.measured_from) AS m_from, coalesce(r.before_to, o.measured_to) AS m_to,
         coalesce(r.before_count, o.measured_count) AS m_count, coalesce(r.before_total, o.measured_total) AS m_total,
         r.after_from AS a_from, r.after_to AS a_to, r.after_count AS a_count, r.after_total AS a_total"
    };
}

/// Joins it, by the event with which it was done.
macro_rules! with_measured {
    ($done:literal) => {
        concat!(
            "LEFT JOIN improvement_measure_results r ON r.event_id = ",
            $done,
            ".id
             LEFT JOIN topics p ON p.id = CASE WHEN r.event_id IS NULL THEN o.measured_topic_id ELSE r.topic_id END"
        )
    };
}

const MEASURE: &str = concat!(
    "SELECT o.id, o.origin, o.finding_id, o.wave_id, o.meeting_id, o.cause, o.content, o.figure,
        o.figure_before, d.figure_after, o.owner_id, s.name AS owner_name, o.due_on, o.state, o.created_at, o.settled_at,
        o.version, ",
    measured!(),
    ", (
            SELECT e.content FROM improvement_measure_events e
            WHERE e.measure_id = o.id AND e.content IS NOT NULL ORDER BY e.id DESC LIMIT 1) AS last_note
    FROM improvement_measures o JOIN staff s ON s.id = o.owner_id
    LEFT JOIN improvement_measure_events d ON o.state = 'done' AND d.id = (
        SELECT max(id) FROM improvement_measure_events WHERE measure_id = o.id AND kind = 'done') ",
    with_measured!("d")
);

/// A value of it: the columns are called `m_…` or `a_…`.
fn value(row: &Row<'_>, [from, to, count, total]: [&'static str; 4]) -> rusqlite::Result<MeasuredValue> {
    Ok(MeasuredValue {
        from_on: required_day(row, from)?,
        to_on: required_day(row, to)?,
        of: Rate { numerator: row.get(count)?, denominator: row.get(total)? },
    })
}

fn figure(row: &Row<'_>) -> rusqlite::Result<Option<MeasuredFigure>> {
    let Some(name) = row.get::<_, Option<String>>("m_name")? else { return Ok(None) };
    let name = stored_text(MeasuredName::parse, "figure of a measure", &name)?;
    let before = value(row, ["m_from", "m_to", "m_count", "m_total"])?;
    let after = match day(row, "a_from")? {
        None => None,
        Some(_) => Some(value(row, ["a_from", "a_to", "a_count", "a_total"])?),
    };
    Ok(Some(MeasuredFigure {
        name,
        topic: named_if(row, "m_topic_id", "m_topic_name")?,
        verdict: after.map(|after| verdict(name, before.of, after.of)),
        before,
        after,
    }))
}

fn row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Measure> {
    let state = stored_text(MeasureState::parse, "state of a measure", &row.get::<_, String>("state")?)?;
    let due_on = required_day(row, "due_on")?;
    let origin = stored_text(Origin::parse, "origin of a measure", &row.get::<_, String>("origin")?)?;
    Ok(Measure {
        id: row.get("id")?,
        origin: match origin {
            Origin::Finding => MeasureOrigin::Finding { id: row.get("finding_id")? },
            Origin::Analysis => MeasureOrigin::Analysis,
            Origin::Survey => MeasureOrigin::Survey { id: row.get("wave_id")? },
            Origin::Meeting => MeasureOrigin::Meeting { id: row.get("meeting_id")? },
        },
        origin_title: None,
        cause: row.get("cause")?,
        content: row.get("content")?,
        figure: row.get("figure")?,
        figure_before: row.get("figure_before")?,
        figure_after: row.get("figure_after")?,
        measured: figure(row)?,
        owner: named(row, "owner_id", "owner_name")?,
        due_on,
        state,
        late: state == MeasureState::Open && due_on < today,
        created_at: instant(row.get("created_at")?),
        settled_at: moment(row, "settled_at")?,
        last_note: row.get("last_note")?,
        version: row.get("version")?,
    })
}

/// The measure with this id.
pub(in crate::supervision) fn measure(db: &Connection, id: i64, today: NaiveDate) -> Result<Measure> {
    let mut statement = db.prepare_cached(&format!("{MEASURE} WHERE o.id = ?1"))?;
    let found = statement.query_row([id], |found| row(found, today)).optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

/// A page of measures, the one due first first.
pub(in crate::supervision) fn page(
    db: &Connection,
    query: &ListQuery,
    today: NaiveDate,
) -> Result<Vec<Measure>> {
    let (tail, values) = query.tail();
    let mut statement = db.prepare_cached(&format!("{MEASURE} {tail}"))?;
    let rows = statement.query_map(params_from_iter(values), |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Notes a measure; answers its id.
pub(in crate::supervision) fn insert(
    db: &Connection,
    uid: Uuid,
    origin: MeasureOrigin,
    (plan, value): (&MeasurePlan, Option<MeasuredValue>),
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let (kind, [finding_id, wave_id, meeting_id]) = match origin {
        MeasureOrigin::Finding { id } => (Origin::Finding, [Some(id), None, None]),
        MeasureOrigin::Analysis => (Origin::Analysis, [None; 3]),
        MeasureOrigin::Survey { id } => (Origin::Survey, [None, Some(id), None]),
        MeasureOrigin::Meeting { id } => (Origin::Meeting, [None, None, Some(id)]),
    };
    let MeasurePlan { cause, content, figure, figure_before, measured, owner_id, due_on } = plan;
    let mut statement = db.prepare_cached(
        "INSERT INTO improvement_measures (uid, origin, finding_id, wave_id, meeting_id, cause, content, figure,
             figure_before, measured_name, measured_topic_id, measured_from, measured_to, measured_count, measured_total,
             owner_id, due_on, state, created_at, created_by)
         VALUES (:uid, :origin, :finding_id, :wave_id, :meeting_id, :cause, :content, :figure, :figure_before, :name, :topic_id,
             :from, :to, :count, :total, :owner_id, :due_on, 'open', :created_at, :created_by)",
    )?;
    Ok(statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":origin": kind.text(), ":finding_id": finding_id, ":wave_id": wave_id,
        ":meeting_id": meeting_id, ":cause": cause, ":content": content, ":figure": figure,
        ":figure_before": figure_before, ":name": measured.map(|asked| asked.name.text()),
        ":topic_id": measured.and_then(|asked| asked.topic_id), ":from": value.map(|value| value.from_on.to_string()),
        ":to": value.map(|value| value.to_on.to_string()), ":count": value.map(|value| value.of.numerator),
        ":total": value.map(|value| value.of.denominator), ":owner_id": owner_id, ":due_on": due_on.to_string(),
        ":created_at": now.timestamp_millis(), ":created_by": staff_id,
    })?)
}

/// Keeps what is said of a measure; `value` is what its figure was that the program counts.
pub(in crate::supervision) fn set_words(
    db: &Connection,
    id: i64,
    plan: &MeasurePlan,
    value: Option<MeasuredValue>,
) -> Result<()> {
    let MeasurePlan { cause, content, figure, figure_before, measured, owner_id: _, due_on: _ } = plan;
    let mut statement = db.prepare_cached(
        "UPDATE improvement_measures SET cause = :cause, content = :content, figure = :figure,
             figure_before = :figure_before, measured_name = :name, measured_topic_id = :topic_id, measured_from = :from,
             measured_to = :to, measured_count = :count, measured_total = :total WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id, ":cause": cause, ":content": content, ":figure": figure, ":figure_before": figure_before,
        ":name": measured.map(|asked| asked.name.text()), ":topic_id": measured.and_then(|asked| asked.topic_id),
        ":from": value.map(|value| value.from_on.to_string()), ":to": value.map(|value| value.to_on.to_string()),
        ":count": value.map(|value| value.of.numerator), ":total": value.map(|value| value.of.denominator),
    })?;
    Ok(())
}

/// Keeps what the figure was before and after, as it was counted when the measure was done, with the event that says so.
pub(in crate::supervision) fn keep_result(
    db: &Connection,
    id: i64,
    (name, topic_id): (MeasuredName, Option<i64>),
    (before, after): (MeasuredValue, MeasuredValue),
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO improvement_measure_results (event_id, name, topic_id, before_from, before_to, before_count, before_total,
             after_from, after_to, after_count, after_total)
         VALUES ((SELECT max(id) FROM improvement_measure_events WHERE measure_id = :id AND kind = 'done'), :name, :topic_id,
             :before_from, :before_to, :before_count, :before_total, :after_from, :after_to, :after_count, :after_total)",
    )?;
    statement.execute(named_params! {
        ":id": id, ":name": name.text(), ":topic_id": topic_id,
        ":before_from": before.from_on.to_string(), ":before_to": before.to_on.to_string(),
        ":before_count": before.of.numerator, ":before_total": before.of.denominator,
        ":after_from": after.from_on.to_string(), ":after_to": after.to_on.to_string(),
        ":after_count": after.of.numerator, ":after_total": after.of.denominator,
    })?;
    Ok(())
}

/// Those noted before `end` that were open at some moment from `start` on, as they stood before `end`, with when they were noted; the
/// one due first first.
pub(in crate::supervision) fn of_quarter(
    db: &Connection,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
    today: NaiveDate,
) -> Result<Vec<(DateTime<Utc>, QuarterMeasure)>> {
    let mut statement = db.prepare_cached(concat!(
        "SELECT o.id, o.created_at, o.cause, o.content, o.figure, o.figure_before, s.name AS owner, d.due_on, l.kind,
             l.content AS result, l.figure_after, ",
        measured!(),
        "
         FROM improvement_measures o
         JOIN improvement_measure_events d ON d.id = (
             SELECT max(id) FROM improvement_measure_events
             WHERE measure_id = o.id AND due_on IS NOT NULL AND at < ?2)
         JOIN staff s ON s.id = (
             SELECT owner_id FROM improvement_measure_events
             WHERE measure_id = o.id AND owner_id IS NOT NULL AND at < ?2 ORDER BY id DESC LIMIT 1)
         LEFT JOIN improvement_measure_events l ON l.id = (
             SELECT max(id) FROM improvement_measure_events
             WHERE measure_id = o.id AND kind IN ('done', 'dropped', 'reopened') AND at < ?2) ",
        with_measured!("l"),
        " WHERE o.created_at < ?2 AND (coalesce((
             SELECT kind = 'reopened' FROM improvement_measure_events
             WHERE measure_id = o.id AND kind IN ('done', 'dropped', 'reopened') AND at < ?1
             ORDER BY id DESC LIMIT 1), 1) OR EXISTS (
             SELECT 1 FROM improvement_measure_events
             WHERE measure_id = o.id AND kind = 'reopened' AND at >= ?1 AND at < ?2))
         ORDER BY d.due_on, o.id",
    ))?;
    let rows = statement.query_map([start.timestamp_millis(), end.timestamp_millis()], |row| {
        let last: Option<String> = row.get("kind")?;
        let last = last
            .map(|kind| stored_text(SupervisionEventKind::parse, "event of supervision", &kind))
            .transpose()?;
        let state = match last {
            Some(SupervisionEventKind::Done) => MeasureState::Done,
            Some(SupervisionEventKind::Dropped) => MeasureState::Dropped,
            _ => MeasureState::Open,
        };
        let due_on = required_day(row, "due_on")?;
        let result: Option<String> = row.get("result")?;
        let measure = QuarterMeasure {
            id: row.get("id")?,
            cause: row.get("cause")?,
            content: row.get("content")?,
            figure: row.get("figure")?,
            figure_before: row.get("figure_before")?,
            figure_after: row.get("figure_after")?,
            measured: figure(row)?,
            owner: row.get("owner")?,
            due_on,
            state,
            late: state == MeasureState::Open && due_on < today,
            result: result.filter(|_| state != MeasureState::Open),
        };
        Ok((instant(row.get("created_at")?), measure))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The moment of the last event, no later than `now`.
pub(in crate::supervision) fn last_event(
    db: &Connection,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT min(max(at), ?1) AS last FROM (SELECT at FROM improvement_measure_events ORDER BY id DESC LIMIT 1)",
    )?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}

/// The last day before `today` on which a measure was due.
pub(in crate::supervision) fn last_due_before(
    db: &Connection,
    today: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let mut statement =
        db.prepare_cached("SELECT max(due_on) AS due_on FROM improvement_measures WHERE due_on < ?1")?;
    Ok(statement.query_row([today.to_string()], |row| day(row, "due_on"))?)
}
