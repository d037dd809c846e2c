//! The results on paper: how many came back, every question with its bars and what may be said of them, groups, topics,
//! what was written. The same figures as on the screen.

use super::{
    Beside, GroupOf, GroupResult, QuestionResult, RenderSurveyResults, ResultKind, SurveyResults, results,
};
use crate::error::Result;
use crate::office;
use crate::operation::{Read, ReadContext};
use crate::reports::document::{
    self, AnswerBar, Block, Cell, Column, Cover, Document, IntervalRow, KeyFigure, Section, Table, Tone,
};
use crate::reports::picture::Picture;
use crate::reports::{RenderedReport, render_document, words};
use crate::statistics::{IntervalMethod, Share};
use crate::surveys::design::SurveyTopic;

/// The most open answers of a question on paper; the others are on the screen.
const MOST_TEXTS: usize = 40;

impl Read for RenderSurveyResults {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let results = results(context.db, context.zone, self.wave_id, Beside::EveryClosed)?;
        let card = office::store::card(context.db)?;
        let dated = crate::days::start_of(context.zone, results.ends_on);
        let mut sections = sections(&results);
        document::number(&mut sections);
        let document = Document {
            title: format!("{}{}结果", card.community_name, results.title),
            author: card.office_name.clone(),
            running_head: format!("{} · {}", card.community_name, results.title),
            foot: String::new(),
            dated,
            cover: Cover {
                logo: office::store::logo(context.db)?.as_deref().and_then(Picture::of_png),
                community: card.community_name,
                title: String::from("满意度调查结果"),
                quarter: results.title.clone(),
                facts: facts(&results, card.office_name),
            },
            sections,
        };
        render_document(&document, context.fonts)
    }
}

/// A question as one line: with the thing of a matrix behind it.
pub(super) fn wording(text: &str, item: Option<&str>) -> String {
    item.map_or_else(|| text.to_owned(), |item| format!("{text}：{item}"))
}

/// `3 栋` of `3`; what small buildings are together has a name of its own.
fn building_text(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_alphanumeric()) { format!("{name} 栋") } else { name.to_owned() }
}

/// A score of the scale of satisfaction in words.
pub(super) fn score_text(code: i64) -> &'static str {
    match code {
        5 => "非常满意",
        4 => "满意",
        3 => "一般",
        2 => "不满意",
        _ => "非常不满意",
    }
}

fn topic_text(topic: SurveyTopic) -> &'static str {
    match topic {
        SurveyTopic::Overall => "总体评价",
        SurveyTopic::Safety => "安全秩序",
        SurveyTopic::Cleaning => "清洁卫生",
        SurveyTopic::Greening => "绿化养护",
        SurveyTopic::Repair => "维修与设施",
        SurveyTopic::Attitude => "服务态度",
        SurveyTopic::Fees => "收费公开",
        SurveyTopic::Activities => "社区活动",
        SurveyTopic::Communication => "沟通反馈",
    }
}

fn facts(results: &SurveyResults, office_name: String) -> Vec<(&'static str, String)> {
    let asked = if results.weighted { "按楼栋分层随机抽样" } else { "全部住户" };
    let how = if results.anonymous { "匿名" } else { "实名" };
    vec![
        ("调查时间", format!("{}至{}", words::date(results.starts_on), words::date(results.ends_on))),
        ("调查对象", format!("{asked}，{} 户，{how}", results.response.denominator)),
        ("编制单位", office_name),
    ]
}

fn sections(results: &SurveyResults) -> Vec<Section> {
    let written = written(results);
    let mut sections = vec![
        Section { heading: "一　回收情况", blocks: response(results) },
        Section {
            heading: "二　各题结果", blocks: results.questions.iter().flat_map(question).collect()
        },
        Section { heading: "三　分项与分组", blocks: groups(results) },
    ];
    if !written.is_empty() {
        sections.push(Section { heading: "四　居民的话", blocks: written });
    }
    sections
}

fn response(results: &SurveyResults) -> Vec<Block> {
    let mut figures = vec![
        KeyFigure {
            label: "回收率",
            value: words::percent(results.response),
            basis: words::returned(results.response).into(),
            opening: None,
        },
        KeyFigure {
            label: "计入统计",
            value: format!("{} 份", results.forms),
            basis: "已录入且无差异".into(),
            opening: None,
        },
    ];
    if let Some(share) = super::overall(&results.questions).and_then(|one| one.satisfied) {
        figures.push(KeyFigure {
            label: "总体满意率",
            value: words::share(share.share),
            basis: format!("n = {}", share.answers).into(),
            opening: None,
        });
    }
    let follow_ups = &results.follow_ups;
    if let Some(share) = &follow_ups.share {
        figures.push(KeyFigure {
            label: "回访满意率（另计）",
            value: words::share(share.share),
            basis: format!("n = {}", share.answers).into(),
            opening: None,
        });
    }
    let row = |building: &super::BuildingResponse| {
        vec![Cell::Text(building_text(&building.name)), Cell::Rate(building.response)]
    };
    let mut blocks = vec![Block::KeyFigures(figures, Vec::new())];
    blocks.push(Block::Table(Table {
        number: 0,
        caption: "各楼栋回收",
        columns: vec![column("楼栋", 4.0, false), column("回收率", 2.0, true)],
        rows: results.buildings.iter().map(row).collect(),
        total: false,
        footnotes: Vec::new(),
    }));
    blocks.push(Block::Note(note(results).into()));
    blocks
}

fn note(results: &SurveyResults) -> String {
    let weighted = if results.weighted {
        "本次为分层抽样，满意率按各楼栋户数加权，区间以有效样本量计算。"
    } else {
        "满意率不加权。"
    };
    let follow_ups = &results.follow_ups;
    format!(
        "满意率 =（非常满意 + 满意）÷ 有效回答；未填、看不清、不了解/不适用不计入。括号内为 95% 置信区间（Wilson 法）；两期之差用 Newcombe 法，区间不含 0 才称为上升或下降。{weighted}少于 5 份回答的分组不显示，并同时隐去一组，以免相减得出。回访满意率来自 {} 至 {} 的工单回访，与调查结果分列，不合并计算。",
        words::date(follow_ups.from),
        words::date(follow_ups.to)
    )
}

fn question(question: &QuestionResult) -> Vec<Block> {
    let title = format!("{}. {}", question.number, wording(&question.text, question.item.as_deref()));
    if question.kind == ResultKind::Text {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(title)];
    if !question.hidden {
        blocks.push(Block::Bars(bars(question)));
    }
    blocks.push(Block::Note(said(question).into()));
    if question.trend.len() > 1 {
        let row = |wave: &super::WaveShare| interval(wave.title.clone(), &wave.share);
        blocks.push(Block::Intervals(question.trend.iter().map(row).collect()));
    }
    blocks
}

fn interval(name: String, share: &Share) -> IntervalRow {
    IntervalRow {
        name,
        text: words::share_within(share),
        share: words::thousandths(share.share),
        low: words::thousandths(share.interval.low),
        high: words::thousandths(share.interval.high),
        before: None,
    }
}

fn bars(question: &QuestionResult) -> Vec<AnswerBar> {
    let bar = |answer: &super::AnswerCount| {
        let share =
            if question.valid == 0 { 0.0 } else { f64::from(answer.count) / f64::from(question.valid) };
        AnswerBar {
            name: match (&answer.text, question.kind) {
                (Some(text), _) => text.clone(),
                (None, ResultKind::Satisfaction) => score_text(answer.code).to_owned(),
                (None, _) => answer.code.to_string(),
            },
            text: format!("{}（{}）", answer.count, words::share(share)),
            thousandths: words::thousandths(share),
            tone: match (question.kind, answer.code) {
                (ResultKind::Satisfaction, 3) | (ResultKind::Recommend, 7..=8) => Tone::Middle,
                (ResultKind::Satisfaction, ..3) | (ResultKind::Recommend, ..7) => Tone::Poor,
                _ => Tone::Good,
            },
        }
    };
    question.counts.iter().map(bar).collect()
}

/// What may be said of a question, in a line.
fn said(question: &QuestionResult) -> String {
    let mut said = format!("有效 {} 份", question.valid);
    for (count, what) in [
        (question.blank, "未填"),
        (question.unreadable, "看不清"),
        (question.does_not_apply, "不了解/不适用"),
    ] {
        if count > 0 {
            said += &format!("，{what} {count}");
        }
    }
    if question.hidden {
        said += "；少于 5 份，不显示";
    }
    if let (Some(mean), Some(median)) = (question.mean, question.median) {
        said += &format!("；均值 {}，中位数 {median}", words::rounded(mean, 2));
    }
    if let Some(share) = &question.satisfied {
        said += &format!("；满意率 {}", words::share_within(share));
        if share.method == IntervalMethod::WilsonEffective {
            said += &format!("，有效样本量 {}", words::rounded(share.effective, 1));
        }
    }
    if let Some(net) = &question.recommendation {
        let points = |share: f64| words::rounded(share * 100.0, 0);
        let (low, high) = (points(net.interval.low), points(net.interval.high));
        said += &format!("；净推荐值 {}（{low} 至 {high}）", points(net.net));
    }
    said.push('。');
    if let Some(change) = &question.change {
        said += &words::change(&change.title, &change.change);
    }
    said
}

fn column(title: &'static str, width: f32, figures: bool) -> Column {
    Column { title, width, figures }
}

fn groups(results: &SurveyResults) -> Vec<Block> {
    let mut blocks = Vec::new();
    let topic = |topic: &super::TopicResult| {
        topic.share.as_ref().map(|share| interval(topic_text(topic.topic).to_owned(), share))
    };
    let topics: Vec<IntervalRow> = results.topics.iter().filter_map(topic).collect();
    if !topics.is_empty() {
        blocks.push(Block::Heading(String::from("各方面满意率（每份问卷计一次）")));
        blocks.push(Block::Intervals(topics));
    }
    for question in results.questions.iter().filter(|question| !question.groups.is_empty()) {
        let title = wording(&question.text, question.item.as_deref());
        blocks.push(Block::Heading(format!("{}. {title}", question.number)));
        blocks.push(Block::Table(Table {
            number: 0,
            caption: "分组满意率",
            columns: vec![
                column("分组", 3.0, false),
                column("有效回答", 1.4, true),
                column("满意率（95% 区间）", 3.4, true),
            ],
            rows: question.groups.iter().map(group_row).collect(),
            total: false,
            footnotes: Vec::new(),
        }));
    }
    if blocks.is_empty() {
        blocks.push(Block::Text("本次没有可分组的满意度题。".into()));
    }
    blocks
}

fn group_row(group: &GroupResult) -> Vec<Cell> {
    let name = match &group.of {
        GroupOf::Building { name } => building_text(name),
        GroupOf::Owners => String::from("业主"),
        GroupOf::Tenants => String::from("租户"),
        GroupOf::UnknownTenure => String::from("业主、租户不详"),
    };
    let (answers, share) = match (&group.share, group.hidden) {
        (_, true) => (String::from("—"), String::from("份数少，不显示")),
        (None, false) => (String::from("0"), String::from("—")),
        (Some(share), false) => (share.answers.to_string(), words::share_within(share)),
    };
    vec![Cell::Text(name), Cell::Text(answers), Cell::Text(share)]
}

fn written(results: &SurveyResults) -> Vec<Block> {
    let mut blocks = Vec::new();
    for question in results.questions.iter().filter(|question| !question.texts.is_empty()) {
        blocks.push(Block::Heading(format!("{}. {}", question.number, question.text)));
        if !question.words.is_empty() {
            let words: Vec<String> =
                question.words.iter().take(12).map(|word| format!("{} {}", word.word, word.forms)).collect();
            blocks.push(Block::Note(format!("常用词（份数）：{}", words.join("、")).into()));
        }
        blocks.extend(question.texts.iter().take(MOST_TEXTS).map(|text| Block::Text(text.as_str().into())));
        if question.texts.len() > MOST_TEXTS {
            let more = question.texts.len() - MOST_TEXTS;
            blocks.push(Block::Note(format!("另有 {more} 条，见程序中的结果页。").into()));
        }
    }
    blocks
}
