//! The sheets 公示 and 检查: one row for each posting of a notice and each check of a channel that a figure of the report counts. Whom the
//! supervision group asked is left out: whoever handles tickets reads a report too.

use chrono::TimeDelta;
use rusqlite::Connection;

use super::columns;
use crate::days::day_of;
use crate::error::Result;
use crate::notices;
use crate::office::OfficeZone;
use crate::reports::compute::Period;
use crate::reports::document;
use crate::reports::figures::QuarterFigures;
use crate::spreadsheet::{Cell, Table};
use crate::supervision;

/// The columns of a sheet: head, width in characters, what it means.
type Columns = &'static [(&'static str, f64, &'static str)];

const POSTINGS: Columns = &[
    ("编号", 20.0, "信息的编号"),
    ("类型", 10.0, "公告、停水停电、费用公示、活动、会议公示"),
    ("公示首日", 12.0, "公示的第一天，在报告期内"),
    ("渠道", 14.0, "公示的渠道，一个渠道一行"),
    ("有凭证", 8.0, "1 为报告期末以前登记了照片或链接"),
];

const CHECKS: Columns = &[
    ("渠道", 14.0, "检查的渠道"),
    ("检查时间", 17.0, "在报告期内检查的时刻，当地时间"),
    ("测得", 8.0, "接通用时（秒）或最近一次发布距今天数；不测的为空"),
    ("要求", 8.0, "计划要求不超过多少；没有要求的为空"),
    ("不符合项", 9.0, "检查表中不符合的项数"),
    ("发现问题", 9.0, "由此登记的问题"),
    ("已处理", 8.0, "其中已销号或不予整改的"),
];

/// What each column of these sheets means.
pub(super) const SHEETS: [(&str, Columns); 2] = [("公示", POSTINGS), ("检查", CHECKS)];

/// The sheets themselves.
pub(super) fn read(db: &Connection, zone: OfficeZone, figures: &QuarterFigures) -> Result<Vec<Table>> {
    let period = Period::of_days(figures.first_day, figures.last_day, zone, figures.as_of);
    let rows = [postings(db, zone, figures, &period)?, checks(db, figures, &period)?];
    let sheets = SHEETS.iter().zip(rows).map(|((name, heads), rows)| {
        let heads: Vec<(&str, f64)> = heads.iter().map(|(head, width, _)| (*head, *width)).collect();
        Table { name: (*name).to_owned(), columns: columns(&heads), rows }
    });
    Ok(sheets.collect())
}

fn postings(
    db: &Connection,
    zone: OfficeZone,
    figures: &QuarterFigures,
    period: &Period,
) -> Result<Vec<Vec<Cell>>> {
    let days = (figures.first_day, figures.last_day);
    let known = (period.settled_before, day_of(zone, period.settled_before));
    let row = |one: notices::PostingFact| {
        vec![
            Cell::Text(one.number),
            Cell::Text(document::notice_kind(one.kind).to_owned()),
            Cell::Day(one.from_on),
            Cell::Text(one.channel),
            Cell::Number(i64::from(one.proven)),
        ]
    };
    Ok(notices::postings_of(db, days, known)?.into_iter().map(row).collect())
}

fn checks(db: &Connection, figures: &QuarterFigures, period: &Period) -> Result<Vec<Vec<Cell>>> {
    let number = |number: Option<i64>| number.map_or_else(|| Cell::Text(String::new()), Cell::Number);
    let row = |one: supervision::CheckFact| {
        vec![
            Cell::Text(one.channel),
            Cell::Moment(Some(one.checked_at)),
            number(one.measured),
            number(one.most),
            Cell::Number(one.poor),
            Cell::Number(one.findings),
            Cell::Number(one.settled),
        ]
    };
    let known = figures.as_of + TimeDelta::milliseconds(1);
    let found = supervision::each_check_within(db, (period.start, period.end), known)?;
    Ok(found.into_iter().map(row).collect())
}
