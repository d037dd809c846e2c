//! The tables `attachments`, `meeting_attachments`, `supervision_attachments`, `notice_attachments`, `draft_attachments` and
//! `attachment_files`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::of_supervision::Supervised;
use super::{
    Attachment, AttachmentKind, Disposed, DraftFile, MeetingFile, MeetingFilePurpose, PhotoStage, ProofFile,
    WorkOrderPhoto,
};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;
use crate::tickets::Named;

/// A file about to be added to a ticket.
pub(super) struct NewAttachment<'a> {
    pub(super) ticket_id: i64,
    pub(super) hash: &'a str,
    pub(super) name: &'a str,
    pub(super) added_at: DateTime<Utc>,
    pub(super) added_by: i64,
    pub(super) photo: Option<&'a WorkOrderPhoto>,
}

/// The files of a ticket, oldest first.
pub(super) fn of_ticket(db: &Connection, ticket_id: i64) -> Result<Vec<Attachment>> {
    let mut statement = db.prepare_cached(
        "SELECT a.id, a.name, f.kind, f.bytes, a.added_at, a.added_by, s.name AS added_by_name, f.thumbnail, a.work_order,
             a.stage
         FROM attachments a JOIN attachment_files f ON f.hash = a.hash JOIN staff s ON s.id = a.added_by
         WHERE a.ticket_id = ?1 ORDER BY a.id",
    )?;
    let files = statement.query_map([ticket_id], |row| {
        Ok(Attachment {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: kind(row)?,
            bytes: row.get("bytes")?,
            added_at: instant(row.get("added_at")?),
            added_by: Named { id: row.get("added_by")?, name: row.get("added_by_name")? },
            thumbnail: thumbnail(row)?,
            photo: photo(row)?,
        })
    })?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

fn kind(row: &Row<'_>) -> rusqlite::Result<AttachmentKind> {
    stored_text(AttachmentKind::parse, "attachment kind", &row.get::<_, String>("kind")?)
}

/// The small picture of a file, in base64.
fn thumbnail(row: &Row<'_>) -> rusqlite::Result<Option<String>> {
    Ok(row.get::<_, Option<Vec<u8>>>("thumbnail")?.map(|bytes| STANDARD.encode(bytes)))
}

fn photo(row: &Row<'_>) -> rusqlite::Result<Option<WorkOrderPhoto>> {
    let (work_order, stage): (Option<String>, Option<String>) = (row.get("work_order")?, row.get("stage")?);
    let photo = work_order.zip(stage).map(|(work_order, stage)| {
        Ok(WorkOrderPhoto {
            work_order,
            stage: stored_text(PhotoStage::parse, "stage of a photograph", &stage)?,
        })
    });
    photo.transpose()
}

/// Whether the ticket has this content already.
pub(super) fn has(db: &Connection, ticket_id: i64, hash: &str) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM attachments WHERE ticket_id = ?1 AND hash = ?2")?;
    Ok(statement.exists(params![ticket_id, hash])?)
}

/// Whether a content is kept already, for whichever ticket.
pub(super) fn is_kept(db: &Connection, hash: &str) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM attachment_files WHERE hash = ?1")?.exists([hash])?)
}

pub(super) fn keep(
    db: &Connection,
    hash: &str,
    (kind, pages): (AttachmentKind, Option<i64>),
    content: &[u8],
    thumbnail: Option<&[u8]>,
) -> Result<()> {
    let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
    db.prepare_cached(
        "INSERT INTO attachment_files (hash, kind, bytes, thumbnail, content, pages) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![hash, kind.ending(), bytes, thumbnail, content, pages])?;
    Ok(())
}

pub(super) fn add(db: &Connection, new: &NewAttachment<'_>) -> Result<()> {
    let NewAttachment { ticket_id, hash, name, added_at, added_by, photo } = new;
    db.prepare_cached(
        "INSERT INTO attachments (ticket_id, hash, name, added_at, added_by, work_order, stage)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        ticket_id,
        hash,
        name,
        added_at.timestamp_millis(),
        added_by,
        photo.map(|photo| photo.work_order.as_str()),
        photo.map(|photo| photo.stage.text()),
    ])?;
    Ok(())
}

fn unknown(id: i64) -> Error {
    Error::field("id", ErrorCode::InputUnknownId).with("id", id)
}

/// Name, kind and content of a file of this ticket.
pub(super) fn content(db: &Connection, ticket_id: i64, id: i64) -> Result<(String, AttachmentKind, Vec<u8>)> {
    let mut statement = db.prepare_cached(
        "SELECT a.name, f.kind, f.content FROM attachments a JOIN attachment_files f ON f.hash = a.hash
         WHERE a.ticket_id = ?1 AND a.id = ?2",
    )?;
    let file =
        statement.query_row([ticket_id, id], |row| Ok((row.get("name")?, kind(row)?, row.get("content")?)));
    file.optional()?.ok_or_else(|| unknown(id))
}

/// Takes a file away from a ticket, and its content if nothing else has it; answers its name.
pub(super) fn remove(db: &Connection, ticket_id: i64, id: i64) -> Result<String> {
    let mut statement =
        db.prepare_cached("DELETE FROM attachments WHERE ticket_id = ?1 AND id = ?2 RETURNING hash, name")?;
    let gone = statement
        .query_row([ticket_id, id], |row| Ok((row.get::<_, String>("hash")?, row.get::<_, String>("name")?)));
    let (hash, name) = gone.optional()?.ok_or_else(|| unknown(id))?;
    forget_unused(db, &hash)?;
    Ok(name)
}

/// Takes every file away from a ticket or from the postings of a notice that is destroyed.
pub(super) fn remove_of_disposed(db: &Connection, of: Disposed) -> Result<()> {
    let (sql, id) = match of {
        Disposed::Ticket(id) => ("DELETE FROM attachments WHERE ticket_id = ?1 RETURNING hash", id),
        Disposed::Notice(id) => (
            "DELETE FROM notice_attachments
             WHERE posting_id IN (SELECT id FROM notice_postings WHERE notice_id = ?1) RETURNING hash",
            id,
        ),
        Disposed::Check(id) => ("DELETE FROM supervision_attachments WHERE check_id = ?1 RETURNING hash", id),
    };
    let mut statement = db.prepare_cached(sql)?;
    let gone = statement.query_map([id], |row| row.get::<_, String>("hash"))?;
    for hash in gone.collect::<rusqlite::Result<Vec<_>>>()? {
        forget_unused(db, &hash)?;
    }
    Ok(())
}

/// Takes a content away that nothing has any more.
fn forget_unused(db: &Connection, hash: &str) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM attachment_files
         WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.hash = ?1)
             AND NOT EXISTS (SELECT 1 FROM meeting_attachments m WHERE m.hash = ?1)
             AND NOT EXISTS (SELECT 1 FROM supervision_attachments s WHERE s.hash = ?1)
             AND NOT EXISTS (SELECT 1 FROM notice_attachments n WHERE n.hash = ?1)
             AND NOT EXISTS (SELECT 1 FROM draft_attachments d WHERE d.hash = ?1)",
    )?
    .execute([hash])?;
    Ok(())
}

/// A file about to be added to a meeting.
pub(super) struct NewMeetingFile<'a> {
    pub(super) meeting_id: i64,
    pub(super) purpose: MeetingFilePurpose,
    pub(super) item_id: Option<i64>,
    pub(super) hash: &'a str,
    pub(super) name: &'a str,
    pub(super) added_at: DateTime<Utc>,
    pub(super) added_by: i64,
}

/// The files of a meeting, oldest first; `kept` says which of them stay.
pub(super) fn of_meeting(
    db: &Connection,
    meeting_id: i64,
    kept: impl Fn(i64) -> bool,
) -> Result<Vec<MeetingFile>> {
    let mut statement = db.prepare_cached(
        "SELECT a.id, a.purpose, a.item_id, a.name, f.kind, f.bytes, a.added_at, a.added_by, s.name AS added_by_name,
             f.thumbnail
         FROM meeting_attachments a JOIN attachment_files f ON f.hash = a.hash JOIN staff s ON s.id = a.added_by
         WHERE a.meeting_id = ?1 ORDER BY a.id",
    )?;
    let files = statement.query_map([meeting_id], |row| {
        let purpose: String = row.get("purpose")?;
        let id = row.get("id")?;
        Ok(MeetingFile {
            id,
            purpose: stored_text(MeetingFilePurpose::parse, "purpose of a file", &purpose)?,
            item_id: row.get("item_id")?,
            name: row.get("name")?,
            kind: kind(row)?,
            bytes: row.get("bytes")?,
            added_at: instant(row.get("added_at")?),
            added_by: Named { id: row.get("added_by")?, name: row.get("added_by_name")? },
            thumbnail: thumbnail(row)?,
            kept: kept(id),
        })
    })?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

/// Whether the meeting has this content already.
pub(super) fn meeting_has(db: &Connection, meeting_id: i64, hash: &str) -> Result<bool> {
    let mut statement =
        db.prepare_cached("SELECT 1 FROM meeting_attachments WHERE meeting_id = ?1 AND hash = ?2")?;
    Ok(statement.exists(params![meeting_id, hash])?)
}

pub(super) fn add_to_meeting(db: &Connection, new: &NewMeetingFile<'_>) -> Result<()> {
    let NewMeetingFile { meeting_id, purpose, item_id, hash, name, added_at, added_by } = new;
    db.prepare_cached(
        "INSERT INTO meeting_attachments (meeting_id, purpose, item_id, hash, name, added_at, added_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        meeting_id,
        purpose.text(),
        item_id,
        hash,
        name,
        added_at.timestamp_millis(),
        added_by
    ])?;
    Ok(())
}

/// The files of these items are the meeting's from now on.
pub(super) fn leave_items(db: &Connection, gone: &[i64]) -> Result<()> {
    let mut statement =
        db.prepare_cached("UPDATE meeting_attachments SET item_id = NULL WHERE item_id = ?1")?;
    for id in gone {
        statement.execute([id])?;
    }
    Ok(())
}

/// Name, kind and content of a file of this meeting.
pub(super) fn meeting_content(
    db: &Connection,
    meeting_id: i64,
    id: i64,
) -> Result<(String, AttachmentKind, Vec<u8>)> {
    let mut statement = db.prepare_cached(
        "SELECT a.name, f.kind, f.content FROM meeting_attachments a JOIN attachment_files f ON f.hash = a.hash
         WHERE a.meeting_id = ?1 AND a.id = ?2",
    )?;
    let file =
        statement.query_row([meeting_id, id], |row| Ok((row.get("name")?, kind(row)?, row.get("content")?)));
    file.optional()?.ok_or_else(|| unknown(id))
}

/// Takes a file away from a meeting, and its content if nothing else has it; answers its name.
pub(super) fn remove_from_meeting(db: &Connection, meeting_id: i64, id: i64) -> Result<String> {
    let mut statement = db.prepare_cached(
        "DELETE FROM meeting_attachments WHERE meeting_id = ?1 AND id = ?2 RETURNING hash, name",
    )?;
    let gone = statement.query_row([meeting_id, id], |row| {
        Ok((row.get::<_, String>("hash")?, row.get::<_, String>("name")?))
    });
    let (hash, name) = gone.optional()?.ok_or_else(|| unknown(id))?;
    forget_unused(db, &hash)?;
    Ok(name)
}

/// What a file that proves something belongs to: the table that says so, its column, and the id in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proven {
    table: &'static str,
    column: &'static str,
    id: i64,
}

impl From<Supervised> for Proven {
    fn from(of: Supervised) -> Self {
        let (column, id) = match of {
            Supervised::Check { id } => ("check_id", id),
            Supervised::Finding { id } => ("finding_id", id),
        };
        Self { table: "supervision_attachments", column, id }
    }
}

impl Proven {
    /// The posting of a notice.
    pub(super) fn posting(id: i64) -> Self {
        Self { table: "notice_attachments", column: "posting_id", id }
    }
}

/// A file about to be added to what it proves.
pub(super) struct NewProof<'a> {
    pub(super) of: Proven,
    pub(super) hash: &'a str,
    pub(super) name: &'a str,
    pub(super) added_at: DateTime<Utc>,
    pub(super) added_by: i64,
}

/// The files that prove something, oldest first.
pub(super) fn proofs(db: &Connection, of: Proven) -> Result<Vec<ProofFile>> {
    let Proven { table, column, id: of } = of;
    let mut statement = db.prepare_cached(&format!(
        "SELECT a.id, a.name, f.kind, f.bytes, a.added_at, a.added_by, s.name AS added_by_name, f.thumbnail
         FROM {table} a JOIN attachment_files f ON f.hash = a.hash JOIN staff s ON s.id = a.added_by
         WHERE a.{column} = ?1 ORDER BY a.id"
    ))?;
    let files = statement.query_map([of], |row| {
        Ok(ProofFile {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: kind(row)?,
            bytes: row.get("bytes")?,
            added_at: instant(row.get("added_at")?),
            added_by: Named { id: row.get("added_by")?, name: row.get("added_by_name")? },
            thumbnail: thumbnail(row)?,
        })
    })?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

/// Whether there is this content among them already.
pub(super) fn has_proof(db: &Connection, of: Proven, hash: &str) -> Result<bool> {
    let Proven { table, column, id: of } = of;
    let mut statement =
        db.prepare_cached(&format!("SELECT 1 FROM {table} WHERE {column} = ?1 AND hash = ?2"))?;
    Ok(statement.exists(params![of, hash])?)
}

pub(super) fn add_proof(db: &Connection, new: &NewProof<'_>) -> Result<()> {
    let NewProof { of, hash, name, added_at, added_by } = new;
    let Proven { table, column, id: of } = of;
    db.prepare_cached(&format!(
        "INSERT INTO {table} ({column}, hash, name, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5)"
    ))?
    .execute(params![of, hash, name, added_at.timestamp_millis(), added_by])?;
    Ok(())
}

/// Name, kind and content of one of them.
pub(super) fn proof_content(
    db: &Connection,
    of: Proven,
    id: i64,
) -> Result<(String, AttachmentKind, Vec<u8>)> {
    let Proven { table, column, id: of } = of;
    let mut statement = db.prepare_cached(&format!(
        "SELECT a.name, f.kind, f.content FROM {table} a JOIN attachment_files f ON f.hash = a.hash
         WHERE a.{column} = ?1 AND a.id = ?2"
    ))?;
    let file = statement.query_row([of, id], |row| Ok((row.get("name")?, kind(row)?, row.get("content")?)));
    file.optional()?.ok_or_else(|| unknown(id))
}

/// Takes one of them away, and its content if nothing else has it; answers its name.
pub(super) fn remove_proof(db: &Connection, of: Proven, id: i64) -> Result<String> {
    let Proven { table, column, id: of } = of;
    let mut statement = db.prepare_cached(&format!(
        "DELETE FROM {table} WHERE {column} = ?1 AND id = ?2 RETURNING hash, name"
    ))?;
    let gone = statement
        .query_row([of, id], |row| Ok((row.get::<_, String>("hash")?, row.get::<_, String>("name")?)));
    let (hash, name) = gone.optional()?.ok_or_else(|| unknown(id))?;
    forget_unused(db, &hash)?;
    Ok(name)
}

/// A file about to be kept with a half-filled form.
pub(super) struct NewDraftFile<'a> {
    pub(super) staff_id: i64,
    pub(super) draft: &'a str,
    pub(super) hash: &'a str,
    pub(super) name: &'a str,
    pub(super) added_at: DateTime<Utc>,
}

/// The files of somebody's half-filled form, oldest first.
pub(super) fn of_draft(db: &Connection, staff_id: i64, draft: &str) -> Result<Vec<DraftFile>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.name, f.kind, f.bytes, d.added_at, f.thumbnail
         FROM draft_attachments d JOIN attachment_files f ON f.hash = d.hash
         WHERE d.staff_id = ?1 AND d.draft = ?2 ORDER BY d.id",
    )?;
    let files = statement.query_map(params![staff_id, draft], |row| {
        Ok(DraftFile {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: kind(row)?,
            bytes: row.get("bytes")?,
            added_at: instant(row.get("added_at")?),
            thumbnail: thumbnail(row)?,
        })
    })?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

/// Whether the form has this content already.
pub(super) fn draft_has(db: &Connection, staff_id: i64, draft: &str, hash: &str) -> Result<bool> {
    let mut statement = db
        .prepare_cached("SELECT 1 FROM draft_attachments WHERE staff_id = ?1 AND draft = ?2 AND hash = ?3")?;
    Ok(statement.exists(params![staff_id, draft, hash])?)
}

pub(super) fn add_to_draft(db: &Connection, new: &NewDraftFile<'_>) -> Result<()> {
    let NewDraftFile { staff_id, draft, hash, name, added_at } = new;
    db.prepare_cached(
        "INSERT INTO draft_attachments (staff_id, draft, hash, name, added_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![staff_id, draft, hash, name, added_at.timestamp_millis()])?;
    Ok(())
}

/// Takes a file away from somebody's half-filled form, and its content if nothing else has it.
pub(super) fn remove_from_draft(db: &Connection, staff_id: i64, draft: &str, id: i64) -> Result<()> {
    let mut statement = db.prepare_cached(
        "DELETE FROM draft_attachments WHERE staff_id = ?1 AND draft = ?2 AND id = ?3 RETURNING hash",
    )?;
    let gone = statement.query_row(params![staff_id, draft, id], |row| row.get::<_, String>("hash"));
    forget_unused(db, &gone.optional()?.ok_or_else(|| unknown(id))?)
}

/// Takes all files away from somebody's half-filled form, and those contents that nothing else has.
pub(super) fn remove_all_from_draft(db: &Connection, staff_id: i64, draft: &str) -> Result<()> {
    for (hash, _) in take_from_draft(db, staff_id, draft)? {
        forget_unused(db, &hash)?;
    }
    Ok(())
}

/// Who has files with this form of which the last was added at this moment or before.
pub(super) fn with_files(db: &Connection, draft: &str, until: DateTime<Utc>) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT staff_id FROM draft_attachments WHERE draft = ?1 GROUP BY staff_id HAVING max(added_at) <= ?2",
    )?;
    let staff = statement.query_map(params![draft, until.timestamp_millis()], |row| row.get("staff_id"))?;
    Ok(staff.collect::<rusqlite::Result<_>>()?)
}

/// The forms with files of which the last was added at this moment or before: who has them, and which they are.
pub(super) fn old_drafts(db: &Connection, until: DateTime<Utc>) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT staff_id, draft FROM draft_attachments GROUP BY staff_id, draft HAVING max(added_at) <= ?1",
    )?;
    let forms = statement
        .query_map([until.timestamp_millis()], |row| Ok((row.get("staff_id")?, row.get("draft")?)))?;
    Ok(forms.collect::<rusqlite::Result<_>>()?)
}

/// Takes all files away from somebody's half-filled form; answers content and name of each, the oldest first. The
/// contents stay, because something else is to have them.
pub(super) fn take_from_draft(db: &Connection, staff_id: i64, draft: &str) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT hash, name FROM draft_attachments WHERE staff_id = ?1 AND draft = ?2 ORDER BY id",
    )?;
    let files = statement
        .query_map(params![staff_id, draft], |row| Ok((row.get("hash")?, row.get("name")?)))?
        .collect::<rusqlite::Result<_>>()?;
    db.prepare_cached("DELETE FROM draft_attachments WHERE staff_id = ?1 AND draft = ?2")?
        .execute(params![staff_id, draft])?;
    Ok(files)
}
