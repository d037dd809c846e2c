//! The slip that a repairer takes along: what is to be done and for whom, room for what was done, and the resident's
//! signature. What was entered already is on it, so that it can be filed as well.

use chrono::{DateTime, Datelike, Timelike, Utc};

use super::super::store::work_orders as rows;
use super::{RenderWorkOrders, WorkOrderDetail, WorkOrderState, parse_number, scope_of};
use crate::error::{Error, ErrorCode, Result};
use crate::office::{self, OfficeZone};
use crate::operation::{Read, ReadContext};
use crate::reports::slip::{Slip, Slips};
use crate::reports::{RenderedReport, render_slips};

/// The most slips of one file.
const MOST: usize = 100;

impl Read for RenderWorkOrders {
    fn run(self, context: &ReadContext<'_>) -> Result<RenderedReport> {
        let Self { numbers } = self;
        if numbers.is_empty() {
            return Err(Error::field("numbers", ErrorCode::InputRequired));
        }
        if numbers.len() > MOST {
            return Err(Error::field("numbers", ErrorCode::InputOutOfRange).with("min", 1).with("max", MOST));
        }
        let scope = scope_of(context.db, context.actor)?;
        let card = office::store::card(context.db)?;
        let slips = numbers.iter().map(|number| {
            let order = rows::standing(context.db, &parse_number(number)?, scope)?;
            Ok(slip(&rows::detail(context.db, order.id)?, &card.office_name, context.zone))
        });
        let slips: Vec<Slip> = slips.collect::<Result<_>>()?;
        let name = match slips.as_slice() {
            [one] => format!("维修派工单{}", one.number),
            several => format!("维修派工单{}等{}张", several[0].number, several.len()),
        };
        render_slips(&Slips { name, slips }, &card.office_name, context.now, context.fonts)
    }
}

fn slip(order: &WorkOrderDetail, office: &str, zone: OfficeZone) -> Slip {
    let at = |moment: DateTime<Utc>| moment_text(moment, zone);
    let or = |value: Option<String>, nothing: &str| value.unwrap_or_else(|| nothing.to_owned());
    let person = [order.caller_name.clone(), order.phone_masked.clone()];
    let person: Vec<String> = person.into_iter().flatten().collect();
    let (result, minutes) =
        order.result.as_ref().map_or((String::new(), None), |result| (result.text.clone(), result.minutes));
    let materials = order.result.iter().flat_map(|result| &result.materials);
    // When it was given up or taken back is not when the work was done.
    let done_at = order.ended_at.filter(|_| order.state == WorkOrderState::Done);
    Slip {
        office: office.to_owned(),
        title: "维修派工单".to_owned(),
        number: order.number.clone(),
        mark: order.urgent.then_some("紧急"),
        facts: vec![
            ("维修地点", or(order.place.clone(), "见报修内容")),
            ("联 系 人", if person.is_empty() { "未留".to_owned() } else { person.join("　") }),
            ("预约上门", or(order.wanted_at.map(at), "未约定")),
            ("维修人员", order.repairer.name.clone()),
            ("派工时间", at(order.issued_at)),
            ("派 工 人", format!("{}　来件 {}", order.issued_by.name, order.ticket)),
        ],
        problem: ("报修内容", order.problem.clone()),
        result: ("处理情况", result),
        columns: ["材料名称", "数量", "单位"],
        materials: materials.map(|one| [one.name.clone(), one.quantity.clone(), one.unit.clone()]).collect(),
        times: vec![
            ("到场时间", or(order.arrived_at.map(at), "")),
            ("完成时间", or(done_at.map(at), "")),
            ("用　　时", or(minutes.map(minutes_text), "")),
        ],
        signatures: vec!["住户签名", "维修人员签名", "日期"],
        foot: "住户签名只确认维修情况。完成后请把此单交回客服，由客服向住户反馈。".to_owned(),
    }
}

/// `11月24日 14:00`
fn moment_text(at: DateTime<Utc>, zone: OfficeZone) -> String {
    let local = at.with_timezone(&zone);
    format!("{}月{}日 {:02}:{:02}", local.month(), local.day(), local.hour(), local.minute())
}

fn minutes_text(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} 分钟"),
        (hours, 0) => format!("{hours} 小时"),
        (hours, minutes) => format!("{hours} 小时 {minutes} 分"),
    }
}
