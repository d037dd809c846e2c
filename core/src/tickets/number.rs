//! The number of a ticket: `TS-20261123-001`.

use std::fmt;

use chrono::NaiveDate;

use super::Category;

/// The number by which people name a ticket: letters of the category, day of receipt in the office's zone, and a
/// count that begins at 001 for each of these. It keeps its letters when a ticket is classified anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TicketNo(String);

impl TicketNo {
    /// The `count`th number of a category's day. Beyond 999 the count has four digits and more.
    #[must_use]
    pub fn new(category: Category, day: NaiveDate, count: i64) -> Self {
        Self(format!("{}-{}-{count:03}", category.prefix(), day.format("%Y%m%d")))
    }

    /// The number as somebody typed it: case, surrounding space and full-width characters do not matter. `None`
    /// if it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = half_width(text.trim()).to_ascii_uppercase();
        let mut parts = text.split('-');
        let (prefix, day, count) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        let fits = parts.next().is_none()
            && Category::ALL.iter().any(|category| category.prefix() == prefix)
            && day.len() == 8
            && digits(day)
            && (3..=9).contains(&count.len())
            && digits(count);
        fits.then_some(Self(text))
    }

    /// Whether a part of some number may read like this; `text` is in small letters.
    pub(crate) fn may_contain(text: &str) -> bool {
        let letters = |c: char| Category::ALL.iter().any(|one| one.prefix().contains(c.to_ascii_uppercase()));
        text.chars().all(|c| c.is_ascii_digit() || c == '-' || (c.is_ascii_lowercase() && letters(c)))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TicketNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Chinese input methods give full-width forms of the ASCII characters (！…～) and of the space.
pub(crate) fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_type_them() {
        let cases = [
            ("TS-20261123-001", Some("TS-20261123-001")),
            (" ts-20261123-001 ", Some("TS-20261123-001")),
            ("ＴＳ－２０２６１１２３－００１", Some("TS-20261123-001")),
            ("JY-20261123-1000", Some("JY-20261123-1000")),
            ("XX-20261123-001", None),
            ("TS-2026112-001", None),
            ("TS-20261123-01", None),
            ("TS-20261123-001-1", None),
            ("", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(TicketNo::parse(typed).as_ref().map(TicketNo::as_str), expected, "{typed}");
        }
    }

    #[test]
    fn counts_beyond_three_digits_stay_apart() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(TicketNo::new(Category::Complaint, day, 999).as_str(), "TS-20261123-999");
        assert_eq!(TicketNo::new(Category::Inquiry, day, 1000).as_str(), "ZX-20261123-1000");
    }
}
