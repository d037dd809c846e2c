//! Ballot papers (表决票) of an owners' assembly: one for each voter, issued with a number, collected, entered by that
//! number; and written consultations (书面征求意见), whose papers count on certain days only.
//!
//! What a paper says is kept where ballots by room are: a voter has one ballot on each item, whichever way it came.

use chrono::NaiveDate;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ballots;
use super::count::{Matter, VoteChoice};
use super::plan::{done, meeting_for, subject};
use super::show::LONGEST_PAGE;
use super::state::MeetingAction;
use super::store::{self, MeetingFacts, ballot_papers as rows, votes};
use super::{BallotEntry, MeetingDetail, VoterRow};
use crate::access::Changes;
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;

/// The longest consultation, in days.
const LONGEST_PERIOD: i64 = 366;

/// Numbers a ballot paper for every voter who has none: `issue_ballot_papers`. The meeting is an owners' assembly that is
/// open, so that the electorate stays what it is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueBallotPapers {
    /// The meeting.
    pub meeting_id: i64,
}

/// Notes that a ballot paper came back, to be entered later: `collect_ballot_paper`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CollectBallotPaper {
    /// The meeting.
    pub meeting_id: i64,
    /// The number on the paper.
    pub number: i64,
    /// When it came back; today if absent.
    #[serde(default)]
    #[ts(optional)]
    pub collected_on: Option<NaiveDate>,
}

/// Enters what a ballot paper says, again to correct it, which says what it comes in the place of:
/// `enter_ballot_paper`. One that was not collected yet is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnterBallotPaper {
    /// The meeting.
    pub meeting_id: i64,
    /// The number on the paper.
    pub number: i64,
    /// What it says item by item; those that are not named stay what they are.
    #[serde(default)]
    #[ts(as = "Option<Vec<BallotEntry>>", optional)]
    pub ballots: Vec<BallotEntry>,
    /// Why the whole paper is invalid (废票), instead of `ballots`; 1…100 characters. Only of one that nothing else was
    /// entered of.
    #[serde(default)]
    #[ts(optional)]
    pub spoiled: Option<String>,
    /// When it came back; today if absent. Only of one that was not collected yet.
    #[serde(default)]
    #[ts(optional)]
    pub collected_on: Option<NaiveDate>,
}

/// One page of ballot papers in the order of their numbers: `list_ballot_papers`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBallotPapers {
    /// The meeting.
    pub meeting_id: i64,
    /// Only the one with this number.
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<i64>,
    /// Only those that are this far.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<BallotPaperState>,
    /// The page after the one that answered this number as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<i64>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Says that an owners' assembly asks in writing, and on which days; or that it does not: `set_consultation`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetConsultation {
    /// The meeting, which is not open yet.
    pub meeting_id: i64,
    /// The days on which ballot papers count; absent if it does not ask in writing.
    #[serde(default)]
    #[ts(optional)]
    pub period: Option<Consultation>,
}

/// The days of a written consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// The first day on which papers count.
    pub opens_on: NaiveDate,
    /// The last day, which is included.
    pub closes_on: NaiveDate,
}

/// How far a ballot paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum BallotPaperState {
    /// 未收回
    Issued,
    /// 已收回: not entered yet.
    Collected,
    /// 已录入
    Entered,
}

/// A ballot paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BallotPaperRow {
    /// The number on it.
    pub number: i64,
    /// Whose it is, with what was entered.
    pub voter: VoterRow,
    /// When it came back.
    pub collected_on: Option<NaiveDate>,
    /// How far it is.
    pub state: BallotPaperState,
    /// Whom the voter authorised to hand it in (代理人).
    pub proxy: Option<String>,
}

/// How many ballot papers there are, and how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BallotPaperCounts {
    /// 发出
    pub issued: u64,
    /// 收回
    pub collected: u64,
    /// 录入
    pub entered: u64,
    /// Those entered that are invalid on an item, or on all.
    pub invalid: u64,
    /// 委托代理: those that somebody else was authorised to hand in.
    pub by_proxy: u64,
}

/// A page of ballot papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BallotPaperPage {
    /// The rows.
    pub rows: Vec<BallotPaperRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<i64>,
    /// All papers of the meeting.
    pub counts: BallotPaperCounts,
}

/// The owners' assembly, which must be open.
pub(super) fn assembly(
    context: &WriteContext<'_>,
    meeting_id: i64,
    action: MeetingAction,
) -> Result<MeetingFacts> {
    let meeting = meeting_for(context, meeting_id, "meeting_id", action)?;
    if meeting.kind.counts_area() {
        Ok(meeting)
    } else {
        Err(Error::field("meeting_id", ErrorCode::MeetingOtherVote))
    }
}

impl Write for IssueBallotPapers {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BallotPaperCounts>> {
        let IssueBallotPapers { meeting_id } = self;
        let db = context.db;
        assembly(context, meeting_id, MeetingAction::Decide)?;
        let before = rows::counts(db, meeting_id)?;
        rows::issue(db, meeting_id, context.now)?;
        store::touch(db, meeting_id)?;
        let after = rows::counts(db, meeting_id)?;
        let changes = Changes::default().with("issued", before.issued, after.issued);
        Ok(Done::new(after, subject(meeting_id)).changing(changes))
    }
}

pub(super) fn numbered(db: &Connection, meeting_id: i64, number: i64) -> Result<rows::PaperFacts> {
    let unknown = || Error::field("number", ErrorCode::BallotPaperNotFound).with("number", number);
    rows::numbered(db, meeting_id, number)?.ok_or_else(unknown)
}

impl Write for CollectBallotPaper {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BallotPaperRow>> {
        let CollectBallotPaper { meeting_id, number, collected_on } = self;
        let db = context.db;
        assembly(context, meeting_id, MeetingAction::Decide)?;
        let paper = numbered(db, meeting_id, number)?;
        if let Some(on) = paper.collected_on {
            let error = Error::field("number", ErrorCode::BallotPaperCollected);
            return Err(error.with("number", number).with("collected_on", on.to_string()));
        }
        came_back(context, meeting_id, Some(&paper), collected_on)?;
        answer(context, meeting_id, number, Changes::default().with("collected", false, true))
    }
}

impl Write for EnterBallotPaper {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BallotPaperRow>> {
        let EnterBallotPaper { meeting_id, number, ballots, spoiled, collected_on } = self;
        let db = context.db;
        assembly(context, meeting_id, MeetingAction::Decide)?;
        let paper = numbered(db, meeting_id, number)?;
        let spoiled = input::optional_line("spoiled", spoiled.as_deref(), 100)?;
        let ballots = match spoiled {
            None => ballots,
            Some(reason) if ballots.is_empty() => invalid_on_all(db, meeting_id, &reason)?,
            Some(_) => return Err(Error::field("spoiled", ErrorCode::InputInvalid)),
        };
        ballots::says_something(db, meeting_id, paper.voter_id, &ballots)?;
        came_back(context, meeting_id, Some(&paper), collected_on)?;
        let (_, changes) = ballots::enter(context, meeting_id, paper.voter_id, ballots)?;
        answer(context, meeting_id, number, changes.with("collected", paper.collected_on.is_some(), true))
    }
}

/// An invalid ballot on every item that can still be voted on.
fn invalid_on_all(db: &Connection, meeting_id: i64, reason: &str) -> Result<Vec<BallotEntry>> {
    let open = |item: &store::ItemFacts| item.matter != Matter::Discussion && item.closed_at.is_none();
    let items = store::items(db, meeting_id)?;
    let ballots: Vec<BallotEntry> = items
        .iter()
        .filter(|item| open(item))
        .map(|item| BallotEntry {
            item_id: item.id,
            choice: Some(VoteChoice::Invalid),
            reason: Some(reason.to_owned()),
            instead_of: None,
            instead_of_reason: None,
        })
        .collect();
    if ballots.is_empty() {
        return Err(Error::field("spoiled", ErrorCode::MeetingNothingToVote));
    }
    Ok(ballots)
}

/// Notes that a voter's paper came back on a day, unless that is known. The papers of a consultation count on its days
/// only, also where a voter has none and the ballot is entered by room.
pub(super) fn came_back(
    context: &WriteContext<'_>,
    meeting_id: i64,
    paper: Option<&rows::PaperFacts>,
    collected_on: Option<NaiveDate>,
) -> Result<()> {
    let db = context.db;
    let today = day_of(context.zone, context.now);
    let known = paper.and_then(|paper| paper.collected_on);
    let on = known.or(collected_on).unwrap_or(today);
    if on > today {
        return Err(Error::field("collected_on", ErrorCode::TimeInFuture));
    }
    if let Some(Consultation { opens_on, closes_on }) = rows::consultation(db, meeting_id)?
        && !(opens_on..=closes_on).contains(&on)
    {
        let error = Error::field("collected_on", ErrorCode::BallotPaperOutOfPeriod);
        return Err(error.with("opens_on", opens_on.to_string()).with("closes_on", closes_on.to_string()));
    }
    let Some(paper) = paper.filter(|_| known.is_none()) else { return Ok(()) };
    let issued_on = day_of(context.zone, paper.issued_at);
    if on < issued_on {
        let error = Error::field("collected_on", ErrorCode::DateBeforeStart);
        return Err(error.with("began_on", issued_on.to_string()));
    }
    rows::collect(db, meeting_id, paper.number, on)
}

/// The same for a ballot that is entered by room.
pub(super) fn voter_came_back(context: &WriteContext<'_>, meeting_id: i64, voter_id: i64) -> Result<()> {
    came_back(context, meeting_id, rows::of_voter(context.db, meeting_id, voter_id)?.as_ref(), None)
}

/// The paper as an answer, with what was changed.
pub(super) fn answer(
    context: &WriteContext<'_>,
    meeting_id: i64,
    number: i64,
    changes: Changes,
) -> Result<Done<BallotPaperRow>> {
    let db = context.db;
    store::touch(db, meeting_id)?;
    let row = shown(db, meeting_id, numbered(db, meeting_id, number)?)?;
    Ok(Done::new(row, format!("{}/paper/{number}", subject(meeting_id))).changing(changes))
}

pub(super) fn shown(db: &Connection, meeting_id: i64, paper: rows::PaperFacts) -> Result<BallotPaperRow> {
    let rows::PaperFacts { number, voter_id, issued_at: _, collected_on, proxy } = paper;
    let voter = votes::voter(db, meeting_id, voter_id)?;
    let state = match (voter.ballots.is_empty(), collected_on) {
        (false, _) => BallotPaperState::Entered,
        (true, Some(_)) => BallotPaperState::Collected,
        (true, None) => BallotPaperState::Issued,
    };
    Ok(BallotPaperRow { number, voter, collected_on, state, proxy })
}

impl Read for ListBallotPapers {
    fn run(self, context: &ReadContext<'_>) -> Result<BallotPaperPage> {
        let ListBallotPapers { meeting_id, number, state, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let db = context.db;
        store::meeting(db, meeting_id, "meeting_id")?;
        let mut papers = match number {
            Some(number) => rows::numbered(db, meeting_id, number)?.into_iter().collect(),
            // One more than shown tells whether there is another page.
            None => rows::page(db, meeting_id, state, (after.unwrap_or(0), limit + 1))?,
        };
        let more = page::cut(&mut papers, limit);
        let next = papers.last().filter(|_| more).map(|paper| paper.number);
        let rows = papers.into_iter().map(|paper| shown(db, meeting_id, paper)).collect::<Result<_>>()?;
        Ok(BallotPaperPage { rows, next, counts: rows::counts(db, meeting_id)? })
    }
}

impl Write for SetConsultation {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let SetConsultation { meeting_id, period } = self;
        let db = context.db;
        assembly(context, meeting_id, MeetingAction::Update)?;
        if let Some(Consultation { opens_on, closes_on }) = period {
            days::plannable("period.opens_on", opens_on)?;
            days::plannable("period.closes_on", closes_on)?;
            if closes_on < opens_on {
                let error = Error::field("period.closes_on", ErrorCode::DateBeforeStart);
                return Err(error.with("began_on", opens_on.to_string()));
            }
            if (closes_on - opens_on).num_days() > LONGEST_PERIOD {
                let error = Error::field("period.closes_on", ErrorCode::InputOutOfRange);
                return Err(error.with("min", 0).with("max", LONGEST_PERIOD));
            }
        }
        let before = rows::consultation(db, meeting_id)?;
        rows::set_consultation(db, meeting_id, period)?;
        store::touch(db, meeting_id)?;
        let text = |period: Option<Consultation>| {
            period.map(|Consultation { opens_on, closes_on }| format!("{opens_on}…{closes_on}"))
        };
        done(context, meeting_id, Changes::default().with("consultation", text(before), text(period)))
    }
}

/// A consultation ends when its last day is over, or when every paper has come back.
pub(super) fn may_end(context: &WriteContext<'_>, meeting_id: i64) -> Result<()> {
    let db = context.db;
    let Some(Consultation { closes_on, .. }) = rows::consultation(db, meeting_id)? else { return Ok(()) };
    let BallotPaperCounts { issued, collected, .. } = rows::counts(db, meeting_id)?;
    if day_of(context.zone, context.now) > closes_on || (issued > 0 && issued == collected) {
        return Ok(());
    }
    let error = Error::new(ErrorCode::MeetingConsultationRunning).with("closes_on", closes_on.to_string());
    Err(error.with("outstanding", issued - collected))
}
