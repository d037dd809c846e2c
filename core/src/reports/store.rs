//! The tables `report_texts`, `report_drafts`, `report_courses`, `report_comments`, `report_editions` and `report_workbooks`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::course::{ReportComment, ReportState, Submitted};
use super::drafts::Drafted;
use super::editions::ReportEdition;
use super::texts::{TextPart, Texts};
use super::{ReportPeriod, ReportText};
use crate::clock::instant;
use crate::error::{Error, ErrorCode, Result};
use crate::store::{moment, stored_text};
use crate::tickets::Named;

pub(super) fn text(db: &Connection, of: ReportPeriod) -> Result<ReportText> {
    let mut statement = db.prepare_cached(
        "SELECT *, (SELECT name FROM staff WHERE id = updated_by) AS name FROM report_texts WHERE quarter = ?1",
    )?;
    let quarter = of.to_string();
    let found = statement
        .query_row([&quarter], |row| {
            let mut texts = Texts { lists_tickets: row.get("lists_tickets")?, ..Texts::default() };
            for part in TextPart::ALL {
                texts.set(part, row.get(part.text())?);
            }
            Ok(ReportText {
                quarter: quarter.clone(),
                texts,
                version: row.get("version")?,
                updated_at: Some(instant(row.get("updated_at")?)),
                updated_by: Some(Named { id: row.get("updated_by")?, name: row.get("name")? }),
            })
        })
        .optional()?;
    if let Some(found) = found {
        return Ok(found);
    }
    // What the program drafted stands there until somebody writes.
    let texts = drafted(db, of)?.map_or_else(Texts::default, |drafted| Texts {
        findings: drafted.findings,
        actions: drafted.actions,
        ..Texts::default()
    });
    Ok(ReportText { quarter, texts, version: 0, updated_at: None, updated_by: None })
}

/// What the program proposed when it drafted a quarter's report; none if it did not.
pub(super) fn drafted(db: &Connection, quarter: ReportPeriod) -> Result<Option<Drafted>> {
    let mut statement =
        db.prepare_cached("SELECT drafted_at, findings, actions FROM report_drafts WHERE quarter = ?1")?;
    let found = statement.query_row([quarter.to_string()], |row| {
        Ok(Drafted {
            at: instant(row.get("drafted_at")?),
            findings: row.get("findings")?,
            actions: row.get("actions")?,
        })
    });
    Ok(found.optional()?)
}

/// One row a quarter: there are few.
pub(super) fn drafted_since(db: &Connection, since: DateTime<Utc>) -> Result<Vec<(String, DateTime<Utc>)>> {
    let mut statement = db.prepare_cached(
        "SELECT quarter, drafted_at FROM report_drafts WHERE drafted_at > ?1 ORDER BY quarter",
    )?;
    let rows = statement.query_map([since.timestamp_millis()], |row| {
        Ok((row.get("quarter")?, instant(row.get("drafted_at")?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn keep_draft(db: &Connection, quarter: ReportPeriod, drafted: &Drafted) -> Result<()> {
    let Drafted { at, findings, actions } = drafted;
    db.prepare_cached(
        "INSERT INTO report_drafts (quarter, drafted_at, findings, actions) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![quarter.to_string(), at.timestamp_millis(), findings, actions])?;
    Ok(())
}

pub(super) fn save_text(
    db: &Connection,
    quarter: ReportPeriod,
    texts: &Texts,
    now: DateTime<Utc>,
    staff_id: i64,
) -> Result<()> {
    let Texts {
        findings,
        actions,
        communication,
        feedback,
        voices,
        handling,
        late_reasons,
        regulation,
        measures,
        distribution,
        lists_tickets,
    } = texts;
    db.prepare_cached(
        "INSERT INTO report_texts (quarter, findings, actions, communication, feedback, voices, handling, late_reasons,
             regulation, measures, distribution, lists_tickets, version, updated_at, updated_by)
         VALUES (:quarter, :findings, :actions, :communication, :feedback, :voices, :handling, :late_reasons,
             :regulation, :measures, :distribution, :lists_tickets, 1, :now, :staff_id)
         ON CONFLICT (quarter) DO UPDATE SET findings = excluded.findings, actions = excluded.actions,
             communication = excluded.communication, feedback = excluded.feedback, voices = excluded.voices,
             handling = excluded.handling, late_reasons = excluded.late_reasons, regulation = excluded.regulation,
             measures = excluded.measures, distribution = excluded.distribution,
             lists_tickets = excluded.lists_tickets, version = version + 1, updated_at = excluded.updated_at,
             updated_by = excluded.updated_by",
    )?
    .execute(named_params! {
        ":quarter": quarter.to_string(), ":findings": findings, ":actions": actions, ":communication": communication,
        ":feedback": feedback, ":voices": voices, ":handling": handling, ":late_reasons": late_reasons,
        ":regulation": regulation, ":measures": measures, ":distribution": distribution,
        ":lists_tickets": lists_tickets, ":now": now.timestamp_millis(), ":staff_id": staff_id,
    })?;
    Ok(())
}

/// Who did something and when, of these three columns.
fn done(row: &Row<'_>, at: &str, by: &str, name: &str) -> rusqlite::Result<Option<Submitted>> {
    let Some(at) = moment(row, at)? else { return Ok(None) };
    Ok(Some(Submitted { at, by: Named { id: row.get(by)?, name: row.get(name)? } }))
}

/// Where a report stands, and who submitted and reviewed it.
pub(super) fn course(
    db: &Connection,
    quarter: ReportPeriod,
) -> Result<(ReportState, Option<Submitted>, Option<Submitted>)> {
    let mut statement = db.prepare_cached(
        "SELECT c.state, c.submitted_at, c.submitted_by, s.name AS submitted_by_name, c.reviewed_at, c.reviewed_by,
             r.name AS reviewed_by_name
         FROM report_courses c LEFT JOIN staff s ON s.id = c.submitted_by LEFT JOIN staff r ON r.id = c.reviewed_by
         WHERE c.quarter = ?1",
    )?;
    let found = statement
        .query_row([quarter.to_string()], |row| {
            let state =
                stored_text(ReportState::parse, "state of a report", &row.get::<_, String>("state")?)?;
            Ok((
                state,
                done(row, "submitted_at", "submitted_by", "submitted_by_name")?,
                done(row, "reviewed_at", "reviewed_by", "reviewed_by_name")?,
            ))
        })
        .optional()?;
    Ok(found.unwrap_or((ReportState::Draft, None, None)))
}

/// Sets where a report stands, with who submitted and who reviewed it, when.
pub(super) fn set_course(
    db: &Connection,
    quarter: ReportPeriod,
    state: ReportState,
    submitted: Option<(DateTime<Utc>, i64)>,
    reviewed: Option<(DateTime<Utc>, i64)>,
) -> Result<()> {
    let (submitted_at, submitted_by) = submitted.map(|(at, by)| (at.timestamp_millis(), by)).unzip();
    let (reviewed_at, reviewed_by) = reviewed.map(|(at, by)| (at.timestamp_millis(), by)).unzip();
    db.prepare_cached(
        "INSERT INTO report_courses (quarter, state, submitted_at, submitted_by, reviewed_at, reviewed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (quarter) DO UPDATE SET state = excluded.state, submitted_at = excluded.submitted_at,
             submitted_by = excluded.submitted_by, reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by",
    )?
    .execute(params![
        quarter.to_string(),
        state.text(),
        submitted_at,
        submitted_by,
        reviewed_at,
        reviewed_by
    ])?;
    Ok(())
}

/// What was said of a report, the earliest first.
pub(super) fn comments(db: &Connection, quarter: ReportPeriod) -> Result<Vec<ReportComment>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id, c.part, c.content, c.at, c.staff_id, s.name AS staff_name, c.settled_at,
             c.settled_by, b.name AS settled_by_name
         FROM report_comments c JOIN staff s ON s.id = c.staff_id LEFT JOIN staff b ON b.id = c.settled_by
         WHERE c.quarter = ?1 ORDER BY c.id",
    )?;
    let rows = statement.query_map([quarter.to_string()], |row| {
        let part: Option<String> = row.get("part")?;
        Ok(ReportComment {
            id: row.get("id")?,
            part: part.map(|part| stored_text(TextPart::parse, "part of a report", &part)).transpose()?,
            content: row.get("content")?,
            at: instant(row.get("at")?),
            by: Named { id: row.get("staff_id")?, name: row.get("staff_name")? },
            settled: done(row, "settled_at", "settled_by", "settled_by_name")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_comment(
    db: &Connection,
    quarter: ReportPeriod,
    part: Option<TextPart>,
    content: &str,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO report_comments (quarter, part, content, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        quarter.to_string(),
        part.map(TextPart::text),
        content,
        now.timestamp_millis(),
        staff_id
    ])?;
    Ok(())
}

/// Of which quarter a comment is, and whether it is settled.
pub(super) fn comment(db: &Connection, id: i64) -> Result<(ReportPeriod, bool)> {
    let mut statement = db.prepare_cached("SELECT quarter, settled_at FROM report_comments WHERE id = ?1")?;
    let found = statement
        .query_row([id], |row| Ok((quarter_of(row)?, moment(row, "settled_at")?.is_some())))
        .optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

pub(super) fn settle_comment(db: &Connection, id: i64, now: DateTime<Utc>, staff_id: i64) -> Result<()> {
    db.prepare_cached("UPDATE report_comments SET settled_at = ?2, settled_by = ?3 WHERE id = ?1")?
        .execute(params![id, now.timestamp_millis(), staff_id])?;
    Ok(())
}

fn quarter_of(row: &Row<'_>) -> rusqlite::Result<ReportPeriod> {
    let text: String = row.get("quarter")?;
    stored_text(|text| ReportPeriod::parse(text).ok(), "quarter", &text)
}

/// Whether a report was issued by `known`.
pub(super) fn issued_at(db: &Connection, quarter: ReportPeriod, known: DateTime<Utc>) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM report_editions WHERE quarter = ?1 AND issued_at <= ?2)";
    Ok(db
        .prepare_cached(sql)?
        .query_row((quarter.to_string(), known.timestamp_millis()), |row| row.get(0))?)
}

/// The editions of a report, the first first; without the files themselves.
pub(super) fn editions(db: &Connection, quarter: ReportPeriod) -> Result<Vec<ReportEdition>> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.edition, e.year, e.number, e.correction, e.content_hash, e.pages, e.issued_at, e.issued_by,
             s.name AS issued_by_name
         FROM report_editions e JOIN staff s ON s.id = e.issued_by WHERE e.quarter = ?1 ORDER BY e.edition",
    )?;
    let rows = statement.query_map([quarter.to_string()], |row| {
        Ok(ReportEdition {
            id: row.get("id")?,
            edition: row.get("edition")?,
            year: row.get("year")?,
            number: row.get("number")?,
            correction: row.get("correction")?,
            hash: row.get("content_hash")?,
            pages: row.get("pages")?,
            issued_at: instant(row.get("issued_at")?),
            issued_by: Named { id: row.get("issued_by")?, name: row.get("issued_by_name")? },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The number after the last that was given in a year.
pub(super) fn next_number(db: &Connection, year: i32) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT ifnull(max(number), 0) + 1 AS next FROM report_editions WHERE year = ?1 AND edition = 1",
    )?;
    Ok(statement.query_row([year], |row| row.get("next"))?)
}

/// An edition about to be kept.
pub(super) struct NewEdition<'a> {
    pub(super) quarter: ReportPeriod,
    pub(super) edition: i64,
    pub(super) year: i32,
    pub(super) number: i64,
    pub(super) correction: Option<&'a str>,
    pub(super) content: &'a str,
    pub(super) hash: &'a str,
    pub(super) file_name: &'a str,
    pub(super) pages: usize,
    pub(super) pdf: &'a [u8],
    /// The workbook and its SHA-256.
    pub(super) xlsx: (&'a [u8], &'a str),
    pub(super) issued: (DateTime<Utc>, i64),
    pub(super) submitted_by: i64,
    pub(super) reviewed_by: i64,
}

pub(super) fn insert_edition(db: &Connection, new: &NewEdition<'_>) -> Result<()> {
    let NewEdition {
        quarter,
        edition,
        year,
        number,
        correction,
        content,
        hash,
        file_name,
        pages,
        pdf,
        xlsx: (xlsx, xlsx_hash),
        issued,
        submitted_by,
        reviewed_by,
    } = new;
    db.prepare_cached(
        "INSERT INTO report_editions (quarter, edition, year, number, correction, content, content_hash, file_name, pages,
             pdf, issued_at, issued_by, submitted_by, reviewed_by)
         VALUES (:quarter, :edition, :year, :number, :correction, :content, :hash, :file_name, :pages, :pdf, :issued_at,
             :issued_by, :submitted_by, :reviewed_by)",
    )?
    .execute(named_params! {
        ":quarter": quarter.to_string(), ":edition": edition, ":year": year, ":number": number,
        ":correction": correction, ":content": content, ":hash": hash, ":file_name": file_name,
        ":pages": crate::page::count(*pages), ":pdf": pdf, ":issued_at": issued.0.timestamp_millis(),
        ":issued_by": issued.1, ":submitted_by": submitted_by, ":reviewed_by": reviewed_by,
    })?;
    db.prepare_cached("INSERT INTO report_workbooks (edition_id, xlsx, hash) VALUES (?1, ?2, ?3)")?
        .execute(params![db.last_insert_rowid(), xlsx, xlsx_hash])?;
    Ok(())
}

/// The workbook of an edition and its hash; none of an edition that was issued before there were any.
pub(super) fn issued_workbook(db: &Connection, id: i64) -> Result<Option<(Vec<u8>, String)>> {
    let mut statement = db.prepare_cached("SELECT xlsx, hash FROM report_workbooks WHERE edition_id = ?1")?;
    Ok(statement.query_row([id], |row| Ok((row.get("xlsx")?, row.get("hash")?))).optional()?)
}

/// An edition as it was issued.
pub(super) struct IssuedFile {
    pub(super) content: String,
    pub(super) hash: String,
    pub(super) file_name: String,
    pub(super) pages: usize,
    pub(super) pdf: Vec<u8>,
}

pub(super) fn issued_file(db: &Connection, id: i64) -> Result<IssuedFile> {
    let mut statement = db.prepare_cached(
        "SELECT content, content_hash, file_name, pages, pdf FROM report_editions WHERE id = ?1",
    )?;
    let found = statement
        .query_row([id], |row| {
            Ok(IssuedFile {
                content: row.get("content")?,
                hash: row.get("content_hash")?,
                file_name: row.get("file_name")?,
                pages: row.get::<_, u32>("pages")? as usize,
                pdf: row.get("pdf")?,
            })
        })
        .optional()?;
    found.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}
