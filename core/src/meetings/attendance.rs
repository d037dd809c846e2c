//! Who is here: coming, coming late, leaving, coming in another's place, and whoever comes without being on the list.
//!
//! Times are in order: nobody leaves who never came, before they came, or before the meeting was opened. Once it is closed
//! nothing of this can be changed.

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use rusqlite::Connection;

use super::count::Matter;
use super::plan::{LONGEST_NAME, LONGEST_NOTE, MOST_PEOPLE, done, meeting_for, subject};
use super::state::MeetingAction;
use super::store::{self, ItemFacts, MeetingFacts, PersonPlan, votes};
use super::{AddAttendee, Attendance, MeetingDetail, MeetingPerson, RecordAttendance};
use super::{names, proxies, show};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

/// Nobody comes earlier than this before a meeting.
const EARLIEST_COMING: TimeDelta = TimeDelta::hours(24);

impl Write for RecordAttendance {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let RecordAttendance { meeting_id, person_id, attendance, proxy, at } = self;
        let db = context.db;
        let proxy = input::optional_line("proxy", proxy.as_deref(), LONGEST_NAME)?;
        let meeting = meeting_for(context, meeting_id, "meeting_id", MeetingAction::SignIn)?;
        if let Some(proxy) = &proxy {
            let others = store::people(db, meeting_id)?.into_iter().filter(|one| one.id != person_id);
            proxies::allowed(&meeting.rules, proxy, others.filter_map(|one| one.proxy))?;
        }
        let before = person(context, meeting_id, person_id)?;
        let after = match attendance {
            Attendance::Present | Attendance::Late => {
                let came_at = Some(came(context, &meeting, (&before, at))?);
                MeetingPerson { attendance, came_at, left_at: None, proxy, ..before.clone() }
            }
            Attendance::Left => {
                let left_at = Some(left(context, &meeting, (&before, at))?);
                MeetingPerson { attendance, left_at, ..before.clone() }
            }
            Attendance::Expected | Attendance::Excused => {
                if at.is_some() {
                    return Err(Error::field("at", ErrorCode::InputInvalid));
                }
                if counts_as_here(db, &meeting, &before)? {
                    return Err(Error::field("attendance", ErrorCode::MeetingPersonVoted));
                }
                MeetingPerson { attendance, came_at: None, left_at: None, proxy: None, ..before.clone() }
            }
        };
        store::update_attendance(db, &after)?;
        store::touch(db, meeting_id)?;
        let text = |at: Option<DateTime<Utc>>| at.map(crate::clock::rfc3339);
        let changes = Changes::default()
            .with("attendance", before.attendance.text(), attendance.text())
            .with("came_at", text(before.came_at), text(after.came_at))
            .with("left_at", text(before.left_at), text(after.left_at))
            .with("proxy", before.proxy.is_some(), after.proxy.is_some());
        let done = done(context, meeting_id, changes)?;
        Ok(done.about(format!("{}/person/{person_id}", subject(meeting_id))))
    }
}

/// When somebody came: as it is said, as it was noted, or now.
fn came(
    context: &WriteContext<'_>,
    meeting: &MeetingFacts,
    (before, at): (&MeetingPerson, Option<DateTime<Utc>>),
) -> Result<DateTime<Utc>> {
    let Some(at) = at else { return Ok(before.came_at.unwrap_or(context.now)) };
    let begins_at = meeting.began_at.unwrap_or(meeting.starts_at.min(context.now));
    between(context, begins_at - EARLIEST_COMING, at)
}

/// When somebody left who had come, from a meeting that is going on: as it is said, as it was noted, or now.
fn left(
    context: &WriteContext<'_>,
    meeting: &MeetingFacts,
    (before, at): (&MeetingPerson, Option<DateTime<Utc>>),
) -> Result<DateTime<Utc>> {
    let Some(came_at) = before.came_at else {
        return Err(
            Error::field("attendance", ErrorCode::MeetingNeverCame).with("name", before.name.as_str())
        );
    };
    let Some(began_at) = meeting.began_at else {
        return Err(Error::field("attendance", ErrorCode::MeetingNotOpened));
    };
    match (at, before.left_at) {
        (None, Some(left_at)) => Ok(left_at),
        (at, _) => between(context, came_at.max(began_at), at.unwrap_or(context.now)),
    }
}

/// A moment from `from` to now. Whoever says a time says a minute: within that of `from` it is `from` itself.
fn between(context: &WriteContext<'_>, from: DateTime<Utc>, at: DateTime<Utc>) -> Result<DateTime<Utc>> {
    if at > context.now {
        return Err(Error::field("at", ErrorCode::TimeInFuture));
    }
    if at < from.duration_trunc(TimeDelta::minutes(1)).unwrap_or(from) {
        let from = from.with_timezone(&context.zone).format("%Y-%m-%d %H:%M").to_string();
        return Err(Error::field("at", ErrorCode::MeetingTimeTooEarly).with("from", from));
    }
    Ok(at.max(from))
}

/// Whether a vote counts a person as one who came: who voted by name was here, and of those who came there are no fewer than
/// hands were counted, or than were present when an item was closed.
fn counts_as_here(db: &Connection, meeting: &MeetingFacts, person: &MeetingPerson) -> Result<bool> {
    if votes::has_voted(db, meeting.id, person.id)? {
        return Ok(true);
    }
    let came = |one: &MeetingPerson| one.votes && one.attendance.came();
    if meeting.kind.counts_area() || !came(person) {
        return Ok(false);
    }
    let others = store::people(db, meeting.id)?.iter().filter(|one| one.id != person.id && came(one)).count();
    let needs_more = |item: &ItemFacts| {
        let hands = item.hands.map_or(0, |hands| show::tally_of(hands).all().heads);
        let counted = hands.max(item.present_at_close.unwrap_or(0));
        item.matter != Matter::Discussion && usize::try_from(counted).map_or(true, |counted| counted > others)
    };
    Ok(store::items(db, meeting.id)?.iter().any(needs_more))
}

fn person(context: &WriteContext<'_>, meeting_id: i64, id: i64) -> Result<MeetingPerson> {
    let people = store::people(context.db, meeting_id)?;
    let found = people.into_iter().find(|person| person.id == id);
    found.ok_or_else(|| Error::field("person_id", ErrorCode::InputUnknownId).with("id", id))
}

impl Write for AddAttendee {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let AddAttendee { meeting_id, name, note, another } = self;
        let db = context.db;
        let name = input::required_line("name", &name, LONGEST_NAME)?;
        let note = input::optional_line("note", note.as_deref(), LONGEST_NOTE)?;
        let meeting = meeting_for(context, meeting_id, "meeting_id", MeetingAction::SignIn)?;
        let people = store::people(db, meeting_id)?;
        if people.len() >= MOST_PEOPLE {
            let error = Error::field("name", ErrorCode::InputOutOfRange);
            return Err(error.with("min", 0).with("max", MOST_PEOPLE));
        }
        let votes = meeting.rules.attendance.is_none() && !meeting.kind.counts_area();
        let position = i64::try_from(people.len()).unwrap_or(i64::MAX);
        let new = PersonPlan { id: None, name, note, votes };
        names::may_come(&new, &people, another)?;
        let id = store::insert_person(db, meeting_id, position.saturating_add(1), &new)?;
        let here = MeetingPerson {
            attendance: Attendance::Present,
            came_at: Some(context.now),
            ..person(context, meeting_id, id)?
        };
        store::update_attendance(db, &here)?;
        store::touch(db, meeting_id)?;
        let changes = Changes::default().with("attendance", None::<String>, here.attendance.text());
        let done = done(context, meeting_id, changes)?;
        Ok(done.about(format!("{}/person/{id}", subject(meeting_id))))
    }
}
