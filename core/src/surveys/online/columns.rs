//! Which question a column answers: guessed from the words of its heading, then as a person of the office says; and which
//! columns are never read because they may say who answered.

use std::collections::BTreeSet;
use std::net::IpAddr;

use super::cells::all_answer;
use super::desk::is_building;
use super::wording::{Heading, heading, likeness, plain, whole_heading};
use super::words::{NOTED, PERSONAL};
use crate::error::{Error, ErrorCode, Result};
use crate::page;
use crate::surveys::code;
use crate::surveys::design::{Asks, Design};
use crate::surveys::{SurveyColumn, SurveyColumnMeaning as Meaning, SurveyMapping};
use crate::table::Sheet;
use crate::tickets::Room;

/// How many of the first rows may hold the headings.
const MOST_HEADINGS: usize = 10;

/// How alike two wordings must be to be taken for the same, of 1000.
const ALIKE: usize = 750;

/// The fewest characters by which a part of a wording is known again.
const LEAST_PART: usize = 5;

/// What a column may be taken for, by the words of its heading.
struct Target<'a> {
    meaning: Meaning,
    question: &'a str,
    number: usize,
    /// The words of the question, with those of the part.
    whole: String,
    /// The words of the item or option alone.
    part: Option<String>,
}

fn targets(design: &Design) -> Vec<Target<'_>> {
    let mut all = Vec::new();
    for (number, question) in (1..).zip(design.questions()) {
        let words = heading(&question.text).words;
        let target = |meaning, part: Option<String>| Target {
            meaning,
            question: &question.key,
            number,
            whole: format!("{words}{}", part.as_deref().unwrap_or_default()),
            part,
        };
        let key = question.key.clone();
        match &question.asks {
            Asks::Matrix { items, .. } => all.extend(items.iter().map(|item| {
                let field = format!("{key}/{}", item.code);
                target(Meaning::Field { field }, Some(plain(&item.text)))
            })),
            Asks::Multiple { options } => {
                all.push(target(Meaning::Field { field: key.clone() }, None));
                all.extend(options.iter().map(|option| {
                    let meaning = Meaning::Option { field: key.clone(), code: option.code };
                    target(meaning, Some(plain(&option.text)))
                }));
            }
            _ => all.push(target(Meaning::Field { field: key }, None)),
        }
    }
    all
}

/// What stands above a column.
#[derive(Debug, Default)]
struct Heads {
    /// In its own cells, the lowest first.
    own: Vec<Heading>,
    /// With what a merged cell above says, whose words may stand further to the left.
    joined: Vec<Heading>,
}

impl Heads {
    fn all(&self) -> impl Iterator<Item = &Heading> {
        self.joined.iter().chain(&self.own)
    }
}

/// The row at this index with those above it: a question may stand over its options, and what somebody is over a name.
fn rows_above(at: usize) -> Vec<usize> {
    std::iter::once(at).chain((0..at.min(MOST_HEADINGS)).rev()).collect()
}

/// What stands above each column, if the headings end with the last of these rows; the lowest first.
fn heads(sheet: &Sheet, rows: &[usize], width: usize) -> Vec<Heads> {
    let over = |row: usize, column: usize| {
        (0..=column).rev().map(|column| sheet.cell(row, column)).find(|cell| !cell.is_empty())
    };
    let of = |column: usize| -> Heads {
        let said =
            rows.iter().map(|row| (*row, sheet.cell(*row, column))).filter(|(_, cell)| !cell.is_empty());
        let said: Vec<(usize, &str)> = said.collect();
        let mut heads = Heads::default();
        if let Some((lowest, text)) = said.first().copied() {
            let below = whole_heading(text).words;
            heads.joined = rows
                .iter()
                .filter(|row| **row < lowest)
                .filter_map(|row| over(*row, column))
                .map(|text| {
                    let Heading { number, words } = heading(text);
                    Heading { number, words: format!("{words}{below}") }
                })
                .collect();
        }
        for (_, text) in said {
            heads.own.extend([whole_heading(text), heading(text)]);
        }
        heads.own.retain(|heading| !heading.words.is_empty());
        heads.own.dedup();
        heads
    };
    (0..width).map(of).collect()
}

/// What was found for each column.
struct Guesses<'a> {
    targets: Vec<Target<'a>>,
    /// The target of each column.
    of: Vec<Option<usize>>,
    /// The same, with those that say as a whole what other columns say by options.
    known: Vec<Option<usize>>,
}

impl<'a> Guesses<'a> {
    /// What the headings say for certain.
    fn certain(headings: &[Heads], design: &'a Design) -> Self {
        let none = vec![None; headings.len()];
        let mut guesses = Self { targets: targets(design), of: none.clone(), known: none };
        guesses.by_words(headings);
        guesses
    }

    /// What the headings say for certain, and what they seem to.
    fn all(headings: &[Heads], design: &'a Design) -> Self {
        let mut guesses = Self::certain(headings, design);
        guesses.by_likeness(headings);
        guesses.known = guesses.of.clone();
        guesses.whole_or_options();
        guesses
    }

    fn is_free(&self, target: usize) -> bool {
        !self.of.contains(&Some(target))
    }

    /// Columns whose heading is the question, or an item or option where nobody can be mistaken about the question.
    fn by_words(&mut self, headings: &[Heads]) {
        let mut before: Option<&str> = None;
        for (column, heads) in headings.iter().enumerate() {
            let exactly = heads.all().find_map(|heading| self.exactly(heading));
            let found =
                exactly.or_else(|| heads.own.iter().find_map(|heading| self.by_part(heading, before)));
            self.of[column] = found;
            before = found.map(|target| self.targets[target].question).or(before);
        }
    }

    fn exactly(&self, heading: &Heading) -> Option<usize> {
        (0..self.targets.len())
            .filter(|at| self.targets[*at].whole == heading.words && self.is_free(*at))
            // Two questions with the same words are told apart by their numbers.
            .min_by_key(|at| heading.number != Some(self.targets[*at].number))
    }

    fn by_part(&self, heading: &Heading, before: Option<&str>) -> Option<usize> {
        let named: Vec<usize> = (0..self.targets.len())
            .filter(|at| self.targets[*at].part.as_deref() == Some(&heading.words) && self.is_free(*at))
            .collect();
        let one =
            |fits: &dyn Fn(&Target<'_>) -> bool| named.iter().copied().find(|at| fits(&self.targets[*at]));
        one(&|target| Some(target.question) == before)
            .or_else(|| one(&|target| Some(target.number) == heading.number))
            .or_else(|| named.first().copied().filter(|_| named.len() == 1))
    }

    /// Columns whose heading is much like a question, the most alike first.
    fn by_likeness(&mut self, headings: &[Heads]) {
        let mut alike: Vec<(usize, usize, usize)> = Vec::new();
        for (column, heads) in headings.iter().enumerate().filter(|(column, _)| self.of[*column].is_none()) {
            for (at, target) in self.targets.iter().enumerate() {
                let scores = heads.own.iter().map(|heading| alike_by(&heading.words, &target.whole));
                let score = scores.max().unwrap_or(0);
                if score >= ALIKE {
                    alike.push((score, column, at));
                }
            }
        }
        alike.sort_by_key(|(score, column, at)| (std::cmp::Reverse(*score), *column, *at));
        for (_, column, at) in alike {
            if self.of[column].is_none() && self.is_free(at) {
                self.of[column] = Some(at);
            }
        }
    }

    /// A question with several options is answered in one column or in a column for each.
    fn whole_or_options(&mut self) {
        let is_option = |target: &Target<'_>| matches!(target.meaning, Meaning::Option { .. });
        let split: BTreeSet<&str> = self
            .of
            .iter()
            .flatten()
            .map(|at| &self.targets[*at])
            .filter(|target| is_option(target))
            .map(|target| target.question)
            .collect();
        for of in &mut self.of {
            let whole = of
                .map(|at| &self.targets[at])
                .is_some_and(|target| split.contains(target.question) && !is_option(target));
            if whole {
                *of = None;
            }
        }
    }

    fn columns(&self) -> Vec<SurveyColumn> {
        let column = |(column, of): (usize, &Option<usize>)| {
            let meaning = self.targets[(*of)?].meaning.clone();
            Some(SurveyColumn { column: page::count(column), meaning })
        };
        self.of.iter().enumerate().filter_map(column).collect()
    }
}

/// How alike two wordings are: one may have an introduction that the other has not.
fn alike_by(one: &str, other: &str) -> usize {
    let (short, long) =
        if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    let length = short.chars().count();
    if length >= LEAST_PART && long.contains(short) {
        return ALIKE + (1000 - ALIKE) * length / long.chars().count().max(1);
    }
    likeness(one, other)
}

/// Whether the heading is that of an IP address.
fn is_ip_heading(words: &str) -> bool {
    words == "ip"
        || words.starts_with("ip地址")
        || ["来自ip", "ip地址", "答题ip", "提交ip"].iter().any(|ip| words.contains(ip))
}

/// A code, with at most two zeros before it forgotten: a place in a list is none.
fn is_code(cell: &str) -> bool {
    cell.len() >= 5 && code::parse_cell("code", cell).is_ok()
}

/// Whether most of the cells that say anything are such.
fn mostly(cells: &[&str], is: impl Fn(&str) -> bool) -> bool {
    let said: Vec<&&str> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    !said.is_empty() && 2 * said.iter().filter(|cell| is(cell)).count() > said.len()
}

fn is_ip(cell: &str) -> bool {
    let address = cell.split(['(', '（', ' ']).next().unwrap_or_default();
    address.trim().parse::<IpAddr>().is_ok()
}

/// A day or a moment, such as `2026/11/25 12:30:11`.
fn is_moment(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let marks = cell.chars().filter(|c| ['-', '/', ':', '.', '年', '月', '日', '时'].contains(c)).count();
    digits >= 6 && marks >= 2 && cell.chars().all(|c| c.is_ascii_digit() || " -/:.T年月日时分秒+".contains(c))
}

fn is_mobile(cell: &str) -> bool {
    cell.len() == 11 && cell.starts_with('1') && cell.chars().all(|c| c.is_ascii_digit())
}

/// A room such as `3-2-1502` or `3栋502`; neither 2.5 nor 18-25 is one.
fn is_room(cell: &str) -> bool {
    let key = Room::key(cell);
    let parts: Vec<&str> = key.split('-').collect();
    let door = parts.last().map_or(0, |door| door.len());
    cell.parse::<f64>().is_err()
        && (2..=3).contains(&parts.len())
        && (3..=5).contains(&door)
        && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

/// What a column may be taken for.
#[derive(Debug, PartialEq, Eq)]
enum Access {
    /// It may say who answered.
    Told,
    /// Nobody knows what it says, so it may say who answered.
    Unknown,
    /// It says nothing that is not an answer to some question, and may be taken for what it can answer.
    ByContent,
    /// It says where answers belong.
    Place(Meaning),
    /// Its heading is a question's, or nobody's name is kept from anybody.
    Question,
}

/// A sheet of answers, with what its columns seem to mean.
pub(super) struct Looked {
    pub(super) header_row: i64,
    pub(super) columns: Vec<SurveyColumn>,
    access: Vec<Access>,
}

impl Looked {
    /// The columns that are never read.
    pub(super) fn withheld(&self) -> BTreeSet<usize> {
        self.having(|access| matches!(access, Access::Told | Access::Unknown))
    }

    fn having(&self, has: impl Fn(&Access) -> bool) -> BTreeSet<usize> {
        (0..self.access.len()).filter(|column| has(&self.access[*column])).collect()
    }

    /// Whether a person may say of an anonymous wave that the column means this.
    fn may_mean(&self, column: usize, meaning: &Meaning, design: &Design, cells: &[&str]) -> bool {
        match self.access.get(column) {
            Some(Access::Question) | None => true,
            Some(Access::Place(place)) if place == meaning => true,
            _ => within(meaning, design, cells),
        }
    }
}

/// Looks at a sheet; its headings are in the row that has most of the questions, and in one below that has their options.
pub(super) fn looked(sheet: &Sheet, design: &Design, anonymous: bool) -> Looked {
    let (width, most) = (width(sheet), sheet.rows.len().min(MOST_HEADINGS));
    let alone: Vec<Vec<Heads>> = (0..most).map(|row| heads(sheet, &[row], width)).collect();
    let richest = |found: &dyn Fn(&[Heads]) -> usize| {
        let counted = alone.iter().enumerate().map(|(at, row)| (found(row), at));
        let best = counted.max_by_key(|(found, at)| (*found, std::cmp::Reverse(*at)));
        best.filter(|(found, _)| *found > 0).map(|(_, at)| at)
    };
    let mut at = richest(&|row| Guesses::certain(row, design).columns().len())
        .or_else(|| richest(&|row| Guesses::all(row, design).columns().len()));
    let parts: BTreeSet<String> = targets(design).into_iter().filter_map(|target| target.part).collect();
    let known = |at: usize| Guesses::certain(&heads(sheet, &rows_above(at), width), design).columns().len();
    while let Some(below) = at.map(|at| at + 1).filter(|below| *below < most) {
        let is_part = |heads: &Heads| {
            heads.own.is_empty() || heads.own.iter().any(|heading| parts.contains(&heading.words))
        };
        if !alone[below].iter().all(is_part) || known(below) <= known(below - 1) {
            break;
        }
        at = Some(below);
    }
    looked_below(sheet, design, anonymous, at)
}

/// Looks at a sheet whose headings somebody says end with this row, counted from 1; and which columns are withheld then:
/// what told of itself who answered tells it still.
pub(super) fn looked_by(
    sheet: &Sheet,
    design: &Design,
    anonymous: bool,
    header_row: usize,
    natural: &Looked,
) -> (Looked, BTreeSet<usize>) {
    let mut looked = looked_below(sheet, design, anonymous, header_row.checked_sub(1));
    let told = natural.having(|access| *access == Access::Told);
    let withheld: BTreeSet<usize> = looked.withheld().union(&told).copied().collect();
    let is_read = |column: &SurveyColumn| {
        usize::try_from(column.column).is_ok_and(|column| !withheld.contains(&column))
    };
    looked.columns.retain(is_read);
    (looked, withheld)
}

fn width(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// What a column says below the headings.
fn cells_below(sheet: &Sheet, first: usize, column: usize) -> Vec<&str> {
    (first..sheet.rows.len()).map(|row| sheet.cell(row, column)).collect()
}

/// Looks at a sheet whose headings end in the row at this index.
fn looked_below(sheet: &Sheet, design: &Design, anonymous: bool, at: Option<usize>) -> Looked {
    let width = width(sheet);
    let headings = heads(sheet, &at.map(rows_above).unwrap_or_default(), width);
    let guesses = Guesses::all(&headings, design);
    let first = at.map_or(0, |at| at + 1);
    let mut columns = guesses.columns();
    let (mut has, mut access) = (BTreeSet::new(), Vec::with_capacity(width));
    for (column, heads) in headings.iter().enumerate() {
        let cells = cells_below(sheet, first, column);
        let guessed = guesses.known[column].map(|at| &guesses.targets[at]);
        let may = access_to(heads, &cells, (guessed, design), anonymous);
        if let (Access::Place(meaning), None) = (&may, guessed)
            && has.insert(meaning.clone())
        {
            columns.push(SurveyColumn { column: page::count(column), meaning: meaning.clone() });
        }
        access.push(may);
    }
    let looked = Looked { header_row: at.map_or(0, |at| page::count(at + 1)), columns: Vec::new(), access };
    let withheld = looked.withheld();
    columns.retain(|column| usize::try_from(column.column).is_ok_and(|column| !withheld.contains(&column)));
    columns.sort_by_key(|column| column.column);
    Looked { columns, ..looked }
}

/// What a column may be taken for, by all that stands above it and below.
fn access_to(
    heads: &Heads,
    cells: &[&str],
    (guessed, design): (Option<&Target<'_>>, &Design),
    anonymous: bool,
) -> Access {
    if heads.own.iter().any(|heading| is_ip_heading(&heading.words)) || mostly(cells, is_ip) {
        return Access::Told;
    }
    let place = || place(heads, cells, anonymous);
    if !anonymous || mostly(cells, is_code) {
        let place = if guessed.is_none() { place() } else { None };
        return place.map_or(Access::Question, Access::Place);
    }
    let told = |cell: &str| is_moment(cell) || is_mobile(cell) || (guessed.is_none() && is_room(cell));
    if mostly(cells, told) {
        return Access::Told;
    }
    let personal = |heading: &Heading| {
        let words = heading.words.as_str();
        NOTED.contains(&words) || PERSONAL.iter().any(|personal| words.contains(personal))
    };
    let is_question = guessed.is_some_and(|target| heads.all().any(|heading| heading.words == target.whole));
    if !is_question && heads.all().any(personal) {
        // An option may be 微信 or 电话: then nothing else is below it.
        let is_answer = guessed.is_some_and(|target| within(&target.meaning, design, cells));
        return if is_answer { Access::ByContent } else { Access::Told };
    }
    if guessed.is_some() {
        return Access::Question;
    }
    if let Some(place) = place() {
        return Access::Place(place);
    }
    let may_be = |target: &Target<'_>| within(&target.meaning, design, cells);
    if within(&Meaning::Building, design, cells) || targets(design).iter().any(may_be) {
        Access::ByContent
    } else {
        Access::Unknown
    }
}

/// Whether nothing stands in the cells that could not be such an answer.
fn within(meaning: &Meaning, design: &Design, cells: &[&str]) -> bool {
    let cells: BTreeSet<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
    let cells: Vec<&str> = cells.into_iter().collect();
    let fields = design.fields();
    let asks = |key: &str| fields.iter().find(|one| one.key() == *key).map(|one| &one.question.asks);
    match meaning {
        Meaning::Code | Meaning::Room => false,
        Meaning::Building => cells.iter().all(|cell| is_building(cell)),
        Meaning::Field { field } => asks(field).is_some_and(|asks| all_answer(asks, None, &cells)),
        Meaning::Option { field, code } => match asks(field) {
            Some(asks @ Asks::Multiple { options }) => options
                .iter()
                .find(|option| option.code == *code)
                .is_some_and(|option| all_answer(asks, Some(option), &cells)),
            _ => false,
        },
    }
}

/// What says where answers belong: the code of the form, the room, the building.
fn place(heads: &Heads, cells: &[&str], anonymous: bool) -> Option<Meaning> {
    let said = |one: &&str| heads.own.iter().any(|heading| heading.words.contains(one));
    let has = |all: &[&str]| all.iter().any(said);
    if mostly(cells, is_code) || has(&["问卷编号", "表单编号", "纸质问卷号"]) {
        Some(Meaning::Code)
    } else if anonymous && has(&["楼栋", "几号楼", "哪栋", "哪幢", "楼号", "栋号", "幢号"]) {
        Some(Meaning::Building)
    } else if !anonymous && has(&["房号", "门牌", "室号", "房间号"]) {
        Some(Meaning::Room)
    } else {
        None
    }
}

/// The columns of a mapping, checked against the questionnaire, the wave and the sheet.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) skip: usize,
    pub(super) all: Vec<(usize, Meaning)>,
    pub(super) withheld: BTreeSet<usize>,
}

impl Columns {
    /// Checks a mapping.
    ///
    /// # Errors
    /// `import.mapping_invalid` at the field of the mapping, with what is `missing`; `survey.column_withheld` at a column
    /// that is never read.
    pub(super) fn of(
        mapping: &SurveyMapping,
        sheet: &Sheet,
        design: &Design,
        anonymous: bool,
    ) -> Result<Self> {
        let invalid = |field: &str| Error::field(field, ErrorCode::ImportMappingInvalid);
        let skip = usize::try_from(mapping.header_row).map_err(|_| invalid("reading.mapping.header_row"))?;
        let natural = looked(sheet, design, anonymous);
        let (below, withheld) = looked_by(sheet, design, anonymous, skip, &natural);
        let known: BTreeSet<Meaning> = targets(design).into_iter().map(|target| target.meaning).collect();
        let mut all: Vec<(usize, Meaning)> = Vec::new();
        for (at, SurveyColumn { column, meaning }) in mapping.columns.iter().enumerate() {
            let path = format!("reading.mapping.columns[{at}]");
            let column = usize::try_from(*column).map_err(|_| invalid(&path))?;
            let cells = || cells_below(sheet, skip, column);
            let may = !anonymous || below.may_mean(column, meaning, design, &cells());
            if withheld.contains(&column) || !may {
                return Err(Error::field(&path, ErrorCode::SurveyColumnWithheld));
            }
            let fits = match meaning {
                Meaning::Code => true,
                Meaning::Room => !anonymous,
                Meaning::Building => anonymous,
                Meaning::Field { .. } | Meaning::Option { .. } => known.contains(meaning),
            };
            let clashes = |(other, said): &(usize, Meaning)| {
                *other == column || said == meaning || is_same_question(said, meaning)
            };
            if !fits || all.iter().any(clashes) {
                return Err(invalid(&path));
            }
            all.push((column, meaning.clone()));
        }
        let answers = |meaning: &Meaning| matches!(meaning, Meaning::Field { .. } | Meaning::Option { .. });
        if !all.iter().any(|(_, meaning)| answers(meaning)) {
            return Err(invalid("reading.mapping.columns").with("missing", "answer"));
        }
        let places = |meaning: &Meaning| matches!(meaning, Meaning::Code | Meaning::Room);
        if !anonymous && !all.iter().any(|(_, meaning)| places(meaning)) {
            return Err(invalid("reading.mapping.columns").with("missing", "room"));
        }
        Ok(Self { skip, all, withheld })
    }

    /// The column of a meaning.
    pub(super) fn of_meaning(&self, wanted: &Meaning) -> Option<usize> {
        self.all.iter().find(|(_, meaning)| meaning == wanted).map(|(column, _)| *column)
    }
}

/// Whether one is the whole of a question and the other an option of it.
fn is_same_question(one: &Meaning, other: &Meaning) -> bool {
    match (one, other) {
        (Meaning::Field { field: whole }, Meaning::Option { field, .. })
        | (Meaning::Option { field, .. }, Meaning::Field { field: whole }) => whole == field,
        _ => false,
    }
}
