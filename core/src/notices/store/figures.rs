//! What the quarterly report counts of notices and their postings.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension as _, named_params, params};

use crate::error::Result;
use crate::notices::NoticeKind;
use crate::notices::figures::PostingFact;
use crate::reports::figures::Rate;
use crate::store::{day, moment, required_day, stored_text};

/// Which notices count, and as of when.
pub(in crate::notices) struct Counted {
    pub(in crate::notices) from: NaiveDate,
    pub(in crate::notices) to: NaiveDate,
    /// What happened at this moment or later does not count.
    pub(in crate::notices) end: DateTime<Utc>,
    /// The day of that moment.
    pub(in crate::notices) today: NaiveDate,
}

/// A notice that was over before its first day was never posted.
const COUNTED: &str = "n.from_on BETWEEN :from AND :to AND n.published_at < :end
    AND (n.settled_at IS NULL OR n.settled_at >= :end OR n.settled_on >= n.from_on)";

/// How many there are of each kind that has any.
pub(in crate::notices) fn by_kind(db: &Connection, counted: &Counted) -> Result<Vec<(NoticeKind, i64)>> {
    let Counted { from, to, end, today: _ } = counted;
    let mut statement = db.prepare_cached(&format!(
        "SELECT n.kind, count(*) AS count FROM notices n WHERE {COUNTED} GROUP BY n.kind"
    ))?;
    let values = named_params! {
        ":from": from.to_string(), ":to": to.to_string(), ":end": end.timestamp_millis(),
    };
    let rows = statement.query_map(values, |row| {
        let kind = stored_text(NoticeKind::parse, "kind of a notice", &row.get::<_, String>("kind")?)?;
        Ok((kind, row.get("count")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many there are in each channel that has any, and how many of those due are proven.
pub(in crate::notices) fn by_channel(db: &Connection, counted: &Counted) -> Result<Vec<(i64, i64, Rate)>> {
    let Counted { from, to, end, today } = counted;
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.channel_id, count(*) AS count, sum(n.from_on < :today) AS due,
             sum(n.from_on < :today AND p.proven_at IS NOT NULL AND p.proven_at < :end) AS proven
         FROM notices n JOIN notice_channels c ON c.notice_id = n.id
         LEFT JOIN notice_postings p ON p.notice_id = n.id AND p.channel_id = c.channel_id
         WHERE {COUNTED} GROUP BY c.channel_id"
    ))?;
    let values = named_params! {
        ":from": from.to_string(), ":to": to.to_string(), ":end": end.timestamp_millis(),
        ":today": today.to_string(),
    };
    let rows = statement.query_map(values, |row| {
        let rate = Rate { numerator: row.get("proven")?, denominator: row.get("due")? };
        Ok((row.get("channel_id")?, row.get("count")?, rate))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Each posting of those that count, by notice and channel.
pub(in crate::notices) fn postings(db: &Connection, counted: &Counted) -> Result<Vec<PostingFact>> {
    let Counted { from, to, end, today: _ } = counted;
    let mut statement = db.prepare_cached(&format!(
        "SELECT n.number, n.kind, n.from_on, k.name AS channel,
             p.proven_at IS NOT NULL AND p.proven_at < :end AS proven
         FROM notices n JOIN notice_channels c ON c.notice_id = n.id JOIN channels k ON k.id = c.channel_id
         LEFT JOIN notice_postings p ON p.notice_id = n.id AND p.channel_id = c.channel_id
         WHERE {COUNTED} ORDER BY n.from_on, n.id, c.channel_id"
    ))?;
    let values = named_params! {
        ":from": from.to_string(), ":to": to.to_string(), ":end": end.timestamp_millis(),
    };
    let rows = statement.query_map(values, |row| {
        Ok(PostingFact {
            number: row.get("number")?,
            kind: stored_text(NoticeKind::parse, "kind of a notice", &row.get::<_, String>("kind")?)?,
            from_on: required_day(row, "from_on")?,
            channel: row.get("channel")?,
            proven: row.get("proven")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last moment, no later than `now`, at which a notice was published or was over, or a posting was proven.
pub(in crate::notices) fn last_act(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT max(at) AS last FROM (
             SELECT max(published_at) AS at FROM notices WHERE published_at <= :now
             UNION ALL SELECT max(settled_at) FROM notices WHERE settled_at <= :now AND number IS NOT NULL
             UNION ALL SELECT max(proven_at) FROM notice_postings WHERE proven_at <= :now)",
    )?;
    Ok(statement.query_row(named_params! { ":now": now.timestamp_millis() }, |row| moment(row, "last"))?)
}

/// The last first day before `today` of a published notice.
pub(in crate::notices) fn last_from_before(db: &Connection, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let mut statement = db.prepare_cached(
        "SELECT max(from_on) AS from_on FROM notices WHERE from_on < ?1 AND number IS NOT NULL",
    )?;
    Ok(statement.query_row([today.to_string()], |row| day(row, "from_on"))?)
}

/// The last first day, no later than `on`, of a notice that was published by `known` and not taken back by then.
pub(in crate::notices) fn known_last_from(
    db: &Connection,
    on: NaiveDate,
    known: DateTime<Utc>,
) -> Result<Option<NaiveDate>> {
    let mut statement = db.prepare_cached(
        "SELECT from_on FROM notices INDEXED BY notices_by_day
         WHERE from_on <= ?1 AND published_at <= ?2 AND NOT (state = 'withdrawn' AND settled_at <= ?2)
         ORDER BY from_on DESC LIMIT 1",
    )?;
    let found = statement
        .query_row(params![on.to_string(), known.timestamp_millis()], |row| required_day(row, "from_on"));
    Ok(found.optional()?)
}

/// How many stood published at `known` whose first day was before `on` and of which a channel had no proof.
pub(in crate::notices) fn known_unproven(
    db: &Connection,
    on: NaiveDate,
    known: DateTime<Utc>,
) -> Result<(i64, Option<NaiveDate>)> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS unproven, min(n.from_on) AS since FROM notices n INDEXED BY notices_by_day
         WHERE n.from_on < ?1 AND n.published_at <= ?2 AND (n.settled_at IS NULL OR n.settled_at > ?2) AND EXISTS (
             SELECT 1 FROM notice_channels c LEFT JOIN notice_postings q
                 ON q.notice_id = c.notice_id AND q.channel_id = c.channel_id
             WHERE c.notice_id = n.id AND (q.proven_at IS NULL OR q.proven_at > ?2))",
    )?;
    Ok(statement.query_row(params![on.to_string(), known.timestamp_millis()], |row| {
        Ok((row.get("unproven")?, day(row, "since")?))
    })?)
}
