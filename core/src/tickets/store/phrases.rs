//! The tables `phrases` and `phrase_set`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::{Category, Phrase, PhrasePurpose};

/// All phrases in their order.
pub(in crate::tickets) fn phrases(db: &Connection) -> Result<Vec<Phrase>> {
    let mut statement = db.prepare_cached(
        "SELECT title, content, purpose, category, topic_id FROM phrases ORDER BY position",
    )?;
    let phrases = statement.query_map([], |row| {
        let purpose: String = row.get("purpose")?;
        let category: Option<String> = row.get("category")?;
        Ok(Phrase {
            title: row.get("title")?,
            content: row.get("content")?,
            purpose: stored_text(PhrasePurpose::parse, "purpose", &purpose)?,
            category: category.map(|text| stored_text(Category::parse, "category", &text)).transpose()?,
            topic_id: row.get("topic_id")?,
        })
    })?;
    Ok(phrases.collect::<rusqlite::Result<_>>()?)
}

/// How often they were changed, from 1 on.
pub(in crate::tickets) fn phrases_version(db: &Connection) -> Result<i64> {
    let mut statement = db.prepare_cached("SELECT version FROM phrase_set")?;
    Ok(statement.query_row([], |row| row.get("version"))?)
}

/// Puts these phrases in the place of all.
pub(in crate::tickets) fn set_phrases(db: &Connection, phrases: &[Phrase]) -> Result<()> {
    db.execute("DELETE FROM phrases", [])?;
    let mut statement = db.prepare_cached(
        "INSERT INTO phrases (position, title, content, purpose, category, topic_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, phrase) in (1_i64..).zip(phrases) {
        let Phrase { title, content, purpose, category, topic_id } = phrase;
        let category = category.map(Category::text);
        statement.execute(params![position, title, content, purpose.text(), category, topic_id])?;
    }
    db.execute("UPDATE phrase_set SET version = version + 1", [])?;
    Ok(())
}
