//! The recovery key: 256 bits on paper, for the day on which no one who may reset passwords can sign in.
//!
//! Printed as eight groups of seven letters and digits (Crockford's base 32, which has no I, L, O and U). The last
//! 24 bits are a checksum: a mistyped key is told from a wrong one.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorCode, Result};

/// Crockford's alphabet.
const SYMBOLS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M',
    'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// How many bytes the key itself has.
const KEY: usize = 32;

/// How many bytes its printed form stands for: the key and its checksum, without a bit to spare in 56 symbols.
const PRINTED: usize = KEY + 3;

/// How many symbols stand together.
const GROUP: usize = 7;

/// A recovery key. `Display` gives what is printed; `Debug` gives nothing away.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey([u8; KEY]);

impl RecoveryKey {
    /// The key made of these bytes, which must come from chance.
    #[must_use]
    pub fn new(random: [u8; KEY]) -> Self {
        Self(random)
    }

    /// Reads a key as somebody types it from paper: case, spaces and hyphens do not matter, full-width forms are
    /// taken, O is read as 0, I and L as 1.
    ///
    /// # Errors
    /// `recovery_key.malformed` at `field` if that is no key or one with a slip in it.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let malformed = || Error::field(field, ErrorCode::RecoveryKeyMalformed);
        let mut values = text.chars().map(half_width).filter(|c| !is_separator(*c)).map(value);
        let mut printed = [0_u8; PRINTED];
        // Five bytes are eight symbols.
        for chunk in printed.chunks_exact_mut(5) {
            let mut bits = 0_u64;
            for _ in 0..8 {
                bits = bits << 5 | values.next().flatten().ok_or_else(malformed)?;
            }
            chunk.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        let (key, check) = printed.split_at(KEY);
        let key: [u8; KEY] = key.try_into().map_err(|_| malformed())?;
        if values.next().is_some() || check != checksum(&key) {
            return Err(malformed());
        }
        Ok(Self(key))
    }

    /// The bytes of the key.
    #[must_use]
    pub fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printed = self.0.to_vec();
        printed.extend(checksum(&self.0));
        let mut place = 0;
        for chunk in printed.chunks(5) {
            let bits = chunk.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for symbol in (0..8).rev() {
                if place > 0 && place % GROUP == 0 {
                    write!(f, "-")?;
                }
                let value = usize::try_from(bits >> (5 * symbol) & 31).map_err(|_| fmt::Error)?;
                write!(f, "{}", SYMBOLS[value])?;
                place += 1;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecoveryKey")
    }
}

fn checksum(key: &[u8; KEY]) -> [u8; PRINTED - KEY] {
    let digest = Sha256::new().chain_update(b"linsheng recovery key").chain_update(key).finalize();
    [digest[0], digest[1], digest[2]]
}

fn value(symbol: char) -> Option<u64> {
    let symbol = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS.iter().position(|known| *known == symbol).and_then(|place| u64::try_from(place).ok())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '_')
}

/// What a Chinese input method left full-width.
fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Option<RecoveryKey> {
        match RecoveryKey::parse("recovery_key", text) {
            Ok(key) => Some(key),
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::RecoveryKeyMalformed);
                None
            }
        }
    }

    #[test]
    fn what_is_printed_and_what_is_read() {
        let key = RecoveryKey::new(std::array::from_fn(|place| u8::try_from(place * 7).unwrap()));
        let printed = key.to_string();
        assert_eq!(printed.split('-').map(str::len).collect::<Vec<_>>(), [7; 8]);
        let read_as = [
            printed.to_lowercase(),
            printed.replace('-', " "),
            printed.replace('-', ""),
            printed.replace('-', "——"),
            printed.replace('0', "O").replace('1', "l"),
            printed.replace('0', "０").replace('-', "－"),
            format!("  {printed}\n"),
        ];
        for text in read_as {
            assert_eq!(parse(&text).as_ref(), Some(&key), "{text}");
        }
        for text in ["", "0", &printed[1..], &format!("{printed}0"), &printed.replace('-', "U"), "恢复密钥"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(format!("{key:?}"), "RecoveryKey");
    }

    proptest! {
        #[test]
        fn every_key_is_read_back_and_every_slip_is_noticed(random: [u8; 32], place in 0_usize..56, other in 0_usize..32) {
            let key = RecoveryKey::new(random);
            let printed = key.to_string();
            prop_assert_eq!(parse(&printed), Some(key.clone()));
            let mut symbols: Vec<char> = printed.chars().filter(|c| *c != '-').collect();
            let slipped = symbols[place] != SYMBOLS[other];
            symbols[place] = SYMBOLS[other];
            let typed: String = symbols.into_iter().collect();
            // One wrong symbol gets past 24 bits of checksum once in 16 million times.
            prop_assert_eq!(parse(&typed).is_none(), slipped);
        }
    }
}
