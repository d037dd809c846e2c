//! Completing what was taken down in haste: whose ticket it is, what it is about, what kind it is (R2.2). What was
//! said and when stays; so does the deadline that the resident was told, and the number with its letters, by which the
//! resident asks for it. The archive takes nothing.

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::register::completed;
use super::steps::Steps;
use super::store::{self, Amended, NewEvent};
use super::{Category, EventKind, Phone, Room, Status, TicketDetail, topics, view};
use crate::access::Changes;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::residents::{self, Chosen};

/// Completes or corrects a ticket: `amend_ticket`. What is absent stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AmendTicket {
    /// The ticket's number. It keeps its letters, whatever the category becomes.
    pub number: String,
    /// What kind it is. The deadline stays the one that the resident was told.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<Category>,
    /// What it is about: an id from `list_topics`.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// Whose it is, as a whole.
    #[serde(default)]
    #[ts(optional)]
    pub caller: Option<TicketCaller>,
    /// Refuse if the ticket has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Whose a ticket is: in words, from the register, or both, as in `register_ticket`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TicketCaller {
    /// The room as the resident says it; 1…40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<String>,
    /// The resident's name; 1…40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub caller_name: Option<String>,
    /// The telephone number. Absent, it stays, so that nobody has to see it; with another person of the register it is
    /// the one that the register has of them. Empty, it goes.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// The room, from the register.
    #[serde(default)]
    #[ts(optional)]
    pub room_id: Option<i64>,
    /// The household, from the register.
    #[serde(default)]
    #[ts(optional)]
    pub household_id: Option<i64>,
    /// The person, from the register.
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<i64>,
}

/// What of a ticket, and of the result of a work order, can be completed or corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum AmendedField {
    /// 类别
    Category,
    /// 主题
    Topic,
    /// 房号
    Room,
    /// 姓名
    CallerName,
    /// 电话
    Phone,
    /// Who it is in the register.
    Person,
    /// 处理情况 of a work order.
    Result,
    /// 材料 of a work order, in one line.
    Materials,
    /// 用时 of a work order, in minutes.
    Minutes,
}

/// What a line of the timeline says of one field that was completed or corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    /// Which one.
    pub field: AmendedField,
    /// What it was: a category as it goes over the wire, the name of a topic, a room; absent if there was none. Of a
    /// person, a name and a telephone number always absent.
    pub before: Option<String>,
    /// What it is, as before.
    pub after: Option<String>,
}

impl Write for AmendTicket {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<TicketDetail>> {
        let AmendTicket { number, category, topic_id, caller, expected_version } = self;
        let db = context.db;
        let steps = Steps::find(context, &number, expected_version)?;
        let ticket = &steps.before;
        if is_read_only(ticket.course.status) {
            return Err(
                Error::field("number", ErrorCode::TicketArchived).with("number", ticket.number.as_str())
            );
        }
        let before = store::amendable(db, ticket.id)?;
        let mut after = before.clone();
        if let Some(category) = category {
            after.category = category;
        }
        if let Some(id) = topic_id {
            // It keeps its own, whatever became of the list since.
            if id != before.topic_id {
                topics::require_topic(db, id, context.now)?;
            }
            (after.topic_id, after.topic_pending) = (id, false);
        }
        if let Some(caller) = caller {
            after = called(context, &after, &caller)?;
        }
        store::amend(db, ticket.id, &after, context.now)?;
        let told = told(db, &before, &after)?;
        if !told.is_empty() {
            store::add_event(db, &NewEvent { changes: &told, ..steps.event(EventKind::Amended) })?;
        }
        let changes = changes(db, &before, &after)?;
        let answer = view::detail(db, ticket.id, context.actor, context.now)?;
        Ok(Done::new(answer, ticket.number.to_string()).changing(changes))
    }
}

/// Whether nothing of a ticket changes any more, short of opening it again.
pub(super) fn is_read_only(status: Status) -> bool {
    matches!(status, Status::Archived | Status::Cancelled)
}

/// The ticket with another caller.
fn called(context: &WriteContext<'_>, ticket: &Amended, caller: &TicketCaller) -> Result<Amended> {
    let TicketCaller { room, caller_name, phone, room_id, household_id, person_id } = caller;
    let (room_id, household_id, person_id) = (*room_id, *household_id, *person_id);
    let room = Room::parse("room", room.as_deref())?;
    let caller_name = input::optional_line("caller_name", caller_name.as_deref(), 40)?;
    let emptied = phone.as_deref().is_some_and(|phone| phone.trim().is_empty());
    let phone = match phone {
        // The number of whoever it was before is not the number of somebody else.
        None if person_id.is_some() && person_id != ticket.person_id => None,
        None => Phone::parse("phone", ticket.phone.as_deref())?,
        said => Phone::parse("phone", said.as_deref())?,
    };
    let chosen = Chosen { room_id, household_id, person_id, room: room.as_ref().map(Room::as_str) };
    let link = residents::link(context.db, chosen, day_of(context.zone, ticket.received_at))?;
    let (room, caller_name, phone) = completed(&link, room, caller_name, phone)?;
    Ok(Amended {
        room: room.map(|room| room.as_str().to_owned()),
        caller_name,
        phone: phone.filter(|_| !emptied).map(|phone| phone.as_str().to_owned()),
        room_id: link.room_id,
        household_id: link.household_id,
        person_id: link.person_id,
        matched: link.matched,
        ..ticket.clone()
    })
}

/// What the timeline says of it. A person's name and number can be taken out of a ticket one day, of the timeline
/// never: that they changed must do.
fn told(db: &Connection, before: &Amended, after: &Amended) -> Result<Vec<FieldChange>> {
    let text = |field, before: Option<String>, after: Option<String>| {
        (before != after).then_some(FieldChange { field, before, after })
    };
    let hidden = |field, changed: bool| changed.then_some(FieldChange { field, before: None, after: None });
    let category = |ticket: &Amended| Some(ticket.category.text().to_owned());
    Ok([
        text(AmendedField::Category, category(before), category(after)),
        text(AmendedField::Topic, topic(db, before)?, topic(db, after)?),
        text(AmendedField::Room, before.room.clone(), after.room.clone()),
        hidden(AmendedField::CallerName, before.caller_name != after.caller_name),
        hidden(AmendedField::Phone, before.phone != after.phone),
        hidden(AmendedField::Person, before.person_id != after.person_id),
    ]
    .into_iter()
    .flatten()
    .collect())
}

/// The topic that somebody chose.
fn topic(db: &Connection, ticket: &Amended) -> Result<Option<String>> {
    let chosen = (!ticket.topic_pending).then_some(ticket.topic_id);
    chosen.map(|id| store::topic_name(db, id)).transpose()
}

/// What the audit trail says of it. Of what is personal it says that it changed, and no more than a mask of it.
fn changes(db: &Connection, before: &Amended, after: &Amended) -> Result<Changes> {
    let changes = Changes::default()
        .with("category", before.category.text(), after.category.text())
        .with("topic", topic(db, before)?, topic(db, after)?)
        .with("room_id", before.room_id, after.room_id)
        .with("household_id", before.household_id, after.household_id)
        .with("person_id", before.person_id, after.person_id);
    let personal = [
        ("room", &before.room, &after.room),
        ("caller_name", &before.caller_name, &after.caller_name),
        ("phone", &before.phone, &after.phone),
    ];
    Ok(personal.into_iter().filter(|(_, before, after)| before != after).fold(
        changes,
        |changes, (field, before, after)| {
            // Another value under the same mask is still a change.
            let mask = |value: &Option<String>, mask: &str| value.as_ref().map(|_| mask.to_owned());
            changes.with(field, mask(before, "***"), mask(after, "*** (new)"))
        },
    ))
}
