//! What an operation is: a name, typed arguments, a typed answer, what it asks of the caller, and whether it reads,
//! writes, or concerns the desk itself.
//!
//! [`crate::operations`] lists every one of them, once. A feature module gives the arguments' type and
//! implements [`Read`], [`Write`], [`Act`] or [`AtSeat`] for it; it never names a host.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

use crate::access::{Actor, Changes, Gate};
use crate::error::Result;
use crate::ids::Ids;
use crate::office::{OfficeZone, Seat};
use crate::reports::fonts::FontPlaces;
use crate::store::Store;

/// Whether an operation changes the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It only looks.
    Read,
    /// It changes something, in one transaction or, an act, outside of one; with an audit row.
    Write,
    /// It concerns who sits at the desk, or passwords, and takes more than one transaction.
    Seat,
}

/// What the list of operations says about each of them.
pub trait Operation: DeserializeOwned + JsonSchema + TS + 'static {
    /// The name by which hosts call it: verb and noun, such as `register_ticket`.
    const NAME: &'static str;
    /// What it asks of whoever calls it.
    const GATE: Gate;
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
    /// Who looks.
    pub actor: &'a Actor,
    /// Where the report's fonts are looked for.
    pub fonts: &'a FontPlaces,
    /// The store as a whole, for operations that look at its files.
    pub store: &'a Store,
}

/// What an operation that takes longer than others may wait works with. There is no transaction; it opens its own.
pub struct StoreContext<'a> {
    /// The store.
    pub store: &'a Store,
    /// The moment of the call.
    pub now: DateTime<Utc>,
    /// The office's time zone.
    pub zone: OfficeZone,
    /// Who acts.
    pub actor: &'a Actor,
    /// Where the fonts of papers are looked for.
    pub fonts: &'a FontPlaces,
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

/// An operation on the desk itself, or one that computes what must not be computed inside a transaction.
pub trait AtSeat: Operation {
    /// Runs it, and records it itself.
    ///
    /// # Errors
    /// As its documentation in the list of operations says; [`crate::error::ErrorCode`] for all.
    fn run(self, seat: &Seat) -> Result<Self::Answer>;
}

/// An operation that takes longer than others may wait, such as a backup or a paper that leaves the office. For hosts it
/// is a write: it leaves an audit row, which is written when it is done.
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
    pub(crate) answer: T,
    /// What the audit trail says of it.
    pub(crate) trace: Option<Trace>,
    /// What it says of each other thing that was changed along with it.
    pub(crate) also: Vec<Trace>,
}

/// What the audit trail says of a write, beside who ran which operation when.
pub(crate) struct Trace {
    /// What it was done to: the number of a ticket, the sign-in name of a person.
    pub(crate) subject: String,
    /// Which fields it changed.
    pub(crate) changes: Changes,
}

impl<T> Done<T> {
    /// A write that was done to `subject`: the number of a ticket, the sign-in name of a person.
    pub fn new(answer: T, subject: impl Into<String>) -> Self {
        Self {
            answer,
            trace: Some(Trace { subject: subject.into(), changes: Changes::default() }),
            also: Vec::new(),
        }
    }

    /// The same, with the fields that it changed.
    #[must_use]
    pub fn changing(mut self, changes: Changes) -> Self {
        if let Some(trace) = &mut self.trace {
            trace.changes = changes;
        }
        self
    }

    /// The same, done to another subject: to a part of what the answer shows.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        if let Some(trace) = &mut self.trace {
            trace.subject = subject.into();
        }
        self
    }

    /// The same, which changed `subject` as well: a row of its own in the audit trail.
    #[must_use]
    pub fn and(mut self, subject: impl Into<String>, changes: Changes) -> Self {
        self.also.push(Trace { subject: subject.into(), changes });
        self
    }

    /// A write that leaves no audit row. Only for drafts, which save themselves every few seconds and change nothing
    /// in the office yet, and for an act that wrote its row itself (`issue_report`); a test holds that nothing else does.
    pub fn quiet(answer: T) -> Self {
        Self { answer, trace: None, also: Vec::new() }
    }
}
