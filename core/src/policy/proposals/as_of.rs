//! What was known of proposals and reviews at a past moment, for the compliance board (R10): what happened later does not count.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;

use super::ProposalEventKind;
use crate::error::Result;
use crate::policy::store::proposals as rows;

pub(crate) use rows::KnownReview;

/// Proposals as they stood at a moment.
#[derive(Default)]
pub(crate) struct KnownProposals {
    /// How many were neither decided nor taken back.
    pub(crate) open: i64,
    /// Of how many the consultation was over, and nobody had written down what came of it.
    pub(crate) unsummarised: i64,
    /// How many comments there were on the one that the version in force was made of; none where it was made of none.
    pub(crate) comments: Option<i64>,
}

/// Proposals as they stood at `known` on the day `on`, and where the version that was in force came from.
pub(crate) fn known_proposals(
    db: &Connection,
    in_force: i64,
    on: NaiveDate,
    known: DateTime<Utc>,
) -> Result<KnownProposals> {
    let mut found = KnownProposals::default();
    for proposal in rows::known(db, known)? {
        match proposal.last {
            ProposalEventKind::Adopted | ProposalEventKind::Rejected | ProposalEventKind::Withdrawn => {}
            ProposalEventKind::Opened => {
                found.open += 1;
                found.unsummarised += i64::from(proposal.until.is_some_and(|until| until < on));
            }
            _ => found.open += 1,
        }
        if proposal.policy_version == Some(in_force) {
            found.comments = Some(proposal.comments);
        }
    }
    Ok(found)
}

/// The last yearly review that had been written down by `known`.
pub(crate) fn known_review(db: &Connection, known: DateTime<Utc>) -> Result<Option<KnownReview>> {
    rows::known_review(db, known)
}
