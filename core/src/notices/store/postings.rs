//! The table `notice_postings`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension as _, named_params, params};

use crate::error::{Error, ErrorCode, Result};
use crate::notices::LastPosted;
use crate::store::required_day;
use crate::tickets::Named;

/// What is kept of a posting.
pub(in crate::notices) struct Kept {
    pub(in crate::notices) id: i64,
    pub(in crate::notices) on: NaiveDate,
    pub(in crate::notices) by: Named,
    pub(in crate::notices) link: Option<String>,
    pub(in crate::notices) version: i64,
}

/// The posting of a notice in a channel.
pub(in crate::notices) fn of_channel(
    db: &Connection,
    notice_id: i64,
    channel_id: i64,
) -> Result<Option<Kept>> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.posted_on, p.posted_by, s.name AS posted_by_name, p.link, p.version
         FROM notice_postings p JOIN staff s ON s.id = p.posted_by WHERE p.notice_id = ?1 AND p.channel_id = ?2",
    )?;
    let found = statement.query_row([notice_id, channel_id], |row| {
        Ok(Kept {
            id: row.get("id")?,
            on: required_day(row, "posted_on")?,
            by: Named { id: row.get("posted_by")?, name: row.get("posted_by_name")? },
            link: row.get("link")?,
            version: row.get("version")?,
        })
    });
    Ok(found.optional()?)
}

/// A posting about to be kept.
pub(in crate::notices) struct NewPosting<'a> {
    pub(in crate::notices) notice_id: i64,
    pub(in crate::notices) channel_id: i64,
    pub(in crate::notices) posted_on: NaiveDate,
    pub(in crate::notices) posted_by: i64,
    pub(in crate::notices) link: Option<&'a str>,
}

/// Keeps a posting, in the place of the one of the same channel.
pub(in crate::notices) fn keep(
    db: &Connection,
    posting: &NewPosting<'_>,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    let NewPosting { notice_id, channel_id, posted_on, posted_by, link } = posting;
    let mut statement = db.prepare_cached(
        "INSERT INTO notice_postings (notice_id, channel_id, posted_on, posted_by, link, recorded_at, recorded_by, proven_at)
         VALUES (:notice_id, :channel_id, :posted_on, :posted_by, :link, :at, :by, iif(:link IS NULL, NULL, :at))
         ON CONFLICT (notice_id, channel_id) DO UPDATE SET posted_on = excluded.posted_on, posted_by = excluded.posted_by,
             link = excluded.link, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
             proven_at = coalesce(proven_at, excluded.proven_at), version = version + 1",
    )?;
    statement.execute(named_params! {
        ":notice_id": notice_id, ":channel_id": channel_id, ":posted_on": posted_on.to_string(),
        ":posted_by": posted_by, ":link": link, ":at": now.timestamp_millis(), ":by": staff_id,
    })?;
    Ok(())
}

/// The notice that a posting is of.
pub(in crate::notices) fn notice_of(db: &Connection, id: i64) -> Result<i64> {
    let mut statement = db.prepare_cached("SELECT notice_id FROM notice_postings WHERE id = ?1")?;
    let found = statement.query_row([id], |row| row.get("notice_id")).optional()?;
    found.ok_or_else(|| Error::field("posting_id", ErrorCode::InputUnknownId).with("id", id))
}

pub(in crate::notices) fn prove(db: &Connection, id: i64, now: DateTime<Utc>) -> Result<()> {
    db.prepare_cached("UPDATE notice_postings SET proven_at = coalesce(proven_at, ?2) WHERE id = ?1")?
        .execute(params![id, now.timestamp_millis()])?;
    Ok(())
}

pub(in crate::notices) fn has_link(db: &Connection, id: i64) -> Result<bool> {
    let mut statement =
        db.prepare_cached("SELECT 1 FROM notice_postings WHERE id = ?1 AND link IS NOT NULL")?;
    Ok(statement.exists([id])?)
}

/// The last notice that was posted in a channel and not taken back.
pub(in crate::notices) fn last_posted(db: &Connection, channel_id: i64) -> Result<Option<LastPosted>> {
    let mut statement = db.prepare_cached(
        "SELECT p.notice_id, n.title, p.posted_on FROM notice_postings p JOIN notices n ON n.id = p.notice_id
         WHERE p.channel_id = ?1 AND n.state <> 'withdrawn' ORDER BY p.posted_on DESC, p.id DESC LIMIT 1",
    )?;
    let found = statement.query_row([channel_id], |row| {
        Ok(LastPosted {
            notice_id: row.get("notice_id")?,
            title: row.get("title")?,
            posted_on: required_day(row, "posted_on")?,
        })
    });
    Ok(found.optional()?)
}
