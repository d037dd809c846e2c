//! Taking in lists of rooms and people: a workbook or a text table is read, its columns are named, every row is
//! compared with the register, and only then is all of it written, or none.
//!
//! Nothing is kept between the steps: each call brings the file, so that what is written is what was looked at. A list
//! adds and completes; it never moves anybody out, because a list may be of one building only.

mod columns;
mod plan;
mod rows;

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use columns::{ColumnMapping, ImportField, ImportMapping};

use self::columns::Columns;
use self::plan::{Plan, Planned, Step};
use super::rooms::link_tickets;
use super::store::{self, KnownRoom, RoomFacts};
use super::{people, words};
use crate::access::Changes;
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::list::{self, ExportedFile, FIRST_ROWS, ImportFix, Severity};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::table::{self, Limits, Sheet};

/// Looks into a file: `read_import`. Its sheets, their first rows, and what the columns seem to mean.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadImport {
    /// The file's name.
    pub file_name: String,
    /// The file: .xlsx, or .csv in UTF-8 or GB18030; at most 16 MiB.
    pub base64: String,
}

/// What a file holds.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ImportContent {
    /// The encoding of a text table, `UTF-8` or `gb18030`; absent for a workbook.
    pub encoding: Option<String>,
    /// The sheets; a text table is one.
    pub sheets: Vec<ImportSheet>,
}

/// A sheet of a file.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ImportSheet {
    /// Its name.
    pub name: String,
    /// How many rows it has, headings and empty ones included.
    pub rows: i64,
    /// How many columns it has.
    pub columns: i64,
    /// The first rows, at most 20.
    pub first_rows: Vec<Vec<String>>,
    /// How it is read if nobody knows better.
    pub mapping: ImportMapping,
}

/// What a list would change: `preview_import`. Nothing is written.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewImport {
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// What its columns mean.
    pub mapping: ImportMapping,
    /// Cells that were mended.
    #[serde(default)]
    #[ts(as = "Option<Vec<ImportFix>>", optional)]
    pub fixes: Vec<ImportFix>,
    /// How many issues to leave out: the `next` of the page before.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<i64>,
    /// How many issues to answer, 1…500; 100 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Writes a list into the register: `apply_import`, all of it or nothing. Refused with `import.has_errors` while a row
/// cannot be taken in, unless `skip_errors` is set.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyImport {
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// What its columns mean.
    pub mapping: ImportMapping,
    /// Cells that were mended.
    #[serde(default)]
    #[ts(as = "Option<Vec<ImportFix>>", optional)]
    pub fixes: Vec<ImportFix>,
    /// Whether rows that cannot be taken in are left out.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub skip_errors: bool,
}

/// The rows that cannot be taken in, with the reason, as a text table: `export_import_errors`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportImportErrors {
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// What its columns mean.
    pub mapping: ImportMapping,
    /// Cells that were mended.
    #[serde(default)]
    #[ts(as = "Option<Vec<ImportFix>>", optional)]
    pub fixes: Vec<ImportFix>,
}

/// What a list would change, or has changed. Every row is one of `new_people`, `changed_people`, `unchanged`,
/// `rooms_only`, `duplicates` and `errors`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct ImportCounts {
    /// Rows after the headings that say anything.
    pub rows: i64,
    /// Rooms that the register does not have.
    pub new_rooms: i64,
    /// Rows that give a known room another area or kind.
    pub changed_rooms: i64,
    /// Rows with a person whom the register does not have in that room.
    pub new_people: i64,
    /// Rows that say something new of a known person.
    pub changed_people: i64,
    /// Rows of which the register knows all.
    pub unchanged: i64,
    /// Rows that name a room and nobody.
    pub rooms_only: i64,
    /// Rows with room and name of a row before; they are left out.
    pub duplicates: i64,
    /// Rows that cannot be taken in.
    pub errors: i64,
    /// Rows with a telephone number that somebody of another name has too; they are taken in.
    pub shared_phones: i64,
}

/// Something about a row that somebody should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ImportIssue {
    /// The row of the sheet, counted from 1.
    pub row: i64,
    /// What the row says of the room and of who it is, as it stands there: `3栋 2单元 1502 王建国`.
    pub about: String,
    /// The column, counted from 0; absent if no column says it.
    pub column: Option<i64>,
    /// What the column says.
    pub field: ImportField,
    /// What is wrong.
    pub code: ErrorCode,
    /// How bad it is.
    pub severity: Severity,
    /// What the cell says.
    pub value: String,
    /// The other row that it is about, if there is one.
    pub other_row: Option<i64>,
}

/// What a list would change.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ImportPreview {
    /// How much.
    pub counts: ImportCounts,
    /// Issues in the order of the rows.
    pub issues: Vec<ImportIssue>,
    /// How many issues there are.
    pub total_issues: i64,
    /// Where the next page of issues begins; absent on the last.
    pub next: Option<i64>,
}

/// What a list has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ImportResult {
    /// How much.
    pub counts: ImportCounts,
    /// How many tickets were linked to rooms that are known now.
    pub linked_tickets: i64,
}

/// No field of the register takes more than a thousand characters.
const LIMITS: Limits = Limits { bytes: 16 << 20, columns: 100, cell: 1000 };

impl Read for ReadImport {
    fn run(self, _: &ReadContext<'_>) -> Result<ImportContent> {
        let book = table::read(&self.file_name, &self.base64, None, LIMITS)?;
        let shown = |sheet: &Sheet| ImportSheet {
            name: sheet.name.clone(),
            rows: page::count(sheet.rows.len()),
            columns: page::count(sheet.rows.iter().map(Vec::len).max().unwrap_or(0)),
            first_rows: sheet.rows.iter().take(FIRST_ROWS).cloned().collect(),
            mapping: columns::proposed(sheet),
        };
        let sheets = book.sheets.iter().map(shown).collect();
        Ok(ImportContent { encoding: book.encoding.map(str::to_owned), sheets })
    }
}

/// A list with the meaning of its columns.
struct List {
    sheet: Sheet,
    columns: Columns,
}

impl List {
    fn read(file_name: &str, base64: &str, mapping: &ImportMapping) -> Result<Self> {
        let columns = Columns::of(mapping)?;
        let book = table::read(file_name, base64, mapping.sheet.as_deref(), LIMITS)?;
        let sheet = book.sheets.into_iter().next();
        let sheet = sheet.ok_or_else(|| Error::field("mapping.sheet", ErrorCode::ImportSheetUnknown))?;
        Ok(Self { sheet, columns })
    }

    fn plan(&self, db: &Connection, fixes: &[ImportFix], today: chrono::NaiveDate) -> Result<Plan> {
        plan::plan(db, &self.sheet, &self.columns, fixes, today)
    }
}

impl Read for PreviewImport {
    fn run(self, context: &ReadContext<'_>) -> Result<ImportPreview> {
        let Self { file_name, base64, mapping, fixes, after, limit } = self;
        let limit = page::limit(limit, 100, 500)?;
        let place = page::place(after)?;
        let list = List::read(&file_name, &base64, &mapping)?;
        let plan = list.plan(context.db, &fixes, day_of(context.zone, context.now))?;
        let (issues, total_issues, next) = page::counted_off(plan.issues, place, limit);
        Ok(ImportPreview { counts: plan.counts, issues, total_issues, next })
    }
}

impl Write for ApplyImport {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ImportResult>> {
        let Self { file_name, base64, mapping, fixes, skip_errors } = self;
        let list = List::read(&file_name, &base64, &mapping)?;
        let mut plan = list.plan(context.db, &fixes, day_of(context.zone, context.now))?;
        if plan.counts.errors > 0 && !skip_errors {
            return Err(Error::new(ErrorCode::ImportHasErrors).with("errors", plan.counts.errors));
        }
        for planned in std::mem::take(&mut plan.rows) {
            write(context, planned, &mut plan)?;
        }
        let linked_tickets = link_tickets(context, None)?;
        let ImportCounts { rows, errors, new_rooms, changed_rooms, new_people, changed_people, .. } =
            plan.counts;
        let changes = Changes::default()
            .with("new_rooms", 0, new_rooms)
            .with("changed_rooms", 0, changed_rooms)
            .with("new_people", 0, new_people)
            .with("changed_people", 0, changed_people)
            .with("linked_tickets", 0, linked_tickets);
        let subject = format!("import/{} rows", rows - errors);
        Ok(Done::new(ImportResult { counts: plan.counts, linked_tickets }, subject).changing(changes))
    }
}

fn write(context: &WriteContext<'_>, planned: Planned, plan: &mut Plan) -> Result<()> {
    let db = context.db;
    let Planned { record, step } = planned;
    let address = &record.address;
    let kind = record.kind.unwrap_or(address.kind);
    let area_hundredths = record.area_hundredths;
    let room = if let Some(room) = plan.rooms.get_mut(&address.key) {
        let new_kind = record.kind.unwrap_or(room.kind);
        let new_area = area_hundredths.or(room.area_hundredths);
        if (new_kind, new_area) != (room.kind, room.area_hundredths) {
            store::update_room_facts(db, room.id, new_kind, new_area)?;
            (room.kind, room.area_hundredths) = (new_kind, new_area);
        }
        room
    } else {
        let facts = RoomFacts { kind, area_hundredths, note: record.room_note.as_deref() };
        let id = store::insert_room(db, address, &facts)?;
        let room = KnownRoom { id, kind, area_hundredths, household_id: None };
        plan.rooms.entry(address.key.clone()).or_insert(room)
    };
    match step {
        Step::Room | Step::Keep => Ok(()),
        Step::Add(person) => {
            let household_id = match room.household_id {
                Some(id) => id,
                None => *room.household_id.insert(store::insert_household(db, room.id, began(db, room.id)?)?),
            };
            people::insert(context, (household_id, room.id), &person).map(drop)
        }
        Step::Change(id, person) => {
            store::update_person(db, id, &person.change())?;
            store::set_phones(db, id, &person.phones)?;
            people::refresh_keys(context, &store::person(db, id, "id")?)
        }
    }
}

/// Since when the household that a list names has its room: not known, unless another one had it before.
fn began(db: &Connection, room_id: i64) -> Result<Option<chrono::NaiveDate>> {
    Ok(store::households(db, room_id)?.first().and_then(|last| last.ended_on))
}

impl Read for ExportImportErrors {
    fn run(self, context: &ReadContext<'_>) -> Result<ExportedFile> {
        let Self { file_name, base64, mapping, fixes } = self;
        let list = List::read(&file_name, &base64, &mapping)?;
        let plan = list.plan(context.db, &fixes, day_of(context.zone, context.now))?;
        let Sheet { name, rows, .. } = &list.sheet;
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cells = |index: usize| rows.get(index).cloned().unwrap_or_default();
        let headings = list.columns.skip.checked_sub(1).map(cells).unwrap_or_default();
        let errors: Vec<&ImportIssue> =
            plan.issues.iter().filter(|issue| issue.severity == Severity::Error).collect();
        let refused = errors.chunk_by(|a, b| a.row == b.row).map(|of_row| {
            let row = of_row[0].row;
            let index = usize::try_from(row - 1).unwrap_or(usize::MAX);
            (cells(index), row, of_row.iter().map(|issue| words::reason(issue)).collect())
        });
        list::refused(name, (&headings, width), refused)
    }
}
