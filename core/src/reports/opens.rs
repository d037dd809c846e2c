//! What a number of a report opens in the program: the list of what it counts.
//!
//! Left out on purpose: links within the file itself. A report on paper, or sent by mail, leads nowhere.

use chrono::{Datelike as _, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::figures::QuarterFigures;
use crate::access::Role;
use crate::archive::ArchiveStanding;
use crate::meetings::profile::MeetingKind;
use crate::notices::NoticeKind;
use crate::supervision::{CallBackFigure, CarriedMeasures, RedFlagStanding};
use crate::tickets::{Category, Counted, OrderStood, RedFlagKind};

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "list", rename_all = "snake_case")]
pub enum Opens {
    /// The tickets that a figure counts.
    Tickets(TicketList),
    /// The tickets whose follow-ups a figure counts: its list, which says how many tickets it has and how many follow-ups.
    FollowedTickets(TicketList),
    /// A single ticket.
    Ticket {
        /// Its number.
        number: String,
    },
    /// The notices that the figures of these days count.
    Notices(NoticeList),
    /// The postings of those, one in each of their channels: the list of the notices, which says how many postings they have.
    Postings {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
    },
    /// The meetings held on these days.
    Meetings {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
        /// Only of this kind.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        kind: Option<MeetingKind>,
    },
    /// What the meetings held on these days decided: the list of those that decided something, which says how many decisions they have.
    Decisions {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
    },
    /// What was put to the vote in the meetings held on these days and not carried: the list of those meetings, which says how many
    /// such items they have.
    NotCarried {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
    },
    /// What the meetings held on these days left to be done.
    ActionItems {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
    },
    /// What meetings left to be done that was open and late.
    LateActionItems {
        /// At the end of this day.
        on: NaiveDate,
    },
    /// A meeting.
    Meeting {
        /// Its id.
        id: i64,
    },
    /// What a meeting decided to be done.
    ActionItem {
        /// Its id.
        id: i64,
    },
    /// The checks made on these days.
    Checks {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
        /// Only of this channel.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        channel_id: Option<i64>,
        /// Only those of which everything was as it should be.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        passed: bool,
    },
    /// The findings of the checks made on these days.
    Findings {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
        /// Only of checks of this channel.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        channel_id: Option<i64>,
        /// Only those that are settled.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        settled: bool,
    },
    /// The red flags of a kind, or of all kinds.
    RedFlags {
        /// Only of this kind.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        kind: Option<RedFlagKind>,
        /// Of which quarter.
        quarter: String,
        /// Only those that stand so.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        standing: Option<RedFlagStanding>,
    },
    /// The work orders issued on these days.
    WorkOrders {
        /// The first of the days.
        from: NaiveDate,
        /// The last of them.
        to: NaiveDate,
        /// Only those that stood so at the end of the last of them.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        stood: Option<OrderStood>,
    },
    /// An incident with its tickets.
    Incident {
        /// Its id.
        id: i64,
    },
    /// The compliance board.
    Board {
        /// As of the end of this day.
        on: NaiveDate,
    },
    /// A proposal to change the regulation, with its comments.
    Proposal {
        /// Its id.
        id: i64,
    },
    /// An improvement measure.
    Measure {
        /// Its id.
        id: i64,
    },
    /// The improvement measures that were carried into these days.
    Carried(CarriedMeasures),
    /// The catalogue of the archive.
    Archive {
        /// What was in it at the end of this day.
        on: NaiveDate,
        /// Only what stood so then.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        standing: Option<ArchiveStanding>,
        /// Only what was destroyed on this day or later.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        destroyed_from: Option<NaiveDate>,
    },
    /// The holds of records that stood.
    Holds {
        /// At the end of this day.
        on: NaiveDate,
    },
    /// A survey with its results.
    Survey {
        /// The id of its wave.
        id: i64,
    },
    /// The answers to a question of a survey.
    SurveyQuestion {
        /// The id of the wave.
        id: i64,
        /// What the results call the question.
        field: String,
    },
    /// A sample of call-backs.
    Sample {
        /// Its id.
        id: i64,
        /// Only those that count in this share.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        figure: Option<CallBackFigure>,
        /// Only those in its numerator.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        hit: bool,
    },
}

/// What a number opens, and how many things it says there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What it opens.
    pub opens: Opens,
    /// How many things the list has; none where it is a single thing.
    pub count: Option<i64>,
}

impl Opening {
    /// A list of so many; nothing opens none.
    #[must_use]
    pub fn of(count: i64, opens: Opens) -> Option<Self> {
        (count > 0).then_some(Self { opens, count: Some(count) })
    }

    /// A single thing.
    #[must_use]
    pub fn single(opens: Opens) -> Self {
        Self { opens, count: None }
    }
}

/// The notices that the figures of some days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeList {
    /// The first of the days.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// Only of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<NoticeKind>,
    /// Only those posted in this channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub channel_id: Option<i64>,
}

impl NoticeList {
    /// All of the quarter.
    pub(super) fn of(figures: &QuarterFigures) -> Self {
        Self { from: figures.first_day, to: figures.last_day, kind: None, channel_id: None }
    }
}

/// The tickets that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketList {
    /// Which of them. A ticket that was followed up twice in the days counts twice in a figure and stands once in its list,
    /// which then says how many follow-ups there are.
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
    /// Only of these topics; of all if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<i64>>")]
    pub topic_ids: Vec<i64>,
    /// Only those whose room names a building.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub with_building: bool,
    /// Only rooms of this building.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub building: Option<String>,
    /// Only this household's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub household_id: Option<i64>,
    /// Only of people of this post.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub post: Option<Role>,
    /// Only those that nobody is responsible for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub without_responsible: bool,
    /// Only those answered after more hours than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub over_hours: Option<i64>,
    /// Only those answered after no more hours than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub up_to_hours: Option<i64>,
}

impl TicketList {
    /// What came on these days, the first and the last included.
    pub(super) fn on((from, to): (NaiveDate, NaiveDate)) -> Self {
        Self {
            counted: Counted::Received,
            from,
            to,
            category: None,
            channel_id: None,
            topic_id: None,
            topic_ids: Vec::new(),
            with_building: false,
            building: None,
            household_id: None,
            post: None,
            without_responsible: false,
            over_hours: None,
            up_to_hours: None,
        }
    }

    /// What came in the quarter.
    pub(super) fn of(figures: &QuarterFigures) -> Self {
        Self::on((figures.first_day, figures.last_day))
    }

    /// What came on the same days of the year before.
    pub(super) fn year_before(&self) -> Self {
        let earlier = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
        Self { from: earlier(self.from), to: earlier(self.to), ..self.clone() }
    }

    /// What came in the quarter before.
    pub(super) fn before(figures: &QuarterFigures) -> Self {
        let to = figures.first_day.pred_opt().unwrap_or(figures.first_day);
        // A quarter ends on the last day of a month, two months after the first of it began.
        let from = to.with_day(1).and_then(|first| first.checked_sub_months(Months::new(2)));
        Self::on((from.unwrap_or(to), to))
    }

    /// The same tickets, so far as another figure counts them.
    pub(super) fn counting(&self, counted: Counted) -> Opens {
        Opens::Tickets(Self { counted, ..self.clone() })
    }

    /// So many of them, as another figure counts them.
    pub(super) fn opening(&self, count: i64, counted: Counted) -> Option<Opening> {
        Opening::of(count, self.counting(counted))
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
    /// How many things it says there are; absent where it opens a single one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub count: Option<i64>,
}
