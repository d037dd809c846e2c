//! Where a work order stands, and the one table that says which action leads where.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// Where a work order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkOrderState {
    /// 已派工: somebody is to go.
    Issued,
    /// 已接单: and knows of it.
    Accepted,
    /// 已到场: and is there.
    OnSite,
    /// 已完成: the work is done; the resident is not told by that.
    Done,
    /// 无法完成: it could not be done; the desk decides what next.
    Unable,
    /// 已撤回: taken back by the desk.
    Withdrawn,
}
stored_as_text!(WorkOrderState {
    Issued = "issued",
    Accepted = "accepted",
    OnSite = "on_site",
    Done = "done",
    Unable = "unable",
    Withdrawn = "withdrawn",
});

/// What is done with a work order once it is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkOrderAction {
    /// 接单: the repairer has read it.
    Accept,
    /// 到场: the repairer is there.
    Arrive,
    /// 完成: the work is done. From any open state: what a paper slip brings back is entered in one step.
    Finish,
    /// 无法完成: it cannot be done, and why.
    GiveUp,
    /// 改派: somebody else goes, or at another time.
    Reassign,
    /// 撤回: nobody need go any more.
    Withdraw,
    /// 更正: the result said something wrong.
    Correct,
}
stored_as_text!(WorkOrderAction {
    Accept = "accept",
    Arrive = "arrive",
    Finish = "finish",
    GiveUp = "give_up",
    Reassign = "reassign",
    Withdraw = "withdraw",
    Correct = "correct",
});

impl WorkOrderState {
    /// Whether somebody is still to work on it.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            WorkOrderState::Issued | WorkOrderState::Accepted | WorkOrderState::OnSite => true,
            WorkOrderState::Done | WorkOrderState::Unable | WorkOrderState::Withdrawn => false,
        }
    }

    /// Where `action` leads from here; `None` if it may not be done. This is the one table of an order's course;
    /// `docs/ticket-states.md` is made from it.
    #[must_use]
    pub fn after(self, action: WorkOrderAction) -> Option<WorkOrderState> {
        use WorkOrderState::{Accepted, Done, Issued, OnSite, Unable, Withdrawn};
        match action {
            WorkOrderAction::Accept => match self {
                Issued => Some(Accepted),
                Accepted | OnSite | Done | Unable | Withdrawn => None,
            },
            WorkOrderAction::Arrive => match self {
                Issued | Accepted => Some(OnSite),
                OnSite | Done | Unable | Withdrawn => None,
            },
            WorkOrderAction::Finish => match self {
                Issued | Accepted | OnSite => Some(Done),
                Done | Unable | Withdrawn => None,
            },
            WorkOrderAction::GiveUp => match self {
                Issued | Accepted | OnSite => Some(Unable),
                Done | Unable | Withdrawn => None,
            },
            WorkOrderAction::Reassign => match self {
                Issued | Accepted | OnSite => Some(Issued),
                Done | Unable | Withdrawn => None,
            },
            WorkOrderAction::Withdraw => match self {
                Issued | Accepted | OnSite => Some(Withdrawn),
                Done | Unable | Withdrawn => None,
            },
            WorkOrderAction::Correct => match self {
                Done => Some(Done),
                Issued | Accepted | OnSite | Unable | Withdrawn => None,
            },
        }
    }

    /// As [`WorkOrderState::after`], for a caller that wants to tell why not.
    ///
    /// # Errors
    /// `work_order.transition_refused` with the action and the state.
    pub fn transition(self, action: WorkOrderAction) -> Result<WorkOrderState> {
        self.after(action).ok_or_else(|| {
            Error::new(ErrorCode::WorkOrderTransitionRefused)
                .with("action", action.text())
                .with("state", self.text())
        })
    }

    /// What may be done from here.
    #[must_use]
    pub fn actions(self) -> Vec<WorkOrderAction> {
        WorkOrderAction::ALL.iter().copied().filter(|action| self.after(*action).is_some()).collect()
    }

    /// Its name in the office's language, for the docs.
    fn word(self) -> &'static str {
        match self {
            WorkOrderState::Issued => "已派工",
            WorkOrderState::Accepted => "已接单",
            WorkOrderState::OnSite => "已到场",
            WorkOrderState::Done => "已完成",
            WorkOrderState::Unable => "无法完成",
            WorkOrderState::Withdrawn => "已撤回",
        }
    }
}

impl WorkOrderAction {
    /// Its name in the office's language, for the docs.
    fn word(self) -> &'static str {
        match self {
            WorkOrderAction::Accept => "接单",
            WorkOrderAction::Arrive => "到场",
            WorkOrderAction::Finish => "完成",
            WorkOrderAction::GiveUp => "无法完成",
            WorkOrderAction::Reassign => "改派",
            WorkOrderAction::Withdraw => "撤回",
            WorkOrderAction::Correct => "更正",
        }
    }
}

/// The table of a work order's course, for the docs.
pub(in crate::tickets) fn states_markdown() -> String {
    let mut text = String::from(
        "\n# The course of a work order\n\nA refused step is `work_order.transition_refused`. Every step leaves its line in \
         the ticket's timeline and its row in the audit trail.\n\n| action |",
    );
    for state in WorkOrderState::ALL {
        write!(text, " {} `{}` |", state.word(), state.text()).unwrap_or_default();
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(WorkOrderState::ALL.len()));
    text.push('\n');
    for action in WorkOrderAction::ALL {
        write!(text, "| {} `{}` |", action.word(), action.text()).unwrap_or_default();
        for state in WorkOrderState::ALL {
            text.push_str(&state.after(*action).map_or_else(String::new, |next| format!(" {}", next.word())));
            text.push_str(" |");
        }
        text.push('\n');
    }
    text.push_str(NOTES);
    text
}

/// What the table alone does not say.
const NOTES: &str = "
- 派工 (`issue_work_order`) is an action of the ticket, above; one order of a ticket is open at a time, and a ticket
  with an open one can be neither closed nor cancelled.
- 完成 and 无法完成 give the result back to the desk. They are no feedback: the resident is told by 反馈 alone.
- The repairer takes the steps of their own orders; the desk may take them too, for what comes back on paper.
- 改派 begins anew: whoever goes now accepts it again.
- 更正 leaves the order as it ended and adds a correction, the last of which is the result. The repairer and the desk correct
  it until the resident is told; afterwards the manager does, with a reason. The archive takes none.
";
