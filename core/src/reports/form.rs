//! A form to fill in by hand, in words, without a place on it: the same questions on every copy, a code of its own on each.

/// Copies of a form that are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// What the file is called.
    pub name: String,
    /// What stands on every copy.
    pub body: FormBody,
    /// What stands on one copy each; none for a look at the form.
    pub copies: Vec<FormCopy>,
}

/// What stands on every copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBody {
    /// Whose it is, above the head.
    pub office: String,
    /// The head.
    pub title: String,
    /// Before the first question.
    pub opening: String,
    /// The questions.
    pub blocks: Vec<FormBlock>,
    /// After the last question.
    pub closing: String,
}

/// What stands on one copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCopy {
    /// The code as people read it.
    pub code: String,
    /// The code as a scanner types it.
    pub scanned: String,
    /// Where it goes, or that it has no name on it.
    pub label: String,
}

/// A piece of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormBlock {
    /// The head of a part.
    Heading(String),
    /// A question.
    Question(FormQuestion),
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormQuestion {
    /// Its number, such as `1.`.
    pub number: String,
    /// Its words.
    pub text: String,
    /// How or by whom it is answered, smaller: （可多选）.
    pub hint: String,
    /// Where the answer goes.
    pub answer: FormAnswer,
}

/// Where an answer goes. A box has the number in it that is typed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormAnswer {
    /// Boxes with words, line by line.
    Boxes(Vec<(u32, String)>),
    /// A row of boxes between two words.
    Scale {
        /// The numbers.
        codes: Vec<u32>,
        /// What the first means.
        from: &'static str,
        /// What the last means.
        to: &'static str,
    },
    /// Things, each with a row of boxes.
    Grid {
        /// The number and the words of each column.
        columns: Vec<(u32, &'static str)>,
        /// The things.
        rows: Vec<String>,
    },
    /// A short line to write on, and what is counted.
    Number(String),
    /// So many lines to write on.
    Lines(u8),
}
