//! The office behind the window, opened when it is first needed.
//!
//! A store that cannot be opened does not keep the window shut: every call tells why, and the next one tries
//! again, because a busy store may be free by then.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use linsheng_core::access::RecoveryKey;
use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::error::{Error, ErrorCode, Result};
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
    behind: Mutex<Behind>,
}

/// What is behind the window.
enum Behind {
    /// Nothing is opened yet.
    Closed,
    /// An office, at work.
    Open(Seat),
    /// An office whose drive went away. Handles of a drive that went away stay dead when it comes back.
    Lost(Seat),
}

impl Desk {
    /// A desk on the office in `data`; nothing is opened yet.
    pub(crate) fn new(data: PathBuf, resources: Option<PathBuf>) -> Self {
        Self(Arc::new(Inside { data, resources, behind: Mutex::new(Behind::Closed) }))
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
    ///
    /// Where the store's drive went away, the next call opens the office anew for whoever sits here.
    pub(crate) fn call(&self, operation: &str, arguments: Value) -> Result<Value> {
        let seat = self.seat()?;
        let answer = seat.call(operation, arguments);
        if answer.as_ref().is_err_and(|error| self.is_gone(error)) {
            let mut behind = self.hold();
            // Another call may have opened it anew meanwhile.
            if matches!(&*behind, Behind::Open(present) if present.is(&seat)) {
                *behind = Behind::Lost(seat);
            }
        }
        answer
    }

    /// Whether the error says that the store itself cannot be reached, and not a folder of backups.
    fn is_gone(&self, error: &Error) -> bool {
        let store = self.data().join(store::FILE_NAME).display().to_string();
        let path = error.body().params.get("path").and_then(Value::as_str);
        error.code() == ErrorCode::StoreUnreachable && path == Some(store.as_str())
    }

    /// Makes the backup of the day if it is due. Blocks.
    pub(crate) fn back_up_if_due(&self) {
        if let Err(error) = self.seat().and_then(|seat| seat.office().back_up_if_due()) {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, "no backup was made");
        }
    }

    /// Forgets what nobody came back to. Blocks.
    pub(crate) fn forget_left_behind(&self) {
        if let Err(error) = self.seat().and_then(|seat| seat.office().forget_left_behind()) {
            tracing::error!(%error, "what nobody came back to was not forgotten");
        }
    }

    /// Brings what is late before the manager, and drafts the report of a quarter that is over, if an office is open. Blocks.
    pub(crate) fn escalate_late(&self) {
        // One that cannot be opened is told by the page's calls; this is no reason to try.
        let seat = match &*self.hold() {
            Behind::Open(seat) => seat.clone(),
            Behind::Closed | Behind::Lost(_) => return,
        };
        if let Err(error) = seat.office().escalate_late() {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, "late answers did not come before the manager");
        }
        if let Err(error) = seat.office().draft_report() {
            tracing::error!(%error, "the report of the last quarter was not drafted");
        }
    }

    /// Closes the office and puts a backup in the place of its store; the next call opens it. Calls wait meanwhile;
    /// those that are running are waited for.
    pub(crate) fn restore(&self, file: &Path, recovery_key: Option<&RecoveryKey>) -> Result<Restored> {
        let mut behind = self.hold();
        *behind = Behind::Closed;
        let place = KeyPlace::from_environment();
        store::restore(self.data(), file, place, recovery_key.map(RecoveryKey::bytes), SystemClock.now())
    }

    /// Opens an office whose key is not on this computer, and keeps the key here.
    pub(crate) fn unlock(&self, recovery_key: &RecoveryKey) -> Result<()> {
        let mut behind = self.hold();
        *behind = Behind::Closed;
        let office = Office::open_with_recovery(self.data(), recovery_key.bytes(), self.setup())?;
        *behind = Behind::Open(office.seat());
        Ok(())
    }

    fn seat(&self) -> Result<Seat> {
        let mut behind = self.hold();
        let seat = match &*behind {
            Behind::Open(seat) => return Ok(seat.clone()),
            Behind::Closed => self.open()?.seat(),
            Behind::Lost(seat) => seat.moved_to(self.open()?),
        };
        *behind = Behind::Open(seat.clone());
        Ok(seat)
    }

    fn open(&self) -> Result<Office> {
        Office::open(self.data(), self.setup())
    }

    fn setup(&self) -> Setup {
        Setup::system(fonts(self.0.resources.as_deref()))
    }

    fn hold(&self) -> MutexGuard<'_, Behind> {
        // Nothing is half done in there if a thread died: the office is either opened or not.
        self.0.behind.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fonts(_resources: Option<&Path>) -> FontPlaces {
    FontPlaces::from_environment()
}
