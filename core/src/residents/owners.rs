//! Who owned which room on a day, for whoever counts owners' votes. Nothing leaves here by which a person could be
//! known: an owner is a number that means the same person within one answer.
//!
//! The register knows an owner once for each household. Two entries are the same person if they have the same name and
//! a telephone number in common; the name alone is not enough, there are many 王伟.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::RoomKind;
use super::store::{self, OwnerRow};
use crate::error::Result;

/// A room on a day, and who owned it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnedRoom {
    /// Its number in the normal form.
    pub(crate) room: String,
    /// What it is.
    pub(crate) kind: RoomKind,
    /// Its area in hundredths of a square metre; none if it is not known.
    pub(crate) area_hundredths: Option<i64>,
    /// Whether any household had it: one that nobody has had yet is still the developer's.
    pub(crate) taken: bool,
    /// Its owners, sorted; none if no owner of it is registered.
    pub(crate) owners: Vec<i64>,
}

/// Every room as it was at the end of `day`, in the order of their numbers.
pub(crate) fn owned_rooms(db: &Connection, day: NaiveDate) -> Result<Vec<OwnedRoom>> {
    let same = same_people(&store::owners(db, day)?);
    let mut rooms = store::rooms_on(db, day)?;
    for (room, household) in &mut rooms {
        let owners = household.and_then(|id| same.get(&id));
        room.owners = owners.cloned().unwrap_or_default();
    }
    Ok(rooms.into_iter().map(|(room, _)| room).collect())
}

/// The owners of each household, each person by the lowest id of the entries that are the same person.
fn same_people(rows: &[OwnerRow]) -> BTreeMap<i64, Vec<i64>> {
    let mut first: BTreeMap<i64, i64> = rows.iter().map(|row| (row.person_id, row.person_id)).collect();
    let mut by_phone: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for row in rows {
        for (name, phone) in
            row.name.iter().flat_map(|name| row.phones.iter().map(move |phone| (name, phone)))
        {
            let known = *by_phone.entry((name, phone)).or_insert(row.person_id);
            let (one, other) = (root(&first, known), root(&first, row.person_id));
            first.insert(one.max(other), one.min(other));
        }
    }
    let mut owners: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for row in rows {
        owners.entry(row.household_id).or_default().push(root(&first, row.person_id));
    }
    for people in owners.values_mut() {
        people.sort_unstable();
        people.dedup();
    }
    owners
}

/// Follows `id` to the lowest id of the same person. An entry points at a lower one or at itself, so this ends.
fn root(first: &BTreeMap<i64, i64>, mut id: i64) -> i64 {
    while let Some(lower) = first.get(&id).filter(|lower| **lower < id) {
        id = *lower;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(person_id: i64, household_id: i64, name: &str, phones: &[&str]) -> OwnerRow {
        OwnerRow {
            person_id,
            household_id,
            name: Some(name.to_owned()),
            phones: phones.iter().map(|phone| (*phone).to_owned()).collect(),
        }
    }

    #[test]
    fn the_same_name_and_a_number_in_common_are_one_person() {
        let rows = [
            row(1, 10, "王伟", &["1"]),
            row(2, 11, "王伟", &["2"]),
            row(3, 12, "王伟", &["2", "1"]),
            row(4, 13, "李芳", &["1"]),
            row(5, 14, "王伟", &[]),
            OwnerRow { person_id: 6, household_id: 10, name: None, phones: Vec::new() },
        ];
        let owners = same_people(&rows);
        let of = |household| owners[&household].clone();
        assert_eq!((of(10), of(11), of(12)), (vec![1, 6], vec![1], vec![1]), "the third joins the first two");
        assert_eq!((of(13), of(14)), (vec![4], vec![5]), "a number alone, or a name alone, is not enough");
    }

    #[test]
    fn the_order_of_the_entries_does_not_matter() {
        let mut rows = vec![
            row(1, 10, "王伟", &["1"]),
            row(2, 11, "王伟", &["2"]),
            row(3, 12, "王伟", &["3", "2"]),
            row(4, 13, "王伟", &["3", "1"]),
        ];
        let forward = same_people(&rows);
        rows.reverse();
        assert_eq!(same_people(&rows), forward);
        assert!(forward.values().all(|owners| owners == &[1]));
    }
}
