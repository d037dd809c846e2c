//! The count of a vote: pure, exact, the same whatever order the votes were entered in.
//!
//! Two ways. By heads (业主委员会, 居民代表会议 and the like): each member who may vote has one vote. By area and heads
//! (业主大会, 民法典 第278条): each voter, who may be several joint owners and may have several rooms, is one head and the
//! area of their rooms; both the area and the heads must reach each threshold. Areas are hundredths of a square metre.
//!
//! Left out on purpose: votes of owners who did not take part are never added to a majority. 民法典 第278条 counts those
//! who take part only.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fraction::{Measured, Threshold};
use super::profile::{DecisionBase, MeetingRules};
use crate::error::{Error, ErrorCode, Result};
use crate::stored::stored_as_text;

/// What somebody decided on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum VoteChoice {
    /// 同意
    For,
    /// 反对
    Against,
    /// 弃权: takes part, and is not for it.
    Abstain,
    /// 无效: a ballot that cannot be counted, with its reason. Whether it takes part is the profile's.
    Invalid,
}
stored_as_text!(VoteChoice { For = "for", Against = "against", Abstain = "abstain", Invalid = "invalid" });

/// What an item asks the meeting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// 讨论、通报: no vote.
    Discussion,
    /// 一般事项
    Ordinary,
    /// 特别事项: raising the repair fund, rebuilding, changing the use of common parts or running a business with them.
    Special,
}
stored_as_text!(Matter { Discussion = "discussion", Ordinary = "ordinary", Special = "special" });

/// Heads, and the area that goes with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Weight {
    /// How many voters.
    pub heads: u64,
    /// Their rooms' area in hundredths of a square metre; 0 where votes are counted by heads alone.
    pub area_hundredths: u64,
}

impl Weight {
    /// So many heads without an area.
    #[must_use]
    pub const fn heads(heads: u64) -> Self {
        Self { heads, area_hundredths: 0 }
    }

    fn add(&mut self, other: Weight) {
        self.heads += other.heads;
        self.area_hundredths += other.area_hundredths;
    }
}

/// What was decided, summed up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Tally {
    /// 同意
    pub approving: Weight,
    /// 反对
    pub opposing: Weight,
    /// 弃权
    pub abstaining: Weight,
    /// 无效
    pub invalid: Weight,
}

impl Tally {
    fn add(&mut self, choice: VoteChoice, weight: Weight) {
        match choice {
            VoteChoice::For => self.approving.add(weight),
            VoteChoice::Against => self.opposing.add(weight),
            VoteChoice::Abstain => self.abstaining.add(weight),
            VoteChoice::Invalid => self.invalid.add(weight),
        }
    }

    /// Everything that was handed in, valid or not.
    #[must_use]
    pub fn all(&self) -> Weight {
        let mut all = self.valid();
        all.add(self.invalid);
        all
    }

    /// What was handed in and can be counted.
    #[must_use]
    pub fn valid(&self) -> Weight {
        let mut valid = self.approving;
        valid.add(self.opposing);
        valid.add(self.abstaining);
        valid
    }
}

/// A threshold held against heads, and against area where area counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Held {
    /// The fraction that is asked for.
    pub threshold: Threshold,
    /// By heads (人数).
    pub heads: Measured,
    /// By area (专有部分面积); absent where heads alone count.
    pub area: Option<Measured>,
    /// Whether it is reached, by each of them.
    pub reached: bool,
}

/// The count of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Outcome {
    /// All who may vote (应到, 全体业主).
    pub electorate: Weight,
    /// Those present, or those who take part in the vote (实到, 参与表决).
    pub taking_part: Weight,
    /// What they decided.
    pub tally: Tally,
    /// Whether enough take part; absent where nothing asks for it.
    pub quorum: Option<Held>,
    /// Whether enough are for it; absent where nothing decides.
    pub decision: Option<Held>,
    /// Whether it is carried; absent where nothing decides.
    pub passed: Option<bool>,
}

/// Somebody who may vote by area and heads: one head, whoever owns the rooms together, and whatever their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voter {
    /// The id of the voter.
    pub id: i64,
    /// The area of all their rooms, in hundredths of a square metre.
    pub area_hundredths: u64,
}

/// One vote of one voter or member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// Whose.
    pub voter: i64,
    /// What was decided.
    pub choice: VoteChoice,
}

/// The members of a meeting that votes by heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads {
    /// All who may vote (应到).
    pub members: u64,
    /// Those of them who are present (实到).
    pub present: u64,
}

/// Sums up votes by name. Each must be of somebody in `present`, and each person counts once.
///
/// # Errors
/// `vote.not_present` or `vote.twice`, with the `id`.
pub fn tally_by_name(present: &BTreeSet<i64>, votes: &[Ballot]) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for Ballot { voter, choice } in votes {
        if !present.contains(voter) {
            return Err(Error::field("votes", ErrorCode::VoteNotPresent).with("id", *voter));
        }
        once(&mut seen, *voter, "votes")?;
        tally.add(*choice, Weight::heads(1));
    }
    Ok(tally)
}

/// Counts a vote by heads.
///
/// # Errors
/// `vote.too_many` with `votes` and `present` if more votes than people were handed in, or more are present than there are.
pub fn by_heads(heads: Heads, tally: Tally, matter: Matter, rules: &MeetingRules) -> Result<Outcome> {
    let Heads { members, present } = heads;
    let too_many = |votes: u64, present: u64| {
        Err(Error::field("votes", ErrorCode::VoteTooMany).with("votes", votes).with("present", present))
    };
    if tally.all().heads > present {
        return too_many(tally.all().heads, present);
    }
    if present > members {
        return too_many(present, members);
    }
    Ok(outcome(
        Weight::heads(members),
        Weight::heads(present),
        tally,
        &Asked { matter, rules, by_area: false },
    ))
}

/// Counts a vote by area and heads. `voters` are all who may vote, `ballots` what was handed in.
///
/// # Errors
/// `input.unknown_id` for a ballot of somebody who may not vote, `vote.twice` for a second one, with the `id`.
pub fn by_area(
    voters: &[Voter],
    ballots: &[Ballot],
    matter: Matter,
    rules: &MeetingRules,
) -> Result<Outcome> {
    let mut electorate = Weight::default();
    let mut areas = BTreeMap::new();
    for Voter { id, area_hundredths } in voters {
        if areas.insert(*id, *area_hundredths).is_some() {
            return Err(Error::field("voters", ErrorCode::VoteTwice).with("id", *id));
        }
        electorate.add(Weight { heads: 1, area_hundredths: *area_hundredths });
    }
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for Ballot { voter, choice } in ballots {
        let Some(area) = areas.get(voter) else {
            return Err(Error::field("ballots", ErrorCode::InputUnknownId).with("id", *voter));
        };
        once(&mut seen, *voter, "votes")?;
        tally.add(*choice, Weight { heads: 1, area_hundredths: *area });
    }
    let taking_part = if rules.invalid_takes_part { tally.all() } else { tally.valid() };
    Ok(outcome(electorate, taking_part, tally, &Asked { matter, rules, by_area: true }))
}

/// Refuses somebody who, or an item that, is in it already.
pub(super) fn once(seen: &mut BTreeSet<i64>, id: i64, field: &str) -> Result<()> {
    if seen.insert(id) {
        return Ok(());
    }
    Err(Error::field(field, ErrorCode::VoteTwice).with("id", id))
}

struct Asked<'a> {
    matter: Matter,
    rules: &'a MeetingRules,
    by_area: bool,
}

fn outcome(electorate: Weight, taking_part: Weight, tally: Tally, asked: &Asked<'_>) -> Outcome {
    let rules = asked.rules;
    let quorum = rules.attendance.map(|threshold| hold(threshold, taking_part, electorate, asked.by_area));
    let base = match rules.decision_of {
        DecisionBase::All => electorate,
        DecisionBase::TakingPart => taking_part,
    };
    let threshold = match asked.matter {
        Matter::Discussion => None,
        Matter::Ordinary => rules.decision,
        Matter::Special => rules.special.or(rules.decision),
    };
    let decision = threshold.map(|threshold| hold(threshold, tally.approving, base, asked.by_area));
    let enough = quorum.is_none_or(|quorum| quorum.reached);
    let passed = decision.map(|decision| enough && decision.reached);
    Outcome { electorate, taking_part, tally, quorum, decision, passed }
}

/// `part` of `whole`, held against a threshold by heads, and by area where that counts.
pub(super) fn hold(threshold: Threshold, part: Weight, whole: Weight, by_area: bool) -> Held {
    let heads = threshold.measure(part.heads, whole.heads);
    let area = by_area.then(|| threshold.measure(part.area_hundredths, whole.area_hundredths));
    Held { threshold, heads, area, reached: heads.reached && area.is_none_or(|area| area.reached) }
}
