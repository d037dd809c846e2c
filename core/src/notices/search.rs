//! Finding notices by words of two characters and more: an index of neighbouring characters names the candidates, the text
//! itself decides.

use std::collections::BTreeSet;

use super::{FeeRow, NoticePlan};
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::half_width;

/// The fewest characters of a word that is looked for.
pub(super) const SHORTEST: usize = 2;

/// A text as it is compared: full-width forms as half-width ones, letters small, white space as spaces.
pub(super) fn folded(text: &str) -> String {
    half_width(text).to_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

/// Everything that a notice is found by, folded. A number is added when it gets one.
pub(super) fn searched(plan: &NoticePlan, fees: &[FeeRow]) -> String {
    let mut lines = vec![plan.title.clone()];
    lines.extend(plan.document.lines());
    for FeeRow { item, period, note, .. } in fees {
        lines.push(item.clone());
        lines.extend(period.iter().chain(note).cloned());
    }
    folded(&lines.join("\n"))
}

/// Every two neighbouring characters that are no white space.
pub(super) fn pairs(folded: &str) -> BTreeSet<String> {
    let pairs = |run: &str| {
        let run: Vec<char> = run.chars().collect();
        run.windows(2).map(|pair| pair.iter().collect()).collect::<Vec<String>>()
    };
    folded.split(' ').flat_map(pairs).collect()
}

/// The words of a question, folded.
///
/// # Errors
/// `input.too_short` at `words` with `min`, `input.too_long` with `max`.
pub(super) fn words(question: &str) -> Result<Vec<String>> {
    if question.chars().count() > 100 {
        return Err(Error::field("words", ErrorCode::InputTooLong).with("max", 100));
    }
    let words: Vec<String> = folded(question).split_whitespace().map(str::to_owned).collect();
    if words.iter().any(|word| word.chars().count() < SHORTEST) {
        return Err(Error::field("words", ErrorCode::InputTooShort).with("min", SHORTEST));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_do_not_go_across_spaces() {
        let pairs: Vec<String> = pairs(&folded("停水\n３栋ＡB")).into_iter().collect();
        assert_eq!(pairs, ["3栋", "ab", "停水", "栋a"]);
    }
}
