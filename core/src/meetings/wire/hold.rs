//! Holding a meeting: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Attendance, HandCount};
use crate::meetings::count::VoteChoice;
use crate::meetings::electorate::VoterKind;

/// Draws the electorate of an owners' assembly from the register, anew if it was drawn before: `draw_electorate`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawElectorate {
    /// The meeting, which has not been opened.
    pub id: i64,
    /// As of the end of this day, which has begun.
    pub day: NaiveDate,
}

/// One page of the voters of an assembly, in the order of their rooms: `list_voters`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListVoters {
    /// The meeting.
    pub meeting_id: i64,
    /// Only those who have a room whose number begins like this.
    #[serde(default)]
    #[ts(optional)]
    pub query: Option<String>,
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many rows, 1…200; 50 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// A ballot on one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BallotRow {
    /// The item.
    pub item_id: i64,
    /// What was decided.
    pub choice: VoteChoice,
    /// Why it is invalid; absent of a valid one.
    pub reason: Option<String>,
}

/// A voter of an assembly, known by the rooms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct VoterRow {
    /// The id.
    pub id: i64,
    /// Whose the rooms are.
    pub kind: VoterKind,
    /// How many own them together.
    pub owners: i64,
    /// The rooms, in the order of their numbers.
    pub rooms: Vec<String>,
    /// Their area in hundredths of a square metre.
    pub area_hundredths: u64,
    /// The ballots that were entered.
    pub ballots: Vec<BallotRow>,
}

/// A page of voters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct VoterPage {
    /// The rows.
    pub rows: Vec<VoterRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

/// What a voter decided on one item.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BallotEntry {
    /// The item, which is open.
    pub item_id: i64,
    /// What was decided; absent takes the ballot back.
    #[serde(default)]
    #[ts(optional)]
    pub choice: Option<VoteChoice>,
    /// Why it is invalid, and only then; 1…100 characters.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// The choice in whose place it comes, as whoever enters it saw it; absent where they saw none.
    #[serde(default)]
    #[ts(optional)]
    pub instead_of: Option<VoteChoice>,
    /// Why that one is invalid, where it is.
    #[serde(default)]
    #[ts(optional)]
    pub instead_of_reason: Option<String>,
}

/// Enters what a voter decided, on one item or on several; again to correct it: `enter_ballot`. What stands already is only
/// replaced by an entry that says what it comes in the place of, choice and reason: nobody writes over a ballot unseen, be
/// it another's or the same paper entered twice. The audit trail keeps both.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnterBallot {
    /// The meeting.
    pub meeting_id: i64,
    /// The voter: an id from `list_voters`.
    pub voter_id: i64,
    /// The ballots; those that are not named stay what they are.
    pub ballots: Vec<BallotEntry>,
}

/// Notes whether somebody is here: `record_attendance`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordAttendance {
    /// The meeting.
    pub meeting_id: i64,
    /// The person.
    pub person_id: i64,
    /// Whether the person is here.
    pub attendance: Attendance,
    /// Who came in the person's place, where the rules allow it; 1…40 characters.
    #[serde(default)]
    #[ts(optional)]
    pub proxy: Option<String>,
    /// When the person came, at most 24 hours before the meeting begins; or left, after coming and after the opening. What was
    /// noted before, otherwise now, if absent.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<DateTime<Utc>>,
}

/// Adds somebody who came without being on the list, and is here: `add_attendee`. Such a person has a vote unless a rule
/// asks how many of those who may vote must be here: nobody becomes a member of a committee by coming. Two of the same name
/// are told apart by their notes.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAttendee {
    /// The meeting.
    pub meeting_id: i64,
    /// The name; 1…40 characters.
    pub name: String,
    /// What the person is there, or where they live; 1…60 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Says that this is another person than the one of the same name who is there without a note.
    #[serde(default)]
    pub another: bool,
}

/// Opens a meeting: `start_meeting`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StartMeeting {
    /// The meeting.
    pub id: i64,
}

/// Closes a meeting: `end_meeting`. No item may have votes and be open.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EndMeeting {
    /// The meeting.
    pub id: i64,
}

/// Notes what was said on an item, or what was decided in words: `note_item`. What is not given stays as it is. What somebody
/// else has written meanwhile is not written over: `record.changed` at the text.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteItem {
    /// The meeting.
    pub meeting_id: i64,
    /// The item.
    pub item_id: i64,
    /// What was said; at most 10,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub discussion: Option<ItemText>,
    /// What was decided, in words; at most 2,000 characters.
    #[serde(default)]
    #[ts(optional)]
    pub decision: Option<ItemText>,
}

/// A text of an item, and what it is written over.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemText {
    /// As it is from now on; nothing if empty.
    pub text: String,
    /// As whoever wrote it had it before; empty if there was nothing.
    pub instead_of: String,
}

/// What a person decided on an item.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VoteEntry {
    /// Whose: an id from the meeting's people.
    pub person_id: i64,
    /// What the person decided, never `invalid`; absent takes the vote back.
    #[serde(default)]
    #[ts(optional)]
    pub choice: Option<VoteChoice>,
    /// The vote in whose place it comes, as whoever enters it saw it; absent where they saw none.
    #[serde(default)]
    #[ts(optional)]
    pub instead_of: Option<VoteChoice>,
}

/// A show of hands on an item.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HandEntry {
    /// The count; absent takes it back.
    #[serde(default)]
    #[ts(optional)]
    pub count: Option<HandCount>,
    /// The count in whose place it comes, as whoever enters it saw it; absent where they saw none.
    #[serde(default)]
    #[ts(optional)]
    pub instead_of: Option<HandCount>,
}

/// Enters votes of a meeting that votes by heads: `vote_on_item`. Exactly one of the two ways; what was entered the other
/// way is taken back first. Two who enter votes at once never write over each other: votes that are not named stay what they
/// are, and one that is not what it comes in the place of is refused.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VoteOnItem {
    /// The meeting.
    pub meeting_id: i64,
    /// The item, which is open.
    pub item_id: i64,
    /// By name (记名表决): at most one of each person.
    #[serde(default)]
    #[ts(optional)]
    pub votes: Option<Vec<VoteEntry>>,
    /// By show of hands (举手表决).
    #[serde(default)]
    #[ts(optional)]
    pub hands: Option<HandEntry>,
}

/// Closes an item: its votes and who was present for it stay: `close_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseItem {
    /// The meeting.
    pub meeting_id: i64,
    /// The item.
    pub item_id: i64,
}

/// Opens an item again that was closed by mistake, while the meeting goes on: `reopen_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenItem {
    /// The meeting.
    pub meeting_id: i64,
    /// The item.
    pub item_id: i64,
}
