//! Papers and files from outside that make one file, one after the other.

use super::pdf::ScanPage;
use super::picture::Photo;
use super::sheet::Sheet;

/// A part of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is called in the contents.
    pub title: String,
    /// What it shows.
    pub content: PartContent,
}

/// What a part shows.
#[derive(Debug, Clone, PartialEq)]
pub enum PartContent {
    /// A paper.
    Sheet(Sheet),
    /// A file from outside, a page each, with a caption.
    Enclosed(Enclosed),
}

/// A file from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct Enclosed {
    /// Which it is, and what it shows.
    pub caption: String,
    /// When and by whom it was added.
    pub about: String,
    /// Its pages.
    pub leaves: Vec<Leaf>,
}

/// A page of a file from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaf {
    /// A photograph.
    Photo(Photo),
    /// A page of a PDF.
    Scan(ScanPage),
}

impl Leaf {
    /// How wide it is to how high, in any measure.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a photograph has far fewer pixels than f32 can count"
            )]
            Self::Photo(photo) => (photo.width as f32, photo.height as f32),
            Self::Scan(page) => page.size(),
        }
    }
}
