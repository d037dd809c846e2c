//! The course of a wave, and what each state allows.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// Where a wave stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaveState {
    /// 筹备中: everything can still be changed.
    Planned,
    /// 回收中: the households are drawn, forms are out and come back.
    Collecting,
    /// 录入中: nothing comes back any more.
    Entering,
    /// 已结束: the answers are frozen.
    Closed,
}
stored_as_text!(WaveState {
    Planned = "planned",
    Collecting = "collecting",
    Entering = "entering",
    Closed = "closed"
});

/// What can be done with a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaveAction {
    /// Change its plan.
    Update,
    /// Draw the households and make the forms.
    Draw,
    /// Tick off whose form came back, in an anonymous wave.
    TickOff,
    /// End collecting.
    EndCollecting,
    /// Type forms in and settle differences.
    Enter,
    /// Close it for good.
    Close,
}
stored_as_text!(WaveAction {
    Update = "update",
    Draw = "draw",
    TickOff = "tick_off",
    EndCollecting = "end_collecting",
    Enter = "enter",
    Close = "close"
});

/// Where `action` leads from `state`; `None` if it is not allowed there. In an anonymous wave nothing is entered before
/// the last household was ticked off, and nobody is ticked off afterwards: no entry can be matched to a household by
/// when it came.
#[must_use]
pub fn next(state: WaveState, anonymous: bool, action: WaveAction) -> Option<WaveState> {
    use WaveAction::{Close, Draw, EndCollecting, Enter, TickOff, Update};
    use WaveState::{Closed, Collecting, Entering, Planned};
    match (state, action) {
        (Planned, Update) => Some(Planned),
        (Planned, Draw) => Some(Collecting),
        (Collecting, TickOff) => anonymous.then_some(Collecting),
        (Collecting, Enter) => (!anonymous).then_some(Collecting),
        (Collecting, EndCollecting) | (Entering, Enter) => Some(Entering),
        (Entering, Close) => Some(Closed),
        (Planned, TickOff | EndCollecting | Enter | Close)
        | (Collecting, Update | Draw | Close)
        | (Entering, Update | Draw | TickOff | EndCollecting)
        | (Closed, _) => None,
    }
}

/// The state after `action`.
///
/// # Errors
/// `survey.transition_refused` with `state` and `action`.
pub fn after(state: WaveState, anonymous: bool, action: WaveAction) -> Result<WaveState> {
    next(state, anonymous, action).ok_or_else(|| {
        Error::new(ErrorCode::SurveyTransitionRefused)
            .with("state", state.text())
            .with("action", action.text())
    })
}

/// What `state` allows, in the order of the list.
#[must_use]
pub fn allowed(state: WaveState, anonymous: bool) -> Vec<WaveAction> {
    WaveAction::ALL.iter().copied().filter(|action| next(state, anonymous, *action).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticking_off_and_entering_an_anonymous_wave_never_overlap() {
        for state in WaveState::ALL {
            let actions = allowed(*state, true);
            let both = actions.contains(&WaveAction::TickOff) && actions.contains(&WaveAction::Enter);
            assert!(!both, "{state:?}");
            // No way leads back.
            for action in &actions {
                let after = next(*state, true, *action).unwrap();
                let place = |state: WaveState| WaveState::ALL.iter().position(|one| *one == state);
                assert!(place(after) >= place(*state), "{state:?} {action:?}");
            }
        }
        assert_eq!(allowed(WaveState::Closed, false), []);
        assert_eq!(allowed(WaveState::Collecting, false), [WaveAction::EndCollecting, WaveAction::Enter]);
    }
}
