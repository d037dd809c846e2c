//! A poster to hang on a notice board, without a place on paper: what it says, in words.

use super::picture::Picture;
use super::sheet::SheetBlock;

/// How large the paper is. A3 is A4, larger: what hangs in the hall reads as what lies on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PosterSize {
    /// A4.
    A4,
    /// A3.
    A3,
}

/// A poster.
#[derive(Debug, Clone, PartialEq)]
pub struct Poster {
    /// What the file is called.
    pub name: String,
    /// How large the paper is.
    pub size: PosterSize,
    /// The community.
    pub community: String,
    /// The office's logo.
    pub logo: Option<Picture>,
    /// What kind of notice it is, such as 停水停电通知.
    pub label: &'static str,
    /// The title.
    pub title: String,
    /// Below the title, line by line: the period, and what it corrects.
    pub facts: Vec<String>,
    /// The text: heads, prose and grids.
    pub blocks: Vec<SheetBlock>,
    /// The amounts.
    pub amounts: Option<Amounts>,
    /// Who signs: the office.
    pub office: String,
    /// The day, in words.
    pub day: String,
    /// The number, or that it is a draft.
    pub number: String,
    /// How to reach the office.
    pub contact: String,
}

/// A table of amounts, set on their decimal points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    /// The rows.
    pub rows: Vec<AmountRow>,
    /// Their sum, such as `1,234.50`.
    pub total: String,
}

/// A row of a table of amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountRow {
    /// What is paid or taken in.
    pub item: String,
    /// How much, such as `1,234.50`.
    pub amount: String,
    /// For which time.
    pub period: String,
    /// A remark.
    pub note: String,
}
