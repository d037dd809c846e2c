//! `linsheng.key`: the note beside a store that says where its key is, or holds it.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{ID_LENGTH, StoreKey, hex, unhex};
use crate::error::{Error, ErrorCode, Result};
use crate::store::files;

/// The file's name.
pub(in crate::store) const NAME: &str = "linsheng.key";

const VERSION: u32 = 1;

/// What the note says.
pub(super) enum Noted {
    /// There is no note.
    Nothing,
    /// It cannot be read as what it must be.
    Damaged,
    /// The system's credential store keeps the key with this id.
    Kept([u8; ID_LENGTH]),
    /// The key itself.
    Key(StoreKey),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    version: u32,
    id: String,
    /// Absent where the system's credential store keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<Zeroizing<String>>,
    /// So that a damaged note is not taken for a damaged store.
    check: String,
}

/// The note in `dir`.
pub(super) fn read(dir: &Path) -> Result<Noted> {
    let Some(bytes) = files::read(&dir.join(NAME))?.map(Zeroizing::new) else { return Ok(Noted::Nothing) };
    Ok(parse(&bytes).unwrap_or(Noted::Damaged))
}

fn parse(bytes: &[u8]) -> Option<Noted> {
    let note: Note = serde_json::from_slice(bytes).ok()?;
    let id = unhex(&note.id)?;
    if note.version != VERSION || note.check != check(&note.id, note.key.as_ref().map(|key| key.as_str())) {
        return None;
    }
    match &note.key {
        None => Some(Noted::Kept(id)),
        Some(key) => Some(Noted::Key(StoreKey { id, secret: Zeroizing::new(unhex(key)?) })),
    }
}

/// The note's text; without the key where the system keeps it.
pub(super) fn text(key: &StoreKey, kept_by_system: bool) -> Result<Zeroizing<String>> {
    let id = key.name();
    let secret = (!kept_by_system).then(|| Zeroizing::new(hex(&*key.secret)));
    let check = check(&id, secret.as_ref().map(|secret| secret.as_str()));
    serde_json::to_string(&Note { version: VERSION, id, key: secret, check })
        .map(Zeroizing::new)
        .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// Eight digits: enough against accidents, and too few to say anything about the key.
fn check(id: &str, key: Option<&str>) -> String {
    let digest =
        Sha256::new().chain_update(id).chain_update("/").chain_update(key.unwrap_or_default()).finalize();
    hex(&digest[..4])
}
