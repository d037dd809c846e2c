//! What was known of tickets at a past moment: what was entered, answered, closed or corrected later does not count. Asked of
//! the present moment, the same as the figures of the report ([`super::facts`]).
//!
//! What was later undone is read from the timeline, which is only ever added to.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use super::store::as_of as rows;
use super::store::channels;
use super::{Category, ChannelRecord};
use crate::access::audit;
use crate::error::{Error, ErrorCode, Result};

/// A ticket that was received in a period, as it stood at a moment; a mistaken entry is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts of a ticket that have nothing to do with each other"
)]
pub(crate) struct KnownTicket {
    /// 投诉, 建议 or 咨询, as it was then.
    pub(crate) category: Category,
    /// How it reached the office.
    pub(crate) channel_id: i64,
    /// Whether it was entered when it came (R2.1); none of a ledger's, which was kept on paper before.
    pub(crate) at_once: Option<bool>,
    /// Whether somebody had chosen what it is about (R3).
    pub(crate) topic_named: bool,
    /// Whether somebody had been named responsible (R2.2).
    pub(crate) responsible_named: bool,
    /// Whether it was closed.
    pub(crate) closed: bool,
    /// Whether it was in the archive (R2.4).
    pub(crate) archived: bool,
}

/// A ticket that was settled in a period, by the hour, as it stood at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownSettled {
    /// 投诉, 建议 or 咨询, as it was then.
    pub(crate) category: Category,
    /// Whether the feedback came no later than the deadline.
    pub(crate) on_time: bool,
    /// Whether the resident had been told by then, late or not.
    pub(crate) answered: bool,
    /// Whether somebody had been named responsible.
    pub(crate) responsible_named: bool,
}

/// From when on, before when, known by when, and whether that is the present.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    pub(crate) known: DateTime<Utc>,
    pub(crate) present: bool,
}

/// Visits every ticket that was received in the span.
pub(crate) fn known_received(db: &Connection, span: Span, visit: impl FnMut(KnownTicket)) -> Result<()> {
    rows::received(db, span, visit)
}

/// Visits every ticket that was settled in the span, by the hour.
pub(crate) fn known_settled(db: &Connection, span: Span, visit: impl FnMut(KnownSettled)) -> Result<()> {
    rows::settled(db, span, visit)
}

/// 回访率: how many of the follow-ups that were due in the span had reached the resident, and how many there were.
pub(crate) fn known_follow_ups(db: &Connection, span: Span) -> Result<(i64, i64)> {
    rows::follow_ups(db, span)
}

/// 满意率: of the residents reached in the span, how many said 满意 or 非常满意, and how many there were.
pub(crate) fn known_satisfied(db: &Connection, span: Span) -> Result<(i64, i64)> {
    rows::satisfied(db, span)
}

/// Of the work orders that were issued in the span and not withdrawn, how many had come back with a result (R4.3), and how many
/// there were.
pub(crate) fn known_orders(db: &Connection, span: Span) -> Result<(i64, i64)> {
    rows::orders(db, span)
}

/// Whether anything that is counted as settled, due or long at work came to be so after the one moment and no later than the other,
/// by the passing of time alone.
pub(crate) fn falls_due(db: &Connection, (after, until): (DateTime<Utc>, DateTime<Utc>)) -> Result<bool> {
    rows::falls_due(db, (after, until))
}

/// How long an order is at work before it counts as not come back (R4.3).
pub(crate) const ORDER_TIME: TimeDelta = TimeDelta::days(7);

/// Every channel as it was at a moment, in the office's order; what the audit trail says was changed later is taken back.
pub(crate) fn known_channels(db: &Connection, known: DateTime<Utc>) -> Result<Vec<ChannelRecord>> {
    let mut channels = Vec::new();
    for mut channel in channels::records(db)? {
        let subject = format!("channel/{}", channel.id);
        if audit::value_at::<Option<String>>(db, &subject, "kind", known)? == Some(None) {
            continue;
        }
        let day = |field| audit::value_at::<Option<NaiveDate>>(db, &subject, field, known);
        if let Some(from_on) = day("starts_on")? {
            channel.from_on = from_on;
        }
        if let Some(until_on) = day("ends_on")? {
            channel.until_on = until_on;
            channel.in_service = until_on.is_none();
        }
        // The trail keeps it as a text.
        if let Some(every) = audit::value_at::<Option<String>>(db, &subject, "every_days", known)? {
            let damaged = |cause| Error::new(ErrorCode::StoreDamaged).because(cause);
            channel.every_days = every.map(|days| days.parse::<i64>()).transpose().map_err(damaged)?;
        }
        channel.last_opened_at = rows::last_opening(db, channel.id, known)?;
        channels.push(channel);
    }
    Ok(channels)
}
