//! Taking in what an online platform gave out (问卷星, 腾讯问卷, 金数据 and whatever has a row for each answer): the columns
//! are named, every row is compared with the wave's forms, and only then are all answers written, or none.
//!
//! Nothing is kept between the steps: each call brings the file, so that what is written is what was looked at. Of the file
//! nothing is kept afterwards either but the answers themselves: not its name, not the order of its rows, no moment, and of
//! the columns that may say who answered not even a hash. That a file was taken in before is known by what it says: by the
//! codes of its forms, and without codes by the answers, counted. The argument is in docs/adr/0017.

mod cells;
mod columns;
mod desk;
mod plan;
mod rows;
mod wording;
mod words;

use rusqlite::Connection;

use self::columns::{Columns, looked, looked_by};
use self::desk::{Desk, Place};
use self::plan::Plan;
use super::design::Design;
use super::state::WaveAction;
use super::store::forms;
use super::store::waves::{self, WaveFacts};
use super::waves::{free_code, subject, wave_for};
use super::{
    ApplySurveyFile, ExportSurveyFileErrors, Pass, PreviewSurveyFile, ReadSurveyFile, SurveyChannel,
    SurveyFile, SurveyFileCounts, SurveyFileIssue, SurveyFilePreview, SurveyFileReading, SurveyMapping,
    SurveySheet, store,
};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::list::{self, ExportedFile, FIRST_ROWS, Severity};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;
use crate::sampling;
use crate::table::{self, Limits, Sheet};

/// Sixty questions, some with a column for each option. No open answer has more than five hundred characters: of a longer
/// one enough is read to say so.
const LIMITS: Limits = Limits { bytes: 16 << 20, columns: 400, cell: 1000 };

impl Read for ReadSurveyFile {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveyFile> {
        let Self { wave_id, file_name, base64, header_row } = self;
        let (wave, design) = wave_and_design(context.db, wave_id)?;
        let invalid = |_| Error::field("header_row", ErrorCode::ImportMappingInvalid);
        let header_row = header_row.map(usize::try_from).transpose().map_err(invalid)?;
        let book = table::read(&file_name, &base64, None, LIMITS)?;
        let shown = |sheet| shown(sheet, &design, wave.anonymous, header_row);
        let sheets = book.sheets.iter().map(shown).collect();
        Ok(SurveyFile { encoding: book.encoding.map(str::to_owned), sheets })
    }
}

fn wave_and_design(db: &Connection, wave_id: i64) -> Result<(WaveFacts, Design)> {
    let wave = wave_for(db, wave_id, "wave_id", WaveAction::Enter)?;
    let design = store::version_by_id(db, wave.version_id)?.design;
    Ok((wave, design))
}

/// The sheet, without what stands in columns that are withheld.
fn shown(sheet: &Sheet, design: &Design, anonymous: bool, header_row: Option<usize>) -> SurveySheet {
    let natural = looked(sheet, design, anonymous);
    // Only what looks like headings is shown whole, whichever row somebody says they are.
    let headings = natural.header_row;
    let (looked, withheld) = if let Some(row) = header_row {
        looked_by(sheet, design, anonymous, row, &natural)
    } else {
        let withheld = natural.withheld();
        (natural, withheld)
    };
    let seen = |(row, cells): (usize, &Vec<String>)| -> Vec<String> {
        let hides = |column: &usize| withheld.contains(column) && page::count(row) >= headings;
        let cell =
            |(column, cell): (usize, &String)| if hides(&column) { String::new() } else { cell.clone() };
        cells.iter().enumerate().map(cell).collect()
    };
    SurveySheet {
        name: sheet.name.clone(),
        rows: page::count(sheet.rows.len()),
        columns: page::count(sheet.rows.iter().map(Vec::len).max().unwrap_or(0)),
        first_rows: sheet.rows.iter().take(FIRST_ROWS).enumerate().map(seen).collect(),
        withheld: withheld.iter().copied().map(page::count).collect(),
        mapping: SurveyMapping {
            sheet: Some(sheet.name.clone()),
            header_row: looked.header_row,
            columns: looked.columns,
            first_is_best: false,
        },
    }
}

/// A file that was read, with the meaning of its columns and what it would add.
struct Answered {
    wave: WaveFacts,
    design: Design,
    sheet: Sheet,
    columns: Columns,
    plan: Plan,
}

impl Answered {
    fn of(db: &Connection, reading: &SurveyFileReading) -> Result<Self> {
        let SurveyFileReading { wave_id, file_name, base64, mapping, .. } = reading;
        let (wave, design) = wave_and_design(db, *wave_id)?;
        let book = table::read(file_name, base64, mapping.sheet.as_deref(), LIMITS)
            .map_err(|error| error.within("reading"))?;
        let sheet = book.sheets.into_iter().next();
        let sheet =
            sheet.ok_or_else(|| Error::field("reading.mapping.sheet", ErrorCode::ImportSheetUnknown))?;
        let columns = Columns::of(mapping, &sheet, &design, wave.anonymous)?;
        let plan = plan::plan((&sheet, &design), &columns, &Desk::of(db, &wave)?, reading)?;
        Ok(Self { wave, design, sheet, columns, plan })
    }
}

impl Read for PreviewSurveyFile {
    fn run(self, context: &ReadContext<'_>) -> Result<SurveyFilePreview> {
        let Self { reading, after, limit } = self;
        let limit = page::limit(limit, 100, 500)?;
        let place = page::place(after)?;
        let Plan { counts, issues, .. } = Answered::of(context.db, &reading)?.plan;
        let (issues, total_issues, next) = page::counted_off(issues, place, limit);
        Ok(SurveyFilePreview { counts, issues, total_issues, next })
    }
}

impl Write for ApplySurveyFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<SurveyFileCounts>> {
        let Self { reading, skip_errors } = self;
        let Answered { wave, plan, .. } = Answered::of(context.db, &reading)?;
        let Plan { forms, counts, .. } = plan;
        if counts.errors > 0 && !skip_errors {
            return Err(Error::new(ErrorCode::ImportHasErrors).with("errors", counts.errors));
        }
        write(context, &wave, forms)?;
        let changes = Changes::default().with("rows", 0, counts.new);
        // How many it were, and neither from which file nor which forms.
        Ok(Done::new(counts, subject(wave.id)).changing(changes))
    }
}

/// Writes answers in the order of the codes of their forms, which says nothing about the file.
fn write(
    context: &WriteContext<'_>,
    wave: &WaveFacts,
    answers: Vec<(Place, super::answer::Answers)>,
) -> Result<()> {
    let db = context.db;
    let nobody_knows = answers.iter().any(|(place, _)| *place == Place::Part(None));
    let nowhere = if nobody_knows { Some(waves::nowhere(db, wave.id, words::NOWHERE)?) } else { None };
    let mut chance = sampling::chance(context);
    let mut forms = std::collections::BTreeMap::new();
    for (place, answers) in answers {
        let (code, made_in) = match place {
            Place::Form(code) => (code, None),
            Place::Part(part) => {
                (free_code(db, &mut chance, |code| forms.contains_key(code))?, part.or(nowhere))
            }
        };
        forms.insert(code, (made_in, answers));
    }
    for (code, (made_in, answers)) in forms {
        if let Some(part) = made_in {
            forms::insert(db, code, (wave.id, part), None, false)?;
        }
        forms::set_entry(db, code, Pass::First, (SurveyChannel::Online, Some(context.actor.id)), &answers)?;
    }
    Ok(())
}

impl Read for ExportSurveyFileErrors {
    fn run(self, context: &ReadContext<'_>) -> Result<ExportedFile> {
        let Answered { design, sheet, columns, plan, .. } = Answered::of(context.db, &self.reading)?;
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cells = |index: usize| -> Vec<String> {
            let read = |column: usize| {
                if columns.withheld.contains(&column) { "" } else { sheet.cell(index, column) }
            };
            (0..width).map(|column| read(column).to_owned()).collect()
        };
        let headings = columns.skip.checked_sub(1).map(cells).unwrap_or_default();
        let errors: Vec<&SurveyFileIssue> =
            plan.issues.iter().filter(|issue| issue.severity == Severity::Error).collect();
        let refused = errors.chunk_by(|a, b| a.row == b.row).map(|of_row| {
            let row = of_row[0].row;
            let reasons = of_row.iter().map(|issue| words::reason(issue, &design)).collect();
            (cells(usize::try_from(row - 1).unwrap_or(usize::MAX)), row, reasons)
        });
        list::refused(&sheet.name, (&headings, width), refused)
    }
}
