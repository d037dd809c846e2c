//! Whom a ticket belongs to: checked against each other and against the day of its receipt.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::store;
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::Room;

/// What was chosen for a ticket, and the room as it was said.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen<'a> {
    pub(crate) room_id: Option<i64>,
    pub(crate) household_id: Option<i64>,
    pub(crate) person_id: Option<i64>,
    pub(crate) room: Option<&'a str>,
}

/// Whom a ticket belongs to, with what the register says where the ticket itself says nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Link {
    pub(crate) room_id: Option<i64>,
    pub(crate) household_id: Option<i64>,
    pub(crate) person_id: Option<i64>,
    /// The room's number.
    pub(crate) room: Option<String>,
    /// The person's name.
    pub(crate) name: Option<String>,
    /// The person's first telephone number.
    pub(crate) phone: Option<String>,
    /// Whether the room was found by its number alone.
    pub(crate) matched: bool,
}

/// Checks what was chosen for a ticket received on `day`; without a choice, a room whose number is exactly what was
/// said is taken.
///
/// # Errors
/// `input.unknown_id`, `household.elsewhere`, `household.not_then`, `person.elsewhere`, `person.not_then`,
/// `person.anonymised`, `room.mismatch`, each at its field.
pub(crate) fn link(db: &Connection, chosen: Chosen<'_>, day: NaiveDate) -> Result<Link> {
    let mut link = Link { person_id: chosen.person_id, ..Link::default() };
    let mut household_id = chosen.household_id;
    if let Some(id) = chosen.person_id {
        let person = store::person(db, id, "person_id")?;
        let Some(name) = person.name else {
            return Err(Error::field("person_id", ErrorCode::PersonAnonymised));
        };
        if household_id.is_some_and(|household_id| household_id != person.household_id) {
            return Err(Error::field("person_id", ErrorCode::PersonElsewhere));
        }
        if !holds(person.moved_in, person.moved_out, day) {
            return Err(Error::field("person_id", ErrorCode::PersonNotThen).with("day", day.to_string()));
        }
        household_id = Some(person.household_id);
        link.name = Some(name);
        link.phone = store::phones(db, id)?.into_iter().next();
    }
    if let Some(id) = household_id {
        let field = if chosen.household_id.is_some() { "household_id" } else { "person_id" };
        let (household, room_id) = store::household(db, id, field)?;
        if chosen.room_id.is_some_and(|chosen| chosen != room_id) {
            return Err(Error::field(field, ErrorCode::HouseholdElsewhere));
        }
        if !holds(household.began_on, household.ended_on, day) {
            return Err(Error::field(field, ErrorCode::HouseholdNotThen).with("day", day.to_string()));
        }
        (link.room_id, link.household_id) = (Some(room_id), Some(id));
    } else if let Some(id) = chosen.room_id {
        (link.room_id, link.household_id) = (Some(id), store::household_on(db, id, day)?);
    }
    match (link.room_id, chosen.room) {
        (Some(id), said) => {
            let key = store::room(db, id, "room_id")?.room;
            if said.is_some_and(|said| Room::key(said) != key) {
                return Err(Error::field("room", ErrorCode::RoomMismatch).with("room", key));
            }
            link.room = Some(key);
        }
        (None, Some(said)) => {
            if let Some(id) = store::room_id(db, &Room::key(said))? {
                let household_id = store::household_on(db, id, day)?;
                link = Link { room_id: Some(id), household_id, matched: true, ..link };
            }
        }
        (None, None) => {}
    }
    Ok(link)
}

/// The person of this name who lived in this room on `day`; none if nobody did, or several.
pub(crate) fn living_there(db: &Connection, room: &str, name: &str, day: NaiveDate) -> Result<Option<i64>> {
    let Some(room_id) = store::room_id(db, &Room::key(room))? else { return Ok(None) };
    let Some(household_id) = store::household_on(db, room_id, day)? else { return Ok(None) };
    let people = store::of_household(db, household_id)?;
    let mut named = people.iter().filter(|person| {
        person.name.as_deref() == Some(name) && holds(person.moved_in, person.moved_out, day)
    });
    Ok(named.next().filter(|_| named.next().is_none()).map(|person| person.id))
}

fn holds(from: Option<NaiveDate>, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}
