//! Pages of what a question finds: candidates from the index, each compared with the texts themselves.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::list::{ListKey, ListQuery, ROW, conditions, ticket_row};
use super::search::{events, place_of, texts};
use crate::error::Result;
use crate::tickets::search::{self, Narrowed, Texts};
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
    let mut looked = Looked { rows: Vec::new(), next: None };
    let span = Span::of(query);
    let all = density(db, None, &span)?;
    let part = |token: &str| Ok((density(db, Some(token), &span)? / all).min(1.0));
    let Some(expression) = search::expression(&query.words, &narrowed(query), part)? else {
        return Ok(looked);
    };
    let (sql, values) = select(db, query, (expression, span), now)?;
    let mut statement = db.prepare_cached(&sql)?;
    let mut candidates = statement.query(params_from_iter(values))?;
    let mut compared = 0;
    while let Some(row) = candidates.next()? {
        if compared == MOST_COMPARED || looked.rows.len() == query.limit {
            return Ok(looked);
        }
        compared += 1;
        let key = ListKey { key: row.get("list_key")?, id: 0 };
        looked.next = Some(key);
        let mut texts = texts(row)?;
        let mut find = search::find(&query.words, &texts);
        if find.is_none() {
            texts = Texts { events: events(db, row.get("id")?)?, ..texts };
            find = search::find(&query.words, &texts);
        }
        let shown = find.map(|(place, excerpt)| TicketFind { place, excerpt });
        if shown.is_some() || query.words.is_empty() {
            let (_, ticket) = ticket_row(row, now)?;
            let found = shown.filter(|_| !query.words.is_empty());
            looked.rows.push((key, TicketRow { found, ..ticket }));
        }
    }
    looked.next = None;
    Ok(looked)
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

/// By how many tickets a density is guessed.
const SAMPLE: i64 = 50;

/// How many tickets there are in a place of the span, those with a token or all: as many as the newest of them say.
fn density(db: &Connection, token: Option<&str>, span: &Span) -> Result<f64> {
    let mut statement = db.prepare_cached(match token {
        Some(_) => {
            "SELECT count(*) AS tickets, min(place) AS oldest FROM (
                 SELECT rowid AS place FROM ticket_tokens
                 WHERE ticket_tokens MATCH ?4 AND rowid >= ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3)"
        }
        None => {
            "SELECT count(*) AS tickets, min(place) AS oldest FROM (
                 SELECT place FROM ticket_places
                 WHERE place >= ?1 AND place < ?2 AND ?4 IS NULL ORDER BY place DESC LIMIT ?3)"
        }
    })?;
    let token = token.map(|token| format!("\"{token}\""));
    let (tickets, oldest) = statement.query_row(params![span.from, span.before, SAMPLE, token], |row| {
        Ok((row.get::<_, i64>("tickets")?, row.get::<_, Option<i64>>("oldest")?))
    })?;
    if tickets == 0 {
        return Ok(0.0);
    }
    let (newest, first) = ends(db, span)?;
    let oldest = if tickets < SAMPLE { first } else { oldest.unwrap_or(first) };
    #[expect(clippy::cast_precision_loss, reason = "a guess")]
    Ok(tickets as f64 / (newest - oldest + 1).max(1) as f64)
}

/// The newest and the oldest place of the span that are taken.
fn ends(db: &Connection, span: &Span) -> Result<(i64, i64)> {
    let end = |sql: &str| -> Result<i64> {
        let place = db.prepare_cached(sql)?.query_row([span.from, span.before], |row| row.get("place"));
        Ok(place.optional()?.unwrap_or(0))
    };
    Ok((
        end("SELECT place FROM ticket_places WHERE place >= ?1 AND place < ?2 ORDER BY place DESC LIMIT 1")?,
        end("SELECT place FROM ticket_places WHERE place >= ?1 AND place < ?2 ORDER BY place LIMIT 1")?,
    ))
}

/// The candidates as SQL, with its values. The index gives them in their order; every filter is a condition here as
/// well, because a token only narrows.
pub(super) fn select(
    db: &Connection,
    query: &ListQuery,
    (expression, span): (String, Span),
    now: DateTime<Utc>,
) -> Result<(String, Vec<Value>)> {
    let mut all = conditions(db, query, "+", now)?;
    all.add("ticket_tokens MATCH $", expression);
    all.add("i.rowid >= $", span.from);
    all.add("i.rowid < $", span.before);
    let sql = format!(
        "SELECT {ROW}, t.original_number, t.room_key, t.phone, t.content, i.rowid AS list_key
         FROM ticket_tokens i CROSS JOIN ticket_places l ON l.place = i.rowid CROSS JOIN tickets t ON t.id = l.ticket_id
         CROSS JOIN channels c ON c.id = t.channel_id CROSS JOIN topics p ON p.id = t.topic_id
         LEFT JOIN staff s ON s.id = t.responsible_id
         WHERE {} ORDER BY i.rowid DESC",
        all.sql.join(" AND ")
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
