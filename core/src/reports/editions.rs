//! Issued reports (R8.2): a number 〔YYYY〕第N号, everything that the report was made from, its hash on every page, and the file itself. Years
//! later the same bytes are printed. A correction is another edition under the same number (勘误).

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::compute::Period;
use super::course::{self, ReportGap, ReportState, refused};
use super::document::{self, Document, Frame, Issue, ReportInput, YearlyInput};
use super::figures::QuarterFigures;
use super::listed::{self, ListedTicket};
use super::picture::Picture;
use super::texts::Texts;
use super::workbook::{self, Source};
use super::yearly::{self, YearFigures};
use super::{Quarter, RenderedReport, ReportPeriod, Year, compute, render_document, store, words};
use crate::access;
use crate::archive::{self, ArchiveProof};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::{self, OfficeZone};
use crate::operation::{Act, Done, Operation, Read, ReadContext, StoreContext};
use crate::supervision::{self, QuarterReviewed};
use crate::tickets::Named;

/// An edition of a report as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ReportEdition {
    /// Its id.
    pub id: i64,
    /// 1 for the first, 2 for the first correction.
    pub edition: i64,
    /// The year of its number.
    pub year: i32,
    /// Its number in that year; a correction keeps that of the first edition.
    pub number: i64,
    /// What a correction puts right; absent of the first edition.
    pub correction: Option<String>,
    /// The SHA-256 of everything that it was made from, in hexadecimal; its pages bear the first 16 digits.
    pub hash: String,
    /// How many pages it has.
    pub pages: i64,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// By whom.
    pub issued_by: Named,
}

/// `〔2026〕第3号`, and of a correction `〔2026〕第3号 勘误第1版`.
fn number_of(year: i32, number: i64, edition: i64) -> String {
    let first = format!("〔{year}〕第{number}号");
    if edition > 1 { format!("{first} 勘误第{}版", edition - 1) } else { first }
}

/// Everything that a report is made from.
pub(super) struct Made {
    pub(super) figures: QuarterFigures,
    pub(super) frame: Frame,
    listed: Vec<ListedTicket>,
    pub(super) reviewed: QuarterReviewed,
    pub(super) archive: ArchiveProof,
}

/// What stands around the figures of a period's report, as it is now.
fn frame(db: &Connection, zone: OfficeZone, period: ReportPeriod) -> Result<Frame> {
    let card = office::store::card(db)?;
    Ok(Frame {
        office_name: card.office_name,
        community_name: card.community_name,
        texts: store::text(db, period)?.texts,
        zone,
        logo: office::store::logo(db)?.as_deref().and_then(Picture::of_png),
    })
}

/// What is kept of it, in the order of the pages.
#[derive(Serialize)]
struct Content<'a> {
    number: &'a str,
    correction: Option<&'a str>,
    community_name: &'a str,
    office_name: &'a str,
    figures: &'a QuarterFigures,
    texts: &'a Texts,
    listed: &'a [ListedTicket],
    /// What is not part of the figures, as it was printed.
    reviewed: String,
    archive: &'a ArchiveProof,
    people: &'a [String; 3],
}

impl Made {
    pub(super) fn read(
        db: &Connection,
        zone: OfficeZone,
        quarter: Quarter,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let figures = compute::compute(db, zone, quarter, now)?;
        let frame = frame(db, zone, quarter.into())?;
        Ok(Self {
            listed: if frame.texts.lists_tickets {
                listed::listed(db, &Period::of(quarter, zone, figures.as_of))?
            } else {
                Vec::new()
            },
            frame,
            reviewed: supervision::reviewed(db, zone, quarter, figures.as_of)?,
            // As it stood at the end of the quarter, or stands now.
            archive: archive::proof(
                db,
                zone,
                quarter.start(zone),
                quarter.end(zone).min(now + TimeDelta::milliseconds(1)),
            )?,
            figures,
        })
    }

    pub(super) fn document(&self, issue: Option<&Issue>) -> Document {
        document::quarterly(&ReportInput {
            figures: &self.figures,
            frame: &self.frame,
            listed: &self.listed,
            reviewed: &self.reviewed,
            archive: &self.archive,
            issue,
        })
    }

    /// The number under which what the summary says was issued; none while it was not, or says something else since.
    fn issued_as(&self, db: &Connection, quarter: Quarter) -> Result<Option<String>> {
        let Some(last) = store::editions(db, quarter.into())?.pop() else { return Ok(None) };
        let file = store::issued_file(db, last.id)?;
        let kept: serde_json::Value = serde_json::from_str(&file.content)
            .map_err(|cause| Error::new(ErrorCode::StoreDamaged).because(cause))?;
        let now = [
            serde_json::to_value(self.figures.total),
            serde_json::to_value(self.figures.previous),
            serde_json::to_value(&self.frame.texts),
        ];
        let then = [&kept["figures"]["total"], &kept["figures"]["previous"], &kept["texts"]];
        for (kept, now) in then.into_iter().zip(now) {
            if !within(kept, &now.map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?) {
                return Ok(None);
            }
        }
        Ok(Some(number_of(last.year, last.number, last.edition)))
    }

    fn content(&self, number: &str, correction: Option<&str>, people: &[String; 3]) -> Result<String> {
        let content = Content {
            number,
            correction,
            community_name: &self.frame.community_name,
            office_name: &self.frame.office_name,
            figures: &self.figures,
            texts: &self.frame.texts,
            listed: &self.listed,
            reviewed: format!("{:?}", self.reviewed),
            archive: &self.archive,
            people,
        };
        kept(&content)
    }
}

/// Whether everything that was kept is the same now; what was not known then may have come.
fn within(kept: &serde_json::Value, now: &serde_json::Value) -> bool {
    match (kept.as_object(), now.as_object()) {
        (Some(kept), Some(now)) => {
            kept.iter().all(|(name, kept)| now.get(name).is_some_and(|now| within(kept, now)))
        }
        _ => kept == now,
    }
}

/// Everything that a year's report is made from.
pub(super) struct MadeYear {
    figures: YearFigures,
    pub(super) frame: Frame,
}

/// What is kept of it, in the order of the pages.
#[derive(Serialize)]
struct ContentOfYear<'a> {
    number: &'a str,
    correction: Option<&'a str>,
    community_name: &'a str,
    office_name: &'a str,
    figures: &'a YearFigures,
    texts: &'a Texts,
    people: &'a [String; 3],
}

impl MadeYear {
    pub(super) fn read(context: &ReadContext<'_>, year: Year) -> Result<Self> {
        Ok(Self {
            figures: yearly::compute(context, year)?,
            frame: frame(context.db, context.zone, ReportPeriod::Year(year))?,
        })
    }

    pub(super) fn document(&self, issue: Option<&Issue>) -> Document {
        document::yearly(&YearlyInput { figures: &self.figures, frame: &self.frame, issue })
    }

    fn content(&self, number: &str, correction: Option<&str>, people: &[String; 3]) -> Result<String> {
        kept(&ContentOfYear {
            number,
            correction,
            community_name: &self.frame.community_name,
            office_name: &self.frame.office_name,
            figures: &self.figures,
            texts: &self.frame.texts,
            people,
        })
    }
}

fn kept(content: &impl Serialize) -> Result<String> {
    serde_json::to_string(content).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// What is issued: a quarter's report with the tickets that its workbook lists, or a year's.
enum Paper {
    Quarter(Box<(Made, Source)>),
    Year(Box<MadeYear>),
}

impl Paper {
    fn read(context: &ReadContext<'_>, period: ReportPeriod) -> Result<Self> {
        let ReadContext { db, zone, now, .. } = *context;
        match period {
            ReportPeriod::Quarter(quarter) => {
                let made = Made::read(db, zone, quarter, now)?;
                let source = Source::read(db, zone, &made.figures)?;
                Ok(Self::Quarter(Box::new((made, source))))
            }
            ReportPeriod::Year(year) => Ok(Self::Year(Box::new(MadeYear::read(context, year)?))),
        }
    }

    fn gaps(&self, db: &Connection, period: ReportPeriod) -> Result<Vec<ReportGap>> {
        let comments = store::comments(db, period)?;
        match (self, period) {
            (Self::Quarter(made), ReportPeriod::Quarter(of)) => {
                course::gaps(db, of, &made.0.figures, &comments)
            }
            (Self::Year(made), ReportPeriod::Year(of)) => {
                course::gaps_of_year(db, of, made.figures.running, &comments)
            }
            _ => Err(Error::new(ErrorCode::Internal)),
        }
    }

    fn document(&self, issue: &Issue) -> Document {
        match self {
            Self::Quarter(made) => made.0.document(Some(issue)),
            Self::Year(made) => made.document(Some(issue)),
        }
    }

    fn content(&self, number: &str, correction: Option<&str>, people: &[String; 3]) -> Result<String> {
        match self {
            Self::Quarter(made) => made.0.content(number, correction, people),
            Self::Year(made) => made.content(number, correction, people),
        }
    }

    fn workbook(&self, issue: &Issue) -> Result<Vec<u8>> {
        match self {
            Self::Quarter(made) => workbook::workbook(&made.0, Some(issue), &made.1),
            Self::Year(made) => workbook::of_tables(&made.document(Some(issue)), made.frame.zone),
        }
    }
}

/// The SHA-256 of what is kept, in hexadecimal.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut hash, byte| {
        write!(hash, "{byte:02x}").unwrap_or_default();
        hash
    })
}

/// Issues a reviewed report: `issue_report`. It is frozen; what is changed later is a correction, a further edition.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueReport {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`; one that is over.
    pub quarter: String,
    /// What the edition puts right, 1…400 characters; needed if one was issued before, and only then.
    #[serde(default)]
    #[ts(optional)]
    pub correction: Option<String>,
}

/// What is ready to be issued.
struct Ready {
    made: Paper,
    text_version: i64,
    submitted: Named,
    reviewed: Named,
    edition: i64,
    number: (i32, i64),
}

impl IssueReport {
    fn ready(db: &Connection, context: &StoreContext<'_>, quarter: ReportPeriod) -> Result<Ready> {
        let StoreContext { store: files, now, zone, actor, fonts } = *context;
        let (state, submitted, reviewed) = store::course(db, quarter)?;
        let (Some(submitted), Some(reviewed), ReportState::Reviewed) = (submitted, reviewed, state) else {
            return Err(refused(state, "issue"));
        };
        let made = Paper::read(&ReadContext { db, now, zone, actor, fonts, store: files }, quarter)?;
        let gaps = made.gaps(db, quarter)?;
        let blocking = gaps.iter().filter(|gap| gap.blocks()).count();
        if blocking > 0 {
            return Err(Error::new(ErrorCode::ReportIncomplete).with("count", crate::page::count(blocking)));
        }
        let editions = store::editions(db, quarter)?;
        let year = day_of(zone, now).year();
        let number = match editions.first() {
            Some(first) => (first.year, first.number),
            None => (year, store::next_number(db, year)?),
        };
        let edition = editions.last().map_or(1, |last| last.edition + 1);
        Ok(Ready {
            made,
            text_version: store::text(db, quarter)?.version,
            submitted: submitted.by,
            reviewed: reviewed.by,
            edition,
            number,
        })
    }

    /// What the edition puts right, checked against whether there is something to put right.
    fn corrected(&self, edition: i64) -> Result<Option<String>> {
        let given = self.correction.as_deref();
        if edition > 1 {
            return input::required("correction", given.unwrap_or_default(), 400).map(Some);
        }
        match input::optional("correction", given, 400)? {
            None => Ok(None),
            Some(_) => Err(Error::field("correction", ErrorCode::InputInvalid)),
        }
    }
}

impl Act for IssueReport {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ReportEdition>> {
        let StoreContext { now, zone, actor, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        let (ready, name) = context.store.read(|db| {
            let name = access::store::names(db)?.into_iter().find(|(_, id)| *id == actor.id);
            Ok((Self::ready(db, context, quarter)?, name.map(|(name, _)| name).unwrap_or_default()))
        })?;
        let correction = self.corrected(ready.edition)?;
        let (year, number) = ready.number;
        let called = number_of(year, number, ready.edition);
        let people = [ready.submitted.name.clone(), ready.reviewed.name.clone(), name];
        let content = ready.made.content(&called, correction.as_deref(), &people)?;
        let hash = hash_of(content.as_bytes());
        let issue = Issue {
            number: called,
            issued_on: day_of(zone, now),
            correction: correction.clone(),
            hash: hash.clone(),
            people,
        };
        let paper = render_document(&ready.made.document(&issue), context.fonts)?;
        let pdf = paper.bytes()?;
        let xlsx = ready.made.workbook(&issue)?;
        let xlsx_hash = hash_of(&xlsx);
        // Fonts are not read within the write; what was made is kept only if it is still what would be made.
        let answer = context.store.write(|db| {
            let again = Self::ready(db, context, quarter)?;
            let same = again.text_version == ready.text_version
                && (again.edition, again.number) == (ready.edition, ready.number)
                && again.made.content(&issue.number, correction.as_deref(), &issue.people)? == content;
            if !same {
                return Err(Error::new(ErrorCode::ReportChanged));
            }
            store::insert_edition(
                db,
                &store::NewEdition {
                    quarter,
                    edition: ready.edition,
                    year,
                    number,
                    correction: correction.as_deref(),
                    content: &content,
                    hash: &hash,
                    file_name: &paper.file_name,
                    pages: paper.pages,
                    pdf: &pdf,
                    xlsx: (&xlsx, &xlsx_hash),
                    issued: (now, actor.id),
                    submitted_by: ready.submitted.id,
                    reviewed_by: ready.reviewed.id,
                },
            )?;
            store::set_course(db, quarter, ReportState::Draft, None, None)?;
            let changes = course::moved(ReportState::Reviewed, ReportState::Draft).with(
                "issued",
                serde_json::Value::Null,
                issue.number.as_str(),
            );
            access::store::audit(db, now, actor, Self::NAME, &quarter.to_string(), &changes)?;
            store::editions(db, quarter)?.pop().ok_or_else(|| Error::new(ErrorCode::Internal))
        })?;
        // Its row in the audit trail was written with it.
        Ok(Done::quiet(answer))
    }
}

/// The file of an edition, as it was issued: `render_issued_report`. The same bytes, whenever it is asked for.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderIssuedReport {
    /// The edition.
    pub id: i64,
}

impl Read for RenderIssuedReport {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        use base64::Engine as _;
        let file = store::issued_file(context.db, self.id)?;
        // What is printed is what was issued, or nothing.
        if hash_of(file.content.as_bytes()) != file.hash {
            return Err(Error::new(ErrorCode::StoreDamaged));
        }
        Ok(RenderedReport {
            file_name: file.file_name,
            pages: file.pages,
            base64: base64::engine::general_purpose::STANDARD.encode(&file.pdf),
            missing: Vec::new(),
            opens: Vec::new(),
        })
    }
}

/// The summary as a poster of A3: `render_report_poster`, R8.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderReportPoster {
    /// The quarter, such as `2026Q3`; not one that has not begun.
    pub quarter: String,
}

impl Read for RenderReportPoster {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, zone, now, fonts, .. } = *context;
        let quarter = Quarter::parse(&self.quarter)?;
        let made = Made::read(db, zone, quarter, now)?;
        let mut document = made.document(None);
        document::for_wall(&made.figures, &mut document);
        if let Some(number) = made.issued_as(db, quarter)? {
            document.foot = number;
        }
        document.title =
            format!("{}{}沟通情况摘要", document.cover.community, words::quarter(&quarter.to_string()));
        super::render_summary(&document, fonts)
    }
}
