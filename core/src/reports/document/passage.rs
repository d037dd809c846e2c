//! Running text whose numbers open the lists of what they count.
//!
//! Left out on purpose: places on paper. A passage knows where in its words a number stands; where those come to lie is the layout's.

use std::fmt::Display;
use std::ops::{Deref, Range};

use crate::reports::figures::Rate;
use crate::reports::opens::{Opening, Opens, TicketList};
use crate::reports::words;
use crate::tickets::Counted;

/// Running text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passage {
    text: String,
    /// What its numbers open, in their order, each with its bytes.
    openings: Vec<(Range<usize>, Opening)>,
}

impl Deref for Passage {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl From<String> for Passage {
    fn from(text: String) -> Self {
        Self { text, openings: Vec::new() }
    }
}

impl From<&str> for Passage {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Passage {
    /// What its numbers open, in their order: which of its bytes, what that says, and what it opens.
    pub fn openings(&self) -> impl Iterator<Item = (Range<usize>, String, &Opening)> {
        self.openings.iter().map(|(at, opening)| (at.clone(), self.said(at), opening))
    }

    /// The number with what stands before and behind it up to the next mark: `其中投诉 12 件`; within brackets with what they
    /// belong to: `办结率 97.5%（195/200）`.
    fn said(&self, at: &Range<usize>) -> String {
        const MARKS: [char; 9] = ['，', '。', '；', '、', '：', '（', '）', '“', '”'];
        let begins = |text: &str| {
            text.char_indices().rfind(|(_, c)| MARKS.contains(c)).map_or(0, |(at, c)| at + c.len_utf8())
        };
        let text = &self.text;
        let (mut from, mut to) = (begins(&text[..at.start]), text.len());
        if let Some(mark) = text[at.end..].find(MARKS) {
            to = at.end + mark;
        }
        if let Some(before) = text[..from].strip_suffix('（') {
            from = begins(before);
            to += text[to..].strip_prefix('）').map_or(0, |rest| text.len() - to - rest.len());
        }
        text[from..to].trim().to_owned()
    }

    /// Says something.
    #[must_use]
    pub(in crate::reports) fn say(mut self, text: impl AsRef<str>) -> Self {
        self.text.push_str(text.as_ref());
        self
    }

    /// Says a number that opens something, if it does.
    #[must_use]
    pub(in crate::reports) fn number(mut self, number: impl Display, opening: Option<Opening>) -> Self {
        let from = self.text.len();
        self.text = format!("{}{number}", self.text);
        self.openings.extend(opening.map(|opening| (from..self.text.len(), opening)));
        self
    }

    /// Says how many there are of a list.
    #[must_use]
    pub(in crate::reports) fn listed(self, count: i64, opens: Opens) -> Self {
        self.number(count, Opening::of(count, opens))
    }

    /// Says how many tickets there are.
    #[must_use]
    pub(in crate::reports) fn counted(self, count: i64, of: &TicketList, counted: Counted) -> Self {
        self.listed(count, of.counting(counted))
    }

    /// Says a share as `words::rate` does: the percentage opens what it is a share of, the fraction what is counted of that.
    #[must_use]
    pub(in crate::reports) fn rated(
        self,
        rate: Rate,
        of: &TicketList,
        (part, whole): (Counted, Counted),
    ) -> Self {
        self.shared(rate, of.counting(part), &of.counting(whole))
    }

    /// The same of other things than tickets.
    #[must_use]
    pub(in crate::reports) fn shared(self, rate: Rate, part: Opens, whole: &Opens) -> Self {
        let Rate { numerator, denominator } = rate;
        self.number(words::percent(rate), Opening::of(denominator, whole.clone()))
            .say("（")
            .listed(numerator, part)
            .say("/")
            .listed(denominator, whole.clone())
            .say("）")
    }

    /// Says a passage after it.
    #[must_use]
    pub(in crate::reports) fn and(mut self, other: Self) -> Self {
        let from = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.openings.into_iter().map(|(at, opening)| (at.start + from..at.end + from, opening));
        self.openings.extend(moved);
        self
    }

    /// Says passages with something between them.
    #[must_use]
    pub(in crate::reports) fn joined(mut self, parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                self = self.say(between);
            }
            self = self.and(part);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_with_the_words_around_it() {
        let ticket = |count| Opening::of(count, Opens::Incident { id: 1 });
        let passage = Passage::from("本季度共受理 ")
            .number(12, ticket(12))
            .say(" 件，其中投诉 ")
            .number(7, ticket(7))
            .say(" 件、建议 ")
            .number(0, ticket(0))
            .say(" 件，办结率 ")
            .number("50.0%", ticket(12))
            .say("（")
            .number(6, ticket(6))
            .say("/12）。");
        let said: Vec<(String, Option<i64>)> =
            passage.openings().map(|(_, said, opening)| (said, opening.count)).collect();
        let expected = [
            ("本季度共受理 12 件", 12),
            ("其中投诉 7 件", 7),
            ("办结率 50.0%", 12),
            ("办结率 50.0%（6/12）", 6),
        ];
        assert_eq!(said, expected.map(|(said, count)| (said.to_owned(), Some(count))));
        let numbers: Vec<&str> = passage.openings().map(|(at, ..)| &passage[at]).collect();
        assert_eq!(numbers, ["12", "7", "50.0%", "6"]);
        let both = Passage::from("共").and(passage.clone());
        assert_eq!(both.openings().map(|(at, ..)| both[at].to_owned()).collect::<Vec<_>>(), numbers);
    }
}
