//! The electorate of an owners' assembly, and its ballots.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::ballot_papers;
use super::count::{self, VoteChoice};
use super::electorate::{self, Electorate};
use super::hold::open_for_vote;
use super::plan::{done, meeting_for, subject};
use super::show::LONGEST_PAGE;
use super::state::MeetingAction;
use super::store::{self, ItemFacts, MeetingFacts, votes};
use super::{
    BallotEntry, BallotRow, DrawElectorate, EnterBallot, ListVoters, MeetingDetail, VoterPage, VoterRow,
};
use crate::access::Changes;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::residents;
use crate::tickets::Room;

/// How many rooms a refusal names.
const NAMED_ROOMS: usize = 10;

impl Write for DrawElectorate {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let DrawElectorate { id, day } = self;
        let db = context.db;
        let before = meeting_for(context, id, "id", MeetingAction::Update)?;
        if !before.kind.counts_area() {
            return Err(Error::field("id", ErrorCode::MeetingOtherVote));
        }
        days::plannable("day", day)?;
        if day > day_of(context.zone, context.now) {
            return Err(Error::field("day", ErrorCode::TimeInFuture));
        }
        let drawn = electorate::draw(residents::owned_rooms(db, day)?, &before.rules);
        let Electorate { voters, without_area } = drawn;
        if !without_area.is_empty() {
            let named: Vec<String> = without_area.iter().take(NAMED_ROOMS).cloned().collect();
            let error = Error::field("day", ErrorCode::MeetingAreaMissing);
            return Err(error.with("count", without_area.len()).with("rooms", named));
        }
        if voters.is_empty() {
            return Err(Error::field("day", ErrorCode::MeetingElectorateEmpty));
        }
        votes::set_voters(db, id, &voters)?;
        store::update_course(db, &MeetingFacts { electorate_on: Some(day), ..before.clone() })?;
        store::touch(db, id)?;
        let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let changes = Changes::default().with("electorate_on", text(before.electorate_on), text(Some(day)));
        done(context, id, changes)
    }
}

impl Read for ListVoters {
    fn run(self, context: &ReadContext<'_>) -> Result<VoterPage> {
        let ListVoters { meeting_id, query, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let meeting = store::meeting(context.db, meeting_id, "meeting_id")?;
        let beginning = query.as_deref().map(Room::key).filter(|key| !key.is_empty());
        let after = after.map_or(Ok(0), |text| {
            text.parse().map_err(|_| Error::field("after", ErrorCode::CursorMalformed))
        })?;
        // One more than shown tells whether there is another page.
        let mut rows = votes::page(context.db, meeting.id, beginning.as_deref(), (after, limit + 1))?;
        let more = page::cut(&mut rows, limit);
        let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
        Ok(VoterPage { rows, next })
    }
}

impl Write for EnterBallot {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<VoterRow>> {
        let EnterBallot { meeting_id, voter_id, ballots } = self;
        let meeting = meeting_for(context, meeting_id, "meeting_id", MeetingAction::Decide)?;
        if !meeting.kind.counts_area() {
            return Err(Error::field("meeting_id", ErrorCode::MeetingOtherVote));
        }
        says_something(context.db, meeting_id, voter_id, &ballots)?;
        ballot_papers::voter_came_back(context, meeting_id, voter_id)?;
        let (answer, changes) = enter(context, meeting_id, voter_id, ballots)?;
        store::touch(context.db, meeting_id)?;
        Ok(Done::new(answer, format!("{}/voter/{voter_id}", subject(meeting_id))).changing(changes))
    }
}

/// Refuses an entry that leaves a voter with nothing on any item where nothing was entered before either: with it no paper
/// came back.
pub(super) fn says_something(
    db: &Connection,
    meeting_id: i64,
    voter_id: i64,
    ballots: &[BallotEntry],
) -> Result<()> {
    let takes_back = || Ok::<_, Error>(!votes::voter(db, meeting_id, voter_id)?.ballots.is_empty());
    if ballots.iter().any(|ballot| ballot.choice.is_some()) || (!ballots.is_empty() && takes_back()?) {
        return Ok(());
    }
    Err(Error::field("ballots", ErrorCode::InputRequired))
}

/// Keeps what a voter decided on items that are open, at most once on each, in the place of what whoever enters it saw.
pub(super) fn enter(
    context: &WriteContext<'_>,
    meeting_id: i64,
    voter_id: i64,
    ballots: Vec<BallotEntry>,
) -> Result<(VoterRow, Changes)> {
    let db = context.db;
    let before = votes::voter(db, meeting_id, voter_id)?;
    let items = store::items(db, meeting_id)?;
    let mut seen = BTreeSet::new();
    for (place, entry) in ballots.into_iter().enumerate() {
        let BallotEntry { item_id, choice, reason, instead_of, instead_of_reason } = entry;
        let field = |name: &str| format!("ballots[{place}].{name}");
        let unknown = || Error::field(&field("item_id"), ErrorCode::InputUnknownId).with("id", item_id);
        let item = items.iter().find(|item| item.id == item_id).ok_or_else(unknown)?;
        open_for_vote(item, &field("item_id"))?;
        count::once(&mut seen, item_id, &field("item_id"))?;
        let reason = checked_reason(&field("reason"), choice, reason.as_deref())?;
        let ballot = choice.map(|choice| (choice, reason.as_deref()));
        let found = before.ballots.iter().find(|ballot| ballot.item_id == item_id);
        let stands = found.map(|ballot| (ballot.choice, ballot.reason.as_deref()));
        if stands == ballot {
            continue;
        }
        let seen = instead_of.map(|choice| (choice, instead_of_reason.as_deref()));
        if stands != seen {
            let error = Error::field(&field("choice"), ErrorCode::BallotStands).with("id", item_id);
            let error = error.with("stands", stands.map(|(choice, _)| choice.text()));
            let error = error.with("reason", stands.and_then(|(_, reason)| reason));
            return Err(error.with("name", before.rooms.join("、")));
        }
        votes::set_ballot(db, meeting_id, (item_id, voter_id), ballot)?;
    }
    let after = votes::voter(db, meeting_id, voter_id)?;
    let changes = Changes::default().with(
        "ballots",
        in_words(&items, &before.ballots),
        in_words(&items, &after.ballots),
    );
    Ok((after, changes))
}

/// An invalid ballot says why, and only such a one.
fn checked_reason(field: &str, choice: Option<VoteChoice>, reason: Option<&str>) -> Result<Option<String>> {
    match (choice, reason) {
        (Some(VoteChoice::Invalid), reason) => {
            input::required_line(field, reason.unwrap_or_default(), 100).map(Some)
        }
        (_, None) => Ok(None),
        (_, Some(_)) => Err(Error::field(field, ErrorCode::InputInvalid)),
    }
}

/// The ballots for the audit trail: the number of the item on the agenda, what was decided, and why it is invalid.
fn in_words(items: &[ItemFacts], ballots: &[BallotRow]) -> String {
    let number = |id: i64| items.iter().position(|item| item.id == id).map_or(0, |place| place + 1);
    let word = |ballot: &BallotRow| {
        let reason = ballot.reason.as_ref().map_or_else(String::new, |reason| format!("（{reason}）"));
        format!("{}={}{reason}", number(ballot.item_id), ballot.choice.text())
    };
    ballots.iter().map(word).collect::<Vec<_>>().join(" ")
}
