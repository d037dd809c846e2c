//! A code for a camera or a scanner, drawn as squares.

use qrcodegen::{QrCode, QrCodeEcc};

use super::page::{INK, Page};

impl Page {
    /// The code of `text`: black squares, those beside each other as one, `side` high and wide.
    pub(super) fn qr(&mut self, text: &str, x: f32, y: f32, side: f32) {
        // What is encoded here is far shorter than what the largest code holds.
        let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return };
        #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
        let place = |count: i32| side * count as f32 / code.size() as f32;
        for row in 0..code.size() {
            let mut from = 0;
            while from < code.size() {
                let to = (from..code.size()).find(|column| !code.get_module(*column, row));
                let to = to.unwrap_or(code.size());
                if to > from {
                    // A hair higher than it is, so that no white shows between the rows.
                    let (width, height) = (place(to - from), place(1) + 0.05);
                    self.rect(x + place(from), y + place(row), width, height, INK);
                }
                from = to + 1;
            }
        }
    }
}
