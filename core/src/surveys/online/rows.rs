//! A row of a platform's file as the answers of one form, or what is wrong with it, cell by cell.

use super::cells::{self, Options};
use super::columns::Columns;
use super::desk::{Desk, Place};
use crate::error::{Error, ErrorCode};
use crate::surveys::SurveyColumnMeaning as Meaning;
use crate::surveys::answer::{Answer, Answers, of_asked};
use crate::surveys::code;
use crate::surveys::design::{Asks, Choice, Design, Field};

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) meaning: Meaning,
    pub(super) column: Option<usize>,
    pub(super) code: ErrorCode,
    /// What can be answered, where a number is out of range.
    pub(super) range: Option<[i64; 2]>,
}

/// What a row says.
pub(super) struct Row {
    pub(super) place: Place,
    /// None if nothing was answered.
    pub(super) answers: Option<Answers>,
    /// What is left out.
    pub(super) notices: Vec<Wrong>,
    /// How many answers are numbers on a scale of satisfaction.
    pub(super) scale_numbers: i64,
}

/// Where the answer of a field stands.
enum Stands<'a> {
    Nowhere,
    Cell(usize),
    Options(Vec<(usize, &'a Choice)>),
}

struct FieldColumns<'a> {
    field: Field<'a>,
    key: String,
    options: Options<'a>,
    stands: Stands<'a>,
}

/// Reads the rows of one file.
pub(super) struct Rows<'a> {
    design: &'a Design,
    columns: &'a Columns,
    desk: &'a Desk,
    fields: Vec<FieldColumns<'a>>,
    first_is_best: bool,
}

/// The text of a cell of the row, fixes included.
pub(super) type Cells<'a> = dyn Fn(usize) -> &'a str + 'a;

impl<'a> Rows<'a> {
    pub(super) fn new(design: &'a Design, columns: &'a Columns, desk: &'a Desk, first_is_best: bool) -> Self {
        let of = |field: Field<'a>| {
            let key = field.key();
            let known: &[Choice] = match &field.question.asks {
                Asks::Single { options } | Asks::Multiple { options } => options,
                _ => &[],
            };
            let whole = columns.of_meaning(&Meaning::Field { field: key.clone() });
            let chosen = known.iter().filter_map(|option| {
                let meaning = Meaning::Option { field: key.clone(), code: option.code };
                Some((columns.of_meaning(&meaning)?, option))
            });
            let chosen: Vec<(usize, &Choice)> = chosen.collect();
            let stands = match whole {
                Some(column) => Stands::Cell(column),
                None if chosen.is_empty() => Stands::Nowhere,
                None => Stands::Options(chosen),
            };
            FieldColumns { field, key, options: Options::of(known), stands }
        };
        let fields = design.fields().into_iter().map(of).collect();
        Self { design, columns, desk, fields, first_is_best }
    }

    /// What a row says, or everything that keeps it from being taken in.
    pub(super) fn read(&self, cell: &Cells<'_>) -> Result<Row, Vec<Wrong>> {
        let (mut wrong, mut given, mut scale_numbers) = (Vec::new(), Answers::new(), 0);
        for field in &self.fields {
            let answer = match &field.stands {
                Stands::Nowhere => continue,
                Stands::Cell(column) => self.whole(field, *column, cell),
                Stands::Options(options) => chosen(field, options, cell),
            };
            match answer {
                Ok((None, _)) => {}
                Ok((Some(answer), scale_number)) => {
                    scale_numbers += i64::from(scale_number);
                    given.insert(field.key.clone(), answer);
                }
                Err(one) => wrong.push(one),
            }
        }
        if given.is_empty() && wrong.is_empty() {
            let place = Place::Part(None);
            return Ok(Row { place, answers: None, notices: Vec::new(), scale_numbers });
        }
        let mut notices = Vec::new();
        let place = self.place(cell, &mut notices).map_err(|one| wrong.push(one));
        let (Ok(place), true) = (place, wrong.is_empty()) else { return Err(wrong) };
        let (answers, skipped) = of_asked(self.design, given);
        notices.extend(self.fields.iter().filter(|field| skipped.contains(&field.key)).map(|field| {
            let meaning = Meaning::Field { field: field.key.clone() };
            let column = self.columns.of_meaning(&meaning);
            Wrong { meaning, column, code: ErrorCode::SurveyAnswerSkipped, range: None }
        }));
        Ok(Row { place, answers: Some(answers), notices, scale_numbers })
    }

    fn whole(
        &self,
        field: &FieldColumns<'_>,
        column: usize,
        cell: &Cells<'_>,
    ) -> Result<(Option<Answer>, bool), Wrong> {
        let asks = &field.field.question.asks;
        match cells::read(asks, &field.options, cell(column), self.first_is_best) {
            Ok(read) => Ok((read.answer, read.scale_number)),
            Err(error) => Err(Wrong {
                meaning: Meaning::Field { field: field.key.clone() },
                column: Some(column),
                code: error.code(),
                range: range(asks, &error),
            }),
        }
    }

    /// The form that the row's code or room names, or the part of the community that the answers count for.
    fn place(&self, cell: &Cells<'_>, notices: &mut Vec<Wrong>) -> Result<Place, Wrong> {
        let desk = self.desk;
        let wrong = |meaning: Meaning, code: ErrorCode| {
            let column = self.columns.of_meaning(&meaning);
            Wrong { meaning, column, code, range: None }
        };
        let said = |meaning: &Meaning| {
            let text = self.columns.of_meaning(meaning).map_or("", cell);
            (!cells::says_nothing(text)).then_some(text)
        };
        if let Some(text) = said(&Meaning::Code) {
            let code = code::parse_cell("code", text).map_err(|error| wrong(Meaning::Code, error.code()))?;
            let known = desk.is_handed_out(code);
            return known
                .then_some(Place::Form(code))
                .ok_or_else(|| wrong(Meaning::Code, ErrorCode::SurveyFormNotFound));
        }
        if let Some(text) = said(&Meaning::Room) {
            let code = desk.of_room(text);
            return code.map(Place::Form).ok_or_else(|| wrong(Meaning::Room, ErrorCode::SurveyFormNotFound));
        }
        if !desk.takes_without_code {
            let by_code = self.columns.of_meaning(&Meaning::Room).is_none();
            let meaning = if by_code { Meaning::Code } else { Meaning::Room };
            return Err(wrong(meaning, ErrorCode::InputRequired));
        }
        let Some(text) = said(&Meaning::Building) else { return Ok(Place::Part(None)) };
        let part = desk.of_building(text);
        if part.is_none() {
            notices.push(wrong(Meaning::Building, ErrorCode::SurveyBuildingUnknown));
        }
        Ok(Place::Part(part))
    }
}

/// The options of a question that were chosen, each in a column of its own.
fn chosen(
    field: &FieldColumns<'_>,
    options: &[(usize, &Choice)],
    cell: &Cells<'_>,
) -> Result<(Option<Answer>, bool), Wrong> {
    let mut codes = std::collections::BTreeSet::new();
    for (column, option) in options {
        let chosen = cells::chosen(option, cell(*column)).map_err(|error| Wrong {
            meaning: Meaning::Option { field: field.key.clone(), code: option.code },
            column: Some(*column),
            code: error.code(),
            range: None,
        })?;
        if chosen == Some(true) {
            codes.insert(option.code);
        }
    }
    Ok(((!codes.is_empty()).then_some(Answer::Choices { codes }), false))
}

/// The smallest and the largest number that can be answered, if the answer lies outside.
fn range(asks: &Asks, error: &Error) -> Option<[i64; 2]> {
    if error.code() != ErrorCode::InputOutOfRange {
        return None;
    }
    if let Asks::Number { min, max, .. } = asks {
        return Some([*min, *max]);
    }
    let codes = asks.codes();
    Some([i64::from(*codes.iter().min()?), i64::from(*codes.iter().max()?)])
}
