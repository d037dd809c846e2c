//! An opened office: its store, its clock, its ids, and the sessions in which people act.

mod card;
pub(crate) mod store;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::Transaction;
use serde_json::Value;

use crate::access::{self, Actor};
use crate::backups;
use crate::clock::{Clock, SystemClock};
use crate::error::Result;
use crate::ids::Ids;
use crate::operation::{Act, Read, ReadContext, StoreContext, Write, WriteContext};
use crate::operations;
use crate::reports::fonts::FontPlaces;
use crate::store::{self as files, KeyPlace, Opening, Store};

pub use card::{GetOffice, OfficeCard, UpdateOffice};

/// The time zone in which the office counts its days.
pub type OfficeZone = chrono_tz::Tz;

/// What an office is opened with.
pub struct Setup {
    /// Where the time comes from.
    pub clock: Box<dyn Clock>,
    /// Where global ids come from.
    pub ids: Ids,
    /// Where the report's fonts are looked for.
    pub fonts: FontPlaces,
    /// Whether an office that is not there yet is made.
    pub create: bool,
    /// Where the key of an office that is made is kept.
    pub key_place: KeyPlace,
}

impl Setup {
    /// The machine's clock and chance; an office that is not there is made.
    #[must_use]
    pub fn system(fonts: FontPlaces) -> Self {
        Self {
            clock: Box::new(SystemClock),
            ids: Ids::from_system(),
            fonts,
            create: true,
            key_place: KeyPlace::from_environment(),
        }
    }
}

/// An opened office. Cloning it is cheap and gives the same office.
#[derive(Clone)]
pub struct Office(Arc<Inside>);

struct Inside {
    store: Store,
    clock: Box<dyn Clock>,
    ids: Ids,
    fonts: FontPlaces,
}

impl Office {
    /// Opens the office whose data is in `dir`.
    ///
    /// # Errors
    /// `store.missing`, `store.newer`, `store.foreign`, `store.damaged`, `store.locked`, `store.read_only`,
    /// `store.unreachable`, `store.full`, `store.busy`, `store.failed`.
    pub fn open(dir: &Path, setup: Setup) -> Result<Self> {
        let Setup { clock, ids, fonts, create, key_place } = setup;
        let store = Store::open(dir, Opening { create, key_place, now: clock.now() })?;
        Ok(Self(Arc::new(Inside { store, clock, ids, fonts })))
    }

    /// Opens an office whose key is not on this computer, by its recovery key, and keeps the key here.
    ///
    /// # Errors
    /// `store.recovery_missing`, `store.recovery_damaged`, `store.recovery_key_wrong`, and as [`Office::open`].
    pub fn open_with_recovery(dir: &Path, recovery_key: &[u8; 32], setup: Setup) -> Result<Self> {
        files::unlock(dir, recovery_key, setup.key_place)?;
        Self::open(dir, Setup { create: false, ..setup })
    }

    /// Lets this recovery key, and no earlier one, open the office's data on another computer.
    ///
    /// # Errors
    /// `store.full`, `store.read_only`, `store.unreachable`.
    pub fn set_recovery_key(&self, recovery_key: &[u8; 32]) -> Result<()> {
        self.0.store.set_recovery_key(recovery_key)
    }

    /// Makes the backup of the day if it is not made yet, and copies it to the second folder if that is there; hosts
    /// call it about once an hour. It takes seconds; other calls go on meanwhile.
    ///
    /// # Errors
    /// As [`Store::back_up`]; a second folder that is away is told by `get_backup_state` only.
    pub fn back_up_if_due(&self) -> Result<()> {
        let now = self.0.clock.now();
        let zone = self.0.store.read(store::zone)?;
        backups::back_up_if_due(&StoreContext { store: &self.0.store, now, zone })
    }

    /// A session of the person with this sign-in name, or of the first manager where none is named.
    ///
    /// # Errors
    /// `staff.not_found`, `staff.inactive`.
    pub fn session(&self, login: Option<&str>) -> Result<Session> {
        let actor = self.0.store.read(|db| access::store::actor(db, login))?;
        Ok(Session { office: self.clone(), actor })
    }

    /// Runs many steps of work in one transaction, each at a moment of its own: how the demo office lives its
    /// months. Not for hosts.
    pub(crate) fn batch<T>(&self, work: impl FnOnce(&Transaction<'_>, &Ids) -> Result<T>) -> Result<T> {
        self.0.store.write(|db| work(db, &self.0.ids))
    }
}

/// A person at work in an office.
#[derive(Clone)]
pub struct Session {
    office: Office,
    actor: Actor,
}

impl Session {
    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Runs the operation `name` with JSON arguments.
    ///
    /// # Errors
    /// `operation.unknown`, `arguments.malformed`, and those of the operation.
    pub fn call(&self, name: &str, arguments: Value) -> Result<Value> {
        let answer = operations::dispatch(self, name, arguments);
        if let Err(error) = &answer {
            let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            tracing::debug!(operation = name, %error, cause, "refused");
        }
        answer
    }

    /// Runs an operation that only looks.
    ///
    /// # Errors
    /// Those of the operation.
    pub fn read<O: Read>(&self, operation: O) -> Result<O::Answer> {
        let inside = &*self.office.0;
        inside.store.read(|db| {
            let zone = store::zone(db)?;
            operation.run(&ReadContext {
                db,
                now: inside.clock.now(),
                zone,
                fonts: &inside.fonts,
                store: &inside.store,
            })
        })
    }

    /// Runs an operation that changes something; when this returns, the change and its audit row are on disk.
    ///
    /// # Errors
    /// Those of the operation; nothing is kept of a failed one.
    pub fn write<O: Write>(&self, operation: O) -> Result<O::Answer> {
        let inside = &*self.office.0;
        inside.store.write(|db| run_write(db, &inside.ids, &self.actor, inside.clock.now(), operation))
    }

    /// Runs an operation on the store as a whole, and records it when it is done.
    ///
    /// # Errors
    /// Those of the operation.
    pub fn act<O: Act>(&self, operation: O) -> Result<O::Answer> {
        let inside = &*self.office.0;
        let now = inside.clock.now();
        let zone = inside.store.read(store::zone)?;
        let done = operation.run(&StoreContext { store: &inside.store, now, zone })?;
        inside.store.write(|db| access::store::audit(db, now, &self.actor, O::NAME, &done.subject))?;
        Ok(done.answer)
    }
}

/// Runs a writing operation and records it, both in the transaction given.
pub(crate) fn run_write<O: Write>(
    db: &Transaction<'_>,
    ids: &Ids,
    actor: &Actor,
    now: DateTime<Utc>,
    operation: O,
) -> Result<O::Answer> {
    let zone = store::zone(db)?;
    let done = operation.run(&WriteContext { db, now, zone, actor, ids })?;
    access::store::audit(db, now, actor, O::NAME, &done.subject)?;
    Ok(done.answer)
}
