//! A room's number taken apart: building, unit, door; and what kind of room it is.

use super::RoomKind;
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::{PARKING, Room, SHOP};

/// The longest key of a room, in characters.
const LONGEST: usize = 40;

/// The building of a room's key; none where the number names none.
pub(crate) fn building_of(key: &str) -> Option<String> {
    Address::parse("room", key).ok()?.building
}

/// Whether a text is a room's number with its building, and nothing else.
pub(crate) fn names_room(text: &str) -> bool {
    building_of(text).is_some()
}

/// Where a room is, read from its number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Address {
    /// The whole number in its normal form: `3-2-1502`.
    pub(super) key: String,
    /// The building: `3`. Shops on the street and parking places may have none.
    pub(super) building: Option<String>,
    /// The unit within the building: `2`.
    pub(super) unit: Option<String>,
    /// The door: `1502`.
    pub(super) number: String,
    /// What the number says that the room is.
    pub(super) kind: RoomKind,
}

impl Address {
    /// Reads a room's number as people write it; the last part must have a digit.
    ///
    /// # Errors
    /// `input.required`, `room.malformed` at `field`.
    pub(super) fn parse(field: &str, text: &str) -> Result<Self> {
        if text.trim().is_empty() {
            return Err(Error::field(field, ErrorCode::InputRequired));
        }
        let key = Room::key(text);
        let fits = key.chars().all(|c| c.is_alphanumeric() || c == '-') && key.chars().count() <= LONGEST;
        let address = Self::of_key(key);
        if fits && address.number.chars().any(|c| c.is_ascii_digit()) {
            Ok(address)
        } else {
            Err(Error::field(field, ErrorCode::RoomMalformed).with("value", text.trim()))
        }
    }

    fn of_key(key: String) -> Self {
        if key.starts_with(PARKING) {
            return Self { number: key.clone(), key, building: None, unit: None, kind: RoomKind::Parking };
        }
        let (before, number) = key.rsplit_once('-').unwrap_or(("", &key));
        // 翠湖-3-2-1502: all before the unit names the building.
        let (building, unit) = before.rsplit_once('-').map_or((before, None), |(b, u)| (b, Some(u)));
        Self {
            building: Some(building.to_owned()).filter(|building| !building.is_empty()),
            unit: unit.map(str::to_owned),
            number: number.to_owned(),
            kind: if number.starts_with(SHOP) { RoomKind::Shop } else { RoomKind::Home },
            key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_taken_apart() {
        let cases = [
            ("3栋2单元1502", Some((Some("3"), Some("2"), "1502", RoomKind::Home))),
            ("3栋1502", Some((Some("3"), None, "1502", RoomKind::Home))),
            ("A座1801", Some((Some("A"), None, "1801", RoomKind::Home))),
            ("翠湖苑3栋2单元1502", Some((Some("翠湖苑3"), Some("2"), "1502", RoomKind::Home))),
            ("一期-3-2-1502", Some((Some("一期-3"), Some("2"), "1502", RoomKind::Home))),
            ("12", Some((None, None, "12", RoomKind::Home))),
            ("商铺12", Some((None, None, "商铺12", RoomKind::Shop))),
            ("3栋12号商铺", Some((Some("3"), None, "商铺12", RoomKind::Shop))),
            ("车位B2-033", Some((None, None, "车位B2-033", RoomKind::Parking))),
            ("商铺", None),
            ("不详", None),
            ("3-2-15?2", None),
            ("A座", None),
            (" ", None),
        ];
        for (typed, expected) in cases {
            let address = Address::parse("room", typed).ok();
            let parts =
                address.as_ref().map(|a| (a.building.as_deref(), a.unit.as_deref(), &*a.number, a.kind));
            assert_eq!(parts, expected, "{typed}");
        }
    }
}
