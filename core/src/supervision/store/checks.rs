//! The tables `check_lists`, `check_list_lines`, `check_plans`, `checks` and `check_lines`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::{day, named, required_day, stored_text};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::reports::figures::Rate;
use crate::supervision::checks::CheckFact;
use crate::supervision::{
    ChannelChecks, Check, CheckKind, CheckLine, CheckList, CheckPlan, LineResult, SaveCheckPlan,
};

fn kind(row: &Row<'_>) -> rusqlite::Result<CheckKind> {
    stored_text(CheckKind::parse, "kind of a check", &row.get::<_, String>("kind")?)
}

/// What is looked at in a check of this kind.
pub(in crate::supervision) fn list(db: &Connection, kind: CheckKind) -> Result<CheckList> {
    let version = db
        .prepare_cached("SELECT version FROM check_lists WHERE kind = ?1")?
        .query_row([kind.text()], |row| row.get("version"))?;
    let mut statement =
        db.prepare_cached("SELECT content FROM check_list_lines WHERE kind = ?1 ORDER BY position")?;
    let lines = statement.query_map([kind.text()], |row| row.get("content"))?;
    Ok(CheckList { kind, lines: lines.collect::<rusqlite::Result<_>>()?, version })
}

pub(in crate::supervision) fn save_list(db: &Connection, kind: CheckKind, lines: &[String]) -> Result<()> {
    db.prepare_cached("UPDATE check_lists SET version = version + 1 WHERE kind = ?1")?
        .execute([kind.text()])?;
    db.prepare_cached("DELETE FROM check_list_lines WHERE kind = ?1")?.execute([kind.text()])?;
    let mut statement =
        db.prepare_cached("INSERT INTO check_list_lines (kind, position, content) VALUES (?1, ?2, ?3)")?;
    for (position, line) in (1_i64..).zip(lines) {
        statement.execute(params![kind.text(), position, line])?;
    }
    Ok(())
}

/// Every plan, those that go on first, the next before the others.
pub(in crate::supervision) fn plans(db: &Connection, today: NaiveDate) -> Result<Vec<CheckPlan>> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.channel_id, c.name AS channel_name, p.kind, p.every_days, p.next_on, p.most,
             p.active AND c.in_service AS active, NOT p.active AS paused, p.version
         FROM check_plans p JOIN channels c ON c.id = p.channel_id
         ORDER BY p.active AND c.in_service DESC, p.next_on, p.id",
    )?;
    let rows = statement.query_map([], |row| {
        let (next_on, active) = (required_day(row, "next_on")?, row.get("active")?);
        Ok(CheckPlan {
            id: row.get("id")?,
            channel: named(row, "channel_id", "channel_name")?,
            kind: kind(row)?,
            every_days: row.get("every_days")?,
            next_on,
            most: row.get("most")?,
            active,
            paused: row.get("paused")?,
            late: active && next_on < today,
            version: row.get("version")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a plan; answers its id.
pub(in crate::supervision) fn save_plan(db: &Connection, plan: &SaveCheckPlan) -> Result<i64> {
    let SaveCheckPlan { id, channel_id, kind, every_days, next_on, most, active, expected_version: _ } = plan;
    let sql = match id {
        None => {
            "INSERT INTO check_plans (id, channel_id, kind, every_days, next_on, most, active)
             VALUES (:id, :channel_id, :kind, :every_days, :next_on, :most, :active) RETURNING id"
        }
        Some(_) => {
            "UPDATE check_plans SET channel_id = :channel_id, kind = :kind, every_days = :every_days, next_on = :next_on,
                 most = :most, active = :active, version = version + 1
             WHERE id = :id RETURNING id"
        }
    };
    let given = named_params! {
        ":id": id, ":channel_id": channel_id, ":kind": kind.text(), ":every_days": every_days,
        ":next_on": next_on.to_string(), ":most": most, ":active": active,
    };
    Ok(db.prepare_cached(sql)?.query_row(given, |row| row.get("id"))?)
}

/// Whether a plan is to go on, whether or not its channel is in service.
pub(in crate::supervision) fn goes_on(db: &Connection, plan_id: i64) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT active FROM check_plans WHERE id = ?1")?;
    Ok(statement.query_row([plan_id], |row| row.get("active"))?)
}

/// Says when the next check of a plan is due.
pub(in crate::supervision) fn set_next(db: &Connection, plan_id: i64, next_on: NaiveDate) -> Result<()> {
    db.prepare_cached("UPDATE check_plans SET next_on = ?2, version = version + 1 WHERE id = ?1")?
        .execute(params![plan_id, next_on.to_string()])?;
    Ok(())
}

/// On which day the next check of a channel is due, by the plans that go on.
pub(in crate::supervision) fn next_of(db: &Connection, channel_id: i64) -> Result<Option<NaiveDate>> {
    let mut statement = db.prepare_cached(
        "SELECT min(p.next_on) AS next_on FROM check_plans p JOIN channels c ON c.id = p.channel_id
         WHERE p.channel_id = ?1 AND p.active = 1 AND c.in_service = 1",
    )?;
    Ok(statement.query_row([channel_id], |row| day(row, "next_on"))?)
}

const CHECK: &str = "SELECT k.id, k.channel_id, c.name AS channel_name, k.kind, k.checked_at, k.checked_by,
        s.name AS checked_by_name, k.measured, k.most, k.note, k.recorded_at, k.recorded_by,
        r.name AS recorded_by_name, (
            SELECT count(*) FROM check_lines l WHERE l.check_id = k.id AND l.result = 'poor') AS poor
    FROM checks k JOIN channels c ON c.id = k.channel_id JOIN staff s ON s.id = k.checked_by
    JOIN staff r ON r.id = k.recorded_by";

fn check_row(row: &Row<'_>) -> rusqlite::Result<Check> {
    let (measured, most, poor): (Option<i64>, Option<i64>, i64) =
        (row.get("measured")?, row.get("most")?, row.get("poor")?);
    let too_much = measured.zip(most).is_some_and(|(measured, most)| measured > most);
    Ok(Check {
        id: row.get("id")?,
        channel: named(row, "channel_id", "channel_name")?,
        kind: kind(row)?,
        checked_at: instant(row.get("checked_at")?),
        checked_by: named(row, "checked_by", "checked_by_name")?,
        measured,
        most,
        poor,
        passed: poor == 0 && !too_much,
        note: row.get("note")?,
        recorded_at: instant(row.get("recorded_at")?),
        recorded_by: named(row, "recorded_by", "recorded_by_name")?,
    })
}

/// The check with this id; `field` is where the id came from.
pub(in crate::supervision) fn check(db: &Connection, id: i64, field: &str) -> Result<Check> {
    let mut statement = db.prepare_cached(&format!("{CHECK} WHERE k.id = ?1"))?;
    let found = statement.query_row([id], check_row).optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

/// The checks made from one moment on and before the other.
pub(in crate::supervision) fn within(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Check>> {
    let mut statement = db.prepare_cached(&format!(
        "{CHECK} WHERE k.checked_at >= ?1 AND k.checked_at < ?2 ORDER BY k.checked_at, k.id"
    ))?;
    let rows = statement.query_map([from, to].map(|at| at.timestamp_millis()), check_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last check of a channel.
pub(in crate::supervision) fn last_of(db: &Connection, channel_id: i64) -> Result<Option<Check>> {
    Ok(page(db, Some(channel_id), ((None, None), false), None, 1)?.pop())
}

/// Of a check `k`: everything was as it should be.
const PASSED: &str = "NOT EXISTS (SELECT 1 FROM check_lines l WHERE l.check_id = k.id AND l.result = 'poor')
        AND ifnull(k.measured <= k.most, 1)";

/// From one moment on, where there is one, and before the other.
type Span = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// Checks of a channel, or of all, made in a span, or only those of them that passed; the latest first, from the one after the
/// moment and id given.
pub(in crate::supervision) fn page(
    db: &Connection,
    channel_id: Option<i64>,
    ((from, to), passed): (Span, bool),
    after: Option<(i64, i64)>,
    limit: usize,
) -> Result<Vec<Check>> {
    // What was made before a moment comes after any at that moment.
    let before = to.map_or((i64::MAX, i64::MAX), |to| (to.timestamp_millis(), 0));
    let (checked_at, id) = after.map_or(before, |after| after.min(before));
    let from = from.map_or(i64::MIN, |from| from.timestamp_millis());
    let passed = if passed { PASSED } else { "1 = 1" };
    let of_channel = if channel_id.is_some() { "k.channel_id = ?3 AND" } else { "?3 IS NULL AND" };
    let mut statement = db.prepare_cached(&format!(
        "{CHECK} WHERE {of_channel} (k.checked_at, k.id) < (?1, ?2) AND k.checked_at >= ?4 AND {passed}
         ORDER BY k.checked_at DESC, k.id DESC LIMIT {limit}"
    ))?;
    let rows = statement.query_map(params![checked_at, id, channel_id, from], check_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lines of a check, in order.
pub(in crate::supervision) fn lines(db: &Connection, check_id: i64) -> Result<Vec<CheckLine>> {
    let mut statement = db.prepare_cached(
        "SELECT content, result, note FROM check_lines WHERE check_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([check_id], |row| {
        let result: String = row.get("result")?;
        Ok(CheckLine {
            content: row.get("content")?,
            result: stored_text(LineResult::parse, "result of a line", &result)?,
            note: row.get("note")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A check about to be kept.
pub(in crate::supervision) struct NewCheck<'a> {
    pub(in crate::supervision) uid: Uuid,
    pub(in crate::supervision) plan_id: Option<i64>,
    pub(in crate::supervision) channel_id: i64,
    pub(in crate::supervision) kind: CheckKind,
    pub(in crate::supervision) checked_at: DateTime<Utc>,
    pub(in crate::supervision) checked_by: i64,
    pub(in crate::supervision) measured: Option<i64>,
    pub(in crate::supervision) most: Option<i64>,
    pub(in crate::supervision) note: Option<&'a str>,
}

/// Keeps a check with its lines; answers its id.
pub(in crate::supervision) fn insert(
    db: &Connection,
    new: &NewCheck<'_>,
    lines: &[CheckLine],
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let NewCheck { uid, plan_id, channel_id, kind, checked_at, checked_by, measured, most, note } = new;
    let id = db
        .prepare_cached(
            "INSERT INTO checks (uid, plan_id, channel_id, kind, checked_at, checked_by, measured, most, note, recorded_at,
                 recorded_by)
             VALUES (:uid, :plan_id, :channel_id, :kind, :checked_at, :checked_by, :measured, :most, :note, :recorded_at,
                 :recorded_by)",
        )?
        .insert(named_params! {
            ":uid": uid.hyphenated().to_string(), ":plan_id": plan_id, ":channel_id": channel_id, ":kind": kind.text(),
            ":checked_at": checked_at.timestamp_millis(), ":checked_by": checked_by, ":measured": measured,
            ":most": most, ":note": note, ":recorded_at": now.timestamp_millis(), ":recorded_by": staff_id,
        })?;
    let mut statement = db.prepare_cached(
        "INSERT INTO check_lines (check_id, position, content, result, note) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, CheckLine { content, result, note }) in (1_i64..).zip(lines) {
        statement.execute(params![id, position, content, result.text(), note])?;
    }
    Ok(id)
}

/// How many findings of checks of this channel are not settled.
pub(in crate::supervision) fn open_findings(db: &Connection, channel_id: i64) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS open FROM findings f JOIN checks k ON k.id = f.check_id
         WHERE k.channel_id = ?1 AND f.state IN ('open', 'reported')",
    )?;
    Ok(statement.query_row([channel_id], |row| row.get("open"))?)
}

/// The checks made from `from` on and before `to`, and recorded before `known`, channel by channel: how many, how many found
/// everything as it should be, how many findings came of them, and how many of these were settled before `known`.
pub(in crate::supervision) fn by_channel(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Vec<ChannelChecks>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT channel_id, channel_name, count(*) AS checks, sum(passed) AS passed, sum(found) AS findings,
             sum(settled) AS settled
         FROM (SELECT k.channel_id, c.name AS channel_name, {PASSED} AS passed,
                 (SELECT count(*) FROM findings f WHERE f.check_id = k.id AND f.created_at < ?3) AS found,
                 (SELECT count(*) FROM findings f WHERE f.check_id = k.id AND f.settled_at < ?3) AS settled
             FROM checks k INDEXED BY checks_by_time JOIN channels c ON c.id = k.channel_id
             WHERE k.checked_at >= ?1 AND k.checked_at < ?2 AND k.recorded_at < ?3)
         GROUP BY channel_id ORDER BY channel_id",
    ))?;
    let values = [from, to, known].map(|at| at.timestamp_millis());
    let rows = statement.query_map(values, |row| {
        Ok(ChannelChecks {
            channel: named(row, "channel_id", "channel_name")?,
            passed: Rate { numerator: row.get("passed")?, denominator: row.get("checks")? },
            findings: row.get("findings")?,
            settled: row.get("settled")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Empties what was noted at a check and of each of its lines.
pub(in crate::supervision) fn dispose(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE checks SET note = NULL WHERE id = ?1")?.execute([id])?;
    db.prepare_cached("UPDATE check_lines SET note = NULL WHERE check_id = ?1")?.execute([id])?;
    Ok(())
}

/// Each check made from `from` on and before `to`, as it was known before `known`, the earliest first.
pub(in crate::supervision) fn each_within(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Vec<CheckFact>> {
    let mut statement = db.prepare_cached(
        "SELECT c.name, k.checked_at, k.measured, k.most,
             (SELECT count(*) FROM check_lines l WHERE l.check_id = k.id AND l.result = 'poor') AS poor,
             (SELECT count(*) FROM findings f WHERE f.check_id = k.id AND f.created_at < ?3) AS findings,
             (SELECT count(*) FROM findings f WHERE f.check_id = k.id AND f.settled_at < ?3) AS settled
         FROM checks k INDEXED BY checks_by_time JOIN channels c ON c.id = k.channel_id
         WHERE k.checked_at >= ?1 AND k.checked_at < ?2 AND k.recorded_at < ?3 ORDER BY k.checked_at, k.id",
    )?;
    let values = [from, to, known].map(|at| at.timestamp_millis());
    let rows = statement.query_map(values, |row| {
        Ok(CheckFact {
            channel: row.get("name")?,
            checked_at: instant(row.get("checked_at")?),
            measured: row.get("measured")?,
            most: row.get("most")?,
            poor: row.get("poor")?,
            findings: row.get("findings")?,
            settled: row.get("settled")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last moment, no later than `now`, at which a check made from `from` on and before `to` was entered, or a finding of it was
/// noted or put right.
pub(in crate::supervision) fn last_checked(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(at) AS last FROM (
             SELECT k.recorded_at AS at FROM checks k INDEXED BY checks_by_time
                 WHERE k.checked_at >= ?1 AND k.checked_at < ?2
             UNION ALL SELECT f.created_at FROM checks k INDEXED BY checks_by_time JOIN findings f ON f.check_id = k.id
                 WHERE k.checked_at >= ?1 AND k.checked_at < ?2
             UNION ALL SELECT f.settled_at FROM checks k INDEXED BY checks_by_time JOIN findings f ON f.check_id = k.id
                 WHERE k.checked_at >= ?1 AND k.checked_at < ?2)
         WHERE at <= ?3",
    )?;
    let values = [from, to, now].map(|at| at.timestamp_millis());
    Ok(statement.query_row(values, |row| Ok(row.get::<_, Option<i64>>("last")?.map(instant)))?)
}
