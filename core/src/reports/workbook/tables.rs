//! Each table and each chart of the document as a sheet. What stands on paper in words is a value here; a share has its numerator and
//! its denominator beside it.

use super::columns;
use crate::reports::document::{self, Bar, Block, Chart, Columns, Document, Mark, Value};
use crate::reports::figures::Rate;
use crate::reports::words;
use crate::spreadsheet::{Cell, Column, Table};

/// The most characters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// The sheets, in the order of the pages.
pub(super) fn sheets(document: &Document) -> Vec<Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(of_table(table)),
            Block::Chart(chart) => Some(of_chart(chart)),
            Block::Columns(columns) => Some(of_columns(columns)),
            _ => None,
        })
        .collect()
}

/// The name of each of these sheets, and where its table stands in the report.
pub(super) fn directory(document: &Document) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for section in &document.sections {
        let mut heading = String::new();
        for block in &section.blocks {
            let (sheet, caption) = match block {
                Block::Heading(text) => {
                    heading = format!("，{text}");
                    continue;
                }
                Block::Table(table) => (table_name(table), table.caption),
                Block::Chart(chart) => (name("图", chart.number, chart.caption), chart.caption),
                Block::Columns(columns) => (name("图", columns.number, columns.caption), columns.caption),
                _ => continue,
            };
            rows.push((sheet, format!("{}{heading}：{caption}", section.heading)));
        }
    }
    rows
}

/// `表3 各渠道受理件数`, as long as a sheet's name may be and without what it may not have.
fn name(kind: &str, number: usize, caption: &str) -> String {
    let whole = format!("{kind}{number} {caption}");
    whole.replace(['[', ']', ':', '*', '?', '/', '\\'], "_").chars().take(LONGEST_NAME).collect()
}

pub(super) fn table_name(table: &document::Table) -> String {
    name("表", table.number, table.caption)
}

/// Into how many columns a column of the report goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// A bar says nothing that the numbers beside it do not.
    Nothing,
    Plain,
    Interval,
    Fraction,
    Share,
}

fn shape(cell: &document::Cell) -> Shape {
    match cell {
        document::Cell::Opening { cell, .. } => shape(cell),
        document::Cell::Bar(_) => Shape::Nothing,
        document::Cell::Rate(_) => Shape::Share,
        document::Cell::Valued { value, .. } => match value {
            Value::Share(_) => Shape::Share,
            Value::Fraction(_) => Shape::Fraction,
            Value::Interval(..) => Shape::Interval,
            Value::Percent(_) | Value::Span(_) | Value::Day(_) | Value::Moment(_) => Shape::Plain,
        },
        document::Cell::Text(text) if text.is_empty() => Shape::Nothing,
        document::Cell::Text(_) | document::Cell::Late(_) => Shape::Plain,
    }
}

pub(super) fn of_table(table: &document::Table) -> Table {
    let shape_of =
        |place: usize| table.rows.iter().map(|row| shape(&row[place])).max().unwrap_or(Shape::Plain);
    let shapes: Vec<Shape> = (0..table.columns.len()).map(shape_of).collect();
    let heads: Vec<Column> =
        table.columns.iter().zip(&shapes).flat_map(|(column, shape)| heads(column, *shape)).collect();
    let row = |cells: &Vec<document::Cell>| -> Vec<Cell> {
        let parts = cells.iter().zip(&shapes).zip(&table.columns);
        parts.flat_map(|((cell, shape), column)| values(cell, *shape, column.figures)).collect()
    };
    Table { name: table_name(table), rows: table.rows.iter().map(row).collect(), columns: heads }
}

fn heads(column: &document::Column, shape: Shape) -> Vec<Column> {
    let title = column.title.trim_end_matches(['¹', '²', '³', '⁴']);
    let names: &[&str] = match shape {
        Shape::Nothing => &[],
        Shape::Plain => &[""],
        Shape::Interval => &["下限", "上限"],
        Shape::Fraction => &["分子", "分母"],
        Shape::Share => &["", "分子", "分母"],
    };
    let named = |part: &&str| format!("{title} {part}").trim().to_owned();
    let width = if column.figures { 12.0 } else { 22.0 };
    names.iter().map(|part| Column { heading: named(part), width }).collect()
}

/// A cell as the values of its columns.
fn values(cell: &document::Cell, shape: Shape, figures: bool) -> Vec<Cell> {
    let mut values = match cell.shown() {
        document::Cell::Opening { .. } | document::Cell::Bar(_) => Vec::new(),
        document::Cell::Rate(rate) | document::Cell::Valued { value: Value::Share(rate), .. } => {
            share(*rate).to_vec()
        }
        document::Cell::Valued { value: Value::Fraction(rate), .. } => {
            vec![Cell::Number(rate.numerator), Cell::Number(rate.denominator)]
        }
        document::Cell::Valued { value: Value::Interval(low, high), .. } => {
            vec![Cell::Percent(*low), Cell::Percent(*high)]
        }
        document::Cell::Valued { value: Value::Percent(share), text, .. } => {
            vec![if share.is_finite() { Cell::Percent(*share) } else { Cell::Text(text.clone()) }]
        }
        document::Cell::Valued { value: Value::Span(ms), .. } => vec![Cell::Span(*ms)],
        document::Cell::Valued { value: Value::Day(day), .. } => vec![Cell::Day(*day)],
        document::Cell::Valued { value: Value::Moment(at), .. } => vec![Cell::Moment(Some(*at))],
        document::Cell::Text(text) | document::Cell::Late(text) => vec![plain(text, figures)],
    };
    let count = heads_of(shape);
    values.resize(count, Cell::Text(String::new()));
    values
}

fn heads_of(shape: Shape) -> usize {
    match shape {
        Shape::Nothing => 0,
        Shape::Plain => 1,
        Shape::Interval | Shape::Fraction => 2,
        Shape::Share => 3,
    }
}

/// Words, or the count that they are.
fn plain(text: &str, figures: bool) -> Cell {
    match text.parse::<i64>() {
        Ok(count) if figures => Cell::Number(count),
        _ => Cell::Text(text.to_owned()),
    }
}

/// The percentage, the numerator and the denominator; a share of nothing is said as on paper.
pub(super) fn share(rate: Rate) -> [Cell; 3] {
    let Rate { numerator, denominator } = rate;
    [percent(rate), Cell::Number(numerator), Cell::Number(denominator)]
}

/// A rate as a percentage.
pub(super) fn percent(Rate { numerator, denominator }: Rate) -> Cell {
    if denominator == 0 {
        return Cell::Text(words::NOTHING.to_owned());
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of an office")]
    let share = numerator as f64 / denominator as f64;
    Cell::Percent(share)
}

fn of_chart(chart: &Chart) -> Table {
    let mut heads = vec![("月份", 10.0)];
    heads.extend(chart.legend.iter().map(|name| (*name, 10.0)));
    let row = |bar: &Bar| {
        let mut cells = vec![Cell::Text(bar.name.clone())];
        cells.extend(bar.parts.iter().map(|mark| Cell::Number(mark.count)));
        cells
    };
    Table {
        name: name("图", chart.number, chart.caption),
        columns: columns(&heads),
        rows: chart.bars.iter().map(row).collect(),
    }
}

fn of_columns(shown: &Columns) -> Table {
    let row = |(label, mark): &(String, Mark)| vec![Cell::Text(label.clone()), Cell::Number(mark.count)];
    Table {
        name: name("图", shown.number, shown.caption),
        columns: columns(&[("分组", 14.0), ("件数", 10.0)]),
        rows: shown.columns.iter().map(row).collect(),
    }
}
