//! The answers form by form, to compute with elsewhere, and the code book that says what the numbers mean. A form has no
//! code of its own here, no room and no household; forms are sorted by what stands on them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{ExportSurveyAnswers, ExportedSurvey, SurveyExportFormat, paper, subject};
use crate::error::Result;
use crate::operation::{Done, Write, WriteContext};
use crate::page;
use crate::residents::Tenure;
use crate::spreadsheet::{self, Cell, Column, Table};
use crate::surveys::answer::Answer;
use crate::surveys::answers::{self, AnsweredSheet, WaveAnswers};
use crate::surveys::design::{Asks, BEST, Choice, DOES_NOT_APPLY, Field};

/// 未填 in a column of numbers.
const BLANK: i64 = -8;
/// 看不清 in a column of numbers.
const UNREADABLE: i64 = -9;

impl Write for ExportSurveyAnswers {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ExportedSurvey>> {
        let wave = answers::of_wave(context.db, self.wave_id, "wave_id")?;
        let zone = context.zone;
        let (name, ending, bytes) = match self.format {
            SurveyExportFormat::Xlsx => {
                ("数据", "xlsx", spreadsheet::workbook(&[data(&wave), code_book(&wave)], zone, context.now)?)
            }
            SurveyExportFormat::Csv => ("数据", "csv", spreadsheet::text_table(&data(&wave), zone)?),
            SurveyExportFormat::CodeBook => {
                ("编码表", "csv", spreadsheet::text_table(&code_book(&wave), zone)?)
            }
        };
        let exported = ExportedSurvey {
            file_name: format!("{}-{name}.{ending}", wave.title),
            base64: STANDARD.encode(bytes),
            forms: page::count(wave.sheets.len()),
        };
        Ok(Done::new(exported, subject(&wave, ending)))
    }
}

/// The columns of a field: one, or one for each option of a multiple choice.
fn variables(field: &Field<'_>) -> Vec<(String, Option<u32>)> {
    let key = field.key();
    match &field.question.asks {
        Asks::Multiple { options } => {
            options.iter().map(|option| (format!("{key}#{}", option.code), Some(option.code))).collect()
        }
        _ => vec![(key, None)],
    }
}

fn data(wave: &WaveAnswers) -> Table {
    let fields = wave.design.fields();
    let mut columns = vec![column("楼栋", 12.0)];
    if !wave.anonymous {
        columns.push(column("业主租户", 10.0));
    }
    if wave.sampled {
        columns.push(column("权重", 10.0));
    }
    columns.extend(fields.iter().flat_map(variables).map(|(name, _)| column(&name, 12.0)));
    let mut sheets: Vec<&AnsweredSheet> = wave.sheets.iter().collect();
    sheets.sort_by(|one, other| (one.stratum, &one.answers).cmp(&(other.stratum, &other.answers)));
    let rows = sheets.into_iter().map(|sheet| row(wave, &fields, sheet)).collect();
    Table { name: "数据".to_owned(), columns, rows }
}

fn column(heading: &str, width: f64) -> Column {
    Column { heading: heading.to_owned(), width }
}

fn row(wave: &WaveAnswers, fields: &[Field<'_>], sheet: &AnsweredSheet) -> Vec<Cell> {
    let stratum = wave.strata.iter().find(|stratum| stratum.position == sheet.stratum);
    let mut cells = vec![Cell::Text(stratum.map(|stratum| stratum.name.clone()).unwrap_or_default())];
    if !wave.anonymous {
        cells.push(Cell::Text(sheet.tenure.map_or("", tenure_text).to_owned()));
    }
    if wave.sampled {
        let answered = wave.sheets.iter().filter(|other| other.stratum == sheet.stratum).count();
        #[expect(clippy::cast_precision_loss, reason = "counts of households")]
        let weight = stratum.map_or(0.0, |stratum| stratum.households as f64 / answered as f64);
        cells.push(Cell::Decimal(weight));
    }
    for field in fields {
        let answer = sheet.answers.get(&field.key());
        cells.extend(variables(field).into_iter().map(|(_, option)| cell(answer, option)));
    }
    cells
}

fn tenure_text(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Owner => "业主",
        Tenure::Tenant => "租户",
    }
}

/// What a cell says; nothing where the question was not asked.
fn cell(answer: Option<&Answer>, option: Option<u32>) -> Cell {
    match (answer, option) {
        (None, _) | (Some(Answer::Choices { .. }), None) => Cell::Text(String::new()),
        (Some(Answer::Code { code }), _) => Cell::Number(i64::from(*code)),
        (Some(Answer::Choices { codes }), Some(option)) => Cell::Number(i64::from(codes.contains(&option))),
        (Some(Answer::Number { number }), _) => Cell::Number(*number),
        (Some(Answer::Text { text }), _) => Cell::Text(text.clone()),
        (Some(Answer::Blank), _) => Cell::Number(BLANK),
        (Some(Answer::Unreadable), _) => Cell::Number(UNREADABLE),
    }
}

fn code_book(wave: &WaveAnswers) -> Table {
    let columns =
        [("变量", 22.0), ("题号", 6.0), ("题目", 50.0), ("题型", 10.0), ("代码", 8.0), ("含义", 24.0)];
    let columns = columns.into_iter().map(|(heading, width)| column(heading, width)).collect();
    let mut rows = Vec::new();
    for field in wave.design.fields() {
        for (name, option) in variables(&field) {
            for (code, meaning) in codes(&field, option) {
                rows.push(vec![
                    Cell::Text(name.clone()),
                    Cell::Number(page::count(field.number)),
                    Cell::Text(paper::wording(
                        field.question.text.as_str(),
                        field.item.map(|item| item.text.as_str()),
                    )),
                    Cell::Text(kind_text(&field.question.asks).to_owned()),
                    code.map_or_else(|| Cell::Text(String::new()), Cell::Number),
                    Cell::Text(meaning),
                ]);
            }
        }
    }
    Table { name: "编码表".to_owned(), columns, rows }
}

fn kind_text(asks: &Asks) -> &'static str {
    match asks {
        Asks::Satisfaction { .. } | Asks::Matrix { .. } => "满意度",
        Asks::Single { .. } => "单选",
        Asks::Multiple { .. } => "多选",
        Asks::Recommend => "推荐意愿",
        Asks::Number { .. } => "数字",
        Asks::Text => "文字",
    }
}

/// What the numbers of a column mean.
fn codes(field: &Field<'_>, option: Option<u32>) -> Vec<(Option<i64>, String)> {
    let named = |code: u32, text: &str| (Some(i64::from(code)), text.to_owned());
    let mut codes: Vec<(Option<i64>, String)> = match &field.question.asks {
        Asks::Satisfaction { does_not_apply } | Asks::Matrix { does_not_apply, .. } => {
            let scale = (1..=BEST).rev().map(|code| named(code, paper::score_text(i64::from(code))));
            scale.chain(does_not_apply.then(|| named(DOES_NOT_APPLY, "不了解/不适用"))).collect()
        }
        Asks::Single { options } => options.iter().map(|option| named(option.code, &option.text)).collect(),
        Asks::Multiple { options } => {
            let text = |option: &Choice| format!("选了：{}", option.text);
            let chosen = options.iter().find(|one| Some(one.code) == option).map(text).unwrap_or_default();
            vec![named(1, &chosen), named(0, "没有选")]
        }
        Asks::Recommend => vec![(None, String::from("0 到 10，越大越愿意推荐"))],
        Asks::Number { min, max, unit } => vec![(None, format!("{min} 到 {max} {unit}"))],
        Asks::Text => vec![(None, String::from("原文"))],
    };
    codes.extend([(Some(BLANK), String::from("未填")), (Some(UNREADABLE), String::from("看不清"))]);
    codes.push((None, String::from("空白：按跳题规则没有问")));
    codes
}
