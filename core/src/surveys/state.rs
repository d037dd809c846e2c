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

/// Where a wave stands, with what its course depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its state; that of a wave that was called off is what it was before.
    pub state: WaveState,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Whether nobody can know who answered what.
    pub anonymous: bool,
}

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
    /// Call it off: its answers count nowhere.
    Cancel,
    /// Take the calling off back.
    Restore,
}
stored_as_text!(WaveAction {
    Update = "update",
    Draw = "draw",
    TickOff = "tick_off",
    EndCollecting = "end_collecting",
    Enter = "enter",
    Close = "close",
    Cancel = "cancel",
    Restore = "restore"
});

/// Where `action` leads from `standing`; `None` if it is not allowed there. In an anonymous wave nothing is entered before
/// the last household was ticked off, and nobody is ticked off afterwards: no entry can be matched to a household by
/// when it came. A wave that was called off can only be taken up again where it was.
#[must_use]
pub fn next(standing: Standing, action: WaveAction) -> Option<Standing> {
    use WaveAction::{Cancel, Close, Draw, EndCollecting, Enter, Restore, TickOff, Update};
    use WaveState::{Closed, Collecting, Entering, Planned};
    let Standing { state, cancelled, anonymous } = standing;
    if cancelled {
        return (action == Restore).then_some(Standing { cancelled: false, ..standing });
    }
    let after = match (state, action) {
        (Planned, Update) => Some(Planned),
        (Planned, Draw) => Some(Collecting),
        (Collecting, TickOff) => anonymous.then_some(Collecting),
        (Collecting, Enter) => (!anonymous).then_some(Collecting),
        (Collecting, EndCollecting) | (Entering, Enter) => Some(Entering),
        (Entering, Close) => Some(Closed),
        (Planned | Collecting | Entering, Cancel) => Some(state),
        (_, Restore)
        | (Planned, TickOff | EndCollecting | Enter | Close)
        | (Collecting, Update | Draw | Close)
        | (Entering, Update | Draw | TickOff | EndCollecting)
        | (Closed, _) => None,
    };
    after.map(|state| Standing { state, cancelled: action == Cancel, anonymous })
}

/// The standing after `action`.
///
/// # Errors
/// `survey.transition_refused` with `state` and `action`.
pub fn after(standing: Standing, action: WaveAction) -> Result<Standing> {
    next(standing, action).ok_or_else(|| {
        Error::new(ErrorCode::SurveyTransitionRefused)
            .with("state", if standing.cancelled { "cancelled" } else { standing.state.text() })
            .with("action", action.text())
    })
}

/// What `standing` allows, in the order of the list.
#[must_use]
pub fn allowed(standing: Standing) -> Vec<WaveAction> {
    WaveAction::ALL.iter().copied().filter(|action| next(standing, *action).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(state: WaveState, anonymous: bool) -> Standing {
        Standing { state, cancelled: false, anonymous }
    }

    #[test]
    fn ticking_off_and_entering_an_anonymous_wave_never_overlap() {
        for state in WaveState::ALL {
            let actions = allowed(standing(*state, true));
            let both = actions.contains(&WaveAction::TickOff) && actions.contains(&WaveAction::Enter);
            assert!(!both, "{state:?}");
            // No way leads back.
            for action in &actions {
                let after = next(standing(*state, true), *action).unwrap().state;
                let place = |state: WaveState| WaveState::ALL.iter().position(|one| *one == state);
                assert!(place(after) >= place(*state), "{state:?} {action:?}");
            }
        }
        assert_eq!(allowed(standing(WaveState::Closed, false)), []);
        assert_eq!(
            allowed(standing(WaveState::Collecting, false)),
            [WaveAction::EndCollecting, WaveAction::Enter, WaveAction::Cancel]
        );
    }

    #[test]
    fn a_wave_that_is_called_off_goes_on_where_it_was_or_not_at_all() {
        for state in WaveState::ALL {
            for anonymous in [false, true] {
                let before = standing(*state, anonymous);
                let Some(cancelled) = next(before, WaveAction::Cancel) else {
                    assert_eq!(*state, WaveState::Closed);
                    continue;
                };
                assert!(cancelled.cancelled);
                assert_eq!(allowed(cancelled), [WaveAction::Restore], "{state:?}");
                assert_eq!(next(cancelled, WaveAction::Restore), Some(before));
            }
        }
    }
}
