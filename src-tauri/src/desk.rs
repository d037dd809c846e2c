//! The office behind the window, opened when it is first needed.
//!
//! A store that cannot be opened does not keep the window shut: every call tells why, and the next one tries
//! again, because a busy store may be free by then.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use linsheng_core::access::RecoveryKey;
use linsheng_core::clock::{Clock as _, SystemClock};
use linsheng_core::demo::sample;
use linsheng_core::error::{Error, ErrorCode, Result};
use linsheng_core::office::{Office, Seat, Setup};
use linsheng_core::reports::fonts::FontPlaces;
use linsheng_core::store::{self, KeyPlace, Restored};
use serde_json::Value;

/// The office behind the window. Cloning it is cheap and gives the same desk.
#[derive(Clone)]
pub(crate) struct Desk(Arc<Inside>);

struct Inside {
    own: PathBuf,
    /// The sample's folder, whether or not there is one.
    sample: PathBuf,
    /// Whether the window shows the sample. Changed only by whoever holds what is behind the window.
    in_sample: AtomicBool,
    /// One sample is made at a time.
    making: Mutex<()>,
    resources: Option<PathBuf>,
    behind: Mutex<Behind>,
}

/// How often and how long apart the files of a sample that was left are tried again: a call that was running holds them.
const LEAVING: (u32, Duration) = (40, Duration::from_millis(50));

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
        let sample = sample::place_of(&data);
        Self(Arc::new(Inside {
            own: data,
            sample,
            in_sample: AtomicBool::new(false),
            making: Mutex::new(()),
            resources,
            behind: Mutex::new(Behind::Closed),
        }))
    }

    /// Where the data of the office is that the window shows.
    pub(crate) fn data(&self) -> &Path {
        if self.is_sample() { &self.0.sample } else { &self.0.own }
    }

    /// Whether the window shows the sample.
    pub(crate) fn is_sample(&self) -> bool {
        self.0.in_sample.load(Ordering::SeqCst)
    }

    /// Shows the sample instead of the own office. One that is there from before is shown as it was left, if it opens.
    /// Blocks, for seconds if it has to be made.
    pub(crate) fn open_sample(&self) -> Result<()> {
        let making = self.0.making.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = &self.0.sample;
        let opens = || Office::open(folder, Setup { create: false, ..self.setup() });
        let office = if let Some(Ok(office)) = sample::is_made(folder).then(opens) {
            office
        } else {
            sample::make(folder, self.setup())?;
            opens()?
        };
        let mut behind = self.hold();
        self.0.in_sample.store(true, Ordering::SeqCst);
        *behind = Behind::Open(office.seat());
        drop(behind);
        drop(making);
        Ok(())
    }

    /// Shows the own office again, and throws the sample away. Blocks.
    pub(crate) fn leave_sample(&self) -> Result<()> {
        let mut behind = self.hold();
        self.0.in_sample.store(false, Ordering::SeqCst);
        *behind = Behind::Closed;
        drop(behind);
        let (times, apart) = LEAVING;
        for _ in 1..times {
            if sample::throw_away(&self.0.sample).is_ok() {
                return Ok(());
            }
            std::thread::sleep(apart);
        }
        sample::throw_away(&self.0.sample)
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
