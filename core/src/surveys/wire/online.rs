//! Taking in what an online platform gave out: arguments and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ErrorCode;
use crate::list::{ImportFix, Severity};

/// Looks into a file of answers that an online platform gave out: `read_survey_file`. Its sheets, their first rows, and
/// which question each column seems to answer.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadSurveyFile {
    /// The wave.
    pub wave_id: i64,
    /// The file's name.
    pub file_name: String,
    /// The file: .xlsx, .xls, or .csv in UTF-8 or GB18030; at most 16 MiB and 400 columns.
    pub base64: String,
    /// The row of the headings, counted from 1, 0 if there are none; the one that looks most like it if absent. What the
    /// columns seem to mean follows from it.
    #[serde(default)]
    #[ts(optional)]
    pub header_row: Option<i64>,
}

/// What a file of answers holds.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct SurveyFile {
    /// The encoding of a text table, `UTF-8` or `gb18030`; absent for a workbook.
    pub encoding: Option<String>,
    /// The sheets; a text table is one.
    pub sheets: Vec<SurveySheet>,
}

/// A sheet of a file of answers.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct SurveySheet {
    /// Its name.
    pub name: String,
    /// How many rows it has, headings and empty ones included.
    pub rows: i64,
    /// How many columns it has.
    pub columns: i64,
    /// The first rows, at most 20. Of columns that are withheld there is the heading and nothing else.
    pub first_rows: Vec<Vec<String>>,
    /// The columns that may say who answered: IP addresses, and in an anonymous wave moments, names, telephone numbers,
    /// rooms and what else the platform notes. They are never read.
    pub withheld: Vec<i64>,
    /// How it is read if nobody knows better.
    pub mapping: SurveyMapping,
}

/// What a column of answers says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SurveyColumnMeaning {
    /// The code of the form.
    Code,
    /// The room whose form it is; in a wave with names only.
    Room,
    /// The building in which somebody lives; in an anonymous wave only, for answers without a code.
    Building,
    /// The answer in a field: an option, several in one cell, a number, words.
    Field {
        /// The field: `cleaning`, or `cleaning/2` in a matrix.
        field: String,
    },
    /// Whether one option of a question with several was chosen.
    Option {
        /// The question.
        field: String,
        /// The option.
        code: u32,
    },
}

/// One column and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveyColumn {
    /// The column, counted from 0.
    pub column: i64,
    /// What it says.
    pub meaning: SurveyColumnMeaning,
}

/// How a file of answers is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveyMapping {
    /// The sheet of a workbook; the first if absent.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The row of the headings, counted from 1; what comes after it is read. 0 if there are no headings.
    pub header_row: i64,
    /// The columns that say something; each meaning once, and of a question either the whole or its options.
    pub columns: Vec<SurveyColumn>,
    /// Whether 1 is the best on a scale of satisfaction that is given in numbers, as where options are numbered; otherwise
    /// 5 is.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub first_is_best: bool,
}

/// A file of answers, and how it is read.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SurveyFileReading {
    /// The wave.
    pub wave_id: i64,
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// What its columns mean.
    pub mapping: SurveyMapping,
    /// Cells that were mended.
    #[serde(default)]
    #[ts(as = "Option<Vec<ImportFix>>", optional)]
    pub fixes: Vec<ImportFix>,
    /// Rows of the sheet that are not taken in, counted from 1.
    #[serde(default)]
    #[ts(as = "Option<Vec<i64>>", optional)]
    pub without: Vec<i64>,
    /// Answers without a code that are the same as some taken in before are those again, unless this is set: then somebody
    /// else gave them.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub same_are_new: bool,
}

/// What would be taken in: `preview_survey_file`. Nothing is written.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewSurveyFile {
    /// The file, and how it is read.
    pub reading: SurveyFileReading,
    /// How many issues to leave out: the `next` of the page before.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<i64>,
    /// How many issues to answer, 1…500; 100 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Takes answers in: `apply_survey_file`, all of them or none. Refused with `import.has_errors` while a row cannot be taken
/// in, unless `skip_errors` is set. Of the file nothing is kept but the answers: neither its name nor the order of its rows.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplySurveyFile {
    /// The file, and how it is read.
    pub reading: SurveyFileReading,
    /// Whether rows that cannot be taken in are left out.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub skip_errors: bool,
}

/// The rows that cannot be taken in, with the reason, as a text table without the columns that are withheld:
/// `export_survey_file_errors`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportSurveyFileErrors {
    /// The file, and how it is read.
    pub reading: SurveyFileReading,
}

/// What would be taken in, or was. Every row is one of `new`, `known`, `repeated`, `empty`, `errors` and `left_out`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct SurveyFileCounts {
    /// Rows after the headings that say anything.
    pub rows: i64,
    /// Rows that are taken in.
    pub new: i64,
    /// Of these, rows without a code: they count for a building if one is told, or for the community alone.
    pub without_code: i64,
    /// Rows whose form was entered before.
    pub known: i64,
    /// Rows without a code whose answers are the same as some taken in before: those again, unless somebody says otherwise.
    pub same: i64,
    /// Rows that say the same of the same form as a row before.
    pub repeated: i64,
    /// Rows that answer nothing.
    pub empty: i64,
    /// Rows that cannot be taken in.
    pub errors: i64,
    /// Rows that somebody left out.
    pub left_out: i64,
    /// Answers on a scale of satisfaction that are numbers.
    pub scale_numbers: i64,
}

/// Something about a row of answers that somebody should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SurveyFileIssue {
    /// The row of the sheet, counted from 1.
    pub row: i64,
    /// The column, counted from 0; absent if no column says it.
    pub column: Option<i64>,
    /// What the column says.
    pub meaning: SurveyColumnMeaning,
    /// What is wrong.
    pub code: ErrorCode,
    /// How bad it is.
    pub severity: Severity,
    /// What the cell says.
    pub value: String,
    /// The smallest and the largest number that can be answered, where that is what is wrong.
    pub range: Option<[i64; 2]>,
    /// The other row that it is about, if there is one.
    pub other_row: Option<i64>,
}

/// What would be taken in.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct SurveyFilePreview {
    /// How much.
    pub counts: SurveyFileCounts,
    /// Issues in the order of the rows.
    pub issues: Vec<SurveyFileIssue>,
    /// How many issues there are.
    pub total_issues: i64,
    /// Where the next page of issues begins; absent on the last.
    pub next: Option<i64>,
}
