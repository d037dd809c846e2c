//! What was answered last, as long as nothing changed that it is made of: in memory only, for the one answer that is asked for
//! often and takes long, the counts of the compliance board.

use std::sync::{Mutex, PoisonError};

/// The last answer, with what it was made of.
#[derive(Debug)]
pub(crate) struct Remembered<T>(Mutex<Option<T>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Remembered<T> {
    pub(crate) fn get(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set(&self, answer: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
    }
}
