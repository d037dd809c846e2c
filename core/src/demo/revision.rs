//! How the demo office is about to change its limits: a proposal that residents were asked about, so that only the decision
//! of a meeting is left to note; and the review of the regulation in each January.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::surveys::{Desk, noon};
use crate::days::day_of;
use crate::error::Result;
use crate::policy::proposals::{
    AddPolicyProposal, CommentOutcome, CommentSource, ConsultOnPolicyProposal, RecordPolicyComment,
    RecordPolicyReview, ReplyToPolicyComment, ReviewPoint, ReviewVerdict, ReviewedPoint,
    SummarisePolicyConsultation,
};
use crate::policy::{self, Policy};
use crate::tickets::Category;

/// What was said of the proposal, and what became of it.
const SAID: [(CommentSource, &str, CommentOutcome, &str); 4] = [
    (
        CommentSource::Resident,
        "晚上和周末打来的咨询也按 12 小时算吗？",
        CommentOutcome::Taken,
        "日夜不停地算；夜间由值班室先答复",
    ),
    (
        CommentSource::Resident,
        "希望投诉也缩短到 24 小时",
        CommentOutcome::NotTaken,
        "涉及维修的投诉 24 小时内难以查清，先改咨询，明年再评估",
    ),
    (CommentSource::Committee, "同意，建议试行半年后公布及时率", CommentOutcome::Taken, "每季度报告里公布"),
    (
        CommentSource::Staff,
        "周一早上来件集中，请增加一名接听人员",
        CommentOutcome::Partly,
        "周一上午增加一人",
    ),
];

/// How many days before the end the proposal is made, its last day comes, and it is summed up: before the owners meet.
const PROPOSED: i64 = 110;
const UNTIL: i64 = 90;
const SUMMARY: i64 = 88;

/// Proposes and asks before the owners' assembly, and reviews the regulation in each January.
pub(super) fn revise(desk: &Desk<'_>, from: NaiveDate, end: DateTime<Utc>) -> Result<()> {
    review(desk, from, end)?;
    let last = day_of(desk.zone, end);
    if last - TimeDelta::days(PROPOSED + 7) < from {
        return Ok(());
    }
    let day = |before: i64| noon(last - TimeDelta::days(before));
    let manager = &desk.staff.manager;
    let Policy { mut limits, hours, follow_up, topics, retention, .. } =
        policy::in_force(desk.db, day(PROPOSED))?;
    for limit in limits.iter_mut().filter(|limit| limit.category == Category::Inquiry) {
        limit.amount = 12;
    }
    let proposal = AddPolicyProposal {
        title: "咨询 12 小时内答复".to_owned(),
        reason: "上半年咨询大多当天就能答复，居民代表希望写进制度。".to_owned(),
        limits,
        hours,
        follow_up,
        topics,
        retention,
    };
    let id = desk.run(manager, day(PROPOSED), proposal)?.proposal.id;
    let until = last - TimeDelta::days(UNTIL);
    let asked = ConsultOnPolicyProposal { id, until, expected_version: None };
    desk.run(manager, day(PROPOSED) + TimeDelta::hours(1), asked)?;
    for (place, (source, content, ..)) in (1_i64..).zip(SAID) {
        let clerk = &desk.staff.service[usize::try_from(place).unwrap_or(0) % desk.staff.service.len()];
        let said = RecordPolicyComment { proposal_id: id, source, content: content.to_owned() };
        desk.run(clerk, day(PROPOSED - 3 * place), said)?;
    }
    for (id, (.., outcome, reply)) in (1_i64..).zip(SAID) {
        let reply = ReplyToPolicyComment { id, outcome, reply: reply.to_owned() };
        desk.run(manager, day(SUMMARY) + TimeDelta::minutes(10 * id), reply)?;
    }
    let summary = "共收到 4 条意见，3 条采纳或部分采纳；居民普遍赞成，主要关心夜间和周末怎么算。";
    let summed = SummarisePolicyConsultation { id, summary: summary.to_owned(), expected_version: None };
    desk.run(manager, day(SUMMARY) + TimeDelta::hours(2), summed)?;
    Ok(())
}

/// The review of each January that the office lives through.
fn review(desk: &Desk<'_>, from: NaiveDate, end: DateTime<Utc>) -> Result<()> {
    for year in from.year()..=day_of(desk.zone, end).year() {
        let Some(day) = NaiveDate::from_ymd_opt(year, 1, 12) else { continue };
        let at = noon(day);
        if day < from || at >= end {
            continue;
        }
        let points = ReviewPoint::ALL
            .iter()
            .map(|point| {
                let (verdict, note) = match point {
                    ReviewPoint::Channels => (ReviewVerdict::Change, Some("意见箱钥匙改由两人保管")),
                    ReviewPoint::Calendar => (ReviewVerdict::Keep, Some("放假安排已按国务院通知填好")),
                    _ => (ReviewVerdict::Keep, None),
                };
                ReviewedPoint { point: *point, verdict, note: note.map(str::to_owned) }
            })
            .collect();
        let conclusion = "制度总体适用。意见箱的管理办法需要修订，其余继续执行。".to_owned();
        desk.run(&desk.staff.manager, at, RecordPolicyReview { points, conclusion })?;
    }
    Ok(())
}
