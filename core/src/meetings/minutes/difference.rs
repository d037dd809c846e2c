//! What differs between two versions: lines that went and came, and within a changed line which words.
//!
//! How words are set off is not compared: only what they say.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, ChangeTag, DiffTag, TextDiff, capture_diff_slices};
use ts_rs::TS;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// It is in both.
    Same,
    /// It was in the earlier one only.
    Removed,
    /// It is in the later one only.
    Added,
}

/// Words of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DifferencePart {
    /// The words.
    pub text: String,
    /// Whether the other version's line does not have them.
    pub changed: bool,
}

/// A line of two versions held against each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct DifferenceLine {
    /// What became of it.
    pub kind: DifferenceKind,
    /// Its words in their order.
    pub parts: Vec<DifferencePart>,
}

/// The lines of both, the earlier version's before the later one's where they differ.
pub(super) fn between(earlier: &[String], later: &[String]) -> Vec<DifferenceLine> {
    let mut lines = Vec::new();
    for step in capture_diff_slices(Algorithm::Patience, earlier, later) {
        let (tag, old, new) = step.as_tag_tuple();
        match tag {
            DiffTag::Equal => whole(DifferenceKind::Same, &earlier[old], &mut lines),
            DiffTag::Delete => whole(DifferenceKind::Removed, &earlier[old], &mut lines),
            DiffTag::Insert => whole(DifferenceKind::Added, &later[new], &mut lines),
            DiffTag::Replace => replaced((earlier, old), (later, new), &mut lines),
        }
    }
    lines
}

fn whole(kind: DifferenceKind, texts: &[String], lines: &mut Vec<DifferenceLine>) {
    let changed = kind != DifferenceKind::Same;
    lines.extend(
        texts
            .iter()
            .map(|text| DifferenceLine { kind, parts: vec![DifferencePart { text: text.clone(), changed }] }),
    );
}

/// Lines in the place of others: the first against the first, and so on.
fn replaced(
    (earlier, old): (&[String], Range<usize>),
    (later, new): (&[String], Range<usize>),
    lines: &mut Vec<DifferenceLine>,
) {
    let pairs = old.len().min(new.len());
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for (one, other) in earlier[old.clone()].iter().zip(&later[new.clone()]) {
        let (before, after) = parts(one, other);
        removed.push(DifferenceLine { kind: DifferenceKind::Removed, parts: before });
        added.push(DifferenceLine { kind: DifferenceKind::Added, parts: after });
    }
    whole(DifferenceKind::Removed, &earlier[old.start + pairs..old.end], &mut removed);
    whole(DifferenceKind::Added, &later[new.start + pairs..new.end], &mut added);
    lines.append(&mut removed);
    lines.append(&mut added);
}

/// The words of two lines. Chinese has no spaces: they are compared character by character.
fn parts(one: &str, other: &str) -> (Vec<DifferencePart>, Vec<DifferencePart>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for change in TextDiff::from_chars(one, other).iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                push(&mut before, text, false);
                push(&mut after, text, false);
            }
            ChangeTag::Delete => push(&mut before, text, true),
            ChangeTag::Insert => push(&mut after, text, true),
        }
    }
    (before, after)
}

fn push(parts: &mut Vec<DifferencePart>, text: &str, changed: bool) {
    match parts.last_mut() {
        Some(last) if last.changed == changed => last.text.push_str(text),
        _ => parts.push(DifferencePart { text: text.to_owned(), changed }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(earlier: &[&str], later: &[&str]) -> Vec<String> {
        let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let mark =
            |part: &DifferencePart| if part.changed { format!("[{}]", part.text) } else { part.text.clone() };
        between(&own(earlier), &own(later))
            .iter()
            .map(|line| {
                let sign = match line.kind {
                    DifferenceKind::Same => ' ',
                    DifferenceKind::Removed => '-',
                    DifferenceKind::Added => '+',
                };
                format!("{sign}{}", line.parts.iter().map(mark).collect::<String>())
            })
            .collect()
    }

    #[test]
    fn what_went_and_what_came_is_told_by_line_and_by_word() {
        let cases: [(&[&str], &[&str], &[&str]); 4] = [
            (&["一", "二"], &["一", "二"], &[" 一", " 二"]),
            (&["一"], &["一", "二"], &[" 一", "+[二]"]),
            (&["选第二家"], &["选第三家"], &["-选第[二]家", "+选第[三]家"]),
            (&["甲", "乙", "丙"], &["甲", "丙"], &[" 甲", "-[乙]", " 丙"]),
        ];
        for (earlier, later, expected) in cases {
            assert_eq!(told(earlier, later), expected, "{earlier:?} {later:?}");
        }
    }
}
