//! Who sits at the desk: signing in and out, locking and unlocking, and what a host asks before it shows anything.
//!
//! Nobody can tell from an answer or from the time it takes whether a sign-in name exists.

use chrono::{DateTime, Utc};
use rusqlite::Transaction;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::attempts::Target;
use super::store::credentials;
use super::{Actor, Changes, Entry, Password, Permission, Role, Staff, permissions_of, record, store};
use crate::error::{Error, ErrorCode, Result};
use crate::office::{self, Office, Place, Seat};
use crate::operation::{AtSeat, Operation};

/// What stands between a host and the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nobody has a password yet: `set_up_office` comes first.
    NeedsSetup,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is signed in, and the desk is locked until they give their password.
    Locked,
    /// Somebody is signed in.
    SignedIn,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Person {
    /// The id of the member of staff.
    pub id: i64,
    /// The sign-in name.
    pub login: String,
    /// The name.
    pub name: String,
    /// The posts.
    pub roles: Vec<Role>,
    /// Everything that these posts may do.
    pub permissions: Vec<Permission>,
    /// Whether nothing can be done before the password is changed.
    pub must_change_password: bool,
}

/// Who sits at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct AccessState {
    /// What comes next.
    pub stage: Stage,
    /// Who is signed in, also while the desk is locked.
    pub person: Option<Person>,
    /// The community that the office serves.
    pub community_name: String,
    /// After how many idle minutes the desk is to be locked, 1…120.
    pub lock_after_minutes: i64,
}

/// Who sits at the desk: `get_access_state`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetAccessState {}

impl AtSeat for GetAccessState {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let GetAccessState {} = self;
        state(seat)
    }
}

/// What the desk looks like now. Who has left the office meanwhile does not sit there any more.
pub(super) fn state(seat: &Seat) -> Result<AccessState> {
    let place = seat.place();
    let (set_up, card, person) = seat.office().read(|db| {
        let person = match place.actor() {
            Some(actor) => person(db, actor)?,
            None => None,
        };
        Ok((credentials::any(db)?, office::store::card(db)?, person))
    })?;
    if place.actor().is_some() && person.is_none() {
        seat.leave();
    }
    let stage = match (&place, &person) {
        _ if !set_up => Stage::NeedsSetup,
        (Place::Taken(_), Some(_)) => Stage::SignedIn,
        (Place::Locked(_), Some(_)) => Stage::Locked,
        (Place::Empty, _) | (_, None) => Stage::SignedOut,
    };
    let office::OfficeCard { community_name, lock_after_minutes, .. } = card;
    Ok(AccessState { stage, person, community_name, lock_after_minutes })
}

/// The person behind `actor`; none if they have left.
fn person(db: &rusqlite::Connection, actor: &Actor) -> Result<Option<Person>> {
    let Staff { id, login, name, roles, active, .. } = store::by_id(db, actor.id, "id")?;
    let must_change_password = credentials::of(db, id)?.is_some_and(|credential| credential.must_change);
    let permissions = permissions_of(&roles);
    Ok(active.then_some(Person { id, login, name, roles, permissions, must_change_password }))
}

/// Signs a member of staff in, in place of whoever was: `sign_in`. After failures with the same name the next attempt
/// must wait.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The sign-in name; capitals do not matter.
    pub login: String,
    /// The password.
    pub password: Password,
}

impl AtSeat for SignIn {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let SignIn { login, password } = self;
        let actor = prove(seat.office(), Self::NAME, &login, &password, |db, now, staff| {
            let actor = Actor { id: staff.id, login: staff.login.clone() };
            store::audit(db, now, &actor, Self::NAME, &actor.login, &Changes::default())?;
            Ok(actor)
        })?
        .ok_or_else(|| Error::new(ErrorCode::SignInRefused))?;
        seat.take(actor);
        state(seat)
    }
}

/// Leaves the desk: `sign_out`. Nothing happens if nobody is signed in.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}

impl AtSeat for SignOut {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let SignOut {} = self;
        if let Some(actor) = seat.leave() {
            audit(seat.office(), &actor, Self::NAME)?;
        }
        state(seat)
    }
}

/// Locks the desk, after idle minutes or when somebody leaves it for a moment: `lock_seat`. Until it is unlocked, or
/// somebody else signs in, every other operation is refused.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LockSeat {}

impl AtSeat for LockSeat {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let LockSeat {} = self;
        if let Some(actor) = seat.lock() {
            audit(seat.office(), &actor, Self::NAME)?;
        }
        state(seat)
    }
}

/// Opens the locked desk to the person who was signed in: `unlock_seat`. Nothing happens if it is not locked.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockSeat {
    /// The password of the person who was signed in.
    pub password: Password,
}

impl AtSeat for UnlockSeat {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let UnlockSeat { password } = self;
        let Place::Locked(actor) = seat.place() else {
            return state(seat);
        };
        // The name may have been changed since; the person is the same.
        let login = seat.office().read(|db| store::login_of(db, actor.id))?;
        prove(seat.office(), Self::NAME, &login, &password, |db, now, _| {
            store::audit(db, now, &actor, Self::NAME, &login, &Changes::default())
        })?
        .ok_or_else(|| Error::field("password", ErrorCode::SignInRefused))?;
        seat.unlock(&actor);
        state(seat)
    }
}

fn audit(office: &Office, actor: &Actor, operation: &str) -> Result<()> {
    let now = office.now();
    office.write(|db| store::audit(db, now, actor, operation, &actor.login, &Changes::default()))
}

/// Lets whoever has this sign-in name prove it, and does `then` in the transaction in which it is recorded; none if
/// the password is wrong, nobody has the name, or they have left: that is recorded too.
///
/// # Errors
/// `sign_in.wait` if the attempt comes too early after failures, and those of `then`.
pub(super) fn prove<T>(
    office: &Office,
    operation: &str,
    login: &str,
    password: &Password,
    then: impl FnOnce(&Transaction<'_>, DateTime<Utc>, &Staff) -> Result<T>,
) -> Result<Option<T>> {
    let now = office.now();
    let login = login.trim().to_lowercase();
    let target = Target::login(&login);
    let (staff, kept) = office.write(|db| {
        target.begin(db, now)?;
        let staff = store::by_login(db, &login)?;
        let kept = match &staff {
            Some(staff) => credentials::of(db, staff.id)?.map(|credential| credential.password_hash),
            None => None,
        };
        Ok((staff, kept))
    })?;
    let right = password.matches(kept.as_deref())?;
    let now = office.now();
    let proven = staff.as_ref().filter(|staff| right && staff.active);
    office.write(|db| match proven {
        Some(staff) if credentials::of(db, staff.id)?.map(|now| now.password_hash) == kept => {
            target.succeeded(db)?;
            then(db, now, staff).map(Some)
        }
        _ => {
            let subject = staff.as_ref().map_or("", |staff| &staff.login);
            refused(db, now, operation, subject)?;
            Ok(None)
        }
    })
}

/// Records that a password or key was wrong. Who it was nobody knows; what was typed as a name that nobody has may
/// have been a password, and is not kept.
pub(super) fn refused(db: &Transaction<'_>, at: DateTime<Utc>, operation: &str, subject: &str) -> Result<()> {
    let operation = format!("{operation}.refused");
    record(db, &Entry { at, staff_id: None, operation: &operation, subject, changes: &Changes::default() })
}
