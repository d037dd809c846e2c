//! Disposal (销毁): one person draws up the list of what need not be kept any longer, another approves it, and only then is it
//! carried out. What is destroyed is emptied by its feature; the certificate is kept for good.

use chrono::{DateTime, Datelike as _, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::catalogue::Shelf;
use super::clock::judged_on;
use super::retention::LONGEST_REASON;
use super::store::{self, Lifted, RecordRow};
use super::{ArchiveKind, Disposal, DisposalDetail, DisposalRow, DisposalState, DisposalStep};
use crate::access::{self, Actor, Changes, Permission};
use crate::attachments::{self, Disposed};
use crate::days::day_of;
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::OfficeZone;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::{meetings, notices, supervision, tickets};

/// How many records are on a list.
const MOST: usize = 2000;

/// The disposals, the last first: `list_disposals`, R8.1. The last 200.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDisposals {}

/// A disposal with its list: `get_disposal`, R8.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetDisposal {
    /// An id from `list_disposals`.
    pub id: i64,
}

/// Draws up the list of what has reached the end of its retention and is not held, the oldest 2,000: `draw_disposal`, R8.1.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawDisposal {}

/// Takes a record off the list: `leave_out_record`, R8.1. It stays in the archive, and on the next list.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeaveOutRecord {
    /// The disposal.
    pub id: i64,
    /// The record's item number.
    pub archive_id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Approves the list: `approve_disposal`, R8.1. By somebody else than who drew it up.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApproveDisposal {
    /// The disposal.
    pub id: i64,
    /// Its version as it was looked at.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

/// Refuses the list, or takes it back before it is carried out: `refuse_disposal`, R8.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RefuseDisposal {
    /// The disposal.
    pub id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Destroys what is on an approved list: `carry_out_disposal`, R8.1. There is no way back.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CarryOutDisposal {
    /// The disposal.
    pub id: i64,
    /// Its version as it was looked at.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

impl Read for ListDisposals {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Disposal>> {
        let ListDisposals {} = self;
        store::disposals(context.db)
    }
}

impl Read for GetDisposal {
    fn run(self, context: &ReadContext<'_>) -> Result<DisposalDetail> {
        detail(context.db, self.id, (context.zone, context.now), context.actor)
    }
}

/// The disposal with its list, for whoever looks.
pub(super) fn detail(
    db: &Connection,
    id: i64,
    (zone, now): (OfficeZone, DateTime<Utc>),
    actor: &Actor,
) -> Result<DisposalDetail> {
    let disposal = found(db, id)?;
    let shelf = Shelf::on(db, zone, (day_of(zone, now), now))?;
    let rows = store::disposal_rows(db, id)?
        .into_iter()
        .map(|(row, left_out, left_out_by)| DisposalRow { record: shelf.show(row), left_out, left_out_by })
        .collect();
    let writes = access::has(db, actor, Permission::ArchiveWrite)?;
    let approves = access::has(db, actor, Permission::ArchiveApprove)?;
    let steps = match disposal.state {
        DisposalState::Drawn => vec![
            (DisposalStep::LeaveOut, approves),
            (DisposalStep::Approve, approves && disposal.drawn_by.id != actor.id),
            (DisposalStep::Refuse, approves),
        ],
        DisposalState::Approved => vec![(DisposalStep::Refuse, approves), (DisposalStep::CarryOut, writes)],
        DisposalState::Refused | DisposalState::Done => Vec::new(),
    };
    let steps = steps.into_iter().filter(|(_, may)| *may).map(|(step, _)| step).collect();
    Ok(DisposalDetail { disposal, rows, steps })
}

fn found(db: &Connection, id: i64) -> Result<Disposal> {
    store::disposal(db, id)?.ok_or_else(|| Error::field("id", ErrorCode::InputUnknownId).with("id", id))
}

/// The disposal, which must stand as one of `states`.
fn standing(db: &Connection, id: i64, states: &[DisposalState]) -> Result<Disposal> {
    let disposal = found(db, id)?;
    if states.contains(&disposal.state) {
        return Ok(disposal);
    }
    Err(Error::new(ErrorCode::ArchiveDisposalRefused).with("state", disposal.state.text()))
}

fn done(context: &WriteContext<'_>, id: i64, changes: Changes) -> Result<Done<DisposalDetail>> {
    let answer = detail(context.db, id, (context.zone, context.now), context.actor)?;
    Ok(Done::new(answer, format!("disposal/{id}")).changing(changes))
}

fn moved(before: Option<DisposalState>, after: DisposalState) -> Changes {
    let before = before.map_or(Value::Null, |state| state.text().into());
    Changes::default().with("disposal_state", before, after.text())
}

impl Write for DrawDisposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<DisposalDetail>> {
        let DrawDisposal {} = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        if let Some(id) = store::open_disposal(db)? {
            return Err(Error::new(ErrorCode::ArchiveDisposalOpen).with("id", id));
        }
        let today = judged_on(db, zone, now)?;
        let shelf = Shelf::on(db, zone, (today, now))?;
        let mut chosen = Vec::new();
        for (kind, before) in shelf.due() {
            // Those that are held may stand before those that are not.
            store::each_left(db, kind, before, |row| {
                if shelf.disposable(&row) {
                    chosen.push((row.filed_at, row.id));
                }
                chosen.len() < MOST
            })?;
        }
        chosen.sort_unstable();
        chosen.truncate(MOST);
        if chosen.is_empty() {
            return Err(Error::new(ErrorCode::ArchiveNothingDue));
        }
        let id = store::add_disposal(db, today, (now, actor.id))?;
        for (_, archive_id) in &chosen {
            store::add_to_disposal(db, id, *archive_id)?;
        }
        let changes = moved(None, DisposalState::Drawn).with("disposal_records", Value::Null, chosen.len());
        done(context, id, changes)
    }
}

impl Write for LeaveOutRecord {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<DisposalDetail>> {
        let LeaveOutRecord { id, archive_id, reason } = self;
        let db = context.db;
        let reason = input::required("reason", &reason, LONGEST_REASON)?;
        standing(db, id, &[DisposalState::Drawn])?;
        if !store::leave_out(db, id, archive_id, &reason, Some(context.actor.id))? {
            return Err(Error::field("archive_id", ErrorCode::InputUnknownId).with("id", archive_id));
        }
        store::touch(db, id)?;
        let changes = Changes::default().with("disposal_left_out", Value::Null, archive_id);
        done(context, id, changes)
    }
}

impl Write for ApproveDisposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<DisposalDetail>> {
        let ApproveDisposal { id, expected_version } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let before = standing(db, id, &[DisposalState::Drawn])?;
        input::same_version(expected_version, before.version)?;
        if before.drawn_by.id == actor.id {
            return Err(Error::new(ErrorCode::ArchiveOwnDisposal));
        }
        judged_on(db, zone, now)?;
        if before.records == 0 {
            return Err(Error::new(ErrorCode::ArchiveNothingDue));
        }
        store::decide(db, id, DisposalState::Approved, None, (now, actor.id))?;
        done(context, id, moved(Some(before.state), DisposalState::Approved))
    }
}

impl Write for RefuseDisposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<DisposalDetail>> {
        let RefuseDisposal { id, reason } = self;
        let db = context.db;
        let reason = input::required("reason", &reason, LONGEST_REASON)?;
        let before = standing(db, id, &[DisposalState::Drawn, DisposalState::Approved])?;
        store::decide(db, id, DisposalState::Refused, Some(&reason), (context.now, context.actor.id))?;
        done(context, id, moved(Some(before.state), DisposalState::Refused))
    }
}

impl Write for CarryOutDisposal {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<DisposalDetail>> {
        let CarryOutDisposal { id, expected_version } = self;
        let WriteContext { db, now, zone, actor, .. } = *context;
        let before = standing(db, id, &[DisposalState::Approved])?;
        input::same_version(expected_version, before.version)?;
        let today = judged_on(db, zone, now)?;
        let shelf = Shelf::on(db, zone, (today, now))?;
        let on_list = store::disposal_rows(db, id)?.into_iter().filter(|(_, left_out, _)| left_out.is_none());
        let mut gone = Vec::new();
        for (row, _, _) in on_list {
            // Held, lengthened or taken up again since it was approved: it stays.
            if shelf.disposable(&row) {
                gone.push(row);
            } else {
                store::leave_out(db, id, row.id, "", None)?;
            }
        }
        if gone.is_empty() {
            return Err(Error::new(ErrorCode::ArchiveNothingDue));
        }
        // Marked first: what is destroyed keeps the count of pages that it had.
        for row in &gone {
            store::set_disposed(db, row.id, id)?;
        }
        destroy(db, &gone, now)?;
        store::finish(db, id, today.year(), (now, actor.id))?;
        let changes =
            moved(Some(before.state), DisposalState::Done).with("disposal_records", Value::Null, gone.len());
        done(context, id, changes)
    }
}

/// Empties the records. The triggers that keep them read-only are lifted for as long as that takes, in this transaction.
fn destroy(db: &Connection, gone: &[RecordRow], now: DateTime<Utc>) -> Result<()> {
    let lifted = Lifted::lift(db)?;
    for row in gone {
        match row.kind {
            ArchiveKind::Ticket => {
                tickets::dispose(db, row.record_id, now)?;
                attachments::remove_of_disposed(db, Disposed::Ticket(row.record_id))?;
                meetings::forget_speaker(db, row.record_id)?;
                supervision::forget_words(db, row.record_id)?;
            }
            ArchiveKind::Notice => {
                notices::dispose(db, row.record_id)?;
                attachments::remove_of_disposed(db, Disposed::Notice(row.record_id))?;
            }
            ArchiveKind::Check => {
                supervision::dispose_check(db, row.record_id)?;
                attachments::remove_of_disposed(db, Disposed::Check(row.record_id))?;
            }
            ArchiveKind::CallBacks => supervision::dispose_call_backs(db, row.record_id)?,
            ArchiveKind::Meeting
            | ArchiveKind::Survey
            | ArchiveKind::Finding
            | ArchiveKind::Measure
            | ArchiveKind::Report
            | ArchiveKind::Proposal
            | ArchiveKind::Policy
            | ArchiveKind::Review => return Err(Error::new(ErrorCode::ArchiveKeptForGood)),
        }
    }
    tickets::forget_words_of_disposed(db)?;
    lifted.put_back(db)
}
