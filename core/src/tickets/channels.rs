//! The records of channels (R1): by which ways residents reach the office, under which number or at which place, who looks
//! after each, when it is open, and since when. One that is not used any more goes out of service and keeps its tickets.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Named;
use super::store::channels as rows;
use crate::access::{self, Changes};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::stored::stored_as_text;

/// The longest name of a channel, in characters.
const LONGEST_NAME: usize = 30;

/// No channel is older: a day of an earlier year is a slip of the pen.
const FIRST_YEAR: i32 = 1900;

/// The longest number, place or opening hours, in characters.
const LONGEST_LINE: usize = 80;

/// What kind of way residents use to reach the office, R1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// 电话热线
    Phone,
    /// 在线平台
    Online,
    /// 意见箱
    Box,
    /// 定期会议
    Meeting,
    /// 来访
    WalkIn,
    /// 其他
    Other,
}
stored_as_text!(ChannelKind {
    Phone = "phone",
    Online = "online",
    Box = "box",
    Meeting = "meeting",
    WalkIn = "walk_in",
    Other = "other"
});

/// A way by which residents reach the office, R1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Channel {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ChannelKind,
}

/// Keeps a channel: `save_channel`, R1. Its kind stays; it is never deleted.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveChannel {
    /// The one to change; a new one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<i64>,
    /// Its kind; of one that is there already, what it is.
    pub kind: ChannelKind,
    /// What it is called; 1…30 characters, no other channel's name.
    pub name: String,
    /// The telephone number, the account or the address on the net; up to 80 characters.
    #[serde(default)]
    #[ts(optional)]
    pub contact: Option<String>,
    /// Where it is; up to 80 characters.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// Who looks after it: an id from `list_staff`.
    #[serde(default)]
    #[ts(optional)]
    pub responsible_id: Option<i64>,
    /// When residents can reach it, in words; up to 80 characters.
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<String>,
    /// A box is opened, a site written to, at least every so many days, 1…366.
    #[serde(default)]
    #[ts(optional)]
    pub every_days: Option<i64>,
    /// The first day of service.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
    /// The last day of service, not in the future; it is in service while there is none.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// What is kept of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ChannelRecord {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: ChannelKind,
    /// What it is called.
    pub name: String,
    /// The telephone number, the account or the address on the net.
    pub contact: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Who looks after it.
    pub responsible: Option<Named>,
    /// When residents can reach it, in words.
    pub hours: Option<String>,
    /// A box is opened, a site written to, at least every so many days.
    pub every_days: Option<i64>,
    /// The first day of service.
    pub from_on: Option<NaiveDate>,
    /// The last day of service.
    pub until_on: Option<NaiveDate>,
    /// Whether tickets can come by it.
    pub in_service: bool,
    /// When the box was last opened; absent of what is no box, and of one that never was.
    pub last_opened_at: Option<DateTime<Utc>>,
    /// Grows with every change.
    pub version: i64,
}

impl ChannelRecord {
    /// Whether something can have come by it on this day: in service now, or no later than its last day.
    pub(crate) fn served_on(&self, day: NaiveDate) -> bool {
        self.in_service || self.until_on.is_some_and(|until_on| until_on >= day)
    }
}

/// Every channel in the office's order, those out of service too.
pub(crate) fn channel_records(db: &Connection) -> Result<Vec<ChannelRecord>> {
    rows::records(db)
}

/// Refuses a channel that was not in service on this day.
pub(crate) fn require_channel_on(db: &Connection, id: i64, day: NaiveDate) -> Result<()> {
    super::store::require_channel_on(db, id, day)
}

/// The channel with this id, in service or not; `field` is where the id came from.
pub(crate) fn channel_record(db: &Connection, id: i64, field: &str) -> Result<ChannelRecord> {
    let found = rows::records(db)?.into_iter().find(|record| record.id == id);
    found.ok_or_else(|| Error::field(field, ErrorCode::InputUnknownId).with("id", id))
}

impl Write for SaveChannel {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<ChannelRecord>> {
        let db = context.db;
        let before = self.id.map(|id| channel_record(db, id, "id")).transpose()?;
        let kept = checked(&self, context, before.as_ref())?;
        let id = rows::save(db, &kept)?;
        let after = channel_record(db, id, "id")?;
        let changes = changes(before.as_ref(), &after);
        Ok(Done::new(after, format!("channel/{id}")).changing(changes))
    }
}

/// The same with its texts as they are kept.
fn checked(
    channel: &SaveChannel,
    context: &WriteContext<'_>,
    before: Option<&ChannelRecord>,
) -> Result<SaveChannel> {
    let db = context.db;
    if let Some(before) = before {
        input::same_version(channel.expected_version, before.version)?;
        if channel.kind != before.kind {
            return Err(Error::field("kind", ErrorCode::InputInvalid));
        }
    }
    let name = input::required_line("name", &channel.name, LONGEST_NAME)?;
    if rows::records(db)?.iter().any(|other| other.name == name && Some(other.id) != channel.id) {
        return Err(Error::field("name", ErrorCode::ChannelNameTaken).with("name", name));
    }
    let line = |field, text: Option<&str>| input::optional_line(field, text, LONGEST_LINE);
    if let Some(id) = channel.responsible_id
        && before.and_then(|before| before.responsible.as_ref()).is_none_or(|known| known.id != id)
    {
        access::store::require_active(db, id, "responsible_id")?;
    }
    if channel.every_days.is_some_and(|days| !(1..=366).contains(&days)) {
        return Err(Error::field("every_days", ErrorCode::InputOutOfRange).with("min", 1).with("max", 366));
    }
    let today = day_of(context.zone, context.now);
    for (field, day) in [("from_on", channel.from_on), ("until_on", channel.until_on)] {
        if day.is_some_and(|day| day > today) {
            return Err(Error::field(field, ErrorCode::TimeInFuture));
        }
        if day.is_some_and(|day| day.year() < FIRST_YEAR) {
            return Err(Error::field(field, ErrorCode::InputInvalid));
        }
    }
    if let Some(until_on) = channel.until_on
        && let Some(from_on) = channel.from_on.filter(|from_on| until_on < *from_on)
    {
        let error = Error::field("until_on", ErrorCode::DateBeforeStart);
        return Err(error.with("began_on", from_on.to_string()));
    }
    Ok(SaveChannel {
        name,
        contact: line("contact", channel.contact.as_deref())?,
        place: line("place", channel.place.as_deref())?,
        hours: line("hours", channel.hours.as_deref())?,
        ..channel.clone()
    })
}

/// A field with what it was and what it is.
type Change = (&'static str, (Option<String>, Option<String>));

/// What the audit trail says of it.
fn changes(before: Option<&ChannelRecord>, after: &ChannelRecord) -> Changes {
    let text = |of: fn(&ChannelRecord) -> Option<String>| (before.and_then(of), of(after));
    let fields: [Change; 9] = [
        ("kind", text(|one| Some(one.kind.text().to_owned()))),
        ("title", text(|one| Some(one.name.clone()))),
        ("contact_way", text(|one| one.contact.clone())),
        ("place", text(|one| one.place.clone())),
        ("responsible", text(|one| one.responsible.as_ref().map(|staff| staff.name.clone()))),
        ("hours", text(|one| one.hours.clone())),
        ("every_days", text(|one| one.every_days.map(|days| days.to_string()))),
        ("starts_on", text(|one| one.from_on.map(|day| day.to_string()))),
        ("ends_on", text(|one| one.until_on.map(|day| day.to_string()))),
    ];
    fields.into_iter().fold(Changes::default(), |all, (field, (was, is))| all.with(field, was, is))
}
