//! What the report's third part says of supervision (R7.3): the sampled call-backs of the quarter, once they are finished, and how many
//! red flags were looked into. No handler is named, and no ticket.

use super::{Block, CELL, Cell, Passage, Value, figure, listed_of, shared, table, text};
use crate::reports::opens::{Opens, TicketList};
use crate::reports::words;
use crate::supervision::{
    CallBackFigure, CallBackShare, QuarterCallBacks, QuarterReviewed, RedFlagCount, RedFlagStanding,
};
use crate::tickets::{Counted, RedFlagKind};

/// A paragraph and a table for each; nothing of a quarter without. So many of the tickets of these days were `closed` in them.
pub(super) fn part(reviewed: &QuarterReviewed, quarter: &str, closed: (i64, &TicketList)) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(call_backs) = &reviewed.call_backs {
        blocks.push(Block::Heading("抽查回访".to_owned()));
        blocks.push(Block::Text(summary(call_backs, closed)));
        let columns = vec![text("指标", 5.6), figure("比例", 2.8), text("95% 置信区间", 3.6)];
        let rows = shares(call_backs).into_iter().map(|share| row(call_backs.id, share)).collect();
        blocks.push(Block::Table(table("抽查回访的结果", columns, rows, false, &[])));
    }
    let flags: Vec<&RedFlagCount> = reviewed.red_flags.iter().filter(|one| one.total > 0).collect();
    if !flags.is_empty() {
        let sum = |of: fn(&RedFlagCount) -> i64| flags.iter().map(|one| of(one)).sum::<i64>();
        blocks.push(Block::Heading("异常线索".to_owned()));
        let all = |standing| Opens::RedFlags { kind: None, quarter: quarter.to_owned(), standing };
        blocks.push(Block::Text(
            Passage::from("监督小组的异常线索共 ")
                .listed(sum(|one| one.total), all(None))
                .say(" 条，核实无异常 ")
                .listed(sum(|one| one.set_aside), all(Some(RedFlagStanding::SetAside)))
                .say(" 条，登记为问题 ")
                .listed(sum(|one| one.found), all(Some(RedFlagStanding::Found)))
                .say(" 条，未核实 ")
                .listed(sum(|one| one.open), all(Some(RedFlagStanding::Open)))
                .say(" 条。线索只说明值得核实，不等于有问题。"),
        ));
        let columns = vec![
            text("线索", 4.0),
            figure("条数", 1.6),
            figure("核实无异常", 2.0),
            figure("登记为问题", 2.0),
            figure("未核实", 1.6),
        ];
        let counted = |one: &&RedFlagCount| {
            let RedFlagCount { kind, total, open, set_aside, found } = **one;
            let mut cells = vec![CELL(word(kind).to_owned())];
            let counts = [
                (total, None),
                (set_aside, Some(RedFlagStanding::SetAside)),
                (found, Some(RedFlagStanding::Found)),
                (open, Some(RedFlagStanding::Open)),
            ];
            cells.extend(counts.map(|(count, standing)| {
                listed_of(count, Opens::RedFlags { kind: Some(kind), quarter: quarter.to_owned(), standing })
            }));
            cells
        };
        blocks.push(Block::Table(table(
            "异常线索",
            columns,
            flags.iter().map(counted).collect(),
            false,
            &[],
        )));
    }
    blocks
}

fn summary(call_backs: &QuarterCallBacks, (closed, all): (i64, &TicketList)) -> Passage {
    let QuarterCallBacks { id, frame, size, results, drawn_on, whole_quarter } = call_backs;
    let drawn = format!("监督小组于{}从中按处理人随机抽取 ", words::date(*drawn_on));
    // A sample of some of its days is of other tickets than those of the quarter; one of tickets opened again since, of more.
    let mut said = if *whole_quarter && *frame <= closed {
        Passage::from("本季度办结 ")
            .counted(closed, all, Counted::ClosedWithin)
            .say(format!(" 件，其中可抽取（留有联系方式）{frame} 件。{drawn}"))
    } else {
        Passage::from(format!("抽取时，抽查期内办结、可抽取（留有联系方式）的来件有 {frame} 件。{drawn}"))
    }
    .listed(*size, Opens::Sample { id: *id, figure: None, hit: false })
    .say(" 件，由没有经办的人回访，联系上 ")
    .listed(results.reached.rate.numerator, counting(*id, CallBackFigure::Reached, true))
    .say(" 件");
    if results.differing > 0 {
        said = said
            .say("，其中 ")
            .listed(results.differing, counting(*id, CallBackFigure::Differing, true))
            .say(" 件与记录有出入");
    }
    said.say("。")
}

/// The call-backs of a sample that count in a share, or in its numerator.
fn counting(id: i64, figure: CallBackFigure, hit: bool) -> Opens {
    Opens::Sample { id, figure: Some(figure), hit }
}

fn shares(call_backs: &QuarterCallBacks) -> [(&'static str, CallBackFigure, CallBackShare); 6] {
    use CallBackFigure as Figure;
    let results = call_backs.results;
    [
        ("联系上", Figure::Reached, results.reached),
        ("已解决", Figure::Solved, results.solved),
        ("满意和非常满意", Figure::Satisfied, results.satisfied),
        ("反馈属实", Figure::FeedbackTrue, results.feedback_true),
        ("解决情况与本单位回访一致", Figure::SolutionAgrees, results.solution_agrees),
        ("满意与否与本单位回访一致", Figure::SatisfactionAgrees, results.satisfaction_agrees),
    ]
}

fn row(id: i64, (name, figure, share): (&str, CallBackFigure, CallBackShare)) -> Vec<Cell> {
    let CallBackShare { rate, within, few } = share;
    let within = within.map_or(CELL(words::NOTHING.to_owned()), |within| {
        let [low, high] = [within.low, within.high].map(|tenths| f64::from(tenths) / 1000.0);
        let few = if few { "（样本少）" } else { "" };
        Cell::valued(
            format!("{}～{}{few}", words::share(low), words::share(high)),
            Value::Interval(low, high),
        )
    });
    let rate = shared(rate, counting(id, figure, true), counting(id, figure, false));
    vec![CELL(name.to_owned()), rate, within]
}

/// The words of the screen.
fn word(kind: RedFlagKind) -> &'static str {
    match kind {
        RedFlagKind::LastMinutes => "临期办理",
        RedFlagKind::NoContact => "反馈无联系人",
        RedFlagKind::OwnFollowUp => "自办自访",
        RedFlagKind::Reopened => "重新办理",
        RedFlagKind::Repeated => "重复来件",
        RedFlagKind::BackDated => "补登",
        RedFlagKind::SlowPerson => "及时率偏低",
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::reports::figures::{Interval, Rate};
    use crate::supervision::CallBackResults;

    #[test]
    fn only_what_was_asked_and_looked_into_is_said() {
        let day = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let all = TicketList::on((day, day));
        assert_eq!(part(&QuarterReviewed::default(), "2026Q3", (500, &all)), []);
        let share = |numerator, denominator| {
            let rate = Rate { numerator, denominator };
            CallBackShare { rate, within: Interval::wilson(rate), few: denominator < 30 }
        };
        let results = CallBackResults {
            reached: share(31, 36),
            solved: share(25, 31),
            satisfied: share(24, 31),
            feedback_true: share(28, 29),
            solution_agrees: share(0, 0),
            satisfaction_agrees: share(7, 8),
            differing: 5,
        };
        let drawn_on = NaiveDate::from_ymd_opt(2026, 10, 9).unwrap();
        let count = |kind, total, set_aside| RedFlagCount {
            kind,
            total,
            open: total - set_aside,
            set_aside,
            found: 0,
        };
        let reviewed = QuarterReviewed {
            call_backs: Some(QuarterCallBacks {
                id: 1,
                frame: 480,
                whole_quarter: true,
                size: 36,
                drawn_on,
                results,
            }),
            red_flags: vec![count(RedFlagKind::Reopened, 9, 4), count(RedFlagKind::OwnFollowUp, 0, 0)],
        };
        let said = format!("{:?}", part(&reviewed, "2026Q3", (500, &all)));
        for words in [
            "2026年10月9日",
            "本季度办结 500 件，其中可抽取（留有联系方式）480 件。",
            "从中按处理人随机抽取 36 件",
            "联系上 31 件，其中 5 件与记录有出入。",
            "（样本少）",
            "共 9 条，核实无异常 4 条，登记为问题 0 条，未核实 5 条",
            "重新办理",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(!said.contains("自办自访"), "{said}");
        // Opened again since it was drawn: more were drawn from than are closed now.
        let said = format!("{:?}", part(&reviewed, "2026Q3", (479, &all)));
        assert!(said.contains("抽查期内办结") && !said.contains("479"), "{said}");
    }
}
