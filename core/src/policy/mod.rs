//! Versions of what the regulation leaves to the office (R10.1): how long a resident may wait for an answer (R5) and how that
//! is counted, what is followed up (R6.2), what tickets can be about (R3), and how long records are kept (R8.1).
//!
//! A ticket keeps the version that was in force when it was received, and the deadline counted then; neither changes
//! when the limits or the calendar do. How a version comes about is in `proposals`.

mod counting;
mod differences;
pub mod proposals;
mod store;
#[cfg(test)]
mod tests;
mod versions;
mod wire;

pub use counting::{Counting, Desk, DueAt, OpenSpan, Rule};
pub use wire::{
    DeadlineExample, FollowUpRule, ListPolicies, OfficeHours, Policy, PolicyLimit, PolicyState,
    PreviewDeadlines, RetentionTerm, SavePolicy,
};

pub(crate) use store::longest_warning;
pub(crate) use versions::{follow_up_rule, in_force, limit, of_span, retention, topics};
