//! Slowing down whoever guesses: after each failure the next attempt with the same name must wait longer.
//!
//! An attempt is counted before the password is looked at and forgotten when it was right, so that many attempts at
//! the same moment, or a program killed in the middle, gain nothing.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::store::credentials as rows;
use crate::error::{Error, ErrorCode, Result};

/// The longest wait.
const LONGEST_WAIT: TimeDelta = TimeDelta::seconds(60);

/// For how long failures are remembered.
const MEMORY: TimeDelta = TimeDelta::days(1);

/// Attempts that were not followed by success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Failures {
    pub(super) count: i64,
    pub(super) last_at: DateTime<Utc>,
}

/// What is tried, which is counted by itself. Of the name only a hash is kept.
pub(super) struct Target([u8; 32]);

impl Target {
    /// The password of whoever has this sign-in name, whether or not anybody has.
    pub(super) fn login(login: &str) -> Self {
        Self(Sha256::new().chain_update(b"login ").chain_update(login).finalize().into())
    }

    /// The office's recovery key.
    pub(super) fn recovery_key() -> Self {
        Self(Sha256::digest(b"recovery key").into())
    }

    /// Counts an attempt at `now`.
    ///
    /// # Errors
    /// `sign_in.wait` with `seconds` if it comes too early; it is not counted then.
    pub(super) fn begin(&self, db: &Connection, now: DateTime<Utc>) -> Result<()> {
        let left = rows::failures(db, &self.0)?.map_or(TimeDelta::zero(), |failures| left(failures, now));
        if left > TimeDelta::zero() {
            let seconds = (left.num_milliseconds() + 999) / 1000;
            return Err(Error::new(ErrorCode::SignInWait).with("seconds", seconds));
        }
        rows::add_failure(db, &self.0, now, MEMORY)
    }

    /// Forgets what went before: the attempt was right.
    pub(super) fn succeeded(&self, db: &Connection) -> Result<()> {
        rows::forget_failures(db, &self.0)
    }
}

/// How long after so many failures the next attempt must wait: nothing twice, then 1, 2, 4, … 60 seconds.
fn wait_after(failures: i64) -> TimeDelta {
    if failures < 3 {
        return TimeDelta::zero();
    }
    TimeDelta::seconds(1 << (failures - 3).min(6)).min(LONGEST_WAIT)
}

/// How much of the wait is left at `now`. A clock that was set back does not lock anybody out.
fn left(failures: Failures, now: DateTime<Utc>) -> TimeDelta {
    let passed = now - failures.last_at;
    if passed < TimeDelta::zero() { TimeDelta::zero() } else { wait_after(failures.count) - passed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_ends() {
        let waits: Vec<i64> = (0..12).map(|failures| wait_after(failures).num_seconds()).collect();
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait_after(i64::MAX), LONGEST_WAIT);
    }

    #[test]
    fn what_is_left_of_it() {
        let last_at = DateTime::UNIX_EPOCH;
        let cases = [(0, 4000), (1500, 2500), (4000, 0), (-1, 0)];
        for (passed, expected) in cases {
            let now = last_at + TimeDelta::milliseconds(passed);
            assert_eq!(
                left(Failures { count: 5, last_at }, now),
                TimeDelta::milliseconds(expected),
                "{passed}"
            );
        }
    }
}
