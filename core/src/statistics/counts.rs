//! Whether two counts differ by more than chance: the exact conditional test of two Poisson counts, with its interval.
//!
//! Given how many there are together, how many of them fall to the later is binomial: J. Przyborowski, H. Wilenski, Biometrika 31
//! (1940) 313-323. The interval of the ratio follows from that of C. J. Clopper, E. S. Pearson, Biometrika 26 (1934)
//! 404-413; the test is the one that agrees with it: twice the smaller tail. Both are exact, and so hold for small counts.
//! Several tests at once are judged by S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// What is left out at both sides together.
const LEVEL: f64 = 0.05;

/// How often something happened, and over how much it was counted: days, or tickets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Events {
    /// How often.
    pub count: u32,
    /// Over how much; above zero.
    pub over: f64,
}

/// How many times as often something happened as before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, TS)]
pub struct CountChange {
    /// The later rate ÷ the earlier; absent if it did not happen before.
    pub ratio: Option<f64>,
    /// The lower end of its 95 % interval, from 0.
    pub low: f64,
    /// The upper end; absent where there is none.
    pub high: Option<f64>,
    /// How likely chance alone gives a difference as large as this, 0…1.
    pub p: f64,
}

impl CountChange {
    /// Whether the interval leaves no difference out.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.p < LEVEL
    }
}

/// The change from the `earlier` count to the `later`. `None` if it never happened, or was counted over nothing.
#[must_use]
pub fn count_change(earlier: Events, later: Events) -> Option<CountChange> {
    let all = earlier.count.checked_add(later.count)?;
    if all == 0 || earlier.over.min(later.over) <= 0.0 {
        return None;
    }
    let expected = later.over / (earlier.over + later.over);
    let above = at_least(later.count, all, expected);
    let below = at_most(later.count, all, expected);
    // A share of all as the ratio of the rates.
    let ratio = |share: f64| share / (1.0 - share) * earlier.over / later.over;
    let low = if later.count == 0 { 0.0 } else { solved(|share| at_least(later.count, all, share)) };
    let high = (earlier.count > 0).then(|| 1.0 - solved(|share| at_most(later.count, all, 1.0 - share)));
    Some(CountChange {
        ratio: (earlier.count > 0)
            .then(|| (f64::from(later.count) / later.over) / (f64::from(earlier.count) / earlier.over)),
        low: ratio(low),
        high: high.map(ratio),
        p: (2.0 * above.min(below)).min(1.0),
    })
}

/// Which of several tests hold together, by Holm: that any of them is called a difference by chance alone has a likelihood
/// of 5 % at most, however many there are.
#[must_use]
pub fn holm(likelihoods: &[f64]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..likelihoods.len()).collect();
    order.sort_by(|one, other| likelihoods[*one].total_cmp(&likelihoods[*other]));
    let mut holds = vec![false; likelihoods.len()];
    for (place, index) in order.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a handful of tests")]
        let left = (likelihoods.len() - place) as f64;
        if likelihoods[index] > LEVEL / left {
            break;
        }
        holds[index] = true;
    }
    holds
}

/// The share at which a tail that grows with it is half of what is left out.
fn solved(tail: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if tail(middle) < LEVEL / 2.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// How likely at least `count` of `all` fall to one that gets `share` of them.
fn at_least(count: u32, all: u32, share: f64) -> f64 {
    if count == 0 || share >= 1.0 {
        return 1.0;
    }
    if share <= 0.0 {
        return 0.0;
    }
    if f64::from(count) <= f64::from(all) * share {
        return (1.0 - at_most(count - 1, all, share)).max(0.0);
    }
    // Above the middle each term is smaller than the one before.
    let odds = share / (1.0 - share);
    let mut term = likelihood(count, all, share);
    let mut sum = term;
    for at in count..all {
        term *= f64::from(all - at) / f64::from(at + 1) * odds;
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    sum.min(1.0)
}

/// How likely at most `count` of `all` fall to one that gets `share` of them.
fn at_most(count: u32, all: u32, share: f64) -> f64 {
    at_least(all - count, all, 1.0 - share)
}

/// How likely exactly `count` of `all` fall to one that gets `share` of them.
fn likelihood(count: u32, all: u32, share: f64) -> f64 {
    let ways = ln_factorial(all) - ln_factorial(count) - ln_factorial(all - count);
    (ways + f64::from(count) * share.ln() + f64::from(all - count) * (-share).ln_1p()).exp()
}

/// The natural logarithm of `n!`: the sum itself of small numbers, Stirling's series of others.
fn ln_factorial(n: u32) -> f64 {
    if n < 64 {
        return (2..=n).map(|k| f64::from(k).ln()).sum();
    }
    let n = f64::from(n);
    let series = 1.0 / (12.0 * n) - 1.0 / (360.0 * n.powi(3)) + 1.0 / (1260.0 * n.powi(5));
    n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + series
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The earlier and the later count with what they are counted over, the ratio, its interval, and the likelihood.
    type Case = ((u32, f64), (u32, f64), Option<f64>, f64, Option<f64>, f64);

    const CASES: [Case; 6] = [
        ((21, 3011.0), (11, 800.0), Some(1.971_488_1), 0.858_426_403, Some(4.277_265_94), 0.112_017_32),
        ((20, 92.0), (28, 92.0), Some(1.4), 0.760_971_725, Some(2.621_516_42), 0.312_326_807),
        ((20, 90.0), (50, 92.0), Some(2.445_652_17), 1.429_956_77, Some(4.337_056_77), 0.000_617_480_095),
        ((0, 92.0), (6, 92.0), None, 1.177_424_73, None, 0.031_25),
        ((7, 90.0), (0, 91.0), Some(0.0), 0.0, Some(0.686_189_651), 0.015_030_642_2),
        ((140, 90.0), (100, 92.0), Some(0.698_757_764), 0.535_106_261, Some(0.909_659_025), 0.007_097_827_02),
    ];

    fn events(count: u32, over: f64) -> Events {
        Events { count, over }
    }

    fn near(found: f64, expected: f64, what: &str) {
        assert!((found - expected).abs() <= expected.abs() * 1e-6, "{what}: {found} is not {expected}");
    }

    /// The intervals are those of R's `poisson.test` (its own example, E. L. Lehmann's, comes first); the likelihoods were
    /// summed in whole fractions, without the formulas here.
    #[test]
    fn changes_are_those_of_exact_fractions() {
        for (earlier, later, ratio, low, high, p) in CASES {
            let found = count_change(events(earlier.0, earlier.1), events(later.0, later.1)).unwrap();
            let what = format!("{earlier:?} {later:?}");
            assert_eq!(found.ratio.is_some(), ratio.is_some(), "{what}");
            near(found.ratio.unwrap_or(0.0), ratio.unwrap_or(0.0), &what);
            near(found.low, low, &what);
            assert_eq!(found.high.is_some(), high.is_some(), "{what}");
            near(found.high.unwrap_or(0.0), high.unwrap_or(0.0), &what);
            near(found.p, p, &what);
        }
        assert_eq!(count_change(events(0, 92.0), events(0, 92.0)), None);
        assert_eq!(count_change(events(3, 0.0), events(1, 92.0)), None);
    }

    #[test]
    fn several_tests_are_judged_together() {
        let cases: [(&[f64], &[bool]); 5] = [
            (&[], &[]),
            (&[0.04], &[true]),
            (&[0.04, 0.03], &[false, false]),
            (&[0.01, 0.04, 0.03, 0.005], &[true, false, false, true]),
            (&[0.5, 0.001, 0.5], &[false, true, false]),
        ];
        for (likelihoods, expected) in cases {
            assert_eq!(holm(likelihoods), expected, "{likelihoods:?}");
        }
    }

    proptest! {
        #[test]
        fn a_change_lies_within_its_interval_and_the_test_agrees_with_it(
            earlier in 0_u32..400, later in 0_u32..400, over in 20.0_f64..100.0,
        ) {
            prop_assume!(earlier + later > 0);
            let found = count_change(events(earlier, 90.0), events(later, over)).unwrap();
            let ratio = found.ratio.unwrap_or(f64::INFINITY);
            prop_assert!(found.low <= ratio && ratio <= found.high.unwrap_or(f64::INFINITY));
            prop_assert!((0.0..=1.0).contains(&found.p));
            let beyond = found.low > 1.0 || found.high.is_some_and(|high| high < 1.0);
            // Where an end is 1 to the last digit, either may say so.
            let close = (found.p - LEVEL).abs() < 1e-9;
            prop_assert!(close || beyond == found.differs(), "{found:?}");
            let back = count_change(events(later, over), events(earlier, 90.0)).unwrap();
            prop_assert!((back.p - found.p).abs() < 1e-9);
        }
    }
}
