//! Meetings as hosts see them: arguments and answers.

mod detail;
mod hold;
mod plan;
mod rules;

pub use detail::*;
pub use hold::*;
pub use plan::*;
pub use rules::*;
