//! Planning: day, place, agenda, invitees, notice; and calling a meeting off.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use super::names;
use super::profile::MeetingKind;
use super::show;
use super::state::{self, MeetingAction};
use super::store::{self, ItemPlan, MeetingFacts, PersonPlan, Plan, profiles, votes};
use super::{
    AgendaEntry, CancelMeeting, InviteeEntry, MeetingDetail, NoteNotice, PlanMeeting, RuleProfile,
    UpdateMeeting,
};
use crate::access::Changes;
use crate::attachments;
use crate::clock::rfc3339;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

/// The most items of an agenda.
const MOST_ITEMS: usize = 50;

/// The most people of a meeting.
pub(super) const MOST_PEOPLE: usize = 500;

/// The longest name of a person, in characters.
pub(super) const LONGEST_NAME: usize = 40;

/// The longest note on a person, in characters.
pub(super) const LONGEST_NOTE: usize = 60;

/// 2000-01-01, in milliseconds: nobody enters meetings from before.
const EARLIEST: i64 = 946_684_800_000;

/// A meeting that begins in 2200 or later is a slip of the pen.
const LATEST: i64 = 7_258_118_400_000;

/// No notice hangs longer before a meeting.
const LONGEST_NOTICE: TimeDelta = TimeDelta::days(366);

/// How the audit trail names a meeting.
pub(super) fn subject(id: i64) -> String {
    format!("meeting/{id}")
}

/// The ids of the agenda's items, in their order.
pub(crate) fn item_ids(db: &Connection, meeting_id: i64) -> Result<Vec<i64>> {
    Ok(store::items(db, meeting_id)?.into_iter().map(|item| item.id).collect())
}

/// The meeting as a read by the same person would show it, as a write's answer.
pub(super) fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<MeetingDetail>> {
    let answer = show::detail(context.db, id, (context.zone, context.now))?;
    Ok(Done::new(answer, subject(id)).changing(changes))
}

/// The meeting, whose state must allow `action`; with the state that the action leads to.
pub(super) fn meeting_for(
    context: &WriteContext<'_>,
    id: i64,
    field: &str,
    action: MeetingAction,
) -> Result<MeetingFacts> {
    let mut meeting = store::meeting(context.db, id, field)?;
    meeting.state = state::after(meeting.state, action)?;
    Ok(meeting)
}

/// What plan and update have in common, checked.
struct Checked {
    title: String,
    place: String,
    starts_at: DateTime<Utc>,
    items: Vec<ItemPlan>,
    people: Vec<PersonPlan>,
}

impl Checked {
    fn of(
        title: &str,
        place: &str,
        starts_at: DateTime<Utc>,
        items: Vec<AgendaEntry>,
        people: Vec<InviteeEntry>,
    ) -> Result<Self> {
        if starts_at.timestamp_millis() < EARLIEST {
            return Err(Error::field("starts_at", ErrorCode::TimeTooEarly));
        }
        if starts_at.timestamp_millis() > LATEST {
            return Err(Error::field("starts_at", ErrorCode::InputInvalid));
        }
        most("items", items.len(), MOST_ITEMS)?;
        most("people", people.len(), MOST_PEOPLE)?;
        Ok(Self {
            title: input::required_line("title", title, 100)?,
            place: input::required_line("place", place, 100)?,
            starts_at,
            items: items.into_iter().enumerate().map(checked_item).collect::<Result<_>>()?,
            people: checked_people(people)?,
        })
    }

    fn plan<'a>(
        &'a self,
        series_id: Option<i64>,
        profile: (i64, &'a str, &'a super::profile::MeetingRules),
    ) -> Plan<'a> {
        let Checked { title, place, starts_at, items: _, people: _ } = self;
        let (profile_id, profile_name, rules) = profile;
        Plan { title, series_id, starts_at: *starts_at, place, profile_id, profile_name, rules }
    }
}

fn most(field: &str, count: usize, max: usize) -> Result<()> {
    if count > max {
        return Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", 0).with("max", max));
    }
    Ok(())
}

fn checked_item((place, entry): (usize, AgendaEntry)) -> Result<ItemPlan> {
    let AgendaEntry { id, title, proposer, minutes, matter } = entry;
    let field = |name: &str| format!("items[{place}].{name}");
    if minutes.is_some_and(|minutes| !(1..=600).contains(&minutes)) {
        let error = Error::field(&field("minutes"), ErrorCode::InputOutOfRange);
        return Err(error.with("min", 1).with("max", 600));
    }
    Ok(ItemPlan {
        id,
        title: input::required_line(&field("title"), &title, 200)?,
        proposer: input::optional_line(&field("proposer"), proposer.as_deref(), LONGEST_NAME)?,
        minutes,
        matter,
    })
}

/// Nobody twice: two of the same name have different notes.
fn checked_people(people: Vec<InviteeEntry>) -> Result<Vec<PersonPlan>> {
    let people = people.into_iter().enumerate().map(checked_person).collect::<Result<Vec<_>>>()?;
    names::once_each(&people)?;
    Ok(people)
}

fn checked_person((place, entry): (usize, InviteeEntry)) -> Result<PersonPlan> {
    let InviteeEntry { id, name, note, votes } = entry;
    let field = |name: &str| format!("people[{place}].{name}");
    Ok(PersonPlan {
        id,
        name: input::required_line(&field("name"), &name, LONGEST_NAME)?,
        note: input::optional_line(&field("note"), note.as_deref(), LONGEST_NOTE)?,
        votes,
    })
}

/// A series must be for the same kind of meeting.
fn check_series(context: &WriteContext<'_>, series_id: Option<i64>, kind: MeetingKind) -> Result<()> {
    let Some(id) = series_id else { return Ok(()) };
    let all = profiles::series(context.db)?;
    let series = all.iter().find(|series| series.id == id);
    let series = series.ok_or_else(|| Error::field("series_id", ErrorCode::InputUnknownId).with("id", id))?;
    if series.kind != kind {
        return Err(Error::field("series_id", ErrorCode::ProfileKindMismatch));
    }
    Ok(())
}

impl Write for PlanMeeting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let PlanMeeting { profile_id, series_id, title, starts_at, place, items, people } = self;
        let db = context.db;
        let checked = Checked::of(&title, &place, starts_at, items, people)?;
        check_ids("items", checked.items.iter().map(|item| item.id), &[])?;
        check_ids("people", checked.people.iter().map(|person| person.id), &[])?;
        let RuleProfile { id: _, kind, name, rules, .. } = profiles::profile(db, profile_id, "profile_id")?;
        check_series(context, series_id, kind)?;
        let plan = checked.plan(series_id, (profile_id, &name, &rules));
        let by = (context.ids.next(context.now), context.now, context.actor.id);
        let id = store::insert_meeting(db, kind, &plan, by)?;
        store::set_items(db, id, &checked.items)?;
        store::set_people(db, id, &checked.people)?;
        done(context, id, Changes::default())
    }
}

/// The ids that are given must be of the meeting, each once.
fn check_ids(field: &str, given: impl Iterator<Item = Option<i64>>, known: &[i64]) -> Result<()> {
    let mut seen = Vec::new();
    for (place, id) in given.enumerate() {
        let Some(id) = id else { continue };
        if !known.contains(&id) || seen.contains(&id) {
            let error = Error::field(&format!("{field}[{place}].id"), ErrorCode::InputUnknownId);
            return Err(error.with("id", id));
        }
        seen.push(id);
    }
    Ok(())
}

impl Write for UpdateMeeting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let UpdateMeeting {
            id,
            profile_id,
            series_id,
            title,
            starts_at,
            place,
            items,
            people,
            expected_version,
        } = self;
        let db = context.db;
        let checked = Checked::of(&title, &place, starts_at, items, people)?;
        let before = meeting_for(context, id, "id", MeetingAction::Update)?;
        input::same_version(expected_version, before.version)?;
        let items = store::items(db, id)?;
        let known: Vec<i64> = items.iter().map(|item| item.id).collect();
        check_ids("items", checked.items.iter().map(|item| item.id), &known)?;
        let kept = |id: &i64| checked.items.iter().any(|item| item.id == Some(*id));
        let gone: Vec<i64> = known.into_iter().filter(|id| !kept(id)).collect();
        let known: Vec<i64> = store::people(db, id)?.iter().map(|person| person.id).collect();
        let invited = known.len();
        check_ids("people", checked.people.iter().map(|person| person.id), &known)?;
        check_series(context, series_id, before.kind)?;
        let (mut name, mut rules) = (before.profile_name.clone(), before.rules.clone());
        if profile_id != before.profile_id {
            let profile = profiles::profile(db, profile_id, "profile_id")?;
            if profile.kind != before.kind {
                return Err(Error::field("profile_id", ErrorCode::ProfileKindMismatch));
            }
            (name, rules) = (profile.name, profile.rules);
            // Who may vote follows from the rules; it must be drawn anew.
            forget_electorate(context, &before)?;
        }
        store::update_plan(db, id, &checked.plan(series_id, (profile_id, &name, &rules)))?;
        attachments::leave_items(db, &gone)?;
        store::set_items(db, id, &checked.items)?;
        store::set_people(db, id, &checked.people)?;
        store::touch(db, id)?;
        let changes = Changes::default()
            .with("title", before.title, checked.title)
            .with(
                "agenda",
                titles(items.iter().map(|item| item.title.as_str())),
                titles(checked.items.iter().map(|item| item.title.as_str())),
            )
            // How many, not who: residents among them.
            .with("invited", invited, checked.people.len())
            .with("starts_at", rfc3339(before.starts_at), rfc3339(checked.starts_at))
            .with("place", before.place, checked.place)
            .with("series_id", before.series_id, series_id)
            .with("profile_id", before.profile_id, profile_id);
        done(context, id, changes)
    }
}

/// An agenda for the audit trail.
fn titles<'a>(of: impl Iterator<Item = &'a str>) -> String {
    of.collect::<Vec<_>>().join("；")
}

fn forget_electorate(context: &WriteContext<'_>, meeting: &MeetingFacts) -> Result<()> {
    if meeting.electorate_on.is_none() {
        return Ok(());
    }
    votes::set_voters(context.db, meeting.id, &[])?;
    store::update_course(context.db, &MeetingFacts { electorate_on: None, ..meeting.clone() })
}

impl Write for CancelMeeting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let CancelMeeting { id, reason } = self;
        let reason = input::required("reason", &reason, 200)?;
        let mut meeting = meeting_for(context, id, "id", MeetingAction::Cancel)?;
        meeting.cancel_reason = Some(reason);
        store::update_course(context.db, &meeting)?;
        store::touch(context.db, id)?;
        done(context, id, Changes::default().with("state", "planned", meeting.state.text()))
    }
}

impl Write for NoteNotice {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let NoteNotice { id, notice_on } = self;
        let mut meeting = meeting_for(context, id, "id", MeetingAction::NoteNotice)?;
        noticed(context, &meeting, notice_on)?;
        let before = meeting.notice_on.replace(notice_on).map(|day| day.to_string());
        store::update_course(context.db, &meeting)?;
        store::touch(context.db, id)?;
        done(context, id, Changes::default().with("notice_on", before, notice_on.to_string()))
    }
}

/// The day on which a notice hung: not a slip of the pen, not later than today, and not after the meeting began.
fn noticed(context: &WriteContext<'_>, meeting: &MeetingFacts, notice_on: NaiveDate) -> Result<()> {
    let refused = |code| Error::field("notice_on", code);
    if notice_on > day_of(context.zone, context.now) {
        return Err(refused(ErrorCode::TimeInFuture));
    }
    let from = day_of(context.zone, meeting.starts_at.min(context.now));
    if from.signed_duration_since(notice_on) > LONGEST_NOTICE {
        return Err(refused(ErrorCode::TimeTooEarly));
    }
    let began_on = meeting.began_at.map(|at| day_of(context.zone, at));
    if let Some(began_on) = began_on.filter(|began_on| notice_on > *began_on) {
        return Err(refused(ErrorCode::DateAfterStart).with("began_on", began_on.to_string()));
    }
    Ok(())
}
