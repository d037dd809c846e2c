//! What is posted names no resident (个人信息保护法). In the posting edition of minutes each name becomes a label, the same
//! person the same label throughout; telephone numbers, rooms and numbers of papers are left out ([`numbers`]). In a
//! notice, which is written to be posted, the same is pointed out ([`Anonymous::found`]), and whoever publishes it decides.
//!
//! Names are those of the register, of a meeting's people and of who signed. A name that stands nowhere but in the text
//! cannot be known here: whoever posts the paper reads it first.

mod numbers;

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use self::numbers::Numbers;
use crate::access;
use crate::error::{Error, ErrorCode, Result};
use crate::reports::sheet::Words;
use crate::residents::{self, KnownOfResidents};

/// What may follow a name of one character that stands alone.
const TITLES: [&str; 12] =
    ["先生", "女士", "小姐", "老师", "师傅", "阿姨", "叔叔", "大爷", "大妈", "某", "说", "代"];

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

/// How bodies are called, which propose and carry out and are nobody: 业主委员会, 物业服务中心.
const BODIES: [&str; 14] = [
    "委员会",
    "业委会",
    "居委会",
    "监事会",
    "业主大会",
    "中心",
    "公司",
    "物业",
    "社区",
    "办事处",
    "街道办",
    "工作站",
    "小组",
    "支部",
];

/// Whether this is an office or a body, which a posted paper may name.
pub(crate) fn is_office(text: &str) -> bool {
    let text = text.trim();
    OFFICES.contains(&text) || BODIES.iter().any(|body| text.ends_with(body))
}

/// Somebody of the meeting, and what they are there.
pub(crate) struct Attendee<'a> {
    pub(crate) name: &'a str,
    /// Who came in their place.
    pub(crate) proxy: Option<&'a str>,
    pub(crate) office: Option<&'a str>,
}

/// Takes out of texts who and where residents are.
pub(crate) struct Anonymous {
    names: AhoCorasick,
    labels: Vec<String>,
    numbers: Numbers,
}

/// What of a text tells who or where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// A resident's name.
    Name,
    /// A telephone number.
    Phone,
    /// A room.
    Room,
    /// The number of an identity card or of an account.
    Paper,
}

impl PersonalKind {
    /// What stands in its place; a name has a label of its own.
    fn label(self) -> &'static str {
        match self {
            PersonalKind::Name => "姓名略",
            PersonalKind::Phone => "电话略",
            PersonalKind::Room => "房号略",
            PersonalKind::Paper => "号码略",
        }
    }
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
    pub(crate) fn new(
        attendees: &[Attendee<'_>],
        member: &str,
        known: &KnownOfResidents,
        public: &[String],
        lines: &[String],
    ) -> Result<Self> {
        // A name that may stay is found as itself: a resident's that is its beginning (林静 of 林静怡) is not found within it.
        let mut labels: BTreeMap<String, String> =
            public.iter().map(|name| (squeezed(name), name.clone())).collect();
        for (attendee, label) in attendees.iter().zip(labels_of(attendees, member, public)) {
            let proxy = attendee.proxy.map(|proxy| (squeezed(proxy), format!("{label}的代理人")));
            for (name, label) in called(attendee, attendees, (label, member)).into_iter().chain(proxy) {
                labels.entry(name).or_insert(label);
            }
        }
        // Somebody of the meeting may be written with one character; in a register that is no name.
        for name in known.names.iter().map(|name| squeezed(name)).filter(|name| name.chars().count() > 1) {
            labels.entry(name).or_default();
        }
        labels.retain(|name, _| !name.is_empty());
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(labels.keys())
            .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
        let labels = lettered(&names, labels.into_values().collect(), lines);
        Ok(Self { names, labels, numbers: Numbers::new(known)? })
    }

    /// Knows everybody of the register, who get letters as they appear in `lines`; the office's own people may be named, unless a
    /// resident has the same name.
    ///
    /// # Errors
    /// As [`Anonymous::new`], and those of the store.
    pub(crate) fn of_register(db: &Connection, lines: &[String]) -> Result<Self> {
        let known = residents::known_of_residents(db)?;
        let staff = access::store::names(db)?.into_iter().map(|(name, _)| name);
        let public: Vec<String> = staff.filter(|name| !known.names.contains(name)).collect();
        Self::new(&[], "居民", &known, &public, lines)
    }

    /// The text without anybody.
    pub(crate) fn text(&self, text: &str) -> String {
        let words = [Words { text: text.to_owned(), bold: false, to: None }];
        self.words(&words).into_iter().map(|words| words.text).collect()
    }

    /// The same of words, some of which may be bold: a name may be half bold.
    pub(crate) fn words(&self, words: &[Words]) -> Vec<Words> {
        let styled: Vec<(char, bool)> =
            words.iter().flat_map(|words| words.text.chars().map(|c| (c, words.bold))).collect();
        let plain: Vec<char> = styled.iter().map(|(c, _)| *c).collect();
        let mut kept: Vec<Words> = Vec::new();
        let mut push = |text: &str, bold: bool| match kept.last_mut() {
            Some(last) if last.bold == bold => last.text.push_str(text),
            _ => kept.push(Words { text: text.to_owned(), bold, to: None }),
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

    /// What of these lines tells who or where somebody is, each once, in the order of the lines.
    pub(crate) fn found(&self, lines: &[String]) -> Vec<(PersonalKind, String)> {
        let mut all: Vec<(PersonalKind, String)> = Vec::new();
        for line in lines {
            let text: Vec<char> = line.chars().collect();
            // Who may be named has their own name for a label.
            let may_stay = |span: &Span| {
                let said: String = text[span.from..span.to].iter().collect();
                squeezed(&said) == squeezed(&span.label)
            };
            let named = self.named(&text).into_iter().filter(|span| !may_stay(span));
            let named = named.map(|span| ((span.from, span.to), PersonalKind::Name));
            let mut found: Vec<((usize, usize), PersonalKind)> =
                named.chain(self.numbers.found(&text)).collect();
            found.sort_by_key(|((from, to), _)| (*from, std::cmp::Reverse(*to)));
            let mut end = 0;
            for ((from, to), kind) in found {
                if from < end {
                    continue;
                }
                end = to;
                let said: String = text[from..to].iter().collect();
                if !all.iter().any(|(_, known)| *known == said) {
                    all.push((kind, said));
                }
            }
        }
        all
    }

    /// What is left out, from left to right; what overlaps is one.
    fn spans(&self, text: &[char]) -> Vec<Span> {
        let mut found = self.named(text);
        let left_out = |(from, to): (usize, usize), kind: PersonalKind| {
            let label = kind.label();
            let inside = from.checked_sub(1).is_some_and(|before| text[before] == '（');
            Span { from, to, label: if inside { label.to_owned() } else { format!("（{label}）") } }
        };
        found.extend(self.numbers.found(text).into_iter().map(|(place, kind)| left_out(place, kind)));
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

    /// Names, with or without spaces or middle dots between their characters.
    fn named(&self, text: &[char]) -> Vec<Span> {
        let mut packed = String::new();
        // The place in `text` of each byte.
        let mut places = Vec::new();
        for (place, c) in text.iter().enumerate().filter(|(_, c)| !is_gap(**c)) {
            packed.push(*c);
            places.resize(packed.len(), place);
        }
        let span = |found: aho_corasick::Match| {
            let label = self.labels[found.pattern()].clone();
            let (from, to) = (places[found.start()], places[found.end() - 1] + 1);
            if !is_apart(text, (from, to)) {
                return None;
            }
            // `王建国（主任）` is said once.
            let office: Vec<char> = format!("（{label}）").chars().collect();
            let told = text[to..].starts_with(&office);
            Some(Span { from, to: if told { to + office.len() } else { to }, label })
        };
        self.names.find_iter(&packed).filter_map(span).collect()
    }
}

/// Whether a name at this place is not a part of a word: of one character it stands alone, Latin letters end it.
fn is_apart(text: &[char], (from, to): (usize, usize)) -> bool {
    let (before, after) = (text[..from].last(), &text[to..]);
    if to - from == 1 {
        let titled = TITLES.iter().any(|title| after.starts_with(&title.chars().collect::<Vec<_>>()));
        let ends = titled || !after.first().is_some_and(|c| c.is_alphanumeric());
        return ends && !before.is_some_and(|c| c.is_alphanumeric());
    }
    let goes_on = |c: Option<&char>, next: Option<&char>| {
        [c, next].iter().all(|c| c.is_some_and(char::is_ascii_alphanumeric))
    };
    !goes_on(before, text.get(from)) && !goes_on(text.get(to - 1), after.first())
}

/// What may stand between the characters of a name.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '·' | '•' | '・' | '‧' | '･' | '\u{200b}')
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !is_gap(*c)).collect()
}

/// How an attendee is written, and what stands in its place. Of two of one name the bare name is nobody's: which of them it
/// is, only `王芳（3-2-101）` says.
fn called(
    attendee: &Attendee<'_>,
    attendees: &[Attendee<'_>],
    (label, member): (String, &str),
) -> Vec<(String, String)> {
    let name = squeezed(attendee.name);
    if attendees.iter().filter(|other| squeezed(other.name) == name).count() < 2 {
        return vec![(name, label)];
    }
    let marks = attendee.office.map(squeezed).into_iter();
    let told = marks.flat_map(|mark| [format!("{name}（{mark}）"), format!("{name}({mark})")]);
    let mut all: Vec<(String, String)> = told.map(|told| (told, label.clone())).collect();
    all.push((name, member.to_owned()));
    all
}

/// The label of each attendee: the office if it can be told, with a letter where several have it. Whoever may be named keeps
/// the name and takes no letter from the others.
fn labels_of(attendees: &[Attendee<'_>], member: &str, public: &[String]) -> Vec<String> {
    let may_stay = |name: &str| public.iter().any(|public| squeezed(public) == squeezed(name));
    let office = |attendee: &Attendee<'_>| {
        let office = attendee.office.filter(|office| is_office(office)).unwrap_or(member);
        (!may_stay(attendee.name)).then(|| office.to_owned())
    };
    let offices: Vec<Option<String>> = attendees.iter().map(office).collect();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    attendees
        .iter()
        .zip(&offices)
        .map(|(attendee, office)| {
            let Some(office) = office else { return attendee.name.to_owned() };
            let place = counted.entry(office.as_str()).or_default();
            *place += 1;
            let alone =
                office != member && offices.iter().flatten().filter(|other| *other == office).count() == 1;
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
            attendee("林静怡", None),
            attendee("王建国", Some("主任")),
            attendee("李芳", None),
            attendee("周亚萍", Some("3-2-1502")),
            Attendee { name: "覃勇", proxy: Some("覃小勇"), office: None },
            attendee("Anna Li", None),
            attendee("钱", None),
        ];
        let known = KnownOfResidents {
            names: ["李芳菲", "张伟", "欧阳娜", "古丽·买买提", "无", "林静"].map(str::to_owned).to_vec(),
            phones: ["138 0013 8000", "66881", "71234567"].map(str::to_owned).to_vec(),
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
            // A resident's name that is the beginning of one which may stay.
            ("林静怡列席，张伟没有来。", "林静怡列席，业主B没有来。"),
            ("林静说，林 静 怡答。", "业主说，林静怡答。"),
            ("电话 13800138000，转66881。", "电话 （电话略），转（电话略）。"),
            ("致电139-1234-5678或０５７１-88881234", "致电（电话略）或（电话略）"),
            ("住3栋2单元1502室的业主、A座101", "住（房号略）的业主、（房号略）"),
            ("3-2-1502与12-1-0301", "（房号略）与（房号略）"),
            ("3栋1502户主、3-2-1001-13800138000", "（房号略）户主、（电话略）"),
            ("2026年12月15日 14:00，2026-12-15", "2026年12月15日 14:00，2026-12-15"),
            ("Anna Li与anna li、ANNALI；Anna Lin", "委员D与委员D、委员D；Anna Lin"),
            ("钱、王建国同意；反对：钱。交钱，无。", "委员E、主任同意；反对：委员E。交钱，无。"),
            ("钱先生说，张·伟和古丽买买提", "委员E先生说，业主B和业主"),
            (
                "2026.11.30、2026/1/5、2026年11月30日，3栋2026年",
                "2026.11.30、2026/1/5、2026年11月30日，3栋2026年",
            ),
            (
                "版本1.2.3、V1.10.120，1.5-2.5，3000-5000，2025-2026",
                "版本1.2.3、V1.10.120，1.5-2.5，3000-5000，2025-2026",
            ),
            (
                "3栋120元，3栋120.50元，二楼201会议室，共120房屋",
                "3栋120元，3栋120.50元，二楼201会议室，共120房屋",
            ),
            ("价7.1234567，18.30 16.20 15.90", "价（电话略），18.30 16.20 15.90"),
            ("费用 2345678 元，100-200元，10850.50 m²", "费用 2345678 元，100-200元，10850.50 m²"),
        ];
        let anonymous = anonymous();
        for (said, posted) in cases {
            assert_eq!(anonymous.text(said), posted, "{said}");
        }
    }

    #[test]
    fn a_body_is_nobody() {
        for body in ["业主委员会", "业委会", "物业服务中心", "翠湖物业", "主任", "第三居民小组"]
        {
            assert!(is_office(body), "{body}");
        }
        for person in ["王建国", "会田", "", "中"] {
            assert!(!is_office(person), "{person}");
        }
    }

    #[test]
    fn two_of_one_name_have_two_labels_and_the_bare_name_is_neither_s() {
        let attendee = |name, office| Attendee { name, proxy: None, office };
        let attendees = [
            attendee("王芳", Some("主任")),
            attendee("李强", None),
            attendee("王 芳", Some("3-2-101")),
            attendee("王芳", Some("5-1-202")),
        ];
        let known = KnownOfResidents {
            names: vec!["王芳".to_owned()],
            phones: Vec::new(),
            rooms: vec!["3-2-101".to_owned()],
        };
        let anonymous = Anonymous::new(&attendees, "委员", &known, &[], &[]).unwrap();
        let cases = [
            ("同意：王芳（主任）、王芳（3-2-101）、李强。", "同意：主任、委员B、委员A。"),
            ("反对：王 芳（5-1-202）。王芳(5-1-202)、", "反对：委员C。委员C、"),
            ("王芳（3-2-101）（迟到）", "委员B（迟到）"),
            ("王芳说了。", "委员说了。"),
        ];
        for (said, posted) in cases {
            assert_eq!(anonymous.text(said), posted, "{said}");
        }
    }

    #[test]
    fn rooms_and_numbers_are_left_out_however_they_are_written() {
        let rooms = [
            "3 栋 2 单元 1001 室",
            "3栋2单元1001室",
            "3-2- 1001",
            "3–2–1001",
            "3—2—1001",
            "3/2/1001",
            "3_2_1001",
            "3.2.1001",
            "3号楼1001",
            "A栋1001",
            "三栋二单元1001",
            "3栋2单元10楼01室",
            "３＃２－１００１",
            "2单元1001",
            "1-3-2-1001",
            "三栋一单元一〇〇一室",
            "1001室",
            "3栋-2单元-1001",
            "3栋1001-1002室",
            "3#1502",
        ];
        let phones = [
            "138.1234.5678",
            "138–1234–5678",
            "138_1234_5678",
            "138·1234·5678",
            "1381 234 5678",
            "8888 1234",
            "0571.8888.1234",
            "0571.88881234",
            "8888-1234",
            "1 3 8 1 2 3 4 5 6 7 8",
        ];
        let papers = ["330106200501011234", "33010620050101123X", "330106 20050101 1234"];
        let cases = [(&rooms[..], "房号略"), (&phones[..], "电话略"), (&papers[..], "号码略")];
        let anonymous = anonymous();
        for (written, label) in cases {
            for one in written {
                assert_eq!(
                    anonymous.text(&format!("在{one}住户，{one}")),
                    format!("在（{label}）住户，（{label}）"),
                    "{one}"
                );
            }
        }
    }

    #[test]
    fn a_name_that_is_half_bold_is_found() {
        let word = |text: &str, bold| Words { text: text.to_owned(), bold, to: None };
        let words = anonymous().words(&[word("由王", false), word("建国主持", true)]);
        assert_eq!(words, [word("由主任", false), word("主持", true)]);
    }
}
