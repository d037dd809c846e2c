//! 工作台: what there is to do today, for whoever asks, and what keeps a window up to date while colleagues work. It has
//! no tables; everything is asked of the features that know.

mod wire;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use crate::access::{self, Role};
use crate::calendar;
use crate::days::{day_of, next, start_of};
use crate::error::Result;
use crate::meetings;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::reports;
use crate::residents;
use crate::tickets::{self, ListTickets, Tab, TicketRow, Turn};

pub use wire::{
    FirstSteps, GetChanges, GetHome, Home, LateTicket, LatestChange, ListReminders, Reminder, ReminderKind,
    Reminders, Week, WeekFigures,
};

/// How many tickets of a kind the home screen shows.
const SHOWN: i64 = 6;

/// How many of the next meetings it shows.
const SHOWN_MEETINGS: i64 = 4;

/// From which month on the next year's holidays are asked for: the notice comes in November.
const NOTICE_MONTH: u32 = 11;

/// How far back reminders go: who was away for longer looks at the list instead.
const LONGEST_ABSENCE: TimeDelta = TimeDelta::days(1);

impl Read for GetHome {
    fn run(self, context: &ReadContext<'_>) -> Result<Home> {
        let GetHome {} = self;
        let ReadContext { db, now, zone, actor, .. } = *context;
        let today = day_of(zone, now);
        let day_ends = start_of(zone, next(today));
        let (office, mine) = tickets::workload(db, actor, now, day_ends)?;
        let late = first(context, ListTickets { tab: Tab::Overdue, ..ListTickets::default() })?;
        let with_escalation = |ticket: TicketRow| {
            let escalated_at = tickets::escalated(db, &ticket.number)?;
            Ok(LateTicket { ticket, escalated_at })
        };
        let orders = tickets::work_orders_to_do(db, actor, usize::try_from(SHOWN).unwrap_or(1))?;
        let asked = |(ticket, at)| LateTicket { ticket, escalated_at: Some(at) };
        Ok(Home {
            now,
            mine,
            office,
            my_tickets: first(
                context,
                ListTickets {
                    tab: Tab::InProgress,
                    responsible_id: Some(actor.id),
                    ..ListTickets::default()
                },
            )?,
            unassigned: first(context, ListTickets { tab: Tab::Unassigned, ..ListTickets::default() })?,
            asked: tickets::asked(db, actor, now, SHOWN)?.into_iter().map(asked).collect(),
            work_orders: orders.counts,
            my_work_orders: orders.mine,
            returned_work_orders: orders.returned,
            follow_ups_due: tickets::follow_ups_due(db, actor, day_ends)?,
            late: late.into_iter().map(with_escalation).collect::<Result<_>>()?,
            week: week(db, zone, now)?,
            first_steps: first_steps(db)?,
            calendar_missing: calendar_missing(db, today)?,
            meetings: meetings::upcoming(context, SHOWN_MEETINGS)?,
        })
    }
}

/// The first tickets of a list.
fn first(context: &ReadContext<'_>, list: ListTickets) -> Result<Vec<TicketRow>> {
    Ok(ListTickets { limit: Some(SHOWN), ..list }.run(context)?.rows)
}

/// The week so far, and as much of the week before.
fn week(db: &Connection, zone: OfficeZone, now: DateTime<Utc>) -> Result<Week> {
    let today = day_of(zone, now);
    let earlier = |day: NaiveDate, days: u64| day.checked_sub_days(Days::new(days)).unwrap_or(day);
    let monday = earlier(today, u64::from(today.weekday().num_days_from_monday()));
    let passed = now - start_of(zone, today);
    let before_ends = start_of(zone, earlier(today, 7)) + passed;
    Ok(Week {
        monday,
        this: figures(db, start_of(zone, monday), now)?,
        before: figures(db, start_of(zone, earlier(monday, 7)), before_ends)?,
    })
}

fn figures(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<WeekFigures> {
    let mut figures = WeekFigures { closed: tickets::closed(db, from, to)?, ..WeekFigures::default() };
    tickets::received(db, from, to, |_| figures.received += 1)?;
    tickets::settled(db, from, to, |fact| {
        figures.on_time.denominator += 1;
        figures.on_time.numerator += i64::from(fact.on_time());
    })?;
    Ok(figures)
}

fn first_steps(db: &Connection) -> Result<Option<FirstSteps>> {
    if tickets::first_receipt(db)?.is_some() {
        return Ok(None);
    }
    let steps =
        FirstSteps { colleagues: access::store::head_count(db)? > 1, rooms: residents::has_rooms(db)? };
    Ok(Some(steps))
}

/// The next year, once its notice can be expected, while nobody has entered it.
fn calendar_missing(db: &Connection, today: NaiveDate) -> Result<Option<i32>> {
    if today.month() < NOTICE_MONTH {
        return Ok(None);
    }
    let year = today.year() + 1;
    Ok((!calendar::load(db)?.published.contains(&year)).then_some(year))
}

impl Read for GetChanges {
    fn run(self, context: &ReadContext<'_>) -> Result<LatestChange> {
        let GetChanges {} = self;
        let ReadContext { db, now, actor, .. } = *context;
        let (office, _) = tickets::workload(db, actor, now, now)?;
        Ok(LatestChange {
            now,
            sequence: access::audit::length(db)?,
            urgent: [office.overdue, office.due_soon],
        })
    }
}

impl Read for ListReminders {
    fn run(self, context: &ReadContext<'_>) -> Result<Reminders> {
        let ReadContext { db, now, actor, .. } = *context;
        let since = self.since.max(now - LONGEST_ABSENCE);
        let (_, mine) = tickets::workload(db, actor, now, now)?;
        let mut reminders: Vec<Reminder> = tickets::turns(db, actor, since, now)?
            .into_iter()
            .map(|(turn, number, at)| Reminder { kind: kind(turn), number, at })
            .collect();
        let told = |kind: ReminderKind| move |(number, at)| Reminder { kind, number, at };
        reminders.extend(tickets::given(db, actor, since)?.into_iter().map(told(ReminderKind::Given)));
        if access::holds(db, actor, Role::Manager)? {
            let escalated = tickets::latest_escalation(db, since)?;
            reminders.extend(escalated.into_iter().map(told(ReminderKind::Escalated)));
            let drafted = reports::drafted_since(db, since)?;
            reminders.extend(drafted.into_iter().map(told(ReminderKind::ReportDrafted)));
        }
        reminders.sort_by_key(|other| std::cmp::Reverse(other.at));
        Ok(Reminders { now, reminders, urgent: mine.overdue + mine.due_soon })
    }
}

fn kind(turn: Turn) -> ReminderKind {
    match turn {
        Turn::Reminded => ReminderKind::Reminded,
        Turn::DueSoon => ReminderKind::DueSoon,
        Turn::Overdue => ReminderKind::Overdue,
    }
}
