//! The key of an encrypted store: made once, kept where the system keeps secrets, and never lost on the way.
//!
//! - `linsheng.key` beside the store says where the key is: in the system's credential store, or right there.
//! - `linsheng.recovery` beside the store and in the folders of backups holds the key wrapped by the recovery key, so
//!   that another computer can open the store.
//!
//! The id of a key is the salt that SQLCipher writes as the first 16 bytes of the store and of its backups: it says
//! which files belong together without any of them being opened. The id is not secret.

mod file;
mod recovery;
mod system;

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{BACKUP_FOLDER, files};
use crate::error::{Error, ErrorCode, Result};
use crate::ids::secret_bytes;

pub(super) use file::NAME as KEY_FILE;
pub(super) use recovery::NAME as RECOVERY_FILE;

/// How many bytes of a store's beginning are the id of its key.
pub(super) const ID_LENGTH: usize = 16;

/// Where a new key is kept. An existing one is found wherever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the operating system's credential store; in a file beside the store where there is none.
    System,
    /// In a file beside the store, readable by its owner only: for servers, scripts, demo offices and tests.
    File,
}

impl KeyPlace {
    /// The credential store, unless `LINSHENG_KEY_PLACE` is `file`.
    #[must_use]
    pub fn from_environment() -> Self {
        match std::env::var_os("LINSHENG_KEY_PLACE") {
            Some(place) if place == "file" => Self::File,
            _ => Self::System,
        }
    }
}

/// The key of a store.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct StoreKey {
    /// The first bytes of every file that is encrypted with this key.
    pub(super) id: [u8; ID_LENGTH],
    secret: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoreKey").field("id", &hex(&self.id)).finish_non_exhaustive()
    }
}

impl StoreKey {
    /// A key that nobody has ever had.
    fn fresh() -> Result<Self> {
        Ok(Self { id: secret_bytes()?, secret: Zeroizing::new(secret_bytes()?) })
    }

    /// The id as text: the name under which the system keeps the key.
    pub(super) fn name(&self) -> String {
        hex(&self.id)
    }

    /// What SQLCipher takes as a raw key with its salt.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}{}'", *Zeroizing::new(hex(&*self.secret)), hex(&self.id)))
    }
}

/// Finds the key of the file that begins with `head`, by what lies in `dir`.
///
/// # Errors
/// `store.locked` if it is nowhere to be found: the recovery key is needed, if `recovery` says that it helps.
pub(super) fn find(dir: &Path, head: Option<[u8; ID_LENGTH]>) -> Result<StoreKey> {
    let noted = file::read(dir)?;
    let wrapped = recovery::id(&dir.join(RECOVERY_FILE))?;
    let matching = |id: &[u8; ID_LENGTH]| head.is_none_or(|head| head == *id);
    match noted {
        file::Noted::Key(key) if matching(&key.id) => return Ok(key),
        file::Noted::Kept(id) if matching(&id) => {
            return system::read(&id)?.ok_or_else(|| locked(dir, "key_not_kept", head));
        }
        _ => (),
    }
    // The note is gone, or is another store's: the system may still have the key of this one.
    for id in [head, wrapped].into_iter().flatten().filter(|id| matching(id)) {
        if let Some(key) = system::read(&id)? {
            return Ok(key);
        }
    }
    if wrapped.is_some_and(|id| matching(&id)) {
        return Err(locked(dir, "key_not_found", head));
    }
    // Nothing matches the file: its beginning may be damaged, and the key still be the one noted here.
    match noted {
        file::Noted::Key(key) => Ok(key),
        file::Noted::Kept(id) => system::read(&id)?.ok_or_else(|| locked(dir, "key_not_kept", head)),
        file::Noted::Damaged => Err(locked(dir, "key_file_damaged", head)),
        file::Noted::Nothing => Err(locked(dir, "key_not_found", head)),
    }
}

/// Whether nothing in `dir` says that there is a key to the store.
pub(super) fn nothing_beside(dir: &Path) -> bool {
    [KEY_FILE, RECOVERY_FILE].iter().all(|name| !dir.join(name).exists())
}

/// `recovery` tells whether there is anything that the recovery key could open: beside the store or beside its backups.
fn locked(dir: &Path, reason: &str, head: Option<[u8; ID_LENGTH]>) -> Error {
    let copy = head.map(|id| dir.join(BACKUP_FOLDER).join(recovery_copy(&id)));
    let recovery = dir.join(RECOVERY_FILE).exists() || copy.is_some_and(|copy| copy.exists());
    Error::new(ErrorCode::StoreLocked)
        .with("path", files::shown(dir))
        .with("reason", reason)
        .with("recovery", recovery)
}

/// The key for a store that is about to be made in `dir`: the one that is already noted there, or a new one.
///
/// # Errors
/// As [`keep`].
pub(super) fn prepare(dir: &Path, place: KeyPlace) -> Result<StoreKey> {
    match file::read(dir)? {
        file::Noted::Nothing => {
            let key = StoreKey::fresh()?;
            keep(dir, &key, place)?;
            Ok(key)
        }
        _ => find(dir, None),
    }
}

/// Keeps the key and reads it back from where it is kept; only then is it noted beside the store.
///
/// # Errors
/// `store.read_only`, `store.full`, `store.unreachable` of the file beside the store.
pub(super) fn keep(dir: &Path, key: &StoreKey, place: KeyPlace) -> Result<()> {
    let text = note(key, place)?;
    let path = dir.join(KEY_FILE);
    files::write(&path, text.as_bytes())?;
    if find(dir, Some(key.id))? == *key {
        Ok(())
    } else {
        Err(Error::new(ErrorCode::StoreFailed).with("path", files::shown(&path)))
    }
}

/// The text of `linsheng.key` for this key, which the system keeps from now on if it can.
pub(super) fn note(key: &StoreKey, place: KeyPlace) -> Result<Zeroizing<String>> {
    let kept = place == KeyPlace::System && system::keep(key);
    file::text(key, kept)
}

/// The key with this id that `recovery_key` unwraps from the first of these files that it opens, and that file. One of them
/// may be gone, damaged or of another recovery key, which is what there are several for.
///
/// # Errors
/// Of the first file that wraps a key with this id: `store.recovery_key_wrong`, `store.recovery_damaged`. Where there is
/// none, of the first file: `store.recovery_damaged` if it wraps nothing, `store.recovery_missing` otherwise.
pub(super) fn recover<'a>(
    places: &'a [PathBuf],
    id: &[u8; ID_LENGTH],
    recovery_key: &[u8; 32],
) -> Result<(StoreKey, &'a Path)> {
    let mut refused = None;
    for path in places {
        if recovery::id(path)? == Some(*id) {
            match recovery::open(path, recovery_key) {
                Ok(key) => return Ok((key, path)),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
    }
    Err(match refused {
        Some(error) => error,
        None => nothing_wraps(places)?,
    })
}

/// Why none of these files opens anything.
///
/// # Errors
/// Those of reading a file.
pub(super) fn nothing_wraps(places: &[PathBuf]) -> Result<Error> {
    for path in places {
        if path.exists() && recovery::id(path)?.is_none() {
            return Ok(Error::new(ErrorCode::StoreRecoveryDamaged).with("path", files::shown(path)));
        }
    }
    let first = places.first().map(|path| files::shown(path)).unwrap_or_default();
    Ok(Error::new(ErrorCode::StoreRecoveryMissing).with("path", first))
}

/// The id of the key that the file `path` wraps; `None` if it is not there or wraps none.
///
/// # Errors
/// Those of reading a file.
pub(super) fn wrapped_id(path: &Path) -> Result<Option<[u8; ID_LENGTH]>> {
    recovery::id(path)
}

/// Whether the note beside the store is about this key.
///
/// # Errors
/// Those of reading a file.
pub(super) fn noted(dir: &Path, key: &StoreKey) -> Result<bool> {
    Ok(match file::read(dir)? {
        file::Noted::Key(noted) => noted == *key,
        file::Noted::Kept(id) => id == key.id,
        file::Noted::Nothing | file::Noted::Damaged => false,
    })
}

/// The ending of a wrapping that is whole but does not count yet.
const NEXT: &str = ".next";

/// Wraps the key by `recovery_key` beside the file `linsheng.recovery` in `dir`, which stays as it is, and reads it back.
///
/// # Errors
/// Those of writing a file.
pub(super) fn wrap(dir: &Path, key: &StoreKey, recovery_key: &[u8; 32]) -> Result<()> {
    let next = files::with_ending(&dir.join(RECOVERY_FILE), NEXT);
    files::write(&next, recovery::seal(key, recovery_key)?.as_bytes())?;
    if recovery::open(&next, recovery_key)? == *key {
        Ok(())
    } else {
        Err(Error::new(ErrorCode::StoreFailed).with("path", files::shown(&next)))
    }
}

/// Puts what [`wrap`] made in the place of the file of before: one rename, so that there is always one of the two.
///
/// # Errors
/// Those of renaming a file.
pub(super) fn put_wrapping(dir: &Path) -> Result<()> {
    let path = dir.join(RECOVERY_FILE);
    files::rename(&files::with_ending(&path, NEXT), &path)
}

/// Takes away what [`wrap`] made and nobody wants any more.
///
/// # Errors
/// Those of removing a file.
pub(super) fn drop_wrapping(dir: &Path) -> Result<()> {
    files::remove(&files::with_ending(&dir.join(RECOVERY_FILE), NEXT))
}

/// The name of the copy of `linsheng.recovery` that lies beside backups, where other stores' may lie as well.
pub(super) fn recovery_copy(id: &[u8; ID_LENGTH]) -> String {
    format!("linsheng-{}.recovery", &hex(id)[..8])
}

/// Whether the key is noted as kept by the system's credential store.
///
/// # Errors
/// Those of reading a file.
pub(super) fn kept_by_system(dir: &Path) -> Result<bool> {
    Ok(matches!(file::read(dir)?, file::Noted::Kept(_)))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
        text
    })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    (digits.len() == 2 * N).then_some(bytes)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_kept_found_wrapped_and_recovered() {
        let dir = tempfile::tempdir().unwrap();
        let key = prepare(dir.path(), KeyPlace::File).unwrap();
        assert_eq!(prepare(dir.path(), KeyPlace::File).unwrap(), key, "it is made once");
        assert_eq!(find(dir.path(), Some(key.id)).unwrap(), key);
        let recovery_key = [7; 32];
        wrap(dir.path(), &key, &recovery_key).unwrap();
        let path = dir.path().join(RECOVERY_FILE);
        let recover =
            |recovery_key| recover(std::slice::from_ref(&path), &key.id, recovery_key).map(|(key, _)| key);
        assert_eq!(recover(&recovery_key).unwrap_err().code(), ErrorCode::StoreRecoveryMissing, "not yet");
        put_wrapping(dir.path()).unwrap();
        assert_eq!(recover(&recovery_key).unwrap(), key);
        let secret = hex(&*key.secret);
        assert!(!std::fs::read_to_string(&path).unwrap().contains(&secret));
        assert!(!format!("{key:?}").contains(&secret));
        assert_eq!(recover(&[8; 32]).unwrap_err().code(), ErrorCode::StoreRecoveryKeyWrong);
        std::fs::remove_file(dir.path().join(KEY_FILE)).unwrap();
        let error = find(dir.path(), Some(key.id)).unwrap_err();
        assert_eq!((error.code(), &error.body().params["recovery"]), (ErrorCode::StoreLocked, &true.into()));
    }

    #[test]
    fn a_damaged_note_or_wrapping_is_never_taken_for_a_key() {
        let dir = tempfile::tempdir().unwrap();
        let key = prepare(dir.path(), KeyPlace::File).unwrap();
        wrap(dir.path(), &key, &[7; 32]).unwrap();
        put_wrapping(dir.path()).unwrap();
        for (name, codes) in [
            (KEY_FILE, &[ErrorCode::StoreLocked][..]),
            (RECOVERY_FILE, &[ErrorCode::StoreRecoveryDamaged, ErrorCode::StoreRecoveryKeyWrong][..]),
        ] {
            let path = dir.path().join(name);
            let good = std::fs::read(&path).unwrap();
            for at in (0..good.len()).step_by(3) {
                let mut bad = good.clone();
                bad[at] ^= 1;
                std::fs::write(&path, &bad).unwrap();
                let found = if name == KEY_FILE {
                    find(dir.path(), Some(key.id))
                } else {
                    recovery::open(&path, &[7; 32])
                };
                match found {
                    Ok(found) => assert_eq!(found, key, "{name} {at}"),
                    Err(error) => assert!(codes.contains(&error.code()), "{name} {at}: {error}"),
                }
            }
            std::fs::write(&path, &good).unwrap();
        }
    }
}
