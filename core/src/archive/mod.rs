//! The archive (归档, R2.4, R8.1): a catalogue of what is closed or issued, how long it is kept, what must not be destroyed,
//! and destroying what need not be kept any longer, by two people, with a certificate.
//!
//! - `catalogue` lists the records; triggers enter them (`migrations/0034_archive.sql`, `0038_archive_whole.sql`), so that nothing can be closed past it.
//! - `retention` says until when each is kept, by the version of the policy; `holds` what must not be destroyed whatever the day.
//! - `disposals` draws up a list, has it approved by somebody else, and carries it out. Nothing else in the program destroys
//!   a record.
//! - `proof` is what the quarterly report and the compliance board say of all this.
//!
//! What a record consists of is known to its feature, which empties it (`tickets::dispose`, `notices::dispose`, `supervision::dispose`). Read-only it is
//! by the triggers of its own tables, the last of which are in `migrations/0040_archive_sealed.sql`. The program does not delete backups: they run out by themselves.

mod catalogue;
mod clock;
mod disposals;
mod export;
mod holds;
pub(crate) mod paper;
mod proof;
mod retention;
mod store;
mod wire;

pub use catalogue::{ListArchive, RenderArchive};
pub use disposals::{
    ApproveDisposal, CarryOutDisposal, DrawDisposal, GetDisposal, LeaveOutRecord, ListDisposals,
    RefuseDisposal,
};
pub use export::ExportArchive;
pub use holds::{LiftHold, ListHolds, PlaceHold};
pub use paper::RenderDisposal;
pub use proof::ArchiveProof;
pub use retention::GetRetention;
pub use wire::*;

pub(crate) use paper::kind_text;
pub(crate) use proof::{disposed_by, proof};
pub(crate) use retention::kept_until;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::{Error, ErrorCode, Result};

/// Refuses what was destroyed: there is nothing left to go on with. `field` is where the record was named.
///
/// # Errors
/// `archive.disposed` with its `mark`.
pub(crate) fn refuse_disposed(db: &Connection, kind: ArchiveKind, record_id: i64, field: &str) -> Result<()> {
    match store::disposed(db, kind, record_id)? {
        None => Ok(()),
        Some(id) => Err(Error::field(field, ErrorCode::ArchiveDisposed).with("mark", mark(kind, id))),
    }
}

/// Says when a record was filed that the demo makes up after those of later days: the store itself takes it for written under a
/// clock that is behind.
///
/// # Errors
/// Those of the store.
pub(crate) fn filed_then(
    db: &Connection,
    kind: ArchiveKind,
    record_id: i64,
    at: DateTime<Utc>,
) -> Result<()> {
    store::refile(db, kind, record_id, at)
}

/// The shelf mark (档号): 全宗, 类别, 件号, such as `WY-LJ-000012`. See docs/adr/0028.
pub(crate) fn mark(kind: ArchiveKind, id: i64) -> String {
    format!("WY-{}-{id:06}", kind.letters())
}

/// The item number in a text that is, or ends like, a shelf mark.
fn item_of(text: &str) -> Option<i64> {
    let upper = text.trim().to_ascii_uppercase();
    let rest = upper.strip_prefix("WY-")?;
    let (letters, item) = rest.split_once('-')?;
    ArchiveKind::ALL.iter().any(|kind| kind.letters() == letters).then(|| item.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        for kind in ArchiveKind::ALL.iter().copied() {
            for id in [1, 12, 999_999, 1_000_000] {
                assert_eq!(item_of(&mark(kind, id)), Some(id));
            }
        }
        assert_eq!(mark(ArchiveKind::Ticket, 12), "WY-LJ-000012");
        for other in ["", "WY-", "WY-XX-000001", "LJ-000001", "WY-LJ-", "TS-20261123-001"] {
            assert_eq!(item_of(other), None, "{other}");
        }
    }
}
