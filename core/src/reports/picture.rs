//! A picture on paper: plain pixels, on white; a photograph is packed as one.

use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbImage};

/// A picture, row by row from the top, three bytes a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Red, green and blue of each pixel.
    pub rgb: Vec<u8>,
}

impl Picture {
    /// The picture in a PNG file, laid on white where it is transparent; `None` if the file cannot be read.
    #[must_use]
    pub fn of_png(png: &[u8]) -> Option<Self> {
        let image = on_white(&image::load_from_memory_with_format(png, image::ImageFormat::Png).ok()?);
        let (width, height) = image.dimensions();
        let rgb = image.into_raw();
        Some(Self { width, height, rgb })
    }
}

/// The picture as it looks on paper.
fn on_white(image: &DynamicImage) -> RgbImage {
    let image = image.to_rgba8();
    let mut paper = RgbImage::new(image.width(), image.height());
    for (pixel, place) in image.pixels().zip(paper.pixels_mut()) {
        let [red, green, blue, opaque] = pixel.0.map(u16::from);
        let part = |part: u16| (part * opaque + 255 * (255 - opaque)) / 255;
        place.0 = [red, green, blue].map(|one| u8::try_from(part(one)).unwrap_or(u8::MAX));
    }
    paper
}

/// How wide or high a photograph is at most, in pixels: 200 to the inch on A4.
const SIDE: u32 = 2200;

/// A photograph, as good as paper shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The pixels as JPEG.
    pub jpeg: Arc<Vec<u8>>,
}

impl Photo {
    /// The photograph of an upright image; `None` if it cannot be packed.
    #[must_use]
    pub fn of(image: &DynamicImage) -> Option<Self> {
        let large = image.width().max(image.height()) > SIDE;
        let small = large.then(|| image.resize(SIDE, SIDE, image::imageops::FilterType::Triangle));
        let paper = on_white(small.as_ref().unwrap_or(image));
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 85).encode_image(&paper).ok()?;
        Some(Self { width: paper.width(), height: paper.height(), jpeg: Arc::new(jpeg) })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn what_is_transparent_is_paper() {
        let mut image = image::RgbaImage::new(2, 1);
        image.put_pixel(0, 0, image::Rgba([10, 20, 30, 255]));
        image.put_pixel(1, 0, image::Rgba([0, 0, 0, 0]));
        let mut png = Vec::new();
        image.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        let picture = Picture::of_png(&png).unwrap();
        assert_eq!(picture, Picture { width: 2, height: 1, rgb: vec![10, 20, 30, 255, 255, 255] });
        assert_eq!(Picture::of_png(b"not a picture"), None);
    }

    #[test]
    fn a_photograph_is_no_larger_than_paper_shows() {
        for (width, height, expected) in [(4400, 1100, (2200, 550)), (300, 200, (300, 200))] {
            let photo = Photo::of(&DynamicImage::new_rgba8(width, height)).unwrap();
            assert_eq!((photo.width, photo.height), expected);
            let read = image::load_from_memory(&photo.jpeg).unwrap().into_rgb8();
            assert_eq!((read.dimensions(), read.get_pixel(0, 0).0), (expected, [255; 3]), "clear is white");
        }
    }
}
