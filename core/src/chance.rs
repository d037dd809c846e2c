//! Chance, passed in: the salts of what is hashed, and the recovery keys that people keep. The store's own keys are not made by it:
//! they come from `secret_bytes` in [`crate::ids`].

use std::sync::{Mutex, PoisonError};

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// Where an office gets bytes from that nobody can guess.
pub struct Chance(Mutex<ChaCha20Rng>);

impl Chance {
    /// Seeded by the operating system.
    #[must_use]
    pub fn from_system() -> Self {
        Self(Mutex::new(rand::make_rng()))
    }

    /// The same bytes at every run: for tests. Whoever knows the seed knows the secrets.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }

    /// The next bytes.
    #[must_use]
    pub fn bytes<const COUNT: usize>(&self) -> [u8; COUNT] {
        let mut bytes = [0; COUNT];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
}
