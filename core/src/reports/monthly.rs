//! The monthly brief (月度简报): a month against the month before on one or two pages, to be printed. Nothing of it is kept.
//!
//! Left out on purpose: texts, a course and a number of its own. What is written, reviewed and signed is the quarter's report (R8.2).

use std::collections::BTreeMap;

use chrono::{DateTime, Months, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::compute::{Groups, Period, cut_off, groups, list_late};
use super::figures::{FEW, Group, LateTicket, Rate};
use super::sheet::{GridRow, Sheet, SheetBlock, Words};
use super::texts::change_of;
use super::{RenderedReport, render_sheet, words};
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::meetings::{self, HeldMeeting};
use crate::notices;
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::supervision;
use crate::tickets::{self, Category};

/// How many late tickets are listed; the others are counted.
const LATE: usize = 12;

/// How many topics are listed.
const TOPICS: usize = 8;

/// A month on one or two pages: `render_monthly_brief`, R8.2.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderMonthlyBrief {
    /// The month, such as `2026-10`; not one that has not begun.
    pub month: String,
}

impl Read for RenderMonthlyBrief {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, zone, now, fonts, .. } = *context;
        let first = days::month("month", &self.month)?;
        if days::start_of(zone, first) > now {
            return Err(Error::field("month", ErrorCode::TimeInFuture));
        }
        let card = office::store::card(db)?;
        let brief = Brief::read(db, zone, first, now)?;
        let sheet = brief.sheet((&card.community_name, &card.office_name), zone);
        render_sheet(&sheet, &card.office_name, brief.as_of, fonts)
    }
}

/// What the brief says.
struct Brief {
    first: NaiveDate,
    as_of: DateTime<Utc>,
    running: bool,
    month: Groups,
    /// The latest of its late tickets.
    late: Vec<LateTicket>,
    /// Absent where the office did not keep tickets from its first day on.
    before: Option<Groups>,
    repeated: i64,
    meetings: Vec<HeldMeeting>,
    notices: notices::NoticeFigures,
    checks: Rate,
}

impl Brief {
    fn read(db: &Connection, zone: OfficeZone, first: NaiveDate, now: DateTime<Utc>) -> Result<Self> {
        let as_of = cut_off(db, zone, (first, last_of(first)), now)?;
        let of = |first: NaiveDate| Period::of_days(first, last_of(first), zone, as_of);
        let (period, earlier) = (of(first), first.checked_sub_months(Months::new(1)).unwrap_or(first));
        let known = tickets::first_receipt(db)?.is_some_and(|at| day_of(zone, at) <= earlier);
        let mut repeated = 0;
        tickets::repeated(db, period.start, period.settled_before, |_| repeated += 1)?;
        let month = groups(db, &period, as_of, |_| ())?;
        let checks = supervision::checks_within(db, (period.start, period.end), period.settled_before)?;
        Ok(Self {
            first,
            as_of,
            running: period.end > now,
            late: list_late(db, month.late.clone())?,
            month,
            before: known.then(|| groups(db, &of(earlier), as_of, |_| ())).transpose()?,
            repeated,
            meetings: meetings::held_within(db, (period.start, period.end), period.settled_before)?,
            notices: notices::of_quarter(
                db,
                (first, last_of(first)),
                (period.settled_before, day_of(zone, period.settled_before)),
            )?,
            checks: Rate {
                numerator: checks.iter().map(|one| one.passed.numerator).sum(),
                denominator: checks.iter().map(|one| one.passed.denominator).sum(),
            },
        })
    }

    fn sheet(&self, (community, office): (&str, &str), zone: OfficeZone) -> Sheet {
        let month = self.first.format("%Y年%-m月").to_string();
        let running = if self.running { "，本月尚未结束" } else { "" };
        let mut blocks = vec![
            SheetBlock::Fact("编制单位", office.to_owned()),
            SheetBlock::Fact("数据截至", format!("{}{running}", words::long_moment(self.as_of, zone))),
            SheetBlock::Heading(2, "一、主要数字".to_owned()),
            self.figures(),
            SheetBlock::Text(self.compared()),
            SheetBlock::Heading(2, "二、居民反映".to_owned()),
        ];
        blocks.extend(self.topics());
        blocks.push(SheetBlock::Heading(2, "三、首次反馈超时".to_owned()));
        blocks.extend(self.late(zone));
        blocks.push(SheetBlock::Heading(2, "四、会议、公示和渠道检查".to_owned()));
        blocks.push(SheetBlock::Text(self.reached(zone)));
        Sheet {
            name: format!("{community}{month}沟通简报"),
            title: "物业沟通月度简报".to_owned(),
            subtitle: format!("{community} · {month}"),
            blocks,
        }
    }

    /// The figures beside those of the month before.
    fn figures(&self) -> SheetBlock {
        let Groups { total, categories, .. } = &self.month;
        let before = self.before.as_ref();
        let row = |name: &str, show: &dyn Fn(&Group) -> String| {
            let before = before.map_or_else(|| words::NOTHING.to_owned(), |of| show(&of.total));
            self::row(false, [name.to_owned(), show(total), before])
        };
        let span = |ms: Option<i64>| ms.map_or(words::NOTHING.to_owned(), words::span);
        let received = |of: &BTreeMap<Category, Group>, one| {
            of.get(&one).map_or(0, |group: &Group| group.received).to_string()
        };
        let mut rows = vec![
            self::row(true, ["指标", "本月", "上月"].map(str::to_owned)),
            row("受理（件）", &|of| of.received.to_string()),
        ];
        rows.extend([Category::Complaint, Category::Suggestion, Category::Inquiry].map(|one| {
            let before = before.map_or_else(|| words::NOTHING.to_owned(), |of| received(&of.categories, one));
            self::row(false, [format!("　其中{}", one.word()), received(categories, one), before])
        }));
        rows.extend([
            row("响应及时率", &|of| rate(of.on_time)),
            row("首次反馈用时中位数", &|of| span(of.waiting.median_ms)),
            row("办结率", &|of| rate(of.closing)),
            row("回访率", &|of| rate(of.follow_ups.followed_up)),
            row("解决率（回访）", &|of| rate(of.follow_ups.solved)),
            row("满意率（回访）", &|of| rate(of.follow_ups.satisfied)),
        ]);
        SheetBlock::Columns(vec![32, 34, 34], rows)
    }

    /// What may be said of the change: nothing that could be chance.
    fn compared(&self) -> String {
        let Some(before) = &self.before else {
            return "上月没有完整的记录，不作比较。".to_owned();
        };
        let (now, before) = (&self.month.total, &before.total);
        let said = [
            ("响应及时率", now.on_time, before.on_time),
            ("解决率", now.follow_ups.solved, before.follow_ups.solved),
            ("满意率", now.follow_ups.satisfied, before.follow_ups.satisfied),
        ]
        .map(|(name, now, before)| match change_of(now, before) {
            Some(change) => format!("{name}{}", words::verdict(&change)),
            None => format!("{name}没有可比的数字"),
        });
        format!(
            "与上月相比，{}。差的 95% 置信区间（Newcombe 法）不含 0 才称为升降；“样本少”为分母不足 {FEW}。",
            said.join("；")
        )
    }

    fn topics(&self) -> Vec<SheetBlock> {
        let mut topics: Vec<_> = self.month.topics.iter().filter(|one| one.figures.received > 0).collect();
        if topics.is_empty() {
            return vec![SheetBlock::Text("本月没有收到居民来件。".to_owned())];
        }
        // A stable sort: topics with as many tickets stay in the office's order.
        topics.sort_by_key(|one| -one.figures.received);
        let rest = topics.len().saturating_sub(TOPICS);
        let mut rows = vec![row(true, ["主题", "受理（件）", "响应及时率", "办结率"].map(str::to_owned))];
        rows.extend(topics.iter().take(TOPICS).map(|one| {
            let Group { received, on_time, closing, .. } = one.figures;
            row(
                false,
                [one.of.name.clone(), received.to_string(), words::rate(on_time), words::rate(closing)],
            )
        }));
        let others = if rest > 0 {
            format!("另有 {rest} 个主题的来件较少，未列。")
        } else {
            String::new()
        };
        let repeated = match self.repeated {
            0 => "本月没有同一户就同一主题在办结后 30 天内再次来件的。".to_owned(),
            count => format!("同一户就同一主题在办结后 30 天内再次来件的有 {count} 件。"),
        };
        vec![SheetBlock::Columns(vec![34, 18, 24, 24], rows), SheetBlock::Text(format!("{others}{repeated}"))]
    }

    fn late(&self, zone: OfficeZone) -> Vec<SheetBlock> {
        let (late, late_total) = (&self.late, crate::page::count(self.month.late.len()));
        if late_total == 0 {
            return vec![SheetBlock::Text("本月没有首次反馈超时的来件。".to_owned())];
        }
        let listed = late.len().min(LATE);
        let rest = late_total - crate::page::count(listed);
        let others = if rest > 0 { format!("，其余 {rest} 件未列") } else { String::new() };
        let mut rows = vec![row(true, ["编号", "主题", "时限", "超时", "责任人"].map(str::to_owned))];
        rows.extend(late.iter().take(LATE).map(|one| {
            let LateTicket { number, topic, due_at, late_by_ms, responsible, .. } = one;
            let responsible = responsible.clone().unwrap_or_else(|| words::NOTHING.to_owned());
            let due = words::short_moment(*due_at, zone);
            row(false, [number.clone(), topic.clone(), due, words::span(*late_by_ms), responsible])
        }));
        vec![
            SheetBlock::Text(format!("本月首次反馈超时 {late_total} 件，按超时长短排列{others}。")),
            SheetBlock::Columns(vec![24, 26, 17, 20, 13], rows),
        ]
    }

    /// What else the office did to be reached.
    fn reached(&self, zone: OfficeZone) -> String {
        let meetings = if self.meetings.is_empty() {
            "本月没有召开会议。".to_owned()
        } else {
            let named: Vec<String> = self
                .meetings
                .iter()
                .map(|one| format!("{}（{}）", one.title, words::date(day_of(zone, one.starts_at))))
                .collect();
            format!("召开会议 {} 次：{}。", named.len(), named.join("、"))
        };
        let notices = match self.notices.count {
            0 => "本月没有开始公示的信息。".to_owned(),
            count => format!("开始公示信息 {count} 条，凭证率 {}。", words::rate(self.notices.proven)),
        };
        let checks = match self.checks.denominator {
            0 => "本月没有渠道检查的记录。".to_owned(),
            count => format!("渠道检查 {count} 次，一次合格 {}。", words::rate(self.checks)),
        };
        format!("{meetings}{notices}{checks}")
    }
}

/// `42.9%（3/7，样本少）`
fn rate(rate: Rate) -> String {
    let said = words::rate(rate);
    if (1..FEW).contains(&rate.denominator) { said.replace('）', "，样本少）") } else { said }
}

fn row<const N: usize>(head: bool, cells: [String; N]) -> GridRow {
    GridRow { head, cells: cells.map(|text| vec![Words { text, bold: false, to: None }]).to_vec() }
}

/// The last day of the month that begins on `first`.
fn last_of(first: NaiveDate) -> NaiveDate {
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first)
}
