//! The course of an improvement measure, and what each state allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::stored::stored_as_text;
use crate::supervision::owed::refused;

/// Where an improvement measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasureState {
    /// 进行中: carried from quarter to quarter until it is done.
    Open,
    /// 已完成: with its result.
    Done,
    /// 不再实施: with a reason.
    Dropped,
}
stored_as_text!(MeasureState { Open = "open", Done = "done", Dropped = "dropped" });

/// What can be done with an improvement measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasureStep {
    /// Note how far it is.
    Progress,
    /// Change why, what, who or when.
    Change,
    /// Say what came of it.
    Finish,
    /// Give it up.
    Drop,
    /// Take it up again.
    Reopen,
}
stored_as_text!(MeasureStep {
    Progress = "progress",
    Change = "change",
    Finish = "finish",
    Drop = "drop",
    Reopen = "reopen"
});

/// Where `step` leads from `state`; `None` if it is not allowed there. `docs/ticket-states.md` has the table.
#[must_use]
pub fn next(state: MeasureState, step: MeasureStep) -> Option<MeasureState> {
    use MeasureState::{Done, Dropped, Open};
    use MeasureStep::{Change, Drop, Finish, Progress, Reopen};
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
/// `supervision.transition_refused` with `state` and `step`.
pub(super) fn after(state: MeasureState, step: MeasureStep) -> Result<MeasureState> {
    next(state, step).ok_or_else(|| refused(state.text(), step.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_settled_is_only_taken_up_again() {
        for settled in [MeasureState::Done, MeasureState::Dropped] {
            let allowed: Vec<MeasureStep> =
                MeasureStep::ALL.iter().copied().filter(|step| next(settled, *step).is_some()).collect();
            assert_eq!(allowed, [MeasureStep::Reopen]);
        }
        assert_eq!(next(MeasureState::Open, MeasureStep::Reopen), None);
    }
}
