//! The form that one goes to check with (检查表): the channel, each line with boxes to tick, what is measured, room for what is
//! found, and who signs.

use chrono::NaiveDate;

use super::{CheckKind, CheckPlan, RenderCheckForm, plans, rows};
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::office;
use crate::operation::{Read, ReadContext};
use crate::reports::sheet::{Sheet, SheetBlock, SheetTable};
use crate::reports::{RenderedReport, render_sheet};
use crate::tickets::{self, ChannelRecord};

/// Empty rows for what is found.
const EMPTY_ROWS: usize = 3;

impl Read for RenderCheckForm {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let ReadContext { db, now, zone, fonts, .. } = *context;
        let plan = plans::plan(db, self.plan_id, "plan_id", day_of(zone, now))?;
        let channel = tickets::channel_record(db, plan.channel.id, "plan_id")?;
        let list = rows::list(db, plan.kind)?;
        let card = office::store::card(db)?;
        let opened = channel.last_opened_at.map(|at| day_of(zone, at));
        let sheet = form(&card.community_name, &plan, &channel, list.lines, opened);
        render_sheet(&sheet, &card.office_name, now, fonts)
    }
}

fn title(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Call => "热线拨测表",
        CheckKind::Box => "意见箱检查表",
        CheckKind::Posting => "平台更新检查表",
        CheckKind::Board => "公告栏检查表",
        CheckKind::Visit => "现场检查表",
    }
}

fn form(
    community: &str,
    plan: &CheckPlan,
    channel: &ChannelRecord,
    lines: Vec<String>,
    opened: Option<NaiveDate>,
) -> Sheet {
    let mut blocks = vec![SheetBlock::Fact("渠道", channel.name.clone())];
    if let Some(contact) = &channel.contact {
        blocks.push(SheetBlock::Fact("号码账号", contact.clone()));
    }
    if let Some(place) = &channel.place {
        blocks.push(SheetBlock::Fact("位置", place.clone()));
    }
    if let Some(responsible) = &channel.responsible {
        blocks.push(SheetBlock::Fact("负责人", responsible.name.clone()));
    }
    if plan.kind == CheckKind::Box {
        let opened = opened.map_or_else(|| "还没有开箱登记".to_owned(), in_chinese);
        let every = channel.every_days.map_or(String::new(), |days| format!("（至少每 {days} 天开箱一次）"));
        blocks.push(SheetBlock::Fact("上次开箱", opened + &every));
    }
    blocks.push(SheetBlock::Fact("应检日期", in_chinese(plan.next_on)));
    blocks.push(SheetBlock::Fact("检查时间", "　　　　年　　月　　日　　时　　分".to_owned()));
    if let Some(most) = plan.most {
        blocks.push(match plan.kind {
            CheckKind::Posting => {
                SheetBlock::Fact("距上次更新", format!("＿＿＿＿ 天（要求不超过 {most} 天）"))
            }
            _ => SheetBlock::Fact("接通用时", format!("＿＿＿＿ 秒（要求不超过 {most} 秒）")),
        });
    }
    let row = |(number, line): (usize, String)| {
        vec![number.to_string(), line, "□".to_owned(), "□".to_owned(), "□".to_owned(), String::new()]
    };
    blocks.push(SheetBlock::Table(SheetTable {
        columns: vec![
            ("序号", 8),
            ("检查内容", 40),
            ("符合", 9),
            ("不符合", 10),
            ("不适用", 10),
            ("说明", 23),
        ],
        rows: (1..).zip(lines).map(row).collect(),
    }));
    blocks.push(SheetBlock::Heading(3, "发现的问题".to_owned()));
    blocks.push(SheetBlock::Table(SheetTable {
        columns: vec![("问题和整改要求", 60), ("整改责任人", 20), ("整改期限", 20)],
        rows: vec![vec![String::new(); 3]; EMPTY_ROWS],
    }));
    blocks.push(SheetBlock::Signing(vec!["检查人".to_owned(), "渠道负责人".to_owned()]));
    Sheet {
        name: format!("{community}{}{}", channel.name, title(plan.kind)),
        title: title(plan.kind).to_owned(),
        subtitle: format!("{community} · {}", channel.name),
        blocks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tickets::{ChannelKind, Named};

    #[test]
    fn a_form_has_a_row_for_each_line_and_what_is_measured() {
        let channel = ChannelRecord {
            id: 1,
            kind: ChannelKind::Phone,
            name: "电话热线".to_owned(),
            contact: Some("0571-0000 0001".to_owned()),
            place: None,
            responsible: Some(Named { id: 2, name: "陈雨".to_owned() }),
            hours: None,
            every_days: None,
            from_on: None,
            until_on: None,
            in_service: true,
            last_opened_at: None,
            version: 1,
        };
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let plan = |kind, most| CheckPlan {
            id: 1,
            channel: Named { id: 1, name: String::new() },
            kind,
            every_days: 7,
            next_on: day,
            most,
            active: true,
            paused: false,
            late: false,
            version: 1,
        };
        let lines = || vec!["能打通".to_owned(), "报出名称".to_owned()];
        let cases = [
            (
                plan(CheckKind::Call, Some(20)),
                None,
                vec!["接通用时", "不超过 20 秒", "0571-0000 0001", "陈雨"],
            ),
            (plan(CheckKind::Posting, Some(7)), None, vec!["距上次更新", "不超过 7 天"]),
            (plan(CheckKind::Box, None), Some(day), vec!["上次开箱", "2026年11月24日"]),
        ];
        for (plan, opened, said) in cases {
            let sheet = form("翠湖花园", &plan, &channel, lines(), opened);
            let text = format!("{sheet:?}");
            for words in said.into_iter().chain(["能打通", "报出名称", "翠湖花园"]) {
                assert!(text.contains(words), "{words}: {text}");
            }
            let tables: Vec<usize> = sheet
                .blocks
                .iter()
                .filter_map(|block| match block {
                    SheetBlock::Table(table) => Some(table.rows.len()),
                    _ => None,
                })
                .collect();
            assert_eq!(tables, [2, EMPTY_ROWS]);
        }
    }
}
