//! How often each number was answered, and what is in the middle of them.

use std::collections::BTreeMap;

/// How often each number was answered; in whatever order they came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    counts: BTreeMap<i64, u32>,
}

impl Tally {
    /// Counts one more answer.
    pub fn add(&mut self, value: i64) {
        let count = self.counts.entry(value).or_default();
        *count = count.saturating_add(1);
    }

    /// How many answers there are.
    #[must_use]
    pub fn answers(&self) -> u32 {
        self.counts.values().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// How many answered this number.
    #[must_use]
    pub fn count(&self, value: i64) -> u32 {
        self.counts.get(&value).copied().unwrap_or(0)
    }

    /// How many answered a number of `first`…`last`.
    #[must_use]
    pub fn between(&self, first: i64, last: i64) -> u32 {
        self.counts
            .iter()
            .filter(|(value, _)| (first..=last).contains(*value))
            .fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// The numbers that were answered, from the smallest, with how often.
    pub fn each(&self) -> impl Iterator<Item = (i64, u32)> {
        self.counts.iter().map(|(value, count)| (*value, *count))
    }

    /// The mean. `None` of no answers.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let answers = self.answers();
        #[expect(clippy::cast_precision_loss, reason = "answers are far below 2^52")]
        let sum: f64 = self.each().map(|(value, count)| value as f64 * f64::from(count)).sum();
        (answers > 0).then(|| sum / f64::from(answers))
    }

    /// The median: the answer in the middle, or halfway between the two in the middle. `None` of no answers.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let answers = self.answers();
        let lower = self.at(answers.checked_sub(1)? / 2)?;
        let upper = self.at(answers / 2)?;
        #[expect(clippy::cast_precision_loss, reason = "answers are far below 2^52")]
        Some(f64::midpoint(lower as f64, upper as f64))
    }

    /// The answer at this place, from 0, when all stand in order.
    fn at(&self, place: u32) -> Option<i64> {
        let mut before = 0_u32;
        self.each().find_map(|(value, count)| {
            before = before.saturating_add(count);
            (place < before).then_some(value)
        })
    }
}

impl FromIterator<i64> for Tally {
    fn from_iter<I: IntoIterator<Item = i64>>(values: I) -> Self {
        let mut tally = Self::default();
        values.into_iter().for_each(|value| tally.add(value));
        tally
    }
}
