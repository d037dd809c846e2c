//! A row of a list as what it must be, or what is wrong with it, cell by cell.

use chrono::{Days, NaiveDate};

use super::columns::{Columns, ImportField};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::residents::address::Address;
use crate::residents::people::{self, Checked};
use crate::residents::rooms::{LARGEST_AREA, LONGEST_NOTE};
use crate::residents::{ContactWay, HouseholdRole, RoomKind};
use crate::tickets::{PARKING, Room, SHOP, half_width};

/// A good row.
pub(super) struct Record {
    /// The row of the sheet, counted from 1.
    pub(super) row: i64,
    pub(super) address: Address,
    pub(super) kind: Option<RoomKind>,
    pub(super) area_hundredths: Option<i64>,
    /// Who lives there, if the row names anybody.
    pub(super) person: Option<Checked>,
    /// Whether the row says what the person is in the household.
    pub(super) role_given: bool,
    /// What the row notes where it names nobody.
    pub(super) room_note: Option<String>,
}

/// What is wrong with a cell.
pub(super) struct Wrong {
    pub(super) field: ImportField,
    /// Which of the field's columns, where it has several; the first if none.
    pub(super) column: Option<usize>,
    pub(super) code: ErrorCode,
}

impl Wrong {
    pub(super) fn of(field: ImportField, code: ErrorCode) -> Self {
        Self { field, column: None, code }
    }
}

/// Reads rows, one after the other.
pub(super) struct Rows<'a> {
    columns: &'a Columns,
    today: NaiveDate,
    above: [String; 3],
}

/// The text of a cell of the row, fixes included.
pub(super) type Cells<'a> = dyn Fn(usize) -> &'a str + 'a;

/// The fields that say where a room is.
const PLACE: [ImportField; 3] = [ImportField::Building, ImportField::Unit, ImportField::Room];

impl<'a> Rows<'a> {
    pub(super) fn new(columns: &'a Columns, today: NaiveDate) -> Self {
        Self { columns, today, above: Default::default() }
    }

    /// What the next row says. None if it says nothing.
    pub(super) fn next(
        &mut self,
        row: i64,
        cells: &Cells<'_>,
    ) -> Option<std::result::Result<Record, Vec<Wrong>>> {
        if self.columns.all().all(|column| cells(column).is_empty()) {
            return None;
        }
        let place = self.place(cells);
        let mut reader = Reader { columns: self.columns, cells, wrong: Vec::new() };
        let address = reader.address(&place);
        let kind = reader.read(ImportField::Kind, room_kind).flatten();
        let area_hundredths = reader.read(ImportField::Area, area).flatten();
        let today = self.today;
        let person = reader.person(today);
        let role_given = !reader.text(ImportField::Role).is_empty();
        let room_note = if person.is_none() { reader.note() } else { None };
        let wrong = reader.wrong;
        match address {
            Some(address) if wrong.is_empty() => {
                Some(Ok(Record { row, address, kind, area_hundredths, person, role_given, room_note }))
            }
            _ => Some(Err(wrong)),
        }
    }

    /// Building, unit and room of the row. What is empty may mean the same as above, until something before it
    /// changes: a new building does not begin in the old one's unit.
    fn place(&mut self, cells: &Cells<'_>) -> [String; 3] {
        let mut place = PLACE.map(|field| {
            self.columns.of_field(field).map(|column| cells(column).to_owned()).unwrap_or_default()
        });
        if self.columns.fill_down {
            for (index, text) in place.iter_mut().enumerate() {
                if text.is_empty() {
                    text.clone_from(&self.above[index]);
                } else if *text != self.above[index] {
                    self.above[index].clone_from(text);
                    self.above[index + 1..].fill(String::new());
                }
            }
        }
        place
    }
}

struct Reader<'a, 'b> {
    columns: &'a Columns,
    cells: &'a Cells<'b>,
    wrong: Vec<Wrong>,
}

impl Reader<'_, '_> {
    fn text(&self, field: ImportField) -> &str {
        self.columns.of_field(field).map_or("", |column| (self.cells)(column))
    }

    fn read<T>(&mut self, field: ImportField, parse: impl FnOnce(&str) -> Result<T>) -> Option<T> {
        let text = self.text(field);
        // What a formula that failed leaves behind is never meant.
        let failed = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&text);
        let parsed = if failed { Err(Error::new(ErrorCode::InputInvalid)) } else { parse(text) };
        parsed.map_err(|error| self.wrong.push(Wrong::of(field, error.code()))).ok()
    }

    fn address(&mut self, [building, unit, room]: &[String; 3]) -> Option<Address> {
        let number = Room::key(room);
        let elsewhere = number.starts_with(PARKING) || number.starts_with(SHOP);
        let whole = building.is_empty() || number.starts_with(&(Room::key(&format!("{building}栋")) + "-"));
        let complete =
            elsewhere || number.contains('-') || self.columns.of_field(ImportField::Building).is_none();
        if building.is_empty() && !room.is_empty() && !complete {
            self.wrong.push(Wrong::of(ImportField::Building, ErrorCode::InputRequired));
            return None;
        }
        // The door's cell may say all of it already.
        let said = whole && (unit.is_empty() || number.matches('-').count() > 1);
        let text = if room.is_empty() || number.starts_with(PARKING) || said {
            room.clone()
        } else if unit.is_empty() {
            format!("{building}栋{room}")
        } else {
            format!("{building}栋{unit}单元{room}")
        };
        self.read(ImportField::Room, |_| Address::parse("room", &text))
    }

    fn person(&mut self, today: NaiveDate) -> Option<Checked> {
        let name = self.read(ImportField::Name, name)?;
        let phones = self.phones();
        let role = self.read(ImportField::Role, role);
        let wechat = self.read(ImportField::Wechat, |text| {
            input::optional_line("wechat", Some(text), people::LONGEST_WECHAT)
        });
        let contact_way = self.read(ImportField::ContactWay, contact_way);
        let moved_in = self.read(ImportField::MovedIn, |text| day(text, today));
        let Some(name) = name else {
            // Telephone number without a name: whose would it be?
            if phones.as_ref().is_some_and(|phones| !phones.is_empty()) {
                self.wrong.push(Wrong::of(ImportField::Name, ErrorCode::InputRequired));
            }
            return None;
        };
        let note = self.note();
        Some(Checked {
            name,
            role: role?,
            phones: phones?,
            wechat: wechat?,
            contact_way: contact_way?,
            note,
            moved_in: moved_in?,
        })
    }

    fn note(&mut self) -> Option<String> {
        self.read(ImportField::Note, |text| input::optional("note", Some(text), LONGEST_NOTE)).flatten()
    }

    /// The numbers of all telephone columns; None if one of them is wrong.
    fn phones(&mut self) -> Option<Vec<String>> {
        let mut phones = Vec::new();
        for column in self.columns.each(ImportField::Phone) {
            match phones_of((self.cells)(column)) {
                Ok(more) => phones.extend(more),
                Err(error) => {
                    self.wrong
                        .push(Wrong { column: Some(column), ..Wrong::of(ImportField::Phone, error.code()) });
                    return None;
                }
            }
        }
        let mut seen = Vec::new();
        phones.retain(|phone| {
            !seen.contains(phone) && {
                seen.push(phone.clone());
                true
            }
        });
        if phones.len() > people::MOST_PHONES {
            self.wrong.push(Wrong::of(ImportField::Phone, ErrorCode::InputOutOfRange));
            return None;
        }
        Some(phones)
    }
}

fn name(text: &str) -> Result<Option<String>> {
    if text.contains(['、', '/', ',', '，', ';', '；']) {
        return Err(Error::new(ErrorCode::ImportSeveralPeople));
    }
    input::optional_line("name", Some(text), people::LONGEST_NAME)
}

fn phones_of(text: &str) -> Result<Vec<String>> {
    let text = half_width(text);
    let mut parts: Vec<&str> = text.split(['/', '、', ',', ';', '|', '\n', '，', '；']).collect();
    // Two numbers with a space between them, not one that is written in groups.
    if let [one] = parts[..]
        && one.chars().filter(char::is_ascii_digit).count() > 14
    {
        parts = one.split_whitespace().collect();
    }
    let phones = parts.iter().map(|part| people::resident_phone("phone", &without_exponent(part)?));
    Ok(phones.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// `1.3812341234E+10` is a number that a spreadsheet spoiled; `1.38E+10` has lost its digits and is none.
fn without_exponent(text: &str) -> Result<String> {
    let text = text.trim();
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return Ok(text.to_owned()) };
    let lost = || Error::new(ErrorCode::PhoneMalformed);
    let exponent: usize = exponent.trim_start_matches('+').parse().map_err(|_| lost())?;
    let (whole, fraction) = digits.split_once('.').ok_or_else(lost)?;
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if fraction.len() == exponent && all_digits(whole) && all_digits(fraction) {
        Ok(format!("{whole}{fraction}"))
    } else {
        Err(lost())
    }
}

/// What the first of the words that `text` contains stands for; none if it is empty.
fn word<T: Copy>(text: &str, words: &[(&[&str], T)], code: ErrorCode) -> Result<Option<T>> {
    let text = half_width(text).to_uppercase();
    if text.trim().is_empty() {
        return Ok(None);
    }
    let known = words.iter().find(|(words, _)| words.iter().any(|word| text.contains(word)));
    known.map(|(_, one)| Some(*one)).ok_or_else(|| Error::new(code))
}

fn role(text: &str) -> Result<HouseholdRole> {
    let words: &[(&[&str], HouseholdRole)] = &[
        (&["租", "TENANT"], HouseholdRole::Tenant),
        (
            &["家属", "家庭成员", "家人", "配偶", "妻", "夫", "子", "女", "父", "母", "亲属", "FAMILY"],
            HouseholdRole::Family,
        ),
        (&["业主", "户主", "产权", "本人", "OWNER"], HouseholdRole::Owner),
    ];
    Ok(word(text, words, ErrorCode::ImportRoleUnknown)?.unwrap_or(HouseholdRole::Owner))
}

fn room_kind(text: &str) -> Result<Option<RoomKind>> {
    let words: &[(&[&str], RoomKind)] = &[
        (&["车位", "车库", "停车", "PARKING"], RoomKind::Parking),
        (&["商", "铺", "门面", "SHOP"], RoomKind::Shop),
        (&["住", "公寓", "别墅", "洋房", "高层", "HOME"], RoomKind::Home),
    ];
    word(text, words, ErrorCode::ImportKindUnknown)
}

fn contact_way(text: &str) -> Result<Option<ContactWay>> {
    let words: &[(&[&str], ContactWay)] = &[
        (&["微信", "WECHAT"], ContactWay::Wechat),
        (&["短信", "MESSAGE"], ContactWay::Message),
        (&["上门", "VISIT"], ContactWay::Visit),
        (&["电话", "手机", "PHONE"], ContactWay::Phone),
    ];
    word(text, words, ErrorCode::InputInvalid)
}

/// An area in square metres, as hundredths.
pub(super) fn area(text: &str) -> Result<Option<i64>> {
    let text = half_width(text).replace(',', "");
    let text = text.trim();
    let number = ["平方米", "平米", "㎡", "m²", "m2", "平"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text)
        .trim_end();
    if number.is_empty() && text.is_empty() {
        return Ok(None);
    }
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = if part.len() > 2 { part.trim_end_matches('0') } else { part };
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 7 || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(Error::new(ErrorCode::AreaMalformed));
    }
    match format!("{whole}{part:0<2}").parse::<i64>() {
        Ok(hundredths) if (1..=LARGEST_AREA).contains(&hundredths) => Ok(Some(hundredths)),
        _ => Err(Error::new(ErrorCode::AreaMalformed)),
    }
}

/// A day as people and spreadsheets write it; not after today.
fn day(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let text = half_width(text);
    let Some(text) = text.split_whitespace().next() else { return Ok(None) };
    let day = written_day(text.split('T').next().unwrap_or(text))
        .ok_or_else(|| Error::new(ErrorCode::DateMalformed))?;
    if day > today {
        return Err(Error::new(ErrorCode::TimeInFuture));
    }
    Ok(Some(day))
}

fn written_day(text: &str) -> Option<NaiveDate> {
    if let Ok(serial) = text.split('.').next().unwrap_or(text).parse::<u64>()
        && (10_000..80_000).contains(&serial)
    {
        // A spreadsheet counts days from the end of 1899, more or less.
        return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial));
    }
    if text.len() == 8 && text.chars().all(|c| c.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let plain = text.replace(['年', '月', '/', '.'], "-").replace('日', "");
    let mut parts = plain.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: std::fmt::Debug + PartialEq>(parse: impl Fn(&str) -> Result<T>, cases: &[(&str, Option<T>)]) {
        for (text, expected) in cases {
            assert_eq!(parse(text).ok().as_ref(), expected.as_ref(), "{text}");
        }
    }

    #[test]
    fn areas() {
        check(
            area,
            &[
                ("89.5", Some(Some(8950))),
                ("89.53㎡", Some(Some(8953))),
                ("1,089.5 平方米", Some(Some(108_950))),
                ("89", Some(Some(8900))),
                ("89.500", Some(Some(8950))),
                ("８９．５", Some(Some(8950))),
                ("", Some(None)),
                ("89.535", None),
                ("0", None),
                ("-5", None),
                ("约90", None),
                ("㎡", None),
                ("89.5.1", None),
            ],
        );
    }

    #[test]
    fn days() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let on = |y, m, d| Some(NaiveDate::from_ymd_opt(y, m, d));
        check(
            |text| day(text, today),
            &[
                ("2024-05-31", on(2024, 5, 31)),
                ("2024/5/31 00:00:00", on(2024, 5, 31)),
                ("2024年5月31日", on(2024, 5, 31)),
                ("2024.5.31", on(2024, 5, 31)),
                ("20240531", on(2024, 5, 31)),
                ("45443", on(2024, 5, 31)),
                ("45443.5", on(2024, 5, 31)),
                ("2024-05-31T08:00:00", on(2024, 5, 31)),
                ("", Some(None)),
                ("2024-13-01", None),
                ("2023-02-29", None),
                ("去年", None),
                ("2027-01-01", None),
                ("24-5-31", None),
            ],
        );
    }

    #[test]
    fn telephone_numbers() {
        let some = |all: &[&str]| Some(all.iter().map(|&phone| phone.to_owned()).collect::<Vec<_>>());
        check(
            phones_of,
            &[
                ("13812341234", some(&["13812341234"])),
                ("13812341234/13912341234", some(&["13812341234", "13912341234"])),
                ("13812341234、0571-8888 6666", some(&["13812341234", "0571-8888 6666"])),
                ("138 1234 1234", some(&["138 1234 1234"])),
                ("13812341234 13912341234", some(&["13812341234", "13912341234"])),
                ("1.3812341234E+10", some(&["13812341234"])),
                ("1.3812341234e10", some(&["13812341234"])),
                ("", some(&[])),
                ("1.38123E+10", None),
                ("1381234123", None),
                ("138123412345", None),
                ("没有", None),
            ],
        );
    }
}
