//! The one box that finds everybody: which kinds of keys a question is looked up in, and how what is found is ranked.

use std::collections::HashSet;

use rusqlite::Connection;

use super::keys::{KeyKind, digits, name_key};
use super::store::{self, Hit};
use super::{FindResidents, FoundResident, HouseholdRole, MatchedBy};
use crate::error::Result;
use crate::input;
use crate::operation::{Read, ReadContext};
use crate::page;
use crate::tickets::{Phone, Room, half_width};

impl Read for FindResidents {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<FoundResident>> {
        let limit = page::limit(self.limit, 20, 50)?;
        let Some(query) = input::optional_line("query", Some(&self.query), 60)? else {
            return Ok(Vec::new());
        };
        find(context.db, &query, limit)
    }
}

/// Something to look up: a kind of key and its beginning.
struct Question {
    kind: KeyKind,
    prefix: String,
    /// Whether only the whole key counts.
    whole: bool,
}

/// What may be meant by what was typed.
fn questions(query: &str) -> Vec<Question> {
    let mut all = Vec::new();
    let mut ask = |kind, prefix: &str, whole| {
        if !prefix.is_empty() {
            all.push(Question { kind, prefix: prefix.to_owned(), whole });
        }
    };
    let room = Room::key(query);
    let name = name_key(query);
    let number = digits(query);
    if room.chars().any(|c| c.is_ascii_digit()) {
        ask(KeyKind::Room, &room, false);
        ask(KeyKind::RoomWithoutUnit, &room, false);
        ask(KeyKind::Door, &room, false);
    }
    let typed = half_width(query);
    let is_number = typed.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')'));
    if is_number && number.len() >= 3 {
        ask(KeyKind::PhoneTail, &number, true);
        ask(KeyKind::Phone, &number, false);
    }
    if !name.is_ascii() {
        ask(KeyKind::Name, &name, false);
        ask(KeyKind::PartOfName, &name, false);
    } else if name.chars().any(|c| c.is_ascii_alphabetic()) {
        ask(KeyKind::Name, &name, false);
        ask(KeyKind::Initials, &name, false);
        ask(KeyKind::Pinyin, &name, false);
        ask(KeyKind::OtherInitials, &name, false);
        ask(KeyKind::OtherPinyin, &name, false);
    }
    all
}

fn matched(kind: KeyKind) -> MatchedBy {
    match kind {
        KeyKind::Room | KeyKind::RoomWithoutUnit | KeyKind::Door => MatchedBy::Room,
        KeyKind::PhoneTail => MatchedBy::PhoneTail,
        KeyKind::Phone => MatchedBy::Phone,
        KeyKind::Name | KeyKind::PartOfName => MatchedBy::Name,
        KeyKind::Initials | KeyKind::OtherInitials => MatchedBy::Initials,
        KeyKind::Pinyin | KeyKind::OtherPinyin => MatchedBy::Pinyin,
    }
}

/// A hit with its place: who is here before who was, whole keys before beginnings, then by kind and key.
type Ranked = (bool, bool, KeyKind, Hit);

fn find(db: &Connection, query: &str, limit: usize) -> Result<Vec<FoundResident>> {
    let mut ranked: Vec<Ranked> = Vec::new();
    let mut exact_room = None;
    for former in [false, true] {
        for Question { kind, prefix, whole } in questions(query) {
            // Every building has its 1502: they must not crowd out the telephone numbers that end like this.
            let most = if kind == KeyKind::Door { limit.div_ceil(2) } else { limit };
            for hit in store::hits(db, kind, former, &prefix, most)? {
                let exact = hit.key == prefix;
                if whole && !exact {
                    continue;
                }
                if kind == KeyKind::Room && exact {
                    exact_room = Some(hit.room_id);
                }
                ranked.push((former, !exact, kind, hit));
            }
        }
    }
    ranked.sort_by_key(|(former, beginning, kind, hit)| (*former, *beginning, *kind, hit.key.len()));
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for (_, beginning, kind, hit) in ranked {
        if found.len() >= limit {
            break;
        }
        if !seen.insert((hit.room_id, hit.person_id)) {
            continue;
        }
        found.push(shown(db, kind, !beginning, &hit)?);
        if hit.person_id.is_none() && exact_room == Some(hit.room_id) {
            for person in people_of(db, &hit)? {
                seen.insert((person.room_id, person.person_id));
                found.push(person);
            }
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// Who lives in the room that was named exactly; the only way to find a person whose data is restricted.
fn people_of(db: &Connection, room: &Hit) -> Result<Vec<FoundResident>> {
    let Some(household) = present_household(db, room.room_id)? else { return Ok(Vec::new()) };
    let people = store::of_household(db, household)?;
    let here = people.iter().filter(|person| person.moved_out.is_none() && person.name.is_some());
    here.map(|person| {
        let hit = Hit { person_id: Some(person.id), ..room.clone() };
        shown(db, KeyKind::Room, true, &hit)
    })
    .collect()
}

fn present_household(db: &Connection, room_id: i64) -> Result<Option<i64>> {
    let last = store::households(db, room_id)?.into_iter().next();
    Ok(last.filter(|household| household.ended_on.is_none()).map(|household| household.id))
}

fn shown(db: &Connection, kind: KeyKind, exact: bool, hit: &Hit) -> Result<FoundResident> {
    let room = store::room(db, hit.room_id, "query")?;
    let found = FoundResident {
        matched: matched(kind),
        exact,
        room_id: room.id,
        room: room.room,
        household_id: None,
        person_id: hit.person_id,
        name: None,
        role: None,
        phone_masked: None,
        moved_out: false,
        restricted: false,
    };
    let Some(person_id) = hit.person_id else {
        return Ok(FoundResident { household_id: present_household(db, room.id)?, ..found });
    };
    let person = store::find_person(db, person_id)?;
    let role: HouseholdRole = person.role;
    Ok(FoundResident {
        household_id: Some(person.household_id),
        name: person.name,
        role: Some(role),
        phone_masked: person.phone.as_deref().map(Phone::masked),
        moved_out: person.moved_out,
        restricted: person.restricted,
        ..found
    })
}
