//! The archive on paper: the catalogue (案卷目录), the list of what is to be destroyed (销毁清册), and the certificate (销毁证明).
//! No resident is on any of them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::catalogue::year_of;
use super::disposals;
use super::{ArchiveKind, ArchiveRecord, DisposalDetail, DisposalRow, DisposalState};
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::office;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::reports::list::{List, ListCell};
use crate::reports::sheet::{GridRow, Sheet, SheetBlock, Words};
use crate::reports::{RenderedReport, quarter_in_words, render_sheet};

/// The columns of the catalogue with their shares of the width.
const COLUMNS: [(&str, u16); 9] = [
    ("序号", 32),
    ("档号", 84),
    ("类别", 44),
    ("年度", 40),
    ("编号", 96),
    ("题名", 194),
    ("页数", 36),
    ("保管至", 76),
    ("状态", 110),
];

/// Makes the list of a disposal as PDF, and once it was carried out its certificate: `render_disposal`, R8.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderDisposal {
    /// An id from `list_disposals`.
    pub id: i64,
}

/// 类别 in words, as papers name it.
pub(crate) fn kind_text(kind: ArchiveKind) -> &'static str {
    match kind {
        ArchiveKind::Ticket => "来件",
        ArchiveKind::Meeting => "会议",
        ArchiveKind::Survey => "调查",
        ArchiveKind::Notice => "信息发布",
        ArchiveKind::Check => "渠道检查",
        ArchiveKind::Finding => "问题",
        ArchiveKind::Measure => "改进措施",
        ArchiveKind::CallBacks => "抽查回访",
        ArchiveKind::Report => "工作报告",
        ArchiveKind::Proposal => "制度提案",
        ArchiveKind::Policy => "制度",
        ArchiveKind::Review => "年初评估",
    }
}

/// What the record is called where its own title is empty.
pub(super) fn title(record: &ArchiveRecord) -> String {
    if record.kind == ArchiveKind::Report {
        return edition_of_report(&record.title);
    }
    if !record.title.is_empty() {
        return record.title.clone();
    }
    match record.kind {
        ArchiveKind::Policy => format!("制度第 {} 版", record.record_id),
        kind => format!("{}第 {} 号", kind_text(kind), record.record_id),
    }
}

/// `2026年第三季度报告`, of `2026Q3`; `2026年度评估报告 勘误第1版`, of `2026-2`.
fn edition_of_report(title: &str) -> String {
    let (period, edition) = title.split_once('-').unwrap_or((title, ""));
    let period =
        if period.contains('Q') { quarter_in_words(period) } else { format!("{period}年度评估") };
    match edition.parse::<u32>() {
        Ok(edition) => format!("{period}报告 勘误第{}版", edition.saturating_sub(1)),
        Err(_) => format!("{period}报告"),
    }
}

/// Nothing of a record that was taken up again: it is on no paper.
fn filed_year(record: &ArchiveRecord, zone: OfficeZone) -> String {
    record.filed_at.map_or_else(String::new, |at| year_of(zone, at).to_string())
}

/// Nothing where pages are not what it consists of, or were not counted.
fn pages(record: &ArchiveRecord) -> String {
    record.pages.map_or_else(String::new, |pages| pages.to_string())
}

pub(super) fn until(record: &ArchiveRecord) -> String {
    record.kept_until.map_or_else(|| "永久".to_owned(), |day| day.to_string())
}

pub(super) fn standing(record: &ArchiveRecord) -> String {
    match &record.certificate {
        Some(number) => format!("已销毁 {number}"),
        None if record.held => "暂缓销毁".to_owned(),
        None if record.due => "到期".to_owned(),
        None => "在档".to_owned(),
    }
}

pub(super) fn catalogue(
    community: &str,
    records: &[ArchiveRecord],
    cut: bool,
    (now, zone): (DateTime<Utc>, OfficeZone),
) -> List {
    let made = in_chinese(day_of(zone, now));
    let cut = if cut { "（只印前 2,000 件）" } else { "" };
    let rows = records.iter().zip(1..).map(|(record, number)| {
        [
            number.to_string(),
            record.mark.clone(),
            kind_text(record.kind).to_owned(),
            filed_year(record, zone),
            record.number.clone().unwrap_or_default(),
            title(record),
            pages(record),
            until(record),
            standing(record),
        ]
        .map(ListCell::Text)
        .to_vec()
    });
    List {
        name: format!("{community}案卷目录"),
        title: "案卷目录".to_owned(),
        about: format!("{community} · 共 {} 件{cut} · {made} 制表", records.len()),
        columns: COLUMNS.to_vec(),
        rows: rows.collect(),
    }
}

impl Read for RenderDisposal {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let detail = disposals::detail(context.db, self.id, (context.zone, context.now), context.actor)?;
        let card = office::store::card(context.db)?;
        let sheet = sheet(&card.community_name, &card.office_name, &detail, context.zone);
        render_sheet(&sheet, &card.office_name, context.now, context.fonts)
    }
}

fn cell(text: impl Into<String>, bold: bool) -> Vec<Words> {
    vec![Words { text: text.into(), bold, to: None }]
}

/// How many there are of each kind, and their years.
fn kinds(rows: &[&DisposalRow], zone: OfficeZone) -> SheetBlock {
    let mut counted: BTreeMap<ArchiveKind, (i64, i32, i32)> = BTreeMap::new();
    for row in rows {
        let Some(filed_at) = row.record.filed_at else { continue };
        let year = year_of(zone, filed_at);
        let one = counted.entry(row.record.kind).or_insert((0, year, year));
        *one = (one.0 + 1, one.1.min(year), one.2.max(year));
    }
    let head = ["类别", "件数", "归档年度"].map(|text| cell(text, true)).to_vec();
    let mut grid = vec![GridRow { head: true, cells: head }];
    for (kind, (count, first, last)) in counted {
        let years = if first == last { first.to_string() } else { format!("{first}—{last}") };
        let cells = vec![cell(kind_text(kind), false), cell(count.to_string(), false), cell(years, false)];
        grid.push(GridRow { head: false, cells });
    }
    SheetBlock::Columns(vec![40, 20, 40], grid)
}

/// The shares of the columns: a title is long, and a year is not; a mark, a kind of four characters and a day stand on one line.
pub(crate) const OF_LIST: [u16; 5] = [18, 13, 15, 15, 39];
pub(crate) const OF_CERTIFICATE: [u16; 5] = [26, 16, 20, 20, 18];

/// Each record; on the certificate nothing but its mark, kind and days.
fn records(rows: &[&DisposalRow], zone: OfficeZone, certificate: bool) -> SheetBlock {
    let last = if certificate { "归档年度" } else { "题名" };
    let head = ["档号", "类别", "归档日期", "保管至", last].map(|text| cell(text, true)).to_vec();
    let mut grid = vec![GridRow { head: true, cells: head }];
    for DisposalRow { record, .. } in rows {
        let what = if certificate {
            filed_year(record, zone)
        } else {
            let number = record.number.as_deref().map_or_else(String::new, |number| format!("{number} "));
            format!("{number}{}", title(record))
        };
        let cells = vec![
            cell(record.mark.clone(), false),
            cell(kind_text(record.kind), false),
            cell(record.filed_at.map_or_else(String::new, |at| day_of(zone, at).to_string()), false),
            cell(until(record), false),
            cell(what, false),
        ];
        grid.push(GridRow { head: false, cells });
    }
    let shares = if certificate { OF_CERTIFICATE } else { OF_LIST };
    SheetBlock::Columns(shares.to_vec(), grid)
}

fn sheet(community: &str, office: &str, detail: &DisposalDetail, zone: OfficeZone) -> Sheet {
    let disposal = &detail.disposal;
    let done = disposal.state == DisposalState::Done;
    let standing: Vec<&DisposalRow> =
        detail.rows.iter().filter(|row| row.left_out.is_none() && row.record.filed_at.is_some()).collect();
    let moment = |at: DateTime<Utc>| in_chinese(day_of(zone, at));
    let by = |name: &str, at: DateTime<Utc>| format!("{name}，{}", moment(at));
    let mut blocks = Vec::new();
    if let Some(number) = &disposal.certificate {
        blocks.push(SheetBlock::Fact("证明编号", number.clone()));
    }
    blocks.push(SheetBlock::Fact("件数", format!("{} 件", standing.len())));
    blocks.push(SheetBlock::Fact("鉴定截止", in_chinese(disposal.judged_on)));
    blocks.push(SheetBlock::Fact("编制人", by(&disposal.drawn_by.name, disposal.drawn_at)));
    if let (Some(who), Some(at)) = (&disposal.decided_by, disposal.decided_at) {
        let label = if disposal.state == DisposalState::Refused { "未批准" } else { "批准人" };
        blocks.push(SheetBlock::Fact(label, by(&who.name, at)));
    }
    if let (Some(who), Some(at)) = (&disposal.done_by, disposal.done_at) {
        blocks.push(SheetBlock::Fact("执行人", by(&who.name, at)));
    }
    blocks.push(kinds(&standing, zone));
    blocks.push(SheetBlock::Text(if done {
        "上列档案保管期限届满，无暂缓销毁情形，经审批于上述日期销毁：内容、附件、姓名、房号、电话和检索信息已从系统中清除，只保留类别、主题、楼栋、时间和处理结果用于统计。此前的备份仍含有这些内容，最迟 12 个月后随备份轮换消失。".to_owned()
    } else {
        "保管期限由本单位按制度自定，不少于三年。批准人与编制人不得为同一人。".to_owned()
    }));
    blocks.push(records(&standing, zone, done));
    let lines = ["编制人", "批准人", "执行人"].map(str::to_owned).to_vec();
    blocks.push(SheetBlock::Signing(lines));
    blocks.push(SheetBlock::Closing(vec![office.to_owned()]));
    let title = if done { "档案销毁证明" } else { "档案销毁清册" };
    let name = disposal.certificate.clone().unwrap_or_else(|| disposal.judged_on.to_string());
    Sheet {
        name: format!("{community}{title}{name}"),
        title: title.to_owned(),
        subtitle: community.to_owned(),
        blocks,
    }
}
