//! What the report's fourth part says of improvement measures (R7.2): those of earlier quarters with what came of them, and
//! the new ones with who does them by when; and what meetings decided and was not done in time.

use super::{Block, CELL, Cell, Passage, single, table, text};
use crate::page;
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::opens::Opens;
use crate::reports::words;
use crate::statistics::Verdict;
use crate::supervision::{
    CarriedMeasures, MeasureState, MeasuredFigure, MeasuredName, MeasuredValue, QuarterMeasure,
    QuarterMeasures,
};

/// The two tables; nothing of a quarter without measures.
pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let measures = &figures.measures;
    let mut blocks = Vec::new();
    if !measures.carried.is_empty() {
        blocks.push(Block::Text(summary(figures)));
        let rows = measures.carried.iter().map(carried).collect();
        let columns = vec![text("措施", 4.6), text("责任人", 1.3), text("完成期限", 1.9), text("结果", 4.2)];
        blocks.push(Block::Table(table("上季度改进措施的落实情况", columns, rows, false, &[])));
    }
    if !measures.added.is_empty() {
        let rows = measures.added.iter().map(added).collect();
        let columns = vec![
            text("原因", 4.0),
            text("措施", 4.4),
            text("责任人", 1.3),
            text("完成期限", 1.9),
            text("进度", 1.2),
        ];
        blocks.push(Block::Table(table("本季度提出的改进措施", columns, rows, false, &[])));
    }
    blocks
}

/// Those of a whole year in one table; nothing of a year without measures.
pub(super) fn of_year(measures: &QuarterMeasures) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = measures.carried.iter().chain(&measures.added).map(carried).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![text("措施", 4.6), text("责任人", 1.3), text("完成期限", 1.9), text("结果", 4.2)];
    vec![Block::Table(table("本年度的改进措施", columns, rows, false, &[]))]
}

fn summary(figures: &QuarterFigures) -> Passage {
    let carried = &figures.measures.carried;
    let count = |state| page::count(carried.iter().filter(|measure| measure.state == state).count());
    let list = |state, late| {
        let (from, to) = (figures.first_day, figures.last_day);
        Opens::Carried(CarriedMeasures { from, to, state, late })
    };
    let of = |state| (count(state), list(Some(state), false));
    let (done, dropped, open) = (of(MeasureState::Done), of(MeasureState::Dropped), of(MeasureState::Open));
    let mut said = Passage::from("上季度结转的改进措施 ")
        .listed(page::count(carried.len()), list(None, false))
        .say(" 项，已完成 ")
        .listed(done.0, done.1)
        .say(" 项");
    if dropped.0 > 0 {
        said = said.say("，不再实施 ").listed(dropped.0, dropped.1).say(" 项");
    }
    if open.0 > 0 {
        said = said.say("，").listed(open.0, open.1).say(" 项继续实施");
        let late = page::count(carried.iter().filter(|measure| measure.late).count());
        if late > 0 {
            said = said.say("（其中 ").listed(late, list(None, true)).say(" 项逾期）");
        }
    }
    said.say("。")
}

fn carried(measure: &QuarterMeasure) -> Vec<Cell> {
    let result = match (measure.state, measure.late) {
        (MeasureState::Open, true) => Cell::Late("逾期，继续实施".to_owned()),
        (MeasureState::Open, false) => CELL("继续实施".to_owned()),
        (MeasureState::Dropped, _) => {
            CELL(format!("不再实施：{}", measure.result.as_deref().unwrap_or_default()))
        }
        (MeasureState::Done, _) => {
            let result = measure.result.as_deref().unwrap_or_default();
            CELL(format!("已完成：{result}{}", figure(measure)))
        }
    };
    let content = single(CELL(measure.content.clone()), Opens::Measure { id: measure.id });
    vec![content, CELL(measure.owner.clone()), Cell::day(measure.due_on), result]
}

/// `（电梯类投诉件数：28 件 → 19 件）`, of one by whose figure one sees whether it helped.
fn figure(measure: &QuarterMeasure) -> String {
    if let Some(figure) = &measure.measured {
        return format!("（{}）", measured(figure));
    }
    let (Some(name), Some(after)) = (&measure.figure, &measure.figure_after) else { return String::new() };
    match &measure.figure_before {
        Some(before) => format!("（{name}：{before} → {after}）"),
        None => format!("（{name}：{after}）"),
    }
}

/// `响应及时率：70.0%（7/10，2026-07-01至2026-09-30）→ 95.0%（19/20，2026-10-01至2026-12-31），上升`; of one that is not done what
/// it was before.
fn measured(figure: &MeasuredFigure) -> String {
    let MeasuredFigure { name, topic, before, after, verdict } = figure;
    let mut said = named(*name).to_owned();
    if let Some(topic) = topic {
        said = format!("{said}（{}）", topic.name);
    }
    said += &format!("：{}", value(*name, *before));
    if let Some(after) = after {
        said += &format!(" → {}", value(*name, *after));
    }
    if let Some(verdict) = verdict {
        said += match verdict {
            Verdict::Rise => "，上升",
            Verdict::Fall => "，下降",
            Verdict::NoSignificantChange => "，无显著变化",
            Verdict::TooFew => "，数量太少，不作比较",
        };
    }
    said
}

fn value(name: MeasuredName, MeasuredValue { from_on, to_on, of }: MeasuredValue) -> String {
    if name == MeasuredName::Tickets {
        return format!("{} 件（{from_on}至{to_on}）", of.numerator);
    }
    let Rate { numerator, denominator } = of;
    format!("{}（{numerator}/{denominator}，{from_on}至{to_on}）", words::percent(of))
}

fn named(name: MeasuredName) -> &'static str {
    match name {
        MeasuredName::OnTime => "响应及时率",
        MeasuredName::Satisfied => "满意率",
        MeasuredName::Solved => "解决率",
        MeasuredName::FollowedUp => "回访率",
        MeasuredName::Closing => "办结率",
        MeasuredName::Repeat => "重复率",
        MeasuredName::Tickets => "来件数",
    }
}

fn added(measure: &QuarterMeasure) -> Vec<Cell> {
    let state = match (measure.state, measure.late) {
        (MeasureState::Open, true) => Cell::Late("逾期".to_owned()),
        (MeasureState::Open, false) => CELL("进行中".to_owned()),
        (MeasureState::Done, _) => CELL("已完成".to_owned()),
        (MeasureState::Dropped, _) => CELL("不再实施".to_owned()),
    };
    vec![
        CELL(measure.cause.clone()),
        single(CELL(format!("{}{}", measure.content, figure(measure))), Opens::Measure { id: measure.id }),
        CELL(measure.owner.clone()),
        Cell::day(measure.due_on),
        state,
    ]
}

/// What meetings decided and was not done in time; nothing where all was.
pub(super) fn late_action_items(figures: &QuarterFigures) -> Vec<Block> {
    let late = &figures.late_action_items;
    if late.is_empty() {
        return Vec::new();
    }
    let until = if figures.running { "截至数据时刻" } else { "截至季度末" };
    let summary = Passage::from(format!("{until}，会议议定的待办事项有 "))
        .listed(page::count(late.len()), Opens::LateActionItems { on: figures.last_day })
        .say(" 项逾期未完成。");
    let rows = late
        .iter()
        .map(|item| {
            vec![
                single(CELL(item.content.clone()), Opens::ActionItem { id: item.id }),
                CELL(item.meeting_title.clone()),
                CELL(item.owner.clone()),
                Cell::day(item.due_on).late(),
            ]
        })
        .collect();
    let columns =
        vec![text("待办事项", 5.6), text("会议", 3.0), text("责任人", 1.4), text("应完成日期", 2.2)];
    vec![Block::Text(summary), Block::Table(table("逾期未完成的会议待办", columns, rows, false, &[]))]
}
