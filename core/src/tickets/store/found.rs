//! Pages of what a question finds: candidates from the index, each compared with the texts themselves.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::list::{ListKey, ListQuery, conditions, row_columns, ticket_row};
use super::search::{events, place_of, texts};
use crate::error::Result;
use crate::tickets::search::{self, FEW, Held, Narrowed, Texts};
use crate::tickets::{Status, Tab, TicketFind, TicketRow};

/// How many candidates are compared for one page. A page can be short because of it, and the next goes on.
const MOST_COMPARED: usize = 20_000;

/// How much later in the index than its receipt a ticket may be, in seconds: many came in the same second.
const LATEST: i64 = 2 * 86_400;

/// What a page shows.
pub(in crate::tickets) struct Looked {
    pub(in crate::tickets) rows: Vec<(ListKey, TicketRow)>,
    /// Where the next page goes on; none if nothing is left.
    pub(in crate::tickets) next: Option<ListKey>,
}

/// The tickets that have every word, the newest receipt first.
pub(super) fn found(db: &Connection, query: &ListQuery, now: DateTime<Utc>) -> Result<Looked> {
    let mut page = Page { limit: query.limit, compared: 0, looked: Looked { rows: Vec::new(), next: None } };
    let span = Span::of(query);
    let end = if query.by_urgency() {
        walk(db, query, (Source::Open, span), now, |place, row| page.take(place, row))?
    } else {
        merged(db, query, span, now, &mut page)?
    };
    if end.is_continue() {
        page.looked.next = None;
    }
    Ok(page.looked)
}

/// What the index gives, and between it the tickets that are not in it yet.
fn merged(
    db: &Connection,
    query: &ListQuery,
    span: Span,
    now: DateTime<Utc>,
    page: &mut Page,
) -> Result<ControlFlow<()>> {
    let mut waiting = Vec::new();
    let _all = walk(db, query, (Source::Waiting, span), now, |place, row| {
        waiting.push((place, row));
        ControlFlow::Continue(())
    })?;
    let mut waiting = waiting.into_iter().peekable();
    let held = |token: &str| held(db, token, &span);
    if let Some(expression) = search::expression(&query.words, &narrowed(query), held)? {
        let end = walk(db, query, (Source::Index(expression), span), now, |place, row| {
            while let Some((newer, row)) = waiting.next_if(|(waiting, _)| *waiting > place) {
                page.take(newer, row)?;
            }
            page.take(place, row)
        })?;
        if end.is_break() {
            return Ok(end);
        }
    }
    Ok(waiting.try_for_each(|(place, row)| page.take(place, row)))
}

/// A page that is being filled.
struct Page {
    limit: usize,
    compared: usize,
    looked: Looked,
}

impl Page {
    /// Takes what is at a place: a ticket, or one that lacks a word. Does not when it has enough: then the next page goes
    /// on after what was taken last.
    fn take(&mut self, place: i64, row: Option<TicketRow>) -> ControlFlow<()> {
        if self.compared == MOST_COMPARED || self.looked.rows.len() == self.limit {
            return ControlFlow::Break(());
        }
        self.compared += 1;
        let key = ListKey { key: place, id: 0 };
        self.looked.next = Some(key);
        self.looked.rows.extend(row.map(|row| (key, row)));
        ControlFlow::Continue(())
    }
}

/// Where candidates come from.
pub(super) enum Source {
    /// The index, asked for this.
    Index(String),
    /// The tickets that changed last, which are not in the index as they are now.
    Waiting,
    /// The few open ones.
    Open,
}

/// Walks along candidates, the newest receipt first: `take` gets the place of each, with the ticket if it has every word.
fn walk(
    db: &Connection,
    query: &ListQuery,
    from: (Source, Span),
    now: DateTime<Utc>,
    mut take: impl FnMut(i64, Option<TicketRow>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>> {
    let (sql, values) = select(db, query, from, now)?;
    let mut statement = db.prepare_cached(&sql)?;
    let mut candidates = statement.query(params_from_iter(values))?;
    while let Some(row) = candidates.next()? {
        let end = take(row.get("list_key")?, compared(db, query, row, now)?);
        if end.is_break() {
            return Ok(end);
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// The ticket with what was found in it; none if it lacks a word.
fn compared(
    db: &Connection,
    query: &ListQuery,
    row: &Row<'_>,
    now: DateTime<Utc>,
) -> Result<Option<TicketRow>> {
    let mut texts = texts(row)?;
    let mut find = search::find(&query.words, &texts);
    if find.is_none() {
        texts = Texts { events: events(db, row.get("id")?)?, ..texts };
        find = search::find(&query.words, &texts);
    }
    if find.is_none() && !query.words.is_empty() {
        return Ok(None);
    }
    let (_, ticket) = ticket_row(row, now)?;
    Ok(Some(TicketRow { found: find.map(|(place, excerpt)| TicketFind { place, excerpt }), ..ticket }))
}

/// The places in which is looked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    from: i64,
    before: i64,
}

impl Span {
    pub(super) fn of(query: &ListQuery) -> Self {
        let from = query.from.map_or(i64::MIN, place_of);
        let before = query.to.map_or(i64::MAX, |to| place_of(to) + LATEST);
        Self { from, before: query.after.map_or(before, |after| before.min(after.key)) }
    }
}

/// How many tickets of the span have a token, if they are few.
fn held(db: &Connection, token: &str, span: &Span) -> Result<Held> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS tickets, min(place) AS back_to FROM (
             SELECT rowid AS place FROM ticket_tokens
             WHERE ticket_tokens MATCH ?1 AND rowid >= ?2 AND rowid < ?3 ORDER BY rowid DESC LIMIT ?4)",
    )?;
    let values = params![format!("\"{token}\""), span.from, span.before, FEW];
    Ok(statement.query_row(values, |row| {
        // None of none.
        let back_to = row.get::<_, Option<i64>>("back_to")?.unwrap_or(i64::MIN);
        Ok(Held { tickets: row.get("tickets")?, back_to })
    })?)
}

/// The candidates as SQL, with its values. Every filter is a condition here as well, because a token only narrows.
pub(super) fn select(
    db: &Connection,
    query: &ListQuery,
    (source, span): (Source, Span),
    now: DateTime<Utc>,
) -> Result<(String, Vec<Value>)> {
    let plus = if matches!(source, Source::Open) { "" } else { "+" };
    let mut all = conditions(db, query, plus, now)?;
    // The index gives its tickets in the order of their places; the others are few enough to be sorted.
    let (tables, place) = match source {
        Source::Index(expression) => {
            all.add("ticket_tokens MATCH $", expression);
            all.sql.push("t.id NOT IN (SELECT ticket_id FROM tickets_to_index)".to_owned());
            let tables = "ticket_tokens i CROSS JOIN ticket_places l ON l.place = i.rowid
                 CROSS JOIN tickets t ON t.id = l.ticket_id";
            (tables, "i.rowid")
        }
        Source::Waiting => {
            let tables = "tickets_to_index w CROSS JOIN tickets t ON t.id = w.ticket_id
                 CROSS JOIN ticket_places l ON l.ticket_id = w.ticket_id";
            (tables, "+l.place")
        }
        Source::Open => ("tickets t CROSS JOIN ticket_places l ON l.ticket_id = t.id", "+l.place"),
    };
    all.add(&format!("{place} >= $"), span.from);
    all.add(&format!("{place} < $"), span.before);
    let sql = format!(
        "SELECT {row}, t.original_number, t.room_key, t.phone, t.content, {place} AS list_key
         FROM {tables}
         CROSS JOIN channels c ON c.id = t.channel_id CROSS JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE {} ORDER BY {place} DESC",
        all.sql.join(" AND "),
        row = row_columns(query.sight),
    );
    Ok((sql, all.values))
}

fn narrowed(query: &ListQuery) -> Narrowed {
    let status = match query.tab {
        Tab::All | Tab::DueSoon | Tab::Overdue => None,
        Tab::Unassigned => Some(Status::Unassigned),
        Tab::InProgress => Some(Status::InProgress),
        Tab::Suspended => Some(Status::Suspended),
        Tab::Answered => Some(Status::Answered),
        Tab::FollowUp => Some(Status::FollowUp),
        Tab::Closed => Some(Status::Closed),
        Tab::Archived => Some(Status::Archived),
        Tab::Cancelled => Some(Status::Cancelled),
    };
    Narrowed {
        status,
        category: query.category,
        channel_id: query.channel_id,
        topic_id: query.topic_id,
        responsible_id: query.responsible_id,
        building: query.building.clone(),
        owed: matches!(query.tab, Tab::DueSoon | Tab::Overdue),
    }
}
