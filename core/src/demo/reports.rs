//! The reports of past quarters in the demo office (R8.2): given by the manager to be looked over, passed by the supervision group, issued.
//!
//! Left out on purpose: the quarter whose report is not due yet. It is the draft to try the reports on.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::staff::Staff;
use crate::days::{day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::office::{Office, OfficeZone, run_write};
use crate::reports::{IssueReport, Quarter, ReviewReport, SubmitReport};
use crate::supervision::report_due_on;

/// After so many days of the next quarter, at so many minutes past midnight, each: submitted, looked over, issued. The text is written
/// before.
const SUBMITTED: (i64, i64) = (5, 10 * 60 + 20);
const REVIEWED: (i64, i64) = (6, 15 * 60 + 45);
const ISSUED: (i64, i64) = (8, 9 * 60 + 30);

/// Issues what was due before the day on which the demo ends.
pub(super) fn issue(
    office: &Office,
    staff: &Staff,
    zone: OfficeZone,
    (from, end): (NaiveDate, DateTime<Utc>),
) -> Result<()> {
    let reviewer = staff.supervisor.as_ref().ok_or_else(|| Error::new(ErrorCode::Internal))?;
    let today = day_of(zone, end);
    // The earliest first: their numbers are in the order of the quarters.
    for quarter in Quarter::between(from, today).into_iter().rev() {
        if report_due_on(quarter.last_day()) >= today {
            continue;
        }
        let at = |(days, minutes)| {
            start_of(zone, quarter.last_day() + TimeDelta::days(1 + days)) + TimeDelta::minutes(minutes)
        };
        let name = quarter.to_string();
        office.batch(|db, ids| {
            let submit = SubmitReport { quarter: name.clone(), expected_version: None };
            run_write(db, ids, &staff.manager, at(SUBMITTED), submit)?;
            let pass = ReviewReport { quarter: name.clone(), passed: true, content: None };
            run_write(db, ids, reviewer, at(REVIEWED), pass)?;
            Ok(())
        })?;
        office.act_at(&staff.manager, at(ISSUED), IssueReport { quarter: name, correction: None })?;
    }
    Ok(())
}
