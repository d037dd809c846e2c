//! The yearly plan: which surveys come again, and when one is reminded of the next.

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use rusqlite::Connection;

use super::store;
use super::{AdvanceSurveyPlan, ListSurveyPlans, SaveSurveyPlan, SurveyPlan};
use crate::access::{Changes, audit};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

impl Read for ListSurveyPlans {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<SurveyPlan>> {
        let ListSurveyPlans {} = self;
        store::plans::plans(context.db, day_of(context.zone, context.now))
    }
}

/// On which days the surveys of the plans that went on at `known` were due (R6.1); what the audit trail says was changed later is
/// taken back.
pub(crate) fn planned_at(db: &Connection, known: DateTime<Utc>) -> Result<Vec<NaiveDate>> {
    let mut days = Vec::new();
    for plan in store::plans::plans(db, NaiveDate::MIN)? {
        let subject = format!("survey_plan/{}", plan.id);
        let active = audit::value_at(db, &subject, "survey_active", known)?.unwrap_or(plan.active);
        if active && audit::known_at(db, &subject, known)? {
            days.push(audit::value_at(db, &subject, "due_on", known)?.unwrap_or(plan.due_on));
        }
    }
    Ok(days)
}

/// The wave that was closed last by `known`: its id and its last day (R6.1).
pub(crate) fn last_wave(db: &Connection, known: DateTime<Utc>) -> Result<Option<(i64, NaiveDate)>> {
    store::waves::last_by(db, known)
}

fn within(field: &str, number: u32, min: u32, max: u32) -> Result<()> {
    if (min..=max).contains(&number) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", min).with("max", max))
}

fn plan(db: &Connection, id: i64, today: NaiveDate) -> Result<SurveyPlan> {
    let found = store::plans::plans(db, today)?.into_iter().find(|plan| plan.id == id);
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

impl Write for SaveSurveyPlan {
    fn run(mut self, context: &WriteContext<'_>) -> Result<Done<SurveyPlan>> {
        let db = context.db;
        let today = day_of(context.zone, context.now);
        self.title = input::required_line("title", &self.title, 60)?;
        within("every_months", self.every_months, 1, 24)?;
        within("remind_days", self.remind_days, 0, 90)?;
        if let Some(id) = self.questionnaire_id {
            store::questionnaire(db, id, "questionnaire_id")?;
        }
        let Some(id) = self.id else {
            let id = store::plans::save(db, &self, self.due_on.day())?;
            return Ok(Done::new(plan(db, id, today)?, format!("survey_plan/{id}")));
        };
        let before = plan(db, id, today)?;
        input::same_version(self.expected_version, before.version)?;
        // The 30th stays one while February makes it the 28th: only another day is another day of the month.
        let due_day =
            if self.due_on == before.due_on { store::plans::due_day(db, id)? } else { self.due_on.day() };
        store::plans::save(db, &self, due_day)?;
        let after = plan(db, id, today)?;
        let changes = changes(&before, &after);
        Ok(Done::new(after, format!("survey_plan/{id}")).changing(changes))
    }
}

fn changes(before: &SurveyPlan, after: &SurveyPlan) -> Changes {
    Changes::default()
        .with("title", before.title.as_str(), after.title.as_str())
        .with("due_on", before.due_on.to_string(), after.due_on.to_string())
        .with("every_months", before.every_months, after.every_months)
        .with("remind_days", before.remind_days, after.remind_days)
        .with("survey_active", before.active, after.active)
}

/// The day so many months after the month of `day`: the one on which the plan falls due, or the last of a shorter month.
fn after(day: NaiveDate, months: u32, due_day: u32) -> Option<NaiveDate> {
    let later = day.with_day(1)?.checked_add_months(Months::new(months))?;
    // A day of five digits of years is none that anybody plans for.
    later.with_day(due_day.min(u32::from(later.num_days_in_month()))).filter(|day| day.year() <= 9999)
}

impl Write for AdvanceSurveyPlan {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<SurveyPlan>> {
        let AdvanceSurveyPlan { id, expected_version } = self;
        let today = day_of(context.zone, context.now);
        let before = plan(context.db, id, today)?;
        input::same_version(expected_version, before.version)?;
        let due_day = store::plans::due_day(context.db, id)?;
        let next = SaveSurveyPlan {
            id: Some(id),
            title: before.title.clone(),
            questionnaire_id: before.questionnaire_id,
            due_on: after(before.due_on, before.every_months, due_day).unwrap_or(before.due_on),
            every_months: before.every_months,
            remind_days: before.remind_days,
            active: before.active,
            expected_version: None,
        };
        store::plans::save(context.db, &next, due_day)?;
        let after = plan(context.db, id, today)?;
        let changes = changes(&before, &after);
        Ok(Done::new(after, format!("survey_plan/{id}")).changing(changes))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::days;

    #[test]
    fn the_day_of_the_month_does_not_drift() {
        let cases: [(&str, u32, &[&str]); 9] = [
            ("2026-08-31", 6, &["2027-02-28", "2027-08-31", "2028-02-29", "2028-08-31"]),
            ("2026-08-30", 6, &["2027-02-28", "2027-08-30", "2028-02-29", "2028-08-30"]),
            ("2026-08-29", 6, &["2027-02-28", "2027-08-29", "2028-02-29", "2028-08-29"]),
            ("2026-01-31", 1, &["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
            ("2028-02-29", 12, &["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
            ("2096-02-29", 24, &["2098-02-28", "2100-02-28", "2102-02-28", "2104-02-29"]),
            ("2026-06-30", 6, &["2026-12-30", "2027-06-30"]),
            ("2026-12-10", 6, &["2027-06-10", "2027-12-10"]),
            ("2026-02-27", 12, &["2027-02-27", "2028-02-27"]),
        ];
        for (first, months, expected) in cases {
            let mut day: NaiveDate = first.parse().unwrap();
            let due_day = day.day();
            for next in expected {
                day = after(day, months, due_day).unwrap();
                assert_eq!(day.to_string(), *next, "{first} every {months} months");
            }
        }
    }

    #[test]
    fn no_plan_goes_beyond_the_days_that_are_written_with_four_digits() {
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
        assert_eq!((after(last, 1, 31), after(last, 24, 31)), (None, None));
    }

    proptest! {
        /// Going on step by step is the same as counting the months from the first day: nothing drifts, whatever Februaries lie
        /// between.
        #[test]
        fn a_plan_keeps_to_its_day(days in 0..40_000_i64, months in 1..=24_u32, steps in 1..60_u32) {
            let first = NaiveDate::from_ymd_opt(1999, 1, 1).unwrap() + TimeDelta::days(days);
            let mut day = first;
            for _ in 0..steps {
                day = after(day, months, first.day()).unwrap();
                prop_assert!(day.day() == first.day() || day.day() < first.day() && days::next(day).day() == 1);
            }
            prop_assert_eq!(Some(day), first.checked_add_months(Months::new(months * steps)));
        }
    }
}
