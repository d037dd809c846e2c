//! The course of minutes: drafted, looked over, signed, issued. What is issued is corrected by a supplement only.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// Where minutes or a supplement stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MinutesState {
    /// 草稿: the text can be changed.
    Draft,
    /// 审核中: the text stands still, and is signed or sent back.
    Review,
    /// 已签字
    Signed,
    /// 已发布: read-only.
    Issued,
}
stored_as_text!(MinutesState { Draft = "draft", Review = "review", Signed = "signed", Issued = "issued" });

/// What can be done with minutes or a supplement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MinutesAction {
    /// Change the text.
    Save,
    /// Hand it in to be looked over.
    Submit,
    /// Give it back with words; signatures that there were are void.
    SendBack,
    /// Note who signed it.
    Sign,
    /// Issue it.
    Issue,
}
stored_as_text!(MinutesAction {
    Save = "save",
    Submit = "submit",
    SendBack = "send_back",
    Sign = "sign",
    Issue = "issue"
});

/// Where `action` leads from `state`; `None` if it is not allowed there.
#[must_use]
pub fn next(state: MinutesState, action: MinutesAction) -> Option<MinutesState> {
    use MinutesAction::{Issue, Save, SendBack, Sign, Submit};
    use MinutesState::{Draft, Issued, Review, Signed};
    match (state, action) {
        (Draft, Save) | (Review | Signed, SendBack) => Some(Draft),
        (Draft, Submit) => Some(Review),
        (Review, Sign) => Some(Signed),
        (Signed, Issue) => Some(Issued),
        (Draft, SendBack | Sign | Issue)
        | (Review, Save | Submit | Issue)
        | (Signed, Save | Submit | Sign)
        | (Issued, _) => None,
    }
}

/// The state after `action`.
///
/// # Errors
/// `minutes.transition_refused` with `state` and `action`.
pub(super) fn after(state: MinutesState, action: MinutesAction) -> Result<MinutesState> {
    next(state, action).ok_or_else(|| {
        Error::new(ErrorCode::MinutesTransitionRefused)
            .with("state", state.text())
            .with("action", action.text())
    })
}

/// What `state` allows, in the order of the list.
pub(super) fn allowed(state: MinutesState) -> Vec<MinutesAction> {
    MinutesAction::ALL.iter().copied().filter(|action| next(state, *action).is_some()).collect()
}
