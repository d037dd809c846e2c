//! The draft that the program makes by itself when a quarter is over (R8.2): once, on the first day of the next quarter or when the
//! program is opened after it. It proposes the findings and measures of the summary; whoever writes the report goes on from there.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::texts::{self, OF_SUMMARY};
use super::{Quarter, compute, store};
use crate::access::{self, Changes, Entry};
use crate::days::day_of;
use crate::error::Result;
use crate::office::OfficeZone;
use crate::tickets;

/// How the audit trail calls it.
const DRAFTED: &str = "draft_report";

/// What the program proposed on the day on which it drafted a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drafted {
    pub(super) at: DateTime<Utc>,
    pub(super) findings: String,
    pub(super) actions: String,
}

/// The quarter that was over last, if the office kept tickets in it and its report was neither drafted nor issued yet.
pub(crate) fn undrafted(db: &Connection, zone: OfficeZone, now: DateTime<Utc>) -> Result<Option<Quarter>> {
    let quarter = Quarter::of(day_of(zone, now)).previous();
    let first = tickets::first_receipt(db)?;
    if first.is_none_or(|first| first >= quarter.end(zone)) {
        return Ok(None);
    }
    let begun = store::drafted(db, quarter.into())?.is_some() || store::issued_at(db, quarter.into(), now)?;
    Ok((!begun).then_some(quarter))
}

/// The quarters whose reports were drafted after `since`, with the moment.
pub(crate) fn drafted_since(db: &Connection, since: DateTime<Utc>) -> Result<Vec<(String, DateTime<Utc>)>> {
    store::drafted_since(db, since)
}

/// Drafts the report of the quarter that was over last, if it was not yet; answers whether it did.
pub(crate) fn draft(db: &Connection, zone: OfficeZone, now: DateTime<Utc>) -> Result<bool> {
    let Some(quarter) = undrafted(db, zone, now)? else { return Ok(false) };
    let figures = compute::compute(db, zone, quarter, now)?;
    let lines = |lines: Vec<String>| lines.into_iter().take(OF_SUMMARY).collect::<Vec<_>>().join("\n");
    let drafted = Drafted {
        at: now,
        findings: lines(texts::proposed_findings(&figures)),
        actions: lines(texts::proposed_actions(&figures)),
    };
    store::keep_draft(db, quarter.into(), &drafted)?;
    let changes = Changes::default().with("findings", "", drafted.findings.as_str()).with(
        "actions",
        "",
        drafted.actions.as_str(),
    );
    let subject = quarter.to_string();
    access::record(
        db,
        &Entry { at: now, staff_id: None, operation: DRAFTED, subject: &subject, changes: &changes },
    )?;
    Ok(true)
}
