//! Counting a limit (R5; 民法典 第201, 203条): pure arithmetic on instants, civil days and office hours.
//!
//! Nothing here asks for the time or the store. The tests count the same minute by minute.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::Calendar;
use crate::clock::instant;
use crate::days::{day_of, moment_of, next, start_of};
use crate::office::OfficeZone;

/// How many days are looked through for working hours at most: three years without any are a calendar that says
/// nothing, and a deadline there is no use to anybody.
pub(super) const LONGEST_SEARCH: i64 = 3 * 366;

/// How a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// 自然小时: from the moment of receipt, by night and on holidays too.
    ElapsedHours,
    /// 自然日: the day of receipt is not counted; the last day ends at 24:00, and one on which people rest gives way to
    /// the next working day.
    CalendarDays,
    /// 工作小时: only while the office is open.
    WorkingHours,
}

impl Counting {
    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Counting::ElapsedHours => "elapsed_hours",
            Counting::CalendarDays => "calendar_days",
            Counting::WorkingHours => "working_hours",
        }
    }

    /// The way of counting that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Counting::ElapsedHours, Counting::CalendarDays, Counting::WorkingHours]
            .into_iter()
            .find(|counting| counting.text() == text)
    }

    /// What a limit of 1 is, in milliseconds: an hour, or a day.
    #[must_use]
    pub fn unit_ms(self) -> i64 {
        match self {
            Counting::ElapsedHours | Counting::WorkingHours => 3_600_000,
            Counting::CalendarDays => 86_400_000,
        }
    }
}

/// A part of a working day in which the office is open, in minutes from midnight: from `from` on and before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenSpan {
    /// The first minute, 0…1439.
    pub from: u16,
    /// The minute after the last one, 1…1440.
    pub to: u16,
}

/// What deadlines are counted by, beside the limit itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The office's time zone.
    pub zone: OfficeZone,
    /// When it is open on a working day; in order, apart from each other.
    pub open: Vec<OpenSpan>,
    /// Which days those are.
    pub calendar: Calendar,
}

/// A limit of a version of the policy, for one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// How it counts.
    pub counting: Counting,
    /// The wait, in milliseconds; of days, whole ones of 24 hours.
    pub limit_ms: i64,
    /// The share of the wait after which there is a reminder, 1…99.
    pub remind_percent: Option<i64>,
    /// How long before the deadline a ticket counts as due soon, in milliseconds, 0…`limit_ms`.
    pub warn_before_ms: i64,
}

/// When an answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueAt {
    /// The deadline: an answer at this very moment is still in time.
    pub due_at: DateTime<Utc>,
    /// From when on it counts as due soon.
    pub warn_at: DateTime<Utc>,
    /// When whoever is responsible is first reminded.
    pub remind_at: Option<DateTime<Utc>>,
    /// The first year that was counted by its weekends because its holidays are not published.
    pub unpublished_year: Option<i32>,
}

impl Rule {
    /// The deadline of a wait that begins at `start`.
    #[must_use]
    pub fn due(&self, start: DateTime<Utc>, desk: &Desk) -> DueAt {
        match self.counting {
            Counting::ElapsedHours => self.between(start, after(start, self.limit_ms), None),
            Counting::CalendarDays => {
                let days = self.limit_ms / Counting::CalendarDays.unit_ms();
                let (last, unpublished) = desk.last_day(day_of(desk.zone, start), days);
                self.between(start, start_of(desk.zone, next(last)), unpublished)
            }
            Counting::WorkingHours => {
                let (due_at, unpublished_year) = desk.open_for(start, self.limit_ms);
                DueAt {
                    due_at,
                    warn_at: desk.open_for(start, self.limit_ms - self.warn_before_ms).0,
                    remind_at: self
                        .remind_percent
                        .map(|percent| desk.open_for(start, share(self.limit_ms, percent)).0),
                    unpublished_year,
                }
            }
        }
    }

    /// The warnings of a deadline, by the time that passes between.
    /// A deadline with the reminder and the warning of a wait from `start` to it.
    pub(super) fn between(
        &self,
        start: DateTime<Utc>,
        due_at: DateTime<Utc>,
        unpublished_year: Option<i32>,
    ) -> DueAt {
        let wait = (due_at - start).num_milliseconds();
        DueAt {
            due_at,
            warn_at: after(start, (wait - self.warn_before_ms).max(0)),
            remind_at: self.remind_percent.map(|percent| after(start, share(wait, percent))),
            unpublished_year,
        }
    }
}

impl Desk {
    /// The last day of a wait of `days` that began on `first`, which itself is not counted; with the first year whose
    /// holidays would have had to be known for it and are not.
    fn last_day(&self, first: NaiveDate, days: i64) -> (NaiveDate, Option<i32>) {
        let mut last = first.checked_add_signed(TimeDelta::days(days)).unwrap_or(first);
        let mut unpublished = None;
        for _ in 0..LONGEST_SEARCH {
            unpublished = unpublished.or_else(|| self.unpublished(last));
            if self.calendar.is_working(last) {
                break;
            }
            last = next(last);
        }
        (last, unpublished)
    }

    /// The moment at which the office has been open for `ms` since `start`; with the first year whose holidays would
    /// have had to be known for it and are not. Closing time counts as reached, not the next opening.
    fn open_for(&self, start: DateTime<Utc>, ms: i64) -> (DateTime<Utc>, Option<i32>) {
        let mut left = ms;
        let mut day = day_of(self.zone, start);
        let mut unpublished = None;
        for _ in 0..LONGEST_SEARCH {
            unpublished = unpublished.or_else(|| self.unpublished(day));
            for OpenSpan { from, to } in self.open.iter().filter(|_| self.calendar.is_working(day)) {
                let opens = moment_of(self.zone, day, *from).max(start);
                let here = (moment_of(self.zone, day, *to) - opens).num_milliseconds();
                if here > 0 && left <= here {
                    return (after(opens, left), unpublished);
                }
                left -= here.max(0);
            }
            day = next(day);
        }
        (start_of(self.zone, day), unpublished)
    }

    fn unpublished(&self, day: NaiveDate) -> Option<i32> {
        (!self.calendar.is_published(day)).then(|| day.year())
    }
}

fn after(start: DateTime<Utc>, ms: i64) -> DateTime<Utc> {
    instant(start.timestamp_millis().saturating_add(ms))
}

/// `percent` of `ms`.
fn share(ms: i64, percent: i64) -> i64 {
    ms / 100 * percent + ms % 100 * percent / 100
}
