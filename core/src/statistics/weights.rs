//! Weighting by stratum. Where buildings were sampled unevenly, or answered unevenly, each building counts by how many
//! households it has, not by how many answered (post-stratification).
//!
//! The effective number of answers is Kish's (L. Kish, Survey Sampling, 1965): (sum of weights)² ÷ sum of squared
//! weights. The interval is Wilson's with that number in the place of the answers'.

use super::share::{IntervalMethod, Share, wilson};

/// A stratum: a building.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// How many households it has.
    pub population: u32,
    /// How many valid answers came from it.
    pub answers: u32,
    /// How many of them are of the kind whose share is wanted, 0…`answers`; need not be whole where a form that answers
    /// several questions counts in part.
    pub count: f64,
}

/// The share over all strata that answered, each by its population. A stratum without an answer says nothing, so the
/// others stand for it. `None` if nobody answered, or all who did are of strata without population.
#[must_use]
pub fn weighted_share(strata: &[Stratum]) -> Option<Share> {
    let heard = || strata.iter().filter(|stratum| stratum.answers > 0 && stratum.population > 0);
    let population: f64 = heard().map(|stratum| f64::from(stratum.population)).sum();
    if population <= 0.0 {
        return None;
    }
    let (mut share, mut squares, mut answers) = (0.0, 0.0, 0_u32);
    for stratum in heard() {
        let (weight, of) = (f64::from(stratum.population) / population, f64::from(stratum.answers));
        share += weight * stratum.count.clamp(0.0, of) / of;
        squares += weight * weight / of;
        answers = answers.saturating_add(stratum.answers);
    }
    let (share, effective) = (share.clamp(0.0, 1.0), (1.0 / squares).min(f64::from(answers)));
    let interval = wilson(share, effective);
    Some(Share { share, interval, answers, effective, method: IntervalMethod::WilsonEffective })
}
