//! Reports (R8.2, R9, R10.2), and how papers of every feature come onto pages.
//!
//! - `figures` and `parts` are what the numbers are; `compute` and `count` count them from facts, of a `period`, most often a `quarter`;
//!   `yearly` and `monthly` are the reports of a year and of a month, `listed` the tickets in the appendix.
//! - `document` is what the pages say, in `words`; `opens` is what a number opens in the program.
//! - `layout` makes pages of positioned items, plain data, with `fonts`; `pdf` and `pdf/leaves` encode them. These two alone know lopdf,
//!   and `pdf` alone knows printpdf.
//! - `workbook` has the tables of a report to compute with, and `export` gives it out.
//! - `texts` is what people write, `drafts` what the program begins with, `course` the way to the issue, `editions` what was issued.
//! - `sheet`, `list`, `form`, `ballot`, `slip`, `poster` and `manual` are other papers in words, which their features fill;
//!   `bundle` makes one file of several, `picture` is a picture on any of them.

pub mod ballot;
pub mod bundle;
mod compute;
mod count;
pub mod course;
pub mod document;
mod drafts;
pub mod editions;
mod export;
pub mod figures;
pub mod fonts;
pub mod form;
pub mod layout;
pub mod list;
pub mod listed;
pub mod manual;
mod monthly;
mod opens;
pub mod parts;
pub mod pdf;
pub mod period;
pub mod picture;
pub mod poster;
mod quarter;
pub mod sheet;
pub mod slip;
mod store;
pub mod texts;
pub(crate) mod words;
mod workbook;
pub mod yearly;

use base64::Engine as _;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::ballot::BallotSlips;
use self::bundle::Part;
use self::course::ReportState;
use self::document::Document;
use self::editions::{Made, MadeYear};
use self::figures::QuarterFigures;
use self::fonts::FontPlaces;
use self::form::Forms;
use self::list::List;
use self::manual::Manual;
use self::poster::Poster;
use self::sheet::Sheet;
use self::slip::Slips;
use self::texts::{TextPart, Texts};
use crate::access::{Changes, audit};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::supervision;
use crate::tickets::{self, Named};

pub(crate) use compute::compute as figures_of;
pub use course::{
    CommentReport, GetReportCourse, ReportCourse, ReviewReport, SettleReportComment, SubmitReport,
};
pub use editions::{IssueReport, RenderIssuedReport, RenderReportPoster, ReportEdition};
pub use export::ExportReport;
pub use monthly::RenderMonthlyBrief;
pub use opens::{NoticeList, OpenPlace, Opening, Opens, TicketList};
pub use period::{ReportPeriod, Year};
pub use quarter::Quarter;
pub(crate) use words::quarter as quarter_in_words;

pub(crate) use drafts::{draft, drafted_since, undrafted};

/// The quarters that there is something to report of, latest first: `list_quarters`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListQuarters {}

/// A quarter to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct QuarterRow {
    /// The quarter, such as `2026Q3`, or the year of a yearly report, such as `2026`.
    pub quarter: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Whether it is still running.
    pub running: bool,
    /// By which day its report is to be written.
    pub due_on: NaiveDate,
    /// When the program drafted its report; absent if it did not.
    pub drafted_at: Option<DateTime<Utc>>,
    /// Whether its report was issued.
    pub issued: bool,
}

impl Read for ListQuarters {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<QuarterRow>> {
        let ListQuarters {} = self;
        let today = day_of(context.zone, context.now);
        let first =
            tickets::first_receipt(context.db)?.map_or(today, |at| day_of(context.zone, at)).min(today);
        let row = |quarter: Quarter| {
            Ok(QuarterRow {
                quarter: quarter.to_string(),
                first_day: quarter.first_day(),
                last_day: quarter.last_day(),
                running: quarter.end(context.zone) > context.now,
                due_on: supervision::report_due_on(quarter.last_day()),
                drafted_at: store::drafted(context.db, quarter.into())?.map(|drafted| drafted.at),
                issued: !store::editions(context.db, quarter.into())?.is_empty(),
            })
        };
        Quarter::between(first, today).into_iter().map(row).collect()
    }
}

/// The figures of a quarter: `quarter_figures`, R8.2 and R9.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetQuarterFigures {
    /// The quarter, such as `2026Q3`; not one that has not begun.
    pub quarter: String,
}

impl Read for GetQuarterFigures {
    fn run(self, context: &ReadContext<'_>) -> Result<QuarterFigures> {
        compute::compute(context.db, context.zone, Quarter::parse(&self.quarter)?, context.now)
    }
}

/// What the manager wrote in a quarter's report: `get_report_text`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetReportText {
    /// The quarter, such as `2026Q3`, or the year of a yearly report, such as `2026`.
    pub quarter: String,
}

/// What people wrote in a quarter's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ReportText {
    /// The quarter.
    pub quarter: String,
    /// What they wrote; each empty if nothing was written yet.
    #[serde(flatten)]
    #[ts(flatten)]
    pub texts: Texts,
    /// Grows with every change; 0 if nothing was written yet.
    pub version: i64,
    /// When it was written.
    pub updated_at: Option<DateTime<Utc>>,
    /// Who wrote it.
    pub updated_by: Option<Named>,
}

impl Read for GetReportText {
    fn run(self, context: &ReadContext<'_>) -> Result<ReportText> {
        store::text(context.db, ReportPeriod::parse(&self.quarter)?)
    }
}

/// Writes the texts of a quarter's report: `save_report_text`. A part that is not given stays as it is; a report that was submitted
/// or reviewed is a draft again.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReportText {
    /// The quarter, such as `2026Q3`, or the year of a yearly report, such as `2026`.
    pub quarter: String,
    /// 三项发现, up to 1,000 characters; each line is one.
    #[serde(default)]
    #[ts(optional)]
    pub findings: Option<String>,
    /// 三项措施, up to 1,000 characters; each line is one.
    #[serde(default)]
    #[ts(optional)]
    pub actions: Option<String>,
    /// 沟通情况, up to 8,000 characters; each line is a paragraph.
    #[serde(default)]
    #[ts(optional)]
    pub communication: Option<String>,
    /// 居民反馈, as above.
    #[serde(default)]
    #[ts(optional)]
    pub feedback: Option<String>,
    /// 居民之声, as above; each line is what one resident said, without a name.
    #[serde(default)]
    #[ts(optional)]
    pub voices: Option<String>,
    /// 处理结果, as above.
    #[serde(default)]
    #[ts(optional)]
    pub handling: Option<String>,
    /// 超时原因, as above; each line is the number of a ticket and why it was late.
    #[serde(default)]
    #[ts(optional)]
    pub late_reasons: Option<String>,
    /// 制度评估, as above; of a year's report.
    #[serde(default)]
    #[ts(optional)]
    pub regulation: Option<String>,
    /// 改进措施, as above.
    #[serde(default)]
    #[ts(optional)]
    pub measures: Option<String>,
    /// 发送范围, up to 1,000 characters; each line is one who gets the report.
    #[serde(default)]
    #[ts(optional)]
    pub distribution: Option<String>,
    /// Whether the tickets of the quarter are listed in the appendix, without residents.
    #[serde(default)]
    #[ts(optional)]
    pub lists_tickets: Option<bool>,
    /// Refuse if the text has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

impl SaveReportText {
    fn given(&self, part: TextPart) -> Option<&str> {
        match part {
            TextPart::Findings => self.findings.as_deref(),
            TextPart::Actions => self.actions.as_deref(),
            TextPart::Communication => self.communication.as_deref(),
            TextPart::Feedback => self.feedback.as_deref(),
            TextPart::Voices => self.voices.as_deref(),
            TextPart::Handling => self.handling.as_deref(),
            TextPart::LateReasons => self.late_reasons.as_deref(),
            TextPart::Regulation => self.regulation.as_deref(),
            TextPart::Measures => self.measures.as_deref(),
            TextPart::Distribution => self.distribution.as_deref(),
        }
    }
}

impl Write for SaveReportText {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ReportText>> {
        let WriteContext { db, now, actor, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        let before = store::text(db, quarter)?;
        let mut texts = before.texts.clone();
        for part in TextPart::ALL {
            if let Some(given) = self.given(part) {
                texts.set(part, part.checked(given)?);
            }
        }
        if let Some(lists) = self.lists_tickets {
            texts.lists_tickets = lists;
        }
        input::same_version(self.expected_version, before.version)?;
        store::save_text(db, quarter, &texts, now, actor.id)?;
        let mut changes = Changes::default();
        for part in TextPart::ALL {
            changes = changes.with(part.audit_field(), before.texts.of(part), texts.of(part));
        }
        changes = changes.with("lists_tickets", before.texts.lists_tickets, texts.lists_tickets);
        let (state, ..) = store::course(db, quarter)?;
        if state != ReportState::Draft {
            // What was looked over is not what stands there now.
            store::set_course(db, quarter, ReportState::Draft, None, None)?;
            changes = changes.with("report_state", state.text(), ReportState::Draft.text());
        }
        Ok(Done::new(store::text(db, quarter)?, quarter.to_string()).changing(changes))
    }
}

/// Whether the manager's part of a quarter's report was written by `known` (R8.2); what was written or taken out later does not
/// count.
pub(crate) fn written_at(db: &Connection, quarter: Quarter, known: DateTime<Utc>) -> Result<bool> {
    let before: Option<Option<String>> = audit::value_at(db, &quarter.to_string(), "measures", known)?;
    let text = match before {
        Some(before) => before,
        None => Some(store::text(db, quarter.into())?.texts.measures),
    };
    Ok(text.is_some_and(|text| !text.is_empty()))
}

/// Whether a quarter's report was issued by `known` (R8.2).
pub(crate) fn issued_at(db: &Connection, quarter: Quarter, known: DateTime<Utc>) -> Result<bool> {
    store::issued_at(db, quarter.into(), known)
}

/// Makes the quarterly report as PDF: `render_quarterly_report`, R8.2. The same data gives the same bytes.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderQuarterlyReport {
    /// The quarter, such as `2026Q3`; not one that has not begun.
    pub quarter: String,
}

/// Makes a year's evaluation report as PDF: `render_yearly_report`, R9, R10.2. The same data gives the same bytes.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderYearlyReport {
    /// The year, such as `2026`; not one that has not begun.
    pub year: String,
}

impl Read for RenderYearlyReport {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReportPeriod::Year(year) = ReportPeriod::parse(&self.year)? else {
            return Err(Error::field("year", ErrorCode::InputInvalid));
        };
        let made = MadeYear::read(context, year)?;
        render_document(&made.document(None), context.fonts)
    }
}

/// A report as PDF.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct RenderedReport {
    /// What to call the file, such as `翠湖花园2026年第三季度物业沟通报告.pdf`.
    pub file_name: String,
    /// How many pages it has.
    pub pages: usize,
    /// The file, in base64.
    pub base64: String,
    /// Characters that no font of the program has; 〓 stands in their places.
    pub missing: Vec<String>,
    /// The numbers of a draft that open the lists of what they count, page by page; none of other papers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<OpenPlace>>")]
    pub opens: Vec<OpenPlace>,
}

impl RenderedReport {
    /// The file itself.
    ///
    /// # Errors
    /// `internal` if the text is not base64, which only a host could have made it.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        base64::engine::general_purpose::STANDARD
            .decode(&self.base64)
            .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
    }
}

impl Read for RenderQuarterlyReport {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, zone, now, fonts, .. } = *context;
        let made = Made::read(db, zone, Quarter::parse(&self.quarter)?, now)?;
        render_document(&made.document(None), fonts)
    }
}

/// Makes a report as PDF.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub fn render_document(document: &Document, fonts: &FontPlaces) -> Result<RenderedReport> {
    render(document.into(), fonts, |setter| layout::paginate(document, setter))
}

/// Makes the first chapter of a report as a poster of A3.
///
/// # Errors
/// As [`render_document`].
fn render_summary(document: &Document, fonts: &FontPlaces) -> Result<RenderedReport> {
    render(document.into(), fonts, |setter| layout::paginate_summary(document, setter))
}

/// What a file with this title is called: no system's forbidden characters are in it.
fn file_name(title: &str) -> String {
    format!("{}.pdf", title.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_"))
}

/// Makes a single paper, such as a notice to hang, as PDF.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub(crate) fn render_sheet(
    sheet: &Sheet,
    author: &str,
    dated: DateTime<Utc>,
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &sheet.name, author, dated };
    render(paper, fonts, |setter| layout::paginate_sheet(sheet, setter))
}

/// Makes a poster as PDF.
///
/// # Errors
/// As [`render_sheet`].
pub(crate) fn render_poster(
    poster: &Poster,
    author: &str,
    dated: DateTime<Utc>,
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &poster.name, author, dated };
    render(paper, fonts, |setter| layout::paginate_poster(poster, setter))
}

/// Makes several papers and files from outside as one PDF; `contents` makes the paper in front from the number of each
/// part's first page, `label` stands before the number of every page.
///
/// # Errors
/// As [`render_sheet`].
pub(crate) fn render_bundle(
    contents: &dyn Fn(&[usize]) -> Sheet,
    parts: &[Part],
    (paper, label): (pdf::Imprint<'_>, &str),
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    render(paper, fonts, |setter| layout::paginate_bundle(contents, parts, label, setter))
}

/// Makes copies of a form as PDF.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub(crate) fn render_forms(
    forms: &Forms,
    author: &str,
    dated: DateTime<Utc>,
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &forms.name, author, dated };
    render(paper, fonts, |setter| layout::paginate_forms(forms, setter))
}

/// Makes ballot papers, one for each voter, as PDF.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub(crate) fn render_ballots(
    slips: &BallotSlips,
    author: &str,
    dated: DateTime<Utc>,
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &slips.name, author, dated };
    render(paper, fonts, |setter| layout::paginate_ballots(slips, setter))
}

/// Makes slips of half a sheet, two on a page, as PDF.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub(crate) fn render_slips(
    slips: &Slips,
    author: &str,
    dated: DateTime<Utc>,
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &slips.name, author, dated };
    render(paper, fonts, |setter| layout::paginate_slips(slips, setter))
}

/// Makes a long list as PDF, on pages that lie on their long side.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub(crate) fn render_list(
    list: &List,
    author: &str,
    dated: DateTime<Utc>,
    fonts: &FontPlaces,
) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &list.name, author, dated };
    render(paper, fonts, |setter| layout::paginate_list(list, setter))
}

/// Makes the manual as PDF, dated `dated`.
///
/// # Errors
/// `fonts.missing`, or `internal` if the file cannot be written.
pub fn render_manual(manual: &Manual, dated: DateTime<Utc>, fonts: &FontPlaces) -> Result<RenderedReport> {
    let paper = pdf::Imprint { title: &manual.title, author: "邻声", dated };
    render(paper, fonts, |setter| layout::paginate_manual(manual, setter))
}

fn render(
    paper: pdf::Imprint<'_>,
    fonts: &FontPlaces,
    lay: impl FnOnce(&mut layout::Setter<'_>) -> layout::Laid,
) -> Result<RenderedReport> {
    let fonts = fonts.load()?;
    let mut setter = layout::Setter::new(&fonts);
    let laid = lay(&mut setter);
    let bytes = pdf::encode(&laid, paper, &fonts)?;
    Ok(RenderedReport {
        file_name: file_name(paper.title),
        pages: laid.pages.len(),
        base64: base64::engine::general_purpose::STANDARD.encode(bytes),
        missing: setter.missing().into_iter().map(String::from).collect(),
        opens: open_places(&laid),
    })
}

fn open_places(laid: &layout::Laid) -> Vec<OpenPlace> {
    let of_page = |(index, page): (usize, &layout::Page)| -> Vec<OpenPlace> {
        let place = |(at, label, opening): &(layout::Place, String, Opening)| OpenPlace {
            page: index + 1,
            x: at.x,
            y: at.y,
            width: at.width,
            height: at.height,
            label: label.clone(),
            opens: opening.opens.clone(),
            count: opening.count,
        };
        page.opens.iter().map(place).collect()
    };
    laid.pages.iter().enumerate().flat_map(of_page).collect()
}
