//! Work orders in the demo office: when somebody is sent, how the repair goes, what waits at the demo's end. Chance of
//! its own: with orders or without, the same residents come with the same words.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Transaction;

use super::life::Life;
use super::{Town, What, words};
use crate::access::Actor;
use crate::days::{day_of, next, start_of};
use crate::error::Result;
use crate::ids::Ids;
use crate::office::run_write;
use crate::tickets::{
    AcceptWorkOrder, ArriveAtWorkOrder, FinishWorkOrder, GiveUpWorkOrder, IssueWorkOrder, Material,
    UnableReason, WithdrawWorkOrder,
};

/// What is done with an order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Issue,
    Accept,
    Arrive,
    Finish,
    GiveUp,
    Withdraw,
}

/// The repair of a ticket, as far as it is still ahead.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Repair {
    ticket: String,
    /// The place of who goes among the people of maintenance.
    repairer: usize,
    /// The order that is open.
    order: Option<String>,
    wanted_at: Option<DateTime<Utc>>,
    /// What comes, the next last.
    ahead: Vec<(DateTime<Utc>, Deed)>,
}

/// The shortest time between the issue and the answer in which a repair has room.
const SHORTEST: TimeDelta = TimeDelta::minutes(45);

/// How a repair goes that must be over at `until`; none if there is no time for one.
pub(super) fn ordinary(
    chance: &mut Life,
    ticket: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    repairers: usize,
) -> Option<Repair> {
    let issued = from + TimeDelta::minutes(minutes(chance, 2, 12));
    let span = until - issued;
    if span < SHORTEST || repairers == 0 || !chance.percent(70) {
        return None;
    }
    let part = |thousandths: i32| span * thousandths / 1000;
    let accepted = issued + part(100).min(TimeDelta::minutes(minutes(chance, 3, 40)));
    let arrived = accepted + part(350);
    let worked = part(250).min(TimeDelta::minutes(minutes(chance, 15, 110)));
    let course = match minutes(chance, 0, 100) {
        0..3 => vec![(issued, Deed::Issue), (accepted, Deed::Withdraw)],
        3..11 => vec![
            (issued, Deed::Issue),
            (accepted, Deed::Accept),
            (arrived, Deed::GiveUp),
            (arrived + part(100), Deed::Issue),
            (arrived + part(200), Deed::Finish),
        ],
        _ => vec![
            (issued, Deed::Issue),
            (accepted, Deed::Accept),
            (arrived, Deed::Arrive),
            (arrived + worked, Deed::Finish),
        ],
    };
    let wanted_at = chance.percent(40).then_some(arrived);
    Some(repair(chance, ticket, repairers, wanted_at, course))
}

/// How the repair stands at the demo's end: the longer a complaint waits, the further; a suggestion is to be looked at.
pub(super) fn waiting(
    chance: &mut Life,
    ticket: &str,
    [since, assigned, end]: [DateTime<Utc>; 3],
    repairers: usize,
) -> Option<Repair> {
    if repairers == 0 {
        return None;
    }
    let before = |minutes: i64| end - TimeDelta::minutes(minutes);
    let after = |minutes: i64| assigned + TimeDelta::minutes(minutes);
    let (course, wanted_at) = match (end - since).num_hours() {
        ..12 => (
            vec![(after(2), Deed::Issue), (after(9), Deed::Accept), (before(18), Deed::Arrive)],
            Some(end + TimeDelta::hours(1)),
        ),
        12..48 => (
            vec![
                (after(25), Deed::Issue),
                (after(40), Deed::Accept),
                (after(150), Deed::Arrive),
                (after(215), Deed::Finish),
            ],
            None,
        ),
        48..96 => (
            vec![
                (after(30), Deed::Issue),
                (after(55), Deed::Accept),
                (after(180), Deed::GiveUp),
                (before(50), Deed::Issue),
            ],
            Some(end + TimeDelta::hours(3)),
        ),
        96.. => (vec![(after(120), Deed::Issue), (after(150), Deed::Accept)], Some(end + TimeDelta::days(1))),
    };
    Some(repair(chance, ticket, repairers, wanted_at, course))
}

fn repair(
    chance: &mut Life,
    ticket: &str,
    repairers: usize,
    wanted_at: Option<DateTime<Utc>>,
    mut ahead: Vec<(DateTime<Utc>, Deed)>,
) -> Repair {
    ahead.reverse();
    Repair { ticket: ticket.to_owned(), repairer: chance.below(repairers), order: None, wanted_at, ahead }
}

/// So many minutes, `from` on and before `to`.
fn minutes(chance: &mut Life, from: usize, to: usize) -> i64 {
    i64::try_from(from + chance.below(to - from)).unwrap_or(0)
}

impl Repair {
    /// When the next deed comes.
    pub(super) fn next_at(&self) -> Option<DateTime<Utc>> {
        self.ahead.last().map(|(at, _)| *at)
    }
}

impl Town {
    /// Sends somebody, if there is time for a repair before the resident is answered.
    pub(super) fn send(&mut self, repair: Option<Repair>) {
        if let Some((at, repair)) = repair.and_then(|repair| Some((repair.next_at()?, repair))) {
            self.plan(at, What::Repair(repair));
        }
    }

    /// Does the next deed of a repair.
    pub(super) fn repair(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        repair: &Repair,
    ) -> Result<()> {
        let mut repair = repair.clone();
        let Some((_, deed)) = repair.ahead.pop() else { return Ok(()) };
        let repairer = self.staff.maintenance[repair.repairer].clone();
        let clerk = self.orders.pick(&self.staff.service).clone();
        if deed == Deed::Issue {
            let order = IssueWorkOrder {
                number: repair.ticket.clone(),
                staff_id: repairer.id,
                place: None,
                problem: None,
                wanted_at: self.wanted(repair.wanted_at, at),
                expected_version: None,
            };
            repair.order = Some(run_write(db, ids, &clerk, at, order)?.number);
        } else if let Some(number) = repair.order.clone() {
            self.go_on(db, ids, at, deed, (number, &repairer, &clerk))?;
        }
        self.send(Some(repair));
        Ok(())
    }

    /// The half hour that the resident was promised, if it is still ahead; in the evening, the next morning.
    fn wanted(&self, wanted_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let half_hour = 1800 * 1000;
        let at = wanted_at?;
        let at = at - TimeDelta::milliseconds(at.timestamp_millis() % half_hour);
        let day = day_of(self.zone, at);
        let opens = start_of(self.zone, day) + TimeDelta::hours(9);
        let closes = start_of(self.zone, day) + TimeDelta::hours(18);
        let at =
            if at > closes { start_of(self.zone, next(day)) + TimeDelta::hours(9) } else { at.max(opens) };
        (at > now).then_some(at)
    }

    fn go_on(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        deed: Deed,
        (number, repairer, clerk): (String, &Actor, &Actor),
    ) -> Result<()> {
        let expected_version = None;
        match deed {
            Deed::Issue => {}
            Deed::Accept => {
                run_write(db, ids, repairer, at, AcceptWorkOrder { number, expected_version })?;
            }
            Deed::Arrive => {
                run_write(db, ids, repairer, at, ArriveAtWorkOrder { number, expected_version })?;
            }
            Deed::Finish => {
                let (result, used) = *self.orders.pick(&words::REPAIRS);
                let material = |(name, quantity, unit): &(&str, &str, &str)| Material {
                    name: (*name).to_owned(),
                    quantity: (*quantity).to_owned(),
                    unit: (*unit).to_owned(),
                };
                let done = FinishWorkOrder {
                    number,
                    result: result.to_owned(),
                    materials: used.iter().map(material).collect(),
                    minutes: Some(minutes(&mut self.orders, 3, 19) * 5),
                    expected_version,
                };
                run_write(db, ids, repairer, at, done)?;
            }
            Deed::GiveUp => {
                let (reason, note) = *self.orders.pick(&words::UNABLE);
                let reason = UnableReason::parse(reason).unwrap_or(UnableReason::NobodyHome);
                let given_up =
                    GiveUpWorkOrder { number, reason, note: Some(note.to_owned()), expected_version };
                run_write(db, ids, repairer, at, given_up)?;
            }
            Deed::Withdraw => {
                let note = (*self.orders.pick(&words::WITHDRAWN)).to_owned();
                run_write(db, ids, clerk, at, WithdrawWorkOrder { number, note, expected_version })?;
            }
        }
        Ok(())
    }
}
