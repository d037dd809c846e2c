//! Versions of the regulation's limits: how long a resident may wait for an answer (R5, R10.1), and how that is counted.
//!
//! A ticket keeps the version that was in force when it was received, and the deadline counted then; neither changes
//! when the limits or the calendar do. How a version comes about is in `proposals`.

mod counting;
pub mod proposals;
mod store;
#[cfg(test)]
mod tests;
mod versions;
mod wire;

pub use counting::{Counting, Desk, DueAt, OpenSpan, Rule};
pub use wire::{
    DeadlineExample, GetPolicy, ListPolicies, OfficeHours, Policy, PolicyLimit, PolicyState,
    PreviewDeadlines, SavePolicy,
};

pub(crate) use store::longest_warning;
pub(crate) use versions::{in_force, limit, of_span};
