//! Follow-ups; the rule by which there are any is a part of the policy.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{category, moment, satisfaction};
use crate::clock::instant;
use crate::error::Result;
use crate::policy;
use crate::store::stored_text;
use crate::tickets::sight::Sight;
use crate::tickets::{
    FollowUpFact, FollowUpOwed, FollowUpReason, FollowUpRow, LastSatisfaction, Satisfaction, Solution,
};

macro_rules! facts {
    () => {
        "SELECT t.category, t.channel_id, t.topic_id, f.outcome, f.satisfaction, f.ticket_id, f.done_by
         FROM follow_ups f JOIN tickets t ON t.id = f.ticket_id"
    };
}

/// The most rows of the list.
const LONGEST_LIST: i64 = 200;

/// A follow-up that is asked for.
pub(in crate::tickets) struct NewFollowUp {
    pub(in crate::tickets) ticket_id: i64,
    pub(in crate::tickets) reason: FollowUpReason,
    /// Of a sample: how many in a hundred are chosen.
    pub(in crate::tickets) percent: Option<i64>,
    pub(in crate::tickets) asked_at: DateTime<Utc>,
    pub(in crate::tickets) due_at: DateTime<Utc>,
}

/// What became of a follow-up.
#[derive(Debug, Clone, Copy)]
pub(in crate::tickets) enum Outcome {
    /// The resident said so.
    Reached(Solution, Satisfaction),
    /// Given up after enough attempts.
    NotReached,
    /// The ticket was opened again otherwise.
    Dropped,
}

pub(in crate::tickets) fn ask(db: &Connection, new: &NewFollowUp) -> Result<()> {
    let NewFollowUp { ticket_id, reason, percent, asked_at, due_at } = new;
    db.prepare_cached(
        "INSERT INTO follow_ups (ticket_id, reason, percent, asked_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        ticket_id,
        reason.text(),
        percent,
        asked_at.timestamp_millis(),
        due_at.timestamp_millis()
    ])?;
    Ok(())
}

/// Counts an attempt on the follow-up that is asked for.
pub(in crate::tickets) fn miss(db: &Connection, ticket_id: i64) -> Result<()> {
    db.prepare_cached(
        "UPDATE follow_ups SET attempts = attempts + 1 WHERE ticket_id = ?1 AND done_at IS NULL",
    )?
    .execute([ticket_id])?;
    Ok(())
}

/// Ends the follow-up that is asked for, if one is.
pub(in crate::tickets) fn end(
    db: &Connection,
    ticket_id: i64,
    outcome: Outcome,
    staff_id: i64,
    at: DateTime<Utc>,
) -> Result<()> {
    let (text, satisfaction) = match outcome {
        Outcome::Reached(solution, satisfaction) => (solution.text(), Some(satisfaction.points())),
        Outcome::NotReached => ("not_reached", None),
        Outcome::Dropped => ("dropped", None),
    };
    db.prepare_cached(
        "UPDATE follow_ups SET outcome = ?2, satisfaction = ?3, done_by = ?4, done_at = ?5
         WHERE ticket_id = ?1 AND done_at IS NULL",
    )?
    .execute(params![ticket_id, text, satisfaction, staff_id, at.timestamp_millis()])?;
    Ok(())
}

/// Whether a member of staff handled a ticket: was responsible for it, was sent for it, or told the resident.
pub(in crate::tickets) fn handled(db: &Connection, ticket_id: i64, staff_id: i64) -> Result<bool> {
    let mut statement = db.prepare_cached(HANDLED)?;
    Ok(statement.query_row(params![ticket_id, staff_id], |row| row.get("handled"))?)
}

const HANDLED: &str = "SELECT EXISTS (SELECT 1 FROM tickets WHERE id = ?1 AND responsible_id = ?2)
    OR EXISTS (SELECT 1 FROM ticket_events WHERE ticket_id = ?1 AND (
        (kind IN ('assigned', 'transferred') AND responsible_id = ?2)
        OR (kind = 'feedback_given' AND staff_id = ?2)))
    OR EXISTS (SELECT 1 FROM work_orders WHERE ticket_id = ?1 AND repairer_id = ?2) AS handled";

/// The follow-up that a ticket waits for, as `staff_id` sees it.
pub(in crate::tickets) fn owed(
    db: &Connection,
    ticket_id: i64,
    staff_id: i64,
) -> Result<Option<FollowUpOwed>> {
    let handled_by_you = handled(db, ticket_id, staff_id)?;
    let mut statement = db.prepare_cached(
        "SELECT f.reason, f.asked_at, f.due_at, f.attempts, t.policy_version
         FROM follow_ups f JOIN tickets t ON t.id = f.ticket_id WHERE f.ticket_id = ?1 AND f.done_at IS NULL",
    )?;
    let mut rows = statement.query([ticket_id])?;
    rows.next()?.map(|row| asked(db, row, handled_by_you)).transpose()
}

/// The follow-up of a row, tried as often as the version says that the ticket was received under.
fn asked(db: &Connection, row: &Row<'_>, handled_by_you: bool) -> Result<FollowUpOwed> {
    let attempts_enough = policy::follow_up_rule(db, row.get("policy_version")?)?.attempts;
    let reason: String = row.get("reason")?;
    Ok(FollowUpOwed {
        reason: stored_text(FollowUpReason::parse, "reason of a follow-up", &reason)?,
        asked_at: instant(row.get("asked_at")?),
        due_at: instant(row.get("due_at")?),
        attempts: row.get("attempts")?,
        attempts_enough,
        handled_by_you,
    })
}

/// The first due of those that can be seen.
pub(in crate::tickets) fn due(db: &Connection, staff_id: i64, sight: Sight) -> Result<Vec<FollowUpRow>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.number, t.category, t.policy_version, p.name AS topic, t.room, t.caller_name,
             substr(t.content, 1, 80) AS excerpt, s.name AS responsible, f.reason, f.asked_at, f.due_at, f.attempts,
             (SELECT max(at) FROM ticket_events WHERE ticket_id = t.id AND kind = 'feedback_given') AS told_at
         FROM follow_ups f JOIN tickets t ON t.id = f.ticket_id JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE f.done_at IS NULL AND (t.about_staff = 0 OR ?1) ORDER BY f.due_at, f.id LIMIT ?2",
    )?;
    let mut rows = statement.query(params![sight == Sight::All, LONGEST_LIST])?;
    let mut due = Vec::new();
    while let Some(row) = rows.next()? {
        let handled_by_you = handled(db, row.get("id")?, staff_id)?;
        let excerpt: String = row.get("excerpt")?;
        due.push(FollowUpRow {
            number: row.get("number")?,
            category: category(row)?,
            topic: row.get("topic")?,
            room: row.get("room")?,
            caller_name: row.get("caller_name")?,
            excerpt: excerpt.replace(['\n', '\t'], " "),
            responsible: row.get("responsible")?,
            told_at: moment(row, "told_at")?,
            owed: asked(db, row, handled_by_you)?,
        });
    }
    Ok(due)
}

/// How many are due of those that can be seen, and how many of these are late.
pub(in crate::tickets) fn count(db: &Connection, sight: Sight, now: DateTime<Utc>) -> Result<(i64, i64)> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS total, ifnull(sum(f.due_at < ?2), 0) AS late
         FROM follow_ups f JOIN tickets t ON t.id = f.ticket_id
         WHERE f.done_at IS NULL AND (t.about_staff = 0 OR ?1)",
    )?;
    Ok(statement.query_row(params![sight == Sight::All, now.timestamp_millis()], |row| {
        Ok((row.get("total")?, row.get("late")?))
    })?)
}

/// Visits every follow-up that had to be and was due from `from` on and before `to`.
pub(in crate::tickets) fn due_within(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(FollowUpFact),
) -> Result<()> {
    let sql = concat!(
        facts!(),
        " WHERE f.due_at >= ?1 AND f.due_at < ?2 AND f.reason <> 'by_choice'
            AND ifnull(f.outcome, '') <> 'dropped' AND t.cancelled_at IS NULL"
    );
    facts(db, sql, from, to, visit)
}

/// Visits every follow-up at which the resident was reached from `from` on and before `to`.
pub(in crate::tickets) fn reached_within(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(FollowUpFact),
) -> Result<()> {
    let sql = concat!(
        facts!(),
        " WHERE f.done_at >= ?1 AND f.done_at < ?2 AND f.satisfaction IS NOT NULL AND t.cancelled_at IS NULL"
    );
    facts(db, sql, from, to, visit)
}

fn facts(
    db: &Connection,
    sql: &str,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    mut visit: impl FnMut(FollowUpFact),
) -> Result<()> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([from.timestamp_millis(), to.timestamp_millis()])?;
    while let Some(row) = rows.next()? {
        let outcome: Option<String> = row.get("outcome")?;
        let answer = match (outcome, satisfaction(row)?) {
            (Some(outcome), Some(satisfaction)) => {
                Some((stored_text(Solution::parse, "outcome of a follow-up", &outcome)?, satisfaction))
            }
            _ => None,
        };
        visit(FollowUpFact {
            category: category(row)?,
            channel_id: row.get("channel_id")?,
            topic_id: row.get("topic_id")?,
            answer,
            ticket_id: row.get("ticket_id")?,
            done_by: row.get("done_by")?,
        });
    }
    Ok(())
}

/// The last moment, no later than `now`, at which a follow-up was due.
pub(in crate::tickets) fn last_due(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached("SELECT max(due_at) AS last FROM follow_ups WHERE due_at <= ?1")?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}

/// What the household said when it was last followed up, on a ticket that can be seen.
pub(in crate::tickets) fn last_satisfaction(
    db: &Connection,
    household_id: i64,
    sight: Sight,
) -> Result<Option<LastSatisfaction>> {
    let mut statement = db.prepare_cached(
        "SELECT t.number, f.done_at, f.satisfaction FROM tickets t JOIN follow_ups f ON f.ticket_id = t.id
         WHERE t.household_id = ?1 AND f.satisfaction IS NOT NULL AND (t.about_staff = 0 OR ?2)
         ORDER BY f.done_at DESC, f.id DESC LIMIT 1",
    )?;
    let last = statement.query_row(params![household_id, sight == Sight::All], |row| {
        Ok(satisfaction(row)?.map(|satisfaction| {
            Ok::<_, rusqlite::Error>(LastSatisfaction {
                number: row.get("number")?,
                at: instant(row.get("done_at")?),
                satisfaction,
            })
        }))
    });
    Ok(last.optional()?.flatten().transpose()?)
}

/// How many of the follow-ups done in this time that reached the resident say 满意 or 非常满意, and how many there are.
pub(in crate::tickets) fn satisfied(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<(i64, i64)> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) FILTER (WHERE satisfaction >= ?3) AS satisfied, count(*) AS reached FROM follow_ups
         WHERE satisfaction IS NOT NULL AND done_at >= ?1 AND done_at < ?2",
    )?;
    let least = Satisfaction::Satisfied.points();
    Ok(statement.query_row(params![from.timestamp_millis(), to.timestamp_millis(), least], |row| {
        Ok((row.get("satisfied")?, row.get("reached")?))
    })?)
}
