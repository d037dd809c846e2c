//! The tables `meetings`, `meeting_items` and `meeting_people`; votes, profiles, action items and tickets have files of
//! their own.

pub(super) mod actions;
pub(super) mod ballot_papers;
pub(super) mod profiles;
pub(super) mod raised;
pub(super) mod timing;
pub(super) mod upcoming;
pub(super) mod votes;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params, params_from_iter};
use uuid::Uuid;

use super::count::Matter;
use super::profile::{MeetingKind, MeetingRules};
use super::state::MeetingState;
use super::{Attendance, HandCount, MeetingPerson};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::store::{moment, ms, stored_text};

/// A meeting as the store keeps it.
#[derive(Debug, Clone)]
pub(super) struct MeetingFacts {
    pub(super) id: i64,
    pub(super) uid: String,
    pub(super) kind: MeetingKind,
    pub(super) state: MeetingState,
    pub(super) title: String,
    pub(super) series_id: Option<i64>,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) place: String,
    pub(super) profile_id: i64,
    pub(super) profile_name: String,
    pub(super) rules: MeetingRules,
    pub(super) notice_on: Option<NaiveDate>,
    pub(super) posted_on: Option<NaiveDate>,
    pub(super) electorate_on: Option<NaiveDate>,
    pub(super) began_at: Option<DateTime<Utc>>,
    pub(super) ended_at: Option<DateTime<Utc>>,
    pub(super) cancel_reason: Option<String>,
    pub(super) version: i64,
}

const MEETING: &str =
    "id, uid, kind, state, title, series_id, starts_at, place, profile_id, profile_name, rules,
    notice_on, posted_on, electorate_on, began_at, ended_at, cancel_reason, version";

fn meeting_row(row: &Row<'_>) -> rusqlite::Result<MeetingFacts> {
    let state: String = row.get("state")?;
    Ok(MeetingFacts {
        id: row.get("id")?,
        uid: row.get("uid")?,
        kind: profiles::kind(row)?,
        state: stored_text(MeetingState::parse, "state of a meeting", &state)?,
        title: row.get("title")?,
        series_id: row.get("series_id")?,
        starts_at: instant(row.get("starts_at")?),
        place: row.get("place")?,
        profile_id: row.get("profile_id")?,
        profile_name: row.get("profile_name")?,
        rules: profiles::rules(row)?,
        notice_on: day(row, "notice_on")?,
        posted_on: day(row, "posted_on")?,
        electorate_on: day(row, "electorate_on")?,
        began_at: moment(row, "began_at")?,
        ended_at: moment(row, "ended_at")?,
        cancel_reason: row.get("cancel_reason")?,
        version: row.get("version")?,
    })
}

fn day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| stored_text(|text| text.parse().ok(), column, &text)).transpose()
}

/// A count or an area, which is never negative.
fn size(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    let stored: i64 = row.get(column)?;
    u64::try_from(stored).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, stored))
}

/// The same on its way into the store: one that does not fit there is refused, never cut or left out.
fn kept_size(size: impl TryInto<i64>) -> Result<i64> {
    size.try_into().map_err(|_| Error::new(ErrorCode::Internal).because("a number too large for the store"))
}

/// The meeting with this id; `field` is where the id came from.
pub(super) fn meeting(db: &Connection, id: i64, field: &str) -> Result<MeetingFacts> {
    let mut statement = db.prepare_cached(&format!("SELECT {MEETING} FROM meetings WHERE id = ?1"))?;
    let found = statement.query_row([id], meeting_row).optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::MeetingNotFound).with("id", id))
}

/// What is kept of a plan, checked.
pub(super) struct Plan<'a> {
    pub(super) title: &'a str,
    pub(super) series_id: Option<i64>,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) place: &'a str,
    pub(super) profile_id: i64,
    pub(super) profile_name: &'a str,
    pub(super) rules: &'a MeetingRules,
}

pub(super) fn insert_meeting(
    db: &Connection,
    kind: MeetingKind,
    plan: &Plan<'_>,
    (uid, now, staff_id): (Uuid, DateTime<Utc>, i64),
) -> Result<i64> {
    let Plan { title, series_id, starts_at, place, profile_id, profile_name, rules } = plan;
    let mut statement = db.prepare_cached(
        "INSERT INTO meetings (uid, kind, state, title, series_id, starts_at, place, profile_id, profile_name, rules,
             created_at, created_by)
         VALUES (:uid, :kind, 'planned', :title, :series_id, :starts_at, :place, :profile_id, :profile_name, :rules,
             :created_at, :created_by)",
    )?;
    Ok(statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":kind": kind.text(), ":title": title, ":series_id": series_id,
        ":starts_at": starts_at.timestamp_millis(), ":place": place, ":profile_id": profile_id,
        ":profile_name": profile_name, ":rules": profiles::text(rules)?,
        ":created_at": now.timestamp_millis(), ":created_by": staff_id,
    })?)
}

pub(super) fn update_plan(db: &Connection, id: i64, plan: &Plan<'_>) -> Result<()> {
    let Plan { title, series_id, starts_at, place, profile_id, profile_name, rules } = plan;
    db.prepare_cached(
        "UPDATE meetings SET title = :title, series_id = :series_id, starts_at = :starts_at, place = :place,
             profile_id = :profile_id, profile_name = :profile_name, rules = :rules
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":title": title, ":series_id": series_id, ":starts_at": starts_at.timestamp_millis(),
        ":place": place, ":profile_id": profile_id, ":profile_name": profile_name,
        ":rules": profiles::text(rules)?,
    })?;
    Ok(())
}

/// Keeps where a meeting stands now, and what was noted about it.
pub(super) fn update_course(db: &Connection, meeting: &MeetingFacts) -> Result<()> {
    db.prepare_cached(
        "UPDATE meetings SET state = :state, notice_on = :notice_on, posted_on = :posted_on,
             electorate_on = :electorate_on, began_at = :began_at, ended_at = :ended_at,
             cancel_reason = :cancel_reason
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": meeting.id, ":state": meeting.state.text(),
        ":notice_on": meeting.notice_on.map(|day| day.to_string()),
        ":posted_on": meeting.posted_on.map(|day| day.to_string()),
        ":electorate_on": meeting.electorate_on.map(|day| day.to_string()),
        ":began_at": ms(meeting.began_at), ":ended_at": ms(meeting.ended_at),
        ":cancel_reason": meeting.cancel_reason,
    })?;
    Ok(())
}

/// Lets the version grow: something of the meeting has changed.
pub(super) fn touch(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE meetings SET version = version + 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Which meetings a page shows, checked.
pub(super) struct ListQuery {
    /// Beginning at this instant or later.
    pub(super) from: Option<DateTime<Utc>>,
    /// Beginning before this instant.
    pub(super) to: Option<DateTime<Utc>>,
    pub(super) kind: Option<MeetingKind>,
    pub(super) state: Option<MeetingState>,
    /// Only those that may have decided something, or not carried it: how a vote went is counted by whoever asks, who so gets all of
    /// them.
    pub(super) decided: bool,
    /// The place of the row after which the page begins: its beginning and its id.
    pub(super) after: Option<(i64, i64)>,
    pub(super) limit: usize,
}

/// What a meeting must be to stand in the list, and the values of that.
fn filter(query: &ListQuery) -> (String, Vec<Value>) {
    let mut conditions: Vec<&str> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut add = |condition: &'static str, given: Vec<Value>| {
        conditions.push(condition);
        values.extend(given);
    };
    // Values are in the order of the question marks.
    if let Some(from) = query.from {
        add("starts_at >= ?", vec![from.timestamp_millis().into()]);
    }
    if let Some(to) = query.to {
        add("starts_at < ?", vec![to.timestamp_millis().into()]);
    }
    if let Some(kind) = query.kind {
        add("kind = ?", vec![kind.text().to_owned().into()]);
    }
    if let Some(state) = query.state {
        add("state = ?", vec![state.text().to_owned().into()]);
    }
    if query.decided {
        add(DECIDED, Vec::new());
    }
    if let Some((starts_at, id)) = query.after {
        add("(starts_at, id) < (?, ?)", vec![starts_at.into(), id.into()]);
    }
    let filter =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    (filter, values)
}

/// Of a meeting: an item was decided in words, or voted on to the end.
const DECIDED: &str = "EXISTS (SELECT 1 FROM meeting_items i
    WHERE i.meeting_id = meetings.id AND (i.decision IS NOT NULL OR i.closed_at IS NOT NULL))";

/// A page of meetings with how many items they have, the latest first; without an end where only those that decided something are asked.
pub(super) fn page(db: &Connection, query: &ListQuery) -> Result<Vec<(MeetingFacts, i64)>> {
    let (filter, values) = filter(query);
    let limit = if query.decided { String::new() } else { format!("LIMIT {}", query.limit) };
    let sql = format!(
        "SELECT {MEETING}, (SELECT count(*) FROM meeting_items i WHERE i.meeting_id = meetings.id) AS items
         FROM meetings {filter} ORDER BY starts_at DESC, id DESC {limit}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows =
        statement.query_map(params_from_iter(values), |row| Ok((meeting_row(row)?, row.get("items")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many of the people came.
pub(super) fn came(db: &Connection, meeting_id: i64) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS came FROM meeting_people WHERE meeting_id = ?1 AND came_at IS NOT NULL",
    )?;
    Ok(statement.query_row([meeting_id], |row| row.get("came"))?)
}

/// An item as the store keeps it.
#[derive(Debug, Clone)]
pub(super) struct ItemFacts {
    pub(super) id: i64,
    pub(super) title: String,
    pub(super) proposer: Option<String>,
    pub(super) minutes: Option<u32>,
    pub(super) matter: Matter,
    pub(super) discussion: Option<String>,
    pub(super) decision: Option<String>,
    pub(super) hands: Option<HandCount>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) present_at_close: Option<u64>,
}

/// The agenda in its order.
pub(super) fn items(db: &Connection, meeting_id: i64) -> Result<Vec<ItemFacts>> {
    let mut statement = db.prepare_cached(
        "SELECT id, title, proposer, minutes, matter, discussion, decision, hands_for, hands_against,
             hands_abstain, closed_at, present_at_close
         FROM meeting_items WHERE meeting_id = ?1 ORDER BY position, id",
    )?;
    let rows = statement.query_map([meeting_id], |row| {
        let matter: String = row.get("matter")?;
        let hands = match row.get("hands_for")? {
            None => None,
            Some(approving) => Some(HandCount {
                approving,
                opposing: row.get("hands_against")?,
                abstaining: row.get("hands_abstain")?,
            }),
        };
        Ok(ItemFacts {
            id: row.get("id")?,
            title: row.get("title")?,
            proposer: row.get("proposer")?,
            minutes: row.get("minutes")?,
            matter: stored_text(Matter::parse, "matter", &matter)?,
            discussion: row.get("discussion")?,
            decision: row.get("decision")?,
            hands,
            closed_at: moment(row, "closed_at")?,
            present_at_close: row
                .get::<_, Option<i64>>("present_at_close")?
                .map(|_| size(row, "present_at_close"))
                .transpose()?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the plan says of an item, checked.
pub(super) struct ItemPlan {
    pub(super) id: Option<i64>,
    pub(super) title: String,
    pub(super) proposer: Option<String>,
    pub(super) minutes: Option<u32>,
    pub(super) matter: Matter,
}

/// Puts the agenda in the place of the one before; ids that are given are the meeting's.
pub(super) fn set_items(db: &Connection, meeting_id: i64, plan: &[ItemPlan]) -> Result<()> {
    let kept: Vec<i64> = plan.iter().filter_map(|item| item.id).collect();
    let mut delete = db.prepare_cached("DELETE FROM meeting_items WHERE id = ?1")?;
    for gone in items(db, meeting_id)?.iter().filter(|item| !kept.contains(&item.id)) {
        delete.execute([gone.id])?;
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO meeting_items (meeting_id, position, title, proposer, minutes, matter)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut update = db.prepare_cached(
        "UPDATE meeting_items SET position = ?2, title = ?3, proposer = ?4, minutes = ?5, matter = ?6
         WHERE id = ?1",
    )?;
    for (position, item) in (1_i64..).zip(plan) {
        let ItemPlan { id, title, proposer, minutes, matter } = item;
        let (statement, owner) = id.map_or((&mut insert, meeting_id), |id| (&mut update, id));
        statement.execute(params![owner, position, title, proposer, minutes, matter.text()])?;
    }
    Ok(())
}

/// Keeps what was said, shown by hands, and closed.
pub(super) fn update_item(db: &Connection, item: &ItemFacts) -> Result<()> {
    let present = item.present_at_close.map(kept_size).transpose()?;
    db.prepare_cached(
        "UPDATE meeting_items SET discussion = :discussion, decision = :decision, hands_for = :for,
             hands_against = :against, hands_abstain = :abstain, closed_at = :closed_at,
             present_at_close = :present
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": item.id, ":discussion": item.discussion, ":decision": item.decision,
        ":for": item.hands.map(|hands| hands.approving),
        ":against": item.hands.map(|hands| hands.opposing),
        ":abstain": item.hands.map(|hands| hands.abstaining),
        ":closed_at": ms(item.closed_at),
        ":present": present,
    })?;
    Ok(())
}

/// The people of a meeting in their order.
pub(super) fn people(db: &Connection, meeting_id: i64) -> Result<Vec<MeetingPerson>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, note, votes, attendance, came_at, left_at, proxy FROM meeting_people
         WHERE meeting_id = ?1 ORDER BY position, id",
    )?;
    let rows = statement.query_map([meeting_id], |row| {
        let attendance: String = row.get("attendance")?;
        Ok(MeetingPerson {
            id: row.get("id")?,
            name: row.get("name")?,
            note: row.get("note")?,
            votes: row.get("votes")?,
            attendance: stored_text(Attendance::parse, "attendance", &attendance)?,
            came_at: moment(row, "came_at")?,
            left_at: moment(row, "left_at")?,
            proxy: row.get("proxy")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the plan says of somebody who is invited, checked.
pub(super) struct PersonPlan {
    pub(super) id: Option<i64>,
    pub(super) name: String,
    pub(super) note: Option<String>,
    pub(super) votes: bool,
}

/// Puts the invitees in the place of those before; ids that are given are the meeting's.
pub(super) fn set_people(db: &Connection, meeting_id: i64, plan: &[PersonPlan]) -> Result<()> {
    let kept: Vec<i64> = plan.iter().filter_map(|person| person.id).collect();
    let mut delete = db.prepare_cached("DELETE FROM meeting_people WHERE id = ?1")?;
    for gone in people(db, meeting_id)?.iter().filter(|person| !kept.contains(&person.id)) {
        delete.execute([gone.id])?;
    }
    let mut update = db.prepare_cached(
        "UPDATE meeting_people SET position = ?2, name = ?3, note = ?4, votes = ?5 WHERE id = ?1",
    )?;
    for (position, person) in (1_i64..).zip(plan) {
        let PersonPlan { id, name, note, votes } = person;
        match id {
            Some(id) => drop(update.execute(params![id, position, name, note, votes])?),
            None => drop(insert_person(db, meeting_id, position, person)?),
        }
    }
    Ok(())
}

/// Adds somebody at this place of the list. Answers the id.
pub(super) fn insert_person(
    db: &Connection,
    meeting_id: i64,
    position: i64,
    person: &PersonPlan,
) -> Result<i64> {
    let PersonPlan { id: _, name, note, votes } = person;
    let mut statement = db.prepare_cached(
        "INSERT INTO meeting_people (meeting_id, position, name, note, votes) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    Ok(statement.insert(params![meeting_id, position, name, note, votes])?)
}

/// Keeps whether somebody is here.
pub(super) fn update_attendance(db: &Connection, person: &MeetingPerson) -> Result<()> {
    db.prepare_cached(
        "UPDATE meeting_people SET attendance = ?2, came_at = ?3, left_at = ?4, proxy = ?5 WHERE id = ?1",
    )?
    .execute(params![
        person.id,
        person.attendance.text(),
        ms(person.came_at),
        ms(person.left_at),
        person.proxy
    ])?;
    Ok(())
}
