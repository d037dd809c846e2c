//! What a list would change: every row compared with the register and with the rows before it. Nothing is written here.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::columns::{Columns, ImportField};
use super::rows::{Record, Rows, Wrong};
use super::{ImportCounts, ImportIssue};
use crate::error::{ErrorCode, Result};
use crate::list::{ImportFix, Mended, Severity, row_number};
use crate::residents::keys::digits;
use crate::residents::people::Checked;
use crate::residents::store::{self, KnownPerson, KnownPhones, KnownRoom};
use crate::table::Sheet;

/// What is done with a row.
pub(super) enum Step {
    /// The room is all that it says.
    Room,
    /// Adds a person.
    Add(Checked),
    /// Changes the person with this id.
    Change(i64, Checked),
    /// The register knows all of it.
    Keep,
}

/// A good row and what is done with it.
pub(super) struct Planned {
    pub(super) record: Record,
    pub(super) step: Step,
}

/// What a list would change.
pub(super) struct Plan {
    pub(super) rows: Vec<Planned>,
    pub(super) issues: Vec<ImportIssue>,
    pub(super) counts: ImportCounts,
    pub(super) rooms: HashMap<String, KnownRoom>,
}

/// Who else has a telephone number.
enum Shared {
    /// Somebody of this row.
    Row(i64),
    /// Somebody of the register.
    Register,
}

/// The register, and what of the list was read so far.
struct Desk {
    rooms: HashMap<String, KnownRoom>,
    people: HashMap<(i64, String), KnownPerson>,
    phones: KnownPhones,
    former: HashSet<(String, String)>,
    /// The area that the list gives a room, and the row that gives it.
    areas: HashMap<String, (i64, i64)>,
    /// Rooms that the list names first, with the row.
    new_rooms: HashMap<String, i64>,
    /// The row of each room and name.
    named: HashMap<(String, String), i64>,
    /// The row and the name of each telephone number.
    called: HashMap<String, (i64, String)>,
}

/// Compares the list with the register.
pub(super) fn plan(
    db: &Connection,
    sheet: &Sheet,
    columns: &Columns,
    fixes: &[ImportFix],
    today: chrono::NaiveDate,
) -> Result<Plan> {
    let mended = Mended::of(sheet, fixes)?;
    let mut desk = Desk {
        rooms: store::known_rooms(db)?,
        people: store::known_people(db)?,
        phones: store::known_phones(db)?,
        former: store::known_former(db)?,
        areas: HashMap::new(),
        new_rooms: HashMap::new(),
        named: HashMap::new(),
        called: HashMap::new(),
    };
    let mut plan =
        Plan { rows: Vec::new(), issues: Vec::new(), counts: ImportCounts::default(), rooms: HashMap::new() };
    let mut rows = Rows::new(columns, today);
    for index in columns.skip..sheet.rows.len() {
        let row = row_number(index);
        let cell = |column: usize| mended.cell(index, column);
        let Some(read) = rows.next(row, &cell) else { continue };
        plan.counts.rows += 1;
        let issue = |wrong: &Wrong, severity, other_row| {
            let column = wrong.column.or_else(|| columns.of_field(wrong.field));
            ImportIssue {
                row,
                about: about(columns, &cell),
                column: column.and_then(|column| i64::try_from(column).ok()),
                field: wrong.field,
                code: wrong.code,
                severity,
                value: column.map(|column| cell(column).to_owned()).unwrap_or_default(),
                other_row,
            }
        };
        match read {
            Ok(record) => desk.compare(record, &mut plan, &issue),
            Err(wrong) => {
                plan.counts.errors += 1;
                plan.issues.extend(wrong.iter().map(|wrong| issue(wrong, Severity::Error, None)));
            }
        }
    }
    plan.rooms = desk.rooms;
    Ok(plan)
}

/// What a row says of the room and of who it is, as it stands there.
fn about<'a>(columns: &Columns, cell: &impl Fn(usize) -> &'a str) -> String {
    let fields = [ImportField::Building, ImportField::Unit, ImportField::Room, ImportField::Name];
    let texts = fields.iter().filter_map(|field| columns.of_field(*field)).map(cell);
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Desk {
    fn compare(
        &mut self,
        record: Record,
        plan: &mut Plan,
        issue: &dyn Fn(&Wrong, Severity, Option<i64>) -> ImportIssue,
    ) {
        let (row, key) = (record.row, record.address.key.clone());
        if let Some(area) = record.area_hundredths {
            match self.areas.get(&key) {
                Some((known, other)) if *known != area => {
                    let wrong = Wrong::of(ImportField::Area, ErrorCode::ImportAreaConflict);
                    plan.counts.errors += 1;
                    plan.issues.push(issue(&wrong, Severity::Error, Some(*other)));
                    return;
                }
                _ => drop(self.areas.entry(key.clone()).or_insert((area, row))),
            }
        }
        if let Some(person) = &record.person {
            match self.named.get(&(key.clone(), person.name.clone())) {
                Some(other) => {
                    let wrong = Wrong::of(ImportField::Name, ErrorCode::ImportDuplicate);
                    plan.counts.duplicates += 1;
                    plan.issues.push(issue(&wrong, Severity::Duplicate, Some(*other)));
                    return;
                }
                None => drop(self.named.insert((key.clone(), person.name.clone()), row)),
            }
            if let Some(shared) = self.shared_phone(person, row) {
                let other_row = match shared {
                    Shared::Row(other) => Some(other),
                    Shared::Register => None,
                };
                let wrong = Wrong::of(ImportField::Phone, ErrorCode::ImportPhoneShared);
                plan.counts.shared_phones += 1;
                plan.issues.push(issue(&wrong, Severity::Notice, other_row));
            }
        }
        self.count_room(&record, &mut plan.counts);
        let planned = self.step(record, &mut plan.counts);
        if let Step::Add(person) = &planned.step
            && self.former.contains(&(key, person.name.clone()))
        {
            let wrong = Wrong::of(ImportField::Name, ErrorCode::ImportMovedOut);
            plan.issues.push(issue(&wrong, Severity::Notice, None));
        }
        plan.rows.push(planned);
    }

    /// Whether somebody of another name has one of the numbers: in which row of the list, or in the register. One
    /// owner of two rooms is no cause for a notice.
    fn shared_phone(&mut self, person: &Checked, row: i64) -> Option<Shared> {
        let mut shared = None;
        for phone in &person.phones {
            let digits = digits(phone);
            let other = if let Some((other, name)) = self.called.get(&digits) {
                (*name != person.name).then_some(Shared::Row(*other))
            } else {
                let known = self.phones.name_of(&digits);
                known.filter(|name| *name != person.name).map(|_| Shared::Register)
            };
            self.called.entry(digits).or_insert_with(|| (row, person.name.clone()));
            shared = shared.or(other);
        }
        shared
    }

    fn count_room(&mut self, record: &Record, counts: &mut ImportCounts) {
        let key = &record.address.key;
        if let Some(known) = self.rooms.get(key) {
            let area = record.area_hundredths.filter(|area| Some(*area) != known.area_hundredths);
            let kind = record.kind.filter(|kind| *kind != known.kind);
            counts.changed_rooms += i64::from(area.is_some() || kind.is_some());
        } else if !self.new_rooms.contains_key(key) {
            self.new_rooms.insert(key.clone(), record.row);
            counts.new_rooms += 1;
        }
    }

    fn step(&self, mut record: Record, counts: &mut ImportCounts) -> Planned {
        let Some(mut person) = record.person.take() else {
            counts.rooms_only += 1;
            return Planned { record, step: Step::Room };
        };
        let household_id = self.rooms.get(&record.address.key).and_then(|room| room.household_id);
        let known = household_id.and_then(|id| self.people.get(&(id, person.name.clone())));
        let Some(known) = known else {
            counts.new_people += 1;
            return Planned { record, step: Step::Add(person) };
        };
        let step = if self.merge(known, &mut person, record.role_given) {
            counts.changed_people += 1;
            Step::Change(known.id, person)
        } else {
            counts.unchanged += 1;
            Step::Keep
        };
        Planned { record, step }
    }

    /// Completes what the list says with what is known: what the list leaves empty stays, telephone numbers come
    /// after those that are there. Answers whether anything is new.
    fn merge(&self, known: &KnownPerson, person: &mut Checked, role_given: bool) -> bool {
        let KnownPerson { id, role, wechat, contact_way, note, moved_in } = known;
        let mut phones = self.phones.of_person(*id).to_vec();
        let count = phones.len();
        for phone in std::mem::take(&mut person.phones) {
            if phones.iter().all(|known| digits(known) != digits(&phone)) {
                phones.push(phone);
            }
        }
        person.phones = phones;
        if !role_given {
            person.role = *role;
        }
        person.wechat = person.wechat.take().or_else(|| wechat.clone());
        person.contact_way = person.contact_way.or(*contact_way);
        person.note = person.note.take().or_else(|| note.clone());
        person.moved_in = person.moved_in.or(*moved_in);
        person.phones.len() > count
            || person.role != *role
            || person.wechat != *wechat
            || person.contact_way != *contact_way
            || person.note != *note
            || person.moved_in != *moved_in
    }
}
