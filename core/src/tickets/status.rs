//! Categories, statuses, and the one table that says which action leads where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};

/// What a resident's word is, R2.2. It decides the limit (R5) and the number's prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 投诉
    Complaint,
    /// 建议
    Suggestion,
    /// 咨询
    Inquiry,
}

impl Category {
    /// All categories, in the order in which the office names them.
    pub const ALL: [Category; 3] = [Category::Complaint, Category::Suggestion, Category::Inquiry];

    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Category::Complaint => "complaint",
            Category::Suggestion => "suggestion",
            Category::Inquiry => "inquiry",
        }
    }

    /// The letters that its tickets' numbers begin with.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Category::Complaint => "TS",
            Category::Suggestion => "JY",
            Category::Inquiry => "ZX",
        }
    }

    /// The category that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.text() == text)
    }
}

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 待分派: entered, nobody responsible yet.
    Unassigned,
    /// 处理中: somebody is responsible; the resident is owed an answer.
    InProgress,
    /// 已反馈: the resident has been told the result.
    Answered,
    /// 已归档: closed, read-only.
    Archived,
}

impl Status {
    /// All statuses, in the order of a ticket's life.
    pub const ALL: [Status; 4] = [Status::Unassigned, Status::InProgress, Status::Answered, Status::Archived];

    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Status::Unassigned => "unassigned",
            Status::InProgress => "in_progress",
            Status::Answered => "answered",
            Status::Archived => "archived",
        }
    }

    /// The status that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.text() == text)
    }

    /// Where `action` leads from here; `None` if it may not be done.
    #[must_use]
    pub fn after(self, action: Action) -> Option<Status> {
        match (self, action) {
            (Status::Unassigned | Status::InProgress, Action::Assign)
            | (Status::Answered | Status::Archived, Action::Reopen) => Some(Status::InProgress),
            (Status::Unassigned | Status::InProgress | Status::Answered, Action::GiveFeedback) => {
                Some(Status::Answered)
            }
            (Status::Unassigned | Status::InProgress | Status::Answered, Action::AddNote) => Some(self),
            (Status::Answered, Action::Close) => Some(Status::Archived),
            (Status::Unassigned | Status::InProgress, Action::Close | Action::Reopen)
            | (Status::Answered, Action::Assign)
            | (Status::Archived, Action::Assign | Action::GiveFeedback | Action::AddNote | Action::Close) => {
                None
            }
        }
    }

    /// As [`Status::after`], for a caller that wants to tell why not.
    ///
    /// # Errors
    /// `ticket.transition_refused` with the action and the status.
    pub fn transition(self, action: Action) -> Result<Status> {
        self.after(action).ok_or_else(|| {
            Error::new(ErrorCode::TicketTransitionRefused)
                .with("action", action.text())
                .with("status", self.text())
        })
    }

    /// What may be done from here.
    #[must_use]
    pub fn actions(self) -> Vec<Action> {
        Action::ALL.into_iter().filter(|action| self.after(*action).is_some()).collect()
    }
}

/// What people do with a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Name the responsible person.
    Assign,
    /// Tell the resident the result.
    GiveFeedback,
    /// Add a work note.
    AddNote,
    /// Close and archive.
    Close,
    /// Open again.
    Reopen,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 5] =
        [Action::Assign, Action::GiveFeedback, Action::AddNote, Action::Close, Action::Reopen];

    /// How it goes over the wire.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Action::Assign => "assign",
            Action::GiveFeedback => "give_feedback",
            Action::AddNote => "add_note",
            Action::Close => "close",
            Action::Reopen => "reopen",
        }
    }
}
