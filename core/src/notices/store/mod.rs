//! The tables `notices`, `notice_channels`, `notice_fees`, `notice_pairs` and `notice_rule`; those of postings and figures in
//! a file for each.

pub(super) mod figures;
pub(super) mod postings;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params, params, params_from_iter};
use uuid::Uuid;

use super::course::{NoticeStanding, NoticeState};
use super::{FeeRow, Notice, NoticeKind, NoticeLink, NoticePlan, NoticeRule, search};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::rich_text::RichText;
use crate::store::{day, moment, required_day, stored_text};
use crate::tickets::Named;

const NOTICE: &str = "SELECT n.id, n.number, n.kind, n.title, n.from_on, n.until_on, n.state, n.saved_at, n.saved_by,
        w.name AS saved_by_name, n.published_at, n.published_by, p.name AS published_by_name, n.settled_at, n.settled_by,
        s.name AS settled_by_name, n.reason, n.late_entry_reason, n.version,
        (SELECT count(*) FROM notice_channels c WHERE c.notice_id = n.id) AS channels,
        (SELECT count(*) FROM notice_postings c WHERE c.notice_id = n.id AND c.proven_at IS NOT NULL) AS proven
    FROM notices n JOIN staff w ON w.id = n.saved_by LEFT JOIN staff p ON p.id = n.published_by
    LEFT JOIN staff s ON s.id = n.settled_by";

fn row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Notice> {
    let state = stored_text(NoticeState::parse, "state of a notice", &row.get::<_, String>("state")?)?;
    let (from_on, until_on) = (required_day(row, "from_on")?, day(row, "until_on")?);
    let (channels, proven): (i64, i64) = (row.get("channels")?, row.get("proven")?);
    let owed = state == NoticeState::Published && from_on < today;
    Ok(Notice {
        id: row.get("id")?,
        number: row.get("number")?,
        kind: stored_text(NoticeKind::parse, "kind of a notice", &row.get::<_, String>("kind")?)?,
        title: row.get("title")?,
        from_on,
        until_on,
        state,
        standing: NoticeStanding::of(state, (from_on, until_on), today),
        channels,
        proven,
        missing: if owed { channels - proven } else { 0 },
        saved_at: instant(row.get("saved_at")?),
        saved_by: Named { id: row.get("saved_by")?, name: row.get("saved_by_name")? },
        published_at: moment(row, "published_at")?,
        published_by: person(row, "published_by", "published_by_name")?,
        settled_at: moment(row, "settled_at")?,
        settled_by: person(row, "settled_by", "settled_by_name")?,
        reason: row.get("reason")?,
        late_entry_reason: row.get("late_entry_reason")?,
        version: row.get("version")?,
    })
}

fn person(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Option<Named>> {
    match row.get(id)? {
        None => Ok(None),
        Some(id) => Ok(Some(Named { id, name: row.get(name)? })),
    }
}

/// The notice with this id.
pub(super) fn notice(db: &Connection, id: i64, today: NaiveDate) -> Result<Notice> {
    let mut statement = db.prepare_cached(&format!("{NOTICE} WHERE n.id = ?1"))?;
    let found = statement.query_row([id], |found| row(found, today)).optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

/// Which notices a page shows, checked.
pub(super) struct ListQuery {
    pub(super) kind: Option<NoticeKind>,
    pub(super) standing: Option<NoticeStanding>,
    pub(super) channel_id: Option<i64>,
    /// Folded, each of two characters and more.
    pub(super) words: Vec<String>,
    pub(super) from_on: Option<NaiveDate>,
    pub(super) to_on: Option<NaiveDate>,
    /// Only those that the figures of a quarter count.
    pub(super) counted: bool,
    /// The place of the row after which the page begins: its first day and its id.
    pub(super) after: Option<(NaiveDate, i64)>,
    pub(super) limit: usize,
}

/// The condition that a notice stands so, with how often today is a value of it.
fn stands(standing: Option<NoticeStanding>) -> (&'static str, usize) {
    match standing {
        None => ("n.state <> 'dropped'", 0),
        Some(NoticeStanding::Draft) => ("n.state = 'draft'", 0),
        Some(NoticeStanding::Dropped) => ("n.state = 'dropped'", 0),
        Some(NoticeStanding::Replaced) => ("n.state = 'replaced'", 0),
        Some(NoticeStanding::Withdrawn) => ("n.state = 'withdrawn'", 0),
        Some(NoticeStanding::Scheduled) => ("n.state = 'published' AND n.from_on > ?", 1),
        Some(NoticeStanding::Posted) => {
            ("n.state = 'published' AND n.from_on <= ? AND (n.until_on IS NULL OR n.until_on >= ?)", 2)
        }
        Some(NoticeStanding::Ended) => {
            ("n.state IN ('ended', 'published') AND (n.state = 'ended' OR n.until_on < ?)", 1)
        }
    }
}

/// What a notice must be to stand in the list, and the values of that.
fn filter(query: &ListQuery, today: NaiveDate) -> (String, Vec<Value>) {
    let ListQuery { kind, standing, channel_id, words, from_on, to_on, counted, after, limit: _ } = query;
    let (standing, times) = stands(*standing);
    let mut conditions = vec![standing];
    let mut values: Vec<Value> = vec![today.to_string().into(); times];
    let mut add = |condition: &'static str, given: Vec<Value>| {
        conditions.push(condition);
        values.extend(given);
    };
    if let Some(kind) = kind {
        add("n.kind = ?", vec![kind.text().to_owned().into()]);
    }
    if let Some(channel_id) = channel_id {
        let condition = "n.id IN (SELECT notice_id FROM notice_channels WHERE channel_id = ?)";
        add(condition, vec![(*channel_id).into()]);
    }
    for word in words {
        for pair in search::pairs(word) {
            add("n.id IN (SELECT notice_id FROM notice_pairs WHERE pair = ?)", vec![pair.into()]);
        }
        add("instr(n.searched, ?) > 0", vec![word.clone().into()]);
    }
    if let Some(from_on) = from_on {
        add("n.from_on >= ?", vec![from_on.to_string().into()]);
    }
    if let Some(to_on) = to_on {
        add("n.from_on <= ?", vec![to_on.to_string().into()]);
    }
    if *counted {
        add("n.number IS NOT NULL AND (n.settled_on IS NULL OR n.settled_on >= n.from_on)", Vec::new());
    }
    if let Some((day, id)) = after {
        add("(n.from_on, n.id) < (?, ?)", vec![day.to_string().into(), (*id).into()]);
    }
    (conditions.join(" AND "), values)
}

/// How many postings the notices of the whole list have.
pub(super) fn postings_of(db: &Connection, query: &ListQuery, today: NaiveDate) -> Result<i64> {
    let (filter, values) = filter(query, today);
    let mut statement = db.prepare_cached(&format!(
        "SELECT count(*) AS postings FROM notices n JOIN notice_channels p ON p.notice_id = n.id WHERE {filter}"
    ))?;
    Ok(statement.query_row(params_from_iter(values), |row| row.get("postings"))?)
}

/// A page of notices, the one whose first day is latest first.
pub(super) fn page(db: &Connection, query: &ListQuery, today: NaiveDate) -> Result<Vec<Notice>> {
    let (filter, values) = filter(query, today);
    let sql = format!("{NOTICE} WHERE {filter} ORDER BY n.from_on DESC, n.id DESC LIMIT {}", query.limit);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The text of a notice.
pub(super) fn document(db: &Connection, id: i64) -> Result<RichText> {
    let mut statement = db.prepare_cached("SELECT document FROM notices WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| {
        let text: String = row.get("document")?;
        stored_text(|text| serde_json::from_str(text).ok(), "text of a notice", &text)
    })?)
}

/// The rows of its fee disclosure.
pub(super) fn fees(db: &Connection, id: i64) -> Result<Vec<FeeRow>> {
    let mut statement = db.prepare_cached(
        "SELECT item, fen, period, note FROM notice_fees WHERE notice_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(FeeRow {
            item: row.get("item")?,
            fen: row.get("fen")?,
            period: row.get("period")?,
            note: row.get("note")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The channels in which it is to be posted, in the office's order.
pub(super) fn channels(db: &Connection, id: i64) -> Result<Vec<Named>> {
    let mut statement = db.prepare_cached("SELECT channel_id FROM notice_channels WHERE notice_id = ?1")?;
    let ids = statement.query_map([id], |row| row.get::<_, i64>("channel_id"))?;
    let ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
    let all = crate::tickets::channel_records(db)?.into_iter();
    let own = all.filter(|channel| ids.contains(&channel.id));
    Ok(own.map(|channel| Named { id: channel.id, name: channel.name }).collect())
}

const LINK: &str = "SELECT n.id, n.number, n.title FROM notices n";

fn link(db: &Connection, rest: &str, id: i64) -> Result<Option<NoticeLink>> {
    let mut statement = db.prepare_cached(&format!("{LINK} {rest}"))?;
    let found = statement.query_row([id], |row| {
        Ok(NoticeLink { id: row.get("id")?, number: row.get("number")?, title: row.get("title")? })
    });
    Ok(found.optional()?)
}

/// What the notice corrects.
pub(super) fn corrected(db: &Connection, id: i64) -> Result<Option<NoticeLink>> {
    link(db, "JOIN notices own ON own.corrects_id = n.id WHERE own.id = ?1", id)
}

/// What corrects the notice, unless that was given up.
pub(super) fn correction(db: &Connection, id: i64) -> Result<Option<NoticeLink>> {
    link(db, "WHERE n.corrects_id = ?1 AND n.state <> 'dropped'", id)
}

/// What is kept of a notice's words, checked.
pub(super) struct Words<'a> {
    pub(super) plan: &'a NoticePlan,
    pub(super) fees: &'a [FeeRow],
    pub(super) corrects_id: Option<i64>,
}

fn json(text: &RichText) -> Result<String> {
    serde_json::to_string(text).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// Notes a draft; answers its id.
pub(super) fn insert(
    db: &Connection,
    uid: Uuid,
    words: &Words<'_>,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let Words { plan, corrects_id, .. } = words;
    let mut statement = db.prepare_cached(
        "INSERT INTO notices (uid, kind, title, document, from_on, until_on, state, corrects_id, created_at, created_by,
             saved_at, saved_by, searched)
         VALUES (:uid, :kind, '', '', :from_on, NULL, 'draft', :corrects_id, :at, :by, :at, :by, '')",
    )?;
    let id = statement.insert(named_params! {
        ":uid": uid.hyphenated().to_string(), ":kind": plan.kind.text(), ":from_on": plan.from_on.to_string(),
        ":corrects_id": corrects_id, ":at": now.timestamp_millis(), ":by": staff_id,
    })?;
    write(db, id, words, (now, staff_id))?;
    Ok(id)
}

/// Keeps what a draft says now.
pub(super) fn save(db: &Connection, id: i64, words: &Words<'_>, by: (DateTime<Utc>, i64)) -> Result<()> {
    write(db, id, words, by)?;
    db.prepare_cached("UPDATE notices SET version = version + 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn write(db: &Connection, id: i64, words: &Words<'_>, (now, staff_id): (DateTime<Utc>, i64)) -> Result<()> {
    let Words { plan, fees, corrects_id: _ } = words;
    let NoticePlan { kind, title, document, channels, from_on, until_on, fees: _ } = plan;
    let searched = search::searched(plan, fees);
    db.prepare_cached(
        "UPDATE notices SET kind = ?2, title = ?3, document = ?4, from_on = ?5, until_on = ?6, saved_at = ?7, saved_by = ?8
         WHERE id = ?1",
    )?
    .execute(params![
        id,
        kind.text(),
        title,
        json(document)?,
        from_on.to_string(),
        until_on.map(|day| day.to_string()),
        now.timestamp_millis(),
        staff_id
    ])?;
    for table in ["notice_channels", "notice_fees"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE notice_id = ?1"))?.execute([id])?;
    }
    let mut statement =
        db.prepare_cached("INSERT INTO notice_channels (notice_id, channel_id) VALUES (?1, ?2)")?;
    channels.iter().try_for_each(|channel_id| statement.execute([id, *channel_id]).map(drop))?;
    let mut statement = db.prepare_cached(
        "INSERT INTO notice_fees (notice_id, position, item, fen, period, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, FeeRow { item, fen, period, note }) in (1_i64..).zip(*fees) {
        statement.execute(params![id, position, item, fen, period, note])?;
    }
    index(db, id, &searched)
}

/// Has the notice found by this text from now on.
fn index(db: &Connection, id: i64, searched: &str) -> Result<()> {
    db.prepare_cached("UPDATE notices SET searched = ?2 WHERE id = ?1")?.execute(params![id, searched])?;
    db.prepare_cached("DELETE FROM notice_pairs WHERE notice_id = ?1")?.execute([id])?;
    let mut statement = db.prepare_cached("INSERT INTO notice_pairs (pair, notice_id) VALUES (?1, ?2)")?;
    search::pairs(searched).iter().try_for_each(|pair| statement.execute(params![pair, id]).map(drop))?;
    Ok(())
}

/// Gives a draft the next number of the year; answers it.
pub(super) fn publish(
    db: &Connection,
    id: i64,
    (state, late_entry_reason): (NoticeState, Option<&str>),
    (now, today, staff_id): (DateTime<Utc>, NaiveDate, i64),
) -> Result<String> {
    let year = today.year();
    let mut statement =
        db.prepare_cached("SELECT coalesce(max(sequence), 0) + 1 AS next FROM notices WHERE year = ?1")?;
    let sequence: i64 = statement.query_row([year], |row| row.get("next"))?;
    let number = format!("{year}-{sequence:03}");
    db.prepare_cached(
        "UPDATE notices SET state = :state, number = :number, year = :year, sequence = :sequence, published_at = :at,
             published_on = :day, published_by = :by, late_entry_reason = :reason, version = version + 1
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":state": state.text(), ":number": number, ":year": year, ":sequence": sequence,
        ":at": now.timestamp_millis(), ":day": today.to_string(), ":by": staff_id, ":reason": late_entry_reason,
    })?;
    let mut statement = db.prepare_cached("SELECT searched FROM notices WHERE id = ?1")?;
    let searched: String = statement.query_row([id], |row| row.get("searched"))?;
    index(db, id, &format!("{number} {searched}"))?;
    Ok(number)
}

/// What becomes of a notice in the end.
pub(super) struct Settling<'a> {
    pub(super) state: NoticeState,
    pub(super) reason: Option<&'a str>,
    /// When, on which day, and by whom.
    pub(super) by: (DateTime<Utc>, NaiveDate, i64),
}

pub(super) fn settle(db: &Connection, id: i64, settling: &Settling<'_>) -> Result<()> {
    let Settling { state, reason, by: (now, today, staff_id) } = settling;
    db.prepare_cached(
        "UPDATE notices SET state = ?2, reason = ?3, settled_at = ?4, settled_on = ?5, settled_by = ?6,
             version = version + 1
         WHERE id = ?1",
    )?
    .execute(params![id, state.text(), reason, now.timestamp_millis(), today.to_string(), staff_id])?;
    Ok(())
}

pub(super) fn rule(db: &Connection) -> Result<NoticeRule> {
    let mut statement = db.prepare_cached("SELECT silent_days, version FROM notice_rule")?;
    Ok(statement.query_row([], |row| {
        Ok(NoticeRule { silent_days: row.get("silent_days")?, version: row.get("version")? })
    })?)
}

pub(super) fn set_rule(db: &Connection, rule: NoticeRule) -> Result<()> {
    db.prepare_cached("UPDATE notice_rule SET silent_days = ?1, version = ?2")?
        .execute(params![rule.silent_days, rule.version])?;
    Ok(())
}

/// The last first day, no later than today, of a notice that was published and not taken back.
pub(super) fn last_from(db: &Connection, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let mut statement = db.prepare_cached(
        "SELECT max(from_on) AS from_on FROM notices
         WHERE state IN ('published', 'ended', 'replaced') AND from_on <= ?1",
    )?;
    Ok(statement.query_row([today.to_string()], |row| day(row, "from_on"))?)
}

/// Notices that stand published and end from `from` to `to`, the first to end first.
pub(super) fn ending(
    db: &Connection,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<Vec<Notice>> {
    let mut statement = db.prepare_cached(&format!(
        "{NOTICE} WHERE n.state = 'published' AND n.until_on BETWEEN ?1 AND ?2 AND n.from_on <= ?3
         ORDER BY n.until_on, n.id LIMIT 200"
    ))?;
    let days = [from, to, today].map(|day| day.to_string());
    let rows = statement.query_map(params_from_iter(days), |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Published notices whose first day has passed and of which a channel has no proof, the oldest first.
pub(super) fn unproven(db: &Connection, today: NaiveDate) -> Result<Vec<Notice>> {
    let mut statement = db.prepare_cached(&format!(
        "{NOTICE} WHERE n.state = 'published' AND n.from_on < ?1 AND EXISTS (
             SELECT 1 FROM notice_channels c LEFT JOIN notice_postings q
                 ON q.notice_id = c.notice_id AND q.channel_id = c.channel_id
             WHERE c.notice_id = n.id AND q.proven_at IS NULL)
         ORDER BY n.from_on, n.id LIMIT 200"
    ))?;
    let rows = statement.query_map([today.to_string()], |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Drafts whose first day comes no later than `by`, the oldest first.
pub(super) fn waiting(db: &Connection, by: NaiveDate, today: NaiveDate) -> Result<Vec<Notice>> {
    let mut statement = db.prepare_cached(&format!(
        "{NOTICE} WHERE n.state = 'draft' AND n.from_on <= ?1 ORDER BY n.from_on, n.id LIMIT 200"
    ))?;
    let rows = statement.query_map([by.to_string()], |found| row(found, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Empties the words of a notice that is destroyed; its number, kind, days and channels stay.
pub(super) fn dispose(db: &Connection, id: i64) -> Result<()> {
    for sql in [
        "DELETE FROM notice_fees WHERE notice_id = ?1",
        "DELETE FROM notice_pairs WHERE notice_id = ?1",
        "UPDATE notice_postings SET link = NULL WHERE notice_id = ?1",
    ] {
        db.prepare_cached(sql)?.execute([id])?;
    }
    db.prepare_cached(
        "UPDATE notices SET title = '', document = ?2, searched = '', reason = CASE WHEN reason IS NOT NULL THEN '' END
         WHERE id = ?1",
    )?
    .execute(params![id, json(&RichText::empty())?])?;
    Ok(())
}
