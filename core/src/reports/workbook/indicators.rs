//! The sheet 指标: every figure that the report's sentences and its summary say, with a code that stays.

use super::columns;
use super::tables::percent;
use crate::reports::editions::Made;
use crate::reports::figures::{Group, Interval, QuarterFigures, Rate};
use crate::spreadsheet::{Cell, Table};
use crate::supervision::{ChannelChecks, MeasureState, QuarterMeasure, RedFlagCount};

/// The columns: head, width in characters, what it means.
pub(super) const COLUMNS: [(&str, f64, &str); 10] = [
    ("代码", 26.0, "指标的代码，不因版本改变"),
    ("指标", 30.0, "指标的名称"),
    ("数值", 12.0, "件数等为整数；比率为 0 至 1 的数；用时为天数，按小时:分显示；“—”为没有可计的"),
    ("单位", 8.0, "数值的单位；比率和用时为空"),
    ("分子", 10.0, "比率的分子；不是比率的为空"),
    ("分母", 10.0, "比率的分母；不是比率的为空"),
    ("区间下限", 10.0, "95% 置信区间的下限（Wilson 法；问卷见报告）；没有的为空"),
    ("区间上限", 10.0, "95% 置信区间的上限"),
    ("上期分子", 10.0, "上一季度的件数，或比率的分子；没有的为空"),
    ("上期分母", 10.0, "上一季度比率的分母；不是比率的为空"),
];

pub(super) fn sheet(made: &Made) -> Table {
    let figures = &made.figures;
    let mut rows = tickets(figures);
    rows.extend(rates(&figures.total, &figures.previous));
    rows.push(rate("repeat", "重复率", figures.parts.voices.repeats, None, None));
    rows.extend(waits(&figures.total));
    rows.extend(work(figures));
    rows.extend(reached(figures));
    rows.extend(surveys(figures));
    rows.extend(supervised(made));
    Table {
        name: "指标".to_owned(),
        columns: columns(&COLUMNS.map(|(heading, width, _)| (heading, width))),
        rows,
    }
}

fn row(code: &str, name: &str, value: Cell, unit: &str, more: [Option<Cell>; 6]) -> Vec<Cell> {
    let mut cells =
        vec![Cell::Text(code.to_owned()), Cell::Text(name.to_owned()), value, Cell::Text(unit.to_owned())];
    cells.extend(more.map(|cell| cell.unwrap_or_else(|| Cell::Text(String::new()))));
    cells
}

fn count(code: &str, name: &str, value: i64, unit: &str) -> Vec<Cell> {
    row(code, name, Cell::Number(value), unit, [None, None, None, None, None, None])
}

fn many(code: &str, name: &str, things: usize, unit: &str) -> Vec<Cell> {
    count(code, name, crate::page::count(things), unit)
}

fn rate(code: &str, name: &str, of: Rate, within: Option<Interval>, before: Option<Rate>) -> Vec<Cell> {
    let end = |tenths: u16| Cell::Percent(f64::from(tenths) / 1000.0);
    let more = [
        Some(Cell::Number(of.numerator)),
        Some(Cell::Number(of.denominator)),
        within.map(|within| end(within.low)),
        within.map(|within| end(within.high)),
        before.map(|before| Cell::Number(before.numerator)),
        before.map(|before| Cell::Number(before.denominator)),
    ];
    row(code, name, percent(of), "", more)
}

fn tickets(figures: &QuarterFigures) -> Vec<Vec<Cell>> {
    let total = &figures.total;
    let before = Some(Cell::Number(figures.previous.received));
    let mut rows = vec![
        row(
            "received",
            "受理件数",
            Cell::Number(total.received),
            "件",
            [None, None, None, None, before, None],
        ),
        count("cancelled", "误登撤销", total.cancelled, "件"),
        count("day_only", "只知日期的来件", figures.day_only, "件"),
        count("late", "首次反馈超时", figures.late_total, "件"),
        count("reopened", "重新办理", figures.parts.handling.reopened, "件"),
        count("of_buildings", "写明楼栋房号的来件", figures.parts.voices.of_buildings, "件"),
    ];
    let mut topics: Vec<i64> = figures.by_topic.iter().map(|topic| topic.figures.received).collect();
    topics.sort_unstable_by(|a, b| b.cmp(a));
    let three = Rate { numerator: topics.iter().take(3).sum(), denominator: total.received };
    rows.push(rate("topics.first_three", "前三个主题合计占比", three, None, None));
    if let Some(last_year) = figures.parts.last_year {
        rows.push(count("received.last_year", "去年同期受理件数", last_year.received, "件"));
    }
    rows
}

fn rates(now: &Group, before: &Group) -> Vec<Vec<Cell>> {
    let of = |code, name, rate_of: fn(&Group) -> Rate| {
        rate(code, name, rate_of(now), Interval::wilson(rate_of(now)), Some(rate_of(before)))
    };
    vec![
        of("on_time", "响应及时率", |group| group.on_time),
        of("closing", "办结率", |group| group.closing),
        of("followed_up", "回访率", |group| group.follow_ups.followed_up),
        of("solved", "解决率", |group| group.follow_ups.solved),
        of("satisfied", "满意率", |group| group.follow_ups.satisfied),
    ]
}

fn span(code: &str, name: &str, ms: Option<i64>) -> Vec<Cell> {
    let value = ms.map_or_else(|| Cell::Text("—".to_owned()), Cell::Span);
    row(code, name, value, "", [None, None, None, None, None, None])
}

fn waits(total: &Group) -> Vec<Vec<Cell>> {
    vec![
        span("waiting.median", "首次反馈用时中位数", total.waiting.median_ms),
        span("waiting.p90", "首次反馈用时 P90", total.waiting.p90_ms),
        count("waiting.answered", "首次反馈用时的件数（n）", total.waiting.answered, "件"),
    ]
}

fn work(figures: &QuarterFigures) -> Vec<Vec<Cell>> {
    let orders = &figures.parts.handling.orders;
    let open = orders.issued - orders.done - orders.unable - orders.withdrawn;
    let carried = &figures.measures.carried;
    let of = |state: MeasureState| carried.iter().filter(|one: &&QuarterMeasure| one.state == state).count();
    let (done, dropped) = (of(MeasureState::Done), of(MeasureState::Dropped));
    vec![
        count("orders.issued", "派出工单", orders.issued, "张"),
        count("orders.done", "完成的工单", orders.done, "张"),
        count("orders.unable", "未能完成的工单", orders.unable, "张"),
        count("orders.withdrawn", "撤回的工单", orders.withdrawn, "张"),
        count("orders.open", "仍在进行的工单", open, "张"),
        span("orders.median", "派工至完成用时中位数", orders.median_ms),
        many("measures.carried", "结转的改进措施", carried.len(), "项"),
        many("measures.done", "其中已完成", done, "项"),
        many("measures.dropped", "其中不再实施", dropped, "项"),
        many("measures.open", "其中继续实施", carried.len() - done - dropped, "项"),
        many("measures.late", "其中逾期", carried.iter().filter(|one| one.late).count(), "项"),
        many("measures.added", "本期提出的改进措施", figures.measures.added.len(), "项"),
        many("action_items.late", "逾期未完成的会议待办", figures.late_action_items.len(), "项"),
    ]
}

fn reached(figures: &QuarterFigures) -> Vec<Vec<Cell>> {
    let communication = &figures.parts.communication;
    let held = &communication.meetings;
    let checks = &communication.checks;
    let sum = |of: fn(&ChannelChecks) -> i64| checks.iter().map(of).sum::<i64>();
    let passed =
        Rate { numerator: sum(|one| one.passed.numerator), denominator: sum(|one| one.passed.denominator) };
    let postings = figures.notices.by_channel.iter().map(|one| one.count).sum();
    vec![
        many("meetings", "召开的会议", held.len(), "次"),
        count("meetings.decisions", "会议决议", held.iter().map(|one| one.decisions).sum(), "项"),
        count("meetings.not_carried", "会议表决未通过", held.iter().map(|one| one.not_carried).sum(), "项"),
        count("meetings.action_items", "会议待办", held.iter().map(|one| one.action_items).sum(), "项"),
        count("notices", "开始公示的信息", figures.notices.count, "条"),
        count("notices.postings", "公示条次", postings, "条次"),
        rate("notices.proven", "公示凭证率", figures.notices.proven, None, None),
        rate("checks.passed", "渠道检查一次合格", passed, None, None),
        count("checks.findings", "检查发现的问题", sum(|one| one.findings), "个"),
        count("checks.settled", "其中已处理", sum(|one| one.settled), "个"),
    ]
}

/// A survey's rows bear its number in the order of the report.
fn surveys(figures: &QuarterFigures) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (place, survey) in (1..).zip(&figures.surveys) {
        let code = |what: &str| format!("survey.{place}.{what}");
        let name = |what: &str| format!("{what}（{}）", survey.title);
        rows.push(rate(&code("response"), &name("问卷回收率"), survey.response, None, None));
        rows.push(count(&code("forms"), &name("计入统计的问卷"), i64::from(survey.forms), "份"));
        if let Some((overall, share)) = survey.overall.as_ref().and_then(|one| Some((one, one.satisfied?))) {
            let more = [
                Some(Cell::Number(i64::from(overall.satisfied_answers))),
                Some(Cell::Number(i64::from(overall.valid))),
                Some(Cell::Percent(share.interval.low)),
                Some(Cell::Percent(share.interval.high)),
                None,
                None,
            ];
            let satisfied = Cell::Percent(share.share);
            rows.push(row(&code("satisfied"), &name("总体满意率（问卷）"), satisfied, "", more));
        }
    }
    for (place, survey) in (1..).zip(&figures.open_surveys) {
        let name = format!("至今收回（{}，未结束）", survey.title);
        rows.push(rate(&format!("survey_open.{place}.response"), &name, survey.response, None, None));
    }
    rows
}

fn supervised(made: &Made) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    if let Some(call_backs) = &made.reviewed.call_backs {
        let results = &call_backs.results;
        rows.extend([
            count("call_backs.frame", "抽查回访：办结的来件", call_backs.frame, "件"),
            count("call_backs.size", "抽查回访：抽取", call_backs.size, "件"),
            rate(
                "call_backs.reached",
                "抽查回访：联系上",
                results.reached.rate,
                results.reached.within,
                None,
            ),
            count("call_backs.differing", "抽查回访：与记录有出入", results.differing, "件"),
        ]);
    }
    let flags = &made.reviewed.red_flags;
    let sum = |of: fn(&RedFlagCount) -> i64| flags.iter().map(of).sum::<i64>();
    let archive = &made.archive;
    rows.extend([
        count("red_flags", "异常线索", sum(|one| one.total), "条"),
        count("red_flags.set_aside", "其中核实无异常", sum(|one| one.set_aside), "条"),
        count("red_flags.found", "其中登记为问题", sum(|one| one.found), "条"),
        count("red_flags.open", "其中未核实", sum(|one| one.open), "条"),
        count("archive.kept", "期末在档", archive.kept, "件"),
        count("archive.due", "其中保管期限已满", archive.due, "件"),
        count("archive.holds", "暂缓销毁", archive.holds, "项"),
        count("archive.disposed", "本期销毁", archive.disposed, "件"),
    ]);
    rows
}
