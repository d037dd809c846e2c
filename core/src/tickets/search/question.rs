//! What somebody looks for, as words that must all be found, and whether a ticket has them.

use std::collections::BTreeSet;

use super::super::{Phone, Room, TicketNo};
use super::grams::{self, Mark, folded, phone_digits};
use crate::tickets::MatchPlace;

/// A word of a question: it is found where a text contains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tickets) struct Word {
    /// Folded.
    text: String,
    /// Its digits if it may be a whole telephone number or the end of one.
    phone: Option<String>,
    /// The key of the room if it names one down to the door in other words than the key's.
    room: Option<String>,
}

/// The texts of a ticket by which it is found.
#[derive(Debug, Clone, Default)]
pub(in crate::tickets) struct Texts {
    pub(in crate::tickets) number: String,
    /// The number that a ledger gave.
    pub(in crate::tickets) original_number: Option<String>,
    pub(in crate::tickets) room: Option<String>,
    pub(in crate::tickets) room_key: Option<String>,
    pub(in crate::tickets) caller_name: Option<String>,
    pub(in crate::tickets) phone: Option<String>,
    pub(in crate::tickets) content: String,
    /// What was written in the course of it, oldest first, with its place.
    pub(in crate::tickets) events: Vec<(MatchPlace, String)>,
}

/// Reads a question: words between spaces, or with spaces between straight quotes that stand at the ends of words; a
/// telephone number may have spaces.
pub(in crate::tickets) fn words(question: &str) -> Vec<Word> {
    if let Some(number) = spaced_phone(question) {
        return vec![Word { text: folded(question.trim()), phone: Some(number), room: None }];
    }
    let question = folded(question);
    let mut words = Vec::new();
    let mut rest = question.trim();
    while !rest.is_empty() {
        let quoted = rest.strip_prefix('"').and_then(|inner| {
            let ends =
                |(at, _): &(usize, &str)| inner[at + 1..].is_empty() || inner[at + 1..].starts_with(' ');
            let quoted = inner.match_indices('"').find(ends).map(|(at, _)| (&inner[..at], &inner[at + 1..]));
            quoted.filter(|(text, _)| text.trim().contains(' '))
        });
        let (text, after) = quoted.unwrap_or_else(|| rest.split_once(' ').unwrap_or((rest, "")));
        words.extend(word(text.trim()));
        rest = after.trim_start();
    }
    words.dedup();
    words
}

fn word(text: &str) -> Option<Word> {
    if text.is_empty() {
        return None;
    }
    let phone = match text.chars().filter(char::is_ascii_digit).count() {
        4 if text.len() == 4 => Some(text.to_owned()),
        5.. if matches!(Phone::parse("query", Some(text)), Ok(Some(_))) => Some(phone_digits(text)),
        _ => None,
    };
    let key = Room::key(text);
    let door = key.rsplit_once('-').map_or("", |(_, door)| door);
    let named = folded(&key) != text && door.len() >= 3 && door.chars().all(|c| c.is_ascii_digit());
    Some(Word { text: text.to_owned(), phone, room: named.then_some(key) })
}

/// The digits of a telephone number that is written with spaces, and of nothing else that has some.
fn spaced_phone(question: &str) -> Option<String> {
    let parsed = Phone::parse("query", Some(question)).ok().flatten()?;
    let digits = phone_digits(parsed.as_str());
    let plausible = match digits.len() {
        11 => digits.starts_with(['0', '1']),
        10 | 12 => digits.starts_with('0'),
        _ => false,
    };
    (parsed.as_str().contains(' ') && plausible).then_some(digits)
}

impl Word {
    /// What the index is asked for it: every token of one of the lines.
    pub(super) fn tokens(&self) -> Vec<BTreeSet<String>> {
        let of = |mark: Option<Mark>| {
            let mut tokens = BTreeSet::new();
            grams::telling(&self.text, |gram| {
                let mut token = String::new();
                grams::write(&mut token, mark, gram);
                tokens.insert(token);
            });
            tokens
        };
        let one = |mark, value: &str| BTreeSet::from([grams::marked(mark, value)]);
        let mut lines = vec![of(None)];
        if TicketNo::may_contain(&self.text) {
            lines.push(of(Some(Mark::Number)));
        }
        lines.extend(self.phone.as_deref().map(|digits| one(Mark::Phone, digits)));
        lines.extend(self.room.as_deref().map(|key| one(Mark::Building, key)));
        lines.retain(|tokens| !tokens.is_empty());
        lines
    }

    /// Where a ticket has it, if it does.
    fn place(&self, texts: &Texts) -> Option<MatchPlace> {
        let Texts { number, original_number, room, room_key, caller_name, phone, content, events } = texts;
        let has = |text: &str| folded(text).contains(&self.text);
        let in_one = |text: &Option<String>| text.as_deref().is_some_and(has);
        if has(content) {
            Some(MatchPlace::Content)
        } else if in_one(room) || in_one(room_key) || (self.room.is_some() && self.room == *room_key) {
            Some(MatchPlace::Room)
        } else if has(number) || in_one(original_number) {
            Some(MatchPlace::Number)
        } else if in_one(caller_name) {
            Some(MatchPlace::CallerName)
        } else if phone.as_deref().is_some_and(|phone| self.is_phone(phone)) {
            Some(MatchPlace::Phone)
        } else {
            events.iter().find(|(_, text)| has(text)).map(|(place, _)| *place)
        }
    }

    fn is_phone(&self, stored: &str) -> bool {
        let Some(asked) = &self.phone else { return false };
        let digits = phone_digits(stored);
        digits == *asked || (asked.len() == 4 && digits.len() > 6 && digits.ends_with(asked))
    }
}

/// How much of a text is shown around what was found in it, in characters.
const SHOWN: usize = 80;

/// How many characters stand before what was found.
const BEFORE: usize = 12;

/// Where the ticket has the words, and the text around the first of them; `None` if it lacks one.
pub(in crate::tickets) fn find(words: &[Word], texts: &Texts) -> Option<(MatchPlace, String)> {
    let places: Vec<MatchPlace> = words.iter().map(|word| word.place(texts)).collect::<Option<_>>()?;
    let (place, word) = places.iter().copied().zip(words).max_by_key(|(place, _)| {
        // What the row does not show anyway is worth showing.
        matches!(place, MatchPlace::Feedback | MatchPlace::Note)
    })?;
    let text = match place {
        MatchPlace::Feedback | MatchPlace::Note => {
            let mut events = texts.events.iter().filter(|(kind, _)| *kind == place);
            events.find(|(_, text)| folded(text).contains(&word.text)).map(|(_, text)| text)
        }
        _ => None,
    };
    let text = text.unwrap_or(&texts.content);
    Some((place, around(text, &word.text)))
}

/// The part of `text` in which `word` is to be seen.
fn around(text: &str, word: &str) -> String {
    let line: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let folded = folded(text);
    let at = folded.find(word).map_or(0, |byte| folded[..byte].chars().count());
    let end = at + word.chars().count();
    let start = if end <= SHOWN.min(40) { 0 } else { at.saturating_sub(BEFORE) };
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    shown.extend(line.iter().skip(start).take(SHOWN));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_as_people_type_them() {
        let texts = |question: &str| words(question).into_iter().map(|word| word.text).collect::<Vec<_>>();
        let cases: [(&str, &[&str]); 9] = [
            ("  ", &[]),
            ("电梯", &["电梯"]),
            ("电梯　３栋", &["电梯", "3栋"]),
            ("\"3 栋 2\" 停", &["3 栋 2", "停"]),
            ("“3 栋”", &["“3", "栋”"]),
            ("\"3 栋", &["\"3", "栋"]),
            ("说\"停\"了", &["说\"停\"了"]),
            ("\"停\" \"\"", &["\"停\"", "\"\""]),
            ("138 1234 5678", &["138 1234 5678"]),
        ];
        for (question, expected) in cases {
            assert_eq!(texts(question), expected, "{question}");
        }
    }

    #[test]
    fn where_a_word_is_found() {
        let texts = Texts {
            number: "TS-20261123-001".to_owned(),
            original_number: Some("LY-77".to_owned()),
            room: Some("3-2-1502".to_owned()),
            room_key: Some("3-2-1502".to_owned()),
            caller_name: Some("王秀英".to_owned()),
            phone: Some("+86 138-1234-5678".to_owned()),
            content: "电梯停了，老人下不了楼。".to_owned(),
            events: vec![(MatchPlace::Feedback, "已恢复运行".to_owned())],
        };
        let cases = [
            ("梯停了", Some(MatchPlace::Content)),
            ("了,老", Some(MatchPlace::Content)),
            ("1502", Some(MatchPlace::Room)),
            ("3栋2单元1502室", Some(MatchPlace::Room)),
            ("ts-2026", Some(MatchPlace::Number)),
            ("ly-7", Some(MatchPlace::Number)),
            ("秀", Some(MatchPlace::CallerName)),
            ("13812345678", Some(MatchPlace::Phone)),
            ("138 1234 5678", Some(MatchPlace::Phone)),
            ("5678", Some(MatchPlace::Phone)),
            ("恢复", Some(MatchPlace::Feedback)),
            ("电梯 恢复", Some(MatchPlace::Feedback)),
            ("1381234", None),
            ("12345678", None),
            ("3456", None),
            ("梯了", None),
            ("电梯 没有", None),
            ("2栋2单元1502室", None),
        ];
        for (question, expected) in cases {
            let found = find(&words(question), &texts).map(|(place, _)| place);
            assert_eq!(found, expected, "{question}");
        }
    }

    #[test]
    fn what_is_shown_around_a_word() {
        let long = format!("{}电梯停了{}", "一".repeat(60), "二".repeat(90));
        let shown = around(&long, "电梯");
        assert_eq!((shown.chars().count(), shown.chars().position(|c| c == '电')), (81, Some(13)));
        assert_eq!(around("电梯\n停了", "梯"), "电梯 停了");
    }
}
