//! The tables `intake_rules` and `intake_rule_set`.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::store::stored_text;
use crate::tickets::{Category, IntakeRule, IntakeRules};

pub(in crate::tickets) fn rules(db: &Connection) -> Result<IntakeRules> {
    let mut statement =
        db.prepare_cached("SELECT words, category, topic_id FROM intake_rules ORDER BY position")?;
    let rules = statement.query_map([], |row| {
        let words: String = row.get("words")?;
        let category: Option<String> = row.get("category")?;
        Ok(IntakeRule {
            words: words.split(' ').map(str::to_owned).collect(),
            category: category.map(|text| stored_text(Category::parse, "category", &text)).transpose()?,
            topic_id: row.get("topic_id")?,
        })
    })?;
    let rules = rules.collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached("SELECT version FROM intake_rule_set")?;
    Ok(IntakeRules { rules, version: statement.query_row([], |row| row.get("version"))? })
}

/// Puts these rules in the place of all.
pub(in crate::tickets) fn set_rules(db: &Connection, rules: &[IntakeRule]) -> Result<()> {
    db.execute("DELETE FROM intake_rules", [])?;
    let mut statement = db.prepare_cached(
        "INSERT INTO intake_rules (position, words, category, topic_id) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, rule) in (1_i64..).zip(rules) {
        let IntakeRule { words, category, topic_id } = rule;
        statement.execute(params![position, words.join(" "), category.map(Category::text), topic_id])?;
    }
    db.execute("UPDATE intake_rule_set SET version = version + 1", [])?;
    Ok(())
}
