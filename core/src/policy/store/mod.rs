//! The tables `policy_versions`, `policy_limits`, `policy_hours`, `policy_follow_ups`, `policy_topics` and `policy_retention`;
//! those of proposals in a file of their own.

pub(super) mod proposals;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, Row, params};

use super::counting::{Counting, LONGEST_SEARCH, OpenSpan, Rule};
use super::{FollowUpRule, OfficeHours, Policy, PolicyLimit, PolicyState, RetentionTerm};
use crate::archive::ArchiveKind;
use crate::clock::instant;
use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::{self, Category, Named};

/// A version about to be made.
pub(super) struct NewVersion<'a> {
    pub(super) version: i64,
    pub(super) effective_from: DateTime<Utc>,
    pub(super) note: Option<&'a str>,
    pub(super) saved_at: DateTime<Utc>,
    pub(super) saved_by: i64,
    pub(super) rules: &'a [(Category, Rule)],
    pub(super) open: &'a [OpenSpan],
    pub(super) follow_up: FollowUpRule,
    /// Their ids in their order.
    pub(super) topics: &'a [i64],
    pub(super) retention: &'a [RetentionTerm],
}

/// The number of the version in force at `at`.
pub(super) fn in_force(db: &Connection, at: DateTime<Utc>) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT version FROM policy_versions WHERE effective_from <= ?1 AND withdrawn_at IS NULL
         ORDER BY effective_from DESC, version DESC LIMIT 1",
    )?;
    Ok(statement.query_row([at.timestamp_millis()], |row| row.get("version"))?)
}

/// The number of the newest version.
pub(super) fn newest(db: &Connection) -> Result<i64> {
    let mut statement = db.prepare_cached("SELECT max(version) AS version FROM policy_versions")?;
    Ok(statement.query_row([], |row| row.get("version"))?)
}

/// The numbers of all versions, the newest first.
pub(super) fn versions(db: &Connection) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached("SELECT version FROM policy_versions ORDER BY version DESC")?;
    Ok(statement.query_map([], |row| row.get("version"))?.collect::<rusqlite::Result<_>>()?)
}

/// The numbers of the versions that took effect from `from` on and before `to`, the earliest first.
pub(super) fn versions_between(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT version FROM policy_versions
         WHERE effective_from >= ?1 AND effective_from < ?2 AND withdrawn_at IS NULL ORDER BY effective_from, version",
    )?;
    let versions =
        statement.query_map([from, to].map(|at| at.timestamp_millis()), |row| row.get("version"))?;
    Ok(versions.collect::<rusqlite::Result<_>>()?)
}

/// A version, as it stands at `now`.
pub(super) fn version(db: &Connection, version: i64, now: DateTime<Utc>) -> Result<Policy> {
    let mut statement =
        db.prepare_cached("SELECT * FROM policy_limits WHERE policy_version = ?1 ORDER BY category")?;
    let rules = statement.query_map([version], |row| {
        let category: String = row.get("category")?;
        Ok(shown(stored_text(Category::parse, "category", &category)?, rule_of(row)?))
    })?;
    let mut limits = rules.collect::<rusqlite::Result<Vec<_>>>()?;
    limits.sort_by_key(|limit| limit.category);
    let hours = open_spans(db, version)?;
    let follow_up = follow_up_rule(db, version)?;
    let topics = topic_names(db, version)?;
    let retention = retention(db, version)?;
    let in_force = in_force(db, now)?;
    let mut statement = db.prepare_cached(
        "SELECT v.effective_from, v.withdrawn_at, v.note, v.saved_at, v.saved_by, s.name AS saved_by_name
         FROM policy_versions v LEFT JOIN staff s ON s.id = v.saved_by WHERE v.version = ?1",
    )?;
    Ok(statement.query_row([version], |row| {
        let effective_from = instant(row.get("effective_from")?);
        let saved_by: (Option<i64>, Option<String>) = (row.get("saved_by")?, row.get("saved_by_name")?);
        Ok(Policy {
            version,
            effective_from,
            state: match row.get::<_, Option<i64>>("withdrawn_at")? {
                Some(_) => PolicyState::Withdrawn,
                None if version == in_force => PolicyState::InForce,
                None if effective_from > now => PolicyState::Upcoming,
                None => PolicyState::Past,
            },
            limits,
            hours: walls(&hours),
            follow_up,
            topics,
            retention,
            note: row.get("note")?,
            saved_by: saved_by.0.zip(saved_by.1).map(|(id, name)| Named { id, name }),
            saved_at: row.get::<_, Option<i64>>("saved_at")?.map(instant),
        })
    })?)
}

/// The office's hours as a clock shows them.
pub(super) fn walls(hours: &[OpenSpan]) -> Vec<OfficeHours> {
    hours.iter().map(|span| OfficeHours { from: wall(span.from), to: wall(span.to) }).collect()
}

/// `08:30` for 510.
fn wall(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A limit as hosts see it.
pub(super) fn shown(category: Category, rule: Rule) -> PolicyLimit {
    let Rule { counting, limit_ms, remind_percent, warn_before_ms } = rule;
    PolicyLimit {
        category,
        counting,
        amount: limit_ms / counting.unit_ms(),
        remind_percent,
        warn_before_hours: warn_before_ms / Counting::ElapsedHours.unit_ms(),
    }
}

fn rule_of(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let counting: String = row.get("counting")?;
    Ok(Rule {
        counting: stored_text(Counting::parse, "counting", &counting)?,
        limit_ms: row.get("limit_ms")?,
        remind_percent: row.get("remind_percent")?,
        warn_before_ms: row.get("warn_before_ms")?,
    })
}

/// The limit for `category` by a version.
pub(super) fn rule(db: &Connection, version: i64, category: &str) -> Result<Rule> {
    let mut statement =
        db.prepare_cached("SELECT * FROM policy_limits WHERE policy_version = ?1 AND category = ?2")?;
    Ok(statement.query_row(params![version, category], rule_of)?)
}

/// When the office is open on a working day, by a version.
pub(super) fn open_spans(db: &Connection, version: i64) -> Result<Vec<OpenSpan>> {
    let mut statement = db.prepare_cached(
        "SELECT from_minute, to_minute FROM policy_hours WHERE policy_version = ?1 ORDER BY from_minute",
    )?;
    let spans = statement.query_map([version], |row| {
        Ok(OpenSpan { from: row.get("from_minute")?, to: row.get("to_minute")? })
    })?;
    Ok(spans.collect::<rusqlite::Result<_>>()?)
}

/// What is followed up by a version.
pub(super) fn follow_up_rule(db: &Connection, version: i64) -> Result<FollowUpRule> {
    let mut statement = db.prepare_cached(
        "SELECT complaint_percent, due_after_days, attempts FROM policy_follow_ups WHERE policy_version = ?1",
    )?;
    Ok(statement.query_row([version], |row| {
        Ok(FollowUpRule {
            complaint_percent: row.get("complaint_percent")?,
            due_after_days: row.get("due_after_days")?,
            attempts: row.get("attempts")?,
        })
    })?)
}

/// The ids of the topics of a version, in its order.
pub(super) fn topics(db: &Connection, version: i64) -> Result<Vec<i64>> {
    let mut statement =
        db.prepare_cached("SELECT topic_id FROM policy_topics WHERE policy_version = ?1 ORDER BY position")?;
    Ok(statement.query_map([version], |row| row.get("topic_id"))?.collect::<rusqlite::Result<_>>()?)
}

/// How long records are kept by a version, in the order of their kinds.
pub(super) fn retention(db: &Connection, version: i64) -> Result<Vec<RetentionTerm>> {
    let mut statement =
        db.prepare_cached("SELECT kind, years FROM policy_retention WHERE policy_version = ?1")?;
    let terms = statement.query_map([version], |row| {
        let kind: String = row.get("kind")?;
        Ok(RetentionTerm {
            kind: stored_text(ArchiveKind::parse, "kind of a record", &kind)?,
            years: row.get("years")?,
        })
    })?;
    let mut terms = terms.collect::<rusqlite::Result<Vec<_>>>()?;
    terms.sort_by_key(|term| term.kind);
    Ok(terms)
}

fn topic_names(db: &Connection, version: i64) -> Result<Vec<String>> {
    let all = tickets::topics(db)?;
    let name = |id: i64| all.iter().find(|topic| topic.id == id).map(|topic| topic.name.clone());
    Ok(topics(db, version)?.into_iter().filter_map(name).collect())
}

/// The longest that any warning may come before its deadline: nothing that is due later than this from now can be due
/// soon. One counted in working hours can be stretched by any number of days on which nobody works.
pub(crate) fn longest_warning(db: &Connection) -> Result<TimeDelta> {
    let mut statement = db.prepare_cached(
        "SELECT max(CASE counting WHEN 'working_hours' THEN ?1 ELSE warn_before_ms END) AS longest FROM policy_limits",
    )?;
    let stretched = TimeDelta::days(LONGEST_SEARCH).num_milliseconds();
    Ok(TimeDelta::milliseconds(statement.query_row([stretched], |row| row.get("longest"))?))
}

/// Withdraws the versions that have not come into force.
pub(super) fn withdraw_upcoming(db: &Connection, now: DateTime<Utc>) -> Result<()> {
    db.execute(
        "UPDATE policy_versions SET withdrawn_at = ?1 WHERE effective_from > ?1 AND withdrawn_at IS NULL",
        [now.timestamp_millis()],
    )?;
    Ok(())
}

/// Adds a version.
pub(super) fn insert(db: &Connection, new: &NewVersion<'_>) -> Result<()> {
    let NewVersion {
        version,
        effective_from,
        note,
        saved_at,
        saved_by,
        rules,
        open,
        follow_up,
        topics,
        retention,
    } = new;
    db.execute(
        "INSERT INTO policy_versions (version, effective_from, note, saved_at, saved_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![version, effective_from.timestamp_millis(), note, saved_at.timestamp_millis(), saved_by],
    )?;
    for (category, Rule { counting, limit_ms, remind_percent, warn_before_ms }) in *rules {
        db.execute(
            "INSERT INTO policy_limits (policy_version, category, counting, limit_ms, remind_percent, warn_before_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![version, category.text(), counting.text(), limit_ms, remind_percent, warn_before_ms],
        )?;
    }
    for OpenSpan { from, to } in *open {
        db.execute(
            "INSERT INTO policy_hours (policy_version, from_minute, to_minute) VALUES (?1, ?2, ?3)",
            params![version, from, to],
        )?;
    }
    let FollowUpRule { complaint_percent, due_after_days, attempts } = follow_up;
    db.execute(
        "INSERT INTO policy_follow_ups (policy_version, complaint_percent, due_after_days, attempts)
         VALUES (?1, ?2, ?3, ?4)",
        params![version, complaint_percent, due_after_days, attempts],
    )?;
    for (position, topic_id) in (1_i64..).zip(*topics) {
        db.execute(
            "INSERT INTO policy_topics (policy_version, position, topic_id) VALUES (?1, ?2, ?3)",
            params![version, position, topic_id],
        )?;
    }
    for RetentionTerm { kind, years } in *retention {
        db.execute(
            "INSERT INTO policy_retention (policy_version, kind, years) VALUES (?1, ?2, ?3)",
            params![version, kind.text(), years],
        )?;
    }
    Ok(())
}
