//! What a number of a report opens in the program: the list of what it counts.
//!
//! Left out on purpose: links within the file itself. A report on paper, or sent by mail, leads nowhere.

use chrono::{Datelike as _, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::figures::QuarterFigures;
use crate::tickets::{Category, Counted};

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "list", rename_all = "snake_case")]
pub enum Opens {
    /// The tickets that a figure counts.
    Tickets(TicketList),
    /// A single ticket.
    Ticket {
        /// Its number.
        number: String,
    },
    /// The notices whose first day is one of these.
    Notices {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
    },
    /// A meeting.
    Meeting {
        /// Its id.
        id: i64,
    },
}

/// The tickets that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketList {
    /// Which of them. A ticket that was followed up twice in the days counts twice in a figure and stands once in its list.
    pub counted: Counted,
    /// The first day of the figure.
    pub from: NaiveDate,
    /// The last day of the figure.
    pub to: NaiveDate,
    /// Only of this category.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub category: Option<Category>,
    /// Only what came by this channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub channel_id: Option<i64>,
    /// Only of this topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// Only rooms of this building.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub building: Option<String>,
}

impl TicketList {
    /// What came in the quarter.
    pub(super) fn of(figures: &QuarterFigures) -> Self {
        Self {
            counted: Counted::Received,
            from: figures.first_day,
            to: figures.last_day,
            category: None,
            channel_id: None,
            topic_id: None,
            building: None,
        }
    }

    /// What came in the quarter before.
    pub(super) fn before(figures: &QuarterFigures) -> Self {
        let to = figures.first_day.pred_opt().unwrap_or(figures.first_day);
        // A quarter ends on the last day of a month, two months after the first of it began.
        let from = to.with_day(1).and_then(|first| first.checked_sub_months(Months::new(2)));
        Self { from: from.unwrap_or(to), to, ..Self::of(figures) }
    }

    /// The same tickets, so far as another figure counts them.
    pub(super) fn counting(&self, counted: Counted) -> Opens {
        Opens::Tickets(Self { counted, ..self.clone() })
    }
}

/// The place of a number on a page, in points of 1/72 inch from the upper left corner, and what it opens.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct OpenPlace {
    /// The page, from 1.
    pub page: usize,
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// What the number is, in the words of the report: `各渠道处理结果：电话热线，办结率 96.5%`.
    pub label: String,
    /// What it opens.
    pub opens: Opens,
}
