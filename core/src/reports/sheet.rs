//! A single paper in words, without a place on it: a notice to hang, a list to sign, minutes.

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
    /// A head within the paper, of the first to the third rank.
    Heading(u8, String),
    /// A paragraph of minutes, or an item of a list in them.
    Prose(Prose),
    /// A table of minutes, whose first rows may be its head; columns share the width evenly.
    Grid(Vec<GridRow>),
    /// The same with the columns' shares of the width.
    Columns(Vec<u16>, Vec<GridRow>),
    /// Lines to sign on, each with a name or an office before it.
    Signing(Vec<String>),
}

/// Words, bold or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words; a line break begins a new line.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// The place in the book that they lead to, as `file.md` or `file.md#head`; none on a single paper.
    pub to: Option<String>,
}

/// A paragraph of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The mark of a list's item before the first line; empty of a paragraph.
    pub mark: String,
    /// How deep within lists it stands; 0 of a paragraph.
    pub depth: u8,
    /// What it says.
    pub words: Vec<Words>,
}

/// A row of a table of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// Whether it belongs to the head, which is repeated on every page.
    pub head: bool,
    /// What stands in its cells.
    pub cells: Vec<Vec<Words>>,
}

/// A table to fill in by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTable {
    /// The heads of the columns, with their shares of the width.
    pub columns: Vec<(&'static str, u16)>,
    /// The rows, each as long as the columns are many.
    pub rows: Vec<Vec<String>>,
}
