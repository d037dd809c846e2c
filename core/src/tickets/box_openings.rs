//! 开箱登记 (R1): who opened a suggestion box, before whom, and how many slips were in it, none too. Each slip becomes a
//! ticket that knows its box. Photos of the slips are attachments, and not here.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::register::not_in_future;
use super::sight::Sight;
use super::store::{self, NewBoxOpening};
use super::{ChannelKind, Named, TicketRow};
use crate::access::{self, Changes};
use crate::attachments;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::page;

/// The most slips that come out of a box.
const MOST_SLIPS: i64 = 500;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;

/// The longest page.
const LONGEST_PAGE: i64 = 100;

/// What the name of a slip's half-filled form begins with; the opening's id follows.
const SLIP_FORM: &str = "slip.";

/// Records that a suggestion box was opened: `register_box_opening`, R1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterBoxOpening {
    /// Which box: an id from `list_channels` of the kind `box`.
    pub channel_id: i64,
    /// When it was opened; absent means now. Not in the future.
    #[serde(default)]
    #[ts(optional)]
    pub opened_at: Option<DateTime<Utc>>,
    /// Who opened it: an id from `list_staff`.
    pub opener_id: i64,
    /// Who saw it; 1…40 characters. Somebody else than the opener.
    pub witness: String,
    /// How many slips were in it, 0…500.
    pub slips: i64,
    /// What else is worth noting; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Corrects what was counted or noted: `correct_box_opening`. If that leaves no slip to enter, what whoever corrects it had
/// half filled in for the next (`slip.` and the opening's id) is forgotten, with its photographs.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectBoxOpening {
    /// Which one.
    pub id: i64,
    /// Who saw it; 1…40 characters.
    pub witness: String,
    /// How many slips were in it; no fewer than were entered.
    pub slips: i64,
    /// What else is worth noting; up to 500 characters.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// Refuse if the record has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// One opening of a box with the tickets of its slips: `get_box_opening`.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetBoxOpening {
    /// Its id.
    pub id: i64,
}

/// Openings of boxes, the latest first: `list_box_openings`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBoxOpenings {
    /// The page after the one that answered this cursor as `next`.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<String>,
    /// How many, 1…100; 20 if absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<i64>,
}

/// An opening of a suggestion box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BoxOpening {
    /// Its id.
    pub id: i64,
    /// The box.
    pub channel: Named,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Who opened it.
    pub opener: Named,
    /// Who saw it.
    pub witness: String,
    /// How many slips were in it.
    pub slips: i64,
    /// How many of them are entered as tickets.
    pub entered: i64,
    /// What else was noted.
    pub note: Option<String>,
    /// Who recorded it.
    pub registered_by: Named,
    /// When it was recorded.
    pub registered_at: DateTime<Utc>,
    /// The tickets of its slips, in the order of their entry; in a list, none are given.
    pub tickets: Vec<TicketRow>,
    /// Grows with every change.
    pub version: i64,
}

/// A page of openings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BoxOpeningPage {
    /// The openings.
    pub rows: Vec<BoxOpening>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
}

impl Write for RegisterBoxOpening {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BoxOpening>> {
        let RegisterBoxOpening { channel_id, opened_at, opener_id, witness, slips, note } = self;
        let db = context.db;
        store::require_channel(db, channel_id)?;
        let is_box = |(channel, _): &(super::Channel, bool)| {
            channel.id == channel_id && channel.kind == ChannelKind::Box
        };
        if !store::channels(db)?.iter().any(is_box) {
            return Err(Error::field("channel_id", ErrorCode::InputInvalid));
        }
        let opened_at =
            opened_at.map_or(Ok(context.now), |at| not_in_future("opened_at", at, context.now))?;
        access::store::require_active(db, opener_id, "opener_id")?;
        let witness = input::required_line("witness", &witness, 40)?;
        require_slips(slips)?;
        let note = input::optional("note", note.as_deref(), LONGEST_NOTE)?;
        let new = NewBoxOpening {
            channel_id,
            opened_at,
            opener_id,
            witness: &witness,
            slips,
            note: note.as_deref(),
            registered_at: context.now,
            registered_by: context.actor.id,
        };
        let id = store::insert_box_opening(db, &new)?;
        let changes = Changes::default().with("slips", serde_json::Value::Null, slips);
        Ok(Done::new(
            store::box_opening(db, id, "id", Sight::of(db, context.actor)?, context.now)?,
            subject(id),
        )
        .changing(changes))
    }
}

impl Write for CorrectBoxOpening {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<BoxOpening>> {
        let CorrectBoxOpening { id, witness, slips, note, expected_version } = self;
        let db = context.db;
        let before = store::box_opening(db, id, "id", Sight::of(db, context.actor)?, context.now)?;
        input::same_version(expected_version, before.version)?;
        let witness = input::required_line("witness", &witness, 40)?;
        require_slips(slips)?;
        if slips < before.entered {
            return Err(Error::field("slips", ErrorCode::BoxSlipsTooFew).with("entered", before.entered));
        }
        let note = input::optional("note", note.as_deref(), LONGEST_NOTE)?;
        store::correct_box_opening(db, id, &witness, slips, note.as_deref())?;
        if slips == before.entered {
            access::forget_draft(db, context.actor.id, &slip_form(id))?;
            attachments::forget_wordless(db, &slip_form(id), context.now)?;
        }
        let changes = Changes::default().with("slips", before.slips, slips);
        Ok(Done::new(
            store::box_opening(db, id, "id", Sight::of(db, context.actor)?, context.now)?,
            subject(id),
        )
        .changing(changes))
    }
}

fn require_slips(slips: i64) -> Result<()> {
    if (0..=MOST_SLIPS).contains(&slips) {
        return Ok(());
    }
    Err(Error::field("slips", ErrorCode::InputOutOfRange).with("min", 0).with("max", MOST_SLIPS))
}

fn subject(id: i64) -> String {
    format!("box_opening/{id}")
}

impl Read for GetBoxOpening {
    fn run(self, context: &ReadContext<'_>) -> Result<BoxOpening> {
        store::box_opening(context.db, self.id, "id", Sight::of(context.db, context.actor)?, context.now)
    }
}

impl Read for ListBoxOpenings {
    fn run(self, context: &ReadContext<'_>) -> Result<BoxOpeningPage> {
        let ListBoxOpenings { after, limit } = self;
        let limit = page::limit(limit, 20, LONGEST_PAGE)?;
        let after = after.as_deref().map(page::parse_cursor).transpose()?;
        // One more than shown tells whether there is another page.
        let mut rows = store::box_openings(context.db, after, page::count(limit + 1))?;
        let more = page::cut(&mut rows, limit);
        let cursor = |last: &BoxOpening| page::cursor(last.opened_at.timestamp_millis(), last.id);
        let next = rows.last().filter(|_| more).map(cursor);
        Ok(BoxOpeningPage { rows, next })
    }
}

/// The half-filled form of a slip of this opening, as `save_draft` and `keep_draft_file` name it.
fn slip_form(id: i64) -> String {
    format!("{SLIP_FORM}{id}")
}

/// Forgets what was photographed for a slip of this opening if that was the last: none will be entered any more. Where a
/// colleague has written in the form of one, or is just at it, words and photographs stay, in case it was one more than was
/// counted.
pub(super) fn end_if_full(db: &Connection, id: i64, now: DateTime<Utc>) -> Result<()> {
    if store::is_box_full(db, id)? {
        attachments::forget_wordless(db, &slip_form(id), now)?;
    }
    Ok(())
}

/// The forms of slips that nobody has written in since this moment, of openings whose slips are all entered: who has them,
/// and which they are.
pub(crate) fn slips_left_behind(db: &Connection, since: DateTime<Utc>) -> Result<Vec<(i64, String)>> {
    let mut left = Vec::new();
    for (staff_id, form) in access::old_drafts(db, SLIP_FORM, since)? {
        // A form of that name which is no opening's is nobody's business here.
        let opening = form.strip_prefix(SLIP_FORM).and_then(|id| id.parse().ok());
        if opening.map(|id| store::is_box_full(db, id)).transpose()? == Some(true) {
            left.push((staff_id, form));
        }
    }
    Ok(left)
}

/// Checks that one more slip of the box can be entered, by the box's channel; answers when it was opened.
pub(super) fn slip_of(context: &WriteContext<'_>, id: i64, channel_id: i64) -> Result<DateTime<Utc>> {
    let opening = store::box_opening(
        context.db,
        id,
        "box_opening_id",
        Sight::of(context.db, context.actor)?,
        context.now,
    )?;
    if opening.channel.id != channel_id {
        return Err(Error::field("channel_id", ErrorCode::InputInvalid));
    }
    if opening.entered >= opening.slips {
        return Err(Error::field("box_opening_id", ErrorCode::BoxFull).with("slips", opening.slips));
    }
    Ok(opening.opened_at)
}
