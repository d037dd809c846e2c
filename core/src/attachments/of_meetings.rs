//! Files of a meeting and of the items of its agenda: the signed list, the signed minutes, photographs of what was posted,
//! material, recordings.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, NewMeetingFile};
use super::{AttachmentContent, AttachmentKind, Incoming};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::meetings;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::stored::stored_as_text;
use crate::tickets::Named;

/// How many files a meeting may have, those of its items among them.
const MOST_FILES: usize = 60;

/// What a file of a meeting shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingFilePurpose {
    /// 签到表: the list that was signed.
    SignIn,
    /// 签字纪要: the minutes that were signed.
    SignedMinutes,
    /// 公示照片: the proof that it hung.
    Posting,
    /// 其他: material, recordings.
    Other,
}
stored_as_text!(MeetingFilePurpose {
    SignIn = "sign_in",
    SignedMinutes = "signed_minutes",
    Posting = "posting",
    Other = "other"
});

/// A file of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingFile {
    /// Its id.
    pub id: i64,
    /// What it shows.
    pub purpose: MeetingFilePurpose,
    /// The item of the agenda that it belongs to; absent of one that belongs to the meeting.
    pub item_id: Option<i64>,
    /// Its name, with the ending of what it is.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// How large it is.
    pub bytes: i64,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// Who added it.
    pub added_by: Named,
    /// A small JPEG of it, in base64; absent if none can be made.
    pub thumbnail: Option<String>,
    /// Whether it stays: minutes are issued, or signatures or a posting refer to it.
    pub kept: bool,
}

/// Adds a file to a meeting or to an item of its agenda: `add_meeting_file`. Images, recordings and PDF, told by their
/// content; at most 20 MiB each, 60 to a meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddMeetingFile {
    /// The meeting.
    pub meeting_id: i64,
    /// What it shows.
    pub purpose: MeetingFilePurpose,
    /// The item that it belongs to, of material (`other`) only.
    #[serde(default)]
    #[ts(optional)]
    pub item_id: Option<i64>,
    /// The file's name, for people; its ending is corrected to what the file is.
    pub file_name: String,
    /// The file.
    pub base64: String,
}

/// The files of a meeting, oldest first: `list_meeting_files`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMeetingFiles {
    /// The meeting.
    pub meeting_id: i64,
}

/// A file of a meeting with its content: `get_meeting_file`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMeetingFile {
    /// The meeting.
    pub meeting_id: i64,
    /// An id from `list_meeting_files`.
    pub id: i64,
}

/// Takes a file away from a meeting: `remove_meeting_file`. Not one that signatures or a posting refer to, and
/// none once minutes are issued.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveMeetingFile {
    /// The meeting.
    pub meeting_id: i64,
    /// An id from `list_meeting_files`.
    pub id: i64,
}

impl Write for AddMeetingFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<MeetingFile>>> {
        let Self { meeting_id, purpose, item_id, file_name, base64 } = self;
        let db = context.db;
        let subject = subject_of(db, meeting_id, purpose, item_id)?;
        let file = Incoming::read(&file_name, &base64)?;
        let there = store::meeting_has(db, meeting_id, &file.hash)?;
        file.keep(db, there, files_of_meeting(db, meeting_id)?.len(), MOST_FILES)?;
        let new = NewMeetingFile {
            meeting_id,
            purpose,
            item_id,
            hash: &file.hash,
            name: &file.name,
            added_at: context.now,
            added_by: context.actor.id,
        };
        store::add_to_meeting(db, &new)?;
        let changes = Changes::default().with("attachment", serde_json::Value::Null, file.name);
        Ok(Done::new(files_of_meeting(db, meeting_id)?, subject).changing(changes))
    }
}

/// How the audit trail names what the file is added to, which there must be.
fn subject_of(
    db: &Connection,
    meeting_id: i64,
    purpose: MeetingFilePurpose,
    item_id: Option<i64>,
) -> Result<String> {
    let subject = meetings::subject_of_meeting(db, meeting_id)?;
    let Some(id) = item_id else { return Ok(subject) };
    if purpose != MeetingFilePurpose::Other {
        return Err(Error::field("item_id", ErrorCode::InputInvalid));
    }
    if !meetings::item_ids(db, meeting_id)?.contains(&id) {
        return Err(Error::field("item_id", ErrorCode::InputUnknownId).with("id", id));
    }
    Ok(format!("{subject}/item/{id}"))
}

impl Read for ListMeetingFiles {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<MeetingFile>> {
        meetings::subject_of_meeting(context.db, self.meeting_id)?;
        files_of_meeting(context.db, self.meeting_id)
    }
}

impl Read for GetMeetingFile {
    fn run(self, context: &ReadContext<'_>) -> Result<AttachmentContent> {
        Ok(AttachmentContent::of(store::meeting_content(context.db, self.meeting_id, self.id)?))
    }
}

impl Write for RemoveMeetingFile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<MeetingFile>>> {
        let Self { meeting_id, id } = self;
        let db = context.db;
        let subject = meetings::subject_of_meeting(db, meeting_id)?;
        if meetings::kept_files(db, meeting_id)?.has(id) {
            return Err(Error::field("id", ErrorCode::AttachmentInUse));
        }
        let name = store::remove_from_meeting(db, meeting_id, id)?;
        let changes = Changes::default().with("attachment", name, serde_json::Value::Null);
        Ok(Done::new(files_of_meeting(db, meeting_id)?, subject).changing(changes))
    }
}

/// The files of a meeting, oldest first.
pub(crate) fn files_of_meeting(db: &Connection, meeting_id: i64) -> Result<Vec<MeetingFile>> {
    let kept = meetings::kept_files(db, meeting_id)?;
    store::of_meeting(db, meeting_id, |id| kept.has(id))
}

/// The items with these ids are taken from the agenda of a meeting that is planned: their files stay with the meeting.
pub(crate) fn leave_items(db: &Connection, gone: &[i64]) -> Result<()> {
    store::leave_items(db, gone)
}

/// The content of a file of this meeting.
pub(crate) fn contents_of_meeting(db: &Connection, meeting_id: i64, id: i64) -> Result<Vec<u8>> {
    let (_, _, content) = store::meeting_content(db, meeting_id, id)?;
    Ok(content)
}
