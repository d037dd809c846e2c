//! Tickets one after the other, for a list that is given out.

use super::lists::checked;
use super::transitions::parse_number;
use super::{ListTickets, TicketDetail, ViewFilter, store};
use crate::error::Result;
use crate::operation::WriteContext;

/// How many tickets are looked up at once.
const PAGE: i64 = 200;

/// Visits every ticket of a list, in its order.
///
/// # Errors
/// Those of `list_tickets`, and of `visit`.
pub(crate) fn each_of(
    context: &WriteContext<'_>,
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
        query,
        after: None,
        limit: Some(PAGE),
    };
    let mut query = checked(arguments, context.zone)?;
    loop {
        let (rows, next) = store::next_rows(context.db, &query, context.now)?;
        for (_, row) in rows {
            let id = store::id_of(context.db, &parse_number(&row.number)?)?;
            visit(store::detail(context.db, id, context.now)?)?;
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
pub(crate) fn whole_phone(db: &rusqlite::Connection, number: &str) -> Result<Option<String>> {
    store::phone(db, store::id_of(db, &parse_number(number)?)?)
}
