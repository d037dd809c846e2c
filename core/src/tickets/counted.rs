//! The tickets that a figure counts: by this every number of the analysis opens its list.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ListTickets;
use crate::access::{PostSpan, Posts, Role};
use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::page;

/// What a figure counts. The days of the list are those of the figure, which are not always those of the receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// 受理: received in these days, mistaken entries apart.
    Received,
    /// Settled in these days, known by the hour: at the earlier of the first feedback and the deadline.
    Settled,
    /// Of these, those whose first feedback came no later than the deadline.
    OnTime,
    /// Of these, the others.
    Late,
    /// Received in these days, known by the hour, and answered: those whose waits make the median.
    Answered,
    /// Received in these days and closed by now: the numerator of 办结率.
    Closed,
    /// 本期办结: those that were closed in these days, whenever they came: the denominator of 重复率.
    ClosedWithin,
    /// Those that owe an answer now, whatever the days.
    Open,
    /// 重复: received in these days, of a household and topic of which another was closed no more than 30 days before.
    Repeated,
    /// Those that had to be followed up in these days: the denominator of 回访率.
    FollowUpDue,
    /// Of these, those whose resident was reached.
    FollowUpDone,
    /// Those whose resident was reached by a follow-up in these days.
    FollowedUp,
    /// Of these, those whose resident said that it is solved.
    Solved,
    /// Of these, those whose resident was satisfied or very satisfied.
    Satisfied,
    /// Those of which a work order was done in these days.
    Repaired,
    /// 误登: received in these days and cancelled by now as a mistaken entry.
    Cancelled,
    /// Received in these days, of which only the day is known, mistaken entries apart.
    DayOnly,
    /// 重新办理: those that were opened again in these days.
    Reopened,
}

/// Only the tickets that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FigureFilter {
    /// Which of them.
    pub counted: Counted,
    /// Only those that this person entered (of `received`), followed up (of `followed_up`) or went for (of `repaired`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub done_by: Option<i64>,
    /// Only this household's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub household_id: Option<i64>,
    /// Only of these topics, at most 20 of them; of all if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<i64>>")]
    pub topic_ids: Vec<i64>,
    /// Only those whose room names no building.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub without_building: bool,
    /// Only those whose room names one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub with_building: bool,
    /// Only those that nobody is responsible for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub without_responsible: bool,
    /// Only those for which somebody is responsible who had this post when they were settled (of what is settled).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub post: Option<Role>,
    /// Only those whose first feedback came after more hours than this, 0…100,000 (of `answered`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub over_hours: Option<i64>,
    /// Only those whose first feedback came after no more hours than this, 0…100,000 (of `answered`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub up_to_hours: Option<i64>,
}

/// The most topics that can be asked for together.
const MOST_TOPICS: usize = 20;

/// The longest wait that can be asked for, in hours.
const LONGEST_WAIT: i64 = 100_000;

/// The same, checked.
#[derive(Debug, Clone)]
pub(super) struct FigureQuery {
    pub(super) filter: FigureFilter,
    /// Who had the post that is asked for, and when.
    pub(super) of_post: Option<Vec<PostSpan>>,
    /// From this instant on, and before that one.
    pub(super) from: Option<DateTime<Utc>>,
    pub(super) to: Option<DateTime<Utc>>,
}

impl FigureFilter {
    /// Every ticket that this counts, whoever and wherever.
    #[must_use]
    pub fn of(counted: Counted) -> Self {
        Self {
            counted,
            done_by: None,
            household_id: None,
            topic_ids: Vec::new(),
            without_building: false,
            with_building: false,
            without_responsible: false,
            post: None,
            over_hours: None,
            up_to_hours: None,
        }
    }
}

impl Counted {
    /// Whether the days are those of the receipt.
    pub(super) fn by_receipt(self) -> bool {
        use Counted::{Answered, Cancelled, Closed, DayOnly, Received, Repeated};
        matches!(self, Received | Answered | Closed | Repeated | Cancelled | DayOnly)
    }

    /// Whether the days are those of what was done, or had to be, of the tickets of a period.
    pub(super) fn by_deed(self) -> bool {
        use Counted::{
            ClosedWithin, FollowUpDone, FollowUpDue, FollowedUp, Reopened, Repaired, Satisfied, Solved,
        };
        matches!(
            self,
            FollowUpDue | FollowUpDone | FollowedUp | Solved | Satisfied | Repaired | Reopened | ClosedWithin
        )
    }

    /// Whether the days are those of the settlement, by which the list is then sorted.
    pub(super) fn by_settlement(self) -> bool {
        matches!(self, Counted::Settled | Counted::OnTime | Counted::Late)
    }

    /// Whether somebody other than the responsible person does what it counts.
    fn has_doer(self) -> bool {
        matches!(self, Counted::Received | Counted::FollowedUp | Counted::Repaired)
    }
}

/// What a list is asked for of a figure, checked, as it is known at `now`.
///
/// # Errors
/// `input.invalid` at `figure.done_by` where nobody else does what is counted, at `figure.post` where nothing is settled, and at
/// `figure.over_hours` and `figure.up_to_hours` where nobody waits; `input.out_of_range` at the two, and at
/// `figure.topic_ids`.
pub(super) fn checked(
    list: &ListTickets,
    db: &Connection,
    zone: OfficeZone,
    now: DateTime<Utc>,
) -> Result<Option<FigureQuery>> {
    let Some(filter) = list.figure.clone() else { return Ok(None) };
    if filter.done_by.is_some() && !filter.counted.has_doer() {
        return Err(Error::field("figure.done_by", ErrorCode::InputInvalid));
    }
    if filter.post.is_some() && !filter.counted.by_settlement() {
        return Err(Error::field("figure.post", ErrorCode::InputInvalid));
    }
    if filter.topic_ids.len() > MOST_TOPICS {
        return Err(Error::field("figure.topic_ids", ErrorCode::InputOutOfRange)
            .with("min", 0)
            .with("max", page::count(MOST_TOPICS)));
    }
    for (field, hours) in
        [("figure.over_hours", filter.over_hours), ("figure.up_to_hours", filter.up_to_hours)]
    {
        let Some(hours) = hours else { continue };
        if filter.counted != Counted::Answered {
            return Err(Error::field(field, ErrorCode::InputInvalid));
        }
        if !(0..=LONGEST_WAIT).contains(&hours) {
            return Err(Error::field(field, ErrorCode::InputOutOfRange)
                .with("min", 0)
                .with("max", LONGEST_WAIT));
        }
    }
    let of_post = filter.post.map(|post| Posts::read(db).map(|posts| posts.of(post))).transpose()?;
    let to = list.received_to.map(|day| days::start_of(zone, days::next(day)));
    // A deadline that has not passed yet has settled nothing.
    let known = now + TimeDelta::milliseconds(1);
    let to = if filter.counted.by_receipt() { to } else { Some(to.map_or(known, |to| to.min(known))) };
    Ok(Some(FigureQuery {
        filter,
        of_post,
        from: list.received_from.map(|day| days::start_of(zone, day)),
        to,
    }))
}
