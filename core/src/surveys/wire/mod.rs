//! Surveys as hosts see them: arguments and answers.

mod entry;
mod online;
mod plans;
mod questionnaires;
mod waves;

pub use entry::*;
pub use online::*;
pub use plans::*;
pub use questionnaires::*;
pub use waves::*;
