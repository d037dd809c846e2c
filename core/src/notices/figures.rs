//! What the quarterly report says of notices (R1, R8.2). A notice counts in the quarter in which its first day is, once it is
//! published; in the proof share, each of its channels from the day after on. What is recorded after the quarter does not
//! change it.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::NoticeKind;
use super::store::figures as rows;
use crate::days::{self, day_of};
use crate::error::Result;
use crate::office::OfficeZone;
use crate::reports::figures::Rate;
use crate::tickets::{self, Named};

/// The notices of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeFigures {
    /// How many there are.
    pub count: i64,
    /// 公示凭证: postings with proof ÷ postings whose first day has passed.
    pub proven: Rate,
    /// By kind, all of them, in the office's order.
    pub by_kind: Vec<NoticeKindFigures>,
    /// By channel, those with notices, in the office's order.
    pub by_channel: Vec<NoticeChannelFigures>,
}

/// The notices of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeKindFigures {
    /// The kind.
    pub kind: NoticeKind,
    /// How many there are.
    pub count: i64,
}

/// The notices in a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeChannelFigures {
    /// The channel.
    pub channel: Named,
    /// How many there are.
    pub count: i64,
    /// How many of those whose first day has passed have proof.
    pub proven: Rate,
}

/// The notices whose first day is in `from`…`to`, as they stood before `end`; those whose first day comes before `today` should have
/// their proof.
pub(crate) fn of_quarter(
    db: &Connection,
    (from, to): (NaiveDate, NaiveDate),
    (end, today): (DateTime<Utc>, NaiveDate),
) -> Result<NoticeFigures> {
    let counted = rows::Counted { from, to, end, today };
    let by_kind = rows::by_kind(db, &counted)?;
    let by_channel = rows::by_channel(db, &counted)?;
    let of_kind = |kind| NoticeKindFigures {
        kind,
        count: by_kind.iter().find(|one| one.0 == kind).map_or(0, |one| one.1),
    };
    let channels = tickets::channel_records(db)?.into_iter().filter_map(|channel| {
        let (_, count, proven) = by_channel.iter().find(|one| one.0 == channel.id)?;
        let channel = Named { id: channel.id, name: channel.name };
        Some(NoticeChannelFigures { channel, count: *count, proven: *proven })
    });
    let mut proven = Rate::default();
    for (_, _, rate) in &by_channel {
        proven.numerator += rate.numerator;
        proven.denominator += rate.denominator;
    }
    Ok(NoticeFigures {
        count: by_kind.iter().map(|one| one.1).sum(),
        proven,
        by_kind: NoticeKind::ALL.iter().copied().map(of_kind).collect(),
        by_channel: channels.collect(),
    })
}

/// A notice in a channel, as a report's figures count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PostingFact {
    /// The notice's number.
    pub(crate) number: String,
    /// Its kind.
    pub(crate) kind: NoticeKind,
    /// Its first day.
    pub(crate) from_on: NaiveDate,
    /// The channel's name.
    pub(crate) channel: String,
    /// Whether there is proof.
    pub(crate) proven: bool,
}

/// The postings of the notices that [`of_quarter`] counts.
pub(crate) fn postings_of(
    db: &Connection,
    (from, to): (NaiveDate, NaiveDate),
    (end, today): (DateTime<Utc>, NaiveDate),
) -> Result<Vec<PostingFact>> {
    rows::postings(db, &rows::Counted { from, to, end, today })
}

/// The last moment, no later than `now`, at which what a report says of notices changed: somebody did something, or a first
/// day passed.
pub(crate) fn last_change(
    db: &Connection,
    zone: OfficeZone,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let passed = rows::last_from_before(db, day_of(zone, now))?;
    let passed = passed.map(|day| days::start_of(zone, days::next(day)));
    Ok(rows::last_act(db, now)?.max(passed))
}
