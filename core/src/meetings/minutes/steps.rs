//! The steps of minutes: begun, saved, handed in, sent back, signed, issued; and the posting of what was decided.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::course::{self, MinutesAction, MinutesState};
use super::{
    BeginMinutes, IssueMinutes, MeetingMinutes, MeetingPosting, Minutes, RecordPosting, RestoreMinutes,
    SaveMinutes, SendBackMinutes, SentBack, SignMinutes, Signed, SubmitMinutes, all_issued, draft,
    of_meeting, store,
};
use crate::access::{self, Changes};
use crate::attachments;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::meetings::names::plain;
use crate::meetings::plan::{LONGEST_NAME, LONGEST_NOTE, MOST_PEOPLE, subject};
use crate::meetings::show;
use crate::meetings::state::MeetingState;
use crate::meetings::store::{self as meetings, MeetingFacts};
use crate::operation::{Done, Write, WriteContext};
use crate::tickets::Named;

/// Who writes on for so long writes another version, so that what stood there this morning can be seen.
const ONE_VERSION: TimeDelta = TimeDelta::minutes(15);

/// The longest name of somebody who signed, in characters: `王芳（3-2-101）` tells two of one name apart.
const LONGEST_SIGNER: usize = LONGEST_NAME + LONGEST_NOTE + 2;

/// What a step leads to: everything of the meeting, said to be about the minutes.
fn done(
    context: &WriteContext<'_>,
    (meeting_id, number): (i64, i64),
    changes: Changes,
) -> Result<Done<MeetingMinutes>> {
    let about = format!("{}/minutes/{number}", subject(meeting_id));
    Ok(Done::new(of_meeting(context.db, meeting_id)?, about).changing(changes))
}

/// The minutes, whose state must allow `action`, in the state that it leads to, and the meeting that they are of.
fn minutes_for(
    context: &WriteContext<'_>,
    id: i64,
    action: MinutesAction,
) -> Result<(i64, Minutes, MinutesState)> {
    let (meeting_id, mut minutes) = store::one(context.db, id)?;
    let before = minutes.state;
    minutes.state = course::after(before, action)?;
    Ok((meeting_id, minutes, before))
}

/// Keeps where the minutes stand now.
fn keep(
    context: &WriteContext<'_>,
    meeting_id: i64,
    (before, minutes): (MinutesState, &Minutes),
    changes: Changes,
) -> Result<Done<MeetingMinutes>> {
    store::update_course(context.db, minutes)?;
    let changes = changes.with("minutes_state", before.text(), minutes.state.text());
    done(context, (meeting_id, minutes.number), changes)
}

fn actor(context: &WriteContext<'_>) -> Named {
    // The name is read anew with the answer; only the id is kept.
    Named { id: context.actor.id, name: String::new() }
}

impl Write for BeginMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let BeginMinutes { meeting_id } = self;
        meetings::meeting(context.db, meeting_id, "meeting_id")?;
        let meeting = show::detail(context.db, meeting_id, (context.zone, context.now))?;
        let there = store::of_meeting(context.db, meeting_id)?;
        if meeting.state != MeetingState::Ended {
            return Err(Error::new(ErrorCode::MinutesMeetingNotOver));
        }
        if !all_issued(&there) {
            return Err(Error::new(ErrorCode::MinutesNotIssued));
        }
        let number = crate::page::count(there.len());
        let text = if number == 0 {
            let recorder = access::store::name_of(context.db, context.actor.id)?;
            draft::minutes(&meeting, context.zone, &recorder)
        } else {
            draft::supplement()
        };
        let by = (context.now, context.actor.id);
        store::insert(context.db, (meeting_id, number), &text.checked("document")?, by)?;
        done(context, (meeting_id, number), Changes::default())
    }
}

impl Write for SaveMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let SaveMinutes { id, document, expected_version } = self;
        let db = context.db;
        let document = document.checked("document")?;
        let (meeting_id, minutes, _) = minutes_for(context, id, MinutesAction::Save)?;
        input::same_version(expected_version, minutes.version)?;
        let by = (context.now, context.actor.id);
        let newest = minutes.versions.first();
        let own = newest.is_some_and(|newest| newest.saved_by.id == context.actor.id);
        match store::open_since(db, id)? {
            Some(since) if own && context.now - since < ONE_VERSION => {
                store::overwrite(db, id, &document, context.now)?;
            }
            _ => {
                store::keep_newest(db, id)?;
                let number = newest.map_or(1, |newest| newest.number + 1);
                store::add_version(db, (id, number), &document, by)?;
            }
        }
        store::touch(db, id)?;
        // What residents said can name people: the trail keeps how much was written, not what.
        let changes = Changes::default().with("text_length", minutes.document.length(), document.length());
        done(context, (meeting_id, minutes.number), changes)
    }
}

impl Write for RestoreMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let RestoreMinutes { id, number, expected_version } = self;
        let db = context.db;
        let (meeting_id, minutes, _) = minutes_for(context, id, MinutesAction::Save)?;
        input::same_version(expected_version, minutes.version)?;
        let document = store::version(db, id, number, "number")?;
        let newest = minutes.versions.first().map_or(0, |newest| newest.number);
        if number == newest {
            return Err(Error::field("number", ErrorCode::InputInvalid));
        }
        store::keep_newest(db, id)?;
        let by = (context.now, context.actor.id);
        store::add_restored(db, (id, newest + 1), (&document, number), by)?;
        store::touch(db, id)?;
        let changes = Changes::default().with("restored_from", None::<i64>, number).with(
            "text_length",
            minutes.document.length(),
            document.length(),
        );
        done(context, (meeting_id, minutes.number), changes)
    }
}

impl Write for SubmitMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let SubmitMinutes { id } = self;
        let (meeting_id, minutes, before) = minutes_for(context, id, MinutesAction::Submit)?;
        if !minutes.document.says_something() {
            return Err(Error::field("document", ErrorCode::InputRequired));
        }
        store::keep_newest(context.db, id)?;
        let minutes =
            Minutes { submitted_at: Some(context.now), submitted_by: Some(actor(context)), ..minutes };
        keep(context, meeting_id, (before, &minutes), Changes::default())
    }
}

impl Write for SendBackMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let SendBackMinutes { id, words } = self;
        let words = input::required("words", &words, 500)?;
        let (meeting_id, minutes, before) = minutes_for(context, id, MinutesAction::SendBack)?;
        let sent_back = Some(SentBack { words, at: context.now, by: actor(context) });
        let signed_on = minutes.signed.as_ref().map(|signed| signed.on.to_string());
        let minutes = Minutes { sent_back, signed: None, ..minutes };
        let changes = Changes::default().with("signed_on", signed_on, None::<String>);
        keep(context, meeting_id, (before, &minutes), changes)
    }
}

impl Write for SignMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let SignMinutes { id, signed_on, signers, scan_id } = self;
        let (meeting_id, minutes, before) = minutes_for(context, id, MinutesAction::Sign)?;
        let meeting = meetings::meeting(context.db, meeting_id, "id")?;
        day_since_end(context, &meeting, "signed_on", signed_on)?;
        if signers.is_empty() || signers.len() > MOST_PEOPLE {
            return Err(Error::field("signers", ErrorCode::InputRequired));
        }
        let signers: Vec<String> = signers
            .iter()
            .enumerate()
            .map(|(place, name)| input::required_line(&format!("signers[{place}]"), name, LONGEST_SIGNER))
            .collect::<Result<_>>()?;
        signed_once(&signers)?;
        // What decides for others must be provable: the paper with the signatures is kept.
        if scan_id.is_none() && meeting.rules.decision.is_some() {
            return Err(Error::field("scan_id", ErrorCode::MinutesScanMissing));
        }
        check_file(context, meeting_id, "scan_id", scan_id)?;
        let count = signers.len();
        let minutes = Minutes { signed: Some(Signed { on: signed_on, signers, scan_id }), ..minutes };
        let changes = Changes::default()
            .with("signed_on", None::<String>, signed_on.to_string())
            .with("signers", 0, count);
        keep(context, meeting_id, (before, &minutes), changes)
    }
}

/// Nobody signs twice: two of the same name are written with what tells them apart.
fn signed_once(signers: &[String]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (place, name) in signers.iter().enumerate() {
        if !seen.insert(plain(name)) {
            let error = Error::field(&format!("signers[{place}]"), ErrorCode::MinutesSignedTwice);
            return Err(error.with("name", name.as_str()));
        }
    }
    Ok(())
}

impl Write for IssueMinutes {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let IssueMinutes { id } = self;
        let (meeting_id, minutes, before) = minutes_for(context, id, MinutesAction::Issue)?;
        let minutes = Minutes { issued_at: Some(context.now), issued_by: Some(actor(context)), ..minutes };
        keep(context, meeting_id, (before, &minutes), Changes::default())
    }
}

/// A day from that on which the meeting ended to today.
fn day_since_end(
    context: &WriteContext<'_>,
    meeting: &MeetingFacts,
    field: &str,
    day: NaiveDate,
) -> Result<()> {
    if day > day_of(context.zone, context.now) {
        return Err(Error::field(field, ErrorCode::TimeInFuture));
    }
    let ended_on = meeting.ended_at.map(|at| day_of(context.zone, at));
    match ended_on {
        Some(ended_on) if day < ended_on => {
            Err(Error::field(field, ErrorCode::DateBeforeStart).with("began_on", ended_on.to_string()))
        }
        _ => Ok(()),
    }
}

/// A file that is referred to must be the meeting's.
fn check_file(context: &WriteContext<'_>, meeting_id: i64, field: &str, id: Option<i64>) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    if attachments::files_of_meeting(context.db, meeting_id)?.iter().any(|file| file.id == id) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

impl Write for RecordPosting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingMinutes>> {
        let RecordPosting { meeting_id, id, place, posted_on, until_on, photo_id } = self;
        let db = context.db;
        let place = input::required_line("place", &place, 100)?;
        let meeting = meetings::meeting(db, meeting_id, "meeting_id")?;
        if !store::of_meeting(db, meeting_id)?
            .first()
            .is_some_and(|first| first.state == MinutesState::Issued)
        {
            return Err(Error::new(ErrorCode::MinutesNotIssued));
        }
        day_since_end(context, &meeting, "posted_on", posted_on)?;
        if let Some(until_on) = until_on {
            days::plannable("until_on", until_on)?;
            if until_on < posted_on {
                let error = Error::field("until_on", ErrorCode::DateBeforeStart);
                return Err(error.with("began_on", posted_on.to_string()));
            }
        }
        check_file(context, meeting_id, "photo_id", photo_id)?;
        let there = store::postings(db, meeting_id)?;
        let known = id.map(|id| {
            let unknown = || Error::field("id", ErrorCode::InputUnknownId).with("id", id);
            there.iter().find(|posting| posting.id == id).cloned().ok_or_else(unknown)
        });
        let before = known.transpose()?;
        let same = |one: &&MeetingPosting| {
            Some(one.id) != id && one.posted_on == posted_on && plain(&one.place) == plain(&place)
        };
        if there.iter().find(same).is_some() {
            return Err(Error::field("place", ErrorCode::MinutesPostingThere));
        }
        let after = MeetingPosting {
            id: before.as_ref().map_or(0, |before| before.id),
            place,
            posted_on,
            until_on,
            photo_id,
            noted_at: context.now,
            noted_by: actor(context),
        };
        store::keep_posting(db, meeting_id, &after)?;
        // The first day on which it hung anywhere is the one that the limit asks about.
        let first = store::postings(db, meeting_id)?.first().map(|posting| posting.posted_on);
        meetings::update_course(db, &MeetingFacts { posted_on: first, ..meeting })?;
        meetings::touch(db, meeting_id)?;
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let was = before.as_ref();
        let changes = Changes::default()
            .with("place", was.map(|was| was.place.clone()), after.place)
            .with("posted_on", text(was.map(|was| was.posted_on)), posted_on.to_string())
            .with("until_on", text(was.and_then(|was| was.until_on)), text(until_on))
            .with("attachment", was.and_then(|was| was.photo_id), photo_id);
        Ok(Done::new(of_meeting(db, meeting_id)?, format!("{}/posting", subject(meeting_id)))
            .changing(changes))
    }
}
