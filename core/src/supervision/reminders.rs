//! What supervision asks for in the next days: checks to make, boxes to open, findings to put right and to look at again,
//! measures to finish, samples to call back. Computed from what is kept; nothing is dismissed.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::call_backs;
use super::checks;
use super::findings::{FindingState, Recheck};
use super::measures::MeasureState;
use super::owed::supervises;
use super::store::{ListQuery, findings, measures};
use crate::access::{self, Permission};
use crate::days::day_of;
use crate::error::Result;
use crate::operation::{Read, ReadContext};

/// How many days before its day something is reminded of.
const AHEAD: u64 = 3;

/// More than an office leaves undone.
const MOST: usize = 200;

/// What supervision asks for in the next days, the most urgent first; of whoever does not supervise, what they owe:
/// `list_supervision_reminders`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSupervisionReminders {}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupervisionReminderKind {
    /// 检查渠道: by the plan with this id.
    Check,
    /// 整改: the finding with this id is to be put right.
    Rectify,
    /// 复查: the finding with this id is to be looked at again.
    Recheck,
    /// 改进措施: the measure with this id is to be finished.
    Measure,
    /// 抽查回访: residents of the sample with this id are still to be asked.
    CallBack,
}

/// Something that supervision asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SupervisionReminder {
    /// What.
    pub kind: SupervisionReminderKind,
    /// Of what: a plan, a finding, a measure or a sample.
    pub id: i64,
    /// By which day.
    pub day: NaiveDate,
    /// Whether the day has passed.
    pub late: bool,
    /// The channel, what is to be done, or the sample's days and how many were asked of how many.
    pub title: String,
    /// Who owes it; absent of a check and of a sample.
    pub owner: Option<String>,
}

impl Read for ListSupervisionReminders {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<SupervisionReminder>> {
        let ListSupervisionReminders {} = self;
        let ReadContext { db, now, zone, actor, .. } = *context;
        let today = day_of(zone, now);
        let soon = today.checked_add_days(Days::new(AHEAD + 1)).unwrap_or(today);
        let all = supervises(db, actor)?;
        let owned = |state: &'static str, due_before| ListQuery {
            state: Some(state),
            due_before,
            owner_id: (!all).then_some(actor.id),
            of_checks: None,
            ids: None,
            after: None,
            limit: MOST,
        };
        let mut reminders = Vec::new();
        if all {
            let plans =
                checks::plans(db, today)?.into_iter().filter(|plan| plan.active && plan.next_on < soon);
            reminders.extend(plans.map(|plan| SupervisionReminder {
                kind: SupervisionReminderKind::Check,
                id: plan.id,
                day: plan.next_on,
                late: plan.late,
                title: plan.channel.name,
                owner: None,
            }));
            for finding in findings::page(db, &owned(FindingState::Reported.text(), None), today)? {
                // Nobody looks at what they put right themselves, unless nobody else can.
                if Recheck::of(db, &finding, actor)? != Recheck::Refused {
                    reminders.push(of_finding(SupervisionReminderKind::Recheck, finding));
                }
            }
        }
        if access::has(db, actor, Permission::SupervisionReview)? {
            reminders.extend(call_backs::unfinished(db, today)?.iter().map(of_sample));
        }
        let open = findings::page(db, &owned(FindingState::Open.text(), Some(soon)), today)?;
        reminders.extend(open.into_iter().map(|one| of_finding(SupervisionReminderKind::Rectify, one)));
        let open = measures::page(db, &owned(MeasureState::Open.text(), Some(soon)), today)?;
        reminders.extend(open.into_iter().map(|measure| SupervisionReminder {
            kind: SupervisionReminderKind::Measure,
            id: measure.id,
            day: measure.due_on,
            late: measure.late,
            title: measure.content,
            owner: Some(measure.owner.name),
        }));
        reminders.sort_by_key(|reminder| reminder.day);
        Ok(reminders)
    }
}

/// Of a sample it is reminded from the day on which it was drawn: calls take time.
fn of_sample(sample: &super::CallBackSample) -> SupervisionReminder {
    let super::CallBackSample { id, from_on, to_on, size, waiting, due_on, late, .. } = *sample;
    SupervisionReminder {
        kind: SupervisionReminderKind::CallBack,
        id,
        day: due_on,
        late,
        title: format!("{from_on} – {to_on} · {} / {size}", size - waiting),
        owner: None,
    }
}

fn of_finding(kind: SupervisionReminderKind, finding: super::Finding) -> SupervisionReminder {
    SupervisionReminder {
        kind,
        id: finding.id,
        day: finding.due_on,
        late: finding.late,
        title: finding.content,
        owner: Some(finding.owner.name),
    }
}
