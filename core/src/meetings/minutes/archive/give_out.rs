//! The archive as a file: one PDF of papers, scans and photographs, or everything in a ZIP. That it was given out, by whom
//! and why, is in the audit trail. The same archive gives the same bytes.

use std::io::{Cursor, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{
    ArchiveEntryKind, ArchiveFormat, ExportMeetingArchive, ExportedArchive, Filed, Kept, Whole, row, what,
    whole,
};
use crate::access::Changes;
use crate::attachments::{self, AttachmentKind, MeetingFile};
use crate::days::{day_of, in_chinese};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::meetings::plan::subject;
use crate::operation::{Act, Done, StoreContext};
use crate::reports::bundle::{Enclosed, Leaf, Part, PartContent};
use crate::reports::pdf::{Imprint, ScanPage};
use crate::reports::picture::Photo;
use crate::reports::sheet::{Sheet, SheetBlock};
use crate::reports::{render_bundle, render_sheet};

/// What the catalogue says where a page would be, of a file that is no page.
const ZIP_ONLY: &str = "仅在 ZIP 中";

impl Act for ExportMeetingArchive {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ExportedArchive>> {
        let ExportMeetingArchive { meeting_id, format, reason } = self;
        let reason = input::required_line("reason", &reason, 200)?;
        let when = (context.zone, context.now);
        let whole = context.store.read(|db| whole(db, meeting_id, when))?;
        let (bytes, left_out, ending) = match format {
            ArchiveFormat::Pdf => {
                let (bytes, left_out) = one_pdf(&whole, context)?;
                (bytes, left_out, "pdf")
            }
            ArchiveFormat::Zip => (all_files(&whole, context)?, 0, "zip"),
        };
        let exported = ExportedArchive {
            file_name: format!("{}.{ending}", file_stem(&name(&whole))),
            base64: STANDARD.encode(bytes),
            papers: whole.papers.len() + 1,
            files: whole.files.len() - left_out,
            left_out,
        };
        let changes = Changes::default().with("reason", None::<String>, reason);
        Ok(Done::new(exported, format!("{}/archive {ending}", subject(meeting_id))).changing(changes))
    }
}

fn name(whole: &Whole) -> String {
    format!("{}{}会议档案", whole.community, whole.meeting.title)
}

/// The catalogue on paper, with what `notes` say of each row.
fn cover(whole: &Whole, note: &str, notes: impl Fn(&Filed) -> String) -> Sheet {
    let head = ["序号", "内容", "日期", note].map(str::to_owned).to_vec();
    let mut rows = vec![row(true, head)];
    for (number, filed) in (1_usize..).zip(&whole.filed) {
        let note = notes(filed);
        let note = match (filed.entry.missing, note.as_str()) {
            (false, _) => note,
            (true, "") => "尚缺".to_owned(),
            (true, place) => format!("{place}，未完成"),
        };
        let on = filed.entry.on.map_or_else(String::new, in_chinese);
        rows.push(row(false, vec![number.to_string(), filed.entry.title.clone(), on, note]));
    }
    Sheet {
        name: name(whole),
        title: "会议档案目录".to_owned(),
        subtitle: format!("{} · {}", whole.community, whole.meeting.title),
        blocks: vec![
            SheetBlock::Fact("时间", whole.when.clone()),
            SheetBlock::Fact("地点", whole.meeting.place.clone()),
            SheetBlock::Columns(vec![8, 52, 24, 16], rows),
        ],
    }
}

/// A file that is no part of the PDF: which, and why.
struct LeftOut {
    file: usize,
    why: &'static str,
    sha256: String,
}

/// The PDF, and how many files could not be put into it.
fn one_pdf(whole: &Whole, context: &StoreContext<'_>) -> Result<(Vec<u8>, usize)> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, paper) in whole.papers.iter().enumerate() {
        let filed = whole.filed.iter().find(|filed| filed.kept == Kept::Paper(index));
        let title = filed.map_or_else(|| paper.title.clone(), |filed| short(filed, paper));
        parts.push(Part { title, content: PartContent::Sheet(paper.clone()) });
    }
    // Where each file is, if it is in it.
    let mut places = vec![None; whole.files.len()];
    let mut left_out = Vec::new();
    for (number, filed) in (1..).zip(&whole.filed) {
        let Kept::File(index) = filed.kept else { continue };
        let file = &whole.files[index];
        let content =
            context.store.read(|db| attachments::contents_of_meeting(db, whole.meeting.id, file.id))?;
        match leaves(file.kind, &content) {
            Ok(leaves) => {
                places[index] = Some(parts.len());
                let added_on = in_chinese(day_of(context.zone, file.added_at));
                let enclosed = Enclosed {
                    caption: format!("{number}　{}", filed.entry.title),
                    about: format!("{added_on} {}添加", file.added_by.name),
                    leaves,
                };
                parts.push(Part {
                    title: filed.entry.title.clone(),
                    content: PartContent::Enclosed(enclosed),
                });
            }
            Err(why) => left_out.push(LeftOut { file: index, why, sha256: hex(&content) }),
        }
    }
    if !left_out.is_empty() {
        let list = list(whole, &left_out);
        parts.push(Part { title: list.title.clone(), content: PartContent::Sheet(list) });
    }
    let contents = |starts: &[usize]| {
        cover(whole, "页码", |filed| {
            let part = match filed.kept {
                Kept::Nowhere => return String::new(),
                Kept::Paper(index) => Some(index),
                Kept::File(index) => places[index],
            };
            let Some(part) = part else { return ZIP_ONLY.to_owned() };
            starts.get(part).map_or_else(String::new, |page| format!("第 {page} 页"))
        })
    };
    let name = name(whole);
    let paper = Imprint { title: &name, author: &whole.office, dated: context.now };
    let made = render_bundle(&contents, &parts, (paper, "会议档案"), context.fonts)?;
    Ok((made.bytes()?, left_out.len()))
}

/// What a paper is called in the side bar: several rows can stand for one.
fn short(filed: &Filed, paper: &Sheet) -> String {
    match filed.entry.kind {
        ArchiveEntryKind::Posting | ArchiveEntryKind::BallotPapers => paper.title.clone(),
        _ => filed.entry.title.clone(),
    }
}

/// A file as pages, or why it cannot be.
fn leaves(kind: AttachmentKind, content: &[u8]) -> std::result::Result<Vec<Leaf>, &'static str> {
    use AttachmentKind::{Aac, Amr, Gif, Heic, Jpeg, M4a, Mp3, Ogg, Pdf, Png, Wav, Webp};
    match kind {
        Png | Jpeg | Webp | Gif => {
            let photo = attachments::picture(content).and_then(|picture| Photo::of(&picture));
            photo.map(|photo| vec![Leaf::Photo(photo)]).ok_or("图片损坏，读不出来")
        }
        Pdf => {
            let pages = ScanPage::of_file(content).ok_or("PDF 损坏、有密码或页数过多，读不出页面")?;
            Ok(pages.into_iter().map(Leaf::Scan).collect())
        }
        Heic => Err("苹果手机的 HEIC 照片，PDF 画不出，只附在 ZIP 中"),
        Mp3 | M4a | Wav | Ogg | Amr | Aac => Err("录音，只附在 ZIP 中"),
    }
}

fn hex(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// What is no part of the PDF: where it is in the ZIP, and by what it is known again.
fn list(whole: &Whole, left_out: &[LeftOut]) -> Sheet {
    let head = ["序号", "内容", "原件（ZIP 中的位置和 SHA-256 校验值）"].map(str::to_owned).to_vec();
    let mut rows = vec![row(true, head)];
    for LeftOut { file, why, sha256 } in left_out {
        let filed = (1_usize..).zip(&whole.filed).find(|(_, filed)| filed.kept == Kept::File(*file));
        let (number, title) = filed.map_or((0, ""), |(number, filed)| (number, filed.entry.title.as_str()));
        let original = format!("{}\n{sha256}", zip_place(whole, *file));
        rows.push(row(false, vec![number.to_string(), format!("{title}\n{why}"), original]));
    }
    Sheet {
        name: name(whole),
        title: "未装入本文件的材料".to_owned(),
        subtitle: format!("{} · {}", whole.community, whole.meeting.title),
        blocks: vec![
            SheetBlock::Text(
                "下列材料的原件在同一会议档案的 ZIP 文件里，校验值相同即为同一文件。".to_owned(),
            ),
            SheetBlock::Columns(vec![8, 36, 56], rows),
        ],
    }
}

/// The same data give the same bytes: names in the order of filing, and no moment but that of the office's papers.
fn all_files(whole: &Whole, context: &StoreContext<'_>) -> Result<Vec<u8>> {
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
    let cover = cover(whole, "备注", |filed| {
        // Whoever has the PDF as well finds out here why it is not in it.
        if filed.entry.zip_only { "PDF 中没有".to_owned() } else { String::new() }
    });
    add("00-会议档案目录.pdf".to_owned(), &pdf(&cover)?)?;
    for (index, sheet) in whole.papers.iter().enumerate() {
        add(format!("{:02}-{}.pdf", index + 1, file_stem(&paper_name(whole, index, sheet))), &pdf(sheet)?)?;
    }
    for (index, file) in whole.files.iter().enumerate() {
        let content =
            context.store.read(|db| attachments::contents_of_meeting(db, whole.meeting.id, file.id))?;
        add(zip_place(whole, index), &content)?;
    }
    Ok(zip.finish().map_err(|cause| failed(&cause))?.into_inner())
}

/// Where a file is in the ZIP.
fn zip_place(whole: &Whole, index: usize) -> String {
    let file: &MeetingFile = &whole.files[index];
    let name = format!("{}-{}", what(&whole.meeting, file), file.name);
    format!("附件/{:02}-{}", index + 1, file_stem(&name))
}

fn paper_name(whole: &Whole, index: usize, sheet: &Sheet) -> String {
    let posting = |filed: &Filed| {
        filed.kept == Kept::Paper(index) && filed.entry.kind == ArchiveEntryKind::PostingEdition
    };
    if whole.filed.iter().any(posting) {
        format!("{}（公示版）", sheet.title)
    } else {
        sheet.title.clone()
    }
}

/// A name without what no system takes in names.
fn file_stem(name: &str) -> String {
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_")
}
