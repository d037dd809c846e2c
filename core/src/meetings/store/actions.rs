//! The tables `action_items` and `action_item_events`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params, params_from_iter};
use uuid::Uuid;

use super::day;
use crate::clock::instant;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::meetings::actions::course::ActionItemState;
use crate::meetings::{ActionItem, ActionItemEvent, ActionItemEventKind, LateActionItem};
use crate::office::OfficeZone;
use crate::store::{moment, ms, stored_text};
use crate::tickets::Named;

/// The columns of an action item, from `action_items a`, its meeting `m`, item `i` and owner `s`.
const ITEM: &str =
    "a.id, a.meeting_id, m.title AS meeting_title, min(m.starts_at, coalesce(m.began_at, m.starts_at)) AS met_at,
    a.item_id, i.title AS item_title,
    a.content, a.owner_id, s.name AS owner_name, a.due_on, a.state, a.settled_at, a.version, (
        SELECT e.content FROM action_item_events e
        WHERE e.action_item_id = a.id AND e.content IS NOT NULL ORDER BY e.id DESC LIMIT 1) AS last_note";

const FROM: &str = "FROM action_items a JOIN meetings m ON m.id = a.meeting_id
    JOIN meeting_items i ON i.id = a.item_id JOIN staff s ON s.id = a.owner_id";

/// The office's zone and the day that it is.
type Today = (OfficeZone, NaiveDate);

fn item_row(row: &Row<'_>, (zone, today): Today) -> rusqlite::Result<ActionItem> {
    let state: String = row.get("state")?;
    let state = stored_text(ActionItemState::parse, "state of an action item", &state)?;
    let due_on = required_day(row, "due_on")?;
    Ok(ActionItem {
        id: row.get("id")?,
        meeting_id: row.get("meeting_id")?,
        meeting_title: row.get("meeting_title")?,
        meeting_on: day_of(zone, instant(row.get("met_at")?)),
        item_id: row.get("item_id")?,
        item_title: row.get("item_title")?,
        content: row.get("content")?,
        owner: Named { id: row.get("owner_id")?, name: row.get("owner_name")? },
        due_on,
        state,
        late: state == ActionItemState::Open && due_on < today,
        settled_at: moment(row, "settled_at")?,
        last_note: row.get("last_note")?,
        version: row.get("version")?,
    })
}

fn required_day(row: &Row<'_>, column: &'static str) -> rusqlite::Result<NaiveDate> {
    let text: String = row.get(column)?;
    stored_text(|text| text.parse().ok(), column, &text)
}

/// The action item with this id.
pub(in crate::meetings) fn item(db: &Connection, id: i64, today: Today) -> Result<ActionItem> {
    let mut statement = db.prepare_cached(&format!("SELECT {ITEM} {FROM} WHERE a.id = ?1"))?;
    let found = statement.query_row([id], |row| item_row(row, today)).optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::ActionItemNotFound).with("id", id))
}

/// Which action items a page shows, checked.
pub(in crate::meetings) struct ListQuery {
    pub(in crate::meetings) state: Option<ActionItemState>,
    /// Due on an earlier day.
    pub(in crate::meetings) due_before: Option<NaiveDate>,
    pub(in crate::meetings) owner_id: Option<i64>,
    /// Of ended meetings that were to begin at this instant or later.
    pub(in crate::meetings) held_from: Option<DateTime<Utc>>,
    /// Of ended meetings that were to begin before this instant.
    pub(in crate::meetings) held_before: Option<DateTime<Utc>>,
    /// Only these.
    pub(in crate::meetings) ids: Option<Vec<i64>>,
    /// The place of the row after which the page begins: its day and its id.
    pub(in crate::meetings) after: Option<(NaiveDate, i64)>,
    pub(in crate::meetings) limit: usize,
}

/// A page of action items, the one due first first.
pub(in crate::meetings) fn page(db: &Connection, query: &ListQuery, today: Today) -> Result<Vec<ActionItem>> {
    let mut conditions: Vec<&str> = vec!["1 = 1"];
    let mut values: Vec<Value> = Vec::new();
    // Values are in the order of the question marks.
    if let Some(state) = query.state {
        conditions.push("a.state = ?");
        values.push(state.text().to_owned().into());
    }
    if let Some(day) = query.due_before {
        conditions.push("a.due_on < ?");
        values.push(day.to_string().into());
    }
    if let Some(owner_id) = query.owner_id {
        conditions.push("a.owner_id = ?");
        values.push(owner_id.into());
    }
    for (condition, at) in [
        ("m.state = 'ended' AND m.starts_at >= ?", query.held_from),
        ("m.state = 'ended' AND m.starts_at < ?", query.held_before),
    ] {
        if let Some(at) = at {
            conditions.push(condition);
            values.push(at.timestamp_millis().into());
        }
    }
    if let Some(ids) = &query.ids {
        conditions.push("a.id IN (SELECT value FROM json_each(?))");
        values.push(format!("{ids:?}").into());
    }
    if let Some((day, id)) = query.after {
        conditions.push("(a.due_on, a.id) > (?, ?)");
        values.extend([day.to_string().into(), id.into()]);
    }
    let filter = conditions.join(" AND ");
    let limit = query.limit;
    let sql = format!("SELECT {ITEM} {FROM} WHERE {filter} ORDER BY a.due_on, a.id LIMIT {limit}");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| item_row(row, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The action items of a meeting in the order in which they were noted.
pub(in crate::meetings) fn of_meeting(
    db: &Connection,
    meeting_id: i64,
    today: Today,
) -> Result<Vec<ActionItem>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {ITEM} {FROM} WHERE a.meeting_id = ?1 ORDER BY a.id"))?;
    let rows = statement.query_map([meeting_id], |row| item_row(row, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The action items of meetings of the series before this one that were not settled at `moment`, the one due first first.
pub(in crate::meetings) fn carried(
    db: &Connection,
    (series_id, starts_at, meeting_id): (i64, DateTime<Utc>, i64),
    moment: DateTime<Utc>,
    today: Today,
) -> Result<Vec<ActionItem>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {ITEM} {FROM}
         WHERE m.series_id = ?1 AND (m.starts_at, m.id) < (?2, ?3)
             AND (a.settled_at IS NULL OR a.settled_at >= ?4)
         ORDER BY a.due_on, a.id"
    ))?;
    let given = params![series_id, starts_at.timestamp_millis(), meeting_id, moment.timestamp_millis()];
    let rows = statement.query_map(given, |row| item_row(row, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An action item about to be noted.
pub(in crate::meetings) struct NewActionItem<'a> {
    pub(in crate::meetings) uid: Uuid,
    pub(in crate::meetings) meeting_id: i64,
    pub(in crate::meetings) item_id: i64,
    pub(in crate::meetings) content: &'a str,
    pub(in crate::meetings) owner_id: i64,
    pub(in crate::meetings) due_on: NaiveDate,
}

/// Notes an action item, and that it was noted. Answers the id.
pub(in crate::meetings) fn insert(
    db: &Connection,
    new: &NewActionItem<'_>,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let NewActionItem { uid, meeting_id, item_id, content, owner_id, due_on } = new;
    let mut statement = db.prepare_cached(
        "INSERT INTO action_items (uid, meeting_id, item_id, content, owner_id, due_on, state, created_at, created_by)
         VALUES (:uid, :meeting_id, :item_id, :content, :owner_id, :due_on, 'open', :created_at, :created_by)",
    )?;
    let id = statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":meeting_id": meeting_id, ":item_id": item_id,
        ":content": content, ":owner_id": owner_id, ":due_on": due_on.to_string(),
        ":created_at": now.timestamp_millis(), ":created_by": staff_id,
    })?;
    let added = NewEvent {
        owner_id: Some(*owner_id),
        due_on: Some(*due_on),
        ..NewEvent::new(id, ActionItemEventKind::Added, now, staff_id)
    };
    add_event(db, &added)?;
    Ok(id)
}

pub(in crate::meetings) fn update(
    db: &Connection,
    id: i64,
    content: &str,
    owner_id: i64,
    due_on: NaiveDate,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE action_items SET content = ?2, owner_id = ?3, due_on = ?4, version = version + 1 WHERE id = ?1",
    )?
    .execute(params![id, content, owner_id, due_on.to_string()])?;
    Ok(())
}

pub(in crate::meetings) fn set_state(
    db: &Connection,
    id: i64,
    state: ActionItemState,
    settled_at: Option<DateTime<Utc>>,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE action_items SET state = ?2, settled_at = ?3, version = version + 1 WHERE id = ?1",
    )?
    .execute(params![id, state.text(), ms(settled_at)])?;
    Ok(())
}

/// Something that happened to an action item, about to be kept.
pub(in crate::meetings) struct NewEvent<'a> {
    pub(in crate::meetings) action_item_id: i64,
    pub(in crate::meetings) kind: ActionItemEventKind,
    pub(in crate::meetings) at: DateTime<Utc>,
    pub(in crate::meetings) staff_id: i64,
    pub(in crate::meetings) content: Option<&'a str>,
    pub(in crate::meetings) owner_id: Option<i64>,
    pub(in crate::meetings) due_on: Option<NaiveDate>,
}

impl NewEvent<'_> {
    /// One that says no more than who did what when.
    pub(in crate::meetings) fn new(
        action_item_id: i64,
        kind: ActionItemEventKind,
        at: DateTime<Utc>,
        staff_id: i64,
    ) -> Self {
        Self { action_item_id, kind, at, staff_id, content: None, owner_id: None, due_on: None }
    }
}

pub(in crate::meetings) fn add_event(db: &Connection, event: &NewEvent<'_>) -> Result<()> {
    let NewEvent { action_item_id, kind, at, staff_id, content, owner_id, due_on } = event;
    db.prepare_cached(
        "INSERT INTO action_item_events (action_item_id, kind, at, staff_id, content, owner_id, due_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        action_item_id,
        kind.text(),
        at.timestamp_millis(),
        staff_id,
        content,
        owner_id,
        due_on.map(|day| day.to_string())
    ])?;
    Ok(())
}

/// Everything that happened to an action item, oldest first.
pub(in crate::meetings) fn events(db: &Connection, id: i64) -> Result<Vec<ActionItemEvent>> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.kind, e.at, e.staff_id, s.name AS staff_name, e.content, e.owner_id,
             o.name AS owner_name, e.due_on
         FROM action_item_events e JOIN staff s ON s.id = e.staff_id LEFT JOIN staff o ON o.id = e.owner_id
         WHERE e.action_item_id = ?1 ORDER BY e.id",
    )?;
    let rows = statement.query_map([id], |row| {
        let kind: String = row.get("kind")?;
        let owner = match row.get("owner_id")? {
            None => None,
            Some(id) => Some(Named { id, name: row.get("owner_name")? }),
        };
        Ok(ActionItemEvent {
            id: row.get("id")?,
            kind: stored_text(ActionItemEventKind::parse, "event of an action item", &kind)?,
            at: instant(row.get("at")?),
            staff: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
            content: row.get("content")?,
            owner,
            due_on: day(row, "due_on")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those not settled at `moment` and due, as it was said then, before `today`; the one due first first.
pub(in crate::meetings) fn late_at(
    db: &Connection,
    today: NaiveDate,
    moment: DateTime<Utc>,
) -> Result<Vec<LateActionItem>> {
    let mut statement = db.prepare_cached(
        "SELECT a.id, a.content, m.title AS meeting_title, s.name AS owner, e.due_on
         FROM action_items a JOIN meetings m ON m.id = a.meeting_id
         JOIN action_item_events e ON e.id = (
             SELECT max(id) FROM action_item_events
             WHERE action_item_id = a.id AND due_on IS NOT NULL AND at < ?1)
         JOIN staff s ON s.id = (
             SELECT owner_id FROM action_item_events
             WHERE action_item_id = a.id AND owner_id IS NOT NULL AND at < ?1 ORDER BY id DESC LIMIT 1)
         WHERE a.created_at < ?1 AND e.due_on < ?2 AND coalesce((
             SELECT kind NOT IN ('done', 'dropped') FROM action_item_events
             WHERE action_item_id = a.id AND kind IN ('done', 'dropped', 'reopened') AND at < ?1
             ORDER BY id DESC LIMIT 1), 1)
         ORDER BY e.due_on, a.id",
    )?;
    let rows = statement.query_map(params![moment.timestamp_millis(), today.to_string()], |row| {
        Ok(LateActionItem {
            id: row.get("id")?,
            content: row.get("content")?,
            meeting_title: row.get("meeting_title")?,
            owner: row.get("owner")?,
            due_on: required_day(row, "due_on")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The moment of the last event, no later than `now`.
pub(in crate::meetings) fn last_event(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT min(max(at), ?1) AS last FROM (SELECT at FROM action_item_events ORDER BY id DESC LIMIT 1)",
    )?;
    Ok(statement.query_row([now.timestamp_millis()], |row| moment(row, "last"))?)
}

/// The last day before `today` on which an action item was due.
pub(in crate::meetings) fn last_due_before(db: &Connection, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let mut statement =
        db.prepare_cached("SELECT max(due_on) AS due_on FROM action_items WHERE due_on < ?1")?;
    Ok(statement.query_row([today.to_string()], |row| day(row, "due_on"))?)
}
