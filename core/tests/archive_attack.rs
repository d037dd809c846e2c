//! What lies in the archive (R2.4, R8.1), attacked through SQL: every column of every row that belongs to an archived record.

use rusqlite::{Connection, Error};

use crate::common::Desk;

/// `table`, which of its rows belong to archived records of a kind (`filed` stands for their ids), and the columns that go
/// on all the same.
type Kept = (&'static str, &'static str, &'static [&'static str]);

const TICKETS: [Kept; 7] = [
    ("tickets", "id IN filed", &[]),
    ("ticket_events", "ticket_id IN filed", &[]),
    ("ticket_suspensions", "ticket_id IN filed", &[]),
    ("follow_ups", "ticket_id IN filed AND done_at IS NOT NULL", &[]),
    ("attachments", "ticket_id IN filed", &[]),
    ("work_orders", "ticket_id IN filed", &[]),
    ("work_order_materials", "work_order_id IN (SELECT id FROM work_orders WHERE ticket_id IN filed)", &[]),
];

const MEETINGS: [Kept; 15] = [
    // When its notice hung and what it decided was posted is noted, and put right, after the minutes are issued.
    ("meetings", "id IN filed", &["notice_on", "posted_on"]),
    ("meeting_postings", "meeting_id IN filed", &["place", "posted_on", "until_on", "photo_id"]),
    ("meeting_items", "meeting_id IN filed", &[]),
    ("meeting_item_spans", "meeting_id IN filed", &[]),
    ("meeting_people", "meeting_id IN filed", &[]),
    ("meeting_votes", "meeting_id IN filed", &[]),
    ("meeting_voters", "meeting_id IN filed", &[]),
    ("meeting_voter_rooms", "meeting_id IN filed", &[]),
    ("meeting_ballots", "meeting_id IN filed", &[]),
    ("meeting_consultations", "meeting_id IN filed", &[]),
    ("meeting_attachments", "meeting_id IN filed", &[]),
    ("meeting_tickets", "meeting_id IN filed", &[]),
    ("ballot_papers", "meeting_id IN filed", &[]),
    ("minutes", "meeting_id IN filed AND issued_at IS NOT NULL", &[]),
    (
        "minutes_versions",
        "minutes_id IN (SELECT id FROM minutes WHERE meeting_id IN filed AND issued_at IS NOT NULL)",
        &[],
    ),
];

const SURVEYS: [Kept; 7] = [
    ("survey_waves", "id IN filed", &[]),
    ("survey_strata", "wave_id IN filed", &[]),
    ("survey_households", "wave_id IN filed", &[]),
    ("survey_forms", "wave_id IN filed", &[]),
    ("survey_entries", "code IN (SELECT code FROM survey_forms WHERE wave_id IN filed)", &[]),
    ("survey_values", "code IN (SELECT code FROM survey_forms WHERE wave_id IN filed)", &[]),
    ("survey_tallies", "wave_id IN filed", &[]),
];

const NOTICES: [Kept; 5] = [
    // What is searched is made of the rest.
    ("notices", "id IN filed AND settled_at IS NOT NULL", &["searched"]),
    ("notice_channels", "notice_id IN filed", &[]),
    ("notice_fees", "notice_id IN filed", &[]),
    // A posting is proven, or put right, also when the notice is over (R1); each time the audit trail says so.
    (
        "notice_postings",
        "notice_id IN filed",
        &["posted_on", "posted_by", "link", "recorded_at", "recorded_by", "proven_at"],
    ),
    (
        "notice_attachments",
        "posting_id IN (SELECT p.id FROM notice_postings p JOIN notices n ON n.id = p.notice_id
            WHERE n.id IN filed AND n.settled_at IS NOT NULL)",
        &[],
    ),
];

const CHECKS: [Kept; 2] = [("checks", "id IN filed", &[]), ("check_lines", "check_id IN filed", &[])];

const CALL_BACKS: [Kept; 4] = [
    ("call_back_samples", "id IN filed", &[]),
    ("call_back_strata", "sample_id IN filed", &[]),
    ("call_backs", "sample_id IN filed", &[]),
    ("call_back_entries", "call_back_id IN (SELECT id FROM call_backs WHERE sample_id IN filed)", &[]),
];

const FINDINGS: [Kept; 2] =
    [("findings", "id IN filed", &[]), ("finding_events", "finding_id IN filed", &[])];

const MEASURES: [Kept; 3] = [
    ("improvement_measures", "id IN filed", &[]),
    ("improvement_measure_events", "measure_id IN filed", &[]),
    (
        "improvement_measure_results",
        "event_id IN (SELECT id FROM improvement_measure_events WHERE measure_id IN filed)",
        &[],
    ),
];

const REPORTS: [Kept; 2] =
    [("report_editions", "id IN filed", &[]), ("report_workbooks", "edition_id IN filed", &[])];

const REVIEWS: [Kept; 2] =
    [("policy_reviews", "year IN filed", &[]), ("policy_review_points", "year IN filed", &[])];

const KINDS: [(&str, &[Kept]); 10] = [
    ("ticket", &TICKETS),
    ("meeting", &MEETINGS),
    ("survey", &SURVEYS),
    ("notice", &NOTICES),
    ("check", &CHECKS),
    ("call_backs", &CALL_BACKS),
    ("finding", &FINDINGS),
    ("measure", &MEASURES),
    ("report", &REPORTS),
    ("review", &REVIEWS),
];

/// Nothing that is archived is changed or taken away by a statement that names it and nothing else.
#[test]
fn whatever_is_archived_refuses_to_be_changed_through_sql() {
    let desk = Desk::demo((120, 400), (1, 1), 1);
    let db = desk.raw();
    let known: Vec<String> = KINDS.iter().map(|(kind, _)| format!("'{kind}'")).collect();
    let others = format!("SELECT count(*) FROM archive_records WHERE kind NOT IN ({})", known.join(", "));
    assert_eq!(desk.count(&others), 0, "a kind that nobody attacks");
    let mut open = Vec::new();
    for (kind, tables) in KINDS {
        let filed =
            format!("SELECT count(*) FROM archive_records WHERE kind = '{kind}' AND filed_at IS NOT NULL");
        assert!(desk.count(&filed) > 0, "{kind}");
        for (table, rows, free) in tables {
            let rows = rows.replace(
                "filed",
                &format!(
                    "(SELECT record_id FROM archive_records WHERE kind = '{kind}' AND filed_at IS NOT NULL)"
                ),
            );
            let columns = columns(&db, table);
            assert!(
                free.iter().all(|column| columns.iter().any(|other| other == column)),
                "{table}: {free:?}"
            );
            // How often a row was saved is nothing that it says.
            let tried =
                columns.iter().filter(|column| *column != "version" && !free.contains(&column.as_str()));
            let updates = tried.map(|column| (column.as_str(), other_value(table, column, &rows)));
            let delete = ("*", format!("DELETE FROM {table} WHERE {rows}"));
            open.extend(
                updates
                    .chain([delete])
                    .filter(|(column, sql)| !refused(&db, column, sql))
                    .map(|(column, _)| format!("{table}.{column}")),
            );
        }
    }
    assert_eq!(open, Vec::<String>::new(), "each of these can be changed");
}

fn columns(db: &Connection, table: &str) -> Vec<String> {
    let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
    let names = statement.query_map([table], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// An update of the first of these rows to a value of the same type that it has not.
fn other_value(table: &str, column: &str, rows: &str) -> String {
    format!(
        "UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 1000003
             WHEN 'null' THEN 1 WHEN 'blob' THEN x'00' ELSE {column} || '1' END
         WHERE {rows}"
    )
}

/// Whether the store does not do it. Of a column's value only what was made to keep the archive may refuse it: foreign keys
/// and CHECK constraints are switched off. What a row is called by, and whether it is there, they may hold too.
fn refused(db: &Connection, column: &str, sql: &str) -> bool {
    let whole = matches!(column, "*" | "id" | "code");
    db.pragma_update(None, "foreign_keys", whole).unwrap();
    db.pragma_update(None, "ignore_check_constraints", !whole).unwrap();
    db.execute_batch("SAVEPOINT attack").unwrap();
    let done = db.execute(sql, []);
    db.execute_batch("ROLLBACK TO attack; RELEASE attack").unwrap();
    match done {
        Ok(rows) => rows == 0,
        Err(Error::SqliteFailure(error, _)) => {
            let by_trigger = error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER;
            by_trigger || (whole && error.code == rusqlite::ErrorCode::ConstraintViolation)
        }
        Err(error) => panic!("{sql}: {error}"),
    }
}
