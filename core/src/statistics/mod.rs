//! Arithmetic of answers: shares with their intervals, changes between two of them, means and medians, the net
//! recommendation, weights by stratum, the size of a sample, which small groups must not be shown; and counts of what happens: whether
//! it happens more often than before.
//!
//! Pure functions, without SQL, words or questionnaires: surveys and the quarterly report count by the same ones. Every interval
//! is of 95 %. The formulas are those of the literature named at each; `cases` checks them by published figures.

mod change;
mod counts;
mod recommend;
mod sample;
mod share;
mod small;
mod tally;
mod weights;

#[cfg(test)]
mod cases;

pub use change::{Change, Verdict, change};
pub use counts::{CountChange, Events, count_change, holm};
pub use recommend::{Recommendation, recommendation};
pub use sample::{Sample, endless_sample, forms_for, sample_size};
pub use share::{Interval, IntervalMethod, Share, share, share_of_forms};
pub use small::{LEAST_SHOWN, hidden};
pub use tally::Tally;
pub use weights::{Stratum, weighted_share};

/// The 97.5 % point of the standard normal distribution: both sides together leave out 5 %.
const Z: f64 = 1.959_963_984_540_054;
