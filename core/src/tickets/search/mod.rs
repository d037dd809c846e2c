//! Finding tickets by their words: exact for any part of a text from one character up, the newest receipt first.
//!
//! The index is asked for candidates that have every token of the question; each is then compared with the text
//! itself. Filters are tokens as well, so that a word and a filter together are as fast as a word alone.
//!
//! Writing a ticket's tokens costs as much as the ticket itself, but hardly more for many at once. So the few tickets that
//! changed last wait for each other outside the index, and a question compares these one by one.

mod grams;
mod plan;
mod question;

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::store::search::{self as store, Listed, Taken};
use super::{Category, Status};
use crate::error::Result;

use self::grams::{Mark, folded, marked, phone_digits};
pub(super) use self::plan::{FEW, Held, expression};
pub(super) use self::question::{Texts, Word, find, words};

/// What a ticket is found and filtered by.
pub(super) struct Entry {
    pub(super) texts: Texts,
    pub(super) status: Status,
    pub(super) category: Category,
    pub(super) channel_id: i64,
    pub(super) topic_id: i64,
    pub(super) responsible_id: Option<i64>,
    pub(super) owed: bool,
}

/// What the index is asked for beside words.
#[derive(Debug, Clone, Default)]
pub(super) struct Narrowed {
    pub(super) status: Option<Status>,
    pub(super) category: Option<Category>,
    pub(super) channel_id: Option<i64>,
    pub(super) topic_id: Option<i64>,
    pub(super) responsible_id: Option<i64>,
    pub(super) building: Option<String>,
    pub(super) owed: bool,
}

/// So many tickets do not wait any longer: comparing fewer takes a question no noticeable time.
const MAY_WAIT: usize = 32;

/// How many tickets are put into the index at once where many wait.
const AT_ONCE: usize = 5000;

/// Gives the tickets that have changed their places in the order of what is found, and puts them into the index if many
/// wait; in the transaction of the change.
pub(crate) fn index_changed(db: &Connection) -> Result<()> {
    if store::waiting(db, MAY_WAIT)?.len() < MAY_WAIT {
        return store::give_places(db, &mut Taken::default());
    }
    index_all(db)
}

/// Puts every ticket that waits into the index.
pub(super) fn index_all(db: &Connection) -> Result<()> {
    let mut taken = Taken::default();
    while index_batch(db, &mut taken)? {}
    Ok(())
}

/// Puts some of the tickets that wait into the index.
pub(crate) fn index_some(db: &Connection) -> Result<()> {
    index_batch(db, &mut Taken::default()).map(drop)
}

/// Whether others may still wait.
fn index_batch(db: &Connection, taken: &mut Taken) -> Result<bool> {
    let waiting = store::waiting(db, AT_ONCE)?;
    let mut tokens = String::new();
    for id in &waiting {
        let Listed { received_at, entry } = store::entry(db, *id)?;
        tokens.clear();
        write_tokens(&mut tokens, &entry);
        store::put(db, *id, received_at, &tokens, taken)?;
    }
    store::done(db, &waiting)?;
    Ok(waiting.len() == AT_ONCE)
}

/// Whether more tickets wait for the index than may: those of a store from before there was one.
pub(crate) fn is_behind(db: &Connection) -> Result<bool> {
    Ok(store::waiting(db, MAY_WAIT)?.len() == MAY_WAIT || store::any_without_place(db)?)
}

/// Every token of a ticket, once.
fn write_tokens(tokens: &mut String, entry: &Entry) {
    let Entry { texts, status, category, channel_id, topic_id, responsible_id, owed } = entry;
    let mut every: BTreeSet<String> = BTreeSet::new();
    let mut add = |mark: Option<Mark>, text: &str| {
        grams::all(&folded(text), |gram| {
            let mut token = String::new();
            grams::write(&mut token, mark, gram);
            every.insert(token);
        });
    };
    let Texts { number, original_number, room, room_key, caller_name, phone, content, events } = texts;
    let words = [room, room_key, caller_name, original_number].map(Option::as_deref);
    add(None, content);
    words.into_iter().flatten().for_each(|text| add(None, text));
    for (_, text) in events {
        add(None, text);
    }
    add(Some(Mark::Number), number);
    if let Some(phone) = phone {
        let digits = phone_digits(phone);
        if digits.len() > 6 {
            every.insert(marked(Mark::Phone, &digits[digits.len() - 4..]));
        }
        every.insert(marked(Mark::Phone, &digits));
    }
    let narrowed = Narrowed {
        status: Some(*status),
        category: Some(*category),
        channel_id: Some(*channel_id),
        topic_id: Some(*topic_id),
        responsible_id: *responsible_id,
        building: None,
        owed: *owed,
    };
    every.extend(narrowed.tokens());
    let key = room_key.as_deref().unwrap_or_default();
    let ends = key.match_indices('-').map(|(at, _)| at).chain([key.len()]);
    every.extend(ends.filter(|end| *end > 0).map(|end| marked(Mark::Building, &key[..end])));
    for token in every {
        tokens.push_str(&token);
        tokens.push(' ');
    }
}

impl Narrowed {
    fn tokens(&self) -> Vec<String> {
        let Self { status, category, channel_id, topic_id, responsible_id, building, owed } = self;
        let id = |mark, id: &Option<i64>| id.map(|id| marked(mark, &id.to_string()));
        [
            status.map(|status| marked(Mark::Status, status.text())),
            category.map(|category| marked(Mark::Category, category.text())),
            id(Mark::Channel, channel_id),
            id(Mark::Topic, topic_id),
            id(Mark::Responsible, responsible_id),
            building.as_deref().map(|building| marked(Mark::Building, building)),
            owed.then(|| marked(Mark::Owed, "1")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
