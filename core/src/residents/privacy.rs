//! What the personal information law asks of the register: notice, restriction, giving out, making anonymous.
//!
//! Each act is kept with the person, in the transaction of the act itself. The words of tickets are left as they are:
//! what residents said is the office's record (R8.1).

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use serde_json::Value;

use super::people::{named_person, refresh_keys, subject};
use super::store;
use super::trail::{self, Kept};
use super::{
    AnonymisePerson, ExportPerson, ExportedTicket, PersonCard, PersonExport, PrivacyAct, RecordConsent,
    RestrictPerson, words,
};
use crate::access::Changes;
use crate::archive::{self, ArchiveKind};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::tickets;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 200;

/// Everything by which the register knows a resident: for a paper on which no resident may be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownOfResidents {
    /// Names.
    pub(crate) names: Vec<String>,
    /// Telephone numbers as they were entered.
    pub(crate) phones: Vec<String>,
    /// Rooms in the normal form.
    pub(crate) rooms: Vec<String>,
}

/// Everybody of the register, those who left as well. It must not leave the program: it is what is looked for.
pub(crate) fn known_of_residents(db: &Connection) -> Result<KnownOfResidents> {
    store::known(db)
}

impl Write for RecordConsent {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PersonCard>> {
        let RecordConsent { person_id, day, how } = self;
        if day > day_of(context.zone, context.now) {
            return Err(Error::field("day", ErrorCode::TimeInFuture));
        }
        let how = input::required_line("how", &how, LONGEST_REASON)?;
        let person = named_person(context, person_id, "person_id")?;
        record(context, person.id, PrivacyAct::NoticeGiven, Some(day), Some(&how))?;
        done(context, person.id, Changes::default().with("notice_given_on", Value::Null, day.to_string()))
    }
}

impl Write for RestrictPerson {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PersonCard>> {
        let RestrictPerson { person_id, restricted, reason } = self;
        let reason = input::required_line("reason", &reason, LONGEST_REASON)?;
        let person = named_person(context, person_id, "person_id")?;
        if person.restricted != restricted {
            store::set_restricted(context.db, person.id, restricted)?;
            refresh_keys(context, &store::person(context.db, person.id, "person_id")?)?;
        }
        let act = if restricted { PrivacyAct::Restricted } else { PrivacyAct::Released };
        record(context, person.id, act, None, Some(&reason))?;
        done(context, person.id, Changes::default().with("restricted", person.restricted, restricted))
    }
}

impl Write for AnonymisePerson {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PersonCard>> {
        let AnonymisePerson { person_id, reason } = self;
        let reason = input::required_line("reason", &reason, LONGEST_REASON)?;
        let person = named_person(context, person_id, "person_id")?;
        require_not_retained(context, &person)?;
        let kept = Kept::read(context.db, &person)?;
        store::anonymise(context.db, person.id, context.now)?;
        tickets::forget_person(context.db, person.id)?;
        refresh_keys(context, &store::person(context.db, person.id, "person_id")?)?;
        record(context, person.id, PrivacyAct::Anonymised, None, Some(&reason))?;
        done(context, person.id, trail::of_anonymised(&kept))
    }
}

/// Refuses while a ticket is open or the last contact, or the day of moving out, is within the retention.
fn require_not_retained(context: &WriteContext<'_>, person: &PersonCard) -> Result<()> {
    let open_tickets = tickets::open_of_person(context.db, person.id)?;
    if open_tickets > 0 {
        return Err(Error::field("person_id", ErrorCode::PersonRetained).with("open_tickets", open_tickets));
    }
    let contact: Option<DateTime<Utc>> = tickets::last_contact(context.db, person.id)?;
    let contact = contact.map(|at| day_of(context.zone, at));
    // As long as what they said: by the term of tickets (R8.1).
    let until = match contact.max(person.moved_out) {
        Some(day) => archive::kept_until(context.db, context.now, ArchiveKind::Ticket, day)?,
        None => None,
    };
    match until {
        Some(until) if day_of(context.zone, context.now) <= until => {
            Err(Error::field("person_id", ErrorCode::PersonRetained).with("until", until.to_string()))
        }
        _ => Ok(()),
    }
}

impl Write for ExportPerson {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PersonExport>> {
        let ExportPerson { person_id, reason } = self;
        let db = context.db;
        let reason = input::required_line("reason", &reason, LONGEST_REASON)?;
        let person = named_person(context, person_id, "person_id")?;
        record(context, person.id, PrivacyAct::Exported, None, Some(&reason))?;
        let (household, room_id) = store::household(db, person.household_id, "person_id")?;
        let tickets = tickets::of_person(db, person.id)?;
        let mut export = PersonExport {
            room: store::room(db, room_id, "person_id")?.room,
            phones: store::phones(db, person.id)?,
            privacy: store::privacy(db, person.id)?,
            person,
            household,
            tickets: tickets.into_iter().map(exported).collect(),
            text: String::new(),
        };
        export.text = words::of_export(&export, context.zone);
        let about = subject(export.person.id);
        Ok(Done::new(export, about))
    }
}

fn exported(ticket: tickets::PersonTicket) -> ExportedTicket {
    let tickets::PersonTicket { number, received_at, caller_name, phone, room, content, feedback } = ticket;
    ExportedTicket { number, received_at, caller_name, phone, room, content, feedback }
}

fn record(
    context: &WriteContext<'_>,
    person_id: i64,
    act: PrivacyAct,
    day: Option<NaiveDate>,
    detail: Option<&str>,
) -> Result<()> {
    store::add_privacy(context.db, person_id, act, (context.now, context.actor.id), day, detail)
}

fn done(context: &WriteContext<'_>, person_id: i64, changes: Changes) -> Result<Done<PersonCard>> {
    let answer = store::person(context.db, person_id, "person_id")?;
    Ok(Done::new(answer, subject(person_id)).changing(changes))
}
