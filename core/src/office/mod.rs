//! An opened office: its store, its clock, its ids, and the seats and sessions in which people act.

mod card;
mod seat;
pub(crate) mod store;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction};
use serde_json::Value;

use crate::access::{self, Actor, AuditCheck};
use crate::chance::Chance;
use crate::clock::{Clock, SystemClock};
use crate::error::Result;
use crate::ids::Ids;
use crate::operation::{Operation, Read, ReadContext, Trace, Write, WriteContext};
use crate::reports::fonts::FontPlaces;
use crate::store::Store;

pub use card::{GetOffice, OfficeCard, UpdateOffice};
pub use seat::Seat;

pub(crate) use seat::Place;

/// The time zone in which the office counts its days.
pub type OfficeZone = chrono_tz::Tz;

/// What an office is opened with.
pub struct Setup {
    /// Where the time comes from.
    pub clock: Box<dyn Clock>,
    /// Where global ids come from.
    pub ids: Ids,
    /// Where salts and keys come from.
    pub chance: Chance,
    /// Where the report's fonts are looked for.
    pub fonts: FontPlaces,
    /// Whether an office that is not there yet is made.
    pub create: bool,
}

impl Setup {
    /// The machine's clock and chance; an office that is not there is made.
    #[must_use]
    pub fn system(fonts: FontPlaces) -> Self {
        Self {
            clock: Box::new(SystemClock),
            ids: Ids::from_system(),
            chance: Chance::from_system(),
            fonts,
            create: true,
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
    chance: Chance,
    fonts: FontPlaces,
}

impl Office {
    /// Opens the office whose data is in `dir`.
    ///
    /// # Errors
    /// `store.missing`, `store.newer`, `store.foreign`, `store.damaged`, `store.busy`, `store.failed`.
    pub fn open(dir: &Path, setup: Setup) -> Result<Self> {
        let Setup { clock, ids, chance, fonts, create } = setup;
        let store = Store::open(dir, create)?;
        Ok(Self(Arc::new(Inside { store, clock, ids, chance, fonts })))
    }

    /// A desk of this office at which nobody sits yet: what a host with a sign-in page opens.
    #[must_use]
    pub fn seat(&self) -> Seat {
        Seat::empty(self.clone())
    }

    /// A session of the person with this sign-in name, or of the first manager where none is named, without a
    /// password: for whoever may read the store's file anyway. What the person may not do is refused all the same.
    ///
    /// # Errors
    /// `staff.not_found`, `staff.inactive`.
    pub fn session(&self, login: Option<&str>) -> Result<Session> {
        let actor = self.0.store.read(|db| access::store::actor(db, login))?;
        Ok(Session { office: self.clone(), actor })
    }

    /// Reads the whole audit trail and checks its chain, for whoever may read the store's file anyway.
    ///
    /// # Errors
    /// Those of the store; a broken chain is an answer, not an error.
    pub fn verify_audit_trail(&self) -> Result<AuditCheck> {
        self.read(access::audit::verify)
    }

    /// The moment.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// Where salts and keys come from.
    pub(crate) fn chance(&self) -> &Chance {
        &self.0.chance
    }

    /// Runs `work` on one consistent snapshot, for operations that work on a seat.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.0.store.read(work)
    }

    /// Runs `work` in the write transaction, for operations that work on a seat.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        self.0.store.write(work)
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

    /// Runs the operation `name` with JSON arguments, as at a desk at which this person sits; what it changes of the
    /// desk itself is forgotten afterwards.
    ///
    /// # Errors
    /// As [`Seat::call`].
    pub fn call(&self, name: &str, arguments: Value) -> Result<Value> {
        Seat::of(self.clone()).call(name, arguments)
    }

    /// Runs an operation that only looks.
    ///
    /// # Errors
    /// `permission.denied`, `password.must_change`, `staff.inactive`, and those of the operation.
    pub fn read<O: Read>(&self, operation: O) -> Result<O::Answer> {
        let inside = &*self.office.0;
        inside.store.read(|db| {
            self.admit::<O>(db)?;
            let (now, zone) = (inside.clock.now(), store::zone(db)?);
            operation.run(&ReadContext { db, now, zone, actor: &self.actor, fonts: &inside.fonts })
        })
    }

    /// Runs an operation that changes something; when this returns, the change and its audit row are on disk.
    ///
    /// # Errors
    /// As [`Session::read`]; nothing is kept of a failed one.
    pub fn write<O: Write>(&self, operation: O) -> Result<O::Answer> {
        let inside = &*self.office.0;
        inside.store.write(|db| {
            self.admit::<O>(db)?;
            run_write(db, &inside.ids, &self.actor, inside.clock.now(), operation)
        })
    }

    /// Whether this person may run `O`, in the transaction in which it runs: the one place where permissions are
    /// enforced.
    pub(crate) fn admit<O: Operation>(&self, db: &Connection) -> Result<()> {
        access::authorise::<O>(db, &self.actor)
    }

    /// Whether this person may run `O`, where no transaction is open.
    pub(crate) fn may<O: Operation>(&self) -> Result<()> {
        self.office.read(|db| self.admit::<O>(db))
    }
}

/// Runs a writing operation and records it, both in the transaction given. Whether the actor may is asked before.
pub(crate) fn run_write<O: Write>(
    db: &Transaction<'_>,
    ids: &Ids,
    actor: &Actor,
    now: DateTime<Utc>,
    operation: O,
) -> Result<O::Answer> {
    let zone = store::zone(db)?;
    let done = operation.run(&WriteContext { db, now, zone, actor, ids })?;
    if let Some(Trace { subject, changes }) = &done.trace {
        access::store::audit(db, now, actor, O::NAME, subject, changes)?;
    }
    Ok(done.answer)
}
