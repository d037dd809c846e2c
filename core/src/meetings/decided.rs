//! What a meeting decided, for lists and reports that count it: an item that was put to the vote is a decision once it was carried (通过);
//! one that was only talked about, or on which nobody voted, once a decision was noted in words.
//!
//! Left out on purpose: what is still being voted on.

use rusqlite::Connection;

use super::show;
use super::store::{self, MeetingFacts, votes};
use crate::error::Result;

/// How many items of a meeting were decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Decided {
    /// 决议: carried, or noted in words where nobody voted.
    pub(super) decisions: i64,
    /// 未通过: put to the vote and not carried.
    pub(super) not_carried: i64,
}

/// What the meeting decided so far.
pub(super) fn of(db: &Connection, meeting: &MeetingFacts) -> Result<Decided> {
    let items = store::items(db, meeting.id)?;
    let people = store::people(db, meeting.id)?;
    let voters = if meeting.electorate_on.is_some() { votes::voters(db, meeting.id)? } else { Vec::new() };
    let mut decided = Decided::default();
    for item in &items {
        let named = votes::named(db, item.id)?;
        let outcome = show::outcome(db, meeting, item, (&people, &named, &voters))?;
        let noted = i64::from(item.decision.is_some());
        match outcome.filter(|outcome| outcome.tally.all().heads > 0) {
            None => decided.decisions += noted,
            Some(_) if item.closed_at.is_none() => {}
            Some(outcome) => match outcome.passed {
                Some(true) => decided.decisions += 1,
                Some(false) => decided.not_carried += 1,
                None => decided.decisions += noted,
            },
        }
    }
    Ok(decided)
}

/// How many took part: of an assembly, voters whose ballot counts; of any other meeting, people who came.
pub(super) fn took_part(db: &Connection, meeting: &MeetingFacts) -> Result<i64> {
    if meeting.kind.counts_area() {
        return votes::taking_part(db, meeting.id, meeting.rules.invalid_takes_part);
    }
    store::came(db, meeting.id)
}
