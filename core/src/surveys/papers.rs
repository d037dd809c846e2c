//! Papers of a survey: the form to fill in, with a code for each household, and the notice that announces a wave.
//!
//! The numbers in the boxes are what is typed. In an anonymous wave a form says for which part of the community it is,
//! and no room; the pile of a building is handed out as it comes.

use rusqlite::Connection;

use super::code;
use super::design::{Asks, BEST, DOES_NOT_APPLY, Design, OnlyIf, Question, SURELY};
use super::state::WaveState;
use super::store::waves::WaveFacts;
use super::store::{self, forms, waves};
use super::{PreviewQuestionnaire, RenderSurveyForms, RenderSurveyNotice};
use crate::days::{day_of, in_chinese};
use crate::error::{Error, ErrorCode, Result};
use crate::office;
use crate::operation::{Read, ReadContext};
use crate::reports::form::{FormAnswer, FormBlock, FormBody, FormCopy, FormQuestion, Forms};
use crate::reports::sheet::{Sheet, SheetBlock};
use crate::reports::{RenderedReport, render_forms, render_sheet};

/// Lines for an open answer.
const LINES: u8 = 3;

/// 非常满意 … 非常不满意, and 不了解 behind them.
const SATISFACTION: [(u32, &str); 6] = [
    (BEST, "非常满意"),
    (4, "满意"),
    (3, "一般"),
    (2, "不满意"),
    (1, "非常不满意"),
    (DOES_NOT_APPLY, "不了解"),
];

impl Read for PreviewQuestionnaire {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let PreviewQuestionnaire { title, design } = self;
        let design = design.checked()?;
        let card = office::store::card(context.db)?;
        let body = body(&title, &card.office_name, &design);
        let forms =
            Forms { name: format!("{}{title}（样张）", card.community_name), body, copies: Vec::new() };
        render_forms(&forms, &card.office_name, context.now, context.fonts)
    }
}

impl Read for RenderSurveyForms {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let RenderSurveyForms { wave_id, stratum } = self;
        let db = context.db;
        let wave = going_on(db, wave_id)?;
        let version = store::version_by_id(db, wave.version_id)?;
        let card = office::store::card(db)?;
        let copies: Vec<FormCopy> = forms::of_wave(db, wave_id)?
            .into_iter()
            // What a closed wave keeps has codes that stand on no paper.
            .filter(|_| wave.state != WaveState::Closed)
            .filter(|form| form.handed_out && stratum.is_none_or(|stratum| form.stratum == stratum))
            .map(|form| FormCopy {
                code: code::printed(form.code),
                scanned: format!("{:07}", form.code),
                label: label(form.room.as_deref(), &form.stratum_name),
            })
            .collect();
        if copies.is_empty() {
            return Err(Error::field("wave_id", ErrorCode::SurveyTransitionRefused)
                .with("state", wave.state.text())
                .with("action", "print"));
        }
        let body = body(&wave.title, &card.office_name, &version.design);
        let forms = Forms { name: format!("{}{}问卷", card.community_name, wave.title), body, copies };
        render_forms(&forms, &card.office_name, context.now, context.fonts)
    }
}

/// The wave, which must not have been called off: nobody is handed its papers.
fn going_on(db: &Connection, wave_id: i64) -> Result<WaveFacts> {
    let wave = waves::wave(db, wave_id, "wave_id")?;
    match wave.cancellation {
        None => Ok(wave),
        Some(_) => Err(Error::field("wave_id", ErrorCode::SurveyWaveCancelled)),
    }
}

/// Where a form goes.
fn label(room: Option<&str>, stratum: &str) -> String {
    match room {
        Some(room) => format!("房号：{room}"),
        None => format!("{}　本问卷不记名，编号只用来防止重复填写", named(stratum)),
    }
}

/// A building as people call it: 3号楼; other names are as they are.
fn named(stratum: &str) -> String {
    let digits = stratum.chars().all(|c| c.is_ascii_digit());
    if digits { format!("{stratum}号楼") } else { stratum.to_owned() }
}

fn body(title: &str, office: &str, design: &Design) -> FormBody {
    let mut blocks = Vec::new();
    let mut number = 0;
    for section in &design.sections {
        if !section.title.is_empty() {
            blocks.push(FormBlock::Heading(section.title.clone()));
        }
        for question in &section.questions {
            number += 1;
            blocks.push(FormBlock::Question(FormQuestion {
                number: format!("{number}."),
                text: question.text.clone(),
                hint: hint(question, design),
                answer: answer(&question.asks),
            }));
        }
    }
    FormBody {
        office: office.to_owned(),
        title: title.to_owned(),
        opening: design.opening.clone(),
        blocks,
        closing: design.closing.clone(),
    }
}

/// What is said behind the words of a question.
fn hint(question: &Question, design: &Design) -> String {
    let mut hint = String::new();
    if let Some(only_if) = &question.only_if {
        hint.push_str(&condition(only_if, design));
    }
    match question.asks {
        Asks::Multiple { .. } => hint.push_str("（可选多项）"),
        _ if question.required => hint.push_str("（必答）"),
        _ => {}
    }
    hint
}

/// （第 8 题选“反映过”的填写）
fn condition(only_if: &OnlyIf, design: &Design) -> String {
    let found = (1..).zip(design.questions()).find(|(_, question)| question.key == only_if.question);
    let Some((number, question)) = found else { return String::new() };
    let words: Vec<String> = only_if.codes.iter().map(|code| option(&question.asks, *code)).collect();
    format!("（第 {number} 题选“{}”的填写）", words.join("、"))
}

/// The words of a code.
fn option(asks: &Asks, code: u32) -> String {
    let words = match asks {
        Asks::Single { options } | Asks::Multiple { options } => {
            options.iter().find(|option| option.code == code).map(|option| option.text.clone())
        }
        Asks::Satisfaction { .. } | Asks::Matrix { .. } => {
            SATISFACTION.iter().find(|(known, _)| *known == code).map(|(_, words)| (*words).to_owned())
        }
        Asks::Recommend | Asks::Number { .. } | Asks::Text => None,
    };
    words.unwrap_or_else(|| code.to_string())
}

fn answer(asks: &Asks) -> FormAnswer {
    let scale = |does_not_apply: bool| {
        SATISFACTION.iter().copied().filter(move |(code, _)| does_not_apply || *code != DOES_NOT_APPLY)
    };
    match asks {
        Asks::Satisfaction { does_not_apply } => {
            FormAnswer::Boxes(scale(*does_not_apply).map(|(code, words)| (code, words.to_owned())).collect())
        }
        Asks::Single { options } | Asks::Multiple { options } => {
            FormAnswer::Boxes(options.iter().map(|option| (option.code, option.text.clone())).collect())
        }
        Asks::Recommend => {
            FormAnswer::Scale { codes: (0..=SURELY).collect(), from: "完全不愿意", to: "非常愿意" }
        }
        Asks::Number { unit, .. } => FormAnswer::Number(unit.clone()),
        Asks::Text => FormAnswer::Lines(LINES),
        Asks::Matrix { items, does_not_apply } => FormAnswer::Grid {
            columns: scale(*does_not_apply).collect(),
            rows: items.iter().map(|item| item.text.clone()).collect(),
        },
    }
}

impl Read for RenderSurveyNotice {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let wave = going_on(context.db, self.wave_id)?;
        let card = office::store::card(context.db)?;
        let row = waves::row(context.db, wave.id)?;
        let asked = match (wave.sample_size, row.asked) {
            (None, _) => "本次调查向全体住户发放问卷".to_owned(),
            (Some(size), 0) => format!("本次调查随机抽取 {size} 户"),
            (Some(_), asked) => format!("本次调查由电脑随机抽取 {asked} 户"),
        };
        let named = if wave.anonymous {
            "问卷不记名。回收时只登记哪些住户已经交卷，交卷名单与问卷内容分开保存，无法对应。"
        } else {
            "问卷记名。答案只用于改进服务，公布的是汇总结果，不公布个人答案。"
        };
        // It hangs when the forms go out, at the latest; printed again later it does not look as if it had come too late.
        let dated = wave.starts_on.min(day_of(context.zone, context.now));
        let sheet = Sheet {
            name: format!("{}{}通知", card.community_name, wave.title),
            title: "满意度调查通知".to_owned(),
            subtitle: card.community_name.clone(),
            blocks: vec![
                SheetBlock::Text("尊敬的各位住户：".to_owned()),
                SheetBlock::Text(format!(
                    "为了解大家对物业服务的意见，改进服务，现开展“{}”。{asked}，请收到问卷的住户抽空填写。",
                    wave.title
                )),
                SheetBlock::Fact(
                    "时　　间",
                    format!("{}至{}", in_chinese(wave.starts_on), in_chinese(wave.ends_on)),
                ),
                SheetBlock::Fact("交　　卷", "投入意见箱，或交给上门收取的工作人员".to_owned()),
                SheetBlock::Text(named.to_owned()),
                SheetBlock::Text("调查结果将在小区公告栏公布。感谢大家的支持。".to_owned()),
                SheetBlock::Closing(vec![card.office_name.clone(), in_chinese(dated)]),
            ],
        };
        render_sheet(&sheet, &card.office_name, context.now, context.fonts)
    }
}
