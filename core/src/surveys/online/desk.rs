//! What a wave has before a file is taken in: its forms, which of them were entered, and the answers without a code.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::wording::without_letter;
use crate::error::Result;
use crate::surveys::answer::Answers;
use crate::surveys::store::{forms, waves};
use crate::tickets::{Room, half_width};

/// Where answers belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The form with this code.
    Form(i64),
    /// A part of the community, or nobody knows which.
    Part(Option<i64>),
}

pub(super) struct Desk {
    /// Whether answers without a code are taken: in an anonymous wave of all households. Of a sample they could be
    /// anybody's, and with names they must be somebody's.
    pub(super) takes_without_code: bool,
    handed_out: HashSet<i64>,
    rooms: HashMap<String, i64>,
    buildings: HashMap<String, i64>,
    entered: HashSet<i64>,
    /// How often which answers were taken in without a code, by the part of the community that they count for.
    unnamed: BTreeMap<Answers, BTreeMap<Option<i64>, usize>>,
}

/// Whether a text names a building and no room.
pub(super) fn is_building(text: &str) -> bool {
    let mut digits = 0;
    let is_room = text.chars().any(|c| {
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        digits > 2
    });
    !is_room
        && text.contains(['栋', '幢', '座', '楼'])
        && building_key(text).is_some_and(|key| key.chars().count() < 6)
}

/// The key of the building that a text names: `3号楼`, `第3栋`, `3栋2单元` and `3-2-1502` are 3. What names anything beside
/// a unit and a room names no building: `1-3号楼` and `3栋、4栋` are several, `3.5号楼` nobody knows.
fn building_key(text: &str) -> Option<String> {
    const MARKS: [&str; 7] = ["号楼", "#楼", "栋", "幢", "座", "楼", "#"];
    const DOORS: [&str; 5] = ["单元", "室", "房", "号", "门"];
    let text: String = half_width(text).to_uppercase().split_whitespace().collect();
    let text = text.strip_prefix('第').unwrap_or(&text);
    let marked = MARKS.iter().filter_map(|mark| Some((text.find(mark)?, mark.len())));
    let (name, mut rest, is_marked) = match marked.min_by_key(|(at, length)| (*at, usize::MAX - length)) {
        Some((at, length)) if !text[..at].contains('-') => (&text[..at], &text[at + length..], true),
        _ => (text.split('-').next()?, &text[text.find('-').unwrap_or(text.len())..], false),
    };
    let (mut doors, mut last) = (0, "");
    while !rest.is_empty() {
        let door = rest.strip_prefix('-').unwrap_or(rest);
        let end = door.find(|c: char| !c.is_ascii_digit()).unwrap_or(door.len());
        let after = &door[end..];
        let named = DOORS.iter().find_map(|mark| after.strip_prefix(mark));
        (doors, last, rest) = (doors + 1, &door[..end], named.unwrap_or(after));
        if end == 0 || doors > 2 {
            return None;
        }
    }
    // 1-3 may be two buildings, or those between.
    let certain = is_marked || doors != 1 || last.len() > 2 || text.contains("单元");
    (certain && !name.is_empty() && !name.contains("单元")).then(|| Room::key(name))
}

impl Desk {
    pub(super) fn of(db: &Connection, wave: &waves::WaveFacts) -> Result<Self> {
        let mut desk = Self {
            takes_without_code: wave.anonymous && wave.sample_size.is_none(),
            handed_out: HashSet::new(),
            rooms: HashMap::new(),
            buildings: HashMap::new(),
            entered: HashSet::new(),
            unnamed: BTreeMap::new(),
        };
        let strata = waves::strata(db, wave.id)?;
        let part = |stratum: i64| {
            strata.iter().find(|one| one.position == stratum && one.households > 0).map(|one| one.position)
        };
        let mut entered = forms::entered(db, wave.id)?;
        for form in forms::of_wave(db, wave.id)? {
            let first = entered.remove(&form.code).and_then(|entered| entered.first);
            if form.handed_out {
                desk.handed_out.insert(form.code);
                if first.is_some() {
                    desk.entered.insert(form.code);
                }
                if let Some(room) = form.room {
                    desk.rooms.insert(Room::key(&room), form.code);
                }
            } else if let Some(entry) = first {
                let of_answers = desk.unnamed.entry(entry.answers).or_default();
                *of_answers.entry(part(form.stratum)).or_default() += 1;
            }
        }
        for (building, part) in waves::buildings(db, wave.id)? {
            desk.buildings.insert(Room::key(&building), part);
        }
        Ok(desk)
    }

    pub(super) fn is_handed_out(&self, code: i64) -> bool {
        self.handed_out.contains(&code)
    }

    pub(super) fn is_entered(&self, code: i64) -> bool {
        self.entered.contains(&code)
    }

    /// The answers that were taken in without a code before, to be crossed off.
    pub(super) fn taken_before(&self) -> Before {
        Before(self.unnamed.clone())
    }

    /// The code of the form that was for this room.
    pub(super) fn of_room(&self, text: &str) -> Option<i64> {
        self.rooms.get(&Room::key(text)).copied()
    }

    /// The part of the community that a building belongs to.
    pub(super) fn of_building(&self, text: &str) -> Option<i64> {
        let text = half_width(text);
        let bare = if text.trim().starts_with(|c: char| c.is_ascii_digit()) {
            text.trim()
        } else {
            without_letter(text.trim())
        };
        let known = |key: Option<String>| key.and_then(|key| self.buildings.get(&key).copied());
        [text.trim(), bare].iter().find_map(|text| {
            // A building may have a name that looks like two.
            known((!text.contains("单元")).then(|| Room::key(text))).or_else(|| known(building_key(text)))
        })
    }
}

/// Answers that were taken in before and did not come again yet.
pub(super) struct Before(BTreeMap<Answers, BTreeMap<Option<i64>, usize>>);

impl Before {
    /// Crosses answers off that count for the same part; whether they were there.
    pub(super) fn cross_off(&mut self, part: Option<i64>, answers: &Answers) -> bool {
        let left = self.0.get_mut(answers).and_then(|of_answers| of_answers.get_mut(&part));
        crossed_off(left)
    }

    /// The same for whichever part: a file may be read again without the column of the building.
    pub(super) fn cross_off_anywhere(&mut self, answers: &Answers) -> bool {
        let of_answers = self.0.get_mut(answers);
        crossed_off(of_answers.and_then(|of_answers| of_answers.values_mut().find(|left| **left > 0)))
    }
}

fn crossed_off(left: Option<&mut usize>) -> bool {
    match left {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buildings_as_people_write_them() {
        for (text, key) in [
            ("3", Some("3")),
            ("3号楼", Some("3")),
            ("第３栋", Some("3")),
            ("3 幢 1单元", Some("3")),
            ("3栋2单元1502室", Some("3")),
            ("3号楼1502", Some("3")),
            ("3-2-1502", Some("3")),
            ("3-1502", Some("3")),
            ("3-2单元", Some("3")),
            ("b座", Some("B")),
            ("听雨楼", Some("听雨")),
            ("3#楼", Some("3")),
            ("3单元", None),
            ("1-3号楼", None),
            ("1-3", None),
            ("3栋4栋", None),
            ("3栋/4栋", None),
            ("3栋-4栋", None),
            ("3号楼（东）", None),
            ("3号楼或4号楼", None),
            ("", None),
        ] {
            assert_eq!(building_key(text).as_deref(), key, "{text}");
        }
        // No building has these names.
        for text in ["3栋、4栋", "3.5号楼", "3、4号楼"] {
            assert_ne!(building_key(text).as_deref(), Some("3"), "{text}");
        }
    }
}
