//! The numbers of tickets, `TS-20261123-001`, and of work orders, `PG-20261123-001`.

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
        numbered(text, |prefix| Category::ALL.iter().any(|category| category.prefix() == prefix)).map(Self)
    }

    /// Whether a part of some number may read like this; `text` is in small letters.
    pub(crate) fn may_contain(text: &str) -> bool {
        let letters = |c: char| Category::ALL.iter().any(|one| one.prefix().contains(c.to_ascii_uppercase()));
        // A day has eight digits, and no day as many tickets; a telephone number has more.
        let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
        text.chars().all(|c| c.is_ascii_digit() || c == '-' || (c.is_ascii_lowercase() && letters(c)))
            && digits.is_none_or(|longest| longest <= 8)
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

/// The number by which people name a work order: PG (派工), day of issue in the office's zone, and a count that begins
/// at 001 each day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkOrderNo(String);

impl WorkOrderNo {
    /// The letters that the numbers begin with.
    pub const PREFIX: &str = "PG";

    /// The `count`th number of a day. Beyond 999 the count has four digits and more.
    #[must_use]
    pub fn new(day: NaiveDate, count: i64) -> Self {
        Self(format!("{}-{}-{count:03}", Self::PREFIX, day.format("%Y%m%d")))
    }

    /// The number as somebody typed or scanned it, as [`TicketNo::parse`] reads one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        numbered(text, |prefix| prefix == Self::PREFIX).map(Self)
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WorkOrderNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number of letters, day and count as it is written; `None` if the text cannot be one.
fn numbered(text: &str, is_prefix: impl Fn(&str) -> bool) -> Option<String> {
    let text = half_width(text.trim()).to_ascii_uppercase();
    let mut parts = text.split('-');
    let (prefix, day, count) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let fits = parts.next().is_none()
        && is_prefix(prefix)
        && day.len() == 8
        && digits(day)
        && (3..=9).contains(&count.len())
        && digits(count);
    fits.then_some(text)
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
    fn numbers_of_tickets_and_of_orders_are_not_mixed_up() {
        let (ticket, order) = ("TS-20261123-001", "ｐｇ-20261123-001");
        assert_eq!(WorkOrderNo::parse(order).as_ref().map(WorkOrderNo::as_str), Some("PG-20261123-001"));
        assert_eq!((TicketNo::parse(order), WorkOrderNo::parse(ticket)), (None, None));
    }

    #[test]
    fn counts_beyond_three_digits_stay_apart() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(TicketNo::new(Category::Complaint, day, 999).as_str(), "TS-20261123-999");
        assert_eq!(TicketNo::new(Category::Inquiry, day, 1000).as_str(), "ZX-20261123-1000");
    }
}
