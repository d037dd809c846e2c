//! People: who they are, moving in and out, and seeing a telephone number in full.

use chrono::NaiveDate;
use serde_json::Value;

use super::keys;
use super::rooms::{self, LONGEST_NOTE};
use super::store::{self, NewKeys, NewPerson, PersonChange};
use super::trail::{self, Kept};
use super::{
    AddPerson, ContactWay, Household, HouseholdCard, HouseholdRole, MoveIn, MoveOut, PersonCard, PersonEntry,
    PrivacyAct, RevealPersonPhone, RevealedPhones, UpdatePerson,
};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::tickets::Phone;

/// The most telephone numbers of one person.
pub(super) const MOST_PHONES: usize = 10;

/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 40;

/// The longest name on WeChat, in characters.
pub(super) const LONGEST_WECHAT: usize = 60;

/// What is kept of a person, checked.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) role: HouseholdRole,
    pub(super) phones: Vec<String>,
    pub(super) wechat: Option<String>,
    pub(super) contact_way: Option<ContactWay>,
    pub(super) note: Option<String>,
    pub(super) moved_in: Option<NaiveDate>,
}

impl Checked {
    fn of(context: &WriteContext<'_>, entry: PersonEntry, path: &str) -> Result<Self> {
        let PersonEntry { name, role, phones, wechat, contact_way, note, moved_in } = entry;
        let field = |name: &str| format!("{path}{name}");
        not_in_future(context, &field("moved_in"), moved_in)?;
        Ok(Self {
            name: input::required_line(&field("name"), &name, LONGEST_NAME)?,
            role,
            phones: checked_phones(&field("phones"), &phones)?,
            wechat: input::optional_line(&field("wechat"), wechat.as_deref(), LONGEST_WECHAT)?,
            contact_way,
            note: input::optional(&field("note"), note.as_deref(), LONGEST_NOTE)?,
            moved_in,
        })
    }

    pub(super) fn change(&self) -> PersonChange<'_> {
        let Self { name, role, phones: _, wechat, contact_way, note, moved_in } = self;
        PersonChange {
            name,
            role: *role,
            wechat: wechat.as_deref(),
            contact_way: *contact_way,
            note: note.as_deref(),
            moved_in: *moved_in,
        }
    }
}

fn not_in_future(context: &WriteContext<'_>, field: &str, day: Option<NaiveDate>) -> Result<()> {
    if day.is_some_and(|day| day > day_of(context.zone, context.now)) {
        return Err(Error::field(field, ErrorCode::TimeInFuture));
    }
    Ok(())
}

fn checked_phones(field: &str, phones: &[String]) -> Result<Vec<String>> {
    let mut checked: Vec<String> = Vec::new();
    for (place, text) in phones.iter().enumerate() {
        let place = format!("{field}[{place}]");
        if let Some(phone) = resident_phone(&place, text)?
            && !checked.contains(&phone)
        {
            checked.push(phone);
        }
    }
    if checked.len() > MOST_PHONES {
        return Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", 0).with("max", MOST_PHONES));
    }
    Ok(checked)
}

/// A resident's telephone number; empty is none. A mobile number with a digit too few or too many is not one.
///
/// # Errors
/// `phone.malformed` at `field`.
pub(super) fn resident_phone(field: &str, text: &str) -> Result<Option<String>> {
    let Some(phone) = Phone::parse(field, Some(text))? else { return Ok(None) };
    let digits = keys::digits(phone.as_str());
    if digits.starts_with('1') && matches!(digits.len(), 8..=10 | 12..=14) {
        return Err(Error::field(field, ErrorCode::PhoneMalformed));
    }
    Ok(Some(phone.as_str().to_owned()))
}

/// Adds a person to a household; everything was checked.
pub(super) fn insert(
    context: &WriteContext<'_>,
    (household_id, room_id): (i64, i64),
    checked: &Checked,
) -> Result<i64> {
    let id = store::insert_person(
        context.db,
        &NewPerson {
            uid: context.ids.next(context.now),
            household_id,
            created_at: context.now,
            kept: checked.change(),
        },
    )?;
    store::set_phones(context.db, id, &checked.phones)?;
    let keys = keys::of_person(&checked.name, &checked.phones);
    let new = NewKeys { person_id: id, room_id, former: false, keys: &keys, replace: false };
    store::set_person_keys(context.db, &new)?;
    Ok(id)
}

/// Gives a person the keys that follow from what is now kept: none if restricted or anonymous.
pub(super) fn refresh_keys(context: &WriteContext<'_>, person: &PersonCard) -> Result<()> {
    let db = context.db;
    let (_, room_id) = store::household(db, person.household_id, "household_id")?;
    let keys = match &person.name {
        Some(name) if !person.restricted => keys::of_person(name, &store::phones(db, person.id)?),
        _ => Vec::new(),
    };
    let former = person.moved_out.is_some();
    store::set_person_keys(db, &NewKeys { person_id: person.id, room_id, former, keys: &keys, replace: true })
}

/// The person, who must not be anonymous.
pub(super) fn named_person(context: &WriteContext<'_>, id: i64, field: &str) -> Result<PersonCard> {
    let person = store::person(context.db, id, field)?;
    if person.anonymised_at.is_some() {
        return Err(Error::field(field, ErrorCode::PersonAnonymised));
    }
    Ok(person)
}

/// How the audit trail names a person: by a number that says nothing of who it is.
pub(super) fn subject(person_id: i64) -> String {
    format!("person/{person_id}")
}

impl Write for AddPerson {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PersonCard>> {
        let AddPerson { household_id, person } = self;
        let checked = Checked::of(context, person, "person.")?;
        let (household, room_id) = store::household(context.db, household_id, "household_id")?;
        if household.ended_on.is_some() {
            return Err(Error::field("household_id", ErrorCode::HouseholdClosed));
        }
        within(&household, checked.moved_in, "person.moved_in")?;
        let id = insert(context, (household_id, room_id), &checked)?;
        let answer = store::person(context.db, id, "id")?;
        let changes = trail::of_person(None, &Kept::read(context.db, &answer)?);
        Ok(Done::new(answer, subject(id)).changing(changes))
    }
}

/// Nobody belongs to a household before it begins.
fn within(household: &Household, moved_in: Option<NaiveDate>, field: &str) -> Result<()> {
    match (household.began_on, moved_in) {
        (Some(began_on), Some(moved_in)) if moved_in < began_on => {
            Err(Error::field(field, ErrorCode::DateBeforeStart).with("began_on", began_on.to_string()))
        }
        _ => Ok(()),
    }
}

impl Write for UpdatePerson {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<PersonCard>> {
        let UpdatePerson { id, name, role, phones, wechat, contact_way, note, moved_in, expected_version } =
            self;
        let keep_phones = phones.is_none();
        let phones = phones.unwrap_or_default();
        let entry = PersonEntry { name, role, phones, wechat, contact_way, note, moved_in };
        let checked = Checked::of(context, entry, "")?;
        let before = named_person(context, id, "id")?;
        input::same_version(expected_version, before.version)?;
        if before.moved_out.zip(moved_in).is_some_and(|(out, moved_in)| out < moved_in) {
            return Err(Error::field("moved_in", ErrorCode::DateBeforeStart));
        }
        let (household, _) = store::household(context.db, before.household_id, "id")?;
        within(&household, moved_in, "moved_in")?;
        let kept = Kept::read(context.db, &before)?;
        store::update_person(context.db, id, &checked.change())?;
        if !keep_phones {
            store::set_phones(context.db, id, &checked.phones)?;
        }
        let answer = store::person(context.db, id, "id")?;
        refresh_keys(context, &answer)?;
        let changes = trail::of_person(Some(&kept), &Kept::read(context.db, &answer)?);
        Ok(Done::new(answer, subject(id)).changing(changes))
    }
}

impl Write for MoveIn {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<HouseholdCard>> {
        let id = move_in(context, self)?;
        let answer = card(context, id)?;
        let changes = trail::of_household(None, &answer);
        let subject = format!("room/{}", answer.room.room);
        Ok(Done::new(answer, subject).changing(changes))
    }
}

/// A household takes a room. Answers its id.
///
/// # Errors
/// `household.open` if somebody has the room; those of the fields of [`MoveIn`].
pub(crate) fn move_in(context: &WriteContext<'_>, arguments: MoveIn) -> Result<i64> {
    let db = context.db;
    let MoveIn { room_id, began_on, people } = arguments;
    let room = store::room(db, room_id, "room_id")?;
    not_in_future(context, "began_on", began_on)?;
    if people.is_empty() {
        return Err(Error::field("people", ErrorCode::InputRequired));
    }
    if let Some(last) = store::households(db, room.id)?.first() {
        let Some(ended_on) = last.ended_on else {
            return Err(Error::field("room_id", ErrorCode::HouseholdOpen).with("household_id", last.id));
        };
        if began_on.is_some_and(|began_on| began_on < ended_on) {
            let error = Error::field("began_on", ErrorCode::DateBeforeStart);
            return Err(error.with("began_on", ended_on.to_string()));
        }
    }
    let id = store::insert_household(db, room.id, began_on)?;
    let household = Household { id, began_on, ended_on: None };
    for (place, person) in people.into_iter().enumerate() {
        let path = format!("people[{place}].");
        let mut checked = Checked::of(context, person, &path)?;
        checked.moved_in = checked.moved_in.or(began_on);
        within(&household, checked.moved_in, &format!("{path}moved_in"))?;
        insert(context, (id, room.id), &checked)?;
    }
    Ok(id)
}

impl Write for MoveOut {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<HouseholdCard>> {
        let (household_id, moved_out) = (self.household_id, self.moved_out);
        let before = card(context, household_id)?;
        move_out(context, self)?;
        let answer = card(context, household_id)?;
        let changes =
            trail::of_household(Some(&before), &answer).with("moved_out", Value::Null, moved_out.to_string());
        let subject = format!("room/{}", answer.room.room);
        Ok(Done::new(answer, subject).changing(changes))
    }
}

/// People leave. Answers the id of the room.
///
/// # Errors
/// `household.closed`, `person.elsewhere`, `person.moved_out`; those of the fields of [`MoveOut`].
pub(crate) fn move_out(context: &WriteContext<'_>, arguments: MoveOut) -> Result<i64> {
    let MoveOut { household_id, person_ids, moved_out } = arguments;
    let db = context.db;
    not_in_future(context, "moved_out", Some(moved_out))?;
    let (household, room_id) = store::household(db, household_id, "household_id")?;
    if household.ended_on.is_some() {
        return Err(Error::field("household_id", ErrorCode::HouseholdClosed));
    }
    let before_start = |began_on: NaiveDate| {
        Error::field("moved_out", ErrorCode::DateBeforeStart).with("began_on", began_on.to_string())
    };
    if let Some(began_on) = household.began_on.filter(|began_on| moved_out < *began_on) {
        return Err(before_start(began_on));
    }
    for person in leaving(store::of_household(db, household_id)?, person_ids.as_deref())? {
        if let Some(moved_in) = person.moved_in.filter(|moved_in| moved_out < *moved_in) {
            return Err(before_start(moved_in));
        }
        store::set_moved_out(db, person.id, moved_out)?;
        refresh_keys(context, &store::person(db, person.id, "person_ids")?)?;
    }
    if store::former(db, household_id)? {
        store::end_household(db, household_id, last_day(db, household_id, moved_out)?)?;
    }
    Ok(room_id)
}

/// The id of the first person who was entered of a household that has somebody.
///
/// # Errors
/// `input.unknown_id` if there is nobody.
pub(crate) fn first_person(db: &rusqlite::Connection, household_id: i64) -> Result<i64> {
    let ids = store::of_household(db, household_id)?.into_iter().map(|person| person.id);
    ids.min().ok_or_else(|| Error::field("household_id", ErrorCode::InputUnknownId))
}

/// A household ends with the last of its people, whoever was entered first.
fn last_day(db: &rusqlite::Connection, household_id: i64, moved_out: NaiveDate) -> Result<NaiveDate> {
    let people = store::of_household(db, household_id)?;
    Ok(people.iter().filter_map(|person| person.moved_out).max().unwrap_or(moved_out))
}

/// Those of `people` who leave: the ones named, or all who are here.
fn leaving(people: Vec<PersonCard>, named: Option<&[i64]>) -> Result<Vec<PersonCard>> {
    let Some(ids) = named else {
        return Ok(people.into_iter().filter(|person| person.moved_out.is_none()).collect());
    };
    if ids.is_empty() {
        return Err(Error::field("person_ids", ErrorCode::InputRequired));
    }
    for (place, id) in ids.iter().enumerate() {
        let code = match people.iter().find(|person| person.id == *id) {
            None => ErrorCode::PersonElsewhere,
            Some(person) if person.moved_out.is_some() => ErrorCode::PersonMovedOut,
            Some(_) => continue,
        };
        return Err(Error::field(&format!("person_ids[{place}]"), code).with("id", *id));
    }
    Ok(people.into_iter().filter(|person| ids.contains(&person.id)).collect())
}

/// The card as a read by the same person would show it.
fn card(context: &WriteContext<'_>, household_id: i64) -> Result<HouseholdCard> {
    let (household, room_id) = store::household(context.db, household_id, "household_id")?;
    let room = store::room(context.db, room_id, "household_id")?;
    rooms::card(context.db, room, Some(household), context.actor, context.now)
}

impl Write for RevealPersonPhone {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RevealedPhones>> {
        let RevealPersonPhone { person_id, reason } = self;
        let reason = input::optional("reason", reason.as_deref(), 200)?;
        let person = named_person(context, person_id, "person_id")?;
        let phones = store::phones(context.db, person.id)?;
        if phones.is_empty() {
            return Err(Error::field("person_id", ErrorCode::PersonWithoutPhone));
        }
        let by = (context.now, context.actor.id);
        store::add_privacy(context.db, person.id, PrivacyAct::Revealed, by, None, reason.as_deref())?;
        Ok(Done::new(RevealedPhones { phones }, subject(person.id)))
    }
}
