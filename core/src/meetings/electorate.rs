//! Who may vote in an owners' assembly (业主大会), from the register of residents as of a day.
//!
//! A voter is whoever owns rooms: one person, or several who own them together (共有人) and have one vote. Several rooms of
//! exactly the same owners are one head with the sum of their areas (法释〔2009〕7号 第九条); somebody who owns one room
//! alone and another together with somebody else stands for two voters. Names stay in the register: a voter is known by
//! the rooms.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::profile::{MeetingRules, UnsoldRooms};
use crate::residents::{OwnedRoom, RoomKind};
use crate::stored::stored_as_text;

/// Whose rooms a voter's are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum VoterKind {
    /// 业主: one owner, or several together.
    Owner,
    /// 产权人未登记: somebody lives or lived there, but the register knows no owner.
    Unregistered,
    /// 建设单位: nobody has had the room yet.
    Developer,
}
stored_as_text!(VoterKind { Owner = "owner", Unregistered = "unregistered", Developer = "developer" });

/// A voter, about to be kept with the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewVoter {
    pub(super) kind: VoterKind,
    /// How many own the rooms together.
    pub(super) owners: usize,
    /// In the order of their numbers.
    pub(super) rooms: Vec<String>,
    pub(super) area_hundredths: u64,
}

/// All voters, in the order of their first rooms, and what keeps them from being counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Electorate {
    pub(super) voters: Vec<NewVoter>,
    /// Rooms that would count but whose area is not known.
    pub(super) without_area: Vec<String>,
}

/// Which rooms go together: the owners' numbers, or the room by itself.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Together {
    Owners(Vec<i64>),
    Developer,
    Alone(String),
}

/// The voters of these rooms by these rules. Rooms come in the order of their numbers.
pub(super) fn draw(rooms: Vec<OwnedRoom>, rules: &MeetingRules) -> Electorate {
    let mut electorate = Electorate::default();
    let mut place: BTreeMap<Together, usize> = BTreeMap::new();
    for room in rooms {
        let OwnedRoom { room, kind, area_hundredths, taken, owners } = room;
        if kind == RoomKind::Parking && !rules.parking_counts {
            continue;
        }
        let owner_count = owners.len();
        let (kind, together) = match (taken, owners.is_empty()) {
            (_, false) => (VoterKind::Owner, Together::Owners(owners)),
            (true, true) => (VoterKind::Unregistered, Together::Alone(room.clone())),
            (false, true) => match rules.unsold_rooms {
                UnsoldRooms::OneHead => (VoterKind::Developer, Together::Developer),
                UnsoldRooms::HeadEach => (VoterKind::Developer, Together::Alone(room.clone())),
                UnsoldRooms::LeftOut => continue,
            },
        };
        let area = area_hundredths.and_then(|area| u64::try_from(area).ok());
        if area.is_none() {
            electorate.without_area.push(room.clone());
        }
        let at = *place.entry(together).or_insert_with(|| {
            let new = NewVoter { kind, owners: owner_count, rooms: Vec::new(), area_hundredths: 0 };
            electorate.voters.push(new);
            electorate.voters.len() - 1
        });
        if let Some(voter) = electorate.voters.get_mut(at) {
            voter.rooms.push(room);
            voter.area_hundredths += area.unwrap_or(0);
        }
    }
    electorate
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::profile::tests::assembly;

    fn room(room: &str, kind: RoomKind, area: Option<i64>, taken: bool, owners: &[i64]) -> OwnedRoom {
        OwnedRoom { room: room.to_owned(), kind, area_hundredths: area, taken, owners: owners.to_vec() }
    }

    fn street() -> Vec<OwnedRoom> {
        vec![
            room("1-101", RoomKind::Home, Some(8950), true, &[1]),
            room("1-102", RoomKind::Home, Some(12_010), true, &[1, 2]),
            room("1-201", RoomKind::Home, Some(8950), true, &[3]),
            room("1-202", RoomKind::Home, Some(9000), true, &[]),
            room("1-301", RoomKind::Home, Some(10_000), false, &[]),
            room("1-302", RoomKind::Home, Some(10_000), false, &[]),
            room("商铺1", RoomKind::Shop, Some(5005), true, &[3]),
            room("车位1", RoomKind::Parking, Some(1325), true, &[3]),
            room("车位2", RoomKind::Parking, None, true, &[4]),
        ]
    }

    /// The voters, each as kind, owners, rooms and area.
    fn drawn(rules: &MeetingRules) -> Vec<String> {
        let line = |voter: &NewVoter| {
            format!(
                "{} {} {} {}",
                voter.kind.text(),
                voter.owners,
                voter.rooms.join("、"),
                voter.area_hundredths
            )
        };
        draw(street(), rules).voters.iter().map(line).collect()
    }

    #[test]
    fn owners_of_several_rooms_and_joint_owners_are_one_head_each() {
        let all = [
            "owner 1 1-101 8950",
            "owner 2 1-102 12010",
            "owner 1 1-201、商铺1 13955",
            "unregistered 0 1-202 9000",
            "developer 0 1-301、1-302 20000",
        ];
        assert_eq!(drawn(&assembly()), all);
        assert_eq!(draw(street(), &assembly()).without_area, Vec::<String>::new());
    }

    #[test]
    fn parking_places_and_unsold_rooms_count_as_the_profile_says() {
        let parking = MeetingRules { parking_counts: true, ..assembly() };
        let counted = drawn(&parking);
        assert!(counted.contains(&"owner 1 1-201、商铺1、车位1 15280".to_owned()), "{counted:?}");
        assert_eq!(draw(street(), &parking).without_area, ["车位2"]);
        let each = drawn(&MeetingRules { unsold_rooms: UnsoldRooms::HeadEach, ..assembly() });
        assert_eq!(each[4..], ["developer 0 1-301 10000", "developer 0 1-302 10000"]);
        let none = drawn(&MeetingRules { unsold_rooms: UnsoldRooms::LeftOut, ..assembly() });
        assert_eq!(none.len(), 4);
    }
}
