//! What the demo office photographs: papers that look like papers from afar and say nothing. Drawn from chance, so that no
//! two are the same file.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage};

use super::life::Life;
use crate::attachments::MeetingFilePurpose;
use crate::error::{Error, ErrorCode, Result};

/// A sheet of A4, small: at about 75 dots an inch.
const WIDE: u32 = 620;
const HIGH: u32 = 877;

/// A picture for this purpose, as PNG in base64.
pub(super) fn of(life: &mut Life, purpose: MeetingFilePurpose) -> Result<String> {
    let sheet = sheet(life, purpose == MeetingFilePurpose::SignIn);
    let picture = match purpose {
        MeetingFilePurpose::Posting => DynamicImage::ImageRgb8(on_a_board(&sheet)),
        MeetingFilePurpose::SignIn | MeetingFilePurpose::SignedMinutes | MeetingFilePurpose::Other => {
            DynamicImage::ImageLuma8(sheet)
        }
    };
    let mut png = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    Ok(STANDARD.encode(png))
}

/// A written sheet: a title, lines of text of uneven length, and at the foot what was signed; or a list of names.
fn sheet(life: &mut Life, list: bool) -> GrayImage {
    let mut sheet = GrayImage::from_pixel(WIDE, HIGH, Luma([250]));
    bar(&mut sheet, (WIDE / 2 - 110, 70), (220, 14), 40);
    let lines = if list { 14 } else { 26 };
    let apart = if list { 44 } else { 24 };
    for line in 0..lines {
        let top = 120 + line * apart;
        if list {
            bar(&mut sheet, (60, top + 30), (WIDE - 120, 1), 150);
            bar(&mut sheet, (80, top + 8), (60 + below(life, 40), 9), 70);
            scrawl(&mut sheet, life, (360, top + 14), 90);
        } else {
            bar(&mut sheet, (70, top), (WIDE - 140 - below(life, 220), 8), 90);
        }
    }
    if !list {
        for name in 0..5 {
            scrawl(&mut sheet, life, (80 + name * 96, 790), 70);
        }
    }
    sheet
}

/// The sheet behind glass on a green board.
fn on_a_board(sheet: &GrayImage) -> RgbImage {
    let mut board = RgbImage::from_pixel(WIDE + 260, HIGH + 120, Rgb([66, 92, 84]));
    for (x, y, Luma([ink])) in sheet.enumerate_pixels() {
        board.put_pixel(x + 130, y + 60, Rgb([*ink, *ink, ink.saturating_sub(8)]));
    }
    for (x, y) in [(140, 70), (WIDE + 112, 70)] {
        for (right, down) in (0..9).flat_map(|right| (0..9).map(move |down| (right, down))) {
            board.put_pixel(x + right, y + down, Rgb([181, 56, 42]));
        }
    }
    board
}

fn bar(sheet: &mut GrayImage, (left, top): (u32, u32), (wide, high): (u32, u32), ink: u8) {
    for y in top..(top + high).min(HIGH) {
        for x in left..(left + wide).min(WIDE) {
            sheet.put_pixel(x, y, Luma([ink]));
        }
    }
}

/// A name written by hand, as far as one can tell.
fn scrawl(sheet: &mut GrayImage, life: &mut Life, (left, middle): (u32, u32), wide: u32) {
    let mut y = middle;
    for x in left..(left + wide).min(WIDE) {
        y = (y + below(life, 7)).saturating_sub(3).clamp(middle - 12, middle + 12);
        bar(sheet, (x, y), (2, 3), 30);
    }
}

fn below(life: &mut Life, end: u32) -> u32 {
    let end = usize::try_from(end).unwrap_or(1);
    u32::try_from(life.below(end)).unwrap_or(0)
}
