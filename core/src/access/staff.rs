//! The people who work in the office.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Changes, Role, store};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::operation::{Done, Read, ReadContext, Write, WriteContext};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Staff {
    /// The id.
    pub id: i64,
    /// The sign-in name.
    pub login: String,
    /// The name.
    pub name: String,
    /// The posts; one person can hold several.
    pub roles: Vec<Role>,
    /// Whether the person still works here.
    pub active: bool,
    /// Whether the person has a password.
    pub can_sign_in: bool,
    /// Grows with every change.
    pub version: i64,
}

/// Who works here: `list_staff`. Those who have left come last.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListStaff {}

impl Read for ListStaff {
    fn run(self, context: &ReadContext<'_>) -> Result<Vec<Staff>> {
        let ListStaff {} = self;
        store::list(context.db)
    }
}

/// Adds a member of staff: `add_staff`. They can sign in once `reset_password` has given them a password.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AddStaff {
    /// The sign-in name: 1…40 characters of a–z, 0–9, `.`, `-` and `_`, unique.
    pub login: String,
    /// The name, 1…40 characters.
    pub name: String,
    /// The posts, at least one.
    pub roles: Vec<Role>,
}

impl Write for AddStaff {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Staff>> {
        let login = parse_login(&self.login)?;
        let name = input::required_line("name", &self.name, 40)?;
        let roles = parse_roles(self.roles)?;
        let id = store::insert(context.db, &login, &name, context.now)?;
        store::set_roles(context.db, id, &roles)?;
        let answer = store::by_id(context.db, id, "id")?;
        let changes = Changes::default().with("name", Value::Null, answer.name.as_str()).with(
            "roles",
            Value::Null,
            role_texts(&answer.roles),
        );
        Ok(Done::new(answer, login).changing(changes))
    }
}

/// Changes a member of staff: `update_staff`. People are never deleted: their names stand in the records.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateStaff {
    /// Whom: an id from `list_staff`.
    pub id: i64,
    /// The name, 1…40 characters.
    pub name: String,
    /// The posts, at least one.
    pub roles: Vec<Role>,
    /// Whether the person still works here. The last active manager must.
    pub active: bool,
    /// Refuse if the record has changed since this version of it was read.
    #[serde(default)]
    #[ts(optional)]
    pub expected_version: Option<i64>,
}

impl Write for UpdateStaff {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<Staff>> {
        let UpdateStaff { id, name, roles, active, expected_version } = self;
        let name = input::required_line("name", &name, 40)?;
        let roles = parse_roles(roles)?;
        let before = store::by_id(context.db, id, "id")?;
        input::same_version(expected_version, before.version)?;
        store::update(context.db, id, &name, active)?;
        store::set_roles(context.db, id, &roles)?;
        if store::active_managers(context.db)? == 0 {
            let field = if active { "roles" } else { "active" };
            return Err(Error::field(field, ErrorCode::StaffLastManager));
        }
        let answer = store::by_id(context.db, id, "id")?;
        let changes = Changes::default()
            .with("name", before.name, answer.name.as_str())
            .with("roles", role_texts(&before.roles), role_texts(&answer.roles))
            .with("active", before.active, answer.active);
        Ok(Done::new(answer, before.login).changing(changes))
    }
}

pub(super) fn parse_login(text: &str) -> Result<String> {
    let login = input::required_line("login", text, 40)?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    if login.chars().all(fits) {
        Ok(login)
    } else {
        Err(Error::field("login", ErrorCode::StaffLoginMalformed))
    }
}

fn role_texts(roles: &[Role]) -> Vec<&'static str> {
    roles.iter().map(|role| role.text()).collect()
}

fn parse_roles(mut roles: Vec<Role>) -> Result<Vec<Role>> {
    if roles.is_empty() {
        return Err(Error::field("roles", ErrorCode::InputRequired));
    }
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}
