//! The communication desk: intake, deadlines, feedback, archive.

mod status;
mod wire;

pub use status::{Action, Category, Status};
pub use wire::*;
