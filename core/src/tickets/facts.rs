//! What other features may know of tickets: the facts that figures are computed from.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::{Category, Channel, Satisfaction, Sight, Solution, TicketIncident, store};
use crate::error::Result;

/// A ticket received in a period.
#[derive(Debug, Clone, Copy)]
pub struct ReceivedFact<'a> {
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// How it reached the office.
    pub channel_id: i64,
    /// What it is about.
    pub topic_id: i64,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// When the resident was first told the result.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// Whether it is closed.
    pub closed: bool,
    /// Of its receipt or feedback only the day is known.
    pub day_only: bool,
    /// Whether it was a mistaken entry.
    pub cancelled: bool,
    /// Who is responsible for it.
    pub responsible_id: Option<i64>,
    /// Who entered it.
    pub registered_by: i64,
    /// The building that its room names; none of a place without one.
    pub building: Option<&'a str>,
}

/// A ticket settled in a period, known by the hour: at the earlier of its first feedback and its deadline.
#[derive(Debug, Clone, Copy)]
pub struct SettledFact {
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// How it reached the office.
    pub channel_id: i64,
    /// What it is about.
    pub topic_id: i64,
    /// Its id, to ask for more.
    pub id: i64,
    /// The deadline.
    pub due_at: DateTime<Utc>,
    /// When the resident was first told the result.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// Who is responsible for it.
    pub responsible_id: Option<i64>,
}

impl SettledFact {
    /// Whether the feedback came no later than the deadline.
    #[must_use]
    pub fn on_time(&self) -> bool {
        self.first_feedback_at.is_some_and(|at| at <= self.due_at)
    }

    /// When it was settled: at the earlier of the two.
    #[must_use]
    pub fn settled_at(&self) -> DateTime<Utc> {
        self.first_feedback_at.map_or(self.due_at, |at| at.min(self.due_at))
    }
}

/// A follow-up that was due or done in a period (R6.2). Which of a mistaken entry's there were is left out.
#[derive(Debug, Clone, Copy)]
pub struct FollowUpFact {
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// How the ticket reached the office.
    pub channel_id: i64,
    /// What it is about.
    pub topic_id: i64,
    /// What the resident said; absent if nobody was reached, or not yet.
    pub answer: Option<(Solution, Satisfaction)>,
    /// The ticket.
    pub ticket_id: i64,
    /// Who did it.
    pub done_by: Option<i64>,
}

/// A work order that was done in a period.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WorkFact {
    /// The ticket that it is of.
    pub(crate) ticket_id: i64,
    /// Who went.
    pub(crate) repairer_id: i64,
}

/// A work order that was issued in a period.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OrderFact {
    /// When it was issued.
    pub(crate) issued_at: DateTime<Utc>,
    /// How it ended and when; absent while somebody is at it.
    pub(crate) ended: Option<(OrderEnd, DateTime<Utc>)>,
}

/// How a work order ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderEnd {
    /// 完成
    Done,
    /// 未能完成
    Unable,
    /// 撤回
    Withdrawn,
}

/// A ticket of a household on a topic of which another was closed no more than 30 days before it came.
#[derive(Debug, Clone)]
pub(crate) struct RepeatFact {
    /// The household; none of a ticket that was disposed of.
    pub(crate) household_id: Option<i64>,
    /// What it is about.
    pub(crate) topic_id: i64,
    /// Its room, in the normal form.
    pub(crate) room: Option<String>,
}

/// What was said in a ticket, for counting words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFact<'a> {
    /// What was said.
    pub(crate) content: &'a str,
    /// Which home it came from, in the normal form.
    pub(crate) room: Option<&'a str>,
    /// Whose name must not be among the words.
    pub(crate) caller_name: Option<&'a str>,
}

/// What the list of late tickets says of one of them. No resident is in it.
#[derive(Debug, Clone)]
pub struct LateFact {
    /// Its number.
    pub number: String,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// What it is about.
    pub topic: String,
    /// The responsible person's name.
    pub responsible: Option<String>,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// The deadline.
    pub due_at: DateTime<Utc>,
    /// When the resident was first told the result.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// Whether it is about somebody who works here.
    pub about_staff: bool,
}

/// Visits every ticket received from `from` on and before `to`.
pub(crate) fn received(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(ReceivedFact<'_>),
) -> Result<()> {
    store::received(db, from, to, visit)
}

/// Visits every ticket settled, by the hour, from `from` on and before `to`.
pub(crate) fn settled(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(SettledFact),
) -> Result<()> {
    store::settled(db, from, to, visit)
}

/// Visits every follow-up that had to be and was due from `from` on and before `to`; not those that ended because the
/// ticket was opened again otherwise.
pub(crate) fn follow_ups_due_within(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(FollowUpFact),
) -> Result<()> {
    store::follow_ups::due_within(db, from, to, visit)
}

/// Visits every follow-up at which the resident was reached from `from` on and before `to`, also those that did not have
/// to be.
pub(crate) fn follow_ups_reached_within(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(FollowUpFact),
) -> Result<()> {
    store::follow_ups::reached_within(db, from, to, visit)
}

/// The last moment, no later than `now`, at which a follow-up was due.
pub(crate) fn last_follow_up_due(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    store::follow_ups::last_due(db, now)
}

/// What the list of late tickets says of the one with this id.
pub(crate) fn late(db: &Connection, id: i64) -> Result<LateFact> {
    store::late(db, id)
}

/// The receipt of the oldest ticket.
pub(crate) fn first_receipt(db: &Connection) -> Result<Option<DateTime<Utc>>> {
    store::first_receipt(db)
}

/// The moment of the last event of any ticket, no later than `now`.
pub(crate) fn last_event(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    store::last_event(db, now)
}

/// The last moment, no later than `now`, at which a ticket was settled.
pub(crate) fn last_settlement(db: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    store::last_settlement(db, now)
}

/// Every channel in the office's order, with whether it can still be chosen.
pub(crate) fn channels(db: &Connection) -> Result<Vec<(Channel, bool)>> {
    store::channels(db)
}

/// Of the follow-ups done from `from` on and before `to` that reached the resident: how many said 满意 or 非常满意, and
/// how many there are. The numerator and the denominator of 满意率.
pub(crate) fn followed_up_satisfied(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<(i64, i64)> {
    store::follow_ups::satisfied(db, from, to)
}

/// Visits every work order that was done from `from` on and before `to`; not those of mistaken entries.
pub(crate) fn work_done(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(WorkFact),
) -> Result<()> {
    store::work_done(db, from, to, visit)
}

/// Visits every work order that was issued from `from` on and before `to`; not those of mistaken entries.
pub(crate) fn orders_issued(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(OrderFact),
) -> Result<()> {
    store::orders_issued(db, from, to, visit)
}

/// How many tickets were opened again from `from` on and before `to`, each once; mistaken entries apart.
pub(crate) fn reopened(db: &Connection, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<i64> {
    store::reopened(db, from, to)
}

/// The incidents with tickets received from `from` on and before `to`, those of the most households first, at most `most`;
/// tickets about staff are left out, and an incident counts with all of its tickets, those of other days as well.
pub(crate) fn incidents_of(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    most: i64,
) -> Result<Vec<TicketIncident>> {
    store::incidents_within(db, (from, to), Sight::NotAboutStaff, most)
}

/// Visits every ticket received from `from` on and before `to` of a household and topic of which another was closed no
/// more than 30 days before: the numerator of 重复率. Its denominator is [`super::closed`].
pub(crate) fn repeated(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    visit: impl FnMut(RepeatFact),
) -> Result<()> {
    store::repeated(db, from, to, visit)
}

/// Visits what was said in the tickets received from `from` on and before `to`, mistaken entries apart; of more than `most`
/// every so-and-so-many-th, so that no more are read.
pub(crate) fn said(
    db: &Connection,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    most: i64,
    visit: impl FnMut(TextFact<'_>) -> Result<()>,
) -> Result<()> {
    store::said(db, from, to, most, visit)
}
