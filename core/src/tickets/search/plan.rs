//! Which tokens of a question the index is asked for: those that few tickets have, or, if there are none of these, those that
//! many have.
//!
//! A step along the tickets of a token costs a hundredth of reading a ticket to see that it is not meant. So a token that
//! many have is always worth asking for beside others that many have, and not beside one that few have. How many is
//! counted, but only up to where it makes no difference any more: a guess by the tickets of late was wrong by orders of
//! magnitude whenever these were unlike the others, and a question a thousand times slower.
//!
//! What is left out here is not forgotten: whatever the index gives is compared with the question and its filters.

use std::collections::BTreeSet;

use super::{Narrowed, Word};
use crate::error::Result;

/// So few tickets are compared one by one.
pub(in crate::tickets) const FEW: i64 = 50;

/// How many tickets have something: exactly if they are fewer than [`FEW`]; and the place of the last that was counted. What
/// is less comes first: of what many have, that which goes back farther for as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::tickets) struct Held {
    pub(in crate::tickets) tickets: i64,
    pub(in crate::tickets) back_to: i64,
}

/// How many tokens of a word the index is asked for.
const MOST: usize = 3;

/// A token that nobody has. `FTS5` makes one list of an AND within an AND, and takes a step along everything in it for each
/// step along one; without this token, what is asked for together is found first.
const NOBODYS: char = '\u{F800}';

/// Something that the index is asked for, and how many tickets have it at most.
struct Asked {
    expression: String,
    held: Held,
}

/// What the index is asked for; `None` if no ticket has it. `held` counts the tickets that have a token.
pub(in crate::tickets) fn expression(
    words: &[Word],
    narrowed: &Narrowed,
    mut held: impl FnMut(&str) -> Result<Held>,
) -> Result<Option<String>> {
    let mut all = Vec::new();
    for word in words {
        let mut ways = Vec::new();
        for tokens in word.tokens() {
            ways.extend(every(tokens, MOST, &mut held)?);
        }
        let Some(back_to) = ways.iter().map(|way| way.held.back_to).max() else { return Ok(None) };
        let tickets = ways.iter().map(|way| way.held.tickets).sum::<i64>().min(FEW);
        all.push(Asked { expression: joined(ways, " OR "), held: Held { tickets, back_to } });
    }
    let filters: BTreeSet<String> = narrowed.tokens().into_iter().collect();
    if !filters.is_empty() {
        let Some(filters) = every(filters, usize::MAX, &mut held)? else { return Ok(None) };
        all.push(filters);
    }
    Ok((!all.is_empty()).then(|| joined(worthwhile(all), " AND ")))
}

/// All of these tokens at once, or the rarest of them; none if a token has no ticket.
fn every(
    tokens: BTreeSet<String>,
    most: usize,
    held: &mut impl FnMut(&str) -> Result<Held>,
) -> Result<Option<Asked>> {
    let mut all = Vec::new();
    for token in tokens {
        let held = held(&token)?;
        if held.tickets == 0 {
            return Ok(None);
        }
        all.push(Asked { expression: format!("\"{token}\""), held });
    }
    let mut chosen = worthwhile(all);
    chosen.truncate(most);
    let Some(held) = chosen.first().map(|rarest| rarest.held) else { return Ok(None) };
    let several = chosen.len() > 1;
    let together = joined(chosen, " AND ");
    let expression = if several { format!("({together} NOT \"{NOBODYS}\")") } else { together };
    Ok(Some(Asked { expression, held }))
}

/// The rarest first, and of what many have nothing where something has few.
fn worthwhile(mut all: Vec<Asked>) -> Vec<Asked> {
    all.sort_by_key(|asked| asked.held);
    if all.first().is_some_and(|rarest| rarest.held.tickets < FEW) {
        all.retain(|asked| asked.held.tickets < FEW);
    }
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
    use crate::tickets::search::grams::{Mark, marked};

    /// How many tickets have each token, up to [`FEW`], and how far back they were counted.
    fn counted(token: &str) -> Held {
        let (tickets, back_to) = match token {
            "电梯" => (FEW, 60),
            "梯停" => (FEW, 20),
            "的" => (FEW, 90),
            "停运" => (7, 3),
            "宇宙" => (FEW - 1, 2),
            "没有" => (0, i64::MIN),
            topic if topic == marked(Mark::Topic, "3") => (FEW, 10),
            topic if topic == marked(Mark::Topic, "4") => (2, 10),
            _ => (FEW, 40),
        };
        Held { tickets, back_to }
    }

    #[test]
    fn only_what_is_worth_it_is_asked_for() {
        let cases = [
            ("电梯", None, Some("电梯")),
            ("电梯停", None, Some("梯停 AND 电梯 NOT nobody's")),
            // What many have is asked for beside what many have, and not beside what few have.
            ("的 电梯", None, Some("电梯 AND 的")),
            ("电梯停运", None, Some("停运")),
            ("宇宙 停运 的", None, Some("停运 AND 宇宙")),
            ("没有 电梯", None, None),
            ("电梯", Some(3), Some("T3 AND 电梯")),
            ("停运", Some(3), Some("停运")),
            ("电梯", Some(4), Some("T4")),
        ];
        for (question, topic_id, expected) in cases {
            let narrowed = Narrowed { topic_id, ..Narrowed::default() };
            let asked = expression(&words(question), &narrowed, |token| Ok(counted(token))).unwrap();
            let asked = asked.map(|asked| {
                let plain = asked.replace(['"', '(', ')'], "").replace(NOBODYS, "nobody's");
                plain.replace(&marked(Mark::Topic, ""), "T")
            });
            assert_eq!(asked.as_deref(), expected, "{question} {topic_id:?}");
        }
    }
}
