//! What the audit trail says of changes in the register: which fields, from what to what.
//!
//! The trail is never erased, a resident's data one day are. So names, telephone numbers and WeChat names stand in it
//! masked, and of notes only whether there is one.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::store;
use super::{ContactWay, HouseholdCard, PersonCard, RoomCard};
use crate::access::Changes;
use crate::error::Result;
use crate::tickets::Phone;

/// Stands for what the trail does not say.
const HIDDEN: &str = "***";

/// A person as the register keeps them at one moment, telephone numbers included.
pub(super) struct Kept {
    card: PersonCard,
    phones: Vec<String>,
}

impl Kept {
    pub(super) fn read(db: &Connection, card: &PersonCard) -> Result<Self> {
        Ok(Self { card: card.clone(), phones: store::phones(db, card.id)? })
    }
}

/// What became of a person who was there before, or was not.
pub(super) fn of_person(before: Option<&Kept>, after: &Kept) -> Changes {
    let card = before.map(|kept| &kept.card);
    let now = &after.card;
    let phones = before.map(|kept| kept.phones.as_slice()).unwrap_or_default();
    Changes::default()
        .with_masked("name", card.and_then(|card| card.name.as_deref()), now.name.as_deref(), initial)
        .with("role", card.map(|card| card.role.text()), now.role.text())
        .with_masked("phones", phones, after.phones.as_slice(), |phones| {
            phones.iter().map(|phone| Phone::masked(phone)).collect()
        })
        .with_masked("wechat", card.and_then(|card| card.wechat.as_deref()), now.wechat.as_deref(), initial)
        .with(
            "contact_way",
            card.and_then(|card| card.contact_way).map(ContactWay::text),
            now.contact_way.map(ContactWay::text),
        )
        .with_masked("note", card.and_then(|card| card.note.as_deref()), now.note.as_deref(), hidden)
        .with("moved_in", day(card.and_then(|card| card.moved_in)), day(now.moved_in))
}

/// What a person lost who was made anonymous. Not even masks of it: the trail would keep them for ever.
pub(super) fn of_anonymised(before: &Kept) -> Changes {
    let Kept { card, phones } = before;
    let gone = |there: bool| there.then_some(HIDDEN);
    Changes::default()
        .with("anonymised", false, true)
        .with("name", gone(card.name.is_some()), Value::Null)
        .with("phones", gone(!phones.is_empty()), Value::Null)
        .with("wechat", gone(card.wechat.is_some()), Value::Null)
        .with("note", gone(card.note.is_some()), Value::Null)
}

/// What became of a room that was there before, or was not.
pub(super) fn of_room(before: Option<&RoomCard>, after: &RoomCard) -> Changes {
    let note = before.and_then(|room| room.note.as_deref());
    Changes::default()
        .with("room", before.map(|room| room.room.as_str()), after.room.as_str())
        .with("kind", before.map(|room| room.kind.text()), after.kind.text())
        .with("area_hundredths", before.and_then(|room| room.area_hundredths), after.area_hundredths)
        .with_masked("note", note, after.note.as_deref(), hidden)
}

/// Who was in a household and who is, and the days of its span.
pub(super) fn of_household(before: Option<&HouseholdCard>, after: &HouseholdCard) -> Changes {
    let household = before.and_then(|card| card.household.as_ref());
    let now = after.household.as_ref();
    Changes::default()
        .with("people", before.map(here), here(after))
        .with(
            "began_on",
            day(household.and_then(|household| household.began_on)),
            day(now.and_then(|household| household.began_on)),
        )
        .with(
            "ended_on",
            day(household.and_then(|household| household.ended_on)),
            day(now.and_then(|household| household.ended_on)),
        )
}

/// Those who are here, by their number and the beginning of their name.
fn here(card: &HouseholdCard) -> Value {
    let people = card.people.iter().filter(|person| person.moved_out.is_none());
    people
        .map(|person| {
            let name = person.name.as_deref().map(masked_name).unwrap_or_default();
            format!("person/{} {name}", person.id).trim_end().to_owned()
        })
        .collect()
}

fn day(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// `王**` of 王建国, whatever the length of the name.
fn masked_name(name: &str) -> String {
    name.chars().take(1).chain(['*', '*']).collect()
}

fn initial(name: Option<&str>) -> Value {
    json!(name.map(masked_name))
}

fn hidden(text: Option<&str>) -> Value {
    json!(text.map(|_| HIDDEN))
}
