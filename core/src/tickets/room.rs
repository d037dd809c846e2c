//! A household's room as residents say it, and the key under which it is found again.

use super::number::half_width;
use crate::error::Result;
use crate::input;

/// A room as it was entered, text for now; the register of households belongs to a later edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room(String);

impl Room {
    /// Reads a room of 1…40 characters; empty is none.
    ///
    /// # Errors
    /// `input.too_long`, `input.invalid` at `field`.
    pub fn parse(field: &str, text: Option<&str>) -> Result<Option<Self>> {
        Ok(input::optional_line(field, text, 40)?.map(Self))
    }

    /// The room as entered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The room without what people write differently: `3栋2单元1201室`, `3-2-1201` and `３＃２－１２０１` are one.
    #[must_use]
    pub fn key(text: &str) -> String {
        let text = half_width(text).to_uppercase();
        let text = text.replace("号楼", "-").replace("单元", "-");
        let mut key = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '栋' | '幢' | '座' | '楼' | '#' | '-' | '/' | '.' | ' ' | '—' | '–' | '－' => {
                    if !key.is_empty() && !key.ends_with('-') {
                        key.push('-');
                    }
                }
                '室' | '房' | '号' => {}
                _ => key.push(c),
            }
        }
        key.truncate(key.trim_end_matches('-').len());
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_room_has_one_key() {
        let cases = [
            ("3-2-1201", "3-2-1201"),
            ("3栋2单元1201室", "3-2-1201"),
            ("3号楼2单元1201", "3-2-1201"),
            ("３＃２－１２０１", "3-2-1201"),
            ("3 幢 2 单元 1201 房", "3-2-1201"),
            ("a座501", "A-501"),
            ("商铺12", "商铺12"),
            ("-", ""),
        ];
        for (typed, key) in cases {
            assert_eq!(Room::key(typed), key, "{typed}");
        }
    }
}
