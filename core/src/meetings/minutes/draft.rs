//! The first text of minutes, from the record of the meeting: who was there, what was said and decided on each item, and
//! the votes as they were counted. Nothing is reckoned here: every figure is the count's own.

use chrono::{DateTime, Utc};

use crate::days::in_chinese;
use crate::meetings::count::{Held, Outcome, VoteChoice, Weight};
use crate::meetings::fraction::Comparison;
use crate::meetings::names::{called, is_shared};
use crate::meetings::papers::{area_text as area, moment_text};
use crate::meetings::profile::MeetingKind;
use crate::meetings::{Attendance, MeetingDetail, MeetingItem, MeetingPerson};
use crate::office::OfficeZone;
use crate::rich_text::{RichBlock, RichText, heading, labelled, paragraph, table};

/// The minutes of `meeting` as its record has them, which `recorder` begins to write.
pub(super) fn minutes(meeting: &MeetingDetail, zone: OfficeZone, recorder: &str) -> RichText {
    let mut content = vec![heading(2, "一、会议概况")];
    content.extend(facts(meeting, zone, recorder));
    content.push(heading(2, "二、出席情况"));
    content.extend(attendance(meeting));
    content.push(heading(2, "三、议题与决定"));
    for (number, item) in (1..).zip(&meeting.items) {
        content.extend(about(item, number, meeting));
    }
    content.push(heading(2, "四、其他"));
    content.push(paragraph(""));
    RichText::Doc { content }
}

/// The votes on each item, and nothing else.
pub(super) fn votes_of(meeting: &MeetingDetail) -> RichText {
    let mut content = Vec::new();
    for (number, item) in (1..).zip(&meeting.items) {
        content.push(heading(3, format!("议题{number}：{}", item.title)));
        let votes = voted(item, meeting);
        content.extend(if votes.is_empty() { vec![paragraph("未表决。")] } else { votes });
    }
    RichText::Doc { content }
}

/// A supplement, to be written.
pub(super) fn supplement() -> RichText {
    let content = vec![labelled("补充（更正）的内容：", ""), paragraph(""), labelled("原因：", "")];
    RichText::Doc { content }
}

fn facts(meeting: &MeetingDetail, zone: OfficeZone, recorder: &str) -> Vec<RichBlock> {
    let clock = |at: DateTime<Utc>| at.with_timezone(&zone).format("%H:%M").to_string();
    let began = meeting.began_at.unwrap_or(meeting.starts_at);
    let ended = meeting.ended_at.map(|at| {
        let same_day = at.with_timezone(&zone).date_naive() == began.with_timezone(&zone).date_naive();
        if same_day { clock(at) } else { moment_text(at, zone) }
    });
    let time = match ended {
        Some(ended) => format!("{}至{ended}", moment_text(began, zone)),
        None => moment_text(began, zone),
    };
    vec![
        labelled("会议：", format!("{}（{}）", meeting.title, meeting.kind.word())),
        labelled("时间：", time),
        labelled("地点：", meeting.place.as_str()),
        labelled("议事规则：", meeting.profile_name.as_str()),
        labelled("主持人：", chair(meeting)),
        labelled("记录人：", recorder),
    ]
}

/// Who holds a meeting of the owners' committee, if present: its chair (主任). Nobody is presumed to hold any other.
fn chair(meeting: &MeetingDetail) -> &str {
    let holds = |one: &&MeetingPerson| came(one) && one.note.as_deref() == Some("主任");
    let chair = (meeting.kind == MeetingKind::Committee).then(|| meeting.people.iter().find(holds)).flatten();
    chair.map_or("", |one| one.name.as_str())
}

fn attendance(meeting: &MeetingDetail) -> Vec<RichBlock> {
    let mut blocks = Vec::new();
    if let Some(bar) = meeting.attendance {
        let quorum = bar.quorum.map_or_else(String::new, |held| {
            let needed = format!("，按规则须{}人以上到会", held.heads.needed);
            // The rules ask for the opening only; who left later does not take that back.
            if held.reached { format!("{needed}，到会人数符合规定") } else { needed }
        });
        let came = meeting.people.iter().filter(|one| one.votes && came(one)).count();
        blocks.push(paragraph(format!("应到{}人，到会{came}人{quorum}。", bar.expected)));
    }
    if let Some(card) = meeting.electorate {
        blocks.push(paragraph(format!(
            "按{}的名册，有表决权的业主共{}人，专有部分面积共{}平方米。",
            in_chinese(card.day),
            card.all.heads,
            area(card.all.area_hundredths)
        )));
    }
    let lists: [(&str, Vec<String>); 4] = [
        ("出席：", names(meeting, |one| one.votes && came(one))),
        ("请假：", names(meeting, |one| one.votes && one.attendance == Attendance::Excused)),
        ("缺席：", names(meeting, |one| one.votes && one.attendance == Attendance::Expected)),
        ("列席：", names(meeting, |one| !one.votes && came(one))),
    ];
    let told = lists.into_iter().filter(|(_, names)| !names.is_empty());
    blocks.extend(told.map(|(label, names)| labelled(label, format!("{}。", names.join("、")))));
    blocks
}

fn came(person: &MeetingPerson) -> bool {
    matches!(person.attendance, Attendance::Present | Attendance::Late | Attendance::Left)
}

fn names(meeting: &MeetingDetail, which: fn(&MeetingPerson) -> bool) -> Vec<String> {
    meeting.people.iter().filter(|one| which(one)).map(|one| name(one, &meeting.people)).collect()
}

/// `王建国（主任，迟到）`; of two who are called the same `王芳（3-2-101）（迟到）`, so that the first brackets tell them apart.
fn name(person: &MeetingPerson, people: &[MeetingPerson]) -> String {
    let late = match person.attendance {
        Attendance::Late => Some("迟到".to_owned()),
        Attendance::Left => Some("中途离席".to_owned()),
        Attendance::Expected | Attendance::Present | Attendance::Excused => None,
    };
    let proxy = person.proxy.as_ref().map(|proxy| format!("由{proxy}代理"));
    let shared = is_shared(person, people);
    let note = person.note.clone().filter(|_| !shared);
    let name = if shared { called(person, people) } else { person.name.clone() };
    let notes: Vec<String> = note.into_iter().chain(late).chain(proxy).collect();
    if notes.is_empty() { name } else { format!("{name}（{}）", notes.join("，")) }
}

fn about(item: &MeetingItem, number: usize, meeting: &MeetingDetail) -> Vec<RichBlock> {
    let mut blocks = vec![heading(3, format!("议题{number}：{}", item.title))];
    if let Some(proposer) = &item.proposer {
        blocks.push(labelled("提议人：", proposer.as_str()));
    }
    blocks.extend(paragraphs("讨论：", item.discussion.as_deref()));
    blocks.extend(voted(item, meeting));
    blocks.extend(paragraphs("决定：", item.decision.as_deref()));
    blocks
}

/// How it was voted, the votes as counted, and the result; nothing of an item that nobody voted on.
fn voted(item: &MeetingItem, meeting: &MeetingDetail) -> Vec<RichBlock> {
    let voted = |outcome: &Outcome| item.closed_at.is_some() || outcome.tally.all().heads > 0;
    let Some(outcome) = item.outcome.filter(voted) else { return Vec::new() };
    let mut blocks = vec![labelled("表决：", said_of(item, meeting)), votes(&outcome)];
    blocks.extend(result(&outcome));
    blocks
}

/// A text of several lines, its first after the label.
fn paragraphs(label: &str, text: Option<&str>) -> Vec<RichBlock> {
    let mut lines = text.unwrap_or_default().lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return Vec::new() };
    std::iter::once(labelled(label, first)).chain(lines.map(paragraph)).collect()
}

/// How it was voted, and by whom where that was by name.
fn said_of(item: &MeetingItem, meeting: &MeetingDetail) -> String {
    if item.hands.is_some() {
        return "举手表决。".to_owned();
    }
    if meeting.kind.counts_area() {
        return "书面表决票。".to_owned();
    }
    let of = |choice: VoteChoice, word: &str| {
        let votes = item.votes.iter().filter(|vote| vote.choice == choice);
        let people = votes.filter_map(|vote| meeting.people.iter().find(|one| one.id == vote.person_id));
        let names: Vec<String> = people.map(|one| called(one, &meeting.people)).collect();
        (!names.is_empty()).then(|| format!("{word}：{}。", names.join("、")))
    };
    let said = [(VoteChoice::For, "同意"), (VoteChoice::Against, "反对"), (VoteChoice::Abstain, "弃权")];
    std::iter::once("记名表决。".to_owned())
        .chain(said.into_iter().filter_map(|(choice, word)| of(choice, word)))
        .collect()
}

fn votes(outcome: &Outcome) -> RichBlock {
    let by_area =
        outcome.decision.is_some_and(|held| held.area.is_some()) || outcome.electorate.area_hundredths > 0;
    let tally = outcome.tally;
    let row = |label: &str, weight: Weight| {
        let mut row = vec![label.to_owned(), weight.heads.to_string()];
        if by_area {
            row.push(area(weight.area_hundredths));
        }
        row
    };
    let mut rows =
        vec![row("同意", tally.approving), row("反对", tally.opposing), row("弃权", tally.abstaining)];
    if by_area {
        rows.push(row("无效", tally.invalid));
        rows.push(row("参与表决", outcome.taking_part));
        rows.push(row("全体业主", outcome.electorate));
        table(&["表决意见", "人数", "专有部分面积（平方米）"], rows)
    } else {
        rows.push(row("出席", outcome.taking_part));
        rows.push(row("全体", outcome.electorate));
        table(&["表决意见", "人数"], rows)
    }
}

fn result(outcome: &Outcome) -> Option<RichBlock> {
    let passed = outcome.passed?;
    let quorum = outcome.quorum.map(|held| format!("参加须达到{}", asked(&held)));
    let decision = outcome.decision.map(|held| format!("同意须达到{}", asked(&held)));
    let rules: Vec<String> = quorum.into_iter().chain(decision).collect();
    let word = if passed { "通过" } else { "未通过" };
    Some(labelled("结果：", format!("{word}（{}）。", rules.join("；"))))
}

/// `三分之二以上` in figures: `2/3 以上，即 80 人、9000.00 平方米`.
fn asked(held: &Held) -> String {
    let threshold = held.threshold;
    let word = match threshold.comparison {
        Comparison::AtLeast => "以上（含本数）",
        Comparison::MoreThan => "以上（不含本数）",
    };
    let needed =
        held.area.map_or_else(String::new, |area_held| format!("、{}平方米", area(area_held.needed)));
    format!("{}/{}{word}，即{}人{needed}", threshold.numerator, threshold.denominator, held.heads.needed)
}
