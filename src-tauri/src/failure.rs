//! What can go wrong in the shell itself, in the same shape as core's errors: a code and its parameters.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use serde::Serialize;

/// A failure of the shell, as the window gets to see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Failure {
    code: &'static str,
    params: BTreeMap<&'static str, String>,
}

impl Failure {
    /// The file could not be written.
    pub(crate) fn not_written(path: &Path, cause: &std::io::Error) -> Self {
        let code = match cause.kind() {
            std::io::ErrorKind::StorageFull => "file.disk_full",
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => "file.forbidden",
            _ => "file.not_written",
        };
        Self::new(code, cause).with_path(path)
    }

    /// The system has no program that opens the file.
    pub(crate) fn not_opened(path: &Path, cause: impl Display) -> Self {
        Self::new("file.not_opened", cause).with_path(path)
    }

    /// The page could not be handed to the printer.
    pub(crate) fn not_printed(cause: impl Display) -> Self {
        Self::new("page.not_printed", cause)
    }

    /// The keys belong to another program already, or this system has no keys that work everywhere.
    pub(crate) fn shortcut_taken(keys: &str, cause: impl Display) -> Self {
        let mut failure = Self::new("shortcut.taken", cause);
        failure.params.insert("keys", keys.to_owned());
        failure
    }

    /// The window sent what it should not have, or the shell broke.
    pub(crate) fn internal(cause: impl Display) -> Self {
        Self::new("internal", cause)
    }

    fn new(code: &'static str, cause: impl Display) -> Self {
        tracing::warn!(code, %cause, "the shell failed");
        Self { code, params: BTreeMap::new() }
    }

    fn with_path(mut self, path: &Path) -> Self {
        self.params.insert("path", path.display().to_string());
        self
    }
}
