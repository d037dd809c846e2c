//! What belongs to a ticket, a meeting, a check, a finding or a posting beside its words: photographs, scans, recordings, PDF files. What a file is, its content
//! says, not its name; each content is kept once; nothing is run by this program or handed to the system to open.
//!
//! The contents are in the store: encrypted, in every backup, and never plain on the disk (docs/adr/0015).

mod drafts;
mod kind;
mod of_meetings;
mod of_notices;
mod of_supervision;
mod store;
mod thumbnail;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

pub use drafts::{DraftFile, DropDraftFile, KeepDraftFile, ListDraftFiles};
pub(crate) use drafts::{forget_files, forget_wordless, hand_over, orphans};
pub use kind::AttachmentKind;
pub use of_meetings::{
    AddMeetingFile, GetMeetingFile, ListMeetingFiles, MeetingFile, MeetingFilePurpose, RemoveMeetingFile,
};
pub(crate) use of_meetings::{contents_of_meeting, files_of_meeting, leave_items};
pub(crate) use of_notices::files_of_posting;
pub use of_notices::{AddNoticeFile, GetNoticeFile, RemoveNoticeFile};
pub use of_supervision::{
    AddSupervisionFile, GetSupervisionFile, ListSupervisionFiles, RemoveSupervisionFile, Supervised,
};

use self::store::NewAttachment;
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::reports::pdf::ScanPage;
use crate::stored::stored_as_text;
use crate::tickets::{self, Named};

/// The largest file, in bytes.
const MOST_BYTES: usize = 20 << 20;

/// How many files a ticket may have.
const MOST_FILES: usize = 20;

/// What the audit trail says of the name of a ticket's file, which may be a resident's: its first character and its ending.
/// The trail is never erased, a ticket's words one day are.
fn told(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{}….{ending}", stem.chars().take(1).collect::<String>())
}

/// What is destroyed with its files.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Disposed {
    /// A ticket.
    Ticket(i64),
    /// A notice, which has files with its postings.
    Notice(i64),
    /// A check of a channel.
    Check(i64),
}

/// Takes every file of what is destroyed away, and the contents that nothing else has.
pub(crate) fn remove_of_disposed(db: &Connection, of: Disposed) -> Result<()> {
    store::remove_of_disposed(db, of)
}

/// Adds a file to a ticket: `add_attachment`. Images (PNG, JPEG, WebP, GIF, HEIC), recordings and PDF, told by their
/// content; at most 20 MiB each, 20 to a ticket. An archived ticket takes none.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAttachment {
    /// The ticket's number.
    pub number: String,
    /// The file's name, for people; its ending is corrected to what the file is.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// Of a photograph of the place: which work order's, and whether it was taken before the work or after it.
    #[serde(default)]
    #[ts(optional)]
    pub photo: Option<WorkOrderPhoto>,
}

/// When a photograph of the place was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoStage {
    /// 维修前
    Before,
    /// 维修后
    After,
}
stored_as_text!(PhotoStage { Before = "before", After = "after" });

/// What a photograph of the place belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkOrderPhoto {
    /// The number of the work order, which is one of the ticket's.
    pub work_order: String,
    /// Before the work or after it.
    pub stage: PhotoStage,
}

/// The files of a ticket, oldest first: `list_attachments`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListAttachments {
    /// The ticket's number.
    pub number: String,
}

/// A file of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Attachment {
    /// Its id.
    pub id: i64,
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
    /// Of a photograph of the place: what it belongs to.
    pub photo: Option<WorkOrderPhoto>,
}

/// A file that proves something: of a check, of a finding, of the posting of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ProofFile {
    /// Its id.
    pub id: i64,
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
}

/// A file of a ticket with its content: `get_attachment`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetAttachment {
    /// The ticket's number.
    pub number: String,
    /// An id from `list_attachments`.
    pub id: i64,
}

/// The content of a file.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct AttachmentContent {
    /// Its name, with the ending of what it is.
    pub name: String,
    /// What it is.
    pub kind: AttachmentKind,
    /// Its media type, such as `image/jpeg`.
    pub media_type: String,
    /// The file.
    pub base64: String,
}

/// Takes a file away from a ticket: `remove_attachment`. Not from an archived one.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveAttachment {
    /// The ticket's number.
    pub number: String,
    /// An id from `list_attachments`.
    pub id: i64,
}

impl Write for AddAttachment {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<Attachment>>> {
        let Self { number, file_name, base64, photo } = self;
        let ticket = tickets::open_for_files(context.db, context.actor, &number)?;
        let file = Incoming::read(&file_name, &base64)?;
        let photo = photo.map(|photo| of_order(context, ticket.id, file.kind, photo)).transpose()?;
        let there = store::has(context.db, ticket.id, &file.hash)?;
        file.keep(context.db, there, store::of_ticket(context.db, ticket.id)?.len(), MOST_FILES)?;
        let new = NewAttachment {
            ticket_id: ticket.id,
            hash: &file.hash,
            name: &file.name,
            added_at: context.now,
            added_by: context.actor.id,
            photo: photo.as_ref(),
        };
        store::add(context.db, &new)?;
        let changes = Changes::default().with("attachment", serde_json::Value::Null, told(&file.name));
        Ok(Done::new(store::of_ticket(context.db, ticket.id)?, ticket.number).changing(changes))
    }
}

impl Read for ListAttachments {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Attachment>> {
        store::of_ticket(context.db, tickets::id_by_number(context.db, context.actor, &self.number)?)
    }
}

impl Read for GetAttachment {
    fn run(self, context: &ReadContext<'_>) -> Result<AttachmentContent> {
        let ticket_id = tickets::id_by_number(context.db, context.actor, &self.number)?;
        Ok(AttachmentContent::of(store::content(context.db, ticket_id, self.id)?))
    }
}

impl Write for RemoveAttachment {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<Attachment>>> {
        let Self { number, id } = self;
        let ticket = tickets::open_for_files(context.db, context.actor, &number)?;
        let name = store::remove(context.db, ticket.id, id)?;
        let changes = Changes::default().with("attachment", told(&name), serde_json::Value::Null);
        Ok(Done::new(store::of_ticket(context.db, ticket.id)?, ticket.number).changing(changes))
    }
}

/// The picture in a file that came from outside, upright, of one that moves the first frame; `None` if its content is none
/// of PNG, JPEG, WebP and GIF, cannot be read, or claims to be enormous.
pub(crate) fn picture(content: &[u8]) -> Option<image::DynamicImage> {
    AttachmentKind::of(content).filter(|kind| kind.is_drawn())?;
    thumbnail::upright(content)
}

/// What a photograph belongs to, checked.
fn of_order(
    context: &WriteContext<'_>,
    ticket_id: i64,
    kind: AttachmentKind,
    photo: WorkOrderPhoto,
) -> Result<WorkOrderPhoto> {
    let WorkOrderPhoto { work_order, stage } = photo;
    if !kind.is_drawn() {
        return Err(Error::field("base64", ErrorCode::AttachmentKindRefused));
    }
    let work_order = tickets::order_for_photos(context.db, context.actor, ticket_id, &work_order)?;
    Ok(WorkOrderPhoto { work_order, stage })
}

impl AttachmentContent {
    /// As it is kept: name, kind and content.
    fn of((name, kind, content): (String, AttachmentKind, Vec<u8>)) -> Self {
        let media_type = kind.media_type().to_owned();
        Self { name, kind, media_type, base64: STANDARD.encode(content) }
    }
}

/// A file that comes in, whatever it is to belong to.
struct Incoming {
    /// With the ending of what it is.
    name: String,
    kind: AttachmentKind,
    /// Of its content.
    hash: String,
    content: Vec<u8>,
}

impl Incoming {
    /// Told by its content.
    fn read(file_name: &str, base64: &str) -> Result<Self> {
        if base64.len() / 4 * 3 > MOST_BYTES {
            return Err(Error::field("base64", ErrorCode::AttachmentTooLarge).with("max", MOST_BYTES));
        }
        let content = STANDARD
            .decode(base64.trim())
            .map_err(|cause| Error::field("base64", ErrorCode::InputInvalid).because(cause))?;
        let kind = AttachmentKind::of(&content)
            .ok_or_else(|| Error::field("base64", ErrorCode::AttachmentKindRefused))?;
        Ok(Self { name: named(file_name, kind)?, kind, hash: hash(&content), content })
    }

    /// How many pages it has: a picture one, a recording none; absent of a document that cannot be read.
    fn pages(&self) -> Option<i64> {
        if self.kind.is_drawn() || self.kind == AttachmentKind::Heic {
            return Some(1);
        }
        if self.kind == AttachmentKind::Pdf { ScanPage::count(&self.content) } else { Some(0) }
    }

    /// Keeps the content, once, for something that has `count` files and may have `most`, and has not this one yet.
    fn keep(&self, db: &Connection, there: bool, count: usize, most: usize) -> Result<()> {
        if there {
            return Err(Error::field("base64", ErrorCode::AttachmentThere));
        }
        if count >= most {
            return Err(Error::field("base64", ErrorCode::AttachmentTooMany).with("max", most));
        }
        if !store::is_kept(db, &self.hash)? {
            let small = self.kind.is_drawn().then(|| thumbnail::of(&self.content)).flatten();
            let pages = self.pages();
            store::keep(db, &self.hash, (self.kind, pages), &self.content, small.as_deref())?;
        }
        Ok(())
    }
}

/// The name without folders, with the ending of what the file is.
fn named(file_name: &str, kind: AttachmentKind) -> Result<String> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let plain: String =
        stem.chars().filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c)).take(80).collect();
    let plain = input::visible(&plain);
    let plain = plain.trim().trim_end_matches('.');
    if plain.is_empty() {
        return Err(Error::field("file_name", ErrorCode::InputRequired));
    }
    Ok(format!("{plain}.{}", kind.ending()))
}

fn hash(content: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(content))
}
