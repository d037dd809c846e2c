//! `linsheng verify`: whether what the store promises still holds.

use std::path::PathBuf;

use clap::Args;
use linsheng_core::access::{AuditBreakKind, AuditCheck};
use linsheng_core::store::{self, Checkup};

use crate::Failure;

#[derive(Args)]
pub(crate) struct Verify {
    /// The office's directory
    dir: PathBuf,
}

impl Verify {
    /// Prints what was checked; fails if the store is damaged or the audit trail is broken.
    pub(crate) fn run(self) -> Result<(), Failure> {
        let checkup = store::verify(&self.dir)?;
        for problem in &checkup.problems {
            println!("{}: {}", problem.check, problem.detail);
        }
        if checkup.problems.is_empty() {
            println!("{} pages are sound: encryption, structure, references, schema", checkup.pages);
        }
        if let Some(trail) = &checkup.trail {
            println!("{}", words(trail));
        }
        judged(&checkup)
    }
}

fn judged(checkup: &Checkup) -> Result<(), Failure> {
    match checkup.problems.len() {
        0 if checkup.trail.as_ref().is_some_and(AuditCheck::is_broken) => {
            Err(Failure::work("the audit trail is broken"))
        }
        0 => Ok(()),
        count => Err(Failure::work(format!("{count} problems; the store was not changed"))),
    }
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
            let trail = AuditCheck { entries: 7, broken };
            assert_eq!(words(&trail), expected);
            let is_broken = trail.is_broken();
            let judgement = judged(&Checkup { pages: 9, problems: Vec::new(), trail: Some(trail) });
            assert_eq!(judgement.err().map(|failure| failure.code), is_broken.then_some(1));
        }
    }
}
