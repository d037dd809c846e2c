//! Placeholder.
/// Directories.
#[derive(Debug, Clone, Default)]
pub struct FontPlaces;

impl FontPlaces {
    /// Directories.
    #[must_use]
    pub fn from_environment() -> Self {
        Self
    }
}
