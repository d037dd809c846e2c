//! What comes after the work on a ticket in the demo office, and what it waits for: suspensions and follow-ups.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Transaction;

use super::{Case, Time, Town, What, words};
use crate::access::Actor;
use crate::days::day_of;
use crate::error::Result;
use crate::ids::Ids;
use crate::operation::WriteContext;
use crate::reports::Quarter;
use crate::tickets::{
    self, ArchiveTicket, AssignTicket, RecordFollowUp, ResumeTicket, Satisfaction, Solution, Status,
    SuspendReason, SuspendTicket,
};

/// Which of very satisfied to very dissatisfied residents are whose matter is solved, partly solved, unsolved.
const SATISFIED: [[u32; 5]; 3] = [[40, 44, 13, 3, 0], [6, 30, 48, 14, 2], [0, 2, 20, 58, 20]];

/// How often it is solved, partly solved, unsolved.
const SOLVED: [u32; 3] = [85, 10, 5];

const SATISFACTIONS: [Satisfaction; 5] = [
    Satisfaction::VerySatisfied,
    Satisfaction::Satisfied,
    Satisfaction::Neutral,
    Satisfaction::Dissatisfied,
    Satisfaction::VeryDissatisfied,
];

impl Town {
    /// Plans that work waits for something and goes on before the resident is told, now and then.
    pub(super) fn plan_suspension(
        &mut self,
        case: &Case,
        from: DateTime<Utc>,
        answered: Option<DateTime<Utc>>,
    ) {
        let Some(answered) = answered else {
            // It still waits at the demo's end.
            self.plan(from, What::Suspend(case.clone(), self.end + TimeDelta::days(2)));
            return;
        };
        if answered - from < TimeDelta::hours(8) || !self.life.percent(15) {
            return;
        }
        let until = answered - TimeDelta::hours(1);
        self.plan(from + TimeDelta::hours(1), What::Suspend(case.clone(), until));
        self.plan(until, What::Resume(case.number.clone()));
    }

    pub(super) fn suspend(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        case: &Case,
        until: DateTime<Utc>,
    ) -> Result<()> {
        let (reason, note) = *self.life.pick(&[
            (SuspendReason::WaitingParts, "配件已订，到货后更换。"),
            (SuspendReason::WaitingAppointment, "住户白天上班，约周末上门。"),
            (SuspendReason::ResidentAway, "上门两次家里没有人，已留条。"),
        ]);
        let number = case.number.clone();
        let suspend =
            SuspendTicket { number, reason, until, note: Some(note.to_owned()), expected_version: None };
        self.act(db, ids, at, &case.number, &suspend, tickets::suspend).map(drop)
    }

    pub(super) fn resume(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        number: &str,
    ) -> Result<()> {
        let resume = ResumeTicket { number: number.to_owned(), note: None, expected_version: None };
        self.act(db, ids, at, number, &resume, tickets::resume).map(drop)
    }

    /// Plans the call that asks whether it is solved. Now and then it is forgotten.
    pub(super) fn plan_follow_up(&mut self, case: &Case, answered: DateTime<Utc>) {
        if self.life.percent(94) {
            let wait = self.life.until_followed_up();
            let at = self.life.at_the_desk(answered + wait);
            self.plan(at, What::FollowUp(case.clone()));
        }
    }

    /// Asks the resident, as somebody who did not handle the ticket.
    pub(super) fn follow_up(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        case: &Case,
    ) -> Result<()> {
        let actor = self.colleague(db, ids, at, &case.number)?;
        let reached = self.life.percent(86);
        let place = self.life.weighted(&SOLVED);
        let satisfaction = SATISFACTIONS[self.life.weighted(&SATISFIED[place])];
        let said: &[&str] = match place {
            0 if matches!(satisfaction, Satisfaction::Dissatisfied | Satisfaction::VeryDissatisfied) => {
                &words::SOLVED_BADLY
            }
            0 => &words::SOLVED,
            1 => &words::PARTLY_SOLVED,
            _ => &words::UNSOLVED,
        };
        let note = if reached { *self.life.pick(said) } else { "无人接听。" };
        let answer = RecordFollowUp {
            number: case.number.clone(),
            channel_id: 1,
            reached,
            solution: reached.then_some(Solution::ALL[place]),
            satisfaction: reached.then_some(satisfaction),
            note: Some(note.to_owned()),
            promised_by: None,
            expected_version: None,
        };
        match self.act_as(&actor, db, ids, at, &case.number, &answer, tickets::record_follow_up)? {
            // Nobody was reached: once more tomorrow, and given up when the rule allows it.
            Status::FollowUp if self.life.percent(60) => {
                let again = self.life.at_the_desk(at + TimeDelta::hours(26));
                self.plan(again, What::FollowUp(case.clone()));
            }
            Status::Closed => {
                let away = self.life.at_the_desk(at + TimeDelta::hours(20));
                self.plan(away, What::Archive(case.number.clone()));
            }
            status if status.is_open() => {
                // Once in a quarter whoever hears that it is not solved takes it over, there and then.
                let quarter = Quarter::of(day_of(self.zone, at));
                if self.taken_over != Some(quarter) {
                    self.taken_over = Some(quarter);
                    let assign = AssignTicket {
                        number: case.number.clone(),
                        staff_id: actor.id,
                        reason: Some("回访时居民不满意，由回访人接着办。".to_owned()),
                        expected_version: None,
                    };
                    self.act_as(&actor, db, ids, at, &case.number, &assign, tickets::assign)?;
                }
                let wait = self.life.until_answered(case.category);
                let answered = self.life.at_the_desk(at + wait);
                self.plan(answered, What::Answer(case.clone(), Time::Again));
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn archive(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        number: &str,
    ) -> Result<()> {
        self.troubled.retain(|(_, same)| same != number);
        let archive = ArchiveTicket { number: number.to_owned(), expected_version: None };
        self.act(db, ids, at, number, &archive, tickets::archive).map(drop)
    }

    /// Somebody at the desk who did not handle the ticket; the manager, if everybody did.
    fn colleague(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        number: &str,
    ) -> Result<Actor> {
        let first = self.life.below(self.staff.service.len());
        let manager = &self.staff.manager;
        let context = WriteContext { db, now: at, zone: self.zone, actor: manager, ids };
        for actor in self.staff.service.iter().cycle().skip(first).take(self.staff.service.len()) {
            if !tickets::handled_by(&context, number, actor.id)? {
                return Ok(actor.clone());
            }
        }
        Ok(manager.clone())
    }
}
