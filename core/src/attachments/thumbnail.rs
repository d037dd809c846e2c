//! A small picture of an image.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits};

/// How wide and high a small picture is at most, in pixels.
const SIDE: u32 = 320;

/// The widest and highest image that is looked into, in pixels: files come from outside, and a small one can claim
/// to be enormous.
const WIDEST: u32 = 16_000;

/// How much memory an image may take while it is looked into, in bytes.
const MOST_MEMORY: u64 = 256 << 20;

/// A small JPEG of an image, upright; `None` if it cannot be read.
pub(super) fn of(content: &[u8]) -> Option<Vec<u8>> {
    let small = upright(content)?.thumbnail(SIDE, SIDE).into_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&small).ok()?;
    Some(jpeg)
}

/// An image, upright; `None` if it cannot be read, or claims to be enormous.
pub(super) fn upright(content: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    Some(image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_in_proportion_or_none() {
        let mut png = Vec::new();
        DynamicImage::new_rgb8(1200, 600)
            .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        let small = image::load_from_memory(&of(&png).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (320, 160));
        // A header that claims 60,000 × 60,000 pixels.
        let mut bomb = png.clone();
        bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        assert_eq!(of(&bomb), None);
        assert_eq!(of(&png[..100]), None);
        assert_eq!(of(b"not an image"), None);
    }
}
