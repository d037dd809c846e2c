//! What people write in a report, and what the program proposes where nobody wrote yet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::Passage;
use super::figures::{Group, NamedFigures, QuarterFigures, Rate};
use super::opens::TicketList;
use super::parts::VolumeOf;
use super::words;
use crate::error::Result;
use crate::input;
use crate::statistics::{self, Change, Verdict};
use crate::tickets::Counted;

/// The longest text of a part, in characters.
const LONGEST: usize = 8000;
/// The longest text of the summary and of the distribution list.
const SHORT: usize = 1000;
/// How many findings and how many measures the summary has.
pub const OF_SUMMARY: usize = 3;

/// What people wrote in a quarter's report; each line is a paragraph, and what is empty was not written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema, TS)]
pub struct Texts {
    /// 三项发现, on the summary; the first three lines stand there.
    pub findings: String,
    /// 三项措施, on the summary; the first three lines stand there.
    pub actions: String,
    /// 一 沟通情况: what there is to say beside the figures.
    pub communication: String,
    /// 二 居民反馈: the same.
    pub feedback: String,
    /// 居民之声: what residents said, a line each, without names.
    pub voices: String,
    /// 三 处理结果: the same.
    pub handling: String,
    /// 超时原因: the number of a ticket and why it was late, a line each.
    pub late_reasons: String,
    /// 制度评估: of a year's report, what is to be said of the regulation.
    pub regulation: String,
    /// 四 改进措施
    pub measures: String,
    /// 发送范围: who gets the report, a line each.
    pub distribution: String,
    /// Whether the tickets of the quarter are listed in the appendix.
    pub lists_tickets: bool,
}

/// A part of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum TextPart {
    /// 三项发现
    Findings,
    /// 三项措施
    Actions,
    /// 沟通情况
    Communication,
    /// 居民反馈
    Feedback,
    /// 居民之声
    Voices,
    /// 处理结果
    Handling,
    /// 超时原因
    LateReasons,
    /// 制度评估, of a year's report
    Regulation,
    /// 改进措施
    Measures,
    /// 发送范围
    Distribution,
}

impl TextPart {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 10] = [
        Self::Findings,
        Self::Actions,
        Self::Communication,
        Self::Feedback,
        Self::Voices,
        Self::Handling,
        Self::LateReasons,
        Self::Regulation,
        Self::Measures,
        Self::Distribution,
    ];

    /// As the wire, the store and the audit trail call it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Actions => "actions",
            Self::Communication => "communication",
            Self::Feedback => "feedback",
            Self::Voices => "voices",
            Self::Handling => "handling",
            Self::LateReasons => "late_reasons",
            Self::Regulation => "regulation",
            Self::Measures => "measures",
            Self::Distribution => "distribution",
        }
    }

    /// The part that the wire and the store call so; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.text() == text)
    }

    /// As the audit trail calls it.
    pub(super) fn audit_field(self) -> &'static str {
        match self {
            // The words of what was done with a ticket are something else.
            Self::Feedback => "report_feedback",
            other => other.text(),
        }
    }

    fn longest(self) -> usize {
        match self {
            Self::Findings | Self::Actions | Self::Distribution => SHORT,
            Self::Communication
            | Self::Feedback
            | Self::Voices
            | Self::Handling
            | Self::LateReasons
            | Self::Regulation
            | Self::Measures => LONGEST,
        }
    }

    /// What was given for it, checked.
    ///
    /// # Errors
    /// `input.too_long` and the like at its name.
    pub(super) fn checked(self, given: &str) -> Result<String> {
        Ok(input::optional(self.text(), Some(given), self.longest())?.unwrap_or_default())
    }
}

impl Texts {
    /// A part of them.
    #[must_use]
    pub fn of(&self, part: TextPart) -> &str {
        match part {
            TextPart::Findings => &self.findings,
            TextPart::Actions => &self.actions,
            TextPart::Communication => &self.communication,
            TextPart::Feedback => &self.feedback,
            TextPart::Voices => &self.voices,
            TextPart::Handling => &self.handling,
            TextPart::LateReasons => &self.late_reasons,
            TextPart::Regulation => &self.regulation,
            TextPart::Measures => &self.measures,
            TextPart::Distribution => &self.distribution,
        }
    }

    pub(super) fn set(&mut self, part: TextPart, text: String) {
        *match part {
            TextPart::Findings => &mut self.findings,
            TextPart::Actions => &mut self.actions,
            TextPart::Communication => &mut self.communication,
            TextPart::Feedback => &mut self.feedback,
            TextPart::Voices => &mut self.voices,
            TextPart::Handling => &mut self.handling,
            TextPart::LateReasons => &mut self.late_reasons,
            TextPart::Regulation => &mut self.regulation,
            TextPart::Measures => &mut self.measures,
            TextPart::Distribution => &mut self.distribution,
        } = text;
    }

    /// The lines of a part.
    pub fn lines(&self, part: TextPart) -> impl Iterator<Item = &str> {
        self.of(part).lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// Why the ticket with this number was late, as somebody wrote.
    #[must_use]
    pub fn late_reason(&self, number: &str) -> Option<&str> {
        self.lines(TextPart::LateReasons).find_map(|line| {
            let rest = line.strip_prefix(number)?;
            // A number may be the beginning of a longer one.
            let apart = rest.starts_with(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            let reason = rest.trim_start_matches([' ', '　', '：', ':', '，', ',', '\t']).trim();
            (apart && !reason.is_empty()).then_some(reason)
        })
    }
}

/// The change of a share against the quarter before; none where one of both has nothing.
pub(super) fn change_of(now: Rate, before: Rate) -> Option<Change> {
    let share = |rate: Rate| {
        let count = |number: i64| u32::try_from(number).ok();
        statistics::share(count(rate.numerator)?, count(rate.denominator)?)
    };
    Some(statistics::change(&share(before)?, &share(now)?))
}

/// What the program would say in the summary: three findings, from the figures alone.
#[must_use]
pub fn proposed_findings(figures: &QuarterFigures) -> Vec<String> {
    said_findings(figures).iter().map(|said| said.to_string()).collect()
}

/// The same, with what their numbers open.
pub(super) fn said_findings(figures: &QuarterFigures) -> Vec<Passage> {
    let mut found = Vec::new();
    found.extend(on_time(figures));
    found.extend(first_topic(figures));
    found.extend(satisfied(figures));
    if found.len() < OF_SUMMARY && figures.late_total > 0 {
        let late = Passage::from("首次反馈超时 ").counted(
            figures.late_total,
            &TicketList::of(figures),
            Counted::Late,
        );
        found.push(late.say(" 件，逐件原因见第三部分。"));
    }
    found.truncate(OF_SUMMARY);
    found
}

fn compared(change: Option<Change>, before: Rate) -> String {
    match change.map(|change| change.verdict) {
        Some(Verdict::Rise) => format!("，比上一季度的 {} 显著上升", words::percent(before)),
        Some(Verdict::Fall) => format!("，比上一季度的 {} 显著下降", words::percent(before)),
        Some(Verdict::NoSignificantChange) => {
            format!("，与上一季度的 {} 相比无显著变化", words::percent(before))
        }
        Some(Verdict::TooFew) | None => String::new(),
    }
}

fn on_time(figures: &QuarterFigures) -> Option<Passage> {
    let (now, before) = (figures.total.on_time, figures.previous.on_time);
    if now.denominator == 0 {
        return None;
    }
    let all = TicketList::of(figures);
    let said = Passage::from("响应及时率 ")
        .rated(now, &all, (Counted::OnTime, Counted::Settled))
        .say(compared(change_of(now, before), before));
    Some(match figures.late_total {
        0 => said.say("，没有超时。"),
        late => said.say("，超时 ").counted(late, &all, Counted::Late).say(" 件。"),
    })
}

fn first_topic(figures: &QuarterFigures) -> Option<Passage> {
    let mut topics: Vec<&NamedFigures> =
        figures.by_topic.iter().filter(|topic| topic.figures.received > 0).collect();
    topics.sort_by_key(|topic| -topic.figures.received);
    let topic = topics.first()?;
    let share = Rate { numerator: topic.figures.received, denominator: figures.total.received };
    let volume = figures.parts.communication.volumes.iter().find(|one| match &one.of {
        VolumeOf::Topic(of) => of.id == topic.of.id,
        VolumeOf::All | VolumeOf::Category(_) | VolumeOf::Channel(_) => false,
    });
    let of = |all| TicketList { topic_id: Some(topic.of.id), ..all };
    let mut said = Passage::from(format!("居民反映最多的是“{}”，", topic.of.name))
        .counted(topic.figures.received, &of(TicketList::of(figures)), Counted::Received)
        .say(format!(" 件，占 {}", words::percent(share)));
    if let Some(before) = volume.and_then(|one| one.previous) {
        let (with, change) = match before.verdict {
            Verdict::Rise => ("比", "显著增加"),
            Verdict::Fall => ("比", "显著减少"),
            Verdict::NoSignificantChange | Verdict::TooFew => ("与", "相比无显著变化"),
        };
        said = said
            .say(format!("，{with}上一季度的 "))
            .counted(before.received, &of(TicketList::before(figures)), Counted::Received)
            .say(format!(" 件{change}"));
    }
    Some(said.say("。"))
}

fn satisfied(figures: &QuarterFigures) -> Option<Passage> {
    let (now, before): (&Group, &Group) = (&figures.total, &figures.previous);
    let within = now.follow_ups.satisfied_within?;
    let (rate, earlier) = (now.follow_ups.satisfied, before.follow_ups.satisfied);
    let all = TicketList::of(figures);
    let (low, high) = (words::tenths(within.low), words::tenths(within.high));
    let said = Passage::from("回访满意率 ").rated(rate, &all, (Counted::Satisfied, Counted::FollowedUp));
    let change = compared(change_of(rate, earlier), earlier);
    Some(said.say(format!("，95% 置信区间 {low}～{high}{change}。")))
}

/// What the program would say of measures in the summary: the first three that were noted in the quarter.
#[must_use]
pub fn proposed_actions(figures: &QuarterFigures) -> Vec<String> {
    let measures = figures.measures.added.iter().take(OF_SUMMARY);
    measures
        .map(|one| {
            let content = one.content.trim_end_matches('。');
            format!("{content}（{}，{}前）。", one.owner, words::date(one.due_on))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_found_by_the_whole_number() {
        let texts = Texts {
            late_reasons: "TS-20260801-001：等待配件\n  TS-20260801-0021 外包单位未到场\nTS-20260801-003\n"
                .to_owned(),
            ..Texts::default()
        };
        for (number, expected) in [
            ("TS-20260801-001", Some("等待配件")),
            ("TS-20260801-002", None),
            ("TS-20260801-0021", Some("外包单位未到场")),
            ("TS-20260801-003", None),
            ("TS-20260801-00", None),
        ] {
            assert_eq!(texts.late_reason(number), expected, "{number}");
        }
    }

    #[test]
    fn a_share_changes_only_where_the_interval_says_so() {
        let rate = |numerator, denominator| Rate { numerator, denominator };
        let verdict = |now, before| change_of(now, before).map(|change| change.verdict);
        assert_eq!(verdict(rate(572, 597), rate(466, 506)), Some(Verdict::Rise));
        assert_eq!(verdict(rate(33, 43), rate(28, 36)), Some(Verdict::NoSignificantChange));
        assert_eq!(verdict(rate(3, 4), rate(28, 36)), Some(Verdict::TooFew));
        assert_eq!(verdict(rate(0, 0), rate(28, 36)), None);
    }
}
