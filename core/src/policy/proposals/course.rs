//! The course of a proposal to change the limits (R10.1), and what each state allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// 草案
    Draft,
    /// 征求意见
    Consulting,
    /// 待表决: what came of the consultation is written down.
    Summarised,
    /// 已通过: there is a version of the limits made of it.
    Adopted,
    /// 未通过
    Rejected,
    /// 已撤回
    Withdrawn,
}
stored_as_text!(ProposalState {
    Draft = "draft",
    Consulting = "consulting",
    Summarised = "summarised",
    Adopted = "adopted",
    Rejected = "rejected",
    Withdrawn = "withdrawn"
});

/// What can be done with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStep {
    /// Change what is proposed.
    Change,
    /// Ask residents.
    Open,
    /// Ask them for longer.
    Extend,
    /// Note what somebody said, and reply to it.
    Comment,
    /// Write down what came of it.
    Summarise,
    /// Note that the meeting was for it.
    Adopt,
    /// Note that the meeting was against it.
    Reject,
    /// Take it back.
    Withdraw,
}
stored_as_text!(ProposalStep {
    Change = "change",
    Open = "open",
    Extend = "extend",
    Comment = "comment",
    Summarise = "summarise",
    Adopt = "adopt",
    Reject = "reject",
    Withdraw = "withdraw"
});

/// Where `step` leads from `state`; `None` if it is not allowed there.
#[must_use]
pub fn next(state: ProposalState, step: ProposalStep) -> Option<ProposalState> {
    use ProposalState::{Adopted, Consulting, Draft, Rejected, Summarised, Withdrawn};
    use ProposalStep::{Adopt, Change, Comment, Extend, Open, Reject, Summarise, Withdraw};
    match (state, step) {
        (Draft, Change) => Some(Draft),
        (Draft, Open) | (Consulting, Extend | Comment) => Some(Consulting),
        (Consulting, Summarise) => Some(Summarised),
        (Summarised, Adopt) => Some(Adopted),
        (Summarised, Reject) => Some(Rejected),
        (Draft | Consulting | Summarised, Withdraw) => Some(Withdrawn),
        (Draft, Extend | Comment | Summarise | Adopt | Reject)
        | (Consulting, Change | Open | Adopt | Reject)
        | (Summarised, Change | Open | Extend | Comment | Summarise)
        | (
            Adopted | Rejected | Withdrawn,
            Change | Open | Extend | Comment | Summarise | Adopt | Reject | Withdraw,
        ) => None,
    }
}

/// The state after `step`.
///
/// # Errors
/// `policy.transition_refused` with `state` and `step`.
pub(super) fn after(state: ProposalState, step: ProposalStep) -> Result<ProposalState> {
    next(state, step).ok_or_else(|| {
        Error::new(ErrorCode::PolicyTransitionRefused).with("state", state.text()).with("step", step.text())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_stays_over_and_nothing_is_decided_unasked() {
        for state in [ProposalState::Adopted, ProposalState::Rejected, ProposalState::Withdrawn] {
            assert!(ProposalStep::ALL.iter().all(|step| next(state, *step).is_none()), "{state:?}");
        }
        for step in [ProposalStep::Adopt, ProposalStep::Reject] {
            let from: Vec<_> =
                ProposalState::ALL.iter().filter(|state| next(**state, step).is_some()).collect();
            assert_eq!(from, [&ProposalState::Summarised], "{step:?}");
        }
    }
}
