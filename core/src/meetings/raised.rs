//! Tickets that come out of a meeting: what somebody there said, or what the meeting gives to the desk at once. The ticket
//! knows its meeting and item, the meeting shows its tickets and how they stand; neither keeps a copy of the other.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MeetingPerson;
use super::actions::{self, ActionItem};
use super::state::MeetingState;
use super::store::{self, ItemFacts, MeetingFacts, raised as rows};
use crate::access::Actor;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::residents;
use crate::tickets::{self, Category, ChannelKind, RegisterTicket, Sight, TicketRow};

/// Enters what somebody at a meeting said, or what the meeting gives to the desk, as a ticket: `register_meeting_ticket`.
/// Its channel is 定期会议, its receipt the moment at the meeting: now while it goes on, the end of the item afterwards.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterMeetingTicket {
    /// The meeting, which is open or over.
    pub meeting_id: i64,
    /// The item that it came out of.
    pub item_id: i64,
    /// Who said it, of the meeting's people; absent if the meeting itself gives it to the desk, or `caller_name` says.
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<i64>,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// What it is about: an id from `list_topics`. Without one it counts as the last topic until it is completed.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// What was said; 1…4,000 characters.
    pub content: String,
    /// The room; the one in the note on the person if absent.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<String>,
    /// The name; that of the person if absent.
    #[serde(default)]
    #[ts(optional)]
    pub caller_name: Option<String>,
    /// The responsible person (责任人), if already known: an id from `list_staff`.
    #[serde(default)]
    #[ts(optional)]
    pub responsible_id: Option<i64>,
    /// Why it is entered late; required when the moment at the meeting lies more than 15 minutes back.
    #[serde(default)]
    #[ts(optional)]
    pub late_entry_reason: Option<String>,
    /// Whether it is about somebody who works here.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub about_staff: bool,
}

/// The ticket that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RaisedTicket {
    /// Its number.
    pub number: String,
}

/// What a meeting left to do, and what it opens with: `get_meeting_work`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMeetingWork {
    /// The meeting.
    pub meeting_id: i64,
}

/// A ticket that came out of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingTicket {
    /// The ticket as lists show it.
    pub ticket: TicketRow,
    /// The meeting.
    pub meeting_id: i64,
    /// What that is called.
    pub meeting_title: String,
    /// When that begins.
    pub meeting_at: DateTime<Utc>,
    /// The item.
    pub item_id: i64,
    /// Who said it.
    pub person: Option<String>,
}

/// What a meeting left to do, and what it opens with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingWork {
    /// Action items of earlier meetings of the series that were not settled when this one began, the one due first
    /// first.
    pub carried: Vec<ActionItem>,
    /// Tickets out of earlier meetings of the series whose residents are still owed an answer.
    pub carried_tickets: Vec<MeetingTicket>,
    /// Its own action items.
    pub items: Vec<ActionItem>,
    /// The tickets that came out of it; those about staff only for whoever may see them.
    pub tickets: Vec<MeetingTicket>,
}

/// The meeting that a ticket came out of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketMeeting {
    /// The meeting.
    pub meeting_id: i64,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// What the item is about.
    pub item: String,
}

/// The meeting that a ticket came out of; none if it did not come out of one.
pub(crate) fn of_ticket(db: &Connection, ticket_id: i64) -> Result<Option<TicketMeeting>> {
    rows::of_ticket(db, ticket_id)
}

/// A meeting out of which something can come, and its item.
///
/// # Errors
/// `meeting.not_found`; `meeting.transition_refused` before it is open and if it was called off; `input.unknown_id`.
pub(super) fn origin(db: &Connection, meeting_id: i64, item_id: i64) -> Result<(MeetingFacts, ItemFacts)> {
    let meeting = store::meeting(db, meeting_id, "meeting_id")?;
    match meeting.state {
        MeetingState::InSession | MeetingState::Ended => {}
        MeetingState::Planned | MeetingState::Cancelled => {
            let error = Error::field("meeting_id", ErrorCode::MeetingTransitionRefused);
            return Err(error.with("state", meeting.state.text()));
        }
    }
    let item = store::items(db, meeting_id)?.into_iter().find(|item| item.id == item_id);
    let item = item.ok_or_else(|| Error::field("item_id", ErrorCode::InputUnknownId).with("id", item_id))?;
    Ok((meeting, item))
}

impl Write for RegisterMeetingTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RaisedTicket>> {
        let RegisterMeetingTicket {
            meeting_id,
            item_id,
            person_id,
            category,
            topic_id,
            content,
            room,
            caller_name,
            responsible_id,
            late_entry_reason,
            about_staff,
        } = self;
        let db = context.db;
        let (meeting, item) = origin(db, meeting_id, item_id)?;
        let person = person_id.map(|id| speaker(db, meeting_id, id)).transpose()?;
        let received_at = said_at(&meeting, &item, context.now);
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let room = said(room).or_else(|| person.as_ref().and_then(room_of));
        let caller_name = said(caller_name).or_else(|| person.map(|person| person.name));
        let known = match (&room, &caller_name) {
            (Some(room), Some(name)) => {
                residents::living_there(db, room, name, day_of(context.zone, received_at))?
            }
            _ => None,
        };
        let ticket = RegisterTicket {
            channel_id: channel(db)?,
            category,
            topic_id,
            room,
            caller_name,
            room_id: None,
            household_id: None,
            person_id: known,
            phone: None,
            content,
            received_at: Some(received_at),
            late_entry_reason,
            responsible_id,
            same_as: None,
            box_opening_id: None,
            draft_files: None,
            urgent: false,
            important: false,
            about_staff,
        };
        let made = tickets::register(context, ticket)?;
        rows::insert(db, made.id, (meeting_id, item_id), person_id)?;
        let number = made.number.to_string();
        let changes = made.changes.with("meeting", serde_json::Value::Null, meeting_id);
        Ok(Done::new(RaisedTicket { number: number.clone() }, number).changing(changes))
    }
}

fn speaker(db: &Connection, meeting_id: i64, id: i64) -> Result<MeetingPerson> {
    let found = store::people(db, meeting_id)?.into_iter().find(|person| person.id == id);
    found.ok_or_else(|| Error::field("person_id", ErrorCode::InputUnknownId).with("id", id))
}

/// The room that the note on a person names: `3-2-1502`, also behind a post.
fn room_of(person: &MeetingPerson) -> Option<String> {
    let note = person.note.as_deref()?;
    note.split_whitespace().find(|word| residents::names_room(word)).map(str::to_owned)
}

/// The moment at the meeting: now while it goes on, the end of the item or of the meeting afterwards.
fn said_at(meeting: &MeetingFacts, item: &ItemFacts, now: DateTime<Utc>) -> DateTime<Utc> {
    match meeting.ended_at {
        None => now,
        Some(ended_at) => item.closed_at.unwrap_or(ended_at),
    }
}

/// The first channel in service that is a meeting.
fn channel(db: &Connection) -> Result<i64> {
    let channels = tickets::channels(db)?;
    let mut meetings =
        channels.iter().filter(|(channel, in_service)| *in_service && channel.kind == ChannelKind::Meeting);
    meetings.next().map(|(channel, _)| channel.id).ok_or_else(|| Error::new(ErrorCode::MeetingChannelMissing))
}

impl Read for GetMeetingWork {
    fn run(self, context: &ReadContext<'_>) -> Result<MeetingWork> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        let meeting = store::meeting(db, self.meeting_id, "meeting_id")?;
        let (items, carried) = actions::of_meeting(db, &meeting, (zone, day_of(zone, now)))?;
        let seen = |rows: Vec<rows::RaisedRow>| shown(db, rows, actor, now);
        let earlier = match meeting.series_id {
            Some(series_id) => rows::before(db, series_id, meeting.starts_at, meeting.id)?,
            None => Vec::new(),
        };
        let mut carried_tickets = seen(earlier)?;
        carried_tickets.retain(|raised| raised.ticket.status.is_open());
        Ok(MeetingWork { carried, carried_tickets, items, tickets: seen(rows::of_meeting(db, meeting.id)?)? })
    }
}

/// The tickets that `actor` may see, as lists show them.
fn shown(
    db: &Connection,
    rows: Vec<rows::RaisedRow>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Vec<MeetingTicket>> {
    let sight = Sight::of(db, actor)?;
    let mut all = Vec::new();
    for row in rows {
        let rows::RaisedRow { ticket_id, meeting_id, meeting_title, starts_at, item_id, person } = row;
        if let Some(ticket) = tickets::row_of(db, ticket_id, sight, now)? {
            let meeting_at = starts_at;
            all.push(MeetingTicket { ticket, meeting_id, meeting_title, meeting_at, item_id, person });
        }
    }
    Ok(all)
}

/// Takes away who at a meeting said what became a ticket that is destroyed.
pub(crate) fn forget_speaker(db: &Connection, ticket_id: i64) -> Result<()> {
    rows::forget_speaker(db, ticket_id)
}
