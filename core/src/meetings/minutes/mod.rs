//! Minutes of a meeting (会议纪要): drafted from the record, written as rich text, looked over, signed, issued, posted; and
//! the archive of the meeting.
//!
//! - The text is a [`crate::rich_text`]; [`draft`] is its first version, [`difference`] what changed between two.
//! - [`course`] says what can be done when; what is issued is corrected by a numbered supplement (补充说明) only.
//! - [`paper`] puts it on paper; [`crate::anonymous`] takes residents out of what is posted; [`archive`] gives out everything.
//!
//! Left out on purpose: signatures on the screen. People sign on paper, and the scan is kept.

mod archive;
mod course;
mod difference;
mod draft;
mod paper;
mod steps;
mod store;
mod wire;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

pub use archive::{
    ArchiveEntry, ArchiveEntryKind, ArchiveFormat, ExportMeetingArchive, ExportedArchive, GetMeetingArchive,
    MeetingArchive,
};
pub use course::{MinutesAction, MinutesState, next as next_of_minutes};
pub use difference::{DifferenceKind, DifferenceLine, DifferencePart};
pub use wire::*;

use super::profile::MeetingKind;
use super::state::MeetingState;
use super::store::ballot_papers as rows;
use super::{MeetingDetail, names, show};
use crate::access;
use crate::anonymous::{self, Anonymous, Attendee};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::reports::sheet::Sheet;
use crate::reports::{RenderedReport, render_sheet};
use crate::residents;

impl Read for GetMeetingMinutes {
    fn run(self, context: &ReadContext<'_>) -> Result<MeetingMinutes> {
        of_meeting(context.db, self.meeting_id)
    }
}

/// Everything that was written down of a meeting.
fn of_meeting(db: &Connection, meeting_id: i64) -> Result<MeetingMinutes> {
    let meeting = super::store::meeting(db, meeting_id, "meeting_id")?;
    let minutes = store::of_meeting(db, meeting_id)?;
    let can_begin = meeting.state == MeetingState::Ended && all_issued(&minutes);
    Ok(MeetingMinutes { meeting_id, can_begin, minutes, postings: store::postings(db, meeting_id)? })
}

fn all_issued(minutes: &[Minutes]) -> bool {
    minutes.iter().all(|one| one.state == MinutesState::Issued)
}

impl Read for CompareMinutes {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<DifferenceLine>> {
        let CompareMinutes { id, from, to } = self;
        let earlier = store::version(context.db, id, from, "from")?;
        let later = store::version(context.db, id, to, "to")?;
        Ok(difference::between(&earlier.lines(), &later.lines()))
    }
}

impl Read for RenderMinutes {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let RenderMinutes { id, edition } = self;
        let (meeting_id, minutes) = store::one(context.db, id)?;
        if edition == MinutesEdition::Posting && minutes.state != MinutesState::Issued {
            return Err(Error::field("edition", ErrorCode::MinutesNotIssued));
        }
        let meeting = show::detail(context.db, meeting_id, (context.zone, context.now))?;
        let postings = store::postings(context.db, meeting_id)?;
        let hung = posted_on(&minutes, &postings, context.zone);
        let dated = hung.unwrap_or_else(|| day_of(context.zone, context.now));
        let sheet = sheet(context.db, &meeting, &minutes, (edition, dated))?;
        let card = office::store::card(context.db)?;
        render_sheet(&sheet, &card.office_name, context.now, context.fonts)
    }
}

/// The first day on which issued minutes hung, as far as it is noted.
fn posted_on(minutes: &Minutes, postings: &[MeetingPosting], zone: OfficeZone) -> Option<NaiveDate> {
    let issued_on = day_of(zone, minutes.issued_at?);
    postings.iter().map(|posting| posting.posted_on).find(|day| *day >= issued_on)
}

/// The paper of minutes or of a supplement; `dated` is the day that a posting edition bears.
fn sheet(
    db: &Connection,
    meeting: &MeetingDetail,
    minutes: &Minutes,
    (edition, dated): (MinutesEdition, NaiveDate),
) -> Result<Sheet> {
    let card = office::store::card(db)?;
    let anonymous = match edition {
        MinutesEdition::Signing => None,
        MinutesEdition::Posting => Some(anonymous(db, meeting, minutes)?),
    };
    Ok(paper::sheet(meeting, minutes, &card.community_name, (edition, dated), anonymous.as_ref()))
}

/// Whoever is known, to be taken out of what is posted: the register, the meeting's people, those who signed. The office's
/// own staff may stay where they only sit in.
fn anonymous(db: &Connection, meeting: &MeetingDetail, minutes: &Minutes) -> Result<Anonymous> {
    let known = residents::known_of_residents(db)?;
    let staff: Vec<String> = access::store::names(db)?.into_iter().map(|(name, _)| name).collect();
    let sits_in = |name: &str| meeting.people.iter().all(|one| one.name != name || !one.votes);
    let public: Vec<String> =
        staff.into_iter().filter(|name| sits_in(name) && !known.names.contains(name)).collect();
    let mut attendees: Vec<Attendee<'_>> = meeting
        .people
        .iter()
        .map(|one| Attendee { name: &one.name, proxy: one.proxy.as_deref(), office: one.note.as_deref() })
        .collect();
    let called: Vec<String> = meeting.people.iter().map(|one| names::called(one, &meeting.people)).collect();
    for signer in minutes.signed.iter().flat_map(|signed| &signed.signers) {
        if !called.contains(signer) && attendees.iter().all(|attendee| attendee.name != signer) {
            attendees.push(Attendee { name: signer, proxy: None, office: None });
        }
    }
    for proposer in meeting.items.iter().filter_map(|item| item.proposer.as_deref()) {
        let known = attendees.iter().any(|attendee| attendee.name == proposer);
        if !known && !anonymous::is_office(proposer) {
            attendees.push(Attendee { name: proposer, proxy: None, office: None });
        }
    }
    let proxies: Vec<String> = rows::proxies(db, meeting.id)?.into_iter().map(|(_, proxy)| proxy).collect();
    for proxy in &proxies {
        if attendees.iter().all(|attendee| attendee.name != proxy) {
            attendees.push(Attendee { name: proxy, proxy: None, office: None });
        }
    }
    let mut lines = minutes.document.lines();
    lines.insert(0, meeting.title.clone());
    Anonymous::new(&attendees, member_of(meeting.kind), &known, &public, &lines)
}

/// What somebody at a meeting is called when their name is not said.
fn member_of(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Forum => "居民",
        MeetingKind::Committee => "委员",
        MeetingKind::Assembly => "业主代表",
        MeetingKind::Delegates => "居民代表",
        MeetingKind::Internal => "参会人员",
    }
}

/// Where the minutes of a meeting stand; nothing before they are begun.
pub(super) fn state(db: &Connection, meeting_id: i64) -> Result<Option<MinutesState>> {
    store::state(db, meeting_id)
}

/// How the audit trail names a meeting, which there must be.
pub(crate) fn subject_of_meeting(db: &Connection, meeting_id: i64) -> Result<String> {
    Ok(super::plan::subject(super::store::meeting(db, meeting_id, "meeting_id")?.id))
}

/// Which files of a meeting stay. The store keeps them too.
pub(crate) enum KeptFiles {
    /// All: the minutes are issued.
    All,
    /// Those that signatures or a posting refer to.
    These(BTreeSet<i64>),
}

impl KeptFiles {
    /// Whether the file with this id is one of them.
    pub(crate) fn has(&self, id: i64) -> bool {
        match self {
            KeptFiles::All => true,
            KeptFiles::These(these) => these.contains(&id),
        }
    }
}

/// Which files of the meeting stay.
pub(crate) fn kept_files(db: &Connection, meeting_id: i64) -> Result<KeptFiles> {
    let minutes = store::of_meeting(db, meeting_id)?;
    if minutes.iter().any(|one| one.state == MinutesState::Issued) {
        return Ok(KeptFiles::All);
    }
    let scans = minutes.into_iter().filter_map(|minutes| minutes.signed?.scan_id);
    let photos = store::postings(db, meeting_id)?.into_iter().filter_map(|posting| posting.photo_id);
    Ok(KeptFiles::These(scans.chain(photos).collect()))
}
