//! Versions of the regulation: how long a resident may wait for an answer (R5).
//!
//! Limits count plain elapsed time. Counting by calendar days or working hours, and changing the limits, belong
//! to a later edition.

mod store;

use chrono::{DateTime, TimeDelta, Utc};

pub(crate) use store::{limit, longest_warning};

/// How long the resident may wait, by the version in force at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The version of the policy that it comes from.
    pub policy_version: i64,
    /// The wait, in milliseconds.
    pub limit_ms: i64,
    /// How long before the deadline a ticket counts as due soon, in milliseconds.
    pub warn_before_ms: i64,
}

/// When an answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueAt {
    /// The deadline: an answer at this very moment is still in time.
    pub due_at: DateTime<Utc>,
    /// From when on it counts as due soon.
    pub warn_at: DateTime<Utc>,
}

impl Limit {
    /// The deadline of a wait that begins at `start`.
    #[must_use]
    pub fn from(&self, start: DateTime<Utc>) -> DueAt {
        let due_at = start + TimeDelta::milliseconds(self.limit_ms);
        DueAt { due_at, warn_at: due_at - TimeDelta::milliseconds(self.warn_before_ms) }
    }
}
