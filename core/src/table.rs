//! Reading a workbook (.xlsx, .xls) or a text table into rows of text. What a cell means is not known here.
//!
//! A file comes from outside: how much of it is read is limited before it is read. A formula counts as its last
//! result; each cell of a merged region one column wide counts as its first, a title across columns stays one cell.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, DataRef, Dimensions, Reader as _, Xls, Xlsx};
use chrono::{NaiveDateTime, NaiveTime};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16LE};

use crate::error::{Error, ErrorCode, Result};

/// How much of a file is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The largest file, in bytes.
    pub(crate) bytes: usize,
    /// The most columns of a sheet.
    pub(crate) columns: usize,
    /// The most characters of a cell; the rest of a longer one is not kept.
    pub(crate) cell: usize,
}

/// The most that a workbook may hold when unpacked, in bytes.
const MOST_UNPACKED: u64 = 512 << 20;

/// The most rows of a sheet.
const MOST_ROWS: usize = 200_000;

/// The most text of all cells of a sheet, in bytes.
const MOST_TEXT: usize = 128 << 20;

/// A sheet as rows of text; row 1 of the sheet is the first.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<String>>,
    text: usize,
    most_columns: usize,
    longest_cell: usize,
}

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
    /// The encoding of a text table.
    pub(crate) encoding: Option<&'static str>,
}

/// Reads a file: every sheet, or only the one named.
///
/// # Errors
/// `import.too_large`, `import.format_unknown`, `import.sheet_unknown`.
pub(crate) fn read(file_name: &str, base64: &str, only: Option<&str>, limits: Limits) -> Result<Book> {
    if base64.len() / 4 * 3 > limits.bytes {
        return Err(too_large("bytes", limits.bytes));
    }
    let bytes = STANDARD.decode(base64.trim()).map_err(|cause| unknown_format().because(cause))?;
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes, only, limits);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return old_workbook(bytes, only, limits);
    }
    let (text, encoding) = decoded(&bytes)?;
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Ok(Book { sheets: vec![text_table(name, &text, limits)?], encoding: Some(encoding.name()) })
}

fn too_large(what: &str, max: usize) -> Error {
    Error::field("base64", ErrorCode::ImportTooLarge).with("what", what).with("max", max)
}

fn unknown_format() -> Error {
    Error::field("base64", ErrorCode::ImportFormatUnknown)
}

fn workbook(bytes: Vec<u8>, only: Option<&str>, limits: Limits) -> Result<Book> {
    if unpacked(&bytes).map_err(|cause| unknown_format().because(cause))? > MOST_UNPACKED {
        return Err(too_large("unpacked", usize::try_from(MOST_UNPACKED).unwrap_or(usize::MAX)));
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|cause: calamine::XlsxError| unknown_format().because(cause))?;
    let names = chosen(book.sheet_names(), only)?;
    let sheets = names.into_iter().map(|name| sheet(&mut book, name, limits)).collect::<Result<_>>()?;
    Ok(Book { sheets, encoding: None })
}

/// The sheets that are asked for.
fn chosen(mut names: Vec<String>, only: Option<&str>) -> Result<Vec<String>> {
    if let Some(only) = only {
        names.retain(|name| name == only);
        if names.is_empty() {
            return Err(Error::field("mapping.sheet", ErrorCode::ImportSheetUnknown).with("sheet", only));
        }
    }
    Ok(names)
}

/// A workbook of the form before 2007 (.xls).
fn old_workbook(bytes: Vec<u8>, only: Option<&str>, limits: Limits) -> Result<Book> {
    let failed = |cause: calamine::XlsError| unknown_format().because(cause);
    let mut book: Xls<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let mut sheets = Vec::new();
    for name in chosen(book.sheet_names(), only)? {
        let range = book.worksheet_range(&name).map_err(failed)?;
        let mut sheet = Sheet::empty(name, limits);
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        for (row, column, cell) in range.used_cells() {
            let place =
                |first: u32, within: usize| first.saturating_add(u32::try_from(within).unwrap_or(u32::MAX));
            sheet.set(place(first_row, row), place(first_column, column), &cell_text(&borrowed(cell)))?;
        }
        sheets.push(sheet);
    }
    Ok(Book { sheets, encoding: None })
}

/// What the workbook says that it holds when unpacked, in bytes.
fn unpacked(bytes: &[u8]) -> zip::result::ZipResult<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    (0..archive.len()).map(|index| Ok(archive.by_index_raw(index)?.size())).sum()
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: String, limits: Limits) -> Result<Sheet> {
    let failed = |cause: calamine::XlsxError| unknown_format().because(cause);
    let merged = book.merge_cells_by_sheet_name(&name).map_err(failed)?;
    let mut sheet = Sheet::empty(name, limits);
    let mut cells = book.worksheet_cells_reader(&sheet.name.clone()).map_err(failed)?;
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let text = cell_text(cell.get_value());
        let (row, column) = cell.get_position();
        sheet.set(row, column, &text)?;
    }
    for region in merged {
        sheet.repeat(region)?;
    }
    Ok(sheet)
}

impl Sheet {
    fn empty(name: String, limits: Limits) -> Self {
        Self { name, rows: Vec::new(), text: 0, most_columns: limits.columns, longest_cell: limits.cell }
    }

    fn set(&mut self, row: u32, column: u32, text: &str) -> Result<()> {
        let text: String = text.trim().chars().take(self.longest_cell).collect();
        if text.is_empty() {
            return Ok(());
        }
        let (row, column) = (usize::try_from(row).unwrap_or(MOST_ROWS), usize::try_from(column).unwrap_or(0));
        if row >= MOST_ROWS {
            return Err(too_large("rows", MOST_ROWS));
        }
        if column >= self.most_columns {
            return Err(too_large("columns", self.most_columns));
        }
        self.text += text.len();
        if self.text > MOST_TEXT {
            return Err(too_large("text", MOST_TEXT));
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize_with(column + 1, String::new);
        }
        cells[column] = text;
        Ok(())
    }

    /// Gives every cell of a merged column the text of its first; not beyond the rows that are there.
    fn repeat(&mut self, region: Dimensions) -> Result<()> {
        let Dimensions { start: (first, column), end: (last, last_column) } = region;
        let text =
            self.cell(usize::try_from(first).unwrap_or(MOST_ROWS), usize::try_from(column).unwrap_or(0));
        let text = text.to_owned();
        if column != last_column || text.is_empty() {
            return Ok(());
        }
        let end = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        (first + 1..last.saturating_add(1).min(end)).try_for_each(|row| self.set(row, column, &text))
    }

    /// The text of a cell, counted from 0; empty where there is none.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }
}

fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => moment
            .as_datetime()
            .filter(|_| moment.is_datetime())
            .map_or_else(|| number_text(moment.as_f64()), moment_text),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A moment as people would write it: at midnight, the day alone was meant.
fn moment_text(moment: NaiveDateTime) -> String {
    if moment.time() == NaiveTime::MIN {
        moment.date().to_string()
    } else {
        moment.format("%Y-%m-%d %H:%M:%S").to_string()
    }
}

/// A number as people would write it: telephone numbers without exponent, areas without the dust of a formula.
fn number_text(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn decoded(bytes: &[u8]) -> Result<(String, &'static Encoding)> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_8 || encoding == UTF_16LE => (encoding, &bytes[length..]),
        Some(_) => return Err(unknown_format()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (GB18030, bytes),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    // No text has these: it is some other kind of file.
    if damaged || text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(unknown_format());
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n") + "\n", encoding))
}

fn text_table(name: &str, text: &str, limits: Limits) -> Result<Sheet> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|delimiter| (first.matches(char::from(*delimiter)).count(), *delimiter == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::empty(name.to_owned(), limits);
    let mut record = csv::StringRecord::new();
    let mut row = 0_u64;
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|cause| unknown_format().because(cause))? {
            return Ok(sheet);
        }
        // The reader steps over empty lines; to people they are rows, and rows are named by their number.
        let within: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let lines = usize::try_from(reader.position().line() - before).unwrap_or(1);
        row += u64::try_from(lines.saturating_sub(within + 1)).unwrap_or(0);
        for (column, cell) in record.iter().enumerate() {
            sheet.set(
                u32::try_from(row).unwrap_or(u32::MAX),
                u32::try_from(column).unwrap_or(u32::MAX),
                cell,
            )?;
        }
        row += 1;
    }
}

/// A cell that no spreadsheet takes for a formula. Telephone numbers keep their plus.
pub(crate) fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '@'])
        || (text.starts_with(['+', '-'])
            && text.chars().skip(1).any(|c| !c.is_ascii_digit() && !" -()".contains(c)));
    if formula { format!("'{text}") } else { text.to_owned() }
}
