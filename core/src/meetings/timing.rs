//! How long the items of a meeting take, beside the minutes that are planned. What is running is in the store, not on the
//! screen: it goes on through a restart.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MeetingDetail;
use super::hold::item_for;
use super::plan::{done, subject};
use super::store::{self, timing as rows};
use crate::access::Changes;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{Done, Write, WriteContext};

/// Begins or ends the time of an item; the one that was running ends: `time_item`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TimeItem {
    /// The meeting, which is open.
    pub meeting_id: i64,
    /// The item, which is open if its time is to begin.
    pub item_id: i64,
    /// Whether its time runs from now on.
    pub running: bool,
}

/// How long an item was dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ItemTiming {
    /// In milliseconds, what is running apart.
    pub used_ms: i64,
    /// Since when its time is running; absent while it is not.
    pub running_since: Option<DateTime<Utc>>,
}

impl Write for TimeItem {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<MeetingDetail>> {
        let TimeItem { meeting_id, item_id, running } = self;
        let db = context.db;
        let (_, item) = item_for(context, meeting_id, item_id)?;
        let before = rows::running(db, meeting_id)?;
        let ran = before == Some(item_id);
        if running != ran {
            if running && item.closed_at.is_some() {
                return Err(Error::field("item_id", ErrorCode::MeetingItemClosed));
            }
            rows::stop(db, meeting_id, context.now)?;
            if running {
                rows::start(db, meeting_id, item_id, context.now)?;
            }
            store::touch(db, meeting_id)?;
        }
        let changes = Changes::default().with("timed", ran, running);
        let done = done(context, meeting_id, changes)?;
        Ok(done.about(format!("{}/item/{item_id}", subject(meeting_id))))
    }
}

/// Ends the time of an item that is closed; another one's goes on.
pub(super) fn item_closes(context: &WriteContext<'_>, meeting_id: i64, item_id: i64) -> Result<()> {
    if rows::running(context.db, meeting_id)? == Some(item_id) {
        rows::stop(context.db, meeting_id, context.now)?;
    }
    Ok(())
}

/// Ends whatever is running: the meeting is over.
pub(super) fn meeting_ends(context: &WriteContext<'_>, meeting_id: i64) -> Result<()> {
    rows::stop(context.db, meeting_id, context.now)
}
