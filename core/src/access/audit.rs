//! 操作日志: who did what to what, when, and which fields it changed; chained by hash, so that a row changed, taken
//! out or cut off is noticed.
//!
//! What residents said, and who and where they are, stays out of the trail on purpose: the trail is never erased,
//! a resident's data one day are. The chain is not signed: it shows tampering with the file to everyone who does
//! not also recompute every hash after it, and the store's encryption keeps such people out.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::store::audit::{self as rows, AuditKey, AuditQuery, Row};
use crate::clock::instant;
use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::tickets::Named;

/// The table of the trail's rows, for who looks over the whole store.
pub(crate) const TABLE: &str = "audit_entries";

/// The longest page.
const LONGEST_PAGE: i64 = 200;

/// The longest export, in rows.
const LONGEST_EXPORT: usize = 100_000;

/// Which fields a write changed: by field, what it was and what it is. Each stands in [`super::AUDIT_FIELDS`].
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Changes(BTreeMap<&'static str, [Value; 2]>);

impl Changes {
    /// The changes with one more; a field that stays what it was is not noted. Personal data must be masked by the
    /// caller, passwords never come here.
    #[must_use]
    pub fn with(mut self, field: &'static str, before: impl Into<Value>, after: impl Into<Value>) -> Self {
        let pair = [before.into(), after.into()];
        if pair[0] != pair[1] {
            self.0.insert(field, pair);
        }
        self
    }

    /// The same for personal data: both sides are noted as `mask` shows them, and a change that it hides is noted all
    /// the same.
    #[must_use]
    pub fn with_masked<T: PartialEq + Copy>(
        mut self,
        field: &'static str,
        before: T,
        after: T,
        mask: impl Fn(T) -> Value,
    ) -> Self {
        if before != after {
            self.0.insert(field, [mask(before), mask(after)]);
        }
        self
    }

    /// Whether nothing changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the store keeps; none if nothing changed.
    fn json(&self) -> Result<Option<String>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        serde_json::to_string(&self.0)
            .map(Some)
            .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
    }
}

/// The last thing that was done to something, as the trail has it.
pub(crate) struct LastAct {
    /// When.
    pub(crate) at: DateTime<Utc>,
    /// Who; none where the program did it by itself.
    pub(crate) staff_id: Option<i64>,
    /// Which operation.
    pub(crate) operation: String,
    /// By field, what it was and what it is.
    pub(crate) changes: BTreeMap<String, [Value; 2]>,
}

/// The last thing that was done to `subject`, but for operations named `passing`, which only look.
pub(crate) fn last_act(db: &Connection, subject: &str, passing: &str) -> Result<Option<LastAct>> {
    rows::last_about(db, subject, passing)
}

/// What `field` of `subject` was at `at`, where the trail says that it was changed later: the first change after that moment
/// knows what it was before. None if it has stayed as it is.
///
/// # Errors
/// `store.damaged` where the trail keeps something else than a `T`.
pub(crate) fn value_at<T: DeserializeOwned>(
    db: &Connection,
    subject: &str,
    field: &str,
    at: DateTime<Utc>,
) -> Result<Option<T>> {
    let change = rows::first_change_after(db, subject, field, at)?;
    change.map(|(_, before)| noted(before)).transpose()
}

/// What the trail keeps of a field, as a `T`.
pub(crate) fn noted<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|cause| Error::new(ErrorCode::StoreDamaged).because(cause))
}

/// The same, with the moment of that change.
pub(crate) fn change_after(
    db: &Connection,
    subject: &str,
    field: &str,
    at: DateTime<Utc>,
) -> Result<Option<(DateTime<Utc>, Value)>> {
    rows::first_change_after(db, subject, field, at)
}

/// Whether the trail says that anything was done to `subject` no later than `at`.
pub(crate) fn known_at(db: &Connection, subject: &str, at: DateTime<Utc>) -> Result<bool> {
    rows::known_at(db, subject, at)
}

/// Something about to be entered in the trail.
pub(crate) struct Entry<'a> {
    /// When.
    pub(crate) at: DateTime<Utc>,
    /// Who; none where nobody was signed in.
    pub(crate) staff_id: Option<i64>,
    /// The operation's name, or what became of it where it was refused.
    pub(crate) operation: &'a str,
    /// What it was done to.
    pub(crate) subject: &'a str,
    /// Which fields changed.
    pub(crate) changes: &'a Changes,
}

/// Enters it, in the transaction of the change itself.
pub(crate) fn record(db: &Connection, entry: &Entry<'_>) -> Result<()> {
    let (entries, before) = rows::head(db)?.ok_or_else(|| Error::new(ErrorCode::StoreDamaged))?;
    let changes = entry.changes.json()?;
    let mut row = Row {
        id: entries + 1,
        at: entry.at.timestamp_millis(),
        staff_id: entry.staff_id,
        operation: entry.operation.to_owned(),
        subject: entry.subject.to_owned(),
        changes,
        hash: [0; 32],
    };
    row.hash = chained(&before, &row);
    rows::append(db, &row)
}

/// When the work of the office began; none if nothing was done in it yet.
pub(crate) fn begun_at(db: &Connection) -> Result<Option<DateTime<Utc>>> {
    Ok(rows::begun_at(db)?.map(instant))
}

/// The latest moment at which anything was done, and the latest before `before`.
pub(crate) fn last_before(db: &Connection, before: DateTime<Utc>) -> Result<[Option<DateTime<Utc>>; 2]> {
    let (last, earlier) = rows::last_before(db, before.timestamp_millis())?;
    Ok([last, earlier].map(|at| at.map(instant)))
}

/// How many entries the trail has. Every change but those of drafts adds one, so that it tells whether there was any.
pub(crate) fn length(db: &Connection) -> Result<i64> {
    Ok(rows::head(db)?.map_or(0, |(entries, _)| entries))
}

/// The hash of a row behind one with the hash `before`. Lengths stand before texts, so that no two rows have the
/// same bytes.
fn chained(before: &[u8; 32], row: &Row) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(before);
    digest.update(row.id.to_be_bytes());
    digest.update(row.at.to_be_bytes());
    match row.staff_id {
        Some(id) => digest.update([&[1], &id.to_be_bytes()[..]].concat()),
        None => digest.update([0]),
    }
    for text in [Some(&row.operation), Some(&row.subject), row.changes.as_ref()] {
        match text {
            Some(text) => {
                digest.update([1]);
                digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                digest.update(text.as_bytes());
            }
            None => digest.update([0]),
        }
    }
    digest.finalize().into()
}

/// What the check of the trail found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct AuditCheck {
    /// How many entries were read.
    pub entries: i64,
    /// The first place at which the chain is broken; absent if it is whole.
    pub broken: Option<AuditBreak>,
}

impl AuditCheck {
    /// Whether the chain is broken.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.broken.is_some()
    }
}

/// Where the chain is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct AuditBreak {
    /// The id of the entry that is missing, not what it was, or not sealed.
    pub entry: i64,
    /// What is wrong with it.
    pub how: AuditBreakKind,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditBreakKind {
    /// It is not there.
    Missing,
    /// It, or one before it, is not what was entered.
    Altered,
    /// It stands after the last one that was sealed, or the seal itself was changed.
    Unsealed,
}

/// Reads the whole trail and checks its chain.
///
/// # Errors
/// Those of the store; a broken chain is an answer, not an error.
pub fn verify(db: &Connection) -> Result<AuditCheck> {
    // A seal that was taken away seals nothing.
    let (sealed, seal) = rows::head(db)?.unwrap_or((0, [0; 32]));
    let mut before = [0; 32];
    let mut entries = 0;
    let mut broken = None;
    rows::each(db, |row| {
        let expected = entries + 1;
        entries += 1;
        broken = if row.id != expected {
            Some(AuditBreak { entry: expected, how: AuditBreakKind::Missing })
        } else if row.hash != chained(&before, row) {
            Some(AuditBreak { entry: row.id, how: AuditBreakKind::Altered })
        } else if row.id > sealed {
            Some(AuditBreak { entry: row.id, how: AuditBreakKind::Unsealed })
        } else {
            None
        };
        before = row.hash;
        broken.is_none()
    })?;
    if broken.is_none() && entries < sealed {
        broken = Some(AuditBreak { entry: entries + 1, how: AuditBreakKind::Missing });
    }
    if broken.is_none() && before != seal {
        broken = Some(AuditBreak { entry: entries, how: AuditBreakKind::Unsealed });
    }
    Ok(AuditCheck { entries, broken })
}

/// Checks the whole audit trail: `verify_audit_trail`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyAuditTrail {}

impl Read for VerifyAuditTrail {
    fn run(self, context: &ReadContext<'_>) -> Result<AuditCheck> {
        let VerifyAuditTrail {} = self;
        verify(context.db)
    }
}

/// Which entries of the audit trail are meant; all if nothing is said.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AuditFilter {
    /// On this day of the office or later.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// On this day of the office or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Only what this member of staff did.
    #[serde(default)]
    #[ts(optional)]
    pub staff_id: Option<i64>,
    /// Only this operation, by its name; `sign_in.refused` and the like are what became of refused ones.
    #[serde(default)]
    #[ts(optional)]
    pub operation: Option<String>,
    /// The beginning of the subject: of a ticket's number, of a sign-in name.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<String>,
}

impl AuditFilter {
    /// The first `limit` entries that are meant, behind `after`.
    fn query(self, zone: OfficeZone, after: Option<AuditKey>, limit: usize) -> AuditQuery {
        let Self { from, to, staff_id, operation, subject } = self;
        let given =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        AuditQuery {
            from: from.map(|day| days::start_of(zone, day)),
            to: to.map(|day| days::start_of(zone, days::next(day))),
            staff_id,
            operation: given(operation),
            subject: given(subject),
            after,
            limit,
        }
    }
}

/// One page of the audit trail, newest first: `list_audit_entries`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListAuditEntries {
    /// Which entries.
    #[serde(default)]
    #[ts(optional, as = "Option<AuditFilter>")]
    pub filter: AuditFilter,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many entries, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct AuditEntry {
    /// Its number: 1, 2, 3, … without a gap.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; absent where nobody was signed in, as for a refused sign-in.
    pub staff: Option<Named>,
    /// What: an operation's name, with `.refused` behind it where a password or key was wrong.
    pub operation: String,
    /// On what: the number of a ticket, the sign-in name of a person.
    pub subject: String,
    /// Which fields it changed: by field, what it was and what it is.
    #[ts(type = "Record<string, [unknown, unknown]>")]
    pub changes: BTreeMap<String, [Value; 2]>,
}

/// A page of the audit trail.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

impl Read for ListAuditEntries {
    fn run(self, context: &ReadContext<'_>) -> Result<AuditPage> {
        let ListAuditEntries { filter, after, limit } = self;
        let limit = page::limit(limit, 50, LONGEST_PAGE)?;
        let after = after.as_deref().map(page::parse_cursor).transpose()?.map(|(at, id)| AuditKey { at, id });
        // One more than shown tells whether there is another page.
        let mut entries = rows::page(context.db, &filter.query(context.zone, after, limit + 1))?;
        let more = page::cut(&mut entries, limit);
        let cursor = |last: &AuditEntry| page::cursor(last.at.timestamp_millis(), last.id);
        let next = entries.last().filter(|_| more).map(cursor);
        Ok(AuditPage { entries, next })
    }
}

/// The audit trail as a table for a spreadsheet, newest first: `export_audit`. At most 100,000 entries; that it was
/// taken out is recorded.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportAudit {
    /// Which entries.
    #[serde(default)]
    #[ts(optional, as = "Option<AuditFilter>")]
    pub filter: AuditFilter,
}

/// The audit trail as a file.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ExportedAudit {
    /// What to call the file, such as `操作日志-20261123.csv`.
    pub file_name: String,
    /// How many entries it has.
    pub rows: usize,
    /// Whether older entries that fit the filter did not fit the file.
    pub cut: bool,
    /// The file: CSV in UTF-8 with a byte order mark, in base64.
    pub base64: String,
}

impl Write for ExportAudit {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ExportedAudit>> {
        let ExportAudit { filter } = self;
        let query = filter.query(context.zone, None, LONGEST_EXPORT + 1);
        let mut entries = rows::page(context.db, &query)?;
        let cut = entries.len() > LONGEST_EXPORT;
        entries.truncate(LONGEST_EXPORT);
        let day = days::day_of(context.zone, context.now).format("%Y%m%d");
        let answer = ExportedAudit {
            file_name: format!("操作日志-{day}.csv"),
            rows: entries.len(),
            cut,
            base64: STANDARD.encode(csv(&entries, context.zone)?),
        };
        let changes = Changes::default().with("rows", Value::Null, answer.rows);
        Ok(Done::new(answer, "audit").changing(changes))
    }
}

fn csv(entries: &[AuditEntry], zone: OfficeZone) -> Result<String> {
    let mut text = String::from("\u{FEFF}编号,时间,人员编号,人员,操作,对象,变更\r\n");
    for AuditEntry { id, at, staff, operation, subject, changes } in entries {
        let changes = if changes.is_empty() {
            String::new()
        } else {
            serde_json::to_string(changes).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?
        };
        let at = at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S");
        let (staff_id, name) =
            staff.as_ref().map_or((String::new(), ""), |staff| (staff.id.to_string(), &staff.name));
        let cells = [name, operation, subject, &changes].map(cell).join(",");
        text.push_str(&format!("{id},{at},{staff_id},{cells}\r\n"));
    }
    Ok(text)
}

/// A text as a cell. A spreadsheet would run what begins like a formula; an apostrophe keeps it a text.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_trail_keeps_is_what_it_must_be_or_the_read_fails() {
        let refused = |error: Error| error.code() == ErrorCode::StoreDamaged;
        assert_eq!(noted::<u32>(Value::from(2)).unwrap(), 2);
        for wrong in [Value::from("2"), Value::from(-1), Value::from(1_u64 << 40), Value::Null] {
            assert!(noted::<u32>(wrong).is_err_and(refused));
        }
        assert!(noted::<bool>(Value::from(1)).is_err_and(refused));
    }

    #[test]
    fn cells_are_texts_and_stay_texts() {
        let cases = [
            ("林静怡", "\"林静怡\""),
            ("a,\"b\"\nc", "\"a,\"\"b\"\"\nc\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            ("-1", "\"'-1\""),
            ("", "\"\""),
        ];
        for (text, expected) in cases {
            assert_eq!(cell(text), expected);
        }
    }

    #[test]
    fn changes_note_what_differs_only() {
        let changes = Changes::default().with("name", "林", "林静怡").with("active", true, true);
        assert_eq!(changes.json().unwrap().unwrap(), r#"{"name":["林","林静怡"]}"#);
        assert_eq!(Changes::default().with("active", true, true).json().unwrap(), None);
    }

    #[test]
    fn no_two_rows_have_the_same_bytes() {
        let row = |operation: &str, subject: &str, changes: Option<&str>| Row {
            id: 1,
            at: 2,
            staff_id: Some(3),
            operation: operation.to_owned(),
            subject: subject.to_owned(),
            changes: changes.map(ToOwned::to_owned),
            hash: [0; 32],
        };
        let rows = [
            row("ab", "c", None),
            row("a", "bc", None),
            row("a", "b", Some("c")),
            row("a", "bc", Some("")),
            Row { staff_id: None, ..row("a", "bc", None) },
            Row { at: 3, ..row("a", "bc", None) },
        ];
        let mut hashes: Vec<[u8; 32]> = rows.iter().map(|row| chained(&[0; 32], row)).collect();
        hashes.push(chained(&[1; 32], &rows[0]));
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }
}
