//! What a file would add to a wave: every row compared with the forms and with the other rows. The order of the rows
//! decides nothing. Nothing is written here.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::desk::{Desk, Place};
use super::rows::{Row, Rows, Wrong};
use crate::error::{ErrorCode, Result};
use crate::list::{Mended, Severity, row_number};
use crate::surveys::answer::Answers;
use crate::surveys::design::Design;
use crate::surveys::{SurveyColumnMeaning as Meaning, SurveyFileCounts, SurveyFileIssue, SurveyFileReading};
use crate::table::Sheet;

/// The most characters of a cell that stand beside its issue.
const LONGEST_SHOWN: usize = 600;

/// What a file would add.
pub(super) struct Plan {
    /// The answers that are taken in, in an order that does not depend on the file's.
    pub(super) forms: Vec<(Place, Answers)>,
    pub(super) issues: Vec<SurveyFileIssue>,
    pub(super) counts: SurveyFileCounts,
}

/// A row that could be taken in by itself.
struct Good {
    index: usize,
    answers: Answers,
}

struct Planner<'a> {
    columns: &'a Columns,
    mended: Mended<'a>,
    desk: &'a Desk,
    plan: Plan,
}

/// Compares a file with the wave.
pub(super) fn plan(
    (sheet, design): (&Sheet, &Design),
    columns: &Columns,
    desk: &Desk,
    reading: &SurveyFileReading,
) -> Result<Plan> {
    let mended = Mended::of(sheet, &reading.fixes)?;
    let plan = Plan { forms: Vec::new(), issues: Vec::new(), counts: SurveyFileCounts::default() };
    let mut planner = Planner { columns, mended, desk, plan };
    let rows = Rows::new(design, columns, desk, reading.mapping.first_is_best);
    let (mut named, mut unnamed) = (BTreeMap::<i64, Vec<Good>>::new(), Vec::new());
    for (index, cells) in sheet.rows.iter().enumerate().skip(columns.skip) {
        if cells.iter().all(String::is_empty) {
            continue;
        }
        planner.plan.counts.rows += 1;
        if reading.without.contains(&row_number(index)) {
            planner.plan.counts.left_out += 1;
            continue;
        }
        let Some((place, good)) = planner.read(&rows, index) else { continue };
        match place {
            Place::Form(code) => named.entry(code).or_default().push(good),
            Place::Part(part) => unnamed.push((part, good)),
        }
    }
    for (code, rows) in named {
        planner.form(code, rows);
    }
    planner.without_code(unnamed, reading.same_are_new);
    let mut plan = planner.plan;
    plan.issues.sort_by_key(|issue| issue.row);
    plan.forms.sort_unstable();
    plan.counts.new = crate::page::count(plan.forms.len());
    Ok(plan)
}

impl Planner<'_> {
    fn issue(&mut self, index: usize, wrong: Wrong, severity: Severity, other: Option<usize>) {
        let Wrong { meaning, column, code, range } = wrong;
        let value = column.map_or("", |column| self.mended.cell(index, column));
        self.plan.issues.push(SurveyFileIssue {
            row: row_number(index),
            column: column.map(crate::page::count),
            meaning,
            code,
            severity,
            value: value.chars().take(LONGEST_SHOWN).collect(),
            range,
            other_row: other.map(row_number),
        });
    }

    /// What a row says, if it can be taken in by itself.
    fn read(&mut self, rows: &Rows<'_>, index: usize) -> Option<(Place, Good)> {
        let read = rows.read(&|column| self.mended.cell(index, column));
        match read {
            Err(wrong) => {
                self.plan.counts.errors += 1;
                for one in wrong {
                    self.issue(index, one, Severity::Error, None);
                }
                None
            }
            Ok(Row { answers: None, .. }) => {
                self.plan.counts.empty += 1;
                None
            }
            Ok(Row { place, answers: Some(answers), notices, scale_numbers }) => {
                self.plan.counts.scale_numbers += scale_numbers;
                for one in notices {
                    self.issue(index, one, Severity::Notice, None);
                }
                Some((place, Good { index, answers }))
            }
        }
    }

    /// The rows of one form: if they say the same, one of them is taken in; if not, nobody but a person knows which.
    fn form(&mut self, code: i64, rows: Vec<Good>) {
        let by =
            if self.columns.of_meaning(&Meaning::Code).is_some() { Meaning::Code } else { Meaning::Room };
        let wrong =
            |code| Wrong { column: self.columns.of_meaning(&by), meaning: by.clone(), code, range: None };
        let (entered, twice, again) = (
            wrong(ErrorCode::SurveyFormEntered),
            wrong(ErrorCode::SurveyFormTwice),
            wrong(ErrorCode::ImportDuplicate),
        );
        if self.desk.is_entered(code) {
            for row in rows {
                self.plan.counts.known += 1;
                self.issue(row.index, entered.clone(), Severity::Duplicate, None);
            }
            return;
        }
        let mut rows = rows.into_iter();
        let Some(first) = rows.next() else { return };
        let others: Vec<Good> = rows.collect();
        if let Some(other) = others.iter().find(|row| row.answers != first.answers) {
            self.plan.counts.errors += crate::page::count(others.len() + 1);
            self.issue(first.index, twice.clone(), Severity::Error, Some(other.index));
            for row in &others {
                self.issue(row.index, twice.clone(), Severity::Error, Some(first.index));
            }
            return;
        }
        for row in others {
            self.plan.counts.repeated += 1;
            self.issue(row.index, again.clone(), Severity::Duplicate, Some(first.index));
        }
        self.plan.forms.push((Place::Form(code), first.answers));
    }

    /// Rows without a code: as many of the same answers as were taken in before are those again.
    fn without_code(&mut self, rows: Vec<(Option<i64>, Good)>, same_are_new: bool) {
        let mut rows: Vec<(Option<i64>, Answers)> =
            rows.into_iter().map(|(part, good)| (part, good.answers)).collect();
        // Which of those that say the same are the ones from before must not follow from where they stand.
        rows.sort_unstable();
        let mut before = self.desk.taken_before();
        let (mut again, others): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|(part, answers)| before.cross_off(*part, answers));
        let (elsewhere, mut new): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, answers)| before.cross_off_anywhere(answers));
        again.extend(elsewhere);
        self.plan.counts.same = crate::page::count(again.len());
        if same_are_new {
            new.extend(again);
        }
        self.plan.counts.without_code = crate::page::count(new.len());
        self.plan.forms.extend(new.into_iter().map(|(part, answers)| (Place::Part(part), answers)));
    }
}
