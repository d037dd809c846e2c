//! Minutes on paper: the edition to sign, and the one to post (公示), which names no resident.

use chrono::NaiveDate;

use super::course::MinutesState;
use super::{Minutes, MinutesEdition, draft};
use crate::anonymous::Anonymous;
use crate::days::in_chinese;
use crate::meetings::names::called;
use crate::meetings::{Attendance, MeetingDetail};
use crate::reports::sheet::{Prose, Sheet, SheetBlock, Words};
use crate::rich_text::{self, RichText};

/// Up to so many people each have a line to sign on.
const MOST_SIGNING: usize = 60;

/// 会议纪要, 会议纪要补充说明（第1号）
pub(super) fn title(number: i64) -> String {
    if number == 0 {
        "会议纪要".to_owned()
    } else {
        format!("会议纪要补充说明（第{number}号）")
    }
}

/// The paper. `anonymous` is for the posting edition.
pub(super) fn sheet(
    meeting: &MeetingDetail,
    minutes: &Minutes,
    community: &str,
    (edition, dated): (MinutesEdition, NaiveDate),
    anonymous: Option<&Anonymous>,
) -> Sheet {
    let plain = |text: &str| anonymous.map_or_else(|| text.to_owned(), |anonymous| anonymous.text(text));
    let name = plain(&meeting.title);
    let paper = title(minutes.number);
    let kind = meeting.kind.word();
    let mut blocks = blocks(&minutes.document, anonymous);
    let (head, file) = match edition {
        MinutesEdition::Signing => {
            blocks.extend(signing(meeting, minutes));
            let draft = match minutes.state {
                MinutesState::Draft => "（草稿）",
                MinutesState::Review => "（送审稿）",
                MinutesState::Signed | MinutesState::Issued => "",
            };
            (format!("{paper}{draft}"), paper)
        }
        MinutesEdition::Posting => {
            // What is left to be filled in by hand has no place on what hangs.
            blocks.retain(|block| !left_open(block));
            blocks.push(SheetBlock::Closing(vec![
                "（盖章）　　　　　　　　".to_owned(),
                format!("公示日期：{}", in_chinese(dated)),
            ]));
            // A forum decides nothing: what hangs is what was said.
            let decided = minutes.number == 0 && meeting.rules.decision.is_some();
            let posted = if decided { "会议决定公示".to_owned() } else { format!("{paper}公示") };
            (posted.clone(), posted)
        }
    };
    Sheet {
        name: format!("{community}{name}{file}"),
        title: head,
        subtitle: format!("{community} · {kind} · {name}"),
        blocks,
    }
}

/// The votes on paper (表决情况), item by item.
pub(super) fn votes(meeting: &MeetingDetail, community: &str) -> Sheet {
    Sheet {
        name: format!("{community}{}表决情况", meeting.title),
        title: "表决情况".to_owned(),
        subtitle: format!("{community} · {} · {}", meeting.kind.word(), meeting.title),
        blocks: blocks(&draft::votes_of(meeting), None),
    }
}

/// Who signs. Of a meeting that votes by area, those who held it and counted.
fn signing(meeting: &MeetingDetail, minutes: &Minutes) -> Vec<SheetBlock> {
    let there = |attendance| matches!(attendance, Attendance::Present | Attendance::Late | Attendance::Left);
    let members: Vec<String> = meeting
        .people
        .iter()
        .filter(|one| one.votes && there(one.attendance))
        .map(|one| called(one, &meeting.people))
        .collect();
    let officers = if meeting.kind.counts_area() {
        vec!["主持人", "记录人", "监票人", "计票人"]
    } else {
        vec!["主持人", "记录人"]
    };
    let mut blocks = vec![
        SheetBlock::Heading(2, "签字".to_owned()),
        SheetBlock::Signing(officers.into_iter().map(str::to_owned).collect()),
    ];
    if !meeting.kind.counts_area() && (1..=MOST_SIGNING).contains(&members.len()) {
        blocks.push(SheetBlock::Heading(3, "出席人员".to_owned()));
        blocks.push(SheetBlock::Signing(members));
    }
    if let Some(signed) = &minutes.signed {
        let text = format!("已于{}签字：{}。", in_chinese(signed.on), signed.signers.join("、"));
        let words = vec![Words { text, bold: false, to: None }];
        blocks.push(SheetBlock::Prose(Prose { mark: String::new(), depth: 0, words }));
    }
    blocks.push(SheetBlock::Closing(vec!["日期：　　　　年　　月　　日".to_owned()]));
    blocks
}

/// Whether a line is only its label: 主持人：
fn left_open(block: &SheetBlock) -> bool {
    let SheetBlock::Prose(Prose { words, .. }) = block else { return false };
    let filled = |words: &&Words| !words.text.trim().is_empty();
    let mut filled = words.iter().filter(filled);
    filled.next().is_some_and(|label| label.bold && label.text.trim_end().ends_with('：'))
        && filled.next().is_none()
}

fn blocks(document: &RichText, anonymous: Option<&Anonymous>) -> Vec<SheetBlock> {
    match anonymous {
        Some(anonymous) => rich_text::blocks(document, &|words| anonymous.words(&words)),
        None => rich_text::blocks(document, &|words| words),
    }
}
