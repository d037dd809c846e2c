//! What one version says differently from another, line by line, in the words of a paper that hangs for residents to read. The
//! screen has the same lines in its own words.

use super::proposals::ProposalContent;
use super::{Counting, PolicyLimit, RetentionTerm};
use crate::archive;

/// A line that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) name: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// A line of a part: its name, and what each side says.
type Line = (String, String, String);

/// What each part of a version says. A new part adds its lines here.
const PARTS: [fn(&ProposalContent, &ProposalContent) -> Vec<Line>; 5] =
    [limits, hours, follow_up, topics, retention];

/// The lines that differ, in the order of the parts.
pub(super) fn differences(before: &ProposalContent, after: &ProposalContent) -> Vec<Difference> {
    PARTS
        .iter()
        .flat_map(|part| part(before, after))
        .filter(|(_, before, after)| before != after)
        .map(|(name, before, after)| Difference { name, before, after })
        .collect()
}

fn limits(before: &ProposalContent, after: &ProposalContent) -> Vec<Line> {
    let of = |limit: &PolicyLimit| {
        let was = before.limits.iter().find(|one| one.category == limit.category).unwrap_or(limit);
        let word = limit.category.word();
        [
            (format!("{word}反馈时限"), limit_text(was), limit_text(limit)),
            (format!("{word}提醒"), warning_text(was), warning_text(limit)),
        ]
    };
    after.limits.iter().flat_map(of).collect()
}

fn limit_text(limit: &PolicyLimit) -> String {
    let amount = limit.amount;
    match limit.counting {
        Counting::ElapsedHours if amount % 24 == 0 && amount > 48 => {
            format!("{amount} 小时（{} 天）", amount / 24)
        }
        Counting::ElapsedHours => format!("{amount} 小时"),
        Counting::CalendarDays => format!("{amount} 个自然日"),
        Counting::WorkingHours => format!("{amount} 个工作小时"),
    }
}

fn warning_text(limit: &PolicyLimit) -> String {
    let remind = limit
        .remind_percent
        .map_or_else(|| "不提醒".to_owned(), |percent| format!("时限过 {percent}% 提醒责任人"));
    format!("{remind}，最后 {} 小时标为临期", limit.warn_before_hours)
}

fn hours(before: &ProposalContent, after: &ProposalContent) -> Vec<Line> {
    let text = |content: &ProposalContent| {
        content.hours.iter().map(|span| format!("{}–{}", span.from, span.to)).collect::<Vec<_>>().join("，")
    };
    vec![("上班时间".to_owned(), text(before), text(after))]
}

fn follow_up(before: &ProposalContent, after: &ProposalContent) -> Vec<Line> {
    let (was, is) = (before.follow_up, after.follow_up);
    let line = |name: &str, text: fn(i64) -> String, was, is| (name.to_owned(), text(was), text(is));
    vec![
        line(
            "投诉抽查回访比例",
            |percent| format!("{percent}%"),
            was.complaint_percent,
            is.complaint_percent,
        ),
        line("回访期限", |days| format!("反馈后 {days} 天内"), was.due_after_days, is.due_after_days),
        line("未联系上可以办结", |times| format!("{times} 次"), was.attempts, is.attempts),
    ]
}

/// What came, what went; the new order where that is all.
fn topics(before: &ProposalContent, after: &ProposalContent) -> Vec<Line> {
    let without = |names: &[String], others: &[String]| -> Vec<String> {
        names.iter().filter(|name| !others.contains(name)).cloned().collect()
    };
    let said =
        |word: &str, names: Vec<String>| (!names.is_empty()).then(|| format!("{word}：{}", names.join("、")));
    let changes: Vec<String> = [
        said("增加", without(&after.topics, &before.topics)),
        said("停用", without(&before.topics, &after.topics)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let is = if changes.is_empty() { after.topics.join("、") } else { changes.join("；") };
    vec![("来件主题".to_owned(), before.topics.join("、"), is)]
}

fn retention(before: &ProposalContent, after: &ProposalContent) -> Vec<Line> {
    let years = |years: i64| format!("{years} 年");
    let of = |term: &RetentionTerm| {
        let was = before.retention.iter().find(|one| one.kind == term.kind).unwrap_or(term);
        let name = format!("{}档案保管期限", archive::kind_text(term.kind));
        (name, years(was.years), years(term.years))
    };
    after.retention.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::ArchiveKind;
    use crate::policy::{FollowUpRule, OfficeHours};
    use crate::tickets::Category;

    fn content() -> ProposalContent {
        let limit = |category, amount| PolicyLimit {
            category,
            counting: Counting::ElapsedHours,
            amount,
            remind_percent: Some(50),
            warn_before_hours: 4,
        };
        ProposalContent {
            limits: vec![
                limit(Category::Complaint, 48),
                limit(Category::Suggestion, 168),
                limit(Category::Inquiry, 24),
            ],
            hours: vec![OfficeHours { from: "08:30".to_owned(), to: "17:30".to_owned() }],
            follow_up: FollowUpRule { complaint_percent: 0, due_after_days: 3, attempts: 3 },
            topics: ["设施维护", "绿化管理", "其他"].map(str::to_owned).to_vec(),
            retention: vec![RetentionTerm { kind: ArchiveKind::Ticket, years: 3 }],
        }
    }

    /// What is changed, and the lines that say so.
    type Case<'a> = (fn(&mut ProposalContent), &'a [(&'a str, &'a str, &'a str)]);

    #[test]
    fn what_differs_is_said_and_nothing_else() {
        let topics = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(topics(&["设施维护", "绿化管理", "其他"]), content().topics);
        let cases: [Case<'_>; 7] = [
            (|_| (), &[]),
            (|to| to.limits[1].amount = 72, &[("建议反馈时限", "168 小时（7 天）", "72 小时（3 天）")]),
            (
                |to| to.limits[0].remind_percent = None,
                &[("投诉提醒", "时限过 50% 提醒责任人，最后 4 小时标为临期", "不提醒，最后 4 小时标为临期")],
            ),
            (|to| to.hours[0].to = "18:00".to_owned(), &[("上班时间", "08:30–17:30", "08:30–18:00")]),
            (
                |to| to.follow_up = FollowUpRule { complaint_percent: 20, due_after_days: 5, attempts: 3 },
                &[("投诉抽查回访比例", "0%", "20%"), ("回访期限", "反馈后 3 天内", "反馈后 5 天内")],
            ),
            (
                |to| to.topics[1] = "电动车充电".to_owned(),
                &[("来件主题", "设施维护、绿化管理、其他", "增加：电动车充电；停用：绿化管理")],
            ),
            (|to| to.retention[0].years = 5, &[("来件档案保管期限", "3 年", "5 年")]),
        ];
        for (change, expected) in cases {
            let mut after = content();
            change(&mut after);
            let said = differences(&content(), &after);
            let said: Vec<_> =
                said.iter().map(|one| (one.name.as_str(), one.before.as_str(), one.after.as_str())).collect();
            assert_eq!(said, expected);
        }
        let mut moved = content();
        moved.topics.swap(0, 1);
        assert_eq!(differences(&content(), &moved)[0].after, "绿化管理、设施维护、其他");
    }
}
