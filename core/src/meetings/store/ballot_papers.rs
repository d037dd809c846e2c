//! The tables `ballot_papers` and `meeting_consultations`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{day, size};
use crate::clock::instant;
use crate::error::Result;
use crate::meetings::{BallotPaperCounts, BallotPaperState, Consultation};

/// A paper as the store keeps it.
#[derive(Debug, Clone)]
pub(in crate::meetings) struct PaperFacts {
    pub(in crate::meetings) number: i64,
    pub(in crate::meetings) voter_id: i64,
    pub(in crate::meetings) issued_at: DateTime<Utc>,
    pub(in crate::meetings) collected_on: Option<NaiveDate>,
    /// Whom the voter authorised to hand it in.
    pub(in crate::meetings) proxy: Option<String>,
}

fn paper(row: &Row<'_>) -> rusqlite::Result<PaperFacts> {
    Ok(PaperFacts {
        number: row.get("number")?,
        voter_id: row.get("voter_id")?,
        issued_at: instant(row.get("issued_at")?),
        collected_on: day(row, "collected_on")?,
        proxy: row.get("proxy")?,
    })
}

/// Numbers a paper for every voter who has none, on from the last number, in the order of their rooms.
pub(in crate::meetings) fn issue(db: &Connection, meeting_id: i64, now: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO ballot_papers (meeting_id, number, voter_id, issued_at)
         SELECT ?1, row_number() OVER (ORDER BY v.id)
             + (SELECT coalesce(max(number), 0) FROM ballot_papers WHERE meeting_id = ?1), v.id, ?2
         FROM meeting_voters v WHERE v.meeting_id = ?1 AND NOT EXISTS (
             SELECT 1 FROM ballot_papers p WHERE p.meeting_id = ?1 AND p.voter_id = v.id)",
    )?
    .execute(params![meeting_id, now.timestamp_millis()])?;
    Ok(())
}

/// The paper with this number.
pub(in crate::meetings) fn numbered(
    db: &Connection,
    meeting_id: i64,
    number: i64,
) -> Result<Option<PaperFacts>> {
    let mut statement = db.prepare_cached(
        "SELECT number, voter_id, issued_at, collected_on, proxy FROM ballot_papers
         WHERE meeting_id = ?1 AND number = ?2",
    )?;
    Ok(statement.query_row([meeting_id, number], paper).optional()?)
}

/// The voter's paper.
pub(in crate::meetings) fn of_voter(
    db: &Connection,
    meeting_id: i64,
    voter_id: i64,
) -> Result<Option<PaperFacts>> {
    let mut statement = db.prepare_cached(
        "SELECT number, voter_id, issued_at, collected_on, proxy FROM ballot_papers
         WHERE meeting_id = ?1 AND voter_id = ?2",
    )?;
    Ok(statement.query_row([meeting_id, voter_id], paper).optional()?)
}

/// Keeps when a paper came back.
pub(in crate::meetings) fn collect(
    db: &Connection,
    meeting_id: i64,
    number: i64,
    on: NaiveDate,
) -> Result<()> {
    db.prepare_cached("UPDATE ballot_papers SET collected_on = ?3 WHERE meeting_id = ?1 AND number = ?2")?
        .execute(params![meeting_id, number, on.to_string()])?;
    Ok(())
}

/// Keeps whom the voter authorised to hand the paper in.
pub(in crate::meetings) fn set_proxy(
    db: &Connection,
    meeting_id: i64,
    number: i64,
    proxy: Option<&str>,
) -> Result<()> {
    db.prepare_cached("UPDATE ballot_papers SET proxy = ?3 WHERE meeting_id = ?1 AND number = ?2")?
        .execute(params![meeting_id, number, proxy])?;
    Ok(())
}

/// Who hands papers in for others, each with the paper's number.
pub(in crate::meetings) fn proxies(db: &Connection, meeting_id: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT number, proxy FROM ballot_papers WHERE meeting_id = ?1 AND proxy IS NOT NULL ORDER BY number",
    )?;
    let rows = statement.query_map([meeting_id], |row| Ok((row.get("number")?, row.get("proxy")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A page of papers in the order of their numbers.
pub(in crate::meetings) fn page(
    db: &Connection,
    meeting_id: i64,
    state: Option<BallotPaperState>,
    (after, limit): (i64, usize),
) -> Result<Vec<PaperFacts>> {
    let entered = "EXISTS (SELECT 1 FROM meeting_ballots b WHERE b.voter_id = p.voter_id)";
    let filter = match state {
        None => String::new(),
        Some(BallotPaperState::Issued) => String::from("AND p.collected_on IS NULL"),
        Some(BallotPaperState::Collected) => format!("AND p.collected_on IS NOT NULL AND NOT {entered}"),
        Some(BallotPaperState::Entered) => format!("AND {entered}"),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT p.number, p.voter_id, p.issued_at, p.collected_on, p.proxy FROM ballot_papers p
         WHERE p.meeting_id = ?1 AND p.number > ?2 {filter} ORDER BY p.number LIMIT ?3"
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map([meeting_id, after, limit], paper)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many papers there are, and how far they are.
pub(in crate::meetings) fn counts(db: &Connection, meeting_id: i64) -> Result<BallotPaperCounts> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS issued, count(p.collected_on) AS collected, count(b.voter_id) AS entered,
             coalesce(sum(b.invalid), 0) AS invalid, count(p.proxy) AS by_proxy
         FROM ballot_papers p LEFT JOIN (
             SELECT voter_id, max(choice = 'invalid') AS invalid FROM meeting_ballots
             WHERE meeting_id = ?1 GROUP BY voter_id) b ON b.voter_id = p.voter_id
         WHERE p.meeting_id = ?1",
    )?;
    Ok(statement.query_row([meeting_id], |row| {
        Ok(BallotPaperCounts {
            issued: size(row, "issued")?,
            collected: size(row, "collected")?,
            entered: size(row, "entered")?,
            invalid: size(row, "invalid")?,
            by_proxy: size(row, "by_proxy")?,
        })
    })?)
}

/// The days on which papers count; none of a meeting that does not ask in writing.
pub(in crate::meetings) fn consultation(db: &Connection, meeting_id: i64) -> Result<Option<Consultation>> {
    let mut statement =
        db.prepare_cached("SELECT opens_on, closes_on FROM meeting_consultations WHERE meeting_id = ?1")?;
    let found = statement.query_row([meeting_id], |row| Ok((day(row, "opens_on")?, day(row, "closes_on")?)));
    Ok(match found.optional()? {
        Some((Some(opens_on), Some(closes_on))) => Some(Consultation { opens_on, closes_on }),
        _ => None,
    })
}

/// Keeps the days on which papers count, or that the meeting does not ask in writing.
pub(in crate::meetings) fn set_consultation(
    db: &Connection,
    meeting_id: i64,
    period: Option<Consultation>,
) -> Result<()> {
    let Some(Consultation { opens_on, closes_on }) = period else {
        db.prepare_cached("DELETE FROM meeting_consultations WHERE meeting_id = ?1")?
            .execute([meeting_id])?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO meeting_consultations (meeting_id, opens_on, closes_on) VALUES (?1, ?2, ?3)
         ON CONFLICT (meeting_id) DO UPDATE SET opens_on = excluded.opens_on, closes_on = excluded.closes_on",
    )?
    .execute(params![meeting_id, opens_on.to_string(), closes_on.to_string()])?;
    Ok(())
}
