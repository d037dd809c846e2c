//! Who works in the demo office.

use chrono::{DateTime, Utc};
use rusqlite::Transaction;

use super::words;
use crate::access::{self, Actor, AddStaff, Role, UpdateStaff};
use crate::error::{Error, ErrorCode, Result};
use crate::ids::Ids;
use crate::office::{UpdateOffice, run_write};

/// The people of the demo office.
pub(super) struct Staff {
    pub(super) manager: Actor,
    pub(super) service: Vec<Actor>,
    pub(super) maintenance: Vec<Actor>,
    pub(super) secretary: Actor,
    /// Who looks over the reports; there from the first hiring on.
    pub(super) supervisor: Option<Actor>,
    pub(super) everybody: Vec<Actor>,
}

pub(super) fn hire(db: &Transaction<'_>, ids: &Ids, now: DateTime<Utc>) -> Result<Staff> {
    let manager = access::store::actor(db, None)?;
    let card = UpdateOffice {
        community_name: "翠湖花园".to_owned(),
        office_name: "翠湖花园物业服务中心".to_owned(),
        time_zone: None,
        lock_after_minutes: None,
        expected_version: None,
    };
    run_write(db, ids, &manager, now, card)?;
    let named = UpdateStaff {
        id: manager.id,
        name: "林静怡".to_owned(),
        roles: vec![Role::Manager],
        active: true,
        expected_version: None,
    };
    run_write(db, ids, &manager, now, named)?;
    let everybody = vec![manager.clone()];
    let secretary = manager.clone();
    let mut staff = Staff {
        manager,
        service: Vec::new(),
        maintenance: Vec::new(),
        secretary,
        supervisor: None,
        everybody,
    };
    for (login, name, role) in words::STAFF {
        let role = Role::parse(role).ok_or_else(|| Error::new(ErrorCode::Internal))?;
        let hired = AddStaff { login: login.to_owned(), name: name.to_owned(), roles: vec![role] };
        let hired = run_write(db, ids, &staff.manager, now, hired)?;
        let actor = Actor { id: hired.id, login: hired.login };
        staff.everybody.push(actor.clone());
        match role {
            Role::Service => staff.service.push(actor),
            Role::Maintenance => staff.maintenance.push(actor),
            Role::Secretary => staff.secretary = actor,
            Role::Supervisor => staff.supervisor = staff.supervisor.or(Some(actor)),
            Role::Manager | Role::Admin => {}
        }
    }
    Ok(staff)
}
