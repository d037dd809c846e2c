//! How a new version comes about (R10.1): proposed, put before the residents, decided by their
//! representatives, in force from a day on. And the look at the regulation at the start of every year (R10.2).
//!
//! Residents are asked outside the program: notices tell them, the front desk notes what they say. A vote is counted
//! where meetings are; here only its result is noted.

mod as_of;
pub mod course;
mod paper;
mod wire;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;
use serde_json::Value;

pub use self::course::{ProposalState, ProposalStep, next};
use super::store::proposals as rows;
use super::versions;
use crate::access::{self, Actor, Changes, Permission};
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::meetings::{self, profile::MeetingKind};
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::tickets;

pub use wire::*;

pub use paper::ProposalLine;

pub(crate) use as_of::{KnownProposals, KnownReview, known_proposals, known_review};
pub(crate) use paper::{for_report, point_text};

/// The longest title, reason, comment, summary and conclusion, in characters.
const LONGEST_TITLE: usize = 60;
const LONGEST: usize = 500;
const LONGEST_COMMENT: usize = 1000;
const LONGEST_SUMMARY: usize = 2000;

/// The longest that residents are asked, in days: half a year.
const LONGEST_CONSULTATION: i64 = 180;

impl Read for ListPolicyProposals {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<PolicyProposal>> {
        let ListPolicyProposals {} = self;
        rows::all(context.db)
    }
}

impl Read for GetPolicyProposal {
    fn run(self, context: &ReadContext<'_>) -> Result<ProposalDetail> {
        detail(context.db, self.id, context.actor)
    }
}

/// What is proposed, checked as a version itself would be, ready to be kept.
fn checked(
    db: &Connection,
    title: &str,
    reason: &str,
    content: &ProposalContent,
    now: DateTime<Utc>,
) -> Result<Draft> {
    let title = input::required_line("title", title, LONGEST_TITLE)?;
    let reason = input::required("reason", reason, LONGEST)?;
    let shown = versions::shown((db, now), content)?;
    let base = versions::in_force(db, now)?;
    let base_version = base.version;
    if shown == ProposalContent::from(base) {
        return Err(Error::field("limits", ErrorCode::PolicyNothingProposed));
    }
    let content =
        serde_json::to_string(&shown).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    Ok(Draft { title, reason, content, base_version })
}

struct Draft {
    title: String,
    reason: String,
    content: String,
    base_version: i64,
}

impl Draft {
    fn words(&self) -> rows::Words<'_> {
        let Self { title, reason, content, base_version } = self;
        rows::Words { title, reason, content, base_version: *base_version }
    }
}

impl Write for AddPolicyProposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { title, reason, limits, hours, follow_up, topics, retention } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let content = ProposalContent { limits, hours, follow_up, topics, retention };
        let draft = checked(db, &title, &reason, &content, now)?;
        let id = rows::insert(db, &draft.words(), (now, actor.id))?;
        rows::add_event(db, id, ProposalEventKind::Added, (now, actor.id), None)?;
        done(context, id, Changes::default().with("title", Value::Null, draft.title))
    }
}

impl Write for UpdatePolicyProposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { id, title, reason, limits, hours, follow_up, topics, retention, expected_version } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let before = before(context, id, ProposalStep::Change, expected_version)?;
        let content = ProposalContent { limits, hours, follow_up, topics, retention };
        let draft = checked(db, &title, &reason, &content, now)?;
        rows::set_words(db, id, &draft.words())?;
        rows::add_event(db, id, ProposalEventKind::Changed, (now, actor.id), None)?;
        let after = rows::proposal(db, id, "id")?;
        let same = (&before.reason, &before.content) == (&after.reason, &after.content);
        let changes =
            Changes::default().with("title", before.title, draft.title).with("content_changed", false, !same);
        done(context, id, changes)
    }
}

impl Write for ConsultOnPolicyProposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { id, until, expected_version } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let was = rows::proposal(db, id, "id")?;
        let step = if was.consult_from.is_some() { ProposalStep::Extend } else { ProposalStep::Open };
        allows(&was, step, expected_version)?;
        let today = day_of(zone, now);
        let earliest = was.consult_until.map_or(today, |told| told.max(today));
        days::not_before("until", until, earliest)?;
        if until - today > TimeDelta::days(LONGEST_CONSULTATION) {
            let error = Error::field("until", ErrorCode::PolicyConsultationTooLong);
            return Err(error.with("max", LONGEST_CONSULTATION));
        }
        rows::consult(db, id, was.consult_from.unwrap_or(today), until)?;
        let kind = match step {
            ProposalStep::Extend => ProposalEventKind::Extended,
            _ => ProposalEventKind::Opened,
        };
        rows::add_event(db, id, kind, (now, actor.id), Some(&until.to_string()))?;
        let told = was.consult_until.map(|day| day.to_string());
        done(context, id, moved(context, &was)?.with("consult_until", told, until.to_string()))
    }
}

impl Write for RecordPolicyComment {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { proposal_id, source, content } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let content = input::required("content", &content, LONGEST_COMMENT)?;
        let was = rows::proposal(db, proposal_id, "proposal_id")?;
        course::after(was.state, ProposalStep::Comment)?;
        rows::add_comment(db, proposal_id, source, &content, (now, actor.id))?;
        done(context, proposal_id, Changes::default().with("comments", was.comments, was.comments + 1))
    }
}

impl Write for ReplyToPolicyComment {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { id, outcome, reply } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let reply = input::required("reply", &reply, LONGEST)?;
        let (was, proposal_id) = rows::comment(db, id)?;
        before(context, proposal_id, ProposalStep::Comment, None)?;
        rows::reply(db, id, outcome, &reply, (now, actor.id))?;
        let changes = Changes::default()
            .with("outcome", was.outcome.map(CommentOutcome::text), outcome.text())
            .with("reply", was.reply, reply);
        done(context, proposal_id, changes)
    }
}

impl Write for SummarisePolicyConsultation {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { id, summary, expected_version } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let summary = input::required("summary", &summary, LONGEST_SUMMARY)?;
        let was = before(context, id, ProposalStep::Summarise, expected_version)?;
        // Residents were told until when they can speak.
        if let Some(until) = was.consult_until.filter(|until| day_of(zone, now) <= *until) {
            return Err(Error::new(ErrorCode::PolicyConsultationOpen).with("until", until.to_string()));
        }
        if was.unanswered > 0 {
            return Err(Error::new(ErrorCode::PolicyCommentsUnanswered).with("count", was.unanswered));
        }
        rows::summarise(db, id, &summary)?;
        rows::add_event(db, id, ProposalEventKind::Summarised, (now, actor.id), None)?;
        done(context, id, moved(context, &was)?)
    }
}

impl Write for DecidePolicyProposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { id, meeting_id, adopted, decision, effective_on, expected_version } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let decision = input::required("decision", &decision, LONGEST)?;
        let step = if adopted { ProposalStep::Adopt } else { ProposalStep::Reject };
        let was = before(context, id, step, expected_version)?;
        decided_by(context, meeting_id, was.consult_until)?;
        let version = match (adopted, effective_on) {
            (true, Some(day)) => {
                let content = versions::no_shorter((db, now), &was.content)?;
                Some(versions::make(context, day, &content, &was.title)?.version)
            }
            (true, None) => return Err(Error::field("effective_on", ErrorCode::InputRequired)),
            (false, Some(_)) => return Err(Error::field("effective_on", ErrorCode::InputInvalid)),
            (false, None) => None,
        };
        rows::decide(db, id, meeting_id, &decision, version)?;
        let kind = if adopted { ProposalEventKind::Adopted } else { ProposalEventKind::Rejected };
        rows::add_event(db, id, kind, (now, actor.id), Some(&decision))?;
        let changes = moved(context, &was)?.with("policy_version", Value::Null, version);
        done(context, id, changes)
    }
}

/// The meeting can decide on the limits: of the residents' representatives or the owners' assembly (R10.1), and held when
/// residents had been heard.
fn decided_by(context: &WriteContext<'_>, meeting_id: i64, heard_until: Option<NaiveDate>) -> Result<()> {
    let held = meetings::held(context.db, meeting_id, "meeting_id")?;
    let fit = matches!(held.kind, MeetingKind::Delegates | MeetingKind::Assembly);
    let after = |ended| heard_until.is_some_and(|until| day_of(context.zone, ended) > until);
    if fit && held.ended_at.is_some_and(after) {
        return Ok(());
    }
    Err(Error::field("meeting_id", ErrorCode::PolicyMeetingUnfit))
}

impl Write for WithdrawPolicyProposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ProposalDetail>> {
        let Self { id, reason } = self;
        let WriteContext { db, now, actor, .. } = *context;
        let reason = input::required("reason", &reason, LONGEST)?;
        let was = before(context, id, ProposalStep::Withdraw, None)?;
        rows::withdraw(db, id)?;
        rows::add_event(db, id, ProposalEventKind::Withdrawn, (now, actor.id), Some(&reason))?;
        done(context, id, moved(context, &was)?)
    }
}

/// The proposal, whose state must allow `step`.
fn before(
    context: &WriteContext<'_>,
    id: i64,
    step: ProposalStep,
    expected: Option<i64>,
) -> Result<PolicyProposal> {
    let was = rows::proposal(context.db, id, "id")?;
    allows(&was, step, expected)?;
    Ok(was)
}

/// Whether the proposal is still the one that was read, and its state allows `step`.
fn allows(was: &PolicyProposal, step: ProposalStep, expected: Option<i64>) -> Result<()> {
    input::same_version(expected, was.version)?;
    course::after(was.state, step)?;
    Ok(())
}

/// How the state changed.
fn moved(context: &WriteContext<'_>, was: &PolicyProposal) -> Result<Changes> {
    let state = rows::proposal(context.db, was.id, "id")?.state;
    Ok(Changes::default().with("state", was.state.text(), state.text()))
}

/// The proposal as a read by the same person would show it, as a write's answer.
fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<ProposalDetail>> {
    Ok(Done::new(detail(context.db, id, context.actor)?, format!("proposal/{id}")).changing(changes))
}

fn detail(db: &Connection, id: i64, actor: &Actor) -> Result<ProposalDetail> {
    let proposal = rows::proposal(db, id, "id")?;
    let (writes, notes) = (
        access::has(db, actor, Permission::PolicyWrite)?,
        access::has(db, actor, Permission::PolicyComment)?,
    );
    let may = |step: ProposalStep| if step == ProposalStep::Comment { notes } else { writes };
    let steps = ProposalStep::ALL
        .iter()
        .copied()
        .filter(|step| next(proposal.state, *step).is_some() && may(*step))
        .collect();
    Ok(ProposalDetail { said: rows::comments(db, id)?, events: rows::events(db, id)?, proposal, steps })
}

impl Read for GetPolicyReviews {
    fn run(self, context: &ReadContext<'_>) -> Result<PolicyReviews> {
        let GetPolicyReviews {} = self;
        let due = due(context.db, context.zone, context.now)?;
        Ok(PolicyReviews { due, reviews: rows::reviews(context.db)? })
    }
}

/// The look at the regulation of a year, if it is written down.
pub(crate) fn review_of(db: &Connection, year: i32) -> Result<Option<PolicyReview>> {
    Ok(rows::reviews(db)?.into_iter().find(|review| review.year == year))
}

/// The year whose review is still to be written. An office that has nothing of the year before, because it was set up since, has
/// nothing to look back on: its first review is the next January's.
fn due(db: &Connection, zone: OfficeZone, now: DateTime<Utc>) -> Result<Option<i32>> {
    let today = day_of(zone, now);
    let looks_back = tickets::first_receipt(db)?.is_some_and(|at| day_of(zone, at).year() < today.year());
    Ok((looks_back && !rows::reviewed(db, today)?).then_some(today.year()))
}

impl Write for RecordPolicyReview {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PolicyReviews>> {
        let Self { points, conclusion } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let today = day_of(zone, now);
        if rows::reviewed(db, today)? {
            return Err(Error::new(ErrorCode::PolicyReviewDone).with("year", today.year()));
        }
        let each_once =
            ReviewPoint::ALL.iter().all(|point| points.iter().filter(|one| one.point == *point).count() == 1);
        if !each_once {
            return Err(Error::field("points", ErrorCode::PolicyReviewIncomplete));
        }
        let points = points
            .into_iter()
            .enumerate()
            .map(|(place, ReviewedPoint { point, verdict, note })| {
                let field = format!("points[{place}].note");
                let note = input::optional(&field, note.as_deref(), LONGEST)?;
                if verdict == ReviewVerdict::Change && note.is_none() {
                    return Err(Error::field(&field, ErrorCode::InputRequired));
                }
                Ok(ReviewedPoint { point, verdict, note })
            })
            .collect::<Result<Vec<_>>>()?;
        let conclusion = input::required("conclusion", &conclusion, LONGEST_COMMENT)?;
        rows::insert_review(db, today.year(), &points, &conclusion, (now, actor.id))?;
        let changed = points.iter().filter(|one| one.verdict == ReviewVerdict::Change).count();
        let changes = Changes::default().with("points_to_change", Value::Null, changed);
        let answer = PolicyReviews { due: None, reviews: rows::reviews(db)? };
        Ok(Done::new(answer, format!("policy_review/{}", today.year())).changing(changes))
    }
}
