//! The table `archive_records`.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::certificate;
use super::holds::STOOD;
use crate::archive::ArchiveKind;
use crate::clock::instant;
use crate::error::Result;
use crate::store::{moment, stored_text};

/// A row of the catalogue.
#[derive(Debug, Clone)]
pub(in crate::archive) struct RecordRow {
    pub(in crate::archive) id: i64,
    pub(in crate::archive) kind: ArchiveKind,
    pub(in crate::archive) record_id: i64,
    pub(in crate::archive) number: Option<String>,
    pub(in crate::archive) title: String,
    /// None while it is taken up again.
    pub(in crate::archive) filed_at: Option<DateTime<Utc>>,
    pub(in crate::archive) pages: Option<i64>,
    pub(in crate::archive) disposal_id: Option<i64>,
    pub(in crate::archive) certificate: Option<String>,
}

pub(super) const RECORD: &str =
    "r.id, r.kind, r.record_id, r.number, r.title, r.filed_at, r.pages, r.disposal_id, d.year, d.sequence
    FROM archive_records r LEFT JOIN disposals d ON d.id = r.disposal_id";

pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<RecordRow> {
    Ok(RecordRow {
        id: row.get("id")?,
        kind: stored_text(ArchiveKind::parse, "kind of a record", &row.get::<_, String>("kind")?)?,
        record_id: row.get("record_id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        filed_at: moment(row, "filed_at")?,
        pages: row.get("pages")?,
        disposal_id: row.get("disposal_id")?,
        certificate: certificate(row)?,
    })
}

/// The record with this item number.
pub(in crate::archive) fn record(db: &Connection, id: i64) -> Result<Option<RecordRow>> {
    let mut statement = db.prepare_cached(&format!("SELECT {RECORD} WHERE r.id = ?1"))?;
    Ok(statement.query_row([id], row).optional()?)
}

/// The item number of a record that was destroyed.
pub(in crate::archive) fn disposed(
    db: &Connection,
    kind: ArchiveKind,
    record_id: i64,
) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM archive_records WHERE kind = ?1 AND record_id = ?2 AND disposal_id IS NOT NULL",
    )?;
    Ok(statement.query_row(params![kind.text(), record_id], |row| row.get("id")).optional()?)
}

/// Files a record that is there at another moment.
pub(in crate::archive) fn refile(
    db: &Connection,
    kind: ArchiveKind,
    record_id: i64,
    filed_at: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached(
        "UPDATE archive_records SET filed_at = ?3 WHERE kind = ?1 AND record_id = ?2 AND filed_at IS NOT NULL",
    )?
    .execute(params![kind.text(), record_id, filed_at.timestamp_millis()])?;
    Ok(())
}

/// Which records of the catalogue by how they stand.
pub(in crate::archive) enum Bounds {
    All,
    /// What is there, or had not been destroyed before a moment.
    Kept(Option<DateTime<Utc>>),
    /// The kinds whose records filed before a moment are kept no longer, and that moment; of these what is there, or had not been
    /// destroyed before a moment.
    Due(Vec<(ArchiveKind, DateTime<Utc>)>, Option<DateTime<Utc>>),
    /// Kinds, item numbers, and ids of tickets.
    Held((Vec<ArchiveKind>, Vec<i64>, Vec<i64>)),
    /// What was destroyed, from one moment on and before another if they are given.
    Disposed(Option<DateTime<Utc>>, Option<DateTime<Utc>>),
}

/// Which records a page shows.
pub(in crate::archive) struct PageQuery {
    pub(in crate::archive) kind: Option<ArchiveKind>,
    /// Filed at this moment or later.
    pub(in crate::archive) from: Option<i64>,
    /// Filed before this moment.
    pub(in crate::archive) to: i64,
    pub(in crate::archive) item: Option<i64>,
    pub(in crate::archive) number: Option<String>,
    pub(in crate::archive) bounds: Bounds,
    pub(in crate::archive) after: Option<(i64, i64)>,
    pub(in crate::archive) limit: usize,
}

impl PageQuery {
    /// By what the rows are in order: the moment of filing, of what was destroyed the disposal; and the item number.
    pub(in crate::archive) fn key(&self, row: &RecordRow) -> (i64, i64) {
        let first = match self.bounds {
            Bounds::Disposed(..) => row.disposal_id,
            _ => row.filed_at.map(|at| at.timestamp_millis()),
        };
        (first.unwrap_or_default(), row.id)
    }

    fn sql(&self) -> (String, Vec<Value>) {
        let mut values: Vec<Value> = Vec::new();
        let key = if matches!(self.bounds, Bounds::Disposed(..)) { "r.disposal_id" } else { "r.filed_at" };
        let order = format!("ORDER BY {key} DESC, r.id DESC LIMIT {}", self.limit);
        let Bounds::Due(kinds, _) = &self.bounds else {
            let mut sql = format!("SELECT {RECORD} WHERE ");
            self.conditions((self.kind, self.to), &mut sql, &mut values);
            return (format!("{sql} {order}"), values);
        };
        // Each kind along its own index: between what is due of one lies what is kept longer of another.
        let of_kind = |(kind, before): &(ArchiveKind, DateTime<Utc>)| {
            let before = self.to.min(before.timestamp_millis());
            let mut sql = "SELECT * FROM (SELECT r.id FROM archive_records r WHERE ".to_owned();
            self.conditions((Some(*kind), before), &mut sql, &mut values);
            format!("{sql} {order})")
        };
        let wanted = kinds.iter().filter(|(kind, _)| self.kind.is_none_or(|wanted| wanted == *kind));
        let ids: Vec<String> = wanted.map(of_kind).collect();
        (format!("SELECT {RECORD} WHERE r.id IN ({}) {order}", ids.join(" UNION ALL ")), values)
    }

    /// What each row must be: of this kind, if of one; filed before this moment, and after the page before.
    ///
    /// Both are one bound. Of two, `SQLite` goes along the index from one and throws away what lies between them.
    fn conditions(
        &self,
        (kind, before): (Option<ArchiveKind>, i64),
        sql: &mut String,
        values: &mut Vec<Value>,
    ) {
        let bound = (before, i64::MIN);
        if matches!(self.bounds, Bounds::Disposed(..)) {
            sql.push_str("+r.filed_at < ?");
            values.push(before.into());
            if let Some((disposal, id)) = self.after {
                sql.push_str(" AND (r.disposal_id, r.id) < (?, ?)");
                values.extend([disposal.into(), id.into()]);
            }
        } else {
            let (at, id) = self.after.map_or(bound, |after| bound.min(after));
            sql.push_str("(r.filed_at, r.id) < (?, ?)");
            values.extend([at.into(), id.into()]);
        }
        if let Some(from) = self.from {
            sql.push_str(" AND r.filed_at >= ?");
            values.push(from.into());
        }
        if let Some(kind) = kind {
            sql.push_str(" AND r.kind = ?");
            values.push(kind.text().to_owned().into());
        }
        if let Some(item) = self.item {
            sql.push_str(" AND r.id = ?");
            values.push(item.into());
        }
        if let Some(number) = &self.number {
            sql.push_str(" AND r.number = ?");
            values.push(number.clone().into());
        }
        self.standing(sql);
    }

    fn standing(&self, sql: &mut String) {
        match &self.bounds {
            Bounds::All => {}
            Bounds::Kept(None) | Bounds::Due(_, None) => sql.push_str(" AND r.disposal_id IS NULL"),
            // As the proof counts them: one whose disposal is not done by then counts as destroyed. Without the join, which the
            // pages of what is due do not have.
            Bounds::Kept(Some(end)) | Bounds::Due(_, Some(end)) => {
                let end = end.timestamp_millis();
                write!(
                    sql,
                    " AND (r.disposal_id IS NULL
                      OR (SELECT done_at FROM disposals WHERE id = r.disposal_id) >= {end})"
                )
                .unwrap_or_default();
            }
            Bounds::Disposed(from, to) => {
                sql.push_str(" AND r.disposal_id IS NOT NULL");
                for (bound, moment) in [(">=", from), ("<", to)] {
                    if let Some(moment) = moment {
                        write!(sql, " AND d.done_at {bound} {}", moment.timestamp_millis())
                            .unwrap_or_default();
                    }
                }
            }
            Bounds::Held((kinds, records, tickets)) => {
                let list = |ids: &[i64]| ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
                let kinds =
                    kinds.iter().map(|kind| format!("'{}'", kind.text())).collect::<Vec<_>>().join(",");
                write!(
                    sql,
                    " AND r.disposal_id IS NULL AND (r.kind IN ({kinds}) OR r.id IN ({})
                      OR (r.kind = 'ticket' AND r.record_id IN ({})))",
                    list(records),
                    list(tickets)
                )
                .unwrap_or_default();
            }
        }
    }
}

/// A page of the catalogue, the last filed first.
pub(in crate::archive) fn page(db: &Connection, query: &PageQuery) -> Result<Vec<RecordRow>> {
    let (sql, values) = query.sql();
    let mut statement = db.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(values), row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Visits what was filed before a moment and is there, the first filed first, while `visit` says so.
pub(in crate::archive) fn each_left(
    db: &Connection,
    kind: ArchiveKind,
    before: DateTime<Utc>,
    mut visit: impl FnMut(RecordRow) -> bool,
) -> Result<()> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {RECORD} WHERE r.kind = ?1 AND r.disposal_id IS NULL AND r.filed_at < ?2
         ORDER BY r.filed_at, r.id"
    ))?;
    let mut rows = statement.query(params![kind.text(), before.timestamp_millis()])?;
    while let Some(found) = rows.next()? {
        if !visit(row(found)?) {
            break;
        }
    }
    Ok(())
}

/// How many were filed before a moment and are there.
pub(in crate::archive) fn count_left(
    db: &Connection,
    kind: ArchiveKind,
    before: DateTime<Utc>,
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS n FROM archive_records
         WHERE kind = ?1 AND disposal_id IS NULL AND filed_at < ?2",
    )?;
    Ok(statement.query_row(params![kind.text(), before.timestamp_millis()], |row| row.get("n"))?)
}

/// How many there are of a kind.
pub(in crate::archive) struct Count {
    pub(in crate::archive) oldest: Option<DateTime<Utc>>,
    pub(in crate::archive) kept: i64,
    pub(in crate::archive) disposed: i64,
}

pub(in crate::archive) fn counted(db: &Connection, kind: ArchiveKind, now: DateTime<Utc>) -> Result<Count> {
    let mut left = db.prepare_cached(
        "SELECT min(filed_at) AS oldest, count(*) AS kept FROM archive_records
         WHERE kind = ?1 AND disposal_id IS NULL AND filed_at <= ?2",
    )?;
    let (oldest, kept) = left.query_row(params![kind.text(), now.timestamp_millis()], |row| {
        Ok((moment(row, "oldest")?, row.get("kept")?))
    })?;
    let disposed = db
        .prepare_cached(
            "SELECT count(*) AS n FROM archive_records WHERE kind = ?1 AND disposal_id IS NOT NULL",
        )?
        .query_row([kind.text()], |row| row.get("n"))?;
    Ok(Count { oldest, kept, disposed })
}

/// How the archive stood before a moment.
pub(in crate::archive) struct Stood {
    pub(in crate::archive) oldest: Option<DateTime<Utc>>,
    pub(in crate::archive) kept: i64,
    pub(in crate::archive) holds: i64,
}

pub(in crate::archive) fn stood(db: &Connection, end: DateTime<Utc>) -> Result<Stood> {
    let mut oldest: Option<i64> = None;
    let mut kept = 0;
    for kind in ArchiveKind::ALL.iter().copied() {
        oldest = oldest.into_iter().chain(oldest_kept_before(db, kind, end)?).min();
        kept += count_kept_before(db, kind, end, end)?;
    }
    let end = end.timestamp_millis();
    let holds = db
        .prepare_cached(&format!("SELECT count(*) AS n FROM legal_holds WHERE {STOOD}"))?
        .query_row([end], |row| row.get("n"))?;
    Ok(Stood { oldest: oldest.map(instant), kept, holds })
}

/// How many records were destroyed from one moment on and before another.
pub(in crate::archive) fn disposed_between(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) AS n FROM disposals d JOIN archive_records r ON r.disposal_id = d.id
         WHERE d.done_at >= ?1 AND d.done_at < ?2",
    )?;
    Ok(statement.query_row([from.timestamp_millis(), to.timestamp_millis()], |row| row.get("n"))?)
}

/// How many filed before a moment were there before another: all that were filed, counted in their index alone, without the
/// few that had been destroyed.
pub(in crate::archive) fn count_kept_before(
    db: &Connection,
    kind: ArchiveKind,
    before: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<i64> {
    let filed_before = before.min(end).timestamp_millis();
    let filed: i64 =
        db.prepare_cached(FILED_BEFORE)?.query_row(params![kind.text(), filed_before], |row| row.get("n"))?;
    let destroyed: i64 = db
        .prepare_cached(DESTROYED_BEFORE)?
        .query_row(params![kind.text(), filed_before, end.timestamp_millis()], |row| row.get("n"))?;
    Ok(filed - destroyed)
}

const FILED_BEFORE: &str = "SELECT count(*) AS n FROM archive_records WHERE kind = ?1 AND filed_at < ?2";

// From the few disposals to what was destroyed in each.
const DESTROYED_BEFORE: &str =
    "SELECT count(*) AS n FROM disposals d CROSS JOIN archive_records r ON r.disposal_id = d.id
     WHERE ifnull(d.done_at < ?3, 1) AND +r.kind = ?1 AND +r.filed_at < ?2";

/// When the first of a kind was filed of those that were there before a moment: one that still is, or was destroyed since.
fn oldest_kept_before(db: &Connection, kind: ArchiveKind, end: DateTime<Utc>) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT min(filed_at) AS oldest FROM (
             SELECT * FROM (SELECT filed_at FROM archive_records
                 WHERE kind = ?1 AND disposal_id IS NULL AND filed_at < ?2 ORDER BY filed_at LIMIT 1)
             UNION ALL
             SELECT r.filed_at FROM disposals d CROSS JOIN archive_records r ON r.disposal_id = d.id
                 WHERE d.done_at >= ?2 AND +r.kind = ?1 AND +r.filed_at < ?2)",
    )?;
    Ok(statement.query_row(params![kind.text(), end.timestamp_millis()], |row| row.get("oldest"))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::store::{Opening, Store};

    /// How the page is read, in the words of SQLite.
    fn plan(kind: Option<ArchiveKind>, bounds: Bounds) -> String {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        let query = PageQuery {
            kind,
            from: None,
            to: 1,
            item: None,
            number: None,
            bounds,
            after: Some((1, 1)),
            limit: 50,
        };
        let (sql, values) = query.sql();
        let explain = |db: &Connection| {
            let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let lines =
                statement.query_map(params_from_iter(values), |row| row.get::<_, String>("detail"))?;
            Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
        };
        store.read(explain).unwrap()
    }

    /// A page is read along an index in its own order, however many records there are.
    #[test]
    fn no_page_reads_more_than_it_shows() {
        let cases = [
            (None, Bounds::All, "archive_records_by_time"),
            (Some(ArchiveKind::Ticket), Bounds::All, "archive_records_by_kind"),
            (None, Bounds::Kept(None), "archive_records_by_time"),
            (None, Bounds::Kept(Some(instant(1))), "archive_records_by_time"),
            (Some(ArchiveKind::Ticket), Bounds::Kept(Some(instant(1))), "archive_records_by_kind"),
            (None, Bounds::Disposed(None, None), "archive_records_by_disposal"),
            (None, Bounds::Disposed(Some(instant(1)), Some(instant(2))), "archive_records_by_disposal"),
        ];
        for (kind, bounds, index) in cases {
            let plan = plan(kind, bounds);
            assert!(plan.contains(index) && !plan.contains("TEMP"), "{plan}");
        }
    }

    /// The proof counts a million records in the index, and reads only those that were destroyed.
    #[test]
    fn what_was_filed_is_counted_in_its_index() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        for (sql, way) in [
            (FILED_BEFORE, "USING COVERING INDEX archive_records_by_kind"),
            (DESTROYED_BEFORE, "SCAN d; SEARCH r USING INDEX archive_records_by_disposal"),
        ] {
            let explain = |db: &Connection| {
                let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let values = vec![Value::Null; statement.parameter_count()];
                let lines =
                    statement.query_map(params_from_iter(values), |row| row.get::<_, String>("detail"))?;
                Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
            };
            let plan = store.read(explain).unwrap();
            assert!(plan.contains(way), "{plan}");
        }
    }

    /// What is due is read along the index of each kind, a page of each at most, and only those are sorted.
    #[test]
    fn what_is_kept_longer_is_not_read_for_what_is_due() {
        let at = DateTime::<Utc>::UNIX_EPOCH;
        let kinds = || vec![(ArchiveKind::Ticket, at), (ArchiveKind::Meeting, at)];
        let stood = plan(None, Bounds::Due(kinds(), Some(at)));
        let plan = plan(None, Bounds::Due(kinds(), None));
        let along = "USING INDEX archive_records_left (kind=? AND filed_at<?)";
        assert_eq!(plan.matches(along).count(), 2, "{plan}");
        assert_eq!(plan.matches("TEMP").count(), 1, "{plan}");
        assert!(!plan.contains("SCAN r;"), "{plan}");

        let along = "USING INDEX archive_records_by_kind (kind=? AND filed_at<?)";
        assert_eq!(stood.matches(along).count(), 2, "{stood}");
        assert_eq!(stood.matches("TEMP").count(), 1, "{stood}");
    }

    /// How many steps a page of what is due takes.
    fn steps(store: &Store, kind: Option<ArchiveKind>, after: Option<(i64, i64)>) -> i32 {
        let at = instant(1000);
        let bounds = Bounds::Due(vec![(ArchiveKind::Ticket, at), (ArchiveKind::Notice, at)], None);
        let (from, item, number) = (None, None, None);
        let query = PageQuery { kind, from, to: 1_000_000, item, number, bounds, after, limit: 5 };
        let (sql, values) = query.sql();
        let run = |db: &Connection| {
            let mut statement = db.prepare(&sql)?;
            let rows = statement.query_map(params_from_iter(values), |row| row.get::<_, i64>("id"))?;
            assert_eq!(rows.collect::<rusqlite::Result<Vec<_>>>()?.len(), 5);
            Ok(statement.get_status(StatementStatus::VmStep))
        };
        store.read(run).unwrap()
    }

    fn file(store: &Store, kind: ArchiveKind, moments: impl Iterator<Item = i64>) {
        let add = "INSERT INTO archive_records (kind, record_id, title, filed_at) VALUES (?1, ?2, '', ?2)";
        store
            .write(|db| {
                for at in moments {
                    db.execute(add, params![kind.text(), at])?;
                }
                Ok(())
            })
            .unwrap();
    }

    /// Of ten times as many that are kept longer, of either kind, none is stepped over.
    #[test]
    fn what_is_due_costs_the_same_whatever_is_not() {
        let dir = tempfile::TempDir::new().unwrap();
        let store = Store::open(dir.path(), Opening::for_test()).unwrap();
        file(&store, ArchiveKind::Ticket, (10..=200).step_by(10));
        let pages = [(None, None), (None, Some((150, 15))), (Some(ArchiveKind::Ticket), None)];
        let before = pages.map(|(kind, after)| steps(&store, kind, after));
        file(&store, ArchiveKind::Ticket, 2000..2200);
        file(&store, ArchiveKind::Notice, 3000..3200);
        assert_eq!(pages.map(|(kind, after)| steps(&store, kind, after)), before);
    }
}
