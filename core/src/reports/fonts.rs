//! The fonts of the printed report: where they are looked for, and which of them has a character.
//!
//! They come with the program as files (docs/adr/0003); none is compiled in, and none of the machine's own is used, so
//! that a report looks the same everywhere.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Error, ErrorCode, Result};

/// The environment's say in where the fonts are: a directory.
pub const ENVIRONMENT: &str = "LINSHENG_FONTS";

/// The faces that must be there, in the order of [`Style`].
const FACES: [&str; 4] =
    ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf"];

/// Faces that help out with rare characters where they are installed beside the others.
const HELPERS: [&str; 2] = ["HanaMinA.ttf", "HanaMinB.ttf"];

/// The styles of type that a page uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Tables, captions, charts.
    Sans,
    /// Heads.
    SansBold,
    /// Running text.
    Serif,
    /// Words that stand out in running text.
    SerifBold,
}

/// Where the fonts are looked for. What was found is read once and kept.
#[derive(Debug, Clone, Default)]
pub struct FontPlaces {
    places: Vec<PathBuf>,
    loaded: Arc<Mutex<Option<Arc<Fonts>>>>,
}

impl FontPlaces {
    /// The directory that the environment names, and those where installers and builds put the fonts, seen from
    /// the program's own place.
    #[must_use]
    pub fn from_environment() -> Self {
        let mut places: Vec<PathBuf> = std::env::var_os(ENVIRONMENT).map(PathBuf::from).into_iter().collect();
        if let Ok(program) = std::env::current_exe()
            && let Some(home) = program.parent()
        {
            let beside = [
                "fonts",
                "../fonts",
                "../../fonts",
                "resources/fonts",
                "../Resources/fonts",
                "../lib/linsheng/fonts",
                "../lib/邻声/fonts",
            ];
            places.extend(beside.into_iter().map(|place| home.join(place)));
        }
        Self { places, loaded: Arc::default() }
    }

    /// The fonts of the first place that has all of them.
    ///
    /// # Errors
    /// `fonts.missing` with the places, or with the file that is not a font.
    pub fn load(&self) -> Result<Arc<Fonts>> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = &*loaded {
            return Ok(Arc::clone(fonts));
        }
        let complete = |place: &&PathBuf| FACES.iter().all(|name| place.join(name).is_file());
        let Some(place) = self.places.iter().find(complete) else {
            let places: Vec<String> = self.places.iter().map(|place| place.display().to_string()).collect();
            return Err(Error::new(ErrorCode::FontsMissing).with("places", places));
        };
        let fonts = Arc::new(Fonts::read(place)?);
        *loaded = Some(Arc::clone(&fonts));
        Ok(fonts)
    }
}

/// The fonts, read.
pub struct Fonts {
    faces: Vec<Face>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.faces.iter().map(|face| face.name)).finish()
    }
}

struct Face {
    name: &'static str,
    bytes: Vec<u8>,
}

/// A character as a face draws it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The character.
    pub character: char,
    /// Which face.
    pub face: usize,
    /// Which of its glyphs.
    pub id: u16,
    /// How far it moves the pen, in ems.
    pub advance: f32,
}

impl Fonts {
    fn read(place: &Path) -> Result<Self> {
        let helpers = HELPERS.into_iter().filter(|name| place.join(name).is_file());
        let faces = FACES.into_iter().chain(helpers).map(|name| {
            let broken = || Error::new(ErrorCode::FontsMissing).with("file", name);
            let bytes = std::fs::read(place.join(name)).map_err(|cause| broken().because(cause))?;
            ttf_parser::Face::parse(&bytes, 0).map_err(|cause| broken().because(cause))?;
            Ok(Face { name, bytes })
        });
        Ok(Self { faces: faces.collect::<Result<_>>()? })
    }

    /// The file of a face.
    #[must_use]
    pub fn bytes(&self, face: usize) -> &[u8] {
        &self.faces[face].bytes
    }

    /// The name of a face, without `.ttf`.
    #[must_use]
    pub fn name(&self, face: usize) -> &'static str {
        self.faces[face].name.trim_end_matches(".ttf")
    }

    /// The faces, opened for looking characters up.
    #[must_use]
    pub fn open(&self) -> OpenFonts<'_> {
        // Every face was parsed when it was read.
        let faces =
            self.faces.iter().filter_map(|face| ttf_parser::Face::parse(&face.bytes, 0).ok()).collect();
        OpenFonts { faces }
    }
}

/// Faces in which characters can be looked up.
pub struct OpenFonts<'a> {
    faces: Vec<ttf_parser::Face<'a>>,
}

impl OpenFonts<'_> {
    /// The character in the style's own face, or in the first other one that has it.
    #[must_use]
    pub fn glyph(&self, style: Style, character: char) -> Option<Glyph> {
        let own = match style {
            Style::Sans => 0,
            Style::SansBold => 1,
            Style::Serif => 2,
            Style::SerifBold => 3,
        };
        std::iter::once(own).chain(0..self.faces.len()).find_map(|index| {
            let face = self.faces.get(index)?;
            let id = face.glyph_index(character)?;
            let advance = f32::from(face.glyph_hor_advance(id)?) / f32::from(face.units_per_em());
            Some(Glyph { character, face: index, id: id.0, advance })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_font_is_named() {
        let folder = tempfile::TempDir::new().unwrap();
        for name in FACES {
            std::fs::write(folder.path().join(name), "no font").unwrap();
        }
        let places = FontPlaces { places: vec![folder.path().to_owned()], loaded: Arc::default() };
        let refused = places.load().unwrap_err();
        assert_eq!(
            (refused.code(), &refused.body().params["file"]),
            (ErrorCode::FontsMissing, &FACES[0].into())
        );
    }
}
