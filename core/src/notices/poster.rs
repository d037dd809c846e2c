//! The poster of a notice: A4 or A3, to hang on the notice board.

use chrono::NaiveDate;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::course::NoticeState;
use super::store;
use super::{FeeRow, Fen, Notice, NoticeKind};
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::office;
use crate::operation::{Read, ReadContext};
use crate::reports::picture::Picture;
use crate::reports::poster::{AmountRow, Amounts, Poster, PosterSize};
use crate::reports::{RenderedReport, render_poster};
use crate::rich_text;
use crate::tickets::{self, ChannelKind};

/// How large the paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticePaper {
    /// A4
    A4,
    /// A3
    A3,
}

/// Makes the poster of a notice as PDF: `render_notice`. A draft says that it is one.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderNotice {
    /// The notice.
    pub id: i64,
    /// How large.
    pub paper: NoticePaper,
}

impl Read for RenderNotice {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let RenderNotice { id, paper } = self;
        let ReadContext { db, now, zone, fonts, .. } = *context;
        let notice = store::notice(db, id, day_of(zone, now))?;
        let card = office::store::card(db)?;
        let published_on = notice.published_at.map(|at| day_of(zone, at));
        let poster = Poster {
            name: format!("{}{}（{}）", card.community_name, notice.title, size_text(paper)),
            size: match paper {
                NoticePaper::A4 => PosterSize::A4,
                NoticePaper::A3 => PosterSize::A3,
            },
            community: card.community_name,
            logo: office::store::logo(db)?.as_deref().and_then(Picture::of_png),
            label: label(notice.kind),
            facts: facts(db, &notice)?,
            blocks: match store::document(db, id)? {
                // The editor's empty paragraph is no line.
                document if document.says_something() => rich_text::blocks(&document, &|words| words),
                _ => Vec::new(),
            },
            amounts: amounts(&store::fees(db, id)?),
            office: card.office_name.clone(),
            day: in_chinese(published_on.unwrap_or(notice.from_on)),
            number: match (&notice.number, notice.state) {
                (Some(number), NoticeState::Withdrawn) => format!("编号 {number}（已撤回）"),
                (Some(number), NoticeState::Replaced) => format!("编号 {number}（已更正）"),
                (Some(number), _) => format!("编号 {number}"),
                (None, _) => "草稿，尚未发布".to_owned(),
            },
            contact: contact(db)?,
            title: notice.title,
        };
        // The same notice gives the same bytes, whenever it is printed.
        render_poster(&poster, &card.office_name, notice.published_at.unwrap_or(notice.saved_at), fonts)
    }
}

fn size_text(paper: NoticePaper) -> &'static str {
    match paper {
        NoticePaper::A4 => "A4",
        NoticePaper::A3 => "A3",
    }
}

fn label(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::General => "公　告",
        NoticeKind::Outage => "停水停电通知",
        NoticeKind::Fees => "费用公示",
        NoticeKind::Activity => "活动通知",
        NoticeKind::Meeting => "会议公示",
    }
}

/// `公示期：2026年11月23日至2026年11月30日`, and what it corrects.
fn facts(db: &Connection, notice: &Notice) -> Result<Vec<String>> {
    let mut facts = vec![period(notice.from_on, notice.until_on)];
    if let Some(corrected) = store::corrected(db, notice.id)? {
        let number = corrected.number.unwrap_or_default();
        facts.push(format!("本公示更正编号 {number} 的公示，原公示作废。"));
    }
    Ok(facts)
}

fn period(from_on: NaiveDate, until_on: Option<NaiveDate>) -> String {
    match until_on {
        Some(until_on) if until_on == from_on => format!("公示日期：{}", in_chinese(from_on)),
        Some(until_on) => format!("公示期：{}至{}", in_chinese(from_on), in_chinese(until_on)),
        None => format!("公示期：{}起", in_chinese(from_on)),
    }
}

fn amounts(fees: &[FeeRow]) -> Option<Amounts> {
    if fees.is_empty() {
        return None;
    }
    let total: Fen = fees.iter().map(|fee| Fen::of(fee.fen)).sum();
    let row = |fee: &FeeRow| AmountRow {
        item: fee.item.clone(),
        amount: Fen::of(fee.fen).to_string(),
        period: fee.period.clone().unwrap_or_default(),
        note: fee.note.clone().unwrap_or_default(),
    };
    Some(Amounts { rows: fees.iter().map(row).collect(), total: total.to_string() })
}

/// `服务电话 0571-0000 1866`: the hotline in service, if its number is known.
fn contact(db: &Connection) -> Result<String> {
    let numbers: Vec<String> = tickets::channel_records(db)?
        .into_iter()
        .filter(|channel| channel.kind == ChannelKind::Phone && channel.in_service)
        .filter_map(|channel| channel.contact)
        .collect();
    Ok(if numbers.is_empty() { String::new() } else { format!("服务电话 {}", numbers.join("、")) })
}
