//! Checks on their days, for a month of a calendar.

use chrono::{NaiveDate, TimeDelta};

use super::{CheckDay, CheckDayStanding, CheckPlan, ListCheckDays, next_due, plans, rows};
use crate::calendar::{self, Calendar};
use crate::days::{self, day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Read, ReadContext};

/// The most days between the first and the last.
const MOST_DAYS: i64 = 61;

impl Read for ListCheckDays {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<CheckDay>> {
        let ListCheckDays { from_on, to_on } = self;
        let ReadContext { db, now, zone, .. } = *context;
        days::plannable("from_on", from_on)?;
        days::not_before("to_on", to_on, from_on)?;
        if to_on - from_on > TimeDelta::days(MOST_DAYS) {
            return Err(Error::field("to_on", ErrorCode::InputInvalid));
        }
        let calendar = calendar::load(db)?;
        let mut found: Vec<CheckDay> = Vec::new();
        for plan in plans(db, day_of(zone, now))?.into_iter().filter(|plan| plan.active) {
            let on = planned(&calendar, &plan, to_on).into_iter().filter(|on| *on >= from_on);
            found.extend(on.map(|on| CheckDay {
                on,
                standing: if plan.late { CheckDayStanding::Overdue } else { CheckDayStanding::Planned },
                channel: plan.channel.clone(),
                kind: plan.kind,
                plan_id: Some(plan.id),
                check_id: None,
            }));
        }
        let made = rows::within(db, (start_of(zone, from_on), start_of(zone, days::next(to_on))))?;
        found.extend(made.into_iter().map(|check| CheckDay {
            on: day_of(zone, check.checked_at),
            standing: if check.passed { CheckDayStanding::Passed } else { CheckDayStanding::Failed },
            channel: check.channel,
            kind: check.kind,
            plan_id: None,
            check_id: Some(check.id),
        }));
        found.sort_by_key(|one| (one.on, one.standing, one.channel.id, one.check_id));
        Ok(found)
    }
}

/// The days up to `to_on` on which checks by a plan are due, if each is made on its day. When those after a late one are due is
/// not known before it is made.
fn planned(calendar: &Calendar, plan: &CheckPlan, to_on: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut next = plan.next_on;
    while next <= to_on {
        days.push(next);
        let after = next_due(calendar, next, plan.every_days);
        if plan.late || after <= next {
            break;
        }
        next = after;
    }
    days
}
