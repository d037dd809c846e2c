//! Looking at work orders: one, a page of them, and what there is to do today.

use rusqlite::Connection;

use super::super::store::work_orders::{self as rows, Issued, OrderQuery, Sought};
use super::super::{Room, TicketNo, WorkOrderNo};
use super::{
    GetWorkOrder, IssuedOrders, ListWorkOrders, WorkOrderCounts, WorkOrderDetail, WorkOrderPage,
    WorkOrderRow, WorkOrderTab, parse_number, scope_of, seen,
};
use crate::access::{self, Actor, Permission};
use crate::days;
use crate::error::Result;
use crate::input;
use crate::operation::{Read, ReadContext};
use crate::page;

/// The longest page.
const LONGEST_PAGE: i64 = 200;

/// The longest question, in characters.
const LONGEST_QUESTION: usize = 40;

impl Read for GetWorkOrder {
    fn run(self, context: &ReadContext<'_>) -> Result<WorkOrderDetail> {
        let Self { number } = self;
        let scope = scope_of(context.db, context.actor)?;
        let order = rows::standing(context.db, &parse_number(&number)?, scope)?;
        seen(context.db, context.actor, order.id)
    }
}

impl Read for ListWorkOrders {
    fn run(self, context: &ReadContext<'_>) -> Result<WorkOrderPage> {
        let Self { tab, repairer_id, query, issued, after, limit } = self;
        let scope = scope_of(context.db, context.actor)?;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let question = input::optional_line("query", query.as_deref(), LONGEST_QUESTION)?;
        let query = OrderQuery {
            scope,
            tab,
            actor_id: context.actor.id,
            repairer_id,
            sought: question.as_deref().map(sought),
            issued: issued.map(|IssuedOrders { from, to, stood }| Issued {
                from: days::start_of(context.zone, from),
                to: days::start_of(context.zone, days::next(to)),
                stood,
            }),
            after: after.as_deref().map(page::parse_cursor).transpose()?,
            limit,
        };
        let (rows, next) = rows::cut(rows::page(context.db, &query)?, limit);
        Ok(WorkOrderPage { rows, next, counts: rows::counts(context.db, scope, context.actor.id)? })
    }
}

fn sought(question: &str) -> Sought {
    if let Some(number) = WorkOrderNo::parse(question) {
        return Sought::Order(number);
    }
    TicketNo::parse(question).map_or_else(|| Sought::Place(Room::key(question)), Sought::Ticket)
}

/// What there is to do today about work orders.
#[derive(Debug, Default)]
pub(crate) struct WorkOrdersToDo {
    /// How many.
    pub(crate) counts: WorkOrderCounts,
    /// The first of the actor's own, the oldest first.
    pub(crate) mine: Vec<WorkOrderRow>,
    /// The first that came back to the desk, the oldest first; none for whoever has no desk to issue from.
    pub(crate) returned: Vec<WorkOrderRow>,
}

/// What there is to do today for `actor`, at most `limit` of a kind.
pub(crate) fn to_do(db: &Connection, actor: &Actor, limit: usize) -> Result<WorkOrdersToDo> {
    if !access::has(db, actor, Permission::WorkOrdersRead)? {
        return Ok(WorkOrdersToDo::default());
    }
    let scope = scope_of(db, actor)?;
    let first = |tab: WorkOrderTab| {
        let query = OrderQuery {
            scope,
            tab,
            actor_id: actor.id,
            repairer_id: None,
            sought: None,
            issued: None,
            after: None,
            limit,
        };
        Ok::<_, crate::error::Error>(rows::cut(rows::page(db, &query)?, limit).0)
    };
    let returned = if scope.only.is_none() { first(WorkOrderTab::Returned)? } else { Vec::new() };
    Ok(WorkOrdersToDo {
        counts: rows::counts(db, scope, actor.id)?,
        mine: first(WorkOrderTab::Mine)?,
        returned,
    })
}
