//! Bringing a store to the present form.
//!
//! Migrations are append-only. Each runs in one transaction with its bookkeeping, and the hash of its text is kept:
//! a store whose migrations read differently from this program's is not touched, nor is one of a newer program.

use rusqlite::{Connection, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorCode, Result};

/// Marks the file as a store of this program (SQLite's `application_id`): `LnSh`.
const APPLICATION_ID: i64 = 0x4C6E_5368;

struct Migration {
    name: &'static str,
    text: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { name: "0001_desk", text: include_str!("../../migrations/0001_desk.sql") },
    Migration { name: "0002_access", text: include_str!("../../migrations/0002_access.sql") },
    Migration { name: "0003_residents", text: include_str!("../../migrations/0003_residents.sql") },
    Migration { name: "0004_store", text: include_str!("../../migrations/0004_store.sql") },
    Migration { name: "0005_course", text: include_str!("../../migrations/0005_course.sql") },
    Migration { name: "0006_intake", text: include_str!("../../migrations/0006_intake.sql") },
    Migration { name: "0007_search", text: include_str!("../../migrations/0007_search.sql") },
    Migration { name: "0008_ledger", text: include_str!("../../migrations/0008_ledger.sql") },
    Migration { name: "0009_clock", text: include_str!("../../migrations/0009_clock.sql") },
    Migration { name: "0010_meetings", text: include_str!("../../migrations/0010_meetings.sql") },
    Migration { name: "0011_orders", text: include_str!("../../migrations/0011_orders.sql") },
    Migration { name: "0012_letters", text: include_str!("../../migrations/0012_letters.sql") },
    Migration { name: "0013_minutes", text: include_str!("../../migrations/0013_minutes.sql") },
    Migration { name: "0014_desk", text: include_str!("../../migrations/0014_desk.sql") },
    Migration {
        name: "0015_follow_up_figures",
        text: include_str!("../../migrations/0015_follow_up_figures.sql"),
    },
    Migration { name: "0016_actions", text: include_str!("../../migrations/0016_actions.sql") },
    Migration { name: "0017_ballots", text: include_str!("../../migrations/0017_ballots.sql") },
    Migration { name: "0018_surveys", text: include_str!("../../migrations/0018_surveys.sql") },
    Migration { name: "0019_shell", text: include_str!("../../migrations/0019_shell.sql") },
    Migration { name: "0020_at_hand", text: include_str!("../../migrations/0020_at_hand.sql") },
    Migration {
        name: "0021_order_corrections",
        text: include_str!("../../migrations/0021_order_corrections.sql"),
    },
    Migration { name: "0022_meeting_papers", text: include_str!("../../migrations/0022_meeting_papers.sql") },
    Migration { name: "0023_restored", text: include_str!("../../migrations/0023_restored.sql") },
    Migration { name: "0024_online_answers", text: include_str!("../../migrations/0024_online_answers.sql") },
    Migration { name: "0025_survey_course", text: include_str!("../../migrations/0025_survey_course.sql") },
    Migration { name: "0026_channels", text: include_str!("../../migrations/0026_channels.sql") },
    Migration { name: "0027_supervision", text: include_str!("../../migrations/0027_supervision.sql") },
    Migration { name: "0028_meetings_kept", text: include_str!("../../migrations/0028_meetings_kept.sql") },
    Migration { name: "0029_survey_apart", text: include_str!("../../migrations/0029_survey_apart.sql") },
    Migration { name: "0030_notices", text: include_str!("../../migrations/0030_notices.sql") },
    Migration { name: "0031_call_backs", text: include_str!("../../migrations/0031_call_backs.sql") },
    Migration { name: "0032_analysis", text: include_str!("../../migrations/0032_analysis.sql") },
    Migration {
        name: "0033_policy_proposals",
        text: include_str!("../../migrations/0033_policy_proposals.sql"),
    },
    Migration { name: "0036_policy_parts", text: include_str!("../../migrations/0036_policy_parts.sql") },
    Migration { name: "0037_reports", text: include_str!("../../migrations/0037_reports.sql") },
    Migration {
        name: "0035_supervision_kept",
        text: include_str!("../../migrations/0035_supervision_kept.sql"),
    },
    Migration { name: "0034_archive", text: include_str!("../../migrations/0034_archive.sql") },
    Migration { name: "0038_archive_whole", text: include_str!("../../migrations/0038_archive_whole.sql") },
    Migration { name: "0039_report_files", text: include_str!("../../migrations/0039_report_files.sql") },
    Migration { name: "0040_archive_sealed", text: include_str!("../../migrations/0040_archive_sealed.sql") },
    Migration { name: "0041_unread", text: include_str!("../../migrations/0041_unread.sql") },
];

/// The number of the newest migration that this program knows.
fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Runs the migrations that the store has not seen.
///
/// # Errors
/// As [`done`]; a migration that fails leaves the store as it was.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    migrate_to(connection, MIGRATIONS.len())
}

/// The store as the program made it that knew only the first `count` migrations.
#[cfg(test)]
pub(super) fn migrate_to_first(connection: &mut Connection, count: usize) -> Result<()> {
    migrate_to(connection, count)
}

fn migrate_to(connection: &mut Connection, count: usize) -> Result<()> {
    // The one transaction makes processes that start at the same moment wait for each other.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = done(&transaction)?;
    if done >= count {
        return Ok(transaction.finish()?);
    }
    if done == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(
            "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;",
        )?;
    }
    for (version, migration) in (1_i64..).zip(&MIGRATIONS[..count]).skip(done) {
        transaction.execute_batch(migration.text)?;
        transaction.execute(
            "INSERT INTO migrations (version, name, sha256) VALUES (?1, ?2, ?3)",
            params![version, migration.name, hash(migration.text)],
        )?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    Ok(transaction.commit()?)
}

/// Whether there are migrations that a store of this program has not seen.
///
/// # Errors
/// As [`done`].
pub(super) fn pending(connection: &Connection) -> Result<bool> {
    let done = done(connection)?;
    Ok(done > 0 && done < MIGRATIONS.len())
}

/// How many migrations the store has seen; it is only looked at.
///
/// # Errors
/// `store.newer` or `store.foreign` if this program must not touch it.
pub(super) fn done(connection: &Connection) -> Result<usize> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) AS tables FROM sqlite_schema", [], |row| row.get("tables"))?;
    if application != APPLICATION_ID && (application != 0 || tables != 0 || version != 0) {
        return Err(Error::new(ErrorCode::StoreForeign));
    }
    if version > newest() {
        return Err(Error::new(ErrorCode::StoreNewer).with("version", version).with("known", newest()));
    }
    let done = usize::try_from(version).map_err(|_| Error::new(ErrorCode::StoreForeign))?;
    if done > 0 {
        let mut statement = connection.prepare("SELECT sha256 FROM migrations ORDER BY version")?;
        let hashes: Vec<String> =
            statement.query_map([], |row| row.get("sha256"))?.collect::<rusqlite::Result<_>>()?;
        let same = hashes.iter().eq(MIGRATIONS[..done]
            .iter()
            .map(|migration| hash(migration.text))
            .collect::<Vec<_>>()
            .iter());
        if !same {
            return Err(Error::new(ErrorCode::StoreForeign).with("version", version));
        }
    }
    Ok(done)
}

/// The hash of a migration's text, whatever line ends the checkout gave it.
fn hash(text: &str) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    digest.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap_or_default();
        hex
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use rusqlite::types::Value;

    use super::*;

    /// Every row of a table, column by column.
    type Rows = Vec<BTreeMap<String, Value>>;

    fn rows(db: &Connection, table: &str) -> Rows {
        let mut statement = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let rows = statement.query_map([], |row| {
            columns.iter().map(|column| Ok((column.clone(), row.get::<_, Value>(column.as_str())?))).collect()
        });
        rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    fn names(db: &Connection, kind: &str) -> Vec<String> {
        let mut statement = db
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = ?1 AND name NOT LIKE 'sqlite_%' ORDER BY name",
            )
            .unwrap();
        statement.query_map([kind], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    fn count(db: &Connection, sql: &str) -> i64 {
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn before_course() -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        migrate_to(&mut db, 4).unwrap();
        db.execute_batch(BEFORE_COURSE).unwrap();
        db
    }

    /// A ticket of every status and every kind of event, as the programs before 0005 left them.
    const BEFORE_COURSE: &str = "
        INSERT INTO staff (id, login, name, active, created_at, version) VALUES (2, 'li', '李娜', 1, 5, 1);
        INSERT INTO staff_roles (staff_id, role) VALUES (2, 'service');
        INSERT INTO buildings (id, key) VALUES (1, '3');
        INSERT INTO rooms (id, key, building_id, number, sort_key, kind) VALUES (7, '3-2-1502', 1, '1502', 'x', 'home');
        INSERT INTO households (id, room_id) VALUES (8, 7);
        INSERT INTO people (id, uid, household_id, name, role, created_at) VALUES (9, 'p', 8, '王', 'owner', 1);
        INSERT INTO tickets (id, uid, number, category, status, channel_id, topic_id, room, room_key, caller_name, phone,
            content, received_at, registered_at, registered_by, late_entry_reason, responsible_id, policy_version, due_at,
            answer_due_at, answer_warn_at, first_feedback_at, closed_at, reopened_count, version, room_id, household_id,
            person_id, room_matched_at) VALUES
            (1, 'a', 'TS-1', 'complaint', 'unassigned', 1, 1, NULL, NULL, NULL, NULL, '一', 100, 100, 1, NULL, NULL, 1, 900,
                900, 800, NULL, NULL, 0, 1, NULL, NULL, NULL, NULL),
            (4, 'b', 'JY-1', 'suggestion', 'in_progress', 2, 3, '3-2-1502', '3-2-1502', '王', '12345678', '二', 100, 200, 2,
                '晚了', 2, 1, 900, 5000, 4000, 300, NULL, 2, 9, 7, 8, 9, 250),
            (6, 'c', 'ZX-1', 'inquiry', 'answered', 3, 8, '商铺1', '商铺1', NULL, NULL, '三', 100, 100, 1, NULL, 1, 1, 900,
                NULL, NULL, 950, NULL, 0, 3, NULL, NULL, NULL, NULL),
            (90, 'd', 'TS-2', 'complaint', 'archived', 1, 2, '3-2-1502', '3-2-1502', '王', NULL, '四', 100, 100, 1, NULL, 2,
                1, 900, NULL, NULL, 400, 500, 1, 6, 7, 8, NULL, NULL);
        INSERT INTO ticket_events (id, ticket_id, kind, at, staff_id, content, channel_id, responsible_id, due_at) VALUES
            (1, 1, 'registered', 100, 1, NULL, NULL, NULL, NULL),
            (2, 4, 'registered', 200, 2, NULL, NULL, NULL, NULL),
            (3, 4, 'assigned', 210, 1, NULL, NULL, 2, NULL),
            (5, 4, 'feedback_given', 300, 2, '好', 1, NULL, NULL),
            (6, 4, 'reopened', 310, 2, '又', NULL, NULL, 5000),
            (7, 6, 'note_added', 320, 1, '记', NULL, NULL, NULL),
            (9, 90, 'closed', 500, 2, '结', NULL, NULL, NULL);";

    #[test]
    fn the_course_of_tickets_is_built_anew_with_nothing_lost() {
        let mut db = before_course();
        let tables = names(&db, "table");
        let before: BTreeMap<&str, Rows> =
            tables.iter().map(|name| (name.as_str(), rows(&db, name))).collect();
        let (indices, triggers) = (names(&db, "index"), names(&db, "trigger"));

        migrate_to(&mut db, 5).unwrap();

        for (table, before) in before {
            let after = rows(&db, table);
            let grown = ["migrations", "ticket_totals"].contains(&table);
            assert!(
                after.len() == before.len() || grown,
                "{table}: {} rows, were {}",
                after.len(),
                before.len()
            );
            for row in before {
                let kept =
                    |other: &&BTreeMap<String, Value>| row.iter().all(|(name, value)| other[name] == *value);
                let found = after.iter().filter(kept).count();
                assert_eq!(found, 1, "{table}: {row:?}");
            }
        }
        for row in rows(&db, "tickets") {
            let archived = row["status"] == Value::Text("archived".to_owned());
            let expected = if archived { row["closed_at"].clone() } else { Value::Null };
            assert_eq!(row["archived_at"], expected, "what was archived was closed at that moment");
            for (column, value) in [
                ("urgent", Value::Integer(0)),
                ("important", Value::Integer(0)),
                ("about_staff", Value::Integer(0)),
                ("cancelled_at", Value::Null),
                ("escalated_at", Value::Null),
            ] {
                assert_eq!(row[column], value, "{column}");
            }
        }
        for (kind, before) in [("index", indices), ("trigger", triggers)] {
            let after = names(&db, kind);
            assert!(before.iter().all(|name| after.contains(name)), "{before:?} {after:?}");
        }
        let left = "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%\\_before%' ESCAPE '\\' AND name LIKE '%ticket%'
            AND sql NOT LIKE '%warn_before%'";
        assert_eq!(count(&db, left), 0, "nothing refers to the old tables");
        assert_eq!(count(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        let wrong = "SELECT count(*) FROM ticket_totals x
            WHERE total <> (SELECT count(*) FROM tickets t WHERE t.status = x.status)";
        assert_eq!(count(&db, wrong), 0, "the totals are those of the tickets");
        assert_eq!(count(&db, "SELECT count(*) FROM ticket_totals"), 8);
        assert_eq!(db.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    }

    #[test]
    fn the_archive_is_as_closed_as_before() {
        let mut db = before_course();
        migrate_to(&mut db, 5).unwrap();
        let out = "UPDATE tickets SET status = 'in_progress', closed_at = NULL, archived_at = NULL, answer_due_at = 1,
            answer_warn_at = 1, reopened_count = 2";
        let refused = [
            "DELETE FROM tickets".to_owned(),
            "DELETE FROM ticket_events".to_owned(),
            "UPDATE ticket_events SET at = 0".to_owned(),
            "UPDATE ticket_events SET told = NULL".to_owned(),
            "UPDATE tickets SET content = 'x' WHERE id = 90".to_owned(),
            "UPDATE tickets SET urgent = 1 WHERE id = 90".to_owned(),
            "UPDATE tickets SET about_staff = 1 WHERE id = 90".to_owned(),
            "UPDATE tickets SET archived_at = 501 WHERE id = 90".to_owned(),
            "UPDATE tickets SET status = 'closed', archived_at = NULL WHERE id = 90".to_owned(),
            "UPDATE tickets SET status = 'cancelled', archived_at = NULL, closed_at = NULL, cancelled_at = 5 WHERE id = 90"
                .to_owned(),
            format!("{out}, important = 1 WHERE id = 90"),
            format!("{out}, phone = '1' WHERE id = 90"),
            "UPDATE tickets SET due_at = 901 WHERE id = 1".to_owned(),
            "UPDATE tickets SET first_feedback_at = 301 WHERE id = 4".to_owned(),
            "UPDATE tickets SET status = 'lost' WHERE id = 6".to_owned(),
            "INSERT INTO ticket_events (ticket_id, kind, at, staff_id) VALUES (90, 'note_added', 1, 1)".to_owned(),
            "INSERT INTO ticket_events (ticket_id, kind, at, staff_id) VALUES (90, 'closed', 1, 1)".to_owned(),
            "INSERT INTO ticket_events (ticket_id, kind, at, staff_id) VALUES (1, 'praised', 1, 1)".to_owned(),
        ];
        for sql in &refused {
            assert!(db.execute(sql, []).is_err(), "{sql}");
        }
        db.execute(&format!("{out} WHERE id = 90"), []).unwrap();
        db.execute("UPDATE tickets SET status = 'cancelled', cancelled_at = 5, answer_due_at = NULL, answer_warn_at = NULL WHERE id = 1", [])
            .unwrap();
        let reopened = "UPDATE tickets SET status = 'in_progress', cancelled_at = NULL, answer_due_at = 1, \
                        answer_warn_at = 1, reopened_count = 1 WHERE id = 1";
        assert!(db.execute(reopened, []).is_err(), "a mistaken entry stays one");
    }

    #[test]
    fn a_survey_that_was_closed_before_knows_when() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        let before = MIGRATIONS.iter().position(|one| one.name.ends_with("survey_course")).unwrap();
        migrate_to(&mut db, before).unwrap();
        db.execute_batch(
            "INSERT INTO questionnaires (id, uid, title, created_at, created_by) VALUES (1, 'q', '问卷', 1, 1);
             INSERT INTO questionnaire_versions (id, questionnaire_id, number, design) VALUES (1, 1, 1, '{}');
             INSERT INTO survey_waves (id, uid, version_id, title, state, anonymous, starts_on, ends_on, seed, drawn_on,
                 created_at, created_by) VALUES
                 (1, 'a', 1, '结束的', 'closed', 1, '2026-01-01', '2026-01-09', 7, '2026-01-01', 1, 1),
                 (2, 'b', 1, '录入的', 'entering', 1, '2026-02-01', '2026-02-09', 7, '2026-02-01', 1, 1);
             INSERT INTO audit_entries (id, at, staff_id, operation, subject, hash) VALUES
                 (1, 500, 1, 'close_survey_wave', 'survey/1', zeroblob(32)),
                 (2, 600, 1, 'end_survey_collecting', 'survey/2', zeroblob(32)),
                 (3, 700, 1, 'close_survey_wave', 'survey/11', zeroblob(32));",
        )
        .unwrap();
        migrate(&mut db).unwrap();
        let closed: Vec<Value> =
            rows(&db, "survey_waves").into_iter().filter_map(|mut row| row.remove("closed_at")).collect();
        assert_eq!(closed, [Value::Integer(500), Value::Null]);
        assert!(db.execute("UPDATE survey_waves SET closed_at = 5 WHERE id = 2", []).is_err());
        let cancel = "UPDATE survey_waves SET cancelled_at = 5, cancelled_by = 1, cancel_reason = '印错' WHERE id = ?1";
        assert!(db.execute(cancel, [1]).is_err(), "a closed one stays closed");
        db.execute(cancel, [2]).unwrap();
    }

    #[test]
    fn an_anonymous_survey_of_before_keeps_sums_of_who_typed_and_no_small_part() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        let before = MIGRATIONS.iter().position(|one| one.name.ends_with("survey_apart")).unwrap();
        migrate_to(&mut db, before).unwrap();
        // Of the closed wave 2 forms of building 1 and 6 of building 2 were typed in; a slip in one was settled.
        db.execute_batch(
            "INSERT INTO questionnaires (id, uid, title, created_at, created_by) VALUES (1, 'q', '问卷', 1, 1);
             INSERT INTO questionnaire_versions (id, questionnaire_id, number, design) VALUES (1, 1, 1, '{}');
             INSERT INTO survey_waves (id, uid, version_id, title, state, anonymous, starts_on, ends_on, seed, drawn_on,
                 created_at, created_by) VALUES
                 (1, 'a', 1, '不记名', 'entering', 1, '2026-01-01', '2026-01-09', 7, '2026-01-01', 1, 1),
                 (2, 'b', 1, '记名', 'entering', 0, '2026-01-01', '2026-01-09', 7, '2026-01-01', 1, 1);
             INSERT INTO survey_strata (wave_id, position, name, households, asked)
                 VALUES (1, 1, '1', 20, 10), (1, 2, '2', 30, 15), (2, 1, '1', 20, 10), (2, 2, '2', 30, 15);
             WITH RECURSIVE n (code) AS (VALUES (1) UNION ALL SELECT code + 1 FROM n WHERE code < 8)
             INSERT INTO survey_forms (code, wave_id, stratum) SELECT code, 1, 1 + (code > 2) FROM n;
             INSERT INTO survey_entries (code, pass, channel, staff_id) SELECT code, 'first', 'paper', 1 FROM survey_forms;
             INSERT INTO survey_entries (code, pass, channel, staff_id) VALUES (3, 'second', 'paper', 1);
             INSERT INTO survey_values (code, pass, field, state, number) VALUES
                 (3, 'first', 'a', 'code', 5), (3, 'first', 'b', 'code', 4), (3, 'second', 'a', 'code', 5),
                 (3, 'second', 'b', 'code', 2), (3, 'settled', 'b', 'code', 4);
             UPDATE survey_waves SET state = 'closed', closed_at = 9 WHERE id = 1;
             INSERT INTO survey_plans (title, due_on, every_months, remind_days) VALUES
                 ('月底', '2027-02-28', 6, 30), ('十号', '2026-12-10', 6, 30);",
        )
        .unwrap();
        let values = rows(&db, "survey_values");
        migrate(&mut db).unwrap();
        assert_eq!(count(&db, "SELECT count(*) FROM survey_entries WHERE staff_id IS NULL"), 9);
        let tally = "SELECT count(*) FROM survey_tallies
            WHERE (wave_id, staff_id, first, second, compared, wrong) = (1, 1, 8, 1, 4, 1)";
        assert_eq!((count(&db, tally), count(&db, "SELECT count(*) FROM survey_tallies")), (1, 1));
        let strata = "SELECT count(*) FROM survey_strata WHERE wave_id = 1
            AND (position, name, households, asked) = (1, '全部楼栋', 50, 25)";
        assert_eq!((count(&db, strata), count(&db, "SELECT count(*) FROM survey_strata")), (1, 3));
        assert_eq!(count(&db, "SELECT count(*) FROM survey_forms WHERE stratum = 1"), 8);
        assert_eq!(rows(&db, "survey_values"), values);
        assert_eq!(count(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        let due =
            "SELECT count(*) FROM survey_plans WHERE due_day = CASE title WHEN '月底' THEN 31 ELSE 10 END";
        assert_eq!(count(&db, due), 2);
        assert!(db.execute("UPDATE survey_forms SET stratum = 1", []).is_err(), "a form stays what it is");
        assert!(
            db.execute("INSERT INTO survey_entries VALUES (4, 'second', 'paper', 1)", []).is_err(),
            "closed"
        );
    }

    #[test]
    fn the_rule_of_follow_ups_and_the_topics_become_what_every_version_says() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        let before = MIGRATIONS.iter().position(|one| one.name.ends_with("policy_parts")).unwrap();
        migrate_to(&mut db, before).unwrap();
        db.execute_batch(
            "UPDATE follow_up_rule SET complaint_percent = 20, due_after_days = 5;
             UPDATE topics SET in_service = 0 WHERE id = 5;
             INSERT INTO policy_versions (version, effective_from) VALUES (2, 5);
             INSERT INTO policy_proposals (uid, title, reason, content, base_version, state, consult_from, consult_until,
                 created_at, created_by)
             VALUES ('p', '提案', '理由', '{\"limits\":[],\"hours\":[]}', 2, 'consulting', '2026-01-01', '2026-01-09', 1, 1);",
        )
        .unwrap();
        migrate_to(&mut db, before + 1).unwrap();
        let text = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        let rules = "SELECT group_concat(policy_version || ':' || complaint_percent || ':' || due_after_days) FROM policy_follow_ups";
        assert_eq!(text(rules), "1:20:5,2:20:5");
        let topics = "SELECT group_concat(topic_id) FROM (SELECT topic_id FROM policy_topics WHERE policy_version = 2 ORDER BY position)";
        assert_eq!(text(topics), "1,2,3,4,6,7,8");
        // A proposal of before leaves both as they are.
        assert_eq!(
            text("SELECT content FROM policy_proposals"),
            "{\"limits\":[],\"hours\":[],\"follow_up\":{\"complaint_percent\":20,\"due_after_days\":5,\"attempts\":3},\
             \"topics\":[\"物业服务质量\",\"设施维护\",\"小区安全\",\"环境卫生\",\"费用收取及使用的透明度\",\"社区活动及居民参与\",\"其他\"]}"
        );
        assert!(db.execute("UPDATE policy_proposals SET reason = '别的'", []).is_err(), "it was asked about");
    }

    /// What was over before there was a place for it has one; what was set of retention holds for every version.
    #[test]
    fn an_archive_of_before_has_everything_that_is_over_in_it() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        let before = MIGRATIONS.iter().position(|one| one.name.ends_with("archive_whole")).unwrap();
        migrate_to(&mut db, before).unwrap();
        db.execute_batch(
            "INSERT INTO retention_rules (kind, years, from_at, set_by, reason) VALUES ('ticket', 10, 5, 1, '检查'),
                 ('ticket', 4, 9, 1, '够了');
             INSERT INTO policy_versions (version, effective_from) VALUES (2, 5);
             INSERT INTO policy_proposals (id, uid, title, reason, content, base_version, state, created_at, created_by)
                 VALUES (1, 'p', '提案', '理由', '{}', 2, 'withdrawn', 1, 1), (2, 'q', '草案', '理由', '{}', 2, 'draft', 1, 1);
             INSERT INTO policy_proposal_events (proposal_id, kind, at, staff_id) VALUES (1, 'added', 1, 1),
                 (1, 'withdrawn', 30, 1);
             INSERT INTO policy_reviews (year, conclusion, at, staff_id) VALUES (2026, '继续', 40, 1);
             INSERT INTO findings (id, uid, content, owner_id, due_on, state, created_at, created_by)
                 VALUES (1, 'f', '没人接', 1, '2026-01-01', 'reported', 1, 1);
             INSERT INTO attachment_files (hash, kind, bytes, content) VALUES ('a', 'png', 1, x'00'), ('b', 'pdf', 1, x'00');
             INSERT INTO supervision_attachments (finding_id, hash, name, added_at, added_by) VALUES (1, 'a', 'a.png', 1, 1);
             UPDATE findings SET state = 'closed', settled_at = 10;
             INSERT INTO checks (id, uid, channel_id, kind, checked_at, checked_by, recorded_at, recorded_by)
                 VALUES (7, 'c', 1, 'call', 19, 1, 20, 1);
             INSERT INTO supervision_attachments (check_id, hash, name, added_at, added_by) VALUES (7, 'b', 'b.pdf', 1, 1);
             INSERT INTO legal_holds (archive_id, scope, reason, placed_at, placed_by) VALUES (1, 'record', '诉讼', 1, 1);",
        )
        .unwrap();
        migrate(&mut db).unwrap();
        let text = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        let terms =
            "SELECT group_concat(policy_version || kind || years, ' ') FROM (SELECT * FROM policy_retention
            WHERE kind IN ('check', 'ticket') ORDER BY policy_version, kind)";
        assert_eq!(text(terms), "1check3 1ticket10 2check3 2ticket10");
        let all = "SELECT group_concat(id || kind || record_id || ':' || filed_at || ':' || ifnull(pages, '-'), ' ')
            FROM (SELECT * FROM archive_records ORDER BY id)";
        assert_eq!(text(all), "1finding1:10:1 2check7:20:- 3proposal1:30:- 4review2026:40:-");
        assert_eq!(text("SELECT reason FROM legal_holds WHERE archive_id = 1"), "诉讼");
        let terms = "SELECT json_extract(content, '$.retention') FROM policy_proposals WHERE id = 2";
        assert_eq!(
            text(terms),
            "[{\"kind\":\"ticket\",\"years\":10},{\"kind\":\"notice\",\"years\":3},{\"kind\":\"check\",\"years\":3},\
             {\"kind\":\"call_backs\",\"years\":3}]"
        );
        assert_eq!(count(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    }

    /// A table that is made anew keeps its rows, what refers to them and what guards them.
    #[test]
    fn proposals_and_ledgers_of_before_lose_what_nobody_read_and_nothing_else() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        let before = MIGRATIONS.iter().position(|one| one.name.ends_with("unread")).unwrap();
        migrate_to(&mut db, before).unwrap();
        db.execute_batch(
            "INSERT INTO policy_proposals (id, uid, title, reason, content, base_version, state, consult_from, consult_until,
                 created_at, created_by, version)
                 VALUES (3, 'p', '提案', '理由', '{}', 1, 'consulting', '2026-01-01', '2026-01-09', 1, 1, 4);
             INSERT INTO policy_comments (proposal_id, source, content, at, staff_id) VALUES (3, 'resident', '好', 2, 1);
             INSERT INTO policy_proposal_events (proposal_id, kind, at, staff_id) VALUES (3, 'added', 1, 1);
             INSERT INTO ledgers (id, file_name, sheet, staff_id, staged_at) VALUES (5, '台账.xlsx', '一月', 1, 7);
             INSERT INTO ledger_rows (ledger_id, row, cells) VALUES (5, 1, '[]');",
        )
        .unwrap();
        let kept = ["policy_comments", "policy_proposal_events", "ledger_rows"];
        let others = kept.map(|table| rows(&db, table));
        let expected = [("policy_proposals", "uid"), ("ledgers", "sheet")].map(|(table, gone)| {
            let mut rows = rows(&db, table);
            for row in &mut rows {
                assert!(row.remove(gone).is_some());
            }
            rows
        });
        let guards = ["trigger", "index", "view"].map(|kind| names(&db, kind));
        migrate(&mut db).unwrap();
        assert_eq!(["policy_proposals", "ledgers"].map(|table| rows(&db, table)), expected);
        assert_eq!(kept.map(|table| rows(&db, table)), others);
        assert_eq!(["trigger", "index", "view"].map(|kind| names(&db, kind)), guards);
        assert_eq!(count(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        assert!(db.execute("UPDATE policy_proposals SET reason = '别的'", []).is_err(), "it was asked about");
        assert!(
            db.execute("UPDATE policy_comments SET proposal_id = 9", []).is_err(),
            "there is no such proposal"
        );
        db.execute("UPDATE policy_proposals SET state = 'withdrawn'", []).unwrap();
        assert_eq!(
            count(&db, "SELECT count(*) FROM archive_records WHERE kind = 'proposal' AND record_id = 3"),
            1
        );
    }
}
