//! Who may see which tickets: one about somebody who works here is for the manager and the supervisors only. Everybody
//! else is told that there is no such ticket.

use rusqlite::Connection;

use crate::access::{self, Actor, Permission};
use crate::error::Result;

/// How much of the tickets a person may see. Every read of tickets for a person asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    /// All of them.
    All,
    /// Those that are not about staff.
    NotAboutStaff,
}

impl Sight {
    /// What `actor` may see, by the posts they hold at this moment.
    pub(crate) fn of(db: &Connection, actor: &Actor) -> Result<Self> {
        Self::of_staff(db, actor.id)
    }

    /// The same for a member of staff by id.
    pub(super) fn of_staff(db: &Connection, staff_id: i64) -> Result<Self> {
        let all = access::may(db, staff_id, Permission::TicketsConfidential)?;
        Ok(if all { Sight::All } else { Sight::NotAboutStaff })
    }

    /// Whether a ticket with this mark can be seen.
    pub(crate) fn sees(self, about_staff: bool) -> bool {
        self == Sight::All || !about_staff
    }
}
