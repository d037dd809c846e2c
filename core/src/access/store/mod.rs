//! The tables `staff` and `staff_roles`; those of the audit trail, of signing in and of drafts are beside it.

pub(super) mod audit;
pub(super) mod credentials;
pub(super) mod drafts;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Actor, Changes, Role, Staff};
use crate::error::{Error, ErrorCode, Result};
use crate::store::stored_text;

const STAFF: &str = "SELECT id, login, name, active, version,
    (SELECT group_concat(role, ',') FROM staff_roles WHERE staff_id = staff.id) AS roles,
    EXISTS (SELECT 1 FROM credentials WHERE staff_id = staff.id) AS can_sign_in FROM staff";

/// The posts in the column `roles`, in the office's order.
fn roles(row: &Row<'_>) -> rusqlite::Result<Vec<Role>> {
    let roles: Option<String> = row.get("roles")?;
    let mut roles = roles
        .unwrap_or_default()
        .split(',')
        .filter(|text| !text.is_empty())
        .map(|text| stored_text(Role::parse, "role", text))
        .collect::<rusqlite::Result<Vec<Role>>>()?;
    roles.sort_unstable();
    Ok(roles)
}

fn staff(row: &Row<'_>) -> rusqlite::Result<Staff> {
    Ok(Staff {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        roles: roles(row)?,
        active: row.get("active")?,
        can_sign_in: row.get("can_sign_in")?,
        version: row.get("version")?,
    })
}

pub(crate) fn list(db: &Connection) -> Result<Vec<Staff>> {
    let mut statement = db.prepare_cached(&format!("{STAFF} ORDER BY active DESC, id"))?;
    Ok(statement.query_map([], staff)?.collect::<rusqlite::Result<_>>()?)
}

/// The member of staff with this id; `field` is where the id came from.
pub(super) fn by_id(db: &Connection, id: i64, field: &str) -> Result<Staff> {
    let mut statement = db.prepare_cached(&format!("{STAFF} WHERE id = ?1"))?;
    statement.query_row([id], staff).optional()?.ok_or_else(|| Error::field(field, ErrorCode::StaffNotFound))
}

/// The member of staff with this sign-in name, if there is one.
pub(crate) fn by_login(db: &Connection, login: &str) -> Result<Option<Staff>> {
    let mut statement = db.prepare_cached(&format!("{STAFF} WHERE login = ?1"))?;
    Ok(statement.query_row([login], staff).optional()?)
}

/// What decides whether a person may act.
pub(super) struct Standing {
    pub(super) active: bool,
    pub(super) must_change_password: bool,
    pub(super) roles: Vec<Role>,
}

pub(super) fn standing(db: &Connection, id: i64) -> Result<Standing> {
    let mut statement = db.prepare_cached(
        "SELECT active, ifnull(must_change, 0) AS must_change,
             (SELECT group_concat(role, ',') FROM staff_roles WHERE staff_id = staff.id) AS roles
         FROM staff LEFT JOIN credentials ON credentials.staff_id = staff.id WHERE staff.id = ?1",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(Standing {
            active: row.get("active")?,
            must_change_password: row.get("must_change")?,
            roles: roles(row)?,
        })
    })?)
}

/// Everybody who works or has worked here, by name.
pub(crate) fn names(db: &Connection) -> Result<Vec<(String, i64)>> {
    let mut statement = db.prepare_cached("SELECT id, name FROM staff ORDER BY active, id DESC")?;
    let names = statement.query_map([], |row| Ok((row.get("name")?, row.get("id")?)))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// The name of a member of staff.
pub(crate) fn name_of(db: &Connection, id: i64) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT name FROM staff WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("name"))?)
}

/// The sign-in name of a member of staff.
pub(crate) fn login_of(db: &Connection, id: i64) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT login FROM staff WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("login"))?)
}

/// Checks that a member of staff may be given work; `field` is where the id came from.
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
    require_free_login(db, login, None)?;
    db.execute(
        "INSERT INTO staff (login, name, active, created_at, version) VALUES (?1, ?2, 1, ?3, 1)",
        params![login, name, now.timestamp_millis()],
    )?;
    Ok(db.last_insert_rowid())
}

/// Refuses a sign-in name that somebody other than `holder` has.
fn require_free_login(db: &Connection, login: &str, holder: Option<i64>) -> Result<()> {
    let taken: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM staff WHERE login = ?1 AND id IS NOT ?2) AS taken",
        params![login, holder],
        |row| row.get("taken"),
    )?;
    if taken { Err(Error::field("login", ErrorCode::StaffLoginTaken)) } else { Ok(()) }
}

/// Gives a member of staff another sign-in name: at set-up, when the records know nobody yet.
pub(super) fn set_login(db: &Connection, id: i64, login: &str) -> Result<()> {
    require_free_login(db, login, Some(id))?;
    db.execute("UPDATE staff SET login = ?2, version = version + 1 WHERE id = ?1", params![id, login])?;
    Ok(())
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

/// How many people work here.
pub(crate) fn head_count(db: &Connection) -> Result<i64> {
    Ok(db.query_row("SELECT count(*) AS people FROM staff WHERE active = 1", [], |row| row.get("people"))?)
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
    changes: &Changes,
) -> Result<()> {
    super::record(db, &super::Entry { at, staff_id: Some(actor.id), operation, subject, changes })
}
