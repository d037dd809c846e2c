//! Giving out a report's tables as a workbook (R8.2): of the draft as it is now, of an issued edition as it was made at the issue.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::editions::{Made, MadeYear, hash_of};
use super::workbook::{self, Source};
use super::{ReportPeriod, store};
use crate::error::{Error, ErrorCode, Result};
use crate::list::ExportedFile;
use crate::operation::{Act, Done, ReadContext, StoreContext};

/// Gives out the tables of a report, with the tickets that they can be recomputed from, as a workbook: `export_report`, R8.2. No
/// resident is in it. The audit trail keeps that it was.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportReport {
    /// The quarter, such as `2026Q3`, or the year, such as `2026`; not one that has not begun.
    pub quarter: String,
    /// The edition, as it was issued; absent of the draft.
    #[serde(default)]
    #[ts(optional)]
    pub edition: Option<i64>,
}

impl Act for ExportReport {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ExportedFile>> {
        let StoreContext { now, zone, actor, fonts, .. } = *context;
        let quarter = ReportPeriod::parse(&self.quarter)?;
        if let Some(id) = self.edition {
            let (file_name, bytes) = context.store.read(|db| issued(db, quarter, id))?;
            let subject = format!("{quarter}/{id}");
            return Ok(Done::new(ExportedFile { file_name, base64: STANDARD.encode(bytes) }, subject));
        }
        let (title, bytes) = match quarter {
            ReportPeriod::Quarter(of) => {
                let (made, source) = context.store.read(|db| {
                    let made = Made::read(db, zone, of, now)?;
                    let source = Source::read(db, zone, &made.figures)?;
                    Ok((made, source))
                })?;
                (made.document(None).title, workbook::workbook(&made, None, &source)?)
            }
            ReportPeriod::Year(of) => {
                let made = context.store.read(|db| {
                    MadeYear::read(&ReadContext { db, now, zone, actor, fonts, store: context.store }, of)
                })?;
                let document = made.document(None);
                let bytes = workbook::of_tables(&document, zone)?;
                (document.title, bytes)
            }
        };
        let file_name = workbook::file_name(&title);
        Ok(Done::new(ExportedFile { file_name, base64: STANDARD.encode(bytes) }, quarter.to_string()))
    }
}

/// The workbook of an edition, as it was made; what is given out is what was issued, or nothing.
fn issued(db: &rusqlite::Connection, quarter: ReportPeriod, id: i64) -> Result<(String, Vec<u8>)> {
    if store::editions(db, quarter)?.iter().all(|one| one.id != id) {
        return Err(Error::field("edition", ErrorCode::InputUnknownId).with("id", id));
    }
    let Some((bytes, hash)) = store::issued_workbook(db, id)? else {
        return Err(Error::field("edition", ErrorCode::ReportNoWorkbook));
    };
    if hash_of(&bytes) != hash {
        return Err(Error::new(ErrorCode::StoreDamaged));
    }
    let title = store::issued_file(db, id)?.file_name;
    Ok((workbook::file_name(title.trim_end_matches(".pdf")), bytes))
}
