//! What the register of residents may know and do of tickets: those of a household or a person, links by room, and
//! taking out a person's name.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::sight::Sight;
use super::{TicketRow, store};
use crate::error::Result;

pub(crate) use store::PersonTicket;
use store::RoomOfTicket;

/// A household's tickets that can be seen, latest receipt first: those that have not ended (at most 50), and the latest
/// (at most 10).
pub(crate) fn of_household(
    db: &Connection,
    household_id: i64,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<(Vec<TicketRow>, Vec<TicketRow>)> {
    Ok((
        store::of_household(db, household_id, true, 50, sight, now)?,
        store::of_household(db, household_id, false, 10, sight, now)?,
    ))
}

/// The ticket with this id as lists show it; none if it cannot be seen.
pub(crate) fn row_of(
    db: &Connection,
    id: i64,
    sight: Sight,
    now: DateTime<Utc>,
) -> Result<Option<TicketRow>> {
    store::row_of(db, id, sight, now)
}

/// Links tickets whose room is only text, of one room's key or of all, to the room and household that `find` knows
/// for the key and the moment of receipt. Answers how many were linked.
pub(crate) fn link_rooms(
    db: &Connection,
    key: Option<&str>,
    now: DateTime<Utc>,
    mut find: impl FnMut(&str, DateTime<Utc>) -> Result<Option<RoomOfTicket>>,
) -> Result<i64> {
    let keys = match key {
        Some(key) => vec![key.to_owned()],
        None => store::room_keys(db)?,
    };
    let mut linked = 0;
    for key in keys {
        for (ticket_id, received_at) in store::without_room(db, &key)? {
            // A room that is not known is known for no ticket of this key.
            let Some(room) = find(&key, received_at)? else { break };
            store::set_room(db, ticket_id, room, now)?;
            linked += 1;
        }
    }
    Ok(linked)
}

/// How many tickets of the person have not ended.
pub(crate) fn open_of_person(db: &Connection, person_id: i64) -> Result<i64> {
    store::open_of_person(db, person_id)
}

/// The last time that something happened to a ticket of the person.
pub(crate) fn last_contact(db: &Connection, person_id: i64) -> Result<Option<DateTime<Utc>>> {
    store::last_contact(db, person_id)
}

/// The person's tickets, oldest first.
pub(crate) fn of_person(db: &Connection, person_id: i64) -> Result<Vec<PersonTicket>> {
    store::of_person(db, person_id)
}

/// Takes the name and telephone number of a person who was made anonymous out of the person's tickets.
pub(crate) fn forget_person(db: &Connection, person_id: i64) -> Result<()> {
    store::forget_person(db, person_id)
}
