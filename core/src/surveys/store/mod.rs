//! The tables of surveys: questionnaires here, waves and forms in files of their own.

pub(super) mod forms;
pub(super) mod plans;
pub(super) mod questions;
pub(super) mod waves;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::QuestionnaireRow;
use super::design::Design;
use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;

/// A questionnaire as the store keeps it.
#[derive(Debug, Clone)]
pub(super) struct QuestionnaireFacts {
    pub(super) title: String,
    pub(super) version: i64,
}

/// A version of a questionnaire as the store keeps it.
#[derive(Debug, Clone)]
pub(super) struct VersionFacts {
    pub(super) id: i64,
    pub(super) questionnaire_id: i64,
    pub(super) number: i64,
    pub(super) design: Design,
    pub(super) frozen: bool,
}

const VERSION: &str = "v.id, v.questionnaire_id, v.number, v.design,
    EXISTS (SELECT 1 FROM survey_waves w WHERE w.version_id = v.id AND w.state <> 'planned') AS frozen";

fn version_row(row: &Row<'_>) -> rusqlite::Result<VersionFacts> {
    let design: String = row.get("design")?;
    Ok(VersionFacts {
        id: row.get("id")?,
        questionnaire_id: row.get("questionnaire_id")?,
        number: row.get("number")?,
        design: stored_text(|text| serde_json::from_str(text).ok(), "design of a questionnaire", &design)?,
        frozen: row.get("frozen")?,
    })
}

fn text(design: &Design) -> Result<String> {
    serde_json::to_string(design).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// Every questionnaire, the latest first.
pub(super) fn questionnaires(db: &Connection) -> Result<Vec<QuestionnaireRow>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT q.title, {VERSION}, (SELECT count(*) FROM survey_waves w JOIN questionnaire_versions o
             ON o.id = w.version_id WHERE o.questionnaire_id = q.id) AS waves
         FROM questionnaires q JOIN questionnaire_versions v ON v.questionnaire_id = q.id
         WHERE v.number = (SELECT max(number) FROM questionnaire_versions WHERE questionnaire_id = q.id)
         ORDER BY q.id DESC"
    ))?;
    let rows = statement.query_map([], |row| {
        let version = version_row(row)?;
        Ok(QuestionnaireRow {
            id: version.questionnaire_id,
            title: row.get("title")?,
            number: version.number,
            frozen: version.frozen,
            questions: crate::page::count(version.design.questions().count()),
            waves: row.get("waves")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The questionnaire with this id; `field` is where the id came from.
pub(super) fn questionnaire(db: &Connection, id: i64, field: &str) -> Result<QuestionnaireFacts> {
    let mut statement = db.prepare_cached("SELECT title, version FROM questionnaires WHERE id = ?1")?;
    let found = statement
        .query_row([id], |row| {
            Ok(QuestionnaireFacts { title: row.get("title")?, version: row.get("version")? })
        })
        .optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::SurveyQuestionnaireNotFound).with("id", id))
}

/// The version with this number, or the latest.
pub(super) fn version(db: &Connection, id: i64, number: Option<i64>, field: &str) -> Result<VersionFacts> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {VERSION} FROM questionnaire_versions v
         WHERE v.questionnaire_id = ?1 AND (?2 IS NULL OR v.number = ?2) ORDER BY v.number DESC LIMIT 1"
    ))?;
    let found = statement.query_row(params![id, number], version_row).optional()?;
    found.ok_or_else(|| Error::field(field, ErrorCode::SurveyQuestionnaireNotFound).with("id", id))
}

/// Every version of a questionnaire, the first first.
pub(super) fn versions(db: &Connection, id: i64) -> Result<Vec<VersionFacts>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {VERSION} FROM questionnaire_versions v WHERE v.questionnaire_id = ?1 ORDER BY v.number"
    ))?;
    let rows = statement.query_map([id], version_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What every version of every questionnaire asks, with the id of the questionnaire.
pub(super) fn designs(db: &Connection) -> Result<Vec<(i64, Design)>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {VERSION} FROM questionnaire_versions v ORDER BY v.id"))?;
    let rows = statement.query_map([], |row| {
        let version = version_row(row)?;
        Ok((version.questionnaire_id, version.design))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The version with this id.
pub(super) fn version_by_id(db: &Connection, id: i64) -> Result<VersionFacts> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {VERSION} FROM questionnaire_versions v WHERE v.id = ?1"))?;
    Ok(statement.query_row([id], version_row)?)
}

pub(super) fn insert_questionnaire(
    db: &Connection,
    title: &str,
    (uid, now, staff_id): (Uuid, DateTime<Utc>, i64),
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "INSERT INTO questionnaires (uid, title, created_at, created_by) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let uid = uid.hyphenated().to_string();
    Ok(statement.insert(params![uid, title, now.timestamp_millis(), staff_id])?)
}

pub(super) fn update_title(db: &Connection, id: i64, title: &str) -> Result<()> {
    db.prepare_cached("UPDATE questionnaires SET title = ?2, version = version + 1 WHERE id = ?1")?
        .execute(params![id, title])?;
    Ok(())
}

pub(super) fn insert_version(db: &Connection, id: i64, number: i64, design: &Design) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO questionnaire_versions (questionnaire_id, number, design) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![id, number, text(design)?])?;
    Ok(())
}

pub(super) fn update_design(db: &Connection, version_id: i64, design: &Design) -> Result<()> {
    db.prepare_cached("UPDATE questionnaire_versions SET design = ?2 WHERE id = ?1")?
        .execute(params![version_id, text(design)?])?;
    Ok(())
}
