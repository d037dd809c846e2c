//! Action items: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::{ActionItemState, ActionItemStep};
use crate::stored::stored_as_text;
use crate::tickets::Named;

/// Notes what is to be done, by whom, by when (待办), out of an item of a meeting that is open or over:
/// `add_action_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddActionItem {
    /// The meeting.
    pub meeting_id: i64,
    /// The item that it comes from.
    pub item_id: i64,
    /// What is to be done; 1…500 characters.
    pub content: String,
    /// Who does it: an id from `list_staff`.
    pub owner_id: i64,
    /// By the end of this day; not before that of the meeting.
    pub due_on: NaiveDate,
}

/// Changes what is to be done, by whom or by when: `update_action_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateActionItem {
    /// The action item.
    pub id: i64,
    /// What is to be done; 1…500 characters.
    pub content: String,
    /// Who does it: an id from `list_staff`.
    pub owner_id: i64,
    /// By the end of this day; not before that of the meeting.
    pub due_on: NaiveDate,
    /// Why; 1…500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Notes how far an action item is; the owner, or whoever holds meetings: `record_action_progress`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordActionProgress {
    /// The action item.
    pub id: i64,
    /// How far it is; 1…500 characters.
    pub content: String,
}

/// Says that an action item is done; the owner, or whoever holds meetings: `finish_action_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishActionItem {
    /// The action item.
    pub id: i64,
    /// What came of it; 1…500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<String>,
}

/// Gives an action item up: `drop_action_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DropActionItem {
    /// The action item.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// Takes an action item up again that was settled: `reopen_action_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenActionItem {
    /// The action item.
    pub id: i64,
    /// Why; 1…500 characters.
    pub reason: String,
}

/// One action item with its course: `get_action_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetActionItem {
    /// The action item.
    pub id: i64,
}

/// A page of action items, the one due first first: `list_action_items`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListActionItems {
    /// Only in this state.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<ActionItemState>,
    /// Only those that are open and late today.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub late: bool,
    /// Only this person's.
    #[serde(default)]
    #[ts(optional)]
    pub owner_id: Option<i64>,
    /// Only those of ended meetings that were to begin on this day or later.
    #[serde(default)]
    #[ts(optional)]
    pub held_from: Option<NaiveDate>,
    /// Only those of ended meetings that were to begin on this day or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub held_to: Option<NaiveDate>,
    /// Only those that were open and late at the end of this day.
    #[serde(default)]
    #[ts(optional)]
    pub late_on: Option<NaiveDate>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// An action item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ActionItem {
    /// Its id.
    pub id: i64,
    /// The meeting that it comes from.
    pub meeting_id: i64,
    /// What that is called.
    pub meeting_title: String,
    /// The day on which that begins.
    pub meeting_on: NaiveDate,
    /// The item that it comes from.
    pub item_id: i64,
    /// What that is about.
    pub item_title: String,
    /// What is to be done.
    pub content: String,
    /// Who does it.
    pub owner: Named,
    /// By the end of which day.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: ActionItemState,
    /// Whether it is open and its day has passed.
    pub late: bool,
    /// When it was done or dropped.
    pub settled_at: Option<DateTime<Utc>>,
    /// What was noted last: how far it is, what came of it, why it was dropped.
    pub last_note: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// A page of action items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ActionItemPage {
    /// The rows.
    pub rows: Vec<ActionItem>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// What happened to an action item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActionItemEventKind {
    /// It was noted.
    Added,
    /// How far it is was noted.
    Progress,
    /// What, who or when was changed.
    Changed,
    /// It was done.
    Done,
    /// It was given up.
    Dropped,
    /// It was taken up again.
    Reopened,
}
stored_as_text!(ActionItemEventKind {
    Added = "added",
    Progress = "progress",
    Changed = "changed",
    Done = "done",
    Dropped = "dropped",
    Reopened = "reopened"
});

/// A line of an action item's course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ActionItemEvent {
    /// Its id.
    pub id: i64,
    /// What happened.
    pub kind: ActionItemEventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub staff: Named,
    /// What was noted.
    pub content: Option<String>,
    /// Who is to do it from then on; absent if that stayed.
    pub owner: Option<Named>,
    /// By when from then on; absent if that stayed.
    pub due_on: Option<NaiveDate>,
}

/// An action item with its course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ActionItemDetail {
    /// The action item.
    pub item: ActionItem,
    /// Everything that happened, oldest first.
    pub events: Vec<ActionItemEvent>,
    /// What may be done next, by whoever asks.
    pub steps: Vec<ActionItemStep>,
}

/// An action item that was late, as the report of a quarter lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LateActionItem {
    /// The item.
    pub id: i64,
    /// What is to be done.
    pub content: String,
    /// Out of which meeting.
    pub meeting_title: String,
    /// The owner's name.
    pub owner: String,
    /// By the end of which day.
    pub due_on: NaiveDate,
}
