//! 答复函, C7: the answer that a resident was given, as a letter to hand over or to post.
//!
//! It says only what the ticket says: the room and the name, never a telephone number, and no form of address that
//! nobody told. That it was made is in the audit trail, because it leaves the office.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{EventKind, TicketDetail, TimelineEntry, given_out, view};
use crate::days;
use crate::error::{Error, ErrorCode, Result};
use crate::office::{self, OfficeCard, OfficeZone};
use crate::operation::{Act, Done, StoreContext};
use crate::reports::sheet::{Sheet, SheetBlock};
use crate::reports::{RenderedReport, render_sheet};

/// Makes the letter that says what a resident was told: `make_letter`. It is recorded, as a reveal is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeLetter {
    /// The ticket's number.
    pub number: String,
    /// Which feedback, by the id of its line in the timeline; the last one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub feedback_id: Option<i64>,
}

impl Act for MakeLetter {
    fn run(self, context: &StoreContext<'_>) -> Result<Done<RenderedReport>> {
        let MakeLetter { number, feedback_id } = self;
        let (ticket, card) = context.store.read(|db| {
            let id = given_out::id_by_number(db, context.actor, &number)?;
            Ok((view::detail(db, id, context.actor, context.now)?, office::store::card(db)?))
        })?;
        let feedback = feedback(&ticket, feedback_id)?;
        let sheet = letter(&ticket, feedback, &card, context.zone);
        let answer = render_sheet(&sheet, &card.office_name, feedback.at, context.fonts)?;
        Ok(Done::new(answer, ticket.number))
    }
}

/// The feedback with this id, or the last.
fn feedback(ticket: &TicketDetail, id: Option<i64>) -> Result<&TimelineEntry> {
    let mut given = ticket.timeline.iter().rev().filter(|entry| entry.kind == EventKind::FeedbackGiven);
    match id {
        None => given.next().ok_or_else(|| Error::new(ErrorCode::TicketNotAnswered)),
        Some(id) => given
            .find(|entry| entry.id == id)
            .ok_or_else(|| Error::field("feedback_id", ErrorCode::InputUnknownId).with("id", id)),
    }
}

fn letter(ticket: &TicketDetail, feedback: &TimelineEntry, card: &OfficeCard, zone: OfficeZone) -> Sheet {
    let day = |at: DateTime<Utc>| days::in_chinese(days::day_of(zone, at));
    let category = ticket.category.word();
    let mut blocks = vec![
        SheetBlock::Opening(format!("{}：", addressee(ticket))),
        SheetBlock::Text(format!(
            "您于{}通过{}向我们提出的{category}已收悉。您反映：",
            day(ticket.received_at),
            ticket.channel.name
        )),
    ];
    blocks.extend(paragraphs(&format!("“{}”", ticket.content)));
    blocks.push(SheetBlock::Text("现将办理情况答复如下：".to_owned()));
    blocks.extend(paragraphs(feedback.content.as_deref().unwrap_or_default()));
    blocks.push(SheetBlock::Text(format!(
        "对以上答复如有疑问，请凭编号 {} 与我们联系。感谢您对我们工作的支持。",
        ticket.number
    )));
    blocks.push(SheetBlock::Text("特此函复。".to_owned()));
    blocks.push(SheetBlock::Closing(vec![
        format!("经办人：{}　签字：　　　　　　　", feedback.staff.name),
        String::new(),
        format!("{}（盖章）", card.office_name),
        day(feedback.at),
    ]));
    Sheet {
        name: format!("{}答复函{}", card.community_name, ticket.number),
        title: "答复函".to_owned(),
        subtitle: format!("{} · 编号 {}", card.office_name, ticket.number),
        blocks,
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = SheetBlock> + '_ {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| SheetBlock::Text(line.to_owned()))
}

/// Whom it goes to: the name as it was told, with the form of address only if that was told with it.
fn addressee(ticket: &TicketDetail) -> String {
    match (ticket.caller_name.as_deref(), ticket.room.as_deref()) {
        (Some(name), Some(room)) => format!("尊敬的{name}（{room}）"),
        (Some(name), None) => format!("尊敬的{name}"),
        (None, Some(room)) => format!("尊敬的 {room} 住户"),
        (None, None) => "尊敬的住户".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tickets::{Category, Channel, ChannelKind, Marks, Named, Status};

    fn ticket(name: Option<&str>, room: Option<&str>) -> TicketDetail {
        let at: DateTime<Utc> = "2026-11-23T02:00:00Z".parse().unwrap();
        let named = |id, name: &str| Named { id, name: name.to_owned() };
        TicketDetail {
            number: "TS-20261123-001".to_owned(),
            uid: String::new(),
            category: Category::Complaint,
            status: Status::Answered,
            channel: Channel { id: 1, name: "电话热线".to_owned(), kind: ChannelKind::Phone },
            topic: named(2, "设施维护"),
            topic_pending: false,
            incident: None,
            box_opening_id: None,
            meeting: None,
            room: room.map(str::to_owned),
            resident: None,
            caller_name: name.map(str::to_owned),
            phone_masked: Some("128****5678".to_owned()),
            content: "电梯停了\n老人下不了楼".to_owned(),
            received_at: at,
            registered_at: at,
            late_entry_reason: None,
            registered_by: named(1, "陈雨"),
            responsible: None,
            due_at: at,
            policy_version: 1,
            answer_owed: None,
            first_feedback_at: Some(at),
            on_time: Some(true),
            closed_at: None,
            archived_at: None,
            cancelled_at: None,
            escalated_at: None,
            marks: Marks::default(),
            suspension: None,
            follow_up: None,
            work_orders: Vec::new(),
            last_satisfaction: None,
            reopened_count: 0,
            version: 1,
            imported: None,
            timeline: Vec::new(),
            actions: Vec::new(),
        }
    }

    fn told(at: &str) -> TimelineEntry {
        TimelineEntry {
            id: 2,
            kind: EventKind::FeedbackGiven,
            at: at.parse().unwrap(),
            staff: Named { id: 1, name: "陈雨".to_owned() },
            content: Some("控制板已更换。".to_owned()),
            channel: None,
            told: None,
            work_order: None,
            changes: Vec::new(),
            responsible: None,
            due_at: None,
            detail: None,
            satisfaction: None,
        }
    }

    #[test]
    fn nobody_is_called_what_they_did_not_say() {
        for (name, room, expected) in [
            (Some("王秀英"), Some("3-2-1502"), "尊敬的王秀英（3-2-1502）"),
            (Some("王女士"), None, "尊敬的王女士"),
            (None, Some("3-2-1502"), "尊敬的 3-2-1502 住户"),
            (None, None, "尊敬的住户"),
        ] {
            assert_eq!(addressee(&ticket(name, room)), expected);
        }
    }

    #[test]
    fn a_letter_says_what_was_said_and_told_and_no_telephone_number() {
        let card = OfficeCard {
            community_name: "翠湖花园".to_owned(),
            office_name: "翠湖物业".to_owned(),
            time_zone: String::new(),
            lock_after_minutes: 10,
            version: 1,
        };
        let zone = chrono_tz::Asia::Shanghai;
        // Half past midnight in Shanghai: the day is that of the office.
        let sheet =
            letter(&ticket(Some("王秀英"), Some("3-2-1502")), &told("2026-11-24T16:30:00Z"), &card, zone);
        let text = format!("{sheet:?}");
        for said in [
            "TS-20261123-001",
            "2026年11月23日",
            "电话热线",
            "投诉",
            "“电梯停了",
            "老人下不了楼”",
            "控制板已更换。",
            "陈雨",
            "翠湖物业（盖章）",
            "2026年11月25日",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("128"), "{text}");
    }
}
