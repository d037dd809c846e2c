//! Amounts of a fee disclosure: whole fen, read from what people write and print in yuan, never rounded.

use std::fmt;
use std::iter::Sum;

use crate::error::{Error, ErrorCode, Result};
use crate::tickets::half_width;

/// An amount in fen (分, a hundredth of a yuan); at most a thousand billion yuan either way, so that the sum of a table's
/// rows is exact too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Fen(i64);

/// The largest amount.
const MOST: i64 = 99_999_999_999_999;

impl Fen {
    /// So many fen, as the store has them.
    pub(super) fn of(fen: i64) -> Self {
        Self(fen)
    }

    /// How many fen it is.
    #[must_use]
    pub fn fen(self) -> i64 {
        self.0
    }

    /// Reads `1,234.5`, `￥1234.50`, `-80` or `1234.5元`: at most two digits after the point.
    ///
    /// # Errors
    /// `input.required`, `amount.malformed` or `amount.too_large` at `field`.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let malformed = || Error::field(field, ErrorCode::AmountMalformed);
        let plain = half_width(text).replace('−', "-");
        let plain = plain.trim();
        if plain.is_empty() {
            return Err(Error::field(field, ErrorCode::InputRequired));
        }
        let (negative, plain) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, plain),
        };
        let plain = plain.trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
        let (yuan, fen) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let yuan = grouped(yuan).ok_or_else(malformed)?;
        if yuan.is_empty() || !digits(fen) || fen.len() > 2 || plain.ends_with('.') {
            return Err(malformed());
        }
        let too_large = || Error::field(field, ErrorCode::AmountTooLarge);
        let digits: String = format!("{yuan}{fen:0<2}");
        let whole: i64 = digits.parse().map_err(|_| too_large())?;
        if whole > MOST {
            return Err(too_large());
        }
        Ok(Self(if negative { -whole } else { whole }))
    }
}

/// The digits of whole yuan: plain, or with a comma before every three.
fn grouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut plain = first.to_owned();
    let mut more = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        more = true;
        plain += group;
    }
    let well = digits(&plain) && (!more || (1..=3).contains(&first.len()));
    well.then_some(plain)
}

impl fmt::Display for Fen {
    /// `1,234.50`, `-0.05`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = yuan.to_string();
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{grouped}.{fen:02}")
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|one| one.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        // The same cases as in ui/src/features/notices/fees.test.ts.
        let cases = [
            ("1234.5", Ok(123_450)),
            ("1,234.56", Ok(123_456)),
            ("￥1,234", Ok(123_400)),
            ("１２．５元", Ok(1250)),
            (" -80 ", Ok(-8000)),
            ("−0.05", Ok(-5)),
            ("0", Ok(0)),
            ("0.1", Ok(10)),
            ("999999999999.99", Ok(99_999_999_999_999)),
            ("1000000000000", Err(ErrorCode::AmountTooLarge)),
            ("99999999999999999999", Err(ErrorCode::AmountTooLarge)),
            ("1.234", Err(ErrorCode::AmountMalformed)),
            ("1,23", Err(ErrorCode::AmountMalformed)),
            ("1234,567", Err(ErrorCode::AmountMalformed)),
            ("12.", Err(ErrorCode::AmountMalformed)),
            (".5", Err(ErrorCode::AmountMalformed)),
            ("--5", Err(ErrorCode::AmountMalformed)),
            ("1e3", Err(ErrorCode::AmountMalformed)),
            ("一百", Err(ErrorCode::AmountMalformed)),
            ("元", Err(ErrorCode::AmountMalformed)),
            (" ", Err(ErrorCode::InputRequired)),
        ];
        for (written, expected) in cases {
            let read = Fen::parse("amount", written).map(Fen::fen).map_err(|error| error.code());
            assert_eq!(read, expected, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_the_same(fen in -MOST..=MOST) {
            let amount = Fen::of(fen);
            prop_assert_eq!(Fen::parse("amount", &amount.to_string()).unwrap(), amount);
        }

        #[test]
        fn a_sum_is_exact(all in prop::collection::vec(-MOST..=MOST, 0..200)) {
            let exact: i128 = all.iter().map(|fen| i128::from(*fen)).sum();
            prop_assert_eq!(i128::from(all.into_iter().map(Fen::of).sum::<Fen>().fen()), exact);
        }
    }
}
