//! Looking at tickets: one, a page of them, how many there are, and what they are sorted into.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::counted;
use super::search;
use super::sight::Sight;
use super::steps::parse_number;
use super::store::{self, ListKey, ListQuery, Looked};
use super::{
    Channel, ChannelRecord, CountTickets, GetTicket, ListChannels, ListTickets, Room, Tab, TicketCounts,
    TicketDetail, TicketPage, view,
};
use crate::access::Actor;
use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::page;

/// The longest page.
const LONGEST_PAGE: i64 = 200;

/// The longest question, in characters.
pub(super) const LONGEST_QUESTION: usize = 100;

impl Read for GetTicket {
    fn run(self, context: &ReadContext<'_>) -> Result<TicketDetail> {
        let GetTicket { number } = self;
        let sight = Sight::of(context.db, context.actor)?;
        let id = store::id_of(context.db, &parse_number(&number)?, sight)?;
        view::detail(context.db, id, context.actor, context.now)
    }
}

impl Read for ListTickets {
    fn run(self, context: &ReadContext<'_>) -> Result<TicketPage> {
        let query = checked(self, context.db, context.actor, (context.zone, context.now))?;
        let letter = letter_of(&query);
        let Looked { rows, next } = store::next_rows(context.db, &query, context.now)?;
        let next = next.map(|key| cursor(letter, key));
        let first = query.after.is_none() && query.words.is_empty();
        let follow_ups = if first { store::follow_ups_of(context.db, &query, context.now)? } else { None };
        Ok(TicketPage { rows: rows.into_iter().map(|(_, row)| row).collect(), next, follow_ups })
    }
}

impl Read for CountTickets {
    fn run(self, context: &ReadContext<'_>) -> Result<TicketCounts> {
        let CountTickets {} = self;
        store::counts(context.db, Sight::of(context.db, context.actor)?, context.now)
    }
}

impl Read for ListChannels {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Channel>> {
        let ListChannels { on } = self;
        let all = store::channels::records(context.db)?.into_iter();
        let chosen = all.filter(|one| one.in_service || on.is_some_and(|on| one.served_on(on)));
        Ok(chosen.map(|ChannelRecord { id, name, kind, .. }| Channel { id, name, kind }).collect())
    }
}

/// What a list is asked for, checked.
///
/// # Errors
/// `input.out_of_range`, `input.too_long`, `input.invalid`, `cursor.malformed`, each at its field.
pub(super) fn checked(
    arguments: ListTickets,
    db: &Connection,
    actor: &Actor,
    (zone, now): (OfficeZone, DateTime<Utc>),
) -> Result<ListQuery> {
    let figure = counted::checked(&arguments, db, zone, now)?;
    let by_receipt = figure.as_ref().is_none_or(|figure| figure.filter.counted.by_receipt());
    let ListTickets {
        tab,
        category,
        channel_id,
        topic_id,
        responsible_id,
        received_from,
        received_to,
        figure: _,
        building,
        query,
        after,
        limit,
    } = arguments;
    let limit = page::limit(limit, 50, LONGEST_PAGE)?;
    let question = input::optional_line("query", query.as_deref(), LONGEST_QUESTION)?;
    let building = input::optional_line("building", building.as_deref(), 40)?;
    let mut query = ListQuery {
        sight: Sight::of(db, actor)?,
        tab,
        category,
        channel_id,
        topic_id,
        responsible_id,
        from: received_from.filter(|_| by_receipt).map(|day| days::start_of(zone, day)),
        to: received_to.filter(|_| by_receipt).map(|day| days::start_of(zone, days::next(day))),
        figure,
        building: building.map(|building| Room::key(&building)).filter(|key| !key.is_empty()),
        words: question.as_deref().map(search::words).unwrap_or_default(),
        after: None,
        limit,
    };
    let letter = letter_of(&query);
    query.after = after.map(|text| parse_cursor(letter, &text)).transpose()?;
    Ok(query)
}

/// The place after `key`, as text that only this list understands.
fn cursor(letter: i64, key: ListKey) -> String {
    format!("{letter}.{}.{}", key.key, key.id)
}

fn parse_cursor(letter: i64, text: &str) -> Result<ListKey> {
    let mut parts = text.split('.');
    let mut number = || -> Option<i64> { parts.next()?.parse().ok() };
    let malformed = || Error::field("after", ErrorCode::CursorMalformed);
    let (letter_in_text, key, id) =
        (number().ok_or_else(malformed)?, number().ok_or_else(malformed)?, number().ok_or_else(malformed)?);
    if parts.next().is_some() || letter_in_text != letter {
        return Err(malformed());
    }
    Ok(ListKey { key, id })
}

fn letter_of(query: &ListQuery) -> i64 {
    if query.looks_up() {
        FOUND
    } else if query.by_settlement() {
        SETTLED
    } else if query.by_urgency() && !query.tab.by_urgency() {
        OPEN
    } else {
        tab_letter(query.tab)
    }
}

/// The letter of what a question finds, whatever the tab.
const FOUND: i64 = 100;

/// The letter of what a figure counts by its settlement, whatever the tab.
const SETTLED: i64 = 101;

/// The letter of what a figure counts because it is open, whatever the tab.
const OPEN: i64 = 102;

/// Lists are ordered differently, so that a cursor of one means nothing in another.
fn tab_letter(tab: Tab) -> i64 {
    match tab {
        Tab::All => 0,
        Tab::Unassigned => 1,
        Tab::InProgress => 2,
        Tab::DueSoon => 3,
        Tab::Overdue => 4,
        Tab::Answered => 5,
        Tab::Archived => 6,
        Tab::Suspended => 7,
        Tab::FollowUp => 8,
        Tab::Closed => 9,
        Tab::Cancelled => 10,
    }
}
