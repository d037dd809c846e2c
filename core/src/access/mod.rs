//! Staff, roles, permissions, and the audit trail.
//!
//! In this edition the acting person is named by whoever opens the session; sign-in with a password and the
//! enforcement of permissions belong to the next. Every operation already declares what it needs.

mod staff;
pub(crate) mod store;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use staff::{AddStaff, ListStaff, Staff, UpdateStaff};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The id of the member of staff.
    pub id: i64,
    /// The sign-in name.
    pub login: String,
}

/// A post in the office, R4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 物业经理, R4.1
    Manager,
    /// 客服人员, R4.2
    Service,
    /// 维修人员, R4.3
    Maintenance,
    /// 监督小组, R7
    Supervision,
}

impl Role {
    /// All roles, in the office's order.
    pub const ALL: [Role; 4] = [Role::Manager, Role::Service, Role::Maintenance, Role::Supervision];

    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Role::Manager => "manager",
            Role::Service => "service",
            Role::Maintenance => "maintenance",
            Role::Supervision => "supervision",
        }
    }

    /// The role that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.text() == text)
    }
}

/// What a person may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
pub enum Permission {
    /// See tickets, channels and topics.
    #[serde(rename = "tickets.read")]
    TicketsRead,
    /// Enter tickets and add work notes.
    #[serde(rename = "tickets.register")]
    TicketsRegister,
    /// Name the responsible person.
    #[serde(rename = "tickets.assign")]
    TicketsAssign,
    /// Tell residents the result.
    #[serde(rename = "tickets.feedback")]
    TicketsFeedback,
    /// Close, archive, and open again.
    #[serde(rename = "tickets.close")]
    TicketsClose,
    /// See a whole telephone number.
    #[serde(rename = "phones.reveal")]
    PhonesReveal,
    /// See who works here.
    #[serde(rename = "staff.read")]
    StaffRead,
    /// Change who works here.
    #[serde(rename = "staff.write")]
    StaffWrite,
    /// See the office's own data.
    #[serde(rename = "office.read")]
    OfficeRead,
    /// Change the office's own data.
    #[serde(rename = "office.write")]
    OfficeWrite,
    /// See figures and reports.
    #[serde(rename = "reports.read")]
    ReportsRead,
    /// Write the manager's part of a report.
    #[serde(rename = "reports.write")]
    ReportsWrite,
    /// Make backups, see them, and say where they go.
    #[serde(rename = "store.backup")]
    StoreBackup,
}
