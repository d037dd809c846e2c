//! Files beside the store: written whole or not at all, and what the system's refusals mean.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorCode, Result};

/// What the system's refusal means to a person, with the path that it is about.
pub(crate) fn failure(path: &Path, cause: std::io::Error) -> Error {
    // What Windows answers when a network drive or its server is gone; the standard library has no kinds for these.
    const WINDOWS_GONE: [i32; 8] = [51, 53, 55, 59, 64, 67, 121, 1231];
    const UNIX_IO: i32 = 5;
    let gone = cause
        .raw_os_error()
        .is_some_and(|code| if cfg!(windows) { WINDOWS_GONE.contains(&code) } else { code == UNIX_IO });
    let code = match cause.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::StoreFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ErrorCode::StoreReadOnly,
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut => ErrorCode::StoreUnreachable,
        _ if gone => ErrorCode::StoreUnreachable,
        _ => ErrorCode::StoreFailed,
    };
    Error::new(code).with("path", shown(path)).because(cause)
}

/// A path as people read it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The path with more text at its end: `linsheng.db` and `-wal`.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The file's content; `None` if there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(failure(path, cause)),
    }
}

/// How many bytes the file has; `None` if there is no such file.
pub(crate) fn length(path: &Path) -> Result<Option<u64>> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some(metadata.len())),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(failure(path, cause)),
    }
}

/// Writes a file that only its owner may read. Whoever opens it finds the old content or the new one, also after a
/// power failure.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = with_ending(path, ".part");
    remove(&unfinished)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options.open(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|cause| failure(&unfinished, cause))?;
    rename(&unfinished, path)
}

/// Copies a file and waits until the copy is on disk.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(|cause| failure(from, cause))?;
    let mut target = File::create(to).map_err(|cause| failure(to, cause))?;
    std::io::copy(&mut source, &mut target)
        .and_then(|_| target.sync_all())
        .map_err(|cause| failure(to, cause))
}

/// Whether the file can be opened for writing; nothing is written.
pub(crate) fn writable(path: &Path) -> Result<()> {
    OpenOptions::new().read(true).write(true).open(path).map(drop).map_err(|cause| failure(path, cause))
}

/// Waits until the file's content is on disk.
pub(crate) fn sync(path: &Path) -> Result<()> {
    // Windows flushes only what was opened for writing.
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.and_then(|file| file.sync_all()).map_err(|cause| failure(path, cause))
}

/// Gives a file another name in its folder, replacing what has that name; on disk when this returns.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|cause| failure(from, cause))?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// Removes a file; one that is not there is as good as removed.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(failure(path, cause)),
        _ => Ok(()),
    }
}

/// Waits until the folder's list of names is on disk. Windows has no such call; NTFS keeps names in its journal.
fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        // Some network file systems know no such call either; the rename itself was done.
        match File::open(folder).and_then(|file| file.sync_all()) {
            Err(cause) if !matches!(cause.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {
                return Err(failure(folder, cause));
            }
            _ => (),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_of_the_system_has_its_own_code() {
        let cases = [
            (ErrorKind::StorageFull, ErrorCode::StoreFull),
            (ErrorKind::QuotaExceeded, ErrorCode::StoreFull),
            (ErrorKind::PermissionDenied, ErrorCode::StoreReadOnly),
            (ErrorKind::ReadOnlyFilesystem, ErrorCode::StoreReadOnly),
            (ErrorKind::NotFound, ErrorCode::StoreUnreachable),
            (ErrorKind::HostUnreachable, ErrorCode::StoreUnreachable),
            (ErrorKind::StaleNetworkFileHandle, ErrorCode::StoreUnreachable),
            (ErrorKind::Other, ErrorCode::StoreFailed),
        ];
        for (kind, code) in cases {
            let error = failure(Path::new("x/linsheng.db"), kind.into());
            assert_eq!(error.code(), code, "{kind:?}");
            assert_eq!(error.body().params["path"], "x/linsheng.db");
        }
    }

    #[test]
    fn a_written_file_is_whole_and_private() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("linsheng.key");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap().unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
