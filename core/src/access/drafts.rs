//! What a person left half filled in: kept in the store, so that it outlives lock, crash and switch of user, and
//! given back to the same person only.
//!
//! Drafts leave no audit row. A form saves itself every few seconds while somebody types; the trail would drown in
//! that, and nothing in the office has changed yet. They are the only writes of which this is so; the files of a form are
//! kept by `attachments`.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::drafts as rows;
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

/// Forgets a half-filled form of the person signed in: `drop_draft`. Without one nothing happens; it leaves no entry
/// in the audit trail.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropDraft {
    /// Which form.
    pub kind: String,
}

impl Write for DropDraft {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<()>> {
        rows::remove(context.db, context.actor.id, &draft_kind("kind", &self.kind)?)?;
        Ok(Done::quiet(()))
    }
}

/// The name of a half-filled form.
///
/// # Errors
/// `input.required` and `input.too_long` at `field`.
pub(crate) fn draft_kind(field: &str, text: &str) -> Result<String> {
    input::required_line(field, text, 40)
}
