//! What every free text goes through on its way in.

use crate::error::{Error, ErrorCode, Result};

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
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
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
