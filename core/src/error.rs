//! What can go wrong, as a code with parameters and the field it belongs to.
//!
//! A host shows the code in its user's language; the cause goes to the log and never over the wire. There is
//! no English or Chinese sentence in here on purpose.

mod code;

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

pub use code::ErrorCode;

/// The answer of everything in core that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure: its code, the field it belongs to, and what a message needs to be exact.
#[derive(Debug)]
pub struct Error {
    body: Box<ErrorBody>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What a host gets to see of a failure.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct ErrorBody {
    /// Which failure this is, such as `phone.malformed`. Stable: translations hang on it.
    pub code: ErrorCode,
    /// The argument that the failure belongs to, as a path such as `phone`; absent if it belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// What a message needs beyond the code, such as `max` for a text that is too long.
    #[ts(type = "Record<string, unknown>")]
    pub params: BTreeMap<String, Value>,
}

impl Error {
    /// A failure that belongs to no field.
    #[must_use]
    pub fn new(code: ErrorCode) -> Self {
        Self { body: Box::new(ErrorBody { code, field: None, params: BTreeMap::new() }), cause: None }
    }

    /// A failure that belongs to `field`.
    #[must_use]
    pub fn field(field: &str, code: ErrorCode) -> Self {
        let mut error = Self::new(code);
        error.body.field = Some(field.to_owned());
        error
    }

    /// The same failure with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.body.params.insert(name.to_owned(), value.into());
        self
    }

    /// The same failure; the field that it belongs to is one of `whole`'s.
    #[must_use]
    pub(crate) fn within(mut self, whole: &str) -> Self {
        self.body.field = self.body.field.map(|field| format!("{whole}.{field}"));
        self
    }

    /// The same failure; one of the store that does not say where yet is at `path`.
    #[must_use]
    pub(crate) fn at(self, path: &std::path::Path) -> Self {
        let ours = self.body.code.text().starts_with("store.") && !self.body.params.contains_key("path");
        if ours { self.with("path", path.display().to_string()) } else { self }
    }

    /// The same failure with what caused it, for the log.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Which failure this is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.body.code
    }

    /// What may go over the wire.
    #[must_use]
    pub fn body(&self) -> &ErrorBody {
        &self.body
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.body.code.text())?;
        if let Some(field) = &self.body.field {
            write!(f, " at {field}")?;
        }
        for (name, value) in &self.body.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as &(dyn std::error::Error + 'static))
    }
}
