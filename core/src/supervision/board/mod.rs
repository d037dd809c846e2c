//! The compliance board (制度对照): each clause of the regulation, whether it is kept, by which figures and thresholds, and where
//! the evidence is, as of the end of a day.
//!
//! Nothing is stored for it. [`facts`] gathers what was known at that moment, which is what the figures of the report count at
//! that moment too; [`judge`] has a function for each clause; [`limits`] has the thresholds. A ticket that was entered, answered,
//! closed or corrected later does not count as such, so that an earlier day's board stays what it was. The one thing that
//! is not known of an earlier day is which backups there were then.
//!
//! Words are the user interface's, those on paper [`paper`]'s.

mod counts;
mod facts;
mod judge;
mod limits;
mod paper;
mod wire;

use chrono::{NaiveDate, TimeDelta};

use self::facts::Facts;
use crate::days::{self, day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Read, ReadContext};

pub use wire::*;

pub use paper::BoardLine;

pub(crate) use counts::LastCounts;
pub(crate) use paper::board_lines;

/// By which day the report of a quarter with this last day is to be written (R8.2).
pub(crate) fn report_due_on(last_day: NaiveDate) -> NaiveDate {
    last_day + TimeDelta::days(limits::REPORT_DAYS)
}

impl Read for GetComplianceBoard {
    fn run(self, context: &ReadContext<'_>) -> Result<ComplianceBoard> {
        board(context, self.on, false)
    }
}

/// The board as of the end of a day; of today, as of now. Tickets are those of the day's quarter, or of its year if `of_year`.
fn board(context: &ReadContext<'_>, on: Option<NaiveDate>, of_year: bool) -> Result<ComplianceBoard> {
    let ReadContext { now, zone, .. } = *context;
    let today = day_of(zone, now);
    let on = on.unwrap_or(today);
    days::plannable("on", on)?;
    if on > today {
        return Err(Error::field("on", ErrorCode::TimeInFuture));
    }
    let ended = start_of(zone, days::next(on)) - TimeDelta::milliseconds(1);
    let facts = Facts::gather(context, (on, of_year), ended.min(now))?;
    let rows: Vec<BoardRow> = Clause::ALL.iter().map(|clause| judge::judge(*clause, &facts)).collect();
    let mut counts = BoardCounts::default();
    for row in &rows {
        *match row.state {
            BoardState::Met => &mut counts.met,
            BoardState::AtRisk => &mut counts.at_risk,
            BoardState::NotMet => &mut counts.not_met,
            BoardState::NoData => &mut counts.no_data,
        } += 1;
    }
    Ok(ComplianceBoard {
        on,
        known_at: facts.known,
        first_day: facts.first_day.unwrap_or(on),
        quarter: facts.period.quarter.to_string(),
        counts,
        rows,
    })
}
