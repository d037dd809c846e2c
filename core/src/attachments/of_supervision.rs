//! Files of supervision: photographs of a check, and the proof that a finding was put right.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, NewProof};
use super::{AttachmentContent, Incoming, MOST_FILES, ProofFile};
use crate::access::{self, Actor, Changes, Permission};
use crate::archive::{self, ArchiveKind};
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::supervision;

/// What a file of supervision belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Supervised {
    /// 渠道检查
    Check {
        /// The check.
        id: i64,
    },
    /// 问题
    Finding {
        /// The finding.
        id: i64,
    },
}

/// Adds a file to a check or a finding: `add_supervision_file`. Images, recordings and PDF, told by their content; at most 20
/// MiB each, 20 to each. A finding takes them until it is settled, from its owner too.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddSupervisionFile {
    /// What it belongs to.
    pub of: Supervised,
    /// The file's name, for people; its ending is corrected to what the file is.
    pub file_name: String,
    /// The file.
    pub base64: String,
}

/// The files of a check or a finding, oldest first: `list_supervision_files`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSupervisionFiles {
    /// What they belong to.
    pub of: Supervised,
}

/// A file of a check or a finding with its content: `get_supervision_file`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetSupervisionFile {
    /// What it belongs to.
    pub of: Supervised,
    /// An id from `list_supervision_files`.
    pub id: i64,
}

/// Takes a file away from a finding: `remove_supervision_file`. Not from a finding that is settled; a
/// recorded check keeps what it has.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveSupervisionFile {
    /// What it belongs to.
    pub of: Supervised,
    /// An id from `list_supervision_files`.
    pub id: i64,
}

/// Refuses whoever may not see the files.
fn seen(db: &Connection, of: Supervised, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    match of {
        Supervised::Check { id } => {
            require(db, actor, Permission::SupervisionRead, id)?;
            supervision::subject_of(db, id, "of").map(drop)
        }
        Supervised::Finding { id } => supervision::sees_files(db, id, actor, now).map(drop),
    }
}

/// Refuses whoever may not add files or take them away. Answers what the audit trail calls what they belong to.
fn kept(context: &WriteContext<'_>, of: Supervised) -> Result<String> {
    let WriteContext { db, now, actor, .. } = *context;
    match of {
        Supervised::Check { id } => {
            require(db, actor, Permission::SupervisionWrite, id)?;
            archive::refuse_disposed(db, ArchiveKind::Check, id, "of")?;
            supervision::subject_of(db, id, "of")
        }
        Supervised::Finding { id } => supervision::adds_files(db, id, actor, now),
    }
}

/// To whoever has not this permission there is no check.
fn require(db: &Connection, actor: &Actor, permission: Permission, id: i64) -> Result<()> {
    if access::has(db, actor, permission)? {
        return Ok(());
    }
    Err(Error::field("of", ErrorCode::InputUnknownId).with("id", id))
}

impl Write for AddSupervisionFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<ProofFile>>> {
        let Self { of, file_name, base64 } = self;
        let db = context.db;
        let subject = kept(context, of)?;
        let file = Incoming::read(&file_name, &base64)?;
        let there = store::has_proof(db, of.into(), &file.hash)?;
        file.keep(db, there, store::proofs(db, of.into())?.len(), MOST_FILES)?;
        let new = NewProof {
            of: of.into(),
            hash: &file.hash,
            name: &file.name,
            added_at: context.now,
            added_by: context.actor.id,
        };
        store::add_proof(db, &new)?;
        let changes = Changes::default().with("attachment", serde_json::Value::Null, super::told(&file.name));
        Ok(Done::new(store::proofs(db, of.into())?, subject).changing(changes))
    }
}

impl Read for ListSupervisionFiles {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<ProofFile>> {
        seen(context.db, self.of, context.actor, context.now)?;
        store::proofs(context.db, self.of.into())
    }
}

impl Read for GetSupervisionFile {
    fn run(self, context: &ReadContext<'_>) -> Result<AttachmentContent> {
        seen(context.db, self.of, context.actor, context.now)?;
        Ok(AttachmentContent::of(store::proof_content(context.db, self.of.into(), self.id)?))
    }
}

impl Write for RemoveSupervisionFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<ProofFile>>> {
        let Self { of, id } = self;
        let db = context.db;
        let subject = kept(context, of)?;
        if let Supervised::Check { .. } = of {
            return Err(Error::new(ErrorCode::CheckRecorded));
        }
        let name = store::remove_proof(db, of.into(), id)?;
        let changes = Changes::default().with("attachment", super::told(&name), serde_json::Value::Null);
        Ok(Done::new(store::proofs(db, of.into())?, subject).changing(changes))
    }
}
