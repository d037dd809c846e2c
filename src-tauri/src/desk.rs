//! The office behind the window, opened when it is first needed.
//!
//! A store that cannot be opened does not keep the window shut: every call tells why, and the next one tries
//! again, because a busy store may be free by then.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::error::Result;
use linsheng_core::office::{Office, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::{self, KeyPlace, Restored};
use serde_json::Value;

/// The office behind the window. Cloning it is cheap and gives the same desk.
#[derive(Clone)]
pub(crate) struct Desk(Arc<Inside>);

struct Inside {
    data: PathBuf,
    resources: Option<PathBuf>,
    office: Mutex<Option<Office>>,
}

impl Desk {
    /// A desk on the office in `data`; nothing is opened yet.
    pub(crate) fn new(data: PathBuf, resources: Option<PathBuf>) -> Self {
        Self(Arc::new(Inside { data, resources, office: Mutex::new(None) }))
    }

    /// Where the office's data is.
    pub(crate) fn data(&self) -> &Path {
        &self.0.data
    }

    /// Opens the office ahead of the first call.
    pub(crate) fn warm_up(&self) {
        if let Err(error) = self.office() {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, data = %self.data().display(), "the office could not be opened");
        }
    }

    /// Runs an operation as `actor`. Blocks: never call it on the window's thread.
    pub(crate) fn call(&self, actor: Option<&str>, operation: &str, arguments: Value) -> Result<Value> {
        self.office()?.session(actor)?.call(operation, arguments)
    }

    /// Makes the backup of the day if it is due. Blocks.
    pub(crate) fn back_up_if_due(&self) {
        if let Err(error) = self.office().and_then(|office| office.back_up_if_due()) {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, "no backup was made");
        }
    }

    /// Closes the office, puts a backup in the place of its store, and opens it again. Calls wait meanwhile; those
    /// that are running are waited for.
    pub(crate) fn restore(&self, file: &Path) -> Result<Restored> {
        let mut office = self.0.office.lock().unwrap_or_else(PoisonError::into_inner);
        *office = None;
        let restored =
            store::restore(self.data(), file, KeyPlace::from_environment(), None, SystemClock.now())?;
        *office = Some(self.open()?);
        Ok(restored)
    }

    fn office(&self) -> Result<Office> {
        // Nothing is half done in there if a thread died: the office is either opened or not.
        let mut office = self.0.office.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(office) = &*office {
            return Ok(office.clone());
        }
        let opened = self.open()?;
        *office = Some(opened.clone());
        Ok(opened)
    }

    fn open(&self) -> Result<Office> {
        Office::open(&self.0.data, Setup::system(fonts(self.0.resources.as_deref())))
    }
}

fn fonts(_resources: Option<&Path>) -> FontPlaces {
    FontPlaces::from_environment()
}
