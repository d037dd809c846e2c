//! Staff, roles, permissions, signing in, and the audit trail.
//!
//! Who may do what is one matrix ([`permission`]); that every call goes through it is the business of
//! [`crate::office`]. Passwords and the recovery key never leave [`password`] and [`recovery`] but as hashes.

mod attempts;
pub mod audit;
mod change;
mod drafts;
mod fields;
mod password;
pub mod permission;
mod posts;
pub mod recovery;
mod renewal;
mod set_up;
mod sign_in;
mod staff;
pub(crate) mod store;

use rusqlite::Connection;

use crate::error::{Error, ErrorCode, Result};
use crate::operation::Operation;

pub use audit::{
    AuditBreak, AuditBreakKind, AuditCheck, AuditEntry, AuditFilter, AuditPage, Changes, ExportAudit,
    ExportedAudit, ListAuditEntries, VerifyAuditTrail,
};
pub use change::{ChangePassword, RecoverAccess, ResetPassword};
pub use drafts::{Draft, DropDraft, GetDraft, SaveDraft};
pub use fields::AUDIT_FIELDS;
pub use password::Password;
pub use permission::{Gate, Permission, Role, permissions_of};
pub use recovery::RecoveryKey;
pub use renewal::{RecoveryKeyRenewed, RenewRecoveryKey};
pub use set_up::{OfficeSetUp, SetUpOffice};
pub use sign_in::{AccessState, GetAccessState, LockSeat, Person, SignIn, SignOut, Stage, UnlockSeat};
pub use staff::{AddStaff, ListStaff, Staff, UpdateStaff};

pub(crate) use audit::{Entry, LastAct, last_act, record};
pub(crate) use drafts::{draft_kind, forget_draft, forget_words, has_words, old_drafts};
pub(crate) use posts::{PostSpan, Posts};
pub(crate) use set_up::{hand_out, is_set_up};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The id of the member of staff.
    pub id: i64,
    /// The sign-in name.
    pub login: String,
}

/// Whether `actor` may do this now, beside what the operation asks for.
pub(crate) fn has(db: &Connection, actor: &Actor, permission: Permission) -> Result<bool> {
    Ok(store::standing(db, actor.id)?.roles.iter().any(|role| role.may(permission)))
}

/// Whether `actor` holds this post now.
pub(crate) fn holds(db: &Connection, actor: &Actor, role: Role) -> Result<bool> {
    Ok(store::standing(db, actor.id)?.roles.contains(&role))
}

/// Whether a member of staff works here in this post.
pub(crate) fn works_as(db: &Connection, staff_id: i64, role: Role) -> Result<bool> {
    let standing = store::standing(db, staff_id)?;
    Ok(standing.active && standing.roles.contains(&role))
}

/// Whether a member of staff who works here holds a post with this permission. That every call is allowed at all is
/// the business of [`authorise`]; this is for what depends on the record besides.
pub(crate) fn may(db: &Connection, staff_id: i64, permission: Permission) -> Result<bool> {
    let standing = store::standing(db, staff_id)?;
    Ok(standing.active && standing.roles.iter().any(|role| role.may(permission)))
}

/// Everybody who works here in a post with this permission.
pub(crate) fn all_who_may(db: &Connection, permission: Permission) -> Result<Vec<i64>> {
    let all = store::list(db)?.into_iter();
    let may = all.filter(|one| one.active && one.roles.iter().any(|role| role.may(permission)));
    Ok(may.map(|one| one.id).collect())
}

/// Whether `actor` may run the operation `O`, by what the store says at this moment: who lost a post, left the
/// office or was given another password is refused at the next call.
///
/// # Errors
/// `staff.inactive`, `password.must_change`, or `permission.denied` with `permission` and `operation`.
pub(crate) fn authorise<O: Operation>(db: &Connection, actor: &Actor) -> Result<()> {
    let standing = store::standing(db, actor.id)?;
    if !standing.active {
        return Err(Error::new(ErrorCode::StaffInactive));
    }
    if standing.must_change_password && O::NAME != ChangePassword::NAME {
        return Err(Error::new(ErrorCode::PasswordMustChange));
    }
    if standing.roles.iter().any(|role| O::GATE.admits(*role)) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::PermissionDenied).with("permission", O::GATE.text()).with("operation", O::NAME))
}
