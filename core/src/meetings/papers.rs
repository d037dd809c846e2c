//! Papers of a meeting: the notice that hangs on the board (会议通知) and the list to sign (签到表).
//!
//! The notice is for everybody to read: it names no resident, neither those invited nor who proposed an item.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rusqlite::Connection;

use super::store::{self, ItemFacts, MeetingFacts, votes};
use super::{MeetingPaper, MeetingPerson, RenderMeetingPaper, VoterRow};
use crate::days::{day_of, in_chinese, weekday_word};
use crate::error::Result;
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::reports::sheet::{Sheet, SheetBlock, SheetTable};
use crate::reports::{RenderedReport, render_sheet};

/// Empty rows at the end of a list to sign, for those who come without being on it.
const EMPTY_ROWS: usize = 5;

impl Read for RenderMeetingPaper {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let RenderMeetingPaper { id, paper } = self;
        let sheet = sheet(context.db, id, paper, (context.zone, context.now))?;
        let card = office::store::card(context.db)?;
        render_sheet(&sheet, &card.office_name, context.now, context.fonts)
    }
}

/// A paper of the meeting, as of `now`.
pub(super) fn sheet(
    db: &Connection,
    id: i64,
    paper: MeetingPaper,
    (zone, now): (OfficeZone, DateTime<Utc>),
) -> Result<Sheet> {
    let meeting = store::meeting(db, id, "id")?;
    let card = office::store::card(db)?;
    let heading = Heading {
        community: &card.community_name,
        when: moment_text(meeting.starts_at, zone),
        today: day_of(zone, now),
        meets_on: day_of(zone, meeting.starts_at),
    };
    Ok(match paper {
        MeetingPaper::Notice => notice(&meeting, &store::items(db, id)?, &heading),
        MeetingPaper::SignIn => {
            let voters = votes::page(db, id, None, (0, usize::try_from(i32::MAX).unwrap_or(usize::MAX)))?;
            sign_in(&meeting, &store::people(db, id)?, &voters, &heading)
        }
    })
}

struct Heading<'a> {
    community: &'a str,
    when: String,
    today: NaiveDate,
    /// The day of the meeting.
    meets_on: NaiveDate,
}

/// Hundredths of a square metre as `1234.50`.
pub(super) fn area_text(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// `2026年12月15日（星期二）14:00`
pub(super) fn moment_text(at: DateTime<Utc>, zone: OfficeZone) -> String {
    let local = at.with_timezone(&zone);
    let weekday = weekday_word(local.weekday());
    let day = in_chinese(local.date_naive());
    format!("{day}（星期{weekday}）{:02}:{:02}", local.hour(), local.minute())
}

fn notice(meeting: &MeetingFacts, items: &[ItemFacts], heading: &Heading<'_>) -> Sheet {
    let Heading { community, when, today, meets_on } = heading;
    let kind = meeting.kind.word();
    let mut blocks = vec![
        SheetBlock::Text(format!(
            "兹定于下列时间、地点召开{kind}，现将会议内容和议程公告如下，欢迎提出意见和建议。"
        )),
        SheetBlock::Fact("会议", meeting.title.clone()),
        SheetBlock::Fact("时间", when.clone()),
        SheetBlock::Fact("地点", meeting.place.clone()),
    ];
    if !items.is_empty() {
        blocks.push(SheetBlock::Fact("议程", String::from("　")));
        blocks.push(SheetBlock::List(items.iter().map(|item| item.title.clone()).collect()));
    }
    // One that hangs bears the day on which it was hung up, whenever it is printed again. Of one that nobody noted as hung,
    // nothing is known any more on the day of the meeting: that is left to be filled in by hand.
    let day = meeting.notice_on.or((today < meets_on).then_some(*today));
    let dated = day.map_or_else(|| String::from("　　　　年　　月　　日"), in_chinese);
    blocks.push(SheetBlock::Closing(vec![String::from("召集人（签章）：　　　　　　　　"), dated]));
    Sheet {
        name: format!("{community}{}会议通知", meeting.title),
        title: String::from("会议通知"),
        subtitle: format!("{community} · {kind}"),
        blocks,
    }
}

fn sign_in(
    meeting: &MeetingFacts,
    people: &[MeetingPerson],
    voters: &[VoterRow],
    heading: &Heading<'_>,
) -> Sheet {
    let Heading { community, when, .. } = heading;
    let table = if meeting.kind.counts_area() { of_rooms(voters) } else { of_people(people) };
    Sheet {
        name: format!("{community}{}签到表", meeting.title),
        title: String::from("签到表"),
        subtitle: format!("{community} · {}", meeting.title),
        blocks: vec![
            SheetBlock::Fact("时间", when.clone()),
            SheetBlock::Fact("地点", meeting.place.clone()),
            SheetBlock::Table(table),
        ],
    }
}

/// Whoever votes by area is known by the rooms; the owner writes the name.
fn of_rooms(voters: &[VoterRow]) -> SheetTable {
    let row = |(number, voter): (usize, &VoterRow)| {
        let area = area_text(voter.area_hundredths);
        vec![number.to_string(), voter.rooms.join("、"), area, String::new(), String::new()]
    };
    SheetTable {
        columns: vec![("序号", 8), ("房号", 34), ("面积（m²）", 18), ("签名", 24), ("代理人", 16)],
        rows: (1..).zip(voters).map(row).collect(),
    }
}

fn of_people(people: &[MeetingPerson]) -> SheetTable {
    let row = |(number, person): (usize, &MeetingPerson)| {
        let note = match (person.votes, person.note.as_deref()) {
            (true, note) => note.unwrap_or_default().to_owned(),
            (false, None) => String::from("列席"),
            (false, Some(note)) => format!("{note}（列席）"),
        };
        vec![number.to_string(), person.name.clone(), note, String::new(), String::new()]
    };
    let mut rows: Vec<Vec<String>> = (1..).zip(people).map(row).collect();
    rows.extend((0..EMPTY_ROWS).map(|_| vec![String::new(); 5]));
    SheetTable {
        columns: vec![("序号", 8), ("姓名", 22), ("职务或房号", 30), ("签名", 24), ("到会时间", 16)],
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::Attendance;
    use crate::meetings::count::Matter;
    use crate::meetings::profile::MeetingKind;
    use crate::meetings::profile::tests::committee;
    use crate::meetings::state::MeetingState;

    #[test]
    fn a_notice_names_nobody() {
        let starts_at = "2026-12-15T06:00:00Z".parse().unwrap();
        let meeting = MeetingFacts {
            id: 1,
            uid: String::new(),
            kind: MeetingKind::Committee,
            state: MeetingState::Planned,
            title: "十二月例会".to_owned(),
            series_id: None,
            starts_at,
            place: "二楼会议室".to_owned(),
            profile_id: 1,
            profile_name: String::new(),
            rules: committee(),
            notice_on: None,
            posted_on: None,
            electorate_on: None,
            began_at: None,
            ended_at: None,
            cancel_reason: None,
            version: 1,
        };
        let item = ItemFacts {
            id: 1,
            title: "电梯维保方案".to_owned(),
            proposer: Some("王建国".to_owned()),
            minutes: None,
            matter: Matter::Ordinary,
            discussion: None,
            decision: None,
            hands: None,
            closed_at: None,
            present_at_close: None,
        };
        let zone = chrono_tz::Asia::Shanghai;
        let heading = Heading {
            community: "翠湖花园",
            when: moment_text(starts_at, zone),
            today: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            meets_on: NaiveDate::from_ymd_opt(2026, 12, 15).unwrap(),
        };
        let text = format!("{:?}", notice(&meeting, std::slice::from_ref(&item), &heading));
        assert!(text.contains("2026年12月1日"), "one that is yet to hang bears today");
        let late = Heading { today: heading.meets_on, when: String::new(), ..heading };
        let text = format!("{:?}", notice(&meeting, std::slice::from_ref(&item), &late));
        assert!(
            text.contains(&"　　月　　日".escape_debug().to_string()),
            "one printed when it is too late is dated by hand"
        );
        let hung = MeetingFacts { notice_on: NaiveDate::from_ymd_opt(2026, 12, 3), ..meeting };
        let text = format!("{:?}", notice(&hung, &[item], &heading));
        assert!(
            text.contains("2026年12月3日") && !text.contains("2026年12月1日"),
            "and one that hangs its day"
        );
        for said in ["翠湖花园", "十二月例会", "2026年12月15日（星期二）14:00", "二楼会议室", "电梯维保方案"]
        {
            assert!(text.contains(said), "{said}");
        }
        assert!(!text.contains("王建国"));
    }

    #[test]
    fn a_list_to_sign_has_a_row_for_each_and_some_for_others() {
        let person = |name: &str, note: Option<&str>, votes| MeetingPerson {
            id: 1,
            name: name.to_owned(),
            note: note.map(str::to_owned),
            votes,
            attendance: Attendance::Expected,
            came_at: None,
            left_at: None,
            proxy: None,
        };
        let people = [
            person("王建国", Some("主任"), true),
            person("李芳", None, false),
            person("林静怡", Some("物业"), false),
        ];
        let table = of_people(&people);
        let notes: Vec<&str> = table.rows.iter().map(|row| row[2].as_str()).collect();
        assert_eq!(notes, ["主任", "列席", "物业（列席）", "", "", "", "", ""]);
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
