//! Fractions that a law asks for, and whether a part of a whole reaches them. Whole numbers only: `2/3` is two numbers,
//! compared by cross multiplication in 128 bits, so that exactly two thirds are two thirds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ErrorCode, Result};

/// The largest number above or below the line.
const LARGEST: u32 = 1000;

/// Whether the fraction itself is enough. 民法典 第1259条: 以上 includes the number itself, 超过 and 过半数 do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// 以上: the fraction itself is enough.
    AtLeast,
    /// 超过、过半数: it must be more.
    MoreThan,
}

/// A fraction of a whole that must be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Above the line, 1…`denominator`.
    pub numerator: u32,
    /// Below the line, 1…1,000.
    pub denominator: u32,
    /// Whether the fraction itself is enough.
    pub comparison: Comparison,
}

/// A part of a whole, held against a threshold. Heads (户, 人), or hundredths of a square metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Measured {
    /// What there is.
    pub part: u64,
    /// Of how much.
    pub whole: u64,
    /// How much there must be.
    pub needed: u64,
    /// How much of that is missing; 0 once it is reached.
    pub missing: u64,
    /// Whether it is reached. Never of an empty whole: nobody cannot decide anything.
    pub reached: bool,
}

impl Threshold {
    /// At least `numerator`/`denominator`.
    #[must_use]
    pub const fn at_least(numerator: u32, denominator: u32) -> Self {
        Self { numerator, denominator, comparison: Comparison::AtLeast }
    }

    /// More than `numerator`/`denominator`.
    #[must_use]
    pub const fn more_than(numerator: u32, denominator: u32) -> Self {
        Self { numerator, denominator, comparison: Comparison::MoreThan }
    }

    /// The same threshold, if it is a fraction that can be reached.
    ///
    /// # Errors
    /// `input.out_of_range` at the part of `field` that is wrong.
    pub fn checked(self, field: &str) -> Result<Self> {
        let refused = |part: &str, max: u32| {
            let error = Error::field(&format!("{field}.{part}"), ErrorCode::InputOutOfRange);
            Err(error.with("min", 1).with("max", max))
        };
        if !(1..=LARGEST).contains(&self.denominator) {
            return refused("denominator", LARGEST);
        }
        // More than all of it can never be.
        let most = match self.comparison {
            Comparison::AtLeast => self.denominator,
            Comparison::MoreThan => self.denominator - 1,
        };
        if !(1..=most).contains(&self.numerator) {
            return refused("numerator", most);
        }
        Ok(self)
    }

    /// Whether `part` of `whole` reaches it.
    #[must_use]
    pub fn reached(self, part: u64, whole: u64) -> bool {
        let there = u128::from(part) * u128::from(self.denominator);
        let asked = u128::from(whole) * u128::from(self.numerator);
        whole > 0
            && match self.comparison {
                Comparison::AtLeast => there >= asked,
                Comparison::MoreThan => there > asked,
            }
    }

    /// The smallest part of `whole` that reaches it.
    #[must_use]
    pub fn needed(self, whole: u64) -> u64 {
        let asked = u128::from(whole) * u128::from(self.numerator);
        let denominator = u128::from(self.denominator.max(1));
        let needed = match self.comparison {
            Comparison::AtLeast => asked.div_ceil(denominator),
            Comparison::MoreThan => asked / denominator + 1,
        };
        u64::try_from(needed).unwrap_or(u64::MAX)
    }

    /// `part` of `whole`, held against it.
    #[must_use]
    pub fn measure(self, part: u64, whole: u64) -> Measured {
        let needed = self.needed(whole);
        Measured {
            part,
            whole,
            needed,
            missing: needed.saturating_sub(part),
            reached: self.reached(part, whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_boundary_itself_is_in_or_out() {
        // numerator, denominator, whole, the part that is exactly the fraction
        let cases =
            [(1, 2, 10, 5), (2, 3, 9, 6), (3, 4, 8, 6), (2, 3, 120_000, 80_000), (3, 4, 1_000_004, 750_003)];
        for (numerator, denominator, whole, exactly) in cases {
            let at_least = Threshold::at_least(numerator, denominator);
            let more_than = Threshold::more_than(numerator, denominator);
            let context = format!("{numerator}/{denominator} of {whole}");
            let reached = |part| (at_least.reached(part, whole), more_than.reached(part, whole));
            assert_eq!(reached(exactly - 1), (false, false), "{context}");
            assert_eq!(reached(exactly), (true, false), "{context}");
            assert_eq!(reached(exactly + 1), (true, true), "{context}");
            assert_eq!(
                (at_least.needed(whole), more_than.needed(whole)),
                (exactly, exactly + 1),
                "{context}"
            );
        }
    }

    #[test]
    fn what_a_committee_of_seven_needs() {
        let cases = [
            (Threshold::more_than(1, 2), 7, 4),
            (Threshold::at_least(1, 2), 7, 4),
            (Threshold::at_least(1, 2), 8, 4),
            (Threshold::more_than(1, 2), 8, 5),
            (Threshold::at_least(2, 3), 7, 5),
            (Threshold::at_least(1, 1), 7, 7),
        ];
        for (threshold, whole, needed) in cases {
            assert_eq!(threshold.needed(whole), needed, "{threshold:?} of {whole}");
        }
    }

    #[test]
    fn nobody_decides_nothing() {
        for threshold in [Threshold::at_least(1, 2), Threshold::more_than(1, 2)] {
            assert!(!threshold.measure(0, 0).reached, "{threshold:?}");
        }
    }

    #[test]
    fn fractions_that_can_never_be_are_refused() {
        let cases = [
            (Threshold::at_least(1, 0), "input.out_of_range@of.denominator"),
            (Threshold::at_least(0, 2), "input.out_of_range@of.numerator"),
            (Threshold::at_least(3, 2), "input.out_of_range@of.numerator"),
            (Threshold::more_than(2, 2), "input.out_of_range@of.numerator"),
            (Threshold::at_least(1, 1001), "input.out_of_range@of.denominator"),
        ];
        for (threshold, expected) in cases {
            let error = threshold.checked("of").unwrap_err();
            let field = error.body().field.clone().unwrap_or_default();
            assert_eq!(format!("{}@{field}", error.code().text()), expected, "{threshold:?}");
        }
        assert!(Threshold::at_least(2, 2).checked("of").is_ok());
    }

    prop_compose! {
        fn threshold()(denominator in 1_u32..=1000)(
            numerator in 1..=denominator, denominator in Just(denominator), inclusive in any::<bool>(),
        ) -> Threshold {
            let comparison = if inclusive { Comparison::AtLeast } else { Comparison::MoreThan };
            Threshold { numerator, denominator, comparison }
        }
    }

    proptest! {
        /// What is needed reaches it, and one less does not: for every whole there can be, in hundredths of m².
        #[test]
        fn needed_is_the_smallest_part_that_reaches(threshold in threshold(), whole in 1_u64..=u64::MAX / 1000) {
            let needed = threshold.needed(whole);
            prop_assert!(threshold.reached(needed, whole));
            prop_assert!(needed == 0 || !threshold.reached(needed - 1, whole));
            let measured = threshold.measure(needed.saturating_sub(1), whole);
            prop_assert_eq!(measured.missing, u64::from(needed > 0));
        }

        /// Inclusive and exclusive differ at exactly one part: where the fraction is met exactly.
        #[test]
        fn the_comparisons_differ_at_the_boundary_only(
            denominator in 1_u32..=1000, times in 1_u64..=1_000_000_000, other in any::<u64>(), top in 1_u32..=1000,
        ) {
            let numerator = top.min(denominator);
            let (whole, exactly) = (times * u64::from(denominator), times * u64::from(numerator));
            let at_least = Threshold::at_least(numerator, denominator);
            let more_than = Threshold::more_than(numerator, denominator);
            prop_assert!(at_least.reached(exactly, whole) && !more_than.reached(exactly, whole));
            let part = other % (whole + 1);
            if part != exactly {
                prop_assert_eq!(at_least.reached(part, whole), more_than.reached(part, whole));
            }
        }
    }
}
