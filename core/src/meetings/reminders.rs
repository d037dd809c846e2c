//! What the meetings ask for in the next days: notices to hang, meetings to hold, minutes to issue and decisions to post,
//! consultations that close, series whose next meeting nobody has planned. Computed from what is kept; nothing is dismissed.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::show::{notice, posting};
use super::state::MeetingState;
use super::store::{self, ListQuery, MeetingFacts, ballot_papers};
use super::{Consultation, DayLimit, DayLimitState, ListMeetingSeries, MeetingSeries, MinutesState, minutes};
use crate::calendar;
use crate::days::{day_of, start_of};
use crate::error::Result;
use crate::operation::{Read, ReadContext};

/// How many days before its limit something is reminded of.
const AHEAD: u64 = 3;

/// How many days before its next meeting a series asks for a plan.
const SERIES_AHEAD: u64 = 30;

/// For how many days after a meeting its posting is looked for: the longest limit, and more than a year to be late.
const LOOK_BACK: u64 = 500;

/// More meetings than an office plans or holds in that time.
const MOST: usize = 1000;

/// What the meetings ask for in the next days, the most urgent first: `list_meeting_reminders`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeetingReminders {}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingReminderKind {
    /// 张贴通知: the notice must hang by the day.
    Notice,
    /// 开会: the meeting is on the day, today or tomorrow.
    Meeting,
    /// 写纪要: the decisions must be posted by the day, and their minutes are not issued yet.
    Minutes,
    /// 公示决定: the minutes are issued, and must be posted by the day.
    Posting,
    /// 收回表决票: the written consultation closes at the end of the day.
    Consultation,
    /// 筹备下一次: the series has its next meeting on the day, and nobody has planned it.
    Series,
}

/// Something that the meetings ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingReminder {
    /// What.
    pub kind: MeetingReminderKind,
    /// By when, or on which day.
    pub day: NaiveDate,
    /// Whether the day has passed.
    pub late: bool,
    /// The title of the meeting, or the name of the series.
    pub title: String,
    /// The meeting; absent of a series.
    pub meeting_id: Option<i64>,
    /// The series, where that is what is reminded of.
    pub series_id: Option<i64>,
    /// Where the minutes stand, where they or their posting are what is reminded of; absent before they are begun.
    pub minutes: Option<MinutesState>,
}

impl Read for ListMeetingReminders {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<MeetingReminder>> {
        let ListMeetingReminders {} = self;
        let today = day_of(context.zone, context.now);
        let mut all = Vec::new();
        for state in [MeetingState::Planned, MeetingState::InSession, MeetingState::Ended] {
            for meeting in recent(context, state, today)? {
                all.extend(of_meeting(context, &meeting, today)?);
            }
        }
        for series in (ListMeetingSeries {}).run(context)? {
            all.extend(of_series(series, today));
        }
        all.sort_by_key(|reminder| reminder.day);
        Ok(all)
    }
}

fn recent(context: &ReadContext<'_>, state: MeetingState, today: NaiveDate) -> Result<Vec<MeetingFacts>> {
    let from = today.checked_sub_days(Days::new(LOOK_BACK)).unwrap_or(today);
    let query = ListQuery {
        from: Some(start_of(context.zone, from)),
        to: None,
        kind: None,
        state: Some(state),
        decided: false,
        after: None,
        limit: MOST,
    };
    Ok(store::page(context.db, &query)?.into_iter().map(|(meeting, ..)| meeting).collect())
}

fn of_meeting(
    context: &ReadContext<'_>,
    meeting: &MeetingFacts,
    today: NaiveDate,
) -> Result<Vec<MeetingReminder>> {
    let remind = |kind, day: NaiveDate| MeetingReminder {
        kind,
        day,
        late: day < today,
        title: meeting.title.clone(),
        meeting_id: Some(meeting.id),
        series_id: None,
        minutes: None,
    };
    let soon = |day: NaiveDate, ahead| day <= later(today, ahead);
    let undone = |limit: &DayLimit| match limit.state {
        DayLimitState::Open | DayLimitState::Overdue => true,
        DayLimitState::Kept | DayLimitState::Missed => false,
    };
    let mut all = Vec::new();
    match meeting.state {
        MeetingState::Planned => {
            let starts_on = day_of(context.zone, meeting.starts_at);
            let limit = notice(meeting, (context.zone, today)).filter(undone);
            all.extend(
                limit
                    .filter(|limit| soon(limit.by, AHEAD))
                    .map(|it| remind(MeetingReminderKind::Notice, it.by)),
            );
            if soon(starts_on, 1) {
                all.push(remind(MeetingReminderKind::Meeting, starts_on));
            }
        }
        MeetingState::InSession => {
            if let Some(Consultation { closes_on, .. }) = ballot_papers::consultation(context.db, meeting.id)?
                && soon(closes_on, AHEAD)
            {
                all.push(remind(MeetingReminderKind::Consultation, closes_on));
            }
        }
        MeetingState::Ended => {
            let calendar = calendar::load(context.db)?;
            let limit = posting(meeting, &calendar, (context.zone, today)).filter(undone);
            if let Some(limit) = limit {
                let minutes = minutes::state(context.db, meeting.id)?;
                let kind = match minutes {
                    Some(MinutesState::Issued) => MeetingReminderKind::Posting,
                    Some(MinutesState::Draft | MinutesState::Review | MinutesState::Signed) | None => {
                        MeetingReminderKind::Minutes
                    }
                };
                all.push(MeetingReminder { minutes, ..remind(kind, limit.by) });
            }
        }
        MeetingState::Cancelled => {}
    }
    Ok(all)
}

fn of_series(series: MeetingSeries, today: NaiveDate) -> Option<MeetingReminder> {
    let day = series.next_on.filter(|day| *day <= later(today, SERIES_AHEAD))?;
    Some(MeetingReminder {
        kind: MeetingReminderKind::Series,
        day,
        late: day < today,
        title: series.name,
        meeting_id: None,
        series_id: Some(series.id),
        minutes: None,
    })
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
