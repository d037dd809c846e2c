//! The table `survey_questions`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;
use crate::surveys::OwnQuestion;
use crate::surveys::design::Question;

fn row(row: &Row<'_>) -> rusqlite::Result<OwnQuestion> {
    let question: String = row.get("question")?;
    Ok(OwnQuestion {
        id: row.get("id")?,
        question: stored_text(|text| serde_json::from_str(text).ok(), "question", &question)?,
        retired: row.get("retired")?,
        questionnaires: 0,
        version: row.get("version")?,
    })
}

/// Every question that the office keeps, the latest first, without where it stands.
pub(in crate::surveys) fn questions(db: &Connection) -> Result<Vec<OwnQuestion>> {
    let mut statement =
        db.prepare_cached("SELECT id, question, retired, version FROM survey_questions ORDER BY id DESC")?;
    let rows = statement.query_map([], row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn text(question: &Question) -> Result<String> {
    serde_json::to_string(question).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// Keeps a new question; answers its id.
pub(in crate::surveys) fn insert(
    db: &Connection,
    question: &Question,
    retired: bool,
    (now, staff_id): (DateTime<Utc>, i64),
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO survey_questions (key, question, retired, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let at = now.timestamp_millis();
    Ok(statement.insert(params![question.key, text(question)?, retired, at, staff_id])?)
}

pub(in crate::surveys) fn update(db: &Connection, id: i64, question: &Question, retired: bool) -> Result<()> {
    db.prepare_cached(
        "UPDATE survey_questions SET question = ?2, retired = ?3, version = version + 1 WHERE id = ?1",
    )?
    .execute(params![id, text(question)?, retired])?;
    Ok(())
}
