//! The archive of a meeting: one catalogue of everything that there is of it, given out as one PDF or as a ZIP file with
//! the files as well. That it was given out, by whom and why, is in the audit trail.

use std::io::{Cursor, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::course::MinutesState;
use super::{MeetingMinutes, MinutesEdition, of_meeting, paper};
use crate::access::Changes;
use crate::attachments::{self, MeetingFile, MeetingFilePurpose};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::meetings::papers::{self, day_text};
use crate::meetings::plan::subject;
use crate::meetings::{MeetingDetail, MeetingPaper, show};
use crate::office::{self, OfficeZone};
use crate::operation::{Act, Done, Read, ReadContext, StoreContext};
use crate::reports::pdf::Imprint;
use crate::reports::sheet::{GridRow, Sheet, SheetBlock, Words};
use crate::reports::{render_sheet, render_sheets};

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
    /// One PDF: the catalogue and the papers one after the other.
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
}

/// A meeting with all that was written and kept of it.
struct Whole {
    community: String,
    office: String,
    meeting: MeetingDetail,
    written: MeetingMinutes,
    files: Vec<MeetingFile>,
    papers: Vec<(ArchiveEntryKind, Sheet)>,
}

impl Read for GetMeetingArchive {
    fn run(self, context: &ReadContext<'_>) -> Result<MeetingArchive> {
        let when = (context.zone, context.now);
        Ok(MeetingArchive { entries: catalogue(&whole(context.db, self.meeting_id, when)?, context.zone) })
    }
}

fn whole(db: &Connection, meeting_id: i64, (zone, now): (OfficeZone, DateTime<Utc>)) -> Result<Whole> {
    let card = office::store::card(db)?;
    let meeting = show::detail(db, meeting_id, (zone, now))?;
    let written = of_meeting(db, meeting_id)?;
    let mut papers = vec![
        (ArchiveEntryKind::Notice, papers::sheet(db, meeting_id, MeetingPaper::Notice, (zone, now))?),
        (ArchiveEntryKind::SignIn, papers::sheet(db, meeting_id, MeetingPaper::SignIn, (zone, now))?),
        (ArchiveEntryKind::Votes, paper::votes(&meeting, &card.community_name)),
    ];
    let today = day_of(zone, now);
    for minutes in &written.minutes {
        let kind = if minutes.number == 0 { ArchiveEntryKind::Minutes } else { ArchiveEntryKind::Supplement };
        papers.push((kind, super::sheet(db, &meeting, minutes, (MinutesEdition::Signing, today))?));
        if minutes.state == MinutesState::Issued {
            let issued_on = minutes.issued_at.map_or(today, |at| day_of(zone, at));
            let posted = super::sheet(db, &meeting, minutes, (MinutesEdition::Posting, issued_on))?;
            papers.push((ArchiveEntryKind::PostingEdition, posted));
        }
    }
    let files = attachments::files_of_meeting(db, meeting_id)?;
    Ok(Whole { community: card.community_name, office: card.office_name, meeting, written, files, papers })
}

/// What there is and what is missing, in the order in which it is filed.
fn catalogue(whole: &Whole, zone: OfficeZone) -> Vec<ArchiveEntry> {
    use ArchiveEntryKind::{File, Minutes, Notice, Posting, PostingEdition, SignIn, Supplement, Votes};
    let meeting = &whole.meeting;
    let held_on = meeting.began_at.map(|at| day_of(zone, at));
    let entry = |kind, title: &str, on, missing| ArchiveEntry {
        kind,
        title: title.to_owned(),
        on,
        missing,
        file_id: None,
    };
    let notice_on = meeting.notice.as_ref().and_then(|notice| notice.done_on);
    let mut entries = vec![
        entry(Notice, "会议通知", notice_on, meeting.notice.is_some() && notice_on.is_none()),
        entry(SignIn, "签到表", held_on, held_on.is_none()),
        entry(Votes, "表决情况", held_on, held_on.is_none()),
    ];
    if whole.written.minutes.is_empty() {
        entries.push(entry(Minutes, &paper::title(0), None, true));
    }
    for minutes in &whole.written.minutes {
        let issued_on = minutes.issued_at.map(|at| day_of(zone, at));
        let kind = if minutes.number == 0 { Minutes } else { Supplement };
        entries.push(entry(kind, &paper::title(minutes.number), issued_on, issued_on.is_none()));
        if issued_on.is_some() {
            let title = format!("{}（公示版）", paper::title(minutes.number));
            entries.push(entry(PostingEdition, &title, issued_on, false));
        }
    }
    if meeting.posting.is_some() && whole.written.postings.is_empty() {
        entries.push(entry(Posting, "公示记录", None, true));
    }
    for posting in &whole.written.postings {
        let until = posting.until_on.map_or_else(String::new, |day| format!("，至{}", day_text(day)));
        let title = format!("公示记录：{}{until}", posting.place);
        entries.push(entry(Posting, &title, Some(posting.posted_on), false));
    }
    entries.extend(whole.files.iter().map(|file| ArchiveEntry {
        kind: File,
        title: format!("{}：{}", purpose(file.purpose), file.name),
        on: Some(day_of(zone, file.added_at)),
        missing: false,
        file_id: Some(file.id),
    }));
    entries
}

fn purpose(purpose: MeetingFilePurpose) -> &'static str {
    match purpose {
        MeetingFilePurpose::SignIn => "签到表扫描件",
        MeetingFilePurpose::SignedMinutes => "签字纪要扫描件",
        MeetingFilePurpose::Posting => "公示照片",
        MeetingFilePurpose::Other => "其他材料",
    }
}

/// The catalogue on paper.
fn cover(whole: &Whole, entries: &[ArchiveEntry], format: ArchiveFormat) -> Sheet {
    let cell = |text: String| vec![Words { text, bold: false }];
    let head = ["序号", "内容", "日期", "备注"].map(|text| cell(text.to_owned())).to_vec();
    let mut rows = vec![GridRow { head: true, cells: head }];
    for (number, entry) in (1..).zip(entries) {
        let note = match (entry.missing, entry.kind, format) {
            (true, _, _) => "尚缺",
            (false, ArchiveEntryKind::File, ArchiveFormat::Pdf) => "另存原件",
            (false, _, _) => "",
        };
        let on = entry.on.map_or_else(String::new, day_text);
        rows.push(GridRow {
            head: false,
            cells: vec![cell(number.to_string()), cell(entry.title.clone()), cell(on), cell(note.to_owned())],
        });
    }
    Sheet {
        name: format!("{}{}会议档案", whole.community, whole.meeting.title),
        title: "会议档案目录".to_owned(),
        subtitle: format!("{} · {}", whole.community, whole.meeting.title),
        blocks: vec![
            SheetBlock::Fact("地点", whole.meeting.place.clone()),
            SheetBlock::Columns(vec![8, 50, 24, 18], rows),
        ],
    }
}

impl Act for ExportMeetingArchive {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ExportedArchive>> {
        let ExportMeetingArchive { meeting_id, format, reason } = self;
        let reason = input::required_line("reason", &reason, 200)?;
        let when = (context.zone, context.now);
        let whole = context.store.read(|db| whole(db, meeting_id, when))?;
        let entries = catalogue(&whole, context.zone);
        let cover = cover(&whole, &entries, format);
        let (bytes, files, ending) = match format {
            ArchiveFormat::Pdf => (one_pdf(&whole, cover.clone(), context)?, 0, "pdf"),
            ArchiveFormat::Zip => (all_files(&whole, &cover, context)?, whole.files.len(), "zip"),
        };
        let exported = ExportedArchive {
            file_name: format!("{}.{ending}", file_stem(&cover.name)),
            base64: STANDARD.encode(bytes),
            papers: whole.papers.len() + 1,
            files,
        };
        let changes = Changes::default().with("reason", None::<String>, reason);
        Ok(Done::new(exported, format!("{}/archive {ending}", subject(meeting_id))).changing(changes))
    }
}

fn one_pdf(whole: &Whole, cover: Sheet, context: &StoreContext<'_>) -> Result<Vec<u8>> {
    let name = cover.name.clone();
    let sheets: Vec<Sheet> =
        std::iter::once(cover).chain(whole.papers.iter().map(|(_, sheet)| sheet.clone())).collect();
    let paper = Imprint { title: &name, author: &whole.office, dated: context.now };
    render_sheets(&sheets, paper, context.fonts)?.bytes()
}

/// The same data give the same bytes: names in the order of filing, and no moment but that of the office's papers.
fn all_files(whole: &Whole, cover: &Sheet, context: &StoreContext<'_>) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let failed = |cause: &dyn std::fmt::Display| Error::new(ErrorCode::Internal).because(cause.to_string());
    let mut add = |name: String, bytes: &[u8]| -> Result<()> {
        // Papers, photographs and recordings are packed already.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        zip.start_file(name, options).map_err(|cause| failed(&cause))?;
        zip.write_all(bytes).map_err(|cause| failed(&cause))
    };
    let pdf = |sheet: &Sheet| render_sheet(sheet, &whole.office, context.now, context.fonts)?.bytes();
    add("00-会议档案目录.pdf".to_owned(), &pdf(cover)?)?;
    for (number, (kind, sheet)) in (1..).zip(&whole.papers) {
        add(format!("{number:02}-{}.pdf", file_stem(&paper_name(*kind, sheet))), &pdf(sheet)?)?;
    }
    for (number, file) in (1..).zip(&whole.files) {
        let content =
            context.store.read(|db| attachments::contents_of_meeting(db, whole.meeting.id, file.id))?;
        let name = format!("{}-{}", purpose(file.purpose), file.name);
        add(format!("附件/{number:02}-{}", file_stem(&name)), &content)?;
    }
    Ok(zip.finish().map_err(|cause| failed(&cause))?.into_inner())
}

fn paper_name(kind: ArchiveEntryKind, sheet: &Sheet) -> String {
    match kind {
        ArchiveEntryKind::PostingEdition => format!("{}（公示版）", sheet.title),
        _ => sheet.title.clone(),
    }
}

/// A name without what no system takes in names.
fn file_stem(name: &str) -> String {
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
}
