//! Files that were chosen for what is not registered yet, such as photographs of a slip: kept at once, so that they outlive
//! lock, crash and switch of user, and given back to the same person only. What is registered takes them along; a form that
//! is given up takes them away with its words. Those of a form that nobody came back to go after a while.
//!
//! Like the words of half-filled forms they leave no audit row; whatever takes them along does.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, NewAttachment, NewDraftFile};
use super::{AttachmentKind, Incoming, MOST_FILES};
use crate::access;
use crate::error::Result;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// A file of a half-filled form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DraftFile {
    /// Its id.
    pub id: i64,
    /// Its name, with the ending of what it is.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// How large it is.
    pub bytes: i64,
    /// When it was chosen.
    pub added_at: DateTime<Utc>,
    /// A small JPEG of it, in base64; absent if none can be made.
    pub thumbnail: Option<String>,
}

/// Keeps a file of a half-filled form for whoever is signed in: `keep_draft_file`. The same files are taken as by
/// `add_attachment`, at most 20; it leaves no entry in the audit trail.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepDraftFile {
    /// Which form, as in `save_draft`; 1…40 characters.
    pub draft: String,
    /// The file's name, for people; its ending is corrected to what the file is.
    pub file_name: String,
    /// The file.
    pub base64: String,
}

/// The files of a half-filled form that the person signed in kept, oldest first: `list_draft_files`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDraftFiles {
    /// Which form.
    pub draft: String,
}

/// Takes a file away from a half-filled form of the person signed in: `drop_draft_file`. It leaves no entry in the audit
/// trail.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropDraftFile {
    /// Which form.
    pub draft: String,
    /// An id from `list_draft_files`.
    pub id: i64,
}

impl Write for KeepDraftFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<DraftFile>>> {
        let Self { draft, file_name, base64 } = self;
        let (db, staff_id) = (context.db, context.actor.id);
        let draft = access::draft_kind("draft", &draft)?;
        let file = Incoming::read(&file_name, &base64)?;
        let there = store::draft_has(db, staff_id, &draft, &file.hash)?;
        file.keep(db, there, store::of_draft(db, staff_id, &draft)?.len(), MOST_FILES)?;
        let Incoming { name, hash, .. } = &file;
        let new = NewDraftFile { staff_id, draft: &draft, hash, name, added_at: context.now };
        store::add_to_draft(db, &new)?;
        Ok(Done::quiet(store::of_draft(db, staff_id, &draft)?))
    }
}

impl Read for ListDraftFiles {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<DraftFile>> {
        let draft = access::draft_kind("draft", &self.draft)?;
        store::of_draft(context.db, context.actor.id, &draft)
    }
}

impl Write for DropDraftFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<DraftFile>>> {
        let (db, staff_id) = (context.db, context.actor.id);
        let draft = access::draft_kind("draft", &self.draft)?;
        store::remove_from_draft(db, staff_id, &draft, self.id)?;
        Ok(Done::quiet(store::of_draft(db, staff_id, &draft)?))
    }
}

/// Gives the files that whoever acts kept with a half-filled form to the ticket that was made of it, and forgets its words;
/// answers what the audit trail says of the names of the files.
///
/// # Errors
/// `input.required` and `input.too_long` at `draft_files`.
pub(crate) fn hand_over(context: &WriteContext<'_>, draft: &str, ticket_id: i64) -> Result<Vec<String>> {
    let (db, staff_id) = (context.db, context.actor.id);
    let draft = access::draft_kind("draft_files", draft)?;
    let files = store::take_from_draft(db, staff_id, &draft)?;
    access::forget_words(db, staff_id, &draft)?;
    for (hash, name) in &files {
        let new =
            NewAttachment { ticket_id, hash, name, added_at: context.now, added_by: staff_id, photo: None };
        store::add(db, &new)?;
    }
    Ok(files.iter().map(|(_, name)| super::told(name)).collect())
}

/// Forgets the files of somebody's half-filled form.
pub(crate) fn forget_files(db: &Connection, staff_id: i64, draft: &str) -> Result<()> {
    store::remove_all_from_draft(db, staff_id, draft)
}

/// How long after a photograph was taken whoever took it may still be about to write.
const IN_HAND: TimeDelta = TimeDelta::minutes(10);

/// Forgets everybody's files of a form that nothing will be registered from, but for those who have written in it or are
/// just at it.
pub(crate) fn forget_wordless(db: &Connection, draft: &str, now: DateTime<Utc>) -> Result<()> {
    for staff_id in store::with_files(db, draft, now - IN_HAND)? {
        if !access::has_words(db, staff_id, draft)? {
            forget_files(db, staff_id, draft)?;
        }
    }
    Ok(())
}

/// The forms whose files nobody came back to since this moment, and in which nothing is written: who has them, and which
/// they are.
pub(crate) fn orphans(db: &Connection, since: DateTime<Utc>) -> Result<Vec<(i64, String)>> {
    let mut orphans = Vec::new();
    for (staff_id, draft) in store::old_drafts(db, since)? {
        if !access::has_words(db, staff_id, &draft)? {
            orphans.push((staff_id, draft));
        }
    }
    Ok(orphans)
}
