//! Ballot papers in words, without a place on them: the same items on every copy, a number and a voter of its own on each.

/// Ballot papers that are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotSlips {
    /// What the file is called.
    pub name: String,
    /// What stands on every paper.
    pub body: BallotBody,
    /// What stands on one paper each.
    pub copies: Vec<BallotCopy>,
}

/// What stands on every ballot paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotBody {
    /// Whose it is, above the head.
    pub community: String,
    /// The head: 表决票.
    pub title: String,
    /// The assembly's name.
    pub meeting: String,
    /// How it is filled in, a line each.
    pub instructions: Vec<String>,
    /// What is voted on.
    pub items: Vec<BallotItem>,
    /// What can be chosen, a box each.
    pub choices: [&'static str; 3],
    /// What somebody signs or writes at the end, each with a line.
    pub signatures: Vec<&'static str>,
    /// What to do with the paper, at the foot of each page.
    pub foot: String,
}

/// An item that is voted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotItem {
    /// Its number on the agenda, such as `2.`.
    pub number: String,
    /// What is decided.
    pub title: String,
}

/// What stands on one ballot paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotCopy {
    /// The number as people read it.
    pub number: String,
    /// The number as a scanner types it.
    pub scanned: String,
    /// Names and values of the voter; a line to write on where the value is empty. As many on each paper.
    pub facts: Vec<(&'static str, String)>,
}
