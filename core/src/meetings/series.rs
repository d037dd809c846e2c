//! Meetings that come again: "every two months".

use chrono::{DateTime, Months, NaiveDate, Utc};
use rusqlite::Connection;

use super::store::profiles as store;
use super::{ListMeetingSeries, MeetingSeries, SaveMeetingSeries};
use crate::access::{Changes, audit};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

impl Read for ListMeetingSeries {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<MeetingSeries>> {
        let ListMeetingSeries {} = self;
        let rows = store::series(context.db)?;
        Ok(rows.into_iter().map(|row| shown(row, context.zone)).collect())
    }
}

fn shown(row: store::SeriesRow, zone: OfficeZone) -> MeetingSeries {
    let store::SeriesRow { id, name, profile_id, kind, every_months, active, version, last_at } = row;
    let last_on = last_at.map(|at| day_of(zone, at));
    // The 31st of a month without one is its last day.
    let next_on = last_on.filter(|_| active).and_then(|on| on.checked_add_months(Months::new(every_months)));
    MeetingSeries { id, name, profile_id, kind, every_months, active, last_on, next_on, version }
}

/// A series that was to go on at a moment.
pub(crate) struct KnownSeries {
    /// When its next meeting was due: so many months after the last that was held; none if none was.
    pub(crate) next_on: Option<NaiveDate>,
}

/// The series that were to go on at `known`, by the meetings that had been held by then (R1 定期会议); what the audit trail says
/// was changed later is taken back.
pub(crate) fn known_series(
    db: &Connection,
    zone: OfficeZone,
    known: DateTime<Utc>,
) -> Result<Vec<KnownSeries>> {
    let mut series = Vec::new();
    for row in store::series(db)? {
        let subject = format!("series/{}", row.id);
        let active = audit::value_at(db, &subject, "active", known)?.unwrap_or(row.active);
        if !active || !audit::known_at(db, &subject, known)? {
            continue;
        }
        let months = audit::value_at(db, &subject, "every_months", known)?.unwrap_or(row.every_months);
        let last = store::last_held(db, row.id, known)?.map(|at| day_of(zone, at));
        series.push(KnownSeries { next_on: last.and_then(|on| on.checked_add_months(Months::new(months))) });
    }
    Ok(series)
}

/// How many forums with residents and meetings of the owners' committee were held from `from` on, as was known at `known`.
pub(crate) fn held_with_residents(db: &Connection, from: DateTime<Utc>, known: DateTime<Utc>) -> Result<i64> {
    store::held_with_residents(db, from, known)
}

impl Write for SaveMeetingSeries {
    fn run(mut self, context: &WriteContext<'_>) -> Result<Done<MeetingSeries>> {
        let db = context.db;
        self.name = input::required_line("name", &self.name, 60)?;
        if !(1..=12).contains(&self.every_months) {
            let error = Error::field("every_months", ErrorCode::InputOutOfRange);
            return Err(error.with("min", 1).with("max", 12));
        }
        let profile = store::profile(db, self.profile_id, "profile_id")?;
        let all = store::series(db)?;
        if all.iter().any(|other| other.name == self.name && Some(other.id) != self.id) {
            return Err(Error::field("name", ErrorCode::SeriesNameTaken));
        }
        let Some(id) = self.id else {
            let id = store::insert_series(db, &self)?;
            return Ok(Done::new(one(context, id)?, format!("series/{id}")));
        };
        let unknown = || Error::field("id", ErrorCode::InputUnknownId).with("id", id);
        let before = all.into_iter().find(|series| series.id == id).ok_or_else(unknown)?;
        input::same_version(self.expected_version, before.version)?;
        if profile.kind != before.kind {
            return Err(Error::field("profile_id", ErrorCode::ProfileKindMismatch));
        }
        store::update_series(db, id, &self)?;
        let changes = Changes::default()
            .with("name", before.name, self.name)
            .with("profile_id", before.profile_id, self.profile_id)
            .with("every_months", before.every_months, self.every_months)
            .with("active", before.active, self.active);
        Ok(Done::new(one(context, id)?, format!("series/{id}")).changing(changes))
    }
}

fn one(context: &WriteContext<'_>, id: i64) -> Result<MeetingSeries> {
    let row = store::series(context.db)?.into_iter().find(|series| series.id == id);
    let row = row.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))?;
    Ok(shown(row, context.zone))
}
