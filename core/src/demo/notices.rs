//! What the demo office publishes: a year of notices, each posted in its channels with proof. One was corrected, one taken back,
//! two have no proof yet, and one waits to be published. No resident is in any of them.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};

use super::life::Life;
use super::scans;
use super::surveys::{Desk, noon};
use crate::access::Actor;
use crate::attachments::{AddNoticeFile, MeetingFilePurpose};
use crate::days::{day_of, in_chinese};
use crate::error::Result;
use crate::notices::{
    CorrectNotice, FeeEntry, NoticeDetail, NoticeKind, NoticePlan, PublishNotice, RecordNoticePosting,
    SaveNotice, WithdrawNotice,
};
use crate::rich_text::{RichText, heading, labelled, paragraph};

/// 在线平台 and 小区公告栏, as [`super::supervision`] keeps them.
const ONLINE: i64 = 2;
const BOARD: i64 = 7;

/// So many days before the end notices have photographs; before, what proves them is noted in words.
const PHOTOGRAPHED: i64 = 45;

/// Publishes from the second week to the end.
pub(super) fn publish(desk: &Desk<'_>, life: &mut Life, from: NaiveDate, end: DateTime<Utc>) -> Result<()> {
    let last = day_of(desk.zone, end);
    let mut day = from + TimeDelta::days(10);
    let mut count = 0;
    while day <= last {
        for plan in of_day(day) {
            let at = noon(day - TimeDelta::days(2));
            // Who wrote it in time has somebody publish it in time.
            if at < end && noon(from + TimeDelta::days(8)) < at {
                count += 1;
                one(desk, life, plan, (at, end, count))?;
            }
        }
        day += TimeDelta::days(1);
    }
    let at = end - TimeDelta::hours(20);
    if at <= noon(from + TimeDelta::days(8)) {
        return Ok(());
    }
    let lines = ["节假日期间物业服务中心照常值班，服务电话全天有人接听。".to_owned()];
    let waiting = plan(
        NoticeKind::General,
        "关于假期值班安排的公告".to_owned(),
        &lines,
        (last + TimeDelta::days(2), 14),
    );
    desk.run(&desk.staff.service[0], at, SaveNotice { id: None, plan: waiting, expected_version: None })
        .map(drop)
}

/// One notice from the draft to its proof, as far as there is time for it.
fn one(
    desk: &Desk<'_>,
    life: &mut Life,
    plan: NoticePlan,
    (at, end, count): (DateTime<Utc>, DateTime<Utc>, usize),
) -> Result<()> {
    let clerk = &desk.staff.service[count % desk.staff.service.len()];
    let title = plan.title.clone();
    // The table of the first quarter is wrong in one line, and is corrected the day after.
    let right = title.contains("第一季度公共收益").then(|| plan.clone());
    let mut plan = plan;
    if let Some(fee) = plan.fees.first_mut().filter(|_| right.is_some()) {
        "18640.00".clone_into(&mut fee.amount);
    }
    let saved = desk.run(clerk, at, SaveNotice { id: None, plan, expected_version: None })?;
    let published_at = at + TimeDelta::hours(2);
    if published_at >= end {
        return Ok(());
    }
    let published = release(desk, &saved, published_at)?;
    if let Some(right) = right {
        return corrected(desk, life, (clerk, right), (&published, published_at, end));
    }
    if title == "楼道清洁日" {
        let reason = "天气预报有雨，活动改期".to_owned();
        return desk
            .run(
                &desk.staff.manager,
                published_at + TimeDelta::hours(5),
                WithdrawNotice { id: published.notice.id, reason },
            )
            .map(drop);
    }
    post(desk, life, clerk, (&published, end))
}

fn release(desk: &Desk<'_>, draft: &NoticeDetail, at: DateTime<Utc>) -> Result<NoticeDetail> {
    // A word of the text may be somebody's name all the same; whoever publishes looks at it.
    let confirmed = draft.personal.iter().map(|one| one.text.clone()).collect();
    let publish =
        PublishNotice { id: draft.notice.id, confirmed, late_entry_reason: None, expected_version: None };
    desk.run(&desk.staff.manager, at, publish)
}

fn corrected(
    desk: &Desk<'_>,
    life: &mut Life,
    (clerk, right): (&Actor, NoticePlan),
    (wrong, at, end): (&NoticeDetail, DateTime<Utc>, DateTime<Utc>),
) -> Result<()> {
    let at = at + TimeDelta::days(1);
    if at >= end {
        return Ok(());
    }
    let draft = desk.run(clerk, at, CorrectNotice { id: wrong.notice.id })?;
    let plan = NoticePlan { from_on: draft.notice.from_on, ..right };
    let save = SaveNotice { id: Some(draft.notice.id), plan, expected_version: None };
    let draft = desk.run(clerk, at + TimeDelta::minutes(20), save)?;
    let fixed = release(desk, &draft, at + TimeDelta::hours(1))?;
    post(desk, life, clerk, (&fixed, end))
}

/// Posts a notice on its first day; on the board of a hall sometimes a day late.
fn post(
    desk: &Desk<'_>,
    life: &mut Life,
    clerk: &Actor,
    (notice, end): (&NoticeDetail, DateTime<Utc>),
) -> Result<()> {
    let NoticeDetail { notice, postings, .. } = notice;
    for posting in postings {
        let online = posting.channel.id == ONLINE;
        let late = !online && life.percent(12);
        let on = notice.from_on + TimeDelta::days(i64::from(late));
        let at = noon(on) + TimeDelta::minutes(if online { 5 } else { 90 });
        // What should hang since last week waits for its photograph.
        let waits = !online && (8..22).contains(&(end - at).num_days()) && notice.kind != NoticeKind::Fees;
        if at >= end || waits {
            continue;
        }
        let photographed = !online && (end - at).num_days() < PHOTOGRAPHED;
        let link = if online {
            Some(format!("https://cuihu.example/notice/{}", notice.number.as_deref().unwrap_or_default()))
        } else if photographed {
            None
        } else {
            Some("张贴照片存服务中心档案夹".to_owned())
        };
        let record = RecordNoticePosting {
            id: notice.id,
            channel_id: posting.channel.id,
            posted_on: on,
            posted_by: None,
            link,
            expected_version: None,
        };
        let kept = desk.run(clerk, at, record)?;
        let own = kept.postings.iter().find(|one| one.channel.id == posting.channel.id);
        if let Some(posted) = own.and_then(|own| own.posted.as_ref()).filter(|_| photographed) {
            let file = AddNoticeFile {
                posting_id: posted.id,
                file_name: format!("{}公告栏.png", on.format("%m%d")),
                base64: scans::of(life, MeetingFilePurpose::Posting)?,
            };
            desk.run(clerk, at + TimeDelta::minutes(2), file)?;
        }
    }
    Ok(())
}

fn plan(kind: NoticeKind, title: String, lines: &[String], (from_on, days): (NaiveDate, i64)) -> NoticePlan {
    let mut content = vec![paragraph("各位业主、住户：")];
    content.extend(lines.iter().map(|line| match line.split_once('：') {
        Some((label, rest)) if label.chars().count() <= 4 => labelled(&format!("{label}："), rest),
        _ => paragraph(line.as_str()),
    }));
    NoticePlan {
        kind,
        title,
        document: RichText::Doc { content },
        channels: vec![ONLINE, BOARD],
        from_on,
        until_on: Some(from_on + TimeDelta::days(days)),
        fees: Vec::new(),
    }
}

/// What begins to hang on this day.
fn of_day(day: NaiveDate) -> Vec<NoticePlan> {
    match day.day() {
        4 => vec![outage(day)],
        8 if matches!(day.month(), 1 | 4 | 7 | 10) => vec![fees(day)],
        12 => vec![activity(day)],
        18 => vec![general(day)],
        25 if day.month().is_multiple_of(2) => vec![meeting(day)],
        _ => Vec::new(),
    }
}

fn outage(day: NaiveDate) -> NoticePlan {
    let on = in_chinese(day + TimeDelta::days(2));
    let (what, why) = if day.month().is_multiple_of(2) {
        ("停水", "清洗生活水箱")
    } else {
        ("停电", "检修配电房")
    };
    let lines = [
        format!("因{why}，小区将临时{what}，请提前做好准备。"),
        format!("时间：{on} 9:00—16:00"),
        "范围：1 至 6 号楼".to_owned(),
        format!("{what}期间请关好水龙头和电器开关，电梯由专人值守。提前完成即恢复，不另行通知。"),
    ];
    plan(NoticeKind::Outage, format!("{}月临时{what}通知", day.month()), &lines, (day, 3))
}

fn activity(day: NaiveDate) -> NoticePlan {
    let title = match day.month() {
        1 => "写春联、送福字",
        2 => "元宵猜灯谜",
        3 => "绿植领养日",
        4 => "楼道清洁日",
        5 => "亲子跳蚤市场",
        6 => "端午包粽子",
        7 => "暑期安全课堂",
        8 => "夏夜露天电影",
        9 => "中秋邻里茶会",
        10 => "重阳义诊",
        11 => "消防疏散演练",
        _ => "冬至包饺子",
    };
    let on = in_chinese(day + TimeDelta::days(9));
    let lines = [
        format!("物业服务中心将举办“{title}”活动，欢迎参加。"),
        format!("时间：{on} 15:00"),
        "地点：社区活动室".to_owned(),
        "报名：到服务中心前台或拨打服务电话，名额六十人，额满为止。".to_owned(),
    ];
    plan(NoticeKind::Activity, title.to_owned(), &lines, (day, 9))
}

fn general(day: NaiveDate) -> NoticePlan {
    let (title, words) = match day.month() % 4 {
        0 => (
            "关于规范电动自行车停放充电的公告",
            "请勿在楼道、门厅和架空层停放充电，集中充电棚在小区东门和北门内侧。",
        ),
        1 => ("关于电梯年度检验的公告", "电梯将逐台检验，每台约两小时，检验期间请使用同单元另一台电梯。"),
        2 => ("关于绿化修剪和病虫害防治的公告", "施药当天请关好一楼门窗，看管好儿童和宠物，晾晒衣物请收回。"),
        _ => (
            "关于生活垃圾分类投放时间的公告",
            "投放时间为每天 7:00—9:00 和 18:00—21:00，大件垃圾请提前预约。",
        ),
    };
    let lines = [words.to_owned(), "如有疑问，请联系物业服务中心。感谢配合。".to_owned()];
    plan(NoticeKind::General, title.to_owned(), &lines, (day, 30))
}

fn meeting(day: NaiveDate) -> NoticePlan {
    let lines = [
        "本次居民座谈会听取了大家对电梯维保、停车秩序和费用公示的意见，物业服务中心的答复和办理时限已写入会议纪要。".to_owned(),
        "会议纪要公示版张贴在各楼栋公告栏，欢迎监督。".to_owned(),
    ];
    plan(NoticeKind::Meeting, format!("{}月居民座谈会情况公示", day.month()), &lines, (day, 10))
}

/// What the common parts brought in and cost in the quarter before.
fn fees(day: NaiveDate) -> NoticePlan {
    let (year, quarter) = match day.month() {
        1 => (day.year() - 1, "第四季度"),
        4 => (day.year(), "第一季度"),
        7 => (day.year(), "第二季度"),
        _ => (day.year(), "第三季度"),
    };
    let more = i64::from(day.month()) * 13_750;
    let row = |item: &str, fen: i64, note: Option<&str>| FeeEntry {
        item: item.to_owned(),
        amount: format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() / 100, fen.abs() % 100),
        period: Some(format!("{year}年{quarter}")),
        note: note.map(str::to_owned),
    };
    let title = format!("{year}年{quarter}公共收益收支公示");
    let lines = ["现将公共收益的收入和支出公示如下，支出以负数表示，票据可到服务中心查阅。".to_owned()];
    let mut plan = plan(NoticeKind::Fees, title, &lines, (day, 30));
    let RichText::Doc { content } = &mut plan.document;
    content.push(heading(2, "收支明细"));
    plan.fees = vec![
        row("地面停车位租金", 18_640_000 + more, Some("216 个车位")),
        row("电梯轿厢广告", 2_400_000, Some("12 台电梯")),
        row("快递柜场地费", 360_050, None),
        row("公共照明改造", -4_285_760 - more, Some("楼道灯换为感应灯")),
        row("消防器材更换", -1_196_000, Some("灭火器 230 具")),
        row("账户管理费", -1_280, None),
    ];
    plan
}
