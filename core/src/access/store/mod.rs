//! The tables `staff`, `staff_roles` and `audit_entries`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{Actor, Role, Staff};
use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;

const STAFF: &str = "SELECT id, login, name, active, version,
    (SELECT group_concat(role, ',') FROM staff_roles WHERE staff_id = staff.id) AS roles FROM staff";

fn staff(row: &Row<'_>) -> rusqlite::Result<Staff> {
    let roles: Option<String> = row.get("roles")?;
    let mut roles = roles
        .unwrap_or_default()
        .split(',')
        .filter(|text| !text.is_empty())
        .map(|text| stored_text(Role::parse, "role", text))
        .collect::<rusqlite::Result<Vec<Role>>>()?;
    roles.sort_unstable();
    Ok(Staff {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        roles,
        active: row.get("active")?,
        version: row.get("version")?,
    })
}

pub(super) fn list(db: &Connection) -> Result<Vec<Staff>> {
    let mut statement = db.prepare_cached(&format!("{STAFF} ORDER BY active DESC, id"))?;
    Ok(statement.query_map([], staff)?.collect::<rusqlite::Result<_>>()?)
}

/// The member of staff with this id; `field` is where the id came from.
pub(super) fn by_id(db: &Connection, id: i64, field: &str) -> Result<Staff> {
    let mut statement = db.prepare_cached(&format!("{STAFF} WHERE id = ?1"))?;
    statement.query_row([id], staff).optional()?.ok_or_else(|| Error::field(field, ErrorCode::StaffNotFound))
}

/// The name of a member of staff who may be given work; `field` is where the id came from.
pub(crate) fn require_active(db: &Connection, id: i64, field: &str) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT active FROM staff WHERE id = ?1")?;
    match statement.query_row([id], |row| row.get::<_, bool>("active")).optional()? {
        Some(true) => Ok(()),
        Some(false) => Err(Error::field(field, ErrorCode::StaffInactive)),
        None => Err(Error::field(field, ErrorCode::StaffNotFound)),
    }
}

/// Who acts: the person with this sign-in name, or the first active manager where none is named.
pub(crate) fn actor(db: &Connection, login: Option<&str>) -> Result<Actor> {
    let read = |row: &Row<'_>| {
        Ok((Actor { id: row.get("id")?, login: row.get("login")? }, row.get::<_, bool>("active")?))
    };
    let found = match login {
        Some(login) => db
            .prepare_cached("SELECT id, login, active FROM staff WHERE login = ?1")?
            .query_row([login], read)
            .optional()?,
        None => db
            .prepare_cached(
                "SELECT id, login, active FROM staff JOIN staff_roles ON staff_id = id
                 WHERE role = 'manager' AND active = 1 ORDER BY id LIMIT 1",
            )?
            .query_row([], read)
            .optional()?,
    };
    match found {
        Some((actor, true)) => Ok(actor),
        Some((_, false)) => Err(Error::new(ErrorCode::StaffInactive)),
        None => Err(Error::new(ErrorCode::StaffNotFound).with("login", login)),
    }
}

pub(super) fn insert(db: &Connection, login: &str, name: &str, now: DateTime<Utc>) -> Result<i64> {
    let taken: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM staff WHERE login = ?1) AS taken", [login], |row| {
            row.get("taken")
        })?;
    if taken {
        return Err(Error::field("login", ErrorCode::StaffLoginTaken));
    }
    db.execute(
        "INSERT INTO staff (login, name, active, created_at, version) VALUES (?1, ?2, 1, ?3, 1)",
        params![login, name, now.timestamp_millis()],
    )?;
    Ok(db.last_insert_rowid())
}

pub(super) fn set_roles(db: &Connection, id: i64, roles: &[Role]) -> Result<()> {
    db.execute("DELETE FROM staff_roles WHERE staff_id = ?1", [id])?;
    let mut statement = db.prepare_cached("INSERT INTO staff_roles (staff_id, role) VALUES (?1, ?2)")?;
    for role in roles {
        statement.execute(params![id, role.text()])?;
    }
    Ok(())
}

pub(super) fn update(db: &Connection, id: i64, name: &str, active: bool) -> Result<()> {
    db.execute(
        "UPDATE staff SET name = ?2, active = ?3, version = version + 1 WHERE id = ?1",
        params![id, name, active],
    )?;
    Ok(())
}

pub(super) fn active_managers(db: &Connection) -> Result<i64> {
    Ok(db.query_row(
        "SELECT count(*) AS managers FROM staff JOIN staff_roles ON staff_id = id
         WHERE role = 'manager' AND active = 1",
        [],
        |row| row.get("managers"),
    )?)
}

/// Records that `actor` ran `operation` on `subject`, in the transaction of the change itself.
pub(crate) fn audit(
    db: &Connection,
    at: DateTime<Utc>,
    actor: &Actor,
    operation: &str,
    subject: &str,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO audit_entries (at, staff_id, operation, subject) VALUES (:at, :staff, :operation, :subject)",
    )?
    .execute(named_params! {
        ":at": at.timestamp_millis(), ":staff": actor.id, ":operation": operation, ":subject": subject,
    })?;
    Ok(())
}
