//! What other features ask of tickets: all of a list, one after the other; one that takes files.

use rusqlite::Connection;

use super::lists::checked;
use super::sight::Sight;
use super::steps::{find, parse_number};
use super::{Action, ListTickets, TicketDetail, ViewFilter, store, view};
use crate::access::Actor;
use crate::error::Result;
use crate::operation::StoreContext;

/// How many tickets are looked up at once.
const PAGE: i64 = 200;

/// Visits every ticket of a list, in its order, as one snapshot of the store has them.
///
/// # Errors
/// Those of `list_tickets`, and of `visit`.
pub(crate) fn each_of(
    context: &StoreContext<'_>,
    db: &Connection,
    filter: ViewFilter,
    mut visit: impl FnMut(TicketDetail) -> Result<()>,
) -> Result<()> {
    let ViewFilter {
        tab,
        category,
        channel_id,
        topic_id,
        responsible_id,
        building,
        received_from,
        received_to,
        figure,
        query,
    } = filter;
    let arguments = ListTickets {
        tab,
        category,
        channel_id,
        topic_id,
        responsible_id,
        building,
        received_from,
        received_to,
        figure,
        query,
        after: None,
        limit: Some(PAGE),
    };
    let mut query = checked(arguments, db, context.actor, (context.zone, context.now))?;
    loop {
        let store::Looked { rows, next } = store::next_rows(db, &query, context.now)?;
        for (_, row) in rows {
            let id = store::id_of(db, &parse_number(&row.number)?, query.sight)?;
            visit(view::detail(db, id, context.actor, context.now)?)?;
        }
        if next.is_none() {
            return Ok(());
        }
        query.after = next;
    }
}

/// The whole telephone number of a ticket.
///
/// # Errors
/// `ticket.not_found`.
pub(crate) fn whole_phone(db: &Connection, actor: &Actor, number: &str) -> Result<Option<String>> {
    store::phone(db, id_by_number(db, actor, number)?)
}

/// A ticket to which files may be added.
pub(crate) struct OpenTicket {
    pub(crate) id: i64,
    pub(crate) number: String,
}

/// The ticket with this number, which takes notes and files.
///
/// # Errors
/// `ticket.not_found`; `ticket.transition_refused` if it is archived.
pub(crate) fn open_for_files(db: &Connection, actor: &Actor, number: &str) -> Result<OpenTicket> {
    let ticket = find(db, actor, number, None)?;
    ticket.course.status.transition(Action::AddNote)?;
    Ok(OpenTicket { id: ticket.id, number: ticket.number.to_string() })
}

/// The id of a ticket that whoever asks may see.
///
/// # Errors
/// `ticket.not_found`.
pub(crate) fn id_by_number(db: &Connection, actor: &Actor, number: &str) -> Result<i64> {
    store::id_of(db, &parse_number(number)?, Sight::of(db, actor)?)
}
