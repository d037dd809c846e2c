//! The channels with what they are worth (R1, R9.2): each with its figures of a quarter, which are those of the quarterly
//! report, the last check of it, and the next one.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::checks as rows;
use crate::days::day_of;
use crate::error::Result;
use crate::notices;
use crate::operation::{Read, ReadContext};
use crate::reports::figures::{Group, Rate};
use crate::reports::{GetQuarterFigures, Quarter};
use crate::tickets::{self, ChannelRecord};

/// Every channel with its figures of a quarter and its last check: `get_channel_board`, R1 and R9.2.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetChannelBoard {
    /// The quarter, such as `2026Q3`; the present one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub quarter: Option<String>,
}

/// The channels of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ChannelBoard {
    /// The quarter.
    pub quarter: String,
    /// Up to when facts are counted, as in the report.
    pub as_of: DateTime<Utc>,
    /// How many tickets were received in all.
    pub received: i64,
    /// Each channel, in the office's order.
    pub channels: Vec<ChannelStanding>,
}

/// A channel with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ChannelStanding {
    /// What is kept of it.
    pub channel: ChannelRecord,
    /// 使用占比: its tickets ÷ all that were received in the quarter.
    pub share: Rate,
    /// Its figures of the quarter, the same as in the report.
    pub figures: Group,
    /// The last check of it.
    pub last_check: Option<LastCheck>,
    /// On which day the next check is due.
    pub next_check_on: Option<NaiveDate>,
    /// How many findings of its checks are not settled.
    pub open_findings: i64,
    /// Whether the box was not opened for longer than it may be.
    pub opening_late: bool,
    /// The last notice that was posted in it.
    pub last_notice: Option<notices::LastPosted>,
}

/// The last check of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LastCheck {
    /// Its id.
    pub id: i64,
    /// When.
    pub checked_at: DateTime<Utc>,
    /// Whether everything was as it should be.
    pub passed: bool,
}

impl Read for GetChannelBoard {
    fn run(self, context: &ReadContext<'_>) -> Result<ChannelBoard> {
        let ReadContext { db, now, zone, .. } = *context;
        let today = day_of(zone, now);
        let quarter = self.quarter.unwrap_or_else(|| Quarter::of(today).to_string());
        let figures = GetQuarterFigures { quarter }.run(context)?;
        let received = figures.total.received;
        let mut channels = Vec::new();
        for channel in tickets::channel_records(db)? {
            let own = figures.by_channel.iter().find(|one| one.of.id == channel.id);
            let group = own.map(|one| one.figures).unwrap_or_default();
            let last = rows::last_of(db, channel.id)?;
            channels.push(ChannelStanding {
                share: Rate { numerator: group.received, denominator: received },
                figures: group,
                last_check: last.map(|check| LastCheck {
                    id: check.id,
                    checked_at: check.checked_at,
                    passed: check.passed,
                }),
                next_check_on: rows::next_of(db, channel.id)?,
                open_findings: rows::open_findings(db, channel.id)?,
                last_notice: notices::last_posted(db, channel.id)?,
                opening_late: opening_late(&channel, |at| day_of(zone, at), today),
                channel,
            });
        }
        Ok(ChannelBoard { quarter: figures.quarter, as_of: figures.as_of, received, channels })
    }
}

/// Whether a box in service was not opened for more days than it may stay closed, counted from its first day if it never was.
pub(super) fn opening_late(
    channel: &ChannelRecord,
    day: impl Fn(DateTime<Utc>) -> NaiveDate,
    today: NaiveDate,
) -> bool {
    let ChannelRecord { kind: tickets::ChannelKind::Box, in_service: true, every_days: Some(days), .. } =
        channel
    else {
        return false;
    };
    let since = channel.last_opened_at.map(day).or(channel.from_on);
    since.is_some_and(|since| (today - since).num_days() > *days)
}
