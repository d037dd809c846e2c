//! Buildings, rooms, and the card of a household.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::address::Address;
use super::store::{self, RoomFacts, RoomQuery};
use super::trail;
use super::{
    Building, GetHousehold, Household, HouseholdCard, ListBuildings, ListRooms, RoomCard, RoomPage, SaveRoom,
};
use crate::access::Actor;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::tickets::{self, Room, Sight};

/// The longest page.
const LONGEST_PAGE: i64 = 200;

/// The longest note on a room or a person, in characters.
pub(super) const LONGEST_NOTE: usize = 500;

/// The largest area: a million square metres is no room any more.
pub(super) const LARGEST_AREA: i64 = 100_000_000;

impl Read for ListBuildings {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Building>> {
        let ListBuildings {} = self;
        let mut buildings = store::buildings(context.db)?;
        for building in &mut buildings {
            building.units.sort_by_cached_key(|unit| store::sort_key(unit));
        }
        buildings.sort_by_cached_key(|building| store::sort_key(&building.key));
        Ok(buildings)
    }
}

impl Read for ListRooms {
    fn run(self, context: &ReadContext<'_>) -> Result<RoomPage> {
        let ListRooms { building_id, kind, query, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let beginning = query.as_deref().map(Room::key).filter(|key| !key.is_empty());
        let after = after
            .map(|text| text.parse().map_err(|_| Error::field("after", ErrorCode::CursorMalformed)))
            .transpose()?;
        let which = RoomQuery { building_id, kind, beginning: beginning.as_deref() };
        let total = store::count_rooms(context.db, &which)?;
        // One more than shown tells whether there is another page.
        let mut rows = store::rooms(context.db, &which, after, limit + 1)?;
        let more = page::cut(&mut rows, limit);
        let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
        Ok(RoomPage { rows, next, total })
    }
}

impl Read for GetHousehold {
    fn run(self, context: &ReadContext<'_>) -> Result<HouseholdCard> {
        let db = context.db;
        let (household, room) = match (self.household_id, self.room_id) {
            (Some(id), None) => {
                let (household, room_id) = store::household(db, id, "household_id")?;
                (Some(household), store::room(db, room_id, "household_id")?)
            }
            (None, Some(id)) => {
                let room = store::room(db, id, "room_id")?;
                (store::households(db, id)?.into_iter().next(), room)
            }
            (None, None) => return Err(Error::field("room_id", ErrorCode::InputRequired)),
            (Some(_), Some(_)) => return Err(Error::field("room_id", ErrorCode::InputInvalid)),
        };
        card(db, room, household, context.actor, context.now)
    }
}

/// The card of a room and of one of its households, or of none.
pub(super) fn card(
    db: &Connection,
    room: RoomCard,
    household: Option<Household>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<HouseholdCard> {
    let (mut people, mut open_tickets, mut latest_tickets) = (Vec::new(), Vec::new(), Vec::new());
    let mut last_satisfaction = None;
    if let Some(household) = &household {
        people = store::of_household(db, household.id)?;
        let sight = Sight::of(db, actor)?;
        (open_tickets, latest_tickets) = tickets::of_household(db, household.id, sight, now)?;
        last_satisfaction = tickets::last_satisfaction(db, household.id, sight)?;
    }
    let households = store::households(db, room.id)?;
    Ok(HouseholdCard { room, household, people, households, open_tickets, latest_tickets, last_satisfaction })
}

impl Write for SaveRoom {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RoomCard>> {
        let before = self.id.map(|id| store::room(context.db, id, "id")).transpose()?;
        let id = save_room(context, self)?;
        let answer = store::room(context.db, id, "id")?;
        let changes = trail::of_room(before.as_ref(), &answer);
        let subject = format!("room/{}", answer.room);
        Ok(Done::new(answer, subject).changing(changes))
    }
}

/// Adds a room or changes one, and links tickets that named it before it was known.
///
/// # Errors
/// Those of the fields of [`SaveRoom`].
pub(crate) fn save_room(context: &WriteContext<'_>, arguments: SaveRoom) -> Result<i64> {
    let db = context.db;
    let SaveRoom { id, room, kind, area_hundredths, note, expected_version } = arguments;
    let address = Address::parse("room", &room)?;
    if area_hundredths.is_some_and(|area| !(1..=LARGEST_AREA).contains(&area)) {
        return Err(Error::field("area_hundredths", ErrorCode::InputOutOfRange)
            .with("min", 1)
            .with("max", LARGEST_AREA));
    }
    let note = input::optional("note", note.as_deref(), LONGEST_NOTE)?;
    let facts = RoomFacts { kind: kind.unwrap_or(address.kind), area_hundredths, note: note.as_deref() };
    if store::room_id(db, &address.key)?.is_some_and(|other| Some(other) != id) {
        return Err(Error::field("room", ErrorCode::RoomTaken).with("room", address.key));
    }
    let Some(id) = id else {
        let id = store::insert_room(db, &address, &facts)?;
        link_tickets(context, Some(&address.key))?;
        return Ok(id);
    };
    let before = store::room(db, id, "id")?;
    input::same_version(expected_version, before.version)?;
    if before.room != address.key {
        store::forget_room_keys(db, id, &Address::parse("room", &before.room)?)?;
        store::set_room_keys(db, id, &address)?;
    }
    store::update_room(db, id, &address, &facts)?;
    if before.room != address.key {
        link_tickets(context, Some(&address.key))?;
    }
    Ok(id)
}

/// Links tickets whose room was only text to the room of exactly that number, and to the household of their day:
/// tickets of one room, or of all. Answers how many.
pub(super) fn link_tickets(context: &WriteContext<'_>, key: Option<&str>) -> Result<i64> {
    let db = context.db;
    tickets::link_rooms(db, key, context.now, |key, received_at| {
        let Some(room_id) = store::room_id(db, &Room::key(key))? else { return Ok(None) };
        let day = crate::days::day_of(context.zone, received_at);
        Ok(Some((room_id, store::household_on(db, room_id, day)?)))
    })
}
