//! Computing a quarter's figures: two passes over facts, nothing stored, nothing flagged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;

use super::count;
use super::figures::{
    CategoryFigures, FollowUpRates, Group, Interval, LATE_LISTED, LateTicket, MonthFigures, NamedFigures,
    QuarterFigures, Rate, Waiting,
};
use super::quarter::Quarter;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::meetings;
use crate::notices;
use crate::office::OfficeZone;
use crate::page;
use crate::supervision;
use crate::surveys;
use crate::tickets::{self, Category, FollowUpFact, LateFact, Named, Satisfaction, SettledFact, Solution};

/// What is counted of one group while facts pass by.
#[derive(Default)]
struct Tally {
    received: i64,
    cancelled: i64,
    closed: i64,
    settled: i64,
    on_time: i64,
    day_only: i64,
    waits: Vec<i64>,
    due: Rate,
    solved: Rate,
    satisfied: Rate,
    /// The tickets that are due, and those of which somebody was reached.
    due_of: BTreeSet<i64>,
    reached_of: BTreeSet<i64>,
}

impl Tally {
    fn receive(&mut self, fact: &tickets::ReceivedFact) {
        if fact.cancelled {
            self.cancelled += 1;
            return;
        }
        self.received += 1;
        self.closed += i64::from(fact.closed);
        self.day_only += i64::from(fact.day_only);
        if let Some(at) = fact.first_feedback_at.filter(|_| !fact.day_only) {
            self.waits.push((at - fact.received_at).num_milliseconds());
        }
    }

    fn settle(&mut self, on_time: bool) {
        self.settled += 1;
        self.on_time += i64::from(on_time);
    }

    /// A follow-up that was due.
    fn follow_up(&mut self, fact: &FollowUpFact) {
        self.due.denominator += 1;
        self.due_of.insert(fact.ticket_id);
        self.due.numerator += i64::from(fact.answer.is_some());
    }

    /// What a resident said who was reached.
    fn hear(&mut self, fact: &FollowUpFact) {
        let Some((solution, satisfaction)) = fact.answer else { return };
        self.reached_of.insert(fact.ticket_id);
        self.solved.denominator += 1;
        self.solved.numerator += i64::from(solution == Solution::Solved);
        self.satisfied.denominator += 1;
        self.satisfied.numerator +=
            i64::from(matches!(satisfaction, Satisfaction::VerySatisfied | Satisfaction::Satisfied));
    }

    fn group(mut self) -> Group {
        Group {
            follow_ups: FollowUpRates {
                followed_up: self.due,
                solved: self.solved,
                satisfied: self.satisfied,
                due_tickets: page::count(self.due_of.len()),
                reached_tickets: page::count(self.reached_of.len()),
                satisfied_within: Interval::wilson(self.satisfied),
            },
            received: self.received,
            cancelled: self.cancelled,
            on_time: Rate { numerator: self.on_time, denominator: self.settled },
            closing: Rate { numerator: self.closed, denominator: self.received },
            waiting: Waiting::of(&mut self.waits),
        }
    }
}

/// The same facts, sorted by everything that a report sorts them by.
#[derive(Default)]
struct Tallies {
    total: Tally,
    categories: BTreeMap<Category, Tally>,
    channels: BTreeMap<i64, Tally>,
    topics: BTreeMap<i64, Tally>,
}

impl Tallies {
    fn each(&mut self, category: Category, channel: i64, topic: i64, mut visit: impl FnMut(&mut Tally)) {
        visit(&mut self.total);
        visit(self.categories.entry(category).or_default());
        visit(self.channels.entry(channel).or_default());
        visit(self.topics.entry(topic).or_default());
    }
}

/// A period and how far into it facts are known.
pub(super) struct Period {
    pub(super) start: DateTime<Utc>,
    pub(super) end: DateTime<Utc>,
    /// Up to here, exclusive, missed deadlines and follow-ups are facts.
    pub(super) settled_before: DateTime<Utc>,
}

impl Period {
    pub(super) fn of(quarter: Quarter, zone: OfficeZone, as_of: DateTime<Utc>) -> Self {
        Self::of_days(quarter.first_day(), quarter.last_day(), zone, as_of)
    }

    /// From the first day to the last, both included.
    pub(super) fn of_days(
        first_day: NaiveDate,
        last_day: NaiveDate,
        zone: OfficeZone,
        as_of: DateTime<Utc>,
    ) -> Self {
        let (start, end) = (days::start_of(zone, first_day), days::start_of(zone, days::next(last_day)));
        Self { start, end, settled_before: end.min(as_of + TimeDelta::milliseconds(1)) }
    }
}

/// The figures of `quarter` as they are known at `now`.
///
/// # Errors
/// `quarter.in_future` at `quarter`; those of the store.
pub(crate) fn compute(
    db: &Connection,
    zone: OfficeZone,
    quarter: Quarter,
    now: DateTime<Utc>,
) -> Result<QuarterFigures> {
    if quarter.start(zone) > now {
        return Err(Error::field("quarter", ErrorCode::QuarterInFuture).with("quarter", quarter.to_string()));
    }
    let running = quarter.end(zone) > now;
    let as_of = cut_off(db, zone, (quarter.first_day(), quarter.last_day()), now)?;
    let period = Period::of(quarter, zone, as_of);

    let mut months = months(zone, quarter);
    let all = groups(db, &period, as_of, |fact| count_month(&mut months, fact.category, fact.received_at))?;
    let Groups { total, day_only, mut categories, channels, topics, late } = all;
    Ok(QuarterFigures {
        parts: count::parts(db, zone, quarter, as_of)?,
        day_only,
        quarter: quarter.to_string(),
        first_day: quarter.first_day(),
        last_day: quarter.last_day(),
        as_of,
        running,
        total,
        previous: group(db, &Period::of(quarter.previous(), zone, as_of))?,
        by_category: Category::ALL
            .into_iter()
            .map(|category| CategoryFigures {
                category,
                figures: categories.remove(&category).unwrap_or_default(),
            })
            .collect(),
        by_channel: channels,
        by_topic: topics,
        by_month: months.into_iter().map(|(_, month)| month).collect(),
        late_total: crate::page::count(late.len()),
        late: list_late(db, late)?,
        late_action_items: meetings::late_at(db, zone, period.settled_before)?,
        surveys: surveys::figures_within(db, zone, (quarter.first_day(), quarter.last_day()))?,
        open_surveys: surveys::open_within(db, (quarter.first_day(), quarter.last_day()))?,
        // A first day has passed when the day after it has begun.
        notices: notices::of_quarter(
            db,
            (quarter.first_day(), quarter.last_day()),
            (period.settled_before, day_of(zone, period.settled_before)),
        )?,
        measures: supervision::of_quarter(db, zone, period.start, period.settled_before)?,
    })
}

/// 数据截至, of every paper that counts a period: up to when facts are counted, and never the moment of the printing, so that the same
/// data say the same. A past period is known once it has ended, and changes only by what is done to its tickets later (closing), by
/// closing a survey that ended in it, by ending a meeting that began in it and by entering one of its checks; a running one also
/// by deadlines that pass, by action items, by measures and by notices.
pub(super) fn cut_off(
    db: &Connection,
    zone: OfficeZone,
    (first_day, last_day): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>> {
    let (start, end) = (days::start_of(zone, first_day), days::start_of(zone, days::next(last_day)));
    let event = tickets::last_event(db, now)?
        .max(surveys::last_closed(db, (first_day, last_day), now)?)
        .max(meetings::last_held(db, (start, end), now)?)
        .max(supervision::last_checked(db, (start, end), now)?);
    Ok(if end > now {
        event
            .max(tickets::last_settlement(db, now)?)
            .max(tickets::last_follow_up_due(db, now)?)
            .max(meetings::last_change(db, zone, now)?)
            .max(supervision::last_change(db, zone, now)?)
            .max(notices::last_change(db, zone, now)?)
            .map_or(start, |last| last.max(start))
    } else {
        event.map_or(end, |event| event.max(end))
    })
}

/// One group of everything in a period, for the comparison with the quarter before.
pub(super) fn group(db: &Connection, period: &Period) -> Result<Group> {
    let mut tally = Tally::default();
    tickets::received(db, period.start, period.end, |fact| tally.receive(&fact))?;
    tickets::settled(db, period.start, period.settled_before, |fact| tally.settle(fact.on_time()))?;
    tickets::follow_ups_due_within(db, period.start, period.settled_before, |fact| tally.follow_up(&fact))?;
    tickets::follow_ups_reached_within(db, period.start, period.settled_before, |fact| tally.hear(&fact))?;
    Ok(tally.group())
}

/// A period by what a report counts it by.
pub(super) struct Groups {
    /// All of it.
    pub(super) total: Group,
    /// How many of those received are known by the day only.
    pub(super) day_only: i64,
    /// Each category that anything was counted of.
    pub(super) categories: BTreeMap<Category, Group>,
    /// Each channel in service, and each with tickets, in the office's order.
    pub(super) channels: Vec<NamedFigures>,
    /// The same of topics, as the version in force at the end of these days lists them.
    pub(super) topics: Vec<NamedFigures>,
    /// By how many milliseconds which ticket was late, for [`list_late`].
    pub(super) late: Vec<(i64, i64)>,
}

/// A period by what a report counts it by, as it is known at `as_of`; `visit` sees what was received, mistaken entries apart.
pub(super) fn groups(
    db: &Connection,
    period: &Period,
    as_of: DateTime<Utc>,
    mut visit: impl FnMut(&tickets::ReceivedFact<'_>),
) -> Result<Groups> {
    let mut tallies = Tallies::default();
    let mut late: Vec<(i64, i64)> = Vec::new();
    tickets::received(db, period.start, period.end, |fact| {
        tallies.each(fact.category, fact.channel_id, fact.topic_id, |tally| tally.receive(&fact));
        if !fact.cancelled {
            visit(&fact);
        }
    })?;
    tickets::settled(db, period.start, period.settled_before, |fact| {
        let on_time = fact.on_time();
        tallies.each(fact.category, fact.channel_id, fact.topic_id, |tally| tally.settle(on_time));
        if !on_time {
            late.push((late_by(&fact, as_of), fact.id));
        }
    })?;
    tickets::follow_ups_due_within(db, period.start, period.settled_before, |fact| {
        tallies.each(fact.category, fact.channel_id, fact.topic_id, |tally| tally.follow_up(&fact));
    })?;
    tickets::follow_ups_reached_within(db, period.start, period.settled_before, |fact| {
        tallies.each(fact.category, fact.channel_id, fact.topic_id, |tally| tally.hear(&fact));
    })?;
    let Tallies { total, categories, channels, topics } = tallies;
    // As the version in force at the end of these days lists them: what is decided later changes nothing.
    let last = period.settled_before - TimeDelta::milliseconds(1);
    Ok(Groups {
        day_only: total.day_only,
        total: total.group(),
        categories: categories.into_iter().map(|(one, tally)| (one, tally.group())).collect(),
        channels: by_name(channels, channel_names(db)?),
        topics: by_name(topics, tickets::topics_at(db, last)?),
        late,
    })
}

/// Every channel in the office's order, with whether it can be chosen.
fn channel_names(db: &Connection) -> Result<Vec<(Named, bool)>> {
    let named =
        |(channel, used): (tickets::Channel, bool)| (Named { id: channel.id, name: channel.name }, used);
    Ok(tickets::channels(db)?.into_iter().map(named).collect())
}

fn late_by(fact: &SettledFact, as_of: DateTime<Utc>) -> i64 {
    (fact.first_feedback_at.unwrap_or(as_of) - fact.due_at).num_milliseconds()
}

/// The months of the quarter, each with the instant at which it begins.
fn months(zone: OfficeZone, quarter: Quarter) -> Vec<(DateTime<Utc>, MonthFigures)> {
    (0..3)
        .map(|index| {
            let first = quarter.month(index);
            let month = first.format("%Y-%m").to_string();
            (days::start_of(zone, first), MonthFigures { month, complaint: 0, suggestion: 0, inquiry: 0 })
        })
        .collect()
}

fn count_month(months: &mut [(DateTime<Utc>, MonthFigures)], category: Category, at: DateTime<Utc>) {
    if let Some((_, month)) = months.iter_mut().rev().find(|(start, _)| *start <= at) {
        match category {
            Category::Complaint => month.complaint += 1,
            Category::Suggestion => month.suggestion += 1,
            Category::Inquiry => month.inquiry += 1,
        }
    }
}

/// The figures by name, in the office's order: those that can be chosen, and those that have tickets.
fn by_name(mut tallies: BTreeMap<i64, Tally>, names: Vec<(Named, bool)>) -> Vec<NamedFigures> {
    names
        .into_iter()
        .filter_map(|(of, in_service)| {
            let tally = tallies.remove(&of.id);
            (in_service || tally.is_some())
                .then(|| NamedFigures { of, figures: tally.unwrap_or_default().group() })
        })
        .collect()
}

/// The latest of the late tickets, by how late; the older first among equals. The report is read by more people than may
/// see a ticket about staff: such a one is counted, and not listed.
pub(super) fn list_late(db: &Connection, mut late: Vec<(i64, i64)>) -> Result<Vec<LateTicket>> {
    late.sort_unstable_by_key(|(late_by, id)| (-late_by, *id));
    let mut listed = Vec::new();
    for (late_by_ms, id) in late {
        if listed.len() == LATE_LISTED {
            break;
        }
        let LateFact {
            number,
            category,
            topic,
            responsible,
            received_at,
            due_at,
            first_feedback_at,
            about_staff,
        } = tickets::late(db, id)?;
        if about_staff {
            continue;
        }
        listed.push(LateTicket {
            number,
            category,
            topic,
            responsible,
            received_at,
            due_at,
            first_feedback_at,
            late_by_ms,
        });
    }
    Ok(listed)
}
