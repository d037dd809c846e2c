//! The desk at which people take turns: an office, who is signed in there, and whether the desk is locked.
//!
//! A host has one seat and sends every call through it. What needs nobody signed in, or changes who is, works on the
//! seat itself; everything else runs in the session of the person who sits there.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use super::{Office, Session};
use crate::access::{Actor, Gate};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::AtSeat;
use crate::operations;

/// A desk of an office. Cloning it is cheap and gives the same desk.
#[derive(Clone)]
pub struct Seat(Arc<Inside>);

struct Inside {
    office: Office,
    place: Mutex<Place>,
}

/// Who sits at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nobody.
    Empty,
    /// This person.
    Taken(Actor),
    /// This person, who has to prove it again first.
    Locked(Actor),
}

impl Place {
    /// Who sits there, locked or not.
    pub(crate) fn actor(&self) -> Option<&Actor> {
        match self {
            Place::Empty => None,
            Place::Taken(actor) | Place::Locked(actor) => Some(actor),
        }
    }
}

impl Seat {
    /// A desk at which nobody sits yet.
    #[must_use]
    pub fn empty(office: Office) -> Self {
        Self::new(office, Place::Empty)
    }

    /// A desk at which the session's person sits already, let in by something else than a password.
    #[must_use]
    pub fn of(session: Session) -> Self {
        Self::new(session.office, Place::Taken(session.actor))
    }

    fn new(office: Office, place: Place) -> Self {
        Self(Arc::new(Inside { office, place: Mutex::new(place) }))
    }

    /// The same desk, with whoever sits there, in the office that was opened anew; an empty one if that is another
    /// office.
    #[must_use]
    pub fn moved_to(&self, office: Office) -> Self {
        let place = if office.has_key_of(&self.0.office) { self.place() } else { Place::Empty };
        Self::new(office, place)
    }

    /// Whether the other is the same desk.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Runs the operation `name` with JSON arguments. Blocks: passwords take a while on purpose.
    ///
    /// # Errors
    /// `operation.unknown`, `sign_in.required`, `sign_in.locked`, `permission.denied`, `password.must_change`,
    /// `arguments.malformed`, and those of the operation.
    pub fn call(&self, name: &str, arguments: Value) -> Result<Value> {
        let answer = operations::dispatch(self, name, arguments);
        if let Err(error) = &answer {
            let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            tracing::debug!(operation = name, %error, cause, "refused");
        }
        answer
    }

    /// The session of the person who sits here.
    ///
    /// # Errors
    /// `sign_in.required` if nobody does, `sign_in.locked` if they have to unlock the desk first.
    pub fn session(&self) -> Result<Session> {
        match self.place() {
            Place::Empty => Err(Error::new(ErrorCode::SignInRequired)),
            Place::Locked(_) => Err(Error::new(ErrorCode::SignInLocked)),
            Place::Taken(actor) => Ok(Session { office: self.0.office.clone(), actor }),
        }
    }

    /// Runs an operation that works on the seat itself.
    ///
    /// # Errors
    /// Those of [`Seat::session`] and `permission.denied` unless it is public, and those of the operation.
    pub fn run<O: AtSeat>(&self, operation: O) -> Result<O::Answer> {
        self.admit::<O>()?;
        operation.run(self)
    }

    /// Whether whoever sits here may run `O`.
    pub(crate) fn admit<O: AtSeat>(&self) -> Result<()> {
        match O::GATE {
            Gate::Public => Ok(()),
            Gate::SignedIn | Gate::Permission(_) => self.session()?.may::<O>(),
        }
    }

    /// The office.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.0.office
    }

    /// Who sits here.
    pub(crate) fn place(&self) -> Place {
        self.hold().clone()
    }

    /// Lets `actor` sit down, in place of whoever sat here.
    pub(crate) fn take(&self, actor: Actor) {
        *self.hold() = Place::Taken(actor);
    }

    /// Lets whoever sits here leave, and says who that was.
    pub(crate) fn leave(&self) -> Option<Actor> {
        std::mem::replace(&mut *self.hold(), Place::Empty).actor().cloned()
    }

    /// Locks the desk, and says who was at work; none if nobody was.
    pub(crate) fn lock(&self) -> Option<Actor> {
        let mut place = self.hold();
        let Place::Taken(actor) = &*place else { return None };
        let actor = actor.clone();
        *place = Place::Locked(actor.clone());
        Some(actor)
    }

    /// Unlocks the desk if it is still `actor` who sits here: somebody else may have signed in meanwhile.
    pub(crate) fn unlock(&self, actor: &Actor) {
        let mut place = self.hold();
        if *place == Place::Locked(actor.clone()) {
            *place = Place::Taken(actor.clone());
        }
    }

    fn hold(&self) -> MutexGuard<'_, Place> {
        // It is replaced whole: nothing is half done in there if a thread died.
        self.0.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
