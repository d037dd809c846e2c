//! The way of a report to its issue (R8.2): written (编写中), submitted (待审核), looked over by somebody else (已审核), issued. What is
//! written after that has to be submitted again; what is said of it is settled before it is issued.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::editions::ReportEdition;
use super::figures::QuarterFigures;
use super::texts::{self, TextPart};
use super::{Quarter, ReportPeriod, Year, compute, store};
use crate::access::{self, Changes};
use crate::anonymous::{Anonymous, PersonalKind};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::policy::proposals;
use crate::residents;
use crate::stored::stored_as_text;
use crate::tickets::Named;

/// The longest comment, in characters.
const LONGEST_COMMENT: usize = 1000;

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// 编写中
    Draft,
    /// 待审核
    Submitted,
    /// 已审核
    Reviewed,
}
stored_as_text!(ReportState { Draft = "draft", Submitted = "submitted", Reviewed = "reviewed" });

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Submitted {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: Named,
}

/// What somebody said of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ReportComment {
    /// Its id.
    pub id: i64,
    /// Which text it is about; absent of the whole.
    pub part: Option<TextPart>,
    /// What was said.
    pub content: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Named,
    /// When and by whom it was settled; absent while it is not.
    pub settled: Option<Submitted>,
}

/// What is missing or open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReportGap {
    /// The quarter is not over; it cannot be issued.
    Running,
    /// 改进措施 was not written; it cannot be issued without.
    MeasuresMissing,
    /// So many comments are not settled; it cannot be issued.
    CommentsOpen {
        /// How many.
        count: i64,
    },
    /// The findings of the summary are those that the program proposes.
    FindingsProposed,
    /// The look at the regulation that evaluates the year is not written down (R10.2).
    ReviewMissing,
    /// The summary has no measures.
    ActionsMissing,
    /// So many late tickets of the list have no reason.
    ReasonsMissing {
        /// How many.
        count: i64,
    },
    /// Who gets the report is not said.
    DistributionMissing,
    /// So many surveys of the quarter are not closed, and not counted.
    SurveysOpen {
        /// How many.
        count: i64,
    },
    /// A text tells who or where a resident is.
    NamesPeople {
        /// Which text.
        part: TextPart,
        /// The name, room or number.
        text: String,
    },
}

impl ReportGap {
    /// Whether the report cannot be issued before it is filled.
    #[must_use]
    pub fn blocks(&self) -> bool {
        match self {
            Self::Running | Self::MeasuresMissing | Self::CommentsOpen { .. } => true,
            Self::FindingsProposed
            | Self::ReviewMissing
            | Self::ActionsMissing
            | Self::ReasonsMissing { .. }
            | Self::DistributionMissing
            | Self::SurveysOpen { .. }
            | Self::NamesPeople { .. } => false,
        }
    }
}

/// A gap, and whether it must be filled first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ReportGapRow {
    /// What is missing.
    pub gap: ReportGap,
    /// Whether the report cannot be issued before.
    pub blocks: bool,
}

/// The way of a quarter's report: answer of `get_report_course`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ReportCourse {
    /// The quarter.
    pub quarter: String,
    /// Where it stands.
    pub state: ReportState,
    /// Who submitted it.
    pub submitted: Option<Submitted>,
    /// Who looked it over.
    pub reviewed: Option<Submitted>,
    /// What is missing or open; what must be filled first, first.
    pub gaps: Vec<ReportGapRow>,
    /// What was said of it, the earliest first.
    pub comments: Vec<ReportComment>,
    /// The editions that were issued, the first first.
    pub editions: Vec<ReportEdition>,
    /// What stands in the summary as long as nobody writes: three findings.
    pub proposed_findings: Vec<String>,
    /// The same of measures.
    pub proposed_actions: Vec<String>,
}

/// Where a quarter's report stands, and what is missing before it is issued: `get_report_course`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetReportCourse {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
    pub quarter: String,
}

impl Read for GetReportCourse {
    fn run(self, context: &ReadContext<'_>) -> Result<ReportCourse> {
        show(context.db, context.zone, ReportPeriod::parse(&self.quarter)?, context.now)
    }
}

fn show(
    db: &Connection,
    zone: OfficeZone,
    quarter: ReportPeriod,
    now: DateTime<Utc>,
) -> Result<ReportCourse> {
    let (state, submitted, reviewed) = store::course(db, quarter)?;
    let comments = store::comments(db, quarter)?;
    let (gaps, proposed_findings, proposed_actions) = match quarter {
        ReportPeriod::Quarter(of) => {
            let figures = compute::compute(db, zone, of, now)?;
            let gaps = gaps(db, of, &figures, &comments)?;
            (gaps, texts::proposed_findings(&figures), texts::proposed_actions(&figures))
        }
        // What stands in the summary of a year as long as nobody writes is seen on its pages.
        ReportPeriod::Year(of) => {
            (gaps_of_year(db, of, of.end(zone) > now, &comments)?, Vec::new(), Vec::new())
        }
    };
    Ok(ReportCourse {
        quarter: quarter.to_string(),
        state,
        submitted,
        reviewed,
        gaps: gaps.into_iter().map(|gap| ReportGapRow { blocks: gap.blocks(), gap }).collect(),
        comments,
        editions: store::editions(db, quarter)?,
        proposed_findings,
        proposed_actions,
    })
}

/// What is missing or open of a report; what must be filled first, first.
pub(super) fn gaps(
    db: &Connection,
    quarter: Quarter,
    figures: &QuarterFigures,
    comments: &[ReportComment],
) -> Result<Vec<ReportGap>> {
    let texts = store::text(db, quarter.into())?.texts;
    let empty = |part: TextPart| texts.of(part).is_empty();
    // What the program drafted and nobody has changed is no more than what it proposes.
    let drafted = store::drafted(db, quarter.into())?;
    let own_findings = !empty(TextPart::Findings)
        && drafted.is_none_or(|drafted| drafted.findings != *texts.of(TextPart::Findings));
    let open = comments.iter().filter(|comment| comment.settled.is_none()).count();
    let unreasoned = figures.late.iter().filter(|late| texts.late_reason(&late.number).is_none()).count();
    let count = crate::page::count;
    let found = [
        figures.running.then_some(ReportGap::Running),
        empty(TextPart::Measures).then_some(ReportGap::MeasuresMissing),
        (open > 0).then(|| ReportGap::CommentsOpen { count: count(open) }),
        (!own_findings).then_some(ReportGap::FindingsProposed),
        (empty(TextPart::Actions) && texts::proposed_actions(figures).is_empty())
            .then_some(ReportGap::ActionsMissing),
        (unreasoned > 0).then(|| ReportGap::ReasonsMissing { count: count(unreasoned) }),
        empty(TextPart::Distribution).then_some(ReportGap::DistributionMissing),
        (!figures.open_surveys.is_empty())
            .then(|| ReportGap::SurveysOpen { count: count(figures.open_surveys.len()) }),
    ];
    let mut gaps: Vec<ReportGap> = found.into_iter().flatten().collect();
    gaps.extend(names(db, &texts)?);
    Ok(gaps)
}

/// The same of a year's report.
pub(super) fn gaps_of_year(
    db: &Connection,
    year: Year,
    running: bool,
    comments: &[ReportComment],
) -> Result<Vec<ReportGap>> {
    let texts = store::text(db, ReportPeriod::Year(year))?.texts;
    let empty = |part: TextPart| texts.of(part).is_empty();
    let open = comments.iter().filter(|comment| comment.settled.is_none()).count();
    let found = [
        running.then_some(ReportGap::Running),
        empty(TextPart::Measures).then_some(ReportGap::MeasuresMissing),
        (open > 0).then(|| ReportGap::CommentsOpen { count: crate::page::count(open) }),
        proposals::review_of(db, year.number() + 1)?.is_none().then_some(ReportGap::ReviewMissing),
        empty(TextPart::Findings).then_some(ReportGap::FindingsProposed),
        empty(TextPart::Distribution).then_some(ReportGap::DistributionMissing),
    ];
    let mut gaps: Vec<ReportGap> = found.into_iter().flatten().collect();
    gaps.extend(names(db, &texts)?);
    Ok(gaps)
}

/// What tells who or where a resident is, in each text. The office's own people may be named.
fn names(db: &Connection, texts: &texts::Texts) -> Result<Vec<ReportGap>> {
    let written: Vec<(TextPart, Vec<String>)> = TextPart::ALL
        .into_iter()
        .map(|part| (part, texts.lines(part).map(str::to_owned).collect()))
        .filter(|(_, lines): &(TextPart, Vec<String>)| !lines.is_empty())
        .collect();
    if written.is_empty() {
        return Ok(Vec::new());
    }
    let known = residents::known_of_residents(db)?;
    let staff = access::store::names(db)?.into_iter().map(|(name, _)| name);
    let public: Vec<String> = staff.filter(|name| !known.names.contains(name)).collect();
    let mut gaps = Vec::new();
    for (part, lines) in written {
        let anonymous = Anonymous::new(&[], "居民", &known, &public, &lines)?;
        let found = anonymous.found(&lines).into_iter();
        let residents = found.filter(|(kind, text)| *kind != PersonalKind::Name || !public.contains(text));
        gaps.extend(residents.map(|(_, text)| ReportGap::NamesPeople { part, text }));
    }
    Ok(gaps)
}

/// Says something of a report: `comment_report`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommentReport {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
    pub quarter: String,
    /// Which text it is about; absent of the whole.
    #[serde(default)]
    #[ts(optional)]
    pub part: Option<TextPart>,
    /// What is said, 1…1,000 characters.
    pub content: String,
}

impl Write for CommentReport {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ReportCourse>> {
        let WriteContext { db, now, actor, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        let content = input::required("content", &self.content, LONGEST_COMMENT)?;
        store::add_comment(db, quarter, self.part, &content, (now, actor.id))?;
        let changes = Changes::default().with("comments", serde_json::Value::Null, content.as_str());
        done(context, quarter, changes)
    }
}

/// Says that what somebody said was seen to: `settle_report_comment`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleReportComment {
    /// The comment.
    pub id: i64,
}

impl Write for SettleReportComment {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ReportCourse>> {
        let WriteContext { db, now, actor, .. } = *context;
        let (quarter, settled) = store::comment(db, self.id)?;
        if settled {
            return Err(Error::field("id", ErrorCode::RecordChanged));
        }
        store::settle_comment(db, self.id, now, actor.id)?;
        done(context, quarter, Changes::default().with("comments_settled", false, true))
    }
}

/// Gives a report to be looked over: `submit_report`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SubmitReport {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
    pub quarter: String,
    /// Refuse if the text has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

impl Write for SubmitReport {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ReportCourse>> {
        let WriteContext { db, now, actor, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        input::same_version(self.expected_version, store::text(db, quarter)?.version)?;
        let (state, ..) = store::course(db, quarter)?;
        if state != ReportState::Draft {
            return Err(refused(state, "submit"));
        }
        store::set_course(db, quarter, ReportState::Submitted, Some((now, actor.id)), None)?;
        done(context, quarter, moved(state, ReportState::Submitted))
    }
}

/// Passes a report, or gives it back to be written again: `review_report`. By somebody else than who submitted it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewReport {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`.
    pub quarter: String,
    /// Whether it is in order.
    pub passed: bool,
    /// What is to be changed; needed if it is not in order. It stands among the comments.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<String>,
}

impl Write for ReviewReport {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ReportCourse>> {
        let WriteContext { db, now, actor, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        let (state, submitted, _) = store::course(db, quarter)?;
        let Some(submitted) = submitted.filter(|_| state == ReportState::Submitted) else {
            return Err(refused(state, "review"));
        };
        if submitted.by.id == actor.id {
            return Err(Error::new(ErrorCode::ReportOwnReview));
        }
        let content = if self.passed {
            input::optional("content", self.content.as_deref(), LONGEST_COMMENT)?
        } else {
            Some(input::required("content", self.content.as_deref().unwrap_or_default(), LONGEST_COMMENT)?)
        };
        if let Some(content) = &content {
            store::add_comment(db, quarter, None, content, (now, actor.id))?;
        }
        let next = if self.passed { ReportState::Reviewed } else { ReportState::Draft };
        let by = self.passed.then_some((submitted.at, submitted.by.id));
        store::set_course(db, quarter, next, by, self.passed.then_some((now, actor.id)))?;
        let changes = moved(state, next);
        let changes = match content {
            Some(content) => changes.with("comments", serde_json::Value::Null, content),
            None => changes,
        };
        done(context, quarter, changes)
    }
}

pub(super) fn refused(state: ReportState, step: &str) -> Error {
    Error::new(ErrorCode::ReportTransitionRefused).with("state", state.text()).with("step", step)
}

pub(super) fn moved(from: ReportState, to: ReportState) -> Changes {
    Changes::default().with("report_state", from.text(), to.text())
}

fn done(context: &WriteContext<'_>, quarter: ReportPeriod, changes: Changes) -> Result<Done<ReportCourse>> {
    let answer = show(context.db, context.zone, quarter, context.now)?;
    Ok(Done::new(answer, quarter.to_string()).changing(changes))
}
