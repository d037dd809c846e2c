//! What a person left half filled in: kept in the store, so that it outlives lock, crash and switch of user, and
//! given back to the same person only.
//!
//! Drafts leave no audit row. A form saves itself every few seconds while somebody types; the trail would drown in
//! that, and nothing in the office has changed yet. They are the only writes of which this is so; the files of a form are
//! kept by `attachments`, and go with its words.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::drafts as rows;
use crate::attachments;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// The longest content, in bytes.
const LONGEST: usize = 512 * 1024;

/// Keeps a half-filled form for whoever is signed in: `save_draft`. The one before of the same kind is replaced; it
/// leaves no entry in the audit trail.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Which form, such as `register_ticket`; 1…40 characters.
    pub kind: String,
    /// What stands in it: a JSON text of at most 512 KiB, which only the form understands.
    pub content: String,
}

/// A half-filled form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Draft {
    /// Which form.
    pub kind: String,
    /// What stands in it, as JSON text.
    pub content: String,
    /// When it was kept.
    pub saved_at: DateTime<Utc>,
}

impl Write for SaveDraft {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Draft>> {
        let SaveDraft { kind, content } = self;
        let kind = draft_kind("kind", &kind)?;
        if content.len() > LONGEST {
            return Err(Error::field("content", ErrorCode::InputTooLong)
                .with("max", LONGEST)
                .with("length", content.len()));
        }
        serde_json::from_str::<IgnoredAny>(&content)
            .map_err(|cause| Error::field("content", ErrorCode::InputInvalid).because(cause))?;
        rows::save(context.db, context.actor.id, &kind, &content, context.now)?;
        Ok(Done::quiet(Draft { kind, content, saved_at: context.now }))
    }
}

/// What the person signed in left half filled in: `get_draft`; nothing if there is no such draft.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetDraft {
    /// Which form.
    pub kind: String,
}

impl Read for GetDraft {
    fn run(self, context: &ReadContext<'_>) -> Result<Option<Draft>> {
        rows::get(context.db, context.actor.id, &draft_kind("kind", &self.kind)?)
    }
}

/// Forgets a half-filled form of the person signed in, its files too: `drop_draft`. Without one nothing happens; it leaves
/// no entry in the audit trail.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropDraft {
    /// Which form.
    pub kind: String,
    /// Whether only the words go: nothing is written in the form any more, but what was photographed for it stays.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub keep_files: bool,
}

impl Write for DropDraft {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<()>> {
        let DropDraft { kind, keep_files } = self;
        let kind = draft_kind("kind", &kind)?;
        if keep_files {
            rows::remove(context.db, context.actor.id, &kind)?;
        } else {
            forget_draft(context.db, context.actor.id, &kind)?;
        }
        Ok(Done::quiet(()))
    }
}

/// Forgets somebody's half-filled form, words and files.
pub(crate) fn forget_draft(db: &Connection, staff_id: i64, kind: &str) -> Result<()> {
    rows::remove(db, staff_id, kind)?;
    attachments::forget_files(db, staff_id, kind)
}

/// Forgets the words of somebody's half-filled form, because something was made of them.
pub(crate) fn forget_words(db: &Connection, staff_id: i64, kind: &str) -> Result<()> {
    rows::remove(db, staff_id, kind)
}

/// Whether somebody has words in this form.
pub(crate) fn has_words(db: &Connection, staff_id: i64, kind: &str) -> Result<bool> {
    rows::is_there(db, staff_id, kind)
}

/// The half-filled forms whose kind begins with `prefix` and that nobody has written in after this moment: who has them, and
/// their kinds.
pub(crate) fn old_drafts(db: &Connection, prefix: &str, until: DateTime<Utc>) -> Result<Vec<(i64, String)>> {
    rows::old(db, prefix, until)
}

/// The name of a half-filled form.
///
/// # Errors
/// `input.required` and `input.too_long` at `field`.
pub(crate) fn draft_kind(field: &str, text: &str) -> Result<String> {
    input::required_line(field, text, 40)
}
