//! A share of answers and how far it can be trusted: Wilson's score interval.
//!
//! E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212; method 3 of R. G. Newcombe,
//! Statistics in Medicine 17 (1998) 857-872: without continuity correction. Unlike the textbook's interval it holds for few answers and for
//! shares near none and all.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Z;

/// Between which bounds the true value lies, with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, TS)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// How an interval was made; it is said wherever the interval is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Wilson's score interval of the answers as they are.
    Wilson,
    /// Wilson's score interval of a weighted share, with the effective number of answers in the place of their number.
    WilsonEffective,
    /// Wilson's score interval of several questions together, with the number of forms in the place of the answers':
    /// what one person answered to several questions is not several people.
    WilsonForms,
}

/// A share of answers with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, TS)]
pub struct Share {
    /// The share, 0…1.
    pub share: f64,
    /// Its interval, within 0…1.
    pub interval: Interval,
    /// Of how many answers it is the share: the sample size.
    pub answers: u32,
    /// How many answers of a simple sample would say as much; `answers` unless weighted.
    pub effective: f64,
    /// How the interval was made.
    pub method: IntervalMethod,
}

/// The share that `count` of `answers` are, with Wilson's 95 % interval. `None` of no answers, or of more than all.
#[must_use]
pub fn share(count: u32, answers: u32) -> Option<Share> {
    if answers == 0 || count > answers {
        return None;
    }
    let (of, share) = (f64::from(answers), f64::from(count) / f64::from(answers));
    let interval = wilson(share, of);
    Some(Share { share, interval, answers, effective: of, method: IntervalMethod::Wilson })
}

/// The share of several questions together, where each form has one or more of them: `forms` gives, for each form, how many
/// of its answers are of the wanted kind and how many it has. Each form counts once. `None` if no form has an answer.
#[must_use]
pub fn share_of_forms(forms: impl IntoIterator<Item = (u32, u32)>) -> Option<Share> {
    let (mut sum, mut answers) = (0.0, 0_u32);
    for (count, of) in forms {
        if of > 0 {
            sum += f64::from(count.min(of)) / f64::from(of);
            answers = answers.saturating_add(1);
        }
    }
    if answers == 0 {
        return None;
    }
    let effective = f64::from(answers);
    let share = (sum / effective).clamp(0.0, 1.0);
    let interval = wilson(share, effective);
    Some(Share { share, interval, answers, effective, method: IntervalMethod::WilsonForms })
}

/// Wilson's bounds of `share` of `answers`, which need not be whole.
pub(super) fn wilson(share: f64, answers: f64) -> Interval {
    let z2 = Z * Z;
    let scale = 1.0 + z2 / answers;
    let middle = (share + z2 / (2.0 * answers)) / scale;
    let spread = share * (1.0 - share) / answers + z2 / (4.0 * answers * answers);
    let half = Z * spread.max(0.0).sqrt() / scale;
    // Exactly none and exactly all: rounding must not leave dust beyond what is possible.
    let low = if share <= 0.0 { 0.0 } else { (middle - half).clamp(0.0, share) };
    let high = if share >= 1.0 { 1.0 } else { (middle + half).clamp(share, 1.0) };
    Interval { low, high }
}
