//! What the pages of the quarterly report say: words, tables and a chart, without a place on paper.
//!
//! No resident appears in here: no name, no room, no telephone number.

mod appendix;
mod cell;
mod follow_ups;
mod frame;
mod handling;
mod listed;
mod measures;
mod notices;
mod passage;
mod reached;
mod records;
mod results;
mod reviewed;
mod summary;
mod surveys;
mod voices;
mod volumes;
mod yearly;

use chrono::{DateTime, NaiveDate, Utc};

use super::figures::{Group, NamedFigures, QuarterFigures, Rate};
use super::listed::ListedTicket;
use super::opens::{Opening, Opens, TicketList};
use super::picture::Picture;
use super::texts::{TextPart, Texts};
use super::words;
use crate::archive::ArchiveProof;
use crate::statistics::Verdict;
use crate::supervision::QuarterReviewed;
use crate::tickets::Counted;
pub(super) use notices::kind as notice_kind;
use volumes::By;

use cell::{
    CLOSED_OF, FOLLOWED_UP_OF, ON_TIME_OF, SATISFIED_OF, SOLVED_OF, counted, listed as listed_of, rated,
    shared, single,
};
pub use cell::{Cell, Value};
pub use frame::Frame;
pub use passage::Passage;
pub use yearly::{YearlyInput, yearly};

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The figures.
    pub figures: &'a QuarterFigures,
    /// What stands around them.
    pub frame: &'a Frame,
    /// The tickets of the quarter, where they are to be listed.
    pub listed: &'a [ListedTicket],
    /// What the supervision group asked and looked into.
    pub reviewed: &'a QuarterReviewed,
    /// How far back the records go.
    pub archive: &'a ArchiveProof,
    /// As what it is issued; none of a draft.
    pub issue: Option<&'a Issue>,
}

/// As what a report is issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// `〔2026〕第3号`, with the correction it is: `〔2026〕第3号 勘误第1版`.
    pub number: String,
    /// On which day.
    pub issued_on: NaiveDate,
    /// What a correction puts right.
    pub correction: Option<String>,
    /// The SHA-256 of everything that it was made from, in hexadecimal.
    pub hash: String,
    /// Who wrote it, who looked it over, who issues it.
    pub people: [String; 3],
}

/// A report in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the file is called inside.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// What stands at the head of every page but the first.
    pub running_head: String,
    /// What stands at the left of the foot of every page but the first; may be empty.
    pub foot: String,
    /// The moment that the file bears: that of the data, not of the printing.
    pub dated: DateTime<Utc>,
    /// The first page.
    pub cover: Cover,
    /// The chapters.
    pub sections: Vec<Section>,
}

/// The first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The office's logo.
    pub logo: Option<Picture>,
    /// The community.
    pub community: String,
    /// What this is.
    pub title: String,
    /// Of which quarter.
    pub quarter: String,
    /// Label and value, line by line.
    pub facts: Vec<(&'static str, String)>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its head.
    pub heading: &'static str,
    /// What it consists of.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph of running text.
    Text(Passage),
    /// Small print: a remark.
    Note(Passage),
    /// The figures that matter most, side by side, with what the marks at their labels refer to.
    KeyFigures(Vec<KeyFigure>, Vec<Footnote>),
    /// A table.
    Table(Table),
    /// Bars, month by month.
    Chart(Chart),
    /// What the blocks below it are about, within a chapter.
    Heading(String),
    /// A bar for each answer.
    Bars(Vec<AnswerBar>),
    /// A share with its interval in each row, all on one axis from none to all.
    Intervals(Vec<IntervalRow>),
    /// Where people sign.
    Signatures(Vec<&'static str>),
    /// The figures of the summary, one below the other.
    Headlines(Vec<Headline>),
    /// Paragraphs with their numbers before them.
    Numbered(Vec<Passage>),
    /// What somebody said, set apart from the text.
    Quotes(Vec<String>),
    /// A column for each, with its number above it.
    Columns(Columns),
    /// Where the seal goes, and who gets the report.
    Seal(Vec<String>),
    /// What follows begins on a new page.
    Break,
}

/// A figure of the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// What it is.
    pub label: &'static str,
    /// The figure.
    pub value: String,
    /// What it stands on.
    pub basis: Passage,
    /// The share, the ends of its interval and the share of the quarter before, in thousandths; none of a count.
    pub interval: Option<(u16, u16, u16, Option<u16>)>,
    /// What may be said of the change.
    pub change: Passage,
    /// Whether it rose or fell; none where nothing is compared.
    pub verdict: Option<Verdict>,
    /// What it opens, if it counts anything.
    pub opening: Option<Opening>,
}

/// A count on a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// How many.
    pub count: i64,
    /// What it opens.
    pub opens: Opens,
}

/// Columns of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// Its number within the report.
    pub number: usize,
    /// What it shows.
    pub caption: &'static str,
    /// What stands below each column, and its count.
    pub columns: Vec<(String, Mark)>,
}

/// One of the figures that matter most.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFigure {
    /// What it is.
    pub label: &'static str,
    /// The figure.
    pub value: String,
    /// What it is a share of, or how many it is over.
    pub basis: Passage,
    /// What the figure opens, if it counts anything.
    pub opening: Option<Opening>,
}

/// What stands at the foot of a page that shows a mark: how a figure is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footnote {
    /// Its place among the footnotes of a page.
    pub number: u8,
    /// The mark, its number as a raised digit, as it stands at the end of a label.
    pub mark: char,
    /// What it says.
    pub text: &'static str,
}

/// A table. Its head is repeated on every page that it reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its number within the report.
    pub number: usize,
    /// What it shows.
    pub caption: &'static str,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns are many.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row adds the others up.
    pub total: bool,
    /// What the marks in its head and cells refer to.
    pub footnotes: Vec<Footnote>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: &'static str,
    /// Its share of the table's width.
    pub width: f32,
    /// Whether figures are set to its right edge.
    pub figures: bool,
}

/// Bars of what was received, month by month, by category.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its number within the report.
    pub number: usize,
    /// What it shows.
    pub caption: &'static str,
    /// The names of the categories, in the order of the parts.
    pub legend: Vec<&'static str>,
    /// The months.
    pub bars: Vec<Bar>,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The month.
    pub name: String,
    /// Its parts.
    pub parts: Vec<Mark>,
    /// All of it.
    pub whole: Mark,
}

/// How an answer counts. Each has a ground of its own, which differs without color too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Satisfied, would recommend, or an option like any other.
    Good,
    /// Between.
    Middle,
    /// Not satisfied, would not recommend.
    Poor,
}

/// A bar for an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerBar {
    /// The answer.
    pub name: String,
    /// How often it was given, in words.
    pub text: String,
    /// How long the bar is, in thousandths of the longest that there could be.
    pub thousandths: u16,
    /// How the answer counts.
    pub tone: Tone,
}

/// A share with its interval; all three in thousandths.
#[derive(Debug, Clone, PartialEq)]
pub struct IntervalRow {
    /// Whose it is.
    pub name: String,
    /// The share and the interval, in words.
    pub text: String,
    /// The share.
    pub share: u16,
    /// The lower bound.
    pub low: u16,
    /// The upper bound.
    pub high: u16,
    /// The share of the time before, marked in the same row.
    pub before: Option<u16>,
}

const CELL: fn(String) -> Cell = Cell::Text;

const ON_TIME: Footnote = Footnote {
    number: 1,
    mark: '¹',
    text: "响应及时率 = 按时反馈件数 ÷ 本季度已到结算时点的件数。每件来件在首次反馈与时限届满中较早的时刻结算一次，首次反馈不晚于时限即为按时。时限：投诉 48 小时，建议 7 天，咨询 24 小时，自受理时刻起连续计算，受理时即固定。",
};
const WAITING: Footnote = Footnote {
    number: 2,
    mark: '²',
    text: "首次反馈用时：受理至首次反馈，限本季度受理且已反馈的来件（n）；中位数与 P90 采用线性插值。",
};
const CLOSING: Footnote = Footnote {
    number: 3,
    mark: '³',
    text: "办结率 = 已办结件数 ÷ 受理件数，两者均为本季度受理的来件，办结情况以数据截至时刻为准。",
};
/// Stands beside every share of fewer than [`FEW`] in a table that has it.
const SMALL: Footnote =
    Footnote {
        number: 5, mark: '†', text: "样本少：分母不足 30，比率仅供参考，不宜据此比较。"
    };
const FORMULAS: [Footnote; 3] = [ON_TIME, WAITING, CLOSING];

/// The quarterly report in words.
#[must_use]
pub fn quarterly(input: &ReportInput<'_>) -> Document {
    let figures = input.figures;
    let mut sections = vec![
        Section { heading: "摘要", blocks: summary::blocks(input) },
        Section { heading: "一　沟通情况", blocks: communication(input) },
        Section { heading: "二　居民反馈", blocks: feedback(input) },
        Section { heading: "三　处理结果", blocks: handled(input) },
        Section { heading: "四　改进措施", blocks: improvement(input) },
    ];
    sections.push(appendix::section(input));
    sections.extend(surveys::appendix(figures));
    sections.extend(listed::section(figures, input.listed, input.frame.zone));
    let running = figures.running.then_some("本季度尚未结束，以下为截至上述时刻的数字");
    input.frame.around(
        (words::quarter(&figures.quarter), "物业沟通报告", "物业沟通季度报告"),
        (figures.first_day, figures.last_day, figures.as_of),
        (input.issue, running),
        sections,
    )
}

pub(super) use summary::for_wall;

/// Who wrote, reviewed and issued it, where they sign, and who gets it.
fn signed(issue: Option<&Issue>, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(Issue { people: [written, reviewed, issued], .. }) = issue {
        blocks.push(Block::Text(format!("编制：{written}；审核：{reviewed}；签发：{issued}。").into()));
    }
    blocks.push(Block::Signatures(vec!["编制人", "审核人", "签发人", "日期"]));
    blocks.push(Block::Seal(texts.lines(TextPart::Distribution).map(str::to_owned).collect()));
    blocks
}

/// Numbers the tables and the charts, each in a row of their own.
pub(crate) fn number(sections: &mut [Section]) {
    let (mut tables, mut charts) = (0, 0);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Table(table) => {
                tables += 1;
                table.number = tables;
            }
            Block::Chart(chart) => {
                charts += 1;
                chart.number = charts;
            }
            Block::Columns(columns) => {
                charts += 1;
                columns.number = charts;
            }
            Block::Text(_)
            | Block::Headlines(_)
            | Block::Numbered(_)
            | Block::Quotes(_)
            | Block::Seal(_)
            | Block::Break
            | Block::Note(_)
            | Block::KeyFigures(..)
            | Block::Heading(_)
            | Block::Bars(_)
            | Block::Intervals(_)
            | Block::Signatures(_) => {}
        }
    }
}

/// What somebody wrote for a part, before what the program says.
fn written(texts: &Texts, part: TextPart) -> Vec<Block> {
    texts.lines(part).map(|line| Block::Text(line.into())).collect()
}

fn communication(input: &ReportInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let total = &figures.total;
    let all = TicketList::of(figures);
    let named = figures.by_category.iter().map(|one| {
        let of = TicketList { category: Some(one.category), ..all.clone() };
        let said = Passage::from(format!("{} ", one.category.word()));
        said.counted(one.figures.received, &of, Counted::Received).say(" 件")
    });
    let mut summary = Passage::from("本季度共受理居民来件 ")
        .counted(total.received, &all, Counted::Received)
        .say(" 件，其中")
        .joined(named, "、")
        .say("。上一季度受理 ")
        .counted(figures.previous.received, &TicketList::before(figures), Counted::Received)
        .say(" 件。");
    if let Some(last_year) = figures.parts.last_year {
        let of = TicketList::of(figures).year_before();
        summary =
            summary.say("去年同期受理 ").counted(last_year.received, &of, Counted::Received).say(" 件。");
    }
    if total.cancelled > 0 {
        summary = summary
            .say("另有 ")
            .counted(total.cancelled, &all, Counted::Cancelled)
            .say(" 件属误登，已撤销，不计入受理件数。");
    }
    if figures.day_only > 0 {
        summary = summary
            .say("其中 ")
            .counted(figures.day_only, &all, Counted::DayOnly)
            .say(" 件由台账导入，只知日期、不知钟点：计入受理和办结，不计入响应及时率和首次反馈用时。");
    }
    let mut blocks = written(&input.frame.texts, TextPart::Communication);
    blocks.extend([
        Block::Text(summary),
        volumes::part(figures, By::Category),
        volumes::rule(figures),
        Block::Chart(volumes::by_month(figures)),
        volumes::by_week(figures),
        volumes::part(figures, By::Channel),
    ]);
    blocks.extend(reached::channels(figures));
    blocks.push(volumes::part(figures, By::Topic));
    blocks.extend(reached::meetings(figures, input.frame.zone));
    blocks.extend(notices::part(figures));
    blocks.extend(reached::checks(figures));
    blocks
}

fn thousandths(rate: Rate) -> u16 {
    if rate.denominator == 0 {
        0
    } else {
        u16::try_from(rate.numerator * 1000 / rate.denominator).unwrap_or(1000)
    }
}

fn table(
    caption: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    total: bool,
    footnotes: &[Footnote],
) -> Table {
    Table { number: 0, caption, columns, rows, total, footnotes: footnotes.to_vec() }
}

fn text(title: &'static str, width: f32) -> Column {
    Column { title, width, figures: false }
}

fn figure(title: &'static str, width: f32) -> Column {
    Column { title, width, figures: true }
}

fn feedback(input: &ReportInput<'_>) -> Vec<Block> {
    let figures = input.figures;
    let mut blocks = written(&input.frame.texts, TextPart::Feedback);
    let mut topics: Vec<&NamedFigures> =
        figures.by_topic.iter().filter(|topic| topic.figures.received > 0).collect();
    if topics.is_empty() {
        blocks.push(Block::Text("本季度没有收到居民来件。".into()));
        blocks.extend(surveys::part(figures));
        return blocks;
    }
    // A stable sort: topics with as many tickets stay in the office's order.
    topics.sort_by_key(|topic| -topic.figures.received);
    let total = figures.total.received;
    let share = |count: i64| words::percent(Rate { numerator: count, denominator: total });
    let first = topics[0];
    let of = TicketList { topic_id: Some(first.of.id), ..TicketList::of(figures) };
    let mut summary = Passage::from(format!("居民反映最多的主题是“{}”，共 ", first.of.name))
        .counted(first.figures.received, &of, Counted::Received)
        .say(format!(" 件，占 {}", share(first.figures.received)));
    if topics.len() > 3 {
        let three: i64 = topics.iter().take(3).map(|topic| topic.figures.received).sum();
        let topic_ids = topics.iter().take(3).map(|topic| topic.of.id).collect();
        let of = TicketList { topic_ids, ..TicketList::of(figures) };
        summary = summary.say("；前三个主题合计 ").counted(three, &of, Counted::Received);
        summary = summary.say(format!(" 件，占 {}", share(three)));
    }
    let rows = topics
        .iter()
        .enumerate()
        .map(|(place, topic)| {
            let Group { received, on_time, closing, .. } = topic.figures;
            let of = TicketList { topic_id: Some(topic.of.id), ..TicketList::of(figures) };
            vec![
                CELL((place + 1).to_string()),
                CELL(topic.of.name.clone()),
                counted(received, &of, Counted::Received),
                Cell::share(Rate { numerator: received, denominator: total }),
                rated(on_time, &of, ON_TIME_OF),
                rated(closing, &of, CLOSED_OF),
            ]
        })
        .collect();
    let columns = vec![
        figure("名次", 0.8),
        text("主题", 3.0),
        figure("受理（件）", 1.3),
        figure("占比", 1.1),
        figure("响应及时率¹", 2.8),
        figure("办结率³", 2.8),
    ];
    let ranking = table("居民反映的主题，按受理件数排列", columns, rows, false, &[ON_TIME, CLOSING]);
    blocks.extend([Block::Text(summary.say("。")), Block::Table(ranking)]);
    blocks.extend(voices::part(figures));
    blocks.extend(voices::said(&input.frame.texts));
    blocks.extend(surveys::part(figures));
    blocks
}

fn handled(input: &ReportInput<'_>) -> Vec<Block> {
    let mut blocks = written(&input.frame.texts, TextPart::Handling);
    blocks.extend(results::blocks(input));
    blocks.extend(reviewed::part(
        input.reviewed,
        &input.figures.quarter,
        (input.figures.parts.voices.repeats.denominator, &TicketList::of(input.figures)),
    ));
    blocks.extend(records::part(input.archive, (input.figures.first_day, input.figures.last_day)));
    blocks
}

fn improvement(input: &ReportInput<'_>) -> Vec<Block> {
    let mut blocks = written(&input.frame.texts, TextPart::Measures);
    if blocks.is_empty() {
        blocks.push(Block::Note("（本季度改进措施尚未填写）".into()));
    }
    blocks.extend(measures::part(input.figures));
    blocks.extend(measures::late_action_items(input.figures));
    blocks.extend(signed(input.issue, &input.frame.texts));
    blocks
}

#[cfg(test)]
mod numbers_tests;
