//! The tables `phrases`, `phrase_set` and `phrase_uses`.

use std::collections::HashMap;

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
    // What has another title is another phrase.
    db.execute(
        "DELETE FROM phrase_uses WHERE (purpose, title) NOT IN (SELECT p.purpose, p.title FROM phrases p)",
        [],
    )?;
    db.execute("UPDATE phrase_set SET version = version + 1", [])?;
    Ok(())
}

/// How often a phrase was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::tickets) struct Uses {
    /// By the person who asks.
    pub(in crate::tickets) own: i64,
    /// By everybody.
    pub(in crate::tickets) all: i64,
}

const USES: &str =
    "SELECT title, sum(uses) AS all_uses, sum(CASE staff_id WHEN ?2 THEN uses ELSE 0 END) AS own_uses
    FROM phrase_uses WHERE purpose = ?1 GROUP BY title";

/// How often the phrases of a purpose were used, by their titles; those that never were are not among them.
pub(in crate::tickets) fn phrase_uses(
    db: &Connection,
    purpose: PhrasePurpose,
    staff_id: i64,
) -> Result<HashMap<String, Uses>> {
    let mut statement = db.prepare_cached(USES)?;
    let uses = statement.query_map(params![purpose.text(), staff_id], |row| {
        Ok((row.get("title")?, Uses { own: row.get("own_uses")?, all: row.get("all_uses")? }))
    })?;
    Ok(uses.collect::<rusqlite::Result<_>>()?)
}

/// Counts one more use of a phrase; of none, if there is no such phrase any more.
pub(in crate::tickets) fn count_phrase_use(
    db: &Connection,
    purpose: PhrasePurpose,
    title: &str,
    staff_id: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO phrase_uses (purpose, title, staff_id, uses)
         SELECT purpose, title, ?3, 1 FROM phrases WHERE purpose = ?1 AND title = ?2 LIMIT 1
         ON CONFLICT (purpose, title, staff_id) DO UPDATE SET uses = uses + 1",
    )?
    .execute(params![purpose.text(), title, staff_id])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Opening, Store};

    /// The order of the phrases is read from a piece of the counts, sorted as they are kept, and not counted over.
    #[test]
    fn uses_are_not_counted_over() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let explain = |db: &Connection| {
            let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {USES}"))?;
            let lines = statement.query_map(params!["note", 1], |row| row.get::<_, String>("detail"))?;
            Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
        };
        let plan = store.read(explain).unwrap();
        assert!(plan.contains("SEARCH") && !plan.contains("SCAN") && !plan.contains("TEMP"), "{plan}");
    }
}
