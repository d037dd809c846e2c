//! The posting edition names no resident (个人信息保护法): each name becomes a label, the same person the same label
//! throughout; telephone numbers and rooms are left out.
//!
//! Names are those of the register, of the meeting's people and of who signed. A name that stands nowhere but in the text
//! cannot be known here: whoever posts the paper reads it first.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::error::{Error, ErrorCode, Result};
use crate::reports::sheet::Words;
use crate::residents::KnownOfResidents;
use crate::tickets::{Room, half_width};

/// What stands for a telephone number.
const PHONE: &str = "电话略";

/// What stands for a room.
const ROOM: &str = "房号略";

/// Offices that a label may name. What else is noted of a person may say who they are.
const OFFICES: [&str; 15] = [
    "主任",
    "副主任",
    "委员",
    "候补委员",
    "组长",
    "副组长",
    "组员",
    "居民代表",
    "业主代表",
    "楼栋代表",
    "秘书",
    "执行秘书",
    "主持人",
    "监票人",
    "计票人",
];

/// Whether this is an office, which a posted paper may name.
pub(super) fn is_office(text: &str) -> bool {
    OFFICES.contains(&text)
}

/// Somebody of the meeting, and what they are there.
pub(super) struct Attendee<'a> {
    pub(super) name: &'a str,
    /// Who came in their place.
    pub(super) proxy: Option<&'a str>,
    pub(super) office: Option<&'a str>,
}

/// Takes out of texts who and where residents are.
pub(super) struct Anonymous {
    names: AhoCorasick,
    labels: Vec<String>,
    phones: BTreeSet<String>,
    rooms: BTreeSet<String>,
}

/// Characters from one place to another, and what stands in their place.
struct Span {
    from: usize,
    to: usize,
    label: String,
}

impl Anonymous {
    /// Knows the attendees, to be labelled by their office or as `member`, and everybody of the register, who get letters
    /// as they appear in `lines`. Names in `public` may stay unless a resident has the same.
    ///
    /// # Errors
    /// `internal` if there are more names than can be looked for.
    pub(super) fn new(
        attendees: &[Attendee<'_>],
        member: &str,
        known: &KnownOfResidents,
        public: &[String],
        lines: &[String],
    ) -> Result<Self> {
        let mut labels: BTreeMap<String, String> = BTreeMap::new();
        for (attendee, label) in attendees.iter().zip(labels_of(attendees, member)) {
            let others = attendee.proxy.map(|proxy| (proxy, format!("{label}的代理人")));
            for (name, label) in [(attendee.name, label)].into_iter().chain(others) {
                let name = squeezed(name);
                if !public.contains(&name) {
                    labels.entry(name).or_insert(label);
                }
            }
        }
        for name in &known.names {
            labels.entry(squeezed(name)).or_default();
        }
        labels.retain(|name, _| name.chars().count() > 1);
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(labels.keys())
            .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
        let labels = lettered(&names, labels.into_values().collect(), lines);
        Ok(Self {
            names,
            labels,
            phones: known.phones.iter().map(|phone| digits(phone)).filter(|phone| phone.len() > 4).collect(),
            rooms: known.rooms.iter().cloned().collect(),
        })
    }

    /// The text without anybody.
    pub(super) fn text(&self, text: &str) -> String {
        let words = [Words { text: text.to_owned(), bold: false }];
        self.words(&words).into_iter().map(|words| words.text).collect()
    }

    /// The same of words, some of which may be bold: a name may be half bold.
    pub(super) fn words(&self, words: &[Words]) -> Vec<Words> {
        let styled: Vec<(char, bool)> =
            words.iter().flat_map(|words| words.text.chars().map(|c| (c, words.bold))).collect();
        let plain: Vec<char> = styled.iter().map(|(c, _)| *c).collect();
        let mut kept: Vec<Words> = Vec::new();
        let mut push = |text: &str, bold: bool| match kept.last_mut() {
            Some(last) if last.bold == bold => last.text.push_str(text),
            _ => kept.push(Words { text: text.to_owned(), bold }),
        };
        let mut place = 0;
        for Span { from, to, label } in self.spans(&plain) {
            for (c, bold) in &styled[place..from] {
                push(c.encode_utf8(&mut [0; 4]), *bold);
            }
            push(&label, styled[from].1);
            place = to;
        }
        for (c, bold) in &styled[place..] {
            push(c.encode_utf8(&mut [0; 4]), *bold);
        }
        kept
    }

    /// What is left out, from left to right; what overlaps is one.
    fn spans(&self, text: &[char]) -> Vec<Span> {
        let mut found = self.named(text);
        let left_out = |(from, to): (usize, usize), label: &str| {
            let inside = from.checked_sub(1).is_some_and(|before| text[before] == '（');
            Span { from, to, label: if inside { label.to_owned() } else { format!("（{label}）") } }
        };
        let phones = runs(text, is_of_phone, is_digit).filter(|run| self.is_phone(text, run));
        found.extend(phones.map(|run| left_out(run, PHONE)));
        let rooms = runs(text, is_of_room, |c| c != '-').filter(|run| self.is_room(text, run));
        found.extend(rooms.map(|run| left_out(run, ROOM)));
        found.sort_by_key(|span| (span.from, std::cmp::Reverse(span.to)));
        let mut apart: Vec<Span> = Vec::new();
        for span in found {
            match apart.last_mut() {
                Some(last) if span.from < last.to => last.to = last.to.max(span.to),
                _ => apart.push(span),
            }
        }
        apart
    }

    /// Names, with or without spaces between their characters.
    fn named(&self, text: &[char]) -> Vec<Span> {
        let mut packed = String::new();
        // The place in `text` of each byte.
        let mut places = Vec::new();
        for (place, c) in text.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            packed.push(*c);
            places.resize(packed.len(), place);
        }
        let span = |found: aho_corasick::Match| {
            let label = self.labels[found.pattern()].clone();
            let to = places[found.end() - 1] + 1;
            // `王建国（主任）` is said once.
            let office: Vec<char> = format!("（{label}）").chars().collect();
            let told = text[to..].starts_with(&office);
            Span { from: places[found.start()], to: if told { to + office.len() } else { to }, label }
        };
        self.names.find_iter(&packed).map(span).collect()
    }

    /// Whether these digits are a telephone number of the register, or look like anybody's.
    fn is_phone(&self, text: &[char], (from, to): &(usize, usize)) -> bool {
        let run: String = text[*from..*to].iter().collect();
        let number = digits(&run);
        let known = (5..=number.len()).any(|length| {
            (0..=number.len() - length).any(|start| self.phones.contains(&number[start..start + length]))
        });
        let mobile = number.len() >= 11
            && (0..=number.len() - 11).any(|start| {
                let bytes = &number.as_bytes()[start..start + 2];
                bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
            });
        let with_area_code = number.starts_with('0') && (10..=12).contains(&number.len());
        let together = run.chars().all(char::is_numeric);
        let counted = text[*to..]
            .iter()
            .find(|c| !c.is_whitespace())
            .is_some_and(|c| "元万亿㎡m平户票件.%年".contains(*c));
        let local = together
            && (7..=8).contains(&number.len())
            && !number.starts_with(['0', '1'])
            && !number.starts_with("20")
            && !counted;
        known || mobile || with_area_code || local
    }

    /// Whether this is a room of the register, or is written like one: `3栋2单元1502`, `3-2-1502`.
    fn is_room(&self, text: &[char], (from, to): &(usize, usize)) -> bool {
        let run = half_width(&text[*from..*to].iter().collect::<String>());
        if self.rooms.contains(&Room::key(&run)) {
            return true;
        }
        let groups: Vec<&str> =
            run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let door = groups.last().is_some_and(|door| (3..=4).contains(&door.len()));
        let worded = run.contains(['栋', '幢', '座', '单', '室', '#']);
        door && (groups.len() >= 3 || groups.len() == 2 && worded)
    }
}

/// The runs of characters of a kind that begin with a letter or a digit and end with what may end them.
fn runs(
    text: &[char],
    belongs: fn(char) -> bool,
    ends: fn(char) -> bool,
) -> impl Iterator<Item = (usize, usize)> {
    let mut place = 0;
    std::iter::from_fn(move || {
        let begins = |c: &char| belongs(*c) && (is_digit(*c) || c.is_ascii_alphabetic());
        let from = place + text.get(place..)?.iter().position(begins)?;
        let length = text[from..].iter().take_while(|c| belongs(**c)).count();
        place = from + length;
        let trailing = text[from..place].iter().rev().take_while(|c| !ends(**c)).count();
        Some((from, place - trailing))
    })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_of_phone(c: char) -> bool {
    is_digit(c) || matches!(c, ' ' | '-' | '－' | '—' | '(' | ')' | '（' | '）')
}

fn is_of_room(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || is_digit(c)
        || matches!(c, '-' | '－' | '#' | '＃' | '栋' | '幢' | '座' | '楼' | '号' | '单' | '元' | '室' | '房')
}

fn digits(text: &str) -> String {
    half_width(text).chars().filter(char::is_ascii_digit).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The label of each attendee: the office if it can be told, with a letter where several have it.
fn labels_of(attendees: &[Attendee<'_>], member: &str) -> Vec<String> {
    let office = |attendee: &Attendee<'_>| {
        let office = attendee.office.filter(|office| is_office(office));
        office.unwrap_or(member).to_owned()
    };
    let offices: Vec<String> = attendees.iter().map(office).collect();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    offices
        .iter()
        .map(|office| {
            let place = counted.entry(office.as_str()).or_default();
            *place += 1;
            let alone = office != member && offices.iter().filter(|other| *other == office).count() == 1;
            if alone { office.clone() } else { format!("{office}{}", letter(*place - 1)) }
        })
        .collect()
}

/// Gives those without a label one in the order in which they appear.
fn lettered(names: &AhoCorasick, mut labels: Vec<String>, lines: &[String]) -> Vec<String> {
    let mut count = 0;
    for line in lines {
        for found in names.find_iter(&squeezed(line)) {
            let label = &mut labels[found.pattern()];
            if label.is_empty() {
                *label = format!("业主{}", letter(count));
                count += 1;
            }
        }
    }
    for label in labels.iter_mut().filter(|label| label.is_empty()) {
        "业主".clone_into(label);
    }
    labels
}

/// A, B … Z, 27, 28 …
fn letter(place: usize) -> String {
    match u8::try_from(place) {
        Ok(place @ 0..26) => char::from(b'A' + place).to_string(),
        _ => (place + 1).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anonymous() -> Anonymous {
        let attendee = |name, office| Attendee { name, proxy: None, office };
        let attendees = [
            attendee("王建国", Some("主任")),
            attendee("李芳", None),
            attendee("周亚萍", Some("3-2-1502")),
            Attendee { name: "覃勇", proxy: Some("覃小勇"), office: None },
        ];
        let known = KnownOfResidents {
            names: ["李芳菲", "张伟", "欧阳娜"].map(str::to_owned).to_vec(),
            phones: ["138 0013 8000", "66881"].map(str::to_owned).to_vec(),
            rooms: ["3-2-1502", "A-101"].map(str::to_owned).to_vec(),
        };
        let lines = ["李 芳菲与张伟".to_owned()];
        Anonymous::new(&attendees, "委员", &known, &["林静怡".to_owned()], &lines).unwrap()
    }

    #[test]
    fn nobody_is_named_and_the_rest_stays() {
        let cases = [
            ("王建国、李芳同意，李 芳 菲反对。", "主任、委员A同意，业主A反对。"),
            ("周亚萍说，覃小勇代覃勇。", "委员B说，委员C的代理人代委员C。"),
            ("王建国（主任）到会；张伟（3-2-1502，13800138000）", "主任到会；业主B（房号略，（电话略））"),
            ("林静怡列席，张伟没有来。", "林静怡列席，业主B没有来。"),
            ("电话 13800138000，转66881。", "电话 （电话略），转（电话略）。"),
            ("致电139-1234-5678或０５７１-88881234", "致电（电话略）或（电话略）"),
            ("住3栋2单元1502室的业主、A座101", "住（房号略）的业主、（房号略）"),
            ("3-2-1502与12-1-0301", "（房号略）与（房号略）"),
            ("2026年12月15日 14:00，2026-12-15", "2026年12月15日 14:00，2026-12-15"),
            ("费用 2345678 元，100-200元，10850.50 m²", "费用 2345678 元，100-200元，10850.50 m²"),
        ];
        let anonymous = anonymous();
        for (said, posted) in cases {
            assert_eq!(anonymous.text(said), posted, "{said}");
        }
    }

    #[test]
    fn a_name_that_is_half_bold_is_found() {
        let word = |text: &str, bold| Words { text: text.to_owned(), bold };
        let words = anonymous().words(&[word("由王", false), word("建国主持", true)]);
        assert_eq!(words, [word("由主任", false), word("主持", true)]);
    }
}
