//! Categories, statuses, and the one table that says which action leads where.

use std::fmt::Write as _;

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

    /// Its name in the regulation's language, as papers and files that are given out write it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Category::Complaint => "投诉",
            Category::Suggestion => "建议",
            Category::Inquiry => "咨询",
        }
    }

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
    /// 待分派: entered, or returned; nobody responsible.
    Unassigned,
    /// 处理中: somebody is responsible; the resident is owed an answer.
    InProgress,
    /// 挂起: work waits for something; the answer is owed all the same.
    Suspended,
    /// 已反馈: the resident has been told the result.
    Answered,
    /// 待回访: told, and to be asked whether it is solved, R6.2.
    FollowUp,
    /// 已办结: the matter has ended; notes can still be added.
    Closed,
    /// 已归档: closed and read-only, R2.4.
    Archived,
    /// 已撤销: a mistaken entry, read-only; counted as such.
    Cancelled,
}

impl Status {
    /// All statuses, in the order of a ticket's life.
    pub const ALL: [Status; 8] = [
        Status::Unassigned,
        Status::InProgress,
        Status::Suspended,
        Status::Answered,
        Status::FollowUp,
        Status::Closed,
        Status::Archived,
        Status::Cancelled,
    ];

    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Status::Unassigned => "unassigned",
            Status::InProgress => "in_progress",
            Status::Suspended => "suspended",
            Status::Answered => "answered",
            Status::FollowUp => "follow_up",
            Status::Closed => "closed",
            Status::Archived => "archived",
            Status::Cancelled => "cancelled",
        }
    }

    /// The status that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.text() == text)
    }

    /// Whether the resident is owed an answer.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Status::Unassigned | Status::InProgress | Status::Suspended => true,
            Status::Answered | Status::FollowUp | Status::Closed | Status::Archived | Status::Cancelled => {
                false
            }
        }
    }

    /// Whether the ticket is read-only.
    #[must_use]
    pub fn is_sealed(self) -> bool {
        match self {
            Status::Archived | Status::Cancelled => true,
            Status::Unassigned
            | Status::InProgress
            | Status::Suspended
            | Status::Answered
            | Status::FollowUp
            | Status::Closed => false,
        }
    }

    /// Where `action` leads from here; `None` if it may not be done. This is the one table of a ticket's course;
    /// `docs/ticket-states.md` is made from it.
    #[must_use]
    pub fn after(self, action: Action) -> Option<Status> {
        use Status::{Answered, Archived, Cancelled, Closed, FollowUp, InProgress, Suspended, Unassigned};
        match action {
            Action::Assign => match self {
                Unassigned => Some(InProgress),
                InProgress | Suspended | Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::Transfer => match self {
                InProgress | Suspended => Some(self),
                Unassigned | Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::Return => match self {
                InProgress | Suspended => Some(Unassigned),
                Unassigned | Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::Suspend => match self {
                InProgress => Some(Suspended),
                Unassigned | Suspended | Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::Resume => match self {
                Suspended => Some(InProgress),
                Unassigned | InProgress | Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::GiveFeedback => match self {
                Unassigned | InProgress | Suspended | Answered => Some(Answered),
                FollowUp => Some(FollowUp),
                Closed | Archived | Cancelled => None,
            },
            Action::Escalate | Action::AttemptFeedback => match self {
                Unassigned | InProgress | Suspended => Some(self),
                Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::AddNote => match self {
                Unassigned | InProgress | Suspended | Answered | FollowUp | Closed => Some(self),
                Archived | Cancelled => None,
            },
            Action::IssueWorkOrder => match self {
                Unassigned => Some(InProgress),
                InProgress | Suspended | Answered | FollowUp => Some(self),
                Closed | Archived | Cancelled => None,
            },
            Action::Mark => match self {
                Unassigned | InProgress | Suspended | Answered | FollowUp => Some(self),
                Closed | Archived | Cancelled => None,
            },
            Action::AwaitFollowUp => match self {
                Answered => Some(FollowUp),
                Unassigned | InProgress | Suspended | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::MissFollowUp => match self {
                FollowUp => Some(FollowUp),
                Unassigned | InProgress | Suspended | Answered | Closed | Archived | Cancelled => None,
            },
            Action::PassFollowUp | Action::Close => match self {
                Answered | FollowUp => Some(Closed),
                Unassigned | InProgress | Suspended | Closed | Archived | Cancelled => None,
            },
            Action::FailFollowUp => match self {
                Answered | FollowUp => Some(InProgress),
                Unassigned | InProgress | Suspended | Closed | Archived | Cancelled => None,
            },
            Action::Archive => match self {
                Closed => Some(Archived),
                Unassigned | InProgress | Suspended | Answered | FollowUp | Archived | Cancelled => None,
            },
            Action::Reopen => match self {
                Answered | FollowUp | Closed | Archived => Some(InProgress),
                Unassigned | InProgress | Suspended | Cancelled => None,
            },
            Action::Cancel => match self {
                Unassigned | InProgress | Suspended => Some(Cancelled),
                Answered | FollowUp | Closed | Archived | Cancelled => None,
            },
            Action::UndoClose => match self {
                Closed => Some(Answered),
                Unassigned | InProgress | Suspended | Answered | FollowUp | Archived | Cancelled => None,
            },
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

/// What is done with a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// 分派: name the responsible person.
    Assign,
    /// 转派: name another one.
    Transfer,
    /// 退回: give it back to the desk.
    Return,
    /// 升级: ask the manager to step in.
    Escalate,
    /// 挂起: work waits for something.
    Suspend,
    /// 恢复处理: work goes on.
    Resume,
    /// 反馈: tell the resident the result.
    GiveFeedback,
    /// 联系未果: tried to tell the resident, who was not reached.
    AttemptFeedback,
    /// 工作记录: add a work note.
    AddNote,
    /// 派工: send somebody of maintenance. What nobody is responsible for becomes that of whoever sends.
    IssueWorkOrder,
    /// 标记: urgent, important, about staff.
    Mark,
    /// 转待回访: by itself, after the feedback on a ticket that is to be followed up.
    AwaitFollowUp,
    /// 回访未联系上: the resident was not reached.
    MissFollowUp,
    /// 回访通过: the resident confirms.
    PassFollowUp,
    /// 回访不满意: the resident does not; the ticket is opened again.
    FailFollowUp,
    /// 办结: the matter has ended. A ticket that waits for its follow-up only after the attempts that the rule asks for.
    Close,
    /// 归档: read-only from now on.
    Archive,
    /// 重新打开: owed another answer.
    Reopen,
    /// 撤销: it was entered by mistake.
    Cancel,
    /// 撤回办结: whoever closed it a moment ago takes that back; only by `undo_last_act`.
    UndoClose,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 20] = [
        Action::Assign,
        Action::Transfer,
        Action::Return,
        Action::Escalate,
        Action::Suspend,
        Action::Resume,
        Action::GiveFeedback,
        Action::AttemptFeedback,
        Action::AddNote,
        Action::IssueWorkOrder,
        Action::Mark,
        Action::AwaitFollowUp,
        Action::MissFollowUp,
        Action::PassFollowUp,
        Action::FailFollowUp,
        Action::Close,
        Action::Archive,
        Action::Reopen,
        Action::Cancel,
        Action::UndoClose,
    ];

    /// How it goes over the wire.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Action::Assign => "assign",
            Action::Transfer => "transfer",
            Action::Return => "return",
            Action::Escalate => "escalate",
            Action::Suspend => "suspend",
            Action::Resume => "resume",
            Action::GiveFeedback => "give_feedback",
            Action::AttemptFeedback => "attempt_feedback",
            Action::AddNote => "add_note",
            Action::IssueWorkOrder => "issue_work_order",
            Action::Mark => "mark",
            Action::AwaitFollowUp => "await_follow_up",
            Action::MissFollowUp => "miss_follow_up",
            Action::PassFollowUp => "pass_follow_up",
            Action::FailFollowUp => "fail_follow_up",
            Action::Close => "close",
            Action::Archive => "archive",
            Action::Reopen => "reopen",
            Action::Cancel => "cancel",
            Action::UndoClose => "undo_close",
        }
    }
}

/// The tables of the courses of a ticket and of a work order in the docs: where each action leads from where.
#[must_use]
pub fn states_markdown() -> String {
    let mut text = String::from(
        "<!-- Generated from core/src/tickets/status.rs by `cargo xtask bindings`; do not edit. -->\n\n# The course of a \
         ticket\n\nWhere each action leads from each status; an empty cell is refused with \
         `ticket.transition_refused`. Every step leaves its line in the timeline and its row in the audit trail.\n\n| action |",
    );
    for status in Status::ALL {
        write!(text, " {} `{}` |", status.word(), status.text()).unwrap_or_default();
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(Status::ALL.len()));
    text.push('\n');
    for action in Action::ALL {
        write!(text, "| {} `{}` |", action.word(), action.text()).unwrap_or_default();
        for status in Status::ALL {
            text.push_str(&status.after(action).map_or_else(String::new, |next| format!(" {}", next.word())));
            text.push_str(" |");
        }
        text.push('\n');
    }
    text.push_str(STATES_NOTES);
    text.push_str(&super::work_orders::states_markdown());
    text
}

/// What the table alone does not say.
const STATES_NOTES: &str = "
- 待分派, 处理中 and 挂起 owe the resident an answer; its deadline runs on while a ticket is suspended.
- The deadline of the first feedback and the first feedback itself never change. 升级 ends with the answer.
- 转待回访 happens by itself: after the feedback on an important ticket or on a complaint that the sample chose, and
  when a ticket that was answered is marked important.
- 办结 from 待回访 only once the resident was not reached as often as the rule asks for. 办结 goes on to 归档 at once
  unless it is told not to.
- Whoever handled a ticket does not follow it up.
- A ticket with an open work order neither ends in 已办结 nor in 已撤销: `work_order.open`.
- 撤回 by `undo_last_act`: whoever did the last thing takes it back within ten minutes, if nothing came after it:
  分派 and 转派, 挂起, 恢复处理, 标记, 办结 without 归档, 并入 and 移出; of 登记 it is 撤销 with a reason. What the
  resident was told cannot be taken back, and nothing leaves the archive by it. It leaves a line and a row of its own.
- 已归档 and 已撤销 are read-only, by trigger as well as by code. What was archived before there was 已办结 was closed
  and archived at the same moment.
- 已撤销 is counted as such, not among what was received. It is settled only if its deadline had passed, or the resident
  had been told.
";

impl Status {
    /// Its name in the regulation's language, as files that are given out and the docs write it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Status::Unassigned => "待分派",
            Status::InProgress => "处理中",
            Status::Suspended => "挂起",
            Status::Answered => "已反馈",
            Status::FollowUp => "待回访",
            Status::Closed => "已办结",
            Status::Archived => "已归档",
            Status::Cancelled => "已撤销",
        }
    }
}

impl Action {
    /// Its name in the regulation's language, for the docs.
    fn word(self) -> &'static str {
        match self {
            Action::Assign => "分派",
            Action::Transfer => "转派",
            Action::Return => "退回",
            Action::Escalate => "升级",
            Action::Suspend => "挂起",
            Action::Resume => "恢复处理",
            Action::GiveFeedback => "反馈",
            Action::AttemptFeedback => "联系未果",
            Action::AddNote => "工作记录",
            Action::IssueWorkOrder => "派工",
            Action::Mark => "标记",
            Action::AwaitFollowUp => "转待回访",
            Action::MissFollowUp => "回访未联系上",
            Action::PassFollowUp => "回访通过",
            Action::FailFollowUp => "回访不满意",
            Action::Close => "办结",
            Action::Archive => "归档",
            Action::Reopen => "重新打开",
            Action::Cancel => "撤销",
            Action::UndoClose => "撤回办结",
        }
    }
}
