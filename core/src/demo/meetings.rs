//! The meetings of the demo office: the committee every two months and once in a hurry, a residents' forum, an owners'
//! assembly in writing, and one that is still ahead. Chance of its own, as for work orders.
//!
//! Each goes by the same operations as in life: planned, its notice hung, held, written down, signed, issued, posted; what
//! it leaves to do is done or late, and what residents say there becomes tickets like any others.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Transaction;

use super::gatherings::{ASKED_FOR, COMMITTEE_RULES, Deed, Gathering, Kind, at};
use super::meeting_words::{self as words, Asked, Item, Task};
use super::staff::Staff;
use super::{Case, Town, What, scans};
use crate::access::Actor;
use crate::attachments::{AddMeetingFile, MeetingFilePurpose};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::ids::Ids;
use crate::meetings::count::{Matter, VoteChoice};
use crate::meetings::{
    AddActionItem, AddAttendee, AgendaEntry, Attendance, BallotEntry, BeginMinutes, CloseItem, Consultation,
    DrawElectorate, EndMeeting, EnterBallotPaper, FinishActionItem, InviteeEntry, IssueBallotPapers,
    IssueMinutes, ItemText, MeetingDetail, MeetingMinutes, NoteItem, NoteNotice, PlanMeeting,
    RecordActionProgress, RecordAttendance, RecordPosting, RegisterMeetingTicket, SaveMeetingSeries,
    SaveMinutes, SendBackMinutes, SetConsultation, SignMinutes, StartMeeting, SubmitMinutes, TimeItem,
    VoteEntry, VoteOnItem, called,
};
use crate::office::run_write;
use crate::operation::Write;
use crate::residents;
use crate::rich_text::{RichText, labelled, paragraph};

/// How many members the committee has.
const MEMBERS: usize = 7;

/// How many residents come to the forum.
const RESIDENTS: usize = 11;

/// Somebody at work in one transaction.
struct Seat<'a> {
    db: &'a Transaction<'a>,
    ids: &'a Ids,
    actor: &'a Actor,
}

impl Seat<'_> {
    fn run<O: Write>(&self, at: DateTime<Utc>, operation: O) -> Result<O::Answer> {
        run_write(self.db, self.ids, self.actor, at, operation)
    }
}

impl Town {
    pub(super) fn meet_next(&mut self, gathering: Gathering) {
        if let Some(at) = gathering.next_at() {
            self.plan(at, What::Meet(gathering));
        }
    }

    /// Does the next deed about a meeting.
    pub(super) fn meet(
        &mut self,
        db: &Transaction<'_>,
        ids: &Ids,
        at: DateTime<Utc>,
        gathering: &Gathering,
    ) -> Result<()> {
        let mut gathering = gathering.clone();
        let Some(deed) = gathering.take_next() else { return Ok(()) };
        let (secretary, manager) = (self.staff.secretary.clone(), self.staff.manager.clone());
        let seat = Seat { db, ids, actor: &secretary };
        let review = Seat { db, ids, actor: &manager };
        match deed {
            Deed::Plan => self.convene(&seat, at, &mut gathering)?,
            Deed::Hang => {
                let notice_on = day_of(self.zone, at);
                seat.run(at, NoteNotice { id: gathering.id, notice_on })?;
            }
            Deed::Hold if gathering.kind == Kind::Assembly => {
                self.open_assembly(&seat, at, &mut gathering)?;
            }
            Deed::Hold => self.hold(&seat, &mut gathering)?,
            Deed::Count => self.count(&seat, at, &mut gathering)?,
            Deed::Draft => self.draft(&seat, at, &mut gathering)?,
            Deed::Submit => drop(seat.run(at, SubmitMinutes { id: gathering.minutes })?),
            Deed::SendBack => {
                let words = words::SENT_BACK.to_owned();
                let back = review.run(at, SendBackMinutes { id: gathering.minutes, words })?;
                add_line(&seat, at + TimeDelta::hours(1), &back, None, words::MENDED)?;
                seat.run(at + TimeDelta::hours(2), SubmitMinutes { id: gathering.minutes })?;
            }
            Deed::Sign => self.sign(&review, at, &gathering)?,
            Deed::Post => self.post(&seat, at, &gathering)?,
            Deed::Progress(place) | Deed::Finish(place) => {
                let (task, id) = gathering.task(place)?;
                let seat = Seat { actor: owner(&self.staff, task)?, ..seat };
                match (deed, task.progress, task.done) {
                    (Deed::Progress(_), Some((_, content)), _) => {
                        seat.run(at, RecordActionProgress { id, content: content.to_owned() })?;
                    }
                    (Deed::Finish(_), _, Some((_, content))) => {
                        seat.run(at, FinishActionItem { id, content: Some(content.to_owned()) })?;
                    }
                    _ => {}
                }
            }
        }
        self.meet_next(gathering);
        Ok(())
    }

    fn convene(&mut self, seat: &Seat<'_>, now: DateTime<Utc>, gathering: &mut Gathering) -> Result<()> {
        let day = day_of(self.zone, gathering.starts_at);
        let outline = gathering.kind.outline();
        let series_id = match gathering.kind {
            Kind::Committee(_) | Kind::Ahead => Some(self.series(seat, now)?),
            Kind::Lift | Kind::Forum | Kind::Assembly => None,
        };
        let people = match gathering.kind {
            Kind::Assembly => Vec::new(),
            Kind::Forum => vec![guest(MANAGER, "物业经理"), guest("宋妍", "会议秘书")],
            Kind::Committee(_) | Kind::Lift | Kind::Ahead => {
                self.committee(seat.db, day_of(self.zone, now))?
            }
        };
        let plan = PlanMeeting {
            profile_id: gathering.kind.rules(),
            series_id,
            title: gathering.kind.title(day),
            starts_at: gathering.starts_at,
            place: outline.place.to_owned(),
            items: outline.items.iter().map(agenda).collect(),
            people,
        };
        let planned = seat.run(now, plan)?;
        gathering.id = planned.id;
        gathering.items = planned.items.iter().map(|item| item.id).collect();
        gathering.invited = planned.people.iter().map(|person| person.id).collect();
        if gathering.kind == Kind::Assembly {
            let period = Consultation { opens_on: day, closes_on: day + TimeDelta::days(ASKED_FOR - 1) };
            seat.run(now, SetConsultation { meeting_id: planned.id, period: Some(period) })?;
        }
        Ok(())
    }

    /// The committee's series, made with its first meeting.
    fn series(&mut self, seat: &Seat<'_>, now: DateTime<Utc>) -> Result<i64> {
        if let Some(id) = self.series {
            return Ok(id);
        }
        let series = SaveMeetingSeries {
            id: None,
            name: "业主委员会例会".to_owned(),
            profile_id: COMMITTEE_RULES,
            every_months: 2,
            active: true,
            expected_version: None,
        };
        let id = seat.run(now, series)?.id;
        self.series = Some(id);
        Ok(id)
    }

    /// Seven owners of different names from all over the community, and the manager, who sits in.
    fn committee(&self, db: &Transaction<'_>, day: NaiveDate) -> Result<Vec<InviteeEntry>> {
        let owners: BTreeSet<i64> =
            residents::owned_rooms(db, day)?.into_iter().flat_map(|room| room.owners).collect();
        let count = self.households.len();
        let step = (count / (MEMBERS + 1)).max(1);
        let mut people: Vec<InviteeEntry> = Vec::new();
        for place in 0..count {
            let home = &self.households[(place * step + place / (MEMBERS + 1)) % count];
            if !owners.contains(&home.person_id) || people.iter().any(|one| one.name == home.name) {
                continue;
            }
            let post = ["主任", "副主任"].get(people.len()).unwrap_or(&"委员");
            people.push(InviteeEntry { votes: true, ..guest(&home.name, post) });
            if people.len() == MEMBERS {
                break;
            }
        }
        people.push(guest(MANAGER, "物业经理"));
        Ok(people)
    }

    fn hold(&mut self, seat: &Seat<'_>, gathering: &mut Gathering) -> Result<()> {
        let mut meeting = self.come_in(seat, gathering)?;
        let mut now = gathering.starts_at + TimeDelta::minutes(4);
        for (place, item) in gathering.kind.outline().items.iter().enumerate() {
            meeting = self.deal_with(seat, gathering, (place, item), &meeting, &mut now)?;
        }
        let there = meeting.people.iter().filter(|one| one.votes && one.came_at.is_some());
        gathering.signers = there.map(|one| called(one, &meeting.people)).collect();
        seat.run(now + TimeDelta::minutes(2), EndMeeting { id: gathering.id })?;
        Ok(())
    }

    /// Who comes signs in; one is late now and then, another excused. Then the meeting is opened.
    fn come_in(&mut self, seat: &Seat<'_>, gathering: &Gathering) -> Result<MeetingDetail> {
        let (meeting_id, begins) = (gathering.id, gathering.starts_at);
        let mut arrives = begins - TimeDelta::minutes(15);
        if gathering.kind == Kind::Forum {
            let step = self.households.len() / RESIDENTS;
            for place in 0..RESIDENTS {
                let home = &self.households[place * step + self.gatherings.below(step)];
                let came = AddAttendee {
                    meeting_id,
                    name: home.name.clone(),
                    note: Some(home.room.clone()),
                    another: false,
                };
                arrives += TimeDelta::seconds(50);
                seat.run(arrives, came)?;
            }
        }
        let comes = |person_id, attendance| RecordAttendance {
            meeting_id,
            person_id,
            attendance,
            proxy: None,
            at: None,
        };
        // The first two of a committee are always in time.
        let (excused, late) = (2 + self.gatherings.below(9), 2 + self.gatherings.below(9));
        let mut came_late = None;
        for (place, person_id) in gathering.invited.iter().enumerate() {
            arrives += TimeDelta::seconds(40);
            if gathering.kind != Kind::Forum && place < MEMBERS && place == excused {
                seat.run(begins - TimeDelta::minutes(30), comes(*person_id, Attendance::Excused))?;
            } else if gathering.kind != Kind::Forum && place < MEMBERS && place == late {
                came_late = Some(comes(*person_id, Attendance::Late));
            } else {
                seat.run(arrives, comes(*person_id, Attendance::Present))?;
            }
        }
        let opened = seat.run(begins, StartMeeting { id: meeting_id })?;
        match came_late {
            Some(late) => seat.run(begins + TimeDelta::minutes(3), late),
            None => Ok(opened),
        }
    }

    /// An item from its beginning to its end: what is said, the votes one by one, what is decided and left to do.
    fn deal_with(
        &mut self,
        seat: &Seat<'_>,
        gathering: &mut Gathering,
        (place, item): (usize, &Item),
        meeting: &MeetingDetail,
        now: &mut DateTime<Utc>,
    ) -> Result<MeetingDetail> {
        let (meeting_id, item_id) = (gathering.id, gathering.items[place]);
        seat.run(*now, TimeItem { meeting_id, item_id, running: true })?;
        // Few meetings keep to the minutes that were planned.
        *now += TimeDelta::minutes(i64::from(item.minutes) - 4 + i64::from(self.few()));
        for (number, asked) in item.asked.iter().enumerate() {
            self.ask(seat, *now, (meeting, item_id), (number, asked))?;
        }
        if item.matter != Matter::Discussion {
            for person in meeting.people.iter().filter(|one| one.votes && one.attendance.is_here()) {
                let choice = Some(self.vote(item));
                let vote = VoteEntry { person_id: person.id, choice, instead_of: None };
                *now += TimeDelta::seconds(4);
                let votes = VoteOnItem { meeting_id, item_id, votes: Some(vec![vote]), hands: None };
                seat.run(*now, votes)?;
            }
        }
        self.settle(seat, gathering, (place, item), *now)?;
        *now += TimeDelta::minutes(1);
        seat.run(*now, CloseItem { meeting_id, item_id })
    }

    /// A few minutes.
    fn few(&mut self) -> u8 {
        u8::try_from(self.gatherings.below(12)).unwrap_or(0)
    }

    /// Writes down what was said and, as the vote stands, what is decided and left to do.
    fn settle(
        &mut self,
        seat: &Seat<'_>,
        gathering: &mut Gathering,
        (place, item): (usize, &Item),
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (meeting_id, item_id) = (gathering.id, gathering.items[place]);
        let first = |text: &str| ItemText { text: text.to_owned(), instead_of: String::new() };
        let said = NoteItem { meeting_id, item_id, discussion: Some(first(item.said)), decision: None };
        let stands = seat.run(now, said)?;
        let outcome = stands.items.get(place).and_then(|item| item.outcome.as_ref());
        let lost = outcome.is_some_and(|outcome| outcome.passed == Some(false));
        let decision = if lost { Some(words::NOT_CARRIED) } else { item.decided }.map(first);
        seat.run(now, NoteItem { meeting_id, item_id, discussion: None, decision })?;
        let Some(task) = item.task.as_ref().filter(|_| !lost) else { return Ok(()) };
        let day = day_of(self.zone, now);
        let left = AddActionItem {
            meeting_id,
            item_id,
            content: task.content.to_owned(),
            owner_id: owner(&self.staff, task)?.id,
            due_on: day + TimeDelta::days(task.due),
        };
        let id = seat.run(now, left)?.item.id;
        let number = gathering.tasks.len();
        gathering.tasks.push((place, id));
        if let Some((days, _)) = task.progress {
            gathering.add(at(self.zone, day + TimeDelta::days(days), (15, 20)), Deed::Progress(number));
        }
        if let Some((days, _)) = task.done {
            gathering.add(at(self.zone, day + TimeDelta::days(days), (17, 20)), Deed::Finish(number));
        }
        Ok(())
    }

    /// What somebody says becomes a ticket, in a community that is not too quiet.
    fn ask(
        &mut self,
        seat: &Seat<'_>,
        now: DateTime<Utc>,
        (meeting, item_id): (&MeetingDetail, i64),
        (number, (category, subject, content)): (usize, &Asked),
    ) -> Result<()> {
        let residents: Vec<_> = meeting.people.iter().filter(|one| one.votes).collect();
        let Some(speaker) = residents.get(number * 2).filter(|_| self.raises) else { return Ok(()) };
        let raised = RegisterMeetingTicket {
            meeting_id: meeting.id,
            item_id,
            person_id: Some(speaker.id),
            category: *category,
            topic_id: Some(super::words::SUBJECTS[*subject].topic_id),
            content: (*content).to_owned(),
            room: None,
            caller_name: None,
            responsible_id: None,
            late_entry_reason: None,
            about_staff: false,
        };
        let number = seat.run(now, raised)?.number;
        self.received += 1;
        let case = Case { number, category: *category, subject: *subject, lift: false, waits: None };
        self.take_up(case, now, false);
        Ok(())
    }

    fn vote(&mut self, item: &Item) -> VoteChoice {
        let [approving, opposing] = item.votes;
        let shares = [approving, opposing, 100 - approving - opposing];
        [VoteChoice::For, VoteChoice::Against, VoteChoice::Abstain][self.gatherings.weighted(&shares)]
    }

    /// From now on an assembly's ballot papers are out.
    fn open_assembly(&self, seat: &Seat<'_>, now: DateTime<Utc>, gathering: &mut Gathering) -> Result<()> {
        let id = gathering.id;
        seat.run(now, DrawElectorate { id, day: day_of(self.zone, now) })?;
        seat.run(now, StartMeeting { id })?;
        let papers = seat.run(now + TimeDelta::minutes(5), IssueBallotPapers { meeting_id: id })?;
        gathering.papers = papers.issued;
        // The committee signs for it.
        let committee = self.committee(seat.db, day_of(self.zone, now))?;
        gathering.signers = committee.into_iter().filter(|one| one.votes).map(|one| one.name).collect();
        Ok(())
    }

    /// The papers that came back are entered on the day after the last, then the result stands.
    fn count(&mut self, seat: &Seat<'_>, at: DateTime<Utc>, gathering: &mut Gathering) -> Result<()> {
        let meeting_id = gathering.id;
        let first = day_of(self.zone, gathering.starts_at);
        let outline = gathering.kind.outline();
        let mut now = at;
        let papers = i64::try_from(gathering.papers).unwrap_or(0);
        // However many there are, they are entered within an afternoon: the minutes are signed soon after.
        let pace = TimeDelta::milliseconds(12_000.min(AFTERNOON_MS / papers.max(1)));
        for number in 1..=papers {
            if !self.gatherings.percent(79) {
                continue;
            }
            now += pace;
            let day = i64::try_from(self.gatherings.below(14)).unwrap_or(0);
            let mut paper = EnterBallotPaper {
                meeting_id,
                number,
                ballots: Vec::new(),
                spoiled: None,
                collected_on: Some(first + TimeDelta::days(day)),
            };
            if self.gatherings.percent(2) {
                paper.spoiled = Some((*self.gatherings.pick(&words::SPOILED)).to_owned());
            } else {
                for (item_id, item) in gathering.items.iter().zip(outline.items) {
                    let choice = Some(self.vote(item));
                    paper.ballots.push(BallotEntry {
                        item_id: *item_id,
                        choice,
                        reason: None,
                        instead_of: None,
                        instead_of_reason: None,
                    });
                }
            }
            seat.run(now, paper)?;
        }
        for (place, item) in outline.items.iter().enumerate() {
            now += TimeDelta::minutes(5);
            self.settle(seat, gathering, (place, item), now)?;
            seat.run(now, CloseItem { meeting_id, item_id: gathering.items[place] })?;
        }
        seat.run(now + TimeDelta::minutes(1), EndMeeting { id: meeting_id })?;
        Ok(())
    }

    /// The draft from the record, and a line of the secretary's.
    fn draft(&mut self, seat: &Seat<'_>, at: DateTime<Utc>, gathering: &mut Gathering) -> Result<()> {
        let begun = seat.run(at, BeginMinutes { meeting_id: gathering.id })?;
        gathering.minutes = begun.minutes.last().map_or(0, |minutes| minutes.id);
        // The manager asks residents to a forum; the committee's chair is the first of whoever signs.
        let host = match gathering.kind {
            Kind::Forum => Some(MANAGER),
            _ => gathering.signers.first().map(String::as_str),
        };
        add_line(seat, at + TimeDelta::minutes(25), &begun, host, words::ADDED)?;
        self.file(seat, at + TimeDelta::minutes(30), gathering, MeetingFilePurpose::SignIn)?;
        Ok(())
    }

    /// Signed on paper by whoever was there, and issued.
    fn sign(&mut self, seat: &Seat<'_>, at: DateTime<Utc>, gathering: &Gathering) -> Result<()> {
        let id = gathering.minutes;
        let scan_id = Some(self.file(seat, at, gathering, MeetingFilePurpose::SignedMinutes)?);
        let (signed_on, signers) = (day_of(self.zone, at), gathering.signers.clone());
        seat.run(at, SignMinutes { id, signed_on, signers, scan_id })?;
        seat.run(at + TimeDelta::minutes(20), IssueMinutes { id })?;
        Ok(())
    }

    fn post(&mut self, seat: &Seat<'_>, at: DateTime<Utc>, gathering: &Gathering) -> Result<()> {
        let photo_id = Some(self.file(seat, at, gathering, MeetingFilePurpose::Posting)?);
        let posted_on = day_of(self.zone, at);
        let posting = RecordPosting {
            meeting_id: gathering.id,
            id: None,
            place: (*self.gatherings.pick(&words::BOARDS)).to_owned(),
            posted_on,
            until_on: Some(posted_on + TimeDelta::days(15)),
            photo_id,
        };
        seat.run(at, posting)?;
        Ok(())
    }

    /// Keeps a scan or a photograph with the meeting and answers its id.
    fn file(
        &mut self,
        seat: &Seat<'_>,
        at: DateTime<Utc>,
        gathering: &Gathering,
        purpose: MeetingFilePurpose,
    ) -> Result<i64> {
        let name = match purpose {
            MeetingFilePurpose::SignIn => "签到表.png",
            MeetingFilePurpose::SignedMinutes => "签字纪要.png",
            MeetingFilePurpose::Posting => "公示照片.png",
            MeetingFilePurpose::Other => "材料.png",
        };
        let base64 = scans::of(&mut self.gatherings, purpose)?;
        let file = AddMeetingFile {
            meeting_id: gathering.id,
            purpose,
            item_id: None,
            file_name: name.to_owned(),
            base64,
        };
        let files = seat.run(at, file)?;
        files.last().map(|file| file.id).ok_or_else(|| Error::new(ErrorCode::Internal))
    }
}

fn owner<'a>(staff: &'a Staff, task: &Task) -> Result<&'a Actor> {
    let found = staff.everybody.iter().find(|actor| actor.login == task.owner);
    found.ok_or_else(|| Error::new(ErrorCode::Internal))
}

fn guest(name: &str, note: &str) -> InviteeEntry {
    InviteeEntry { id: None, name: name.to_owned(), note: Some(note.to_owned()), votes: false }
}

fn agenda(item: &Item) -> AgendaEntry {
    AgendaEntry {
        id: None,
        title: item.title.to_owned(),
        proposer: item.proposer.map(str::to_owned),
        minutes: Some(item.minutes),
        matter: item.matter,
    }
}

/// Five hours.
const AFTERNOON_MS: i64 = 5 * 3_600_000;

/// Who manages the property.
const MANAGER: &str = "林静怡";

/// How the line begins that says who held a meeting.
const HELD_BY: &str = "主持人：";

/// Writes a line below the text of the newest minutes; names `host` where the draft left open who held the meeting.
fn add_line(
    seat: &Seat<'_>,
    at: DateTime<Utc>,
    written: &MeetingMinutes,
    host: Option<&str>,
    text: &str,
) -> Result<()> {
    let Some(minutes) = written.minutes.last() else { return Ok(()) };
    let RichText::Doc { mut content } = minutes.document.clone();
    let open = labelled(HELD_BY, "");
    if let (Some(host), Some(line)) = (host, content.iter_mut().find(|block| **block == open)) {
        *line = labelled(HELD_BY, host);
    }
    content.pop_if(|last| *last == paragraph(""));
    content.push(paragraph(text));
    let document = RichText::Doc { content };
    seat.run(at, SaveMinutes { id: minutes.id, document, expected_version: None })?;
    Ok(())
}
