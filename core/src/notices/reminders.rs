//! What notices ask for: something to be published when nothing was for too long, drafts whose day comes, proof of what was to be
//! posted, and what is about to end. Computed from what is kept; nothing is dismissed.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Notice;
use super::store;
use crate::access::{self, Changes, Permission};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// How many days before it ends a notice is reminded of, and before its first day a draft.
const AHEAD: u64 = 3;

/// After how many days without a notice there is a warning: `get_notice_rule`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetNoticeRule {}

/// After how many days without a notice there is a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeRule {
    /// So many days, 1…366.
    pub silent_days: i64,
    /// Grows with every change.
    pub version: i64,
}

/// Says after how many days without a notice there is a warning: `set_notice_rule`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetNoticeRule {
    /// So many days, 1…366.
    pub silent_days: i64,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

impl Read for GetNoticeRule {
    fn run(self, context: &ReadContext<'_>) -> Result<NoticeRule> {
        let GetNoticeRule {} = self;
        store::rule(context.db)
    }
}

impl Write for SetNoticeRule {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeRule>> {
        let SetNoticeRule { silent_days, expected_version } = self;
        if !(1..=366).contains(&silent_days) {
            return Err(Error::field("silent_days", ErrorCode::InputOutOfRange)
                .with("min", 1)
                .with("max", 366));
        }
        let before = store::rule(context.db)?;
        input::same_version(expected_version, before.version)?;
        let after = NoticeRule { silent_days, version: before.version + 1 };
        store::set_rule(context.db, after)?;
        let changes = Changes::default().with("silent_days", before.silent_days, after.silent_days);
        Ok(Done::new(after, "notice_rule").changing(changes))
    }
}

/// What notices ask for, the most urgent first: `list_notice_reminders`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListNoticeReminders {}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeReminderKind {
    /// Nothing was published for too long.
    Silent,
    /// A draft whose first day comes or has come: for whoever publishes.
    Publish,
    /// The first day of a notice has passed, and a channel has no proof.
    Proof,
    /// A notice ends.
    Ending,
}

/// Something that notices ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticeReminder {
    /// What.
    pub kind: NoticeReminderKind,
    /// The notice; absent of silence.
    pub id: Option<i64>,
    /// Its title; empty of silence.
    pub title: String,
    /// The day that it is about: the first day of a notice, the last one of what ends. Of silence, when something was published
    /// last; absent if nothing ever was.
    pub day: Option<NaiveDate>,
    /// Whether that is overdue.
    pub late: bool,
    /// For how many days nothing was published, or in how many channels a proof is missing.
    pub count: i64,
}

impl Read for ListNoticeReminders {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<NoticeReminder>> {
        let ListNoticeReminders {} = self;
        let ReadContext { db, now, zone, actor, .. } = *context;
        let today = day_of(zone, now);
        let soon = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
        let mut reminders: Vec<NoticeReminder> = silence(db, today)?.into_iter().collect();
        reminders.extend(
            store::unproven(db, today)?
                .into_iter()
                .map(|notice| of(NoticeReminderKind::Proof, notice.from_on, notice.missing, today, notice)),
        );
        if access::has(db, actor, Permission::NoticesPublish)? {
            let waiting = store::waiting(db, soon, today)?.into_iter();
            reminders.extend(
                waiting.map(|notice| of(NoticeReminderKind::Publish, notice.from_on, 0, today, notice)),
            );
        }
        for notice in store::ending(db, (today, soon), today)? {
            let ends = notice.until_on.unwrap_or(soon);
            reminders.push(of(NoticeReminderKind::Ending, ends, 0, today, notice));
        }
        Ok(reminders)
    }
}

fn of(
    kind: NoticeReminderKind,
    day: NaiveDate,
    count: i64,
    today: NaiveDate,
    notice: Notice,
) -> NoticeReminder {
    let late = kind != NoticeReminderKind::Ending && day < today;
    NoticeReminder { kind, id: Some(notice.id), title: notice.title, day: Some(day), late, count }
}

/// That nothing was published for more days than the office wants, or never.
fn silence(db: &Connection, today: NaiveDate) -> Result<Option<NoticeReminder>> {
    let most = store::rule(db)?.silent_days;
    let last = store::last_from(db, today)?;
    let days = last.map(|last| (today - last).num_days());
    let silent = days.is_none_or(|days| days > most);
    Ok(silent.then(|| NoticeReminder {
        kind: NoticeReminderKind::Silent,
        id: None,
        title: String::new(),
        day: last,
        late: last.is_some(),
        count: days.unwrap_or(0),
    }))
}
