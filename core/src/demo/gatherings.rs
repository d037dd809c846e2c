//! Which meetings the demo office holds, when, and what is done about each.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};

use super::meeting_words::{self as words, Outline, Task};
use crate::calendar::Calendar;
use crate::days::{day_of, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;

/// The smallest community that has a committee and holds meetings.
pub(super) const SMALLEST: usize = 60;

/// With fewer tickets than these nobody says anything at the forum that becomes one.
const TALKATIVE: usize = 120;

/// The rules that come with the program, by their ids.
pub(super) const COMMITTEE_RULES: i64 = 1;
const ASSEMBLY_RULES: i64 = 2;
const FORUM_RULES: i64 = 3;

/// For how many days an assembly asks in writing.
pub(super) const ASKED_FOR: i64 = 14;

/// How many meetings of the committee a demo goes back at most: twenty years.
const MOST: u32 = 120;

/// What kind of meeting it is, as the demo knows them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The committee's regular meeting, 1 the latest that was held.
    Committee(u32),
    /// Because of the lift of building 7.
    Lift,
    Forum,
    Assembly,
    /// Not held yet at the demo's end.
    Ahead,
}

impl Kind {
    pub(super) fn outline(self) -> &'static Outline {
        match self {
            Kind::Committee(number) => {
                let place = usize::try_from(number - 1).unwrap_or(0);
                &words::COMMITTEE[place % words::COMMITTEE.len()]
            }
            Kind::Lift => &words::LIFT,
            Kind::Forum => &words::FORUM,
            Kind::Assembly => &words::ASSEMBLY,
            Kind::Ahead => &words::AHEAD,
        }
    }

    pub(super) fn title(self, day: NaiveDate) -> String {
        let month = day.month();
        match self {
            Kind::Committee(_) | Kind::Ahead => format!("{month}月业主委员会例会"),
            Kind::Lift => "7栋电梯维修临时会议".to_owned(),
            Kind::Forum => format!("{month}月居民座谈会"),
            Kind::Assembly => format!("{}年业主大会", day.year()),
        }
    }

    pub(super) fn rules(self) -> i64 {
        match self {
            Kind::Committee(_) | Kind::Lift | Kind::Ahead => COMMITTEE_RULES,
            Kind::Forum => FORUM_RULES,
            Kind::Assembly => ASSEMBLY_RULES,
        }
    }
}

/// What is done about a meeting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    Plan,
    Hang,
    Hold,
    Count,
    Draft,
    Submit,
    SendBack,
    Sign,
    Post,
    /// By the place of the task among those that the meeting left.
    Progress(usize),
    Finish(usize),
}

/// A meeting, as far as it is still ahead.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gathering {
    pub(super) kind: Kind,
    pub(super) starts_at: DateTime<Utc>,
    /// The meeting, once it is planned; its items and the people who were invited.
    pub(super) id: i64,
    pub(super) items: Vec<i64>,
    pub(super) invited: Vec<i64>,
    /// How many ballot papers were issued.
    pub(super) papers: u64,
    /// Who of those who have a vote was there.
    pub(super) signers: Vec<String>,
    /// Its minutes, once they are begun.
    pub(super) minutes: i64,
    /// The action items that it left, each with the place of its item on the agenda.
    pub(super) tasks: Vec<(usize, i64)>,
    /// What comes, the next last.
    ahead: Vec<(DateTime<Utc>, Deed)>,
}

impl Gathering {
    /// A meeting on `day` at this hour and minute, with its deeds, each so many days from it at an hour and a minute.
    fn new(zone: OfficeZone, kind: Kind, day: NaiveDate, plan: &Schedule) -> Self {
        let mut gathering = Self {
            kind,
            starts_at: at(zone, day, plan.clock),
            id: 0,
            items: Vec::new(),
            invited: Vec::new(),
            papers: 0,
            signers: Vec::new(),
            minutes: 0,
            tasks: Vec::new(),
            ahead: Vec::new(),
        };
        for (days, hour, minute, deed) in plan.deeds {
            gathering.add(at(zone, day + TimeDelta::days(*days), (*hour, *minute)), *deed);
        }
        gathering
    }

    /// Adds something that is to be done about it.
    pub(super) fn add(&mut self, at: DateTime<Utc>, deed: Deed) {
        self.ahead.push((at, deed));
        self.ahead.sort_unstable_by(|one, other| other.cmp(one));
    }

    /// When the next deed comes.
    pub(super) fn next_at(&self) -> Option<DateTime<Utc>> {
        self.ahead.last().map(|(at, _)| *at)
    }

    pub(super) fn take_next(&mut self) -> Option<Deed> {
        self.ahead.pop().map(|(_, deed)| deed)
    }

    /// A task that it left, and its action item.
    pub(super) fn task(&self, place: usize) -> Result<(&'static Task, i64)> {
        let found = self.tasks.get(place).and_then(|(item, id)| {
            let task = self.kind.outline().items.get(*item)?.task.as_ref()?;
            Some((task, *id))
        });
        found.ok_or_else(|| Error::new(ErrorCode::Internal))
    }
}

/// A moment of a day at the office.
pub(super) fn at(zone: OfficeZone, day: NaiveDate, (hour, minute): (i64, i64)) -> DateTime<Utc> {
    start_of(zone, day) + TimeDelta::minutes(hour * 60 + minute)
}

/// When a meeting begins, and what is done about it when: so many days from it, at an hour and a minute.
struct Schedule {
    clock: (i64, i64),
    deeds: &'static [(i64, i64, i64, Deed)],
}

const REGULAR: Schedule = Schedule {
    clock: (19, 0),
    deeds: &[
        (-14, 10, 5, Deed::Plan),
        (-9, 15, 30, Deed::Hang),
        (0, 19, 0, Deed::Hold),
        (1, 9, 40, Deed::Draft),
        (1, 16, 10, Deed::Submit),
        (2, 15, 0, Deed::Sign),
        (2, 16, 30, Deed::Post),
    ],
};

/// Sent back once, and so posted late.
const SENT_BACK: Schedule = Schedule {
    clock: (19, 0),
    deeds: &[
        (-14, 10, 5, Deed::Plan),
        (-9, 15, 30, Deed::Hang),
        (0, 19, 0, Deed::Hold),
        (1, 9, 40, Deed::Draft),
        (1, 16, 10, Deed::Submit),
        (2, 10, 20, Deed::SendBack),
        (5, 15, 0, Deed::Sign),
        (7, 16, 30, Deed::Post),
    ],
};

const LIFT: Schedule = Schedule {
    clock: (19, 0),
    deeds: &[
        (-9, 9, 30, Deed::Plan),
        (-8, 17, 0, Deed::Hang),
        (0, 19, 0, Deed::Hold),
        (1, 9, 10, Deed::Draft),
    ],
};

const FORUM: Schedule = Schedule {
    clock: (14, 30),
    deeds: &[
        (-11, 10, 0, Deed::Plan),
        (0, 14, 30, Deed::Hold),
        (1, 9, 30, Deed::Draft),
        (1, 16, 30, Deed::Submit),
        (3, 11, 0, Deed::Sign),
    ],
};

const ASSEMBLY: Schedule = Schedule {
    clock: (9, 0),
    deeds: &[
        (-27, 9, 30, Deed::Plan),
        (-18, 16, 0, Deed::Hang),
        (0, 9, 0, Deed::Hold),
        (ASKED_FOR, 10, 0, Deed::Count),
        (ASKED_FOR + 1, 9, 30, Deed::Draft),
        (ASKED_FOR + 1, 17, 0, Deed::Submit),
        (ASKED_FOR + 2, 15, 0, Deed::Sign),
        (ASKED_FOR + 2, 16, 30, Deed::Post),
    ],
};

const AHEAD: Schedule = Schedule { clock: (19, 0), deeds: &[(-12, 10, 0, Deed::Plan)] };

/// Nobody calls people together at the weekend or on a holiday: the working day before.
fn working(calendar: &Calendar, day: NaiveDate) -> NaiveDate {
    (0..15).map(|back| day - Days::new(back)).find(|day| calendar.is_working(*day)).unwrap_or(day)
}

/// The meetings that there is time for between the first day and the end; a hamlet holds none.
pub(super) fn calendar(
    zone: OfficeZone,
    calendar: &Calendar,
    (from, end): (NaiveDate, DateTime<Utc>),
    households: usize,
) -> Vec<Gathering> {
    if households < SMALLEST {
        return Vec::new();
    }
    let today = day_of(zone, end);
    let working = |day| working(calendar, day);
    // Soon enough that its notice is due.
    let ahead = working(today + Days::new(10));
    let mut all: Vec<Gathering> = Vec::new();
    for number in 1..=MOST {
        let Some(day) = ahead.checked_sub_months(Months::new(2 * number)).map(working) else { break };
        let plan = if number == 2 { &SENT_BACK } else { &REGULAR };
        all.push(Gathering::new(zone, Kind::Committee(number), day, plan));
    }
    all.extend([
        Gathering::new(zone, Kind::Assembly, working(today - Days::new(76)), &ASSEMBLY),
        Gathering::new(zone, Kind::Forum, working(today - Days::new(40)), &FORUM),
        Gathering::new(zone, Kind::Lift, today - Days::new(1), &LIFT),
        Gathering::new(zone, Kind::Ahead, ahead, &AHEAD),
    ]);
    let opened = start_of(zone, from);
    all.retain(|gathering| gathering.next_at().is_some_and(|first| first >= opened));
    all
}

/// How many tickets residents give to the desk at these meetings; none in a quiet community.
pub(super) fn raised(gatherings: &[Gathering], tickets: usize) -> usize {
    if tickets < TALKATIVE {
        return 0;
    }
    let items = gatherings.iter().flat_map(|gathering| gathering.kind.outline().items);
    items.map(|item| item.asked.len()).sum()
}
