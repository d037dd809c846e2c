//! The catalogue as a workbook.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::catalogue::{rows, year_of};
use super::{ArchiveFilter, ArchiveRecord, paper};
use crate::access::Changes;
use crate::days::day_of;
use crate::error::Result;
use crate::list::ExportedFile;
use crate::office::OfficeZone;
use crate::operation::{Act, Done, StoreContext};
use crate::spreadsheet::{self, Cell, Column, Table};

/// How many records a workbook holds at most.
const MOST: usize = 100_000;

/// Gives out the catalogue as a workbook: `export_archive`, R2.4. At most 100,000 records, the last filed first; the audit
/// trail keeps that it was.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportArchive {
    /// Which records.
    #[serde(default)]
    #[ts(optional, as = "Option<ArchiveFilter>")]
    pub filter: ArchiveFilter,
}

impl Act for ExportArchive {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<ExportedFile>> {
        let StoreContext { store, now, zone, .. } = *context;
        let found = store.read(|db: &Connection| rows(db, (zone, now), self.filter.clone(), None, MOST))?;
        let count = found.len();
        let records: Vec<ArchiveRecord> = found.into_iter().map(|(record, _)| record).collect();
        let bytes = spreadsheet::workbook(&[table(records, zone)], zone, now)?;
        let day = day_of(zone, now).format("%Y%m%d");
        let file =
            ExportedFile { file_name: format!("归档目录-{day}.xlsx"), base64: STANDARD.encode(bytes) };
        let changes = Changes::default().with("rows", Value::Null, count);
        Ok(Done::new(file, "archive").changing(changes))
    }
}

fn table(records: Vec<ArchiveRecord>, zone: OfficeZone) -> Table {
    let heads = [
        ("档号", 16.0),
        ("类别", 10.0),
        ("年度", 8.0),
        ("编号", 20.0),
        ("题名", 40.0),
        ("页数", 8.0),
        ("归档时间", 18.0),
        ("保管至", 12.0),
        ("状态", 24.0),
    ];
    let columns = heads.map(|(heading, width)| Column { heading: heading.to_owned(), width }).to_vec();
    let none = || Cell::Text(String::new());
    let rows = records
        .into_iter()
        .map(|record| {
            vec![
                Cell::Text(record.mark.clone()),
                Cell::Text(paper::kind_text(record.kind).to_owned()),
                record.filed_at.map_or_else(none, |at| Cell::Number(i64::from(year_of(zone, at)))),
                Cell::Text(record.number.clone().unwrap_or_default()),
                Cell::Text(paper::title(&record)),
                record.pages.map_or_else(none, Cell::Number),
                Cell::Moment(record.filed_at),
                Cell::Text(paper::until(&record)),
                Cell::Text(paper::standing(&record)),
            ]
        })
        .collect();
    Table { name: "归档目录".to_owned(), columns, rows }
}
