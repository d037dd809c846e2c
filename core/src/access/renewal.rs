//! A new recovery key, for the day on which the paper is lost or was seen by somebody. The old one opens nothing from then on but
//! what was carried away before with its own file: see docs/adr/0007.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::sign_in::prove;
use super::store::credentials;
use super::{Changes, Password, RecoveryKey, password, store};
use crate::backups;
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::office::Seat;
use crate::operation::{AtSeat, Operation};

/// Makes a new recovery key in the place of the one before: `renew_recovery_key`. The old one opens neither the data nor a
/// backup beside them or in the second folder any more, older backups included; a copy that lies elsewhere is opened by
/// the key that it was last made under.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewRecoveryKey {
    /// The password of whoever is signed in.
    pub password: Password,
}

/// What `renew_recovery_key` made.
#[derive(Debug, Clone, Serialize, JsonSchema, TS)]
pub struct RecoveryKeyRenewed {
    /// The new recovery key, to print or write down: eight groups of seven letters and digits. It is shown this once.
    pub recovery_key: String,
    /// Why backups in one of the folders are opened by the old one until the next backup goes there; absent if none are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_copied: Option<ErrorBody>,
}

impl AtSeat for RenewRecoveryKey {
    fn run(self, seat: &Seat) -> Result<RecoveryKeyRenewed> {
        let RenewRecoveryKey { password } = self;
        let office = seat.office();
        let session = seat.session()?;
        let login = office.read(|db| store::login_of(db, session.actor().id))?;
        prove(office, Self::NAME, &login, &password, |_, _, _| Ok(()))?
            .ok_or_else(|| Error::field("password", ErrorCode::PasswordWrong))?;
        let key = RecoveryKey::new(office.chance().bytes());
        let key_hash = password::hash(key.bytes(), office.chance())?;
        let now = office.now();
        office.store().change_recovery_key(key.bytes(), || {
            office.write(|db| {
                session.admit::<Self>(db)?;
                let before = credentials::recovery_hash(db)?.map_or(Value::Null, |_| "made".into());
                credentials::set_recovery_hash(db, &key_hash, now)?;
                let changes = Changes::default().with("recovery_key", before, "renewed");
                store::audit(db, now, session.actor(), Self::NAME, "office", &changes)
            })
        })?;
        // The key counts from here on and must be shown, whatever becomes of the copies.
        let not_copied = backups::lay_recovery_files(office.store()).err();
        Ok(RecoveryKeyRenewed {
            recovery_key: key.to_string(),
            not_copied: not_copied.map(|error| error.body().clone()),
        })
    }
}
