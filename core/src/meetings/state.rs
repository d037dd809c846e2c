//! The course of a meeting, and what each state allows.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// 筹备中: everything can still be changed.
    Planned,
    /// 会议中: kind, day, rules and electorate are frozen.
    InSession,
    /// 已结束: attendance and votes are frozen.
    Ended,
    /// 已取消
    Cancelled,
}
stored_as_text!(MeetingState {
    Planned = "planned",
    InSession = "in_session",
    Ended = "ended",
    Cancelled = "cancelled"
});

/// What can be done with a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingAction {
    /// Change day, place, agenda, invitees; draw the electorate.
    Update,
    /// Note who is here.
    SignIn,
    /// Open it.
    Start,
    /// Note what was said, vote, enter ballots, close items.
    Decide,
    /// Close it.
    End,
    /// Call it off.
    Cancel,
    /// Note when its notice was hung or its decisions were posted.
    NoteNotice,
}
stored_as_text!(MeetingAction {
    Update = "update",
    SignIn = "sign_in",
    Start = "start",
    Decide = "decide",
    End = "end",
    Cancel = "cancel",
    NoteNotice = "note_notice"
});

/// Where `action` leads from `state`; `None` if it is not allowed there.
#[must_use]
pub fn next(state: MeetingState, action: MeetingAction) -> Option<MeetingState> {
    use MeetingAction::{Cancel, Decide, End, NoteNotice, SignIn, Start, Update};
    use MeetingState::{Cancelled, Ended, InSession, Planned};
    match (state, action) {
        (Planned, Update | SignIn | NoteNotice) => Some(Planned),
        (Planned, Start) | (InSession, SignIn | Decide | NoteNotice) => Some(InSession),
        (Planned, Cancel) => Some(Cancelled),
        (InSession, End) | (Ended, NoteNotice) => Some(Ended),
        (Planned, Decide | End)
        | (InSession, Update | Start | Cancel)
        | (Ended, Update | SignIn | Start | Decide | End | Cancel)
        | (Cancelled, _) => None,
    }
}

/// The state after `action`.
///
/// # Errors
/// `meeting.transition_refused` with `state` and `action`.
pub fn after(state: MeetingState, action: MeetingAction) -> Result<MeetingState> {
    next(state, action).ok_or_else(|| {
        Error::new(ErrorCode::MeetingTransitionRefused)
            .with("state", state.text())
            .with("action", action.text())
    })
}

/// What `state` allows, in the order of the list.
#[must_use]
pub fn allowed(state: MeetingState) -> Vec<MeetingAction> {
    MeetingAction::ALL.iter().copied().filter(|action| next(state, *action).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_that_is_over_stays_over() {
        for action in MeetingAction::ALL {
            assert_eq!(next(MeetingState::Cancelled, *action), None, "{action:?}");
            let ended = next(MeetingState::Ended, *action);
            assert!(matches!(ended, None | Some(MeetingState::Ended)), "{action:?}");
        }
        assert_eq!(allowed(MeetingState::Ended), [MeetingAction::NoteNotice]);
    }

    #[test]
    fn the_agenda_is_frozen_once_it_is_open() {
        let error = after(MeetingState::InSession, MeetingAction::Update).unwrap_err();
        assert_eq!(error.code(), ErrorCode::MeetingTransitionRefused);
        assert_eq!(
            (&error.body().params["state"], &error.body().params["action"]),
            (&"in_session".into(), &"update".into())
        );
    }
}
