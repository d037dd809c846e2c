//! The tables `survey_waves`, `survey_strata` and `survey_households`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::residents::LivingHousehold;
use crate::store::stored_text;
use crate::surveys::draw::Drawn;
use crate::surveys::state::{Standing, WaveState};
use crate::surveys::{EntryTally, SurveyHousehold, WaveCancellation, WaveRow, WaveStratum};

/// A wave as the store keeps it.
#[derive(Debug, Clone)]
pub(in crate::surveys) struct WaveFacts {
    pub(in crate::surveys) id: i64,
    pub(in crate::surveys) version_id: i64,
    pub(in crate::surveys) title: String,
    pub(in crate::surveys) state: WaveState,
    pub(in crate::surveys) anonymous: bool,
    pub(in crate::surveys) starts_on: NaiveDate,
    pub(in crate::surveys) ends_on: NaiveDate,
    pub(in crate::surveys) sample_size: Option<i64>,
    pub(in crate::surveys) target: Option<i64>,
    pub(in crate::surveys) seed: Option<i64>,
    pub(in crate::surveys) drawn_on: Option<NaiveDate>,
    pub(in crate::surveys) cancellation: Option<WaveCancellation>,
    pub(in crate::surveys) version: i64,
}

impl WaveFacts {
    /// Where it stands.
    pub(in crate::surveys) fn standing(&self) -> Standing {
        Standing { state: self.state, cancelled: self.cancellation.is_some(), anonymous: self.anonymous }
    }
}

fn day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| stored_text(|text| text.parse().ok(), column, &text)).transpose()
}

fn some_day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<NaiveDate> {
    stored_text(|text| text.parse().ok(), column, &row.get::<_, String>(column)?)
}

fn state(row: &Row<'_>) -> rusqlite::Result<WaveState> {
    stored_text(WaveState::parse, "state of a wave", &row.get::<_, String>("state")?)
}

fn cancellation(row: &Row<'_>) -> rusqlite::Result<Option<WaveCancellation>> {
    let at: Option<i64> = row.get("cancelled_at")?;
    let read = |at| {
        Ok(WaveCancellation {
            at: instant(at),
            by: row.get("cancelled_by")?,
            reason: row.get("cancel_reason")?,
        })
    };
    at.map(read).transpose()
}

/// The wave with this id; `field` is where the id came from.
pub(in crate::surveys) fn wave(db: &Connection, id: i64, field: &str) -> Result<WaveFacts> {
    let mut statement = db.prepare_cached(
        "SELECT id, version_id, title, state, anonymous, starts_on, ends_on, sample_size, target, seed, drawn_on,
             cancelled_at, cancel_reason, (SELECT name FROM staff WHERE id = cancelled_by) AS cancelled_by, version
         FROM survey_waves WHERE id = ?1",
    )?;
    let found = statement
        .query_row([id], |row| {
            Ok(WaveFacts {
                id: row.get("id")?,
                version_id: row.get("version_id")?,
                title: row.get("title")?,
                state: state(row)?,
                anonymous: row.get("anonymous")?,
                starts_on: some_day(row, "starts_on")?,
                ends_on: some_day(row, "ends_on")?,
                sample_size: row.get("sample_size")?,
                target: row.get("target")?,
                seed: row.get("seed")?,
                drawn_on: day(row, "drawn_on")?,
                cancellation: cancellation(row)?,
                version: row.get("version")?,
            })
        })
        .optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::SurveyWaveNotFound).with("id", id))
}

const ROW: &str =
    "SELECT w.id, w.title, v.questionnaire_id, q.title AS questionnaire, v.number, w.state, w.anonymous,
        w.cancelled_at IS NOT NULL AS cancelled, w.starts_on, w.ends_on, w.target,
        (SELECT ifnull(sum(asked), 0) FROM survey_strata s WHERE s.wave_id = w.id) AS asked,
        (SELECT count(*) FROM survey_households h WHERE h.wave_id = w.id AND h.returned) AS ticked,
        (SELECT count(*) FROM survey_forms f JOIN survey_entries e ON e.code = f.code AND e.pass = 'first'
         WHERE f.wave_id = w.id) AS entered,
        (SELECT count(*) FROM survey_forms f JOIN survey_entries e ON e.code = f.code AND e.pass = 'first'
             AND e.channel = 'online' WHERE f.wave_id = w.id) AS online,
        (SELECT count(*) FROM survey_forms f WHERE f.wave_id = w.id AND NOT f.handed_out) AS without_code
    FROM survey_waves w JOIN questionnaire_versions v ON v.id = w.version_id
        JOIN questionnaires q ON q.id = v.questionnaire_id";

fn wave_row(row: &Row<'_>) -> rusqlite::Result<WaveRow> {
    let anonymous = row.get("anonymous")?;
    let (entered, online): (i64, i64) = (row.get("entered")?, row.get("online")?);
    Ok(WaveRow {
        id: row.get("id")?,
        title: row.get("title")?,
        questionnaire_id: row.get("questionnaire_id")?,
        questionnaire: row.get("questionnaire")?,
        number: row.get("number")?,
        state: state(row)?,
        cancelled: row.get("cancelled")?,
        anonymous,
        starts_on: some_day(row, "starts_on")?,
        ends_on: some_day(row, "ends_on")?,
        asked: row.get("asked")?,
        // Nobody is ticked off for what came without a code, and perhaps not for everything that was typed in.
        returned: if anonymous {
            entered.max(row.get::<_, i64>("ticked")? + row.get::<_, i64>("without_code")?)
        } else {
            entered
        },
        entered,
        online,
        target: row.get("target")?,
    })
}

/// Every wave, the latest first.
pub(in crate::surveys) fn rows(db: &Connection) -> Result<Vec<WaveRow>> {
    let mut statement = db.prepare_cached(&format!("{ROW} ORDER BY w.starts_on DESC, w.id DESC"))?;
    let rows = statement.query_map([], wave_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The wave as lists show it.
pub(in crate::surveys) fn row(db: &Connection, id: i64) -> Result<WaveRow> {
    let mut statement = db.prepare_cached(&format!("{ROW} WHERE w.id = ?1"))?;
    Ok(statement.query_row([id], wave_row)?)
}

/// What is kept of a plan, checked.
pub(in crate::surveys) struct Plan {
    pub(in crate::surveys) version_id: i64,
    pub(in crate::surveys) title: String,
    pub(in crate::surveys) starts_on: NaiveDate,
    pub(in crate::surveys) ends_on: NaiveDate,
    pub(in crate::surveys) anonymous: bool,
    pub(in crate::surveys) sample_size: Option<i64>,
    pub(in crate::surveys) target: Option<i64>,
}

pub(in crate::surveys) fn insert(
    db: &Connection,
    plan: &Plan,
    (uid, now, staff_id): (Uuid, DateTime<Utc>, i64),
) -> Result<i64> {
    let Plan { version_id, title, starts_on, ends_on, anonymous, sample_size, target } = plan;
    let mut statement = db.prepare_cached(
        "INSERT INTO survey_waves (uid, version_id, title, state, anonymous, starts_on, ends_on, sample_size, target,
             created_at, created_by)
         VALUES (:uid, :version_id, :title, 'planned', :anonymous, :starts_on, :ends_on, :sample_size, :target,
             :created_at, :created_by)",
    )?;
    Ok(statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":version_id": version_id, ":title": title,
        ":anonymous": anonymous, ":starts_on": starts_on.to_string(), ":ends_on": ends_on.to_string(),
        ":sample_size": sample_size, ":target": target, ":created_at": now.timestamp_millis(),
        ":created_by": staff_id,
    })?)
}

/// Changes the plan. A wave that now asks another questionnaire was planned for that one now: `created_at` is when it took
/// the place of others of its questionnaire, see [`planned_instead`].
pub(in crate::surveys) fn update(db: &Connection, id: i64, plan: &Plan, now: DateTime<Utc>) -> Result<()> {
    let Plan { version_id, title, starts_on, ends_on, anonymous, sample_size, target } = plan;
    db.prepare_cached(
        "UPDATE survey_waves SET version_id = :version_id, title = :title, anonymous = :anonymous,
             starts_on = :starts_on, ends_on = :ends_on, sample_size = :sample_size, target = :target,
             created_at = CASE (SELECT questionnaire_id FROM questionnaire_versions WHERE id = :version_id)
                 WHEN (SELECT v.questionnaire_id FROM questionnaire_versions v WHERE v.id = survey_waves.version_id)
                 THEN created_at ELSE :now END,
             version = version + 1
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":version_id": version_id, ":title": title, ":anonymous": anonymous,
        ":starts_on": starts_on.to_string(), ":ends_on": ends_on.to_string(), ":sample_size": sample_size,
        ":target": target, ":now": now.timestamp_millis(),
    })?;
    Ok(())
}

pub(in crate::surveys) fn set_state(
    db: &Connection,
    id: i64,
    state: WaveState,
    now: DateTime<Utc>,
) -> Result<()> {
    let closed_at = (state == WaveState::Closed).then(|| now.timestamp_millis());
    db.prepare_cached(
        "UPDATE survey_waves SET state = ?2, closed_at = ?3, version = version + 1 WHERE id = ?1",
    )?
    .execute(params![id, state.text(), closed_at])?;
    Ok(())
}

/// Calls a wave off.
pub(in crate::surveys) fn set_cancelled(
    db: &Connection,
    id: i64,
    reason: &str,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    db.prepare_cached(
        "UPDATE survey_waves SET cancelled_at = ?2, cancelled_by = ?3, cancel_reason = ?4, version = version + 1
         WHERE id = ?1",
    )?
    .execute(params![id, now.timestamp_millis(), staff_id, reason])?;
    Ok(())
}

/// The waves of the questionnaire of wave `?1` that were planned for it after that had been called off.
const PLANNED_SINCE: &str = "SELECT w.title, w.cancelled_at FROM survey_waves c
         JOIN questionnaire_versions cv ON cv.id = c.version_id
         JOIN questionnaire_versions v ON v.questionnaire_id = cv.questionnaire_id
         JOIN survey_waves w ON w.version_id = v.id
     WHERE c.id = ?1 AND w.id <> c.id AND w.created_at > c.cancelled_at";

/// Takes a wave up again that was called off. Where others had been planned in its place, it takes the place of those now.
pub(in crate::surveys) fn set_restored(db: &Connection, id: i64, now: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(&format!(
        "UPDATE survey_waves SET cancelled_at = NULL, cancelled_by = NULL, cancel_reason = NULL,
             created_at = CASE WHEN EXISTS ({PLANNED_SINCE}) THEN ?2 ELSE created_at END, version = version + 1
         WHERE id = ?1"
    ))?
    .execute(params![id, now.timestamp_millis()])?;
    Ok(())
}

/// The wave of the same questionnaire, if any, that was planned for it after this one had been called off, and is not called
/// off itself.
pub(in crate::surveys) fn planned_instead(db: &Connection, id: i64) -> Result<Option<String>> {
    let mut statement =
        db.prepare_cached(&format!("{PLANNED_SINCE} AND w.cancelled_at IS NULL ORDER BY w.id LIMIT 1"))?;
    Ok(statement.query_row([id], |row| row.get("title")).optional()?)
}

/// The closed waves of the same questionnaire that began before this one, the earliest first; `by_then` leaves out those
/// that were closed after it.
pub(in crate::surveys) fn closed_before(db: &Connection, id: i64, by_then: bool) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT o.id FROM survey_waves w JOIN questionnaire_versions wv ON wv.id = w.version_id
             JOIN questionnaire_versions ov ON ov.questionnaire_id = wv.questionnaire_id
             JOIN survey_waves o ON o.version_id = ov.id
         WHERE w.id = ?1 AND o.state = 'closed' AND (o.starts_on, o.id) < (w.starts_on, w.id)
             AND (NOT ?2 OR o.closed_at <= w.closed_at)
         ORDER BY o.starts_on, o.id",
    )?;
    let rows = statement.query_map(params![id, by_then], |row| row.get("id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The waves, the first to end first, that were closed and ended within these days.
pub(in crate::surveys) fn closed_within(db: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM survey_waves WHERE state = 'closed' AND ends_on BETWEEN ?1 AND ?2 ORDER BY ends_on, id",
    )?;
    let rows = statement.query_map([from.to_string(), to.to_string()], |row| row.get("id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The waves, the first to begin first, that are out on some of these days and neither closed nor called off.
pub(in crate::surveys) fn open_within(
    db: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<WaveRow>> {
    let mut statement = db.prepare_cached(&format!(
        "{ROW} WHERE w.state IN ('collecting', 'entering') AND w.cancelled_at IS NULL
             AND w.starts_on <= ?2 AND w.ends_on >= ?1 ORDER BY w.starts_on, w.id"
    ))?;
    let rows = statement.query_map([from.to_string(), to.to_string()], wave_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When the last wave was closed that ended within these days, no later than `now`.
pub(in crate::surveys) fn last_closed(
    db: &Connection,
    (from, to): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(closed_at) AS at FROM survey_waves WHERE ends_on BETWEEN ?1 AND ?2 AND closed_at <= ?3",
    )?;
    let at: Option<i64> = statement
        .query_row(params![from.to_string(), to.to_string(), now.timestamp_millis()], |row| row.get("at"))?;
    Ok(at.map(instant))
}

/// The wave that was closed last of those closed by `known`, with its last day.
pub(in crate::surveys) fn last_by(db: &Connection, known: DateTime<Utc>) -> Result<Option<(i64, NaiveDate)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, ends_on FROM survey_waves WHERE closed_at <= ?1 ORDER BY ends_on DESC, id DESC LIMIT 1",
    )?;
    let last = statement
        .query_row([known.timestamp_millis()], |row| Ok((row.get("id")?, some_day(row, "ends_on")?)));
    Ok(last.optional()?)
}

/// Keeps what was drawn, with the version of the questionnaire that is asked.
pub(in crate::surveys) fn set_drawn(
    db: &Connection,
    wave: &WaveFacts,
    (seed, on): (i64, NaiveDate),
    (households, strata): (&[LivingHousehold], &[Drawn]),
) -> Result<()> {
    db.prepare_cached(
        "UPDATE survey_waves SET state = 'collecting', seed = ?2, drawn_on = ?3, version_id = ?4,
             version = version + 1
         WHERE id = ?1",
    )?
    .execute(params![wave.id, seed, on.to_string(), wave.version_id])?;
    let mut insert_stratum = db.prepare_cached(
        "INSERT INTO survey_strata (wave_id, position, name, households, asked) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut insert = db.prepare_cached(
        "INSERT INTO survey_households (wave_id, household_id, stratum, position, room, building, tenure)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (stratum, drawn) in (1_i64..).zip(strata) {
        let counts = [drawn.households, drawn.asked.len()].map(crate::page::count);
        insert_stratum.execute(params![wave.id, stratum, drawn.name, counts[0], counts[1]])?;
        for place in &drawn.asked {
            let Some(household) = households.get(*place) else { continue };
            let LivingHousehold { household_id, room, building, tenure } = household;
            let tenure = tenure.map(crate::residents::Tenure::text);
            let position = crate::page::count(*place);
            insert.execute(params![wave.id, household_id, stratum, position, room, building, tenure])?;
        }
    }
    Ok(())
}

/// The parts of a wave, with how many forms of each were entered.
pub(in crate::surveys) fn strata(db: &Connection, wave_id: i64) -> Result<Vec<WaveStratum>> {
    let mut statement = db.prepare_cached(
        "SELECT s.position, s.name, s.households, s.asked,
             (SELECT count(*) FROM survey_forms f JOIN survey_entries e ON e.code = f.code AND e.pass = 'first'
              WHERE f.wave_id = s.wave_id AND f.stratum = s.position) AS entered
         FROM survey_strata s WHERE s.wave_id = ?1 ORDER BY s.position",
    )?;
    let rows = statement.query_map([wave_id], |row| {
        Ok(WaveStratum {
            position: row.get("position")?,
            name: row.get("name")?,
            households: row.get("households")?,
            asked: row.get("asked")?,
            entered: row.get("entered")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many households of a part are ticked off; in the order of the parts.
pub(in crate::surveys) fn ticked(db: &Connection, wave_id: i64) -> Result<Vec<u32>> {
    let mut statement = db.prepare_cached(
        "SELECT (SELECT count(*) FROM survey_households h
                 WHERE h.wave_id = s.wave_id AND h.stratum = s.position AND h.returned) AS ticked
         FROM survey_strata s WHERE s.wave_id = ?1 ORDER BY s.position",
    )?;
    let rows = statement.query_map([wave_id], |row| row.get::<_, u32>("ticked"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Makes one part of these, behind all others, and answers its place; their forms are moved before they are dropped.
pub(in crate::surveys) fn join_strata(
    db: &Connection,
    wave_id: i64,
    name: &str,
    parts: &[&WaveStratum],
) -> Result<i64> {
    let of_all = |count: fn(&WaveStratum) -> i64| parts.iter().map(|part| count(part)).sum::<i64>();
    let mut insert = db.prepare_cached(
        "INSERT INTO survey_strata (wave_id, position, name, households, asked)
         SELECT ?1, max(position) + 1, ?2, ?3, ?4 FROM survey_strata WHERE wave_id = ?1 RETURNING position",
    )?;
    let counts = (of_all(|part| part.households), of_all(|part| part.asked));
    let joined: i64 =
        insert.query_row(params![wave_id, name, counts.0, counts.1], |row| row.get("position"))?;
    for part in parts {
        db.prepare_cached("UPDATE survey_households SET stratum = ?2 WHERE wave_id = ?1 AND stratum = ?3")?
            .execute([wave_id, joined, part.position])?;
    }
    Ok(joined)
}

/// Forgets parts that have neither households nor forms any more.
pub(in crate::surveys) fn drop_strata(db: &Connection, wave_id: i64, parts: &[&WaveStratum]) -> Result<()> {
    for part in parts {
        db.prepare_cached("DELETE FROM survey_strata WHERE wave_id = ?1 AND position = ?2")?
            .execute([wave_id, part.position])?;
    }
    Ok(())
}

/// Keeps who typed how much of a wave, apart from the forms.
pub(in crate::surveys) fn keep_tallies(db: &Connection, wave_id: i64, tallies: &[EntryTally]) -> Result<()> {
    for EntryTally { staff_id, name: _, first, second, compared, wrong } in tallies {
        db.prepare_cached(
            "INSERT INTO survey_tallies (wave_id, staff_id, first, second, compared, wrong)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute([wave_id, *staff_id, *first, *second, *compared, *wrong])?;
    }
    Ok(())
}

/// Who typed how much of a wave whose forms no longer say so.
pub(in crate::surveys) fn kept_tallies(db: &Connection, wave_id: i64) -> Result<Vec<EntryTally>> {
    let mut statement = db.prepare_cached(
        "SELECT t.staff_id, s.name, t.first, t.second, t.compared, t.wrong
         FROM survey_tallies t JOIN staff s ON s.id = t.staff_id WHERE t.wave_id = ?1 ORDER BY t.staff_id",
    )?;
    let rows = statement.query_map([wave_id], |row| {
        Ok(EntryTally {
            staff_id: row.get("staff_id")?,
            name: row.get("name")?,
            first: row.get("first")?,
            second: row.get("second")?,
            compared: row.get("compared")?,
            wrong: row.get("wrong")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The part that answers count for of which nobody knows the building; made when there is none yet. It is no building:
/// nobody is asked in it.
pub(in crate::surveys) fn nowhere(db: &Connection, wave_id: i64, name: &str) -> Result<i64> {
    let mut known =
        db.prepare_cached("SELECT position FROM survey_strata WHERE wave_id = ?1 AND households = 0")?;
    if let Some(position) = known.query_row([wave_id], |row| row.get("position")).optional()? {
        return Ok(position);
    }
    let mut last =
        db.prepare_cached("SELECT max(position) + 1 AS next FROM survey_strata WHERE wave_id = ?1")?;
    let position = last.query_row([wave_id], |row| row.get("next"))?;
    db.prepare_cached(
        "INSERT INTO survey_strata (wave_id, position, name, households, asked) VALUES (?1, ?2, ?3, 0, 0)",
    )?
    .execute(params![wave_id, position, name])?;
    Ok(position)
}

/// The buildings of the households that are asked, with the part that each belongs to.
pub(in crate::surveys) fn buildings(db: &Connection, wave_id: i64) -> Result<Vec<(String, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT building, stratum FROM survey_households
         WHERE wave_id = ?1 AND building IS NOT NULL ORDER BY building",
    )?;
    let rows = statement.query_map([wave_id], |row| Ok((row.get("building")?, row.get("stratum")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The households that are asked in a part of a wave.
pub(in crate::surveys) fn asked_in(db: &Connection, wave_id: i64, stratum: i64) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT household_id FROM survey_households WHERE wave_id = ?1 AND stratum = ?2 ORDER BY position",
    )?;
    let rows = statement.query_map([wave_id, stratum], |row| row.get("household_id"))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which households a page shows.
pub(in crate::surveys) struct HouseholdQuery<'a> {
    pub(in crate::surveys) wave_id: i64,
    /// What the room begins with; all if empty.
    pub(in crate::surveys) beginning: &'a str,
    pub(in crate::surveys) missing_only: bool,
    pub(in crate::surveys) after: i64,
    pub(in crate::surveys) limit: usize,
}

/// A page of households, in the order of their rooms.
pub(in crate::surveys) fn households(
    db: &Connection,
    query: &HouseholdQuery<'_>,
) -> Result<Vec<SurveyHousehold>> {
    let HouseholdQuery { wave_id, beginning, missing_only, after, limit } = query;
    let mut statement = db.prepare_cached(
        "SELECT household_id, position, room, returned FROM (
             SELECT h.household_id, h.position, h.room, h.returned OR EXISTS (
                 SELECT 1 FROM survey_forms f JOIN survey_entries e ON e.code = f.code
                 WHERE f.wave_id = h.wave_id AND f.household_id = h.household_id) AS returned
             FROM survey_households h WHERE h.wave_id = :wave_id AND h.position > :after)
         WHERE (:beginning = '' OR substr(room, 1, length(:beginning)) = :beginning)
             AND NOT (:missing_only AND returned)
         ORDER BY position LIMIT :limit",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":wave_id": wave_id, ":after": after, ":beginning": beginning, ":missing_only": missing_only,
            ":limit": i64::try_from(*limit).unwrap_or(i64::MAX),
        },
        |row| {
            Ok(SurveyHousehold {
                household_id: row.get("household_id")?,
                position: row.get("position")?,
                room: row.get("room")?,
                returned: row.get("returned")?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The household, as lists show it.
pub(in crate::surveys) fn household(
    db: &Connection,
    wave_id: i64,
    household_id: i64,
) -> Result<SurveyHousehold> {
    let mut statement = db.prepare_cached(
        "SELECT household_id, position, room, returned FROM survey_households
         WHERE wave_id = ?1 AND household_id = ?2",
    )?;
    let found = statement
        .query_row([wave_id, household_id], |row| {
            Ok(SurveyHousehold {
                household_id: row.get("household_id")?,
                position: row.get("position")?,
                room: row.get("room")?,
                returned: row.get("returned")?,
            })
        })
        .optional()?;
    let unknown = || Error::field("household_id", ErrorCode::InputUnknownId).with("id", household_id);
    found.ok_or_else(unknown)
}

pub(in crate::surveys) fn set_returned(
    db: &Connection,
    wave_id: i64,
    household_id: i64,
    returned: bool,
) -> Result<()> {
    db.prepare_cached("UPDATE survey_households SET returned = ?3 WHERE wave_id = ?1 AND household_id = ?2")?
        .execute(params![wave_id, household_id, returned])?;
    Ok(())
}
