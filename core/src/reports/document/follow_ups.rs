//! What the report says of follow-ups (R6.2): how many residents were asked, whether it is solved, how satisfied they are.

use super::{
    Block, CELL, Cell, FOLLOWED_UP_OF, Footnote, Passage, SATISFIED_OF, SMALL, SOLVED_OF, figure, rated,
    table, text,
};
use crate::reports::figures::{FollowUpRates, Interval, QuarterFigures};
use crate::reports::opens::{Opens, TicketList};
use crate::reports::words;
use crate::tickets::Counted;

/// One mark for the three: the fonts have no raised digit beyond 4.
pub(super) const FORMULA: Footnote = Footnote {
    number: 4,
    mark: '⁴',
    text: "回访率 = 已回访到居民的次数 ÷ 应回访次数：重要来件和按比例抽中的投诉，回访期限在本季度内并已到数据截至时刻，联系不上的仍计入。解决率 = 居民确认已解决的次数 ÷ 本季度回访到居民的次数，部分解决不计入已解决。满意率 = 评价为非常满意或满意的次数 ÷ 本季度有效评价次数，联系不上的不计入，置信区间按 Wilson 法计算。重新办理的来件再次回访，另计一次。",
};

/// What residents said when they were asked whether it is solved (R6.2).
pub(super) fn part(figures: &QuarterFigures) -> Vec<Block> {
    let of_total = figures.total.follow_ups;
    if of_total.followed_up.denominator == 0 && of_total.solved.denominator == 0 {
        return vec![Block::Text("本季度没有到期的回访，也没有回访到居民。".into())];
    }
    let FollowUpRates { followed_up, solved, satisfied, satisfied_within, due_tickets, reached_tickets } =
        of_total;
    // One that was opened again is followed up again: what is counted is follow-ups.
    let all = TicketList::of(figures);
    let times = |of: Counted, count: i64, tickets: i64| {
        let said = Passage::default().counted(count, &all, of);
        if tickets == count {
            return said.say(" 次");
        }
        let followed = Opens::FollowedTickets(TicketList { counted: of, ..all.clone() });
        said.say(" 次（").listed(tickets, followed).say(" 件）")
    };
    let mut summary = match followed_up.denominator {
        0 => "本季度没有到期的回访。".into(),
        due => Passage::from("本季度应回访 ")
            .and(times(Counted::FollowUpDue, due, due_tickets))
            .say("，回访率 ")
            .rated(followed_up, &all, FOLLOWED_UP_OF)
            .say("。"),
    };
    summary = match satisfied_within {
        None => summary.say("还没有回访到居民，解决率和满意率暂无可计的回访。"),
        Some(Interval { low, high }) => summary
            .say("回访到居民 ")
            .and(times(Counted::FollowedUp, solved.denominator, reached_tickets))
            .say("，解决率 ")
            .rated(solved, &all, SOLVED_OF)
            .say("，满意率 ")
            .rated(satisfied, &all, SATISFIED_OF)
            .say(format!("，95% 置信区间 {}～{}（n = ", words::tenths(low), words::tenths(high)))
            .counted(satisfied.denominator, &all, Counted::FollowedUp)
            .say("）。"),
    };
    let row = |name: &str, rates: &FollowUpRates, of: &TicketList| {
        vec![
            CELL(name.to_owned()),
            rated(rates.followed_up, of, FOLLOWED_UP_OF),
            rated(rates.solved, of, SOLVED_OF),
            rated(rates.satisfied, of, SATISFIED_OF),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = figures
        .by_category
        .iter()
        .map(|one| {
            let of = TicketList { category: Some(one.category), ..all.clone() };
            row(one.category.word(), &one.figures.follow_ups, &of)
        })
        .collect();
    rows.push(row("全部", &of_total, &all));
    let columns =
        vec![text("类别", 1.7), figure("回访率⁴", 2.3), figure("解决率⁴", 2.3), figure("满意率⁴", 2.3)];
    vec![Block::Text(summary), Block::Table(table("各类别回访结果", columns, rows, true, &[FORMULA, SMALL]))]
}
