//! By which plan each channel is checked, and what is looked at.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::{CheckList, CheckPlan, ListCheckLists, ListCheckPlans, SaveCheckList, SaveCheckPlan, rows};
use crate::access::Changes;
use crate::calendar::Calendar;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::tickets;

/// The most lines of a list.
const MOST_LINES: usize = 20;

/// The longest line, in characters.
const LONGEST_LINE: usize = 60;

/// No holiday is longer than this many days.
const LONGEST_REST: usize = 31;

/// The day on which a check is due again: so many days after `day`, or the next working day.
pub(in crate::supervision) fn next_due(calendar: &Calendar, day: NaiveDate, every_days: i64) -> NaiveDate {
    let days = Days::new(u64::try_from(every_days).unwrap_or(1));
    let first = day.checked_add_days(days).unwrap_or(day);
    let mut due = first;
    for _ in 0..LONGEST_REST {
        if calendar.is_working(due) {
            return due;
        }
        due = days::next(due);
    }
    first
}

/// Every plan, those that go on first, the next before the others.
pub(in crate::supervision) fn plans(db: &Connection, today: NaiveDate) -> Result<Vec<CheckPlan>> {
    rows::plans(db, today)
}

/// The plan with this id; `field` is where the id came from.
pub(super) fn plan(db: &Connection, id: i64, field: &str, today: NaiveDate) -> Result<CheckPlan> {
    let found = rows::plans(db, today)?.into_iter().find(|plan| plan.id == id);
    found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

impl Read for ListCheckPlans {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<CheckPlan>> {
        let ListCheckPlans {} = self;
        plans(context.db, day_of(context.zone, context.now))
    }
}

fn within(field: &str, number: i64, max: i64) -> Result<()> {
    if (1..=max).contains(&number) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", 1).with("max", max))
}

impl Write for SaveCheckPlan {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CheckPlan>> {
        let db = context.db;
        let today = day_of(context.zone, context.now);
        let before = self.id.map(|id| plan(db, id, "id", today)).transpose()?;
        if let Some(before) = &before {
            input::same_version(self.expected_version, before.version)?;
        }
        let channel = tickets::channel_record(db, self.channel_id, "channel_id")?;
        if !self.kind.fits(channel.kind) {
            return Err(Error::field("kind", ErrorCode::InputInvalid));
        }
        within("every_days", self.every_days, 366)?;
        days::plannable("next_on", self.next_on)?;
        let most = self.most.filter(|_| self.kind.measures());
        match most {
            Some(most) => within("most", most, 1000)?,
            None if self.kind.measures() => return Err(Error::field("most", ErrorCode::InputRequired)),
            None => {}
        }
        // Whether it goes on by itself: a plan of a channel out of service stands still whatever it says.
        let active = (self.id.map(|id| rows::goes_on(db, id)).transpose()?, self.active);
        let id = rows::save_plan(db, &SaveCheckPlan { most, ..self })?;
        let after = plan(db, id, "id", today)?;
        let changes = changes(before.as_ref(), &after, active);
        Ok(Done::new(after, format!("check_plan/{id}")).changing(changes))
    }
}

/// What the audit trail says of it.
fn changes(before: Option<&CheckPlan>, after: &CheckPlan, active: (Option<bool>, bool)) -> Changes {
    Changes::default()
        .with("channel", before.map(|plan| plan.channel.name.as_str()), after.channel.name.as_str())
        .with("kind", before.map(|plan| plan.kind.text()), after.kind.text())
        .with("every_days", before.map(|plan| plan.every_days), after.every_days)
        .with("most", before.and_then(|plan| plan.most), after.most)
        .with("due_on", before.map(|plan| plan.next_on.to_string()), after.next_on.to_string())
        .with("survey_active", active.0, active.1)
}

impl Read for ListCheckLists {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<CheckList>> {
        let ListCheckLists {} = self;
        super::CheckKind::ALL.iter().map(|kind| rows::list(context.db, *kind)).collect()
    }
}

impl Write for SaveCheckList {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<CheckList>> {
        let Self { kind, lines, expected_version } = self;
        let db = context.db;
        let before = rows::list(db, kind)?;
        input::same_version(expected_version, before.version)?;
        if lines.is_empty() {
            return Err(Error::field("lines", ErrorCode::InputRequired));
        }
        if lines.len() > MOST_LINES {
            return Err(Error::field("lines", ErrorCode::InputOutOfRange)
                .with("min", 1)
                .with("max", MOST_LINES));
        }
        let line = |(index, line): (usize, &String)| {
            input::required_line(&format!("lines[{index}]"), line, LONGEST_LINE)
        };
        let lines: Vec<String> = lines.iter().enumerate().map(line).collect::<Result<_>>()?;
        rows::save_list(db, kind, &lines)?;
        let after = rows::list(db, kind)?;
        let changes = Changes::default().with("check_lines", before.lines.join("；"), after.lines.join("；"));
        Ok(Done::new(after, format!("check_list/{}", kind.text())).changing(changes))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::DayKind;

    proptest! {
        #[test]
        fn a_check_is_due_on_the_first_working_day_that_is_late_enough(
            start in 730_000_i32..740_000, every_days in 1_i64..=366, rests in proptest::collection::vec(0_u64..60, 0..20),
        ) {
            let day = NaiveDate::from_num_days_from_ce_opt(start).unwrap();
            let mut calendar = Calendar::default();
            let first = day + chrono::TimeDelta::days(every_days);
            for rest in rests {
                calendar.days.insert(first + Days::new(rest), DayKind::Rest);
            }
            let due = next_due(&calendar, day, every_days);
            prop_assert!(due >= first);
            let skipped: Vec<NaiveDate> = first.iter_days().take_while(|day| *day < due).collect();
            prop_assert!(skipped.iter().all(|day| !calendar.is_working(*day)));
            prop_assert!(calendar.is_working(due));
        }
    }
}
