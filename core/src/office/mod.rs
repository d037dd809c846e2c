//! An opened office: its store, its clock, its ids, and the sessions in which people act.

mod card;
pub(crate) mod store;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::Transaction;
use serde_json::Value;

use crate::access::{self, Actor};
use crate::clock::{Clock, SystemClock};
use crate::error::Result;
use crate::ids::Ids;
use crate::operation::{Read, ReadContext, Write, WriteContext};
use crate::operations;
use crate::reports::fonts::FontPlaces;
use crate::store::Store;

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
}

impl Setup {
    /// The machine's clock and chance; an office that is not there is made.
    #[must_use]
    pub fn system(fonts: FontPlaces) -> Self {
        Self { clock: Box::new(SystemClock), ids: Ids::from_system(), fonts, create: true }
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
    /// `store.missing`, `store.newer`, `store.foreign`, `store.damaged`, `store.busy`, `store.failed`.
    pub fn open(dir: &Path, setup: Setup) -> Result<Self> {
        let Setup { clock, ids, fonts, create } = setup;
        let store = Store::open(dir, create)?;
        Ok(Self(Arc::new(Inside { store, clock, ids, fonts })))
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
            operation.run(&ReadContext { db, now: inside.clock.now(), zone, fonts: &inside.fonts })
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
