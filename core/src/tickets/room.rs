//! A room as residents say it, and the key under which it is found again.

use super::number::half_width;
use crate::error::Result;
use crate::input;

/// What the key of a parking place begins with.
pub(crate) const PARKING: &str = "车位";

/// What the number of a shop begins with.
pub(crate) const SHOP: &str = "商铺";

/// A room as it was entered on a ticket: text, whether the register knows the room or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room(String);

impl Room {
    /// Reads a room of 1…40 characters; empty is none.
    ///
    /// # Errors
    /// `input.too_long`, `input.invalid` at `field`.
    pub fn parse(field: &str, text: Option<&str>) -> Result<Option<Self>> {
        Ok(input::optional_line(field, text, 40)?.map(Self))
    }

    /// The room as entered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The room without what people write differently: `3栋2单元1201室`, `3-2-1201` and `３＃２－１２０１` are one.
    /// The key of a key is itself.
    #[must_use]
    pub fn key(text: &str) -> String {
        let mut text = half_width(text).to_uppercase();
        for (alias, word) in [("停车位", PARKING), ("店铺", SHOP), ("门面", SHOP), ("底商", SHOP)] {
            while text.contains(alias) {
                text = text.replace(alias, word);
            }
        }
        let text = text.replace("号楼", "栋").replace("单元", "栋");
        let mut key = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(c) = rest.chars().next() {
            if !separates(c) {
                key.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let after = rest.trim_start_matches(separates);
            let between = &rest[..rest.len() - after.len()];
            // At the end 室, 房, 号 and strokes say nothing: what came before is the door's own number.
            if matches!(after.trim_end_matches(separates), PARKING | SHOP) {
                key.push('-');
            } else if !after.is_empty() || between.contains(['栋', '幢', '座', '楼']) {
                end_part(&mut key);
            }
            rest = after;
        }
        let key = key.trim_end_matches('-');
        if key.starts_with(PARKING) || key.ends_with(PARKING) {
            return format!("{PARKING}{}", without(key, PARKING));
        }
        shop(key)
    }

    /// The building that a room's key begins with, which a list of tickets is narrowed by; none of a parking place and of a
    /// place that is no room of a building.
    #[must_use]
    pub(crate) fn building(key: &str) -> Option<&str> {
        let (before, _) = key.rsplit_once('-').filter(|_| !key.starts_with(PARKING))?;
        Some(before.rsplit_once('-').map_or(before, |(building, _)| building))
    }
}

fn separates(c: char) -> bool {
    matches!(
        c,
        '栋' | '幢' | '座' | '楼' | '#' | '-' | '/' | '.' | ' ' | '_' | '—' | '–' | '室' | '房' | '号'
    )
}

/// Ends the part of the number that `key` ends with: 03栋 is building 3, while room 0302 keeps its zero.
fn end_part(key: &mut String) {
    if key.is_empty() || key.ends_with('-') {
        return;
    }
    let start = key.rfind('-').map_or(0, |at| at + 1);
    let digits = key[start..].trim_start_matches(PARKING);
    if digits.chars().all(|c| c.is_ascii_digit()) {
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        let zeros = zeros.min(digits.len().saturating_sub(1));
        let at = key.len() - digits.len();
        key.replace_range(at..at + zeros, "");
    }
    key.push('-');
}

/// `text` without any `word` and separator at its ends.
fn without<'a>(text: &'a str, word: &str) -> &'a str {
    let mut text = text;
    loop {
        let shorter = text.trim_matches('-');
        let shorter = shorter.strip_prefix(word).unwrap_or(shorter);
        let shorter = shorter.strip_suffix(word).unwrap_or(shorter);
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

/// 12号商铺 and 商铺12 are one shop, 3-12商铺 is shop 12 of building 3.
fn shop(key: &str) -> String {
    if !key.contains(SHOP) {
        return key.to_owned();
    }
    let mut parts: Vec<&str> = key.split('-').filter(|part| !without(part, SHOP).is_empty()).collect();
    let alone = parts.len() < key.split('-').count();
    let Some(last) = parts.pop() else { return SHOP.to_owned() };
    let number = without(last, SHOP);
    let number = if alone || number != last { format!("{SHOP}{number}") } else { last.to_owned() };
    parts.iter().flat_map(|part| [*part, "-"]).chain([number.as_str()]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_room_has_one_key() {
        let cases = [
            ("3-2-1502", "3-2-1502"),
            ("3栋2单元1502室", "3-2-1502"),
            ("3栋2单元1502", "3-2-1502"),
            ("3号楼 2单元 1502室", "3-2-1502"),
            ("３－２－１５０２", "3-2-1502"),
            ("３＃２－１５０２", "3-2-1502"),
            ("3 幢 2 单元 1502 房", "3-2-1502"),
            ("03栋02单元1502", "3-2-1502"),
            ("3-2-0302", "3-2-0302"),
            ("3栋1502", "3-1502"),
            ("3号1502室", "3-1502"),
            ("03栋", "3"),
            ("3-2-0302 室 ", "3-2-0302"),
            ("a座1801", "A-1801"),
            ("商铺12", "商铺12"),
            ("商铺12号", "商铺12"),
            ("12号商铺", "商铺12"),
            ("店铺-12", "商铺12"),
            ("3栋12号商铺", "3-商铺12"),
            ("3栋商铺12", "3-商铺12"),
            ("车位B2-033", "车位B2-033"),
            ("b2-033号停车位", "车位B2-033"),
            ("车位 B2－033", "车位B2-033"),
            ("-", ""),
        ];
        for (typed, key) in cases {
            assert_eq!(Room::key(typed), key, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_itself(
            text in "[0-9A-Ca-c栋幢单元号楼室房商铺店车位停０－# /-]{0,14}|.{0,12}",
        ) {
            let key = Room::key(&text);
            prop_assert_eq!(Room::key(&key), key);
        }

        #[test]
        fn separators_never_matter(
            building in "[1-9][0-9]?|[A-H]",
            unit in 1..9,
            number in "[1-3]?[0-9]0[1-8]",
            first in prop::sample::select(vec!["栋", "幢", "号楼", "号", "#", "-", " - ", "－", "座 ", "/", "."]),
            second in prop::sample::select(vec!["单元", "-", "#", "－", " ", "—", "_", " 单元 "]),
            end in prop::sample::select(vec!["", "室", "房", "号", " 室 "]),
        ) {
            let typed = format!("{building}{first}{unit}{second}{number}{end}");
            prop_assert_eq!(Room::key(&typed), format!("{building}-{unit}-{number}"));
        }
    }
}
