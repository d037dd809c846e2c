//! The supervision of the demo office: its channels as they are kept, the checks of them and what they found, and what was
//! improved from quarter to quarter. Everything goes through the operations, each by somebody who may.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::life::Life;
use super::surveys::{Desk, noon};
use crate::access::Actor;
use crate::archive::{self, ArchiveKind};
use crate::days::day_of;
use crate::error::Result;
use crate::reports::Quarter;
use crate::supervision::{
    self, AddFinding, AddMeasure, CheckKind, FinishMeasure, LineFound, LineResult, MeasureOrigin,
    MeasurePlan, MeasuredDays, MeasuredName, MeasuredPlan, RecheckFinding, RecordCheck, ReportFinding,
    SaveCheckPlan,
};
use crate::tickets::{self, ChannelKind, SaveChannel};

/// Who checks.
const SUPERVISORS: [&str; 2] = ["xieming", "hanxue"];

/// A channel as it is kept: its kind, name, number or account, place, hours, and at least how often it is opened or written to.
type Kept =
    (ChannelKind, &'static str, Option<&'static str>, Option<&'static str>, &'static str, Option<i64>);

/// The channels that every office has, by id, and the notice boards of this one behind them.
const CHANNELS: [Kept; 7] = [
    (ChannelKind::Phone, "电话热线", Some("0571-0000 1866"), None, "每天 8:00–20:00，夜间转值班室", None),
    (ChannelKind::Online, "在线平台", Some("公众号“翠湖花园物业”"), None, "全天，工作时间回复", Some(7)),
    (ChannelKind::Box, "意见箱", None, Some("服务中心门口和南门岗亭"), "每周一开箱", None),
    (ChannelKind::Meeting, "定期会议", None, Some("社区活动室"), "每两个月一次座谈会", None),
    (ChannelKind::WalkIn, "来访", None, Some("物业服务中心一楼"), "周一至周六 8:30–17:30", None),
    (ChannelKind::Other, "其他", None, None, "随时", None),
    (ChannelKind::Other, "小区公告栏", None, Some("各楼栋大厅和东门"), "随时可看", Some(14)),
];

/// A plan: the channel's id, what is looked at, how often, what it may be at most, and what usually goes wrong.
struct Planned {
    channel_id: i64,
    kind: CheckKind,
    every_days: i64,
    most: Option<i64>,
    fault: Fault,
}

/// What goes wrong now and then.
struct Fault {
    /// Which line says so, if none is measured.
    line: Option<usize>,
    note: &'static str,
    finding: &'static str,
    report: &'static str,
    /// Whether somebody of maintenance puts it right, or of the desk.
    repair: bool,
}

const PLANS: [Planned; 4] = [
    Planned {
        channel_id: 1,
        kind: CheckKind::Call,
        every_days: 14,
        most: Some(20),
        fault: Fault {
            line: None,
            note: "",
            finding: "拨测超过 20 秒才接通，高峰时段要有第二人接听",
            report: "已排好高峰时段的备班，前台占线时自动转接",
            repair: false,
        },
    },
    Planned {
        channel_id: 2,
        kind: CheckKind::Posting,
        every_days: 14,
        most: Some(7),
        fault: Fault {
            line: None,
            note: "",
            finding: "公众号超过 7 天没有更新，补发本月的停水停电和费用公示",
            report: "已补发，并排好每周一的更新",
            repair: false,
        },
    },
    Planned {
        channel_id: 3,
        kind: CheckKind::Box,
        every_days: 28,
        most: None,
        fault: Fault {
            line: Some(1),
            note: "南门意见箱锁芯生锈",
            finding: "南门意见箱锁芯生锈，更换锁芯",
            report: "已更换锁芯，钥匙交服务中心保管",
            repair: true,
        },
    },
    Planned {
        channel_id: 7,
        kind: CheckKind::Board,
        every_days: 28,
        most: None,
        fault: Fault {
            line: Some(0),
            note: "3 栋大厅还挂着上月的停水通知",
            finding: "3 栋大厅公告栏有过期通知，清理并每周检查一次",
            report: "已清理全部楼栋的过期通知",
            repair: false,
        },
    },
];

/// Keeps the channels, checks them and improves, from the first day to the end.
pub(super) fn supervise(desk: &Desk<'_>, life: &mut Life, from: NaiveDate, end: DateTime<Utc>) -> Result<()> {
    let began = noon(from + TimeDelta::days(7));
    if began >= end {
        return Ok(());
    }
    keep_channels(desk, from, began)?;
    for plan in &PLANS {
        check(desk, life, plan, (from, end))?;
    }
    improve(desk, life, (from, end))
}

fn keep_channels(desk: &Desk<'_>, from: NaiveDate, at: DateTime<Utc>) -> Result<()> {
    for (id, (kind, name, contact, place, hours, every_days)) in (1_i64..).zip(CHANNELS) {
        let known = id < 7;
        let clerk = usize::try_from(id).unwrap_or(0) % desk.staff.service.len();
        let channel = SaveChannel {
            id: known.then_some(id),
            kind,
            name: name.to_owned(),
            contact: contact.map(str::to_owned),
            place: place.map(str::to_owned),
            responsible_id: Some(desk.staff.service[clerk].id),
            hours: Some(hours.to_owned()),
            every_days,
            from_on: Some(from),
            until_on: None,
            expected_version: None,
        };
        desk.run(&desk.staff.manager, at, channel)?;
    }
    Ok(())
}

/// Somebody of the supervision group; the manager in an office without one.
pub(super) fn supervisor<'a>(desk: &Desk<'a>, life: &mut Life) -> &'a Actor {
    let login = life.pick(&SUPERVISORS);
    desk.staff.everybody.iter().find(|actor| actor.login == *login).unwrap_or(&desk.staff.manager)
}

/// Checks a channel by its plan until the end; the notice boards not in the last weeks, so that something is late.
fn check(
    desk: &Desk<'_>,
    life: &mut Life,
    plan: &Planned,
    (from, end): (NaiveDate, DateTime<Utc>),
) -> Result<()> {
    let Planned { channel_id, kind, every_days, most, .. } = *plan;
    let next_on = from + TimeDelta::days(10 + channel_id);
    let saved = SaveCheckPlan {
        id: None,
        channel_id,
        kind,
        every_days,
        next_on,
        most,
        active: true,
        expected_version: None,
    };
    let saved = desk.run(&desk.staff.manager, noon(from + TimeDelta::days(8)), saved)?;
    let until = if kind == CheckKind::Board { end - TimeDelta::days(every_days + 4) } else { end };
    let mut day = next_on;
    loop {
        let at = noon(day) + TimeDelta::minutes(i64::try_from(life.below(180)).unwrap_or(0));
        if at >= until {
            return Ok(());
        }
        once(desk, life, plan, (saved.id, at, end))?;
        day = supervision::next_check_on(desk.db, saved.id)?;
    }
}

/// One check; what it finds is put right and looked at again, as far as there is time for it.
fn once(
    desk: &Desk<'_>,
    life: &mut Life,
    plan: &Planned,
    (plan_id, at, end): (i64, DateTime<Utc>, DateTime<Utc>),
) -> Result<()> {
    let Planned { channel_id, kind, most, fault, .. } = plan;
    let checker = supervisor(desk, life);
    // Something is wrong with every sixth, and with the last of the box, so that something waits to be looked at.
    let waits = *kind == CheckKind::Box && at + TimeDelta::days(28) > end;
    let wrong = life.percent(17) || waits;
    let lines = supervision::lines_of(desk.db, *kind)?;
    let lines = (0..lines).map(|index| {
        let poor = wrong && fault.line == Some(index);
        let result = if poor { LineResult::Poor } else { LineResult::Good };
        LineFound { result, note: poor.then(|| fault.note.to_owned()) }
    });
    let measured = most.map(|most| {
        let spread = usize::try_from(most).unwrap_or(1);
        let within = i64::try_from(1 + life.below(spread)).unwrap_or(1);
        if wrong { most + within } else { within }
    });
    let record = RecordCheck {
        plan_id: Some(plan_id),
        channel_id: *channel_id,
        kind: *kind,
        checked_at: None,
        checked_by: None,
        lines: lines.collect(),
        list_version: 1,
        measured,
        note: None,
    };
    let check = desk.run(checker, at, record)?.check;
    archive::filed_then(desk.db, ArchiveKind::Check, check.id, at)?;
    if !wrong {
        return Ok(());
    }
    let owner = life.pick(if fault.repair { &desk.staff.maintenance } else { &desk.staff.service });
    let due_on = day_of(desk.zone, at) + TimeDelta::days(7);
    let finding = AddFinding {
        check_id: Some(check.id),
        call_back_id: None,
        red_flag: None,
        content: fault.finding.to_owned(),
        owner_id: owner.id,
        due_on,
    };
    let id = desk.run(checker, at + TimeDelta::minutes(5), finding)?.finding.id;
    let put_right = at + TimeDelta::days(2 + i64::try_from(life.below(4)).unwrap_or(0));
    if put_right >= end {
        return Ok(());
    }
    desk.run(owner, put_right, ReportFinding { id, content: fault.report.to_owned() })?;
    let looked = put_right + TimeDelta::days(2);
    if looked < end && !waits {
        desk.run(checker, looked, RecheckFinding { id, passed: true, content: None })?;
    }
    Ok(())
}

/// In the first days of each quarter: what most tickets of the one before were about is improved. Whether it helped, the
/// quarter shows; it is said once that is over.
fn improve(desk: &Desk<'_>, life: &mut Life, (from, end): (NaiveDate, DateTime<Utc>)) -> Result<()> {
    let mut open: Option<(i64, i64, Actor)> = None;
    let mut improved = BTreeSet::new();
    let mut quarters = Quarter::between(from, day_of(desk.zone, end));
    quarters.reverse();
    for quarter in quarters {
        let (starts, ends) = (quarter.start(desk.zone), quarter.end(desk.zone));
        let at = ends + TimeDelta::days(5) + TimeDelta::hours(10);
        if at >= end {
            break;
        }
        let counts = received_by_topic(desk, starts, ends)?;
        if let Some((id, topic, owner)) = open.take() {
            let result = words_of(topic).2.to_owned();
            let after = Some(MeasuredDays { from_on: quarter.first_day(), to_on: quarter.last_day() });
            let finish = FinishMeasure { id, result, figure_after: None, after };
            desk.run(&owner, at, finish)?;
        }
        // The last topic is what fits none of the others.
        let most =
            counts.iter().filter(|(topic, _)| **topic < 8).max_by_key(|(topic, count)| (**count, -**topic));
        let Some(topic) = most.map(|(topic, _)| *topic) else { continue };
        improved.insert(topic);
        let owner = life.pick(if topic == 2 { &desk.staff.maintenance } else { &desk.staff.service }).clone();
        let (cause, content, _) = words_of(topic);
        let plan = MeasurePlan {
            cause: cause.to_owned(),
            content: content.to_owned(),
            figure: None,
            figure_before: None,
            measured: Some(MeasuredPlan {
                name: MeasuredName::Tickets,
                topic_id: Some(topic),
                from_on: quarter.first_day(),
                to_on: quarter.last_day(),
            }),
            owner_id: owner.id,
            // It is done when the next quarter has shown what came of it.
            due_on: day_of(desk.zone, ends) + TimeDelta::days(99),
        };
        let add = AddMeasure { origin: MeasureOrigin::Analysis, plan };
        let measure = desk.run(&desk.staff.manager, at + TimeDelta::hours(1), add)?.measure;
        open = Some((measure.id, topic, owner));
    }
    Ok(())
}

/// Why a topic is improved, how, and what was done in the end.
fn words_of(topic: i64) -> (&'static str, &'static str, &'static str) {
    match topic {
        1 => (
            "上季度反映服务质量的来件多，主要是答复不及时",
            "前台增设备班，来件当天分派到人",
            "备班已排到年底，来件都在当天分派",
        ),
        2 => (
            "上季度设施维护的来件多，主要是电梯和照明",
            "电梯维保改为每月两次，楼道灯每周巡查一遍",
            "维保和巡查都有签字记录，按期完成",
        ),
        3 => (
            "上季度反映小区安全的来件多，主要是陌生人进楼",
            "门禁卡重新登记，夜间巡逻增加一班",
            "门禁卡已登记完，夜间巡逻记录齐全",
        ),
        4 => (
            "上季度反映环境卫生的来件多，主要是垃圾桶清运不及时",
            "清运改为每天三次，夏天加洗桶",
            "清运记录每天公示",
        ),
        5 => ("上季度反映绿化的来件多，主要是树枝挡光", "按楼栋排出修剪计划并公示", "修剪计划已完成"),
        6 => (
            "上季度反映费用的来件多，主要是看不懂公示",
            "费用公示改成一页表格，附常见问题",
            "新的公示表已用于本季度",
        ),
        _ => {
            ("上季度反映社区活动的来件多，主要是不知道时间", "活动安排提前两周公示", "活动安排都提前两周公示")
        }
    }
}

fn received_by_topic(desk: &Desk<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<BTreeMap<i64, i64>> {
    let mut counts = BTreeMap::new();
    tickets::received(desk.db, from, to, |fact| {
        if !fact.cancelled {
            *counts.entry(fact.topic_id).or_insert(0) += 1;
        }
    })?;
    Ok(counts)
}
