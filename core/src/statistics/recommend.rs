//! The net recommendation (NPS): of the answers 0…10, the share of 9 and 10 less the share of 0…6.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Z;
use super::share::Interval;
use super::tally::Tally;

/// The net recommendation with its 95 % interval.
///
/// The interval is that of the difference of two shares of the same answers, with half an answer more in each of the four
/// cells: A. Agresti, Y. Min, Statistics in Medicine 24 (2005) 729-740.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, TS)]
pub struct Recommendation {
    /// The net recommendation, -1…1; people say it times a hundred.
    pub net: f64,
    /// Its interval, within -1…1.
    pub interval: Interval,
    /// How many would recommend: 9 and 10.
    pub promoters: u32,
    /// How many are between: 7 and 8.
    pub passives: u32,
    /// How many would not: 0…6.
    pub detractors: u32,
}

/// The net recommendation of answers 0…10. `None` of no answers.
#[must_use]
pub fn recommendation(answers: &Tally) -> Option<Recommendation> {
    let promoters = answers.between(9, 10);
    let passives = answers.between(7, 8);
    let detractors = answers.between(0, 6);
    let all = promoters.saturating_add(passives).saturating_add(detractors);
    if all == 0 {
        return None;
    }
    let net = (f64::from(promoters) - f64::from(detractors)) / f64::from(all);
    let (for_it, against, of) =
        (f64::from(promoters) + 0.5, f64::from(detractors) + 0.5, f64::from(all) + 2.0);
    let middle = (for_it - against) / of;
    let half = Z * (for_it + against - (for_it - against).powi(2) / of).max(0.0).sqrt() / of;
    let interval = Interval { low: (middle - half).clamp(-1.0, net), high: (middle + half).clamp(net, 1.0) };
    Some(Recommendation { net, interval, promoters, passives, detractors })
}
