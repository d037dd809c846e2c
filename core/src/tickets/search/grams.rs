//! How a text becomes tokens of the search index: every character, every two neighbours, and of letters, digits and
//! signs of ASCII every three and four as well, because there are too few of these for two to tell much.
//!
//! What has all tokens of a text contains it, or nearly: the caller compares with the text itself.

use super::super::number::half_width;

/// The most characters of a token of ASCII.
const LONGEST_ASCII: usize = 4;

/// A kind of token that is none of the words. Each begins with a character that no text brings along: what is not in
/// use between programs, and is filtered nowhere because it changes only what is looked at, not what is found.
#[derive(Debug, Clone, Copy)]
pub(in crate::tickets) enum Mark {
    /// A part of the ticket's own number. Every number has much in common with every other; apart from the words, it
    /// does not crowd them out.
    Number,
    /// A whole telephone number, or its last four digits. There are no others: nobody finds a number digit by digit.
    Phone,
    Status,
    Category,
    Channel,
    Topic,
    Responsible,
    /// A building, a unit or a room, by its key.
    Building,
    /// An answer is owed.
    Owed,
}

impl Mark {
    fn sign(self) -> char {
        match self {
            Mark::Number => '\u{F801}',
            Mark::Phone => '\u{F802}',
            Mark::Status => '\u{F803}',
            Mark::Category => '\u{F804}',
            Mark::Channel => '\u{F805}',
            Mark::Topic => '\u{F806}',
            Mark::Responsible => '\u{F807}',
            Mark::Building => '\u{F808}',
            Mark::Owed => '\u{F809}',
        }
    }
}

/// A text as it is compared: full-width forms as their half-width ones, letters of ASCII small, and any white space a
/// space. Every character stays one character.
pub(in crate::tickets) fn folded(text: &str) -> String {
    half_width(text).chars().map(|c| if c.is_whitespace() { ' ' } else { c.to_ascii_lowercase() }).collect()
}

/// Calls `give` with every token of a folded text.
pub(super) fn all(text: &str, mut give: impl FnMut(&[char])) {
    each_run(text, |run| {
        for start in 0..run.len() {
            give(&run[start..=start]);
            let ascii = run[start..].iter().take_while(|c| c.is_ascii()).count();
            for length in 2..=2.max(ascii.min(LONGEST_ASCII)) {
                if let Some(gram) = run.get(start..start + length) {
                    give(gram);
                }
            }
        }
    });
}

/// Calls `give` with the fewest tokens that tell a folded text from most others.
pub(super) fn telling(text: &str, mut give: impl FnMut(&[char])) {
    each_run(text, |run| {
        if run.len() == 1 {
            return give(run);
        }
        let mut start = 0;
        while start < run.len() {
            let ascii = run[start..].iter().take_while(|c| c.is_ascii()).count();
            if ascii > 2 {
                run[start..start + ascii].windows(ascii.min(LONGEST_ASCII)).for_each(&mut give);
                // From its last character on, pairs go across its end.
                start += ascii - 1;
            }
            if let Some(pair) = run.get(start..start + 2) {
                give(pair);
            }
            start += 1;
        }
    });
}

/// No token goes across a space.
fn each_run(text: &str, mut give: impl FnMut(&[char])) {
    for run in text.split(' ').filter(|run| !run.is_empty()) {
        give(&run.chars().collect::<Vec<char>>());
    }
}

/// Appends a token as the index takes it: characters at which it would end a token are written as others.
pub(super) fn write(tokens: &mut String, mark: Option<Mark>, gram: &[char]) {
    tokens.extend(mark.map(Mark::sign));
    tokens.extend(gram.iter().map(|c| match c {
        c if c.is_ascii() && !c.is_ascii_alphanumeric() => {
            char::from_u32(0xE000 + u32::from(*c)).unwrap_or(*c)
        }
        c => *c,
    }));
}

/// A token of a kind, as the index takes it.
pub(super) fn marked(mark: Mark, value: &str) -> String {
    let mut token = String::new();
    write(&mut token, Some(mark), &folded(value).chars().collect::<Vec<char>>());
    token
}

/// The digits of a telephone number as they are compared: without the country's code.
pub(in crate::tickets) fn phone_digits(text: &str) -> String {
    let digits: String = half_width(text).chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("86") {
        Some(rest) if rest.len() == 11 && rest.starts_with('1') => rest.to_owned(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn listed(each: impl FnOnce(&mut dyn FnMut(&[char]))) -> Vec<String> {
        let mut grams = Vec::new();
        each(&mut |gram: &[char]| grams.push(gram.iter().collect()));
        grams
    }

    #[test]
    fn what_is_looked_up_of_a_text() {
        let cases: [(&str, &[&str]); 8] = [
            ("电", &["电"]),
            ("电梯", &["电梯"]),
            ("电梯停", &["电梯", "梯停"]),
            ("15", &["15"]),
            ("150", &["150"]),
            ("3-1502", &["3-15", "-150", "1502"]),
            ("3栋1502室", &["3栋", "栋1", "1502", "2室"]),
            ("电梯 1", &["电梯", "1"]),
        ];
        for (text, expected) in cases {
            assert_eq!(listed(|give| telling(text, give)), expected, "{text}");
        }
        assert_eq!(folded("３－Ａ座\u{3000}Ab\n，"), "3-a座 ab ,");
    }

    proptest! {
        #[test]
        fn whatever_contains_a_text_has_its_tokens(
            before in "[电梯停了 a1-]{0,4}", text in "[电梯停了 a1-]{1,7}", after in "[电梯停了 a1-]{0,4}",
        ) {
            let whole = listed(|give| all(&format!("{before}{text}{after}"), give));
            for gram in listed(|give| telling(&text, give)) {
                prop_assert!(whole.contains(&gram), "{gram}");
            }
        }
    }
}
