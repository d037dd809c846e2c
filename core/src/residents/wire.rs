//! Rooms, households and people as hosts see them: arguments and answers.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::stored::stored_as_text;
use crate::tickets::{LastSatisfaction, TicketRow};

/// What a room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// 住宅
    Home,
    /// 商铺
    Shop,
    /// 车位
    Parking,
}
stored_as_text!(RoomKind { Home = "home", Shop = "shop", Parking = "parking" });

/// What somebody is in the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum HouseholdRole {
    /// 业主
    Owner,
    /// 租户
    Tenant,
    /// 家属
    Family,
}
stored_as_text!(HouseholdRole { Owner = "owner", Tenant = "tenant", Family = "family" });

/// How somebody wants to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactWay {
    /// 电话
    Phone,
    /// 微信
    Wechat,
    /// 短信
    Message,
    /// 上门
    Visit,
}
stored_as_text!(ContactWay { Phone = "phone", Wechat = "wechat", Message = "message", Visit = "visit" });

/// Every building with its units, in the order of their numbers: `list_buildings`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBuildings {}

/// A building (楼栋).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Building {
    /// Its id.
    pub id: i64,
    /// As in its rooms' numbers: `3`, `A`.
    pub key: String,
    /// Its units (单元), as in its rooms' numbers.
    pub units: Vec<String>,
    /// How many rooms it has.
    pub rooms: i64,
    /// The area of them, in hundredths of a square metre; of the rooms whose area is known.
    pub area_hundredths: i64,
}

/// One page of rooms in the order of their numbers: `list_rooms`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRooms {
    /// Only of this building: an id from `list_buildings`.
    #[serde(default)]
    #[ts(optional)]
    pub building_id: Option<i64>,
    /// Only of this kind.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<RoomKind>,
    /// Only rooms whose number begins like this.
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

/// A room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RoomCard {
    /// Its id.
    pub id: i64,
    /// Its number in the normal form: `3-2-1502`, `A-1801`, `商铺12`, `车位B2-033`.
    pub room: String,
    /// The building's number; absent where there is none.
    pub building: Option<String>,
    /// The unit's number within the building.
    pub unit: Option<String>,
    /// What it is.
    pub kind: RoomKind,
    /// Its area in hundredths of a square metre.
    pub area_hundredths: Option<i64>,
    /// What the office notes about it.
    pub note: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// A room in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RoomRow {
    /// Its id.
    pub id: i64,
    /// Its number in the normal form.
    pub room: String,
    /// What it is.
    pub kind: RoomKind,
    /// Its area in hundredths of a square metre.
    pub area_hundredths: Option<i64>,
    /// The household that has it now.
    pub household_id: Option<i64>,
    /// The names of those who belong to that household now; who is restricted or anonymous is not named.
    pub names: Vec<String>,
    /// How many belong to it.
    pub people: i64,
}

/// A page of rooms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RoomPage {
    /// The rows.
    pub rows: Vec<RoomRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many rooms there are on all pages.
    pub total: i64,
}

/// The card of a household: `get_household`. Exactly one of the two ids.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetHousehold {
    /// The household, present or former.
    #[serde(default)]
    #[ts(optional)]
    pub household_id: Option<i64>,
    /// The room, whose present household is meant, or its last one.
    #[serde(default)]
    #[ts(optional)]
    pub room_id: Option<i64>,
}

/// A household: who has a room over a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Household {
    /// Its id.
    pub id: i64,
    /// Since when; absent if it is not known.
    pub began_on: Option<NaiveDate>,
    /// Until when; absent while it has the room.
    pub ended_on: Option<NaiveDate>,
}

/// What is shown of a person. Telephone numbers are hidden in the middle until they are revealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PersonCard {
    /// The id.
    pub id: i64,
    /// The global identity, a UUID.
    pub uid: String,
    /// The household.
    pub household_id: i64,
    /// The name; absent once the person was made anonymous.
    pub name: Option<String>,
    /// What the person is in the household.
    pub role: HouseholdRole,
    /// The telephone numbers, masked: `138****1234`.
    pub phones_masked: Vec<String>,
    /// The name on WeChat (微信).
    pub wechat: Option<String>,
    /// How the person wants to be reached.
    pub contact_way: Option<ContactWay>,
    /// What the office notes about the person.
    pub note: Option<String>,
    /// When the person moved in; absent if it is not known.
    pub moved_in: Option<NaiveDate>,
    /// When the person moved out; absent while here.
    pub moved_out: Option<NaiveDate>,
    /// Whether the person's data is restricted: kept, but found by the room alone.
    pub restricted: bool,
    /// When the person was made anonymous.
    pub anonymised_at: Option<DateTime<Utc>>,
    /// The day of the last notice about the use of personal data.
    pub notice_given_on: Option<NaiveDate>,
    /// Grows with every change.
    pub version: i64,
}

/// A household with everything that the desk wants to see at a glance.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct HouseholdCard {
    /// The room.
    pub room: RoomCard,
    /// The household; absent while nobody ever had the room.
    pub household: Option<Household>,
    /// Its people: those who are here first, then those who moved out.
    pub people: Vec<PersonCard>,
    /// Every household of the room, the latest first.
    pub households: Vec<Household>,
    /// The household's tickets that have not ended, latest receipt first; at most 50.
    pub open_tickets: Vec<TicketRow>,
    /// The household's latest tickets of any status; at most 10.
    pub latest_tickets: Vec<TicketRow>,
    /// What the household said when it was last followed up.
    pub last_satisfaction: Option<LastSatisfaction>,
}

/// Adds a room, or changes one: `save_room`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRoom {
    /// Which one to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// The number as people write it: `3-2-1502`, `3栋2单元1502室`, `A座1801`, `商铺12`, `车位B2-033`.
    pub room: String,
    /// What it is; as its number says if absent.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<RoomKind>,
    /// The area in hundredths of a square metre, above 0; none if absent.
    #[serde(default)]
    #[ts(optional)]
    pub area_hundredths: Option<i64>,
    /// What the office notes about it; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the record has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// What is entered of a person.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// The name, 1…40 characters.
    pub name: String,
    /// What the person is in the household.
    pub role: HouseholdRole,
    /// The telephone numbers, the one to ring first comes first; at most 10.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub phones: Vec<String>,
    /// The name on WeChat; up to 60 characters.
    #[serde(default)]
    #[ts(optional)]
    pub wechat: Option<String>,
    /// How the person wants to be reached.
    #[serde(default)]
    #[ts(optional)]
    pub contact_way: Option<ContactWay>,
    /// What the office notes about the person; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When the person moved in, if it is known.
    #[serde(default)]
    #[ts(optional)]
    pub moved_in: Option<NaiveDate>,
}

/// Adds a person to a household that has its room: `add_person`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPerson {
    /// The household.
    pub household_id: i64,
    /// Who it is.
    pub person: PersonEntry,
}

/// Changes what is kept of a person: `update_person`. Telephone numbers stay as they are if `phones` is absent, so
/// that nobody has to see them to change something else.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdatePerson {
    /// Whom.
    pub id: i64,
    /// The name, 1…40 characters.
    pub name: String,
    /// What the person is in the household.
    pub role: HouseholdRole,
    /// All telephone numbers anew; unchanged if absent.
    #[serde(default)]
    #[ts(optional)]
    pub phones: Option<Vec<String>>,
    /// The name on WeChat; up to 60 characters.
    #[serde(default)]
    #[ts(optional)]
    pub wechat: Option<String>,
    /// How the person wants to be reached.
    #[serde(default)]
    #[ts(optional)]
    pub contact_way: Option<ContactWay>,
    /// What the office notes about the person; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When the person moved in, if it is known.
    #[serde(default)]
    #[ts(optional)]
    pub moved_in: Option<NaiveDate>,
    /// Refuse if the record has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// A household takes a room that nobody has: `move_in`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveIn {
    /// The room.
    pub room_id: i64,
    /// Since when; absent if it is not known.
    #[serde(default)]
    #[ts(optional)]
    pub began_on: Option<NaiveDate>,
    /// Who they are, at least one.
    pub people: Vec<PersonEntry>,
}

/// People leave their household, or all of it leaves the room: `move_out`. The household ends with its last person.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveOut {
    /// The household.
    pub household_id: i64,
    /// Who leaves; everybody if absent.
    #[serde(default)]
    #[ts(optional)]
    pub person_ids: Option<Vec<i64>>,
    /// The last day here.
    pub moved_out: NaiveDate,
}

/// Shows a person's whole telephone numbers: `reveal_person_phone`. A write, because it is recorded who looked.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealPersonPhone {
    /// Whose.
    pub person_id: i64,
    /// What for; up to 200 characters.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Telephone numbers in full.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct RevealedPhones {
    /// The numbers as they were entered, the one to ring first comes first.
    pub phones: Vec<String>,
}

/// Finds rooms and people by whatever is known of them: `find_residents`. A room's number or its beginning, a door, the
/// last four digits of a telephone number or its beginning, a name or a part of it, how it sounds or its first letters.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindResidents {
    /// What is typed; up to 60 characters.
    pub query: String,
    /// How many to answer, 1…50; 20 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// By what somebody was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// By the room's number.
    Room,
    /// By the last four digits of a telephone number.
    PhoneTail,
    /// By a telephone number or its beginning.
    Phone,
    /// By the name or a part of it.
    Name,
    /// By the first letters of the name's reading.
    Initials,
    /// By the name's reading.
    Pinyin,
}

/// A room or a person that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct FoundResident {
    /// By what.
    pub matched: MatchedBy,
    /// Whether that is exactly what was asked for, not only its beginning.
    pub exact: bool,
    /// The room's id.
    pub room_id: i64,
    /// The room's number.
    pub room: String,
    /// The person's household; of a room, the one that has it now.
    pub household_id: Option<i64>,
    /// The person; absent if it is a room that was found.
    pub person_id: Option<i64>,
    /// The person's name.
    pub name: Option<String>,
    /// What the person is in the household.
    pub role: Option<HouseholdRole>,
    /// The person's first telephone number, masked.
    pub phone_masked: Option<String>,
    /// Whether the person has moved out.
    pub moved_out: bool,
    /// Whether the person's data is restricted; such people are found by their room alone.
    pub restricted: bool,
}

/// Records that a person was told how the office uses personal data, or agreed to it: `record_consent`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordConsent {
    /// Whom.
    pub person_id: i64,
    /// On which day; not in the future.
    pub day: NaiveDate,
    /// How: on paper at move-in, by letter, by message; 1…200 characters.
    pub how: String,
}

/// Restricts what is kept of a person, or lifts that: `restrict_person`. It is kept, but the person is found by the
/// room alone.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RestrictPerson {
    /// Whom.
    pub person_id: i64,
    /// Whether to restrict; to lift it, `false`.
    pub restricted: bool,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Takes the person out of everything the office keeps: `anonymise_person`. Name, telephone numbers and WeChat name go
/// from the register and from the person's tickets; how many tickets there were stays. Refused with `person.retained`
/// while a ticket is open or the last contact, or the day of moving out, is within the retention of tickets (R8.1, by the version of the policy in
/// force).
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AnonymisePerson {
    /// Whom.
    pub person_id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Everything that is kept on one person: `export_person`. A write, because it is recorded who asked, and why.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPerson {
    /// Whom.
    pub person_id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// What was done with a person's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrivacyAct {
    /// Notice was given, or consent.
    NoticeGiven,
    /// Somebody looked at the telephone numbers.
    Revealed,
    /// The data was given out.
    Exported,
    /// The data was restricted.
    Restricted,
    /// The restriction was lifted.
    Released,
    /// The person was made anonymous.
    Anonymised,
}
stored_as_text!(PrivacyAct {
    NoticeGiven = "notice_given",
    Revealed = "revealed",
    Exported = "exported",
    Restricted = "restricted",
    Released = "released",
    Anonymised = "anonymised",
});

/// One act of the record of a person's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PrivacyEntry {
    /// What was done.
    pub act: PrivacyAct,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub staff: String,
    /// The day of the notice.
    pub day: Option<NaiveDate>,
    /// How notice was given, or why.
    pub detail: Option<String>,
}

/// A ticket in a person's export.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct ExportedTicket {
    /// Its number.
    pub number: String,
    /// When it reached the office.
    pub received_at: DateTime<Utc>,
    /// The name on it.
    pub caller_name: Option<String>,
    /// The telephone number on it.
    pub phone: Option<String>,
    /// The room on it.
    pub room: Option<String>,
    /// What was said.
    pub content: String,
    /// What the resident was told, oldest first.
    pub feedback: Vec<String>,
}

/// Everything that is kept on one person.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct PersonExport {
    /// The room.
    pub room: String,
    /// What is kept in the register.
    pub person: PersonCard,
    /// The telephone numbers in full.
    pub phones: Vec<String>,
    /// The span of the household.
    pub household: Household,
    /// The person's tickets, oldest first.
    pub tickets: Vec<ExportedTicket>,
    /// What was done with the data, oldest first, this export included.
    pub privacy: Vec<PrivacyEntry>,
    /// The same for reading: plain text in the office's language.
    pub text: String,
}
