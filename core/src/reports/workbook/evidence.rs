//! The sheets 来件, 回访 and 派工单: one row for each ticket, follow-up and work order that a figure of the report counts, and for each
//! ticket that it is compared with. Households, rooms and incidents are numbers that mean nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Months, Utc};
use rusqlite::Connection;

use super::columns;
use crate::access::Posts;
use crate::days;
use crate::error::Result;
use crate::office::OfficeZone;
use crate::reports::compute::Period;
use crate::reports::figures::QuarterFigures;
use crate::reports::words;
use crate::spreadsheet::{Cell, Table};
use crate::tickets::{
    self, EvidenceSpan, FollowUpEvidence, FollowUpReason, OrderEnd, OrderEvidence, Satisfaction, Solution,
    TicketEvidence,
};

/// The most tickets of a workbook; a period with more has none in it, and its first sheet says so by their absence.
const MOST: usize = 200_000;

/// The columns of 来件: head, width in characters, what it means.
pub(super) const TICKETS: [(&str, f64, &str); 29] = [
    ("编号", 20.0, "来件编号；涉及员工的来件不列编号，写作“涉员工-序号”"),
    ("类别", 8.0, "投诉、建议、咨询"),
    ("渠道", 12.0, "来件的渠道"),
    ("主题", 20.0, "来件的主题"),
    ("楼栋", 8.0, "房号中的楼栋；没有写明或涉及员工的为空"),
    ("责任人", 10.0, "责任人姓名；没有落实或涉及员工的为空"),
    (
        "责任岗位",
        18.0,
        "责任人在结算时（未结算的，在数据截至时）的岗位，几个岗位以“、”分开；没有责任人的为空",
    ),
    ("受理时间", 17.0, "本单位收到的时刻，当地时间"),
    ("时限", 17.0, "首次反馈的时限，受理时固定，当地时间"),
    ("首次反馈时间", 17.0, "首次告知居民结果的时刻，当地时间；还没有的为空"),
    ("办结时间", 17.0, "办结的时刻，当地时间；还没有的为空"),
    ("撤销时间", 17.0, "作为误登撤销的时刻，当地时间；没有撤销的为空"),
    ("结算时间", 17.0, "首次反馈与时限中较早的时刻，当地时间；到时限前撤销的为空"),
    ("首次反馈用时毫秒", 16.0, "首次反馈时间减受理时间，毫秒；没有反馈或只知日期的为空"),
    ("只知日期", 9.0, "1 为由台账导入、只知日期：不计入响应及时率和首次反馈用时"),
    ("本期受理", 9.0, "1 为受理时间在报告期内且没有撤销：受理件数和办结率的分母"),
    ("本期结算", 9.0, "1 为结算时间在报告期内且不晚于数据截至时刻，不含只知日期的：响应及时率的分母"),
    ("按时", 8.0, "本期结算的来件：1 为首次反馈不晚于时限，0 为超时；其余为空"),
    ("本期办结", 9.0, "1 为办结时间在报告期内：重复率的分母"),
    ("重新办理次数", 12.0, "一共重新办理过几次"),
    ("重新办理时间", 24.0, "每次重新办理的时刻，当地时间，以“、”分开"),
    ("本期重新办理", 12.0, "1 为在报告期内重新办理过"),
    ("重复来件", 9.0, "1 为受理在报告期内，同一户、同一主题的上一件在此前 30 天内办结：重复率的分子"),
    ("户", 8.0, "住户的序号，按首次出现编排，没有别的含义；没有写明或不再知道的为空"),
    ("房", 8.0, "房号的序号，按首次出现编排，没有别的含义；没有写明的为空"),
    ("事件", 8.0, "多户反映的事件的序号，没有别的含义；不属于事件的为空"),
    ("留存的重复", 10.0, "1 为住户已不再知道（档案已销毁），但当时是重复来件"),
    ("回访结果", 10.0, "报告期内最后一次回访到居民的结果：已解决、部分解决、未解决；没有的为空"),
    ("满意度", 8.0, "同一次回访的评价：5 非常满意、4 满意、3 一般、2 不满意、1 非常不满意；没有的为空"),
];

/// The columns of 回访.
pub(super) const FOLLOW_UPS: [(&str, f64, &str); 11] = [
    ("编号", 20.0, "来件编号，与“来件”表相同；来件不在“来件”表中的也列"),
    ("类别", 8.0, "投诉、建议、咨询"),
    ("渠道", 12.0, "来件的渠道"),
    ("主题", 20.0, "来件的主题"),
    ("缘由", 10.0, "重要、抽样、自选"),
    ("回访期限", 17.0, "应回访的时刻，当地时间"),
    ("完成时间", 17.0, "回访结束的时刻，当地时间；还没有的为空"),
    ("结果", 10.0, "已解决、部分解决、未解决；没有回访到的为空"),
    ("满意度", 8.0, "5 非常满意、4 满意、3 一般、2 不满意、1 非常不满意；没有回访到的为空"),
    (
        "应回访",
        8.0,
        "1 为回访期限在报告期内且不晚于数据截至时刻、不是自选的：回访率的分母；其中有结果的是分子",
    ),
    ("本期回访到", 11.0, "1 为报告期内回访到居民：解决率和满意率的分母；已解决的、满意度 4 和 5 的是分子"),
];

/// The columns of 派工单.
pub(super) const ORDERS: [(&str, f64, &str); 4] = [
    ("编号", 20.0, "来件编号，与“来件”表相同"),
    ("派出时间", 17.0, "派出的时刻，在报告期内，当地时间"),
    ("结束时间", 17.0, "结束的时刻，当地时间；还在进行的为空"),
    ("结果", 10.0, "完成、未能完成、撤回；还在进行的为空"),
];

/// Numbers for things in the order in which they first appear.
#[derive(Default)]
struct Numbers<T>(BTreeMap<T, i64>);

impl<T: Ord> Numbers<T> {
    fn of(&mut self, thing: Option<T>) -> Cell {
        let next = crate::page::count(self.0.len()) + 1;
        thing.map_or_else(nothing, |thing| Cell::Number(*self.0.entry(thing).or_insert(next)))
    }
}

/// What is numbered while the tickets pass by.
#[derive(Default)]
struct Places<'a> {
    households: Numbers<i64>,
    rooms: Numbers<&'a str>,
    incidents: Numbers<i64>,
}

/// The tickets, follow-ups and work orders that the figures count.
pub(super) struct Evidence {
    span: EvidenceSpan,
    tickets: Vec<TicketEvidence>,
    follow_ups: Vec<FollowUpEvidence>,
    orders: Vec<OrderEvidence>,
    zone: OfficeZone,
    posts: Posts,
}

impl Evidence {
    pub(super) fn read(db: &Connection, zone: OfficeZone, figures: &QuarterFigures) -> Result<Self> {
        let Period { start, end, settled_before } =
            Period::of_days(figures.first_day, figures.last_day, zone, figures.as_of);
        let year_before = figures.first_day.checked_sub_months(Months::new(12)).unwrap_or(figures.first_day);
        let since = days::start_of(zone, year_before);
        let span = EvidenceSpan { since, from: start, to: end, known: settled_before };
        let mut found = tickets::ticket_evidence(db, span, MOST + 1)?;
        if found.len() > MOST {
            found.clear();
        }
        Ok(Self {
            span,
            tickets: found,
            follow_ups: tickets::follow_up_evidence(db, span)?,
            orders: tickets::order_evidence(db, span)?,
            zone,
            posts: Posts::read(db)?,
        })
    }

    pub(super) fn sheets(&self) -> [Table; 3] {
        let mut last: BTreeMap<i64, (DateTime<Utc>, Solution, Satisfaction)> = BTreeMap::new();
        for one in self.follow_ups.iter().filter(|one| one.reached) {
            if let (Some(at), Some((solution, satisfaction))) = (one.done_at, one.answer) {
                let entry = last.entry(one.ticket_id).or_insert((at, solution, satisfaction));
                if entry.0 <= at {
                    *entry = (at, solution, satisfaction);
                }
            }
        }
        let mut apart: BTreeMap<i64, usize> = BTreeMap::new();
        let ids = self.tickets.iter().map(|one| (one.id, &one.number));
        let ids = ids.chain(self.follow_ups.iter().map(|one| (one.ticket_id, &one.number)));
        let ids = ids.chain(self.orders.iter().map(|one| (one.ticket_id, &one.number)));
        for (id, number) in ids {
            if number.is_none() {
                let next = apart.len() + 1;
                apart.entry(id).or_insert(next);
            }
        }
        let key = |id: i64, number: Option<&str>| match number {
            Some(number) => number.to_owned(),
            None => format!("涉员工-{}", apart.get(&id).copied().unwrap_or_default()),
        };
        let mut places = Places::default();
        let tickets = self.tickets.iter().map(|one| {
            let said = last.get(&one.id).map(|(_, solution, satisfaction)| (*solution, *satisfaction));
            self.ticket(one, key(one.id, one.number.as_deref()), said, &mut places)
        });
        let follow_ups =
            self.follow_ups.iter().map(|one| follow_up(one, key(one.ticket_id, one.number.as_deref())));
        let orders = self.orders.iter().map(|one| order(one, key(one.ticket_id, one.number.as_deref())));
        [
            Table { name: "来件".to_owned(), columns: heads(&TICKETS), rows: tickets.collect() },
            Table { name: "回访".to_owned(), columns: heads(&FOLLOW_UPS), rows: follow_ups.collect() },
            Table { name: "派工单".to_owned(), columns: heads(&ORDERS), rows: orders.collect() },
        ]
    }

    fn ticket<'a>(
        &self,
        one: &'a TicketEvidence,
        key: String,
        said: Option<(Solution, Satisfaction)>,
        places: &mut Places<'a>,
    ) -> Vec<Cell> {
        let EvidenceSpan { from, to, known, .. } = self.span;
        let received = one.received_at >= from && one.received_at < to && one.cancelled_at.is_none();
        let settled = !one.day_only && one.settled_at.is_some_and(|at| at >= from && at < known);
        let on_time = one.first_feedback_at.is_some_and(|at| at <= one.due_at);
        let wait = one.first_feedback_at.filter(|_| !one.day_only);
        let at = one.settled_at.unwrap_or(known);
        let posts = one.responsible_id.map_or(&[][..], |id| self.posts.at(id, at));
        let posts: Vec<&str> = posts.iter().map(|role| words::post(*role)).collect();
        let again: Vec<String> = one.reopened_at.iter().map(|at| moment(*at, self.zone)).collect();
        let text = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_default());
        vec![
            Cell::Text(key),
            Cell::Text(one.category.word().to_owned()),
            Cell::Text(one.channel.clone()),
            Cell::Text(one.topic.clone()),
            text(&one.building),
            text(&one.responsible),
            Cell::Text(posts.join("、")),
            Cell::Moment(Some(one.received_at)),
            Cell::Moment(Some(one.due_at)),
            Cell::Moment(one.first_feedback_at),
            Cell::Moment(one.closed_at),
            Cell::Moment(one.cancelled_at),
            Cell::Moment(one.settled_at),
            wait.map_or_else(nothing, |at| Cell::Number((at - one.received_at).num_milliseconds())),
            truth(one.day_only),
            truth(received),
            truth(settled),
            if settled { truth(on_time) } else { nothing() },
            truth(one.closed_at.is_some_and(|at| at >= from && at < known)),
            Cell::Number(one.reopened_count),
            Cell::Text(again.join("、")),
            truth(one.reopened_at.iter().any(|at| *at >= from && *at < known)),
            truth(one.repeats),
            places.households.of(one.household_id),
            places.rooms.of(one.room_key.as_deref().filter(|key| !key.is_empty())),
            places.incidents.of(one.incident_id),
            truth(one.repeat_kept),
            said.map_or_else(nothing, |(solution, _)| Cell::Text(solved(solution).to_owned())),
            said.map_or_else(nothing, |(_, satisfaction)| Cell::Number(satisfaction.points())),
        ]
    }
}

fn heads(of: &[(&str, f64, &str)]) -> Vec<crate::spreadsheet::Column> {
    columns(&of.iter().map(|(heading, width, _)| (*heading, *width)).collect::<Vec<_>>())
}

fn follow_up(one: &FollowUpEvidence, key: String) -> Vec<Cell> {
    let reason = match one.reason {
        FollowUpReason::ByImportance => "重要",
        FollowUpReason::BySample => "抽样",
        FollowUpReason::ByChoice => "自选",
    };
    vec![
        Cell::Text(key),
        Cell::Text(one.category.word().to_owned()),
        Cell::Text(one.channel.clone()),
        Cell::Text(one.topic.clone()),
        Cell::Text(reason.to_owned()),
        Cell::Moment(Some(one.due_at)),
        Cell::Moment(one.done_at),
        one.answer.map_or_else(nothing, |(solution, _)| Cell::Text(solved(solution).to_owned())),
        one.answer.map_or_else(nothing, |(_, satisfaction)| Cell::Number(satisfaction.points())),
        truth(one.due),
        truth(one.reached),
    ]
}

/// `2026-09-30 23:59:59.999` in the office's zone.
fn moment(at: DateTime<Utc>, zone: OfficeZone) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S%.3f").to_string()
}

fn order(one: &OrderEvidence, key: String) -> Vec<Cell> {
    let (ended, at) = one.ended.unzip();
    let ended = ended.map_or("", |ended| match ended {
        OrderEnd::Done => "完成",
        OrderEnd::Unable => "未能完成",
        OrderEnd::Withdrawn => "撤回",
    });
    vec![Cell::Text(key), Cell::Moment(Some(one.issued_at)), Cell::Moment(at), Cell::Text(ended.to_owned())]
}

fn solved(solution: Solution) -> &'static str {
    match solution {
        Solution::Solved => "已解决",
        Solution::PartlySolved => "部分解决",
        Solution::Unsolved => "未解决",
    }
}

fn truth(truth: bool) -> Cell {
    Cell::Number(i64::from(truth))
}

fn nothing() -> Cell {
    Cell::Text(String::new())
}
