//! How much of a material was used: exact, to a thousandth of its unit.

use std::fmt;

use crate::error::{Error, ErrorCode, Result};

/// A quantity in thousandths of its unit, above 0 and at most a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

/// A million.
const MOST: i64 = 1_000_000 * 1000;

impl Quantity {
    /// The quantity as somebody typed it: `2`, `1.5`, `0.125`; full-width characters do not matter.
    ///
    /// # Errors
    /// `quantity.malformed` at `field` if it is no such number, has more than three decimals, is 0 or above a million.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        Self::read(&super::super::number::half_width(text.trim()))
            .ok_or_else(|| Error::field(field, ErrorCode::QuantityMalformed))
    }

    fn read(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 7 || decimals.len() > 3 {
            return None;
        }
        let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
        Self::of_thousandths(thousandths)
    }

    /// The quantity of so many thousandths; `None` if it cannot be one.
    #[must_use]
    pub fn of_thousandths(thousandths: i64) -> Option<Self> {
        (1..=MOST).contains(&thousandths).then_some(Self(thousandths))
    }

    /// In thousandths of the unit.
    #[must_use]
    pub fn thousandths(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quantities_as_people_type_them() {
        let cases = [
            ("2", Some("2")),
            (" 1.50 ", Some("1.5")),
            ("０．１２５", Some("0.125")),
            ("1000000", Some("1000000")),
            ("1000000.001", None),
            ("0", None),
            ("0.000", None),
            ("1.2345", None),
            ("-1", None),
            ("1.", None),
            (".5", None),
            ("1,5", None),
            ("1e3", None),
            ("两", None),
            ("", None),
        ];
        for (typed, expected) in cases {
            let read = Quantity::parse("quantity", typed);
            assert_eq!(read.ok().map(|quantity| quantity.to_string()).as_deref(), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_as_the_same(thousandths in 1..=MOST) {
            let quantity = Quantity::of_thousandths(thousandths);
            let shown = quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
            prop_assert_eq!(Quantity::parse("quantity", &shown).ok(), quantity);
        }
    }
}
