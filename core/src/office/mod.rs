//! An opened office: its store, its clock, its ids, and the seats and sessions in which people act.

mod card;
pub(crate) mod logo;
mod seat;
pub(crate) mod store;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, Transaction};
use serde_json::Value;

use crate::access::{self, Actor};
use crate::attachments;
use crate::backups;
use crate::chance::Chance;
use crate::clock::{Clock, SystemClock};
use crate::error::Result;
use crate::ids::Ids;
use crate::operation::{Act, Done, Operation, Read, ReadContext, StoreContext, Trace, Write, WriteContext};
use crate::reports;
use crate::reports::fonts::FontPlaces;
use crate::store::{self as files, KeyPlace, Opening, Store};
use crate::tickets;

pub use card::{GetOffice, OfficeCard, UpdateOffice};
pub use logo::{GetOfficeLogo, OfficeLogo, SetOfficeLogo};
pub use seat::Seat;

pub(crate) use seat::Place;

/// The time zone in which the office counts its days.
pub type OfficeZone = chrono_tz::Tz;

/// How long what was half filled in waits for whoever left it: longer than any holiday.
const LEFT_BEHIND_AFTER: TimeDelta = TimeDelta::days(30);

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
            chance: Chance::from_system(),
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
    chance: Chance,
    fonts: FontPlaces,
}

impl Office {
    /// Opens the office whose data is in `dir`.
    ///
    /// # Errors
    /// `store.missing`, `store.newer`, `store.foreign`, `store.damaged`, `store.locked`, `store.read_only`,
    /// `store.unreachable`, `store.full`, `store.busy`, `store.failed`.
    pub fn open(dir: &Path, setup: Setup) -> Result<Self> {
        let Setup { clock, ids, chance, fonts, create, key_place } = setup;
        let store = Store::open(dir, Opening { create, key_place, now: clock.now() })?;
        // A store of a version that did not have the index of words yet.
        while store.read(tickets::is_behind)? {
            store.write(|db| tickets::index_some(db))?;
        }
        let office = Self(Arc::new(Inside { store, clock, ids, chance, fonts }));
        // An office whose disk is full opens all the same.
        if let Err(error) = office.forget_left_behind() {
            tracing::warn!(%error, "what nobody came back to was not forgotten");
        }
        Ok(office)
    }

    /// Opens an office whose key is not on this computer, by its recovery key, and keeps the key here.
    ///
    /// # Errors
    /// Those of [`crate::store::unlock`], and as [`Office::open`].
    pub fn open_with_recovery(dir: &Path, recovery_key: &[u8; 32], setup: Setup) -> Result<Self> {
        files::unlock(dir, recovery_key, setup.key_place, setup.clock.now())?;
        Self::open(dir, Setup { create: false, ..setup })
    }

    /// The store as a whole, for what works on its files.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
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
        backups::back_up_if_due(&self.0.store, now.with_timezone(&zone))
    }

    /// Forgets the photographs of half-filled forms that nobody came back to for thirty days and that no words are kept with,
    /// and what was half filled in for a slip of a suggestion box whose slips have all been entered since; hosts call it about
    /// once an hour, and opening does it too.
    ///
    /// # Errors
    /// Those of the store.
    pub fn forget_left_behind(&self) -> Result<()> {
        let since = self.0.clock.now() - LEFT_BEHIND_AFTER;
        let find = |db: &Connection| -> Result<Vec<(i64, String)>> {
            let mut found = tickets::slips_left_behind(db, since)?;
            found.extend(attachments::orphans(db, since)?);
            Ok(found)
        };
        // Nearly always there is nothing; looking does not keep writers waiting.
        if self.0.store.read(find)?.is_empty() {
            return Ok(());
        }
        self.0.store.write(|db| {
            for (staff_id, form) in find(db)? {
                access::forget_draft(db, staff_id, &form)?;
            }
            Ok(())
        })
    }

    /// Records what is late and has not come before the manager yet; hosts call it about once a minute. What is late follows
    /// from the deadlines alone: calls that were missed, by sleep or because nothing ran, are made up for by the next.
    ///
    /// # Errors
    /// Those of the store.
    pub fn escalate_late(&self) -> Result<usize> {
        let now = self.0.clock.now();
        // Nearly always there is nothing; looking does not keep writers waiting.
        if self.0.store.read(|db| tickets::any_unescalated(db, now))? {
            return self.0.store.write(|db| tickets::escalate_late(db, now));
        }
        Ok(0)
    }

    /// Drafts the report of the quarter that was over last, once (R8.2); hosts call it as [`Office::escalate_late`]. Answers
    /// whether it did.
    ///
    /// # Errors
    /// Those of the store.
    pub fn draft_report(&self) -> Result<bool> {
        let now = self.0.clock.now();
        let due = self.0.store.read(|db| reports::undrafted(db, store::zone(db)?, now))?;
        if due.is_none() {
            return Ok(false);
        }
        self.0.store.write(|db| reports::draft(db, store::zone(db)?, now))
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

    /// Whether both are encrypted with the same key: the same office, or a backup of it.
    pub(crate) fn has_key_of(&self, other: &Self) -> bool {
        self.0.store.has_key_of(&other.0.store)
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
        self.0.store.write(|db| {
            let answer = work(db, &self.0.ids)?;
            tickets::index_changed(db)?;
            Ok(answer)
        })
    }

    /// Runs an operation that takes long as if it were `now`, and records it. Whether the actor may is asked before.
    pub(crate) fn act_at<O: Act>(
        &self,
        actor: &Actor,
        now: DateTime<Utc>,
        operation: O,
    ) -> Result<O::Answer> {
        let Inside { store: files, fonts, .. } = &*self.0;
        let zone = files.read(store::zone)?;
        let done = operation.run(&StoreContext { store: files, now, zone, actor, fonts })?;
        files.write(|db| record::<O, _>(db, now, actor, &done))?;
        Ok(done.answer)
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
            operation.run(&ReadContext {
                db,
                now: inside.clock.now(),
                zone: store::zone(db)?,
                actor: &self.actor,
                fonts: &inside.fonts,
                store: &inside.store,
            })
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
            let answer = run_write(db, &inside.ids, &self.actor, inside.clock.now(), operation)?;
            tickets::index_changed(db)?;
            Ok(answer)
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

    /// Runs an operation that takes long, and records it when it is done.
    ///
    /// # Errors
    /// Those of the operation.
    pub fn act<O: Act>(&self, operation: O) -> Result<O::Answer> {
        self.may::<O>()?;
        self.office.act_at(&self.actor, self.office.now(), operation)
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
    record::<O, _>(db, now, actor, &done)?;
    Ok(done.answer)
}

/// Leaves the audit row of what was done.
fn record<O: Operation, T>(
    db: &Transaction<'_>,
    now: DateTime<Utc>,
    actor: &Actor,
    done: &Done<T>,
) -> Result<()> {
    for Trace { subject, changes } in done.trace.iter().chain(&done.also) {
        access::store::audit(db, now, actor, O::NAME, subject, changes)?;
    }
    Ok(())
}
