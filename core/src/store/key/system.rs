//! The operating system's credential store: Credential Manager, Keychain, Secret Service.
//!
//! It is asked on a thread of its own: a Linux session whose keyring waits for a password answers when the person
//! does, and one without a display never.

use std::sync::mpsc;
use std::time::Duration;

use keyring::Entry;
use zeroize::Zeroizing;

use super::{ID_LENGTH, StoreKey, hex};
use crate::error::{Error, ErrorCode, Result};

/// Under which the keys of all stores stand.
const SERVICE: &str = "cn.linsheng.store";

/// How long a person may take to unlock the system's keyring.
const PATIENCE: Duration = Duration::from_secs(30);

/// Hands the key to the system and reads it back; `false` where there is no credential store or it does not give
/// back what it was given.
pub(super) fn keep(key: &StoreKey) -> bool {
    let (name, secret) = (key.name(), key.secret.clone());
    let kept = ask(move || {
        let entry = Entry::new(SERVICE, &name)?;
        entry.set_secret(&*secret)?;
        Ok(Zeroizing::new(entry.get_secret()?).as_slice() == secret.as_slice())
    });
    match kept {
        Some(Ok(same)) => same,
        Some(Err(cause)) => {
            tracing::info!(%cause, "no credential store; the key is kept in a file");
            false
        }
        None => {
            tracing::warn!("the credential store does not answer; the key is kept in a file");
            false
        }
    }
}

/// The key with this id; `None` if the system has none.
///
/// # Errors
/// `internal` if what it has cannot be a key.
pub(super) fn read(id: &[u8; ID_LENGTH]) -> Result<Option<StoreKey>> {
    let name = hex(id);
    let secret = match ask(move || Entry::new(SERVICE, &name)?.get_secret().map(Zeroizing::new)) {
        Some(Ok(secret)) => secret,
        Some(Err(cause)) => {
            tracing::info!(%cause, "the credential store does not give the key");
            return Ok(None);
        }
        None => {
            tracing::warn!("the credential store does not answer");
            return Ok(None);
        }
    };
    let secret = <[u8; 32]>::try_from(secret.as_slice())
        .map_err(|cause| Error::new(ErrorCode::StoreLocked).with("reason", "key_malformed").because(cause))?;
    Ok(Some(StoreKey { id: *id, secret: Zeroizing::new(secret) }))
}

/// The answer of the credential store, `None` if it does not answer in time.
fn ask<T: Send + 'static>(
    question: impl FnOnce() -> keyring::Result<T> + Send + 'static,
) -> Option<keyring::Result<T>> {
    // Without a session there is nobody to ask, and asking would start programs to find that out.
    if cfg!(all(unix, not(target_os = "macos"))) && std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
        return Some(Err(keyring::Error::NoDefaultStore));
    }
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody listens any more if it took too long.
        drop(sender.send(question()));
    });
    receiver.recv_timeout(PATIENCE).ok()
}
