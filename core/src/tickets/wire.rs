//! Tickets as hosts see them: arguments and answers. Rows are in `store.rs`; neither knows the other's shape by
//! accident, the conversion names every field.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::acts::{EventDetail, Marks, Suspension};
use super::amend::FieldChange;
use super::channels::Channel;
use super::counted::FigureFilter;
use super::follow_ups::{FollowUpOwed, LastSatisfaction, Satisfaction};
use super::incidents::TicketIncident;
use super::status::{Action, Category, Status};
use super::work_orders::TicketWorkOrder;
use crate::meetings::TicketMeeting;

/// A record that is chosen by name: a channel, a topic, a member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Named {
    /// Its id.
    pub id: i64,
    /// Its name as people read it.
    pub name: String,
}

/// Records what a resident said: `register_ticket`, R2.1 and R2.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterTicket {
    /// How it reached the office: an id from `list_channels`.
    pub channel_id: i64,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// What it is about: an id from `list_topics`. Without one it counts as the last topic until it is completed.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// The household's room as the resident says it, such as `3-2-1201`; 1…40 characters. May be absent: a letter
    /// in the box can be anonymous.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<String>,
    /// The resident's name; 1…40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub caller_name: Option<String>,
    /// The room, from the register. It, the household and the person must fit each other and the day of receipt;
    /// without any of them, a room of the register with exactly the number given in `room` is linked.
    #[serde(default)]
    #[ts(optional)]
    pub room_id: Option<i64>,
    /// The household, from the register; the one that had the room on the day of receipt if absent.
    #[serde(default)]
    #[ts(optional)]
    pub household_id: Option<i64>,
    /// The person, from the register. Name, telephone number and room are taken from there where they are absent.
    #[serde(default)]
    #[ts(optional)]
    pub person_id: Option<i64>,
    /// The resident's telephone number: 5…20 digits, with spaces, hyphens, brackets or a leading `+` as written, in at
    /// most 40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// What was said; 1…4,000 characters.
    pub content: String,
    /// When it reached the office; absent means now. Not in the future.
    #[serde(default)]
    #[ts(optional)]
    pub received_at: Option<DateTime<Utc>>,
    /// Why it is entered late; required when `received_at` lies more than 15 minutes back. 1…200 characters.
    #[serde(default)]
    #[ts(optional)]
    pub late_entry_reason: Option<String>,
    /// The responsible person (责任人), if already known: an id from `list_staff`. The ticket is then in progress.
    #[serde(default)]
    #[ts(optional)]
    pub responsible_id: Option<i64>,
    /// The number of a ticket that is about the same incident; it may be one of many.
    #[serde(default)]
    #[ts(optional)]
    pub same_as: Option<String>,
    /// The opening of a suggestion box that it was found in. Channel and moment of receipt are then the box's, where
    /// they are absent.
    #[serde(default)]
    #[ts(optional)]
    pub box_opening_id: Option<i64>,
    /// The half-filled form that it is made of: the files that whoever registers kept there by `keep_draft_file` go with it,
    /// and the words of `save_draft` are forgotten.
    #[serde(default)]
    #[ts(optional)]
    pub draft_files: Option<String>,
    /// Whether it cannot wait.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub urgent: bool,
    /// Whether it is to be followed up, R6.2.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub important: bool,
    /// Whether it is about somebody who works here; the manager and the supervisors alone see it then.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub about_staff: bool,
}

/// Shows the whole telephone number: `reveal_phone`. A write, because it is recorded who looked.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealPhone {
    /// The ticket's number.
    pub number: String,
}

/// A telephone number in full.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct RevealedPhone {
    /// The number as it was entered.
    pub phone: String,
}

/// One ticket with its timeline: `get_ticket`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetTicket {
    /// The ticket's number, such as `TS-20261123-001`.
    pub number: String,
}

/// Where the answer that the resident is owed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// More time than the policy's warning.
    OnTrack,
    /// 即将超时: within the policy's warning before the deadline.
    DueSoon,
    /// 已超时: past the deadline.
    Overdue,
}

/// The answer that the resident is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct AnswerOwed {
    /// Until when.
    pub due_at: DateTime<Utc>,
    /// From when on it counts as due soon.
    pub warn_at: DateTime<Utc>,
    /// When whoever is responsible is first reminded.
    pub remind_at: Option<DateTime<Utc>>,
    /// Where it stood at the moment of the call.
    pub urgency: Urgency,
    /// The first year that the deadline was counted over by its weekends, because its holidays were not published.
    pub unpublished_year: Option<i32>,
}

/// The room, household and person of a ticket, as they were on the day of its receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketResident {
    /// The room.
    pub room_id: i64,
    /// The household that had it; absent if none is known of that day.
    pub household_id: Option<i64>,
    /// The person; absent if nobody was chosen.
    pub person_id: Option<i64>,
    /// Whether the room was found by its number alone, not chosen by a person of the office.
    pub matched: bool,
}

/// Where a ticket was taken in from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ImportedFrom {
    /// The ledger's file.
    pub file: String,
    /// When it was taken in.
    pub at: DateTime<Utc>,
    /// The number that the ledger gave it.
    pub original_number: Option<String>,
    /// Of its receipt or feedback only the day is known: figures by the hour leave it out.
    pub day_only: bool,
}

/// A ticket in full.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct TicketDetail {
    /// Its number, such as `TS-20261123-001`.
    pub number: String,
    /// Its global identity, a UUID.
    pub uid: String,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// Where it stands.
    pub status: Status,
    /// How it reached the office.
    pub channel: Channel,
    /// What it is about.
    pub topic: Named,
    /// Whether nobody has chosen the topic yet.
    pub topic_pending: bool,
    /// The incident that it is one of; absent if it stands for itself.
    pub incident: Option<TicketIncident>,
    /// The opening of the box that it was found in.
    pub box_opening_id: Option<i64>,
    /// The meeting that it came out of.
    pub meeting: Option<TicketMeeting>,
    /// The household's room.
    pub room: Option<String>,
    /// Who it is in the register; absent if it is not known.
    pub resident: Option<TicketResident>,
    /// The resident's name.
    pub caller_name: Option<String>,
    /// The telephone number with its middle hidden, `138****1234`.
    pub phone_masked: Option<String>,
    /// What was said.
    pub content: String,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// When it was entered.
    pub registered_at: DateTime<Utc>,
    /// Why it was entered late, if it was.
    pub late_entry_reason: Option<String>,
    /// Who entered it.
    pub registered_by: Named,
    /// The responsible person.
    pub responsible: Option<Named>,
    /// The deadline of the first feedback, frozen at receipt (R5).
    pub due_at: DateTime<Utc>,
    /// The version of the policy that the deadline came from.
    pub policy_version: i64,
    /// The answer owed now; absent if none is.
    pub answer_owed: Option<AnswerOwed>,
    /// When the resident was first told the result.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// Whether that was no later than the deadline; absent while neither has come.
    pub on_time: Option<bool>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// When it was archived.
    pub archived_at: Option<DateTime<Utc>>,
    /// When it turned out to be a mistaken entry.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Since when the manager is asked to step in.
    pub escalated_at: Option<DateTime<Utc>>,
    /// Its marks.
    pub marks: Marks,
    /// What work waits for, while it is suspended.
    pub suspension: Option<Suspension>,
    /// The work orders that were made from it, oldest first.
    pub work_orders: Vec<TicketWorkOrder>,
    /// The follow-up that it waits for.
    pub follow_up: Option<FollowUpOwed>,
    /// What the household said when it was last followed up, on whichever ticket.
    pub last_satisfaction: Option<LastSatisfaction>,
    /// How often it was opened again.
    pub reopened_count: i64,
    /// Grows with every change.
    pub version: i64,
    /// The ledger that it was taken in from; absent if it was entered here.
    pub imported: Option<ImportedFrom>,
    /// Everything that happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What may be done next, by whoever asks, permissions apart.
    pub actions: Vec<Action>,
}

/// What happened to a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// It was entered.
    Registered,
    /// A responsible person was named.
    Assigned,
    /// Another one was.
    Transferred,
    /// It was given back to the desk.
    Returned,
    /// The manager was asked to step in.
    Escalated,
    /// Work began to wait for something.
    Suspended,
    /// Work went on.
    Resumed,
    /// The resident was told the result.
    FeedbackGiven,
    /// The resident was to be told, and not reached.
    FeedbackAttempted,
    /// A work note was added.
    NoteAdded,
    /// It was marked.
    Marked,
    /// A mark was taken off.
    Unmarked,
    /// Somebody of maintenance was sent.
    WorkOrderIssued,
    /// Somebody else was, or at another time.
    WorkOrderReassigned,
    /// The repairer knows of it.
    WorkOrderAccepted,
    /// The repairer is there.
    WorkOrderArrived,
    /// The work is done; the resident is not told by that.
    WorkOrderDone,
    /// It could not be done.
    WorkOrderUnable,
    /// The order was taken back.
    WorkOrderWithdrawn,
    /// What it says was done was corrected.
    WorkOrderCorrected,
    /// It is to be followed up.
    FollowUpDue,
    /// The resident was not reached for the follow-up.
    FollowUpMissed,
    /// The resident said whether it is solved.
    FollowedUp,
    /// It was closed; before there was an archive of its own, archived as well.
    Closed,
    /// It was archived.
    Archived,
    /// It was opened again.
    Reopened,
    /// It turned out to be a mistaken entry.
    Cancelled,
    /// It was completed or corrected.
    Amended,
    /// The last act was taken back by whoever did it.
    Undone,
}

/// One line of a ticket's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TimelineEntry {
    /// Its id; entries of one ticket ascend.
    pub id: i64,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub staff: Named,
    /// The words of it: the feedback, the note, the summary, the reason.
    pub content: Option<String>,
    /// By which channel the resident was told or asked.
    pub channel: Option<Named>,
    /// Who was told, where it was not the resident in person.
    pub told: Option<String>,
    /// Who was named responsible; who gave it back; who was sent.
    pub responsible: Option<Named>,
    /// The new deadline, after reopening; until when it is suspended; until when it is to be followed up; when somebody
    /// is expected.
    pub due_at: Option<DateTime<Utc>>,
    /// A word of the kind: why suspended, which mark, why followed up, whether solved, why not done.
    pub detail: Option<EventDetail>,
    /// How satisfied the resident was at the follow-up.
    pub satisfaction: Option<Satisfaction>,
    /// The number of the work order that it is about.
    pub work_order: Option<String>,
    /// What was completed or corrected.
    pub changes: Vec<FieldChange>,
}

/// Which tickets a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tab {
    /// Every ticket, latest receipt first.
    #[default]
    All,
    /// 待分派, most urgent first.
    Unassigned,
    /// 处理中, most urgent first.
    InProgress,
    /// 挂起, most urgent first.
    Suspended,
    /// 即将超时: an answer is owed within the warning.
    DueSoon,
    /// 已超时: an answer is owed and late.
    Overdue,
    /// 已反馈, latest receipt first.
    Answered,
    /// 待回访, latest receipt first.
    FollowUp,
    /// 已办结, latest receipt first.
    Closed,
    /// 已归档, latest receipt first.
    Archived,
    /// 已撤销, latest receipt first.
    Cancelled,
}

/// One page of tickets: `list_tickets`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListTickets {
    /// Which tickets; all if absent.
    #[serde(default)]
    #[ts(optional, as = "Option<Tab>")]
    pub tab: Tab,
    /// Only this category.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<Category>,
    /// Only this channel.
    #[serde(default)]
    #[ts(optional)]
    pub channel_id: Option<i64>,
    /// Only this topic.
    #[serde(default)]
    #[ts(optional)]
    pub topic_id: Option<i64>,
    /// Only this responsible person's.
    #[serde(default)]
    #[ts(optional)]
    pub responsible_id: Option<i64>,
    /// Received on this day of the office or later.
    #[serde(default)]
    #[ts(optional)]
    pub received_from: Option<NaiveDate>,
    /// Received on this day of the office or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub received_to: Option<NaiveDate>,
    /// Only those that a figure counts; the days are then those of the figure.
    #[serde(default)]
    #[ts(optional)]
    pub figure: Option<FigureFilter>,
    /// Only rooms of this building, unit or room: `3`, `3-2`, `3栋`.
    #[serde(default)]
    #[ts(optional)]
    pub building: Option<String>,
    /// What is looked for, at most 100 characters: the words between spaces, or with spaces between straight quotes,
    /// must all be found, each as a part of the content, of a feedback, a note or another account, of the number, the
    /// room or the name, or as a whole telephone number or the last four digits of one. Case and width of letters do
    /// not matter. The newest receipt comes first, whatever the tab.
    #[serde(default)]
    #[ts(optional)]
    pub query: Option<String>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// Where a question was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchPlace {
    /// In what was said.
    Content,
    /// In the room.
    Room,
    /// In the number.
    Number,
    /// In the resident's name.
    CallerName,
    /// The telephone number is meant; it is shown no more than otherwise.
    Phone,
    /// In what the resident was told.
    Feedback,
    /// In a note, a summary or a reason.
    Note,
}

/// Where a ticket has what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketFind {
    /// Where it was found; of several words, one.
    pub place: MatchPlace,
    /// The part of the text around it, at most 81 characters; the beginning of the content if it is in no text.
    pub excerpt: String,
}

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketRow {
    /// Its number.
    pub number: String,
    /// 投诉, 建议 or 咨询.
    pub category: Category,
    /// Where it stands.
    pub status: Status,
    /// The channel's name.
    pub channel: String,
    /// The topic's name.
    pub topic: String,
    /// The household's room.
    pub room: Option<String>,
    /// Who it is in the register; absent if it is not known.
    pub resident: Option<TicketResident>,
    /// The resident's name.
    pub caller_name: Option<String>,
    /// The beginning of what was said, at most 80 characters.
    pub excerpt: String,
    /// The incident that it is one of; absent if it stands for itself.
    pub incident: Option<TicketIncident>,
    /// The responsible person's name.
    pub responsible: Option<String>,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// The answer owed now; absent if none is.
    pub answer_owed: Option<AnswerOwed>,
    /// When the resident was first told the result.
    pub first_feedback_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Since when the manager is asked to step in.
    pub escalated_at: Option<DateTime<Utc>>,
    /// Its marks.
    pub marks: Marks,
    /// How often it was opened again.
    pub reopened_count: i64,
    /// Where it has what was looked for; absent if nothing was.
    pub found: Option<TicketFind>,
}

/// A page of a list. Where something is looked for, it can be short although there is a next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TicketPage {
    /// The rows.
    pub rows: Vec<TicketRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Of a figure of follow-ups, on the first page: how many of them the tickets of the whole list have. A ticket that was followed
    /// up twice in the days stands in the list once. Absent of other figures, and where words are looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub follow_ups: Option<i64>,
}

/// How many tickets each tab holds, of those that whoever asks may see, filters apart: `count_tickets`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CountTickets {}

/// How many tickets each tab holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct TicketCounts {
    /// Every ticket.
    pub all: i64,
    /// 待分派
    pub unassigned: i64,
    /// 处理中
    pub in_progress: i64,
    /// 挂起
    pub suspended: i64,
    /// 即将超时
    pub due_soon: i64,
    /// 已超时
    pub overdue: i64,
    /// 已反馈
    pub answered: i64,
    /// 待回访
    pub follow_up: i64,
    /// 已办结
    pub closed: i64,
    /// 已归档
    pub archived: i64,
    /// 已撤销
    pub cancelled: i64,
}

/// The ways by which residents reach the office, in the office's order: `list_channels`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListChannels {
    /// Those by which something can have come on this day: one that is out of service now may have been in service. Those in
    /// service now if absent.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
}

/// What tickets are about (R3), by the version of the policy in force: those that can be chosen in its order, then those
/// that could be once: `list_topics`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListTopics {}

/// What tickets are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Topic {
    /// The id.
    pub id: i64,
    /// Its name; it stays what it is.
    pub name: String,
    /// Whether it can be chosen now. Tickets that have it keep it.
    pub in_use: bool,
}
