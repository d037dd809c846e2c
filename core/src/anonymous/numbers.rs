//! Rooms, telephone numbers and numbers of papers in a text, however people write them. Days, amounts and versions stay.

use std::collections::BTreeSet;

use regex::Regex;

use super::PersonalKind;
use crate::error::{Error, ErrorCode, Result};
use crate::residents::KnownOfResidents;
use crate::tickets::{Room, half_width};

/// `2026-11-30`, `2026.11.30`: neither a room nor a telephone number.
const DAYS: &str = r"(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}";

/// Building, unit and floor, each with what ends it; the door; what may be written after it; a last door.
const ROOMS: &str = r"(?x)
    ((?: (?: [A-Za-z]{0,2}[0-9]{1,3}[A-Za-z]? | [A-Za-z] | [一二三四五六七八九十]{1,3} )
         (?: \s*(?:号楼|栋|幢|座|单元|单|门|楼|层|号|\#)\s*-?\s* | \s*[-/_.]\s* ) ){0,4})
    ( [A-Za-z]?[0-9]{1,5}[A-Za-z]? | [一二三四五六七八九〇零]{3,4} )
    (\s*(?:室|号房|房|号))?
    (?: \s*[-/~]\s* [0-9]{3,4}(?-u:\b) (?:\s*室)? )?";

/// Telephone numbers in the groups in which people write them.
const PHONES: &str = r"(?x)
      1[3-9][0-9] (?:\s*[-._/·]\s*|\s+) [0-9]{4} (?:\s*[-._/·]\s*|\s+) [0-9]{4}
    | 1[3-9][0-9]{2} (?:\s*[-._/·]\s*|\s+) [0-9]{3} (?:\s*[-._/·]\s*|\s+) [0-9]{4}
    | 0[0-9]{2,3} (?:\s*[-._/·]\s*|\s+) [0-9]{3,4} (?:\s*[-._/·]\s*|\s+) [0-9]{4}
    | 0[0-9]{2,3} (?:\s*[-._/·]\s*|\s+) [0-9]{7,8}
    | [2-9][0-9]{3} (?:\s|-) [0-9]{4}";

/// Identity cards, with or without spaces, and whatever else has as many digits.
const PAPERS: &str = r"[1-9][0-9]{5}\s?(?:19|20)[0-9]{6}\s?[0-9]{3}[0-9Xx]|[0-9]{15,19}";

/// Finds numbers that tell who or where somebody is.
pub(super) struct Numbers {
    days: Regex,
    rooms: Regex,
    phones: Regex,
    papers: Regex,
    known_phones: BTreeSet<String>,
    known_rooms: BTreeSet<String>,
}

/// From where to where something stands.
type Place = (usize, usize);

impl Numbers {
    /// Knows the rooms and telephone numbers of the register.
    pub(super) fn new(known: &KnownOfResidents) -> Result<Self> {
        let pattern =
            |text: &str| Regex::new(text).map_err(|cause| Error::new(ErrorCode::Internal).because(cause));
        let phones = known.phones.iter().map(|phone| digits(phone));
        Ok(Self {
            days: pattern(DAYS)?,
            rooms: pattern(ROOMS)?,
            phones: pattern(PHONES)?,
            papers: pattern(PAPERS)?,
            known_phones: phones.filter(|phone| phone.len() > 4).collect(),
            known_rooms: known.rooms.iter().cloned().collect(),
        })
    }

    /// What tells who or where somebody is.
    pub(super) fn found(&self, text: &[char]) -> Vec<(Place, PersonalKind)> {
        let mut text: Vec<char> = half_width(&text.iter().collect::<String>()).chars().map(stroke).collect();
        for (from, to) in all(&self.days, &text) {
            text[from..to].fill('\0');
        }
        let mut found: Vec<(Place, PersonalKind)> = Vec::new();
        found.extend(all(&self.papers, &text).into_iter().map(|place| (place, PersonalKind::Paper)));
        let phones = all(&self.phones, &text).into_iter().filter(|place| !is_local_amount(&text, *place));
        found.extend(phones.map(|place| (place, PersonalKind::Phone)));
        let phones = runs(&text, is_of_phone).filter(|place| self.is_phone(&text, *place));
        found.extend(phones.map(|place| (place, PersonalKind::Phone)));
        let apart = |c| is_of_phone(c) || matches!(c, '.' | '/' | '·');
        let known = runs(&text, apart).filter(|(from, to)| self.is_known(&text[*from..*to], 7));
        found.extend(known.map(|place| (place, PersonalKind::Phone)));
        found.extend(self.rooms(&text).into_iter().map(|place| (place, PersonalKind::Room)));
        found
    }

    /// Whether a telephone number of the register with so many digits is in it.
    fn is_known(&self, run: &[char], least: usize) -> bool {
        let number: String = run.iter().filter(|c| c.is_ascii_digit()).collect();
        (least..=number.len()).any(|length| {
            (0..=number.len() - length)
                .any(|start| self.known_phones.contains(&number[start..start + length]))
        })
    }

    /// Whether these digits are a telephone number of the register, or look like anybody's.
    fn is_phone(&self, text: &[char], (from, to): Place) -> bool {
        let run = &text[from..to];
        let number: String = run.iter().filter(|c| c.is_ascii_digit()).collect();
        let mobile = number.len() >= 11
            && (0..=number.len() - 11).any(|start| {
                let bytes = &number.as_bytes()[start..start + 2];
                bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
            });
        let with_area_code = number.starts_with('0') && (10..=12).contains(&number.len());
        let together = run.iter().all(char::is_ascii_digit);
        let local = together
            && (7..=8).contains(&number.len())
            && !number.starts_with(['0', '1'])
            && !number.starts_with("20")
            && !is_counted(&text[to..]);
        self.is_known(run, 5) || mobile || with_area_code || local
    }

    fn rooms(&self, text: &[char]) -> Vec<Place> {
        let mut found = Vec::new();
        let mut from = 0;
        while from < text.len() {
            let rest: String = text[from..].iter().collect();
            let Some(groups) = self.rooms.captures(&rest) else { break };
            let [whole, parts, door, after] =
                [0, 1, 2, 3].map(|group| groups.get(group).map_or("", |found| found.as_str()));
            let start = from + place_of(&text[from..], groups.get(0).map_or(0, |whole| whole.start()));
            let end = start + whole.chars().count();
            if self.is_room((parts, door, after), text, (start, end)) {
                found.push((start, end));
                from = end;
            } else {
                from = start + 1;
            }
        }
        found
    }

    /// Whether this is a room of the register, or is written like one.
    fn is_room(&self, (parts, door, after): (&str, &str, &str), text: &[char], (from, to): Place) -> bool {
        let next = |ahead: usize| text.get(to + ahead).copied().unwrap_or(' ');
        let within = match text[..from] {
            [.., before] if before.is_ascii_alphanumeric() => true,
            [.., digit, mark] => digit.is_ascii_digit() && matches!(mark, '-' | '/' | '_' | '.'),
            _ => false,
        };
        let goes_on = next(0).is_ascii_alphanumeric() || next(0) == '.' && next(1).is_ascii_digit();
        if within || goes_on {
            return false;
        }
        let count =
            parts.split(['-', '/', '_', '.', '栋', '幢', '座', '楼', '号', '单', '元', '门', '层', '#']);
        let count = count.filter(|part| !part.trim().is_empty()).count();
        let after = after.trim();
        let closed = matches!(after, "室" | "号房") || after == "房" && !"屋间产源型价".contains(next(0));
        // `3栋1502户主`
        if count < 2 && !closed && next(0) != '户' && is_counted(&text[to..]) {
            return false;
        }
        let whole: String = text[from..to].iter().collect();
        if self.known_rooms.contains(&Room::key(&whole)) {
            return true;
        }
        let length = door.chars().filter(|c| !c.is_ascii_alphabetic()).count();
        let worded = parts.contains("号楼") || parts.contains(['栋', '幢', '座', '单', '门', '#']);
        let version = !parts.contains(|c: char| !c.is_ascii_alphanumeric() && c != '.')
            && (whole.starts_with(['V', 'v']) || matches!(text[..from], [.., '版'] | [.., '版', '本' | ' ']));
        let least = if closed && count > 0 { 2 } else { 3 };
        (least..=4).contains(&length) && !version && (count >= 2 || worded || closed)
    }
}

/// Whether what comes next is what is counted or measured.
fn is_counted(rest: &[char]) -> bool {
    rest.iter().find(|c| !c.is_whitespace()).is_some_and(|c| "元万亿㎡m平户票件.%年月日人名份".contains(*c))
}

/// Two groups of four digits that are a span of years or of round amounts, or are counted.
fn is_local_amount(text: &[char], (from, to): Place) -> bool {
    let run = &text[from..to];
    let years = run.starts_with(&['2', '0']);
    run.len() == 9 && run[0] != '0' && (years || run[3] == '0' && run[8] == '0' || is_counted(&text[to..]))
}

/// Where the pattern is found, in characters, but not within a longer number.
fn all(pattern: &Regex, text: &[char]) -> Vec<Place> {
    let plain: String = text.iter().collect();
    let whole = |(from, to): &Place| {
        let (before, after) = (text[..*from].last(), text[*to..].first());
        ![before, after].into_iter().flatten().any(char::is_ascii_digit)
    };
    pattern
        .find_iter(&plain)
        .map(|found| (place_of(text, found.start()), place_of(text, found.end())))
        .filter(whole)
        .collect()
}

/// Which character begins at this byte.
fn place_of(text: &[char], byte: usize) -> usize {
    let mut bytes = 0;
    text.iter()
        .position(|c| {
            let here = bytes >= byte;
            bytes += c.len_utf8();
            here
        })
        .unwrap_or(text.len())
}

/// The runs of characters of a kind that begin and end with a digit.
fn runs(text: &[char], belongs: impl Fn(char) -> bool) -> impl Iterator<Item = Place> {
    let mut place = 0;
    std::iter::from_fn(move || {
        let from = place + text.get(place..)?.iter().position(char::is_ascii_digit)?;
        let length = text[from..].iter().take_while(|c| belongs(**c)).count();
        place = from + length;
        let trailing = text[from..place].iter().rev().take_while(|c| !c.is_ascii_digit()).count();
        Some((from, place - trailing))
    })
}

fn is_of_phone(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '-' | '_' | '(' | ')')
}

/// Every stroke as the one of the keyboard.
fn stroke(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

fn digits(text: &str) -> String {
    half_width(text).chars().filter(char::is_ascii_digit).collect()
}
