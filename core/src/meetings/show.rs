//! Looking at meetings: a page of them, and one with everything that follows from what was noted: who is here, how the votes
//! stand, by when notice and posting are due.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;

use super::count::{self, Heads, Matter, Outcome, Tally, Voter, Weight};
use super::dates;
use super::decided::{self, Decided};
use super::electorate::VoterKind;
use super::profile::{MeetingKind, MeetingRules, PostingFrom};
use super::state::{self, MeetingState};
use super::store::{self, ItemFacts, ListQuery, MeetingFacts, ballot_papers, timing, votes};
use super::{
    AttendanceBar, DayLimit, DayLimitState, ElectorateCard, GetMeeting, HandCount, ListMeetings,
    MeetingDetail, MeetingItem, MeetingPage, MeetingPerson, MeetingRow, NamedVote,
};
use crate::calendar::{self, Calendar};
use crate::days::{self, day_of};
use crate::error::Result;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::page;

/// The longest page.
pub(super) const LONGEST_PAGE: i64 = 200;

impl Read for GetMeeting {
    fn run(self, context: &ReadContext<'_>) -> Result<MeetingDetail> {
        let GetMeeting { id } = self;
        detail(context.db, id, (context.zone, context.now))
    }
}

impl Read for ListMeetings {
    fn run(self, context: &ReadContext<'_>) -> Result<MeetingPage> {
        let ListMeetings { from, to, kind, state, decided, not_carried, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let query = ListQuery {
            from: from.map(|day| days::start_of(context.zone, day)),
            to: to.map(|day| days::start_of(context.zone, days::next(day))),
            kind,
            state,
            decided: decided || not_carried,
            after: after.as_deref().map(page::parse_cursor).transpose()?,
            // One more than shown tells whether there is another page.
            limit: limit + 1,
        };
        let mut found = Vec::new();
        for (meeting, items) in store::page(context.db, &query)? {
            // Every ballot of an assembly is counted for it: only where that is asked.
            let of = if query.decided { decided::of(context.db, &meeting)? } else { Decided::default() };
            let counts = Counts {
                decisions: decided.then_some(of.decisions),
                not_carried: not_carried.then_some(of.not_carried),
            };
            if counts.decisions != Some(0) && counts.not_carried != Some(0) {
                found.push((meeting, items, counts));
            }
        }
        let first = query.after.is_none();
        let sum = |asked: bool, of: fn(&Counts) -> Option<i64>| {
            (asked && first).then(|| found.iter().filter_map(|(.., counts)| of(counts)).sum())
        };
        let decisions = sum(decided, |counts| counts.decisions);
        let not_carried = sum(not_carried, |counts| counts.not_carried);
        found.truncate(query.limit);
        let more = page::cut(&mut found, limit);
        let next = found
            .last()
            .filter(|_| more)
            .map(|(last, ..)| page::cursor(last.starts_at.timestamp_millis(), last.id));
        let today = (context.zone, day_of(context.zone, context.now));
        let calendar = calendar::load(context.db)?;
        let rows = found.into_iter().map(|one| row(one, &calendar, today)).collect();
        Ok(MeetingPage { rows, next, decisions, not_carried })
    }
}

/// What is counted of a meeting, where it is asked.
struct Counts {
    decisions: Option<i64>,
    not_carried: Option<i64>,
}

fn row(
    (meeting, items, counts): (MeetingFacts, i64, Counts),
    calendar: &Calendar,
    today: (OfficeZone, NaiveDate),
) -> MeetingRow {
    let (notice, posting) = (notice(&meeting, today), posting(&meeting, calendar, today));
    let MeetingFacts { id, kind, state, title, starts_at, place, .. } = meeting;
    let Counts { decisions, not_carried } = counts;
    MeetingRow { id, kind, state, title, starts_at, place, items, decisions, not_carried, notice, posting }
}

/// By when the notice must hang, and how that stands today. One that began before it was planned to must have been told of
/// before it began.
pub(super) fn notice(meeting: &MeetingFacts, (zone, today): (OfficeZone, NaiveDate)) -> Option<DayLimit> {
    let days = meeting.rules.notice_days.filter(|_| meeting.state != MeetingState::Cancelled)?;
    let starts_at = meeting.began_at.map_or(meeting.starts_at, |began_at| began_at.min(meeting.starts_at));
    let by = dates::notice_by(day_of(zone, starts_at), days);
    let source = meeting.rules.sources.notice.clone();
    Some(DayLimit {
        by,
        days,
        done_on: meeting.notice_on,
        state: stands(by, meeting.notice_on, today),
        source,
    })
}

/// By when the decisions must be posted, and how that stands today.
pub(super) fn posting(
    meeting: &MeetingFacts,
    calendar: &Calendar,
    (zone, today): (OfficeZone, NaiveDate),
) -> Option<DayLimit> {
    let rule = meeting.rules.posting?;
    let ended_at = meeting.ended_at?;
    let from = match rule.from {
        PostingFrom::Decision => ended_at,
        PostingFrom::Meeting => meeting.began_at.unwrap_or(ended_at),
    };
    let by = dates::posting_by(day_of(zone, from), rule.days, calendar);
    let state = stands(by, meeting.posted_on, today);
    let source = meeting.rules.sources.posting.clone();
    Some(DayLimit { by, days: rule.days, done_on: meeting.posted_on, state, source })
}

fn stands(by: NaiveDate, done_on: Option<NaiveDate>, today: NaiveDate) -> DayLimitState {
    match done_on {
        Some(done) if done <= by => DayLimitState::Kept,
        Some(_) => DayLimitState::Missed,
        None if today <= by => DayLimitState::Open,
        None => DayLimitState::Overdue,
    }
}

/// The meeting with everything.
pub(super) fn detail(
    db: &Connection,
    id: i64,
    (zone, now): (OfficeZone, DateTime<Utc>),
) -> Result<MeetingDetail> {
    let meeting = store::meeting(db, id, "id")?;
    let people = store::people(db, id)?;
    let voters = if meeting.electorate_on.is_some() { votes::voters(db, id)? } else { Vec::new() };
    let mut items = Vec::new();
    for item in store::items(db, id)? {
        items.push(shown(db, &meeting, item, &people, &voters)?);
    }
    let today = (zone, day_of(zone, now));
    let calendar = calendar::load(db)?;
    let (notice, posting) = (notice(&meeting, today), posting(&meeting, &calendar, today));
    let attendance = (!meeting.kind.counts_area()).then(|| bar(&people, &meeting.rules));
    let electorate = meeting.electorate_on.map(|day| electorate(db, id, day)).transpose()?;
    let MeetingFacts {
        id,
        uid,
        kind,
        state,
        title,
        series_id,
        starts_at,
        place,
        profile_id,
        profile_name,
        rules,
        notice_on: _,
        posted_on: _,
        electorate_on: _,
        began_at,
        ended_at,
        cancel_reason,
        version,
    } = meeting;
    Ok(MeetingDetail {
        id,
        uid,
        kind,
        state,
        actions: state::allowed(state),
        title,
        series_id,
        starts_at,
        place,
        profile_id,
        profile_name,
        rules,
        notice,
        posting,
        attendance,
        electorate,
        consultation: ballot_papers::consultation(db, id)?,
        people,
        items,
        began_at,
        ended_at,
        cancel_reason,
        version,
    })
}

fn shown(
    db: &Connection,
    meeting: &MeetingFacts,
    item: ItemFacts,
    people: &[MeetingPerson],
    voters: &[Voter],
) -> Result<MeetingItem> {
    let named = votes::named(db, item.id)?;
    let outcome = outcome(db, meeting, &item, (people, &named, voters))?;
    let ItemFacts { id, title, proposer, minutes, matter, discussion, decision, hands, closed_at, .. } = item;
    Ok(MeetingItem {
        id,
        title,
        proposer,
        minutes,
        matter,
        discussion,
        decision,
        votes: named,
        hands,
        outcome,
        closed_at,
        timing: timing::of_item(db, id)?,
    })
}

/// How the vote on an item stands; none of one that is not voted on.
pub(super) fn outcome(
    db: &Connection,
    meeting: &MeetingFacts,
    item: &ItemFacts,
    (people, named, voters): (&[MeetingPerson], &[NamedVote], &[Voter]),
) -> Result<Option<Outcome>> {
    match item.matter {
        Matter::Discussion => Ok(None),
        Matter::Ordinary | Matter::Special if !meeting.kind.counts_area() => {
            by_heads(meeting, item, people, named).map(Some)
        }
        Matter::Ordinary | Matter::Special => outcome_by_area(db, meeting, item, voters),
    }
}

/// How an assembly's vote on an item stands; none without an electorate.
pub(super) fn outcome_by_area(
    db: &Connection,
    meeting: &MeetingFacts,
    item: &ItemFacts,
    voters: &[Voter],
) -> Result<Option<Outcome>> {
    if voters.is_empty() {
        return Ok(None);
    }
    let ballots = votes::ballots(db, item.id)?;
    count::by_area(voters, &ballots, item.matter, &meeting.rules).map(Some)
}

/// How a vote by heads on an item stands.
fn by_heads(
    meeting: &MeetingFacts,
    item: &ItemFacts,
    people: &[MeetingPerson],
    named: &[NamedVote],
) -> Result<Outcome> {
    let tally = if let Some(hands) = item.hands {
        tally_of(hands)
    } else {
        let voted = named.iter().map(|vote| vote.person_id).collect();
        count::tally_by_name(&voted, &ballots_of(named))?
    };
    let present = item.present_at_close.unwrap_or_else(|| present_for(item, people, named));
    let heads = Heads { members: members(people), present };
    count::by_heads(heads, tally, item.matter, &meeting.rules)
}

pub(super) fn ballots_of(named: &[NamedVote]) -> Vec<count::Ballot> {
    named.iter().map(|vote| count::Ballot { voter: vote.person_id, choice: vote.choice }).collect()
}

pub(super) fn tally_of(hands: HandCount) -> Tally {
    let HandCount { approving, opposing, abstaining } = hands;
    let weight = |heads: u32| Weight::heads(u64::from(heads));
    Tally {
        approving: weight(approving),
        opposing: weight(opposing),
        abstaining: weight(abstaining),
        invalid: Weight::default(),
    }
}

/// How many of those who have a vote are there for an item: those who are here, and those who voted and then left.
pub(super) fn present_for(item: &ItemFacts, people: &[MeetingPerson], named: &[NamedVote]) -> u64 {
    let mut there: BTreeSet<i64> = named.iter().map(|vote| vote.person_id).collect();
    there.extend(people.iter().filter(|one| one.votes && one.attendance.is_here()).map(|one| one.id));
    let hands = item.hands.map_or(0, |hands| tally_of(hands).all().heads);
    size(there.len()).max(hands)
}

fn members(people: &[MeetingPerson]) -> u64 {
    size(people.iter().filter(|one| one.votes).count())
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Who is here of those who have a vote, held against what the rules ask for.
pub(super) fn bar(people: &[MeetingPerson], rules: &MeetingRules) -> AttendanceBar {
    let expected = members(people);
    let present = size(people.iter().filter(|one| one.votes && one.attendance.is_here()).count());
    let quorum = rules
        .attendance
        .map(|threshold| count::hold(threshold, Weight::heads(present), Weight::heads(expected), false));
    AttendanceBar { expected, present, quorum }
}

fn electorate(db: &Connection, meeting_id: i64, day: NaiveDate) -> Result<ElectorateCard> {
    let nobody = Weight::default();
    let mut card = ElectorateCard { day, all: nobody, unregistered: nobody, developer: nobody };
    for (kind, weight) in votes::weights(db, meeting_id)? {
        card.all.heads += weight.heads;
        card.all.area_hundredths += weight.area_hundredths;
        match kind {
            VoterKind::Owner => {}
            VoterKind::Unregistered => card.unregistered = weight,
            VoterKind::Developer => card.developer = weight,
        }
    }
    Ok(card)
}

/// What a meeting is called; `field` is where its id came from.
pub(crate) fn title_of(db: &Connection, id: i64, field: &str) -> Result<String> {
    Ok(store::meeting(db, id, field)?.title)
}

/// What others go by of a meeting that may decide for them.
pub(crate) struct Held {
    pub(crate) kind: MeetingKind,
    /// When it was closed; it was not yet, if absent.
    pub(crate) ended_at: Option<DateTime<Utc>>,
}

/// The meeting with this id; `field` is where its id came from.
pub(crate) fn held(db: &Connection, id: i64, field: &str) -> Result<Held> {
    let MeetingFacts { kind, ended_at, .. } = store::meeting(db, id, field)?;
    Ok(Held { kind, ended_at })
}
