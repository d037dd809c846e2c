//! The catalogue (归档目录), on the screen and on paper.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::holds::Held;
use super::retention::Terms;
use super::store::{self, Bounds, PageQuery, RecordRow};
use super::{ArchiveFilter, ArchiveKind, ArchivePage, ArchiveRecord, ArchiveStanding, item_of, mark, paper};
use crate::days::{day_of, next, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::office;
use crate::office::OfficeZone;
use crate::operation::{Read, ReadContext};
use crate::page;
use crate::reports::{RenderedReport, render_list};

/// How many records are printed at most.
const MOST_PRINTED: usize = 2000;

/// A page of the catalogue, the last filed first: `list_archive`, R2.4.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListArchive {
    /// Which records.
    #[serde(default)]
    #[ts(optional, as = "Option<ArchiveFilter>")]
    pub filter: ArchiveFilter,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many records, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Makes the catalogue as PDF (案卷目录): `render_archive`, R2.4. The first 2,000 records.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderArchive {
    /// Which records.
    #[serde(default)]
    #[ts(optional, as = "Option<ArchiveFilter>")]
    pub filter: ArchiveFilter,
}

/// What is needed to say how a record stands.
pub(super) struct Shelf {
    zone: OfficeZone,
    today: NaiveDate,
    terms: Terms,
    pub(super) held: Held,
}

impl Shelf {
    /// On `today`, which is the day of `now` or one that is judged by.
    pub(super) fn on(
        db: &Connection,
        zone: OfficeZone,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<Self> {
        Ok(Self { zone, today, terms: Terms::at(db, now)?, held: Held::now(db)? })
    }

    fn kept_until(&self, kind: ArchiveKind, filed_at: DateTime<Utc>) -> Option<NaiveDate> {
        self.terms.kept_until(kind, self.zone, filed_at)
    }

    /// The kinds whose records filed before a moment are kept no longer, and that moment.
    pub(super) fn due(&self) -> Vec<(ArchiveKind, DateTime<Utc>)> {
        self.terms.due(self.zone, self.today)
    }

    /// Whether it may be destroyed: it is in the archive, its retention has ended, and nothing stands against it.
    pub(super) fn disposable(&self, row: &RecordRow) -> bool {
        let Some(filed_at) = row.filed_at else { return false };
        let due = self.kept_until(row.kind, filed_at).is_some_and(|until| until < self.today);
        due && row.disposal_id.is_none() && !self.held.covers(row)
    }

    pub(super) fn show(&self, row: RecordRow) -> ArchiveRecord {
        let held = row.disposal_id.is_none() && self.held.covers(&row);
        let RecordRow { id, kind, record_id, number, title, filed_at, pages, disposal_id, certificate } = row;
        let kept_until = filed_at.and_then(|filed_at| self.kept_until(kind, filed_at));
        let due = disposal_id.is_none() && kept_until.is_some_and(|until| until < self.today);
        let mark = mark(kind, id);
        ArchiveRecord {
            id,
            mark,
            kind,
            record_id,
            number,
            title,
            filed_at,
            pages,
            kept_until,
            due,
            held,
            certificate,
        }
    }
}

/// The records that are meant, behind `after`.
pub(super) fn rows(
    db: &Connection,
    (zone, now): (OfficeZone, DateTime<Utc>),
    filter: ArchiveFilter,
    after: Option<(i64, i64)>,
    limit: usize,
) -> Result<Vec<(ArchiveRecord, (i64, i64))>> {
    let ArchiveFilter { kind, year, standing, on, destroyed_from, search } = filter;
    let shelf = Shelf::on(db, zone, (day_of(zone, now), now))?;
    let (mut from, mut to) = (None, now.timestamp_millis() + 1);
    if let Some(year) = year {
        let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1970..=9999).contains(&year));
        let wrong =
            || Error::field("filter.year", ErrorCode::InputOutOfRange).with("min", 1970).with("max", 9998);
        let (start, end) = (first(year).ok_or_else(wrong)?, first(year + 1).ok_or_else(wrong)?);
        from = Some(start_of(zone, start).timestamp_millis());
        to = to.min(start_of(zone, end).timestamp_millis());
    }
    let stood = on.map(|day| start_of(zone, next(day)));
    if let Some(end) = stood {
        to = to.min(end.timestamp_millis());
    }
    let search = search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let from_day = destroyed_from.map(|day| start_of(zone, day));
    let bounds = match (standing, stood, from_day) {
        (Some(ArchiveStanding::Disposed), _, _) => Bounds::Disposed(from_day, stood),
        (_, _, Some(_)) => return Err(Error::field("filter.destroyed_from", ErrorCode::InputInvalid)),
        (None, None, None) => Bounds::All,
        (None | Some(ArchiveStanding::Kept), _, None) => Bounds::Kept(stood),
        (Some(ArchiveStanding::Due), None, None) => Bounds::Due(shelf.due(), None),
        (Some(ArchiveStanding::Due), Some(end), None) => {
            let last = now.min(end - TimeDelta::milliseconds(1));
            Bounds::Due(Terms::at(db, last)?.due(zone, day_of(zone, last)), stood)
        }
        (Some(ArchiveStanding::Held), None, None) => Bounds::Held(shelf.held.parts()),
        (Some(ArchiveStanding::Held), Some(_), None) => {
            return Err(Error::field("filter.on", ErrorCode::InputInvalid));
        }
    };
    let item = search.as_deref().and_then(item_of);
    let query =
        PageQuery { kind, from, to, item, number: search.filter(|_| item.is_none()), bounds, after, limit };
    let found = store::page(db, &query)?;
    Ok(found
        .into_iter()
        .map(|row| {
            let key = query.key(&row);
            (shelf.show(row), key)
        })
        .collect())
}

impl Read for ListArchive {
    fn run(self, context: &ReadContext<'_>) -> Result<ArchivePage> {
        let ListArchive { filter, after, limit } = self;
        let limit = page::limit(limit, 50, 200)?;
        let after = after.as_deref().map(page::parse_cursor).transpose()?;
        let mut rows = rows(context.db, (context.zone, context.now), filter, after, limit + 1)?;
        let more = page::cut(&mut rows, limit);
        let next = rows.last().filter(|_| more).map(|(_, (at, id))| page::cursor(*at, *id));
        Ok(ArchivePage { rows: rows.into_iter().map(|(record, _)| record).collect(), next })
    }
}

impl Read for RenderArchive {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, zone, now, fonts, .. } = *context;
        let mut rows = rows(db, (zone, now), self.filter, None, MOST_PRINTED + 1)?;
        let cut = page::cut(&mut rows, MOST_PRINTED);
        let records: Vec<ArchiveRecord> = rows.into_iter().map(|(record, _)| record).collect();
        let card = office::store::card(db)?;
        let list = paper::catalogue(&card.community_name, &records, cut, (now, zone));
        render_list(&list, &card.office_name, now, fonts)
    }
}

/// The year of filing in the office's zone, as the catalogue shows it.
pub(super) fn year_of(zone: OfficeZone, at: DateTime<Utc>) -> i32 {
    day_of(zone, at).year()
}
