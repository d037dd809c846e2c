//! The course of an action item, and what each state allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// Where an action item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActionItemState {
    /// 未完成
    Open,
    /// 已完成
    Done,
    /// 不再办理: with a reason.
    Dropped,
}
stored_as_text!(ActionItemState { Open = "open", Done = "done", Dropped = "dropped" });

/// What can be done with an action item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActionItemStep {
    /// Note how far it is.
    Progress,
    /// Change what is to be done, by whom, by when.
    Change,
    /// Say that it is done.
    Finish,
    /// Give it up.
    Drop,
    /// Take it up again.
    Reopen,
}
stored_as_text!(ActionItemStep {
    Progress = "progress",
    Change = "change",
    Finish = "finish",
    Drop = "drop",
    Reopen = "reopen"
});

/// Where `step` leads from `state`; `None` if it is not allowed there.
#[must_use]
pub fn next(state: ActionItemState, step: ActionItemStep) -> Option<ActionItemState> {
    use ActionItemState::{Done, Dropped, Open};
    use ActionItemStep::{Change, Drop, Finish, Progress, Reopen};
    match (state, step) {
        (Open, Progress | Change) | (Done | Dropped, Reopen) => Some(Open),
        (Open, Finish) => Some(Done),
        (Open, Drop) => Some(Dropped),
        (Open, Reopen) | (Done | Dropped, Progress | Change | Finish | Drop) => None,
    }
}

/// The state after `step`.
///
/// # Errors
/// `action_item.transition_refused` with `state` and `step`.
pub fn after(state: ActionItemState, step: ActionItemStep) -> Result<ActionItemState> {
    next(state, step).ok_or_else(|| {
        Error::new(ErrorCode::ActionItemTransitionRefused)
            .with("state", state.text())
            .with("step", step.text())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_settled_is_only_taken_up_again() {
        for settled in [ActionItemState::Done, ActionItemState::Dropped] {
            let allowed: Vec<ActionItemStep> =
                ActionItemStep::ALL.iter().copied().filter(|step| next(settled, *step).is_some()).collect();
            assert_eq!(allowed, [ActionItemStep::Reopen]);
            assert_eq!(next(settled, ActionItemStep::Reopen), Some(ActionItemState::Open));
        }
        assert_eq!(next(ActionItemState::Open, ActionItemStep::Reopen), None);
    }
}
