//! `linsheng.recovery`: the store's key, wrapped by the recovery key that a person keeps on paper.
//!
//! Argon2id makes a wrapping key of the recovery key, XChaCha20-Poly1305 seals the store's key with it; everything
//! else in the file is covered by the seal. The recovery key has 256 bits of chance already: Argon2id is there for
//! the day on which somebody hands in less.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{ID_LENGTH, StoreKey, unhex};
use crate::error::{Error, ErrorCode, Result};
use crate::ids::secret_bytes;
use crate::store::files;

/// The file's name.
pub(in crate::store) const NAME: &str = "linsheng.recovery";

const VERSION: u32 = 1;

/// What a file may ask of Argon2id at most, so that a damaged one takes neither all memory nor all day.
const MOST_MEMORY_KIB: u32 = 1 << 18;
const MOST_PASSES: u32 = 16;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapping {
    version: u32,
    id: String,
    kdf: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    aead: String,
    nonce: String,
    sealed: String,
}

impl Wrapping {
    /// Everything that stands in the open, for the seal to cover.
    fn header(&self) -> String {
        let Self { version, id, kdf, memory_kib, passes, lanes, salt, aead, nonce, sealed: _ } = self;
        format!("{NAME}/{version}/{id}/{kdf}/{memory_kib}/{passes}/{lanes}/{salt}/{aead}/{nonce}")
    }

    fn cipher(&self, recovery_key: &[u8; 32], salt: &[u8]) -> Option<XChaCha20Poly1305> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()?;
        let mut wrapping_key = Zeroizing::new([0_u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(recovery_key, salt, &mut *wrapping_key)
            .ok()?;
        Some(XChaCha20Poly1305::new((&*wrapping_key).into()))
    }
}

/// The text of the file.
pub(super) fn seal(key: &StoreKey, recovery_key: &[u8; 32]) -> Result<String> {
    let (salt, nonce): ([u8; 16], [u8; 24]) = (secret_bytes()?, secret_bytes()?);
    let mut wrapping = Wrapping {
        version: VERSION,
        id: key.name(),
        kdf: "argon2id".to_owned(),
        // As OWASP recommends for passwords.
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
        salt: STANDARD.encode(salt),
        aead: "xchacha20-poly1305".to_owned(),
        nonce: STANDARD.encode(nonce),
        sealed: String::new(),
    };
    let internal = || Error::new(ErrorCode::Internal);
    let cipher = wrapping.cipher(recovery_key, &salt).ok_or_else(internal)?;
    let header = wrapping.header();
    let payload = Payload { msg: &*key.secret, aad: header.as_bytes() };
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| internal())?;
    wrapping.sealed = STANDARD.encode(sealed);
    serde_json::to_string_pretty(&wrapping).map_err(|cause| internal().because(cause))
}

/// The id of the key that the file wraps; `None` if there is no such file or it cannot be read as one.
pub(super) fn id(path: &Path) -> Result<Option<[u8; ID_LENGTH]>> {
    let bytes = files::read(path)?;
    Ok(bytes
        .and_then(|bytes| serde_json::from_slice::<Wrapping>(&bytes).ok())
        .and_then(|read| unhex(&read.id)))
}

/// The key that the file wraps.
pub(super) fn open(path: &Path, recovery_key: &[u8; 32]) -> Result<StoreKey> {
    let failed = |code| Error::new(code).with("path", files::shown(path));
    let bytes = files::read(path)?.ok_or_else(|| failed(ErrorCode::StoreRecoveryMissing))?;
    let damaged = || failed(ErrorCode::StoreRecoveryDamaged);
    let wrapping: Wrapping = serde_json::from_slice(&bytes).map_err(|cause| damaged().because(cause))?;
    let known = wrapping.version == VERSION
        && wrapping.kdf == "argon2id"
        && wrapping.aead == "xchacha20-poly1305"
        && wrapping.memory_kib <= MOST_MEMORY_KIB
        && wrapping.passes <= MOST_PASSES;
    let id = unhex(&wrapping.id).filter(|_| known).ok_or_else(damaged)?;
    let decode = |text: &str| STANDARD.decode(text).map_err(|cause| damaged().because(cause));
    let (salt, nonce, sealed) =
        (decode(&wrapping.salt)?, decode(&wrapping.nonce)?, decode(&wrapping.sealed)?);
    let nonce = <[u8; 24]>::try_from(nonce.as_slice()).map_err(|cause| damaged().because(cause))?;
    let cipher = wrapping.cipher(recovery_key, &salt).ok_or_else(damaged)?;
    let header = wrapping.header();
    // The seal cannot tell a wrong key from a damaged file; a wrong key is what happens.
    let secret = cipher
        .decrypt(XNonce::from_slice(&nonce), Payload { msg: &sealed, aad: header.as_bytes() })
        .map(Zeroizing::new)
        .map_err(|_| failed(ErrorCode::StoreRecoveryKeyWrong))?;
    let secret = <[u8; 32]>::try_from(secret.as_slice()).map_err(|cause| damaged().because(cause))?;
    Ok(StoreKey { id, secret: Zeroizing::new(secret) })
}
