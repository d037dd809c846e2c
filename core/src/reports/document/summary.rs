//! The page that a director reads: five figures with their change and interval, three findings, three measures.

use super::{
    Block, CLOSED_OF, Chart, Document, Headline, ON_TIME_OF, Passage, ReportInput, SATISFIED_OF, SOLVED_OF,
    volumes,
};
use crate::reports::figures::{Interval, QuarterFigures, Rate};
use crate::reports::opens::TicketList;
use crate::reports::parts::VolumeOf;
use crate::reports::texts::{self, OF_SUMMARY, TextPart};
use crate::reports::words;
use crate::statistics::{Change, Verdict};
use crate::tickets::Counted;

/// The page; what nobody wrote yet is what the program proposes.
pub(super) fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let written = |part: TextPart, proposed: Vec<Passage>| -> Vec<Passage> {
        let lines: Vec<&str> = input.frame.texts.lines(part).take(OF_SUMMARY).collect();
        if lines.is_empty() {
            return proposed;
        }
        // What the program proposed and nobody changed still opens what it counts.
        let same = |line: &str| proposed.iter().find(|one| &***one == line).cloned();
        lines.into_iter().map(|line| same(line).unwrap_or_else(|| line.into())).collect()
    };
    let actions = texts::proposed_actions(figures).into_iter().map(Passage::from).collect();
    let mut blocks = vec![
        Block::Headlines(headlines(figures)),
        Block::Note(format!("{MARKS}{OF_CHANGE}{REST}").into()),
        Block::Heading("主要发现".to_owned()),
        numbered(written(TextPart::Findings, texts::said_findings(figures)), "（本季度没有可列的发现）"),
        Block::Heading("主要措施".to_owned()),
        numbered(written(TextPart::Actions, actions), "（主要措施尚未填写）"),
    ];
    if figures.running {
        blocks.push(Block::Note("本季度尚未结束，以上为截至数据时刻的数字。".into()));
    }
    blocks.push(Block::Break);
    blocks
}

const MARKS: &str =
    "■ 为比率，横线为 95% 置信区间（Wilson 法），□ 为上一季度，刻度为 0、25%、50%、75%、100%。";

const REST: &str = "办结率随统计时点增长，不作比较。各指标的分子、分母与口径见附录一。";

/// What is called a rise or a fall, wherever the report compares with a quarter before.
pub(super) const OF_CHANGE: &str = "比率之差的 95% 置信区间（Newcombe 法）不含 0，才称为升降；件数按日均件数以精确条件检验，本季度各项件数的比较合并控制误报（Holm 法，5%）；没有把握的一律称“无显著变化”。";

/// The same for whoever passes by a notice board.
const ON_THE_WALL: &str = "■ 为比率，横线为它可能的范围（把握 95%），□ 为上一季度，刻度为 0、25%、50%、75%、100%。变化大于偶然波动的才称为升降或显著，其余称“无显著变化”。办结率随统计时点增长，不作比较。";

/// Makes the summary a poster of its own: in plain words, without what refers to other parts, and with the months as a chart.
pub(in crate::reports) fn for_wall(figures: &QuarterFigures, document: &mut Document) {
    document.sections.truncate(1);
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Note(text) if text.starts_with(MARKS) => *text = ON_THE_WALL.into(),
            Block::Headlines(rows) => {
                for row in rows {
                    row.basis = row.basis.replace("95% 置信区间", "可能在").into();
                }
            }
            Block::Numbered(lines) => {
                for line in lines {
                    let said = line.replace("，逐件原因见第三部分", "");
                    *line = said.replace("，95% 置信区间 ", "，可能在 ").into();
                }
            }
            _ => {}
        }
    }
    let chart = Block::Chart(Chart { number: 1, ..volumes::by_month(figures) });
    if let Some(summary) = document.sections.first_mut() {
        summary.blocks.retain(|block| !matches!(block, Block::Break));
        summary.blocks.push(chart);
    }
}

fn numbered(lines: Vec<Passage>, nothing: &str) -> Block {
    if lines.is_empty() { Block::Note(nothing.into()) } else { Block::Numbered(lines) }
}

fn headlines(figures: &QuarterFigures) -> Vec<Headline> {
    let (now, before) = (&figures.total, &figures.previous);
    let all = (TicketList::of(figures), TicketList::before(figures));
    let (solved, satisfied) = (before.follow_ups.solved, before.follow_ups.satisfied);
    vec![
        received(figures),
        of_rate("响应及时率", (now.on_time, before.on_time, true), &all, ON_TIME_OF),
        of_rate("办结率", (now.closing, before.closing, false), &all, CLOSED_OF),
        of_rate("解决率（回访）", (now.follow_ups.solved, solved, true), &all, SOLVED_OF),
        of_rate("满意率（回访）", (now.follow_ups.satisfied, satisfied, true), &all, SATISFIED_OF),
    ]
}

fn received(figures: &QuarterFigures) -> Headline {
    let volume = figures.parts.communication.volumes.iter().find(|one| one.of == VolumeOf::All);
    let (change, verdict) = match volume.and_then(|one| one.previous) {
        None => ("上一季度没有完整记录，不作比较".into(), None),
        Some(before) => {
            let said = match before.verdict {
                Verdict::Rise => "显著增加",
                Verdict::Fall => "显著减少",
                Verdict::NoSignificantChange | Verdict::TooFew => "无显著变化",
            };
            let was = Passage::from("上一季度 ").counted(
                before.received,
                &TicketList::before(figures),
                Counted::Received,
            );
            (was.say(format!(" 件，日均{said}")), Some(before.verdict))
        }
    };
    Headline {
        label: "受理件数",
        value: format!("{} 件", figures.total.received),
        basis: "本季度收到，误登撤销的不计".into(),
        interval: None,
        change,
        verdict,
        opening: TicketList::of(figures).opening(figures.total.received, Counted::Received),
    }
}

fn of_rate(
    label: &'static str,
    (now, before, compared): (Rate, Rate, bool),
    (here, earlier): &(TicketList, TicketList),
    of: (Counted, Counted),
) -> Headline {
    let within = Interval::wilson(now);
    let change = texts::change_of(now, before).filter(|_| compared);
    let mut basis =
        Passage::default().counted(now.numerator, here, of.0).say(" / ").counted(now.denominator, here, of.1);
    if let Some(Interval { low, high }) = within {
        basis = basis.say(format!("，95% 置信区间 {}～{}", words::tenths(low), words::tenths(high)));
    }
    Headline {
        label,
        value: words::percent(now),
        basis,
        interval: within.map(|Interval { low, high }| {
            let before = (compared && before.denominator > 0).then(|| tenths(before));
            (tenths(now), low, high, before)
        }),
        change: said(change, compared, Passage::from("上一季度 ").rated(before, earlier, of)),
        verdict: change.map(|change| change.verdict),
        opening: here.opening(now.denominator, of.1),
    }
}

fn tenths(rate: Rate) -> u16 {
    #[expect(clippy::cast_precision_loss, reason = "counts of an office")]
    let share = rate.numerator as f64 / rate.denominator.max(1) as f64;
    words::thousandths(share)
}

fn said(change: Option<Change>, compared: bool, was: Passage) -> Passage {
    match change {
        Some(change) => was.say(format!("，{}", words::verdict(&change))),
        None if compared => "上一季度没有可比的数字".into(),
        None => was.say("，不作比较"),
    }
}
