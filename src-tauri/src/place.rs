//! Which folder the office's data is in, and by which name the system knows the window on it.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// The folder of an office, and the identifier of the program while it works on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The folder of the office's data.
    pub(crate) data: PathBuf,
    /// The program's identifier, with a suffix of its own for every folder but the usual one.
    pub(crate) identifier: String,
}

impl Place {
    /// The place that `data` names, or the usual one: `office` in the program's folder of local data. Local and
    /// not roaming, because a store that a server copies while it is open is a damaged store.
    pub(crate) fn of(data: Option<PathBuf>, identifier: &str) -> Self {
        Self::within(dirs::data_local_dir().as_deref(), data, identifier)
    }

    fn within(local: Option<&Path>, data: Option<PathBuf>, identifier: &str) -> Self {
        let usual = local.map(|local| local.join(identifier).join("office"));
        let data = data.or_else(|| usual.clone()).unwrap_or_else(|| PathBuf::from("linsheng-office"));
        let data = std::path::absolute(&data).unwrap_or(data);
        if let Err(error) = std::fs::create_dir_all(&data) {
            tracing::warn!(data = %data.display(), %error, "the folder of the data could not be made");
        }
        let folder = one_spelling(&data);
        if usual.is_some_and(|usual| one_spelling(&usual) == folder) {
            return Self { data, identifier: identifier.to_owned() };
        }
        let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
        let suffix = digest.iter().take(6).fold(0, |number: u64, byte| (number << 8) | u64::from(*byte));
        // A letter first: no part of a name on the session bus may begin with a digit.
        Self { data, identifier: format!("{identifier}.o{suffix:012x}") }
    }
}

/// The one spelling of a folder, whichever way it was named. A folder that cannot be made keeps the spelling it
/// has: opening the store in it will say what is wrong.
fn one_spelling(folder: &Path) -> PathBuf {
    std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_place_has_the_plain_identifier_however_it_is_named() {
        let local = tempfile::tempdir().unwrap();
        let usual = Place::within(Some(local.path()), None, "cn.linsheng.desktop");
        assert_eq!(usual.identifier, "cn.linsheng.desktop");
        assert!(usual.data.ends_with("cn.linsheng.desktop/office"));
        let named = local.path().join("cn.linsheng.desktop").join(".").join("office");
        let again = Place::within(Some(local.path()), Some(named), "cn.linsheng.desktop");
        assert_eq!(again.identifier, usual.identifier);
    }

    #[test]
    fn every_other_folder_has_an_identifier_of_its_own() {
        let local = tempfile::tempdir().unwrap();
        let place = |name: &str| {
            Place::within(Some(local.path()), Some(local.path().join(name)), "cn.linsheng.desktop")
        };
        let one = place("one");
        assert_eq!(one.identifier, place("two/../one").identifier);
        assert_ne!(one.identifier, place("two").identifier);
        assert!(one.identifier.starts_with("cn.linsheng.desktop.o"));
    }

    #[test]
    fn folder_that_cannot_be_made_keeps_its_name() {
        let local = tempfile::tempdir().unwrap();
        let file = local.path().join("file");
        std::fs::write(&file, "").unwrap();
        let place = Place::within(Some(local.path()), Some(file.join("office")), "cn.linsheng.desktop");
        assert_eq!(place.data, file.join("office"));
    }
}
