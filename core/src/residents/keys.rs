//! The keys under which people and rooms are found. Each is a prefix to type; which kinds a question is looked up in
//! is decided in `find.rs`.

use super::address::Address;
use super::pinyin;
use crate::tickets::half_width;

/// What a key is, in the order in which what it finds is shown. The store keeps the number; a new kind gets a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KeyKind {
    /// `3-2-1502`
    Room = 1,
    /// `3-1502`, of a room whose number has a unit.
    RoomWithoutUnit = 2,
    /// `1502`, and `302` of 0302.
    Door = 3,
    /// The last four digits of a telephone number.
    PhoneTail = 4,
    /// A telephone number.
    Phone = 5,
    /// A name.
    Name = 6,
    /// A name without its first characters.
    PartOfName = 7,
    /// The first letters of a name's likeliest reading: `wjg`.
    Initials = 8,
    /// A name's likeliest reading: `wangjianguo`.
    Pinyin = 9,
    /// Of other readings, and of the name without the surname.
    OtherInitials = 10,
    /// Of other readings, and of the name without the surname.
    OtherPinyin = 11,
}

impl KeyKind {
    /// As the store writes it.
    pub(super) fn number(self) -> i64 {
        self as i64
    }
}

/// A key of a person or a room.
pub(super) type Key = (KeyKind, String);

/// The keys of a room.
pub(super) fn of_room(address: &Address) -> Vec<Key> {
    let Address { key, building, unit, number, kind: _ } = address;
    let mut keys = vec![(KeyKind::Room, key.clone())];
    if let (Some(building), Some(_)) = (building, unit) {
        keys.push((KeyKind::RoomWithoutUnit, format!("{building}-{number}")));
    }
    if *number != *key {
        keys.push((KeyKind::Door, number.clone()));
    }
    let short = number.trim_start_matches('0');
    if short != number && !short.is_empty() {
        keys.push((KeyKind::Door, short.to_owned()));
    }
    keys
}

/// The keys of a person, each once.
pub(super) fn of_person(name: &str, phones: &[String]) -> Vec<Key> {
    let mut keys = Vec::new();
    let name = name_key(name);
    if !name.is_empty() {
        keys.push((KeyKind::Name, name.clone()));
        let tails = name.char_indices().skip(1).filter(|(_, c)| !c.is_ascii()).take(8);
        keys.extend(tails.map(|(at, _)| (KeyKind::PartOfName, name[at..].to_owned())));
        of_sound(&name, &mut keys);
    }
    for phone in phones {
        let digits = digits(phone);
        // Abroad and at home: +86 138… is looked for as 138….
        if let Some(national) = digits.strip_prefix("86").filter(|national| national.len() == 11) {
            keys.push((KeyKind::Phone, national.to_owned()));
        }
        if digits.len() >= 4 {
            keys.push((KeyKind::PhoneTail, digits[digits.len() - 4..].to_owned()));
        }
        keys.push((KeyKind::Phone, digits));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn of_sound(name: &str, keys: &mut Vec<Key>) {
    let all = pinyin::readings(name);
    let initials = |reading: &[String]| reading.iter().filter_map(|s| s.chars().next()).collect::<String>();
    for (place, reading) in all.iter().enumerate() {
        let (short, long) = if place == 0 {
            (KeyKind::Initials, KeyKind::Pinyin)
        } else {
            (KeyKind::OtherInitials, KeyKind::OtherPinyin)
        };
        keys.push((short, initials(reading)));
        keys.push((long, reading.concat()));
        if reading.len() > 2 {
            keys.push((KeyKind::OtherInitials, initials(&reading[1..])));
            keys.push((KeyKind::OtherPinyin, reading[1..].concat()));
        }
    }
    // What the likeliest reading says needs no second place further down.
    let first: Vec<String> =
        keys.iter().filter(|(kind, _)| *kind == KeyKind::Initials).map(|(_, key)| key.clone()).collect();
    keys.retain(|(kind, key)| *kind != KeyKind::OtherInitials || !first.contains(key));
}

/// A name without spaces, dots and case.
pub(super) fn name_key(name: &str) -> String {
    half_width(name).to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The digits of a telephone number.
pub(super) fn digits(phone: &str) -> String {
    half_width(phone).chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(name: &str, phones: &[&str], expected: &Expect) {
        let phones: Vec<String> = phones.iter().map(|&phone| phone.to_owned()).collect();
        let keys = of_person(name, &phones);
        let text: Vec<String> = keys.iter().map(|(kind, key)| format!("{kind:?} {key}")).collect();
        expected.assert_eq(&text.join("\n"));
    }

    #[test]
    fn people() {
        check(
            "王 建国",
            &["138-1234 5678"],
            &expect![[r"
            PhoneTail 5678
            Phone 13812345678
            Name 王建国
            PartOfName 国
            PartOfName 建国
            Initials wjg
            Pinyin wangjianguo
            OtherInitials jg
            OtherInitials yjg
            OtherPinyin jianguo
            OtherPinyin yujianguo"]],
        );
        check(
            "单娜",
            &["+86 13812345678"],
            &expect![[r"
            PhoneTail 5678
            Phone 13812345678
            Phone 8613812345678
            Name 单娜
            PartOfName 娜
            Initials sn
            Pinyin shanna
            OtherInitials cn
            OtherInitials dn
            OtherPinyin channa
            OtherPinyin channuo
            OtherPinyin danna
            OtherPinyin dannuo
            OtherPinyin shannuo"]],
        );
        check(
            "Anna Li",
            &[],
            &expect![[r"
            Name annali
            Initials annali
            Pinyin annali
            OtherInitials nnali
            OtherPinyin nnali"]],
        );
    }

    #[test]
    fn rooms() {
        let keys = |typed: &str| {
            let keys = of_room(&Address::parse("room", typed).unwrap());
            keys.iter().map(|(kind, key)| format!("{kind:?} {key}")).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(keys("3栋2单元0302"), "Room 3-2-0302, RoomWithoutUnit 3-0302, Door 0302, Door 302");
        assert_eq!(keys("A座1801"), "Room A-1801, Door 1801");
        assert_eq!(keys("车位B2-033"), "Room 车位B2-033");
    }
}
