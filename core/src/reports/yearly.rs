//! What the yearly evaluation report is made from (R9, R10.2): the year by quarters and against the year before, what each channel is
//! worth, how each clause of the regulation is kept, the year's look at the regulation with what it found, and what is proposed to be
//! changed. Nothing is stored.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::compute::{self, Period};
use super::figures::{Group, NamedFigures, Rate};
use super::period::Year;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Read, ReadContext};
use crate::policy::proposals::{
    self, ListPolicyProposals, PolicyProposal, PolicyReview, ProposalLine, ProposalState,
};
use crate::reports::Quarter;
use crate::supervision::{self, BoardLine, QuarterMeasures};
use crate::surveys::{self, SurveyFigures};
use crate::tickets::{self, Category};

/// The figures and findings of a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Up to when facts are counted.
    pub as_of: DateTime<Utc>,
    /// Whether it is still running.
    pub running: bool,
    /// All of it.
    pub total: Group,
    /// The year before; absent where the office did not keep tickets from its first day on.
    pub before: Option<Group>,
    /// Quarter by quarter, those that have begun.
    pub quarters: Vec<QuarterOfYear>,
    /// Channel by channel, those in service and those with tickets.
    pub by_channel: Vec<NamedFigures>,
    /// Complaints alone, and those of the year before.
    pub complaints: (Group, Option<Group>),
    /// 重复率: tickets that repeat ÷ closed.
    pub repeats: Rate,
    /// How many tickets were opened again, each once.
    pub reopened: i64,
    /// The surveys that ended in the year.
    pub surveys: Vec<SurveyFigures>,
    /// What was improved: carried into the year, and noted in it.
    pub measures: QuarterMeasures,
    /// The last day of the year, or today while it runs: that of the board.
    pub board_on: NaiveDate,
    /// Each clause of the regulation as it was kept at the end of the year, or is at the cut-off.
    pub board: Vec<BoardLine>,
    /// The look at the regulation that evaluates this year: written down at the beginning of the next, or of this one while it runs.
    pub review: Option<PolicyReview>,
    /// The proposals of the year and those that are open, each with what it would change.
    pub proposals: Vec<(PolicyProposal, Vec<ProposalLine>)>,
}

/// A quarter within its year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterOfYear {
    /// Such as `2026Q3`.
    pub quarter: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Its figures.
    pub figures: Group,
    /// Those of the same quarter of the year before; absent where it is not known.
    pub last_year: Option<Group>,
}

/// The figures of `year` as they are known now.
///
/// # Errors
/// `quarter.in_future` at `quarter`; those of the store.
pub(super) fn compute(context: &ReadContext<'_>, year: Year) -> Result<YearFigures> {
    let ReadContext { db, zone, now, .. } = *context;
    let (start, end) = (year.start(zone), year.end(zone));
    if start > now {
        return Err(Error::field("quarter", ErrorCode::QuarterInFuture).with("quarter", year.to_string()));
    }
    let begun = year.quarters().into_iter().filter(|quarter| quarter.start(zone) <= now);
    let mut quarters = Vec::new();
    // What changes a quarter changes its year.
    let mut as_of = start;
    for quarter in begun {
        let figures = compute::compute(db, zone, quarter, now)?;
        as_of = as_of.max(figures.as_of);
        quarters.push(QuarterOfYear {
            quarter: figures.quarter,
            first_day: figures.first_day,
            last_day: figures.last_day,
            figures: figures.total,
            last_year: figures.parts.last_year,
        });
    }
    let of = |year: Year| Period::of_days(year.first_day(), year.last_day(), zone, as_of);
    let (period, previous) = (of(year), of(year.previous()));
    let first = tickets::first_receipt(db)?.map(|at| day_of(zone, at));
    let known = first.is_some_and(|first| first <= year.previous().first_day());
    let mut all = compute::groups(db, &period, as_of, |_| ())?;
    let complaints = all.categories.remove(&Category::Complaint).unwrap_or_default();
    let before = known.then(|| compute::groups(db, &previous, as_of, |_| ())).transpose()?;
    let complaints_before = before
        .as_ref()
        .map(|before| before.categories.get(&Category::Complaint).copied().unwrap_or_default());
    let mut repeats =
        Rate { numerator: 0, denominator: tickets::closed(db, period.start, period.settled_before)? };
    tickets::repeated(db, period.start, period.settled_before, |_| repeats.numerator += 1)?;
    let last = year.last_day().min(day_of(zone, now));
    Ok(YearFigures {
        year: year.number(),
        first_day: year.first_day(),
        last_day: year.last_day(),
        as_of,
        running: end > now,
        total: all.total,
        before: before.map(|before| before.total),
        quarters,
        by_channel: all.channels,
        complaints: (complaints, complaints_before),
        repeats,
        reopened: tickets::reopened(db, period.start, period.settled_before)?,
        surveys: surveys::figures_within(db, zone, (year.first_day(), year.last_day()))?,
        measures: supervision::of_quarter(db, zone, period.start, period.settled_before)?,
        board_on: last,
        board: supervision::board_lines(context, last)?,
        // The year is looked at when the next begins (R10.2).
        review: proposals::review_of(db, year.number() + 1)?,
        proposals: of_year(context, &period)?,
    })
}

/// The proposals that were written in the year, and those of before that are still open.
fn of_year(context: &ReadContext<'_>, period: &Period) -> Result<Vec<(PolicyProposal, Vec<ProposalLine>)>> {
    let open = |one: &PolicyProposal| {
        matches!(one.state, ProposalState::Draft | ProposalState::Consulting | ProposalState::Summarised)
    };
    let all = ListPolicyProposals {}.run(context)?.into_iter();
    let of = all.filter(|one| one.created_at < period.end && (one.created_at >= period.start || open(one)));
    of.map(|one| proposals::for_report(context.db, one, context.now)).collect()
}

/// The name of a quarter within its year: `第三季度`.
pub(super) fn short(quarter: &str) -> String {
    let index = Quarter::parse(quarter).map_or(0, Quarter::index);
    format!("第{}季度", ["一", "二", "三", "四"][index.min(3)])
}
