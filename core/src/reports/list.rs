//! A long list in words, without a place on paper: what one goes through with a pencil.

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What the file is called.
    pub name: String,
    /// The head, such as 来件清单.
    pub title: String,
    /// Beside the head: of whom, when, how many.
    pub about: String,
    /// The heads of the columns, with their shares of the width.
    pub columns: Vec<(&'static str, u16)>,
    /// The rows, each as long as the columns are many.
    pub rows: Vec<Vec<ListCell>>,
}

/// A cell of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListCell {
    /// Words, a line each; what is too long is cut off with an ellipsis.
    Text(String),
    /// The same, of something that is late.
    Late(String),
}
