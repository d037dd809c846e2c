//! Ledgers of tickets (台账), out and in. Out: what a list shows becomes a file. In: a workbook or a text table is staged in the store, somebody says what its
//! columns and words mean, and its rows become tickets, some at a time, so that others can work meanwhile and a pause
//! or a crash loses nothing. A row that has come before is known again.

mod columns;
mod export;
mod moment;
mod paper;
mod rows;
mod store;
mod wire;
mod words;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

pub use columns::{LedgerColumn, LedgerField};
pub use export::{ExportFormat, ExportTickets, ExportedTickets};
pub use wire::*;

use self::rows::{Good, Reader, Wrong};
use self::store::StagedRow;
use crate::error::{Error, ErrorCode, Result};
use crate::list::{self, ExportedFile, FIRST_ROWS, Severity};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::table::{self, Limits, Sheet};
use crate::tickets::{self, Category, ChannelKind};

/// A ledger of a hundred thousand rows is a text of some thirty million bytes.
const LIMITS: Limits = Limits { bytes: 64 << 20, columns: 100, cell: rows::LONGEST };

/// How many rows become tickets at once if nobody says otherwise; others wait for no longer than that takes.
const AT_ONCE: usize = 500;

impl Write for StageLedger {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<LedgerStaged>> {
        let Self { file_name, base64, sheet } = self;
        let book = table::read(&file_name, &base64, None, LIMITS)?;
        let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let chosen = match &sheet {
            Some(name) => book.sheets.into_iter().find(|sheet| sheet.name == *name),
            // The one with most rows: the others explain it.
            None => book.sheets.into_iter().rev().max_by_key(|sheet| sheet.rows.len()),
        };
        let sheet = chosen.ok_or_else(|| Error::field("sheet", ErrorCode::ImportSheetUnknown))?;
        let file_name = plain_name(&file_name);
        let ledger_id = store::stage(context.db, &file_name, &sheet.rows, context.actor.id, context.now)?;
        let (plan, remembered) = proposed(context.db, &sheet, context.now)?;
        let staged = LedgerStaged {
            ledger_id,
            encoding: book.encoding.map(str::to_owned),
            sheets: names,
            sheet: sheet.name,
            rows: page::count(sheet.rows.len()),
            columns: page::count(sheet.rows.iter().map(Vec::len).max().unwrap_or(0)),
            first_rows: sheet.rows.into_iter().take(FIRST_ROWS).collect(),
            plan,
            remembered,
        };
        Ok(Done::new(staged, format!("ledger/{file_name}")))
    }
}

/// The name of a file without folders.
fn plain_name(file_name: &str) -> String {
    file_name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(100).collect()
}

/// How a ledger is read if nobody knows better: as one with these headings was the last time, or as they seem.
fn proposed(db: &Connection, sheet: &Sheet, now: DateTime<Utc>) -> Result<(LedgerPlan, bool)> {
    let (header_row, columns) = columns::proposed(sheet);
    let heads = usize::try_from(header_row - 1).ok().and_then(|index| sheet.rows.get(index));
    if let Some(heads) = heads
        && let Some(plan) = store::plan(db, &headings(heads))?
    {
        return Ok((plan, true));
    }
    let channels = tickets::channels(db)?;
    let other = channels.iter().rev().find(|(channel, usable)| *usable && channel.kind == ChannelKind::Other);
    let channel = other.or_else(|| channels.iter().find(|(_, usable)| *usable));
    let topics = tickets::topics_in_force(db, now)?;
    let has = |field| columns.iter().any(|column: &LedgerColumn| column.field == field);
    let tells_of_an_end =
        has(LedgerField::Feedback) || has(LedgerField::FeedbackAt) || has(LedgerField::ClosedAt);
    let plan = LedgerPlan {
        header_row,
        columns,
        category: Category::Complaint,
        channel_id: channel.map_or(0, |(channel, _)| channel.id),
        topic_id: topics.last().map_or(0, |topic| topic.id),
        unanswered: if tells_of_an_end { Unanswered::Open } else { Unanswered::Archive },
        categories: Vec::new(),
        channels: Vec::new(),
        topics: Vec::new(),
    };
    Ok((plan, false))
}

fn headings(cells: &[String]) -> String {
    cells.join("\u{1F}")
}

/// What was found while all rows were read.
#[derive(Default)]
struct Look {
    counts: LedgerCounts,
    issues: Vec<LedgerIssue>,
    words: BTreeMap<(LedgerField, String), i64>,
    seen: std::collections::HashMap<String, i64>,
}

fn look(db: &Connection, ledger_id: i64, plan: &LedgerPlan, reader: &Reader) -> Result<Look> {
    let mut look = Look::default();
    store::each(db, ledger_id, plan.header_row, |StagedRow { row, cells, done }| {
        look.counts.rows += 1;
        for field in [LedgerField::Category, LedgerField::Channel, LedgerField::Topic] {
            if let Some(word) = reader.text(&cells, field) {
                *look.words.entry((field, word)).or_default() += 1;
            }
        }
        let issue = |wrong: Wrong, severity| LedgerIssue {
            row,
            field: wrong.field,
            code: wrong.code,
            severity,
            value: shown(reader, &cells, wrong.field),
            other_row: None,
        };
        match reader.read(&cells) {
            Err(wrong) => {
                look.counts.errors += 1;
                look.issues.extend(wrong.into_iter().map(|wrong| issue(wrong, Severity::Error)));
            }
            Ok(Good { key, ticket, notices }) => {
                if let Some(other) = look.seen.get(&key) {
                    look.counts.known += 1;
                    let wrong = Wrong { field: LedgerField::Number, code: ErrorCode::ImportDuplicate };
                    look.issues
                        .push(LedgerIssue { other_row: Some(*other), ..issue(wrong, Severity::Duplicate) });
                    return Ok(());
                }
                if done || store::is_known(db, &key)? {
                    look.counts.known += 1;
                } else {
                    look.counts.new += 1;
                    look.counts.open += i64::from(ticket.closed_at.is_none());
                    look.counts.day_only += i64::from(ticket.day_only);
                }
                look.seen.insert(key, row);
                look.issues.extend(notices.into_iter().map(|wrong| issue(wrong, Severity::Notice)));
            }
        }
        Ok(())
    })?;
    Ok(look)
}

/// What a cell says, as much of it as fits beside its issue; of a telephone number no more than its length.
fn shown(reader: &Reader, cells: &[String], field: LedgerField) -> String {
    let text = reader.text(cells, field).unwrap_or_default();
    if field == LedgerField::Phone {
        return "*".repeat(text.chars().count().min(20));
    }
    text.chars().take(60).collect()
}

impl Read for PreviewLedger {
    fn run(self, context: &ReadContext<'_>) -> Result<LedgerPreview> {
        let Self { ledger_id, plan, after, limit } = self;
        let limit = page::limit(limit, 100, 500)?;
        let place = page::place(after)?;
        let staged = store::find(context.db, ledger_id, context.actor.id)?;
        let reader = Reader::new(context.db, plan.clone(), &staged.file_name, (context.zone, context.now))?;
        let Look { counts, issues, words, .. } = look(context.db, ledger_id, &plan, &reader)?;
        let (issues, total_issues, next) = page::counted_off(issues, place, limit);
        let staged_at = staged.at;
        Ok(LedgerPreview { staged_at, counts, words: meanings(words, &reader), issues, total_issues, next })
    }
}

/// What the words of the ledger mean, the most frequent first.
fn meanings(words: BTreeMap<(LedgerField, String), i64>, reader: &Reader) -> Vec<LedgerWord> {
    let mut all: Vec<LedgerWord> = words
        .into_iter()
        .map(|((field, word), rows)| {
            let (mut category, mut id) = (None, None);
            match field {
                LedgerField::Category => category = reader.category(&word),
                LedgerField::Channel => id = reader.channel(&word),
                _ => id = reader.topic(&word),
            }
            LedgerWord { field, word, rows, category, id }
        })
        .collect();
    all.sort_by_key(|word| (word.field, -word.rows));
    all.truncate(MOST_WORDS);
    all
}

/// How many words are shown; a column with more of them says something else.
const MOST_WORDS: usize = 300;

impl Write for ImportLedgerRows {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<LedgerProgress>> {
        let Self { ledger_id, plan, after, limit } = self;
        let limit = page::limit(limit, AT_ONCE, 2000)?;
        let db = context.db;
        let staged = store::find(db, ledger_id, context.actor.id)?;
        let reader = Reader::new(db, plan.clone(), &staged.file_name, (context.zone, context.now))?;
        let after = after.unwrap_or(0).max(plan.header_row);
        let rows = store::some(db, staged.id, after, page::count(limit))?;
        let mut progress = LedgerProgress {
            after: rows.last().map_or(after, |row| row.row),
            rows: page::count(rows.len()),
            finished: rows.len() < limit,
            ..LedgerProgress::default()
        };
        for StagedRow { row, cells, done } in rows {
            let Ok(Good { key, ticket, .. }) = reader.read(&cells) else {
                progress.errors += 1;
                continue;
            };
            if done || store::is_known(db, &key)? {
                progress.known += 1;
                store::done(db, staged.id, row, None)?;
            } else {
                let ticket_id = tickets::enter(context, &ticket)?;
                store::done(db, staged.id, row, Some((&key, ticket_id)))?;
                progress.imported += 1;
            }
        }
        if progress.finished {
            let heads = store::row(db, staged.id, plan.header_row)?;
            store::keep_plan(db, &headings(&heads), &plan)?;
        }
        let subject = format!("ledger/{}/{} rows", staged.file_name, progress.imported);
        Ok(Done::new(progress, subject))
    }
}

impl Write for DropLedger {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<()>> {
        let staged = store::find(context.db, self.ledger_id, context.actor.id)?;
        store::remove(context.db, staged.id)?;
        Ok(Done::new((), format!("ledger/{}", staged.file_name)))
    }
}

impl Read for ExportLedgerErrors {
    fn run(self, context: &ReadContext<'_>) -> Result<ExportedFile> {
        let Self { ledger_id, plan } = self;
        let staged = store::find(context.db, ledger_id, context.actor.id)?;
        let reader = Reader::new(context.db, plan.clone(), &staged.file_name, (context.zone, context.now))?;
        errors_as_table(context.db, &staged, &plan, &reader)
    }
}

/// The bad rows as they stand in the ledger.
fn errors_as_table(
    db: &Connection,
    staged: &store::Staged,
    plan: &LedgerPlan,
    reader: &Reader,
) -> Result<ExportedFile> {
    let heads = store::row(db, staged.id, plan.header_row)?;
    let mut width = heads.len();
    let mut bad = Vec::new();
    store::each(db, staged.id, plan.header_row, |StagedRow { row, cells, .. }| {
        width = width.max(cells.len());
        if let Err(wrong) = reader.read(&cells) {
            let reasons = wrong.iter().map(|wrong| words::reason(wrong.field, wrong.code)).collect();
            bad.push((cells, row, reasons));
        }
        Ok(())
    })?;
    let stem = staged.file_name.rsplit_once('.').map_or(staged.file_name.as_str(), |(stem, _)| stem);
    list::refused(stem, (&heads, width), bad)
}
