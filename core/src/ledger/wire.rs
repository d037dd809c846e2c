//! Ledgers as hosts see them: arguments and answers.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::columns::{LedgerColumn, LedgerField};
use crate::error::ErrorCode;
use crate::list::Severity;
use crate::tickets::Category;

/// Stages a ledger: `stage_ledger`. Its rows are kept, encrypted, until they are imported or dropped, or the same
/// person stages another.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StageLedger {
    /// The file's name.
    pub file_name: String,
    /// The file: .xlsx, .xls, or .csv in UTF-8 or GB18030; at most 64 MiB and 200,000 rows.
    pub base64: String,
    /// The sheet of a workbook; the one with most rows if absent.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
}

/// A ledger that was staged.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct LedgerStaged {
    /// By what it is named from now on.
    pub ledger_id: i64,
    /// The encoding of a text table, `UTF-8` or `gb18030`; absent for a workbook.
    pub encoding: Option<String>,
    /// The names of all sheets.
    pub sheets: Vec<String>,
    /// The sheet that was staged.
    pub sheet: String,
    /// How many rows it has, headings and empty ones included.
    pub rows: i64,
    /// How many columns it has.
    pub columns: i64,
    /// The first rows, at most 20.
    pub first_rows: Vec<Vec<String>>,
    /// How it is read if nobody says otherwise.
    pub plan: LedgerPlan,
    /// Whether that is how a ledger with the same headings was read the last time.
    pub remembered: bool,
}

/// What becomes of a row that tells neither of a feedback nor of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unanswered {
    /// It is open, and its answer is owed; an old one is late.
    Open,
    /// It goes to the archive.
    Archive,
}

/// A word of the ledger's category column and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CategoryWord {
    /// The word, exactly.
    pub word: String,
    /// What it means.
    pub category: Category,
}

/// A word of the ledger's channel or topic column and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IdWord {
    /// The word, exactly.
    pub word: String,
    /// The id of the channel or topic.
    pub id: i64,
}

/// How a ledger is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerPlan {
    /// The row of the headings, counted from 1; what comes after it is read. 0 if there are no headings.
    pub header_row: i64,
    /// The columns that say something; each field once. `received_at` and one of `content` and `headline` must be there.
    pub columns: Vec<LedgerColumn>,
    /// The category of a row whose word says nothing, or that has none.
    pub category: Category,
    /// The channel of such a row.
    pub channel_id: i64,
    /// The topic of such a row.
    pub topic_id: i64,
    /// What becomes of a row that tells neither of a feedback nor of an end.
    pub unanswered: Unanswered,
    /// What words of the category column mean; the others as they seem.
    #[serde(default)]
    #[ts(as = "Option<Vec<CategoryWord>>", optional)]
    pub categories: Vec<CategoryWord>,
    /// What words of the channel column mean; the others as they seem.
    #[serde(default)]
    #[ts(as = "Option<Vec<IdWord>>", optional)]
    pub channels: Vec<IdWord>,
    /// What words of the topic column mean; the others as they seem.
    #[serde(default)]
    #[ts(as = "Option<Vec<IdWord>>", optional)]
    pub topics: Vec<IdWord>,
}

/// What a ledger would become: `preview_ledger`. Nothing is written.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewLedger {
    /// The ledger, one's own.
    pub ledger_id: i64,
    /// How it is to be read.
    pub plan: LedgerPlan,
    /// How many issues to leave out: the `next` of the page before.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<i64>,
    /// How many issues to answer, 1…500; 100 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// What a ledger would become. Every row is one of `new`, `known` and `errors`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct LedgerCounts {
    /// Rows after the headings that say anything.
    pub rows: i64,
    /// Rows that become tickets.
    pub new: i64,
    /// Rows that are tickets already, or came before in this ledger.
    pub known: i64,
    /// Rows that cannot become tickets.
    pub errors: i64,
    /// Of the new ones, those that stay open.
    pub open: i64,
    /// Of the new ones, those of whose receipt or feedback only the day is known; figures by the hour leave them out.
    pub day_only: i64,
}

/// A word of the ledger and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LedgerWord {
    /// `category`, `channel` or `topic`.
    pub field: LedgerField,
    /// The word.
    pub word: String,
    /// How many rows have it.
    pub rows: i64,
    /// What a word of the category column means; the plan's usual category if absent.
    pub category: Option<Category>,
    /// What a word of the channel or topic column means; the plan's usual one if absent.
    pub id: Option<i64>,
}

/// Something about a row that somebody should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LedgerIssue {
    /// The row of the sheet, counted from 1.
    pub row: i64,
    /// What the cell says.
    pub field: LedgerField,
    /// What is wrong with it.
    pub code: ErrorCode,
    /// How bad it is.
    pub severity: Severity,
    /// The beginning of what stands in the cell; a telephone number is not shown.
    pub value: String,
    /// The row that it repeats.
    pub other_row: Option<i64>,
}

/// What a ledger would become.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct LedgerPreview {
    /// When the ledger was read.
    pub staged_at: DateTime<Utc>,
    /// How much.
    pub counts: LedgerCounts,
    /// What its words mean, by column, the most frequent first.
    pub words: Vec<LedgerWord>,
    /// Issues in the order of the rows.
    pub issues: Vec<LedgerIssue>,
    /// How many issues there are.
    pub total_issues: i64,
    /// Where the next page of issues begins; absent on the last.
    pub next: Option<i64>,
}

/// Makes tickets of the next rows of a ledger: `import_ledger_rows`. Called again with the `after` of the answer until
/// that says `finished`; whoever stops in between goes on later where they stopped. Rows that cannot become tickets
/// are left out.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportLedgerRows {
    /// The ledger, one's own.
    pub ledger_id: i64,
    /// How it is to be read.
    pub plan: LedgerPlan,
    /// Rows after this one; from the first on if absent.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<i64>,
    /// How many rows, 1…2,000; 500 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// What became of some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct LedgerProgress {
    /// The last row that was looked at.
    pub after: i64,
    /// How many were looked at.
    pub rows: i64,
    /// How many have become tickets.
    pub imported: i64,
    /// How many were tickets already.
    pub known: i64,
    /// How many cannot become tickets.
    pub errors: i64,
    /// Whether no row is left.
    pub finished: bool,
}

/// Forgets the rows of a ledger that was staged: `drop_ledger`. The tickets that they became stay.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropLedger {
    /// The ledger, one's own.
    pub ledger_id: i64,
}

/// The rows that cannot become tickets, with the reason, as a text table: `export_ledger_errors`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportLedgerErrors {
    /// The ledger, one's own.
    pub ledger_id: i64,
    /// How it is read.
    pub plan: LedgerPlan,
}
