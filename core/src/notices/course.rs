//! The course of a notice: written, published, and over in one of four ways.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// What was decided of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    /// 草稿: the text can be changed.
    Draft,
    /// 作废: never published.
    Dropped,
    /// 已发布: read-only.
    Published,
    /// 已更正: another notice stands in its place.
    Replaced,
    /// 已结束: taken down before its last day, or without one.
    Ended,
    /// 已撤回: with a reason.
    Withdrawn,
}
stored_as_text!(NoticeState {
    Draft = "draft",
    Dropped = "dropped",
    Published = "published",
    Replaced = "replaced",
    Ended = "ended",
    Withdrawn = "withdrawn"
});

/// What can be done with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeStep {
    /// Change the draft.
    Save,
    /// Give it a number; from now on it stays.
    Publish,
    /// Give the draft up.
    Drop,
    /// Write the notice that corrects it.
    Correct,
    /// Say that it is no longer posted.
    End,
    /// Take it back, with a reason.
    Withdraw,
}
stored_as_text!(NoticeStep {
    Save = "save",
    Publish = "publish",
    Drop = "drop",
    Correct = "correct",
    End = "end",
    Withdraw = "withdraw"
});

impl NoticeStep {
    /// Whether it is for whoever publishes; whoever writes does the others.
    pub(super) fn is_publishing(self) -> bool {
        matches!(self, NoticeStep::Publish | NoticeStep::End | NoticeStep::Withdraw)
    }
}

/// Where `step` leads from `state`; `None` if it is not allowed there. That a notice was replaced is said when its
/// correction is published.
#[must_use]
pub fn next(state: NoticeState, step: NoticeStep) -> Option<NoticeState> {
    use NoticeState::{Draft, Dropped, Ended, Published, Replaced, Withdrawn};
    use NoticeStep::{Correct, Drop, End, Publish, Save, Withdraw};
    match (state, step) {
        (Draft, Save) => Some(Draft),
        (Draft, Publish) | (Published, Correct) => Some(Published),
        (Draft, Drop) => Some(Dropped),
        (Published, End) => Some(Ended),
        (Published, Withdraw) => Some(Withdrawn),
        (Draft, Correct | End | Withdraw)
        | (Published, Save | Publish | Drop)
        | (Dropped | Replaced | Ended | Withdrawn, _) => None,
    }
}

/// The state after `step`.
///
/// # Errors
/// `notice.transition_refused` with `state` and `step`.
pub(super) fn after(state: NoticeState, step: NoticeStep) -> Result<NoticeState> {
    next(state, step).ok_or_else(|| {
        Error::new(ErrorCode::NoticeTransitionRefused).with("state", state.text()).with("step", step.text())
    })
}

/// What `state` allows, in the order of the list.
pub(super) fn allowed(state: NoticeState) -> impl Iterator<Item = NoticeStep> {
    NoticeStep::ALL.iter().copied().filter(move |step| next(state, *step).is_some())
}

/// Where a notice stands on a day: what was decided of it, and what its days say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeStanding {
    /// 草稿
    Draft,
    /// 待张贴: published, its first day is to come.
    Scheduled,
    /// 公示中
    Posted,
    /// 已结束: by its last day, or before.
    Ended,
    /// 已更正
    Replaced,
    /// 已撤回
    Withdrawn,
    /// 作废
    Dropped,
}

impl NoticeStanding {
    /// Of a notice on `today`.
    pub(super) fn of(
        state: NoticeState,
        (from_on, until_on): (NaiveDate, Option<NaiveDate>),
        today: NaiveDate,
    ) -> Self {
        match state {
            NoticeState::Draft => NoticeStanding::Draft,
            NoticeState::Dropped => NoticeStanding::Dropped,
            NoticeState::Replaced => NoticeStanding::Replaced,
            NoticeState::Withdrawn => NoticeStanding::Withdrawn,
            NoticeState::Ended => NoticeStanding::Ended,
            NoticeState::Published if from_on > today => NoticeStanding::Scheduled,
            NoticeState::Published if until_on.is_some_and(|until_on| until_on < today) => {
                NoticeStanding::Ended
            }
            NoticeState::Published => NoticeStanding::Posted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_published_is_never_saved_and_what_is_over_stays_over() {
        for state in NoticeState::ALL {
            let steps: Vec<NoticeStep> = allowed(*state).collect();
            let saved = steps.contains(&NoticeStep::Save);
            assert_eq!(saved, *state == NoticeState::Draft, "{state:?}");
        }
        for over in [NoticeState::Dropped, NoticeState::Replaced, NoticeState::Ended, NoticeState::Withdrawn]
        {
            assert_eq!(allowed(over).count(), 0, "{over:?}");
        }
    }

    #[test]
    fn the_days_say_where_a_published_notice_stands() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        let cases = [
            ("2026-11-24", Some("2026-11-30"), NoticeStanding::Scheduled),
            ("2026-11-23", Some("2026-11-23"), NoticeStanding::Posted),
            ("2026-11-01", None, NoticeStanding::Posted),
            ("2026-11-01", Some("2026-11-22"), NoticeStanding::Ended),
        ];
        for (from, until, expected) in cases {
            let days = (day(from), until.map(day));
            assert_eq!(NoticeStanding::of(NoticeState::Published, days, today), expected, "{from} {until:?}");
            assert_eq!(NoticeStanding::of(NoticeState::Withdrawn, days, today), NoticeStanding::Withdrawn);
        }
    }
}
