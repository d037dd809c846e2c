//! What the report says of surveys (R6.1, R9.1): how many answered, how satisfied they are and what may be said of a change.
//! Satisfaction at follow-ups stands beside it and is never added. The numbers behind every rate are in the appendix.

use super::{
    Block, CELL, Cell, IntervalRow, KeyFigure, Passage, Section, Value, figure, follow_ups, single, table,
    text,
};
use crate::reports::figures::{QuarterFigures, Rate};
use crate::reports::opens::{Opening, Opens, TicketList};
use crate::reports::words;
use crate::statistics::Verdict;
use crate::surveys::state::WaveState;
use crate::surveys::{OpenSurvey, SurveyFigures, SurveyQuestionFigures, WaveChange};
use crate::tickets::Counted;

/// The surveys that ended in the quarter, within part two, and those that are still going on.
pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let mut blocks: Vec<Block> = figures.surveys.iter().flat_map(|survey| one(survey, figures)).collect();
    if blocks.is_empty() {
        blocks.push(Block::Text("本季度没有结束的满意度调查。".into()));
    }
    blocks.extend(figures.open_surveys.iter().map(|survey| Block::Text(still_open(survey))));
    blocks
}

fn still_open(survey: &OpenSurvey) -> Passage {
    let Rate { numerator, denominator } = survey.response;
    let step =
        if survey.state == WaveState::Collecting { "仍在回收" } else { "已停止回收，仍在录入" };
    let opens = || Some(Opening::single(Opens::Survey { id: survey.wave_id }));
    Passage::from(format!(
        "“{}”（{}至{}）{step}，至今收回 ",
        survey.title,
        words::date(survey.starts_on),
        words::date(survey.ends_on),
    ))
    .number(numerator, opens())
    .say(" 份，共发放 ")
    .number(denominator, opens())
    .say(" 户；结束后计入结束日所在季度。")
}

fn one(survey: &SurveyFigures, figures: &QuarterFigures) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(format!("满意度调查：{}", survey.title)),
        Block::KeyFigures(key_figures(survey, figures), vec![follow_ups::FORMULA]),
        Block::Text(summary(survey)),
    ];
    blocks.extend(changes(survey).map(|said| Block::Text(said.into())));
    let shown: Vec<IntervalRow> = survey.questions.iter().filter_map(interval).collect();
    if shown.is_empty() {
        blocks.push(Block::Note("各题有效回答均不足 5 份，不列满意率。".into()));
        return blocks;
    }
    let hidden = survey.questions.len() - shown.len();
    blocks.push(Block::Intervals(shown));
    blocks.push(Block::Note(legend(survey, hidden).into()));
    blocks
}

fn key_figures(survey: &SurveyFigures, figures: &QuarterFigures) -> Vec<KeyFigure> {
    let followed_up = figures.total.follow_ups.satisfied;
    let overall = survey.overall.as_ref().and_then(|one| Some((one, one.satisfied?)));
    let opens = || Some(Opening::single(Opens::Survey { id: survey.wave_id }));
    let all = TicketList::of(figures);
    vec![
        KeyFigure {
            label: "问卷回收率",
            value: words::percent(survey.response),
            basis: Passage::default().number(words::returned(survey.response), opens()),
            opening: opens(),
        },
        KeyFigure {
            label: "总体满意率（问卷）",
            value: overall.map_or(words::NOTHING.to_owned(), |(_, share)| words::share(share.share)),
            opening: overall.and_then(|_| opens()),
            basis: overall.map_or_else(
                || "有效回答不足 5 份".into(),
                |(one, share)| {
                    let [low, high] = [share.interval.low, share.interval.high].map(words::share);
                    Passage::from(format!("{low}～{high}，n = ")).number(one.valid, opens())
                },
            ),
        },
        KeyFigure {
            label: "回访满意率⁴（另计）",
            value: words::percent(followed_up),
            basis: Passage::default()
                .counted(followed_up.numerator, &all, Counted::Satisfied)
                .say(" / ")
                .counted(followed_up.denominator, &all, Counted::FollowedUp),
            opening: all.opening(followed_up.denominator, Counted::FollowedUp),
        },
    ]
}

fn summary(survey: &SurveyFigures) -> Passage {
    let Rate { numerator, denominator } = survey.response;
    let named = if survey.anonymous { "不记名" } else { "记名" };
    let asked = if survey.weighted { "按楼栋分层随机抽取" } else { "向全体住户发放，共" };
    let opens = || Some(Opening::single(Opens::Survey { id: survey.wave_id }));
    let mut summary = Passage::from(format!(
        "“{}”于 {}至{}开展，{named}，{asked} ",
        survey.title,
        words::date(survey.starts_on),
        words::date(survey.ends_on)
    ))
    .number(denominator, opens())
    .say(" 户，收回 ")
    .number(numerator, opens())
    .say(" 份，计入统计 ")
    .number(survey.forms, opens())
    .say(" 份。");
    let Some((overall, share)) = survey.overall.as_ref().and_then(|one| Some((one, one.satisfied?))) else {
        return summary.say("总体满意题没有问，或有效回答不足 5 份，不列总体满意率。");
    };
    summary = summary.say("总体满意率 ").number(words::share(share.share), opens()).say(format!(
        "，95% 置信区间 {}～{}（n = ",
        words::share(share.interval.low),
        words::share(share.interval.high),
    ));
    summary = summary.number(overall.valid, opens()).say("）。");
    if let Some(WaveChange { title, change, .. }) = &overall.change {
        summary = summary.say(format!("总体满意率{}", words::change(title, change)));
    }
    summary
}

/// Which questions changed, where some can be compared.
fn changes(survey: &SurveyFigures) -> Option<String> {
    let compared: Vec<(&SurveyQuestionFigures, &WaveChange)> =
        survey.questions.iter().filter_map(|one| Some((one, one.change.as_ref()?))).collect();
    if compared.is_empty() {
        return None;
    }
    let named = |verdict: Verdict| -> Vec<String> {
        compared
            .iter()
            .filter(|(_, change)| change.change.verdict == verdict)
            .map(|(one, change)| {
                let item = one.item.as_ref().map_or(String::new(), |item| format!("“{item}”"));
                format!(
                    "第 {} 题{item}（{} 个百分点）",
                    one.number,
                    words::points(change.change.change.abs())
                )
            })
            .collect()
    };
    let (rises, falls) = (named(Verdict::Rise), named(Verdict::Fall));
    let rest = compared.len() - rises.len() - falls.len();
    let mut parts = Vec::new();
    for (verb, questions) in [("上升", rises), ("下降", falls)] {
        if !questions.is_empty() {
            parts.push(format!("满意率{verb}且差异显著的有{}", questions.join("、")));
        }
    }
    let said = match (parts.is_empty(), rest) {
        (true, _) => "没有显著变化".to_owned(),
        (false, 0) => parts.join("；"),
        (false, _) => format!("{}；其余 {rest} 题无显著变化", parts.join("；")),
    };
    Some(format!("能与以前的调查比较的有 {} 题：{said}。", compared.len()))
}

fn interval(question: &SurveyQuestionFigures) -> Option<IntervalRow> {
    let share = question.satisfied?;
    Some(IntervalRow {
        name: named(question),
        text: format!(
            "{}（{}–{}）n = {}",
            words::share(share.share),
            words::points(share.interval.low),
            words::points(share.interval.high),
            question.valid
        ),
        share: words::thousandths(share.share),
        low: words::thousandths(share.interval.low),
        high: words::thousandths(share.interval.high),
        before: question.before.map(|before| words::thousandths(before.share)),
    })
}

/// `5. 您对下列各处的清洁满意吗？：电梯轿厢`
fn named(question: &SurveyQuestionFigures) -> String {
    let item = question.item.as_ref().map_or(String::new(), |item| format!("：{item}"));
    format!("{}. {}{item}", question.number, question.text)
}

fn legend(survey: &SurveyFigures, hidden: usize) -> String {
    let before = if survey.questions.iter().any(|one| one.before.is_some()) {
        "，□ 为上一次问这道题时的满意率"
    } else {
        ""
    };
    let mut legend = format!("■ 为满意率，横线为 95% 置信区间{before}；竖线为 0、25%、50%、75%、100%。");
    if survey.weighted {
        legend += "满意率按各楼栋户数加权。";
    }
    if hidden > 0 {
        legend += &format!("有 {hidden} 题有效回答不足 5 份，不列。");
    }
    legend
        + "回访满意率来自来件回访，与问卷不是同一批人、同一个问题，两者分列，不合并计算。分子、分母见附录二。"
}

/// The numbers behind the rates; nothing in a quarter without a survey.
pub(super) fn appendix(figures: &QuarterFigures) -> Option<Section> {
    if figures.surveys.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Note(formulas(figures).into())];
    for survey in &figures.surveys {
        blocks.push(Block::Heading(survey.title.clone()));
        blocks.push(Block::Table(numbers(survey)));
    }
    Some(Section { heading: "附录二　满意度调查数据", blocks })
}

fn formulas(figures: &QuarterFigures) -> String {
    let weighted = if figures.surveys.iter().any(|survey| survey.weighted) {
        "分层抽样的调查，满意率按各楼栋户数加权，置信区间以有效样本量计算；分子、分母为未加权的份数，不能直接相除。"
    } else {
        ""
    };
    format!(
        "满意率 = 答“非常满意”或“满意”的份数 ÷ 有效回答份数；未填、看不清、不了解或不适用的不是有效回答。回收率 = 收回份数 ÷ 发放户数。置信区间为 95%，按 Wilson 法计算；两次之差按 Newcombe 法计算，区间不含 0 才称为上升或下降。有效回答不足 5 份的题不列；“—”表示以前没有问过这道题，或其中一次不足 5 份。{weighted}"
    )
}

fn numbers(survey: &SurveyFigures) -> super::Table {
    let rows = survey.questions.iter().map(|question| row(survey.wave_id, question)).collect();
    let mut columns = vec![text("题目", 4.6), figure("满意份数 / 有效份数", 2.0)];
    columns.push(figure(if survey.weighted { "加权满意率" } else { "满意率" }, 1.2));
    columns.extend([figure("95% 置信区间", 1.9), text("与上一次相比", 2.3)]);
    table("各题满意率的分子与分母", columns, rows, false, &[])
}

fn row(id: i64, question: &SurveyQuestionFigures) -> Vec<Cell> {
    let answers = |cell| single(cell, Opens::SurveyQuestion { id, field: question.field.clone() });
    let Some(share) = question.satisfied else {
        let nothing = || CELL(words::NOTHING.to_owned());
        return vec![CELL(named(question)), CELL("不足 5 份".to_owned()), nothing(), nothing(), nothing()];
    };
    let change =
        question.change.as_ref().map_or(words::NOTHING.to_owned(), |WaveChange { change, .. }| {
            let by = words::points(change.change.abs());
            match change.verdict {
                Verdict::Rise => format!("上升 {by} 个百分点"),
                Verdict::Fall => format!("下降 {by} 个百分点"),
                Verdict::NoSignificantChange => "无显著变化".to_owned(),
                Verdict::TooFew => words::NOTHING.to_owned(),
            }
        });
    let (low, high) = (share.interval.low, share.interval.high);
    let of =
        Rate { numerator: i64::from(question.satisfied_answers), denominator: i64::from(question.valid) };
    vec![
        CELL(named(question)),
        answers(Cell::valued(format!("{} / {}", of.numerator, of.denominator), Value::Fraction(of))),
        answers(Cell::valued(words::share(share.share), Value::Percent(share.share))),
        Cell::valued(format!("{}～{}", words::share(low), words::share(high)), Value::Interval(low, high)),
        CELL(change),
    ]
}
