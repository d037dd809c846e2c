//! A list of tickets on paper: the columns that one reads with a pencil in hand, those of one matter below each other.

use chrono::{DateTime, Utc};

use super::words;
use crate::days;
use crate::office::OfficeZone;
use crate::reports::list::{List, ListCell};
use crate::tickets::TicketDetail;

/// The columns with their shares of the width.
const COLUMNS: [(&str, u16); 10] = [
    ("序号", 32),
    ("单号", 84),
    ("接收时间", 58),
    ("类别 / 主题", 74),
    ("房号", 66),
    ("姓名 / 电话", 66),
    ("内容", 196),
    ("状态 / 责任人", 60),
    ("时限", 58),
    ("首次反馈", 58),
];

/// The paper of these rows.
pub(super) fn list(community: &str, rows: Vec<Vec<ListCell>>, now: DateTime<Utc>, zone: OfficeZone) -> List {
    let at = now.with_timezone(&zone);
    let made = format!("{} {}", days::in_chinese(at.date_naive()), at.format("%H:%M"));
    List {
        name: format!("{community}{}", words::EXPORT_NAME),
        title: words::EXPORT_NAME.to_owned(),
        about: format!("{community} · 共 {} 件 · {made} 制表", rows.len()),
        columns: COLUMNS.to_vec(),
        rows,
    }
}

/// A ticket in the order of the columns.
pub(super) fn row(
    number: usize,
    ticket: TicketDetail,
    phone: Option<String>,
    zone: OfficeZone,
) -> Vec<ListCell> {
    let moment = |at: DateTime<Utc>| at.with_timezone(&zone).format("%Y-%m-%d\n%H:%M").to_string();
    let lines = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let late = ticket.on_time == Some(false);
    let feedback = match (ticket.first_feedback_at, late) {
        (Some(at), true) => ListCell::Late(format!("{}\n超时", moment(at))),
        (Some(at), false) => ListCell::Text(moment(at)),
        (None, true) => ListCell::Late("尚未反馈\n超时".to_owned()),
        (None, false) => ListCell::Text(String::new()),
    };
    let category = ticket.category.word().to_owned();
    let status = ticket.status.word().to_owned();
    vec![
        ListCell::Text(number.to_string()),
        ListCell::Text(ticket.number),
        ListCell::Text(moment(ticket.received_at)),
        ListCell::Text(format!("{category}\n{}", ticket.topic.name)),
        ListCell::Text(ticket.room.unwrap_or_default()),
        ListCell::Text(lines([ticket.caller_name, phone])),
        ListCell::Text(ticket.content),
        ListCell::Text(lines([Some(status), ticket.responsible.map(|person| person.name)])),
        ListCell::Text(moment(ticket.due_at)),
        feedback,
    ]
}
