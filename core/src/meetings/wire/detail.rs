//! A meeting as it is shown.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DayLimit;
use crate::meetings::count::{Held, Matter, Outcome, VoteChoice, Weight};
use crate::meetings::profile::{MeetingKind, MeetingRules};
use crate::meetings::state::{MeetingAction, MeetingState};
use crate::meetings::{Consultation, ItemTiming};
use crate::stored::stored_as_text;

/// Whether somebody is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// 未到: expected.
    Expected,
    /// 出席
    Present,
    /// 迟到: here, and came late.
    Late,
    /// 离席: was here and left.
    Left,
    /// 请假
    Excused,
}
stored_as_text!(Attendance {
    Expected = "expected",
    Present = "present",
    Late = "late",
    Left = "left",
    Excused = "excused"
});

impl Attendance {
    /// Whether the person came, and left again or not.
    #[must_use]
    pub fn came(self) -> bool {
        self.is_here() || self == Attendance::Left
    }

    /// Whether the person is in the room.
    #[must_use]
    pub fn is_here(self) -> bool {
        match self {
            Attendance::Present | Attendance::Late => true,
            Attendance::Expected | Attendance::Left | Attendance::Excused => false,
        }
    }
}

/// Somebody at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingPerson {
    /// The id within meetings.
    pub id: i64,
    /// The name.
    pub name: String,
    /// What the person is there, or where they live.
    pub note: Option<String>,
    /// Whether the person has a vote.
    pub votes: bool,
    /// Whether the person is here.
    pub attendance: Attendance,
    /// When the person came.
    pub came_at: Option<DateTime<Utc>>,
    /// When the person left.
    pub left_at: Option<DateTime<Utc>>,
    /// Who came in the person's place.
    pub proxy: Option<String>,
}

/// A vote by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NamedVote {
    /// Whose: an id from the meeting's people.
    pub person_id: i64,
    /// What the person decided; never `invalid`.
    pub choice: VoteChoice,
}

/// A show of hands (举手表决).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HandCount {
    /// 同意
    pub approving: u32,
    /// 反对
    pub opposing: u32,
    /// 弃权
    pub abstaining: u32,
}

/// An item of the agenda and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingItem {
    /// Its id.
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// Who proposed it.
    pub proposer: Option<String>,
    /// How many minutes are planned for it.
    pub minutes: Option<u32>,
    /// Whether it is voted on, and as what.
    pub matter: Matter,
    /// What was said.
    pub discussion: Option<String>,
    /// What was decided, in words.
    pub decision: Option<String>,
    /// The votes by name, in the order of the people.
    pub votes: Vec<NamedVote>,
    /// The show of hands; absent where votes were taken another way.
    pub hands: Option<HandCount>,
    /// The result as it stands; absent of an item that is not voted on, and of an assembly without an electorate.
    pub outcome: Option<Outcome>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// How long it was dealt with.
    pub timing: ItemTiming,
}

/// Who is here, of those who have a vote: "应到 7 · 实到 4 · 可开会".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct AttendanceBar {
    /// 应到
    pub expected: u64,
    /// 实到
    pub present: u64,
    /// Whether that is enough to open; absent where no rule asks for it.
    pub quorum: Option<Held>,
}

/// The electorate of an owners' assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ElectorateCard {
    /// The day as of which it was drawn.
    pub day: NaiveDate,
    /// All who may vote.
    pub all: Weight,
    /// Those of them whose owner the register does not know.
    pub unregistered: Weight,
    /// The developer's part.
    pub developer: Weight,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MeetingDetail {
    /// Its id.
    pub id: i64,
    /// Its global identity, a UUID.
    pub uid: String,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Where it stands.
    pub state: MeetingState,
    /// What can be done with it now.
    pub actions: Vec<MeetingAction>,
    /// What it is called.
    pub title: String,
    /// The series that it belongs to.
    pub series_id: Option<i64>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where.
    pub place: String,
    /// The profile that the rules were taken from.
    pub profile_id: i64,
    /// Its name then.
    pub profile_name: String,
    /// The rules that it is held under.
    pub rules: MeetingRules,
    /// Its notice; absent where no rule asks for it, and of a meeting that was called off.
    pub notice: Option<DayLimit>,
    /// Its posting; absent where no rule asks for it, and before the end.
    pub posting: Option<DayLimit>,
    /// Who is here; absent of an owners' assembly.
    pub attendance: Option<AttendanceBar>,
    /// The electorate of an owners' assembly; absent until it is drawn.
    pub electorate: Option<ElectorateCard>,
    /// The days of a written consultation; absent of a meeting that does not ask in writing.
    pub consultation: Option<Consultation>,
    /// Who was invited or came, in their order.
    pub people: Vec<MeetingPerson>,
    /// The agenda in its order.
    pub items: Vec<MeetingItem>,
    /// When it was opened.
    pub began_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
}
