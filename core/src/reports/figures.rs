//! What the numbers of a quarter are: types and arithmetic, without SQL and without a page.
//!
//! Every rate carries its numerator and denominator. The formulas are those of the regulation's figures: each
//! ticket is settled once, at the earlier of its first feedback and its deadline, and so counts in one quarter
//! only; the closing rate follows the cohort received in the quarter.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::parts::Parts;
use crate::meetings::LateActionItem;
use crate::notices::NoticeFigures;
use crate::supervision::QuarterMeasures;
use crate::surveys::{OpenSurvey, SurveyFigures};
use crate::tickets::{Category, Named};

/// A share, with what it is a share of. No percentage is kept: whoever shows it divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Rate {
    /// How many of them.
    pub numerator: i64,
    /// Of how many. Zero means that there is no rate to speak of.
    pub denominator: i64,
}

/// How long residents waited for the first feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Waiting {
    /// Over how many tickets: received in the quarter and answered by the cut-off.
    pub answered: i64,
    /// The median, in milliseconds; absent if no ticket was answered.
    pub median_ms: Option<i64>,
    /// The 90th percentile, in milliseconds; absent if no ticket was answered.
    pub p90_ms: Option<i64>,
}

/// How follow-ups went (R6.2, R9.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct FollowUpRates {
    /// 回访率: residents reached ÷ follow-ups due in the quarter, up to the cut-off. Residents who were not reached stay
    /// in the denominator; follow-ups that did not have to be are in neither.
    pub followed_up: Rate,
    /// 解决率: confirmed solved ÷ residents reached in the quarter.
    pub solved: Rate,
    /// 满意率: 非常满意 and 满意 ÷ valid answers of the quarter.
    pub satisfied: Rate,
    /// How many tickets those due are of: one that was opened again is followed up again.
    pub due_tickets: i64,
    /// How many tickets those are of in which a resident was reached.
    pub reached_tickets: i64,
    /// The 95 % interval of the satisfied rate by Wilson; absent without answers.
    pub satisfied_within: Option<Interval>,
}

/// Between which shares the true one most likely is, in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Interval {
    /// The lower end, 0…1000.
    pub low: u16,
    /// The upper end, 0…1000.
    pub high: u16,
}

impl Interval {
    /// The 95 % interval of a share by Wilson, rounded to a tenth of a percent; none for a share of nothing.
    #[must_use]
    pub fn wilson(rate: Rate) -> Option<Self> {
        /// The 97.5 % quantile of the normal distribution.
        const Z: f64 = 1.959_963_984_540_054;
        if rate.denominator <= 0 {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of an office are far below 2^52")]
        let (share, n) = (rate.numerator as f64 / rate.denominator as f64, rate.denominator as f64);
        let whole = 1.0 + Z * Z / n;
        let middle = (share + Z * Z / (2.0 * n)) / whole;
        let half = Z / whole * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0…1000")]
        let tenths = |share: f64| (share * 1000.0).round().clamp(0.0, 1000.0) as u16;
        Some(Self { low: tenths(middle - half), high: tenths(middle + half) })
    }
}

/// What is known of one group of tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Group {
    /// Received in the quarter, mistaken entries apart.
    pub received: i64,
    /// 撤销: mistaken entries of the quarter.
    pub cancelled: i64,
    /// 响应及时率: settled on time ÷ settled in the quarter.
    pub on_time: Rate,
    /// 办结率: closed by the cut-off ÷ received in the quarter, mistaken entries apart.
    pub closing: Rate,
    /// Receipt to first feedback.
    pub waiting: Waiting,
    /// How follow-ups went.
    pub follow_ups: FollowUpRates,
}

/// A category's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CategoryFigures {
    /// Which.
    pub category: Category,
    /// Its figures.
    pub figures: Group,
}

/// A channel's or a topic's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NamedFigures {
    /// Which.
    pub of: Named,
    /// Its figures.
    pub figures: Group,
}

/// What was received in one month of the quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MonthFigures {
    /// The month, as `2026-07`.
    pub month: String,
    /// 投诉
    pub complaint: i64,
    /// 建议
    pub suggestion: i64,
    /// 咨询
    pub inquiry: i64,
}

/// A ticket whose first feedback came late, or had not come by the cut-off though it was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LateTicket {
    /// Its number.
    pub number: String,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// What it is about.
    pub topic: String,
    /// The responsible person's name.
    pub responsible: Option<String>,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// The deadline.
    pub due_at: DateTime<Utc>,
    /// When the first feedback came; absent if it had not by the cut-off.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// How far past the deadline: to the feedback, or to the cut-off without one. Milliseconds.
    pub late_by_ms: i64,
}

/// The figures of one quarter: answer of `quarter_figures`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct QuarterFigures {
    /// The quarter, such as `2026Q3`.
    pub quarter: String,
    /// Its first day in the office's zone.
    pub first_day: NaiveDate,
    /// Its last day in the office's zone.
    pub last_day: NaiveDate,
    /// How many of the tickets received in it are known by the day only; they are counted, but left out of on-time rates
    /// and waiting times.
    pub day_only: i64,
    /// Up to when facts are counted: the last moment, no later than the call, at which any of these figures could
    /// have changed. The same data so gives the same figures, whenever they are asked for.
    pub as_of: DateTime<Utc>,
    /// Whether the quarter is still running at the cut-off.
    pub running: bool,
    /// Everything together.
    pub total: Group,
    /// The same for the quarter before.
    pub previous: Group,
    /// By category, all three, in the office's order.
    pub by_category: Vec<CategoryFigures>,
    /// By channel: those in service and those with tickets, in the office's order.
    pub by_channel: Vec<NamedFigures>,
    /// By topic: those in use and those with tickets, in the office's order.
    pub by_topic: Vec<NamedFigures>,
    /// Month by month.
    pub by_month: Vec<MonthFigures>,
    /// How many tickets settled in the quarter were late.
    pub late_total: i64,
    /// The latest of them, by how late, at most [`LATE_LISTED`]; those about staff are not listed.
    pub late: Vec<LateTicket>,
    /// 会议待办: action items that were late at the end of the quarter, or are at the cut-off, the one due first first.
    pub late_action_items: Vec<LateActionItem>,
    /// 满意度调查: the waves that were closed and whose last day is in the quarter. Never added to the follow-ups above.
    pub surveys: Vec<SurveyFigures>,
    /// The survey waves that are out in the quarter and not closed: named, and not counted.
    pub open_surveys: Vec<OpenSurvey>,
    /// 信息发布: the notices whose first day is in the quarter, R1.
    pub notices: NoticeFigures,
    /// What the parts of the report say beyond these.
    pub parts: Parts,
    /// 改进措施: those carried into the quarter, and those noted in it, as they stood at its end or stand at the cut-off.
    pub measures: QuarterMeasures,
}

/// A share of fewer says little: it is marked 样本少 wherever it is printed.
pub const FEW: i64 = 30;

/// How many late tickets are listed one by one; the report says how many more there are.
pub const LATE_LISTED: usize = 200;

/// The `share` (0…1) quantile of `waits`, interpolated linearly between the neighbouring values (the definition
/// that spreadsheets call PERCENTILE.INC), rounded to the millisecond. `None` of nothing. Reorders `waits`.
#[must_use]
pub fn quantile(waits: &mut [i64], share: Share) -> Option<i64> {
    let last = waits.len().checked_sub(1)?;
    let position = last * share.tenths();
    let (index, tenths) = (position / 10, position % 10);
    let (_, low, above) = waits.select_nth_unstable(index);
    let low = *low;
    let next = above.iter().min().copied().unwrap_or(low);
    let step = (next - low) * i64::try_from(tenths).unwrap_or(0);
    Some(low + (step + 5).div_euclid(10))
}

/// The quantiles that the report shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Half of the tickets waited no longer.
    Median,
    /// Nine in ten waited no longer.
    P90,
}

impl Share {
    fn tenths(self) -> usize {
        match self {
            Share::Median => 5,
            Share::P90 => 9,
        }
    }
}

impl Waiting {
    /// Of the waits in `waits`, milliseconds from receipt to first feedback. Reorders them.
    #[must_use]
    pub fn of(waits: &mut [i64]) -> Self {
        Self {
            answered: i64::try_from(waits.len()).unwrap_or(i64::MAX),
            median_ms: quantile(waits, Share::Median),
            p90_ms: quantile(waits, Share::P90),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_as_computed_elsewhere() {
        // By the formula, in decimal arithmetic of thirty places.
        for ((numerator, denominator), expected) in [
            ((0, 0), None),
            ((0, 10), Some((0, 278))),
            ((10, 10), Some((722, 1000))),
            ((1, 2), Some((95, 905))),
            ((10, 12), Some((552, 953))),
            ((81, 263), Some((255, 366))),
            ((900, 1000), Some((880, 917))),
        ] {
            let interval = Interval::wilson(Rate { numerator, denominator });
            assert_eq!(interval.map(|one| (one.low, one.high)), expected, "{numerator}/{denominator}");
        }
    }
}
