//! The demo office 翠湖花园: made up, from a seed, lived through the same functions that hosts call.
//!
//! It leaves out what it would have to fake: every ticket is registered, assigned, answered and closed by the
//! rules of [`crate::tickets`], each step at its own moment, in order of time.

mod after;
mod call_backs;
mod gatherings;
mod households;
mod life;
mod meeting_words;
mod meetings;
mod notices;
mod orders;
mod reports;
mod revision;
pub mod sample;
mod scans;
mod staff;
mod supervision;
mod surveys;
mod troubles;
mod words;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rusqlite::Transaction;

use self::gatherings::Gathering;
use self::households::Household;
use self::life::Life;
use self::orders::Repair;
use self::staff::Staff;
use crate::access::{self, Actor, Password};
use crate::calendar::{self, Calendar};
use crate::days::{day_of, next, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::ids::Ids;
use crate::office::{self, Office, OfficeZone, run_write};
use crate::operation::{Operation, WriteContext};
use crate::reports::{Quarter, SaveReportText, figures_of};
use crate::tickets::{
    self, AddNote, AssignTicket, Category, CloseTicket, GiveFeedback, Moved, RegisterTicket, Registered,
    ReopenTicket, Status,
};

/// What to make.
#[derive(Debug, Clone)]
pub struct Plan {
    /// How many households the community has; at least 1.
    pub households: usize,
    /// How many tickets its residents bring.
    pub tickets: usize,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; what would happen after `now` has not happened yet.
    pub to: NaiveDate,
    /// The present moment.
    pub now: DateTime<Utc>,
    /// Two plans that differ in nothing give the same office.
    pub seed: u64,
}

/// The password of everybody in the demo office. It guards nothing: what is in there is made up.
pub const PASSWORD: &str = "cuihu-2026";

/// How many steps are written in one transaction.
const STEPS_AT_ONCE: usize = 20_000;

/// Fills an empty office. `progress` hears how many tickets have come in so far.
///
/// # Errors
/// `demo.office_not_empty` if the office has tickets or was set up; `demo.period_empty` if `from` lies after `to` or now.
pub fn fill(office: &Office, plan: &Plan, mut progress: impl FnMut(usize)) -> Result<()> {
    let mut chance = ChaCha8Rng::seed_from_u64(plan.seed);
    let mut town = office.batch(|db, ids| {
        if tickets::first_receipt(db)?.is_some() || access::is_set_up(db)? {
            return Err(Error::new(ErrorCode::DemoOfficeNotEmpty));
        }
        let zone = office::store::zone(db)?;
        let end = start_of(zone, next(plan.to)).min(plan.now);
        let opened = start_of(zone, plan.from);
        if opened >= end {
            return Err(Error::field("from", ErrorCode::DemoPeriodEmpty));
        }
        let staff = staff::hire(db, ids, opened)?;
        let life = Life::new(ChaCha8Rng::from_rng(&mut chance), zone);
        let mut homes = Life::new(ChaCha8Rng::from_rng(&mut chance), zone);
        let orders = Life::new(ChaCha8Rng::from_rng(&mut chance), zone);
        // Of a stream of its own: with meetings or without, surveys come out the same.
        let mut meetings = ChaCha8Rng::seed_from_u64(plan.seed);
        meetings.set_stream(1);
        let lives = [life, orders, Life::new(meetings, zone)];
        let mut town = Town::new(lives, (zone, &calendar::load(db)?), staff, plan, end);
        let context = WriteContext { db, now: opened, zone, actor: &town.staff.manager, ids };
        households::enter(&context, &mut homes, &mut town.households)?;
        Ok(town)
    })?;
    let Staff { manager, everybody, .. } = &town.staff;
    access::hand_out(office, &Password::new(PASSWORD), manager, everybody, start_of(town.zone, plan.from))?;
    while !town.queue.is_empty() {
        office.batch(|db, ids| {
            for _ in 0..STEPS_AT_ONCE {
                let Some(Reverse(step)) = town.queue.pop() else { break };
                if step.at < town.end {
                    town.live(db, ids, &step)?;
                }
            }
            Ok(())
        })?;
        progress(town.received);
    }
    let mut life = Life::new(ChaCha8Rng::from_rng(&mut chance), town.zone);
    office.batch(|db, ids| {
        write_measures(db, ids, &town, plan.from)?;
        let desk = surveys::Desk { db, ids, staff: &town.staff, zone: town.zone };
        surveys::hold(&desk, &mut life, plan.from, town.end)?;
        revision::revise(&desk, plan.from, town.end)?;
        supervision::supervise(&desk, &mut life, plan.from, town.end)?;
        call_backs::call_back(&desk, &mut life, plan.from, town.end)?;
        notices::publish(&desk, &mut life, plan.from, town.end)
    })?;
    reports::issue(office, &town.staff, town.zone, (plan.from, town.end))
}

/// What the manager writes, in each quarter that has ended.
fn write_measures(db: &Transaction<'_>, ids: &Ids, town: &Town, from: NaiveDate) -> Result<()> {
    for quarter in Quarter::between(from, day_of(town.zone, town.end)) {
        let end = quarter.end(town.zone);
        if end < town.end {
            let written_at = (end + TimeDelta::days(4)).min(town.end);
            let text = SaveReportText {
                quarter: quarter.to_string(),
                measures: Some(words::MEASURES[quarter.index()].to_owned()),
                actions: Some(words::ACTIONS[quarter.index()].to_owned()),
                voices: Some(words::VOICES[quarter.index()].to_owned()),
                distribution: Some(words::DISTRIBUTION.to_owned()),
                late_reasons: Some(late_reasons(db, town.zone, quarter, written_at)?),
                ..SaveReportText::default()
            };
            run_write(db, ids, &town.staff.manager, written_at, text)?;
        }
    }
    Ok(())
}

/// Why tickets of a quarter were late, a line each; of a repair for other reasons than of anything else.
fn late_reasons(
    db: &Transaction<'_>,
    zone: OfficeZone,
    quarter: Quarter,
    now: DateTime<Utc>,
) -> Result<String> {
    let late = figures_of(db, zone, quarter, now)?.late;
    let reasoned = late.iter().enumerate().map(|(place, ticket)| {
        let reasons = if ticket.topic == words::UPKEEP { words::LATE_UPKEEP } else { words::LATE };
        format!("{}：{}", ticket.number, reasons[place % reasons.len()])
    });
    Ok(reasoned.collect::<Vec<_>>().join("\n"))
}

/// Something that will happen. Ordered by time, then by when it was thought of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    at: DateTime<Utc>,
    order: usize,
    what: What,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Register {
        received_at: DateTime<Utc>,
        matter: Matter,
    },
    /// Until the resident is answered, as it will be.
    Assign(Case, DateTime<Utc>),
    Repair(Repair),
    Meet(Gathering),
    Note(Case),
    Answer(Case, Time),
    Close {
        number: String,
        comes_back: Option<Case>,
    },
    Reopen(Case),
    Suspend(Case, DateTime<Utc>),
    Resume(String),
    FollowUp(Case),
    Archive(String),
}

/// A ticket in the hands of the staff.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    number: String,
    category: Category,
    /// The place of its topic among [`words::SUBJECTS`].
    subject: usize,
    lift: bool,
    /// Of what waits at the demo's end with somebody sent: since when.
    waits: Option<DateTime<Utc>>,
}

/// Whether the resident is answered for the first time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Time {
    First,
    Again,
}

/// What a ticket is about, as far as the course of the demo depends on it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Ordinary,
    /// The lift of building 7.
    Lift,
    /// One of [`troubles::TROUBLES`].
    Trouble(usize),
    /// It waits at the demo's end, so that each of the desk's lists has something to show.
    Waiting(Category),
}

/// What waits at the demo's end: since how many minutes.
const WAITING: [(Category, i64); 8] = [
    (Category::Complaint, 46 * 60 + 20),
    (Category::Inquiry, 21 * 60 + 15),
    (Category::Suggestion, 6 * 24 * 60 + 400),
    (Category::Complaint, 50 * 60 + 35),
    (Category::Inquiry, 27 * 60 + 10),
    (Category::Complaint, 5 * 60 + 25),
    (Category::Inquiry, 95),
    (Category::Complaint, 12),
];

/// The place of the facilities among the subjects.
const FACILITIES: usize = 1;

/// The place of lifts: with the facilities.
const LIFTS: usize = FACILITIES;

/// The community as it lives.
struct Town {
    life: Life,
    /// The chance of work orders.
    orders: Life,
    /// And of meetings.
    gatherings: Life,
    /// Whether residents say at meetings what becomes tickets.
    raises: bool,
    /// The tickets of troubles that are not closed: another of the same joins the last.
    troubled: Vec<(Matter, String)>,
    /// The last quarter in which whoever followed up took the ticket over.
    taken_over: Option<Quarter>,
    /// The series of the committee's meetings, once there is one.
    series: Option<i64>,
    zone: OfficeZone,
    staff: Staff,
    households: Vec<Household>,
    queue: BinaryHeap<Reverse<Step>>,
    order: usize,
    received: usize,
    end: DateTime<Utc>,
}

impl Town {
    fn new(
        [mut life, orders, gatherings]: [Life; 3],
        (zone, calendar): (OfficeZone, &Calendar),
        staff: Staff,
        plan: &Plan,
        end: DateTime<Utc>,
    ) -> Self {
        let households: Vec<Household> =
            (0..plan.households.max(1)).map(|index| households::imagined(&mut life, index)).collect();
        let meetings = gatherings::calendar(zone, calendar, (plan.from, end), households.len());
        let raised = gatherings::raised(&meetings, plan.tickets);
        let mut town = Self {
            life,
            orders,
            gatherings,
            raises: raised > 0,
            troubled: Vec::new(),
            taken_over: None,
            series: None,
            zone,
            staff,
            households,
            queue: BinaryHeap::new(),
            order: 0,
            received: 0,
            end,
        };
        for gathering in meetings {
            town.meet_next(gathering);
        }
        // One ticket in sixty is about the two days, two thirds in, when the lift of building 7 failed; its sixty
        // households do not call for ever.
        let burst = (plan.tickets / 60).min(80);
        let waiting = WAITING.len().min(plan.tickets / 50);
        let receipts = town.life.receipts(plan.tickets - burst - waiting - raised, plan.from, end);
        for (received_at, matter) in troubles::matters(receipts, zone, end) {
            town.arrive(received_at, matter);
        }
        let first = start_of(zone, plan.from);
        let failure = plan.from + TimeDelta::days((day_of(zone, end) - plan.from).num_days() * 2 / 3);
        for index in 0..burst {
            let day = if index % 3 == 2 { next(failure) } else { failure };
            let received_at = town.life.hour_of(day).min(end - TimeDelta::milliseconds(1));
            town.arrive(received_at.max(first), Matter::Lift);
        }
        for (category, minutes) in WAITING.into_iter().take(waiting) {
            let received_at = (end - TimeDelta::minutes(minutes)).max(first);
            town.plan(received_at, What::Register { received_at, matter: Matter::Waiting(category) });
        }
        town
    }

    fn arrive(&mut self, received_at: DateTime<Utc>, matter: Matter) {
        // Now and then the desk enters it only when somebody is back at it.
        let entered = if self.life.percent(4) {
            let later = self.life.at_the_desk(received_at + TimeDelta::minutes(50));
            if later < self.end { later } else { received_at }
        } else {
            received_at
        };
        self.plan(entered, What::Register { received_at, matter });
    }

    fn plan(&mut self, at: DateTime<Utc>, what: What) {
        self.order += 1;
        self.queue.push(Reverse(Step { at, order: self.order, what }));
    }

    fn live(&mut self, db: &Transaction<'_>, ids: &Ids, step: &Step) -> Result<()> {
        let at = step.at;
        match &step.what {
            What::Register { received_at, matter } => self.register(db, ids, at, *received_at, *matter),
            What::Assign(case, until) => self.assign(db, ids, at, case, *until),
            What::Repair(repair) => self.repair(db, ids, at, repair),
            What::Meet(gathering) => self.meet(db, ids, at, gathering),
            What::Note(case) => {
                let notes: &[&str] = match case.category {
                    Category::Complaint => &words::SITE_NOTES,
                    Category::Suggestion | Category::Inquiry => &words::DESK_NOTES,
                };
                let content = (*self.life.pick(notes)).to_owned();
                let note =
                    AddNote { number: case.number.clone(), content, phrase: None, expected_version: None };
                self.act(db, ids, at, &case.number, &note, tickets::add_note).map(drop)
            }
            What::Answer(case, time) => self.answer(db, ids, at, case, *time),
            What::Close { number, comes_back } => {
                self.troubled.retain(|(_, same)| same != number);
                let summary = self.life.percent(70).then(|| (*self.life.pick(&words::SUMMARIES)).to_owned());
                let close =
                    CloseTicket { number: number.clone(), summary, archive: true, expected_version: None };
                if let Some(case) = comes_back {
                    let wait = self.life.until_reopened();
                    let back = self.life.at_the_desk(at + wait);
                    self.plan(back, What::Reopen(case.clone()));
                }
                self.act(db, ids, at, number, &close, tickets::close).map(drop)
            }
            What::Reopen(case) => {
                let reason = (*self.life.pick(&words::REOPENED)).to_owned();
                let reopen = ReopenTicket { number: case.number.clone(), reason, expected_version: None };
                let wait = self.life.until_answered(Category::Complaint);
                let answered = self.life.at_the_desk(at + wait);
                self.plan(answered, What::Answer(case.clone(), Time::Again));
                self.act(db, ids, at, &case.number, &reopen, tickets::reopen).map(drop)
            }
            What::Suspend(case, until) => self.suspend(db, ids, at, case, *until),
            What::Resume(number) => self.resume(db, ids, at, number),
            What::FollowUp(case) => self.follow_up(db, ids, at, case),
            What::Archive(number) => self.archive(db, ids, at, number),
        }
    }

    /// What is broken goes to maintenance, questions to the desk.
    fn assign(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        case: &Case,
        until: DateTime<Utc>,
    ) -> Result<()> {
        let for_maintenance = match (case.category, words::SUBJECTS[case.subject].topic_id) {
            (Category::Complaint, 2) => 92,
            (Category::Complaint, _) => 40,
            (Category::Suggestion, 2) => 50,
            (Category::Suggestion | Category::Inquiry, _) => 5,
        };
        let broken = self.life.percent(for_maintenance);
        let hands = if broken { &self.staff.maintenance } else { &self.staff.service };
        let staff_id = match self.life.pick(hands).id {
            // One of them is behind with the work: what is answered late is mostly with the last.
            _ if broken && until - at > life::longest(case.category) => hands[hands.len() - 1].id,
            id => id,
        };
        let repairers = self.staff.maintenance.len();
        if let Some(since) = case.waits {
            let sent = orders::waiting(&mut self.orders, &case.number, [since, at, self.end], repairers);
            self.send(sent);
        } else if broken && case.subject == FACILITIES {
            let sent = orders::ordinary(&mut self.orders, &case.number, (at, until), repairers);
            self.send(sent);
        }
        let assign =
            AssignTicket { number: case.number.clone(), staff_id, reason: None, expected_version: None };
        self.act(db, ids, at, &case.number, &assign, tickets::assign).map(drop)
    }

    fn register(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        received_at: DateTime<Utc>,
        matter: Matter,
    ) -> Result<()> {
        let (subject, mut arguments) = self.said(received_at, at, matter);
        arguments.same_as =
            self.troubled.iter().rev().find(|(same, _)| *same == matter).map(|(_, number)| number.clone());
        let category = arguments.category;
        let actor = self.life.pick(&self.staff.service).clone();
        let context = WriteContext { db, now: at, zone: self.zone, actor: &actor, ids };
        let Registered { number, changes, .. } = tickets::register(&context, arguments)?;
        let number = number.to_string();
        access::store::audit(db, at, &actor, RegisterTicket::NAME, &number, &changes)?;
        if matches!(matter, Matter::Lift | Matter::Trouble(_)) {
            self.troubled.push((matter, number.clone()));
        }
        let sent_for = matches!(matter, Matter::Waiting(Category::Complaint | Category::Suggestion));
        let waits = sent_for.then_some(received_at);
        let case = Case { number, category, subject, lift: matter == Matter::Lift, waits };
        self.received += 1;
        self.take_up(case, at, matches!(matter, Matter::Waiting(_)));
        Ok(())
    }

    /// Plans how it goes on with a ticket that was entered just now, or that it waits.
    fn take_up(&mut self, case: Case, at: DateTime<Utc>, unanswered: bool) {
        let category = case.category;
        let wait = self.life.until_assigned();
        let assigned = self.life.at_the_desk(at + wait);
        // What came in during the last hours nobody has looked at yet.
        if unanswered && self.end - at < TimeDelta::hours(2) {
            return;
        }
        let wait = self.life.until_answered(category);
        let answered = self.life.at_the_desk((at + wait).max(assigned + TimeDelta::minutes(3)));
        let answered = self.life.in_the_last_minutes(category, at, answered);
        self.plan(assigned, What::Assign(case.clone(), answered));
        if self.life.percent(35) {
            let noted = self.life.at_the_desk(assigned + TimeDelta::minutes(40)).min(answered);
            self.plan(noted, What::Note(case.clone()));
        }
        if !unanswered {
            self.plan_suspension(&case, assigned, Some(answered));
            self.plan(answered, What::Answer(case, Time::First));
        } else if category == Category::Suggestion {
            self.plan_suspension(&case, assigned + TimeDelta::hours(2), None);
        }
    }

    /// What a resident who comes at `received_at` says, with the place of the topic among the subjects.
    fn said(
        &mut self,
        received_at: DateTime<Utc>,
        entered: DateTime<Utc>,
        matter: Matter,
    ) -> (usize, RegisterTicket) {
        let lift = matter == Matter::Lift;
        let home = self.home(lift);
        let subject = match matter {
            Matter::Lift => LIFTS,
            Matter::Trouble(place) => troubles::TROUBLES[place].subject,
            Matter::Ordinary => self.life.topic(received_at),
            Matter::Waiting(category) => {
                let topic = self.life.topic(received_at);
                // What somebody is sent for is about the facilities.
                if category == Category::Inquiry { topic } else { FACILITIES }
            }
        };
        let category = match matter {
            Matter::Ordinary => self.life.category(),
            Matter::Lift | Matter::Trouble(_) => Category::Complaint,
            Matter::Waiting(category) => category,
        };
        let content = self.words(&home, received_at, category, subject, matter);
        let channel_id = self.life.channel_id(received_at, lift);
        // Letters in the box are often anonymous.
        let known = channel_id != 3 || self.life.percent(40);
        let late = entered - received_at > TimeDelta::minutes(15);
        let arguments = RegisterTicket {
            channel_id,
            category,
            topic_id: Some(words::SUBJECTS[subject].topic_id),
            room: known.then_some(home.room),
            caller_name: known.then_some(home.name),
            phone: known.then_some(home.phone),
            room_id: None,
            household_id: None,
            // Now and then the desk writes down the room and does not look for the person.
            person_id: (known && self.life.percent(80)).then_some(home.person_id),
            content,
            received_at: Some(received_at),
            late_entry_reason: late.then(|| words::late_entry(channel_id).to_owned()),
            responsible_id: None,
            same_as: None,
            box_opening_id: None,
            draft_files: None,
            urgent: lift,
            // One in seven complaints is to be followed up.
            important: category == Category::Complaint && !lift && self.life.percent(14),
            about_staff: false,
        };
        (subject, arguments)
    }

    fn answer(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        case: &Case,
        time: Time,
    ) -> Result<()> {
        let told: &[&str] = match time {
            Time::Again => &words::FEEDBACK_AGAIN,
            Time::First if case.lift => &words::LIFT_FEEDBACK,
            Time::First => words::SUBJECTS[case.subject].feedback(case.category),
        };
        let feedback = GiveFeedback {
            number: case.number.clone(),
            channel_id: if self.life.percent(70) { 1 } else { 2 },
            content: (*self.life.pick(told)).to_owned(),
            told: None,
            phrase: None,
            expected_version: None,
        };
        if self.act(db, ids, at, &case.number, &feedback, tickets::give_feedback)? == Status::FollowUp {
            self.plan_follow_up(case, at);
        } else if self.life.percent(96) {
            let wait = self.life.until_closed();
            let closed = self.life.at_the_desk(at + wait);
            let comes_back = self.life.percent(4).then(|| case.clone());
            self.plan(closed, What::Close { number: case.number.clone(), comes_back });
        }
        Ok(())
    }

    /// Does one thing as somebody at the desk would, with its audit row.
    fn act<O: Operation>(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        number: &str,
        operation: &O,
        run: impl FnOnce(&WriteContext<'_>, &O) -> Result<Moved>,
    ) -> Result<Status> {
        let actor = self.life.pick(&self.staff.service).clone();
        self.act_as(&actor, db, ids, at, number, operation, run)
    }

    /// The same, as this person; answers where the ticket stands then.
    #[expect(clippy::too_many_arguments, reason = "who does what to which ticket when, in which transaction")]
    fn act_as<O: Operation>(
        &mut self,
        actor: &Actor,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        number: &str,
        operation: &O,
        run: impl FnOnce(&WriteContext<'_>, &O) -> Result<Moved>,
    ) -> Result<Status> {
        let context = WriteContext { db, now: at, zone: self.zone, actor, ids };
        let moved = run(&context, operation)?;
        access::store::audit(db, at, actor, O::NAME, number, &moved.changes)?;
        Ok(moved.status)
    }
}
