//! The tables `minutes`, `minutes_versions` and `meeting_postings`.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::course::{MinutesState, allowed};
use super::{MeetingPosting, Minutes, MinutesVersion, SentBack, Signed};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::rich_text::RichText;
use crate::store::{moment, ms, stored_text};
use crate::tickets::Named;

const MINUTES: &str = "SELECT m.id, m.meeting_id, m.number, m.state, m.submitted_at, m.submitted_by,
        submitter.name AS submitted_by_name, m.sent_back_words, m.sent_back_at, m.sent_back_by,
        reviewer.name AS sent_back_by_name, m.signed_on, m.signers, m.scan_id, m.issued_at, m.issued_by,
        issuer.name AS issued_by_name, m.version
    FROM minutes m LEFT JOIN staff submitter ON submitter.id = m.submitted_by
    LEFT JOIN staff reviewer ON reviewer.id = m.sent_back_by LEFT JOIN staff issuer ON issuer.id = m.issued_by";

/// The minutes of a meeting and its supplements, in their order.
pub(super) fn of_meeting(db: &Connection, meeting_id: i64) -> Result<Vec<Minutes>> {
    let mut statement = db.prepare_cached(&format!("{MINUTES} WHERE m.meeting_id = ?1 ORDER BY m.number"))?;
    let rows = statement.query_map([meeting_id], |row| minutes_row(db, row))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The minutes with this id, and the meeting that they are of.
pub(super) fn one(db: &Connection, id: i64) -> Result<(i64, Minutes)> {
    let mut statement = db.prepare_cached(&format!("{MINUTES} WHERE m.id = ?1"))?;
    let found =
        statement.query_row([id], |row| Ok((row.get("meeting_id")?, minutes_row(db, row)?))).optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

fn minutes_row(db: &Connection, row: &Row<'_>) -> rusqlite::Result<Minutes> {
    let state: String = row.get("state")?;
    let state = stored_text(MinutesState::parse, "state of minutes", &state)?;
    let id = row.get("id")?;
    let sent_back = match row.get::<_, Option<String>>("sent_back_words")? {
        None => None,
        Some(words) => Some(SentBack {
            words,
            at: instant(row.get("sent_back_at")?),
            by: Named { id: row.get("sent_back_by")?, name: row.get("sent_back_by_name")? },
        }),
    };
    let signed = match row.get::<_, Option<String>>("signed_on")? {
        None => None,
        Some(on) => Some(Signed {
            on: day("signed_on", &on)?,
            signers: row.get::<_, String>("signers")?.lines().map(str::to_owned).collect(),
            scan_id: row.get("scan_id")?,
        }),
    };
    Ok(Minutes {
        id,
        number: row.get("number")?,
        state,
        actions: allowed(state),
        document: newest(db, id)?,
        versions: versions(db, id)?,
        submitted_at: moment(row, "submitted_at")?,
        submitted_by: person(row, "submitted_by", "submitted_by_name")?,
        sent_back,
        signed,
        issued_at: moment(row, "issued_at")?,
        issued_by: person(row, "issued_by", "issued_by_name")?,
        version: row.get("version")?,
    })
}

fn day(column: &'static str, text: &str) -> rusqlite::Result<NaiveDate> {
    stored_text(|text| text.parse().ok(), column, text)
}

fn person(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Option<Named>> {
    let (id, name): (Option<i64>, Option<String>) = (row.get(id)?, row.get(name)?);
    Ok(id.zip(name).map(|(id, name)| Named { id, name }))
}

fn document(text: &str) -> rusqlite::Result<RichText> {
    stored_text(|text| serde_json::from_str(text).ok(), "text of minutes", text)
}

fn newest(db: &Connection, id: i64) -> rusqlite::Result<RichText> {
    let mut statement = db.prepare_cached(
        "SELECT document FROM minutes_versions WHERE minutes_id = ?1 ORDER BY number DESC LIMIT 1",
    )?;
    document(&statement.query_row([id], |row| row.get::<_, String>("document"))?)
}

/// The text of one version.
pub(super) fn version(db: &Connection, id: i64, number: i64, field: &str) -> Result<RichText> {
    let mut statement =
        db.prepare_cached("SELECT document FROM minutes_versions WHERE minutes_id = ?1 AND number = ?2")?;
    let found =
        statement.query_row([id, number], |row| document(&row.get::<_, String>("document")?)).optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", number))
}

fn versions(db: &Connection, id: i64) -> rusqlite::Result<Vec<MinutesVersion>> {
    let mut statement = db.prepare_cached(
        "SELECT v.number, v.saved_at, v.saved_by, s.name AS saved_by_name, v.kept, v.restored_from
         FROM minutes_versions v JOIN staff s ON s.id = v.saved_by WHERE v.minutes_id = ?1 ORDER BY v.number DESC",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(MinutesVersion {
            number: row.get("number")?,
            saved_at: instant(row.get("saved_at")?),
            saved_by: Named { id: row.get("saved_by")?, name: row.get("saved_by_name")? },
            kept: row.get("kept")?,
            restored_from: row.get("restored_from")?,
        })
    })?;
    rows.collect()
}

/// Begins minutes with this text, which is their first version. Answers the id.
pub(super) fn insert(
    db: &Connection,
    (meeting_id, number): (i64, i64),
    text: &RichText,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let id = db
        .prepare_cached("INSERT INTO minutes (meeting_id, number, state) VALUES (?1, ?2, 'draft')")?
        .insert(params![meeting_id, number])?;
    add_version(db, (id, 1), text, (now, staff_id))?;
    keep_newest(db, id)?;
    Ok(id)
}

/// Adds a version with this text.
pub(super) fn add_version(
    db: &Connection,
    (id, number): (i64, i64),
    text: &RichText,
    by: (DateTime<Utc>, i64),
) -> Result<()> {
    add(db, (id, number), (text, None), by)
}

/// Adds a version with the text that the version `of` has, which stays as it is.
pub(super) fn add_restored(
    db: &Connection,
    (id, number): (i64, i64),
    (text, of): (&RichText, i64),
    by: (DateTime<Utc>, i64),
) -> Result<()> {
    add(db, (id, number), (text, Some(of)), by)?;
    keep_newest(db, id)
}

fn add(
    db: &Connection,
    (id, number): (i64, i64),
    (text, restored_from): (&RichText, Option<i64>),
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO minutes_versions (minutes_id, number, document, begun_at, saved_at, saved_by, restored_from)
         VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)",
    )?
    .execute(params![id, number, json(text)?, now.timestamp_millis(), staff_id, restored_from])?;
    Ok(())
}

/// When the newest version was begun, if it is not kept.
pub(super) fn open_since(db: &Connection, id: i64) -> Result<Option<DateTime<Utc>>> {
    let mut statement = db.prepare_cached(
        "SELECT begun_at, kept FROM minutes_versions WHERE minutes_id = ?1 ORDER BY number DESC LIMIT 1",
    )?;
    let (begun_at, kept): (i64, bool) =
        statement.query_row([id], |row| Ok((row.get("begun_at")?, row.get("kept")?)))?;
    Ok((!kept).then(|| instant(begun_at)))
}

/// Puts this text in the place of the newest version's, which is not kept.
pub(super) fn overwrite(db: &Connection, id: i64, text: &RichText, now: DateTime<Utc>) -> Result<()> {
    db.prepare_cached(
        "UPDATE minutes_versions SET document = ?2, saved_at = ?3
         WHERE minutes_id = ?1 AND number = (SELECT max(number) FROM minutes_versions WHERE minutes_id = ?1)",
    )?
    .execute(params![id, json(text)?, now.timestamp_millis()])?;
    Ok(())
}

fn json(text: &RichText) -> Result<String> {
    serde_json::to_string(text).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// The newest version stays as it is from now on.
pub(super) fn keep_newest(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE minutes_versions SET kept = 1 WHERE minutes_id = ?1 AND kept = 0")?
        .execute([id])?;
    Ok(())
}

/// Lets the version grow: the text has changed.
pub(super) fn touch(db: &Connection, id: i64) -> Result<()> {
    db.prepare_cached("UPDATE minutes SET version = version + 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Keeps where the minutes stand now, and who brought them there.
pub(super) fn update_course(db: &Connection, minutes: &Minutes) -> Result<()> {
    let (sent_back, signed) = (minutes.sent_back.as_ref(), minutes.signed.as_ref());
    db.prepare_cached(
        "UPDATE minutes SET state = :state, submitted_at = :submitted_at, submitted_by = :submitted_by,
             sent_back_words = :words, sent_back_at = :sent_back_at, sent_back_by = :sent_back_by,
             signed_on = :signed_on, signers = :signers, scan_id = :scan_id, issued_at = :issued_at,
             issued_by = :issued_by, version = version + 1
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": minutes.id, ":state": minutes.state.text(), ":submitted_at": ms(minutes.submitted_at),
        ":submitted_by": minutes.submitted_by.as_ref().map(|by| by.id),
        ":words": sent_back.map(|sent| sent.words.as_str()),
        ":sent_back_at": sent_back.map(|sent| sent.at.timestamp_millis()),
        ":sent_back_by": sent_back.map(|sent| sent.by.id),
        ":signed_on": signed.map(|signed| signed.on.to_string()),
        ":signers": signed.map(|signed| signed.signers.join("\n")),
        ":scan_id": signed.and_then(|signed| signed.scan_id),
        ":issued_at": ms(minutes.issued_at), ":issued_by": minutes.issued_by.as_ref().map(|by| by.id),
    })?;
    Ok(())
}

/// The postings of a meeting, the first one first.
pub(super) fn postings(db: &Connection, meeting_id: i64) -> Result<Vec<MeetingPosting>> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.place, p.posted_on, p.until_on, p.photo_id, p.noted_at, p.noted_by,
             s.name AS noted_by_name
         FROM meeting_postings p JOIN staff s ON s.id = p.noted_by
         WHERE p.meeting_id = ?1 ORDER BY p.posted_on, p.id",
    )?;
    let rows = statement.query_map([meeting_id], |row| {
        let until_on: Option<String> = row.get("until_on")?;
        Ok(MeetingPosting {
            id: row.get("id")?,
            place: row.get("place")?,
            posted_on: day("posted_on", &row.get::<_, String>("posted_on")?)?,
            until_on: until_on.map(|text| day("until_on", &text)).transpose()?,
            photo_id: row.get("photo_id")?,
            noted_at: instant(row.get("noted_at")?),
            noted_by: Named { id: row.get("noted_by")?, name: row.get("noted_by_name")? },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a posting: a new one if its id is 0.
pub(super) fn keep_posting(db: &Connection, meeting_id: i64, posting: &MeetingPosting) -> Result<()> {
    let MeetingPosting { id, place, posted_on, until_on, photo_id, noted_at, noted_by } = posting;
    let (posted_on, until_on) = (posted_on.to_string(), until_on.map(|day| day.to_string()));
    if *id == 0 {
        db.prepare_cached(
            "INSERT INTO meeting_postings (meeting_id, place, posted_on, until_on, photo_id, noted_at, noted_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            meeting_id,
            place,
            posted_on,
            until_on,
            photo_id,
            noted_at.timestamp_millis(),
            noted_by.id
        ])?;
    } else {
        db.prepare_cached(
            "UPDATE meeting_postings SET place = ?2, posted_on = ?3, until_on = ?4, photo_id = ?5 WHERE id = ?1",
        )?
        .execute(params![id, place, posted_on, until_on, photo_id])?;
    }
    Ok(())
}

/// Where the minutes of a meeting stand; nothing before they are begun.
pub(super) fn state(db: &Connection, meeting_id: i64) -> Result<Option<MinutesState>> {
    let mut statement =
        db.prepare_cached("SELECT state FROM minutes WHERE meeting_id = ?1 AND number = 0")?;
    let found = statement.query_row([meeting_id], |row| {
        stored_text(MinutesState::parse, "state of minutes", &row.get::<_, String>("state")?)
    });
    Ok(found.optional()?)
}
