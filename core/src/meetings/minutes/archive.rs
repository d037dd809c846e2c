//! The archive of a meeting: one catalogue of everything that there is of it, papers and files alike, in the order in which
//! it is filed. `give_out` makes one PDF or a ZIP file of it.

mod give_out;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::MinutesState;
use super::{MeetingMinutes, MeetingPosting, MinutesEdition, of_meeting, paper};
use crate::attachments::{self, MeetingFile, MeetingFilePurpose};
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::meetings::ballot_slips::{counts_text, register};
use crate::meetings::papers;
use crate::meetings::{MeetingDetail, MeetingPaper, show};
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::reports::sheet::{GridRow, Sheet, SheetBlock, Words};

/// What everything that is kept of a meeting is: `get_meeting_archive`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetMeetingArchive {
    /// The meeting.
    pub meeting_id: i64,
}

/// What a piece of the archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveEntryKind {
    /// 会议通知
    Notice,
    /// 签到表
    SignIn,
    /// 表决情况
    Votes,
    /// 表决票登记表: which papers came back, and by whom; not what they say.
    BallotPapers,
    /// 会议纪要
    Minutes,
    /// 补充说明
    Supplement,
    /// 公示版
    PostingEdition,
    /// 公示记录
    Posting,
    /// 扫描件、照片、录音
    File,
}

/// A piece of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ArchiveEntry {
    /// What it is.
    pub kind: ArchiveEntryKind,
    /// What it is called on paper.
    pub title: String,
    /// The day that it bears.
    pub on: Option<NaiveDate>,
    /// Whether it should be there and is not yet: a notice never hung, minutes not issued.
    pub missing: bool,
    /// The file of the meeting that it is.
    pub file_id: Option<i64>,
    /// Whether it is a file that the one PDF cannot show, and is in the ZIP file only: a HEIC photograph, a recording.
    pub zip_only: bool,
}

/// The catalogue of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingArchive {
    /// In the order in which it is filed.
    pub entries: Vec<ArchiveEntry>,
}

/// As what the archive is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveFormat {
    /// One PDF: the catalogue, the papers, scans and photographs one after the other; a list of what cannot be in it.
    Pdf,
    /// Everything, each in a file of its own, scans and recordings too.
    Zip,
}

/// Gives out the archive of a meeting: `export_meeting_archive`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportMeetingArchive {
    /// The meeting.
    pub meeting_id: i64,
    /// As what.
    pub format: ArchiveFormat,
    /// What for; 1…200 characters.
    pub reason: String,
}

/// The archive of a meeting as a file.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ExportedArchive {
    /// A name for it.
    pub file_name: String,
    /// The file.
    pub base64: String,
    /// How many papers are in it.
    pub papers: usize,
    /// How many scans, photographs and recordings are in it.
    pub files: usize,
    /// How many of them could not be put in; a PDF lists them.
    pub left_out: usize,
}

/// A meeting with all that was written and kept of it.
struct Whole {
    community: String,
    office: String,
    meeting: MeetingDetail,
    /// When it began, or is planned to, in words.
    when: String,
    /// In the order in which they are filed.
    files: Vec<MeetingFile>,
    papers: Vec<Sheet>,
    filed: Vec<Filed>,
}

/// A row of the catalogue, and what it stands for.
struct Filed {
    entry: ArchiveEntry,
    kept: Kept,
}

/// Where a piece of the archive is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Nowhere: it is missing.
    Nowhere,
    /// Among the papers.
    Paper(usize),
    /// Among the files.
    File(usize),
}

impl Whole {
    fn file(&mut self, kind: ArchiveEntryKind, title: String, on: Option<NaiveDate>, kept: Kept) {
        let entry =
            ArchiveEntry { kind, title, on, missing: kept == Kept::Nowhere, file_id: None, zip_only: false };
        self.filed.push(Filed { entry, kept });
    }

    /// Files a paper; one that is not as it should be is there and still missing.
    fn add(
        &mut self,
        kind: ArchiveEntryKind,
        title: &str,
        (on, missing): (Option<NaiveDate>, bool),
        sheet: Sheet,
    ) {
        self.file(kind, title.to_owned(), on, Kept::Paper(self.papers.len()));
        if let Some(filed) = self.filed.last_mut() {
            filed.entry.missing = missing;
        }
        self.papers.push(sheet);
    }
}

impl Read for GetMeetingArchive {
    fn run(self, context: &ReadContext<'_>) -> Result<MeetingArchive> {
        let whole = whole(context.db, self.meeting_id, (context.zone, context.now))?;
        Ok(MeetingArchive { entries: whole.filed.into_iter().map(|filed| filed.entry).collect() })
    }
}

/// What there is and what is missing, in the order in which it is filed.
fn whole(db: &Connection, meeting_id: i64, (zone, now): (OfficeZone, DateTime<Utc>)) -> Result<Whole> {
    use ArchiveEntryKind::{BallotPapers, Notice, SignIn, Votes};
    let card = office::store::card(db)?;
    let meeting = show::detail(db, meeting_id, (zone, now))?;
    let mut files = attachments::files_of_meeting(db, meeting_id)?;
    files.sort_by_key(|file| (place(&meeting, file), file.id));
    let mut whole = Whole {
        community: card.community_name,
        office: card.office_name,
        when: papers::moment_text(meeting.began_at.unwrap_or(meeting.starts_at), zone),
        meeting,
        files,
        papers: Vec::new(),
        filed: Vec::new(),
    };
    let paper = |paper| papers::sheet(db, meeting_id, paper, (zone, now));
    let held_on = whole.meeting.began_at.map(|at| day_of(zone, at));
    let notice = whole.meeting.notice.as_ref().map(|notice| notice.done_on);
    let notice_on = (notice.flatten(), notice == Some(None));
    whole.add(Notice, "会议通知", notice_on, paper(MeetingPaper::Notice)?);
    whole.add(SignIn, "签到表", (held_on, held_on.is_none()), paper(MeetingPaper::SignIn)?);
    let votes = super::paper::votes(&whole.meeting, &whole.community);
    whole.add(Votes, "表决情况", (held_on, held_on.is_none()), votes);
    if let Some((counts, sheet)) = register(db, meeting_id, &whole.community)? {
        let title = format!("表决票登记表：{}", counts_text(counts));
        whole.add(BallotPapers, &title, (held_on, false), sheet);
    }
    let written = of_meeting(db, meeting_id)?;
    add_minutes(db, &mut whole, &written, (zone, now))?;
    add_postings(&mut whole, &written, zone);
    for (index, file) in whole.files.clone().iter().enumerate() {
        let title = format!("{}：{}", what(&whole.meeting, file), file.name);
        whole.file(ArchiveEntryKind::File, title, Some(day_of(zone, file.added_at)), Kept::File(index));
        if let Some(filed) = whole.filed.last_mut() {
            filed.entry.file_id = Some(file.id);
            filed.entry.zip_only = !file.kind.is_printed();
        }
    }
    Ok(whole)
}

fn add_minutes(
    db: &Connection,
    whole: &mut Whole,
    written: &MeetingMinutes,
    (zone, now): (OfficeZone, DateTime<Utc>),
) -> Result<()> {
    use ArchiveEntryKind::{PostingEdition, Supplement};
    let MeetingMinutes { minutes: written, postings, .. } = written;
    if written.is_empty() {
        whole.file(ArchiveEntryKind::Minutes, paper::title(0), None, Kept::Nowhere);
    }
    let today = day_of(zone, now);
    for minutes in written {
        let issued_on = minutes.issued_at.map(|at| day_of(zone, at));
        let kind = if minutes.number == 0 { ArchiveEntryKind::Minutes } else { Supplement };
        let title = paper::title(minutes.number);
        let signing = super::sheet(db, &whole.meeting, minutes, (MinutesEdition::Signing, today))?;
        whole.add(kind, &title, (issued_on, issued_on.is_none()), signing);
        if minutes.state == MinutesState::Issued {
            let hung = super::posted_on(minutes, postings, zone);
            let edition = (MinutesEdition::Posting, hung.or(issued_on).unwrap_or(today));
            let posted = super::sheet(db, &whole.meeting, minutes, edition)?;
            whole.add(PostingEdition, &format!("{title}（公示版）"), (issued_on, false), posted);
        }
    }
    Ok(())
}

/// Where the decisions hung: a row for each place, and one paper of them all.
fn add_postings(whole: &mut Whole, written: &MeetingMinutes, zone: OfficeZone) {
    let postings = &written.postings;
    if postings.is_empty() {
        if whole.meeting.posting.is_some() {
            whole.file(ArchiveEntryKind::Posting, "公示记录".to_owned(), None, Kept::Nowhere);
        }
        return;
    }
    let head = ["张贴地点", "公示开始", "公示结束", "照片", "登记人"].map(str::to_owned).to_vec();
    let mut rows = vec![row(true, head)];
    let kept = Kept::Paper(whole.papers.len());
    for posting in postings {
        let until = posting.until_on.map(in_chinese);
        let ended = until.as_ref().map_or_else(String::new, |day| format!("，至{day}"));
        let title = format!("公示记录：{}{ended}", posting.place);
        whole.file(ArchiveEntryKind::Posting, title, Some(posting.posted_on), kept);
        let photo = whole.files.iter().find(|file| Some(file.id) == posting.photo_id);
        let photo = photo.map_or_else(|| "无".to_owned(), |file| file.name.clone());
        let from = in_chinese(posting.posted_on);
        let cells = vec![posting.place.clone(), from, until.unwrap_or_default(), photo, noted(posting, zone)];
        rows.push(row(false, cells));
    }
    whole.papers.push(Sheet {
        name: format!("{}{}公示记录", whole.community, whole.meeting.title),
        title: "公示记录".to_owned(),
        subtitle: format!("{} · {}", whole.community, whole.meeting.title),
        blocks: vec![SheetBlock::Columns(vec![28, 19, 19, 20, 14], rows)],
    });
}

/// Who noted it, and on which day if that was not the one on which it went up.
fn noted(posting: &MeetingPosting, zone: OfficeZone) -> String {
    let name = &posting.noted_by.name;
    match day_of(zone, posting.noted_at) {
        day if day > posting.posted_on => format!("{name}（{}补记）", in_chinese(day)),
        _ => name.clone(),
    }
}

fn row(head: bool, cells: Vec<String>) -> GridRow {
    GridRow {
        head,
        cells: cells.into_iter().map(|text| vec![Words { text, bold: false, to: None }]).collect(),
    }
}

/// The number on the agenda of the item that a file belongs to.
fn item_number(meeting: &MeetingDetail, file: &MeetingFile) -> Option<usize> {
    let item = file.item_id?;
    meeting.items.iter().position(|one| one.id == item).map(|at| at + 1)
}

/// Where a file is filed: what was signed and posted first, then the items' in the order of the agenda.
fn place(meeting: &MeetingDetail, file: &MeetingFile) -> (u8, usize) {
    match (file.purpose, item_number(meeting, file)) {
        (MeetingFilePurpose::SignIn, _) => (0, 0),
        (MeetingFilePurpose::SignedMinutes, _) => (1, 0),
        (MeetingFilePurpose::Posting, _) => (2, 0),
        (MeetingFilePurpose::Other, Some(item)) => (3, item),
        (MeetingFilePurpose::Other, None) => (4, 0),
    }
}

/// What a file is.
fn what(meeting: &MeetingDetail, file: &MeetingFile) -> String {
    match (file.purpose, item_number(meeting, file)) {
        (MeetingFilePurpose::SignIn, _) => "签到表扫描件".to_owned(),
        (MeetingFilePurpose::SignedMinutes, _) => "签字纪要扫描件".to_owned(),
        (MeetingFilePurpose::Posting, _) => "公示照片".to_owned(),
        (MeetingFilePurpose::Other, Some(item)) => format!("议题{item}材料"),
        (MeetingFilePurpose::Other, None) => "其他材料".to_owned(),
    }
}
