//! The demo office's register: who lives where, entered through the same functions that hosts call; and who of them comes with
//! what words.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

use super::life::Life;
use super::{Matter, Town, troubles, words};
use crate::access::{self, Changes};
use crate::days::day_of;
use crate::error::Result;
use crate::operation::{Operation, WriteContext};
use crate::residents::{
    self, ContactWay, HouseholdRole, MoveIn, MoveOut, PersonEntry, RoomKind, SaveRoom, move_in, save_room,
};
use crate::tickets::Category;

/// The households of building 7, sixty a building.
const BUILDING_7: std::ops::Range<usize> = 360..420;

/// A household that brings tickets.
#[derive(Clone)]
pub(super) struct Household {
    pub(super) building: usize,
    pub(super) unit: usize,
    pub(super) floor: usize,
    pub(super) room: String,
    pub(super) name: String,
    pub(super) phone: String,
    /// The one who calls, in the register.
    pub(super) person_id: i64,
}

/// Sixty households a building, in two units of fifteen floors.
pub(super) fn imagined(life: &mut Life, index: usize) -> Household {
    let (building, rest) = (index / 60 + 1, index % 60);
    let (unit, rest) = (rest / 30 + 1, rest % 30);
    let (floor, door) = (rest / 2 + 1, rest % 2 + 1);
    let name = format!("{}{}", life.pick(&words::SURNAMES), life.pick(&words::GIVEN_NAMES));
    let room = format!("{building}-{unit}-{floor:02}{door:02}");
    Household { building, unit, floor, room, name, phone: phone(life), person_id: 0 }
}

/// No Chinese mobile number begins with 12: these ring nowhere.
fn phone(life: &mut Life) -> String {
    format!("12{:09}", life.below(1_000_000_000))
}

/// Enters the households, with shops and parking places nobody calls from.
pub(super) fn enter(context: &WriteContext<'_>, life: &mut Life, households: &mut [Household]) -> Result<()> {
    let today = day_of(context.zone, context.now);
    for (index, household) in households.iter_mut().enumerate() {
        // Doors of one position are of one size, as in life.
        let area = 7200 + 655 * i64::try_from(index % 4).unwrap_or(0);
        let room_id = room(context, &household.room, None, Some(area))?;
        let began_on = if index % 25 == 7 { Some(former(context, life, room_id, today)?) } else { None };
        let mut people = vec![caller(life, household)];
        if life.percent(35) {
            people.push(relative(life, &household.name));
        }
        let id = move_in(context, MoveIn { room_id, began_on, people })?;
        audit::<MoveIn>(context, &household.room)?;
        household.person_id = residents::first_person(context.db, id)?;
    }
    for number in 1..=households.len() / 60 {
        room(context, &format!("商铺{number}"), Some(RoomKind::Shop), Some(4250))?;
    }
    for number in 1..=households.len() / 10 {
        room(context, &format!("车位B1-{number:03}"), Some(RoomKind::Parking), Some(1325))?;
    }
    Ok(())
}

fn room(
    context: &WriteContext<'_>,
    room: &str,
    kind: Option<RoomKind>,
    area_hundredths: Option<i64>,
) -> Result<i64> {
    let entry = SaveRoom {
        id: None,
        room: room.to_owned(),
        kind,
        area_hundredths,
        note: None,
        expected_version: None,
    };
    let id = save_room(context, entry)?;
    audit::<SaveRoom>(context, room)?;
    Ok(id)
}

fn audit<O: Operation>(context: &WriteContext<'_>, room: &str) -> Result<()> {
    access::store::audit(
        context.db,
        context.now,
        context.actor,
        O::NAME,
        &format!("room/{room}"),
        &Changes::default(),
    )
}

fn caller(life: &mut Life, household: &Household) -> PersonEntry {
    let role = if life.percent(82) { HouseholdRole::Owner } else { HouseholdRole::Tenant };
    let contact_way = life.percent(30).then_some(ContactWay::Wechat);
    PersonEntry { contact_way, ..entry(&household.name, role, vec![household.phone.clone()]) }
}

/// Somebody of the same family name.
fn relative(life: &mut Life, name: &str) -> PersonEntry {
    let surname = if name.starts_with("欧阳") { 2 } else { 1 };
    let surname: String = name.chars().take(surname).collect();
    let given = life.pick(&words::GIVEN_NAMES);
    entry(&format!("{surname}{given}"), HouseholdRole::Family, vec![phone(life)])
}

fn entry(name: &str, role: HouseholdRole, phones: Vec<String>) -> PersonEntry {
    PersonEntry {
        name: name.to_owned(),
        role,
        phones,
        wechat: None,
        contact_way: None,
        note: None,
        moved_in: None,
    }
}

/// A household that had the room before. Answers when it left.
fn former(context: &WriteContext<'_>, life: &mut Life, room_id: i64, today: NaiveDate) -> Result<NaiveDate> {
    let before = |days: usize| today - Days::new(u64::try_from(days).unwrap_or(0));
    let left = before(30 + life.below(400));
    let name = format!("{}{}", life.pick(&words::SURNAMES), life.pick(&words::GIVEN_NAMES));
    let people = vec![entry(&name, HouseholdRole::Tenant, vec![phone(life)])];
    let began_on = Some(left - Days::new(365 * 2));
    let household_id = move_in(context, MoveIn { room_id, began_on, people })?;
    residents::move_out(context, MoveOut { household_id, person_ids: None, moved_out: left })?;
    Ok(left)
}

impl Town {
    /// Who comes: somebody of building 7, where there is one, if it is about its lift.
    pub(super) fn home(&mut self, lift: bool) -> Household {
        let concerned = if lift { BUILDING_7 } else { 0..self.households.len() };
        let concerned = self.households.get(concerned).filter(|homes| !homes.is_empty());
        self.life.pick(concerned.unwrap_or(&self.households)).clone()
    }

    pub(super) fn words(
        &mut self,
        home: &Household,
        at: DateTime<Utc>,
        category: Category,
        subject: usize,
        matter: Matter,
    ) -> String {
        let month = at.with_timezone(&self.zone).month();
        let all = words::SUBJECTS[subject].of(category);
        let said = match matter {
            Matter::Lift => *self.life.pick(&words::LIFT_FAILURE),
            Matter::Trouble(place) => *self.life.pick(&troubles::TROUBLES[place].said),
            Matter::Ordinary | Matter::Waiting(_) => {
                let season: Vec<&str> =
                    all.iter().copied().filter(|text| words::in_season(text, month)).collect();
                *self.life.pick(if season.is_empty() { all } else { &season })
            }
        };
        let (opening, ending) =
            (self.life.pick(words::openings(category)), self.life.pick(words::endings(category)));
        // Nobody names the building twice.
        let opening = if said.contains("{b}") && opening.contains("{b}") { "" } else { opening };
        format!("{opening}{said}{ending}")
            .replace("{b}", &home.building.to_string())
            .replace("{u}", &home.unit.to_string())
            .replace("{f}", &home.floor.to_string())
    }
}
