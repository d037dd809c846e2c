//! A picture on paper: plain pixels, on white.

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
        let image = image::load_from_memory_with_format(png, image::ImageFormat::Png).ok()?.into_rgba8();
        let (width, height) = image.dimensions();
        let rgb = image
            .pixels()
            .flat_map(|pixel| {
                let [red, green, blue, opaque] = pixel.0.map(u16::from);
                [red, green, blue].map(|part| (part * opaque + 255 * (255 - opaque)) / 255)
            })
            .map(|part| u8::try_from(part).unwrap_or(u8::MAX))
            .collect();
        Some(Self { width, height, rgb })
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
}
