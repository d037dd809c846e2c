//! `linsheng verify`: whether what the store promises still holds.

use std::path::Path;

use linsheng_core::access::AuditBreakKind;

use crate::Failure;

/// Prints what was checked; fails if the audit trail is broken.
pub(crate) fn run(dir: &Path) -> Result<(), Failure> {
    let check = crate::open(dir, false)?.verify_audit_trail()?;
    let Some(broken) = check.broken else {
        println!("audit trail: {} entries, unbroken", check.entries);
        return Ok(());
    };
    let how = match broken.how {
        AuditBreakKind::Missing => "is missing",
        AuditBreakKind::Altered => "is not what was entered",
        AuditBreakKind::Unsealed => "is not the one that was sealed",
    };
    println!("audit trail: broken, entry {} {how}", broken.entry);
    Err(Failure::work("the audit trail is broken"))
}
