//! Proof that a notice was posted, a channel each: on which day, by whom, and where to read it or a photograph of it.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::course::NoticeState;
use super::store::{self, postings as rows};
use super::{Notice, NoticeDetail, detail, subject};
use crate::access::{self, Changes};
use crate::attachments::{self, ProofFile};
use crate::days::{self, day_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Write, WriteContext};
use crate::tickets::Named;

/// A channel in which a notice is to be posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct NoticePosting {
    /// The channel.
    pub channel: Named,
    /// That it was posted; absent while nobody said so.
    pub posted: Option<Posted>,
    /// Whether it was posted no later than the first day; absent while it is not known.
    pub on_time: Option<bool>,
    /// Whether there is neither a link nor a photograph although the first day has passed.
    pub missing: bool,
}

/// That a notice was posted in a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Posted {
    /// Its id, by which photographs are added.
    pub id: i64,
    /// On which day.
    pub on: NaiveDate,
    /// By whom.
    pub by: Named,
    /// Where it can be read, or what else proves it.
    pub link: Option<String>,
    /// Its photographs, the oldest first.
    pub files: Vec<ProofFile>,
    /// Grows with every change.
    pub version: i64,
}

/// Says that a notice was posted in a channel, or corrects what was said: `record_notice_posting`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordNoticePosting {
    /// The notice, which is published.
    pub id: i64,
    /// One of its channels.
    pub channel_id: i64,
    /// On which day; from that of publishing, or the first day of what hung before it was entered, to today.
    pub posted_on: NaiveDate,
    /// Who posted it: an id from `list_staff`; whoever says so if absent.
    #[serde(default)]
    #[ts(optional)]
    pub posted_by: Option<i64>,
    /// Where it can be read, or what else proves it; up to 300 characters.
    #[serde(default)]
    #[ts(optional)]
    pub link: Option<String>,
    /// Refuse if it has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// The channels of a notice in the office's order, with what is known of each.
pub(super) fn of_notice(db: &Connection, notice: &Notice, today: NaiveDate) -> Result<Vec<NoticePosting>> {
    let mut postings = Vec::new();
    for channel in store::channels(db, notice.id)? {
        let kept = rows::of_channel(db, notice.id, channel.id)?;
        let posted = match kept {
            None => None,
            Some(kept) => Some(Posted {
                files: attachments::files_of_posting(db, kept.id)?,
                id: kept.id,
                on: kept.on,
                by: kept.by,
                link: kept.link,
                version: kept.version,
            }),
        };
        let proven = posted.as_ref().is_some_and(|posted| posted.link.is_some() || !posted.files.is_empty());
        postings.push(NoticePosting {
            channel,
            on_time: posted.as_ref().map(|posted| posted.on <= notice.from_on),
            missing: notice.state == NoticeState::Published && notice.from_on < today && !proven,
            posted,
        });
    }
    Ok(postings)
}

impl Write for RecordNoticePosting {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<NoticeDetail>> {
        let RecordNoticePosting { id, channel_id, posted_on, posted_by, link, expected_version } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let today = day_of(zone, now);
        let notice = store::notice(db, id, today)?;
        let published_on = published_on(&notice, zone)?;
        let channel = channel_of(db, id, channel_id)?;
        if posted_on > today {
            return Err(Error::field("posted_on", ErrorCode::TimeInFuture));
        }
        days::not_before("posted_on", posted_on, published_on)?;
        let link = input::optional_line("link", link.as_deref(), 300)?;
        let before = rows::of_channel(db, id, channel_id)?;
        if let Some(before) = &before {
            input::same_version(expected_version, before.version)?;
            if link.is_none()
                && before.link.is_some()
                && attachments::files_of_posting(db, before.id)?.is_empty()
            {
                return Err(Error::field("link", ErrorCode::NoticeLastProof));
            }
        } else if expected_version.is_some() {
            return Err(Error::new(ErrorCode::RecordChanged).with("version", 0));
        }
        let known = before.as_ref().map(|before| before.by.id);
        let posted_by = posted_by.or(known).unwrap_or(actor.id);
        if Some(posted_by) != known {
            access::store::require_active(db, posted_by, "posted_by")?;
        }
        let kept =
            rows::NewPosting { notice_id: id, channel_id, posted_on, posted_by, link: link.as_deref() };
        rows::keep(db, &kept, (now, actor.id))?;
        let was = before.as_ref();
        let login = |id| access::store::login_of(db, id);
        let changes = Changes::default()
            .with("channel", None::<String>, channel.name)
            .with("posted_on", was.map(|was| was.on.to_string()), posted_on.to_string())
            .with("owner", was.map(|was| login(was.by.id)).transpose()?, login(posted_by)?)
            .with("link", was.and_then(|was| was.link.clone()), link);
        let answer = detail(db, id, actor, today)?;
        Ok(Done::new(answer, subject(id)).changing(changes))
    }
}

/// The day from which on a notice can hang; refuses one that was not published, or was taken back.
fn published_on(notice: &Notice, zone: crate::office::OfficeZone) -> Result<NaiveDate> {
    let refused = || Error::new(ErrorCode::NoticeNotPublished).with("state", notice.state.text());
    match (notice.state, notice.published_at) {
        (NoticeState::Published | NoticeState::Ended | NoticeState::Replaced, Some(at)) => {
            let published_on = day_of(zone, at);
            Ok(if notice.late_entry_reason.is_some() {
                notice.from_on.min(published_on)
            } else {
                published_on
            })
        }
        _ => Err(refused()),
    }
}

fn channel_of(db: &Connection, id: i64, channel_id: i64) -> Result<Named> {
    let found = store::channels(db, id)?.into_iter().find(|channel| channel.id == channel_id);
    found.ok_or_else(|| Error::field("channel_id", ErrorCode::InputUnknownId).with("id", channel_id))
}

/// How the audit trail names the notice of a posting, which there must be.
pub(crate) fn subject_of_posting(db: &Connection, posting_id: i64) -> Result<String> {
    Ok(subject(rows::notice_of(db, posting_id)?))
}

/// The same, for a posting whose notice was not taken back: it takes files.
pub(crate) fn posting_for_files(context: &WriteContext<'_>, posting_id: i64) -> Result<String> {
    let id = rows::notice_of(context.db, posting_id)?;
    published_on(&store::notice(context.db, id, day_of(context.zone, context.now))?, context.zone)?;
    Ok(subject(id))
}

/// Whether the notice of a posting has ended, or another took its place.
pub(crate) fn is_over(context: &WriteContext<'_>, posting_id: i64) -> Result<bool> {
    let id = rows::notice_of(context.db, posting_id)?;
    Ok(store::notice(context.db, id, day_of(context.zone, context.now))?.settled_at.is_some())
}

/// From now on the posting is proven by a photograph, if it was not before.
pub(crate) fn proven(db: &Connection, posting_id: i64, now: DateTime<Utc>) -> Result<()> {
    rows::prove(db, posting_id, now)
}

/// Whether the posting is proven without its photographs.
pub(crate) fn keeps_proof(db: &Connection, posting_id: i64) -> Result<bool> {
    rows::has_link(db, posting_id)
}

/// The last notice that was posted in a channel, as its check asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct LastPosted {
    /// The notice.
    pub notice_id: i64,
    /// Its title.
    pub title: String,
    /// On which day it was posted.
    pub posted_on: NaiveDate,
}

/// The last notice that was posted in a channel.
pub(crate) fn last_posted(db: &Connection, channel_id: i64) -> Result<Option<LastPosted>> {
    rows::last_posted(db, channel_id)
}
