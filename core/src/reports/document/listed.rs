//! The list of the quarter's tickets, where whoever writes the report wants it: no resident, and no ticket about staff.

use super::{Block, CELL, Cell, Passage, Section, single, table, text};
use crate::office::OfficeZone;
use crate::reports::figures::QuarterFigures;
use crate::reports::listed::{LISTED, ListedTicket};
use crate::reports::opens::{Opens, TicketList};
use crate::reports::words;
use crate::tickets::Counted;

/// The last of the appendices; nothing where it is not wanted.
pub(super) fn section(
    figures: &QuarterFigures,
    listed: &[ListedTicket],
    zone: OfficeZone,
) -> Option<Section> {
    let number = crate::page::count(listed.len());
    if number == 0 {
        return None;
    }
    let rest = figures.total.received - number;
    let mut said = Passage::from("本季度受理 ")
        .counted(figures.total.received, &TicketList::of(figures), Counted::Received)
        .say(format!(" 件，以下列出 {number} 件，按受理时间排列。"));
    if rest > 0 {
        said = said.say(if listed.len() < LISTED {
            format!("另有 {rest} 件涉及员工，不列入清单。")
        } else {
            format!("其余 {rest} 件可在系统中查看。")
        });
    }
    let nothing = || CELL(words::NOTHING.to_owned());
    let moment = |at: Option<_>| at.map_or_else(nothing, |at| Cell::moment(at, zone));
    let rows = listed
        .iter()
        .map(|one| {
            vec![
                single(CELL(one.number.clone()), Opens::Ticket { number: one.number.clone() }),
                CELL(one.channel.clone()),
                CELL(one.topic.clone()),
                Cell::moment(one.received_at, zone),
                moment(one.first_feedback_at),
                match one.on_time {
                    Some(true) => CELL("是".to_owned()),
                    Some(false) => Cell::Late("否".to_owned()),
                    None => nothing(),
                },
                moment(one.closed_at),
            ]
        })
        .collect();
    let columns = vec![
        text("编号", 7.6),
        text("渠道", 4.6),
        text("主题", 8.4),
        text("受理", 5.0),
        text("首次反馈", 5.0),
        text("按时", 2.6),
        text("办结", 5.0),
    ];
    let heading =
        if figures.surveys.is_empty() { "附录二　来件清单" } else { "附录三　来件清单" };
    Some(Section {
        heading,
        blocks: vec![
            Block::Text(said),
            Block::Table(table("本季度受理的来件", columns, rows, false, &[])),
            Block::Note("“按时”为首次反馈不晚于时限；尚未到结算时点和只知日期的为“—”。".into()),
        ],
    })
}
