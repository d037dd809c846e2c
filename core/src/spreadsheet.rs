//! Writing tables for spreadsheets: a workbook, or a text table in UTF-8 with a mark, as spreadsheets want it. What goes
//! into the cells is not known here; that nothing in them becomes a formula is.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::error::{Error, ErrorCode, Result};
use crate::office::OfficeZone;
use crate::table::harmless;

/// A cell.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// A text, whatever it looks like.
    Text(String),
    /// A moment, or none.
    Moment(Option<DateTime<Utc>>),
    /// A whole number.
    Number(i64),
    /// A number with places behind the point, such as a weight.
    Decimal(f64),
    /// A share, 0…1, shown as a percentage.
    Percent(f64),
    /// A day.
    Day(NaiveDate),
    /// A span of time in milliseconds, shown as hours and minutes.
    Span(i64),
}

/// A column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) heading: String,
    /// How wide it is, in characters.
    pub(crate) width: f64,
}

/// A table with headings; each row is as long as the columns are many.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// At most 31 characters.
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A workbook with a sheet for each table: moments as moments, the head frozen, with a filter.
///
/// # Errors
/// `internal` if it cannot be written.
pub(crate) fn workbook(tables: &[Table], zone: OfficeZone, now: DateTime<Utc>) -> Result<Vec<u8>> {
    written(tables, zone, now).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

fn written(
    tables: &[Table],
    zone: OfficeZone,
    now: DateTime<Utc>,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = civil(now, zone)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        sheet(book.add_worksheet(), table, zone)?;
    }
    book.save_to_buffer()
}

/// How numbers are shown that are no plain numbers.
struct Formats {
    moment: Format,
    day: Format,
    percent: Format,
    span: Format,
}

impl Formats {
    fn new() -> Self {
        let of = |format: &str| Format::new().set_num_format(format);
        Self {
            moment: of("yyyy-mm-dd hh:mm"),
            day: of("yyyy-mm-dd"),
            percent: of("0.0%"),
            span: of("[h]:mm"),
        }
    }
}

fn sheet(sheet: &mut Worksheet, table: &Table, zone: OfficeZone) -> std::result::Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    let head = Format::new().set_bold();
    let formats = Formats::new();
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, place, &column.heading, &head)?;
        sheet.set_column_width(place, column.width)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(sheet, (row, column), cell, zone, &formats)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.autofilter(0, 0, last, last_column).map(drop)
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    zone: OfficeZone,
    formats: &Formats,
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => Ok(()),
        // As a text, whatever it looks like: no formula, and no number that loses its zeros.
        Cell::Text(text) => {
            let most: String = text.chars().take(32_767).collect();
            sheet.write_string(row, column, most).map(drop)
        }
        Cell::Number(number) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "a small count")]
            sheet.write_number(row, column, *number as f64).map(drop)
        }
        Cell::Decimal(number) => sheet.write_number(row, column, *number).map(drop),
        Cell::Percent(share) => {
            sheet.write_number_with_format(row, column, *share, &formats.percent).map(drop)
        }
        Cell::Day(day) => {
            sheet.write_datetime_with_format(row, column, excel_day(*day)?, &formats.day).map(drop)
        }
        Cell::Span(ms) => {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds of some years")]
            let days = *ms as f64 / 86_400_000.0;
            sheet.write_number_with_format(row, column, days, &formats.span).map(drop)
        }
        Cell::Moment(None) => Ok(()),
        Cell::Moment(Some(at)) => {
            sheet.write_datetime_with_format(row, column, civil(*at, zone)?, &formats.moment).map(drop)
        }
    }
}

fn part(part: u32) -> u8 {
    u8::try_from(part).unwrap_or(0)
}

fn excel_day(day: NaiveDate) -> std::result::Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// A moment as the office's clock shows it, to the millisecond: what falls on an edge is computed with.
fn civil(at: DateTime<Utc>, zone: OfficeZone) -> std::result::Result<ExcelDateTime, XlsxError> {
    let at = at.with_timezone(&zone);
    excel_day(at.date_naive())?.and_hms(
        u16::from(part(at.hour())),
        part(at.minute()),
        f64::from(at.second()) + f64::from(at.timestamp_subsec_millis()) / 1000.0,
    )
}

/// A text table.
///
/// # Errors
/// `internal` if it cannot be written.
pub(crate) fn text_table(table: &Table, zone: OfficeZone) -> Result<Vec<u8>> {
    let failed = |cause: csv::Error| Error::new(ErrorCode::Internal).because(cause);
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(table.columns.iter().map(|column| harmless(&column.heading))).map_err(failed)?;
    for cells in &table.rows {
        writer.write_record(cells.iter().map(|cell| text(cell, zone))).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| failed(csv::Error::from(error.into_error())))
}

fn text(cell: &Cell, zone: OfficeZone) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Percent(number) => format!("{number:.6}"),
        Cell::Day(day) => day.to_string(),
        Cell::Span(ms) => ms.to_string(),
        Cell::Moment(at) => {
            at.map_or_else(String::new, |at| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula() {
        let columns = ["=A1", "b"].map(|heading| Column { heading: heading.to_owned(), width: 8.0 });
        let cells = ["=1+1", "@x", "+86 138", "-2+3", "好"]
            .map(|text| vec![Cell::Text(text.to_owned()), Cell::Number(-3)]);
        let table = Table { name: "表".to_owned(), columns: columns.to_vec(), rows: cells.to_vec() };
        let bytes = text_table(&table, chrono_tz::Asia::Shanghai).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{FEFF}'=A1,b\n'=1+1,-3\n'@x,-3\n+86 138,-3\n'-2+3,-3\n好,-3\n");
    }
}
