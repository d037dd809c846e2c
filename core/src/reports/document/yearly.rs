//! The yearly evaluation report in words (R9, R10.2): satisfaction and its change, what each channel is worth, how complaints are handled,
//! how each clause is kept, what the year's look at the regulation found and what is proposed to be changed.

use super::{
    Block, CELL, CLOSED_OF, Cell, Document, FOLLOWED_UP_OF, Frame, Issue, KeyFigure, ON_TIME_OF, Passage,
    SATISFIED_OF, SOLVED_OF, Section, Value, counted, figure, measures, rated, single, table, text, written,
};
use crate::office::OfficeZone;
use crate::policy::proposals::{
    PolicyProposal, PolicyReview, ProposalLine, ProposalState, ReviewVerdict, point_text,
};
use crate::reports::figures::{Group, Interval, NamedFigures, Rate};
use crate::reports::opens::{Opening, Opens, TicketList};
use crate::reports::texts::{TextPart, change_of};
use crate::reports::words;
use crate::reports::yearly::{QuarterOfYear, YearFigures, short};
use crate::statistics::Verdict;
use crate::supervision::BoardLine;
use crate::tickets::{Category, Counted};

/// What a year's report is made from.
#[derive(Debug, Clone, Copy)]
pub struct YearlyInput<'a> {
    /// The figures and findings.
    pub figures: &'a YearFigures,
    /// What stands around them.
    pub frame: &'a Frame,
    /// As what it is issued; none of a draft.
    pub issue: Option<&'a Issue>,
}

/// The yearly evaluation report in words.
#[must_use]
pub fn yearly(input: &YearlyInput<'_>) -> Document {
    let figures = input.figures;
    let sections = vec![
        Section { heading: "一　评估概要", blocks: overview(input) },
        Section { heading: "二　全年沟通情况", blocks: course_of_year(figures) },
        Section { heading: "三　居民满意度的变化", blocks: satisfaction(input) },
        Section { heading: "四　各渠道的使用与效果", blocks: channels(input) },
        Section { heading: "五　投诉处理的及时与有效", blocks: complaints(input) },
        Section { heading: "六　制度逐条落实情况", blocks: clauses(figures) },
        Section { heading: "七　制度评估与修订建议", blocks: regulation(input) },
        Section { heading: "八　改进措施", blocks: improvement(input) },
        Section { heading: "附录　指标口径", blocks: formulas() },
    ];
    let running = figures.running.then_some("本年度尚未结束，以下为截至上述时刻的数字");
    input.frame.around(
        (format!("{}年度", figures.year), "沟通制度评估报告", "年度评估报告"),
        (figures.first_day, figures.last_day, figures.as_of),
        (input.issue, running),
        sections,
    )
}

/// What came in the year.
fn of_year(figures: &YearFigures) -> TicketList {
    TicketList::on((figures.first_day, figures.last_day))
}

fn overview(input: &YearlyInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let all = of_year(figures);
    let complaints = TicketList { category: Some(Category::Complaint), ..all.clone() };
    let of = |label, rate: Rate, of: &TicketList, (part, whole): (Counted, Counted)| KeyFigure {
        label,
        value: words::percent(rate),
        basis: Passage::default().counted(rate.numerator, of, part).say(" / ").counted(
            rate.denominator,
            of,
            whole,
        ),
        opening: of.opening(rate.denominator, whole),
    };
    let total = &figures.total;
    let key = vec![
        of("响应及时率", total.on_time, &all, ON_TIME_OF),
        of("投诉响应及时率", figures.complaints.0.on_time, &complaints, ON_TIME_OF),
        of("解决率（回访）", total.follow_ups.solved, &all, SOLVED_OF),
        of("满意率（回访）", total.follow_ups.satisfied, &all, SATISFIED_OF),
    ];
    let lines = |part: TextPart, proposed: Vec<Passage>| -> Vec<Passage> {
        let own: Vec<Passage> = input.frame.texts.lines(part).map(Passage::from).collect();
        if own.is_empty() { proposed } else { own }
    };
    let mut blocks = vec![
        Block::Text(
            Passage::from("本年度受理居民来件 ")
                .counted(total.received, &all, Counted::Received)
                .say(" 件，响应及时率 ")
                .rated(total.on_time, &all, ON_TIME_OF)
                .say("，办结率 ")
                .rated(total.closing, &all, CLOSED_OF)
                .say("。"),
        ),
        Block::KeyFigures(key, Vec::new()),
        Block::Heading("主要发现".to_owned()),
        Block::Numbered(lines(TextPart::Findings, proposed_findings(figures))),
    ];
    let actions = lines(TextPart::Actions, Vec::new());
    if !actions.is_empty() {
        blocks.extend([Block::Heading("主要措施".to_owned()), Block::Numbered(actions)]);
    }
    blocks
}

/// What the program would say as long as nobody writes.
fn proposed_findings(figures: &YearFigures) -> Vec<Passage> {
    let (now, before) = (&figures.total, figures.before.as_ref());
    let all = of_year(figures);
    let rate = |name: &str, of: fn(&Group) -> Rate, counts: (Counted, Counted)| {
        Passage::from(format!("{name} "))
            .rated(of(now), &all, counts)
            .say("，")
            .and(compared(of(now), before.map(of), &all, counts))
            .say("。")
    };
    let mut found = vec![
        rate("满意率（回访）", |group| group.follow_ups.satisfied, SATISFIED_OF),
        rate("响应及时率", |group| group.on_time, ON_TIME_OF),
    ];
    let most = figures.by_channel.iter().max_by_key(|one| one.figures.received);
    if let Some(most) = most.filter(|one| one.figures.received > 0) {
        let share = Rate { numerator: most.figures.received, denominator: now.received };
        let by_it = TicketList { channel_id: Some(most.of.id), ..all.clone() };
        let received = |of: &TicketList| of.counting(Counted::Received);
        let said = Passage::from(format!("居民用得最多的渠道是{}，占 ", most.of.name));
        found.push(said.shared(share, received(&by_it), &received(&all)).say("。"));
    }
    let open = figures.board.iter().filter(|line| line.state.starts_with(['▲', '■'])).count();
    let board = || Some(Opening::single(Opens::Board { on: figures.board_on }));
    found.push(
        Passage::from("制度 ")
            .number(figures.board.len(), board())
            .say(" 条中，有风险和未落实的 ")
            .number(open, board())
            .say(" 条，见第六部分。"),
    );
    found
}

/// A change is called a rise or a fall only where the intervals say so.
fn compared(now: Rate, before: Option<Rate>, all: &TicketList, counts: (Counted, Counted)) -> Passage {
    let Some(before) = before else { return "上一年没有完整记录，不作比较".into() };
    let was = Passage::from("上一年 ").rated(before, &all.year_before(), counts);
    let Some(change) = change_of(now, before) else { return was.say("，不作比较") };
    let by = words::points(change.change.abs());
    was.say(match change.verdict {
        Verdict::Rise => format!("，上升 {by} 个百分点，差异显著"),
        Verdict::Fall => format!("，下降 {by} 个百分点，差异显著"),
        Verdict::NoSignificantChange => "，无显著变化".to_owned(),
        Verdict::TooFew => "，数量太少，不作比较".to_owned(),
    })
}

fn course_of_year(figures: &YearFigures) -> Vec<Block> {
    let known = figures.quarters.iter().any(|one| one.last_year.is_some());
    let all = of_year(figures);
    let row = |name: String, of: &Group, last_year: Option<&Group>, tickets: &TicketList| {
        let mut cells = vec![
            CELL(name),
            counted(of.received, tickets, Counted::Received),
            rated(of.on_time, tickets, ON_TIME_OF),
            rated(of.closing, tickets, CLOSED_OF),
            rated(of.follow_ups.solved, tickets, SOLVED_OF),
            rated(of.follow_ups.satisfied, tickets, SATISFIED_OF),
        ];
        if known {
            cells.push(last_year.map_or(CELL(words::NOTHING.to_owned()), |group| {
                counted(group.received, &tickets.year_before(), Counted::Received)
            }));
        }
        cells
    };
    let of_quarter = |one: &QuarterOfYear| {
        let tickets = TicketList::on((one.first_day, one.last_day));
        row(short(&one.quarter), &one.figures, one.last_year.as_ref(), &tickets)
    };
    let mut rows: Vec<Vec<Cell>> = figures.quarters.iter().map(of_quarter).collect();
    rows.push(row("全年".to_owned(), &figures.total, figures.before.as_ref(), &all));
    let mut columns = vec![
        text("季度", 1.3),
        figure("受理（件）", 1.2),
        figure("响应及时率", 2.2),
        figure("办结率", 2.2),
        figure("解决率", 2.2),
        figure("满意率", 2.2),
    ];
    if known {
        columns.push(figure("去年同期", 1.2));
    }
    let mut blocks = vec![Block::Table(table("各季度的数字", columns, rows, true, &[]))];
    let Some(before) = &figures.before else {
        blocks.push(Block::Note("本单位上一年没有完整记录，不与上一年比较。".into()));
        return blocks;
    };
    blocks.extend(with_year_before(figures, before));
    blocks
}

fn with_year_before(figures: &YearFigures, before: &Group) -> [Block; 2] {
    let all = of_year(figures);
    let compared_rate = |name: &str, of: fn(&Group) -> Rate, counts: (Counted, Counted)| {
        let (now, was) = (of(&figures.total), of(before));
        let said = change_of(now, was).map_or(words::NOTHING.to_owned(), |change| match change.verdict {
            Verdict::Rise => format!("↑ {} 个百分点", words::points(change.change.abs())),
            Verdict::Fall => format!("↓ {} 个百分点", words::points(change.change.abs())),
            Verdict::NoSignificantChange => "无显著变化".to_owned(),
            Verdict::TooFew => "数量太少".to_owned(),
        });
        let was = rated(was, &all.year_before(), counts);
        vec![CELL(name.to_owned()), rated(now, &all, counts), was, CELL(said)]
    };
    let rows = vec![
        compared_rate("响应及时率", |group| group.on_time, ON_TIME_OF),
        compared_rate("回访率", |group| group.follow_ups.followed_up, FOLLOWED_UP_OF),
        compared_rate("解决率", |group| group.follow_ups.solved, SOLVED_OF),
        compared_rate("满意率", |group| group.follow_ups.satisfied, SATISFIED_OF),
    ];
    let columns = vec![text("指标", 2.0), figure("本年度", 2.4), figure("上一年度", 2.4), text("变化", 2.4)];
    [
        Block::Table(table("与上一年度比较", columns, rows, false, &[])),
        Block::Note(
            "两年之差按 Newcombe 法判断，95% 区间不含 0 才称为升降。办结率随统计时点增长，不作比较。"
                .to_owned()
                .into(),
        ),
    ]
}

fn satisfaction(input: &YearlyInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let mut blocks = written(&input.frame.texts, TextPart::Feedback);
    let satisfied = figures.total.follow_ups.satisfied;
    let before = figures.before.map(|group| group.follow_ups.satisfied);
    let all = of_year(figures);
    let mut said = Passage::from("回访满意率 ").rated(satisfied, &all, SATISFIED_OF);
    if let Some(Interval { low, high }) = figures.total.follow_ups.satisfied_within {
        said = said
            .say(format!("，95% 置信区间 {}～{}（n = ", words::tenths(low), words::tenths(high)))
            .counted(satisfied.denominator, &all, Counted::FollowedUp)
            .say("）");
    }
    blocks.push(Block::Text(said.say("；").and(compared(satisfied, before, &all, SATISFIED_OF)).say("。")));
    if figures.surveys.is_empty() {
        blocks.push(Block::Text("本年度没有结束的满意度调查。".into()));
        return blocks;
    }
    let nothing = || CELL(words::NOTHING.to_owned());
    let row = |survey: &crate::surveys::SurveyFigures| {
        let opens = |cell| single(cell, Opens::Survey { id: survey.wave_id });
        let overall = survey.overall.as_ref().and_then(|one| Some((one, one.satisfied?)));
        let (share, within, answers) = overall.map_or_else(
            || (nothing(), nothing(), nothing()),
            |(one, share)| {
                let (low, high) = (share.interval.low, share.interval.high);
                let within = format!("{}～{}", words::share(low), words::share(high));
                (
                    opens(Cell::valued(words::share(share.share), Value::Percent(share.share))),
                    Cell::valued(within, Value::Interval(low, high)),
                    opens(CELL(one.valid.to_string())),
                )
            },
        );
        vec![
            CELL(survey.title.clone()),
            Cell::day(survey.ends_on),
            opens(Cell::Rate(survey.response)),
            share,
            within,
            answers,
        ]
    };
    let columns = vec![
        text("调查", 3.4),
        text("结束", 2.0),
        figure("回收率", 2.4),
        figure("总体满意率", 1.6),
        text("95% 置信区间", 2.2),
        figure("n", 0.8),
    ];
    let rows = figures.surveys.iter().map(row).collect();
    blocks.push(Block::Table(table("本年度的满意度调查", columns, rows, false, &[])));
    blocks.push(Block::Note("回访与问卷不是同一批人、同一个问题，两者分列，不合并计算。".into()));
    blocks
}

fn channels(input: &YearlyInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let total = figures.total.received;
    let row = |one: &NamedFigures| {
        let of = &one.figures;
        let tickets = TicketList { channel_id: Some(one.of.id), ..of_year(figures) };
        vec![
            CELL(one.of.name.clone()),
            counted(of.received, &tickets, Counted::Received),
            Cell::share(Rate { numerator: of.received, denominator: total }),
            rated(of.on_time, &tickets, ON_TIME_OF),
            rated(of.follow_ups.solved, &tickets, SOLVED_OF),
            rated(of.follow_ups.satisfied, &tickets, SATISFIED_OF),
        ]
    };
    let mut blocks = written(&input.frame.texts, TextPart::Communication);
    let unused: Vec<&str> = figures
        .by_channel
        .iter()
        .filter(|one| one.figures.received == 0)
        .map(|one| one.of.name.as_str())
        .collect();
    if !unused.is_empty() {
        blocks.push(Block::Text(format!("全年没有来件的渠道：{}。", unused.join("、")).into()));
    }
    let columns = vec![
        text("渠道", 2.0),
        figure("受理（件）", 1.2),
        figure("占比", 1.1),
        figure("响应及时率", 2.2),
        figure("解决率", 2.2),
        figure("满意率", 2.2),
    ];
    let rows = figures.by_channel.iter().map(row).collect();
    blocks.push(Block::Table(table("各渠道的使用与效果", columns, rows, false, &[])));
    blocks
}

fn complaints(input: &YearlyInput<'_>) -> Vec<Block> {
    type Show<'a> = &'a dyn Fn(&Group, &TicketList) -> Cell;
    let figures = input.figures;
    let (now, before) = (&figures.complaints.0, figures.complaints.1.as_ref());
    let all = of_year(figures);
    let these = TicketList { category: Some(Category::Complaint), ..all.clone() };
    let row = |name: &str, show: Show<'_>| {
        let mut cells = vec![CELL(name.to_owned()), show(now, &these)];
        cells.extend(before.map(|before| show(before, &these.year_before())));
        cells
    };
    let span = |ms: Option<i64>| ms.map_or(CELL(words::NOTHING.to_owned()), Cell::span);
    let rows = vec![
        row("受理件数", &|group, of| counted(group.received, of, Counted::Received)),
        row("响应及时率", &|group, of| rated(group.on_time, of, ON_TIME_OF)),
        row("首次反馈用时中位数", &|group, _| span(group.waiting.median_ms)),
        row("首次反馈用时 P90", &|group, _| span(group.waiting.p90_ms)),
        row("办结率", &|group, of| rated(group.closing, of, CLOSED_OF)),
        row("解决率", &|group, of| rated(group.follow_ups.solved, of, SOLVED_OF)),
        row("满意率", &|group, of| rated(group.follow_ups.satisfied, of, SATISFIED_OF)),
    ];
    let mut columns = vec![text("指标", 2.0), figure("本年度", 2.2)];
    if before.is_some() {
        columns.push(figure("上一年度", 2.2));
    }
    let mut blocks = written(&input.frame.texts, TextPart::Handling);
    blocks.push(Block::Text(
        Passage::from("全部来件中，重新办理 ")
            .counted(figures.reopened, &all, Counted::Reopened)
            .say(" 件；重复来件 ")
            .counted(figures.repeats.numerator, &all, Counted::Repeated)
            .say(" 件，本年度办结 ")
            .counted(figures.repeats.denominator, &all, Counted::ClosedWithin)
            .say(" 件。"),
    ));
    blocks.push(Block::Table(table("投诉的处理", columns, rows, false, &[])));
    blocks
}

fn clauses(figures: &YearFigures) -> Vec<Block> {
    let row = |line: &BoardLine| {
        let state = if line.state.starts_with('■') {
            Cell::Late(line.state.clone())
        } else {
            CELL(line.state.clone())
        };
        // What they count opens from the board, which says it of the same day.
        let board = |said: &str| match CELL(said.to_owned()) {
            cell if said.contains(|c: char| c.is_ascii_digit()) => {
                single(cell, Opens::Board { on: figures.board_on })
            }
            cell => cell,
        };
        vec![CELL(line.clause.clone()), state, board(&line.figures), board(&line.remarks)]
    };
    let columns = vec![text("条款", 2.6), text("落实情况", 1.6), text("依据的数字", 4.2), text("说明", 4.0)];
    let rows = figures.board.iter().map(row).collect();
    vec![
        Block::Table(table("制度对照", columns, rows, false, &[])),
        Block::Note(format!(
            "来件、派工、回访、检查、公示和异常线索的数字为{}年度的；其余为年末的情况，年度尚未结束的为制表当日的情况。",
            figures.year
        ).into()),
    ]
}

fn regulation(input: &YearlyInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let mut blocks = written(&input.frame.texts, TextPart::Regulation);
    match &figures.review {
        None => blocks.push(Block::Note(format!("（{} 年初的制度评估尚未记录）", figures.year + 1).into())),
        Some(review) => blocks.extend(reviewed(review, input.frame.zone)),
    }
    if figures.proposals.is_empty() {
        blocks.push(Block::Text("本年度没有修订提案。".into()));
    } else {
        blocks.push(Block::Heading("修订建议".to_owned()));
        blocks.extend(figures.proposals.iter().flat_map(|(proposal, lines)| proposed(proposal, lines)));
    }
    blocks
}

fn reviewed(review: &PolicyReview, zone: OfficeZone) -> Vec<Block> {
    let rows = review
        .points
        .iter()
        .map(|one| {
            let (name, asks) = point_text(one.point);
            let verdict = match one.verdict {
                ReviewVerdict::Keep => "继续适用",
                ReviewVerdict::Change => "需要修订",
            };
            vec![
                CELL(format!("{name}：{asks}")),
                CELL(verdict.to_owned()),
                CELL(one.note.clone().unwrap_or_else(|| words::NOTHING.to_owned())),
            ]
        })
        .collect();
    let columns = vec![text("看什么", 5.2), text("结论", 1.6), text("看到了什么，改什么", 5.2)];
    vec![
        Block::Table(table("年初评估表", columns, rows, false, &[])),
        Block::Text(
            format!(
                "评估结论（{}，{}）：{}",
                words::long_moment(review.at, zone),
                review.staff.name,
                review.conclusion
            )
            .into(),
        ),
    ]
}

fn proposed(proposal: &PolicyProposal, lines: &[ProposalLine]) -> Vec<Block> {
    let state = match proposal.state {
        ProposalState::Draft => "草案",
        ProposalState::Consulting => "征求意见中",
        ProposalState::Summarised => "待表决",
        ProposalState::Adopted => "已通过",
        ProposalState::Rejected => "未通过",
        ProposalState::Withdrawn => "已撤回",
    };
    let said = Passage::from(format!("“{}”（{state}，收到意见 ", proposal.title))
        .listed(proposal.comments, Opens::Proposal { id: proposal.id })
        .say(format!(" 条）：{}", proposal.reason));
    let mut blocks = vec![Block::Text(said)];
    if !lines.is_empty() {
        let row = |line: &ProposalLine| {
            [&line.name, &line.before, &line.after].map(|text| CELL(text.clone())).to_vec()
        };
        let columns = vec![text("条目", 2.4), text("原规定", 3.8), text("建议", 3.8)];
        blocks.push(Block::Table(table("提案的内容", columns, lines.iter().map(row).collect(), false, &[])));
    }
    blocks
}

fn improvement(input: &YearlyInput<'_>) -> Vec<Block> {
    let mut blocks = written(&input.frame.texts, TextPart::Measures);
    if blocks.is_empty() {
        blocks.push(Block::Note("（本年度改进措施尚未填写）".into()));
    }
    blocks.extend(measures::of_year(&input.figures.measures));
    blocks.extend(super::signed(input.issue, &input.frame.texts));
    blocks
}

fn formulas() -> Vec<Block> {
    [
        "响应及时率 = 按时首次反馈 ÷ 本年度结算的来件；每件在首次反馈与时限届满较早者结算一次。办结率 = 已办结 ÷ 受理，均为本年度受理的来件。",
        "回访率 = 已回访到居民的次数 ÷ 本年度到期应回访的次数。解决率 = 居民确认已解决的次数 ÷ 回访到居民的次数。满意率 = 非常满意和满意的次数 ÷ 有效评价的次数；区间为 95%，按 Wilson 法计算。来件重新办理后再回访的另计一次，同一居民可能答了几次。",
        "重复来件：同一户、同一主题在上一件办结后 30 天内再来。制度对照的判断标准见程序中的“制度对照”。",
    ]
    .map(|text| Block::Text(text.into()))
    .to_vec()
}
