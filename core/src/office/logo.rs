//! The office's logo. What is kept is a small PNG that this program drew from the file that was chosen: nothing else
//! that was in the file, such as where a photograph was taken, comes along.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Seat, store};
use crate::access::Changes;
use crate::attachments;
use crate::error::{Error, ErrorCode, Result};
use crate::operation::{AtSeat, Done, Write, WriteContext};

/// The largest file that a logo is made from, in bytes.
const MOST_BYTES: usize = 5 << 20;

/// How wide and high a logo is at most, in pixels: enough for 4 cm on paper.
const SIDE: u32 = 512;

/// The office's logo: `get_office_logo`. Nobody needs to be signed in: the sign-in page shows it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetOfficeLogo {}

/// The office's logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct OfficeLogo {
    /// A PNG of at most 512 × 512 pixels, in base64; absent if the office has none.
    pub png: Option<String>,
}

impl AtSeat for GetOfficeLogo {
    fn run(self, seat: &Seat) -> Result<OfficeLogo> {
        let GetOfficeLogo {} = self;
        seat.office().read(card)
    }
}

/// Gives the office a logo, or takes it away: `set_office_logo`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetOfficeLogo {
    /// A PNG, JPEG or WebP by its content, of at most 5 MiB, in base64; no logo if absent.
    #[serde(default)]
    #[ts(optional)]
    pub image: Option<String>,
}

impl Write for SetOfficeLogo {
    fn run(self, context: &WriteContext<'_>) -> Result<Done<OfficeLogo>> {
        let png = self.image.as_deref().map(|image| drawn("image", image)).transpose()?;
        let changes = keep(context.db, png.as_deref())?;
        Ok(Done::new(card(context.db)?, "office").changing(changes))
    }
}

fn card(db: &Connection) -> Result<OfficeLogo> {
    Ok(OfficeLogo { png: store::logo(db)?.map(|png| STANDARD.encode(png)) })
}

/// Puts `png` in the place of the logo, and says what that changed: how many bytes it has.
pub(crate) fn keep(db: &Connection, png: Option<&[u8]>) -> Result<Changes> {
    let before = store::logo(db)?;
    store::set_logo(db, png)?;
    let bytes = |png: Option<&[u8]>| png.map_or(Value::Null, |png| png.len().into());
    Ok(Changes::default().with_masked("logo", before.as_deref(), png, bytes))
}

/// The logo that is made from a file in base64 which came in as `field`.
///
/// # Errors
/// `input.invalid`, `logo.too_large`, `logo.kind_refused`.
pub(crate) fn drawn(field: &str, base64: &str) -> Result<Vec<u8>> {
    if base64.len() / 4 * 3 > MOST_BYTES {
        return Err(Error::field(field, ErrorCode::LogoTooLarge).with("max", MOST_BYTES));
    }
    let content = STANDARD
        .decode(base64.trim())
        .map_err(|cause| Error::field(field, ErrorCode::InputInvalid).because(cause))?;
    let image =
        attachments::picture(&content).ok_or_else(|| Error::field(field, ErrorCode::LogoKindRefused))?;
    // One that is small already is not blown up.
    let small = if image.width().max(image.height()) > SIDE { image.thumbnail(SIDE, SIDE) } else { image };
    let mut png = Vec::new();
    small
        .into_rgba8()
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|cause| Error::field(field, ErrorCode::LogoKindRefused).because(cause))?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, Rgba, RgbaImage};

    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> String {
        let image = RgbaImage::from_pixel(width, height, Rgba([31, 111, 99, 255]));
        let mut bytes = Vec::new();
        let image = DynamicImage::from(image);
        let image = if format == ImageFormat::Jpeg { image.into_rgb8().into() } else { image };
        image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        STANDARD.encode(bytes)
    }

    #[test]
    fn a_logo_is_a_small_png_whatever_it_was_made_from() {
        let cases = [
            (ImageFormat::Png, (300, 100), (300, 100)),
            (ImageFormat::Jpeg, (1024, 512), (512, 256)),
            (ImageFormat::WebP, (40, 800), (26, 512)),
        ];
        for (format, (width, height), expected) in cases {
            let png = drawn("image", &file(width, height, format)).unwrap();
            assert_eq!(image::guess_format(&png).unwrap(), ImageFormat::Png);
            let image = image::load_from_memory(&png).unwrap();
            assert_eq!((image.width(), image.height()), expected, "{format:?}");
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let svg = STANDARD.encode("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
        let cut = STANDARD.encode(&STANDARD.decode(file(300, 300, ImageFormat::Png)).unwrap()[..60]);
        let cases = [
            ("?!".to_owned(), ErrorCode::InputInvalid),
            (String::new(), ErrorCode::LogoKindRefused),
            (STANDARD.encode("%PDF-1.7\n"), ErrorCode::LogoKindRefused),
            (svg, ErrorCode::LogoKindRefused),
            (cut, ErrorCode::LogoKindRefused),
            ("A".repeat(7 << 20), ErrorCode::LogoTooLarge),
        ];
        for (base64, code) in cases {
            assert_eq!(drawn("image", &base64).unwrap_err().code(), code);
        }
    }
}
