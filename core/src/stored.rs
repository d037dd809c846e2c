//! Enums that the store keeps as text, and what goes wrong with it.

use crate::error::{Error, ErrorCode};

/// Gives an enum that the store keeps as text its list, its text and its way back.
macro_rules! stored_as_text {
    ($name:ident { $( $variant:ident = $text:literal ),* $(,)? }) => {
        impl $name {
            /// All of them, in the office's order.
            pub const ALL: &'static [$name] = &[$( $name::$variant ),*];

            /// How the store writes it.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $( $name::$variant => $text, )* }
            }

            /// What the store writes as `text`; `None` if there is nothing like that.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.text() == text)
            }
        }
    };
}

pub(crate) use stored_as_text;

/// What `SQLite` reports, as a code.
impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sqlite;
        let code = match cause.sqlite_error_code() {
            Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => ErrorCode::StoreBusy,
            // The first page of an encrypted store that was changed reads as no database at all.
            Some(Sqlite::DatabaseCorrupt | Sqlite::NotADatabase) => ErrorCode::StoreDamaged,
            Some(Sqlite::DiskFull) => ErrorCode::StoreFull,
            Some(Sqlite::ReadOnly | Sqlite::PermissionDenied) => ErrorCode::StoreReadOnly,
            Some(Sqlite::SystemIoFailure | Sqlite::CannotOpen) => ErrorCode::StoreUnreachable,
            _ => ErrorCode::StoreFailed,
        };
        Error::new(code).because(cause)
    }
}
