//! Which tokens of a question the index is asked for: enough of the rare ones that few candidates are left to compare,
//! and none so common that walking along its tickets takes longer than comparing them.
//!
//! What is left out here is not forgotten: whatever the index gives is compared with the question and its filters.

use std::collections::BTreeSet;

use super::{Narrowed, Word};
use crate::error::Result;

/// How common a token may be beside the rarest one: a step along its tickets costs about this much less than comparing
/// a candidate.
const WORTH: f64 = 200.0;

/// Of how many tickets a token may be the token and still tell anything.
const TELLING: f64 = 0.5;

/// How many tokens of a word the index is asked for.
const MOST: usize = 3;

/// Something that the index is asked for, and how common it is: the part of all tickets that have it.
struct Asked {
    expression: String,
    part: f64,
}

/// What the index is asked for; `None` if no ticket has it. `part` tells the part of all tickets that have a token.
pub(in crate::tickets) fn expression(
    words: &[Word],
    narrowed: &Narrowed,
    mut part: impl FnMut(&str) -> Result<f64>,
) -> Result<Option<String>> {
    let mut all = Vec::new();
    for word in words {
        let mut ways = Vec::new();
        for tokens in word.tokens() {
            ways.extend(way(&tokens, &mut part)?);
        }
        if ways.is_empty() {
            return Ok(None);
        }
        all.push(Asked { part: ways.iter().map(|way| way.part).sum(), expression: joined(ways, " OR ") });
    }
    for token in narrowed.tokens() {
        let part = part(&token)?;
        if part == 0.0 {
            return Ok(None);
        }
        all.push(Asked { expression: format!("\"{token}\""), part });
    }
    let expression = joined(worthwhile(all, usize::MAX), " AND ");
    Ok((!expression.is_empty()).then_some(expression))
}

/// One of the ways in which a word may be found; none if no ticket has all its tokens.
fn way(tokens: &BTreeSet<String>, part: &mut impl FnMut(&str) -> Result<f64>) -> Result<Option<Asked>> {
    let mut all = Vec::new();
    for token in tokens {
        let part = part(token)?;
        if part == 0.0 {
            return Ok(None);
        }
        all.push(Asked { expression: format!("\"{token}\""), part });
    }
    let chosen = worthwhile(all, MOST);
    let rarest = chosen.first().map_or(0.0, |asked| asked.part);
    Ok(Some(Asked { expression: joined(chosen, " AND "), part: rarest }))
}

/// The rarest, and what is worth asking for beside it.
fn worthwhile(mut all: Vec<Asked>, most: usize) -> Vec<Asked> {
    all.sort_by(|a, b| a.part.total_cmp(&b.part));
    let rarest = all.first().map_or(0.0, |asked| asked.part);
    let mut place = 0;
    all.retain(|asked| {
        place += 1;
        place == 1 || (place <= most && asked.part <= rarest * WORTH && asked.part < TELLING)
    });
    all
}

fn joined(all: Vec<Asked>, word: &str) -> String {
    let all: Vec<String> = all.into_iter().map(|asked| asked.expression).collect();
    format!("({})", all.join(word))
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn only_what_is_worth_it_is_asked_for() {
        let part = |token: &str| {
            Ok(match token {
                "电梯" => 0.1,
                "梯停" => 0.001,
                "停了" => 0.4,
                "的" => 0.9,
                "没有" => 0.0,
                _ => 0.01,
            })
        };
        let cases = [
            ("电梯", Some("((\"电梯\"))")),
            ("电梯停", Some("((\"梯停\" AND \"电梯\"))")),
            ("电梯停了", Some("((\"梯停\" AND \"电梯\"))")),
            ("的 电梯", Some("((\"电梯\"))")),
            ("的", Some("((\"的\"))")),
            ("没有 电梯", None),
        ];
        for (question, expected) in cases {
            let asked = expression(&words(question), &Narrowed::default(), part).unwrap();
            let asked = asked.map(|asked| asked.replace("(((", "((").replace(")))", "))"));
            assert_eq!(asked.as_deref(), expected, "{question}");
        }
    }
}
