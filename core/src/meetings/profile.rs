//! Rule profiles: what the law, a city or the community's own rules ask of a kind of meeting. A meeting keeps the rules
//! that it was held under; a profile that changes later changes nothing of it.
//!
//! Profiles of the national rules come with the program, each with its source, and stay as they are; an office that
//! needs others copies one. Rules of cities are not shipped: they differ and change, and one that is wrong is worse than
//! none.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fraction::Threshold;
use super::store::profiles as store;
use super::{ListRuleProfiles, RuleProfile, SaveRuleProfile};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::stored::stored_as_text;

/// What kind of meeting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// 居民座谈会
    Forum,
    /// 业主委员会会议
    Committee,
    /// 业主大会
    Assembly,
    /// 居民代表会议
    Delegates,
    /// 内部会议
    Internal,
}
stored_as_text!(MeetingKind {
    Forum = "forum",
    Committee = "committee",
    Assembly = "assembly",
    Delegates = "delegates",
    Internal = "internal"
});

impl MeetingKind {
    /// What a meeting of this kind is called on paper.
    pub(crate) fn word(self) -> &'static str {
        match self {
            MeetingKind::Forum => "居民座谈会",
            MeetingKind::Committee => "业主委员会会议",
            MeetingKind::Assembly => "业主大会会议",
            MeetingKind::Delegates => "居民代表会议",
            MeetingKind::Internal => "内部会议",
        }
    }

    /// Whether votes count by area and heads, over the register of owners; otherwise by heads, over those invited.
    #[must_use]
    pub fn counts_area(self) -> bool {
        match self {
            MeetingKind::Assembly => true,
            MeetingKind::Forum | MeetingKind::Committee | MeetingKind::Delegates | MeetingKind::Internal => {
                false
            }
        }
    }
}

/// What a decision's fraction is a fraction of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionBase {
    /// 全体: of all who may vote.
    All,
    /// 到会、参与表决: of those present, or of those who take part in the vote.
    TakingPart,
}

/// How the rooms count that nobody has moved into yet: those that the developer (建设单位) still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnsoldRooms {
    /// All of them are one head with the area of all.
    OneHead,
    /// Each is a head of its own.
    HeadEach,
    /// They count neither by head nor by area.
    LeftOut,
}

/// From which day a posting limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PostingFrom {
    /// 作出决定之日: the day on which the meeting ended.
    Decision,
    /// 会议召开之日: the day on which it began.
    Meeting,
}

/// By when decisions must be posted (公示).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PostingRule {
    /// How many days, 1…90; the first day is not counted (民法典 第201条).
    pub days: u32,
    /// From which day.
    pub from: PostingFrom,
}

/// Where the rules stand: law and article, or whose own rule it is. Refusals name them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleSources {
    /// Of how many must take part.
    pub attendance: Option<String>,
    /// Of how many must be for it.
    pub decision: Option<String>,
    /// Of who may send somebody instead.
    pub proxies: Option<String>,
    /// Of the notice.
    pub notice: Option<String>,
    /// Of the posting.
    pub posting: Option<String>,
    /// Of who may vote, and how rooms count.
    pub electorate: Option<String>,
}

/// The rules of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingRules {
    /// How many of those who may vote must take part; absent if nothing asks for it.
    pub attendance: Option<Threshold>,
    /// How many must be for an ordinary matter; absent if the meeting does not decide.
    pub decision: Option<Threshold>,
    /// What that is a fraction of.
    pub decision_of: DecisionBase,
    /// How many must be for a special matter; as for an ordinary one if absent.
    pub special: Option<Threshold>,
    /// Whether somebody may come, or hand a ballot paper in, in another's place.
    pub proxies: bool,
    /// In how many places one person may come, 1…100; absent if nothing limits it.
    pub most_proxies: Option<u32>,
    /// Whether an invalid ballot counts among those that take part.
    pub invalid_takes_part: bool,
    /// Whether parking places count by area, and their owners by head.
    pub parking_counts: bool,
    /// How the developer's rooms count.
    pub unsold_rooms: UnsoldRooms,
    /// How many days before the meeting its notice must hang, 1…90.
    pub notice_days: Option<u32>,
    /// By when the minutes, or what they decided, must be posted. If absent nothing asks for it and nothing reminds of it; it may
    /// be posted all the same, as a forum (居民座谈会) may by the rules that come with the program.
    pub posting: Option<PostingRule>,
    /// Where all this stands.
    pub sources: RuleSources,
}

/// The longest limit, in days.
const LONGEST_DAYS: u32 = 90;

/// The largest limit to how many places one person may come in.
const MOST_PROXIES: u32 = 100;

/// The longest source, in characters.
const LONGEST_SOURCE: usize = 200;

impl MeetingRules {
    /// The same rules, if they can be kept.
    ///
    /// # Errors
    /// `input.out_of_range` or `input.too_long` at the field within `rules`.
    pub fn checked(self) -> Result<Self> {
        let threshold = |field: &str, threshold: Option<Threshold>| {
            threshold.map(|threshold| threshold.checked(field)).transpose()
        };
        let up_to = |most: u32, field: &str, number: Option<u32>| match number {
            Some(number) if !(1..=most).contains(&number) => {
                Err(Error::field(field, ErrorCode::InputOutOfRange).with("min", 1).with("max", most))
            }
            number => Ok(number),
        };
        up_to(LONGEST_DAYS, "rules.posting.days", self.posting.map(|posting| posting.days))?;
        Ok(Self {
            attendance: threshold("rules.attendance", self.attendance)?,
            decision: threshold("rules.decision", self.decision)?,
            special: threshold("rules.special", self.special)?,
            most_proxies: up_to(MOST_PROXIES, "rules.most_proxies", self.most_proxies)?,
            notice_days: up_to(LONGEST_DAYS, "rules.notice_days", self.notice_days)?,
            sources: self.sources.checked()?,
            ..self
        })
    }
}

impl RuleSources {
    fn checked(self) -> Result<Self> {
        let line = |field: &str, text: Option<String>| {
            input::optional_line(&format!("rules.sources.{field}"), text.as_deref(), LONGEST_SOURCE)
        };
        let RuleSources { attendance, decision, proxies, notice, posting, electorate } = self;
        Ok(Self {
            attendance: line("attendance", attendance)?,
            decision: line("decision", decision)?,
            proxies: line("proxies", proxies)?,
            notice: line("notice", notice)?,
            posting: line("posting", posting)?,
            electorate: line("electorate", electorate)?,
        })
    }
}

impl Read for ListRuleProfiles {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<RuleProfile>> {
        let ListRuleProfiles { kind } = self;
        store::profiles(context.db, kind)
    }
}

impl Write for SaveRuleProfile {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<RuleProfile>> {
        let SaveRuleProfile { id, kind, name, rules, expected_version } = self;
        let db = context.db;
        let name = input::required_line("name", &name, 60)?;
        let rules = rules.checked()?;
        if store::id_of_name(db, &name)?.is_some_and(|other| Some(other) != id) {
            return Err(Error::field("name", ErrorCode::ProfileNameTaken));
        }
        let Some(id) = id else {
            let id = store::insert(db, kind, &name, &rules)?;
            return Ok(Done::new(store::profile(db, id, "id")?, format!("profile/{id}")));
        };
        let before = store::profile(db, id, "id")?;
        if before.shipped {
            return Err(Error::field("id", ErrorCode::ProfileShipped));
        }
        if before.kind != kind {
            return Err(Error::field("kind", ErrorCode::ProfileKindMismatch));
        }
        input::same_version(expected_version, before.version)?;
        store::update(db, id, &name, &rules)?;
        let after = store::profile(db, id, "id")?;
        let changes = Changes::default().with("name", before.name, after.name.as_str()).with(
            "rules",
            store::text(&before.rules)?,
            store::text(&after.rules)?,
        );
        Ok(Done::new(after, format!("profile/{id}")).changing(changes))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The national rules of an owners' assembly, 民法典 第278条.
    pub(in crate::meetings) fn assembly() -> MeetingRules {
        MeetingRules {
            attendance: Some(Threshold::at_least(2, 3)),
            decision: Some(Threshold::more_than(1, 2)),
            decision_of: DecisionBase::TakingPart,
            special: Some(Threshold::at_least(3, 4)),
            proxies: true,
            most_proxies: None,
            invalid_takes_part: false,
            parking_counts: false,
            unsold_rooms: UnsoldRooms::OneHead,
            notice_days: Some(15),
            posting: None,
            sources: RuleSources::default(),
        }
    }

    /// The national rules of an owners' committee, 业主大会和业主委员会指导规则 第37条至第39条.
    pub(in crate::meetings) fn committee() -> MeetingRules {
        MeetingRules {
            attendance: Some(Threshold::more_than(1, 2)),
            decision: Some(Threshold::at_least(1, 2)),
            decision_of: DecisionBase::All,
            special: None,
            proxies: false,
            notice_days: Some(7),
            posting: Some(PostingRule { days: 3, from: PostingFrom::Decision }),
            ..assembly()
        }
    }

    #[test]
    fn rules_that_cannot_be_kept_are_refused() {
        let wrong = |change: fn(&mut MeetingRules)| {
            let mut rules = committee();
            change(&mut rules);
            rules.checked().unwrap_err().body().field.clone().unwrap_or_default()
        };
        assert_eq!(
            wrong(|rules| rules.attendance = Some(Threshold::at_least(3, 2))),
            "rules.attendance.numerator"
        );
        assert_eq!(
            wrong(|rules| rules.special = Some(Threshold::more_than(1, 1))),
            "rules.special.numerator"
        );
        assert_eq!(wrong(|rules| rules.notice_days = Some(0)), "rules.notice_days");
        assert_eq!(wrong(|rules| rules.most_proxies = Some(101)), "rules.most_proxies");
        assert_eq!(
            wrong(|rules| rules.posting = Some(PostingRule { days: 91, from: PostingFrom::Meeting })),
            "rules.posting.days"
        );
        assert_eq!(wrong(|rules| rules.sources.notice = Some("长".repeat(201))), "rules.sources.notice");
        assert!(committee().checked().is_ok() && assembly().checked().is_ok());
    }
}
