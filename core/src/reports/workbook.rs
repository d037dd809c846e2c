//! The tables of a report as a workbook (R8.2): what is on paper, as numbers, shares, days and moments to compute with, and the tickets
//! and follow-ups that all of it can be recomputed from. What each sheet and column means stands in the workbook itself (编码表) and in
//! docs/report-workbook.md; names of sheets and columns stay.
//!
//! Of an issued report the file is kept as it was made at the issue. No resident is in it.

mod code_book;
mod evidence;
mod indicators;
mod records;
mod tables;
#[cfg(test)]
mod tests;

use rusqlite::Connection;

use super::document::{Document, Issue};
use super::editions::Made;
use super::figures::QuarterFigures;
use crate::error::Result;
use crate::office::OfficeZone;
use crate::spreadsheet::{self, Cell, Column, Table};
use evidence::Evidence;

/// What a workbook is made from beside the document.
pub(super) struct Source {
    evidence: Evidence,
    /// What is counted beside tickets, sheet by sheet.
    records: Vec<Table>,
}

impl Source {
    /// The tickets and the follow-ups that the figures count.
    pub(super) fn read(db: &Connection, zone: OfficeZone, figures: &QuarterFigures) -> Result<Self> {
        Ok(Self { evidence: Evidence::read(db, zone, figures)?, records: records::read(db, zone, figures)? })
    }
}

/// The workbook of a report; the same data give the same bytes.
///
/// # Errors
/// `internal` if it cannot be written.
pub(super) fn workbook(made: &Made, issue: Option<&Issue>, source: &Source) -> Result<Vec<u8>> {
    spreadsheet::workbook(&sheets(made, issue, source), made.frame.zone, made.figures.as_of)
}

/// Its sheets: what it is, the figures, every table and chart, the tickets, the follow-ups, what all of that means.
fn sheets(made: &Made, issue: Option<&Issue>, source: &Source) -> Vec<Table> {
    let document = made.document(issue);
    let mut sheets = vec![about(made, &document, issue), indicators::sheet(made)];
    sheets.extend(tables::sheets(&document));
    sheets.extend(source.evidence.sheets());
    sheets.extend(source.records.iter().cloned());
    sheets.push(code_book::sheet());
    sheets
}

/// The tables alone, of a report whose tickets are in the workbooks of its quarters.
///
/// # Errors
/// `internal` if it cannot be written.
pub(super) fn of_tables(document: &Document, zone: OfficeZone) -> Result<Vec<u8>> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut rows = vec![vec![text("报告"), text(&document.title)]];
    rows.extend(document.cover.facts.iter().map(|(name, value)| vec![text(name), text(value)]));
    rows.push(vec![text("状态"), text(&document.foot)]);
    rows.extend(
        tables::directory(document).into_iter().map(|(sheet, place)| vec![text(&sheet), text(&place)]),
    );
    let about =
        Table { name: "说明".to_owned(), columns: columns(&[("项目", 36.0), ("内容", 60.0)]), rows };
    let mut sheets = vec![about];
    sheets.extend(tables::sheets(document));
    spreadsheet::workbook(&sheets, zone, document.dated)
}

/// What the workbook of a report with this title is called.
pub(super) fn file_name(title: &str) -> String {
    super::file_name(title).replace(".pdf", ".xlsx")
}

fn about(made: &Made, document: &Document, issue: Option<&Issue>) -> Table {
    let figures = &made.figures;
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut rows = vec![
        ("小区", text(&made.frame.community_name)),
        ("编制单位", text(&made.frame.office_name)),
        ("报告", text(&document.title)),
        ("报告期", text(&figures.quarter)),
        ("报告期首日", Cell::Day(figures.first_day)),
        ("报告期末日", Cell::Day(figures.last_day)),
        ("数据截至", Cell::Moment(Some(figures.as_of))),
        ("时区", text(made.frame.zone.name())),
        ("状态", text(if issue.is_some() { "已签发" } else { "草稿，未签发" })),
    ];
    if let Some(Issue { number, issued_on, correction, hash, people: _ }) = issue {
        rows.extend([
            ("编号", text(number)),
            ("版次", text(if correction.is_some() { "勘误" } else { "首版" })),
            ("签发日期", Cell::Day(*issued_on)),
            ("校验", text(hash)),
        ]);
        rows.extend(correction.as_deref().map(|correction| ("勘误", text(correction))));
    }
    if figures.running {
        rows.push(("说明", text("报告期尚未结束，以下为截至上述时刻的数字")));
    }
    let mut rows: Vec<Vec<Cell>> = rows.into_iter().map(|(name, cell)| vec![text(name), cell]).collect();
    rows.extend(
        tables::directory(document).into_iter().map(|(sheet, place)| vec![text(&sheet), text(&place)]),
    );
    Table { name: "说明".to_owned(), columns: columns(&[("项目", 36.0), ("内容", 60.0)]), rows }
}

fn columns(heads: &[(&str, f64)]) -> Vec<Column> {
    heads.iter().map(|(heading, width)| Column { heading: (*heading).to_owned(), width: *width }).collect()
}
