//! The first start: the office's name, its first manager, and the recovery key.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::sign_in::{AccessState, state};
use super::staff::parse_login;
use super::store::credentials;
use super::{Actor, Changes, Password, RecoveryKey, ResetPassword, password, store};
use crate::error::{Error, ErrorCode, Result};
use crate::input;
use crate::office::{self, Office, OfficeZone, Seat};
use crate::operation::{AtSeat, Operation};

/// Sets the office up and signs its first manager in: `set_up_office`. Only while nobody has a password yet.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetUpOffice {
    /// The community's name, 1…40 characters.
    pub community_name: String,
    /// The office's name, 1…60 characters.
    pub office_name: String,
    /// An IANA time zone such as `Asia/Shanghai`, in which days, months and quarters are counted.
    pub time_zone: String,
    /// The first manager's name, 1…40 characters.
    pub manager_name: String,
    /// The first manager's sign-in name: 1…40 characters of a–z, 0–9, `.`, `-` and `_`.
    pub login: String,
    /// The first manager's password, 8…128 characters.
    pub password: Password,
    /// The office's logo, as in `set_office_logo`; none if absent.
    #[serde(default)]
    #[ts(optional)]
    pub logo: Option<String>,
}

/// An office that was just set up.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct OfficeSetUp {
    /// The recovery key, to print or write down: eight groups of seven letters and digits. It is shown this once; the
    /// program keeps only what it needs to know it again.
    pub recovery_key: String,
    /// The manager is signed in.
    pub state: AccessState,
}

impl AtSeat for SetUpOffice {
    fn run(self, seat: &Seat) -> Result<OfficeSetUp> {
        let SetUpOffice { community_name, office_name, time_zone, manager_name, login, password, logo } =
            self;
        let office = seat.office();
        office.read(require_fresh)?;
        let community_name = input::required_line("community_name", &community_name, 40)?;
        let office_name = input::required_line("office_name", &office_name, 60)?;
        let zone: OfficeZone =
            time_zone.parse().map_err(|_| Error::field("time_zone", ErrorCode::OfficeTimeZoneUnknown))?;
        let name = input::required_line("manager_name", &manager_name, 40)?;
        let login = parse_login(&login)?;
        password.require_good("password", &login, &name)?;
        let logo = logo.as_deref().map(|logo| office::logo::drawn("logo", logo)).transpose()?;
        let key = RecoveryKey::new(office.chance().bytes());
        let password_hash = password.hash(office.chance())?;
        let key_hash = password::hash(key.bytes(), office.chance())?;
        // First, so that no office is set up whose data the key that is shown does not open elsewhere.
        office.set_recovery_key(key.bytes())?;
        let now = office.now();
        let actor = office.write(|db| {
            require_fresh(db)?;
            // The row that stands for the manager in a new store becomes this person.
            let Actor { id, login: login_before } = store::actor(db, None)?;
            let before = store::by_id(db, id, "id")?;
            store::set_login(db, id, &login)?;
            store::update(db, id, &name, true)?;
            credentials::set(db, id, &password_hash, false, now)?;
            credentials::set_recovery_hash(db, &key_hash, now)?;
            let card = office::store::card(db)?;
            office::store::update(db, &community_name, &office_name, zone, card.lock_after_minutes)?;
            let changes = office::logo::keep(db, logo.as_deref())?
                .with("community_name", card.community_name, community_name.as_str())
                .with("office_name", card.office_name, office_name.as_str())
                .with("time_zone", card.time_zone, zone.name())
                .with("manager_login", login_before, login.as_str())
                .with("manager_name", before.name, name.as_str())
                .with("recovery_key", Value::Null, "made");
            let actor = Actor { id, login: login.clone() };
            store::audit(db, now, &actor, Self::NAME, "office", &changes)?;
            Ok(actor)
        })?;
        seat.take(actor);
        Ok(OfficeSetUp { recovery_key: key.to_string(), state: state(seat)? })
    }
}

/// Whether anybody can sign in: whether the office has been set up.
pub(crate) fn is_set_up(db: &Connection) -> Result<bool> {
    credentials::any(db)
}

/// Gives the staff of a made-up office one password, as `manager` would, but without asking them to change it.
pub(crate) fn hand_out(
    office: &Office,
    password: &Password,
    manager: &Actor,
    staff: &[Actor],
    at: DateTime<Utc>,
) -> Result<()> {
    let hashes = staff.iter().map(|_| password.hash(office.chance())).collect::<Result<Vec<String>>>()?;
    office.write(|db| {
        for (actor, hash) in staff.iter().zip(&hashes) {
            credentials::set(db, actor.id, hash, false, at)?;
            let changes = Changes::default().with("has_password", false, true);
            store::audit(db, at, manager, ResetPassword::NAME, &actor.login, &changes)?;
        }
        Ok(())
    })
}

fn require_fresh(db: &Connection) -> Result<()> {
    if credentials::any(db)? { Err(Error::new(ErrorCode::OfficeAlreadySetUp)) } else { Ok(()) }
}
