//! Meetings: what rules they are held under, planning them, holding them, counting votes.
//!
//! - [`fraction`] and [`count`] are the arithmetic: exact, pure, no floating point.
//! - [`profile`] says what law and community ask of a kind of meeting; a meeting keeps the rules it was held under.
//! - [`electorate`] draws who may vote in an owners' assembly from the register of residents; names stay there.
//! - [`dates`] counts days, [`state`] is the course of a meeting; `plan`, `hold`, `ballots`, `show`
//!   and `papers` are the operations.
//! - `minutes` is what is written of a meeting afterwards, and its archive.
//!
//! Left out so far: action items, written ballots as papers.

mod ballots;
pub mod count;
#[cfg(test)]
mod count_tests;
pub mod dates;
pub mod electorate;
pub mod fraction;
mod hold;
mod minutes;
mod papers;
mod plan;
pub mod profile;
mod series;
mod show;
pub mod state;
mod store;
mod upcoming;
mod wire;

pub use minutes::*;
pub use upcoming::UpcomingMeeting;
pub(crate) use upcoming::upcoming;
pub use wire::*;
