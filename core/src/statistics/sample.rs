//! How many answers are needed for a wanted exactness, with the finite population correction.
//!
//! R. V. Krejcie, D. W. Morgan, Educational and Psychological Measurement 30 (1970) 607-610; here for any margin.

use super::Z;

/// What a sample is to be good for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// How many households there are.
    pub population: u32,
    /// How far the share may be off, above 0: half the width of the 95 % interval.
    pub margin: f64,
    /// The share that is expected, 0…1; 0.5 needs the most answers and so is safe.
    pub expected: f64,
}

/// How many answers are needed, at least one where there is a household; never more than there are.
#[must_use]
pub fn sample_size(sample: Sample) -> u32 {
    up(unrounded(sample), sample.population)
}

/// How many forms must be given out for so many answers, if this share (above 0, up to 1) of them comes back; never more than
/// there are households.
#[must_use]
pub fn forms_for(answers: u32, response: f64, population: u32) -> u32 {
    up(f64::from(answers) / response, population)
}

/// How many answers would be needed if there were households without end: what the correction starts from.
#[must_use]
pub fn endless_sample(Sample { margin, expected, .. }: Sample) -> f64 {
    Z * Z * expected * (1.0 - expected) / (margin * margin)
}

pub(super) fn unrounded(sample: Sample) -> f64 {
    let (endless, population) = (endless_sample(sample), sample.population);
    endless / (1.0 + (endless - 1.0) / f64::from(population))
}

/// The next whole number, 1…`most`; `most` for what is no number.
fn up(number: f64, most: u32) -> u32 {
    if number.is_nan() || number >= f64::from(most) {
        return most;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and `most`")]
    let whole = number.ceil().max(1.0) as u32;
    whole.min(most)
}
