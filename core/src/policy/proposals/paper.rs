//! Proposals on paper, to hang where residents read: what is proposed and how to be heard (征求意见稿), and what came of it (意见汇总).
//! And the check list of the yearly review (年初评估表), to fill in by hand or as it was written down.
//!
//! No resident is named on them: who spoke is a kind, and what tells who or where a resident is is taken out of the texts. An answer
//! is the office's, so who gave it and when stands under it.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rusqlite::Connection;
use serde::Serialize;

use super::{
    CommentOutcome, CommentSource, PolicyComment, PolicyProposal, PolicyReview, ProposalContent,
    ProposalDetail, ProposalEventKind, ProposalState, RenderPolicyProposal, RenderPolicyReview,
    RenderPolicySummary, ReviewPoint, ReviewVerdict, detail, rows,
};
use crate::anonymous::Anonymous;
use crate::days::{day_of, in_chinese};
use crate::error::{Error, ErrorCode, Result};
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::policy::differences::{Difference, differences};
use crate::policy::{Policy, store};
use crate::reports::sheet::{Sheet, SheetBlock, SheetTable};
use crate::reports::{RenderedReport, render_sheet};
use crate::tickets::{self, ChannelKind, ChannelRecord};

/// A day to fill in by hand.
const NO_DAY: &str = "　　　　年　　月　　日";

impl Read for RenderPolicyProposal {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, now, actor, fonts, .. } = *context;
        let ProposalDetail { proposal, .. } = detail(db, self.id, actor)?;
        let base = store::version(db, proposal.base_version, now)?;
        let card = office::store::card(db)?;
        let proposal = without_residents(db, proposal)?;
        let channels = tickets::channel_records(db)?;
        let sheet = asking(&card.community_name, &card.office_name, &proposal, (base, &channels));
        // The same proposal gives the same bytes, whenever it is printed.
        render_sheet(&sheet, &card.office_name, proposal.created_at, fonts)
    }
}

impl Read for RenderPolicySummary {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, now, zone, actor, fonts, .. } = *context;
        let ProposalDetail { proposal, said, events, .. } = detail(db, self.id, actor)?;
        let summed = events.iter().find(|event| event.kind == ProposalEventKind::Summarised);
        let summed_at =
            summed.map(|event| event.at).ok_or_else(|| Error::new(ErrorCode::PolicyNotSummarised))?;
        let card = office::store::card(db)?;
        let proposal = without_residents(db, proposal)?;
        let said = heard(db, said)?;
        let made = proposal.policy_version.map(|version| store::version(db, version, now)).transpose()?;
        let from = made.map(|version| day_of(zone, version.effective_from));
        let signed = (card.office_name.as_str(), day_of(zone, summed_at));
        let sheet = summary(&card.community_name, &proposal, &said, (from, signed), zone);
        render_sheet(&sheet, &card.office_name, summed_at, fonts)
    }
}

/// The proposal without what tells of a resident in its texts.
fn without_residents(db: &Connection, proposal: PolicyProposal) -> Result<PolicyProposal> {
    let PolicyProposal { title, reason, summary, decision, .. } = &proposal;
    let lines: Vec<String> = [Some(title), Some(reason), summary.as_ref(), decision.as_ref()]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let anonymous = Anonymous::of_register(db, &lines)?;
    let plain = |text: &Option<String>| text.as_ref().map(|text| anonymous.text(text));
    Ok(PolicyProposal {
        title: anonymous.text(title),
        reason: anonymous.text(reason),
        summary: plain(summary),
        decision: plain(decision),
        ..proposal
    })
}

/// A line that a proposal would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposalLine {
    /// What it is about.
    pub name: String,
    /// What holds, or held when the proposal was written.
    pub before: String,
    /// What is proposed.
    pub after: String,
}

/// A proposal for a report: without residents, and with the lines that it would change.
pub(crate) fn for_report(
    db: &Connection,
    proposal: PolicyProposal,
    now: DateTime<Utc>,
) -> Result<(PolicyProposal, Vec<ProposalLine>)> {
    let was = ProposalContent::from(store::version(db, proposal.base_version, now)?);
    let lines = differences(&was, &proposal.content);
    let line = |Difference { name, before, after }| ProposalLine { name, before, after };
    Ok((without_residents(db, proposal)?, lines.into_iter().map(line).collect()))
}

/// The comments without what tells of a resident.
fn heard(db: &Connection, said: Vec<PolicyComment>) -> Result<Vec<PolicyComment>> {
    let lines: Vec<String> =
        said.iter().flat_map(|one| [Some(one.content.clone()), one.reply.clone()]).flatten().collect();
    let anonymous = Anonymous::of_register(db, &lines)?;
    let plain = |one: PolicyComment| PolicyComment {
        content: anonymous.text(&one.content),
        reply: one.reply.map(|reply| anonymous.text(&reply)),
        ..one
    };
    Ok(said.into_iter().map(plain).collect())
}

fn asking(
    community: &str,
    office: &str,
    proposal: &PolicyProposal,
    (base, channels): (Policy, &[ChannelRecord]),
) -> Sheet {
    let version = base.version;
    let was = ProposalContent::from(base);
    let PolicyProposal { title, reason, content, consult_from, .. } = proposal;
    let draft = if proposal.state == ProposalState::Draft { "（草案，尚未征求意见）" } else { "" };
    let row = |Difference { name, before, after }| vec![name, before, after];
    let mut blocks = vec![
        SheetBlock::Opening("全体居民：".to_owned()),
        SheetBlock::Text(format!(
            "{office}拟修订《物业管理机构与居民沟通制度》现行第 {version} 版的以下内容，现公开征求意见。"
        )),
        SheetBlock::Fact("理由", reason.clone()),
        SheetBlock::Table(SheetTable {
            columns: vec![("条目", 24), ("现行", 38), ("拟改为", 38)],
            rows: differences(&was, content).into_iter().map(row).collect(),
        }),
        SheetBlock::Text("没有列出的内容不变。已经接到的来件，仍按接到时的规定办理。".to_owned()),
        SheetBlock::Fact("征求时间", asked(proposal)),
    ];
    let ways = ways(channels);
    if !ways.is_empty() {
        blocks.push(SheetBlock::Fact("怎样提", ways));
    }
    blocks.push(SheetBlock::Text(
        "提意见可以不留姓名。征求期满后，每条意见的采纳情况和答复将汇总公布，再由居民代表会议表决；通过后公布生效日期。".to_owned(),
    ));
    let day = consult_from.map_or_else(|| NO_DAY.to_owned(), in_chinese);
    blocks.push(SheetBlock::Closing(vec![office.to_owned(), day]));
    Sheet {
        name: format!("{community}{title}征求意见稿"),
        title: "征求意见稿".to_owned(),
        subtitle: format!("{community} · {title}{draft}"),
        blocks,
    }
}

/// `2026年11月23日至2026年12月1日（含当天）`
fn asked(proposal: &PolicyProposal) -> String {
    match (proposal.consult_from, proposal.consult_until) {
        (Some(from), Some(until)) => format!("{}至{}（含当天）", in_chinese(from), in_chinese(until)),
        _ => format!("{NO_DAY}至{NO_DAY}（含当天）"),
    }
}

/// The channels in service by which a resident can be heard, with number and place.
fn ways(channels: &[ChannelRecord]) -> String {
    let fit = |channel: &&ChannelRecord| {
        channel.in_service && !matches!(channel.kind, ChannelKind::Meeting | ChannelKind::Other)
    };
    let way = |channel: &ChannelRecord| {
        let at: Vec<&str> =
            [&channel.contact, &channel.place].into_iter().flatten().map(String::as_str).collect();
        if at.is_empty() { channel.name.clone() } else { format!("{}（{}）", channel.name, at.join("，")) }
    };
    channels.iter().filter(fit).map(way).collect::<Vec<_>>().join("；")
}

/// `4 条：居民 2 条，业主委员会 1 条，物业人员 1 条`
fn counted(said: &[PolicyComment]) -> String {
    let of = |source: &CommentSource| {
        let count = said.iter().filter(|one| one.source == *source).count();
        (count > 0).then(|| format!("{} {count} 条", source_text(*source)))
    };
    let parts: Vec<String> = CommentSource::ALL.iter().filter_map(of).collect();
    if parts.is_empty() {
        "没有收到意见".to_owned()
    } else {
        format!("{} 条：{}", said.len(), parts.join("，"))
    }
}

fn outcomes(said: &[PolicyComment]) -> String {
    let of = |outcome: &CommentOutcome| {
        let count = said.iter().filter(|one| one.outcome == Some(*outcome)).count();
        format!("{} {count} 条", outcome_text(*outcome))
    };
    CommentOutcome::ALL.iter().map(of).collect::<Vec<_>>().join("，")
}

fn source_text(source: CommentSource) -> &'static str {
    match source {
        CommentSource::Resident => "居民",
        CommentSource::Committee => "业主委员会",
        CommentSource::Delegate => "居民代表",
        CommentSource::Staff => "物业人员",
    }
}

fn outcome_text(outcome: CommentOutcome) -> &'static str {
    match outcome {
        CommentOutcome::Taken => "采纳",
        CommentOutcome::Partly => "部分采纳",
        CommentOutcome::NotTaken => "未采纳",
    }
}

/// What was answered, by whom and on which day.
fn answer(one: &PolicyComment, zone: OfficeZone) -> String {
    let given = one.replied_by.as_ref().zip(one.replied_at);
    let given = given
        .map(|(by, at)| format!("（{}，{}）", by.name, in_chinese(day_of(zone, at))))
        .unwrap_or_default();
    format!("{}{given}", one.reply.as_deref().unwrap_or_default())
}

fn summary(
    community: &str,
    proposal: &PolicyProposal,
    said: &[PolicyComment],
    (effective_on, (office, day)): (Option<NaiveDate>, (&str, NaiveDate)),
    zone: OfficeZone,
) -> Sheet {
    let PolicyProposal { title, summary, meeting, decision, state, .. } = proposal;
    let mut blocks =
        vec![SheetBlock::Fact("征求时间", asked(proposal)), SheetBlock::Fact("收到意见", counted(said))];
    if !said.is_empty() {
        blocks.push(SheetBlock::Fact("采纳情况", outcomes(said)));
    }
    blocks.push(SheetBlock::Heading(3, "汇总".to_owned()));
    let lines = summary.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty());
    blocks.extend(lines.map(|line| SheetBlock::Text(line.to_owned())));
    if !said.is_empty() {
        let row = |(number, one): (usize, &PolicyComment)| {
            let outcome = one.outcome.map_or("", outcome_text).to_owned();
            let reply = answer(one, zone);
            vec![number.to_string(), source_text(one.source).to_owned(), one.content.clone(), outcome, reply]
        };
        blocks.push(SheetBlock::Heading(3, "每条意见和答复".to_owned()));
        blocks.push(SheetBlock::Table(SheetTable {
            columns: vec![("序号", 8), ("谁提的", 14), ("意见", 34), ("处理", 12), ("答复", 32)],
            rows: (1..).zip(said).map(row).collect(),
        }));
    }
    if let (Some(meeting), Some(decision)) = (meeting, decision) {
        blocks.push(SheetBlock::Heading(3, "表决".to_owned()));
        blocks.push(SheetBlock::Fact("会议", meeting.name.clone()));
        let result = if *state == ProposalState::Adopted { "通过" } else { "未通过" };
        blocks.push(SheetBlock::Fact("结果", format!("{result}。{decision}")));
        if let Some(day) = effective_on {
            blocks.push(SheetBlock::Fact("生效", format!("{}起接到的来件", in_chinese(day))));
        }
    }
    blocks.push(SheetBlock::Closing(vec![office.to_owned(), in_chinese(day)]));
    Sheet {
        name: format!("{community}{title}意见汇总"),
        title: "意见汇总".to_owned(),
        subtitle: format!("{community} · {title}"),
        blocks,
    }
}

impl Read for RenderPolicyReview {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, now, zone, fonts, .. } = *context;
        let reviews = rows::reviews(db)?;
        let written = reviews.iter().find(|review| review.year == self.year);
        if written.is_none() && self.year != day_of(zone, now).year() {
            return Err(Error::field("year", ErrorCode::InputInvalid));
        }
        let card = office::store::card(db)?;
        let sheet = check_list(&card.community_name, self.year, written, zone);
        render_sheet(&sheet, &card.office_name, written.map_or(now, |review| review.at), fonts)
    }
}

/// What each point is called, and what is looked at.
pub(crate) fn point_text(point: ReviewPoint) -> (&'static str, &'static str) {
    match point {
        ReviewPoint::Limits => ("反馈时限", "上一年各类来件的及时率怎样？时限太紧还是太松？"),
        ReviewPoint::Topics => ("类别与主题", "有没有总归到“其他”的来件？要不要加主题？"),
        ReviewPoint::Channels => ("沟通渠道", "每条渠道还有人用吗？电话、地址、开箱时间对不对？"),
        ReviewPoint::Calendar => ("放假与上班时间", "今年的放假和调休公布了吗？填进去了吗？"),
        ReviewPoint::FollowUp => ("回访与满意度", "回访比例、满意度调查的次数合适吗？"),
        ReviewPoint::Posts => ("岗位责任", "人员和岗位有变化吗？各岗位的责任清楚吗？"),
        ReviewPoint::Records => ("记录与保存", "记录齐全吗？备份都校验过吗？"),
        ReviewPoint::Supervision => ("监督检查与改进", "渠道检查按计划做了吗？改进措施都有结果吗？"),
    }
}

fn check_list(community: &str, year: i32, written: Option<&PolicyReview>, zone: OfficeZone) -> Sheet {
    let row = |(number, point): (usize, &ReviewPoint)| {
        let (name, asks) = point_text(*point);
        let found = written.and_then(|review| review.points.iter().find(|one| one.point == *point));
        let box_of = |verdict| if found.is_some_and(|one| one.verdict == verdict) { "√" } else { "□" };
        vec![
            number.to_string(),
            format!("{name}：{asks}"),
            box_of(ReviewVerdict::Keep).to_owned(),
            box_of(ReviewVerdict::Change).to_owned(),
            found.and_then(|one| one.note.clone()).unwrap_or_default(),
        ]
    };
    let (day, conclusion) = written.map_or_else(
        || (NO_DAY.to_owned(), "　\n　\n　".to_owned()),
        |review| (in_chinese(day_of(zone, review.at)), review.conclusion.clone()),
    );
    let mut blocks = vec![
        SheetBlock::Fact("评估日期", day),
        SheetBlock::Table(SheetTable {
            columns: vec![
                ("序号", 8),
                ("看什么", 40),
                ("适用", 9),
                ("要修订", 11),
                ("看到了什么，改什么", 32),
            ],
            rows: (1..).zip(ReviewPoint::ALL).map(row).collect(),
        }),
        SheetBlock::Fact("结论", conclusion),
    ];
    if let Some(review) = written {
        blocks.push(SheetBlock::Fact("记录人", review.staff.name.clone()));
    }
    blocks.push(SheetBlock::Signing(vec!["评估人".to_owned(), "物业经理".to_owned()]));
    Sheet {
        name: format!("{community}{year}年年初评估表"),
        title: "年初评估表".to_owned(),
        subtitle: format!("{community} · {year} 年《物业管理机构与居民沟通制度》评估"),
        blocks,
    }
}
