//! The course of a finding, and what each state allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::stored::stored_as_text;
use crate::supervision::owed::refused;

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    /// 待整改: the owner is to put it right.
    Open,
    /// 待复查: the owner says that it is right; somebody else is to look.
    Reported,
    /// 已销号: somebody looked, and it is right.
    Closed,
    /// 不予整改: with a reason.
    Dropped,
}
stored_as_text!(FindingState { Open = "open", Reported = "reported", Closed = "closed", Dropped = "dropped" });

/// What can be done with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingStep {
    /// 报整改: say that it is put right, and how.
    Report,
    /// 复查通过: it is right.
    Pass,
    /// 退回整改: it is not right yet.
    SendBack,
    /// Change what is wrong, who puts it right, by when.
    Change,
    /// 不予整改: give it up.
    Drop,
    /// Take it up again.
    Reopen,
}
stored_as_text!(FindingStep {
    Report = "report",
    Pass = "pass",
    SendBack = "send_back",
    Change = "change",
    Drop = "drop",
    Reopen = "reopen"
});

/// Where `step` leads from `state`; `None` if it is not allowed there. `docs/ticket-states.md` has the table.
#[must_use]
pub fn next(state: FindingState, step: FindingStep) -> Option<FindingState> {
    use FindingState::{Closed, Dropped, Open, Reported};
    use FindingStep::{Change, Drop, Pass, Reopen, Report, SendBack};
    match (state, step) {
        (Open, Change) | (Reported, SendBack) | (Closed | Dropped, Reopen) => Some(Open),
        (Open, Report) => Some(Reported),
        (Reported, Pass) => Some(Closed),
        (Open | Reported, Drop) => Some(Dropped),
        (Open, Pass | SendBack | Reopen)
        | (Reported, Report | Change | Reopen)
        | (Closed | Dropped, Report | Pass | SendBack | Change | Drop) => None,
    }
}

/// The state after `step`.
///
/// # Errors
/// `supervision.transition_refused` with `state` and `step`.
pub(super) fn after(state: FindingState, step: FindingStep) -> Result<FindingState> {
    next(state, step).ok_or_else(|| refused(state.text(), step.text()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_is_closed_that_nobody_reported(steps in proptest::collection::vec(0..FindingStep::ALL.len(), 0..40)) {
            let (mut state, mut last) = (FindingState::Open, None);
            for step in steps.into_iter().map(|index| FindingStep::ALL[index]) {
                let Some(after) = next(state, step) else { continue };
                match after {
                    FindingState::Closed => prop_assert_eq!(last, Some(FindingStep::Report)),
                    // What is settled is only taken up again.
                    FindingState::Open if matches!(state, FindingState::Closed | FindingState::Dropped) => {
                        prop_assert_eq!(step, FindingStep::Reopen);
                    }
                    FindingState::Open | FindingState::Reported | FindingState::Dropped => {}
                }
                (state, last) = (after, Some(step));
            }
        }
    }
}
