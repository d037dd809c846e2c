//! What every list that is taken in from a file has in common: cells that are mended where they stand, how bad an issue
//! is, and the rows that were refused, as a list to mend. What a cell means is not known here.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::table::{Sheet, harmless};

/// How many of the first rows of a sheet are shown.
pub(crate) const FIRST_ROWS: usize = 20;

/// The headings of the two columns that a list of refused rows has more than the list itself.
pub(crate) const REFUSED_HEADINGS: [&str; 2] = ["行号", "原因"];

/// A cell as it should be.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportFix {
    /// The row of the sheet, counted from 1.
    pub row: i64,
    /// The column, counted from 0.
    pub column: i64,
    /// What the cell should say.
    pub value: String,
}

/// How bad an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row cannot be taken in.
    Error,
    /// The row is left out: it was there before.
    Duplicate,
    /// The row is taken in; somebody should look.
    Notice,
}

/// A file to save.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ExportedFile {
    /// A name for it.
    pub file_name: String,
    /// The file: UTF-8 with a mark, as spreadsheets want it.
    pub base64: String,
}

impl ExportedFile {
    /// The file itself.
    ///
    /// # Errors
    /// `internal` if the text is not base64, which only a host could have made it.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        STANDARD.decode(&self.base64).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
    }
}

/// A sheet in which some cells were mended.
pub(crate) struct Mended<'a> {
    sheet: &'a Sheet,
    fixes: HashMap<(usize, usize), &'a str>,
}

impl<'a> Mended<'a> {
    /// The sheet with these fixes.
    ///
    /// # Errors
    /// `input.out_of_range` at the fix of a cell that cannot be.
    pub(crate) fn of(sheet: &'a Sheet, fixes: &'a [ImportFix]) -> Result<Self> {
        let mut all = HashMap::new();
        for (place, fix) in fixes.iter().enumerate() {
            let refused = |name: &str, min: i64| {
                Error::field(&format!("fixes[{place}].{name}"), ErrorCode::InputOutOfRange).with("min", min)
            };
            let index = usize::try_from(fix.row - 1).map_err(|_| refused("row", 1))?;
            let column = usize::try_from(fix.column).map_err(|_| refused("column", 0))?;
            all.insert((index, column), fix.value.trim());
        }
        Ok(Self { sheet, fixes: all })
    }

    /// What a cell says, counted from 0.
    pub(crate) fn cell(&self, index: usize, column: usize) -> &'a str {
        // Most lists have nothing to mend.
        let mended = if self.fixes.is_empty() { None } else { self.fixes.get(&(index, column)).copied() };
        mended.unwrap_or_else(|| self.sheet.cell(index, column))
    }
}

/// The number of the row at this index, as spreadsheets count.
pub(crate) fn row_number(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX - 1) + 1
}

/// The list of refused rows of `list`: its headings and bad rows as they stand there, then the number of the row and what is
/// wrong with it.
///
/// # Errors
/// `internal` if it cannot be written.
pub(crate) fn refused(
    list: &str,
    (headings, width): (&[String], usize),
    rows: impl IntoIterator<Item = (Vec<String>, i64, Vec<String>)>,
) -> Result<ExportedFile> {
    let failed = |cause: csv::Error| Error::new(ErrorCode::Internal).because(cause);
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(b"\xEF\xBB\xBF".to_vec());
    let line = |cells: &[String], more: [String; 2]| {
        let cells = (0..width).map(|at| harmless(cells.get(at).map_or("", String::as_str)));
        cells.chain(more).collect::<Vec<_>>()
    };
    writer.write_record(line(headings, REFUSED_HEADINGS.map(str::to_owned))).map_err(failed)?;
    for (cells, row, reasons) in rows {
        writer.write_record(line(&cells, [row.to_string(), reasons.join("；")])).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(csv::Error::from(error.into_error())))?;
    let stem: String = list.chars().take(40).collect();
    Ok(ExportedFile { file_name: format!("{stem}-未导入.csv"), base64: STANDARD.encode(bytes) })
}
