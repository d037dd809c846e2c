//! Telling the people of a meeting apart. Two of the same name are two people, each with a room or a mark (职务或房号); the same
//! name with the same mark is the same person, who is on the list once.
//!
//! Left out on purpose: matching with the register. Whoever comes to a meeting need not be in it.

use super::MeetingPerson;
use super::store::PersonPlan;
use crate::error::{Error, ErrorCode, Result};
use crate::tickets::{Room, half_width};

/// A name without what people write differently: spaces between its characters, full-width forms, capitals.
pub(super) fn plain(name: &str) -> String {
    half_width(name).split_whitespace().collect::<String>().to_lowercase()
}

/// What tells people apart: the name, and the mark as a room is read, `3栋2单元101室` as `3-2-101`.
fn key(name: &str, note: Option<&str>) -> (String, String) {
    (plain(name), plain(&Room::key(note.unwrap_or_default())))
}

/// Whether another one of them has the same name.
pub(super) fn is_shared(person: &MeetingPerson, people: &[MeetingPerson]) -> bool {
    let name = key(&person.name, None);
    people.iter().any(|other| other.id != person.id && key(&other.name, None) == name)
}

/// How somebody is called among these people: by the name, and `王芳（3-2-101）` where another has the same.
pub(crate) fn called(person: &MeetingPerson, people: &[MeetingPerson]) -> String {
    match &person.note {
        Some(note) if is_shared(person, people) => format!("{}（{note}）", person.name),
        _ => person.name.clone(),
    }
}

/// Nobody may be in a plan twice.
///
/// # Errors
/// `meeting.person_there` with the `name` at the second one's.
pub(super) fn once_each(people: &[PersonPlan]) -> Result<()> {
    let mut seen = std::collections::BTreeSet::new();
    for (place, person) in people.iter().enumerate() {
        if !seen.insert(key(&person.name, person.note.as_deref())) {
            let error = Error::field(&format!("people[{place}].name"), ErrorCode::MeetingPersonThere);
            return Err(error.with("name", told(&person.name, person.note.as_deref())));
        }
    }
    Ok(())
}

/// Whether somebody may be added to those who are there. Who has the name of one without a mark may be that one: only
/// `another` says that they are two.
///
/// # Errors
/// `meeting.person_there` at `name`, or `meeting.person_alike` at `another`, with the `name` of the one who is there.
pub(super) fn may_come(new: &PersonPlan, there: &[MeetingPerson], another: bool) -> Result<()> {
    let (name, mark) = key(&new.name, new.note.as_deref());
    let same = there.iter().filter(|one| key(&one.name, None).0 == name);
    for one in same {
        let (_, other) = key(&one.name, one.note.as_deref());
        let refused =
            |field, code| Error::field(field, code).with("name", told(&one.name, one.note.as_deref()));
        if mark == other || mark.is_empty() {
            return Err(refused("name", ErrorCode::MeetingPersonThere));
        }
        if other.is_empty() && !another {
            return Err(refused("another", ErrorCode::MeetingPersonAlike));
        }
    }
    Ok(())
}

fn told(name: &str, note: Option<&str>) -> String {
    note.map_or_else(|| name.to_owned(), |note| format!("{name}（{note}）"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::Attendance;

    fn person(id: i64, name: &str, note: Option<&str>) -> MeetingPerson {
        MeetingPerson {
            id,
            name: name.to_owned(),
            note: note.map(str::to_owned),
            votes: true,
            attendance: Attendance::Present,
            came_at: None,
            left_at: None,
            proxy: None,
        }
    }

    #[test]
    fn who_has_the_same_name_is_another_by_the_mark() {
        let there = [
            person(1, "王芳", Some("3-2-101")),
            person(2, "李强", None),
            person(3, "Anna Li", Some("1-1-101")),
        ];
        let cases = [
            ("王芳", Some("3-2-101"), false, Some("meeting.person_there@name")),
            ("王 芳", Some("3-2- 101"), true, Some("meeting.person_there@name")),
            ("anna li", Some("1-1-101"), true, Some("meeting.person_there@name")),
            ("王芳", Some("３－２－１０１"), true, Some("meeting.person_there@name")),
            ("王芳", Some("3栋2单元101室"), true, Some("meeting.person_there@name")),
            // Without a mark nobody can tell which of the two it is.
            ("王芳", None, true, Some("meeting.person_there@name")),
            ("王芳", Some("5-1-202"), false, None),
            ("李强", None, true, Some("meeting.person_there@name")),
            ("李强", Some("2-1-301"), false, Some("meeting.person_alike@another")),
            ("李强", Some("2-1-301"), true, None),
            ("王芳芳", None, false, None),
        ];
        for (name, note, another, refusal) in cases {
            let new =
                PersonPlan { id: None, name: name.to_owned(), note: note.map(str::to_owned), votes: true };
            let told = may_come(&new, &there, another).err().map(|error| {
                format!("{}@{}", error.code().text(), error.body().field.clone().unwrap_or_default())
            });
            assert_eq!(told.as_deref(), refusal, "{name} {note:?} {another}");
        }
    }

    #[test]
    fn the_mark_is_said_where_the_name_alone_is_not_enough() {
        let people = [
            person(1, "王芳", Some("3-2-101")),
            person(2, "王 芳", Some("主任")),
            person(3, "王芳", None),
            person(4, "李强", Some("2-1-301")),
        ];
        let called: Vec<String> = people.iter().map(|one| called(one, &people)).collect();
        assert_eq!(called, ["王芳（3-2-101）", "王 芳（主任）", "王芳", "李强"]);
    }
}
