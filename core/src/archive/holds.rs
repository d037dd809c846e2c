//! Legal hold (暂缓销毁): a dispute, an inspection or a lawsuit stands against destroying a record, a kind, or what came from a
//! room, whatever its day. Whoever may approve a disposal may hold.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::retention::LONGEST_REASON;
use super::store::{self, RecordRow, StandingHold};
use super::{ArchiveKind, HoldOn, LegalHold};
use crate::access::Changes;
use crate::days::{next, start_of};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};
use crate::tickets::{self, Room};

/// The holds, those that stand first, then the last lifted: `list_holds`, R8.1. At most 500.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListHolds {
    /// Only those that stood at the end of this day.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
}

/// Holds a record, a kind or what came from a room, so that it is on no list of what is to be destroyed: `place_hold`, R8.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceHold {
    /// What.
    pub on: HoldOn,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Lifts a hold: `lift_hold`, R8.1.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LiftHold {
    /// An id from `list_holds`.
    pub id: i64,
    /// Why; 1…200 characters.
    pub reason: String,
}

/// Everything that is held now.
pub(super) struct Held {
    kinds: BTreeSet<ArchiveKind>,
    records: BTreeSet<i64>,
    /// Tickets from rooms.
    tickets: BTreeSet<i64>,
}

impl Held {
    pub(super) fn now(db: &Connection) -> Result<Self> {
        let mut held = Self { kinds: BTreeSet::new(), records: BTreeSet::new(), tickets: BTreeSet::new() };
        for hold in store::standing_holds(db)? {
            match hold {
                StandingHold::Record(id) => drop(held.records.insert(id)),
                StandingHold::Kind(kind) => drop(held.kinds.insert(kind)),
                StandingHold::Room(key) => held.tickets.extend(tickets::from_room(db, &key)?),
            }
        }
        Ok(held)
    }

    pub(super) fn covers(&self, row: &RecordRow) -> bool {
        self.kinds.contains(&row.kind)
            || self.records.contains(&row.id)
            || (row.kind == ArchiveKind::Ticket && self.tickets.contains(&row.record_id))
    }

    /// Their kinds, item numbers, and tickets.
    pub(super) fn parts(&self) -> (Vec<ArchiveKind>, Vec<i64>, Vec<i64>) {
        let numbers = |all: &BTreeSet<i64>| all.iter().copied().collect();
        (self.kinds.iter().copied().collect(), numbers(&self.records), numbers(&self.tickets))
    }
}

impl Read for ListHolds {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<LegalHold>> {
        let ReadContext { db, zone, .. } = *context;
        store::holds(db, self.on.map(|day| start_of(zone, next(day))))
    }
}

impl Write for PlaceHold {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<LegalHold>>> {
        let PlaceHold { on, reason } = self;
        let db = context.db;
        let reason = input::required("reason", &reason, LONGEST_REASON)?;
        let (hold, scope) = match on {
            HoldOn::Record { id } => {
                let row = store::record(db, id)?
                    .filter(|row| row.disposal_id.is_none())
                    .ok_or_else(|| Error::field("on.id", ErrorCode::InputUnknownId).with("id", id))?;
                (StandingHold::Record(row.id), "record")
            }
            HoldOn::Kind { kind } if kind.has_term() => (StandingHold::Kind(kind), "kind"),
            HoldOn::Kind { .. } => return Err(Error::field("on.kind", ErrorCode::ArchiveKeptForGood)),
            HoldOn::Room { room } => {
                let room = Room::parse("on.room", Some(&room))?
                    .ok_or_else(|| Error::field("on.room", ErrorCode::InputRequired))?;
                (StandingHold::Room(Room::key(room.as_str())), "room")
            }
        };
        if store::standing_holds(db)?.contains(&hold) {
            return Err(Error::field("on", ErrorCode::ArchiveHeldAlready));
        }
        let id = store::place_hold(db, &hold, &reason, (context.now, context.actor.id))?;
        // Neither the room nor the reason, which may name somebody, goes into the trail.
        let changes = Changes::default().with("hold_scope", Value::Null, scope);
        Ok(Done::new(store::holds(db, None)?, format!("hold/{id}")).changing(changes))
    }
}

impl Write for LiftHold {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Vec<LegalHold>>> {
        let LiftHold { id, reason } = self;
        let db = context.db;
        let reason = input::required("reason", &reason, LONGEST_REASON)?;
        if !store::lift_hold(db, id, &reason, (context.now, context.actor.id))? {
            return Err(Error::field("id", ErrorCode::InputUnknownId).with("id", id));
        }
        let changes = Changes::default().with("hold_standing", true, false);
        Ok(Done::new(store::holds(db, None)?, format!("hold/{id}")).changing(changes))
    }
}
