//! The calendar as hosts see it: arguments and answers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a day is that is not what its weekday says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 放假
    Rest,
    /// 调休上班
    Work,
}

impl DayKind {
    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            DayKind::Rest => "rest",
            DayKind::Work => "work",
        }
    }

    /// The kind that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [DayKind::Rest, DayKind::Work].into_iter().find(|kind| kind.text() == text)
    }
}

/// A day that is not what its weekday says, or that a holiday covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether people rest or work.
    pub kind: DayKind,
    /// The holiday that it belongs to, such as 春节.
    pub name: String,
}

/// A year of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Whether its notice has been published and entered; otherwise deadlines are counted by its weekends, and say so.
    pub published: bool,
    /// The notice that its days come from.
    pub source: Option<String>,
    /// The days that it names, in their order.
    pub days: Vec<CalendarDay>,
}

/// The holidays and make-up days of a year: `list_calendar`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCalendar {
    /// The year, 2000…2100.
    pub year: i32,
}

/// Says what the days of a span are: `save_calendar_days`. Deadlines that tickets already have stay as they are.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCalendarDays {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, in the same year and at most 31 days on; the first one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Whether people rest or work; absent for what the weekdays say.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<DayKind>,
    /// The holiday, such as 春节; 1…20 characters, required with `kind`.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
}

/// Says whether a year's notice has been published and entered: `save_calendar_year`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCalendarYear {
    /// The year, 2000…2100.
    pub year: i32,
    /// Whether all of its days are entered.
    pub published: bool,
    /// The notice that they come from, such as its number; 1…60 characters, required when published.
    #[serde(default)]
    #[ts(optional)]
    pub source: Option<String>,
}
