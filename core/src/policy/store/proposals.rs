//! The tables `policy_proposals`, `policy_comments`, `policy_proposal_events`, `policy_reviews` and
//! `policy_review_points`.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::meetings;
use crate::policy::proposals::{
    CommentOutcome, CommentSource, PolicyComment, PolicyProposal, PolicyReview, ProposalEvent,
    ProposalEventKind, ProposalState, ReviewPoint, ReviewVerdict, ReviewedPoint,
};
use crate::store::{day, moment, stored_text};
use crate::tickets::Named;

const PROPOSALS: &str = "SELECT p.*, s.name AS created_by_name,
    (SELECT count(*) FROM policy_comments c WHERE c.proposal_id = p.id) AS comments,
    (SELECT count(*) FROM policy_comments c WHERE c.proposal_id = p.id AND c.outcome IS NULL) AS unanswered
    FROM policy_proposals p JOIN staff s ON s.id = p.created_by";

/// A proposal and the id of the meeting that decided.
fn proposal_of(row: &Row<'_>) -> rusqlite::Result<(PolicyProposal, Option<i64>)> {
    let content: String = row.get("content")?;
    let state: String = row.get("state")?;
    let proposal = PolicyProposal {
        id: row.get("id")?,
        title: row.get("title")?,
        reason: row.get("reason")?,
        content: stored_text(|text| serde_json::from_str(text).ok(), "content of a proposal", &content)?,
        base_version: row.get("base_version")?,
        state: stored_text(ProposalState::parse, "state", &state)?,
        consult_from: day(row, "consult_from")?,
        consult_until: day(row, "consult_until")?,
        summary: row.get("summary")?,
        meeting: None,
        decision: row.get("decision")?,
        policy_version: row.get("policy_version")?,
        comments: row.get("comments")?,
        unanswered: row.get("unanswered")?,
        created_at: instant(row.get("created_at")?),
        created_by: Named { id: row.get("created_by")?, name: row.get("created_by_name")? },
        version: row.get("version")?,
    };
    Ok((proposal, row.get("meeting_id")?))
}

fn with_meeting(
    db: &Connection,
    (proposal, meeting_id): (PolicyProposal, Option<i64>),
) -> Result<PolicyProposal> {
    let name = |id| Ok::<_, Error>(Named { id, name: meetings::title_of(db, id, "meeting_id")? });
    Ok(PolicyProposal { meeting: meeting_id.map(name).transpose()?, ..proposal })
}

/// All of them, the newest first. An office makes a few in a year.
pub(in crate::policy) fn all(db: &Connection) -> Result<Vec<PolicyProposal>> {
    let mut statement = db.prepare_cached(&format!("{PROPOSALS} ORDER BY p.id DESC"))?;
    let rows = statement.query_map([], proposal_of)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.into_iter().map(|row| with_meeting(db, row)).collect()
}

/// One of them; `field` is where its id came from.
pub(in crate::policy) fn proposal(db: &Connection, id: i64, field: &str) -> Result<PolicyProposal> {
    let mut statement = db.prepare_cached(&format!("{PROPOSALS} WHERE p.id = ?1"))?;
    let found = statement.query_row([id], proposal_of).optional()?;
    with_meeting(db, found.ok_or_else(|| unknown(field, id))?)
}

fn unknown(field: &str, id: i64) -> Error {
    Error::field(field, ErrorCode::InputUnknownId).with("id", id)
}

/// What is said of a proposal about to be kept.
pub(in crate::policy) struct Words<'a> {
    pub(in crate::policy) title: &'a str,
    pub(in crate::policy) reason: &'a str,
    pub(in crate::policy) content: &'a str,
    pub(in crate::policy) base_version: i64,
}

pub(in crate::policy) fn insert(
    db: &Connection,
    words: &Words<'_>,
    (at, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let Words { title, reason, content, base_version } = words;
    db.execute(
        "INSERT INTO policy_proposals (title, reason, content, base_version, state, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, 'draft', ?5, ?6)",
        params![title, reason, content, base_version, at.timestamp_millis(), staff_id],
    )?;
    Ok(db.last_insert_rowid())
}

pub(in crate::policy) fn set_words(db: &Connection, id: i64, words: &Words<'_>) -> Result<()> {
    let Words { title, reason, content, base_version } = words;
    db.execute(
        "UPDATE policy_proposals SET title = ?2, reason = ?3, content = ?4, base_version = ?5, version = version + 1
         WHERE id = ?1",
        params![id, title, reason, content, base_version],
    )?;
    Ok(())
}

/// Residents are asked from the one day until the other.
pub(in crate::policy) fn consult(db: &Connection, id: i64, from: NaiveDate, until: NaiveDate) -> Result<()> {
    db.execute(
        "UPDATE policy_proposals SET state = 'consulting', consult_from = ?2, consult_until = ?3, version = version + 1
         WHERE id = ?1",
        params![id, from.to_string(), until.to_string()],
    )?;
    Ok(())
}

pub(in crate::policy) fn summarise(db: &Connection, id: i64, summary: &str) -> Result<()> {
    db.execute(
        "UPDATE policy_proposals SET state = 'summarised', summary = ?2, version = version + 1 WHERE id = ?1",
        params![id, summary],
    )?;
    Ok(())
}

/// The meeting decided; `policy_version` is what was made of an adopted proposal.
pub(in crate::policy) fn decide(
    db: &Connection,
    id: i64,
    meeting_id: i64,
    decision: &str,
    policy_version: Option<i64>,
) -> Result<()> {
    let state = if policy_version.is_some() { ProposalState::Adopted } else { ProposalState::Rejected };
    db.execute(
        "UPDATE policy_proposals SET state = ?2, meeting_id = ?3, decision = ?4, policy_version = ?5,
             version = version + 1 WHERE id = ?1",
        params![id, state.text(), meeting_id, decision, policy_version],
    )?;
    Ok(())
}

pub(in crate::policy) fn withdraw(db: &Connection, id: i64) -> Result<()> {
    db.execute("UPDATE policy_proposals SET state = 'withdrawn', version = version + 1 WHERE id = ?1", [id])?;
    Ok(())
}

pub(in crate::policy) fn add_event(
    db: &Connection,
    id: i64,
    kind: ProposalEventKind,
    (at, staff_id): (DateTime<Utc>, i64),
    content: Option<&str>,
) -> Result<()> {
    db.execute(
        "INSERT INTO policy_proposal_events (proposal_id, kind, at, staff_id, content) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, kind.text(), at.timestamp_millis(), staff_id, content],
    )?;
    Ok(())
}

pub(in crate::policy) fn events(db: &Connection, id: i64) -> Result<Vec<ProposalEvent>> {
    let mut statement = db.prepare_cached(
        "SELECT e.kind, e.at, e.content, e.staff_id, s.name AS staff_name
         FROM policy_proposal_events e JOIN staff s ON s.id = e.staff_id WHERE e.proposal_id = ?1 ORDER BY e.id",
    )?;
    let rows = statement.query_map([id], |row| {
        let kind: String = row.get("kind")?;
        Ok(ProposalEvent {
            kind: stored_text(ProposalEventKind::parse, "kind", &kind)?,
            at: instant(row.get("at")?),
            staff: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
            content: row.get("content")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const COMMENTS: &str = "SELECT c.*, s.name AS staff_name, r.name AS replied_by_name FROM policy_comments c
    JOIN staff s ON s.id = c.staff_id LEFT JOIN staff r ON r.id = c.replied_by";

fn comment_of(row: &Row<'_>) -> rusqlite::Result<PolicyComment> {
    let source: String = row.get("source")?;
    let outcome: Option<String> = row.get("outcome")?;
    let replied_by: Option<i64> = row.get("replied_by")?;
    Ok(PolicyComment {
        id: row.get("id")?,
        source: stored_text(CommentSource::parse, "source", &source)?,
        content: row.get("content")?,
        at: instant(row.get("at")?),
        staff: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
        outcome: outcome.map(|text| stored_text(CommentOutcome::parse, "outcome", &text)).transpose()?,
        reply: row.get("reply")?,
        replied_at: moment(row, "replied_at")?,
        replied_by: replied_by
            .map(|id| Ok::<_, rusqlite::Error>(Named { id, name: row.get("replied_by_name")? }))
            .transpose()?,
    })
}

/// What was said of a proposal, the first first.
pub(in crate::policy) fn comments(db: &Connection, proposal_id: i64) -> Result<Vec<PolicyComment>> {
    let mut statement = db.prepare_cached(&format!("{COMMENTS} WHERE c.proposal_id = ?1 ORDER BY c.id"))?;
    Ok(statement.query_map([proposal_id], comment_of)?.collect::<rusqlite::Result<_>>()?)
}

/// A comment and the proposal that it is of.
pub(in crate::policy) fn comment(db: &Connection, id: i64) -> Result<(PolicyComment, i64)> {
    let mut statement = db.prepare_cached(&format!("{COMMENTS} WHERE c.id = ?1"))?;
    let found =
        statement.query_row([id], |row| Ok((comment_of(row)?, row.get("proposal_id")?))).optional()?;
    found.ok_or_else(|| unknown("id", id))
}

pub(in crate::policy) fn add_comment(
    db: &Connection,
    proposal_id: i64,
    source: CommentSource,
    content: &str,
    (at, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    db.execute(
        "INSERT INTO policy_comments (proposal_id, source, content, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![proposal_id, source.text(), content, at.timestamp_millis(), staff_id],
    )?;
    Ok(())
}

pub(in crate::policy) fn reply(
    db: &Connection,
    id: i64,
    outcome: CommentOutcome,
    reply: &str,
    (at, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    db.execute(
        "UPDATE policy_comments SET outcome = ?2, reply = ?3, replied_at = ?4, replied_by = ?5 WHERE id = ?1",
        params![id, outcome.text(), reply, at.timestamp_millis(), staff_id],
    )?;
    Ok(())
}

/// The yearly reviews, the newest first.
pub(in crate::policy) fn reviews(db: &Connection) -> Result<Vec<PolicyReview>> {
    let mut statement = db.prepare_cached(
        "SELECT r.year, r.conclusion, r.at, r.staff_id, s.name AS staff_name
         FROM policy_reviews r JOIN staff s ON s.id = r.staff_id ORDER BY r.year DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(PolicyReview {
            year: row.get("year")?,
            points: Vec::new(),
            conclusion: row.get("conclusion")?,
            at: instant(row.get("at")?),
            staff: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
        })
    })?;
    let mut reviews = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    for review in &mut reviews {
        review.points = points(db, review.year)?;
    }
    Ok(reviews)
}

fn points(db: &Connection, year: i32) -> Result<Vec<ReviewedPoint>> {
    let mut statement =
        db.prepare_cached("SELECT point, verdict, note FROM policy_review_points WHERE year = ?1")?;
    let rows = statement.query_map([year], |row| {
        let (point, verdict): (String, String) = (row.get("point")?, row.get("verdict")?);
        Ok(ReviewedPoint {
            point: stored_text(ReviewPoint::parse, "point", &point)?,
            verdict: stored_text(ReviewVerdict::parse, "verdict", &verdict)?,
            note: row.get("note")?,
        })
    })?;
    let mut points = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    points.sort_by_key(|one| ReviewPoint::ALL.iter().position(|point| *point == one.point));
    Ok(points)
}

/// Whether the review of the year that `today` is in has been written down.
pub(in crate::policy) fn reviewed(db: &Connection, today: NaiveDate) -> Result<bool> {
    let mut statement =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM policy_reviews WHERE year = ?1) AS done")?;
    Ok(statement.query_row([today.year()], |row| row.get("done"))?)
}

pub(in crate::policy) fn insert_review(
    db: &Connection,
    year: i32,
    points: &[ReviewedPoint],
    conclusion: &str,
    (at, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    db.execute(
        "INSERT INTO policy_reviews (year, conclusion, at, staff_id) VALUES (?1, ?2, ?3, ?4)",
        params![year, conclusion, at.timestamp_millis(), staff_id],
    )?;
    for ReviewedPoint { point, verdict, note } in points {
        db.execute(
            "INSERT INTO policy_review_points (year, point, verdict, note) VALUES (?1, ?2, ?3, ?4)",
            params![year, point.text(), verdict.text(), note],
        )?;
    }
    Ok(())
}

/// A proposal as it stood at a moment.
pub(in crate::policy) struct KnownProposal {
    /// The last of what moved it on.
    pub(in crate::policy) last: ProposalEventKind,
    /// Until which day residents were asked.
    pub(in crate::policy) until: Option<NaiveDate>,
    pub(in crate::policy) comments: i64,
    pub(in crate::policy) policy_version: Option<i64>,
}

/// Every proposal that had been made by `known`. An office makes a few in a year.
pub(in crate::policy) fn known(db: &Connection, known: DateTime<Utc>) -> Result<Vec<KnownProposal>> {
    let mut statement = db.prepare_cached(
        "SELECT p.policy_version,
             (SELECT e.kind FROM policy_proposal_events e WHERE e.proposal_id = p.id AND e.at <= ?1
                 AND e.kind NOT IN ('changed', 'extended') ORDER BY e.id DESC LIMIT 1) AS last,
             (SELECT e.content FROM policy_proposal_events e WHERE e.proposal_id = p.id AND e.at <= ?1
                 AND e.kind IN ('opened', 'extended') ORDER BY e.id DESC LIMIT 1) AS until,
             (SELECT count(*) FROM policy_comments c WHERE c.proposal_id = p.id AND c.at <= ?1) AS comments
         FROM policy_proposals p WHERE p.created_at <= ?1 ORDER BY p.id",
    )?;
    let rows = statement.query_map([known.timestamp_millis()], |row| {
        let last: String = row.get("last")?;
        Ok(KnownProposal {
            last: stored_text(ProposalEventKind::parse, "kind", &last)?,
            until: day(row, "until")?,
            comments: row.get("comments")?,
            policy_version: row.get("policy_version")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A yearly review that had been written down.
pub(crate) struct KnownReview {
    /// Of which year.
    pub(crate) year: i32,
    /// When it was written down.
    pub(crate) at: DateTime<Utc>,
    /// How many points of its check list are to be changed.
    pub(crate) to_change: i64,
}

/// The last yearly review that had been written down by `known`.
pub(in crate::policy) fn known_review(db: &Connection, known: DateTime<Utc>) -> Result<Option<KnownReview>> {
    let mut statement = db.prepare_cached(
        "SELECT r.year, r.at, (SELECT count(*) FROM policy_review_points p
             WHERE p.year = r.year AND p.verdict = 'change') AS to_change
         FROM policy_reviews r WHERE r.at <= ?1 ORDER BY r.year DESC LIMIT 1",
    )?;
    let found = statement.query_row([known.timestamp_millis()], |row| {
        Ok(KnownReview {
            year: row.get("year")?,
            at: instant(row.get("at")?),
            to_change: row.get("to_change")?,
        })
    });
    Ok(found.optional()?)
}
