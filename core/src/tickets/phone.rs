//! A resident's telephone number, and how much of it is shown.

use super::number::half_width;
use crate::error::{Error, ErrorCode, Result};
use crate::input;

/// The longest way to write a number, in characters.
const LONGEST: usize = 40;

/// A telephone number as it was entered. It has no `Display`: what is shown is [`Phone::masked`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number of 5…20 digits, written with spaces, hyphens, brackets, or a leading `+`, in at most 40
    /// characters; empty is none.
    ///
    /// # Errors
    /// `phone.malformed` at `field`.
    pub fn parse(field: &str, text: Option<&str>) -> Result<Option<Self>> {
        let Some(text) = text else { return Ok(None) };
        let text = half_width(&input::visible(text));
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let fits = text.char_indices().all(|(place, c)| match c {
            '+' => place == 0,
            _ => c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'),
        });
        if !fits || !(5..=20).contains(&digits) || text.len() > LONGEST {
            return Err(Error::field(field, ErrorCode::PhoneMalformed));
        }
        Ok(Some(Self(text.to_owned())))
    }

    /// What the store keeps.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with its middle hidden: `138****1234`, of a shorter one only the last digits.
    #[must_use]
    pub fn masked(stored: &str) -> String {
        let digits: Vec<char> = stored.chars().filter(char::is_ascii_digit).collect();
        let (head, tail) = match digits.len() {
            0..=6 => (0, 2),
            7..=10 => (0, 4),
            length => (length - 8, 4),
        };
        let head: String = digits.iter().take(head).collect();
        let tail: String = digits[digits.len().saturating_sub(tail)..].iter().collect();
        format!("{head}****{tail}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_number_and_what_is_shown_of_it() {
        let cases = [
            ("13812341234", Some(("13812341234", "138****1234"))),
            ("138 1234 1234", Some(("138 1234 1234", "138****1234"))),
            ("１３８１２３４１２３４", Some(("13812341234", "138****1234"))),
            ("+86 138-1234-1234", Some(("+86 138-1234-1234", "86138****1234"))),
            ("(010) 6552-9988", Some(("(010) 6552-9988", "010****9988"))),
            ("65529988", Some(("65529988", "****9988"))),
            ("12345", Some(("12345", "****45"))),
            ("\u{202D}13812341234\u{202C}", Some(("13812341234", "138****1234"))),
            ("1234", None),
            ("123456789012345678901", None),
            ("138x1234123", None),
            ("138+12341234", None),
            ("没有", None),
        ];
        for (typed, expected) in cases {
            let parsed = Phone::parse("phone", Some(typed));
            match expected {
                Some((kept, shown)) => {
                    let phone = parsed.unwrap().unwrap();
                    assert_eq!((phone.as_str(), Phone::masked(phone.as_str()).as_str()), (kept, shown));
                }
                None => assert_eq!(parsed.unwrap_err().code(), ErrorCode::PhoneMalformed, "{typed}"),
            }
        }
        for endless in [format!("12345{}1", " ".repeat(40)), format!("{}12345", "(".repeat(40))] {
            assert_eq!(Phone::parse("phone", Some(&endless)).unwrap_err().code(), ErrorCode::PhoneMalformed);
        }
        assert_eq!(Phone::parse("phone", Some("  ")).unwrap(), None);
        assert_eq!(Phone::parse("phone", None).unwrap(), None);
    }
}
