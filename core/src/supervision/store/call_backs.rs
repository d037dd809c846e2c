//! The tables of sampled call-backs.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::{named, named_if, required_day};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;
use crate::supervision::call_backs::Stratum;
use crate::supervision::{CallBackAnswer, CallBackEntry, CallBackSample, CallBackStratum, FeedbackTruth};
use crate::tickets::{Named, Satisfaction, Solution};

/// How many of a sample were reached, and how many were tried often enough and not.
const SAMPLE: &str = "asked AS MATERIALIZED (
        SELECT k.sample_id, k.id, max(e.solution IS NOT NULL) AS reached, count(e.id) AS calls
        FROM call_backs k LEFT JOIN call_back_entries e ON e.call_back_id = k.id
        WHERE k.sample_id IN (SELECT id FROM shown) GROUP BY k.id)
    SELECT o.id, o.from_on, o.to_on, o.seed, o.size, o.without_contact, o.attempts, o.due_on, o.reason, o.drawn_at,
        o.drawn_by, s.name AS drawn_by_name,
        (SELECT sum(json_array_length(frame)) FROM call_back_strata WHERE sample_id = o.id) AS frame,
        (SELECT count(*) FROM asked WHERE sample_id = o.id AND reached) AS reached,
        (SELECT count(*) FROM asked WHERE sample_id = o.id AND NOT reached AND calls >= o.attempts) AS not_reached,
        EXISTS (SELECT 1 FROM call_back_samples n
            WHERE n.from_on = o.from_on AND n.to_on = o.to_on AND n.id > o.id) AS superseded
    FROM shown JOIN call_back_samples o ON o.id = shown.id JOIN staff s ON s.id = o.drawn_by";

fn samples(shown: &str, order: &str) -> String {
    format!("WITH shown AS ({shown}), {SAMPLE} ORDER BY {order}")
}

fn sample_row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<CallBackSample> {
    let (size, reached, not_reached): (i64, i64, i64) =
        (row.get("size")?, row.get("reached")?, row.get("not_reached")?);
    let waiting = size - reached - not_reached;
    let superseded = row.get("superseded")?;
    let due_on = required_day(row, "due_on")?;
    Ok(CallBackSample {
        id: row.get("id")?,
        from_on: required_day(row, "from_on")?,
        to_on: required_day(row, "to_on")?,
        seed: row.get("seed")?,
        size,
        frame: row.get("frame")?,
        without_contact: row.get("without_contact")?,
        attempts: row.get("attempts")?,
        due_on,
        reason: row.get("reason")?,
        drawn_at: instant(row.get("drawn_at")?),
        drawn_by: named(row, "drawn_by", "drawn_by_name")?,
        reached,
        not_reached,
        waiting,
        superseded,
        late: waiting > 0 && !superseded && due_on < today,
    })
}

/// The sample with this id.
pub(in crate::supervision) fn sample(db: &Connection, id: i64, today: NaiveDate) -> Result<CallBackSample> {
    let mut statement =
        db.prepare_cached(&samples("SELECT id FROM call_back_samples WHERE id = ?1", "o.id"))?;
    let found = statement.query_row([id], |row| sample_row(row, today)).optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

/// A page of samples, the last drawn first.
pub(in crate::supervision) fn page(
    db: &Connection,
    after: Option<(i64, i64)>,
    limit: usize,
    today: NaiveDate,
) -> Result<Vec<CallBackSample>> {
    // Ids grow as samples are drawn.
    let shown = format!("SELECT id FROM call_back_samples WHERE id < ?1 ORDER BY id DESC LIMIT {limit}");
    let mut statement = db.prepare_cached(&samples(&shown, "o.id DESC"))?;
    let before = after.map_or(i64::MAX, |(_, id)| id);
    let rows = statement.query_map([before], |row| sample_row(row, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those with somebody still to be asked whose period was not drawn again since, the one due first first.
pub(in crate::supervision) fn unfinished(db: &Connection, today: NaiveDate) -> Result<Vec<CallBackSample>> {
    let mut statement = db.prepare_cached(&samples("SELECT id FROM call_back_samples", "o.due_on, o.id"))?;
    let rows = statement.query_map([], |row| sample_row(row, today))?;
    let all: Vec<CallBackSample> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|sample| sample.waiting > 0 && !sample.superseded).collect())
}

/// The last sample of a period within these days that is finished.
pub(in crate::supervision) fn last_finished(
    db: &Connection,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Option<CallBackSample>> {
    let shown = "SELECT id FROM call_back_samples WHERE from_on >= ?1 AND to_on <= ?2";
    let mut statement = db.prepare_cached(&samples(shown, "o.id DESC"))?;
    let rows = statement.query_map([first.to_string(), last.to_string()], |row| sample_row(row, last))?;
    let all: Vec<CallBackSample> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().find(|sample| sample.waiting == 0 && !sample.superseded))
}

/// How many samples of just this period there are.
pub(in crate::supervision) fn drawn_before(
    db: &Connection,
    from_on: NaiveDate,
    to_on: NaiveDate,
) -> Result<i64> {
    let mut statement =
        db.prepare_cached("SELECT count(*) AS n FROM call_back_samples WHERE from_on = ?1 AND to_on = ?2")?;
    Ok(statement.query_row([from_on.to_string(), to_on.to_string()], |row| row.get("n"))?)
}

/// A person by id.
pub(in crate::supervision) fn handler(db: &Connection, id: i64) -> Result<Named> {
    let mut statement = db.prepare_cached("SELECT id, name FROM staff WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| named(row, "id", "name"))?)
}

/// A sample about to be kept.
pub(in crate::supervision) struct NewSample<'a> {
    pub(in crate::supervision) uid: Uuid,
    pub(in crate::supervision) days: (NaiveDate, NaiveDate),
    pub(in crate::supervision) seed: i64,
    pub(in crate::supervision) size: i64,
    pub(in crate::supervision) without_contact: i64,
    pub(in crate::supervision) attempts: i64,
    pub(in crate::supervision) due_on: NaiveDate,
    pub(in crate::supervision) reason: Option<&'a str>,
}

/// Keeps a sample with what it was drawn from and what was drawn; answers its id.
pub(in crate::supervision) fn insert(
    db: &Connection,
    new: &NewSample<'_>,
    (strata, drawn): (&[Stratum], &[Vec<i64>]),
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let NewSample { uid, days: (from_on, to_on), seed, size, without_contact, attempts, due_on, reason } =
        new;
    let mut statement = db.prepare_cached(
        "INSERT INTO call_back_samples (uid, from_on, to_on, seed, size, without_contact, attempts, due_on, reason,
             drawn_at, drawn_by)
         VALUES (:uid, :from_on, :to_on, :seed, :size, :without_contact, :attempts, :due_on, :reason, :drawn_at, :drawn_by)",
    )?;
    let id = statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":from_on": from_on.to_string(), ":to_on": to_on.to_string(),
        ":seed": seed, ":size": size, ":without_contact": without_contact, ":attempts": attempts,
        ":due_on": due_on.to_string(), ":reason": reason, ":drawn_at": now.timestamp_millis(),
        ":drawn_by": staff_id,
    })?;
    let mut stratum_of = db.prepare_cached(
        "INSERT INTO call_back_strata (sample_id, position, staff_id, frame, drawn) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut call_back =
        db.prepare_cached("INSERT INTO call_backs (sample_id, stratum_id, ticket_id) VALUES (?1, ?2, ?3)")?;
    for (position, (stratum, own)) in (1_i64..).zip(strata.iter().zip(drawn)) {
        let Stratum { staff_id, frame } = stratum;
        let frame = serde_json::Value::from(frame.as_slice()).to_string();
        let stratum =
            stratum_of.insert(params![id, position, staff_id, frame, crate::page::count(own.len())])?;
        for ticket_id in own {
            call_back.execute(params![id, stratum, ticket_id])?;
        }
    }
    Ok(id)
}

/// What a sample was drawn from.
pub(in crate::supervision) fn strata(db: &Connection, sample_id: i64) -> Result<Vec<Stratum>> {
    let mut statement = db.prepare_cached(
        "SELECT staff_id, frame FROM call_back_strata WHERE sample_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([sample_id], |row| {
        let frame: String = row.get("frame")?;
        let frame = stored_text(|text| serde_json::from_str(text).ok(), "frame of a sample", &frame)?;
        Ok(Stratum { staff_id: row.get("staff_id")?, frame })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The handlers of a sample.
pub(in crate::supervision) fn shown_strata(db: &Connection, sample_id: i64) -> Result<Vec<CallBackStratum>> {
    let mut statement = db.prepare_cached(
        "SELECT r.staff_id, s.name AS staff_name, json_array_length(r.frame) AS frame, r.drawn
         FROM call_back_strata r LEFT JOIN staff s ON s.id = r.staff_id WHERE r.sample_id = ?1 ORDER BY r.position",
    )?;
    let rows = statement.query_map([sample_id], |row| {
        Ok(CallBackStratum {
            handler: named_if(row, "staff_id", "staff_name")?,
            frame: row.get("frame")?,
            drawn: row.get("drawn")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A ticket of a sample.
pub(in crate::supervision) struct Drawn {
    pub(in crate::supervision) id: i64,
    pub(in crate::supervision) sample_id: i64,
    pub(in crate::supervision) ticket_id: i64,
    pub(in crate::supervision) handler: Option<Named>,
}

const DRAWN: &str = "SELECT k.id, k.sample_id, k.ticket_id, r.staff_id, s.name AS staff_name
    FROM call_backs k JOIN call_back_strata r ON r.id = k.stratum_id LEFT JOIN staff s ON s.id = r.staff_id";

fn drawn_row(row: &Row<'_>) -> rusqlite::Result<Drawn> {
    Ok(Drawn {
        id: row.get("id")?,
        sample_id: row.get("sample_id")?,
        ticket_id: row.get("ticket_id")?,
        handler: named_if(row, "staff_id", "staff_name")?,
    })
}

/// The tickets of a sample, as they were drawn.
pub(in crate::supervision) fn drawn(db: &Connection, sample_id: i64) -> Result<Vec<Drawn>> {
    let mut statement = db.prepare_cached(&format!("{DRAWN} WHERE k.sample_id = ?1 ORDER BY k.id"))?;
    let rows = statement.query_map([sample_id], drawn_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The call-back with this id.
pub(in crate::supervision) fn one(db: &Connection, id: i64) -> Result<Drawn> {
    let mut statement = db.prepare_cached(&format!("{DRAWN} WHERE k.id = ?1"))?;
    let found = statement.query_row([id], drawn_row).optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

/// The calls of a call-back, oldest first.
pub(in crate::supervision) fn entries(db: &Connection, call_back_id: i64) -> Result<Vec<CallBackEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT e.called_at, e.solution, e.satisfaction, e.feedback, e.note, e.recorded_at, e.recorded_by,
             s.name AS recorded_by_name
         FROM call_back_entries e JOIN staff s ON s.id = e.recorded_by WHERE e.call_back_id = ?1 ORDER BY e.id",
    )?;
    let rows = statement.query_map([call_back_id], |row| {
        let solution: Option<String> = row.get("solution")?;
        let answer = match solution {
            None => None,
            Some(solution) => {
                let (points, feedback): (i64, String) = (row.get("satisfaction")?, row.get("feedback")?);
                Some(CallBackAnswer {
                    solution: stored_text(Solution::parse, "solution", &solution)?,
                    satisfaction: stored_text(
                        |_| Satisfaction::of_points(points),
                        "satisfaction",
                        &points.to_string(),
                    )?,
                    feedback: stored_text(FeedbackTruth::parse, "truth of a feedback", &feedback)?,
                })
            }
        };
        Ok(CallBackEntry {
            called_at: instant(row.get("called_at")?),
            answer,
            note: row.get("note")?,
            recorded_by: named(row, "recorded_by", "recorded_by_name")?,
            recorded_at: instant(row.get("recorded_at")?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a call: when, what the resident said, and what was noted.
pub(in crate::supervision) fn add_entry(
    db: &Connection,
    call_back_id: i64,
    (called_at, answer, note): (DateTime<Utc>, Option<CallBackAnswer>, Option<&str>),
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO call_back_entries (call_back_id, called_at, solution, satisfaction, feedback, note, recorded_at,
             recorded_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        call_back_id,
        called_at.timestamp_millis(),
        answer.map(|answer| answer.solution.text()),
        answer.map(|answer| answer.satisfaction.points()),
        answer.map(|answer| answer.feedback.text()),
        note,
        now.timestamp_millis(),
        staff_id
    ])?;
    Ok(())
}

/// The findings that came of a call-back.
pub(in crate::supervision) fn findings(db: &Connection, call_back_id: i64) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT finding_id FROM call_back_findings WHERE call_back_id = ?1 ORDER BY finding_id",
    )?;
    let rows = statement.query_map([call_back_id], |row| row.get("finding_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::supervision) fn add_finding(db: &Connection, call_back_id: i64, finding_id: i64) -> Result<()> {
    db.prepare_cached("INSERT INTO call_back_findings (finding_id, call_back_id) VALUES (?1, ?2)")?
        .execute([finding_id, call_back_id])?;
    Ok(())
}

/// The sample and the ticket of the call-back that a finding came of.
pub(in crate::supervision) fn of_finding(db: &Connection, finding_id: i64) -> Result<Option<(i64, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT k.sample_id, k.ticket_id FROM call_back_findings f JOIN call_backs k ON k.id = f.call_back_id
         WHERE f.finding_id = ?1",
    )?;
    Ok(statement
        .query_row([finding_id], |row| Ok((row.get("sample_id")?, row.get("ticket_id")?)))
        .optional()?)
}

/// Empties what was noted when the resident of a ticket that is destroyed was called back, and what was said of its clues.
pub(in crate::supervision) fn forget_words(db: &Connection, ticket_id: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE call_back_entries SET note = '' WHERE note IS NOT NULL
             AND call_back_id IN (SELECT id FROM call_backs WHERE ticket_id = ?1)",
    )?
    .execute([ticket_id])?;
    db.prepare_cached("UPDATE red_flag_reviews SET reason = '' WHERE reason IS NOT NULL AND ticket_id = ?1")?
        .execute([ticket_id])?;
    Ok(())
}

/// Empties what was noted of each call of a sample.
pub(in crate::supervision) fn dispose(db: &Connection, sample_id: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE call_back_entries SET note = '' WHERE note IS NOT NULL
             AND call_back_id IN (SELECT id FROM call_backs WHERE sample_id = ?1)",
    )?
    .execute([sample_id])?;
    Ok(())
}
