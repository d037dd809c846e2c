//! A single paper in words, without a place on it: a notice to hang, a list to sign.

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the file is called.
    pub name: String,
    /// The head, such as 会议通知.
    pub title: String,
    /// Below the head, smaller.
    pub subtitle: String,
    /// What it consists of.
    pub blocks: Vec<SheetBlock>,
}

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetBlock {
    /// A label and its value: 时间, 地点.
    Fact(&'static str, String),
    /// The first line of a letter, at the left edge: whom it goes to.
    Opening(String),
    /// A paragraph of running text.
    Text(String),
    /// A numbered list.
    List(Vec<String>),
    /// A table whose head is repeated on every page; rows are high enough to sign in.
    Table(SheetTable),
    /// At the right edge, line by line: who signs, and the day.
    Closing(Vec<String>),
}

/// A table to fill in by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTable {
    /// The heads of the columns, with their shares of the width.
    pub columns: Vec<(&'static str, u16)>,
    /// The rows, each as long as the columns are many.
    pub rows: Vec<Vec<String>>,
}
