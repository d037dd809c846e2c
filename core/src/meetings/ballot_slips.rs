//! Ballot papers on paper (书面表决票), one for each that is issued, and the list of them that is filed.
//!
//! They name the voter's rooms and are handed to nobody else: neither of them is ever posted.

use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::ballot_papers::{self, BallotPaperCounts, BallotPaperRow, BallotPaperState, Consultation};
use super::count::{Matter, VoteChoice};
use super::papers::{area_text, moment_text};
use super::store::{self, ItemFacts, MeetingFacts, ballot_papers as rows};
use crate::days::in_chinese;
use crate::error::{Error, ErrorCode, Result};
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::reports::ballot::{BallotBody, BallotCopy, BallotItem, BallotSlips};
use crate::reports::sheet::{Sheet, SheetBlock, SheetTable};
use crate::reports::{RenderedReport, render_ballots};

/// Makes the ballot papers that are issued as PDF, one for each voter: `render_ballot_papers`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderBallotPapers {
    /// The meeting.
    pub meeting_id: i64,
    /// From this number on; from the first if absent.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<i64>,
    /// Up to this number; up to the last if absent.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<i64>,
}

impl Read for RenderBallotPapers {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let RenderBallotPapers { meeting_id, from, to } = self;
        let db = context.db;
        let meeting = store::meeting(db, meeting_id, "meeting_id")?;
        let (first, last) = (from.unwrap_or(1).max(1), to.unwrap_or(i64::MAX));
        let papers = all(db, meeting_id)?;
        let copies: Vec<BallotCopy> = papers
            .iter()
            .filter(|paper| (first..=last).contains(&paper.number))
            .map(|paper| copy(&meeting, paper))
            .collect();
        if copies.is_empty() {
            return Err(Error::field("from", ErrorCode::BallotPaperNotFound).with("number", first));
        }
        let card = office::store::card(db)?;
        let which = match copies.as_slice() {
            [one] => one.number.clone(),
            several if several.len() == papers.len() => String::new(),
            several => format!("{}起{}张", several[0].number, several.len()),
        };
        let slips = BallotSlips {
            name: format!("{}{}表决票{which}", card.community_name, meeting.title),
            body: body(
                &meeting,
                &store::items(db, meeting_id)?,
                rows::consultation(db, meeting_id)?,
                (card.community_name, context.zone),
            ),
            copies,
        };
        render_ballots(&slips, &card.office_name, context.now, context.fonts)
    }
}

/// Every paper of the meeting, in the order of the numbers.
fn all(db: &Connection, meeting_id: i64) -> Result<Vec<BallotPaperRow>> {
    let everything = (0, usize::try_from(i32::MAX).unwrap_or(usize::MAX));
    let papers = rows::page(db, meeting_id, None, everything)?;
    papers.into_iter().map(|paper| ballot_papers::shown(db, meeting_id, paper)).collect()
}

fn copy(meeting: &MeetingFacts, paper: &BallotPaperRow) -> BallotCopy {
    let voter = &paper.voter;
    let mut facts = vec![
        ("房　　号", rooms_text(&voter.rooms)),
        ("专有面积", format!("{} 平方米", area_text(voter.area_hundredths))),
        ("业主姓名", String::new()),
    ];
    if meeting.rules.proxies {
        facts.push(("代 理 人", paper.proxy.clone().unwrap_or_default()));
    }
    BallotCopy {
        number: format!("第 {} 号", paper.number),
        scanned: format!("{}-{}", meeting.id, paper.number),
        facts,
    }
}

/// Several rooms begin with how many they are: a long list is cut off at its end.
fn rooms_text(rooms: &[String]) -> String {
    match rooms {
        [one] => one.clone(),
        several => format!("共 {} 套：{}", several.len(), several.join("、")),
    }
}

fn body(
    meeting: &MeetingFacts,
    items: &[ItemFacts],
    consultation: Option<Consultation>,
    (community, zone): (String, OfficeZone),
) -> BallotBody {
    let voted = (1..).zip(items).filter(|(_, item)| item.matter != Matter::Discussion);
    let mut signatures = vec!["业主签名"];
    if meeting.rules.proxies {
        signatures.push("代理人签名");
    }
    signatures.push("日期");
    BallotBody {
        community,
        title: "表决票".to_owned(),
        meeting: meeting.title.clone(),
        instructions: instructions(meeting, consultation, zone),
        items: voted
            .map(|(number, item)| BallotItem { number: format!("{number}."), title: item.title.clone() })
            .collect(),
        choices: ["同意", "反对", "弃权"],
        signatures,
        foot: "只供本人表决，不得张贴".to_owned(),
    }
}

/// How the paper is filled in, and when it comes back.
fn instructions(meeting: &MeetingFacts, consultation: Option<Consultation>, zone: OfficeZone) -> Vec<String> {
    let rules = &meeting.rules;
    let source = rules.sources.proxies.as_ref().map_or_else(String::new, |source| format!("（{source}）"));
    let proxies = match (rules.proxies, rules.most_proxies) {
        (false, _) => format!("不能委托他人{source}。"),
        (true, None) => "委托他人的，附书面委托书，由代理人签名。".to_owned(),
        (true, Some(most)) => {
            format!("委托他人的，附书面委托书，由代理人签名；一人最多代理 {most} 票{source}。")
        }
    };
    let back = match consultation {
        Some(Consultation { opens_on, closes_on }) => {
            format!("请在{}至{}交回，期限外交回的票不计。", in_chinese(opens_on), in_chinese(closes_on))
        }
        None => format!("会议：{}，{}。", moment_text(meeting.starts_at, zone), meeting.place),
    };
    vec![
        "1. 每项只在一个方框里打“√”。选了两个以上，或看不清选了哪个的，这一项无效。".to_owned(),
        format!("2. 填好后签名、写明日期。房屋共有的，由共有人推选一人填写。{proxies}"),
        format!("3. {back}"),
    ]
}

/// The list of the papers that were issued, to be filed: which came back, when, and by whom, but not what they say. None
/// of a meeting that issued none.
pub(super) fn register(
    db: &Connection,
    meeting_id: i64,
    community: &str,
) -> Result<Option<(BallotPaperCounts, Sheet)>> {
    let papers = all(db, meeting_id)?;
    if papers.is_empty() {
        return Ok(None);
    }
    let counts = rows::counts(db, meeting_id)?;
    let title = store::meeting(db, meeting_id, "meeting_id")?.title;
    let table = SheetTable {
        columns: vec![
            ("票号", 8),
            ("房号", 28),
            ("面积（m²）", 15),
            ("收回日期", 22),
            ("代理人", 14),
            ("备注", 13),
        ],
        rows: papers.iter().map(registered).collect(),
    };
    let sheet = Sheet {
        name: format!("{community}{title}表决票登记表"),
        title: "表决票登记表".to_owned(),
        subtitle: format!("{community} · {title}"),
        blocks: vec![SheetBlock::Fact("票数", counts_text(counts)), SheetBlock::Table(table)],
    };
    Ok(Some((counts, sheet)))
}

/// `发出 12，收回 5，录入 5，废票 1，委托代理 2`
pub(super) fn counts_text(counts: BallotPaperCounts) -> String {
    let BallotPaperCounts { issued, collected, entered, invalid, by_proxy } = counts;
    format!("发出 {issued}，收回 {collected}，录入 {entered}，废票 {invalid}，委托代理 {by_proxy}")
}

fn registered(paper: &BallotPaperRow) -> Vec<String> {
    let invalid = paper.voter.ballots.iter().any(|ballot| ballot.choice == VoteChoice::Invalid);
    let note = match paper.state {
        BallotPaperState::Issued => "未收回",
        BallotPaperState::Collected => "未录入",
        BallotPaperState::Entered if invalid => "有废票",
        BallotPaperState::Entered => "",
    };
    vec![
        paper.number.to_string(),
        rooms_text(&paper.voter.rooms),
        area_text(paper.voter.area_hundredths),
        paper.collected_on.map_or_else(String::new, in_chinese),
        paper.proxy.clone().unwrap_or_default(),
        note.to_owned(),
    ]
}
