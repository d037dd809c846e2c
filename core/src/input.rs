//! What every free text goes through on its way in.

use crate::error::{Error, ErrorCode, Result};

/// The version of a record that whoever changes it saw, if they say so, is the one that stands.
///
/// # Errors
/// `record.changed` with the `version` that stands.
pub fn same_version(expected: Option<i64>, version: i64) -> Result<()> {
    if expected.is_some_and(|expected| expected != version) {
        return Err(Error::new(ErrorCode::RecordChanged).with("version", version));
    }
    Ok(())
}

/// The text without surrounding white space; it must have 1…`max` characters.
///
/// # Errors
/// `input.required` if nothing is left, otherwise as [`optional`].
pub fn required(field: &str, text: &str, max: usize) -> Result<String> {
    optional(field, Some(text), max)?.ok_or_else(|| Error::field(field, ErrorCode::InputRequired))
}

/// The text without surrounding white space, `None` if nothing is left; at most `max` characters.
///
/// # Errors
/// `input.too_long`, or `input.invalid` for control characters other than tab and line ends.
pub fn optional(field: &str, text: Option<&str>, max: usize) -> Result<Option<String>> {
    let Some(text) = text else { return Ok(None) };
    let text = visible(text).replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::field(field, ErrorCode::InputInvalid));
    }
    let length = text.chars().count();
    if length > max {
        return Err(Error::field(field, ErrorCode::InputTooLong).with("max", max).with("length", length));
    }
    Ok(Some(text.to_owned()))
}

/// The text without the characters that show nothing: marks of direction, which come along when a number is copied
/// from a telephone's address book and can make a text read backwards, and spaces of no width. Joiners stay, emoji
/// are made with them.
#[must_use]
pub fn visible(text: &str) -> String {
    let shows_nothing = |c: char| matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    text.chars().filter(|c| !shows_nothing(*c)).collect()
}

/// The same for a text of one line, such as a name: line ends are refused too.
///
/// # Errors
/// As [`optional`].
pub fn optional_line(field: &str, text: Option<&str>, max: usize) -> Result<Option<String>> {
    let text = optional(field, text, max)?;
    if text.as_deref().is_some_and(|text| text.contains(['\n', '\t'])) {
        return Err(Error::field(field, ErrorCode::InputInvalid));
    }
    Ok(text)
}

/// As [`required`], for a text of one line.
///
/// # Errors
/// As [`required`] and [`optional_line`].
pub fn required_line(field: &str, text: &str, max: usize) -> Result<String> {
    optional_line(field, Some(text), max)?.ok_or_else(|| Error::field(field, ErrorCode::InputRequired))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_text() {
        let cases = [
            (" 电梯\r\n停了\r", Ok(Some("电梯\n停了"))),
            ("\u{3000}\n\t ", Ok(None)),
            ("\u{200B}\u{FEFF}\u{2060}", Ok(None)),
            ("\u{202E}倒\u{202C}着", Ok(Some("倒着"))),
            ("👨\u{200D}👩\u{200D}👧", Ok(Some("👨\u{200D}👩\u{200D}👧"))),
            ("一\u{2028}二", Ok(Some("一\n二"))),
            ("一二三四五六七八九十一", Ok(Some("一二三四五六七八九十一"))),
            ("一二三四五六七八九十一二", Err(ErrorCode::InputTooLong)),
            ("铃\u{7}", Err(ErrorCode::InputInvalid)),
            ("空\0", Err(ErrorCode::InputInvalid)),
            ("\u{1B}[31m红", Err(ErrorCode::InputInvalid)),
        ];
        for (typed, expected) in cases {
            let kept = optional("field", Some(typed), 11);
            let kept = kept.as_ref().map(Option::as_deref).map_err(Error::code);
            assert_eq!(kept, expected, "{typed:?}");
        }
        for two_lines in ["一\n二", "一\t二", "一\u{2028}二"] {
            let refused = required_line("field", two_lines, 11).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::InputInvalid, "{two_lines:?}");
        }
    }
}
