//! Whether a share changed between two surveys: Newcombe's hybrid score interval of the difference.
//!
//! Method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890: it combines the score intervals of both
//! shares, and so holds for weighted shares too (G. Y. Zou, A. Donner, Statistics in Medicine 27 (2008) 1693-1702).

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::share::{Interval, Share};
use super::small::LEAST_SHOWN;

/// What may be said of a change. A rise or a fall is called one only where the interval says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 上升，差异显著: the whole interval is above zero.
    Rise,
    /// 下降，差异显著: the whole interval is below zero.
    Fall,
    /// 无显著变化: zero is within the interval.
    NoSignificantChange,
    /// One of both has fewer than five answers: nothing is said.
    TooFew,
}

/// The change of a share.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, TS)]
pub struct Change {
    /// The later share less the earlier, -1…1.
    pub change: f64,
    /// Its 95 % interval, within -1…1.
    pub interval: Interval,
    /// What may be said of it.
    pub verdict: Verdict,
}

/// The change from the `earlier` share to the `later`.
#[must_use]
pub fn change(earlier: &Share, later: &Share) -> Change {
    let change = later.share - earlier.share;
    let apart = |one: f64, other: f64| one.hypot(other);
    let below = apart(later.share - later.interval.low, earlier.interval.high - earlier.share);
    let above = apart(later.interval.high - later.share, earlier.share - earlier.interval.low);
    let interval = Interval { low: (change - below).max(-1.0), high: (change + above).min(1.0) };
    let verdict = if earlier.answers.min(later.answers) < LEAST_SHOWN {
        Verdict::TooFew
    } else if interval.low > 0.0 {
        Verdict::Rise
    } else if interval.high < 0.0 {
        Verdict::Fall
    } else {
        Verdict::NoSignificantChange
    };
    Change { change, interval, verdict }
}
