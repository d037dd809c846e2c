//! Holding a meeting: opening, item by item, votes by name and by show of hands, closing. Who is here is `attendance`.

use std::collections::BTreeSet;

use super::count::{self, Matter, VoteChoice};
use super::plan::{done, meeting_for, subject};
use super::state::MeetingAction;
use super::store::{self, ItemFacts, MeetingFacts, votes};
use super::{
    CloseItem, EndMeeting, HandCount, HandEntry, ItemText, MeetingDetail, MeetingPerson, NamedVote, NoteItem,
    ReopenItem, StartMeeting, VoteEntry, VoteOnItem,
};
use super::{ballot_papers, show, timing};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};

/// The longest account of what was said on an item, in characters.
const LONGEST_DISCUSSION: usize = 10_000;

/// The longest decision in words, in characters.
const LONGEST_DECISION: usize = 2000;

impl Write for StartMeeting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let StartMeeting { id } = self;
        let mut meeting = meeting_for(context, id, "id", MeetingAction::Start)?;
        may_open(context, &meeting)?;
        meeting.began_at = Some(context.now);
        store::update_course(context.db, &meeting)?;
        store::touch(context.db, id)?;
        done(context, id, Changes::default().with("state", "planned", meeting.state.text()))
    }
}

/// An assembly needs its electorate; any other meeting as many people as its rules ask for.
fn may_open(context: &WriteContext<'_>, meeting: &MeetingFacts) -> Result<()> {
    if meeting.kind.counts_area() {
        return match meeting.electorate_on {
            Some(_) => Ok(()),
            None => Err(Error::new(ErrorCode::MeetingElectorateMissing)),
        };
    }
    let bar = show::bar(&store::people(context.db, meeting.id)?, &meeting.rules);
    match bar.quorum {
        Some(quorum) if !quorum.reached => Err(Error::new(ErrorCode::MeetingQuorumMissing)
            .with("expected", bar.expected)
            .with("present", bar.present)
            .with("needed", quorum.heads.needed)
            .with("source", meeting.rules.sources.attendance.clone())),
        _ => Ok(()),
    }
}

impl Write for EndMeeting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let EndMeeting { id } = self;
        let db = context.db;
        let mut meeting = meeting_for(context, id, "id", MeetingAction::End)?;
        ballot_papers::may_end(context, id)?;
        for item in store::items(db, id)?.iter().filter(|item| item.closed_at.is_none()) {
            let votes = item.hands.is_some()
                || !votes::named(db, item.id)?.is_empty()
                || !votes::ballots(db, item.id)?.is_empty();
            if votes {
                let error = Error::new(ErrorCode::MeetingItemOpen);
                return Err(error.with("title", item.title.as_str()).with("item_id", item.id));
            }
        }
        timing::meeting_ends(context, id)?;
        meeting.ended_at = Some(context.now);
        store::update_course(db, &meeting)?;
        store::touch(db, id)?;
        done(context, id, Changes::default().with("state", "in_session", meeting.state.text()))
    }
}

/// The item of the meeting, which must be in session.
pub(super) fn item_for(
    context: &WriteContext<'_>,
    meeting_id: i64,
    item_id: i64,
) -> Result<(MeetingFacts, ItemFacts)> {
    let meeting = meeting_for(context, meeting_id, "meeting_id", MeetingAction::Decide)?;
    let item = store::items(context.db, meeting_id)?.into_iter().find(|item| item.id == item_id);
    let item = item.ok_or_else(|| Error::field("item_id", ErrorCode::InputUnknownId).with("id", item_id))?;
    Ok((meeting, item))
}

/// Something about to be voted on, which must be open.
pub(super) fn open_for_vote(item: &ItemFacts, field: &str) -> Result<()> {
    if item.matter == Matter::Discussion {
        return Err(Error::field(field, ErrorCode::MeetingNothingToVote));
    }
    if item.closed_at.is_some() {
        return Err(Error::field(field, ErrorCode::MeetingItemClosed));
    }
    Ok(())
}

/// The meeting as an answer, said to be about one of its items.
fn done_item(
    context: &WriteContext<'_>,
    (meeting_id, item_id): (i64, i64),
    changes: Changes,
) -> Result<Done<MeetingDetail>> {
    store::touch(context.db, meeting_id)?;
    let done = done(context, meeting_id, changes)?;
    Ok(done.about(format!("{}/item/{item_id}", subject(meeting_id))))
}

impl Write for NoteItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let NoteItem { meeting_id, item_id, discussion, decision } = self;
        let (_, before) = item_for(context, meeting_id, item_id)?;
        let discussion = noted("discussion", discussion, before.discussion.as_deref(), LONGEST_DISCUSSION)?;
        let decision = noted("decision", decision, before.decision.as_deref(), LONGEST_DECISION)?;
        let after = ItemFacts { discussion, decision, ..before.clone() };
        store::update_item(context.db, &after)?;
        // What residents said can name people: the trail keeps how much was noted, not what.
        let length = |text: &Option<String>| text.as_deref().map_or(0, |text| text.chars().count());
        let changes = Changes::default()
            .with("discussion_length", length(&before.discussion), length(&after.discussion))
            .with("decision_length", length(&before.decision), length(&after.decision));
        done_item(context, (meeting_id, item_id), changes)
    }
}

/// The text that stands from now on. One that says what stands already is no change, whoever wrote it.
fn noted(
    field: &str,
    given: Option<ItemText>,
    stands: Option<&str>,
    longest: usize,
) -> Result<Option<String>> {
    let Some(ItemText { text, instead_of }) = given else { return Ok(stands.map(str::to_owned)) };
    let text = input::optional(field, Some(&text), longest)?;
    let instead_of = input::optional(field, Some(&instead_of), longest)?;
    if instead_of.as_deref() != stands && text.as_deref() != stands {
        return Err(Error::field(field, ErrorCode::RecordChanged));
    }
    Ok(text)
}

impl Write for VoteOnItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let VoteOnItem { meeting_id, item_id, votes, hands } = self;
        let db = context.db;
        let (meeting, before) = item_for(context, meeting_id, item_id)?;
        open_for_vote(&before, "item_id")?;
        if meeting.kind.counts_area() {
            return Err(Error::field("item_id", ErrorCode::MeetingOtherVote));
        }
        let people = store::people(db, meeting_id)?;
        let earlier = votes::named(db, item_id)?;
        match (votes, hands) {
            (Some(entries), None) => {
                if before.hands.is_some() {
                    return Err(Error::field("votes", ErrorCode::VoteOtherWay));
                }
                check_names(&people, &earlier, &entries)?;
                for VoteEntry { person_id, choice, .. } in entries {
                    votes::set_vote(db, meeting_id, (item_id, person_id), choice)?;
                }
            }
            (None, Some(entry)) => {
                if !earlier.is_empty() {
                    return Err(Error::field("hands", ErrorCode::VoteOtherWay));
                }
                check_hands(&people, before.hands, entry)?;
                store::update_item(db, &ItemFacts { hands: entry.count, ..before.clone() })?;
            }
            (None, None) => return Err(Error::field("votes", ErrorCode::InputRequired)),
            (Some(_), Some(_)) => return Err(Error::field("votes", ErrorCode::InputInvalid)),
        }
        let (_, after) = item_for(context, meeting_id, item_id)?;
        let now = in_words(after.hands, &votes::named(db, item_id)?);
        let changes = Changes::default().with("votes", in_words(before.hands, &earlier), now);
        done_item(context, (meeting_id, item_id), changes)
    }
}

/// Each vote comes in the place of what stands, is of somebody who has one and is here, and of each person there is one.
/// Who voted and left keeps the vote, and it can be taken back.
fn check_names(people: &[MeetingPerson], earlier: &[NamedVote], entries: &[VoteEntry]) -> Result<()> {
    if entries.is_empty() {
        return Err(Error::field("votes", ErrorCode::InputRequired));
    }
    let mut seen = BTreeSet::new();
    for VoteEntry { person_id, choice, instead_of } in entries {
        let refused = |code| Err(Error::field("votes", code).with("id", *person_id));
        count::once(&mut seen, *person_id, "votes")?;
        let Some(person) = people.iter().find(|one| one.id == *person_id) else {
            return refused(ErrorCode::VoteNotPresent);
        };
        if *choice == Some(VoteChoice::Invalid) {
            return refused(ErrorCode::InputInvalid);
        }
        let stands = earlier.iter().find(|vote| vote.person_id == *person_id).map(|vote| vote.choice);
        if stands == *choice {
            continue;
        }
        if stands != *instead_of {
            let error = Error::field("votes", ErrorCode::VoteChanged);
            return Err(error.with("id", *person_id).with("name", person.name.as_str()));
        }
        if choice.is_some() && !(person.votes && person.attendance.is_here()) {
            return refused(ErrorCode::VoteNotPresent);
        }
    }
    Ok(())
}

/// The count comes in the place of what stands, and has no more hands than people who have a vote and are here.
fn check_hands(people: &[MeetingPerson], stands: Option<HandCount>, entry: HandEntry) -> Result<()> {
    let HandEntry { count, instead_of } = entry;
    if stands != count && stands != instead_of {
        return Err(Error::field("hands", ErrorCode::RecordChanged));
    }
    let present = people.iter().filter(|one| one.votes && one.attendance.is_here()).count();
    let shown = count.map_or(0, |count| show::tally_of(count).all().heads);
    if usize::try_from(shown).map_or(true, |shown| shown > present) {
        let error = Error::field("hands", ErrorCode::VoteTooMany);
        return Err(error.with("votes", shown).with("present", present));
    }
    Ok(())
}

/// The votes for the audit trail, without names.
fn in_words(hands: Option<HandCount>, named: &[NamedVote]) -> Option<String> {
    if let Some(HandCount { approving, opposing, abstaining }) = hands {
        return Some(format!("hands {approving}/{opposing}/{abstaining}"));
    }
    let count = |choice| named.iter().filter(|vote| vote.choice == choice).count();
    let (approving, opposing) = (count(VoteChoice::For), count(VoteChoice::Against));
    (!named.is_empty()).then(|| format!("names {approving}/{opposing}/{}", count(VoteChoice::Abstain)))
}

impl Write for CloseItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let CloseItem { meeting_id, item_id } = self;
        let (_, before) = item_for(context, meeting_id, item_id)?;
        if before.closed_at.is_some() {
            return Err(Error::field("item_id", ErrorCode::MeetingItemClosed));
        }
        let people = store::people(context.db, meeting_id)?;
        let named = votes::named(context.db, item_id)?;
        let present = show::present_for(&before, &people, &named);
        let after =
            ItemFacts { closed_at: Some(context.now), present_at_close: Some(present), ..before.clone() };
        store::update_item(context.db, &after)?;
        timing::item_closes(context, meeting_id, item_id)?;
        done_item(context, (meeting_id, item_id), Changes::default().with("closed", false, true))
    }
}

impl Write for ReopenItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let ReopenItem { meeting_id, item_id } = self;
        let (_, before) = item_for(context, meeting_id, item_id)?;
        let after = ItemFacts { closed_at: None, present_at_close: None, ..before.clone() };
        store::update_item(context.db, &after)?;
        let changes = Changes::default().with("closed", before.closed_at.is_some(), false);
        done_item(context, (meeting_id, item_id), changes)
    }
}
