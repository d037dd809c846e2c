//! The code of a form: six digits of chance and a check digit, printed as `384 9021`.
//!
//! The check digit is Damm's (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004): it notices every wrong digit and
//! every two neighbours in the wrong order, which is what goes wrong when a code is typed.

use crate::error::{Error, ErrorCode, Result};

/// How many different codes there are.
pub(super) const COUNT: u64 = 1_000_000;

const TABLE: [[u32; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The check digit of these digits; 0 if the last of them is a check digit that fits.
fn check(digits: &str) -> u32 {
    let step = |state: u32, digit: u32| {
        let row = TABLE.get(usize::try_from(state).unwrap_or(0));
        row.and_then(|row| row.get(usize::try_from(digit).unwrap_or(0))).copied().unwrap_or(0)
    };
    digits.chars().filter_map(|c| c.to_digit(10)).fold(0, step)
}

/// The code with the number `chance`, below [`COUNT`].
pub(super) fn code_of(chance: u64) -> i64 {
    let digits = format!("{:06}", chance % COUNT);
    i64::try_from(chance % COUNT).unwrap_or(0) * 10 + i64::from(check(&digits))
}

/// The code as it stands on the paper.
pub(super) fn printed(code: i64) -> String {
    let digits = format!("{code:07}");
    let (one, other) = digits.split_at(digits.len().min(3));
    format!("{one} {other}")
}

/// The code that was typed or scanned; spaces and hyphens do not matter, nor do digits of a Chinese keyboard.
///
/// # Errors
/// `survey.code_malformed` at `field` if it has not seven digits or the check digit does not fit.
pub(super) fn parse(field: &str, typed: &str) -> Result<i64> {
    let malformed = || Error::field(field, ErrorCode::SurveyCodeMalformed);
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c {
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
            other => other,
        })
        .collect();
    if digits.len() != 7 || !digits.chars().all(|c| c.is_ascii_digit()) || check(&digits) != 0 {
        return Err(malformed());
    }
    digits.parse().map_err(|_| malformed())
}

/// The code in a cell of a spreadsheet, which takes it for a number and forgets the zeros before it.
///
/// # Errors
/// As [`parse`].
pub(super) fn parse_cell(field: &str, cell: &str) -> Result<i64> {
    let cell = cell.trim();
    let forgot = (1..7).contains(&cell.len()) && cell.chars().all(|c| c.is_ascii_digit());
    if forgot { parse(field, &format!("{cell:0>7}")) } else { parse(field, cell) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_check_digit_is_the_published_one() {
        // The worked example of Damm's algorithm: 572 has the check digit 4.
        assert_eq!(check("572"), 4);
        assert_eq!(check("5724"), 0);
    }

    proptest! {
        #[test]
        fn what_was_printed_is_read_and_slips_are_not(
            chance in 0..COUNT, place in 0..7usize, other in 0..10u8,
        ) {
            let code = code_of(chance);
            let text = printed(code);
            prop_assert_eq!(parse("code", &text).unwrap(), code);
            prop_assert_eq!(parse_cell("code", &text).unwrap(), code);
            prop_assert_eq!(parse_cell("code", &code.to_string()).unwrap(), code);
            let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
            let mut slipped = digits.clone();
            slipped[place] = b'0' + other;
            let read = parse("code", &String::from_utf8(slipped.clone()).unwrap());
            prop_assert_eq!(read.is_ok(), slipped == digits);
            let mut turned = digits.clone();
            turned.swap(place.min(5), place.min(5) + 1);
            let read = parse("code", &String::from_utf8(turned.clone()).unwrap());
            prop_assert_eq!(read.is_ok(), turned == digits);
        }
    }
}
