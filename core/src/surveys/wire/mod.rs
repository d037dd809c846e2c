//! Surveys as hosts see them: arguments and answers.

mod entry;
mod questionnaires;
mod waves;

pub use entry::*;
pub use questionnaires::*;
pub use waves::*;
