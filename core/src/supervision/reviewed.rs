//! What the quarterly report says of sampled call-backs and red flags (R8.2). It is no part of the quarter's figures, which more people
//! may read than may know of a sample.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use super::call_backs::{self, CallBackResults};
use super::red_flags::{self, RedFlagCount};
use crate::days::day_of;
use crate::error::Result;
use crate::office::OfficeZone;
use crate::reports::Quarter;

/// What was asked and looked into of a quarter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QuarterReviewed {
    /// The last sample of the quarter's closed tickets that is finished.
    pub call_backs: Option<QuarterCallBacks>,
    /// The red flags of the quarter.
    pub red_flags: Vec<RedFlagCount>,
}

/// A sample of a quarter, finished.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuarterCallBacks {
    /// The sample.
    pub id: i64,
    /// How many tickets it was drawn from.
    pub frame: i64,
    /// Whether what was drawn from is all of the quarter, and not some of its days.
    pub whole_quarter: bool,
    /// How many were drawn.
    pub size: i64,
    /// On which day.
    pub drawn_on: NaiveDate,
    /// What came of them.
    pub results: CallBackResults,
}

/// What was asked and looked into of a quarter, whose facts are counted up to `as_of`.
pub(crate) fn reviewed(
    db: &Connection,
    zone: OfficeZone,
    quarter: Quarter,
    as_of: DateTime<Utc>,
) -> Result<QuarterReviewed> {
    let last = call_backs::last_finished(db, (quarter.first_day(), quarter.last_day()))?;
    let call_backs = last.map(|(sample, results)| QuarterCallBacks {
        id: sample.id,
        frame: sample.frame,
        whole_quarter: (sample.from_on, sample.to_on) == (quarter.first_day(), quarter.last_day()),
        size: sample.size,
        drawn_on: day_of(zone, sample.drawn_at),
        results,
    });
    let time = (quarter.start(zone), quarter.end(zone).min(as_of + TimeDelta::milliseconds(1)));
    let (red_flags, _, _) = red_flags::counted(db, quarter, time, crate::tickets::Sight::All)?;
    Ok(QuarterReviewed { call_backs, red_flags })
}
