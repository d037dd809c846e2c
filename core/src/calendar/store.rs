//! The tables `calendar_days` and `calendar_years`.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{Calendar, CalendarDay, CalendarYear, DayKind};
use crate::error::Result;
use crate::store::stored_text;

/// The whole calendar: some forty days a year.
pub(super) fn calendar(db: &Connection) -> Result<Calendar> {
    let mut statement = db.prepare_cached("SELECT day, kind, name FROM calendar_days")?;
    let days = statement.query_map([], |row| day(row).map(|one| (one.day, one.kind)))?;
    let days = days.collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached("SELECT year FROM calendar_years")?;
    let published = statement.query_map([], |row| row.get("year"))?.collect::<rusqlite::Result<_>>()?;
    Ok(Calendar { days, published })
}

/// The days of a year.
pub(super) fn year(db: &Connection, year: i32) -> Result<CalendarYear> {
    let mut statement = db.prepare_cached(
        "SELECT day, kind, name FROM calendar_days WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
    )?;
    let days = statement.query_map([format!("{year}-01-01"), format!("{year}-12-31")], day)?;
    let days = days.collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached("SELECT source FROM calendar_years WHERE year = ?1")?;
    let source: Option<String> = statement.query_row([year], |row| row.get("source")).optional()?;
    Ok(CalendarYear { year, published: source.is_some(), source, days })
}

/// Says what a day is; none for what its weekday says.
pub(super) fn set_day(db: &Connection, day: NaiveDate, kind: Option<DayKind>, name: &str) -> Result<()> {
    match kind {
        Some(kind) => db.execute(
            "INSERT INTO calendar_days (day, kind, name) VALUES (?1, ?2, ?3)
             ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name",
            params![day.to_string(), kind.text(), name],
        )?,
        None => db.execute("DELETE FROM calendar_days WHERE day = ?1", [day.to_string()])?,
    };
    Ok(())
}

/// Says where a year's days come from; none for a year whose notice is not published.
pub(super) fn set_year(db: &Connection, year: i32, source: Option<&str>) -> Result<()> {
    match source {
        Some(source) => db.execute(
            "INSERT INTO calendar_years (year, source) VALUES (?1, ?2)
             ON CONFLICT (year) DO UPDATE SET source = excluded.source",
            params![year, source],
        )?,
        None => db.execute("DELETE FROM calendar_years WHERE year = ?1", [year])?,
    };
    Ok(())
}

fn day(row: &Row<'_>) -> rusqlite::Result<CalendarDay> {
    let (day, kind): (String, String) = (row.get("day")?, row.get("kind")?);
    Ok(CalendarDay {
        day: stored_text(|text| text.parse().ok(), "day", &day)?,
        kind: stored_text(DayKind::parse, "day kind", &kind)?,
        name: row.get("name")?,
    })
}
