//! The triggers that keep archived records read-only, lifted while an approved disposal empties them.
//!
//! They are taken out and put back word for word in one transaction: nobody else ever sees the store without them, and a
//! failure brings them back. Named exceptions within each trigger would have to be thought of with every new one.

use rusqlite::{Connection, params};

use crate::error::Result;

/// The tables that hold what is destroyed.
const TABLES: [&str; 18] = [
    "attachments",
    "call_back_entries",
    "check_lines",
    "checks",
    "incidents",
    "meeting_tickets",
    "notice_attachments",
    "notice_fees",
    "notice_pairs",
    "notice_postings",
    "notices",
    "red_flag_reviews",
    "supervision_attachments",
    "ticket_events",
    "ticket_suspensions",
    "tickets",
    "work_order_corrections",
    "work_orders",
];

/// What was taken out.
#[must_use]
pub(in crate::archive) struct Lifted(Vec<String>);

impl Lifted {
    /// Takes out the triggers that refuse; those that count or index stay. Freed pages are wiped from here on.
    pub(in crate::archive) fn lift(db: &Connection) -> Result<Self> {
        db.pragma_update(None, "secure_delete", true)?;
        let mut texts = Vec::new();
        for table in TABLES {
            let mut statement = db.prepare(
                "SELECT name, sql FROM sqlite_schema
                 WHERE type = 'trigger' AND tbl_name = ?1 AND sql LIKE '%RAISE(ABORT%'",
            )?;
            let found = statement.query_map(params![table], |row| Ok((row.get("name")?, row.get("sql")?)))?;
            for (name, sql) in found.collect::<rusqlite::Result<Vec<(String, String)>>>()? {
                db.execute(&format!("DROP TRIGGER \"{name}\""), [])?;
                texts.push(sql);
            }
        }
        Ok(Self(texts))
    }

    /// Puts them back.
    pub(in crate::archive) fn put_back(self, db: &Connection) -> Result<()> {
        for sql in self.0 {
            db.execute(&sql, [])?;
        }
        db.pragma_update(None, "secure_delete", false)?;
        Ok(())
    }
}
