//! `linsheng verify`: whether what the store promises still holds.

use std::path::Path;

use linsheng_core::access::{AuditBreakKind, AuditCheck};

use crate::Failure;

/// Prints what was checked; fails if the audit trail is broken.
pub(crate) fn run(dir: &Path) -> Result<(), Failure> {
    let check = crate::open(dir, false)?.verify_audit_trail()?;
    println!("{}", words(&check));
    if check.broken.is_some() { Err(Failure::work("the audit trail is broken")) } else { Ok(()) }
}

fn words(check: &AuditCheck) -> String {
    let Some(broken) = &check.broken else {
        return format!("audit trail: {} entries, unbroken", check.entries);
    };
    let how = match broken.how {
        AuditBreakKind::Missing => "is missing",
        AuditBreakKind::Altered => "is not what was entered",
        AuditBreakKind::Unsealed => "is not the one that was sealed",
    };
    format!("audit trail: broken, entry {} {how}", broken.entry)
}

#[cfg(test)]
mod tests {
    use linsheng_core::access::AuditBreak;

    use super::*;

    #[test]
    fn what_is_said_of_a_trail() {
        let cases = [
            (None, "audit trail: 7 entries, unbroken"),
            (Some((3, AuditBreakKind::Missing)), "audit trail: broken, entry 3 is missing"),
            (Some((1, AuditBreakKind::Altered)), "audit trail: broken, entry 1 is not what was entered"),
            (
                Some((7, AuditBreakKind::Unsealed)),
                "audit trail: broken, entry 7 is not the one that was sealed",
            ),
        ];
        for (broken, expected) in cases {
            let broken = broken.map(|(entry, how)| AuditBreak { entry, how });
            assert_eq!(words(&AuditCheck { entries: 7, broken }), expected);
        }
    }
}
