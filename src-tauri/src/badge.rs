//! A number on an icon: a cinnabar disc in its lower right corner with one or two digits, drawn pixel by pixel, so that
//! it is the same on every system's tray.

/// Cinnabar: late, and nothing else.
const DISC: [u8; 4] = [0xB5, 0x38, 0x2A, 0xFF];

/// Paper.
const DIGIT: [u8; 4] = [0xFF, 0xFF, 0xFF, 0xFF];

/// The digits, three pixels wide and five high, a row of three bits each.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// The picture of a square icon of `side` pixels, four bytes a pixel, with `count` on it; as it was for none. More than
/// 99 are 99.
#[must_use]
pub(crate) fn numbered(icon: &[u8], side: usize, count: u32) -> Vec<u8> {
    let mut picture = icon.to_vec();
    if count == 0 || side < 16 || picture.len() != side * side * 4 {
        return picture;
    }
    let mut paint = |x: usize, y: usize, color: [u8; 4]| {
        if x < side && y < side {
            let at = (y * side + x) * 4;
            picture[at..at + 4].copy_from_slice(&color);
        }
    };
    let scale = side / 16;
    let (width, height) = (11 * scale, 9 * scale);
    let (left, top) = (side - width, side - height);
    // A pill: its corners are cut by a third of its height.
    let corner = height / 3;
    for y in 0..height {
        let cut = corner.saturating_sub(y.min(height - 1 - y));
        for x in cut..width - cut {
            paint(left + x, top + y, DISC);
        }
    }
    let count = usize::try_from(count.min(99)).unwrap_or(99);
    let digits = if count < 10 { vec![count] } else { vec![count / 10, count % 10] };
    let text_width = (digits.len() * 4 - 1) * scale;
    let (text_left, text_top) = (left + (width - text_width) / 2, top + 2 * scale);
    for (place, digit) in digits.into_iter().enumerate() {
        for (row, bits) in DIGITS[digit].into_iter().enumerate() {
            for column in (0..3).filter(|column| bits & (0b100 >> column) != 0) {
                for (dx, dy) in (0..scale).flat_map(|dx| (0..scale).map(move |dy| (dx, dy))) {
                    let x = text_left + (place * 4 + column) * scale + dx;
                    paint(x, text_top + row * scale + dy, DIGIT);
                }
            }
        }
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The icon's lower right corner as text: `#` for the disc, `o` for a digit.
    fn drawn(count: u32) -> String {
        let side = 16;
        let picture = numbered(&vec![0; side * side * 4], side, count);
        let mut text = String::new();
        for row in picture.chunks(side * 4) {
            let line: String = row
                .chunks(4)
                .map(|pixel| match pixel {
                    pixel if pixel == DISC => '#',
                    pixel if pixel == DIGIT => 'o',
                    _ => '.',
                })
                .collect();
            if line.contains(['#', 'o']) {
                text.push_str(&line[5..]);
                text.push('\n');
            }
        }
        text
    }

    #[test]
    fn a_number_stands_on_a_pill_in_the_corner() {
        let seven = "\
            ...#####...\n\
            ..#######..\n\
            .###ooo###.\n\
            ######o####\n\
            #####o#####\n\
            #####o#####\n\
            .####o####.\n\
            ..#######..\n\
            ...#####...\n";
        assert_eq!(drawn(7), seven);
        assert_eq!(drawn(12).matches('o').count(), 8 + 11);
        assert_eq!(drawn(100), drawn(99));
    }

    #[test]
    fn nothing_is_drawn_for_none_or_on_what_is_no_icon() {
        assert_eq!(drawn(0), "");
        let strange = vec![1; 10];
        assert_eq!(numbered(&strange, 16, 5), strange);
        assert_eq!(numbered(&vec![0; 8 * 8 * 4], 8, 5), vec![0; 8 * 8 * 4]);
    }
}
