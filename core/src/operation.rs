//! What an operation is: a name, typed arguments, a typed answer, the permission it needs, and whether it reads
//! or writes.
//!
//! [`crate::operations`] lists every one of them, once. A feature module gives the arguments' type and
//! implements [`Read`] or [`Write`] for it; it never names a host.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

use crate::access::{Actor, Permission};
use crate::error::Result;
use crate::ids::Ids;
use crate::office::OfficeZone;
use crate::reports::fonts::FontPlaces;
use crate::store::Store;

/// Whether an operation changes the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It only looks.
    Read,
    /// It changes something, in one transaction, with an audit row.
    Write,
}

/// What the list of operations says about each of them.
pub trait Operation: DeserializeOwned + JsonSchema + TS + 'static {
    /// The name by which hosts call it: verb and noun, such as `register_ticket`.
    const NAME: &'static str;
    /// What the acting person must be allowed to do.
    const PERMISSION: Permission;
    /// Whether it changes the store.
    const KIND: Kind;
    /// What it answers.
    type Answer: Serialize + JsonSchema + TS + 'static;
}

/// What a reading operation works with: one consistent snapshot of the store, and the moment.
pub struct ReadContext<'a> {
    /// A read transaction.
    pub db: &'a Connection,
    /// The moment of the call.
    pub now: DateTime<Utc>,
    /// The office's time zone.
    pub zone: OfficeZone,
    /// Where the report's fonts are looked for.
    pub fonts: &'a FontPlaces,
    /// The store as a whole, for operations that look at its files.
    pub store: &'a Store,
}

/// What an operation on the store as a whole works with. There is no transaction: it takes longer than others may wait.
pub struct StoreContext<'a> {
    /// The store.
    pub store: &'a Store,
    /// The moment of the call.
    pub now: DateTime<Utc>,
    /// The office's time zone.
    pub zone: OfficeZone,
}

/// What a writing operation works with: the single write transaction, the moment, and who acts.
pub struct WriteContext<'a> {
    /// The write transaction; committed by the caller together with the audit row.
    pub db: &'a Transaction<'a>,
    /// The moment of the call.
    pub now: DateTime<Utc>,
    /// The office's time zone.
    pub zone: OfficeZone,
    /// Who acts.
    pub actor: &'a Actor,
    /// New global ids.
    pub ids: &'a Ids,
}

/// An operation that only looks.
pub trait Read: Operation {
    /// Runs it.
    ///
    /// # Errors
    /// As its documentation in the list of operations says; [`crate::error::ErrorCode`] for all.
    fn run(self, context: &ReadContext<'_>) -> Result<Self::Answer>;
}

/// An operation that changes something.
pub trait Write: Operation {
    /// Runs it. What it answers must not say more than a read by the same person would.
    ///
    /// # Errors
    /// As its documentation in the list of operations says; nothing is kept of a failed write.
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Self::Answer>>;
}

/// An operation on the store as a whole, such as a backup. For hosts it is a write: it leaves an audit row, which is
/// written when it is done.
pub trait Act: Operation {
    /// Runs it.
    ///
    /// # Errors
    /// As its documentation in the list of operations says.
    fn run(self, context: &StoreContext<'_>) -> Result<Done<Self::Answer>>;
}

/// What a write did.
pub struct Done<T> {
    /// The answer for the caller.
    pub answer: T,
    /// What it was done to, for the audit trail: the number of a ticket, the sign-in name of a person.
    pub subject: String,
}
