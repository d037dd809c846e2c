//! What each post and each person does (岗位责任, R7.3): the facts of the quarterly report, told apart by who they are of.
//!
//! Fair: people stand by name and never by rank, every rate with what it is a share of and its interval, and a small number is
//! said to be small by whoever shows it (`few`). A person of several posts stands in each of them; what nobody is responsible for has a
//! row of its own, so that the rows add up to the figures of the report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::period::{Period, Span};
use crate::access::{ListStaff, Role, Staff};
use crate::error::Result;
use crate::operation::{Read, ReadContext};
use crate::page;
use crate::reports::figures::{Interval, Rate};
use crate::residents;
use crate::tickets;

/// A rate of fewer is only for information.
const FEW: i64 = 20;

/// What each post and person did: `get_duty`, R7.3.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetDuty {
    /// The first month, such as `2026-07`.
    pub from: String,
    /// The last month; at most 36 are looked at together.
    pub to: String,
}

/// What a person, a post or the office did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct DutyFigures {
    /// 登记: tickets received in these days that they entered, mistaken entries apart.
    pub registered: i64,
    /// 受理: tickets received in these days that they are responsible for, mistaken entries apart.
    pub received: i64,
    /// 响应及时率 of those they are responsible for: first feedback on time ÷ settled in these days.
    pub on_time: Rate,
    /// Its 95 % interval by Wilson; absent without any.
    pub on_time_within: Option<Interval>,
    /// Whether so few were settled (less than 20) that the rate is only for information.
    pub few: bool,
    /// 未办: tickets that owe an answer now, whatever the days.
    pub open: i64,
    /// 超时: of these, those whose deadline is over.
    pub late: i64,
    /// 回访: follow-ups at which they reached the resident in these days.
    pub follow_ups: i64,
    /// Of how many tickets these are.
    pub follow_up_tickets: i64,
    /// 派工完成: work orders that they did in these days.
    pub work_orders: i64,
    /// Of how many tickets these are.
    pub work_order_tickets: i64,
}

/// A person of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DutyPerson {
    /// The id.
    pub staff_id: i64,
    /// The name.
    pub name: String,
    /// Whether the person still works here.
    pub active: bool,
    /// Whether the person holds other posts: what they did stands in each of them.
    pub several_posts: bool,
    /// What they did.
    pub figures: DutyFigures,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DutyRole {
    /// Which.
    pub role: Role,
    /// What everybody of it did.
    pub figures: DutyFigures,
    /// Its people, by name.
    pub people: Vec<DutyPerson>,
}

/// What each post and person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Duty {
    /// Which days are looked at.
    pub days: Span,
    /// Whether they go on.
    pub running: bool,
    /// What is open and late is counted at this moment.
    pub now: DateTime<Utc>,
    /// The posts, in the office's order; those of people who did something or work here.
    pub roles: Vec<DutyRole>,
    /// What nobody is responsible for.
    pub nobody: DutyFigures,
    /// The whole office.
    pub total: DutyFigures,
}

/// What is counted of one while facts pass by.
#[derive(Default)]
struct Tally {
    figures: DutyFigures,
    follow_ups: BTreeSet<i64>,
    work_orders: BTreeSet<i64>,
}

impl Tally {
    fn settle(&mut self, on_time: bool) {
        self.figures.on_time.denominator += 1;
        self.figures.on_time.numerator += i64::from(on_time);
    }

    fn follow_up(&mut self, ticket_id: i64) {
        self.figures.follow_ups += 1;
        self.follow_ups.insert(ticket_id);
    }

    fn work(&mut self, ticket_id: i64) {
        self.figures.work_orders += 1;
        self.work_orders.insert(ticket_id);
    }

    fn add(&mut self, other: &Self) {
        let DutyFigures { registered, received, on_time, open, late, follow_ups, work_orders, .. } =
            other.figures;
        self.figures.registered += registered;
        self.figures.received += received;
        self.figures.on_time.numerator += on_time.numerator;
        self.figures.on_time.denominator += on_time.denominator;
        self.figures.open += open;
        self.figures.late += late;
        self.figures.follow_ups += follow_ups;
        self.figures.work_orders += work_orders;
        self.follow_ups.extend(&other.follow_ups);
        self.work_orders.extend(&other.work_orders);
    }

    fn figures(&self) -> DutyFigures {
        let rate = self.figures.on_time;
        DutyFigures {
            on_time_within: Interval::wilson(rate),
            few: rate.denominator < FEW,
            follow_up_tickets: page::count(self.follow_ups.len()),
            work_order_tickets: page::count(self.work_orders.len()),
            ..self.figures
        }
    }
}

/// Everybody's tallies; of nobody under none.
type Tallies = BTreeMap<Option<i64>, Tally>;

impl Read for GetDuty {
    fn run(self, context: &ReadContext<'_>) -> Result<Duty> {
        let ReadContext { now, zone, .. } = *context;
        let period = Period::read(&self.from, &self.to, zone, now)?;
        let tallies = tallies(context, period)?;
        let staff = by_name(ListStaff {}.run(context)?);
        let of_role = |role: Role| {
            let mut every = Tally::default();
            let mut people = Vec::new();
            for person in staff.iter().filter(|person| person.roles.contains(&role)) {
                let tally = tallies.get(&Some(person.id));
                if let Some(tally) = tally {
                    every.add(tally);
                }
                if person.active || tally.is_some() {
                    people.push(DutyPerson {
                        staff_id: person.id,
                        name: person.name.clone(),
                        active: person.active,
                        several_posts: person.roles.len() > 1,
                        figures: tally.unwrap_or(&Tally::default()).figures(),
                    });
                }
            }
            (!people.is_empty()).then(|| DutyRole { role, figures: every.figures(), people })
        };
        let mut total = Tally::default();
        for tally in tallies.values() {
            total.add(tally);
        }
        Ok(Duty {
            days: period.days(),
            running: period.running(zone, now),
            now,
            roles: Role::ALL.into_iter().filter(|role| *role != Role::Admin).filter_map(of_role).collect(),
            nobody: tallies.get(&None).unwrap_or(&Tally::default()).figures(),
            total: total.figures(),
        })
    }
}

/// What one person did.
pub(super) fn figures_of(context: &ReadContext<'_>, period: Period, staff_id: i64) -> Result<DutyFigures> {
    Ok(tallies(context, period)?.remove(&Some(staff_id)).unwrap_or_default().figures())
}

fn tallies(context: &ReadContext<'_>, period: Period) -> Result<Tallies> {
    let ReadContext { db, now, zone, .. } = *context;
    let (start, end, known) = (period.start(zone), period.end(zone), period.known(zone, now));
    let mut tallies = Tallies::new();
    tickets::received(db, start, end, |fact| {
        if !fact.cancelled {
            tallies.entry(fact.responsible_id).or_default().figures.received += 1;
            tallies.entry(Some(fact.registered_by)).or_default().figures.registered += 1;
        }
    })?;
    tickets::settled(db, start, known, |fact| {
        tallies.entry(fact.responsible_id).or_default().settle(fact.on_time());
    })?;
    tickets::open_now(db, now, |responsible_id, late| {
        let figures = &mut tallies.entry(responsible_id).or_default().figures;
        figures.open += 1;
        figures.late += i64::from(late);
    })?;
    tickets::follow_ups_reached_within(db, start, known, |fact| {
        tallies.entry(fact.done_by).or_default().follow_up(fact.ticket_id);
    })?;
    tickets::work_done(db, start, known, |fact| {
        tallies.entry(Some(fact.repairer_id)).or_default().work(fact.ticket_id);
    })?;
    Ok(tallies)
}

/// By how the names sound, as in every list of names.
fn by_name(mut staff: Vec<Staff>) -> Vec<Staff> {
    staff.sort_by_cached_key(|person| (residents::initials(&person.name), person.name.clone(), person.id));
    staff
}
