//! Photographs that prove that a notice was posted.

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::store::{self, NewProof, Proven};
use super::{AttachmentContent, Incoming, MOST_FILES, ProofFile};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::notices;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// Adds a photograph or another file to the posting of a notice: `add_notice_file`. Images, recordings and PDF, told by their
/// content; at most 20 MiB each, 20 to a posting. `get_notice` has them.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNoticeFile {
    /// The posting: an id from `get_notice`.
    pub posting_id: i64,
    /// The file's name, for people; its ending is corrected to what the file is.
    pub file_name: String,
    /// The file.
    pub base64: String,
}

/// A file of the posting of a notice with its content: `get_notice_file`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetNoticeFile {
    /// The posting.
    pub posting_id: i64,
    /// An id of one of its files.
    pub id: i64,
}

/// Takes a file away from the posting of a notice: `remove_notice_file`. The last proof of a posting stays, and so does all of
/// a notice that is over: it is in the archive (R8.1).
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveNoticeFile {
    /// The posting.
    pub posting_id: i64,
    /// An id of one of its files.
    pub id: i64,
}

/// The files of a posting, oldest first.
pub(crate) fn files_of_posting(db: &Connection, posting_id: i64) -> Result<Vec<ProofFile>> {
    store::proofs(db, Proven::posting(posting_id))
}

impl Write for AddNoticeFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<ProofFile>>> {
        let Self { posting_id, file_name, base64 } = self;
        let db = context.db;
        let subject = notices::posting_for_files(context, posting_id)?;
        let of = Proven::posting(posting_id);
        let file = Incoming::read(&file_name, &base64)?;
        file.keep(db, store::has_proof(db, of, &file.hash)?, store::proofs(db, of)?.len(), MOST_FILES)?;
        let Incoming { hash, name, .. } = &file;
        store::add_proof(
            db,
            &NewProof { of, hash, name, added_at: context.now, added_by: context.actor.id },
        )?;
        notices::proven(db, posting_id, context.now)?;
        let changes = Changes::default().with("attachment", serde_json::Value::Null, super::told(&file.name));
        Ok(Done::new(store::proofs(db, of)?, subject).changing(changes))
    }
}

impl Read for GetNoticeFile {
    fn run(self, context: &ReadContext<'_>) -> Result<AttachmentContent> {
        let Self { posting_id, id } = self;
        notices::subject_of_posting(context.db, posting_id)?;
        Ok(AttachmentContent::of(store::proof_content(context.db, Proven::posting(posting_id), id)?))
    }
}

impl Write for RemoveNoticeFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<ProofFile>>> {
        let Self { posting_id, id } = self;
        let db = context.db;
        let subject = notices::posting_for_files(context, posting_id)?;
        if notices::is_over(context, posting_id)? {
            return Err(Error::field("id", ErrorCode::NoticeProofArchived));
        }
        let name = store::remove_proof(db, Proven::posting(posting_id), id)?;
        let left = files_of_posting(db, posting_id)?;
        if left.is_empty() && !notices::keeps_proof(db, posting_id)? {
            return Err(Error::field("id", ErrorCode::NoticeLastProof));
        }
        let changes = Changes::default().with("attachment", super::told(&name), serde_json::Value::Null);
        Ok(Done::new(left, subject).changing(changes))
    }
}
