//! Global identities (UUIDv7), passed in like the time; and the secrets that must never be made twice.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rand::rngs::SysRng;
use rand::{Rng, SeedableRng, TryRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use crate::error::{Error, ErrorCode, Result};

/// Where an office gets its global ids from: the moment and 74 bits of chance.
#[derive(Debug)]
pub struct Ids(Mutex<ChaCha8Rng>);

impl Ids {
    /// Ids that no other machine will make.
    #[must_use]
    pub fn from_system() -> Self {
        Self(Mutex::new(rand::make_rng()))
    }

    /// The same ids at every run: for the demo office and for tests.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(ChaCha8Rng::seed_from_u64(seed)))
    }

    /// A new id for something that comes into being at `now`.
    #[must_use]
    pub fn next(&self, now: DateTime<Utc>) -> Uuid {
        let mut random = [0_u8; 10];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut random);
        let ms = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
    }
}

/// Bytes that nobody can guess, from the operating system. Not passed in on purpose: a secret that a seed could make
/// again is none.
///
/// # Errors
/// `internal` if the system has no chance to give.
pub(crate) fn secret_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    Ok(bytes)
}
