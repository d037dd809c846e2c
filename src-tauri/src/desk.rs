//! The office behind the window, opened when it is first needed.
//!
//! A store that cannot be opened does not keep the window shut: every call tells why, and the next one tries
//! again, because a busy store may be free by then.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::error::Result;
use linsheng_core::office::{Office, Seat, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::{self, KeyPlace, Restored};
use serde_json::Value;

/// The office behind the window. Cloning it is cheap and gives the same desk.
#[derive(Clone)]
pub(crate) struct Desk(Arc<Inside>);

struct Inside {
    data: PathBuf,
    resources: Option<PathBuf>,
    seat: Mutex<Option<Seat>>,
}

impl Desk {
    /// A desk on the office in `data`; nothing is opened yet.
    pub(crate) fn new(data: PathBuf, resources: Option<PathBuf>) -> Self {
        Self(Arc::new(Inside { data, resources, seat: Mutex::new(None) }))
    }

    /// Where the office's data is.
    pub(crate) fn data(&self) -> &Path {
        &self.0.data
    }

    /// Opens the office ahead of the first call.
    pub(crate) fn warm_up(&self) {
        if let Err(error) = self.seat() {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, data = %self.data().display(), "the office could not be opened");
        }
    }

    /// Runs an operation as whoever is signed in at this desk. Blocks: never call it on the window's thread.
    pub(crate) fn call(&self, operation: &str, arguments: Value) -> Result<Value> {
        self.seat()?.call(operation, arguments)
    }

    /// Makes the backup of the day if it is due. Blocks.
    pub(crate) fn back_up_if_due(&self) {
        if let Err(error) = self.seat().and_then(|seat| seat.office().back_up_if_due()) {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, "no backup was made");
        }
    }

    /// Closes the office, puts a backup in the place of its store, and opens it again. Calls wait meanwhile; those
    /// that are running are waited for.
    pub(crate) fn restore(&self, file: &Path) -> Result<Restored> {
        let mut seat = self.0.seat.lock().unwrap_or_else(PoisonError::into_inner);
        *seat = None;
        let restored =
            store::restore(self.data(), file, KeyPlace::from_environment(), None, SystemClock.now())?;
        *seat = Some(self.open()?);
        Ok(restored)
    }

    fn seat(&self) -> Result<Seat> {
        // Nothing is half done in there if a thread died: the office is either opened or not.
        let mut seat = self.0.seat.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seat) = &*seat {
            return Ok(seat.clone());
        }
        let opened = self.open()?;
        *seat = Some(opened.clone());
        Ok(opened)
    }

    fn open(&self) -> Result<Seat> {
        let office = Office::open(&self.0.data, Setup::system(fonts(self.0.resources.as_deref())))?;
        Ok(office.seat())
    }
}

fn fonts(_resources: Option<&Path>) -> FontPlaces {
    FontPlaces::from_environment()
}
