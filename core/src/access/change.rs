//! New passwords: changing one's own, giving somebody another, and the recovery key for the day on which nobody
//! else can.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::attempts::Target;
use super::sign_in::{AccessState, prove, refused, state};
use super::store::credentials;
use super::{Changes, Entry, Password, RecoveryKey, Role, Staff, password, record, store};
use crate::error::{Error, ErrorCode, Result};
use crate::office::Seat;
use crate::operation::{AtSeat, Operation};

/// Changes the password of whoever is signed in: `change_password`. The one thing that can be done while it must be
/// changed.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password so far.
    pub old_password: Password,
    /// The new one, 8…128 characters.
    pub new_password: Password,
}

impl AtSeat for ChangePassword {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let ChangePassword { old_password, new_password } = self;
        let office = seat.office();
        let actor = seat.session()?.actor().clone();
        let Staff { login, name, .. } = office.read(|db| store::by_id(db, actor.id, "id"))?;
        new_password.require_good("new_password", &login, &name)?;
        if new_password.is(&old_password) {
            return Err(Error::field("new_password", ErrorCode::PasswordUnchanged));
        }
        let password_hash = new_password.hash(office.chance())?;
        prove(office, Self::NAME, &login, &old_password, |db, now, staff| {
            credentials::set(db, staff.id, &password_hash, false, now)?;
            store::audit(db, now, &actor, Self::NAME, &login, &Changes::default())
        })?
        .ok_or_else(|| Error::field("old_password", ErrorCode::PasswordWrong))?;
        state(seat)
    }
}

/// Gives a member of staff another password: `reset_password`. They must change it when they next sign in. One's own
/// is changed by `change_password`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// Whose: an id from `list_staff`; not one's own.
    pub staff_id: i64,
    /// The new password, 8…128 characters.
    pub new_password: Password,
}

impl AtSeat for ResetPassword {
    fn run(self, seat: &Seat) -> Result<Staff> {
        let ResetPassword { staff_id, new_password } = self;
        let office = seat.office();
        let session = seat.session()?;
        if staff_id == session.actor().id {
            // Otherwise whoever finds the desk unlocked could take the account over.
            return Err(Error::field("staff_id", ErrorCode::PasswordResetOwn));
        }
        let Staff { login, name, active, .. } = office.read(|db| store::by_id(db, staff_id, "staff_id"))?;
        if !active {
            return Err(Error::field("staff_id", ErrorCode::StaffInactive));
        }
        new_password.require_good("new_password", &login, &name)?;
        let password_hash = new_password.hash(office.chance())?;
        let now = office.now();
        office.write(|db| {
            session.admit::<Self>(db)?;
            let before = credentials::of(db, staff_id)?;
            credentials::set(db, staff_id, &password_hash, true, now)?;
            Target::login(&login).succeeded(db)?;
            let changes = Changes::default().with("has_password", before.is_some(), true).with(
                "must_change_password",
                before.is_some_and(|before| before.must_change),
                true,
            );
            store::audit(db, now, session.actor(), Self::NAME, &login, &changes)?;
            store::by_id(db, staff_id, "staff_id")
        })
    }
}

/// Gives a manager or administrator a new password by the recovery key: `recover_access`. They sign in with it then.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoverAccess {
    /// The recovery key as printed; capitals, spaces and hyphens do not matter.
    pub recovery_key: Password,
    /// The sign-in name of a manager or administrator who still works here.
    pub login: String,
    /// The new password, 8…128 characters.
    pub new_password: Password,
}

impl AtSeat for RecoverAccess {
    fn run(self, seat: &Seat) -> Result<AccessState> {
        let RecoverAccess { recovery_key, login, new_password } = self;
        let key = RecoveryKey::parse("recovery_key", recovery_key.text())?;
        prove_key(seat, &key)?;
        let office = seat.office();
        let login = login.trim().to_lowercase();
        let staff = office.read(|db| store::by_login(db, &login))?;
        let staff = staff
            .filter(|staff| {
                let may = |role: &Role| matches!(role, Role::Manager | Role::Admin);
                staff.active && staff.roles.iter().any(may)
            })
            .ok_or_else(|| Error::field("login", ErrorCode::RecoveryKeyNotForPerson))?;
        new_password.require_good("new_password", &staff.login, &staff.name)?;
        let password_hash = new_password.hash(office.chance())?;
        let now = office.now();
        office.write(|db| {
            credentials::set(db, staff.id, &password_hash, false, now)?;
            Target::login(&staff.login).succeeded(db)?;
            // Whoever holds the paper may be anybody: the trail names whose password it was, not who did it.
            let changes = Changes::default();
            let (operation, subject) = (Self::NAME, staff.login.as_str());
            record(db, &Entry { at: now, staff_id: None, operation, subject, changes: &changes })
        })?;
        state(seat)
    }
}

/// Checks the recovery key, which is as slow as a password.
fn prove_key(seat: &Seat, key: &RecoveryKey) -> Result<()> {
    let office = seat.office();
    let now = office.now();
    let kept = office.write(|db| {
        Target::recovery_key().begin(db, now)?;
        credentials::recovery_hash(db)
    })?;
    // What opens the data is the key: the hash is as old as the backup that was restored, and may know another one.
    let right = match office.store().opens_with(key.bytes())? {
        Some(opens) => opens,
        None => password::matches(key.bytes(), kept.as_deref())?,
    };
    let now = office.now();
    office.write(|db| {
        if right { Target::recovery_key().succeeded(db) } else { refused(db, now, RecoverAccess::NAME, "") }
    })?;
    if right { Ok(()) } else { Err(Error::field("recovery_key", ErrorCode::RecoveryKeyRefused)) }
}
