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

/// The key of a building: `3号楼`, `第3栋` and `3栋2单元` are 3.
fn building_key(text: &str) -> String {
    let text = half_width(text);
    let text = text.trim().trim_start_matches('第');
    Room::key(text).split('-').next().unwrap_or_default().to_owned()
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
            desk.buildings.insert(building_key(&building), part);
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
        let bare = half_width(text);
        [text, without_letter(bare.trim())]
            .iter()
            .find_map(|text| self.buildings.get(&building_key(text)).copied())
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
