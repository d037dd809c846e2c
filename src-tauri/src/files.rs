//! Files that leave the program: saved where a person said, or handed to the system's viewer.
//!
//! No file is ever half written: the bytes go to a neighbour first, which then takes the name.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

/// What was handed to the system's viewer, kept in a folder that only this user can read until the program ends.
#[derive(Default)]
pub(crate) struct Handed(Mutex<Option<TempDir>>);

impl Handed {
    /// Writes `bytes` into a fresh private folder, under the suggested name, and says where.
    pub(crate) fn put(&self, suggested_name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let mut root = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if root.is_none() {
            *root = Some(tempfile::Builder::new().prefix("linsheng-").tempdir()?);
        }
        let root = root.as_ref().map_or_else(std::env::temp_dir, |root| root.path().to_owned());
        // A folder for each: a viewer may still hold the last one of the same name.
        let folder = tempfile::Builder::new().prefix("").tempdir_in(root)?.keep();
        let path = folder.join(file_name(suggested_name));
        write(&path, bytes)?;
        Ok(path)
    }

    /// Takes back everything that was handed out: it may name residents.
    pub(crate) fn clear(&self) {
        let root = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Err(error)) = root.map(TempDir::close) {
            tracing::warn!(%error, "a file that was opened in a viewer could not be removed");
        }
    }
}

/// Writes the whole file or nothing, and returns when it is on disk.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".linsheng-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// A name that is good on every system the program runs on, as near to the suggested one as can be.
pub(crate) fn file_name(suggested: &str) -> String {
    let kept: String = suggested
        .chars()
        .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c })
        .take(100)
        .collect();
    let name = kept.trim_matches([' ', '.']);
    if name.is_empty() { "linsheng".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn names() {
        let check = |suggested: &str, expected: &str| assert_eq!(file_name(suggested), expected);
        check("翠湖花园 2026年第三季度.pdf", "翠湖花园 2026年第三季度.pdf");
        check("../../etc/passwd", "_.._etc_passwd");
        check("a:b*c?.pdf", "a_b_c_.pdf");
        check("a\nb", "a_b");
        check(" . ", "linsheng");
        check("", "linsheng");
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), 100);
    }

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.pdf");
        write(&path, &vec![1; 100_000]).unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        fs::create_dir_all(path.join("full")).unwrap();
        assert!(write(&path, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn handed_files_are_kept_apart_and_taken_back() {
        let handed = Handed::default();
        let one = handed.put("a.pdf", b"1").unwrap();
        let two = handed.put("a.pdf", b"2").unwrap();
        assert_ne!(one, two);
        assert_eq!((fs::read(&one).unwrap(), fs::read(&two).unwrap()), (b"1".to_vec(), b"2".to_vec()));
        handed.clear();
        assert!(!one.exists() && !two.exists());
    }
}
