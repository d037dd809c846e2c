//! Red flags (异常线索, R7.3): what stands out in the tickets of a quarter and may be innocent. Each is computed from facts when it is
//! looked at, leads to its tickets, and is set aside with a reason or made a finding; what was said of it stays.
//!
//! Left out on purpose: scores, rankings of people, and anything that changes a ticket.

mod people;
mod wire;

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

use super::owed::{LONGEST, LONGEST_PAGE};
use super::store::red_flags as rows;
use crate::access::{self, Changes};
use crate::clock::instant;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::reports::Quarter;
use crate::reports::figures::Rate;
use crate::tickets::{self, FlagQuery, Flagged, FlaggedTicket, RedFlagKind, Sight};

pub use wire::*;

/// The reviews of the tickets of a kind, each the last, by ticket and moment in milliseconds.
type Reviews = BTreeMap<(i64, i64), RedFlagReview>;

/// A quarter as far as it has come.
#[derive(Debug, Clone, Copy)]
struct Time {
    quarter: Quarter,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

fn time(zone: OfficeZone, quarter: Option<&str>, now: DateTime<Utc>) -> Result<Time> {
    let quarter = match quarter {
        None => Quarter::of(day_of(zone, now)),
        Some(text) => Quarter::parse(text)?,
    };
    let from = quarter.start(zone);
    if from > now {
        return Err(Error::field("quarter", ErrorCode::QuarterInFuture));
    }
    // What happens at this very moment has happened.
    Ok(Time { quarter, from, to: quarter.end(zone).min(now + TimeDelta::milliseconds(1)) })
}

fn query(
    db: &Connection,
    kind: RedFlagKind,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    (staff_id, sight): (Option<i64>, Sight),
) -> Result<FlagQuery> {
    let last_minutes = rows::rule(db)?.last_minutes;
    Ok(FlagQuery { kind, from, to, last_minutes, staff_id, sight, known: None })
}

impl Read for GetRedFlags {
    fn run(self, context: &ReadContext<'_>) -> Result<RedFlags> {
        let ReadContext { db, now, zone, actor, .. } = *context;
        let Time { quarter, from, to } = time(zone, self.quarter.as_deref(), now)?;
        let (kinds, people, too_few) = counted(db, quarter, (from, to), Sight::of(db, actor)?)?;
        let (quarter, rule) = (quarter.to_string(), rows::rule(db)?);
        Ok(RedFlags { quarter, as_of: to.min(now), rule, kinds, people, too_few })
    }
}

/// How many of each kind there are, whose on-time rates stand out, and of how many people there are too few tickets.
pub(super) fn counted(
    db: &Connection,
    quarter: Quarter,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    sight: Sight,
) -> Result<(Vec<RedFlagCount>, Vec<SlowPerson>, i64)> {
    let (people, too_few) = people::slow(db, quarter, (from, to))?;
    let mut kinds = Vec::new();
    for kind in RedFlagKind::ALL.iter().copied() {
        // Of each whether it was made a finding or set aside; none where nobody has looked into it.
        let made: Vec<Option<bool>> = if kind == RedFlagKind::SlowPerson {
            people.iter().map(|one| one.review.as_ref().map(|review| review.finding_id.is_some())).collect()
        } else {
            let reviews = rows::reviews(db, kind, (from, to))?;
            let found = tickets::flagged(db, &query(db, kind, (from, to), (None, sight))?, None, None)?;
            found.iter().map(|one| reviews.get(&key(one)).map(|review| review.finding_id.is_some())).collect()
        };
        let count = |wanted| page::count(made.iter().filter(|one| **one == wanted).count());
        kinds.push(RedFlagCount {
            kind,
            total: page::count(made.len()),
            open: count(None),
            set_aside: count(Some(false)),
            found: count(Some(true)),
        });
    }
    Ok((kinds, people, too_few))
}

/// Of the lasting red flags of a time, known at a moment: how many had been looked into, and how many there were.
pub(super) fn known(
    db: &Connection,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    known: DateTime<Utc>,
) -> Result<Rate> {
    let mut rate = Rate::default();
    for kind in RedFlagKind::LASTING {
        let asked = FlagQuery { known: Some(known), ..query(db, kind, (from, to), (None, Sight::All))? };
        let looked_into = rows::looked_into(db, kind, (from, to), known)?;
        for one in tickets::flagged(db, &asked, None, None)? {
            rate.denominator += 1;
            rate.numerator += i64::from(looked_into.contains(&key(&one)));
        }
    }
    Ok(rate)
}

fn key(flagged: &Flagged) -> (i64, i64) {
    (flagged.ticket_id, flagged.at.timestamp_millis())
}

impl Read for ListRedFlags {
    fn run(self, context: &ReadContext<'_>) -> Result<RedFlagPage> {
        let ListRedFlags { kind, quarter, staff_id, standing, after, limit } = self;
        let ReadContext { db, now, zone, actor, .. } = *context;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let after = after.as_deref().map(page::parse_cursor).transpose()?;
        let Time { from, to, .. } = time(zone, quarter.as_deref(), now)?;
        if kind == Some(RedFlagKind::SlowPerson) && staff_id.is_none() {
            return Err(Error::field("staff_id", ErrorCode::InputRequired));
        }
        let kinds = RedFlagKind::ALL.iter().copied().enumerate();
        let mut shown = Vec::new();
        for (place, kind) in
            kinds.filter(|(_, one)| kind.map_or(*one != RedFlagKind::SlowPerson, |k| k == *one))
        {
            let of_person = kind == RedFlagKind::SlowPerson;
            let asked = query(db, kind, (from, to), (staff_id.filter(|_| of_person), Sight::of(db, actor)?))?;
            let reviews = if of_person { Reviews::new() } else { rows::reviews(db, kind, (from, to))? };
            let passes =
                |one: &Flagged| standing.is_none_or(|standing| standing == stands(reviews.get(&key(one))));
            let after = after.map(|after| behind(after, place));
            // One more than shown tells whether there is another page.
            for one in some(db, &asked, after, limit + 1, passes)? {
                let review = reviews.get(&key(&one)).cloned();
                shown.push((Reverse(one.at), place, Reverse(one.key), kind, one.ticket_id, review));
            }
        }
        shown.sort_by_key(|(at, place, key, ..)| (*at, *place, *key));
        let more = page::cut(&mut shown, limit);
        let next = shown.last().filter(|_| more);
        let next =
            next.map(|(at, place, key, ..)| page::cursor(at.0.timestamp_millis(), key_of(key.0, *place)));
        let row = |(Reverse(at), _, Reverse(key), kind, ticket_id, review)| {
            let flagged = Flagged { at, key, ticket_id };
            Ok(red_flag(kind, tickets::flagged_ticket(db, kind, &flagged)?, at, review))
        };
        Ok(RedFlagPage { rows: shown.into_iter().map(row).collect::<Result<_>>()?, next })
    }
}

/// The key of a row in the cursor: that of its kind, and the place of the kind among all.
fn key_of(key: i64, place: usize) -> i64 {
    key * page::count(RedFlagKind::ALL.len()) + page::count(place)
}

/// Behind which moment and key the rows of a kind go on: of one moment those of earlier kinds come first.
fn behind((at, key): (i64, i64), place: usize) -> (i64, i64) {
    let kinds = page::count(RedFlagKind::ALL.len());
    match page::count(place).cmp(&key.rem_euclid(kinds)) {
        Ordering::Less => (at, i64::MIN),
        Ordering::Equal => (at, key.div_euclid(kinds)),
        Ordering::Greater => (at, i64::MAX),
    }
}

fn stands(review: Option<&RedFlagReview>) -> RedFlagStanding {
    match review {
        None => RedFlagStanding::Open,
        Some(review) if review.finding_id.is_some() => RedFlagStanding::Found,
        Some(_) => RedFlagStanding::SetAside,
    }
}

/// The first `limit` after a place that pass.
fn some(
    db: &Connection,
    asked: &FlagQuery,
    mut after: Option<(i64, i64)>,
    limit: usize,
    passes: impl Fn(&Flagged) -> bool,
) -> Result<Vec<Flagged>> {
    let mut shown: Vec<Flagged> = Vec::new();
    loop {
        let found = tickets::flagged(db, asked, after, Some(limit))?;
        let last = found.len() < limit;
        after = found.last().map(|one| (one.at.timestamp_millis(), one.key)).or(after);
        shown.extend(found.into_iter().filter(&passes));
        if last || shown.len() >= limit {
            shown.truncate(limit);
            return Ok(shown);
        }
    }
}

fn red_flag(
    kind: RedFlagKind,
    ticket: FlaggedTicket,
    at: DateTime<Utc>,
    review: Option<RedFlagReview>,
) -> RedFlag {
    let FlaggedTicket {
        number,
        category,
        topic,
        responsible,
        about_staff,
        received_at,
        registered_at,
        due_at,
        first_feedback_at,
        by,
        words,
        before,
    } = ticket;
    RedFlag {
        kind,
        number,
        at,
        category,
        topic,
        responsible,
        about_staff,
        received_at,
        registered_at,
        due_at,
        first_feedback_at,
        by,
        words,
        before,
        review,
    }
}

impl Write for SetAsideRedFlag {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<()>> {
        let reason = input::required("reason", &self.reason, LONGEST)?;
        let place = looked_into(context, &self.flag)?;
        if place.own {
            return Err(Error::new(ErrorCode::RedFlagOwn));
        }
        rows::add_review(context.db, &place.of, (None, Some(&reason)), (context.now, context.actor.id))?;
        let changes = Changes::default()
            .with("red_flag_kind", serde_json::Value::Null, place.of.kind().text())
            .with("aside_reason", serde_json::Value::Null, reason);
        Ok(Done::new((), place.subject).changing(changes))
    }
}

/// Keeps that a red flag was made this finding.
pub(super) fn found(context: &WriteContext<'_>, flag: &RedFlagOf, finding_id: i64) -> Result<()> {
    let place = looked_into(context, flag)?;
    rows::add_review(context.db, &place.of, (Some(finding_id), None), (context.now, context.actor.id))
}

/// A red flag that is there.
struct Place {
    of: rows::ReviewOf,
    /// What the audit trail calls it.
    subject: String,
    /// Whether whoever acts is the one whose work it is about.
    own: bool,
}

/// Refuses a red flag that is not there, or was made a finding.
fn looked_into(context: &WriteContext<'_>, flag: &RedFlagOf) -> Result<Place> {
    let WriteContext { db, now, zone, actor, .. } = *context;
    let not_found = || Error::new(ErrorCode::RedFlagNotFound);
    let (place, last) = match flag {
        RedFlagOf::Ticket { kind: RedFlagKind::SlowPerson, .. } => return Err(not_found()),
        RedFlagOf::Ticket { kind, number, at } => {
            let at = instant(at.timestamp_millis());
            let ticket_id = tickets::id_by_number(db, actor, number)?;
            let time = (at, at + TimeDelta::milliseconds(1));
            let asked = query(db, *kind, time, (None, Sight::of(db, actor)?))?;
            let found = tickets::flagged(db, &asked, None, None)?;
            let found = found.into_iter().find(|one| one.ticket_id == ticket_id).ok_or_else(not_found)?;
            let shown = tickets::flagged_ticket(db, *kind, &found)?;
            let own =
                shown.by.is_some_and(|by| by.id == actor.id) || tickets::handled(db, ticket_id, actor.id)?;
            let last = rows::reviews(db, *kind, time)?.remove(&key(&found));
            let of = rows::ReviewOf::Ticket { kind: *kind, ticket_id, at };
            (Place { of, subject: format!("red_flag/{}", shown.number), own }, last)
        }
        RedFlagOf::Person { staff_id, quarter } => {
            let Time { quarter, from, to } = time(zone, Some(quarter), now)?;
            let (people, _) = people::slow(db, quarter, (from, to))?;
            let person = people.into_iter().find(|one| one.staff.id == *staff_id).ok_or_else(not_found)?;
            let login = access::store::login_of(db, *staff_id)?;
            let of = rows::ReviewOf::Person { staff_id: *staff_id, quarter: quarter.to_string() };
            let subject = format!("red_flag/{login}");
            (Place { of, subject, own: *staff_id == actor.id }, person.review)
        }
    };
    if last.is_some_and(|review| review.finding_id.is_some()) {
        return Err(Error::new(ErrorCode::RedFlagFound));
    }
    Ok(place)
}

impl Write for SetRedFlagRule {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RedFlagRule>> {
        let SetRedFlagRule { last_minutes, expected_version } = self;
        if !(1..=60).contains(&last_minutes) {
            let error = Error::field("last_minutes", ErrorCode::InputOutOfRange);
            return Err(error.with("min", 1).with("max", 60));
        }
        let before = rows::rule(context.db)?;
        input::same_version(expected_version, before.version)?;
        let after = RedFlagRule { last_minutes, version: before.version + 1 };
        rows::set_rule(context.db, after)?;
        let changes = Changes::default().with("last_minutes", before.last_minutes, after.last_minutes);
        Ok(Done::new(after, "red_flag_rule").changing(changes))
    }
}
