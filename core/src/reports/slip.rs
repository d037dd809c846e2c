//! Slips of half a sheet in words, without a place on it: what somebody takes along, fills in by hand, and brings back.

/// Slips that are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slips {
    /// What the file is called.
    pub name: String,
    /// The slips, two on a sheet.
    pub slips: Vec<Slip>,
}

/// A slip. What is known already is on it; where nothing is known yet, there is room to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Whose it is, above the head.
    pub office: String,
    /// The head, such as 维修派工单.
    pub title: String,
    /// The number, which the QR code says too.
    pub number: String,
    /// What stands out beside the head, such as 紧急.
    pub mark: Option<&'static str>,
    /// Names and values, two on a line.
    pub facts: Vec<(&'static str, String)>,
    /// What is to be done.
    pub problem: (&'static str, String),
    /// What was done; lines to write on if it is empty.
    pub result: (&'static str, String),
    /// The heads of the table of materials: what, how much, of which unit.
    pub columns: [&'static str; 3],
    /// What was used; empty rows if nothing is known.
    pub materials: Vec<[String; 3]>,
    /// Names and values on one line; a line to write on where the value is empty.
    pub times: Vec<(&'static str, String)>,
    /// What somebody signs or writes, each with a line.
    pub signatures: Vec<&'static str>,
    /// What to do with the slip.
    pub foot: String,
}
