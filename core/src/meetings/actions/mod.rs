//! Action items (待办): what a meeting decided that somebody does by a day. Each comes from an item of a meeting that is
//! open or over, and has a course of its own; the next meeting of the series opens with those that are still open.
//!
//! Work for the desk is a ticket instead: see [`super::raised`].

pub mod course;
mod wire;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use self::course::{ActionItemState, ActionItemStep};
use super::raised;
use super::show::LONGEST_PAGE;
use super::store::{self, actions as rows};
use crate::access::{self, Changes, Permission};
use crate::clock::rfc3339;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;

pub use wire::*;

/// The longest account of what is to be done, or of how far it is, in characters.
const LONGEST: usize = 500;

/// The action items that were late at `moment`: noted, not settled, and due on a day before that of the moment. From what
/// happened alone, so that an earlier quarter stays what it was; the one due first first.
pub(crate) fn late_at(
    db: &Connection,
    zone: OfficeZone,
    moment: DateTime<Utc>,
) -> Result<Vec<LateActionItem>> {
    rows::late_at(db, day_of(zone, moment), moment)
}

/// The last moment, no later than `now`, at which what is late changed: somebody did something, or a day passed.
pub(crate) fn last_change(
    db: &Connection,
    zone: OfficeZone,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let passed = rows::last_due_before(db, day_of(zone, now))?;
    let passed = passed.map(|day| days::start_of(zone, days::next(day)));
    Ok(rows::last_event(db, now)?.max(passed))
}

impl Write for AddActionItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ActionItemDetail>> {
        let AddActionItem { meeting_id, item_id, content, owner_id, due_on } = self;
        let db = context.db;
        let content = input::required("content", &content, LONGEST)?;
        let (meeting, _) = raised::origin(db, meeting_id, item_id)?;
        access::store::require_active(db, owner_id, "owner_id")?;
        // One that is entered afterwards was held on its day, one that began early on the day it began.
        let met_at = meeting.began_at.map_or(meeting.starts_at, |began_at| began_at.min(meeting.starts_at));
        days::not_before("due_on", due_on, day_of(context.zone, met_at))?;
        let uid = context.ids.next(context.now);
        let new = rows::NewActionItem { uid, meeting_id, item_id, content: &content, owner_id, due_on };
        let id = rows::insert(db, &new, (context.now, context.actor.id))?;
        let owner = access::store::login_of(db, owner_id)?;
        let changes = Changes::default().with("owner", serde_json::Value::Null, owner).with(
            "due_on",
            serde_json::Value::Null,
            due_on.to_string(),
        );
        done(context, id, changes)
    }
}

impl Write for UpdateActionItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ActionItemDetail>> {
        let UpdateActionItem { id, content, owner_id, due_on, note, expected_version } = self;
        let db = context.db;
        let content = input::required("content", &content, LONGEST)?;
        let note = input::optional("note", note.as_deref(), LONGEST)?;
        let before = item_for(context, id, ActionItemStep::Change)?;
        input::same_version(expected_version, before.version)?;
        if owner_id != before.owner.id {
            access::store::require_active(db, owner_id, "owner_id")?;
        }
        days::not_before("due_on", due_on, before.meeting_on)?;
        rows::update(db, id, &content, owner_id, due_on)?;
        let event = rows::NewEvent {
            content: note.as_deref(),
            owner_id: (owner_id != before.owner.id).then_some(owner_id),
            due_on: (due_on != before.due_on).then_some(due_on),
            ..rows::NewEvent::new(id, ActionItemEventKind::Changed, context.now, context.actor.id)
        };
        rows::add_event(db, &event)?;
        let login = |id| access::store::login_of(db, id);
        let changes = Changes::default()
            .with("owner", login(before.owner.id)?, login(owner_id)?)
            .with("due_on", before.due_on.to_string(), due_on.to_string())
            .with("content_changed", false, before.content != content);
        done(context, id, changes)
    }
}

impl Write for RecordActionProgress {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ActionItemDetail>> {
        let content = input::required("content", &self.content, LONGEST)?;
        step(context, self.id, ActionItemStep::Progress, Some(&content))
    }
}

impl Write for FinishActionItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ActionItemDetail>> {
        let content = input::optional("content", self.content.as_deref(), LONGEST)?;
        step(context, self.id, ActionItemStep::Finish, content.as_deref())
    }
}

impl Write for DropActionItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ActionItemDetail>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        step(context, self.id, ActionItemStep::Drop, Some(&reason))
    }
}

impl Write for ReopenActionItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ActionItemDetail>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        step(context, self.id, ActionItemStep::Reopen, Some(&reason))
    }
}

/// Takes a step and notes it.
fn step(
    context: &WriteContext<'_>,
    id: i64,
    step: ActionItemStep,
    content: Option<&str>,
) -> Result<Done<ActionItemDetail>> {
    let before = item_for(context, id, step)?;
    let state = course::after(before.state, step)?;
    let settled_at = match state {
        ActionItemState::Open => None,
        ActionItemState::Done | ActionItemState::Dropped => Some(context.now),
    };
    let kind = match step {
        ActionItemStep::Progress => ActionItemEventKind::Progress,
        ActionItemStep::Change => ActionItemEventKind::Changed,
        ActionItemStep::Finish => ActionItemEventKind::Done,
        ActionItemStep::Drop => ActionItemEventKind::Dropped,
        ActionItemStep::Reopen => ActionItemEventKind::Reopened,
    };
    rows::set_state(context.db, id, state, settled_at)?;
    let event = rows::NewEvent { content, ..rows::NewEvent::new(id, kind, context.now, context.actor.id) };
    rows::add_event(context.db, &event)?;
    let moment = |at: Option<DateTime<Utc>>| at.map(rfc3339);
    let changes = Changes::default().with("state", before.state.text(), state.text()).with(
        "settled_at",
        moment(before.settled_at),
        moment(settled_at),
    );
    done(context, id, changes)
}

/// The action item, whose state and owner must allow `step`.
fn item_for(context: &WriteContext<'_>, id: i64, step: ActionItemStep) -> Result<ActionItem> {
    let item = rows::item(context.db, id, today(context.zone, context.now))?;
    if !may(context.db, context.actor.id, &item, step)? {
        return Err(Error::new(ErrorCode::ActionItemOfAnother).with("owner", item.owner.name));
    }
    course::after(item.state, step)?;
    Ok(item)
}

/// Whoever holds meetings may take every step; an owner says how far it is and that it is done.
fn may(db: &Connection, staff_id: i64, item: &ActionItem, step: ActionItemStep) -> Result<bool> {
    let own = match step {
        ActionItemStep::Progress | ActionItemStep::Finish => item.owner.id == staff_id,
        ActionItemStep::Change | ActionItemStep::Drop | ActionItemStep::Reopen => false,
    };
    Ok(own || access::may(db, staff_id, Permission::MeetingsWrite)?)
}

fn today(zone: OfficeZone, now: DateTime<Utc>) -> (OfficeZone, NaiveDate) {
    (zone, day_of(zone, now))
}

/// The action item as a read by the same person would show it, as a write's answer.
fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<ActionItemDetail>> {
    let answer = detail(context.db, id, context.actor.id, today(context.zone, context.now))?;
    Ok(Done::new(answer, format!("action_item/{id}")).changing(changes))
}

fn detail(
    db: &Connection,
    id: i64,
    staff_id: i64,
    today: (OfficeZone, NaiveDate),
) -> Result<ActionItemDetail> {
    let item = rows::item(db, id, today)?;
    let mut steps = Vec::new();
    for step in ActionItemStep::ALL.iter().copied() {
        if course::next(item.state, step).is_some() && may(db, staff_id, &item, step)? {
            steps.push(step);
        }
    }
    Ok(ActionItemDetail { events: rows::events(db, id)?, item, steps })
}

impl Read for GetActionItem {
    fn run(self, context: &ReadContext<'_>) -> Result<ActionItemDetail> {
        detail(context.db, self.id, context.actor.id, today(context.zone, context.now))
    }
}

/// The ids of those that the report counts as late whose quarter ends with this day.
fn late_on_day(context: &ReadContext<'_>, day: NaiveDate) -> Result<Vec<i64>> {
    let ReadContext { db, now, zone, .. } = *context;
    // What happens at this very moment has happened.
    let end = days::start_of(zone, days::next(day)).min(now + TimeDelta::milliseconds(1));
    Ok(late_at(db, zone, end)?.into_iter().map(|late| late.id).collect())
}

impl Read for ListActionItems {
    fn run(self, context: &ReadContext<'_>) -> Result<ActionItemPage> {
        let ListActionItems { state, late, owner_id, held_from, held_to, late_on, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let (zone, day) = today(context.zone, context.now);
        let query = rows::ListQuery {
            state: if late { Some(ActionItemState::Open) } else { state },
            due_before: late.then_some(day),
            owner_id,
            held_from: held_from.map(|day| days::start_of(zone, day)),
            held_before: held_to.map(|day| days::start_of(zone, days::next(day))),
            ids: late_on.map(|day| late_on_day(context, day)).transpose()?,
            after: after.as_deref().map(page::parse_day_cursor).transpose()?,
            // One more than shown tells whether there is another page.
            limit: limit + 1,
        };
        let mut found = rows::page(context.db, &query, (zone, day))?;
        let more = page::cut(&mut found, limit);
        let next = found.last().filter(|_| more).map(|last| page::day_cursor(last.due_on, last.id));
        Ok(ActionItemPage { rows: found, next })
    }
}

/// The action items of a meeting, and those that it opens with: of earlier meetings of its series, not settled when it
/// began. What is settled while it is held stays on its list.
pub(super) fn of_meeting(
    db: &Connection,
    meeting: &store::MeetingFacts,
    today: (OfficeZone, NaiveDate),
) -> Result<(Vec<ActionItem>, Vec<ActionItem>)> {
    let own = rows::of_meeting(db, meeting.id, today)?;
    let Some(series_id) = meeting.series_id else { return Ok((own, Vec::new())) };
    let began_at = meeting.began_at.unwrap_or_else(|| days::start_of(today.0, days::next(today.1)));
    let carried = rows::carried(db, (series_id, meeting.starts_at, meeting.id), began_at, today)?;
    Ok((own, carried))
}
