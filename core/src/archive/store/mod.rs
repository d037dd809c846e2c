//! The tables of the archive. The catalogue's rows are written by triggers; holds and disposals in a file for each.

mod disposals;
mod holds;
mod lifted;
mod records;

pub(super) use disposals::{
    add_disposal, add_to_disposal, decide, disposal, disposal_rows, disposals, finish, leave_out,
    open_disposal, set_disposed, touch,
};
pub(super) use holds::{StandingHold, holds, lift_hold, place_hold, standing_holds};
pub(super) use lifted::Lifted;
pub(super) use records::{
    Bounds, PageQuery, RecordRow, count_kept_before, count_left, counted, disposed, disposed_between,
    each_left, page, record, refile, stood,
};

use rusqlite::Row;

use crate::tickets::Named;

/// The number of a certificate.
fn certificate(row: &Row<'_>) -> rusqlite::Result<Option<String>> {
    let (year, sequence): (Option<i64>, Option<i64>) = (row.get("year")?, row.get("sequence")?);
    Ok(year.zip(sequence).map(|(year, sequence)| format!("销〔{year}〕{sequence:03}")))
}

fn named(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Option<Named>> {
    Ok(match row.get::<_, Option<i64>>(id)? {
        None => None,
        Some(id) => Some(Named { id, name: row.get(name)? }),
    })
}

fn required_named(row: &Row<'_>, id: &str, name: &str) -> rusqlite::Result<Named> {
    Ok(Named { id: row.get(id)?, name: row.get(name)? })
}
